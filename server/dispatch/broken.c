/*
 * Calls that are broken on purpose (keyturn/fault.h): those that come from
 * outside, to AWS's services.  What rotations and fixtures call is spared, and
 * so is keyturn's own service, by which faults are cleared.
 *
 *   found --no fault--> decoded, run
 *     +--fault--> answered, or not                    (KT_DONE)
 *     +--with a delay--> parked --> the one or other  (KT_LATER)
 */
#include <inttypes.h>

#include "dispatch.h"
#include "keyturn/fault.h"
#include "keyturn/log.h"

static enum kt_progress
fail(struct kt_call *c, int code, const char *otherwise)
{
	(void)kt_fail(c, code, "%s", c->fault->message != NULL ?
	    c->fault->message : otherwise);
	return KT_DONE;
}

/* By a code of the tester's; the text is called as the service calls it. */
static enum kt_progress
fail_by_code(struct kt_call *c)
{
	struct kt_error *e = kt_arena_alloc(c->arena, sizeof(*e));

	*e = (struct kt_error){ c->fault->code, c->fault->status,
	    kt_error(c->service, KT_INTERNAL)->member };
	c->broken = e;
	return fail(c, KT_BROKEN, kt_arena_printf(c->arena, "Broken on "
	    "purpose, by fault %" PRId64 " of keyturn.", c->fault->id));
}

static enum kt_progress
go_on(struct kt_call *c)
{
	switch (c->fault->action) {
	case KT_FAULT_THROTTLE:
		return fail(c, KT_THROTTLED, "Rate exceeded");
	case KT_FAULT_INTERNAL:
		return fail(c, KT_INTERNAL,
		    "An error occurred on the server side.");
	case KT_FAULT_ERROR:
		return fail_by_code(c);
	case KT_FAULT_CLOSE:
		c->answer.silent = true;
		return KT_DONE;
	default:
		return dispatch_found(c);
	}
}

enum kt_progress
broken_dispatch(struct kt_call *c)
{
	if (c->service->protocol != KT_OWN_JSON)
		c->fault = kt_fault_call(c->arena, c->service->name,
		    c->op->name);
	if (c->fault == NULL)
		return dispatch_found(c);
	kt_log(KT_LOG_DEBUG, "%s broken on purpose: fault %" PRId64 " (%s) of "
	    "%s", c->request_id, c->fault->id,
	    kt_fault_action_name(c->fault->action), c->op->name);
	if (c->fault->delay == 0)
		return go_on(c);
	if (c->later != NULL)
		c->later(c);
	c->later = NULL;		/* it is */
	c->go_on = go_on;
	wait_park(c->server->waits, c, kt_mono_ms() + c->fault->delay);
	return KT_LATER;
}
