/* How each of them answers. */
#include "ops.h"

struct kt_buf *
habit_answer(struct kt_call *c)
{
	c->answer.content_type = "application/json";
	return &c->answer.body;
}
