/* Servers of the fleet, and the clusters and instances that stand on them. */
#include <string.h>

#include "sql.h"

#define SERVER "server.id, server.status, server.fresh, server.engine, " \
	"server.engine_version, server.host, server.port, " \
	"server.master_user, server.database, server.reason"
#define SERVER_COLUMNS 10

static void
server_from_row(struct store_tx *tx, sqlite3_stmt *q, struct server *s)
{
	s->id = sql_text(tx, q, 0);
	s->status = sql_text(tx, q, 1);
	s->fresh = sqlite3_column_int(q, 2) != 0;
	s->engine = sql_text(tx, q, 3);
	s->engine_version = sql_text(tx, q, 4);
	s->host = sql_text(tx, q, 5);
	s->port = sqlite3_column_int(q, 6);
	s->master_user = sql_text(tx, q, 7);
	s->master_password = NULL;
	s->database = sql_text(tx, q, 8);
	s->reason = sql_text(tx, q, 9);
}

static const char *
place(struct store_tx *tx, const char *id)
{
	return kt_arena_printf(tx->arena, "server/%s/master", id);
}

/* The password that the row's column col holds sealed, if any. */
static enum store_rc
open_password(struct store_tx *tx, sqlite3_stmt *q, int col, struct server *s)
{
	struct kt_blob sealed = sql_blob(tx, q, col), plain;

	if (sealed.p == NULL)
		return STORE_OK;
	if (kt_unseal(tx->root, tx->arena, place(tx, s->id), sealed,
	    &plain) != 0) {
		strcpy(tx->error, "a master password does not open");
		return STORE_FAILED;
	}
	s->master_password = kt_arena_strndup(tx->arena, (const char *)plain.p,
	    plain.n);
	return STORE_OK;
}

/* What passes has its job, and nothing else has. */
#define PASSING "server WHERE status IN ('" SERVER_CREATING "', '" \
	SERVER_STARTING "', '" SERVER_DELETING "')"

enum store_rc
server_jobs(struct store_tx *tx)
{
	if (sql_run(tx, "DELETE FROM job WHERE kind GLOB '" JOB_SERVER "*' AND "
	    "(subject, kind) NOT IN (SELECT id, '" JOB_SERVER "' || status "
	    "FROM " PASSING ")", "") != STORE_OK)
		return STORE_FAILED;
	return sql_run(tx, "INSERT OR IGNORE INTO job (kind, subject, due) "
	    "SELECT '" JOB_SERVER "' || status, id, 0 FROM " PASSING, "");
}

enum store_rc
store_server_save(struct store_tx *tx, const struct server *s)
{
	struct kt_blob sealed = { NULL, 0 }, plain;

	if (s->master_password != NULL) {
		plain.p = (const uint8_t *)s->master_password;
		plain.n = strlen(s->master_password);
		if (kt_seal(tx->root, tx->arena, place(tx, s->id), plain,
		    &sealed) != 0) {
			strcpy(tx->error, "cannot seal a master password");
			return STORE_FAILED;
		}
	}
	if (sql_run(tx, "INSERT INTO server (id, status, fresh, engine, "
	    "engine_version, host, port, master_user, master_password, "
	    "database, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
	    "?10, ?11) ON CONFLICT DO UPDATE SET status = ?2, fresh = ?3, "
	    "engine_version = ?5, host = ?6, port = ?7, master_password = ?9, "
	    "reason = ?11", "ttntttntbtt", s->id, s->status, (int)s->fresh,
	    s->engine, s->engine_version, s->host, s->port, s->master_user,
	    &sealed, s->database, s->reason) != STORE_OK)
		return STORE_FAILED;
	return server_jobs(tx);
}

static int
whole_server(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	server_from_row(tx, q, row);
	return open_password(tx, q, SERVER_COLUMNS, row) == STORE_OK ? 0 : -1;
}

enum store_rc
store_server_find(struct store_tx *tx, const char *id, struct server *s)
{
	struct server found;
	enum store_rc rc = sql_one(tx, sql_query(tx, "SELECT " SERVER
	    ", master_password FROM server WHERE id = ?1", "t", id),
	    whole_server, &found);

	if (rc == STORE_OK)
		*s = found;
	return rc;
}

enum store_rc
store_servers_restart(struct store_tx *tx)
{
	return sql_run(tx, "UPDATE server SET status = 'starting' WHERE "
	    "status IN ('available', 'failed') AND fresh = 0", "") ==
	    STORE_OK ? server_jobs(tx) : STORE_FAILED;
}

enum store_rc
store_server_remove(struct store_tx *tx, const char *id)
{
	enum store_rc rc;

	rc = sql_run(tx, "DELETE FROM db_instance WHERE server = ?1", "t", id);
	if (rc == STORE_OK)
		rc = sql_run(tx, "DELETE FROM db_cluster WHERE server = ?1",
		    "t", id);
	if (rc == STORE_OK)
		rc = sql_run(tx, "DELETE FROM server WHERE id = ?1", "t", id);
	return rc == STORE_OK ? server_jobs(tx) : rc;
}

enum store_rc
store_cluster_add(struct store_tx *tx, const struct db_cluster *c)
{
	enum store_rc rc = store_server_save(tx, &c->server);

	if (rc != STORE_OK)
		return rc;
	return sql_run(tx, "INSERT INTO db_cluster (account, region, id, "
	    "server, resource_id, created, deletion_protection, "
	    "backup_retention) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
	    "tttttini", c->account, c->region, c->id, c->server.id,
	    c->resource_id, c->created, (int)c->deletion_protection,
	    c->backup_retention);
}

/* One in a cluster stands on the cluster's server, which is there already. */
enum store_rc
store_instance_add(struct store_tx *tx, const struct db_instance *i)
{
	enum store_rc rc = i->cluster != NULL ? STORE_OK :
	    store_server_save(tx, &i->server);

	if (rc != STORE_OK)
		return rc;
	return sql_run(tx, "INSERT INTO db_instance (account, region, id, "
	    "cluster, server, resource_id, class, created, "
	    "deletion_protection, backup_retention, storage) VALUES "
	    "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)", "tttttttinii",
	    i->account, i->region, i->id, i->cluster, i->server.id,
	    i->resource_id, i->class, i->created, (int)i->deletion_protection,
	    i->backup_retention, i->storage);
}

enum store_rc
store_instance_remove(struct store_tx *tx, const struct db_instance *i)
{
	return sql_run(tx, "DELETE FROM db_instance WHERE account = ?1 AND "
	    "region = ?2 AND id = ?3", "ttt", i->account, i->region, i->id);
}

static const char *
first_text(struct store_tx *tx, sqlite3_stmt *q)
{
	const char *text = sql_row(tx, q) > 0 ? sql_text(tx, q, 0) : NULL;

	sql_done(q);
	return text;
}

const char *
store_instance_elsewhere(struct store_tx *tx, const struct db_page *page)
{
	return first_text(tx, sql_query(tx, "SELECT region FROM db_instance "
	    "WHERE account = ?1 AND region <> ?2 AND id = ?3 LIMIT 1", "ttt",
	    page->account, page->region, page->id));
}

const char *
store_cluster_elsewhere(struct store_tx *tx, const struct db_page *page)
{
	return first_text(tx, sql_query(tx, "SELECT region FROM db_cluster "
	    "WHERE account = ?1 AND region <> ?2 AND id = ?3 LIMIT 1", "ttt",
	    page->account, page->region, page->id));
}

static int
cluster_from_row(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	struct db_cluster *c = row;

	server_from_row(tx, q, &c->server);
	c->account = sql_text(tx, q, SERVER_COLUMNS);
	c->region = sql_text(tx, q, SERVER_COLUMNS + 1);
	c->id = sql_text(tx, q, SERVER_COLUMNS + 2);
	c->resource_id = sql_text(tx, q, SERVER_COLUMNS + 3);
	c->created = sqlite3_column_int64(q, SERVER_COLUMNS + 4);
	c->deletion_protection = sqlite3_column_int(q, SERVER_COLUMNS + 5) != 0;
	c->backup_retention = sqlite3_column_int64(q, SERVER_COLUMNS + 6);
	return 0;
}

enum store_rc
store_clusters(struct store_tx *tx, const struct db_page *page,
    struct db_cluster **out, size_t *n)
{
	sqlite3_stmt *q = sql_query(tx, "SELECT " SERVER ", account, region, "
	    "db_cluster.id, resource_id, created, deletion_protection, "
	    "backup_retention FROM db_cluster JOIN server ON server.id = "
	    "db_cluster.server WHERE account = ?1 AND region = ?2 AND "
	    "(?3 IS NULL OR db_cluster.id = ?3) AND "
	    "(?4 IS NULL OR db_cluster.id > ?4) ORDER BY db_cluster.id "
	    "LIMIT ?5", "tttti", page->account, page->region, page->id,
	    page->after, (int64_t)page->limit);

	return sql_all(tx, q, cluster_from_row, sizeof(**out), out, n);
}

static int
instance_from_row(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	struct db_instance *i = row;

	server_from_row(tx, q, &i->server);
	i->account = sql_text(tx, q, SERVER_COLUMNS);
	i->region = sql_text(tx, q, SERVER_COLUMNS + 1);
	i->id = sql_text(tx, q, SERVER_COLUMNS + 2);
	i->cluster = sql_text(tx, q, SERVER_COLUMNS + 3);
	i->resource_id = sql_text(tx, q, SERVER_COLUMNS + 4);
	i->class = sql_text(tx, q, SERVER_COLUMNS + 5);
	i->created = sqlite3_column_int64(q, SERVER_COLUMNS + 6);
	i->deletion_protection = sqlite3_column_int(q, SERVER_COLUMNS + 7) != 0;
	i->backup_retention = sqlite3_column_int64(q, SERVER_COLUMNS + 8);
	i->storage = sqlite3_column_int64(q, SERVER_COLUMNS + 9);
	return 0;
}

enum store_rc
store_instances(struct store_tx *tx, const struct db_page *page,
    struct db_instance **out, size_t *n)
{
	sqlite3_stmt *q = sql_query(tx, "SELECT " SERVER ", account, region, "
	    "db_instance.id, cluster, resource_id, class, created, "
	    "deletion_protection, backup_retention, storage FROM db_instance "
	    "JOIN server ON server.id = db_instance.server WHERE "
	    "account = ?1 AND region = ?2 AND "
	    "(?3 IS NULL OR db_instance.id = ?3) AND "
	    "(?4 IS NULL OR db_instance.id > ?4) AND "
	    "(?5 IS NULL OR cluster = ?5) ORDER BY db_instance.id LIMIT ?6",
	    "ttttti", page->account, page->region, page->id, page->after,
	    page->cluster, (int64_t)page->limit);

	return sql_all(tx, q, instance_from_row, sizeof(**out), out, n);
}
