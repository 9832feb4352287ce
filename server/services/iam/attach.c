/*
 * Managed policies of users, roles and groups: Attach, Detach, ListAttached.  They
 * are named in their owner, in the order of their ARNs.  c->in and c->out are the
 * structs that models/iam.ops makes alike for all three.
 */
#include <string.h>

#include "managed.h"
#include "noun.h"

#define ATTACHED_MAX 10		/* "IAM and AWS STS quotas" */

static size_t
place_of(const struct shape_list *list, const char *arn, bool *there)
{
	const struct iam_attached_policy *a = list->items;
	size_t i;

	for (i = 0; i < list->n && strcmp(a[i].policy_arn, arn) < 0; i++)
		;
	*there = i < list->n && strcmp(a[i].policy_arn, arn) == 0;
	return i;
}

/* The name of the policy to be attached; NULL after kt_fail. */
static const char *
find_policy(struct kt_call *c, const struct noun *n, const char *arn)
{
	struct dispatch_thing policy;
	int rc;

	if (!kt_is_arn(arn)) {
		(void)kt_fail(c, KT_VALIDATION,
		    "Invalid ARN:  Could not be parsed!");
		return NULL;
	}
	rc = managed_get(c, arn, &policy);
	if (rc > 0)
		(void)kt_fail(c, IAM_NO_SUCH_ENTITY, "Policy %s does not exist "
		    "or is not attachable.", arn);
	if (rc != 0)
		return NULL;
	if (n == &noun_role && kt_after(managed_path(c, arn),
	    "/aws-service-role/") != NULL) {
		(void)kt_fail(c, IAM_POLICY_NOT_ATTACHABLE, "Cannot attach a "
		    "Service Role Policy to a Customer Role.");
		return NULL;
	}
	return ((struct iam_policy *)policy.data)->policy_name;
}

int
op_attach_policy(struct kt_call *c)
{
	const struct iam_attachment *in = c->in;
	const char *of, *arn = in->policy_arn, *name;
	const struct noun *n = noun_named(in->user_name, in->role_name,
	    in->group_name, &of);
	struct iam_attached_policy *a;
	struct dispatch_thing t;
	struct shape_list *list;
	bool there;
	size_t i;

	if (noun_find(c, n, of, arn, &t) != 0 ||
	    noun_check_modifiable(c, n, t.data) != 0)
		return -1;
	name = find_policy(c, n, arn);
	if (name == NULL)
		return -1;
	list = noun_list(t.data, n->attached);
	i = place_of(list, arn, &there);
	if (there)
		return 0;
	if (list->n >= ATTACHED_MAX)
		return kt_fail(c, IAM_LIMIT_EXCEEDED,
		    "Cannot exceed quota for %s: %d", n->quota, ATTACHED_MAX);
	a = noun_insert(c, list, sizeof(*a), i);
	*a = (struct iam_attached_policy){ name, arn };
	return dispatch_thing_put(c, &t);
}

int
op_detach_policy(struct kt_call *c)
{
	const struct iam_attachment *in = c->in;
	const char *of, *arn = in->policy_arn;
	const struct noun *n = noun_named(in->user_name, in->role_name,
	    in->group_name, &of);
	struct dispatch_thing t;
	struct shape_list *list;
	bool there;
	size_t i;

	if (noun_find(c, n, of, arn, &t) != 0 ||
	    noun_check_modifiable(c, n, t.data) != 0)
		return -1;
	list = noun_list(t.data, n->attached);
	i = place_of(list, arn, &there);
	if (!there)
		return kt_fail(c, IAM_NO_SUCH_ENTITY,
		    "Policy %s was not found.", arn);
	noun_drop(list, sizeof(struct iam_attached_policy), i);
	return dispatch_thing_put(c, &t);
}

int
op_list_attached_policies(struct kt_call *c)
{
	const struct iam_list_attached *in = c->in;
	const char *of;
	const struct noun *n = noun_named(in->user_name, in->role_name,
	    in->group_name, &of);
	struct iam_attached_policies *out = c->out;
	struct pager p = { .marker = in->marker, .max_items = in->max_items,
	    .is_truncated = &out->is_truncated, .next = &out->marker };
	const char *prefix = in->path_prefix != NULL ? in->path_prefix : "/";
	const struct iam_attached_policy *a;
	struct iam_attached_policy *shown;
	struct shape_list *list;
	struct dispatch_thing t;
	size_t i;

	if (noun_find(c, n, of, NULL, &t) != 0 || pager_open(c, &p) != 0)
		return -1;
	list = noun_list(t.data, n->attached);
	a = list->items;
	out->attached_policies.items = shown = kt_arena_alloc(c->arena,
	    list->n * sizeof(*shown));
	for (i = 0; i < list->n; i++) {
		if (strcmp(a[i].policy_arn, p.after) <= 0 ||
		    kt_after(managed_path(c, a[i].policy_arn), prefix) == NULL)
			continue;
		if (!pager_takes(c, &p, a[i].policy_arn))
			break;
		shown[out->attached_policies.n++] = a[i];
	}
	return 0;
}
