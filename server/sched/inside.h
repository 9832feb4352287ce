/* The inside of the scheduler, for its own files. */
#ifndef SCHED_INSIDE_H
#define SCHED_INSIDE_H

#include "sched.h"

#define WORKERS_MAX 16
#define RETRY_MS (1 * KT_SECOND)	/* after the store failed */

/* A job that failed so often makes no stop of the clock by itself. */
#define TRIES_MAX 8

/*
 * One of the jobs that are being done, and which nobody else may take:
 *
 *   FREE --the foreman finds it--> READY --a worker--> AT_WORK --0--> FREE
 *    ^                                                    | -1
 *    +------------------- its time is up ------------- RESTING
 */
struct claim {
	enum { FREE, READY, AT_WORK, RESTING } state;
	const struct kt_job_kind *kind;
	struct kt_arena *arena;		/* of the job's strings, and its run */
	const char *subject, *key;
	int64_t tries;
	int64_t until;			/* kt_mono_ms; RESTING */
};

struct sched {
	const struct kt_server *server;
	atomic_bool stopping;
	pthread_t foreman, workers[WORKERS_MAX];
	unsigned n_workers;		/* there may be */

	pthread_mutex_t lock;		/* of all that follows */
	unsigned n_hired;		/* there are: as many as ever had work */
	pthread_cond_t look_wanted;	/* to the foreman */
	pthread_cond_t job_ready;	/* to one worker each */
	pthread_cond_t settled;		/* to who waits for a job's end */
	bool look;			/* something may have changed */
	int64_t wakes;			/* kt_mono_ms; the foreman, by himself */
	bool failed;			/* the last look did */
	int64_t next, next_stop;	/* when a job is due; a stop of the clock */
	bool called_off;		/* no advance goes on */
	struct claim claims[WORKERS_MAX];

	_Atomic int64_t target;		/* where the clock is moved to, or 0 */
	int64_t told;			/* the last event that was listed */
};

/* Under the lock: the foreman is to look, and settled is told after it. */
void sched_look(struct sched *s);
/* Under the lock: it has looked, and nothing is due, nor at work. */
bool sched_is_quiet(const struct sched *s);

#endif
