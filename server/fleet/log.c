/* The files that servers write of what they do, by RDS's names of them. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "process.h"
#include "tree.h"

/* In the server's folder, or in that of its data, which is its user's. */
static const struct {
	const char *name, *file;
	bool in_data;
} logs[] = {
	{ "error/mysql-error.log", "server.log", false },
	{ "slowquery/mysql-slowquery.log", KIND_SLOW_LOG, true },
	{ "general/mysql-general.log", KIND_GENERAL_LOG, true },
};

/*
 * What may be anything by now is opened only as the plain file that it was: no
 * link, and nothing of another's that somebody gave that name.
 */
static int
open_plain(int at, const char *file, const struct tree_owner *of)
{
	int fd = openat(at, file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	struct stat st;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_nlink == 1 &&
	    (of->uid == 0 || st.st_uid == of->uid))
		return fd;
	close(fd);
	errno = EPERM;
	return -1;
}

static int
open_in(const char *dir, bool in_data, const char *file,
    const struct tree_owner *of)
{
	int at = tree_open(AT_FDCWD, dir), data, fd = -1, err;

	if (at < 0)
		return -1;
	data = in_data ? tree_open(at, "data") : at;
	if (data >= 0)
		fd = open_plain(data, file, of);
	err = errno;
	if (data >= 0 && data != at)
		close(data);
	close(at);
	errno = err;
	return fd;
}

int
fleet_log(void *self, const char *id, const char *name)
{
	const struct tree_owner ours = { 0, 0 };
	struct fleet *f = self;
	char dir[PATH_MAX];
	struct tree_owner user = { 0, 0 };
	struct stat st;
	size_t i;

	for (i = 0; i < N_ELEMENTS(logs) && strcmp(logs[i].name, name) != 0;
	    i++)
		;
	if (i == N_ELEMENTS(logs) || snprintf(dir, sizeof(dir), "%s/%s/data",
	    f->yard.place.servers, id) >= (int)sizeof(dir)) {
		errno = ENOENT;
		return -1;
	}
	if (lstat(dir, &st) == 0)
		user = (struct tree_owner){ st.st_uid, st.st_gid };
	dir[strlen(dir) - strlen("/data")] = '\0';
	return open_in(dir, logs[i].in_data, logs[i].file,
	    logs[i].in_data ? &user : &ours);
}
