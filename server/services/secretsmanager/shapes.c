/* The tables of shapes.h, in the order of the model. */
#include "shapes.h"

#include <string.h>

#define AT(type, member) offsetof(struct type, member)

/* ^([a-zA-Z0-9\-]+)$ */
static bool
is_rotation_token(const char *s)
{
	return s[strspn(s, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] == '\0' && *s != '\0';
}

/* [0-9]+h */
static bool
is_duration(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return n > 0 && strcmp(s + n, "h") == 0;
}

static bool
is_schedule(const char *s)
{
	return *s != '\0' && s[strspn(s, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789()#?*-/, ")] == '\0';
}

/* ^\!?[a-zA-Z0-9 :_@\/\+\=\.\-\!]*$ */
static bool
is_filter_value(const char *s)
{
	return s[strspn(s, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 :_@/+=.-!")] == '\0';
}

/* ^([a-z]+-)+\d+$ */
static bool
is_region(const char *s)
{
	size_t n, words = 0;

	for (;; words++) {
		n = strspn(s, "abcdefghijklmnopqrstuvwxyz");
		if (n == 0 || s[n] != '-')
			break;
		s += n + 1;
	}
	n = strspn(s, "0123456789");
	return words > 0 && n > 0 && s[n] == '\0';
}

static const struct shape_field tag_fields[] = {
	{ "Key", SHAPE_STRING, AT(sm_tag, key), 0, 1, 128 },
	{ "Value", SHAPE_STRING, AT(sm_tag, value), 0, 0, 256 },
};
static const struct shape shape_tag = SHAPE(struct sm_tag, tag_fields);

static const struct shape_field metadata_fields[] = {
	{ "Key", SHAPE_STRING, AT(sm_tag, key), 0, 1, 256 },
	{ "Value", SHAPE_STRING, AT(sm_tag, value), 0, 1, 2048 },
};
static const struct shape shape_metadata =
    SHAPE(struct sm_tag, metadata_fields);

#define REGION(type) \
	"Region", SHAPE_STRING, AT(type, region), 0, 1, 128, \
	    .pattern = "^([a-z]+-)+\\d+$", .matches = is_region

static const struct shape_field replica_region_fields[] = {
	{ REGION(sm_replica_region) },
	{ "KmsKeyId", SHAPE_STRING, AT(sm_replica_region, kms_key_id), 0,
	    0, 2048 },
};
static const struct shape shape_replica_region =
    SHAPE(struct sm_replica_region, replica_region_fields);

static const struct shape_field rules_fields[] = {
	{ "AutomaticallyAfterDays", SHAPE_INTEGER, AT(sm_rules, days), SHAPE_LONG,
	    1, 1000 },
	{ "Duration", SHAPE_STRING, AT(sm_rules, duration), 0, 2, 3,
	    .pattern = "[0-9]+h", .matches = is_duration },
	{ "ScheduleExpression", SHAPE_STRING, AT(sm_rules, schedule), 0,
	    1, 256, .pattern = "[0-9A-Za-z\\(\\)#\\?\\*\\-\\/, ]+",
	    .matches = is_schedule },
};
static const struct shape shape_rules = SHAPE(struct sm_rules, rules_fields);

static const struct shape_field stage_item = {
	"VersionStage", SHAPE_STRING, 0, 0, 1, 256
};

static const struct shape_field create_secret_fields[] = {
	{ "Name", SHAPE_STRING, AT(in_create_secret, name), SHAPE_REQUIRED,
	    1, 512 },
	{ "ClientRequestToken", SHAPE_STRING, AT(in_create_secret, token), 0,
	    32, 64 },
	{ "Description", SHAPE_STRING, AT(in_create_secret, description), 0,
	    0, 2048 },
	{ "KmsKeyId", SHAPE_STRING, AT(in_create_secret, kms_key_id), 0,
	    0, 2048 },
	{ "SecretBinary", SHAPE_BLOB, AT(in_create_secret, binary),
	    SHAPE_SENSITIVE, 1, 65536 },
	{ "SecretString", SHAPE_STRING, AT(in_create_secret, string),
	    SHAPE_SENSITIVE, 1, 65536 },
	{ "Tags", SHAPE_LIST, AT(in_create_secret, tags), .of = &shape_tag },
	{ "AddReplicaRegions", SHAPE_LIST, AT(in_create_secret, replicas), 0,
	    1, 0, .of = &shape_replica_region },
	{ "ForceOverwriteReplicaSecret", SHAPE_BOOL,
	    AT(in_create_secret, overwrite) },
	{ "Type", SHAPE_STRING, AT(in_create_secret, type), 0, 0, 256 },
};
const struct shape shape_create_secret =
    SHAPE(struct in_create_secret, create_secret_fields);

#define SECRET_ID(type) \
	{ "SecretId", SHAPE_STRING, AT(type, secret_id), SHAPE_REQUIRED, \
	    1, 2048 }

static const struct shape_field update_secret_fields[] = {
	SECRET_ID(in_update_secret),
	{ "ClientRequestToken", SHAPE_STRING, AT(in_update_secret, token), 0,
	    32, 64 },
	{ "Description", SHAPE_STRING, AT(in_update_secret, description), 0,
	    0, 2048 },
	{ "KmsKeyId", SHAPE_STRING, AT(in_update_secret, kms_key_id), 0,
	    0, 2048 },
	{ "SecretBinary", SHAPE_BLOB, AT(in_update_secret, binary),
	    SHAPE_SENSITIVE, 1, 65536 },
	{ "SecretString", SHAPE_STRING, AT(in_update_secret, string),
	    SHAPE_SENSITIVE, 1, 65536 },
	{ "Type", SHAPE_STRING, AT(in_update_secret, type), 0, 0, 256 },
};
const struct shape shape_update_secret =
    SHAPE(struct in_update_secret, update_secret_fields);

static const struct shape_field put_secret_value_fields[] = {
	SECRET_ID(in_put_secret_value),
	{ "ClientRequestToken", SHAPE_STRING, AT(in_put_secret_value, token),
	    0, 32, 64 },
	{ "SecretBinary", SHAPE_BLOB, AT(in_put_secret_value, binary),
	    SHAPE_SENSITIVE, 1, 65536 },
	{ "SecretString", SHAPE_STRING, AT(in_put_secret_value, string),
	    SHAPE_SENSITIVE, 1, 65536 },
	{ "VersionStages", SHAPE_LIST, AT(in_put_secret_value, stages), 0,
	    1, 20, .each = &stage_item },
	{ "RotationToken", SHAPE_STRING,
	    AT(in_put_secret_value, rotation_token), SHAPE_SENSITIVE, 36, 256,
	    .pattern = "^[a-zA-Z0-9\\-]+$", .matches = is_rotation_token },
};
const struct shape shape_put_secret_value =
    SHAPE(struct in_put_secret_value, put_secret_value_fields);

static const struct shape_field get_secret_value_fields[] = {
	SECRET_ID(in_get_secret_value),
	{ "VersionId", SHAPE_STRING, AT(in_get_secret_value, version_id), 0,
	    32, 64 },
	{ "VersionStage", SHAPE_STRING, AT(in_get_secret_value, stage), 0,
	    1, 256 },
};
const struct shape shape_get_secret_value =
    SHAPE(struct in_get_secret_value, get_secret_value_fields);

static const struct shape_field secret_fields[] = { SECRET_ID(in_secret) };
const struct shape shape_secret = SHAPE(struct in_secret, secret_fields);

static const struct shape_field update_stage_fields[] = {
	SECRET_ID(in_update_stage),
	{ "VersionStage", SHAPE_STRING, AT(in_update_stage, stage),
	    SHAPE_REQUIRED, 1, 256 },
	{ "RemoveFromVersionId", SHAPE_STRING, AT(in_update_stage, remove_from),
	    0, 32, 64 },
	{ "MoveToVersionId", SHAPE_STRING, AT(in_update_stage, move_to), 0,
	    32, 64 },
};
const struct shape shape_update_stage =
    SHAPE(struct in_update_stage, update_stage_fields);

static const struct shape_field delete_secret_fields[] = {
	SECRET_ID(in_delete_secret),
	{ "RecoveryWindowInDays", SHAPE_INTEGER, AT(in_delete_secret, window),
	    SHAPE_LONG },
	{ "ForceDeleteWithoutRecovery", SHAPE_BOOL,
	    AT(in_delete_secret, force) },
};
const struct shape shape_delete_secret =
    SHAPE(struct in_delete_secret, delete_secret_fields);

static const struct shape_field rotate_secret_fields[] = {
	SECRET_ID(in_rotate_secret),
	{ "ClientRequestToken", SHAPE_STRING, AT(in_rotate_secret, token), 0,
	    32, 64 },
	{ "RotationLambdaARN", SHAPE_STRING, AT(in_rotate_secret, function), 0,
	    0, 2048 },
	{ "RotationRules", SHAPE_STRUCT, AT(in_rotate_secret, rules),
	    .of = &shape_rules },
	{ "ExternalSecretRotationMetadata", SHAPE_LIST,
	    AT(in_rotate_secret, external_metadata), .of = &shape_metadata },
	{ "ExternalSecretRotationRoleArn", SHAPE_STRING,
	    AT(in_rotate_secret, external_role), 0, 20, 2048 },
	{ "RotateImmediately", SHAPE_BOOL, AT(in_rotate_secret, immediately) },
};
const struct shape shape_rotate_secret =
    SHAPE(struct in_rotate_secret, rotate_secret_fields);

static const char *const filter_keys[] = { "description", "name", "tag-key",
    "tag-value", "primary-region", "owning-service", "all", NULL };
static const struct shape_field filter_value = {
	"Value", SHAPE_STRING, 0, 0, 0, 512,
	.pattern = "^\\!?[a-zA-Z0-9 :_@\\/\\+\\=\\.\\-\\!]*$",
	.matches = is_filter_value
};
static const struct shape_field filter_fields[] = {
	{ "Key", SHAPE_STRING, AT(sm_filter, key), .values = filter_keys },
	{ "Values", SHAPE_LIST, AT(sm_filter, values), 0, 1, 10,
	    .each = &filter_value },
};
static const struct shape shape_filter =
    SHAPE(struct sm_filter, filter_fields);

static const char *const orders[] = { "asc", "desc", NULL };
static const char *const sorts[] = { "created-date", "last-accessed-date",
    "last-changed-date", "name", NULL };
static const struct shape_field list_secrets_fields[] = {
	{ "IncludePlannedDeletion", SHAPE_BOOL,
	    AT(in_list_secrets, planned_deletion) },
	{ "MaxResults", SHAPE_INTEGER, AT(in_list_secrets, max_results), 0,
	    1, 100 },
	{ "NextToken", SHAPE_STRING, AT(in_list_secrets, next_token), 0,
	    1, 4096 },
	{ "Filters", SHAPE_LIST, AT(in_list_secrets, filters), 0, 0, 10,
	    .of = &shape_filter },
	{ "SortOrder", SHAPE_STRING, AT(in_list_secrets, sort_order),
	    .values = orders },
	{ "SortBy", SHAPE_STRING, AT(in_list_secrets, sort_by),
	    .values = sorts },
};
const struct shape shape_list_secrets =
    SHAPE(struct in_list_secrets, list_secrets_fields);

static const struct shape_field secret_id_item = {
	"SecretId", SHAPE_STRING, 0, 0, 1, 2048
};
static const struct shape_field batch_get_fields[] = {
	{ "SecretIdList", SHAPE_LIST, AT(in_batch_get, secret_ids), 0, 1, 20,
	    .each = &secret_id_item },
	{ "Filters", SHAPE_LIST, AT(in_batch_get, filters), 0, 0, 10,
	    .of = &shape_filter },
	{ "MaxResults", SHAPE_INTEGER, AT(in_batch_get, max_results), 0,
	    1, 20 },
	{ "NextToken", SHAPE_STRING, AT(in_batch_get, next_token), 0,
	    1, 4096 },
};
const struct shape shape_batch_get =
    SHAPE(struct in_batch_get, batch_get_fields);

static const struct shape_field list_versions_fields[] = {
	SECRET_ID(in_list_versions),
	{ "MaxResults", SHAPE_INTEGER, AT(in_list_versions, max_results), 0,
	    1, 100 },
	{ "NextToken", SHAPE_STRING, AT(in_list_versions, next_token), 0,
	    1, 4096 },
	{ "IncludeDeprecated", SHAPE_BOOL, AT(in_list_versions, deprecated) },
};
const struct shape shape_list_versions =
    SHAPE(struct in_list_versions, list_versions_fields);

static const struct shape_field random_password_fields[] = {
	{ "PasswordLength", SHAPE_INTEGER, AT(in_random_password, length),
	    SHAPE_LONG, 1, 4096 },
	{ "ExcludeCharacters", SHAPE_STRING, AT(in_random_password, exclude),
	    0, 0, 4096 },
	{ "ExcludeNumbers", SHAPE_BOOL, AT(in_random_password, no_numbers) },
	{ "ExcludePunctuation", SHAPE_BOOL,
	    AT(in_random_password, no_punctuation) },
	{ "ExcludeUppercase", SHAPE_BOOL,
	    AT(in_random_password, no_uppercase) },
	{ "ExcludeLowercase", SHAPE_BOOL,
	    AT(in_random_password, no_lowercase) },
	{ "IncludeSpace", SHAPE_BOOL, AT(in_random_password, space) },
	{ "RequireEachIncludedType", SHAPE_BOOL,
	    AT(in_random_password, each_type) },
};
const struct shape shape_random_password =
    SHAPE(struct in_random_password, random_password_fields);

static const struct shape_field put_policy_fields[] = {
	SECRET_ID(in_put_policy),
	{ "ResourcePolicy", SHAPE_STRING, AT(in_put_policy, policy),
	    SHAPE_REQUIRED, 1, 20480 },
	{ "BlockPublicPolicy", SHAPE_BOOL, AT(in_put_policy, block_public) },
};
const struct shape shape_put_policy =
    SHAPE(struct in_put_policy, put_policy_fields);

static const struct shape_field validate_policy_fields[] = {
	{ "SecretId", SHAPE_STRING, AT(in_validate_policy, secret_id), 0,
	    1, 2048 },
	{ "ResourcePolicy", SHAPE_STRING, AT(in_validate_policy, policy),
	    SHAPE_REQUIRED, 1, 20480 },
};
const struct shape shape_validate_policy =
    SHAPE(struct in_validate_policy, validate_policy_fields);

static const struct shape_field tag_resource_fields[] = {
	SECRET_ID(in_tag_resource),
	{ "Tags", SHAPE_LIST, AT(in_tag_resource, tags), SHAPE_REQUIRED,
	    .of = &shape_tag },
};
const struct shape shape_tag_resource =
    SHAPE(struct in_tag_resource, tag_resource_fields);

static const struct shape_field tag_key_item = {
	"Key", SHAPE_STRING, 0, 0, 1, 128
};
static const struct shape_field untag_resource_fields[] = {
	SECRET_ID(in_untag_resource),
	{ "TagKeys", SHAPE_LIST, AT(in_untag_resource, keys), SHAPE_REQUIRED,
	    .each = &tag_key_item },
};
const struct shape shape_untag_resource =
    SHAPE(struct in_untag_resource, untag_resource_fields);

static const struct shape_field replicate_fields[] = {
	SECRET_ID(in_replicate),
	{ "AddReplicaRegions", SHAPE_LIST, AT(in_replicate, replicas),
	    SHAPE_REQUIRED, 1, 0, .of = &shape_replica_region },
	{ "ForceOverwriteReplicaSecret", SHAPE_BOOL,
	    AT(in_replicate, overwrite) },
};
const struct shape shape_replicate =
    SHAPE(struct in_replicate, replicate_fields);

static const struct shape_field region_item = {
	"Region", SHAPE_STRING, 0, 0, 1, 128,
	.pattern = "^([a-z]+-)+\\d+$", .matches = is_region
};
static const struct shape_field remove_regions_fields[] = {
	SECRET_ID(in_remove_regions),
	{ "RemoveReplicaRegions", SHAPE_LIST, AT(in_remove_regions, regions),
	    SHAPE_REQUIRED, 1, 0, .each = &region_item },
};
const struct shape shape_remove_regions =
    SHAPE(struct in_remove_regions, remove_regions_fields);

/* --- answers --- */

#define ARN_AND_NAME(type) \
	{ "ARN", SHAPE_STRING, AT(type, arn) }, \
	{ "Name", SHAPE_STRING, AT(type, name) }

static const struct shape_field status_fields[] = {
	{ REGION(sm_replication_status) },
	{ "KmsKeyId", SHAPE_STRING, AT(sm_replication_status, kms_key_id) },
	{ "Status", SHAPE_STRING, AT(sm_replication_status, status) },
	{ "StatusMessage", SHAPE_STRING, AT(sm_replication_status, message) },
	{ "LastAccessedDate", SHAPE_TIME, AT(sm_replication_status, accessed) },
};
static const struct shape shape_status =
    SHAPE(struct sm_replication_status, status_fields);

#define REPLICATION(type) \
	{ "ReplicationStatus", SHAPE_LIST, AT(type, replication), \
	    .of = &shape_status }

static const struct shape_field created_fields[] = {
	ARN_AND_NAME(out_secret),
	{ "VersionId", SHAPE_STRING, AT(out_secret, version_id) },
	REPLICATION(out_secret),
};
const struct shape shape_out_created =
    SHAPE(struct out_secret, created_fields);

/* CancelRotateSecret, RotateSecret, UpdateSecret. */
static const struct shape_field versioned_fields[] = {
	ARN_AND_NAME(out_secret),
	{ "VersionId", SHAPE_STRING, AT(out_secret, version_id) },
};
const struct shape shape_out_versioned =
    SHAPE(struct out_secret, versioned_fields);

static const struct shape_field arn_fields[] = {
	{ "ARN", SHAPE_STRING, AT(out_secret, arn) },
};
const struct shape shape_out_arn = SHAPE(struct out_secret, arn_fields);

static const struct shape_field replicated_fields[] = {
	{ "ARN", SHAPE_STRING, AT(out_secret, arn) },
	REPLICATION(out_secret),
};
const struct shape shape_out_replicated =
    SHAPE(struct out_secret, replicated_fields);

static const struct shape_field policy_fields[] = {
	ARN_AND_NAME(out_secret),
	{ "ResourcePolicy", SHAPE_STRING, AT(out_secret, policy) },
};
const struct shape shape_out_policy =
    SHAPE(struct out_secret, policy_fields);

static const struct shape_field policy_error_fields[] = {
	{ "CheckName", SHAPE_STRING, AT(sm_policy_error, check) },
	{ "ErrorMessage", SHAPE_STRING, AT(sm_policy_error, message) },
};
static const struct shape shape_policy_error =
    SHAPE(struct sm_policy_error, policy_error_fields);

static const struct shape_field validated_fields[] = {
	{ "PolicyValidationPassed", SHAPE_BOOL, AT(out_validated, passed) },
	{ "ValidationErrors", SHAPE_LIST, AT(out_validated, errors),
	    .of = &shape_policy_error },
};
const struct shape shape_out_validated =
    SHAPE(struct out_validated, validated_fields);

static const struct shape_field put_fields[] = {
	ARN_AND_NAME(out_secret),
	{ "VersionId", SHAPE_STRING, AT(out_secret, version_id) },
	{ "VersionStages", SHAPE_LIST, AT(out_secret, stages) },
};
const struct shape shape_out_put = SHAPE(struct out_secret, put_fields);

static const struct shape_field named_fields[] = { ARN_AND_NAME(out_secret) };
const struct shape shape_out_named = SHAPE(struct out_secret, named_fields);

static const struct shape_field deleted_fields[] = {
	ARN_AND_NAME(out_secret),
	{ "DeletionDate", SHAPE_TIME, AT(out_secret, deletion_date) },
};
const struct shape shape_out_deleted =
    SHAPE(struct out_secret, deleted_fields);

static const struct shape_field value_fields[] = {
	ARN_AND_NAME(out_value),
	{ "VersionId", SHAPE_STRING, AT(out_value, version_id) },
	{ "SecretBinary", SHAPE_BLOB, AT(out_value, binary) },
	{ "SecretString", SHAPE_STRING, AT(out_value, string) },
	{ "VersionStages", SHAPE_LIST, AT(out_value, stages) },
	{ "CreatedDate", SHAPE_TIME, AT(out_value, created) },
};
const struct shape shape_out_value = SHAPE(struct out_value, value_fields);

static const struct shape_field error_fields[] = {
	{ "SecretId", SHAPE_STRING, AT(sm_error, secret_id) },
	{ "ErrorCode", SHAPE_STRING, AT(sm_error, code) },
	{ "Message", SHAPE_STRING, AT(sm_error, message) },
};
static const struct shape shape_error = SHAPE(struct sm_error, error_fields);

static const struct shape_field batch_fields[] = {
	{ "SecretValues", SHAPE_LIST, AT(out_batch, values),
	    .of = &shape_out_value },
	{ "NextToken", SHAPE_STRING, AT(out_batch, next_token) },
	{ "Errors", SHAPE_LIST, AT(out_batch, errors), .of = &shape_error },
};
const struct shape shape_out_batch = SHAPE(struct out_batch, batch_fields);

/* What DescribeSecret and ListSecrets have in common, but for one name. */
#define DESCRIBE_FIELDS(versions_name) \
	ARN_AND_NAME(out_describe), \
	{ "Type", SHAPE_STRING, AT(out_describe, type) }, \
	{ "Description", SHAPE_STRING, AT(out_describe, description) }, \
	{ "KmsKeyId", SHAPE_STRING, AT(out_describe, kms_key_id) }, \
	{ "RotationEnabled", SHAPE_BOOL, AT(out_describe, rotation_enabled) }, \
	{ "RotationLambdaARN", SHAPE_STRING, AT(out_describe, function) }, \
	{ "RotationRules", SHAPE_STRUCT, AT(out_describe, rules), \
	    .of = &shape_rules }, \
	{ "ExternalSecretRotationMetadata", SHAPE_LIST, \
	    AT(out_describe, external_metadata), .of = &shape_metadata }, \
	{ "ExternalSecretRotationRoleArn", SHAPE_STRING, \
	    AT(out_describe, external_role) }, \
	{ "LastRotatedDate", SHAPE_TIME, AT(out_describe, rotated) }, \
	{ "LastChangedDate", SHAPE_TIME, AT(out_describe, changed) }, \
	{ "LastAccessedDate", SHAPE_TIME, AT(out_describe, accessed) }, \
	{ "DeletedDate", SHAPE_TIME, AT(out_describe, deleted) }, \
	{ "NextRotationDate", SHAPE_TIME, AT(out_describe, next_rotation) }, \
	{ "Tags", SHAPE_LIST, AT(out_describe, tags), .of = &shape_tag }, \
	{ versions_name, SHAPE_MAP, AT(out_describe, versions) }, \
	{ "OwningService", SHAPE_STRING, AT(out_describe, owning_service) }, \
	{ "CreatedDate", SHAPE_TIME, AT(out_describe, created) }, \
	{ "PrimaryRegion", SHAPE_STRING, AT(out_describe, primary_region) }

static const struct shape_field describe_fields[] = {
	DESCRIBE_FIELDS("VersionIdsToStages"),
	REPLICATION(out_describe),
};
const struct shape shape_out_describe =
    SHAPE(struct out_describe, describe_fields);

static const struct shape_field entry_fields[] = {
	DESCRIBE_FIELDS("SecretVersionsToStages")
};
static const struct shape shape_entry =
    SHAPE(struct out_describe, entry_fields);

static const struct shape_field out_list_secrets_fields[] = {
	{ "SecretList", SHAPE_LIST, AT(out_list_secrets, secrets),
	    .of = &shape_entry },
	{ "NextToken", SHAPE_STRING, AT(out_list_secrets, next_token) },
};
const struct shape shape_out_list_secrets =
    SHAPE(struct out_list_secrets, out_list_secrets_fields);

static const struct shape_field version_fields[] = {
	{ "VersionId", SHAPE_STRING, AT(out_version, version_id) },
	{ "VersionStages", SHAPE_LIST, AT(out_version, stages) },
	{ "LastAccessedDate", SHAPE_TIME, AT(out_version, accessed) },
	{ "CreatedDate", SHAPE_TIME, AT(out_version, created) },
	{ "KmsKeyIds", SHAPE_LIST, AT(out_version, kms_key_ids) },
};
static const struct shape shape_version =
    SHAPE(struct out_version, version_fields);

static const struct shape_field out_list_versions_fields[] = {
	{ "Versions", SHAPE_LIST, AT(out_list_versions, versions),
	    .of = &shape_version },
	{ "NextToken", SHAPE_STRING, AT(out_list_versions, next_token) },
	ARN_AND_NAME(out_list_versions),
};
const struct shape shape_out_list_versions =
    SHAPE(struct out_list_versions, out_list_versions_fields);

static const struct shape_field out_random_password_fields[] = {
	{ "RandomPassword", SHAPE_STRING, AT(out_random_password, password) },
};
const struct shape shape_out_random_password =
    SHAPE(struct out_random_password, out_random_password_fields);
