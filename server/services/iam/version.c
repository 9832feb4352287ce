/* Versions of managed policies: see managed.h. */
#include <string.h>

#include "managed.h"

#define VERSIONS_MAX 5		/* "IAM and AWS STS quotas" */

static void
set_default(struct kt_call *c, struct iam_policy *p,
    struct iam_policy_version *v)
{
	managed_default(p)->is_default_version = SHAPE_FALSE;
	v->is_default_version = SHAPE_TRUE;
	p->default_version_id = v->version_id;
	p->update_date = c->now / 1000 * 1000;
}

/* NULL after kt_fail. */
static struct iam_policy_version *
find(struct kt_call *c, const struct iam_policy *p, const char *id)
{
	size_t i;

	for (i = 0; i < p->policy_version_list.n; i++)
		if (managed_versions(p)[i].document != NULL &&
		    strcmp(managed_versions(p)[i].version_id, id) == 0)
			return &managed_versions(p)[i];
	(void)managed_no_version(c, p->arn, id);
	return NULL;
}

/* As answered; document: with it. */
static struct iam_policy_version *
shown(struct kt_call *c, const struct iam_policy_version *v, bool document)
{
	struct iam_policy_version *copy = kt_arena_dup(c->arena, v, sizeof(*v));

	copy->document = document ? document_shown(c, v->document) : NULL;
	return copy;
}

int
op_create_policy_version(struct kt_call *c)
{
	const struct iam_create_policy_version_request *in = c->in;
	struct iam_create_policy_version_response *out = c->out;
	struct iam_policy_version *v;
	struct dispatch_thing t;
	struct iam_policy *p;
	size_t i, n = 0;

	if (managed_find_mine(c, in->policy_arn, NULL, &t) != 0 ||
	    managed_document_check(c, in->policy_document) != 0)
		return -1;
	p = t.data;
	for (i = 0; i < p->policy_version_list.n; i++)
		n += managed_versions(p)[i].document != NULL;
	if (n >= VERSIONS_MAX)
		return kt_fail(c, IAM_LIMIT_EXCEEDED, "A managed policy can "
		    "have up to %d versions. Before you create a new version, "
		    "you must delete an existing version.", VERSIONS_MAX);
	v = managed_add_version(c, p, in->policy_document);
	if (in->set_as_default == SHAPE_TRUE)
		set_default(c, p, v);
	out->policy_version = shown(c, v, false);
	return dispatch_thing_put(c, &t);
}

int
op_get_policy_version(struct kt_call *c)
{
	const struct iam_get_policy_version_request *in = c->in;
	struct iam_get_policy_version_response *out = c->out;
	const struct iam_policy_version *v;
	struct dispatch_thing t;

	if (managed_find(c, in->policy_arn, in->version_id, &t) != 0)
		return -1;
	v = find(c, t.data, in->version_id);
	if (v == NULL)
		return -1;
	out->policy_version = shown(c, v, true);
	return 0;
}

/* The newest first. */
int
op_list_policy_versions(struct kt_call *c)
{
	const struct iam_list_policy_versions_request *in = c->in;
	struct iam_list_policy_versions_response *out = c->out;
	struct pager p = { .marker = in->marker, .max_items = in->max_items,
	    .is_truncated = &out->is_truncated, .next = &out->marker };
	struct iam_policy_version *v, *copies;
	struct dispatch_thing t;
	const char *key;
	size_t i;

	if (managed_find(c, in->policy_arn, NULL, &t) != 0 ||
	    pager_open(c, &p) != 0)
		return -1;
	i = ((struct iam_policy *)t.data)->policy_version_list.n;
	out->versions.items = copies = kt_arena_alloc(c->arena,
	    i * sizeof(*copies));
	while (i-- > 0) {
		v = &managed_versions(t.data)[i];
		key = kt_arena_printf(c->arena, "%010ld",
		    9999999999L - managed_version_number(v));
		if (v->document == NULL || strcmp(key, p.after) <= 0)
			continue;
		if (!pager_takes(c, &p, key))
			break;
		copies[out->versions.n++] = *shown(c, v, false);
	}
	return 0;
}

int
op_set_default_policy_version(struct kt_call *c)
{
	const struct iam_set_default_policy_version_request *in = c->in;
	struct iam_policy_version *v;
	struct dispatch_thing t;

	if (managed_find_mine(c, in->policy_arn, in->version_id, &t) != 0)
		return -1;
	v = find(c, t.data, in->version_id);
	if (v == NULL)
		return -1;
	set_default(c, t.data, v);
	return dispatch_thing_put(c, &t);
}

int
op_delete_policy_version(struct kt_call *c)
{
	const struct iam_delete_policy_version_request *in = c->in;
	struct iam_policy_version *v;
	struct dispatch_thing t;
	struct shape_list *list;
	size_t i;

	if (managed_find_mine(c, in->policy_arn, in->version_id, &t) != 0)
		return -1;
	v = find(c, t.data, in->version_id);
	if (v == NULL)
		return -1;
	if (v->is_default_version == SHAPE_TRUE)
		return kt_fail(c, IAM_DELETE_CONFLICT,
		    "Cannot delete the default version of a policy.");
	list = &((struct iam_policy *)t.data)->policy_version_list;
	i = (size_t)(v - managed_versions(t.data));
	if (i == list->n - 1)
		v->document = NULL;
	else
		noun_drop(list, sizeof(*v), i);
	return dispatch_thing_put(c, &t);
}
