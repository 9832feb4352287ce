/*
 * A request from its first byte to its answer: kt_dispatch at the end of this
 * file is the whole of it but the answer, the rest its parts in that order.
 */
#include "dispatch.h"

#include <string.h>

#include "calls.h"
#include "keyturn/fault.h"
#include "keyturn/log.h"
#include "wire/wire.h"

void
kt_call_answer(struct kt_call *c)
{
	if (c->answer.silent)
		;			/* not a word */
	else if (c->err == KT_OK)
		wire_answer(c);
	else
		wire_refuse(c);
	kt_log(KT_LOG_DEBUG, "%s %s %s in %s: %d %s", c->request_id,
	    c->account, c->op == NULL ? "?" : c->op->name, c->region,
	    c->answer.status,
	    c->err == KT_OK ? "" : kt_call_error(c)->code);
	call_ended(c, false);
}

/* By GET a page can ask through a browser that does not say it is a page. */
static int
check_method(struct kt_call *c)
{
	if (strcmp(c->request.method, "GET") != 0 ||
	    (c->op->flags & (OP_WRITES | OP_TURNS | OP_ASIDE)) == 0)
		return 0;
	return kt_fail(c, KT_NOT_ALLOWED, "%s changes something, which keyturn "
	    "does by POST only.", c->op->name);
}

enum kt_progress
kt_dispatch(struct kt_call *c)
{
	bool refused = c->err != KT_OK;		/* by the front */

	dispatch_identify(c);
	if (dispatch_find_op(c) != 0 || refused ||
	    check_method(c) != 0 || dispatch_authenticate(c) != 0)
		return KT_DONE;
	return kt_fault_any(KT_FAULT_CALL) ? broken_dispatch(c) :
	    dispatch_found(c);
}
