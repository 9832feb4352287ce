/*
 * The dates of the last access.  Who reads a value notes them here, and costs
 * nothing when they are known already; one write, behind the answers, takes
 * what waits to the file.  Whoever shows dates looks here too, until no reader
 * has a snapshot from before that: so they are seen at once.
 *
 *   note --> waiting --written--> settled --no older snapshot--> forgotten
 *               ^------not kept------+
 */
#include <stdlib.h>
#include <string.h>

#include "handle.h"
#include "keyturn/clock.h"
#include "sql.h"

/* After dates could not be written: a full disk is not to be hammered. */
#define TOUCH_PAUSE (60 * KT_SECOND)

/* So many a write: those of clients do not wait long behind dates. */
#define FLIGHT_MAX 256

#define SLOTS 1024	/* a power of two */

/* Of a secret, serial 0, or of a version; an id may be used again. */
struct touched {
	int64_t id, serial;
	char suffix[8];			/* of the secret's ARN */
	int64_t day;
	unsigned long settled;		/* the commit that took it; or 0 */
	struct touched *next;		/* as they came */
	struct touched *chain;		/* in the same slot */
};

struct touches {
	pthread_mutex_t lock;
	atomic_uint n;			/* read without it, too */
	struct touched *first;		/* the settled ones before the others */
	struct touched *waiting, **end;
	struct touched *slots[SLOTS];
	struct store *store;
	struct store_work write;
	unsigned in_flight;		/* of those that wait, the first */
	bool queued;			/* write is with the writer */
	int64_t after;			/* kt_mono_ms; not before */
};

static struct touched **
slot_of(struct touches *t, int64_t id, int64_t serial)
{
	uint64_t h = ((uint64_t)id * 31 + (uint64_t)serial) *
	    UINT64_C(0x9e3779b97f4a7c15);

	return &t->slots[h >> 54 & (SLOTS - 1)];
}

/* Under the lock: the last day that is known here, or 0. */
static int64_t
day_of(struct touches *t, const struct touched *key)
{
	const struct touched *e = *slot_of(t, key->id, key->serial);
	int64_t day = 0;

	for (; e != NULL; e = e->chain)
		if (e->id == key->id && e->serial == key->serial &&
		    e->day > day && strcmp(e->suffix, key->suffix) == 0)
			day = e->day;
	return day;
}

static struct touched
key_of(int64_t id, int64_t serial, const char *suffix)
{
	struct touched key = { .id = id, .serial = serial };

	strncpy(key.suffix, suffix, sizeof(key.suffix) - 1);
	return key;
}

bool
touch_any(const struct store *s)
{
	return atomic_load(&s->touches->n) > 0;
}

int64_t
touch_date(const struct store *s, const struct secret *of, int64_t serial,
    int64_t known)
{
	struct touches *t = s->touches;
	struct touched key;
	int64_t day;

	if (atomic_load(&t->n) == 0 || of->suffix == NULL)
		return known;
	key = key_of(serial == 0 ? of->id : of->content, serial, of->suffix);
	pthread_mutex_lock(&t->lock);
	day = day_of(t, &key);
	pthread_mutex_unlock(&t->lock);
	return day > known ? day : known;
}

/* --- to the file --- */

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

/* Under the lock: of the settled ones those that everybody sees in the file. */
static void
forget(struct touches *t, unsigned long seen_by_all)
{
	struct touched *e, **p;

	while ((e = t->first) != t->waiting && e->settled <= seen_by_all) {
		p = slot_of(t, e->id, e->serial);
		while (*p != e)
			p = &(*p)->chain;
		*p = e->chain;
		t->first = e->next;
		if (t->first == NULL)
			t->end = &t->first;
		free(e);
		atomic_fetch_sub(&t->n, 1);
	}
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
	for (; kept && t->in_flight > 0; t->in_flight--) {
		t->waiting->settled = commit;
		t->waiting = t->waiting->next;
	}
	if (!kept)
		t->after = kt_mono_ms() + TOUCH_PAUSE;
	forget(t, seen_by_all);
	more = t->queued = kept && t->waiting != NULL;
	pthread_mutex_unlock(&t->lock);
	if (more)
		store_write(t->store, &t->write);
}

/* --- notes --- */

/* Under the lock. */
static void
note(struct touches *t, struct touched key, int64_t day)
{
	struct touched *e, **slot = slot_of(t, key.id, key.serial);

	if (day_of(t, &key) >= day)
		return;
	e = kt_alloc(sizeof(*e));
	*e = key;
	e->day = day;
	e->chain = *slot;
	*slot = e;
	*t->end = e;
	t->end = &e->next;
	if (t->waiting == NULL)
		t->waiting = e;
	atomic_fetch_add(&t->n, 1);
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
		note(t, key_of(of->id, 0, of->suffix), day);
	if (v->accessed < day)
		note(t, key_of(of->content, v->serial, of->suffix), day);
	write = t->waiting != NULL && !t->queued &&
	    (t->after == 0 || kt_mono_ms() >= t->after);
	t->queued = t->queued || write;
	pthread_mutex_unlock(&t->lock);
	if (write)
		store_write(s, &t->write);
}

/* touched(id, suffix, accessed): the date of a secret, for an order. */
static void
touched(sqlite3_context *c, int n, sqlite3_value **v)
{
	struct secret of = { .id = sqlite3_value_int64(v[0]),
	    .suffix = (const char *)sqlite3_value_text(v[1]) };

	(void)n;
	sqlite3_result_int64(c, touch_date(sqlite3_user_data(c), &of, 0,
	    sqlite3_value_int64(v[2])));
}

int
touch_use(struct store_tx *tx)
{
	return sqlite3_create_function(tx->db, "touched", 3, SQLITE_UTF8,
	    tx->store, touched, NULL, NULL) == SQLITE_OK ? 0 : -1;
}

struct touches *
touch_new(struct store *s)
{
	struct touches *t = kt_alloc(sizeof(*t));

	pthread_mutex_init(&t->lock, NULL);
	t->end = &t->first;
	t->store = s;
	t->write = (struct store_work){ .run = write_run, .done = write_done };
	return t;
}

void
touch_free(struct touches **tp)
{
	struct touches *t = *tp;
	struct touched *e;

	*tp = NULL;
	while ((e = t->first) != NULL) {
		t->first = e->next;
		free(e);
	}
	pthread_mutex_destroy(&t->lock);
	free(t);
}
