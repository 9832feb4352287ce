/* The last uses of keys on their way to the file: see key_use.h. */
#include <stddef.h>
#include <string.h>

#include "key_use.h"
#include "keyturn/clock.h"
#include "sql.h"

#define NEW_BY (60 * KT_SECOND)
#define PAUSE (60 * KT_SECOND)	/* after it could not be written */

static enum store_rc
write_one(struct store_tx *tx, const struct use *e)
{
	return e->account[0] != '\0' ? role_use_write(tx, e) :
	    sql_run(tx, "UPDATE access_key SET last_used = ?2, "
	    "last_service = ?3, last_region = ?4 WHERE id = ?1", "titt",
	    e->id, e->at, e->service, e->region);
}

/* Those that are due, with the moment that each is of. */
static int
write_run(struct store_work *work, struct store_tx *tx)
{
	struct key_uses *u = tx->store->key_uses;
	struct use all[KEY_USE_FLIGHT], *e;
	size_t i, n = 0;

	(void)work;
	pthread_mutex_lock(&u->lock);
	for (i = 0; i < KEY_USE_SLOTS; i++)
		for (e = u->slots[i]; e != NULL && n < KEY_USE_FLIGHT; e = e->next)
			if (e->due) {
				all[n] = *e;
				u->in_flight[n] = e;
				u->moves[n] = e->moves;
				u->of[n++] = e->at;
			}
	u->n = n;
	pthread_mutex_unlock(&u->lock);
	for (i = 0; i < n; i++)
		if (write_one(tx, &all[i]) != STORE_OK)
			return -1;
	return 0;
}

static void write_done(struct store_work *work, bool kept);

/* What a write needs, until it is done. */
static struct store_work
make_write(void)
{
	return (struct store_work){ .run = write_run, .done = write_done,
	    .arena = kt_arena_new() };
}

static void
write_done(struct store_work *work, bool kept)
{
	struct key_uses *u = (struct key_uses *)(void *)((char *)work -
	    offsetof(struct key_uses, write));
	bool more;
	size_t i;

	kept = kept && work->rc == 0;
	kt_arena_free(&work->arena);
	pthread_mutex_lock(&u->lock);
	for (i = 0; kept && i < u->n; i++) {
		u->in_flight[i]->written = u->of[i];
		/* It may have moved on since. */
		u->in_flight[i]->due = u->in_flight[i]->moves != u->moves[i];
	}
	if (!kept)
		u->after = kt_mono_ms() + PAUSE;
	more = u->queued = kept && u->n == KEY_USE_FLIGHT;
	pthread_mutex_unlock(&u->lock);
	if (more) {
		u->write = make_write();
		store_write(u->store, &u->write);
	}
}

static void
set(char *to, size_t room, const char *from)
{
	strncpy(to, from, room - 1);
}

/* Under the lock: is it to be written? */
static bool
note(struct use *e, const struct access_key *k)
{
	bool moved = strncmp(e->service, k->last_service,
	    sizeof(e->service) - 1) != 0 || strncmp(e->region,
	    k->last_region, sizeof(e->region) - 1) != 0;

	if (k->last_used < e->at)
		return false;
	e->at = k->last_used;
	set(e->account, sizeof(e->account), k->account != NULL ? k->account :
	    "");
	if (moved) {
		e->moves++;
		set(e->service, sizeof(e->service), k->last_service);
		set(e->region, sizeof(e->region), k->last_region);
	}
	e->due = e->due || moved || e->at - e->written >= NEW_BY;
	return e->due;
}

void
store_access_key_use(struct store *s, const struct access_key *k)
{
	struct key_uses *u = s->key_uses;
	bool write;

	pthread_mutex_lock(&u->lock);
	write = note(key_use_of(u, k->id), k) && !u->queued &&
	    (u->after == 0 || kt_mono_ms() >= u->after);
	u->queued = u->queued || write;
	pthread_mutex_unlock(&u->lock);
	if (write) {
		u->write = make_write();
		store_write_later(s, &u->write);
	}
}
