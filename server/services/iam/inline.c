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

int
op_put_inline_policy(struct kt_call *c)
{
	const struct iam_inline_policy *in = c->in;
	const char *of;
	const struct noun *n = noun_named(in->user_name, in->role_name,
	    in->group_name, &of);
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

/* Whose policy is meant, into *t, and its place in his list; or NULL. */
static const struct noun *
find(struct kt_call *c, struct dispatch_thing *t, size_t *i)
{
	const struct iam_inline_policy *in = c->in;
	const char *of;
	const struct noun *n = noun_named(in->user_name, in->role_name,
	    in->group_name, &of);
	bool there;

	if (noun_find(c, n, of, NULL, t) != 0)
		return NULL;
	*i = place_of(noun_list(t->data, n->inlines), in->policy_name, &there);
	if (there)
		return n;
	(void)kt_fail(c, IAM_NO_SUCH_ENTITY, "The %s policy with name %s "
	    "cannot be found.", n->word, in->policy_name);
	return NULL;
}

int
op_get_inline_policy(struct kt_call *c)
{
	struct iam_shown_policy *out = c->out;
	const struct iam_policy_detail *p;
	struct dispatch_thing t;
	size_t i;
	const struct noun *n = find(c, &t, &i);

	if (n == NULL)
		return -1;
	p = (const struct iam_policy_detail *)
	    noun_list(t.data, n->inlines)->items + i;
	out->user_name = out->role_name = out->group_name =
	    noun_text(t.data, n->name);
	out->policy_name = p->policy_name;
	out->policy_document = document_shown(c, p->policy_document);
	return 0;
}

int
op_delete_inline_policy(struct kt_call *c)
{
	struct dispatch_thing t;
	size_t i;
	const struct noun *n = find(c, &t, &i);

	if (n == NULL || noun_check_modifiable(c, n, t.data) != 0)
		return -1;
	noun_drop(noun_list(t.data, n->inlines),
	    sizeof(struct iam_policy_detail), i);
	return dispatch_thing_put(c, &t);
}

int
op_list_inline_policies(struct kt_call *c)
{
	const struct iam_list_policies *in = c->in;
	const char *of;
	const struct noun *n = noun_named(in->user_name, in->role_name,
	    in->group_name, &of);
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
