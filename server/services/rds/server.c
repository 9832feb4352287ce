/*
 * The servers that instances and clusters stand on:
 *
 * creating --started--> available --(keyturn ends and starts)--> starting
 *     |                     ^                                        |
 *     |                     | +-------------- started ---------------+
 *     |                died | | (and does not start again)           |
 *     +--cannot start--> failed <------------ cannot start ----------+
 *
 * available --an operation--> modifying, rebooting, ... --done--> available
 * available --a snapshot--> backing-up --taken, or failed--> available
 * available --StopDB...--> stopping --> stopped --StartDB...--> starting
 * any --DeleteDB...--> deleting --removed--> (no row)
 *       (its final snapshot) +--cannot be taken--> starting
 *
 * Each that passes has a job, which begins by bringing the server up (or down)
 * and then lets all look that have something to do to it (works): so it may be
 * cut off anywhere, and run again.  The fleet does the same twice without harm:
 * what could not be written is found out again.
 */
#include <string.h>

#include "effect_apply.h"
#include "keyturn/fleet.h"
#include "keyturn/log.h"
#include "snapshot.h"
#include "services/services.h"

/*
 * A status that passes, to available or, of one that is not to be up, stopped;
 * deleting is server_take_down's.
 */
static const struct passage {
	const char *status;
	bool down;		/* its process is to end, at first */
	bool up;
	bool moves;		/* something else may have been asked for */
} passages[] = {
	{ SERVER_CREATING, .up = true },
	{ SERVER_STARTING, .up = true },
	{ SERVER_MODIFYING, .up = true, .moves = true },
	{ SERVER_LOGS, .up = true, .moves = true },
	{ SERVER_MONITORING, .up = true, .moves = true },
	{ SERVER_IAM, .up = true, .moves = true },
	{ SERVER_RESETTING, .up = true, .moves = true },
	{ SERVER_BACKING_UP, .up = true },
	{ SERVER_RENAMING, .down = true, .up = true },
	{ SERVER_UPGRADING, .down = true, .up = true },
	{ SERVER_REBOOTING, .down = true, .up = true },
	{ SERVER_FAILING_OVER, .down = true, .up = true },
	{ SERVER_STOPPING, .down = true },
};

/*
 * Each looks whether there is something for it to do to a server that is up,
 * and does it: 0; -1 and why: it is tried again; 1 and why: it is given up;
 * MASTER_LATER and why.
 */
static int (*const works[])(const struct server_work *w, char why[KT_WHY]) = {
	effect_apply, master_set, snapshot_at_work, NULL
};

struct outcome {
	const struct kt_clock *clock;
	struct kt_arena *arena;
	const struct passage *passage;
	const struct server *server;	/* as it was when the job was taken */
	struct effects given;		/* parameters it is started with */
	enum kt_fleet_rc rc;
	struct kt_db_info info;
	const struct kt_job *job;
	const char *refused;		/* why a password was not set, or NULL */
	bool later;			/* it is still to be */
	bool called_off;		/* it is to be deleted by now, or is */
};

/*
 * What serves an engine is what this machine has; a new database's version is
 * the one asked for until then, and that of one that is upgraded.
 */
static const char *
what_was_wished(const struct outcome *o)
{
	return strcmp(o->server->status, SERVER_CREATING) == 0 ||
	    strcmp(o->server->status, SERVER_UPGRADING) == 0 ?
	    o->server->engine_version : NULL;
}

static const char *
what_serves(const struct outcome *o, struct kt_arena *a)
{
	const struct server *s = o->server;
	const char *wish = what_was_wished(o);
	bool other = wish != NULL && !known_begins(o->info.version, wish);

	return kt_arena_printf(a, "%s %s serves engine %s%s%s",
	    o->info.title, o->info.version, s->engine,
	    other ? ", asked for as " : "", other ? wish : "");
}

static const char *
what_runs(const struct outcome *o)
{
	return kt_arena_printf(o->arena, "%s %s", o->info.title,
	    o->info.version);
}

/* What runs is none of the engine asked for, or not of its version; or is new. */
static bool
is_another(const struct outcome *o)
{
	const struct known_engine *e = known_engine(o->server->engine);
	const char *wish = what_was_wished(o);

	if (o->server->runs != NULL)
		return strcmp(o->server->runs, what_runs(o)) != 0;
	if (e == NULL)
		return false;
	return strcmp(e->title, o->info.title) != 0 ||
	    !known_begins(o->info.version, wish != NULL ? wish :
	    known_major_of(e, o->info.version));
}

static enum store_rc
tell_what_runs(struct store_tx *tx, const struct outcome *o, const char *arn)
{
	const struct rule_event e = { .at = kt_clock_now(o->clock),
	    .arn = arn, .id = EVENT_RUNS,
	    .text = what_serves(o, o->arena) };

	return o->rc == KT_FLEET_OK && o->passage->up && is_another(o) ?
	    rule_event(tx, &e) : STORE_OK;
}

/* That it is back after a restart is no news; that it is not, is. */
static int
write_event(struct store_tx *tx, const struct outcome *o,
    const struct server *is)
{
	bool there = o->rc == KT_FLEET_OK;
	struct rule_passed p = { .job = o->job, .was = o->server, .is = is,
	    .info = &o->info, .there = there };
	struct kt_event e = { .at = kt_clock_now(o->clock), .event = there ?
	    "DatabaseAvailable" : "DatabaseFailed", .reason = there ?
	    what_serves(o, o->arena) : o->info.why };

	switch (store_server_arn(tx, o->server->id, &e.arn)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 0;
	default:              return -1;
	}
	if ((!there || strcmp(o->passage->status, SERVER_CREATING) == 0) &&
	    store_event_put(tx, &e) != STORE_OK)
		return -1;
	p.arn = e.arn;
	return rule_event_passed(tx, &p) == 0 &&
	    tell_what_runs(tx, o, e.arn) == STORE_OK ? 0 : -1;
}

/* It has the password that it had to get, unless that is another by now. */
static int
write_password(struct store_tx *tx, const struct outcome *o, struct server *s)
{
	const char *set = o->server->master_password;
	struct rule_event e = { .at = kt_clock_now(o->clock),
	    .id = EVENT_RESET };

	if (s->master_password == NULL)
		return 0;
	if (set == NULL || strcmp(set, s->master_password) != 0) {
		s->status = o->passage->status;
		return 0;
	}
	if (!o->later)
		s->master_password = NULL;
	if (o->server->fresh && !o->later)
		return 0;
	if (o->refused != NULL) {
		e.id = EVENT_NOT_RESET;
		e.text = kt_arena_join(o->arena, "Unable to reset your "
		    "password. Error information: ", o->refused, o->later ?
		    "; it waits for the next start" : NULL, NULL);
	}
	switch (store_server_arn(tx, s->id, &e.arn)) {
	case STORE_OK:        return rule_event(tx, &e) == STORE_OK ? 0 : -1;
	case STORE_NOT_FOUND: return 0;
	default:              return -1;
	}
}

/*
 * A server that ends with parameters of a user's is taken to do so by them: when
 * they are other ones it may be rebooted.
 */
static const char *
what_failed(const struct outcome *o)
{
	return o->info.refused && o->given.n > 0 ? SERVER_INCOMPATIBLE :
	    SERVER_FAILED;
}

/* The outcome of a start; nothing when it is to be deleted by now. */
static int
write_outcome(struct store_tx *tx, void *arg)
{
	struct outcome *o = arg;
	struct server s;

	o->called_off = true;
	switch (store_server_find(tx, o->server->id, &s)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 0;
	default:              return -1;
	}
	if (strcmp(s.status, o->server->status) != 0)
		return 0;
	o->called_off = false;
	if (o->rc == KT_FLEET_OK && !o->passage->up) {
		s.status = SERVER_STOPPED;
	} else if (o->rc == KT_FLEET_OK) {
		s.status = SERVER_AVAILABLE;
		s.fresh = false;
		if (write_password(tx, o, &s) != 0)
			return -1;
		s.host = o->info.host;
		s.port = o->info.port;
		s.engine_version = o->info.version;
		s.runs = what_runs(o);
		s.reason = NULL;
	} else {
		s.status = what_failed(o);
		s.reason = o->info.why;
	}
	if (store_server_save(tx, &s) != STORE_OK ||
	    effect_recheck(tx, o->arena, &s) != 0 ||
	    write_event(tx, o, &s) != 0)
		return -1;
	if (o->rc != KT_FLEET_OK)
		return snapshot_left(tx, s.id);
	return strcmp(s.status, SERVER_AVAILABLE) != 0 ? 0 :
	    backup_plan(o->job, tx, s.id);
}

/* Before it is written: who sees the status finds the line in the log. */
static void
tell(const struct outcome *o)
{
	const char *id = o->server->id;

	if (o->rc == KT_FLEET_OK && !o->passage->up)
		kt_log(KT_LOG_INFO, "database %s is " SERVER_STOPPED, id);
	else if (o->rc == KT_FLEET_OK)
		kt_log(KT_LOG_INFO, "database %s is available at %s:%d: %s", id,
		    o->info.host, o->info.port, what_serves(o, o->arena));
	else
		kt_log(KT_LOG_ERROR, "database %s failed: %s", id,
		    o->info.why);
}

static struct kt_db_spec
spec_of(const struct server *s)
{
	return (struct kt_db_spec){ .id = s->id, .engine = s->engine,
	    .version = s->engine_version, .fresh = s->fresh,
	    .from = s->origin,
	    .master_user = s->master_user,
	    .master_password = s->master_password, .database = s->database,
	    .host = s->host, .port = s->port };
}

/* The server of a job, and its parameters: 1; 0: there is none any more; -1. */
static int
find(const struct kt_job *job, struct server *s, struct effects *given)
{
	struct store *store = job->server->store;
	struct store_tx *tx = store_read_begin(store, job->arena);
	enum store_rc rc = STORE_FAILED;

	if (tx != NULL) {
		rc = store_server_find(tx, job->subject, s);
		if (rc == STORE_OK && given != NULL && effect_wanted(tx,
		    job->arena, s, given) != 0)
			rc = STORE_FAILED;
		store_read_end(store, tx);
	}
	return rc == STORE_OK ? 1 : rc == STORE_NOT_FOUND ? 0 : -1;
}

static const struct passage *
passage_of(const struct server *s)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(passages); i++)
		if (strcmp(passages[i].status, s->status) == 0)
			return &passages[i];
	return NULL;
}

/* One that was up had what was asked for before, a port above all. */
static void
bring_up(const struct kt_fleet *fleet, const struct kt_db_spec *spec,
    struct outcome *o)
{
	o->rc = fleet->start(fleet->self, spec, &o->info);
	if (o->rc != KT_FLEET_OK || !o->passage->moves ||
	    (o->info.port == spec->port && !o->info.stale))
		return;
	fleet->stop(fleet->self, spec, false);
	o->rc = fleet->start(fleet->self, spec, &o->info);
}

/* So often a password was tried: the row's, unless it is another's by now. */
static int
write_tries(struct store_tx *tx, void *arg)
{
	const struct outcome *o = arg;
	const struct job j = { .kind = kt_arena_join(o->arena, JOB_SERVER,
	    o->server->status, NULL), .subject = o->server->id,
	    .tries = o->job->tries + 1 };
	int64_t due;

	switch (store_job_due(tx, j.kind, j.subject, &due)) {
	case STORE_OK:        return store_job_put(tx, &j) == STORE_OK ? 0 : -1;
	case STORE_NOT_FOUND: return 0;
	default:              return -1;
	}
}

/* 0: o->rc says how it ended; -1: this is to be done again. */
static int
pass(const struct kt_job *job, const struct kt_db_spec *spec,
    struct outcome *o)
{
	const struct kt_fleet *fleet = job->server->fleet;
	const struct server_work w = { job, &o->given, o->server, &o->info };
	bool lost;
	size_t i;

	if (o->passage->down)
		fleet->stop(fleet->self, spec, false);
	if (!o->passage->up) {
		o->rc = KT_FLEET_OK;
		return snapshot_take_due(job, spec->id, &lost);
	}
	bring_up(fleet, spec, o);
	for (i = 0; works[i] != NULL && o->rc == KT_FLEET_OK; i++) {
		int rc = works[i](&w, o->info.why);

		if (rc > 0)
			o->refused = kt_arena_strdup(o->arena, o->info.why);
		o->later = o->later || rc == MASTER_LATER;
		if (rc >= 0)
			continue;
		kt_log(KT_LOG_WARN, "database %s is %s: %s; trying again",
		    spec->id, o->server->status, o->info.why);
		if (works[i] == master_set)	/* if not, once more */
			(void)!store_write_wait(job->server->store, job->arena,
			    write_tries, o);
		return -1;
	}
	return o->rc == KT_FLEET_STOPPED ? -1 : 0;
}

/*
 * Whoever deleted it may have done so before it was started: then nobody else
 * will end it.
 */
static int
end_deleted(const struct kt_job *job, const struct kt_db_spec *spec)
{
	const struct kt_fleet *fleet = job->server->fleet;
	struct server s;
	int rc = find(job, &s, NULL);

	if (rc != 0)
		return rc < 0 ? -1 : 0;
	kt_log(KT_LOG_INFO, "database %s was deleted before it was there",
	    spec->id);
	fleet->stop(fleet->self, spec, true);
	return 0;
}

int
server_pass(const struct kt_job *job)
{
	struct server s;
	struct outcome o = { .job = job, .clock = &job->server->clock,
	    .arena = job->arena, .server = &s };
	struct kt_db_spec spec;
	int rc = find(job, &s, &o.given);

	if (rc <= 0 || (o.passage = passage_of(&s)) == NULL)
		return rc < 0 ? -1 : 0;
	spec = spec_of(&s);
	spec.options = effect_options(job->arena, &o.given);
	if (server_takes_tokens(job, s.id, &spec.takes_tokens) != 0)
		return -1;
	spec.zone = names_zone_of(job, s.id);
	if (pass(job, &spec, &o) != 0) {
		(void)end_deleted(job, &spec);
		return -1;		/* else the row stays: next time */
	}
	if (o.rc == KT_FLEET_OK)
		names_bring(job, s.id, o.info.host);
	tell(&o);
	if (store_write_wait(job->server->store, job->arena, write_outcome,
	    &o) != 0)
		return -1;
	wait_wake(job->server->waits, 0);
	return o.called_off ? end_deleted(job, &spec) : 0;
}

struct removed {
	const struct kt_job *job;
	const char *id;
};

static struct kt_call
call_of(struct store_tx *tx, const struct removed *r, const char *arn)
{
	struct rule_arn of;
	struct kt_call c;

	rule_arn_read(r->job->arena, arn, &of);
	rule_call(&c, r->job, tx);
	c.account = of.account;
	c.region = of.region;
	return c;
}

/* What lies beside the row of what stood there. */
static int
remove_beside(struct store_tx *tx, const struct removed *r, const char *arn)
{
	const char *resource = rule_resource_of(r->job->arena, r->id);
	struct kt_call c = call_of(tx, r, arn);

	return beside_remove(&c, resource) != 0 ||
	    backup_forget(&c, resource) != 0 ? -1 : custom_end(&c, resource);
}

static int
write_removed(struct store_tx *tx, void *arg)
{
	const struct removed *r = arg;
	struct rule_event e = { .at = kt_clock_now(&r->job->server->clock) };
	enum store_rc rc = store_server_arn(tx, r->id, &e.arn);
	struct server s;

	if (rc == STORE_OK)
		rc = store_server_find(tx, r->id, &s);
	if (rc == STORE_OK && (master_end(tx, r->job->arena, &s) != 0 ||
	    remove_beside(tx, r, e.arn) != 0))
		return -1;
	if (rc == STORE_OK) {
		e.id = strstr(e.arn, ":cluster:") != NULL ?
		    EVENT_CLUSTER_DELETED : EVENT_DELETED;
		rc = rule_tags_remove(tx, e.arn);
	}
	if (rc == STORE_OK)
		rc = rule_event(tx, &e);
	return rc != STORE_FAILED &&
	    store_server_remove(tx, r->id) == STORE_OK ?
	    backup_end(tx, r->job->arena, r->id) : -1;
}

/* Its final snapshot could not be taken: nothing is deleted. */
static int
write_kept(struct store_tx *tx, void *arg)
{
	const struct removed *r = arg;
	struct kt_event e = { .at = kt_clock_now(&r->job->server->clock),
	    .event = "DatabaseKept", .reason = "its final snapshot failed" };
	struct kt_call c;
	struct server s;

	switch (store_server_find(tx, r->id, &s)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 0;
	default:              return -1;
	}
	s.status = SERVER_STARTING;
	if (store_server_save(tx, &s) != STORE_OK ||
	    store_server_arn(tx, r->id, &e.arn) != STORE_OK ||
	    store_event_put(tx, &e) != STORE_OK)
		return -1;
	c = call_of(tx, r, e.arn);
	return backup_retain(&c, rule_resource_of(r->job->arena, r->id),
	    r->id);
}

int
server_take_down(const struct kt_job *job)
{
	const struct kt_fleet *fleet = job->server->fleet;
	struct removed r = { job, job->subject };
	struct kt_db_spec spec;
	struct server s;
	int rc = find(job, &s, NULL);
	bool lost;

	if (rc <= 0)
		return rc;
	if (snapshot_take_due(job, s.id, &lost) != 0)
		return -1;
	if (!lost) {
		spec = spec_of(&s);
		spec.master_password = NULL;
		fleet->stop(fleet->self, &spec, true);
	}
	kt_log(lost ? KT_LOG_ERROR : KT_LOG_INFO, "database %s is %s", s.id,
	    lost ? "not deleted: its final snapshot failed" : "deleted");
	if (store_write_wait(job->server->store, job->arena, lost ?
	    write_kept : write_removed, &r) != 0)
		return -1;
	names_settle(job);
	wait_wake(job->server->waits, 0);
	return 0;
}

static int
write_failed(struct store_tx *tx, void *arg)
{
	const struct server *failed = arg;
	struct server s;

	switch (store_server_find(tx, failed->id, &s)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 0;
	default:              return -1;
	}
	if (strcmp(s.status, SERVER_AVAILABLE) != 0)
		return 0;
	s.status = SERVER_FAILED;
	s.reason = failed->reason;
	return store_server_save(tx, &s) == STORE_OK ? 0 : -1;
}

void
server_failed(const struct kt_server *server, const char *id, const char *why)
{
	struct server s = { .id = id, .reason = why };
	struct kt_arena *a = kt_arena_new();

	if (store_write_wait(server->store, a, write_failed, &s) != 0)
		kt_log(KT_LOG_ERROR, "that database %s failed cannot be "
		    "written", id);
	kt_arena_free(&a);
	wait_wake(server->waits, 0);
}

static int
write_restart(struct store_tx *tx, void *arg)
{
	(void)arg;
	return store_servers_restart(tx) == STORE_OK ? 0 : -1;
}

int
server_restart_all(const struct kt_server *server)
{
	struct kt_arena *a = kt_arena_new();
	int rc = store_write_wait(server->store, a, write_restart, NULL);

	kt_arena_free(&a);
	return rc;
}
