/*
 * What is said to a server that is lent: an instance becomes a master user on
 * it, and its database a schema.  What is ours is noted on the server itself,
 * by roles without rights (marks), so that a crash in the middle, or a lost
 * data folder, never makes us change or drop what is somebody else's.
 *
 *   make: CREATE ROLE mark, CREATE USER;
 *         unless the schema is there: CREATE ROLE its mark, CREATE DATABASE;
 *         ALTER USER and the privileges;
 *         if the server refuses one of them: drop (the user only if its
 *         CREATE was not what was refused)
 *   drop: DROP USER, DROP DATABASE and DROP ROLE its mark if there is one,
 *         DROP ROLE mark
 *
 * Cut off after any statement, what is ours has its mark, and doing the whole
 * again ends the same.  CREATE fails when the user or schema is there, and only
 * what is marked is changed or dropped.  The one gap, a mark left beside
 * something that was there before, wants a crash between a refused CREATE and
 * DROP ROLE; a look before narrows it to lenders who may not see all.
 *
 * On a server of our own nothing needs a mark, which would take a fifth of the
 * time: only a master makes a schema, his, and no two have the same; and a user
 * that is there is ours if he is let in with the instance's own password.
 */
#ifndef LENT_SQL_H
#define LENT_SQL_H

#include <stdbool.h>

#include "keyturn/engine.h"
#include "keyturn/fleet.h"
#include "keyturn/function.h"

/* A session that may do all on it. */
struct lent_link {
	const struct kt_engine *engine;
	struct kt_link *link;
	const char *what;	/* "lent": the server is called so */
	const char *schema;	/* the instance's, or NULL */
	bool own;		/* nobody is there but instances of ours */
	bool keep_schema;	/* another one is in it */
	/* where clients find it; of one of our own */
	const char *host;
	int port;
	struct kt_trust trust;
};

enum kt_engine_rc lent_make(const struct lent_link *l,
    const struct kt_db_spec *spec, char why[KT_WHY]) KT_MUSTCHECK;

/* Nothing when the user is not ours.  What cannot be dropped is logged. */
void lent_drop(const struct lent_link *l, const struct kt_db_spec *spec);

/* Logs that something may be left on what, and why. */
void lent_warn_left(const char *what, const char *why);

#endif
