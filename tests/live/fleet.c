/*
 * The fleet against the real server at KEYTURN_TEST_SERVER (a path), with
 * TMPDIR a folder of the test's own.  tests/live/test_fleet.py runs it.
 */
#include <glob.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <check.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"
#include "keyturn/fleet.h"
#include "keyturn/log.h"

#include "fleet/confine.h"
#include "fleet/fleet.h"
#include "fleet/guardian.h"
#include "fleet/tree.h"

#define MASTER "ad'min\\"
#define PASSWORD "Master'\\\"-pass;word-1"
#define CRASHES 8

static struct guardian *guardian;
static struct kt_fleet fleet;
static struct kt_trust trust;
static char why[KT_WHY];
static char data[256];
static const struct kt_engine *engine = &kt_engine_mysql;

/* --- helpers -------------------------------------------------------------- */

static void
open_fleet(const char *at)
{
	static struct fleet_given given[2];	/* it is not copied */
	struct fleet_options o = {
		.guardian = guardian, .engine = engine,
		.data = at, .given = given,
	};

	given[0].path = getenv("KEYTURN_TEST_SERVER");
	ck_assert_msg(fleet_own(&o, &fleet, why) == 0, "%s", why);
	trust = fleet_own_trust(&fleet);
}

static void
begin(void)
{
	ck_assert_ptr_nonnull(getenv("TMPDIR"));
	snprintf(data, sizeof(data), "%s/data-XXXXXX", getenv("TMPDIR"));
	ck_assert_ptr_nonnull(mkdtemp(data));
	kt_log_setup(KT_LOG_ERROR, false);
	ck_assert_int_eq(guardian_start(false, NULL, &guardian, why), 0);
	open_fleet(data);
}

static void
end(void)
{
	fleet.close(fleet.self);
	guardian_stop(&guardian);
	tree_remove(data);
}

static struct kt_db_spec
spec(const char *id)
{
	return (struct kt_db_spec){
		.id = id, .engine = "mysql", .fresh = true,
		.master_user = MASTER, .master_password = PASSWORD,
		.database = "app`db",
	};
}

static struct kt_db_info
start(const struct kt_db_spec *s)
{
	struct kt_db_info info;

	ck_assert_msg(fleet.start(fleet.self, s, &info) == KT_FLEET_OK, "%s",
	    info.why);
	return info;
}

static void
stop(const char *id, bool remove)
{
	struct kt_db_spec s = spec(id);

	s.master_password = NULL;
	fleet.stop(fleet.self, &s, remove);
}

static void
sql(const char *id, const char *text)
{
	ck_assert_msg(fleet.sql(fleet.self, id, NULL, text, why) == 0, "%s",
	    why);
}

/* As a client that trusts as the rotator would. */
static enum kt_engine_rc
login(const struct kt_db_info *at, const char *user, const char *password,
    struct kt_link **out)
{
	struct kt_creds c = {
		.host = at->host, .port = at->port, .user = user,
		.password = password, .tls_required = true,
	};
	struct kt_link *link = NULL;
	enum kt_engine_rc rc;

	trust.find(trust.self, &c);
	ck_assert_int_eq(c.tls, KT_TLS_VERIFY);
	rc = kt_engine_mysql.login(&c, &link, why);
	if (out != NULL)
		*out = link;
	else
		kt_engine_mysql.logout(&link);
	return rc;
}

/* The server's process, by its pid file; the newest, or 0. */
static pid_t
find_pid(void)
{
	char pattern[256];
	glob_t g;
	long pid = 0;
	FILE *f;

	snprintf(pattern, sizeof(pattern), "%s/keyturn-*/*/pid",
	    getenv("TMPDIR"));
	if (glob(pattern, 0, NULL, &g) != 0)
		return 0;
	f = fopen(g.gl_pathv[0], "r");
	if (f != NULL) {
		if (fscanf(f, "%ld", &pid) != 1)
			pid = 0;
		fclose(f);
	}
	globfree(&g);
	return (pid_t)pid;
}

static void
crash(void)
{
	pid_t pid = find_pid();

	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(kill(pid, SIGKILL), 0);
}

/* Until the fleet has started it again. */
static void
wait_back(const char *id, const struct kt_db_info *info)
{
	int64_t until = kt_mono_ms() + 240000;

	sql(id, "SELECT 1");	/* waits until it is up */
	while (login(info, MASTER, "wrong", NULL) == KT_ENGINE_UNREACHABLE) {
		ck_assert_int_lt(kt_mono_ms(), until);
		kt_sleep_ms(5);
		sql(id, "SELECT 1");
	}
}

/* --- tests ---------------------------------------------------------------- */

START_TEST(a_fresh_server_has_its_master_and_nobody_else)
{
	struct kt_db_spec s = spec("one");
	struct kt_db_info info = start(&s);
	static const char *const users[] = { "root", "", "mysql",
		"mariadb.sys", "mysql.sys", "nobody", "keyturn_admin" };
	struct kt_link *link;
	size_t i;

	ck_assert_int_eq(login(&info, MASTER, PASSWORD, &link), KT_ENGINE_OK);
	ck_assert_int_eq(kt_engine_mysql.run(link, "CREATE TABLE `app``db`.t "
	    "(i int); CREATE USER u@'%' IDENTIFIED BY 'User-pass-1'", why),
	    KT_ENGINE_OK);
	kt_engine_mysql.logout(&link);
	for (i = 0; i < N_ELEMENTS(users); i++)
		ck_assert_msg(login(&info, users[i], "", NULL) ==
		    KT_ENGINE_DENIED, "'%s' needs no password: %s", users[i],
		    why);
	ck_assert(info.version[0] >= '1' && info.version[0] <= '9');
	ck_assert_ptr_null(strchr(info.version, '-'));
	ck_assert_int_eq(info.port, start(&s).port);	/* it is there */
}
END_TEST

/* --- one that dies --- */

static int deaths;

/* Whoever makes accounts finds it dead, so many times. */
static enum kt_engine_rc
run_on_a_dying(struct kt_link *link, const char *text, char said[KT_WHY])
{
	if (deaths > 0 && strstr(text, "CREATE USER") != NULL) {
		deaths--;
		crash();
	}
	return kt_engine_mysql.run(link, text, said);
}

START_TEST(one_killed_before_it_has_a_master_gets_one)
{
	struct kt_engine dying = kt_engine_mysql;
	struct kt_db_spec s = spec("dying");
	struct kt_db_info info;

	fleet.close(fleet.self);
	dying.run = run_on_a_dying;
	engine = &dying;
	open_fleet(data);
	deaths = 2;
	info = start(&s);
	ck_assert_int_eq(deaths, 0);
	ck_assert_int_eq(login(&info, MASTER, PASSWORD, NULL), KT_ENGINE_OK);
	stop("dying", true);
	fleet.close(fleet.self);
	engine = &kt_engine_mysql;
	open_fleet(data);
}
END_TEST

START_TEST(two_servers_have_two_addresses)
{
	struct kt_db_spec s = spec("one"), t = spec("two");
	struct kt_db_info a = start(&s), b = start(&t);

	ck_assert(a.port != b.port || strcmp(a.host, b.host) != 0);
	stop("one", true);
	ck_assert_int_eq(login(&b, MASTER, PASSWORD, NULL), KT_ENGINE_OK);
}
END_TEST

START_TEST(a_stopped_server_comes_back_as_it_was)
{
	struct kt_db_spec s = spec("one"), again = spec("one");
	struct kt_db_info a = start(&s), b;

	sql("one", "CREATE TABLE `app``db`.t AS SELECT 1 AS i");
	fleet.close(fleet.self);
	ck_assert_int_eq(find_pid(), 0);
	open_fleet(data);
	again.fresh = false;
	again.master_password = NULL;
	again.host = a.host;
	again.port = a.port;
	b = start(&again);
	ck_assert_str_eq(a.host, b.host);
	ck_assert_int_eq(a.port, b.port);
	sql("one", "SELECT i FROM `app``db`.t");
	ck_assert_int_eq(login(&b, MASTER, PASSWORD, NULL), KT_ENGINE_OK);
}
END_TEST

START_TEST(a_removed_server_leaves_nothing)
{
	struct kt_db_spec s = spec("one");
	struct kt_db_info info = start(&s);
	struct kt_creds c = { .host = info.host, .port = info.port };
	char path[300];
	pid_t pid = find_pid();

	snprintf(path, sizeof(path), "%s/servers/one", data);
	ck_assert_int_eq(access(path, F_OK), 0);
	stop("one", true);
	ck_assert_int_ne(access(path, F_OK), 0);
	ck_assert_int_ne(kill(pid, 0), 0);
	trust.find(trust.self, &c);
	ck_assert_int_eq(c.tls, KT_TLS_UNVERIFIED);
	ck_assert_int_eq(fleet.sql(fleet.self, "one", NULL, "SELECT 1", why),
	    -1);
	stop("one", true);	/* twice does no harm */
}
END_TEST

/* Half made: the folder is there, the master is not. */
START_TEST(a_start_that_was_cut_short_ends_the_same)
{
	struct kt_db_spec s = spec("one");
	struct kt_db_info info = start(&s);

	sql("one", "DROP USER 'ad\\'min\\\\'@'%'");
	stop("one", false);
	info = start(&s);
	ck_assert_int_eq(login(&info, MASTER, PASSWORD, NULL), KT_ENGINE_OK);
}
END_TEST

/*
 * What a master may do to our users, in words of MariaDB or of MySQL, which
 * keeps him from ALTER USER and DROP USER but not from its tables.
 */
static const char *const harms[] = {
	"DROP USER keyturn_admin@localhost",
	"DROP USER keyturn_fixture@localhost",
	"ALTER USER keyturn_admin@localhost REQUIRE X509 "
	    "WITH MAX_USER_CONNECTIONS 1 ACCOUNT LOCK PASSWORD EXPIRE",
	"ALTER USER keyturn_admin@localhost IDENTIFIED VIA unix_socket",
	"ALTER USER keyturn_fixture@localhost ACCOUNT LOCK",
	"UPDATE mysql.user SET account_locked = 'Y', ssl_type = 'X509', "
	    "password_expired = 'Y', max_questions = 1 "
	    "WHERE User LIKE 'keyturn%'; FLUSH PRIVILEGES",
	"UPDATE mysql.user SET plugin = 'sha256_password' "
	    "WHERE User LIKE 'keyturn%'; FLUSH PRIVILEGES",
};

START_TEST(our_users_survive_the_master)
{
	struct kt_db_spec s = spec("one");
	struct kt_db_info info = start(&s);
	struct kt_link *link;
	size_t i;

	for (i = 0; i < N_ELEMENTS(harms); i++) {
		ck_assert_int_eq(login(&info, MASTER, PASSWORD, &link),
		    KT_ENGINE_OK);
		if (kt_engine_mysql.run(link, harms[i], why) == KT_ENGINE_OK &&
		    strstr(harms[i], "admin") != NULL)
			crash();	/* seen at the next start */
		kt_engine_mysql.logout(&link);
		sql("one", "SELECT 1");
	}
	ck_assert_int_eq(login(&info, MASTER, PASSWORD, NULL), KT_ENGINE_OK);
}
END_TEST

/* SQL of a fixture does what the master may, and what it made stays good. */
START_TEST(sql_has_the_masters_privileges)
{
	static const char *const refused[] = {
		"SET GLOBAL general_log_file = '/tmp/keyturn-test'",
		"SELECT 1 INTO OUTFILE '/tmp/keyturn-test'",
		"GRANT SUPER ON *.* TO keyturn_fixture@localhost",
	};
	struct kt_db_spec s = spec("one");
	struct kt_db_info info = start(&s);
	size_t i;

	sql("one", "CREATE USER app@'%' IDENTIFIED BY 'App-password-1'; "
	    "CREATE TABLE `app``db`.t AS SELECT 1 AS i; "
	    "CREATE VIEW `app``db`.v AS SELECT i FROM `app``db`.t; "
	    "GRANT ALL PRIVILEGES ON `app``db`.* TO app@'%'");
	for (i = 0; i < N_ELEMENTS(refused); i++)
		ck_assert_msg(fleet.sql(fleet.self, "one", NULL, refused[i],
		    why) != 0, "%s", refused[i]);
	crash();
	wait_back("one", &info);
	sql("one", "SELECT i FROM `app``db`.v");
}
END_TEST

/* How a master becomes what RDS would not let him, in MariaDB and MySQL. */
static const char *const climbs[] = {
	"UPDATE mysql.global_priv SET Priv = JSON_SET(Priv, '$.access', "
	    "18446744073709551615) WHERE User LIKE 'ad%'; FLUSH PRIVILEGES",
	"UPDATE mysql.user SET Super_priv = 'Y' WHERE User LIKE 'ad%'; "
	    "FLUSH PRIVILEGES",
};

/* Even then the server writes no files but its own. */
START_TEST(a_server_writes_nowhere_else)
{
	struct kt_db_spec s = spec("one");
	struct kt_db_info info = start(&s);
	char folder[300], text[600];
	struct kt_link *link;
	size_t i;

	if (!confine_can()) {
		puts("no Landlock here: nothing to be seen");
		return;
	}
	snprintf(folder, sizeof(folder), "%s/open", data);
	ck_assert_int_eq(tree_folder(folder, 0777), 0);
	snprintf(text, sizeof(text), "SET GLOBAL general_log_file = '%s/x'; "
	    "SET GLOBAL general_log = ON", folder);
	for (i = 0; i < N_ELEMENTS(climbs); i++) {
		ck_assert_int_eq(login(&info, MASTER, PASSWORD, &link),
		    KT_ENGINE_OK);
		(void)kt_engine_mysql.run(link, climbs[i], why);
		kt_engine_mysql.logout(&link);
	}
	ck_assert_int_eq(login(&info, MASTER, PASSWORD, &link), KT_ENGINE_OK);
	ck_assert_int_ne(kt_engine_mysql.run(link, text, why), KT_ENGINE_OK);
	ck_assert_msg(strstr(why, "1227") == NULL, "he did not climb: %s", why);
	kt_engine_mysql.logout(&link);
	ck_assert_int_eq(rmdir(folder), 0);	/* is empty */
}
END_TEST

START_TEST(what_was_answered_survives_a_crash)
{
	struct kt_db_spec s = spec("one");
	struct kt_db_info info = start(&s);
	char was[64] = PASSWORD, is[64];
	struct kt_link *link;
	int i;

	for (i = 0; i < CRASHES; i++) {
		snprintf(is, sizeof(is), "Crash-password-%d", i);
		ck_assert_int_eq(login(&info, MASTER, was, &link),
		    KT_ENGINE_OK);
		ck_assert_int_eq(kt_engine_mysql.set_password(link, is, why),
		    KT_ENGINE_OK);
		crash();
		kt_engine_mysql.logout(&link);
		wait_back("one", &info);
		ck_assert_msg(login(&info, MASTER, is, NULL) == KT_ENGINE_OK,
		    "crash %d: the new password: %s", i, why);
		ck_assert_int_eq(login(&info, MASTER, was, NULL),
		    KT_ENGINE_DENIED);
		snprintf(was, sizeof(was), "%s", is);
	}
}
END_TEST

#define WRITERS 3
#define WRITTEN 40		/* rows of each when the snapshot is taken */

struct writer {
	pthread_t thread;
	int number;
	_Atomic int acknowledged;
	atomic_bool *enough;
};

static void *
write_rows(void *p)
{
	struct writer *w = p;
	char text[128], said[KT_WHY];

	while (!*w->enough) {
		snprintf(text, sizeof(text), "INSERT INTO busy.t VALUES "
		    "(%d, %d, repeat('x', 2000))", w->number,
		    w->acknowledged + 1);
		if (fleet.sql(fleet.self, "src", NULL, text, said) != 0)
			return w;
		w->acknowledged++;
	}
	return NULL;
}

/* 1 row, 1 column: a condition that holds, or the statement fails. */
static void
holds(const char *id, const char *condition)
{
	char text[256];

	snprintf(text, sizeof(text), "DO (SELECT IF(%s, 1, (SELECT 1 UNION "
	    "SELECT 2)))", condition);
	sql(id, text);
}

static void
take(const char *id, const char *name)
{
	struct kt_db_snapshot s;

	ck_assert_msg(fleet.snapshot(fleet.self, id, name, &s) == KT_FLEET_OK,
	    "%s", s.why);
	ck_assert_ptr_nonnull(s.title);
	ck_assert_int_ne(s.version[0], '\0');
}

static struct kt_db_info
restore(const char *id, const char *name)
{
	struct kt_db_spec s = spec(id);

	s.master_password = NULL;
	s.from = name;
	return start(&s);
}

START_TEST(a_snapshot_has_all_that_was_acknowledged)
{
	struct kt_db_spec s = spec("src");
	struct kt_db_info info;
	struct writer w[WRITERS];
	atomic_bool enough = false;
	int i, before[WRITERS];
	void *failed;
	char condition[128];

	(void)start(&s);
	sql("src", "CREATE DATABASE busy; CREATE TABLE busy.t (w int, n int, "
	    "x varchar(2000), PRIMARY KEY (w, n)) ENGINE=InnoDB");
	for (i = 0; i < WRITERS; i++) {
		w[i] = (struct writer){ .number = i, .enough = &enough };
		ck_assert_int_eq(pthread_create(&w[i].thread, NULL, write_rows,
		    &w[i]), 0);
	}
	for (i = 0; i < WRITERS; i++)
		while (w[i].acknowledged < WRITTEN)
			kt_sleep_ms(1);
	for (i = 0; i < WRITERS; i++)
		before[i] = w[i].acknowledged;
	take("src", "snap-1");
	enough = true;
	for (i = 0; i < WRITERS; i++) {
		pthread_join(w[i].thread, &failed);
		ck_assert_ptr_null(failed);	/* it went on */
	}
	info = restore("two", "snap-1");
	ck_assert_int_eq(login(&info, MASTER, PASSWORD, NULL), KT_ENGINE_OK);
	for (i = 0; i < WRITERS; i++) {
		snprintf(condition, sizeof(condition), "(SELECT count(*) FROM "
		    "busy.t WHERE w = %d AND n <= %d) = %d", i, before[i],
		    before[i]);
		holds("two", condition);
	}
	sql("two", "CHECK TABLE busy.t EXTENDED");
}
END_TEST

START_TEST(a_snapshot_is_whole_or_not_there)
{
	struct kt_db_spec s = spec("src");
	struct kt_db_snapshot taken;
	struct kt_db_info info;
	char path[512];

	(void)start(&s);
	sql("src", "CREATE DATABASE d; CREATE TABLE d.t (i int)");
	/* left by one that was cut off */
	snprintf(path, sizeof(path), "%s/snapshots/.cold.new", data);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	stop("src", false);
	take("src", "cold");
	ck_assert_int_ne(access(path, F_OK), 0);
	take("src", "cold");		/* is there */
	ck_assert_int_eq(fleet.snapshot_copy(fleet.self, "cold", "copy", why),
	    0);
	fleet.snapshot_remove(fleet.self, "cold");
	ck_assert_int_ne(fleet.snapshot_copy(fleet.self, "cold", "x", why), 0);
	s.from = "cold";
	s.id = "none";
	ck_assert_int_eq(fleet.start(fleet.self, &s, &info), KT_FLEET_FAILED);
	ck_assert_str_eq(info.why, "its snapshot is gone");
	(void)restore("two", "copy");
	sql("two", "INSERT INTO d.t VALUES (1)");
	ck_assert_int_eq(fleet.snapshot(fleet.self, "never", "x", &taken),
	    KT_FLEET_FAILED);
	ck_assert_str_eq(taken.why, "its data folder is gone");
	/* what is of a newer version than there is */
	snprintf(path, sizeof(path), "%s/snapshots/copy/build", data);
	info = start(&(struct kt_db_spec){ .id = "two" });
	ck_assert_int_eq(tree_write(path, strcmp(info.title, "MySQL") == 0 ?
	    "mysql 99.1.2\n" : "mariadb 99.1.2\n", 0600, false), 0);
	s.from = "copy";
	ck_assert_int_eq(fleet.start(fleet.self, &s, &info),
	    KT_FLEET_NO_SERVER);
	ck_assert_ptr_nonnull(strstr(info.why, "99.1.2"));
}
END_TEST

START_TEST(keyturn_s_throwaway_servers_leave_no_folder)
{
	struct kt_db_spec s = spec("one");
	char pattern[256];
	glob_t g;

	fleet.close(fleet.self);
	open_fleet(NULL);
	start(&s);
	fleet.close(fleet.self);
	snprintf(pattern, sizeof(pattern), "%s/keyturn-*", getenv("TMPDIR"));
	ck_assert_int_eq(glob(pattern, 0, NULL, &g), GLOB_NOMATCH);
	open_fleet(data);
}
END_TEST

START_TEST(a_server_that_cannot_start_says_why)
{
	struct kt_db_spec s = spec("one");
	struct kt_db_info info;
	char path[300];

	start(&s);
	stop("one", false);
	snprintf(path, sizeof(path), "%s/servers/one/data/ibdata1", data);
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_eq(tree_write(path, "no database", 0644, false), 0);
	s.fresh = false;
	ck_assert_int_eq(fleet.start(fleet.self, &s, &info), KT_FLEET_FAILED);
	ck_assert_msg(strcasestr(info.why, "ibdata1") != NULL ||
	    strcasestr(info.why, "InnoDB") != NULL ||
	    strcasestr(info.why, "tablespace") != NULL, "%s", info.why);
	s.id = "none";
	ck_assert_int_eq(fleet.start(fleet.self, &s, &info), KT_FLEET_FAILED);
	ck_assert_ptr_nonnull(strstr(info.why, "is gone"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("fleet, live");
	TCase *tc = tcase_create("servers");
	SRunner *r;
	int failed;

	tcase_set_timeout(tc, 120);
	tcase_add_checked_fixture(tc, begin, end);
	tcase_add_test(tc, a_fresh_server_has_its_master_and_nobody_else);
	tcase_add_test(tc, one_killed_before_it_has_a_master_gets_one);
	tcase_add_test(tc, two_servers_have_two_addresses);
	tcase_add_test(tc, a_stopped_server_comes_back_as_it_was);
	tcase_add_test(tc, a_removed_server_leaves_nothing);
	tcase_add_test(tc, a_start_that_was_cut_short_ends_the_same);
	tcase_add_test(tc, our_users_survive_the_master);
	tcase_add_test(tc, sql_has_the_masters_privileges);
	tcase_add_test(tc, a_server_writes_nowhere_else);
	tcase_add_test(tc, what_was_answered_survives_a_crash);
	tcase_add_test(tc, a_snapshot_has_all_that_was_acknowledged);
	tcase_add_test(tc, a_snapshot_is_whole_or_not_there);
	tcase_add_test(tc, keyturn_s_throwaway_servers_leave_no_folder);
	tcase_add_test(tc, a_server_that_cannot_start_says_why);
	suite_add_tcase(s, tc);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
