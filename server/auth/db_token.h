/*
 * The token by which a user of IAM logs in to a database: a request to connect,
 * signed in its query, without its scheme (shared facts, section 8 of rds.md).
 * Is it one, for this login?  Pure.
 */
#ifndef KEYTURN_AUTH_DB_TOKEN_H
#define KEYTURN_AUTH_DB_TOKEN_H

#include <stdbool.h>

#include "keyturn/arena.h"
#include "sigv4.h"

enum db_token_fault {
	DB_TOKEN_FINE,
	DB_TOKEN_INVALID,	/* it is none, or for something else */
	DB_TOKEN_EXPIRED
};

/* What is wanted: who, where, when. */
struct db_token_login {
	const char *user;
	const char *const *hosts;	/* the database's names; NULL ends */
	int port;
	const char *region;
	struct sigv4_clock clock;
	/*
	 * The secret of an access key, which is there with that session token
	 * or with none; NULL: it is not known.
	 */
	const char *(*secret)(void *self, const char *access_key,
	    const char *session);
	void *self;
};

struct db_token {
	const char *access_key;		/* whose it is; NULL: not said */
	bool checked;			/* its signature: the secret is known */
	const char *why;		/* for people, unless it is fine */
};

/*
 * The secret of an access key need not be known: then all is checked but the
 * signature, and who calls decides what that is worth.  Strings in a; what
 * holds the token is wiped with it.
 */
enum db_token_fault db_token_read(struct kt_arena *a, const char *token,
    const struct db_token_login *login, struct db_token *out) KT_MUSTCHECK;

#endif
