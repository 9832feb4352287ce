/* The files of the store: its log, a crash, its folder, and what is sealed in it. */
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store_open.h"

/* --- the log -------------------------------------------------------------- */

static atomic_bool reading;

/* A snapshot at any moment: SQLite's own way would never begin the log anew. */
static void *
read_on(void *arg)
{
	struct store_tx *tx, *next;
	struct kt_arena *a = kt_arena_new();
	const char *value;

	(void)arg;
	tx = store_read_begin(store, a);
	while (tx != NULL && atomic_load(&reading)) {
		if (store_setting_get(tx, "n", &value) != STORE_OK)
			break;
		next = store_read_begin(store, a);
		store_read_end(store, tx);
		tx = next;
	}
	if (tx != NULL)
		store_read_end(store, tx);
	kt_arena_free(&a);
	return NULL;
}

static int
set_page(struct store_tx *tx, void *arg)
{
	const char *value = arg;
	int i;

	for (i = 0; i < 100; i++)
		if (store_setting_put(tx, kt_arena_printf(arena, "k%d", i),
		    value) != STORE_OK)
			return -1;
	return 0;
}

static void *
read_once(void *unused)
{
	struct kt_arena *own = kt_arena_new();
	struct store_tx *tx = store_read_begin(store, own);

	(void)unused;
	if (tx != NULL)
		store_read_end(store, tx);
	kt_arena_free(&own);
	return tx;
}

START_TEST(a_thread_reads_with_the_handle_it_had_last)
{
	struct store_tx *mine = store_read_begin(store, arena), *again;
	pthread_t other;
	void *its;

	ck_assert_ptr_nonnull(mine);
	ck_assert_int_eq(pthread_create(&other, NULL, read_once, NULL), 0);
	ck_assert_int_eq(pthread_join(other, &its), 0);
	ck_assert_ptr_nonnull(its);
	ck_assert_ptr_ne(its, mine);
	store_read_end(store, mine);
	again = store_read_begin(store, arena);
	ck_assert_ptr_eq(again, mine);
	store_read_end(store, again);
}
END_TEST

/*
 * 30000 pages of log are written, and begun anew every 4000; readers end within
 * a moment, but when they run at all is the machine's affair.
 */
START_TEST(the_log_begins_anew_under_readers)
{
	char *page = kt_arena_alloc(arena, 4001);
	pthread_t readers[2];
	struct stat log;
	int i;

	memset(page, 'x', 4000);
	page[4000] = '\0';
	store_close(&store);
	store = store_open(dir, false);
	ck_assert_ptr_nonnull(store);
	store->write_back_tries = INT_MAX;
	atomic_store(&reading, true);
	for (i = 0; i < 2; i++)
		ck_assert_int_eq(pthread_create(&readers[i], NULL, read_on,
		    NULL), 0);
	for (i = 0; i < 300; i++)
		ck_assert_int_eq(store_write_wait(store, arena, set_page, page),
		    0);
	atomic_store(&reading, false);
	for (i = 0; i < 2; i++)
		ck_assert_int_eq(pthread_join(readers[i], NULL), 0);
	ck_assert_int_eq(stat(file("keyturn.db-wal"), &log), 0);
	ck_assert_int_lt(log.st_size, 15000 * 4096);
}
END_TEST

/* Whether the database alone has such a secret, whatever is in its log. */
static bool
is_without_log(const char *name)
{
	const char *uri = kt_arena_printf(arena, "file:%s?immutable=1",
	    file("keyturn.db"));
	const char *text = kt_arena_printf(arena, "SELECT 1 FROM secret WHERE "
	    "name = '%s'", name);
	sqlite3_stmt *q = NULL;
	sqlite3 *db;
	bool found;

	ck_assert_int_eq(sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY |
	    SQLITE_OPEN_URI, NULL), SQLITE_OK);
	found = sqlite3_prepare_v2(db, text, -1, &q, NULL) == SQLITE_OK &&
	    sqlite3_step(q) == SQLITE_ROW;
	sqlite3_finalize(q);
	sqlite3_close(db);
	return found;
}

/* A reader that was not at work does not stand in the way. */
START_TEST(a_quiet_store_needs_no_log)
{
	int64_t patience = kt_mono_ms() + 60 * KT_SECOND;

	ck_assert(make("before", "1"));
	ck_assert_str_eq(value_of("before"), "1");
	ck_assert(make("a", "1"));
	while (!is_without_log("a")) {
		ck_assert(kt_mono_ms() < patience);
		kt_sleep_ms(20);
	}
	ck_assert(make("b", "2"));
	ck_assert_str_eq(value_of("a"), "1");
	ck_assert_str_eq(value_of("b"), "2");
}
END_TEST

/* Whoever reads then is told so; nothing ends. */
START_TEST(a_file_cut_short_ends_nothing)
{
	struct store_tx *tx;
	struct secret s;

	ck_assert(make("a", "1"));
	store_close(&store);		/* which writes the log back */
	store = store_open(dir, true);
	ck_assert_ptr_nonnull(store);
	tx = store_read_begin(store, arena);
	ck_assert_int_eq(store_secret_find(tx, ACCOUNT, REGION, "none", &s),
	    STORE_NOT_FOUND);
	store_read_end(store, tx);
	ck_assert_int_eq(truncate(file("keyturn.db"), 4096), 0);
	tx = store_read_begin(store, arena);
	ck_assert_int_ne(store_secret_by_id(tx, 1, &s), STORE_OK);
	store_read_end(store, tx);
}
END_TEST

/* --- a crash after a large failure ---------------------------------------- */

static char crashed[80];

static void
copy_file(const char *name)
{
	static char bytes[65536];
	FILE *from = fopen(file(name), "r");
	FILE *to = fopen(kt_arena_printf(arena, "%s/%s", crashed, name), "w");
	size_t n;

	ck_assert(from != NULL && to != NULL);
	while ((n = fread(bytes, 1, sizeof(bytes), from)) > 0)
		ck_assert_uint_eq(fwrite(bytes, 1, n, to), n);
	ck_assert_int_eq(fclose(to), 0);
	fclose(from);
}

/* Told of the commit, and gone: what is in the files must be all. */
static void
crash_done(struct store_work *w, bool kept)
{
	copy_file("keyturn.db");
	copy_file("keyturn.db-wal");
	copy_file("root.key");
	make_done(w, kept);
}

#define LARGE 300	/* values of 64 KB: more than the writer keeps in memory */

/* Out of order and over again, as an operation on many rows works. */
static int
fail_late(struct store_work *w, struct store_tx *tx)
{
	static char value[65536];
	int i;

	(void)w;
	memset(value, 'x', sizeof(value) - 1);
	for (i = 0; i < LARGE; i++)
		ck_assert_int_eq(make_secret(tx, kt_arena_printf(arena,
		    "large%d", i * 7919 % LARGE), value), 0);
	for (i = 0; i < 2; i++)
		ck_assert_int_eq(sql_script(tx, i == 0 ? "UPDATE version SET "
		    "accessed = 8" : "UPDATE version SET accessed = 9"), 0);
	return -1;
}

START_TEST(what_shares_a_commit_with_a_large_failure_survives_a_crash)
{
	struct make first = { .gate = 1 }, large = { .rc = -1 }, last = {
	    .rc = 0 };
	static const char *const names[] = { "keyturn.db", "keyturn.db-wal",
	    "keyturn.db-shm", "root.key", "lock" };
	struct store *was = store;
	size_t i;

	(void)snprintf(crashed, sizeof(crashed), "%s.crashed", dir);
	ck_assert_int_eq(mkdir(crashed, 0700), 0);
	begin(&first, "first", "1");
	wait_at_gate(&first);
	large.work = (struct store_work){ .run = fail_late, .done = make_done,
	    .arena = kt_arena_new() };
	store_write(store, &large.work);
	last.name = "last";
	last.value = "2";
	last.work = (struct store_work){ .run = make_run, .done = crash_done,
	    .arena = kt_arena_new() };
	store_write(store, &last.work);
	atomic_store(&first.gate, 0);
	ck_assert(end(&first));
	ck_assert(!end(&large));
	ck_assert(end(&last));
	ck_assert_int_eq(chmod(kt_arena_printf(arena, "%s/root.key", crashed),
	    0600), 0);
	store = store_open(crashed, true);
	ck_assert_ptr_nonnull(store);
	ck_assert_str_eq(value_of("first"), "1");
	ck_assert_str_eq(value_of("last"), "2");
	store_close(&store);
	store = was;
	for (i = 0; i < N_ELEMENTS(names); i++)
		(void)unlink(kt_arena_printf(arena, "%s/%s", crashed,
		    names[i]));
	ck_assert_int_eq(rmdir(crashed), 0);
}
END_TEST

/* --- the folder ----------------------------------------------------------- */

START_TEST(a_store_goes_on_where_it_ended)
{
	ck_assert(make("a", "1"));
	ck_assert(make("b", "2"));
	ck_assert(make("c", "3"));
	store_close(&store);
	store = store_open(dir, true);
	ck_assert_ptr_nonnull(store);
	ck_assert(make("d", "4"));
	ck_assert_str_eq(value_of("a"), "1");
	ck_assert_str_eq(value_of("d"), "4");
}
END_TEST

START_TEST(a_folder_has_one_store)
{
	struct store *second = store_open(dir, true);

	ck_assert_ptr_null(second);
	ck_assert(make("a", "1"));	/* the first is not disturbed */
	store_close(&store);
	store = store_open(dir, true);
	ck_assert_ptr_nonnull(store);
	ck_assert_str_eq(value_of("a"), "1");
}
END_TEST

START_TEST(data_of_a_newer_keyturn_are_left_alone)
{
	const char *version;
	sqlite3_stmt *q;
	sqlite3 *db;

	ck_assert(make("a", "1"));
	store_close(&store);
	db = plain();
	sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &q, NULL);
	ck_assert_int_eq(sqlite3_step(q), SQLITE_ROW);
	version = kt_arena_printf(arena, "PRAGMA user_version = %d",
	    sqlite3_column_int(q, 0));
	sqlite3_finalize(q);
	sql(db, "PRAGMA user_version = 99");
	ck_assert_ptr_null(store_open(dir, true));
	sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &q, NULL);
	ck_assert_int_eq(sqlite3_step(q), SQLITE_ROW);
	ck_assert_int_eq(sqlite3_column_int(q, 0), 99);
	sqlite3_finalize(q);
	sql(db, version);
	sqlite3_close(db);
	store = store_open(dir, true);
	ck_assert_str_eq(value_of("a"), "1");
}
END_TEST

START_TEST(a_lost_key_is_not_replaced)
{
	ck_assert(make("a", "1"));
	store_close(&store);
	ck_assert_int_eq(rename(file("root.key"), file("elsewhere")), 0);
	ck_assert_ptr_null(store_open(dir, true));
	ck_assert_int_ne(access(file("root.key"), F_OK), 0);
	ck_assert_int_eq(rename(file("elsewhere"), file("root.key")), 0);
	store = store_open(dir, true);
	ck_assert_str_eq(value_of("a"), "1");
}
END_TEST

START_TEST(everything_is_ours_alone)
{
	static const char *const names[] = { "keyturn.db", "keyturn.db-wal",
	    "keyturn.db-shm", "root.key", "lock" };
	mode_t before = umask(0);
	const char *deep = kt_arena_printf(arena, "%s/deep", dir);
	struct store *s = store_open(deep, true);
	struct stat st;
	size_t i;

	(void)umask(before);
	ck_assert_ptr_nonnull(s);
	ck_assert_int_eq(stat(deep, &st), 0);
	ck_assert_int_eq(st.st_mode & 0777, 0700);
	for (i = 0; i < N_ELEMENTS(names); i++) {
		const char *path = kt_arena_printf(arena, "%s/%s", deep,
		    names[i]);

		ck_assert_msg(stat(path, &st) == 0, "%s", path);
		ck_assert_msg((st.st_mode & 0777) == 0600, "%s: %o", path,
		    st.st_mode);
	}
	store_close(&s);
	for (i = 0; i < N_ELEMENTS(names); i++)
		(void)unlink(kt_arena_printf(arena, "%s/%s", deep, names[i]));
	ck_assert_int_eq(rmdir(deep), 0);
}
END_TEST

/* --- sealed values -------------------------------------------------------- */

START_TEST(equal_values_are_sealed_differently)
{
	sqlite3_stmt *q;
	sqlite3 *db;

	ck_assert(make("a", "the same"));
	ck_assert(make("b", "the same"));
	db = plain();
	sqlite3_prepare_v2(db, "SELECT count(DISTINCT sealed), "
	    "count(DISTINCT substr(sealed, 13, 32)), min(length(sealed)) "
	    "FROM (SELECT value_sealed AS sealed FROM secret)", -1, &q, NULL);
	ck_assert_int_eq(sqlite3_step(q), SQLITE_ROW);
	ck_assert_int_eq(sqlite3_column_int(q, 0), 2);
	ck_assert_int_eq(sqlite3_column_int(q, 1), 2);	/* their keys too */
	ck_assert_int_eq(sqlite3_column_int(q, 2), 12 + 48 + 12 + 8 + 16);
	sqlite3_finalize(q);
	sqlite3_close(db);
}
END_TEST

static const struct { const char *sql, *version; } moves[] = {
	/* to the same version of another secret */
	{ "UPDATE secret SET value_sealed = (SELECT value_sealed FROM secret "
	    "AS other WHERE other.id = 2) WHERE id = 1", V1 },
	/* to another version of the same secret */
	{ "UPDATE secret SET labels = CAST(replace(labels, '" V1 "', '" V2
	    "') AS BLOB) WHERE id = 1", V2 },
	/* damaged, cut, gone */
	{ "UPDATE secret SET value_sealed = zeroblob(length(value_sealed))",
	    V1 },
	{ "UPDATE secret SET value_sealed = substr(value_sealed, 1, 60)", V1 },
	{ "UPDATE secret SET value_sealed = x''", V1 },
	{ "UPDATE secret SET value_sealed = NULL", V1 },
};

START_TEST(a_sealed_value_does_not_open_elsewhere)
{
	struct store_tx *tx;
	struct version v = { .id = "unset" };
	struct secret s;
	sqlite3 *db;

	ck_assert(make("a", "of a"));
	ck_assert(make("b", "of b"));
	ck_assert_str_eq(value_of("a"), "of a");
	db = plain();
	sql(db, moves[_i].sql);
	sqlite3_close(db);
	ck_assert(make("c", "a commit, after which readers look anew"));
	tx = store_read_begin(store, arena);
	ck_assert_int_eq(store_secret_find(tx, ACCOUNT, REGION, "a", &s),
	    STORE_OK);
	ck_assert_int_eq(store_version_find(tx, &s, moves[_i].version, &v),
	    STORE_FAILED);
	ck_assert_str_eq(v.id, "unset");
	ck_assert_str_eq(store_error(tx),
	    "a sealed value does not open: other key, or damaged");
	store_read_end(store, tx);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("store_files");
	TCase *tc = tcase_create("store_files");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	tcase_add_test(tc, a_thread_reads_with_the_handle_it_had_last);
	tcase_add_test(tc, the_log_begins_anew_under_readers);
	tcase_add_test(tc, a_quiet_store_needs_no_log);
	tcase_add_test(tc, a_file_cut_short_ends_nothing);
	tcase_add_test(tc,
	    what_shares_a_commit_with_a_large_failure_survives_a_crash);
	tcase_add_test(tc, a_store_goes_on_where_it_ended);
	tcase_add_test(tc, a_folder_has_one_store);
	tcase_add_test(tc, data_of_a_newer_keyturn_are_left_alone);
	tcase_add_test(tc, a_lost_key_is_not_replaced);
	tcase_add_test(tc, everything_is_ours_alone);
	tcase_add_test(tc, equal_values_are_sealed_differently);
	tcase_add_loop_test(tc, a_sealed_value_does_not_open_elsewhere, 0,
	    N_ELEMENTS(moves));
	suite_add_tcase(s, tc);
	return suite_run(s);
}
