/* --attach and --attach-password: a server that is lent; --containers. */
#include <stdio.h>
#include <stdlib.h>

#include "keyturn/arena.h"

#include "fleet/dock.h"
#include "fleet/fleet.h"
#include "option.h"

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
	free(o->attach);
	o->attach = kt_strdup(value);
	return 0;
}

int
option_attach_password(struct options *o, const char *value, char why[KT_WHY])
{
	if (value[0] == '@')
		return option_first_line("attach-password", value + 1,
		    &o->attach_password, why);
	snprintf(why, KT_WHY, "--attach-password wants @FILE (or set "
	    PASSWORD_ENV ")");
	return -1;
}
