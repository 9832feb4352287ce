/* An operation that reads: on a snapshot, once or until it has its answer. */
#include "dispatch.h"

#include <string.h>

#include "told.h"

int
dispatch_read(struct kt_call *c)
{
	int rc = -1;

	c->now = kt_clock_now(&c->server->clock);
	c->tx = store_read_begin(c->server->store, c->arena);
	if (c->tx == NULL)
		return kt_fail(c, KT_INTERNAL,
		    "An error occurred on the server side.");
	rc = within_run(c);
	store_read_end(c->server->store, c->tx);
	c->tx = NULL;
	if (rc == KT_AGAIN) {
		memset(c->out, 0, c->op->out->size);
		told_anew(c);
	}
	return rc;
}

static void
free_arena(void *p)
{
	struct kt_arena *a = p;

	kt_arena_free(&a);
}

int
dispatch_look(struct kt_call *c)
{
	struct kt_arena *own = c->arena, *look = kt_arena_new();
	int rc;

	c->arena = look;
	rc = dispatch_read(c);
	c->arena = own;
	if (rc == KT_AGAIN) {
		kt_arena_free(&look);
		return rc;
	}
	kt_arena_defer(own, free_arena, look);
	return rc;
}
