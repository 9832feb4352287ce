/*
 * Reads that wait.  One thread runs each again when what it waits for changed,
 * and a last time when its time is up.  It also lets go on what was only
 * delayed, on purpose.
 *
 *   add --> waiting --wake--> run: KT_AGAIN --> waiting
 *              |               +-- else ------> answered
 *              +--time's up--> last look -----> answered
 *              +--its client is gone--^
 */
#include <stdlib.h>

#include "dispatch.h"
#include "keyturn/fault.h"
#include "keyturn/log.h"

struct waits {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct kt_call *waiting;
	struct kt_call *newcomers;	/* to be looked at once, at least */
	struct kt_call *taken;		/* to be looked at now */
	struct kt_call *at;		/* which one is, or NULL */
	struct kt_call *parked;		/* delayed by a fault */
	int64_t attend;			/* to look whose clients are gone */
	bool woken;			/* one of those who wait is */
	bool closing, ended;
};

#define ATTEND_EVERY KT_SECOND

static int64_t
earliest_of(const struct kt_call *c, int64_t until)
{
	for (; c != NULL; c = c->next)
		if (c->wait_until < until)
			until = c->wait_until;
	return until;
}

static int64_t
earliest(const struct waits *w)
{
	bool any = w->waiting != NULL || w->parked != NULL;

	return earliest_of(w->waiting, earliest_of(w->parked,
	    any ? w->attend : INT64_MAX));
}

/* Nobody is there to be answered, so nothing is done: it holds a descriptor. */
static bool
is_left(const struct waits *w, struct kt_call *c, int64_t now)
{
	if (now < w->attend || c->gone == NULL || !c->gone(c))
		return false;
	c->answer.silent = true;
	return true;
}

/* Whose delay is over, or whose fault was cleared, or who has left. */
static struct kt_call *
take_parked(struct waits *w)
{
	struct kt_call *taken = NULL, **p = &w->parked, *c;
	int64_t now = kt_mono_ms();

	while ((c = *p) != NULL) {
		if (!w->closing && c->wait_until > now &&
		    kt_fault_is_there(c->fault->id) && !is_left(w, c, now)) {
			p = &c->next;
			continue;
		}
		*p = c->next;
		c->next = taken;
		taken = c;
	}
	return taken;
}

static void
go_on(struct kt_call *c)
{
	struct kt_call *next;

	for (; c != NULL; c = next) {
		next = c->next;
		c->wait_until = 0;
		if (c->answer.silent || c->go_on(c) == KT_DONE)
			c->finish(c);
	}
}

/* Takes who is to be looked at: those woken, new and overdue. */
static void
take(struct waits *w)
{
	struct kt_call **p = &w->waiting, *c;
	int64_t now = kt_mono_ms();
	bool attend = now >= w->attend;

	if (attend)
		w->attend = now + ATTEND_EVERY;
	w->taken = w->newcomers;
	w->newcomers = NULL;
	for (c = w->taken; c != NULL; c = c->next)
		c->last_look = w->closing || c->wait_until <= now;
	while ((c = *p) != NULL) {
		c->last_look = w->closing || c->wait_until <= now ||
		    (attend && c->gone != NULL && c->gone(c));
		if (!c->woken && !c->last_look) {
			p = &c->next;
			continue;
		}
		*p = c->next;
		c->next = w->taken;
		w->taken = c;
	}
	w->woken = false;
}

/* What changes while one is looked at wakes it again. */
static void
look(struct waits *w)
{
	struct kt_call *c;
	bool again;

	while ((c = w->at = w->taken) != NULL) {
		w->taken = c->next;
		c->woken = false;
		pthread_mutex_unlock(&w->lock);
		again = dispatch_look(c) == KT_AGAIN;
		pthread_mutex_lock(&w->lock);
		w->at = NULL;
		if (again) {
			w->woken = w->woken || c->woken;
			c->next = w->waiting;
			w->waiting = c;
			continue;
		}
		pthread_mutex_unlock(&w->lock);
		c->finish(c);
		pthread_mutex_lock(&w->lock);
	}
}

static void *
wait_main(void *arg)
{
	struct waits *w = arg;
	struct kt_call *parked;

	pthread_mutex_lock(&w->lock);
	while (!w->ended || w->waiting != NULL || w->newcomers != NULL ||
	    w->parked != NULL) {
		if (!w->woken && !w->ended && w->newcomers == NULL)
			(void)kt_cond_wait(&w->changed, &w->lock,
			    earliest(w));
		parked = take_parked(w);
		take(w);
		pthread_mutex_unlock(&w->lock);
		go_on(parked);
		pthread_mutex_lock(&w->lock);
		look(w);
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

struct waits *
wait_new(void)
{
	struct waits *w = kt_alloc(sizeof(*w));

	pthread_mutex_init(&w->lock, NULL);
	kt_cond_init(&w->changed);
	if (pthread_create(&w->thread, NULL, wait_main, w) != 0)
		abort();	/* at start-up: no threads, no service */
	return w;
}

/* What changed between the call's look and now is looked at once more. */
void
wait_add(struct waits *w, struct kt_call *c)
{
	if (c->wait_until == 0)
		c->wait_until = kt_mono_ms() + c->server->describe_wait;
	kt_log(KT_LOG_DEBUG, "%s %s %s in %s waits", c->request_id, c->account,
	    c->op->name, c->region);
	pthread_mutex_lock(&w->lock);
	c->next = w->newcomers;
	w->newcomers = c;
	pthread_cond_signal(&w->changed);
	pthread_mutex_unlock(&w->lock);
}

void
wait_park(struct waits *w, struct kt_call *c, int64_t until)
{
	c->wait_until = until;
	pthread_mutex_lock(&w->lock);
	c->next = w->parked;
	w->parked = c;
	w->woken = true;		/* its fault may be cleared by now */
	pthread_cond_signal(&w->changed);
	pthread_mutex_unlock(&w->lock);
}

static bool
wake(struct kt_call *c, int64_t key)
{
	bool any = false;

	for (; c != NULL; c = c->next)
		if (key == WAIT_ANY || c->wait_key == key)
			any = c->woken = true;
	return any;
}

void
wait_wake(struct waits *w, int64_t key)
{
	if (w == NULL)
		return;
	pthread_mutex_lock(&w->lock);
	if (w->at != NULL && (key == WAIT_ANY || w->at->wait_key == key))
		w->at->woken = true;
	(void)wake(w->taken, key);
	if (wake(w->waiting, key) || key == WAIT_ANY) {
		w->woken = true;
		pthread_cond_signal(&w->changed);
	}
	pthread_mutex_unlock(&w->lock);
}

void
wait_close(struct waits *w)
{
	pthread_mutex_lock(&w->lock);
	w->closing = w->woken = true;
	pthread_cond_signal(&w->changed);
	pthread_mutex_unlock(&w->lock);
}

void
wait_free(struct waits **wp)
{
	struct waits *w = *wp;

	*wp = NULL;
	if (w == NULL)
		return;
	pthread_mutex_lock(&w->lock);
	w->closing = w->ended = true;
	pthread_cond_signal(&w->changed);
	pthread_mutex_unlock(&w->lock);
	pthread_join(w->thread, NULL);
	pthread_cond_destroy(&w->changed);
	pthread_mutex_destroy(&w->lock);
	free(w);
}
