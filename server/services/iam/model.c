/* Made by models/generate of models/iam.ops and AWS's model: change those. */
#include "model.h"

#define AT(type, member) offsetof(struct type, member)

static const struct shape_field member_tag_list_type = {
	.type = SHAPE_STRUCT, .of = &iam_shape_tag
};
static const struct shape_field member_simulation_policy_list_type = {
	.type = SHAPE_STRING, .min = 1, .max = 131072, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"
};
static const struct shape_field member_context_key_value_list_type = {
	.type = SHAPE_STRING
};
static const char *const values_context_key_type_enum[] = {
	"string", "stringList", "numeric", "numericList", "boolean",
	"booleanList", "ip", "ipList", "binary", "binaryList", "date",
	"dateList", NULL
};
static const struct shape_field member_organization_policy_list_type = {
	.type = SHAPE_STRUCT, .of = &iam_shape_ordered_organization_policy_type
};
static const struct shape_field member_action_name_list_type = {
	.type = SHAPE_STRING, .min = 3, .max = 128
};
static const struct shape_field member_resource_name_list_type = {
	.type = SHAPE_STRING, .min = 1, .max = 2048
};
static const struct shape_field member_context_entry_list_type = {
	.type = SHAPE_STRUCT, .of = &iam_shape_context_entry
};
static const char *const values_status_type[] = {
	"Active", "Inactive", "Expired", NULL
};
static const struct shape_field member_tag_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_tag
};
static const struct shape_field member_access_key_metadata_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_access_key_metadata
};
static const struct shape_field member_policy_name_list_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_role_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_role
};
static const struct shape_field member_user_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_user
};
static const struct shape_field member_statement_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_statement
};
static const struct shape_field member_context_key_names_result_list_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field value_eval_decision_details_type_answered = {
	.place = AT(iam_eval_decision_details_type, value), .type = SHAPE_STRING
};
static const struct shape_field key_eval_decision_details_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_resource_specific_result_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_resource_specific_result
};
static const struct shape_field member_evaluation_results_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_evaluation_result
};
static const struct shape_field member_policy_detail_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_policy_detail
};
static const struct shape_field member_group_name_list_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_attached_policies_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_attached_policy
};
static const struct shape_field member_instance_profile_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_instance_profile
};
static const struct shape_field member_policy_document_version_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_policy_version
};

static const struct shape_field fields_create_access_key_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\w+=,.@-]+",
	    .place = AT(iam_create_access_key_request, user_name) },
};
const struct shape iam_shape_create_access_key_request =
    SHAPE(struct iam_create_access_key_request, fields_create_access_key_request);

static const struct shape_field fields_tag[] = {
	{ "Key", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
	    .place = AT(iam_tag, key) },
	{ "Value", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .max = 256,
	    .pattern = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*",
	    .place = AT(iam_tag, value) },
};
const struct shape iam_shape_tag =
    SHAPE(struct iam_tag, fields_tag);

static const struct shape_field fields_create_role_request[] = {
	{ "Path", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
	    .place = AT(iam_create_role_request, path) },
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_create_role_request, role_name) },
	{ "AssumeRolePolicyDocument", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED, .min = 1, .max = 131072, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(iam_create_role_request, assume_role_policy_document) },
	{ "Description", .type = SHAPE_STRING, .max = 1000, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
	    .place = AT(iam_create_role_request, description) },
	{ "MaxSessionDuration", .type = SHAPE_INTEGER, .min = 3600,
	    .max = 43200,
	    .place = AT(iam_create_role_request, max_session_duration) },
	{ "MaxSigninSessionDuration", .type = SHAPE_INTEGER, .min = 3600,
	    .max = 7776000,
	    .place = AT(iam_create_role_request, max_signin_session_duration) },
	{ "PermissionsBoundary", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .min = 20, .max = 2048, .why = "there are no managed policies",
	    .place = AT(iam_create_role_request, permissions_boundary) },
	{ "Tags", .type = SHAPE_LIST, .max = 50, .each = &member_tag_list_type,
	    .place = AT(iam_create_role_request, tags) },
};
const struct shape iam_shape_create_role_request =
    SHAPE(struct iam_create_role_request, fields_create_role_request);

static const struct shape_field fields_create_user_request[] = {
	{ "Path", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
	    .place = AT(iam_create_user_request, path) },
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_create_user_request, user_name) },
	{ "PermissionsBoundary", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .min = 20, .max = 2048, .why = "there are no managed policies",
	    .place = AT(iam_create_user_request, permissions_boundary) },
	{ "Tags", .type = SHAPE_LIST, .max = 50, .each = &member_tag_list_type,
	    .place = AT(iam_create_user_request, tags) },
};
const struct shape iam_shape_create_user_request =
    SHAPE(struct iam_create_user_request, fields_create_user_request);

static const struct shape_field fields_delete_access_key_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\w+=,.@-]+",
	    .place = AT(iam_delete_access_key_request, user_name) },
	{ "AccessKeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 16, .max = 128, .pattern = "[\\w]+",
	    .place = AT(iam_delete_access_key_request, access_key_id) },
};
const struct shape iam_shape_delete_access_key_request =
    SHAPE(struct iam_delete_access_key_request, fields_delete_access_key_request);

static const struct shape_field fields_delete_role_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_delete_role_request, role_name) },
};
const struct shape iam_shape_delete_role_request =
    SHAPE(struct iam_delete_role_request, fields_delete_role_request);

static const struct shape_field fields_delete_role_policy_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, role_name) },
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, policy_name) },
};
const struct shape iam_shape_delete_role_policy_request =
    SHAPE(struct iam_inline_policy, fields_delete_role_policy_request);

static const struct shape_field fields_delete_user_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_delete_user_request, user_name) },
};
const struct shape iam_shape_delete_user_request =
    SHAPE(struct iam_delete_user_request, fields_delete_user_request);

static const struct shape_field fields_delete_user_policy_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, user_name) },
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, policy_name) },
};
const struct shape iam_shape_delete_user_policy_request =
    SHAPE(struct iam_inline_policy, fields_delete_user_policy_request);

static const struct shape_field fields_get_access_key_last_used_request[] = {
	{ "AccessKeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 16, .max = 128, .pattern = "[\\w]+",
	    .place = AT(iam_get_access_key_last_used_request, access_key_id) },
};
const struct shape iam_shape_get_access_key_last_used_request =
    SHAPE(struct iam_get_access_key_last_used_request, fields_get_access_key_last_used_request);

static const struct shape_field fields_get_role_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_get_role_request, role_name) },
};
const struct shape iam_shape_get_role_request =
    SHAPE(struct iam_get_role_request, fields_get_role_request);

static const struct shape_field fields_get_role_policy_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, role_name) },
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, policy_name) },
};
const struct shape iam_shape_get_role_policy_request =
    SHAPE(struct iam_inline_policy, fields_get_role_policy_request);

static const struct shape_field fields_get_user_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\w+=,.@-]+", .place = AT(iam_get_user_request, user_name) },
};
const struct shape iam_shape_get_user_request =
    SHAPE(struct iam_get_user_request, fields_get_user_request);

static const struct shape_field fields_get_user_policy_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, user_name) },
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, policy_name) },
};
const struct shape iam_shape_get_user_policy_request =
    SHAPE(struct iam_inline_policy, fields_get_user_policy_request);

static const struct shape_field fields_list_access_keys_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\w+=,.@-]+", .place = AT(iam_list_access_keys_request, user_name)
	    },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+",
	    .place = AT(iam_list_access_keys_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_access_keys_request, max_items) },
};
const struct shape iam_shape_list_access_keys_request =
    SHAPE(struct iam_list_access_keys_request, fields_list_access_keys_request);

static const struct shape_field fields_list_role_policies_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_list_policies, role_name) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_policies, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_policies, max_items) },
};
const struct shape iam_shape_list_role_policies_request =
    SHAPE(struct iam_list_policies, fields_list_role_policies_request);

static const struct shape_field fields_list_roles_request[] = {
	{ "PathPrefix", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "\\u002F[\\u0021-\\u007F]*",
	    .place = AT(iam_list_roles_request, path_prefix) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_roles_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_roles_request, max_items) },
};
const struct shape iam_shape_list_roles_request =
    SHAPE(struct iam_list_roles_request, fields_list_roles_request);

static const struct shape_field fields_list_user_policies_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_list_policies, user_name) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_policies, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_policies, max_items) },
};
const struct shape iam_shape_list_user_policies_request =
    SHAPE(struct iam_list_policies, fields_list_user_policies_request);

static const struct shape_field fields_list_users_request[] = {
	{ "PathPrefix", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "\\u002F[\\u0021-\\u007F]*",
	    .place = AT(iam_list_users_request, path_prefix) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_users_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_users_request, max_items) },
};
const struct shape iam_shape_list_users_request =
    SHAPE(struct iam_list_users_request, fields_list_users_request);

static const struct shape_field fields_put_role_policy_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, role_name) },
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, policy_name) },
	{ "PolicyDocument", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 131072, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(iam_inline_policy, policy_document) },
};
const struct shape iam_shape_put_role_policy_request =
    SHAPE(struct iam_inline_policy, fields_put_role_policy_request);

static const struct shape_field fields_put_user_policy_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, user_name) },
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, policy_name) },
	{ "PolicyDocument", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 131072, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(iam_inline_policy, policy_document) },
};
const struct shape iam_shape_put_user_policy_request =
    SHAPE(struct iam_inline_policy, fields_put_user_policy_request);

static const struct shape_field fields_ordered_organization_policy_type[] = {
	{ "ServiceControlPolicyInputList", .type = SHAPE_LIST,
	    .each = &member_simulation_policy_list_type,
	    .place = AT(iam_ordered_organization_policy_type, service_control_policy_input_list)
	    },
};
const struct shape iam_shape_ordered_organization_policy_type =
    SHAPE(struct iam_ordered_organization_policy_type, fields_ordered_organization_policy_type);

static const struct shape_field fields_context_entry[] = {
	{ "ContextKeyName", .type = SHAPE_STRING, .min = 5, .max = 256,
	    .place = AT(iam_context_entry, context_key_name) },
	{ "ContextKeyValues", .type = SHAPE_LIST,
	    .each = &member_context_key_value_list_type,
	    .place = AT(iam_context_entry, context_key_values) },
	{ "ContextKeyType", .type = SHAPE_STRING, .flags = SHAPE_IGNORED,
	    .values = values_context_key_type_enum, .why =
	    "an operator takes a value by its form",
	    .place = AT(iam_context_entry, context_key_type) },
};
const struct shape iam_shape_context_entry =
    SHAPE(struct iam_context_entry, fields_context_entry);

static const struct shape_field fields_simulate_custom_policy_request[] = {
	{ "PolicyInputList", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_simulation_policy_list_type,
	    .place = AT(iam_simulate_custom_policy_request, policy_input_list)
	    },
	{ "PermissionsBoundaryPolicyInputList", .type = SHAPE_LIST,
	    .each = &member_simulation_policy_list_type,
	    .place = AT(iam_simulate_custom_policy_request, permissions_boundary_policy_input_list)
	    },
	{ "OrderedOrganizationPolicyInputList", .type = SHAPE_LIST,
	    .flags = SHAPE_REFUSED, .max = 7,
	    .each = &member_organization_policy_list_type, .why =
	    "there are no organizations",
	    .place = AT(iam_simulate_custom_policy_request, ordered_organization_policy_input_list)
	    },
	{ "ActionNames", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_action_name_list_type,
	    .place = AT(iam_simulate_custom_policy_request, action_names) },
	{ "ResourceArns", .type = SHAPE_LIST,
	    .each = &member_resource_name_list_type,
	    .place = AT(iam_simulate_custom_policy_request, resource_arns) },
	{ "ResourcePolicy", .type = SHAPE_STRING, .min = 1, .max = 131072,
	    .pattern = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(iam_simulate_custom_policy_request, resource_policy) },
	{ "ResourceOwner", .type = SHAPE_STRING, .min = 1, .max = 2048,
	    .place = AT(iam_simulate_custom_policy_request, resource_owner) },
	{ "CallerArn", .type = SHAPE_STRING, .min = 1, .max = 2048,
	    .place = AT(iam_simulate_custom_policy_request, caller_arn) },
	{ "ContextEntries", .type = SHAPE_LIST,
	    .each = &member_context_entry_list_type,
	    .place = AT(iam_simulate_custom_policy_request, context_entries) },
	{ "ResourceHandlingOption", .type = SHAPE_STRING,
	    .flags = SHAPE_IGNORED, .min = 1, .max = 64, .why =
	    "its scenarios are EC2's",
	    .place = AT(iam_simulate_custom_policy_request, resource_handling_option)
	    },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_simulate_custom_policy_request, max_items) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+",
	    .place = AT(iam_simulate_custom_policy_request, marker) },
};
const struct shape iam_shape_simulate_custom_policy_request =
    SHAPE(struct iam_simulate_custom_policy_request, fields_simulate_custom_policy_request);

static const struct shape_field fields_update_access_key_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\w+=,.@-]+",
	    .place = AT(iam_update_access_key_request, user_name) },
	{ "AccessKeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 16, .max = 128, .pattern = "[\\w]+",
	    .place = AT(iam_update_access_key_request, access_key_id) },
	{ "Status", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .values = values_status_type,
	    .place = AT(iam_update_access_key_request, status) },
};
const struct shape iam_shape_update_access_key_request =
    SHAPE(struct iam_update_access_key_request, fields_update_access_key_request);

static const struct shape_field fields_update_assume_role_policy_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_update_assume_role_policy_request, role_name) },
	{ "PolicyDocument", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 131072, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(iam_update_assume_role_policy_request, policy_document)
	    },
};
const struct shape iam_shape_update_assume_role_policy_request =
    SHAPE(struct iam_update_assume_role_policy_request, fields_update_assume_role_policy_request);

static const struct shape_field fields_update_role_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_update_role_request, role_name) },
	{ "Description", .type = SHAPE_STRING, .max = 1000, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
	    .place = AT(iam_update_role_request, description) },
	{ "MaxSessionDuration", .type = SHAPE_INTEGER, .min = 3600,
	    .max = 43200,
	    .place = AT(iam_update_role_request, max_session_duration) },
	{ "MaxSigninSessionDuration", .type = SHAPE_INTEGER, .min = 3600,
	    .max = 7776000,
	    .place = AT(iam_update_role_request, max_signin_session_duration) },
	{ "ResetMaxSigninSessionDuration", .type = SHAPE_BOOL,
	    .place = AT(iam_update_role_request, reset_max_signin_session_duration)
	    },
};
const struct shape iam_shape_update_role_request =
    SHAPE(struct iam_update_role_request, fields_update_role_request);

static const struct shape_field fields_update_role_description_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_update_role_description_request, role_name) },
	{ "Description", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .max = 1000, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
	    .place = AT(iam_update_role_description_request, description) },
};
const struct shape iam_shape_update_role_description_request =
    SHAPE(struct iam_update_role_description_request, fields_update_role_description_request);

static const struct shape_field fields_update_user_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_update_user_request, user_name) },
	{ "NewPath", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
	    .place = AT(iam_update_user_request, new_path) },
	{ "NewUserName", .type = SHAPE_STRING, .min = 1, .max = 64, .pattern =
	    "[\\w+=,.@-]+", .place = AT(iam_update_user_request, new_user_name)
	    },
};
const struct shape iam_shape_update_user_request =
    SHAPE(struct iam_update_user_request, fields_update_user_request);

static const struct shape_field fields_access_key[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_access_key, user_name) },
	{ "AccessKeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_access_key, access_key_id) },
	{ "Status", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_access_key, status) },
	{ "SecretAccessKey", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_SENSITIVE,
	    .place = AT(iam_access_key, secret_access_key) },
	{ "CreateDate", .type = SHAPE_TIME,
	    .place = AT(iam_access_key, create_date) },
};
const struct shape iam_shape_access_key =
    SHAPE(struct iam_access_key, fields_access_key);

static const struct shape_field fields_create_access_key_response[] = {
	{ "AccessKey", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_access_key,
	    .place = AT(iam_create_access_key_response, access_key) },
};
const struct shape iam_shape_create_access_key_response =
    SHAPE(struct iam_create_access_key_response, fields_create_access_key_response);

static const struct shape_field fields_attached_permissions_boundary[] = {
	{ "PermissionsBoundaryType", .type = SHAPE_STRING,
	    .place = AT(iam_attached_permissions_boundary, permissions_boundary_type)
	    },
	{ "PermissionsBoundaryArn", .type = SHAPE_STRING,
	    .place = AT(iam_attached_permissions_boundary, permissions_boundary_arn)
	    },
};
const struct shape iam_shape_attached_permissions_boundary =
    SHAPE(struct iam_attached_permissions_boundary, fields_attached_permissions_boundary);

static const struct shape_field fields_role_last_used[] = {
	{ "LastUsedDate", .type = SHAPE_TIME,
	    .place = AT(iam_role_last_used, last_used_date) },
	{ "Region", .type = SHAPE_STRING,
	    .place = AT(iam_role_last_used, region) },
};
const struct shape iam_shape_role_last_used =
    SHAPE(struct iam_role_last_used, fields_role_last_used);

static const struct shape_field fields_source_role_template[] = {
	{ "TemplateArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_source_role_template, template_arn) },
	{ "TemplateMinorVersion", .type = SHAPE_INTEGER,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(iam_source_role_template, template_minor_version) },
};
const struct shape iam_shape_source_role_template =
    SHAPE(struct iam_source_role_template, fields_source_role_template);

static const struct shape_field fields_role[] = {
	{ "Path", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_role, path) },
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_role, role_name) },
	{ "RoleId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_role, role_id) },
	{ "Arn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_role, arn) },
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_role, create_date) },
	{ "AssumeRolePolicyDocument", .type = SHAPE_STRING,
	    .place = AT(iam_role, assume_role_policy_document) },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(iam_role, description) },
	{ "MaxSessionDuration", .type = SHAPE_INTEGER,
	    .place = AT(iam_role, max_session_duration) },
	{ "MaxSigninSessionDuration", .type = SHAPE_INTEGER,
	    .place = AT(iam_role, max_signin_session_duration) },
	{ "PermissionsBoundary", .type = SHAPE_STRUCT,
	    .of = &iam_shape_attached_permissions_boundary,
	    .place = AT(iam_role, permissions_boundary) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_role, tags) },
	{ "RoleLastUsed", .type = SHAPE_STRUCT, .of = &iam_shape_role_last_used,
	    .place = AT(iam_role, role_last_used) },
	{ "SourceRoleTemplate", .type = SHAPE_STRUCT,
	    .of = &iam_shape_source_role_template,
	    .place = AT(iam_role, source_role_template) },
};
const struct shape iam_shape_role =
    SHAPE(struct iam_role, fields_role);

static const struct shape_field fields_create_role_response[] = {
	{ "Role", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_role, .place = AT(iam_create_role_response, role)
	    },
};
const struct shape iam_shape_create_role_response =
    SHAPE(struct iam_create_role_response, fields_create_role_response);

static const struct shape_field fields_user[] = {
	{ "Path", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_user, path) },
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_user, user_name) },
	{ "UserId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_user, user_id) },
	{ "Arn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_user, arn) },
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_user, create_date) },
	{ "PasswordLastUsed", .type = SHAPE_TIME,
	    .place = AT(iam_user, password_last_used) },
	{ "PermissionsBoundary", .type = SHAPE_STRUCT,
	    .of = &iam_shape_attached_permissions_boundary,
	    .place = AT(iam_user, permissions_boundary) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_user, tags) },
};
const struct shape iam_shape_user =
    SHAPE(struct iam_user, fields_user);

static const struct shape_field fields_create_user_response[] = {
	{ "User", .type = SHAPE_STRUCT, .of = &iam_shape_user,
	    .place = AT(iam_create_user_response, user) },
};
const struct shape iam_shape_create_user_response =
    SHAPE(struct iam_create_user_response, fields_create_user_response);

static const struct shape_field fields_access_key_last_used[] = {
	{ "LastUsedDate", .type = SHAPE_TIME,
	    .place = AT(iam_access_key_last_used, last_used_date) },
	{ "ServiceName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_access_key_last_used, service_name) },
	{ "Region", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_access_key_last_used, region) },
};
const struct shape iam_shape_access_key_last_used =
    SHAPE(struct iam_access_key_last_used, fields_access_key_last_used);

static const struct shape_field fields_get_access_key_last_used_response[] = {
	{ "UserName", .type = SHAPE_STRING,
	    .place = AT(iam_get_access_key_last_used_response, user_name) },
	{ "AccessKeyLastUsed", .type = SHAPE_STRUCT,
	    .of = &iam_shape_access_key_last_used,
	    .place = AT(iam_get_access_key_last_used_response, access_key_last_used)
	    },
};
const struct shape iam_shape_get_access_key_last_used_response =
    SHAPE(struct iam_get_access_key_last_used_response, fields_get_access_key_last_used_response);

static const struct shape_field fields_get_role_response[] = {
	{ "Role", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_role, .place = AT(iam_get_role_response, role) },
};
const struct shape iam_shape_get_role_response =
    SHAPE(struct iam_get_role_response, fields_get_role_response);

static const struct shape_field fields_get_role_policy_response[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_shown_policy, role_name) },
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_shown_policy, policy_name) },
	{ "PolicyDocument", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_shown_policy, policy_document) },
};
const struct shape iam_shape_get_role_policy_response =
    SHAPE(struct iam_shown_policy, fields_get_role_policy_response);

static const struct shape_field fields_get_user_response[] = {
	{ "User", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_user, .place = AT(iam_get_user_response, user) },
};
const struct shape iam_shape_get_user_response =
    SHAPE(struct iam_get_user_response, fields_get_user_response);

static const struct shape_field fields_get_user_policy_response[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_shown_policy, user_name) },
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_shown_policy, policy_name) },
	{ "PolicyDocument", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_shown_policy, policy_document) },
};
const struct shape iam_shape_get_user_policy_response =
    SHAPE(struct iam_shown_policy, fields_get_user_policy_response);

static const struct shape_field fields_access_key_metadata[] = {
	{ "UserName", .type = SHAPE_STRING,
	    .place = AT(iam_access_key_metadata, user_name) },
	{ "AccessKeyId", .type = SHAPE_STRING,
	    .place = AT(iam_access_key_metadata, access_key_id) },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(iam_access_key_metadata, status) },
	{ "CreateDate", .type = SHAPE_TIME,
	    .place = AT(iam_access_key_metadata, create_date) },
};
const struct shape iam_shape_access_key_metadata =
    SHAPE(struct iam_access_key_metadata, fields_access_key_metadata);

static const struct shape_field fields_list_access_keys_response[] = {
	{ "AccessKeyMetadata", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_access_key_metadata_list_type_answered,
	    .place = AT(iam_list_access_keys_response, access_key_metadata) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_access_keys_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_access_keys_response, marker) },
};
const struct shape iam_shape_list_access_keys_response =
    SHAPE(struct iam_list_access_keys_response, fields_list_access_keys_response);

static const struct shape_field fields_list_role_policies_response[] = {
	{ "PolicyNames", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_policy_name_list_type_answered,
	    .place = AT(iam_policy_names, policy_names) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_policy_names, is_truncated) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(iam_policy_names, marker)
	    },
};
const struct shape iam_shape_list_role_policies_response =
    SHAPE(struct iam_policy_names, fields_list_role_policies_response);

static const struct shape_field fields_list_roles_response[] = {
	{ "Roles", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_role_list_type_answered,
	    .place = AT(iam_list_roles_response, roles) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_roles_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_roles_response, marker) },
};
const struct shape iam_shape_list_roles_response =
    SHAPE(struct iam_list_roles_response, fields_list_roles_response);

static const struct shape_field fields_list_user_policies_response[] = {
	{ "PolicyNames", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_policy_name_list_type_answered,
	    .place = AT(iam_policy_names, policy_names) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_policy_names, is_truncated) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(iam_policy_names, marker)
	    },
};
const struct shape iam_shape_list_user_policies_response =
    SHAPE(struct iam_policy_names, fields_list_user_policies_response);

static const struct shape_field fields_list_users_response[] = {
	{ "Users", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_user_list_type_answered,
	    .place = AT(iam_list_users_response, users) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_users_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_users_response, marker) },
};
const struct shape iam_shape_list_users_response =
    SHAPE(struct iam_list_users_response, fields_list_users_response);

static const struct shape_field fields_position[] = {
	{ "Line", .type = SHAPE_INTEGER, .place = AT(iam_position, line) },
	{ "Column", .type = SHAPE_INTEGER, .place = AT(iam_position, column) },
};
const struct shape iam_shape_position =
    SHAPE(struct iam_position, fields_position);

static const struct shape_field fields_statement[] = {
	{ "SourcePolicyId", .type = SHAPE_STRING,
	    .place = AT(iam_statement, source_policy_id) },
	{ "SourcePolicyType", .type = SHAPE_STRING,
	    .place = AT(iam_statement, source_policy_type) },
	{ "StartPosition", .type = SHAPE_STRUCT, .of = &iam_shape_position,
	    .place = AT(iam_statement, start_position) },
	{ "EndPosition", .type = SHAPE_STRUCT, .of = &iam_shape_position,
	    .place = AT(iam_statement, end_position) },
};
const struct shape iam_shape_statement =
    SHAPE(struct iam_statement, fields_statement);

static const struct shape_field fields_organizations_decision_detail[] = {
	{ "AllowedByOrganizations", .type = SHAPE_BOOL,
	    .place = AT(iam_organizations_decision_detail, allowed_by_organizations)
	    },
};
const struct shape iam_shape_organizations_decision_detail =
    SHAPE(struct iam_organizations_decision_detail, fields_organizations_decision_detail);

static const struct shape_field fields_permissions_boundary_decision_detail[] = {
	{ "AllowedByPermissionsBoundary", .type = SHAPE_BOOL,
	    .place = AT(iam_permissions_boundary_decision_detail, allowed_by_permissions_boundary)
	    },
};
const struct shape iam_shape_permissions_boundary_decision_detail =
    SHAPE(struct iam_permissions_boundary_decision_detail, fields_permissions_boundary_decision_detail);

static const struct shape_field fields_resource_specific_result[] = {
	{ "EvalResourceName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_resource_specific_result, eval_resource_name) },
	{ "EvalResourceDecision", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_resource_specific_result, eval_resource_decision) },
	{ "MatchedStatements", .type = SHAPE_LIST,
	    .each = &member_statement_list_type_answered,
	    .place = AT(iam_resource_specific_result, matched_statements) },
	{ "MissingContextValues", .type = SHAPE_LIST,
	    .each = &member_context_key_names_result_list_type_answered,
	    .place = AT(iam_resource_specific_result, missing_context_values) },
	{ "EvalDecisionDetails", .type = SHAPE_MAP,
	    .each = &value_eval_decision_details_type_answered,
	    .key = &key_eval_decision_details_type_answered,
	    .place = AT(iam_resource_specific_result, eval_decision_details) },
	{ "PermissionsBoundaryDecisionDetail", .type = SHAPE_STRUCT,
	    .of = &iam_shape_permissions_boundary_decision_detail,
	    .place = AT(iam_resource_specific_result, permissions_boundary_decision_detail)
	    },
};
const struct shape iam_shape_resource_specific_result =
    SHAPE(struct iam_resource_specific_result, fields_resource_specific_result);

static const struct shape_field fields_evaluation_result[] = {
	{ "EvalActionName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_evaluation_result, eval_action_name) },
	{ "EvalResourceName", .type = SHAPE_STRING,
	    .place = AT(iam_evaluation_result, eval_resource_name) },
	{ "EvalDecision", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_evaluation_result, eval_decision) },
	{ "MatchedStatements", .type = SHAPE_LIST,
	    .each = &member_statement_list_type_answered,
	    .place = AT(iam_evaluation_result, matched_statements) },
	{ "MissingContextValues", .type = SHAPE_LIST,
	    .each = &member_context_key_names_result_list_type_answered,
	    .place = AT(iam_evaluation_result, missing_context_values) },
	{ "OrganizationsDecisionDetail", .type = SHAPE_STRUCT,
	    .of = &iam_shape_organizations_decision_detail,
	    .place = AT(iam_evaluation_result, organizations_decision_detail) },
	{ "PermissionsBoundaryDecisionDetail", .type = SHAPE_STRUCT,
	    .of = &iam_shape_permissions_boundary_decision_detail,
	    .place = AT(iam_evaluation_result, permissions_boundary_decision_detail)
	    },
	{ "EvalDecisionDetails", .type = SHAPE_MAP,
	    .each = &value_eval_decision_details_type_answered,
	    .key = &key_eval_decision_details_type_answered,
	    .place = AT(iam_evaluation_result, eval_decision_details) },
	{ "ResourceSpecificResults", .type = SHAPE_LIST,
	    .each = &member_resource_specific_result_list_type_answered,
	    .place = AT(iam_evaluation_result, resource_specific_results) },
};
const struct shape iam_shape_evaluation_result =
    SHAPE(struct iam_evaluation_result, fields_evaluation_result);

static const struct shape_field fields_simulate_policy_response[] = {
	{ "EvaluationResults", .type = SHAPE_LIST,
	    .each = &member_evaluation_results_list_type_answered,
	    .place = AT(iam_simulate_policy_response, evaluation_results) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_simulate_policy_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_simulate_policy_response, marker) },
};
const struct shape iam_shape_simulate_policy_response =
    SHAPE(struct iam_simulate_policy_response, fields_simulate_policy_response);

const struct shape iam_shape_update_role_response = { 1, NULL, 0 };

static const struct shape_field fields_update_role_description_response[] = {
	{ "Role", .type = SHAPE_STRUCT, .of = &iam_shape_role,
	    .place = AT(iam_update_role_description_response, role) },
};
const struct shape iam_shape_update_role_description_response =
    SHAPE(struct iam_update_role_description_response, fields_update_role_description_response);

static const struct shape_field fields_policy_detail[] = {
	{ "PolicyName", .type = SHAPE_STRING,
	    .place = AT(iam_policy_detail, policy_name) },
	{ "PolicyDocument", .type = SHAPE_STRING,
	    .place = AT(iam_policy_detail, policy_document) },
};
const struct shape iam_shape_policy_detail =
    SHAPE(struct iam_policy_detail, fields_policy_detail);

static const struct shape_field fields_attached_policy[] = {
	{ "PolicyName", .type = SHAPE_STRING,
	    .place = AT(iam_attached_policy, policy_name) },
	{ "PolicyArn", .type = SHAPE_STRING,
	    .place = AT(iam_attached_policy, policy_arn) },
};
const struct shape iam_shape_attached_policy =
    SHAPE(struct iam_attached_policy, fields_attached_policy);

static const struct shape_field fields_user_row[] = {
	{ "Path", .type = SHAPE_STRING, .place = AT(iam_user, path) },
	{ "UserName", .type = SHAPE_STRING, .place = AT(iam_user, user_name) },
	{ "UserId", .type = SHAPE_STRING, .place = AT(iam_user, user_id) },
	{ "Arn", .type = SHAPE_STRING, .place = AT(iam_user, arn) },
	{ "CreateDate", .type = SHAPE_TIME, .place = AT(iam_user, create_date)
	    },
	{ "PasswordLastUsed", .type = SHAPE_TIME,
	    .place = AT(iam_user, password_last_used) },
	{ "PermissionsBoundary", .type = SHAPE_STRUCT,
	    .of = &iam_shape_attached_permissions_boundary,
	    .place = AT(iam_user, permissions_boundary) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_user, tags) },
	{ "UserPolicyList", .type = SHAPE_LIST,
	    .each = &member_policy_detail_list_type_answered,
	    .place = AT(iam_user, user_policy_list) },
	{ "GroupList", .type = SHAPE_LIST,
	    .each = &member_group_name_list_type_answered,
	    .place = AT(iam_user, group_list) },
	{ "AttachedManagedPolicies", .type = SHAPE_LIST,
	    .each = &member_attached_policies_list_type_answered,
	    .place = AT(iam_user, attached_managed_policies) },
};
const struct shape iam_shape_user_row =
    SHAPE(struct iam_user, fields_user_row);

static const struct shape_field fields_instance_profile[] = {
	{ "Path", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_instance_profile, path) },
	{ "InstanceProfileName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_instance_profile, instance_profile_name) },
	{ "InstanceProfileId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_instance_profile, instance_profile_id) },
	{ "Arn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_instance_profile, arn) },
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_instance_profile, create_date) },
	{ "Roles", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_role_list_type_answered,
	    .place = AT(iam_instance_profile, roles) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_instance_profile, tags) },
};
const struct shape iam_shape_instance_profile =
    SHAPE(struct iam_instance_profile, fields_instance_profile);

static const struct shape_field fields_role_row[] = {
	{ "Path", .type = SHAPE_STRING, .place = AT(iam_role, path) },
	{ "RoleName", .type = SHAPE_STRING, .place = AT(iam_role, role_name) },
	{ "RoleId", .type = SHAPE_STRING, .place = AT(iam_role, role_id) },
	{ "Arn", .type = SHAPE_STRING, .place = AT(iam_role, arn) },
	{ "CreateDate", .type = SHAPE_TIME, .place = AT(iam_role, create_date)
	    },
	{ "AssumeRolePolicyDocument", .type = SHAPE_STRING,
	    .place = AT(iam_role, assume_role_policy_document) },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(iam_role, description) },
	{ "MaxSessionDuration", .type = SHAPE_INTEGER,
	    .place = AT(iam_role, max_session_duration) },
	{ "MaxSigninSessionDuration", .type = SHAPE_INTEGER,
	    .place = AT(iam_role, max_signin_session_duration) },
	{ "PermissionsBoundary", .type = SHAPE_STRUCT,
	    .of = &iam_shape_attached_permissions_boundary,
	    .place = AT(iam_role, permissions_boundary) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_role, tags) },
	{ "RoleLastUsed", .type = SHAPE_STRUCT, .of = &iam_shape_role_last_used,
	    .place = AT(iam_role, role_last_used) },
	{ "SourceRoleTemplate", .type = SHAPE_STRUCT,
	    .of = &iam_shape_source_role_template,
	    .place = AT(iam_role, source_role_template) },
	{ "InstanceProfileList", .type = SHAPE_LIST,
	    .each = &member_instance_profile_list_type_answered,
	    .place = AT(iam_role, instance_profile_list) },
	{ "RolePolicyList", .type = SHAPE_LIST,
	    .each = &member_policy_detail_list_type_answered,
	    .place = AT(iam_role, role_policy_list) },
	{ "AttachedManagedPolicies", .type = SHAPE_LIST,
	    .each = &member_attached_policies_list_type_answered,
	    .place = AT(iam_role, attached_managed_policies) },
};
const struct shape iam_shape_role_row =
    SHAPE(struct iam_role, fields_role_row);

static const struct shape_field fields_group_row[] = {
	{ "Path", .type = SHAPE_STRING, .place = AT(iam_group, path) },
	{ "GroupName", .type = SHAPE_STRING, .place = AT(iam_group, group_name)
	    },
	{ "GroupId", .type = SHAPE_STRING, .place = AT(iam_group, group_id) },
	{ "Arn", .type = SHAPE_STRING, .place = AT(iam_group, arn) },
	{ "CreateDate", .type = SHAPE_TIME, .place = AT(iam_group, create_date)
	    },
	{ "GroupPolicyList", .type = SHAPE_LIST,
	    .each = &member_policy_detail_list_type_answered,
	    .place = AT(iam_group, group_policy_list) },
	{ "AttachedManagedPolicies", .type = SHAPE_LIST,
	    .each = &member_attached_policies_list_type_answered,
	    .place = AT(iam_group, attached_managed_policies) },
};
const struct shape iam_shape_group_row =
    SHAPE(struct iam_group, fields_group_row);

static const struct shape_field fields_policy_version[] = {
	{ "Document", .type = SHAPE_STRING,
	    .place = AT(iam_policy_version, document) },
	{ "VersionId", .type = SHAPE_STRING,
	    .place = AT(iam_policy_version, version_id) },
	{ "IsDefaultVersion", .type = SHAPE_BOOL,
	    .place = AT(iam_policy_version, is_default_version) },
	{ "CreateDate", .type = SHAPE_TIME,
	    .place = AT(iam_policy_version, create_date) },
};
const struct shape iam_shape_policy_version =
    SHAPE(struct iam_policy_version, fields_policy_version);

static const struct shape_field fields_policy_row[] = {
	{ "PolicyName", .type = SHAPE_STRING,
	    .place = AT(iam_policy, policy_name) },
	{ "PolicyId", .type = SHAPE_STRING, .place = AT(iam_policy, policy_id)
	    },
	{ "Arn", .type = SHAPE_STRING, .place = AT(iam_policy, arn) },
	{ "Path", .type = SHAPE_STRING, .place = AT(iam_policy, path) },
	{ "DefaultVersionId", .type = SHAPE_STRING,
	    .place = AT(iam_policy, default_version_id) },
	{ "AttachmentCount", .type = SHAPE_INTEGER,
	    .place = AT(iam_policy, attachment_count) },
	{ "PermissionsBoundaryUsageCount", .type = SHAPE_INTEGER,
	    .place = AT(iam_policy, permissions_boundary_usage_count) },
	{ "IsAttachable", .type = SHAPE_BOOL,
	    .place = AT(iam_policy, is_attachable) },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(iam_policy, description) },
	{ "CreateDate", .type = SHAPE_TIME, .place = AT(iam_policy, create_date)
	    },
	{ "UpdateDate", .type = SHAPE_TIME, .place = AT(iam_policy, update_date)
	    },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_policy, tags) },
	{ "PolicyVersionList", .type = SHAPE_LIST,
	    .each = &member_policy_document_version_list_type_answered,
	    .place = AT(iam_policy, policy_version_list) },
};
const struct shape iam_shape_policy_row =
    SHAPE(struct iam_policy, fields_policy_row);

const struct kt_error iam_errors[] = {
	{ "ConcurrentModification", 409, "message" },
	{ "DeleteConflict", 409, "message" },
	{ "EntityAlreadyExists", 409, "message" },
	{ "EntityTemporarilyUnmodifiable", 409, "message" },
	{ "InvalidInput", 400, "message" },
	{ "LimitExceeded", 409, "message" },
	{ "MalformedPolicyDocument", 400, "message" },
	{ "NoSuchEntity", 404, "message" },
	{ "PolicyEvaluation", 500, "message" },
	{ "ServiceFailure", 500, "message" },
	{ "UnmodifiableEntity", 400, "message" },
	{ NULL }
};

const struct kt_meaning iam_means[] = {
	{ KT_INTERNAL, IAM_SERVICE_FAILURE },
	{ KT_OK }
};
