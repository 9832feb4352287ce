/*
 * What nobody can make here, and tools ask for all the same: proxies, global
 * clusters, maintenance that is pending.  All of them are none.
 */
#include "ops.h"

/* A Describe of all; of one by its name, it fails. */
static int
none(struct kt_call *c, struct shape_list *out)
{
	struct db_page page = { NULL };

	*out = rule_none;
	return rule_page(c, c->in, &page);
}

int
op_describe_db_proxies(struct kt_call *c)
{
	const struct rds_describe *in = c->in;
	struct rds_describe_db_proxies_response *out = c->out;

	if (in->db_proxy_name != NULL)
		return kt_fail(c, RDS_DB_PROXY_NOT_FOUND,
		    "The specified proxy name %s doesn't correspond to a "
		    "proxy owned by your Amazon Web Services account in the "
		    "specified Amazon Web Services Region.",
		    in->db_proxy_name);
	return none(c, &out->db_proxies);
}

int
op_describe_global_clusters(struct kt_call *c)
{
	const struct rds_describe *in = c->in;
	struct rds_global_clusters_message *out = c->out;

	if (in->global_cluster_identifier != NULL)
		return kt_fail(c, RDS_GLOBAL_CLUSTER_NOT_FOUND,
		    "Global cluster %s not found.",
		    in->global_cluster_identifier);
	return none(c, &out->global_clusters);
}

int
op_describe_pending_maintenance_actions(struct kt_call *c)
{
	struct rds_pending_maintenance_actions_message *out = c->out;

	return none(c, &out->pending_maintenance_actions);
}
