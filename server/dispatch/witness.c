/*
 * Witnesses of rotations: server/dispatch/dispatch.h.  The lock is not held
 * while one looks, which takes as long as it takes; who is removed meanwhile is
 * waited for.
 */
#include <stdlib.h>
#include <string.h>

#include "dispatch.h"

struct witnesses {
	pthread_mutex_t lock;
	pthread_cond_t idle;
	struct witness *first;
};

struct witnesses *
witness_new(void)
{
	struct witnesses *all = kt_alloc(sizeof(*all));

	pthread_mutex_init(&all->lock, NULL);
	kt_cond_init(&all->idle);
	return all;
}

void
witness_add(struct witnesses *all, struct witness *w)
{
	pthread_mutex_lock(&all->lock);
	w->at_work = false;
	w->next = all->first;
	all->first = w;
	pthread_mutex_unlock(&all->lock);
}

void
witness_remove(struct witnesses *all, struct witness *w)
{
	struct witness **p = &all->first;

	pthread_mutex_lock(&all->lock);
	while (w->at_work)
		(void)kt_cond_wait(&all->idle, &all->lock, INT64_MAX);
	while (*p != w)
		p = &(*p)->next;
	*p = w->next;
	pthread_mutex_unlock(&all->lock);
}

/* Of one secret runs one rotation, so of one there is one at work. */
void
witness_tell(struct witnesses *all, const char *arn, const char *step,
    const char *why)
{
	struct witness *w;

	if (all == NULL)
		return;
	pthread_mutex_lock(&all->lock);
	for (w = all->first; w != NULL; w = w->next)
		if (strcmp(w->arn, arn) == 0)
			break;
	if (w != NULL) {
		w->at_work = true;
		pthread_mutex_unlock(&all->lock);
		w->see(w->self, step, why);
		pthread_mutex_lock(&all->lock);
		w->at_work = false;
		pthread_cond_broadcast(&all->idle);
	}
	pthread_mutex_unlock(&all->lock);
}

void
witness_free(struct witnesses **allp)
{
	struct witnesses *all = *allp;

	*allp = NULL;
	if (all == NULL)
		return;
	pthread_cond_destroy(&all->idle);
	pthread_mutex_destroy(&all->lock);
	free(all);
}
