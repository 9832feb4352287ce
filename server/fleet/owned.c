#include "owned.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/arena.h"

#include "hosts_lines.h"
#include "tree.h"

#define PREFIX "keyturn-"
#define NAME_LEN (sizeof(PREFIX) - 1 + 6)
#define LOCK ".owner"
#define UNLOCKED LOCK ".new"

/* Locked before it has its name: a sweep never finds one that is about to be. */
static int
lock_in(int folder)
{
	int fd = openat(folder, UNLOCKED, O_RDWR | O_CREAT | O_EXCL |
	    O_NOFOLLOW | O_CLOEXEC, 0600), err;

	if (fd < 0)
		return -errno;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0 &&
	    renameat(folder, UNLOCKED, folder, LOCK) == 0)
		return fd;
	err = errno;
	close(fd);
	(void)unlinkat(folder, UNLOCKED, 0);
	return -err;
}

int
owned_lock(const char *path)
{
	int folder = tree_open(AT_FDCWD, path), rc;

	if (folder < 0)
		return -errno;
	rc = lock_in(folder);
	close(folder);
	return rc;
}

int
owned_remove(const char *path)
{
	hosts_undo(path);
	return tree_remove_but(path, LOCK);
}

/* Ours, locked once, and nobody's now. */
static bool
is_left(int base, const char *name)
{
	int folder = tree_open(base, name), fd = -1;
	struct stat st;
	bool left = false;

	if (folder < 0)
		return false;
	if (fstat(folder, &st) == 0 && st.st_uid == geteuid())
		fd = openat(folder, LOCK, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
	if (fd >= 0) {
		left = flock(fd, LOCK_EX | LOCK_NB) == 0;
		close(fd);
	}
	close(folder);
	return left;
}

static void
sweep(const char *base)
{
	DIR *d = opendir(base);
	char path[PATH_MAX];
	struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL)
		if (strlen(e->d_name) == NAME_LEN && strncmp(e->d_name, PREFIX,
		    sizeof(PREFIX) - 1) == 0 && is_left(dirfd(d), e->d_name) &&
		    snprintf(path, sizeof(path), "%s/%s", base, e->d_name) <
		    (int)sizeof(path))
			(void)owned_remove(path);
	if (d != NULL)
		closedir(d);
}

void
owned_sweep(void)
{
	const char *bases[] = { "/dev/shm", getenv("TMPDIR"), "/tmp" };
	size_t i;

	for (i = 0; i < N_ELEMENTS(bases); i++)
		if (bases[i] != NULL && bases[i][0] == '/')
			sweep(bases[i]);
}
