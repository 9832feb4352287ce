/* One command with a private service around it. */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "environment.h"
#include "fleet/guardian.h"
#include "lead.h"
#include "main.h"

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
	const struct kt_access_key key = option_lent_key(o);
	const struct lead to = { serving_url(s), serving_ca(s), key.id,
	    key.secret, o->region };
	struct kt_arena *a = kt_arena_new();
	struct running r = { .guardian = g };
	struct guardian_spawn spec = {
		.argv = (const char *const *)o->argv,
		.flags = SPAWN_FOREGROUND, .hosts = serving_hosts(s),
	};
	int status = EXIT_FAILED;

	spec.env = environment_make(a, &to, g);
	if (spec.env != NULL)
		status = run_command(&r, &spec, taken);
	kt_arena_free(&a);
	return status;
}
