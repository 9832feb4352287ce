/*
 * Access keys whose secret is known though keyturn did not issue them: those of
 * --root-key, and what programs in a keyturn of their own are given.  Whoever has
 * one is the root of its account.
 */
#ifndef KEYTURN_AUTH_KEYS_H
#define KEYTURN_AUTH_KEYS_H

#include "keyturn/call.h"
#include "sigv4.h"

/*
 * Of whoever signs a token for a database: test/test too, which any emulator is
 * used with.  NULL: it is not known.
 */
const char *keys_secret(const struct kt_server *s, const char *access_key);
/* Of a --root-key, whose requests are all held to it; or NULL. */
const char *keys_root_secret(const struct kt_server *s,
    const char *access_key);

/* Whose it is. */
const char *keys_account(const struct kt_server *s, const char *access_key);

/*
 * By which the age of signatures is told: keyturn's, and what moment of it a real
 * one was (keyturn/clock.h, kt_sim_moment).
 */
struct sigv4_clock keys_clock(const struct kt_server *s);

#endif
