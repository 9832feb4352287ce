/* Where a call runs whose input is there: here, in the writer, in its turn. */
#include "dispatch.h"

#include <string.h>

#include "auth/permit.h"
#include "told.h"
#include "wire/wire.h"

static enum kt_progress
run_read(struct kt_call *c)
{
	if (dispatch_read(c) == KT_AGAIN) {
		if (c->later != NULL)
			c->later(c);
		wait_add(c->server->waits, c);
		return KT_LATER;
	}
	return KT_DONE;
}

struct write {
	struct store_work work;
	struct kt_call *call;
};

static int
write_run(struct store_work *work, struct store_tx *tx)
{
	struct kt_call *c = ((struct write *)(void *)work)->call;
	int rc;

	c->err = KT_OK;			/* another's failure may have undone it */
	told_anew(c);
	if (c->op->out != NULL)
		memset(c->out, 0, c->op->out->size);
	c->tx = tx;
	c->now = kt_clock_now(&c->server->clock);	/* in order of commit */
	rc = within_run(c);
	c->tx = NULL;
	return rc;
}

/* Wakes before it finishes: afterwards nobody waits for this thread. */
static void
write_done(struct store_work *work, bool kept)
{
	struct kt_call *c = ((struct write *)(void *)work)->call;
	const struct kt_server *server = c->server;

	if (!kept)
		c->err = KT_OK;		/* what it had found is undone as well */
	if (!kept)
		(void)kt_fail(c, KT_INTERNAL,
		    "An error occurred on the server side.");
	if (c->wakes && c->err == KT_OK && server->wake != NULL)
		server->wake(server->wake_self);
	if (c->wakes_key != 0 && c->err == KT_OK)
		wait_wake(server->waits, c->wakes_key);
	c->finish(c);		/* c may be gone */
}

static enum kt_progress
run_write(struct kt_call *c)
{
	struct write *w = kt_arena_alloc(c->arena, sizeof(*w));

	w->work.run = write_run;
	w->work.done = write_done;
	w->work.arena = c->arena;
	w->work.light = c->light;
	w->call = c;
	if (c->later != NULL)
		c->later(c);
	if (c->here)
		store_write_here(c->server->store, &w->work);
	else
		store_write(c->server->store, &w->work);
	return KT_LATER;
}

enum kt_progress
dispatch_run(struct kt_call *c)
{
	if (c->op->flags & OP_ASKS && auth_permit(c, c->op->name, "*") != 0)
		return KT_DONE;
	if (c->op->flags & OP_TURNS)
		return turn_add(c->server->turns, c);
	if (c->op->flags & OP_ASIDE)
		return turn_add(c->server->asides, c);
	return c->op->flags & OP_WRITES ? run_write(c) : run_read(c);
}

enum kt_progress
dispatch_found(struct kt_call *c)
{
	return wire_decode(c) == 0 ? dispatch_run(c) : KT_DONE;
}
