/*
 * Is a request signed as AWS wants it?  What is wrong with it, in AWS's order and
 * words (shared facts, section 6 of iam.md, where they were seen): first what it
 * says of its signature, then, for who knows the secret, the signature itself.
 * Untrusted bytes.  Pure.
 */
#ifndef KEYTURN_AUTH_VERIFY_H
#define KEYTURN_AUTH_VERIFY_H

#include "keyturn/call.h"
#include "sigv4.h"

/* What a request says, in its Authorization header or in its query. */
struct verify_claim {
	bool header, query;	/* where; neither: it is not signed */
	const char *algorithm;	/* below, NULL: it is not said */
	const char *credential;
	const char *signed_headers;
	const char *signature;
	const char *token;	/* X-Amz-Security-Token */
	const char *access_key;	/* as far as it can be told */
	struct sigv4_scope scope;	/* access_key NULL: it cannot be read */
};

/* Strings in a, or of r. */
void verify_read(struct kt_arena *a, const struct kt_request *r,
    struct verify_claim *out);

struct verify_wanted {
	const char *service;		/* that it must be signed for */
	const char *absent;		/* the text when it is not signed */
	struct sigv4_clock clock;
};

struct verify_fault {
	int kind;			/* KT_OK, or of keyturn/err.h */
	const char *text;
};

/* Everything but whose key it is, and whether the signature is right. */
struct verify_fault verify_form(struct kt_arena *a, const struct kt_request *r,
    const struct verify_claim *claim, const struct verify_wanted *wanted);

/* The signature: of a claim whose form is fine, by the key for its scope. */
struct verify_fault verify_signature(struct kt_arena *a,
    const struct kt_request *r, const struct verify_claim *claim,
    const uint8_t key[SIGV4_KEY]);

#endif
