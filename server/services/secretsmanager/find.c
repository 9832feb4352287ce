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
	return check_chars(c, id, strncmp(id, "arn:", 4) == 0);
}

const char *
secret_foreign_account(struct kt_call *c, const char *id)
{
	const char *at = id;
	int i;

	if (strncmp(id, "arn:", 4) != 0)
		return NULL;
	for (i = 0; i < 4 && at != NULL; i++)
		at = (at = strchr(at, ':')) == NULL ? NULL : at + 1;
	if (at == NULL || strcspn(at, ":") != 12 ||
	    strncmp(at, c->account, 12) == 0)
		return NULL;
	return kt_arena_strndup(c->arena, at, 12);
}

/*
 * Another account's: its resource policy must allow it, which none does until
 * policies are enforced; and AWS's own key cannot be used from here (seen).
 */
static int
refuse_foreign(struct kt_call *c, const char *account, const char *id)
{
	struct secret s;

	switch (store_secret_find(c->tx, account, c->region, id, &s)) {
	case STORE_OK:
		if (s.policy == NULL || !key_is_default(s.kms_key_id) ||
		    strcmp(c->op->name, "GetSecretValue") != 0)
			break;
		return kt_fail(c, SM_INVALID_REQUEST, "You can't access a "
		    "secret from a different AWS account if you encrypt the "
		    "secret with the default KMS service key.");
	case STORE_NOT_FOUND:
		break;
	default:
		return dispatch_failed(c);
	}
	return auth_refuse(c, c->op->name, id, policy_refusal(c->arena,
	    POLICY_NONE_IN_RESOURCE, kt_arena_printf(c->arena, "%s:%s",
	    c->service->name, c->op->name)));
}

int
secret_not_found(struct kt_call *c, const char *id)
{
	const char *account = secret_foreign_account(c, id);

	if (account != NULL)
		return refuse_foreign(c, account, id);
	dispatch_hint(c, "secret", id, store_secret_elsewhere(c->tx,
	    c->account, c->region, id));
	return kt_fail(c, SM_RESOURCE_NOT_FOUND,
	    "Secrets Manager can't find the specified secret.");
}

static int
find(struct kt_call *c, enum store_rc (*in_store)(struct store_tx *tx,
    const char *account, const char *region, const char *id,
    struct secret *s), const char *id, struct secret *s)
{
	enum store_rc rc;

	if (secret_check_id(c, id) != 0)
		return -1;
	rc = in_store(c->tx, c->account, c->region, id, s);
	if (rc == STORE_FAILED)
		return dispatch_failed(c);
	if (auth_permit(c, c->op->name, rc == STORE_OK ? s->arn : id) != 0)
		return -1;
	return rc == STORE_OK ? 0 : secret_not_found(c, id);
}

int
secret_find(struct kt_call *c, const char *id, struct secret *s)
{
	return find(c, store_secret_find, id, s);
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
	return find(c, store_secret_find_value, id, s) != 0 ? -1 :
	    refuse_deleted(c, s);
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
