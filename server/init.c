/* Finding and running scripts; see init.h. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"
#include "keyturn/json.h"
#include "keyturn/log.h"

#include "environment.h"
#include "fleet/guardian.h"
#include "init.h"
#include "main.h"

#define TICK_MS 20
#define END_MS 2000		/* from SIGTERM to SIGKILL */
#define LAST_LINES 20
#define BLOCKS 32		/* twice what a FIFO holds */

struct init {
	struct kt_arena *arena;
	struct kt_init told;
	size_t room;
	atomic_bool stopping;
};

/* How each kind is run, by its name's ending. */
static const struct kind {
	const char *ending, *with[3];	/* NULL ends */
	const char *absent;		/* what may be missing */
} kinds[] = {
	{ ".sh", { NULL }, ": what its first line names?" },
	{ ".py", { "python3", "-u", NULL }, ": python3" },
};

static const struct kind *
kind_of(const char *path)
{
	size_t i, n = strlen(path);

	for (i = 0; i < N_ELEMENTS(kinds); i++)
		if (n > 3 && strcmp(path + n - 3, kinds[i].ending) == 0)
			return &kinds[i];
	return NULL;
}

static void
add(struct init *in, const char *path)
{
	struct kt_script *more;
	char *told;
	size_t i;

	if (kind_of(path) == NULL) {
		kt_log(KT_LOG_INFO, "%s is not run: it is neither .sh nor .py",
		    path);
		return;
	}
	if (in->told.n == in->room) {
		in->room = in->room * 2 + 8;
		more = kt_arena_alloc(in->arena, in->room * sizeof(*more));
		for (i = 0; i < in->told.n; i++) {
			more[i].path = in->told.scripts[i].path;
			more[i].told = in->told.scripts[i].told;
		}
		in->told.scripts = more;
	}
	told = kt_arena_strdup(in->arena, path);
	kt_make_utf8(told);
	in->told.scripts[in->told.n].path = path;
	in->told.scripts[in->told.n++].told = told;
}

static int
is_visible(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

/* A link to a folder is none, so that no way leads round in a circle. */
static bool
is_folder(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool
is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static int
find_in(struct init *in, const char *folder)
{
	struct dirent **names;
	int n = scandir(folder, &names, is_visible, alphasort), i, rc = 0;
	const char **paths;

	if (n < 0) {
		kt_log(KT_LOG_ERROR, "--init: %s: %s", folder, strerror(errno));
		return -1;
	}
	paths = kt_arena_alloc(in->arena, ((size_t)n + 1) * sizeof(*paths));
	for (i = 0; i < n; i++) {
		paths[i] = kt_arena_printf(in->arena, "%s/%s", folder,
		    names[i]->d_name);
		free(names[i]);
		if (is_file(paths[i]))
			add(in, paths[i]);
	}
	free(names);
	for (i = 0; i < n && rc == 0; i++)
		if (is_folder(paths[i]))
			rc = find_in(in, paths[i]);
	return rc;
}

int
init_find(const struct options *o, struct init **out)
{
	struct init *in = kt_alloc(sizeof(*in));
	size_t i;
	int rc = 0;

	in->arena = kt_arena_new();
	for (i = 0; i < o->n_init && rc == 0; i++)
		rc = find_in(in, o->init[i]);
	if (rc != 0 || o->n_init == 0)
		init_free(&in);
	*out = in;
	return rc;
}

const struct kt_init *
init_told(const struct init *in)
{
	return in != NULL ? &in->told : NULL;
}

/* What a script prints; it may be a secret, so it is wiped. */
struct output {
	const char *name;
	int fd;
	char line[2000];		/* a longer one is shown as several */
	size_t n;
	char last[LAST_LINES][2000];	/* what the log did not get */
	unsigned n_last;
};

static void
say_line(struct output *o)
{
	o->n -= o->n > 0 && o->line[o->n - 1] == '\r';
	o->line[o->n] = '\0';
	o->n = 0;
	if (kt_log_wanted(KT_LOG_INFO))
		kt_log(KT_LOG_INFO, "%s: %s", o->name, o->line);
	else
		memcpy(o->last[o->n_last++ % LAST_LINES], o->line,
		    sizeof(o->line));
}

static void
say_failed(const struct output *o, const char *path, int status)
{
	unsigned i = o->n_last > LAST_LINES ? o->n_last - LAST_LINES : 0;

	kt_log(KT_LOG_ERROR, "%s failed: %s %d", path, WIFEXITED(status) ?
	    "exit status" : "signal", WIFEXITED(status) ?
	    WEXITSTATUS(status) : WTERMSIG(status));
	for (; i < o->n_last; i++)
		kt_log(KT_LOG_ERROR, "%s: %s", o->name,
		    o->last[i % LAST_LINES]);
}

/* Not to the end: who prints on and on would never let go. */
static void
hear(struct output *o)
{
	char block[4096], *p;
	int left = BLOCKS;
	ssize_t n;

	while (left-- > 0 && (n = read(o->fd, block, sizeof(block))) > 0)
		for (p = block; p < block + n; p++) {
			if (*p != '\n')
				o->line[o->n++] = *p != '\0' ? *p : ' ';
			if (*p == '\n' || o->n == sizeof(o->line) - 1)
				say_line(o);
		}
	kt_wipe(block, sizeof(block));
}

/* Until it has ended: its status. */
static int
attend(const struct init *in, struct guardian *g, pid_t pid, struct output *o)
{
	int64_t patience = INT64_MAX;	/* once it was told to end */
	int status;

	while (!guardian_wait(g, pid, kt_mono_ms() + TICK_MS, &status)) {
		hear(o);
		if (!in->stopping)
			continue;
		if (patience == INT64_MAX) {
			guardian_kill(g, pid, SIGTERM);
			patience = kt_mono_ms() + END_MS;
		} else if (kt_mono_ms() >= patience)
			guardian_kill(g, pid, SIGKILL);
	}
	hear(o);
	if (o->n > 0)
		say_line(o);
	return status;
}

/* The process of a script, or -1 with the reason logged. */
static pid_t
start(struct guardian *g, const struct guardian_spawn *around,
    const char *path)
{
	const struct kind *k = kind_of(path);
	const char *argv[N_ELEMENTS(k->with) + 1] = { NULL }, *hint = "";
	struct guardian_spawn spec = *around;
	size_t i;
	pid_t pid;

	for (i = 0; k->with[i] != NULL; i++)
		argv[i] = k->with[i];
	argv[i] = path;
	spec.argv = argv;
	pid = guardian_spawn(g, &spec);
	if (pid > 0)
		return pid;
	if (pid == -EACCES)
		hint = ": it has to be executable (chmod +x)";
	else if (pid == -ENOENT)
		hint = k->absent;
	kt_log(KT_LOG_ERROR, "%s cannot be run: %s%s", path, strerror(-pid),
	    hint);
	return -1;
}

static enum kt_script_state
run_one(const struct init *in, struct guardian *g,
    const struct guardian_spawn *around, const char *path)
{
	struct output *o = kt_alloc(sizeof(*o));
	enum kt_script_state state = KT_SCRIPT_FAILED;
	pid_t pid = -1;
	int status;

	kt_log(KT_LOG_INFO, "runs %s", path);
	o->name = strrchr(path, '/') + 1;
	o->fd = open(around->log, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (o->fd < 0)
		kt_log(KT_LOG_ERROR, "%s: %s", around->log, strerror(errno));
	else
		pid = start(g, around, path);
	if (pid > 0) {
		status = attend(in, g, pid, o);
		if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
			state = KT_SCRIPT_SUCCEEDED;
		else
			say_failed(o, path, status);
	}
	if (o->fd >= 0)
		close(o->fd);
	kt_wipe(o, sizeof(*o));
	free(o);
	return state;
}

/* What all scripts have around them; false with the reason logged. */
static bool
lay_out(struct kt_arena *a, struct guardian_spawn *spec)
{
	char *cwd = kt_arena_alloc(a, PATH_MAX);

	if (spec->log == NULL || spec->env == NULL)
		return false;
	spec->log = kt_arena_printf(a, "%s/output", spec->log);
	spec->dir = getcwd(cwd, PATH_MAX);
	if (spec->dir != NULL && mkfifo(spec->log, 0600) == 0)
		return true;
	kt_log(KT_LOG_ERROR, "cannot run scripts: %s", strerror(errno));
	return false;
}

int
init_run(struct init *in, const struct lead *to, const char *hosts,
    struct guardian *g)
{
	struct kt_arena *a = kt_arena_new();
	struct guardian_spawn spec = { .flags = SPAWN_FIFO, .hosts = hosts,
	    .log = environment_folder(a, g),
	    .env = environment_make(a, to, g) };
	bool laid_out = lay_out(a, &spec);
	struct kt_script *at = in->told.scripts;
	size_t i;
	int rc = 0;

	for (i = 0; i < in->told.n && !in->stopping; i++, at++) {
		at->state = KT_SCRIPT_RUNS;
		at->state = laid_out ? run_one(in, g, &spec, at->path) :
		    KT_SCRIPT_FAILED;
		rc |= at->state == KT_SCRIPT_SUCCEEDED ? 0 : -1;
	}
	kt_arena_free(&a);
	if (in->stopping)
		return -1;
	in->told.completed = true;
	return rc;
}

void
init_stop(struct init *in)
{
	if (in != NULL)
		in->stopping = true;
}

void
init_free(struct init **in)
{
	if (*in == NULL)
		return;
	kt_arena_free(&(*in)->arena);
	free(*in);
	*in = NULL;
}
