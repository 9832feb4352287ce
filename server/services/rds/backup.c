/*
 * Automated snapshots: every day in the backup window, on keyturn's clock, of
 * what is available then; kept for BackupRetentionPeriod days.  The job is of a
 * resource, so that it outlives a database whose automated backups are
 * retained.
 */
#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/fleet.h"
#include "snapshot.h"

#define MINUTE INT64_C(60000)
#define IN_USE (60 * MINUTE)	/* until it is seen whether one still is */

/* What there is of a resource, and what was asked for. */
struct resource {
	struct kt_call *c;
	const char *id;			/* resource id */
	bool is_instance, is_cluster;
	struct db_instance i;
	struct db_cluster cl;
	struct server *server;		/* NULL: it is gone */
	const char *name, *window;
	int64_t days;
};

static int
find(struct kt_call *c, const char *id, struct resource *r)
{
	const char *server = rule_lower(c, id);
	struct rds_db_instance i = { .db_name = NULL };
	struct rds_db_cluster cl = { .engine = NULL };
	enum store_rc rc = store_instance_on(c->tx, server, &r->i), also;

	also = rc == STORE_NOT_FOUND ? store_cluster_on(c->tx, server,
	    &r->cl) : rc;
	r->c = c;
	r->id = id;
	r->is_instance = rc == STORE_OK;
	r->is_cluster = rc == STORE_NOT_FOUND && also == STORE_OK;
	if (r->is_instance) {
		c->account = r->i.account;
		c->region = r->i.region;
		r->server = &r->i.server;
		r->name = r->i.id;
		r->days = r->i.backup_retention;
		rc = show_instance(c, &r->i, &i) == 0 ? STORE_OK : STORE_FAILED;
		r->window = i.preferred_backup_window;
	} else if (r->is_cluster) {
		c->account = r->cl.account;
		c->region = r->cl.region;
		r->server = &r->cl.server;
		r->name = r->cl.id;
		r->days = r->cl.backup_retention;
		rc = show_cluster(c, &r->cl, &cl) == 0 ? STORE_OK :
		    STORE_FAILED;
		r->window = cl.preferred_backup_window;
	}
	return rc == STORE_FAILED || also == STORE_FAILED ? -1 : 0;
}

/* --- those that are there --- */

static int
remove_until(struct store_tx *tx, struct kt_arena *a, const char *resource_id,
    int64_t until)
{
	struct snapshot *all;
	size_t i, n;
	bool in_use;

	if (store_snapshots_automated(tx, resource_id, &all, &n) != STORE_OK)
		return -1;
	for (i = 0; i < n; i++) {
		if (all[i].created > until)
			continue;
		if (store_snapshot_in_use(tx, all[i].id, &in_use) != STORE_OK)
			return -1;
		if (!in_use && snapshot_remove(tx, a, &all[i]) != STORE_OK)
			return -1;
	}
	return 0;
}

static int
backup_expire(struct store_tx *tx, struct kt_arena *a,
    const struct snapshot *newest)
{
	struct db_instance i;
	struct db_cluster cl;
	int64_t days;

	if (newest->server == NULL)
		return 0;
	if (!newest->cluster && store_instance_on(tx, newest->server, &i) ==
	    STORE_OK)
		days = i.backup_retention;
	else if (newest->cluster && store_cluster_on(tx, newest->server,
	    &cl) == STORE_OK)
		days = cl.backup_retention;
	else
		return 0;
	return remove_until(tx, a, newest->resource_id, newest->created -
	    days * SNAPSHOT_DAY);
}

/* What is being taken is to be so when it is there (backup_taken). */
static int
note_retained(struct kt_call *c, const char *resource_id, bool retained)
{
	struct beside b;

	if (beside_get(c, resource_id, &b) != 0)
		return -1;
	if ((b.retains == SHAPE_TRUE) == retained)
		return 0;
	b.retains = shape_bool(retained);
	return beside_put(c, resource_id, &b);
}

/* What is retained is no server's any more. */
int
backup_retain(struct kt_call *c, const char *resource_id, const char *server)
{
	struct snapshot *all;
	size_t i, n;

	if (note_retained(c, resource_id, server == NULL) != 0)
		return -1;
	if (store_snapshots_automated(c->tx, resource_id, &all, &n) !=
	    STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n; i++) {
		if (strcmp(all[i].status, SNAPSHOT_CREATING) == 0)
			continue;
		all[i].server = server;
		if (store_snapshot_save(c->tx, &all[i]) != STORE_OK)
			return dispatch_failed(c);
	}
	return 0;
}

int
backup_taken(const struct kt_job *job, struct store_tx *tx,
    struct snapshot *s)
{
	struct beside b;
	struct kt_call c;

	rule_call(&c, job, tx);
	c.account = s->account;
	c.region = s->region;
	if (beside_get(&c, s->resource_id, &b) != 0)
		return -1;
	if (b.retains != SHAPE_TRUE)
		return backup_expire(tx, job->arena, s);
	s->server = NULL;
	return store_snapshot_save(tx, s) == STORE_OK ? 0 : -1;
}

/* --- the next --- */

/*
 * The first window that opens after now; while the clock is moved, that of
 * which anything is left when it is there.
 */
static int64_t
next(const struct resource *r)
{
	const struct kt_conductor *clock = &r->c->server->conductor;
	int64_t from = r->c->now, at, last;

	last = clock->target == NULL ? 0 : clock->target(clock->self) -
	    r->days * SNAPSHOT_DAY - 1;
	if (last > from)
		from = last;
	at = from - from % SNAPSHOT_DAY + check_window_begin(r->window) *
	    MINUTE;
	return at > from ? at : at + SNAPSHOT_DAY;
}

static enum store_rc
plan(const struct resource *r)
{
	struct job j = { .kind = JOB_BACKUP, .subject = r->id };

	if (r->server == NULL || r->days == 0)
		return store_job_remove(r->c->tx, j.kind, j.subject);
	j.due = next(r);
	return store_job_put(r->c->tx, &j);
}

int
backup_plan(const struct kt_job *job, struct store_tx *tx, const char *server)
{
	const struct kt_fleet *fleet = job->server->fleet;
	struct resource r = { .days = 0 };
	struct kt_call c;

	if (fleet == NULL || fleet->snapshot == NULL)
		return 0;
	rule_call(&c, job, tx);
	if (find(&c, rule_resource_of(job->arena, server), &r) != 0)
		return -1;
	if (r.server == NULL)
		return 0;
	if (r.days == 0 && remove_until(tx, job->arena, r.id, INT64_MAX) != 0)
		return -1;
	return plan(&r) == STORE_OK ? 0 : -1;
}

/* --- its moment --- */

/* "rds:NAME-2026-01-15-03-00" */
static const char *
name_of(const struct resource *r)
{
	char iso[KT_ISO8601];

	kt_time_iso8601(r->c->now, iso);
	return kt_arena_printf(r->c->arena, "rds:%s-%.10s-%.2s-%.2s", r->name,
	    iso, iso + 11, iso + 14);
}

/* 0 also when one of that minute is there. */
static int
begin(struct resource *r)
{
	struct kt_call *c = r->c;
	const struct snapshot_wish w = { name_of(r), SNAPSHOT_AUTOMATED,
	    { NULL, 0 } };
	const struct snapshot_page page = { .account = c->account,
	    .region = c->region, .cluster = r->is_cluster, .name = w.name,
	    .limit = 1 };
	struct snapshot *there, s;
	size_t n;

	if (store_snapshots(c->tx, &page, &there, &n) != STORE_OK)
		return -1;
	if (n > 0)
		return 0;
	if ((r->is_cluster ? snapshot_of_cluster(c, &r->cl, &w, &s) :
	    snapshot_of_instance(c, &r->i, &w, &s)) != 0)
		return -1;
	r->server->status = SERVER_BACKING_UP;
	return store_server_change(c->tx, r->server) == STORE_OK ? 0 : -1;
}

/* When it is to go; one that was not retained only waits for who uses it. */
static int
end_of(struct kt_call *c, const struct snapshot *s, int64_t *end)
{
	struct rds_snapshot shown = { .status = NULL };
	bool in_use;

	if (store_snapshot_in_use(c->tx, s->id, &in_use) != STORE_OK ||
	    dispatch_kept(c, s->shown, snapshot_family(s)->shape, &shown) != 0)
		return -1;
	*end = s->server != NULL ? c->now : s->created +
	    shown.backup_retention_period.v * SNAPSHOT_DAY;
	if (in_use && *end <= c->now)
		*end = c->now + IN_USE;
	return 0;
}

/*
 * Of what is gone: each is kept as long as was asked for when it was taken.
 * When the next of them goes, or 0.
 */
static int
end_retained(struct kt_call *c, const char *resource_id, int64_t *next_end)
{
	struct snapshot *all;
	size_t i, n;
	int64_t end;

	if (store_snapshots_automated(c->tx, resource_id, &all, &n) != STORE_OK)
		return -1;
	*next_end = 0;
	if (n > 0) {
		c->account = all[0].account;
		c->region = all[0].region;
	}
	for (i = 0; i < n; i++) {
		if (end_of(c, &all[i], &end) != 0)
			return -1;
		if (end > c->now) {
			if (*next_end == 0 || end < *next_end)
				*next_end = end;
		} else if (snapshot_remove(c->tx, c->arena, &all[i]) !=
		    STORE_OK)
			return -1;
	}
	return n > 0 && *next_end == 0 ? backup_tags_remove(c, all[0].cluster,
	    resource_id) : 0;
}

static int
write_gone(struct kt_call *c, const char *resource_id)
{
	struct job j = { .kind = JOB_BACKUP, .subject = resource_id };
	enum store_rc rc;

	if (end_retained(c, resource_id, &j.due) != 0)
		return -1;
	rc = j.due == 0 ? store_job_remove(c->tx, j.kind, j.subject) :
	    store_job_put(c->tx, &j);
	return rc == STORE_OK ? 0 : -1;
}

static int
write_backup(struct store_tx *tx, void *arg)
{
	const struct kt_job *job = arg;
	const struct kt_fleet *fleet = job->server->fleet;
	struct resource r = { .days = 0 };
	struct kt_call c;

	rule_call(&c, job, tx);
	if (find(&c, job->subject, &r) != 0)
		return -1;
	if (r.server == NULL)
		return write_gone(&c, job->subject);
	if (r.days > 0 && fleet->snapshot != NULL &&
	    strcmp(r.server->status, SERVER_AVAILABLE) == 0 && begin(&r) != 0)
		return -1;
	return plan(&r) == STORE_OK ? 0 : -1;
}

int
backup_job(const struct kt_job *job)
{
	return store_write_wait(job->server->store, job->arena, write_backup,
	    (void *)(uintptr_t)job);
}

int
backup_forget(struct kt_call *c, const char *resource_id)
{
	struct snapshot *all;
	size_t i, n;

	if (store_snapshots_automated(c->tx, resource_id, &all, &n) != STORE_OK)
		return -1;
	for (i = 0; i < n && all[i].server != NULL; i++)
		;
	return i < n ? 0 : backup_tags_remove(c,
	    kt_after(resource_id, "cluster-") != NULL, resource_id);
}

/* Its own go with it; the job of what is retained, or in use, ends that. */
int
backup_end(struct store_tx *tx, struct kt_arena *a, const char *server)
{
	struct job j = { .kind = JOB_BACKUP };
	struct snapshot *all;
	size_t i, n;
	bool in_use;

	j.subject = rule_resource_of(a, server);
	if (store_snapshots_automated(tx, j.subject, &all, &n) != STORE_OK)
		return -1;
	for (i = 0; i < n; i++) {
		if (all[i].server == NULL)
			continue;
		if (store_snapshot_in_use(tx, all[i].id, &in_use) != STORE_OK)
			return -1;
		if (!in_use && snapshot_remove(tx, a, &all[i]) != STORE_OK)
			return -1;
	}
	return store_job_put(tx, &j) == STORE_OK ? 0 : -1;
}
