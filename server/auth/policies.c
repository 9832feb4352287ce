#include "policies.h"

#include <string.h>

const struct policy *
policies_get(struct policies *p, struct kt_arena *a, const char *text,
    enum policy_kind kind)
{
	enum policy_flaw flaw;
	const struct kt_json *root;

	(void)p;
	return kt_json_parse(a, text, strlen(text), &root) != 0 ? NULL :
	    policy_compile(a, root, kind, &flaw);
}
