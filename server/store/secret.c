/* Secrets and their tags: found by name or ARN, listed by index seeks. */
#include <string.h>

#include "sql.h"

#define SUFFIX 6	/* characters that end an ARN, after a hyphen */

static const char suffix_set[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/* What the reading of a value takes of a secret whose name is known; the rest. */
#define HEAD "id, suffix, labels, accessed, deleted, origin, value_serial, " \
	"value_created, value_accessed, value_kind"
#define COLUMNS HEAD ", place, name, value_kms_key_id, versions, created, " \
	"changed, rotated, deletion_due, tagged, replicated, kms_key_id, " \
	"description, type, policy, rotation_enabled, rotation_function, " \
	"rotation_days, rotation_schedule, rotation_duration, rotation_from, " \
	"rotation_due, external_role, external_metadata"
#define AFTER_HEAD 10
#define AFTER_COLUMNS 33

static void
set_arn(struct store_tx *tx, struct secret *s)
{
	s->arn = kt_arena_join(tx->arena, place_arns(tx, s->account, s->region),
	    s->name, "-", s->suffix, NULL);
}

/* Of s, in which account, region and name are set. */
static void
read_head(struct store_tx *tx, sqlite3_stmt *q, struct secret *s)
{
	s->id = sqlite3_column_int64(q, 0);
	s->suffix = sql_text(tx, q, 1);
	label_read(tx, q, 2, s);
	s->accessed = sqlite3_column_int64(q, 3);
	s->deleted = sqlite3_column_int64(q, 4);
	s->origin = sqlite3_column_int64(q, 5);
	s->current.serial = sqlite3_column_int64(q, 6);
	s->current.created = sqlite3_column_int64(q, 7);
	s->current.accessed = sqlite3_column_int64(q, 8);
	s->current.kind = (enum version_kind)sqlite3_column_int(q, 9);
	s->current.id = store_label_holder(s, STORE_CURRENT);
	set_arn(tx, s);
	s->content = s->id;
	s->content_arn = s->arn;
}

static int
read_row(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	struct secret *s = row;
	int i = AFTER_HEAD;

	memset(s, 0, sizeof(*s));
	if (place_names(tx, sqlite3_column_int64(q, i++), &s->account,
	    &s->region) != 0)
		return -1;
	s->name = sql_text(tx, q, i++);
	read_head(tx, q, s);
	s->current.kms_key_id = sql_text(tx, q, i++);
	s->versions = sqlite3_column_int64(q, i++);
	s->created = sqlite3_column_int64(q, i++);
	s->changed = sqlite3_column_int64(q, i++);
	s->rotated = sqlite3_column_int64(q, i++);
	s->deletion_due = sqlite3_column_int64(q, i++);
	s->tagged = sqlite3_column_int(q, i++) != 0;
	s->replicated = sqlite3_column_int(q, i++) != 0;
	s->kms_key_id = sql_text(tx, q, i++);
	s->description = sql_text(tx, q, i++);
	s->type = sql_text(tx, q, i++);
	s->policy = sql_text(tx, q, i++);
	s->rotation_enabled = sqlite3_column_int(q, i++);
	s->rotation_function = sql_text(tx, q, i++);
	s->rotation_rules.days = sqlite3_column_int64(q, i++);
	s->rotation_rules.expression = sql_text(tx, q, i++);
	s->rotation_rules.duration = sql_text(tx, q, i++);
	s->rotation_from = sqlite3_column_int64(q, i++);
	s->rotation_due = sqlite3_column_int64(q, i++);
	s->external_role = sql_text(tx, q, i++);
	s->external_metadata = sql_text(tx, q, i++);
	s->primary_region = s->replicated ? s->region : NULL;
	s->accessed = touch_date(tx->store, s, 0, s->accessed);
	s->current.accessed = touch_date(tx->store, s, s->current.serial,
	    s->current.accessed);
	return 0;
}

/* A replica keeps what is its own and shows the rest of its primary. */
static int
show_origin(struct store_tx *tx, struct secret *s)
{
	struct secret shown, own = *s;

	if (sql_one(tx, sql_query(tx, "SELECT " COLUMNS " FROM secret WHERE "
	    "id = ?1 /* an origin */", "i", own.origin), read_row, &shown) !=
	    STORE_OK)
		return -1;
	*s = shown;
	s->primary_region = shown.region;
	s->id = own.id;
	s->region = own.region;
	s->suffix = own.suffix;
	s->arn = own.arn;
	s->kms_key_id = own.kms_key_id;
	s->created = own.created;
	s->accessed = own.accessed;
	s->origin = own.origin;
	return 0;
}

static int
from_row(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	struct secret *s = row;

	if (read_row(tx, q, s) != 0)
		return -1;
	return s->origin == 0 ? 0 : show_origin(tx, s);
}

static int
whole_from_row(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	struct secret *s = row;

	if (read_row(tx, q, s) != 0)
		return -1;
	s->sealed = sql_blob(tx, q, AFTER_COLUMNS);
	return s->origin == 0 ? 0 : show_origin(tx, s);
}

static int
value_from_row(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	struct secret *s = row;

	read_head(tx, q, s);
	s->sealed = sql_blob(tx, q, AFTER_HEAD);
	return s->origin == 0 ? 0 : show_origin(tx, s);
}

/* How much of a secret is read. */
struct view {
	const char *by_hint, *by_name;
	int (*read)(struct store_tx *tx, sqlite3_stmt *q, void *row);
};
#define NAMED ", value_sealed FROM secret WHERE place = ?1 AND name = ?2"
#define VIEW(columns, read) \
	{ "SELECT " columns NAMED " AND id = ?3", "SELECT " columns NAMED, read }
static const struct view view_whole = VIEW(COLUMNS, whole_from_row);
static const struct view view_value = VIEW(HEAD, value_from_row);

struct home {
	const char *account, *region;
};

/* Where it was last, else in the index. */
static enum store_rc
in_place(struct store_tx *tx, const struct view *view, int64_t place,
    const char *name, struct secret *s)
{
	int64_t hint = hint_get(tx, place, name);
	enum store_rc rc = hint == 0 ? STORE_NOT_FOUND : sql_one(tx,
	    sql_query(tx, view->by_hint, "iti", place, name, hint),
	    view->read, s);

	if (rc != STORE_NOT_FOUND)
		return rc;
	rc = sql_one(tx, sql_query(tx, view->by_name, "it", place, name),
	    view->read, s);
	if (rc == STORE_OK)
		hint_put(tx, place, name, s->id);
	return rc;
}

static enum store_rc
by_name(struct store_tx *tx, const struct view *view, const struct home *home,
    const char *name, struct secret *s)
{
	struct secret found = { .account = home->account,
	    .region = home->region, .name = name };
	int64_t place;
	enum store_rc rc = place_find(tx, home->account, home->region, &place);

	if (rc == STORE_OK)
		rc = in_place(tx, view, place, name, &found);
	if (rc == STORE_OK)
		*s = found;
	return rc;
}

/* The name part of an ARN of this account and region, else NULL. */
static const char *
arn_name(struct store_tx *tx, const struct home *home, const char *arn)
{
	const char *head = place_arns(tx, home->account, home->region);
	size_t n = strlen(head);

	return strncmp(arn, head, n) == 0 ? arn + n : NULL;
}

/*
 * API Reference, DescribeSecret, SecretId: an ARN may lack its last hyphen and
 * six characters.  What looks like a whole one is tried as that first.
 */
static enum store_rc
by_arn(struct store_tx *tx, const struct view *view, const struct home *home,
    const char *arn, struct secret *s)
{
	const char *tail = arn_name(tx, home, arn);
	size_t n = tail == NULL ? 0 : strlen(tail);
	enum store_rc rc;

	if (tail == NULL)
		return STORE_NOT_FOUND;
	if (n > SUFFIX + 1 && tail[n - SUFFIX - 1] == '-') {
		rc = by_name(tx, view, home, kt_arena_strndup(tx->arena, tail,
		    n - SUFFIX - 1), s);
		if (rc == STORE_FAILED ||
		    (rc == STORE_OK && strcmp(s->arn, arn) == 0))
			return rc;
	}
	return by_name(tx, view, home, tail, s);
}

static enum store_rc
find(struct store_tx *tx, const struct view *view, const struct home *home,
    const char *id, struct secret *s)
{
	return (strncmp(id, "arn:", 4) == 0 ? by_arn : by_name)(tx, view, home,
	    id, s);
}

enum store_rc
store_secret_find(struct store_tx *tx, const char *account,
    const char *region, const char *id, struct secret *s)
{
	return find(tx, &view_whole, &(struct home){ account, region }, id, s);
}

enum store_rc
store_secret_find_value(struct store_tx *tx, const char *account,
    const char *region, const char *id, struct secret *s)
{
	return find(tx, &view_value, &(struct home){ account, region }, id, s);
}

enum store_rc
store_secret_by_id(struct store_tx *tx, int64_t id, struct secret *s)
{
	return sql_one(tx, sql_query(tx, "SELECT " COLUMNS " FROM secret WHERE "
	    "id = ?1", "i", id), from_row, s);
}

const char *
store_secret_elsewhere(struct store_tx *tx, const char *account,
    const char *region, const char *id)
{
	const char *found = NULL, *of_arn;
	sqlite3_stmt *q;
	struct secret s;

	if (strncmp(id, "arn:", 4) == 0) {	/* says itself where it is */
		of_arn = strstr(id, ":secretsmanager:");
		if (of_arn == NULL)
			return NULL;
		of_arn += strlen(":secretsmanager:");
		of_arn = kt_arena_strndup(tx->arena, of_arn,
		    strcspn(of_arn, ":"));
		return strcmp(of_arn, region) != 0 && by_arn(tx, &view_whole,
		    &(struct home){ account, of_arn }, id, &s) == STORE_OK ?
		    of_arn : NULL;
	}
	q = sql_query(tx, "SELECT region FROM place WHERE account = ?1 AND "
	    "region <> ?2 AND EXISTS (SELECT 1 FROM secret WHERE "
	    "secret.place = place.id AND name = ?3) LIMIT 1", "ttt", account,
	    region, id);
	if (sql_row(tx, q) > 0)
		found = sql_text(tx, q, 0);
	sql_done(q);
	return found;
}

enum store_rc
store_secret_add(struct store_tx *tx, struct secret *s)
{
	const struct kt_blob labels = label_write(tx, s);
	char suffix[SUFFIX + 1];
	int64_t place;
	enum store_rc rc = place_make(tx, s->account, s->region, &place);

	if (rc != STORE_OK)
		return rc;
	kt_random_text(suffix, SUFFIX, suffix_set);
	if (s->suffix == NULL)
		s->suffix = kt_arena_strdup(tx->arena, suffix);
	set_arn(tx, s);
	s->content_arn = s->arn;
	if (version_settle(tx, s) != STORE_OK)
		return STORE_FAILED;
	rc = sql_run(tx, "INSERT INTO secret (place, name, suffix, labels, "
	    "versions, created, changed, kms_key_id, description, type, origin,"
	    " value_serial, value_created, value_kind, value_kms_key_id, "
	    "value_sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
	    "nullif(?11, 0), ?12, ?13, ?14, ?15, ?16)", "ittbiiitttiiintb",
	    place, s->name, s->suffix, &labels, s->versions, s->created,
	    s->changed, s->kms_key_id, s->description, s->type, s->origin,
	    s->current.serial, s->current.created, (int)s->current.kind,
	    s->current.kms_key_id, &s->sealed);
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

/* What is written of the version that lies in the row, from parameter ?2. */
#define VALUE "value_serial = ?2, value_created = ?3, value_accessed = ?4, " \
	"value_kind = ?5, value_kms_key_id = ?6, value_sealed = " \
	"CASE WHEN ?7 THEN ?8 ELSE value_sealed END"
#define VALUE_TYPES "iiintnb"
#define VALUE_OF(s) (s)->current.serial, (s)->current.created, \
	(s)->current.accessed, (int)(s)->current.kind, \
	(s)->current.kms_key_id, (int)(s)->moved, &(s)->sealed

static enum store_rc
written(struct store_tx *tx, struct secret *s, enum store_rc rc)
{
	if (rc != STORE_OK)
		return rc;
	s->moved = false;
	return date_replicas(tx, s);
}

enum store_rc
store_secret_save(struct store_tx *tx, struct secret *s)
{
	const struct kt_blob labels = label_write(tx, s);

	if (version_settle(tx, s) != STORE_OK)
		return STORE_FAILED;
	return written(tx, s, sql_run(tx, "UPDATE secret SET " VALUE ", "
	    "description = ?9, kms_key_id = ?10, changed = ?11, rotated = ?12, "
	    "deleted = ?13, deletion_due = ?14, rotation_enabled = ?15, "
	    "rotation_function = ?16, rotation_days = ?17, "
	    "rotation_schedule = ?18, rotation_duration = ?19, "
	    "rotation_from = ?20, type = ?21, policy = ?22, "
	    "external_role = ?23, external_metadata = ?24, rotation_due = ?25, "
	    "labels = ?26, versions = ?27 WHERE id = ?1",
	    "i" VALUE_TYPES "ttiiiintittittttibi", s->id, VALUE_OF(s),
	    s->description, s->kms_key_id, s->changed, s->rotated, s->deleted,
	    s->deletion_due, s->rotation_enabled, s->rotation_function,
	    s->rotation_rules.days, s->rotation_rules.expression,
	    s->rotation_rules.duration, s->rotation_from, s->type, s->policy,
	    s->external_role, s->external_metadata, s->rotation_due, &labels,
	    s->versions));
}

enum store_rc
store_secret_date(struct store_tx *tx, struct secret *s)
{
	const struct kt_blob labels = label_write(tx, s);

	if (version_settle(tx, s) != STORE_OK)
		return STORE_FAILED;
	return written(tx, s, sql_run(tx, "UPDATE secret SET " VALUE ", "
	    "changed = ?9, rotation_from = ?10, rotation_due = ?11, "
	    "labels = ?12, versions = ?13 WHERE id = ?1",
	    "i" VALUE_TYPES "iiibi", s->id, VALUE_OF(s), s->changed,
	    s->rotation_from, s->rotation_due, &labels, s->versions));
}

enum store_rc
store_secret_promote(struct store_tx *tx, int64_t id)
{
	return sql_run(tx, "UPDATE secret SET origin = NULL WHERE id = ?1", "i",
	    id);
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
#define ROWS(at, condition) "SELECT " COLUMNS ", " at " AS at " \
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
#define BY_TOUCH(op, order) "SELECT " COLUMNS ", touched(id, suffix, accessed) " \
	"AS at FROM secret WHERE place = ?1 AND (deleted = 0 OR ?6) AND " \
	"(touched(id, suffix, accessed), id) " op " (?2, ?3) ORDER BY " order \
	" LIMIT ?5"

static sqlite3_stmt *
page_query(struct store_tx *tx, const struct secret_page *p)
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
		return NULL;
	touched = p->order == SECRETS_BY_ACCESSED && touch_any(tx->store);
	return sql_query(tx, touched ? by_touch[p->descending] :
	    sql[p->order][p->descending][p->planned_deletion],
	    touched ? "iiitin" : "iiiti", place,
	    p->continued ? p->from_time : edge,
	    p->continued ? p->from_id : edge,
	    p->continued ? p->from_name : p->descending ? "\x7f" : "",
	    (int64_t)p->limit, (int)p->planned_deletion);
}

static int
listed_from_row(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	struct secret *s = row;
	int64_t at = sqlite3_column_int64(q, AFTER_COLUMNS);

	if (from_row(tx, q, s) != 0)
		return -1;
	s->at = at;
	return 0;
}

enum store_rc
store_secret_list(struct store_tx *tx, const struct secret_page *page,
    struct secret **out, size_t *n)
{
	sqlite3_stmt *q = page_query(tx, page);

	order_want(tx->store, page->order);
	return sql_all(tx, q, listed_from_row, sizeof(**out), out, n);
}

static int
tag_from_row(struct store_tx *tx, sqlite3_stmt *q, void *row)
{
	struct tag *t = row;

	t->key = sql_text(tx, q, 0);
	t->value = sql_text(tx, q, 1);
	return 0;
}

enum store_rc
store_tags(struct store_tx *tx, int64_t secret, struct tag **out, size_t *n)
{
	sqlite3_stmt *q = sql_query(tx, "SELECT key, value FROM tag WHERE "
	    "secret = ?1 ORDER BY position", "i", secret);

	return sql_all(tx, q, tag_from_row, sizeof(**out), out, n);
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
	return sql_run(tx, "DELETE FROM tag WHERE secret = ?1 AND key = ?2",
	    "it", secret, key);
}

enum store_rc
store_setting_get(struct store_tx *tx, const char *key, const char **value)
{
	sqlite3_stmt *q = sql_query(tx, "SELECT value FROM setting WHERE "
	    "key = ?1", "t", key);
	int more = sql_row(tx, q);

	if (more >= 0)
		*value = more > 0 ? sql_text(tx, q, 0) : NULL;
	sql_done(q);
	return more < 0 ? STORE_FAILED : STORE_OK;
}

enum store_rc
store_setting_put(struct store_tx *tx, const char *key, const char *value)
{
	return sql_run(tx, "INSERT OR REPLACE INTO setting (key, value) "
	    "VALUES (?1, ?2)", "tt", key, value);
}
