/*
 * The engine without a database: the SQL it writes, and what it makes of
 * servers that answer as none can be asked to.  Real ones: tests/live/.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/clock.h"
#include "keyturn/log.h"
#include "tests/unit/scripted.h"

/* --- SQL as text ---------------------------------------------------------- */

static const struct { const char *in, *string, *name; } texts[] = {
	{ "", "''", "``" },
	{ "plain", "'plain'", "`plain`" },
	{ "it's", "'it''s'", "`it's`" },
	{ "a`b\"c", "'a`b\"c'", "`a``b\"c`" },
	{ "a\\b", "_utf8mb4 X'615C62'", "`a\\b`" },
	{ "\xc3\xa9", "_utf8mb4 X'C3A9'", "`\xc3\xa9`" },
	{ "a\nb", "_utf8mb4 X'610A62'", "`a\nb`" },
};

START_TEST(quotes_for_every_mode)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_sql_string(&b, texts[_i].in);
	ck_assert_str_eq(b.p, texts[_i].string);
	kt_buf_init(&b, a);
	kt_sql_name(&b, texts[_i].in);
	ck_assert_str_eq(b.p, texts[_i].name);
	kt_arena_free(&a);
}
END_TEST

START_TEST(master_is_one_statement_a_line)
{
	struct kt_arena *a = kt_arena_new();
	const char *line;
	struct kt_buf b;
	unsigned lines = 0;

	kt_buf_init(&b, a);
	kt_sql_master(&b, "ro`ot", "a'b\\c\nd;", "sh`op");
	for (line = b.p; *line != '\0'; line = strchr(line, '\n') + 1) {
		ck_assert_int_eq(strchr(line, '\n')[-1], ';');
		lines++;
	}
	ck_assert_uint_eq(lines, 11);
	ck_assert_ptr_nonnull(strstr(b.p, "CREATE USER IF NOT EXISTS "
	    "'ro`ot'@'%' IDENTIFIED BY 'a''b\\\\c\\nd;';\n"));
	ck_assert_ptr_nonnull(strstr(b.p, "\nALTER USER 'ro`ot'@'%' "
	    "IDENTIFIED BY 'a''b\\\\c\\nd;';\n"));
	ck_assert_ptr_nonnull(strstr(b.p, "EVENT, TRIGGER "
	    "/*M!100304 , DELETE HISTORY */ "
	    "/*M!110301 , SHOW CREATE ROUTINE */ "
	    "/*!80014 , CREATE ROLE, DROP ROLE, APPLICATION_PASSWORD_ADMIN, "
	    "ROLE_ADMIN, XA_RECOVER_ADMIN */ ON *.* TO "
	    "'ro`ot'@'%' WITH GRANT OPTION;\n"));
	ck_assert_ptr_nonnull(strstr(b.p,
	    "CREATE DATABASE IF NOT EXISTS `sh``op`;\n"));
	kt_arena_free(&a);
}
END_TEST

/* --- logging in ----------------------------------------------------------- */

static const struct { unsigned code; enum kt_engine_rc rc; } refusals[] = {
	{ 1045, KT_ENGINE_DENIED },	/* wrong password */
	{ 1698, KT_ENGINE_DENIED },	/* ... for another plugin */
	{ 1820, KT_ENGINE_DENIED },	/* must change the password */
	{ 1862, KT_ENGINE_DENIED },	/* password expired */
	{ 3118, KT_ENGINE_DENIED },	/* locked: MySQL */
	{ 4151, KT_ENGINE_DENIED },	/* locked: MariaDB */
	{ 3955, KT_ENGINE_DENIED },	/* too many failures: MySQL */
	{ 4150, KT_ENGINE_DENIED },	/* too many failures: MariaDB */
	{ 1040, KT_ENGINE_FAILED },	/* too many connections */
	{ 1044, KT_ENGINE_FAILED },	/* right password, other's database */
	{ 1049, KT_ENGINE_FAILED },	/* right password, no such database */
	{ 1129, KT_ENGINE_FAILED },	/* host blocked */
	{ 1130, KT_ENGINE_FAILED },	/* host not allowed */
	{ 3159, KT_ENGINE_FAILED },	/* TLS required */
	{ 1043, KT_ENGINE_UNREACHABLE },	/* bad handshake */
	{ 1053, KT_ENGINE_UNREACHABLE },	/* shutting down */
};

START_TEST(tells_refusals_apart)
{
	server.login = FAKE_LOGIN_ERROR;
	server.code = refusals[_i].code;
	mysql_fake_start(&server);
	ck_assert_int_eq(login(KT_TLS_NONE), refusals[_i].rc);
	mysql_fake_stop(&server);
	ck_assert_ptr_nonnull(strstr(why, "as scripted"));
	ck_assert_ptr_null(link_);
}
END_TEST

START_TEST(no_answer_is_unreachable)
{
	server.login = FAKE_LOGIN_DROP;
	mysql_fake_start(&server);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_UNREACHABLE);
	mysql_fake_stop(&server);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_UNREACHABLE);
}
END_TEST

START_TEST(silence_and_drips_are_given_up)
{
	int64_t start = kt_mono_ms(), took;

	server.silent = true;
	mysql_fake_start(&server);
	ck_assert_int_eq(login(KT_TLS_UNVERIFIED), KT_ENGINE_UNREACHABLE);
	took = kt_mono_ms() - start;
	mysql_fake_stop(&server);
	ck_assert_int_ge(took, 4000);
	ck_assert_uint_eq(server.connections, 1);
	/*
	 * Each byte comes in time, all of them never.  Who looks on has seen
	 * the former end, and sleeps by now.
	 */
	server.silent = false;
	server.drips = true;
	mysql_fake_start(&server);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_UNREACHABLE);
	mysql_fake_stop(&server);
	ck_assert_str_eq(why, "given up: it took too long");
}
END_TEST

/* --- servers without an end ------------------------------------------------ */

static enum kt_engine_rc
run_until_given_up(void)
{
	enum kt_engine_rc rc;

	mysql_fake_start(&server);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_OK);
	rc = kt_engine_mysql.run(link_, "SELECT NOW()", why);
	kt_engine_mysql.logout(&link_);
	mysql_fake_stop(&server);
	return rc;
}

START_TEST(columns_without_end_are_given_up)
{
	server.columns_at = "NOW";
	ck_assert_int_eq(run_until_given_up(), KT_ENGINE_UNCERTAIN);
	ck_assert_str_eq(why, "statement 1: given up: it answers without an "
	    "end");
}
END_TEST

START_TEST(results_without_end_are_given_up)
{
	server.results_at = "NOW";
	ck_assert_int_eq(run_until_given_up(), KT_ENGINE_UNCERTAIN);
	ck_assert_ptr_nonnull(strstr(why, "it answers without an end"));
}
END_TEST

static void *
hurry_once_connected(void *unused)
{
	while (server.connections == 0)
		kt_sleep_ms(1);
	kt_engine_mysql.hurry();
	return unused;
}

START_TEST(stopping_ends_what_is_said_and_begins_nothing)
{
	pthread_t thread;

	server.drips = true;
	mysql_fake_start(&server);
	ck_assert_int_eq(pthread_create(&thread, NULL, hurry_once_connected,
	    NULL), 0);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_UNREACHABLE);
	ck_assert_str_eq(why, "given up: keyturn is stopping");
	pthread_join(thread, NULL);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_UNREACHABLE);
	ck_assert_str_eq(why, "keyturn is stopping");
	mysql_fake_stop(&server);
	ck_assert_uint_eq(server.connections, 1);
}
END_TEST

/* libmariadb would take each for a list or for a configuration. */
START_TEST(a_host_is_a_host)
{
	static const char *const hosts[] = {
		"", "127.0.0.1,127.0.0.1", "host=127.0.0.1;port=1",
		"file:///etc/passwd", "a b"
	};
	size_t i;

	mysql_fake_start(&server);
	for (i = 0; i < N_ELEMENTS(hosts); i++)
		ck_assert_int_eq(login_at(hosts[i], server.port, KT_TLS_NONE,
		    false), KT_ENGINE_UNREACHABLE);
	ck_assert_int_eq(login_at("127.0.0.1", 0, KT_TLS_NONE, false),
	    KT_ENGINE_UNREACHABLE);
	ck_assert_int_eq(login_at("127.0.0.1", 65536 + server.port,
	    KT_TLS_NONE, false), KT_ENGINE_UNREACHABLE);
	mysql_fake_stop(&server);
	ck_assert_uint_eq(server.connections, 0);
}
END_TEST

/*
 * Its words are libmariadb's, its number what the server said to the nothing
 * that it got: 1045, as of a wrong password.  A rotation that took it for one
 * would say that no password is right.
 */
START_TEST(a_missing_plugin_is_no_wrong_password)
{
	ck_assert_int_eq(setenv("MARIADB_PLUGIN_DIR", "/nowhere", 1), 0);
	server.login = FAKE_LOGIN_SWITCH;
	server.other_plugin = "client_ed25519";
	server.code = 1045;
	mysql_fake_start(&server);
	ck_assert_msg(login(KT_TLS_NONE) == KT_ENGINE_FAILED, "%s", why);
	mysql_fake_stop(&server);
	ck_assert_msg(strstr(why, "Plugin client_ed25519 "
	    "could not be loaded") != NULL, "%s", why);
}
END_TEST

START_TEST(what_the_library_lacks_is_told_once)
{
	FILE *log = tmpfile();
	int old = dup(STDERR_FILENO), i;
	char text[512] = "";
	const char *told;

	ck_assert_int_eq(setenv("MARIADB_PLUGIN_DIR", "/nowhere", 1), 0);
	kt_log_setup(KT_LOG_INFO, false);
	ck_assert_ptr_nonnull(log);
	ck_assert_int_ge(dup2(fileno(log), STDERR_FILENO), 0);
	mysql_fake_start(&server);
	for (i = 0; i < 2; i++) {
		ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_OK);
		kt_engine_mysql.logout(&link_);
	}
	mysql_fake_stop(&server);
	ck_assert_int_ge(dup2(old, STDERR_FILENO), 0);
	rewind(log);
	ck_assert_uint_gt(fread(text, 1, sizeof(text) - 1, log), 0);
	told = strstr(text, "client_ed25519");
	ck_assert_ptr_nonnull(told);
	ck_assert_ptr_null(strstr(told + 1, "client_ed25519"));
	ck_assert_ptr_null(strstr(text, "mysql_native_password"));
	(void)fclose(log);
	(void)close(old);
}
END_TEST

/* --- no password in the clear --------------------------------------------- */

START_TEST(tls_is_never_given_up_silently)
{
	mysql_fake_start(&server);	/* offers none */
	ck_assert_int_eq(login(KT_TLS_VERIFY), KT_ENGINE_UNREACHABLE);
	ck_assert_int_eq(login_at("localhost", server.port, KT_TLS_VERIFY,
	    false), KT_ENGINE_UNREACHABLE);
	ck_assert_int_eq(login_at("127.0.0.1", server.port,
	    KT_TLS_UNVERIFIED, true), KT_ENGINE_UNREACHABLE);
	ck_assert_uint_eq(server.n_seen, 0);	/* not even the user's name */
	ck_assert_int_eq(login(KT_TLS_UNVERIFIED), KT_ENGINE_OK);
	ck_assert_str_eq(why, "");
	kt_engine_mysql.logout(&link_);
	mysql_fake_stop(&server);
	ck_assert_uint_eq(server.connections, 5);
}
END_TEST

/*
 * libmariadb's plugin believes that TLS it was told to use is there, and
 * would show the password to a server that has none.
 */
START_TEST(caching_sha2_shows_nothing_without_tls)
{
	server.plugin = "caching_sha2_password";
	server.login = FAKE_LOGIN_FULL;
	mysql_fake_start(&server);
	ck_assert_int_ne(login(_i == 0 ? KT_TLS_UNVERIFIED : KT_TLS_NONE),
	    KT_ENGINE_OK);
	mysql_fake_stop(&server);
	ck_assert(mysql_fake_saw(&server, "caching_sha2_password"));
	ck_assert(!mysql_fake_saw(&server, PASSWORD));
	ck_assert_int_eq(server.seen[server.n_seen - 1], 2);  /* "your key?" */
}
END_TEST

START_TEST(a_server_cannot_ask_for_the_clear_password)
{
	server.login = FAKE_LOGIN_SWITCH;
	server.other_plugin = "mysql_clear_password";
	mysql_fake_start(&server);
	ck_assert_int_eq(login(KT_TLS_NONE), KT_ENGINE_DENIED);
	mysql_fake_stop(&server);
	ck_assert(!mysql_fake_saw(&server, PASSWORD));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("engine");
	TCase *tc = tcase_create("without a server");

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_set_timeout(tc, 30);
	tcase_add_loop_test(tc, quotes_for_every_mode, 0, N_ELEMENTS(texts));
	tcase_add_test(tc, master_is_one_statement_a_line);
	tcase_add_loop_test(tc, tells_refusals_apart, 0,
	    N_ELEMENTS(refusals));
	tcase_add_test(tc, no_answer_is_unreachable);
	tcase_add_test(tc, silence_and_drips_are_given_up);
	tcase_add_test(tc, columns_without_end_are_given_up);
	tcase_add_test(tc, results_without_end_are_given_up);
	tcase_add_test(tc, stopping_ends_what_is_said_and_begins_nothing);
	tcase_add_test(tc, a_host_is_a_host);
	tcase_add_test(tc, a_missing_plugin_is_no_wrong_password);
	tcase_add_test(tc, what_the_library_lacks_is_told_once);
	tcase_add_test(tc, tls_is_never_given_up_silently);
	tcase_add_loop_test(tc, caching_sha2_shows_nothing_without_tls, 0, 2);
	tcase_add_test(tc, a_server_cannot_ask_for_the_clear_password);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
