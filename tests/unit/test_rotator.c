/*
 * The single-user rotation, every branch of its four steps, against a
 * scripted Secrets Manager and a scripted database.
 */
#include <stdio.h>
#include <string.h>

#include <check.h>

#include "tests/support/rotation.h"
#include "tests/support/suite.h"

/* --- before any step ------------------------------------------------------ */

static const char *const names[] = {
	"createSecret", "setSecret", "testSecret", "finishSecret"
};

START_TEST(refuses_what_is_not_rotating)
{
	const char *name = names[_i];

	aws.enabled = "false";
	fails(name, "Secret " ARN " is not enabled for rotation");
	aws.enabled = "true";
	version(TOKEN)->stages = FAKE_PREVIOUS;
	fails(name, "Secret version " TOKEN " not set as AWSPENDING for "
	    "rotation of secret " ARN ".");
	aws.n_versions = 2;
	fails(name, "Secret version " TOKEN " has no stage for rotation of "
	    "secret " ARN ".");
	ck_assert_str_eq(aws.calls, "DescribeSecret ");
	ck_assert_uint_eq(db->logins, 0);
}
END_TEST

START_TEST(has_nothing_to_do_once_current)
{
	version(TOKEN)->stages = FAKE_CURRENT | FAKE_PENDING;
	version(NOW)->stages = FAKE_PREVIOUS;
	ok(names[_i]);
	ck_assert_str_eq(aws.calls, "DescribeSecret ");
	ck_assert_uint_eq(db->logins, 0);
	ck_assert_str_eq(passed, "");
}
END_TEST

START_TEST(passes_on_what_aws_says)
{
	static const struct { const char *step, *fail; } cases[] = {
		{ "createSecret", "DescribeSecret" },
		{ "createSecret", "GetSecretValue" },
		{ "createSecret", "GetRandomPassword" },
		{ "createSecret", "PutSecretValue" },
		{ "setSecret", "GetSecretValue" },
		{ "testSecret", "GetSecretValue" },
		{ "finishSecret", "UpdateSecretVersionStage" },
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(cases); i++) {
		aws.fail = cases[i].fail;
		aws.fail_code = "InternalServiceError";
		fails(cases[i].step, "An error occurred (InternalServiceError)"
		    " when calling the ");
		ck_assert_ptr_nonnull(strstr(why, cases[i].fail));
	}
	ck_assert_str_eq(version(TOKEN)->value, "");
	ck_assert_str_eq(db->password, OLD);
}
END_TEST

START_TEST(knows_four_steps)
{
	fails("create_secret", "Invalid step parameter create_secret for "
	    "secret " ARN);
	aws.enabled = NULL;	/* absent is not false */
	ok("createSecret");
}
END_TEST

/* --- createSecret --------------------------------------------------------- */

START_TEST(create_changes_the_password_alone)
{
	store(NOW, "{ \"engine\" : \"mysql\",\n\t\"port\":3306.0e0,"
	    "\"big\":12345678901234567890,\"host\":\"h\",\"password\":"
	    "\"" OLD "\" ,\"username\":\"\\u0061pp\",\"x\":[{}]}\n");
	ok("createSecret");
	ck_assert_str_eq(version(TOKEN)->value,
	    "{ \"engine\" : \"mysql\",\n\t\"port\":3306.0e0,"
	    "\"big\":12345678901234567890,\"host\":\"h\",\"password\":"
	    "\"" NEW "\" ,\"username\":\"\\u0061pp\",\"x\":[{}]}\n");
	ck_assert_str_eq(aws.last_random, "{\"ExcludeCharacters\":"
	    "\"/@\\\"'\\\\\",\"PasswordLength\":32,\"ExcludeNumbers\":false,"
	    "\"ExcludePunctuation\":false,\"ExcludeUppercase\":false,"
	    "\"ExcludeLowercase\":false,\"RequireEachIncludedType\":true}");
	ck_assert_uint_eq(db->logins, 0);
	ck_assert_str_eq(passed, "create.before create.after ");
}
END_TEST

START_TEST(create_twice_keeps_the_first_password)
{
	ok("createSecret");
	aws.password = "Another-Secret-4";
	ok("createSecret");
	ck_assert_str_eq(version(TOKEN)->value, VALUE(NEW));
	ck_assert_str_eq(aws.calls,
	    "DescribeSecret GetSecretValue GetSecretValue ");
}
END_TEST

/* Only "there is none yet" leads to a new password. */
START_TEST(create_gives_up_when_the_pending_value_cannot_be_read)
{
	aws.fail = "GetSecretValue";
	aws.fail_code = "InternalServiceError";
	aws.fail_after = 1;
	fails("createSecret", "InternalServiceError");
	ck_assert_str_eq(aws.calls,
	    "DescribeSecret GetSecretValue GetSecretValue ");
}
END_TEST

START_TEST(create_wants_a_whole_secret)
{
	static const struct { const char *value, *words; } cases[] = {
		{ "{\"engine\":\"mysql\",\"username\":\"u\",\"password\":"
		    "\"p\"}", "host key is missing from secret JSON" },
		{ "{\"engine\":\"mysql\",\"host\":\"h\",\"password\":\"p\"}",
		    "username key is missing from secret JSON" },
		{ "{\"engine\":\"mysql\",\"host\":\"h\",\"username\":\"u\"}",
		    "password key is missing from secret JSON" },
		{ "{\"engine\":\"mysql\",\"host\":\"h\",\"username\":\"u\","
		    "\"password\":7}", "password in secret JSON is not a "
		    "string" },
		{ "{\"engine\":\"mysql\",\"host\":\"h\",\"username\":\"u\","
		    "\"password\":\"p\",\"dbname\":7}", "dbname in secret JSON "
		    "is not a string" },
		{ "{\"host\":\"h\",\"username\":\"u\",\"password\":\"p\"}",
		    "Database engine must be set to 'mysql' in order to use "
		    "this rotation lambda" },
		{ "{\"engine\":\"postgres\",\"host\":\"h\"}",
		    "Database engine must be set to 'mysql'" },
		{ "{\"engine\":\"MySQL\",\"host\":\"h\"}",
		    "Database engine must be set to 'mysql'" },
		{ "just a password", "is no JSON object" },
		{ "[\"mysql\"]", "is no JSON object" },
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(cases); i++) {
		store(NOW, cases[i].value);
		fails("createSecret", cases[i].words);
	}
	store(NOW, "");
	fails("createSecret", "ResourceNotFoundException");
	ck_assert_str_eq(version(TOKEN)->value, "");
}
END_TEST

START_TEST(each_strategy_has_its_engines)
{
	static const struct { const char *strategy, *engine; bool ok; }
	cases[] = {
		{ "mysql-single-user", "mysql", true },
		{ "mysql-single-user", "aurora-mysql", true },
		{ "mysql-single-user", "mariadb", false },
		{ "mariadb-single-user", "mariadb", true },
		{ "mariadb-single-user", "mysql", false },
	};
	char value[256];
	size_t i;

	for (i = 0; i < N_ELEMENTS(cases); i++) {
		snprintf(value, sizeof(value), "{\"engine\":\"%s\",\"host\":"
		    "\"h\",\"username\":\"u\",\"password\":\"p\"}",
		    cases[i].engine);
		store(NOW, value);
		store(TOKEN, "");
		kt_rotator_free(&rotator);
		use_strategy(cases[i].strategy);
		ck_assert_int_eq(step("createSecret"), cases[i].ok ? 0 : -1);
	}
	fails("createSecret", "Database engine must be set to 'mariadb'");
}
END_TEST

START_TEST(every_strategy_told_of_exists)
{
	struct kt_trust trust = fake_trust();
	size_t i;

	for (i = 0; kt_rotator_strategy(i) != NULL; i++) {
		kt_rotator_free(&rotator);
		use_strategy(kt_rotator_strategy(i));
	}
	ck_assert_uint_ge(i, 2);
	ck_assert_ptr_null(kt_rotator_new("mysql", &engine_fake,
	    &trust));
}
END_TEST

/* --- setSecret ------------------------------------------------------------ */

START_TEST(set_changes_it_once)
{
	store(TOKEN, VALUE(NEW));
	ok("setSecret");
	ck_assert_str_eq(db->password, NEW);
	ck_assert_uint_eq(db->logins, 2);
	ck_assert_str_eq(passed,
	    "set.before set.sql.before set.sql.after set.after ");
	ok("setSecret");
	ck_assert_uint_eq(db->sets, 1);
	ck_assert_uint_eq(db->logins, 3);
}
END_TEST

/* A refused login may be one too many for the account: not a useless one. */
START_TEST(set_tries_no_password_that_nobody_set)
{
	store(TOKEN, VALUE(NEW));
	ck_assert_int_eq(first_step("setSecret"), 0);
	ck_assert_str_eq(db->password, NEW);
	ck_assert_uint_eq(db->logins, 1);

	db = engine_fake_reset("app", OLDER);
	ck_assert_int_eq(first_step("setSecret"), 0);
	ck_assert_uint_eq(db->logins, 2);

	db = engine_fake_reset("app", OLD);
	db->set = FAKE_SET_UNCERTAIN_DONE;
	ck_assert_int_eq(first_step("setSecret"), 0);
	ck_assert_uint_eq(db->logins, 2);	/* what was sent is looked for */
}
END_TEST

START_TEST(set_falls_back_to_the_previous)
{
	store(TOKEN, VALUE(NEW));
	db = engine_fake_reset("app", OLDER);
	store(NOW, "{\"engine\":\"mysql\",\"host\":\"db.test\",\"username\":"
	    "\"app\",\"password\":\"" OLD "\",\"ssl\":true}");
	ok("setSecret");
	ck_assert_str_eq(db->password, NEW);
	ck_assert_uint_eq(db->logins, 3);
	ck_assert(db->last.tls_required);	/* the current one's wish */
}
END_TEST

START_TEST(set_gives_up_when_all_are_denied)
{
	static const char words[] = "Unable to log into database with "
	    "previous, current, or pending secret of secret arn " ARN
	    " (The database at db.test:3306 refuses the login: access denied)";

	store(TOKEN, VALUE(NEW));
	db = engine_fake_reset("app", "Unknown-5");
	fails("setSecret", words);
	ck_assert_uint_eq(db->logins, 3);
	store(BEFORE, "");		/* no previous one at all */
	fails("setSecret", words);
	store(BEFORE, "{}");		/* one that makes no sense */
	fails("setSecret", words);
	ck_assert_uint_eq(db->sets, 0);
}
END_TEST

/* A server that is away is never "unable to log in". */
START_TEST(set_tells_unreachable_from_denied)
{
	store(TOKEN, VALUE(NEW));
	db = engine_fake_reset("app", "Unknown-5");
	db->fail = KT_ENGINE_UNREACHABLE;
	db->fail_at = (unsigned)_i;	/* pending, current, previous */
	fails("setSecret", "Cannot reach the database at db.test:3306: login "
	    "as scripted");
	ck_assert_ptr_null(strstr(why, "Unable"));
	ck_assert_uint_eq(db->logins, (unsigned)_i);
	ck_assert_uint_eq(db->sets, 0);
}
END_TEST

START_TEST(set_stops_at_another_error)
{
	store(TOKEN, VALUE(NEW));
	db = engine_fake_reset("app", "Unknown-5");
	db->fail = KT_ENGINE_FAILED;
	db->fail_at = (unsigned)_i;
	fails("setSecret", "refuses the login: login as scripted");
	ck_assert_ptr_null(strstr(why, "Unable"));
	ck_assert_uint_eq(db->logins, (unsigned)_i);
	ck_assert_uint_eq(db->sets, 0);
}
END_TEST

START_TEST(set_keeps_to_the_user_and_the_host)
{
	store(TOKEN, "{\"engine\":\"mysql\",\"host\":\"db.test\","
	    "\"username\":\"root\",\"password\":\"" NEW "\"}");
	fails("setSecret", "Attempting to modify user root other than current "
	    "user app");
	store(TOKEN, "{\"engine\":\"mysql\",\"host\":\"else.test\","
	    "\"username\":\"app\",\"password\":\"" NEW "\"}");
	fails("setSecret", "Attempting to modify user for host else.test "
	    "other than current host db.test");
	store(TOKEN, VALUE(NEW));
	db = engine_fake_reset("other", OLDER);
	store(BEFORE, "{\"engine\":\"mysql\",\"host\":\"db.test\","
	    "\"username\":\"other\",\"password\":\"" OLDER "\"}");
	fails("setSecret", "Attempting to modify user app other than previous "
	    "valid user other");
	store(BEFORE, "{\"engine\":\"mysql\",\"host\":\"else.test\","
	    "\"username\":\"app\",\"password\":\"" OLDER "\"}");
	fails("setSecret", "Attempting to modify user for host db.test other "
	    "than previous valid host else.test");
	ck_assert_uint_eq(db->sets, 0);
}
END_TEST

/* What came of a change, and what is found of it then. */
static const struct {
	enum engine_fake_set set;
	enum kt_engine_rc login;	/* of number at, counted from the first */
	unsigned at;
	enum kt_engine_rc claim;	/* the same */
	unsigned claim_at;
	const char *fails;		/* or NULL: it succeeds */
	const char *password;		/* afterwards */
	unsigned logins, claims;
} ends[] = {
	{ FAKE_SET_OK, KT_ENGINE_OK, 0, KT_ENGINE_OK, 0, NULL, NEW, 2, 1 },
	/* MariaDB's 1699 */
	{ FAKE_SET_FAILED_DONE, KT_ENGINE_OK, 0, KT_ENGINE_OK, 0, NULL, NEW,
	    3, 1 },
	{ FAKE_SET_FAILED, KT_ENGINE_OK, 0, KT_ENGINE_OK, 0, "Cannot change "
	    "the password of app: set as scripted", OLD, 3, 1 },
	{ FAKE_SET_FAILED, KT_ENGINE_UNREACHABLE, 3, KT_ENGINE_OK, 0,
	    "changed: set as scripted. Then: Cannot reach the database",
	    OLD, 3, 1 },
	{ FAKE_SET_UNREACHABLE, KT_ENGINE_OK, 0, KT_ENGINE_OK, 0, "Cannot "
	    "change the password of app: set as scripted", OLD, 2, 1 },
	{ FAKE_SET_UNCERTAIN_DONE, KT_ENGINE_OK, 0, KT_ENGINE_OK, 0, NULL,
	    NEW, 3, 1 },
	/* its session is ended before it is said that it did not */
	{ FAKE_SET_UNCERTAIN_NOT, KT_ENGINE_OK, 0, KT_ENGINE_OK, 0, "Cannot "
	    "change the password of app: set as scripted", OLD, 5, 2 },
	/* and may just do it */
	{ FAKE_SET_UNCERTAIN_LATE, KT_ENGINE_OK, 0, KT_ENGINE_OK, 0, NULL,
	    NEW, 5, 2 },
	{ FAKE_SET_UNCERTAIN_NOT, KT_ENGINE_OK, 0, KT_ENGINE_FAILED, 2,
	    "went away while the password was changed: set as scripted. Then: "
	    "It may still change it: claim as scripted", OLD, 4, 2 },
	{ FAKE_SET_UNCERTAIN_NOT, KT_ENGINE_OK, 0, KT_ENGINE_DENIED, 2,
	    "Then: It may still change it", OLD, 4, 2 },
	{ FAKE_SET_UNCERTAIN_NOT, KT_ENGINE_UNREACHABLE, 4, KT_ENGINE_OK, 0,
	    "Then: Cannot reach the database", OLD, 4, 1 },
	{ FAKE_SET_UNCERTAIN_NOT, KT_ENGINE_UNREACHABLE, 5, KT_ENGINE_OK, 0,
	    "Then: Cannot reach the database", OLD, 5, 2 },
	{ FAKE_SET_UNCERTAIN_DONE, KT_ENGINE_UNREACHABLE, 3, KT_ENGINE_OK, 0,
	    "Then: Cannot reach the database", NEW, 3, 1 },
	/* an earlier one is still at it: nothing is said */
	{ FAKE_SET_OK, KT_ENGINE_OK, 0, KT_ENGINE_FAILED, 1, "Cannot change "
	    "the password of app: claim as scripted", OLD, 2, 1 },
	/* where nothing is heard but a new password it is said */
	{ FAKE_SET_OK, KT_ENGINE_OK, 0, KT_ENGINE_DENIED, 1, NULL, NEW, 2, 1 },
};

START_TEST(set_is_certain_of_what_came_of_it)
{
	store(TOKEN, VALUE(NEW));
	db->set = ends[_i].set;
	db->fail = ends[_i].login;
	db->fail_at = ends[_i].at;
	db->claim = ends[_i].claim;
	db->claim_fails_at = ends[_i].claim_at;
	if (ends[_i].fails == NULL)
		ok("setSecret");
	else
		fails("setSecret", ends[_i].fails);
	ck_assert_str_eq(db->password, ends[_i].password);
	ck_assert_uint_eq(db->logins, ends[_i].logins);
	ck_assert_uint_eq(db->claims, ends[_i].claims);
	ok("setSecret");		/* run again, it is done or was */
	ck_assert_str_eq(db->password, NEW);
}
END_TEST

/* Another may do; said only when this one is surely not set. */
START_TEST(set_tells_a_refused_password)
{
	store(TOKEN, VALUE(NEW));
	db->set = FAKE_SET_REFUSED;
	ck_assert_int_eq(step("setSecret"), KT_FUNCTION_REFUSED);
	ck_assert_str_eq(why, "Cannot change the password of app: set as "
	    "scripted");
	ck_assert_uint_eq(db->logins, 3);
	ck_assert_ptr_null(strstr(passed, "set.after"));

	db->set = FAKE_SET_REFUSED;
	db->fail = KT_ENGINE_UNREACHABLE;
	db->fail_at = 6;
	fails("setSecret", "Then: Cannot reach the database");

	db->set = FAKE_SET_REFUSED_DONE;
	ok("setSecret");
}
END_TEST

START_TEST(set_needs_a_pending_value)
{
	fails("setSecret", "(ResourceNotFoundException) when calling the "
	    "GetSecretValue operation");
	ck_assert_uint_eq(db->logins, 0);
}
END_TEST

/* --- testSecret, finishSecret --------------------------------------------- */

START_TEST(test_logs_in_and_asks)
{
	store(TOKEN, VALUE(NEW));
	fails("testSecret", "Unable to log into database with pending secret "
	    "of secret ARN " ARN);
	db = engine_fake_reset("app", NEW);
	ok("testSecret");
	ok("testSecret");
	ck_assert_str_eq(db->last_sql, "SELECT NOW()");
	ck_assert_uint_eq(db->sets, 0);
	db->run_rc = KT_ENGINE_UNCERTAIN;
	fails("testSecret", "answers nothing: run as scripted");
	db->fail = KT_ENGINE_UNREACHABLE;
	db->fail_at = db->logins + 1;
	fails("testSecret", "Cannot reach the database");
	db->fail = KT_ENGINE_FAILED;
	db->fail_at = db->logins + 1;
	fails("testSecret", "refuses the login: login as scripted");
}
END_TEST

START_TEST(finish_moves_current_and_no_more)
{
	store(TOKEN, VALUE(NEW));
	ok("finishSecret");
	ck_assert_str_eq(aws.calls, "DescribeSecret UpdateSecretVersionStage ");
	ck_assert_uint_eq(version(TOKEN)->stages, FAKE_CURRENT | FAKE_PENDING);
	ck_assert_uint_eq(version(NOW)->stages, FAKE_PREVIOUS);
	ok("finishSecret");
	ck_assert_str_eq(aws.calls, "DescribeSecret ");
	ck_assert_str_eq(passed, "finish.before finish.after ");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("rotator");
	TCase *tc = tcase_create("single user");

	tcase_add_checked_fixture(tc, rotation_begin, rotation_end);
	tcase_add_loop_test(tc, refuses_what_is_not_rotating, 0,
	    N_ELEMENTS(names));
	tcase_add_loop_test(tc, has_nothing_to_do_once_current, 0,
	    N_ELEMENTS(names));
	tcase_add_test(tc, passes_on_what_aws_says);
	tcase_add_test(tc, knows_four_steps);
	tcase_add_test(tc, create_changes_the_password_alone);
	tcase_add_test(tc, create_twice_keeps_the_first_password);
	tcase_add_test(tc,
	    create_gives_up_when_the_pending_value_cannot_be_read);
	tcase_add_test(tc, create_wants_a_whole_secret);
	tcase_add_test(tc, each_strategy_has_its_engines);
	tcase_add_test(tc, every_strategy_told_of_exists);
	tcase_add_test(tc, set_changes_it_once);
	tcase_add_test(tc, set_tries_no_password_that_nobody_set);
	tcase_add_test(tc, set_falls_back_to_the_previous);
	tcase_add_test(tc, set_gives_up_when_all_are_denied);
	tcase_add_loop_test(tc, set_tells_unreachable_from_denied, 1, 4);
	tcase_add_loop_test(tc, set_stops_at_another_error, 1, 4);
	tcase_add_test(tc, set_keeps_to_the_user_and_the_host);
	tcase_add_loop_test(tc, set_is_certain_of_what_came_of_it, 0,
	    N_ELEMENTS(ends));
	tcase_add_test(tc, set_tells_a_refused_password);
	tcase_add_test(tc, set_needs_a_pending_value);
	tcase_add_test(tc, test_logs_in_and_asks);
	tcase_add_test(tc, finish_moves_current_and_no_more);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
