/*
 * The floor of a rotation: what a bare program of libmariadb and SQLite takes
 * for the same SQL, and for the commits that the design needs.
 *
 *   floor_rotation HOST PORT CA USER PASSWORD FOLDER THREADS ROTATIONS
 *       [MASTER [own]]
 *
 * THREADS threads, each as an account of its own (USER0, USER1, ...), which has
 * PASSWORD before and after: so each makes an even number of the ROTATIONS.
 * With a MASTER, who has it too, they take turns with USER0_clone and so on; one
 * who is the server's own comes by its socket, and sets the passwords himself.
 * Prints ms=MILLISECONDS for all of them.  With port 0 it is the commits alone.
 *
 *   commit   it was answered that a rotation has begun
 *   commit   createSecret: the pending value, before any server may have it
 *   commit   setSecret is next: after a crash a change may have been sent, and
 *            by this alone it is known (a look at the door may lock it)
 *   login    over TLS, with the current password
 *   SQL      the session's settings, a lock on the account, the change; of
 *            alternating users: a login that shows that the current password is
 *            known, and as the master what the one has and the other lacks
 *   login    over TLS, with the pending password; SELECT NOW()
 *   commit   finishSecret: AWSCURRENT moves, of which others are told
 *   commit   it has ended, and its AWSPENDING is gone
 *
 * Two more steps end in between, of which nothing needs to be known: who comes
 * back to either finds by a look that it was done.  The function's own writes
 * are calls of the API, answered before it goes on, so that none of them can be
 * in one commit with what the service writes.  Each commit is of a row as large
 * as a sealed secret's, WAL and synchronous=FULL, over one connection, which
 * the threads take in turn.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <mysql.h>
#include <sqlite3.h>

#define THREADS_MAX 64
#define BLOB 300

static struct {
	const char *host, *ca, *user, *password, *master;
	unsigned port, each;
	char socket[200];	/* "": there is no MASTER who comes by it */
} at;

static void
fail(const char *what, const char *why)
{
	fprintf(stderr, "floor_rotation: %s: %s\n", what, why);
	exit(1);
}

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* --- SQLite --- */

static sqlite3 *db;
static sqlite3_stmt *put;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void
check(int rc)
{
	if (rc != SQLITE_OK && rc != SQLITE_DONE)
		fail("SQLite", sqlite3_errmsg(db));
}

static void
open_database(const char *folder)
{
	char path[1024];

	snprintf(path, sizeof(path), "%s/floor.db", folder);
	check(sqlite3_open(path, &db));
	check(sqlite3_exec(db, "PRAGMA journal_mode = WAL;"
	    "PRAGMA synchronous = FULL;"
	    "CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, "
	    "n INTEGER, value BLOB)", NULL, NULL, NULL));
	check(sqlite3_prepare_v2(db, "INSERT INTO secret VALUES (?1, 1, ?2) "
	    "ON CONFLICT DO UPDATE SET n = n + 1, value = ?2", -1, &put,
	    NULL));
}

static void
close_database(void)
{
	check(sqlite3_finalize(put));
	check(sqlite3_close(db));
}

static void
commit(const char *name)
{
	static const char blob[BLOB];

	pthread_mutex_lock(&lock);
	check(sqlite3_bind_text(put, 1, name, -1, SQLITE_STATIC));
	check(sqlite3_bind_blob(put, 2, blob, BLOB, SQLITE_STATIC));
	check(sqlite3_step(put));
	check(sqlite3_reset(put));
	pthread_mutex_unlock(&lock);
}

/* --- the database --- */

static MYSQL *
login(const char *user, const char *password)
{
	MYSQL *my = mysql_init(NULL);

	if (my == NULL)
		fail("libmariadb", "no memory");
	/* On a loopback address the certificate's name counts for nothing. */
	(void)mysql_options(my, MARIADB_OPT_TLS_PEER_FP, "");
	(void)mysql_options(my, MYSQL_OPT_SSL_CA, at.ca);
	(void)mysql_options(my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	(void)mysql_options(my, MYSQL_INIT_COMMAND, "SET NAMES utf8mb4");
	if (mysql_real_connect(my, at.host, user, password, NULL, at.port,
	    NULL, 0) == NULL || mysql_get_ssl_cipher(my) == NULL)
		fail(user, mysql_error(my));
	return my;
}

static void
run(MYSQL *my, const char *sql)
{
	if (mysql_query(my, sql) != 0)
		fail(sql, mysql_error(my));
	mysql_free_result(mysql_store_result(my));
}

static void
say(MYSQL *my, const char *before, const char *word, const char *after)
{
	char sql[512];

	snprintf(sql, sizeof(sql), "%s%s%s", before, word, after);
	run(my, sql);
}

/* As the server's own. */
static MYSQL *
login_own(void)
{
	MYSQL *my = mysql_init(NULL);

	if (my == NULL)
		fail("libmariadb", "no memory");
	(void)mysql_options(my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	(void)mysql_options(my, MYSQL_INIT_COMMAND, "SET NAMES utf8mb4");
	if (mysql_real_connect(my, NULL, at.master, at.password, NULL, 0,
	    at.socket, 0) == NULL)
		fail(at.master, mysql_error(my));
	return my;
}

static void
find_socket(const char *user)
{
	MYSQL *my = login(user, at.password);
	MYSQL_RES *result;
	MYSQL_ROW row;

	if (mysql_query(my, "SELECT @@socket") != 0 ||
	    (result = mysql_store_result(my)) == NULL ||
	    (row = mysql_fetch_row(result)) == NULL || row[0] == NULL)
		fail("@@socket", mysql_error(my));
	else {
		snprintf(at.socket, sizeof(at.socket), "%s", row[0]);
		mysql_free_result(result);
	}
	mysql_close(my);
}

static MYSQL *
begin(const char *user, const char *password, const char *of)
{
	MYSQL *my = at.socket[0] != '\0' ? login_own() :
	    login(user, password);

	run(my, mariadb_connection(my) ?
	    "SET SESSION sql_mode = '', NAMES utf8mb4, "
	    "SESSION max_statement_time = 50" :
	    "SET SESSION sql_mode = '', NAMES utf8mb4, "
	    "SESSION lock_wait_timeout = 50");
	say(my, "SELECT GET_LOCK(CONCAT('keyturn ', LEFT(SHA2('", of,
	    "', 256), 40)), 1)");
	return my;
}

static void
change(const char *user, const char *from, const char *to)
{
	MYSQL *my = begin(user, from, user);

	if (mariadb_connection(my))
		say(my, "SET PASSWORD = PASSWORD('", to, "')");
	else
		say(my, "SET PASSWORD = '", to, "'");
	mysql_close(my);
}

static void
test(const char *user, const char *password)
{
	MYSQL *my = login(user, password);

	run(my, "SELECT NOW()");
	mysql_close(my);
}

static void
commits(const char *name, int n)
{
	while (n-- > 0)
		commit(name);
}

static void
rotate(const char *user, const char *from, const char *to)
{
	commits(user, 3);
	if (at.port != 0) {
		change(user, from, to);
		test(user, to);
	}
	commits(user, 2);
}

/* --- alternating users --- */

/* What the master looks at, of whom the first is (1: who is to be changed). */
static const struct look { int of; const char *before, *after; }
mariadb_looks[] = {
	{ 0, "SELECT Host, Priv FROM mysql.global_priv WHERE User = '",
	    "' ORDER BY Host" },
	{ 1, "SELECT Host, Priv FROM mysql.global_priv WHERE User = '",
	    "' ORDER BY Host" },
	{ 0, "SHOW GRANTS FOR `", "`@`%`" },
	{ 1, "SHOW GRANTS FOR `", "`@`%`" },
	{ 0, "SELECT Host, Priv FROM mysql.global_priv WHERE User = '",
	    "' ORDER BY Host" },
	{ 0, NULL, NULL }
}, mysql_looks[] = {
	{ 0, "SELECT * FROM mysql.user WHERE User = '", "' ORDER BY Host" },
	{ 0, "SELECT HOST, DEFAULT_ROLE_HOST, DEFAULT_ROLE_USER FROM "
	    "mysql.default_roles WHERE USER = '", "' ORDER BY 1, 2, 3" },
	{ 1, "SELECT * FROM mysql.user WHERE User = '", "' ORDER BY Host" },
	{ 1, "SELECT HOST, DEFAULT_ROLE_HOST, DEFAULT_ROLE_USER FROM "
	    "mysql.default_roles WHERE USER = '", "' ORDER BY 1, 2, 3" },
	{ 0, "SHOW GRANTS FOR `", "`@`%`" },
	{ 1, "SHOW GRANTS FOR `", "`@`%`" },
	{ 0, "SELECT * FROM mysql.user WHERE User = '", "' ORDER BY Host" },
	{ 0, "SELECT HOST, DEFAULT_ROLE_HOST, DEFAULT_ROLE_USER FROM "
	    "mysql.default_roles WHERE USER = '", "' ORDER BY 1, 2, 3" },
	{ 0, NULL, NULL }
};

/* Each has the same password before and after: to set it costs the same. */
static void
set_other(MYSQL *my, const char *other)
{
	int is_mariadb = mariadb_connection(my);
	char alter[200];

	snprintf(alter, sizeof(alter), "ALTER USER `%.64s`@`%%` IDENTIFIED %s",
	    other, is_mariadb ?
	    "VIA `mysql_native_password` USING PASSWORD('" :
	    "WITH `caching_sha2_password` BY '");
	say(my, alter, at.password, is_mariadb ? "')" : "'");
	mysql_close(my);
}

static void
change_other(const char *user, const char *other)
{
	MYSQL *my = begin(at.master, at.password, other);
	const struct look *l = mariadb_connection(my) ? mariadb_looks :
	    mysql_looks;

	run(my, "SET SESSION sql_quote_show_create = 1");
	for (; l->before != NULL; l++)
		say(my, l->before, l->of == 0 ? user : other, l->after);
	set_other(my, other);
}

/* --- the server's own --- */

static void
manage(const char *user)
{
	MYSQL *my;
	const struct look *l;

	commits(user, 3);
	my = begin(at.master, at.password, user);
	l = mariadb_connection(my) ? mariadb_looks : mysql_looks;
	for (; l->of == 0; l++)
		say(my, l->before, user, l->after);
	set_other(my, user);
	test(user, at.password);
	commits(user, 2);
}

static void
alternate(const char *user, const char *other)
{
	commits(user, 3);
	mysql_close(login(user, at.password));
	change_other(user, other);
	test(other, at.password);
	commits(user, 2);
}

static void *
rotate_all(void *p)
{
	char user[64], clone[80], other[64];
	unsigned i;

	snprintf(user, sizeof(user), "%s%u", at.user, (unsigned)(uintptr_t)p);
	snprintf(clone, sizeof(clone), "%s_clone", user);
	snprintf(other, sizeof(other), "%.50s-2", at.password);
	for (i = 0; i < at.each; i++)
		if (at.socket[0] != '\0')
			manage(user);
		else if (at.master != NULL)
			alternate(i % 2 == 0 ? user : clone,
			    i % 2 == 0 ? clone : user);
		else
			rotate(user, i % 2 == 0 ? at.password : other,
			    i % 2 == 0 ? other : at.password);
	return NULL;
}

int
main(int argc, char **argv)
{
	pthread_t t[THREADS_MAX];
	unsigned i, threads = argc >= 9 ? (unsigned)atoi(argv[7]) : 0;
	double began;

	if (threads < 1 || threads > THREADS_MAX ||
	    mysql_library_init(0, NULL, NULL) != 0) {
		fprintf(stderr, "usage: floor_rotation HOST PORT CA USER "
		    "PASSWORD FOLDER THREADS ROTATIONS [MASTER [own]]\n");
		return 2;
	}
	at.host = argv[1], at.port = (unsigned)atoi(argv[2]), at.ca = argv[3];
	at.user = argv[4], at.password = argv[5], at.master = argv[9];
	at.each = (unsigned)atoi(argv[8]) / threads;
	open_database(argv[6]);
	if (argc > 10) {
		char user[64];

		snprintf(user, sizeof(user), "%s0", at.user);
		find_socket(user);
	}
	began = now_ms();
	for (i = 0; i < threads; i++)
		if (pthread_create(&t[i], NULL, rotate_all,
		    (void *)(uintptr_t)i) != 0)
			return 1;
	for (i = 0; i < threads; i++)
		pthread_join(t[i], NULL);
	close_database();
	printf("ms=%.3f\n", now_ms() - began);
	return 0;
}
