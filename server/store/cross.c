#include "cross.h"

#include "sql.h"

#define COLUMN(name, sets) SQL_COLUMN(#name, struct cross, name, sets)
static const struct sql_column columns[] = {
	COLUMN(primary_arn, SQL_KEY),
	COLUMN(replica_arn, SQL_KEY),
	COLUMN(primary_status, 0),
	COLUMN(replica_status, 0),
	COLUMN(message, 0),
	COLUMN(role, 0),
};
static const struct sql_view all = SQL_VIEW(columns, struct cross, SQL_ALL);

enum store_rc
store_cross_of_replica(struct store_tx *tx, const char *arn, struct cross *out)
{
	return sql_one(tx, &all, out, "SELECT $c FROM cross_replica WHERE "
	    "replica_arn = ?1 AND replica_status IS NOT NULL", "t", arn);
}

enum store_rc
store_cross_of_primary(struct store_tx *tx, const char *arn,
    struct cross **out, size_t *n)
{
	return sql_all(tx, &all, out, n, "SELECT $c FROM cross_replica WHERE "
	    "primary_arn = ?1 AND primary_status IS NOT NULL "
	    "ORDER BY replica_arn", "t", arn);
}

enum store_rc
store_cross_put(struct store_tx *tx, const struct cross *x)
{
	if (x->primary_status != NULL || x->replica_status != NULL)
		return sql_write(tx, &all, SQL_PUT("cross_replica"), x);
	return sql_run(tx, "DELETE FROM cross_replica WHERE primary_arn = ?1 "
	    "AND replica_arn = ?2", "tt", x->primary_arn, x->replica_arn);
}
