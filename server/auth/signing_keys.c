#include "signing_keys.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/crypto.h"

#define LOCKS 16

/* A key lies in the slot of its name, of which the last that was made stays. */
struct slot {
	char name[120];		/* "KEY/DATE/REGION/SERVICE"; "": none */
	uint8_t key[SIGV4_KEY];
};

struct signing_keys {
	pthread_mutex_t locks[LOCKS];
	struct slot slots[SIGNING_KEYS];
};

struct signing_keys *
signing_keys_new(void)
{
	struct signing_keys *k = kt_alloc(sizeof(*k));
	size_t i;

	for (i = 0; i < LOCKS; i++)
		pthread_mutex_init(&k->locks[i], NULL);
	return k;
}

void
signing_keys_free(struct signing_keys **kp)
{
	struct signing_keys *k = *kp;
	size_t i;

	*kp = NULL;
	if (k == NULL)
		return;
	for (i = 0; i < LOCKS; i++)
		pthread_mutex_destroy(&k->locks[i]);
	kt_wipe(k, sizeof(*k));
	free(k);
}

/* False: it is too long to be kept. */
static bool
name_it(const struct sigv4_scope *scope, char out[])
{
	const char *const parts[] = { scope->access_key, scope->date,
	    scope->region, scope->service };
	size_t i, n = 0, some;

	for (i = 0; i < N_ELEMENTS(parts); i++, n += some + 1) {
		some = strlen(parts[i]);
		if (n + some >= sizeof(((struct slot *)NULL)->name))
			return false;
		memcpy(out + n, parts[i], some);
		out[n + some] = '/';
	}
	out[n - 1] = '\0';
	return true;
}

void
signing_key(struct signing_keys *k, const char *secret,
    const struct sigv4_scope *scope, uint8_t out[SIGV4_KEY])
{
	char name[sizeof(((struct slot *)NULL)->name)];
	pthread_mutex_t *lock;
	struct slot *s;
	bool found;
	size_t at;

	if (k == NULL || !name_it(scope, name)) {
		sigv4_key(secret, scope, out);
		return;
	}
	at = kt_hash(name) % SIGNING_KEYS;
	s = &k->slots[at];
	lock = &k->locks[at % LOCKS];
	pthread_mutex_lock(lock);
	found = strcmp(s->name, name) == 0;
	if (found)
		memcpy(out, s->key, SIGV4_KEY);
	pthread_mutex_unlock(lock);
	if (found)
		return;
	sigv4_key(secret, scope, out);
	pthread_mutex_lock(lock);
	strcpy(s->name, name);
	memcpy(s->key, out, SIGV4_KEY);
	pthread_mutex_unlock(lock);
}
