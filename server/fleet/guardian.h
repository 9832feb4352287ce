/*
 * No orphans.  The guardian is a process forked before keyturn's first
 * thread.  It starts every child process (database servers, the COMMAND of
 * `keyturn exec`), so that whatever becomes of keyturn, SIGKILL included, it
 * can end them: when keyturn's end of their socket closes it kills every
 * child, and the children's children, removes the throwaway folders, and does
 * what keyturn's will says.
 *
 * PR_SET_PDEATHSIG alone is not enough: a change of user clears it, a wrapper
 * that does not exec defeats it, and it fires when the forking thread ends.
 * Here it is a belt besides, for the day somebody kills the guardian.
 *
 * The guardian has a process group of its own (a Ctrl-C at the terminal does
 * not reach it) in keyturn's session (COMMAND may keep the terminal).  It
 * ignores every polite signal.  A child that is reported as ended has left no
 * process of its group behind.
 *
 * All functions but start and stop may be called from any thread.
 */
#ifndef GUARDIAN_H
#define GUARDIAN_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "keyturn/attr.h"
#include "keyturn/engine.h"

struct guardian;

enum {	/* guardian_spawn.flags */
	/*
	 * COMMAND: keyturn's process group, standard streams and signal
	 * dispositions, not a session of its own.
	 */
	SPAWN_FOREGROUND = 1 << 0,
	/* stdout and stderr to a new file at log, else they are /dev/null. */
	SPAWN_LOG = 1 << 1,
	/* They go to the FIFO at log, which somebody reads. */
	SPAWN_FIFO = 1 << 2
};

struct guardian_spawn {
	const char *const *argv;	/* argv[0] is searched in PATH */
	const char *const *env;		/* NULL: the guardian's own */
	const char *dir;		/* to work in; NULL: "/" or unchanged */
	const char *log;
	const char *input;		/* a file as stdin; NULL: /dev/null */
	/*
	 * COMMAND has this as /etc/hosts, in a mount namespace of its own: as
	 * root, or where anybody may make one.  NULL: the machine's.
	 */
	const char *hosts;
	const char *const *writes;	/* only below these (confine.h), or NULL */
	unsigned flags;
	uid_t uid;			/* with gid, unless 0: change to it */
	gid_t gid;
};

/*
 * What else is to be done when keyturn has ended, however it ended, and all
 * children with it: what no process can be killed for.
 */
struct guardian_will {
	void (*run)(void *self);
	void *self;
};

/*
 * Forks.  To be called before any thread exists and before signals are
 * blocked: COMMAND gets the signal mask of this moment.  Keeps the open
 * descriptors for COMMAND only if keep_files.  will may be NULL.  0, or -1 and
 * why.
 */
int guardian_start(bool keep_files, const struct guardian_will *will,
    struct guardian **out, char why[KT_WHY]) KT_MUSTCHECK;

/*
 * Kills what is left, removes throwaway folders, waits; leaves NULL.  What the
 * guardian could not do, since somebody killed it, is done here.
 */
void guardian_stop(struct guardian **g);

/* The guardian is gone; SIGTERM was sent to ourselves when it was noticed. */
bool guardian_lost(struct guardian *g);

/* The pid, or -errno: ENOENT and EACCES are those of exec. */
pid_t guardian_spawn(struct guardian *g, const struct guardian_spawn *spec)
    KT_MUSTCHECK;

/*
 * Waits until the child ended or until kt_mono_ms() reaches until (INT64_MAX:
 * for ever; 0: only looks).  True, and the status as of waitpid(2), when it
 * ended; the child is then forgotten.  Also true, with status SIGKILL, for a
 * pid it does not know and when the guardian is lost.
 */
bool guardian_wait(struct guardian *g, pid_t pid, int64_t until, int *status);

/* Sends sig to the child's whole group (COMMAND: to itself alone). */
void guardian_kill(struct guardian *g, pid_t pid, int sig);

/*
 * The folder at path (absolute, named as owned.h says) will be removed with all
 * its content when keyturn ends, however it ends; if the guardian was killed
 * with it, when the next keyturn starts.  0 once that is certain, or -1.
 */
int guardian_own(struct guardian *g, const char *path) KT_MUSTCHECK;
void guardian_disown(struct guardian *g, const char *path);

#endif
