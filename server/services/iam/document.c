/* Policies' documents, as they are given and shown. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "auth/policy_parts.h"
#include "noun.h"

static bool
names_sts_alone(const struct kt_json *statement)
{
	const struct kt_json *list = kt_json_member(statement, "Action"), *v;
	const char *s;

	if (list == NULL)	/* a NotAction names what is not meant */
		return true;
	for (v = policy_first(list); v != NULL; v = policy_next(list, v)) {
		s = kt_json_string(v);
		if (strcmp(s, "*") != 0 && strncasecmp(s, "sts:", 4) != 0)
			return false;
	}
	return true;
}

/* What IAM says of a policy that is sound, and is to be a role's: recorded. */
static int
check_trust(struct kt_call *c, const struct kt_json *policy)
{
	const struct kt_json *list = kt_json_member(policy, "Statement"), *v;

	for (v = policy_first(list); v != NULL; v = policy_next(list, v))
		if (!names_sts_alone(v))
			return kt_fail(c, IAM_MALFORMED_POLICY_DOCUMENT,
			    "AssumeRole policy may only specify STS AssumeRole "
			    "actions.");
	return 0;
}

int
document_check(struct kt_call *c, const char *text, enum policy_kind kind)
{
	enum policy_flaw flaw = POLICY_NOT_JSON;
	const struct kt_json *v;

	if (kt_json_parse(c->arena, text, strlen(text), &v) == 0 &&
	    policy_compile(c->arena, v, kind, &flaw) != NULL)
		return kind == POLICY_TRUST ? check_trust(c, v) : 0;
	return kt_fail(c, IAM_MALFORMED_POLICY_DOCUMENT, "%s",
	    policy_malformed(flaw));
}

size_t
document_size(const char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++)
		n += !isspace((unsigned char)*text);
	return n;
}

const char *
document_shown(struct kt_call *c, const char *text)
{
	return text == NULL ? NULL : kt_arena_escape(c->arena, text);
}
