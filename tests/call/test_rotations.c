/* Rotations by their path: the last of each secret, one, and the wait for its end. */
#include <string.h>

#include "dispatch/dispatch.h"
#include "tests/call/told.h"

/* --- the last of each secret --- */

static void
create(const char *name, const char *region)
{
	struct said s;

	me.key = "AKIDEXAMPLE";		/* whose signature says where */
	me.region = region;
	s = say(&me, "CreateSecret", "{'Name':'%s','SecretString':'x',"
	    "'ClientRequestToken':'" V1 "'}", name);
	ck_ok(s);
	s = say(&me, "RotateSecret", "{'SecretId':'%s',"
	    "'ClientRequestToken':'" V2 "','RotationLambdaARN':"
	    "'arn:aws:lambda:%s:" ACCOUNT ":function:rotator'}", name, region);
	ck_ok(s);
	me.region = REGION;
}

static const struct {
	const char *query;
	const char *names[3];		/* of which it tells, and of no other */
} lists[] = {
	{ NULL, { "failing", "fine", "far" } },
	{ "outcome=failed", { "failing" } },
	{ "outcome=running", { "far" } },
	{ "outcome=succeeded", { "fine" } },
	{ "outcome=skipped", { NULL } },
	{ "region=" REGION "&account=" ACCOUNT, { "failing", "fine" } },
	{ "region=us-west-2", { "far" } },
	{ "region=us-west-2&outcome=failed", { NULL } },
	{ "account=999999999999", { NULL } },
};

START_TEST(the_last_rotation_of_each_secret_is_told)
{
	struct said s;
	size_t i;

	world.script.fails_in = "testSecret";
	world.script.fails = 2;
	create("failing", REGION);
	world_run(&world);
	world_until_rotation(&world, "failing", "running 0 1");
	world_pass(&world, KT_SECOND);
	world_until_rotation(&world, "failing", "running 0 2");
	create("fine", REGION);
	world_until_rotation(&world, "fine", "succeeded 4 0");
	world_stop(&world);
	world_resume(&world);
	create("far", "us-west-2");
	s = say_get(&me, "/_keyturn/rotations", lists[_i].query);
	ck_ok(s);
	for (i = 0; i < 3 && lists[_i].names[i] != NULL; i++)
		ck_assert_str_eq(said_at(&s, kt_arena_printf(me.arena,
		    "rotations.%zu.secret", i)), lists[_i].names[i]);
	ck_assert_str_eq(said_at(&s, kt_arena_printf(me.arena,
	    "rotations.%zu", i)), ABSENT);
	if (_i > 1)
		return;
	ck_says(s, "rotations.0.outcome", "failed");
	ck_says(s, "rotations.0.reason", "scripted to fail in testSecret");
	ck_says(s, "rotations.0.next", "2026-01-15T10:20:36.456Z");
	ck_says(s, "rotations.0.version", V2);
}
END_TEST

START_TEST(an_outcome_that_there_is_not_is_refused)
{
	struct said s = say_get(&me, "/_keyturn/rotations", "outcome=bad");

	ck_assert_int_eq(s.status, 400);
	s = say_get(&me, "/_keyturn/rotations", "outcomes=failed");
	ck_assert_int_eq(s.status, 400);
	s = say_get(&me, "/_keyturn/rotations", NULL);
	ck_says(s, "rotations", "[]");
}
END_TEST

/* --- which secret --- */

static const struct {
	const char *path, *query;
	int status;
	const char *says;		/* the answer's text has it */
} asked[] = {
	{ "db", NULL, 200, "'none'" },
	{ "%64b", NULL, 200, "'none'" },
	{ "team%2Fdb", NULL, 200, "team/db" },
	{ "team/db", NULL, 200, "team/db" },
	{ "db", "region=" REGION "&account=" ACCOUNT, 200, "'none'" },
	{ "db", "region=us-west-2", 404, "There is no secret db in account "
	    ACCOUNT ", region us-west-2; there is one in " REGION },
	{ "db", "account=999999999999", 404, "account 999999999999" },
	{ "arn:aws:secretsmanager:" REGION ":" ACCOUNT ":secret:db", NULL, 200,
	    "'none'" },
	{ "arn%3Aaws%3Asecretsmanager%3A" REGION "%3A" ACCOUNT "%3Asecret%3A"
	    "team%2Fdb", NULL, 200, "team/db" },
	{ "arn:aws:secretsmanager:" REGION ":" ACCOUNT ":secret:db",
	    "region=us-west-2", 400, "The region is " REGION " in the ARN" },
	{ "arn:", NULL, 404, "There is no secret arn:" },
	{ "arn:::::::::", NULL, 404, "There is no secret" },
	{ "nobody", NULL, 404, "There is no secret nobody in account" },
	{ "%00", NULL, 400, "Malformed" },
	{ "%ff", NULL, 400, "Malformed" },
	{ "%zz", NULL, 400, "Malformed" },
	{ "d%c3%a4", NULL, 404, "There is no secret" },
	{ "db", "wait=soon", 400, "Malformed wait" },
	{ "db", "wait=-1", 400, "wait" },
	{ "db", "wait=1.5", 400, "wait" },
	{ "db", "wait=3601", 400, "wait" },
	{ "db", "wait=99999999999999999999", 400, "wait" },
	{ "db", "wait=", 400, "wait" },
	{ "db", "wait=3600", 200, "'none'" },
	{ "db", "wait_ms=500", 200, "'none'" },
	{ "db", "wait_ms=3600001", 400, "wait_ms" },
	{ "db", "last=0", 400, "last" },
	{ "db", "last=101", 400, "last" },
	{ "db", "lsat=1", 400, "lsat" },
};

START_TEST(a_secret_is_named_in_the_path)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'team/db',"
	    "'ClientRequestToken':'" V1 "','SecretString':'x'}");
	char *p, *text;

	ck_ok(s);
	s = say_get(&me, kt_arena_printf(me.arena, PATH "%s", asked[_i].path),
	    asked[_i].query);
	text = kt_arena_strdup(me.arena, s.text);
	for (p = text; *p != '\0'; p++)
		*p = *p == '"' ? '\'' : *p;
	ck_assert_msg(s.status == asked[_i].status, "%d %s", s.status, text);
	ck_assert_msg(strstr(text, asked[_i].says) != NULL, "%s", text);
}
END_TEST

START_TEST(a_long_name_is_refused)
{
	char *name = kt_arena_alloc(me.arena, 8001);
	struct said s;

	memset(name, 'a', 8000);
	s = say_get(&me, kt_arena_printf(me.arena, PATH "%s", name), NULL);
	ck_assert_int_eq(s.status, 400);
	name[2048] = '\0';
	s = say_get(&me, kt_arena_printf(me.arena, PATH "%s", name), NULL);
	ck_assert_int_eq(s.status, 404);
}
END_TEST

/* --- the wait --- */

static struct under_way waiters[3];
static const struct kt_request wait_long = { .method = "GET",
	.path = PATH "db", .query = "wait=3600&last=1" };

static struct said
wait_ends(struct under_way *u)
{
	while (!say_is_over(u))
		kt_sleep_ms(1);
	return say_end(u);
}

static void
wait_begins(void)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(waiters); i++)
		say_begin(&waiters[i], &me, &wait_long);
	for (i = 0; i < N_ELEMENTS(waiters); i++)
		ck_assert(!say_is_over(&waiters[i]));
}

/* As it ends: well (0), in failure (1), cancelled (2), with the secret (3). */
START_TEST(who_waits_is_answered_when_it_has_ended)
{
	static const char *const outcomes[] = {
		"succeeded", "failed", "abandoned"
	};
	struct said s;
	size_t i;

	world.script.fails_in = "setSecret";
	world.script.fails = _i == 1;
	rotate(V2, "");
	wait_begins();
	if (_i <= 1)
		world_run(&world);
	else {
		s = say(&me, _i == 2 ? "CancelRotateSecret" : "DeleteSecret",
		    "{'SecretId':'db'%s}", _i == 4 ?
		    ",'ForceDeleteWithoutRecovery':true" : "");
		ck_ok(s);
	}
	for (i = 0; i < N_ELEMENTS(waiters); i++) {
		s = wait_ends(&waiters[i]);
		if (_i >= 3) {
			ck_assert_int_eq(s.status, 404);
			ck_assert_ptr_nonnull(strstr(s.text, _i == 3 ?
			    "awaits deletion" : "was deleted while"));
			continue;
		}
		ck_ok(s);
		ck_says(s, "outcome", outcomes[_i]);
		ck_says(s, "reason", _i == 0 ? ABSENT : _i == 1 ?
		    "scripted to fail in setSecret" :
		    "The rotation was cancelled.");
	}
	s = _i >= 3 ? say_get(&me, PATH "db", NULL) : told("wait=3600");
	if (_i < 3)
		ck_says(s, "outcome", outcomes[_i]);
}
END_TEST

/* One that failed, and is due again, is under way. */
START_TEST(a_further_attempt_is_waited_for)
{
	struct said s;

	world.script.fails_in = "setSecret";
	world.script.fails = 1;
	rotate(V2, "");
	world_run(&world);
	world_until_rotation(&world, "db", "running 0 1");
	s = told("wait=3600");
	ck_says(s, "outcome", "failed");
	world_stop(&world);
	world_resume(&world);
	world_pass(&world, KT_SECOND);
	wait_begins();
	world_run(&world);
	s = wait_ends(&waiters[0]);
	ck_says(s, "outcome", "succeeded");
	(void)wait_ends(&waiters[1]);
	(void)wait_ends(&waiters[2]);
}
END_TEST

START_TEST(the_time_may_be_up)
{
	struct said s;

	rotate(V2, "");
	s = told("wait=0");
	ck_says(s, "outcome", "running");
	s = told("wait=1");
	ck_says(s, "outcome", "running");
	ck_says(s, "rotations.0.outcome", "running");
}
END_TEST

START_TEST(who_stops_lets_nobody_wait)
{
	struct said s;

	rotate(V2, "");
	wait_begins();
	waiters[1].left = true;
	s = wait_ends(&waiters[1]);	/* gone: it costs nothing any more */
	wait_close(world.server.waits);
	s = wait_ends(&waiters[0]);
	ck_assert_int_eq(s.status, 503);
	ck_assert_ptr_nonnull(strstr(s.text, "keyturn is stopping"));
	(void)wait_ends(&waiters[2]);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rotations");
	TCase *tc = tcase_create("rotations");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, the_last_rotation_of_each_secret_is_told, 0,
	    N_ELEMENTS(lists));
	tcase_add_test(tc, an_outcome_that_there_is_not_is_refused);
	tcase_add_loop_test(tc, a_secret_is_named_in_the_path, 0,
	    N_ELEMENTS(asked));
	tcase_add_test(tc, a_long_name_is_refused);
	tcase_add_loop_test(tc, who_waits_is_answered_when_it_has_ended, 0, 5);
	tcase_add_test(tc, a_further_attempt_is_waited_for);
	tcase_add_test(tc, the_time_may_be_up);
	tcase_add_test(tc, who_stops_lets_nobody_wait);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
