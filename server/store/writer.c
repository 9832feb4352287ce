/*
 * The one writer.
 *
 *   rest > take all > BEGIN > run: each > COMMIT > done: each > rest
 *
 * It is a thread, or while that rests whoever comes with a write and would do
 * nothing but wait for it: to wake each other takes two threads as long as a
 * commit takes.
 */
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "handle.h"
#include "key_use.h"
#include "keyturn/clock.h"
#include "keyturn/log.h"
#include "sql.h"

/* So many take in no more: the first of them wait for the last. */
#define BATCH_MAX 256

/* Under the lock.  Who is at work looks into the queue when it rests. */
static void
queue(struct store *s, struct store_work *w)
{
	*s->queue_end = w;
	s->queue_end = &w->next;
	s->loners += w->alone;
	if (!s->at_work)
		pthread_cond_signal(&s->queue_filled);
}

/* Under the lock: those that were to be written with the next, or NULL. */
static struct store_work *
take_later(struct store *s)
{
	struct store_work *w = s->later;

	s->later = NULL;
	return w;
}

/* Under the lock: they have waited long enough. */
static void
queue_later(struct store *s)
{
	struct store_work *w = take_later(s), *next;

	for (; w != NULL; w = next) {
		next = w->next;
		w->next = NULL;
		queue(s, w);
	}
}

/* Under the lock: the last of those that go together with the first. */
static struct store_work *
last_together(struct store *s)
{
	struct store_work *last = s->queue;

	while (!last->alone && last->next != NULL && !last->next->alone)
		last = last->next;
	s->loners -= last->alone;
	return last;
}

/* Under the lock: the first of the queue, and those that go together with it. */
static struct store_work *
take_together(struct store *s)
{
	struct store_work *first = s->queue, *last, *rest = NULL;

	if (s->loners > 0) {
		last = last_together(s);
		rest = last->next;
		last->next = NULL;
	}
	s->queue = rest;
	if (rest == NULL)
		s->queue_end = &s->queue;
	return first;
}

/*
 * Writes the log back into the database and begins it anew: once it is long, or
 * nothing happens.
 * SQLite's own way begins anew only if no reader happens to have a snapshot in
 * it, which under many readers is never: the log grew for ever (seen: to 1 GB),
 * and reading got slower with it.  Readers at work end within a moment; if a
 * stranger's does not, we come back when the log has grown as much again, or at
 * the next quiet after a commit.
 */
#define LOG_PAGES 4000
#define WRITE_BACK_TRIES 20
#define QUIET_MS KT_SECOND	/* since the last commit */

static void
write_back(struct store *s)
{
	sqlite3 *db = s->writer->db;
	int i, rc = SQLITE_BUSY;

	(void)sqlite3_busy_timeout(db, 0);
	for (i = 0; i < s->write_back_tries && rc == SQLITE_BUSY; i++) {
		if (i > 1)
			kt_sleep_ms(1);
		handle_rest_readers(s);
		rc = sqlite3_wal_checkpoint_v2(db, NULL,
		    SQLITE_CHECKPOINT_RESTART, NULL, NULL);
	}
	(void)sqlite3_busy_timeout(db, STORE_BUSY_MS);
	s->log_limit = LOG_PAGES + (rc == SQLITE_OK ? 0 : s->log_pages);
	s->log_pages = 0;
}

/* Under the lock, by whoever was at work. */
static void
rest(struct store *s)
{
	s->at_work = false;
	s->rests_since = kt_mono_ms();
}

/* Under the lock: the thread waits for work, or until nobody had any. */
static void
await_work(struct store *s)
{
	s->sees_quiet = !s->at_work && (s->log_pages > 0 || s->later != NULL);
	if (kt_cond_wait(&s->queue_filled, &s->queue_lock, s->sees_quiet ?
	    s->rests_since + QUIET_MS : INT64_MAX) || s->at_work ||
	    kt_mono_ms() < s->rests_since + QUIET_MS)
		return;
	if (s->later != NULL) {
		queue_later(s);
		return;
	}
	s->at_work = true;
	pthread_mutex_unlock(&s->queue_lock);
	write_back(s);
	pthread_mutex_lock(&s->queue_lock);
	rest(s);
}

/*
 * Waits for the next batch; NULL at the end.  When none comes for a while the
 * log is written back: every page that is read is sought in it first.
 */
static struct store_work *
take_batch(struct store *s)
{
	struct store_work *first;

	pthread_mutex_lock(&s->queue_lock);
	while (s->at_work || (s->queue == NULL && !s->closing))
		await_work(s);
	s->at_work = true;
	first = s->queue != NULL ? take_together(s) : take_later(s);
	pthread_mutex_unlock(&s->queue_lock);
	return first;
}

/* What may join a batch that runs; NULL: nothing now. */
static struct store_work *
take_joining(struct store *s)
{
	struct store_work *first = NULL;

	pthread_mutex_lock(&s->queue_lock);
	if (s->queue != NULL && !s->queue->alone)
		first = take_together(s);
	else if (s->queue == NULL)
		first = take_later(s);
	pthread_mutex_unlock(&s->queue_lock);
	return first;
}

enum outcome {
	RAN,		/* or failed, and nothing is left of it */
	SPOILT,		/* failed, and what it changed is in the transaction */
	GIVEN_UP	/* by SQLite, all of it: a full disk does that */
};

/* One write inside the transaction; apart: it can be undone by itself. */
static enum outcome
run_one(struct store_tx *tx, struct store_work *w, bool apart)
{
	int changes = sqlite3_total_changes(tx->db);

	tx->arena = w->arena;
	tx->error[0] = '\0';
	w->rc = -1;
	if (!apart || sql_run(tx, "SAVEPOINT work", "") == STORE_OK)
		w->rc = w->run(w, tx);
	if (w->rc != 0)
		place_forget(tx);
	if (sqlite3_get_autocommit(tx->db))
		return GIVEN_UP;
	if (!apart)
		return w->rc == 0 || sqlite3_total_changes(tx->db) == changes ?
		    RAN : SPOILT;
	if (w->rc != 0 && sql_run(tx, "ROLLBACK TO work", "") != STORE_OK)
		return GIVEN_UP;
	return sql_run(tx, "RELEASE work", "") == STORE_OK ? RAN : GIVEN_UP;
}

/*
 * What came while the batch ran.  A client whose write has just been told of
 * comes back, and the commit is what takes long: so whoever is about to come
 * is let before it.
 */
static struct store_work *
take_more(struct store *s)
{
	struct store_work *more = take_joining(s);

	if (more != NULL)
		return more;
	(void)sched_yield();
	return take_joining(s);
}

enum with { ALONE, TOGETHER };	/* with what comes meanwhile */

/* All of a batch. */
static enum outcome
run_all(struct store_tx *tx, struct store_work *first, enum with with,
    bool apart)
{
	enum outcome o = sql_run(tx, "BEGIN IMMEDIATE", "") == STORE_OK ? RAN :
	    GIVEN_UP;
	struct store_work *w;
	int n = 1;

	place_forget(tx);
	for (w = first; w != NULL; w = w->next, n++) {
		w->rc = -1;
		if (o != RAN)
			continue;
		o = run_one(tx, w, apart);
		if (o == RAN && with == TOGETHER && w->next == NULL &&
		    n < BATCH_MAX && !w->alone)
			w->next = take_more(tx->store);
	}
	return o;
}

static void
tell_all(struct store_work *w, bool kept)
{
	struct store_work *next;

	for (; w != NULL; w = next) {
		next = w->next;		/* w may be gone after done */
		w->done(w, kept);
	}
}

/* Who removed the file, or put another in its place, would lose what we say. */
static bool
is_in_place(struct store_tx *tx)
{
	int moved = 0;

	(void)sqlite3_file_control(tx->db, "main", SQLITE_FCNTL_HAS_MOVED,
	    &moved);
	if (moved)
		snprintf(tx->error, sizeof(tx->error), "%.200s was removed or "
		    "replaced: start keyturn anew", tx->store->path);
	return !moved;
}

static bool
all_light(const struct store_work *w)
{
	while (w != NULL && w->light)
		w = w->next;
	return w == NULL;
}

/*
 * From the moment that readers may see the commit all that begin must: see
 * handle.h.
 */
static bool
commit(struct store_tx *tx, bool light)
{
	bool kept;

	atomic_fetch_add(&tx->store->commits, 1);
	wal_light(tx->db, light);
	kept = sql_run(tx, "COMMIT", "") == STORE_OK;
	wal_light(tx->db, false);
	atomic_fetch_add(&tx->store->commits, 1);
	if (tx->identities)
		atomic_fetch_add(&tx->store->identities, 1);
	tx->identities = false;
	return kept;
}

/*
 * All of a batch, or none; those that failed by themselves know already.  To
 * be able to undo one alone, SQLite copies every page before it changes, which
 * is a third of the time a write takes; few fail after they changed something.
 * So all run without, and all once more when one has spoilt it.
 */
static bool
write_all(struct store_tx *tx, struct store_work *first, enum with with)
{
	enum outcome o = run_all(tx, first, with, false);
	bool kept;

	if (o == SPOILT && sql_run(tx, "ROLLBACK", "") == STORE_OK) {
		wal_drop(tx->db);
		o = run_all(tx, first, with, true);
	}
	kept = o == RAN && is_in_place(tx) && commit(tx, all_light(first));
	if (!kept) {
		if (!sqlite3_get_autocommit(tx->db))
			(void)sql_run(tx, "ROLLBACK", "");
		wal_drop(tx->db);
	}
	tx->arena = NULL;
	return kept;
}

static void
write_one(struct store_tx *tx, struct store_work *w)
{
	bool kept = write_all(tx, w, ALONE);

	if (!kept)
		kt_log(KT_LOG_ERROR, "the store could not write: %s",
		    tx->error);
	tell_all(w, kept);
}

/* None fails for what goes with it: a disk may have room for the one alone. */
static void
run_batch(struct store_tx *tx, struct store_work *first)
{
	struct store_work *w, *next;

	if (write_all(tx, first, TOGETHER)) {
		tell_all(first, true);
	} else {
		for (w = first; w != NULL; w = next) {
			next = w->next;
			w->next = NULL;
			write_one(tx, w);
		}
	}
	if (tx->store->log_pages >= tx->store->log_limit)
		write_back(tx->store);
}

static void *
writer_main(void *arg)
{
	struct store *s = arg;
	struct store_work *first;

	while ((first = take_batch(s)) != NULL) {
		run_batch(s->writer, first);
		pthread_mutex_lock(&s->queue_lock);
		rest(s);
		pthread_mutex_unlock(&s->queue_lock);
	}
	return NULL;
}

void
store_write(struct store *s, struct store_work *w)
{
	w->next = NULL;
	pthread_mutex_lock(&s->queue_lock);
	queue(s, w);
	pthread_mutex_unlock(&s->queue_lock);
}

void
store_write_later(struct store *s, struct store_work *w)
{
	w->light = true;
	pthread_mutex_lock(&s->queue_lock);
	w->next = s->later;
	s->later = w;
	if (!s->at_work && !s->sees_quiet)
		pthread_cond_signal(&s->queue_filled);
	pthread_mutex_unlock(&s->queue_lock);
}

void
store_write_here(struct store *s, struct store_work *w)
{
	bool rests;

	w->next = NULL;
	pthread_mutex_lock(&s->queue_lock);
	rests = !s->at_work && s->queue == NULL;
	if (rests)
		s->at_work = true;
	else
		queue(s, w);
	pthread_mutex_unlock(&s->queue_lock);
	if (!rests)
		return;
	run_batch(s->writer, w);
	pthread_mutex_lock(&s->queue_lock);
	rest(s);
	if (s->queue != NULL || !s->sees_quiet)
		pthread_cond_signal(&s->queue_filled);
	pthread_mutex_unlock(&s->queue_lock);
}

struct wait_work {
	struct store_work work;
	int (*run)(struct store_tx *, void *);
	void *arg;
	pthread_mutex_t lock;
	pthread_cond_t over;
	bool is_over, kept;
};

static int
wait_run(struct store_work *work, struct store_tx *tx)
{
	struct wait_work *w = (struct wait_work *)(void *)work;

	return w->run(tx, w->arg);
}

static void
wait_done(struct store_work *work, bool kept)
{
	struct wait_work *w = (struct wait_work *)(void *)work;

	pthread_mutex_lock(&w->lock);
	w->is_over = true;
	w->kept = kept;
	pthread_cond_signal(&w->over);
	pthread_mutex_unlock(&w->lock);
}

static int
write_and_wait(struct store *s, struct wait_work *w)
{
	w->work.run = wait_run;
	w->work.done = wait_done;
	pthread_mutex_init(&w->lock, NULL);
	kt_cond_init(&w->over);
	store_write_here(s, &w->work);
	pthread_mutex_lock(&w->lock);
	while (!w->is_over)
		(void)kt_cond_wait(&w->over, &w->lock, INT64_MAX);
	pthread_mutex_unlock(&w->lock);
	pthread_cond_destroy(&w->over);
	pthread_mutex_destroy(&w->lock);
	return w->kept && w->work.rc == 0 ? 0 : -1;
}

int
store_write_wait(struct store *s, struct kt_arena *a,
    int (*run)(struct store_tx *, void *), void *arg)
{
	return write_and_wait(s, &(struct wait_work){ .work = { .arena = a },
	    .run = run, .arg = arg });
}

int
store_write_light(struct store *s, struct kt_arena *a,
    int (*run)(struct store_tx *, void *), void *arg)
{
	return write_and_wait(s, &(struct wait_work){ .work = { .arena = a,
	    .light = true }, .run = run, .arg = arg });
}

struct store *
store_open(const char *dir, bool durable)
{
	struct store *s = kt_alloc(sizeof(*s));

	/* Statistics cost a lock an allocation; refused if it is too late. */
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	s->arena = kt_arena_new();
	s->hints = hint_new();
	s->touches = touch_new(s);
	s->key_uses = key_uses_new(s);
	atomic_init(&s->commits, 0);
	atomic_init(&s->identities, 0);
	s->dir = kt_arena_strdup(s->arena, dir);
	s->durable = durable;
	s->log_limit = LOG_PAGES;
	s->rests_since = kt_mono_ms();
	s->write_back_tries = WRITE_BACK_TRIES;
	s->lock = -1;
	s->queue_end = &s->queue;
	if (pthread_key_create(&s->reader, NULL) != 0)
		abort();
	pthread_mutex_init(&s->readers_lock, NULL);
	pthread_mutex_init(&s->queue_lock, NULL);
	kt_cond_init(&s->queue_filled);
	if (handle_open_folder(s) != 0) {
		store_close(&s);
		return NULL;
	}
	if (pthread_create(&s->thread, NULL, writer_main, s) != 0) {
		kt_log(KT_LOG_ERROR, "cannot start the store's writer");
		store_close(&s);
		return NULL;
	}
	s->started = true;
	return s;
}

void
store_close(struct store **sp)
{
	struct store *s = *sp;
	struct store_tx *tx;

	*sp = NULL;
	if (s == NULL)
		return;
	if (s->started) {
		pthread_mutex_lock(&s->queue_lock);
		s->closing = true;
		pthread_cond_signal(&s->queue_filled);
		pthread_mutex_unlock(&s->queue_lock);
		pthread_join(s->thread, NULL);
	}
	while ((tx = s->readers) != NULL) {
		s->readers = tx->next;
		handle_close(tx);
	}
	handle_close(s->writer);
	kt_root_key_free(&s->root);
	if (s->lock >= 0)
		close(s->lock);
	pthread_cond_destroy(&s->queue_filled);
	pthread_mutex_destroy(&s->queue_lock);
	pthread_mutex_destroy(&s->readers_lock);
	(void)pthread_key_delete(s->reader);
	kt_arena_free(&s->arena);
	free(s->hints);
	touch_free(&s->touches);
	key_uses_free(&s->key_uses);
	free(s);
}
