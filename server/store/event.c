/* What came to pass: the last of it, in order; see tables.h. */
#include "handle.h"
#include "sql.h"

#define PRUNE_EVERY 100

#define ADDED SQL_SETS
#define COLUMN(name, sets) SQL_COLUMN(#name, struct kt_event, name, sets)
static const struct sql_column columns[] = {
	COLUMN(id, 0), COLUMN(at, ADDED), COLUMN(event, ADDED),
	COLUMN(arn, ADDED), COLUMN(version, ADDED), COLUMN(reason, ADDED),
};
static const struct sql_view all = SQL_VIEW(columns, struct kt_event, SQL_ALL);
static const struct sql_view added = SQL_VIEW(columns, struct kt_event, ADDED);

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

	if (sql_write(tx, &added, SQL_INSERT("event"), e) != STORE_OK ||
	    prune(tx, sqlite3_last_insert_rowid(tx->db)) != STORE_OK)
		return STORE_FAILED;
	return s->hear == NULL || s->hear(s->hear_self, tx, e) == 0 ?
	    STORE_OK : STORE_FAILED;
}

enum store_rc
store_event_versions(struct store_tx *tx, const struct secret *s,
    const char *event, int64_t at)
{
	struct version *v;
	size_t i, n;

	if (store_version_list(tx, s, &v, &n) != STORE_OK)
		return STORE_FAILED;
	for (i = 0; i < n; i++)
		if (store_event_put(tx, &(struct kt_event){ .at = at,
		    .event = event, .arn = s->arn, .version = v[i].id }) !=
		    STORE_OK)
			return STORE_FAILED;
	return STORE_OK;
}

enum store_rc
store_events(struct store_tx *tx, int64_t after, bool trail,
    struct kt_event **out, size_t *n)
{
	return sql_all(tx, &all, out, n, "SELECT $c FROM event WHERE id > ?1 "
	    "AND (?2 OR event NOT GLOB '" STORE_TRAIL "*') ORDER BY id", "ii",
	    after, (int64_t)trail);
}

enum store_rc
store_events_forgotten(struct store_tx *tx, int64_t after, int64_t *n)
{
	return sql_one(tx, &sql_integer, n, "SELECT CASE WHEN last - first >= "
	    "?2 - 1 THEN max(first - ?1 - 1, 0) ELSE 0 END FROM (SELECT "
	    "(SELECT min(id) FROM event) AS first, "
	    "(SELECT max(id) FROM event) AS last)", "ii", after,
	    (int64_t)STORE_EVENTS_MAX);
}

enum store_rc
store_event_last(struct store_tx *tx, int64_t *id)
{
	return sql_one(tx, &sql_integer, id, "SELECT coalesce(max(id), 0) FROM "
	    "event", "");
}

enum store_rc
store_events_clear(struct store_tx *tx, const char *account)
{
	return sql_run(tx, "DELETE FROM event WHERE ?1 IS NULL OR "
	    "arn LIKE 'arn:%:%:%:' || ?1 || ':%'", "t", account);
}
