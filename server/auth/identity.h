/*
 * Who a key that keyturn issued stands for, with all policies that speak for
 * him.  Made once (services/iam/directory.c), constant from then on, and held by
 * whoever asks: a call until it ends.
 */
#ifndef KEYTURN_AUTH_IDENTITY_H
#define KEYTURN_AUTH_IDENTITY_H

#include <stdatomic.h>
#include <stdint.h>

#include "evaluate.h"
#include "keyturn/call.h"

struct identity_tag {
	const char *key, *value;
	bool transitive;	/* of a session: it is handed on */
};

struct identity {
	struct kt_arena *arena;		/* all of it lies there */
	atomic_uint holders;
	atomic_ullong use;		/* identity_uses */

	/* its source: a session's role, who federated */
	struct policy_caller caller;
	const char *name;		/* of the user, session, federated user */
	const char *secret;		/* of the key */
	const struct identity_tag *tags;	/* aws:PrincipalTag */
	size_t n_tags;

	/* What speaks for him: policy_set's. */
	struct policy_list identity, session;
	const struct policy *boundary;
	/* Managed: the ARN of identity.items[i]; inline, or AWS's text: NULL. */
	const char *const *sources;
	const char *const *session_sources;	/* the same of session.items[i] */
	const char *boundary_arn;

	/* Of temporary credentials, else 0 and NULL. */
	int64_t issued, expires;
	const char *source_identity;	/* sts:SourceIdentity */
	const char *told;		/* CloudTrail's sessionContext */
};

/* Held once, by who makes it; its arena is new. */
struct identity *identity_new(void);
/* Ends with the last; i may be NULL. */
void identity_release(const struct identity *i);
/* Until a is freed. */
void identity_hold_in(struct kt_arena *a, const struct identity *i);

/*
 * Is this use another than the last, of which the same was asked?  A hash of when
 * and where: who calls a thousand times in a second is noted once.
 */
bool identity_uses(const struct identity *i, uint64_t use);

/* The caller of c is this one from here on; c holds nothing by it. */
void identity_becomes(struct kt_call *c, const struct identity *i);
/* Does he call by temporary credentials? */
bool identity_is_temporary(const struct kt_call *c);

#endif
