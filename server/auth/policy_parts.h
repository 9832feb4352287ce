/* The parts of a statement, which policy.c puts together; policy_parts.c. */
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

/* Has v no member but those named (NULL ends)? */
bool policy_has_only(const struct kt_json *v, const char *const *names);

/* The one of name and its opposite that is there; NULL: none, or both. */
const struct kt_json *policy_one_of(const struct kt_json *v, const char *name,
    const char *not_name, bool *not);

/* Allow or Deny. */
enum policy_fault policy_effect(const struct kt_json *v, bool *allow)
    KT_MUSTCHECK;

/* v may be NULL: the older one, which has no variables. */
enum policy_fault policy_version(const struct kt_json *v, bool *varies)
    KT_MUSTCHECK;

/* A Sid may stand once in a policy: that of `until` stood before it. */
bool policy_sid_stood(const struct kt_json *list, const struct kt_json *until);

/* A condition's key: a service's name, a colon, more. */
bool policy_is_key(const char *s);

/* --- policy_principal.c --- */

/* The id in a principal as it is kept, "ARN ID"; NULL: it has none. */
const char *policy_id(const char *principal);

/* Checks a Principal or NotPrincipal; *anybody: it holds a lone "*". */
enum policy_fault policy_principal(struct kt_arena *a, const struct kt_json *v,
    bool *anybody) KT_MUSTCHECK;

/* --- policy_condition.c --- */

struct policy_condition {
	bool any;	/* there is one */
	/* To be true, a fixed value must identify where the caller is. */
	bool fixes;
	/* It is true of everyone but callers so identified. */
	bool spares_fixed;
};
/* Checks a Condition; v may be NULL: there is none. */
enum policy_fault policy_condition(struct kt_arena *a,
    const struct kt_json *v, struct policy_condition *out) KT_MUSTCHECK;

#endif
