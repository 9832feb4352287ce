/* Session policies: IAM User Guide, "Session policies". */
#include <string.h>

#include "dispatch/dispatch.h"
#include "ops.h"
#include "services/iam/managed.h"

#define ARNS_MOST 10	/* API Reference, PolicyArns */

static int
check_policy(struct kt_call *c, const char *text)
{
	enum policy_flaw flaw = POLICY_NOT_JSON;
	const struct kt_json *v;

	return kt_json_parse(c->arena, text, strlen(text), &v) == 0 &&
	    policy_compile(c->arena, v, POLICY_IDENTITY, &flaw) != NULL ? 0 :
	    kt_fail(c, STS_MALFORMED_POLICY_DOCUMENT, "%s",
	    policy_malformed(flaw));
}

/* [belief]: that it is told as the model's other bounds are */
static int
check_arns(struct kt_call *c, const struct shape_list *arns)
{
	const struct sts_policy_descriptor_type *d = arns->items;
	struct kt_arn arn;
	size_t i;

	if (arns->n > ARNS_MOST)
		return kt_fail(c, KT_VALIDATION, "1 validation error detected: "
		    "Value at 'policyArns' failed to satisfy constraint: "
		    "Member must have length less than or equal to %d",
		    ARNS_MOST);
	for (i = 0; i < arns->n; i++)
		if (d[i].arn == NULL || kt_arn_read(c->arena, d[i].arn,
		    &arn) != 0 || kt_after(arn.resource, "policy/") == NULL)
			return kt_fail(c, KT_VALIDATION, "%s is invalid",
			    d[i].arn != NULL ? d[i].arn : "");
	return 0;
}

int
sts_take_policies(struct kt_call *c, const char *policy,
    const struct shape_list *arns, struct session *s)
{
	const struct sts_policy_descriptor_type *d = arns->items;
	size_t i;

	if ((policy != NULL && check_policy(c, policy) != 0) ||
	    check_arns(c, arns) != 0)
		return -1;
	s->policies.items = kt_arena_alloc(c->arena,
	    sizeof(*s->policies.items));
	if (policy != NULL)
		s->policies.items[s->policies.n++] = policy;
	s->policy_arns.items = kt_arena_alloc(c->arena,
	    arns->n * sizeof(*s->policy_arns.items));
	for (i = 0; i < arns->n; i++)
		s->policy_arns.items[s->policy_arns.n++] = d[i].arn;
	return 0;
}

/* [belief]: in the words of IAM's AttachRolePolicy */
int
sts_find_policies(struct kt_call *c, const char *account,
    const struct session *s)
{
	const char *const *arns = s->policy_arns.items;
	const char *document;
	size_t i;

	for (i = 0; i < s->policy_arns.n; i++)
		switch (iam_policy_document(c->tx, c->arena, account, arns[i],
		    &document)) {
		case STORE_OK:        break;
		case STORE_NOT_FOUND: return kt_fail(c, KT_VALIDATION,
			    "Policy %s does not exist or is not attachable.",
			    arns[i]);
		default:              return dispatch_failed(c);
		}
	return 0;
}
