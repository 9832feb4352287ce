/* The steps of a rotation: tried again, abandoned, resumed after a crash. */
#include <stdio.h>
#include <string.h>

#include "rotating.h"

START_TEST(four_steps_rotate)
{
	struct said s;

	world_run(&world);
	world.script.drops_pending = _i == 1;
	s = rotate(V2, WITH_FUNCTION
	    ",'RotationRules':{'AutomaticallyAfterDays':30}");
	ck_ok(s);
	world_until_rotation(&world, "db", DONE);
	ck_assert_str_eq(world.script.ran, STEPS);
	ck_assert_str_eq(described("VersionIdsToStages"),
	    "{'" V1 "':['AWSPREVIOUS'],'" V2 "':['AWSCURRENT']}");
	ck_assert_str_eq(value(), "made by " V2);
	ck_assert_str_eq(described("LastRotatedDate"), "1768472430.456");
	s = say(&me, "CancelRotateSecret", "{'SecretId':'db'}");
	ck_ok(s);
	ck_assert_str_eq(described("LastRotatedDate"), ABSENT);

	/* Again, a day later, as it is set up by now. */
	world_pass(&world, KT_DAY);
	s = rotate(V3, "");
	ck_ok(s);
	world_until_rotation(&world, "db", DONE);
	ck_assert_str_eq(world.script.ran, STEPS STEPS);
	ck_assert_str_eq(value(), "made by " V3);
	ck_assert_str_eq(described("LastRotatedDate"), "1768558830.456");
	ck_assert_str_eq(described("NextRotationDate"), "1771199999");
	s = rotate(V3, "");		/* the same call: nothing more */
	ck_ok(s);
	ck_assert_str_eq(world_rotation(&world, me.arena, "db", NULL), DONE);
}
END_TEST

/* The days count from a change by hand, and from new rules: rotation 3. */
START_TEST(a_value_put_by_hand_counts_as_a_rotation)
{
	struct said s = rotate(V2, WITH_FUNCTION ",'RotateImmediately':false,"
	    "'RotationRules':{'AutomaticallyAfterDays':1}");

	ck_ok(s);
	ck_assert_str_eq(described("NextRotationDate"), "1768607999");
	world_pass(&world, 10 * KT_DAY);
	ck_assert_str_eq(described("NextRotationDate"), "1768607999");
	s = say(&me, "PutSecretValue", "{'SecretId':'db',"
	    "'ClientRequestToken':'" V3 "','SecretString':'by hand'}");
	ck_ok(s);
	ck_assert_str_eq(described("NextRotationDate"), "1769471999");
	world_pass(&world, 3 * KT_DAY);
	s = rotate(V4, ",'RotateImmediately':false,"
	    "'RotationRules':{'AutomaticallyAfterDays':2}");
	ck_ok(s);
	ck_assert_str_eq(described("NextRotationDate"), "1769817599");
	ck_assert_str_eq(described("LastRotatedDate"), ABSENT);
}
END_TEST

static bool
take_due(void *due, const struct job *j)
{
	ck_assert_str_eq(j->kind, JOB_ROTATION);
	*(int64_t *)due = j->due;
	return false;
}

/* When the next attempt is due. */
static void
check_gap(int64_t gap)
{
	struct kt_arena *a = kt_arena_new();
	struct store_tx *tx;
	int64_t due, job = 0;

	(void)world_rotation(&world, a, "db", &due);
	ck_assert_int_eq(due - world_now(&world), gap);
	tx = store_read_begin(world.server.store, a);
	ck_assert_int_eq(store_jobs(tx, take_due, &job), STORE_OK);
	ck_assert_int_eq(job, due);
	store_read_end(world.server.store, tx);
	kt_arena_free(&a);
}

static const int64_t gaps[] = { 1, 5, 30, 120, 600, 3600, 21600, 86400, 86400,
    86400 };		/* seconds */

static void
fail_until(int attempt)
{
	int i;

	for (i = 1; i <= attempt; i++) {
		world_until_rotation(&world, "db", kt_arena_printf(me.arena,
		    "running 0 %d", i));
		check_gap(gaps[i - 1] * KT_SECOND);
		world_pass(&world, gaps[i - 1] * KT_SECOND);
	}
}

static const struct { const char *step, *once; } failing[] = {
	{ "createSecret", "createSecret " },
	{ "setSecret", "createSecret setSecret " },
	{ "testSecret", "createSecret setSecret testSecret " },
	{ "finishSecret", STEPS },
};

/* The whole process again; the version, and what is in it, stays. */
START_TEST(a_failed_step_is_tried_again_from_the_first)
{
	struct said s;

	world.script.fails_in = failing[_i].step;
	world.script.fails = 2;
	world_run(&world);
	s = rotate(V2, WITH_FUNCTION);
	ck_ok(s);
	fail_until(2);
	world_until_rotation(&world, "db", "succeeded 4 2");
	ck_assert_str_eq(world.script.ran, kt_arena_printf(me.arena,
	    "%s%s" STEPS, failing[_i].once, failing[_i].once));
	ck_assert_str_eq(world.script.first, "setSecret testSecret "
	    "finishSecret ");
	ck_assert_str_eq(value(), "made by " V2);
	ck_assert_str_eq(described("LastRotatedDate"), "1768472436.456");
}
END_TEST

/*
 * The password is refused so often; then the version, which is the one that
 * RotateSecret answered, has another, or the attempt has failed.
 */
static const struct { int refused; const char *ran, *ends; } weak[] = {
	{ 1, "createSecret setSecret " STEPS, DONE },
	{ 2, "createSecret setSecret createSecret setSecret " STEPS, DONE },
	{ 3, "createSecret setSecret createSecret setSecret createSecret "
	    "setSecret ", "running 0 1" },
};

START_TEST(a_refused_password_is_followed_by_another)
{
	struct said s;

	world.script.refuses = weak[_i].refused;
	world.script.says_again = true;
	s = rotate(V2, WITH_FUNCTION);
	ck_ok(s);
	world_run(&world);
	world_until_rotation(&world, "db", weak[_i].ends);
	ck_assert_str_eq(world.script.ran, weak[_i].ran);
	ck_assert_str_eq(world.script.first, _i < 2 ? "setSecret testSecret "
	    "finishSecret " : "setSecret ");
	s = say(&me, "GetSecretValue", "{'SecretId':'db','VersionId':'" V2
	    "'}");
	ck_says(s, "SecretString", "made by " V2 " again");
	ck_assert_str_eq(value(), _i < 2 ? "made by " V2 " again" : "one");
	if (_i < 2)
		return;
	/* the next attempt begins with it, and has as many */
	world.script.refuses = 1;
	world_pass(&world, KT_SECOND);
	world_until_rotation(&world, "db", "succeeded 4 1");
}
END_TEST

static void
label_pending(struct world *w, const char *step)
{
	struct client you;
	struct said s;

	if (strcmp(step, "setSecret") != 0)
		return;
	client_begin(&you, w);
	s = say(&you, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'mine','MoveToVersionId':'" V2 "'}");
	ck_ok(s);
	client_end(&you);
}

START_TEST(a_refused_value_with_a_label_stays)
{
	struct said s;

	world.script.refuses = 1;
	world.script.before = label_pending;
	s = rotate(V2, WITH_FUNCTION);
	ck_ok(s);
	world_run(&world);
	world_until_rotation(&world, "db", "running 0 1");
	ck_assert_str_eq(world.script.ran, "createSecret setSecret ");
	s = say(&me, "GetSecretValue", "{'SecretId':'db','VersionStage':"
	    "'mine'}");
	ck_says(s, "SecretString", "made by " V2);
}
END_TEST

START_TEST(failures_without_end_are_tried_again)
{
	struct said s;

	world.script.fails_in = "createSecret";
	world.script.fails = 1000;
	world_run(&world);
	s = rotate(V2, WITH_FUNCTION);
	ck_ok(s);
	fail_until(10);
	world_until_rotation(&world, "db", "running 0 11");
	ck_assert_str_eq(value(), "one");
	ck_assert_str_eq(described("LastRotatedDate"), ABSENT);
	ck_assert_str_eq(described("VersionIdsToStages"),
	    "{'" V1 "':['AWSCURRENT'],'" V2 "':['AWSPENDING']}");
	s = rotate(V3, "");
	ck_assert_str_eq(s.code, "InvalidRequestException");
	/* The user guide's remedy. */
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSPENDING','RemoveFromVersionId':'" V2 "'}");
	ck_ok(s);
	world.script.fails = 0;
	s = rotate(V3, "");
	ck_ok(s);
	world_until_rotation(&world, "db", DONE);
	ck_assert_str_eq(value(), "made by " V3);
}
END_TEST

/* A function that says yes and does nothing has failed all the same. */
START_TEST(a_function_is_judged_by_what_it_did)
{
	struct said s;

	world.script.does_nothing = true;
	world_run(&world);
	s = rotate(V2, WITH_FUNCTION);
	ck_ok(s);
	fail_until(1);
	ck_assert_str_eq(value(), "one");
	ck_assert_str_eq(described("LastRotatedDate"), ABSENT);
}
END_TEST

START_TEST(a_function_gone_missing_fails_the_attempt)
{
	struct said s = rotate(V2, WITH_FUNCTION);

	ck_ok(s);
	world.server.n_functions = 0;	/* a start with other options */
	world_run(&world);
	world_until_rotation(&world, "db", "running 0 1");
	ck_assert_str_eq(world.script.ran, "");
	ck_assert_str_eq(value(), "one");
}
END_TEST

/* --- abandoned ------------------------------------------------------------ */

static void
in_the_middle(struct world *w, const char *step)
{
	static const char *const acts[][2] = {
		{ "PutSecretValue", "{'SecretId':'db','ClientRequestToken':'"
		    V3 "','SecretString':'by hand'}" },
		{ "UpdateSecretVersionStage", "{'SecretId':'db','VersionStage'"
		    ":'AWSPENDING','RemoveFromVersionId':'" V2 "'}" },
		{ "DeleteSecret", "{'SecretId':'db',"
		    "'ForceDeleteWithoutRecovery':true}" },
	};
	struct client other;
	struct said s;
	size_t act = w->functions[0].strategy[0] - '0';

	if (strcmp(step, "setSecret") != 0)
		return;
	client_begin(&other, w);
	s = say(&other, acts[act][0], "%s", acts[act][1]);
	ck_ok(s);
	client_end(&other);
}

/* No step follows the one under way, no matter how often the sched looks. */
START_TEST(who_interferes_ends_it)
{
	static const struct { const char *state, *value, *labels; } after[] = {
		{ "abandoned 1 0", "by hand", "{'" V1 "':['AWSPREVIOUS'],'" V3
		    "':['AWSCURRENT']}" },
		{ "abandoned 1 0", "one", "{'" V1 "':['AWSCURRENT']}" },
		{ "none 0 0", ABSENT, NULL },
	};
	const char *const acts[] = { "0", "1", "2" };
	struct said s;

	world.functions[0].strategy = acts[_i];
	world.script.before = in_the_middle;
	world_run(&world);
	s = rotate(V2, WITH_FUNCTION);
	ck_ok(s);
	world_until_rotation(&world, "db", after[_i].state);
	world_pass(&world, KT_DAY);
	sched_stop(world.sched);
	sched_free(&world.sched);
	ck_assert_str_eq(world.script.ran, "createSecret setSecret ");
	ck_assert_str_eq(value(), after[_i].value);
	if (after[_i].labels == NULL)
		return;
	ck_assert_str_eq(described("VersionIdsToStages"), after[_i].labels);
	ck_assert_str_eq(described("LastRotatedDate"), ABSENT);
	world.script.before = NULL;
	world_run(&world);
	s = rotate(V4, "");
	ck_ok(s);
	world_until_rotation(&world, "db", DONE);
}
END_TEST

static void
put_by_hand(struct world *w, const char *step)
{
	struct client other;
	struct said s;

	if (strcmp(step, "createSecret") != 0)
		return;
	client_begin(&other, w);
	s = say(&other, "PutSecretValue", "{'SecretId':'db',"
	    "'ClientRequestToken':'" V3 "','SecretString':'by hand'}");
	ck_ok(s);
	client_end(&other);
}

/* Else AWSPENDING would come back, and nobody take it away any more. */
START_TEST(a_late_step_of_one_given_up_puts_nothing)
{
	struct said s;

	world.script.before = put_by_hand;
	world_run(&world);
	s = rotate(V2, WITH_FUNCTION);
	ck_ok(s);
	world_until_rotation(&world, "db", "abandoned 0 0");
	sched_stop(world.sched);
	sched_free(&world.sched);
	ck_assert_str_eq(world.script.ran, "createSecret ");
	ck_assert_str_eq(described("VersionIdsToStages"),
	    "{'" V1 "':['AWSPREVIOUS'],'" V3 "':['AWSCURRENT']}");
	s = rotate(V4, "");
	ck_ok(s);
}
END_TEST

#define ANY_TOKEN "55555555-0000-4000-8000-000000000005"

static struct said
put_with(const char *rotation_token, const char *version)
{
	return say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':"
	    "'x','ClientRequestToken':'%s','VersionStages':['AWSPENDING'],"
	    "'RotationToken':'%s'}", version, rotation_token);
}

START_TEST(a_rotation_token_is_of_the_rotation_under_way)
{
	struct said s = put_with(ANY_TOKEN, V2);	/* never rotated */
	struct rotation r;
	struct store_tx *tx;
	struct secret db;

	ck_ok(s);
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSPENDING','RemoveFromVersionId':'" V2 "'}");
	ck_ok(s);
	s = rotate(V3, WITH_FUNCTION);
	ck_ok(s);
	s = put_with(ANY_TOKEN, V3);
	ck_assert_str_eq(s.code, "InvalidParameterException");
	tx = store_read_begin(world.server.store, me.arena);
	ck_assert_int_eq(store_secret_find(tx, ACCOUNT, REGION, "db", &db),
	    STORE_OK);
	ck_assert_int_eq(store_rotation_find(tx, db.id, &r), STORE_OK);
	store_read_end(world.server.store, tx);
	s = put_with(r.token, V3);
	ck_ok(s);
	s = say(&me, "CancelRotateSecret", "{'SecretId':'db'}");
	ck_ok(s);
	s = put_with(r.token, V4);
	ck_assert_str_eq(s.code, "InvalidParameterException");
}
END_TEST

/* Whoever sees AWSCURRENT move sees the dates of it, too. */
START_TEST(the_move_of_aws_current_dates_the_rotation)
{
	struct said s = rotate(V2, WITH_FUNCTION
	    ",'RotationRules':{'AutomaticallyAfterDays':30}");

	ck_ok(s);
	world_pass(&world, 2 * KT_DAY);
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSCURRENT','MoveToVersionId':'" V2 "',"
	    "'RemoveFromVersionId':'" V1 "'}");
	ck_ok(s);
	ck_assert_str_eq(world_rotation(&world, me.arena, "db", NULL),
	    "running 0 0");
	ck_assert_str_eq(described("LastRotatedDate"), "1768645230.456");
	ck_assert_str_eq(described("NextRotationDate"), "1771286399");
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSCURRENT','MoveToVersionId':'" V1 "',"
	    "'RemoveFromVersionId':'" V2 "'}");
	ck_ok(s);
	world_pass(&world, KT_DAY);
	ck_assert_str_eq(described("LastRotatedDate"), "1768645230.456");
}
END_TEST

/* --- a crash -------------------------------------------------------------- */

static char left_behind[64];
static const char *crash_in;

static void
crash(struct world *w, const char *step)
{
	if (strcmp(step, crash_in) == 0 && left_behind[0] == '\0')
		world_copy(w, left_behind);
}

/* The step under way runs again; those before it do not. */
START_TEST(resumes_where_it_was_killed)
{
	static const struct { const char *step, *rest; } killed[] = {
		{ "createSecret", STEPS },
		{ "setSecret", "setSecret testSecret finishSecret " },
		{ "testSecret", "testSecret finishSecret " },
		{ "finishSecret", "finishSecret " },
	};
	struct world second;
	struct client you;
	struct said s;

	crash_in = killed[_i].step;
	world.script.before = crash;
	world_run(&world);
	s = rotate(V2, WITH_FUNCTION);
	ck_ok(s);
	world_until_rotation(&world, "db", DONE);

	world_open_on(&second, left_behind);
	client_begin(&you, &second);
	s = say(&you, "GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "one");
	world_run(&second);
	world_until_rotation(&second, "db", DONE);
	ck_assert_str_eq(second.script.ran, killed[_i].rest);
	/* all but the one under way, of which it is not known */
	ck_assert_str_eq(second.script.first, killed[_i].rest +
	    strlen(killed[_i].step) + 1);
	s = say(&you, "GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "made by " V2);
	ck_says(s, "VersionStages", "['AWSCURRENT']");
	client_end(&you);
	world_close(&second);
}
END_TEST

/* A start in the ordinary way takes up what waits for its next attempt. */
START_TEST(a_restart_keeps_the_attempts)
{
	struct said s;

	world.script.fails_in = "setSecret";
	world.script.fails = 1;
	world_run(&world);
	s = rotate(V2, WITH_FUNCTION);
	ck_ok(s);
	world_until_rotation(&world, "db", "running 0 1");
	world_stop(&world);
	world_resume(&world);
	check_gap(KT_SECOND);
	world_pass(&world, KT_SECOND);
	world_run(&world);
	world_until_rotation(&world, "db", "succeeded 4 1");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rotation_steps");
	TCase *tc = tcase_create("rotation_steps");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	tcase_add_loop_test(tc, four_steps_rotate, 0, 2);
	tcase_add_test(tc, a_value_put_by_hand_counts_as_a_rotation);
	tcase_add_loop_test(tc, a_failed_step_is_tried_again_from_the_first,
	    0, N_ELEMENTS(failing));
	tcase_add_loop_test(tc, a_refused_password_is_followed_by_another, 0,
	    (int)N_ELEMENTS(weak));
	tcase_add_test(tc, a_refused_value_with_a_label_stays);
	tcase_add_test(tc, failures_without_end_are_tried_again);
	tcase_add_test(tc, a_function_is_judged_by_what_it_did);
	tcase_add_test(tc, a_function_gone_missing_fails_the_attempt);
	tcase_add_loop_test(tc, who_interferes_ends_it, 0, 3);
	tcase_add_test(tc, a_late_step_of_one_given_up_puts_nothing);
	tcase_add_test(tc, a_rotation_token_is_of_the_rotation_under_way);
	tcase_add_test(tc, the_move_of_aws_current_dates_the_rotation);
	tcase_add_loop_test(tc, resumes_where_it_was_killed, 0, 4);
	tcase_add_test(tc, a_restart_keeps_the_attempts);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
