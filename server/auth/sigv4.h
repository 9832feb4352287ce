/*
 * Who signs a request, as the Authorization header says.  Pure: no store, no
 * wire.  Signatures are not checked yet: any credentials will do.
 */
#ifndef KEYTURN_AUTH_SIGV4_H
#define KEYTURN_AUTH_SIGV4_H

#include <stdbool.h>

#include "keyturn/arena.h"

struct sigv4_scope {
	const char *access_key;
	const char *region;
	const char *service;
};

/*
 * From `AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, ...`
 * -1 when it is not of that form.  Strings in a.
 */
int sigv4_scope(struct kt_arena *a, const char *authorization,
    struct sigv4_scope *out) KT_MUSTCHECK;

/* The same from a presigned query, its X-Amz-Credential with %2F for slashes. */
int sigv4_presigned(struct kt_arena *a, const char *query,
    struct sigv4_scope *out) KT_MUSTCHECK;

/* The account an access key id stands for: itself when it is 12 digits. */
bool sigv4_is_account(const char *access_key);

#endif
