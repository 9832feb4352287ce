/*
 * A request from its first byte to its answer: kt_dispatch at the end of this
 * file is the whole of it but the answer, the rest its parts in that order.
 */
#include "dispatch.h"

#include <string.h>

#include "auth/permit.h"
#include "auth/sigv4.h"
#include "keyturn/log.h"
#include "wire/wire.h"

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

/*
 * Who calls, and where: the account by the key id, the region by the scope of
 * the signature, or of a presigned request's credential.
 */
static int
identify(struct kt_call *c)
{
	const struct kt_request *r = &c->request;
	struct sigv4_scope scope;

	if (r->authorization != NULL) {
		if (sigv4_scope(c->arena, r->authorization, &scope) != 0)
			return 0;
	} else if (r->query == NULL || sigv4_presigned(c->arena, r->query,
	    &scope) != 0) {
		return 0;
	}
	c->region = scope.region;
	c->signed_for = scope.service;
	if (sigv4_is_account(scope.access_key))
		c->account = c->principal.account = scope.access_key;
	return 0;
}

void
kt_call_answer(struct kt_call *c)
{
	if (c->err == KT_OK)
		wire_answer(c);
	else
		wire_refuse(c);
	kt_log(KT_LOG_DEBUG, "%s %s %s in %s: %d %s", c->request_id,
	    c->account, c->op == NULL ? "?" : c->op->name, c->region,
	    c->answer.status,
	    c->err == KT_OK ? "" : kt_error(c->service, c->err)->code);
}

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
	if (rc == KT_AGAIN)
		memset(c->out, 0, c->op->out->size);
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
	c->finish(c);		/* c may be gone */
}

static enum kt_progress
run_write(struct kt_call *c)
{
	struct write *w = kt_arena_alloc(c->arena, sizeof(*w));

	w->work.run = write_run;
	w->work.done = write_done;
	w->work.arena = c->arena;
	w->call = c;
	if (c->later != NULL)
		c->later(c);
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
	return c->op->flags & OP_WRITES ? run_write(c) : run_read(c);
}

/* By GET a page can ask through a browser that does not say it is a page. */
static int
check_method(struct kt_call *c)
{
	if (strcmp(c->request.method, "GET") != 0 ||
	    (c->op->flags & (OP_WRITES | OP_TURNS)) == 0)
		return 0;
	return kt_fail(c, KT_NOT_ALLOWED, "%s changes something, which keyturn "
	    "does by POST only.", c->op->name);
}

enum kt_progress
kt_dispatch(struct kt_call *c)
{
	bool refused = c->err != KT_OK;		/* by the front */

	if (identify(c) != 0 || dispatch_find_op(c) != 0 || refused ||
	    check_method(c) != 0 || wire_decode(c) != 0)
		return KT_DONE;
	return dispatch_run(c);
}
