/*
 * Moving the clock.  It stands at one moment until all that is due there has
 * been done, and then at the next at which something is due:
 *
 *   begin --> wait until quiet --nothing due before `to`--> step to it --> end
 *                ^         |
 *                +- step --+ something is: note in the store, then go there
 *
 * The store is told first, so that nothing can be found in it after a crash
 * that is dated later than the clock.
 */
#include <string.h>

#include "keyturn/log.h"
#include "inside.h"

#define SETTING "clock"

/* --- what happened --- */

static void
listen(struct events *e, struct kt_arena *a)
{
	pthread_mutex_lock(&e->lock);
	e->arena = a;
	e->items = NULL;
	e->n = e->room = 0;
	pthread_mutex_unlock(&e->lock);
}

/* What was heard; nobody listens any more. */
static void
stop_listening(struct events *e, struct kt_event **items, size_t *n)
{
	pthread_mutex_lock(&e->lock);
	e->arena = NULL;
	*items = e->items;
	*n = e->n;
	pthread_mutex_unlock(&e->lock);
}

/* Under their lock: room for one more. */
static struct kt_event *
add(struct events *e)
{
	struct kt_event *more;

	if (e->n == e->room) {
		e->room = e->room == 0 ? 16 : 2 * e->room;
		more = kt_arena_alloc(e->arena, e->room * sizeof(*more));
		if (e->n > 0)
			memcpy(more, e->items, e->n * sizeof(*more));
		e->items = more;
	}
	return &e->items[e->n++];
}

void
conduct_note(struct sched *s, const char *event, const char *arn,
    const char *version, const char *reason)
{
	struct events *e = &s->events;
	int64_t now = kt_clock_now(&s->o.server->clock);

	pthread_mutex_lock(&e->lock);
	if (e->arena != NULL)
		*add(e) = (struct kt_event){ now, event,
		    kt_arena_strdup(e->arena, arn),
		    kt_arena_strdup(e->arena, version),
		    kt_arena_strdup(e->arena, reason) };
	pthread_mutex_unlock(&e->lock);
}

/* --- what a restart needs --- */

static int
write_setting(struct store_tx *tx, void *arg)
{
	const struct kt_buf *text = arg;

	return store_setting_put(tx, SETTING, text->p) == STORE_OK ? 0 : -1;
}

/* As if the clock stood at `at`, or as it runs. */
static int
save(struct sched *s, int64_t at)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf text;
	int rc;

	kt_buf_init(&text, a);
	kt_sim_print(s->o.server->sim, at, &text);
	rc = store_write_wait(s->o.server->store, a, write_setting, &text);
	kt_arena_free(&a);
	return rc;
}

int
sched_restore_clock(struct store *store, struct kt_sim *sim)
{
	struct kt_arena *a = kt_arena_new();
	struct store_tx *tx = store_read_begin(store, a);
	const char *text = NULL;
	int rc = -1;

	if (tx != NULL) {
		if (store_setting_get(tx, SETTING, &text) == STORE_OK)
			rc = text == NULL ? 0 : kt_sim_parse(sim, text);
		store_read_end(store, tx);
	}
	kt_arena_free(&a);
	if (rc != 0)
		kt_log(KT_LOG_ERROR, "what the clock was set to cannot be "
		    "read");
	return rc;
}

/* --- moving it --- */

static bool
all_idle(const struct sched *s)
{
	unsigned i;

	for (i = 0; i < s->n_threads; i++)
		if (s->claims[i].due != NULL)
			return false;
	return true;
}

/*
 * Under the lock: until nothing is due and nobody at work.  0 and the next
 * moment at which something is due, or -1: keyturn is stopping.
 */
static int
wait_until_quiet(struct sched *s, int64_t *next)
{
	while (!s->stopping && !s->called_off) {
		struct job job = { .arena = kt_arena_new() };
		enum due_rc rc = due_find(s, &job, next);

		kt_arena_free(&job.arena);
		if (rc == DUE_NOTHING && all_idle(s))
			return 0;
		if (rc == DUE_JOB)
			pthread_cond_broadcast(&s->woken);
		(void)kt_cond_wait(&s->woken, &s->lock, rc == DUE_FAILED ?
		    kt_mono_ms() + STORE_RETRY : INT64_MAX);
	}
	return -1;
}

/*
 * While the clock stands: from moment to moment.  What was under way before is
 * no part of what the time brought.
 */
static int
pass(struct sched *s, int64_t to, struct kt_arena *a)
{
	const struct kt_server *server = s->o.server;
	int64_t now = kt_clock_now(&server->clock), saved = now, next;
	int rc;

	pthread_mutex_lock(&s->lock);
	rc = wait_until_quiet(s, &next);
	listen(&s->events, a);
	while (rc == 0 && now < to) {
		if (next > to)
			next = to;
		if (saved == next) {
			kt_sim_step(server->sim, now = next);
		} else {
			saved = next;
			pthread_mutex_unlock(&s->lock);
			rc = save(s, next);
			pthread_mutex_lock(&s->lock);
		}
		if (rc == 0)
			rc = wait_until_quiet(s, &next);
	}
	pthread_mutex_unlock(&s->lock);
	return rc;
}

static int
end_change(struct sched *s, bool frozen)
{
	kt_sim_end(s->o.server->sim, frozen);
	sched_wake(s);		/* how long workers sleep depends on it */
	return save(s, kt_clock_now(&s->o.server->clock));
}

static int
advance(void *self, int64_t to, struct kt_arena *a, struct kt_event **events,
    size_t *n)
{
	struct sched *s = self;
	bool frozen = kt_sim_read(s->o.server->sim).frozen;
	int rc;

	kt_sim_begin(s->o.server->sim);
	rc = pass(s, to, a);
	if (end_change(s, frozen) != 0)
		rc = -1;
	stop_listening(&s->events, events, n);
	return rc;
}

static int
freeze(void *self, bool frozen)
{
	struct sched *s = self;

	kt_sim_begin(s->o.server->sim);
	return end_change(s, frozen);
}

void
sched_call_off(struct sched *s)
{
	pthread_mutex_lock(&s->lock);
	s->called_off = true;
	pthread_cond_broadcast(&s->woken);
	pthread_mutex_unlock(&s->lock);
}

static int
await(void *self, int (*settled)(void *arg), void *arg)
{
	struct sched *s = self;
	int rc;

	pthread_mutex_lock(&s->lock);
	while ((rc = settled(arg)) == 0 && !s->stopping)
		(void)kt_cond_wait(&s->woken, &s->lock, INT64_MAX);
	pthread_mutex_unlock(&s->lock);
	return rc == 0 ? -1 : rc;
}

struct kt_conductor
sched_conductor(struct sched *s)
{
	return (struct kt_conductor){ advance, freeze, await, s };
}
