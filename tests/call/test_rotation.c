/* RotateSecret and what ends a rotation: what is asked, refused, and left behind. */
#include <stdio.h>
#include <string.h>

#include "rotating.h"

START_TEST(the_answer_comes_before_the_steps)
{
	struct said s = rotate(V2, WITH_FUNCTION
	    ",'RotationRules':{'AutomaticallyAfterDays':30}");

	ck_ok(s);
	ck_says(s, "VersionId", V2);
	ck_says(s, "Name", "db");
	ck_assert_str_eq(described("VersionIdsToStages"),
	    "{'" V1 "':['AWSCURRENT'],'" V2 "':['AWSPENDING']}");
	ck_assert_str_eq(described("RotationEnabled"), "true");
	ck_assert_str_eq(described("RotationLambdaARN"), FUNCTION_ARN);
	ck_assert_str_eq(described("RotationRules"),
	    "{'AutomaticallyAfterDays':30}");
	ck_assert_str_eq(described("LastRotatedDate"), ABSENT);
	/* the day of the call, 30 more, at 23:59:59 */
	ck_assert_str_eq(described("NextRotationDate"), "1771113599");
	s = say(&me, "GetSecretValue", "{'SecretId':'db','VersionId':'" V2
	    "','VersionStage':'AWSPENDING'}");
	ck_refused(s, "ResourceNotFoundException", "Secrets Manager can't "
	    "find the specified secret value for VersionId: " V2);
	s = say(&me, "GetSecretValue",
	    "{'SecretId':'db','VersionStage':'AWSPENDING'}");
	ck_refused(s, "ResourceNotFoundException", "Secrets Manager can't "
	    "find the specified secret value for staging label: AWSPENDING");
}
END_TEST

/* API Reference, ListSecretVersionIds; DescribeSecret shows it. */
START_TEST(a_version_without_a_value_is_not_listed)
{
	struct said s = rotate(V2, WITH_FUNCTION);

	ck_ok(s);
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'db',"
	    "'IncludeDeprecated':true,'MaxResults':1}");
	ck_says(s, "Versions.0.VersionId", V1);
	ck_says(s, "NextToken", ABSENT);
	s = say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':'new',"
	    "'ClientRequestToken':'" V2 "','VersionStages':['AWSPENDING']}");
	ck_ok(s);
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'db'}");
	ck_says(s, "Versions.1.VersionId", V2);
}
END_TEST

START_TEST(a_refused_rotation_leaves_nothing)
{
	struct said s = rotate(V2, "");

	ck_assert_str_eq(s.code, "InvalidRequestException");
	ck_assert_str_eq(described("RotationEnabled"), ABSENT);
	s = rotate(V2, ",'RotationLambdaARN':'" FUNCTION_ARN "x',"
	    "'RotationRules':{'AutomaticallyAfterDays':3}");
	ck_assert_str_eq(s.code, "AccessDeniedException");
	ck_assert_str_eq(described("RotationEnabled"), ABSENT);
	ck_assert_str_eq(described("RotationLambdaARN"), ABSENT);
	ck_assert_str_eq(described("RotationRules"), ABSENT);
	ck_assert_str_eq(described("VersionIdsToStages"),
	    "{'" V1 "':['AWSCURRENT']}");
}
END_TEST

static const char *const bad_rules[] = {
	"'AutomaticallyAfterDays':3,'ScheduleExpression':'rate(3 days)'",
	"'ScheduleExpression':'rate(3 hours)'",
	"'ScheduleExpression':'cron(0 8 * * * *)'",
	"'ScheduleExpression':'every day'",
	"'ScheduleExpression':'rate(4 hours)','Duration':'5h'",
	"'AutomaticallyAfterDays':3,'Duration':'25h'",
	"'AutomaticallyAfterDays':3,'Duration':'0h'",
};

START_TEST(rules_that_are_no_schedule_leave_nothing)
{
	struct said s = rotate(V2, kt_arena_printf(me.arena, WITH_FUNCTION
	    ",'RotationRules':{%s}", bad_rules[_i]));

	ck_assert_str_eq(s.code, "InvalidParameterException");
	if (_i > 0)
		ck_assert_int_eq(strncmp(s.message,
		    "Invalid rotation schedule: ", 27), 0);
	ck_assert_str_eq(described("RotationEnabled"), ABSENT);
	ck_assert_str_eq(described("RotationRules"), ABSENT);
	ck_assert_str_eq(described("VersionIdsToStages"),
	    "{'" V1 "':['AWSCURRENT']}");
}
END_TEST

START_TEST(the_same_token_is_the_same_call)
{
	struct said s = rotate(V2, WITH_FUNCTION);

	ck_ok(s);
	s = rotate(V2, WITH_FUNCTION);
	ck_ok(s);
	ck_says(s, "VersionId", V2);
	s = rotate(V3, ",'RotationRules':{'AutomaticallyAfterDays':3}");
	ck_refused(s, "InvalidRequestException", "A previous rotation isn't "
	    "complete. That rotation will be reattempted.");
	ck_assert_str_eq(described("RotationRules"), ABSENT);
}
END_TEST

/*
 * To set it up need not start it: testSecret alone runs, once, on a copy of
 * AWSCURRENT that goes again, whether it succeeds (0) or not (1).
 */
START_TEST(a_test_rotation_leaves_nothing)
{
	struct said s = rotate(V2, WITH_FUNCTION
	    ",'RotateImmediately':false,'RotationRules':{'Duration':'3h',"
	    "'ScheduleExpression':'rate(4 hours)'}");

	ck_ok(s);
	ck_says(s, "VersionId", V2);
	ck_assert_str_eq(described("VersionIdsToStages"),
	    "{'" V1 "':['AWSCURRENT'],'" V2 "':['AWSPENDING']}");
	s = say(&me, "GetSecretValue",
	    "{'SecretId':'db','VersionStage':'AWSPENDING'}");
	ck_says(s, "SecretString", value());
	ck_assert_str_eq(described("RotationEnabled"), "true");
	ck_assert_str_eq(described("RotationRules.Duration"), "3h");
	ck_assert_str_eq(described("RotationRules.ScheduleExpression"),
	    "rate(4 hours)");
	if (_i == 1) {
		world.script.fails_in = "testSecret";
		world.script.fails = 1;
	}
	world_run(&world);
	world_until_rotation(&world, "db", _i == 1 ? "failed 0 0" :
	    "succeeded 0 0");
	ck_assert_str_eq(world.script.ran, "testSecret ");
	ck_assert_str_eq(described("VersionIdsToStages"),
	    "{'" V1 "':['AWSCURRENT']}");
	ck_assert_str_eq(described("LastRotatedDate"), ABSENT);
	s = say(&me, "GetSecretValue", "{'SecretId':'db','VersionId':'" V2
	    "'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
	s = rotate(V3, "");
	ck_ok(s);
	world_until_rotation(&world, "db", DONE);
	ck_assert_str_eq(value(), "made by " V3);
}
END_TEST

static const struct { const char *op, *more; } enders[] = {
	{ "CancelRotateSecret", "" },
	{ "PutSecretValue", ",'SecretString':'x','ClientRequestToken':'" V3
	    "'" },
	{ "UpdateSecret", ",'SecretString':'x','ClientRequestToken':'" V3
	    "'" },
	{ "UpdateSecretVersionStage", ",'VersionStage':'AWSPENDING',"
	    "'RemoveFromVersionId':'" V2 "'" },
};

/* Whoever ends a test takes what it made away. */
START_TEST(an_ended_test_leaves_nothing)
{
	struct said s = rotate(V2, WITH_FUNCTION ",'RotateImmediately':false");

	ck_ok(s);
	s = say(&me, enders[_i].op, "{'SecretId':'db'%s}", enders[_i].more);
	ck_ok(s);
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'db',"
	    "'IncludeDeprecated':true}");
	ck_assert_ptr_null(strstr(s.text, V2));
	s = rotate(V4, WITH_FUNCTION);
	ck_ok(s);
}
END_TEST

/* Somebody may have made it AWSCURRENT; then it is a version like others. */
START_TEST(a_tested_version_with_a_label_stays)
{
	struct said s = rotate(V2, WITH_FUNCTION ",'RotateImmediately':false");

	ck_ok(s);
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSCURRENT','MoveToVersionId':'" V2 "',"
	    "'RemoveFromVersionId':'" V1 "'}");
	ck_ok(s);
	world_run(&world);
	world_until_rotation(&world, "db", "succeeded 0 0");
	ck_assert_str_eq(described("VersionIdsToStages"),
	    "{'" V1 "':['AWSPREVIOUS'],'" V2 "':['AWSCURRENT']}");
	ck_assert_str_ne(value(), ABSENT);
}
END_TEST

/* Its version is no more the pending one: it cannot go on. */
START_TEST(another_pending_version_ends_a_rotation)
{
	struct said s = rotate(V2, WITH_FUNCTION);

	ck_ok(s);
	s = say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':'x',"
	    "'ClientRequestToken':'" V3 "','VersionStages':['AWSPENDING']}");
	ck_ok(s);
	ck_assert_str_eq(world_rotation(&world, me.arena, "db", NULL),
	    "abandoned 0 0");
}
END_TEST

START_TEST(a_secret_that_awaits_deletion_is_let_alone)
{
	struct said s;

	s = rotate(V2, WITH_FUNCTION);
	ck_ok(s);
	s = say(&me, "DeleteSecret", "{'SecretId':'db'}");
	ck_ok(s);
	s = say(&me, "CreateSecret", "{'Name':'next','SecretString':'x',"
	    "'ClientRequestToken':'" V1 "'}");
	ck_ok(s);
	s = say(&me, "RotateSecret", "{'SecretId':'next',"
	    "'ClientRequestToken':'" V2 "'%s}", WITH_FUNCTION);
	ck_ok(s);
	world_run(&world);	/* takes the first that is due first */
	world_until_rotation(&world, "next", DONE);
	ck_assert_str_eq(world_rotation(&world, me.arena, "db", NULL),
	    "running 0 0");
	s = say(&me, "RestoreSecret", "{'SecretId':'db'}");
	ck_ok(s);
	world_until_rotation(&world, "db", DONE);
	ck_assert_str_eq(world.script.ran, STEPS STEPS);
}
END_TEST

START_TEST(another_version_s_token_is_refused)
{
	struct said s = rotate(V1, WITH_FUNCTION);

	ck_assert_str_eq(s.code, "InvalidRequestException");
	ck_assert_str_eq(described("RotationEnabled"), ABSENT);
}
END_TEST

START_TEST(a_secret_without_a_value_is_not_tested)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'empty',"
	    "'ClientRequestToken':'" V1 "'}");

	ck_ok(s);
	s = say(&me, "RotateSecret", "{'SecretId':'empty',"
	    "'ClientRequestToken':'" V2 "','RotateImmediately':false%s}",
	    WITH_FUNCTION);
	ck_ok(s);
	s = say(&me, "DescribeSecret", "{'SecretId':'empty'}");
	ck_says(s, "VersionIdsToStages", ABSENT);
	ck_says(s, "RotationEnabled", "true");
}
END_TEST

START_TEST(to_cancel_leaves_labels_and_rules)
{
	struct said s = say(&me, "CancelRotateSecret", "{'SecretId':'db'}");

	ck_assert_str_eq(s.code, "InvalidRequestException");
	s = rotate(V2, WITH_FUNCTION
	    ",'RotationRules':{'AutomaticallyAfterDays':30}");
	ck_ok(s);
	s = say(&me, "CancelRotateSecret", "{'SecretId':'db'}");
	ck_ok(s);
	ck_says(s, "VersionId", V2);
	ck_assert_str_eq(described("VersionIdsToStages"),
	    "{'" V1 "':['AWSCURRENT'],'" V2 "':['AWSPENDING']}");
	ck_assert_str_eq(described("RotationEnabled"), "false");
	ck_assert_str_eq(described("RotationLambdaARN"), FUNCTION_ARN);
	ck_assert_str_eq(described("RotationRules"),
	    "{'AutomaticallyAfterDays':30}");
	ck_assert_str_eq(described("NextRotationDate"), ABSENT);
	ck_assert_str_eq(world_rotation(&world, me.arena, "db", NULL),
	    "abandoned 0 0");
	s = say(&me, "CancelRotateSecret", "{'SecretId':'db'}");
	ck_ok(s);
	ck_says(s, "VersionId", ABSENT);
	/* what was half made blocks the next until it is cleaned up */
	s = rotate(V3, "");
	ck_refused(s, "InvalidRequestException", "A previous rotation isn't "
	    "complete. That rotation will be reattempted.");
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSPENDING','RemoveFromVersionId':'" V2 "'}");
	ck_ok(s);
	s = rotate(V3, "");
	ck_ok(s);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rotation");
	TCase *tc = tcase_create("rotation");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	tcase_add_test(tc, the_answer_comes_before_the_steps);
	tcase_add_test(tc, a_version_without_a_value_is_not_listed);
	tcase_add_test(tc, a_refused_rotation_leaves_nothing);
	tcase_add_loop_test(tc, rules_that_are_no_schedule_leave_nothing, 0,
	    (int)N_ELEMENTS(bad_rules));
	tcase_add_test(tc, the_same_token_is_the_same_call);
	tcase_add_loop_test(tc, a_test_rotation_leaves_nothing, 0, 2);
	tcase_add_loop_test(tc, an_ended_test_leaves_nothing, 0,
	    (int)N_ELEMENTS(enders));
	tcase_add_test(tc, a_tested_version_with_a_label_stays);
	tcase_add_test(tc, another_pending_version_ends_a_rotation);
	tcase_add_test(tc, a_secret_that_awaits_deletion_is_let_alone);
	tcase_add_test(tc, another_version_s_token_is_refused);
	tcase_add_test(tc, a_secret_without_a_value_is_not_tested);
	tcase_add_test(tc, to_cancel_leaves_labels_and_rules);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
