/*
 * The only place that asks the machine what time it is, or sleeps.
 */
#include <errno.h>
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

/* Dates before 1970 are no AWS's, and many a client cannot read them. */
int64_t
kt_real_ms(void)
{
	int64_t ms = read_ms(CLOCK_REALTIME);

	return ms > 0 ? ms : 0;
}

bool
kt_real_is_sane(void)
{
	return kt_real_ms() > 0;
}

int64_t
kt_mono_ms(void)
{
	return read_ms(CLOCK_MONOTONIC);
}

int64_t
kt_mono_us(void)
{
	struct timespec t;

	if (clock_gettime(CLOCK_MONOTONIC, &t) != 0)
		abort();
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
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
