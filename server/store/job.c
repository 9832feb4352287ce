/* Jobs: a row each, until it is done: see tables.h. */
#include "sql.h"

#define COLUMN(name) SQL_COLUMN(#name, struct job, name, 0)
static const struct sql_column columns[] = {
	COLUMN(kind), COLUMN(subject), COLUMN(key), COLUMN(due), COLUMN(tries),
};
static const struct sql_view job = SQL_VIEW(columns, struct job, SQL_ALL);

enum store_rc
store_job_put(struct store_tx *tx, const struct job *j)
{
	return sql_run(tx, "INSERT INTO job (kind, subject, key, due, tries) "
	    "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET "
	    "key = coalesce(?3, key), due = ?4, tries = ?5", "tttii", j->kind,
	    j->subject, j->key, j->due, j->tries);
}

enum store_rc
store_job_remove(struct store_tx *tx, const char *kind, const char *subject)
{
	return sql_run(tx, "DELETE FROM job WHERE kind = ?1 AND subject = ?2",
	    "tt", kind, subject);
}

enum store_rc
store_job_due(struct store_tx *tx, const char *kind, const char *subject,
    int64_t *due)
{
	return sql_one(tx, &sql_integer, due, "SELECT due FROM job WHERE "
	    "kind = ?1 AND subject = ?2", "tt", kind, subject);
}

enum store_rc
store_jobs(struct store_tx *tx, bool (*take)(void *arg, const struct job *j),
    void *arg)
{
	sqlite3_stmt *q = sql_query(tx, &job, "SELECT $c FROM job ORDER BY due",
	    "");
	struct job j;
	int more;

	while ((more = sql_next(tx, &job, q, &j)) > 0 && take(arg, &j))
		;
	sql_done(q);
	return more < 0 ? STORE_FAILED : STORE_OK;
}

enum store_rc
store_jobs_failing(struct store_tx *tx, const char *kind, int64_t *n)
{
	return sql_one(tx, &sql_integer, n, "SELECT count(*) FROM job WHERE "
	    "kind = ?1 AND tries > 0", "t", kind);
}

enum store_rc
store_jobs_failed(struct store_tx *tx, const char *kind, int64_t limit,
    struct job **out, size_t *n)
{
	return sql_all(tx, &job, out, n, "SELECT $c FROM job WHERE "
	    "kind = ?1 AND tries > 0 ORDER BY due LIMIT ?2", "ti", kind,
	    limit);
}
