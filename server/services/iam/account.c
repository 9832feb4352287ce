/*
 * What there is once in an account: its alias, its password policy, and the sum of
 * all else.
 */
#include <string.h>

#include "managed.h"
#include "oidc.h"
#include "store/access_key.h"

static struct dispatch_thing
single(struct kt_call *c, const char *kind, const struct shape *shape)
{
	return (struct dispatch_thing){ .shelf = { c->account, STORE_GLOBAL,
	    kind }, .name = "account", .shape = shape };
}

/* t's data is NULL when there is none. */
static int
get(struct kt_call *c, struct dispatch_thing *t)
{
	enum store_rc rc = dispatch_thing_get(c, t);

	return rc == STORE_OK || rc == STORE_NOT_FOUND ? 0 :
	    dispatch_failed(c);
}

/* --- the alias: one at most, a new one takes the place of the old --- */

static struct dispatch_thing
alias(struct kt_call *c)
{
	return single(c, "iam:account-alias",
	    &iam_shape_create_account_alias_request);
}

int
op_create_account_alias(struct kt_call *c)
{
	const struct iam_create_account_alias_request *in = c->in;
	struct dispatch_thing t = alias(c);

	t.data = (void *)(uintptr_t)in;
	return dispatch_thing_put(c, &t);
}

int
op_delete_account_alias(struct kt_call *c)
{
	const struct iam_delete_account_alias_request *in = c->in;
	const struct iam_create_account_alias_request *there;
	struct dispatch_thing t = alias(c);

	if (get(c, &t) != 0)
		return -1;
	there = t.data;
	return there != NULL && strcmp(there->account_alias,
	    in->account_alias) == 0 ? dispatch_thing_remove(c, &t) : kt_fail(c,
	    IAM_NO_SUCH_ENTITY, "The account alias %s cannot be found.",
	    in->account_alias);
}

int
op_list_account_aliases(struct kt_call *c)
{
	const struct iam_list_account_aliases_request *in = c->in;
	struct iam_list_account_aliases_response *out = c->out;
	struct pager p = { .marker = in->marker, .max_items = in->max_items,
	    .is_truncated = &out->is_truncated, .next = &out->marker };
	const struct iam_create_account_alias_request *there;
	struct dispatch_thing t = alias(c);
	const char **names = kt_arena_alloc(c->arena, sizeof(*names));

	if (pager_open(c, &p) != 0 || get(c, &t) != 0)
		return -1;
	there = t.data;
	out->account_aliases.items = names;
	if (there != NULL && strcmp(there->account_alias, p.after) > 0 &&
	    pager_takes(c, &p, there->account_alias))
		names[out->account_aliases.n++] = there->account_alias;
	return 0;
}

/* --- the password policy, which nothing is held to: there is no console --- */

static struct dispatch_thing
password_policy(struct kt_call *c)
{
	return single(c, "iam:password-policy", &iam_shape_password_policy);
}

/*
 * API Reference: "if you do not specify a parameter, that parameter's value
 * reverts to its default value".
 */
int
op_update_account_password_policy(struct kt_call *c)
{
	const struct iam_update_account_password_policy_request *in = c->in;
	struct dispatch_thing t = password_policy(c);
	struct iam_password_policy p = {
		.minimum_password_length = in->minimum_password_length.set ?
		    in->minimum_password_length : shape_int(6),
		.require_symbols = shape_or_false(in->require_symbols),
		.require_numbers = shape_or_false(in->require_numbers),
		.require_uppercase_characters =
		    shape_or_false(in->require_uppercase_characters),
		.require_lowercase_characters =
		    shape_or_false(in->require_lowercase_characters),
		.allow_users_to_change_password =
		    shape_or_false(in->allow_users_to_change_password),
		.expire_passwords = shape_bool(in->max_password_age.set),
		.max_password_age = in->max_password_age,
		.password_reuse_prevention = in->password_reuse_prevention,
		.hard_expiry = in->hard_expiry,
	};

	t.data = &p;
	return dispatch_thing_put(c, &t);
}

static int
find_password_policy(struct kt_call *c, struct dispatch_thing *t)
{
	*t = password_policy(c);
	if (get(c, t) != 0)
		return -1;
	return t->data != NULL ? 0 : kt_fail(c, IAM_NO_SUCH_ENTITY, "The "
	    "Password Policy with domain name %s cannot be found.", c->account);
}

int
op_get_account_password_policy(struct kt_call *c)
{
	struct iam_get_account_password_policy_response *out = c->out;
	struct dispatch_thing t;

	if (find_password_policy(c, &t) != 0)
		return -1;
	out->password_policy = t.data;
	return 0;
}

int
op_delete_account_password_policy(struct kt_call *c)
{
	struct dispatch_thing t;

	return find_password_policy(c, &t) != 0 ? -1 :
	    dispatch_thing_remove(c, &t);
}

/* --- GetAccountSummary --- */

static int
count_one(struct kt_call *c, const struct thing *row, void *data, void *arg)
{
	(void)c;
	(void)row;
	(void)data;
	++*(int64_t *)arg;
	return 0;
}

static int
count_versions(struct kt_call *c, const struct thing *row, void *data,
    void *arg)
{
	const struct iam_policy *p = data;
	size_t i;

	(void)c;
	(void)row;
	for (i = 0; i < p->policy_version_list.n; i++)
		*(int64_t *)arg += managed_versions(p)[i].document != NULL;
	return 0;
}

/* Of the root: is there any? */
static int
count_root_keys(struct kt_call *c, int64_t *n)
{
	struct access_key *keys;
	size_t k;

	if (store_access_keys(c->tx, c->account, "", &keys, &k) != STORE_OK)
		return dispatch_failed(c);
	*n = k > 0;
	return 0;
}

/* noun NULL: as many as n says, which of what keyturn has not is none. */
static const struct line {
	const char *key;
	int64_t n;
	const struct noun *noun;
	int (*count)(struct kt_call *c, const struct thing *row, void *data,
	    void *arg);
} lines[] = {
	{ "AccessKeysPerUserQuota", 2, NULL, NULL },
	{ "AccountAccessKeysPresent", 0, NULL, NULL },
	{ "AccountMFAEnabled", 0, NULL, NULL },
	{ "AccountPasswordPresent", 1, NULL, NULL },
	{ "AccountSigningCertificatesPresent", 0, NULL, NULL },
	{ "AssumeRolePolicySizeQuota", 2048, NULL, NULL },
	{ "AttachedPoliciesPerGroupQuota", 10, NULL, NULL },
	{ "AttachedPoliciesPerRoleQuota", 10, NULL, NULL },
	{ "AttachedPoliciesPerUserQuota", 10, NULL, NULL },
	{ "GlobalEndpointTokenVersion", 1, NULL, NULL },
	{ "GroupPolicySizeQuota", 5120, NULL, NULL },
	{ "Groups", 0, &noun_group, count_one },
	{ "GroupsPerUserQuota", 10, NULL, NULL },
	{ "GroupsQuota", 300, NULL, NULL },
	{ "InstanceProfiles", 0, &noun_instance_profile, count_one },
	{ "InstanceProfilesQuota", 1000, NULL, NULL },
	{ "MFADevices", 0, NULL, NULL },
	{ "MFADevicesInUse", 0, NULL, NULL },
	{ "Policies", 0, &noun_policy, count_one },
	{ "PoliciesQuota", 1500, NULL, NULL },
	{ "PolicySizeQuota", 6144, NULL, NULL },
	{ "PolicyVersionsInUse", 0, &noun_policy, count_versions },
	{ "PolicyVersionsInUseQuota", 10000, NULL, NULL },
	{ "Providers", 0, &noun_oidc, count_one },
	{ "RolePolicySizeQuota", 10240, NULL, NULL },
	{ "Roles", 0, &noun_role, count_one },
	{ "RolesQuota", 1000, NULL, NULL },
	{ "ServerCertificates", 0, NULL, NULL },
	{ "ServerCertificatesQuota", 20, NULL, NULL },
	{ "SigningCertificatesPerUserQuota", 2, NULL, NULL },
	{ "UserPolicySizeQuota", 2048, NULL, NULL },
	{ "Users", 0, &noun_user, count_one },
	{ "UsersQuota", 5000, NULL, NULL },
	{ "VersionsPerPolicyQuota", 5, NULL, NULL },
};

int
op_get_account_summary(struct kt_call *c)
{
	struct iam_get_account_summary_response *out = c->out;
	struct iam_summary_map_type *m = kt_arena_alloc(c->arena,
	    N_ELEMENTS(lines) * sizeof(*m));
	size_t i;

	out->summary_map = (struct shape_list){ m, N_ELEMENTS(lines) };
	for (i = 0; i < N_ELEMENTS(lines); i++) {
		m[i].key = lines[i].key;
		m[i].value = shape_int(lines[i].n);
		if (lines[i].noun != NULL && noun_each(c, lines[i].noun, NULL,
		    lines[i].count, &m[i].value.v) != 0)
			return -1;
		if (strcmp(lines[i].key, "AccountAccessKeysPresent") == 0 &&
		    count_root_keys(c, &m[i].value.v) != 0)
			return -1;
	}
	return 0;
}
