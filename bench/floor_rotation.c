/*
 * The floor of a rotation: what a bare program of libmariadb and SQLite takes
 * for the same SQL, and for the commits that the design needs.
 *
 *   floor_rotation HOST PORT CA USER PASSWORD FOLDER THREADS ROTATIONS
 *
 * THREADS threads, each as an account of its own (USER0, USER1, ...), which has
 * PASSWORD before and after: so each makes an even number of the ROTATIONS.
 * Prints ms=MILLISECONDS for all of them.  With port 0 it is the commits alone.
 *
 *   commit   it was answered that a rotation has begun
 *   commit   createSecret: the pending value, before any server may have it
 *   commit   setSecret is next: after a crash a change may have been sent, and
 *            by this alone it is known (a look at the door may lock it)
 *   login    over TLS, with the current password
 *   SQL      the session's settings, the change
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
	const char *host, *ca, *user, *password;
	unsigned port, each;
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
change(const char *user, const char *from, const char *to)
{
	MYSQL *my = login(user, from);
	int is_mariadb = mariadb_connection(my);
	char sql[300];

	run(my, is_mariadb ? "SET SESSION sql_mode = '', "
	    "SESSION max_statement_time = 50" :
	    "SET SESSION sql_mode = '', SESSION lock_wait_timeout = 50");
	snprintf(sql, sizeof(sql), is_mariadb ?
	    "SET PASSWORD = PASSWORD('%s')" : "SET PASSWORD = '%s'", to);
	run(my, sql);
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
rotate(const char *user, const char *from, const char *to)
{
	commit(user);
	commit(user);
	commit(user);
	if (at.port != 0) {
		change(user, from, to);
		test(user, to);
	}
	commit(user);
	commit(user);
}

static void *
rotate_all(void *p)
{
	char user[64], other[64];
	unsigned i;

	snprintf(user, sizeof(user), "%s%u", at.user, (unsigned)(uintptr_t)p);
	snprintf(other, sizeof(other), "%.50s-2", at.password);
	for (i = 0; i < at.each; i++)
		rotate(user, i % 2 == 0 ? at.password : other,
		    i % 2 == 0 ? other : at.password);
	return NULL;
}

int
main(int argc, char **argv)
{
	pthread_t t[THREADS_MAX];
	unsigned i, threads = argc == 9 ? (unsigned)atoi(argv[7]) : 0;
	double began;

	if (threads < 1 || threads > THREADS_MAX ||
	    mysql_library_init(0, NULL, NULL) != 0) {
		fprintf(stderr, "usage: floor_rotation HOST PORT CA USER "
		    "PASSWORD FOLDER THREADS ROTATIONS\n");
		return 2;
	}
	at.host = argv[1], at.port = (unsigned)atoi(argv[2]), at.ca = argv[3];
	at.user = argv[4], at.password = argv[5];
	at.each = (unsigned)atoi(argv[8]) / threads;
	open_database(argv[6]);
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
