/* Rotations: one row a secret, the job and then its record. */
#include "sql.h"

#define COLUMNS "secret, version, token, state, step, attempt, due, started, " \
	"ended, reason, test"

static int
from_row(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	struct rotation *r = row;

	r->secret = sqlite3_column_int64(q, 0);
	r->version = sql_text(tx, q, 1);
	r->token = sql_text(tx, q, 2);
	r->state = sql_text(tx, q, 3);
	r->step = sqlite3_column_int(q, 4);
	r->attempt = sqlite3_column_int(q, 5);
	r->due = sqlite3_column_int64(q, 6);
	r->started = sqlite3_column_int64(q, 7);
	r->ended = sqlite3_column_int64(q, 8);
	r->reason = sql_text(tx, q, 9);
	r->test = sqlite3_column_int(q, 10) != 0;
	return 0;
}

enum store_rc
store_rotation_find(struct store_tx *tx, int64_t secret, struct rotation *r)
{
	return sql_one(tx, sql_query(tx, "SELECT " COLUMNS " FROM rotation "
	    "WHERE secret = ?1", "i", secret), from_row, r);
}

enum store_rc
store_rotation_save(struct store_tx *tx, const struct rotation *r)
{
	return sql_run(tx, "INSERT OR REPLACE INTO rotation (" COLUMNS ") "
	    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
	    "itttnniiitn",
	    r->secret, r->version, r->token, r->state, r->step, r->attempt,
	    r->due, r->started, r->ended, r->reason, r->test);
}

enum store_rc
store_rotation_clear_test(struct store_tx *tx, struct secret *s,
    const char *version)
{
	store_label_leave(tx, s, "AWSPENDING", version);
	return store_label_on(s, version) ? STORE_OK :
	    store_version_remove(tx, s->content, version);
}

/* A secret that awaits deletion is let alone until it is restored. */
#define LIVE " AND NOT EXISTS (SELECT 1 FROM secret WHERE " \
	"id = rotation.secret AND deleted > 0)"

enum store_rc
store_rotation_due(struct store_tx *tx, int64_t now, struct rotation **out,
    size_t *n, int64_t *next)
{
	sqlite3_stmt *q = sql_query(tx, "SELECT " COLUMNS " FROM rotation "
	    "WHERE state = 'running' AND due <= ?1" LIVE " ORDER BY due", "i",
	    now);
	enum store_rc rc = sql_all(tx, q, from_row, sizeof(**out), out, n);

	if (rc != STORE_OK)
		return rc;
	q = sql_query(tx, "SELECT due FROM rotation WHERE state = 'running' "
	    "AND due > ?1" LIVE " ORDER BY due LIMIT 1", "i", now);
	*next = INT64_MAX;
	rc = sql_one(tx, q, sql_integer, next);
	return rc == STORE_FAILED ? rc : STORE_OK;
}
