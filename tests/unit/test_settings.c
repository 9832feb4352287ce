/* Settings: what a function's environment makes of a new password. */
#include <string.h>

#include <check.h>

#include "tests/support/rotation.h"
#include "tests/support/suite.h"

#define ASKED(exclude, length, numbers, punctuation, upper, lower, each) \
	"{\"ExcludeCharacters\":\"" exclude "\",\"PasswordLength\":" length \
	",\"ExcludeNumbers\":" numbers ",\"ExcludePunctuation\":" punctuation \
	",\"ExcludeUppercase\":" upper ",\"ExcludeLowercase\":" lower \
	",\"RequireEachIncludedType\":" each "}"
#define CHARACTERS "/@\\\"'\\\\"
#define SWITCHED(numbers, punctuation, upper, lower, each) \
	ASKED(CHARACTERS, "32", numbers, punctuation, upper, lower, each)

static const struct {
	struct kt_setting set;
	const char *asked;
} cases[] = {
	{ { "PASSWORD", "7" },
	    SWITCHED("false", "false", "false", "false", "true") },
	{ { "EXCLUDE_CHARACTERS", "" },
	    ASKED("", "32", "false", "false", "false", "false", "true") },
	{ { "EXCLUDE_CHARACTERS", "a,\"\\\xc3\xa4" },
	    ASKED("a,\\\"\\\\\xc3\xa4", "32", "false", "false", "false",
	    "false", "true") },
	{ { "PASSWORD_LENGTH", "20" },
	    ASKED(CHARACTERS, "20", "false", "false", "false", "false",
	    "true") },
	{ { "PASSWORD_LENGTH", " +1_0\n" },
	    ASKED(CHARACTERS, "10", "false", "false", "false", "false",
	    "true") },
	/* the API refuses it, not we */
	{ { "PASSWORD_LENGTH", "-3" },
	    ASKED(CHARACTERS, "-3", "false", "false", "false", "false",
	    "true") },
	{ { "EXCLUDE_NUMBERS", "true" },
	    SWITCHED("true", "false", "false", "false", "true") },
	{ { "EXCLUDE_PUNCTUATION", "1" },
	    SWITCHED("false", "true", "false", "false", "true") },
	{ { "EXCLUDE_UPPERCASE", "Y" },
	    SWITCHED("false", "false", "true", "false", "true") },
	{ { "EXCLUDE_LOWERCASE", "Yes" },
	    SWITCHED("false", "false", "false", "true", "true") },
	{ { "EXCLUDE_LOWERCASE", "on" },
	    SWITCHED("false", "false", "false", "false", "true") },
	{ { "EXCLUDE_LOWERCASE", "" },
	    SWITCHED("false", "false", "false", "false", "true") },
	{ { "REQUIRE_EACH_INCLUDED_TYPE", "false" },
	    SWITCHED("false", "false", "false", "false", "false") },
	{ { "REQUIRE_EACH_INCLUDED_TYPE", "maybe" },
	    SWITCHED("false", "false", "false", "false", "false") },
	{ { "REQUIRE_EACH_INCLUDED_TYPE", "TRUE" },
	    SWITCHED("false", "false", "false", "false", "true") },
};

START_TEST(a_setting_is_what_is_asked_for)
{
	settings = (struct kt_settings){ &cases[_i].set, 1 };
	ok("createSecret");
	ck_assert_str_eq(aws.last_random, cases[_i].asked);
}
END_TEST

START_TEST(all_settings_go_together)
{
	static const struct kt_setting all[] = {
		{ "SECRETS_MANAGER_ENDPOINT", "https://x" },
		{ "EXCLUDE_CHARACTERS", "xyz" }, { "PASSWORD_LENGTH", "8" },
		{ "EXCLUDE_NUMBERS", "yes" }, { "EXCLUDE_LOWERCASE", "no" },
	};

	settings = (struct kt_settings){ all, N_ELEMENTS(all) };
	ok("createSecret");
	ck_assert_str_eq(aws.last_random, ASKED("xyz", "8", "true", "false",
	    "false", "false", "true"));
}
END_TEST

START_TEST(a_length_that_is_none_fails_as_python_words_it)
{
	static const char *const none[] = { "", "abc", "3.0", "0x10", "1__0",
	    "1 0" };
	struct kt_setting length = { "PASSWORD_LENGTH", NULL };
	size_t i;

	settings = (struct kt_settings){ &length, 1 };
	for (i = 0; i < N_ELEMENTS(none); i++) {
		length.value = none[i];
		fails("createSecret", "PASSWORD_LENGTH: invalid literal for "
		    "int() with base 10: '");
		ck_assert_str_eq(version(TOKEN)->value, "");
	}
}
END_TEST

/* --- of the command line --- */

static const struct {
	const char *name, *value, *words;	/* words NULL: it will do */
} checks[] = {
	{ "EXCLUDE_CHARACTERS", "", NULL },
	{ "EXCLUDE_CHARACTERS", "anything \\", NULL },
	{ "SECRETS_MANAGER_ENDPOINT", "https://x", NULL },
	{ "PASSWORD_LENGTH", "1", NULL },
	{ "PASSWORD_LENGTH", "4096", NULL },
	{ "PASSWORD_LENGTH", "4097", "1 to 4096, not '4097'" },
	{ "PASSWORD_LENGTH", "0", "1 to 4096, not '0'" },
	{ "PASSWORD_LENGTH", "99999999999999999999", "1 to 4096" },
	{ "PASSWORD_LENGTH", "-1", "1 to 4096" },
	{ "PASSWORD_LENGTH", "abc", "a number, 1 to 4096, not 'abc'" },
	{ "USERNAME_CHARACTER_LIMIT", "32", NULL },
	{ "USERNAME_CHARACTER_LIMIT", "129", "1 to 128" },
	{ "EXCLUDE_NUMBERS", "Yes", NULL },
	{ "EXCLUDE_NUMBERS", "0", NULL },
	{ "EXCLUDE_NUMBERS", "on", "true or false, not 'on'" },
	{ "REQUIRE_EACH_INCLUDED_TYPE", "", "true or false, not ''" },
	{ "EXCLUDE_CHARACTER", "x", "no function reads a setting "
	    "'EXCLUDE_CHARACTER'; there are EXCLUDE_CHARACTERS " },
	{ "password_length", "20", "no function reads" },
};

START_TEST(who_declares_a_function_is_told_what_will_not_do)
{
	int rc = kt_rotator_check_setting(checks[_i].name, checks[_i].value,
	    why);

	ck_assert_int_eq(rc, checks[_i].words == NULL ? 0 : -1);
	if (checks[_i].words != NULL)
		ck_assert_msg(strstr(why, checks[_i].words) != NULL, "%s", why);
}
END_TEST

START_TEST(every_setting_told_of_is_taken)
{
	size_t i;

	for (i = 0; kt_rotator_setting(i) != NULL; i++)
		ck_assert_int_eq(kt_rotator_check_setting(
		    kt_rotator_setting(i), "1", why), 0);
	ck_assert_uint_eq(i, 9);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("settings");
	TCase *tc = tcase_create("settings");

	tcase_add_checked_fixture(tc, rotation_begin, rotation_end);
	tcase_add_loop_test(tc, a_setting_is_what_is_asked_for, 0,
	    N_ELEMENTS(cases));
	tcase_add_test(tc, all_settings_go_together);
	tcase_add_test(tc, a_length_that_is_none_fails_as_python_words_it);
	tcase_add_loop_test(tc,
	    who_declares_a_function_is_told_what_will_not_do, 0,
	    N_ELEMENTS(checks));
	tcase_add_test(tc, every_setting_told_of_is_taken);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
