/* CreateRole, GetRole, DeleteRole: roles are things of the store. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "auth/permit.h"
#include "dispatch/dispatch.h"
#include "keyturn/json.h"
#include "model.h"
#include "store/tables.h"

#define DURATION_DEFAULT 3600

static const char *
role_arn(struct kt_call *c, const char *path, const char *name)
{
	return kt_arena_printf(c->arena, "arn:%s:iam::%s:role%s%s",
	    store_partition(c->region), c->account, path, name);
}

/* "Names are not distinguished by case." (API Reference, CreateRole) */
static struct dispatch_thing
named(struct kt_call *c, const char *name)
{
	char *lower = kt_arena_strdup(c->arena, name), *p;

	for (p = lower; *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	return (struct dispatch_thing){ .shelf = { c->account, STORE_GLOBAL,
	    "iam:role" }, .name = lower, .shape = &iam_shape_role };
}

/* --- CreateRole --- */

static int
check_document(struct kt_call *c, const char *document)
{
	const struct kt_json *v;

	return kt_json_parse(c->arena, document, strlen(document), &v) == 0 &&
	    kt_json_type(v) == KT_JSON_OBJECT ? 0 : kt_fail(c,
	    IAM_MALFORMED_POLICY_DOCUMENT,
	    "This policy contains invalid Json");
}

static int
check_tags(struct kt_call *c, const struct shape_list *tags)
{
	const struct iam_tag *t = tags->items;
	size_t i, k;

	for (i = 1; i < tags->n; i++)
		for (k = 0; k < i; k++)
			if (strcasecmp(t[i].key, t[k].key) == 0)
				return kt_fail(c, IAM_INVALID_INPUT,
				    "Duplicate tag keys found. Please note "
				    "that Tag keys are case insensitive.");
	return 0;
}

static struct iam_role *
make(struct kt_call *c, const struct iam_create_role_request *in)
{
	struct iam_role *r = kt_arena_alloc(c->arena, sizeof(*r));
	char id[18];

	kt_random_text(id, 17, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
	r->path = in->path != NULL ? in->path : "/";
	r->role_name = in->role_name;
	r->role_id = kt_arena_printf(c->arena, "AROA%s", id);
	r->arn = role_arn(c, r->path, r->role_name);
	r->create_date = c->now / 1000 * 1000;
	r->assume_role_policy_document = in->assume_role_policy_document;
	r->description = in->description;
	r->max_session_duration = in->max_session_duration.set ?
	    in->max_session_duration : shape_int(DURATION_DEFAULT);
	r->max_signin_session_duration = in->max_signin_session_duration;
	r->tags = in->tags;
	return r;
}

int
op_create_role(struct kt_call *c)
{
	const struct iam_create_role_request *in = c->in;
	struct iam_create_role_response *out = c->out;
	struct dispatch_thing t = named(c, in->role_name);
	struct iam_role *r = make(c, in);

	if (auth_permit(c, "CreateRole", r->arn) != 0 ||
	    check_document(c, in->assume_role_policy_document) != 0 ||
	    check_tags(c, &in->tags) != 0)
		return -1;
	t.data = out->role = r;
	switch (dispatch_thing_add(c, &t)) {
	case STORE_OK:     break;
	case STORE_EXISTS: return kt_fail(c, IAM_ENTITY_ALREADY_EXISTS,
		    "Role with name %s already exists.", in->role_name);
	default:           return dispatch_failed(c);
	}
	/* Policies are answered "URL-encoded compliant with RFC 3986" (Role). */
	r->assume_role_policy_document = kt_arena_escape(c->arena,
	    r->assume_role_policy_document);
	return 0;
}

/* --- GetRole, DeleteRole --- */

/* Asks for action on it, whether it is there or not. */
static int
find(struct kt_call *c, const char *action, const char *name,
    struct dispatch_thing *t)
{
	enum store_rc rc;

	*t = named(c, name);
	rc = dispatch_thing_get(c, t);
	if (rc != STORE_OK && rc != STORE_NOT_FOUND)
		return dispatch_failed(c);
	if (auth_permit(c, action, rc == STORE_OK ?
	    ((struct iam_role *)t->data)->arn : role_arn(c, "/", name)) != 0)
		return -1;
	return rc == STORE_OK ? 0 : kt_fail(c, IAM_NO_SUCH_ENTITY,
	    "The role with name %s cannot be found.", name);
}

int
op_get_role(struct kt_call *c)
{
	const struct iam_get_role_request *in = c->in;
	struct iam_get_role_response *out = c->out;
	struct dispatch_thing t;

	if (find(c, "GetRole", in->role_name, &t) != 0)
		return -1;
	out->role = t.data;
	out->role->assume_role_policy_document = kt_arena_escape(c->arena,
	    out->role->assume_role_policy_document);
	out->role->role_last_used = kt_arena_alloc(c->arena,
	    sizeof(*out->role->role_last_used));
	return 0;
}

int
op_delete_role(struct kt_call *c)
{
	const struct iam_delete_role_request *in = c->in;
	struct dispatch_thing t;

	if (find(c, "DeleteRole", in->role_name, &t) != 0)
		return -1;
	return store_thing_remove(c->tx, &t.shelf, t.name) == STORE_OK ? 0 :
	    dispatch_failed(c);
}
