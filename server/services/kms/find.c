/* Which key a request means. */
#include <string.h>

#include "auth/key.h"
#include "auth/permit.h"
#include "known.h"
#include "ops.h"

struct named {
	const char *account, *region;
	const char *id, *alias;		/* one of both */
};

/* Of a key, or of an alias. */
static int
read_arn(struct kt_call *c, const char *given, struct named *n)
{
	struct kt_arn arn;

	if (!auth_is_key(given) || kt_arn_read(c->arena, given, &arn) != 0)
		return kt_fail(c, KMS_NOT_FOUND, "Invalid arn %s", given);
	if (strcmp(arn.region, c->region) != 0 ||
	    strcmp(arn.partition, kt_partition(c->region)) != 0)
		return kt_fail(c, KMS_NOT_FOUND, "Invalid arn %s", arn.region);
	n->region = arn.region;
	n->account = arn.account;
	n->id = kt_after(arn.resource, "key/");
	if (n->id == NULL)
		n->alias = arn.resource;
	return 0;
}

static int
read_name(struct kt_call *c, const struct key_wish *wish, struct named *n)
{
	const char *given = wish->given;

	*n = (struct named){ c->account, c->region, NULL, NULL };
	if (kt_is_arn(given)) {
		if (read_arn(c, given, n) != 0)
			return -1;
	} else if (kt_after(given, "alias/") != NULL)
		n->alias = given;
	else
		n->id = given;
	if ((n->alias != NULL && !(wish->must & KEY_ALIASED)) ||
	    !auth_is_key(given))
		return kt_fail(c, KMS_NOT_FOUND, "Invalid keyId '%s'", given);
	return 0;
}

/* Sets the id of the key behind an alias. */
static enum store_rc
follow(struct kt_call *c, struct named *n)
{
	struct dispatch_thing t = alias_thing(n->account, n->region, n->alias);
	enum store_rc rc = dispatch_thing_get(c, &t);

	if (rc == STORE_OK)
		n->id = ((struct kms_alias_list_entry *)t.data)->target_key_id;
	return rc;
}

static enum store_rc
look(struct kt_call *c, struct named *n, struct key *k)
{
	const struct thing_shelf in = { n->account, n->region, KIND_KEY };
	enum store_rc rc = STORE_OK;

	if (n->alias != NULL && managed_alias(c, &in, n->alias, k))
		return STORE_OK;
	if (n->alias != NULL)
		rc = follow(c, n);
	if (rc == STORE_OK)
		rc = key_get(c, n->account, n->region, n->id, k);
	return rc == STORE_NOT_FOUND && n->id != NULL &&
	    managed_key(c, &in, n->id, k) ? STORE_OK : rc;
}

const char *
key_meant(struct kt_call *c, const char *region, const char *given)
{
	struct kt_arn arn = { .region = region, .account = c->account,
	    .resource = given };
	struct named n;
	const char *id;

	if (*given == '\0' || (kt_is_arn(given) &&
	    kt_arn_read(c->arena, given, &arn) != 0))
		return NULL;
	n = (struct named){ arn.account, arn.region, arn.resource, NULL };
	id = kt_after(n.id, "key/");
	if (id != NULL)
		n.id = id;
	else if (kt_after(n.id, "alias/aws/") != NULL)
		n.id = auth_key_of_alias(c->arena, n.region, n.account, n.id);
	else if (kt_after(n.id, "alias/") != NULL) {
		n.alias = n.id;
		if (c->tx == NULL || follow(c, &n) != STORE_OK)
			return NULL;
	}
	return key_arn(c, n.account, n.region, n.id);
}

/* Grants are not asked: what another service asks for is no call of KMS's. */
int
key_thing(struct kt_call *c, struct auth_thing *t)
{
	struct key_ask *ask = kt_arena_alloc(c->arena, sizeof(*ask));
	struct key *k = kt_arena_alloc(c->arena, sizeof(*k));
	const struct kt_service *owner = t->owner;
	struct kt_arn arn;
	struct named n;
	const char *id;

	if (kt_arn_read(c->arena, t->arn, &arn) != 0 ||
	    (id = kt_after(arn.resource, "key/")) == NULL)
		return 0;
	n = (struct named){ arn.account, arn.region, id, NULL };
	switch (look(c, &n, k)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
	*ask = (struct key_ask){ .key = k };
	*t = key_thing_of(ask, k->policy);
	t->owner = owner;
	return 0;
}

static const char *
arn_of(struct kt_call *c, const struct named *n)
{
	return n->id != NULL ? key_arn(c, n->account, n->region, n->id) :
	    alias_arn(c, n->account, n->region, n->alias);
}

static int
refuse(struct kt_call *c, const struct named *n)
{
	return key_refuse(c, c->op->name, arn_of(c, n));
}

static int
not_found(struct kt_call *c, const struct named *n)
{
	const char *arn = arn_of(c, n);

	if (strcmp(n->account, c->principal.account) != 0)
		return refuse(c, n);
	if (auth_permit(c, c->op->name, arn) != 0)
		return -1;
	return n->id != NULL ? kt_fail(c, KMS_NOT_FOUND,
	    "Key '%s' does not exist", arn) : kt_fail(c, KMS_NOT_FOUND,
	    "Alias %s is not found.", arn);
}

/* API Reference, "Cross-account use" of each operation: Yes. */
static bool
goes_abroad(const struct kt_call *c)
{
	static const char *const operations[] = { "CreateGrant", "Decrypt",
	    "DescribeKey", "Encrypt", "GenerateDataKey",
	    "GenerateDataKeyWithoutPlaintext", "GetKeyRotationStatus",
	    "ListGrants", "ReEncrypt", "RetireGrant", "RevokeGrant" };
	size_t i;

	for (i = 0; i < N_ELEMENTS(operations); i++)
		if (strcmp(operations[i], c->op->name) == 0)
			return true;
	return false;
}

int
key_find(struct kt_call *c, const struct key_wish *wish, struct key *k)
{
	struct key_ask ask = { k, wish->action, wish->context, NULL };
	struct named n;

	if (read_name(c, wish, &n) != 0)
		return -1;
	ask.alias = n.alias;
	if (strcmp(n.account, c->principal.account) != 0 && !goes_abroad(c))
		return refuse(c, &n);
	switch (look(c, &n, k)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return not_found(c, &n);
	default:              return dispatch_failed(c);
	}
	return wish->action != NULL && key_permit(c, &ask) != 0 ? -1 :
	    key_refuse_state(c, k, wish->must);
}

int
key_of(struct kt_call *c, const char *given, unsigned must, struct key *k)
{
	return key_find(c, &(struct key_wish){ given, c->op->name, must,
	    NULL }, k);
}
