/* What the readers of policies share. */
#include "policy_parts.h"

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

const struct kt_json *
policy_one_of(const struct kt_json *v, const char *name, const char *not_name,
    bool *not)
{
	const struct kt_json *m = kt_json_member(v, name);
	const struct kt_json *n = kt_json_member(v, not_name);

	*not = m == NULL;
	return m == NULL ? n : n == NULL ? m : NULL;
}
