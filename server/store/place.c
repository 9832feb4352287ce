/* The account and region that a secret is in, as one number: see sql.h. */
#include <stdlib.h>
#include <string.h>

#include "sql.h"

static char *
arns(struct store_tx *tx, const char *account, const char *region)
{
	return kt_arn(tx->arena, "secretsmanager", region, account, "secret:",
	    NULL);
}

void
place_forget(struct store_tx *tx)
{
	free(tx->place.account);
	free(tx->place.region);
	free(tx->place.arns);
	memset(&tx->place, 0, sizeof(tx->place));
}

static void
remember(struct store_tx *tx, int64_t id, const char *account,
    const char *region)
{
	place_forget(tx);
	tx->place.id = id;
	tx->place.account = kt_strdup(account);
	tx->place.region = kt_strdup(region);
	tx->place.arns = kt_strdup(arns(tx, account, region));
}

static bool
is_remembered(const struct store_tx *tx, const char *account,
    const char *region)
{
	return tx->place.id != 0 && strcmp(tx->place.region, region) == 0 &&
	    strcmp(tx->place.account, account) == 0;
}

const char *
place_arns(struct store_tx *tx, int64_t id, const char *account,
    const char *region)
{
	return (id != 0 && id == tx->place.id) ||
	    is_remembered(tx, account, region) ? tx->place.arns :
	    arns(tx, account, region);
}

enum store_rc
place_find(struct store_tx *tx, const char *account, const char *region,
    int64_t *id)
{
	enum store_rc rc;

	if (is_remembered(tx, account, region)) {
		*id = tx->place.id;
		return STORE_OK;
	}
	*id = 0;
	rc = sql_one(tx, &sql_integer, id, "SELECT id FROM place WHERE "
	    "account = ?1 AND region = ?2", "tt", account, region);
	if (rc == STORE_OK)
		remember(tx, *id, account, region);
	return rc;
}

enum store_rc
place_make(struct store_tx *tx, const char *account, const char *region,
    int64_t *id)
{
	enum store_rc rc = place_find(tx, account, region, id);

	if (rc != STORE_NOT_FOUND)
		return rc;
	rc = sql_run(tx, "INSERT INTO place (account, region) VALUES (?1, ?2)",
	    "tt", account, region);
	return rc == STORE_OK ? place_find(tx, account, region, id) : rc;
}

struct names {
	const char *account, *region;
};
static const struct sql_column columns[] = {
	SQL_COLUMN("account", struct names, account, 0),
	SQL_COLUMN("region", struct names, region, 0),
};
static const struct sql_view names = SQL_VIEW(columns, struct names, SQL_ALL);

int
place_names(struct store_tx *tx, int64_t id, const char **account,
    const char **region)
{
	struct names found;
	enum store_rc rc = STORE_OK;

	if (tx->place.id != id) {
		rc = sql_one(tx, &names, &found, "SELECT $c FROM place WHERE "
		    "id = ?1", "i", id);
		if (rc == STORE_OK)
			remember(tx, id, found.account, found.region);
	}
	if (rc == STORE_NOT_FOUND)
		strcpy(tx->error, "a secret is in no place");
	if (rc != STORE_OK)
		return -1;
	*account = kt_arena_strdup(tx->arena, tx->place.account);
	*region = kt_arena_strdup(tx->arena, tx->place.region);
	return 0;
}
