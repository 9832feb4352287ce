/* What came to pass: the last of it, in order; see tables.h. */
#include "handle.h"
#include "sql.h"

#define PRUNE_EVERY 100

void
store_listen(struct store *s, store_listener *hear, void *self)
{
	s->hear = hear;
	s->hear_self = self;
}

/* Now and then what is too old goes. */
static enum store_rc
prune(struct store_tx *tx, int64_t id)
{
	return id % PRUNE_EVERY != 0 ? STORE_OK : sql_run(tx, "DELETE FROM "
	    "event WHERE id <= ?1", "i", id - STORE_EVENTS_MAX);
}

enum store_rc
store_event_put(struct store_tx *tx, const struct kt_event *e)
{
	const struct store *s = tx->store;

	if (sql_run(tx, "INSERT INTO event (at, event, arn, version, reason) "
	    "VALUES (?1, ?2, ?3, ?4, ?5)", "itttt", e->at, e->event, e->arn,
	    e->version, e->reason) != STORE_OK ||
	    prune(tx, sqlite3_last_insert_rowid(tx->db)) != STORE_OK)
		return STORE_FAILED;
	return s->hear == NULL || s->hear(s->hear_self, tx, e) == 0 ?
	    STORE_OK : STORE_FAILED;
}

static int
from_row(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	struct kt_event *e = row;

	e->id = sqlite3_column_int64(q, 0);
	e->at = sqlite3_column_int64(q, 1);
	e->event = sql_text(tx, q, 2);
	e->arn = sql_text(tx, q, 3);
	e->version = sql_text(tx, q, 4);
	e->reason = sql_text(tx, q, 5);
	return 0;
}

enum store_rc
store_events(struct store_tx *tx, int64_t after, struct kt_event **out,
    size_t *n)
{
	return sql_all(tx, sql_query(tx, "SELECT id, at, event, arn, version, "
	    "reason FROM event WHERE id > ?1 ORDER BY id", "i", after),
	    from_row, sizeof(**out), out, n);
}

enum store_rc
store_event_last(struct store_tx *tx, int64_t *id)
{
	return sql_one(tx, sql_query(tx, "SELECT coalesce(max(id), 0) FROM "
	    "event", ""), sql_integer, id);
}

enum store_rc
store_events_clear(struct store_tx *tx, const char *account)
{
	return sql_run(tx, "DELETE FROM event WHERE ?1 IS NULL OR "
	    "arn LIKE 'arn:%:%:%:' || ?1 || ':%'", "t", account);
}
