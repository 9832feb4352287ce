/* What a policy is once compiled: compile.c makes it, evaluate.c asks it. */
#ifndef KEYTURN_AUTH_COMPILED_H
#define KEYTURN_AUTH_COMPILED_H

#include "evaluate.h"
#include "pattern.h"
#include "policy.h"
#include "policy_operator.h"

struct patterns {
	const struct pattern *items;
	size_t n;
	bool not;
};

enum who {
	WHO_EVERYBODY, WHO_ACCOUNT, WHO_ARN, WHO_ID, WHO_SERVICE, WHO_NOBODY
};

struct principal {
	enum who who;
	const char *name;
};

struct principals {
	const struct principal *items;
	size_t n;
	bool not;
};

/* One value of a clause, in the form its operator compares. */
struct clause_value {
	const char *text;
	struct pattern pattern;
	struct policy_network network;
	int64_t moment;
	bool none;		/* it is equal to nothing */
};

struct clause {
	struct policy_operator how;
	const char *key;
	const struct clause_value *values;
	size_t n;
};

struct statement {
	bool deny;
	struct principals principals;	/* none in identities' policies */
	struct patterns actions, resources;
	const struct clause *clauses;
	size_t n_clauses;
	bool within;		/* bounds, whatever a request carries */
};

struct policy {
	enum policy_kind kind;
	const struct statement *statements;
	size_t n;
};

/* --- compile.c --- */

/*
 * As policy_compile, but over principals of no known form it reads on, and tells
 * the first fault of theirs in *unknown, which is POLICY_FINE before.
 */
const struct policy *policy_compile_on(struct kt_arena *a,
    const struct kt_json *root, enum policy_kind kind, enum policy_flaw *flaw,
    enum policy_fault *unknown) KT_MUSTCHECK;

/* --- compile_clause.c --- */

/* The Condition v, which may be NULL, into s.  -1: it is malformed. */
int policy_compile_condition(struct kt_arena *a, const struct kt_json *v,
    bool varies, struct statement *s) KT_MUSTCHECK;

/* --- clause.c --- */

/* *beyond is set, and nothing else told, when a pattern is beyond bounds. */
bool policy_clause_holds(const struct clause *c,
    const struct policy_context *context, bool *beyond);

/* Is s one of the patterns?  Without regard to patterns.not. */
bool policy_any_matches(const struct patterns *list, const char *s, bool fold,
    const struct policy_context *context, bool *beyond);

#endif
