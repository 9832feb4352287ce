/* What the parts of a statement share. */
#include "policy_parts.h"

#include <string.h>

const struct kt_json *
policy_first(const struct kt_json *list)
{
	return kt_json_type(list) == KT_JSON_ARRAY ? kt_json_first(list) : list;
}

const struct kt_json *
policy_next(const struct kt_json *list, const struct kt_json *v)
{
	return v == list ? NULL : kt_json_next(v);
}

enum policy_fault
policy_worse(enum policy_fault a, enum policy_fault b)
{
	return b == POLICY_SYNTAX || a == POLICY_FINE ? b : a;
}

int
policy_arn(struct kt_arena *a, const char *text, struct policy_arn *out)
{
	char *part[6] = { kt_arena_strdup(a, text) };
	size_t i;

	for (i = 1; i < N_ELEMENTS(part); i++) {
		char *colon = strchr(part[i - 1], ':');

		if (colon == NULL)
			return -1;
		*colon = '\0';
		part[i] = colon + 1;
	}
	if (strcmp(part[0], "arn") != 0 || *part[5] == '\0' ||
	    (strncmp(part[1], "aws", 3) != 0 && strpbrk(part[1], "*?") == NULL))
		return -1;
	*out = (struct policy_arn){ part[1], part[2], part[3], part[4],
	    part[5] };
	return 0;
}
