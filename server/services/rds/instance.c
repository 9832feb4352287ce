/* CreateDBInstance, DescribeDBInstances, DeleteDBInstance. */
#include <inttypes.h>
#include <string.h>

#include "keyturn/log.h"
#include "group.h"
#include "snapshot.h"

int
instance_answer(struct kt_call *c, const struct db_instance *i)
{
	struct rds_one_instance *out = c->out;

	out->db_instance = kt_arena_alloc(c->arena, sizeof(*out->db_instance));
	return show_instance(c, i, out->db_instance);
}

/* --- CreateDBInstance --- */

int
instance_add(struct kt_call *c, const struct db_instance *i)
{
	switch (store_instance_add(c->tx, i)) {
	case STORE_OK:     return 0;
	case STORE_EXISTS: return kt_fail(c, RDS_DB_INSTANCE_ALREADY_EXISTS,
		    "DB instance already exists");
	default:           return dispatch_failed(c);
	}
}

int
check_instance(struct kt_call *c, const struct known_engine *engine,
    const struct rds_create_db_instance_message *in)
{
	const struct check_settings settings = {
	    .encrypted = in->storage_encrypted, .key = in->kms_key_id,
	    .interval = in->monitoring_interval,
	    .role = in->monitoring_role_arn,
	    .backup = in->preferred_backup_window,
	    .maintenance = in->preferred_maintenance_window };
	const struct group_wish groups = { .engine = engine,
	    .version = in->engine_version,
	    .subnets = in->db_subnet_group_name,
	    .options = in->option_group_name,
	    .parameters = in->db_parameter_group_name };
	const struct check_values values = { .engine = engine,
	    .version = in->engine_version, .network = in->network_type,
	    .support = in->engine_lifecycle_support,
	    .mode = in->database_insights_mode,
	    .insights = in->performance_insights_retention_period,
	    .logs = &in->enable_cloudwatch_logs_exports,
	    .zone = in->availability_zone };
	const char *ca = in->ca_certificate_identifier;

	if (in->multi_az == SHAPE_TRUE && in->availability_zone != NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Requesting a "
		    "specific availability zone is not valid for Multi-AZ "
		    "instances.");
	if (ca != NULL && !known_certificate(ca))
		return kt_fail(c, RDS_CERTIFICATE_NOT_FOUND,
		    "Certificate %s not found.", ca);
	if (in->promotion_tier.set && (in->promotion_tier.v < 0 ||
	    in->promotion_tier.v > 15))
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid promotion tier: "
		    "%" PRId64 ". It must be between 0 and 15.",
		    in->promotion_tier.v);
	return check_settings(c, &settings) != 0 ||
	    check_values(c, &values) != 0 ||
	    group_check(c, &groups) != 0 ? -1 : check_shared(c, "db",
	    groups.parameters, in->enable_iam_database_authentication);
}

static int
prepare_alone(struct kt_call *c, const struct known_engine *engine,
    struct db_instance *i)
{
	const struct rds_create_db_instance_message *in = c->in;
	const struct check_master m = { .engine = engine,
	    .version = version_here(c, engine, in->engine_version),
	    .user = in->master_username,
	    .wish = { .managed = in->manage_master_user_password,
	    .password = in->master_user_password,
	    .secret_key = rule_given(in->master_user_secret_kms_key_id) },
	    .database = rule_given(in->db_name), .database_param = "DBName",
	    .port = in->port };
	const struct check_storage s = { .engine = engine->name,
	    .type = in->storage_type, .size = in->allocated_storage,
	    .iops = in->iops, .throughput = in->storage_throughput,
	    .most = in->max_allocated_storage };

	if (engine->cluster)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "DB instances of "
		    "the engine aurora-mysql belong to a DB cluster: "
		    "DBClusterIdentifier must be provided.");
	if (check_version(c, engine, in->engine_version) != 0 ||
	    check_storage(c, &s) != 0 || check_master(c, &m) != 0 ||
	    check_retention(c, 0, &in->backup_retention_period,
	    &i->backup_retention) != 0)
		return -1;
	i->server = check_server(c, i->resource_id, &m);
	i->storage = in->allocated_storage.v;
	i->deletion_protection = in->deletion_protection == SHAPE_TRUE;
	i->kept = dispatch_keep(c, &rds_shape_create_db_instance_message, in);
	c->wakes = true;
	return m.wish.managed != SHAPE_TRUE ? 0 : master_keep(c,
	    &(struct master){ "db", i->id, &i->server }, m.wish.secret_key);
}

struct member {
	const struct db_cluster *cluster;
	const struct rds_create_db_cluster_message *of;
	const char *what_to_do;		/* where it is the cluster's to say */
};

/* Do two wishes come to the same? */
static bool
is_one_version(const struct known_engine *e, const char *a, const char *b)
{
	a = known_version(e, a);
	b = known_version(e, b);
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* What the cluster has, one of it cannot have otherwise. */
static int
check_member(struct kt_call *c,
    const struct rds_create_db_instance_message *in, const struct member *m)
{
	const struct db_cluster *cluster = m->cluster;
	const struct rds_create_db_cluster_message *of = m->of;
	const struct known_engine *e = known_engine(cluster->server.engine);
	const struct {
		bool given;
		const char *what;
	} of_cluster[] = {
		{ in->master_username != NULL, "master user name" },
		{ in->master_user_password != NULL, "master user password" },
		{ in->master_user_secret_kms_key_id != NULL ||
		    in->manage_master_user_password == SHAPE_TRUE,
		    "master user secret" },
		{ rule_given(in->db_name) != NULL, "database name" },
		{ in->backup_retention_period.set &&
		    in->backup_retention_period.v != cluster->backup_retention,
		    "backup retention period" },
		{ in->deletion_protection == SHAPE_TRUE,
		    "deletion protection" },
		{ in->multi_az == SHAPE_TRUE, "availability zones" },
		{ in->storage_encrypted == SHAPE_TRUE &&
		    of->storage_encrypted != SHAPE_TRUE,
		    "storage encryption" },
		{ in->kms_key_id != NULL && (of->kms_key_id == NULL ||
		    strcmp(in->kms_key_id, of->kms_key_id) != 0),
		    "KMS key" },
		{ in->enable_iam_database_authentication == SHAPE_TRUE &&
		    of->enable_iam_database_authentication != SHAPE_TRUE,
		    "IAM database authentication" },
		{ in->storage_type != NULL && strcmp(in->storage_type,
		    of->storage_type != NULL ? of->storage_type :
		    "aurora") != 0, "storage type" },
		{ in->iops.set || in->storage_throughput.set ||
		    in->max_allocated_storage.set, "storage" },
		{ in->port.set && in->port.v != cluster->server.port,
		    "port" },
		{ in->tag_specifications.n > 0,
		    "tags of the automated backup" },
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(of_cluster); i++)
		if (of_cluster[i].given)
			return kt_fail(c, KT_PARAMETER_COMBINATION, "The %s %s "
			    "for the DB Cluster.", m->what_to_do,
			    of_cluster[i].what);
	if (in->engine_version != NULL && !is_one_version(e,
	    in->engine_version, of->engine_version))
		return kt_fail(c, KT_PARAMETER_COMBINATION, "The engine "
		    "version that you requested for your DB instance (%s) does "
		    "not match the engine version of your DB cluster (%s).",
		    in->engine_version, known_version(e, of->engine_version));
	return 0;
}

int
check_modified_member(struct kt_call *c, const struct db_instance *i,
    const struct rds_create_db_instance_message *given)
{
	struct rds_create_db_cluster_message of = { .engine = NULL };
	struct db_cluster cluster;
	const struct member m = { &cluster, &of, "specified DB Instance is a "
	    "member of a DB Cluster. Modify" };

	return cluster_find(c, i->cluster, &cluster) != 0 || dispatch_kept(c,
	    cluster.kept, &rds_shape_create_db_cluster_message, &of) != 0 ?
	    -1 : check_member(c, given, &m);
}

void
instance_inherit(const struct rds_create_db_cluster_message *of,
    struct rds_create_db_instance_message *in)
{
	if (of->engine_version != NULL)
		in->engine_version = of->engine_version;
	in->storage_type = of->storage_type;
	in->storage_encrypted = of->storage_encrypted;
	in->kms_key_id = of->kms_key_id;
	in->enable_iam_database_authentication =
	    of->enable_iam_database_authentication;
	if (of->vpc_security_group_ids.items != NULL)
		in->vpc_security_group_ids = of->vpc_security_group_ids;
	if (of->db_subnet_group_name != NULL)
		in->db_subnet_group_name = of->db_subnet_group_name;
}

/* The wish for one of a cluster, with what it has from there. */
static int
keep_member(struct kt_call *c, const struct db_cluster *cluster,
    struct db_instance *i)
{
	struct rds_create_db_instance_message in =
	    *(const struct rds_create_db_instance_message *)c->in;
	struct rds_create_db_cluster_message of = { .engine = NULL };
	const struct member m = { cluster, &of, "requested DB Instance will "
	    "be a member of a DB Cluster. Set" };

	if (dispatch_kept(c, cluster->kept, &rds_shape_create_db_cluster_message,
	    &of) != 0 || check_member(c, &in, &m) != 0)
		return -1;
	instance_inherit(&of, &in);
	if (in.allocated_storage.set)
		kt_log(KT_LOG_WARN, "CreateDBInstance: AllocatedStorage of an "
		    "instance in a cluster is ignored, as by AWS");
	i->kept = dispatch_keep(c, &rds_shape_create_db_instance_message, &in);
	return 0;
}

static int
prepare_member(struct kt_call *c, const struct known_engine *engine,
    struct db_instance *i)
{
	const struct rds_create_db_instance_message *in = c->in;
	struct db_cluster cluster;

	if (cluster_find(c, in->db_cluster_identifier, &cluster) != 0)
		return -1;
	if (strcmp(cluster.server.engine, engine->name) != 0)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "The engine name "
		    "requested for your DB instance (%s) doesn't match the "
		    "engine name of your DB cluster (%s).", engine->name,
		    cluster.server.engine);
	if (strcmp(cluster.server.status, SERVER_AVAILABLE) != 0 &&
	    strcmp(cluster.server.status, SERVER_CREATING) != 0)
		return kt_fail(c, RDS_INVALID_DB_CLUSTER_STATE,
		    "DBCluster %s is not in available state.", cluster.id);
	i->cluster = cluster.id;
	i->server = cluster.server;
	i->backup_retention = cluster.backup_retention;
	return check_version(c, engine, in->engine_version) != 0 ? -1 :
	    keep_member(c, &cluster, i);
}

int
op_create_db_instance(struct kt_call *c)
{
	const struct rds_create_db_instance_message *in = c->in;
	struct rds_create_db_instance_message here = *in;
	struct db_instance i = { .account = c->account, .region = c->region,
	    .class = in->db_instance_class, .created = c->now,
	    .backup_retention = 1 };
	const struct known_engine *engine;

	if ((i.id = rule_identifier(c, "db", in->db_instance_identifier)) ==
	    NULL || rule_permit_beside(c) != 0 ||
	    (engine = check_engine(c, in->engine)) == NULL ||
	    check_class(c, in->db_instance_class) != 0)
		return -1;
	here.engine_version = version_here(c, engine, in->engine_version);
	if (check_instance(c, engine, &here) != 0)
		return -1;
	i.resource_id = rule_resource_id(c, "db-");
	if ((in->db_cluster_identifier != NULL ?
	    prepare_member(c, engine, &i) : prepare_alone(c, engine, &i)) != 0 ||
	    service_role(c) != 0 || instance_add(c, &i) != 0)
		return -1;
	return rule_tags_give(c, rule_arn(c, "db", i.id), &in->tags) != 0 ||
	    backup_tags_give(c, false, i.resource_id,
	    &in->tag_specifications) != 0 ? -1 : instance_answer(c, &i);
}

/* --- DescribeDBInstances --- */

static int
not_found(struct kt_call *c, const char *id)
{
	dispatch_hint(c, "DBInstance", id, store_instance_elsewhere(c->tx, c->account,
	    c->region, id));
	return kt_fail(c, RDS_DB_INSTANCE_NOT_FOUND, "DBInstance %s not found.", id);
}

static int
fits(struct kt_call *c, const struct rds_describe *in,
    const struct db_instance *i)
{
	const struct rule_filter known[] = {
		{ "db-cluster-id", { i->cluster, i->cluster == NULL ? NULL :
		    rule_arn(c, "cluster", i->cluster) } },
		{ "db-instance-id", { i->id, rule_arn(c, "db", i->id) } },
		{ "dbi-resource-id", { i->resource_id } },
		{ "engine", { i->server.engine } },
		{ "domain", { NULL } },
	};

	return rule_filters_fit(c, &in->filters, known, N_ELEMENTS(known));
}

/* Those that fit; KT_AGAIN while one of them is neither here nor there. */
static int
describe_all(struct kt_call *c, const struct db_instance *all, size_t n,
    size_t limit)
{
	const struct rds_describe *in = c->in;
	struct rds_db_instance_message *out = c->out;
	struct rds_db_instance *items;
	size_t i;
	int rc;

	items = kt_arena_alloc(c->arena, (limit + 1) * sizeof(*items));
	out->db_instances.items = items;
	for (i = 0; i < n; i++) {
		if ((rc = fits(c, in, &all[i])) < 0)
			return -1;
		if (rc == 0)
			continue;
		if (out->db_instances.n == limit) {
			out->marker = rule_marker(c,
			    items[limit - 1].db_instance_identifier);
			break;
		}
		if (show_instance(c, &all[i],
		    &items[out->db_instances.n++]) != 0)
			return -1;
		if (!c->last_look && store_status_passes(
		    items[out->db_instances.n - 1].db_instance_status))
			return KT_AGAIN;
	}
	return 0;
}

int
op_describe_db_instances(struct kt_call *c)
{
	const struct rds_describe *in = c->in;
	struct db_page page = { NULL };
	struct db_instance *all;
	size_t n, limit;

	if (rule_page(c, in, &page) != 0)
		return -1;
	if (fits(c, in, &(struct db_instance){ .id = "",
	    .resource_id = "", .server.engine = "" }) < 0)
		return -1;
	if (in->db_instance_identifier == NULL ?
	    rule_permit(c, "db", "*") != 0 : (page.id = rule_named(c,
	    "db", in->db_instance_identifier)) == NULL)
		return -1;
	limit = page.limit;
	page.limit = rule_reach(&in->filters, limit);
	if (store_instances(c->tx, &page, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	if (page.id != NULL && n == 0)
		return not_found(c, page.id);
	return describe_all(c, all, n, limit);
}

/* --- DeleteDBInstance --- */

int
instance_find(struct kt_call *c, const char *given, struct db_instance *out)
{
	const char *id = rule_named(c, "db", given);

	if (id == NULL)
		return -1;
	switch (store_instance_find(c->tx, c->account, c->region, id, out)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return not_found(c, id);
	default:              return dispatch_failed(c);
	}
}

int
instance_check_available(struct kt_call *c, const struct db_instance *i)
{
	return strcmp(i->server.status, SERVER_AVAILABLE) == 0 ? 0 :
	    kt_fail(c, RDS_INVALID_DB_INSTANCE_STATE, "Instance %s is not in "
	    "available state.", i->id);
}

/* One of a cluster goes at once: its server is the cluster's. */
static int
remove_member(struct kt_call *c, struct db_instance *i)
{
	const struct rds_delete *in = c->in;

	if (in->final_db_snapshot_identifier != NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION,
		    "FinalDBSnapshotIdentifier can not be specified when "
		    "deleting a cluster instance");
	i->server.status = SERVER_DELETING;
	if (instance_answer(c, i) != 0 || beside_remove(c, i->resource_id) != 0)
		return -1;
	return store_instance_remove(c->tx, i) == STORE_OK &&
	    rule_tags_remove(c->tx, rule_arn(c, "db", i->id)) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

int
op_delete_db_instance(struct kt_call *c)
{
	const struct rds_delete *in = c->in;
	struct db_instance i;

	if (instance_find(c, in->db_instance_identifier, &i) != 0)
		return -1;
	if (i.cluster != NULL)
		return remove_member(c, &i);
	if (i.deletion_protection)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Cannot delete "
		    "protected DB Instance, please disable deletion "
		    "protection and try again.");
	if (check_snapshot(c, in) != 0)
		return -1;
	if (strcmp(i.server.status, SERVER_DELETING) == 0)
		return kt_fail(c, RDS_INVALID_DB_INSTANCE_STATE,
		    "Instance %s is already being deleted.", i.id);
	if (snapshot_final_of_instance(c, &i) != 0)
		return -1;
	i.server.status = SERVER_DELETING;
	c->wakes = true;
	if (instance_answer(c, &i) != 0 ||
	    (in->final_db_snapshot_identifier == NULL &&
	    master_forget(c, &i.server) != 0))
		return -1;	/* else with the database: master_end */
	return store_server_change(c->tx, &i.server) == STORE_OK ? 0 :
	    dispatch_failed(c);
}
