/* SimulateCustomPolicy: what policies would say, by the evaluator itself. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "auth/evaluate.h"
#include "auth/permit.h"
#include "auth/policy_parts.h"
#include "dispatch/dispatch.h"
#include "model.h"

#define PAGE_DEFAULT 100	/* API Reference, MaxItems */

struct simulation {
	struct kt_call *c;
	const struct iam_simulate_custom_policy_request *in;
	struct policy_set set;
	struct policy_caller caller;
	bool foreign;
};

/* --- the policies --- */

/* [belief] that a fault is told in the words of CreatePolicy's. */
static int
compile(struct kt_call *c, const char *text, enum policy_kind kind,
    const struct policy **out)
{
	enum policy_flaw flaw = POLICY_NOT_JSON;
	const struct kt_json *v;

	*out = NULL;
	if (kt_json_parse(c->arena, text, strlen(text), &v) == 0)
		*out = policy_compile(c->arena, v, kind, &flaw);
	return *out != NULL ? 0 : kt_fail(c, IAM_INVALID_INPUT, "%s",
	    policy_malformed(flaw));
}

static int
compile_identities(struct simulation *s)
{
	const struct iam_simulate_custom_policy_request *in = s->in;
	const struct shape_list *texts = &in->policy_input_list;
	const char *const *text = texts->items;
	const struct policy **items = kt_arena_alloc(s->c->arena,
	    texts->n * sizeof(const struct policy *));
	size_t i;

	for (i = 0; i < texts->n; i++)
		if (compile(s->c, text[i], POLICY_IDENTITY, &items[i]) != 0)
			return -1;
	s->set.identity = (struct policy_list){ items, texts->n };
	return 0;
}

/* API Reference: "You can specify only one permissions boundary". */
static int
compile_boundary(struct simulation *s)
{
	const struct iam_simulate_custom_policy_request *in = s->in;
	const struct shape_list *texts =
	    &in->permissions_boundary_policy_input_list;
	const char *const *text = texts->items;

	if (texts->n == 0)
		return 0;
	if (texts->n > 1)
		return kt_fail(s->c, IAM_INVALID_INPUT, "Only one permissions "
		    "boundary policy can be specified.");
	return compile(s->c, text[0], POLICY_IDENTITY, &s->set.boundary);
}

/* --- who asks --- */

/* The account of an ARN; NULL: it is none. */
static const char *
account_of(struct kt_call *c, const char *text, struct policy_arn *arn)
{
	return policy_arn(c->arena, text, arn) == 0 &&
	    policy_is_account(arn->account) ? arn->account : NULL;
}

/* API Reference: CallerArn is a user's, and wanted by a ResourcePolicy. */
static int
read_caller(struct simulation *s)
{
	const struct iam_simulate_custom_policy_request *in = s->in;
	struct policy_arn arn = { .resource = "user/" };
	const char *owner = NULL;

	s->caller = (struct policy_caller){ .kind = POLICY_USER,
	    .account = s->c->account, .arn = "" };
	if (in->caller_arn != NULL) {
		s->caller.arn = in->caller_arn;
		s->caller.account = account_of(s->c, in->caller_arn, &arn);
	}
	if (s->caller.account == NULL ||
	    strncmp(arn.resource, "user/", 5) != 0 ||
	    (in->resource_policy != NULL && in->caller_arn == NULL))
		return kt_fail(s->c, IAM_INVALID_INPUT,
		    "CallerArn must be the ARN of an IAM user.");
	if (in->resource_owner == NULL)
		return 0;
	owner = policy_is_account(in->resource_owner) ? in->resource_owner :
	    account_of(s->c, in->resource_owner, &arn);
	if (owner == NULL)
		return kt_fail(s->c, IAM_INVALID_INPUT,
		    "ResourceOwner must be the ARN of an account.");
	s->foreign = strcmp(owner, s->caller.account) != 0;
	return 0;
}

static int
check_actions(struct simulation *s)
{
	const char *const *action = s->in->action_names.items;
	size_t i;

	for (i = 0; i < s->in->action_names.n; i++)
		if (strchr(action[i], ':') == NULL ||
		    strpbrk(action[i], "*?") != NULL)
			return kt_fail(s->c, IAM_INVALID_INPUT,
			    "Invalid Action: %s", action[i]);
	return 0;
}

static int
prepare(struct simulation *s)
{
	if (compile_identities(s) != 0 || compile_boundary(s) != 0 ||
	    read_caller(s) != 0 || check_actions(s) != 0)
		return -1;
	return s->in->resource_policy == NULL ? 0 : compile(s->c,
	    s->in->resource_policy, POLICY_RESOURCE, &s->set.resource);
}

/* --- what the request carries, and what it lacked --- */

struct context {
	const struct simulation *s;
	struct kt_buf missing;		/* of const char * */
};

static void
miss(struct context *x, const char *key)
{
	const char *const *had = (const char *const *)(void *)x->missing.p;
	size_t i, n = x->missing.n / sizeof(key);

	for (i = 0; i < n; i++)
		if (strcasecmp(had[i], key) == 0)
			return;
	kt_buf_add(&x->missing, &key, sizeof(key));
}

static size_t
get(void *self, const char *key, const char *const **values)
{
	struct context *x = self;
	const struct iam_simulate_custom_policy_request *in = x->s->in;
	const struct shape_list *list = &in->context_entries;
	const struct iam_context_entry *e = list->items;
	size_t i;

	for (i = 0; i < list->n; i++)
		if (e[i].context_key_name != NULL &&
		    strcasecmp(e[i].context_key_name, key) == 0) {
			*values = e[i].context_key_values.items;
			return e[i].context_key_values.n;
		}
	miss(x, key);
	return 0;
}

/* --- the results --- */

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
			return kt_arena_printf(s->c->arena,
			    "PolicyInputList.%zu", i + 1);
	return by == s->set.boundary ? "PermissionsBoundaryPolicyInputList.1" :
	    "ResourcePolicy";
}

static void
simulate(const struct simulation *s, const char *action, const char *resource,
    struct iam_evaluation_result *out)
{
	struct kt_arena *a = s->c->arena;
	struct context x = { .s = s };
	struct iam_permissions_boundary_decision_detail *detail;
	struct policy_request r = { .caller = &s->caller, .action = action,
	    .resource = resource, .foreign = s->foreign,
	    .context = { get, &x } };
	struct policy_decision d;
	struct iam_statement *statement;

	kt_buf_init(&x.missing, a);
	d = policy_evaluate(&s->set, &r);
	out->eval_action_name = action;
	out->eval_resource_name = resource;
	out->eval_decision = decision_name(d.reason);
	statement = kt_arena_alloc(a, sizeof(*statement));
	if (d.by != NULL)
		statement->source_policy_id = source_of(s, d.by);
	out->matched_statements = (struct shape_list){ statement,
	    d.by != NULL };
	out->missing_context_values = (struct shape_list){ x.missing.n > 0 ?
	    (void *)x.missing.p : statement,
	    x.missing.n / sizeof(const char *) };
	if (s->set.boundary == NULL)
		return;
	detail = kt_arena_alloc(a, sizeof(*detail));
	detail->allowed_by_permissions_boundary = shape_bool(
	    d.reason != POLICY_NONE_IN_BOUNDARY &&
	    d.reason != POLICY_DENY_IN_BOUNDARY);
	out->permissions_boundary_decision_detail = detail;
}

/* Results from the marker on, which is a number of theirs. */
static int
page_of(struct kt_call *c, const char *marker, size_t all, size_t *from)
{
	*from = 0;
	if (marker == NULL)
		return 0;
	if (strlen(marker) > 9 || marker[strspn(marker, "0123456789")] != '\0')
		return kt_fail(c, IAM_INVALID_INPUT, "Invalid Marker.");
	*from = strtoul(marker, NULL, 10);
	if (*from > all)
		*from = all;
	return 0;
}

int
op_simulate_custom_policy(struct kt_call *c)
{
	static const char *const everything[] = { "*" };
	const struct iam_simulate_custom_policy_request *in = c->in;
	struct iam_simulate_policy_response *out = c->out;
	struct simulation s = { .c = c, .in = in };
	const char *const *actions = in->action_names.items;
	const char *const *resources = in->resource_arns.n > 0 ?
	    in->resource_arns.items : everything;
	size_t width = in->resource_arns.n > 0 ? in->resource_arns.n : 1;
	size_t i, from, n, all = in->action_names.n * width;
	struct iam_evaluation_result *results;

	if (prepare(&s) != 0 || page_of(c, in->marker, all, &from) != 0)
		return -1;
	n = in->max_items.set ? (size_t)in->max_items.v : PAGE_DEFAULT;
	if (n > all - from)
		n = all - from;
	results = kt_arena_alloc(c->arena, n * sizeof(*results));
	for (i = 0; i < n; i++)
		simulate(&s, actions[(from + i) / width],
		    resources[(from + i) % width], &results[i]);
	out->evaluation_results = (struct shape_list){ results, n };
	out->is_truncated = shape_bool(from + n < all);
	if (from + n < all)
		out->marker = kt_arena_printf(c->arena, "%zu", from + n);
	return 0;
}
