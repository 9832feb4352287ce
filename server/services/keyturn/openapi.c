/* What there is below /_keyturn/, told to programs: docs/openapi.json. */
#include "ops.h"

static const char document[] = {
#include "services/keyturn/openapi.inc"
};

int
op_get_open_api(struct kt_call *c)
{
	kt_buf_add(&c->answer.body, document, sizeof(document));
	c->answer.content_type = "application/openapi+json";
	return 0;
}
