/* Every operation of Secrets Manager that is there. */
#include "ops.h"

static const struct kt_op ops[] = {
	{ "CreateSecret", op_create_secret, &shape_create_secret,
	    &shape_out_created, OP_WRITES },
	{ "DeleteResourcePolicy", op_delete_resource_policy, &shape_secret,
	    &shape_out_named, OP_WRITES },
	{ "DeleteSecret", op_delete_secret, &shape_delete_secret,
	    &shape_out_deleted, OP_WRITES },
	{ "DescribeSecret", op_describe_secret, &shape_secret,
	    &shape_out_describe, OP_READS },
	{ "GetRandomPassword", op_get_random_password, &shape_random_password,
	    &shape_out_random_password, OP_READS | OP_ASKS },
	{ "GetResourcePolicy", op_get_resource_policy, &shape_secret,
	    &shape_out_policy, OP_READS },
	{ "GetSecretValue", op_get_secret_value, &shape_get_secret_value,
	    &shape_out_value, OP_READS },
	{ "ListSecretVersionIds", op_list_secret_version_ids,
	    &shape_list_versions, &shape_out_list_versions, OP_READS },
	{ "ListSecrets", op_list_secrets, &shape_list_secrets,
	    &shape_out_list_secrets, OP_READS | OP_ASKS },
	{ "PutResourcePolicy", op_put_resource_policy, &shape_put_policy,
	    &shape_out_named, OP_WRITES },
	{ "PutSecretValue", op_put_secret_value, &shape_put_secret_value,
	    &shape_out_put, OP_WRITES },
	{ "RestoreSecret", op_restore_secret, &shape_secret,
	    &shape_out_named, OP_WRITES },
	{ "RotateSecret", op_rotate_secret, &shape_rotate_secret,
	    &shape_out_versioned, OP_WRITES },
	{ "UpdateSecretVersionStage", op_update_secret_version_stage,
	    &shape_update_stage, &shape_out_named, OP_WRITES },
	{ "ValidateResourcePolicy", op_validate_resource_policy,
	    &shape_validate_policy, &shape_out_validated, OP_READS },
};

const struct kt_service service_secretsmanager = {
	.name = "secretsmanager",
	.protocol = KT_AWS_JSON,
	.prefix = "secretsmanager",
	.internal = KT_INTERNAL,
	.ops = ops,
	.n_ops = N_ELEMENTS(ops),
};
