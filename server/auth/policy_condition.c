/*
 * Under which circumstances a statement speaks: IAM's "Condition" element.
 * All clauses must be true, of the values of one clause any.
 */
#include <arpa/inet.h>
#include <string.h>
#include <strings.h>

#include "policy_parts.h"

#define DIGITS "0123456789"

enum match {
	MATCH_OTHER,		/* fixes nothing: numbers, dates, ... */
	MATCH_EXACT,
	MATCH_LIKE,		/* "*" goes over colons too */
	MATCH_ARN		/* part by part, "*" within a part */
};

struct op {
	const char *name;
	bool (*takes)(const char *value);	/* NULL: any text */
	enum match match;
	bool negated;
};

struct clause {
	const struct op *op;
	bool all_values, any_value, if_exists;
};

/* --- values --- */

static bool
is_bool(const char *s)
{
	return strcasecmp(s, "true") == 0 || strcasecmp(s, "false") == 0;
}

static bool
is_number(const char *s)
{
	size_t n;

	s += *s == '-' || *s == '+';
	n = strspn(s, DIGITS);
	if (n > 0 && s[n] == '.')
		n += 1 + strspn(s + n + 1, DIGITS);
	return n > 0 && s[n] == '\0';
}

/* 2026-01-15, 2026-01-15T10:20:30Z, or seconds since the epoch. */
static bool
is_date(const char *s)
{
	static const char form[] = "0000-00-00";
	size_t i;

	if (is_number(s))
		return true;
	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == '0' ? s[i] < '0' || s[i] > '9' : s[i] != '-')
			return false;
	return s[i] == '\0' || (s[i] == 'T' &&
	    s[i + 1 + strspn(s + i + 1, DIGITS ":.Z+-")] == '\0');
}

/* 203.0.113.0/24, 2001:db8::/32, or one address. */
static bool
is_network(const char *s)
{
	unsigned char bytes[16];
	char host[64];
	size_t n = strcspn(s, "/"), width = 0;
	unsigned bits = 0;
	const char *p;

	if (n >= sizeof(host))
		return false;
	memcpy(host, s, n);
	host[n] = '\0';
	width = inet_pton(AF_INET, host, bytes) == 1 ? 32 :
	    inet_pton(AF_INET6, host, bytes) == 1 ? 128 : 0;
	if (width == 0 || s[n] == '\0')
		return width != 0;
	for (p = s + n + 1; *p >= '0' && *p <= '9' && bits <= width; p++)
		bits = bits * 10 + (unsigned)(*p - '0');
	return p > s + n + 1 && *p == '\0' && bits <= width;
}

/* IAM User Guide, "Condition operators". */
static const struct op ops[] = {
	{ "StringEquals",              NULL,       MATCH_EXACT, false },
	{ "StringNotEquals",           NULL,       MATCH_EXACT, true },
	{ "StringEqualsIgnoreCase",    NULL,       MATCH_EXACT, false },
	{ "StringNotEqualsIgnoreCase", NULL,       MATCH_EXACT, true },
	{ "StringLike",                NULL,       MATCH_LIKE,  false },
	{ "StringNotLike",             NULL,       MATCH_LIKE,  true },
	/* "ArnEquals and ArnLike behave identically" */
	{ "ArnEquals",                 NULL,       MATCH_ARN,   false },
	{ "ArnLike",                   NULL,       MATCH_ARN,   false },
	{ "ArnNotEquals",              NULL,       MATCH_ARN,   true },
	{ "ArnNotLike",                NULL,       MATCH_ARN,   true },
	{ "NumericEquals",             is_number,  MATCH_OTHER, false },
	{ "NumericNotEquals",          is_number,  MATCH_OTHER, true },
	{ "NumericLessThan",           is_number,  MATCH_OTHER, false },
	{ "NumericLessThanEquals",     is_number,  MATCH_OTHER, false },
	{ "NumericGreaterThan",        is_number,  MATCH_OTHER, false },
	{ "NumericGreaterThanEquals",  is_number,  MATCH_OTHER, false },
	{ "DateEquals",                is_date,    MATCH_OTHER, false },
	{ "DateNotEquals",             is_date,    MATCH_OTHER, true },
	{ "DateLessThan",              is_date,    MATCH_OTHER, false },
	{ "DateLessThanEquals",        is_date,    MATCH_OTHER, false },
	{ "DateGreaterThan",           is_date,    MATCH_OTHER, false },
	{ "DateGreaterThanEquals",     is_date,    MATCH_OTHER, false },
	{ "Bool",                      is_bool,    MATCH_OTHER, false },
	{ "BinaryEquals",              NULL,       MATCH_OTHER, false },
	{ "IpAddress",                 is_network, MATCH_OTHER, false },
	{ "NotIpAddress",              is_network, MATCH_OTHER, true },
	{ "Null",                      is_bool,    MATCH_OTHER, false },
};

static bool
skip(const char **s, const char *prefix)
{
	size_t n = strlen(prefix);

	if (strncmp(*s, prefix, n) != 0)
		return false;
	*s += n;
	return true;
}

/* ForAnyValue:StringLikeIfExists */
static bool
read_operator(const char *s, struct clause *out)
{
	size_t i, n;

	memset(out, 0, sizeof(*out));
	out->all_values = skip(&s, "ForAllValues:");
	out->any_value = !out->all_values && skip(&s, "ForAnyValue:");
	for (i = 0; i < N_ELEMENTS(ops); i++) {
		n = strlen(ops[i].name);
		if (strncmp(s, ops[i].name, n) != 0)
			continue;
		if (s[n] != '\0' && (strcmp(s + n, "IfExists") != 0 ||
		    strcmp(ops[i].name, "Null") == 0))
			continue;
		out->op = &ops[i];
		out->if_exists = s[n] != '\0';
		return true;
	}
	return false;
}

/* --- what is fixed --- */

/*
 * Keys that tell where a caller is or who it is.  The first four are the
 * guide's; the others fix the caller as much, as S3's "meaning of public"
 * has it for the organization.  [belief]  aws:SourceIp is on purpose not
 * among them: the guide does not name it.
 */
static bool
fixes_caller(const char *key)
{
	static const char *const keys[] = { "aws:SourceArn",
	    "aws:SourceVpc", "aws:SourceVpce", "aws:SourceAccount",
	    "aws:PrincipalOrgID", "aws:PrincipalArn", "aws:PrincipalAccount" };
	size_t i;

	for (i = 0; i < N_ELEMENTS(keys); i++)
		if (strcasecmp(keys[i], key) == 0)
			return true;
	return false;
}

static bool
is_wild(const char *s)
{
	return strpbrk(s, "*?") != NULL;
}

/* Does the value mean one place, or places of one account alone? */
static bool
is_fixed(struct kt_arena *a, enum match match, const char *s)
{
	struct policy_arn arn;

	if (*s == '\0' || strstr(s, "${") != NULL)
		return false;
	if (!is_wild(s))
		return true;
	if (match == MATCH_EXACT || policy_arn(a, s, &arn) != 0 ||
	    !policy_is_account(arn.account))
		return false;
	return match == MATCH_ARN || !(is_wild(arn.partition) ||
	    is_wild(arn.service) || is_wild(arn.region));
}

static bool
takes(const struct op *op, const struct kt_json *v)
{
	const char *s = kt_json_string(v);

	if (s != NULL)
		return op->takes == NULL || strstr(s, "${") != NULL ||
		    op->takes(s);
	switch (kt_json_type(v)) {
	case KT_JSON_BOOL:   return op->takes == NULL || op->takes == is_bool;
	case KT_JSON_NUMBER: return op->takes != is_bool &&
		    op->takes != is_network;
	default:             return false;
	}
}

/* Checks the values of one key; *fixed: there are some, and all are fixed. */
static enum policy_fault
read_values(struct kt_arena *a, const struct op *op,
    const struct kt_json *list, bool *fixed)
{
	const struct kt_json *v = policy_first(list);

	*fixed = v != NULL;
	for (; v != NULL; v = policy_next(list, v)) {
		if (!takes(op, v))
			return POLICY_SYNTAX;
		if (kt_json_string(v) == NULL ||
		    !is_fixed(a, op->match, kt_json_string(v)))
			*fixed = false;
	}
	return POLICY_FINE;
}

/*
 * One operator with its keys.  A missing key makes IfExists and ForAllValues
 * true, so these fix nobody; it makes a negated operator true as well, which
 * is what spares_fixed wants.
 */
static enum policy_fault
read_clauses(struct kt_arena *a, const struct clause *c,
    const struct kt_json *keys, struct policy_condition *out)
{
	const struct kt_json *m;
	bool fixed;

	if (kt_json_type(keys) != KT_JSON_OBJECT)
		return POLICY_SYNTAX;
	for (m = kt_json_first(keys); m != NULL; m = kt_json_next(m)) {
		const char *colon = strchr(kt_json_name(m), ':');

		if (colon == NULL || colon == kt_json_name(m) ||
		    colon[1] == '\0' ||
		    read_values(a, c->op, m, &fixed) != POLICY_FINE)
			return POLICY_SYNTAX;
		fixed = fixed && c->op->match != MATCH_OTHER &&
		    !c->all_values && fixes_caller(kt_json_name(m));
		out->any = true;
		if (fixed && !c->op->negated && !c->if_exists)
			out->fixes = true;
		if (!fixed || !c->op->negated || c->any_value)
			out->spares_fixed = false;
	}
	return POLICY_FINE;
}

enum policy_fault
policy_condition(struct kt_arena *a, const struct kt_json *v,
    struct policy_condition *out)
{
	struct policy_condition sum = { .spares_fixed = true };
	const struct kt_json *m;
	struct clause c;

	if (v != NULL && kt_json_type(v) != KT_JSON_OBJECT)
		return POLICY_SYNTAX;
	for (m = kt_json_first(v); m != NULL; m = kt_json_next(m))
		if (!read_operator(kt_json_name(m), &c) ||
		    read_clauses(a, &c, m, &sum) != POLICY_FINE)
			return POLICY_SYNTAX;
	sum.spares_fixed = sum.spares_fixed && sum.any;
	*out = sum;
	return POLICY_FINE;
}
