#include "context.h"

#include <string.h>
#include <strings.h>

#include "identity.h"

/* One value in the call's arena. */
static size_t
one(struct kt_call *c, const char *value, const char *const **values)
{
	const char **v;

	if (value == NULL)
		return 0;
	v = kt_arena_alloc(c->arena, sizeof(*v));
	*v = value;
	*values = v;
	return 1;
}

/* --- keys with a name of their own --- */

static const char *
principal_arn(struct kt_call *c, const struct auth_thing *of)
{
	const struct identity *i = c->principal.identity;

	(void)of;
	/* Of a session the role's: "aws:PrincipalArn" */
	return i != NULL && i->caller.kind == POLICY_ROLE_SESSION ?
	    i->caller.source : kt_principal_arn(c);
}

static const char *
principal_account(struct kt_call *c, const struct auth_thing *of)
{
	(void)of;
	return c->principal.account;
}

static const char *
principal_type(struct kt_call *c, const struct auth_thing *of)
{
	static const char *const types[] = {
		[KT_ROOT] = "Account", [KT_USER] = "User",
		[KT_ROLE_SESSION] = "AssumedRole",
		[KT_FEDERATED] = "FederatedUser",
	};

	(void)of;
	return types[c->principal.kind];
}

static const char *
userid(struct kt_call *c, const struct auth_thing *of)
{
	(void)of;
	return c->principal.id != NULL ? c->principal.id : c->principal.account;
}

static const char *
username(struct kt_call *c, const struct auth_thing *of)
{
	(void)of;
	return c->principal.kind == KT_USER ? c->principal.identity->name :
	    NULL;
}

static const char *
requested_region(struct kt_call *c, const struct auth_thing *of)
{
	(void)of;
	return c->region;
}

static const char *
current_time(struct kt_call *c, const struct auth_thing *of)
{
	char now[KT_ISO8601];

	(void)of;
	kt_time_iso8601(c->now, now);
	return kt_arena_strdup(c->arena, now);
}

static const char *
epoch_time(struct kt_call *c, const struct auth_thing *of)
{
	(void)of;
	return kt_arena_printf(c->arena, "%lld", (long long)(c->now / 1000));
}

static const char *
resource_account(struct kt_call *c, const struct auth_thing *of)
{
	return of->account != NULL ? of->account : c->account;
}

static const struct {
	const char *key;
	const char *(*value)(struct kt_call *c, const struct auth_thing *of);
} keys[] = {
	{ "aws:PrincipalArn", principal_arn },
	{ "aws:PrincipalAccount", principal_account },
	{ "aws:PrincipalType", principal_type },
	{ "aws:userid", userid },
	{ "aws:username", username },
	{ "aws:RequestedRegion", requested_region },
	{ "aws:CurrentTime", current_time },
	{ "aws:EpochTime", epoch_time },
	{ "aws:ResourceAccount", resource_account },
};

/* --- keys with a tag's name in them --- */

static const char *
principal_tag(struct kt_call *c, const struct auth_thing *of, const char *tag)
{
	const struct identity *i = c->principal.identity;
	size_t k;

	(void)of;
	for (k = 0; i != NULL && k < i->n_tags; k++)
		if (strcasecmp(i->tags[k].key, tag) == 0)
			return i->tags[k].value;
	return NULL;
}

static const char *
resource_tag(struct kt_call *c, const struct auth_thing *of, const char *tag)
{
	return of->tag != NULL ? of->tag(c, of, tag) : NULL;
}

static const struct {
	const char *prefix;
	const char *(*value)(struct kt_call *c, const struct auth_thing *of,
	    const char *tag);
} tagged[] = {
	{ "aws:PrincipalTag/", principal_tag },
	{ "aws:ResourceTag/", resource_tag },
};

size_t
auth_context_get(void *self, const char *key, const char *const **values)
{
	const struct auth_context *x = self;
	struct kt_call *c = x->call;
	size_t i;

	for (i = 0; i < N_ELEMENTS(keys); i++)
		if (strcasecmp(keys[i].key, key) == 0)
			return one(c, keys[i].value(c, x->of), values);
	for (i = 0; i < N_ELEMENTS(tagged); i++) {
		size_t n = strlen(tagged[i].prefix);

		if (strncasecmp(tagged[i].prefix, key, n) == 0)
			return one(c, tagged[i].value(c, x->of, key + n),
			    values);
	}
	return c->service->context == NULL ? 0 :
	    c->service->context(c, x->of, key, values);
}
