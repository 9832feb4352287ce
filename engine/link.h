/* A session, and what is said in it, and answered. */
#ifndef ENGINE_LINK_H
#define ENGINE_LINK_H

#include <mysql.h>

#include "keyturn/clock.h"
#include "keyturn/engine.h"

enum {
	ANSWER_SECONDS = 60,	/* a statement may wait for a lock */
	STATEMENT_MS = ANSWER_SECONDS * KT_SECOND
};

struct kt_link {
	MYSQL *my;
	struct watch *watch;
	const struct kt_notes *notes;
	bool mariadb;
	bool prepared;		/* quoted texts mean what they say */
	bool many;		/* one query may be many statements */
	bool in_sandbox;	/* but for a new password nothing is heard */
};

/* The link's last error in words, without those that may quote a secret. */
void engine_explain(const struct kt_link *link, bool secret,
    char why[KT_WHY]);

/*
 * Of a statement that changes nothing and failed.  OK all the same in the
 * sandbox, where nothing is heard before a new password: MariaDB lets in whose
 * has expired.
 */
enum kt_engine_rc engine_not_said(struct kt_link *link, char why[KT_WHY])
    KT_MUSTCHECK;

/*
 * What is said on the link from now on is read as it was meant.  And a change
 * that waits for a lock is carried out when the lock goes, although its client
 * left long ago: MySQL's patience is a year.  So the server gives up before we
 * do, and says so.
 */
enum kt_engine_rc engine_prepare(struct kt_link *link, char why[KT_WHY])
    KT_MUSTCHECK;

/* After a statement, or an answer, with a secret in it. */
void engine_wipe_buffer(MYSQL *my);

/*
 * A statement that changes something.  Where there is a secret in it, `noted`
 * has other words for it; else NULL.
 */
enum kt_engine_rc engine_act(struct kt_link *link, const char *sql,
    const char *noted, char why[KT_WHY]) KT_MUSTCHECK;

/* What a statement answers, whole. */
struct engine_rows {
	size_t n, columns;
	const char **names;	/* of the columns */
	const char **values;	/* row by row; NULL is NULL */
};
enum kt_engine_rc engine_ask(struct kt_link *link, struct kt_arena *a,
    const char *sql, struct engine_rows *out, char why[KT_WHY])
    KT_MUSTCHECK;

/* NULL too where there is no such column. */
const char *engine_value(const struct engine_rows *rows, size_t row,
    const char *column);

#endif
