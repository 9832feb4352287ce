#include "keys.h"

#include <string.h>

#include "identity.h"
#include "issued.h"

/* What emulators are used with since there are any. */
#define USUAL "test"

static const struct kt_access_key *
find(const struct kt_server *s, const char *access_key)
{
	size_t i;

	for (i = 0; i < s->n_keys; i++)
		if (strcmp(s->keys[i].id, access_key) == 0)
			return &s->keys[i];
	return NULL;
}

const char *
keys_secret(const struct kt_server *s, const char *access_key)
{
	const struct kt_access_key *k = find(s, access_key);

	if (k != NULL)
		return k->secret;
	return strcmp(access_key, USUAL) == 0 ? USUAL : NULL;
}

const char *
keys_root_secret(const struct kt_server *s, const char *access_key)
{
	const struct kt_access_key *k = find(s, access_key);

	return k != NULL && !k->lent ? k->secret : NULL;
}

/* Of a key that keyturn issued, but a token that is not of it, or old. */
static const char *
derived_secret(const struct kt_server *s, struct kt_arena *a,
    const char *access_key)
{
	char secret[ISSUED_SECRET];
	const char *copy;

	if (s->root == NULL)
		return NULL;
	issued_secret(s->root, access_key, secret);
	copy = kt_arena_strdup(a, secret);
	kt_wipe(secret, sizeof(secret));
	return copy;
}

struct keys_known
keys_look_up(const struct kt_server *s, struct kt_arena *a,
    const char *access_key, const char *token)
{
	const struct kt_identities *all = &s->identities;
	struct keys_known k = { .known = KT_NOT_ISSUED };

	if (access_key == NULL)
		return k;
	k.secret = keys_root_secret(s, access_key);
	if (k.secret != NULL)
		k.known = KT_ISSUED;	/* a token of its is for AWS to know */
	else if (all->find != NULL)
		k.known = all->find(all->self, a, access_key, token, &k.who);
	if (k.who != NULL)
		k.secret = k.who->secret;
	else if (k.secret == NULL && (k.known == KT_TOKEN_INVALID ||
	    k.known == KT_TOKEN_EXPIRED))
		k.secret = derived_secret(s, a, access_key);
	return k;
}

const char *
keys_account(const struct kt_server *s, const char *access_key)
{
	return sigv4_is_account(access_key) ? access_key : s->account;
}

static int64_t
moment(void *self, int64_t real)
{
	return kt_sim_moment(self, real);
}

struct sigv4_clock
keys_clock(const struct kt_server *s)
{
	return (struct sigv4_clock){ kt_clock_now(&s->clock),
	    s->sim != NULL ? moment : NULL, s->sim };
}
