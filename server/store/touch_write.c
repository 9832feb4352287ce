/* The dates of the last access on their way to the file: see touch.h. */
#include <stddef.h>

#include "keyturn/clock.h"
#include "touch.h"

/* After dates could not be written: a full disk is not to be hammered. */
#define TOUCH_PAUSE (60 * KT_SECOND)

/* So many a write: those of clients do not wait long behind dates. */
#define FLIGHT_MAX 256

static int
write_date(struct store_tx *tx, const struct touched *e)
{
	if (e->serial == 0)
		return sql_run(tx, "UPDATE secret SET accessed = ?2 WHERE "
		    "id = ?1 AND accessed < ?2 AND suffix = ?3", "iit", e->id,
		    e->day, e->suffix) == STORE_OK ? 0 : -1;
	if (sql_run(tx, "UPDATE secret SET value_accessed = ?3 WHERE id = ?1 "
	    "AND value_serial = ?2 AND value_accessed < ?3 AND suffix = ?4",
	    "iiit", e->id, e->serial, e->day, e->suffix) != STORE_OK)
		return -1;
	if (sqlite3_changes(tx->db) > 0)
		return 0;
	return sql_run(tx, "UPDATE version SET accessed = ?3 WHERE secret = ?1 "
	    "AND serial = ?2 AND accessed < ?3 AND EXISTS (SELECT 1 FROM "
	    "secret WHERE id = ?1 AND suffix = ?4)", "iiit", e->id, e->serial,
	    e->day, e->suffix) == STORE_OK ? 0 : -1;
}

static int
write_run(struct store_work *work, struct store_tx *tx)
{
	struct touches *t = tx->store->touches;
	struct touched *all[FLIGHT_MAX], *e;
	unsigned i, n = 0;

	(void)work;
	pthread_mutex_lock(&t->lock);
	for (e = t->waiting; e != NULL && n < FLIGHT_MAX; e = e->next)
		all[n++] = e;
	pthread_mutex_unlock(&t->lock);
	t->in_flight = n;
	for (i = 0; i < n; i++)
		if (write_date(tx, all[i]) != 0)
			return -1;
	return 0;
}

static void
write_done(struct store_work *work, bool kept)
{
	struct touches *t = (struct touches *)(void *)((char *)work -
	    offsetof(struct touches, write));
	unsigned long commit = atomic_load(&t->store->commits);
	unsigned long seen_by_all = handle_oldest_snapshot(t->store);
	bool more;

	kept = kept && work->rc == 0;
	pthread_mutex_lock(&t->lock);
	touch_settle(t, kept ? t->in_flight : 0, commit, seen_by_all);
	if (!kept)
		t->after = kt_mono_ms() + TOUCH_PAUSE;
	more = t->queued = kept && t->waiting != NULL;
	pthread_mutex_unlock(&t->lock);
	if (more)
		store_write(t->store, &t->write);
}

void
store_touch(struct store *s, const struct secret *of, const struct version *v,
    int64_t day)
{
	struct touches *t = s->touches;
	bool write;

	if (of->accessed >= day && v->accessed >= day)
		return;
	pthread_mutex_lock(&t->lock);
	if (of->accessed < day)
		touch_note(t, touch_key(of->id, 0, of->suffix), day);
	if (v->accessed < day)
		touch_note(t, touch_key(of->content, v->serial, of->suffix), day);
	write = t->waiting != NULL && !t->queued &&
	    (t->after == 0 || kt_mono_ms() >= t->after);
	t->queued = t->queued || write;
	pthread_mutex_unlock(&t->lock);
	if (write) {
		t->write = (struct store_work){ .run = write_run,
		    .done = write_done };
		store_write_later(s, &t->write);
	}
}
