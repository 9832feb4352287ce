/*
 * Who is the writer: a thread, or while that rests whoever would do nothing but
 * wait for it; when what has time is written; and what is not synced.
 */
#include <check.h>
#include <dirent.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/clock.h"
#include "keyturn/log.h"
#include "store/handle.h"
#include "store/sql.h"
#include "store/tables.h"
#include "tests/support/suite.h"

static char dir[64];
static struct store *store;
static struct store *_Atomic counted;	/* whose syncs; of its thread too */
static struct kt_arena *arena;

static const char *
file(const char *name)
{
	return kt_arena_printf(arena, "%s/%s", dir, name);
}

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

static void
teardown(void)
{
	struct dirent *e;
	DIR *d;

	atomic_store(&counted, NULL);
	store_close(&store);
	ck_assert_ptr_nonnull(d = opendir(dir));
	while ((e = readdir(d)) != NULL)
		(void)unlink(file(e->d_name));
	closedir(d);
	ck_assert_int_eq(rmdir(dir), 0);
	kt_arena_free(&arena);
}

/* A setting to be put; its run stands at the gate while that is closed. */
struct put {
	struct store_work work;
	const char *key;
	atomic_bool closed, entered, over;
	pthread_t by;
};

static int
put_run(struct store_work *w, struct store_tx *tx)
{
	struct put *p = (struct put *)(void *)w;

	p->by = pthread_self();
	atomic_store(&p->entered, true);
	while (atomic_load(&p->closed))
		kt_sleep_ms(1);
	return store_setting_put(tx, p->key, "put") == STORE_OK ? 0 : -1;
}

static void
put_done(struct store_work *w, bool kept)
{
	struct put *p = (struct put *)(void *)w;

	ck_assert(kept && w->rc == 0);
	atomic_store(&p->over, true);
}

static void
begin(struct put *p, const char *key)
{
	p->work.run = put_run;
	p->work.done = put_done;
	p->work.arena = kt_arena_new();
	p->key = key;
}

static void
until(atomic_bool *is)
{
	int64_t patience = kt_mono_ms() + 60 * KT_SECOND;

	while (!atomic_load(is)) {
		ck_assert(kt_mono_ms() < patience);
		kt_sleep_ms(1);
	}
}

static void
end(struct put *p)
{
	until(&p->over);
	kt_arena_free(&p->work.arena);
}

/* Not at once: at the beginning the thread may have a log to write back. */
START_TEST(who_waits_is_the_writer_while_that_rests)
{
	int64_t patience = kt_mono_ms() + 60 * KT_SECOND;
	bool here = false;

	while (!here) {
		struct put p = { .closed = false };

		ck_assert(kt_mono_ms() < patience);
		begin(&p, "a");
		store_write_here(store, &p.work);
		here = atomic_load(&p.over) &&
		    pthread_equal(p.by, pthread_self());
		end(&p);
	}
}
END_TEST

static void *
write_here(void *p)
{
	store_write_here(store, &((struct put *)p)->work);
	return NULL;
}

/* By a thread of a test's own, or by the store's. */
static void
hold(struct put *p, bool here, pthread_t *t)
{
	atomic_store(&p->closed, true);
	begin(p, "first");
	if (here)
		ck_assert_int_eq(pthread_create(t, NULL, write_here, p), 0);
	else
		store_write(store, &p->work);
	until(&p->entered);
}

/* What goes alone is not taken along: the store's thread comes for it. */
static const struct { bool here, alone; } holds[] = {
	{ false, false }, { false, true }, { true, false }, { true, true }
};

START_TEST(who_comes_meanwhile_waits_and_is_not_forgotten)
{
	struct put first = { .closed = false };
	struct put second = { .work = { .alone = holds[_i].alone } };
	pthread_t t;

	hold(&first, holds[_i].here, &t);
	begin(&second, "second");
	store_write_here(store, &second.work);
	ck_assert(!atomic_load(&second.entered));
	atomic_store(&first.closed, false);
	end(&first);
	end(&second);
	ck_assert(!pthread_equal(second.by, pthread_self()));
	if (holds[_i].here)
		pthread_join(t, NULL);
}
END_TEST

/* The database alone, whatever is in its log. */
static bool
is_without_log(const char *key)
{
	const char *uri = kt_arena_printf(arena, "file:%s?immutable=1",
	    file("keyturn.db"));
	sqlite3_stmt *q = NULL;
	sqlite3 *db;
	bool found;

	ck_assert_int_eq(sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY |
	    SQLITE_OPEN_URI, NULL), SQLITE_OK);
	found = sqlite3_prepare_v2(db, kt_arena_printf(arena,
	    "SELECT 1 FROM setting WHERE key = '%s'", key), -1, &q, NULL) ==
	    SQLITE_OK && sqlite3_step(q) == SQLITE_ROW;
	sqlite3_finalize(q);
	sqlite3_close(db);
	return found;
}

/*
 * Written by who waits, and what has time with nothing else to come; twice: the
 * second time the thread has written back, and sleeps.
 */
static void (*const quietly[])(struct store *, struct store_work *) = {
	store_write_here, store_write_later
};

START_TEST(what_is_written_reaches_the_database_in_the_quiet)
{
	static const char *const keys[] = { "a", "b" };
	int64_t patience = kt_mono_ms() + 60 * KT_SECOND;
	size_t i;

	for (i = 0; i < N_ELEMENTS(keys); i++) {
		struct put p = { .closed = false };

		begin(&p, keys[i]);
		quietly[_i](store, &p.work);
		end(&p);
		while (!is_without_log(keys[i])) {
			ck_assert(kt_mono_ms() < patience);
			kt_sleep_ms(20);
		}
	}
}
END_TEST

static int
count_commit(void *n)
{
	(*(int *)n)++;
	return 0;
}

START_TEST(what_has_time_goes_with_the_next)
{
	struct put first = { .closed = false }, has_time = { .closed = false };
	int commits = 0;

	hold(&first, false, NULL);
	sqlite3_commit_hook(store->writer->db, count_commit, &commits);
	begin(&has_time, "has time");
	store_write_later(store, &has_time.work);
	atomic_store(&first.closed, false);
	end(&first);
	end(&has_time);
	ck_assert_int_eq(commits, 1);
}
END_TEST

START_TEST(what_has_time_is_written_in_the_end)
{
	struct put p = { .closed = false };

	begin(&p, "has time");
	store_write_later(store, &p.work);
	store_close(&store);
	ck_assert(atomic_load(&p.over));
	end(&p);
	store = store_open(dir, true);
	ck_assert_ptr_nonnull(store);
}
END_TEST

/* --- what is light -------------------------------------------------------- */

static atomic_int syncs;	/* in commits */

/* In place of the system's, for SQLite too. */
int fdatasync(int fd);

int
fdatasync(int fd)
{
	struct store *s = atomic_load(&counted);

	if (s != NULL && atomic_load(&s->commits) % 2 == 1)
		atomic_fetch_add(&syncs, 1);
	return fsync(fd);
}

static int
put_key(struct store_tx *tx, void *key)
{
	return store_setting_put(tx, key, "put") == STORE_OK ? 0 : -1;
}

/* How many syncs it took. */
static int
put_by(int (*write)(struct store *, struct kt_arena *,
    int (*)(struct store_tx *, void *), void *), const char *key)
{
	atomic_store(&counted, store);
	atomic_store(&syncs, 0);
	ck_assert_int_eq(write(store, arena, put_key, (void *)(uintptr_t)key),
	    0);
	return atomic_load(&syncs);
}

/* No log is begun again from now on, when the thread that does it rests. */
static void
keep_the_log(void)
{
	pthread_mutex_lock(&store->queue_lock);
	while (store->at_work) {
		pthread_mutex_unlock(&store->queue_lock);
		kt_sleep_ms(1);
		pthread_mutex_lock(&store->queue_lock);
	}
	store->write_back_tries = 0;
	pthread_mutex_unlock(&store->queue_lock);
}

START_TEST(of_what_is_light_the_head_of_a_log_is_synced)
{
	int64_t patience = kt_mono_ms() + 60 * KT_SECOND;

	(void)put_by(store_write_wait, "a");
	while (!is_without_log("a")) {
		ck_assert(kt_mono_ms() < patience);
		kt_sleep_ms(20);
	}
	keep_the_log();
	ck_assert_int_eq(put_by(store_write_light, "b"), 1);
	ck_assert_int_eq(put_by(store_write_light, "c"), 0);
	ck_assert_int_eq(put_by(store_write_wait, "d"), 1);
}
END_TEST

START_TEST(with_what_is_not_light_all_is_synced)
{
	struct put first = { .work = { .light = true } };
	struct put second = { .closed = false };

	keep_the_log();
	(void)put_by(store_write_light, "a");
	atomic_store(&syncs, 0);
	hold(&first, false, NULL);
	begin(&second, "second");
	store_write(store, &second.work);
	atomic_store(&first.closed, false);
	end(&first);
	end(&second);
	ck_assert_int_eq(atomic_load(&syncs), 1);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("store_here");
	TCase *tc = tcase_create("store_here");

	tcase_set_timeout(tc, 120);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, who_waits_is_the_writer_while_that_rests);
	tcase_add_loop_test(tc, who_comes_meanwhile_waits_and_is_not_forgotten,
	    0, N_ELEMENTS(holds));
	tcase_add_loop_test(tc,
	    what_is_written_reaches_the_database_in_the_quiet, 0,
	    N_ELEMENTS(quietly));
	tcase_add_test(tc, what_has_time_goes_with_the_next);
	tcase_add_test(tc, what_has_time_is_written_in_the_end);
	tcase_add_test(tc, of_what_is_light_the_head_of_a_log_is_synced);
	tcase_add_test(tc, with_what_is_not_light_all_is_synced);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
