/* Lambda: its operations are model.c's. */
#include <strings.h>

#include "auth/sent.h"
#include "ops.h"

/* Service Authorization Reference, "Condition keys for AWS Lambda". */
static size_t
context(struct kt_call *c, const struct auth_thing *of, const char *key,
    const char *const **values)
{
	(void)of;
	return strcasecmp(key, "lambda:Principal") == 0 ?
	    sent_values(c, "Principal", values) : 0;
}

const struct kt_service service_lambda = {
	LAMBDA_MODEL
	.context = context,
};
