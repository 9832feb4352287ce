/* Keys: what lies in the store of one, and the states it may be in. */
#include <string.h>

#include "known.h"
#include "ops.h"

#define AT(member) offsetof(struct key, member)

static const struct shape_field material_fields[] = {
	{ "Id", .type = SHAPE_STRING, .place = offsetof(struct material, id) },
	{ "From", .type = SHAPE_TIME,
	    .place = offsetof(struct material, from) },
	{ "Type", .type = SHAPE_STRING,
	    .place = offsetof(struct material, type) },
};
static const struct shape shape_material =
    SHAPE(struct material, material_fields);
static const struct shape_field a_material = { .type = SHAPE_STRUCT,
    .of = &shape_material };
static const struct shape_field a_tag = { .type = SHAPE_STRUCT,
    .of = &kms_shape_tag };

/* What lies in the row. */
static const struct shape_field fields[] = {
	{ "KeyMetadata", .type = SHAPE_STRUCT,
	    .of = &kms_shape_key_metadata, .place = AT(meta) },
	{ "Policy", .type = SHAPE_STRING, .place = AT(policy) },
	{ "Tags", .type = SHAPE_LIST, .each = &a_tag, .place = AT(tags) },
	{ "Materials", .type = SHAPE_LIST, .each = &a_material,
	    .place = AT(materials) },
	{ "RotationPeriod", .type = SHAPE_INTEGER, .place = AT(period) },
	{ "NextRotation", .type = SHAPE_TIME, .place = AT(next) },
};
static const struct shape shape_key = SHAPE(struct key, fields);

const char *
key_arn(struct kt_call *c, const char *account, const char *region,
    const char *id)
{
	return kt_arn(c->arena, "kms", region, account, "key/", id, NULL);
}

const char *
alias_arn(struct kt_call *c, const char *account, const char *region,
    const char *name)
{
	return kt_arn(c->arena, "kms", region, account, name, NULL);
}

struct dispatch_thing
alias_thing(const char *account, const char *region, const char *name)
{
	return (struct dispatch_thing){ .shelf = { account, region,
	    KIND_ALIAS }, .name = name,
	    .shape = &kms_shape_alias_list_entry };
}

struct thing_shelf
key_shelf(const struct key *k, const char *kind)
{
	return (struct thing_shelf){ k->account, k->region, kind };
}

/* --- in the store --- */

static struct dispatch_thing
thing_of(struct key *k)
{
	return (struct dispatch_thing){ .shelf = key_shelf(k, KIND_KEY),
	    .name = k->meta->key_id, .shape = &shape_key, .data = k,
	    .secret = k->secret };
}

enum store_rc
key_get(struct kt_call *c, const char *account, const char *region,
    const char *id, struct key *k)
{
	struct dispatch_thing t = { .shelf = { account, region, KIND_KEY },
	    .name = id, .shape = &shape_key };
	enum store_rc rc = dispatch_thing_get(c, &t);

	if (rc != STORE_OK)
		return rc;
	*k = *(struct key *)t.data;
	k->secret = t.secret;
	k->account = account;
	k->region = region;
	return STORE_OK;
}

int
key_add(struct kt_call *c, struct key *k)
{
	struct dispatch_thing t = thing_of(k);

	if (keys_are_known(c, k->account, k->region) != 0)
		return -1;
	return dispatch_thing_add(c, &t) == STORE_OK ? 0 : dispatch_failed(c);
}

int
key_save(struct kt_call *c, struct key *k)
{
	struct dispatch_thing t = thing_of(k);

	return dispatch_thing_put(c, &t);
}

void
key_renew(struct kt_call *c, struct key *k, const char *type)
{
	size_t n = k->materials.n;
	struct material *all = kt_arena_alloc(c->arena, (n + 1) * sizeof(*all));
	uint8_t *bytes = kt_arena_alloc(c->arena, (n + 1) * KT_DATA_KEY);
	char *id = kt_arena_alloc(c->arena, MATERIAL_ID + 1);

	if (n > 0) {
		memcpy(all, k->materials.items, n * sizeof(*all));
		memcpy(bytes, k->secret.p, n * KT_DATA_KEY);
	}
	kt_random(bytes + n * KT_DATA_KEY, KT_DATA_KEY);
	kt_random_text(id, MATERIAL_ID, "0123456789abcdef");
	all[n] = (struct material){ id, c->now, type };
	k->materials = (struct shape_list){ all, n + 1 };
	k->secret = (struct kt_blob){ bytes, (n + 1) * KT_DATA_KEY };
	k->meta->current_key_material_id = id;
}

/* --- its states --- */

int
key_refuse_state(struct kt_call *c, const struct key *k, unsigned must)
{
	const char *state = k->meta->key_state;

	if (must & (KEY_UNPENDED | KEY_ENABLED) && strcmp(state, PENDING) == 0)
		return kt_fail(c, KMS_KMS_INVALID_STATE,
		    "%s is pending deletion.", k->meta->arn);
	if (must & KEY_ENABLED && strcmp(state, DISABLED) == 0)
		return kt_fail(c, KMS_DISABLED, "%s is disabled.",
		    k->meta->arn);
	return 0;
}

int
key_dry(struct kt_call *c, enum shape_bool dry_run)
{
	return dry_run != SHAPE_TRUE ? 0 : kt_fail(c, KMS_DRY_RUN_OPERATION,
	    "The request would have succeeded, but the DryRun option is set.");
}

struct kms_key_metadata *
key_describe(struct kt_call *c, const struct thing_shelf *in, const char *id)
{
	static const char *const algorithms[] = { SYMMETRIC };
	struct kms_key_metadata *m = kt_arena_alloc(c->arena, sizeof(*m));

	m->aws_account_id = in->account;
	m->key_id = id;
	m->arn = key_arn(c, in->account, in->region, id);
	m->enabled = SHAPE_TRUE;
	m->key_usage = "ENCRYPT_DECRYPT";
	m->key_state = ENABLED;
	m->origin = "AWS_KMS";
	m->customer_master_key_spec = m->key_spec = SYMMETRIC;
	m->encryption_algorithms = (struct shape_list){
	    (void *)(uintptr_t)algorithms, 1 };
	m->multi_region = SHAPE_FALSE;
	return m;
}
