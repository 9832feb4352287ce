/*
 * Database server binaries.  The name says little: Debian's mysqld is a link
 * to MariaDB, and a wrapper may be called anything.  What a binary is, is what
 * it says when run with --version, as the user that servers run as.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/clock.h"
#include "keyturn/crypto.h"
#include "keyturn/log.h"

#include "find.h"
#include "guardian.h"
#include "place.h"

#define PROBE_MS 20000

void
find_init(struct finder *f, struct guardian *g, const struct place *p,
    const char *mysqld)
{
	memset(f, 0, sizeof(*f));
	f->guardian = g;
	f->place = p;
	f->mysqld = mysqld;
	pthread_mutex_init(&f->lock, NULL);
}

void
find_free(struct finder *f)
{
	free(f->known);
	pthread_mutex_destroy(&f->lock);
}

bool
find_version(const char *text, struct build *b)
{
	const struct kind *const *k = kinds;

	while (*k != NULL && !(*k)->says(text, b->version))
		k++;
	b->kind = *k;
	return *k != NULL;
}

const char *const *
find_env(struct kt_arena *a)
{
	static const char *const passed[] = { "PATH", "LD_LIBRARY_PATH", "TZ" };
	const char **env, *value;
	size_t i, n = 0;

	env = kt_arena_alloc(a, (N_ELEMENTS(passed) + 3) * sizeof(*env));
	env[n++] = "LC_ALL=C";
	env[n++] = "HOME=/";
	for (i = 0; i < N_ELEMENTS(passed); i++)
		if ((value = getenv(passed[i])) != NULL)
			env[n++] = kt_arena_printf(a, "%s=%s", passed[i],
			    value);
	return env;
}

/* Runs path --version and reads what it says; false: nothing usable. */
static bool
ask_version(struct finder *f, struct build *b)
{
	struct kt_arena *a = kt_arena_new();
	const char *argv[] = { b->path, "--version", NULL };
	char text[1024] = "";
	struct guardian_spawn spec = {
		.argv = argv, .env = find_env(a), .flags = SPAWN_LOG,
		.uid = f->place->user.uid, .gid = f->place->user.gid,
	};
	int status = -1;
	FILE *out;
	pid_t pid;

	spec.log = kt_arena_printf(a, "%s/version-%u", f->place->run,
	    f->probes++);
	pid = guardian_spawn(f->guardian, &spec);
	if (pid > 0 && !guardian_wait(f->guardian, pid,
	    kt_mono_ms() + PROBE_MS, &status)) {
		guardian_kill(f->guardian, pid, SIGKILL);
		guardian_wait(f->guardian, pid, INT64_MAX, &status);
	}
	out = pid > 0 ? fopen(spec.log, "re") : NULL;
	if (out != NULL) {
		text[fread(text, 1, sizeof(text) - 1, out)] = '\0';
		fclose(out);
	}
	unlink(spec.log);
	kt_arena_free(&a);
	return status == 0 && find_version(text, b);
}

static void
set_key(struct build *b, const struct stat *st)
{
	char text[PATH_MAX + 128];

	snprintf(text, sizeof(text), "%s|%lld|%lld|%s", b->path,
	    (long long)st->st_size, (long long)st->st_mtime, b->version);
	kt_sha256_hex(text, strlen(text), b->key);
}

/* /usr/sbin/mysqld and /usr/share/mysql belong together. */
static void
set_share(struct build *b)
{
	const char *const *name = b->kind->shares;
	char dir[PATH_MAX];
	int up;

	memcpy(dir, b->path, sizeof(dir));
	for (up = 0; up < 2 && strrchr(dir, '/') != NULL; up++)
		*strrchr(dir, '/') = '\0';
	for (; *name != NULL; name++)
		if (snprintf(b->share, sizeof(b->share), "%s/share/%s", dir,
		    *name) < (int)sizeof(b->share) &&
		    access(b->share, R_OK | X_OK) == 0)
			return;
	b->share[0] = '\0';
}

static struct build *
find_known(struct finder *f, const char *path)
{
	size_t i;

	for (i = 0; i < f->n_known; i++)
		if (strcmp(f->known[i].path, path) == 0)
			return &f->known[i];
	return NULL;
}

/* What lies at path, if it is a server at all; asks it once. */
static const struct build *
look_at(struct finder *f, const char *path)
{
	char real[PATH_MAX];
	struct build b, *known;
	struct stat st;

	if (realpath(path, real) == NULL || stat(real, &st) != 0 ||
	    !S_ISREG(st.st_mode) || access(real, X_OK) != 0)
		return NULL;
	known = find_known(f, real);
	if (known != NULL)
		return known;
	memset(&b, 0, sizeof(b));
	memcpy(b.path, real, sizeof(real));
	if (!ask_version(f, &b)) {
		kt_log(KT_LOG_DEBUG, "%s --version tells of no database "
		    "server", path);
		return NULL;
	}
	set_key(&b, &st);
	set_share(&b);
	f->known = realloc(f->known, (f->n_known + 1) * sizeof(b));
	if (f->known == NULL)
		abort();
	f->known[f->n_known] = b;
	return &f->known[f->n_known++];
}

struct search {
	const struct kind *kind;	/* what is preferred */
	bool only;		/* and nothing else will do */
	bool found;
	struct build best;
};

/* Notes a server; true when there can be no better one. */
static bool
note(struct search *s, const struct build *b)
{
	if (b == NULL)
		return false;
	if (b->kind == s->kind) {
		s->best = *b;
		s->found = true;
		return true;
	}
	if (!s->only && !s->found &&
	    strcmp(b->kind->family, s->kind->family) == 0) {
		s->best = *b;
		s->found = true;
	}
	return false;
}

static bool
search_folder(struct finder *f, struct search *s, const char *folder,
    size_t len, const char *name)
{
	char path[PATH_MAX];

	return len > 0 && snprintf(path, sizeof(path), "%.*s/%s", (int)len,
	    folder, name) < (int)sizeof(path) &&
	    note(s, look_at(f, path));
}

static bool
search_system(struct finder *f, struct search *s, const char *name)
{
	static const char *const folders[] = { "/usr/sbin", "/usr/local/sbin",
		"/usr/libexec", "/usr/local/libexec", "/usr/local/mysql/bin",
		"/opt/homebrew/bin" };
	const char *at = getenv("PATH");
	size_t i, n;

	for (; at != NULL; at = at[n] == ':' ? at + n + 1 : NULL) {
		n = strcspn(at, ":");
		if (search_folder(f, s, at, n, name))
			return true;
	}
	for (i = 0; i < N_ELEMENTS(folders); i++)
		if (search_folder(f, s, folders[i], strlen(folders[i]), name))
			return true;
	return false;
}

/* Servers that script/server unpacked aside. */
static bool
search_cache(struct finder *f, struct search *s, const char *cache,
    const char *name)
{
	char folder[PATH_MAX];

	return snprintf(folder, sizeof(folder), "%s/server/usr/sbin", cache) <
	    (int)sizeof(folder) &&
	    search_folder(f, s, folder, strlen(folder), name);
}

/* The programs of a family, the preferred kind's first; NULL ends. */
#define PROGRAMS_MAX 8

static void
list_programs(const struct kind *first, const char *out[PROGRAMS_MAX])
{
	const struct kind *const *k;
	size_t n = 0;

	out[n++] = first->program;
	for (k = kinds; *k != NULL && n + 1 < PROGRAMS_MAX; k++)
		if (*k != first && strcmp((*k)->family, first->family) == 0)
			out[n++] = (*k)->program;
	out[n] = NULL;
}

static void
search_all(struct finder *f, struct search *s)
{
	const char *names[PROGRAMS_MAX], **name;

	list_programs(s->kind, names);
	for (name = names; *name != NULL; name++)
		if (search_system(f, s, *name))
			return;
	for (name = names; *name != NULL; name++)
		if (search_cache(f, s, f->place->cache, *name) ||
		    search_cache(f, s, "/var/cache/keyturn", *name))
			return;
}

/* "MariaDB", or "MySQL or MariaDB". */
static const char *
who_would_do(const struct search *s, char out[64])
{
	const struct kind *const *k;
	size_t n = 0;

	out[0] = '\0';
	for (k = kinds; *k != NULL && n < 64; k++)
		if (*k == s->kind || (!s->only && strcmp((*k)->family,
		    s->kind->family) == 0))
			n += (size_t)snprintf(out + n, 64 - n, "%s%s",
			    n > 0 ? " or " : "", (*k)->title);
	return out;
}

static void
say_none(const struct finder *f, const struct search *s, char why[KT_WHY])
{
	char who[64];

	if (f->mysqld != NULL)
		snprintf(why, KT_WHY, "%.200s (--mysqld) does not say with "
		    "--version that it is %s%s", f->mysqld,
		    who_would_do(s, who), s->only ?
		    ", which made the data folder" : "");
	else
		snprintf(why, KT_WHY, "no %s server was found in PATH, the "
		    "sbin folders and %.150s/server: install one (on Debian "
		    "and Ubuntu: apt-get install %s), or name one with "
		    "--mysqld PATH, or lend one with --attach URL",
		    who_would_do(s, who), f->place->cache, s->kind->package);
}

enum kt_fleet_rc
find_build(struct finder *f, const char *engine, const struct kind *only,
    struct build *out, char why[KT_WHY])
{
	struct search s;

	memset(&s, 0, sizeof(s));
	s.only = only != NULL;
	s.kind = s.only ? only : kind_for(engine);
	pthread_mutex_lock(&f->lock);
	if (f->mysqld != NULL)
		(void)note(&s, look_at(f, f->mysqld));
	else
		search_all(f, &s);
	pthread_mutex_unlock(&f->lock);
	if (!s.found) {
		say_none(f, &s, why);
		return KT_FLEET_NO_SERVER;
	}
	*out = s.best;
	return KT_FLEET_OK;
}
