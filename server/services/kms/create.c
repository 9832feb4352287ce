/* CreateKey. */
#include <string.h>

#include "auth/permit.h"
#include "ops.h"

/* There are symmetric keys, made here, of one Region. */
static int
check_kind(struct kt_call *c, const struct kms_create_key_request *in)
{
	const char *spec = in->key_spec != NULL ? in->key_spec :
	    in->customer_master_key_spec;

	if (in->key_spec != NULL && in->customer_master_key_spec != NULL)
		return kt_fail(c, KT_VALIDATION, "You cannot specify KeySpec "
		    "and CustomerMasterKeySpec in the same request. "
		    "CustomerMasterKeySpec is deprecated.");
	if (spec != NULL && strcmp(spec, SYMMETRIC) != 0)
		return kt_fail(c, KMS_UNSUPPORTED_OPERATION, "keyturn has no "
		    "keys of KeySpec %s: it has " SYMMETRIC " alone.", spec);
	if (in->origin != NULL && strcmp(in->origin, "AWS_KMS") != 0)
		return kt_fail(c, KMS_UNSUPPORTED_OPERATION, "keyturn has no "
		    "keys of Origin %s: it makes their material itself.",
		    in->origin);
	if (in->key_usage != NULL &&
	    strcmp(in->key_usage, "ENCRYPT_DECRYPT") != 0)
		return kt_fail(c, KT_VALIDATION, "The operation failed because "
		    "the KeyUsage value of the KMS key is %s. To perform this "
		    "operation, the KeyUsage value must be ENCRYPT_DECRYPT.",
		    in->key_usage);
	return 0;
}

static struct kms_key_metadata *
describe(struct kt_call *c, const struct kms_create_key_request *in)
{
	const struct thing_shelf here = { c->account, c->region, KIND_KEY };
	struct kms_key_metadata *m;
	char id[KT_UUID];

	kt_uuid(id);
	m = key_describe(c, &here, kt_arena_strdup(c->arena, id));
	m->creation_date = c->now;
	m->description = in->description != NULL ? in->description : "";
	m->key_manager = "CUSTOMER";
	return m;
}

int
op_kms_create_key(struct kt_call *c)
{
	const struct kms_create_key_request *in = c->in;
	struct kms_create_key_response *out = c->out;
	struct key k = { .account = c->account, .region = c->region };

	if (auth_permit(c, c->op->name, "*") != 0 ||
	    (in->tags.n > 0 && auth_permit(c, "TagResource", "*") != 0) ||
	    check_kind(c, in) != 0)
		return -1;
	k.meta = describe(c, in);
	k.policy = policy_default(c);
	if ((in->policy != NULL && policy_take(c, &k, in->policy,
	    in->bypass_policy_lockout_safety_check == SHAPE_TRUE) != 0) ||
	    tags_merge(c, &k, &in->tags) != 0)
		return -1;
	key_renew(c, &k, NULL);
	out->key_metadata = k.meta;
	return key_add(c, &k);
}
