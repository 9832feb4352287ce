/* The simulated clock, and the texts of moments and spans. */
#include "config.h"

#include <check.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"
#include "tests/support/suite.h"

#define MINUTE (60 * KT_SECOND)
#define SLACK (10 * KT_SECOND)	/* what a slow machine may lose in a test */

/* The machine's clock, in front of libc's. */
static time_t wrong;		/* 0: as it is */

int
clock_gettime(clockid_t id, struct timespec *t)
{
	if (id != CLOCK_REALTIME || wrong == 0)
		return (int)syscall(SYS_clock_gettime, id, t);
	*t = (struct timespec){ wrong, 999000000 };
	return 0;
}

static struct kt_sim *sim;
static struct kt_clock sim_clock;

static void
setup(void)
{
	sim = kt_sim_new();
	sim_clock = kt_sim_clock(sim);
}

static void
teardown(void)
{
	kt_sim_free(&sim);
	ck_assert_ptr_null(sim);
}

static void
advance(int64_t ms)
{
	struct kt_sim_reading r = kt_sim_read(sim);

	kt_sim_begin(sim);
	kt_sim_step(sim, kt_clock_now(&sim_clock) + ms);
	kt_sim_end(sim, r.frozen);
}

static void
freeze(bool frozen)
{
	kt_sim_begin(sim);
	kt_sim_end(sim, frozen);
}

#define ck_about(is, want) do {						\
	int64_t is_ = (is), want_ = (want);				\
	ck_assert_int_ge(is_, want_);					\
	ck_assert_int_le(is_, want_ + SLACK);				\
} while (0)

/* --- running and standing ------------------------------------------------- */

START_TEST(a_new_clock_is_real)
{
	struct kt_sim_reading r = kt_sim_read(sim);

	ck_about(kt_real_ms(), kt_clock_now(&sim_clock));
	ck_assert_int_eq(r.offset, 0);
	ck_assert(!r.frozen);
}
END_TEST

START_TEST(an_advance_is_an_offset)
{
	int64_t real = kt_real_ms();
	struct kt_sim_reading r;

	advance(31 * KT_DAY);
	advance(KT_DAY);
	ck_about(kt_clock_now(&sim_clock), real + 32 * KT_DAY);
	r = kt_sim_read(sim);
	ck_assert(!r.frozen);
	ck_about(r.now, real + 32 * KT_DAY);
	ck_about(32 * KT_DAY, r.offset);
	ck_about(kt_real_ms(), real);		/* that one does not move */
}
END_TEST

START_TEST(a_frozen_clock_stands)
{
	int64_t at;

	freeze(true);
	at = kt_clock_now(&sim_clock);
	kt_sleep_ms(15);
	ck_assert_int_eq(kt_clock_now(&sim_clock), at);
	ck_assert(kt_sim_read(sim).frozen);
	advance(KT_DAY);
	kt_sleep_ms(15);
	ck_assert_int_eq(kt_clock_now(&sim_clock), at + KT_DAY);
	freeze(false);
	kt_sleep_ms(15);
	ck_assert_int_gt(kt_clock_now(&sim_clock), at + KT_DAY);
	ck_about(kt_clock_now(&sim_clock), at + KT_DAY);
	ck_assert_int_lt(kt_sim_read(sim).offset, KT_DAY);
}
END_TEST

START_TEST(time_stands_during_a_change)
{
	int64_t at;

	kt_sim_begin(sim);
	at = kt_clock_now(&sim_clock);
	kt_sleep_ms(15);
	ck_assert_int_eq(kt_clock_now(&sim_clock), at);
	ck_assert(!kt_sim_read(sim).frozen);	/* it will run on */
	kt_sim_step(sim, at + 5);
	ck_assert_int_eq(kt_clock_now(&sim_clock), at + 5);
	kt_sim_end(sim, false);
	kt_sleep_ms(15);
	ck_assert_int_gt(kt_clock_now(&sim_clock), at + 5);
}
END_TEST

/* --- what is signed at real times ----------------------------------------- */

START_TEST(a_fresh_signature_is_fresh_after_any_advance)
{
	static const int64_t by[] = { 0, KT_SECOND, KT_DAY, 3650 * KT_DAY };
	int64_t signed_at;

	advance(by[_i]);
	signed_at = kt_real_ms();
	ck_about(kt_clock_now(&sim_clock), kt_sim_moment(sim, signed_at));
	freeze(true);
	ck_assert_int_eq(kt_sim_moment(sim, kt_real_ms()),
	    kt_clock_now(&sim_clock));
	freeze(false);
	signed_at = kt_real_ms();
	ck_about(kt_clock_now(&sim_clock), kt_sim_moment(sim, signed_at));
}
END_TEST

START_TEST(an_older_signature_ages_by_the_advance)
{
	int64_t first = kt_real_ms() - 5 * MINUTE, second;

	ck_assert_int_eq(kt_sim_moment(sim, first), first);
	kt_sleep_ms(2);		/* so that the change comes after it */
	advance(KT_DAY);
	second = kt_real_ms();
	ck_assert_int_eq(kt_sim_moment(sim, first), first);
	ck_about(kt_clock_now(&sim_clock) - kt_sim_moment(sim, first),
	    KT_DAY + 5 * MINUTE);
	kt_sleep_ms(2);
	advance(3 * KT_DAY);
	ck_about(kt_clock_now(&sim_clock) - kt_sim_moment(sim, first),
	    4 * KT_DAY + 5 * MINUTE);
	ck_about(kt_clock_now(&sim_clock) - kt_sim_moment(sim, second),
	    3 * KT_DAY);
}
END_TEST

/* What is signed while an advance runs shall not expire at its next step. */
START_TEST(what_is_signed_during_a_change_is_fresh)
{
	int64_t signed_at;

	kt_sim_begin(sim);
	signed_at = kt_real_ms();
	kt_sim_step(sim, kt_clock_now(&sim_clock) + 30 * KT_DAY);
	ck_assert_int_eq(kt_sim_moment(sim, signed_at),
	    kt_clock_now(&sim_clock));
	kt_sim_end(sim, false);
	ck_about(kt_clock_now(&sim_clock), kt_sim_moment(sim, signed_at));
}
END_TEST

/* Never fresher than it is: what was forgotten counts as older. */
START_TEST(the_history_is_bounded)
{
	int64_t old = kt_real_ms() - MINUTE;
	int i;

	kt_sleep_ms(2);
	for (i = 0; i < 10 * KT_SIM_SPANS; i++)
		advance(KT_DAY);
	ck_assert_int_eq(kt_sim_moment(sim, old), old);
	ck_about(kt_clock_now(&sim_clock),
	    kt_sim_moment(sim, kt_real_ms()));
	kt_sleep_ms(2);
	old = kt_real_ms() - 1;
	advance(KT_DAY);
	ck_about(kt_clock_now(&sim_clock) - kt_sim_moment(sim, old), KT_DAY);
}
END_TEST

/* --- through a restart ---------------------------------------------------- */

static void
restart(int64_t at)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_sim_print(sim, at, &b);
	kt_sim_free(&sim);
	setup();
	ck_assert_int_eq(kt_sim_parse(sim, b.p), 0);
	kt_arena_free(&a);
}

START_TEST(it_comes_back_as_it_was)
{
	int64_t before = kt_real_ms() - MINUTE, at;

	kt_sleep_ms(2);
	advance(2 * KT_DAY);
	at = kt_clock_now(&sim_clock);
	restart(0);
	ck_about(kt_clock_now(&sim_clock), at);
	ck_assert(!kt_sim_read(sim).frozen);
	ck_assert_int_eq(kt_sim_moment(sim, before), before);
	freeze(true);
	at = kt_clock_now(&sim_clock);
	restart(at);
	ck_assert_int_eq(kt_clock_now(&sim_clock), at);
	ck_assert(kt_sim_read(sim).frozen);
	advance(KT_DAY);
	ck_assert_int_eq(kt_clock_now(&sim_clock), at + KT_DAY);
}
END_TEST

/* Killed in the middle of an advance: at the step it was about to make. */
START_TEST(it_comes_back_from_a_change)
{
	bool frozen = _i == 1;
	int64_t at;

	freeze(frozen);
	kt_sim_begin(sim);
	at = kt_clock_now(&sim_clock) + KT_DAY;
	restart(at);
	ck_about(kt_clock_now(&sim_clock), at);
	ck_assert_int_eq(kt_sim_read(sim).frozen, frozen);
}
END_TEST

START_TEST(what_is_no_clock_is_refused)
{
	static const char *const texts[] = { "", "1", "1 ", "1 2", "x 2\n",
	    "1 2\n3", "1 2\n\n", "1\n2\n" };
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;
	int i;

	ck_assert_int_eq(kt_sim_parse(sim, texts[_i]), -1);
	kt_buf_init(&b, a);
	for (i = 0; i < KT_SIM_SPANS + 2; i++)
		kt_buf_printf(&b, "%d 2000\n", i);
	kt_buf_char(&b, '\0');
	ck_assert_int_eq(kt_sim_parse(sim, b.p), -1);
	ck_assert_int_eq(kt_sim_read(sim).offset, 0);
	kt_arena_free(&a);
}
END_TEST

/* As it was written for a time: how it is, and since when it is so is not told. */
START_TEST(a_single_line_is_how_it_is)
{
	ck_assert_int_eq(kt_sim_parse(sim, "0 2001\n"), 0);
	ck_assert_int_eq(kt_clock_now(&sim_clock), 1000);
	ck_assert(kt_sim_read(sim).frozen);
	ck_assert_int_eq(kt_sim_moment(sim, kt_real_ms()), 1000);
}
END_TEST

/* --- threads -------------------------------------------------------------- */

static atomic_bool over;

static void *
watch(void *arg)
{
	int64_t last = 0, t;

	(void)arg;
	while (!atomic_load(&over)) {
		t = kt_clock_now(&sim_clock);
		if (t < last - SLACK)
			return &over;		/* half of a change was seen */
		last = t;
	}
	return NULL;
}

/* Who read the machine's clock just before a change may be that much ahead. */
START_TEST(no_reader_sees_half_a_change)
{
	pthread_t readers[2];
	void *rc;
	int i;

	atomic_store(&over, false);
	for (i = 0; i < 2; i++)
		ck_assert_int_eq(pthread_create(&readers[i], NULL, watch,
		    NULL), 0);
	for (i = 0; i < 2000; i++) {
		advance(i % 3 * KT_DAY);
		freeze(i % 5 == 0);
	}
	atomic_store(&over, true);
	for (i = 0; i < 2; i++) {
		ck_assert_int_eq(pthread_join(readers[i], &rc), 0);
		ck_assert_ptr_null(rc);
	}
}
END_TEST

/* --- texts ---------------------------------------------------------------- */

static const struct { const char *text; int64_t ms; } spans[] = {
	{ "0s", 0 }, { "90s", 90 * KT_SECOND }, { "1m", MINUTE },
	{ "2h", 120 * MINUTE }, { "31d", 31 * KT_DAY },
	{ "1d12h", KT_DAY + 720 * MINUTE },
	{ "1d2h3m4s", KT_DAY + 123 * MINUTE + 4 * KT_SECOND },
	{ "007d", 7 * KT_DAY }, { "500ms", 500 }, { "1m1ms", MINUTE + 1 },
	{ "2s250ms", 2250 },
	{ "2932896d", 2932896 * KT_DAY },	/* within the year 9999 */
	{ "", -1 }, { "d", -1 }, { "1", -1 }, { "1w", -1 }, { "1D", -1 },
	{ "-1d", -1 }, { "+1d", -1 }, { " 1d", -1 }, { "1d ", -1 },
	{ "1 d", -1 }, { "1.5d", -1 }, { "1h1d", -1 }, { "1d1d", -1 },
	{ "1d1", -1 }, { "1ms1s", -1 }, { "1mss", -1 }, { "1ds", -1 },
	{ "1e3s", -1 }, { "2932897d", -1 },
	{ "2932896d1d", -1 }, { "2932896d24h", -1 },
	{ "99999999999999999999d", -1 }, { "18446744073709551617s", -1 },
	{ "213503982334601d", -1 },		/* 2^64 ms and a bit */
};

START_TEST(spans_are_read)
{
	int64_t ms = -1;
	int rc = kt_span_parse(spans[_i].text, &ms);

	ck_assert_int_eq(rc, spans[_i].ms < 0 ? -1 : 0);
	ck_assert_int_eq(ms, spans[_i].ms);
}
END_TEST

static const struct { const char *text; int64_t ms; } moments[] = {
	{ "2027-01-01T00:00:00Z", INT64_C(1798761600000) },
	{ "2027-01-01T00:00:00.000Z", INT64_C(1798761600000) },
	{ "2027-01-01T00:00:00.5Z", INT64_C(1798761600500) },
	{ "2027-01-01T00:00:00.123Z", INT64_C(1798761600123) },
	{ "2027-01-01T00:00:00.123987654321Z", INT64_C(1798761600123) },
	{ "2028-02-29T23:59:59Z", INT64_C(1835481599000) },
	{ "1970-01-01T00:00:00Z", 0 },
	{ "9999-12-31T23:59:59.999Z", KT_TIME_MAX },
	{ "", -1 }, { "2027", -1 }, { "2027-01-01", -1 },
	{ "2027-01-01T00:00:00", -1 }, { "2027-01-01T00:00:00z", -1 },
	{ "2027-01-01 00:00:00Z", -1 }, { "2027-01-01T00:00:00+01:00", -1 },
	{ "2027-02-29T00:00:00Z", -1 }, { "2027-13-01T00:00:00Z", -1 },
	{ "2027-00-01T00:00:00Z", -1 }, { "2027-01-00T00:00:00Z", -1 },
	{ "2027-04-31T00:00:00Z", -1 }, { "2027-01-01T24:00:00Z", -1 },
	{ "2027-01-01T00:60:00Z", -1 }, { "2027-01-01T00:00:60Z", -1 },
	{ "2027-01-01T00:00:00.Z", -1 }, { "2027-1-1T0:0:0Z", -1 },
	{ "+027-01-01T00:00:00Z", -1 },
	{ "12027-01-01T00:00:00Z", -1 }, { "2027-01-01T00:00:00ZZ", -1 },
	{ "1798761600", -1 },
};

START_TEST(moments_are_read)
{
	int64_t ms = -1;
	char text[KT_ISO8601];
	int rc = kt_time_parse(moments[_i].text, &ms);

	ck_assert_int_eq(rc, moments[_i].ms < 0 ? -1 : 0);
	ck_assert_int_eq(ms, moments[_i].ms);
	if (rc != 0)
		return;
	kt_time_iso8601(ms, text);
	ck_assert_int_eq(kt_time_parse(text, &ms), 0);
	ck_assert_int_eq(ms, moments[_i].ms);
}
END_TEST

static bool
is_the_systems_day(time_t at)
{
	char text[KT_ISO8601], expected[KT_ISO8601];
	int64_t back;
	struct tm tm;

	kt_time_iso8601(at * KT_SECOND, text);
	return gmtime_r(&at, &tm) != NULL && strftime(expected,
	    sizeof(expected), "-%m-%dT%H:%M:%S.000Z", &tm) > 0 &&
	    strcmp(text + 4, expected) == 0 &&
	    strtol(text, NULL, 10) == tm.tm_year + 1900 &&
	    kt_time_parse(text, &back) == 0 && back == at * KT_SECOND;
}

/* Every eleventh day: each of a round of 400 years is among them. */
START_TEST(the_calendar_is_the_systems)
{
	time_t at = INT64_C(-62135596800);

	while (at < KT_TIME_MAX / KT_SECOND && is_the_systems_day(at))
		at += 11 * KT_DAY / KT_SECOND;
	ck_assert_int_ge(at, KT_TIME_MAX / KT_SECOND);
}
END_TEST

START_TEST(a_clock_before_1970_stands_there)
{
	static const time_t before[] = { -1, -2, -1000000, -99999999999 };
	int64_t real, simulated;
	bool sane;
	size_t i;

	ck_assert(kt_real_is_sane());
	for (i = 0; i < N_ELEMENTS(before); i++) {
		wrong = before[i];
		real = kt_real_ms();
		sane = kt_real_is_sane();
		simulated = kt_clock_now(&sim_clock);
		wrong = 0;
		ck_assert(!sane && real == 0 && simulated == 0);
	}
	kt_sim_begin(sim);
	wrong = 4102444800;		/* 2100: it is more than 50 years back */
	kt_sim_end(sim, false);
	wrong = 1;
	simulated = kt_clock_now(&sim_clock);
	wrong = 0;
	ck_assert_int_eq(simulated, 0);
}
END_TEST

static Suite *
clock_suite(void)
{
	Suite *s = suite_create("clock");
	TCase *tc = tcase_create("clock");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_new_clock_is_real);
	tcase_add_test(tc, a_clock_before_1970_stands_there);
	tcase_add_test(tc, an_advance_is_an_offset);
	tcase_add_test(tc, a_frozen_clock_stands);
	tcase_add_test(tc, time_stands_during_a_change);
	tcase_add_loop_test(tc, a_fresh_signature_is_fresh_after_any_advance,
	    0, 4);
	tcase_add_test(tc, an_older_signature_ages_by_the_advance);
	tcase_add_test(tc, what_is_signed_during_a_change_is_fresh);
	tcase_add_test(tc, the_history_is_bounded);
	tcase_add_test(tc, it_comes_back_as_it_was);
	tcase_add_loop_test(tc, it_comes_back_from_a_change, 0, 2);
	tcase_add_loop_test(tc, what_is_no_clock_is_refused, 0, 8);
	tcase_add_test(tc, a_single_line_is_how_it_is);
	tcase_add_test(tc, no_reader_sees_half_a_change);
	tcase_add_loop_test(tc, spans_are_read, 0, N_ELEMENTS(spans));
	tcase_add_loop_test(tc, moments_are_read, 0, N_ELEMENTS(moments));
	tcase_add_test(tc, the_calendar_is_the_systems);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(clock_suite());
}
