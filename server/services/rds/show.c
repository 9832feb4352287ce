/*
 * What Describe shows of an instance or a cluster: AWS's defaults; over them
 * what it was asked for, as given; over that what it is.
 */
#include <string.h>

#include "effect.h"
#include "keyturn/fleet.h"
#include "store/snapshot.h"

#define ZONE_OF_HOSTS "Z2R2ITUGPM61AM"

/* --- by another name than it was asked for --- */

/* Two texts each, as memberships of groups are: a name and how it stands. */
struct membership {
	const char *name, *status;
};

static struct shape_list
memberships(struct kt_call *c, const char *const *names, size_t n,
    const char *status)
{
	struct membership *all = kt_arena_alloc(c->arena,
	    (n + 1) * sizeof(*all));
	size_t i;

	for (i = 0; i < n; i++)
		all[i] = (struct membership){ names[i], status };
	return (struct shape_list){ all, n };
}

static struct shape_list
membership(struct kt_call *c, const char *name, const char *status)
{
	return memberships(c, &name, name != NULL, status);
}
_Static_assert(sizeof(struct membership) ==
    sizeof(struct rds_vpc_security_group_membership) &&
    sizeof(struct membership) == sizeof(struct rds_db_parameter_group_status) &&
    sizeof(struct membership) == sizeof(struct rds_option_group_membership) &&
    sizeof(struct membership) ==
    sizeof(struct rds_db_cluster_option_group_status), "two texts each");

const char *
show_version(const struct server *s, const char *wish)
{
	const struct known_engine *e = known_engine(s->engine);
	const char *runs = s->engine_version;	/* fresh: or is to, or a wish */

	if (e == NULL)
		return runs;
	if (s->fresh && runs != NULL)
		runs = known_version(e, runs);
	/* What is of no major version that RDS has: no client can know it. */
	if (!e->cluster && runs != NULL && known_begins(runs, wish != NULL ?
	    wish : known_major_of(e, runs)))
		return runs;
	return known_version(e, wish);
}

/*
 * A tag more than the user's where what runs is not what is shown; clients
 * leave those of AWS alone, as Terraform does.
 */
static int
tags(struct kt_call *c, const char *arn, const struct server *s,
    const char *shown, struct shape_list *out)
{
	const struct known_engine *e = known_engine(s->engine);
	struct rds_tag *all;

	if (rule_tags(c, arn, out) != 0)
		return -1;
	if (s->runs == NULL || e == NULL || shown == NULL || strcmp(s->runs,
	    kt_arena_printf(c->arena, "%s %s", e->title, shown)) == 0)
		return 0;
	all = kt_arena_alloc(c->arena, (out->n + 1) * sizeof(*all));
	if (out->n > 0)
		memcpy(all, out->items, out->n * sizeof(*all));
	all[out->n].key = SERVER_RUNS_TAG;
	all[out->n].value = s->runs;
	*out = (struct shape_list){ all, out->n + 1 };
	return 0;
}

/*
 * Where whoever makes this call finds what has that id; NULL: it has no address
 * yet.
 */
const char *
show_host(const struct kt_call *c, const struct server *s, const char *kind,
    const char *id)
{
	const struct kt_fleet *fleet = c->server->fleet;
	const char *name = names_shown(c, kind, id, s);

	if (name != NULL)
		return name;

	return s->host != NULL && fleet != NULL && fleet->by_name &&
	    c->request.host != NULL ? c->request.host : s->host;
}

/* What came later, and when it starts again, if it is stopped. */
static int
beside(struct kt_call *c, const char *resource_id, const char *arn,
    const struct server *s, struct shape_list *roles, int64_t *restart)
{
	struct beside b;

	if (beside_get(c, resource_id, &b) != 0)
		return -1;
	*roles = b.roles;
	return strcmp(s->status, SERVER_STOPPED) != 0 || store_job_due(c->tx,
	    JOB_RESTART, arn, restart) != STORE_FAILED ? 0 :
	    dispatch_failed(c);
}

/* --- instances --- */

static struct rds_endpoint *
endpoint(struct kt_call *c, const struct server *s, const char *id)
{
	struct rds_endpoint *e;

	if (s->host == NULL || strcmp(s->status, SERVER_CREATING) == 0)
		return NULL;	/* user guide: absent while creating */
	e = kt_arena_alloc(c->arena, sizeof(*e));
	e->address = show_host(c, s, NAMES_INSTANCE, id);
	e->port = shape_int(s->port);
	e->hosted_zone_id = ZONE_OF_HOSTS;
	return e;
}

/* API Reference, CreateDBInstance: of MySQL; Aurora's is its cluster's. */
#define EXTENDED_SUPPORT "open-source-rds-extended-support"
#define NO_STREAM "stopped"

static void
instance_defaults(struct kt_call *c, const struct db_instance *i,
    struct rds_db_instance *out)
{
	out->availability_zone = kt_arena_printf(c->arena, "%sa", i->region);
	out->multi_az = SHAPE_FALSE;
	out->auto_minor_version_upgrade = SHAPE_TRUE;
	out->license_model = "general-public-license";
	out->storage_encrypted = SHAPE_FALSE;
	out->ca_certificate_identifier = CERTIFICATE_DEFAULT;
	out->copy_tags_to_snapshot = SHAPE_FALSE;
	out->monitoring_interval = shape_int(0);
	out->preferred_backup_window = BACKUP_WINDOW;
	out->preferred_maintenance_window = MAINTENANCE_WINDOW;
	out->db_security_groups = out->read_replica_db_instance_identifiers =
	    rule_none;
	out->dedicated_log_volume = SHAPE_FALSE;
	out->network_type = "IPV4";
	out->database_insights_mode = "standard";
	out->db_instance_port = shape_int(0);
	out->backup_target = "region";
	out->customer_owned_ip_enabled = SHAPE_FALSE;
	out->activity_stream_status = NO_STREAM;
	out->domain_memberships = rule_none;
	if (strcmp(i->server.engine, "mysql") == 0)
		out->engine_lifecycle_support = EXTENDED_SUPPORT;
}

/* Groups of a file of old may not be there: any name was one. */
static struct rds_db_subnet_group *
subnet_group(struct kt_call *c, const char *given)
{
	const char *name = given == NULL ? "default" : rule_lower(c, given);
	struct rds_db_subnet_group *g;
	void *data;

	switch (group_get(c, &group_subnet, name, &data)) {
	case 1:
		g = data;
		g->db_subnet_group_arn = NULL;
		g->supported_network_types = (struct shape_list){ NULL, 0 };
		return g;
	case 0:
		g = kt_arena_alloc(c->arena, sizeof(*g));
		g->db_subnet_group_name = name;
		g->subnet_group_status = "Complete";
		g->subnets = rule_none;
		return g;
	default:
		return NULL;
	}
}

/* The name given, as it is stored; else the default's. */
static const char *
options_name(struct kt_call *c, const struct server *s, const char *given,
    const char *version)
{
	return given != NULL ? rule_lower(c, given) :
	    group_option_default(c, s, version);
}

static const char *
parameters_name(struct kt_call *c, const struct server *s, const char *given,
    const char *version)
{
	return given != NULL ? rule_lower(c, given) :
	    group_parameters_default(c, s, version);
}

/* API Reference, CreateDBInstance, PubliclyAccessible */
enum shape_bool
show_public(const struct db_instance *i,
    const struct rds_create_db_instance_message *in)
{
	const char *subnets = in->db_subnet_group_name;

	if (in->publicly_accessible != SHAPE_UNSET)
		return in->publicly_accessible;
	return shape_bool(i->cluster == NULL &&
	    (subnets == NULL || strcmp(subnets, "default") == 0));
}

/* What it has of what it was not asked for. */
static void
instance_storage(const struct db_instance *i,
    const struct rds_create_db_instance_message *in,
    struct rds_db_instance *out)
{
	if (out->storage_type == NULL)
		out->storage_type = i->cluster != NULL ? "aurora" :
		    known_storage_default(in->iops.set);
	if (!out->storage_throughput.set)
		out->storage_throughput = shape_int(0);
	if (strcmp(out->storage_type, "gp3") != 0)
		return;
	if (!in->iops.set)
		out->iops = shape_int(STORAGE_IOPS(i->storage));
	if (!in->storage_throughput.set)
		out->storage_throughput =
		    shape_int(STORAGE_THROUGHPUT(i->storage));
}

static int
instance_asked(struct kt_call *c, const struct db_instance *i,
    const struct rds_create_db_instance_message *in,
    struct rds_db_instance *out)
{
	const char *subnets = in->db_subnet_group_name;

	out->vpc_security_groups = memberships(c, in->vpc_security_group_ids.
	    items, in->vpc_security_group_ids.n, "active");
	out->engine_version = show_version(&i->server, in->engine_version);
	out->db_parameter_groups = membership(c, parameters_name(c, &i->server,
	    in->db_parameter_group_name, out->engine_version),
	    effect_status(c, &i->server));
	out->option_group_memberships = membership(c, options_name(c,
	    &i->server, in->option_group_name, out->engine_version), "in-sync");
	out->db_subnet_group = subnet_group(c, subnets);
	out->publicly_accessible = show_public(i, in);
	out->preferred_maintenance_window = rule_lower(c,
	    out->preferred_maintenance_window);
	instance_storage(i, in, out);
	out->iam_database_authentication_enabled =
	    shape_or_false(in->enable_iam_database_authentication);
	out->performance_insights_enabled =
	    shape_or_false(in->enable_performance_insights);
	if (out->performance_insights_enabled == SHAPE_TRUE &&
	    !out->performance_insights_retention_period.set)
		out->performance_insights_retention_period = shape_int(7);
	out->enabled_cloudwatch_logs_exports =
	    in->enable_cloudwatch_logs_exports;
	return c->err == KT_OK ? 0 : -1;
}

static int
instance_pending(struct kt_call *c, const struct db_instance *i,
    struct rds_db_instance *out)
{
	struct rds_create_db_instance_message later = { .db_name = NULL };
	struct rds_pending_modified_values *p =
	    kt_arena_alloc(c->arena, sizeof(*p));

	out->pending_modified_values = p;
	if (dispatch_kept(c, i->pending, &rds_shape_pending_modified_values,
	    p) != 0 || dispatch_kept(c, i->pending,
	    &rds_shape_create_db_instance_message, &later) != 0)
		return -1;
	p->iam_database_authentication_enabled =
	    later.enable_iam_database_authentication;
	return 0;
}

static void
instance_as_it_is(struct kt_call *c, const struct db_instance *i,
    struct rds_db_instance *out)
{
	out->db_instance_identifier = i->id;
	out->db_instance_class = i->class;
	out->engine = i->server.engine;
	out->master_username = i->server.master_user;
	out->db_name = i->server.database;
	out->endpoint = endpoint(c, &i->server, i->id);
	out->allocated_storage = shape_int(i->cluster != NULL ? 1 :
	    i->storage);
	out->instance_create_time = i->created;
	out->backup_retention_period = shape_int(i->backup_retention);
	out->db_cluster_identifier = i->cluster;
	out->dbi_resource_id = i->resource_id;
	out->db_instance_arn = rule_arn(c, "db", i->id);
	out->deletion_protection = shape_bool(i->deletion_protection);
}

/* One of a cluster shows nothing of its cluster's master but the status. */
static int
instance_master(struct kt_call *c, const struct db_instance *i,
    struct rds_db_instance *out)
{
	struct master_shown master;

	if (master_show(c, &i->server, &master) != 0)
		return -1;
	out->db_instance_status = master.status;
	if (i->cluster != NULL)
		return 0;
	out->master_user_secret = master.secret;
	out->pending_modified_values->master_user_password = master.password;
	return 0;
}

/* What can be restored to: the moments of snapshots. */
static int
restorable(struct kt_call *c, const char *resource_id, int64_t days,
    bool earliest, int64_t *out)
{
	struct snapshot s;

	if (days == 0)
		return 0;
	switch (store_snapshot_last(c->tx, resource_id, earliest, &s)) {
	case STORE_OK:        *out = s.created; return 0;
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
}

int
show_instance(struct kt_call *c, const struct db_instance *i,
    struct rds_db_instance *out)
{
	struct rds_create_db_instance_message asked = { .db_name = NULL };

	instance_defaults(c, i, out);
	if (dispatch_kept(c, i->kept, &rds_shape_db_instance, out) != 0 ||
	    dispatch_kept(c, i->kept, &rds_shape_create_db_instance_message,
	    &asked) != 0 || instance_asked(c, i, &asked, out) != 0 ||
	    instance_pending(c, i, out) != 0)
		return -1;
	instance_as_it_is(c, i, out);
	if (beside(c, i->resource_id, out->db_instance_arn, &i->server,
	    &out->associated_roles, &out->automatic_restart_time) != 0)
		return -1;
	return restorable(c, i->resource_id, i->backup_retention, false,
	    &out->latest_restorable_time) != 0 ||
	    instance_master(c, i, out) != 0 ? -1 :
	    tags(c, out->db_instance_arn, &i->server, out->engine_version,
	    &out->tag_list);
}

/* --- clusters --- */

static void
cluster_defaults(struct kt_call *c, const struct db_cluster *cl,
    struct rds_db_cluster *out)
{
	const char **zones = kt_arena_alloc(c->arena, sizeof(*zones));

	zones[0] = kt_arena_printf(c->arena, "%sa", cl->region);
	out->availability_zones = (struct shape_list){ zones, 1 };
	out->multi_az = SHAPE_FALSE;
	out->auto_minor_version_upgrade = SHAPE_TRUE;
	out->storage_encrypted = SHAPE_FALSE;
	out->engine_mode = "provisioned";
	out->network_type = "IPV4";
	out->http_endpoint_enabled = SHAPE_FALSE;
	out->copy_tags_to_snapshot = SHAPE_FALSE;
	out->preferred_backup_window = BACKUP_WINDOW;
	out->preferred_maintenance_window = MAINTENANCE_WINDOW;
	out->hosted_zone_id = ZONE_OF_HOSTS;
	out->engine_lifecycle_support = EXTENDED_SUPPORT;
	out->activity_stream_status = NO_STREAM;
	out->cross_account_clone = SHAPE_FALSE;
	out->domain_memberships = rule_none;
	out->read_replica_identifiers = rule_none;
}

static void
cluster_asked(struct kt_call *c, const struct db_cluster *cl,
    const struct rds_create_db_cluster_message *in, struct rds_db_cluster *out)
{
	out->vpc_security_groups = memberships(c, in->vpc_security_group_ids.
	    items, in->vpc_security_group_ids.n, "active");
	out->db_cluster_option_group_memberships = membership(c, options_name(
	    c, &cl->server, in->option_group_name, in->engine_version),
	    "in-sync");
	out->db_cluster_parameter_group = parameters_name(c, &cl->server,
	    in->db_cluster_parameter_group_name, in->engine_version);
	out->db_subnet_group = in->db_subnet_group_name == NULL ? "default" :
	    rule_lower(c, in->db_subnet_group_name);
	out->iam_database_authentication_enabled =
	    shape_or_false(in->enable_iam_database_authentication);
	out->preferred_maintenance_window = rule_lower(c,
	    out->preferred_maintenance_window);
	out->performance_insights_enabled = in->enable_performance_insights;
	out->enabled_cloudwatch_logs_exports =
	    in->enable_cloudwatch_logs_exports;
	out->engine_version = show_version(&cl->server, in->engine_version);
}

static int
cluster_master(struct kt_call *c, const struct db_cluster *cl,
    struct rds_db_cluster *out)
{
	struct master_shown master;

	if (master_show(c, &cl->server, &master) != 0)
		return -1;
	out->status = master.status;
	out->master_user_secret = master.secret;
	if (master.password == NULL)
		return 0;
	if (out->pending_modified_values == NULL)
		out->pending_modified_values = kt_arena_alloc(c->arena,
		    sizeof(*out->pending_modified_values));
	out->pending_modified_values->master_user_password = master.password;
	return 0;
}

/* Absent where nothing is, unlike an instance's [belief]. */
static int
cluster_pending(struct kt_call *c, const struct db_cluster *cl,
    struct rds_db_cluster *out)
{
	struct rds_create_db_cluster_message later = { .engine = NULL };
	struct rds_cluster_pending_modified_values *p;

	if (cl->pending == NULL)
		return 0;
	out->pending_modified_values = p = kt_arena_alloc(c->arena,
	    sizeof(*p));
	if (dispatch_kept(c, cl->pending,
	    &rds_shape_cluster_pending_modified_values, p) != 0 ||
	    dispatch_kept(c, cl->pending,
	    &rds_shape_create_db_cluster_message, &later) != 0)
		return -1;
	p->iam_database_authentication_enabled =
	    later.enable_iam_database_authentication;
	return 0;
}

int
show_cluster(struct kt_call *c, const struct db_cluster *cl,
    struct rds_db_cluster *out)
{
	struct rds_create_db_cluster_message asked = { .engine = NULL };

	cluster_defaults(c, cl, out);
	if (dispatch_kept(c, cl->kept, &rds_shape_db_cluster, out) != 0 ||
	    dispatch_kept(c, cl->kept, &rds_shape_create_db_cluster_message,
	    &asked) != 0)
		return -1;
	cluster_asked(c, cl, &asked, out);
	out->backup_retention_period = shape_int(cl->backup_retention);
	out->database_name = cl->server.database;
	out->db_cluster_identifier = cl->id;
	out->endpoint = show_host(c, &cl->server, NAMES_CLUSTER, cl->id);
	out->reader_endpoint = show_host(c, &cl->server, NAMES_READER, cl->id);
	out->engine = cl->server.engine;
	out->port = shape_int(cl->server.port);
	out->master_username = cl->server.master_user;
	out->db_cluster_resource_id = cl->resource_id;
	out->db_cluster_arn = rule_arn(c, "cluster", cl->id);
	out->cluster_create_time = cl->created;
	out->deletion_protection = shape_bool(cl->deletion_protection);
	if (cluster_pending(c, cl, out) != 0 || beside(c, cl->resource_id,
	    out->db_cluster_arn, &cl->server, &out->associated_roles,
	    &out->automatic_restart_time) != 0)
		return -1;
	return restorable(c, cl->resource_id, cl->backup_retention, false,
	    &out->latest_restorable_time) != 0 ||
	    restorable(c, cl->resource_id, cl->backup_retention, true,
	    &out->earliest_restorable_time) != 0 ||
	    cluster_master(c, cl, out) != 0 ? -1 :
	    tags(c, out->db_cluster_arn, &cl->server, out->engine_version,
	    &out->tag_list);
}
