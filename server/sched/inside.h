/*
 * The inside of the scheduler, for its own files.
 *
 *   sched.c      the workers, who take what is due
 *   due.c        what may fall due: a table, and a function to do it each
 *   conduct.c    moving the clock, from due moment to due moment
 */
#ifndef SCHED_INSIDE_H
#define SCHED_INSIDE_H

#include "sched.h"

#define WORKERS_MAX 16
#define STORE_RETRY (1 * KT_SECOND)	/* after the store could not be read */

struct due;

/*
 * What a worker is at: no other may take the same.  To delete a server is
 * another thing than to start it, and calls the start off.
 */
struct claim {
	const struct due *due;	/* NULL: it is at nothing */
	int64_t secret;		/* 0: none */
	char server[64];	/* "": none */
	bool deletes;
};

/* What happens while the clock is moved; nobody listens otherwise. */
struct events {
	pthread_mutex_t lock;
	struct kt_arena *arena;		/* NULL: nobody listens */
	struct kt_event *items;
	size_t n, room;
};

struct sched {
	struct sched_options o;
	pthread_mutex_t lock;
	pthread_cond_t woken;	/* something may be due, or a job has ended */
	atomic_bool stopping;
	bool called_off;	/* under lock: no advance goes on */
	struct claim claims[WORKERS_MAX];
	pthread_t threads[WORKERS_MAX];
	unsigned n_threads;
	struct events events;
};

/* A job as a worker takes it; strings in its arena. */
struct job {
	struct kt_arena *arena;
	const struct due *due;		/* NULL: none */
	const struct rotation *rotation;
	const struct secret *secret;	/* its next rotation is to begin */
	const struct server *server;
};

enum due_rc { DUE_NOTHING, DUE_JOB, DUE_WAIT, DUE_FAILED };

/*
 * Under the lock: the first job due now that nobody is at.  DUE_NOTHING: and
 * *next is when there will be one, or INT64_MAX.  DUE_WAIT: one that runs has
 * to end first.  DUE_FAILED: the store could not be read, which is logged.
 */
enum due_rc due_find(struct sched *s, struct job *job, int64_t *next);
void due_run(struct sched *s, const struct job *job);
/* The claim of who takes the job. */
struct claim due_claim(const struct job *job);

/* Notes what happened, now, to who moves the clock; copies it all. */
void conduct_note(struct sched *s, const char *event, const char *arn,
    const char *version, const char *reason);

/* Runs the rotation until it ends or has to wait. */
void rotation_run(struct sched *s, const struct rotation *r);

/* Writes down that a server which was available is not any more. */
void database_failed(const struct sched_options *o, const char *id,
    const char *why);

/* Brings a server from creating, starting or deleting to where it shall be. */
void database_run(const struct sched_options *o, const struct server *s);

#endif
