/*
 * Misuse of Secrets Manager, with AWS's code and text for each: the shared
 * facts, secretsmanager 2, 3 and 9, rotation 2.  A line a case.
 */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "tests/support/world.h"

static struct world world;
static struct client me;

#define RNF "ResourceNotFoundException"
#define EXISTS "ResourceExistsException"
#define REQUEST "InvalidRequestException"
#define PARAMETER "InvalidParameterException"
#define VALIDATION "ValidationException"
#define SERIALIZATION "SerializationException"

#define NO_SECRET "Secrets Manager can't find the specified secret."
#define NO_TOKEN "You must provide a ClientRequestToken value. " \
	"We recommend a UUID-type value."
#define BAD_NAME "Invalid name. Must be a valid name containing " \
	"alphanumeric characters, or any of the following: -/_+=.@!"
#define MARKED "You can't perform this operation on the secret because it " \
	"was marked for deletion."
#define BOTH "You can't specify both a binary secret value and a string " \
	"secret value in the same secret."
#define ONE_ERROR "1 validation error detected: "
#define NULL_AT(member) ONE_ERROR "Value null at '" member "' failed to " \
	"satisfy constraint: Member must not be null"
#define NO_VALUE "Secrets Manager can't find the specified secret value for "
#define NOT_INVOKED "Secrets Manager cannot invoke the specified Lambda " \
	"function. Ensure that the function policy grants access to the " \
	"principal secretsmanager.amazonaws.com."
#define TOKEN(t) "'ClientRequestToken':'" t "'"
#define DB "'SecretId':'db'"

/* V1 is AWSPREVIOUS, V2 AWSCURRENT, V3 has no label; "gone" is marked. */
static void
setup(void)
{
	struct said s;

	world_open(&world);
	client_begin(&me, &world);
	s = say(&me, "CreateSecret", "{'Name':'db'," TOKEN(V3)
	    ",'SecretString':'zero'}");
	ck_ok(s);
	s = say(&me, "PutSecretValue", "{" DB "," TOKEN(V1)
	    ",'SecretString':'one'}");
	ck_ok(s);
	s = say(&me, "PutSecretValue", "{" DB "," TOKEN(V2)
	    ",'SecretString':'two'}");
	ck_ok(s);
	s = say(&me, "CreateSecret", "{'Name':'empty'," TOKEN(V1) "}");
	ck_ok(s);
	s = say(&me, "CreateSecret", "{'Name':'gone'," TOKEN(V1)
	    ",'SecretString':'v'}");
	ck_ok(s);
	s = say(&me, "DeleteSecret", "{'SecretId':'gone'}");
	ck_ok(s);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static const struct {
	const char *operation, *input, *code, *message;
} cases[] = {
	/* who is not there */
	{ "DescribeSecret", "{'SecretId':'none'}", RNF, NO_SECRET },
	{ "GetSecretValue", "{'SecretId':'none'}", RNF, NO_SECRET },
	{ "PutSecretValue", "{'SecretId':'none'," TOKEN(V1)
	    ",'SecretString':'v'}", RNF, NO_SECRET },
	{ "ListSecretVersionIds", "{'SecretId':'none'}", RNF, NO_SECRET },
	{ "UpdateSecretVersionStage", "{'SecretId':'none','VersionStage':'x'}",
	    RNF, NO_SECRET },
	{ "DeleteSecret", "{'SecretId':'none'}", RNF, NO_SECRET },
	{ "RestoreSecret", "{'SecretId':'none'}", RNF, NO_SECRET },
	{ "RotateSecret", "{'SecretId':'none'," TOKEN(V1) "}", RNF,
	    NO_SECRET },
	{ "DescribeSecret", "{'SecretId':'arn:aws:secretsmanager:us-east-1:"
	    ACCOUNT ":secret:db'}", RNF, NO_SECRET },
	{ "DescribeSecret", "{'SecretId':'DB'}", RNF, NO_SECRET },

	/* tokens */
	{ "CreateSecret", "{'Name':'new'}", REQUEST, NO_TOKEN },
	{ "CreateSecret", "{'Name':'db'}", REQUEST, NO_TOKEN },
	{ "PutSecretValue", "{'SecretId':'none','SecretString':'v'}", REQUEST,
	    NO_TOKEN },
	{ "RotateSecret", "{'SecretId':'none'}", PARAMETER, NO_TOKEN },
	{ "CreateSecret", "{'Name':'new'," TOKEN("short") "}", VALIDATION,
	    ONE_ERROR "Value 'short' at 'clientRequestToken' failed to satisfy"
	    " constraint: Member must have length greater than or equal to "
	    "32" },

	/* names */
	{ "CreateSecret", "{'Name':'a b'," TOKEN(V1) "}", VALIDATION,
	    BAD_NAME },
	{ "CreateSecret", "{'Name':'a*'}", VALIDATION, BAD_NAME },
	{ "CreateSecret", "{'Name':'a:b'," TOKEN(V1) "}", VALIDATION,
	    BAD_NAME },
	{ "CreateSecret", "{'Name':'arn:aws:b'," TOKEN(V1) "}", VALIDATION,
	    BAD_NAME },
	{ "CreateSecret", "{'Name':'\\u00e9'," TOKEN(V1) "}", VALIDATION,
	    BAD_NAME },
	{ "DescribeSecret", "{'SecretId':'a?'}", VALIDATION, BAD_NAME },
	{ "GetSecretValue", "{'SecretId':'a]'}", VALIDATION, BAD_NAME },
	{ "ListSecretVersionIds", "{'SecretId':'a\\\\'}", VALIDATION,
	    BAD_NAME },
	{ "PutSecretValue", "{'SecretId':'a b','SecretString':'v'}",
	    VALIDATION, BAD_NAME },
	{ "DeleteSecret", "{'SecretId':'a b',"
	    "'ForceDeleteWithoutRecovery':true}", VALIDATION, BAD_NAME },
	{ "RotateSecret", "{'SecretId':'a b'}", VALIDATION, BAD_NAME },
	{ "UpdateSecretVersionStage", "{'SecretId':'a:b','VersionStage':'x'}",
	    VALIDATION, BAD_NAME },
	{ "RestoreSecret", "{'SecretId':'a#'}", VALIDATION, BAD_NAME },

	/* what is taken */
	{ "CreateSecret", "{'Name':'db'," TOKEN(V4) ",'SecretString':'v'}",
	    EXISTS, "The operation failed because the secret db already "
	    "exists." },
	{ "CreateSecret", "{'Name':'gone'," TOKEN(V4) ",'SecretString':'v'}",
	    REQUEST, "You can't create this secret because a secret with this "
	    "name is already scheduled for deletion." },

	/* values */
	{ "CreateSecret", "{'Name':'new'," TOKEN(V1)
	    ",'SecretString':'v','SecretBinary':'dg=='}", PARAMETER, BOTH },
	{ "PutSecretValue", "{" DB "," TOKEN(V4)
	    ",'SecretString':'v','SecretBinary':'dg=='}", PARAMETER, BOTH },
	{ "PutSecretValue", "{" DB "," TOKEN(V4) "}", REQUEST,
	    "You must provide either SecretString or SecretBinary." },
	{ "PutSecretValue", "{" DB "," TOKEN(V4) ",'SecretString':''}",
	    VALIDATION, ONE_ERROR "Value at 'secretString' failed to satisfy "
	    "constraint: Member must have length greater than or equal to "
	    "1" },
	{ "PutSecretValue", "{" DB "," TOKEN(V4) ",'SecretBinary':''}",
	    VALIDATION, ONE_ERROR "Value at 'secretBinary' failed to satisfy "
	    "constraint: Member must have length greater than or equal to "
	    "1" },
	{ "GetSecretValue", "{'SecretId':'empty'}", RNF, NO_VALUE
	    "staging label: AWSCURRENT" },
	{ "GetSecretValue", "{'SecretId':'empty','VersionStage':"
	    "'AWSPREVIOUS'}", RNF, NO_VALUE "staging label: AWSPREVIOUS" },
	{ "GetSecretValue", "{" DB ",'VersionStage':'AWSPENDING'}", RNF,
	    NO_VALUE "staging label: AWSPENDING" },
	{ "GetSecretValue", "{" DB ",'VersionId':'" V4 "'}", RNF, NO_VALUE
	    "VersionId: " V4 },
	{ "GetSecretValue", "{" DB ",'VersionId':'" V1
	    "','VersionStage':'AWSCURRENT'}", REQUEST, "You provided a "
	    "VersionStage that is not associated to the provided "
	    "VersionId." },

	/* labels: rotation 6 */
	{ "UpdateSecretVersionStage", "{" DB ",'VersionStage':'AWSCURRENT',"
	    "'MoveToVersionId':'" V1 "'}", PARAMETER, "The parameter "
	    "RemoveFromVersionId can't be empty. Staging label AWSCURRENT is "
	    "currently attached to version " V2 ", so you must explicitly "
	    "reference that version in RemoveFromVersionId." },
	{ "UpdateSecretVersionStage", "{" DB ",'VersionStage':'AWSCURRENT',"
	    "'RemoveFromVersionId':'" V2 "'}", PARAMETER, "You can only move "
	    "staging label AWSCURRENT to a different secret version. It can't "
	    "be completely removed." },
	{ "UpdateSecretVersionStage", "{" DB ",'VersionStage':'AWSPREVIOUS',"
	    "'RemoveFromVersionId':'" V2 "'}", PARAMETER, "The parameter "
	    "RemoveFromVersionId is not valid. Staging label AWSPREVIOUS is "
	    "not attached to version " V2 "." },
	{ "UpdateSecretVersionStage", "{" DB ",'VersionStage':'x',"
	    "'MoveToVersionId':'" V4 "'}", RNF, NO_VALUE "VersionId: " V4 },
	{ "UpdateSecretVersionStage", "{" DB ",'VersionStage':'x'}", PARAMETER,
	    "You must provide MoveToVersionId, RemoveFromVersionId, or "
	    "both." },

	/* marked for deletion */
	{ "GetSecretValue", "{'SecretId':'gone'}", REQUEST, MARKED },
	{ "PutSecretValue", "{'SecretId':'gone'," TOKEN(V2)
	    ",'SecretString':'v'}", REQUEST, MARKED },
	{ "RotateSecret", "{'SecretId':'gone'," TOKEN(V2)
	    ",'RotationLambdaARN':'" FUNCTION_ARN "'}", REQUEST, MARKED },
	{ "UpdateSecretVersionStage", "{'SecretId':'gone','VersionStage':'x',"
	    "'MoveToVersionId':'" V1 "'}", REQUEST, MARKED },
	{ "DeleteSecret", "{'SecretId':'gone'}", REQUEST, MARKED },
	{ "DeleteSecret", "{" DB ",'RecoveryWindowInDays':7,"
	    "'ForceDeleteWithoutRecovery':true}", PARAMETER, "You can't use "
	    "ForceDeleteWithoutRecovery in conjunction with "
	    "RecoveryWindowInDays." },
	{ "DeleteSecret", "{" DB ",'RecoveryWindowInDays':6}", PARAMETER,
	    "The RecoveryWindowInDays value must be between 7 and 30 days "
	    "(inclusive)." },
	{ "DeleteSecret", "{" DB ",'RecoveryWindowInDays':31}", PARAMETER,
	    "The RecoveryWindowInDays value must be between 7 and 30 days "
	    "(inclusive)." },

	/* rotation 2 */
	{ "RotateSecret", "{" DB "," TOKEN(V4) "}", REQUEST, "No Lambda "
	    "rotation function ARN is associated with this secret." },
	{ "RotateSecret", "{" DB "," TOKEN(V4) ",'RotationLambdaARN':'"
	    FUNCTION_ARN "','RotationRules':{'AutomaticallyAfterDays':1,"
	    "'ScheduleExpression':'rate(1 day)'}}", PARAMETER, "You cannot "
	    "specify both rotation frequency and schedule expression "
	    "together." },
	{ "RotateSecret", "{" DB "," TOKEN(V4) ",'RotationLambdaARN':'"
	    FUNCTION_ARN "s'}", "AccessDeniedException", NOT_INVOKED },
	{ "RotateSecret", "{" DB "," TOKEN(V4) ",'RotationLambdaARN':"
	    "'arn:aws:lambda:us-east-1:" ACCOUNT ":function:rotator'}",
	    "AccessDeniedException", NOT_INVOKED },
	{ "RotateSecret", "{" DB "," TOKEN(V4)
	    ",'RotationLambdaARN':'rotator'}", "AccessDeniedException",
	    NOT_INVOKED },
	{ "RotateSecret", "{" DB "," TOKEN(V4)
	    ",'RotationRules':{'AutomaticallyAfterDays':1001}}", VALIDATION,
	    ONE_ERROR "Value '1001' at 'rotationRules.automaticallyAfterDays' "
	    "failed to satisfy constraint: Member must have value less than "
	    "or equal to 1000" },
	{ "RotateSecret", "{" DB "," TOKEN(V4) ",'RotationRules':{"
	    "'Duration':'3m'}}", VALIDATION, ONE_ERROR "Value '3m' at "
	    "'rotationRules.duration' failed to satisfy constraint: Member "
	    "must satisfy regular expression pattern: [0-9]+h" },

	/* lists */
	{ "ListSecrets", "{'Filters':[{'Key':'nam','Values':['x']}]}",
	    VALIDATION, ONE_ERROR "Value 'nam' at 'filters.1.member.key' "
	    "failed to satisfy constraint: Member must satisfy enum value "
	    "set: [description, name, tag-key, tag-value, primary-region, "
	    "owning-service, all]" },
	{ "ListSecrets", "{'Filters':[{'Values':['x']}]}", PARAMETER,
	    "Invalid filter key" },
	{ "ListSecrets", "{'Filters':[{'Key':'description'}]}", PARAMETER,
	    "Invalid filter values for key: description" },
	{ "ListSecrets", "{'MaxResults':101}", VALIDATION, ONE_ERROR "Value "
	    "'101' at 'maxResults' failed to satisfy constraint: Member must "
	    "have value less than or equal to 100" },
	{ "ListSecrets", "{'NextToken':'nonsense'}",
	    "InvalidNextTokenException", "The NextToken value is invalid." },
	{ "ListSecretVersionIds", "{" DB ",'NextToken':'bm9uZQ=='}",
	    "InvalidNextTokenException", "The NextToken value is invalid." },

	/* passwords */
	{ "GetRandomPassword", "{'PasswordLength':3}", PARAMETER, "Password "
	    "length is too short based on the required types" },
	{ "GetRandomPassword", "{'ExcludeCharacters':'0123456789'}", PARAMETER,
	    "All characters of the desired type have been excluded" },
	{ "GetRandomPassword", "{'ExcludeNumbers':true,'ExcludeLowercase':"
	    "true,'ExcludeUppercase':true,'ExcludePunctuation':true}",
	    PARAMETER, "All characters have been excluded from selection" },
	{ "GetRandomPassword", "{'PasswordLength':4097}", VALIDATION, ONE_ERROR
	    "Value '4097' at 'passwordLength' failed to satisfy constraint: "
	    "Member must have value less than or equal to 4096" },

	/* the front of the service */
	{ "GetSecretValue", "{}", VALIDATION, NULL_AT("secretId") },
	{ "CreateSecret", "{" TOKEN(V1) "}", VALIDATION, NULL_AT("name") },
	{ "UpdateSecretVersionStage", "{}", VALIDATION, "2 validation errors "
	    "detected: Value null at 'secretId' failed to satisfy constraint: "
	    "Member must not be null; Value null at 'versionStage' failed to "
	    "satisfy constraint: Member must not be null" },
	{ "DescribeSecret", "{'SecretId':null}", VALIDATION,
	    NULL_AT("secretId") },
	{ "DescribeSecret", "{'SecretId':''}", VALIDATION, ONE_ERROR
	    "Value '' at 'secretId' failed to satisfy constraint: Member must "
	    "have length greater than or equal to 1" },
	{ "DescribeSecret", "{'SecretId':7}", SERIALIZATION,
	    "NUMBER_VALUE can not be converted to a String" },
	{ "DescribeSecret", "{'SecretId':['db']}", SERIALIZATION,
	    "Start of list found where not expected" },
	{ "DescribeSecret", "{'SecretId':{}}", SERIALIZATION, "Start of "
	    "structure or map found where not expected." },
	{ "DeleteSecret", "{" DB ",'RecoveryWindowInDays':'7'}", SERIALIZATION,
	    "STRING_VALUE can not be converted to a Long" },
	{ "DeleteSecret", "{" DB ",'ForceDeleteWithoutRecovery':1}",
	    SERIALIZATION, "NUMBER_VALUE can not be converted to a Boolean" },
	{ "PutSecretValue", "{" DB "," TOKEN(V4) ",'SecretBinary':'?'}",
	    SERIALIZATION, "Unable to decode base64 value" },
	{ "DescribeSecret", "{'SecretId':'db'", SERIALIZATION, ABSENT },
	{ "DescribeSecret", "['db']", SERIALIZATION,
	    "Start of list found where not expected" },
	{ "DescribeSecrets", "{}", "UnknownOperationException", ABSENT },
	{ "", "{}", "UnknownOperationException", ABSENT },
};

/* All that can be told of the three secrets. */
static const char *
everything(void)
{
	struct said a = say(&me, "ListSecrets",
	    "{'IncludePlannedDeletion':true}");
	struct said b = say(&me, "ListSecretVersionIds",
	    "{" DB ",'IncludeDeprecated':true}");

	return kt_arena_printf(me.arena, "%s%s", a.text, b.text);
}

START_TEST(misuse_is_answered_as_aws_does)
{
	const char *before = everything();
	struct said s = say(&me, cases[_i].operation, "%s", cases[_i].input);

	ck_refused(s, cases[_i].code, cases[_i].message);
	ck_assert_int_eq(s.status, 400);
	ck_assert_str_eq(s.content_type, "application/x-amz-json-1.1");
	ck_assert_str_eq(everything(), before);
}
END_TEST

/* Modelled errors say Message, the front message. */
START_TEST(the_message_is_spelled_by_its_sender)
{
	struct said s = say(&me, "GetSecretValue", "{'SecretId':'none'}");

	ck_assert_str_eq(s.text, "{\"__type\":\"ResourceNotFoundException\","
	    "\"Message\":\"" NO_SECRET "\"}");
	s = say(&me, "GetSecretValue", "{}");
	ck_says(s, "Message", ABSENT);
	ck_says(s, "message", NULL_AT("secretId"));
	s = say(&me, "Nothing", "{}");
	ck_assert_str_eq(s.text, "{\"__type\":\"UnknownOperationException\"}");
}
END_TEST

/* A token that stands for another value names the secret's whole ARN. */
START_TEST(a_token_stands_for_one_value)
{
	static const char *const ops[][2] = {
		{ "CreateSecret", "{'Name':'db'," TOKEN(V2)
		    ",'SecretString':'other'}" },
		{ "PutSecretValue", "{" DB "," TOKEN(V2)
		    ",'SecretString':'other'}" },
		{ "PutSecretValue", "{" DB "," TOKEN(V2)
		    ",'SecretString':'tw'}" },
		{ "PutSecretValue", "{" DB "," TOKEN(V2)
		    ",'SecretBinary':'dHdv'}" },
	};
	struct said s = say(&me, "DescribeSecret", "{" DB "}");
	const char *arn = said_at(&s, "ARN");

	s = say(&me, ops[_i][0], "%s", ops[_i][1]);
	ck_refused(s, EXISTS, kt_arena_printf(me.arena, "You can't use "
	    "ClientRequestToken " V2 " because that value is already in use "
	    "for a version of secret %s.", arn));
}
END_TEST

START_TEST(a_value_may_be_as_long_as_aws_says)
{
	struct kt_buf b;
	struct said s;
	size_t i;

	kt_buf_init(&b, me.arena);
	for (i = 0; i < 65536; i++)	/* characters, not bytes */
		kt_buf_str(&b, "\xc3\xa9");
	s = say(&me, "PutSecretValue", "{" DB "," TOKEN(V4)
	    ",'SecretString':'%s'}", b.p);
	ck_ok(s);
	s = say(&me, "GetSecretValue", "{" DB "}");
	ck_says(s, "SecretString", b.p);
	s = say(&me, "PutSecretValue", "{" DB "," TOKEN(V4)
	    ",'SecretString':'%sx'}", b.p);
	ck_refused(s, VALIDATION, ONE_ERROR "Value at 'secretString' failed to"
	    " satisfy constraint: Member must have length less than or equal "
	    "to 65536");
}
END_TEST

/* 20 over all versions, AWSCURRENT and AWSPREVIOUS among them: rotation 6. */
START_TEST(a_secret_has_twenty_labels_at_most)
{
	struct said s;
	int i;

	for (i = 3; i <= 21; i++) {
		const char *before = everything();

		s = say(&me, "UpdateSecretVersionStage", "{" DB
		    ",'VersionStage':'l%d','MoveToVersionId':'" V1 "'}", i);
		if (i <= 20) {
			ck_ok(s);
			continue;
		}
		ck_assert_str_eq(s.code, "LimitExceededException");
		ck_assert_str_eq(everything(), before);
	}
	s = say(&me, "PutSecretValue", "{" DB "," TOKEN(V4)
	    ",'SecretString':'v','VersionStages':['one-more']}");
	ck_assert_str_eq(s.code, "LimitExceededException");
	s = say(&me, "PutSecretValue", "{" DB "," TOKEN(V4)
	    ",'SecretString':'v','VersionStages':['l3']}");
	ck_ok(s);
}
END_TEST

/* A limit on the size of files stands for the full disk. */
START_TEST(a_full_disk_is_an_internal_error)
{
	const char *before = everything();
	struct rlimit full, room;
	char *big = kt_arena_alloc(me.arena, 65536);
	struct said s;

	memset(big, 'x', 65535);
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &room), 0);
	full = (struct rlimit){ 4096, room.rlim_max };
	ck_assert(signal(SIGXFSZ, SIG_IGN) != SIG_ERR);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &full), 0);
	s = say(&me, "CreateSecret", "{'Name':'big'," TOKEN(V1)
	    ",'SecretString':'%s'}", big);
	ck_refused(s, "InternalServiceError",
	    "An error occurred on the server side.");
	ck_assert_int_eq(s.status, 500);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &room), 0);
	ck_assert_str_eq(everything(), before);
	s = say(&me, "CreateSecret", "{'Name':'big'," TOKEN(V1)
	    ",'SecretString':'%s'}", big);
	ck_ok(s);
}
END_TEST

/* Whatever does not say whose it is. */
START_TEST(foreign_requests_are_refused)
{
	static const struct {
		struct kt_request r;
		int status;
	} foreign[] = {
		{ { .method = "POST", .path = "/", .target = "Logs.Put" },
		    400 },
		{ { .method = "POST", .path = "/",
		    .target = "secretsmanagerX.GetSecretValue" }, 400 },
		{ { .method = "POST", .path = "/" }, 400 },
		{ { .method = "GET", .path = "/" }, 404 },
		{ { .method = "GET", .path = "/index.html" }, 404 },
		{ { .method = "POST", .path = "/2015-03-31/functions/rotator" },
		    404 },
	};
	struct said s = say_request(&me, &foreign[_i].r);

	ck_assert_int_eq(s.status, foreign[_i].status);
	ck_assert_str_eq(s.code, "UnknownOperationException");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("misuse");
	TCase *tc = tcase_create("misuse");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, misuse_is_answered_as_aws_does, 0,
	    N_ELEMENTS(cases));
	tcase_add_test(tc, the_message_is_spelled_by_its_sender);
	tcase_add_loop_test(tc, a_token_stands_for_one_value, 0, 4);
	tcase_add_test(tc, a_value_may_be_as_long_as_aws_says);
	tcase_add_test(tc, a_secret_has_twenty_labels_at_most);
	tcase_add_test(tc, a_full_disk_is_an_internal_error);
	tcase_add_loop_test(tc, foreign_requests_are_refused, 0, 6);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
