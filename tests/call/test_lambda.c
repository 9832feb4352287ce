/*
 * The configuration of functions: what is updated is shown, kept, and read by
 * the rotation; what is wrong changes nothing.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/function.h"
#include "tests/support/engine_fake.h"
#include "tests/support/world.h"

#define FUNCTIONS "/2015-03-31/functions/"
#define HERE FUNCTIONS "rotator/configuration"
#define FIRST "00000000-0000-4000-8000-000000000000"
#define PARAMETER "InvalidParameterValueException"
#define NOT_CONFIGURED "Lambda was unable to configure your environment " \
	"variables because the environment variables you have provided "
#define ONE "{\\\"engine\\\":\\\"mysql\\\",\\\"host\\\":\\\"db.example\\\"," \
	"\\\"username\\\":\\\"app\\\",\\\"password\\\":\\\"one\\\"}"

static struct world world;
static struct client me;
static struct kt_rotator *rotator;

static void
trust(void *self, struct kt_creds *c)
{
	(void)self;
	c->tls = KT_TLS_UNVERIFIED;
}

static void
setup(void)
{
	const struct kt_trust all = { .find = trust };

	world_open(&world);
	(void)engine_fake_reset("app", "one");
	rotator = kt_rotator_new("mysql-single-user", &engine_fake, &all);
	world.functions[0].function = kt_rotator_function(rotator);
	world_run(&world);
	client_begin(&me, &world);
	me.service = "lambda";
	me.key = ACCOUNT;
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
	kt_rotator_free(&rotator);
}

/* json with ' for ". */
static struct said
update_at(const char *path, const char *json)
{
	char *body = kt_arena_strdup(me.arena, json), *p;

	for (p = body; *p != '\0'; p++)
		if (*p == '\'')
			*p = '"';
	return say_request(&me, &(struct kt_request){ .method = "PUT",
	    .path = path, .body = body, .body_len = strlen(body) });
}

static struct said
update(const char *json)
{
	return update_at(HERE, json);
}

static struct said
look(void)
{
	return say_get(&me, HERE, NULL);
}

/* --- what is given is shown --- */

static const struct {
	const char *given, *path, *shown;
} shown[] = {
	{ "'Description':'for people'", "Description", "for people" },
	{ "'Description':''", "Description", "" },
	{ "'Timeout':900", "Timeout", "900" },
	{ "'MemorySize':512", "MemorySize", "512" },
	{ "'Role':'arn:aws:iam::" ACCOUNT ":role/r'", "Role",
	    "arn:aws:iam::" ACCOUNT ":role/r" },
	{ "'Handler':'lambda_function.lambda_handler'", "Handler",
	    "lambda_function.lambda_handler" },
	{ "'Runtime':'python3.13'", "Runtime", "python3.13" },
	{ "'KMSKeyArn':'arn:aws:kms:x:y:key/1'", "KMSKeyArn",
	    "arn:aws:kms:x:y:key/1" },
	{ "'KMSKeyArn':''", "KMSKeyArn", ABSENT },
	{ "'VpcConfig':{'SubnetIds':['subnet-1'],'SecurityGroupIds':['sg-1']}",
	    "VpcConfig", "{'SubnetIds':['subnet-1'],'SecurityGroupIds':['sg-1']}" },
	{ "'DeadLetterConfig':{'TargetArn':'arn:aws:sqs:x:y:z'}",
	    "DeadLetterConfig", "{'TargetArn':'arn:aws:sqs:x:y:z'}" },
	{ "'DeadLetterConfig':{'TargetArn':''}", "DeadLetterConfig", ABSENT },
	{ "'DeadLetterConfig':{}", "DeadLetterConfig", ABSENT },
	{ "'TracingConfig':{'Mode':'Active'}", "TracingConfig",
	    "{'Mode':'Active'}" },
	{ "'Layers':[]", "Layers", ABSENT },
	{ "'TracingConfig':{}", "TracingConfig", "{'Mode':'PassThrough'}" },
	{ "'EphemeralStorage':{'Size':1024}", "EphemeralStorage",
	    "{'Size':1024}" },
	{ "'SnapStart':{'ApplyOn':'PublishedVersions'}", "SnapStart",
	    "{'ApplyOn':'PublishedVersions','OptimizationStatus':'Off'}" },
	{ "'LoggingConfig':{'LogFormat':'JSON','SystemLogLevel':'WARN'}",
	    "LoggingConfig", "{'LogFormat':'JSON','SystemLogLevel':'WARN',"
	    "'LogGroup':'/aws/lambda/rotator'}" },
	{ "'Environment':{'Variables':{'AB':'c\xc3\xa4','D_1':''}}",
	    "Environment", "{'Variables':{'AB':'c\xc3\xa4','D_1':''}}" },
	{ "'Environment':{'Variables':{}}", "Environment", ABSENT },
	{ "'Environment':{}", "Environment", ABSENT },
	{ "'RevisionId':'" FIRST "'", "Timeout", "30" },
};

START_TEST(what_is_given_is_shown)
{
	struct said s = update(kt_arena_printf(me.arena, "{%s}",
	    shown[_i].given)), now;
	char revision[40], modified[40];

	ck_ok(s);
	ck_says(s, shown[_i].path, shown[_i].shown);
	ck_says(s, "LastUpdateStatus", "Successful");
	snprintf(revision, sizeof(revision), "%s", said_at(&s, "RevisionId"));
	snprintf(modified, sizeof(modified), "%s",
	    said_at(&s, "LastModified"));
	ck_assert_str_ne(revision, FIRST);
	ck_assert_str_eq(modified, "2026-01-15T10:20:30.456+0000");
	now = look();
	ck_assert_str_eq(now.text, s.text);
	now = say_get(&me, FUNCTIONS "rotator", NULL);
	ck_says(now, kt_arena_printf(me.arena, "Configuration.%s",
	    shown[_i].path), shown[_i].shown);
	world_stop(&world);		/* and after a restart */
	world_resume(&world);
	now = look();
	ck_assert_str_eq(now.text, s.text);
}
END_TEST

/* One update keeps what another gave; an environment is replaced whole. */
START_TEST(updates_add_up)
{
	struct said s;

	ck_ok(update("{'Timeout':7,'Description':'a',"
	    "'Environment':{'Variables':{'AA':'1','BB':'2'}}}"));
	ck_ok(update("{'Description':'b'}"));
	s = look();
	ck_says(s, "Timeout", "7");
	ck_says(s, "Description", "b");
	ck_says(s, "Environment.Variables", "{'AA':'1','BB':'2'}");
	s = update("{'Environment':{'Variables':{'CC':'3'}}}");
	ck_says(s, "Environment.Variables", "{'CC':'3'}");
	ck_says(s, "Timeout", "7");
}
END_TEST

START_TEST(each_account_and_region_has_its_own)
{
	static const struct { const char *key, *region; } others[] = {
		{ "999999999999", REGION }, { ACCOUNT, "us-east-1" },
	};
	struct said s;
	size_t i;

	ck_ok(update("{'Timeout':7}"));
	s = say_get(&me, FUNCTIONS "other/configuration", NULL);
	ck_says(s, "Timeout", "30");
	for (i = 0; i < N_ELEMENTS(others); i++) {
		me.key = others[i].key;
		me.region = others[i].region;
		s = look();
		ck_says(s, "Timeout", "30");
	}
}
END_TEST

START_TEST(its_arns_have_the_regions_partition)
{
	struct said s;

	me.region = "cn-north-1";
	s = look();
	ck_says(s, "FunctionArn",
	    "arn:aws-cn:lambda:cn-north-1:" ACCOUNT ":function:rotator");
	ck_says(s, "Role",
	    "arn:aws-cn:iam::" ACCOUNT ":role/service-role/rotator");
}
END_TEST

/* What is declared is there until it is updated; then it is gone. */
START_TEST(an_update_goes_before_what_is_declared)
{
	static const struct kt_setting declared = { "PASSWORD_LENGTH", "20" };
	struct said s;

	world.functions[0].settings = (struct kt_settings){ &declared, 1 };
	s = look();
	ck_says(s, "Environment.Variables", "{'PASSWORD_LENGTH':'20'}");
	s = update("{'Timeout':7}");
	ck_says(s, "Environment.Variables", "{'PASSWORD_LENGTH':'20'}");
	s = update("{'Environment':{'Variables':{}}}");
	ck_says(s, "Environment", ABSENT);
	s = look();
	ck_says(s, "Environment", ABSENT);
}
END_TEST

/* --- what is refused --- */

static const struct {
	const char *path, *json;
	int status;
	const char *code, *message;	/* message NULL: the model's */
} refused[] = {
	{ HERE, "{'Timeout':7,'RevisionId':'" V1 "'}", 412,
	    "PreconditionFailedException", "The Revision Id provided does not "
	    "match the latest Revision Id. Call the GetFunction/GetAlias API "
	    "to retrieve the latest Revision Id" },
	{ FUNCTIONS "none/configuration", "{'Timeout':7}", 404,
	    "ResourceNotFoundException", "Function not found: arn:aws:lambda:"
	    REGION ":" ACCOUNT ":function:none" },
	{ FUNCTIONS "rotator:live/configuration", "{'Timeout':7}", 400,
	    PARAMETER, "Current operation does not support versions other "
	    "than $LATEST" },
	{ HERE, "{'Timeout':7,'Environment':{'Variables':{'OK':'1',"
	    "'_HANDLER':'y'}}}", 400, "ValidationException", NULL },
	{ HERE, "{'Timeout':7,'Environment':{'Variables':{'OK':'1',"
	    "'AWS_REGION':'x','LAMBDA_TASK_ROOT':'y'}}}", 400, PARAMETER,
	    NOT_CONFIGURED "contains reserved keys that are currently not "
	    "supported for modification. Reserved keys used in this request: "
	    "AWS_REGION, LAMBDA_TASK_ROOT" },
	{ HERE, "{'Timeout':0}", 400, "ValidationException", NULL },
	{ HERE, "{'Timeout':901}", 400, "ValidationException", "1 validation "
	    "error detected: Value '901' at 'timeout' failed to satisfy "
	    "constraint: Member must have value less than or equal to 900" },
	{ HERE, "{'MemorySize':64}", 400, "ValidationException", NULL },
	{ HERE, "{'Environment':{'Variables':{'A':'1'}}}", 400,
	    "ValidationException", "1 validation error detected: Value at "
	    "'environment.variables' failed to satisfy constraint: Map keys "
	    "must satisfy constraint: [Member must satisfy regular expression "
	    "pattern: [a-zA-Z]([a-zA-Z0-9_])+]" },
	{ HERE, "{'Environment':{'Variables':{'AB':1}}}", 400,
	    "SerializationException", NULL },
	{ HERE, "{'Layers':['arn:aws:lambda:eu-west-1:123456789012:layer:l:"
	    "1']}", 400, PARAMETER, NULL },
	{ HERE, "{'FileSystemConfigs':[{'Arn':'arn:aws:elasticfilesystem:"
	    "eu-west-1:123456789012:access-point/fsap-11111111111111111',"
	    "'LocalMountPath':'/mnt/x'}]}",
	    400, PARAMETER, NULL },
	{ HERE, "{'ImageConfig':{'Command':['x']}}", 400, PARAMETER, NULL },
	{ HERE, "{'DurableConfig':{'RetentionPeriodInDays':7}}", 400,
	    PARAMETER, NULL },
};

START_TEST(what_is_wrong_changes_nothing)
{
	struct said before = look(), s, after;

	s = update_at(refused[_i].path, refused[_i].json);
	ck_assert_msg(s.status == refused[_i].status, "%d %s", s.status,
	    s.text);
	ck_assert_str_eq(s.code, refused[_i].code);
	if (refused[_i].message != NULL)
		ck_assert_str_eq(s.message, refused[_i].message);
	after = look();
	ck_assert_str_eq(after.text, before.text);
}
END_TEST

/* As of one that is there and has no policy. */
START_TEST(a_function_that_is_not_there_has_no_policy)
{
	struct said s = say_get(&me, FUNCTIONS "none/policy", NULL);

	ck_refused(s, "ResourceNotFoundException",
	    "The resource you requested does not exist.");
	ck_assert_int_eq(s.status, 404);
}
END_TEST

/* 4,096 bytes as JSON are taken, one more is not. */
START_TEST(an_environment_has_four_kilobytes)
{
	char *value = kt_arena_alloc(me.arena, 4096);
	struct said s;

	memset(value, 'x', 4096 - strlen("{\"AB\":\"\"}"));
	s = update(kt_arena_printf(me.arena, "{'Environment':{'Variables':"
	    "{'AB':'%s'}}}", value));
	ck_ok(s);
	s = update(kt_arena_printf(me.arena, "{'Environment':{'Variables':"
	    "{'ABC':'%s'}}}", value));
	ck_refused(s, PARAMETER, NOT_CONFIGURED "exceeded the 4KB limit. "
	    "Measured size: 4097 bytes");
	s = look();
	ck_assert_ptr_nonnull(strstr(s.text, "{\"AB\":"));
}
END_TEST

/* The revision that an update answered is the one the next may name. */
START_TEST(a_revision_is_the_last_one)
{
	struct said s = update("{'Timeout':7,'RevisionId':'" FIRST "'}");
	const char *last;

	ck_ok(s);
	last = said_at(&s, "RevisionId");
	s = update("{'Timeout':8,'RevisionId':'" FIRST "'}");
	ck_assert_int_eq(s.status, 412);
	s = update(kt_arena_printf(me.arena, "{'Timeout':9,'RevisionId':'%s'}",
	    last));
	ck_says(s, "Timeout", "9");
}
END_TEST

/* --- the list --- */

START_TEST(functions_are_listed_by_pages)
{
	struct said s = say_get(&me, "/2015-03-31/functions", NULL);

	ck_says(s, "Functions.0.FunctionName", "rotator");
	ck_says(s, "Functions.1.FunctionName", "other");
	ck_says(s, "Functions.2", ABSENT);
	ck_says(s, "Functions.0.State", ABSENT);
	ck_says(s, "NextMarker", ABSENT);
	s = say_get(&me, FUNCTIONS, NULL);
	ck_says(s, "Functions.1.FunctionName", "other");
	ck_ok(update("{'Timeout':7}"));
	s = say_get(&me, "/2015-03-31/functions", "MaxItems=1");
	ck_says(s, "Functions.0.Timeout", "7");
	ck_says(s, "Functions.1", ABSENT);
	s = say_get(&me, "/2015-03-31/functions", kt_arena_printf(me.arena,
	    "MaxItems=1&Marker=%s", said_at(&s, "NextMarker")));
	ck_says(s, "Functions.0.FunctionName", "other");
	ck_says(s, "NextMarker", ABSENT);
	s = say_get(&me, "/2015-03-31/functions", "Marker=none");
	ck_assert_str_eq(s.code, PARAMETER);
	s = say_get(&me, "/2015-03-31/functions", "FunctionVersion=ALL&"
	    "MasterRegion=us-east-1");
	ck_says(s, "Functions", "[]");
}
END_TEST

/* --- what comes of it --- */

static struct said
rotate(const char *token)
{
	struct client sm = me;
	struct said s;

	sm.service = NULL;
	s = say(&sm, "CreateSecret", "{'Name':'db','ClientRequestToken':'" V1
	    "','SecretString':'%s'}", ONE);
	ck_ok(s);
	s = say(&sm, "RotateSecret", "{'SecretId':'db','ClientRequestToken':"
	    "'%s','RotationLambdaARN':'" FUNCTION_ARN "'}", token);
	ck_ok(s);
	return s;
}

static const char *
password_now(void)
{
	struct client sm = me;
	const struct kt_json *v;
	const char *text;
	struct said s;

	sm.service = NULL;
	s = say(&sm, "GetSecretValue", "{'SecretId':'db'}");
	text = kt_json_string(kt_json_member(s.body, "SecretString"));
	ck_assert_int_eq(kt_json_parse(me.arena, text, strlen(text), &v), 0);
	return kt_json_string(kt_json_member(v, "password"));
}

START_TEST(a_rotation_goes_by_the_settings)
{
	const char *password;

	ck_ok(update("{'Environment':{'Variables':{'PASSWORD_LENGTH':'60',"
	    "'EXCLUDE_CHARACTERS':'abcdefghij','EXCLUDE_PUNCTUATION':'yes',"
	    "'EXCLUDE_UPPERCASE':'1','WHATEVER':'else'}}}"));
	(void)rotate(V2);
	world_until_rotation(&world, "db", "succeeded 4 0");
	password = password_now();
	ck_assert_uint_eq(strlen(password), 60);
	ck_assert_uint_eq(strspn(password, "klmnopqrstuvwxyz0123456789"), 60);
}
END_TEST

static const struct {
	const char *variables, *why;
} bad[] = {
	{ "'PASSWORD_LENGTH':'abc'", "PASSWORD_LENGTH: invalid literal for "
	    "int() with base 10: 'abc'" },
	{ "'PASSWORD_LENGTH':'3'", "An error occurred "
	    "(InvalidParameterException) when calling the GetRandomPassword "
	    "operation: Password length is too short based on the required "
	    "types" },
	{ "'EXCLUDE_NUMBERS':'1','EXCLUDE_PUNCTUATION':'1',"
	    "'EXCLUDE_UPPERCASE':'1','EXCLUDE_LOWERCASE':'1'",
	    "An error occurred (InvalidParameterException) when calling the "
	    "GetRandomPassword operation: All characters have been excluded "
	    "from selection" },
};

/* It is taken, as Lambda takes it; createSecret fails, and is tried again. */
START_TEST(a_bad_setting_fails_create_secret)
{
	struct said s;

	ck_ok(update(kt_arena_printf(me.arena, "{'Environment':{'Variables':"
	    "{%s}}}", bad[_i].variables)));
	(void)rotate(V2);
	world_until_rotation(&world, "db", "running 0 1");
	s = say_get(&me, "/_keyturn/health", NULL);
	ck_assert_msg(strstr(s.text, bad[_i].why) != NULL, "%s", s.text);
	ck_assert_str_eq(password_now(), "one");
	ck_ok(update("{'Environment':{'Variables':{'PASSWORD_LENGTH':'8'}}}"));
	world_pass(&world, 1000);
	world_until_rotation(&world, "db", "succeeded 4 1");
	ck_assert_uint_eq(strlen(password_now()), 8);
}
END_TEST

/* People put secrets there: the file has none in clear. */
START_TEST(the_file_shows_no_variable)
{
	char dir[64], *command;

	ck_ok(update("{'Environment':{'Variables':{'SOME':"
	    "'se-nti-nel-123'}}}"));
	world_copy(&world, dir);
	command = kt_arena_printf(me.arena, "grep -rqaF se-nti-nel-123 %s; "
	    "s=$?; rm -r %s; exit $s", dir, dir);
	ck_assert_int_ne(system(command), 0);
}
END_TEST

static Suite *
lambda_suite(void)
{
	Suite *s = suite_create("lambda");
	TCase *tc = tcase_create("lambda");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, what_is_given_is_shown, 0, N_ELEMENTS(shown));
	tcase_add_test(tc, updates_add_up);
	tcase_add_test(tc, each_account_and_region_has_its_own);
	tcase_add_test(tc, its_arns_have_the_regions_partition);
	tcase_add_test(tc, an_update_goes_before_what_is_declared);
	tcase_add_loop_test(tc, what_is_wrong_changes_nothing, 0,
	    N_ELEMENTS(refused));
	tcase_add_test(tc, a_function_that_is_not_there_has_no_policy);
	tcase_add_test(tc, an_environment_has_four_kilobytes);
	tcase_add_test(tc, a_revision_is_the_last_one);
	tcase_add_test(tc, functions_are_listed_by_pages);
	tcase_add_test(tc, a_rotation_goes_by_the_settings);
	tcase_add_loop_test(tc, a_bad_setting_fails_create_secret, 0,
	    N_ELEMENTS(bad));
	tcase_add_test(tc, the_file_shows_no_variable);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(lambda_suite());
}
