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
#include "keyturn/log.h"
#include "inside.h"

#define SETTING "clock"

/* --- what happened --- */

/* The id of the last event, or that of `told` if nobody can tell. */
static int64_t
last_event(struct sched *s, struct kt_arena *a)
{
	struct store_tx *tx = store_read_begin(s->server->store, a);
	int64_t last = s->told;

	if (tx == NULL)
		return last;
	(void)!store_event_last(tx, &last);
	store_read_end(s->server->store, tx);
	return last;
}

/* What came after the event `after`, and how many of it are not kept. */
static int
list_events(struct sched *s, int64_t after, struct kt_arena *a,
    struct kt_passed *out)
{
	struct store_tx *tx = store_read_begin(s->server->store, a);
	int rc = -1;

	if (tx == NULL)
		return -1;
	if (store_events(tx, after, false, &out->events, &out->n) == STORE_OK &&
	    store_events_forgotten(tx, after, &out->forgotten) == STORE_OK) {
		rc = 0;
		if (out->n > 0)
			s->told = out->events[out->n - 1].id;
	}
	store_read_end(s->server->store, tx);
	return rc;
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
	kt_sim_print(s->server->sim, at, &text);
	rc = store_write_wait(s->server->store, a, write_setting, &text);
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

#define GONE_MS 100		/* how often it is asked */

static bool
is_given_up(const struct sched *s, const struct kt_call *c)
{
	return s->stopping || s->called_off ||
	    (c != NULL && c->gone != NULL && c->gone(c));
}

/*
 * Under the lock: until nothing is due and nobody at work.  -1: it is given up,
 * for keyturn stops, or whoever wanted it has gone.
 */
static int
wait_until_quiet(struct sched *s, const struct kt_call *c)
{
	while (!is_given_up(s, c)) {
		if (sched_is_quiet(s))
			return 0;
		(void)kt_cond_wait(&s->settled, &s->lock,
		    kt_mono_ms() + GONE_MS);
	}
	return -1;
}

/* Now and then, to who waits at the server's end. */
#define TELL_MS (5 * KT_SECOND)

static void
tell_progress(int64_t now, int64_t to, int64_t *told)
{
	char at[KT_ISO8601], end[KT_ISO8601];

	if (kt_mono_ms() < *told + TELL_MS)
		return;
	*told = kt_mono_ms();
	kt_time_iso8601(now, at);
	kt_time_iso8601(to, end);
	kt_log(KT_LOG_INFO, "the clock is at %s, on its way to %s", at, end);
}

/* From moment to moment; just to be quiet, if there is none to go to. */
static int
pass(struct sched *s, const struct kt_advance *by)
{
	const struct kt_server *server = s->server;
	int64_t now = kt_clock_now(&server->clock), told = kt_mono_ms();
	int64_t saved = now, next;
	int rc;

	pthread_mutex_lock(&s->lock);
	sched_look(s);
	rc = wait_until_quiet(s, by->call);
	while (rc == 0 && now < by->to) {
		next = s->next_stop < by->to ? s->next_stop : by->to;
		if (saved == next) {
			kt_sim_step(server->sim, now = next);
			sched_look(s);
		} else {
			saved = next;
			pthread_mutex_unlock(&s->lock);
			tell_progress(now, by->to, &told);
			rc = save(s, next);
			pthread_mutex_lock(&s->lock);
		}
		if (rc == 0)
			rc = wait_until_quiet(s, by->call);
	}
	pthread_mutex_unlock(&s->lock);
	return rc;
}

static int
end_change(struct sched *s, bool frozen)
{
	kt_sim_end(s->server->sim, frozen);
	sched_wake(s);		/* how long the foreman sleeps depends on it */
	return save(s, kt_clock_now(&s->server->clock));
}

/* It stands from the first moment to the last. */
static int
move_clock(struct sched *s, const struct kt_advance *by)
{
	bool frozen = kt_sim_read(s->server->sim).frozen;
	int rc;

	atomic_store(&s->target, by->to);
	kt_sim_begin(s->server->sim);
	rc = pass(s, by);
	if (end_change(s, frozen) != 0)
		rc = -1;
	atomic_store(&s->target, 0);
	return rc;
}

static int
advance(void *self, const struct kt_advance *by, struct kt_arena *a,
    struct kt_passed *out)
{
	struct sched *s = self;
	bool moves = by->to > kt_clock_now(&s->server->clock);
	int64_t after = moves ? last_event(s, a) : s->told;
	int rc;

	*out = (struct kt_passed){ .n = 0 };
	rc = moves ? move_clock(s, by) : pass(s, by);
	return list_events(s, after, a, out) == 0 ? rc : -1;
}

static int64_t
target(void *self)
{
	return atomic_load(&((struct sched *)self)->target);
}

static int
freeze(void *self, bool frozen)
{
	struct sched *s = self;

	kt_sim_begin(s->server->sim);
	return end_change(s, frozen);
}

void
sched_call_off(struct sched *s)
{
	pthread_mutex_lock(&s->lock);
	s->called_off = true;
	pthread_cond_broadcast(&s->settled);
	pthread_mutex_unlock(&s->lock);
}

static int
await(void *self, int (*settled)(void *arg), void *arg)
{
	struct sched *s = self;
	int rc;

	pthread_mutex_lock(&s->lock);
	while ((rc = settled(arg)) == 0 && !s->stopping)
		(void)kt_cond_wait(&s->settled, &s->lock,
		    kt_mono_ms() + GONE_MS);
	pthread_mutex_unlock(&s->lock);
	return rc == 0 ? -1 : rc;
}

struct kt_conductor
sched_conductor(struct sched *s)
{
	return (struct kt_conductor){ advance, freeze, await, target, s };
}
