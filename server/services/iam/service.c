/* IAM: its operations are model.c's; and what it tells of its things. */
#include <string.h>
#include <strings.h>

#include "auth/policy_parts.h"
#include "auth/sent.h"
#include "noun.h"

static size_t
context(struct kt_call *c, const struct auth_thing *of, const char *key,
    const char *const **values)
{
	const struct noun_asked *asked = of->of;
	const char *value = NULL;

	if (asked == NULL)
		return 0;
	if (strcasecmp(key, "iam:PolicyARN") == 0)
		value = asked->policy_arn;
	else if (strcasecmp(key, "iam:PermissionsBoundary") == 0)
		value = asked->boundary;
	else if (strcasecmp(key, "iam:AWSServiceName") == 0)
		value = asked->service;
	else if (strncasecmp(key, "iam:ResourceTag/", 16) == 0 &&
	    of->tag != NULL)
		value = of->tag(c, of, key + 16);
	return sent_one(c, value, values);
}

/* A role that is to be passed: in another account nothing lets anybody. */
static int
thing(struct kt_call *c, struct auth_thing *t)
{
	struct kt_arn arn;

	if (kt_arn_read(c->arena, t->arn, &arn) == 0 &&
	    policy_is_account(arn.account) &&
	    strcmp(arn.account, c->principal.account) != 0)
		t->account = arn.account;
	return 0;
}

/* As reported of AWS; so is that values are not told. */
static const struct kt_pattern_text pattern_texts[] = {
	{ "[\\w+=,.@-]+", "It must contain only alphanumeric characters and/or "
	    "the following: +=,.@_-" },
	{ "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)", "It must begin and "
	    "end with / and contain only alphanumeric characters and/or / "
	    "characters." },
	{ NULL, NULL }
};

const struct kt_service service_iam = {
	IAM_MODEL
	.hides_values = true,
	.pattern_texts = pattern_texts,
	.no_user_sessions = true,	/* API Reference of STS, GetSessionToken */
	.context = context,
	.thing = thing
};
