/*
 * Keys that signatures are made with, each for a secret, a day, a region and a
 * service: kept, for to make one costs more than to check what it has signed.
 * From any thread; at most SIGNING_KEYS of them, wiped at the end.
 */
#ifndef KEYTURN_AUTH_SIGNING_KEYS_H
#define KEYTURN_AUTH_SIGNING_KEYS_H

#include "sigv4.h"

#define SIGNING_KEYS 1024

struct signing_keys;

struct signing_keys *signing_keys_new(void);
void signing_keys_free(struct signing_keys **k);

/* k may be NULL: none are kept.  Whose secret it is, scope says. */
void signing_key(struct signing_keys *k, const char *secret,
    const struct sigv4_scope *scope, uint8_t out[SIGV4_KEY]);

#endif
