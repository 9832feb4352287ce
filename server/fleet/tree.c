/* Whole folders: made, copied, removed. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/fs.h>
#include <sys/ioctl.h>
#endif

#include "keyturn/arena.h"

#include "tree.h"

#define PIECE (64 * 1024)

int
tree_make(const char *path, mode_t mode)
{
	char part[PATH_MAX];
	size_t n = strlen(path), i;

	if (n >= sizeof(part))
		return -ENAMETOOLONG;
	memcpy(part, path, n + 1);
	for (i = 1; i <= n; i++) {
		if (path[i] != '/' && path[i] != '\0')
			continue;
		part[i] = '\0';
		if (mkdir(part, mode) != 0 && errno != EEXIST &&
		    access(part, F_OK) != 0)
			return -errno;
		part[i] = path[i];
	}
	return 0;
}

static bool
all_zero(const char *p, size_t n)
{
	return n == 0 || (p[0] == 0 && memcmp(p, p + 1, n - 1) == 0);
}

static int
write_at(int fd, const char *p, size_t n, off_t at)
{
	ssize_t put;

	while (n > 0) {
		put = pwrite(fd, p, n, at);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return -errno;
		p += put;
		n -= (size_t)put;
		at += put;
	}
	return 0;
}

/* Copies what lies between at and end, leaving out zeros. */
static int
copy_range(int in, int out, off_t at, off_t end, char *piece)
{
	size_t want;
	ssize_t n;
	int rc;

	while (at < end) {
		want = end - at < PIECE ? (size_t)(end - at) : PIECE;
		n = pread(in, piece, want, at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		if (n == 0)
			return 0;
		if (!all_zero(piece, (size_t)n) &&
		    (rc = write_at(out, piece, (size_t)n, at)) != 0)
			return rc;
		at += n;
	}
	return 0;
}

/* Every run of data between two holes. */
static int
copy_data(int in, int out, off_t size)
{
	char *piece = kt_alloc(PIECE);
	off_t at = 0, end;
	int rc = 0;

	while (rc == 0 && at < size) {
		end = size;
#ifdef SEEK_DATA
		at = lseek(in, at, SEEK_DATA);
		if (at < 0 && errno == ENXIO)
			break;		/* a hole up to the end */
		if (at < 0)
			at = 0;
		else if ((end = lseek(in, at, SEEK_HOLE)) < 0)
			end = size;
#endif
		rc = copy_range(in, out, at, end, piece);
		at = end;
	}
	free(piece);
	return rc;
}

static int
copy_content(int in, int out, off_t size)
{
#ifdef FICLONE
	if (ioctl(out, FICLONE, in) == 0)
		return 0;
#endif
	if (ftruncate(out, size) != 0)
		return -errno;
	return copy_data(in, out, size);
}

static int
give(int fd, const struct tree_owner *o)
{
	return o != NULL && o->uid != 0 && fchown(fd, o->uid, o->gid) != 0 ?
	    -errno : 0;
}

int
tree_open(int at, const char *name)
{
	return openat(at, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC |
	    O_NOFOLLOW);
}

int
tree_set(const char *path, const struct tree_owner *o, mode_t mode)
{
	int fd = tree_open(AT_FDCWD, path), rc;

	if (fd < 0)
		return -errno;
	rc = give(fd, o);
	if (rc == 0 && fchmod(fd, mode) != 0)
		rc = -errno;
	close(fd);
	return rc;
}

int
tree_folder(const char *path, mode_t mode)
{
	return mkdir(path, 0700) != 0 ? -errno : tree_set(path, NULL, mode);
}

struct copying {
	uid_t from;
	const struct tree_owner *to;
};

/* What name leads to may be another file by now than it was. */
static int
open_file(int from, const char *name, uid_t owner, off_t *size)
{
	int fd = openat(from, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW |
	    O_NONBLOCK);
	struct stat st;
	int rc = 0;

	if (fd < 0)
		return -errno;
	if (fstat(fd, &st) != 0)
		rc = -errno;
	else if (!S_ISREG(st.st_mode) || st.st_uid != owner)
		rc = -EPERM;
	if (rc == 0) {
		*size = st.st_size;
		return fd;
	}
	close(fd);
	return rc;
}

static int
copy_file(int from, int to, const char *name, const struct copying *c)
{
	off_t size = 0;
	int in = open_file(from, name, c->from, &size), out, rc;

	if (in < 0)
		return in;
	out = openat(to, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (out < 0) {
		rc = -errno;
		close(in);
		return rc;
	}
	rc = copy_content(in, out, size);
	if (rc == 0)
		rc = give(out, c->to);
	if (close(out) != 0 && rc == 0)
		rc = -errno;
	close(in);
	return rc;
}

static int copy_below(int from, int to, const struct copying *c);

static int
copy_folder(int from, int to, const char *name, const struct copying *c)
{
	int in, out, rc;

	if (mkdirat(to, name, 0700) != 0)
		return -errno;
	in = tree_open(from, name);
	if (in < 0)
		return -errno;
	out = tree_open(to, name);
	rc = out < 0 ? -errno : copy_below(in, out, c);
	close(in);
	if (out >= 0)
		close(out);
	return rc;
}

static bool
is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static int
copy_entry(int from, int to, const char *name, const struct copying *c)
{
	struct stat st;

	if (is_dots(name))
		return 0;
	if (fstatat(from, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return -errno;
	if (S_ISDIR(st.st_mode))
		return copy_folder(from, to, name, c);
	if (S_ISREG(st.st_mode))
		return copy_file(from, to, name, c);
	return 0;
}

/* The content of a folder, and then its owner. */
static int
copy_below(int from, int to, const struct copying *c)
{
	int fd = fcntl(from, F_DUPFD_CLOEXEC, 0), rc = 0;
	DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
	struct dirent *e;

	if (d == NULL) {
		rc = -errno;
		if (fd >= 0)
			close(fd);
		return rc;
	}
	while (rc == 0 && (e = readdir(d)) != NULL)
		rc = copy_entry(from, to, e->d_name, c);
	closedir(d);
	return rc == 0 ? give(to, c->to) : rc;
}

int
tree_copy(const char *from, const char *to, const struct tree_owner *o)
{
	struct copying c = { .to = o };
	struct stat st;
	int in, out, rc;

	if (mkdir(to, 0700) != 0)
		return -errno;
	in = tree_open(AT_FDCWD, from);
	if (in < 0)
		return -errno;
	rc = fstat(in, &st) != 0 ? -errno : 0;
	c.from = st.st_uid;
	out = tree_open(AT_FDCWD, to);
	if (rc == 0)
		rc = out < 0 ? -errno : copy_below(in, out, &c);
	close(in);
	if (out >= 0)
		close(out);
	return rc;
}

void
tree_sync(const char *path)
{
	int fd = tree_open(AT_FDCWD, path);

	if (fd < 0)
		return;
#ifdef __linux__
	(void)syncfs(fd);
#else
	sync();
#endif
	close(fd);
}

static int remove_at(int dir, const char *name);

/* All in that folder but keep, unless NULL. */
static int
remove_below(int dir, const char *name, const char *keep)
{
	int fd, rc = 0, one;
	struct dirent *e;
	DIR *d;

	fd = tree_open(dir, name);
	if (fd < 0 && errno == EACCES && fchmodat(dir, name, 0700,
	    AT_SYMLINK_NOFOLLOW) == 0)
		fd = tree_open(dir, name);
	if (fd < 0)
		return -errno;
	d = fdopendir(fd);
	if (d == NULL) {
		close(fd);
		return -ENOMEM;
	}
	while ((e = readdir(d)) != NULL)
		if (!is_dots(e->d_name) &&
		    (keep == NULL || strcmp(e->d_name, keep) != 0) &&
		    (one = remove_at(fd, e->d_name)) != 0)
			rc = one;
	closedir(d);
	return rc;
}

static int
remove_at(int dir, const char *name)
{
	int rc;

	if (unlinkat(dir, name, 0) == 0 || errno == ENOENT)
		return 0;
	if (errno != EISDIR && errno != EPERM)
		return -errno;
	rc = remove_below(dir, name, NULL);
	if (unlinkat(dir, name, AT_REMOVEDIR) != 0 && errno != ENOENT)
		return rc != 0 ? rc : -errno;
	return 0;
}

int
tree_remove(const char *path)
{
	return remove_at(AT_FDCWD, path);
}

int
tree_remove_but(const char *path, const char *last)
{
	int rc = remove_below(AT_FDCWD, path, last);

	return rc == 0 || rc == -ENOENT ? tree_remove(path) : rc;
}

/* How a file is written. */
struct writing {
	const void *p;
	size_t n;
	mode_t mode;
	bool keep;
	const struct tree_owner *o;
};

/* Whoever owns the folder cannot come between: all is done by descriptor. */
static int
write_scratch(const char *scratch, const struct writing *w)
{
	int fd = open(scratch, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC |
	    O_NOFOLLOW, 0600), rc;

	if (fd < 0)
		return -errno;
	rc = write_at(fd, w->p, w->n, 0);
	if (rc == 0 && fchmod(fd, w->mode) != 0)
		rc = -errno;
	if (rc == 0)
		rc = give(fd, w->o);
	if (rc == 0 && w->keep && fsync(fd) != 0)
		rc = -errno;
	if (close(fd) != 0 && rc == 0)
		rc = -errno;
	return rc;
}

static int
write_file(const char *path, const struct writing *w)
{
	char scratch[PATH_MAX];
	int rc;

	if (snprintf(scratch, sizeof(scratch), "%s.new", path) >=
	    (int)sizeof(scratch))
		return -ENAMETOOLONG;
	unlink(scratch);
	rc = write_scratch(scratch, w);
	if (rc == 0 && rename(scratch, path) != 0)
		rc = -errno;
	if (rc != 0)
		unlink(scratch);
	return rc;
}

int
tree_write(const char *path, const char *text, mode_t mode, bool keep)
{
	const struct writing w = { text, strlen(text), mode, keep, NULL };

	return write_file(path, &w);
}

int
tree_write_bytes(const char *path, const void *p, size_t n, mode_t mode)
{
	const struct writing w = { p, n, mode, false, NULL };

	return write_file(path, &w);
}

int
tree_write_for(const char *path, const char *text, const struct tree_owner *o)
{
	const struct writing w = { text, strlen(text), 0600, false, o };

	return write_file(path, &w);
}
