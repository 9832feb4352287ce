/*
 * Statements: kept ready, bound, and rows copied; the columns of a table as its
 * struct has them.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sql.h"

/* Notes what SQLite says went wrong. */
static enum store_rc
failed(struct store_tx *tx)
{
	snprintf(tx->error, sizeof(tx->error), "%s (%s)",
	    sqlite3_errmsg(tx->db),
	    sqlite3_errstr(sqlite3_extended_errcode(tx->db)));
	return STORE_FAILED;
}

int
sql_script(struct store_tx *tx, const char *sql)
{
	if (sqlite3_exec(tx->db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return 0;
	(void)failed(tx);
	return -1;
}

const char *
store_error(const struct store_tx *tx)
{
	return tx->error;
}

static bool
is_in(const struct sql_view *v, const struct sql_column *c)
{
	return (c->sets & v->sets) != 0;
}

/* $c, $p, $s or $k: see sql.h. */
static void
expand(struct kt_buf *text, char what, const struct sql_view *v)
{
	const char *between = "";
	size_t i;
	int n = 0;

	for (i = 0; i < v->n; i++) {
		const struct sql_column *c = &v->columns[i];

		if (!is_in(v, c))
			continue;
		n++;
		if ((what == 's' && (c->sets & SQL_KEY) != 0) ||
		    (what == 'k' && (c->sets & SQL_KEY) == 0))
			continue;
		kt_buf_str(text, between);
		if (what != 'p')
			kt_buf_str(text, c->name);
		if (what != 'c')
			kt_buf_printf(text, what == 'p' ? "?%d" : " = ?%d", n);
		between = what == 'k' ? " AND " : ", ";
	}
}

static const char *
whole(struct store_tx *tx, const struct sql_view *v, const char *sql)
{
	struct kt_buf text;
	size_t n;

	if (v == NULL || strchr(sql, '$') == NULL)
		return sql;
	kt_buf_init(&text, tx->arena);
	for (; n = strcspn(sql, "$"), kt_buf_add(&text, sql, n), sql[n] != '\0';
	    sql += n + 2)
		expand(&text, sql[n + 1], v);
	return text.p;
}

/* The statement of a literal and a view, prepared once a handle. */
static sqlite3_stmt *
ready(struct store_tx *tx, const struct sql_view *v, const char *sql)
{
	size_t i = (((uintptr_t)sql >> 3) + ((uintptr_t)v >> 4)) *
	    2654435761u % SQL_SLOTS;

	while (tx->slots[i].sql != NULL &&
	    (tx->slots[i].sql != sql || tx->slots[i].view != v))
		i = (i + 1) % SQL_SLOTS;
	if (tx->slots[i].sql != NULL)
		return tx->slots[i].stmt;
	if (sqlite3_prepare_v3(tx->db, whole(tx, v, sql), -1,
	    SQLITE_PREPARE_PERSISTENT, &tx->slots[i].stmt, NULL) != SQLITE_OK) {
		(void)failed(tx);
		return NULL;
	}
	tx->slots[i].sql = sql;
	tx->slots[i].view = v;
	return tx->slots[i].stmt;
}

static int
bind_text(sqlite3_stmt *stmt, int at, const char *s)
{
	return s == NULL ? sqlite3_bind_null(stmt, at) :
	    sqlite3_bind_text(stmt, at, s, -1, SQLITE_STATIC);
}

static int
bind_blob(sqlite3_stmt *stmt, int at, const struct kt_blob *b)
{
	return b == NULL || b->p == NULL ? sqlite3_bind_null(stmt, at) :
	    sqlite3_bind_blob64(stmt, at, b->p, b->n, SQLITE_STATIC);
}

static sqlite3_stmt *
bound(struct store_tx *tx, const struct sql_view *v, const char *sql,
    const char *types, va_list ap)
{
	sqlite3_stmt *stmt = ready(tx, v, sql);
	int i, rc = SQLITE_OK;

	if (stmt == NULL)
		return NULL;
	for (i = 0; types[i] != '\0' && rc == SQLITE_OK; i++)
		switch (types[i]) {
		case 't':
			rc = bind_text(stmt, i + 1, va_arg(ap, const char *));
			break;
		case 'i':
			rc = sqlite3_bind_int64(stmt, i + 1,
			    va_arg(ap, int64_t));
			break;
		case 'n':
			rc = sqlite3_bind_int(stmt, i + 1, va_arg(ap, int));
			break;
		case 'b':
			rc = bind_blob(stmt, i + 1,
			    va_arg(ap, const struct kt_blob *));
			break;
		}
	if (rc == SQLITE_OK)
		return stmt;
	(void)failed(tx);
	return NULL;
}

static int
step(struct store_tx *tx, sqlite3_stmt *stmt)
{
	if (stmt == NULL)
		return -1;
	switch (sqlite3_step(stmt)) {
	case SQLITE_ROW:  return 1;
	case SQLITE_DONE: return 0;
	default:
		(void)failed(tx);
		return -1;
	}
}

void
sql_done(sqlite3_stmt *stmt)
{
	/* What is bound may go: all of it is bound anew before the next run. */
	(void)sqlite3_reset(stmt);
}

static enum store_rc
run(struct store_tx *tx, sqlite3_stmt *stmt)
{
	enum store_rc rc = STORE_OK;

	if (stmt == NULL)
		return STORE_FAILED;
	if (step(tx, stmt) < 0) {
		int code = sqlite3_extended_errcode(tx->db);

		rc = code == SQLITE_CONSTRAINT_UNIQUE ||
		    code == SQLITE_CONSTRAINT_PRIMARYKEY ? STORE_EXISTS :
		    STORE_FAILED;
	}
	sql_done(stmt);
	return rc;
}

enum store_rc
sql_run(struct store_tx *tx, const char *sql, const char *types, ...)
{
	sqlite3_stmt *stmt;
	va_list ap;

	va_start(ap, types);
	stmt = bound(tx, NULL, sql, types, ap);
	va_end(ap);
	return run(tx, stmt);
}

static int
bind_member(sqlite3_stmt *stmt, int at, const struct sql_column *c,
    const void *p)
{
	const int64_t *i = p;

	switch (c->type) {
	case SQL_TEXT:
		return bind_text(stmt, at, *(const char *const *)p);
	case SQL_BLOB:
		return bind_blob(stmt, at, p);
	case SQL_INT:
		return sqlite3_bind_int(stmt, at, *(const int *)p);
	case SQL_BOOL:
		return sqlite3_bind_int(stmt, at, *(const bool *)p);
	default:
		return *i == 0 && (c->sets & SQL_OR_NULL) != 0 ?
		    sqlite3_bind_null(stmt, at) :
		    sqlite3_bind_int64(stmt, at, *i);
	}
}

enum store_rc
sql_write(struct store_tx *tx, const struct sql_view *v, const char *sql,
    const void *row)
{
	sqlite3_stmt *stmt = ready(tx, v, sql);
	int n = 0, rc = SQLITE_OK;
	size_t i;

	for (i = 0; stmt != NULL && rc == SQLITE_OK && i < v->n; i++)
		if (is_in(v, &v->columns[i]))
			rc = bind_member(stmt, ++n, &v->columns[i],
			    (const char *)row + v->columns[i].at);
	return rc == SQLITE_OK ? run(tx, stmt) : failed(tx);
}

/*
 * A column is looked up once: the value of one handle is safe in the thread
 * that has it.
 */
static const char *
read_text(struct store_tx *tx, sqlite3_stmt *stmt, int col)
{
	sqlite3_value *v = sqlite3_column_value(stmt, col);
	/* As text SQLite would first copy it, to end it in NUL. */
	const char *s = sqlite3_value_blob(v);

	if (s == NULL)
		return sqlite3_value_type(v) == SQLITE_NULL ? NULL : "";
	return kt_arena_strndup(tx->arena, s, (size_t)sqlite3_value_bytes(v));
}

static struct kt_blob
read_blob(struct store_tx *tx, sqlite3_stmt *stmt, int col)
{
	sqlite3_value *v = sqlite3_column_value(stmt, col);
	const void *p = sqlite3_value_blob(v);
	size_t n = (size_t)sqlite3_value_bytes(v);

	return (struct kt_blob){
	    p == NULL ? NULL : kt_arena_dup(tx->arena, p, n), n };
}

static void
read_member(struct store_tx *tx, sqlite3_stmt *q, int at, int type, void *p)
{
	switch (type) {
	case SQL_TEXT:
		*(const char **)p = read_text(tx, q, at);
		break;
	case SQL_BLOB:
		*(struct kt_blob *)p = read_blob(tx, q, at);
		break;
	case SQL_INT:
		*(int *)p = sqlite3_column_int(q, at);
		break;
	case SQL_BOOL:
		*(bool *)p = sqlite3_column_int(q, at) != 0;
		break;
	default:
		*(int64_t *)p = sqlite3_column_int64(q, at);
	}
}

static int
read_row(struct store_tx *tx, const struct sql_view *v, sqlite3_stmt *q,
    void *row)
{
	const struct sql_column *c = v->columns, *end = c + v->n;
	int n = 0, there = sqlite3_data_count(q);

	for (; c < end && n < there; c++)
		if (is_in(v, c))
			read_member(tx, q, n++, c->type, (char *)row + c->at);
	return v->then == NULL ? 0 : v->then(tx, q, n, row);
}

sqlite3_stmt *
sql_query(struct store_tx *tx, const struct sql_view *v, const char *sql,
    const char *types, ...)
{
	sqlite3_stmt *q;
	va_list ap;

	va_start(ap, types);
	q = bound(tx, v, sql, types, ap);
	va_end(ap);
	return q;
}

int
sql_next(struct store_tx *tx, const struct sql_view *v, sqlite3_stmt *q,
    void *row)
{
	int more = step(tx, q);

	return more > 0 && read_row(tx, v, q, row) != 0 ? -1 : more;
}

enum store_rc
sql_one(struct store_tx *tx, const struct sql_view *v, void *row,
    const char *sql, const char *types, ...)
{
	sqlite3_stmt *q;
	va_list ap;
	int more;

	va_start(ap, types);
	q = bound(tx, v, sql, types, ap);
	va_end(ap);
	more = sql_next(tx, v, q, row);
	sql_done(q);
	return more > 0 ? STORE_OK : more == 0 ? STORE_NOT_FOUND : STORE_FAILED;
}

/* Room for the row n, zeroed: the array doubles at every power of two. */
static void *
grow(struct store_tx *tx, void **items, size_t n, size_t size)
{
	if ((n & (n - 1)) == 0) {
		void *bigger = kt_arena_alloc(tx->arena,
		    (n == 0 ? 1 : 2 * n) * size);

		if (n > 0)
			memcpy(bigger, *items, n * size);
		*items = bigger;
	}
	return (char *)*items + n * size;
}

enum store_rc
sql_all(struct store_tx *tx, const struct sql_view *v, void *out, size_t *n,
    const char *sql, const char *types, ...)
{
	void *items = NULL;
	size_t n_items = 0;
	sqlite3_stmt *q;
	va_list ap;
	int more;

	va_start(ap, types);
	q = bound(tx, v, sql, types, ap);
	va_end(ap);
	while ((more = sql_next(tx, v, q, grow(tx, &items, n_items,
	    v->size))) > 0)
		n_items++;
	sql_done(q);
	if (more < 0)
		return STORE_FAILED;
	memcpy(out, &items, sizeof(items));
	*n = n_items;
	return STORE_OK;
}

static const struct sql_column integer[] = {
	{ "", SQL_INT64, SQL_ALL, 0 },
};
const struct sql_view sql_integer = SQL_VIEW(integer, int64_t, SQL_ALL);

static const struct sql_column string[] = { { "", SQL_TEXT, SQL_ALL, 0 } };
const struct sql_view sql_string = SQL_VIEW(string, const char *, SQL_ALL);
