/* ARNs of RDS's, and identifiers as they are in them. */
#include <string.h>

#include "ops.h"

const char *
rule_lower(struct kt_call *c, const char *text)
{
	return kt_arena_lower(c->arena, text);
}

const char *
rule_arn_at(struct kt_arena *a, const struct rule_arn *at)
{
	return kt_arn(a, "rds", at->region, at->account, at->kind, ":", at->id,
	    NULL);
}

const char *
rule_arn(struct kt_call *c, const char *kind, const char *id)
{
	return rule_arn_at(c->arena, &(struct rule_arn){ c->region, c->account,
	    kind, id });
}

void
rule_arn_read(struct kt_arena *a, const char *arn, struct rule_arn *out)
{
	struct kt_arn p;
	size_t n;

	if (kt_arn_read(a, arn, &p) != 0)
		p = (struct kt_arn){ "", "", "", "", "" };
	n = strcspn(p.resource, ":");
	*out = (struct rule_arn){ p.region, p.account, kt_arena_strndup(a,
	    p.resource, n), p.resource + n + (p.resource[n] == ':') };
}
