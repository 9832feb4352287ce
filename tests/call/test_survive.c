/*
 * Survive: what two applications see of a rotation, the database scripted.  A
 * value is its own password; the function's step changes what logs in.
 */
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "dispatch/dispatch.h"
#include "tests/support/world.h"

static struct world world;
static struct client me;

/* The database: the first password, "one", until setSecret; then the new. */
static atomic_bool changed, keeps_old, loses_sessions, hangs;
static atomic_int open_now, most;

struct kt_link {
	int unused;
};

static enum kt_engine_rc
log_in(const struct kt_creds *c, struct kt_link **out, char why[KT_WHY])
{
	static struct kt_link link;
	bool old = strcmp(c->password, "one") == 0;

	snprintf(why, KT_WHY, "refused as scripted");
	if (old ? changed && !keeps_old : !changed)
		return KT_ENGINE_DENIED;
	if (open_now == most)
		return KT_ENGINE_FAILED;
	open_now++;
	*out = &link;
	return KT_ENGINE_OK;
}

static enum kt_engine_rc
run(struct kt_link *link, const char *sql, char why[KT_WHY])
{
	(void)link;
	(void)sql;
	snprintf(why, KT_WHY, "gone as scripted");
	return loses_sessions ? KT_ENGINE_UNREACHABLE : KT_ENGINE_OK;
}

static void
log_out(struct kt_link **link)
{
	open_now -= *link != NULL;
	*link = NULL;
}

static const struct kt_engine engine = {
	.login = log_in, .run = run, .logout = log_out
};

static int
read_value(const struct kt_trust *trust, struct kt_arena *a,
    const struct kt_value *given, struct kt_creds *out, char why[KT_WHY])
{
	const char *value = given->text;

	(void)trust;
	snprintf(why, KT_WHY, "no database as scripted");
	*out = (struct kt_creds){ .user = kt_arena_strdup(a, "app"),
	    .password = value };
	return strcmp(value, "none") == 0 ? -1 : 0;
}

static void
step_begins(struct world *w, const char *step)
{
	(void)w;
	if (strcmp(step, "setSecret") == 0)
		changed = true;
	while (hangs && strcmp(step, "setSecret") == 0)
		kt_sleep_ms(1);
}

static void
setup(void)
{
	changed = keeps_old = loses_sessions = hangs = false;
	open_now = 0;
	most = 1000;
	world_open(&world);
	world.script.before = step_begins;
	world.server.door = (struct kt_door){ &engine, NULL, read_value };
	client_begin(&me, &world);
	world_run(&world);
}

static void
teardown(void)
{
	hangs = false;
	ck_assert_int_eq(open_now, 0);
	client_end(&me);
	world_close(&world);
}

static void
request(struct kt_request *r, const char *body)
{
	char *text = kt_arena_strdup(me.arena, body), *p;

	for (p = text; *p != '\0'; p++)
		if (*p == '\'')
			*p = '"';
	*r = (struct kt_request){ .method = "POST",
	    .path = "/_keyturn/survive", .body = text,
	    .body_len = strlen(text),
	    .authorization = kt_arena_printf(me.arena, "AWS4-HMAC-SHA256 "
	    "Credential=" ACCOUNT "/20260115/%s/keyturn/aws4_request, "
	    "SignedHeaders=host, Signature=00", me.region) };
}

static struct said
survive(const char *body)
{
	struct kt_request r;

	request(&r, body);
	return say_request(&me, &r);
}

static void
create(const char *name, const char *value)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'%s',"
	    "'ClientRequestToken':'" V1 "','SecretString':'%s'}", name, value);

	ck_ok(s);
}

/* Which function rotates it, and when; it is not rotated yet. */
static void
set_up(const char *name, const char *rules)
{
	struct said s = say(&me, "RotateSecret", "{'SecretId':'%s',"
	    "'ClientRequestToken':'" V2 "','RotateImmediately':false,"
	    "'RotationLambdaARN':'" FUNCTION_ARN "'%s}", name, rules);
	struct kt_request r = { .method = "POST", .path = "/_keyturn/clock",
	    .body = "{\"advance\":\"0s\"}", .body_len = 16 };

	ck_ok(s);
	s = say_request(&me, &r);	/* the test of it is over */
	ck_ok(s);
	world.script.ran[0] = '\0';
}

static void
create_db(void)
{
	create("db", "one");
	set_up("db", "");
}

/* "before+ createSecret+ setSecret- ..." of those with that value. */
static const char *
logins(const struct said *s, const char *value)
{
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, me.arena);
	kt_buf_str(&b, "");
	for (i = 0; ; i++) {
		const char *at = kt_arena_printf(me.arena, "logins.%zu.", i);
#define IT(member) said_at(s, kt_arena_printf(me.arena, "%s" member, at))

		if (strcmp(IT("at"), ABSENT) == 0)
			break;
		if (strcmp(IT("value"), value) == 0)
			kt_buf_printf(&b, "%s%s%s", b.n > 0 ? " " : "",
			    IT("at"), strcmp(IT("accepted"), "true") == 0 ?
			    "+" : "-");
#undef IT
	}
	return b.n > 0 ? b.p : "";
}

START_TEST(one_user_locks_them_out)
{
	struct said s;

	create_db();
	s = survive("{'secret':'db'}");
	ck_ok(s);
	ck_says(s, "secret", "db");
	ck_says(s, "function", FUNCTION_ARN);
	ck_says(s, "rotated", "true");
	ck_says(s, "reason", ABSENT);
	ck_assert_str_eq(logins(&s, "fresh"), "before+ createSecret+ "
	    "setSecret- testSecret- finishSecret+ after+ reread+");
	ck_assert_str_eq(logins(&s, "cached"), "before+ createSecret+ "
	    "setSecret- testSecret- finishSecret- after- reread+");
	ck_says(s, "fresh.tried", "7");
	ck_says(s, "fresh.refused", "2");
	ck_says(s, "cached.refused", "4");
	ck_says(s, "logins.4.why", "refused as scripted");
	ck_says(s, "logins.0.user", "app");
	ck_says(s, "sessions", "8");
	ck_says(s, "kept", "8");
	ck_assert_int_ge(atoll(said_at(&s, "fresh.gap_ms")), 1);
	ck_assert_int_ge(atoll(said_at(&s, "cached.gap_ms")), 60000);
}
END_TEST

START_TEST(two_passwords_lock_nobody_out)
{
	struct said s;

	create_db();
	keeps_old = true;
	s = survive("{'secret':'db','cache':'1d','sessions':128}");
	ck_ok(s);
	ck_says(s, "fresh.refused", "0");
	ck_says(s, "fresh.gap_ms", "0");
	ck_says(s, "cached.refused", "0");
	ck_says(s, "cached.gap_ms", "0");
	ck_says(s, "cache_ms", "86400000");
	ck_says(s, "kept", "128");
}
END_TEST

START_TEST(without_a_cache_there_is_one_application)
{
	struct said s;

	create_db();
	s = survive("{'secret':'db','cache':'0s','sessions':1}");
	ck_ok(s);
	ck_says(s, "cached", ABSENT);
	ck_assert_str_eq(logins(&s, "cached"), "");
	ck_says(s, "fresh.tried", "7");
	ck_says(s, "kept", "1");
}
END_TEST

START_TEST(a_rotation_that_fails_is_told)
{
	struct said s;

	create_db();
	world.script.fails_in = "setSecret";
	world.script.fails = 1000;
	s = survive("{'secret':'db'}");
	ck_ok(s);
	ck_says(s, "rotated", "false");
	ck_says(s, "reason", "scripted to fail in setSecret");
	/* AWSCURRENT stays what it was, and opens nothing: the gap is open. */
	ck_assert_str_eq(logins(&s, "fresh"),
	    "before+ createSecret+ after- reread-");
	ck_says(s, "fresh.refused", "2");
	ck_says(s, "fresh.gap_ms", ABSENT);
	s = survive("{'secret':'db'}");
	ck_refused(s, "ValidationException", "Session 1 of 8 cannot be opened, "
	    "so nothing was rotated: refused as scripted");
}
END_TEST

START_TEST(sessions_that_end_are_counted)
{
	struct said s;

	create_db();
	loses_sessions = true;
	s = survive("{'secret':'db'}");
	ck_ok(s);
	ck_says(s, "sessions", "8");
	ck_says(s, "kept", "0");
}
END_TEST

static const struct { const char *body, *message; } refused[] = {
	{ "{}", "\"secret\" is the name or the ARN of a secret." },
	{ "{'secret':''}", "\"secret\" is the name or the ARN of a secret." },
	{ "{'secret':'db','sessions':0}",
	    "\"sessions\" is a number from 1 to 128." },
	{ "{'secret':'db','sessions':129}",
	    "\"sessions\" is a number from 1 to 128." },
	{ "{'secret':'db','cache':'soon'}", "\"cache\" is a span like \"60s\" "
	    "or \"1h30m\", up to a day; \"0s\" is no cache." },
	{ "{'secret':'db','cache':'1d1s'}", "\"cache\" is a span like \"60s\" "
	    "or \"1h30m\", up to a day; \"0s\" is no cache." },
	{ "{'secret':'often','cache':'4h'}", "The rotation after this one may "
	    "begin in 13169 s, while a value is cached for 14400 s: no value "
	    "lasts through two rotations." },
	{ "{'secret':'nowhere'}", "AWSCURRENT leads to no database, so nothing "
	    "was rotated: no database as scripted" },
	{ "{'secret':'unset'}",
	    "No Lambda rotation function ARN is associated with this secret." },
};

START_TEST(what_cannot_be_is_refused_and_rotates_nothing)
{
	struct said s;

	create_db();
	create("often", "one");
	set_up("often", ",'RotationRules':{'ScheduleExpression':"
	    "'rate(4 hours)'}");
	create("nowhere", "none");
	set_up("nowhere", "");
	create("unset", "one");
	s = survive(refused[_i].body);
	ck_refused(s, "ValidationException", refused[_i].message);
	ck_assert_str_eq(world.script.ran, "");
}
END_TEST

/* As whatever else under /_keyturn/ is about a secret. */
START_TEST(a_secret_is_found_wherever_it_is)
{
	struct said s;
	const char *arn;

	create_db();
	s = survive("{'secret':'db'}");
	ck_ok(s);
	arn = said_at(&s, "arn");
	me.region = "eu-west-3";
	s = survive(kt_arena_printf(me.arena, "{'secret':'%s'}", arn));
	ck_ok(s);
	ck_says(s, "rotated", "true");
	s = survive("{'secret':'db','region':'" REGION "'}");
	ck_ok(s);
	ck_says(s, "rotated", "true");
	s = survive("{'secret':'db'}");
	ck_refused(s, "NoSuchSecretException", "There is no secret db in "
	    "account " ACCOUNT ", region eu-west-3; there is one in " REGION
	    " (region).");
}
END_TEST

START_TEST(a_database_that_is_full_is_told_before)
{
	struct said s;

	create_db();
	most = 3;
	s = survive("{'secret':'db','sessions':4}");
	ck_refused(s, "ValidationException", "Session 4 of 4 cannot be opened, "
	    "so nothing was rotated: refused as scripted");
	ck_assert_str_eq(world.script.ran, "");
}
END_TEST

static void
cancel(struct world *w, const char *step)
{
	struct client other;

	changed = true;
	if (strcmp(step, "testSecret") != 0)
		return;
	client_begin(&other, w);
	(void)say(&other, "CancelRotateSecret", "{'SecretId':'db'}");
	client_end(&other);
}

START_TEST(one_that_is_cancelled_meanwhile_is_told)
{
	struct said s;

	create_db();
	world.script.before = cancel;
	s = survive("{'secret':'db'}");
	ck_ok(s);
	ck_says(s, "rotated", "false");
	ck_says(s, "reason", "The rotation was ended by somebody else.");
}
END_TEST

/* Whoever is next has his turn, though the rotation goes on hanging. */
START_TEST(who_leaves_is_not_waited_for)
{
	struct under_way u;
	struct kt_request r;
	struct said s;

	create_db();
	hangs = true;
	request(&r, "{'secret':'db'}");
	say_begin(&u, &me, &r);
	while (!changed)
		kt_sleep_ms(1);
	u.left = true;
	s = say_end(&u);
	ck_assert_int_eq(s.status, 503);
	s = survive("{'secret':'none'}");
	ck_assert_int_eq(s.status, 404);
	hangs = false;
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("survive");
	TCase *tc = tcase_create("survive");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, one_user_locks_them_out);
	tcase_add_test(tc, two_passwords_lock_nobody_out);
	tcase_add_test(tc, without_a_cache_there_is_one_application);
	tcase_add_test(tc, a_rotation_that_fails_is_told);
	tcase_add_test(tc, sessions_that_end_are_counted);
	tcase_add_loop_test(tc, what_cannot_be_is_refused_and_rotates_nothing,
	    0, N_ELEMENTS(refused));
	tcase_add_test(tc, a_secret_is_found_wherever_it_is);
	tcase_add_test(tc, a_database_that_is_full_is_told_before);
	tcase_add_test(tc, one_that_is_cancelled_meanwhile_is_told);
	tcase_add_test(tc, who_leaves_is_not_waited_for);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
