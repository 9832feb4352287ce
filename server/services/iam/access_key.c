/* Access keys: of users, and of an account's root. */
#include <string.h>

#include "auth/identity.h"
#include "auth/issued.h"
#include "directory.h"
#include "noun.h"

#define KEYS_MAX 2	/* IAM User Guide, "IAM and AWS STS quotas" */
#define ACTIVE "Active"
#define INACTIVE "Inactive"

/*
 * Whose keys: the user's key in the store into *user ("": root's) and his name, or
 * NULL, into *shown, after asking for the operation.
 */
static int
find_owner(struct kt_call *c, const char *name, const char **user,
    const char **shown)
{
	struct dispatch_thing t;

	*shown = NULL;
	*user = noun_user_named(c, name);
	if (*user == NULL)
		return -1;
	if (**user == '\0')
		return noun_permit(c, c->op->name, kt_principal_arn(c), NULL);
	if (noun_find(c, &noun_user, *user, NULL, &t) != 0)
		return -1;
	*user = t.name;
	*shown = ((const struct iam_user *)t.data)->user_name;
	return 0;
}

int
op_create_access_key(struct kt_call *c)
{
	const struct iam_create_access_key_request *in = c->in;
	struct iam_create_access_key_response *out = c->out;
	char id[ISSUED_ID], secret[ISSUED_SECRET];
	struct iam_access_key *shown;
	struct access_key k = { .account = c->account, .active = true,
	    .created = c->now / 1000 * 1000 }, *keys;
	const char *name;
	size_t n;

	if (find_owner(c, in->user_name, &k.user_name, &name) != 0)
		return -1;
	if (store_access_keys(c->tx, c->account, k.user_name, &keys, &n) !=
	    STORE_OK)
		return dispatch_failed(c);
	if (n >= KEYS_MAX)
		return kt_fail(c, IAM_LIMIT_EXCEEDED, "Cannot exceed quota for "
		    "AccessKeysPerUser: %d", KEYS_MAX);
	issued_make(c->server->root, ISSUED_LASTING, id);
	k.id = kt_arena_strdup(c->arena, id);
	if (store_access_key_add(c->tx, &k) != STORE_OK)
		return dispatch_failed(c);
	issued_secret(c->server->root, id, secret);
	out->access_key = shown = kt_arena_alloc(c->arena, sizeof(*shown));
	*shown = (struct iam_access_key){ .user_name = name,
	    .access_key_id = k.id, .status = ACTIVE,
	    .secret_access_key = kt_arena_strdup(c->arena, secret),
	    .create_date = k.created };
	kt_wipe(secret, sizeof(secret));
	return 0;
}

static const char *
page_key(struct kt_call *c, const struct access_key *k)
{
	return kt_arena_printf(c->arena, "%020lld %s", (long long)k->created,
	    k->id);
}

int
op_list_access_keys(struct kt_call *c)
{
	const struct iam_list_access_keys_request *in = c->in;
	struct iam_list_access_keys_response *out = c->out;
	struct pager p = { .marker = in->marker, .max_items = in->max_items,
	    .is_truncated = &out->is_truncated, .next = &out->marker };
	struct iam_access_key_metadata *shown;
	const char *user, *name, *key;
	struct access_key *keys;
	size_t i, n;

	if (find_owner(c, in->user_name, &user, &name) != 0 ||
	    pager_open(c, &p) != 0)
		return -1;
	if (store_access_keys(c->tx, c->account, user, &keys, &n) != STORE_OK)
		return dispatch_failed(c);
	out->access_key_metadata.items = shown = kt_arena_alloc(c->arena,
	    n * sizeof(*shown));
	for (i = 0; i < n; i++) {
		key = page_key(c, &keys[i]);
		if (strcmp(key, p.after) <= 0)
			continue;
		if (!pager_takes(c, &p, key))
			break;
		shown[out->access_key_metadata.n++] =
		    (struct iam_access_key_metadata){ .user_name = name,
		    .access_key_id = keys[i].id,
		    .status = keys[i].active ? ACTIVE : INACTIVE,
		    .create_date = keys[i].created };
	}
	return 0;
}

/* A key of that user; of another it is as if it were not there. */
static int
find_key(struct kt_call *c, const char *user_name, const char *id,
    struct access_key *k)
{
	const char *user, *name;
	enum store_rc rc;

	if (find_owner(c, user_name, &user, &name) != 0)
		return -1;
	rc = store_access_key_find(c->tx, id, k);
	if (rc == STORE_FAILED)
		return dispatch_failed(c);
	if (rc != STORE_OK || strcmp(k->account, c->account) != 0 ||
	    strcmp(k->user_name, user) != 0)
		return kt_fail(c, IAM_NO_SUCH_ENTITY,
		    "The Access Key with id %s cannot be found.", id);
	return 0;
}

int
op_update_access_key(struct kt_call *c)
{
	const struct iam_update_access_key_request *in = c->in;
	struct access_key k;

	if (find_key(c, in->user_name, in->access_key_id, &k) != 0)
		return -1;
	k.active = strcmp(in->status, ACTIVE) == 0;
	return store_access_key_save(c->tx, &k) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

int
op_delete_access_key(struct kt_call *c)
{
	const struct iam_delete_access_key_request *in = c->in;
	struct access_key k;

	if (find_key(c, in->user_name, in->access_key_id, &k) != 0)
		return -1;
	return store_access_key_remove(c->tx, k.id) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

/* The owner's name as he is called, of what keys are found by. */
static int
owner_name(struct kt_call *c, const struct access_key *k, const char **name)
{
	struct dispatch_thing t;

	*name = NULL;
	if (k->user_name[0] == '\0')
		return 0;
	if (noun_get(c, &noun_user, k->user_name, &t) != 0)
		return -1;
	*name = ((const struct iam_user *)t.data)->user_name;
	return 0;
}

/* Whether it is there, of another account, is for nobody to know: reported of AWS. */
static int
refuse_foreign(struct kt_call *c, const char *id)
{
	return kt_fail(c, KT_ACCESS_DENIED, "User: %s is not authorized to "
	    "perform: iam:GetAccessKeyLastUsed on resource: access key %s",
	    kt_principal_arn(c), id);
}

/*
 * API Reference, GetAccessKeyLastUsed: of one that was never used, service and
 * region are "N/A" and there is no date.
 */
int
op_get_access_key_last_used(struct kt_call *c)
{
	const struct iam_get_access_key_last_used_request *in = c->in;
	struct iam_get_access_key_last_used_response *out = c->out;
	struct iam_access_key_last_used *used = kt_arena_alloc(c->arena,
	    sizeof(*used));
	struct access_key k;
	enum store_rc rc = store_access_key_find(c->tx, in->access_key_id, &k);
	bool theirs = rc == STORE_OK && strcmp(k.account, c->account) == 0;

	if (rc == STORE_FAILED)
		return dispatch_failed(c);
	if (noun_permit(c, "GetAccessKeyLastUsed", theirs ? noun_arn(c,
	    &noun_user, NULL, k.user_name) : "*", NULL) != 0)
		return -1;
	if (!theirs)
		return refuse_foreign(c, in->access_key_id);
	out->access_key_last_used = used;
	used->last_used_date = k.last_used;
	used->service_name = k.last_used != 0 ? k.last_service : "N/A";
	used->region = k.last_used != 0 ? k.last_region : "N/A";
	return owner_name(c, &k, &out->user_name);
}
