/*
 * Instance profiles: each may hold a role.  Both know of each other by their names;
 * the rest of either is looked for when it is shown.
 */
#include <strings.h>

#include "auth/permit.h"
#include "noun.h"

/* --- as they are shown --- */

/* With its role, as that is now. */
static int
complete(struct kt_call *c, struct iam_instance_profile *p)
{
	struct iam_role *roles = p->roles.items;
	struct dispatch_thing t;
	size_t i;

	for (i = 0; i < p->roles.n; i++) {
		if (noun_get(c, &noun_role, roles[i].role_name, &t) != 0)
			return -1;
		role_shorten(role_shown(c, t.data));
		roles[i] = *(struct iam_role *)t.data;
	}
	if (p->roles.items == NULL)
		p->roles.items = kt_arena_alloc(c->arena, 1);
	return 0;
}

/* API Reference, ListInstanceProfiles: without tags. */
static int
complete_all(struct kt_call *c, const struct shape_list *list)
{
	struct iam_instance_profile *p = list->items;
	size_t i;

	for (i = 0; i < list->n; i++) {
		p[i].tags = (struct shape_list){ NULL, 0 };
		if (complete(c, &p[i]) != 0)
			return -1;
	}
	return 0;
}

int
instance_profiles_complete(struct kt_call *c, const struct shape_list *names,
    struct shape_list *out)
{
	const struct iam_instance_profile *p = names->items;
	struct iam_instance_profile *found = kt_arena_alloc(c->arena,
	    (names->n + 1) * sizeof(*found));
	struct dispatch_thing t;
	size_t i;

	for (i = 0; i < names->n; i++) {
		if (noun_get(c, &noun_instance_profile,
		    p[i].instance_profile_name, &t) != 0)
			return -1;
		found[i] = *(struct iam_instance_profile *)t.data;
	}
	*out = (struct shape_list){ found, names->n };
	return complete_all(c, out);
}

/* --- the profile itself --- */

int
op_create_instance_profile(struct kt_call *c)
{
	const struct iam_create_instance_profile_request *in = c->in;
	struct iam_create_instance_profile_response *out = c->out;
	struct dispatch_thing t = noun_thing(c, &noun_instance_profile,
	    in->instance_profile_name);
	struct iam_instance_profile *p = kt_arena_alloc(c->arena, sizeof(*p));

	p->path = in->path != NULL ? in->path : "/";
	p->instance_profile_name = in->instance_profile_name;
	p->instance_profile_id = noun_id(c, &noun_instance_profile);
	p->arn = noun_arn(c, &noun_instance_profile, p->path,
	    p->instance_profile_name);
	p->create_date = c->now / 1000 * 1000;
	p->tags = in->tags;
	if (noun_permit(c, "CreateInstanceProfile", p->arn, NULL) != 0 ||
	    (in->tags.n > 0 && noun_permit(c, "TagInstanceProfile", p->arn,
	    NULL) != 0) || noun_check_tags(c, &noun_instance_profile, &in->tags) != 0)
		return -1;
	t.data = p;
	if (noun_add(c, &noun_instance_profile, &t) != 0)
		return -1;
	out->instance_profile = p;
	return complete(c, p);
}

int
op_get_instance_profile(struct kt_call *c)
{
	const struct iam_get_instance_profile_request *in = c->in;
	struct iam_get_instance_profile_response *out = c->out;
	struct dispatch_thing t;

	if (noun_find(c, &noun_instance_profile, in->instance_profile_name,
	    NULL, &t) != 0)
		return -1;
	out->instance_profile = t.data;
	return complete(c, t.data);
}

int
op_list_instance_profiles(struct kt_call *c)
{
	const struct iam_list_instance_profiles_request *in = c->in;
	struct iam_list_instance_profiles_response *out = c->out;
	struct noun_page page = { .pager = { .marker = in->marker,
	    .max_items = in->max_items, .is_truncated = &out->is_truncated,
	    .next = &out->marker }, .path_prefix = in->path_prefix };

	return noun_permit(c, "ListInstanceProfiles", noun_arn(c,
	    &noun_instance_profile, in->path_prefix, ""), NULL) != 0 ||
	    noun_list_page(c, &noun_instance_profile, &page,
	    &out->instance_profiles) != 0 ? -1 :
	    complete_all(c, &out->instance_profiles);
}

int
op_delete_instance_profile(struct kt_call *c)
{
	const struct iam_delete_instance_profile_request *in = c->in;
	struct dispatch_thing t;

	if (noun_find(c, &noun_instance_profile, in->instance_profile_name,
	    NULL, &t) != 0)
		return -1;
	if (((struct iam_instance_profile *)t.data)->roles.n > 0)
		return kt_fail(c, IAM_DELETE_CONFLICT, "Cannot delete entity, "
		    "must remove roles from instance profile first.");
	return dispatch_thing_remove(c, &t);
}

/* --- and its role --- */

struct pair {
	struct dispatch_thing profile, role;
};

static int
find(struct kt_call *c, const char *profile, const char *role, struct pair *out)
{
	return noun_find(c, &noun_instance_profile, profile, NULL,
	    &out->profile) != 0 ||
	    noun_get(c, &noun_role, role, &out->role) != 0 ? -1 : 0;
}

static int
save(struct kt_call *c, const struct pair *p)
{
	return dispatch_thing_put(c, &p->profile) != 0 ? -1 :
	    dispatch_thing_put(c, &p->role);
}

/* Where the profile is in the role's list, which is in their order. */
static size_t
place_of(const struct iam_role *r, const char *profile)
{
	const struct iam_instance_profile *p = r->instance_profile_list.items;
	size_t i;

	for (i = 0; i < r->instance_profile_list.n &&
	    strcasecmp(p[i].instance_profile_name, profile) < 0; i++)
		;
	return i;
}

static void
remember(struct kt_call *c, struct iam_role *r, const char *profile)
{
	struct iam_instance_profile *p = noun_insert(c,
	    &r->instance_profile_list, sizeof(*p), place_of(r, profile));

	p->instance_profile_name = profile;
}

/*
 * API Reference: "The caller of this operation must be granted the PassRole
 * permission on the IAM role".
 */
int
op_add_role_to_instance_profile(struct kt_call *c)
{
	const struct iam_add_role_to_instance_profile_request *in = c->in;
	struct iam_instance_profile *p;
	struct iam_role *r, *holds;
	struct pair pair;

	if (find(c, in->instance_profile_name, in->role_name, &pair) != 0)
		return -1;
	p = pair.profile.data;
	r = pair.role.data;
	if (auth_permit(c, "PassRole", r->arn) != 0 ||
	    noun_check_modifiable(c, &noun_role, r) != 0)
		return -1;
	if (p->roles.n > 0)
		return kt_fail(c, IAM_LIMIT_EXCEEDED, "Cannot exceed quota for "
		    "InstanceSessionsPerInstanceProfile: 1");
	holds = noun_insert(c, &p->roles, sizeof(*holds), 0);
	holds->role_name = r->role_name;
	remember(c, r, p->instance_profile_name);
	return save(c, &pair);
}

int
op_remove_role_from_instance_profile(struct kt_call *c)
{
	const struct iam_remove_role_from_instance_profile_request *in = c->in;
	struct iam_instance_profile *p;
	const struct iam_role *holds;
	struct iam_role *r;
	struct pair pair;

	if (find(c, in->instance_profile_name, in->role_name, &pair) != 0)
		return -1;
	p = pair.profile.data;
	holds = p->roles.items;
	if (p->roles.n == 0 || strcasecmp(holds->role_name, in->role_name) != 0)
		return kt_fail(c, IAM_NO_SUCH_ENTITY, "Role %s in Instance "
		    "Profile %s cannot be found.", in->role_name,
		    in->instance_profile_name);
	noun_drop(&p->roles, sizeof(*holds), 0);
	r = pair.role.data;
	noun_drop(&r->instance_profile_list, sizeof(*p),
	    place_of(r, p->instance_profile_name));
	return save(c, &pair);
}

int
op_list_instance_profiles_for_role(struct kt_call *c)
{
	const struct iam_list_instance_profiles_for_role_request *in = c->in;
	struct iam_list_instance_profiles_for_role_response *out = c->out;
	struct pager p = { .marker = in->marker, .max_items = in->max_items,
	    .is_truncated = &out->is_truncated, .next = &out->marker };
	const struct iam_instance_profile *all;
	struct shape_list names = { NULL, 0 }, *of;
	struct iam_instance_profile *fit;
	struct dispatch_thing t;
	size_t i;

	if (noun_find(c, &noun_role, in->role_name, NULL, &t) != 0 ||
	    pager_open(c, &p) != 0)
		return -1;
	of = &((struct iam_role *)t.data)->instance_profile_list;
	all = of->items;
	for (i = 0; i < of->n; i++) {
		if (strcasecmp(all[i].instance_profile_name, p.after) <= 0)
			continue;
		if (!pager_takes(c, &p, all[i].instance_profile_name))
			break;
		fit = noun_insert(c, &names, sizeof(*fit), names.n);
		*fit = all[i];
	}
	return instance_profiles_complete(c, &names, &out->instance_profiles);
}
