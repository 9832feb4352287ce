/* What the readers of policies share; policy_parts.c. */
#ifndef KEYTURN_AUTH_POLICY_PARTS_H
#define KEYTURN_AUTH_POLICY_PARTS_H

#include <stdbool.h>

#include "keyturn/arn.h"
#include "keyturn/json.h"
#include "policy.h"

/*
 * Most values may stand alone or in a list:
 * for (v = policy_first(m); v != NULL; v = policy_next(m, v)) goes over both.
 */
const struct kt_json *policy_first(const struct kt_json *list);
const struct kt_json *policy_next(const struct kt_json *list,
    const struct kt_json *v);

/* The fault to tell of two: syntax first, as it is seen first, then a. */
enum policy_fault policy_worse(enum policy_fault a, enum policy_fault b);

/* 12 digits. */
bool policy_is_account(const char *s);

/* The one of name and its opposite that is there; NULL: none, or both. */
const struct kt_json *policy_one_of(const struct kt_json *v, const char *name,
    const char *not_name, bool *not);

/* --- policy_principal.c --- */

/* The id in a principal as it is kept, "ARN ID"; NULL: it has none. */
const char *policy_id(const char *principal);

/* Checks a Principal or NotPrincipal. */
enum policy_fault policy_principal(struct kt_arena *a,
    const struct kt_json *v) KT_MUSTCHECK;

/* --- policy_condition.c --- */

struct statement;

struct policy_condition {
	/* To be true, a fixed value must identify where the caller is. */
	bool fixes;
	/* There are some, true of everyone but callers so identified. */
	bool spares_fixed;
};
struct policy_condition policy_condition(struct kt_arena *a,
    const struct statement *s);

#endif
