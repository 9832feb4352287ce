/*
 * Custom endpoints of clusters, as they lie in the store: things, in which the
 * cluster and its instances stand by their resource ids, which no new name
 * changes.
 */
#include <string.h>

#include "ops.h"

#define MOST 1000	/* of an account in a region */

static struct dispatch_thing
thing_of(struct kt_call *c, const char *name,
    struct rds_db_cluster_endpoint *data)
{
	return (struct dispatch_thing){ .shelf = { c->account, c->region,
	    "rds:cluster-endpoint" }, .name = name,
	    .shape = &rds_shape_db_cluster_endpoint, .data = data };
}

int
custom_get(struct kt_call *c, const char *name,
    struct rds_db_cluster_endpoint **out)
{
	struct dispatch_thing t = thing_of(c, name, NULL);

	*out = NULL;
	switch (dispatch_thing_get(c, &t)) {
	case STORE_OK:        *out = t.data; return 0;
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
}

int
custom_find(struct kt_call *c, const char *given,
    struct rds_db_cluster_endpoint **out)
{
	const char *name = rule_identifier(c, "cluster-endpoint", given);

	if (name == NULL || custom_get(c, name, out) != 0)
		return -1;
	return *out != NULL ? 0 : kt_fail(c, RDS_DB_CLUSTER_ENDPOINT_NOT_FOUND,
	    "DB cluster endpoint %s not found.", name);
}

int
custom_put(struct kt_call *c, struct rds_db_cluster_endpoint *e)
{
	struct dispatch_thing t = thing_of(c,
	    e->db_cluster_endpoint_identifier, e);

	return dispatch_thing_put(c, &t);
}

int
custom_remove(struct kt_call *c, const char *name)
{
	struct dispatch_thing t = thing_of(c, name, NULL);

	if (dispatch_thing_remove(c, &t) != 0)
		return -1;
	return rule_tags_remove(c->tx, rule_arn(c, "cluster-endpoint", name)) ==
	    STORE_OK ? 0 : dispatch_failed(c);
}

int
custom_all(struct kt_call *c, const char *cluster, struct shape_list *out)
{
	const struct dispatch_thing t = thing_of(c, NULL, NULL);
	const struct thing_page page = { .shelf = t.shelf, .limit = MOST };
	struct rds_db_cluster_endpoint *to, *e;
	struct thing *all;
	size_t i, n;

	if (store_things(c->tx, &page, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	to = kt_arena_alloc(c->arena, (n + 1) * sizeof(*to));
	*out = (struct shape_list){ to, 0 };
	for (i = 0; i < n; i++) {
		if (custom_get(c, all[i].name, &e) != 0)
			return -1;
		if (e != NULL && (cluster == NULL ||
		    strcmp(e->db_cluster_identifier, cluster) == 0))
			to[out->n++] = *e;
	}
	return 0;
}

int
custom_end(struct kt_call *c, const char *cluster)
{
	const struct rds_db_cluster_endpoint *all;
	struct shape_list list;
	size_t i;

	if (custom_all(c, cluster, &list) != 0)
		return -1;
	for (i = 0, all = list.items; i < list.n; i++)
		if (custom_remove(c, all[i].db_cluster_endpoint_identifier) !=
		    0)
			return -1;
	return 0;
}
