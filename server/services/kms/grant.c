/* CreateGrant, ListGrants, ListRetirableGrants, RetireGrant, RevokeGrant. */
#include <string.h>

#include "auth/permit.h"
#include "dispatch/principals.h"
#include "ops.h"

#define ID_LENGTH 64
#define USUAL 50

/* --- CreateGrant --- */

static int
check_operations(struct kt_call *c, const struct shape_list *operations)
{
	static const char *const others[] = { "Sign", "Verify",
	    "GetPublicKey", "GenerateMac", "VerifyMac", "DeriveSharedSecret",
	    "Encapsulate", "Decapsulate" };
	const char *const *name = operations->items;
	size_t i, k;

	for (i = 0; i < operations->n; i++)
		for (k = 0; k < N_ELEMENTS(others); k++)
			if (strcmp(name[i], others[k]) == 0)
				return kt_fail(c, KT_VALIDATION, "Grant "
				    "operation %s is not supported by keys of "
				    "KeySpec " SYMMETRIC ".", name[i]);
	return operations->n > 0 ? 0 : kt_fail(c, KT_VALIDATION,
	    "Operations must not be empty.");
}

/* Users and roles must be there, where there are any; the text is [belief]. */
static int
bind(struct kt_call *c, const char **principal)
{
	return principal_bind(c, principal) == STORE_OK ? 0 : kt_fail(c,
	    KMS_INVALID_ARN, "ARN does not refer to a valid principal: %s",
	    *principal);
}

static int
check_principals(struct kt_call *c, const struct kms_create_grant_request *in)
{
	if ((in->grantee_principal == NULL) ==
	    (in->grantee_service_principal == NULL))
		return kt_fail(c, KT_VALIDATION, "Specify either "
		    "GranteePrincipal or GranteeServicePrincipal, but not "
		    "both.");
	if (in->grantee_service_principal != NULL &&
	    ((in->constraints == NULL || in->constraints->source_arn == NULL) ||
	    (in->retiring_principal == NULL &&
	    in->retiring_service_principal == NULL)))
		return kt_fail(c, KT_VALIDATION, "A GranteeServicePrincipal "
		    "takes a SourceArn constraint, and a RetiringPrincipal or "
		    "a RetiringServicePrincipal.");
	return 0;
}

static int
make(struct kt_call *c, const struct key *k, struct kms_grant_list_entry *out)
{
	const struct kms_create_grant_request *in = c->in;
	char *id = kt_arena_alloc(c->arena, ID_LENGTH + 1);

	kt_random_text(id, ID_LENGTH, "0123456789abcdef");
	*out = (struct kms_grant_list_entry){ .key_id = k->meta->arn,
	    .grant_id = id, .name = in->name, .creation_date = c->now,
	    .grantee_principal = in->grantee_principal,
	    .retiring_principal = in->retiring_principal,
	    .issuing_account = kt_arn(c->arena, "iam", c->region, c->account,
	    "root", NULL),
	    .operations = in->operations, .constraints = in->constraints,
	    .grantee_service_principal = in->grantee_service_principal,
	    .retiring_service_principal = in->retiring_service_principal };
	return bind(c, &out->grantee_principal) != 0 ? -1 :
	    bind(c, &out->retiring_principal);
}

/* Are both the same but for what each grant has of its own? */
static bool
alike(struct kt_call *c, const struct kms_grant_list_entry *a,
    const struct kms_grant_list_entry *b)
{
	struct kms_grant_list_entry other = *b;

	other.grant_id = a->grant_id;
	other.creation_date = a->creation_date;
	return strcmp(dispatch_json(c, &kms_shape_grant_list_entry, a),
	    dispatch_json(c, &kms_shape_grant_list_entry, &other)) == 0;
}

/* A name makes the same request again the same grant: *id is set to that one's. */
static int
known(struct kt_call *c, const struct key *k,
    const struct kms_grant_list_entry *wanted, const char **id)
{
	const struct kms_grant_list_entry *e;
	struct shape_list all;
	size_t i;

	if (wanted->name == NULL)
		return 0;
	if (grants_of(c, k, &all) != 0)
		return -1;
	e = all.items;
	for (i = 0; i < all.n; i++)
		if (e[i].name != NULL && alike(c, &e[i], wanted))
			*id = e[i].grant_id;
	return 0;
}

int
op_kms_create_grant(struct kt_call *c)
{
	const struct kms_create_grant_request *in = c->in;
	struct kms_create_grant_response *out = c->out;
	struct kms_grant_list_entry e;
	struct dispatch_thing t;
	struct thing_shelf shelf;
	struct key k;

	if (grant_check(c, &in->grant_tokens) != 0 ||
	    key_of(c, in->key_id, KEY_ENABLED, &k) != 0 ||
	    check_principals(c, in) != 0 || make(c, &k, &e) != 0 ||
	    check_operations(c, &in->operations) != 0 ||
	    key_dry(c, in->dry_run) != 0)
		return -1;
	if (known(c, &k, &e, &out->grant_id) != 0)
		return -1;
	shelf = key_shelf(&k, KIND_GRANT);
	t = grant_thing(&shelf, grant_name(c, k.meta->key_id, e.grant_id));
	t.data = &e;
	if (out->grant_id == NULL && dispatch_thing_add(c, &t) != STORE_OK)
		return dispatch_failed(c);
	if (out->grant_id == NULL)
		out->grant_id = e.grant_id;
	return grant_token(c, &k, out->grant_id, &out->grant_token);
}

/* --- lists --- */

static void
show(struct kt_call *c, struct shape_list *all)
{
	struct kms_grant_list_entry *e = all->items;
	size_t i;

	for (i = 0; i < all->n; i++) {
		e[i].grantee_principal = principal_shown(c,
		    e[i].grantee_principal);
		e[i].retiring_principal = principal_shown(c,
		    e[i].retiring_principal);
	}
}

static bool
is(const char *wanted, const char *has)
{
	return wanted == NULL || (has != NULL && strcmp(wanted, has) == 0);
}

static int
answer(struct kt_call *c, const struct list_page *page, struct shape_list *all)
{
	struct kms_list_grants_response *out = c->out;

	if (list_cut(c, page, all, &out->next_marker) != 0)
		return -1;
	out->grants = *all;
	out->truncated = shape_bool(out->next_marker != NULL);
	return 0;
}

#define GRANT_PAGE .usual = USUAL, \
	.size = sizeof(struct kms_grant_list_entry), \
	.place = offsetof(struct kms_grant_list_entry, grant_id)

int
op_kms_list_grants(struct kt_call *c)
{
	const struct kms_list_grants_request *in = c->in;
	const struct list_page page = { GRANT_PAGE, .limit = in->limit,
	    .marker = in->marker, .of = in->key_id };
	struct kms_grant_list_entry *e;
	struct shape_list all;
	struct key k;
	size_t i, n = 0;

	if (key_of(c, in->key_id, KEY_ANY, &k) != 0 || grants_of(c, &k, &all) != 0)
		return -1;
	show(c, &all);
	e = all.items;
	for (i = 0; i < all.n; i++)
		if (is(in->grant_id, e[i].grant_id) &&
		    is(in->grantee_principal, e[i].grantee_principal) &&
		    is(in->grantee_service_principal,
		    e[i].grantee_service_principal))
			e[n++] = e[i];
	all.n = n;
	return answer(c, &page, &all);
}

int
op_kms_list_retirable_grants(struct kt_call *c)
{
	const struct kms_list_retirable_grants_request *in = c->in;
	const struct list_page page = { GRANT_PAGE, .limit = in->limit,
	    .marker = in->marker, .of = in->retiring_principal };
	const struct thing_shelf here = { c->account, c->region, KIND_GRANT };
	struct kms_grant_list_entry *e;
	struct shape_list all;
	size_t i, n = 0;

	if ((in->retiring_principal == NULL) ==
	    (in->retiring_service_principal == NULL))
		return kt_fail(c, KT_VALIDATION, "Specify either "
		    "RetiringPrincipal or RetiringServicePrincipal, but not "
		    "both.");
	if (list_things(c, &here, &kms_shape_grant_list_entry, &all) != 0)
		return -1;
	show(c, &all);
	e = all.items;
	for (i = 0; i < all.n; i++)
		if (is(in->retiring_principal, e[i].retiring_principal) &&
		    is(in->retiring_service_principal,
		    e[i].retiring_service_principal))
			e[n++] = e[i];
	all.n = n;
	return answer(c, &page, &all);
}

/* --- their end --- */

/* t->data is set on STORE_OK. */
static enum store_rc
look(struct kt_call *c, const struct key *k, const char *grant_id,
    struct dispatch_thing *t)
{
	const struct thing_shelf shelf = key_shelf(k, KIND_GRANT);

	*t = grant_thing(&shelf, grant_name(c, k->meta->key_id, grant_id));
	return dispatch_thing_get(c, t);
}

static int
refuse_lost(struct kt_call *c, const char *grant_id)
{
	return kt_fail(c, KMS_NOT_FOUND, "Grant ID %s not found", grant_id);
}

static int
find(struct kt_call *c, const struct key *k, const char *grant_id,
    struct dispatch_thing *t)
{
	switch (look(c, k, grant_id, t)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return refuse_lost(c, grant_id);
	default:              return dispatch_failed(c);
	}
}

int
op_kms_revoke_grant(struct kt_call *c)
{
	const struct kms_revoke_grant_request *in = c->in;
	struct dispatch_thing t;
	struct key k;

	return key_of(c, in->key_id, KEY_ANY, &k) != 0 ||
	    find(c, &k, in->grant_id, &t) != 0 ||
	    key_dry(c, in->dry_run) != 0 ? -1 : dispatch_thing_remove(c, &t);
}

/*
 * Who has it, or who may retire it by the key's policy.  Nobody else is told
 * whether a grant of that id is there: t->data is NULL then.
 */
static int
permit_retire(struct kt_call *c, const struct key *k,
    const struct dispatch_thing *t)
{
	const struct key_ask ask = { k, c->op->name, NULL, NULL };

	return t->data != NULL && grant_is_mine(c, t->data) ? 0 :
	    key_permit(c, &ask);
}

static int
find_to_retire(struct kt_call *c, const char *id, struct dispatch_thing *t)
{
	const struct kms_retire_grant_request *in = c->in;
	struct key_wish wish = { in->key_id, NULL, KEY_ANY, NULL };
	struct key k;

	if (in->grant_token != NULL)
		wish.given = ((struct kms_grant_list_entry *)t->data)->key_id;
	if (key_find(c, &wish, &k) != 0)
		return -1;
	if (id != NULL && look(c, &k, id, t) == STORE_FAILED)
		return dispatch_failed(c);
	return permit_retire(c, &k, t) != 0 ? -1 :
	    t->data != NULL ? 0 : refuse_lost(c, id);
}

int
op_kms_retire_grant(struct kt_call *c)
{
	const struct kms_retire_grant_request *in = c->in;
	struct dispatch_thing t = { .data = NULL };

	if (in->grant_token == NULL && (in->key_id == NULL ||
	    in->grant_id == NULL))
		return kt_fail(c, KT_VALIDATION,
		    "Grant token OR (grant ID, key ID) must be specified");
	if ((in->grant_token != NULL &&
	    grant_of(c, in->grant_token, &t) != 0) || find_to_retire(c,
	    in->grant_token != NULL ? NULL : in->grant_id, &t) != 0 ||
	    key_dry(c, in->dry_run) != 0)
		return -1;
	return dispatch_thing_remove(c, &t);
}
