/* Snapshots of what stands on servers. */
#include "snapshot.h"

#include "sql.h"

#define COLUMN(name, sets) SQL_COLUMN(#name, struct snapshot, name, sets)
static const struct sql_column columns[] = {
	COLUMN(id, SQL_KEY), COLUMN(account, 0), COLUMN(region, 0),
	COLUMN(cluster, 0), COLUMN(name, 0), COLUMN(source, 0),
	COLUMN(resource_id, 0), COLUMN(type, 0), COLUMN(status, 0),
	COLUMN(created, 0), COLUMN(server, 0), COLUMN(origin, 0),
	COLUMN(pause, 0), COLUMN(engine, 0), COLUMN(engine_version, 0),
	COLUMN(master_user, 0), COLUMN(database, 0), COLUMN(shown, 0),
	COLUMN(kept, 0), COLUMN(shared, 0), COLUMN(reason, 0),
};
static const struct sql_view snapshot =
    SQL_VIEW(columns, struct snapshot, SQL_ALL);

enum store_rc
store_snapshot_add(struct store_tx *tx, const struct snapshot *s)
{
	return sql_write(tx, &snapshot, SQL_INSERT("snapshot"), s);
}

enum store_rc
store_snapshot_save(struct store_tx *tx, const struct snapshot *s)
{
	return sql_write(tx, &snapshot, SQL_UPDATE("snapshot"), s);
}

enum store_rc
store_snapshot_remove(struct store_tx *tx, const char *id)
{
	return sql_run(tx, "DELETE FROM snapshot WHERE id = ?1", "t", id);
}

enum store_rc
store_snapshot_find(struct store_tx *tx, const char *id, struct snapshot *s)
{
	return sql_one(tx, &snapshot, s, "SELECT $c FROM snapshot WHERE "
	    "id = ?1", "t", id);
}

enum store_rc
store_snapshots(struct store_tx *tx, const struct snapshot_page *page,
    struct snapshot **out, size_t *n)
{
	return sql_all(tx, &snapshot, out, n, "SELECT $c FROM snapshot WHERE "
	    "account = ?1 AND region = ?2 AND cluster = ?3 AND "
	    "(?4 IS NULL OR name = ?4) AND (?5 IS NULL OR source = ?5) AND "
	    "(?6 IS NULL OR resource_id = ?6) AND (?7 IS NULL OR type = ?7) "
	    "AND (?8 IS NULL OR name > ?8) ORDER BY name LIMIT ?9",
	    "ttnttttti", page->account, page->region, (int)page->cluster,
	    page->name, page->source, page->resource_id, page->type,
	    page->after, (int64_t)page->limit);
}

enum store_rc
store_snapshots_everywhere(struct store_tx *tx, const char *account,
    const char *region, struct snapshot **out, size_t *n)
{
	return sql_all(tx, &snapshot, out, n, "SELECT $c FROM snapshot WHERE "
	    "(?1 IS NULL OR account = ?1) AND (?2 IS NULL OR region = ?2) "
	    "ORDER BY created, name", "tt", account, region);
}

enum store_rc
store_snapshots_automated(struct store_tx *tx, const char *resource_id,
    struct snapshot **out, size_t *n)
{
	return sql_all(tx, &snapshot, out, n, "SELECT $c FROM snapshot WHERE "
	    "resource_id = ?1 AND type = 'automated' ORDER BY created", "t",
	    resource_id);
}

enum store_rc
store_snapshots_due(struct store_tx *tx, const char *server,
    struct snapshot **out, size_t *n)
{
	return sql_all(tx, &snapshot, out, n, "SELECT $c FROM snapshot WHERE "
	    "server = ?1 AND status = 'creating' ORDER BY created, name", "t",
	    server);
}

enum store_rc
store_snapshot_last(struct store_tx *tx, const char *resource_id,
    bool earliest, struct snapshot *out)
{
	return sql_one(tx, &snapshot, out, "SELECT $c FROM snapshot WHERE "
	    "resource_id = ?1 AND status = 'available' AND origin IS NULL "
	    "ORDER BY created * ?2 LIMIT 1", "tn", resource_id,
	    earliest ? 1 : -1);
}

enum store_rc
store_snapshot_at(struct store_tx *tx, const char *resource_id, int64_t at,
    struct snapshot *out)
{
	return sql_one(tx, &snapshot, out, "SELECT $c FROM snapshot WHERE "
	    "resource_id = ?1 AND status = 'available' AND origin IS NULL AND "
	    "(created = ?2 OR created / 1000 * 1000 = ?2) ORDER BY "
	    "created DESC LIMIT 1", "ti", resource_id, at);
}

enum store_rc
store_snapshot_in_use(struct store_tx *tx, const char *id, bool *out)
{
	int64_t n = 0;
	enum store_rc rc = sql_one(tx, &sql_integer, &n, "SELECT "
	    "EXISTS (SELECT 1 FROM server WHERE origin = ?1 AND fresh = 1) OR "
	    "EXISTS (SELECT 1 FROM snapshot WHERE origin = ?1 AND "
	    "status = 'creating')", "t", id);

	*out = n != 0;
	return rc;
}
