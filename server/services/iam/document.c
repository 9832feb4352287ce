/* Policies' documents, as they are given and shown. */
#include <ctype.h>
#include <string.h>

#include "noun.h"

int
document_check(struct kt_call *c, const char *text, enum policy_kind kind)
{
	enum policy_flaw flaw = POLICY_NOT_JSON;
	const struct kt_json *v;

	if (kt_json_parse(c->arena, text, strlen(text), &v) == 0 &&
	    policy_compile(c->arena, v, kind, &flaw) != NULL)
		return 0;
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
