/* The folder, and the handles on its file. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "handle.h"
#include "keyturn/log.h"
#include "sql.h"

/* Called by SQLite after each commit, instead of writing back by itself. */
static int
note_log(void *store, sqlite3 *db, const char *name, int pages)
{
	(void)db;
	(void)name;
	((struct store *)store)->log_pages = pages;
	return SQLITE_OK;
}

static struct store_tx *
open_handle(struct store *s, const char *path, bool write)
{
	struct store_tx *tx = kt_alloc(sizeof(*tx));
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
	    SQLITE_OPEN_NOMUTEX;

	tx->store = s;
	tx->root = s->root;
	if (sqlite3_open_v2(path, &tx->db, flags,
	    write && s->durable ? wal_vfs() : NULL) != SQLITE_OK ||
	    sqlite3_busy_timeout(tx->db, STORE_BUSY_MS) != SQLITE_OK ||
	    sql_script(tx, "PRAGMA foreign_keys = ON") != 0 ||
	    /*
	     * KiB; a reader's keeps the inner pages of 100,000 secrets, and
	     * stays in the processor's own: rows read once wash out no more.
	     */
	    sql_script(tx, write ? "PRAGMA cache_size = -2048" :
	    "PRAGMA cache_size = -512") != 0 ||
	    (!write && touch_use(tx) != 0) ||
	    /* What undoes a savepoint; no file for it. */
	    (write && sql_script(tx, "PRAGMA temp_store = MEMORY") != 0) ||
	    (write && sql_script(tx, "PRAGMA journal_mode = WAL") != 0) ||
	    sql_script(tx, s->durable ? "PRAGMA synchronous = FULL" :
	    "PRAGMA synchronous = OFF") != 0 ||
	    (!write && sql_script(tx, "PRAGMA query_only = ON") != 0)) {
		kt_log(KT_LOG_ERROR, "cannot open %s: %s", path,
		    tx->db != NULL ? sqlite3_errmsg(tx->db) : "no memory");
		handle_close(tx);
		return NULL;
	}
	if (write)
		(void)sqlite3_wal_hook(tx->db, note_log, s);
	return tx;
}

void
handle_close(struct store_tx *tx)
{
	size_t i;

	if (tx == NULL)
		return;
	for (i = 0; i < SQL_SLOTS; i++)
		sqlite3_finalize(tx->slots[i].stmt);
	sqlite3_close(tx->db);
	place_forget(tx);
	free(tx);
}

/* Makes dir and what leads to it. */
static int
make_folder(const char *dir)
{
	char *path = kt_strdup(dir), *p;
	int rc;

	for (p = path + 1; (p = strchr(p, '/')) != NULL; *p++ = '/') {
		*p = '\0';
		(void)mkdir(path, 0777);
	}
	rc = mkdir(path, 0700) == 0 || errno == EEXIST ? 0 : -1;
	free(path);
	return rc;
}

/* One keyturn a folder; the lock ends with the process, however it ends. */
static int
lock_folder(struct store *s)
{
	char *path = kt_arena_printf(s->arena, "%s/lock", s->dir);

	s->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (s->lock < 0) {
		kt_log(KT_LOG_ERROR, "cannot use the data folder %s: %s",
		    s->dir, strerror(errno));
		return -1;
	}
	if (flock(s->lock, LOCK_EX | LOCK_NB) != 0) {
		kt_log(KT_LOG_ERROR, "the data folder %s is in use by another "
		    "keyturn; stop that one, or choose another with --data",
		    s->dir);
		return -1;
	}
	return 0;
}

/* A new key would leave all that the lost one sealed unreadable. */
static int
open_root_key(struct store *s)
{
	const char *key = kt_arena_printf(s->arena, "%s/root.key", s->dir);
	struct stat db;

	if (access(key, F_OK) != 0 && stat(s->path, &db) == 0 &&
	    db.st_size > 0) {
		kt_log(KT_LOG_ERROR, "the root key %s is missing; without it "
		    "no secret in this folder can be read. Put it back, or "
		    "choose another --data folder", key);
		return -1;
	}
	s->root = kt_root_key_open(key);
	return s->root == NULL ? -1 : 0;
}

/*
 * SQLite gives its -wal and -shm the mode of the database.  And once SQLite has
 * the file open, to close it here would end the locks of the process on it.
 */
static void
open_file(struct store *s)
{
	int fd = open(s->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0)
		return;		/* SQLite says why */
	close(fd);
}

int
handle_open_folder(struct store *s)
{
	if (make_folder(s->dir) != 0) {
		kt_log(KT_LOG_ERROR, "cannot make the data folder %s: "
		    "%s; choose another with --data, or --memory", s->dir,
		    strerror(errno));
		return -1;
	}
	if (lock_folder(s) != 0)
		return -1;
	s->path = kt_arena_printf(s->arena, "%s/keyturn.db", s->dir);
	if (open_root_key(s) != 0)
		return -1;
	open_file(s);
	s->writer = open_handle(s, s->path, true);
	if (s->writer == NULL || schema_open(s) != 0)
		return -1;
	/*
	 * SQLite 3.40 writes the log with wrong checksums when a savepoint is
	 * undone that had been written there before its end, for want of room
	 * in memory: after a crash that commit and all later ones are lost.
	 */
	return sql_script(s->writer, "PRAGMA cache_spill = OFF");
}

/* Ends the snapshot of a handle that nobody uses now. */
static int
rest(struct store_tx *tx)
{
	if (sqlite3_get_autocommit(tx->db))
		return 0;
	return sql_run(tx, "COMMIT", "") == STORE_OK ? 0 : -1;
}

/*
 * A snapshot with all that was answered, to whoever wrote or read it.  As long
 * as nothing is committed the former one is that: taking another costs as much
 * as a query.
 */
static int
refresh(struct store *s, struct store_tx *tx)
{
	unsigned long commits = atomic_load(&s->commits);

	if (!sqlite3_get_autocommit(tx->db) && tx->commits == commits &&
	    commits % 2 == 0)
		return 0;
	if (rest(tx) != 0)
		return -1;
	tx->commits = commits;
	return sql_run(tx, "BEGIN", "") == STORE_OK ? 0 : -1;
}

static bool
claim(struct store_tx *tx)
{
	return !atomic_exchange(&tx->busy, true);
}

static void
let_go(struct store_tx *tx)
{
	tx->arena = NULL;
	atomic_store(&tx->busy, false);
}

void
handle_rest_readers(struct store *s)
{
	struct store_tx *tx;

	pthread_mutex_lock(&s->readers_lock);
	for (tx = s->readers; tx != NULL; tx = tx->next)
		if (claim(tx)) {
			(void)rest(tx);
			let_go(tx);
		}
	pthread_mutex_unlock(&s->readers_lock);
}

unsigned long
handle_oldest_snapshot(struct store *s)
{
	unsigned long oldest = ULONG_MAX, commits;
	struct store_tx *tx;

	pthread_mutex_lock(&s->readers_lock);
	for (tx = s->readers; tx != NULL; tx = tx->next) {
		if (!atomic_load(&tx->busy))
			continue;
		commits = atomic_load(&tx->commits);
		if (commits < oldest)
			oldest = commits;
	}
	pthread_mutex_unlock(&s->readers_lock);
	return oldest;
}

static struct store_tx *
claim_any(struct store *s)
{
	struct store_tx *tx;

	pthread_mutex_lock(&s->readers_lock);
	for (tx = s->readers; tx != NULL && !claim(tx); tx = tx->next)
		;
	pthread_mutex_unlock(&s->readers_lock);
	return tx;
}

static struct store_tx *
open_reader(struct store *s)
{
	struct store_tx *tx = open_handle(s, s->path, false);

	if (tx == NULL)
		return NULL;
	(void)claim(tx);
	pthread_mutex_lock(&s->readers_lock);
	tx->next = s->readers;
	s->readers = tx;
	pthread_mutex_unlock(&s->readers_lock);
	return tx;
}

/*
 * The one this thread had last, if it is free: what it has cached is in this
 * processor's cache too, and no lock is met on the way to it.
 */
static struct store_tx *
take_reader(struct store *s)
{
	struct store_tx *tx = pthread_getspecific(s->reader);

	if (tx != NULL && claim(tx))
		return tx;
	tx = claim_any(s);
	if (tx == NULL)
		tx = open_reader(s);
	if (tx != NULL)
		(void)pthread_setspecific(s->reader, tx);
	return tx;
}

struct store_tx *
store_read_begin(struct store *s, struct kt_arena *a)
{
	struct store_tx *tx = take_reader(s);

	if (tx == NULL)
		return NULL;
	tx->arena = a;
	tx->error[0] = '\0';
	if (refresh(s, tx) != 0) {
		kt_log(KT_LOG_ERROR, "cannot read the store: %s", tx->error);
		let_go(tx);
		return NULL;
	}
	return tx;
}

void
store_read_end(struct store *s, struct store_tx *tx)
{
	(void)s;
	let_go(tx);
}

/* The counter goes up when one begins, and when it has ended. */
int64_t
store_commits(struct store *s)
{
	return (int64_t)(atomic_load(&s->commits) / 2);
}

const struct kt_root_key *
store_root_key(const struct store *s)
{
	return s->root;
}
