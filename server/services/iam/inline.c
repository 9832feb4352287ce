/*
 * Inline policies of users, roles and groups: Put, Get, Delete, List.  They lie in
 * their owner, in the order of their names, which here are told apart by case.
 * c->in and c->out are the structs that models/iam.ops makes alike for all three.
 */
#include <string.h>

#include "noun.h"

static size_t
place_of(const struct shape_list *list, const char *name, bool *there)
{
	const struct iam_policy_detail *p = list->items;
	size_t i;

	for (i = 0; i < list->n && strcmp(p[i].policy_name, name) < 0; i++)
		;
	*there = i < list->n && strcmp(p[i].policy_name, name) == 0;
	return i;
}

static int
check_size(struct kt_call *c, const struct noun *n, void *data)
{
	const struct shape_list *list = noun_list(data, n->inlines);
	const struct iam_policy_detail *p = list->items;
	size_t i, bytes = 0;

	for (i = 0; i < list->n; i++)
		bytes += document_size(p[i].policy_document);
	return bytes <= n->inline_bytes ? 0 : kt_fail(c, IAM_LIMIT_EXCEEDED,
	    "Maximum policy size of %zu bytes exceeded for %s %s",
	    n->inline_bytes, n->word, noun_text(data, n->name));
}

static int
inline_put(struct kt_call *c, const struct noun *n, const char *of)
{
	const struct iam_inline_policy *in = c->in;
	struct iam_policy_detail *p;
	struct shape_list *list;
	struct dispatch_thing t;
	bool there;
	size_t i;

	if (noun_find(c, n, of, NULL, &t) != 0 ||
	    noun_check_modifiable(c, n, t.data) != 0 ||
	    document_check(c, in->policy_document, POLICY_IDENTITY) != 0)
		return -1;
	list = noun_list(t.data, n->inlines);
	i = place_of(list, in->policy_name, &there);
	p = there ? (struct iam_policy_detail *)list->items + i :
	    noun_insert(c, list, sizeof(*p), i);
	*p = (struct iam_policy_detail){ in->policy_name,
	    in->policy_document };
	return check_size(c, n, t.data) != 0 ? -1 : dispatch_thing_put(c, &t);
}

/* The one of the request into *t's list, at *i. */
static int
find(struct kt_call *c, const struct noun *n, const char *of,
    struct dispatch_thing *t, size_t *i)
{
	const struct iam_inline_policy *in = c->in;
	bool there;

	if (noun_find(c, n, of, NULL, t) != 0)
		return -1;
	*i = place_of(noun_list(t->data, n->inlines), in->policy_name, &there);
	return there ? 0 : kt_fail(c, IAM_NO_SUCH_ENTITY, "The %s policy with "
	    "name %s cannot be found.", n->word, in->policy_name);
}

static int
inline_show(struct kt_call *c, const struct noun *n, const char *of)
{
	struct iam_shown_policy *out = c->out;
	const struct iam_policy_detail *p;
	struct dispatch_thing t;
	size_t i;

	if (find(c, n, of, &t, &i) != 0)
		return -1;
	p = (const struct iam_policy_detail *)
	    noun_list(t.data, n->inlines)->items + i;
	out->user_name = out->role_name = out->group_name =
	    noun_text(t.data, n->name);
	out->policy_name = p->policy_name;
	out->policy_document = document_shown(c, p->policy_document);
	return 0;
}

static int
inline_drop(struct kt_call *c, const struct noun *n, const char *of)
{
	struct dispatch_thing t;
	size_t i;

	if (find(c, n, of, &t, &i) != 0 ||
	    noun_check_modifiable(c, n, t.data) != 0)
		return -1;
	noun_drop(noun_list(t.data, n->inlines),
	    sizeof(struct iam_policy_detail), i);
	return dispatch_thing_put(c, &t);
}

static int
inline_list(struct kt_call *c, const struct noun *n, const char *of)
{
	const struct iam_list_policies *in = c->in;
	struct iam_policy_names *out = c->out;
	struct pager p = { .marker = in->marker, .max_items = in->max_items,
	    .is_truncated = &out->is_truncated, .next = &out->marker };
	const struct iam_policy_detail *policies;
	const struct shape_list *all;
	struct dispatch_thing t;
	const char **names;
	size_t i;

	if (noun_find(c, n, of, NULL, &t) != 0 || pager_open(c, &p) != 0)
		return -1;
	all = noun_list(t.data, n->inlines);
	policies = all->items;
	out->policy_names.items = names = kt_arena_alloc(c->arena,
	    all->n * sizeof(*names));
	for (i = 0; i < all->n; i++)
		if (strcmp(policies[i].policy_name, p.after) > 0) {
			if (!pager_takes(c, &p, policies[i].policy_name))
				break;
			names[out->policy_names.n++] = policies[i].policy_name;
		}
	return 0;
}

/* --- of users --- */

int
op_put_user_policy(struct kt_call *c)
{
	const struct iam_inline_policy *in = c->in;

	return inline_put(c, &noun_user, in->user_name);
}

int
op_get_user_policy(struct kt_call *c)
{
	const struct iam_inline_policy *in = c->in;

	return inline_show(c, &noun_user, in->user_name);
}

int
op_delete_user_policy(struct kt_call *c)
{
	const struct iam_inline_policy *in = c->in;

	return inline_drop(c, &noun_user, in->user_name);
}

int
op_list_user_policies(struct kt_call *c)
{
	const struct iam_list_policies *in = c->in;

	return inline_list(c, &noun_user, in->user_name);
}

/* --- of roles --- */

int
op_put_role_policy(struct kt_call *c)
{
	const struct iam_inline_policy *in = c->in;

	return inline_put(c, &noun_role, in->role_name);
}

int
op_get_role_policy(struct kt_call *c)
{
	const struct iam_inline_policy *in = c->in;

	return inline_show(c, &noun_role, in->role_name);
}

int
op_delete_role_policy(struct kt_call *c)
{
	const struct iam_inline_policy *in = c->in;

	return inline_drop(c, &noun_role, in->role_name);
}

int
op_list_role_policies(struct kt_call *c)
{
	const struct iam_list_policies *in = c->in;

	return inline_list(c, &noun_role, in->role_name);
}

/* --- of groups --- */

int
op_put_group_policy(struct kt_call *c)
{
	const struct iam_inline_policy *in = c->in;

	return inline_put(c, &noun_group, in->group_name);
}

int
op_get_group_policy(struct kt_call *c)
{
	const struct iam_inline_policy *in = c->in;

	return inline_show(c, &noun_group, in->group_name);
}

int
op_delete_group_policy(struct kt_call *c)
{
	const struct iam_inline_policy *in = c->in;

	return inline_drop(c, &noun_group, in->group_name);
}

int
op_list_group_policies(struct kt_call *c)
{
	const struct iam_list_policies *in = c->in;

	return inline_list(c, &noun_group, in->group_name);
}
