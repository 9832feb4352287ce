/* The replicas of a secret, as its primary lists them. */
#include "sql.h"

static int
date(struct store_tx *tx, sqlite3_stmt *q, int n, void *row)
{
	const struct secret copy = { .id = sqlite3_column_int64(q, n),
	    .suffix = (const char *)sqlite3_column_text(q, n + 1) };
	struct replica *r = row;

	r->there = copy.id != 0;
	r->accessed = touch_date(tx->store, &copy, 0, r->accessed);
	return 0;
}

#define COLUMN(name, member) SQL_COLUMN(name, struct replica, member, 0)
static const struct sql_column columns[] = {
	COLUMN("replica.region", region),
	COLUMN("replica.kms_key_id", kms_key_id), COLUMN("failure", failure),
	COLUMN("copy.accessed", accessed),
};
static const struct sql_view shown =
    SQL_VIEW_THEN(columns, struct replica, SQL_ALL, date);

enum store_rc
store_replicas(struct store_tx *tx, const struct secret *s,
    struct replica **out, size_t *n)
{
	*out = NULL;
	*n = 0;
	return !s->replicated ? STORE_OK : sql_all(tx, &shown, out, n,
	    "SELECT $c, copy.id, copy.suffix FROM replica LEFT JOIN place "
	    "ON account = ?2 AND place.region = replica.region LEFT JOIN "
	    "secret AS copy ON copy.origin = replica.secret AND "
	    "copy.place = place.id WHERE replica.secret = ?1 "
	    "ORDER BY replica.region", "it", s->content, s->account);
}

enum store_rc
store_replica_save(struct store_tx *tx, struct secret *s,
    const struct replica *r)
{
	if (!s->replicated && sql_run(tx, "UPDATE secret SET replicated = 1 "
	    "WHERE id = ?1", "i", s->content) != STORE_OK)
		return STORE_FAILED;
	s->replicated = true;
	return sql_run(tx, "INSERT OR REPLACE INTO replica (secret, region, "
	    "kms_key_id, failure) VALUES (?1, ?2, ?3, ?4)", "ittt", s->content,
	    r->region, r->kms_key_id, r->failure);
}

enum store_rc
store_replica_remove(struct store_tx *tx, const struct secret *s,
    const char *region)
{
	if (sql_run(tx, "DELETE FROM replica WHERE secret = ?1 AND "
	    "region = ?2", "it", s->content, region) != STORE_OK)
		return STORE_FAILED;
	if (sqlite3_changes(tx->db) == 0)
		return STORE_NOT_FOUND;
	return sql_run(tx, "UPDATE secret SET replicated = EXISTS (SELECT 1 "
	    "FROM replica WHERE replica.secret = ?1) WHERE id = ?1", "i",
	    s->content);
}
