/* RestoreDBClusterFromSnapshot, RestoreDBClusterToPointInTime. */
#include <string.h>

#include "restore.h"

/* Of what its source was asked for; all else is as for a new one. */
static struct rds_create_db_cluster_message
inherited(const struct rds_create_db_cluster_message *of)
{
	return (struct rds_create_db_cluster_message){
		.backup_retention_period = of->backup_retention_period,
		.engine_version = of->engine_version, .port = of->port,
		.storage_type = of->storage_type,
		.storage_encrypted = of->storage_encrypted,
		.kms_key_id = of->kms_key_id,
		.preferred_backup_window = of->preferred_backup_window,
		.preferred_maintenance_window =
		    of->preferred_maintenance_window,
		.serverless_v2_scaling_configuration =
		    of->serverless_v2_scaling_configuration,
		.auto_minor_version_upgrade = of->auto_minor_version_upgrade,
		.network_type = of->network_type,
		.engine_lifecycle_support = of->engine_lifecycle_support,
	};
}

/* RDS makes an Aurora of a MySQL instance's snapshot too; NULL: of no other's. */
static const struct known_engine *
engine_of(const struct snapshot *s)
{
	if (s->cluster)
		return known_engine(s->engine);
	return strcmp(s->engine, "mysql") == 0 ? known_engine("aurora-mysql") :
	    NULL;
}

/* What an instance was asked for has the same names, but not the same meaning. */
static int
wish_of_source(struct kt_call *c, const struct snapshot *s,
    struct rds_create_db_cluster_message *of)
{
	if (dispatch_kept(c, s->kept, &rds_shape_create_db_cluster_message,
	    of) != 0)
		return -1;
	if (!s->cluster)
		of->storage_type = of->engine_version = NULL;
	return 0;
}

static int
wish_of(struct kt_call *c, const struct snapshot *s,
    struct rds_create_db_cluster_message *w)
{
	const struct rds_restore_cluster *in = c->in;
	struct rds_create_db_cluster_message of = { .engine = NULL };

	if (wish_of_source(c, s, &of) != 0)
		return -1;
	*w = inherited(&of);
	if (dispatch_kept(c, dispatch_keep(c, c->op->in, in),
	    &rds_shape_create_db_cluster_message, w) != 0)
		return -1;
	w->engine = engine_of(s)->name;
	if (in->engine_version != NULL)
		w->engine_version = in->engine_version;
	if (in->backup_retention_period.set)
		w->backup_retention_period = in->backup_retention_period;
	if (in->port.set)
		w->port = in->port;
	if (in->kms_key_id != NULL)
		w->storage_encrypted = SHAPE_TRUE;
	return 0;
}

static int
check_engine_of(struct kt_call *c, const struct snapshot *s)
{
	const struct rds_restore_cluster *in = c->in;
	const struct known_engine *engine = engine_of(s);
	const char *wish = in->engine != NULL ? in->engine : "aurora-mysql";

	return engine != NULL && known_engine(wish) == engine ? 0 : kt_fail(c,
	    KT_PARAMETER_COMBINATION, "The engine %s is not that of the "
	    "snapshot, which is %s.", wish, s->engine);
}

static int
check(struct kt_call *c, const struct snapshot *s,
    const struct known_engine *engine,
    const struct rds_create_db_cluster_message *w)
{
	const struct rds_restore_cluster *in = c->in;
	const char *database = rule_given(in->database_name);

	if (database != NULL && (s->database == NULL ||
	    strcmp(database, s->database) != 0))
		return kt_fail(c, KT_PARAMETER_COMBINATION, "DatabaseName %s is "
		    "not that of the snapshot.", database);
	return (in->engine_version != NULL &&
	    check_version(c, engine, in->engine_version) != 0) ? -1 :
	    check_cluster(c, w);
}

static int
restore(struct kt_call *c, const char *id, const struct snapshot *s)
{
	const struct rds_restore_cluster *in = c->in;
	const struct known_engine *engine = engine_of(s);
	struct rds_one_cluster *out = c->out;
	struct rds_create_db_cluster_message w;
	struct check_master m = { .engine = engine };
	struct db_cluster cl = { .account = c->account, .region = c->region,
	    .id = id, .created = c->now, .backup_retention = 1 };

	if (rule_permit_beside(c) != 0 || check_engine_of(c, s) != 0 ||
	    wish_of(c, s, &w) != 0 || check(c, s, engine, &w) != 0)
		return -1;
	m.version = w.engine_version;
	m.port = w.port;
	if (check_port(c, engine, &w.port) != 0 || check_retention(c, 1,
	    &w.backup_retention_period, &cl.backup_retention) != 0 ||
	    service_role(c) != 0)
		return -1;
	cl.kept = dispatch_keep(c, &rds_shape_create_db_cluster_message, &w);
	cl.deletion_protection = in->deletion_protection == SHAPE_TRUE;
	cl.resource_id = rule_resource_id(c, "cluster-");
	cl.server = restore_server(c, s, cl.resource_id, &m);
	if (cluster_add(c, &cl) != 0 ||
	    restore_tags(c, s, &in->tags, rule_arn(c, "cluster", id)) != 0 ||
	    backup_tags_give(c, true, cl.resource_id,
	    &in->tag_specifications) != 0 ||
	    beside_roles(c, cl.resource_id, &in->associated_roles) != 0)
		return -1;
	c->wakes = true;
	out->db_cluster = kt_arena_alloc(c->arena, sizeof(*out->db_cluster));
	return show_cluster(c, &cl, out->db_cluster);
}

int
op_restore_db_cluster_from_snapshot(struct kt_call *c)
{
	const struct rds_restore_cluster *in = c->in;
	const char *id = rule_identifier(c, "cluster",
	    in->db_cluster_identifier);
	bool of_instance = kt_after(in->snapshot_identifier,
	    rule_arn(c, snapshot_instances.kind, "")) != NULL;
	struct snapshot s;

	return id == NULL || restore_find(c, of_instance ? &snapshot_instances :
	    &snapshot_clusters, in->snapshot_identifier, &s) != 0 ? -1 :
	    restore(c, id, &s);
}

static int
find_source(struct kt_call *c, struct restore_to *to)
{
	const struct rds_restore_cluster *in = c->in;
	struct db_cluster cl;

	if ((in->source_db_cluster_identifier != NULL) ==
	    (in->source_db_cluster_resource_id != NULL))
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Specify one of "
		    "SourceDBClusterIdentifier and SourceDbClusterResourceId.");
	if (in->source_db_cluster_identifier == NULL) {
		to->what = to->resource_id = in->source_db_cluster_resource_id;
		return backup_is_of(c, to->resource_id, "cluster") ? 0 :
		    kt_fail(c, RDS_DB_CLUSTER_AUTOMATED_BACKUP_NOT_FOUND,
		    "DBClusterAutomatedBackup %s not found.", to->what);
	}
	if (cluster_find(c, in->source_db_cluster_identifier, &cl) != 0)
		return -1;
	to->what = cl.id;
	to->resource_id = cl.resource_id;
	return 0;
}

int
op_restore_db_cluster_to_point_in_time(struct kt_call *c)
{
	const struct rds_restore_cluster *in = c->in;
	struct restore_to to = { .latest = in->use_latest_restorable_time,
	    .at = in->restore_to_time, .at_param = "RestoreToTime" };
	const char *id = rule_identifier(c, "cluster",
	    in->db_cluster_identifier);
	struct snapshot s;

	if (id == NULL || find_source(c, &to) != 0 ||
	    restore_moment(c, &to, &s) != 0 ||
	    snapshot_possible(c, &snapshot_clusters, to.what) != 0)
		return -1;
	return restore(c, id, &s);
}
