/*
 * The role by which RDS acts in an account, AWSServiceRoleForRDS: it is there from
 * the account's first database on (user guide, "Using service-linked roles for Amazon
 * RDS").
 */
#include "keyturn/call.h"
#include "ops.h"
#include "services/iam/model.h"
#include "store/thing.h"

/* Who makes the first database makes it, and must be allowed to. */
static int
make(struct kt_call *c)
{
	const struct iam_create_service_linked_role_request in = {
	    .aws_service_name = "rds.amazonaws.com" };
	struct iam_create_service_linked_role_response out = { NULL };
	struct kt_failure failure;

	return kt_within(c, &(struct kt_inner){ .service = "iam",
	    .operation = "CreateServiceLinkedRole", .in = &in, .out = &out,
	    .via = "rds", .failed = &failure }) == 0 ? 0 : kt_fail(c,
	    KT_PARAMETER_VALUE, "Unable to create the resource. Verify that "
	    "you have permission to create service linked role. Otherwise wait "
	    "and try again later");
}

int
service_role(struct kt_call *c)
{
	const struct thing_shelf roles = { c->account, STORE_GLOBAL,
	    "iam:role" };
	struct thing t;

	switch (store_thing_get(c->tx, &roles, "awsserviceroleforrds", &t)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return make(c);
	default:              return dispatch_failed(c);
	}
}
