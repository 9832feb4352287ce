/* Roles: CreateRole, GetRole, ListRoles, the Updates, DeleteRole. */
#include "dispatch/principals.h"
#include "managed.h"
#include "store/access_key.h"

#define DURATION_DEFAULT 3600
#define TRUST_BYTES 2048	/* "IAM and AWS STS quotas" */
#define USE_TOLD (400 * KT_DAY)	/* API Reference, RoleLastUsed */

struct iam_role *
role_shown(struct kt_call *c, struct iam_role *r)
{
	r->assume_role_policy_document = document_shown(c,
	    principals_shown(c, r->assume_role_policy_document));
	return r;
}

struct iam_role *
role_made(struct kt_call *c, struct iam_role *r)
{
	r->max_session_duration = (struct shape_int){ 0 };
	return role_shown(c, r);
}

void
role_shorten(struct iam_role *r)
{
	r->tags = (struct shape_list){ NULL, 0 };
	r->permissions_boundary = NULL;
}

static struct access_key
use_of(const struct kt_call *c, const struct iam_role *r)
{
	return (struct access_key){ .id = r->role_id, .account = c->account };
}

int
role_show_use(struct kt_call *c, struct iam_role *r)
{
	struct access_key use = use_of(c, r);

	r->role_last_used = kt_arena_alloc(c->arena,
	    sizeof(*r->role_last_used));
	if (store_role_use_find(c->tx, &use) != STORE_OK)
		return dispatch_failed(c);
	if (use.last_used == 0 || use.last_used < c->now - USE_TOLD)
		return 0;
	r->role_last_used->last_used_date = use.last_used;
	r->role_last_used->region = use.last_region;
	return 0;
}

/*
 * As it is kept.  Users and roles that it names must be there, where the account
 * has any: who has made none has not said who there is.
 */
static int
bind_trust(struct kt_call *c, const char *document, const char **out)
{
	const char *lost;

	*out = document;
	switch (principals_bind(c, out, &lost)) {
	case STORE_OK:
		return 0;
	case STORE_NOT_FOUND:
		return kt_fail(c, IAM_MALFORMED_POLICY_DOCUMENT,
		    "Invalid principal in policy: \"AWS\":\"%s\"", lost);
	default:
		return dispatch_failed(c);
	}
}

static int
take_trust(struct kt_call *c, const char *document, const char **out)
{
	if (document_check(c, document, POLICY_TRUST) != 0 ||
	    bind_trust(c, document, out) != 0)
		return -1;
	return document_size(document) <= TRUST_BYTES ? 0 : kt_fail(c,
	    IAM_LIMIT_EXCEEDED, "Cannot exceed quota for ACLSizePerRole: %d",
	    TRUST_BYTES);
}

/* The one of that name, to be changed, after asking. */
static int
find(struct kt_call *c, const char *name, struct dispatch_thing *t)
{
	return noun_find(c, &noun_role, name, NULL, t) != 0 ? -1 :
	    noun_check_modifiable(c, &noun_role, t->data);
}

static struct iam_role *
make(struct kt_call *c, const struct iam_create_role_request *in)
{
	struct iam_role *r = kt_arena_alloc(c->arena, sizeof(*r));

	r->path = in->path != NULL ? in->path : "/";
	r->role_name = in->role_name;
	r->role_id = noun_id(c, &noun_role);
	r->arn = noun_arn(c, &noun_role, r->path, r->role_name);
	r->create_date = c->now / 1000 * 1000;
	r->description = in->description;
	r->max_session_duration = in->max_session_duration.set ?
	    in->max_session_duration : shape_int(DURATION_DEFAULT);
	r->max_signin_session_duration = in->max_signin_session_duration;
	r->tags = in->tags;
	return r;
}

/* Nobody could change it, or delete it. */
static int
refuse_linked(struct kt_call *c, const struct iam_role *r)
{
	return !noun_is_linked(r) ? 0 : kt_fail(c, IAM_INVALID_INPUT,
	    "Path prefix '/aws-service-role/' can only be used for AWS "
	    "Service linked Roles");
}

int
op_create_role(struct kt_call *c)
{
	const struct iam_create_role_request *in = c->in;
	struct iam_create_role_response *out = c->out;
	struct dispatch_thing t = noun_thing(c, &noun_role, in->role_name);
	struct iam_role *r = make(c, in);

	if (noun_permit(c, "CreateRole", r->arn, &(struct noun_asked){
	    .boundary = in->permissions_boundary }) != 0 ||
	    (in->tags.n > 0 && noun_permit(c, "TagRole", r->arn, NULL) != 0) ||
	    refuse_linked(c, r) != 0 ||
	    take_trust(c, in->assume_role_policy_document,
	    &r->assume_role_policy_document) != 0 ||
	    noun_check_tags(c, &noun_role, &in->tags) != 0 || managed_boundary(c,
	    in->permissions_boundary, &r->permissions_boundary) != 0)
		return -1;
	t.data = r;
	if (noun_add(c, &noun_role, &t) != 0)
		return -1;
	out->role = role_made(c, r);
	return 0;
}

int
op_get_role(struct kt_call *c)
{
	const struct iam_get_role_request *in = c->in;
	struct iam_get_role_response *out = c->out;
	struct dispatch_thing t;

	if (noun_find(c, &noun_role, in->role_name, NULL, &t) != 0)
		return -1;
	out->role = role_shown(c, t.data);
	return role_show_use(c, out->role);
}

/* API Reference, ListRoles: without tags, boundary and last use. */
int
op_list_roles(struct kt_call *c)
{
	const struct iam_list_roles_request *in = c->in;
	struct iam_list_roles_response *out = c->out;
	struct noun_page page = { .pager = { .marker = in->marker,
	    .max_items = in->max_items, .is_truncated = &out->is_truncated,
	    .next = &out->marker }, .path_prefix = in->path_prefix };
	struct iam_role *roles;
	size_t i;

	if (noun_permit(c, "ListRoles", noun_arn(c, &noun_role, in->path_prefix,
	    ""), NULL) != 0 ||
	    noun_list_page(c, &noun_role, &page, &out->roles) != 0)
		return -1;
	roles = out->roles.items;
	for (i = 0; i < out->roles.n; i++)
		role_shorten(role_shown(c, &roles[i]));
	return 0;
}

int
op_update_role(struct kt_call *c)
{
	const struct iam_update_role_request *in = c->in;
	struct dispatch_thing t;
	struct iam_role *r;

	if (find(c, in->role_name, &t) != 0)
		return -1;
	r = t.data;
	if (in->description != NULL)
		r->description = in->description;
	if (in->max_session_duration.set)
		r->max_session_duration = in->max_session_duration;
	if (in->max_signin_session_duration.set ||
	    in->reset_max_signin_session_duration == SHAPE_TRUE)
		r->max_signin_session_duration =
		    in->max_signin_session_duration;
	return dispatch_thing_put(c, &t);
}

int
op_update_role_description(struct kt_call *c)
{
	const struct iam_update_role_description_request *in = c->in;
	struct iam_update_role_description_response *out = c->out;
	struct dispatch_thing t;
	struct iam_role *r;

	if (find(c, in->role_name, &t) != 0)
		return -1;
	r = t.data;
	r->description = in->description;
	if (dispatch_thing_put(c, &t) != 0)
		return -1;
	out->role = role_made(c, r);
	return 0;
}

int
op_update_assume_role_policy(struct kt_call *c)
{
	const struct iam_update_assume_role_policy_request *in = c->in;
	struct dispatch_thing t;
	struct iam_role *r;

	if (find(c, in->role_name, &t) != 0)
		return -1;
	r = t.data;
	return take_trust(c, in->policy_document,
	    &r->assume_role_policy_document) != 0 ? -1 :
	    dispatch_thing_put(c, &t);
}

/* API Reference, DeleteRole: what must have gone before. */
static const char *
what_is_left(const struct iam_role *r)
{
	if (r->instance_profile_list.n > 0)
		return "Cannot delete entity, must remove roles from instance "
		    "profile first.";
	if (r->attached_managed_policies.n > 0)
		return "Cannot delete entity, must detach all policies first.";
	return r->role_policy_list.n == 0 ? NULL :
	    "Cannot delete entity, must delete policies first.";
}

int
op_delete_role(struct kt_call *c)
{
	const struct iam_delete_role_request *in = c->in;
	struct access_key use;
	struct dispatch_thing t;
	const char *left;

	if (find(c, in->role_name, &t) != 0)
		return -1;
	left = what_is_left(t.data);
	if (left != NULL)
		return kt_fail(c, IAM_DELETE_CONFLICT, "%s", left);
	use = use_of(c, t.data);
	return store_role_use_remove(c->tx, &use) != STORE_OK ?
	    dispatch_failed(c) : dispatch_thing_remove(c, &t);
}
