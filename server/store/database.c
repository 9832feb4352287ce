/* Servers of the fleet, and the clusters and instances that stand on them. */
#include <string.h>

#include "everywhere.h"
#include "sql.h"

struct server_row {
	struct server s;
	struct kt_blob sealed;		/* the password; the last column */
};
#define COLUMN(name, sets) SQL_COLUMN(#name, struct server_row, s.name, sets)
static const struct sql_column server_columns[] = {
	COLUMN(id, SQL_KEY), COLUMN(status, 0), COLUMN(fresh, 0),
	COLUMN(engine, 0), COLUMN(engine_version, 0), COLUMN(host, 0),
	COLUMN(port, 0), COLUMN(master_user, 0), COLUMN(database, 0),
	COLUMN(reason, 0), COLUMN(master_secret, 0),
	COLUMN(runs, 0), COLUMN(origin, 0), COLUMN(parameters, 0),
	SQL_COLUMN("master_password", struct server_row, sealed, 0),
};
static const struct sql_view whole_server =
    SQL_VIEW(server_columns, struct server_row, SQL_ALL);
/* Without its password. */
static const struct sql_view server = { server_columns,
    N_ELEMENTS(server_columns) - 1, sizeof(struct server), SQL_ALL, NULL };

/* Of a server whose id is known. */
static int
show_server(struct store_tx *tx, struct server *s)
{
	s->master_password = NULL;
	return sql_one(tx, &server, s, "SELECT $c FROM server WHERE id = ?1",
	    "t", s->id) == STORE_OK ? 0 : -1;
}

static int
show_cluster(struct store_tx *tx, sqlite3_stmt *q, int n, void *row)
{
	(void)q;
	(void)n;
	return show_server(tx, &((struct db_cluster *)row)->server);
}

static int
show_instance(struct store_tx *tx, sqlite3_stmt *q, int n, void *row)
{
	(void)q;
	(void)n;
	return show_server(tx, &((struct db_instance *)row)->server);
}

#define CLUSTER(name, member) SQL_COLUMN(name, struct db_cluster, member, 0)
static const struct sql_column cluster_columns[] = {
	SQL_COLUMN("account", struct db_cluster, account, SQL_KEY),
	SQL_COLUMN("region", struct db_cluster, region, SQL_KEY),
	SQL_COLUMN("id", struct db_cluster, id, SQL_KEY), CLUSTER("server", server.id),
	CLUSTER("resource_id", resource_id), CLUSTER("created", created),
	CLUSTER("deletion_protection", deletion_protection),
	CLUSTER("backup_retention", backup_retention), CLUSTER("kept", kept),
	CLUSTER("pending", pending),
};
static const struct sql_view cluster = SQL_VIEW_THEN(cluster_columns,
    struct db_cluster, SQL_ALL, show_cluster);

#define INSTANCE(name, member) SQL_COLUMN(name, struct db_instance, member, 0)
static const struct sql_column instance_columns[] = {
	SQL_COLUMN("account", struct db_instance, account, SQL_KEY),
	SQL_COLUMN("region", struct db_instance, region, SQL_KEY),
	SQL_COLUMN("id", struct db_instance, id, SQL_KEY), INSTANCE("cluster", cluster),
	INSTANCE("server", server.id), INSTANCE("resource_id", resource_id),
	INSTANCE("class", class), INSTANCE("created", created),
	INSTANCE("deletion_protection", deletion_protection),
	INSTANCE("backup_retention", backup_retention),
	INSTANCE("storage", storage), INSTANCE("kept", kept),
	INSTANCE("pending", pending),
};
static const struct sql_view instance = SQL_VIEW_THEN(instance_columns,
    struct db_instance, SQL_ALL, show_instance);

static const char *
place(struct store_tx *tx, const char *id)
{
	return kt_arena_printf(tx->arena, "server/%s/master", id);
}

/* What passes has its job, and nothing else has. */
#define PASSING "server WHERE status > '' AND status NOT IN ('" \
	SERVER_AVAILABLE "', '" \
	SERVER_STOPPED "', '" SERVER_FAILED "') AND status <> '" \
	SERVER_INCOMPATIBLE "'"

bool
store_status_passes(const char *status)
{
	return strcmp(status, SERVER_AVAILABLE) != 0 &&
	    strcmp(status, SERVER_STOPPED) != 0 &&
	    strcmp(status, SERVER_FAILED) != 0 &&
	    strcmp(status, SERVER_INCOMPATIBLE) != 0;
}

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
	struct server_row row = { .s = *s };
	const char *password = s->master_password;

	if (password != NULL && store_seal(tx, place(tx, s->id),
	    (struct kt_blob){ (const uint8_t *)password, strlen(password) },
	    &row.sealed) != STORE_OK)
		return STORE_FAILED;
	return sql_write(tx, &whole_server, SQL_PUT("server"), &row) ==
	    STORE_OK ? server_jobs(tx) : STORE_FAILED;
}

enum store_rc
store_server_change(struct store_tx *tx, const struct server *s)
{
	if (s->master_password != NULL)
		return store_server_save(tx, s);
	return sql_write(tx, &server, SQL_PUT("server"), s) == STORE_OK ?
	    server_jobs(tx) : STORE_FAILED;
}

enum store_rc
store_server_pending(struct store_tx *tx, const char *id, bool *out)
{
	int64_t pending;
	enum store_rc rc = sql_one(tx, &sql_integer, &pending, "SELECT "
	    "master_password IS NOT NULL FROM server WHERE id = ?1", "t", id);

	if (rc == STORE_OK)
		*out = pending != 0;
	return rc;
}

enum store_rc
store_server_find(struct store_tx *tx, const char *id, struct server *s)
{
	struct server_row row = { .sealed = { NULL, 0 } };
	struct kt_blob plain = { NULL, 0 };
	enum store_rc rc = sql_one(tx, &whole_server, &row, "SELECT $c FROM "
	    "server WHERE id = ?1", "t", id);

	if (rc != STORE_OK)
		return rc;
	if (row.sealed.p != NULL && store_unseal(tx, place(tx, id), row.sealed,
	    &plain) != STORE_OK) {
		strcpy(tx->error, "a master password does not open");
		return STORE_FAILED;
	}
	if (plain.p != NULL)
		row.s.master_password = kt_arena_strndup(tx->arena,
		    (const char *)plain.p, plain.n);
	*s = row.s;
	return STORE_OK;
}

enum store_rc
store_servers_restart(struct store_tx *tx)
{
	if (sql_run(tx, "DELETE FROM job WHERE kind = '" JOB_SERVER
	    SERVER_STARTING "'", "") != STORE_OK)	/* nor their tries */
		return STORE_FAILED;
	return sql_run(tx, "UPDATE server SET status = 'starting' WHERE "
	    "status IN ('available', 'failed', '" SERVER_INCOMPATIBLE
	    "') AND fresh = 0", "") ==
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

	return rc != STORE_OK ? rc :
	    sql_write(tx, &cluster, SQL_INSERT("db_cluster"), c);
}

/* One in a cluster stands on the cluster's server, which is there already. */
enum store_rc
store_instance_add(struct store_tx *tx, const struct db_instance *i)
{
	enum store_rc rc = i->cluster != NULL ? STORE_OK :
	    store_server_save(tx, &i->server);

	return rc != STORE_OK ? rc :
	    sql_write(tx, &instance, SQL_INSERT("db_instance"), i);
}

enum store_rc
store_cluster_save(struct store_tx *tx, const struct db_cluster *c)
{
	return sql_write(tx, &cluster, SQL_UPDATE("db_cluster"), c);
}

enum store_rc
store_instance_save(struct store_tx *tx, const struct db_instance *i)
{
	return sql_write(tx, &instance, SQL_UPDATE("db_instance"), i);
}

enum store_rc
store_cluster_rename(struct store_tx *tx, const struct db_cluster *c,
    const char *name)
{
	enum store_rc rc = sql_run(tx, "UPDATE db_cluster SET id = ?4 WHERE "
	    "account = ?1 AND region = ?2 AND id = ?3", "tttt", c->account,
	    c->region, c->id, name);

	return rc != STORE_OK ? rc : sql_run(tx, "UPDATE db_instance SET "
	    "cluster = ?2 WHERE server = ?1", "tt", c->server.id, name);
}

enum store_rc
store_instance_rename(struct store_tx *tx, const struct db_instance *i,
    const char *name)
{
	return sql_run(tx, "UPDATE db_instance SET id = ?4 WHERE account = ?1 "
	    "AND region = ?2 AND id = ?3", "tttt", i->account, i->region,
	    i->id, name);
}

enum store_rc
store_instance_remove(struct store_tx *tx, const struct db_instance *i)
{
	return sql_run(tx, "DELETE FROM db_instance WHERE account = ?1 AND "
	    "region = ?2 AND id = ?3", "ttt", i->account, i->region, i->id);
}

enum store_rc
store_server_arn(struct store_tx *tx, const char *id, const char **arn)
{
	const char *rest;	/* begins with the region */
	enum store_rc rc = sql_one(tx, &sql_string, &rest, "SELECT region || "
	    "':' || account || ':cluster:' || id FROM db_cluster WHERE server "
	    "= ?1 UNION ALL SELECT region || ':' || account || ':db:' || id "
	    "FROM db_instance WHERE server = ?1 LIMIT 1", "t", id);

	if (rc == STORE_OK)
		*arn = kt_arena_join(tx->arena, "arn:", kt_partition(rest),
		    ":rds:", rest, NULL);
	return rc;
}

enum store_rc
store_cluster_find(struct store_tx *tx, const char *account,
    const char *region, const char *id, struct db_cluster *out)
{
	return sql_one(tx, &cluster, out, "SELECT $c FROM db_cluster WHERE "
	    "account = ?1 AND region = ?2 AND id = ?3", "ttt", account, region,
	    id);
}

enum store_rc
store_instance_find(struct store_tx *tx, const char *account,
    const char *region, const char *id, struct db_instance *out)
{
	return sql_one(tx, &instance, out, "SELECT $c FROM db_instance WHERE "
	    "account = ?1 AND region = ?2 AND id = ?3", "ttt", account, region,
	    id);
}

enum store_rc
store_instance_on(struct store_tx *tx, const char *on,
    struct db_instance *out)
{
	return sql_one(tx, &instance, out, "SELECT $c FROM db_instance WHERE "
	    "server = ?1 AND cluster IS NULL", "t", on);
}

enum store_rc
store_cluster_on(struct store_tx *tx, const char *on, struct db_cluster *out)
{
	return sql_one(tx, &cluster, out, "SELECT $c FROM db_cluster WHERE "
	    "server = ?1", "t", on);
}

enum store_rc
store_server_of_secret(struct store_tx *tx, const char *secret,
    const char **id)
{
	return sql_one(tx, &sql_string, id, "SELECT id FROM server WHERE "
	    "master_secret = ?1", "t", secret);
}

static const char *
region_of(struct store_tx *tx, const char *sql, const char *account,
    const char *region, const char *id)
{
	const char *other;

	return sql_one(tx, &sql_string, &other, sql, "ttt", account, region,
	    id) == STORE_OK ? other : NULL;
}

#define ELSEWHERE(table) "SELECT region FROM " table " WHERE account = ?1 " \
	"AND region <> ?2 AND id = ?3 LIMIT 1"

const char *
store_cluster_elsewhere(struct store_tx *tx, const char *account,
    const char *region, const char *id)
{
	return region_of(tx, ELSEWHERE("db_cluster"), account, region, id);
}

const char *
store_instance_elsewhere(struct store_tx *tx, const char *account,
    const char *region, const char *id)
{
	return region_of(tx, ELSEWHERE("db_instance"), account, region, id);
}

enum store_rc
store_servers_of(struct store_tx *tx, const char *id, struct server **out,
    size_t *n)
{
	return sql_all(tx, &server, out, n, "SELECT $c FROM server WHERE id IN "
	    "(SELECT server FROM db_instance WHERE id = ?1 UNION "
	    "SELECT server FROM db_cluster WHERE id = ?1) ORDER BY id", "t",
	    id);
}

enum store_rc
store_servers(struct store_tx *tx, struct server **out, size_t *n)
{
	return sql_all(tx, &server, out, n, "SELECT $c FROM server ORDER BY id",
	    "");
}

#define ON_PAGE "account = ?1 AND region = ?2 AND (?3 IS NULL OR id = ?3) " \
	"AND (?4 IS NULL OR id > ?4)"

enum store_rc
store_clusters(struct store_tx *tx, const struct db_page *page,
    struct db_cluster **out, size_t *n)
{
	return sql_all(tx, &cluster, out, n, "SELECT $c FROM db_cluster WHERE "
	    ON_PAGE " ORDER BY id LIMIT ?5", "tttti", page->account,
	    page->region, page->id, page->after, (int64_t)page->limit);
}

enum store_rc
store_instances(struct store_tx *tx, const struct db_page *page,
    struct db_instance **out, size_t *n)
{
	return sql_all(tx, &instance, out, n, "SELECT $c FROM db_instance WHERE "
	    ON_PAGE " AND (?5 IS NULL OR cluster = ?5) ORDER BY id LIMIT ?6",
	    "ttttti", page->account, page->region, page->id, page->after,
	    page->cluster, (int64_t)page->limit);
}

#define EVERYWHERE " ORDER BY account, region, id LIMIT ?1"

enum store_rc
store_clusters_everywhere(struct store_tx *tx, size_t limit,
    struct db_cluster **out, size_t *n)
{
	return sql_all(tx, &cluster, out, n, "SELECT $c FROM db_cluster"
	    EVERYWHERE, "i", (int64_t)limit);
}

enum store_rc
store_instances_everywhere(struct store_tx *tx, size_t limit,
    struct db_instance **out, size_t *n)
{
	return sql_all(tx, &instance, out, n, "SELECT $c FROM db_instance"
	    EVERYWHERE, "i", (int64_t)limit);
}
