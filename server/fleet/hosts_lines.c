/* Lines of keyturn's own in a hosts file. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdbool.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#ifdef __linux__
#include <sched.h>
#include <sys/mount.h>
#endif

#include "keyturn/arena.h"

#include "hosts_lines.h"

static int
write_from(int fd, const struct kt_buf *b, size_t at)
{
	ssize_t put;

	while (at < b->n) {
		put = pwrite(fd, b->p + at, b->n - at, (off_t)at);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return -errno;
		at += (size_t)put;
	}
	return ftruncate(fd, (off_t)b->n) != 0 ? -errno : 0;
}

/* A line of ours ends so. */
static bool
is_ours(const char *line, size_t n, const char *folder)
{
	size_t tag = strlen(folder);

	return n > tag + 2 && memcmp(line + n - tag, folder, tag) == 0 &&
	    memcmp(line + n - tag - 2, "# ", 2) == 0;
}

/* All lines but ours. */
static void
add_others(struct kt_buf *out, const struct kt_buf *was, const char *folder)
{
	const char *line = was->p, *end = was->p + was->n, *nl;

	while (line < end) {
		nl = memchr(line, '\n', (size_t)(end - line));
		nl = nl != NULL ? nl : end;
		if (!is_ours(line, (size_t)(nl - line), folder))
			kt_buf_add(out, line, (size_t)(nl - line) + (nl < end));
		line = nl + 1;
	}
}

static void
add_names(struct kt_buf *out, const struct hosts_name *names, const char *folder)
{
	if (names != NULL && out->n > 0 && out->p[out->n - 1] != '\n')
		kt_buf_char(out, '\n');
	for (; names != NULL; names = names->next)
		kt_buf_printf(out, "%s\t%s\t# %s\n", names->host, names->name,
		    folder);
}

/*
 * In place, for it may be mounted, and only from where it differs on: what
 * others have in it is not written anew.
 */
static int
write_names(int fd, const struct kt_buf *was, const char *folder,
    const struct hosts_name *names)
{
	struct kt_buf now;
	size_t same = 0;

	kt_buf_init(&now, was->arena);
	if (was->n > 0)
		add_others(&now, was, folder);
	add_names(&now, names, folder);
	while (same < was->n && same < now.n && was->p[same] == now.p[same])
		same++;
	return same == was->n && same == now.n ? 0 :
	    write_from(fd, &now, same);
}

int
hosts_write(const char *file, const char *folder, const struct hosts_name *names)
{
	int fd = open(file, O_RDWR | O_CLOEXEC), rc;
	struct kt_arena *a;
	struct kt_buf was;

	if (fd < 0)
		return -errno;
	a = kt_arena_new();
	kt_buf_init(&was, a);
	if (flock(fd, LOCK_EX) != 0)
		rc = -errno;
	else if (kt_buf_file(&was, file, SIZE_MAX) != 0)
		rc = -EIO;
	else
		rc = write_names(fd, &was, folder, names);
	kt_arena_free(&a);
	close(fd);
	return rc;
}

void
hosts_undo(const char *folder)
{
	struct kt_arena *a = kt_arena_new();
	char *note = kt_arena_printf(a, "%s/" HOSTS_NOTE, folder);
	struct kt_buf file;

	kt_buf_init(&file, a);
	if (kt_buf_file(&file, note, PATH_MAX) == 0 && file.n > 0)
		(void)hosts_write(file.p, folder, NULL);
	kt_arena_free(&a);
}

#ifdef __linux__
/* Whoever we were, we are in there. */
static int
write_map(const char *path, unsigned id)
{
	char text[64];
	int fd = open(path, O_WRONLY | O_CLOEXEC), n;
	ssize_t put;

	if (fd < 0)
		return -1;
	n = snprintf(text, sizeof(text), "%u %u 1", id, id);
	put = write(fd, text, (size_t)n);
	close(fd);
	return put == n ? 0 : -1;
}

/* Without it nobody but root may map his group. */
static int
deny_setgroups(void)
{
	int fd = open("/proc/self/setgroups", O_WRONLY | O_CLOEXEC), rc = -1;

	if (fd >= 0) {
		rc = write(fd, "deny", 4) == 4 ? 0 : -1;
		close(fd);
	}
	return rc;
}

/* Root makes a mount namespace; who is not, a user namespace for it as well. */
static int
make_namespaces(void)
{
	uid_t uid = geteuid();
	gid_t gid = getegid();

	if (uid == 0 && unshare(CLONE_NEWNS) == 0)
		return 0;
	if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
		return -1;
	return deny_setgroups() == 0 &&
	    write_map("/proc/self/uid_map", uid) == 0 &&
	    write_map("/proc/self/gid_map", gid) == 0 ? 0 : -1;
}

int
hosts_lay_over(const char *file)
{
	if (make_namespaces() != 0)
		return -1;
	if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		return -1;
	return mount(file, "/etc/hosts", NULL, MS_BIND, NULL);
}
#else
int
hosts_lay_over(const char *file)
{
	(void)file;
	errno = EPERM;
	return -1;
}
#endif
