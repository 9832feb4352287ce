/* AddRoleToDB..., RemoveRoleFromDB...: roles are kept beside (beside.c). */
#include <string.h>

#include "ops.h"

#define ROLES_MAX 5	/* [belief]; the user guide has no number */

/* Whose it is, and how RDS words it. */
struct owner {
	const char *what, *id, *resource_id;
	int exists, missing, too_many;
};

static bool
is_same(const char *a, const char *b)
{
	return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

/* Where it is among them, or their number. */
static size_t
find_role(const struct shape_list *roles, const struct rds_role *r)
{
	const struct rds_role *all = roles->items;
	size_t i;

	for (i = 0; i < roles->n && !(is_same(all[i].role_arn, r->role_arn) &&
	    is_same(all[i].feature_name, r->feature_name)); i++)
		;
	return i;
}

static int
add(struct kt_call *c, const struct owner *o, const struct rds_role *r)
{
	struct beside b;

	if (beside_get(c, o->resource_id, &b) != 0)
		return -1;
	if (find_role(&b.roles, r) < b.roles.n)
		return kt_fail(c, o->exists, "Role ARN %s is already "
		    "associated with %s: %s. Verify your role ARN and try "
		    "again.", r->role_arn, o->what, o->id);
	if (b.roles.n >= ROLES_MAX)
		return kt_fail(c, o->too_many, "%s %s has %d roles already.",
		    o->what, o->id, ROLES_MAX);
	beside_add_role(c, &b, r);
	return beside_put(c, o->resource_id, &b);
}

static int
take(struct kt_call *c, const struct owner *o, const struct rds_role *r)
{
	struct rds_role *all;
	struct beside b;
	size_t at;

	if (beside_get(c, o->resource_id, &b) != 0)
		return -1;
	if ((at = find_role(&b.roles, r)) == b.roles.n)
		return kt_fail(c, o->missing, "Role ARN %s cannot be found for "
		    "%s: %s. Verify your role ARN and try again.",
		    r->role_arn, o->what, o->id);
	all = b.roles.items;
	all[at] = all[--b.roles.n];
	return beside_put(c, o->resource_id, &b);
}

static struct rds_role
role_of(const char *arn, const char *feature)
{
	return (struct rds_role){ .role_arn = arn, .status = ROLE_ACTIVE,
	    .feature_name = feature };
}

static int
of_cluster(struct kt_call *c, const char *given, struct owner *o)
{
	struct db_cluster cl;

	if (cluster_find(c, given, &cl) != 0 ||
	    check_cluster_state(c, &cl, SERVER_AVAILABLE) != 0)
		return -1;
	*o = (struct owner){ "DB Cluster", cl.id, cl.resource_id,
	    RDS_DB_CLUSTER_ROLE_ALREADY_EXISTS, RDS_DB_CLUSTER_ROLE_NOT_FOUND,
	    RDS_DB_CLUSTER_ROLE_QUOTA_EXCEEDED };
	return 0;
}

static int
of_instance(struct kt_call *c, const char *given, struct owner *o)
{
	struct db_instance i;

	if (instance_find(c, given, &i) != 0 ||
	    instance_check_available(c, &i) != 0)
		return -1;
	*o = (struct owner){ "DB Instance", i.id, i.resource_id,
	    RDS_DB_INSTANCE_ROLE_ALREADY_EXISTS,
	    RDS_DB_INSTANCE_ROLE_NOT_FOUND,
	    RDS_DB_INSTANCE_ROLE_QUOTA_EXCEEDED };
	return 0;
}

int
op_add_role_to_db_cluster(struct kt_call *c)
{
	const struct rds_add_role_to_db_cluster_message *in = c->in;
	const struct rds_role r = role_of(in->role_arn, in->feature_name);
	struct owner o;

	return of_cluster(c, in->db_cluster_identifier, &o) != 0 ||
	    rule_permit_beside(c) != 0 ? -1 : add(c, &o, &r);
}

int
op_add_role_to_db_instance(struct kt_call *c)
{
	const struct rds_add_role_to_db_instance_message *in = c->in;
	const struct rds_role r = role_of(in->role_arn, in->feature_name);
	struct owner o;

	return of_instance(c, in->db_instance_identifier, &o) != 0 ||
	    rule_permit_beside(c) != 0 ? -1 : add(c, &o, &r);
}

int
op_remove_role_from_db_cluster(struct kt_call *c)
{
	const struct rds_remove_role_from_db_cluster_message *in = c->in;
	const struct rds_role r = role_of(in->role_arn, in->feature_name);
	struct owner o;

	return of_cluster(c, in->db_cluster_identifier, &o) != 0 ? -1 :
	    take(c, &o, &r);
}

int
op_remove_role_from_db_instance(struct kt_call *c)
{
	const struct rds_remove_role_from_db_instance_message *in = c->in;
	const struct rds_role r = role_of(in->role_arn, in->feature_name);
	struct owner o;

	return of_instance(c, in->db_instance_identifier, &o) != 0 ? -1 :
	    take(c, &o, &r);
}
