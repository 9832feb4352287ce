/* The system's VFS under a name of ours: see sql.h. */
#include <pthread.h>

#include "sql.h"

const char *
vfs_over_system(sqlite3_vfs *vfs, const char *name, vfs_opener *open,
    size_t more)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	sqlite3_vfs *system = sqlite3_vfs_find(NULL);

	pthread_mutex_lock(&lock);
	if (sqlite3_vfs_find(name) == NULL && system != NULL) {
		*vfs = *system;
		vfs->zName = name;
		vfs->xOpen = open;
		vfs->pNext = NULL;
		vfs->pAppData = system;
		vfs->szOsFile += (int)more;
		(void)sqlite3_vfs_register(vfs, 0);
	}
	pthread_mutex_unlock(&lock);
	return sqlite3_vfs_find(name) != NULL ? name : NULL;
}
