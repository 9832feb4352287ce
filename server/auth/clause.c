/* Does a clause of a condition hold?  evaluate.h has the rules. */
#include <string.h>
#include <strings.h>

#include "compiled.h"

struct subject {
	const char *s;
	size_t n;		/* its bytes */
	const struct policy_context *context;
	bool *beyond;
};

/* --- texts --- */

static bool
expanded(const struct pattern *p, const struct subject *subject,
    struct pattern_text *out)
{
	enum pattern_outcome outcome = pattern_expand(p, subject->context, out);

	if (outcome == PATTERN_BEYOND)
		*subject->beyond = true;
	return outcome == PATTERN_READY;
}

static bool
text_matches(const struct pattern *p, const struct subject *subject, bool fold)
{
	struct pattern_text text;

	return pattern_may_begin(p, subject->s, fold) &&
	    expanded(p, subject, &text) && pattern_fits(text.s, text.n,
	    subject->s, subject->n, fold);
}

bool
policy_any_matches(const struct patterns *list, const char *s, bool fold,
    const struct policy_context *context, bool *beyond)
{
	struct subject subject = { s, strlen(s), context, beyond };
	size_t i;

	for (i = 0; i < list->n; i++)
		if (text_matches(&list->items[i], &subject, fold))
			return true;
	return false;
}

/* --- one value of the policy and one of the request --- */

static bool
is_text(const struct policy_op *op, const struct clause_value *v,
    const struct subject *subject)
{
	return text_matches(&v->pattern, subject,
	    op->compare == POLICY_FOLDED);
}

static bool
is_arn(const struct policy_op *op, const struct clause_value *v,
    const struct subject *subject)
{
	struct pattern_text text;

	(void)op;
	return expanded(&v->pattern, subject, &text) &&
	    pattern_fits_arn(text.s, text.n, subject->s);
}

static bool
is_bool(const struct policy_op *op, const struct clause_value *v,
    const struct subject *subject)
{
	(void)op;
	return (strcasecmp(subject->s, "true") == 0 ||
	    strcasecmp(subject->s, "false") == 0) &&
	    text_matches(&v->pattern, subject, true);
}

static bool
accepts(const struct policy_op *op, int order)
{
	return (op->accepts & (order < 0 ? POLICY_LESS : order > 0 ?
	    POLICY_GREATER : POLICY_EQUAL)) != 0;
}

static bool
is_number(const struct policy_op *op, const struct clause_value *v,
    const struct subject *subject)
{
	int order;

	return policy_number_order(subject->s, v->text, &order) == 0 &&
	    accepts(op, order);
}

static bool
is_moment(const struct policy_op *op, const struct clause_value *v,
    const struct subject *subject)
{
	int64_t ms;

	return policy_moment(subject->s, &ms) == 0 &&
	    accepts(op, (ms > v->moment) - (ms < v->moment));
}

static bool
is_in_network(const struct policy_op *op, const struct clause_value *v,
    const struct subject *subject)
{
	struct policy_network address;

	(void)op;
	return policy_network(subject->s, &address) == 0 &&
	    address.bits == address.width &&
	    policy_network_has(&v->network, &address);
}

/* Both are base 64, which has one form for each value.  [belief] */
static bool
is_binary(const struct policy_op *op, const struct clause_value *v,
    const struct subject *subject)
{
	(void)op;
	return strcmp(v->text, subject->s) == 0;
}

static bool
is_any_of(const struct clause *c, const struct subject *subject)
{
	static bool (*const tests[])(const struct policy_op *,
	    const struct clause_value *, const struct subject *) = {
		[POLICY_TEXT] = is_text,
		[POLICY_FOLDED] = is_text,
		[POLICY_LIKE] = is_text,
		[POLICY_ARN] = is_arn,
		[POLICY_NUMBER] = is_number,
		[POLICY_DATE] = is_moment,
		[POLICY_BOOL] = is_bool,
		[POLICY_BINARY] = is_binary,
		[POLICY_NETWORK] = is_in_network,
	};
	const struct policy_op *op = c->how.op;
	size_t i;

	for (i = 0; i < c->n; i++)
		if (!c->values[i].none &&
		    tests[op->compare](op, &c->values[i], subject))
			return true;
	return false;
}

/* --- the whole clause --- */

static bool
null_holds(const struct clause *c, bool missing)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (strcasecmp(c->values[i].text, missing ? "true" :
		    "false") == 0)
			return true;
	return false;
}

static bool
all_empty(const char *const *values, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (*values[i] != '\0')
			return false;
	return true;
}

bool
policy_clause_holds(const struct clause *c,
    const struct policy_context *context, bool *beyond)
{
	const char *const *values = NULL;
	size_t i, n = policy_context_get(context, c->key, &values);
	bool set = c->how.all_values || c->how.any_value;
	/* Must every value do, or one? */
	bool every = c->how.all_values ||
	    (c->how.op->negated && !c->how.any_value);

	if (c->how.op->compare == POLICY_NULL)
		return null_holds(c, n == 0);
	if (n == 0 && c->how.if_exists)
		return true;
	if (n == 0 || (set && all_empty(values, n)))
		return every;
	for (i = 0; i < n; i++) {
		struct subject subject = { values[i], strlen(values[i]),
		    context, beyond };

		if ((is_any_of(c, &subject) != c->how.op->negated) != every)
			return !every;
	}
	return every;
}
