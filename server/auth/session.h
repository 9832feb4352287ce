/*
 * The token of a session: all that keyturn knows of temporary credentials, sealed
 * under the root key and bound to their access key id.  Nothing of a session lies
 * in the store.
 */
#ifndef KEYTURN_AUTH_SESSION_H
#define KEYTURN_AUTH_SESSION_H

#include <stdint.h>

#include "evaluate.h"
#include "keyturn/crypto.h"

struct session_tag {
	const char *key, *value;
	bool transitive;
};

struct session_texts {
	const char **items;
	size_t n;
};

struct session {
	/* POLICY_USER and POLICY_ROOT: of GetSessionToken */
	enum policy_caller_kind kind;
	const char *account;
	const char *name;	/* of the session, federated user, user; or NULL */
	const char *issuer;	/* ARN of the role; of the user or root */
	const char *issuer_id;	/* "AROA...", "AIDA..."; of root its account */
	const char *source_identity;	/* or NULL */
	int64_t issued, expires;
	struct session_texts policies, policy_arns;	/* session policies */
	struct session_tag *tags;
	size_t n_tags;
	size_t token_size;	/* that the token has at least; it is not told */
};

/* As X-Amz-Security-Token takes it; -1: it cannot be sealed. */
int session_seal(const struct kt_root_key *root, struct kt_arena *a,
    const char *access_key, const struct session *s, const char **token)
    KT_MUSTCHECK;

/* -1: it is not a token of this access key.  Whether it has expired is not asked. */
int session_open(const struct kt_root_key *root, struct kt_arena *a,
    const char *access_key, const char *token, struct session *s) KT_MUSTCHECK;

/* What is sealed, and back; -1: it is none. */
void session_write(struct kt_buf *b, const struct session *s);
int session_read(struct kt_arena *a, struct kt_blob text, struct session *s)
    KT_MUSTCHECK;

#endif
