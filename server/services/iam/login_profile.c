/*
 * Login profiles: that a user may use the console, which keyturn has not.  So nothing
 * is kept of a password, and no policy of the account holds for it.
 */
#include "noun.h"

static struct dispatch_thing
profile_of(struct kt_call *c, const char *key)
{
	return (struct dispatch_thing){ .shelf = { c->account, STORE_GLOBAL,
	    "iam:login-profile" }, .name = key,
	    .shape = &iam_shape_login_profile };
}

/* The user of the call, after asking. */
static int
find_user(struct kt_call *c, const char *given, struct dispatch_thing *user)
{
	const char *name = noun_user_named(c, given);

	if (name == NULL)
		return -1;
	if (name[0] != '\0')
		return noun_find(c, &noun_user, name, NULL, user);
	return noun_permit(c, c->op->name, kt_principal_arn(c), NULL) != 0 ?
	    -1 : kt_fail(c, IAM_NO_SUCH_ENTITY,
	    "Login Profile for User %s cannot be found.", c->account);
}

static int
find(struct kt_call *c, const char *given, struct dispatch_thing *out)
{
	struct dispatch_thing user;

	if (find_user(c, given, &user) != 0)
		return -1;
	*out = profile_of(c, user.name);
	switch (dispatch_thing_get(c, out)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return kt_fail(c, IAM_NO_SUCH_ENTITY,
		    "Login Profile for User %s cannot be found.",
		    noun_text(user.data, noun_user.name));
	default:              return dispatch_failed(c);
	}
}

int
op_create_login_profile(struct kt_call *c)
{
	const struct iam_create_login_profile_request *in = c->in;
	struct iam_create_login_profile_response *out = c->out;
	struct iam_login_profile *p = kt_arena_alloc(c->arena, sizeof(*p));
	struct dispatch_thing user, t;

	if (find_user(c, in->user_name, &user) != 0)
		return -1;
	p->user_name = noun_text(user.data, noun_user.name);
	p->create_date = c->now / 1000 * 1000;
	p->password_reset_required = shape_bool(
	    in->password_reset_required == SHAPE_TRUE);
	p->max_signin_session_duration = in->max_signin_session_duration;
	t = profile_of(c, user.name);
	t.data = out->login_profile = p;
	switch (dispatch_thing_add(c, &t)) {
	case STORE_OK:     return 0;
	case STORE_EXISTS: return kt_fail(c, IAM_ENTITY_ALREADY_EXISTS,
		    "Login Profile for user %s already exists.", p->user_name);
	default:           return dispatch_failed(c);
	}
}

int
op_get_login_profile(struct kt_call *c)
{
	const struct iam_get_login_profile_request *in = c->in;
	struct iam_get_login_profile_response *out = c->out;
	struct dispatch_thing t;

	if (find(c, in->user_name, &t) != 0)
		return -1;
	out->login_profile = t.data;
	return 0;
}

int
op_update_login_profile(struct kt_call *c)
{
	const struct iam_update_login_profile_request *in = c->in;
	struct iam_login_profile *p;
	struct dispatch_thing t;

	if (find(c, in->user_name, &t) != 0)
		return -1;
	p = t.data;
	if (in->password_reset_required != SHAPE_UNSET)
		p->password_reset_required = in->password_reset_required;
	if (in->max_signin_session_duration.set ||
	    in->reset_max_signin_session_duration == SHAPE_TRUE)
		p->max_signin_session_duration =
		    in->max_signin_session_duration;
	return dispatch_thing_put(c, &t);
}

int
op_delete_login_profile(struct kt_call *c)
{
	const struct iam_delete_login_profile_request *in = c->in;
	struct dispatch_thing t;

	return find(c, in->user_name, &t) != 0 ? -1 :
	    dispatch_thing_remove(c, &t);
}

bool
login_profile_is(struct kt_call *c, const char *user)
{
	struct dispatch_thing t = profile_of(c, user);

	return dispatch_thing_get(c, &t) == STORE_OK;
}

int
login_profile_rename(struct kt_call *c, const char *user, const char *name)
{
	struct dispatch_thing t = profile_of(c, user), to = profile_of(c,
	    noun_key(c->arena, name));
	enum store_rc rc = dispatch_thing_get(c, &t);

	if (rc != STORE_OK)
		return rc == STORE_NOT_FOUND ? 0 : dispatch_failed(c);
	((struct iam_login_profile *)t.data)->user_name = name;
	to.data = t.data;
	return dispatch_thing_remove(c, &t) != 0 ? -1 :
	    dispatch_thing_put(c, &to);
}
