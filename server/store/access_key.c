#include "access_key.h"

#include "handle.h"
#include "key_use.h"

#define COLUMN(name, member, sets) \
	SQL_COLUMN(name, struct access_key, member, sets)
#define STATE SQL_SETS		/* what may change of one that is in use */

static const struct sql_column columns[] = {
	COLUMN("id", id, SQL_KEY | STATE),
	COLUMN("account", account, 0),
	COLUMN("user_name", user_name, 0),
	COLUMN("active", active, STATE),
	COLUMN("created", created, 0),
	COLUMN("last_used", last_used, 0),
	COLUMN("last_service", last_service, 0),
	COLUMN("last_region", last_region, 0),
};
static const struct sql_view all =
    SQL_VIEW(columns, struct access_key, SQL_ALL);
static const struct sql_view state =
    SQL_VIEW(columns, struct access_key, STATE);

unsigned long
store_identities(const struct store *s)
{
	return atomic_load(&s->identities);
}

enum store_rc
store_access_key_add(struct store_tx *tx, const struct access_key *k)
{
	tx->identities = true;
	return sql_write(tx, &all, SQL_INSERT("access_key"), k);
}

enum store_rc
store_access_key_find(struct store_tx *tx, const char *id,
    struct access_key *out)
{
	enum store_rc rc = sql_one(tx, &all, out, "SELECT $c FROM access_key "
	    "WHERE id = ?1", "t", id);

	if (rc == STORE_OK)
		key_use_tell(tx->store->key_uses, tx->arena, out);
	return rc;
}

enum store_rc
store_access_key_save(struct store_tx *tx, const struct access_key *k)
{
	tx->identities = true;
	return sql_write(tx, &state, SQL_UPDATE("access_key"), k);
}

enum store_rc
store_access_key_remove(struct store_tx *tx, const char *id)
{
	tx->identities = true;
	return sql_run(tx, "DELETE FROM access_key WHERE id = ?1", "t", id);
}

enum store_rc
store_access_keys_rename(struct store_tx *tx, const char *account,
    const char *user_name, const char *to)
{
	tx->identities = true;
	return sql_run(tx, "UPDATE access_key SET user_name = ?3 WHERE "
	    "account = ?1 AND user_name = ?2", "ttt", account, user_name, to);
}

enum store_rc
store_access_keys(struct store_tx *tx, const char *account,
    const char *user_name, struct access_key **out, size_t *n)
{
	return sql_all(tx, &all, out, n, "SELECT $c FROM access_key WHERE "
	    "account = ?1 AND user_name = ?2 ORDER BY created, id", "tt",
	    account, user_name);
}
