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

bool
policy_has_only(const struct kt_json *v, const char *const *names)
{
	const struct kt_json *m;
	size_t i;

	for (m = kt_json_first(v); m != NULL; m = kt_json_next(m)) {
		for (i = 0; names[i] != NULL; i++)
			if (strcmp(names[i], kt_json_name(m)) == 0)
				break;
		if (names[i] == NULL)
			return false;
	}
	return true;
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

enum policy_fault
policy_effect(const struct kt_json *v, bool *allow)
{
	const char *s = kt_json_string(v);

	if (s == NULL ||
	    (strcmp(s, "Allow") != 0 && strcmp(s, "Deny") != 0))
		return POLICY_SYNTAX;
	*allow = *s == 'A';
	return POLICY_FINE;
}

enum policy_fault
policy_version(const struct kt_json *v, bool *varies)
{
	const char *s = kt_json_string(v);

	*varies = s != NULL && strcmp(s, "2012-10-17") == 0;
	return v == NULL || *varies ||
	    (s != NULL && strcmp(s, "2008-10-17") == 0) ? POLICY_FINE :
	    POLICY_SYNTAX;
}

bool
policy_sid_stood(const struct kt_json *list, const struct kt_json *until)
{
	const char *sid = kt_json_string(kt_json_member(until, "Sid"));
	const struct kt_json *v;

	if (sid == NULL || *sid == '\0')
		return false;
	for (v = policy_first(list); v != until; v = policy_next(list, v)) {
		const char *other = kt_json_string(kt_json_member(v, "Sid"));

		if (other != NULL && strcmp(other, sid) == 0)
			return true;
	}
	return false;
}

bool
policy_is_key(const char *s)
{
	const char *colon = strchr(s, ':');

	return colon != NULL && colon != s && colon[1] != '\0';
}
