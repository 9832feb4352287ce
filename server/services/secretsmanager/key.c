/* KmsKeyId is kept as it was given; what cannot name a key is refused. */
#include <string.h>

#include "auth/key.h"
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

int
key_take(struct kt_call *c, const char *given, const char **key)
{
	*key = secret_text(given);
	return *key == NULL || key_is_named(given) ? 0 :
	    kt_fail(c, SM_INVALID_PARAMETER, "The operation failed because of "
	    "an invalid KMS key: Invalid keyId");
}
