/*
 * Endpoints of clusters: the writer's and the reader's, which are there by
 * themselves, and custom ones.  All lead to the one server there is.
 */
#include <string.h>
#include <strings.h>

#include "ops.h"

#define CUSTOM_MAX 5	/* user guide, quotas: of a cluster */

/* A cluster and who is in it. */
struct place {
	struct db_cluster cluster;
	struct db_instance *members;
	size_t n;
};

static int
place_of(struct kt_call *c, const struct db_cluster *cl, struct place *out)
{
	struct db_page page = { .account = cl->account, .region = cl->region,
	    .cluster = cl->id, .limit = MEMBERS_MAX };

	out->cluster = *cl;
	return store_instances(c->tx, &page, &out->members, &out->n) ==
	    STORE_OK ? 0 : dispatch_failed(c);
}

/* --- how they are shown --- */

/* Resource ids of the members as names of those that are still there. */
static struct shape_list
names_of(struct kt_call *c, const struct place *p, const struct shape_list *ids)
{
	const char **names = kt_arena_alloc(c->arena,
	    (ids->n + 1) * sizeof(*names));
	struct shape_list out = { names, 0 };
	size_t i, k;

	for (i = 0; i < ids->n; i++)
		for (k = 0; k < p->n; k++)
			if (strcmp(p->members[k].resource_id,
			    ((const char *const *)ids->items)[i]) == 0)
				names[out.n++] = p->members[k].id;
	return out;
}

static void
show_custom(struct kt_call *c, const struct place *p,
    const struct rds_db_cluster_endpoint *e, const char *status,
    struct rds_db_cluster_endpoint *out)
{
	*out = *e;
	out->db_cluster_identifier = p->cluster.id;
	out->endpoint = show_host(c, &p->cluster.server, NAMES_CLUSTER,
	    p->cluster.id);
	out->status = status;
	out->endpoint_type = "CUSTOM";
	out->static_members = names_of(c, p, &e->static_members);
	out->excluded_members = names_of(c, p, &e->excluded_members);
	out->db_cluster_endpoint_arn = rule_arn(c, "cluster-endpoint",
	    e->db_cluster_endpoint_identifier);
}

static const char *
status_of(const struct server *s)
{
	return strcmp(s->status, SERVER_CREATING) == 0 ||
	    strcmp(s->status, SERVER_DELETING) == 0 ? s->status :
	    SERVER_AVAILABLE;
}

/* --- what may be in one --- */

static int
ids_of(struct kt_call *c, const struct place *p,
    const struct shape_list *names, struct shape_list *out)
{
	const char **ids = kt_arena_alloc(c->arena,
	    (names->n + 1) * sizeof(*ids));
	size_t i, k;

	*out = (struct shape_list){ ids, names->n };
	for (i = 0; i < names->n; i++) {
		const char *name = ((const char *const *)names->items)[i];

		for (k = 0; k < p->n && strcasecmp(p->members[k].id, name) != 0;
		    k++)
			;
		if (k == p->n)
			return kt_fail(c, RDS_DB_INSTANCE_NOT_FOUND,
			    "DBInstance %s not found.", name);
		ids[i] = p->members[k].resource_id;
	}
	return 0;
}

/* What Create and Modify give, into *e; one of the two lists at most. */
struct wish {
	const char *type;		/* or NULL */
	const struct shape_list *members, *excluded;
};

static int
apply(struct kt_call *c, const struct place *p, const struct wish *w,
    struct rds_db_cluster_endpoint *e)
{
	if (w->type != NULL && strcasecmp(w->type, "READER") != 0 &&
	    strcasecmp(w->type, "WRITER") != 0 &&
	    strcasecmp(w->type, "ANY") != 0)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid endpoint type: "
		    "%s. It must be READER, WRITER or ANY.", w->type);
	if (w->members->n > 0 && w->excluded->n > 0)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "You can't specify "
		    "both StaticMembers and ExcludedMembers.");
	if (w->type != NULL)
		e->custom_endpoint_type = strcasecmp(w->type, "READER") == 0 ?
		    "READER" : strcasecmp(w->type, "ANY") == 0 ? "ANY" :
		    "WRITER";
	if (w->members->items == NULL && w->excluded->items == NULL)
		return 0;
	return ids_of(c, p, w->members, &e->static_members) != 0 ? -1 :
	    ids_of(c, p, w->excluded, &e->excluded_members);
}

/* --- CreateDBClusterEndpoint --- */

static int
check_room(struct kt_call *c, const struct db_cluster *cl, const char *name)
{
	struct rds_db_cluster_endpoint *there;
	struct shape_list all;

	if (custom_get(c, name, &there) != 0 ||
	    custom_all(c, cl->resource_id, &all) != 0)
		return -1;
	if (there != NULL)
		return kt_fail(c, RDS_DB_CLUSTER_ENDPOINT_ALREADY_EXISTS,
		    "DB cluster endpoint %s already exists.", name);
	return all.n < CUSTOM_MAX ? 0 : kt_fail(c,
	    RDS_DB_CLUSTER_ENDPOINT_QUOTA_EXCEEDED, "DB cluster %s has %d "
	    "custom endpoints already.", cl->id, CUSTOM_MAX);
}

int
op_create_db_cluster_endpoint(struct kt_call *c)
{
	const struct rds_create_db_cluster_endpoint_message *in = c->in;
	const struct wish w = { in->endpoint_type, &in->static_members,
	    &in->excluded_members };
	struct rds_db_cluster_endpoint e = { .status = NULL };
	struct place p;

	if ((e.db_cluster_endpoint_identifier = rule_identifier(c,
	    "cluster-endpoint", in->db_cluster_endpoint_identifier)) == NULL ||
	    cluster_find(c, in->db_cluster_identifier, &p.cluster) != 0 ||
	    check_cluster_state(c, &p.cluster, SERVER_AVAILABLE) != 0 ||
	    check_room(c, &p.cluster, e.db_cluster_endpoint_identifier) != 0 ||
	    place_of(c, &p.cluster, &p) != 0 || apply(c, &p, &w, &e) != 0)
		return -1;
	e.db_cluster_identifier = p.cluster.resource_id;
	e.db_cluster_endpoint_resource_identifier =
	    rule_resource_id(c, "cluster-endpoint-");
	if (custom_put(c, &e) != 0 || rule_tags_give(c, rule_arn(c,
	    "cluster-endpoint", e.db_cluster_endpoint_identifier),
	    &in->tags) != 0)
		return -1;
	show_custom(c, &p, &e, "creating", c->out);
	return 0;
}

/* --- ModifyDBClusterEndpoint, DeleteDBClusterEndpoint --- */

/* Its server is called as it is; they end together. */
static int
cluster_of(struct kt_call *c, const char *resource_id, struct place *p)
{
	struct db_cluster cl;

	return store_cluster_on(c->tx, rule_lower(c, resource_id), &cl) !=
	    STORE_OK ? dispatch_failed(c) : place_of(c, &cl, p);
}

static int
find(struct kt_call *c, const char *given, struct rds_db_cluster_endpoint **e,
    struct place *p)
{
	return custom_find(c, given, e) != 0 ||
	    cluster_of(c, (*e)->db_cluster_identifier, p) != 0 ? -1 :
	    check_cluster_state(c, &p->cluster, SERVER_AVAILABLE);
}

int
op_modify_db_cluster_endpoint(struct kt_call *c)
{
	const struct rds_modify_db_cluster_endpoint_message *in = c->in;
	const struct wish w = { in->endpoint_type, &in->static_members,
	    &in->excluded_members };
	struct rds_db_cluster_endpoint *e;
	struct place p;

	if (find(c, in->db_cluster_endpoint_identifier, &e, &p) != 0 ||
	    apply(c, &p, &w, e) != 0 || custom_put(c, e) != 0)
		return -1;
	show_custom(c, &p, e, "modifying", c->out);
	return 0;
}

int
op_delete_db_cluster_endpoint(struct kt_call *c)
{
	const struct rds_delete_db_cluster_endpoint_message *in = c->in;
	struct rds_db_cluster_endpoint *e;
	struct place p;

	if (find(c, in->db_cluster_endpoint_identifier, &e, &p) != 0)
		return -1;
	show_custom(c, &p, e, "deleting", c->out);
	return custom_remove(c, e->db_cluster_endpoint_identifier);
}

/* --- DescribeDBClusterEndpoints --- */

/* Of a filter by the type of custom ones others have none. */
static int
fits(struct kt_call *c, const struct rds_db_cluster_endpoint *e)
{
	const struct rds_describe_db_cluster_endpoints_message *in = c->in;
	const struct rule_filter known[] = {
		{ "db-cluster-endpoint-type", { e->endpoint_type } },
		{ "db-cluster-endpoint-custom-type",
		    { e->custom_endpoint_type } },
		{ "db-cluster-endpoint-id",
		    { e->db_cluster_endpoint_identifier } },
		{ "db-cluster-endpoint-status", { e->status } },
	};
	const char *id = in->db_cluster_endpoint_identifier;

	if (id != NULL && (e->db_cluster_endpoint_identifier == NULL ||
	    strcasecmp(e->db_cluster_endpoint_identifier, id) != 0))
		return 0;
	return rule_filters_fit(c, &in->filters, known, N_ELEMENTS(known));
}

static int
add(struct kt_call *c, const struct rds_db_cluster_endpoint *e,
    struct shape_list *out)
{
	int rc = fits(c, e);

	if (rc > 0)
		((struct rds_db_cluster_endpoint *)out->items)[out->n++] = *e;
	return rc < 0 ? -1 : 0;
}

static int
add_cluster(struct kt_call *c, const struct db_cluster *cl,
    const struct shape_list *custom, struct shape_list *out)
{
	static const char *const types[] = { "WRITER", "READER" };
	const struct rds_db_cluster_endpoint *all = custom->items;
	struct rds_db_cluster_endpoint e = { .db_cluster_identifier = cl->id,
	    .status = status_of(&cl->server) };
	struct place p;
	size_t i;

	for (i = 0; i < N_ELEMENTS(types); i++) {
		e.endpoint_type = types[i];
		e.endpoint = show_host(c, &cl->server, i == 0 ?
		    NAMES_CLUSTER : NAMES_READER, cl->id);
		if (add(c, &e, out) != 0)
			return -1;
	}
	if (place_of(c, cl, &p) != 0)
		return -1;
	for (i = 0; i < custom->n; i++) {
		if (strcmp(all[i].db_cluster_identifier, cl->resource_id) != 0)
			continue;
		show_custom(c, &p, &all[i], status_of(&cl->server), &e);
		if (add(c, &e, out) != 0)
			return -1;
	}
	return 0;
}

/* Whole clusters a page, so that their names mark where one ends. */
int
op_describe_db_cluster_endpoints(struct kt_call *c)
{
	const struct rds_describe_db_cluster_endpoints_message *in = c->in;
	const struct rds_describe asked = { .max_records = in->max_records,
	    .marker = in->marker };
	struct rds_db_cluster_endpoint_message *out = c->out;
	struct shape_list custom, *all = &out->db_cluster_endpoints;
	struct db_page page = { NULL };
	struct db_cluster *clusters, one;
	size_t i, n, most;

	if (rule_page(c, &asked, &page) != 0 || fits(c,
	    &(struct rds_db_cluster_endpoint){ .status = "" }) < 0)
		return -1;
	if (in->db_cluster_identifier == NULL ?
	    rule_permit(c, "cluster", "*") != 0 : cluster_find(c,
	    in->db_cluster_identifier, &one) != 0)
		return -1;
	page.id = in->db_cluster_identifier == NULL ? NULL : one.id;
	most = page.limit;
	if (store_clusters(c->tx, &page, &clusters, &n) != STORE_OK)
		return dispatch_failed(c);
	if (custom_all(c, NULL, &custom) != 0)
		return -1;
	all->items = kt_arena_alloc(c->arena, (2 * n + custom.n + 1) *
	    sizeof(struct rds_db_cluster_endpoint));
	for (i = 0; i < n && all->n + 2 + CUSTOM_MAX <= most; i++)
		if (add_cluster(c, &clusters[i], &custom, all) != 0)
			return -1;
	if (i < n || n == most)
		out->marker = rule_marker(c, clusters[i - 1].id);
	return 0;
}
