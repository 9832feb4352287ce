/*
 * What lies beside an instance or a cluster that nobody asked for at first: a
 * thing under its resource id, which no new name changes.
 */
#include <string.h>

#include "ops.h"

#define AT(member) .place = offsetof(struct beside, member)

static const struct shape_field role = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_cluster_role
};
static const struct shape_field fields[] = {
	{ "Writer", .type = SHAPE_STRING, AT(writer) },
	{ "AssociatedRoles", .type = SHAPE_LIST, .each = &role, AT(roles) },
	{ "RetainsBackups", .type = SHAPE_BOOL, AT(retains) },
};
static const struct shape shape = SHAPE(struct beside, fields);

static struct dispatch_thing
thing_of(struct kt_call *c, const char *resource_id, struct beside *data)
{
	return (struct dispatch_thing){ .shelf = { c->account, c->region,
	    "rds:beside" }, .name = resource_id, .shape = &shape,
	    .data = data };
}

int
beside_get(struct kt_call *c, const char *resource_id, struct beside *out)
{
	struct dispatch_thing t = thing_of(c, resource_id, NULL);

	*out = (struct beside){ .roles = rule_none };
	switch (dispatch_thing_get(c, &t)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
	*out = *(struct beside *)t.data;
	if (out->roles.items == NULL)
		out->roles = rule_none;
	return 0;
}

int
beside_put(struct kt_call *c, const char *resource_id, struct beside *b)
{
	struct dispatch_thing t = thing_of(c, resource_id, b);

	return dispatch_thing_put(c, &t);
}

int
beside_remove(struct kt_call *c, const char *resource_id)
{
	struct dispatch_thing t = thing_of(c, resource_id, NULL);

	return dispatch_thing_remove(c, &t);
}

void
beside_add_role(struct kt_call *c, struct beside *b, const struct rds_role *r)
{
	struct rds_role *all = kt_arena_alloc(c->arena,
	    (b->roles.n + 1) * sizeof(*all));

	if (b->roles.n > 0)
		memcpy(all, b->roles.items, b->roles.n * sizeof(*all));
	all[b->roles.n] = *r;
	b->roles = (struct shape_list){ all, b->roles.n + 1 };
}

int
beside_roles(struct kt_call *c, const char *resource_id,
    const struct shape_list *given)
{
	const struct rds_db_cluster_associated_role *all = given->items;
	struct beside b = { .roles = rule_none };
	size_t i;

	for (i = 0; i < given->n; i++)
		beside_add_role(c, &b, &(struct rds_role){ .role_arn =
		    all[i].role_arn, .status = ROLE_ACTIVE, .feature_name =
		    all[i].feature_name });
	return given->n == 0 ? 0 : beside_put(c, resource_id, &b);
}
