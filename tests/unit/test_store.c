/* Transactions of the store: one writer, many readers, and what fails alone. */
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "store_open.h"

static int
count_commit(void *n)
{
	(*(int *)n)++;
	return 0;
}

/* Three writes that wait for the writer, and so share a transaction. */
static void
one_batch(struct make three[3], const char *const names[3])
{
	struct make first = { .gate = 1 };

	begin(&first, "first", "v");
	wait_at_gate(&first);
	begin(&three[0], names[0], "1");
	begin(&three[1], names[1], "2");
	begin(&three[2], names[2], "3");
	atomic_store(&first.gate, 0);
	ck_assert(end(&first));
}

/* a with the first, b by itself, then c: whatever becomes of b. */
START_TEST(what_goes_alone_shares_no_commit)
{
	static const char *const names[] = { "a", "b", "c" };
	struct make three[3] = { { .rc = 0 }, { .rc = _i, .alone = true },
	    { .rc = 0 } };
	int commits = 0;

	sqlite3_commit_hook(store->writer->db, count_commit, &commits);
	one_batch(three, names);
	ck_assert(end(&three[0]));
	ck_assert_int_eq(end(&three[1]), _i == 0);
	ck_assert(end(&three[2]));
	ck_assert_int_eq(commits, 3);
	ck_assert_str_eq(value_of("a"), "1");
	ck_assert_str_eq(value_of("c"), "3");
}
END_TEST

START_TEST(a_failed_write_undoes_only_itself)
{
	static const char *const names[] = { "a", "b", "c" };
	struct make three[3] = { { .rc = 0 }, { .rc = -1 }, { .rc = 0 } };
	int commits = 0;

	sqlite3_commit_hook(store->writer->db, count_commit, &commits);
	one_batch(three, names);
	ck_assert(end(&three[0]));
	ck_assert(!end(&three[1]));
	ck_assert(end(&three[2]));
	ck_assert(three[1].kept);	/* it failed by itself */
	ck_assert_int_eq(commits, 1);	/* theirs and that of the first */
	ck_assert_str_eq(value_of("a"), "1");
	ck_assert_ptr_null(value_of("b"));
	ck_assert_str_eq(value_of("c"), "3");
}
END_TEST

/* The first to be made in a region is undone, and with it the region's row. */
START_TEST(a_failed_write_leaves_no_place)
{
	static const char *const names[] = { "/a", "/b", "/c" };
	struct make three[3] = { { .rc = -1 }, { .rc = 0 }, { .rc = 0 } };

	one_batch(three, names);
	ck_assert(!end(&three[0]));
	ck_assert(end(&three[1]));
	ck_assert(end(&three[2]));
	ck_assert_str_eq(value_of("/b"), "2");
	ck_assert_str_eq(value_of("/c"), "3");
}
END_TEST

static int
refuse_commit(void *unused)
{
	(void)unused;
	return 1;
}

START_TEST(a_failed_commit_fails_all)
{
	struct make three[3] = { { .rc = 0 }, { .rc = -1 }, { .rc = 0 } };
	struct make first = { .gate = 1 };
	int i;

	begin(&first, "first", "v");
	wait_at_gate(&first);
	begin(&three[0], "a", "1");
	begin(&three[1], "b", "2");
	begin(&three[2], "c", "3");
	sqlite3_commit_hook(store->writer->db, refuse_commit, NULL);
	atomic_store(&first.gate, 0);
	ck_assert(!end(&first));
	for (i = 0; i < 3; i++) {
		ck_assert(!end(&three[i]));
		ck_assert(!three[i].kept);
	}
	sqlite3_commit_hook(store->writer->db, NULL, NULL);
	ck_assert_ptr_null(value_of("first"));
	ck_assert_ptr_null(value_of("a"));
	ck_assert_ptr_null(value_of("c"));
	ck_assert(make("a", "again"));
	ck_assert_str_eq(value_of("a"), "again");
}
END_TEST

/* The disk is full, as a limit on the size of files says it. */
START_TEST(a_full_disk_leaves_no_half_secret)
{
	struct rlimit full = { .rlim_cur = 0 }, room;
	char *big = kt_arena_alloc(arena, 65536);
	struct stat wal;

	memset(big, 'x', 65535);
	ck_assert(make("before", "v"));
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &room), 0);
	ck_assert_int_eq(stat(file("keyturn.db-wal"), &wal), 0);
	full.rlim_max = room.rlim_max;
	full.rlim_cur = (rlim_t)wal.st_size + 8192;
	ck_assert(signal(SIGXFSZ, SIG_IGN) != SIG_ERR);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &full), 0);
	ck_assert(!make("big", big));
	ck_assert_ptr_null(value_of("big"));
	ck_assert_str_eq(value_of("before"), "v");
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &room), 0);
	ck_assert(make("big", big));
	ck_assert_str_eq(value_of("big"), big);
}
END_TEST

#define MANY 200

/* Writes many, then reads them: what does not fit in memory is in the log. */
static int
write_many(struct store_tx *tx, const char *value)
{
	int i;

	for (i = 0; i < MANY; i++)
		if (make_secret(tx, kt_arena_printf(arena, "many%d", i),
		    value) != 0)
			return -1;
	return 0;
}

static int
make_many(struct store_tx *tx, void *value)
{
	struct secret s;
	struct version v;
	int i;

	if (write_many(tx, value) != 0)
		return -1;
	for (i = 0; i < MANY; i++)
		if (store_secret_find(tx, ACCOUNT, REGION,
		    kt_arena_printf(arena, "many%d", i), &s) != STORE_OK ||
		    store_version_find(tx, &s, V1, &v) != STORE_OK ||
		    v.value.n != strlen(value))
			return -1;
	return 0;
}

/* ... page by page, or all of it at the end. */
static const char *const memory[] = {
	"PRAGMA cache_spill = ON; PRAGMA cache_size = 20",
	"PRAGMA cache_size = 10000"
};

START_TEST(a_transaction_may_be_large)
{
	char *big = kt_arena_alloc(arena, 65536);
	int i;

	memset(big, 'x', 65535);
	ck_assert_int_eq(sql_script(store->writer, memory[_i]), 0);
	ck_assert_int_eq(store_write_wait(store, arena, make_many, big), 0);
	for (i = 0; i < MANY; i++)
		ck_assert_str_eq(value_of(kt_arena_printf(arena, "many%d", i)),
		    big);
}
END_TEST

static bool full;

static ssize_t
write_or_full(int fd, const void *p, size_t n, off_t at)
{
	if (full) {
		full = false;
		errno = ENOSPC;
		return -1;
	}
	return pwrite(fd, p, n, at);
}

static void
write_by(sqlite3_syscall_ptr f)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find("unix");

	ck_assert_int_eq(vfs->xSetSystemCall(vfs, "pwrite", f), SQLITE_OK);
	ck_assert_int_eq(vfs->xSetSystemCall(vfs, "pwrite64", f), SQLITE_OK);
}

/* A statement fails whose reading made room in memory; nobody minds. */
static int
make_many_on_a_full_disk(struct store_tx *tx, void *value)
{
	struct secret s = { .id = 1 };
	const struct rotation_move m = { .act = ROTATION_BEGIN, .now = 1,
	    .version = V1, .token = "t" };

	if (write_many(tx, value) != 0)
		return -1;
	full = true;
	(void)!store_rotation_move(tx, &s, &m);
	full = false;
	return 0;
}

/* The disk is full for a moment in the middle: then nothing of it is kept. */
START_TEST(a_transaction_has_no_hole)
{
	char *big = kt_arena_alloc(arena, 65536);

	memset(big, 'x', 65535);
	ck_assert(make("before", "v"));
	ck_assert_int_eq(sql_script(store->writer, memory[0]), 0);
	write_by((sqlite3_syscall_ptr)write_or_full);
	ck_assert_int_ne(store_write_wait(store, arena,
	    make_many_on_a_full_disk, big), 0);
	write_by(NULL);
	ck_assert_ptr_null(value_of("many0"));
	ck_assert_str_eq(value_of("before"), "v");
	ck_assert_int_eq(store_write_wait(store, arena, make_many, big), 0);
	ck_assert_str_eq(value_of("many0"), big);
}
END_TEST

/* Somebody else holds the file: refused, and possible again afterwards. */
START_TEST(a_locked_file_refuses_writes_and_no_reads)
{
	sqlite3 *db = plain();

	ck_assert(make("before", "v"));
	sqlite3_busy_timeout(store->writer->db, 20);
	sql(db, "BEGIN IMMEDIATE");
	ck_assert(!make("a", "1"));
	ck_assert_str_eq(value_of("before"), "v");
	sql(db, "ROLLBACK");
	sqlite3_close(db);
	ck_assert_ptr_null(value_of("a"));
	ck_assert(make("a", "1"));
}
END_TEST

START_TEST(a_read_does_not_wait_for_the_writer)
{
	struct make slow = { .gate = 1 };

	ck_assert(make("before", "v"));
	begin(&slow, "slow", "v");
	wait_at_gate(&slow);		/* it has written, and holds the lock */
	ck_assert_str_eq(value_of("before"), "v");
	ck_assert_ptr_null(value_of("slow"));
	atomic_store(&slow.gate, 0);
	ck_assert(end(&slow));
	ck_assert_str_eq(value_of("slow"), "v");
}
END_TEST

START_TEST(a_read_is_a_snapshot)
{
	struct store_tx *tx = store_read_begin(store, arena);
	struct secret s;

	ck_assert_int_eq(store_secret_find(tx, ACCOUNT, REGION, "a", &s),
	    STORE_NOT_FOUND);
	ck_assert(make("a", "1"));
	ck_assert_int_eq(store_secret_find(tx, ACCOUNT, REGION, "a", &s),
	    STORE_NOT_FOUND);
	store_read_end(store, tx);
	ck_assert_str_eq(value_of("a"), "1");
}
END_TEST

/* What a commit makes of "a", to who looks in the midst of it. */
struct midst {
	const char *before, *after;
};

static int
look_before(void *midst)
{
	((struct midst *)midst)->before = value_of("a");
	return 0;
}

static int
look_after(void *midst, sqlite3 *db, const char *name, int pages)
{
	(void)db;
	(void)name;
	(void)pages;
	((struct midst *)midst)->after = value_of("a");
	return SQLITE_OK;
}

/*
 * SQLite calls the one hook before new snapshots have the commit, the other
 * when they have it, and the writer hears of that later still.  Whoever had a
 * snapshot by then, of before the commit or begun in the midst of it, may not
 * read from that what somebody else has read anew.
 */
START_TEST(who_reads_in_the_midst_of_a_commit_reads_no_less_than_others)
{
	struct midst m = { NULL, NULL };

	ck_assert_ptr_null(value_of("a"));
	sqlite3_wal_hook(store->writer->db, look_after, &m);
	if (_i == 1)
		sqlite3_commit_hook(store->writer->db, look_before, &m);
	ck_assert(make("a", "1"));
	ck_assert_ptr_null(m.before);
	ck_assert_str_eq(m.after, "1");
}
END_TEST

START_TEST(closing_finishes_what_waits)
{
	struct make three[3] = { { .rc = 0 }, { .rc = 0 }, { .rc = 0 } };
	int i;

	one_batch(three, (const char *const[]){ "a", "b", "c" });
	store_close(&store);
	for (i = 0; i < 3; i++)
		ck_assert(end(&three[i]));
	store = store_open(dir, true);
	ck_assert_str_eq(value_of("c"), "3");
}
END_TEST

/* --- rows ----------------------------------------------------------------- */

static int
remove_a(struct store_tx *tx, void *unused)
{
	struct secret s;
	struct tag t = { "key", "value" };
	const struct rotation_move m = { .act = ROTATION_BEGIN, .now = 1,
	    .version = V1, .token = V1 };

	(void)unused;
	return store_secret_find(tx, ACCOUNT, REGION, "a", &s) == STORE_OK &&
	    store_tag_put(tx, s.id, &t) == STORE_OK &&
	    store_rotation_move(tx, &s, &m) == STORE_OK &&
	    store_secret_remove(tx, s.id) == STORE_OK ? 0 : -1;
}

START_TEST(a_secret_takes_all_that_is_its_own_along)
{
	sqlite3_stmt *q;
	sqlite3 *db;

	ck_assert(make("a", "1"));
	ck_assert_int_eq(store_write_wait(store, arena, remove_a, NULL), 0);
	db = plain();
	sqlite3_prepare_v2(db, "SELECT (SELECT count(*) FROM version) + "
	    "(SELECT count(*) FROM tag) + "
	    "(SELECT count(*) FROM rotation) + "
	    "(SELECT count(*) FROM job)", -1, &q, NULL);
	ck_assert_int_eq(sqlite3_step(q), SQLITE_ROW);
	ck_assert_int_eq(sqlite3_column_int(q, 0), 0);
	sqlite3_finalize(q);
	sqlite3_close(db);
}
END_TEST

/* SQLite gives the id of the last row, once that has gone, to the next one. */
START_TEST(where_a_secret_was_another_may_be)
{
	ck_assert(make("a", "1"));
	ck_assert_str_eq(value_of("a"), "1");	/* and knows where it is */
	ck_assert_int_eq(store_write_wait(store, arena, remove_a, NULL), 0);
	ck_assert_ptr_null(value_of("a"));
	ck_assert(make("b", "2"));
	ck_assert_ptr_null(value_of("a"));
	ck_assert_str_eq(value_of("b"), "2");
	ck_assert(make("a", "3"));
	ck_assert_str_eq(value_of("a"), "3");
	ck_assert_str_eq(value_of("a"), "3");
	ck_assert_str_eq(value_of("b"), "2");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("store");
	TCase *tc = tcase_create("store");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	tcase_add_loop_test(tc, what_goes_alone_shares_no_commit, -1, 1);
	tcase_add_test(tc, a_failed_write_undoes_only_itself);
	tcase_add_test(tc, a_failed_write_leaves_no_place);
	tcase_add_test(tc, a_failed_commit_fails_all);
	tcase_add_test(tc, a_full_disk_leaves_no_half_secret);
	tcase_add_loop_test(tc, a_transaction_may_be_large, 0,
	    N_ELEMENTS(memory));
	tcase_add_test(tc, a_transaction_has_no_hole);
	tcase_add_test(tc, a_locked_file_refuses_writes_and_no_reads);
	tcase_add_test(tc, a_read_does_not_wait_for_the_writer);
	tcase_add_test(tc, a_read_is_a_snapshot);
	tcase_add_loop_test(tc,
	    who_reads_in_the_midst_of_a_commit_reads_no_less_than_others, 0, 2);
	tcase_add_test(tc, closing_finishes_what_waits);
	tcase_add_test(tc, a_secret_takes_all_that_is_its_own_along);
	tcase_add_test(tc, where_a_secret_was_another_may_be);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
