/*
 * Dual password: from every state of the account and every end of the change,
 * AWSCURRENT opens the door if it did before, and a second run mends the rest.
 */
#include <string.h>

#include <check.h>

#include "tests/support/rotation.h"
#include "tests/support/suite.h"

#define OTHER "Other-Secret-4"		/* of nobody's that the secret knows */
#define NONE ""
#define REFUSED "Unable to log into database with current or pending secret " \
	"of secret arn " ARN

static const struct {
	const char *password, *beside;	/* before */
	enum engine_fake_set set;
	const char *words;		/* NULL: it succeeds */
	const char *password_then, *beside_then;
	unsigned sets;
} cases[] = {
	{ OLD, NONE, FAKE_SET_OK, NULL, NEW, OLD, 1 },
	{ OLD, OLDER, FAKE_SET_OK, NULL, NEW, OLD, 1 },
	/* set by an earlier run */
	{ NEW, OLD, FAKE_SET_OK, NULL, NEW, OLD, 0 },
	/* AWSCURRENT is the one beside: moved back, or another rotation's */
	{ OLDER, OLD, FAKE_SET_OK, NULL, NEW, OLD, 2 },
	{ OTHER, OLD, FAKE_SET_OK, NULL, NEW, OLD, 2 },
	{ OTHER, OLD, FAKE_SET_FAILED, "set as scripted", OTHER, OLD, 1 },
	{ OTHER, OLD, FAKE_SET_UNCERTAIN_NOT, "set as scripted", OTHER, OLD,
	    1 },
	{ OTHER, OLD, FAKE_SET_UNCERTAIN_LATE, "set as scripted", OLD, OTHER,
	    1 },
	/* AWSCURRENT is refused: nothing is thrown out */
	{ OTHER, OLDER, FAKE_SET_OK, REFUSED, OTHER, OLDER, 0 },
	{ OLDER, NONE, FAKE_SET_OK, REFUSED, OLDER, NONE, 0 },
	{ OTHER, NONE, FAKE_SET_OK, REFUSED, OTHER, NONE, 0 },
	/* how the change may end */
	{ OLD, OLDER, FAKE_SET_FAILED, "Cannot change the password of app: "
	    "set as scripted", OLD, OLDER, 1 },
	{ OLD, OLDER, FAKE_SET_FAILED_DONE, NULL, NEW, OLD, 1 },
	{ OLD, OLDER, FAKE_SET_UNREACHABLE, "set as scripted", OLD, OLDER, 1 },
	{ OLD, OLDER, FAKE_SET_UNCERTAIN_DONE, NULL, NEW, OLD, 1 },
	{ OLD, OLDER, FAKE_SET_UNCERTAIN_NOT, "set as scripted", OLD, OLDER,
	    1 },
	{ OLD, OLDER, FAKE_SET_UNCERTAIN_LATE, NULL, NEW, OLD, 1 },
};

static void
begin(void)
{
	rotation_begin();
	kt_rotator_free(&rotator);
	use_strategy("mysql-dual-password");
	store(TOKEN, VALUE(NEW));
}

static void
put(const char *password, const char *beside)
{
	strcpy(db->password, password);
	strcpy(db->beside, beside);
}

static bool
opens(const char *password)
{
	return strcmp(password, db->password) == 0 ||
	    strcmp(password, db->beside) == 0;
}

START_TEST(current_opens_the_door_whatever_comes)
{
	bool opened;

	put(cases[_i].password, cases[_i].beside);
	opened = opens(OLD);
	db->set = cases[_i].set;
	if (cases[_i].words == NULL)
		ok("setSecret");
	else
		fails("setSecret", cases[_i].words);
	ck_assert_str_eq(db->password, cases[_i].password_then);
	ck_assert_str_eq(db->beside, cases[_i].beside_then);
	ck_assert_uint_eq(db->sets, cases[_i].sets);
	ck_assert_int_eq(opens(OLD), opened);
	if (!opened)
		return;
	ok("setSecret");
	ck_assert_str_eq(db->password, NEW);
	ck_assert_str_eq(db->beside, OLD);
}
END_TEST

/* The same where no run was before: the pending one is not tried. */
START_TEST(a_first_run_tries_nothing_and_is_as_certain)
{
	put(cases[_i].password, cases[_i].beside);
	db->set = cases[_i].set;
	if (!opens(OLD))
		return;
	if (first_step("setSecret") != 0) {
		ck_assert(opens(OLD));
		ok("setSecret");
	}
	ck_assert_str_eq(db->password, NEW);
	ck_assert_str_eq(db->beside, OLD);
}
END_TEST

START_TEST(a_server_that_keeps_one_refuses)
{
	db->keeps_one = true;
	fails("setSecret", "Cannot change the password of app: keeps one");
	ck_assert_str_eq(db->password, OLD);
	ck_assert_uint_eq(db->sets, 0);
}
END_TEST

/* Another may do: createSecret is to make one. */
START_TEST(a_refused_password_is_told)
{
	put(OLD, OLDER);
	db->set = FAKE_SET_REFUSED;
	ck_assert_int_eq(step("setSecret"), KT_FUNCTION_REFUSED);
	ck_assert_str_eq(db->password, OLD);
	ck_assert_str_eq(db->beside, OLDER);
}
END_TEST

START_TEST(keeps_to_the_user_and_the_host)
{
	store(TOKEN, "{\"engine\":\"mysql\",\"host\":\"db.test\","
	    "\"username\":\"root\",\"password\":\"" NEW "\"}");
	fails("setSecret", "Attempting to modify user root other than current "
	    "user app");
	store(TOKEN, "{\"engine\":\"mysql\",\"host\":\"else.test\","
	    "\"username\":\"app\",\"password\":\"" NEW "\"}");
	fails("setSecret", "Attempting to modify user for host else.test "
	    "other than current host db.test");
	ck_assert_uint_eq(db->sets, 0);
}
END_TEST

/* Whatever comes of it: what was to be done has been done. */
START_TEST(current_comes_by_once_more)
{
	ok("setSecret");
	ck_assert_uint_eq(db->logins, 3);	/* pending, to set it, to show */
	ok("setSecret");
	ck_assert_uint_eq(db->logins, 5);
	db->beside[0] = '\0';
	ok("setSecret");
	ck_assert_uint_eq(db->logins, 7);
}
END_TEST

START_TEST(a_rotation_with_each_step_run_twice)
{
	static const char *const steps[] = { "createSecret", "setSecret",
	    "testSecret", "finishSecret" };
	size_t i;

	put(OLD, OLDER);
	store(TOKEN, "");
	for (i = 0; i < N_ELEMENTS(steps); i++) {
		ok(steps[i]);
		ok(steps[i]);
		ck_assert(opens(OLD));
	}
	ck_assert_uint_eq(version(TOKEN)->stages & FAKE_CURRENT, FAKE_CURRENT);
	ck_assert_str_eq(db->password, NEW);
	ck_assert_str_eq(db->beside, OLD);
	ck_assert_uint_eq(db->sets, 1);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("dual_password");
	TCase *tc = tcase_create("dual_password");

	tcase_add_checked_fixture(tc, begin, rotation_end);
	tcase_add_loop_test(tc, current_opens_the_door_whatever_comes, 0,
	    N_ELEMENTS(cases));
	tcase_add_loop_test(tc, a_first_run_tries_nothing_and_is_as_certain,
	    0, N_ELEMENTS(cases));
	tcase_add_test(tc, a_server_that_keeps_one_refuses);
	tcase_add_test(tc, a_refused_password_is_told);
	tcase_add_test(tc, keeps_to_the_user_and_the_host);
	tcase_add_test(tc, current_comes_by_once_more);
	tcase_add_test(tc, a_rotation_with_each_step_run_twice);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
