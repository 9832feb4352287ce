/* What managed policies say, without a call: see managed.h. */
#include "managed.h"

#include <string.h>

#include "aws_policy.h"
#include "noun.h"

const char *
iam_policy_key(struct kt_arena *a, const char *account, const char *arn)
{
	struct kt_arn parts;

	if (kt_arn_read(a, arn, &parts) != 0 ||
	    strcmp(parts.service, "iam") != 0 ||
	    strcmp(parts.account, account) != 0 ||
	    kt_after(parts.resource, "policy/") == NULL)
		return NULL;
	return noun_key(a, strrchr(parts.resource, '/') + 1);
}

/* The text of a version of the thing v. */
static const char *
version_of(const struct kt_json *v, const char *id)
{
	const struct kt_json *p = kt_json_first(kt_json_member(v,
	    "PolicyVersionList"));

	for (; p != NULL; p = kt_json_next(p))
		if (strcmp(kt_json_string(kt_json_member(p, "VersionId")),
		    id) == 0)
			return kt_json_string(kt_json_member(p, "Document"));
	return NULL;
}

enum store_rc
iam_policy_document(struct store_tx *tx, struct kt_arena *a, const char *account,
    const char *arn, const char **document)
{
	const struct aws_policy *theirs = aws_policy_find(arn);
	const struct kt_json *v;
	enum store_rc rc;

	if (theirs != NULL) {
		*document = theirs->document;
		return STORE_OK;
	}
	rc = noun_read(tx, a, &(struct thing_shelf){ account, STORE_GLOBAL,
	    "iam:policy" }, iam_policy_key(a, account, arn), &v);
	if (rc != STORE_OK)
		return rc;
	if (strcmp(kt_json_string(kt_json_member(v, "Arn")), arn) != 0)
		return STORE_NOT_FOUND;
	*document = version_of(v, kt_json_string(kt_json_member(v,
	    "DefaultVersionId")));
	return *document != NULL ? STORE_OK : STORE_FAILED;
}
