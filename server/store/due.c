/* What falls due at a moment, and what goes at once: see tables.h. */
#include "key_use.h"
#include "sql.h"

enum store_rc
store_deletion_plan(struct store_tx *tx)
{
	struct job j = { .kind = JOB_DELETION, .subject = "" };

	switch (sql_one(tx, &sql_integer, &j.due, "SELECT deletion_due FROM "
	    "secret WHERE deletion_due > 0 ORDER BY deletion_due LIMIT 1", "")) {
	case STORE_OK:        return store_job_put(tx, &j);
	case STORE_NOT_FOUND: return store_job_remove(tx, j.kind, j.subject);
	default:              return STORE_FAILED;
	}
}

enum store_rc
store_secrets_end(struct store_tx *tx, int64_t now)
{
	int64_t *ids;
	size_t i, n;
	struct secret s;
	enum store_rc rc = sql_all(tx, &sql_integer, &ids, &n, "SELECT id FROM "
	    "secret WHERE deletion_due > 0 AND deletion_due <= ?1 "
	    "ORDER BY deletion_due", "i", now);

	for (i = 0; i < n && rc == STORE_OK; i++) {
		if (store_secret_by_id(tx, ids[i], &s) != STORE_OK ||
		    store_event_versions(tx, &s, STORE_TRAIL
		    "EndSecretVersionDelete", now) != STORE_OK ||
		    store_secret_remove(tx, s.id) != STORE_OK)
			return STORE_FAILED;
		rc = store_event_put(tx, &(struct kt_event){ .at = now,
		    .event = "SecretDeleted", .arn = s.arn });
	}
	return rc == STORE_OK ? store_deletion_plan(tx) : rc;
}

#define THEIRS "place IN (SELECT id FROM place WHERE ?1 IS NULL OR " \
	"account = ?1)"
#define THEIR_SERVERS "id IN (SELECT server FROM db_instance WHERE ?1 IS NULL " \
	"OR account = ?1 UNION SELECT server FROM db_cluster WHERE ?1 IS NULL " \
	"OR account = ?1)"

enum store_rc
store_reset(struct store_tx *tx, const char *account, int64_t *secrets_gone,
    int64_t *servers)
{
	int64_t n_secrets, n_servers;

	if (sql_one(tx, &sql_integer, &n_secrets, "SELECT count(*) FROM secret "
	    "WHERE " THEIRS, "t", account) != STORE_OK)
		return STORE_FAILED;
	if (sql_run(tx, "DELETE FROM secret WHERE " THEIRS, "t", account) !=
	    STORE_OK ||
	    sql_run(tx, "DELETE FROM cross_replica WHERE ?1 IS NULL OR "
	    "instr(primary_arn || replica_arn, ':' || ?1 || ':') > 0", "t",
	    account) != STORE_OK ||
	    sql_run(tx, "DELETE FROM thing WHERE " THEIRS, "t", account) !=
	    STORE_OK ||
	    sql_run(tx, "DELETE FROM access_key WHERE ?1 IS NULL OR "
	    "account = ?1", "t", account) != STORE_OK ||
	    sql_run(tx, "DELETE FROM snapshot WHERE ?1 IS NULL OR "
	    "account = ?1", "t", account) != STORE_OK ||
	    sql_run(tx, "UPDATE server SET status = '" SERVER_DELETING "', "
	    "master_password = NULL WHERE " THEIR_SERVERS, "t", account) !=
	    STORE_OK)
		return STORE_FAILED;
	n_servers = sqlite3_changes(tx->db);
	tx->identities = true;
	key_use_forget_roles(tx->store->key_uses, account);
	if (server_jobs(tx) != STORE_OK || store_deletion_plan(tx) !=
	    STORE_OK || store_events_clear(tx, account) != STORE_OK)
		return STORE_FAILED;
	*secrets_gone = n_secrets;
	*servers = n_servers;
	return STORE_OK;
}

enum store_rc
store_reset_under_way(struct store_tx *tx, const char *account, bool *out)
{
	int64_t n;

	if (sql_one(tx, &sql_integer, &n, "SELECT EXISTS (SELECT 1 FROM server "
	    "WHERE status = '" SERVER_DELETING "' AND " THEIR_SERVERS ")", "t",
	    account) != STORE_OK)
		return STORE_FAILED;
	*out = n != 0;
	return STORE_OK;
}
