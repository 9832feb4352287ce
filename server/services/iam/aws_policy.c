/* AWS's managed policies, found by their ARN. */
#include "aws_policy.h"

#include <string.h>

#include "store/tables.h"

#define OWNER ":iam::aws:policy"

/* What follows "policy": path and name; NULL: it is none of AWS's. */
static const char *
place_of(const char *arn)
{
	const char *rest = kt_after(arn, "arn:");

	if (rest != NULL)
		rest = kt_after(rest + strcspn(rest, ":"), OWNER);
	return rest != NULL && *rest == '/' ? rest : NULL;
}

bool
aws_policy_is(const char *arn)
{
	return place_of(arn) != NULL;
}

const struct aws_policy *
aws_policy_find(const char *arn)
{
	const struct aws_policy *p = aws_policies;
	const char *place = place_of(arn), *name;

	if (place == NULL)
		return NULL;
	for (; p < aws_policies + n_aws_policies; p++) {
		name = kt_after(place, p->path);
		if (name != NULL && strcmp(name, p->name) == 0)
			return p;
	}
	return NULL;
}

const char *
aws_policy_arn(struct kt_call *c, const struct aws_policy *p)
{
	return kt_arn(c->arena, "iam", c->region, "aws", "policy", p->path,
	    p->name, NULL);
}
