/* Secrets and their tags: found by name or ARN, listed by index seeks. */
#include <string.h>

#include "keyturn/text.h"
#include "everywhere.h"
#include "sql.h"

#define SUFFIX 6	/* characters that end an ARN, after a hyphen */

static const char suffix_set[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

enum {
	VALUE = SQL_SETS,	/* what the reading of a value takes */
	SEALED = SQL_SETS << 1,	/* that value; written if it was moved */
	SHOWN = SQL_SETS << 2,	/* the rest of a secret */
	ADDED = SQL_SETS << 3,
	DATED = SQL_SETS << 4,	/* what a new value changes */
	SAVED = SQL_SETS << 5
};
#define COLUMN(name, member, sets) SQL_COLUMN(name, struct secret, member, sets)
#define SAME(name, sets) COLUMN(#name, name, sets)
static const struct sql_column columns[] = {
	SAME(id, SQL_KEY | VALUE | DATED | SAVED),
	SAME(suffix, VALUE | ADDED),
	COLUMN("labels", packed, VALUE | ADDED | DATED | SAVED),
	SAME(accessed, VALUE),
	SAME(deleted, VALUE | SAVED),
	SAME(origin, SQL_OR_NULL | VALUE | ADDED),
	COLUMN("value_serial", current.serial, VALUE | ADDED | DATED | SAVED),
	COLUMN("value_created", current.created, VALUE | ADDED | DATED | SAVED),
	COLUMN("value_accessed", current.accessed, VALUE | DATED | SAVED),
	COLUMN("value_kind", current.kind, VALUE | ADDED | DATED | SAVED),
	SAME(policy, VALUE | SAVED),
	COLUMN("value_sealed", sealed, SEALED | ADDED),
	COLUMN("value_kms_key_id", current.kms_key_id,
	    SHOWN | ADDED | DATED | SAVED),
	SAME(place, SHOWN | ADDED),
	SAME(name, SHOWN | ADDED),
	SAME(versions, SHOWN | ADDED | DATED | SAVED),
	SAME(created, SHOWN | ADDED),
	SAME(changed, SHOWN | ADDED | DATED | SAVED),
	SAME(rotated, SHOWN | SAVED),
	SAME(deletion_due, SHOWN | SAVED),
	SAME(tagged, SHOWN),
	SAME(replicated, SHOWN),
	SAME(kms_key_id, SHOWN | ADDED | SAVED),
	SAME(description, SHOWN | ADDED | SAVED),
	SAME(type, SHOWN | ADDED | SAVED),
	SAME(rotation_enabled, SHOWN | SAVED),
	SAME(rotation_function, SHOWN | SAVED),
	COLUMN("rotation_days", rotation_rules.days, SHOWN | SAVED),
	COLUMN("rotation_schedule", rotation_rules.expression, SHOWN | SAVED),
	COLUMN("rotation_duration", rotation_rules.duration, SHOWN | SAVED),
	SAME(rotation_from, SHOWN | DATED | SAVED),
	SAME(rotation_due, SHOWN | DATED | SAVED),
	SAME(external_role, SHOWN | SAVED),
	SAME(external_metadata, SHOWN | SAVED),
	SAME(owner, SHOWN | ADDED),
	SAME(crossed, SHOWN | ADDED | SAVED),
};
static void
set_arn(struct store_tx *tx, struct secret *s)
{
	s->arn = kt_arena_join(tx->arena, place_arns(tx, s->place, s->account,
	    s->region), s->name, "-", s->suffix, NULL);
}

/* What follows from what was read, and from account, region and name. */
static void
complete(struct store_tx *tx, struct secret *s)
{
	label_read(tx, s);
	s->current.id = store_label_holder(s, STORE_CURRENT);
	set_arn(tx, s);
	s->content = s->id;
	s->content_arn = s->arn;
}

/* The same of a row that says where it is. */
static int
complete_own(struct store_tx *tx, sqlite3_stmt *q, int n, void *row)
{
	struct secret *s = row;

	(void)q;
	(void)n;
	if (place_names(tx, s->place, &s->account, &s->region) != 0)
		return -1;
	complete(tx, s);
	s->primary_region = s->replicated ? s->region : NULL;
	s->accessed = touch_date(tx->store, s, 0, s->accessed);
	s->current.accessed = touch_date(tx->store, s, s->current.serial,
	    s->current.accessed);
	return 0;
}

#define VIEW(sets, then) SQL_VIEW_THEN(columns, struct secret, sets, then)
static const struct sql_view own = VIEW(VALUE | SHOWN, complete_own);

/* A replica keeps what is its own and shows the rest of its primary. */
static int
show_origin(struct store_tx *tx, struct secret *s)
{
	const struct secret copy = *s;

	if (copy.origin == 0)
		return 0;
	memset(s, 0, sizeof(*s));
	if (sql_one(tx, &own, s, "SELECT $c FROM secret WHERE id = ?1 "
	    "/* an origin */", "i", copy.origin) != STORE_OK)
		return -1;
	s->primary_region = s->region;
	s->id = copy.id;
	s->region = copy.region;
	s->suffix = copy.suffix;
	s->arn = copy.arn;
	s->kms_key_id = copy.kms_key_id;
	s->created = copy.created;
	s->accessed = copy.accessed;
	s->origin = copy.origin;
	return 0;
}

static int
complete_value(struct store_tx *tx, sqlite3_stmt *q, int n, void *row)
{
	(void)q;
	(void)n;
	complete(tx, row);
	return show_origin(tx, row);
}

static int
complete_shown(struct store_tx *tx, sqlite3_stmt *q, int n, void *row)
{
	return complete_own(tx, q, n, row) != 0 ? -1 : show_origin(tx, row);
}

static int
complete_listed(struct store_tx *tx, sqlite3_stmt *q, int n, void *row)
{
	struct secret *s = row;

	if (complete_shown(tx, q, n, s) != 0)
		return -1;
	s->at = sqlite3_column_int64(q, n);
	return 0;
}

/* Without account, region and name. */
static const struct sql_view just_value = VIEW(VALUE | SEALED, complete_value);
static const struct sql_view everything =
    VIEW(VALUE | SEALED | SHOWN, complete_shown);
static const struct sql_view shown = VIEW(VALUE | SHOWN, complete_shown);
static const struct sql_view listed = VIEW(VALUE | SHOWN, complete_listed);
static const struct sql_view added = VIEW(ADDED, NULL);

struct home {
	const char *account, *region;
};

/* Where it was last, else in the index. */
static enum store_rc
in_place(struct store_tx *tx, const struct sql_view *v, int64_t place,
    const char *name, struct secret *s)
{
	int64_t hint = hint_get(tx, place, name);
	enum store_rc rc = hint == 0 ? STORE_NOT_FOUND : sql_one(tx, v, s,
	    "SELECT $c FROM secret WHERE place = ?1 AND name = ?2 AND id = ?3",
	    "iti", place, name, hint);

	if (rc != STORE_NOT_FOUND)
		return rc;
	rc = sql_one(tx, v, s, "SELECT $c FROM secret WHERE place = ?1 AND "
	    "name = ?2", "it", place, name);
	if (rc == STORE_OK)
		hint_put(tx, place, name, s->id);
	return rc;
}

static enum store_rc
by_name(struct store_tx *tx, const struct sql_view *v, const struct home *home,
    const char *name, struct secret *s)
{
	struct secret found = { .account = home->account,
	    .region = home->region, .name = name };
	enum store_rc rc = place_find(tx, home->account, home->region,
	    &found.place);

	if (rc == STORE_OK)
		rc = in_place(tx, v, found.place, name, &found);
	if (rc == STORE_OK)
		*s = found;
	return rc;
}

/* The name part of an ARN of this account and region, else NULL. */
static const char *
arn_name(struct store_tx *tx, const struct home *home, const char *arn)
{
	return kt_after(arn, place_arns(tx, 0, home->account, home->region));
}

/*
 * API Reference, DescribeSecret, SecretId: an ARN may lack its last hyphen and
 * six characters.  What looks like a whole one is tried as that first.
 */
static enum store_rc
by_arn(struct store_tx *tx, const struct sql_view *v, const struct home *home,
    const char *arn, struct secret *s)
{
	const char *tail = arn_name(tx, home, arn);
	size_t n = tail == NULL ? 0 : strlen(tail);
	enum store_rc rc;

	if (tail == NULL)
		return STORE_NOT_FOUND;
	if (n > SUFFIX + 1 && tail[n - SUFFIX - 1] == '-') {
		rc = by_name(tx, v, home, kt_arena_strndup(tx->arena, tail,
		    n - SUFFIX - 1), s);
		if (rc == STORE_FAILED ||
		    (rc == STORE_OK && strcmp(s->arn, arn) == 0))
			return rc;
	}
	return by_name(tx, v, home, tail, s);
}

static enum store_rc
find(struct store_tx *tx, const struct sql_view *v, const struct home *home,
    const char *id, struct secret *s)
{
	return (kt_is_arn(id) ? by_arn : by_name)(tx, v, home,
	    id, s);
}

enum store_rc
store_secret_find(struct store_tx *tx, const char *account,
    const char *region, const char *id, struct secret *s)
{
	return find(tx, &everything, &(struct home){ account, region }, id, s);
}

enum store_rc
store_secret_find_value(struct store_tx *tx, const char *account,
    const char *region, const char *id, struct secret *s)
{
	return find(tx, &just_value, &(struct home){ account, region }, id, s);
}

enum store_rc
store_secret_by_id(struct store_tx *tx, int64_t id, struct secret *s)
{
	struct secret found = { .id = 0 };
	enum store_rc rc = sql_one(tx, &shown, &found, "SELECT $c FROM secret "
	    "WHERE id = ?1", "i", id);

	if (rc == STORE_OK)
		*s = found;
	return rc;
}

enum store_rc
store_secrets_before(struct store_tx *tx, int64_t id, size_t limit,
    struct secret **out, size_t *n)
{
	return sql_all(tx, &shown, out, n, "SELECT $c FROM secret WHERE "
	    "id < ?1 ORDER BY id DESC LIMIT ?2", "ii", id != 0 ? id : INT64_MAX,
	    (int64_t)limit);
}

const char *
store_secret_elsewhere(struct store_tx *tx, const char *account,
    const char *region, const char *id)
{
	const char *found;
	struct kt_arn arn;
	struct secret s;

	if (kt_is_arn(id))	/* says itself where it is */
		return kt_arn_read(tx->arena, id, &arn) == 0 &&
		    strcmp(arn.region, region) != 0 && by_arn(tx, &everything,
		    &(struct home){ account, arn.region }, id, &s) ==
		    STORE_OK ? arn.region : NULL;
	return sql_one(tx, &sql_string, &found, "SELECT region FROM place WHERE "
	    "account = ?1 AND region <> ?2 AND EXISTS (SELECT 1 FROM secret "
	    "WHERE secret.place = place.id AND name = ?3) LIMIT 1", "ttt",
	    account, region, id) == STORE_OK ? found : NULL;
}

enum store_rc
store_secret_begin(struct store_tx *tx, struct secret *s)
{
	char suffix[SUFFIX + 1];
	enum store_rc rc = place_make(tx, s->account, s->region, &s->place);

	if (rc != STORE_OK)
		return rc;
	kt_random_text(suffix, SUFFIX, suffix_set);
	if (s->suffix == NULL)
		s->suffix = kt_arena_strdup(tx->arena, suffix);
	set_arn(tx, s);
	s->content_arn = s->arn;
	return STORE_OK;
}

enum store_rc
store_secret_add(struct store_tx *tx, struct secret *s)
{
	enum store_rc rc = s->arn != NULL ? STORE_OK :
	    store_secret_begin(tx, s);

	if (rc != STORE_OK)
		return rc;
	if (version_settle(tx, s) != STORE_OK)
		return STORE_FAILED;
	label_write(tx, s);
	rc = sql_write(tx, &added, SQL_INSERT("secret"), s);
	if (rc != STORE_OK)
		return rc;
	s->id = sqlite3_last_insert_rowid(tx->db);
	s->content = s->id;
	s->moved = false;
	return STORE_OK;
}

/* Replicas show when their primary changed, and are listed by it. */
static enum store_rc
date_replicas(struct store_tx *tx, const struct secret *s)
{
	return !s->replicated ? STORE_OK : sql_run(tx, "UPDATE secret SET "
	    "changed = ?2 WHERE origin = ?1", "ii", s->id, s->changed);
}

/* By views of those that are written, without and with the value. */
static enum store_rc
write_row(struct store_tx *tx, const struct sql_view views[2],
    struct secret *s)
{
	enum store_rc rc = version_settle(tx, s);

	if (rc != STORE_OK)
		return STORE_FAILED;
	label_write(tx, s);
	rc = sql_write(tx, &views[s->moved], SQL_UPDATE("secret"), s);
	if (rc != STORE_OK)
		return rc;
	s->moved = false;
	return date_replicas(tx, s);
}

enum store_rc
store_secret_save(struct store_tx *tx, struct secret *s)
{
	static const struct sql_view views[] = { VIEW(SAVED, NULL),
	    VIEW(SAVED | SEALED, NULL) };

	return write_row(tx, views, s);
}

enum store_rc
store_secret_date(struct store_tx *tx, struct secret *s)
{
	static const struct sql_view views[] = { VIEW(DATED, NULL),
	    VIEW(DATED | SEALED, NULL) };

	return write_row(tx, views, s);
}

enum store_rc
store_secret_promote(struct store_tx *tx, int64_t id)
{
	return sql_run(tx, "UPDATE secret SET origin = NULL, tagged = (SELECT "
	    "tagged FROM secret p WHERE p.id = secret.origin) WHERE id = ?1",
	    "i", id);
}

enum store_rc
store_secret_remove(struct store_tx *tx, int64_t id)
{
	return sql_run(tx, "DELETE FROM secret WHERE id = ?1", "i", id);
}

/*
 * One statement an order, direction and choice, so that each is an index seek,
 * once its index is there.
 * ?2 and ?3 are the time and id of the last row, ?4 its name, ?5 the limit.
 * SQLite seeks no (time, id) > (?2, ?3) by its id, so the rest of that time
 * and later ones are merged; those awaiting deletion are merged with those
 * that do not.
 */
#define ROWS(at, condition) "SELECT $c, " at " AS at " \
	"FROM secret WHERE place = ?1 AND " condition
#define AFTER(gone, time, op) \
	ROWS(time, "(deleted > 0) = " gone " AND " time " = ?2 AND " \
	    "id " op " ?3") \
	" UNION ALL " \
	ROWS(time, "(deleted > 0) = " gone " AND " time " " op " ?2")
#define BY_TIME(time) { \
	{ AFTER("0", time, ">") " ORDER BY at, id LIMIT ?5", \
	  AFTER("0", time, ">") " UNION ALL " AFTER("1", time, ">") \
	  " ORDER BY at, id LIMIT ?5" }, \
	{ AFTER("0", time, "<") " ORDER BY at DESC, id DESC LIMIT ?5", \
	  AFTER("0", time, "<") " UNION ALL " AFTER("1", time, "<") \
	  " ORDER BY at DESC, id DESC LIMIT ?5" } }
#define BY_NAME(op, order) { \
	ROWS("0", "deleted = 0 AND name " op " ?4") \
	    " ORDER BY " order " LIMIT ?5", \
	ROWS("0", "name " op " ?4") " ORDER BY " order " LIMIT ?5" }

/* While dates wait to be written no index has the order of the last access. */
#define BY_TOUCH(op, order) "SELECT $c, touched(id, suffix, accessed) " \
	"AS at FROM secret WHERE place = ?1 AND (deleted = 0 OR ?6) AND " \
	"(touched(id, suffix, accessed), id) " op " (?2, ?3) ORDER BY " order \
	" LIMIT ?5"

enum store_rc
store_secret_list(struct store_tx *tx, const struct secret_page *p,
    struct secret **out, size_t *n)
{
	static const char *const by_touch[] = { BY_TOUCH(">", "at, id"),
	    BY_TOUCH("<", "at DESC, id DESC") };
	static const char *const sql[SECRET_ORDERS][2][2] = {
		[SECRETS_BY_CREATED] = BY_TIME("created"),
		[SECRETS_BY_ACCESSED] = BY_TIME("accessed"),
		[SECRETS_BY_CHANGED] = BY_TIME("changed"),
		[SECRETS_BY_NAME] = { BY_NAME(">", "name"),
		    BY_NAME("<", "name DESC") },
	};
	int64_t edge = p->descending ? INT64_MAX : INT64_MIN, place;
	bool touched;

	if (place_find(tx, p->account, p->region, &place) == STORE_FAILED)
		return STORE_FAILED;
	order_want(tx->store, p->order);
	touched = p->order == SECRETS_BY_ACCESSED && touch_any(tx->store);
	return sql_all(tx, &listed, out, n, touched ? by_touch[p->descending] :
	    sql[p->order][p->descending][p->planned_deletion],
	    touched ? "iiitin" : "iiiti", place,
	    p->continued ? p->from_time : edge,
	    p->continued ? p->from_id : edge,
	    p->continued ? p->from_name : p->descending ? "\x7f" : "",
	    (int64_t)p->limit, (int)p->planned_deletion);
}

static const struct sql_column tag_columns[] = {
	SQL_COLUMN("key", struct tag, key, 0),
	SQL_COLUMN("value", struct tag, value, 0),
};
static const struct sql_view tags = SQL_VIEW(tag_columns, struct tag, SQL_ALL);

enum store_rc
store_tags(struct store_tx *tx, int64_t secret, struct tag **out, size_t *n)
{
	return sql_all(tx, &tags, out, n, "SELECT $c FROM tag WHERE "
	    "secret = ?1 ORDER BY position", "i", secret);
}

/* A new key goes to the end, a known one keeps its place. */
enum store_rc
store_tag_put(struct store_tx *tx, int64_t secret, const struct tag *t)
{
	enum store_rc rc = sql_run(tx, "INSERT INTO tag (secret, key, value, "
	    "position) VALUES (?1, ?2, ?3, (SELECT 1 + "
	    "coalesce(max(position), 0) FROM tag WHERE secret = ?1)) "
	    "ON CONFLICT DO UPDATE SET value = ?3", "itt", secret, t->key,
	    t->value);

	if (rc != STORE_OK)
		return rc;
	return sql_run(tx, "UPDATE secret SET tagged = 1 WHERE id = ?1", "i",
	    secret);
}

enum store_rc
store_tag_remove(struct store_tx *tx, int64_t secret, const char *key)
{
	if (sql_run(tx, "DELETE FROM tag WHERE secret = ?1 AND key = ?2",
	    "it", secret, key) != STORE_OK)
		return STORE_FAILED;
	return sqlite3_changes(tx->db) > 0 ? STORE_OK : STORE_NOT_FOUND;
}

enum store_rc
store_setting_get(struct store_tx *tx, const char *key, const char **value)
{
	const char *found = NULL;
	enum store_rc rc = sql_one(tx, &sql_string, &found, "SELECT value FROM "
	    "setting WHERE key = ?1", "t", key);

	if (rc == STORE_FAILED)
		return rc;
	*value = found;
	return STORE_OK;
}

enum store_rc
store_setting_put(struct store_tx *tx, const char *key, const char *value)
{
	return sql_run(tx, "INSERT OR REPLACE INTO setting (key, value) "
	    "VALUES (?1, ?2)", "tt", key, value);
}

enum store_rc
store_secrets_count(struct store_tx *tx, int64_t *out)
{
	return sql_one(tx, &sql_integer, out, "SELECT count(*) FROM secret", "");
}
