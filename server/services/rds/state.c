/*
 * RebootDBInstance, Start and Stop of instances and clusters, FailoverDBCluster:
 * each a status that passes (server.c).  All of a cluster stand on one server:
 * they go through it together.
 */
#include <string.h>

#include "snapshot.h"

#define STOPPED_DAYS 7		/* user guide: then it starts by itself */

/* Its job makes it so. */
static int
pass(struct kt_call *c, struct server *s, const char *status)
{
	s->status = status;
	c->wakes = true;
	return store_server_change(c->tx, s) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

/* --- reboot --- */

static int
check_rebootable(struct kt_call *c, const struct db_instance *i)
{
	const struct rds_reboot_db_instance_message *in = c->in;
	struct rds_create_db_instance_message asked = { .db_name = NULL };

	if (store_status_passes(i->server.status))
		return kt_fail(c, RDS_INVALID_DB_INSTANCE_STATE, "Instance "
		    "cannot currently reboot due to an in-progress management "
		    "operation.");
	/* With other parameters it may start now. */
	if ((strcmp(i->server.status, SERVER_INCOMPATIBLE) != 0 &&
	    instance_check_available(c, i) != 0) ||
	    rule_own_server(c, "db", "none of them restarts alone") != 0 ||
	    dispatch_kept(c, i->kept, &rds_shape_create_db_instance_message,
	    &asked) != 0)
		return -1;
	return in->force_failover != SHAPE_TRUE ||
	    asked.multi_az == SHAPE_TRUE ? 0 : kt_fail(c,
	    KT_PARAMETER_COMBINATION, "Cannot force failover since the "
	    "instance is not configured for multiple availability zones.");
}

static int
tell_of_shutdown(struct kt_call *c, const struct db_instance *i)
{
	const struct rule_event e = { .at = c->now, .id = EVENT_SHUT_DOWN,
	    .arn = rule_arn(c, "db", i->id) };

	return rule_event(c->tx, &e) == STORE_OK ? 0 : dispatch_failed(c);
}

int
op_reboot_db_instance(struct kt_call *c)
{
	const struct rds_reboot_db_instance_message *in = c->in;
	struct db_instance i;

	return instance_find(c, in->db_instance_identifier, &i) != 0 ||
	    check_rebootable(c, &i) != 0 || modify_at_reboot(c, &i) != 0 ||
	    tell_of_shutdown(c, &i) != 0 ||
	    pass(c, &i.server, SERVER_REBOOTING) != 0 ? -1 :
	    instance_answer(c, &i);
}

/* --- stop and start --- */

/* It starts by itself some days after it was stopped. */
static int
plan_start(struct kt_call *c, const char *arn)
{
	return store_job_put(c->tx, &(struct job){ .kind = JOB_RESTART,
	    .subject = arn, .due = c->now + STOPPED_DAYS * KT_DAY }) ==
	    STORE_OK ? 0 : dispatch_failed(c);
}

/* It is the job of those days that starts it. */
static enum store_rc
tell_of_days(struct kt_call *c, const struct rule_event *started)
{
	struct rule_event e = *started;
	int64_t due;

	switch (store_job_due(c->tx, JOB_RESTART, e.arn, &due)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return STORE_OK;
	default:              return STORE_FAILED;
	}
	e.id = strcmp(e.id, EVENT_STARTED) == 0 ? EVENT_STOPPED_LONG :
	    EVENT_CLUSTER_STOPPED_LONG;
	return due <= c->now ? rule_event(c->tx, &e) : STORE_OK;
}

static int
start(struct kt_call *c, struct server *s, const struct rule_event *e)
{
	return tell_of_days(c, e) != STORE_OK ||
	    store_job_remove(c->tx, JOB_RESTART, e->arn) != STORE_OK ||
	    rule_event(c->tx, e) != STORE_OK ? dispatch_failed(c) :
	    pass(c, s, SERVER_STARTING);
}

/* User guide: those of Aurora are stopped with their cluster. */
static int
find_alone(struct kt_call *c, const char *given, struct db_instance *i)
{
	if (instance_find(c, given, i) != 0)
		return -1;
	return i->cluster == NULL ? 0 : kt_fail(c, KT_PARAMETER_COMBINATION,
	    "%s DB instances are not eligible for stopping and starting.",
	    i->server.engine);
}

static int
take_snapshot(struct kt_call *c, const struct db_instance *i,
    const char *given)
{
	struct snapshot_wish w = { .type = SNAPSHOT_MANUAL };
	struct snapshot s;

	if (given == NULL)
		return 0;
	w.name = snapshot_name(c, &snapshot_instances, given);
	return w.name == NULL ||
	    snapshot_possible(c, &snapshot_instances, i->id) != 0 ? -1 :
	    snapshot_of_instance(c, i, &w, &s);
}

int
op_stop_db_instance(struct kt_call *c)
{
	const struct rds_stop_db_instance_message *in = c->in;
	struct db_instance i;

	return find_alone(c, in->db_instance_identifier, &i) != 0 ||
	    instance_check_available(c, &i) != 0 ||
	    rule_own_server(c, "db", "none of them stops alone") != 0 ||
	    take_snapshot(c, &i, in->db_snapshot_identifier) != 0 ||
	    plan_start(c, rule_arn(c, "db", i.id)) != 0 ||
	    pass(c, &i.server, SERVER_STOPPING) != 0 ? -1 :
	    instance_answer(c, &i);
}

int
op_start_db_instance(struct kt_call *c)
{
	const struct rds_start_db_instance_message *in = c->in;
	struct db_instance i;

	if (find_alone(c, in->db_instance_identifier, &i) != 0)
		return -1;
	if (strcmp(i.server.status, SERVER_STOPPED) != 0)
		return kt_fail(c, RDS_INVALID_DB_INSTANCE_STATE,
		    "Instance %s is not in stopped state.", i.id);
	return start(c, &i.server, &(struct rule_event){ .at = c->now,
	    .arn = rule_arn(c, "db", i.id), .id = EVENT_STARTED }) != 0 ? -1 :
	    instance_answer(c, &i);
}

int
op_stop_db_cluster(struct kt_call *c)
{
	const struct rds_stop_db_cluster_message *in = c->in;
	struct db_cluster cl;

	return cluster_find(c, in->db_cluster_identifier, &cl) != 0 ||
	    check_cluster_state(c, &cl, SERVER_AVAILABLE) != 0 ||
	    rule_own_server(c, "cluster", "none of them stops alone") != 0 ||
	    plan_start(c, rule_arn(c, "cluster", cl.id)) != 0 ||
	    pass(c, &cl.server, SERVER_STOPPING) != 0 ? -1 :
	    cluster_answer(c, &cl);
}

int
op_start_db_cluster(struct kt_call *c)
{
	const struct rds_start_db_cluster_message *in = c->in;
	struct db_cluster cl;

	return cluster_find(c, in->db_cluster_identifier, &cl) != 0 ||
	    check_cluster_state(c, &cl, SERVER_STOPPED) != 0 ||
	    start(c, &cl.server, &(struct rule_event){ .at = c->now,
	    .arn = rule_arn(c, "cluster", cl.id),
	    .id = EVENT_CLUSTER_STARTED }) != 0 ? -1 :
	    cluster_answer(c, &cl);
}

/* --- failover --- */

static const struct rds_db_cluster_member *
find_member(const struct shape_list *members, const char *id)
{
	const struct rds_db_cluster_member *all = members->items;
	size_t i;

	for (i = 0; i < members->n; i++)
		if (strcmp(all[i].db_instance_identifier, id) == 0)
			return &all[i];
	return NULL;
}

/* A reader of the lowest tier, the first by name of these; or NULL. */
static const struct rds_db_cluster_member *
next_writer(const struct shape_list *members)
{
	const struct rds_db_cluster_member *all = members->items, *best = NULL;
	size_t i;

	for (i = 0; i < members->n; i++)
		if (all[i].is_cluster_writer != SHAPE_TRUE && (best == NULL ||
		    all[i].promotion_tier.v < best->promotion_tier.v))
			best = &all[i];
	return best;
}

/* Who is to write; NULL after kt_fail. */
static const struct rds_db_cluster_member *
choose(struct kt_call *c, const struct db_cluster *cl)
{
	const struct rds_failover_db_cluster_message *in = c->in;
	const char *target = in->target_db_instance_identifier;
	const struct rds_db_cluster_member *m;
	struct shape_list members;

	if (cluster_members(c, cl, &members) != 0)
		return NULL;
	if (target == NULL) {
		if ((m = next_writer(&members)) == NULL)
			(void)kt_fail(c, RDS_INVALID_DB_CLUSTER_STATE,
			    "DBCluster %s has no DB instance to fail over to.",
			    cl->id);
		return m;
	}
	if ((target = rule_identifier(c, "db", target)) == NULL)
		return NULL;
	if ((m = find_member(&members, target)) == NULL)
		(void)kt_fail(c, RDS_DB_INSTANCE_NOT_FOUND,
		    "DBInstance %s not found.", target);
	else if (m->is_cluster_writer == SHAPE_TRUE) {
		(void)kt_fail(c, RDS_INVALID_DB_INSTANCE_STATE, "DB instance "
		    "%s is the writer of DB cluster %s already.", target,
		    cl->id);
		m = NULL;
	}
	return m;
}

static int
make_writer(struct kt_call *c, const struct db_cluster *cl, const char *id)
{
	struct db_instance i;
	struct beside b;

	if (instance_find(c, id, &i) != 0 ||
	    beside_get(c, cl->resource_id, &b) != 0)
		return -1;
	b.writer = i.resource_id;
	return beside_put(c, cl->resource_id, &b);
}

int
op_failover_db_cluster(struct kt_call *c)
{
	const struct rds_failover_db_cluster_message *in = c->in;
	const struct rds_db_cluster_member *m;
	struct rule_event e = { .at = c->now, .id = EVENT_FAILOVER };
	struct db_cluster cl;

	if (cluster_find(c, in->db_cluster_identifier, &cl) != 0 ||
	    check_cluster_state(c, &cl, SERVER_AVAILABLE) != 0 ||
	    rule_own_server(c, "cluster", "none of them fails over") != 0 ||
	    (m = choose(c, &cl)) == NULL ||
	    make_writer(c, &cl, m->db_instance_identifier) != 0)
		return -1;
	e.arn = rule_arn(c, "cluster", cl.id);
	e.text = kt_arena_printf(c->arena, "Started same AZ failover to DB "
	    "instance: %s", m->db_instance_identifier);
	if (rule_event(c->tx, &e) != STORE_OK)
		return dispatch_failed(c);
	return pass(c, &cl.server, SERVER_FAILING_OVER) != 0 ? -1 :
	    cluster_answer(c, &cl);
}
