/*
 * Passwords changed on a server that is scripted: the SQL by its greeting, what is
 * made of its errors, and what is noted of it.
 */
#include <stdio.h>
#include <string.h>

#include "tests/unit/scripted.h"

static enum kt_engine_rc
set(const char *password)
{
	enum kt_engine_rc rc;

	mysql_fake_start(&server);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_OK);
	ck_assert_str_eq(kt_engine_mysql.version(link_), server.version);
	rc = kt_engine_mysql.set_password(link_, password, why);
	kt_engine_mysql.logout(&link_);
	ck_assert_ptr_null(link_);
	mysql_fake_stop(&server);
	ck_assert_ptr_null(strstr(why, "Sentinel"));
	ck_assert_ptr_null(strstr(why, "entinel"));
	return rc;
}

#define OF_MYSQL "SET PASSWORD = 'Sentinel''Pass\\\\word'", \
	", SESSION lock_wait_timeout = 50"
#define OF_MARIADB "SET PASSWORD = PASSWORD('Sentinel''Pass\\\\word')", \
	", SESSION max_statement_time = 50"
static const struct { const char *version, *sql, *patience; } greetings[] = {
	{ "8.0.36", OF_MYSQL },
	{ "9.7.4-2", OF_MYSQL },
	{ "10.6.21-MariaDB", OF_MARIADB },
	{ "5.5.5-11.8.6-MariaDB-ubu", OF_MARIADB },
};

START_TEST(the_greeting_decides_the_sql)
{
	server.version = greetings[_i].version;
	mysql_fake_start(&server);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_OK);
	ck_assert_int_eq(kt_engine_mysql.set_password(link_, PASSWORD, why),
	    KT_ENGINE_OK);
	kt_engine_mysql.logout(&link_);
	mysql_fake_stop(&server);
	ck_assert(mysql_fake_saw(&server, greetings[_i].sql));
	ck_assert(mysql_fake_saw(&server, greetings[_i].patience));
	ck_assert(mysql_fake_saw(&server, "SET NAMES utf8mb4"));
	ck_assert(mysql_fake_saw(&server, "SET SESSION sql_mode = ''"));
}
END_TEST

START_TEST(lost_before_is_unreachable_lost_after_uncertain)
{
	server.drop_at = "SET SESSION sql_mode";
	ck_assert_int_eq(set(PASSWORD), KT_ENGINE_UNREACHABLE);
	server.drop_at = "SET PASSWORD";
	ck_assert_int_eq(set(PASSWORD), KT_ENGINE_UNCERTAIN);
	server.drop_at = NULL;
	ck_assert_int_eq(set(PASSWORD), KT_ENGINE_OK);
}
END_TEST

static enum kt_engine_rc
claim(void)
{
	enum kt_engine_rc rc;

	mysql_fake_start(&server);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_OK);
	rc = kt_engine_mysql.claim(link_, "a'pp", why);
	kt_engine_mysql.logout(&link_);
	mysql_fake_stop(&server);
	return rc;
}

START_TEST(a_claim_is_a_lock_of_the_user)
{
	ck_assert_int_eq(claim(), KT_ENGINE_OK);
	ck_assert(mysql_fake_saw(&server, "SELECT GET_LOCK(CONCAT('keyturn ', "
	    "LEFT(SHA2('a''pp', 256), 40)), 1)"));
	ck_assert(mysql_fake_saw(&server, "SESSION lock_wait_timeout = 50"));
	ck_assert(!mysql_fake_saw(&server, "KILL"));
}
END_TEST

/* Who has it, and is not gone when told to, may still change the account. */
START_TEST(a_claim_ends_the_session_that_has_it)
{
	server.zero_at = " GET_LOCK";
	ck_assert_int_eq(claim(), KT_ENGINE_FAILED);
	ck_assert(mysql_fake_saw(&server, "KILL CONNECTION 7"));
	ck_assert_str_eq(why, "session 7 of the server is still at the account,"
	    " and cannot be ended");
}
END_TEST

static const struct { const char *at; unsigned code; enum kt_engine_rc rc; }
unclaimed[] = {
	{ "SET SESSION", 1229, KT_ENGINE_FAILED },
	{ "SET SESSION", 1820, KT_ENGINE_DENIED },	/* expired */
	{ "GET_LOCK", 1820, KT_ENGINE_DENIED },
	{ "GET_LOCK", 1235, KT_ENGINE_FAILED },
	{ "GET_LOCK", 0, KT_ENGINE_UNREACHABLE },
};

START_TEST(a_claim_that_is_not_heard_is_none)
{
	server.code = unclaimed[_i].code;
	*(server.code == 0 ? &server.drop_at : &server.error_at) =
	    unclaimed[_i].at;
	ck_assert_int_eq(claim(), unclaimed[_i].rc);
	ck_assert_str_ne(why, "");
}
END_TEST

static const struct { unsigned code; enum kt_engine_rc rc; bool told; }
errors[] = {
	{ 1064, KT_ENGINE_FAILED, false },	/* quotes the statement */
	{ 1396, KT_ENGINE_FAILED, true },	/* names the user */
	{ 1372, KT_ENGINE_FAILED, false },
	{ 1819, KT_ENGINE_REFUSED, true },	/* against the policy */
	{ 1290, KT_ENGINE_FAILED, true },	/* read only */
	{ 1205, KT_ENGINE_FAILED, true },	/* waited for a lock: MySQL */
	{ 1969, KT_ENGINE_FAILED, true },	/* ... MariaDB */
	{ 3638, KT_ENGINE_REFUSED, true },	/* used before: MySQL */
	{ 3892, KT_ENGINE_FAILED, true },	/* wants the current one: MySQL */
	{ 1053, KT_ENGINE_UNCERTAIN, false },	/* shutting down */
	{ 1317, KT_ENGINE_UNCERTAIN, false },	/* interrupted */
	{ 1927, KT_ENGINE_UNCERTAIN, false },	/* killed: MariaDB */
	{ 3169, KT_ENGINE_UNCERTAIN, false },	/* killed: MySQL */
};

START_TEST(an_error_is_told_without_the_password)
{
	server.error_at = "SET PASSWORD";
	server.code = errors[_i].code;
	server.words = errors[_i].told ? "harmless words" :
	    "near 'Sentinel''Pass\\\\word'";
	ck_assert_int_eq(set(PASSWORD), errors[_i].rc);
	ck_assert(errors[_i].told == (strstr(why, "harmless") != NULL));
}
END_TEST

/* --- a second password ---------------------------------------------------- */

#define NOW "now's\\"
static const struct {
	const char *version, *now, *sql;	/* sql NULL: nothing is sent */
	unsigned code;
	enum kt_engine_rc rc;
	const char *words;
} seconds[] = {
	{ "8.0.14", NOW, "SET PASSWORD = 'Sentinel''Pass\\\\word' REPLACE "
	    "'now''s\\\\' RETAIN CURRENT PASSWORD", 0, KT_ENGINE_OK, NULL },
	{ "9.7.4-2", NULL, "SET PASSWORD = 'Sentinel''Pass\\\\word' RETAIN "
	    "CURRENT PASSWORD", 0, KT_ENGINE_OK, NULL },
	{ "8.0.13", NOW, NULL, 0, KT_ENGINE_FAILED, "MySQL 8.0.13 keeps no "
	    "second password, as MySQL 8.0.14 and later do" },
	{ "5.7.44-log", NOW, NULL, 0, KT_ENGINE_FAILED, "MySQL 5.7.44-log "
	    "keeps no" },
	{ "11.8.6-MariaDB", NOW, NULL, 0, KT_ENGINE_FAILED, "MariaDB "
	    "11.8.6-MariaDB keeps no" },
	{ "9.7.4-2", NOW, "RETAIN", 3891, KT_ENGINE_DENIED, "harmless" },
	{ "9.7.4-2", NOW, "RETAIN", 3878, KT_ENGINE_FAILED, "harmless" },
	{ "9.7.4-2", NOW, "RETAIN", 1227, KT_ENGINE_FAILED, "harmless; GRANT "
	    "APPLICATION_PASSWORD_ADMIN ON *.* to the user" },
	{ "9.7.4-2", NOW, "RETAIN", 1064, KT_ENGINE_FAILED, "withheld" },
	{ "9.7.4-2", NOW, "RETAIN", 1053, KT_ENGINE_UNCERTAIN, "withheld" },
};

START_TEST(a_second_password_is_set_beside_the_first)
{
	enum kt_engine_rc rc;

	server.version = seconds[_i].version;
	server.code = seconds[_i].code;
	server.error_at = seconds[_i].code != 0 ? "RETAIN" : NULL;
	server.words = "harmless";
	mysql_fake_start(&server);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_OK);
	rc = kt_engine_mysql.add_password(link_, seconds[_i].now, PASSWORD,
	    why);
	kt_engine_mysql.logout(&link_);
	mysql_fake_stop(&server);
	ck_assert_int_eq(rc, seconds[_i].rc);
	if (seconds[_i].words != NULL)
		ck_assert_msg(strstr(why, seconds[_i].words) != NULL, "%s",
		    why);
	ck_assert(mysql_fake_saw(&server, seconds[_i].sql != NULL ?
	    seconds[_i].sql : "SET PASSWORD") == (seconds[_i].sql != NULL));
}
END_TEST

START_TEST(running_withholds_what_may_quote_a_password)
{
	mysql_fake_start(&server);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_OK);
	ck_assert_int_eq(kt_engine_mysql.run(link_, "SELECT 1", why),
	    KT_ENGINE_OK);
	kt_engine_mysql.logout(&link_);
	mysql_fake_stop(&server);

	server.error_at = "USER";
	server.code = 1064;
	server.words = "near 'Sentinel'";
	mysql_fake_start(&server);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_OK);
	ck_assert_int_eq(kt_engine_mysql.run(link_, "CREATE USER u identified"
	    " by 'Sentinel' BOGUS", why), KT_ENGINE_FAILED);
	ck_assert_ptr_null(strstr(why, "Sentinel"));
	ck_assert_ptr_nonnull(strstr(why, "statement 1: error 1064"));
	ck_assert_int_eq(kt_engine_mysql.run(link_, "DROP USER Sentinel BOGUS",
	    why), KT_ENGINE_FAILED);
	ck_assert_ptr_nonnull(strstr(why, "near 'Sentinel'"));
	kt_engine_mysql.logout(&link_);
	mysql_fake_stop(&server);
}
END_TEST

/* --- notes ---------------------------------------------------------------- */

static char notes[2048];

static void
take(void *self, const struct kt_said *s)
{
	size_t n = strlen(notes);

	(void)self;
	ck_assert((s->why == NULL) == (s->rc == KT_ENGINE_OK));
	ck_assert_int_ge(s->ms, 0);
	(void)snprintf(notes + n, sizeof(notes) - n, "%s: %d %.10s\n", s->what,
	    (int)s->rc, s->why != NULL ? s->why : "-");
}

START_TEST(what_is_said_is_noted_without_the_password)
{
	const struct kt_notes to = { take, NULL };
	struct kt_arena *a = kt_arena_new();
	struct kt_creds c;

	notes[0] = '\0';
	server.error_at = "Sentinel";
	server.code = 1064;
	server.words = "near 'Sentinel'";
	mysql_fake_start(&server);
	c = (struct kt_creds){ .host = "127.0.0.1", .port = server.port,
	    .user = "app", .password = PASSWORD, .tls = KT_TLS_NONE,
	    .notes = &to };
	ck_assert_int_eq(kt_engine_mysql.login(&c, &link_, why), KT_ENGINE_OK);
	ck_assert_int_eq(kt_engine_mysql.set_password(link_, PASSWORD, why),
	    KT_ENGINE_FAILED);
	ck_assert_int_eq(kt_engine_mysql.run(link_, "SELECT NOW()", why),
	    KT_ENGINE_OK);
	ck_assert_int_eq(kt_engine_mysql.run(link_, "ALTER USER u IDENTIFIED "
	    "BY 'Sentinel'", why), KT_ENGINE_FAILED);
	kt_engine_mysql.logout(&link_);
	mysql_fake_stop(&server);
	c.port = 1;
	ck_assert_int_eq(kt_engine_mysql.login(&c, &link_, why),
	    KT_ENGINE_UNREACHABLE);
	ck_assert_ptr_null(strstr(notes, "entinel"));
	ck_assert_str_eq(notes, kt_arena_printf(a,
	    "log in as app at 127.0.0.1:%d, plain: 0 -\n"
	    "SET SESSION sql_mode = '', NAMES utf8mb4, "
	    "SESSION lock_wait_timeout = 50: 0 -\n"
	    "SET PASSWORD = <secret>: 4 error 1064\n"
	    "SELECT NOW(): 0 -\n"
	    "<statements that may hold a secret>: 4 statement \n"
	    "log in as app at 127.0.0.1:1: 2 error 2002\n", server.port));
	kt_arena_free(&a);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("engine password");
	TCase *tc = tcase_create("without a server");

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_set_timeout(tc, 30);
	tcase_add_loop_test(tc, the_greeting_decides_the_sql, 0,
	    N_ELEMENTS(greetings));
	tcase_add_test(tc, lost_before_is_unreachable_lost_after_uncertain);
	tcase_add_test(tc, a_claim_is_a_lock_of_the_user);
	tcase_add_test(tc, a_claim_ends_the_session_that_has_it);
	tcase_add_loop_test(tc, a_claim_that_is_not_heard_is_none, 0,
	    N_ELEMENTS(unclaimed));
	tcase_add_loop_test(tc, an_error_is_told_without_the_password, 0,
	    N_ELEMENTS(errors));
	tcase_add_loop_test(tc, a_second_password_is_set_beside_the_first, 0,
	    N_ELEMENTS(seconds));
	tcase_add_test(tc, running_withholds_what_may_quote_a_password);
	tcase_add_test(tc, what_is_said_is_noted_without_the_password);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
