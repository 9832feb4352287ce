/*
 * What time brings.  A job is a row (server/store/job.c) that some transaction
 * puts; at its moment a worker of server/sched runs it, by its kind, which the
 * record of a service lists:
 *
 *   put --due--> claimed --> run --0--> its row says: gone, or another moment
 *                  ^          |
 *                  +--a while-+ -1: it is to be tried again
 *
 * A crash loses none, and every one may run twice: so it begins by looking.
 * Of one kind and subject there is one at most, and one that runs.
 *
 * An event is a row too (server/store/event.c), written in the transaction of
 * what it tells of, in which those who listen hear it.
 */
#ifndef KEYTURN_JOB_H
#define KEYTURN_JOB_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "keyturn/arena.h"

struct kt_server;
struct store_tx;

/* One that runs. */
struct kt_job {
	const struct kt_server *server;
	struct kt_arena *arena;		/* of this run */
	const char *subject;
	int64_t tries;			/* that failed so far: the row's */
	const atomic_bool *hurry;	/* keyturn is stopping: leave the rest */
};

struct kt_job_kind {
	const char *name;		/* as in the row */
	/* In a worker's thread: waits for what it calls, never for time. */
	int (*run)(const struct kt_job *j);
	unsigned at_once;		/* so many that run; 0: any number */
	unsigned per_key;		/* so many that run with the same key */
	bool first;			/* none that is due later runs before */
};

struct kt_event {
	int64_t id;			/* their order */
	int64_t at;
	const char *event;		/* "RotationSucceeded" */
	const char *arn;		/* of what it happened to */
	const char *version, *reason;	/* or NULL */
};

struct kt_listener {
	const char *event;		/* NULL: every one */
	/* 0; -1 undoes what the event tells of.  May put jobs. */
	int (*hear)(const struct kt_server *server, struct store_tx *tx,
	    const struct kt_event *e);
};

#endif
