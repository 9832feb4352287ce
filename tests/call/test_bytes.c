/*
 * What comes as bytes, before any operation: each has one answer and changes
 * nothing.  The framing of HTTP is test_front.c's, the JSON reader by itself
 * test_base_json.c's.
 */
#include <string.h>

#include "tests/support/world.h"

#define SM "secretsmanager."
#define UNKNOWN "UnknownOperationException"
#define UNREADABLE "SerializationException"
#define TYPE "application/x-amz-json-1.1"

static struct world world;
static struct client me;

static struct said
post(const char *operation, const char *body, size_t n)
{
	struct kt_request r = { .method = "POST", .path = "/",
	    .content_type = TYPE, .body = body, .body_len = n };

	r.target = kt_arena_printf(me.arena, SM "%s", operation);
	return say_request(&me, &r);
}

static void
setup(void)
{
	struct said s;

	world_open(&world);
	client_begin(&me, &world);
	s = say(&me, "CreateSecret", "{'Name':'db','ClientRequestToken':'" V1
	    "','SecretString':'one'}");
	ck_ok(s);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static const char *
everything(void)
{
	struct said a = say(&me, "ListSecrets",
	    "{'IncludePlannedDeletion':true}");
	struct said b = say(&me, "ListSecretVersionIds",
	    "{'SecretId':'db','IncludeDeprecated':true}");

	ck_ok(a);
	ck_ok(b);
	return kt_arena_printf(me.arena, "%s%s", a.text, b.text);
}

/* --- who is asked --------------------------------------------------------- */

/* A create that would do, but for how it comes. */
static const struct {
	const char *method, *path, *target;
	int status;		/* 200: it is done */
} comes[] = {
	{ "POST", "/", SM "CreateSecret", 200 },
	{ "POST", "/", NULL, 400 },
	{ "POST", "/", "", 400 },
	{ "POST", "/", SM, 400 },
	{ "POST", "/", "CreateSecret", 400 },
	{ "POST", "/", SM "createSecret", 400 },
	{ "POST", "/", SM "CreateSecret ", 400 },
	{ "POST", "/", SM "CreateSecrets", 400 },
	{ "POST", "/", "SecretsManager.CreateSecret", 400 },
	{ "POST", "/", SM SM "CreateSecret", 400 },
	{ "POST", "/", "rds.CreateSecret", 400 },
	{ "POST", "//", SM "CreateSecret", 404 },
	{ "POST", "/x", SM "CreateSecret", 404 },
	{ "POST", "/2015-03-31/functions/rotator", SM "CreateSecret", 404 },
	{ "GET", "/", SM "CreateSecret", 404 },
	{ "PUT", "/", SM "CreateSecret", 404 },
	{ "HEAD", "/", SM "CreateSecret", 404 },
	{ "OPTIONS", "/", SM "CreateSecret", 404 },
	{ "DELETE", "/", SM "CreateSecret", 404 },
	{ "PATCH", "/", SM "CreateSecret", 404 },
	{ "post", "/", SM "CreateSecret", 404 },
	{ "GET", "/", NULL, 404 },
	{ "PUT", "/", NULL, 404 },
	{ "HEAD", "/", NULL, 404 },
	{ "OPTIONS", "/", NULL, 404 },
};

START_TEST(an_operation_is_posted_to_its_target)
{
	struct kt_request r = { .method = comes[_i].method,
	    .path = comes[_i].path, .target = comes[_i].target,
	    .content_type = TYPE, .body = "{\"Name\":\"new\","
	    "\"ClientRequestToken\":\"" V2 "\"}" };
	bool foreign = r.target != NULL && comes[_i].status == 400 &&
	    strncmp(r.target, SM, strlen(SM)) != 0;
	const char *before = everything();
	struct said s;

	r.body_len = strlen(r.body);
	s = say_request(&me, &r);
	ck_assert_int_eq(s.status, comes[_i].status);
	if (s.status == 200) {
		ck_assert_str_ne(everything(), before);
		return;
	}
	ck_refused(s, UNKNOWN, !foreign ? ABSENT : kt_arena_printf(me.arena,
	    "keyturn does not have a service of the target %s.", r.target));
	ck_assert_str_eq(everything(), before);
}
END_TEST

/* The target says it all: SDKs and proxies name the content as they like. */
static const char *const content_types[] = { NULL, "", TYPE,
    "application/x-amz-json-1.0", "application/json",
    TYPE "; charset=utf-8", "text/plain",
    "application/x-www-form-urlencoded" };

START_TEST(the_content_type_is_not_asked)
{
	struct kt_request r = { .method = "POST", .path = "/",
	    .target = SM "GetSecretValue", .content_type = content_types[_i],
	    .body = "{\"SecretId\":\"db\"}" };
	struct said s;

	r.body_len = strlen(r.body);
	s = say_request(&me, &r);
	ck_ok(s);
	ck_says(s, "SecretString", "one");
	ck_assert_str_eq(s.content_type, TYPE);
}
END_TEST

/* --- what is said --------------------------------------------------------- */

#define TEXT(s) s, sizeof(s) - 1
#define PUT "{\"SecretId\":\"db\",\"ClientRequestToken\":\"" V2 "\","
#define DELETE "{\"SecretId\":\"db\",\"RecoveryWindowInDays\":"

static const struct {
	const char *operation, *body;
	size_t n;
	const char *code, *message;
} bodies[] = {
	{ "PutSecretValue", TEXT("{"), UNREADABLE, ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"two\""), UNREADABLE,
	    ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"two"), UNREADABLE,
	    ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"two\"}}"), UNREADABLE,
	    ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"two\"}\0"),
	    UNREADABLE, ABSENT },
	{ "PutSecretValue", TEXT("[" PUT "\"SecretString\":\"two\"}]"),
	    UNREADABLE, "Start of list found where not expected" },
	{ "PutSecretValue", TEXT("null"), UNREADABLE, ABSENT },
	{ "PutSecretValue", TEXT("\xef\xbb\xbf" PUT "\"SecretString\":\"2\"}"),
	    UNREADABLE, ABSENT },
	{ "PutSecretValue", TEXT("SecretId=db&SecretString=two"), UNREADABLE,
	    ABSENT },
	/* given twice, be it the same, be it unknown */
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"two\","
	    "\"SecretString\":\"two\"}"), UNREADABLE, ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"two\","
	    "\"Secret\\u0053tring\":\"three\"}"), UNREADABLE, ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"two\",\"x\":1,"
	    "\"x\":2}"), UNREADABLE, ABSENT },
	/* never cut at a NUL, nor anything but UTF-8 */
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"tw\\u0000o\"}"),
	    UNREADABLE, ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"tw\0o\"}"),
	    UNREADABLE, ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"\\u0000\"}"),
	    UNREADABLE, ABSENT },
	{ "DescribeSecret", TEXT("{\"SecretId\":\"db\\u0000\"}"), UNREADABLE,
	    ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"\xff\"}"), UNREADABLE,
	    ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"\xc3\"}"), UNREADABLE,
	    ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"\xc0\x80\"}"),
	    UNREADABLE, ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"\xed\xa0\x80\"}"),
	    UNREADABLE, ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"\\ud800\"}"),
	    UNREADABLE, ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"\\udc00\\ud800\"}"),
	    UNREADABLE, ABSENT },
	{ "PutSecretValue", TEXT(PUT "\"SecretString\":\"\t\"}"), UNREADABLE,
	    ABSENT },
	/* numbers: whole ones, whatever their spelling; no others */
	{ "DeleteSecret", TEXT(DELETE "1e400}"), UNREADABLE, ABSENT },
	{ "DeleteSecret", TEXT(DELETE "07}"), UNREADABLE, ABSENT },
	{ "DeleteSecret", TEXT(DELETE "NaN}"), UNREADABLE, ABSENT },
	{ "DeleteSecret", TEXT(DELETE "7.5}"), UNREADABLE, NULL },
	{ "DeleteSecret", TEXT(DELETE "1e-1}"), UNREADABLE, NULL },
	{ "DeleteSecret", TEXT(DELETE "9007199254740993}"), UNREADABLE, NULL },
	{ "DeleteSecret", TEXT(DELETE "18446744073709551623}"), UNREADABLE,
	    NULL },
	{ "DeleteSecret", TEXT(DELETE "1e300}"), UNREADABLE, NULL },
	{ "DeleteSecret", TEXT(DELETE "4294967303}"),	/* 2^32 + 7 */
	    "InvalidParameterException", NULL },
	{ "DeleteSecret", TEXT(DELETE "9007199254740991}"),
	    "InvalidParameterException", NULL },
	{ "DeleteSecret", TEXT(DELETE "-0}"), "InvalidParameterException",
	    NULL },
	{ "DeleteSecret", TEXT(DELETE "1e3}"), "InvalidParameterException",
	    NULL },
};

START_TEST(bodies_that_are_refused)
{
	const char *before = everything();
	char *body = kt_arena_dup(me.arena, bodies[_i].body, bodies[_i].n);
	struct said s = post(bodies[_i].operation, body, bodies[_i].n);

	ck_assert_int_eq(s.status, 400);
	ck_assert_str_eq(s.code, bodies[_i].code);
	if (bodies[_i].message != NULL)
		ck_refused(s, bodies[_i].code, bodies[_i].message);
	else
		ck_assert_ptr_nonnull(s.message);
	ck_assert_str_eq(s.content_type, TYPE);
	ck_assert_str_eq(everything(), before);
}
END_TEST

/* Every prefix of a good call is refused, and the whole of it is done. */
START_TEST(no_part_of_a_call_is_a_call)
{
	static const char whole[] = PUT "\"SecretString\":\"\\ud83d\\ude00 \xe2"
	    "\x82\xac\",\"VersionStages\":[\"AWSCURRENT\",\"x\"]}";
	const char *before = everything();
	struct said s;
	size_t n;

	for (n = 1; n < sizeof(whole) - 1; n++) {
		s = post("PutSecretValue", whole, n);
		ck_refused(s, UNREADABLE, ABSENT);
	}
	ck_assert_str_eq(everything(), before);
	s = post("PutSecretValue", whole, n);
	ck_ok(s);
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "\xf0\x9f\x98\x80 \xe2\x82\xac");
}
END_TEST

/* What JSON lets a text be comes back as that text. */
START_TEST(values_come_back_whole)
{
	static const char text[] = PUT "\"SecretString\":"
	    "\"\\u0001\\u001f\\\"\\\\\\/\\b\\f\\n\\r\\t\x7f\\u2028\\uffff"
	    "\xf4\x8f\xbf\xbf\"}";
	static const char bytes[] = "{\"SecretId\":\"db\","
	    "\"ClientRequestToken\":\"" V3 "\",\"SecretBinary\":\"AAECAP8A\"}";
	struct said s = post("PutSecretValue", TEXT(text));

	ck_ok(s);
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "\001\037\"\\/\b\f\n\r\t\x7f\xe2\x80\xa8"
	    "\xef\xbf\xbf\xf4\x8f\xbf\xbf");
	s = post("PutSecretValue", TEXT(bytes));
	ck_ok(s);
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretBinary", "AAECAP8A");
}
END_TEST

/* Depth bombs, in a member that is known and in one that is not. */
START_TEST(depth_has_an_end)
{
	static const char *const members[] = { "SecretId", "Unknown" };
	const char *before = everything();
	struct kt_buf b;
	struct said s;
	int depth;

	for (depth = 62; depth <= 1000000; depth = depth * 100 + 1) {
		int i;

		kt_buf_init(&b, me.arena);
		kt_buf_printf(&b, "{\"%s\":", members[_i]);
		for (i = 0; i < depth; i++)
			kt_buf_char(&b, '[');
		for (i = 0; i < depth; i++)
			kt_buf_char(&b, ']');
		kt_buf_char(&b, '}');
		s = post("DescribeSecret", b.p, b.n);
		ck_assert_int_eq(s.status, 400);
		ck_assert_str_eq(s.code, depth < KT_JSON_DEPTH && _i == 1 ?
		    "ValidationException" : UNREADABLE);
	}
	ck_assert_str_eq(everything(), before);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("bytes");
	TCase *tc = tcase_create("bytes");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, an_operation_is_posted_to_its_target, 0,
	    N_ELEMENTS(comes));
	tcase_add_loop_test(tc, the_content_type_is_not_asked, 0,
	    N_ELEMENTS(content_types));
	tcase_add_loop_test(tc, bodies_that_are_refused, 0,
	    N_ELEMENTS(bodies));
	tcase_add_test(tc, no_part_of_a_call_is_a_call);
	tcase_add_test(tc, values_come_back_whole);
	tcase_add_loop_test(tc, depth_has_an_end, 0, 2);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
