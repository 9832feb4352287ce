#include "principal.h"

#include <string.h>

#include "keyturn/json.h"
#include "sql.h"
#include "thing.h"

#define LINKED 8	/* more roles than services make */

/* How a principal's ARN goes on behind its account, and what that is. */
static const struct form {
	const char *begins, *kind;
	bool whole;		/* its path belongs to it */
} forms[] = {
	{ ":user/", "iam:user", true },
	{ ":role/", "iam:role", true },
	{ ":assumed-role/", "iam:role", false },
};

/*
 * The last part of what follows, or of a session the one before: names are kept as
 * they are compared.
 */
static const char *
name_in(struct store_tx *tx, const struct form *f, const char *rest)
{
	const char *slash = strrchr(rest, '/');

	if (!f->whole)
		return kt_arena_lower(tx->arena, kt_arena_strndup(tx->arena,
		    rest, strcspn(rest, "/")));
	return kt_arena_lower(tx->arena, slash == NULL ? rest : slash + 1);
}

static bool
has_arn(struct store_tx *tx, const struct thing *t, const char *arn)
{
	const struct kt_json *root;
	const char *own;

	if (kt_json_parse(tx->arena, t->shape, strlen(t->shape), &root) != 0)
		return false;
	own = kt_json_string(kt_json_member(root, "Arn"));
	return own != NULL && strcmp(own, arn) == 0;
}

/* Made by a service for itself: nobody has said by it who there is. */
static bool
is_linked(struct store_tx *tx, const struct thing *t)
{
	static const char path[] = "/aws-service-role/";
	const struct kt_json *root;
	const char *own;

	if (kt_json_parse(tx->arena, t->shape, strlen(t->shape), &root) != 0)
		return false;
	own = kt_json_string(kt_json_member(root, "Path"));
	return own != NULL && strncmp(own, path, strlen(path)) == 0;
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
find(struct store_tx *tx, const struct form *f, const char *arn,
    const char *rest)
{
	const struct thing_shelf on = { kt_arena_strndup(tx->arena,
	    rest - 12, 12), STORE_GLOBAL, f->kind };
	enum store_rc rc = any(tx, on.account);
	struct thing t;

	if (rc != STORE_OK)
		return rc == STORE_NOT_FOUND ? STORE_OK : rc;
	rc = store_thing_get(tx, &on, name_in(tx, f, rest +
	    strlen(f->begins)), &t);
	return rc == STORE_OK && f->whole && !has_arn(tx, &t, arn) ?
	    STORE_NOT_FOUND : rc;
}

enum store_rc
store_principal_find(struct store_tx *tx, const char *arn)
{
	const char *rest;
	size_t i;

	for (i = 0; i < N_ELEMENTS(forms); i++) {
		rest = strstr(arn, forms[i].begins);
		if (strncmp(arn, "arn:", 4) == 0 && rest != NULL &&
		    rest - arn > 16)
			return find(tx, &forms[i], arn, rest);
	}
	return STORE_OK;
}
