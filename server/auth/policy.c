/* A resource policy as a whole, and its statements. */
#include "policy.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "pattern.h"
#include "policy_parts.h"

#define SERVICE "secretsmanager"

/* Service Authorization Reference, AWS Secrets Manager. */
static const char *const actions[] = {
	"PutResourcePolicy",	/* PUT_POLICY */
	"AcceptCrossAccountReplication", "AssociateCrossAccountReplica",
	"BatchGetSecretValue", "CancelRotateSecret", "CreateSecret",
	"DeleteResourcePolicy", "DeleteSecret", "DescribeSecret",
	"DisassociateCrossAccountReplica",
	"GetRandomPassword", "GetResourcePolicy", "GetSecretValue",
	"ListResourcePolicies",
	"ListSecretVersionIds", "ListSecrets", "PutSecretValue",
	"RemoveRegionsFromReplication", "ReplicateSecretToRegions",
	"RestoreSecret", "RotateSecret", "StopReplicationToReplica",
	"TagResource", "UntagResource", "UpdateSecret",
	"UpdateSecretVersionStage", "ValidateResourcePolicy",
};

#define PUT_POLICY UINT32_C(1)
#define ALL_ACTIONS ((UINT32_C(1) << N_ELEMENTS(actions)) - 1)

struct statement {
	bool allow;
	bool anybody;		/* it speaks of all principals */
	bool but;		/* NotPrincipal: of all but some */
	uint32_t actions;	/* a bit each */
	bool every_resource;
	struct policy_condition condition;
};

const char *
policy_message(enum policy_fault fault)
{
	static const char *const messages[] = {
		[POLICY_NO_JSON] =
		    "This resource policy contains a syntax error.",
		[POLICY_SYNTAX] =
		    "This resource policy contains a syntax error.",
		[POLICY_PRINCIPAL] =
		    "This resource policy contains an unsupported principal.",
		[POLICY_SERVICE] = "This resource policy contains an invalid "
		    "service principal.",
	};

	return messages[fault];
}

/* As actions are: in any case. */
static bool
matches(struct kt_arena *a, const char *pattern, const char *s)
{
	struct pattern p = pattern_compile(a, pattern, PATTERN_WILD);

	return pattern_fits(p.s, p.n, s, strlen(s), true);
}

/* --- the elements of a statement --- */

/* The actions a pattern means; 0: none that there is. */
static uint32_t
actions_of(struct kt_arena *a, const char *s)
{
	size_t i, n = strlen(SERVICE ":");
	uint32_t found = 0;

	if (strcmp(s, "*") == 0 || strcmp(s, "*:*") == 0)
		return ALL_ACTIONS;
	if (strncasecmp(s, SERVICE ":", n) != 0)
		return 0;
	for (i = 0; i < N_ELEMENTS(actions); i++)
		if (matches(a, s + n, actions[i]))
			found |= UINT32_C(1) << i;
	return found;
}

static enum policy_fault
read_actions(struct kt_arena *a, const struct kt_json *list, bool not,
    uint32_t *out)
{
	const struct kt_json *v = policy_first(list);
	uint32_t sum = 0, some;

	for (; v != NULL; v = policy_next(list, v)) {
		const char *s = kt_json_string(v);

		some = s == NULL ? 0 : actions_of(a, s);
		if (some == 0)
			return POLICY_SYNTAX;
		sum |= some;
	}
	if (sum == 0)
		return POLICY_SYNTAX;
	*out = not ? ALL_ACTIONS & ~sum : sum;
	return POLICY_FINE;
}

/*
 * "*", which means this secret, or ARNs of secrets.  [belief] that those of
 * other services are refused.
 */
static enum policy_fault
read_resources(struct kt_arena *a, const struct kt_json *list, bool *every)
{
	const struct kt_json *v = policy_first(list);
	struct kt_arn arn;

	if (v == NULL)
		return POLICY_SYNTAX;
	for (; v != NULL; v = policy_next(list, v)) {
		const char *s = kt_json_string(v);

		if (s == NULL)
			return POLICY_SYNTAX;
		if (strcmp(s, "*") == 0)
			*every = true;
		else if (kt_arn_read(a, s, &arn) != 0 ||
		    !matches(a, arn.service, SERVICE))
			return POLICY_SYNTAX;
	}
	return POLICY_FINE;
}

/*
 * Secrets Manager User Guide, policy elements: "The string cannot contain
 * spaces"; that other visible ASCII may stand there is [belief].
 */
static enum policy_fault
read_sid(const struct kt_json *v)
{
	const char *s = kt_json_string(v);

	if (v == NULL)
		return POLICY_FINE;
	if (s == NULL)
		return POLICY_SYNTAX;
	for (; *s != '\0'; s++)
		if (*s <= ' ' || *s > '~')
			return POLICY_SYNTAX;
	return POLICY_FINE;
}

static enum policy_fault
read_statement(struct kt_arena *a, const struct kt_json *v,
    struct statement *out)
{
	static const char *const names[] = { "Sid", "Effect", "Principal",
	    "NotPrincipal", "Action", "NotAction", "Resource", "NotResource",
	    "Condition", NULL };
	const struct kt_json *principal, *action, *resource;
	bool but, not_action, not_resource;

	memset(out, 0, sizeof(*out));
	if (kt_json_type(v) != KT_JSON_OBJECT || !policy_has_only(v, names))
		return POLICY_SYNTAX;
	principal = policy_one_of(v, "Principal", "NotPrincipal", &but);
	action = policy_one_of(v, "Action", "NotAction", &not_action);
	resource = policy_one_of(v, "Resource", "NotResource", &not_resource);
	if (principal == NULL || action == NULL || resource == NULL ||
	    read_sid(kt_json_member(v, "Sid")) != POLICY_FINE ||
	    policy_effect(kt_json_member(v, "Effect"), &out->allow) !=
	    POLICY_FINE ||
	    read_actions(a, action, not_action, &out->actions) != POLICY_FINE ||
	    read_resources(a, resource, &out->every_resource) !=
	    POLICY_FINE ||
	    policy_condition(a, kt_json_member(v, "Condition"),
	    &out->condition) != POLICY_FINE)
		return POLICY_SYNTAX;
	out->every_resource = out->every_resource && !not_resource;
	out->but = but;
	return policy_principal(a, principal, &out->anybody);
}

/* --- the whole --- */

/* Actions that statements open to everybody, and that they close again. */
struct sum {
	uint32_t open, closed;
	bool locks_out;
};

/*
 * What one statement adds.  A Deny closes to the public when it spares none
 * but callers who are fixed; it must speak of every resource, since here the
 * secret's own ARN is not known.
 */
static void
add_statement(struct sum *sum, const struct statement *s)
{
	const struct policy_condition *c = &s->condition;

	if (s->allow) {
		/* NotPrincipal: everybody but some is as broad. */
		if (s->anybody != s->but && !c->fixes)
			sum->open |= s->actions;
		return;
	}
	if (!s->anybody || s->but || !s->every_resource)
		return;
	if (!c->any || c->spares_fixed)
		sum->closed |= s->actions;
	if (!c->any && (s->actions & PUT_POLICY) != 0)
		sum->locks_out = true;
}

static enum policy_fault
read_statements(struct kt_arena *a, const struct kt_json *list,
    struct sum *sum)
{
	const struct kt_json *v = policy_first(list);
	enum policy_fault fault = v == NULL ? POLICY_SYNTAX : POLICY_FINE;
	struct statement s;

	for (; v != NULL; v = policy_next(list, v)) {
		fault = policy_worse(fault, read_statement(a, v, &s));
		if (fault == POLICY_SYNTAX || policy_sid_stood(list, v))
			return POLICY_SYNTAX;
		add_statement(sum, &s);
	}
	return fault;
}

enum policy_fault
policy_read(struct kt_arena *a, const char *text, struct policy_effect *out)
{
	static const char *const names[] = { "Version", "Id", "Statement",
	    NULL };
	const struct kt_json *root, *id, *list;
	struct sum sum = { .open = 0 };
	enum policy_fault fault;
	bool varies;

	if (kt_json_parse(a, text, strlen(text), &root) != 0 ||
	    kt_json_type(root) != KT_JSON_OBJECT)
		return POLICY_NO_JSON;
	id = kt_json_member(root, "Id");
	list = kt_json_member(root, "Statement");
	if (!policy_has_only(root, names) || list == NULL ||
	    policy_version(kt_json_member(root, "Version"), &varies) !=
	    POLICY_FINE ||
	    (id != NULL && kt_json_string(id) == NULL))
		return POLICY_SYNTAX;
	fault = read_statements(a, list, &sum);
	if (fault == POLICY_FINE)
		*out = (struct policy_effect){
		    .is_public = (sum.open & ~sum.closed) != 0,
		    .locks_out = sum.locks_out };
	return fault;
}
