/*
 * What is due, and when to look again.  One thread, the foreman, looks into the
 * table of jobs (server/store/job.c), or a worker who has ended one; a few
 * workers run what is found, each woken for one job:
 *
 *   sched.c      the foreman and the workers
 *   conduct.c    who moves the clock lets all of it happen in order
 *
 * What kinds of jobs there are, and how many of one may run at once, the
 * records of the services say (keyturn/job.h).
 */
#ifndef KEYTURN_SCHED_H
#define KEYTURN_SCHED_H

#include "keyturn/call.h"
#include "store/tables.h"

struct sched;

/* Looks at once.  NULL, logged, when the store cannot be read. */
struct sched *sched_start(const struct kt_server *server, unsigned workers)
    KT_MUSTCHECK;

/* Something may be due now. */
void sched_wake(struct sched *s);

/* From here on no advance of the clock goes on; all else does. */
void sched_call_off(struct sched *s);

/* Lets what runs come to its end, in a hurry; sched_wake is harmless after. */
void sched_stop(struct sched *s);
void sched_free(struct sched **s);

/* For kt_server.conductor; until sched_stop, which calls off what waits. */
struct kt_conductor sched_conductor(struct sched *s);

/* Sets a clock that is real to what was kept in the store; -1, logged. */
int sched_restore_clock(struct store *store, struct kt_sim *sim) KT_MUSTCHECK;

#endif
