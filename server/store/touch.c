/* What was read lately, and how it is seen: see touch.h. */
#include <stdlib.h>
#include <string.h>

#include "touch.h"

static struct touched **
slot_of(struct touches *t, int64_t id, int64_t serial)
{
	uint64_t h = ((uint64_t)id * 31 + (uint64_t)serial) *
	    UINT64_C(0x9e3779b97f4a7c15);

	return &t->slots[h >> 54 & (TOUCH_SLOTS - 1)];
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

struct touched
touch_key(int64_t id, int64_t serial, const char *suffix)
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
	key = touch_key(serial == 0 ? of->id : of->content, serial, of->suffix);
	pthread_mutex_lock(&t->lock);
	day = day_of(t, &key);
	pthread_mutex_unlock(&t->lock);
	return day > known ? day : known;
}

void
touch_note(struct touches *t, struct touched key, int64_t day)
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

void
touch_settle(struct touches *t, unsigned n, unsigned long commit,
    unsigned long seen_by_all)
{
	for (; n > 0; n--) {
		t->waiting->settled = commit;
		t->waiting = t->waiting->next;
	}
	forget(t, seen_by_all);
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
