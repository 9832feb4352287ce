/* What RDS tells of when a status of a server has passed (server.c). */
#include <string.h>

#include "keyturn/fleet.h"
#include "ops.h"
#include "store/snapshot.h"

/* By the status that it had; NULL: nothing is told. */
static const struct row {
	const char *status, *event, *cluster_event;
} rows[] = {
	{ SERVER_CREATING, EVENT_CREATED, EVENT_CLUSTER_CREATED },
	{ SERVER_UPGRADING, EVENT_UPGRADED, EVENT_CLUSTER_UPGRADED },
	{ SERVER_REBOOTING, EVENT_RESTARTED, NULL },
	{ SERVER_FAILING_OVER, NULL, EVENT_FAILED_OVER },
	{ SERVER_STOPPING, EVENT_STOPPED, EVENT_CLUSTER_STOPPED },
};

static bool
is_of_cluster(const struct rule_passed *p)
{
	return strstr(p->arn, ":cluster:") != NULL;
}

static enum store_rc
tell(struct store_tx *tx, const struct rule_passed *p, const char *id,
    const char *text)
{
	const struct rule_event e = { .at = kt_clock_now(&p->job->server->clock),
	    .arn = p->arn, .id = id, .text = text };

	return rule_event(tx, &e);
}

/* Why it is not there: of a cluster, that it was not made; of others, its state. */
static enum store_rc
tell_failed(struct store_tx *tx, const struct rule_passed *p)
{
	struct kt_arena *a = p->job->arena;
	const char *why = p->info->why;

	if (is_of_cluster(p) && strcmp(p->was->status, SERVER_CREATING) == 0)
		return tell(tx, p, EVENT_CLUSTER_NOT_CREATED, kt_arena_join(a,
		    "You can't create the DB cluster because of incompatible "
		    "resources. ", why, NULL));
	if (strcmp(p->is->status, SERVER_INCOMPATIBLE) == 0)
		return tell(tx, p, EVENT_INCOMPATIBLE, kt_arena_join(a,
		    "Database instance put into ", p->is->status, ". ", why,
		    NULL));
	return tell(tx, p, EVENT_FAILED, kt_arena_join(a, "DB instance put "
	    "into failed state: ", why, NULL));
}

/* The one of a cluster that writes now, which had to be there. */
static int
tell_writer(struct store_tx *tx, const struct rule_passed *p)
{
	const struct rds_db_cluster_member *m;
	struct shape_list members;
	struct db_cluster cl;
	struct kt_call c;
	size_t i;

	rule_call(&c, p->job, tx);
	if (store_cluster_on(tx, p->is->id, &cl) != STORE_OK)
		return -1;
	c.account = cl.account;
	c.region = cl.region;
	if (cluster_members(&c, &cl, &members) != 0)
		return -1;
	m = members.items;
	for (i = 0; i < members.n && m[i].is_cluster_writer != SHAPE_TRUE; i++)
		;
	return tell(tx, p, EVENT_FAILED_OVER, i == members.n ? NULL :
	    kt_arena_join(p->job->arena, "Completed failover to DB instance: ",
	    m[i].db_instance_identifier, NULL)) == STORE_OK ? 0 : -1;
}

/* Of "MySQL 8.0.33", which ran before. */
static bool
is_major(const struct rule_passed *p)
{
	const char *was = p->was->runs != NULL ? strchr(p->was->runs, ' ') :
	    NULL;

	return was != NULL && !kt_version_same_major(was + 1, p->info->version);
}

/* What was made of a snapshot; which, while that is there. */
static enum store_rc
tell_restored(struct store_tx *tx, const struct rule_passed *p)
{
	struct snapshot s;

	switch (store_snapshot_find(tx, p->was->origin, &s)) {
	case STORE_OK:        return tell(tx, p, EVENT_RESTORED, kt_arena_join(
		    p->job->arena, "Restored from snapshot ", s.name, NULL));
	case STORE_NOT_FOUND: return tell(tx, p, EVENT_RESTORED, NULL);
	default:              return STORE_FAILED;
	}
}

static int
tell_done(struct store_tx *tx, const struct rule_passed *p, const char *id)
{
	if (strcmp(id, EVENT_FAILED_OVER) == 0)
		return tell_writer(tx, p);
	if (strcmp(id, EVENT_CLUSTER_UPGRADED) == 0 && is_major(p))
		id = EVENT_CLUSTER_UPGRADED_MAJOR;
	return tell(tx, p, id, NULL) == STORE_OK ? 0 : -1;
}

int
rule_event_passed(struct store_tx *tx, const struct rule_passed *p)
{
	const char *id = NULL;
	size_t i;

	if (!p->there)
		return tell_failed(tx, p) == STORE_OK ? 0 : -1;
	for (i = 0; i < N_ELEMENTS(rows); i++)
		if (strcmp(rows[i].status, p->was->status) == 0)
			id = is_of_cluster(p) ? rows[i].cluster_event :
			    rows[i].event;
	if (id != NULL && tell_done(tx, p, id) != 0)
		return -1;
	return p->was->origin == NULL ||
	    strcmp(p->was->status, SERVER_CREATING) != 0 ||
	    tell_restored(tx, p) == STORE_OK ? 0 : -1;
}
