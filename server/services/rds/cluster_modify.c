/* ModifyDBCluster, as modify.c does it; what its instances have from it, too. */
#include <string.h>

#include "ops.h"

typedef struct rds_create_db_cluster_message wish;

#define SHAPE_OF_WISH (&rds_shape_create_db_cluster_message)

static int
now_of(struct kt_call *c, const struct db_cluster *cl, wish *now)
{
	if (dispatch_kept(c, cl->kept, SHAPE_OF_WISH, now) != 0)
		return -1;
	now->engine = cl->server.engine;
	now->db_cluster_identifier = cl->id;
	now->backup_retention_period = shape_int(cl->backup_retention);
	now->deletion_protection = shape_bool(cl->deletion_protection);
	now->port = shape_int(cl->server.port);
	if (now->enable_iam_database_authentication == SHAPE_UNSET)
		now->enable_iam_database_authentication = SHAPE_FALSE;
	if (now->storage_type == NULL)
		now->storage_type = "aurora";
	return 0;
}

static int
given_of(struct kt_call *c, const wish *now, wish *given)
{
	const struct rds_modify_db_cluster_message *in = c->in;

	if (dispatch_kept(c, dispatch_json(c,
	    &rds_shape_modify_db_cluster_message, in), SHAPE_OF_WISH,
	    given) != 0)
		return -1;
	given->master_user_password = NULL;	/* is merged nowhere */
	given->port = in->port;
	given->option_group_name = in->option_group_name;
	given->backup_retention_period = in->backup_retention_period;
	given->deletion_protection = in->deletion_protection;
	given->preferred_backup_window = in->preferred_backup_window;
	given->preferred_maintenance_window =
	    in->preferred_maintenance_window;
	given->enable_cloudwatch_logs_exports = modify_logs(c,
	    &now->enable_cloudwatch_logs_exports,
	    in->cloudwatch_logs_export_configuration);
	given->db_cluster_identifier = NULL;
	return in->new_db_cluster_identifier == NULL ||
	    (given->db_cluster_identifier = rule_renamed(c, "cluster",
	    in->new_db_cluster_identifier)) != NULL ? 0 : -1;
}

static bool
waits(const struct merge *m, const char *member)
{
	(void)m;
	return strcmp(member, "DBClusterIdentifier") == 0 ||
	    merge_waits(&rds_shape_modify_db_cluster_message, member);
}

/* --- checks --- */

static int
check_name(struct kt_call *c, const struct db_cluster *cl, const char *name)
{
	struct db_cluster other;

	if (name == NULL || strcmp(name, cl->id) == 0)
		return 0;
	switch (store_cluster_find(c->tx, cl->account, cl->region, name, &other)) {
	case STORE_OK:        return kt_fail(c, RDS_DB_CLUSTER_ALREADY_EXISTS,
		    "DB Cluster already exists");
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
}

/* API Reference: a group for the instances is of a major upgrade. */
static int
check_instances_group(struct kt_call *c)
{
	const struct rds_modify_db_cluster_message *in = c->in;

	return in->db_instance_parameter_group_name == NULL ||
	    (in->engine_version != NULL &&
	    in->allow_major_version_upgrade == SHAPE_TRUE) ? 0 : kt_fail(c,
	    KT_PARAMETER_COMBINATION, "DBInstanceParameterGroupName can only "
	    "be specified for a major version upgrade.");
}

/* As modify.c has it. */
static int
check_sum(struct kt_call *c, const wish *before, const wish *sum)
{
	wish new = { .engine = NULL };

	if (merge_changed(c, SHAPE_OF_WISH, before, sum, &new) != 0)
		return -1;
	new.engine = sum->engine;
	new.engine_version = sum->engine_version;
	return check_cluster(c, &new);
}

static int
merge_checked(struct kt_call *c, struct db_cluster *cl, struct merge *m,
    wish *given)
{
	const struct rds_modify_db_cluster_message *in = c->in;
	wish *now = m->now, was, sum;
	const char *asked = now->engine_version;
	const char *shown = show_version(&cl->server, asked);

	if (merge_sum(c, m, &was) != 0 || check_instances_group(c) != 0 ||
	    modify_version(c, &cl->server,
	    shown, in->allow_major_version_upgrade == SHAPE_TRUE,
	    &given->engine_version) != 0 || check_retention(c, 1,
	    &given->backup_retention_period, &cl->backup_retention) != 0)
		return -1;
	if (given->monitoring_interval.set && given->monitoring_interval.v == 0 &&
	    given->monitoring_role_arn == NULL)
		now->monitoring_role_arn = NULL;
	now->engine_version = shown;
	if (merge_given(c, m) != 0)
		return -1;
	if (now->engine_version != shown)
		cl->server.engine_version = now->engine_version;
	else
		now->engine_version = asked;
	return merge_sum(c, m, &sum) != 0 || check_sum(c, &was, &sum) != 0 ||
	    (sum.port.v != cl->server.port && check_port(c,
	    known_engine(cl->server.engine), &sum.port) != 0) ||
	    check_name(c, cl, sum.db_cluster_identifier) != 0 ? -1 : 0;
}

/* --- what becomes of it --- */

static int
change_master(struct kt_call *c, struct db_cluster *cl)
{
	const struct rds_modify_db_cluster_message *in = c->in;
	const struct master_wish w = { .managed =
	    in->manage_master_user_password,
	    .password = in->master_user_password,
	    .secret_key = in->master_user_secret_kms_key_id,
	    .rotate = in->rotate_master_user_password,
	    .at_once = in->apply_immediately };

	return master_modify(c, &(struct master){ "cluster", cl->id,
	    &cl->server }, &w);
}

/* What each instance has from its cluster. */
static int
hand_down(struct kt_call *c, const struct db_cluster *cl, const wish *now)
{
	const struct rds_modify_db_cluster_message *in = c->in;
	struct db_page page = { .account = cl->account, .region = cl->region,
	    .cluster = cl->id, .limit = MEMBERS_MAX };
	struct db_instance *all;
	size_t i, n;

	if (store_instances(c->tx, &page, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n; i++) {
		struct rds_create_db_instance_message has = { .db_name = NULL };

		if (dispatch_kept(c, all[i].kept,
		    &rds_shape_create_db_instance_message, &has) != 0)
			return -1;
		instance_inherit(now, &has);
		if (in->db_instance_parameter_group_name != NULL)
			has.db_parameter_group_name =
			    in->db_instance_parameter_group_name;
		all[i].backup_retention = cl->backup_retention;
		all[i].kept = dispatch_keep(c,
		    &rds_shape_create_db_instance_message, &has);
		if (store_instance_save(c->tx, &all[i]) != STORE_OK)
			return dispatch_failed(c);
	}
	return 0;
}

static int
tell_of_upgrade(struct kt_call *c, const struct db_cluster *cl,
    const struct merge *m)
{
	const struct rule_event e = { .at = c->now,
	    .arn = rule_arn(c, "cluster", cl->id),
	    .id = EVENT_CLUSTER_UPGRADE };

	return m->status == NULL || strcmp(m->status, SERVER_UPGRADING) != 0 ||
	    rule_event(c->tx, &e) == STORE_OK ? 0 : dispatch_failed(c);
}

static int
save(struct kt_call *c, struct db_cluster *cl, const struct merge *m)
{
	const wish *now = m->now;

	cl->backup_retention = now->backup_retention_period.v;
	cl->deletion_protection = now->deletion_protection == SHAPE_TRUE;
	cl->kept = dispatch_keep(c, SHAPE_OF_WISH, now);
	cl->pending = merge_json(c, SHAPE_OF_WISH, m->later);
	if (change_master(c, cl) != 0 || tell_of_upgrade(c, cl, m) != 0)
		return -1;
	merge_status(&cl->server, m->status);
	cl->server.port = (int)now->port.v;
	c->wakes = c->wakes || m->status != NULL;
	return store_cluster_save(c->tx, cl) == STORE_OK &&
	    (!store_status_passes(cl->server.status) ||
	    store_server_change(c->tx, &cl->server) == STORE_OK) ?
	    hand_down(c, cl, now) : dispatch_failed(c);
}

static int
rename_to(struct kt_call *c, struct db_cluster *cl, const char *name)
{
	const char *from = rule_arn(c, "cluster", cl->id);
	const char *to = rule_arn(c, "cluster", name);
	const struct rule_event e = { .at = c->now, .arn = to,
	    .id = EVENT_CLUSTER_RENAMED, .text = kt_arena_join(c->arena,
	    "Renamed cluster from ", cl->id, " to ", name, NULL) };

	if (window_plan(c, from, NULL, NULL) != 0 ||
	    window_plan(c, to, cl->pending, cl->kept) != 0)
		return -1;
	if (strcmp(name, cl->id) == 0)
		return 0;
	if (store_cluster_rename(c->tx, cl, name) != STORE_OK ||
	    rule_event(c->tx, &e) != STORE_OK)
		return dispatch_failed(c);
	return rule_tags_move(c, from, to) != 0 ? -1 : master_renamed(c,
	    &(struct master){ "cluster", name, &cl->server });
}

int
op_modify_db_cluster(struct kt_call *c)
{
	const struct rds_modify_db_cluster_message *in = c->in;
	wish given = { .engine = NULL }, now = given, later = given;
	struct merge m = { .shape = SHAPE_OF_WISH, .given = &given,
	    .now = &now, .later = &later, .waits = waits,
	    .at_once = in->apply_immediately == SHAPE_TRUE };
	struct db_cluster cl;

	if (cluster_find(c, in->db_cluster_identifier, &cl) != 0 ||
	    rule_permit_beside(c) != 0)
		return -1;
	if (strcmp(cl.server.status, SERVER_AVAILABLE) != 0)
		return kt_fail(c, RDS_INVALID_DB_CLUSTER_STATE,
		    "DBCluster %s is not in available state.", cl.id);
	if (now_of(c, &cl, &now) != 0 || given_of(c, &now, &given) != 0 ||
	    dispatch_kept(c, cl.pending, SHAPE_OF_WISH, &later) != 0 ||
	    merge_checked(c, &cl, &m, &given) != 0 || save(c, &cl, &m) != 0)
		return -1;
	/* The answer has the old name, and its instances. */
	return cluster_answer(c, &cl) != 0 ? -1 :
	    rename_to(c, &cl, now.db_cluster_identifier);
}
