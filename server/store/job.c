/* Jobs: a row each, until it is done: see tables.h. */
#include "sql.h"

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
store_jobs(struct store_tx *tx, bool (*take)(void *arg, const struct job *j),
    void *arg)
{
	sqlite3_stmt *q = sql_query(tx, "SELECT kind, subject, key, due, tries "
	    "FROM job ORDER BY due", "");
	struct job j;
	int more;

	while ((more = sql_row(tx, q)) > 0) {
		j.kind = sql_text(tx, q, 0);
		j.subject = sql_text(tx, q, 1);
		j.key = sql_text(tx, q, 2);
		j.due = sqlite3_column_int64(q, 3);
		j.tries = sqlite3_column_int64(q, 4);
		if (!take(arg, &j))
			break;
	}
	sql_done(q);
	return more < 0 ? STORE_FAILED : STORE_OK;
}
