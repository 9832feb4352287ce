/*
 * How the writer's log (WAL) reaches its file: what SQLite writes of a commit,
 * two calls of the system for each page, in one piece before it is synced.
 *
 * Good for synchronous FULL alone.  There sqlite3WalFrames (wal.c of 3.40) syncs
 * behind the last frame of a commit and only then lets readers know of it, by
 * walIndexWriteHdr; the header of a log that begins anew it syncs before any
 * frame, and walCheckpoint the whole log before any page.  Between two syncs a
 * crash may leave any of what was written, with us or without.  In between
 * SQLite would tell of frames only when it spills its cache, which is off
 * (handle_open_folder).
 *
 * A light commit is in the file when readers know of it, and synced with the next
 * that is not: after a loss of power the log ends before it, or behind it.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "sql.h"

#define PIECE_MAX (128 * 1024)

/* SQLite's own file, opened behind ours, follows it in memory. */
struct wal_file {
	sqlite3_file base;
	char *piece;		/* written, but not to the file */
	int n;
	sqlite3_int64 at;
	bool light;		/* a commit that need not be synced */
};

static sqlite3_file *
below(sqlite3_file *f)
{
	return (sqlite3_file *)(void *)((struct wal_file *)(void *)f + 1);
}

/* What cannot be written is lost, so the transaction that it is of must go. */
static int
flush(sqlite3_file *f)
{
	struct wal_file *wal = (struct wal_file *)(void *)f;
	int n = wal->n;

	wal->n = 0;
	return n == 0 ? SQLITE_OK :
	    below(f)->pMethods->xWrite(below(f), wal->piece, n, wal->at);
}

static int
wal_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	struct wal_file *wal = (struct wal_file *)(void *)f;

	if (wal->n > 0 && (at != wal->at + wal->n || n > PIECE_MAX - wal->n)) {
		int rc = flush(f);

		if (rc != SQLITE_OK)
			return rc;
	}
	if (wal->n == 0)
		wal->at = at;
	memcpy(wal->piece + wal->n, p, (size_t)n);	/* a page at most */
	wal->n += n;
	return SQLITE_OK;
}

/* What leads a new log is synced always: what is left of the last is behind it. */
static int
wal_sync(sqlite3_file *f, int flags)
{
	struct wal_file *wal = (struct wal_file *)(void *)f;
	int rc = flush(f);

	return rc != SQLITE_OK || (wal->light && wal->at != 0) ? rc :
	    below(f)->pMethods->xSync(below(f), flags);
}

/*
 * For what is no write.  After SQLITE_FULL there SQLite would undo the one
 * statement, and commit the rest with a hole in it (seen); after this all.
 */
static int
settle(sqlite3_file *f)
{
	return flush(f) == SQLITE_OK ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

static int
wal_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	int rc = settle(f);

	return rc != SQLITE_OK ? rc :
	    below(f)->pMethods->xRead(below(f), p, n, at);
}

static int
wal_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	int rc = settle(f);

	return rc != SQLITE_OK ? rc :
	    below(f)->pMethods->xTruncate(below(f), size);
}

static int
wal_size(sqlite3_file *f, sqlite3_int64 *size)
{
	int rc = settle(f);

	return rc != SQLITE_OK ? rc :
	    below(f)->pMethods->xFileSize(below(f), size);
}

static int
wal_close(sqlite3_file *f)
{
	struct wal_file *wal = (struct wal_file *)(void *)f;

	free(wal->piece);	/* nothing in it was committed */
	return below(f)->pMethods->xClose(below(f));
}

static int
wal_control(sqlite3_file *f, int op, void *arg)
{
	return below(f)->pMethods->xFileControl(below(f), op, arg);
}

static int
wal_sector(sqlite3_file *f)
{
	return below(f)->pMethods->xSectorSize(below(f));
}

/*
 * Overwriting spares the bytes beside, as SQLite assumes unless it is built
 * otherwise; then it would sync in the middle of a frame.
 */
static int
wal_device(sqlite3_file *f)
{
	return SQLITE_IOCAP_POWERSAFE_OVERWRITE |
	    below(f)->pMethods->xDeviceCharacteristics(below(f));
}

/* A log is not locked. */
static int
no_lock(sqlite3_file *f, int level)
{
	(void)f;
	(void)level;
	return SQLITE_OK;
}

static int
no_lock_is_held(sqlite3_file *f, int *held)
{
	(void)f;
	*held = 0;
	return SQLITE_OK;
}

static const sqlite3_io_methods wal_methods = {
	.iVersion = 1,
	.xClose = wal_close,
	.xRead = wal_read,
	.xWrite = wal_write,
	.xTruncate = wal_truncate,
	.xSync = wal_sync,
	.xFileSize = wal_size,
	.xLock = no_lock,
	.xUnlock = no_lock,
	.xCheckReservedLock = no_lock_is_held,
	.xFileControl = wal_control,
	.xSectorSize = wal_sector,
	.xDeviceCharacteristics = wal_device,
};

/* A log gets our file before SQLite's; all else is SQLite's. */
static int
vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags,
    int *out)
{
	sqlite3_vfs *system = vfs->pAppData;
	struct wal_file *wal = (struct wal_file *)(void *)f;
	int rc;

	if ((flags & SQLITE_OPEN_WAL) == 0)
		return system->xOpen(system, name, f, flags, out);
	memset(wal, 0, sizeof(*wal));
	rc = system->xOpen(system, name, below(f), flags, out);
	if (rc != SQLITE_OK)
		return rc;
	wal->piece = kt_alloc(PIECE_MAX);
	wal->base.pMethods = &wal_methods;
	return SQLITE_OK;
}

const char *
wal_vfs(void)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	static sqlite3_vfs vfs;
	sqlite3_vfs *system = sqlite3_vfs_find(NULL);

	pthread_mutex_lock(&lock);
	if (vfs.zName == NULL && system != NULL) {
		vfs = *system;
		vfs.zName = "keyturn";
		vfs.xOpen = vfs_open;
		vfs.pNext = NULL;
		vfs.pAppData = system;
		vfs.szOsFile += (int)sizeof(struct wal_file);
		(void)sqlite3_vfs_register(&vfs, 0);
	}
	pthread_mutex_unlock(&lock);
	return vfs.zName;
}

/* NULL where it is another's. */
static struct wal_file *
wal_of(sqlite3 *db)
{
	sqlite3_file *f = NULL;

	return sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER,
	    &f) == SQLITE_OK && f != NULL && f->pMethods == &wal_methods ?
	    (struct wal_file *)(void *)f : NULL;
}

/* Else it were written with the next: who else wrote meanwhile lost by it. */
void
wal_drop(sqlite3 *db)
{
	struct wal_file *wal = wal_of(db);

	if (wal != NULL)
		wal->n = 0;
}

void
wal_light(sqlite3 *db, bool light)
{
	struct wal_file *wal = wal_of(db);

	if (wal != NULL)
		wal->light = light;
}
