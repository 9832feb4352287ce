#include "context.h"

#include <string.h>
#include <strings.h>

#include "sent.h"
#include "identity.h"

/* --- keys with a name of their own --- */

static const char *
principal_arn(struct kt_call *c, const struct auth_context *x)
{
	const struct identity *i = c->principal.identity;

	(void)x;
	/* Of a session the role's: "aws:PrincipalArn" */
	return i != NULL && i->caller.kind == POLICY_ROLE_SESSION ?
	    i->caller.source : kt_principal_arn(c);
}

static const char *
principal_account(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return c->principal.account;
}

static const char *
principal_type(struct kt_call *c, const struct auth_context *x)
{
	static const char *const types[] = {
		[KT_ROOT] = "Account", [KT_USER] = "User",
		[KT_ROLE_SESSION] = "AssumedRole",
		[KT_FEDERATED] = "FederatedUser",
	};

	(void)x;
	return types[c->principal.kind];
}

static const char *
userid(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return c->principal.id != NULL ? c->principal.id : c->principal.account;
}

static const char *
username(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return c->principal.kind == KT_USER ? c->principal.identity->name :
	    NULL;
}

/* keyturn stands where AWS's end of TLS does; what stands before it may know. */
static const char *
secure_transport(struct kt_call *c, const struct auth_context *x)
{
	const char *came = kt_header(&c->request, "X-Forwarded-Proto");

	(void)x;
	return came != NULL && strcasecmp(came, "http") == 0 ? "false" : "true";
}

static const char *
source_ip(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return c->request.peer;
}

static const char *
user_agent(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return kt_header(&c->request, "User-Agent");
}

static const char *
referer(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return kt_header(&c->request, "Referer");
}

static const char *
moment(struct kt_call *c, int64_t at)
{
	char text[KT_ISO8601];

	kt_time_iso8601(at, text);
	return kt_arena_strdup(c->arena, text);
}

static const char *
token_issue_time(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return identity_is_temporary(c) ? moment(c, c->principal.identity->issued) :
	    NULL;
}

/* There are no devices here.  Long-lived keys lack the key. */
static const char *
mfa_present(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return identity_is_temporary(c) ? "false" : NULL;
}

static const char *
source_identity(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return c->principal.identity == NULL ? NULL :
	    c->principal.identity->source_identity;
}

/* A service that assumes a role; what else services do asks no policies. */
static const char *
is_service(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return c->by != NULL ? "true" : "false";
}

static const char *
service_name(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return c->by == NULL ? NULL :
	    kt_arena_join(c->arena, c->by, ".amazonaws.com", NULL);
}

/* Of what it does that for. */
static const char *
source_account(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return c->by != NULL ? c->account : NULL;
}

static const char *
source_arn(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return c->source;
}

/*
 * That does not tell aws:CalledVia, which is of few services and none of those here
 * (IUG, "AWS global condition context keys").
 */
static const char *
via_service(struct kt_call *c, const struct auth_context *x)
{
	(void)c;
	return x->via != NULL ? "true" : "false";
}

/* To which service a role is passed; by IAM in an instance profile. */
static const char *
passed_to(struct kt_call *c, const struct auth_context *x)
{
	const char *name = c->service->name;

	if (x->of->passed_to != NULL)
		return x->of->passed_to;
	if (strcmp(name, "iam") == 0)
		return strcmp(x->action, "PassRole") != 0 ? NULL :
		    "ec2.amazonaws.com";
	return strcmp(x->action, "iam:PassRole") != 0 ? NULL :
	    kt_arena_join(c->arena, name, ".amazonaws.com", NULL);
}

static const char *
requested_region(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return c->region;
}

static const char *
current_time(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return moment(c, c->now);
}

static const char *
epoch_time(struct kt_call *c, const struct auth_context *x)
{
	(void)x;
	return kt_arena_printf(c->arena, "%lld", (long long)(c->now / 1000));
}

static const char *
resource_account(struct kt_call *c, const struct auth_context *x)
{
	return x->of->account != NULL ? x->of->account : c->principal.account;
}

static const struct {
	const char *key;
	size_t n;
	const char *(*value)(struct kt_call *c, const struct auth_context *x);
} keys[] = {
#define KEY(key) key, sizeof(key) - 1
	{ KEY("aws:PrincipalArn"), principal_arn },
	{ KEY("aws:PrincipalAccount"), principal_account },
	{ KEY("aws:PrincipalType"), principal_type },
	{ KEY("aws:userid"), userid },
	{ KEY("aws:PrincipalIsAWSService"), is_service },
	{ KEY("aws:PrincipalServiceName"), service_name },
	{ KEY("aws:SourceAccount"), source_account },
	{ KEY("aws:SourceArn"), source_arn },
	{ KEY("aws:username"), username },
	{ KEY("aws:TokenIssueTime"), token_issue_time },
	{ KEY("aws:MultiFactorAuthPresent"), mfa_present },
	{ KEY("aws:SourceIdentity"), source_identity },
	{ KEY("aws:SourceIp"), source_ip },
	{ KEY("aws:SecureTransport"), secure_transport },
	{ KEY("aws:UserAgent"), user_agent },
	{ KEY("aws:Referer"), referer },
	{ KEY("aws:ViaAWSService"), via_service },
	{ KEY("iam:PassedToService"), passed_to },
	{ KEY("aws:RequestedRegion"), requested_region },
	{ KEY("aws:CurrentTime"), current_time },
	{ KEY("aws:EpochTime"), epoch_time },
	{ KEY("aws:ResourceAccount"), resource_account },
};

/* --- keys with a tag's name in them --- */

static const char *
principal_tag(struct kt_call *c, const struct auth_context *x, const char *tag)
{
	const struct identity *i = c->principal.identity;
	size_t k;

	(void)x;
	for (k = 0; i != NULL && k < i->n_tags; k++)
		if (strcasecmp(i->tags[k].key, tag) == 0)
			return i->tags[k].value;
	return NULL;
}

static const char *
resource_tag(struct kt_call *c, const struct auth_context *x, const char *tag)
{
	return x->of->tag != NULL ? x->of->tag(c, x->of, tag) : NULL;
}

static const char *
request_tag(struct kt_call *c, const struct auth_context *x, const char *tag)
{
	(void)x;
	return sent_tag(c, tag);
}

static const struct {
	const char *prefix;
	const char *(*value)(struct kt_call *c, const struct auth_context *x,
	    const char *tag);
} tagged[] = {
	{ "aws:PrincipalTag/", principal_tag },
	{ "aws:ResourceTag/", resource_tag },
	{ "aws:RequestTag/", request_tag },
};

/* --- those of services --- */

static bool
is_of(const struct kt_service *s, const char *key)
{
	size_t n = strcspn(key, ":");

	return strncasecmp(s->name, key, n) == 0 && s->name[n] == '\0';
}

/* The call's own first, which has most of them. */
const struct kt_service *
auth_service(const struct kt_call *c, const char *key)
{
	const struct kt_service *const *s = c->server->services;

	if (is_of(c->service, key))
		return c->service;
	while (s != NULL && *s != NULL && !is_of(*s, key))
		s++;
	return s == NULL ? NULL : *s;
}

/* A key of the service whose thing is asked for, which has told of it. */
static size_t
their_key(const struct auth_context *x, const char *key,
    const char *const **values)
{
	const struct kt_service *s = x->of->owner;

	return s == NULL || s->context == NULL || !is_of(s, key) ? 0 :
	    s->context(x->call, x->of, key, values);
}

/*
 * What another service would tell of its own requests is not known; and by what a
 * thing is known to that one is nothing to this.
 */
static size_t
own_key(const struct auth_context *x, const char *key,
    const char *const **values)
{
	const struct kt_service *s = x->call->service;
	struct auth_thing t = *x->of;

	if (!is_of(s, key))
		return their_key(x, key, values);
	if (s->context == NULL)
		return 0;
	if (strchr(x->action, ':') != NULL && !is_of(s, x->action))
		t.of = NULL;
	return s->context(x->call, &t, key, values);
}

size_t
auth_context_get(void *self, const char *key, const char *const **values)
{
	const struct auth_context *x = self;
	struct kt_call *c = x->call;
	size_t i, n = strlen(key);

	for (i = 0; i < N_ELEMENTS(keys); i++)
		if (keys[i].n == n && strcasecmp(keys[i].key, key) == 0)
			return sent_one(c, keys[i].value(c, x), values);
	for (i = 0; i < N_ELEMENTS(tagged); i++) {
		n = strlen(tagged[i].prefix);
		if (strncasecmp(tagged[i].prefix, key, n) == 0)
			return sent_one(c, tagged[i].value(c, x, key + n), values);
	}
	if (strcasecmp(key, "aws:TagKeys") == 0)
		return sent_tag_keys(c, values);
	return own_key(x, key, values);
}
