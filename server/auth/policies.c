#include "policies.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define WAYS 8u			/* the policies that share a place */
#define PLACES (POLICIES_KEPT / WAYS)
#define LOCKS 64u

/* One compiled policy: the table holds it, and everybody who got it. */
struct kept {
	struct kt_arena *arena;		/* it lies there itself */
	atomic_uint holders;
	enum policy_kind kind;
	const char *text;
	size_t n;			/* its bytes */
	const struct policy *policy;
};

struct policies {
	pthread_mutex_t locks[LOCKS];
	/* Who was asked for last stands first. */
	struct kept *places[PLACES][WAYS];
};

struct policies *
policies_new(void)
{
	struct policies *p = kt_alloc(sizeof(*p));
	size_t i;

	for (i = 0; i < LOCKS; i++)
		pthread_mutex_init(&p->locks[i], NULL);
	return p;
}

static void
release(void *self)
{
	struct kept *k = self;
	struct kt_arena *a = k->arena;

	if (atomic_fetch_sub(&k->holders, 1) == 1)
		kt_arena_free(&a);
}

void
policies_free(struct policies **pp)
{
	struct policies *p = *pp;
	size_t i;

	*pp = NULL;
	for (i = 0; p != NULL && i < PLACES * WAYS; i++)
		if (p->places[i / WAYS][i % WAYS] != NULL)
			release(p->places[i / WAYS][i % WAYS]);
	for (i = 0; p != NULL && i < LOCKS; i++)
		pthread_mutex_destroy(&p->locks[i]);
	free(p);
}

#define LANES 4			/* which a processor multiplies side by side */

static uint64_t
stir(uint64_t h, const char *p, size_t n)
{
	uint64_t word = 0;

	memcpy(&word, p, n);
	h = (h ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 29;
}

/* Whoever makes two texts meet in one place only has them compiled again. */
static size_t
place_of(const char *text, size_t n, enum policy_kind kind)
{
	uint64_t lanes[LANES] = { (uint64_t)kind, n }, h = 0;
	size_t i;

	for (; n >= LANES * 8; text += LANES * 8, n -= LANES * 8)
		for (i = 0; i < LANES; i++)
			lanes[i] = stir(lanes[i], text + i * 8, 8);
	for (; n >= 8; text += 8, n -= 8)
		h = stir(h, text, 8);
	h = stir(h, text, n);
	for (i = 0; i < LANES; i++)
		h = stir(h, (const char *)&lanes[i], 8);
	return h % PLACES;
}

static struct kept *
hold(struct kept *k)
{
	atomic_fetch_add(&k->holders, 1);
	return k;
}

/* Puts k first, in place of the one at i, which is returned. */
static struct kept *
put_first(struct kept **place, size_t i, struct kept *k)
{
	struct kept *old = place[i];

	memmove(place + 1, place, i * sizeof(struct kept *));
	place[0] = k;
	return old;
}

static struct kept *
look(struct policies *p, size_t at, const char *text, size_t n,
    enum policy_kind kind)
{
	struct kept **place = p->places[at], *found = NULL;
	size_t i;

	pthread_mutex_lock(&p->locks[at % LOCKS]);
	for (i = 0; i < WAYS && found == NULL && place[i] != NULL; i++)
		if (place[i]->kind == kind && place[i]->n == n &&
		    memcmp(place[i]->text, text, n) == 0)
			found = hold(put_first(place, i, place[i]));
	pthread_mutex_unlock(&p->locks[at % LOCKS]);
	return found;
}

/* The table holds k from here on, in place of who waited longest. */
static void
keep(struct policies *p, size_t at, struct kept *k)
{
	struct kept *gone;

	pthread_mutex_lock(&p->locks[at % LOCKS]);
	gone = put_first(p->places[at], WAYS - 1, hold(k));
	pthread_mutex_unlock(&p->locks[at % LOCKS]);
	if (gone != NULL)
		release(gone);
}

/*
 * Compiled once to see how large it is, and then to where it is to lie: nothing
 * is wasted on what may be there by thousands.
 */
static struct kept *
make(const char *text, enum policy_kind kind)
{
	struct kt_arena *scratch = kt_arena_new(), *a;
	struct kept *k = NULL;
	const struct kt_json *root;
	enum policy_flaw flaw;
	size_t before;

	if (kt_json_parse(scratch, text, strlen(text), &root) != 0)
		goto out;
	before = kt_arena_used(scratch);
	if (policy_compile(scratch, root, kind, &flaw) == NULL)
		goto out;
	a = kt_arena_small(kt_arena_used(scratch) - before + strlen(text) +
	    2 * sizeof(*k));
	k = kt_arena_alloc(a, sizeof(*k));
	k->arena = a;
	atomic_init(&k->holders, 1);
	k->kind = kind;
	k->text = kt_arena_strdup(a, text);
	k->n = strlen(text);
	k->policy = policy_compile(a, root, kind, &flaw);
out:
	kt_arena_free(&scratch);
	return k;
}

const struct policy *
policies_get(struct policies *p, struct kt_arena *a, const char *text,
    enum policy_kind kind)
{
	size_t n = strlen(text), at = place_of(text, n, kind);
	struct kept *k = p != NULL ? look(p, at, text, n, kind) : NULL;

	if (k == NULL) {
		k = make(text, kind);
		if (k == NULL)
			return NULL;
		if (p != NULL)
			keep(p, at, k);
	}
	kt_arena_defer(a, release, k);
	return k->policy;
}
