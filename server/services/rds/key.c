/* Keys of KMS that a request names: for a master's secret, for storage. */
#include <string.h>

#include "auth/key.h"
#include "ops.h"
#include "services/kms/known.h"
#include "services/kms/model.h"

static int
refuse(struct kt_call *c, const char *given)
{
	return kt_fail(c, RDS_KMS_KEY_NOT_ACCESSIBLE, "Specified KMS key [%s] "
	    "does not exist, is not enabled or you do not have permissions to "
	    "access it.", given);
}

/* As KMS tells the caller of it; NULL: it does not. */
static const struct kms_key_metadata *
described(struct kt_call *c, const char *given)
{
	const struct kms_describe_key_request in = { .key_id = given };
	struct kms_describe_key_response out = { NULL };
	struct kt_failure failure;

	return kt_within(c, &(struct kt_inner){ .service = "kms",
	    .operation = "DescribeKey", .in = &in, .out = &out, .via = "rds",
	    .failed = &failure }) == 0 ? out.key_metadata : NULL;
}

/* Its key is always there. */
static bool
is_default(const char *given)
{
	return strstr(given, "alias/aws/") != NULL;
}

int
rule_key_check(struct kt_call *c, const char *given)
{
	const struct kms_key_metadata *key;
	int known;

	if (given == NULL)
		return 0;
	if (!auth_is_key(given))
		return refuse(c, given);
	known = is_default(given) ? 0 : keys_known(c, c->account, c->region);
	if (known <= 0)
		return known;
	key = described(c, given);
	return key != NULL && key->enabled == SHAPE_TRUE ? 0 :
	    refuse(c, given);
}

const char *
rule_key_arn(struct kt_call *c, const char *given)
{
	const char *alias = given == NULL ? "alias/aws/secretsmanager" :
	    strstr(given, "alias/");
	const struct kms_key_metadata *key = alias == NULL || is_default(alias) ?
	    NULL : described(c, given);

	if (key != NULL)
		return key->arn;
	if (alias == NULL && kt_is_arn(given))
		return given;
	return kt_arn(c->arena, "kms", c->region, c->account, "key/",
	    alias != NULL ? auth_key_of_alias(c->arena, c->region, c->account,
	    alias) : given, NULL);
}
