/* What an operation says where the world fails, or is elsewhere. */
#include "dispatch.h"

#include "keyturn/log.h"

/* What went wrong stays in our log; a client learns only that it did. */
int
dispatch_failed(struct kt_call *c)
{
	kt_log(KT_LOG_ERROR, "%s %s: %s", c->request_id, c->op->name,
	    store_error(c->tx));
	return kt_fail(c, KT_INTERNAL,
	    "An error occurred on the server side.");
}

void
dispatch_hint(const struct kt_call *c, const char *what, const char *id,
    const char *region)
{
	if (region != NULL)
		kt_log(KT_LOG_WARN, "%s %s: there is no %s %s in %s, but there "
		    "is one in %s", c->request_id, c->op->name, what, id,
		    c->region, region);
}
