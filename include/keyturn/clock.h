/*
 * Time is handed in.  time(), clock_gettime() and sleeping occur in
 * server/base/clock.c alone.  All times are milliseconds since the epoch, UTC.
 */
#ifndef KEYTURN_CLOCK_H
#define KEYTURN_CLOCK_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "keyturn/attr.h"

struct kt_buf;

struct kt_clock {
	int64_t (*now)(void *self);	/* may be called from any thread */
	void *self;
};

int64_t kt_clock_now(const struct kt_clock *c);

/*
 * Real time, whatever the service believes: for logs, waits and signatures.
 * 0 when the machine's clock is set before 1970, which is not sane.
 */
int64_t kt_real_ms(void);
bool kt_real_is_sane(void);
int64_t kt_mono_ms(void);	/* never steps; its zero means nothing */
int64_t kt_mono_us(void);	/* the same, finer */
void kt_sleep_ms(int64_t ms);

/* A condition variable that kt_cond_wait can time by the monotonic clock. */
void kt_cond_init(pthread_cond_t *c);

/*
 * Waits until signalled or until kt_mono_ms() reaches until (INT64_MAX: for
 * ever).  False when the time was up.
 */
bool kt_cond_wait(pthread_cond_t *c, pthread_mutex_t *m, int64_t until);

#define KT_SECOND INT64_C(1000)
#define KT_DAY (INT64_C(86400) * KT_SECOND)
#define KT_TIME_MAX INT64_C(253402300799999)	/* the end of the year 9999 */

/* "2026-01-02T03:04:05.678Z" into at least 25 bytes. */
#define KT_ISO8601 25
void kt_time_iso8601(int64_t ms, char out[KT_ISO8601]);

/*
 * The same the other way; the fraction may be missing, or have any number of
 * digits (boto3 sends six), of which three count.  -1 when it is no such text,
 * or no such day.
 */
int kt_time_parse(const char *s, int64_t *ms) KT_MUSTCHECK;

/*
 * "31d", "1d12h", "500ms": whole numbers, each with its unit (d, h, m, s, ms),
 * the greater unit first.  -1 when it is none, or ends beyond KT_TIME_MAX.
 */
int kt_span_parse(const char *s, int64_t *ms) KT_MUSTCHECK;

/* Midnight UTC of the day that ms lies in. */
int64_t kt_time_day(int64_t ms);

/*
 * The clock a tester holds (server/base/sim.c): real time and an offset, or a
 * moment at which it stands.  A reading costs one of the machine's clock and
 * one of an atomic.  All functions may be called from any thread, but a change
 * is made by one at a time:
 *
 *   runs or frozen --begin--> stands --end--> runs or frozen
 *                             |    ^
 *                             +step+
 */
struct kt_sim;

struct kt_sim *kt_sim_new(void);	/* tells real time */
void kt_sim_free(struct kt_sim **s);
struct kt_clock kt_sim_clock(struct kt_sim *s);

struct kt_sim_reading {
	int64_t now;
	int64_t offset;		/* to real time */
	bool frozen;		/* not: runs, or runs on after the change */
	bool stands;		/* frozen, or for a change */
};
struct kt_sim_reading kt_sim_read(struct kt_sim *s);

void kt_sim_begin(struct kt_sim *s);
void kt_sim_step(struct kt_sim *s, int64_t now);
void kt_sim_end(struct kt_sim *s, bool frozen);

/*
 * The simulated moment that the real moment was: a signature made then counts
 * as made there.  A whole change counts as made at its beginning, so that what
 * is signed during it is fresh at every step of it.  Of more than KT_SIM_SPANS
 * changes the eldest are forgotten, and what is older than those kept counts
 * as made before them all.
 */
#define KT_SIM_SPANS 32
int64_t kt_sim_moment(struct kt_sim *s, int64_t real);

/*
 * What brings the clock back after a restart, as text: as it is, or, during a
 * change, as if the next step had been made to now.
 */
void kt_sim_print(struct kt_sim *s, int64_t now, struct kt_buf *b);
int kt_sim_parse(struct kt_sim *s, const char *text) KT_MUSTCHECK;

#endif
