/*
 * A secret's resource policy: what Secrets Manager asks of one besides the
 * grammar, which compile.c reads, and what its statements come to.
 */
#include "policy.h"

#include <stdint.h>
#include <string.h>

#include "compiled.h"
#include "policy_parts.h"

#define SERVICE "secretsmanager"
#define A(name) SERVICE ":" name

/* Service Authorization Reference, AWS Secrets Manager. */
static const char *const actions[] = {
	A("PutResourcePolicy"),	/* PUT_POLICY */
	A("AcceptCrossAccountReplication"), A("AssociateCrossAccountReplica"),
	A("BatchGetSecretValue"), A("CancelRotateSecret"), A("CreateSecret"),
	A("DeleteResourcePolicy"), A("DeleteSecret"), A("DescribeSecret"),
	A("DisassociateCrossAccountReplica"), A("GetRandomPassword"),
	A("GetResourcePolicy"), A("GetSecretValue"), A("ListResourcePolicies"),
	A("ListSecretVersionIds"), A("ListSecrets"), A("PutSecretValue"),
	A("RemoveRegionsFromReplication"), A("ReplicateSecretToRegions"),
	A("RestoreSecret"), A("RotateSecret"), A("StopReplicationToReplica"),
	A("TagResource"), A("UntagResource"), A("UpdateSecret"),
	A("UpdateSecretVersionStage"), A("ValidateResourcePolicy"),
};

#define PUT_POLICY UINT32_C(1)
#define ALL_ACTIONS ((UINT32_C(1) << N_ELEMENTS(actions)) - 1)

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

/* --- what is asked of a statement besides --- */

/*
 * Secrets Manager User Guide, policy elements: "The string cannot contain
 * spaces"; that other visible ASCII may stand there is [belief].
 */
static bool
is_sid(const struct kt_json *v)
{
	const char *s = kt_json_string(v);

	for (; s != NULL && *s != '\0'; s++)
		if (*s <= ' ' || *s > '~')
			return false;
	return true;
}

/*
 * "*", which means this secret, or ARNs of secrets.  [belief] that those of
 * other services are refused.
 */
static bool
is_resource(struct kt_arena *a, const char *s)
{
	struct pattern service;
	struct kt_arn arn;

	if (strcmp(s, "*") == 0)
		return true;
	if (kt_arn_read(a, s, &arn) != 0)
		return false;
	service = pattern_compile(a, arn.service, PATTERN_WILD);
	return pattern_fits(service.s, service.n, SERVICE, strlen(SERVICE),
	    true);
}

/* v is one that compiled. */
static bool
is_of_secrets(struct kt_arena *a, const struct kt_json *v)
{
	const struct kt_json *list, *m;
	bool not;

	if (!is_sid(kt_json_member(v, "Sid")))
		return false;
	list = policy_one_of(v, "Resource", "NotResource", &not);
	for (m = policy_first(list); m != NULL; m = policy_next(list, m))
		if (!is_resource(a, kt_json_string(m)))
			return false;
	return true;
}

/* The actions a pattern means; 0: none that there is. */
static uint32_t
actions_of(const struct pattern *p)
{
	uint32_t found = 0;
	size_t i;

	for (i = 0; i < N_ELEMENTS(actions); i++)
		if (pattern_fits(p->s, p->n, actions[i], strlen(actions[i]),
		    true))
			found |= UINT32_C(1) << i;
	return found;
}

/* Those that a statement speaks of; *known: it names none that there is not. */
static uint32_t
actions_in(const struct patterns *list, bool *known)
{
	uint32_t sum = 0, some;
	size_t i;

	for (i = 0; i < list->n; i++) {
		some = actions_of(&list->items[i]);
		if (some == 0)
			*known = false;
		sum |= some;
	}
	return list->not ? ALL_ACTIONS & ~sum : sum;
}

/* --- what they come to --- */

static bool
is_anybody(const struct principals *list)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (list->items[i].who == WHO_EVERYBODY)
			return true;
	return false;
}

static bool
is_every_resource(const struct patterns *list)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (list->items[i].n == 1 &&
		    list->items[i].s[0] == PATTERN_ANY)
			return !list->not;
	return false;
}

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
add_statement(struct kt_arena *a, struct sum *sum, const struct statement *s,
    uint32_t spoken)
{
	struct policy_condition c = policy_condition(a, s);
	bool anybody = is_anybody(&s->principals), but = s->principals.not;

	if (!s->deny) {
		/* NotPrincipal: everybody but some is as broad. */
		if (anybody != but && !c.fixes)
			sum->open |= spoken;
		return;
	}
	if (!anybody || but || !is_every_resource(&s->resources))
		return;
	if (s->n_clauses == 0 || c.spares_fixed)
		sum->closed |= spoken;
	if (s->n_clauses == 0 && (spoken & PUT_POLICY) != 0)
		sum->locks_out = true;
}

static bool
add_statements(struct kt_arena *a, const struct kt_json *list,
    const struct policy *p, struct sum *sum)
{
	const struct kt_json *v = policy_first(list);
	bool known = true;
	size_t i;

	for (i = 0; i < p->n && known; i++, v = policy_next(list, v)) {
		const struct statement *s = &p->statements[i];
		uint32_t spoken = actions_in(&s->actions, &known);

		if (!is_of_secrets(a, v))
			return false;
		add_statement(a, sum, s, spoken);
	}
	return known;
}

enum policy_fault
policy_read(struct kt_arena *a, const char *text, struct policy_effect *out)
{
	enum policy_fault unknown = POLICY_FINE;
	struct sum sum = { .open = 0 };
	const struct kt_json *root;
	const struct policy *p;
	enum policy_flaw flaw;

	if (kt_json_parse(a, text, strlen(text), &root) != 0)
		return POLICY_NO_JSON;
	p = policy_compile_on(a, root, POLICY_RESOURCE, &flaw, &unknown);
	if (p == NULL)
		return flaw == POLICY_NOT_JSON ? POLICY_NO_JSON :
		    POLICY_SYNTAX;
	if (!add_statements(a, kt_json_member(root, "Statement"), p, &sum))
		return POLICY_SYNTAX;
	if (unknown == POLICY_FINE)
		*out = (struct policy_effect){
		    .is_public = (sum.open & ~sum.closed) != 0,
		    .locks_out = sum.locks_out };
	return unknown;
}
