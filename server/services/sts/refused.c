/*
 * What takes something that an account like these does not have, and so is refused
 * as AWS refuses it there: AssumeRoot an organization, GetWebIdentityToken a feature
 * that is off until it is enabled, GetDelegatedAccessToken a token of a product's
 * provider, DecodeAuthorizationMessage a message that some other service encoded.
 */
#include "auth/permit.h"
#include "auth/policy_parts.h"
#include "keyturn/arn.h"
#include "ops.h"

/* Of none of keyturn's services AWS encodes why it refused. */
int
op_decode_authorization_message(struct kt_call *c)
{
	return kt_fail(c, STS_INVALID_AUTHORIZATION_MESSAGE,
	    "Message is not valid");
}

/* An account, or an ARN of it: there is no organization that it is a member of. */
int
op_assume_root(struct kt_call *c)
{
	const struct sts_assume_root_request *in = c->in;
	const char *account = in->target_principal, *root;
	struct kt_arn arn;

	if (kt_arn_read(c->arena, account, &arn) == 0)
		account = arn.account;
	if (!policy_is_account(account))
		return kt_fail(c, KT_VALIDATION, "%s is invalid",
		    in->target_principal);
	root = kt_arn(c->arena, "iam", c->region, account, "root", NULL);
	return auth_permit(c, c->op->name, root) != 0 ? -1 : kt_fail(c,
	    KT_ACCESS_DENIED, "User: %s is not authorized to perform: "
	    "sts:AssumeRoot on resource: %s", kt_principal_arn(c), root);
}

int
op_get_web_identity_token(struct kt_call *c)
{
	return kt_fail(c, STS_OUTBOUND_WEB_IDENTITY_FEDERATION_DISABLED,
	    "The outbound web identity federation feature is not enabled for "
	    "this account.");
}

int
op_get_delegated_access_token(struct kt_call *c)
{
	return kt_fail(c, STS_EXPIRED_TRADE_IN_TOKEN, "The trade-in token "
	    "provided in the request has expired and can no longer be "
	    "exchanged for credentials.");
}
