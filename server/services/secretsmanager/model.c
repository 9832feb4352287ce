/* Made by models/generate of models/secretsmanager.ops and AWS's model: change those. */
#include "model.h"

#define AT(type, member) offsetof(struct type, member)

static const char *const values_replica_restriction_type[] = {
	"SameOrg", "NoRestriction", NULL
};
static const char *const values_filter_name_string_type[] = {
	"description", "name", "tag-key", "tag-value", "primary-region",
	"owning-service", "all", NULL
};
static const struct shape_field member_filter_values_string_list = {
	.type = SHAPE_STRING, .max = 512, .pattern =
	    "^\\!?[a-zA-Z0-9 :_@\\/\\+\\=\\.\\-\\!]*$"
};
static const struct shape_field member_secret_id_list_type = {
	.type = SHAPE_STRING, .min = 1, .max = 2048
};
static const struct shape_field member_filters_list_type = {
	.type = SHAPE_STRUCT, .of = &sm_shape_filter
};
static const struct shape_field member_tag_list_type = {
	.type = SHAPE_STRUCT, .of = &sm_shape_tag
};
static const struct shape_field member_add_replica_region_list_type = {
	.type = SHAPE_STRUCT, .of = &sm_shape_replica_region_type
};
static const char *const values_sort_order_type[] = {
	"asc", "desc", NULL
};
static const char *const values_sort_by_type[] = {
	"created-date", "last-accessed-date", "last-changed-date", "name", NULL
};
static const struct shape_field member_secret_version_stages_type = {
	.type = SHAPE_STRING, .min = 1, .max = 256
};
static const struct shape_field member_remove_replica_region_list_type = {
	.type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "^([a-z]+-)+\\d+$"
};
static const struct shape_field member_external_secret_rotation_metadata_type = {
	.type = SHAPE_STRUCT,
	    .of = &sm_shape_external_secret_rotation_metadata_item
};
static const struct shape_field member_tag_key_list_type = {
	.type = SHAPE_STRING, .min = 1, .max = 128
};
static const struct shape_field member_secret_version_stages_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_secret_values_type_answered = {
	.type = SHAPE_STRUCT, .of = &sm_shape_secret_value_entry
};
static const struct shape_field member_api_error_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &sm_shape_api_error_type
};
static const struct shape_field member_replication_status_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &sm_shape_replication_status_type
};
static const struct shape_field member_external_secret_rotation_metadata_type_answered = {
	.type = SHAPE_STRUCT,
	    .of = &sm_shape_external_secret_rotation_metadata_item
};
static const struct shape_field member_tag_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &sm_shape_tag
};
static const struct shape_field value_secret_versions_to_stages_map_type_answered = {
	.place = AT(sm_secret_versions_to_stages_map_type, value),
	    .type = SHAPE_LIST,
	    .each = &member_secret_version_stages_type_answered
};
static const struct shape_field key_secret_versions_to_stages_map_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_cross_account_replica_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &sm_shape_cross_account_replica_entry
};
static const struct shape_field member_resource_policy_summary_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &sm_shape_resource_policy_summary
};
static const struct shape_field member_kms_key_id_list_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_secret_versions_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &sm_shape_secret_versions_list_entry
};
static const struct shape_field member_secret_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &sm_shape_secret_list_entry
};
static const struct shape_field member_validation_errors_type_answered = {
	.type = SHAPE_STRUCT, .of = &sm_shape_validation_errors_entry
};

static const struct shape_field fields_associate_cross_account_replica_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048,
	    .place = AT(sm_associate_cross_account_replica_request, secret_id)
	    },
	{ "CrossAccountReplicaARN", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED, .min = 20, .max = 2048,
	    .place = AT(sm_associate_cross_account_replica_request, cross_account_replica_arn)
	    },
	{ "ReplicaRestriction", .type = SHAPE_STRING, .flags = SHAPE_IGNORED,
	    .values = values_replica_restriction_type, .why =
	    "all accounts of one keyturn are of one organization",
	    .place = AT(sm_associate_cross_account_replica_request, replica_restriction)
	    },
	{ "ReplicationRoleARN", .type = SHAPE_STRING, .min = 20, .max = 2048,
	    .place = AT(sm_associate_cross_account_replica_request, replication_role_arn)
	    },
};
const struct shape sm_shape_associate_cross_account_replica_request =
    SHAPE(struct sm_associate_cross_account_replica_request, fields_associate_cross_account_replica_request);

static const struct shape_field fields_filter[] = {
	{ "Key", .type = SHAPE_STRING, .values = values_filter_name_string_type,
	    .place = AT(sm_filter, key) },
	{ "Values", .type = SHAPE_LIST, .min = 1, .max = 10,
	    .each = &member_filter_values_string_list,
	    .place = AT(sm_filter, values) },
};
const struct shape sm_shape_filter =
    SHAPE(struct sm_filter, fields_filter);

static const struct shape_field fields_batch_get_secret_value_request[] = {
	{ "SecretIdList", .type = SHAPE_LIST, .min = 1, .max = 20,
	    .each = &member_secret_id_list_type,
	    .place = AT(sm_batch_get_secret_value_request, secret_id_list) },
	{ "Filters", .type = SHAPE_LIST, .max = 10,
	    .each = &member_filters_list_type,
	    .place = AT(sm_batch_get_secret_value_request, filters) },
	{ "MaxResults", .type = SHAPE_INTEGER, .min = 1, .max = 20,
	    .place = AT(sm_batch_get_secret_value_request, max_results) },
	{ "NextToken", .type = SHAPE_STRING, .min = 1, .max = 4096,
	    .place = AT(sm_batch_get_secret_value_request, next_token) },
};
const struct shape sm_shape_batch_get_secret_value_request =
    SHAPE(struct sm_batch_get_secret_value_request, fields_batch_get_secret_value_request);

static const struct shape_field fields_cancel_rotate_secret_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(sm_cancel_rotate_secret_request, secret_id)
	    },
};
const struct shape sm_shape_cancel_rotate_secret_request =
    SHAPE(struct sm_cancel_rotate_secret_request, fields_cancel_rotate_secret_request);

static const struct shape_field fields_tag[] = {
	{ "Key", .type = SHAPE_STRING, .min = 1, .max = 128,
	    .place = AT(sm_tag, key) },
	{ "Value", .type = SHAPE_STRING, .max = 256, .place = AT(sm_tag, value)
	    },
};
const struct shape sm_shape_tag =
    SHAPE(struct sm_tag, fields_tag);

static const struct shape_field fields_replica_region_type[] = {
	{ "Region", .type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "^([a-z]+-)+\\d+$", .place = AT(sm_replica_region_type, region) },
	{ "KmsKeyId", .type = SHAPE_STRING, .max = 2048,
	    .place = AT(sm_replica_region_type, kms_key_id) },
};
const struct shape sm_shape_replica_region_type =
    SHAPE(struct sm_replica_region_type, fields_replica_region_type);

static const struct shape_field fields_create_secret_request[] = {
	{ "Name", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 512, .place = AT(sm_create_secret_request, name) },
	{ "ClientRequestToken", .type = SHAPE_STRING, .min = 32, .max = 64,
	    .place = AT(sm_create_secret_request, client_request_token) },
	{ "Description", .type = SHAPE_STRING, .max = 2048,
	    .place = AT(sm_create_secret_request, description) },
	{ "KmsKeyId", .type = SHAPE_STRING, .max = 2048,
	    .place = AT(sm_create_secret_request, kms_key_id) },
	{ "SecretBinary", .type = SHAPE_BLOB, .flags = SHAPE_SENSITIVE,
	    .min = 1, .max = 65536,
	    .place = AT(sm_create_secret_request, secret_binary) },
	{ "SecretString", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .min = 1, .max = 65536,
	    .place = AT(sm_create_secret_request, secret_string) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type,
	    .place = AT(sm_create_secret_request, tags) },
	{ "AddReplicaRegions", .type = SHAPE_LIST, .min = 1,
	    .each = &member_add_replica_region_list_type,
	    .place = AT(sm_create_secret_request, add_replica_regions) },
	{ "ForceOverwriteReplicaSecret", .type = SHAPE_BOOL,
	    .place = AT(sm_create_secret_request, force_overwrite_replica_secret)
	    },
	{ "Type", .type = SHAPE_STRING, .max = 256,
	    .place = AT(sm_create_secret_request, type) },
	{ "CrossAccountPrimaryARN", .type = SHAPE_STRING, .min = 20,
	    .max = 2048,
	    .place = AT(sm_create_secret_request, cross_account_primary_arn) },
};
const struct shape sm_shape_create_secret_request =
    SHAPE(struct sm_create_secret_request, fields_create_secret_request);

static const struct shape_field fields_delete_resource_policy_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048,
	    .place = AT(sm_delete_resource_policy_request, secret_id) },
	{ "PolicyName", .type = SHAPE_STRING, .min = 1, .max = 64, .pattern =
	    "[0-9A-Za-z\\-\\_]+",
	    .place = AT(sm_delete_resource_policy_request, policy_name) },
};
const struct shape sm_shape_delete_resource_policy_request =
    SHAPE(struct sm_delete_resource_policy_request, fields_delete_resource_policy_request);

static const struct shape_field fields_delete_secret_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(sm_delete_secret_request, secret_id) },
	{ "RecoveryWindowInDays", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(sm_delete_secret_request, recovery_window_in_days) },
	{ "ForceDeleteWithoutRecovery", .type = SHAPE_BOOL,
	    .place = AT(sm_delete_secret_request, force_delete_without_recovery)
	    },
};
const struct shape sm_shape_delete_secret_request =
    SHAPE(struct sm_delete_secret_request, fields_delete_secret_request);

static const struct shape_field fields_describe_secret_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(sm_describe_secret_request, secret_id) },
};
const struct shape sm_shape_describe_secret_request =
    SHAPE(struct sm_describe_secret_request, fields_describe_secret_request);

static const struct shape_field fields_disassociate_cross_account_replica_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048,
	    .place = AT(sm_disassociate_cross_account_replica_request, secret_id)
	    },
	{ "CrossAccountReplicaARN", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED, .min = 20, .max = 2048,
	    .place = AT(sm_disassociate_cross_account_replica_request, cross_account_replica_arn)
	    },
};
const struct shape sm_shape_disassociate_cross_account_replica_request =
    SHAPE(struct sm_disassociate_cross_account_replica_request, fields_disassociate_cross_account_replica_request);

static const struct shape_field fields_get_random_password_request[] = {
	{ "PasswordLength", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .min = 1, .max = 4096,
	    .place = AT(sm_get_random_password_request, password_length) },
	{ "ExcludeCharacters", .type = SHAPE_STRING, .max = 4096,
	    .place = AT(sm_get_random_password_request, exclude_characters) },
	{ "ExcludeNumbers", .type = SHAPE_BOOL,
	    .place = AT(sm_get_random_password_request, exclude_numbers) },
	{ "ExcludePunctuation", .type = SHAPE_BOOL,
	    .place = AT(sm_get_random_password_request, exclude_punctuation) },
	{ "ExcludeUppercase", .type = SHAPE_BOOL,
	    .place = AT(sm_get_random_password_request, exclude_uppercase) },
	{ "ExcludeLowercase", .type = SHAPE_BOOL,
	    .place = AT(sm_get_random_password_request, exclude_lowercase) },
	{ "IncludeSpace", .type = SHAPE_BOOL,
	    .place = AT(sm_get_random_password_request, include_space) },
	{ "RequireEachIncludedType", .type = SHAPE_BOOL,
	    .place = AT(sm_get_random_password_request, require_each_included_type)
	    },
};
const struct shape sm_shape_get_random_password_request =
    SHAPE(struct sm_get_random_password_request, fields_get_random_password_request);

static const struct shape_field fields_get_resource_policy_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(sm_get_resource_policy_request, secret_id)
	    },
	{ "PolicyName", .type = SHAPE_STRING, .min = 1, .max = 64, .pattern =
	    "[0-9A-Za-z\\-\\_]+",
	    .place = AT(sm_get_resource_policy_request, policy_name) },
};
const struct shape sm_shape_get_resource_policy_request =
    SHAPE(struct sm_get_resource_policy_request, fields_get_resource_policy_request);

static const struct shape_field fields_get_secret_value_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(sm_get_secret_value_request, secret_id) },
	{ "VersionId", .type = SHAPE_STRING, .min = 32, .max = 64,
	    .place = AT(sm_get_secret_value_request, version_id) },
	{ "VersionStage", .type = SHAPE_STRING, .min = 1, .max = 256,
	    .place = AT(sm_get_secret_value_request, version_stage) },
};
const struct shape sm_shape_get_secret_value_request =
    SHAPE(struct sm_get_secret_value_request, fields_get_secret_value_request);

static const struct shape_field fields_list_resource_policies_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048,
	    .place = AT(sm_list_resource_policies_request, secret_id) },
	{ "MaxResults", .type = SHAPE_INTEGER, .min = 1, .max = 100,
	    .place = AT(sm_list_resource_policies_request, max_results) },
	{ "NextToken", .type = SHAPE_STRING, .min = 1, .max = 4096,
	    .place = AT(sm_list_resource_policies_request, next_token) },
};
const struct shape sm_shape_list_resource_policies_request =
    SHAPE(struct sm_list_resource_policies_request, fields_list_resource_policies_request);

static const struct shape_field fields_list_secret_version_ids_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048,
	    .place = AT(sm_list_secret_version_ids_request, secret_id) },
	{ "MaxResults", .type = SHAPE_INTEGER, .min = 1, .max = 100,
	    .place = AT(sm_list_secret_version_ids_request, max_results) },
	{ "NextToken", .type = SHAPE_STRING, .min = 1, .max = 4096,
	    .place = AT(sm_list_secret_version_ids_request, next_token) },
	{ "IncludeDeprecated", .type = SHAPE_BOOL,
	    .place = AT(sm_list_secret_version_ids_request, include_deprecated)
	    },
};
const struct shape sm_shape_list_secret_version_ids_request =
    SHAPE(struct sm_list_secret_version_ids_request, fields_list_secret_version_ids_request);

static const struct shape_field fields_list_secrets_request[] = {
	{ "IncludePlannedDeletion", .type = SHAPE_BOOL,
	    .place = AT(sm_list_secrets_request, include_planned_deletion) },
	{ "MaxResults", .type = SHAPE_INTEGER, .min = 1, .max = 100,
	    .place = AT(sm_list_secrets_request, max_results) },
	{ "NextToken", .type = SHAPE_STRING, .min = 1, .max = 4096,
	    .place = AT(sm_list_secrets_request, next_token) },
	{ "Filters", .type = SHAPE_LIST, .max = 10,
	    .each = &member_filters_list_type,
	    .place = AT(sm_list_secrets_request, filters) },
	{ "SortOrder", .type = SHAPE_STRING, .values = values_sort_order_type,
	    .place = AT(sm_list_secrets_request, sort_order) },
	{ "SortBy", .type = SHAPE_STRING, .values = values_sort_by_type,
	    .place = AT(sm_list_secrets_request, sort_by) },
};
const struct shape sm_shape_list_secrets_request =
    SHAPE(struct sm_list_secrets_request, fields_list_secrets_request);

static const struct shape_field fields_put_resource_policy_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(sm_put_resource_policy_request, secret_id)
	    },
	{ "ResourcePolicy", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 20480,
	    .place = AT(sm_put_resource_policy_request, resource_policy) },
	{ "PolicyName", .type = SHAPE_STRING, .min = 1, .max = 64, .pattern =
	    "[0-9A-Za-z\\-\\_]+",
	    .place = AT(sm_put_resource_policy_request, policy_name) },
	{ "BlockPublicPolicy", .type = SHAPE_BOOL,
	    .place = AT(sm_put_resource_policy_request, block_public_policy) },
};
const struct shape sm_shape_put_resource_policy_request =
    SHAPE(struct sm_put_resource_policy_request, fields_put_resource_policy_request);

static const struct shape_field fields_put_secret_value_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(sm_put_secret_value_request, secret_id) },
	{ "ClientRequestToken", .type = SHAPE_STRING, .min = 32, .max = 64,
	    .place = AT(sm_put_secret_value_request, client_request_token) },
	{ "SecretBinary", .type = SHAPE_BLOB, .flags = SHAPE_SENSITIVE,
	    .min = 1, .max = 65536,
	    .place = AT(sm_put_secret_value_request, secret_binary) },
	{ "SecretString", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .min = 1, .max = 65536,
	    .place = AT(sm_put_secret_value_request, secret_string) },
	{ "VersionStages", .type = SHAPE_LIST, .min = 1, .max = 20,
	    .each = &member_secret_version_stages_type,
	    .place = AT(sm_put_secret_value_request, version_stages) },
	{ "RotationToken", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .min = 36, .max = 256, .pattern = "^[a-zA-Z0-9\\-]+$",
	    .place = AT(sm_put_secret_value_request, rotation_token) },
};
const struct shape sm_shape_put_secret_value_request =
    SHAPE(struct sm_put_secret_value_request, fields_put_secret_value_request);

static const struct shape_field fields_remove_regions_from_replication_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048,
	    .place = AT(sm_remove_regions_from_replication_request, secret_id)
	    },
	{ "RemoveReplicaRegions", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .min = 1, .each = &member_remove_replica_region_list_type,
	    .place = AT(sm_remove_regions_from_replication_request, remove_replica_regions)
	    },
};
const struct shape sm_shape_remove_regions_from_replication_request =
    SHAPE(struct sm_remove_regions_from_replication_request, fields_remove_regions_from_replication_request);

static const struct shape_field fields_replicate_secret_to_regions_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048,
	    .place = AT(sm_replicate_secret_to_regions_request, secret_id) },
	{ "AddReplicaRegions", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .min = 1, .each = &member_add_replica_region_list_type,
	    .place = AT(sm_replicate_secret_to_regions_request, add_replica_regions)
	    },
	{ "ForceOverwriteReplicaSecret", .type = SHAPE_BOOL,
	    .place = AT(sm_replicate_secret_to_regions_request, force_overwrite_replica_secret)
	    },
};
const struct shape sm_shape_replicate_secret_to_regions_request =
    SHAPE(struct sm_replicate_secret_to_regions_request, fields_replicate_secret_to_regions_request);

static const struct shape_field fields_restore_secret_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(sm_restore_secret_request, secret_id) },
};
const struct shape sm_shape_restore_secret_request =
    SHAPE(struct sm_restore_secret_request, fields_restore_secret_request);

static const struct shape_field fields_rotation_rules_type[] = {
	{ "AutomaticallyAfterDays", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .min = 1, .max = 1000,
	    .place = AT(sm_rotation_rules_type, automatically_after_days) },
	{ "Duration", .type = SHAPE_STRING, .min = 2, .max = 3, .pattern =
	    "[0-9]+h", .place = AT(sm_rotation_rules_type, duration) },
	{ "ScheduleExpression", .type = SHAPE_STRING, .min = 1, .max = 256,
	    .pattern = "[0-9A-Za-z\\(\\)#\\?\\*\\-\\/, ]+",
	    .place = AT(sm_rotation_rules_type, schedule_expression) },
};
const struct shape sm_shape_rotation_rules_type =
    SHAPE(struct sm_rotation_rules_type, fields_rotation_rules_type);

static const struct shape_field fields_external_secret_rotation_metadata_item[] = {
	{ "Key", .type = SHAPE_STRING, .min = 1, .max = 256,
	    .place = AT(sm_external_secret_rotation_metadata_item, key) },
	{ "Value", .type = SHAPE_STRING, .min = 1, .max = 2048,
	    .place = AT(sm_external_secret_rotation_metadata_item, value) },
};
const struct shape sm_shape_external_secret_rotation_metadata_item =
    SHAPE(struct sm_external_secret_rotation_metadata_item, fields_external_secret_rotation_metadata_item);

static const struct shape_field fields_rotate_secret_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(sm_rotate_secret_request, secret_id) },
	{ "ClientRequestToken", .type = SHAPE_STRING, .min = 32, .max = 64,
	    .place = AT(sm_rotate_secret_request, client_request_token) },
	{ "RotationLambdaARN", .type = SHAPE_STRING, .max = 2048,
	    .place = AT(sm_rotate_secret_request, rotation_lambda_arn) },
	{ "RotationRules", .type = SHAPE_STRUCT,
	    .of = &sm_shape_rotation_rules_type,
	    .place = AT(sm_rotate_secret_request, rotation_rules) },
	{ "ExternalSecretRotationMetadata", .type = SHAPE_LIST,
	    .each = &member_external_secret_rotation_metadata_type,
	    .place = AT(sm_rotate_secret_request, external_secret_rotation_metadata)
	    },
	{ "ExternalSecretRotationRoleArn", .type = SHAPE_STRING, .min = 20,
	    .max = 2048,
	    .place = AT(sm_rotate_secret_request, external_secret_rotation_role_arn)
	    },
	{ "RotateImmediately", .type = SHAPE_BOOL,
	    .place = AT(sm_rotate_secret_request, rotate_immediately) },
};
const struct shape sm_shape_rotate_secret_request =
    SHAPE(struct sm_rotate_secret_request, fields_rotate_secret_request);

static const struct shape_field fields_stop_replication_to_replica_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048,
	    .place = AT(sm_stop_replication_to_replica_request, secret_id) },
};
const struct shape sm_shape_stop_replication_to_replica_request =
    SHAPE(struct sm_stop_replication_to_replica_request, fields_stop_replication_to_replica_request);

static const struct shape_field fields_tag_resource_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(sm_tag_resource_request, secret_id) },
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_tag_list_type,
	    .place = AT(sm_tag_resource_request, tags) },
};
const struct shape sm_shape_tag_resource_request =
    SHAPE(struct sm_tag_resource_request, fields_tag_resource_request);

static const struct shape_field fields_untag_resource_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(sm_untag_resource_request, secret_id) },
	{ "TagKeys", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_tag_key_list_type,
	    .place = AT(sm_untag_resource_request, tag_keys) },
};
const struct shape sm_shape_untag_resource_request =
    SHAPE(struct sm_untag_resource_request, fields_untag_resource_request);

static const struct shape_field fields_update_secret_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(sm_update_secret_request, secret_id) },
	{ "ClientRequestToken", .type = SHAPE_STRING, .min = 32, .max = 64,
	    .place = AT(sm_update_secret_request, client_request_token) },
	{ "Description", .type = SHAPE_STRING, .max = 2048,
	    .place = AT(sm_update_secret_request, description) },
	{ "KmsKeyId", .type = SHAPE_STRING, .max = 2048,
	    .place = AT(sm_update_secret_request, kms_key_id) },
	{ "SecretBinary", .type = SHAPE_BLOB, .flags = SHAPE_SENSITIVE,
	    .min = 1, .max = 65536,
	    .place = AT(sm_update_secret_request, secret_binary) },
	{ "SecretString", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .min = 1, .max = 65536,
	    .place = AT(sm_update_secret_request, secret_string) },
	{ "Type", .type = SHAPE_STRING, .max = 256,
	    .place = AT(sm_update_secret_request, type) },
};
const struct shape sm_shape_update_secret_request =
    SHAPE(struct sm_update_secret_request, fields_update_secret_request);

static const struct shape_field fields_update_secret_version_stage_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048,
	    .place = AT(sm_update_secret_version_stage_request, secret_id) },
	{ "VersionStage", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 256,
	    .place = AT(sm_update_secret_version_stage_request, version_stage)
	    },
	{ "RemoveFromVersionId", .type = SHAPE_STRING, .min = 32, .max = 64,
	    .place = AT(sm_update_secret_version_stage_request, remove_from_version_id)
	    },
	{ "MoveToVersionId", .type = SHAPE_STRING, .min = 32, .max = 64,
	    .place = AT(sm_update_secret_version_stage_request, move_to_version_id)
	    },
};
const struct shape sm_shape_update_secret_version_stage_request =
    SHAPE(struct sm_update_secret_version_stage_request, fields_update_secret_version_stage_request);

static const struct shape_field fields_validate_resource_policy_request[] = {
	{ "SecretId", .type = SHAPE_STRING, .min = 1, .max = 2048,
	    .place = AT(sm_validate_resource_policy_request, secret_id) },
	{ "ResourcePolicy", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 20480,
	    .place = AT(sm_validate_resource_policy_request, resource_policy) },
};
const struct shape sm_shape_validate_resource_policy_request =
    SHAPE(struct sm_validate_resource_policy_request, fields_validate_resource_policy_request);

static const struct shape_field fields_associate_cross_account_replica_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_associate_cross_account_replica_response, arn) },
	{ "CrossAccountReplicaARN", .type = SHAPE_STRING,
	    .place = AT(sm_associate_cross_account_replica_response, cross_account_replica_arn)
	    },
	{ "ReplicationStatus", .type = SHAPE_STRING,
	    .place = AT(sm_associate_cross_account_replica_response, replication_status)
	    },
};
const struct shape sm_shape_associate_cross_account_replica_response =
    SHAPE(struct sm_associate_cross_account_replica_response, fields_associate_cross_account_replica_response);

static const struct shape_field fields_secret_value_entry[] = {
	{ "ARN", .type = SHAPE_STRING, .place = AT(sm_value, arn) },
	{ "Name", .type = SHAPE_STRING, .place = AT(sm_value, name) },
	{ "VersionId", .type = SHAPE_STRING, .place = AT(sm_value, version_id)
	    },
	{ "SecretBinary", .type = SHAPE_BLOB, .flags = SHAPE_SENSITIVE,
	    .place = AT(sm_value, secret_binary) },
	{ "SecretString", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(sm_value, secret_string) },
	{ "VersionStages", .type = SHAPE_LIST,
	    .each = &member_secret_version_stages_type_answered,
	    .place = AT(sm_value, version_stages) },
	{ "CreatedDate", .type = SHAPE_TIME, .place = AT(sm_value, created_date)
	    },
};
const struct shape sm_shape_secret_value_entry =
    SHAPE(struct sm_value, fields_secret_value_entry);

static const struct shape_field fields_api_error_type[] = {
	{ "SecretId", .type = SHAPE_STRING,
	    .place = AT(sm_api_error_type, secret_id) },
	{ "ErrorCode", .type = SHAPE_STRING,
	    .place = AT(sm_api_error_type, error_code) },
	{ "Message", .type = SHAPE_STRING,
	    .place = AT(sm_api_error_type, message) },
};
const struct shape sm_shape_api_error_type =
    SHAPE(struct sm_api_error_type, fields_api_error_type);

static const struct shape_field fields_batch_get_secret_value_response[] = {
	{ "SecretValues", .type = SHAPE_LIST,
	    .each = &member_secret_values_type_answered,
	    .place = AT(sm_batch_get_secret_value_response, secret_values) },
	{ "NextToken", .type = SHAPE_STRING,
	    .place = AT(sm_batch_get_secret_value_response, next_token) },
	{ "Errors", .type = SHAPE_LIST,
	    .each = &member_api_error_list_type_answered,
	    .place = AT(sm_batch_get_secret_value_response, errors) },
};
const struct shape sm_shape_batch_get_secret_value_response =
    SHAPE(struct sm_batch_get_secret_value_response, fields_batch_get_secret_value_response);

static const struct shape_field fields_cancel_rotate_secret_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_cancel_rotate_secret_response, arn) },
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(sm_cancel_rotate_secret_response, name) },
	{ "VersionId", .type = SHAPE_STRING,
	    .place = AT(sm_cancel_rotate_secret_response, version_id) },
};
const struct shape sm_shape_cancel_rotate_secret_response =
    SHAPE(struct sm_cancel_rotate_secret_response, fields_cancel_rotate_secret_response);

static const struct shape_field fields_replication_status_type[] = {
	{ "Region", .type = SHAPE_STRING,
	    .place = AT(sm_replication_status_type, region) },
	{ "KmsKeyId", .type = SHAPE_STRING,
	    .place = AT(sm_replication_status_type, kms_key_id) },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(sm_replication_status_type, status) },
	{ "StatusMessage", .type = SHAPE_STRING,
	    .place = AT(sm_replication_status_type, status_message) },
	{ "LastAccessedDate", .type = SHAPE_TIME,
	    .place = AT(sm_replication_status_type, last_accessed_date) },
};
const struct shape sm_shape_replication_status_type =
    SHAPE(struct sm_replication_status_type, fields_replication_status_type);

static const struct shape_field fields_create_secret_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_create_secret_response, arn) },
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(sm_create_secret_response, name) },
	{ "VersionId", .type = SHAPE_STRING,
	    .place = AT(sm_create_secret_response, version_id) },
	{ "ReplicationStatus", .type = SHAPE_LIST,
	    .each = &member_replication_status_list_type_answered,
	    .place = AT(sm_create_secret_response, replication_status) },
};
const struct shape sm_shape_create_secret_response =
    SHAPE(struct sm_create_secret_response, fields_create_secret_response);

static const struct shape_field fields_delete_resource_policy_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_delete_resource_policy_response, arn) },
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(sm_delete_resource_policy_response, name) },
	{ "PolicyName", .type = SHAPE_STRING,
	    .place = AT(sm_delete_resource_policy_response, policy_name) },
};
const struct shape sm_shape_delete_resource_policy_response =
    SHAPE(struct sm_delete_resource_policy_response, fields_delete_resource_policy_response);

static const struct shape_field fields_delete_secret_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_delete_secret_response, arn) },
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(sm_delete_secret_response, name) },
	{ "DeletionDate", .type = SHAPE_TIME,
	    .place = AT(sm_delete_secret_response, deletion_date) },
};
const struct shape sm_shape_delete_secret_response =
    SHAPE(struct sm_delete_secret_response, fields_delete_secret_response);

static const struct shape_field fields_cross_account_primary_type[] = {
	{ "PrimarySecretARN", .type = SHAPE_STRING,
	    .place = AT(sm_cross_account_primary_type, primary_secret_arn) },
	{ "ReplicationStatus", .type = SHAPE_STRING,
	    .place = AT(sm_cross_account_primary_type, replication_status) },
	{ "StatusMessage", .type = SHAPE_STRING,
	    .place = AT(sm_cross_account_primary_type, status_message) },
};
const struct shape sm_shape_cross_account_primary_type =
    SHAPE(struct sm_cross_account_primary_type, fields_cross_account_primary_type);

static const struct shape_field fields_cross_account_replica_entry[] = {
	{ "ReplicaSecretARN", .type = SHAPE_STRING,
	    .place = AT(sm_cross_account_replica_entry, replica_secret_arn) },
	{ "ReplicationRoleARN", .type = SHAPE_STRING,
	    .place = AT(sm_cross_account_replica_entry, replication_role_arn) },
	{ "ReplicationStatus", .type = SHAPE_STRING,
	    .place = AT(sm_cross_account_replica_entry, replication_status) },
	{ "StatusMessage", .type = SHAPE_STRING,
	    .place = AT(sm_cross_account_replica_entry, status_message) },
};
const struct shape sm_shape_cross_account_replica_entry =
    SHAPE(struct sm_cross_account_replica_entry, fields_cross_account_replica_entry);

static const struct shape_field fields_describe_secret_response[] = {
	{ "ARN", .type = SHAPE_STRING, .place = AT(sm_description, arn) },
	{ "Name", .type = SHAPE_STRING, .place = AT(sm_description, name) },
	{ "Type", .type = SHAPE_STRING, .place = AT(sm_description, type) },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(sm_description, description) },
	{ "KmsKeyId", .type = SHAPE_STRING,
	    .place = AT(sm_description, kms_key_id) },
	{ "RotationEnabled", .type = SHAPE_BOOL,
	    .place = AT(sm_description, rotation_enabled) },
	{ "RotationLambdaARN", .type = SHAPE_STRING,
	    .place = AT(sm_description, rotation_lambda_arn) },
	{ "RotationRules", .type = SHAPE_STRUCT,
	    .of = &sm_shape_rotation_rules_type,
	    .place = AT(sm_description, rotation_rules) },
	{ "ExternalSecretRotationMetadata", .type = SHAPE_LIST,
	    .each = &member_external_secret_rotation_metadata_type_answered,
	    .place = AT(sm_description, external_secret_rotation_metadata) },
	{ "ExternalSecretRotationRoleArn", .type = SHAPE_STRING,
	    .place = AT(sm_description, external_secret_rotation_role_arn) },
	{ "LastRotatedDate", .type = SHAPE_TIME,
	    .place = AT(sm_description, last_rotated_date) },
	{ "LastChangedDate", .type = SHAPE_TIME,
	    .place = AT(sm_description, last_changed_date) },
	{ "LastAccessedDate", .type = SHAPE_TIME,
	    .place = AT(sm_description, last_accessed_date) },
	{ "DeletedDate", .type = SHAPE_TIME,
	    .place = AT(sm_description, deleted_date) },
	{ "NextRotationDate", .type = SHAPE_TIME,
	    .place = AT(sm_description, next_rotation_date) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(sm_description, tags) },
	{ "VersionIdsToStages", .type = SHAPE_MAP,
	    .each = &value_secret_versions_to_stages_map_type_answered,
	    .key = &key_secret_versions_to_stages_map_type_answered,
	    .place = AT(sm_description, version_ids_to_stages) },
	{ "OwningService", .type = SHAPE_STRING,
	    .place = AT(sm_description, owning_service) },
	{ "CreatedDate", .type = SHAPE_TIME,
	    .place = AT(sm_description, created_date) },
	{ "PrimaryRegion", .type = SHAPE_STRING,
	    .place = AT(sm_description, primary_region) },
	{ "ReplicationStatus", .type = SHAPE_LIST,
	    .each = &member_replication_status_list_type_answered,
	    .place = AT(sm_description, replication_status) },
	{ "CrossAccountPrimary", .type = SHAPE_STRUCT,
	    .of = &sm_shape_cross_account_primary_type,
	    .place = AT(sm_description, cross_account_primary) },
	{ "CrossAccountReplicas", .type = SHAPE_LIST,
	    .each = &member_cross_account_replica_list_type_answered,
	    .place = AT(sm_description, cross_account_replicas) },
};
const struct shape sm_shape_describe_secret_response =
    SHAPE(struct sm_description, fields_describe_secret_response);

static const struct shape_field fields_disassociate_cross_account_replica_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_disassociate_cross_account_replica_response, arn) },
	{ "CrossAccountReplicaARN", .type = SHAPE_STRING,
	    .place = AT(sm_disassociate_cross_account_replica_response, cross_account_replica_arn)
	    },
};
const struct shape sm_shape_disassociate_cross_account_replica_response =
    SHAPE(struct sm_disassociate_cross_account_replica_response, fields_disassociate_cross_account_replica_response);

static const struct shape_field fields_get_random_password_response[] = {
	{ "RandomPassword", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(sm_get_random_password_response, random_password) },
};
const struct shape sm_shape_get_random_password_response =
    SHAPE(struct sm_get_random_password_response, fields_get_random_password_response);

static const struct shape_field fields_get_resource_policy_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_get_resource_policy_response, arn) },
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(sm_get_resource_policy_response, name) },
	{ "ResourcePolicy", .type = SHAPE_STRING,
	    .place = AT(sm_get_resource_policy_response, resource_policy) },
	{ "PolicyName", .type = SHAPE_STRING,
	    .place = AT(sm_get_resource_policy_response, policy_name) },
};
const struct shape sm_shape_get_resource_policy_response =
    SHAPE(struct sm_get_resource_policy_response, fields_get_resource_policy_response);

static const struct shape_field fields_get_secret_value_response[] = {
	{ "ARN", .type = SHAPE_STRING, .place = AT(sm_value, arn) },
	{ "Name", .type = SHAPE_STRING, .place = AT(sm_value, name) },
	{ "VersionId", .type = SHAPE_STRING, .place = AT(sm_value, version_id)
	    },
	{ "SecretBinary", .type = SHAPE_BLOB, .flags = SHAPE_SENSITIVE,
	    .place = AT(sm_value, secret_binary) },
	{ "SecretString", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(sm_value, secret_string) },
	{ "VersionStages", .type = SHAPE_LIST,
	    .each = &member_secret_version_stages_type_answered,
	    .place = AT(sm_value, version_stages) },
	{ "CreatedDate", .type = SHAPE_TIME, .place = AT(sm_value, created_date)
	    },
};
const struct shape sm_shape_get_secret_value_response =
    SHAPE(struct sm_value, fields_get_secret_value_response);

static const struct shape_field fields_resource_policy_summary[] = {
	{ "PolicyName", .type = SHAPE_STRING,
	    .place = AT(sm_resource_policy_summary, policy_name) },
};
const struct shape sm_shape_resource_policy_summary =
    SHAPE(struct sm_resource_policy_summary, fields_resource_policy_summary);

static const struct shape_field fields_list_resource_policies_response[] = {
	{ "ResourcePolicies", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_resource_policy_summary_list_type_answered,
	    .place = AT(sm_list_resource_policies_response, resource_policies)
	    },
	{ "NextToken", .type = SHAPE_STRING,
	    .place = AT(sm_list_resource_policies_response, next_token) },
};
const struct shape sm_shape_list_resource_policies_response =
    SHAPE(struct sm_list_resource_policies_response, fields_list_resource_policies_response);

static const struct shape_field fields_secret_versions_list_entry[] = {
	{ "VersionId", .type = SHAPE_STRING,
	    .place = AT(sm_secret_versions_list_entry, version_id) },
	{ "VersionStages", .type = SHAPE_LIST,
	    .each = &member_secret_version_stages_type_answered,
	    .place = AT(sm_secret_versions_list_entry, version_stages) },
	{ "LastAccessedDate", .type = SHAPE_TIME,
	    .place = AT(sm_secret_versions_list_entry, last_accessed_date) },
	{ "CreatedDate", .type = SHAPE_TIME,
	    .place = AT(sm_secret_versions_list_entry, created_date) },
	{ "KmsKeyIds", .type = SHAPE_LIST,
	    .each = &member_kms_key_id_list_type_answered,
	    .place = AT(sm_secret_versions_list_entry, kms_key_ids) },
};
const struct shape sm_shape_secret_versions_list_entry =
    SHAPE(struct sm_secret_versions_list_entry, fields_secret_versions_list_entry);

static const struct shape_field fields_list_secret_version_ids_response[] = {
	{ "Versions", .type = SHAPE_LIST,
	    .each = &member_secret_versions_list_type_answered,
	    .place = AT(sm_list_secret_version_ids_response, versions) },
	{ "NextToken", .type = SHAPE_STRING,
	    .place = AT(sm_list_secret_version_ids_response, next_token) },
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_list_secret_version_ids_response, arn) },
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(sm_list_secret_version_ids_response, name) },
};
const struct shape sm_shape_list_secret_version_ids_response =
    SHAPE(struct sm_list_secret_version_ids_response, fields_list_secret_version_ids_response);

static const struct shape_field fields_secret_list_entry[] = {
	{ "ARN", .type = SHAPE_STRING, .place = AT(sm_description, arn) },
	{ "Name", .type = SHAPE_STRING, .place = AT(sm_description, name) },
	{ "Type", .type = SHAPE_STRING, .place = AT(sm_description, type) },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(sm_description, description) },
	{ "KmsKeyId", .type = SHAPE_STRING,
	    .place = AT(sm_description, kms_key_id) },
	{ "RotationEnabled", .type = SHAPE_BOOL,
	    .place = AT(sm_description, rotation_enabled) },
	{ "RotationLambdaARN", .type = SHAPE_STRING,
	    .place = AT(sm_description, rotation_lambda_arn) },
	{ "RotationRules", .type = SHAPE_STRUCT,
	    .of = &sm_shape_rotation_rules_type,
	    .place = AT(sm_description, rotation_rules) },
	{ "ExternalSecretRotationMetadata", .type = SHAPE_LIST,
	    .each = &member_external_secret_rotation_metadata_type_answered,
	    .place = AT(sm_description, external_secret_rotation_metadata) },
	{ "ExternalSecretRotationRoleArn", .type = SHAPE_STRING,
	    .place = AT(sm_description, external_secret_rotation_role_arn) },
	{ "LastRotatedDate", .type = SHAPE_TIME,
	    .place = AT(sm_description, last_rotated_date) },
	{ "LastChangedDate", .type = SHAPE_TIME,
	    .place = AT(sm_description, last_changed_date) },
	{ "LastAccessedDate", .type = SHAPE_TIME,
	    .place = AT(sm_description, last_accessed_date) },
	{ "DeletedDate", .type = SHAPE_TIME,
	    .place = AT(sm_description, deleted_date) },
	{ "NextRotationDate", .type = SHAPE_TIME,
	    .place = AT(sm_description, next_rotation_date) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(sm_description, tags) },
	{ "SecretVersionsToStages", .type = SHAPE_MAP,
	    .each = &value_secret_versions_to_stages_map_type_answered,
	    .key = &key_secret_versions_to_stages_map_type_answered,
	    .place = AT(sm_description, secret_versions_to_stages) },
	{ "OwningService", .type = SHAPE_STRING,
	    .place = AT(sm_description, owning_service) },
	{ "CreatedDate", .type = SHAPE_TIME,
	    .place = AT(sm_description, created_date) },
	{ "PrimaryRegion", .type = SHAPE_STRING,
	    .place = AT(sm_description, primary_region) },
};
const struct shape sm_shape_secret_list_entry =
    SHAPE(struct sm_description, fields_secret_list_entry);

static const struct shape_field fields_list_secrets_response[] = {
	{ "SecretList", .type = SHAPE_LIST,
	    .each = &member_secret_list_type_answered,
	    .place = AT(sm_list_secrets_response, secret_list) },
	{ "NextToken", .type = SHAPE_STRING,
	    .place = AT(sm_list_secrets_response, next_token) },
};
const struct shape sm_shape_list_secrets_response =
    SHAPE(struct sm_list_secrets_response, fields_list_secrets_response);

static const struct shape_field fields_put_resource_policy_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_put_resource_policy_response, arn) },
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(sm_put_resource_policy_response, name) },
	{ "PolicyName", .type = SHAPE_STRING,
	    .place = AT(sm_put_resource_policy_response, policy_name) },
};
const struct shape sm_shape_put_resource_policy_response =
    SHAPE(struct sm_put_resource_policy_response, fields_put_resource_policy_response);

static const struct shape_field fields_put_secret_value_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_put_secret_value_response, arn) },
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(sm_put_secret_value_response, name) },
	{ "VersionId", .type = SHAPE_STRING,
	    .place = AT(sm_put_secret_value_response, version_id) },
	{ "VersionStages", .type = SHAPE_LIST,
	    .each = &member_secret_version_stages_type_answered,
	    .place = AT(sm_put_secret_value_response, version_stages) },
};
const struct shape sm_shape_put_secret_value_response =
    SHAPE(struct sm_put_secret_value_response, fields_put_secret_value_response);

static const struct shape_field fields_remove_regions_from_replication_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_remove_regions_from_replication_response, arn) },
	{ "ReplicationStatus", .type = SHAPE_LIST,
	    .each = &member_replication_status_list_type_answered,
	    .place = AT(sm_remove_regions_from_replication_response, replication_status)
	    },
};
const struct shape sm_shape_remove_regions_from_replication_response =
    SHAPE(struct sm_remove_regions_from_replication_response, fields_remove_regions_from_replication_response);

static const struct shape_field fields_replicate_secret_to_regions_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_replicate_secret_to_regions_response, arn) },
	{ "ReplicationStatus", .type = SHAPE_LIST,
	    .each = &member_replication_status_list_type_answered,
	    .place = AT(sm_replicate_secret_to_regions_response, replication_status)
	    },
};
const struct shape sm_shape_replicate_secret_to_regions_response =
    SHAPE(struct sm_replicate_secret_to_regions_response, fields_replicate_secret_to_regions_response);

static const struct shape_field fields_restore_secret_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_restore_secret_response, arn) },
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(sm_restore_secret_response, name) },
};
const struct shape sm_shape_restore_secret_response =
    SHAPE(struct sm_restore_secret_response, fields_restore_secret_response);

static const struct shape_field fields_rotate_secret_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_rotate_secret_response, arn) },
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(sm_rotate_secret_response, name) },
	{ "VersionId", .type = SHAPE_STRING,
	    .place = AT(sm_rotate_secret_response, version_id) },
};
const struct shape sm_shape_rotate_secret_response =
    SHAPE(struct sm_rotate_secret_response, fields_rotate_secret_response);

static const struct shape_field fields_stop_replication_to_replica_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_stop_replication_to_replica_response, arn) },
};
const struct shape sm_shape_stop_replication_to_replica_response =
    SHAPE(struct sm_stop_replication_to_replica_response, fields_stop_replication_to_replica_response);

static const struct shape_field fields_update_secret_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_update_secret_response, arn) },
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(sm_update_secret_response, name) },
	{ "VersionId", .type = SHAPE_STRING,
	    .place = AT(sm_update_secret_response, version_id) },
};
const struct shape sm_shape_update_secret_response =
    SHAPE(struct sm_update_secret_response, fields_update_secret_response);

static const struct shape_field fields_update_secret_version_stage_response[] = {
	{ "ARN", .type = SHAPE_STRING,
	    .place = AT(sm_update_secret_version_stage_response, arn) },
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(sm_update_secret_version_stage_response, name) },
};
const struct shape sm_shape_update_secret_version_stage_response =
    SHAPE(struct sm_update_secret_version_stage_response, fields_update_secret_version_stage_response);

static const struct shape_field fields_validation_errors_entry[] = {
	{ "CheckName", .type = SHAPE_STRING,
	    .place = AT(sm_validation_errors_entry, check_name) },
	{ "ErrorMessage", .type = SHAPE_STRING,
	    .place = AT(sm_validation_errors_entry, error_message) },
};
const struct shape sm_shape_validation_errors_entry =
    SHAPE(struct sm_validation_errors_entry, fields_validation_errors_entry);

static const struct shape_field fields_validate_resource_policy_response[] = {
	{ "PolicyValidationPassed", .type = SHAPE_BOOL,
	    .place = AT(sm_validate_resource_policy_response, policy_validation_passed)
	    },
	{ "ValidationErrors", .type = SHAPE_LIST,
	    .each = &member_validation_errors_type_answered,
	    .place = AT(sm_validate_resource_policy_response, validation_errors)
	    },
};
const struct shape sm_shape_validate_resource_policy_response =
    SHAPE(struct sm_validate_resource_policy_response, fields_validate_resource_policy_response);

const struct kt_error sm_errors[] = {
	{ "DecryptionFailure", 400, "Message" },
	{ "EncryptionFailure", 400, "Message" },
	{ "InternalServiceError", 500, "Message" },
	{ "InvalidNextTokenException", 400, "Message" },
	{ "InvalidParameterException", 400, "Message" },
	{ "InvalidRequestException", 400, "Message" },
	{ "LimitExceededException", 400, "Message" },
	{ "MalformedPolicyDocumentException", 400, "Message" },
	{ "PreconditionNotMetException", 400, "Message" },
	{ "PublicPolicyException", 400, "Message" },
	{ "ResourceExistsException", 400, "Message" },
	{ "ResourceNotFoundException", 400, "Message" },
	{ NULL }
};

const struct kt_meaning sm_means[] = {
	{ KT_INTERNAL, SM_INTERNAL_SERVICE_ERROR },
	{ KT_NOT_HERE, SM_INVALID_PARAMETER },
	{ KT_OK }
};
