/* GetKeyPolicy, PutKeyPolicy, ListKeyPolicies: a key's is called "default". */
#include <string.h>

#include "auth/evaluate.h"
#include "keyturn/json.h"
#include "ops.h"
#include "store/principal.h"

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
	    "      \"AWS\" : \"arn:%s:iam::%s:root\"\n"
	    "    },\n"
	    "    \"Action\" : \"kms:*\",\n"
	    "    \"Resource\" : \"*\"\n"
	    "  } ]\n"
	    "}", store_partition(c->region), c->account);
}

/* Users and roles that it names must be there, where there are any. */
static int
check_principals(struct kt_call *c, const struct policy *p)
{
	const char *const *arns;
	size_t i, n = policy_names(c->arena, p, &arns);

	for (i = 0; i < n; i++)
		if (store_principal_find(c->tx, arns[i]) != STORE_OK)
			return kt_fail(c, KMS_MALFORMED_POLICY_DOCUMENT,
			    "Policy contains a statement with one or more "
			    "invalid principals.");
	return 0;
}

int
policy_check(struct kt_call *c, const struct key *k, const char *policy,
    bool bypass)
{
	enum policy_flaw flaw = POLICY_NOT_JSON;
	const struct policy *compiled = NULL;
	const struct kt_json *root;

	if (kt_json_parse(c->arena, policy, strlen(policy), &root) == 0)
		compiled = policy_compile(c->arena, root, POLICY_RESOURCE,
		    &flaw);
	if (compiled == NULL)
		return kt_fail(c, KMS_MALFORMED_POLICY_DOCUMENT, "%s",
		    policy_malformed(flaw));
	if (check_principals(c, compiled) != 0)
		return -1;
	return bypass || key_leaves(c, k, policy) ? 0 : kt_fail(c,
	    KMS_MALFORMED_POLICY_DOCUMENT, "The new key policy will not allow "
	    "you to update the key policy in the future.");
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
	out->policy = k.policy;
	out->policy_name = NAME;
	return 0;
}

int
op_kms_put_key_policy(struct kt_call *c)
{
	const struct kms_put_key_policy_request *in = c->in;
	struct key k;

	if (key_of(c, in->key_id, KEY_ANY, &k) != 0 ||
	    check_name(c, in->policy_name) != 0 || policy_check(c, &k,
	    in->policy,
	    in->bypass_policy_lockout_safety_check == SHAPE_TRUE) != 0)
		return -1;
	k.policy = in->policy;
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
