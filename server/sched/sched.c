/* The foreman and the workers. */
#include "inside.h"

#include <stdlib.h>
#include <string.h>

#include "keyturn/fleet.h"
#include "keyturn/log.h"

/* --- what the foreman finds --- */

struct look {
	struct sched *s;
	int64_t now;
	bool held;		/* one that is first is there, due at hold */
	int64_t hold;
};

static const struct kt_job_kind *
find_kind(const struct kt_server *server, const char *name)
{
	const struct kt_service *const *s;
	size_t i;

	for (s = server->services; *s != NULL; s++)
		for (i = 0; i < (*s)->n_jobs; i++)
			if (strcmp((*s)->jobs[i].name, name) == 0)
				return &(*s)->jobs[i];
	return NULL;
}

static bool
same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/*
 * May it run beside those that do?  One that rests is not at it, but they leave
 * half of the claims to others.
 */
static bool
is_free(const struct sched *s, const struct kt_job_kind *kind,
    const struct job *j)
{
	unsigned i, of_kind = 0, of_key = 0, resting = 0;

	for (i = 0; i < s->n_workers; i++) {
		const struct claim *c = &s->claims[i];

		if (c->state == FREE || c->kind != kind)
			continue;
		if (strcmp(c->subject, j->subject) == 0)
			return false;
		if (c->state == RESTING) {
			resting++;
			continue;
		}
		of_kind++;
		of_key += same(c->key, j->key);
	}
	return (kind->at_once == 0 || (of_kind < kind->at_once &&
	    of_kind + resting < (s->n_workers + 1) / 2)) &&
	    (kind->per_key == 0 || of_key < kind->per_key);
}

static struct claim *
free_claim(struct sched *s)
{
	unsigned i;

	for (i = 0; i < s->n_workers; i++)
		if (s->claims[i].state == FREE)
			return &s->claims[i];
	return NULL;
}

static void *worker_main(void *);

static bool
hire(struct sched *s)
{
	if (pthread_create(&s->workers[s->n_hired], NULL, worker_main, s) != 0)
		return false;
	s->n_hired++;
	return true;
}

/* A worker for each job that one is at or is to be at, if threads can be had. */
static void
find_worker(struct sched *s)
{
	unsigned i, wanted = 0;

	for (i = 0; i < s->n_workers; i++)
		wanted += s->claims[i].state == READY ||
		    s->claims[i].state == AT_WORK;
	if (wanted > s->n_hired)
		(void)hire(s);
	pthread_cond_signal(&s->job_ready);
}

static void
claim(struct sched *s, struct claim *c, const struct kt_job_kind *kind,
    const struct job *j)
{
	c->state = READY;
	c->kind = kind;
	c->arena = kt_arena_new();
	c->subject = kt_arena_strdup(c->arena, j->subject);
	c->key = kt_arena_strdup(c->arena, j->key);
	c->tries = j->tries;
	find_worker(s);
}

/* True: the stop that it makes of the clock is still to be found. */
static bool
take_later(struct sched *s, const struct job *j)
{
	if (s->next == INT64_MAX)
		s->next = j->due;
	if (j->tries >= TRIES_MAX)
		return true;
	s->next_stop = j->due;
	return false;
}

/* The jobs in order; false: no more are wanted. */
static bool
take(void *arg, const struct job *j)
{
	struct look *l = arg;
	struct sched *s = l->s;
	const struct kt_job_kind *kind = find_kind(s->server, j->kind);
	struct claim *c = free_claim(s);

	if (kind == NULL)		/* of another keyturn: left alone */
		return true;
	if (j->due > l->now)
		return take_later(s, j);
	if (c == NULL || (l->held && j->due > l->hold))
		return false;
	if (kind->first) {
		l->held = true;
		l->hold = j->due;
	}
	if (is_free(s, kind, j))
		claim(s, c, kind, j);
	return true;
}

/* Under the lock. */
static void
look(struct sched *s)
{
	struct look l = { .s = s, .now = kt_clock_now(&s->server->clock) };
	struct store *store = s->server->store;
	struct kt_arena *a = kt_arena_new();
	struct store_tx *tx = store_read_begin(store, a);

	s->look = false;
	s->next = s->next_stop = INT64_MAX;
	s->failed = tx == NULL || store_jobs(tx, take, &l) != STORE_OK;
	if (s->failed)
		kt_log(KT_LOG_ERROR, "the scheduler cannot read the store%s%s",
		    tx == NULL ? "" : ": ", tx == NULL ? "" : store_error(tx));
	if (tx != NULL)
		store_read_end(store, tx);
	kt_arena_free(&a);
	pthread_cond_broadcast(&s->settled);
}

/* --- the foreman --- */

void
sched_look(struct sched *s)
{
	s->look = true;
	pthread_cond_signal(&s->look_wanted);
}

bool
sched_is_quiet(const struct sched *s)
{
	unsigned i;

	for (i = 0; i < s->n_workers; i++)
		if (s->claims[i].state != FREE)
			return false;
	return !s->look && !s->failed;
}

static void
let_go(struct claim *c)
{
	kt_arena_free(&c->arena);
	memset(c, 0, sizeof(*c));
}

/* Those that have rested may be tried again; when the next of them may. */
static int64_t
end_rests(struct sched *s)
{
	int64_t now = kt_mono_ms(), next = INT64_MAX;
	unsigned i;

	for (i = 0; i < s->n_workers; i++) {
		struct claim *c = &s->claims[i];

		if (c->state != RESTING)
			continue;
		if (c->until <= now) {
			let_go(c);
			s->look = true;
		} else if (c->until < next) {
			next = c->until;
		}
	}
	return next;
}

/*
 * The real moment to look again when nothing was due; while the clock stands,
 * only when somebody wants it.
 */
static int64_t
next_look(const struct sched *s)
{
	struct kt_sim_reading r = kt_sim_read(s->server->sim);

	if (s->failed)
		return kt_mono_ms() + RETRY_MS;
	if (s->next == INT64_MAX || r.stands)
		return INT64_MAX;
	return kt_mono_ms() + (s->next > r.now ? s->next - r.now : 0);
}

static void *
foreman_main(void *arg)
{
	struct sched *s = arg;
	int64_t rests, next;

	pthread_mutex_lock(&s->lock);
	while (!s->stopping) {
		rests = end_rests(s);
		if (s->look)
			look(s);
		next = next_look(s);
		s->wakes = rests < next ? rests : next;
		if (!kt_cond_wait(&s->look_wanted, &s->lock, s->wakes))
			s->look = true;
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

/* --- the workers --- */

static struct claim *
ready_claim(struct sched *s)
{
	unsigned i;

	for (i = 0; i < s->n_workers; i++)
		if (s->claims[i].state == READY)
			return &s->claims[i];
	return NULL;
}

/* Unlocked while it runs. */
static void
work(struct sched *s, struct claim *c)
{
	const struct kt_job j = { s->server, c->arena, c->subject, c->tries,
	    &s->stopping };
	int rc;

	c->state = AT_WORK;
	pthread_mutex_unlock(&s->lock);
	rc = c->kind->run(&j);
	pthread_mutex_lock(&s->lock);
	if (rc == 0) {
		let_go(c);
	} else {
		c->state = RESTING;
		c->until = kt_mono_ms() + RETRY_MS;
	}
	if (!s->stopping)	/* who joins the workers must know of each */
		look(s);	/* the foreman would have to be woken first */
	if (rc != 0 || next_look(s) < s->wakes)
		pthread_cond_signal(&s->look_wanted);
}

static void *
worker_main(void *arg)
{
	struct sched *s = arg;
	struct claim *c;

	pthread_mutex_lock(&s->lock);
	while (!s->stopping) {
		if ((c = ready_claim(s)) != NULL)
			work(s, c);
		else
			(void)kt_cond_wait(&s->job_ready, &s->lock, INT64_MAX);
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

/* --- beginning and end --- */

static int
read_told(struct sched *s)
{
	struct kt_arena *a = kt_arena_new();
	struct store_tx *tx = store_read_begin(s->server->store, a);
	int rc = -1;

	if (tx != NULL) {
		rc = store_event_last(tx, &s->told) == STORE_OK ? 0 : -1;
		store_read_end(s->server->store, tx);
	}
	kt_arena_free(&a);
	return rc;
}

/* At start-up: no threads, no service. */
static void
start_threads(struct sched *s, unsigned workers)
{
	pthread_mutex_lock(&s->lock);
	s->n_workers = workers < WORKERS_MAX ? workers : WORKERS_MAX;
	if (pthread_create(&s->foreman, NULL, foreman_main, s) != 0 ||
	    !hire(s))
		abort();
	pthread_mutex_unlock(&s->lock);
}

struct sched *
sched_start(const struct kt_server *server, unsigned workers)
{
	struct sched *s = kt_alloc(sizeof(*s));

	s->server = server;
	s->look = true;
	pthread_mutex_init(&s->lock, NULL);
	kt_cond_init(&s->look_wanted);
	kt_cond_init(&s->job_ready);
	kt_cond_init(&s->settled);
	if (read_told(s) != 0) {
		kt_log(KT_LOG_ERROR, "the scheduler cannot read the store");
		sched_free(&s);
		return NULL;
	}
	start_threads(s, workers);
	return s;
}

void
sched_wake(struct sched *s)
{
	pthread_mutex_lock(&s->lock);
	sched_look(s);
	pthread_mutex_unlock(&s->lock);
}

void
sched_stop(struct sched *s)
{
	unsigned i;

	if (s == NULL || s->n_workers == 0)
		return;
	pthread_mutex_lock(&s->lock);
	s->stopping = true;
	pthread_cond_signal(&s->look_wanted);
	pthread_cond_broadcast(&s->job_ready);
	pthread_cond_broadcast(&s->settled);
	pthread_mutex_unlock(&s->lock);
	s->server->fleet->hurry(s->server->fleet->self);
	pthread_join(s->foreman, NULL);
	for (i = 0; i < s->n_hired; i++)
		pthread_join(s->workers[i], NULL);
	for (i = 0; i < s->n_workers; i++)
		if (s->claims[i].state != FREE)
			let_go(&s->claims[i]);
	s->n_workers = 0;
}

void
sched_free(struct sched **sp)
{
	struct sched *s = *sp;

	*sp = NULL;
	if (s == NULL)
		return;
	pthread_cond_destroy(&s->look_wanted);
	pthread_cond_destroy(&s->job_ready);
	pthread_cond_destroy(&s->settled);
	pthread_mutex_destroy(&s->lock);
	free(s);
}
