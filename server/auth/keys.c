#include "keys.h"

#include <string.h>

#include "sigv4.h"

/* What emulators are used with since there are any. */
#define USUAL "test"

const char *
keys_secret(const struct kt_server *s, const char *access_key)
{
	size_t i;

	for (i = 0; i < s->n_keys; i++)
		if (strcmp(s->keys[i].id, access_key) == 0)
			return s->keys[i].secret;
	return strcmp(access_key, USUAL) == 0 ? USUAL : NULL;
}

const char *
keys_account(const struct kt_server *s, const char *access_key)
{
	return sigv4_is_account(access_key) ? access_key : s->account;
}
