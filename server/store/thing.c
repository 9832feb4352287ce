/* Things of any kind: see thing.h. */
#include "thing.h"

#include <string.h>

#include "keyturn/text.h"
#include "sql.h"

struct row {
	int64_t place;
	const char *kind;
	struct thing t;
	struct kt_blob sealed;
};

#define COLUMN(name, member, sets) SQL_COLUMN(name, struct row, member, sets)
static const struct sql_column columns[] = {
	COLUMN("place", place, SQL_KEY),
	COLUMN("kind", kind, SQL_KEY),
	COLUMN("name", t.name, SQL_KEY),
	COLUMN("shape", t.shape, 0),
	COLUMN("secret", sealed, 0),
};
static const struct sql_view all = SQL_VIEW(columns, struct row, SQL_ALL);

/* What a list shows. */
static const struct sql_column shown_columns[] = {
	SQL_COLUMN("name", struct thing, name, 0),
	SQL_COLUMN("shape", struct thing, shape, 0),
};
static const struct sql_view shown =
    SQL_VIEW(shown_columns, struct thing, SQL_ALL);

/* IAM's are asked who callers are: see access_key.h. */
static void
note(struct store_tx *tx, const struct thing_shelf *on)
{
	tx->identities = tx->identities || kt_after(on->kind, "iam:") != NULL;
}

/* What the secret of a thing is bound to. */
static const char *
bound_to(struct store_tx *tx, const struct thing_shelf *on, const char *name)
{
	return kt_arena_join(tx->arena, "thing/", on->account, "/", on->region,
	    "/", on->kind, "/", name, NULL);
}

static enum store_rc
make_row(struct store_tx *tx, const struct thing_shelf *on,
    const struct thing *t, struct row *r)
{
	*r = (struct row){ .kind = on->kind, .t = *t };
	return t->secret.p == NULL ? STORE_OK : store_seal(tx,
	    bound_to(tx, on, t->name), t->secret, &r->sealed);
}

enum store_rc
store_thing_add(struct store_tx *tx, const struct thing_shelf *on,
    const struct thing *t)
{
	struct row r;
	enum store_rc rc = make_row(tx, on, t, &r);

	note(tx, on);
	if (rc == STORE_OK)
		rc = place_make(tx, on->account, on->region, &r.place);
	return rc != STORE_OK ? rc :
	    sql_write(tx, &all, SQL_INSERT("thing"), &r);
}

/* Of a statement that was to change one row. */
static enum store_rc
changed_one(struct store_tx *tx, enum store_rc rc)
{
	return rc == STORE_OK && sqlite3_changes(tx->db) == 0 ?
	    STORE_NOT_FOUND : rc;
}

enum store_rc
store_thing_put(struct store_tx *tx, const struct thing_shelf *on,
    const struct thing *t)
{
	struct row r;
	enum store_rc rc = make_row(tx, on, t, &r);

	note(tx, on);
	if (rc == STORE_OK)
		rc = place_find(tx, on->account, on->region, &r.place);
	return rc != STORE_OK ? rc : changed_one(tx,
	    sql_write(tx, &all, SQL_UPDATE("thing"), &r));
}

enum store_rc
store_thing_get(struct store_tx *tx, const struct thing_shelf *on,
    const char *name, struct thing *t)
{
	struct row r = { .place = 0 };
	enum store_rc rc = place_find(tx, on->account, on->region, &r.place);

	if (rc == STORE_OK)
		rc = sql_one(tx, &all, &r, "SELECT $c FROM thing WHERE "
		    "place = ?1 AND kind = ?2 AND name = ?3", "itt", r.place,
		    on->kind, name);
	if (rc == STORE_OK && r.sealed.p != NULL && store_unseal(tx,
	    bound_to(tx, on, name), r.sealed, &r.t.secret) != STORE_OK) {
		strcpy(tx->error, "the secret of a thing does not open");
		rc = STORE_FAILED;
	}
	if (rc == STORE_OK)
		*t = r.t;
	return rc;
}

enum store_rc
store_thing_remove(struct store_tx *tx, const struct thing_shelf *on,
    const char *name)
{
	int64_t place;
	enum store_rc rc = place_find(tx, on->account, on->region, &place);

	note(tx, on);
	return rc != STORE_OK ? rc : changed_one(tx, sql_run(tx, "DELETE FROM "
	    "thing WHERE place = ?1 AND kind = ?2 AND name = ?3", "itt", place,
	    on->kind, name));
}

enum store_rc
store_things(struct store_tx *tx, const struct thing_page *page,
    struct thing **out, size_t *n)
{
	int64_t place;

	if (place_find(tx, page->shelf.account, page->shelf.region, &place) ==
	    STORE_FAILED)
		return STORE_FAILED;
	return sql_all(tx, &shown, out, n, "SELECT $c FROM thing WHERE "
	    "place = ?1 AND kind = ?2 AND name > ?3 ORDER BY name LIMIT ?4",
	    "itti", place, page->shelf.kind,
	    page->after != NULL ? page->after : "", (int64_t)page->limit);
}
