/*
 * May this caller do this to that?  The one evaluator of policies: pure.  No
 * store, no wire, no clock; what a request carries comes by a callback.
 *
 * IAM User Guide (IUG): "How AWS enforcement code logic evaluates requests",
 * "Cross-account policy evaluation logic", "Condition operators", "Conditions
 * with multiple context keys or values", "Variables and tags", "Principal",
 * "NotPrincipal", "Resource".  What these leave open is marked [belief].
 *
 * 1. A statement speaks of a request when its action (case aside), its resource
 *    (case-sensitive) and, in policies of resources, its principal match, and
 *    every clause of its condition holds.  Wildcards, variables: pattern.h.
 * 2. A Deny that speaks, in whichever policy, ends it.  Several: identity,
 *    resource, boundary, session is the order in which they are named.
 * 3. In one account an Allow of an identity policy or of the resource's policy
 *    is enough; boundary and session policies must allow as well, each by any of
 *    its own statements.
 * 4. A resource's policy that names the user, the session or "*" gives at once:
 *    neither boundary nor session policies narrow that.  It names the role of a
 *    session, or the user who federated: they do.  It names the account: that
 *    hands over to the identity policies, and is no Allow without them.
 * 5. From another account, both must allow: identity policies (3, with boundary
 *    and session) and the resource's policy, if only to the account.
 * 6. Where a resource's policy must allow (KMS keys, trust of roles), rule 3
 *    lacks its "or": it must name at least the account.
 * 7. Root passes identity policies; a Deny of the resource's policy binds it.
 * 8. A service has no identity policies: the resource's policy must name it.
 * 9. A federated user without session policies has only what resources'
 *    policies give it.
 * 10. NotPrincipal spares whom it names whole: a user by its account and itself,
 *    a session by its account, role and itself.  With Allow it lets in
 *    whoever it names nothing of: [belief], AWS takes no such policy any more.
 *
 * Conditions: clauses AND, keys AND, values OR, of negated operators NOR.  A
 * missing key makes an operator false and a negated one true; ...IfExists true.
 * ForAllValues: each value of the request must do, none is true; ForAnyValue:
 * one must, none is false, also when negated; values that are all empty are
 * none to both.  Several values without a set operator: as ForAnyValue, negated
 * as ForAllValues [belief].  Null compares the key's being missing.  A value of
 * the request that is no number, date, address or ARN is equal to none.
 *
 * Bounds: a policy is as large as its service lets it be.  A pattern that is
 * larger than pattern.h's bounds lets nothing through: if one is met, the
 * answer is that nothing in its kind of policy allows.
 */
#ifndef KEYTURN_AUTH_EVALUATE_H
#define KEYTURN_AUTH_EVALUATE_H

#include <stdbool.h>
#include <stddef.h>

#include "keyturn/json.h"

/* --- a policy, compiled once --- */

struct policy;		/* lies in the arena it was compiled in; constant */

enum policy_kind {
	POLICY_IDENTITY,	/* of identities, sessions, and boundaries */
	POLICY_RESOURCE,
	POLICY_TRUST		/* a role's: no Resource, it is the role */
};

/* "Grammar of the IAM JSON policy language"; the fault met first. */
enum policy_flaw {
	POLICY_SOUND,
	POLICY_NOT_JSON,	/* no object */
	POLICY_BAD_SYNTAX,
	POLICY_NO_ACTION, POLICY_NO_RESOURCE, POLICY_NO_PRINCIPAL,
	POLICY_WITH_PRINCIPAL,	/* that an identity's does not have */
	POLICY_WITH_RESOURCE,	/* that a trust policy does not have */
	POLICY_BAD_PRINCIPAL,
	POLICY_BAD_ACTION,	/* neither "*" nor "service:Name" */
	POLICY_BAD_RESOURCE,	/* neither "*" nor an ARN */
	POLICY_BAD_SID,		/* of other characters than letters and digits */
	POLICY_SAME_SID
};

/* NULL, and which; text and tree need not live on. */
const struct policy *policy_compile(struct kt_arena *a,
    const struct kt_json *root, enum policy_kind kind, enum policy_flaw *flaw)
    KT_MUSTCHECK;

/*
 * IUG, "Principal": a user or a role is meant, and not whoever has that ARN next.
 * As it is kept, a policy has "ARN ID" in place of such a principal's ARN, and a
 * session's ID with its name behind: "AROA...:NAME".  What it becomes when it is
 * kept, and shown: dispatch/principals.h.
 *
 * The text of a policy with what name gives in place of each AWS principal, NULL:
 * as it stands.  All else stays byte for byte; what is no policy stays.
 */
const char *policy_rename(struct kt_arena *a, const char *text,
    const char *(*name)(void *self, const char *principal), void *self);

/* IAM's words for it in a MalformedPolicyDocument; NULL for POLICY_SOUND. */
const char *policy_malformed(enum policy_flaw flaw);

/* --- a request --- */

enum policy_caller_kind {
	POLICY_USER, POLICY_ROLE_SESSION, POLICY_FEDERATED_USER, POLICY_ROOT,
	POLICY_SERVICE_CALLER
};

struct policy_caller {
	enum policy_caller_kind kind;
	const char *account;	/* 12 digits; NULL of a service */
	const char *arn;	/* of the user, session, root; a service's name */
	const char *source;	/* ARN of a session's role, of who federated */
	/* Their ids: "AIDA...", "AROA...", a session's "AROA...:NAME". */
	const char *id, *source_id;
};

/*
 * How many values a context key has, 0: it is not there.  Names are asked as the
 * policy writes them and mean the same in any case.
 */
struct policy_context {
	size_t (*get)(void *self, const char *key, const char *const **values);
	void *self;
};
size_t policy_context_get(const struct policy_context *context,
    const char *key, const char *const **values);

struct policy_request {
	const struct policy_caller *caller;
	const char *action;	/* secretsmanager:GetSecretValue */
	const char *resource;	/* its ARN, or "*" */
	bool foreign;		/* it is of another account than the caller */
	struct policy_context context;
};

struct policy_list {
	const struct policy *const *items;
	size_t n;
};

/* All that speak of a request. */
struct policy_set {
	struct policy_list identity;
	struct policy_list session;	/* none: the session is not narrowed */
	const struct policy *boundary;	/* or NULL */
	const struct policy *resource;	/* or NULL */
	bool resource_must;		/* rule 6 */
};

/* --- the answer --- */

enum policy_reason {
	POLICY_ALLOWED,
	POLICY_NONE_IN_IDENTITY, POLICY_NONE_IN_RESOURCE,
	POLICY_NONE_IN_BOUNDARY, POLICY_NONE_IN_SESSION,
	POLICY_NONE_IN_TRUST,
	POLICY_DENY_IN_IDENTITY, POLICY_DENY_IN_RESOURCE,
	POLICY_DENY_IN_BOUNDARY, POLICY_DENY_IN_SESSION,
	POLICY_DENY_IN_TRUST
};

struct policy_decision {
	enum policy_reason reason;
	/* The policy that denied; of an Allow, the first; or NULL. */
	const struct policy *by;
};

struct policy_decision policy_evaluate(const struct policy_set *set,
    const struct policy_request *request) KT_MUSTCHECK;

/*
 * What follows the resource in AWS's refusal (IUG, "Troubleshoot access denied
 * error messages"): "because no identity-based policy allows the X action",
 * "with an explicit deny in a resource-based policy".  NULL for POLICY_ALLOWED.
 */
const char *policy_refusal(struct kt_arena *a, enum policy_reason reason,
    const char *action);

#endif
