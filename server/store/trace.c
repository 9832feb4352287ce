/*
 * The trace of rotations: a row for each attempt, written in the transaction of
 * the move that it tells of; see tables.h.  An attempt that failed has ended:
 * what comes next of its rotation, be it its end, is another row.
 */
#include <string.h>

#include "keyturn/json.h"
#include "sql.h"

#define COLUMN(name, sets) SQL_COLUMN(#name, struct attempt, name, sets)
#define OUTLINE SQL_SETS
static const struct sql_column columns[] = {
	COLUMN(secret, OUTLINE),
	COLUMN(rotation, OUTLINE), COLUMN(attempt, OUTLINE),
	COLUMN(version, OUTLINE), COLUMN(test, OUTLINE),
	COLUMN(started, OUTLINE), COLUMN(ended, OUTLINE),
	COLUMN(outcome, OUTLINE), COLUMN(reason, OUTLINE),
	COLUMN(next, OUTLINE), COLUMN(before, 0), COLUMN(after, 0),
	COLUMN(steps, 0),
};
static const struct sql_view whole = SQL_VIEW(columns, struct attempt, SQL_ALL);
static const struct sql_view outline = SQL_VIEW(columns, struct attempt,
    OUTLINE);

/* "AWSCURRENT":"id",... */
static const char *
labels_of(struct store_tx *tx, const struct secret *s)
{
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, tx->arena);
	for (i = 0; i < s->n_labels; i++) {
		if (i > 0)
			kt_buf_char(&b, ',');
		kt_json_quote(&b, s->labels[i].name, strlen(s->labels[i].name));
		kt_buf_char(&b, ':');
		kt_json_quote(&b, s->labels[i].version,
		    strlen(s->labels[i].version));
	}
	kt_buf_char(&b, '\0');
	return b.p;
}

enum store_rc
trace_put(struct store_tx *tx, const struct secret *s, const struct attempt *a)
{
	const char *labels = labels_of(tx, s);

	return sql_run(tx, "INSERT INTO attempt (secret, rotation, attempt, "
	    "version, test, started, ended, outcome, reason, next, before, "
	    "after, steps) VALUES (?1, ?2 + coalesce((SELECT max(rotation) "
	    "FROM attempt WHERE secret = ?1), 0), ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
	    "?10, ?11, ?12, ?13) ON CONFLICT DO UPDATE SET ended = ?7, "
	    "outcome = ?8, reason = ?9, next = ?10, after = ?12, "
	    "steps = steps || ?13", "iiitniittittt", s->id, a->rotation,
	    a->attempt, a->version, (int)a->test, a->started, a->ended,
	    a->outcome, a->reason, a->next, labels, a->ended != 0 ? labels : "",
	    a->steps != NULL ? a->steps : "");
}

enum store_rc
store_attempt_late(struct store_tx *tx, int64_t secret, const char *version,
    const struct rotation_told *told)
{
	return sql_run(tx, "UPDATE attempt SET steps = steps || ?4 WHERE "
	    "secret = ?1 AND version = ?2 AND attempt = ?3", "itit", secret,
	    version, told->attempt, told->steps);
}

enum store_rc
store_attempts(struct store_tx *tx, int64_t secret, int64_t rotations,
    struct attempt **out, size_t *n)
{
	return sql_all(tx, &whole, out, n, "SELECT $c FROM attempt WHERE "
	    "secret = ?1 AND rotation > (SELECT max(rotation) FROM attempt "
	    "WHERE secret = ?1) - ?2 ORDER BY rotation DESC, attempt", "ii",
	    secret, rotations);
}

enum store_rc
store_attempt_last(struct store_tx *tx, int64_t secret, struct attempt *a)
{
	return sql_one(tx, &outline, a, "SELECT $c FROM attempt WHERE "
	    "secret = ?1 ORDER BY rotation DESC, attempt DESC LIMIT 1", "i",
	    secret);
}

enum store_rc
store_attempt_next(struct store_tx *tx, int64_t after, struct attempt *a)
{
	return sql_one(tx, &outline, a, "SELECT $c FROM attempt WHERE "
	    "secret = (SELECT min(secret) FROM attempt WHERE secret > ?1) "
	    "ORDER BY rotation DESC, attempt DESC LIMIT 1", "i", after);
}

enum store_rc
store_attempt_find(struct store_tx *tx, int64_t secret, int64_t rotation,
    int64_t attempt, struct attempt *a)
{
	return sql_one(tx, &outline, a, "SELECT $c FROM attempt WHERE "
	    "secret = ?1 AND rotation = ?2 AND attempt = ?3", "iii", secret,
	    rotation, attempt);
}
