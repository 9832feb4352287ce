/* What a simulation is made of: policies, and who asks. */
#include <string.h>
#include <strings.h>

#include "auth/policy_parts.h"
#include "aws_policy.h"
#include "simulate.h"

/* --- the policies --- */

static int
compile(struct kt_call *c, const char *text, enum policy_kind kind,
    const struct kt_json **tree, const struct policy **out)
{
	enum policy_flaw flaw = POLICY_NOT_JSON;

	*out = NULL;
	if (kt_json_parse(c->arena, text, strlen(text), tree) == 0)
		*out = policy_compile(c->arena, *tree, kind, &flaw);
	return *out != NULL ? 0 : kt_fail(c, IAM_INVALID_INPUT, "%s",
	    policy_malformed(flaw));
}

int
input_check(struct kt_call *c, const char *text, enum policy_kind kind,
    const struct kt_json **tree)
{
	const struct policy *p;

	return compile(c, text, kind, tree, &p);
}

struct lists {
	struct kt_buf policies;		/* of const struct policy * */
	struct kt_buf ids;		/* of const char * */
};

static int
add(struct simulation *s, struct lists *l, const char *document,
    const char *id)
{
	const struct kt_json *tree;
	const struct policy *p;

	if (compile(s->c, document, POLICY_IDENTITY, &tree, &p) != 0)
		return -1;
	kt_buf_add(&l->policies, &p, sizeof(const struct policy *));
	kt_buf_add(&l->ids, &id, sizeof(id));
	return 0;
}

/* --- policies of a principal that are not to count --- */

/* One "*" at most, and "?", in a name. */
static bool
fits(const char *pattern, const char *name)
{
	const char *star = strchr(pattern, '*');
	size_t n = star != NULL ? (size_t)(star - pattern) : strlen(pattern);
	size_t rest = star != NULL ? strlen(star + 1) : 0, all = strlen(name);
	size_t i;

	if (star != NULL ? all < n + rest : all != n)
		return false;
	for (i = 0; i < n; i++)
		if (pattern[i] != '?' && pattern[i] != name[i])
			return false;
	for (i = 0; i < rest; i++)
		if (star[1 + i] != '?' && star[1 + i] != name[all - rest + i])
			return false;
	return true;
}

static bool
of_type(const char *type, const struct principal_policy *p, bool boundary)
{
	if (strcmp(type, "permission-boundary") == 0 || boundary)
		return boundary && strcmp(type, "permission-boundary") == 0;
	if (strcmp(type, "inline") == 0)
		return p->arn == NULL;
	return p->arn != NULL && strcmp(type, aws_policy_is(p->arn) ?
	    "aws-managed" : "user-managed") == 0;
}

static bool
is_inline(const struct iam_inline_policy_identifier_type *i,
    const struct principal_policy *p)
{
	return p->arn == NULL && strcmp(i->policy_name, p->name) == 0 &&
	    strcmp(i->attachment_type, p->of->word) == 0 &&
	    strcasecmp(i->attachment_name, p->of_name) == 0;
}

static bool
excluded(const struct simulation *s, const struct principal_policy *p,
    bool boundary)
{
	const struct iam_simulate_request *in = s->in;
	const struct shape_list *list = &in->policy_exclusion_list;
	const struct iam_policy_identifier *e = list->items;
	size_t i;

	for (i = 0; i < list->n; i++)
		if ((e[i].policy_type != NULL &&
		    of_type(e[i].policy_type, p, boundary)) ||
		    (e[i].policy_arn != NULL && !boundary && p->arn != NULL &&
		    fits(e[i].policy_arn, p->arn)) ||
		    (e[i].inline_policy_identifier != NULL && !boundary &&
		    is_inline(e[i].inline_policy_identifier, p)))
			return true;
	return false;
}

/* --- all together --- */

static int
add_principal(struct simulation *s, struct lists *l,
    const struct principal *who)
{
	const struct principal_policy *p;
	struct shape_list policies;
	size_t i;

	if (principal_policies(s->c, who, &policies) != 0)
		return -1;
	p = policies.items;
	for (i = 0; i < policies.n; i++)
		if (!excluded(s, &p[i], false) &&
		    add(s, l, p[i].document, p[i].id) != 0)
			return -1;
	return 0;
}

static int
take_policies(struct simulation *s, const struct principal *who)
{
	const struct iam_simulate_request *in = s->in;
	const struct shape_list *texts = &in->policy_input_list;
	const char *const *text = texts->items;
	struct lists l;
	size_t i;

	kt_buf_init(&l.policies, s->c->arena);
	kt_buf_init(&l.ids, s->c->arena);
	if (who != NULL && add_principal(s, &l, who) != 0)
		return -1;
	for (i = 0; i < texts->n; i++)
		if (add(s, &l, text[i], kt_arena_printf(s->c->arena,
		    "PolicyInputList.%zu", i + 1)) != 0)
			return -1;
	s->set.identity = (struct policy_list){ (void *)l.policies.p,
	    l.policies.n / sizeof(const struct policy *) };
	s->ids = (void *)l.ids.p;
	return 0;
}

/*
 * API Reference: "You can input only one permissions boundary"; it is taken in place
 * of the principal's own.
 */
static int
take_boundary(struct simulation *s, const struct principal *who)
{
	const struct iam_simulate_request *in = s->in;
	const struct shape_list *texts =
	    &in->permissions_boundary_policy_input_list;
	const char *const *text = texts->items;
	struct principal_policy own = { .document = NULL };
	const struct kt_json *tree;

	s->boundary_id = "PermissionsBoundaryPolicyInputList.1";
	if (texts->n > 1)
		return kt_fail(s->c, IAM_INVALID_INPUT, "Only one permissions "
		    "boundary policy can be specified.");
	if (texts->n == 1)
		return compile(s->c, text[0], POLICY_IDENTITY, &tree,
		    &s->set.boundary);
	if (who == NULL || principal_boundary(s->c, who, &own) != 0)
		return who == NULL ? 0 : -1;
	if (own.document == NULL || excluded(s, &own, true))
		return 0;
	s->boundary_id = own.id;
	return compile(s->c, own.document, POLICY_IDENTITY, &tree,
	    &s->set.boundary);
}

/* --- who asks --- */

/* The account of an ARN; NULL: it is none. */
static const char *
account_of(struct kt_call *c, const char *text, struct kt_arn *arn)
{
	return kt_arn_read(c->arena, text, arn) == 0 &&
	    policy_is_account(arn->account) ? arn->account : NULL;
}

/* API Reference, CallerArn: of a user, group or role; wanted by a ResourcePolicy. */
static int
take_caller(struct simulation *s)
{
	const struct iam_simulate_request *in = s->in;
	struct kt_arn arn = { .resource = "user/" };
	const char *given = in->caller_arn;

	if (given == NULL && in->policy_source_arn != NULL &&
	    (in->resource_policy == NULL ||
	    strstr(in->policy_source_arn, ":user/") != NULL))
		given = in->policy_source_arn;
	s->caller = (struct policy_caller){ .kind = POLICY_USER,
	    .account = s->c->account, .arn = given != NULL ? given : "" };
	if (given != NULL)
		s->caller.account = account_of(s->c, given, &arn);
	if (kt_after(arn.resource, "role/") != NULL) {
		s->caller.kind = POLICY_ROLE_SESSION;
		s->caller.source = given;
	}
	return s->caller.account != NULL &&
	    (kt_after(arn.resource, "user/") != NULL ||
	    kt_after(arn.resource, "group/") != NULL ||
	    s->caller.source != NULL) &&
	    (in->resource_policy == NULL || given != NULL) ? 0 :
	    kt_fail(s->c, IAM_INVALID_INPUT,
	    "CallerArn must be the ARN of an IAM user, group, or role.");
}

static int
take_owner(struct simulation *s)
{
	const struct iam_simulate_request *in = s->in;
	const char *given = in->resource_owner, *owner;
	struct kt_arn arn;

	if (given == NULL)
		return 0;
	owner = policy_is_account(given) ? given :
	    account_of(s->c, given, &arn);
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

int
simulation_prepare(struct simulation *s, const struct principal *who)
{
	const struct iam_simulate_request *in = s->in;
	const struct kt_json *tree;

	if (take_policies(s, who) != 0 || take_boundary(s, who) != 0 ||
	    take_caller(s) != 0 || take_owner(s) != 0 || check_actions(s) != 0)
		return -1;
	return in->resource_policy == NULL ? 0 : compile(s->c,
	    in->resource_policy, POLICY_RESOURCE, &tree, &s->set.resource);
}
