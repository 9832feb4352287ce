/* Made by models/generate of models/iam.ops and AWS's model: change those. */
#include "model.h"

#define AT(type, member) offsetof(struct type, member)

static const struct shape_field member_tag_list_type = {
	.type = SHAPE_STRUCT, .of = &iam_shape_tag
};
static const struct shape_field member_tag_list_type_answered = {
	.type = SHAPE_STRUCT, .of = &iam_shape_tag
};

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

static const struct shape_field fields_delete_role_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_delete_role_request, role_name) },
};
const struct shape iam_shape_delete_role_request =
    SHAPE(struct iam_delete_role_request, fields_delete_role_request);

static const struct shape_field fields_get_role_request[] = {
	{ "RoleName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 64, .pattern = "[\\w+=,.@-]+",
	    .place = AT(iam_get_role_request, role_name) },
};
const struct shape iam_shape_get_role_request =
    SHAPE(struct iam_get_role_request, fields_get_role_request);

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

static const struct shape_field fields_get_role_response[] = {
	{ "Role", .type = SHAPE_STRUCT, .flags = SHAPE_REQUIRED,
	    .of = &iam_shape_role, .place = AT(iam_get_role_response, role) },
};
const struct shape iam_shape_get_role_response =
    SHAPE(struct iam_get_role_response, fields_get_role_response);

const struct kt_error iam_errors[] = {
	{ "ConcurrentModification", 409, "message" },
	{ "DeleteConflict", 409, "message" },
	{ "EntityAlreadyExists", 409, "message" },
	{ "InvalidInput", 400, "message" },
	{ "LimitExceeded", 409, "message" },
	{ "MalformedPolicyDocument", 400, "message" },
	{ "NoSuchEntity", 404, "message" },
	{ "ServiceFailure", 500, "message" },
	{ "UnmodifiableEntity", 400, "message" },
	{ NULL }
};

const struct kt_meaning iam_means[] = {
	{ KT_INTERNAL, IAM_SERVICE_FAILURE },
	{ KT_OK }
};
