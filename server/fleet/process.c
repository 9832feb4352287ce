/*
 * The fleet of servers that keyturn runs itself, as processes or in containers.
 *
 *   start:  STARTING --> UP | gone
 *   watch:  UP --it ended by itself--> RESTARTING --> UP | ENDED
 *   stop:   any --> ENDED --> gone
 *
 * Fields of an entry's server are written while it is STARTING or RESTARTING,
 * by the one thread that brings it up; others read them, under the lock, only
 * while it is UP (and its address while it is RESTARTING).
 */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/log.h"

#include "confine.h"
#include "fleet.h"
#include "guardian.h"
#include "process.h"

#define STOP_MS (10 * KT_SECOND)	/* for a graceful end */
#define DEATHS 4			/* of one that is new */
#define REVIVALS 10
#define REVIVAL_MS 200			/* before the second, growing */

static void
set_state(struct entry *e, enum state state)
{
	pthread_mutex_lock(&e->fleet->lock);
	e->state = state;
	pthread_cond_broadcast(&e->fleet->cond);
	pthread_mutex_unlock(&e->fleet->lock);
}

static void
fill_info(const struct server *s, struct kt_db_info *info)
{
	snprintf(info->host, sizeof(info->host), "%s", s->at.host);
	info->port = s->at.port;
	snprintf(info->version, sizeof(info->version), "%s", s->build.version);
	info->title = s->build.kind->title;
}

static void
end_at_once(struct yard *y, struct server *s)
{
	char how[KT_WHY];

	if (s->pid > 0) {
		y->means->end(y, s->id, s->pid, true);
		y->means->wait(y, s, how);
	}
	y->means->forget(y, s);
}

/* Pauses between two revivals; false when the server shall stop. */
static bool
pause_for(struct entry *e, int64_t ms)
{
	struct fleet *f = e->fleet;
	int64_t until = kt_mono_ms() + ms;
	bool in_time = true;

	pthread_mutex_lock(&f->lock);
	while (!e->s.stopping && in_time)
		in_time = kt_cond_wait(&f->cond, &f->lock, until);
	pthread_mutex_unlock(&f->lock);
	return !e->s.stopping;
}

/* Same data, same address: clients know it. */
static bool
revive(struct entry *e)
{
	struct wish wish = { e->s.at.host, e->s.at.port, true };
	struct yard *y = &e->fleet->yard;
	char why[KT_WHY] = "";
	int i;

	for (i = 0; i < REVIVALS; i++) {
		if (i > 0 && !pause_for(e, i * REVIVAL_MS))
			return false;
		if (y->means->run(y, &e->s, &wish, why) == KT_FLEET_OK)
			return true;
		if (e->s.stopping || guardian_lost(y->guardian))
			return false;
	}
	kt_log(KT_LOG_ERROR, "database server %s does not start again: %s",
	    e->s.id, why);
	if (e->fleet->ended != NULL)
		e->fleet->ended(e->fleet->ended_self, e->s.id, why);
	return false;
}

/* Until nobody copies its data any more. */
static void
wait_unheld(struct entry *e)
{
	pthread_mutex_lock(&e->fleet->lock);
	while (e->held)
		kt_cond_wait(&e->fleet->cond, &e->fleet->lock, INT64_MAX);
	pthread_mutex_unlock(&e->fleet->lock);
}

static void *
watch(void *p)
{
	struct entry *e = p;
	struct yard *y = &e->fleet->yard;
	char how[KT_WHY];

	do {
		y->means->wait(y, &e->s, how);
		set_state(e, RESTARTING);
		wait_unheld(e);
		y->means->forget(y, &e->s);
		if (e->s.stopping || guardian_lost(y->guardian))
			break;
		kt_log(KT_LOG_WARN, "database server %s ended %s; starting it "
		    "again", e->s.id, how);
		if (!revive(e))
			break;
		set_state(e, UP);
	} while (true);
	set_state(e, ENDED);
	return NULL;
}

/* With the lock held. */
static int
start_watch(struct entry *e)
{
	sigset_t all, old;
	int rc;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	rc = pthread_create(&e->watcher, NULL, watch, e);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	e->watched = rc == 0;
	return rc;
}

/*
 * One that somebody kills before it has its master is started again, as one
 * that is killed while it starts.
 */
static enum kt_fleet_rc
give_master(struct entry *e, const struct kt_db_spec *spec,
    const struct wish *wish, char why[KT_WHY])
{
	struct yard *y = &e->fleet->yard;
	enum kt_engine_rc rc = server_add_master(y, &e->s, spec, why);
	int i;

	for (i = 0; i < DEATHS && (rc == KT_ENGINE_UNREACHABLE ||
	    rc == KT_ENGINE_UNCERTAIN); i++) {
		end_at_once(y, &e->s);
		if (y->means->run(y, &e->s, wish, why) != KT_FLEET_OK)
			return KT_FLEET_FAILED;
		rc = server_add_master(y, &e->s, spec, why);
	}
	if (rc == KT_ENGINE_OK)
		return KT_FLEET_OK;
	end_at_once(y, &e->s);
	e->s.refused = true;
	return KT_FLEET_FAILED;
}

/* All that takes time, without the lock. */
static enum kt_fleet_rc
bring_up(struct entry *e, const struct kt_db_spec *spec, char why[KT_WHY])
{
	struct wish wish = { spec->host, spec->port, false };
	struct yard *y = &e->fleet->yard;
	bool new = spec->fresh && spec->master_user != NULL;
	enum kt_fleet_rc rc;

	if (spec->zone != NULL)
		snprintf(e->s.zone, sizeof(e->s.zone), "%s", spec->zone);
	rc = y->means->make(y, &e->s, spec, why);
	if (rc == KT_FLEET_OK)
		rc = y->means->run(y, &e->s, &wish, why);
	if (rc == KT_FLEET_OK && new && spec->from == NULL)
		rc = give_master(e, spec, &wish, why);
	if (rc != KT_FLEET_OK && new)
		y->means->remove(y, e->s.id);	/* nobody has used it yet */
	return rc;
}

/* With the lock held: a new entry; NULL: *info, it is there, or we close. */
static struct entry *
enter(struct fleet *f, const struct kt_db_spec *spec, struct kt_db_info *info)
{
	const char *id = spec->id;
	struct entry *e;

	while ((e = fleet_find(f, id)) != NULL && !f->closing && e->state != UP &&
	    (e->state != ENDED || !e->watched || e->held))
		kt_cond_wait(&f->cond, &f->lock, INT64_MAX);
	if (f->closing)
		return NULL;
	if (e != NULL && e->state == UP) {
		fill_info(&e->s, info);
		info->stale = e->s.takes_tokens != spec->takes_tokens;
		return NULL;
	}
	if (e != NULL) {	/* could not be revived: from the beginning */
		pthread_join(e->watcher, NULL);
		fleet_forget(f, e);
	}
	e = kt_alloc(sizeof(*e));
	e->fleet = f;
	e->state = STARTING;
	e->s.takes_tokens = spec->takes_tokens;
	snprintf(e->s.id, sizeof(e->s.id), "%s", id);
	e->next = f->entries;
	f->entries = e;
	return e;
}

static enum kt_fleet_rc
start(void *self, const struct kt_db_spec *spec, struct kt_db_info *info)
{
	struct fleet *f = self;
	enum kt_fleet_rc rc = KT_FLEET_OK;
	struct entry *e;

	memset(info, 0, sizeof(*info));
	pthread_mutex_lock(&f->lock);
	e = enter(f, spec, info);
	if (e == NULL && f->closing)
		rc = KT_FLEET_STOPPED;
	pthread_mutex_unlock(&f->lock);
	if (e == NULL)
		return rc;
	info->begun = true;
	server_set_options(&e->s, spec->options);
	rc = bring_up(e, spec, info->why);
	info->refused = e->s.refused;
	pthread_mutex_lock(&f->lock);
	if (rc == KT_FLEET_OK && (e->s.stopping || f->closing ||
	    start_watch(e) != 0)) {
		pthread_mutex_unlock(&f->lock);
		end_at_once(&f->yard, &e->s);
		pthread_mutex_lock(&f->lock);
		rc = KT_FLEET_STOPPED;
	}
	if (f->closing && rc != KT_FLEET_OK)
		rc = KT_FLEET_STOPPED;
	if (rc == KT_FLEET_OK) {
		fill_info(&e->s, info);
		e->state = UP;
		pthread_cond_broadcast(&f->cond);
	} else
		fleet_forget(f, e);
	pthread_mutex_unlock(&f->lock);
	return rc;
}

/* Whoever starts it again reads them when it is UP no more. */
static void
set_options(void *self, const char *id, const char *const *options)
{
	struct fleet *f = self;
	struct entry *e;

	pthread_mutex_lock(&f->lock);
	if ((e = fleet_find(f, id)) != NULL && e->state == UP)
		server_set_options(&e->s, options);
	pthread_mutex_unlock(&f->lock);
}

static void
tell_to_end(struct fleet *f, struct entry *e, bool at_once)
{
	struct yard *y = &f->yard;

	e->s.at_once = e->s.at_once || at_once;
	e->s.stopping = true;
	if (e->s.pid > 0 && !y->means->wait_ends)
		y->means->end(y, e->s.id, e->s.pid, at_once);
	pthread_cond_broadcast(&f->cond);
}

/* With the lock held.  The watcher ends after its server did. */
static void
wait_for_end(struct fleet *f, struct entry *e)
{
	int64_t until = kt_mono_ms() + STOP_MS;
	bool in_time = true;

	while (e->state != ENDED && in_time)
		in_time = kt_cond_wait(&f->cond, &f->lock, until);
	if (e->state != ENDED)
		kt_log(KT_LOG_WARN, "database server %s does not end; "
		    "killing it", e->s.id);
	while (e->state != ENDED) {
		tell_to_end(f, e, true);
		kt_cond_wait(&f->cond, &f->lock, kt_mono_ms() + KT_SECOND);
	}
	pthread_join(e->watcher, NULL);
}

static void
stop(void *self, const struct kt_db_spec *spec, bool remove)
{
	struct fleet *f = self;
	const char *id = spec->id;
	struct entry *e;

	pthread_mutex_lock(&f->lock);
	while ((e = fleet_find(f, id)) != NULL) {
		if (!e->held)
			tell_to_end(f, e, remove);
		if (e->watched && !e->held) {
			e->watched = false;
			wait_for_end(f, e);
			fleet_forget(f, e);
			break;
		}
		/* start, another stop or a snapshot will make it go */
		kt_cond_wait(&f->cond, &f->lock, INT64_MAX);
	}
	pthread_mutex_unlock(&f->lock);
	if (remove)
		f->yard.means->remove(&f->yard, id);
}

static size_t
builds(void *self, const char *engine, struct kt_arena *a,
    const struct kt_db_build **out)
{
	struct yard *y = &((struct fleet *)self)->yard;

	return y->means->builds(y, engine, a, out);
}

static void
free_fleet(struct fleet *f)
{
	find_free(&f->yard.finder);
	ports_free(&f->yard.ports);
	authority_free(&f->yard.authority);
	pthread_mutex_destroy(&f->lock);
	pthread_cond_destroy(&f->cond);
	free(f);
}

static void
hurry(void *self)
{
	struct fleet *f = self;
	struct entry *e;

	pthread_mutex_lock(&f->lock);
	f->closing = true;
	for (e = f->entries; e != NULL; e = e->next)
		if (e->state == STARTING)
			tell_to_end(f, e, true);
	pthread_mutex_unlock(&f->lock);
}

static void
close_fleet(void *self)
{
	struct fleet *f = self;
	struct entry *e;
	char id[sizeof(e->s.id)];

	pthread_mutex_lock(&f->lock);
	f->closing = true;
	for (e = f->entries; e != NULL; e = e->next)
		tell_to_end(f, e, f->yard.place.throwaway);
	while ((e = f->entries) != NULL) {
		memcpy(id, e->s.id, sizeof(id));
		pthread_mutex_unlock(&f->lock);
		stop(f, &(struct kt_db_spec){ .id = id },
		    f->yard.place.throwaway);
		pthread_mutex_lock(&f->lock);
	}
	pthread_mutex_unlock(&f->lock);
	place_close(&f->yard.place, f->yard.guardian);
	free_fleet(f);
}

/* What a server of ours could do beside what it shall. */
static void
warn(const struct place *p)
{
	if (p->shared)
		kt_log(KT_LOG_INFO, "database servers run as nobody, whose "
		    "other programs can read their data; a user of their own, "
		    "for databases made from then on: useradd --system "
		    "--shell /usr/sbin/nologin keyturn");
	if (!confine_can())
		kt_log(KT_LOG_INFO, "this kernel has no Landlock: a database "
		    "server may write wherever its user may");
}

int
fleet_own(const struct fleet_options *o, struct kt_fleet *out,
    char why[KT_WHY])
{
	struct fleet *f = kt_alloc(sizeof(*f));
	struct yard *y = &f->yard;

	y->means = o->containers != NULL ? &means_container : &means_process;
	y->dock = o->containers;
	if (o->containers != NULL)
		dock_owner(y->owner);
	y->guardian = o->guardian;
	y->engine = o->engine;
	f->ended = o->ended;
	f->ended_self = o->ended_self;
	pthread_mutex_init(&f->lock, NULL);
	kt_cond_init(&f->cond);
	find_init(&y->finder, o->guardian, &y->place);
	y->finder.given = o->given;
	y->finder.strict = o->strict;
	ports_init(&y->ports, &o->reach);
	y->names = o->reach.names;
	y->login = o->login;
	y->login_self = o->login_self;
	authority_init(&y->authority);
	if (place_open(&y->place, o->guardian, o->data, why) != 0) {
		free_fleet(f);
		return -1;
	}
	*out = (struct kt_fleet){ .start = start, .stop = stop,
	    .sql = fleet_sql, .admin = fleet_admin, .builds = builds,
	    .options = set_options,
	    .kill = fleet_kill_at, .drop = fleet_drop_at,
	    .hurry = hurry, .close = close_fleet, .self = f,
	    .by_name = ports_by_name(&y->ports) };
	if (o->containers == NULL) {	/* data are folders */
		warn(&y->place);
		out->strict = o->strict;	/* engines have all versions */
		out->log = fleet_log;
		out->takes_tokens = true;
		out->snapshot = fleet_snapshot;
		out->snapshot_copy = fleet_snapshot_copy;
		out->snapshot_remove = fleet_snapshot_remove;
	} else {
		out->pulls = true;
		out->snapshot = container_snapshot;
		out->snapshot_copy = container_snapshot_copy;
		out->snapshot_remove = container_snapshot_remove;
	}
	if (authority_open(&y->authority, &y->place) == 0)
		out->ca_file = y->authority.ca_file;
	return 0;
}

/*
 * A client may also come by way of this machine; and we do, where the name may
 * mean nothing.
 */
static void
trust(void *self, struct kt_creds *c)
{
	struct fleet *f = self;
	struct entry *e;

	c->tls = KT_TLS_UNVERIFIED;
	c->ca_file = NULL;
	pthread_mutex_lock(&f->lock);
	e = fleet_find_at(f, c->host, c->port);
	if (e != NULL) {
		c->tls = KT_TLS_VERIFY;
		c->ca_file = f->yard.authority.ca_file;
		if (strcmp(e->s.at.bind, e->s.at.host) != 0)
			c->host = ports_reach(&e->s.at);
	}
	pthread_mutex_unlock(&f->lock);
}

struct kt_trust
fleet_own_trust(const struct kt_fleet *f)
{
	return (struct kt_trust){ trust, f->self };
}
