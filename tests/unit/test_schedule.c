/*
 * Rates and cron expressions of RotationRules: what is one, and when its
 * windows are.  Shared facts, rotation 3; the examples are the guide's.
 */
#include <check.h>

#include "keyturn/schedule.h"
#include "tests/support/suite.h"

/* --- what is none --- */

static const struct { int64_t days; const char *expression, *duration; }
refused[] = {
	/* rates */
	{ 0, "", NULL }, { 0, "rate", NULL }, { 0, "rate()", NULL },
	{ 0, "rate(4)", NULL }, { 0, "rate(4hours)", NULL },
	{ 0, "rate(hours)", NULL }, { 0, "rate(4 hours", NULL },
	{ 0, "rate(4 hours) ", NULL }, { 0, "rate(4 hours))", NULL },
	{ 0, " rate(4 hours)", NULL }, { 0, "rate (4 hours)", NULL },
	{ 0, "rate(4 minutes)", NULL }, { 0, "rate(4 weeks)", NULL },
	{ 0, "rate(-4 hours)", NULL }, { 0, "rate(4.5 hours)", NULL },
	{ 0, "rate(0 days)", NULL }, { 0, "rate(3 hours)", NULL },
	{ 0, "rate(1000 days)", NULL }, { 0, "rate(23977 hours)", NULL },
	{ 0, "rate(99999999999999999999 days)", NULL },
	/* the six fields */
	{ 0, "cron()", NULL }, { 0, "cron(0 8 * * ?)", NULL },
	{ 0, "cron(0 8 * * ? * *)", NULL }, { 0, "cron(0 8 * * ? *", NULL },
	{ 0, "cron(0 8 * * ? *) ", NULL }, { 0, "0 8 * * ? *", NULL },
	{ 0, "cron(15 8 * * ? *)", NULL }, { 0, "cron(* 8 * * ? *)", NULL },
	{ 0, "cron(00 8 * * ? *)", NULL }, { 0, "cron(0 8 * * ? 2027)", NULL },
	/* exactly one ? */
	{ 0, "cron(0 8 * * * *)", NULL }, { 0, "cron(0 8 1 * MON *)", NULL },
	{ 0, "cron(0 8 ? * ? *)", NULL }, { 0, "cron(0 8 ? ? MON *)", NULL },
	{ 0, "cron(0 ? 1 * ? *)", NULL }, { 0, "cron(0 8 ?,1 * ? *)", NULL },
	/* hours, at least four apart */
	{ 0, "cron(0 24 * * ? *)", NULL }, { 0, "cron(0 * * * ? *)", NULL },
	{ 0, "cron(0 /3 * * ? *)", NULL }, { 0, "cron(0 8,11 * * ? *)", NULL },
	{ 0, "cron(0 8-12 * * ? *)", NULL },
	{ 0, "cron(0 1,23 * * ? *)", NULL }, { 0, "cron(0 8/0 * * ? *)", NULL },
	{ 0, "cron(0 8/ * * ? *)", NULL }, { 0, "cron(0 8, * * ? *)", NULL },
	{ 0, "cron(0 L * * ? *)", NULL }, { 0, "cron(0 12-8/4 * * ? *)", NULL },
	/* days */
	{ 0, "cron(0 8 0 * ? *)", NULL }, { 0, "cron(0 8 32 * ? *)", NULL },
	{ 0, "cron(0 8 SUN * ? *)", NULL }, { 0, "cron(0 8 SUN", NULL },
	{ 0, "cron(0 8 5L * ? *)", NULL }, { 0, "cron(0 8 1W * ? *)", NULL },
	{ 0, "cron(0 8 SUN#1 * ? *)", NULL }, { 0, "cron(0 8 20-10 * ? *)", NULL },
	/* months */
	{ 0, "cron(0 8 1 0 ? *)", NULL }, { 0, "cron(0 8 1 13 ? *)", NULL },
	{ 0, "cron(0 8 1 SUN ? *)", NULL }, { 0, "cron(0 8 1 JANUARY ? *)", NULL },
	{ 0, "cron(0 8 1 L ? *)", NULL },
	/* days of the week */
	{ 0, "cron(0 8 ? * 0 *)", NULL }, { 0, "cron(0 8 ? * 8 *)", NULL },
	{ 0, "cron(0 8 ? * JAN *)", NULL }, { 0, "cron(0 8 ? * SUN#0 *)", NULL },
	{ 0, "cron(0 8 ? * SUN#6 *)", NULL }, { 0, "cron(0 8 ? * SUN# *)", NULL },
	{ 0, "cron(0 8 ? * #1 *)", NULL }, { 0, "cron(0 8 ? * FRI-MON *)", NULL },
	{ 0, "cron(0 8 ? * SUN#1#2 *)", NULL },
	/* days that never come */
	{ 0, "cron(0 8 30 2 ? *)", NULL }, { 0, "cron(0 8 31 4,6,9,11 ? *)", NULL },
	/* durations */
	{ 30, NULL, "0h" }, { 30, NULL, "25h" }, { 30, NULL, "h" },
	{ 30, NULL, "2" }, { 30, NULL, "2d" }, { 30, NULL, "99h" },
	{ 0, "rate(2 days)", "25h" }, { 0, "rate(4 hours)", "5h" },
	{ 0, "cron(0 23 * * ? *)", "2h" }, { 0, "cron(0 16 1,15 * ? *)", "9h" },
	{ 0, "cron(0 /8 * * ? *)", "9h" }, { 0, "cron(0 2/10 * * ? *)", "5h" },
	{ 0, NULL, "0h" },
};

START_TEST(no_schedule)
{
	struct kt_rules r = { refused[_i].days, refused[_i].expression,
	    refused[_i].duration };
	struct kt_schedule s = { .window = 77 };

	ck_assert_msg(kt_schedule_read(&r, &s) != NULL, "%s %s", r.expression,
	    r.duration);
	ck_assert_int_eq(s.window, 77);
}
END_TEST

/* --- when --- */

/* The first window after from and, in order, the two that follow. */
static const struct {
	int64_t days;
	const char *expression, *duration, *from, *opens[3], *ends;
} windows[] = {
	/* days, from the day: at midnight, to its end */
	{ 30, NULL, NULL, "2026-01-15T10:20:30.456Z", { "2026-02-14T00:00:00Z",
	    "2026-03-16T00:00:00Z", "2026-04-15T00:00:00Z" },
	    "2026-02-14T23:59:59Z" },
	{ 1, NULL, "3h", "2026-12-30T23:59:59.999Z", { "2026-12-31T00:00:00Z",
	    "2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z" },
	    "2026-12-31T02:59:59Z" },
	{ 1, NULL, "24h", "2024-02-28T00:00:00Z", { "2024-02-29T00:00:00Z",
	    "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z" },
	    "2024-02-29T23:59:59Z" },
	{ 0, "rate(10 days)", NULL, "2026-02-20T12:00:00Z",
	    { "2026-03-02T00:00:00Z", "2026-03-12T00:00:00Z",
	    "2026-03-22T00:00:00Z" }, "2026-03-02T23:59:59Z" },
	{ 0, "rate(1 day)", NULL, "2023-02-28T12:00:00Z",
	    { "2023-03-01T00:00:00Z", "2023-03-02T00:00:00Z",
	    "2023-03-03T00:00:00Z" }, "2023-03-01T23:59:59Z" },
	{ 0, "rate(999 days)", NULL, "2026-01-01T00:00:00Z",
	    { "2028-09-26T00:00:00Z", "2031-06-22T00:00:00Z",
	    "2034-03-17T00:00:00Z" }, "2028-09-26T23:59:59Z" },
	/* hours, from the hour: for one */
	{ 0, "rate(4 hours)", NULL, "2026-01-15T10:20:30.456Z",
	    { "2026-01-15T14:00:00Z", "2026-01-15T18:00:00Z",
	    "2026-01-15T22:00:00Z" }, "2026-01-15T14:59:59Z" },
	{ 0, "rate(10 hours)", "10h", "2026-12-31T20:00:00Z",
	    { "2027-01-01T06:00:00Z", "2027-01-01T16:00:00Z",
	    "2027-01-02T02:00:00Z" }, "2027-01-01T15:59:59Z" },
	/* steps begin again each day */
	{ 0, "cron(0 /8 * * ? *)", NULL, "2026-01-15T10:20:30.456Z",
	    { "2026-01-15T16:00:00Z", "2026-01-16T00:00:00Z",
	    "2026-01-16T08:00:00Z" }, "2026-01-15T16:59:59Z" },
	{ 0, "cron(0 8/8 * * ? *)", "8h", "2026-01-15T16:00:00Z",
	    { "2026-01-16T08:00:00Z", "2026-01-16T16:00:00Z",
	    "2026-01-17T08:00:00Z" }, "2026-01-16T15:59:59Z" },
	{ 0, "cron(0 2/10 * * ? *)", "4h", "2026-01-15T21:59:59.999Z",
	    { "2026-01-15T22:00:00Z", "2026-01-16T02:00:00Z",
	    "2026-01-16T12:00:00Z" }, "2026-01-16T01:59:59Z" },
	{ 0, "cron(0 0,12-20/4 * * ? *)", NULL, "2026-01-15T12:00:00Z",
	    { "2026-01-15T16:00:00Z", "2026-01-15T20:00:00Z",
	    "2026-01-16T00:00:00Z" }, "2026-01-15T16:59:59Z" },
	/* one a day is a schedule in days: to the end of it */
	{ 0, "cron(0 18 ? * SAT *)", NULL, "2026-01-17T18:00:00Z",
	    { "2026-01-24T18:00:00Z", "2026-01-31T18:00:00Z",
	    "2026-02-07T18:00:00Z" }, "2026-01-24T23:59:59Z" },
	{ 0, "cron(0 18 ? * 7 *)", "6h", "2026-01-17T17:59:59.999Z",
	    { "2026-01-17T18:00:00Z", "2026-01-24T18:00:00Z",
	    "2026-01-31T18:00:00Z" }, "2026-01-17T23:59:59Z" },
	{ 0, "cron(0 8 ? * MON-FRI *)", NULL, "2026-01-15T10:20:30.456Z",
	    { "2026-01-16T08:00:00Z", "2026-01-19T08:00:00Z",
	    "2026-01-20T08:00:00Z" }, "2026-01-16T23:59:59Z" },
	{ 0, "cron(0 0 ? * L *)", "1h", "2026-01-15T10:20:30.456Z",
	    { "2026-01-17T00:00:00Z", "2026-01-24T00:00:00Z",
	    "2026-01-31T00:00:00Z" }, "2026-01-17T00:59:59Z" },
	/* the n-th and the last of the month */
	{ 0, "cron(0 1 ? 1/3 SUN#1 *)", "2h", "2026-01-04T01:00:00Z",
	    { "2026-04-05T01:00:00Z", "2026-07-05T01:00:00Z",
	    "2026-10-04T01:00:00Z" }, "2026-04-05T02:59:59Z" },
	{ 0, "cron(0 0 ? 1/11 2#1 *)", NULL, "2025-12-01T00:00:00Z",
	    { "2026-01-05T00:00:00Z", "2026-12-07T00:00:00Z",
	    "2027-01-04T00:00:00Z" }, "2026-01-05T23:59:59Z" },
	{ 0, "cron(0 0 ? * tue#3 *)", NULL, "2026-01-15T10:20:30.456Z",
	    { "2026-01-20T00:00:00Z", "2026-02-17T00:00:00Z",
	    "2026-03-17T00:00:00Z" }, "2026-01-20T23:59:59Z" },
	{ 0, "cron(0 0 ? * SUN#5 *)", NULL, "2026-01-15T10:20:30.456Z",
	    { "2026-03-29T00:00:00Z", "2026-05-31T00:00:00Z",
	    "2026-08-30T00:00:00Z" }, "2026-03-29T23:59:59Z" },
	{ 0, "cron(0 0 SUNL * ? *)", NULL, "2026-01-25T00:00:00Z",
	    { "2026-02-22T00:00:00Z", "2026-03-29T00:00:00Z",
	    "2026-04-26T00:00:00Z" }, "2026-02-22T23:59:59Z" },
	{ 0, "cron(0 0 ? * 1L *)", NULL, "2026-05-01T00:00:00Z",
	    { "2026-05-31T00:00:00Z", "2026-06-28T00:00:00Z",
	    "2026-07-26T00:00:00Z" }, "2026-05-31T23:59:59Z" },
	{ 0, "cron(0 0 ? * FRIL *)", NULL, "2026-01-15T10:20:30.456Z",
	    { "2026-01-30T00:00:00Z", "2026-02-27T00:00:00Z",
	    "2026-03-27T00:00:00Z" }, "2026-01-30T23:59:59Z" },
	/* days of the month, its end, leap years and the turn of the year */
	{ 0, "cron(0 16 1,15 * ? *)", "2h", "2026-01-15T10:20:30.456Z",
	    { "2026-01-15T16:00:00Z", "2026-02-01T16:00:00Z",
	    "2026-02-15T16:00:00Z" }, "2026-01-15T17:59:59Z" },
	{ 0, "cron(0 17 L * ? *)", NULL, "2027-12-31T17:00:00Z",
	    { "2028-01-31T17:00:00Z", "2028-02-29T17:00:00Z",
	    "2028-03-31T17:00:00Z" }, "2028-01-31T23:59:59Z" },
	{ 0, "cron(0 17 31 * ? *)", NULL, "2026-01-31T17:00:00Z",
	    { "2026-03-31T17:00:00Z", "2026-05-31T17:00:00Z",
	    "2026-07-31T17:00:00Z" }, "2026-03-31T23:59:59Z" },
	{ 0, "cron(0 0 29 2 ? *)", NULL, "2026-01-15T10:20:30.456Z",
	    { "2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z",
	    "2036-02-29T00:00:00Z" }, "2028-02-29T23:59:59Z" },
	{ 0, "cron(0 0 29 FEB ? *)", NULL, "2096-02-29T00:00:00Z",
	    { "2104-02-29T00:00:00Z", "2108-02-29T00:00:00Z",
	    "2112-02-29T00:00:00Z" }, "2104-02-29T23:59:59Z" },
	{ 0, "cron(0 0 ? 2 MON#5 *)", NULL, "2072-02-29T00:00:00Z",
	    { "2112-02-29T00:00:00Z", "2140-02-29T00:00:00Z",
	    "2168-02-29T00:00:00Z" }, "2112-02-29T23:59:59Z" },
	{ 0, "cron(0 23 1 JAN-mar/2,12 ? *)", "1h", "2026-11-30T00:00:00Z",
	    { "2026-12-01T23:00:00Z", "2027-01-01T23:00:00Z",
	    "2027-03-01T23:00:00Z" }, "2026-12-01T23:59:59Z" },
	{ 0, "cron(0 0 29/2 * ? *)", NULL, "2026-02-01T00:00:00Z",
	    { "2026-03-29T00:00:00Z", "2026-03-31T00:00:00Z",
	    "2026-04-29T00:00:00Z" }, "2026-03-29T23:59:59Z" },
	{ 0, "cron(0  0 10-12 *  ? *)", NULL, "2026-02-11T00:00:00Z",
	    { "2026-02-12T00:00:00Z", "2026-03-10T00:00:00Z",
	    "2026-03-11T00:00:00Z" }, "2026-02-12T23:59:59Z" },
	/* summer time changes nothing: UTC has none */
	{ 0, "cron(0 /4 ? * SUN#5 *)", NULL, "2026-03-29T00:00:00Z",
	    { "2026-03-29T04:00:00Z", "2026-03-29T08:00:00Z",
	    "2026-03-29T12:00:00Z" }, "2026-03-29T04:59:59Z" },
};

static int64_t
moment(const char *text)
{
	int64_t ms;

	ck_assert_int_eq(kt_time_parse(text, &ms), 0);
	return ms;
}

START_TEST(windows_come)
{
	struct kt_rules r = { windows[_i].days, windows[_i].expression,
	    windows[_i].duration };
	int64_t at = moment(windows[_i].from);
	struct kt_schedule s;
	const char *why;
	int i;

	why = kt_schedule_read(&r, &s);
	ck_assert_msg(why == NULL, "%s: %s", r.expression, why);
	ck_assert_int_eq(kt_schedule_end(&s, moment(windows[_i].opens[0])),
	    moment(windows[_i].ends));
	for (i = 0; i < 3; i++) {
		at = kt_schedule_next(&s, at);
		ck_assert_msg(at == moment(windows[_i].opens[i]), "%s: %lld, "
		    "not %s", r.expression, (long long)at,
		    windows[_i].opens[i]);
	}
}
END_TEST

START_TEST(without_a_schedule_nothing_comes)
{
	struct kt_rules r = { .duration = "2h" };
	struct kt_schedule s;

	ck_assert(kt_schedule_read(&r, &s) == NULL);
	ck_assert_int_eq(kt_schedule_next(&s, 1), 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("schedule");
	TCase *tc = tcase_create("schedule");

	tcase_add_loop_test(tc, no_schedule, 0, (int)N_ELEMENTS(refused));
	tcase_add_loop_test(tc, windows_come, 0, (int)N_ELEMENTS(windows));
	tcase_add_test(tc, without_a_schedule_nothing_comes);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
