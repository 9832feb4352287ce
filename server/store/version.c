/* Versions, whose values are sealed. */
#include <stdlib.h>
#include <string.h>

#include "handle.h"
#include "keyturn/clock.h"
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

int64_t
store_version_serial(struct store_tx *tx)
{
	return ++tx->store->serial;
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

enum store_rc
store_version_add(struct store_tx *tx, const struct secret *s,
    const struct version *v)
{
	struct kt_blob sealed;
	enum store_rc rc = seal(tx, s, v, &sealed);

	return rc != STORE_OK ? rc : sql_run(tx, "INSERT INTO version (serial, "
	    "secret, id, created, kind, sealed, kms_key_id) VALUES "
	    "(?1, ?2, ?3, ?4, ?5, ?6, ?7)", "iitinbt", v->serial, s->content,
	    v->id, v->created, (int)v->kind, &sealed, s->kms_key_id);
}

enum store_rc
store_version_fill(struct store_tx *tx, const struct secret *s,
    const struct version *v)
{
	struct kt_blob sealed;
	enum store_rc rc = seal(tx, s, v, &sealed);

	return rc != STORE_OK ? rc : sql_run(tx, "UPDATE version SET kind = ?2, "
	    "sealed = ?3, kms_key_id = ?4 WHERE serial = ?1", "inbt",
	    v->serial, (int)v->kind, &sealed, s->kms_key_id);
}

enum store_rc
store_version_remove(struct store_tx *tx, int64_t secret, const char *id)
{
	return sql_run(tx, "DELETE FROM version WHERE secret = ?1 AND id = ?2",
	    "it", secret, id);
}

#define COLUMNS "id, created, accessed, kind, kms_key_id, serial"

/* Without its value. */
static int
from_row(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	struct version *v = row;

	v->id = sql_text(tx, q, 0);
	v->created = sqlite3_column_int64(q, 1);
	v->accessed = sqlite3_column_int64(q, 2);
	v->kind = (enum version_kind)sqlite3_column_int(q, 3);
	v->kms_key_id = sql_text(tx, q, 4);
	v->serial = sqlite3_column_int64(q, 5);
	return 0;
}

enum store_rc
store_version_find(struct store_tx *tx, const struct secret *s,
    const char *id, struct version *v)
{
	const struct label *l = store_label_on(s, id);	/* knows its row */
	sqlite3_stmt *q = l != NULL ? sql_query(tx, "SELECT " COLUMNS
	    ", sealed FROM version WHERE serial = ?1 AND secret = ?2 AND "
	    "id = ?3", "iit", l->serial, s->content, id) :
	    sql_query(tx, "SELECT " COLUMNS ", sealed FROM version WHERE "
	    "secret = ?1 AND id = ?2", "it", s->content, id);
	struct version found = { .id = NULL };
	int more = sql_row(tx, q);
	enum store_rc rc = more == 0 ? STORE_NOT_FOUND : STORE_FAILED;

	if (more > 0) {
		(void)from_row(tx, q, &found);
		rc = open_value(tx, s, &found, (struct kt_blob){
		    sqlite3_column_blob(q, 6),
		    (size_t)sqlite3_column_bytes(q, 6) });
	}
	sql_done(q);
	if (rc == STORE_OK)
		*v = found;
	return rc;
}

/* As the sealing binds no key of KMS, the value is sealed as before. */
enum store_rc
store_version_rekey(struct store_tx *tx, const struct secret *s,
    const char *id, const char *kms_key_id)
{
	return sql_run(tx, "UPDATE version SET kms_key_id = ?3 WHERE "
	    "secret = ?1 AND id = ?2", "itt", s->content, id, kms_key_id);
}

enum store_rc
store_version_list(struct store_tx *tx, int64_t secret, struct version **out,
    size_t *n)
{
	sqlite3_stmt *q = sql_query(tx, "SELECT " COLUMNS " FROM version "
	    "WHERE secret = ?1 ORDER BY serial", "i", secret);

	return sql_all(tx, q, from_row, sizeof(**out), out, n);
}

/* After a date could not be noted: a full disk is not to be hammered. */
#define TOUCH_PAUSE (60 * KT_SECOND)

/* So that writes of clients do not wait long behind dates. */
#define TOUCHES_MAX 1000

struct touch {
	struct store_work work;
	struct store *store;
	int64_t secret, content;
	char *version;
	int64_t day;
};

static int
touch_run(struct store_work *work, struct store_tx *tx)
{
	struct touch *t = (struct touch *)(void *)work;

	if (sql_run(tx, "UPDATE secret SET accessed = ?2 WHERE id = ?1 AND "
	    "accessed < ?2", "ii", t->secret, t->day) != STORE_OK)
		return -1;
	return sql_run(tx, "UPDATE version SET accessed = ?3 WHERE secret = ?1 "
	    "AND id = ?2 AND accessed < ?3", "iti", t->content, t->version,
	    t->day) == STORE_OK ? 0 : -1;
}

/* A date that could not be noted now is noted at the next read. */
static void
touch_done(struct store_work *work, bool kept)
{
	struct touch *t = (struct touch *)(void *)work;

	atomic_fetch_sub(&t->store->touches, 1);
	if (!kept || work->rc != 0)
		t->store->touch_after = kt_mono_ms() + TOUCH_PAUSE;
	free(t->version);
	free(t);
}

void
store_touch(struct store *st, const struct secret *s, const struct version *v,
    int64_t day)
{
	struct touch *t;

	if ((s->accessed >= day && v->accessed >= day) ||
	    (st->touch_after != 0 && kt_mono_ms() < st->touch_after) ||
	    atomic_load(&st->touches) >= TOUCHES_MAX)
		return;
	atomic_fetch_add(&st->touches, 1);
	t = kt_alloc(sizeof(*t));
	t->work = (struct store_work){ .run = touch_run, .done = touch_done };
	t->store = st;
	t->secret = s->id;
	t->content = s->content;
	t->version = kt_strdup(v->id);
	t->day = day;
	store_write(st, &t->work);
}
