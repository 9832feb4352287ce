/*
 * What is due, and when to look again.  A few workers take due jobs from the
 * store, one a secret or database server at a time:
 *
 *   due.c        what may fall due: a table
 *   rotation.c   a rotation under way: its next step
 *   database.c   a database server to be made, started or removed
 *   conduct.c    who moves the clock lets all of it happen in order
 *
 * All jobs are rows; a crash loses none, and every one may run again.
 */
#ifndef KEYTURN_SCHED_H
#define KEYTURN_SCHED_H

#include <stdatomic.h>

#include "keyturn/call.h"
#include "keyturn/fleet.h"
#include "store/tables.h"

struct sched;

struct sched_options {
	const struct kt_server *server;
	const struct kt_fleet *fleet;
	unsigned workers;
	/* Called when the state of a database changed, from any worker. */
	void (*changed)(void *self);
	void *changed_self;
	const atomic_bool *stopping;	/* set by sched_start: jobs end soon */
};

/* Looks at once: databases that were available are started again. */
struct sched *sched_start(const struct sched_options *o) KT_MUSTCHECK;

/* Something may be due now. */
void sched_wake(struct sched *s);

/* From here on no advance of the clock goes on; all else does. */
void sched_call_off(struct sched *s);

/* Lets what runs come to its end, in a hurry; sched_wake is harmless after. */
void sched_stop(struct sched *s);
void sched_free(struct sched **s);

/* A database server that was available is gone for good. */
void sched_database_failed(struct sched *s, const char *id, const char *why);

/* For kt_server.conductor; until sched_stop, which calls off what waits. */
struct kt_conductor sched_conductor(struct sched *s);

/* Sets a clock that is real to what was kept in the store; -1, logged. */
int sched_restore_clock(struct store *store, struct kt_sim *sim) KT_MUSTCHECK;

#endif
