/*
 * A question to the evaluator as one JSON object, for who makes them by the
 * thousand: fuzz_evaluate, and tests/model/test_evaluate.py by way of evaluate.
 *
 *   {"identity": [POLICY...], "session": [POLICY...], "boundary": POLICY,
 *    "resource": POLICY, "trust": POLICY, "must": BOOL, "foreign": BOOL,
 *    "caller": {"kind": "user", "account": .., "arn": .., "source": ..,
 *        "id": .., "source_id": ..},
 *    "action": .., "on": ARN, "context": {"aws:key": ["value"...]}}
 *
 * All members but the caller's kind may be missing.
 */
#ifndef FUZZ_CASE_H
#define FUZZ_CASE_H

#include "auth/evaluate.h"

struct fuzz_case {
	struct policy_set set;
	struct policy_request request;
	struct policy_caller caller;
	const char *malformed;	/* the first flaw's message, or NULL */
};

/* -1: it is no such object.  A malformed policy is left out. */
int fuzz_case_read(struct kt_arena *a, const struct kt_json *v,
    struct fuzz_case *out) KT_MUSTCHECK;

/* "allowed", "none in identity", "deny in trust", ... */
const char *fuzz_reason(enum policy_reason reason);

#endif
