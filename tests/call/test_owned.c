/*
 * Secrets that a service of AWS's manages, as RDS does its masters' passwords:
 * what it alone may do, and what everybody may.
 */
#include <stdio.h>
#include <string.h>

#include "keyturn/clock.h"
#include "services/secretsmanager/model.h"
#include "services/services.h"
#include "tests/support/world.h"

#define TEXT "This secret is managed by an AWS service, and you must use " \
	"that service to update it."

/* --- a service that has one --- */

static const struct shape_field none[] = {
	{ "Nothing", SHAPE_STRING, 0 },
};
static const struct shape shape = SHAPE(const char *, none);

static int
make(struct kt_call *c)
{
	static const struct sm_tag tag = { "aws:owner:of", "one" };
	const struct sm_create_secret_request in = { .name = "own!one",
	    .client_request_token = V1, .secret_string = "x",
	    .tags = { (void *)(uintptr_t)&tag, 1 } };
	struct sm_create_secret_response made = { .arn = NULL };

	return kt_within(c, &(struct kt_inner){ "secretsmanager",
	    "CreateSecret", .in = &in, .out = &made, .by = "owner" });
}

static int
drop(struct kt_call *c)
{
	const struct sm_delete_secret_request in = { .secret_id = "own!one",
	    .force_delete_without_recovery = SHAPE_TRUE };
	struct sm_delete_secret_response gone = { .arn = NULL };

	return kt_within(c, &(struct kt_inner){ "secretsmanager",
	    "DeleteSecret", .in = &in, .out = &gone, .by = "owner" });
}

static const struct kt_op ops[] = {
	{ "Make", make, &shape, &shape, OP_WRITES },
	{ "Drop", drop, &shape, &shape, OP_WRITES },
};
static struct kt_service owner = { .name = "owner", .protocol = KT_AWS_JSON,
    .prefix = "owner", .ops = ops, .n_ops = N_ELEMENTS(ops) };
static const struct kt_service *const services[] = { &service_secretsmanager,
    &service_lambda, &owner, NULL };

static struct world w;
static struct client me;

static struct said
ask(const char *operation)
{
	const struct kt_request r = { .method = "POST", .path = "/",
	    .target = kt_arena_printf(me.arena, "owner.%s", operation),
	    .content_type = "application/x-amz-json-1.1", .body = "{}",
	    .body_len = 2 };

	return say_request(&me, &r);
}

static void
setup(void)
{
	struct said s;

	world_open(&w);
	owner.errors = service_secretsmanager.errors;
	w.server.services = services;
	w.server.managed = w.functions[0].function;
	client_begin(&me, &w);
	s = ask("Make");
	ck_ok(s);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&w);
}

START_TEST(it_is_shown_whose_it_is)
{
	struct said s = say(&me, "DescribeSecret", "{'SecretId':'own!one'}");

	ck_says(s, "OwningService", "owner");
	ck_says(s, "RotationEnabled", "true");
	ck_says(s, "RotationRules", "{'AutomaticallyAfterDays':7}");
	ck_says(s, "RotationLambdaARN", ABSENT);
	ck_says(s, "Tags", "[{'Key':'aws:owner:of','Value':'one'}]");
	ck_says(s, "LastRotatedDate", ABSENT);
	s = say(&me, "ListSecrets", "{'Filters':[{'Key':'owning-service',"
	    "'Values':['own']}]}");
	ck_says(s, "SecretList.0.OwningService", "owner");
	s = say(&me, "ListSecrets", "{'Filters':[{'Key':'owning-service',"
	    "'Values':['!own']}]}");
	ck_says(s, "SecretList", "[]");
}
END_TEST

/* What is for its owner alone; nothing changes. */
static const struct { const char *op, *json; } refused[] = {
	{ "PutSecretValue", "{'SecretId':'own!one','SecretString':'y',"
	    "'ClientRequestToken':'" V2 "'}" },
	{ "UpdateSecret", "{'SecretId':'own!one','Description':'mine',"
	    "'ClientRequestToken':'" V2 "'}" },
	{ "UpdateSecretVersionStage", "{'SecretId':'own!one','VersionStage':"
	    "'mine','MoveToVersionId':'" V1 "'}" },
	{ "DeleteSecret", "{'SecretId':'own!one'}" },
	{ "DeleteSecret", "{'SecretId':'own!one','RecoveryWindowInDays':7}" },
	{ "DeleteSecret", "{'SecretId':'own!one',"
	    "'ForceDeleteWithoutRecovery':true}" },
	{ "ReplicateSecretToRegions", "{'SecretId':'own!one',"
	    "'AddReplicaRegions':[{'Region':'eu-central-1'}]}" },
	{ "RotateSecret", "{'SecretId':'own!one','ClientRequestToken':'" V2
	    "','RotationLambdaARN':'" FUNCTION_ARN "'}" },
};

START_TEST(others_are_refused)
{
	struct said before = say(&me, "DescribeSecret",
	    "{'SecretId':'own!one'}"), s, after;

	s = say(&me, refused[_i].op, "%s", refused[_i].json);
	ck_refused(s, "InvalidRequestException", TEXT);
	after = say(&me, "DescribeSecret", "{'SecretId':'own!one'}");
	ck_assert_str_eq(after.text, before.text);
}
END_TEST

static const struct { const char *op, *json; } allowed[] = {
	{ "TagResource", "{'SecretId':'own!one','Tags':[{'Key':'k','Value':"
	    "'v'}]}" },
	{ "UntagResource", "{'SecretId':'own!one','TagKeys':['k']}" },
	{ "GetSecretValue", "{'SecretId':'own!one'}" },
	{ "GetResourcePolicy", "{'SecretId':'own!one'}" },
	{ "CancelRotateSecret", "{'SecretId':'own!one'}" },
};

START_TEST(others_may)
{
	struct said s = say(&me, allowed[_i].op, "%s", allowed[_i].json);

	ck_ok(s);
}
END_TEST

START_TEST(system_tags_are_not_theirs)
{
	struct said s = say(&me, "TagResource", "{'SecretId':'own!one','Tags':"
	    "[{'Key':'aws:owner:of','Value':'two'}]}");

	ck_refused(s, "InvalidParameterException",
	    "You can't modify system tags. Tag key: 'aws:owner:of'.");
	s = say(&me, "UntagResource", "{'SecretId':'own!one','TagKeys':["
	    "'aws:owner:of']}");
	ck_refused(s, "InvalidParameterException",
	    "You can't modify system tags. Tag key: 'aws:owner:of'.");
}
END_TEST

START_TEST(it_rotates_without_a_function)
{
	struct said s = say(&me, "RotateSecret", "{'SecretId':'own!one',"
	    "'ClientRequestToken':'" V2 "'}");

	ck_ok(s);
	world_run(&w);
	world_until_rotation(&w, "own!one", "succeeded 4 0");
	s = say(&me, "GetSecretValue", "{'SecretId':'own!one'}");
	ck_says(s, "SecretString", "made by " V2);
	/* and again by itself, in the window of the seventh day */
	world_pass(&w, 8 * KT_DAY);
	while (strcmp(said_at(&s, "VersionId"), V2) == 0) {
		kt_sleep_ms(1);
		s = say(&me, "GetSecretValue", "{'SecretId':'own!one'}");
	}
	s = say(&me, "GetSecretValue", "{'SecretId':'own!one',"
	    "'VersionStage':'AWSPREVIOUS'}");
	ck_says(s, "VersionId", V2);
}
END_TEST

/* Rules alone: nothing is tested, nothing rotates, the days count anew. */
START_TEST(its_rules_may_be_others)
{
	struct said s = say(&me, "RotateSecret", "{'SecretId':'own!one',"
	    "'ClientRequestToken':'" V2 "','RotateImmediately':false,"
	    "'RotationRules':{'ScheduleExpression':'rate(4 hours)'}}");

	ck_ok(s);
	s = say(&me, "DescribeSecret", "{'SecretId':'own!one'}");
	ck_says(s, "RotationRules.ScheduleExpression", "rate(4 hours)");
	ck_says(s, "VersionIdsToStages", "{'" V1 "':['AWSCURRENT']}");
	s = say(&me, "RotateSecret", "{'SecretId':'own!one',"
	    "'ClientRequestToken':'" V2 "','RotateImmediately':false,"
	    "'RotationRules':{'ScheduleExpression':'rate(3 hours)'}}");
	ck_assert_str_eq(s.code, "InvalidParameterException");
}
END_TEST

/* Its AWSPENDING nobody could take away. */
START_TEST(a_cancelled_one_does_not_block_the_next)
{
	struct said s = say(&me, "RotateSecret", "{'SecretId':'own!one',"
	    "'ClientRequestToken':'" V2 "'}");

	ck_ok(s);
	s = say(&me, "RotateSecret", "{'SecretId':'own!one',"
	    "'ClientRequestToken':'" V3 "'}");
	ck_refused(s, "InvalidRequestException", "A previous rotation isn't "
	    "complete. That rotation will be reattempted.");
	s = say(&me, "CancelRotateSecret", "{'SecretId':'own!one'}");
	ck_ok(s);
	s = say(&me, "RotateSecret", "{'SecretId':'own!one',"
	    "'ClientRequestToken':'" V3 "'}");
	ck_ok(s);
	world_run(&w);
	world_until_rotation(&w, "own!one", "succeeded 4 0");
	s = say(&me, "GetSecretValue", "{'SecretId':'own!one'}");
	ck_says(s, "VersionId", V3);
}
END_TEST

START_TEST(it_goes_at_once)
{
	struct said s = ask("Drop");

	ck_ok(s);
	s = say(&me, "DescribeSecret", "{'SecretId':'own!one'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("owned");
	TCase *tc = tcase_create("owned");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, it_is_shown_whose_it_is);
	tcase_add_loop_test(tc, others_are_refused, 0,
	    (int)N_ELEMENTS(refused));
	tcase_add_loop_test(tc, others_may, 0, (int)N_ELEMENTS(allowed));
	tcase_add_test(tc, system_tags_are_not_theirs);
	tcase_add_test(tc, it_rotates_without_a_function);
	tcase_add_test(tc, its_rules_may_be_others);
	tcase_add_test(tc, a_cancelled_one_does_not_block_the_next);
	tcase_add_test(tc, it_goes_at_once);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
