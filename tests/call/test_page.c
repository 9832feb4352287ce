/* The page's HTML, as it comes to who has no JavaScript. */
#include <stdio.h>
#include <string.h>

#include "keyturn/fault.h"
#include "tests/support/world.h"

#define HOSTILE "<script>alert(\\\"1\\\")</script>&'"
#define ESCAPED "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;"

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
	(void)kt_fault_clear(KT_FAULT_ALL);
	client_end(&me);
	world_close(&world);
}

static const char *
page(const char *query)
{
	struct said s = say_get(&me, "/_keyturn/", query);

	ck_ok(s);
	ck_assert_str_eq(s.content_type, "text/html; charset=utf-8");
	return s.text;
}

static const char *
secret_page(const char *name)
{
	return page(kt_arena_printf(me.arena, "secret=%s", name));
}

#define ck_has(text, what) \
	ck_assert_msg(strstr((text), (what)) != NULL, "no %s", (what))
#define ck_hasnt(text, what) \
	ck_assert_msg(strstr((text), (what)) == NULL, "%s", (what))

static void
make(const char *name)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'%s','SecretString':"
	    "'the-value-itself','ClientRequestToken':'" V1 "'}", name);

	ck_ok(s);
}

static struct said
post(const char *path, const char *body, bool near)
{
	return say_request(&me, &(struct kt_request){ .method = "POST",
	    .path = path, .body = body, .body_len = strlen(body),
	    .near = near });
}

/* --- text stays text --- */

static const char *const views[] = { "view=secrets", "view=rotations",
    "view=databases", "view=calls", "view=faults", "secret=db", NULL };

static void
say_hostile_things(void)
{
	struct said s;

	s = post("/_keyturn/call/secretsmanager/CreateSecret",
	    "{\"Name\":\"db\",\"Description\":\"" HOSTILE "\","
	    "\"SecretString\":\"v\"}", false);
	ck_ok(s);
	s = post("/_keyturn/faults", "{\"point\":\"set.before\",\"action\":"
	    "\"fail\",\"secret\":\"" HOSTILE "\"}", false);
	ck_ok(s);
}

START_TEST(what_is_said_stays_text)
{
	const char *text;
	size_t i;

	say_hostile_things();
	for (i = 0; views[i] != NULL; i++) {
		text = page(views[i]);
		ck_hasnt(text, "<script>alert");
		ck_hasnt(text, "alert(\"1\")");
	}
	ck_has(secret_page("db"), ESCAPED);
	ck_has(page("view=faults"), ESCAPED);
}
END_TEST

/* --- values --- */

START_TEST(no_view_shows_a_value)
{
	size_t i;

	make("db");
	ck_ok(say(&me, "GetSecretValue", "{'SecretId':'db'}"));
	for (i = 0; views[i] != NULL; i++)
		ck_hasnt(page(views[i]), "the-value-itself");
}
END_TEST

#define SHOW "{\"secret\":\"db\",\"version\":\"" V1 "\"}"

START_TEST(a_value_is_shown_to_this_machine_alone)
{
	struct said s;

	make("db");
	s = post("/_keyturn/value", SHOW, false);
	ck_assert_int_eq(s.status, 403);
	ck_hasnt(s.text, "the-value-itself");
	s = post("/_keyturn/call/keyturn/ShowValue", SHOW, false);
	ck_assert_int_eq(s.status, 403);
	s = post("/_keyturn/value", SHOW, true);
	ck_ok(s);
	ck_says(s, "string", "the-value-itself");
	s = say_request(&me, &(struct kt_request){ .method = "GET",
	    .path = "/_keyturn/value", .body = "", .near = true });
	ck_assert_int_eq(s.status, 405);
	s = post("/_keyturn/value", "{\"secret\":\"db\",\"version\":\"" V2
	    "\"}", true);
	ck_assert_int_eq(s.status, 404);
	s = post("/_keyturn/value", "{\"secret\":\"none\",\"version\":\"" V1
	    "\"}", true);
	ck_assert_int_eq(s.status, 404);
}
END_TEST

/* To look is not to use. */
START_TEST(to_show_is_no_access)
{
	struct said s;

	make("db");
	ck_ok(post("/_keyturn/value", SHOW, true));
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "LastAccessedDate", ABSENT);
}
END_TEST

START_TEST(a_button_shows_it_where_it_may_be)
{
	struct said s;

	make("db");
	s = say_request(&me, &(struct kt_request){ .method = "GET",
	    .path = "/_keyturn/", .query = "secret=db", .body = "",
	    .near = true });
	ck_has(s.text, ">Show value</button>");
	ck_hasnt(secret_page("db"), "Show value");
}
END_TEST

/* --- rotations --- */

static void
rotate(void)
{
	struct said s = say(&me, "RotateSecret", "{'SecretId':'db',"
	    "'RotationLambdaARN':'" FUNCTION_ARN "','ClientRequestToken':'" V2
	    "'}");

	ck_ok(s);
}

START_TEST(a_rotation_that_failed_is_explained)
{
	const char *text;

	make("db");
	world.script.fails_in = "testSecret";
	world.script.fails = 1;
	world_run(&world);
	rotate();
	world_until_rotation(&world, "db", "running 0 1");
	text = page("view=rotations");
	ck_has(text, "<li class=\"done\">setSecret");
	ck_has(text, "<li class=\"failed\">testSecret");
	ck_has(text, "<li class=\"open\">finishSecret");
	ck_has(text, "scripted to fail in testSecret");
	ck_has(text, "does not log in. Was the user changed");
	ck_has(text, "It is tried again at");
	ck_has(page(NULL), "<span class=\"badge bad\">failed</span>");
	world_pass(&world, KT_DAY);
	world_until_rotation(&world, "db", "succeeded 4 1");
	text = secret_page("db");
	ck_has(text, "Attempt 1: failed");
	ck_has(text, "Attempt 2: succeeded");
	ck_hasnt(text, "What to do");
}
END_TEST

START_TEST(the_time_line_has_versions_with_their_labels)
{
	const char *text, *current, *previous;

	make("db");
	world_run(&world);
	rotate();
	world_until_rotation(&world, "db", "succeeded 4 0");
	text = secret_page("db");
	current = strstr(text, "id=\"v-" V2 "\"");
	previous = strstr(text, "id=\"v-" V1 "\"");
	ck_assert_ptr_nonnull(current);
	ck_assert_ptr_nonnull(previous);
	ck_assert(strncmp(strstr(current, "chip\">") + 6, "AWSCURRENT", 10) ==
	    0);
	ck_assert(strncmp(strstr(previous, "chip\">") + 6, "AWSPREVIOUS",
	    11) == 0);
	ck_has(text, "id=\"r-" V2);
}
END_TEST

/* --- what there is, and is not --- */

START_TEST(what_is_not_there_says_so)
{
	struct said s = say_get(&me, "/_keyturn/", "secret=none");

	ck_assert_int_eq(s.status, 404);
	ck_has(s.text, "There is no such secret here, or no more.");
	s = say_get(&me, "/_keyturn/", "database=none");
	ck_assert_int_eq(s.status, 404);
	s = say_get(&me, "/_keyturn/page/none.js", NULL);
	ck_assert_int_eq(s.status, 400);
	s = say_get(&me, "/_keyturn/", "view=none");
	ck_assert_int_eq(s.status, 400);
	s = post("/_keyturn/", "", true);
	ck_assert_int_eq(s.status, 405);
}
END_TEST

START_TEST(a_file_is_sent_once)
{
	struct kt_header known = { "If-None-Match", NULL };
	struct kt_request r = { .method = "GET", .body = "",
	    .path = "/_keyturn/page/page.css" };
	struct under_way u;
	struct said s;

	say_begin(&u, &me, &r);
	kt_call_answer(&u.call);
	known.value = kt_arena_strdup(me.arena, u.call.answer.headers[0].value);
	kt_call_end(&u.call);
	s = say_request(&me, &r);
	ck_ok(s);
	ck_assert_str_eq(s.content_type, "text/css; charset=utf-8");
	ck_has(s.text, "color-scheme");
	r.headers = &known;
	r.n_headers = 1;
	s = say_request(&me, &r);
	ck_assert_int_eq(s.status, 304);
	ck_assert_str_eq(s.text, "");
	known.value = "\"another\"";
	ck_ok(say_request(&me, &r));
}
END_TEST

START_TEST(secrets_are_turned_over)
{
	const char *text, *older;
	char query[32];
	int i;

	for (i = 1; i <= 101; i++)
		make(kt_arena_printf(me.arena, "s%03d", i));
	text = page(NULL);
	ck_has(text, ">s101<");
	ck_has(text, ">s002<");
	ck_hasnt(text, ">s001<");
	older = strstr(text, "?before=");
	ck_assert_ptr_nonnull(older);
	(void)snprintf(query, sizeof(query), "%.*s",
	    (int)strcspn(older + 1, "\""), older + 1);
	text = page(query);
	ck_has(text, ">s001<");
	ck_hasnt(text, ">s002<");
	ck_hasnt(text, "?before=");
}
END_TEST

static void
make_instance(int i)
{
	ck_ok(say_form(&me, "Action=CreateDBInstance&Version=2014-10-31&"
	    "DBInstanceIdentifier=d%03d&DBInstanceClass=db.t3.micro&"
	    "Engine=mysql&AllocatedStorage=20&MasterUsername=admin&"
	    "MasterUserPassword=some-password", i));
}

START_TEST(databases_that_are_not_shown_are_told_of)
{
	const char *text;
	int i;

	for (i = 1; i <= 100; i++)
		make_instance(i);
	text = page("view=databases");
	ck_has(text, ">d100<");
	ck_hasnt(text, "There are more");
	make_instance(101);
	text = page("view=databases");
	ck_hasnt(text, ">d101<");
	ck_has(text, "There are more: these are the first 100 of a kind");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("page");
	TCase *tc = tcase_create("page");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, what_is_said_stays_text);
	tcase_add_test(tc, no_view_shows_a_value);
	tcase_add_test(tc, a_value_is_shown_to_this_machine_alone);
	tcase_add_test(tc, to_show_is_no_access);
	tcase_add_test(tc, a_button_shows_it_where_it_may_be);
	tcase_add_test(tc, a_rotation_that_failed_is_explained);
	tcase_add_test(tc, the_time_line_has_versions_with_their_labels);
	tcase_add_test(tc, what_is_not_there_says_so);
	tcase_add_test(tc, a_file_is_sent_once);
	tcase_add_test(tc, secrets_are_turned_over);
	tcase_add_test(tc, databases_that_are_not_shown_are_told_of);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
