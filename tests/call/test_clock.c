/* What the clock says and refuses; one advance after the other; restarts. */
#include <string.h>

#include "clock.h"

/* --- what the clock says -------------------------------------------------- */

START_TEST(it_says_what_it_is)
{
	struct said s = say_get(&me, "/_keyturn/clock", NULL);

	ck_ok(s);
	ck_assert_str_eq(s.content_type, "application/json");
	ck_says(s, "now", "2026-01-15T10:20:30.456Z");
	ck_says(s, "frozen", "true");
	ck_says(s, "events", ABSENT);
	s = advance("1d12h");
	ck_says(s, "now", "2026-01-16T22:20:30.456Z");
	ck_says(s, "frozen", "true");
	ck_says(s, "events", "[]");
	s = clock_set("{'set':'2027-01-01T00:00:00Z'}");
	ck_says(s, "now", "2027-01-01T00:00:00.000Z");
	s = clock_set("{'set':'2027-01-01T00:00:00Z'}");	/* no time */
	ck_says(s, "now", "2027-01-01T00:00:00.000Z");
	s = clock_set("{'run':true}");
	ck_says(s, "frozen", "false");
	kt_sleep_ms(5);
	s = clock_set("{'freeze':true}");
	ck_says(s, "frozen", "true");
	ck_assert_str_gt(said_at(&s, "now"), "2027-01-01T00:00:00.000Z");
	ck_assert_str_lt(said_at(&s, "now"), "2027-01-01T00:01:00.000Z");
}
END_TEST

static const struct { const char *body, *message; } refused[] = {
	{ "", "Give just one of " },
	{ "{}", "Give just one of " },
	{ "{'advance':'1d','freeze':true}", "Give just one of " },
	{ "{'freeze':false}", "Give just one of " },
	{ "{'run':false}", "Give just one of " },
	{ "{'freeze':true,'run':true}", "Give just one of " },
	{ "{'advance':'1w'}", "\"advance\" is a span like " },
	{ "{'advance':''}", "\"advance\" is a span like " },
	{ "{'advance':'-1d'}", "\"advance\" is a span like " },
	{ "{'advance':'99999999999999999999d'}", "\"advance\" is a span " },
	{ "{'advance':'2932800d'}", "That is beyond the year 9999." },
	{ "{'advance':31}", "NUMBER_VALUE can not be converted to a String" },
	{ "{'freeze':'yes'}", "STRING_VALUE can not be converted to a Bool" },
	{ "{'set':'2026-01-15T10:20:30.455Z'}", "The clock says "
	    "2026-01-15T10:20:30.456Z already, and does not go back." },
	{ "{'set':'1970-01-01T00:00:00Z'}", "The clock says " },
	{ "{'set':'tomorrow'}", "\"set\" is a moment like " },
	{ "{'set':'10000-01-01T00:00:00Z'}", "\"set\" is a moment like " },
	{ "{'set':1798761600}", "NUMBER_VALUE can not be converted to a S" },
	{ "{'advance':null}", "\"advance\" is null" },
	{ "{'advnce':'1d'}", "There is no member \"advnce\" here; "
	    "there is advance, set, freeze, run." },
	{ "{'advance':'1d','x':1}", "There is no member \"x\" here; "
	    "there is advance, set, freeze, run." },
	{ "{'advance':'1d','advance':'2d'}", "The body is not a JSON obj" },
	{ "[]", "The body is not a JSON object." },
	{ "'1d'", "The body is not a JSON object." },
	{ "advance=1d", "The body is not a JSON object." },
	{ "{'advance':'1d'", "The body is not a JSON object." },
};

START_TEST(what_is_wrong_is_refused_and_changes_nothing)
{
	struct said s;

	s = clock_set(refused[_i].body);
	ck_assert_int_eq(s.status, 400);
	ck_assert_msg(strncmp(s.message, refused[_i].message,
	    strlen(refused[_i].message)) == 0, "%s", s.message);
	ck_assert_int_eq(world_now(&world), WORLD_START);
}
END_TEST

static const struct { const char *method, *path; int status; } asked[] = {
	{ "PUT", "/_keyturn/clock", 405 }, { "DELETE", "/_keyturn/clock", 405 },
	{ "GET", "/_keyturn/reset", 405 }, { "POST", "/_keyturn/", 405 },
	{ "POST", "/_keyturn/clock/", 404 }, { "POST", "/_keyturn/Clock", 404 },
	{ "POST", "/_keyturn/clock%20", 404 }, { "POST", "//_keyturn/clock", 404 },
};

START_TEST(other_methods_and_paths_do_nothing)
{
	struct kt_request r;
	struct said s;

	create("db");
	request(&r, &me, asked[_i].path, "{'advance':'1d'}");
	r.method = asked[_i].method;
	s = say_request(&me, &r);
	ck_assert_int_eq(s.status, asked[_i].status);
	ck_assert_int_eq(world_now(&world), WORLD_START);
	ck_assert_str_eq(described("db", "Name"), "db");
}
END_TEST

/* As curl -d sends it; a form is RDS's only at "/". */
START_TEST(a_form_is_no_form_here)
{
	struct kt_request r;
	struct said s;

	request(&r, &me, "/_keyturn/clock", "{'advance':'1d'}");
	r.content_type = "application/x-www-form-urlencoded";
	s = say_request(&me, &r);
	ck_ok(s);
	ck_assert_int_eq(world_now(&world), WORLD_START + KT_DAY);
}
END_TEST

/* --- one after the other -------------------------------------------------- */

START_TEST(a_second_advance_waits_for_the_first)
{
	struct under_way first, second, third;
	struct kt_request r;
	struct said s;

	begin_at_gate(&first);
	request(&r, &me, "/_keyturn/clock", "{'advance':'1h'}");
	say_begin(&second, &me, &r);
	request(&r, &me, "/_keyturn/clock", "{'run':true}");
	say_begin(&third, &me, &r);
	s = say_get(&me, "/_keyturn/clock", NULL);	/* readers do not */
	ck_says(s, "now", "2026-01-16T00:00:00.000Z");
	create("meanwhile");				/* nor do writers */
	ck_assert_str_eq(described("meanwhile", "CreatedDate"), "1768521600");
	ck_assert(!say_is_over(&first));
	ck_assert(!say_is_over(&second));
	pthread_mutex_unlock(&gate);
	s = say_end(&first);
	ck_says(s, "events.1.event", "RotationSucceeded");
	s = say_end(&second);
	ck_says(s, "now", "2026-01-17T11:20:30.456Z");
	ck_says(s, "frozen", "true");
	s = say_end(&third);
	ck_says(s, "frozen", "false");
}
END_TEST

/* Who waits for the next does not wait for what nobody wants any more. */
START_TEST(it_ends_when_its_client_leaves)
{
	struct under_way first, second, third;
	struct kt_request r;
	struct said s;

	begin_at_gate(&first);
	s = say_get(&me, "/_keyturn/clock", NULL);
	ck_says(s, "advancing_to", "2026-01-17T10:20:30.456Z");
	request(&r, &me, "/_keyturn/clock", "{'advance':'1h'}");
	say_begin(&second, &me, &r);
	atomic_store(&second.left, true);
	request(&r, &me, "/_keyturn/clock", "{'run':true}");
	say_begin(&third, &me, &r);
	atomic_store(&first.left, true);
	s = say_end(&third);		/* the step goes on */
	ck_says(s, "frozen", "false");
	ck_assert_str_lt(said_at(&s, "now"), "2026-01-16T00:10:00.000Z");
	ck_says(s, "advancing_to", ABSENT);
	pthread_mutex_unlock(&gate);
	(void)say_end(&first);
	(void)say_end(&second);
}
END_TEST

/* A clock moved by nothing: a barrier, which tells what came before it. */
START_TEST(nothing_is_waited_for_and_told)
{
	struct said s;

	(void)advance("0s");
	schedule("db", 30);
	s = advance("0s");
	ck_assert_str_eq(events(&s),
	    "2026-01-15T10:20:30.456Z RotationStarted db\n"
	    "2026-01-15T10:20:30.456Z RotationSucceeded db\n");
	s = advance("0s");
	ck_says(s, "events", "[]");
	create("other");
	s = say(&me, "RotateSecret", "{'SecretId':'other','ClientRequestToken':"
	    "'" V2 "','RotationLambdaARN':'" FUNCTION_ARN "'}");
	ck_ok(s);
	s = advance("0s");		/* not before it has ended */
	ck_assert_str_eq(succeeded(&s), "2026-01-15T10:20:30.456Z other\n");
	s = own(&me, "/_keyturn/reset", "{}");
	ck_ok(s);
	s = advance("0s");
	ck_says(s, "events", "[]");
}
END_TEST

static void *
stop(void *sched)
{
	sched_stop(sched);
	return NULL;
}

/* SIGTERM: who waits is told, and the clock stays where it came to. */
START_TEST(stopping_calls_it_off)
{
	struct under_way first, second;
	struct kt_request r;
	struct said s;
	pthread_t stopper;

	begin_at_gate(&first);
	request(&r, &me, "/_keyturn/clock", "{'advance':'1h'}");
	say_begin(&second, &me, &r);
	turn_close(world.server.turns);
	ck_assert_int_eq(pthread_create(&stopper, NULL, stop, world.sched), 0);
	s = say_end(&first);		/* before the step has come to its end */
	ck_assert_int_eq(s.status, 503);
	s = say_end(&second);
	ck_assert_int_eq(s.status, 503);
	ck_assert_str_eq(s.message, "keyturn is stopping.");
	ck_assert_int_eq(world_now(&world), INT64_C(1768521600000));
	pthread_mutex_unlock(&gate);
	pthread_join(stopper, NULL);
}
END_TEST

/* --- restarts ------------------------------------------------------------- */

START_TEST(a_restart_keeps_it)
{
	struct said s;

	s = advance("400d");
	if (_i == 1) {
		s = clock_set("{'run':true}");
		ck_ok(s);
	}
	world_stop(&world);
	kt_sim_free(&world.sim);
	world.sim = kt_sim_new();
	world.server.sim = world.sim;
	world.server.clock = kt_sim_clock(world.sim);
	world_resume(&world);
	ck_assert_int_eq(sched_restore_clock(world.server.store, world.sim),
	    0);
	world_run(&world);
	s = say_get(&me, "/_keyturn/clock", NULL);
	ck_says(s, "frozen", _i == 0 ? "true" : "false");
	ck_assert_int_ge(world_now(&world), WORLD_START + 400 * KT_DAY);
	ck_assert_int_lt(world_now(&world), WORLD_START + 401 * KT_DAY);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("clock");
	TCase *tc = tcase_create("clock");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, it_says_what_it_is);
	tcase_add_loop_test(tc, what_is_wrong_is_refused_and_changes_nothing,
	    0, N_ELEMENTS(refused));
	tcase_add_loop_test(tc, other_methods_and_paths_do_nothing, 0,
	    N_ELEMENTS(asked));
	tcase_add_test(tc, a_form_is_no_form_here);
	tcase_add_test(tc, a_second_advance_waits_for_the_first);
	tcase_add_test(tc, it_ends_when_its_client_leaves);
	tcase_add_test(tc, nothing_is_waited_for_and_told);
	tcase_add_test(tc, stopping_calls_it_off);
	tcase_add_loop_test(tc, a_restart_keeps_it, 0, 2);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
