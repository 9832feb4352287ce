#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/arena.h"

#include "plugin/ask.h"
#include "plugins.h"
#include "server.h"

/* The folder of a path, in place. */
static void
cut(char *path)
{
	char *slash = strrchr(path, '/');

	if (slash != NULL)
		*slash = '\0';
}

/* Where keyturn's plugin is. */
static const char *
find_ours(const struct yard *y, struct kt_arena *a)
{
	const char *places[] = { y->place.program, PLUGIN_DIR };
	const char *path;
	size_t i;

	for (i = 0; i < N_ELEMENTS(places); i++) {
		path = kt_arena_printf(a, "%s/" ASK_FILE, places[i]);
		if (access(path, R_OK) == 0)
			return path;
	}
	return NULL;
}

/* Servers run as another user, who may not get at where we were built. */
static bool
is_for_all(struct kt_arena *a, const char *path)
{
	char *folder = kt_arena_strdup(a, path);
	struct stat st;

	cut(folder);
	return place_reachable(folder) && stat(path, &st) == 0 &&
	    (st.st_mode & S_IROTH) != 0;
}

static int
lay_ours(struct yard *y, struct kt_arena *a, const char *folder)
{
	const char *from = find_ours(y, a);
	char *to = kt_arena_printf(a, "%s/" ASK_FILE, folder);
	struct kt_buf b;
	int rc;

	if (from == NULL)
		return -ENOENT;
	if (y->place.user.uid == 0 || is_for_all(a, from))
		return symlink(from, to) == 0 ? 0 : -errno;
	kt_buf_init(&b, a);
	rc = kt_buf_file(&b, from, SIZE_MAX) != 0 ? -errno :
	    tree_write_bytes(to, b.p, b.n, 0644);
	return rc;
}

/* A server at /usr/sbin/mysqld has its own in /usr/lib/mysql/plugin, or ... */
static const char *
find_theirs(struct kt_arena *a, const struct build *b)
{
	const char *const *name;
	char real[PATH_MAX];
	const char *path;

	if (realpath(b->path, real) == NULL)
		return NULL;
	cut(real);
	cut(real);
	for (name = b->kind->plugins; *name != NULL; name++) {
		path = kt_arena_printf(a, "%s/%s", real, *name);
		if (access(path, R_OK | X_OK) == 0)
			return path;
	}
	return NULL;
}

static void
lay_theirs(struct kt_arena *a, const char *from, const char *folder)
{
	DIR *d = from != NULL ? opendir(from) : NULL;
	struct dirent *e;
	size_t n;

	while (d != NULL && (e = readdir(d)) != NULL) {
		n = strlen(e->d_name);
		if (n > 3 && strcmp(e->d_name + n - 3, ".so") == 0 &&
		    symlink(kt_arena_printf(a, "%s/%s", from, e->d_name),
		    kt_arena_printf(a, "%s/%s", folder, e->d_name)) != 0)
			break;
	}
	if (d != NULL)
		closedir(d);
}

int
plugins_lay(struct yard *y, const struct server *s, char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	const char *folder = kt_arena_printf(a, "%s/" PLUGINS_FOLDER, s->run);
	const struct build *b = &s->build;
	int rc = tree_folder(folder, 0755);

	if (rc == 0 && atoi(b->version) < b->kind->plugin_from) {
		snprintf(why, KT_WHY, "%s %s is too old for keyturn's plugin",
		    b->kind->title, b->version);
		kt_arena_free(&a);
		return -1;
	}
	if (rc == 0)
		rc = lay_ours(y, a, folder);
	if (rc == 0)
		lay_theirs(a, find_theirs(a, b), folder);
	else
		snprintf(why, KT_WHY, ASK_FILE " beside keyturn or in "
		    PLUGIN_DIR ": %s", strerror(-rc));
	kt_arena_free(&a);
	return rc == 0 ? 0 : -1;
}
