/*
 * GetAccountAuthorizationDetails: all users, groups, roles and policies, and what
 * they have to do with each other, page by page through one kind after the other.
 */
#include <string.h>
#include <strings.h>

#include "aws_policy.h"
#include "usage.h"

struct details {
	struct pager pager;
	struct usage usage;
	char kind;			/* what keys begin with */
	const struct noun *noun;
	struct shape_list *list;
};

/* --- as they are shown --- */

static void
show_inline(struct kt_call *c, const struct noun *n, void *data)
{
	struct shape_list *list = noun_list(data, n->inlines);
	struct iam_policy_detail *p = list->items;
	size_t i;

	for (i = 0; i < list->n; i++)
		p[i].policy_document = document_shown(c, p[i].policy_document);
}

static int
show_role(struct kt_call *c, struct iam_role *r)
{
	struct shape_list names = r->instance_profile_list;

	(void)role_shown(c, r);
	return role_show_use(c, r) != 0 ? -1 : instance_profiles_complete(c, &names,
	    &r->instance_profile_list);
}

static void
show_policy(struct kt_call *c, const struct details *d, struct iam_policy *p)
{
	struct shape_list *list = &p->policy_version_list;
	struct iam_policy_version *v = list->items;
	size_t i;

	if (v[list->n - 1].document == NULL)
		list->n--;		/* whose number alone is left */
	for (i = 0; i < list->n; i++)
		v[i].document = document_shown(c, v[i].document);
	p->attachment_count = shape_int(usage_count(&d->usage.attached,
	    p->arn));
	p->permissions_boundary_usage_count = shape_int(usage_count(
	    &d->usage.boundaries, p->arn));
}

/* Lists that are empty are there as well. */
static void
fill(struct kt_call *c, struct shape_list *list)
{
	if (list->items == NULL)
		list->items = kt_arena_alloc(c->arena, 1);
}

static int
show(struct kt_call *c, const struct details *d, void *data)
{
	if (d->noun == &noun_policy) {
		show_policy(c, d, data);
		return 0;
	}
	fill(c, noun_list(data, d->noun->inlines));
	fill(c, noun_list(data, d->noun->attached));
	if (d->noun->tags != 0)
		fill(c, noun_list(data, d->noun->tags));
	show_inline(c, d->noun, data);
	if (d->noun == &noun_user)
		fill(c, &((struct iam_user *)data)->group_list);
	return d->noun == &noun_role ? show_role(c, data) : 0;
}

/* --- page by page --- */

/* 1: the page is full. */
static int
add(struct kt_call *c, const struct thing *row, void *data, void *arg)
{
	struct details *d = arg;

	if (!pager_takes(c, &d->pager, kt_arena_printf(c->arena, "%c/%s",
	    d->kind, row->name)))
		return 1;
	if (show(c, d, data) != 0)
		return -1;
	memcpy(noun_insert(c, d->list, d->noun->row->size, d->list->n), data,
	    d->noun->row->size);
	return 0;
}

/* From where in things of kind; NULL: from the first. */
static const char *
after_of(const struct details *d)
{
	return d->pager.after[0] == d->kind ? d->pager.after + 2 : NULL;
}

static int
add_things(struct kt_call *c, struct details *d, const struct noun *n)
{
	d->noun = n;
	return noun_each(c, n, after_of(d), add, d);
}

static struct iam_policy
aws_policy_detail(struct kt_call *c, const struct aws_policy *from)
{
	struct iam_policy p = { .policy_name = from->name,
	    .policy_id = from->id, .arn = aws_policy_arn(c, from),
	    .path = from->path, .default_version_id = from->version,
	    .is_attachable = SHAPE_TRUE, .description = from->description,
	    .create_date = from->created, .update_date = from->updated };
	struct iam_policy_version *v = noun_insert(c, &p.policy_version_list,
	    sizeof(*v), 0);

	*v = (struct iam_policy_version){ .document = from->document,
	    .version_id = from->version, .is_default_version = SHAPE_TRUE,
	    .create_date = from->updated };
	return p;
}

/* [belief] that of AWS's only those are told that are used. */
static int
add_aws(struct kt_call *c, struct details *d)
{
	const char *after = after_of(d);
	struct iam_policy p;
	size_t i;

	d->noun = &noun_policy;
	for (i = 0; i < n_aws_policies; i++) {
		if (after != NULL && strcasecmp(aws_policies[i].name, after) <= 0)
			continue;
		p = aws_policy_detail(c, &aws_policies[i]);
		if (usage_count(&d->usage.attached, p.arn) +
		    usage_count(&d->usage.boundaries, p.arn) == 0)
			continue;
		if (add(c, &(struct thing){ .name = p.policy_name }, &p, d)
		    != 0)
			return 1;
	}
	return 0;
}

static bool
is_wanted(const struct kt_call *c, const char *kind)
{
	const struct iam_get_account_authorization_details_request *in = c->in;
	const char *const *filter = in->filter.items;
	size_t i;

	for (i = 0; i < in->filter.n; i++)
		if (strcmp(filter[i], kind) == 0)
			return true;
	return in->filter.n == 0;
}

/* In the order of their keys. */
static const struct {
	const char *filter;
	const struct noun *noun;
	size_t list;
} kinds[] = {
#define KIND(name, noun, list) { name, noun, offsetof(struct \
	iam_get_account_authorization_details_response, list) }
	KIND("User", &noun_user, user_detail_list),
	KIND("Group", &noun_group, group_detail_list),
	KIND("Role", &noun_role, role_detail_list),
	KIND("LocalManagedPolicy", &noun_policy, policies),
	KIND("AWSManagedPolicy", NULL, policies),
};

int
op_get_account_authorization_details(struct kt_call *c)
{
	const struct iam_get_account_authorization_details_request *in = c->in;
	struct iam_get_account_authorization_details_response *out = c->out;
	struct details d = { .pager = { .marker = in->marker,
	    .max_items = in->max_items, .is_truncated = &out->is_truncated,
	    .next = &out->marker } };
	size_t i;
	int rc = 0;

	if (pager_open(c, &d.pager) != 0 || usage_read(c, &d.usage) != 0)
		return -1;
	for (i = 0; i < N_ELEMENTS(kinds); i++)
		fill(c, noun_list(out, kinds[i].list));
	for (i = 0; rc == 0 && i < N_ELEMENTS(kinds); i++) {
		d.kind = (char)('1' + i);
		d.list = noun_list(out, kinds[i].list);
		/* What was shown before has keys that are less. */
		if (d.pager.after[0] <= d.kind && is_wanted(c,
		    kinds[i].filter))
			rc = kinds[i].noun == NULL ? add_aws(c, &d) :
			    add_things(c, &d, kinds[i].noun);
	}
	return rc < 0 ? -1 : 0;
}
