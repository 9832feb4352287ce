/* KmsKeyId is kept as it was given; what cannot name a key is refused. */
#include <string.h>

#include "auth/key.h"
#include "ops.h"
#include "services/kms/known.h"

const char *
secret_text(const char *given)
{
	return given == NULL || *given == '\0' ? NULL : given;
}

bool
secret_key_is_default(const char *key)
{
	const char *alias = key == NULL ? NULL : strstr(key, DEFAULT_KEY);

	return key == NULL ||
	    (alias != NULL && strcmp(alias, DEFAULT_KEY) == 0);
}

/* An ARN of it ends in its id, and tells whose it is. */
bool
secret_key_is_default_of(struct kt_call *c, const struct secret *s)
{
	const char *key = s->kms_key_id, *id, *slash;
	struct kt_arn of = { .account = s->account };

	if (secret_key_is_default(key))
		return true;
	if (kt_is_arn(key) && kt_arn_read(c->arena, key, &of) != 0)
		return false;
	id = auth_key_of_alias(c->arena, s->region, of.account, DEFAULT_KEY);
	slash = strrchr(key, '/');
	return strcmp(slash != NULL ? slash + 1 : key, id) == 0;
}

const char *
secret_key_arn(struct kt_call *c, const struct secret *s)
{
	const char *key = secret_key_is_default(s->kms_key_id) ? DEFAULT_KEY :
	    s->kms_key_id;
	const char *arn = key_meant(c, s->region, key);

	return arn != NULL ? arn : kt_is_arn(key) ? key :
	    kt_arn(c->arena, "kms", s->region, s->account, key, NULL);
}

int
secret_key_take(struct kt_call *c, const char *given, const char **key)
{
	*key = secret_text(given);
	return *key == NULL || auth_is_key(given) ? 0 :
	    kt_fail(c, SM_INVALID_PARAMETER, "The operation failed because of "
	    "an invalid KMS key: Invalid keyId");
}
