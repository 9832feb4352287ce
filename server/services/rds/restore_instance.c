/* RestoreDBInstanceFromDBSnapshot, RestoreDBInstanceToPointInTime. */
#include <string.h>

#include "restore.h"

/* Of what its source was asked for; all else is as for a new one. */
static struct rds_create_db_instance_message
inherited(const struct rds_create_db_instance_message *of)
{
	return (struct rds_create_db_instance_message){
		.db_instance_class = of->db_instance_class,
		.allocated_storage = of->allocated_storage,
		.backup_retention_period = of->backup_retention_period,
		.port = of->port, .engine_version = of->engine_version,
		.storage_type = of->storage_type, .iops = of->iops,
		.storage_throughput = of->storage_throughput,
		.storage_encrypted = of->storage_encrypted,
		.kms_key_id = of->kms_key_id,
		.preferred_backup_window = of->preferred_backup_window,
		.preferred_maintenance_window =
		    of->preferred_maintenance_window,
		.auto_minor_version_upgrade = of->auto_minor_version_upgrade,
		.dedicated_log_volume = of->dedicated_log_volume,
		.option_group_name = of->option_group_name,
		.network_type = of->network_type,
		.engine_lifecycle_support = of->engine_lifecycle_support,
	};
}

/* And over that what is asked for now. */
static int
wish_of(struct kt_call *c, const struct snapshot *s,
    struct rds_create_db_instance_message *w)
{
	const struct rds_restore_instance *in = c->in;
	struct rds_create_db_instance_message of = { .db_name = NULL };

	if (dispatch_kept(c, s->kept, &rds_shape_create_db_instance_message,
	    &of) != 0)
		return -1;
	*w = inherited(&of);
	if (of.storage_type == NULL)
		of.storage_type = known_storage_default(of.iops.set);
	if (in->storage_type != NULL &&
	    strcmp(in->storage_type, of.storage_type) != 0) {
		w->iops.set = false;	/* of another type these were */
		w->storage_throughput.set = false;
	}
	if (dispatch_kept(c, dispatch_keep(c, c->op->in, in),
	    &rds_shape_create_db_instance_message, w) != 0)
		return -1;
	if (in->db_instance_class != NULL)
		w->db_instance_class = in->db_instance_class;
	if (in->allocated_storage.set)
		w->allocated_storage = in->allocated_storage;
	if (in->backup_retention_period.set)
		w->backup_retention_period = in->backup_retention_period;
	if (in->port.set)
		w->port = in->port;
	if (in->allocated_storage.set && of.allocated_storage.set &&
	    in->allocated_storage.v < of.allocated_storage.v)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "The allocated "
		    "storage size must not be smaller than that of the "
		    "snapshot.");
	return 0;
}

static int
check(struct kt_call *c, const struct snapshot *s,
    const struct known_engine *engine,
    const struct rds_create_db_instance_message *w)
{
	const struct rds_restore_instance *in = c->in;
	const struct check_storage storage = { .engine = engine->name,
	    .type = w->storage_type, .size = w->allocated_storage,
	    .iops = w->iops, .throughput = w->storage_throughput,
	    .most = w->max_allocated_storage };

	if (rule_given(in->db_name) != NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION,
		    "DBName must be null when Restoring for this Engine.");
	if (in->engine != NULL && known_engine(in->engine) != engine)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "The engine %s is "
		    "not that of the snapshot, which is %s.", in->engine,
		    s->engine);
	return check_class(c, w->db_instance_class) != 0 ||
	    check_storage(c, &storage) != 0 ? -1 :
	    check_instance(c, engine, w);
}

static int
prepare(struct kt_call *c, const struct snapshot *s, struct db_instance *i)
{
	const struct rds_restore_instance *in = c->in;
	const struct known_engine *engine = known_engine(s->engine);
	struct rds_create_db_instance_message w;
	struct check_master m = { .engine = engine, .wish = {
	    .managed = in->manage_master_user_password, .unchanged = true,
	    .secret_key = rule_given(in->master_user_secret_kms_key_id) } };

	if (wish_of(c, s, &w) != 0)
		return -1;
	m.version = w.engine_version;
	m.port = w.port;
	if (check(c, s, engine, &w) != 0 ||
	    check_password_wish(c, &m.wish) != 0 || check_port(c, engine, &w.port) != 0 ||
	    check_retention(c, 0, &w.backup_retention_period,
	    &i->backup_retention) != 0)
		return -1;
	i->class = w.db_instance_class;
	i->storage = w.allocated_storage.v;
	i->deletion_protection = in->deletion_protection == SHAPE_TRUE;
	i->resource_id = rule_resource_id(c, "db-");
	i->server = restore_server(c, s, i->resource_id, &m);
	i->kept = dispatch_keep(c, &rds_shape_create_db_instance_message, &w);
	return m.wish.managed != SHAPE_TRUE ? 0 : master_keep(c,
	    &(struct master){ "db", i->id, &i->server }, m.wish.secret_key);
}

static int
restore(struct kt_call *c, const char *id, const struct snapshot *s)
{
	const struct rds_restore_instance *in = c->in;
	struct db_instance i = { .account = c->account, .region = c->region,
	    .id = id, .created = c->now, .backup_retention = 1 };

	if (rule_permit_beside(c) != 0 || prepare(c, s, &i) != 0 ||
	    service_role(c) != 0 || instance_add(c, &i) != 0 ||
	    restore_tags(c, s, &in->tags, rule_arn(c, "db", id)) != 0 ||
	    backup_tags_give(c, false, i.resource_id,
	    &in->tag_specifications) != 0)
		return -1;
	c->wakes = true;
	return instance_answer(c, &i);
}

int
op_restore_db_instance_from_db_snapshot(struct kt_call *c)
{
	const struct rds_restore_instance *in = c->in;
	const char *id = rule_identifier(c, "db", in->db_instance_identifier);
	struct snapshot s;

	if (id == NULL)
		return -1;
	if (rule_given(in->db_snapshot_identifier) == NULL)
		return kt_fail(c, KT_PARAMETER_VALUE, "The parameter "
		    "DBSnapshotIdentifier must be provided and must not be "
		    "blank.");
	return restore_find(c, &snapshot_instances, in->db_snapshot_identifier,
	    &s) != 0 ? -1 : restore(c, id, &s);
}

/* --- to a point in time --- */

#define BACKUP_ARN "auto-backup"

/* "db-ABC" of the ARN ".../auto-backup:ab-abc"; NULL: it is none. */
static const char *
resource_of(struct kt_call *c, const char *arn)
{
	const char *id = kt_after(arn, rule_arn(c, BACKUP_ARN, "ab-"));

	return id == NULL ? NULL : rule_resource_of(c->arena,
	    kt_arena_join(c->arena, "db-", id, NULL));
}

/* One of three names the source; one that is gone has backups, or nothing. */
static int
find_source(struct kt_call *c, struct restore_to *to)
{
	const struct rds_restore_instance *in = c->in;
	const char *arn = in->source_db_instance_automated_backups_arn;
	struct db_instance i;

	if ((in->source_db_instance_identifier != NULL) +
	    (in->source_dbi_resource_id != NULL) + (arn != NULL) != 1)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Specify one of "
		    "SourceDBInstanceIdentifier, SourceDbiResourceId and "
		    "SourceDBInstanceAutomatedBackupsArn.");
	if (in->source_db_instance_identifier == NULL) {
		to->what = arn != NULL ? arn : in->source_dbi_resource_id;
		to->resource_id = arn != NULL ? resource_of(c, arn) :
		    in->source_dbi_resource_id;
		return backup_is_of(c, to->resource_id, "db") ? 0 : kt_fail(c,
		    RDS_DB_INSTANCE_AUTOMATED_BACKUP_NOT_FOUND,
		    "DBInstanceAutomatedBackup %s not found.", to->what);
	}
	if (instance_find(c, in->source_db_instance_identifier, &i) != 0)
		return -1;
	to->what = i.id;
	to->resource_id = i.resource_id;
	return i.backup_retention > 0 ? 0 : kt_fail(c,
	    RDS_POINT_IN_TIME_RESTORE_NOT_ENABLED, "Point in time restore is "
	    "not enabled for %s: its backup retention period is 0.", i.id);
}

int
op_restore_db_instance_to_point_in_time(struct kt_call *c)
{
	const struct rds_restore_instance *in = c->in;
	struct restore_to to = { .latest = in->use_latest_restorable_time,
	    .at = in->restore_time, .at_param = "RestoreTime" };
	const char *id = rule_identifier(c, "db",
	    in->target_db_instance_identifier);
	struct snapshot s;

	if (id == NULL || find_source(c, &to) != 0 ||
	    restore_moment(c, &to, &s) != 0 ||
	    snapshot_possible(c, &snapshot_instances, to.what) != 0)
		return -1;
	return restore(c, id, &s);
}
