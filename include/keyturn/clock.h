/*
 * Time is handed in.  time(), clock_gettime() and sleeping occur in
 * server/base/clock.c alone.  All times are milliseconds since the epoch, UTC.
 */
#ifndef KEYTURN_CLOCK_H
#define KEYTURN_CLOCK_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct kt_clock {
	int64_t (*now)(void *self);	/* may be called from any thread */
	void *self;
};

struct kt_clock kt_clock_system(void);

int64_t kt_clock_now(const struct kt_clock *c);

/* Real time, whatever the service believes: for logs, waits and signatures. */
int64_t kt_real_ms(void);
int64_t kt_mono_ms(void);	/* never steps; its zero means nothing */
void kt_sleep_ms(int64_t ms);

/* A condition variable that kt_cond_wait can time by the monotonic clock. */
void kt_cond_init(pthread_cond_t *c);

/*
 * Waits until signalled or until kt_mono_ms() reaches until (INT64_MAX: for
 * ever).  False when the time was up.
 */
bool kt_cond_wait(pthread_cond_t *c, pthread_mutex_t *m, int64_t until);

/* "2026-01-02T03:04:05.678Z" into at least 25 bytes. */
#define KT_ISO8601 25
void kt_time_iso8601(int64_t ms, char out[KT_ISO8601]);

#define KT_SECOND INT64_C(1000)
#define KT_DAY (INT64_C(86400) * KT_SECOND)

/* Midnight UTC of the day that ms lies in. */
int64_t kt_time_day(int64_t ms);

#endif
