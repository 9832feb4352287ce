/* Users: CreateUser, GetUser, ListUsers, UpdateUser, DeleteUser. */
#include "managed.h"
#include "store/access_key.h"

int
op_create_user(struct kt_call *c)
{
	const struct iam_create_user_request *in = c->in;
	struct iam_create_user_response *out = c->out;
	struct dispatch_thing t = noun_thing(c, &noun_user, in->user_name);
	struct iam_user *u = kt_arena_alloc(c->arena, sizeof(*u));

	u->path = in->path != NULL ? in->path : "/";
	u->user_name = in->user_name;
	u->user_id = noun_id(c, &noun_user);
	u->arn = noun_arn(c, &noun_user, u->path, u->user_name);
	u->create_date = c->now / 1000 * 1000;
	u->tags = in->tags;
	if (noun_permit(c, "CreateUser", u->arn, &(struct noun_asked){
	    .boundary = in->permissions_boundary }) != 0 ||
	    (in->tags.n > 0 && noun_permit(c, "TagUser", u->arn, NULL) != 0) ||
	    noun_check_tags(c, &noun_user, &in->tags) != 0 || managed_boundary(c,
	    in->permissions_boundary, &u->permissions_boundary) != 0)
		return -1;
	t.data = out->user = u;
	return noun_add(c, &noun_user, &t);
}

/* Of the root nothing is kept, and it has no name. */
static int
show_root(struct kt_call *c, struct iam_user *u)
{
	u->user_id = c->account;
	u->arn = kt_principal_arn(c);
	return noun_permit(c, "GetUser", u->arn, NULL);
}

int
op_get_user(struct kt_call *c)
{
	const struct iam_get_user_request *in = c->in;
	struct iam_get_user_response *out = c->out;
	const char *name = noun_user_named(c, in->user_name);
	struct dispatch_thing t;

	if (name == NULL)
		return -1;
	if (name[0] == '\0') {
		out->user = kt_arena_alloc(c->arena, sizeof(*out->user));
		return show_root(c, out->user);
	}
	if (noun_find(c, &noun_user, name, NULL, &t) != 0)
		return -1;
	out->user = t.data;
	return 0;
}

/* API Reference, ListUsers: without tags and boundary. */
void
user_list_shown(const struct shape_list *list)
{
	struct iam_user *users = list->items;
	size_t i;

	for (i = 0; i < list->n; i++) {
		users[i].tags = (struct shape_list){ NULL, 0 };
		users[i].permissions_boundary = NULL;
	}
}

int
op_list_users(struct kt_call *c)
{
	const struct iam_list_users_request *in = c->in;
	struct iam_list_users_response *out = c->out;
	struct noun_page page = { .pager = { .marker = in->marker,
	    .max_items = in->max_items, .is_truncated = &out->is_truncated,
	    .next = &out->marker }, .path_prefix = in->path_prefix };

	if (noun_permit(c, "ListUsers", noun_arn(c, &noun_user, in->path_prefix,
	    ""), NULL) != 0 ||
	    noun_list_page(c, &noun_user, &page, &out->users) != 0)
		return -1;
	user_list_shown(&out->users);
	return 0;
}

/* The new name is asked for as well (IAM User Guide, "Renaming an IAM user"). */
int
op_update_user(struct kt_call *c)
{
	const struct iam_update_user_request *in = c->in;
	struct dispatch_thing t;
	const struct iam_user *u;
	const char *name, *path;

	if (noun_find(c, &noun_user, in->user_name, NULL, &t) != 0)
		return -1;
	u = t.data;
	name = in->new_user_name != NULL ? in->new_user_name : u->user_name;
	path = in->new_path != NULL ? in->new_path : u->path;
	if (noun_permit(c, "UpdateUser", noun_arn(c, &noun_user, path, name),
	    &(struct noun_asked){ .tags = &u->tags }) != 0 ||
	    noun_rename(c, &noun_user, &t, name, path) != 0 ||
	    login_profile_rename(c, t.name, name) != 0)
		return -1;
	return store_access_keys_rename(c->tx, c->account, t.name,
	    noun_key(c->arena, name)) == STORE_OK ? 0 : dispatch_failed(c);
}

/* API Reference, DeleteUser: what must have gone before. */
static const char *
what_is_left(struct kt_call *c, const struct dispatch_thing *t)
{
	const struct iam_user *u = t->data;
	struct access_key *keys;
	size_t n = 0;

	if (store_access_keys(c->tx, c->account, t->name, &keys, &n) !=
	    STORE_OK || n > 0)
		return "Cannot delete entity, must delete access keys first.";
	if (login_profile_is(c, t->name))
		return "Cannot delete entity, must delete login profile first.";
	if (u->attached_managed_policies.n > 0)
		return "Cannot delete entity, must detach all policies first.";
	if (u->user_policy_list.n > 0)
		return "Cannot delete entity, must delete policies first.";
	return u->group_list.n == 0 ? NULL : "Cannot delete entity, must "
	    "remove users from group first.";
}

int
op_delete_user(struct kt_call *c)
{
	const struct iam_delete_user_request *in = c->in;
	struct dispatch_thing t;
	const char *left;

	if (noun_find(c, &noun_user, in->user_name, NULL, &t) != 0)
		return -1;
	left = what_is_left(c, &t);
	return left != NULL ? kt_fail(c, IAM_DELETE_CONFLICT, "%s", left) :
	    dispatch_thing_remove(c, &t);
}
