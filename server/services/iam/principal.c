/*
 * All policies of a user, a group or a role, as texts: for what asks about them, and
 * does not ask by them (that is directory.c's).
 */
#include "principal.h"

#include <string.h>

#include "aws_policy.h"
#include "managed.h"

struct gathering {
	struct kt_call *c;
	struct kt_buf found;		/* of struct principal_policy */
};

static void
add_inline(struct gathering *g, const struct noun *n, void *data)
{
	const struct shape_list *list = noun_list(data, n->inlines);
	const struct iam_policy_detail *p = list->items;
	const char *name = noun_text(data, n->name);
	struct principal_policy one;
	size_t i;

	for (i = 0; i < list->n; i++) {
		one = (struct principal_policy){ .id = kt_arena_join(
		    g->c->arena, n->word, "_", name, "_", p[i].policy_name,
		    NULL), .document = p[i].policy_document,
		    .name = p[i].policy_name, .of = n, .of_name = name };
		kt_buf_add(&g->found, &one, sizeof(one));
	}
}

static int
document_of(struct kt_call *c, const char *arn, const char **out)
{
	return iam_policy_document(c->tx, c->arena, c->account, arn, out) ==
	    STORE_OK ? 0 : dispatch_failed(c);
}

static int
add_attached(struct gathering *g, const struct noun *n, void *data)
{
	const struct shape_list *list = noun_list(data, n->attached);
	const struct iam_attached_policy *p = list->items;
	struct principal_policy one;
	size_t i;

	for (i = 0; i < list->n; i++) {
		one = (struct principal_policy){ .id = p[i].policy_name,
		    .arn = p[i].policy_arn };
		if (document_of(g->c, one.arn, &one.document) != 0)
			return -1;
		kt_buf_add(&g->found, &one, sizeof(one));
	}
	return 0;
}

static int
add_groups(struct gathering *g, const struct iam_user *u)
{
	const char *const *names = u->group_list.items;
	struct dispatch_thing t;
	size_t i;

	for (i = 0; i < u->group_list.n; i++) {
		if (noun_get(g->c, &noun_group, names[i], &t) != 0)
			return -1;
		add_inline(g, &noun_group, t.data);
		if (add_attached(g, &noun_group, t.data) != 0)
			return -1;
	}
	return 0;
}

/* The noun whose ARN that is, and its name. */
static const struct noun *
noun_of(struct kt_call *c, const char *arn, const char **name)
{
	static const struct noun *const nouns[] = { &noun_user, &noun_group,
	    &noun_role };
	struct kt_arn parts;
	const char *rest;
	size_t i;

	if (kt_arn_read(c->arena, arn, &parts) != 0 ||
	    strcmp(parts.service, "iam") != 0)
		return NULL;
	for (i = 0; i < N_ELEMENTS(nouns); i++) {
		rest = kt_after(parts.resource, nouns[i]->word);
		if (rest != NULL && *rest == '/') {
			*name = strrchr(parts.resource, '/') + 1;
			return nouns[i];
		}
	}
	return NULL;
}

int
principal_find(struct kt_call *c, const char *arn, struct principal *out)
{
	const char *name;

	out->noun = noun_of(c, arn, &name);
	if (out->noun == NULL)
		return kt_fail(c, IAM_INVALID_INPUT, "Invalid Entity Arn: %s",
		    arn);
	if (noun_permit(c, c->op->name, arn, NULL) != 0 ||
	    noun_get(c, out->noun, name, &out->thing) != 0)
		return -1;
	/* Another path, or another account. */
	return strcmp(noun_text(out->thing.data, out->noun->arn), arn) == 0 ? 0
	    : kt_fail(c, IAM_NO_SUCH_ENTITY, "%s %s cannot be found.",
	    out->noun->lost, name);
}

int
principal_policies(struct kt_call *c, const struct principal *p,
    struct shape_list *out)
{
	struct gathering g = { .c = c };

	kt_buf_init(&g.found, c->arena);
	add_inline(&g, p->noun, p->thing.data);
	if (add_attached(&g, p->noun, p->thing.data) != 0 ||
	    (p->noun == &noun_user && add_groups(&g, p->thing.data) != 0))
		return -1;
	*out = (struct shape_list){ g.found.p,
	    g.found.n / sizeof(struct principal_policy) };
	return 0;
}

int
principal_boundary(struct kt_call *c, const struct principal *p,
    struct principal_policy *out)
{
	const struct iam_attached_permissions_boundary *b =
	    p->noun->boundary == 0 ? NULL :
	    *noun_boundary(p->noun, p->thing.data);

	memset(out, 0, sizeof(*out));
	if (b == NULL)
		return 0;
	out->arn = b->permissions_boundary_arn;
	out->id = strrchr(out->arn, '/') + 1;
	return document_of(c, out->arn, &out->document);
}
