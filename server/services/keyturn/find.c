/*
 * What the store has: read for a moment, and which secret is meant, by its name,
 * somewhere, or by its ARN.
 */
#include <string.h>

#include "ops.h"

/* What the ARN says counts, and may not be said otherwise besides. */
static int
settle(struct kt_call *c, const char *what, const char *by_arn,
    const char *given, const char **out)
{
	if (by_arn != NULL && given != NULL && strcmp(by_arn, given) != 0)
		return kt_fail(c, KT_VALIDATION, "The %s is %s in the ARN, and "
		    "%.100s besides.", what, by_arn, given);
	if (by_arn != NULL || given != NULL)
		*out = by_arn != NULL ? by_arn : given;
	return 0;
}

int
own_find(struct kt_call *c, const struct own_place *at, struct secret *s)
{
	struct kt_arn arn;
	bool is_arn = kt_arn_read(c->arena, at->secret, &arn) == 0;
	const char *account = c->account, *region = c->region, *elsewhere;

	if (settle(c, "region", is_arn ? arn.region : NULL,
	    at->region, &region) != 0 ||
	    settle(c, "account", is_arn ? arn.account : NULL,
	    at->account, &account) != 0)
		return -1;
	switch (store_secret_find(c->tx, account, region, at->secret, s)) {
	case STORE_OK:
		return 0;
	case STORE_NOT_FOUND:
		break;
	default:
		return dispatch_failed(c);
	}
	elsewhere = store_secret_elsewhere(c->tx, account, region, at->secret);
	return kt_fail(c, OWN_NO_SUCH_SECRET, "There is no secret %.600s in "
	    "account %.20s, region %.100s%s%s%s.", at->secret, account, region,
	    elsewhere != NULL ? "; there is one in " : "",
	    elsewhere != NULL ? elsewhere : "",
	    elsewhere != NULL ? " (region)" : "");
}

int
own_read_begin(struct kt_call *c)
{
	c->tx = store_read_begin(c->server->store, c->arena);
	return c->tx != NULL ? 0 :
	    kt_fail(c, KT_INTERNAL, "The store cannot be read.");
}

void
own_read_end(struct kt_call *c)
{
	store_read_end(c->server->store, c->tx);
	c->tx = NULL;
}
