/*
 * KmsKeyId: there is no KMS here, so a key is a name, kept as it was given;
 * but what cannot be one is refused as AWS does.
 */
#include <ctype.h>
#include <string.h>

#include "ops.h"

const char *
secret_text(const char *given)
{
	return given == NULL || *given == '\0' ? NULL : given;
}

bool
key_is_default(const char *key)
{
	const char *alias = key == NULL ? NULL : strstr(key, DEFAULT_KEY);

	return key == NULL ||
	    (alias != NULL && strcmp(alias, DEFAULT_KEY) == 0);
}

/*
 * "mrk-" and 32 digits, or the form of a UUID; letters beyond f too, for the
 * examples of AWS's manuals have them.
 */
static bool
is_key(const char *id)
{
	static const char uuid[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	static const char many[] = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
	const char *form = uuid;
	size_t i;

	if (strncmp(id, "mrk-", 4) == 0) {
		form = many;
		id += 4;
	}
	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == '-' ? id[i] != '-' :
		    !isalnum((unsigned char)id[i]))
			return false;
	return id[i] == '\0';
}

static bool
is_alias(const char *name)
{
	const char *rest = strncmp(name, "alias/", 6) == 0 ? name + 6 : "";

	return *rest != '\0' && rest[strspn(rest, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_-")] == '\0';
}

/* What an ARN of KMS names: arn:PARTITION:kms:REGION:ACCOUNT:... */
static const char *
named_by(const char *arn)
{
	int i;

	for (i = 0; i < 5; i++, arn++)
		if ((i == 2 && strncmp(arn, "kms:", 4) != 0) ||
		    (arn = strchr(arn, ':')) == NULL)
			return "";
	return arn;
}

int
key_take(struct kt_call *c, const char *given, const char **key)
{
	bool arn = given != NULL && strncmp(given, "arn:", 4) == 0;
	const char *named = arn ? named_by(given) : given;

	*key = secret_text(given);
	if (*key == NULL || is_alias(named) || (!arn ? is_key(named) :
	    strncmp(named, "key/", 4) == 0 && is_key(named + 4)))
		return 0;
	return kt_fail(c, SM_INVALID_PARAMETER, "The operation failed because "
	    "of an invalid KMS key: Invalid keyId");
}
