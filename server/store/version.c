/*
 * Versions, whose values are sealed.  The one with AWSCURRENT lies in the row of
 * its secret, and is written with it (secret.c); all others in a table.
 */
#include <string.h>

#include "sql.h"

/* What a sealed value is bound to: its secret and version. */
static const char *
bound_to(struct store_tx *tx, const struct secret *s, const char *id)
{
	return kt_arena_join(tx->arena, s->content_arn, "/", id, NULL);
}

static enum store_rc
open_value(struct store_tx *tx, const struct secret *s, struct version *v,
    struct kt_blob sealed)
{
	if (v->kind == VERSION_EMPTY)
		return STORE_OK;
	if (kt_unseal(tx->root, tx->arena, bound_to(tx, s, v->id), sealed,
	    &v->value) == 0)
		return STORE_OK;
	strcpy(tx->error, "a sealed value does not open: other key, or damaged");
	return STORE_FAILED;
}

static enum store_rc
seal(struct store_tx *tx, const struct secret *s, const struct version *v,
    struct kt_blob *sealed)
{
	*sealed = (struct kt_blob){ NULL, 0 };
	if (v->kind == VERSION_EMPTY || kt_seal(tx->root, tx->arena,
	    bound_to(tx, s, v->id), v->value, sealed) == 0)
		return STORE_OK;
	strcpy(tx->error, "cannot seal a value");
	return STORE_FAILED;
}

static bool
is(const struct version *v, const char *id)
{
	return v->id != NULL && strcmp(v->id, id) == 0;
}

/* One that lies with the others. */
struct row {
	struct version v;
	int64_t secret;
	struct kt_blob sealed;
};
#define COLUMN(name, sets) SQL_COLUMN(#name, struct row, v.name, sets)
static const struct sql_column columns[] = {
	COLUMN(id, 0), COLUMN(created, 0), COLUMN(accessed, 0), COLUMN(kind, 0),
	COLUMN(kms_key_id, 0), COLUMN(serial, 0),
	SQL_COLUMN("secret", struct row, secret, 0),
	SQL_COLUMN("sealed", struct row, sealed, 0),
};
static const struct sql_view whole = SQL_VIEW(columns, struct row, SQL_ALL);
/* Without its value. */
static const struct sql_view shown = { columns, N_ELEMENTS(columns) - 2,
    sizeof(struct version), SQL_ALL, NULL };

static enum store_rc
find_row(struct store_tx *tx, const struct secret *s, const char *id,
    struct row *r)
{
	memset(r, 0, sizeof(*r));
	return sql_one(tx, &whole, r, "SELECT $c FROM version WHERE "
	    "secret = ?1 AND id = ?2", "it", s->content, id);
}

static const struct sql_column sealed_column[] = {
	SQL_COLUMN("value_sealed", struct row, sealed, 0),
};
static const struct sql_view just_sealed =
    SQL_VIEW(sealed_column, struct row, SQL_ALL);

/* That which lies in the row of its secret. */
static enum store_rc
find_current(struct store_tx *tx, const struct secret *s, struct row *r)
{
	*r = (struct row){ .v = s->current, .sealed = s->sealed };
	return s->sealed.p != NULL ? STORE_OK : sql_one(tx, &just_sealed, r,
	    "SELECT $c FROM secret WHERE id = ?1", "i", s->content);
}

enum store_rc
store_version_find(struct store_tx *tx, const struct secret *s,
    const char *id, struct version *v)
{
	struct row r;
	enum store_rc rc = is(&s->current, id) ? find_current(tx, s, &r) :
	    find_row(tx, s, id, &r);

	if (rc == STORE_OK)
		rc = open_value(tx, s, &r.v, r.sealed);
	if (rc == STORE_OK)
		*v = r.v;
	return rc;
}

/* --- changes --- */

static enum store_rc
insert(struct store_tx *tx, const struct secret *s, struct row *r)
{
	r->secret = s->content;
	return sql_write(tx, &whole, SQL_INSERT("version"), r);
}

/* What was added, sealed. */
static enum store_rc
take_added(struct store_tx *tx, struct secret *s, struct row *r)
{
	r->v = s->added;
	r->v.kms_key_id = s->kms_key_id;
	s->added.id = NULL;
	return seal(tx, s, &r->v, &r->sealed);
}

/* ... goes to the others. */
static enum store_rc
insert_added(struct store_tx *tx, struct secret *s)
{
	struct row r;

	if (s->added.id == NULL)
		return STORE_OK;
	return take_added(tx, s, &r) != STORE_OK ? STORE_FAILED :
	    insert(tx, s, &r);
}

/* STORE_OK: no version has that id. */
static enum store_rc
check_free(struct store_tx *tx, const struct secret *s, const char *id)
{
	int64_t one;
	enum store_rc rc;

	if (is(&s->current, id))
		return STORE_EXISTS;
	if (s->versions == (s->current.id != NULL))	/* there is no other */
		return STORE_OK;
	rc = sql_one(tx, &sql_integer, &one, "SELECT 1 FROM version WHERE "
	    "secret = ?1 AND id = ?2", "it", s->content, id);
	return rc == STORE_OK ? STORE_EXISTS : rc == STORE_NOT_FOUND ?
	    STORE_OK : rc;
}

enum store_rc
store_version_add(struct store_tx *tx, struct secret *s, struct version *v)
{
	enum store_rc rc = insert_added(tx, s);

	if (rc == STORE_OK)
		rc = check_free(tx, s, v->id);
	if (rc != STORE_OK)
		return rc;
	v->serial = ++s->versions;
	s->added = *v;
	return STORE_OK;
}

/* From the row of its secret to the others. */
static enum store_rc
retire(struct store_tx *tx, const struct secret *s)
{
	struct row r;

	return find_current(tx, s, &r) != STORE_OK ? STORE_FAILED :
	    insert(tx, s, &r);
}

/* From the others; none when id is NULL. */
static enum store_rc
take_other(struct store_tx *tx, const struct secret *s, const char *id,
    struct row *r)
{
	memset(r, 0, sizeof(*r));
	if (id == NULL)
		return STORE_OK;
	return find_row(tx, s, id, r) != STORE_OK ? STORE_FAILED :
	    store_version_remove(tx, s->content, id);
}

enum store_rc
version_settle(struct store_tx *tx, struct secret *s)
{
	const char *id = store_label_holder(s, STORE_CURRENT);
	bool added = id != NULL && is(&s->added, id);
	enum store_rc rc = added ? STORE_OK : insert_added(tx, s);
	struct row r;

	if (rc != STORE_OK || (id == NULL ? s->current.id == NULL :
	    is(&s->current, id)))
		return rc;
	if (s->current.id != NULL && (rc = retire(tx, s)) != STORE_OK)
		return rc;
	rc = added ? take_added(tx, s, &r) : take_other(tx, s, id, &r);
	if (rc != STORE_OK)
		return rc;
	s->current = r.v;
	s->sealed = r.sealed;
	s->moved = true;
	return STORE_OK;
}

enum store_rc
store_version_refill(struct store_tx *tx, struct secret *s,
    const struct version *v)
{
	struct kt_blob sealed;
	enum store_rc rc = seal(tx, s, v, &sealed);

	if (rc != STORE_OK)
		return rc;
	if (!is(&s->current, v->id))
		return sql_run(tx, "UPDATE version SET kind = ?3, "
		    "kms_key_id = ?4, sealed = ?5 WHERE secret = ?1 AND "
		    "id = ?2", "itntb", s->content, v->id, (int)v->kind,
		    v->kms_key_id, &sealed);
	s->current.kind = v->kind;
	s->current.kms_key_id = v->kms_key_id;
	s->sealed = sealed;
	s->moved = true;
	return STORE_OK;
}

enum store_rc
store_version_fill(struct store_tx *tx, struct secret *s,
    const struct version *v)
{
	struct version filled = *v;

	filled.kms_key_id = s->kms_key_id;
	return store_version_refill(tx, s, &filled);
}

enum store_rc
store_version_remove(struct store_tx *tx, int64_t secret, const char *id)
{
	return sql_run(tx, "DELETE FROM version WHERE secret = ?1 AND id = ?2",
	    "it", secret, id);
}

#define TRACES "1000"	/* of a secret: every id that a client may still know */

enum store_rc
store_version_purge(struct store_tx *tx, const struct secret *s,
    const struct version *v)
{
	if (sql_run(tx, "INSERT INTO purged (secret, serial, id) VALUES (?1, "
	    "?2, ?3)", "iit", s->content, v->serial, v->id) != STORE_OK ||
	    sql_run(tx, "DELETE FROM purged WHERE secret = ?1 AND serial <= "
	    "?2 - " TRACES, "ii", s->content, v->serial) != STORE_OK)
		return STORE_FAILED;
	return store_version_remove(tx, s->content, v->id);
}

enum store_rc
store_version_purged(struct store_tx *tx, const struct secret *s,
    const char *id)
{
	int64_t one;

	return sql_one(tx, &sql_integer, &one, "SELECT 1 FROM purged WHERE "
	    "secret = ?1 AND id = ?2", "it", s->content, id);
}

enum store_rc
store_version_rekey(struct store_tx *tx, struct secret *s, const char *id,
    const char *kms_key_id)
{
	if (!is(&s->current, id))
		return sql_run(tx, "UPDATE version SET kms_key_id = ?3 WHERE "
		    "secret = ?1 AND id = ?2", "itt", s->content, id,
		    kms_key_id);
	s->current.kms_key_id = kms_key_id;
	return STORE_OK;
}

/* --- lists --- */

/* v among n others that are in order, with room for it. */
static void
put_in_order(struct version *all, size_t n, const struct version *v)
{
	for (; n > 0 && all[n - 1].serial > v->serial; n--)
		all[n] = all[n - 1];
	all[n] = *v;
}

enum store_rc
store_version_list(struct store_tx *tx, const struct secret *s,
    struct version **out, size_t *n)
{
	struct version *others;
	size_t i, n_others;

	if (sql_all(tx, &shown, &others, &n_others, "SELECT $c FROM version "
	    "WHERE secret = ?1 ORDER BY serial", "i", s->content) != STORE_OK)
		return STORE_FAILED;
	for (i = 0; i < n_others; i++)
		others[i].accessed = touch_date(tx->store, s, others[i].serial,
		    others[i].accessed);
	*n = n_others;
	*out = others;
	if (s->current.id == NULL)
		return STORE_OK;
	*out = kt_arena_alloc(tx->arena, (n_others + 1) * sizeof(**out));
	if (n_others > 0)
		memcpy(*out, others, n_others * sizeof(**out));
	put_in_order(*out, (*n)++, &s->current);
	return STORE_OK;
}
