#include "keys.h"

#include <string.h>

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
