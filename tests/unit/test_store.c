/*
 * The store: one writer, many readers, what a failure undoes, what lies in
 * the folder.  Besides the store's own calls a plain SQLite connection looks
 * at the file, and spoils it.
 */
#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/clock.h"
#include "keyturn/log.h"
#include "store/handle.h"
#include "store/sql.h"
#include "tests/support/suite.h"

#define ACCOUNT "123456789012"
#define REGION "eu-west-1"
#define V1 "11111111-0000-4000-8000-000000000001"
#define V2 "22222222-0000-4000-8000-000000000002"

static char dir[64];
static struct store *store;
static struct kt_arena *arena;

static void
setup(void)
{
	kt_log_setup(KT_LOG_ERROR, false);
	strcpy(dir, "/tmp/keyturn-store-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	arena = kt_arena_new();
	store = store_open(dir, true);
	ck_assert_ptr_nonnull(store);
}

static const char *
file(const char *name)
{
	return kt_arena_printf(arena, "%s/%s", dir, name);
}

static void
teardown(void)
{
	DIR *d;
	struct dirent *e;

	store_close(&store);
	ck_assert_ptr_nonnull(d = opendir(dir));
	while ((e = readdir(d)) != NULL)
		(void)unlink(file(e->d_name));
	closedir(d);
	ck_assert_int_eq(rmdir(dir), 0);
	kt_arena_free(&arena);
}

/* --- writes by hand ------------------------------------------------------- */

/* A name that begins with a slash is another region's. */
static const char *
region_of(const char *name)
{
	return name[0] == '/' ? "us-west-2" : REGION;
}

/* A write that makes a secret with a value, then goes wrong if it shall. */
struct make {
	struct store_work work;
	const char *name, *value;
	int rc;			/* what run returns in the end */
	bool alone;
	atomic_int gate;	/* 1: wait; 2: somebody waits; 0: pass */
	atomic_bool over;
	bool kept;
};

static int
make_secret(struct store_tx *tx, const char *name, const char *value)
{
	struct secret s = { .account = ACCOUNT, .region = region_of(name),
	    .name = name, .created = 1, .changed = 1 };
	struct version v = { .id = V1, .created = 1, .kind = VERSION_STRING,
	    .value = { (const uint8_t *)value, strlen(value) } };

	store_label_move(tx, &s, "AWSCURRENT", v.id);
	return store_version_add(tx, &s, &v) == STORE_OK &&
	    store_secret_add(tx, &s) == STORE_OK ? 0 : -1;
}

static int
make_run(struct store_work *w, struct store_tx *tx)
{
	struct make *m = (struct make *)(void *)w;
	int closed = 1;

	if (make_secret(tx, m->name, m->value) != 0)
		return -1;
	(void)atomic_compare_exchange_strong(&m->gate, &closed, 2);
	while (atomic_load(&m->gate) != 0)
		kt_sleep_ms(1);
	return m->rc;
}

static void
make_done(struct store_work *w, bool kept)
{
	struct make *m = (struct make *)(void *)w;

	m->kept = kept;
	atomic_store(&m->over, true);
}

static void
begin(struct make *m, const char *name, const char *value)
{
	m->work = (struct store_work){ .run = make_run, .done = make_done,
	    .arena = kt_arena_new(), .alone = m->alone };
	m->name = name;
	m->value = value;
	atomic_store(&m->over, false);
	store_write(store, &m->work);
}

/* Waits for the end; true when it was kept. */
static bool
end(struct make *m)
{
	while (!atomic_load(&m->over))
		kt_sleep_ms(1);
	kt_arena_free(&m->work.arena);
	return m->kept && m->work.rc == 0;
}

static void
wait_at_gate(struct make *m)
{
	while (atomic_load(&m->gate) != 2)
		kt_sleep_ms(1);
}

/* The value of a secret, or NULL when there is none. */
static const char *
value_of(const char *name)
{
	struct store_tx *tx = store_read_begin(store, arena);
	const char *found = NULL;
	struct secret s;
	struct version v;

	ck_assert_ptr_nonnull(tx);
	if (store_secret_find(tx, ACCOUNT, region_of(name), name, &s) ==
	    STORE_OK &&
	    store_version_find(tx, &s, V1, &v) == STORE_OK)
		found = kt_arena_strndup(arena, (const char *)v.value.p,
		    v.value.n);
	store_read_end(store, tx);
	return found;
}

static bool
make(const char *name, const char *value)
{
	struct make m = { .rc = 0 };

	begin(&m, name, value);
	return end(&m);
}

/* --- batches -------------------------------------------------------------- */

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

static sqlite3 *
plain(void)
{
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(file("keyturn.db"), &db), SQLITE_OK);
	return db;
}

static void
sql(sqlite3 *db, const char *text)
{
	ck_assert_int_eq(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
}

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

static Suite *
make_suite(void)
{
	Suite *s = suite_create("store");
	TCase *tc = tcase_create("store");

	tcase_set_timeout(tc, 30);
	tcase_add_checked_fixture(tc, setup, teardown);
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
	tcase_add_test(tc, a_thread_reads_with_the_handle_it_had_last);
	tcase_add_test(tc, the_log_begins_anew_under_readers);
	tcase_add_test(tc, a_quiet_store_needs_no_log);
	tcase_add_test(tc, a_file_cut_short_ends_nothing);
	tcase_add_test(tc, a_store_goes_on_where_it_ended);
	tcase_add_test(tc,
	    what_shares_a_commit_with_a_large_failure_survives_a_crash);
	tcase_add_test(tc, a_folder_has_one_store);
	tcase_add_test(tc, data_of_a_newer_keyturn_are_left_alone);
	tcase_add_test(tc, a_lost_key_is_not_replaced);
	tcase_add_test(tc, everything_is_ours_alone);
	tcase_add_test(tc, equal_values_are_sealed_differently);
	tcase_add_loop_test(tc, a_sealed_value_does_not_open_elsewhere, 0,
	    N_ELEMENTS(moves));
	tcase_add_test(tc, a_secret_takes_all_that_is_its_own_along);
	tcase_add_test(tc, where_a_secret_was_another_may_be);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
