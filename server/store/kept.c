/* Policies, wherever they lie: see kept.h. */
#include "kept.h"

#include <string.h>

#include "sql.h"

#define SECRET "secret"

static const struct sql_column columns[] = {
	SQL_COLUMN("id", struct kept, id, 0),
	SQL_COLUMN("kind", struct kept, kind, 0),
	SQL_COLUMN("text", struct kept, text, 0),
};
static const struct sql_view view = SQL_VIEW(columns, struct kept, SQL_ALL);

enum store_rc
store_kept(struct store_tx *tx, struct kept **out, size_t *n)
{
	return sql_all(tx, &view, out, n, "SELECT $c FROM ("
	    "SELECT id, '" SECRET "' AS kind, policy AS text FROM secret "
	    "WHERE policy IS NOT NULL UNION ALL "
	    "SELECT rowid AS id, kind, shape AS text FROM thing WHERE kind IN "
	    "('iam:role', 'kms:key', 'kms:grant') OR "
	    "kind GLOB 'lambda:permission:*')", "");
}

enum store_rc
store_kept_put(struct store_tx *tx, const struct kept *k, const char *text)
{
	return strcmp(k->kind, SECRET) == 0 ? sql_run(tx, "UPDATE secret SET "
	    "policy = ?2 WHERE id = ?1", "it", k->id, text) :
	    sql_run(tx, "UPDATE thing SET shape = ?2 WHERE rowid = ?1", "it",
	    k->id, text);
}
