/* ListEntitiesForPolicy: whose a managed policy is. */
#include <string.h>

#include "managed.h"

/* In the order in which they are shown. */
static const struct {
	const struct noun *noun;
	const char *filter;		/* of EntityFilter */
} havers[] = {
	{ &noun_group, "Group" }, { &noun_role, "Role" },
	{ &noun_user, "User" },
};

static const char *
boundary_of(const struct noun *n, void *data)
{
	const struct iam_attached_permissions_boundary *b = n->boundary == 0 ?
	    NULL : *noun_boundary(n, data);

	return b == NULL ? NULL : b->permissions_boundary_arn;
}

struct entities {
	const struct iam_list_entities_for_policy_request *in;
	const struct noun *noun;
	struct pager pager;
	struct kt_buf found[N_ELEMENTS(havers)];	/* of each noun */
	size_t which;
};

static bool
has_it(const struct entities *e, void *data)
{
	const char *arn = e->in->policy_arn, *filter =
	    e->in->policy_usage_filter;
	const struct shape_list *list = noun_list(data, e->noun->attached);
	const struct iam_attached_policy *a = list->items;
	const char *boundary = boundary_of(e->noun, data);
	bool attached = false;
	size_t i;

	for (i = 0; i < list->n; i++)
		attached = attached || strcmp(a[i].policy_arn, arn) == 0;
	if (filter == NULL || strcmp(filter, "PermissionsPolicy") == 0)
		if (attached)
			return true;
	return boundary != NULL && strcmp(boundary, arn) == 0 &&
	    (filter == NULL || strcmp(filter, "PermissionsBoundary") == 0);
}

/* PolicyGroup, PolicyRole and PolicyUser are a name and an id each. */
struct entity {
	const char *name, *id;
};

static const char *
id_of(const struct noun *n, const void *data)
{
	return n == &noun_user ? ((const struct iam_user *)data)->user_id :
	    n == &noun_role ? ((const struct iam_role *)data)->role_id :
	    ((const struct iam_group *)data)->group_id;
}

/* 1: the page is full. */
static int
see_row(struct kt_call *c, const struct thing *row, void *data, void *arg)
{
	struct entities *e = arg;
	const struct iam_list_entities_for_policy_request *in = e->in;
	const char *prefix = in->path_prefix, *key;
	struct entity one;

	key = kt_arena_join(c->arena, e->noun->word, "/", row->name, NULL);
	if (!has_it(e, data) || strcmp(key, e->pager.after) <= 0 ||
	    (prefix != NULL &&
	    kt_after(noun_text(data, e->noun->path), prefix) == NULL))
		return 0;
	if (!pager_takes(c, &e->pager, key))
		return 1;
	one = (struct entity){ noun_text(data, e->noun->name),
	    id_of(e->noun, data) };
	kt_buf_add(&e->found[e->which], &one, sizeof(one));
	return 0;
}

static struct shape_list
found(const struct entities *e, size_t which)
{
	return (struct shape_list){ e->found[which].n > 0 ?
	    (void *)e->found[which].p : kt_arena_alloc(e->found[which].arena,
	    1), e->found[which].n / sizeof(struct entity) };
}

int
op_list_entities_for_policy(struct kt_call *c)
{
	const struct iam_list_entities_for_policy_request *in = c->in;
	struct iam_list_entities_for_policy_response *out = c->out;
	struct entities e = { .in = in, .pager = { .marker = in->marker,
	    .max_items = in->max_items, .is_truncated = &out->is_truncated,
	    .next = &out->marker } };
	struct dispatch_thing t;
	int full = 0;

	if (managed_find(c, in->policy_arn, NULL, &t) != 0 ||
	    pager_open(c, &e.pager) != 0)
		return -1;
	for (; e.which < N_ELEMENTS(havers); e.which++) {
		kt_buf_init(&e.found[e.which], c->arena);
		e.noun = havers[e.which].noun;
		if (full == 0 && (in->entity_filter == NULL ||
		    strcmp(in->entity_filter,
		    havers[e.which].filter) == 0))
			full = noun_each(c, e.noun, NULL, see_row, &e);
		if (full < 0)
			return -1;
	}
	out->policy_groups = found(&e, 0);
	out->policy_roles = found(&e, 1);
	out->policy_users = found(&e, 2);
	return 0;
}
