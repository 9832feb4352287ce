/* GenerateDataKey, GenerateDataKeyWithoutPlaintext, GenerateRandom. */
#include <string.h>

#include "ops.h"

/* What both of them are asked for, and give. */
struct wish {
	const char *key_id, *spec;
	const struct shape_int *bytes;
	const struct shape_list *context, *tokens;
	enum shape_bool dry_run;
};
struct made {
	struct key key;
	struct kt_blob plain, sealed;
};

static int
length(struct kt_call *c, const struct wish *w, size_t *n)
{
	if ((w->spec != NULL) == w->bytes->set)
		return kt_fail(c, KT_VALIDATION,
		    "Please specify either number of bytes or key spec.");
	*n = w->bytes->set ? (size_t)w->bytes->v :
	    strcmp(w->spec, "AES_128") == 0 ? 16 : 32;
	return 0;
}

static struct kt_blob
draw(struct kt_call *c, size_t n)
{
	uint8_t *p = kt_arena_alloc(c->arena, n);

	kt_random(p, n);
	return (struct kt_blob){ p, n };
}

static int
make(struct kt_call *c, const struct wish *w, struct made *m)
{
	const struct key_wish wish = { w->key_id, c->op->name,
	    KEY_ENABLED | KEY_ALIASED, w->context };
	size_t n = 0;

	if (grant_check(c, w->tokens) != 0 || length(c, w, &n) != 0 ||
	    key_find(c, &wish, &m->key) != 0)
		return -1;
	m->plain = draw(c, n);
	return crypt_seal(c, &(struct crypt){ &m->key, w->context }, m->plain,
	    &m->sealed) != 0 ? -1 : key_dry(c, w->dry_run);
}

int
op_kms_generate_data_key(struct kt_call *c)
{
	const struct kms_generate_data_key_request *in = c->in;
	const struct wish w = { in->key_id, in->key_spec,
	    &in->number_of_bytes, &in->encryption_context, &in->grant_tokens,
	    in->dry_run };
	struct kms_generate_data_key_response *out = c->out;
	struct made m;

	if (make(c, &w, &m) != 0)
		return -1;
	out->key_id = m.key.meta->arn;
	out->key_material_id = m.key.meta->current_key_material_id;
	out->plaintext = m.plain;
	out->ciphertext_blob = m.sealed;
	return 0;
}

int
op_kms_generate_data_key_without_plaintext(struct kt_call *c)
{
	const struct kms_generate_data_key_without_plaintext_request *in =
	    c->in;
	const struct wish w = { in->key_id, in->key_spec,
	    &in->number_of_bytes, &in->encryption_context, &in->grant_tokens,
	    in->dry_run };
	struct kms_generate_data_key_without_plaintext_response *out = c->out;
	struct made m;

	if (make(c, &w, &m) != 0)
		return -1;
	out->key_id = m.key.meta->arn;
	out->key_material_id = m.key.meta->current_key_material_id;
	out->ciphertext_blob = m.sealed;
	return 0;
}

int
op_kms_generate_random(struct kt_call *c)
{
	const struct kms_generate_random_request *in = c->in;
	struct kms_generate_random_response *out = c->out;

	if (!in->number_of_bytes.set)
		return kt_fail(c, KT_VALIDATION, "NumberOfBytes is required.");
	out->plaintext = draw(c, (size_t)in->number_of_bytes.v);
	return 0;
}
