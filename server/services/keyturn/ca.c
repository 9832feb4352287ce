/* Whom the certificates of databases are verified with. */
#include "keyturn/fleet.h"
#include "ops.h"

int
op_get_ca(struct kt_call *c)
{
	const char *path = c->server->fleet != NULL ?
	    c->server->fleet->ca_file : NULL;

	if (path == NULL || kt_buf_file(&c->answer.body, path, SIZE_MAX) != 0)
		return kt_fail(c, KT_NO_SUCH_PATH, "keyturn knows of no "
		    "authority that would have signed the certificates of its "
		    "databases (--attach with ?ssl-ca=FILE names one).");
	c->answer.content_type = "application/x-pem-file";
	return 0;
}

/* The same by the name of AWS's own. */
int
op_get_global_bundle(struct kt_call *c)
{
	return op_get_ca(c);
}
