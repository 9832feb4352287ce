/*
 * Policies that were kept by an earlier keyturn (of files before version 19) name
 * users and roles by ARN alone.  At the first start they are bound to who has that
 * ARN then (dispatch/principals.h): who was removed before cannot be told any more,
 * and stays named.
 */
#include <string.h>

#include "auth/evaluate.h"
#include "auth/policy_parts.h"
#include "keyturn/json.h"
#include "keyturn/log.h"
#include "services/services.h"
#include "store/kept.h"
#include "store/principal.h"

#define SETTING "unbound-policies"	/* put by 0019.sql */
#define WRAP "{\"Statement\":"

/* Where those of a kind (its beginning) have a policy: in a member, or all of it. */
static const struct where {
	const char *kind, *member;
	enum { POLICY, STATEMENT, NAME } is;
} wheres[] = {
	{ KEPT_SECRET, NULL, POLICY },
	{ "iam:role", "AssumeRolePolicyDocument", POLICY },
	{ "kms:key", "Policy", POLICY },
	{ "kms:grant", "GranteePrincipal", NAME },
	{ "kms:grant", "RetiringPrincipal", NAME },
	{ "lambda:permission:", NULL, STATEMENT },
};

struct binding {
	struct store_tx *tx;
	struct kt_arena *arena;
	bool failed;
};

/* For policy_rename. */
static const char *
bound(void *self, const char *principal)
{
	struct binding *b = self;
	const char *id = NULL;

	if (policy_id(principal) == NULL &&
	    store_principal_find(b->tx, principal, &id) == STORE_FAILED)
		b->failed = true;
	return id == NULL ? NULL :
	    kt_arena_join(b->arena, principal, " ", id, NULL);
}

static const char *
bind_text(struct binding *b, const struct where *w, const char *text)
{
	const char *name;
	size_t n;

	if (w->is == NAME) {
		name = bound(b, text);
		return name != NULL ? name : text;
	}
	if (w->is == POLICY)
		return policy_rename(b->arena, text, bound, b);
	text = policy_rename(b->arena, kt_arena_join(b->arena, WRAP, text, "}",
	    NULL), bound, b) + strlen(WRAP);
	n = strlen(text);
	return kt_arena_strndup(b->arena, text, n - 1);
}

/* The JSON of a thing with what it has of that member bound. */
static const char *
bind_member(struct binding *b, const struct where *w, const char *text)
{
	const struct kt_json *root, *member;
	const char *old, *new;
	size_t from, to;
	struct kt_buf out;

	if (kt_json_parse(b->arena, text, strlen(text), &root) != 0)
		return text;
	member = kt_json_member(root, w->member);
	old = kt_json_string(member);
	new = old == NULL ? NULL : bind_text(b, w, old);
	if (new == old)
		return text;
	kt_json_place(member, &from, &to);
	kt_buf_init(&out, b->arena);
	kt_buf_add(&out, text, from);
	kt_json_quote(&out, new, strlen(new));
	kt_buf_str(&out, text + to);
	return out.p;
}

static enum store_rc
bind_kind(struct binding *b, const struct where *w)
{
	struct kept *all;
	const char *text;
	size_t i, n;
	enum store_rc rc = store_kept(b->tx, w->kind, &all, &n);

	for (i = 0; rc == STORE_OK && i < n; i++) {
		text = w->member == NULL ? bind_text(b, w, all[i].text) :
		    bind_member(b, w, all[i].text);
		if (b->failed)
			rc = STORE_FAILED;
		else if (strcmp(text, all[i].text) != 0)
			rc = store_kept_put(b->tx, &all[i], text);
	}
	return rc;
}

static int
bind_all(struct store_tx *tx, void *arg)
{
	struct binding b = { tx, arg, false };
	const char *to_do = NULL;
	size_t i;

	if (store_setting_get(tx, SETTING, &to_do) != STORE_OK)
		return -1;
	if (to_do == NULL || strcmp(to_do, "kept") != 0)
		return 0;
	for (i = 0; i < N_ELEMENTS(wheres); i++)
		if (bind_kind(&b, &wheres[i]) != STORE_OK)
			return -1;
	return store_setting_put(tx, SETTING, "bound") == STORE_OK ? 0 : -1;
}

int
policies_bind_kept(const struct kt_server *server)
{
	struct kt_arena *a = kt_arena_new();
	int rc = store_write_wait(server->store, a, bind_all, a);

	if (rc != 0)
		kt_log(KT_LOG_ERROR, "the policies that are kept cannot be "
		    "bound to those whom they name");
	kt_arena_free(&a);
	return rc;
}
