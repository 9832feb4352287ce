/* Made by models/generate of models/sts.ops and AWS's model: change those. */
#include "model.h"

#define AT(type, member) offsetof(struct type, member)

static const struct shape_field member_policy_descriptor_list_type = {
	.type = SHAPE_STRUCT, .of = &sts_shape_policy_descriptor_type
};
static const struct shape_field member_tag_list_type = {
	.type = SHAPE_STRUCT, .of = &sts_shape_tag
};
static const struct shape_field member_tag_key_list_type = {
	.type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+"
};
static const struct shape_field member_provided_contexts_list_type = {
	.type = SHAPE_STRUCT, .of = &sts_shape_provided_context
};
static const struct shape_field member_web_identity_token_audience_list_type = {
	.type = SHAPE_STRING, .min = 1, .max = 1000
};
static const char *const values_web_identity_token_subject_mode_type[] = {
	"AWSIdentity", "OriginIdentity", NULL
};
static const struct shape_field value_transaction_context_identity_provider_map_type_answered = {
	.place = AT(sts_transaction_context_identity_provider_map_type, value),
	    .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE
};
static const struct shape_field key_transaction_context_identity_provider_map_type_answered = {
	.type = SHAPE_STRING
};

static const struct shape_field fields_policy_descriptor_type[] = {
	{ "arn", .type = SHAPE_STRING, .min = 20, .max = 2048, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\u"
	    "FFFD\\u10000-\\u10FFFF]+",
	    .place = AT(sts_policy_descriptor_type, arn) },
};
const struct shape sts_shape_policy_descriptor_type =
    SHAPE(struct sts_policy_descriptor_type, fields_policy_descriptor_type);

static const struct shape_field fields_tag[] = {
	{ "Key", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .pattern = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
	    .place = AT(sts_tag, key) },
	{ "Value", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .max = 256,
	    .pattern = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*",
	    .place = AT(sts_tag, value) },
};
const struct shape sts_shape_tag =
    SHAPE(struct sts_tag, fields_tag);

static const struct shape_field fields_provided_context[] = {
	{ "ProviderArn", .type = SHAPE_STRING, .min = 20, .max = 2048,
	    .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\u"
	    "FFFD\\u10000-\\u10FFFF]+",
	    .place = AT(sts_provided_context, provider_arn) },
	{ "ContextAssertion", .type = SHAPE_STRING, .min = 4, .max = 3072,
	    .place = AT(sts_provided_context, context_assertion) },
};
const struct shape sts_shape_provided_context =
    SHAPE(struct sts_provided_context, fields_provided_context);

static const struct shape_field fields_assume_role_request[] = {
	{ "RoleArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\u"
	    "FFFD\\u10000-\\u10FFFF]+",
	    .place = AT(sts_assume_role_request, role_arn) },
	{ "RoleSessionName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 2, .max = 64, .pattern = "[\\w+=,.@-]*",
	    .place = AT(sts_assume_role_request, role_session_name) },
	{ "PolicyArns", .type = SHAPE_LIST,
	    .each = &member_policy_descriptor_list_type,
	    .place = AT(sts_assume_role_request, policy_arns) },
	{ "Policy", .type = SHAPE_STRING, .min = 1, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(sts_assume_role_request, policy) },
	{ "DurationSeconds", .type = SHAPE_INTEGER, .min = 900, .max = 43200,
	    .place = AT(sts_assume_role_request, duration_seconds) },
	{ "Tags", .type = SHAPE_LIST, .max = 50, .each = &member_tag_list_type,
	    .place = AT(sts_assume_role_request, tags) },
	{ "TransitiveTagKeys", .type = SHAPE_LIST, .max = 50,
	    .each = &member_tag_key_list_type,
	    .place = AT(sts_assume_role_request, transitive_tag_keys) },
	{ "ExternalId", .type = SHAPE_STRING, .min = 2, .max = 1224, .pattern =
	    "[\\w+=,.@:\\/-]*",
	    .place = AT(sts_assume_role_request, external_id) },
	{ "SerialNumber", .type = SHAPE_STRING, .min = 9, .max = 256, .pattern =
	    "[\\w+=/:,.@-]*",
	    .place = AT(sts_assume_role_request, serial_number) },
	{ "TokenCode", .type = SHAPE_STRING, .min = 6, .max = 6, .pattern =
	    "[\\d]*", .place = AT(sts_assume_role_request, token_code) },
	{ "SourceIdentity", .type = SHAPE_STRING, .min = 2, .max = 256,
	    .pattern = "[\\w+=,.@-]*",
	    .place = AT(sts_assume_role_request, source_identity) },
	{ "ProvidedContexts", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .min = 1, .max = 5, .each = &member_provided_contexts_list_type,
	    .why = "there are no context providers",
	    .place = AT(sts_assume_role_request, provided_contexts) },
	{ "MinimumSessionTokenSize", .type = SHAPE_INTEGER, .max = 4096,
	    .place = AT(sts_assume_role_request, minimum_session_token_size) },
};
const struct shape sts_shape_assume_role_request =
    SHAPE(struct sts_assume_role_request, fields_assume_role_request);

static const struct shape_field fields_assume_role_with_saml_request[] = {
	{ "RoleArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IGNORED, .min = 20, .max = 2048,
	    .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\u"
	    "FFFD\\u10000-\\u10FFFF]+", .why =
	    "there are no SAML providers, so it is always refused",
	    .place = AT(sts_assume_role_with_saml_request, role_arn) },
	{ "PrincipalArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IGNORED, .min = 20, .max = 2048,
	    .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\u"
	    "FFFD\\u10000-\\u10FFFF]+", .why = "as RoleArn",
	    .place = AT(sts_assume_role_with_saml_request, principal_arn) },
	{ "SAMLAssertion", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_SENSITIVE | SHAPE_IGNORED, .min = 4,
	    .max = 100000, .why = "as RoleArn",
	    .place = AT(sts_assume_role_with_saml_request, saml_assertion) },
	{ "PolicyArns", .type = SHAPE_LIST, .flags = SHAPE_IGNORED,
	    .each = &member_policy_descriptor_list_type, .why = "as RoleArn",
	    .place = AT(sts_assume_role_with_saml_request, policy_arns) },
	{ "Policy", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 2048, .pattern = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .why = "as RoleArn",
	    .place = AT(sts_assume_role_with_saml_request, policy) },
	{ "DurationSeconds", .type = SHAPE_INTEGER, .flags = SHAPE_IGNORED,
	    .min = 900, .max = 43200, .why = "as RoleArn",
	    .place = AT(sts_assume_role_with_saml_request, duration_seconds) },
	{ "MinimumSessionTokenSize", .type = SHAPE_INTEGER,
	    .flags = SHAPE_IGNORED, .max = 4096, .why = "as RoleArn",
	    .place = AT(sts_assume_role_with_saml_request, minimum_session_token_size)
	    },
};
const struct shape sts_shape_assume_role_with_saml_request =
    SHAPE(struct sts_assume_role_with_saml_request, fields_assume_role_with_saml_request);

static const struct shape_field fields_assume_role_with_web_identity_request[] = {
	{ "RoleArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IGNORED, .min = 20, .max = 2048,
	    .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\u"
	    "FFFD\\u10000-\\u10FFFF]+", .why =
	    "there are no OpenID Connect providers, so it is always refus" "ed",
	    .place = AT(sts_assume_role_with_web_identity_request, role_arn) },
	{ "RoleSessionName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IGNORED, .min = 2, .max = 64,
	    .pattern = "[\\w+=,.@-]*", .why = "as RoleArn",
	    .place = AT(sts_assume_role_with_web_identity_request, role_session_name)
	    },
	{ "WebIdentityToken", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_SENSITIVE, .min = 4, .max = 20000,
	    .place = AT(sts_assume_role_with_web_identity_request, web_identity_token)
	    },
	{ "ProviderId", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .min = 4,
	    .max = 2048, .why = "as RoleArn",
	    .place = AT(sts_assume_role_with_web_identity_request, provider_id)
	    },
	{ "PolicyArns", .type = SHAPE_LIST, .flags = SHAPE_IGNORED,
	    .each = &member_policy_descriptor_list_type, .why = "as RoleArn",
	    .place = AT(sts_assume_role_with_web_identity_request, policy_arns)
	    },
	{ "Policy", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 2048, .pattern = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .why = "as RoleArn",
	    .place = AT(sts_assume_role_with_web_identity_request, policy) },
	{ "DurationSeconds", .type = SHAPE_INTEGER, .flags = SHAPE_IGNORED,
	    .min = 900, .max = 43200, .why = "as RoleArn",
	    .place = AT(sts_assume_role_with_web_identity_request, duration_seconds)
	    },
	{ "MinimumSessionTokenSize", .type = SHAPE_INTEGER,
	    .flags = SHAPE_IGNORED, .max = 4096, .why = "as RoleArn",
	    .place = AT(sts_assume_role_with_web_identity_request, minimum_session_token_size)
	    },
};
const struct shape sts_shape_assume_role_with_web_identity_request =
    SHAPE(struct sts_assume_role_with_web_identity_request, fields_assume_role_with_web_identity_request);

static const struct shape_field fields_assume_root_request[] = {
	{ "TargetPrincipal", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 12, .max = 2048,
	    .place = AT(sts_assume_root_request, target_principal) },
	{ "TaskPolicyArn", .type = SHAPE_STRUCT,
	    .flags = SHAPE_REQUIRED | SHAPE_IGNORED,
	    .of = &sts_shape_policy_descriptor_type, .why =
	    "there are no organizations, so it is always refused",
	    .place = AT(sts_assume_root_request, task_policy_arn) },
	{ "DurationSeconds", .type = SHAPE_INTEGER, .flags = SHAPE_IGNORED,
	    .max = 900, .why = "as TaskPolicyArn",
	    .place = AT(sts_assume_root_request, duration_seconds) },
	{ "MinimumSessionTokenSize", .type = SHAPE_INTEGER,
	    .flags = SHAPE_IGNORED, .max = 4096, .why = "as TaskPolicyArn",
	    .place = AT(sts_assume_root_request, minimum_session_token_size) },
};
const struct shape sts_shape_assume_root_request =
    SHAPE(struct sts_assume_root_request, fields_assume_root_request);

static const struct shape_field fields_decode_authorization_message_request[] = {
	{ "EncodedMessage", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IGNORED, .min = 1, .max = 10240,
	    .why = "no service here encodes any, so none is valid",
	    .place = AT(sts_decode_authorization_message_request, encoded_message)
	    },
};
const struct shape sts_shape_decode_authorization_message_request =
    SHAPE(struct sts_decode_authorization_message_request, fields_decode_authorization_message_request);

static const struct shape_field fields_get_access_key_info_request[] = {
	{ "AccessKeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 16, .max = 128, .pattern = "[\\w]*",
	    .place = AT(sts_get_access_key_info_request, access_key_id) },
};
const struct shape sts_shape_get_access_key_info_request =
    SHAPE(struct sts_get_access_key_info_request, fields_get_access_key_info_request);

const struct shape sts_shape_get_caller_identity_request = { 1, NULL, 0 };

static const struct shape_field fields_get_delegated_access_token_request[] = {
	{ "TradeInToken", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_SENSITIVE | SHAPE_IGNORED, .why =
	    "nobody gives such tokens out, so it is always refused",
	    .place = AT(sts_get_delegated_access_token_request, trade_in_token)
	    },
};
const struct shape sts_shape_get_delegated_access_token_request =
    SHAPE(struct sts_get_delegated_access_token_request, fields_get_delegated_access_token_request);

static const struct shape_field fields_get_federation_token_request[] = {
	{ "Name", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 2,
	    .max = 32, .pattern = "[\\w+=,.@-]*",
	    .place = AT(sts_get_federation_token_request, name) },
	{ "Policy", .type = SHAPE_STRING, .min = 1, .max = 2048, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(sts_get_federation_token_request, policy) },
	{ "PolicyArns", .type = SHAPE_LIST,
	    .each = &member_policy_descriptor_list_type,
	    .place = AT(sts_get_federation_token_request, policy_arns) },
	{ "DurationSeconds", .type = SHAPE_INTEGER, .min = 900, .max = 129600,
	    .place = AT(sts_get_federation_token_request, duration_seconds) },
	{ "Tags", .type = SHAPE_LIST, .max = 50, .each = &member_tag_list_type,
	    .place = AT(sts_get_federation_token_request, tags) },
	{ "MinimumSessionTokenSize", .type = SHAPE_INTEGER, .max = 4096,
	    .place = AT(sts_get_federation_token_request, minimum_session_token_size)
	    },
};
const struct shape sts_shape_get_federation_token_request =
    SHAPE(struct sts_get_federation_token_request, fields_get_federation_token_request);

static const struct shape_field fields_get_session_token_request[] = {
	{ "DurationSeconds", .type = SHAPE_INTEGER, .min = 900, .max = 129600,
	    .place = AT(sts_get_session_token_request, duration_seconds) },
	{ "SerialNumber", .type = SHAPE_STRING, .min = 9, .max = 256, .pattern =
	    "[\\w+=/:,.@-]*",
	    .place = AT(sts_get_session_token_request, serial_number) },
	{ "TokenCode", .type = SHAPE_STRING, .min = 6, .max = 6, .pattern =
	    "[\\d]*", .place = AT(sts_get_session_token_request, token_code) },
	{ "MinimumSessionTokenSize", .type = SHAPE_INTEGER, .max = 4096,
	    .place = AT(sts_get_session_token_request, minimum_session_token_size)
	    },
};
const struct shape sts_shape_get_session_token_request =
    SHAPE(struct sts_get_session_token_request, fields_get_session_token_request);

static const struct shape_field fields_get_web_identity_token_request[] = {
	{ "Audience", .type = SHAPE_LIST,
	    .flags = SHAPE_REQUIRED | SHAPE_IGNORED, .min = 1, .max = 10,
	    .each = &member_web_identity_token_audience_list_type, .why =
	    "the feature is not enabled, so it is always refused",
	    .place = AT(sts_get_web_identity_token_request, audience) },
	{ "DurationSeconds", .type = SHAPE_INTEGER, .flags = SHAPE_IGNORED,
	    .min = 60, .max = 3600, .why = "as Audience",
	    .place = AT(sts_get_web_identity_token_request, duration_seconds) },
	{ "SigningAlgorithm", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IGNORED, .min = 5, .max = 5, .why =
	    "as Audience",
	    .place = AT(sts_get_web_identity_token_request, signing_algorithm)
	    },
	{ "Scope", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .min = 1,
	    .max = 256, .pattern =
	    "[\\x21\\x23-\\x2B\\x2D-\\x5B\\x5D-\\x7E]+( [\\x21\\x23-\\x2B\\x2D-\\x5B\\"
	    "x5D-\\x7E]+)*", .why = "as Audience",
	    .place = AT(sts_get_web_identity_token_request, scope) },
	{ "SubjectMode", .type = SHAPE_STRING, .flags = SHAPE_IGNORED,
	    .values = values_web_identity_token_subject_mode_type, .why =
	    "as Audience",
	    .place = AT(sts_get_web_identity_token_request, subject_mode) },
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_IGNORED, .max = 50,
	    .each = &member_tag_list_type, .why = "as Audience",
	    .place = AT(sts_get_web_identity_token_request, tags) },
};
const struct shape sts_shape_get_web_identity_token_request =
    SHAPE(struct sts_get_web_identity_token_request, fields_get_web_identity_token_request);

static const struct shape_field fields_credentials[] = {
	{ "AccessKeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(sts_credentials, access_key_id) },
	{ "SecretAccessKey", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_SENSITIVE,
	    .place = AT(sts_credentials, secret_access_key) },
	{ "SessionToken", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(sts_credentials, session_token) },
	{ "Expiration", .type = SHAPE_TIME,
	    .flags = SHAPE_REQUIRED | SHAPE_SECONDS,
	    .place = AT(sts_credentials, expiration) },
};
const struct shape sts_shape_credentials =
    SHAPE(struct sts_credentials, fields_credentials);

static const struct shape_field fields_assumed_role_user[] = {
	{ "AssumedRoleId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(sts_assumed_role_user, assumed_role_id) },
	{ "Arn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(sts_assumed_role_user, arn) },
};
const struct shape sts_shape_assumed_role_user =
    SHAPE(struct sts_assumed_role_user, fields_assumed_role_user);

static const struct shape_field fields_assume_role_response[] = {
	{ "Credentials", .type = SHAPE_STRUCT, .of = &sts_shape_credentials,
	    .place = AT(sts_assume_role_response, credentials) },
	{ "AssumedRoleUser", .type = SHAPE_STRUCT,
	    .of = &sts_shape_assumed_role_user,
	    .place = AT(sts_assume_role_response, assumed_role_user) },
	{ "PackedPolicySize", .type = SHAPE_INTEGER,
	    .place = AT(sts_assume_role_response, packed_policy_size) },
	{ "SourceIdentity", .type = SHAPE_STRING,
	    .place = AT(sts_assume_role_response, source_identity) },
	{ "SessionTokenUtilization", .type = SHAPE_INTEGER,
	    .place = AT(sts_assume_role_response, session_token_utilization) },
	{ "SessionTokenSize", .type = SHAPE_INTEGER,
	    .place = AT(sts_assume_role_response, session_token_size) },
};
const struct shape sts_shape_assume_role_response =
    SHAPE(struct sts_assume_role_response, fields_assume_role_response);

static const struct shape_field fields_origin_identity[] = {
	{ "Subject", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(sts_origin_identity, subject) },
	{ "SubjectType", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(sts_origin_identity, subject_type) },
	{ "Issuer", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(sts_origin_identity, issuer) },
	{ "FederatedProviderArn", .type = SHAPE_STRING,
	    .place = AT(sts_origin_identity, federated_provider_arn) },
};
const struct shape sts_shape_origin_identity =
    SHAPE(struct sts_origin_identity, fields_origin_identity);

static const struct shape_field fields_transaction_context[] = {
	{ "IdentityProvider", .type = SHAPE_MAP,
	    .each = &value_transaction_context_identity_provider_map_type_answered,
	    .key = &key_transaction_context_identity_provider_map_type_answered,
	    .place = AT(sts_transaction_context, identity_provider) },
};
const struct shape sts_shape_transaction_context =
    SHAPE(struct sts_transaction_context, fields_transaction_context);

static const struct shape_field fields_trusted_identity_propagation_context[] = {
	{ "OriginIdentity", .type = SHAPE_STRUCT,
	    .of = &sts_shape_origin_identity,
	    .place = AT(sts_trusted_identity_propagation_context, origin_identity)
	    },
	{ "TransactionContext", .type = SHAPE_STRUCT,
	    .of = &sts_shape_transaction_context,
	    .place = AT(sts_trusted_identity_propagation_context, transaction_context)
	    },
};
const struct shape sts_shape_trusted_identity_propagation_context =
    SHAPE(struct sts_trusted_identity_propagation_context, fields_trusted_identity_propagation_context);

static const struct shape_field fields_assume_role_with_saml_response[] = {
	{ "Credentials", .type = SHAPE_STRUCT, .of = &sts_shape_credentials,
	    .place = AT(sts_assume_role_with_saml_response, credentials) },
	{ "AssumedRoleUser", .type = SHAPE_STRUCT,
	    .of = &sts_shape_assumed_role_user,
	    .place = AT(sts_assume_role_with_saml_response, assumed_role_user)
	    },
	{ "PackedPolicySize", .type = SHAPE_INTEGER,
	    .place = AT(sts_assume_role_with_saml_response, packed_policy_size)
	    },
	{ "Subject", .type = SHAPE_STRING,
	    .place = AT(sts_assume_role_with_saml_response, subject) },
	{ "SubjectType", .type = SHAPE_STRING,
	    .place = AT(sts_assume_role_with_saml_response, subject_type) },
	{ "Issuer", .type = SHAPE_STRING,
	    .place = AT(sts_assume_role_with_saml_response, issuer) },
	{ "Audience", .type = SHAPE_STRING,
	    .place = AT(sts_assume_role_with_saml_response, audience) },
	{ "NameQualifier", .type = SHAPE_STRING,
	    .place = AT(sts_assume_role_with_saml_response, name_qualifier) },
	{ "SourceIdentity", .type = SHAPE_STRING,
	    .place = AT(sts_assume_role_with_saml_response, source_identity) },
	{ "SessionTokenUtilization", .type = SHAPE_INTEGER,
	    .place = AT(sts_assume_role_with_saml_response, session_token_utilization)
	    },
	{ "SessionTokenSize", .type = SHAPE_INTEGER,
	    .place = AT(sts_assume_role_with_saml_response, session_token_size)
	    },
	{ "TrustedIdentityPropagationContext", .type = SHAPE_STRUCT,
	    .flags = SHAPE_SENSITIVE,
	    .of = &sts_shape_trusted_identity_propagation_context,
	    .place = AT(sts_assume_role_with_saml_response, trusted_identity_propagation_context)
	    },
};
const struct shape sts_shape_assume_role_with_saml_response =
    SHAPE(struct sts_assume_role_with_saml_response, fields_assume_role_with_saml_response);

static const struct shape_field fields_assume_role_with_web_identity_response[] = {
	{ "Credentials", .type = SHAPE_STRUCT, .of = &sts_shape_credentials,
	    .place = AT(sts_assume_role_with_web_identity_response, credentials)
	    },
	{ "SubjectFromWebIdentityToken", .type = SHAPE_STRING,
	    .place = AT(sts_assume_role_with_web_identity_response, subject_from_web_identity_token)
	    },
	{ "AssumedRoleUser", .type = SHAPE_STRUCT,
	    .of = &sts_shape_assumed_role_user,
	    .place = AT(sts_assume_role_with_web_identity_response, assumed_role_user)
	    },
	{ "PackedPolicySize", .type = SHAPE_INTEGER,
	    .place = AT(sts_assume_role_with_web_identity_response, packed_policy_size)
	    },
	{ "Provider", .type = SHAPE_STRING,
	    .place = AT(sts_assume_role_with_web_identity_response, provider) },
	{ "Audience", .type = SHAPE_STRING,
	    .place = AT(sts_assume_role_with_web_identity_response, audience) },
	{ "SourceIdentity", .type = SHAPE_STRING,
	    .place = AT(sts_assume_role_with_web_identity_response, source_identity)
	    },
	{ "SessionTokenUtilization", .type = SHAPE_INTEGER,
	    .place = AT(sts_assume_role_with_web_identity_response, session_token_utilization)
	    },
	{ "SessionTokenSize", .type = SHAPE_INTEGER,
	    .place = AT(sts_assume_role_with_web_identity_response, session_token_size)
	    },
	{ "TrustedIdentityPropagationContext", .type = SHAPE_STRUCT,
	    .flags = SHAPE_SENSITIVE,
	    .of = &sts_shape_trusted_identity_propagation_context,
	    .place = AT(sts_assume_role_with_web_identity_response, trusted_identity_propagation_context)
	    },
};
const struct shape sts_shape_assume_role_with_web_identity_response =
    SHAPE(struct sts_assume_role_with_web_identity_response, fields_assume_role_with_web_identity_response);

static const struct shape_field fields_assume_root_response[] = {
	{ "Credentials", .type = SHAPE_STRUCT, .of = &sts_shape_credentials,
	    .place = AT(sts_assume_root_response, credentials) },
	{ "SourceIdentity", .type = SHAPE_STRING,
	    .place = AT(sts_assume_root_response, source_identity) },
	{ "SessionTokenUtilization", .type = SHAPE_INTEGER,
	    .place = AT(sts_assume_root_response, session_token_utilization) },
	{ "SessionTokenSize", .type = SHAPE_INTEGER,
	    .place = AT(sts_assume_root_response, session_token_size) },
};
const struct shape sts_shape_assume_root_response =
    SHAPE(struct sts_assume_root_response, fields_assume_root_response);

static const struct shape_field fields_decode_authorization_message_response[] = {
	{ "DecodedMessage", .type = SHAPE_STRING,
	    .place = AT(sts_decode_authorization_message_response, decoded_message)
	    },
};
const struct shape sts_shape_decode_authorization_message_response =
    SHAPE(struct sts_decode_authorization_message_response, fields_decode_authorization_message_response);

static const struct shape_field fields_get_access_key_info_response[] = {
	{ "Account", .type = SHAPE_STRING,
	    .place = AT(sts_get_access_key_info_response, account) },
};
const struct shape sts_shape_get_access_key_info_response =
    SHAPE(struct sts_get_access_key_info_response, fields_get_access_key_info_response);

static const struct shape_field fields_get_caller_identity_response[] = {
	{ "UserId", .type = SHAPE_STRING,
	    .place = AT(sts_get_caller_identity_response, user_id) },
	{ "Account", .type = SHAPE_STRING,
	    .place = AT(sts_get_caller_identity_response, account) },
	{ "Arn", .type = SHAPE_STRING,
	    .place = AT(sts_get_caller_identity_response, arn) },
};
const struct shape sts_shape_get_caller_identity_response =
    SHAPE(struct sts_get_caller_identity_response, fields_get_caller_identity_response);

static const struct shape_field fields_get_delegated_access_token_response[] = {
	{ "Credentials", .type = SHAPE_STRUCT, .of = &sts_shape_credentials,
	    .place = AT(sts_get_delegated_access_token_response, credentials) },
	{ "PackedPolicySize", .type = SHAPE_INTEGER,
	    .place = AT(sts_get_delegated_access_token_response, packed_policy_size)
	    },
	{ "AssumedPrincipal", .type = SHAPE_STRING,
	    .place = AT(sts_get_delegated_access_token_response, assumed_principal)
	    },
};
const struct shape sts_shape_get_delegated_access_token_response =
    SHAPE(struct sts_get_delegated_access_token_response, fields_get_delegated_access_token_response);

static const struct shape_field fields_federated_user[] = {
	{ "FederatedUserId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(sts_federated_user, federated_user_id) },
	{ "Arn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(sts_federated_user, arn) },
};
const struct shape sts_shape_federated_user =
    SHAPE(struct sts_federated_user, fields_federated_user);

static const struct shape_field fields_get_federation_token_response[] = {
	{ "Credentials", .type = SHAPE_STRUCT, .of = &sts_shape_credentials,
	    .place = AT(sts_get_federation_token_response, credentials) },
	{ "FederatedUser", .type = SHAPE_STRUCT,
	    .of = &sts_shape_federated_user,
	    .place = AT(sts_get_federation_token_response, federated_user) },
	{ "PackedPolicySize", .type = SHAPE_INTEGER,
	    .place = AT(sts_get_federation_token_response, packed_policy_size)
	    },
	{ "SessionTokenUtilization", .type = SHAPE_INTEGER,
	    .place = AT(sts_get_federation_token_response, session_token_utilization)
	    },
	{ "SessionTokenSize", .type = SHAPE_INTEGER,
	    .place = AT(sts_get_federation_token_response, session_token_size)
	    },
};
const struct shape sts_shape_get_federation_token_response =
    SHAPE(struct sts_get_federation_token_response, fields_get_federation_token_response);

static const struct shape_field fields_get_session_token_response[] = {
	{ "Credentials", .type = SHAPE_STRUCT, .of = &sts_shape_credentials,
	    .place = AT(sts_get_session_token_response, credentials) },
	{ "SessionTokenUtilization", .type = SHAPE_INTEGER,
	    .place = AT(sts_get_session_token_response, session_token_utilization)
	    },
	{ "SessionTokenSize", .type = SHAPE_INTEGER,
	    .place = AT(sts_get_session_token_response, session_token_size) },
};
const struct shape sts_shape_get_session_token_response =
    SHAPE(struct sts_get_session_token_response, fields_get_session_token_response);

static const struct shape_field fields_get_web_identity_token_response[] = {
	{ "WebIdentityToken", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(sts_get_web_identity_token_response, web_identity_token)
	    },
	{ "Expiration", .type = SHAPE_TIME, .flags = SHAPE_SECONDS,
	    .place = AT(sts_get_web_identity_token_response, expiration) },
};
const struct shape sts_shape_get_web_identity_token_response =
    SHAPE(struct sts_get_web_identity_token_response, fields_get_web_identity_token_response);

const struct kt_error sts_errors[] = {
	{ "ExpiredTokenException", 400, "message" },
	{ "ExpiredTradeInTokenException", 400, "message" },
	{ "IDPCommunicationError", 400, "message" },
	{ "IDPRejectedClaim", 403, "message" },
	{ "InvalidAuthorizationMessageException", 400, "message" },
	{ "InvalidContextAssertion", 400, "message" },
	{ "InvalidIdentityToken", 400, "message" },
	{ "JWTPayloadSizeExceededException", 400, "message" },
	{ "MalformedPolicyDocument", 400, "message" },
	{ "OutboundWebIdentityFederationDisabledException", 403, "message" },
	{ "PackedPolicyTooLarge", 400, "message" },
	{ "RegionDisabledException", 403, "message" },
	{ "SessionDurationEscalationException", 403, "message" },
	{ NULL }
};

const struct kt_meaning sts_means[] = {
	{ KT_OK }
};
