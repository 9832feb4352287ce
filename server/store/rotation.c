#include "sql.h"

#define COLUMNS "secret, version, token, state, step, attempt, due, started, " \
	"ended, reason"

static void
from_row(struct store_tx *tx, sqlite3_stmt *q, struct rotation *r)
{
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
}

enum store_rc
store_rotation_find(struct store_tx *tx, int64_t secret, struct rotation *r)
{
	sqlite3_stmt *q = sql_query(tx, "SELECT " COLUMNS " FROM rotation "
	    "WHERE secret = ?1", "i", secret);
	int more = sql_row(tx, q);

	if (more > 0)
		from_row(tx, q, r);
	sql_done(q);
	return more > 0 ? STORE_OK : more == 0 ? STORE_NOT_FOUND : STORE_FAILED;
}

enum store_rc
store_rotation_save(struct store_tx *tx, const struct rotation *r)
{
	return sql_run(tx, "INSERT OR REPLACE INTO rotation (" COLUMNS ") "
	    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", "itttnniiit",
	    r->secret, r->version, r->token, r->state, r->step, r->attempt,
	    r->due, r->started, r->ended, r->reason);
}

enum store_rc
store_rotation_due(struct store_tx *tx, int64_t now, struct rotation **out,
    size_t *n, int64_t *next)
{
	sqlite3_stmt *q = sql_query(tx, "SELECT " COLUMNS " FROM rotation "
	    "WHERE state = 'running' ORDER BY due", "");
	void *items = NULL;
	size_t count = 0;
	int more;

	*next = INT64_MAX;
	while ((more = sql_row(tx, q)) > 0) {
		if (sqlite3_column_int64(q, 6) > now) {
			*next = sqlite3_column_int64(q, 6);
			break;
		}
		from_row(tx, q, sql_grow(tx, &items, count,
		    sizeof(struct rotation)));
		count++;
	}
	sql_done(q);
	if (more < 0)
		return STORE_FAILED;
	*out = items;
	*n = count;
	return STORE_OK;
}
