/* Whom the certificates of databases are verified with. */
#include <stdio.h>

#include "keyturn/fleet.h"
#include "ops.h"

int
op_get_ca(struct kt_call *c)
{
	const char *path = c->server->fleet != NULL ?
	    c->server->fleet->ca_file : NULL;
	FILE *f = path != NULL ? fopen(path, "re") : NULL;
	char piece[4096];
	size_t n;

	if (f == NULL)
		return kt_fail(c, KT_NO_SUCH_PATH, "keyturn knows of no "
		    "authority that would have signed the certificates of its "
		    "databases (--attach with ?ssl-ca=FILE names one).");
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		kt_buf_add(&c->answer.body, piece, n);
	fclose(f);
	c->answer.content_type = "application/x-pem-file";
	return 0;
}
