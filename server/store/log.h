/* The log of the writer, for handle.c. */
#ifndef KEYTURN_STORE_LOG_H
#define KEYTURN_STORE_LOG_H

#include <sqlite3.h>

/*
 * The name of a VFS, SQLite's own but for logs: see log.c.  For handles that
 * write with synchronous FULL.  NULL, which is SQLite's own, if it cannot be.
 */
const char *log_vfs(void);

#endif
