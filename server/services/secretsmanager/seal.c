/* What Secrets Manager asks of KMS: see seal.h. */
#include "seal.h"

#include <stdatomic.h>

#include "keyturn/log.h"
#include "ops.h"
#include "services/kms/known.h"
#include "services/kms/model.h"

/* --- which key --- */

/* "No customer key" is a matter of the log, once. */
static void
tell_unknown(const struct kt_call *c, const char *key)
{
	static atomic_flag told = ATOMIC_FLAG_INIT;

	if (!atomic_flag_test_and_set(&told))
		kt_log(KT_LOG_INFO, "%s there is no KMS key in this account "
		    "and region: KmsKeyId %s is but a name, and so is every "
		    "other until a key is made", c->request_id, key);
}

int
seal_customer_key(struct kt_call *c, const struct secret *s, const char **arn)
{
	const char *given = s->kms_key_id;
	struct kt_arn parts;
	int known;

	if (secret_key_is_default_of(c, s))
		return 0;
	*arn = kt_is_arn(given) ? given : kt_arn(c->arena, "kms",
	    s->region, s->account, kt_after(given, "alias/") != NULL ? "" :
	    "key/", given, NULL);
	if (kt_arn_read(c->arena, *arn, &parts) != 0)
		return 0;
	known = keys_known(c, parts.account, s->region);
	if (known == 0)
		tell_unknown(c, given);
	return known;
}

/* --- KMS --- */

static struct shape_list
context_of(struct kt_call *c, const struct seal_use *u)
{
	struct kms_encryption_context_type *e = kt_arena_alloc(c->arena,
	    2 * sizeof(*e));

	e[0] = (struct kms_encryption_context_type){ "SecretARN", u->arn };
	e[1] = (struct kms_encryption_context_type){ "SecretVersionId",
	    u->version };
	return (struct shape_list){ e, 2 };
}

static int
ask_kms(struct kt_call *c, struct seal_use *u, const char *operation,
    const void *in, void *out)
{
	return kt_within(c, &(struct kt_inner){ .service = "kms",
	    .operation = operation, .account = u->as, .region = u->region,
	    .in = in, .out = out, .via = "secretsmanager",
	    .failed = &u->failure }) == 0 ? 0 : 1;
}

int
seal_generate(struct kt_call *c, struct seal_use *u, const char *key,
    struct seal_entry *x, struct kt_blob *data_key)
{
	const struct kms_generate_data_key_request in = { .key_id = key,
	    .key_spec = "AES_256", .encryption_context = context_of(c, u) };
	struct kms_generate_data_key_response out = { .key_id = NULL };

	if (ask_kms(c, u, "GenerateDataKey", &in, &out) != 0)
		return 1;
	*x = (struct seal_entry){ u->region, out.key_id, out.ciphertext_blob };
	*data_key = out.plaintext;
	return 0;
}

int
seal_wrap(struct kt_call *c, struct seal_use *u, const char *key, struct kt_blob data_key,
    struct seal_entry *x)
{
	const struct kms_encrypt_request in = { .key_id = key,
	    .plaintext = data_key, .encryption_context = context_of(c, u) };
	struct kms_encrypt_response out = { .key_id = NULL };

	if (ask_kms(c, u, "Encrypt", &in, &out) != 0)
		return 1;
	*x = (struct seal_entry){ u->region, out.key_id, out.ciphertext_blob };
	return 0;
}

int
seal_unwrap(struct kt_call *c, struct seal_use *u, const struct seal_entry *x,
    struct kt_blob *data_key)
{
	const struct kms_decrypt_request in = { .key_id = x->key,
	    .ciphertext_blob = x->bytes,
	    .encryption_context = context_of(c, u) };
	struct kms_decrypt_response out = { .key_id = NULL };

	*data_key = x->bytes;
	if (*x->key == '\0')
		return 0;
	if (ask_kms(c, u, "Decrypt", &in, &out) != 0)
		return 1;
	*data_key = out.plaintext;
	return 0;
}

/* --- what it fails with --- */

static bool
is_state(int err)
{
	return err == KMS_DISABLED || err == KMS_KMS_INVALID_STATE ||
	    err == KMS_KEY_UNAVAILABLE;
}

static int
fail(struct kt_call *c, const struct seal_use *u, int kind, const char *text)
{
	if (u->failure.err == KT_ACCESS_DENIED)
		return kt_fail(c, KT_ACCESS_DENIED,
		    "Access to KMS is not allowed");
	if (u->failure.err == KT_INTERNAL)
		return kt_fail(c, KT_INTERNAL, "%s", u->failure.message);
	return kt_fail(c, kind, "%s", text);
}

/* API Reference, the errors' descriptions; the wire's text is [belief]. */
int
seal_fail_to_write(struct kt_call *c, const struct seal_use *u)
{
	return fail(c, u, SM_ENCRYPTION_FAILURE, "Secrets Manager can't "
	    "encrypt the protected secret text using the provided KMS key. "
	    "Check that the KMS key is available, enabled, and not in an "
	    "invalid state.");
}

int
seal_fail_to_read(struct kt_call *c, const struct seal_use *u)
{
	if (u->as != NULL)
		return kt_fail(c, KT_UNAVAILABLE, "The value does not open: "
		    "its KMS key is disabled, pending deletion, or gone.");
	return fail(c, u, SM_DECRYPTION_FAILURE, "Secrets Manager can't "
	    "decrypt the protected secret text using the provided KMS key.");
}

int
seal_fail_to_take(struct kt_call *c, const struct seal_use *u)
{
	return u->failure.err == KT_ACCESS_DENIED || is_state(u->failure.err) ?
	    seal_fail_to_write(c, u) : fail(c, u, SM_RESOURCE_NOT_FOUND,
	    kt_arena_printf(c->arena, "The operation failed because of an "
	    "invalid KMS key: %s", u->failure.message));
}
