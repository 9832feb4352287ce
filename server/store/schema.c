/* The tables of a file: made, and brought forward, by schema/NNNN.sql. */
#include <stdio.h>

#include "handle.h"
#include "keyturn/log.h"
#include "sql.h"

/* What brings a file of version i to i + 1, but a new one, of 0, to the last. */
static const char *const *const migrations[] = {
#include "schema.inc"
};
#define VERSION ((int64_t)N_ELEMENTS(migrations))

static int
run(struct store_tx *tx, const char *const *script)
{
	for (; *script != NULL; script++)
		if (sql_script(tx, *script) != 0)
			return -1;
	return 0;
}

/*
 * All in one transaction: after a crash the file is what it was.  Tables are
 * made anew under what refers to them.
 */
static int
migrate(struct store_tx *tx, int64_t from)
{
	char bump[64];

	if (sql_script(tx, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE") != 0)
		return -1;
	for (; from < VERSION; from = from == 0 ? VERSION : from + 1)
		if (run(tx, migrations[from]) != 0)
			return -1;
	snprintf(bump, sizeof(bump), "PRAGMA user_version = %d; COMMIT; "
	    "PRAGMA foreign_keys = ON", (int)VERSION);
	return sql_script(tx, bump);
}

int
schema_open(struct store *s)
{
	struct store_tx *tx = s->writer;
	int64_t v = -1;

	if (sql_one(tx, &sql_integer, &v, "PRAGMA user_version", "") ==
	    STORE_OK && v > VERSION) {
		kt_log(KT_LOG_ERROR, "the data in %s were written by a newer "
		    "keyturn (version %d, this one knows %d); use that one, or "
		    "another --data folder", s->dir, (int)v, (int)VERSION);
		return -1;
	}
	if (v < 0 || (v < VERSION && migrate(tx, v) != 0)) {
		kt_log(KT_LOG_ERROR, "cannot prepare the data in %s: %s",
		    s->dir, tx->error);
		return -1;
	}
	return 0;
}
