/* The workers: they take what is due, and sleep until something will be. */
#include "inside.h"

#include <stdlib.h>
#include <string.h>

#include "keyturn/log.h"

/*
 * The real moment to look again when nothing was due; while the clock stands,
 * only when somebody wakes us.
 */
static int64_t
sleep_until(const struct sched *s, enum due_rc rc, int64_t next)
{
	struct kt_sim_reading r = kt_sim_read(s->o.server->sim);

	if (rc == DUE_FAILED)
		return kt_mono_ms() + STORE_RETRY;
	if (next == INT64_MAX || r.stands)
		return INT64_MAX;
	return kt_mono_ms() + (next > r.now ? next - r.now : 0);
}

static struct claim *
own_claim(struct sched *s)
{
	unsigned i;

	for (i = 0; i < s->n_threads; i++)
		if (pthread_equal(s->threads[i], pthread_self()))
			break;
	return &s->claims[i];
}

static void *
worker_main(void *arg)
{
	struct sched *s = arg;
	struct claim *mine;

	pthread_mutex_lock(&s->lock);
	mine = own_claim(s);
	while (!s->stopping) {
		struct job job = { .arena = kt_arena_new() };
		int64_t next;
		enum due_rc rc = due_find(s, &job, &next);

		if (rc == DUE_JOB) {
			*mine = due_claim(&job);
			pthread_mutex_unlock(&s->lock);
			due_run(s, &job);
			pthread_mutex_lock(&s->lock);
			memset(mine, 0, sizeof(*mine));
			pthread_cond_broadcast(&s->woken);
		} else {
			(void)kt_cond_wait(&s->woken, &s->lock,
			    sleep_until(s, rc, next));
		}
		kt_arena_free(&job.arena);
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

static int
restart(struct store_tx *tx, void *arg)
{
	(void)arg;
	return store_servers_restart(tx) == STORE_OK ? 0 : -1;
}

struct sched *
sched_start(const struct sched_options *o)
{
	struct kt_arena *a = kt_arena_new();
	struct sched *s = NULL;

	if (store_write_wait(o->server->store, a, restart, NULL) == 0) {
		s = kt_alloc(sizeof(*s));
		s->o = *o;
		s->o.stopping = &s->stopping;
		pthread_mutex_init(&s->lock, NULL);
		pthread_mutex_init(&s->events.lock, NULL);
		kt_cond_init(&s->woken);
		pthread_mutex_lock(&s->lock);
		while (s->n_threads < o->workers && s->n_threads < WORKERS_MAX &&
		    pthread_create(&s->threads[s->n_threads], NULL, worker_main,
		    s) == 0)
			s->n_threads++;
		pthread_mutex_unlock(&s->lock);
	}
	kt_arena_free(&a);
	return s;
}

void
sched_wake(struct sched *s)
{
	pthread_mutex_lock(&s->lock);
	pthread_cond_broadcast(&s->woken);
	pthread_mutex_unlock(&s->lock);
}

void
sched_database_failed(struct sched *s, const char *id, const char *why)
{
	database_failed(&s->o, id, why);
}

void
sched_stop(struct sched *s)
{
	unsigned i;

	if (s == NULL)
		return;
	pthread_mutex_lock(&s->lock);
	s->stopping = true;
	pthread_cond_broadcast(&s->woken);
	pthread_mutex_unlock(&s->lock);
	s->o.fleet->hurry(s->o.fleet->self);
	for (i = 0; i < s->n_threads; i++)
		pthread_join(s->threads[i], NULL);
	s->n_threads = 0;
}

void
sched_free(struct sched **sp)
{
	struct sched *s = *sp;

	*sp = NULL;
	if (s == NULL)
		return;
	pthread_cond_destroy(&s->woken);
	pthread_mutex_destroy(&s->lock);
	pthread_mutex_destroy(&s->events.lock);
	free(s);
}
