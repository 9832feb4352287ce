/*
 * From operation to operation: struct to struct, in the transaction of the one
 * that calls.  By kt_invoker_aws it would wait for a turn that comes when it has
 * ended, so that is not to be had from inside.
 */
#include <stdlib.h>
#include <string.h>

#include "auth/permit.h"
#include "dispatch.h"
#include "keyturn/log.h"
#include "told.h"

/* The operation that this thread runs, or NULL. */
static _Thread_local const struct kt_call *inside;

int
within_run(struct kt_call *c)
{
	const struct kt_call *outer = inside;
	int rc;

	inside = c;
	rc = c->op->run(c);
	inside = outer;
	return rc;
}

static void
give_up(const struct kt_call *c, const char *operation, const char *why)
{
	kt_log(KT_LOG_ERROR, "%s calls %s from inside: %s", c->op->name,
	    operation, why);
	abort();
}

void
within_forbid(const char *operation)
{
	if (inside != NULL)
		give_up(inside, operation, "kt_within is for that");
}

/* What only somebody who writes operations can get wrong. */
static void
check(const struct kt_call *c, const struct kt_call *inner)
{
	if (inner->op == NULL)
		give_up(c, "nothing", inner->message);
	if (inner->op->flags & (OP_TURNS | OP_ASIDE) ||
	    (inner->op->flags & OP_WRITES && !(c->op->flags & OP_WRITES)))
		give_up(c, inner->op->name, "it does more than the caller may");
}

/* What one service's errors are called, another's are not. */
static void
take_failure(struct kt_call *c, const struct kt_call *inner)
{
	if (inner->err < KT_ERRORS ||
	    inner->service->errors == c->service->errors) {
		c->err = inner->err;
		c->message = inner->message;
		return;
	}
	kt_log(KT_LOG_ERROR, "%s %s: %s failed: %s: %s", c->request_id,
	    c->op->name, inner->op->name,
	    kt_error(inner->service, inner->err)->code, inner->message);
	(void)kt_fail(c, KT_INTERNAL, "An error occurred on the server side.");
}

int
kt_within(struct kt_call *c, const struct kt_inner *i)
{
	struct kt_call inner = { .arena = c->arena, .server = c->server,
	    .now = c->now, .account = i->account != NULL ? i->account :
	    c->account, .region = i->region != NULL ? i->region : c->region,
	    .by = i->by, .source = i->source, .via = i->via, .inside = c->inside,
	    .in = (void *)(uintptr_t)i->in, .out = i->out, .tx = c->tx,
	    .last_look = true };
	int rc = -1;

	if (i->account == NULL && i->by == NULL) {
		inner.principal = c->principal;
		inner.request = c->request;	/* conditions ask it */
	} else
		inner.principal.account = inner.account;
	memcpy(inner.request_id, c->request_id, sizeof(inner.request_id));
	(void)dispatch_name(&inner, i->service, i->operation);
	check(c, &inner);
	if (i->by != NULL || !(inner.op->flags & OP_ASKS) ||
	    auth_permit(&inner, inner.op->name, "*") == 0)
		rc = within_run(&inner);
	told_within(c, &inner);
	c->wakes = c->wakes || inner.wakes;
	if (inner.wakes_key != 0)
		c->wakes_key = inner.wakes_key;
	if (i->failed != NULL)
		*i->failed = (struct kt_failure){ inner.err, inner.message };
	else if (rc != 0)
		take_failure(c, &inner);
	return rc;
}
