/* SQLite within the store: statements kept ready, and a transaction's inside. */
#ifndef KEYTURN_STORE_SQL_H
#define KEYTURN_STORE_SQL_H

#include <sqlite3.h>
#include <stdatomic.h>

#include "keyturn/arn.h"
#include "tables.h"

/* Statements a handle keeps; a power of two well above those there are. */
#define SQL_SLOTS 256

struct store_tx {
	sqlite3 *db;
	struct kt_arena *arena;		/* where results go */
	struct store *store;
	const struct kt_root_key *root;
	char error[256];
	struct store_tx *next;		/* of the readers */
	atomic_bool busy;		/* a reader's */
	atomic_ulong commits;		/* in the snapshot of a reader */
	bool identities;		/* changed in it; see store_identities */
	struct {			/* the last that was looked up */
		int64_t id;		/* 0: none */
		char *account, *region, *arns;
	} place;
	struct {			/* the literal and view are the key */
		const char *sql;
		const struct sql_view *view;
		sqlite3_stmt *stmt;
	} slots[SQL_SLOTS];
};

/*
 * A column of a table, and the member of a struct that it is.  sets: in which
 * views it is, a bit each from SQL_SETS up, and what the others say.
 */
enum sql_type { SQL_TEXT, SQL_INT64, SQL_INT, SQL_BOOL, SQL_BLOB };
struct sql_column {
	const char *name;
	enum sql_type type;
	unsigned sets;
	size_t at;
};
#define SQL_KEY 1u		/* finds the row that is changed */
#define SQL_OR_NULL 2u		/* an int64_t that 0 stands for NULL in */
#define SQL_ALL 4u		/* the view of them all */
#define SQL_SETS 8u
#define SQL_COLUMN(name, row, member, sets) { name,			\
	_Generic(((row *)0)->member, const char *: SQL_TEXT,		\
	int64_t: SQL_INT64, int: SQL_INT, unsigned: SQL_INT,		\
	bool: SQL_BOOL, struct kt_blob: SQL_BLOB), SQL_ALL | (sets),	\
	offsetof(row, member) }

/* Those of the columns that are in one of the sets, in rows of such a size. */
struct sql_view {
	const struct sql_column *columns;
	size_t n, size;
	unsigned sets;
	/*
	 * NULL, or what completes a row of which they were read; n: the next
	 * column of q.  0, or -1 with tx->error set.
	 */
	int (*then)(struct store_tx *tx, sqlite3_stmt *q, int n, void *row);
};
#define SQL_VIEW_THEN(columns, row, sets, then) \
	{ columns, N_ELEMENTS(columns), sizeof(row), sets, then }
#define SQL_VIEW(columns, row, sets) SQL_VIEW_THEN(columns, row, sets, NULL)

/*
 * In the text of a statement about a view $c stands for its columns, $p for as
 * many parameters, $s for "column = ?", $k for the same of its keys, which $s
 * leaves out.
 */
#define SQL_INSERT(table) "INSERT INTO " table " ($c) VALUES ($p)"
#define SQL_UPDATE(table) "UPDATE " table " SET $s WHERE $k"
#define SQL_PUT(table) SQL_INSERT(table) " ON CONFLICT DO UPDATE SET $s"

/*
 * Runs the statement of the literal sql for its effect, with its ?1, ?2 ... as
 * types says: t const char * (NULL: NULL), i int64_t, n int, b const struct
 * kt_blob *.  STORE_EXISTS: a unique key forbids it.
 */
enum store_rc sql_run(struct store_tx *tx, const char *sql,
    const char *types, ...);
/* The same with the members of row, $p or $s and $k in sql. */
enum store_rc sql_write(struct store_tx *tx, const struct sql_view *v,
    const char *sql, const void *row);

/*
 * The first row of a query, whose first columns are those of the view, into
 * row; strings and blobs are copies in the transaction's arena.
 */
enum store_rc sql_one(struct store_tx *tx, const struct sql_view *v, void *row,
    const char *sql, const char *types, ...);
/*
 * All rows, in an array in the transaction's arena that out is a pointer to
 * the pointer to; zeroed at first, unlike that of sql_one.
 */
enum store_rc sql_all(struct store_tx *tx, const struct sql_view *v, void *out,
    size_t *n, const char *sql, const char *types, ...);
/*
 * The same row by row.  sql_next: 1 a row, 0 no more, -1 failed; or the query
 * was NULL, which it is when it cannot be had.  Ends with sql_done.
 */
sqlite3_stmt *sql_query(struct store_tx *tx, const struct sql_view *v,
    const char *sql, const char *types, ...);
int sql_next(struct store_tx *tx, const struct sql_view *v, sqlite3_stmt *q,
    void *row);
void sql_done(sqlite3_stmt *q);
/* Of queries for one int64_t, and one const char *. */
extern const struct sql_view sql_integer, sql_string;

/* Statements that nothing is bound in and nothing comes of; 0 or -1. */
int sql_script(struct store_tx *tx, const char *sql);

/* handle.c */
void handle_close(struct store_tx *tx);

/*
 * place.c: the account and region that a secret is in, as one number.
 * STORE_NOT_FOUND: nothing was ever made there, and *id is 0.
 */
enum store_rc place_find(struct store_tx *tx, const char *account,
    const char *region, int64_t *id) KT_MUSTCHECK;
enum store_rc place_make(struct store_tx *tx, const char *account,
    const char *region, int64_t *id) KT_MUSTCHECK;
/* The other way, copies in the arena; 0 or -1. */
int place_names(struct store_tx *tx, int64_t id, const char **account,
    const char **region) KT_MUSTCHECK;
/*
 * What the ARNs of secrets there begin with, up to the name; until the next
 * call of place.c.  id: of the place, or 0.
 */
const char *place_arns(struct store_tx *tx, int64_t id, const char *account,
    const char *region);
/* What was undone may have made the place that is remembered. */
void place_forget(struct store_tx *tx);

/*
 * hint.c: the id that a secret had when it was found last, or 0; whether it
 * still has it is to be seen.  Saves the seek in the index of names, for all
 * threads, and needs nothing done when a secret goes.
 */
typedef _Atomic uint32_t hint_slot;
hint_slot *hint_new(void);
int64_t hint_get(const struct store_tx *tx, int64_t place, const char *name);
void hint_put(struct store_tx *tx, int64_t place, const char *name, int64_t id);

/*
 * touch.c: dates of the last access that are not in every reader's snapshot
 * yet.  touch_date is the later of that which is known and what was noted of
 * the secret (serial 0), or of a version of it; id, content and suffix are
 * read.  touch_use: SQL of the handle may say touched(id, suffix, accessed).
 */
struct touches *touch_new(struct store *s);
void touch_free(struct touches **t);
bool touch_any(const struct store *s);
int64_t touch_date(const struct store *s, const struct secret *of,
    int64_t serial, int64_t known);
int touch_use(struct store_tx *tx) KT_MUSTCHECK;

/* order.c: lists in that order are to be seeks from soon on. */
void order_want(struct store *s, enum secret_order order);

/*
 * wal.c: the name of a VFS, SQLite's own but for logs, for a handle that writes
 * with synchronous FULL.  NULL, which is SQLite's own, if it cannot be.
 */
const char *wal_vfs(void);
/* After a rollback: what was to be written of the transaction is no more. */
void wal_drop(sqlite3 *db);
/* The commits from now on are written, but not synced; or are again. */
void wal_light(sqlite3 *db, bool light);

/*
 * version.c: before s is written.  What was added is put where it lies, and
 * that with AWSCURRENT into s->current, to be written if s->moved.
 */
enum store_rc version_settle(struct store_tx *tx, struct secret *s)
    KT_MUSTCHECK;

/*
 * trace.c, for rotation.c alone: writes down a new attempt, or how it stands
 * now.  a->rotation: 0 the last one of s, 1 another; its steps are added.
 */
enum store_rc trace_put(struct store_tx *tx, const struct secret *s,
    const struct attempt *a) KT_MUSTCHECK;

/* database.c: after the status of servers was changed. */
enum store_rc server_jobs(struct store_tx *tx) KT_MUSTCHECK;

/* label.c: s->labels from s->packed, as they lie in the row, and back. */
void label_read(struct store_tx *tx, struct secret *s);
void label_write(struct store_tx *tx, struct secret *s);

#endif
