/* The jobs that take snapshots, copy and remove them. */
#include <string.h>

#include "keyturn/fleet.h"
#include "keyturn/log.h"
#include "snapshot.h"

/* How one came to be, or not. */
struct outcome {
	const struct kt_job *job;
	struct snapshot s;		/* as it was */
	struct kt_db_snapshot got;
	bool there;
};

/* --- what is written --- */

/* Of what it was copied, while that is there. */
static enum store_rc
tell_copied(struct store_tx *tx, const struct snapshot *s, int64_t at)
{
	struct kt_arena *a = kt_arena_new();
	struct snapshot from, done = *s;
	enum store_rc rc = store_snapshot_find(tx, s->origin, &from);

	done.status = SNAPSHOT_AVAILABLE;
	if (rc == STORE_OK)
		rc = snapshot_tell_copy(tx, a, &done, &from, at);
	kt_arena_free(&a);
	return rc == STORE_NOT_FOUND ? STORE_OK : rc;
}

/* The same in RDS's words. */
static enum store_rc
tell_rds(struct store_tx *tx, const struct snapshot *s,
    const struct kt_event *of)
{
	static const char *const ids[2][2] = {	/* cluster, automated */
		{ EVENT_SNAPSHOT, EVENT_BACKUP },
		{ EVENT_CLUSTER_SNAPSHOT, EVENT_CLUSTER_BACKUP },
	};
	struct rule_event e = { .at = of->at, .arn = of->arn,
	    .id = ids[s->cluster][strcmp(s->type, SNAPSHOT_AUTOMATED) == 0] };

	if (rule_event(tx, &e) != STORE_OK || (!s->cluster &&
	    s->origin != NULL && tell_copied(tx, s, of->at) != STORE_OK))
		return STORE_FAILED;
	if (s->cluster || s->server == NULL || s->origin != NULL)
		return STORE_OK;
	e.id = EVENT_BACKED_UP;
	switch (store_server_arn(tx, s->server, &e.arn)) {
	case STORE_OK:        return rule_event(tx, &e);
	case STORE_NOT_FOUND: return STORE_OK;
	default:              return STORE_FAILED;
	}
}

static enum store_rc
tell(struct store_tx *tx, const struct outcome *o)
{
	struct kt_arena *a = o->job->arena;
	const struct snapshot *s = &o->s;
	struct kt_event e = { .at = kt_clock_now(&o->job->server->clock),
	    .event = o->there ? "SnapshotAvailable" : "SnapshotFailed",
	    .arn = snapshot_arn(a, s), .reason = o->got.why };

	if (o->there)
		e.reason = s->origin != NULL ? "copied" : kt_arena_printf(a,
		    "of %s %s, which stood still for %lld ms", o->got.title,
		    o->got.version, (long long)o->got.pause);
	if (store_event_put(tx, &e) != STORE_OK)
		return STORE_FAILED;
	return o->there ? tell_rds(tx, s, &e) : STORE_OK;
}

/* The data of one whose row is gone, or is another's, are nobody's. */
static int
write_outcome(struct store_tx *tx, void *arg)
{
	const struct outcome *o = arg;
	const struct job left = { .kind = JOB_SNAPSHOT, .subject = o->s.id };
	struct snapshot s;

	switch (store_snapshot_find(tx, o->s.id, &s)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return store_job_put(tx, &left) == STORE_OK ? 0 :
		    -1;
	default:              return -1;
	}
	if (strcmp(s.status, SNAPSHOT_CREATING) != 0)
		return 0;
	s.status = o->there ? SNAPSHOT_AVAILABLE : SNAPSHOT_FAILED;
	s.reason = o->there ? NULL : o->got.why;
	if (o->there && s.origin == NULL) {
		s.pause = o->got.pause;
		s.engine_version = o->got.version;
	}
	if (store_snapshot_save(tx, &s) != STORE_OK ||
	    store_job_remove(tx, JOB_SNAPSHOT, s.id) != STORE_OK ||
	    tell(tx, o) != STORE_OK)
		return -1;
	return o->there && strcmp(s.type, SNAPSHOT_AUTOMATED) == 0 ?
	    backup_taken(o->job, tx, &s) : 0;
}

static int
note(struct outcome *o)
{
	const char *name = o->s.name, *of = o->s.source;

	if (!o->there)
		kt_log(KT_LOG_ERROR, "snapshot %s of %s failed: %s", name, of,
		    o->got.why);
	else if (o->s.origin != NULL)
		kt_log(KT_LOG_INFO, "snapshot %s is a copy", name);
	else
		kt_log(KT_LOG_INFO, "snapshot %s of %s is taken: its server, "
		    "%s %s, stood still for %lld ms", name, of, o->got.title,
		    o->got.version, (long long)o->got.pause);
	if (store_write_wait(o->job->server->store, o->job->arena,
	    write_outcome, o) != 0)
		return -1;
	wait_wake(o->job->server->waits, 0);
	return 0;
}

/* --- those of a server --- */

static int
due(const struct kt_job *job, const char *server, struct snapshot **all,
    size_t *n)
{
	struct store *store = job->server->store;
	struct store_tx *tx = store_read_begin(store, job->arena);
	enum store_rc rc = STORE_FAILED;

	if (tx != NULL) {
		rc = store_snapshots_due(tx, server, all, n);
		store_read_end(store, tx);
	}
	return rc == STORE_OK ? 0 : -1;
}

static int
take(const struct kt_job *job, const struct snapshot *s, bool *there)
{
	const struct kt_fleet *fleet = job->server->fleet;
	struct outcome *o = kt_arena_alloc(job->arena, sizeof(*o));

	*o = (struct outcome){ .job = job, .s = *s };
	if (fleet->snapshot == NULL)
		strcpy(o->got.why, "this keyturn has no snapshots");
	else
		switch (fleet->snapshot(fleet->self, s->server, s->id,
		    &o->got)) {
		case KT_FLEET_OK:      o->there = true; break;
		case KT_FLEET_STOPPED: return -1;
		default:               break;
		}
	*there = o->there;
	return note(o);
}

int
snapshot_take_due(const struct kt_job *job, const char *server, bool *lost)
{
	struct snapshot *all;
	size_t i, n;
	bool there;

	*lost = false;
	if (due(job, server, &all, &n) != 0)
		return -1;
	for (i = 0; i < n; i++) {
		if (take(job, &all[i], &there) != 0)
			return -1;
		*lost = *lost || !there;
	}
	return 0;
}

int
snapshot_left(struct store_tx *tx, const char *server)
{
	struct job j = { .kind = JOB_SNAPSHOT };
	struct snapshot *all;
	size_t i, n;

	if (store_snapshots_due(tx, server, &all, &n) != STORE_OK)
		return -1;
	for (i = 0; i < n; i++) {
		j.subject = all[i].id;
		if (store_job_put(tx, &j) != STORE_OK)
			return -1;
	}
	return 0;
}

int
snapshot_at_work(const struct server_work *w, char why[KT_WHY])
{
	bool lost;

	if (snapshot_take_due(w->job, w->server->id, &lost) == 0)
		return 0;
	strcpy(why, "its snapshot is not taken yet");
	return -1;
}

/* --- a job of its own --- */

static int
copy(const struct kt_job *job, const struct snapshot *s)
{
	const struct kt_fleet *fleet = job->server->fleet;
	struct outcome *o = kt_arena_alloc(job->arena, sizeof(*o));

	*o = (struct outcome){ .job = job, .s = *s };
	if (fleet->snapshot_copy == NULL)
		strcpy(o->got.why, "this keyturn has no snapshots");
	else
		o->there = fleet->snapshot_copy(fleet->self, s->origin, s->id,
		    o->got.why) == 0;
	return note(o);
}

/* What there is of the subject, and of the server it is of. */
struct look {
	const char *subject;
	enum store_rc rc, server_rc;
	struct snapshot s;
	struct server server;
};

static int
look(const struct kt_job *job, struct look *l)
{
	struct store *store = job->server->store;
	struct store_tx *tx = store_read_begin(store, job->arena);

	if (tx == NULL)
		return -1;
	l->subject = job->subject;
	l->rc = store_snapshot_find(tx, job->subject, &l->s);
	l->server_rc = l->rc == STORE_OK && l->s.server != NULL ?
	    store_server_find(tx, l->s.server, &l->server) : l->rc;
	store_read_end(store, tx);
	return l->rc == STORE_FAILED || l->server_rc == STORE_FAILED ? -1 : 0;
}

/* Deleted since it was looked at: then the row is a new one, of its data. */
static int
write_done(struct store_tx *tx, void *arg)
{
	const struct look *l = arg;
	struct snapshot s;

	switch (store_snapshot_find(tx, l->subject, &s)) {
	case STORE_OK:
		break;
	case STORE_NOT_FOUND:
		if (l->rc == STORE_OK)
			return 0;
		break;
	default:
		return -1;
	}
	return store_job_remove(tx, JOB_SNAPSHOT, l->subject) == STORE_OK ?
	    0 : -1;
}

/* A server that passes is its own job's, which takes them. */
int
snapshot_job(const struct kt_job *job)
{
	const struct kt_fleet *fleet = job->server->fleet;
	struct look l;
	bool there;

	if (look(job, &l) != 0)
		return -1;
	if (l.rc == STORE_NOT_FOUND && fleet->snapshot_remove != NULL)
		fleet->snapshot_remove(fleet->self, job->subject);
	if (l.rc == STORE_OK && strcmp(l.s.status, SNAPSHOT_CREATING) == 0) {
		if (l.s.origin != NULL)
			return copy(job, &l.s);
		if (l.server_rc != STORE_OK ||
		    !store_status_passes(l.server.status))
			return take(job, &l.s, &there);
	}
	return store_write_wait(job->server->store, job->arena, write_done, &l);
}
