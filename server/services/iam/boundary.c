/* Permissions boundaries of users and roles: managed policies that narrow them. */
#include "managed.h"

int
op_put_boundary(struct kt_call *c)
{
	const struct iam_put_boundary *in = c->in;
	const char *name, *arn = in->permissions_boundary;
	const struct noun *n = noun_named(in->user_name, in->role_name, NULL,
	    &name);
	struct dispatch_thing t;

	return noun_find_with(c, n, name, &(struct noun_asked){
	    .boundary = arn }, &t) != 0 ||
	    noun_check_modifiable(c, n, t.data) != 0 ||
	    managed_boundary(c, arn, noun_boundary(n, t.data)) != 0 ? -1 :
	    dispatch_thing_put(c, &t);
}

/* [belief] that where there is none it is no fault. */
int
op_delete_boundary(struct kt_call *c)
{
	const struct iam_delete_boundary *in = c->in;
	const char *name;
	const struct noun *n = noun_named(in->user_name, in->role_name, NULL,
	    &name);
	struct dispatch_thing t;

	if (noun_find(c, n, name, NULL, &t) != 0 ||
	    noun_check_modifiable(c, n, t.data) != 0)
		return -1;
	*noun_boundary(n, t.data) = NULL;
	return dispatch_thing_put(c, &t);
}
