/* CreateDBCluster, DescribeDBClusters, DeleteDBCluster. */
#include <string.h>

#include "effect.h"
#include "snapshot.h"

/* Of no failover the first made. */
static size_t
find_writer(const struct db_instance *all, size_t n, const char *writer)
{
	size_t i, first = 0;

	for (i = 0; i < n; i++) {
		if (writer != NULL && strcmp(all[i].resource_id, writer) == 0)
			return i;
		if (all[i].created < all[first].created)
			first = i;
	}
	return first;
}

/* All stand on one server. */
int
cluster_members(struct kt_call *c, const struct db_cluster *cl,
    struct shape_list *out)
{
	struct db_page page = { .account = cl->account, .region = cl->region,
	    .cluster = cl->id, .limit = MEMBERS_MAX };
	struct db_instance *all;
	struct rds_db_cluster_member *to;
	struct beside beside;
	size_t i, n, writer;

	if (store_instances(c->tx, &page, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	if (beside_get(c, cl->resource_id, &beside) != 0)
		return -1;
	writer = find_writer(all, n, beside.writer);
	out->items = to = kt_arena_alloc(c->arena, (n + 1) * sizeof(*to));
	out->n = n;
	for (i = 0; i < n; i++) {
		to[i].promotion_tier = shape_int(1);
		if (dispatch_kept(c, all[i].kept, &rds_shape_db_cluster_member,
		    &to[i]) != 0)
			return -1;
		to[i].db_instance_identifier = all[i].id;
		to[i].is_cluster_writer = shape_bool(i == writer);
		to[i].db_cluster_parameter_group_status =
		    effect_status(c, &cl->server);
	}
	return c->err == KT_OK ? 0 : -1;
}

/* Absent where there are none. */
static int
custom_endpoints(struct kt_call *c, const struct db_cluster *cl,
    struct shape_list *out)
{
	struct shape_list custom;
	const char **hosts;
	size_t i;

	if (custom_all(c, cl->resource_id, &custom) != 0)
		return -1;
	hosts = kt_arena_alloc(c->arena, (custom.n + 1) * sizeof(*hosts));
	for (i = 0; i < custom.n; i++)
		hosts[i] = show_host(c, &cl->server, NAMES_CLUSTER, cl->id);
	if (custom.n > 0)
		*out = (struct shape_list){ hosts, custom.n };
	return 0;
}

static int
describe(struct kt_call *c, const struct db_cluster *cl,
    struct rds_db_cluster *out)
{
	return show_cluster(c, cl, out) != 0 ||
	    custom_endpoints(c, cl, &out->custom_endpoints) != 0 ? -1 :
	    cluster_members(c, cl, &out->db_cluster_members);
}

int
cluster_answer(struct kt_call *c, const struct db_cluster *cl)
{
	struct rds_one_cluster *out = c->out;

	out->db_cluster = kt_arena_alloc(c->arena, sizeof(*out->db_cluster));
	return describe(c, cl, out->db_cluster);
}

/* --- CreateDBCluster --- */

int
cluster_add(struct kt_call *c, const struct db_cluster *cl)
{
	switch (store_cluster_add(c->tx, cl)) {
	case STORE_OK:     return 0;
	case STORE_EXISTS: return kt_fail(c, RDS_DB_CLUSTER_ALREADY_EXISTS,
		    "DB Cluster already exists");
	default:           return dispatch_failed(c);
	}
}

int
check_cluster(struct kt_call *c, const struct rds_create_db_cluster_message *in)
{
	const struct check_settings settings = {
	    .encrypted = in->storage_encrypted, .key = in->kms_key_id,
	    .interval = in->monitoring_interval,
	    .role = in->monitoring_role_arn,
	    .backup = in->preferred_backup_window,
	    .maintenance = in->preferred_maintenance_window };
	const struct group_wish groups = {
	    .engine = known_engine(in->engine),
	    .version = in->engine_version,
	    .subnets = in->db_subnet_group_name,
	    .options = in->option_group_name,
	    .cluster_parameters = in->db_cluster_parameter_group_name };
	const struct check_values values = { .engine = groups.engine,
	    .version = in->engine_version, .network = in->network_type,
	    .support = in->engine_lifecycle_support,
	    .mode = in->database_insights_mode,
	    .insights = in->performance_insights_retention_period,
	    .backtrack = in->backtrack_window,
	    .logs = &in->enable_cloudwatch_logs_exports,
	    .zones = &in->availability_zones,
	    .scaling = in->serverless_v2_scaling_configuration };
	const char *type = in->storage_type;

	if (type != NULL && strcmp(type, "aurora") != 0 &&
	    strcmp(type, "aurora-iopt1") != 0)
		return kt_fail(c, KT_PARAMETER_VALUE,
		    "Invalid storage type: %s", type);
	return check_settings(c, &settings) != 0 ||
	    check_values(c, &values) != 0 ||
	    group_check(c, &groups) != 0 ? -1 : check_shared(c, "cluster",
	    groups.cluster_parameters, in->enable_iam_database_authentication);
}

static int
prepare(struct kt_call *c, struct db_cluster *cl)
{
	const struct rds_create_db_cluster_message *in = c->in;
	const struct known_engine *engine = known_engine(in->engine);
	const struct check_master m = { .engine = engine,
	    .version = in->engine_version,
	    .user = in->master_username,
	    .wish = { .managed = in->manage_master_user_password,
	    .password = in->master_user_password,
	    .secret_key = rule_given(in->master_user_secret_kms_key_id) },
	    .database = rule_given(in->database_name),
	    .database_param = "DatabaseName",
	    .port = in->port };

	if (engine == NULL || !engine->cluster)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid DB engine: %s. "
		    "keyturn runs clusters of aurora-mysql.", in->engine);
	if (check_version(c, engine, in->engine_version) != 0 ||
	    check_master(c, &m) != 0 || check_retention(c, 1,
	    &in->backup_retention_period, &cl->backup_retention) != 0 ||
	    check_cluster(c, in) != 0)
		return -1;
	cl->kept = dispatch_keep(c, &rds_shape_create_db_cluster_message, in);
	cl->deletion_protection = in->deletion_protection == SHAPE_TRUE;
	cl->resource_id = rule_resource_id(c, "cluster-");
	cl->server = check_server(c, cl->resource_id, &m);
	return m.wish.managed != SHAPE_TRUE ? 0 : master_keep(c,
	    &(struct master){ "cluster", cl->id, &cl->server },
	    m.wish.secret_key);
}

int
op_create_db_cluster(struct kt_call *c)
{
	const struct rds_create_db_cluster_message *in = c->in;
	struct db_cluster cl = { .account = c->account, .region = c->region,
	    .created = c->now, .backup_retention = 1 };

	if ((cl.id = rule_identifier(c, "cluster",
	    in->db_cluster_identifier)) == NULL ||
	    rule_permit_beside(c) != 0 || prepare(c, &cl) != 0 ||
	    service_role(c) != 0 || cluster_add(c, &cl) != 0 ||
	    rule_tags_give(c, rule_arn(c, "cluster", cl.id), &in->tags) != 0 ||
	    backup_tags_give(c, true, cl.resource_id,
	    &in->tag_specifications) != 0 ||
	    beside_roles(c, cl.resource_id, &in->associated_roles) != 0)
		return -1;
	c->wakes = true;
	return cluster_answer(c, &cl);
}

/* --- DescribeDBClusters --- */

static int
not_found(struct kt_call *c, const char *id)
{
	dispatch_hint(c, "DBCluster", id, store_cluster_elsewhere(c->tx, c->account,
	    c->region, id));
	return kt_fail(c, RDS_DB_CLUSTER_NOT_FOUND, "DBCluster %s not found.", id);
}

static int
fits(struct kt_call *c, const struct rds_describe *in,
    const struct db_cluster *cl)
{
	const struct rule_filter known[] = {
		{ "db-cluster-id", { cl->id, rule_arn(c, "cluster", cl->id) } },
		{ "db-cluster-resource-id", { cl->resource_id } },
		{ "engine", { cl->server.engine } },
		{ "clone-group-id", { NULL } },
		{ "domain", { NULL } },
	};

	return rule_filters_fit(c, &in->filters, known, N_ELEMENTS(known));
}

static int
describe_all(struct kt_call *c, const struct db_cluster *all, size_t n,
    size_t limit)
{
	const struct rds_describe *in = c->in;
	struct rds_db_cluster_message *out = c->out;
	struct rds_db_cluster *items;
	size_t i;
	int rc;

	items = kt_arena_alloc(c->arena, (limit + 1) * sizeof(*items));
	out->db_clusters.items = items;
	for (i = 0; i < n; i++) {
		if ((rc = fits(c, in, &all[i])) < 0)
			return -1;
		if (rc == 0)
			continue;
		if (out->db_clusters.n == limit) {
			out->marker = rule_marker(c,
			    items[limit - 1].db_cluster_identifier);
			break;
		}
		if (describe(c, &all[i], &items[out->db_clusters.n++]) != 0)
			return -1;
		if (!c->last_look && store_status_passes(
		    items[out->db_clusters.n - 1].status))
			return KT_AGAIN;
	}
	return 0;
}

int
op_describe_db_clusters(struct kt_call *c)
{
	const struct rds_describe *in = c->in;
	struct db_page page = { NULL };
	struct db_cluster *all;
	size_t n, limit;

	if (rule_page(c, in, &page) != 0)
		return -1;
	if (fits(c, in, &(struct db_cluster){ .id = "",
	    .resource_id = "", .server.engine = "" }) < 0)
		return -1;
	if (in->db_cluster_identifier == NULL ?
	    rule_permit(c, "cluster", "*") != 0 : (page.id = rule_named(c,
	    "cluster", in->db_cluster_identifier)) == NULL)
		return -1;
	limit = page.limit;
	page.limit = rule_reach(&in->filters, limit);
	if (store_clusters(c->tx, &page, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	if (page.id != NULL && n == 0)
		return not_found(c, page.id);
	return describe_all(c, all, n, limit);
}

/* --- DeleteDBCluster --- */

int
cluster_find(struct kt_call *c, const char *given, struct db_cluster *out)
{
	const char *id = rule_named(c, "cluster", given);

	if (id == NULL)
		return -1;
	switch (store_cluster_find(c->tx, c->account, c->region, id, out)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return not_found(c, id);
	default:              return dispatch_failed(c);
	}
}

static int
check_deletable(struct kt_call *c, const struct db_cluster *cl)
{
	struct shape_list members;

	if (cl->deletion_protection)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Cannot delete "
		    "protected Cluster, please disable deletion protection "
		    "and try again.");
	if (check_snapshot(c, c->in) != 0 ||
	    cluster_members(c, cl, &members) != 0)
		return -1;
	if (members.n > 0)
		return kt_fail(c, RDS_INVALID_DB_CLUSTER_STATE, "Cluster cannot be "
		    "deleted, it still contains DB instances in non-deleting "
		    "state.");
	if (strcmp(cl->server.status, SERVER_DELETING) == 0)
		return kt_fail(c, RDS_INVALID_DB_CLUSTER_STATE,
		    "Cluster %s is already being deleted.", cl->id);
	return 0;
}

int
op_delete_db_cluster(struct kt_call *c)
{
	const struct rds_delete *in = c->in;
	struct db_cluster cl;

	if (cluster_find(c, in->db_cluster_identifier, &cl) != 0 ||
	    check_deletable(c, &cl) != 0 ||
	    snapshot_final_of_cluster(c, &cl) != 0)
		return -1;
	cl.server.status = SERVER_DELETING;
	c->wakes = true;
	if (cluster_answer(c, &cl) != 0 ||
	    (in->final_db_snapshot_identifier == NULL &&
	    master_forget(c, &cl.server) != 0))
		return -1;	/* else with the database: master_end */
	return store_server_change(c->tx, &cl.server) == STORE_OK ? 0 :
	    dispatch_failed(c);
}
