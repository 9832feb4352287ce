/*
 * Operations that take their time, such as to let a month pass: they are begun
 * in the order they came, each as soon as a thread is free.  A thread more is made
 * when more of them are there than threads, until there are as many as may run
 * beside each other.
 *
 *   add --> queue --its turn--> run --> answered
 *              +----closing-----------> refused
 */
#include <stdlib.h>

#include "dispatch.h"

struct turns {
	pthread_t threads[TURNS_THREADS];
	unsigned most;
	pthread_mutex_t lock;		/* of all below */
	pthread_cond_t changed;
	unsigned n;			/* threads */
	unsigned calls;			/* in the queue, or run */
	struct kt_call *first, **end;
	bool closing, ended;
};

/* The next in the queue, or NULL at the end. */
static struct kt_call *
take(struct turns *t, bool *closing)
{
	struct kt_call *c;

	pthread_mutex_lock(&t->lock);
	while (t->first == NULL && !t->ended)
		(void)kt_cond_wait(&t->changed, &t->lock, INT64_MAX);
	c = t->first;
	if (c != NULL && (t->first = c->next) == NULL)
		t->end = &t->first;
	*closing = t->closing;
	pthread_mutex_unlock(&t->lock);
	return c;
}

static void *
turn_main(void *arg)
{
	struct turns *t = arg;
	struct kt_call *c;
	bool closing;

	while ((c = take(t, &closing)) != NULL) {
		c->now = kt_clock_now(&c->server->clock);
		if (closing)
			(void)kt_fail(c, KT_UNAVAILABLE,
			    "keyturn is stopping.");
		else if (c->gone == NULL || !c->gone(c))
			(void)c->op->run(c);
		c->finish(c);		/* c may be gone */
		pthread_mutex_lock(&t->lock);
		t->calls--;
		pthread_mutex_unlock(&t->lock);
	}
	return NULL;
}

static bool
add_thread(struct turns *t)
{
	if (pthread_create(&t->threads[t->n], NULL, turn_main, t) != 0)
		return false;
	t->n++;
	return true;
}

struct turns *
turn_new(unsigned threads)
{
	struct turns *t = kt_alloc(sizeof(*t));

	t->most = threads < TURNS_THREADS ? threads : TURNS_THREADS;
	t->end = &t->first;
	pthread_mutex_init(&t->lock, NULL);
	kt_cond_init(&t->changed);
	if (!add_thread(t))
		abort();	/* at start-up: no threads, no service */
	return t;
}

enum kt_progress
turn_add(struct turns *t, struct kt_call *c)
{
	if (c->later != NULL)
		c->later(c);
	c->next = NULL;
	pthread_mutex_lock(&t->lock);
	*t->end = c;
	t->end = &c->next;
	if (++t->calls > t->n && t->n < t->most)
		(void)add_thread(t);	/* without it waits its turn */
	pthread_cond_signal(&t->changed);
	pthread_mutex_unlock(&t->lock);
	return KT_LATER;
}

void
turn_close(struct turns *t)
{
	pthread_mutex_lock(&t->lock);
	t->closing = true;
	pthread_mutex_unlock(&t->lock);
}

void
turn_free(struct turns **tp)
{
	struct turns *t = *tp;

	*tp = NULL;
	if (t == NULL)
		return;
	pthread_mutex_lock(&t->lock);
	t->closing = t->ended = true;
	pthread_cond_broadcast(&t->changed);
	pthread_mutex_unlock(&t->lock);
	while (t->n > 0)
		pthread_join(t->threads[--t->n], NULL);
	pthread_cond_destroy(&t->changed);
	pthread_mutex_destroy(&t->lock);
	free(t);
}
