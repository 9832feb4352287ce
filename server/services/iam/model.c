/* Made by models/generate of models/iam.ops and AWS's model: change those. */
#include "model.h"

#define AT(type, member) offsetof(struct type, member)

static const struct shape_field member_tag_list_type = {
	.type = SHAPE_STRUCT, .of = &iam_shape_tag
};
static const struct shape_field member_key_definition_list_type = {
	.type = SHAPE_STRUCT, .of = &iam_shape_context_provider_key_definition
};
static const struct shape_field member_client_id_list_type = {
	.type = SHAPE_STRING, .min = 1, .max = 255
};
static const struct shape_field member_thumbprint_list_type = {
	.type = SHAPE_STRING, .min = 40, .max = 40
};
static const char *const values_entity_type[] = {
	"User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy", NULL
};
static const struct shape_field member_entity_list_type = {
	.type = SHAPE_STRING, .values = values_entity_type
};
static const struct shape_field member_simulation_policy_list_type = {
	.type = SHAPE_STRING, .min = 1, .max = 131072, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"
};
static const char *const values_policy_usage_type[] = {
	"PermissionsPolicy", "PermissionsBoundary", NULL
};
static const char *const values_policy_scope_type[] = {
	"All", "AWS", "Local", NULL
};
static const char *const values_assignment_status_type[] = {
	"Assigned", "Unassigned", "Any", NULL
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
static const char *const values_attachment_type[] = {
	"user", "group", "role", NULL
};
static const char *const values_policy_identifier_policy_type[] = {
	"inline", "aws-managed", "user-managed", "permission-boundary", "scp",
	"rcp", NULL
};
static const struct shape_field member_policy_exclusions_list_type = {
	.type = SHAPE_STRUCT, .of = &iam_shape_policy_identifier
};
static const struct shape_field member_tag_key_list_type = {
	.type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+"
};
static const char *const values_status_type[] = {
	"Active", "Inactive", "Expired", NULL
};
static const struct shape_field member_tag_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_tag
};
static const struct shape_field member_role_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_role
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
static const struct shape_field member_user_detail_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_user_detail
};
static const struct shape_field member_group_detail_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_group_detail
};
static const struct shape_field member_role_detail_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_role_detail
};
static const struct shape_field member_managed_policy_detail_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_managed_policy_detail
};
static const struct shape_field value_summary_map_type_answered = {
	.place = AT(iam_summary_map_type, value), .type = SHAPE_INTEGER
};
static const struct shape_field key_summary_map_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_context_key_names_result_list_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_user_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_user
};
static const struct shape_field member_client_id_list_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_thumbprint_list_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_arn_list_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_role_usage_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_role_usage_type
};
static const struct shape_field member_access_key_metadata_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_access_key_metadata
};
static const struct shape_field member_account_alias_list_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_policy_group_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_policy_group
};
static const struct shape_field member_policy_user_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_policy_user
};
static const struct shape_field member_policy_role_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_policy_role
};
static const struct shape_field member_policy_name_list_type_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_group_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_group
};
static const struct shape_field member_mfa_device_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_mfa_device
};
static const struct shape_field member_open_id_connect_provider_list_type_answered = {
	.type = SHAPE_STRUCT,
	    .of = &iam_shape_open_id_connect_provider_list_entry
};
static const struct shape_field member_policy_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_policy
};
static const struct shape_field member_saml_provider_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_saml_provider_list_entry
};
static const struct shape_field member_ssh_public_key_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_ssh_public_key_metadata
};
static const struct shape_field member_server_certificate_metadata_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_server_certificate_metadata
};
static const struct shape_field member_service_specific_credentials_list_type_answered = {
	.type = SHAPE_STRUCT,
	    .of = &iam_shape_service_specific_credential_metadata
};
static const struct shape_field member_certificate_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_signing_certificate
};
static const struct shape_field member_virtual_mfa_device_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_virtual_mfa_device
};
static const struct shape_field member_statement_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_statement
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

static const struct shape_field fields_add_client_id_to_open_id_connect_provider_request[] = {
	{ "OpenIDConnectProviderArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED, .min = 20, .max = 2048,
	    .place = AT(iam_add_client_id_to_open_id_connect_provider_request, open_id_connect_provider_arn)
	    },
	{ "ClientID", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 255,
	    .place = AT(iam_add_client_id_to_open_id_connect_provider_request, client_id)
	    },
};
const struct shape iam_shape_add_client_id_to_open_id_connect_provider_request =
    SHAPE(struct iam_add_client_id_to_open_id_connect_provider_request, fields_add_client_id_to_open_id_connect_provider_request);

static const struct shape_field fields_add_role_to_instance_profile_request[] = {
	{ "InstanceProfileName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_add_role_to_instance_profile_request, instance_profile_name)
	    },
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_add_role_to_instance_profile_request, role_name) },
};
const struct shape iam_shape_add_role_to_instance_profile_request =
    SHAPE(struct iam_add_role_to_instance_profile_request, fields_add_role_to_instance_profile_request);

static const struct shape_field fields_add_user_to_group_request[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_add_user_to_group_request, group_name) },
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_add_user_to_group_request, user_name) },
};
const struct shape iam_shape_add_user_to_group_request =
    SHAPE(struct iam_add_user_to_group_request, fields_add_user_to_group_request);

static const struct shape_field fields_attach_group_policy_request[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_attachment, group_name) },
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .place = AT(iam_attachment, policy_arn) },
};
const struct shape iam_shape_attach_group_policy_request =
    SHAPE(struct iam_attachment, fields_attach_group_policy_request);

static const struct shape_field fields_attach_role_policy_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_attachment, role_name) },
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .place = AT(iam_attachment, policy_arn) },
};
const struct shape iam_shape_attach_role_policy_request =
    SHAPE(struct iam_attachment, fields_attach_role_policy_request);

static const struct shape_field fields_attach_user_policy_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_attachment, user_name) },
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .place = AT(iam_attachment, policy_arn) },
};
const struct shape iam_shape_attach_user_policy_request =
    SHAPE(struct iam_attachment, fields_attach_user_policy_request);

static const struct shape_field fields_create_access_key_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\w+=,.@-]+",
	    .place = AT(iam_create_access_key_request, user_name) },
};
const struct shape iam_shape_create_access_key_request =
    SHAPE(struct iam_create_access_key_request, fields_create_access_key_request);

static const struct shape_field fields_create_account_alias_request[] = {
	{ "AccountAlias", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 3, .max = 63, .pattern =
	    "^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$",
	    .place = AT(iam_create_account_alias_request, account_alias) },
};
const struct shape iam_shape_create_account_alias_request =
    SHAPE(struct iam_create_account_alias_request, fields_create_account_alias_request);

static const struct shape_field fields_create_group_request[] = {
	{ "Path", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
	    .place = AT(iam_create_group_request, path) },
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_create_group_request, group_name) },
};
const struct shape iam_shape_create_group_request =
    SHAPE(struct iam_create_group_request, fields_create_group_request);

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

static const struct shape_field fields_create_instance_profile_request[] = {
	{ "InstanceProfileName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_create_instance_profile_request, instance_profile_name)
	    },
	{ "Path", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
	    .place = AT(iam_create_instance_profile_request, path) },
	{ "Tags", .type = SHAPE_LIST, .max = 50, .each = &member_tag_list_type,
	    .place = AT(iam_create_instance_profile_request, tags) },
};
const struct shape iam_shape_create_instance_profile_request =
    SHAPE(struct iam_create_instance_profile_request, fields_create_instance_profile_request);

static const struct shape_field fields_create_login_profile_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 64, .pattern =
	    "[\\w+=,.@-]+",
	    .place = AT(iam_create_login_profile_request, user_name) },
	{ "Password", .type = SHAPE_STRING,
	    .flags = SHAPE_SENSITIVE | SHAPE_IGNORED, .min = 1, .max = 128,
	    .pattern = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+", .why =
	    "there is no console",
	    .place = AT(iam_create_login_profile_request, password) },
	{ "PasswordResetRequired", .type = SHAPE_BOOL,
	    .place = AT(iam_create_login_profile_request, password_reset_required)
	    },
	{ "MaxSigninSessionDuration", .type = SHAPE_INTEGER, .min = 3600,
	    .max = 7776000,
	    .place = AT(iam_create_login_profile_request, max_signin_session_duration)
	    },
};
const struct shape iam_shape_create_login_profile_request =
    SHAPE(struct iam_create_login_profile_request, fields_create_login_profile_request);

static const struct shape_field fields_context_provider_key_definition[] = {
	{ "SourceKey", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128,
	    .place = AT(iam_context_provider_key_definition, source_key) },
	{ "TargetKey", .type = SHAPE_STRING, .min = 1, .max = 128,
	    .place = AT(iam_context_provider_key_definition, target_key) },
};
const struct shape iam_shape_context_provider_key_definition =
    SHAPE(struct iam_context_provider_key_definition, fields_context_provider_key_definition);

static const struct shape_field fields_context_provider[] = {
	{ "KeyDefinitionList", .type = SHAPE_LIST, .max = 10,
	    .each = &member_key_definition_list_type,
	    .place = AT(iam_context_provider, key_definition_list) },
	{ "SubjectSourceKey", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 128,
	    .place = AT(iam_context_provider, subject_source_key) },
	{ "SubjectTypeValue", .type = SHAPE_STRING, .max = 128,
	    .place = AT(iam_context_provider, subject_type_value) },
	{ "SubjectTypeSourceKey", .type = SHAPE_STRING, .min = 1, .max = 128,
	    .place = AT(iam_context_provider, subject_type_source_key) },
};
const struct shape iam_shape_context_provider =
    SHAPE(struct iam_context_provider, fields_context_provider);

static const struct shape_field fields_create_open_id_connect_provider_request[] = {
	{ "Url", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 255,
	    .place = AT(iam_create_open_id_connect_provider_request, url) },
	{ "ClientIDList", .type = SHAPE_LIST,
	    .each = &member_client_id_list_type,
	    .place = AT(iam_create_open_id_connect_provider_request, client_id_list)
	    },
	{ "ThumbprintList", .type = SHAPE_LIST,
	    .each = &member_thumbprint_list_type,
	    .place = AT(iam_create_open_id_connect_provider_request, thumbprint_list)
	    },
	{ "Tags", .type = SHAPE_LIST, .max = 50, .each = &member_tag_list_type,
	    .place = AT(iam_create_open_id_connect_provider_request, tags) },
	{ "ContextProvider", .type = SHAPE_STRUCT, .flags = SHAPE_REFUSED,
	    .of = &iam_shape_context_provider, .why =
	    "there is no IAM Identity Center",
	    .place = AT(iam_create_open_id_connect_provider_request, context_provider)
	    },
	{ "IdentityCenterInstanceArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .min = 1, .max = 1224, .why =
	    "there is no IAM Identity Center",
	    .place = AT(iam_create_open_id_connect_provider_request, identity_center_instance_arn)
	    },
};
const struct shape iam_shape_create_open_id_connect_provider_request =
    SHAPE(struct iam_create_open_id_connect_provider_request, fields_create_open_id_connect_provider_request);

static const struct shape_field fields_create_policy_request[] = {
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_create_policy_request, policy_name) },
	{ "Path", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/",
	    .place = AT(iam_create_policy_request, path) },
	{ "PolicyDocument", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 131072, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(iam_create_policy_request, policy_document) },
	{ "Description", .type = SHAPE_STRING, .max = 1000,
	    .place = AT(iam_create_policy_request, description) },
	{ "Tags", .type = SHAPE_LIST, .max = 50, .each = &member_tag_list_type,
	    .place = AT(iam_create_policy_request, tags) },
};
const struct shape iam_shape_create_policy_request =
    SHAPE(struct iam_create_policy_request, fields_create_policy_request);

static const struct shape_field fields_create_policy_version_request[] = {
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048,
	    .place = AT(iam_create_policy_version_request, policy_arn) },
	{ "PolicyDocument", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 131072, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(iam_create_policy_version_request, policy_document) },
	{ "SetAsDefault", .type = SHAPE_BOOL,
	    .place = AT(iam_create_policy_version_request, set_as_default) },
};
const struct shape iam_shape_create_policy_version_request =
    SHAPE(struct iam_create_policy_version_request, fields_create_policy_version_request);

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
	{ "PermissionsBoundary", .type = SHAPE_STRING, .min = 20, .max = 2048,
	    .place = AT(iam_create_role_request, permissions_boundary) },
	{ "Tags", .type = SHAPE_LIST, .max = 50, .each = &member_tag_list_type,
	    .place = AT(iam_create_role_request, tags) },
};
const struct shape iam_shape_create_role_request =
    SHAPE(struct iam_create_role_request, fields_create_role_request);

static const struct shape_field fields_create_service_linked_role_request[] = {
	{ "AWSServiceName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_create_service_linked_role_request, aws_service_name)
	    },
	{ "Description", .type = SHAPE_STRING, .max = 1000, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
	    .place = AT(iam_create_service_linked_role_request, description) },
	{ "CustomSuffix", .type = SHAPE_STRING, .min = 1, .max = 64, .pattern =
	    "[\\w+=,.@-]+",
	    .place = AT(iam_create_service_linked_role_request, custom_suffix)
	    },
};
const struct shape iam_shape_create_service_linked_role_request =
    SHAPE(struct iam_create_service_linked_role_request, fields_create_service_linked_role_request);

static const struct shape_field fields_create_user_request[] = {
	{ "Path", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
	    .place = AT(iam_create_user_request, path) },
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_create_user_request, user_name) },
	{ "PermissionsBoundary", .type = SHAPE_STRING, .min = 20, .max = 2048,
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

static const struct shape_field fields_delete_account_alias_request[] = {
	{ "AccountAlias", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 3, .max = 63, .pattern =
	    "^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$",
	    .place = AT(iam_delete_account_alias_request, account_alias) },
};
const struct shape iam_shape_delete_account_alias_request =
    SHAPE(struct iam_delete_account_alias_request, fields_delete_account_alias_request);

static const struct shape_field fields_delete_group_request[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_delete_group_request, group_name) },
};
const struct shape iam_shape_delete_group_request =
    SHAPE(struct iam_delete_group_request, fields_delete_group_request);

static const struct shape_field fields_delete_group_policy_request[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, group_name) },
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, policy_name) },
};
const struct shape iam_shape_delete_group_policy_request =
    SHAPE(struct iam_inline_policy, fields_delete_group_policy_request);

static const struct shape_field fields_delete_instance_profile_request[] = {
	{ "InstanceProfileName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_delete_instance_profile_request, instance_profile_name)
	    },
};
const struct shape iam_shape_delete_instance_profile_request =
    SHAPE(struct iam_delete_instance_profile_request, fields_delete_instance_profile_request);

static const struct shape_field fields_delete_login_profile_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 64, .pattern =
	    "[\\w+=,.@-]+",
	    .place = AT(iam_delete_login_profile_request, user_name) },
};
const struct shape iam_shape_delete_login_profile_request =
    SHAPE(struct iam_delete_login_profile_request, fields_delete_login_profile_request);

static const struct shape_field fields_delete_open_id_connect_provider_request[] = {
	{ "OpenIDConnectProviderArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED, .min = 20, .max = 2048,
	    .place = AT(iam_delete_open_id_connect_provider_request, open_id_connect_provider_arn)
	    },
};
const struct shape iam_shape_delete_open_id_connect_provider_request =
    SHAPE(struct iam_delete_open_id_connect_provider_request, fields_delete_open_id_connect_provider_request);

static const struct shape_field fields_delete_policy_request[] = {
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .place = AT(iam_delete_policy_request, policy_arn) },
};
const struct shape iam_shape_delete_policy_request =
    SHAPE(struct iam_delete_policy_request, fields_delete_policy_request);

static const struct shape_field fields_delete_policy_version_request[] = {
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048,
	    .place = AT(iam_delete_policy_version_request, policy_arn) },
	{ "VersionId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .pattern =
	    "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?",
	    .place = AT(iam_delete_policy_version_request, version_id) },
};
const struct shape iam_shape_delete_policy_version_request =
    SHAPE(struct iam_delete_policy_version_request, fields_delete_policy_version_request);

static const struct shape_field fields_delete_role_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_delete_role_request, role_name) },
};
const struct shape iam_shape_delete_role_request =
    SHAPE(struct iam_delete_role_request, fields_delete_role_request);

static const struct shape_field fields_delete_role_permissions_boundary_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_delete_boundary, role_name) },
};
const struct shape iam_shape_delete_role_permissions_boundary_request =
    SHAPE(struct iam_delete_boundary, fields_delete_role_permissions_boundary_request);

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

static const struct shape_field fields_delete_service_linked_role_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_delete_service_linked_role_request, role_name) },
};
const struct shape iam_shape_delete_service_linked_role_request =
    SHAPE(struct iam_delete_service_linked_role_request, fields_delete_service_linked_role_request);

static const struct shape_field fields_delete_user_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_delete_user_request, user_name) },
};
const struct shape iam_shape_delete_user_request =
    SHAPE(struct iam_delete_user_request, fields_delete_user_request);

static const struct shape_field fields_delete_user_permissions_boundary_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_delete_boundary, user_name) },
};
const struct shape iam_shape_delete_user_permissions_boundary_request =
    SHAPE(struct iam_delete_boundary, fields_delete_user_permissions_boundary_request);

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

static const struct shape_field fields_detach_group_policy_request[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_attachment, group_name) },
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .place = AT(iam_attachment, policy_arn) },
};
const struct shape iam_shape_detach_group_policy_request =
    SHAPE(struct iam_attachment, fields_detach_group_policy_request);

static const struct shape_field fields_detach_role_policy_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_attachment, role_name) },
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .place = AT(iam_attachment, policy_arn) },
};
const struct shape iam_shape_detach_role_policy_request =
    SHAPE(struct iam_attachment, fields_detach_role_policy_request);

static const struct shape_field fields_detach_user_policy_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_attachment, user_name) },
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .place = AT(iam_attachment, policy_arn) },
};
const struct shape iam_shape_detach_user_policy_request =
    SHAPE(struct iam_attachment, fields_detach_user_policy_request);

static const struct shape_field fields_get_access_key_last_used_request[] = {
	{ "AccessKeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 16, .max = 128, .pattern = "[\\w]+",
	    .place = AT(iam_get_access_key_last_used_request, access_key_id) },
};
const struct shape iam_shape_get_access_key_last_used_request =
    SHAPE(struct iam_get_access_key_last_used_request, fields_get_access_key_last_used_request);

static const struct shape_field fields_get_account_authorization_details_request[] = {
	{ "Filter", .type = SHAPE_LIST, .each = &member_entity_list_type,
	    .place = AT(iam_get_account_authorization_details_request, filter)
	    },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_get_account_authorization_details_request, max_items)
	    },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+",
	    .place = AT(iam_get_account_authorization_details_request, marker)
	    },
};
const struct shape iam_shape_get_account_authorization_details_request =
    SHAPE(struct iam_get_account_authorization_details_request, fields_get_account_authorization_details_request);

static const struct shape_field fields_get_context_keys_for_custom_policy_request[] = {
	{ "PolicyInputList", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_simulation_policy_list_type,
	    .place = AT(iam_context_keys_request, policy_input_list) },
};
const struct shape iam_shape_get_context_keys_for_custom_policy_request =
    SHAPE(struct iam_context_keys_request, fields_get_context_keys_for_custom_policy_request);

static const struct shape_field fields_get_context_keys_for_principal_policy_request[] = {
	{ "PolicySourceArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 20, .max = 2048,
	    .place = AT(iam_context_keys_request, policy_source_arn) },
	{ "PolicyInputList", .type = SHAPE_LIST,
	    .each = &member_simulation_policy_list_type,
	    .place = AT(iam_context_keys_request, policy_input_list) },
};
const struct shape iam_shape_get_context_keys_for_principal_policy_request =
    SHAPE(struct iam_context_keys_request, fields_get_context_keys_for_principal_policy_request);

static const struct shape_field fields_get_group_request[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_get_group_request, group_name) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_get_group_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_get_group_request, max_items) },
};
const struct shape iam_shape_get_group_request =
    SHAPE(struct iam_get_group_request, fields_get_group_request);

static const struct shape_field fields_get_group_policy_request[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, group_name) },
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, policy_name) },
};
const struct shape iam_shape_get_group_policy_request =
    SHAPE(struct iam_inline_policy, fields_get_group_policy_request);

static const struct shape_field fields_get_instance_profile_request[] = {
	{ "InstanceProfileName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_get_instance_profile_request, instance_profile_name)
	    },
};
const struct shape iam_shape_get_instance_profile_request =
    SHAPE(struct iam_get_instance_profile_request, fields_get_instance_profile_request);

static const struct shape_field fields_get_login_profile_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 64, .pattern =
	    "[\\w+=,.@-]+",
	    .place = AT(iam_get_login_profile_request, user_name) },
};
const struct shape iam_shape_get_login_profile_request =
    SHAPE(struct iam_get_login_profile_request, fields_get_login_profile_request);

static const struct shape_field fields_get_open_id_connect_provider_request[] = {
	{ "OpenIDConnectProviderArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED, .min = 20, .max = 2048,
	    .place = AT(iam_get_open_id_connect_provider_request, open_id_connect_provider_arn)
	    },
};
const struct shape iam_shape_get_open_id_connect_provider_request =
    SHAPE(struct iam_get_open_id_connect_provider_request, fields_get_open_id_connect_provider_request);

static const struct shape_field fields_get_policy_request[] = {
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .place = AT(iam_get_policy_request, policy_arn) },
};
const struct shape iam_shape_get_policy_request =
    SHAPE(struct iam_get_policy_request, fields_get_policy_request);

static const struct shape_field fields_get_policy_version_request[] = {
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .place = AT(iam_get_policy_version_request, policy_arn)
	    },
	{ "VersionId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .pattern =
	    "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?",
	    .place = AT(iam_get_policy_version_request, version_id) },
};
const struct shape iam_shape_get_policy_version_request =
    SHAPE(struct iam_get_policy_version_request, fields_get_policy_version_request);

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

static const struct shape_field fields_get_service_linked_role_deletion_status_request[] = {
	{ "DeletionTaskId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 1000,
	    .place = AT(iam_get_service_linked_role_deletion_status_request, deletion_task_id)
	    },
};
const struct shape iam_shape_get_service_linked_role_deletion_status_request =
    SHAPE(struct iam_get_service_linked_role_deletion_status_request, fields_get_service_linked_role_deletion_status_request);

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

static const struct shape_field fields_list_account_aliases_request[] = {
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+",
	    .place = AT(iam_list_account_aliases_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_account_aliases_request, max_items) },
};
const struct shape iam_shape_list_account_aliases_request =
    SHAPE(struct iam_list_account_aliases_request, fields_list_account_aliases_request);

static const struct shape_field fields_list_attached_group_policies_request[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_list_attached, group_name) },
	{ "PathPrefix", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/",
	    .place = AT(iam_list_attached, path_prefix) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_attached, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_attached, max_items) },
};
const struct shape iam_shape_list_attached_group_policies_request =
    SHAPE(struct iam_list_attached, fields_list_attached_group_policies_request);

static const struct shape_field fields_list_attached_role_policies_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_list_attached, role_name) },
	{ "PathPrefix", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/",
	    .place = AT(iam_list_attached, path_prefix) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_attached, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_attached, max_items) },
};
const struct shape iam_shape_list_attached_role_policies_request =
    SHAPE(struct iam_list_attached, fields_list_attached_role_policies_request);

static const struct shape_field fields_list_attached_user_policies_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_list_attached, user_name) },
	{ "PathPrefix", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/",
	    .place = AT(iam_list_attached, path_prefix) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_attached, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_attached, max_items) },
};
const struct shape iam_shape_list_attached_user_policies_request =
    SHAPE(struct iam_list_attached, fields_list_attached_user_policies_request);

static const struct shape_field fields_list_entities_for_policy_request[] = {
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048,
	    .place = AT(iam_list_entities_for_policy_request, policy_arn) },
	{ "EntityFilter", .type = SHAPE_STRING, .values = values_entity_type,
	    .place = AT(iam_list_entities_for_policy_request, entity_filter) },
	{ "PathPrefix", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
	    .place = AT(iam_list_entities_for_policy_request, path_prefix) },
	{ "PolicyUsageFilter", .type = SHAPE_STRING,
	    .values = values_policy_usage_type,
	    .place = AT(iam_list_entities_for_policy_request, policy_usage_filter)
	    },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+",
	    .place = AT(iam_list_entities_for_policy_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_entities_for_policy_request, max_items) },
};
const struct shape iam_shape_list_entities_for_policy_request =
    SHAPE(struct iam_list_entities_for_policy_request, fields_list_entities_for_policy_request);

static const struct shape_field fields_list_group_policies_request[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_list_policies, group_name) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_policies, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_policies, max_items) },
};
const struct shape iam_shape_list_group_policies_request =
    SHAPE(struct iam_list_policies, fields_list_group_policies_request);

static const struct shape_field fields_list_groups_request[] = {
	{ "PathPrefix", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "\\u002F[\\u0021-\\u007F]*",
	    .place = AT(iam_list_groups_request, path_prefix) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_groups_request, marker)
	    },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_groups_request, max_items) },
};
const struct shape iam_shape_list_groups_request =
    SHAPE(struct iam_list_groups_request, fields_list_groups_request);

static const struct shape_field fields_list_groups_for_user_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_list_groups_for_user_request, user_name) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+",
	    .place = AT(iam_list_groups_for_user_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_groups_for_user_request, max_items) },
};
const struct shape iam_shape_list_groups_for_user_request =
    SHAPE(struct iam_list_groups_for_user_request, fields_list_groups_for_user_request);

static const struct shape_field fields_list_instance_profile_tags_request[] = {
	{ "InstanceProfileName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_list_tags_request, instance_profile_name) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_tags_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_tags_request, max_items) },
};
const struct shape iam_shape_list_instance_profile_tags_request =
    SHAPE(struct iam_list_tags_request, fields_list_instance_profile_tags_request);

static const struct shape_field fields_list_instance_profiles_request[] = {
	{ "PathPrefix", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "\\u002F[\\u0021-\\u007F]*",
	    .place = AT(iam_list_instance_profiles_request, path_prefix) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+",
	    .place = AT(iam_list_instance_profiles_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_instance_profiles_request, max_items) },
};
const struct shape iam_shape_list_instance_profiles_request =
    SHAPE(struct iam_list_instance_profiles_request, fields_list_instance_profiles_request);

static const struct shape_field fields_list_instance_profiles_for_role_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_list_instance_profiles_for_role_request, role_name)
	    },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+",
	    .place = AT(iam_list_instance_profiles_for_role_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_instance_profiles_for_role_request, max_items)
	    },
};
const struct shape iam_shape_list_instance_profiles_for_role_request =
    SHAPE(struct iam_list_instance_profiles_for_role_request, fields_list_instance_profiles_for_role_request);

static const struct shape_field fields_list_mfa_devices_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\w+=,.@-]+", .place = AT(iam_list_mfa_devices_request, user_name)
	    },
	{ "Marker", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 320, .pattern = "[\\u0020-\\u00FF]+", .why =
	    "there are none", .place = AT(iam_list_mfa_devices_request, marker)
	    },
	{ "MaxItems", .type = SHAPE_INTEGER, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 1000, .why = "there are none",
	    .place = AT(iam_list_mfa_devices_request, max_items) },
};
const struct shape iam_shape_list_mfa_devices_request =
    SHAPE(struct iam_list_mfa_devices_request, fields_list_mfa_devices_request);

static const struct shape_field fields_list_open_id_connect_provider_tags_request[] = {
	{ "OpenIDConnectProviderArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED, .min = 20, .max = 2048,
	    .place = AT(iam_list_tags_request, open_id_connect_provider_arn) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_tags_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_tags_request, max_items) },
};
const struct shape iam_shape_list_open_id_connect_provider_tags_request =
    SHAPE(struct iam_list_tags_request, fields_list_open_id_connect_provider_tags_request);

const struct shape iam_shape_list_open_id_connect_providers_request = { 1, NULL, 0 };

static const struct shape_field fields_list_policies_request[] = {
	{ "Scope", .type = SHAPE_STRING, .values = values_policy_scope_type,
	    .place = AT(iam_list_policies_request, scope) },
	{ "OnlyAttached", .type = SHAPE_BOOL,
	    .place = AT(iam_list_policies_request, only_attached) },
	{ "PathPrefix", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/",
	    .place = AT(iam_list_policies_request, path_prefix) },
	{ "PolicyUsageFilter", .type = SHAPE_STRING,
	    .values = values_policy_usage_type,
	    .place = AT(iam_list_policies_request, policy_usage_filter) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_policies_request, marker)
	    },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_policies_request, max_items) },
};
const struct shape iam_shape_list_policies_request =
    SHAPE(struct iam_list_policies_request, fields_list_policies_request);

static const struct shape_field fields_list_policy_tags_request[] = {
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .place = AT(iam_list_tags_request, policy_arn) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_tags_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_tags_request, max_items) },
};
const struct shape iam_shape_list_policy_tags_request =
    SHAPE(struct iam_list_tags_request, fields_list_policy_tags_request);

static const struct shape_field fields_list_policy_versions_request[] = {
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048,
	    .place = AT(iam_list_policy_versions_request, policy_arn) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+",
	    .place = AT(iam_list_policy_versions_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_policy_versions_request, max_items) },
};
const struct shape iam_shape_list_policy_versions_request =
    SHAPE(struct iam_list_policy_versions_request, fields_list_policy_versions_request);

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

static const struct shape_field fields_list_role_tags_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_list_tags_request, role_name) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_tags_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_tags_request, max_items) },
};
const struct shape iam_shape_list_role_tags_request =
    SHAPE(struct iam_list_tags_request, fields_list_role_tags_request);

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

const struct shape iam_shape_list_saml_providers_request = { 1, NULL, 0 };

static const struct shape_field fields_list_ssh_public_keys_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 64, .pattern =
	    "[\\w+=,.@-]+",
	    .place = AT(iam_list_ssh_public_keys_request, user_name) },
	{ "Marker", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 320, .pattern = "[\\u0020-\\u00FF]+", .why =
	    "there are none",
	    .place = AT(iam_list_ssh_public_keys_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 1000, .why = "there are none",
	    .place = AT(iam_list_ssh_public_keys_request, max_items) },
};
const struct shape iam_shape_list_ssh_public_keys_request =
    SHAPE(struct iam_list_ssh_public_keys_request, fields_list_ssh_public_keys_request);

static const struct shape_field fields_list_server_certificates_request[] = {
	{ "PathPrefix", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 512, .pattern = "\\u002F[\\u0021-\\u007F]*", .why =
	    "there are none",
	    .place = AT(iam_list_server_certificates_request, path_prefix) },
	{ "Marker", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 320, .pattern = "[\\u0020-\\u00FF]+", .why =
	    "there are none",
	    .place = AT(iam_list_server_certificates_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 1000, .why = "there are none",
	    .place = AT(iam_list_server_certificates_request, max_items) },
};
const struct shape iam_shape_list_server_certificates_request =
    SHAPE(struct iam_list_server_certificates_request, fields_list_server_certificates_request);

static const struct shape_field fields_list_service_specific_credentials_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 64, .pattern =
	    "[\\w+=,.@-]+",
	    .place = AT(iam_list_service_specific_credentials_request, user_name)
	    },
	{ "ServiceName", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .why =
	    "there are none",
	    .place = AT(iam_list_service_specific_credentials_request, service_name)
	    },
	{ "AllUsers", .type = SHAPE_BOOL,
	    .place = AT(iam_list_service_specific_credentials_request, all_users)
	    },
	{ "Marker", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 320, .pattern = "[\\u0020-\\u00FF]+", .why =
	    "there are none",
	    .place = AT(iam_list_service_specific_credentials_request, marker)
	    },
	{ "MaxItems", .type = SHAPE_INTEGER, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 1000, .why = "there are none",
	    .place = AT(iam_list_service_specific_credentials_request, max_items)
	    },
};
const struct shape iam_shape_list_service_specific_credentials_request =
    SHAPE(struct iam_list_service_specific_credentials_request, fields_list_service_specific_credentials_request);

static const struct shape_field fields_list_signing_certificates_request[] = {
	{ "UserName", .type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\w+=,.@-]+",
	    .place = AT(iam_list_signing_certificates_request, user_name) },
	{ "Marker", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 320, .pattern = "[\\u0020-\\u00FF]+", .why =
	    "there are none",
	    .place = AT(iam_list_signing_certificates_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 1000, .why = "there are none",
	    .place = AT(iam_list_signing_certificates_request, max_items) },
};
const struct shape iam_shape_list_signing_certificates_request =
    SHAPE(struct iam_list_signing_certificates_request, fields_list_signing_certificates_request);

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

static const struct shape_field fields_list_user_tags_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_list_tags_request, user_name) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_list_tags_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_list_tags_request, max_items) },
};
const struct shape iam_shape_list_user_tags_request =
    SHAPE(struct iam_list_tags_request, fields_list_user_tags_request);

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

static const struct shape_field fields_list_virtual_mfa_devices_request[] = {
	{ "AssignmentStatus", .type = SHAPE_STRING, .flags = SHAPE_IGNORED,
	    .values = values_assignment_status_type, .why = "there are none",
	    .place = AT(iam_list_virtual_mfa_devices_request, assignment_status)
	    },
	{ "Marker", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 320, .pattern = "[\\u0020-\\u00FF]+", .why =
	    "there are none",
	    .place = AT(iam_list_virtual_mfa_devices_request, marker) },
	{ "MaxItems", .type = SHAPE_INTEGER, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 1000, .why = "there are none",
	    .place = AT(iam_list_virtual_mfa_devices_request, max_items) },
};
const struct shape iam_shape_list_virtual_mfa_devices_request =
    SHAPE(struct iam_list_virtual_mfa_devices_request, fields_list_virtual_mfa_devices_request);

static const struct shape_field fields_put_group_policy_request[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, group_name) },
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy, policy_name) },
	{ "PolicyDocument", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 131072, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(iam_inline_policy, policy_document) },
};
const struct shape iam_shape_put_group_policy_request =
    SHAPE(struct iam_inline_policy, fields_put_group_policy_request);

static const struct shape_field fields_put_role_permissions_boundary_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_put_boundary, role_name) },
	{ "PermissionsBoundary", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 20, .max = 2048,
	    .place = AT(iam_put_boundary, permissions_boundary) },
};
const struct shape iam_shape_put_role_permissions_boundary_request =
    SHAPE(struct iam_put_boundary, fields_put_role_permissions_boundary_request);

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

static const struct shape_field fields_put_user_permissions_boundary_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_put_boundary, user_name) },
	{ "PermissionsBoundary", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 20, .max = 2048,
	    .place = AT(iam_put_boundary, permissions_boundary) },
};
const struct shape iam_shape_put_user_permissions_boundary_request =
    SHAPE(struct iam_put_boundary, fields_put_user_permissions_boundary_request);

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

static const struct shape_field fields_remove_client_id_from_open_id_connect_provider_request[] = {
	{ "OpenIDConnectProviderArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED, .min = 20, .max = 2048,
	    .place = AT(iam_remove_client_id_from_open_id_connect_provider_request, open_id_connect_provider_arn)
	    },
	{ "ClientID", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 255,
	    .place = AT(iam_remove_client_id_from_open_id_connect_provider_request, client_id)
	    },
};
const struct shape iam_shape_remove_client_id_from_open_id_connect_provider_request =
    SHAPE(struct iam_remove_client_id_from_open_id_connect_provider_request, fields_remove_client_id_from_open_id_connect_provider_request);

static const struct shape_field fields_remove_role_from_instance_profile_request[] = {
	{ "InstanceProfileName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_remove_role_from_instance_profile_request, instance_profile_name)
	    },
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_remove_role_from_instance_profile_request, role_name)
	    },
};
const struct shape iam_shape_remove_role_from_instance_profile_request =
    SHAPE(struct iam_remove_role_from_instance_profile_request, fields_remove_role_from_instance_profile_request);

static const struct shape_field fields_remove_user_from_group_request[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_remove_user_from_group_request, group_name) },
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_remove_user_from_group_request, user_name) },
};
const struct shape iam_shape_remove_user_from_group_request =
    SHAPE(struct iam_remove_user_from_group_request, fields_remove_user_from_group_request);

static const struct shape_field fields_set_default_policy_version_request[] = {
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048,
	    .place = AT(iam_set_default_policy_version_request, policy_arn) },
	{ "VersionId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .pattern =
	    "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?",
	    .place = AT(iam_set_default_policy_version_request, version_id) },
};
const struct shape iam_shape_set_default_policy_version_request =
    SHAPE(struct iam_set_default_policy_version_request, fields_set_default_policy_version_request);

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
	    .place = AT(iam_simulate_request, policy_input_list) },
	{ "PermissionsBoundaryPolicyInputList", .type = SHAPE_LIST,
	    .each = &member_simulation_policy_list_type,
	    .place = AT(iam_simulate_request, permissions_boundary_policy_input_list)
	    },
	{ "OrderedOrganizationPolicyInputList", .type = SHAPE_LIST,
	    .flags = SHAPE_REFUSED, .max = 7,
	    .each = &member_organization_policy_list_type, .why =
	    "there are no organizations",
	    .place = AT(iam_simulate_request, ordered_organization_policy_input_list)
	    },
	{ "ActionNames", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_action_name_list_type,
	    .place = AT(iam_simulate_request, action_names) },
	{ "ResourceArns", .type = SHAPE_LIST,
	    .each = &member_resource_name_list_type,
	    .place = AT(iam_simulate_request, resource_arns) },
	{ "ResourcePolicy", .type = SHAPE_STRING, .min = 1, .max = 131072,
	    .pattern = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(iam_simulate_request, resource_policy) },
	{ "ResourceOwner", .type = SHAPE_STRING, .min = 1, .max = 2048,
	    .place = AT(iam_simulate_request, resource_owner) },
	{ "CallerArn", .type = SHAPE_STRING, .min = 1, .max = 2048,
	    .place = AT(iam_simulate_request, caller_arn) },
	{ "ContextEntries", .type = SHAPE_LIST,
	    .each = &member_context_entry_list_type,
	    .place = AT(iam_simulate_request, context_entries) },
	{ "ResourceHandlingOption", .type = SHAPE_STRING,
	    .flags = SHAPE_IGNORED, .min = 1, .max = 64, .why =
	    "its scenarios are EC2's",
	    .place = AT(iam_simulate_request, resource_handling_option) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_simulate_request, max_items) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_simulate_request, marker) },
};
const struct shape iam_shape_simulate_custom_policy_request =
    SHAPE(struct iam_simulate_request, fields_simulate_custom_policy_request);

static const struct shape_field fields_inline_policy_identifier_type[] = {
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy_identifier_type, policy_name) },
	{ "AttachmentType", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .values = values_attachment_type,
	    .place = AT(iam_inline_policy_identifier_type, attachment_type) },
	{ "AttachmentName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_inline_policy_identifier_type, attachment_name) },
};
const struct shape iam_shape_inline_policy_identifier_type =
    SHAPE(struct iam_inline_policy_identifier_type, fields_inline_policy_identifier_type);

static const struct shape_field fields_policy_identifier[] = {
	{ "PolicyType", .type = SHAPE_STRING,
	    .values = values_policy_identifier_policy_type,
	    .place = AT(iam_policy_identifier, policy_type) },
	{ "PolicyArn", .type = SHAPE_STRING, .min = 20, .max = 2048,
	    .place = AT(iam_policy_identifier, policy_arn) },
	{ "InlinePolicyIdentifier", .type = SHAPE_STRUCT,
	    .of = &iam_shape_inline_policy_identifier_type,
	    .place = AT(iam_policy_identifier, inline_policy_identifier) },
};
const struct shape iam_shape_policy_identifier =
    SHAPE(struct iam_policy_identifier, fields_policy_identifier);

static const struct shape_field fields_simulate_principal_policy_request[] = {
	{ "PolicySourceArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 20, .max = 2048,
	    .place = AT(iam_simulate_request, policy_source_arn) },
	{ "PolicyInputList", .type = SHAPE_LIST,
	    .each = &member_simulation_policy_list_type,
	    .place = AT(iam_simulate_request, policy_input_list) },
	{ "PermissionsBoundaryPolicyInputList", .type = SHAPE_LIST,
	    .each = &member_simulation_policy_list_type,
	    .place = AT(iam_simulate_request, permissions_boundary_policy_input_list)
	    },
	{ "PolicyExclusionList", .type = SHAPE_LIST, .max = 256,
	    .each = &member_policy_exclusions_list_type,
	    .place = AT(iam_simulate_request, policy_exclusion_list) },
	{ "ActionNames", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_action_name_list_type,
	    .place = AT(iam_simulate_request, action_names) },
	{ "ResourceArns", .type = SHAPE_LIST,
	    .each = &member_resource_name_list_type,
	    .place = AT(iam_simulate_request, resource_arns) },
	{ "ResourcePolicy", .type = SHAPE_STRING, .min = 1, .max = 131072,
	    .pattern = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(iam_simulate_request, resource_policy) },
	{ "ResourceOwner", .type = SHAPE_STRING, .min = 1, .max = 2048,
	    .place = AT(iam_simulate_request, resource_owner) },
	{ "CallerArn", .type = SHAPE_STRING, .min = 1, .max = 2048,
	    .place = AT(iam_simulate_request, caller_arn) },
	{ "ContextEntries", .type = SHAPE_LIST,
	    .each = &member_context_entry_list_type,
	    .place = AT(iam_simulate_request, context_entries) },
	{ "ResourceHandlingOption", .type = SHAPE_STRING,
	    .flags = SHAPE_IGNORED, .min = 1, .max = 64, .why =
	    "its scenarios are EC2's",
	    .place = AT(iam_simulate_request, resource_handling_option) },
	{ "MaxItems", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(iam_simulate_request, max_items) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 320, .pattern =
	    "[\\u0020-\\u00FF]+", .place = AT(iam_simulate_request, marker) },
};
const struct shape iam_shape_simulate_principal_policy_request =
    SHAPE(struct iam_simulate_request, fields_simulate_principal_policy_request);

static const struct shape_field fields_tag_instance_profile_request[] = {
	{ "InstanceProfileName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_tag_request, instance_profile_name) },
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED, .max = 50,
	    .each = &member_tag_list_type, .place = AT(iam_tag_request, tags) },
};
const struct shape iam_shape_tag_instance_profile_request =
    SHAPE(struct iam_tag_request, fields_tag_instance_profile_request);

static const struct shape_field fields_tag_open_id_connect_provider_request[] = {
	{ "OpenIDConnectProviderArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED, .min = 20, .max = 2048,
	    .place = AT(iam_tag_request, open_id_connect_provider_arn) },
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED, .max = 50,
	    .each = &member_tag_list_type, .place = AT(iam_tag_request, tags) },
};
const struct shape iam_shape_tag_open_id_connect_provider_request =
    SHAPE(struct iam_tag_request, fields_tag_open_id_connect_provider_request);

static const struct shape_field fields_tag_policy_request[] = {
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .place = AT(iam_tag_request, policy_arn) },
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED, .max = 50,
	    .each = &member_tag_list_type, .place = AT(iam_tag_request, tags) },
};
const struct shape iam_shape_tag_policy_request =
    SHAPE(struct iam_tag_request, fields_tag_policy_request);

static const struct shape_field fields_tag_role_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_tag_request, role_name) },
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED, .max = 50,
	    .each = &member_tag_list_type, .place = AT(iam_tag_request, tags) },
};
const struct shape iam_shape_tag_role_request =
    SHAPE(struct iam_tag_request, fields_tag_role_request);

static const struct shape_field fields_tag_user_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_tag_request, user_name) },
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED, .max = 50,
	    .each = &member_tag_list_type, .place = AT(iam_tag_request, tags) },
};
const struct shape iam_shape_tag_user_request =
    SHAPE(struct iam_tag_request, fields_tag_user_request);

static const struct shape_field fields_untag_instance_profile_request[] = {
	{ "InstanceProfileName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_untag_request, instance_profile_name) },
	{ "TagKeys", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED, .max = 50,
	    .each = &member_tag_key_list_type,
	    .place = AT(iam_untag_request, tag_keys) },
};
const struct shape iam_shape_untag_instance_profile_request =
    SHAPE(struct iam_untag_request, fields_untag_instance_profile_request);

static const struct shape_field fields_untag_open_id_connect_provider_request[] = {
	{ "OpenIDConnectProviderArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED, .min = 20, .max = 2048,
	    .place = AT(iam_untag_request, open_id_connect_provider_arn) },
	{ "TagKeys", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED, .max = 50,
	    .each = &member_tag_key_list_type,
	    .place = AT(iam_untag_request, tag_keys) },
};
const struct shape iam_shape_untag_open_id_connect_provider_request =
    SHAPE(struct iam_untag_request, fields_untag_open_id_connect_provider_request);

static const struct shape_field fields_untag_policy_request[] = {
	{ "PolicyArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .place = AT(iam_untag_request, policy_arn) },
	{ "TagKeys", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED, .max = 50,
	    .each = &member_tag_key_list_type,
	    .place = AT(iam_untag_request, tag_keys) },
};
const struct shape iam_shape_untag_policy_request =
    SHAPE(struct iam_untag_request, fields_untag_policy_request);

static const struct shape_field fields_untag_role_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_untag_request, role_name) },
	{ "TagKeys", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED, .max = 50,
	    .each = &member_tag_key_list_type,
	    .place = AT(iam_untag_request, tag_keys) },
};
const struct shape iam_shape_untag_role_request =
    SHAPE(struct iam_untag_request, fields_untag_role_request);

static const struct shape_field fields_untag_user_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_untag_request, user_name) },
	{ "TagKeys", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED, .max = 50,
	    .each = &member_tag_key_list_type,
	    .place = AT(iam_untag_request, tag_keys) },
};
const struct shape iam_shape_untag_user_request =
    SHAPE(struct iam_untag_request, fields_untag_user_request);

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

static const struct shape_field fields_update_account_password_policy_request[] = {
	{ "MinimumPasswordLength", .type = SHAPE_INTEGER, .min = 6, .max = 128,
	    .place = AT(iam_update_account_password_policy_request, minimum_password_length)
	    },
	{ "RequireSymbols", .type = SHAPE_BOOL,
	    .place = AT(iam_update_account_password_policy_request, require_symbols)
	    },
	{ "RequireNumbers", .type = SHAPE_BOOL,
	    .place = AT(iam_update_account_password_policy_request, require_numbers)
	    },
	{ "RequireUppercaseCharacters", .type = SHAPE_BOOL,
	    .place = AT(iam_update_account_password_policy_request, require_uppercase_characters)
	    },
	{ "RequireLowercaseCharacters", .type = SHAPE_BOOL,
	    .place = AT(iam_update_account_password_policy_request, require_lowercase_characters)
	    },
	{ "AllowUsersToChangePassword", .type = SHAPE_BOOL,
	    .place = AT(iam_update_account_password_policy_request, allow_users_to_change_password)
	    },
	{ "MaxPasswordAge", .type = SHAPE_INTEGER, .min = 1, .max = 1095,
	    .place = AT(iam_update_account_password_policy_request, max_password_age)
	    },
	{ "PasswordReusePrevention", .type = SHAPE_INTEGER, .min = 1, .max = 24,
	    .place = AT(iam_update_account_password_policy_request, password_reuse_prevention)
	    },
	{ "HardExpiry", .type = SHAPE_BOOL,
	    .place = AT(iam_update_account_password_policy_request, hard_expiry)
	    },
};
const struct shape iam_shape_update_account_password_policy_request =
    SHAPE(struct iam_update_account_password_policy_request, fields_update_account_password_policy_request);

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

static const struct shape_field fields_update_group_request[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_update_group_request, group_name) },
	{ "NewPath", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
	    .place = AT(iam_update_group_request, new_path) },
	{ "NewGroupName", .type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\w+=,.@-]+",
	    .place = AT(iam_update_group_request, new_group_name) },
};
const struct shape iam_shape_update_group_request =
    SHAPE(struct iam_update_group_request, fields_update_group_request);

static const struct shape_field fields_update_login_profile_request[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_update_login_profile_request, user_name) },
	{ "Password", .type = SHAPE_STRING,
	    .flags = SHAPE_SENSITIVE | SHAPE_IGNORED, .min = 1, .max = 128,
	    .pattern = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+", .why =
	    "there is no console",
	    .place = AT(iam_update_login_profile_request, password) },
	{ "PasswordResetRequired", .type = SHAPE_BOOL,
	    .place = AT(iam_update_login_profile_request, password_reset_required)
	    },
	{ "MaxSigninSessionDuration", .type = SHAPE_INTEGER, .min = 3600,
	    .max = 7776000,
	    .place = AT(iam_update_login_profile_request, max_signin_session_duration)
	    },
	{ "ResetMaxSigninSessionDuration", .type = SHAPE_BOOL,
	    .place = AT(iam_update_login_profile_request, reset_max_signin_session_duration)
	    },
};
const struct shape iam_shape_update_login_profile_request =
    SHAPE(struct iam_update_login_profile_request, fields_update_login_profile_request);

static const struct shape_field fields_update_open_id_connect_provider_thumbprint_request[] = {
	{ "OpenIDConnectProviderArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED, .min = 20, .max = 2048,
	    .place = AT(iam_update_open_id_connect_provider_thumbprint_request, open_id_connect_provider_arn)
	    },
	{ "ThumbprintList", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_thumbprint_list_type,
	    .place = AT(iam_update_open_id_connect_provider_thumbprint_request, thumbprint_list)
	    },
};
const struct shape iam_shape_update_open_id_connect_provider_thumbprint_request =
    SHAPE(struct iam_update_open_id_connect_provider_thumbprint_request, fields_update_open_id_connect_provider_thumbprint_request);

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
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
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

static const struct shape_field fields_group[] = {
	{ "Path", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_group, path) },
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_group, group_name) },
	{ "GroupId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_group, group_id) },
	{ "Arn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_group, arn) },
	{ "CreateDate", .type = SHAPE_TIME,
	    .flags = SHAPE_REQUIRED | SHAPE_SECONDS,
	    .place = AT(iam_group, create_date) },
};
const struct shape iam_shape_group =
    SHAPE(struct iam_group, fields_group);

static const struct shape_field fields_create_group_response[] = {
	{ "Group", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_group,
	    .place = AT(iam_create_group_response, group) },
};
const struct shape iam_shape_create_group_response =
    SHAPE(struct iam_create_group_response, fields_create_group_response);

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
	{ "LastUsedDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
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
	{ "CreateDate", .type = SHAPE_TIME,
	    .flags = SHAPE_REQUIRED | SHAPE_SECONDS,
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

static const struct shape_field fields_instance_profile[] = {
	{ "Path", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_instance_profile, path) },
	{ "InstanceProfileName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_instance_profile, instance_profile_name) },
	{ "InstanceProfileId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_instance_profile, instance_profile_id) },
	{ "Arn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_instance_profile, arn) },
	{ "CreateDate", .type = SHAPE_TIME,
	    .flags = SHAPE_REQUIRED | SHAPE_SECONDS,
	    .place = AT(iam_instance_profile, create_date) },
	{ "Roles", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_role_list_type_answered,
	    .place = AT(iam_instance_profile, roles) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_instance_profile, tags) },
};
const struct shape iam_shape_instance_profile =
    SHAPE(struct iam_instance_profile, fields_instance_profile);

static const struct shape_field fields_create_instance_profile_response[] = {
	{ "InstanceProfile", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_instance_profile,
	    .place = AT(iam_create_instance_profile_response, instance_profile)
	    },
};
const struct shape iam_shape_create_instance_profile_response =
    SHAPE(struct iam_create_instance_profile_response, fields_create_instance_profile_response);

static const struct shape_field fields_login_profile[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_login_profile, user_name) },
	{ "CreateDate", .type = SHAPE_TIME,
	    .flags = SHAPE_REQUIRED | SHAPE_SECONDS,
	    .place = AT(iam_login_profile, create_date) },
	{ "PasswordResetRequired", .type = SHAPE_BOOL,
	    .place = AT(iam_login_profile, password_reset_required) },
	{ "MaxSigninSessionDuration", .type = SHAPE_INTEGER,
	    .place = AT(iam_login_profile, max_signin_session_duration) },
};
const struct shape iam_shape_login_profile =
    SHAPE(struct iam_login_profile, fields_login_profile);

static const struct shape_field fields_create_login_profile_response[] = {
	{ "LoginProfile", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_login_profile,
	    .place = AT(iam_create_login_profile_response, login_profile) },
};
const struct shape iam_shape_create_login_profile_response =
    SHAPE(struct iam_create_login_profile_response, fields_create_login_profile_response);

static const struct shape_field fields_create_open_id_connect_provider_response[] = {
	{ "OpenIDConnectProviderArn", .type = SHAPE_STRING,
	    .place = AT(iam_create_open_id_connect_provider_response, open_id_connect_provider_arn)
	    },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_create_open_id_connect_provider_response, tags) },
};
const struct shape iam_shape_create_open_id_connect_provider_response =
    SHAPE(struct iam_create_open_id_connect_provider_response, fields_create_open_id_connect_provider_response);

static const struct shape_field fields_policy[] = {
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
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_policy, create_date) },
	{ "UpdateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_policy, update_date) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_policy, tags) },
};
const struct shape iam_shape_policy =
    SHAPE(struct iam_policy, fields_policy);

static const struct shape_field fields_create_policy_response[] = {
	{ "Policy", .type = SHAPE_STRUCT, .of = &iam_shape_policy,
	    .place = AT(iam_create_policy_response, policy) },
};
const struct shape iam_shape_create_policy_response =
    SHAPE(struct iam_create_policy_response, fields_create_policy_response);

static const struct shape_field fields_policy_version[] = {
	{ "Document", .type = SHAPE_STRING,
	    .place = AT(iam_policy_version, document) },
	{ "VersionId", .type = SHAPE_STRING,
	    .place = AT(iam_policy_version, version_id) },
	{ "IsDefaultVersion", .type = SHAPE_BOOL,
	    .place = AT(iam_policy_version, is_default_version) },
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_policy_version, create_date) },
};
const struct shape iam_shape_policy_version =
    SHAPE(struct iam_policy_version, fields_policy_version);

static const struct shape_field fields_create_policy_version_response[] = {
	{ "PolicyVersion", .type = SHAPE_STRUCT,
	    .of = &iam_shape_policy_version,
	    .place = AT(iam_create_policy_version_response, policy_version) },
};
const struct shape iam_shape_create_policy_version_response =
    SHAPE(struct iam_create_policy_version_response, fields_create_policy_version_response);

static const struct shape_field fields_create_role_response[] = {
	{ "Role", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_role, .place = AT(iam_create_role_response, role)
	    },
};
const struct shape iam_shape_create_role_response =
    SHAPE(struct iam_create_role_response, fields_create_role_response);

static const struct shape_field fields_create_service_linked_role_response[] = {
	{ "Role", .type = SHAPE_STRUCT, .of = &iam_shape_role,
	    .place = AT(iam_create_service_linked_role_response, role) },
};
const struct shape iam_shape_create_service_linked_role_response =
    SHAPE(struct iam_create_service_linked_role_response, fields_create_service_linked_role_response);

static const struct shape_field fields_user[] = {
	{ "Path", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_user, path) },
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_user, user_name) },
	{ "UserId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_user, user_id) },
	{ "Arn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_user, arn) },
	{ "CreateDate", .type = SHAPE_TIME,
	    .flags = SHAPE_REQUIRED | SHAPE_SECONDS,
	    .place = AT(iam_user, create_date) },
	{ "PasswordLastUsed", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
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

static const struct shape_field fields_delete_service_linked_role_response[] = {
	{ "DeletionTaskId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_delete_service_linked_role_response, deletion_task_id)
	    },
};
const struct shape iam_shape_delete_service_linked_role_response =
    SHAPE(struct iam_delete_service_linked_role_response, fields_delete_service_linked_role_response);

static const struct shape_field fields_access_key_last_used[] = {
	{ "LastUsedDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
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

static const struct shape_field fields_user_detail[] = {
	{ "Path", .type = SHAPE_STRING, .place = AT(iam_user, path) },
	{ "UserName", .type = SHAPE_STRING, .place = AT(iam_user, user_name) },
	{ "UserId", .type = SHAPE_STRING, .place = AT(iam_user, user_id) },
	{ "Arn", .type = SHAPE_STRING, .place = AT(iam_user, arn) },
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_user, create_date) },
	{ "UserPolicyList", .type = SHAPE_LIST,
	    .each = &member_policy_detail_list_type_answered,
	    .place = AT(iam_user, user_policy_list) },
	{ "GroupList", .type = SHAPE_LIST,
	    .each = &member_group_name_list_type_answered,
	    .place = AT(iam_user, group_list) },
	{ "AttachedManagedPolicies", .type = SHAPE_LIST,
	    .each = &member_attached_policies_list_type_answered,
	    .place = AT(iam_user, attached_managed_policies) },
	{ "PermissionsBoundary", .type = SHAPE_STRUCT,
	    .of = &iam_shape_attached_permissions_boundary,
	    .place = AT(iam_user, permissions_boundary) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_user, tags) },
};
const struct shape iam_shape_user_detail =
    SHAPE(struct iam_user, fields_user_detail);

static const struct shape_field fields_group_detail[] = {
	{ "Path", .type = SHAPE_STRING, .place = AT(iam_group, path) },
	{ "GroupName", .type = SHAPE_STRING, .place = AT(iam_group, group_name)
	    },
	{ "GroupId", .type = SHAPE_STRING, .place = AT(iam_group, group_id) },
	{ "Arn", .type = SHAPE_STRING, .place = AT(iam_group, arn) },
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_group, create_date) },
	{ "GroupPolicyList", .type = SHAPE_LIST,
	    .each = &member_policy_detail_list_type_answered,
	    .place = AT(iam_group, group_policy_list) },
	{ "AttachedManagedPolicies", .type = SHAPE_LIST,
	    .each = &member_attached_policies_list_type_answered,
	    .place = AT(iam_group, attached_managed_policies) },
};
const struct shape iam_shape_group_detail =
    SHAPE(struct iam_group, fields_group_detail);

static const struct shape_field fields_role_detail[] = {
	{ "Path", .type = SHAPE_STRING, .place = AT(iam_role, path) },
	{ "RoleName", .type = SHAPE_STRING, .place = AT(iam_role, role_name) },
	{ "RoleId", .type = SHAPE_STRING, .place = AT(iam_role, role_id) },
	{ "Arn", .type = SHAPE_STRING, .place = AT(iam_role, arn) },
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_role, create_date) },
	{ "AssumeRolePolicyDocument", .type = SHAPE_STRING,
	    .place = AT(iam_role, assume_role_policy_document) },
	{ "InstanceProfileList", .type = SHAPE_LIST,
	    .each = &member_instance_profile_list_type_answered,
	    .place = AT(iam_role, instance_profile_list) },
	{ "RolePolicyList", .type = SHAPE_LIST,
	    .each = &member_policy_detail_list_type_answered,
	    .place = AT(iam_role, role_policy_list) },
	{ "AttachedManagedPolicies", .type = SHAPE_LIST,
	    .each = &member_attached_policies_list_type_answered,
	    .place = AT(iam_role, attached_managed_policies) },
	{ "PermissionsBoundary", .type = SHAPE_STRUCT,
	    .of = &iam_shape_attached_permissions_boundary,
	    .place = AT(iam_role, permissions_boundary) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_role, tags) },
	{ "RoleLastUsed", .type = SHAPE_STRUCT, .of = &iam_shape_role_last_used,
	    .place = AT(iam_role, role_last_used) },
};
const struct shape iam_shape_role_detail =
    SHAPE(struct iam_role, fields_role_detail);

static const struct shape_field fields_managed_policy_detail[] = {
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
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_policy, create_date) },
	{ "UpdateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_policy, update_date) },
	{ "PolicyVersionList", .type = SHAPE_LIST,
	    .each = &member_policy_document_version_list_type_answered,
	    .place = AT(iam_policy, policy_version_list) },
};
const struct shape iam_shape_managed_policy_detail =
    SHAPE(struct iam_policy, fields_managed_policy_detail);

static const struct shape_field fields_get_account_authorization_details_response[] = {
	{ "UserDetailList", .type = SHAPE_LIST,
	    .each = &member_user_detail_list_type_answered,
	    .place = AT(iam_get_account_authorization_details_response, user_detail_list)
	    },
	{ "GroupDetailList", .type = SHAPE_LIST,
	    .each = &member_group_detail_list_type_answered,
	    .place = AT(iam_get_account_authorization_details_response, group_detail_list)
	    },
	{ "RoleDetailList", .type = SHAPE_LIST,
	    .each = &member_role_detail_list_type_answered,
	    .place = AT(iam_get_account_authorization_details_response, role_detail_list)
	    },
	{ "Policies", .type = SHAPE_LIST,
	    .each = &member_managed_policy_detail_list_type_answered,
	    .place = AT(iam_get_account_authorization_details_response, policies)
	    },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_get_account_authorization_details_response, is_truncated)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_get_account_authorization_details_response, marker)
	    },
};
const struct shape iam_shape_get_account_authorization_details_response =
    SHAPE(struct iam_get_account_authorization_details_response, fields_get_account_authorization_details_response);

static const struct shape_field fields_password_policy[] = {
	{ "MinimumPasswordLength", .type = SHAPE_INTEGER,
	    .place = AT(iam_password_policy, minimum_password_length) },
	{ "RequireSymbols", .type = SHAPE_BOOL,
	    .place = AT(iam_password_policy, require_symbols) },
	{ "RequireNumbers", .type = SHAPE_BOOL,
	    .place = AT(iam_password_policy, require_numbers) },
	{ "RequireUppercaseCharacters", .type = SHAPE_BOOL,
	    .place = AT(iam_password_policy, require_uppercase_characters) },
	{ "RequireLowercaseCharacters", .type = SHAPE_BOOL,
	    .place = AT(iam_password_policy, require_lowercase_characters) },
	{ "AllowUsersToChangePassword", .type = SHAPE_BOOL,
	    .place = AT(iam_password_policy, allow_users_to_change_password) },
	{ "ExpirePasswords", .type = SHAPE_BOOL,
	    .place = AT(iam_password_policy, expire_passwords) },
	{ "MaxPasswordAge", .type = SHAPE_INTEGER,
	    .place = AT(iam_password_policy, max_password_age) },
	{ "PasswordReusePrevention", .type = SHAPE_INTEGER,
	    .place = AT(iam_password_policy, password_reuse_prevention) },
	{ "HardExpiry", .type = SHAPE_BOOL,
	    .place = AT(iam_password_policy, hard_expiry) },
};
const struct shape iam_shape_password_policy =
    SHAPE(struct iam_password_policy, fields_password_policy);

static const struct shape_field fields_get_account_password_policy_response[] = {
	{ "PasswordPolicy", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_password_policy,
	    .place = AT(iam_get_account_password_policy_response, password_policy)
	    },
};
const struct shape iam_shape_get_account_password_policy_response =
    SHAPE(struct iam_get_account_password_policy_response, fields_get_account_password_policy_response);

static const struct shape_field fields_get_account_summary_response[] = {
	{ "SummaryMap", .type = SHAPE_MAP,
	    .each = &value_summary_map_type_answered,
	    .key = &key_summary_map_type_answered,
	    .place = AT(iam_get_account_summary_response, summary_map) },
};
const struct shape iam_shape_get_account_summary_response =
    SHAPE(struct iam_get_account_summary_response, fields_get_account_summary_response);

static const struct shape_field fields_get_context_keys_for_policy_response[] = {
	{ "ContextKeyNames", .type = SHAPE_LIST,
	    .each = &member_context_key_names_result_list_type_answered,
	    .place = AT(iam_get_context_keys_for_policy_response, context_key_names)
	    },
};
const struct shape iam_shape_get_context_keys_for_policy_response =
    SHAPE(struct iam_get_context_keys_for_policy_response, fields_get_context_keys_for_policy_response);

static const struct shape_field fields_get_group_response[] = {
	{ "Group", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_group, .place = AT(iam_get_group_response, group)
	    },
	{ "Users", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_user_list_type_answered,
	    .place = AT(iam_get_group_response, users) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_get_group_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_get_group_response, marker) },
};
const struct shape iam_shape_get_group_response =
    SHAPE(struct iam_get_group_response, fields_get_group_response);

static const struct shape_field fields_get_group_policy_response[] = {
	{ "GroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_shown_policy, group_name) },
	{ "PolicyName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_shown_policy, policy_name) },
	{ "PolicyDocument", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_shown_policy, policy_document) },
};
const struct shape iam_shape_get_group_policy_response =
    SHAPE(struct iam_shown_policy, fields_get_group_policy_response);

static const struct shape_field fields_get_instance_profile_response[] = {
	{ "InstanceProfile", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_instance_profile,
	    .place = AT(iam_get_instance_profile_response, instance_profile) },
};
const struct shape iam_shape_get_instance_profile_response =
    SHAPE(struct iam_get_instance_profile_response, fields_get_instance_profile_response);

static const struct shape_field fields_get_login_profile_response[] = {
	{ "LoginProfile", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_login_profile,
	    .place = AT(iam_get_login_profile_response, login_profile) },
};
const struct shape iam_shape_get_login_profile_response =
    SHAPE(struct iam_get_login_profile_response, fields_get_login_profile_response);

static const struct shape_field fields_get_open_id_connect_provider_response[] = {
	{ "Url", .type = SHAPE_STRING,
	    .place = AT(iam_get_open_id_connect_provider_response, url) },
	{ "ClientIDList", .type = SHAPE_LIST,
	    .each = &member_client_id_list_type_answered,
	    .place = AT(iam_get_open_id_connect_provider_response, client_id_list)
	    },
	{ "ThumbprintList", .type = SHAPE_LIST,
	    .each = &member_thumbprint_list_type_answered,
	    .place = AT(iam_get_open_id_connect_provider_response, thumbprint_list)
	    },
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_get_open_id_connect_provider_response, create_date)
	    },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_get_open_id_connect_provider_response, tags) },
	{ "ContextProvider", .type = SHAPE_STRUCT,
	    .of = &iam_shape_context_provider,
	    .place = AT(iam_get_open_id_connect_provider_response, context_provider)
	    },
	{ "IdentityCenterInstanceArn", .type = SHAPE_STRING,
	    .place = AT(iam_get_open_id_connect_provider_response, identity_center_instance_arn)
	    },
	{ "IdentityStoreArn", .type = SHAPE_STRING,
	    .place = AT(iam_get_open_id_connect_provider_response, identity_store_arn)
	    },
};
const struct shape iam_shape_get_open_id_connect_provider_response =
    SHAPE(struct iam_get_open_id_connect_provider_response, fields_get_open_id_connect_provider_response);

static const struct shape_field fields_get_policy_response[] = {
	{ "Policy", .type = SHAPE_STRUCT, .of = &iam_shape_policy,
	    .place = AT(iam_get_policy_response, policy) },
};
const struct shape iam_shape_get_policy_response =
    SHAPE(struct iam_get_policy_response, fields_get_policy_response);

static const struct shape_field fields_get_policy_version_response[] = {
	{ "PolicyVersion", .type = SHAPE_STRUCT,
	    .of = &iam_shape_policy_version,
	    .place = AT(iam_get_policy_version_response, policy_version) },
};
const struct shape iam_shape_get_policy_version_response =
    SHAPE(struct iam_get_policy_version_response, fields_get_policy_version_response);

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

static const struct shape_field fields_role_usage_type[] = {
	{ "Region", .type = SHAPE_STRING,
	    .place = AT(iam_role_usage_type, region) },
	{ "Resources", .type = SHAPE_LIST,
	    .each = &member_arn_list_type_answered,
	    .place = AT(iam_role_usage_type, resources) },
};
const struct shape iam_shape_role_usage_type =
    SHAPE(struct iam_role_usage_type, fields_role_usage_type);

static const struct shape_field fields_deletion_task_failure_reason_type[] = {
	{ "Reason", .type = SHAPE_STRING,
	    .place = AT(iam_deletion_task_failure_reason_type, reason) },
	{ "RoleUsageList", .type = SHAPE_LIST,
	    .each = &member_role_usage_list_type_answered,
	    .place = AT(iam_deletion_task_failure_reason_type, role_usage_list)
	    },
};
const struct shape iam_shape_deletion_task_failure_reason_type =
    SHAPE(struct iam_deletion_task_failure_reason_type, fields_deletion_task_failure_reason_type);

static const struct shape_field fields_get_service_linked_role_deletion_status_response[] = {
	{ "Status", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_get_service_linked_role_deletion_status_response, status)
	    },
	{ "Reason", .type = SHAPE_STRUCT,
	    .of = &iam_shape_deletion_task_failure_reason_type,
	    .place = AT(iam_get_service_linked_role_deletion_status_response, reason)
	    },
};
const struct shape iam_shape_get_service_linked_role_deletion_status_response =
    SHAPE(struct iam_get_service_linked_role_deletion_status_response, fields_get_service_linked_role_deletion_status_response);

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
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
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

static const struct shape_field fields_list_account_aliases_response[] = {
	{ "AccountAliases", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_account_alias_list_type_answered,
	    .place = AT(iam_list_account_aliases_response, account_aliases) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_account_aliases_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_account_aliases_response, marker) },
};
const struct shape iam_shape_list_account_aliases_response =
    SHAPE(struct iam_list_account_aliases_response, fields_list_account_aliases_response);

static const struct shape_field fields_list_attached_group_policies_response[] = {
	{ "AttachedPolicies", .type = SHAPE_LIST,
	    .each = &member_attached_policies_list_type_answered,
	    .place = AT(iam_attached_policies, attached_policies) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_attached_policies, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_attached_policies, marker) },
};
const struct shape iam_shape_list_attached_group_policies_response =
    SHAPE(struct iam_attached_policies, fields_list_attached_group_policies_response);

static const struct shape_field fields_list_attached_role_policies_response[] = {
	{ "AttachedPolicies", .type = SHAPE_LIST,
	    .each = &member_attached_policies_list_type_answered,
	    .place = AT(iam_attached_policies, attached_policies) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_attached_policies, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_attached_policies, marker) },
};
const struct shape iam_shape_list_attached_role_policies_response =
    SHAPE(struct iam_attached_policies, fields_list_attached_role_policies_response);

static const struct shape_field fields_list_attached_user_policies_response[] = {
	{ "AttachedPolicies", .type = SHAPE_LIST,
	    .each = &member_attached_policies_list_type_answered,
	    .place = AT(iam_attached_policies, attached_policies) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_attached_policies, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_attached_policies, marker) },
};
const struct shape iam_shape_list_attached_user_policies_response =
    SHAPE(struct iam_attached_policies, fields_list_attached_user_policies_response);

static const struct shape_field fields_policy_group[] = {
	{ "GroupName", .type = SHAPE_STRING,
	    .place = AT(iam_policy_group, group_name) },
	{ "GroupId", .type = SHAPE_STRING,
	    .place = AT(iam_policy_group, group_id) },
};
const struct shape iam_shape_policy_group =
    SHAPE(struct iam_policy_group, fields_policy_group);

static const struct shape_field fields_policy_user[] = {
	{ "UserName", .type = SHAPE_STRING,
	    .place = AT(iam_policy_user, user_name) },
	{ "UserId", .type = SHAPE_STRING, .place = AT(iam_policy_user, user_id)
	    },
};
const struct shape iam_shape_policy_user =
    SHAPE(struct iam_policy_user, fields_policy_user);

static const struct shape_field fields_policy_role[] = {
	{ "RoleName", .type = SHAPE_STRING,
	    .place = AT(iam_policy_role, role_name) },
	{ "RoleId", .type = SHAPE_STRING, .place = AT(iam_policy_role, role_id)
	    },
};
const struct shape iam_shape_policy_role =
    SHAPE(struct iam_policy_role, fields_policy_role);

static const struct shape_field fields_list_entities_for_policy_response[] = {
	{ "PolicyGroups", .type = SHAPE_LIST,
	    .each = &member_policy_group_list_type_answered,
	    .place = AT(iam_list_entities_for_policy_response, policy_groups) },
	{ "PolicyUsers", .type = SHAPE_LIST,
	    .each = &member_policy_user_list_type_answered,
	    .place = AT(iam_list_entities_for_policy_response, policy_users) },
	{ "PolicyRoles", .type = SHAPE_LIST,
	    .each = &member_policy_role_list_type_answered,
	    .place = AT(iam_list_entities_for_policy_response, policy_roles) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_entities_for_policy_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_entities_for_policy_response, marker) },
};
const struct shape iam_shape_list_entities_for_policy_response =
    SHAPE(struct iam_list_entities_for_policy_response, fields_list_entities_for_policy_response);

static const struct shape_field fields_list_group_policies_response[] = {
	{ "PolicyNames", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_policy_name_list_type_answered,
	    .place = AT(iam_policy_names, policy_names) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_policy_names, is_truncated) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(iam_policy_names, marker)
	    },
};
const struct shape iam_shape_list_group_policies_response =
    SHAPE(struct iam_policy_names, fields_list_group_policies_response);

static const struct shape_field fields_list_groups_response[] = {
	{ "Groups", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_group_list_type_answered,
	    .place = AT(iam_list_groups_response, groups) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_groups_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_groups_response, marker) },
};
const struct shape iam_shape_list_groups_response =
    SHAPE(struct iam_list_groups_response, fields_list_groups_response);

static const struct shape_field fields_list_groups_for_user_response[] = {
	{ "Groups", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_group_list_type_answered,
	    .place = AT(iam_list_groups_for_user_response, groups) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_groups_for_user_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_groups_for_user_response, marker) },
};
const struct shape iam_shape_list_groups_for_user_response =
    SHAPE(struct iam_list_groups_for_user_response, fields_list_groups_for_user_response);

static const struct shape_field fields_list_instance_profile_tags_response[] = {
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_tag_list_type_answered,
	    .place = AT(iam_tags_listed, tags) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_tags_listed, is_truncated) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(iam_tags_listed, marker)
	    },
};
const struct shape iam_shape_list_instance_profile_tags_response =
    SHAPE(struct iam_tags_listed, fields_list_instance_profile_tags_response);

static const struct shape_field fields_list_instance_profiles_response[] = {
	{ "InstanceProfiles", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_instance_profile_list_type_answered,
	    .place = AT(iam_list_instance_profiles_response, instance_profiles)
	    },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_instance_profiles_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_instance_profiles_response, marker) },
};
const struct shape iam_shape_list_instance_profiles_response =
    SHAPE(struct iam_list_instance_profiles_response, fields_list_instance_profiles_response);

static const struct shape_field fields_list_instance_profiles_for_role_response[] = {
	{ "InstanceProfiles", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_instance_profile_list_type_answered,
	    .place = AT(iam_list_instance_profiles_for_role_response, instance_profiles)
	    },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_instance_profiles_for_role_response, is_truncated)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_instance_profiles_for_role_response, marker) },
};
const struct shape iam_shape_list_instance_profiles_for_role_response =
    SHAPE(struct iam_list_instance_profiles_for_role_response, fields_list_instance_profiles_for_role_response);

static const struct shape_field fields_mfa_device[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_mfa_device, user_name) },
	{ "SerialNumber", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_mfa_device, serial_number) },
	{ "EnableDate", .type = SHAPE_TIME,
	    .flags = SHAPE_REQUIRED | SHAPE_SECONDS,
	    .place = AT(iam_mfa_device, enable_date) },
};
const struct shape iam_shape_mfa_device =
    SHAPE(struct iam_mfa_device, fields_mfa_device);

static const struct shape_field fields_list_mfa_devices_response[] = {
	{ "MFADevices", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_mfa_device_list_type_answered,
	    .place = AT(iam_list_mfa_devices_response, mfa_devices) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_mfa_devices_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_mfa_devices_response, marker) },
};
const struct shape iam_shape_list_mfa_devices_response =
    SHAPE(struct iam_list_mfa_devices_response, fields_list_mfa_devices_response);

static const struct shape_field fields_list_open_id_connect_provider_tags_response[] = {
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_tag_list_type_answered,
	    .place = AT(iam_tags_listed, tags) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_tags_listed, is_truncated) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(iam_tags_listed, marker)
	    },
};
const struct shape iam_shape_list_open_id_connect_provider_tags_response =
    SHAPE(struct iam_tags_listed, fields_list_open_id_connect_provider_tags_response);

static const struct shape_field fields_open_id_connect_provider_list_entry[] = {
	{ "Arn", .type = SHAPE_STRING,
	    .place = AT(iam_open_id_connect_provider_list_entry, arn) },
	{ "IsTrustedIdentityPropagationEnabled", .type = SHAPE_BOOL,
	    .place = AT(iam_open_id_connect_provider_list_entry, is_trusted_identity_propagation_enabled)
	    },
};
const struct shape iam_shape_open_id_connect_provider_list_entry =
    SHAPE(struct iam_open_id_connect_provider_list_entry, fields_open_id_connect_provider_list_entry);

static const struct shape_field fields_list_open_id_connect_providers_response[] = {
	{ "OpenIDConnectProviderList", .type = SHAPE_LIST,
	    .each = &member_open_id_connect_provider_list_type_answered,
	    .place = AT(iam_list_open_id_connect_providers_response, open_id_connect_provider_list)
	    },
};
const struct shape iam_shape_list_open_id_connect_providers_response =
    SHAPE(struct iam_list_open_id_connect_providers_response, fields_list_open_id_connect_providers_response);

static const struct shape_field fields_list_policies_response[] = {
	{ "Policies", .type = SHAPE_LIST,
	    .each = &member_policy_list_type_answered,
	    .place = AT(iam_list_policies_response, policies) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_policies_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_policies_response, marker) },
};
const struct shape iam_shape_list_policies_response =
    SHAPE(struct iam_list_policies_response, fields_list_policies_response);

static const struct shape_field fields_list_policy_tags_response[] = {
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_tag_list_type_answered,
	    .place = AT(iam_tags_listed, tags) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_tags_listed, is_truncated) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(iam_tags_listed, marker)
	    },
};
const struct shape iam_shape_list_policy_tags_response =
    SHAPE(struct iam_tags_listed, fields_list_policy_tags_response);

static const struct shape_field fields_list_policy_versions_response[] = {
	{ "Versions", .type = SHAPE_LIST,
	    .each = &member_policy_document_version_list_type_answered,
	    .place = AT(iam_list_policy_versions_response, versions) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_policy_versions_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_policy_versions_response, marker) },
};
const struct shape iam_shape_list_policy_versions_response =
    SHAPE(struct iam_list_policy_versions_response, fields_list_policy_versions_response);

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

static const struct shape_field fields_list_role_tags_response[] = {
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_tag_list_type_answered,
	    .place = AT(iam_tags_listed, tags) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_tags_listed, is_truncated) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(iam_tags_listed, marker)
	    },
};
const struct shape iam_shape_list_role_tags_response =
    SHAPE(struct iam_tags_listed, fields_list_role_tags_response);

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

static const struct shape_field fields_saml_provider_list_entry[] = {
	{ "Arn", .type = SHAPE_STRING,
	    .place = AT(iam_saml_provider_list_entry, arn) },
	{ "ValidUntil", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_saml_provider_list_entry, valid_until) },
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_saml_provider_list_entry, create_date) },
	{ "IsTrustedIdentityPropagationEnabled", .type = SHAPE_BOOL,
	    .place = AT(iam_saml_provider_list_entry, is_trusted_identity_propagation_enabled)
	    },
};
const struct shape iam_shape_saml_provider_list_entry =
    SHAPE(struct iam_saml_provider_list_entry, fields_saml_provider_list_entry);

static const struct shape_field fields_list_saml_providers_response[] = {
	{ "SAMLProviderList", .type = SHAPE_LIST,
	    .each = &member_saml_provider_list_type_answered,
	    .place = AT(iam_list_saml_providers_response, saml_provider_list) },
};
const struct shape iam_shape_list_saml_providers_response =
    SHAPE(struct iam_list_saml_providers_response, fields_list_saml_providers_response);

static const struct shape_field fields_ssh_public_key_metadata[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_ssh_public_key_metadata, user_name) },
	{ "SSHPublicKeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_ssh_public_key_metadata, ssh_public_key_id) },
	{ "Status", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_ssh_public_key_metadata, status) },
	{ "UploadDate", .type = SHAPE_TIME,
	    .flags = SHAPE_REQUIRED | SHAPE_SECONDS,
	    .place = AT(iam_ssh_public_key_metadata, upload_date) },
};
const struct shape iam_shape_ssh_public_key_metadata =
    SHAPE(struct iam_ssh_public_key_metadata, fields_ssh_public_key_metadata);

static const struct shape_field fields_list_ssh_public_keys_response[] = {
	{ "SSHPublicKeys", .type = SHAPE_LIST,
	    .each = &member_ssh_public_key_list_type_answered,
	    .place = AT(iam_list_ssh_public_keys_response, ssh_public_keys) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_ssh_public_keys_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_ssh_public_keys_response, marker) },
};
const struct shape iam_shape_list_ssh_public_keys_response =
    SHAPE(struct iam_list_ssh_public_keys_response, fields_list_ssh_public_keys_response);

static const struct shape_field fields_server_certificate_metadata[] = {
	{ "Path", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_server_certificate_metadata, path) },
	{ "ServerCertificateName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(iam_server_certificate_metadata, server_certificate_name)
	    },
	{ "ServerCertificateId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_server_certificate_metadata, server_certificate_id)
	    },
	{ "Arn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_server_certificate_metadata, arn) },
	{ "UploadDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_server_certificate_metadata, upload_date) },
	{ "Expiration", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_server_certificate_metadata, expiration) },
};
const struct shape iam_shape_server_certificate_metadata =
    SHAPE(struct iam_server_certificate_metadata, fields_server_certificate_metadata);

static const struct shape_field fields_list_server_certificates_response[] = {
	{ "ServerCertificateMetadataList", .type = SHAPE_LIST,
	    .flags = SHAPE_REQUIRED,
	    .each = &member_server_certificate_metadata_list_type_answered,
	    .place = AT(iam_list_server_certificates_response, server_certificate_metadata_list)
	    },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_server_certificates_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_server_certificates_response, marker) },
};
const struct shape iam_shape_list_server_certificates_response =
    SHAPE(struct iam_list_server_certificates_response, fields_list_server_certificates_response);

static const struct shape_field fields_service_specific_credential_metadata[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_service_specific_credential_metadata, user_name) },
	{ "Status", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_service_specific_credential_metadata, status) },
	{ "ServiceUserName", .type = SHAPE_STRING,
	    .place = AT(iam_service_specific_credential_metadata, service_user_name)
	    },
	{ "ServiceCredentialAlias", .type = SHAPE_STRING,
	    .place = AT(iam_service_specific_credential_metadata, service_credential_alias)
	    },
	{ "CreateDate", .type = SHAPE_TIME,
	    .flags = SHAPE_REQUIRED | SHAPE_SECONDS,
	    .place = AT(iam_service_specific_credential_metadata, create_date)
	    },
	{ "ExpirationDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_service_specific_credential_metadata, expiration_date)
	    },
	{ "ServiceSpecificCredentialId", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(iam_service_specific_credential_metadata, service_specific_credential_id)
	    },
	{ "ServiceName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_service_specific_credential_metadata, service_name)
	    },
};
const struct shape iam_shape_service_specific_credential_metadata =
    SHAPE(struct iam_service_specific_credential_metadata, fields_service_specific_credential_metadata);

static const struct shape_field fields_list_service_specific_credentials_response[] = {
	{ "ServiceSpecificCredentials", .type = SHAPE_LIST,
	    .each = &member_service_specific_credentials_list_type_answered,
	    .place = AT(iam_list_service_specific_credentials_response, service_specific_credentials)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_service_specific_credentials_response, marker)
	    },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_service_specific_credentials_response, is_truncated)
	    },
};
const struct shape iam_shape_list_service_specific_credentials_response =
    SHAPE(struct iam_list_service_specific_credentials_response, fields_list_service_specific_credentials_response);

static const struct shape_field fields_signing_certificate[] = {
	{ "UserName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_signing_certificate, user_name) },
	{ "CertificateId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_signing_certificate, certificate_id) },
	{ "CertificateBody", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_signing_certificate, certificate_body) },
	{ "Status", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_signing_certificate, status) },
	{ "UploadDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_signing_certificate, upload_date) },
};
const struct shape iam_shape_signing_certificate =
    SHAPE(struct iam_signing_certificate, fields_signing_certificate);

static const struct shape_field fields_list_signing_certificates_response[] = {
	{ "Certificates", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_certificate_list_type_answered,
	    .place = AT(iam_list_signing_certificates_response, certificates) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_signing_certificates_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_signing_certificates_response, marker) },
};
const struct shape iam_shape_list_signing_certificates_response =
    SHAPE(struct iam_list_signing_certificates_response, fields_list_signing_certificates_response);

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

static const struct shape_field fields_list_user_tags_response[] = {
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_tag_list_type_answered,
	    .place = AT(iam_tags_listed, tags) },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_tags_listed, is_truncated) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(iam_tags_listed, marker)
	    },
};
const struct shape iam_shape_list_user_tags_response =
    SHAPE(struct iam_tags_listed, fields_list_user_tags_response);

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

static const struct shape_field fields_virtual_mfa_device[] = {
	{ "SerialNumber", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(iam_virtual_mfa_device, serial_number) },
	{ "Base32StringSeed", .type = SHAPE_BLOB, .flags = SHAPE_SENSITIVE,
	    .place = AT(iam_virtual_mfa_device, base32_string_seed) },
	{ "QRCodePNG", .type = SHAPE_BLOB, .flags = SHAPE_SENSITIVE,
	    .place = AT(iam_virtual_mfa_device, qr_code_png) },
	{ "User", .type = SHAPE_STRUCT, .of = &iam_shape_user,
	    .place = AT(iam_virtual_mfa_device, user) },
	{ "EnableDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_virtual_mfa_device, enable_date) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_virtual_mfa_device, tags) },
};
const struct shape iam_shape_virtual_mfa_device =
    SHAPE(struct iam_virtual_mfa_device, fields_virtual_mfa_device);

static const struct shape_field fields_list_virtual_mfa_devices_response[] = {
	{ "VirtualMFADevices", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_virtual_mfa_device_list_type_answered,
	    .place = AT(iam_list_virtual_mfa_devices_response, virtual_mfa_devices)
	    },
	{ "IsTruncated", .type = SHAPE_BOOL,
	    .place = AT(iam_list_virtual_mfa_devices_response, is_truncated) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(iam_list_virtual_mfa_devices_response, marker) },
};
const struct shape iam_shape_list_virtual_mfa_devices_response =
    SHAPE(struct iam_list_virtual_mfa_devices_response, fields_list_virtual_mfa_devices_response);

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

static const struct shape_field fields_user_row[] = {
	{ "Path", .type = SHAPE_STRING, .place = AT(iam_user, path) },
	{ "UserName", .type = SHAPE_STRING, .place = AT(iam_user, user_name) },
	{ "UserId", .type = SHAPE_STRING, .place = AT(iam_user, user_id) },
	{ "Arn", .type = SHAPE_STRING, .place = AT(iam_user, arn) },
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_user, create_date) },
	{ "PasswordLastUsed", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
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

static const struct shape_field fields_role_row[] = {
	{ "Path", .type = SHAPE_STRING, .place = AT(iam_role, path) },
	{ "RoleName", .type = SHAPE_STRING, .place = AT(iam_role, role_name) },
	{ "RoleId", .type = SHAPE_STRING, .place = AT(iam_role, role_id) },
	{ "Arn", .type = SHAPE_STRING, .place = AT(iam_role, arn) },
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
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
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_group, create_date) },
	{ "GroupPolicyList", .type = SHAPE_LIST,
	    .each = &member_policy_detail_list_type_answered,
	    .place = AT(iam_group, group_policy_list) },
	{ "AttachedManagedPolicies", .type = SHAPE_LIST,
	    .each = &member_attached_policies_list_type_answered,
	    .place = AT(iam_group, attached_managed_policies) },
};
const struct shape iam_shape_group_row =
    SHAPE(struct iam_group, fields_group_row);

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
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_policy, create_date) },
	{ "UpdateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_policy, update_date) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_policy, tags) },
	{ "PolicyVersionList", .type = SHAPE_LIST,
	    .each = &member_policy_document_version_list_type_answered,
	    .place = AT(iam_policy, policy_version_list) },
};
const struct shape iam_shape_policy_row =
    SHAPE(struct iam_policy, fields_policy_row);

static const struct shape_field fields_instance_profile_row[] = {
	{ "Path", .type = SHAPE_STRING, .place = AT(iam_instance_profile, path)
	    },
	{ "InstanceProfileName", .type = SHAPE_STRING,
	    .place = AT(iam_instance_profile, instance_profile_name) },
	{ "InstanceProfileId", .type = SHAPE_STRING,
	    .place = AT(iam_instance_profile, instance_profile_id) },
	{ "Arn", .type = SHAPE_STRING, .place = AT(iam_instance_profile, arn) },
	{ "CreateDate", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(iam_instance_profile, create_date) },
	{ "Roles", .type = SHAPE_LIST, .each = &member_role_list_type_answered,
	    .place = AT(iam_instance_profile, roles) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_type_answered,
	    .place = AT(iam_instance_profile, tags) },
};
const struct shape iam_shape_instance_profile_row =
    SHAPE(struct iam_instance_profile, fields_instance_profile_row);

const struct kt_error iam_errors[] = {
	{ "ConcurrentModification", 409, "message" },
	{ "DeleteConflict", 409, "message" },
	{ "EntityAlreadyExists", 409, "message" },
	{ "EntityTemporarilyUnmodifiable", 409, "message" },
	{ "InvalidInput", 400, "message" },
	{ "LimitExceeded", 409, "message" },
	{ "MalformedPolicyDocument", 400, "message" },
	{ "NoSuchEntity", 404, "message" },
	{ "OpenIdIdpCommunicationError", 400, "message" },
	{ "PasswordPolicyViolation", 400, "message" },
	{ "PolicyEvaluation", 500, "message" },
	{ "PolicyNotAttachable", 400, "message" },
	{ "ServiceFailure", 500, "message" },
	{ "NotSupportedService", 404, "message" },
	{ "UnmodifiableEntity", 400, "message" },
	{ NULL }
};

const struct kt_meaning iam_means[] = {
	{ KT_INTERNAL, IAM_SERVICE_FAILURE },
	{ KT_OK }
};
