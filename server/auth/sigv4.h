/*
 * AWS Signature Version 4: what a credential says, and what a signature is.
 * verify.h reads requests by it, db_token.h the tokens for databases.  Pure: no
 * store, no wire.
 */
#ifndef KEYTURN_AUTH_SIGV4_H
#define KEYTURN_AUTH_SIGV4_H

#include <stdbool.h>
#include <stdint.h>

#include "keyturn/arena.h"

#define SIGV4_ALGORITHM "AWS4-HMAC-SHA256"
#define SIGV4_END "aws4_request"

struct sigv4_scope {
	const char *access_key;
	const char *date;	/* "20260115", as it is said */
	const char *region;
	const char *service;
	const char *end;	/* SIGV4_END, if it is right */
};

/*
 * From KEY/DATE/REGION/SERVICE/aws4_request; an access key may have slashes.  -1
 * when it is not of that form; the rest is as it is said.  Strings in a.
 */
int sigv4_credential(struct kt_arena *a, const char *credential,
    struct sigv4_scope *out) KT_MUSTCHECK;

/* Small letters, digits and hyphens, up to 64: it becomes part of ARNs. */
bool sigv4_is_region(const char *s);

/* The key for what is signed on that day, in that region, for that service. */
#define SIGV4_KEY 32
void sigv4_key(const char *secret, const struct sigv4_scope *scope,
    uint8_t out[SIGV4_KEY]);

/*
 * The signature, in hex, of a request in its canonical form, made at a
 * moment ("20260115T103000Z").
 */
#define SIGV4_HEX 65
void sigv4_sign(struct kt_arena *a, const uint8_t key[SIGV4_KEY],
    const struct sigv4_scope *scope, const char *at,
    const struct kt_buf *canonical, char out[SIGV4_HEX]);

/* "20260115T103000Z"; -1: it is no such moment.  s may be NULL. */
int sigv4_moment(const char *s, int64_t *ms) KT_MUSTCHECK;
#define SIGV4_MOMENT 17
void sigv4_print_moment(int64_t ms, char out[SIGV4_MOMENT]);

/* Now, and what moment of that clock a real one was; moment NULL: the same. */
struct sigv4_clock {
	int64_t now;
	int64_t (*moment)(void *self, int64_t real);
	void *self;
};
/* The moment of that clock at which it was signed. */
int64_t sigv4_made_at(const struct sigv4_clock *c, int64_t signed_at);

/* The account an access key id stands for: itself when it is 12 digits. */
bool sigv4_is_account(const char *access_key);

#endif
