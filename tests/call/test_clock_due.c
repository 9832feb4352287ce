/* What falls due while the clock is moved: each at its moment, in order. */
#include <stdio.h>
#include <string.h>

#include "clock.h"

START_TEST(a_window_ends_at_its_moment)
{
	struct said s;

	create("db");
	create("kept");
	s = say(&me, "DeleteSecret",
	    "{'SecretId':'db','RecoveryWindowInDays':7}");
	ck_ok(s);
	s = advance("6d23h59m59s");
	ck_says(s, "events", "[]");
	ck_assert_str_ne(described("db", "DeletedDate"), ABSENT);
	s = advance("1d");
	ck_assert_str_eq(events(&s),
	    "2026-01-22T10:20:30.456Z SecretDeleted db\n");
	ck_says(s, "now", "2026-01-23T10:20:29.456Z");
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
	create("db");			/* the name is free */
	ck_assert_str_eq(described("kept", "Name"), "kept");
}
END_TEST

START_TEST(a_rotation_begins_by_itself_when_its_day_does)
{
	struct said s;

	schedule("db", 30);
	ck_assert_str_eq(described("db", "NextRotationDate"), "1771113599");
	s = clock_set("{'set':'2026-02-13T23:59:59.999Z'}");
	ck_says(s, "events", "[]");
	s = clock_set("{'set':'2026-02-14T00:00:00Z'}");
	ck_assert_str_eq(events(&s),
	    "2026-02-14T00:00:00.000Z RotationStarted db\n"
	    "2026-02-14T00:00:00.000Z RotationSucceeded db\n");
	ck_assert_str_eq(described("db", "LastRotatedDate"), "1771027200");
	ck_assert_str_eq(described("db", "NextRotationDate"), "1773705599");
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", kt_arena_printf(me.arena, "made by %s",
	    said_at(&s, "VersionId")));
	ck_assert_str_ne(said_at(&s, "VersionId"), V2);
	/* And so on: one a period, each from the day of the former. */
	s = advance("91d");
	ck_assert_int_eq(count(events(&s), "RotationSucceeded"), 3);
	ck_assert_ptr_nonnull(strstr(events(&s),
	    "2026-03-16T00:00:00.000Z RotationSucceeded db\n"));
}
END_TEST

/* rate(), from the hour or day of the last: rotation 3. */
START_TEST(a_rate_rotates_again_and_again)
{
	struct said s;

	schedule_by("h", "'ScheduleExpression':'rate(10 hours)',"
	    "'Duration':'3h'");
	ck_assert_str_eq(described("h", "RotationRules"),
	    "{'AutomaticallyAfterDays':1,'Duration':'3h',"
	    "'ScheduleExpression':'rate(10 hours)'}");
	ck_assert_str_eq(described("h", "NextRotationDate"), "1768517999");
	schedule_by("d", "'ScheduleExpression':'rate(2 days)'");
	ck_assert_str_eq(described("d", "RotationRules"),
	    "{'AutomaticallyAfterDays':2,"
	    "'ScheduleExpression':'rate(2 days)'}");
	ck_assert_str_eq(described("d", "NextRotationDate"), "1768694399");
	s = advance("39h");
	ck_assert_str_eq(succeeded(&s), "2026-01-15T20:00:00.000Z h\n"
	    "2026-01-16T06:00:00.000Z h\n2026-01-16T16:00:00.000Z h\n"
	    "2026-01-17T00:00:00.000Z d\n");
	ck_assert_str_eq(described("h", "LastRotatedDate"), "1768579200");
	/* By hand, at half past one: both count from there. */
	put("h");
	put("d");
	ck_assert_str_eq(described("h", "NextRotationDate"), "1768658399");
	ck_assert_str_eq(described("d", "NextRotationDate"), "1768867199");
	s = advance("3d");
	ck_assert_int_eq(count(succeeded(&s), " h\n"), 7);
	ck_assert_ptr_nonnull(strstr(succeeded(&s),
	    "2026-01-17T11:00:00.000Z h\n"));
	ck_assert_ptr_nonnull(strstr(succeeded(&s),
	    "2026-01-19T00:00:00.000Z d\n"));
}
END_TEST

/* Its windows are where they are, whatever is done by hand. */
START_TEST(a_cron_expression_rotates_in_its_windows)
{
	struct said s;

	schedule_by("db", "'ScheduleExpression':'cron(0 16 1,15 * ? *)',"
	    "'Duration':'2h'");
	ck_assert_str_eq(described("db", "RotationRules"),
	    "{'AutomaticallyAfterDays':1,'Duration':'2h',"
	    "'ScheduleExpression':'cron(0 16 1,15 * ? *)'}");
	ck_assert_str_eq(described("db", "NextRotationDate"), "1768499999");
	put("db");
	ck_assert_str_eq(described("db", "NextRotationDate"), "1768499999");
	s = clock_set("{'set':'2026-01-15T15:59:59.999Z'}");
	ck_says(s, "events", "[]");
	s = advance("46d");
	ck_assert_str_eq(succeeded(&s), "2026-01-15T16:00:00.000Z db\n"
	    "2026-02-01T16:00:00.000Z db\n2026-02-15T16:00:00.000Z db\n"
	    "2026-03-01T16:00:00.000Z db\n");
	ck_assert_str_eq(described("db", "LastRotatedDate"), "1772380800");
	ck_assert_str_eq(described("db", "RotationRules.AutomaticallyAfterDays"),
	    "14");
	ck_assert_str_eq(described("db", "NextRotationDate"), "1773597599");
	s = say(&me, "ListSecrets", "{}");
	ck_says(s, "SecretList.0.NextRotationDate", "1773597599");
	ck_says(s, "SecretList.0.RotationRules.AutomaticallyAfterDays", "14");
	s = say(&me, "CancelRotateSecret", "{'SecretId':'db'}");
	ck_ok(s);
	ck_assert_str_eq(described("db", "NextRotationDate"), ABSENT);
	s = advance("31d");
	ck_says(s, "events", "[]");
}
END_TEST

/* What fails goes on being tried; the next window is that after success. */
START_TEST(a_rate_goes_on_after_failures)
{
	struct said s;

	schedule_by("db", "'ScheduleExpression':'rate(4 hours)'");
	world.script.fails_in = "setSecret";
	world.script.fails = 7;
	s = advance("4h");
	ck_assert_int_eq(count(events(&s), "RotationFailed"), 6);
	/* The window is over, and the date of a rotation that fails stays. */
	ck_assert_str_eq(described("db", "NextRotationDate"), "1768489199");
	s = advance("12h");
	ck_assert_str_eq(succeeded(&s), "2026-01-15T21:12:36.000Z db\n"
	    "2026-01-16T01:00:00.000Z db\n");
}
END_TEST

/* The guide's remedy ends it; the next begins with its window, not before. */
START_TEST(a_failing_rotation_cleaned_up_waits_for_the_next_window)
{
	struct said s;

	schedule_by("db", "'ScheduleExpression':'rate(4 hours)'");
	world.script.fails_in = "setSecret";
	world.script.fails = 1000;
	s = advance("4h");
	world.script.fails = 0;
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSPENDING','RemoveFromVersionId':'%s'}",
	    said_at(&s, "events.0.version"));
	ck_ok(s);
	ck_assert_str_eq(described("db", "NextRotationDate"), "1768503599");
	s = advance("4h");
	ck_assert_str_eq(succeeded(&s), "2026-01-15T18:00:00.000Z db\n");
}
END_TEST

START_TEST(what_does_not_rotate_stays)
{
	static const char *const acts[] = {
		"{'SecretId':'db','RecoveryWindowInDays':30}",
		"{'SecretId':'db','ForceDeleteWithoutRecovery':true}",
	};
	struct said s;

	schedule("db", 1);
	s = say(&me, "DeleteSecret", "%s", acts[_i]);
	ck_ok(s);
	s = advance("29d");
	ck_says(s, "events", "[]");
}
END_TEST

/* Its day went by meanwhile: it begins at once, and nobody need move a clock. */
START_TEST(what_is_restored_rotates_if_it_is_due)
{
	struct said s;

	schedule("db", 1);
	s = say(&me, "DeleteSecret", "{'SecretId':'db'}");
	ck_ok(s);
	s = advance("5d");
	ck_says(s, "events", "[]");
	s = say(&me, "RestoreSecret", "{'SecretId':'db'}");
	ck_ok(s);
	while (strcmp(described("db", "LastRotatedDate"), "1768904430.456") !=
	    0)
		kt_sleep_ms(1);		/* or until the test's time is up */
	ck_assert_str_eq(described("db", "NextRotationDate"), "1769039999");
}
END_TEST

/* Due on other days each: in order, whatever their names and ages. */
START_TEST(all_in_order_each_at_its_moment)
{
	struct said s;

	schedule("c", 9);
	schedule("a", 8);
	create("b");
	s = say(&me, "DeleteSecret",
	    "{'SecretId':'b','RecoveryWindowInDays':8}");
	ck_ok(s);
	s = advance("10d");
	ck_assert_str_eq(events(&s),
	    "2026-01-23T00:00:00.000Z RotationStarted a\n"
	    "2026-01-23T00:00:00.000Z RotationSucceeded a\n"
	    "2026-01-23T10:20:30.456Z SecretDeleted b\n"
	    "2026-01-24T00:00:00.000Z RotationStarted c\n"
	    "2026-01-24T00:00:00.000Z RotationSucceeded c\n");
	ck_assert_str_eq(described("a", "LastRotatedDate"), "1769126400");
	ck_assert_str_eq(described("c", "LastRotatedDate"), "1769212800");
}
END_TEST

static char seen[256];

/* What another client reads of the clock while a step runs. */
static void
look_at_clock(struct world *w, const char *step)
{
	struct client other;
	struct said s;

	if (strcmp(step, "setSecret") != 0)
		return;
	client_begin(&other, w);
	s = say_get(&other, "/_keyturn/clock", NULL);
	(void)snprintf(seen, sizeof(seen), "%s", said_at(&s, "now"));
	kt_sleep_ms(5);
	ck_assert_int_eq(world_now(w), INT64_C(1771027200000));
	client_end(&other);
}

/* The clock runs, but not while something is being done. */
START_TEST(time_stands_while_it_happens)
{
	struct said s;

	schedule("db", 30);
	world.script.before = look_at_clock;
	s = clock_set("{'run':true}");
	ck_ok(s);
	s = advance("31d");
	ck_assert_int_eq(count(events(&s), "RotationSucceeded"), 1);
	ck_assert_str_eq(seen, "2026-02-14T00:00:00.000Z");
	ck_says(s, "frozen", "false");
}
END_TEST

/*
 * 1 s, 5 s, 30 s, 2 min, 10 min, 1 h, 6 h; and then, as nothing else changes,
 * once where the clock stops anyway.
 */
START_TEST(a_month_of_failures_is_short)
{
	const char *all;
	struct said s;

	schedule("db", 1);
	world.script.fails_in = "setSecret";
	world.script.fails = 1000;
	s = clock_set("{'set':'2026-01-15T23:59:59Z'}");
	ck_ok(s);
	s = advance("31d");
	all = events(&s);
	ck_assert_int_eq(count(all, "RotationStarted"), 1);
	ck_assert_int_eq(count(all, "RotationFailed"), 8 + 1);
	ck_assert_ptr_nonnull(strstr(all,
	    "2026-01-16T00:00:01.000Z RotationFailed db\n"));
	ck_says(s, "events.1.reason", "scripted to fail in setSecret");
	ck_assert_ptr_nonnull(strstr(all,
	    "2026-02-15T23:59:59.000Z RotationFailed db\n"));
	s = advance("1000000d");
	ck_assert_str_eq(events_of(&s, "RotationFailed"),
	    "4764-01-13T23:59:59.000Z db\n");
	world.script.fails = 0;
	s = advance("1d");
	ck_assert_int_eq(count(events(&s), "RotationSucceeded"), 1);
}
END_TEST

/* Somebody left AWSPENDING behind: nothing begins, and nothing is in a loop. */
START_TEST(what_is_pending_blocks_the_next)
{
	struct said s;

	schedule("db", 10);
	s = say(&me, "PutSecretValue", "{'SecretId':'db','ClientRequestToken':'"
	    V3 "','SecretString':'x','VersionStages':['AWSPENDING']}");
	ck_ok(s);
	s = advance("11d");
	ck_assert_str_eq(events(&s),
	    "2026-01-25T00:00:00.000Z RotationSkipped db\n");
	ck_says(s, "events.0.reason", "A previous rotation isn't complete. "
	    "That rotation will be reattempted.");
	ck_assert_str_eq(described("db", "NextRotationDate"), "1770249599");
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSPENDING','RemoveFromVersionId':'" V3 "'}");
	ck_ok(s);
	s = advance("10d");
	ck_assert_str_eq(events(&s),
	    "2026-02-04T00:00:00.000Z RotationStarted db\n"
	    "2026-02-04T00:00:00.000Z RotationSucceeded db\n");
}
END_TEST

/* Nor does it stop the clock every day for ever; until it is mended. */
START_TEST(what_is_pending_for_long_is_short)
{
	struct said s;

	schedule("db", 1);
	s = say(&me, "PutSecretValue", "{'SecretId':'db','ClientRequestToken':'"
	    V3 "','SecretString':'x','VersionStages':['AWSPENDING']}");
	ck_ok(s);
	s = advance("1000000d");
	ck_assert_int_eq(count(events(&s), "RotationSkipped"), 8 + 1);
	s = say_get(&me, "/_keyturn/health", NULL);
	ck_says(s, "failing", "1");
	ck_says(s, "rotations.0.attempts", "9");
	ck_says(s, "rotations.0.reason", "A previous rotation isn't complete. "
	    "That rotation will be reattempted.");
	s = say_get(&me, "/_keyturn/rotations/db", NULL);
	ck_says(s, "outcome", "skipped");
	ck_says(s, "reason", "A previous rotation isn't complete. "
	    "That rotation will be reattempted.");
	ck_says(s, "rotations.8.outcome", "skipped");
	ck_says(s, "rotations.9.outcome", "succeeded");
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSPENDING','RemoveFromVersionId':'" V3 "'}");
	ck_ok(s);
	s = say_get(&me, "/_keyturn/health", NULL);
	ck_says(s, "failing", "0");
	s = advance("10d");
	ck_assert_int_eq(count(events(&s), "RotationSucceeded"), 10);
}
END_TEST

/* Which rotations stand failed, and why; none of what did not fail. */
START_TEST(health_tells_of_failures)
{
	struct said s = say_get(&me, "/_keyturn/health", NULL);

	ck_ok(s);
	ck_says(s, "status", "ok");
	ck_says(s, "failing", "0");
	ck_says(s, "rotations", "[]");
	schedule("good", 1);
	schedule("bad", 1);
	world.script.fails_in = "setSecret";
	world.script.fails = 2;
	s = say(&me, "RotateSecret", "{'SecretId':'bad','ClientRequestToken':'"
	    V3 "'}");
	ck_ok(s);
	(void)advance("1s");
	s = say_get(&me, "/_keyturn/health", NULL);
	ck_says(s, "failing", "1");
	ck_says(s, "rotations.0.secret", "bad");
	ck_says(s, "rotations.0.attempts", "2");
	ck_says(s, "rotations.0.next", "2026-01-15T10:20:36.456Z");
	ck_says(s, "rotations.0.reason", "scripted to fail in setSecret");
	ck_says(s, "rotations.1", ABSENT);
	(void)advance("5s");
	s = say_get(&me, "/_keyturn/health", NULL);
	ck_says(s, "failing", "0");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("clock_due");
	TCase *tc = tcase_create("clock_due");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_window_ends_at_its_moment);
	tcase_add_test(tc, a_rotation_begins_by_itself_when_its_day_does);
	tcase_add_test(tc, a_rate_rotates_again_and_again);
	tcase_add_test(tc, a_cron_expression_rotates_in_its_windows);
	tcase_add_test(tc, a_rate_goes_on_after_failures);
	tcase_add_test(tc,
	    a_failing_rotation_cleaned_up_waits_for_the_next_window);
	tcase_add_loop_test(tc, what_does_not_rotate_stays, 0, 2);
	tcase_add_test(tc, what_is_restored_rotates_if_it_is_due);
	tcase_add_test(tc, all_in_order_each_at_its_moment);
	tcase_add_test(tc, time_stands_while_it_happens);
	tcase_add_test(tc, a_month_of_failures_is_short);
	tcase_add_test(tc, what_is_pending_blocks_the_next);
	tcase_add_test(tc, what_is_pending_for_long_is_short);
	tcase_add_test(tc, health_tells_of_failures);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
