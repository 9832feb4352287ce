/* AssumeRole. */
#include <string.h>
#include <strings.h>

#include "auth/permit.h"
#include "auth/policy_parts.h"
#include "auth/sent.h"
#include "dispatch/dispatch.h"
#include "keyturn/log.h"
#include "ops.h"
#include "services/iam/noun.h"

#define HOUR 3600

struct assumption {
	const struct sts_assume_role_request *in;
	struct kt_arn arn;		/* of the role, as it was sent */
	const char *name;
	const struct iam_role *role;	/* NULL: there is none */
	struct session session;
};

/* --- the role --- */

static int
read_arn(struct kt_call *c, struct assumption *a)
{
	const char *text = a->in->role_arn;
	const char *slash = strrchr(text, '/');

	if (kt_arn_read(c->arena, text, &a->arn) != 0 ||
	    strcmp(a->arn.service, "iam") != 0 || a->arn.region[0] != '\0' ||
	    !policy_is_account(a->arn.account) ||
	    kt_after(a->arn.resource, "role/") == NULL || slash[1] == '\0')
		return kt_fail(c, KT_VALIDATION, "%s is invalid", text);
	a->name = slash + 1;
	return 0;
}

/* a->role; whether it is there is for who may assume it to know. */
static int
find(struct kt_call *c, struct assumption *a)
{
	struct dispatch_thing t = noun_thing(c, &noun_role, a->name);

	t.shelf.account = a->arn.account;
	switch (dispatch_thing_get(c, &t)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
	a->role = t.data;
	if (strcmp(a->role->arn, a->in->role_arn) != 0)
		a->role = NULL;		/* its path, or case, is another */
	return 0;
}

/* --- may the caller? --- */

static int
refuse_absent(struct kt_call *c, const struct assumption *a)
{
	kt_log(KT_LOG_WARN, "%s AssumeRole: there is no role %s",
	    c->request_id, a->in->role_arn);
	return auth_refuse(c, "AssumeRole", a->in->role_arn, policy_refusal(
	    c->arena, POLICY_NONE_IN_TRUST, "sts:AssumeRole"));
}

/*
 * The trust policy must allow, and of another account the caller's own.  Root may
 * not on AWS: here whoever has credentials of his own making is root, and may what
 * his administrator might; who wants to be held to it asks for it.
 */
static int
permit(struct kt_call *c, const struct assumption *a)
{
	struct noun_asked asked = { .tags = NULL };
	struct auth_thing t = { .arn = a->in->role_arn,
	    .account = a->arn.account, .policy_must = true, .trust = true,
	    .tag = noun_tag, .of = &asked };

	if (c->principal.kind == KT_ROOT && c->server->iam == KT_IAM_STRICT)
		return kt_fail(c, KT_ACCESS_DENIED,
		    "Roles may not be assumed by root accounts.");
	if (a->role == NULL)
		return refuse_absent(c, a);
	asked.tags = &a->role->tags;
	t.policy = a->role->assume_role_policy_document;
	return auth_permit_on(c, "AssumeRole", &t) != 0 ||
	    (a->session.n_tags > 0 &&
	    auth_permit_on(c, "TagSession", &t) != 0) ||
	    (a->session.source_identity != NULL &&
	    auth_permit_on(c, "SetSourceIdentity", &t) != 0) ? -1 : 0;
}

/* --- the session --- */

/* It is handed on to whatever role is assumed next. */
static int
take_source(struct kt_call *c, struct assumption *a)
{
	const struct identity *who = c->principal.identity;
	const char *had = who != NULL ? who->source_identity : NULL;
	const char *sent = a->in->source_identity;

	if (had != NULL && sent != NULL && strcmp(had, sent) != 0)
		return kt_fail(c, KT_VALIDATION, "The source identity is "
		    "already set for this assume role session");
	a->session.source_identity = sent != NULL ? sent : had;
	return 0;
}

static int
check_duration(struct kt_call *c, const struct assumption *a)
{
	const struct shape_int *wanted = &a->in->duration_seconds;
	int64_t most = a->role->max_session_duration.v;

	if (!wanted->set)
		return 0;
	if (wanted->v > HOUR && identity_is_temporary(c))
		return kt_fail(c, KT_VALIDATION, "The requested "
		    "DurationSeconds exceeds the 1 hour session limit for "
		    "roles assumed by role chaining.");
	return wanted->v <= most ? 0 : kt_fail(c, KT_VALIDATION,
	    "The requested DurationSeconds exceeds the MaxSessionDuration set "
	    "for this role.");
}

static void
describe(struct kt_call *c, const struct assumption *a,
    const struct sts_issued *made)
{
	const struct session *s = &a->session;
	struct sts_assume_role_response *out = c->out;
	struct sts_assumed_role_user *user = kt_arena_alloc(c->arena,
	    sizeof(*user));

	user->arn = kt_arena_join(c->arena, "arn:", a->arn.partition,
	    ":sts::", s->account, ":assumed-role/", a->role->role_name, "/",
	    s->name, NULL);
	user->assumed_role_id = kt_arena_join(c->arena, s->issuer_id, ":",
	    s->name, NULL);
	out->assumed_role_user = user;
	out->credentials = made->credentials;
	out->source_identity = s->source_identity;
	out->packed_policy_size = made->packed;
	out->session_token_size = made->size;
	out->session_token_utilization = made->utilization;
}

/* What can be told of the request itself. */
static int
check(struct kt_call *c, struct assumption *a)
{
	const struct sts_assume_role_request *in = a->in;

	return sts_check_caller(c, STS_TAKES_ROLES | STS_TAKES_USERS) != 0 ||
	    read_arn(c, a) != 0 || take_source(c, a) != 0 ||
	    sts_take_tags(c, &in->tags, &in->transitive_tag_keys,
	    &a->session) != 0 || sts_take_policies(c, in->policy,
	    &in->policy_arns, &a->session) != 0 ? -1 : 0;
}

int
op_assume_role(struct kt_call *c)
{
	const struct sts_assume_role_request *in = c->in;
	struct assumption a = { .in = in, .session = {
	    .kind = POLICY_ROLE_SESSION, .name = in->role_session_name } };
	struct sts_wish wish = { in->duration_seconds, HOUR, 12 * HOUR,
	    in->minimum_session_token_size };
	struct sts_issued made;

	if (check(c, &a) != 0 || find(c, &a) != 0 || permit(c, &a) != 0 ||
	    sts_check_mfa(c, in->serial_number, in->token_code) != 0 ||
	    check_duration(c, &a) != 0 ||
	    sts_find_policies(c, a.arn.account, &a.session) != 0)
		return -1;
	a.session.account = a.arn.account;
	a.session.issuer = a.role->arn;
	a.session.issuer_id = a.role->role_id;
	if (sts_issue(c, &a.session, &wish, &made) != 0)
		return -1;
	describe(c, &a, &made);
	return 0;
}

/* --- what conditions are told of the request --- */

static const char *
external_id(const struct kt_call *c, const struct sts_assume_role_request *in)
{
	(void)c;
	return in->external_id;
}

static const char *
session_name(const struct kt_call *c, const struct sts_assume_role_request *in)
{
	(void)c;
	return in->role_session_name;
}

static const char *
source_identity(const struct kt_call *c,
    const struct sts_assume_role_request *in)
{
	const struct identity *who = c->principal.identity;

	return in->source_identity == NULL && who != NULL ?
	    who->source_identity : in->source_identity;
}

static const struct {
	const char *key;
	const char *(*value)(const struct kt_call *c,
	    const struct sts_assume_role_request *in);
} keys[] = {
	{ "sts:ExternalId", external_id },
	{ "sts:RoleSessionName", session_name },
	{ "sts:SourceIdentity", source_identity },
};

size_t
sts_context(struct kt_call *c, const struct auth_thing *of, const char *key,
    const char *const **values)
{
	const struct sts_assume_role_request *in = c->in;
	size_t i;

	(void)of;
	if (c->op->run != op_assume_role)
		return 0;
	if (strcasecmp(key, "sts:TransitiveTagKeys") == 0) {
		*values = in->transitive_tag_keys.items;
		return in->transitive_tag_keys.n;
	}
	for (i = 0; i < N_ELEMENTS(keys); i++)
		if (strcasecmp(key, keys[i].key) == 0)
			return sent_one(c, keys[i].value(c, in), values);
	return 0;
}
