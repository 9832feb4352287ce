/*
 * AWS Signature Version 4.  Pure: no store, no wire.
 *
 * Who signs a request, as the Authorization header says; and what a signature
 * is.  Those of requests are not checked yet: any credentials will do.  Those
 * of tokens for databases are (db_token.h).
 */
#ifndef KEYTURN_AUTH_SIGV4_H
#define KEYTURN_AUTH_SIGV4_H

#include <stdbool.h>
#include <stdint.h>

#include "keyturn/arena.h"

struct sigv4_scope {
	const char *access_key;
	const char *date;	/* "20260115", as it is said */
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

/* The same from KEY/DATE/REGION/SERVICE/aws4_request alone. */
int sigv4_credential(struct kt_arena *a, const char *credential,
    struct sigv4_scope *out) KT_MUSTCHECK;

/* The key for what is signed on that day, in that region, for that service. */
#define SIGV4_KEY 32
void sigv4_key(const char *secret, const struct sigv4_scope *scope,
    uint8_t out[SIGV4_KEY]);

/*
 * The signature, in hex, of a request in its canonical form, made at a moment
 * ("20260115T103000Z").
 */
#define SIGV4_HEX 65
void sigv4_sign(struct kt_arena *a, const uint8_t key[SIGV4_KEY],
    const struct sigv4_scope *scope, const char *at, const char *canonical,
    char out[SIGV4_HEX]);

/* The account an access key id stands for: itself when it is 12 digits. */
bool sigv4_is_account(const char *access_key);

#endif
