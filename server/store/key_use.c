/* When keys were used last, and how it is seen: see key_use.h. */
#include "key_use.h"

#include <stdlib.h>
#include <string.h>

static struct use **
slot_of(struct key_uses *u, const char *id)
{
	return &u->slots[kt_hash(id) % KEY_USE_SLOTS];
}

/* Under the lock; NULL: it was not used yet. */
static struct use *
find(struct key_uses *u, const char *id)
{
	struct use *e = *slot_of(u, id);

	while (e != NULL && strcmp(e->id, id) != 0)
		e = e->next;
	return e;
}

struct use *
key_use_of(struct key_uses *u, const char *id)
{
	struct use *e = find(u, id), **slot = slot_of(u, id);

	if (e != NULL)
		return e;
	e = kt_alloc(sizeof(*e));
	strncpy(e->id, id, sizeof(e->id) - 1);
	e->next = *slot;
	*slot = e;
	return e;
}

void
key_use_tell(struct key_uses *u, struct kt_arena *a, struct access_key *k)
{
	struct use *e;

	pthread_mutex_lock(&u->lock);
	e = find(u, k->id);
	if (e != NULL && e->at > k->last_used) {
		k->last_used = e->at;
		k->last_service = kt_arena_strdup(a, e->service);
		k->last_region = kt_arena_strdup(a, e->region);
	}
	pthread_mutex_unlock(&u->lock);
}

static void
forget(struct use *e)
{
	e->at = e->written = 0;
	e->due = false;
	e->region[0] = '\0';
}

void
key_use_forget(struct key_uses *u, const char *id)
{
	struct use *e;

	pthread_mutex_lock(&u->lock);
	e = find(u, id);
	if (e != NULL)
		forget(e);
	pthread_mutex_unlock(&u->lock);
}

void
key_use_forget_roles(struct key_uses *u, const char *account)
{
	struct use *e;
	size_t i;

	pthread_mutex_lock(&u->lock);
	for (i = 0; i < KEY_USE_SLOTS; i++)
		for (e = u->slots[i]; e != NULL; e = e->next)
			if (e->account[0] != '\0' && (account == NULL ||
			    strcmp(e->account, account) == 0))
				forget(e);
	pthread_mutex_unlock(&u->lock);
}

struct key_uses *
key_uses_new(struct store *s)
{
	struct key_uses *u = kt_alloc(sizeof(*u));

	pthread_mutex_init(&u->lock, NULL);
	u->store = s;
	return u;
}

void
key_uses_free(struct key_uses **up)
{
	struct key_uses *u = *up;
	struct use *e;
	size_t i;

	*up = NULL;
	for (i = 0; i < KEY_USE_SLOTS; i++)
		while ((e = u->slots[i]) != NULL) {
			u->slots[i] = e->next;
			free(e);
		}
	pthread_mutex_destroy(&u->lock);
	free(u);
}
