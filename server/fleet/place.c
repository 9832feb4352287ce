/*
 * Where things lie.  As root, servers run as somebody else, who must be able
 * to reach their folders: a data folder below /root or a `mktemp -d` is not
 * reachable, then servers live in /var/lib/keyturn instead.
 */
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/crypto.h"
#include "keyturn/log.h"

#include "guardian.h"
#include "owned.h"
#include "place.h"

static const char *const users[] = { "keyturn", "mysql", "nobody" };

/* A socket's path has 107 bytes; ours adds "/NNNNNNNN/s" to run. */
#define RUN_BASE_MAX 40

static int
say_why(char why[KT_WHY], const char *path, int err)
{
	snprintf(why, KT_WHY, "%.300s: %s", path, strerror(err));
	return -1;
}

bool
place_reachable(const char *path)
{
	char part[PATH_MAX];
	struct stat st;
	char *slash;

	if (realpath(path, part) == NULL)
		return false;
	for (;;) {
		if (stat(part, &st) != 0 || (st.st_mode & S_IXOTH) == 0)
			return false;
		slash = strrchr(part, '/');
		if (slash == NULL || slash == part)
			return true;
		*slash = '\0';
	}
}

size_t
place_user(FILE *passwd, struct tree_owner *out)
{
	size_t best = N_ELEMENTS(users), i;
	struct passwd *pw;

	*out = (struct tree_owner){ 65534, 65534 };
	while (passwd != NULL && (pw = fgetpwent(passwd)) != NULL)
		for (i = 0; i < best; i++)
			if (strcmp(pw->pw_name, users[i]) == 0 &&
			    pw->pw_uid != 0 && pw->pw_gid != 0) {
				*out = (struct tree_owner){ pw->pw_uid,
				    pw->pw_gid };
				best = i;
			}
	return best;
}

/*
 * Of this machine's own users: the name services of a network would be loaded
 * for a name that is not there, which is a fifth of keyturn's start.
 */
static void
find_user(struct place *p)
{
	FILE *f;

	p->pass = geteuid() == 0 ? 0711 : 0700;
	if (geteuid() != 0)
		return;
	f = fopen("/etc/passwd", "re");
	p->shared = place_user(f, &p->user) >= PLACE_SHARED;
	if (f != NULL)
		fclose(f);
}

/* A new folder below base that goes when keyturn goes. */
static int
make_scratch(const struct place *p, struct guardian *g, const char *base,
    char *out, size_t size)
{
	if (snprintf(out, size, "%s/keyturn-XXXXXX", base) >= (int)size)
		return -ENAMETOOLONG;
	if (mkdtemp(out) == NULL)
		return -errno;
	if (tree_set(out, NULL, p->pass) != 0 ||
	    guardian_own(g, out) != 0) {
		rmdir(out);
		return -EIO;
	}
	return 0;
}

static const char *
temporary(const struct place *p)
{
	const char *t = getenv("TMPDIR");

	return t != NULL && t[0] == '/' && access(t, W_OK | X_OK) == 0 &&
	    (p->user.uid == 0 || place_reachable(t)) ? t : "/tmp";
}

static int
open_run(struct place *p, struct guardian *g, char why[KT_WHY])
{
	const char *base = temporary(p);
	int rc;

	if (strlen(base) > RUN_BASE_MAX)
		base = "/tmp";
	rc = make_scratch(p, g, base, p->run, sizeof(p->run));
	return rc == 0 ? 0 : say_why(why, base, -rc);
}

/* True when the folder is there, or was made, and can be written to. */
static bool
usable(const char *path)
{
	return tree_make(path, 0755) == 0 && access(path, W_OK | X_OK) == 0;
}

static void
find_cache(struct place *p)
{
	const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");

	if (xdg != NULL && xdg[0] == '/')
		snprintf(p->cache, sizeof(p->cache), "%s/keyturn", xdg);
	else if (home != NULL && home[0] == '/')
		snprintf(p->cache, sizeof(p->cache), "%s/.cache/keyturn", home);
	else
		snprintf(p->cache, sizeof(p->cache), "/var/cache/keyturn");
	if (usable(p->cache))
		return;
	kt_log(KT_LOG_WARN, "the cache folder %s cannot be written to; "
	    "prepared data folders will not be kept", p->cache);
	snprintf(p->cache, sizeof(p->cache), "%s/cache", p->run);
}

/* Servers of root's data, for a folder that their user cannot reach. */
static int
elsewhere(struct place *p, const char *data)
{
	char hex[65], real[PATH_MAX];

	if (realpath(data, real) == NULL)
		return -errno;
	kt_sha256_hex(real, strlen(real), hex);
	snprintf(p->servers, sizeof(p->servers), "/var/lib/keyturn/%.16s",
	    hex);
	return tree_make(p->servers, 0755);
}

/* The data folder may be a link, and is root's: servers go through it. */
static int
let_pass(const char *data)
{
	int fd = open(data, O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc = 0;
	struct stat st;

	if (fd < 0)
		return -errno;
	if (fstat(fd, &st) == 0 && st.st_uid == geteuid() && fchmod(fd,
	    (st.st_mode & 07777) | S_IXUSR | S_IXGRP | S_IXOTH) != 0)
		rc = -errno;
	close(fd);
	return rc;
}

static int
open_servers(struct place *p, const char *data)
{
	int rc;

	rc = tree_make(data, 0700);
	if (rc != 0)
		return rc;
	if (p->user.uid != 0 && (rc = let_pass(data)) != 0)
		return rc;
	if (p->user.uid != 0 && !place_reachable(data))
		return elsewhere(p, data);
	if (snprintf(p->servers, sizeof(p->servers), "%s/servers", data) >=
	    (int)sizeof(p->servers))
		return -ENAMETOOLONG;
	return tree_make(p->servers, p->pass);
}

/* The authority of throwaway data stays, so that clients may be told a path. */
static int
open_data(struct place *p, const char *data)
{
	int rc = open_servers(p, data);

	if (rc != 0)
		return rc;
	if (snprintf(p->snapshots, sizeof(p->snapshots), "%s/snapshots", data)
	    >= (int)sizeof(p->snapshots))
		return -ENAMETOOLONG;
	if ((rc = tree_make(p->snapshots, 0700)) != 0)
		return rc;
	find_cache(p);
	if (snprintf(p->tls, sizeof(p->tls), "%s/tls", p->throwaway ? p->cache :
	    data) >= (int)sizeof(p->tls))
		return -ENAMETOOLONG;
	return tree_make(p->tls, 0755);
}

/* Also when it was called by a link from elsewhere. */
static void
find_program(struct place *p)
{
	char *slash;

	if (readlink("/proc/self/exe", p->program, sizeof(p->program) - 1) < 0)
		p->program[0] = '\0';
	if ((slash = strrchr(p->program, '/')) != NULL)
		*slash = '\0';
}

int
place_open(struct place *p, struct guardian *g, const char *data,
    char why[KT_WHY])
{
	int rc = 0;

	memset(p, 0, sizeof(*p));
	find_program(p);
	find_user(p);
	p->throwaway = data == NULL;
	if (open_run(p, g, why) != 0)
		return -1;
	if (p->throwaway) {
		rc = make_scratch(p, g, temporary(p), p->scratch,
		    sizeof(p->scratch));
		data = p->scratch;
	}
	if (rc == 0)
		rc = open_data(p, data);
	if (rc == 0)
		return 0;
	place_close(p, g);
	return say_why(why, data, -rc);
}

static void
drop(struct guardian *g, char *path)
{
	if (path[0] == '\0')
		return;
	(void)owned_remove(path);
	guardian_disown(g, path);
	path[0] = '\0';
}

void
place_close(struct place *p, struct guardian *g)
{
	drop(g, p->scratch);
	drop(g, p->run);
}

int
place_claim(const struct place *p, const char *path, struct tree_owner *user)
{
	int fd = tree_open(AT_FDCWD, path);
	struct stat st;
	int rc = 0;

	*user = p->user;
	if (fd < 0)
		return -errno;
	if (p->user.uid != 0 && (fchown(fd, 0, 0) != 0 ||
	    fchmod(fd, p->pass) != 0 ||
	    fstatat(fd, "data", &st, AT_SYMLINK_NOFOLLOW) != 0))
		rc = -errno;
	else if (p->user.uid != 0 && st.st_uid != 0)
		*user = (struct tree_owner){ st.st_uid, st.st_gid };
	close(fd);
	return rc;
}
