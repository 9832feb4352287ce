/* Which secret an operation is of, and whether it may be. */
#include <string.h>

#include "auth/permit.h"
#include "ops.h"
#include "store/cross.h"

static bool
is_name_char(unsigned char c, bool colon)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (c == ':' && colon) ||
	    (c != '\0' && strchr("-/_+=.@!", c) != NULL);
}

/* With a colon among the characters only where an ARN may stand. */
static int
check_chars(struct kt_call *c, const char *s, bool colon)
{
	while (is_name_char((unsigned char)*s, colon))
		s++;
	if (*s == '\0')
		return 0;
	return kt_fail(c, KT_VALIDATION, "Invalid name. Must be a valid name "
	    "containing alphanumeric characters, or any of the following: "
	    "-/_+=.@!");
}

int
secret_check_name(struct kt_call *c, const char *name)
{
	return check_chars(c, name, false);
}

int
secret_check_id(struct kt_call *c, const char *id)
{
	return check_chars(c, id, kt_is_arn(id));
}

/* Whose secret id names: an ARN says it, all else is the caller's. */
static const char *
owner_of(struct kt_call *c, const char *id)
{
	size_t n = strlen(id);
	const char *at = kt_arn_part(id, &n, KT_ARN_ACCOUNT);

	return !kt_is_arn(id) || n != 12 ? c->principal.account :
	    kt_arena_strndup(c->arena, at, n);
}

static bool
is_foreign(const struct kt_call *c)
{
	return strcmp(c->account, c->principal.account) != 0;
}

int
secret_refuse_default_key(struct kt_call *c, const struct secret *s)
{
	return !is_foreign(c) || !secret_key_is_default_of(c, s) ? 0 :
	    kt_fail(c, SM_INVALID_REQUEST, "You can't access a secret from a "
	    "different AWS account if you encrypt the secret with the default "
	    "KMS service key.");
}

/*
 * May the operation be done to s, NULL: to none that is there?  What is refused
 * in another account is refused as if nothing were there, but for a Deny.
 */
static int
ask(struct kt_call *c, const struct secret *s, const char *id)
{
	struct auth_thing none = { .arn = id, .account =
	    is_foreign(c) ? c->account : NULL }, t;
	enum policy_reason reason;

	if (s == NULL)
		return auth_permit_on(c, c->op->name, &none);
	t = secret_thing(c, s);
	if (none.account == NULL)
		return auth_permit_on(c, c->op->name, &t);
	reason = auth_decide(c, c->op->name, &t).reason;
	return auth_permit_on(c, c->op->name, reason == POLICY_ALLOWED ||
	    reason == POLICY_DENY_IN_RESOURCE ? &t : &none);
}

static int
look(struct kt_call *c, bool value, const char *id, struct secret *s)
{
	enum store_rc rc;

	c->account = owner_of(c, id);
	/* Of another's the key is looked at too. */
	rc = (value && !is_foreign(c) ? store_secret_find_value :
	    store_secret_find)(c->tx, c->account, c->region, id, s);
	if (rc == STORE_FAILED)
		return dispatch_failed(c);
	if (ask(c, rc == STORE_OK ? s : NULL, id) != 0) {
		/* Nothing was done in the owner's account. */
		c->account = c->principal.account;
		return -1;
	}
	return rc == STORE_OK;
}

static int
find(struct kt_call *c, bool value, const char *id, struct secret *s)
{
	int rc = secret_check_id(c, id) != 0 ? -1 : look(c, value, id, s);

	if (rc != 0)
		return rc < 0 ? -1 : 0;
	dispatch_hint(c, "secret", id, store_secret_elsewhere(c->tx,
	    c->account, c->region, id));
	return kt_fail(c, SM_RESOURCE_NOT_FOUND,
	    "Secrets Manager can't find the specified secret.");
}

int
secret_look(struct kt_call *c, const char *id, struct secret *s)
{
	return look(c, false, id, s);
}

int
secret_find(struct kt_call *c, const char *id, struct secret *s)
{
	return find(c, false, id, s);
}

static int
refuse_deleted(struct kt_call *c, const struct secret *s)
{
	return s->deleted == 0 ? 0 : kt_fail(c, SM_INVALID_REQUEST,
	    "You can't perform this operation on the secret because it was "
	    "marked for deletion.");
}

int
secret_find_live(struct kt_call *c, const char *id, struct secret *s)
{
	return secret_find(c, id, s) != 0 ? -1 : refuse_deleted(c, s);
}

int
secret_find_value(struct kt_call *c, const char *id, struct secret *s)
{
	return find(c, true, id, s) != 0 || refuse_deleted(c, s) != 0 ? -1 :
	    secret_refuse_default_key(c, s);
}

int
secret_refuse_replica(struct kt_call *c, const struct secret *s)
{
	if (s->origin == 0 && s->crossed != CROSSED_REPLICA)
		return 0;
	return kt_fail(c, SM_INVALID_PARAMETER, "Operation not permitted on a "
	    "replica secret. Call must be made in primary secret's %s.",
	    s->origin != 0 ? "region" : "account");
}

int
secret_find_primary(struct kt_call *c, const char *id, struct secret *s)
{
	return secret_find_live(c, id, s) != 0 ? -1 : secret_refuse_replica(c, s);
}

/* A replica in another account has tags and a policy of its own. */
int
secret_find_tagged(struct kt_call *c, const char *id, struct secret *s)
{
	if (secret_find_live(c, id, s) != 0)
		return -1;
	return s->crossed == CROSSED_REPLICA ? 0 : secret_refuse_replica(c, s);
}

int
secret_refuse_managed(struct kt_call *c, const struct secret *s)
{
	if (s->owner == NULL || (c->by != NULL && strcmp(c->by, s->owner) == 0))
		return 0;
	return kt_fail(c, SM_INVALID_REQUEST, "This secret is managed by an AWS "
	    "service, and you must use that service to update it.");
}

int
secret_find_own(struct kt_call *c, const char *id, struct secret *s)
{
	return secret_find_primary(c, id, s) != 0 ? -1 :
	    secret_refuse_managed(c, s);
}

int
secret_changed(struct kt_call *c, struct secret *s)
{
	s->changed = c->now;
	return store_secret_save(c->tx, s) == STORE_OK ? 0 :
	    dispatch_failed(c);
}
