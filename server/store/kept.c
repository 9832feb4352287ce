/* Policies, wherever they lie: see kept.h. */
#include "kept.h"

#include "sql.h"

static const struct sql_column columns[] = {
	SQL_COLUMN("id", struct kept, id, 0),
	SQL_COLUMN("secret", struct kept, secret, 0),
	SQL_COLUMN("text", struct kept, text, 0),
};
static const struct sql_view view = SQL_VIEW(columns, struct kept, SQL_ALL);

enum store_rc
store_kept(struct store_tx *tx, const char *kind, struct kept **out, size_t *n)
{
	return sql_all(tx, &view, out, n, "SELECT $c FROM ("
	    "SELECT id, 1 AS secret, policy AS text FROM secret "
	    "WHERE ?1 = '" KEPT_SECRET "' AND policy IS NOT NULL UNION ALL "
	    "SELECT rowid AS id, 0 AS secret, shape AS text FROM thing "
	    "WHERE substr(kind, 1, length(?1)) = ?1)", "t", kind);
}

enum store_rc
store_kept_put(struct store_tx *tx, const struct kept *k, const char *text)
{
	return k->secret ? sql_run(tx, "UPDATE secret SET policy = ?2 "
	    "WHERE id = ?1", "it", k->id, text) : sql_run(tx, "UPDATE thing "
	    "SET shape = ?2 WHERE rowid = ?1", "it", k->id, text);
}
