/*
 * What nobody can make here, and tools ask for all the same: proxies, global
 * clusters, reservations, maintenance that is pending.  All of them are none.
 */
#include "ops.h"

/*
 * A Describe of all; of one by its name, it fails.  filters are those that AWS
 * knows: a name that is NULL ends them.
 */
static int
none(struct kt_call *c, const struct rule_filter *filters,
    struct shape_list *out)
{
	const struct rds_describe *in = c->in;
	struct db_page page = { NULL };
	size_t n;

	*out = rule_none;
	for (n = 0; filters[n].name != NULL; n++)
		;
	return rule_filters_fit(c, &in->filters, filters, n) >= 0 ?
	    rule_page(c, in, &page) : -1;
}

int
op_describe_db_proxies(struct kt_call *c)
{
	static const struct rule_filter filters[] = { { NULL, { NULL } } };
	const struct rds_describe *in = c->in;
	struct rds_describe_db_proxies_response *out = c->out;

	if (in->db_proxy_name != NULL)
		return kt_fail(c, RDS_DB_PROXY_NOT_FOUND,
		    "The specified proxy name %s doesn't correspond to a "
		    "proxy owned by your Amazon Web Services account in the "
		    "specified Amazon Web Services Region.",
		    in->db_proxy_name);
	return none(c, filters, &out->db_proxies);
}

int
op_describe_reserved_db_instances(struct kt_call *c)
{
	const struct rds_describe_reserved_db_instances_message *in = c->in;
	struct rds_reserved_db_instance_message *out = c->out;
	const struct rds_describe all = { .max_records = in->max_records,
	    .marker = in->marker };
	struct db_page page = { NULL };

	if (in->reserved_db_instance_id != NULL)
		return kt_fail(c, RDS_RESERVED_DB_INSTANCE_NOT_FOUND,
		    "Reserved DB Instance %s not found.",
		    in->reserved_db_instance_id);
	out->reserved_db_instances = rule_none;
	return rule_page(c, &all, &page);
}

int
op_describe_global_clusters(struct kt_call *c)
{
	static const struct rule_filter filters[] = {
		{ "region", { NULL } },
		{ "db-cluster-id", { NULL } },	/* Terraform's, as of old */
		{ NULL, { NULL } }
	};
	const struct rds_describe *in = c->in;
	struct rds_global_clusters_message *out = c->out;

	if (in->global_cluster_identifier != NULL)
		return kt_fail(c, RDS_GLOBAL_CLUSTER_NOT_FOUND,
		    "Global cluster %s not found.",
		    in->global_cluster_identifier);
	return none(c, filters, &out->global_clusters);
}

/* Is it one of the databases that may have some, by its ARN? */
static int
is_there(struct kt_call *c, const char *arn, bool *out)
{
	const char *instance = kt_after(arn, rule_arn(c, "db", ""));
	const char *cluster = kt_after(arn, rule_arn(c, "cluster", ""));
	struct db_instance i;
	struct db_cluster cl;
	enum store_rc rc = STORE_NOT_FOUND;

	if (instance != NULL)
		rc = store_instance_find(c->tx, c->account, c->region,
		    instance, &i);
	else if (cluster != NULL)
		rc = store_cluster_find(c->tx, c->account, c->region, cluster,
		    &cl);
	*out = rc == STORE_OK;
	return *out || rc == STORE_NOT_FOUND ? 0 : dispatch_failed(c);
}

int
op_describe_pending_maintenance_actions(struct kt_call *c)
{
	static const struct rule_filter filters[] = {
		{ "db-cluster-id", { NULL } }, { "db-instance-id", { NULL } },
		{ NULL, { NULL } }
	};
	const struct rds_describe *in = c->in;
	struct rds_pending_maintenance_actions_message *out = c->out;
	bool there = true;

	if (in->resource_identifier != NULL &&
	    is_there(c, in->resource_identifier, &there) != 0)
		return -1;
	if (!there)
		return kt_fail(c, RDS_RESOURCE_NOT_FOUND, "The specified "
		    "resource %s was not found.", in->resource_identifier);
	return none(c, filters, &out->pending_maintenance_actions);
}
