/*
 * What is known of an access key: of those that keyturn issued, and of others
 * whose secret it was told (--root-key, what programs in a keyturn of their own
 * are given).  Whoever has one of the latter is the root of its account.
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

struct keys_known {
	enum kt_known known;
	const struct identity *who;	/* NULL: root, if it is known */
	const char *secret;		/* NULL: nobody's; it is wiped with a */
};

/* By itself and the token that came with it, or NULL, now. */
struct keys_known keys_look_up(const struct kt_server *s, struct kt_arena *a,
    const char *access_key, const char *token);

/* Whose it is, if keyturn did not issue it. */
const char *keys_account(const struct kt_server *s, const char *access_key);

/*
 * By which the age of signatures is told: keyturn's, and what moment of it a real
 * one was (keyturn/clock.h, kt_sim_moment).
 */
struct sigv4_clock keys_clock(const struct kt_server *s);

#endif
