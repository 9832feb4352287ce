/*
 * May the caller do it to the key?  Its policy must let him in, if only by
 * handing over to his account's (rule 6 of auth/evaluate.h); or one of its grants
 * does, unless a policy denies.  What of a request KMS's own condition keys tell
 * is below (KMS developer guide, "AWS KMS condition keys").
 */
#include <string.h>
#include <strings.h>

#include "auth/identity.h"
#include "auth/permit.h"
#include "ops.h"

int
key_refuse(struct kt_call *c, const char *action, const char *arn)
{
	return auth_refuse(c, action, arn, policy_refusal(c->arena,
	    POLICY_NONE_IN_RESOURCE, kt_arena_join(c->arena, "kms:", action,
	    NULL)));
}

/* --- grants --- */

static bool
lists(const struct shape_list *names, const char *name)
{
	const char *const *each = names->items;
	size_t i;

	for (i = 0; i < names->n; i++)
		if (strcasecmp(each[i], name) == 0)
			return true;
	return false;
}

/* A session is its role too; an account is its root. */
static bool
is_caller(struct kt_call *c, const char *principal)
{
	const struct identity *i = c->principal.identity;

	return principal != NULL &&
	    (strcmp(principal, kt_principal_arn(c)) == 0 ||
	    (i != NULL && i->caller.source != NULL &&
	    strcmp(principal, i->caller.source) == 0));
}

static const char *
value_in(const struct shape_list *context, const char *key)
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
		value = value_in(context, e[i].key);
		if (value == NULL || strcmp(value, e[i].value) != 0)
			return false;
	}
	return true;
}

static bool
fits(const struct kms_grant_constraints *limits, const struct key_ask *ask)
{
	static const struct shape_list none;
	const struct shape_list *context = ask->context != NULL ?
	    ask->context : &none;

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

/* Does one of the key's grants let him?  1, 0 or -1. */
static int
is_granted(struct kt_call *c, const struct key_ask *ask)
{
	const struct kms_grant_list_entry *g;
	struct shape_list all;
	size_t i;

	if (ask->key->managed)
		return 0;
	if (grants_of(c, ask->key, &all) != 0)
		return -1;
	g = all.items;
	for (i = 0; i < all.n; i++)
		if (lists(&g[i].operations, ask->action) &&
		    is_caller(c, g[i].grantee_principal) &&
		    fits(g[i].constraints, ask))
			return 1;
	return 0;
}

bool
grant_is_mine(struct kt_call *c, const struct kms_grant_list_entry *g)
{
	return is_caller(c, g->retiring_principal) ||
	    (is_caller(c, g->grantee_principal) &&
	    lists(&g->operations, "RetireGrant"));
}

/* --- the key's policy --- */

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

static struct auth_thing
thing_of(const struct key_ask *ask, const char *policy)
{
	return (struct auth_thing){ .arn = ask->key->meta->arn,
	    .account = ask->key->account, .policy = policy, .tag = tag_of,
	    .of = ask, .policy_must = true };
}

static bool
is_deny(enum policy_reason reason)
{
	return reason >= POLICY_DENY_IN_IDENTITY;
}

int
key_permit(struct kt_call *c, const struct key_ask *ask)
{
	const struct auth_thing t = thing_of(ask, ask->key->policy);
	enum policy_reason reason = auth_decide(c, ask->action, &t).reason;
	int granted = reason == POLICY_ALLOWED || is_deny(reason) ? 0 :
	    is_granted(c, ask);

	return granted != 0 ? (granted > 0 ? 0 : -1) :
	    auth_permit_on(c, ask->action, &t);
}

bool
key_leaves(struct kt_call *c, const struct key *k, const char *policy)
{
	const struct key_ask ask = { k, "PutKeyPolicy", NULL, NULL };
	const struct auth_thing t = thing_of(&ask, policy);

	return auth_decide(c, ask.action, &t).reason == POLICY_ALLOWED;
}

/* --- condition keys --- */

static size_t
one(struct kt_call *c, const char *value, const char *const **values)
{
	const char **v = kt_arena_alloc(c->arena, sizeof(*v));

	*v = value;
	*values = v;
	return value != NULL;
}

static size_t
all_keys(struct kt_call *c, const struct shape_list *context,
    const char *const **values)
{
	const struct kms_encryption_context_type *e = context->items;
	const char **v = kt_arena_alloc(c->arena, context->n * sizeof(*v));
	size_t i;

	for (i = 0; i < context->n; i++)
		v[i] = e[i].key;
	*values = v;
	return context->n;
}

static bool
runs(const struct kt_call *c, const char *operation)
{
	return strcmp(c->op->name, operation) == 0;
}

static const char *
of_key(struct kt_call *c, const struct key_ask *ask, const char *name)
{
	const struct kms_create_key_request *in = c->in;
	const struct kms_key_metadata *m = ask != NULL ? ask->key->meta : NULL;

	if (strcasecmp(name, "KeySpec") == 0 ||
	    strcasecmp(name, "CustomerMasterKeySpec") == 0)
		return m != NULL || runs(c, "CreateKey") ? SYMMETRIC : NULL;
	if (strcasecmp(name, "KeyUsage") == 0 ||
	    strcasecmp(name, "CustomerMasterKeyUsage") == 0)
		return m != NULL || runs(c, "CreateKey") ? "ENCRYPT_DECRYPT" :
		    NULL;
	if (strcasecmp(name, "KeyOrigin") == 0)
		return m != NULL ? m->origin : !runs(c, "CreateKey") ? NULL :
		    in->origin != NULL ? in->origin : "AWS_KMS";
	return strcasecmp(name, "MultiRegion") == 0 &&
	    (m != NULL || runs(c, "CreateKey")) ? "false" : NULL;
}

static const char *
yes_or_no(bool yes)
{
	return yes ? "true" : "false";
}

static const char *
number(struct kt_call *c, const struct shape_int *n)
{
	return !n->set ? NULL : kt_arena_printf(c->arena, "%lld",
	    (long long)n->v);
}

/* Of what the running operation was given. */
static const char *
of_request(struct kt_call *c, const char *name)
{
	const struct kms_create_grant_request *grant = c->in;
	const struct kms_schedule_key_deletion_request *end = c->in;
	const struct kms_enable_key_rotation_request *rotation = c->in;
	const struct kms_put_key_policy_request *policy = c->in;
	const struct kms_create_key_request *key = c->in;

	if (runs(c, "CreateGrant")) {
		if (strcasecmp(name, "GranteePrincipal") == 0)
			return grant->grantee_principal;
		if (strcasecmp(name, "RetiringPrincipal") == 0)
			return grant->retiring_principal;
		if (strcasecmp(name, "GrantIsForAWSResource") == 0)
			return yes_or_no(c->via != NULL);
		if (strcasecmp(name, "GrantConstraintType") == 0)
			return grant->constraints == NULL ? NULL :
			    grant->constraints->encryption_context_equals.items
			    != NULL ? "EncryptionContextEquals" :
			    grant->constraints->encryption_context_subset.items
			    != NULL ? "EncryptionContextSubset" : NULL;
	}
	if (runs(c, "ScheduleKeyDeletion") && strcasecmp(name,
	    "ScheduleKeyDeletionPendingWindowInDays") == 0)
		return number(c, &end->pending_window_in_days);
	if (runs(c, "EnableKeyRotation") &&
	    strcasecmp(name, "RotationPeriodInDays") == 0)
		return number(c, &rotation->rotation_period_in_days);
	if (strcasecmp(name, "BypassPolicyLockoutSafetyCheck") != 0)
		return NULL;
	return runs(c, "PutKeyPolicy") ? yes_or_no(
	    policy->bypass_policy_lockout_safety_check == SHAPE_TRUE) :
	    runs(c, "CreateKey") ? yes_or_no(
	    key->bypass_policy_lockout_safety_check == SHAPE_TRUE) : NULL;
}

static const char *
of_call(struct kt_call *c, const struct key_ask *ask, const char *name)
{
	if (strcasecmp(name, "CallerAccount") == 0)
		return c->principal.account;
	if (strcasecmp(name, "ViaService") == 0)
		return c->via == NULL ? NULL : kt_arena_printf(c->arena,
		    "%s.%s.amazonaws.com", c->via, c->region);
	if (strcasecmp(name, "RequestAlias") == 0)
		return ask != NULL ? ask->alias : NULL;
	return strcasecmp(name, "EncryptionAlgorithm") == 0 && ask != NULL &&
	    ask->context != NULL ? SYMMETRIC : NULL;
}

size_t
kms_context(struct kt_call *c, const struct auth_thing *of, const char *key,
    const char *const **values)
{
	const struct key_ask *ask = of->of;
	const struct kms_create_grant_request *grant = c->in;
	const char *name = key + 4, *value;

	if (strncasecmp(key, "kms:", 4) != 0)
		return 0;
	if (ask != NULL && ask->context != NULL) {
		if (strcasecmp(name, "EncryptionContextKeys") == 0)
			return all_keys(c, ask->context, values);
		if (strncasecmp(name, "EncryptionContext:", 18) == 0)
			return one(c, value_in(ask->context, name + 18),
			    values);
	}
	if (runs(c, "CreateGrant") && strcasecmp(name, "GrantOperations") == 0) {
		*values = grant->operations.items;
		return grant->operations.n;
	}
	value = of_call(c, ask, name);
	if (value == NULL)
		value = of_key(c, ask, name);
	return one(c, value != NULL ? value : of_request(c, name), values);
}
