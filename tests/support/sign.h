/* Requests signed as SDKs sign them (AWS Signature Version 4). */
#ifndef TESTS_SIGN_H
#define TESTS_SIGN_H

#include "keyturn/call.h"

struct signer {
	const char *key, *secret;
	const char *token;		/* NULL: none */
	const char *region, *service;
	int64_t at;			/* ms, real; 0: now */
	bool presigned;			/* in the query, for five minutes */
};

/* *r, which is not signed, as s signs it; what is new lies in a. */
void sign_request(struct kt_arena *a, struct kt_request *r,
    const struct signer *s);

/* An access key that keyturn may have issued, by its looks. */
const char *sign_new_key(struct kt_arena *a, const struct kt_server *server);

/*
 * The secret of a key that keyturn issued, that its directory knows, or of a
 * --root-key; NULL: nobody's.
 */
const char *sign_secret(struct kt_arena *a, const struct kt_server *server,
    const char *key, const char *token);

#endif
