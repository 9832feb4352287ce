/*
 * Callers with policies, for tests that have nothing to do with where those come
 * from: who_is says whom a key is from then on.
 */
#ifndef TESTS_WHO_H
#define TESTS_WHO_H

#include "auth/identity.h"
#include "auth/session.h"
#include "tests/support/world.h"

struct who {
	struct kt_arena *arena;
	struct {
		const char *key;
		struct identity *is;
	} all[16];
	size_t n;
};

/* From now on w's server asks it; who_end after the world has stopped. */
void who_begin(struct who *who, struct world *w);
void who_end(struct who *who);

/*
 * key is that caller: a user or a session's "sts:...:assumed-role/ROLE/NAME" ARN
 * of account.  policy: of an identity, with ' for "; NULL: none.  The identity may
 * be completed before it is used.
 */
struct identity *who_is(struct who *who, const char *key, const char *arn,
    const char *policy);

/* A policy, compiled in the arena of i. */
const struct policy *who_policy(struct identity *i, const char *text,
    enum policy_kind kind);

/* What a token of w's server says of that key, in a. */
struct session who_session(struct world *w, struct kt_arena *a,
    const char *key, const char *token);

#endif
