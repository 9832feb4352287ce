/* Lambda: its operations are model.c's. */
#include <string.h>
#include <strings.h>

#include "auth/permit.h"
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

/* A function that is to be invoked: whose it is, and whom its policy lets in. */
static int
thing(struct kt_call *c, struct auth_thing *t)
{
	struct function_policy p;
	struct kt_arn arn;
	const char *name;

	if (kt_arn_read(c->arena, t->arn, &arn) != 0 ||
	    (name = kt_after(arn.resource, "function:")) == NULL)
		return 0;
	if (function_policy(c, &(struct function_home){ arn.account,
	    arn.region, kt_arena_strndup(c->arena, name, strcspn(name, ":")) },
	    &p) != 0)
		return -1;
	t->account = arn.account;
	t->policy = p.text;
	return 0;
}

/*
 * Developer Guide, "Logging AWS Lambda API calls using AWS CloudTrail"; reads and
 * lists as logs show them.  [belief] for ListVersionsByFunction
 */
static const struct kt_event_name event_names[] = {
	{ "AddPermission", "AddPermission20150331v2" },
	{ "GetFunction", "GetFunction20150331v2" },
	{ "GetFunctionConfiguration", "GetFunctionConfiguration20150331v2" },
	{ "GetPolicy", "GetPolicy20150331v2" },
	{ "ListFunctions", "ListFunctions20150331" },
	{ "ListVersionsByFunction", "ListVersionsByFunction20150331" },
	{ "RemovePermission", "RemovePermission20150331v2" },
	{ "UpdateFunctionConfiguration",
	    "UpdateFunctionConfiguration20150331v2" },
	{ NULL, NULL }
};

const struct kt_service service_lambda = {
	LAMBDA_MODEL
	.event_names = event_names,
	.thing = thing,
	.context = context,
};
