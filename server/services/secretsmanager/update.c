/* UpdateSecret: what is said of a secret, its KMS key, a new value. */
#include "cross.h"
#include "envelope.h"

/*
 * API Reference, UpdateSecret, KmsKeyId: the versions that carry AWSCURRENT,
 * AWSPENDING or AWSPREVIOUS are encrypted anew; "" is aws/secretsmanager.
 */
static int
use_key(struct kt_call *c, struct secret *s, const char *given)
{
	static const char *const labels[] = { AWSCURRENT, AWSPENDING,
	    AWSPREVIOUS };
	const char *version;
	size_t i;

	if (secret_key_take(c, given, &s->kms_key_id) != 0 ||
	    envelope_check(c, s) != 0)
		return -1;
	for (i = 0; i < N_ELEMENTS(labels); i++) {
		version = store_label_holder(s, labels[i]);
		if (version != NULL && envelope_rekey(c, s, version) != 0)
			return -1;
	}
	return 0;
}

static int
new_value(struct kt_call *c, struct secret *s, struct version *v)
{
	struct sm_update_secret_response *out = c->out;
	int fresh = version_put(c, s, v);

	out->version_id = v->id;
	return fresh <= 0 ? fresh : value_supersede(c, s, v);
}

int
op_update_secret(struct kt_call *c)
{
	const struct sm_update_secret_request *in = c->in;
	struct secret_value value = { in->secret_string, in->secret_binary };
	struct sm_update_secret_response *out = c->out;
	struct version v;
	struct secret s;

	if (secret_check_id(c, in->secret_id) != 0)
		return -1;
	if (in->client_request_token == NULL)
		return kt_fail(c, SM_INVALID_REQUEST, MSG_NO_TOKEN);
	if (value_check(c, &value) != 0 ||
	    secret_find_own(c, in->secret_id, &s) != 0)
		return -1;
	if (in->description != NULL)
		s.description = secret_text(in->description);
	if (in->type != NULL)
		s.type = secret_text(in->type);
	if (in->kms_key_id != NULL && use_key(c, &s, in->kms_key_id) != 0)
		return -1;
	v = value_version(&value, in->client_request_token, c->now);
	if (value_given(&value) && (secret_refuse_default_key(c, &s) != 0 ||
	    new_value(c, &s, &v) != 0))
		return -1;
	out->arn = s.arn;
	out->name = s.name;
	return secret_changed(c, &s) == 0 ? cross_follow(c, &s) : -1;
}
