#include "principal.h"

#include <string.h>

#include "keyturn/json.h"
#include "keyturn/text.h"
#include "sql.h"

#define LINKED 8	/* more roles than services make */
#define USERS_READ 1000	/* at once */

/* How a principal's ARN goes on behind its account, and what that is. */
static const struct form {
	const char *begins, *kind, *id;
	bool whole;		/* its path belongs to it */
} forms[] = {
	{ "user/", "iam:user", "UserId", true },
	{ "role/", "iam:role", "RoleId", true },
	{ "assumed-role/", "iam:role", "RoleId", false },
};

/* --- one ARN --- */

struct sought {
	const struct form *form;	/* NULL: it is of no such form */
	const char *account, *rest;	/* what follows form->begins */
};

static struct sought
read_arn(struct store_tx *tx, const char *arn)
{
	const char *rest;
	struct kt_arn of;
	size_t i;

	if (kt_arn_read(tx->arena, arn, &of) != 0)
		return (struct sought){ .form = NULL };
	for (i = 0; i < N_ELEMENTS(forms); i++) {
		rest = kt_after(of.resource, forms[i].begins);
		if (rest != NULL)
			return (struct sought){ &forms[i], of.account, rest };
	}
	return (struct sought){ .form = NULL };
}

/*
 * The last part of the rest, or of a session's the first: names are kept as they
 * are compared.
 */
static const char *
name_in(struct store_tx *tx, const struct sought *s)
{
	const char *slash = strrchr(s->rest, '/');

	if (!s->form->whole)
		return kt_arena_lower(tx->arena, kt_arena_strndup(tx->arena,
		    s->rest, strcspn(s->rest, "/")));
	return kt_arena_lower(tx->arena, slash == NULL ? s->rest : slash + 1);
}

/* ":NAME" of a session, else "". */
static const char *
session_in(struct store_tx *tx, const struct sought *s)
{
	const char *slash = strchr(s->rest, '/');

	return s->form->whole || slash == NULL ? "" :
	    kt_arena_join(tx->arena, ":", slash + 1, NULL);
}

/* --- what is kept of it --- */

/* NULL: it has no such member, or cannot be read. */
static const char *
member(struct store_tx *tx, const struct thing *t, const char *name)
{
	const struct kt_json *root;

	return kt_json_parse(tx->arena, t->shape, strlen(t->shape), &root) != 0
	    ? NULL : kt_json_string(kt_json_member(root, name));
}

static bool
has(struct store_tx *tx, const struct thing *t, const char *name,
    const char *value)
{
	const char *own = member(tx, t, name);

	return own != NULL && strcmp(own, value) == 0;
}

/* Made by a service for itself: nobody has said by it who there is. */
static bool
is_linked(struct store_tx *tx, const struct thing *t)
{
	const char *path = member(tx, t, "Path");

	return path != NULL && kt_after(path, "/aws-service-role/") != NULL;
}

/* STORE_NOT_FOUND: the account has neither users nor roles of its own. */
static enum store_rc
any(struct store_tx *tx, const char *account)
{
	struct thing *all;
	enum store_rc rc;
	size_t i, k, n;

	for (i = 0; i < 2; i++) {
		const struct thing_page page = { { account, STORE_GLOBAL,
		    forms[i].kind }, NULL, LINKED + 1 };

		rc = store_things(tx, &page, &all, &n);
		if (rc != STORE_OK)
			return rc;
		for (k = 0; k < n; k++)
			if (!is_linked(tx, &all[k]))
				return STORE_OK;
	}
	return STORE_NOT_FOUND;
}

static enum store_rc
find(struct store_tx *tx, const struct sought *s, const char *arn,
    const char **id)
{
	const struct thing_shelf on = { s->account, STORE_GLOBAL,
	    s->form->kind };
	struct thing t;
	enum store_rc rc = store_thing_get(tx, &on, name_in(tx, s), &t);
	const char *own;

	if (rc != STORE_OK)
		return rc;
	own = member(tx, &t, s->form->id);
	if (own == NULL || (s->form->whole && !has(tx, &t, "Arn", arn)))
		return STORE_NOT_FOUND;
	*id = kt_arena_join(tx->arena, own, session_in(tx, s), NULL);
	return STORE_OK;
}

enum store_rc
store_principal_find(struct store_tx *tx, const char *arn, const char **id)
{
	const struct sought s = read_arn(tx, arn);
	enum store_rc rc = s.form == NULL ? STORE_NOT_FOUND :
	    any(tx, s.account);

	*id = NULL;
	if (rc == STORE_NOT_FOUND)
		return STORE_OK;
	return rc != STORE_OK ? rc : find(tx, &s, arn, id);
}

/* --- by its id --- */

enum store_rc
store_user_by_id(struct store_tx *tx, const char *account, const char *id,
    struct thing *out)
{
	struct thing_page page = { { account, STORE_GLOBAL, "iam:user" },
	    NULL, USERS_READ };
	struct thing *all;
	enum store_rc rc;
	size_t i, n;

	do {
		rc = store_things(tx, &page, &all, &n);
		if (rc != STORE_OK)
			return rc;
		for (i = 0; i < n; i++)
			if (strstr(all[i].shape, id) != NULL &&
			    has(tx, &all[i], "UserId", id)) {
				*out = all[i];
				return STORE_OK;
			}
		page.after = n > 0 ? all[n - 1].name : NULL;
	} while (n == page.limit);
	return STORE_NOT_FOUND;
}

/* Roles keep their names; users do not. */
static enum store_rc
renamed(struct store_tx *tx, const struct sought *s, const char *id,
    const char **today)
{
	struct thing t;
	enum store_rc rc = strcmp(s->form->kind, "iam:user") != 0 ?
	    STORE_NOT_FOUND : store_user_by_id(tx, s->account, id, &t);

	if (rc != STORE_OK)
		return rc;
	*today = member(tx, &t, "Arn");
	return *today != NULL ? STORE_OK : STORE_NOT_FOUND;
}

enum store_rc
store_principal_today(struct store_tx *tx, const char *arn, const char *id,
    const char **today)
{
	const struct sought s = read_arn(tx, arn);
	const char *own;
	enum store_rc rc = s.form == NULL ? STORE_NOT_FOUND :
	    find(tx, &s, arn, &own);

	if (s.form == NULL || rc == STORE_FAILED)
		return rc;
	if (rc != STORE_OK || strcmp(own, id) != 0)
		return renamed(tx, &s, id, today);
	*today = arn;
	return STORE_OK;
}
