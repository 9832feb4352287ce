/* SHOW GRANTS taken apart, and what makes one account another. */
#include <string.h>

#include <check.h>

#include "engine/grants.h"
#include "tests/support/suite.h"

static struct kt_arena *arena;

static void
begin(void)
{
	arena = kt_arena_new();
}

static void
end(void)
{
	kt_arena_free(&arena);
}

/* Lines that a '\n' parts. */
static struct engine_grants
read_lines(const char *lines)
{
	struct engine_grants g = { .n = 0 };
	size_t n;

	for (; *lines != '\0'; lines += n + (lines[n] == '\n')) {
		n = strcspn(lines, "\n");
		ck_assert_msg(engine_grants_add(arena, &g,
		    kt_arena_strndup(arena, lines, n)) == 0, "%s", lines);
	}
	return g;
}

#define U " TO `u`@`%`"
#define F " FROM `u`@`%`"
#define ALL "ALL PRIVILEGES"

static const struct { const char *wanted, *has, *said; } cases[] = {
	{ "GRANT USAGE ON *.*" U, "GRANT USAGE ON *.*" U, "" },
	{ "GRANT SELECT, INSERT ON `d`.*" U, "",
	    "GRANT INSERT, SELECT ON `d`.*" U "\n" },
	{ "GRANT INSERT, SELECT ON `d`.*" U, "GRANT SELECT, INSERT ON `d`.*" U,
	    "" },
	/* what stays is not touched */
	{ "GRANT SELECT, INSERT ON `d`.*" U, "GRANT SELECT, DROP ON `d`.*" U
	    " WITH GRANT OPTION", "REVOKE DROP, GRANT OPTION ON `d`.*" F "\n"
	    "GRANT INSERT ON `d`.*" U "\n" },
	{ "GRANT SELECT ON *.*" U " WITH GRANT OPTION", "GRANT SELECT ON *.*" U,
	    "GRANT GRANT OPTION ON *.*" U "\n" },
	{ "GRANT USAGE ON `d`.*" U " WITH GRANT OPTION", "",
	    "GRANT GRANT OPTION ON `d`.*" U "\n" },
	/* the words that are quoted say nothing */
	{ "GRANT SELECT ON *.*" U " REQUIRE SUBJECT 'a'' GRANT OPTION'", "",
	    "GRANT SELECT ON *.*" U "\n" },
	{ "GRANT SELECT ON *.*" U " IDENTIFIED BY PASSWORD '*AB' REQUIRE "
	    "ISSUER '\\\\' WITH GRANT OPTION MAX_QUERIES_PER_HOUR 5", "",
	    "GRANT GRANT OPTION, SELECT ON *.*" U "\n" },
	{ "GRANT SELECT ON `a TO b ON ``c`.`FROM`" U, "",
	    "GRANT SELECT ON `a TO b ON ``c`.`FROM`" U "\n" },
	{ "GRANT SELECT (`a,b)`, `c`), INSERT ON `d`.`t`" U,
	    "GRANT SELECT (`c`, `x`) ON `d`.`t`" U,
	    "REVOKE SELECT (`x`) ON `d`.`t`" F "\n"
	    "GRANT INSERT, SELECT (`a,b)`) ON `d`.`t`" U "\n" },
	{ "GRANT EXECUTE ON PROCEDURE `d`.`p`" U,
	    "GRANT EXECUTE ON FUNCTION `d`.`p`" U,
	    "REVOKE EXECUTE ON FUNCTION `d`.`p`" F "\n"
	    "GRANT EXECUTE ON PROCEDURE `d`.`p`" U "\n" },
	/* each of its own option */
	{ "GRANT `r`@`%`,`s`@`%`" U " WITH ADMIN OPTION", "GRANT `r`@`%`" U,
	    "REVOKE `r`@`%`" F "\n"
	    "GRANT `r`@`%`, `s`@`%`" U " WITH ADMIN OPTION\n" },
	{ "GRANT `r`" U "\nSET DEFAULT ROLE `r` FOR `u`@`%`", "",
	    "GRANT `r`" U "\n" },
	{ "GRANT PROXY ON `a`@`b`" U " WITH GRANT OPTION",
	    "GRANT PROXY ON ``@``" U, "REVOKE PROXY ON ``@``" F "\n"
	    "GRANT PROXY ON `a`@`b`" U " WITH GRANT OPTION\n" },
	{ "GRANT SELECT ON *.*" U " WITH GRANT OPTION\n"
	    "GRANT ROLE_ADMIN,XA_RECOVER_ADMIN ON *.*" U "\n"
	    "GRANT SET_USER_ID ON *.*" U " WITH GRANT OPTION", "",
	    "GRANT GRANT OPTION, SELECT ON *.*" U "\n"
	    "GRANT ROLE_ADMIN, XA_RECOVER_ADMIN ON *.*" U "\n"
	    "GRANT SET_USER_ID ON *.*" U " WITH GRANT OPTION\n" },
	/* all of them stands alone, and is had before it is narrowed */
	{ "GRANT " ALL " ON `d`.*" U " WITH GRANT OPTION",
	    "GRANT SELECT ON `d`.*" U, "GRANT " ALL " ON `d`.*" U "\n"
	    "GRANT GRANT OPTION ON `d`.*" U "\n" },
	{ "GRANT SELECT ON `d`.*" U, "GRANT " ALL " ON `d`.*" U,
	    "REVOKE " ALL " ON `d`.*" F "\nGRANT SELECT ON `d`.*" U "\n" },
	{ "GRANT " ALL " ON `d`.*" U, "GRANT SELECT ON `e`.*" U,
	    "REVOKE SELECT ON `e`.*" F "\nGRANT " ALL " ON `d`.*" U "\n" },
	/* a restriction goes while there is what it restricts, and comes last */
	{ "GRANT SELECT ON *.*" U "\nREVOKE SELECT ON `d`.*" F,
	    "GRANT INSERT ON *.*" U "\nREVOKE INSERT ON `e`.*" F,
	    "GRANT INSERT ON `e`.*" U "\nREVOKE INSERT ON *.*" F "\n"
	    "GRANT SELECT ON *.*" U "\nREVOKE SELECT ON `d`.*" F "\n" },
};

START_TEST(says_what_differs)
{
	struct engine_grants wanted = read_lines(cases[_i].wanted);
	struct engine_grants has = read_lines(cases[_i].has);
	struct kt_buf said;
	const char **sql;
	size_t i, n;

	n = engine_grants_differ(arena, &wanted, &has, "`u`@`%`", &sql);
	kt_buf_init(&said, arena);
	for (i = 0; i < n; i++)
		kt_buf_printf(&said, "%s\n", sql[i]);
	ck_assert_str_eq(said.p == NULL ? "" : said.p, cases[_i].said);
}
END_TEST

/* Rather not at all than in part. */
START_TEST(refuses_what_it_does_not_know)
{
	static const char *const lines[] = {
		"", "GRANT", "GRANT SELECT", "GRANT SELECT ON",
		"GRANT SELECT ON *.*", "GRANT SELECT ON *.* TO", "GRANT SELECT ON TO `u`",
		"GRANT SELECT, ON *.* TO `u`", "GRANT SELECT (`a` ON *.* TO `u`",
		"GRANT SELECT () ON `d`.`t` TO `u`", "GRANT SELECT ON *.* TO u",
		"GRANT SELECT ON *.* TO PUBLIC", "GRANT SELECT ON `d TO `u`",
		"GRANT SELECT ON *.* FROM `u`", "REVOKE SELECT ON *.* TO `u`",
		"GRANT SELECT ON *.* TO `u` REQUIRE SUBJECT 'a\\'",
		"CREATE USER `u`", "grant select on *.* to `u`"
	};
	struct engine_grants g = { .n = 0 };
	size_t i;

	for (i = 0; i < N_ELEMENTS(lines); i++) {
		ck_assert_msg(engine_grants_add(arena, &g, lines[i]) == -1,
		    "%s", lines[i]);
		ck_assert_uint_eq(g.n, 0);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("grants");
	TCase *tc = tcase_create("all");

	tcase_add_checked_fixture(tc, begin, end);
	tcase_add_loop_test(tc, says_what_differs, 0, N_ELEMENTS(cases));
	tcase_add_test(tc, refuses_what_it_does_not_know);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
