/*
 * The start of the database file in memory, for readers: SQLite's own mapping
 * is each handle's, and memory counts for each; this is one for all of them.
 */
#include <sys/mman.h>

#include "handle.h"
#include "sql.h"

/*
 * As much as leaves a keyturn with 100,000 secrets below 40 MiB in all; those
 * need 36 of file, and each page that lies here is one not copied.
 */
#define BYTES ((sqlite3_int64)16 << 20)
/* So far beyond a page SQLite may read when that is corrupt (unixFetch). */
#define BEYOND 256
/* SQLite leaves file controls above 100 to others. */
#define CONTROL_MAP 101

/* Behind SQLite's own file, which has these methods for its own. */
struct mapped_file {
	sqlite3_io_methods methods;
	const sqlite3_io_methods *system;
	struct store_map *map;
};

static struct mapped_file *
mapped(sqlite3_file *f)
{
	return (struct mapped_file *)(uintptr_t)f->pMethods;
}

void
map_open(struct store_map *m, int fd)
{
	void *p = mmap(NULL, BYTES, PROT_READ, MAP_SHARED, fd, 0);

	m->start = p == MAP_FAILED ? NULL : p;
	atomic_init(&m->size, 0);
}

void
map_close(struct store_map *m)
{
	if (m->start != NULL)
		(void)munmap(m->start, BYTES);
}

/* NULL for what is not there; SQLite reads such a page itself. */
static int
map_fetch(sqlite3_file *f, sqlite3_int64 at, int n, void **page)
{
	struct store_map *m = mapped(f)->map;
	sqlite3_int64 size;

	*page = NULL;
	if (m == NULL || at + n + BEYOND > BYTES)
		return SQLITE_OK;
	size = atomic_load_explicit(&m->size, memory_order_relaxed);
	if (at + n > size) {		/* it has grown */
		int rc = mapped(f)->system->xFileSize(f, &size);

		if (rc != SQLITE_OK)
			return rc;
		atomic_store_explicit(&m->size, size, memory_order_relaxed);
	}
	if (at + n + BEYOND <= size)
		*page = m->start + at;
	return SQLITE_OK;
}

static int
map_unfetch(sqlite3_file *f, sqlite3_int64 at, void *page)
{
	struct store_map *m = mapped(f)->map;

	(void)at;
	/* SQLite's word for a file that another changed: it may be shorter. */
	if (page == NULL && m != NULL)
		atomic_store_explicit(&m->size, 0, memory_order_relaxed);
	return SQLITE_OK;
}

static int
map_control(sqlite3_file *f, int op, void *arg)
{
	if (op == CONTROL_MAP) {
		mapped(f)->map = arg;
		return SQLITE_OK;
	}
	/* How much is mapped is not for SQLite to say. */
	return op == SQLITE_FCNTL_MMAP_SIZE ? SQLITE_OK :
	    mapped(f)->system->xFileControl(f, op, arg);
}

static int
vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags,
    int *out)
{
	sqlite3_vfs *system = vfs->pAppData;
	struct mapped_file *m = (struct mapped_file *)(void *)((char *)f +
	    system->szOsFile);
	int rc = system->xOpen(system, name, f, flags, out);

	if (rc != SQLITE_OK || (flags & SQLITE_OPEN_MAIN_DB) == 0 ||
	    f->pMethods->iVersion < 3)
		return rc;
	m->system = f->pMethods;
	m->methods = *f->pMethods;
	m->methods.xFetch = map_fetch;
	m->methods.xUnfetch = map_unfetch;
	m->methods.xFileControl = map_control;
	m->map = NULL;
	f->pMethods = &m->methods;
	return SQLITE_OK;
}

const char *
map_vfs(void)
{
	static sqlite3_vfs vfs;

	return vfs_over_system(&vfs, "keyturn-map", vfs_open, sizeof(struct mapped_file));
}

int
map_use(struct store_tx *tx, struct store_map *m)
{
	int rc = m->start == NULL ? SQLITE_NOTFOUND :
	    sqlite3_file_control(tx->db, "main", CONTROL_MAP, m);

	/* SQLite asks for no page before it is told of some size. */
	return rc == SQLITE_NOTFOUND ? 0 : rc == SQLITE_OK ?
	    sql_script(tx, "PRAGMA mmap_size = 1048576") : -1;
}
