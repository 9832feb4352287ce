/*
 * The only place that asks the machine what time it is, or sleeps.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "keyturn/clock.h"

static int64_t
read_ms(clockid_t id)
{
	struct timespec t;

	if (clock_gettime(id, &t) != 0)
		abort();	/* no such clock: not a POSIX machine */
	return (int64_t)t.tv_sec * KT_SECOND + t.tv_nsec / 1000000;
}

static struct timespec
timespec_of(int64_t ms)
{
	struct timespec t;

	t.tv_sec = (time_t)(ms / KT_SECOND);
	t.tv_nsec = (long)(ms % KT_SECOND) * 1000000;
	return t;
}

int64_t
kt_real_ms(void)
{
	return read_ms(CLOCK_REALTIME);
}

int64_t
kt_mono_ms(void)
{
	return read_ms(CLOCK_MONOTONIC);
}

static int64_t
system_now(void *self)
{
	(void)self;
	return kt_real_ms();
}

struct kt_clock
kt_clock_system(void)
{
	struct kt_clock c = { system_now, NULL };

	return c;
}

int64_t
kt_clock_now(const struct kt_clock *c)
{
	return c->now(c->self);
}

/* A moment, not a span, so that signals do not stretch the sleep. */
void
kt_sleep_ms(int64_t ms)
{
	struct timespec until;

	if (ms <= 0)
		return;
	until = timespec_of(kt_mono_ms() + ms);
	while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until,
	    NULL) == EINTR)
		;
}

void
kt_cond_init(pthread_cond_t *c)
{
	pthread_condattr_t attr;

	if (pthread_condattr_init(&attr) != 0 ||
	    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC) != 0 ||
	    pthread_cond_init(c, &attr) != 0)
		abort();
	(void)pthread_condattr_destroy(&attr);
}

bool
kt_cond_wait(pthread_cond_t *c, pthread_mutex_t *m, int64_t until)
{
	struct timespec t;

	if (until == INT64_MAX) {
		(void)pthread_cond_wait(c, m);
		return true;
	}
	if (until < 0)
		until = 0;
	t = timespec_of(until);
	return pthread_cond_timedwait(c, m, &t) != ETIMEDOUT;
}

/* The day that ms lies in, counted from the epoch, also before it. */
static int64_t
day_of(int64_t ms)
{
	return ms >= 0 ? ms / KT_DAY : -((-ms - 1) / KT_DAY) - 1;
}

int64_t
kt_time_day(int64_t ms)
{
	return day_of(ms) * KT_DAY;
}

/* Years beyond four digits have no such text: they end at 9999. */
void
kt_time_iso8601(int64_t ms, char out[KT_ISO8601])
{
	static const int64_t last = INT64_C(253402300799999);
	static const int64_t first = INT64_C(-62135596800000);
	int64_t in_day;
	struct tm tm;
	time_t s;

	if (ms > last)
		ms = last;
	if (ms < first)
		ms = first;
	in_day = ms - kt_time_day(ms);
	s = (time_t)((ms - in_day % KT_SECOND) / KT_SECOND);
	if (gmtime_r(&s, &tm) == NULL)
		abort();
	(void)snprintf(out, KT_ISO8601, "%04u-%02u-%02uT%02u:%02u:%02u.%03uZ",
	    (unsigned)(tm.tm_year + 1900) % 10000, (unsigned)(tm.tm_mon + 1) %
	    100, (unsigned)tm.tm_mday % 100, (unsigned)tm.tm_hour % 100,
	    (unsigned)tm.tm_min % 100, (unsigned)tm.tm_sec % 100,
	    (unsigned)(in_day % KT_SECOND));
}
