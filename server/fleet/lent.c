/* Instances that share a server (lent.h). */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/log.h"

#include "fleet.h"
#include "kind/kind.h"
#include "lent.h"
#include "lent_sql.h"

enum {
	PATIENCE_MS = 60 * KT_SECOND,	/* its container may be up later */
	PAUSE_MS = 250
};

struct tenant {
	char id[41];
	const char *server;
	char *user;
	char *schema;		/* or NULL */
	bool busy;		/* in start */
	bool stopping;
	struct tenant *next;
};

struct lent {
	const struct kt_engine *engine;
	struct lender by;
	pthread_mutex_t lock;
	pthread_cond_t cond;	/* hurried, or a tenant changed */
	struct tenant *tenants;
	bool hurried;
	bool strict;		/* as in kt_fleet */
};

static enum kt_engine_rc
log_in(const struct lent *l, const struct kt_db_spec *spec,
    struct kt_link **link, struct kt_db_info *info)
{
	return l->by.open(l->by.self, l->by.server(l->by.self, spec->engine),
	    spec, link, info);
}

static void
log_out(const struct lent *l, const struct kt_db_spec *spec,
    struct kt_link **link, bool well)
{
	if (well && l->by.keep != NULL)
		l->by.keep(l->by.self, l->by.server(l->by.self, spec->engine),
		    link);
	else
		l->engine->logout(link);
}

/* Where the tenant's rights end, on a server of our own; or NULL. */
static const char *
schema_of(const struct lent *l, const struct kt_db_spec *spec)
{
	return spec->database == NULL && l->by.own ? spec->master_user :
	    spec->database;
}

static struct tenant *
find(const struct lent *l, const char *id)
{
	struct tenant *t;

	for (t = l->tenants; t != NULL && strcmp(t->id, id) != 0; t = t->next)
		;
	return t;
}

/* Another one on that server who has this user, or is in this schema. */
static struct tenant *
find_other(const struct lent *l, const struct kt_db_spec *spec,
    const char *user, const char *schema)
{
	const char *server = l->by.server(l->by.self, spec->engine);
	struct tenant *t;

	for (t = l->tenants; t != NULL; t = t->next)
		if (strcmp(t->id, spec->id) != 0 && t->server == server &&
		    ((user != NULL && strcmp(t->user, user) == 0) ||
		    (schema != NULL && t->schema != NULL &&
		    strcmp(t->schema, schema) == 0)))
			break;
	return t;
}

/* With the lock held: 0, or -1 and why it cannot be beside the others. */
static int
check_beside(const struct lent *l, const struct kt_db_spec *spec,
    char why[KT_WHY])
{
	if (find_other(l, spec, spec->master_user, NULL) != NULL) {
		snprintf(why, KT_WHY, "two instances on a %s server cannot "
		    "have the same master user name (%s)", l->by.what,
		    spec->master_user);
		return -1;
	}
	if (l->by.own && find_other(l, spec, NULL, schema_of(l, spec)) !=
	    NULL) {
		snprintf(why, KT_WHY, "two instances on a %s server cannot "
		    "have the same database (%s)", l->by.what,
		    schema_of(l, spec));
		return -1;
	}
	return 0;
}

static struct tenant *
add_tenant(struct lent *l, const struct kt_db_spec *spec)
{
	struct tenant *t = kt_alloc(sizeof(*t));
	const char *schema = schema_of(l, spec);

	snprintf(t->id, sizeof(t->id), "%s", spec->id);
	t->server = l->by.server(l->by.self, spec->engine);
	t->user = kt_strdup(spec->master_user);
	t->schema = schema != NULL ? kt_strdup(schema) : NULL;
	t->next = l->tenants;
	return l->tenants = t;
}

/* Notes who is here, busy; FAILED and why when another has what it wants. */
static enum kt_fleet_rc
enter(struct lent *l, const struct kt_db_spec *spec, struct tenant **out,
    char why[KT_WHY])
{
	enum kt_fleet_rc rc = KT_FLEET_OK;
	struct tenant *t;

	pthread_mutex_lock(&l->lock);
	if (l->hurried)
		rc = KT_FLEET_STOPPED;
	else if (check_beside(l, spec, why) != 0)
		rc = KT_FLEET_FAILED;
	if (rc == KT_FLEET_OK) {
		t = find(l, spec->id);
		if (t == NULL)
			t = add_tenant(l, spec);
		t->busy = true;
		*out = t;
	}
	pthread_mutex_unlock(&l->lock);
	return rc;
}

static void
leave(struct lent *l, struct tenant *t)
{
	pthread_mutex_lock(&l->lock);
	t->busy = false;
	pthread_cond_broadcast(&l->cond);
	pthread_mutex_unlock(&l->lock);
}

/* What is said there, and of whom. */
static struct lent_link
lent_link(struct lent *l, struct kt_link *link, const struct kt_db_spec *spec,
    const struct kt_db_info *at)
{
	const char *schema = schema_of(l, spec);
	bool shares;

	pthread_mutex_lock(&l->lock);
	shares = schema != NULL && find_other(l, spec, NULL, schema) != NULL;
	pthread_mutex_unlock(&l->lock);
	return (struct lent_link){ .engine = l->engine, .link = link,
	    .what = l->by.what, .schema = schema, .own = l->by.own,
	    .keep_schema = shares, .host = at->host, .port = at->port,
	    .trust = { l->by.trust, l->by.self } };
}

void
lent_learn(const struct kt_engine *engine, struct kt_link *link,
    struct kt_db_info *info)
{
	const char *text = engine->version(link);

	snprintf(info->version, sizeof(info->version), "%.*s",
	    (int)strspn(text, "0123456789."), text);
	info->title = strcasestr(text, "mariadb") != NULL ?
	    kind_mariadb.title : kind_mysql.title;
}

/* --engine-strict: the server is what is asked for, or there is none. */
static enum kt_engine_rc
check_strict(const struct lent *l, const struct kt_db_spec *spec,
    struct kt_db_info *info)
{
	const struct kt_db_build b = { .title = info->title,
	    .version = info->version,
	    .stands_in = info->title != kind_for(spec->engine)->title };
	enum kt_fit fit;

	(void)kt_build_choose(&b, 1, spec->version, &fit);
	if (!l->strict || !spec->fresh || fit >= KT_FIT_MAJOR)
		return KT_ENGINE_OK;
	snprintf(info->why, sizeof(info->why), "the %s server is %s %s, and "
	    "not what --engine-strict wants for engine %s %.60s", l->by.what,
	    info->title, info->version, spec->engine, spec->version != NULL ?
	    spec->version : "");
	return KT_ENGINE_FAILED;
}

static enum kt_engine_rc
try_start(struct lent *l, const struct kt_db_spec *spec,
    struct kt_db_info *info)
{
	struct lent_link at;
	struct kt_link *link;
	enum kt_engine_rc rc;

	rc = log_in(l, spec, &link, info);
	if (rc != KT_ENGINE_OK)
		return rc;
	lent_learn(l->engine, link, info);
	rc = check_strict(l, spec, info);
	at = lent_link(l, link, spec, info);
	if (rc == KT_ENGINE_OK && spec->fresh)
		rc = lent_make(&at, spec, info->why);
	log_out(l, spec, &link, rc == KT_ENGINE_OK);
	return rc;
}

/* A pause before the next try; true when there shall be none. */
static bool
called_off(struct lent *l, const struct tenant *t)
{
	int64_t until = kt_mono_ms() + PAUSE_MS;
	bool off, in_time = true;

	pthread_mutex_lock(&l->lock);
	while (!(off = l->hurried || (t != NULL && t->stopping)) && in_time)
		in_time = kt_cond_wait(&l->cond, &l->lock, until);
	pthread_mutex_unlock(&l->lock);
	return off;
}

/* Until the server is there; what a try left undone the next one does. */
static enum kt_fleet_rc
keep_trying(struct lent *l, const struct tenant *t,
    const struct kt_db_spec *spec, struct kt_db_info *info)
{
	int64_t until = kt_mono_ms() + PATIENCE_MS;
	enum kt_engine_rc rc;
	bool told = false;

	for (;;) {
		rc = try_start(l, spec, info);
		if (rc != KT_ENGINE_UNREACHABLE && rc != KT_ENGINE_UNCERTAIN)
			break;
		if (!told)
			kt_log(KT_LOG_INFO, "the %s server for %s: %s; "
			    "trying again", l->by.what, spec->id, info->why);
		told = true;
		if (called_off(l, t))
			return KT_FLEET_STOPPED;
		if (kt_mono_ms() >= until)
			break;
	}
	return rc == KT_ENGINE_OK ? KT_FLEET_OK : KT_FLEET_FAILED;
}

static enum kt_fleet_rc
start(void *self, const struct kt_db_spec *spec, struct kt_db_info *info)
{
	struct lent *l = self;
	struct tenant *t;
	enum kt_fleet_rc rc;

	memset(info, 0, sizeof(*info));
	rc = enter(l, spec, &t, info->why);
	if (rc != KT_FLEET_OK)
		return rc;
	rc = keep_trying(l, t, spec, info);
	leave(l, t);
	return rc;
}

/* Only a user that we made goes: the mark says so, whoever entered it. */
static void
drop_master(struct lent *l, const struct kt_db_spec *spec)
{
	int64_t until = kt_mono_ms() + PATIENCE_MS;
	struct kt_db_info info;
	struct lent_link at;
	struct kt_link *link;
	enum kt_engine_rc rc;

	while ((rc = log_in(l, spec, &link, &info)) == KT_ENGINE_UNREACHABLE)
		if (called_off(l, NULL) || kt_mono_ms() >= until)
			break;
	if (rc != KT_ENGINE_OK) {
		lent_warn_left(l->by.what, info.why);
		return;
	}
	at = lent_link(l, link, spec, &info);
	lent_drop(&at, spec);
	l->engine->logout(&link);
}

static void
free_tenant(struct tenant *t)
{
	free(t->user);
	free(t->schema);
	free(t);
}

/* Calls its start off first, or that would make what is dropped here. */
static void
stop(void *self, const struct kt_db_spec *spec, bool remove)
{
	struct lent *l = self;
	struct tenant **at, *t;

	pthread_mutex_lock(&l->lock);
	while ((t = find(l, spec->id)) != NULL && t->busy) {
		t->stopping = true;
		pthread_cond_broadcast(&l->cond);
		kt_cond_wait(&l->cond, &l->lock, INT64_MAX);
	}
	if (t != NULL) {
		for (at = &l->tenants; *at != t; at = &(*at)->next)
			;
		*at = t->next;
		free_tenant(t);
	}
	pthread_mutex_unlock(&l->lock);
	if (remove)
		drop_master(l, spec);
}

/* The server of a tenant: its name, or NULL and why. */
static const char *
server_of(struct lent *l, const char *id, char why[KT_WHY])
{
	const char *server = NULL;
	const struct tenant *t;

	pthread_mutex_lock(&l->lock);
	t = find(l, id);
	if (t != NULL)
		server = t->server;
	pthread_mutex_unlock(&l->lock);
	if (server == NULL)
		snprintf(why, KT_WHY, "its server is not running");
	return server;
}

static int
sql(void *self, const char *id, const char *database, const char *text,
    char why[KT_WHY])
{
	struct lent *l = self;
	const char *server = server_of(l, id, why);

	return server == NULL ? -1 :
	    l->by.sql(l->by.self, server, database, text, why);
}

static enum kt_engine_rc
admin(void *self, const char *id, struct kt_link **out, char why[KT_WHY])
{
	struct lent *l = self;
	const char *server = server_of(l, id, why);
	struct kt_db_info info;
	enum kt_engine_rc rc;

	if (server == NULL)
		return KT_ENGINE_FAILED;
	rc = l->by.open(l->by.self, server, NULL, out, &info);
	if (rc != KT_ENGINE_OK)
		snprintf(why, KT_WHY, "%s", info.why);
	return rc;
}

static size_t
builds(void *self, const char *engine, struct kt_arena *a,
    const struct kt_db_build **out)
{
	struct lent *l = self;

	return l->by.builds(l->by.self, engine, a, out);
}

static int
kill_at(void *self, const char *host, int port, char why[KT_WHY])
{
	struct lent *l = self;

	return l->by.kill(l->by.self, host, port, why);
}

static int
drop_at(void *self, const char *host, int port, char why[KT_WHY])
{
	struct lent *l = self;

	return l->by.drop(l->by.self, host, port, why);
}

static void
hurry(void *self)
{
	struct lent *l = self;

	pthread_mutex_lock(&l->lock);
	l->hurried = true;
	pthread_cond_broadcast(&l->cond);
	pthread_mutex_unlock(&l->lock);
	if (l->by.hurry != NULL)
		l->by.hurry(l->by.self);
}

static void
close_lent(void *self)
{
	struct lent *l = self;
	struct tenant *t;

	l->by.close(l->by.self);
	while ((t = l->tenants) != NULL) {
		l->tenants = t->next;
		free_tenant(t);
	}
	pthread_cond_destroy(&l->cond);
	pthread_mutex_destroy(&l->lock);
	free(l);
}

void
lent_each(struct lent *l, const char *server, const struct lent_told *told,
    const char *why)
{
	const struct tenant *t;

	pthread_mutex_lock(&l->lock);
	for (t = l->tenants; t != NULL; t = t->next)
		if (t->server == server)
			told->take(told->self, t->id, why);
	pthread_mutex_unlock(&l->lock);
}

struct lent *
lent_new(const struct lender *by, const struct kt_engine *engine, bool strict,
    struct kt_fleet *out)
{
	struct lent *l = kt_alloc(sizeof(*l));

	l->engine = engine;
	l->by = *by;
	l->strict = strict;
	pthread_mutex_init(&l->lock, NULL);
	kt_cond_init(&l->cond);
	*out = (struct kt_fleet){ .start = start, .stop = stop, .sql = sql,
	    .admin = admin, .builds = builds, .strict = strict,
	    .kill = by->kill != NULL ? kill_at : NULL,
	    .drop = by->drop != NULL ? drop_at : NULL,
	    .shared = by->what, .hurry = hurry, .close = close_lent,
	    .self = l };
	return l;
}

struct kt_trust
fleet_lent_trust(const struct kt_fleet *f)
{
	const struct lent *l = f->self;

	return (struct kt_trust){ l->by.trust, l->by.self };
}
