/*
 * Servers of our own that instances share, one a kind: a fleet of lent ones
 * (lent.h) over a fleet of processes, which sees to it that they run.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fleet.h"
#include "kind/kind.h"
#include "lent.h"

#define PORT_DEFAULT 3306

/* Their folders, which no instance's is. */
static const struct {
	const struct kind *kind;
	const char *server;
} servers[] = {
	{ &kind_mysql, "shared-mysql" },
	{ &kind_mariadb, "shared-mariadb" },
};

struct shared {
	struct kt_fleet own;
	const struct kt_engine *engine;
	pthread_mutex_t lock;	/* of kept */
	struct kt_link *kept[N_ELEMENTS(servers)];	/* an idle session */
	struct kt_trust own_trust;
	struct lent *lent;
	void (*ended)(void *self, const char *id, const char *why);
	void *ended_self;
};

static const char *
server(void *self, const char *engine)
{
	const struct kind *kind = kind_for(engine);
	size_t i = 0;

	(void)self;
	while (i + 1 < N_ELEMENTS(servers) && servers[i].kind != kind)
		i++;
	return servers[i].server;
}

static size_t
place_of(const char *name)
{
	size_t i = 0;

	while (i + 1 < N_ELEMENTS(servers) && servers[i].server != name)
		i++;
	return i;
}

/* Puts link, or NULL, where the idle session of the server is; the former. */
static struct kt_link *
swap_kept(struct shared *s, const char *name, struct kt_link *link)
{
	struct kt_link **at = &s->kept[place_of(name)], *was;

	pthread_mutex_lock(&s->lock);
	was = *at;
	*at = link;
	pthread_mutex_unlock(&s->lock);
	return was;
}

static void
keep(void *self, const char *name, struct kt_link **link)
{
	struct shared *s = self;

	*link = swap_kept(s, name, *link);
	s->engine->logout(link);
}

/* A login takes as long as a third of making a tenant. */
static enum kt_engine_rc
take_or_log_in(struct shared *s, const char *name, struct kt_link **link,
    char why[KT_WHY])
{
	*link = swap_kept(s, name, NULL);
	if (*link != NULL && s->engine->is_open(*link))
		return KT_ENGINE_OK;
	s->engine->logout(link);
	return s->own.admin(s->own.self, name, link, why);
}

/* Whoever comes first has it started; the others find it up. */
static enum kt_engine_rc
open_link(void *self, const char *name, const struct kt_db_spec *near,
    struct kt_link **link, struct kt_db_info *info)
{
	const struct kt_db_spec spec = { .id = name,
	    .engine = servers[place_of(name)].kind->engines[0], .fresh = true,
	    .host = near != NULL ? near->host : NULL,
	    .port = near != NULL ? near->port : 0,
	    .zone = near != NULL ? near->zone : NULL };
	struct shared *s = self;

	switch (s->own.start(s->own.self, &spec, info)) {
	case KT_FLEET_OK:
		return take_or_log_in(s, name, link, info->why);
	case KT_FLEET_STOPPED:
		return KT_ENGINE_UNREACHABLE;
	default:
		return KT_ENGINE_FAILED;
	}
}

static int
sql(void *self, const char *name, const char *database, const char *text,
    char why[KT_WHY])
{
	struct shared *s = self;

	return s->own.sql(s->own.self, name, database, text, why);
}

/* The one that runs, or would: it is not chosen by anybody's version. */
static size_t
builds(void *self, const char *engine, struct kt_arena *a,
    const struct kt_db_build **out)
{
	struct shared *s = self;
	size_t n = s->own.builds(s->own.self, engine, a, out);
	enum kt_fit fit;

	*out = kt_build_choose(*out, n, NULL, &fit);
	return *out != NULL ? 1 : 0;
}

static int
kill_at(void *self, const char *host, int port, char why[KT_WHY])
{
	struct shared *s = self;

	return s->own.kill(s->own.self, host, port, why);
}

static int
drop_at(void *self, const char *host, int port, char why[KT_WHY])
{
	struct shared *s = self;

	return s->own.drop(s->own.self, host, port, why);
}

static void
trust(void *self, struct kt_creds *c)
{
	struct shared *s = self;

	s->own_trust.find(s->own_trust.self, c);
}

static void
hurry(void *self)
{
	struct shared *s = self;

	s->own.hurry(s->own.self);
}

static void
close_shared(void *self)
{
	struct shared *s = self;
	size_t i;

	for (i = 0; i < N_ELEMENTS(servers); i++)
		s->engine->logout(&s->kept[i]);
	s->own.close(s->own.self);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

/* A server died and does not start again: so did all that share it. */
static void
ended(void *self, const char *id, const char *why)
{
	struct shared *s = self;
	const struct lent_told told = { s->ended, s->ended_self };
	size_t i;

	for (i = 0; i < N_ELEMENTS(servers); i++)
		if (strcmp(servers[i].server, id) == 0 && s->ended != NULL)
			lent_each(s->lent, servers[i].server, &told, why);
}

int
fleet_shared(const struct fleet_options *o, struct kt_fleet *out,
    char why[KT_WHY])
{
	struct shared *s = kt_alloc(sizeof(*s));
	const struct lender by = { .what = "shared", .own = true,
	    .server = server, .open = open_link, .keep = keep, .sql = sql,
	    .builds = builds, .kill = kill_at, .drop = drop_at,
	    .trust = trust, .hurry = hurry, .close = close_shared,
	    .self = s };
	struct fleet_options of = *o;

	s->ended = o->ended;
	s->ended_self = o->ended_self;
	of.ended = ended;
	of.ended_self = s;
	if (fleet_own(&of, &s->own, why) != 0) {
		free(s);
		return -1;
	}
	s->engine = o->engine;
	pthread_mutex_init(&s->lock, NULL);
	s->own_trust = fleet_own_trust(&s->own);
	s->lent = lent_new(&by, o->engine, o->strict, out);
	out->port = o->reach.first_port == 0 ? PORT_DEFAULT : 0;
	out->by_name = s->own.by_name;
	out->ca_file = s->own.ca_file;
	return 0;
}
