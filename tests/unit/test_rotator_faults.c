/*
 * The single-user rotation as a whole: each step run twice, broken at every
 * point, and not wanted any more.
 */
#include <check.h>
#include <string.h>

#include "tests/support/rotation.h"
#include "tests/support/suite.h"

static const char *const names[] = {
	"createSecret", "setSecret", "testSecret", "finishSecret"
};

START_TEST(a_with_each_step_run_twice)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(names); i++) {
		ok(names[i]);
		ok(names[i]);
	}
	ck_assert_str_eq(db->password, NEW);
	ck_assert_uint_eq(db->sets, 1);
	ck_assert_str_eq(version(TOKEN)->value, VALUE(NEW));
	ck_assert_uint_ne(version(TOKEN)->stages & FAKE_CURRENT, 0);
	ck_assert_str_eq(passed,
	    "create.before create.after create.before create.after "
	    "set.before set.sql.before set.sql.after set.after "
	    "set.before set.after "
	    "test.before test.after test.before test.after "
	    "finish.before finish.after ");
}
END_TEST

/* One that fails at every point: what was done before it is done. */
static const struct {
	const char *step, *point;
	const char *pending, *server;	/* passwords afterwards */
	const char *current;		/* the version */
} broken[] = {
	{ "createSecret", "create.before", "", OLD, NOW },
	{ "createSecret", "create.after", VALUE(NEW), OLD, NOW },
	{ "setSecret", "set.before", VALUE(NEW), OLD, NOW },
	{ "setSecret", "set.sql.before", VALUE(NEW), OLD, NOW },
	{ "setSecret", "set.sql.after", VALUE(NEW), NEW, NOW },
	{ "setSecret", "set.after", VALUE(NEW), NEW, NOW },
	{ "testSecret", "test.before", VALUE(NEW), NEW, NOW },
	{ "testSecret", "test.after", VALUE(NEW), NEW, NOW },
	{ "finishSecret", "finish.before", VALUE(NEW), NEW, NOW },
	{ "finishSecret", "finish.after", VALUE(NEW), NEW, TOKEN },
};

static void
break_at(int i, enum kt_fault_action action)
{
	size_t k;

	for (k = 0; k < 4 && strcmp(names[k], broken[i].step) != 0; k++)
		ok(names[k]);
	breaks_at = broken[i].point;
	hits = action;
}

static const char *
holder_of_current(void)
{
	return version(TOKEN)->stages & FAKE_CURRENT ? TOKEN : NOW;
}

START_TEST(a_step_fails_where_it_is_broken)
{
	break_at(_i, KT_FAULT_FAIL);
	fails(broken[_i].step, broken[_i].point);
	ck_assert_str_eq(version(TOKEN)->value, broken[_i].pending);
	ck_assert_str_eq(db->password, broken[_i].server);
	ck_assert_str_eq(holder_of_current(), broken[_i].current);
	breaks_at = NULL;
	ok(broken[_i].step);
}
END_TEST

/* The server of the secret, as whoever knows the way says. */
START_TEST(a_server_is_hit_at_every_point)
{
	break_at(_i, KT_FAULT_KILL_DATABASE);
	ok(broken[_i].step);
	ck_assert_str_eq(hit_at, "db.test:3306");
}
END_TEST

static void
cancel(void)
{
	aws.enabled = "false";
}

static void
take_pending_away(void)
{
	version(TOKEN)->stages = 0;
}

static void
move_current_back(void)
{
	version(NOW)->stages = FAKE_PREVIOUS;
	version(BEFORE)->stages = FAKE_CURRENT;
}

static void
move_current_on(void)
{
	version(NOW)->stages = FAKE_PREVIOUS;
	version(TOKEN)->stages = FAKE_CURRENT | FAKE_PENDING;
}

/* What somebody does between the look at the secret and the change. */
static const struct {
	void (*does)(void);
	const char *words;		/* NULL: then it is wanted the more */
} meanwhile[] = {
	{ cancel, "is not enabled for rotation" },
	{ take_pending_away, "not set as AWSPENDING" },
	{ move_current_back, "AWSCURRENT was moved meanwhile" },
	{ move_current_on, NULL },
};

START_TEST(set_changes_nothing_that_is_not_wanted_any_more)
{
	bool wanted = meanwhile[_i].words == NULL;

	ok("createSecret");
	db->meanwhile = meanwhile[_i].does;
	if (wanted)
		ok("setSecret");
	else
		fails("setSecret", meanwhile[_i].words);
	ck_assert_uint_eq(db->sets, wanted);
	ck_assert_str_eq(db->password, wanted ? NEW : OLD);
}
END_TEST

/* Where none is set, nobody is asked. */
START_TEST(nothing_is_asked_where_no_fault_is_set)
{
	kt_fault_set = 1u << KT_FAULT_CALL | 1u << KT_FAULT_DATABASE;
	ok("createSecret");
	ck_assert_str_eq(passed, "");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rotator_faults");
	TCase *tc = tcase_create("rotator_faults");

	tcase_add_checked_fixture(tc, rotation_begin, rotation_end);
	tcase_add_test(tc, a_with_each_step_run_twice);
	tcase_add_loop_test(tc, a_step_fails_where_it_is_broken, 0,
	    N_ELEMENTS(broken));
	tcase_add_loop_test(tc, a_server_is_hit_at_every_point, 0,
	    N_ELEMENTS(broken));
	tcase_add_loop_test(tc, set_changes_nothing_that_is_not_wanted_any_more,
	    0, N_ELEMENTS(meanwhile));
	tcase_add_test(tc, nothing_is_asked_where_no_fault_is_set);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
