/* --attach and --attach-password: a server that is lent; --containers. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/arena.h"

#include "fleet/dock.h"
#include "fleet/fleet.h"
#include "option.h"

static void
put(char **place, const char *value)
{
	free(*place);
	*place = kt_strdup(value);
}

int
option_containers(struct options *o, const char *value, char why[KT_WHY])
{
	free(o->containers);
	o->containers = kt_alloc(sizeof(*o->containers));
	return dock_url_parse(value, o->containers, why);
}

int
option_attach(struct options *o, const char *value, char why[KT_WHY])
{
	struct lent_url url;

	if (lent_url_parse(value, &url, why) != 0)
		return -1;
	put(&o->attach, value);
	return 0;
}

/* The first line of a file; a password never stands on the command line. */
int
option_attach_password(struct options *o, const char *value, char why[KT_WHY])
{
	char line[1024];
	FILE *f;
	int ok;

	if (value[0] != '@') {
		snprintf(why, KT_WHY, "--attach-password wants @FILE (or set "
		    PASSWORD_ENV ")");
		return -1;
	}
	f = fopen(value + 1, "re");
	if (f == NULL) {
		snprintf(why, KT_WHY, "--attach-password %s: %s", value,
		    strerror(errno));
		return -1;
	}
	setvbuf(f, NULL, _IONBF, 0);	/* leaves no copy behind */
	ok = fgets(line, sizeof(line), f) != NULL;
	fclose(f);
	if (ok) {
		line[strcspn(line, "\r\n")] = '\0';
		put(&o->attach_password, line);
		kt_wipe(line, sizeof(line));
		return 0;
	}
	snprintf(why, KT_WHY, "--attach-password %s: the file is empty", value);
	return -1;
}
