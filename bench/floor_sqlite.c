/*
 * The floor of durable writes: a bare SQLite program that commits each row,
 * WAL and synchronous=FULL, on the disk of FOLDER.
 *
 *   floor_sqlite FOLDER [THREADS [SECONDS]]
 *
 * With one thread it is the plain loop over one connection.  With more, each
 * has a connection of its own and waits in SQLite's busy handler, which is
 * what a server that commits in each request's handler does.  Prints
 * rate=COMMITS_A_SECOND.  Rows are as large as a sealed secret of keyturn's.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

#define THREADS_MAX 64
#define BLOB 300

static char path[1024];
static double seconds = 3;
static atomic_ulong commits;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
check(int rc, sqlite3 *db)
{
	if (rc == SQLITE_OK || rc == SQLITE_DONE)
		return;
	fprintf(stderr, "floor_sqlite: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static sqlite3 *
open_database(void)
{
	sqlite3 *db = NULL;

	check(sqlite3_open(path, &db), db);
	check(sqlite3_busy_timeout(db, 10000), db);
	check(sqlite3_exec(db, "PRAGMA journal_mode = WAL;"
	    "PRAGMA synchronous = FULL;"
	    "CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, "
	    "arn TEXT, value BLOB)", NULL, NULL, NULL), db);
	return db;
}

static void *
write_rows(void *p)
{
	static const char blob[BLOB];
	sqlite3 *db = open_database();
	double until = now() + seconds;
	sqlite3_stmt *s = NULL;
	char name[64], arn[160];
	unsigned long n;

	check(sqlite3_prepare_v2(db, "INSERT INTO secret VALUES (?, ?, ?)", -1,
	    &s, NULL), db);
	for (n = 0; now() < until; n++) {
		snprintf(name, sizeof(name), "created/%zu/%lu",
		    (size_t)(uintptr_t)p, n);
		snprintf(arn, sizeof(arn), "arn:aws:secretsmanager:us-east-1:"
		    "123456789012:secret:%s-AbCdEf", name);
		check(sqlite3_bind_text(s, 1, name, -1, SQLITE_STATIC), db);
		check(sqlite3_bind_text(s, 2, arn, -1, SQLITE_STATIC), db);
		check(sqlite3_bind_blob(s, 3, blob, BLOB, SQLITE_STATIC), db);
		check(sqlite3_step(s), db);
		check(sqlite3_reset(s), db);
		atomic_fetch_add(&commits, 1);
	}
	check(sqlite3_finalize(s), db);
	check(sqlite3_close(db), db);
	return NULL;
}

static void
remove_files(void)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	char file[1100];
	size_t i;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		snprintf(file, sizeof(file), "%s%s", path, ends[i]);
		(void)unlink(file);
	}
}

int
main(int argc, char **argv)
{
	pthread_t t[THREADS_MAX];
	size_t i, threads = argc > 2 ? (size_t)atoi(argv[2]) : 1;
	double started;

	if (argc < 2 || threads < 1 || threads > THREADS_MAX) {
		fprintf(stderr, "usage: floor_sqlite FOLDER [THREADS "
		    "[SECONDS]]\n");
		return 2;
	}
	if (argc > 3)
		seconds = atof(argv[3]);
	snprintf(path, sizeof(path), "%s/floor.db", argv[1]);
	remove_files();
	sqlite3_close(open_database());
	started = now();
	for (i = 0; i < threads; i++)
		if (pthread_create(&t[i], NULL, write_rows,
		    (void *)(uintptr_t)i) != 0)
			return 1;
	for (i = 0; i < threads; i++)
		pthread_join(t[i], NULL);
	printf("rate=%.0f\n", (double)atomic_load(&commits) /
	    (now() - started));
	remove_files();
	return 0;
}
