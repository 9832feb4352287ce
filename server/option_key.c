/* --root-key; and files of secrets, which never stand on the command line. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/arena.h"

#include "option.h"

#define ID_MAX 128	/* as AWS's access keys are at most */

int
option_first_line(const char *name, const char *path, char **out, char why[KT_WHY])
{
	char line[1024];
	FILE *f = fopen(path, "re");
	bool ok;

	if (f == NULL) {
		snprintf(why, KT_WHY, "--%s @%s: %s", name, path,
		    strerror(errno));
		return -1;
	}
	setvbuf(f, NULL, _IONBF, 0);	/* leaves no copy behind */
	ok = fgets(line, sizeof(line), f) != NULL;
	fclose(f);
	if (ok) {
		line[strcspn(line, "\r\n")] = '\0';
		free(*out);
		*out = kt_strdup(line);
		kt_wipe(line, sizeof(line));
		return 0;
	}
	snprintf(why, KT_WHY, "--%s @%s: the file is empty", name, path);
	return -1;
}

/* Both are the options' from now on. */
static void
add_key(struct options *o, char *id, char *secret)
{
	struct kt_access_key *all = realloc(o->root_keys,
	    (o->n_root_keys + 1) * sizeof(*all));

	if (all == NULL)
		abort();
	o->root_keys = all;
	all[o->n_root_keys++] = (struct kt_access_key){ id, secret };
}

void
option_know_key(struct options *o, const char *id, const char *secret)
{
	size_t i;

	for (i = 0; i < o->n_root_keys; i++)
		if (strcmp(o->root_keys[i].id, id) == 0)
			return;
	add_key(o, kt_strdup(id), kt_strdup(secret));
}

/* ID=@FILE; an id may have all that one of a signature may have. */
int
option_root_key(struct options *o, const char *value, char why[KT_WHY])
{
	const char *at = strstr(value, "=@");
	size_t n = at != NULL ? (size_t)(at - value) : 0, i;
	char *secret = NULL, *id;

	for (i = 0; i < n && value[i] > ' ' && value[i] <= '~'; i++)
		;
	if (n == 0 || n > ID_MAX || i < n) {
		snprintf(why, KT_WHY, "--root-key wants ID=@FILE");
		return -1;
	}
	if (option_first_line("root-key", at + 2, &secret, why) != 0)
		return -1;
	id = kt_strdup(value);
	id[n] = '\0';
	add_key(o, id, secret);
	return 0;
}

void
option_free_keys(struct options *o)
{
	struct kt_access_key *key;

	while (o->n_root_keys > 0) {
		key = &o->root_keys[--o->n_root_keys];
		kt_wipe((char *)(uintptr_t)key->secret, strlen(key->secret));
		free((char *)(uintptr_t)key->secret);
		free((char *)(uintptr_t)key->id);
	}
	free(o->root_keys);
}
