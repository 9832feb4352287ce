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
#include "fleet.h"
#include "guardian.h"
#include "place.h"

#define PROBE_MS 20000

/* What lay at a path, and what it said it is. */
struct known {
	char path[PATH_MAX];
	off_t size;
	time_t changed;
	bool is_server;
	struct build build;
};

void
find_init(struct finder *f, struct guardian *g, const struct place *p)
{
	memset(f, 0, sizeof(*f));
	f->guardian = g;
	f->place = p;
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

/*
 * Runs path --version and reads what it says: 1; 0: it is no server; -1: it
 * said nothing in time.
 */
static int
ask_version(struct finder *f, struct build *b)
{
	struct kt_arena *a = kt_arena_new();
	const char *argv[] = { b->path, "--version", NULL };
	char text[1024] = "";
	struct guardian_spawn spec = {
		.argv = argv, .env = find_env(a), .flags = SPAWN_LOG,
		.uid = f->place->user.uid, .gid = f->place->user.gid,
	};
	bool in_time = true;
	int status = -1;
	FILE *out;
	pid_t pid;

	spec.log = kt_arena_printf(a, "%s/version-%u", f->place->run,
	    f->probes++);
	pid = guardian_spawn(f->guardian, &spec);
	if (pid > 0 && !guardian_wait(f->guardian, pid,
	    kt_mono_ms() + PROBE_MS, &status)) {
		in_time = false;
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
	return !in_time ? -1 : status == 0 && find_version(text, b);
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

static struct known *
find_known(struct finder *f, const char *path)
{
	size_t i;

	for (i = 0; i < f->n_known; i++)
		if (strcmp(f->known[i].path, path) == 0)
			return &f->known[i];
	f->known = realloc(f->known, (f->n_known + 1) * sizeof(*f->known));
	if (f->known == NULL)
		abort();
	memset(&f->known[f->n_known], 0, sizeof(*f->known));
	snprintf(f->known[f->n_known].path, sizeof(f->known->path), "%s", path);
	return &f->known[f->n_known++];
}

/* What lies at path, if it is a server at all; asks it once. */
static const struct build *
look_at(struct finder *f, const char *path)
{
	char real[PATH_MAX];
	struct known *k;
	struct stat st;
	int said;

	if (realpath(path, real) == NULL || stat(real, &st) != 0 ||
	    !S_ISREG(st.st_mode) || access(real, X_OK) != 0)
		return NULL;
	k = find_known(f, real);
	if (k->size == st.st_size && k->changed == st.st_mtime)
		return k->is_server ? &k->build : NULL;
	memset(&k->build, 0, sizeof(k->build));
	memcpy(k->build.path, real, sizeof(real));
	said = ask_version(f, &k->build);
	k->is_server = said > 0;
	if (said >= 0) {
		k->size = st.st_size;
		k->changed = st.st_mtime;
	}
	if (!k->is_server) {
		kt_log(KT_LOG_DEBUG, "%s --version tells of no database "
		    "server", path);
		return NULL;
	}
	set_key(&k->build, &st);
	set_share(&k->build);
	return &k->build;
}

/* --- all that could serve a kind ------------------------------------------ */

struct search {
	struct finder *finder;
	const struct kind *kind;
	bool only;		/* no other of its family */
	struct kt_arena *arena;
	struct build *found;
	size_t n, room;
};

static bool
is_found(const struct search *s, const struct build *b)
{
	size_t i = 0;

	while (i < s->n && strcmp(s->found[i].path, b->path) != 0)
		i++;
	return i < s->n;
}

static void
note(struct search *s, const char *path)
{
	const struct build *b = look_at(s->finder, path);
	struct build *more;

	if (b == NULL || is_found(s, b) || (s->only ? b->kind != s->kind :
	    strcmp(b->kind->family, s->kind->family) != 0))
		return;
	if (s->n == s->room) {
		s->room = s->room * 2 + 4;
		more = kt_arena_alloc(s->arena, s->room * sizeof(*more));
		if (s->n > 0)
			memcpy(more, s->found, s->n * sizeof(*more));
		s->found = more;
	}
	s->found[s->n++] = *b;
}

/* The programs of a family in one folder. */
static void
search_folder(struct search *s, const char *folder, size_t len)
{
	const struct kind *const *k;
	char path[PATH_MAX];

	for (k = kinds; *k != NULL; k++)
		if (strcmp((*k)->family, s->kind->family) == 0 && len > 0 &&
		    snprintf(path, sizeof(path), "%.*s/%s", (int)len, folder,
		    (*k)->program) < (int)sizeof(path))
			note(s, path);
}

static void
search_system(struct search *s)
{
	static const char *const folders[] = { "/usr/sbin", "/usr/local/sbin",
		"/usr/libexec", "/usr/local/libexec", "/usr/local/mysql/bin",
		"/opt/homebrew/bin" };
	const char *at = getenv("PATH");
	size_t i, n;

	for (; at != NULL; at = at[n] == ':' ? at + n + 1 : NULL) {
		n = strcspn(at, ":");
		search_folder(s, at, n);
	}
	for (i = 0; i < N_ELEMENTS(folders); i++)
		search_folder(s, folders[i], strlen(folders[i]));
}

static void
search_below(struct search *s, const char *top, const char *name)
{
	char folder[PATH_MAX];

	if (top[0] != '\0' && snprintf(folder, sizeof(folder), "%s/%s", top,
	    name) < (int)sizeof(folder))
		search_folder(s, folder, strlen(folder));
}

/* What was given first; where it is to be the only one, nothing else. */
static void
search_all(struct search *s)
{
	const struct fleet_given *g = s->finder->given;
	bool more = true;

	pthread_mutex_lock(&s->finder->lock);
	for (; g != NULL && g->path != NULL; g++) {
		note(s, g->path);
		more = more && g->name != NULL;
	}
	if (more) {
		/* What came with keyturn is the same on every machine. */
		search_below(s, s->finder->place->program, "mariadb/bin");
		search_system(s);
		/* Servers that script/server unpacked aside. */
		search_below(s, s->finder->place->cache, "server/usr/sbin");
		search_below(s, "/var/cache/keyturn", "server/usr/sbin");
	}
	pthread_mutex_unlock(&s->finder->lock);
}

static const struct kt_db_build *
list(const struct search *s)
{
	struct kt_db_build *all = kt_arena_alloc(s->arena,
	    (s->n + 1) * sizeof(*all));
	size_t i;

	for (i = 0; i < s->n; i++)
		all[i] = (struct kt_db_build){ s->found[i].kind->title,
		    s->found[i].version, s->found[i].path,
		    s->found[i].kind != s->kind };
	return all;
}

size_t
find_builds(struct finder *f, const char *engine, struct kt_arena *a,
    const struct kt_db_build **out)
{
	struct search s = { .finder = f, .kind = kind_for(engine), .arena = a };

	search_all(&s);
	*out = list(&s);
	return s.n;
}

/* --- the one that serves -------------------------------------------------- */

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
say_none(const struct search *s, const struct find_wish *w, char why[KT_WHY])
{
	const struct fleet_given *g = s->finder->given;
	char who[64];

	for (; g != NULL && g->path != NULL && g->name != NULL; g++)
		;
	if (g != NULL && g->path != NULL)
		snprintf(why, KT_WHY, "%.200s (--mysqld) does not say with "
		    "--version that it is %s%s", g->path,
		    who_would_do(s, who), w->made.kind != NULL ?
		    ", which made the data folder" : "");
	else
		snprintf(why, KT_WHY, "no %s server was found beside keyturn, "
		    "in PATH, the sbin folders and %.150s/server: install one "
		    "(on Debian and Ubuntu: apt-get install %s), or name one "
		    "with --mysqld PATH, or lend one with --attach URL",
		    who_would_do(s, who), s->finder->place->cache,
		    s->kind->package);
}

/* --engine-strict: what there is is not what was asked for. */
static void
say_other(const struct kt_db_build *b, const struct find_wish *w,
    char why[KT_WHY])
{
	snprintf(why, KT_WHY, "there is no server for engine %s %.60s, which "
	    "--engine-strict wants; the nearest is %s %s", w->engine,
	    w->version != NULL ? w->version : "", b->title, b->version);
}

const struct kt_db_build *
find_choose(const struct kt_db_build *all, size_t n, const struct find_wish *w,
    enum kt_fit *fit)
{
	const struct kt_db_build *b = kt_build_choose(all, n, w->version, fit);

	if (w->made.kind == NULL || (w->version != NULL &&
	    *fit >= KT_FIT_MAJOR &&
	    kt_version_compare(b->version, w->made.version) > 0))
		return b;
	return kt_build_choose(all, n, w->made.version, fit);
}

enum kt_fleet_rc
find_build(struct finder *f, const struct find_wish *w, struct build *out,
    char why[KT_WHY])
{
	struct search s = { .finder = f, .kind = w->made.kind != NULL ?
	    w->made.kind : kind_for(w->engine), .only = f->strict ||
	    w->made.kind != NULL, .arena = kt_arena_new() };
	const struct kt_db_build *all, *b;
	enum kt_fit fit;
	enum kt_fleet_rc rc = KT_FLEET_NO_SERVER;

	search_all(&s);
	all = list(&s);
	b = find_choose(all, s.n, w, &fit);
	if (b == NULL)
		say_none(&s, w, why);
	else if (f->strict && w->made.kind == NULL && fit < KT_FIT_MAJOR)
		say_other(b, w, why);
	else {
		*out = s.found[b - all];
		rc = KT_FLEET_OK;
	}
	kt_arena_free(&s.arena);
	return rc;
}
