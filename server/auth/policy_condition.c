/*
 * Whom the conditions of a statement let it speak of: all clauses must be true,
 * of the values of one clause any.
 */
#include <string.h>
#include <strings.h>

#include "compiled.h"
#include "policy_parts.h"

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

static bool
all_fixed(struct kt_arena *a, const struct clause *c)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (!is_fixed(a, c->how.op->compare, c->values[i].text))
			return false;
	return c->n > 0;
}

/*
 * A missing key makes IfExists and ForAllValues true, so these fix nobody; it
 * makes a negated operator true as well, which is what spares_fixed wants.
 */
struct policy_condition
policy_condition(struct kt_arena *a, const struct statement *s)
{
	struct policy_condition out = { .spares_fixed = s->n_clauses > 0 };
	size_t i;

	for (i = 0; i < s->n_clauses; i++) {
		const struct clause *c = &s->clauses[i];
		const struct policy_operator *how = &c->how;
		bool fixed = how->op->compare <= POLICY_ARN &&
		    !how->all_values && fixes_caller(c->key) &&
		    all_fixed(a, c);

		if (fixed && !how->op->negated && !how->if_exists)
			out.fixes = true;
		if (!fixed || !how->op->negated || how->any_value)
			out.spares_fixed = false;
	}
	return out;
}
