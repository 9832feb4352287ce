/*
 * What KMS tells the conditions of policies (Service Authorization Reference,
 * "Condition keys for AWS Key Management Service").
 */
#include <string.h>
#include <strings.h>

#include "auth/permit.h"
#include "auth/sent.h"
#include "ops.h"

/* --- what the caller sent --- */

static const struct {
	const char *key, *member;
} sent[] = {
	{ "BypassPolicyLockoutSafetyCheck",
	    "BypassPolicyLockoutSafetyCheck" },
	{ "GranteePrincipal", "GranteePrincipal" },
	{ "GrantOperations", "Operations" },
	{ "RetiringPrincipal", "RetiringPrincipal" },
	{ "RotationPeriodInDays", "RotationPeriodInDays" },
	{ "ScheduleKeyDeletionPendingWindowInDays", "PendingWindowInDays" },
};

static bool
runs(const struct kt_call *c, const char *operation)
{
	return strcmp(c->op->name, operation) == 0;
}

/* The service that acts for the caller; NULL: he calls KMS himself. */
static const char *
via(const struct kt_call *c)
{
	return c->via != NULL ? c->via :
	    strcmp(c->service->name, "kms") == 0 ? NULL : c->service->name;
}

/* A service that asks whether he may make a grant makes it for what is its own. */
static const char *
for_resource(struct kt_call *c)
{
	if (strcmp(c->service->name, "kms") != 0)
		return "true";
	return !runs(c, "CreateGrant") ? NULL : c->via != NULL ? "true" :
	    "false";
}

static const char *
constraint(struct kt_call *c)
{
	const struct kms_create_grant_request *in = c->in;

	if (!runs(c, "CreateGrant") || in->constraints == NULL)
		return NULL;
	if (in->constraints->encryption_context_equals.items != NULL)
		return "EncryptionContextEquals";
	return in->constraints->encryption_context_subset.items != NULL ?
	    "EncryptionContextSubset" : NULL;
}

static const char *
caller_account(struct kt_call *c)
{
	return c->principal.account;
}

static const char *
via_service(struct kt_call *c)
{
	const char *name = via(c);

	return name == NULL ? NULL : kt_arena_join(c->arena, name, ".",
	    c->region, ".amazonaws.com", NULL);
}

static const struct {
	const char *key;
	const char *(*value)(struct kt_call *c);
} of_call[] = {
	{ "CallerAccount", caller_account },
	{ "GrantConstraintType", constraint },
	{ "GrantIsForAWSResource", for_resource },
	{ "ViaService", via_service },
};

/* --- the key, and the encryption context --- */

/* Of a key that is there, or of one to be made: they are of one kind. */
static const struct {
	const char *key, *value;
} of_kind[] = {
	{ "CustomerMasterKeySpec", SYMMETRIC },
	{ "CustomerMasterKeyUsage", "ENCRYPT_DECRYPT" },
	{ "KeyOrigin", "AWS_KMS" },
	{ "KeySpec", SYMMETRIC },
	{ "KeyUsage", "ENCRYPT_DECRYPT" },
	{ "MultiRegion", "false" },
};

static size_t
context_keys(struct kt_call *c, const struct shape_list *context,
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

static size_t
aliases(struct kt_call *c, const struct key *k, const char *const **values)
{
	const struct thing_shelf shelf = key_shelf(k, KIND_ALIAS);
	const struct kms_alias_list_entry *e;
	struct shape_list all;
	const char **v;
	size_t i, n = 0;

	if (c->tx == NULL || list_things(c, &shelf,
	    &kms_shape_alias_list_entry, &all) != 0)
		return 0;
	e = all.items;
	*values = v = kt_arena_alloc(c->arena, all.n * sizeof(*v));
	for (i = 0; i < all.n; i++)
		if (strcmp(e[i].target_key_id, k->meta->key_id) == 0)
			v[n++] = e[i].alias_name;
	return n;
}

static size_t
of_ask(struct kt_call *c, const struct key_ask *ask, const char *name,
    const char *const **values)
{
	if (strcasecmp(name, "RequestAlias") == 0)
		return sent_one(c, ask->alias, values);
	if (strcasecmp(name, "ResourceAliases") == 0)
		return aliases(c, ask->key, values);
	if (ask->context == NULL)
		return 0;
	if (strcasecmp(name, "EncryptionAlgorithm") == 0)
		return sent_one(c, SYMMETRIC, values);
	if (strcasecmp(name, "EncryptionContextKeys") == 0)
		return context_keys(c, ask->context, values);
	return strncasecmp(name, "EncryptionContext:", 18) != 0 ? 0 :
	    sent_one(c, context_value(ask->context, name + 18), values);
}

/* Of what is no key (an alias, "*") there is no ask. */
size_t
kms_context(struct kt_call *c, const struct auth_thing *of, const char *key,
    const char *const **values)
{
	const struct key_ask *ask = key_asked(of);
	const char *name = key + strlen("kms:");
	size_t i;

	for (i = 0; i < N_ELEMENTS(of_call); i++)
		if (strcasecmp(of_call[i].key, name) == 0)
			return sent_one(c, of_call[i].value(c), values);
	for (i = 0; i < N_ELEMENTS(sent); i++)
		if (strcasecmp(sent[i].key, name) == 0)
			return sent_values(c, sent[i].member, values);
	for (i = 0; i < N_ELEMENTS(of_kind); i++)
		if (strcasecmp(of_kind[i].key, name) == 0)
			return ask == NULL && !runs(c, "CreateKey") ? 0 :
			    sent_one(c, of_kind[i].value, values);
	return ask == NULL ? 0 : of_ask(c, ask, name, values);
}
