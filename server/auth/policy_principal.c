/* Who a statement speaks of: IAM's "Principal" element. */
#include <string.h>

#include "keyturn/text.h"
#include "policy_parts.h"

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"
#define NAME LOWER "ABCDEFGHIJKLMNOPQRSTUVWXYZ" DIGITS "_+=,.@-"

bool
policy_is_account(const char *s)
{
	return strlen(s) == 12 && strspn(s, DIGITS) == 12;
}

/* What follows prefix is one of IAM's names, and parts more after slashes. */
static bool
names_after(const char *s, const char *prefix, size_t min, size_t max)
{
	size_t n, parts = 0;

	for (s = kt_after(s, prefix); s != NULL; s++) {
		n = strspn(s, NAME);
		parts++;
		if (n == 0 || (s[n] != '\0' && s[n] != '/'))
			return false;
		s += n;
		if (*s == '\0')
			return parts >= min && parts <= max;
	}
	return false;
}

#define ANY_PATH ((size_t)-1)

const char *
policy_id(const char *principal)
{
	const char *blank = strchr(principal, ' ');

	return blank == NULL ? NULL : blank + 1;
}

/* A user, a role, a session of one: what has an id. */
static bool
is_someone(const struct kt_arn *arn)
{
	if (strcmp(arn->service, "iam") == 0)
		return names_after(arn->resource, "user/", 1, ANY_PATH) ||
		    names_after(arn->resource, "role/", 1, ANY_PATH);
	return strcmp(arn->service, "sts") == 0 &&
	    names_after(arn->resource, "assumed-role/", 2, 2);
}

static bool
is_aws(struct kt_arena *a, const char *s)
{
	const char *id = policy_id(s);
	struct kt_arn arn;

	if (strcmp(s, "*") == 0 || policy_is_account(s))
		return true;
	if (kt_arn_read(a, kt_arena_strndup(a, s, strcspn(s, " ")), &arn) != 0 ||
	    *arn.region != '\0' || !policy_is_account(arn.account))
		return false;
	if (is_someone(&arn))
		return true;
	return id == NULL && (strcmp(arn.service, "iam") == 0 ?
	    strcmp(arn.resource, "root") == 0 :
	    strcmp(arn.service, "sts") == 0 &&
	    names_after(arn.resource, "federated-user/", 1, 1));
}

static bool
is_federated(struct kt_arena *a, const char *s)
{
	static const char *const providers[] = { "accounts.google.com",
	    "cognito-identity.amazonaws.com", "graph.facebook.com",
	    "www.amazon.com" };
	struct kt_arn arn;
	size_t i;

	for (i = 0; i < N_ELEMENTS(providers); i++)
		if (strcmp(s, providers[i]) == 0)
			return true;
	return kt_arn_read(a, s, &arn) == 0 && *arn.region == '\0' &&
	    policy_is_account(arn.account) &&
	    strcmp(arn.service, "iam") == 0 &&
	    (names_after(arn.resource, "saml-provider/", 1, 1) ||
	    names_after(arn.resource, "oidc-provider/", 1, ANY_PATH));
}

/*
 * lambda.amazonaws.com, states.eu-west-1.amazonaws.com: by its form, since no
 * list of AWS's services stays true.  [belief]
 */
static bool
is_service(struct kt_arena *a, const char *s)
{
	static const char *const ends[] = { ".amazonaws.com",
	    ".amazonaws.com.cn", ".aws.internal" };
	size_t i, n = strlen(s), end, label = 0;

	(void)a;
	if (s[strspn(s, LOWER DIGITS "-.")] != '\0' || strstr(s, "..") != NULL)
		return false;
	for (i = 0; i < N_ELEMENTS(ends); i++) {
		end = strlen(ends[i]);
		if (n > end && strcmp(s + n - end, ends[i]) == 0)
			label = n - end;
	}
	return label > 0 && *s != '.';
}

static const struct kind {
	const char *name;
	bool (*is)(struct kt_arena *, const char *);
	enum policy_fault fault;
} kinds[] = {
	{ "AWS",           is_aws,       POLICY_PRINCIPAL },
	{ "Federated",     is_federated, POLICY_PRINCIPAL },
	{ "Service",       is_service,   POLICY_SERVICE },
	{ "CanonicalUser", NULL,         POLICY_PRINCIPAL }, /* of S3 alone */
};

static enum policy_fault
check_kind(struct kt_arena *a, const struct kind *k,
    const struct kt_json *list)
{
	const struct kt_json *v = policy_first(list);
	enum policy_fault fault = v == NULL ? POLICY_SYNTAX : POLICY_FINE;

	for (; v != NULL; v = policy_next(list, v)) {
		const char *s = kt_json_string(v);

		if (s == NULL)
			return POLICY_SYNTAX;
		if (k->is == NULL || !k->is(a, s))
			fault = policy_worse(fault, k->fault);
	}
	return fault;
}

static const struct kind *
find_kind(const char *name)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(kinds); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

enum policy_fault
policy_principal(struct kt_arena *a, const struct kt_json *v)
{
	const char *s = kt_json_string(v);
	enum policy_fault fault = POLICY_FINE;
	const struct kt_json *m;

	if (s != NULL && strcmp(s, "*") == 0)
		return POLICY_FINE;
	if (kt_json_type(v) != KT_JSON_OBJECT || kt_json_first(v) == NULL)
		return POLICY_SYNTAX;
	for (m = kt_json_first(v); m != NULL; m = kt_json_next(m)) {
		const struct kind *k = find_kind(kt_json_name(m));

		fault = policy_worse(fault, k == NULL ? POLICY_SYNTAX :
		    check_kind(a, k, m));
	}
	return fault;
}
