/*
 * Those who come with somebody else's word for who they are are refused as in an
 * account that trusts no provider: AssumeRoleWithWebIdentity, AssumeRoleWithSAML.
 */
#include <string.h>

#include "keyturn/arn.h"
#include "keyturn/json.h"
#include "ops.h"
#include "services/iam/oidc.h"

/* The claims of a JWT: its second part, in base64 for URLs without padding. */
static const struct kt_json *
claims(struct kt_call *c, const char *token)
{
	const char *dot = strchr(token, '.');
	size_t n = dot == NULL ? 0 : strcspn(dot + 1, "."), i;
	const struct kt_json *v;
	struct kt_blob text;
	char *part;

	if (dot == NULL || dot[1 + n] != '.')
		return NULL;
	part = kt_arena_join(c->arena, dot + 1, "===", NULL);
	for (i = 0; i < n; i++)
		part[i] = part[i] == '-' ? '+' : part[i] == '_' ? '/' : part[i];
	memset(part + n, '=', 3);
	return kt_base64_decode(c->arena, part, (n + 3) / 4 * 4, &text) == 0 &&
	    kt_json_parse(c->arena, (const char *)text.p, text.n, &v) == 0 ?
	    v : NULL;
}

int
op_assume_role_with_web_identity(struct kt_call *c)
{
	const struct sts_assume_role_with_web_identity_request *in = c->in;
	const char *issuer = kt_json_string(kt_json_member(claims(c,
	    in->web_identity_token), "iss"));
	struct kt_arn role;
	int there;

	if (issuer == NULL)
		return kt_fail(c, STS_INVALID_IDENTITY_TOKEN, "The ID Token "
		    "provided is not a valid JWT. (You may see this error if "
		    "you sent an Access Token)");
	there = kt_arn_read(c->arena, in->role_arn, &role) != 0 ? 0 :
	    oidc_is(c, role.account, issuer);
	if (there < 0)
		return -1;
	/* Nobody is asked outside; as AWS says where it cannot. */
	return kt_fail(c, STS_INVALID_IDENTITY_TOKEN, there ? "Couldn't "
	    "retrieve verification key from your identity provider,  please "
	    "reference AssumeRoleWithWebIdentity documentation for "
	    "requirements" : "No OpenIDConnect provider found in your account "
	    "for %s", issuer);
}

int
op_assume_role_with_saml(struct kt_call *c)
{
	return kt_fail(c, STS_INVALID_IDENTITY_TOKEN,
	    "Specified provider doesn't exist");
}
