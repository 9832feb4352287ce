/*
 * Which service is meant, and how one that is not there says so: the words are
 * those of whoever was asked, as far as anybody can tell.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/log.h"
#include "tests/support/world.h"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

#define UNKNOWN "UnknownOperationException"
#define FORM "application/x-www-form-urlencoded"
#define NO_SERVICE(name) "keyturn does not have the service " name "."

static const struct {
	const char *service;		/* signed for */
	struct kt_request r;
	int status;
	const char *code, *message;
} asked[] = {
	{ "rds", { .method = "POST", .path = "/", .content_type = FORM,
	    .body = "Action=CreateDBShardGroup&Version=2014-10-31" }, 400,
	    "InvalidAction", "Could not find operation CreateDBShardGroup for "
	    "version 2014-10-31" },
	{ "rds", { .method = "POST", .path = "/", .content_type = FORM,
	    .body = "Action=DescribeDBInstances&Version=2010-03-31" }, 400,
	    "InvalidAction", "Could not find operation DescribeDBInstances for "
	    "version 2010-03-31" },
	{ "sns", { .method = "POST", .path = "/", .content_type = FORM,
	    .body = "Action=Publish&Version=2010-03-31" }, 400,
	    "InvalidAction", NO_SERVICE("sns") },
	{ "sns", { .method = "POST", .path = "/", .content_type = FORM,
	    .body = "Action=DescribeDBInstances&Version=2014-10-31" }, 400,
	    "InvalidAction", NO_SERVICE("sns") },
	{ "secretsmanager", { .method = "POST", .path = "/",
	    .target = "secretsmanager.NoSuchThing" }, 400, UNKNOWN, ABSENT },
	{ NULL, { .method = "POST", .path = "/" }, 400, UNKNOWN, ABSENT },
	{ "dynamodb", { .method = "POST", .path = "/",
	    .target = "DynamoDB_20120810.ListTables" }, 400, UNKNOWN,
	    NO_SERVICE("dynamodb") },
	{ "lambda", { .method = "POST", .path = "/2015-03-31/functions" }, 404,
	    UNKNOWN, "Lambda CreateFunction is not in keyturn." },
	{ "lambda", { .method = "PUT",
	    .path = "/2015-03-31/functions/f/code" }, 404, UNKNOWN,
	    "Lambda UpdateFunctionCode is not in keyturn." },
	{ "lambda", { .method = "GET", .path = "/2018-10-31/layers" }, 404,
	    UNKNOWN, "Lambda ListLayers is not in keyturn." },
	{ "lambda", { .method = "GET", .path = "/2018-10-31/layers",
	    .query = "find=LayerVersion&Arn=x" }, 404, UNKNOWN,
	    "Lambda GetLayerVersionByArn is not in keyturn." },
	{ "lambda", { .method = "PATCH", .path = "/2015-03-31/functions" },
	    404, UNKNOWN, "Lambda has no operation at PATCH "
	    "/2015-03-31/functions in keyturn." },
	{ "lambda", { .method = "GET", .path = "/2015-03-31/nothing" }, 404,
	    UNKNOWN, "Lambda has no operation at GET /2015-03-31/nothing in "
	    "keyturn." },
	{ "lambda", { .method = "POST",
	    .path = "/_keyturn/call/rds/\xff\xc3\xa9" }, 400, "InvalidAction",
	    "There is no operation rds/?\xc3\xa9 in keyturn." },
	{ "apigateway", { .method = "GET", .path = "/restapis" }, 404, UNKNOWN,
	    NO_SERVICE("apigateway") },
	{ "apigateway", { .method = "GET", .path = "/", .query = "a=b" }, 404,
	    UNKNOWN, NO_SERVICE("apigateway") },
	{ "s3", { .method = "GET", .path = "/bucket/key" }, 400, UNKNOWN,
	    NO_SERVICE("s3") },
	{ "s3", { .method = "GET", .path = "/", .query = "x-id=ListBuckets" },
	    400, UNKNOWN, NO_SERVICE("s3") },
	{ "route53", { .method = "GET", .path = "/2013-04-01/hostedzone" }, 400,
	    UNKNOWN, NO_SERVICE("route53") },
	{ NULL, { .method = "POST", .path = "/",
	    .target = "AWSCognitoIdentityProviderService.SignUp" }, 400,
	    UNKNOWN, "keyturn does not have a service of the target "
	    "AWSCognitoIdentityProviderService.SignUp." },
};

START_TEST(what_is_not_there_says_so)
{
	struct kt_request r = asked[_i].r;
	struct said s;

	if (r.body != NULL)
		r.body_len = strlen(r.body);
	me.key = asked[_i].service != NULL ? "AKIDEXAMPLE" : NULL;
	me.service = asked[_i].service;
	s = say_request(&me, &r);
	ck_refused(s, asked[_i].code, asked[_i].message);
	ck_assert_int_eq(s.status, asked[_i].status);
}
END_TEST

/* What its SDKs look for: S3's are not wrapped as the others' are. */
START_TEST(a_foreign_refusal_is_in_the_form_of_its_service)
{
	static const struct kt_header cbor[] = {
		{ "Smithy-Protocol", "rpc-v2-cbor" }
	};
	struct kt_request r = { .method = "GET", .path = "/bucket" };
	struct said s;

	me.key = "AKIDEXAMPLE";
	me.service = "s3";
	s = say_request(&me, &r);
	ck_assert_ptr_nonnull(strstr(s.text, "<Error><Code>" UNKNOWN "</Code>"
	    "<Message>" NO_SERVICE("s3") "</Message><RequestId>"));
	ck_assert_int_eq(strncmp(s.text, "<Error>", 7), 0);
	me.service = "cloudfront";
	s = say_request(&me, &r);
	ck_assert_int_eq(strncmp(s.text, "<ErrorResponse><Error>", 22), 0);
	me.service = "monitoring";
	r = (struct kt_request){ .method = "POST", .headers = cbor,
	    .n_headers = 1, .path = "/service/GraniteServiceVersion20100801/"
	    "operation/ListMetrics" };
	s = say_request(&me, &r);
	ck_assert_int_eq(s.status, 400);
	ck_assert_mem_eq(s.text, "\xa2\x79\0\6__type\x79\0\x19" UNKNOWN
	    "\x79\0\7message\x79\0\x2d" NO_SERVICE("monitoring"),
	    1 + 9 + 28 + 10 + 48);
}
END_TEST

/* Unsigned, a form's service is told by its Version, or by its Action. */
static const char *const unsigned_forms[] = {
	"Action=DescribeDBInstances&Version=2014-10-31",
	"Action=DescribeDBInstances",
};

START_TEST(an_unsigned_form_finds_its_service)
{
	struct said s;

	me.key = NULL;
	s = say_get(&me, "/", unsigned_forms[_i]);
	ck_assert_int_eq(s.status, 200);
	ck_assert_ptr_nonnull(strstr(s.text,
	    "http://rds.amazonaws.com/doc/2014-10-31/"));
}
END_TEST

/* A presigned request names the caller in its query. */
START_TEST(a_presigned_request_is_its_signers)
{
	struct said s;

	me.key = NULL;
	s = say_get(&me, "/", "Action=DescribeDBInstances&Version=2014-10-31&"
	    "DBInstanceIdentifier=none&X-Amz-Credential=210987654321%2F"
	    "20260115%2Feu-west-1%2Fsns%2Faws4_request");
	ck_refused(s, "InvalidAction", NO_SERVICE("sns"));
	s = say_get(&me, "/", "X-Amz-Credential=210987654321%2F20260115%2F"
	    "eu-west-1%2Frds%2Faws4_request&Action=DescribeDBInstances&"
	    "Version=2014-10-31&DBInstanceIdentifier=none");
	ck_refused(s, "DBInstanceNotFound", "DBInstance none not found.");
}
END_TEST

/* What .ops says of a member of an input: the log tells once. */
START_TEST(an_ignored_member_is_named_once)
{
	char path[] = "/tmp/keyturn-log-XXXXXX", text[4096] = "";
	int fd = mkstemp(path), old = dup(STDERR_FILENO), i;
	const char *told;
	struct said s;

	kt_log_setup(KT_LOG_WARN, false);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_ge(dup2(fd, STDERR_FILENO), 0);
	for (i = 0; i < 3; i++) {
		s = say_form(&me, "Action=DescribeDBClusters&"
		    "IncludeShared=true");
		ck_assert_int_eq(s.status, 200);
	}
	ck_assert_int_ge(dup2(old, STDERR_FILENO), 0);
	ck_assert_int_gt(pread(fd, text, sizeof(text) - 1, 0), 0);
	(void)unlink(path);
	told = strstr(text, "IncludeShared is ignored");
	ck_assert_ptr_nonnull(told);
	ck_assert_ptr_null(strstr(told + 1, "IncludeShared"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("find");
	TCase *tc = tcase_create("find");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, what_is_not_there_says_so, 0,
	    N_ELEMENTS(asked));
	tcase_add_test(tc, a_foreign_refusal_is_in_the_form_of_its_service);
	tcase_add_loop_test(tc, an_unsigned_form_finds_its_service, 0,
	    N_ELEMENTS(unsigned_forms));
	tcase_add_test(tc, a_presigned_request_is_its_signers);
	tcase_add_test(tc, an_ignored_member_is_named_once);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
