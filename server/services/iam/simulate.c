/*
 * SimulateCustomPolicy, SimulatePrincipalPolicy: what policies would say, by the
 * evaluator itself.  A result for each action; where resources are given, one of
 * each of them in it, and the strictest is the action's.
 */
#include "simulate.h"

#include <string.h>
#include <strings.h>

/* --- what the request carries, and what it lacked --- */

struct context {
	const struct simulation *s;
	struct shape_list *missing;	/* of const char * */
};

static void
miss(struct kt_call *c, struct shape_list *missing, const char *key)
{
	const char *const *had = missing->items;
	size_t i;

	for (i = 0; i < missing->n; i++)
		if (strcasecmp(had[i], key) == 0)
			return;
	*(const char **)noun_insert(c, missing, sizeof(key), i) = key;
}

static size_t
get(void *self, const char *key, const char *const **values)
{
	struct context *x = self;
	const struct iam_simulate_request *in = x->s->in;
	const struct shape_list *list = &in->context_entries;
	const struct iam_context_entry *e = list->items;
	size_t i;

	for (i = 0; i < list->n; i++)
		if (e[i].context_key_name != NULL &&
		    strcasecmp(e[i].context_key_name, key) == 0) {
			*values = e[i].context_key_values.items;
			return e[i].context_key_values.n;
		}
	miss(x->s->c, x->missing, key);
	return 0;
}

/* --- one resource --- */

static const char *
decision_name(enum policy_reason reason)
{
	return reason == POLICY_ALLOWED ? "allowed" :
	    reason >= POLICY_DENY_IN_IDENTITY ? "explicitDeny" :
	    "implicitDeny";
}

/* Whose statement decided it, as AWS numbers what it was given. */
static const char *
source_of(const struct simulation *s, const struct policy *by)
{
	size_t i;

	for (i = 0; i < s->set.identity.n; i++)
		if (s->set.identity.items[i] == by)
			return s->ids[i];
	return by == s->set.boundary ? s->boundary_id : "ResourcePolicy";
}

static void
match(const struct simulation *s, const struct policy *by,
    struct shape_list *list)
{
	struct iam_statement *statement;

	list->items = kt_arena_alloc(s->c->arena, sizeof(*statement));
	if (by == NULL)
		return;
	statement = list->items;
	statement->source_policy_id = source_of(s, by);
	statement->source_policy_type = by == s->set.resource ?
	    "Resource Policy" : "IAM Policy";
	list->n = 1;
}

static void
simulate(const struct simulation *s, const char *action, const char *resource,
    struct iam_resource_specific_result *out)
{
	struct context x = { .s = s, .missing = &out->missing_context_values };
	struct policy_request r = { .caller = &s->caller, .action = action,
	    .resource = resource, .foreign = s->foreign,
	    .context = { get, &x } };
	struct iam_permissions_boundary_decision_detail *detail;
	struct policy_decision d;

	out->missing_context_values.items = kt_arena_alloc(s->c->arena, 1);
	d = policy_evaluate(&s->set, &r);
	out->eval_resource_name = resource;
	out->eval_resource_decision = decision_name(d.reason);
	match(s, d.by, &out->matched_statements);
	if (s->set.boundary == NULL)
		return;
	detail = kt_arena_alloc(s->c->arena, sizeof(*detail));
	detail->allowed_by_permissions_boundary = shape_bool(
	    d.reason != POLICY_NONE_IN_BOUNDARY &&
	    d.reason != POLICY_DENY_IN_BOUNDARY);
	out->permissions_boundary_decision_detail = detail;
}

/* --- one action --- */

static unsigned
strictness(const struct iam_resource_specific_result *r)
{
	return strcmp(r->eval_resource_decision, "allowed") == 0 ? 0 :
	    strcmp(r->eval_resource_decision, "implicitDeny") == 0 ? 1 : 2;
}

/* API Reference, EvaluationResult: "the most restrictive decision". */
static void
sum_up(struct kt_call *c, const struct iam_resource_specific_result *each,
    size_t n, struct iam_evaluation_result *out)
{
	const struct iam_resource_specific_result *worst = each;
	const char *const *missing;
	size_t i, k;

	out->missing_context_values.items = kt_arena_alloc(c->arena, 1);
	for (i = 0; i < n; i++) {
		if (strictness(&each[i]) > strictness(worst))
			worst = &each[i];
		missing = each[i].missing_context_values.items;
		for (k = 0; k < each[i].missing_context_values.n; k++)
			miss(c, &out->missing_context_values, missing[k]);
	}
	out->eval_decision = worst->eval_resource_decision;
	out->matched_statements = worst->matched_statements;
	out->permissions_boundary_decision_detail =
	    worst->permissions_boundary_decision_detail;
}

static void
simulate_action(const struct simulation *s, const char *action,
    struct iam_evaluation_result *out)
{
	static const char *const everything[] = { "*" };
	const struct iam_simulate_request *in = s->in;
	const struct shape_list *given = &in->resource_arns;
	size_t n = given->n > 0 ? given->n : 1, i;
	const char *const *resources = given->n > 0 ? given->items :
	    everything;
	struct iam_resource_specific_result *each = kt_arena_alloc(s->c->arena,
	    n * sizeof(*each));

	for (i = 0; i < n; i++)
		simulate(s, action, resources[i], &each[i]);
	sum_up(s->c, each, n, out);
	out->eval_action_name = action;
	out->eval_resource_name = given->n == 1 ? resources[0] : "*";
	if (given->n > 0)
		out->resource_specific_results = (struct shape_list){ each,
		    n };
}

/* --- the operations --- */

static int
run(struct kt_call *c, const struct principal *who)
{
	const struct iam_simulate_request *in = c->in;
	struct iam_simulate_policy_response *out = c->out;
	struct simulation s = { .c = c, .in = in };
	struct pager p = { .marker = in->marker, .max_items = in->max_items,
	    .is_truncated = &out->is_truncated, .next = &out->marker };
	const char *const *actions = in->action_names.items;
	struct iam_evaluation_result *results;
	const char *key;
	size_t i;

	if (simulation_prepare(&s, who) != 0 || pager_open(c, &p) != 0)
		return -1;
	out->evaluation_results.items = results = kt_arena_alloc(c->arena,
	    (in->action_names.n + 1) * sizeof(*results));
	for (i = 0; i < in->action_names.n; i++) {
		key = kt_arena_printf(c->arena, "%09zu", i);
		if (strcmp(key, p.after) <= 0)
			continue;
		if (!pager_takes(c, &p, key))
			break;
		simulate_action(&s, actions[i],
		    &results[out->evaluation_results.n++]);
	}
	return 0;
}

int
op_simulate_custom_policy(struct kt_call *c)
{
	return run(c, NULL);
}

int
op_simulate_principal_policy(struct kt_call *c)
{
	const struct iam_simulate_request *in = c->in;
	struct principal who;

	return principal_find(c, in->policy_source_arn, &who) != 0 ? -1 :
	    run(c, &who);
}
