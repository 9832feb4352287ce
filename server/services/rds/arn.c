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
	return kt_arena_join(a, "arn:", store_partition(at->region), ":rds:",
	    at->region, ":", at->account, ":", at->kind, ":", at->id, NULL);
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
	char *p = kt_arena_strdup(a, arn), *parts[7];
	size_t i;

	for (i = 0; i < N_ELEMENTS(parts); i++) {
		parts[i] = p;
		p += i + 1 < N_ELEMENTS(parts) ? strcspn(p, ":") : strlen(p);
		if (*p != '\0')
			*p++ = '\0';
	}
	*out = (struct rule_arn){ parts[3], parts[4], parts[5], parts[6] };
}
