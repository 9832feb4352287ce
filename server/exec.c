/*
 * One command with a private service around it.  Its environment leads here
 * and nowhere else: what could lead to real AWS is taken out.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "keyturn/arena.h"

#include "fleet/guardian.h"
#include "lead.h"
#include "main.h"

extern char **environ;

struct env {
	struct kt_arena *a;
	const char **list;	/* room for all of environ and what is set */
	size_t n;
};

#define ROOM_TO_SET (LEAD_MAX + 2)

static void
copy_environ(struct env *e)
{
	size_t n = 0;
	char **v;

	for (v = environ; v != NULL && *v != NULL; v++)
		n++;
	e->list = kt_arena_alloc(e->a, (n + ROOM_TO_SET) * sizeof(*e->list));
	for (v = environ; v != NULL && *v != NULL; v++)
		if (!lead_astray(*v))
			e->list[e->n++] = *v;
}

static void
set(struct env *e, const char *name, const char *value)
{
	char *variable = kt_arena_printf(e->a, "%s=%s", name, value);
	size_t i;

	for (i = 0; i < e->n && !lead_is(e->list[i], name); i++)
		;
	e->list[i] = variable;
	e->n += i == e->n;
}

static const char *
empty_file(struct env *e, const char *folder, const char *name)
{
	const char *path = kt_arena_printf(e->a, "%s/%s", folder, name);
	FILE *f = fopen(path, "wxe");

	if (f == NULL || fclose(f) != 0) {
		kt_log(KT_LOG_ERROR, "%s: %s", path, strerror(errno));
		return NULL;
	}
	return path;
}

/* A folder that goes with keyturn, for the SDKs' empty files. */
static char *
make_folder(struct kt_arena *a, struct guardian *g)
{
	const char *t = getenv("TMPDIR");
	char *path;

	if (t == NULL || t[0] != '/' || access(t, W_OK | X_OK) != 0)
		t = "/tmp";
	path = kt_arena_printf(a, "%s/keyturn-XXXXXX", t);
	if (mkdtemp(path) == NULL || guardian_own(g, path) != 0) {
		kt_log(KT_LOG_ERROR, "%s: %s", path, strerror(errno));
		return NULL;
	}
	return path;
}

static int
fill_env(struct env *e, const struct options *o, struct guardian *g,
    const struct serving *s)
{
	const struct lead to = { serving_url(s), serving_ca(s), o->account,
	    o->region };
	const char *folder = make_folder(e->a, g), *config, *credentials;
	const char *name, *value;
	size_t i;

	if (folder == NULL ||
	    (config = empty_file(e, folder, "config")) == NULL ||
	    (credentials = empty_file(e, folder, "credentials")) == NULL)
		return -1;
	copy_environ(e);
	for (i = 0; (name = lead_name(i)) != NULL; i++)
		if ((value = lead_value(i, &to, e->a)) != NULL)
			set(e, name, value);
	set(e, "AWS_CONFIG_FILE", config);
	set(e, "AWS_SHARED_CREDENTIALS_FILE", credentials);
	return 0;
}

/* COMMAND, and the thread that waits for its end to wake main. */
struct running {
	struct guardian *guardian;
	pid_t pid;
	pthread_t main;
	int status;
	atomic_bool ended;
};

static void *
wait_for_command(void *p)
{
	struct running *r = p;

	guardian_wait(r->guardian, r->pid, INT64_MAX, &r->status);
	r->ended = true;
	pthread_kill(r->main, SIGCHLD);
	return NULL;
}

static int
exit_status(const struct running *r)
{
	if (guardian_lost(r->guardian)) {
		kt_log(KT_LOG_ERROR, "the guardian process is gone, and the "
		    "databases with it");
		return EXIT_FAILED;
	}
	return WIFSIGNALED(r->status) ? EXIT_SIGNAL + WTERMSIG(r->status) :
	    WEXITSTATUS(r->status);
}

/*
 * Passes signals on until COMMAND ended.  What the terminal sends (a Ctrl-C)
 * reaches the whole foreground group, COMMAND too, and is not repeated.
 */
static int
attend(struct running *r, const sigset_t *taken)
{
	sigset_t both = *taken, old;
	pthread_t waiter;
	siginfo_t si;
	int sig;

	sigaddset(&both, SIGCHLD);
	pthread_sigmask(SIG_BLOCK, &both, &old);
	r->main = pthread_self();
	if (pthread_create(&waiter, NULL, wait_for_command, r) != 0) {
		guardian_kill(r->guardian, r->pid, SIGKILL);
		return EXIT_FAILED;
	}
	do {
		sig = sigwaitinfo(&both, &si);
		if (sig > 0 && sig != SIGCHLD && si.si_code != SI_KERNEL)
			guardian_kill(r->guardian, r->pid, sig);
	} while (!r->ended);
	pthread_join(waiter, NULL);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return exit_status(r);
}

static int
not_started(const struct guardian_spawn *spec, int err)
{
	const char *command = spec->argv[0];

	if (spec->hosts != NULL && err == EPERM) {
		fprintf(stderr, "keyturn: %s cannot have an /etc/hosts of its "
		    "own here, and would not find databases by --rds-names: "
		    "that wants root or user namespaces; --hosts FILE wants "
		    "neither\n", command);
		return EXIT_FAILED;
	}
	fprintf(stderr, "keyturn: %s: %s\n", command, strerror(err));
	if (err == EPIPE)
		return EXIT_FAILED;
	return err == ENOENT || err == ENOTDIR ? EXIT_NOT_FOUND :
	    EXIT_NOT_EXECUTABLE;
}

static int
run_command(struct running *r, const struct guardian_spawn *spec,
    const sigset_t *taken)
{
	r->pid = guardian_spawn(r->guardian, spec);
	if (r->pid < 0)
		return not_started(spec, -r->pid);
	return attend(r, taken);
}

int
exec_run(const struct options *o, struct guardian *g, const struct serving *s,
    const sigset_t *taken)
{
	struct env e = { .a = kt_arena_new() };
	struct running r = { .guardian = g };
	struct guardian_spawn spec = {
		.argv = (const char *const *)o->argv,
		.flags = SPAWN_FOREGROUND, .hosts = serving_hosts(s),
	};
	int status = EXIT_FAILED;

	if (fill_env(&e, o, g, s) == 0) {
		spec.env = e.list;
		status = run_command(&r, &spec, taken);
	}
	kt_arena_free(&e.a);
	return status;
}
