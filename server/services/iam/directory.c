/* What is kept of identities, and for how long: see directory.h. */
#include "directory.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "auth/issued.h"
#include "auth/policies.h"
#include "keyturn/log.h"

#define WAYS 8u			/* identities that share a place */
#define PLACES (DIRECTORY_KEPT / WAYS)
#define LOCKS 64u

struct known {
	const struct identity *who;	/* NULL: nobody */
	const char *key, *token;	/* lie in who's arena; token or NULL */
	unsigned long seen;		/* store_identities when it was read */
};

struct directory {
	struct kt_server *server;
	pthread_mutex_t locks[LOCKS];
	struct known places[PLACES][WAYS];	/* asked for last: first */
};

/* --- what is kept --- */

/* It may tell by its time: nobody signs with a token alone. */
static bool
is_same_token(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* What stands at i goes, and k stands first. */
static void
put_first(struct known *place, size_t i, struct known k)
{
	memmove(place + 1, place, i * sizeof(*place));
	place[0] = k;
}

/* Held in a, or NULL. */
static const struct identity *
look(struct directory *d, struct kt_arena *a, const char *key,
    const char *token)
{
	size_t at = kt_hash(key) % PLACES, i;
	struct known *place = d->places[at], k = { .who = NULL };
	unsigned long now = store_identities(d->server->store);

	pthread_mutex_lock(&d->locks[at % LOCKS]);
	for (i = 0; i < WAYS && place[i].who != NULL && k.who == NULL; i++)
		if (place[i].seen == now && strcmp(place[i].key, key) == 0 &&
		    is_same_token(place[i].token, token)) {
			k = place[i];
			put_first(place, i, k);
			identity_hold_in(a, k.who);
		}
	pthread_mutex_unlock(&d->locks[at % LOCKS]);
	return k.who;
}

/* In place of who waited longest, or was the same key's. */
static void
keep(struct directory *d, struct known k)
{
	size_t at = kt_hash(k.key) % PLACES, i;
	struct known *place = d->places[at], gone;

	pthread_mutex_lock(&d->locks[at % LOCKS]);
	for (i = 0; i < WAYS - 1 && place[i].who != NULL &&
	    strcmp(place[i].key, k.key) != 0; i++)
		;
	gone = place[i];
	put_first(place, i, k);
	pthread_mutex_unlock(&d->locks[at % LOCKS]);
	identity_release(gone.who);
}

/* --- what is not --- */

static enum kt_known
read_in(struct directory *d, struct kt_arena *a, struct known *k,
    struct identity *i)
{
	struct directory_wish w = { d->server, NULL, k->key, k->token };
	char secret[ISSUED_SECRET];
	enum kt_known known;

	k->seen = store_identities(d->server->store);
	w.tx = store_read_begin(d->server->store, a);
	if (w.tx == NULL)
		return KT_KNOWN_FAILED;
	known = directory_load(&w, i);
	store_read_end(d->server->store, w.tx);
	issued_secret(d->server->root, k->key, secret);
	i->secret = kt_arena_strdup(i->arena, secret);
	kt_wipe(secret, sizeof(secret));
	return known;
}

/* *out is held in a. */
static enum kt_known
load(struct directory *d, struct kt_arena *a, const char *key,
    const char *token, const struct identity **out)
{
	struct identity *i = identity_new();
	struct known k = { i, kt_arena_strdup(i->arena, key),
	    kt_arena_strdup(i->arena, token), 0 };
	struct kt_arena *scratch = kt_arena_new();
	enum kt_known known = read_in(d, scratch, &k, i);

	kt_arena_free(&scratch);
	if (known != KT_ISSUED) {
		identity_release(i);
		return known;
	}
	identity_hold_in(a, i);
	*out = i;
	keep(d, k);
	return KT_ISSUED;
}

/* The token and the kind of the key, and time: what needs no store. */
static enum kt_known
find(void *self, struct kt_arena *a, const char *access_key, const char *token,
    const struct identity **out)
{
	struct directory *d = self;
	enum kt_known known = KT_ISSUED;

	*out = issued_may_be(access_key) ? look(d, a, access_key, token) : NULL;
	if (*out == NULL) {
		enum issued_kind kind = issued_is(d->server->root, access_key);

		if (kind == ISSUED_NOT)
			return KT_NOT_ISSUED;
		if ((kind == ISSUED_SESSION) != (token != NULL))
			return KT_TOKEN_INVALID;
		known = load(d, a, access_key, token, out);
	}
	if (known == KT_ISSUED && (*out)->expires != 0 &&
	    kt_clock_now(&d->server->clock) >= (*out)->expires)
		return KT_TOKEN_EXPIRED;
	return known;
}

/* --- its life --- */

struct directory *
directory_open(struct kt_server *server)
{
	struct directory *d = kt_alloc(sizeof(*d));
	size_t i;

	d->server = server;
	for (i = 0; i < LOCKS; i++)
		pthread_mutex_init(&d->locks[i], NULL);
	server->policies = policies_new();
	server->identities = (struct kt_identities){ find, d };
	return d;
}

void
directory_close(struct directory **dp)
{
	struct directory *d = *dp;
	size_t i;

	*dp = NULL;
	if (d == NULL)
		return;
	for (i = 0; i < PLACES * WAYS; i++)
		identity_release(d->places[i / WAYS][i % WAYS].who);
	for (i = 0; i < LOCKS; i++)
		pthread_mutex_destroy(&d->locks[i]);
	policies_free(&d->server->policies);
	d->server->identities = (struct kt_identities){ NULL, NULL };
	free(d);
}
