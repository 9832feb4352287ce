/*
 * Groups.  Who is in one is kept with the user, in the order of the groups' names:
 * one read of him has all that speaks for him.
 */
#include <strings.h>

#include "noun.h"

#define GROUPS_PER_USER 10	/* IAM User Guide, "IAM and AWS STS quotas" */

/* Where the group is in the user's list, or would be. */
static size_t
place_of(const struct iam_user *u, const char *group, bool *there)
{
	const char *const *names = u->group_list.items;
	size_t i;

	for (i = 0; i < u->group_list.n && strcasecmp(names[i], group) < 0; i++)
		;
	*there = i < u->group_list.n && strcasecmp(names[i], group) == 0;
	return i;
}

static bool
is_in(const struct iam_user *u, const char *group)
{
	bool there;

	(void)place_of(u, group, &there);
	return there;
}

static int
enter(struct kt_call *c, struct iam_user *u, const char *group)
{
	bool there;
	size_t i = place_of(u, group, &there);

	if (there)
		return 0;
	if (u->group_list.n >= GROUPS_PER_USER)
		return kt_fail(c, IAM_LIMIT_EXCEEDED, "Cannot exceed quota for "
		    "GroupsPerUser: %d", GROUPS_PER_USER);
	*(const char **)noun_insert(c, &u->group_list, sizeof(group), i) =
	    group;
	return 0;
}

static void
leave(struct iam_user *u, const char *group)
{
	bool there;
	size_t i = place_of(u, group, &there);

	if (there)
		noun_drop(&u->group_list, sizeof(group), i);
}

/* --- the group itself --- */

int
op_create_group(struct kt_call *c)
{
	const struct iam_create_group_request *in = c->in;
	struct iam_create_group_response *out = c->out;
	struct dispatch_thing t = noun_thing(c, &noun_group, in->group_name);
	struct iam_group *g = kt_arena_alloc(c->arena, sizeof(*g));

	g->path = in->path != NULL ? in->path : "/";
	g->group_name = in->group_name;
	g->group_id = noun_id(c, &noun_group);
	g->arn = noun_arn(c, &noun_group, g->path, g->group_name);
	g->create_date = c->now / 1000 * 1000;
	if (noun_permit(c, "CreateGroup", g->arn, NULL) != 0)
		return -1;
	t.data = out->group = g;
	return noun_add(c, &noun_group, &t);
}

static bool
is_of_the_asked(const struct kt_call *c, const void *data)
{
	const struct iam_get_group_request *in = c->in;

	return is_in(data, in->group_name);
}

int
op_get_group(struct kt_call *c)
{
	const struct iam_get_group_request *in = c->in;
	struct iam_get_group_response *out = c->out;
	struct noun_page page = { .pager = { .marker = in->marker,
	    .max_items = in->max_items, .is_truncated = &out->is_truncated,
	    .next = &out->marker }, .fits = is_of_the_asked };
	struct dispatch_thing t;

	if (noun_find(c, &noun_group, in->group_name, NULL, &t) != 0 ||
	    noun_list_page(c, &noun_user, &page, &out->users) != 0)
		return -1;
	user_list_shown(&out->users);
	out->group = t.data;
	return 0;
}

int
op_list_groups(struct kt_call *c)
{
	const struct iam_list_groups_request *in = c->in;
	struct iam_list_groups_response *out = c->out;
	struct noun_page page = { .pager = { .marker = in->marker,
	    .max_items = in->max_items, .is_truncated = &out->is_truncated,
	    .next = &out->marker }, .path_prefix = in->path_prefix };

	return noun_permit(c, "ListGroups", noun_arn(c, &noun_group,
	    in->path_prefix, ""), NULL) != 0 ? -1 :
	    noun_list_page(c, &noun_group, &page, &out->groups);
}

struct renaming {
	const char *from, *to;
};

static int
follow(struct kt_call *c, const struct thing *row, void *data, void *arg)
{
	struct dispatch_thing t = noun_thing(c, &noun_user, row->name);
	const struct renaming *r = arg;

	if (!is_in(data, r->from))
		return 0;
	leave(data, r->from);
	t.data = data;
	return enter(c, data, r->to) != 0 ? -1 : dispatch_thing_put(c, &t);
}

/* The new name is asked for as well, as of users. */
int
op_update_group(struct kt_call *c)
{
	const struct iam_update_group_request *in = c->in;
	struct dispatch_thing t;
	const struct iam_group *g;
	const char *name, *path;
	struct renaming r;

	if (noun_find(c, &noun_group, in->group_name, NULL, &t) != 0)
		return -1;
	g = t.data;
	name = in->new_group_name != NULL ? in->new_group_name : g->group_name;
	path = in->new_path != NULL ? in->new_path : g->path;
	r = (struct renaming){ g->group_name, name };
	if (noun_permit(c, "UpdateGroup", noun_arn(c, &noun_group, path, name),
	    NULL) != 0 || noun_rename(c, &noun_group, &t, name, path) != 0)
		return -1;
	return in->new_group_name == NULL ? 0 :
	    noun_each(c, &noun_user, NULL, follow, &r);
}

static int
is_member(struct kt_call *c, const struct thing *row, void *data, void *arg)
{
	(void)c;
	(void)row;
	return is_in(data, arg);
}

int
op_delete_group(struct kt_call *c)
{
	const struct iam_delete_group_request *in = c->in;
	struct dispatch_thing t;
	const struct iam_group *g;
	int left;

	if (noun_find(c, &noun_group, in->group_name, NULL, &t) != 0)
		return -1;
	g = t.data;
	if (g->attached_managed_policies.n > 0)
		return kt_fail(c, IAM_DELETE_CONFLICT, "Cannot delete entity, "
		    "must detach all policies first.");
	if (g->group_policy_list.n > 0)
		return kt_fail(c, IAM_DELETE_CONFLICT, "Cannot delete entity, "
		    "must delete policies first.");
	left = noun_each(c, &noun_user, NULL, is_member,
	    (void *)(uintptr_t)g->group_name);
	if (left < 0)
		return -1;
	return left != 0 ? kt_fail(c, IAM_DELETE_CONFLICT, "Cannot delete "
	    "entity, must remove users from group first.") :
	    dispatch_thing_remove(c, &t);
}

/* --- who is in it --- */

int
op_add_user_to_group(struct kt_call *c)
{
	const struct iam_add_user_to_group_request *in = c->in;
	struct dispatch_thing group, user;
	const struct iam_group *g;

	if (noun_find(c, &noun_group, in->group_name, NULL, &group) != 0 ||
	    noun_get(c, &noun_user, in->user_name, &user) != 0)
		return -1;
	g = group.data;
	return enter(c, user.data, g->group_name) != 0 ? -1 :
	    dispatch_thing_put(c, &user);
}

/* [belief] that who is not in it is removed without an error. */
int
op_remove_user_from_group(struct kt_call *c)
{
	const struct iam_remove_user_from_group_request *in = c->in;
	struct dispatch_thing group, user;

	if (noun_find(c, &noun_group, in->group_name, NULL, &group) != 0 ||
	    noun_get(c, &noun_user, in->user_name, &user) != 0)
		return -1;
	leave(user.data, in->group_name);
	return dispatch_thing_put(c, &user);
}

int
op_list_groups_for_user(struct kt_call *c)
{
	const struct iam_list_groups_for_user_request *in = c->in;
	struct iam_list_groups_for_user_response *out = c->out;
	struct pager p = { .marker = in->marker, .max_items = in->max_items,
	    .is_truncated = &out->is_truncated, .next = &out->marker };
	struct dispatch_thing t, group;
	const char *const *names;
	const struct iam_user *u;
	struct iam_group *groups;
	size_t i;

	if (noun_find(c, &noun_user, in->user_name, NULL, &t) != 0 ||
	    pager_open(c, &p) != 0)
		return -1;
	u = t.data;
	names = u->group_list.items;
	out->groups.items = groups = kt_arena_alloc(c->arena,
	    (u->group_list.n + 1) * sizeof(*groups));
	for (i = 0; i < u->group_list.n; i++) {
		if (strcasecmp(names[i], p.after) <= 0)
			continue;
		if (!pager_takes(c, &p, names[i]))
			break;
		if (noun_get(c, &noun_group, names[i], &group) != 0)
			return -1;
		groups[out->groups.n++] = *(struct iam_group *)group.data;
	}
	return 0;
}
