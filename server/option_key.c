/* --root-key and --iam; and files of secrets, which never stand on the command line. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/arena.h"
#include "keyturn/crypto.h"

#include "lead.h"
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
add_key(struct options *o, struct kt_access_key key)
{
	struct kt_access_key *all = realloc(o->root_keys,
	    (o->n_root_keys + 1) * sizeof(*all));

	if (all == NULL)
		abort();
	o->root_keys = all;
	all[o->n_root_keys++] = key;
}

int
option_iam(struct options *o, const char *value, char why[KT_WHY])
{
	(void)why;
	o->iam = KT_IAM_ON;
	while (strcmp(kt_iam_names[o->iam], value) != 0)
		o->iam++;
	return 0;
}

/* Not as keyturn's own are (auth/issued.h): with the next start it is nobody's. */
static void
make_root_key(struct options *o)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
	    all[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789+/";
	char id[21] = "AKIA", secret[41];

	kt_random_text(id + 4, 16, letters);
	kt_random_text(secret, 40, all);
	add_key(o, (struct kt_access_key){ .id = kt_strdup(id),
	    .secret = kt_strdup(secret) });
	kt_wipe(secret, sizeof(secret));
	o->root_key_made = true;
}

void
option_lend_key(struct options *o)
{
	size_t i;

	if (o->iam == KT_IAM_STRICT && o->n_root_keys == 0)
		make_root_key(o);
	for (i = 0; i < o->n_root_keys; i++)
		if (strcmp(o->root_keys[i].id, o->account) == 0)
			return;
	if (o->iam != KT_IAM_STRICT && o->command == COMMAND_EXEC)
		add_key(o, (struct kt_access_key){ kt_strdup(o->account),
		    kt_strdup(LEAD_SECRET), .lent = true });
}

struct kt_access_key
option_lent_key(const struct options *o)
{
	return o->iam == KT_IAM_STRICT ? o->root_keys[0] :
	    (struct kt_access_key){ .id = o->account, .secret = LEAD_SECRET };
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
	add_key(o, (struct kt_access_key){ .id = id, .secret = secret });
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
