/*
 * The engine against real servers.
 *
 *   engine prepare DIR    what a server is started with: *.pem and init.sql
 *   engine                runs the tests on KEYTURN_TEST_SERVERS, which holds
 *                         NAME:PORT:tls|plain:DIR, separated by blanks; the
 *                         server's socket is DIR/s
 *
 * tests/live/test_engine.py starts the servers, one set to spoil quoted texts.
 */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <check.h>

#include "keyturn/clock.h"
#include "keyturn/crypto.h"
#include "keyturn/engine.h"

#define MASTER "ma`st'er\"\\x"
#define MASTER_PASSWORD "Ma`st'er\"\\;\\\\"
#define SEALED "keyturn"
#define SEALED_PASSWORD "Se'a\\led\\"

struct server {
	char name[32];
	int port;
	bool tls;
	char socket[210], ca[210], other[210];
};

static struct server servers[8];
static size_t n_servers;
static const struct server *at;		/* of this test */
static char why[KT_WHY];
static struct kt_arena *arena;

/* --- helpers -------------------------------------------------------------- */

static void
use(int i)
{
	at = &servers[i];
	arena = kt_arena_new();
}

static struct kt_creds
creds(const char *user, const char *password)
{
	return (struct kt_creds){
		.host = "127.0.0.1", .port = at->port, .user = user,
		.password = password, .tls = KT_TLS_UNVERIFIED
	};
}

static enum kt_engine_rc
try(const struct kt_creds *c)
{
	struct kt_link *link = NULL;
	enum kt_engine_rc rc = kt_engine_mysql.login(c, &link, why);

	kt_engine_mysql.logout(&link);
	return rc;
}

static enum kt_engine_rc
try_as(const char *user, const char *password)
{
	struct kt_creds c = creds(user, password);

	return try(&c);
}

static struct kt_link *
must_login(const struct kt_creds *c)
{
	struct kt_link *link = NULL;

	ck_assert_msg(kt_engine_mysql.login(c, &link, why) == KT_ENGINE_OK,
	    "%s: login of %s: %s", at->name, c->user, why);
	return link;
}

/* keyturn's own account, by the socket. */
static struct kt_link *
sealed(void)
{
	struct kt_creds c = creds(SEALED, SEALED_PASSWORD);

	c.socket = at->socket;
	return must_login(&c);
}

static void
run(struct kt_link *link, const char *sql)
{
	ck_assert_msg(kt_engine_mysql.run(link, sql, why) == KT_ENGINE_OK,
	    "%s: %.60s: %s", at->name, sql, why);
}

/* Fails unless the SQL expression is true. */
static void
holds(struct kt_link *link, const char *expression)
{
	run(link, kt_arena_printf(arena,
	    "SELECT IF(%s, 1, (SELECT 1 UNION SELECT 2))", expression));
}

static char *
hex(const char *s)
{
	struct kt_buf b;

	kt_buf_init(&b, arena);
	kt_buf_str(&b, "'");
	for (; *s != '\0'; s++)
		kt_buf_printf(&b, "%02X", (unsigned char)*s);
	kt_buf_str(&b, "'");
	return b.p;
}

/* A fresh account app@'%' with the password, made in a sane session. */
static void
make_app(const char *options)
{
	struct kt_link *link = sealed();

	run(link, kt_arena_printf(arena, "DROP USER IF EXISTS app@'%%';"
	    "CREATE USER app@'%%' IDENTIFIED BY 'First-1' %s", options));
	kt_engine_mysql.logout(&link);
}

static const char *const nasty[] = {
	"plain-Password1", "'", "\\", "\\'", "'\\", "\"", "`", "a\\\\'b\\\"",
	"';DROP USER app@'%'; --", "%s%n%%_\\_", "\\n\\0\\x", "/* */ -- #",
	"tab\tnewline\nreturn\rdelete\x7f", " blanks ",
	"caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x94\x91", "\xe4\xbd\xa0\\\xe5\xa5'",
	"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
};

/* What a session may have been set to when the engine comes to it. */
static const char *const modes[] = {
	"DO 0",
	"SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES'",
	"SET SESSION sql_mode = 'ANSI,STRICT_ALL_TABLES', NAMES gbk",
	"SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES', NAMES sjis",
	"SET NAMES big5", "SET NAMES latin1"
};

/* --- the link ------------------------------------------------------------- */

START_TEST(protects_the_link_as_asked)
{
	static const struct {
		enum kt_tls tls;
		bool required, wrong_ca;
		enum kt_engine_rc with, without;	/* TLS on the server */
	} cases[] = {
		{ KT_TLS_VERIFY, false, false,
		    KT_ENGINE_OK, KT_ENGINE_UNREACHABLE },
		{ KT_TLS_VERIFY, true, true,
		    KT_ENGINE_UNREACHABLE, KT_ENGINE_UNREACHABLE },
		{ KT_TLS_VERIFY, false, true,
		    KT_ENGINE_UNREACHABLE, KT_ENGINE_UNREACHABLE },
		{ KT_TLS_UNVERIFIED, false, false, KT_ENGINE_OK, KT_ENGINE_OK },
		{ KT_TLS_UNVERIFIED, true, false,
		    KT_ENGINE_OK, KT_ENGINE_UNREACHABLE },
		{ KT_TLS_NONE, false, false, KT_ENGINE_OK, KT_ENGINE_OK },
	};
	struct kt_creds c;
	size_t i;

	use(_i);
	for (i = 0; i < N_ELEMENTS(cases); i++) {
		c = creds(MASTER, MASTER_PASSWORD);
		c.tls = cases[i].tls;
		c.tls_required = cases[i].required;
		c.ca_file = cases[i].wrong_ca ? at->other : at->ca;
		ck_assert_msg(try(&c) == (at->tls ? cases[i].with :
		    cases[i].without), "%s, case %zu: %s", at->name, i, why);
		c.password = "wrong";
		if (try(&c) != KT_ENGINE_UNREACHABLE)
			ck_assert_int_eq(try(&c), KT_ENGINE_DENIED);
	}
}
END_TEST

/* The server itself says whether the link is encrypted. */
START_TEST(encrypts_when_tls_is_offered)
{
	struct kt_creds c;

	use(_i);
	if (!at->tls)
		return;
	make_app("REQUIRE SSL");
	c = creds("app", "First-1");
	c.ca_file = at->ca;
	ck_assert_int_eq(try(&c), KT_ENGINE_OK);
	c.tls = KT_TLS_VERIFY;
	ck_assert_int_eq(try(&c), KT_ENGINE_OK);
	c.tls = KT_TLS_NONE;
	ck_assert_int_eq(try(&c), KT_ENGINE_DENIED);
}
END_TEST

START_TEST(checks_the_name_beyond_the_loopback_addresses)
{
	struct kt_creds c;

	use(_i);
	if (!at->tls)
		return;
	c = creds(MASTER, MASTER_PASSWORD);
	c.tls = KT_TLS_VERIFY;
	c.ca_file = at->ca;
	c.host = "localhost";		/* in the certificate */
	ck_assert_msg(try(&c) == KT_ENGINE_OK, "%s", why);
	c.host = "127.0.1";		/* 127.0.0.1, but not by that name */
	ck_assert_int_eq(try(&c), KT_ENGINE_UNREACHABLE);
	ck_assert_ptr_nonnull(strstr(why, "error 2026"));
}
END_TEST

/* 21 ms a login was the price of reading the system's authorities. */
START_TEST(logs_in_without_reading_the_systems_store)
{
	char store[] = "/tmp/ktstore-XXXXXX", event[512];
	int fd = mkstemp(store), watch = inotify_init1(IN_NONBLOCK);
	struct kt_creds c;

	use(_i);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_ge(watch, 0);
	ck_assert_int_eq(setenv("SSL_CERT_FILE", store, 1), 0);
	ck_assert_int_ge(inotify_add_watch(watch, store, IN_OPEN), 0);
	c = creds(MASTER, MASTER_PASSWORD);
	c.tls = at->tls ? KT_TLS_UNVERIFIED : KT_TLS_NONE;
	ck_assert_int_eq(try(&c), KT_ENGINE_OK);
	ck_assert_int_lt(read(watch, event, sizeof(event)), 0);
	ck_assert_int_eq(errno, EAGAIN);
	close(watch);
	close(fd);
	unlink(store);
}
END_TEST

/* Not in the server's cache, so it wants the password itself (RSA, TLS). */
START_TEST(logs_in_when_the_cache_is_empty)
{
	static const enum kt_tls ways[] = { KT_TLS_NONE, KT_TLS_UNVERIFIED };
	struct kt_creds c;
	struct kt_link *link;
	size_t i;

	use(_i);
	for (i = 0; i < N_ELEMENTS(ways); i++) {
		link = sealed();
		run(link, "FLUSH PRIVILEGES");
		c = creds(MASTER, MASTER_PASSWORD);
		c.tls = ways[i];
		ck_assert_msg(try(&c) == KT_ENGINE_OK, "%s", why);
		run(link, "FLUSH PRIVILEGES");
		c.password = "wrong";
		ck_assert_int_eq(try(&c), KT_ENGINE_DENIED);
		kt_engine_mysql.logout(&link);
	}
}
END_TEST

/* Either lets in, for a new password and nothing else. */
static void
an_expired_password(void)
{
	struct kt_creds c = creds("app", "First-1");
	struct kt_link *link = must_login(&c);

	ck_assert_int_eq(kt_engine_mysql.run(link, "SELECT 1", why),
	    KT_ENGINE_FAILED);
	ck_assert_int_eq(kt_engine_mysql.claim(link, "app", why),
	    KT_ENGINE_DENIED);
	ck_assert_msg(kt_engine_mysql.set_password(link, "New-1", why) ==
	    KT_ENGINE_OK, "%s", why);
	kt_engine_mysql.logout(&link);
	ck_assert_int_eq(try_as("app", "New-1"), KT_ENGINE_OK);
}

START_TEST(tells_denied_from_other_refusals)
{
	struct kt_creds c;

	use(_i);
	ck_assert_int_eq(try_as("nobody", "x"), KT_ENGINE_DENIED);
	ck_assert_int_eq(try_as(MASTER, ""), KT_ENGINE_DENIED);
	make_app("ACCOUNT LOCK");
	ck_assert_int_eq(try_as("app", "First-1"), KT_ENGINE_DENIED);
	make_app("PASSWORD EXPIRE");
	an_expired_password();
	make_app("");
	c = creds("app", "First-1");
	c.database = "nowhere";
	ck_assert_int_eq(try(&c), KT_ENGINE_FAILED);
	c.database = "mysql";
	ck_assert_int_eq(try(&c), KT_ENGINE_FAILED);
	c = creds(MASTER, MASTER_PASSWORD);
	c.database = "sh`op";
	ck_assert_int_eq(try(&c), KT_ENGINE_OK);
}
END_TEST

/* --- passwords and names -------------------------------------------------- */

START_TEST(sets_any_password_in_any_session)
{
	const char *old = "First-1", *new;
	struct kt_link *link;
	struct kt_creds c;
	size_t i, j;

	use(_i);
	make_app("");
	for (i = 0; i < N_ELEMENTS(modes); i++) {
		for (j = 0; j < N_ELEMENTS(nasty); j++, old = new) {
			new = nasty[j];
			c = creds("app", old);
			c.tls = KT_TLS_NONE;
			link = must_login(&c);
			run(link, modes[i]);
			ck_assert_msg(kt_engine_mysql.set_password(link, new,
			    why) == KT_ENGINE_OK, "%s: %s: %s", at->name, new,
			    why);
			kt_engine_mysql.logout(&link);
			ck_assert_int_eq(try_as("app", old),
			    KT_ENGINE_DENIED);
		}
	}
	ck_assert_int_eq(try_as("app", old), KT_ENGINE_OK);
}
END_TEST

START_TEST(makes_any_master_in_any_session)
{
	static const char *const names[] = {
		"admin", "ad'm\"in", "ad`m\\in", "\xc3\xa9tude"
	};
	struct kt_link *link;
	struct kt_buf b;
	const char *name;
	size_t i, j, n;

	use(_i);
	/* the last is no name to log in with where the greeting's character
	 * set is ignored */
	n = N_ELEMENTS(names) - (at->tls ? 0 : 1);
	for (i = 0; i < N_ELEMENTS(modes); i++) {
		for (j = 0; j < N_ELEMENTS(nasty); j++) {
			name = names[j % n];
			link = sealed();
			run(link, modes[i]);
			run(link, "SET @mode = @@SESSION.sql_mode");
			kt_buf_init(&b, arena);
			kt_sql_master(&b, name, nasty[j], "a`\"'\\db");
			run(link, b.p);
			run(link, b.p);		/* may run twice */
			holds(link, "@@SESSION.sql_mode = @mode");
			kt_engine_mysql.logout(&link);
			ck_assert_msg(try_as(name, nasty[j]) == KT_ENGINE_OK,
			    "%s: %s: %s", at->name, nasty[j], why);
		}
	}
}
END_TEST

START_TEST(a_master_may_do_what_rds_lets_it)
{
	struct kt_creds c;
	struct kt_link *link;

	use(_i);
	c = creds(MASTER, MASTER_PASSWORD);
	link = must_login(&c);
	run(link, "CREATE DATABASE IF NOT EXISTS m1;"
	    "CREATE TABLE IF NOT EXISTS m1.t (a INT);"
	    "CREATE OR REPLACE VIEW m1.v AS SELECT a FROM m1.t;"
	    "INSERT INTO m1.t VALUES (1),(2); SELECT * FROM m1.v;"
	    "DROP USER IF EXISTS u1@'%';"
	    "CREATE USER u1@'%' IDENTIFIED BY 'x'; SHOW PROCESSLIST;"
	    "GRANT SELECT, INSERT ON m1.* TO u1@'%'; FLUSH PRIVILEGES;"
	    "DROP ROLE IF EXISTS r1; CREATE ROLE r1; GRANT r1 TO u1@'%'");
	/* what RDS for MySQL gives besides */
	if (strstr(kt_engine_mysql.version(link), "MariaDB") == NULL)
		run(link, "ALTER USER u1@'%' IDENTIFIED BY 'y' RETAIN CURRENT "
		    "PASSWORD; CREATE OR REPLACE DEFINER = nobody@'%' VIEW "
		    "m1.w AS SELECT 1 AS a; XA RECOVER CONVERT XID");
	ck_assert_int_eq(kt_engine_mysql.run(link, "SHUTDOWN", why),
	    KT_ENGINE_FAILED);
	kt_engine_mysql.logout(&link);
	ck_assert_int_eq(try_as("u1", "x"), KT_ENGINE_OK);
}
END_TEST

START_TEST(strings_and_names_mean_what_they_say)
{
	struct kt_link *link;
	struct kt_buf b;
	size_t i, j;

	use(_i);
	for (i = 0; i < N_ELEMENTS(modes); i++) {
		link = sealed();
		run(link, modes[i]);
		for (j = 0; j < N_ELEMENTS(nasty); j++) {
			if (strstr(nasty[j], "\xe5\xa5'") != NULL)
				continue;	/* no UTF-8, so no string */
			kt_buf_init(&b, arena);
			kt_buf_str(&b, "HEX(CONVERT(");
			kt_sql_string(&b, nasty[j]);
			kt_buf_printf(&b, " USING utf8mb4)) = %s",
			    hex(nasty[j]));
			holds(link, b.p);
		}
		kt_buf_init(&b, arena);
		kt_buf_str(&b, "SET NAMES utf8mb4; SELECT ");
		kt_sql_name(&b, "a`'\"\\\xc3\xa9");
		kt_buf_str(&b, " FROM (SELECT 1 AS ");
		kt_sql_name(&b, "a`'\"\\\xc3\xa9");
		kt_buf_str(&b, ") x");
		run(link, b.p);
		kt_engine_mysql.logout(&link);
	}
}
END_TEST

START_TEST(says_which_statement_failed)
{
	struct kt_link *link;

	use(_i);
	link = sealed();
	ck_assert_int_eq(kt_engine_mysql.run(link, "DO 0; SELECT 1; SELEKT 2;"
	    " DO 0", why), KT_ENGINE_FAILED);
	ck_assert_ptr_nonnull(strstr(why, "statement 3: error 1064"));
	ck_assert_ptr_nonnull(strstr(why, "SELEKT"));
	ck_assert_int_eq(kt_engine_mysql.run(link, "CREATE USER zz IDENTIFIED"
	    " BY 'Sentinel' BOGUS", why), KT_ENGINE_FAILED);
	ck_assert_ptr_null(strstr(why, "entinel"));
	run(link, "SELECT 1");		/* the link is still of use */
	kt_engine_mysql.logout(&link);
}
END_TEST

/* --- many at once --------------------------------------------------------- */

static void *
log_in_often(void *arg)
{
	struct kt_creds c = creds(MASTER, MASTER_PASSWORD);
	struct kt_link *link = NULL;
	char words[KT_WHY];
	int i, *failed = arg;

	c.ca_file = at->ca;
	for (i = 0; i < 12; i++) {
		c.tls = at->tls ? (enum kt_tls)(i % 3) : KT_TLS_UNVERIFIED;
		if (kt_engine_mysql.login(&c, &link, words) != KT_ENGINE_OK) {
			(*failed)++;
			continue;
		}
		if (kt_engine_mysql.run(link, "SELECT NOW()", words) !=
		    KT_ENGINE_OK)
			(*failed)++;
		kt_engine_mysql.logout(&link);
	}
	return NULL;
}

START_TEST(many_threads_log_in_at_once)
{
	pthread_t t[8];
	int failed[N_ELEMENTS(t)] = { 0 };
	size_t i;

	use(_i);
	for (i = 0; i < N_ELEMENTS(t); i++)
		ck_assert_int_eq(pthread_create(&t[i], NULL, log_in_often,
		    &failed[i]), 0);
	for (i = 0; i < N_ELEMENTS(t); i++) {
		pthread_join(t[i], NULL);
		ck_assert_int_eq(failed[i], 0);
	}
}
END_TEST

/* --- set-up --------------------------------------------------------------- */

static int
write_file(const char *dir, const char *name, const char *text)
{
	char path[400];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	if (f == NULL || fputs(text, f) < 0 || fclose(f) != 0) {
		perror(path);
		return -1;
	}
	return 0;
}

static int
prepare(const char *dir)
{
	static const char *const names[] = { "localhost", "127.0.0.1", NULL };
	struct kt_arena *a = kt_arena_new();
	struct kt_pem ca, other, cert;
	struct kt_buf b;
	int rc = -1;

	kt_buf_init(&b, a);
	kt_sql_master(&b, MASTER, MASTER_PASSWORD, "sh`op");
	kt_sql_sealed(&b, &(struct kt_sealed){ SEALED, "localhost",
	    SEALED_PASSWORD }, true);
	if (kt_ca_make(a, &ca) == 0 && kt_ca_make(a, &other) == 0 &&
	    kt_cert_make(a, &ca, names, &cert) == 0 &&
	    write_file(dir, "ca.pem", ca.cert) == 0 &&
	    write_file(dir, "other.pem", other.cert) == 0 &&
	    write_file(dir, "cert.pem", cert.cert) == 0 &&
	    write_file(dir, "key.pem", cert.key) == 0 &&
	    write_file(dir, "init.sql", b.p) == 0)
		rc = 0;
	kt_arena_free(&a);
	return rc;
}

static int
read_servers(const char *text)
{
	char tls[8], dir[200];
	int n;

	for (; n_servers < N_ELEMENTS(servers); text += n) {
		struct server *s = &servers[n_servers];

		if (sscanf(text, " %31[^:]:%d:%7[^:]:%199s%n", s->name,
		    &s->port, tls, dir, &n) != 4)
			break;
		s->tls = strcmp(tls, "tls") == 0;
		snprintf(s->socket, sizeof(s->socket), "%s/s", dir);
		snprintf(s->ca, sizeof(s->ca), "%s/ca.pem", dir);
		snprintf(s->other, sizeof(s->other), "%s/other.pem", dir);
		n_servers++;
	}
	return n_servers > 0 ? 0 : -1;
}

static void
teardown(void)
{
	kt_arena_free(&arena);
}

static Suite *
make_suite(void)
{
	const TTest *const tests[] = {
		protects_the_link_as_asked, encrypts_when_tls_is_offered,
		checks_the_name_beyond_the_loopback_addresses,
		logs_in_without_reading_the_systems_store,
		logs_in_when_the_cache_is_empty,
		tells_denied_from_other_refusals,
		sets_any_password_in_any_session,
		makes_any_master_in_any_session,
		a_master_may_do_what_rds_lets_it,
		strings_and_names_mean_what_they_say,
		says_which_statement_failed, many_threads_log_in_at_once
	};
	Suite *s = suite_create("engine on real servers");
	TCase *tc = tcase_create("all");
	size_t i;

	tcase_set_timeout(tc, 120);
	tcase_add_checked_fixture(tc, NULL, teardown);
	for (i = 0; i < N_ELEMENTS(tests); i++)
		tcase_add_loop_test(tc, tests[i], 0, (int)n_servers);
	suite_add_tcase(s, tc);
	return s;
}

int
main(int argc, char **argv)
{
	const char *text = getenv("KEYTURN_TEST_SERVERS");
	SRunner *r;
	int failed;

	if (argc == 3 && strcmp(argv[1], "prepare") == 0)
		return prepare(argv[2]) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
	if (text == NULL || read_servers(text) != 0) {
		puts("skipped: KEYTURN_TEST_SERVERS names no server");
		return 77;
	}
	r = srunner_create(make_suite());
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
