#include "noun.h"

#include <string.h>
#include <strings.h>

#include "auth/identity.h"
#include "store/tables.h"

#define AT(type, member) offsetof(struct iam_##type, member)

const struct noun noun_user = {
	"iam:user", "user", "user", "The user with name", "User with name",
	"AIDA", &iam_shape_user_row,
	AT(user, arn), AT(user, user_name), AT(user, path),
	AT(user, user_policy_list), AT(user, attached_managed_policies),
	AT(user, tags), AT(user, permissions_boundary), 2048, "PoliciesPerUser"
};
const struct noun noun_role = {
	"iam:role", "role", "role", "The role with name", "Role with name",
	"AROA", &iam_shape_role_row,
	AT(role, arn), AT(role, role_name), AT(role, path),
	AT(role, role_policy_list), AT(role, attached_managed_policies),
	AT(role, tags), AT(role, permissions_boundary), 10240, "PoliciesPerRole"
};
const struct noun noun_group = {
	"iam:group", "group", "group", "The group with name", "Group with name",
	"AGPA", &iam_shape_group_row,
	AT(group, arn), AT(group, group_name), AT(group, path),
	AT(group, group_policy_list), AT(group, attached_managed_policies),
	0, 0, 5120, "PoliciesPerGroup"
};
const struct noun noun_policy = {
	"iam:policy", "policy", "policy",
	"The policy with name", "Policy with name",
	"ANPA", &iam_shape_policy_row,
	AT(policy, arn), AT(policy, policy_name), AT(policy, path), 0, 0,
	AT(policy, tags), 0, 0, NULL
};

const struct noun noun_instance_profile = {
	"iam:instance-profile", "instance-profile", "instance profile",
	"Instance Profile", "Instance Profile",
	"AIPA", &iam_shape_instance_profile_row,
	AT(instance_profile, arn), AT(instance_profile, instance_profile_name),
	AT(instance_profile, path), 0, 0, AT(instance_profile, tags), 0, 0, NULL
};

/* --- members --- */

const struct noun *
noun_named(const char *user, const char *role, const char *group,
    const char **name)
{
	*name = user != NULL ? user : role != NULL ? role : group;
	return user != NULL ? &noun_user : role != NULL ? &noun_role :
	    &noun_group;
}

const char *
noun_text(const void *data, size_t at)
{
	const char *s;

	memcpy(&s, (const char *)data + at, sizeof(s));
	return s;
}

static void
set_text(void *data, size_t at, const char *s)
{
	memcpy((char *)data + at, &s, sizeof(s));
}

struct shape_list *
noun_list(void *data, size_t at)
{
	return (struct shape_list *)(void *)((char *)data + at);
}

struct iam_attached_permissions_boundary **
noun_boundary(const struct noun *n, void *data)
{
	return (void *)((char *)data + n->boundary);
}

void *
noun_insert(struct kt_call *c, struct shape_list *list, size_t size, size_t i)
{
	char *items = kt_arena_alloc(c->arena, (list->n + 1) * size);

	if (list->n > 0) {
		memcpy(items, list->items, i * size);
		memcpy(items + (i + 1) * size, (char *)list->items + i * size,
		    (list->n - i) * size);
	}
	list->items = items;
	list->n++;
	return items + i * size;
}

void
noun_drop(struct shape_list *list, size_t size, size_t i)
{
	char *items = list->items;

	list->n--;
	memmove(items + i * size, items + (i + 1) * size,
	    (list->n - i) * size);
}

/* --- names --- */

const char *
noun_key(struct kt_arena *a, const char *name)
{
	return kt_arena_lower(a, name);
}

const char *
noun_id(struct kt_call *c, const struct noun *n)
{
	char id[18];

	kt_random_text(id, 17, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
	return kt_arena_join(c->arena, n->id, id, NULL);
}

const char *
noun_arn(struct kt_call *c, const struct noun *n, const char *path,
    const char *name)
{
	return kt_arn(c->arena, "iam", c->region, c->account, n->word,
	    path != NULL ? path : "/", name, NULL);
}

struct dispatch_thing
noun_thing(struct kt_call *c, const struct noun *n, const char *name)
{
	return (struct dispatch_thing){
		.shelf = { c->account, STORE_GLOBAL, n->kind },
		.name = noun_key(c->arena, name), .shape = n->row };
}

/* --- asking --- */

/* aws:ResourceTag/key; keys are not told apart by case. */
const char *
noun_tag(struct kt_call *c, const struct auth_thing *t, const char *key)
{
	const struct noun_asked *asked = t->of;
	const struct iam_tag *tags = asked->tags != NULL ?
	    asked->tags->items : NULL;
	size_t i;

	(void)c;
	for (i = 0; tags != NULL && i < asked->tags->n; i++)
		if (strcasecmp(tags[i].key, key) == 0)
			return tags[i].value;
	return NULL;
}

int
noun_permit(struct kt_call *c, const char *action, const char *arn,
    const struct noun_asked *asked)
{
	static const struct noun_asked nothing;
	struct auth_thing t = { .arn = arn, .tag = noun_tag,
	    .of = asked != NULL ? asked : &nothing };

	t.told = asked != NULL ? asked->told : NULL;
	return auth_permit_on(c, action, &t);
}

/* --- one of them --- */

int
noun_get(struct kt_call *c, const struct noun *n, const char *name,
    struct dispatch_thing *t)
{
	*t = noun_thing(c, n, name);
	switch (dispatch_thing_get(c, t)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return kt_fail(c, IAM_NO_SUCH_ENTITY,
		    "%s %s cannot be found.", n->lost, name);
	default:              return dispatch_failed(c);
	}
}

int
noun_find(struct kt_call *c, const struct noun *n, const char *name,
    const char *policy_arn, struct dispatch_thing *t)
{
	return noun_find_with(c, n, name, &(struct noun_asked){
	    .policy_arn = policy_arn }, t);
}

int
noun_find_with(struct kt_call *c, const struct noun *n, const char *name,
    const struct noun_asked *more, struct dispatch_thing *t)
{
	struct noun_asked asked = *more;
	const char *arn;
	enum store_rc rc;

	*t = noun_thing(c, n, name);
	rc = dispatch_thing_get(c, t);
	if (rc == STORE_FAILED)
		return dispatch_failed(c);
	if (rc == STORE_OK && n->tags != 0)
		asked.tags = noun_list(t->data, n->tags);
	if (rc == STORE_OK && n->boundary != 0 && asked.boundary == NULL &&
	    *noun_boundary(n, t->data) != NULL)
		asked.boundary = (*noun_boundary(n, t->data))->
		    permissions_boundary_arn;
	arn = rc == STORE_OK ? noun_text(t->data, n->arn) :
	    noun_arn(c, n, NULL, name);
	asked.told = kt_arena_join(c->arena, n->called, " ", name, NULL);
	if (noun_permit(c, c->op->name, arn, &asked) != 0)
		return -1;
	return rc == STORE_OK ? 0 : kt_fail(c, IAM_NO_SUCH_ENTITY,
	    "%s %s cannot be found.", n->lost, name);
}

int
noun_add(struct kt_call *c, const struct noun *n,
    const struct dispatch_thing *t)
{
	switch (dispatch_thing_add(c, t)) {
	case STORE_OK:     return 0;
	case STORE_EXISTS: return kt_fail(c, IAM_ENTITY_ALREADY_EXISTS,
		    "%s %s already exists.", n->taken,
		    noun_text(t->data, n->name));
	default:           return dispatch_failed(c);
	}
}

int
noun_rename(struct kt_call *c, const struct noun *n, struct dispatch_thing *t,
    const char *name, const char *path)
{
	struct dispatch_thing to = noun_thing(c, n, name);

	to.data = t->data;
	set_text(to.data, n->name, name);
	set_text(to.data, n->path, path);
	set_text(to.data, n->arn, noun_arn(c, n, path, name));
	if (strcmp(to.name, t->name) == 0)
		return dispatch_thing_put(c, &to);
	return noun_add(c, n, &to) != 0 ? -1 : dispatch_thing_remove(c, t);
}

/* --- rules --- */

bool
noun_same_tag(const struct noun *n, const char *a, const char *b)
{
	return n == &noun_user || n == &noun_role ? strcasecmp(a, b) == 0 :
	    strcmp(a, b) == 0;
}

int
noun_check_tags(struct kt_call *c, const struct noun *n,
    const struct shape_list *tags)
{
	const struct iam_tag *t = tags->items;
	size_t i, k;

	for (i = 0; i < tags->n; i++) {
		if (strncasecmp(t[i].key, "aws:", 4) == 0)
			return kt_fail(c, IAM_INVALID_INPUT, "Tag keys "
			    "beginning with aws: are reserved for system use.");
		for (k = 0; k < i; k++)
			if (noun_same_tag(n, t[i].key, t[k].key))
				return kt_fail(c, IAM_INVALID_INPUT,
				    "Duplicate tag keys found. Please note "
				    "that Tag keys are case insensitive.");
	}
	return 0;
}

bool
noun_is_linked(const struct iam_role *r)
{
	return kt_after(r->path, "/aws-service-role/") != NULL;
}

int
noun_check_modifiable(struct kt_call *c, const struct noun *n,
    const void *data)
{
	const struct iam_role *r = data;

	return n != &noun_role || !noun_is_linked(r) ? 0 :
	    kt_fail(c, IAM_UNMODIFIABLE_ENTITY, "Cannot perform the operation "
	    "on the protected role '%s' - this role is only modifiable by "
	    "AWS", r->role_name);
}

const char *
noun_user_named(struct kt_call *c, const char *name)
{
	if (name != NULL)
		return name;
	if (c->principal.kind == KT_ROOT)
		return "";
	if (c->principal.kind == KT_USER)
		return c->principal.identity->name;
	(void)kt_fail(c, KT_VALIDATION, "Must specify userName when calling "
	    "with non-User credentials");
	return NULL;
}

enum store_rc
noun_read(struct store_tx *tx, struct kt_arena *a, const struct thing_shelf *on,
    const char *key, const struct kt_json **out)
{
	struct thing t;
	enum store_rc rc = key == NULL ? STORE_NOT_FOUND :
	    store_thing_get(tx, on, key, &t);

	if (rc != STORE_OK)
		return rc;
	return kt_json_parse(a, t.shape, strlen(t.shape), out) == 0 &&
	    kt_json_string(kt_json_member(*out, "Arn")) != NULL ? STORE_OK :
	    STORE_FAILED;
}
