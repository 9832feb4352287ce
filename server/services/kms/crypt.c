/*
 * Encrypt, Decrypt, ReEncrypt.  A ciphertext says which key and which of its
 * materials opens it, and is bound to the encryption context:
 *
 *   "\001kt1"  account, 12  key id, 36  material id, 64  kt_seal_under
 */
#include <stdlib.h>
#include <string.h>

#include "auth/permit.h"
#include "keyturn/json.h"
#include "ops.h"

#define MAGIC "\001kt1"
#define ACCOUNT 12
#define ID 36
#define HEAD (4 + ACCOUNT + ID + MATERIAL_ID)

/* --- what it is bound to --- */

static int
by_key(const void *a, const void *b)
{
	const struct kms_encryption_context_type *x = a, *y = b;

	return strcmp(x->key, y->key);
}

/* The order in which a context is given does not matter. */
static const char *
bound_to(struct kt_call *c, const struct shape_list *context)
{
	struct kms_encryption_context_type *e = context->n == 0 ? NULL :
	    kt_arena_dup(c->arena, context->items, context->n * sizeof(*e));
	struct kt_buf b;
	size_t i;

	if (context->n > 0)
		qsort(e, context->n, sizeof(*e), by_key);
	kt_buf_init(&b, c->arena);
	kt_buf_char(&b, '{');
	for (i = 0; i < context->n; i++) {
		kt_json_quote(&b, e[i].key, strlen(e[i].key));
		kt_buf_char(&b, ':');
		kt_json_quote(&b, e[i].value, strlen(e[i].value));
		kt_buf_char(&b, ',');
	}
	return b.p;
}

/* --- with a key --- */

/* AWS's own is for its services, which do not come here. */
static int
refuse_managed(struct kt_call *c, const struct key *k)
{
	return !k->managed ? 0 : key_refuse(c, c->op->name, k->meta->arn);
}

int
crypt_seal(struct kt_call *c, const struct crypt *with, struct kt_blob plain,
    struct kt_blob *out)
{
	const struct key *k = with->key;
	const char *head = kt_arena_join(c->arena, MAGIC, k->account,
	    k->meta->key_id, k->meta->current_key_material_id, NULL);
	struct kt_blob sealed;
	struct kt_buf b;

	if (refuse_managed(c, k) != 0)
		return -1;
	if (kt_seal_under(k->secret.p + k->secret.n - KT_DATA_KEY, c->arena,
	    bound_to(c, with->context), plain, &sealed) != 0)
		return kt_fail(c, KT_INTERNAL, "It could not be encrypted.");
	kt_buf_init(&b, c->arena);
	kt_buf_add(&b, head, HEAD);
	kt_buf_add(&b, sealed.p, sealed.n);
	*out = (struct kt_blob){ (uint8_t *)b.p, b.n };
	return 0;
}

/* A ciphertext taken apart. */
struct cipher {
	const char *account, *key_id, *material;
	struct kt_blob sealed;
};

static int
take_apart(struct kt_call *c, struct kt_blob blob, struct cipher *out)
{
	const char *p = (const char *)blob.p;

	if (blob.n <= HEAD || memcmp(p, MAGIC, 4) != 0 ||
	    memchr(p, '\0', HEAD) != NULL)
		return kt_fail(c, KMS_INVALID_CIPHERTEXT, NULL);
	out->account = kt_arena_strndup(c->arena, p + 4, ACCOUNT);
	out->key_id = kt_arena_strndup(c->arena, p + 4 + ACCOUNT, ID);
	out->material = kt_arena_strndup(c->arena, p + 4 + ACCOUNT + ID,
	    MATERIAL_ID);
	out->sealed = (struct kt_blob){ blob.p + HEAD, blob.n - HEAD };
	return 0;
}

static int
open_cipher(struct kt_call *c, const struct cipher *ct, const struct crypt *with,
    struct kt_blob *plain)
{
	const struct material *m = with->key->materials.items;
	size_t i;

	for (i = 0; i < with->key->materials.n &&
	    strcmp(m[i].id, ct->material) != 0; i++)
		;
	if (i == with->key->materials.n || kt_unseal_under(
	    with->key->secret.p + i * KT_DATA_KEY, c->arena,
	    bound_to(c, with->context), ct->sealed, plain) != 0)
		return kt_fail(c, KMS_INVALID_CIPHERTEXT, NULL);
	return 0;
}

/* --- which key opens it --- */

/* What a request says of what it wants opened. */
struct opening {
	struct kt_blob blob;
	const struct shape_list *context, *modifiers;
	const char *key_id, *action;
	enum shape_bool dry_run;
};

/* Whoever names no key does not learn why its own is not for him. */
static int
refuse_unnamed(struct kt_call *c, const char *action)
{
	return kt_fail(c, KT_ACCESS_DENIED, "User: %s is not authorized to "
	    "perform: kms:%s on the resource associated with this ciphertext "
	    "because the resource does not exist in this Region, no "
	    "resource-based policies allow access, or a resource-based policy "
	    "explicitly denies access", kt_principal_arn(c), action);
}

static int
find_by_cipher(struct kt_call *c, const struct cipher *ct,
    const struct opening *o, struct key *k)
{
	const struct key_ask ask = { k, o->action, o->context, NULL };

	switch (key_get(c, ct->account, c->region, ct->key_id, k)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return refuse_unnamed(c, o->action);
	default:              return dispatch_failed(c);
	}
	return key_permit(c, &ask) != 0 ? -1 :
	    key_refuse_state(c, k, KEY_ENABLED);
}

/* Only the right is looked at (DryRunModifiers). */
static bool
without_cipher(const struct opening *o)
{
	return o->dry_run == SHAPE_TRUE && o->modifiers->n > 0;
}

static int
check_opening(struct kt_call *c, const struct opening *o)
{
	if (o->modifiers->n > 0 && o->dry_run != SHAPE_TRUE)
		return kt_fail(c, KT_VALIDATION, "DryRunModifiers can only be "
		    "specified when DryRun is true.");
	if (without_cipher(o) && o->key_id == NULL)
		return kt_fail(c, KT_VALIDATION, "A key must be specified when "
		    "DryRunModifiers has IGNORE_CIPHERTEXT.");
	return o->blob.p != NULL || without_cipher(o) ? 0 : kt_fail(c,
	    KT_VALIDATION, "1 validation error detected: Value null at "
	    "'ciphertextBlob' failed to satisfy constraint: Member must not "
	    "be null");
}

struct opened {
	struct key key;
	struct kt_blob plain;
	const char *material;		/* its id */
};

static int
open_it(struct kt_call *c, const struct opening *o, struct opened *out)
{
	struct key *k = &out->key;
	const struct key_wish wish = { o->key_id, o->action,
	    KEY_ENABLED | KEY_ALIASED, o->context };
	struct cipher ct = { .account = NULL };

	if (check_opening(c, o) != 0)
		return -1;
	if (without_cipher(o))
		return key_find(c, &wish, k);
	if (take_apart(c, o->blob, &ct) != 0)
		return -1;
	if (o->key_id == NULL ? find_by_cipher(c, &ct, o, k) != 0 :
	    key_find(c, &wish, k) != 0)
		return -1;
	if (strcmp(k->meta->key_id, ct.key_id) != 0)
		return kt_fail(c, KMS_INCORRECT_KEY, "The key ID in the "
		    "request does not identify a CMK that can perform this "
		    "operation.");
	out->material = ct.material;
	return open_cipher(c, &ct, &(struct crypt){ k, o->context },
	    &out->plain);
}

/* --- the operations --- */

static int
check_algorithm(struct kt_call *c, const char *given)
{
	return given == NULL || strcmp(given, SYMMETRIC) == 0 ? 0 :
	    kt_fail(c, KMS_INVALID_KEY_USAGE, "Algorithm %s and key spec "
	    SYMMETRIC " are incompatible.", given);
}

int
op_kms_encrypt(struct kt_call *c)
{
	const struct kms_encrypt_request *in = c->in;
	const struct key_wish wish = { in->key_id, c->op->name,
	    KEY_ENABLED | KEY_ALIASED, &in->encryption_context };
	struct kms_encrypt_response *out = c->out;
	struct key k;

	if (grant_check(c, &in->grant_tokens) != 0 ||
	    key_find(c, &wish, &k) != 0 ||
	    check_algorithm(c, in->encryption_algorithm) != 0 ||
	    crypt_seal(c, &(struct crypt){ &k, &in->encryption_context },
	    in->plaintext, &out->ciphertext_blob) != 0)
		return -1;
	out->key_id = k.meta->arn;
	out->encryption_algorithm = SYMMETRIC;
	return key_dry(c, in->dry_run);
}

int
op_kms_decrypt(struct kt_call *c)
{
	const struct kms_decrypt_request *in = c->in;
	const struct opening o = { in->ciphertext_blob,
	    &in->encryption_context, &in->dry_run_modifiers, in->key_id,
	    c->op->name, in->dry_run };
	struct kms_decrypt_response *out = c->out;
	struct opened opened = { .plain = { NULL, 0 } };

	if (grant_check(c, &in->grant_tokens) != 0 ||
	    check_algorithm(c, in->encryption_algorithm) != 0 ||
	    open_it(c, &o, &opened) != 0)
		return -1;
	out->key_id = opened.key.meta->arn;
	out->encryption_algorithm = SYMMETRIC;
	out->key_material_id = opened.material;
	out->plaintext = opened.plain;
	return key_dry(c, in->dry_run);
}

int
op_kms_re_encrypt(struct kt_call *c)
{
	const struct kms_re_encrypt_request *in = c->in;
	const struct opening o = { in->ciphertext_blob,
	    &in->source_encryption_context, &in->dry_run_modifiers,
	    in->source_key_id, "ReEncryptFrom", in->dry_run };
	const struct key_wish wish = { in->destination_key_id, "ReEncryptTo",
	    KEY_ENABLED | KEY_ALIASED, &in->destination_encryption_context };
	struct kms_re_encrypt_response *out = c->out;
	struct opened from = { .plain = { NULL, 0 } };
	struct key to;

	if (grant_check(c, &in->grant_tokens) != 0 ||
	    check_algorithm(c, in->source_encryption_algorithm) != 0 ||
	    check_algorithm(c, in->destination_encryption_algorithm) != 0 ||
	    open_it(c, &o, &from) != 0 ||
	    key_find(c, &wish, &to) != 0 || crypt_seal(c, &(struct crypt){ &to,
	    &in->destination_encryption_context }, from.plain,
	    &out->ciphertext_blob) != 0)
		return -1;
	out->source_key_id = from.key.meta->arn;
	out->key_id = to.meta->arn;
	out->source_encryption_algorithm = SYMMETRIC;
	out->destination_encryption_algorithm = SYMMETRIC;
	out->source_key_material_id = from.material;
	out->destination_key_material_id = to.meta->current_key_material_id;
	return key_dry(c, in->dry_run);
}
