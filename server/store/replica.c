/* The replicas of a secret, as its primary lists them. */
#include "sql.h"

static int
from_row(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	struct replica *r = row;
	struct secret copy = { .id = 0 };

	r->region = sql_text(tx, q, 0);
	r->kms_key_id = sql_text(tx, q, 1);
	r->failure = sql_text(tx, q, 2);
	copy.id = sqlite3_column_int64(q, 3);
	copy.suffix = sql_text(tx, q, 4);
	r->accessed = touch_date(tx->store, &copy, 0,
	    sqlite3_column_int64(q, 5));
	return 0;
}

enum store_rc
store_replicas(struct store_tx *tx, const struct secret *s,
    struct replica **out, size_t *n)
{
	sqlite3_stmt *q;

	*out = NULL;
	*n = 0;
	if (!s->replicated)
		return STORE_OK;
	q = sql_query(tx, "SELECT replica.region, replica.kms_key_id, failure, "
	    "copy.id, copy.suffix, copy.accessed FROM replica LEFT JOIN place "
	    "ON account = ?2 AND place.region = replica.region LEFT JOIN "
	    "secret AS copy ON copy.origin = replica.secret AND "
	    "copy.place = place.id WHERE replica.secret = ?1 "
	    "ORDER BY replica.region", "it", s->content, s->account);
	return sql_all(tx, q, from_row, sizeof(**out), out, n);
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
	return sql_run(tx, "UPDATE secret SET replicated = EXISTS (SELECT 1 "
	    "FROM replica WHERE replica.secret = ?1) WHERE id = ?1", "i",
	    s->content);
}
