/* Temporary credentials: GetSessionToken, GetFederationToken, and their making. */
#include <string.h>

#include "auth/issued.h"
#include "auth/permit.h"
#include "ops.h"
#include "store/tables.h"

#define TOKEN_MOST 4096		/* bytes: the model, MinimumSessionTokenSize */
#define HOUR INT64_C(3600)

/* Of users and roots: API Reference, GetSessionToken and GetFederationToken. */
#define OTHERWISE (12 * HOUR)
#define MOST (36 * HOUR)

static struct sts_credentials *
make_key(struct kt_call *c)
{
	struct sts_credentials *made = kt_arena_alloc(c->arena, sizeof(*made));
	char *id = kt_arena_alloc(c->arena, ISSUED_ID);
	char *secret = kt_arena_alloc(c->arena, ISSUED_SECRET);

	issued_make(c->server->root, ISSUED_SESSION, id);
	issued_secret(c->server->root, id, secret);
	made->access_key_id = id;
	made->secret_access_key = secret;
	return made;
}

static int
make_token(struct kt_call *c, const struct session *s,
    struct sts_credentials *made, struct sts_issued *out)
{
	size_t n;

	if (session_seal(c->server->root, c->arena, made->access_key_id, s,
	    &made->session_token) != 0)
		return kt_fail(c, KT_INTERNAL, "A token could not be sealed.");
	n = strlen(made->session_token);
	if (n > TOKEN_MOST)
		return kt_fail(c, STS_PACKED_POLICY_TOO_LARGE, "The session "
		    "token is %zu bytes; the maximum allowed size is %d "
		    "bytes.", n, TOKEN_MOST);
	out->size = shape_int((int64_t)n);
	out->utilization = shape_int((int64_t)(n * 100 / TOKEN_MOST));
	if (s->policies.n + s->policy_arns.n + s->n_tags > 0)
		out->packed = out->utilization;
	return 0;
}

int
sts_issue(struct kt_call *c, struct session *s, const struct sts_wish *wish,
    struct sts_issued *out)
{
	int64_t seconds = wish->seconds.set ? wish->seconds.v :
	    wish->otherwise;
	struct sts_credentials *made = make_key(c);

	*out = (struct sts_issued){ .credentials = made };
	s->issued = c->now / KT_SECOND * KT_SECOND;
	s->expires = made->expiration = s->issued + KT_SECOND *
	    (seconds < wish->most ? seconds : wish->most);
	if (wish->token_size.set)
		s->token_size = (size_t)wish->token_size.v;
	return make_token(c, s, made, out);
}

/* Of whom the caller is. */
static struct session
of_caller(struct kt_call *c)
{
	const struct kt_principal *p = &c->principal;
	bool root = p->kind == KT_ROOT;

	return (struct session){
		.kind = root ? POLICY_ROOT : POLICY_USER,
		.account = p->account,
		.name = root ? NULL : p->identity->name,
		.issuer = kt_principal_arn(c),
		.issuer_id = root ? p->account : p->id,
	};
}

static int64_t
most(const struct kt_call *c)
{
	return c->principal.kind == KT_ROOT ? HOUR : MOST;
}

int
op_get_session_token(struct kt_call *c)
{
	const struct sts_get_session_token_request *in = c->in;
	struct sts_get_session_token_response *out = c->out;
	struct sts_wish wish = { in->duration_seconds, OTHERWISE, most(c),
	    in->minimum_session_token_size };
	struct sts_issued made;
	struct session s;

	if (sts_check_caller(c, STS_TAKES_NOBODY_ELSE) != 0 ||
	    sts_check_mfa(c, in->serial_number, in->token_code) != 0)
		return -1;
	s = of_caller(c);
	if (sts_issue(c, &s, &wish, &made) != 0)
		return -1;
	out->credentials = made.credentials;
	out->session_token_size = made.size;
	out->session_token_utilization = made.utilization;
	return 0;
}

/* sts:GetFederationToken, and sts:TagSession when there are tags. */
static int
permit_federation(struct kt_call *c, const struct session *s, const char *arn)
{
	return auth_permit(c, "GetFederationToken", arn) != 0 ||
	    (s->n_tags > 0 && auth_permit(c, "TagSession", arn) != 0) ? -1 : 0;
}

int
op_get_federation_token(struct kt_call *c)
{
	static const struct shape_list none;
	const struct sts_get_federation_token_request *in = c->in;
	struct sts_get_federation_token_response *out = c->out;
	struct sts_federated_user *user = kt_arena_alloc(c->arena,
	    sizeof(*user));
	struct sts_wish wish = { in->duration_seconds, OTHERWISE, most(c),
	    in->minimum_session_token_size };
	struct sts_issued made;
	struct session s;

	user->arn = kt_arn(c->arena, "sts", c->region, c->account,
	    "federated-user/", in->name, NULL);
	user->federated_user_id = kt_arena_join(c->arena, c->account, ":",
	    in->name, NULL);
	if (sts_check_caller(c, STS_TAKES_NOBODY_ELSE) != 0)
		return -1;
	s = of_caller(c);
	s.kind = POLICY_FEDERATED_USER;
	s.name = in->name;
	if (sts_take_tags(c, &in->tags, &none, &s) != 0 ||
	    sts_take_policies(c, in->policy, &in->policy_arns, &s) != 0 ||
	    permit_federation(c, &s, user->arn) != 0 ||
	    sts_find_policies(c, c->account, &s) != 0 ||
	    sts_issue(c, &s, &wish, &made) != 0)
		return -1;
	out->credentials = made.credentials;
	out->federated_user = user;
	out->packed_policy_size = made.packed.set ? made.packed : shape_int(0);
	out->session_token_size = made.size;
	out->session_token_utilization = made.utilization;
	return 0;
}
