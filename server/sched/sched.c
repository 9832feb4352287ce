/* The workers: what is due, who is at it, and when to look again. */
#include "sched.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/log.h"

#define WORKERS_MAX 16
#define STORE_RETRY (1 * KT_SECOND)	/* after the store could not be read */

/*
 * What a worker is at: no other may take the same.  To delete a server is
 * another thing than to start it, and calls the start off.
 */
struct claim {
	int64_t secret;		/* 0: none */
	char server[64];	/* "": none */
	bool deletes;
};

struct sched {
	struct sched_options o;
	pthread_mutex_t lock;
	pthread_cond_t woken;
	atomic_bool stopping;
	struct claim claims[WORKERS_MAX];
	pthread_t threads[WORKERS_MAX];
	unsigned n_threads;
};

/* A job as a worker takes it; strings in its arena. */
struct job {
	struct kt_arena *arena;
	const struct rotation *rotation;
	const struct server *server;
	bool purge;
};

static bool
is_claimed(const struct sched *s, int64_t secret, const struct server *server)
{
	bool deletes = server != NULL &&
	    strcmp(server->status, SERVER_DELETING) == 0;
	unsigned i;

	for (i = 0; i < s->n_threads; i++) {
		const struct claim *c = &s->claims[i];

		if ((secret != 0 && c->secret == secret) ||
		    (server != NULL && strcmp(c->server, server->id) == 0 &&
		    c->deletes == deletes))
			return true;
	}
	return false;
}

static const struct server *
free_server(const struct sched *s, const struct server *all, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!is_claimed(s, 0, &all[i]))
			return &all[i];
	return NULL;
}

static const struct rotation *
free_rotation(const struct sched *s, const struct rotation *all, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!is_claimed(s, all[i].secret, NULL))
			return &all[i];
	return NULL;
}

static bool
any_starting(const struct server *all, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(all[i].status, SERVER_STARTING) == 0)
			return true;
	return false;
}

/*
 * The first due job that nobody is at; *next: when another one will be due.
 * After a restart rotations wait until the databases are back.
 */
static int
look(const struct sched *s, struct store_tx *tx, struct job *job,
    int64_t *next)
{
	int64_t now = kt_clock_now(&s->o.server->clock), purge;
	struct rotation *rotations;
	struct server *servers;
	size_t n;

	if (store_servers_busy(tx, &servers, &n) != STORE_OK)
		return -1;
	if ((job->server = free_server(s, servers, n)) != NULL)
		return 0;
	if (any_starting(servers, n))
		return 0;	/* its end wakes us */
	if (store_rotation_due(tx, now, &rotations, &n, next) != STORE_OK)
		return -1;
	if ((job->rotation = free_rotation(s, rotations, n)) != NULL)
		return 0;
	if (store_secret_purge_due(tx, &purge) != STORE_OK)
		return -1;
	job->purge = purge <= now;
	if (!job->purge && purge < *next)
		*next = purge;
	return 0;
}

/* Under the lock.  *until: real time to look again when there is no job. */
static bool
take(struct sched *s, struct job *job, int64_t *until)
{
	struct store *store = s->o.server->store;
	struct store_tx *tx = store_read_begin(store, job->arena);
	int64_t next = INT64_MAX, now;
	char why[256] = "";
	int rc = -1;

	if (tx != NULL) {
		if ((rc = look(s, tx, job, &next)) != 0)
			snprintf(why, sizeof(why), "%s", store_error(tx));
		store_read_end(store, tx);
	}
	now = kt_clock_now(&s->o.server->clock);
	if (rc != 0) {
		kt_log(KT_LOG_ERROR, "the scheduler cannot read the store%s%s",
		    why[0] != '\0' ? ": " : "", why);
		next = now + STORE_RETRY;
	}
	*until = next == INT64_MAX ? INT64_MAX :
	    kt_mono_ms() + (next > now ? next - now : 0);
	return job->server != NULL || job->rotation != NULL || job->purge;
}

static int
purge(struct store_tx *tx, void *arg)
{
	return store_secret_purge(tx, *(int64_t *)arg) == STORE_OK ? 0 : -1;
}

static void
run(struct sched *s, const struct job *job)
{
	int64_t now = kt_clock_now(&s->o.server->clock);

	if (job->server != NULL)
		database_run(&s->o, job->server);
	else if (job->rotation != NULL)
		rotation_run(&s->o, job->rotation);
	else if (store_write_wait(s->o.server->store, job->arena, purge,
	    &now) != 0)
		kt_sleep_ms(STORE_RETRY);
}

static void
claim(struct claim *c, const struct job *job)
{
	memset(c, 0, sizeof(*c));
	if (job->server != NULL) {
		strncpy(c->server, job->server->id, sizeof(c->server) - 1);
		c->deletes = strcmp(job->server->status, SERVER_DELETING) == 0;
	}
	if (job->rotation != NULL)
		c->secret = job->rotation->secret;
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
		int64_t until;

		if (take(s, &job, &until)) {
			claim(mine, &job);
			pthread_mutex_unlock(&s->lock);
			run(s, &job);
			pthread_mutex_lock(&s->lock);
			memset(mine, 0, sizeof(*mine));
			pthread_cond_broadcast(&s->woken);
		} else {
			(void)kt_cond_wait(&s->woken, &s->lock, until);
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
	free(s);
}
