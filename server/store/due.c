/* What falls due at a moment, and what goes at once: see tables.h. */
#include "sql.h"

/* More than there are workers. */
#define AWAITED_MAX "64"
#define AWAITED "rotation_due > 0 AND deleted = 0"	/* secret_rotation */

/* The secrets whose ids q gives. */
static enum store_rc
secrets(struct store_tx *tx, sqlite3_stmt *q, struct secret **out, size_t *n)
{
	struct secret *all;
	int64_t *ids;
	size_t i, n_ids;
	enum store_rc rc = sql_all(tx, q, sql_integer, sizeof(*ids), &ids,
	    &n_ids);

	if (rc != STORE_OK)
		return rc;
	all = kt_arena_alloc(tx->arena, (n_ids + 1) * sizeof(*all));
	for (i = 0; i < n_ids && rc == STORE_OK; i++)
		rc = store_secret_by_id(tx, ids[i], &all[i]);
	if (rc != STORE_OK)
		return STORE_FAILED;
	*out = all;
	*n = n_ids;
	return STORE_OK;
}

enum store_rc
store_rotation_awaited(struct store_tx *tx, int64_t now, struct secret **out,
    size_t *n, int64_t *next)
{
	enum store_rc rc = secrets(tx, sql_query(tx, "SELECT id FROM secret "
	    "WHERE " AWAITED " AND rotation_due <= ?1 AND NOT EXISTS (SELECT 1 "
	    "FROM rotation WHERE rotation.secret = secret.id AND "
	    "state = 'running') "
	    "ORDER BY rotation_due LIMIT " AWAITED_MAX, "i", now), out, n);

	if (rc != STORE_OK)
		return rc;
	*next = INT64_MAX;
	rc = sql_one(tx, sql_query(tx, "SELECT rotation_due FROM secret WHERE "
	    AWAITED " AND rotation_due > ?1 ORDER BY rotation_due LIMIT 1", "i",
	    now), sql_integer, next);
	return rc == STORE_FAILED ? rc : STORE_OK;
}

enum store_rc
store_rotation_skip(struct store_tx *tx, int64_t secret, int64_t now)
{
	struct secret s;
	enum store_rc rc = store_secret_by_id(tx, secret, &s);

	if (rc != STORE_OK || s.rotation_due > now)
		return rc == STORE_NOT_FOUND ? STORE_OK : rc;
	s.rotation_from = now;
	return store_secret_save(tx, &s);
}

enum store_rc
store_secrets_ended(struct store_tx *tx, int64_t now, struct secret **out,
    size_t *n)
{
	return secrets(tx, sql_query(tx, "SELECT id FROM secret WHERE "
	    "deletion_due > 0 AND deletion_due <= ?1 ORDER BY deletion_due",
	    "i", now), out, n);
}

#define THEIRS "place IN (SELECT id FROM place WHERE ?1 IS NULL OR " \
	"account = ?1)"

enum store_rc
store_reset(struct store_tx *tx, const char *account, int64_t *secrets_gone,
    int64_t *servers)
{
	int64_t n_secrets, n_servers;

	if (sql_one(tx, sql_query(tx, "SELECT count(*) FROM secret WHERE " THEIRS,
	    "t", account), sql_integer, &n_secrets) != STORE_OK)
		return STORE_FAILED;
	if (sql_run(tx, "DELETE FROM secret WHERE " THEIRS, "t", account) !=
	    STORE_OK ||
	    sql_run(tx, "DELETE FROM thing WHERE " THEIRS, "t", account) !=
	    STORE_OK ||
	    sql_run(tx, "UPDATE server SET status = '" SERVER_DELETING "', "
	    "master_password = NULL WHERE id IN (SELECT server FROM "
	    "db_instance WHERE ?1 IS NULL OR account = ?1 UNION SELECT server "
	    "FROM db_cluster WHERE ?1 IS NULL OR account = ?1)", "t",
	    account) != STORE_OK)
		return STORE_FAILED;
	n_servers = sqlite3_changes(tx->db);
	*secrets_gone = n_secrets;
	*servers = n_servers;
	return STORE_OK;
}

enum store_rc
store_reset_under_way(struct store_tx *tx, const char *account, bool *out)
{
	int64_t n;

	if (sql_one(tx, sql_query(tx, "SELECT EXISTS (SELECT 1 FROM server "
	    "WHERE status = '" SERVER_DELETING "' AND id IN (SELECT server "
	    "FROM db_instance WHERE ?1 IS NULL OR account = ?1 UNION SELECT "
	    "server FROM db_cluster WHERE ?1 IS NULL OR account = ?1))", "t",
	    account), sql_integer, &n) != STORE_OK)
		return STORE_FAILED;
	*out = n != 0;
	return STORE_OK;
}
