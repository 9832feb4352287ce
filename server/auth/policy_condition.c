/*
 * Under which circumstances a statement speaks: IAM's "Condition" element.
 * All clauses must be true, of the values of one clause any.
 */
#include <string.h>
#include <strings.h>

#include "policy_operator.h"
#include "policy_parts.h"

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
is_fixed(struct kt_arena *a, enum policy_compare compare, const char *s)
{
	struct kt_arn arn;

	if (*s == '\0' || strstr(s, "${") != NULL)
		return false;
	if (!is_wild(s))
		return true;
	if (compare == POLICY_TEXT || compare == POLICY_FOLDED ||
	    kt_arn_read(a, s, &arn) != 0 || !policy_is_account(arn.account))
		return false;
	return compare == POLICY_ARN || !(is_wild(arn.partition) ||
	    is_wild(arn.service) || is_wild(arn.region));
}

/* Checks the values of one key; *fixed: there are some, and all are fixed. */
static enum policy_fault
read_values(struct kt_arena *a, const struct policy_op *op,
    const struct kt_json *list, bool *fixed)
{
	const struct kt_json *v = policy_first(list);

	*fixed = v != NULL;
	for (; v != NULL; v = policy_next(list, v)) {
		if (!policy_op_takes(op, v))
			return POLICY_SYNTAX;
		if (kt_json_string(v) == NULL ||
		    !is_fixed(a, op->compare, kt_json_string(v)))
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
read_clauses(struct kt_arena *a, const struct policy_operator *c,
    const struct kt_json *keys, struct policy_condition *out)
{
	const struct kt_json *m;
	bool fixed;

	if (kt_json_type(keys) != KT_JSON_OBJECT)
		return POLICY_SYNTAX;
	for (m = kt_json_first(keys); m != NULL; m = kt_json_next(m)) {
		if (!policy_is_key(kt_json_name(m)) ||
		    read_values(a, c->op, m, &fixed) != POLICY_FINE)
			return POLICY_SYNTAX;
		fixed = fixed && c->op->compare <= POLICY_ARN &&
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
	struct policy_operator c;

	if (v != NULL && kt_json_type(v) != KT_JSON_OBJECT)
		return POLICY_SYNTAX;
	for (m = kt_json_first(v); m != NULL; m = kt_json_next(m))
		if (!policy_operator(kt_json_name(m), &c) ||
		    read_clauses(a, &c, m, &sum) != POLICY_FINE)
			return POLICY_SYNTAX;
	sum.spares_fixed = sum.spares_fixed && sum.any;
	*out = sum;
	return POLICY_FINE;
}
