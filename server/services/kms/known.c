#include "known.h"

#include "dispatch/dispatch.h"

#define MARK "keys"

static struct thing_shelf
shelf(const char *account, const char *region)
{
	return (struct thing_shelf){ account, region, "kms:mark" };
}

int
keys_known(struct kt_call *c, const char *account, const char *region)
{
	const struct thing_shelf marks = shelf(account, region);
	struct thing mark;

	switch (store_thing_get(c->tx, &marks, MARK, &mark)) {
	case STORE_OK:        return 1;
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
}

int
keys_are_known(struct kt_call *c, const char *account, const char *region)
{
	const struct thing mark = { MARK, "{}", { NULL, 0 } };
	const struct thing_shelf marks = shelf(account, region);
	int known = keys_known(c, account, region);

	if (known != 0)
		return known < 0 ? -1 : 0;
	return store_thing_add(c->tx, &marks, &mark) == STORE_OK ? 0 :
	    dispatch_failed(c);
}
