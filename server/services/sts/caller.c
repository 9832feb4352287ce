/* Who may call STS, and who calls: GetCallerIdentity, GetAccessKeyInfo. */
#include <string.h>

#include "auth/issued.h"
#include "dispatch/dispatch.h"
#include "ops.h"
#include "store/access_key.h"

int
sts_check_caller(struct kt_call *c, unsigned takes)
{
	static const unsigned kinds[] = {
		[KT_ROOT] = STS_TAKES_USERS, [KT_USER] = STS_TAKES_USERS,
		[KT_ROLE_SESSION] = STS_TAKES_ROLES, [KT_FEDERATED] = 0,
	};

	return !identity_is_temporary(c) ||
	    (kinds[c->principal.kind] & takes) != 0 ? 0 :
	    kt_fail(c, KT_ACCESS_DENIED,
	    "Cannot call %s with session credentials", c->op->name);
}

int
sts_check_mfa(struct kt_call *c, const char *serial, const char *code)
{
	if (serial == NULL && code == NULL)
		return 0;
	return kt_fail(c, KT_ACCESS_DENIED, "%s", serial == NULL ||
	    code == NULL ? "MultiFactorAuthentication failed, must provide "
	    "both MFA serial number and one time pass code." :
	    "MultiFactorAuthentication failed, unable to validate MFA code.  "
	    "Please verify your MFA serial number is valid and associated with "
	    "this user.");
}

int
op_get_caller_identity(struct kt_call *c)
{
	struct sts_get_caller_identity_response *out = c->out;

	out->user_id = c->principal.id != NULL ? c->principal.id :
	    c->principal.account;
	out->account = c->principal.account;
	out->arn = kt_principal_arn(c);
	return 0;
}

/*
 * Whose a key is.  Of a session that is not the caller's nothing is kept, and what
 * keyturn did not issue is of the account that such callers have.
 */
int
op_get_access_key_info(struct kt_call *c)
{
	const struct sts_get_access_key_info_request *in = c->in;
	struct sts_get_access_key_info_response *out = c->out;
	const char *own = c->principal.access_key;
	struct access_key k = { .account = c->server->account };
	enum store_rc rc = STORE_OK;

	if (sts_check_caller(c, STS_TAKES_ROLES) != 0)
		return -1;
	if (own != NULL && strcmp(in->access_key_id, own) == 0)
		k.account = c->principal.account;
	else if (issued_is(c->server->root, in->access_key_id) != ISSUED_NOT)
		rc = store_access_key_find(c->tx, in->access_key_id, &k);
	out->account = k.account;
	switch (rc) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return kt_fail(c, KT_VALIDATION, "The access key "
		    "%s is not known any more, or of another session.",
		    in->access_key_id);
	default:              return dispatch_failed(c);
	}
}
