/* What calls leave in the audit trail, as LookupEvents tells of it. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/world.h"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	world_trail(&world);
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

#define ck_says_of(expression, path, want) do {				\
	struct said told = (expression);				\
									\
	ck_says(told, path, want);					\
} while (0)

static struct said
look_by(const char *target, const char *json)
{
	char *body = kt_arena_strdup(me.arena, json), *p;

	for (p = body; *p != '\0'; p++)
		if (*p == '\'')
			*p = '"';
	return say_request(&me, &(struct kt_request){ .method = "POST",
	    .path = "/", .target = target, .body = body,
	    .content_type = "application/x-amz-json-1.1",
	    .body_len = strlen(body) });
}

/* LookupEvents. */
static struct said
look(const char *json)
{
	return look_by("com.amazonaws.cloudtrail.v20131101."
	    "CloudTrail_20131101.LookupEvents", json);
}

/* The i-th event itself. */
static struct said
event(const struct said *s, int i)
{
	const char *text = said_at(s, kt_arena_printf(me.arena,
	    "Events.%d.CloudTrailEvent", i));
	struct said e = { .arena = me.arena, .text = text };

	ck_assert_msg(kt_json_parse(me.arena, text, strlen(text), &e.body) ==
	    0, "%s", text);
	return e;
}

/* Of the last call: the clock stands, and so service events come last. */
static struct said
last_event(void)
{
	struct said s = look("{'MaxResults':1,'LookupAttributes':[{"
	    "'AttributeKey':'Username','AttributeValue':'root'}]}");

	ck_ok(s);
	return event(&s, 0);
}

static void
create(const char *name)
{
	ck_ok(say(&me, "CreateSecret", "{'Name':'%s','SecretString':"
	    "'geheim','Tags':[{'Key':'k','Value':'v'}],"
	    "'ClientRequestToken':'" V1 "'}", name));
}

START_TEST(a_functions_events_have_a_date_behind)
{
	struct said s;

	me.service = "lambda";
	(void)say_get(&me, "/2015-03-31/functions/rotator", NULL);
	(void)say_get(&me, "/2015-03-31/functions", NULL);
	me.service = NULL;
	s = look("{'LookupAttributes':[{'AttributeKey':'EventName',"
	    "'AttributeValue':'GetFunction20150331v2'}]}");
	ck_says(s, "Events.0.EventName", "GetFunction20150331v2");
	s = look("{'LookupAttributes':[{'AttributeKey':'EventSource',"
	    "'AttributeValue':'lambda.amazonaws.com'}]}");
	ck_says(s, "Events.0.EventName", "ListFunctions20150331");
	ck_says(s, "Events.0.ReadOnly", "true");
}
END_TEST

START_TEST(the_trail_goes_by_the_name_in_smithys_model_too)
{
	create("db");
	ck_says_of(look_by("CloudTrail_20131101.LookupEvents", "{}"),
	    "Events.0.EventName", "CreateSecret");
	ck_assert_str_eq(look_by("v20131101.CloudTrail_20131101.LookupEvents",
	    "{}").code, "UnknownOperationException");
}
END_TEST

START_TEST(a_write_is_told_whole)
{
	struct said e;

	me.key = "AKIDEXAMPLE";
	create("db");
	e = last_event();
	ck_says(e, "eventVersion", "1.11");
	ck_says(e, "userIdentity.type", "Root");
	ck_says(e, "userIdentity.principalId", ACCOUNT);
	ck_says(e, "userIdentity.arn", "arn:aws:iam::" ACCOUNT ":root");
	ck_says(e, "userIdentity.accountId", ACCOUNT);
	ck_says(e, "userIdentity.accessKeyId", "AKIDEXAMPLE");
	ck_says(e, "userIdentity.invokedBy", ABSENT);
	ck_says(e, "eventTime", "2026-01-15T10:20:30Z");
	ck_says(e, "eventSource", "secretsmanager.amazonaws.com");
	ck_says(e, "eventName", "CreateSecret");
	ck_says(e, "awsRegion", REGION);
	ck_says(e, "requestParameters", "{'name':'db',"
	    "'clientRequestToken':'" V1 "','tags':[{'key':'k',"
	    "'value':'v'}]}");
	ck_says(e, "responseElements.name", "db");
	ck_says(e, "responseElements.versionId", V1);
	ck_says(e, "readOnly", "false");
	ck_says(e, "resources.0.accountId", ACCOUNT);
	ck_says(e, "resources.0.type", "AWS::SecretsManager::Secret");
	ck_assert_str_eq(said_at(&e, "resources.0.ARN"),
	    said_at(&e, "responseElements.arn"));
	ck_says(e, "eventType", "AwsApiCall");
	ck_says(e, "managementEvent", "true");
	ck_says(e, "recipientAccountId", ACCOUNT);
	ck_says(e, "eventCategory", "Management");
}
END_TEST

START_TEST(a_read_is_told_without_its_answer)
{
	struct said e, s;

	create("db");
	ck_ok(say(&me, "GetSecretValue", "{'SecretId':'db'}"));
	e = last_event();
	ck_says(e, "requestParameters", "{'secretId':'db'}");
	ck_says(e, "responseElements", "null");
	ck_says(e, "readOnly", "true");
	s = look("{'MaxResults':1,'LookupAttributes':[{'AttributeKey':"
	    "'EventName','AttributeValue':'GetSecretValue'}]}");
	ck_says(s, "Events.0.ReadOnly", "true");
	ck_says(s, "Events.0.EventTime", "1768472430");
	ck_says(s, "Events.0.EventSource", "secretsmanager.amazonaws.com");
	ck_says(s, "Events.0.Username", "root");
	ck_says(s, "Events.0.Resources.0.ResourceType",
	    "AWS::SecretsManager::Secret");
	ck_says(s, "Events.1", ABSENT);
}
END_TEST

START_TEST(a_failure_is_told_in_the_words_of_the_answer)
{
	struct said e;

	(void)say(&me, "GetSecretValue", "{'SecretId':'none'}");
	e = last_event();
	ck_says(e, "errorCode", "ResourceNotFoundException");
	ck_says(e, "errorMessage", "Secrets Manager can't find the specified "
	    "secret.");
	create("db");
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'db'}"));
	(void)say(&me, "GetSecretValue", "{'SecretId':'db'}");
	e = last_event();
	ck_says(e, "errorCode", "InvalidRequestException");
	ck_assert_ptr_nonnull(strstr(said_at(&e, "errorMessage"),
	    "secret because it was marked for deletion"));
	(void)say(&me, "CreateSecret", "{'Name':''}");
	e = last_event();
	ck_says(e, "errorCode", "ValidationException");
	ck_says(e, "responseElements", "null");
}
END_TEST

/* Front and back: nothing of AWS's was called. */
/* What could not be decoded is told as far as it was. */
START_TEST(a_list_of_other_things_is_told)
{
	struct said s, e;

	create("a");
	s = say(&me, "UntagResource", "{'SecretId':'a','TagKeys':['x',5]}");
	ck_assert_str_eq(s.code, "SerializationException");
	e = last_event();
	ck_says(e, "errorCode", "SerializationException");
	me.service = "kms";
	s = say(&me, "Encrypt", "{'KeyId':'a','EncryptionContext':{'a':5}}");
	ck_assert_str_eq(s.code, "SerializationException");
	e = last_event();
	ck_says(e, "eventName", "Encrypt");
}
END_TEST

START_TEST(what_is_no_call_is_not_told)
{
	struct said s;

	(void)say(&me, "MakeCoffee", "{}");
	(void)say_get(&me, "/_keyturn/health", NULL);
	s = look("{}");
	ck_says(s, "Events", "[]");
	s = look("{}");			/* but this is one */
	ck_says(s, "Events.0.EventName", "LookupEvents");
	ck_says(s, "Events.1", ABSENT);
}
END_TEST

START_TEST(a_batch_is_told_with_each_of_its_secrets)
{
	struct said s;

	create("one");
	create("two");
	ck_ok(say(&me, "BatchGetSecretValue",
	    "{'SecretIdList':['one','none','two']}"));
	s = look("{'MaxResults':4}");
	ck_says(s, "Events.3.EventName", "BatchGetSecretValue");
	ck_says_of(event(&s, 2), "requestParameters", "{'secretId':'one'}");
	ck_says_of(event(&s, 1), "errorCode", "ResourceNotFoundException");
	ck_says_of(event(&s, 0), "requestParameters", "{'secretId':'two'}");
	ck_says_of(event(&s, 0), "userIdentity.type", "Root");
	ck_says_of(event(&s, 0), "userIdentity.invokedBy", ABSENT);
}
END_TEST

START_TEST(a_rotation_is_told_with_its_events)
{
	static const char *const names[] = { "RotationSucceeded",
	    "RotationStarted", "RotateSecret" };
	struct said s, e;
	size_t i;

	create("db");
	world_run(&world);
	ck_ok(say(&me, "RotateSecret", "{'SecretId':'db','RotationLambdaARN':'"
	    FUNCTION_ARN "','ClientRequestToken':'" V2 "'}"));
	world_until_rotation(&world, "db", "succeeded 4 0");
	for (i = 0; i < N_ELEMENTS(names); i++) {
		s = look(kt_arena_printf(me.arena, "{'LookupAttributes':["
		    "{'AttributeKey':'EventName','AttributeValue':'%s'}]}",
		    names[i]));
		ck_assert_str_ne(said_at(&s, "Events.0.EventId"), ABSENT);
		ck_says(s, "Events.1", ABSENT);
	}
	s = look("{'LookupAttributes':[{'AttributeKey':'EventName',"
	    "'AttributeValue':'RotationStarted'}]}");
	ck_says(s, "Events.0.Username", ABSENT);
	e = event(&s, 0);
	ck_says(e, "eventType", "AwsServiceEvent");
	ck_says(e, "userIdentity", "{'accountId':'" ACCOUNT
	    "','invokedBy':'secretsmanager.amazonaws.com'}");
	ck_says(e, "sourceIPAddress", "secretsmanager.amazonaws.com");
	ck_says(e, "userAgent", "secretsmanager.amazonaws.com");
	ck_says(e, "requestParameters", "null");
	ck_says(e, "awsRegion", REGION);
	ck_assert_str_eq(said_at(&e, "requestID"), kt_arena_printf(me.arena,
	    "Rotation-%s-" V2, said_at(&e, "additionalEventData.SecretId")));
	s = look("{'LookupAttributes':[{'AttributeKey':'EventName',"
	    "'AttributeValue':'PutSecretValue'}]}");
	e = event(&s, 0);		/* a function's call, and no value */
	ck_says(e, "userIdentity.type", "Root");
	ck_says(e, "userIdentity.invokedBy", "lambda.amazonaws.com");
	ck_says(e, "sourceIPAddress", "lambda.amazonaws.com");
	ck_assert_ptr_null(strstr(e.text, "made by"));
	ck_says(e, "requestParameters.rotationToken", ABSENT);
}
END_TEST

/* The names of all service events, newest first, a blank behind each. */
static const char *
service_events(void)
{
	struct said s = look("{}");
	struct kt_buf b;
	const char *name;
	int i;

	kt_buf_init(&b, me.arena);
	kt_buf_str(&b, "");
	for (i = 0;; i++) {
		name = said_at(&s, kt_arena_printf(me.arena,
		    "Events.%d.EventName", i));
		if (strcmp(name, ABSENT) == 0)
			return b.p;
		if (strcmp(said_at(&s, kt_arena_printf(me.arena,
		    "Events.%d.Username", i)), ABSENT) == 0)
			kt_buf_printf(&b, "%s ", name);
	}
}

START_TEST(a_deletion_is_told_of_each_version)
{
	struct said s, e;

	create("db");
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':"
	    "'new','ClientRequestToken':'" V2 "'}"));
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'db'}"));
	ck_ok(say(&me, "RestoreSecret", "{'SecretId':'db'}"));
	ck_ok(say(&me, "RestoreSecret", "{'SecretId':'db'}"));
	ck_assert_str_eq(service_events(), "CancelSecretVersionDelete "
	    "CancelSecretVersionDelete StartSecretVersionDelete "
	    "StartSecretVersionDelete ");
	s = look("{'MaxResults':50,'LookupAttributes':[{'AttributeKey':"
	    "'EventName','AttributeValue':'StartSecretVersionDelete'}]}");
	e = event(&s, 0);
	ck_says(e, "additionalEventData.SecretVersionId", V2);
	ck_says(e, "errorMessage", ABSENT);
	ck_says(e, "requestID", ABSENT);
	ck_says_of(event(&s, 1), "additionalEventData.SecretVersionId", V1);
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'db'}"));
	world_run(&world);
	world_pass(&world, 31 * KT_DAY);
	ck_assert_int_eq(world.server.conductor.advance(
	    world.server.conductor.self, &(struct kt_advance){
	    .to = world_now(&world) }, me.arena, &(struct kt_passed){ NULL }),
	    0);
	s = look("{'LookupAttributes':[{'AttributeKey':'EventName',"
	    "'AttributeValue':'EndSecretVersionDelete'}]}");
	ck_assert_str_ne(said_at(&s, "Events.1.EventId"), ABSENT);
	ck_says(s, "Events.2", ABSENT);
}
END_TEST

START_TEST(a_forced_deletion_is_told_whole)
{
	create("db");
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'db',"
	    "'ForceDeleteWithoutRecovery':true}"));
	ck_assert_str_eq(service_events(), "EndSecretVersionDelete "
	    "StartSecretVersionDelete ");
}
END_TEST

START_TEST(a_replication_is_told)
{
	ck_ok(say(&me, "CreateSecret", "{'Name':'db','SecretString':'s',"
	    "'ClientRequestToken':'" V1 "','AddReplicaRegions':["
	    "{'Region':'us-west-2'}]}"));
	ck_assert_str_eq(service_events(), "ReplicationSucceeded "
	    "ReplicationStarted ");
	me.key = ACCOUNT;
	me.region = "us-east-1";
	create("two");
	me.region = REGION;
	ck_ok(say(&me, "CreateSecret", "{'Name':'two','SecretString':'s',"
	    "'ClientRequestToken':'" V2 "','AddReplicaRegions':["
	    "{'Region':'us-east-1'}]}"));
	ck_assert_str_eq(service_events(), "ReplicationFailed "
	    "ReplicationStarted ReplicationSucceeded ReplicationStarted ");
}
END_TEST

/* --- rotations that do not succeed --- */

static void
rotate(const char *more)
{
	ck_ok(say(&me, "RotateSecret", "{'SecretId':'db','RotationLambdaARN':'"
	    FUNCTION_ARN "','ClientRequestToken':'" V2 "'%s}", more));
}

START_TEST(a_failed_rotation_is_told_in_aws_words)
{
	struct said s, e;

	create("db");
	world.script.fails_in = "setSecret";
	world.script.fails = 1;
	world_run(&world);
	rotate("");
	world_until_rotation(&world, "db", "running 0 1");
	s = look("{'LookupAttributes':[{'AttributeKey':'EventName',"
	    "'AttributeValue':'RotationFailed'}]}");
	e = event(&s, 0);
	ck_says(s, "Events.1", ABSENT);
	ck_says(e, "errorMessage", "Error when executing lambda " FUNCTION_ARN
	    " during setSecret step");
	ck_says(e, "errorCode", ABSENT);
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':"
	    "'by hand','ClientRequestToken':'" V3 "'}"));
	ck_assert_str_eq(service_events(), "RotationAbandoned "
	    "RotationFailed RotationStarted ");
}
END_TEST

START_TEST(a_test_of_a_rotation_is_told)
{
	create("db");
	world_run(&world);
	rotate(",'RotateImmediately':false,'RotationRules':"
	    "{'AutomaticallyAfterDays':9}");
	world_until_rotation(&world, "db", "succeeded 0 0");
	ck_assert_str_eq(service_events(), "TestRotationSucceeded "
	    "TestRotationStarted ");
}
END_TEST

START_TEST(an_event_outlives_a_crash_before_it_was_told)
{
	world.told.commits = INT64_MAX;		/* nobody looks */
	create("db");
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'db'}"));
	world_stop(&world);
	world_resume(&world);
	world_trail(&world);
	ck_assert_str_eq(service_events(), "StartSecretVersionDelete ");
	world_stop(&world);
	world_resume(&world);
	world_trail(&world);
	ck_assert_str_eq(service_events(), "StartSecretVersionDelete ");
}
END_TEST

/* --- looking --- */

START_TEST(each_attribute_finds_what_has_it)
{
	static const char *const with[][2] = {
		{ "EventName", "CreateSecret" }, { "ReadOnly", "false" },
		{ "Username", "root" }, { "AccessKeyId", "AKIDEXAMPLE" },
		{ "ResourceType", "AWS::SecretsManager::Secret" },
		{ "ResourceName", "aws" },	/* in "arn:aws:", too */
		{ "EventSource", "secretsmanager.amazonaws.com" },
	};
	struct said s;
	const char *id, *arn;

	me.key = "AKIDEXAMPLE";
	create("aws");
	me.key = NULL;
	s = look("{'MaxResults':1}");
	id = said_at(&s, "Events.0.EventId");
	arn = said_at(&s, "Events.0.Resources.0.ResourceName");
	s = look(kt_arena_printf(me.arena, "{'LookupAttributes':[{"
	    "'AttributeKey':'%s','AttributeValue':'%s'}]}", with[_i][0],
	    with[_i][1]));
	ck_assert_str_eq(said_at(&s, strcmp(with[_i][0], "Username") == 0 ?
	    "Events.1.EventId" : "Events.0.EventId"), id);
	s = look(kt_arena_printf(me.arena, "{'LookupAttributes':[{"
	    "'AttributeKey':'%s','AttributeValue':'%sx'}]}", with[_i][0],
	    with[_i][1]));
	ck_says(s, "Events", "[]");
	s = look(kt_arena_printf(me.arena, "{'LookupAttributes':[{"
	    "'AttributeKey':'EventId','AttributeValue':'%s'}]}", id));
	ck_says(s, "Events.0.EventName", "CreateSecret");
	s = look(kt_arena_printf(me.arena, "{'LookupAttributes':[{"
	    "'AttributeKey':'ResourceName','AttributeValue':'%s'}]}", arn));
	ck_says(s, "Events.0.EventName", "CreateSecret");
}
END_TEST

static const struct { const char *json, *code; } wrong[] = {
	{ "{'MaxResults':0}", "InvalidMaxResultsException" },
	{ "{'MaxResults':51}", "InvalidMaxResultsException" },
	{ "{'NextToken':'x'}", "InvalidNextTokenException" },
	{ "{'StartTime':20,'EndTime':10}", "InvalidTimeRangeException" },
	{ "{'EventCategory':'data'}", "InvalidEventCategoryException" },
	{ "{'LookupAttributes':[{'AttributeKey':'Colour',"
	    "'AttributeValue':'x'}]}", "InvalidLookupAttributesException" },
	{ "{'LookupAttributes':[{'AttributeKey':'EventId','AttributeValue':"
	    "''}]}", "InvalidLookupAttributesException" },
	{ "{'LookupAttributes':[{'AttributeKey':'EventId','AttributeValue':"
	    "'x'},{'AttributeKey':'EventId','AttributeValue':'x'}]}",
	    "InvalidLookupAttributesException" },
	{ "{'LookupAttributes':[{'AttributeKey':'EventId'}]}",
	    "ValidationException" },
};

START_TEST(what_is_asked_wrongly_is_refused)
{
	struct said s = look(wrong[_i].json);

	ck_assert_int_eq(s.status, 400);
	ck_assert_str_eq(s.code, wrong[_i].code);
}
END_TEST

START_TEST(pages_go_on_where_they_were)
{
	const char *token;
	struct said s;
	char name[16];
	int i;

	for (i = 0; i < 7; i++) {
		(void)snprintf(name, sizeof(name), "s%d", i);
		create(name);
	}
	s = look("{'MaxResults':3,'LookupAttributes':[{'AttributeKey':"
	    "'ReadOnly','AttributeValue':'false'}]}");
	ck_says_of(event(&s, 2), "requestParameters.name", "s4");
	token = said_at(&s, "NextToken");
	create("new");
	s = look(kt_arena_printf(me.arena, "{'MaxResults':4,"
	    "'LookupAttributes':[{'AttributeKey':'ReadOnly',"
	    "'AttributeValue':'false'}],'NextToken':'%s'}", token));
	ck_says_of(event(&s, 0), "requestParameters.name", "s3");
	ck_says_of(event(&s, 3), "requestParameters.name", "s0");
	ck_says(s, "NextToken", ABSENT);
	s = look(kt_arena_printf(me.arena, "{'NextToken':'%s'}", token));
	ck_assert_str_eq(s.code, "InvalidNextTokenException");
}
END_TEST

START_TEST(times_are_of_keyturns_clock)
{
	struct said s;

	create("old");
	world_pass(&world, 10 * KT_DAY);
	create("new");
	s = look(kt_arena_printf(me.arena, "{'StartTime':%" PRId64 "}",
	    WORLD_START / 1000 + 86400));
	ck_says_of(event(&s, 0), "requestParameters.name", "new");
	ck_says(s, "Events.1", ABSENT);
	s = look(kt_arena_printf(me.arena, "{'EndTime':%" PRId64 "}",
	    WORLD_START / 1000));
	ck_says_of(event(&s, 0), "requestParameters.name", "old");
	ck_says(s, "Events.1", ABSENT);
	world_pass(&world, 85 * KT_DAY);
	s = look("{'LookupAttributes':[{'AttributeKey':'EventName',"
	    "'AttributeValue':'CreateSecret'}]}");
	ck_says_of(event(&s, 0), "requestParameters.name", "new");
	ck_says(s, "Events.1", ABSENT);
}
END_TEST

START_TEST(another_account_or_region_sees_nothing)
{
	struct said s;

	create("db");
	me.key = "210987654321";
	ck_says_of(look("{}"), "Events", "[]");
	me.key = ACCOUNT;
	me.region = "us-west-2";
	ck_says_of(look("{}"), "Events", "[]");
	me.region = REGION;
	s = look("{}");
	ck_says(s, "Events.0.EventName", "CreateSecret");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("trail");
	TCase *tc = tcase_create("trail");

	tcase_set_timeout(tc, 120);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_trail_goes_by_the_name_in_smithys_model_too);
	tcase_add_test(tc, a_write_is_told_whole);
	tcase_add_test(tc, a_functions_events_have_a_date_behind);
	tcase_add_test(tc, a_read_is_told_without_its_answer);
	tcase_add_test(tc, a_failure_is_told_in_the_words_of_the_answer);
	tcase_add_test(tc, a_list_of_other_things_is_told);
	tcase_add_test(tc, what_is_no_call_is_not_told);
	tcase_add_test(tc, a_batch_is_told_with_each_of_its_secrets);
	tcase_add_test(tc, a_rotation_is_told_with_its_events);
	tcase_add_test(tc, a_deletion_is_told_of_each_version);
	tcase_add_test(tc, a_forced_deletion_is_told_whole);
	tcase_add_test(tc, a_replication_is_told);
	tcase_add_test(tc, a_failed_rotation_is_told_in_aws_words);
	tcase_add_test(tc, a_test_of_a_rotation_is_told);
	tcase_add_test(tc, an_event_outlives_a_crash_before_it_was_told);
	tcase_add_loop_test(tc, each_attribute_finds_what_has_it, 0, 7);
	tcase_add_loop_test(tc, what_is_asked_wrongly_is_refused, 0,
	    N_ELEMENTS(wrong));
	tcase_add_test(tc, pages_go_on_where_they_were);
	tcase_add_test(tc, times_are_of_keyturns_clock);
	tcase_add_test(tc, another_account_or_region_sees_nothing);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
