/* GetKeyPolicy, PutKeyPolicy, ListKeyPolicies: a key's is called "default". */
#include <string.h>

#include "auth/evaluate.h"
#include "dispatch/principals.h"
#include "keyturn/json.h"
#include "ops.h"

#define NAME "default"

const char *
policy_default(struct kt_call *c)
{
	return kt_arena_printf(c->arena, "{\n"
	    "  \"Version\" : \"2012-10-17\",\n"
	    "  \"Id\" : \"key-default-1\",\n"
	    "  \"Statement\" : [ {\n"
	    "    \"Sid\" : \"Enable IAM User Permissions\",\n"
	    "    \"Effect\" : \"Allow\",\n"
	    "    \"Principal\" : {\n"
	    "      \"AWS\" : \"%s\"\n"
	    "    },\n"
	    "    \"Action\" : \"kms:*\",\n"
	    "    \"Resource\" : \"*\"\n"
	    "  } ]\n"
	    "}", kt_arn(c->arena, "iam", c->region, c->account, "root", NULL));
}

/* Users and roles that it names must be there, where there are any. */
static int
bind(struct kt_call *c, const char **policy)
{
	const char *lost;

	return principals_bind(c, policy, &lost) == STORE_OK ? 0 :
	    kt_fail(c, KMS_MALFORMED_POLICY_DOCUMENT, "Policy contains a "
	    "statement with one or more invalid principals.");
}

int
policy_take(struct kt_call *c, struct key *k, const char *policy, bool bypass)
{
	enum policy_flaw flaw = POLICY_NOT_JSON;
	const struct kt_json *root;

	if (kt_json_parse(c->arena, policy, strlen(policy), &root) != 0 ||
	    policy_compile(c->arena, root, POLICY_RESOURCE, &flaw) == NULL)
		return kt_fail(c, KMS_MALFORMED_POLICY_DOCUMENT, "%s",
		    policy_malformed(flaw));
	if (bind(c, &policy) != 0)
		return -1;
	if (!bypass && !key_leaves(c, k, policy))
		return kt_fail(c, KMS_MALFORMED_POLICY_DOCUMENT, "The new key "
		    "policy will not allow you to update the key policy in the "
		    "future.");
	k->policy = policy;
	return 0;
}

static int
check_name(struct kt_call *c, const char *name)
{
	return name == NULL || strcmp(name, NAME) == 0 ? 0 :
	    kt_fail(c, KMS_NOT_FOUND, "No such policy exists");
}

int
op_kms_get_key_policy(struct kt_call *c)
{
	const struct kms_get_key_policy_request *in = c->in;
	struct kms_get_key_policy_response *out = c->out;
	struct key k;

	if (key_of(c, in->key_id, KEY_ANY, &k) != 0 ||
	    check_name(c, in->policy_name) != 0)
		return -1;
	out->policy = principals_shown(c, k.policy);
	out->policy_name = NAME;
	return 0;
}

int
op_kms_put_key_policy(struct kt_call *c)
{
	const struct kms_put_key_policy_request *in = c->in;
	struct key k;

	if (key_of(c, in->key_id, KEY_ANY, &k) != 0 ||
	    check_name(c, in->policy_name) != 0 || policy_take(c, &k,
	    in->policy,
	    in->bypass_policy_lockout_safety_check == SHAPE_TRUE) != 0)
		return -1;
	return key_save(c, &k);
}

int
op_kms_list_key_policies(struct kt_call *c)
{
	static const char *const names[] = { NAME };
	const struct kms_list_key_policies_request *in = c->in;
	const struct list_page page = { .limit = in->limit,
	    .marker = in->marker, .usual = 100, .size = sizeof(names[0]),
	    .of = in->key_id };
	struct kms_list_key_policies_response *out = c->out;
	struct key k;

	if (key_of(c, in->key_id, KEY_ANY, &k) != 0)
		return -1;
	out->policy_names = (struct shape_list){ (void *)(uintptr_t)names, 1 };
	out->truncated = SHAPE_FALSE;
	return list_cut(c, &page, &out->policy_names, &out->next_marker);
}
