/* To begin anew, as everybody calls it otherwise: keyturn's own Reset of all. */
#include <string.h>

#include "ops.h"
#include "services/keyturn/model.h"

int
op_habit_reset(struct kt_call *c)
{
	struct own_reset_request all = { .account = NULL };
	struct own_reset_response gone = { .secrets = shape_int(0) };
	int rc;

	c->in = &all;
	c->out = &gone;
	rc = op_reset(c);
	c->in = c->out = NULL;
	if (rc == 0)
		kt_buf_str(habit_answer(c), strcmp(c->op->name, "MotoReset") ==
		    0 ? "{\"status\": \"ok\"}" : "{\"status\": \"OK\"}");
	return rc;
}
