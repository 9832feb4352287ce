/* Permissions boundaries of users and roles: managed policies that narrow them. */
#include "managed.h"

static int
put(struct kt_call *c, const struct noun *n, const char *name, const char *arn)
{
	struct dispatch_thing t;

	return noun_find_with(c, n, name, &(struct noun_asked){
	    .boundary = arn }, &t) != 0 ||
	    noun_check_modifiable(c, n, t.data) != 0 ||
	    managed_boundary(c, arn, noun_boundary(n, t.data)) != 0 ? -1 :
	    dispatch_thing_put(c, &t);
}

/* [belief] that where there is none it is no fault. */
static int
drop(struct kt_call *c, const struct noun *n, const char *name)
{
	struct dispatch_thing t;

	if (noun_find(c, n, name, NULL, &t) != 0 ||
	    noun_check_modifiable(c, n, t.data) != 0)
		return -1;
	*noun_boundary(n, t.data) = NULL;
	return dispatch_thing_put(c, &t);
}

int
op_put_user_permissions_boundary(struct kt_call *c)
{
	const struct iam_put_user_permissions_boundary_request *in = c->in;

	return put(c, &noun_user, in->user_name, in->permissions_boundary);
}

int
op_delete_user_permissions_boundary(struct kt_call *c)
{
	const struct iam_delete_user_permissions_boundary_request *in = c->in;

	return drop(c, &noun_user, in->user_name);
}

int
op_put_role_permissions_boundary(struct kt_call *c)
{
	const struct iam_put_role_permissions_boundary_request *in = c->in;

	return put(c, &noun_role, in->role_name, in->permissions_boundary);
}

int
op_delete_role_permissions_boundary(struct kt_call *c)
{
	const struct iam_delete_role_permissions_boundary_request *in = c->in;

	return drop(c, &noun_role, in->role_name);
}
