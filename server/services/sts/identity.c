/* Who calls: GetCallerIdentity. */
#include "model.h"

int
op_get_caller_identity(struct kt_call *c)
{
	struct sts_get_caller_identity_response *out = c->out;

	out->user_id = out->account = c->principal.account;
	out->arn = kt_principal_arn(c);
	return 0;
}
