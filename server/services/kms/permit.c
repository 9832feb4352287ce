/*
 * May the caller do it to the key?  Its policy must let him in, if only by
 * handing over to his account's (rule 6 of auth/evaluate.h); or one of its grants
 * does, unless a policy denies.
 */
#include <string.h>
#include <strings.h>

#include "auth/permit.h"
#include "dispatch/principals.h"
#include "ops.h"

int
key_refuse(struct kt_call *c, const char *action, const char *arn)
{
	return auth_refuse(c, action, arn, policy_refusal(c->arena,
	    POLICY_NONE_IN_RESOURCE, kt_arena_join(c->arena, "kms:", action,
	    NULL)));
}

/* --- the key, as it is asked about --- */

static const char *
tag_of(struct kt_call *c, const struct auth_thing *t, const char *key)
{
	const struct key_ask *ask = t->of;
	const struct kms_tag *tag = ask->key->tags.items;
	size_t i;

	(void)c;
	for (i = 0; i < ask->key->tags.n; i++)
		if (strcasecmp(tag[i].tag_key, key) == 0)
			return tag[i].tag_value;
	return NULL;
}

const struct key_ask *
key_asked(const struct auth_thing *t)
{
	return t->tag == tag_of ? t->of : NULL;
}

struct auth_thing
key_thing_of(const struct key_ask *ask, const char *policy)
{
	return (struct auth_thing){ .arn = ask->key->meta->arn,
	    .account = ask->key->account, .policy = policy, .tag = tag_of,
	    .of = ask, .policy_must = true };
}

/* --- grants --- */

const char *
context_value(const struct shape_list *context, const char *key)
{
	const struct kms_encryption_context_type *e = context->items;
	size_t i;

	for (i = 0; i < context->n; i++)
		if (strcmp(e[i].key, key) == 0)
			return e[i].value;
	return NULL;
}

/* Is all of it in that? */
static bool
within(const struct shape_list *some, const struct shape_list *context)
{
	const struct kms_encryption_context_type *e = some->items;
	const char *value;
	size_t i;

	for (i = 0; i < some->n; i++) {
		value = context_value(context, e[i].key);
		if (value == NULL || strcmp(value, e[i].value) != 0)
			return false;
	}
	return true;
}

/*
 * Who may make grants by one makes none that gives more (API Reference,
 * GrantConstraints; Developer Guide, "Granting CreateGrant permission").
 */
static bool
hands_on(const struct kms_grant_list_entry *g,
    const struct kms_create_grant_request *in)
{
	static const struct kms_grant_constraints none;
	const struct kms_grant_constraints *had = g->constraints != NULL ?
	    g->constraints : &none, *has = in->constraints != NULL ?
	    in->constraints : &none;
	const char *const *each = in->operations.items;
	size_t i;

	for (i = 0; i < in->operations.n; i++)
		if (!shape_lists(&g->operations, each[i]))
			return false;
	if (had->encryption_context_equals.items != NULL)
		return had->encryption_context_equals.n ==
		    has->encryption_context_equals.n &&
		    within(&had->encryption_context_equals,
		    &has->encryption_context_equals);
	return within(&had->encryption_context_subset,
	    &has->encryption_context_subset) ||
	    within(&had->encryption_context_subset,
	    &has->encryption_context_equals);
}

static bool
fits(struct kt_call *c, const struct kms_grant_list_entry *g,
    const struct key_ask *ask)
{
	static const struct shape_list none;
	const struct kms_grant_constraints *limits = g->constraints;
	const struct shape_list *context = ask->context != NULL ?
	    ask->context : &none;

	if (strcmp(ask->action, "CreateGrant") == 0)
		return hands_on(g, c->in);
	if (limits == NULL || strcmp(ask->action, "DescribeKey") == 0)
		return true;
	if (limits->source_arn != NULL)		/* nobody acts for a resource */
		return false;
	if (limits->encryption_context_equals.items != NULL &&
	    (limits->encryption_context_equals.n != context->n ||
	    !within(&limits->encryption_context_equals, context)))
		return false;
	return within(&limits->encryption_context_subset, context);
}

/*
 * A grant lets in as a policy of the key would that names whom it is for: a role's
 * session no further than boundary and session policies do (rule 4).
 */
static bool
lets(struct kt_call *c, const struct key_ask *ask, const char *grantee)
{
	struct auth_thing t = key_thing_of(ask, kt_arena_join(c->arena,
	    "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\","
	    "\"Resource\":\"*\",\"Principal\":{\"AWS\":\"", grantee,
	    "\"}}}", NULL));

	t.account = NULL;	/* the grant is enough, also from abroad [belief] */
	return auth_decide(c, ask->action, &t).reason == POLICY_ALLOWED;
}

/* Does one of the key's grants let him? */
static bool
is_granted(struct kt_call *c, const struct key_ask *ask)
{
	const struct kms_grant_list_entry *g;
	struct shape_list all;
	size_t i;

	if (ask->key->managed || grants_of(c, ask->key, &all) != 0)
		return false;
	g = all.items;
	for (i = 0; i < all.n; i++)
		if (shape_lists(&g[i].operations, ask->action) &&
		    principal_is_caller(c, g[i].grantee_principal) &&
		    fits(c, &g[i], ask) &&
		    lets(c, ask, g[i].grantee_principal))
			return true;
	return false;
}

bool
grant_is_mine(struct kt_call *c, const struct kms_grant_list_entry *g)
{
	return principal_is_caller(c, g->retiring_principal) ||
	    (principal_is_caller(c, g->grantee_principal) &&
	    shape_lists(&g->operations, "RetireGrant"));
}

/* --- the key's policy --- */

/* What no policy allows, a grant may; but not what one denies. */
static bool
may_be_granted(struct kt_call *c, const char *action,
    const struct auth_thing *t)
{
	enum policy_reason reason = auth_decide(c, action, t).reason;

	return c->err == KT_ACCESS_DENIED && reason != POLICY_ALLOWED &&
	    reason < POLICY_DENY_IN_IDENTITY;
}

int
key_permit(struct kt_call *c, const struct key_ask *ask)
{
	const struct auth_thing t = key_thing_of(ask, ask->key->policy);

	if (auth_permit_on(c, ask->action, &t) == 0)
		return 0;
	if (!may_be_granted(c, ask->action, &t) || !is_granted(c, ask))
		return -1;
	c->err = KT_OK;
	c->message = NULL;
	return 0;
}

bool
key_leaves(struct kt_call *c, const struct key *k, const char *policy)
{
	const struct key_ask ask = { k, "PutKeyPolicy", NULL, NULL };
	const struct auth_thing t = key_thing_of(&ask, policy);

	return auth_decide(c, ask.action, &t).reason == POLICY_ALLOWED;
}
