/* Made by models/generate of models/kms.ops and AWS's model: change those. */
#include "model.h"

#define AT(type, member) offsetof(struct type, member)

static const struct shape_field value_encryption_context_type = {
	.place = AT(kms_encryption_context_type, value), .type = SHAPE_STRING
};
static const struct shape_field key_encryption_context_type = {
	.type = SHAPE_STRING
};
static const char *const values_grant_operation[] = {
	"Decrypt", "Encrypt", "GenerateDataKey",
	"GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo",
	"Sign", "Verify", "GetPublicKey", "CreateGrant", "RetireGrant",
	"DescribeKey", "GenerateDataKeyPair",
	"GenerateDataKeyPairWithoutPlaintext", "GenerateMac", "VerifyMac",
	"DeriveSharedSecret", "Encapsulate", "Decapsulate", NULL
};
static const struct shape_field member_grant_operation_list = {
	.type = SHAPE_STRING, .values = values_grant_operation
};
static const struct shape_field member_grant_token_list = {
	.type = SHAPE_STRING, .min = 1, .max = 8192
};
static const char *const values_key_usage_type[] = {
	"SIGN_VERIFY", "ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC",
	"KEY_AGREEMENT", "ENCAPSULATE_DECAPSULATE", NULL
};
static const char *const values_customer_master_key_spec[] = {
	"RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384",
	"ECC_NIST_P521", "ECC_SECG_P256K1", "SYMMETRIC_DEFAULT", "HMAC_224",
	"HMAC_256", "HMAC_384", "HMAC_512", "SM2", NULL
};
static const char *const values_key_spec[] = {
	"RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384",
	"ECC_NIST_P521", "ECC_SECG_P256K1", "SYMMETRIC_DEFAULT", "HMAC_224",
	"HMAC_256", "HMAC_384", "HMAC_512", "SM2", "ML_DSA_44", "ML_DSA_65",
	"ML_DSA_87", "ECC_NIST_EDWARDS25519", "ML_KEM_512", "ML_KEM_768",
	"ML_KEM_1024", NULL
};
static const char *const values_origin_type[] = {
	"AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE", NULL
};
static const struct shape_field member_tag_list = {
	.type = SHAPE_STRUCT, .of = &kms_shape_tag
};
static const char *const values_key_encryption_mechanism[] = {
	"RSAES_OAEP_SHA_256", NULL
};
static const char *const values_encryption_algorithm_spec[] = {
	"SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE",
	NULL
};
static const char *const values_dry_run_modifier_type[] = {
	"IGNORE_CIPHERTEXT", NULL
};
static const struct shape_field member_dry_run_modifier_list = {
	.type = SHAPE_STRING, .values = values_dry_run_modifier_type
};
static const char *const values_data_key_spec[] = {
	"AES_256", "AES_128", NULL
};
static const char *const values_include_key_material[] = {
	"ALL_KEY_MATERIAL", "ROTATIONS_ONLY", NULL
};
static const char *const values_resource_owner_type[] = {
	"SELF", "OTHER_ACCOUNTS_VIA_RAM", NULL
};
static const struct shape_field member_resource_owners_list = {
	.type = SHAPE_STRING, .values = values_resource_owner_type
};
static const struct shape_field member_tag_key_list = {
	.type = SHAPE_STRING, .min = 1, .max = 128
};
static const struct shape_field member_multi_region_key_list_answered = {
	.type = SHAPE_STRUCT, .of = &kms_shape_multi_region_key
};
static const struct shape_field member_encryption_algorithm_spec_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_signing_algorithm_spec_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_key_agreement_algorithm_spec_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_encapsulation_algorithm_spec_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_mac_algorithm_spec_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_alias_list_answered = {
	.type = SHAPE_STRUCT, .of = &kms_shape_alias_list_entry
};
static const struct shape_field member_grant_operation_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_grant_list_answered = {
	.type = SHAPE_STRUCT, .of = &kms_shape_grant_list_entry
};
static const struct shape_field member_policy_name_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_rotations_list_answered = {
	.type = SHAPE_STRUCT, .of = &kms_shape_rotations_list_entry
};
static const struct shape_field member_key_list_answered = {
	.type = SHAPE_STRUCT, .of = &kms_shape_key_list_entry
};
static const struct shape_field member_tag_list_answered = {
	.type = SHAPE_STRUCT, .of = &kms_shape_tag
};

static const struct shape_field fields_cancel_key_deletion_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_cancel_key_deletion_request, key_id) },
};
const struct shape kms_shape_cancel_key_deletion_request =
    SHAPE(struct kms_cancel_key_deletion_request, fields_cancel_key_deletion_request);

static const struct shape_field fields_create_alias_request[] = {
	{ "AliasName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 256, .pattern = "^[a-zA-Z0-9:/_-]+$",
	    .place = AT(kms_create_alias_request, alias_name) },
	{ "TargetKeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 2048,
	    .place = AT(kms_create_alias_request, target_key_id) },
};
const struct shape kms_shape_create_alias_request =
    SHAPE(struct kms_create_alias_request, fields_create_alias_request);

static const struct shape_field fields_grant_constraints[] = {
	{ "EncryptionContextSubset", .type = SHAPE_MAP,
	    .each = &value_encryption_context_type,
	    .key = &key_encryption_context_type,
	    .place = AT(kms_grant_constraints, encryption_context_subset) },
	{ "EncryptionContextEquals", .type = SHAPE_MAP,
	    .each = &value_encryption_context_type,
	    .key = &key_encryption_context_type,
	    .place = AT(kms_grant_constraints, encryption_context_equals) },
	{ "SourceArn", .type = SHAPE_STRING, .min = 20, .max = 512, .pattern =
	    "^arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:.+$",
	    .place = AT(kms_grant_constraints, source_arn) },
};
const struct shape kms_shape_grant_constraints =
    SHAPE(struct kms_grant_constraints, fields_grant_constraints);

static const struct shape_field fields_create_grant_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_create_grant_request, key_id) },
	{ "GranteePrincipal", .type = SHAPE_STRING, .min = 1, .max = 256,
	    .pattern = "^[\\w+=,.@:/-]+$",
	    .place = AT(kms_create_grant_request, grantee_principal) },
	{ "RetiringPrincipal", .type = SHAPE_STRING, .min = 1, .max = 256,
	    .pattern = "^[\\w+=,.@:/-]+$",
	    .place = AT(kms_create_grant_request, retiring_principal) },
	{ "Operations", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_grant_operation_list,
	    .place = AT(kms_create_grant_request, operations) },
	{ "Constraints", .type = SHAPE_STRUCT,
	    .of = &kms_shape_grant_constraints,
	    .place = AT(kms_create_grant_request, constraints) },
	{ "GrantTokens", .type = SHAPE_LIST, .max = 10,
	    .each = &member_grant_token_list,
	    .place = AT(kms_create_grant_request, grant_tokens) },
	{ "Name", .type = SHAPE_STRING, .min = 1, .max = 256, .pattern =
	    "^[a-zA-Z0-9:/_-]+$", .place = AT(kms_create_grant_request, name) },
	{ "DryRun", .type = SHAPE_BOOL,
	    .place = AT(kms_create_grant_request, dry_run) },
	{ "GranteeServicePrincipal", .type = SHAPE_STRING, .min = 1, .max = 128,
	    .pattern =
	    "^([A-Za-z0-9\\-]+)\\.([A-Za-z0-9\\-]+)(\\.[A-Za-z0-9\\-]+)+$",
	    .place = AT(kms_create_grant_request, grantee_service_principal) },
	{ "RetiringServicePrincipal", .type = SHAPE_STRING, .min = 1,
	    .max = 128, .pattern =
	    "^([A-Za-z0-9\\-]+)\\.([A-Za-z0-9\\-]+)(\\.[A-Za-z0-9\\-]+)+$",
	    .place = AT(kms_create_grant_request, retiring_service_principal) },
};
const struct shape kms_shape_create_grant_request =
    SHAPE(struct kms_create_grant_request, fields_create_grant_request);

static const struct shape_field fields_tag[] = {
	{ "TagKey", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .place = AT(kms_tag, tag_key) },
	{ "TagValue", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .max = 256,
	    .place = AT(kms_tag, tag_value) },
};
const struct shape kms_shape_tag =
    SHAPE(struct kms_tag, fields_tag);

static const struct shape_field fields_create_key_request[] = {
	{ "Policy", .type = SHAPE_STRING, .min = 1, .max = 131072, .pattern =
	    "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(kms_create_key_request, policy) },
	{ "Description", .type = SHAPE_STRING, .max = 8192,
	    .place = AT(kms_create_key_request, description) },
	{ "KeyUsage", .type = SHAPE_STRING, .values = values_key_usage_type,
	    .place = AT(kms_create_key_request, key_usage) },
	{ "CustomerMasterKeySpec", .type = SHAPE_STRING,
	    .values = values_customer_master_key_spec,
	    .place = AT(kms_create_key_request, customer_master_key_spec) },
	{ "KeySpec", .type = SHAPE_STRING, .values = values_key_spec,
	    .place = AT(kms_create_key_request, key_spec) },
	{ "Origin", .type = SHAPE_STRING, .values = values_origin_type,
	    .place = AT(kms_create_key_request, origin) },
	{ "CustomKeyStoreId", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .min = 1, .max = 64, .why = "there are no custom key stores",
	    .place = AT(kms_create_key_request, custom_key_store_id) },
	{ "BypassPolicyLockoutSafetyCheck", .type = SHAPE_BOOL,
	    .place = AT(kms_create_key_request, bypass_policy_lockout_safety_check)
	    },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list,
	    .place = AT(kms_create_key_request, tags) },
	{ "MultiRegion", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED, .why =
	    "a key is of one Region here", .unless = "false",
	    .place = AT(kms_create_key_request, multi_region) },
	{ "XksKeyId", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .min = 1,
	    .max = 128, .pattern = "^[a-zA-Z0-9-_.]+$", .why =
	    "there are no custom key stores",
	    .place = AT(kms_create_key_request, xks_key_id) },
};
const struct shape kms_shape_create_key_request =
    SHAPE(struct kms_create_key_request, fields_create_key_request);

static const struct shape_field fields_recipient_info[] = {
	{ "KeyEncryptionAlgorithm", .type = SHAPE_STRING,
	    .values = values_key_encryption_mechanism,
	    .place = AT(kms_recipient_info, key_encryption_algorithm) },
	{ "AttestationDocument", .type = SHAPE_BLOB, .min = 1, .max = 262144,
	    .place = AT(kms_recipient_info, attestation_document) },
};
const struct shape kms_shape_recipient_info =
    SHAPE(struct kms_recipient_info, fields_recipient_info);

static const struct shape_field fields_decrypt_request[] = {
	{ "CiphertextBlob", .type = SHAPE_BLOB, .min = 1, .max = 6144,
	    .place = AT(kms_decrypt_request, ciphertext_blob) },
	{ "EncryptionContext", .type = SHAPE_MAP,
	    .each = &value_encryption_context_type,
	    .key = &key_encryption_context_type,
	    .place = AT(kms_decrypt_request, encryption_context) },
	{ "GrantTokens", .type = SHAPE_LIST, .max = 10,
	    .each = &member_grant_token_list,
	    .place = AT(kms_decrypt_request, grant_tokens) },
	{ "KeyId", .type = SHAPE_STRING, .min = 1, .max = 2048,
	    .place = AT(kms_decrypt_request, key_id) },
	{ "EncryptionAlgorithm", .type = SHAPE_STRING,
	    .values = values_encryption_algorithm_spec,
	    .place = AT(kms_decrypt_request, encryption_algorithm) },
	{ "Recipient", .type = SHAPE_STRUCT, .flags = SHAPE_REFUSED,
	    .of = &kms_shape_recipient_info, .why = "there are no enclaves",
	    .place = AT(kms_decrypt_request, recipient) },
	{ "DryRun", .type = SHAPE_BOOL,
	    .place = AT(kms_decrypt_request, dry_run) },
	{ "DryRunModifiers", .type = SHAPE_LIST,
	    .each = &member_dry_run_modifier_list,
	    .place = AT(kms_decrypt_request, dry_run_modifiers) },
};
const struct shape kms_shape_decrypt_request =
    SHAPE(struct kms_decrypt_request, fields_decrypt_request);

static const struct shape_field fields_delete_alias_request[] = {
	{ "AliasName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 256, .pattern = "^[a-zA-Z0-9:/_-]+$",
	    .place = AT(kms_delete_alias_request, alias_name) },
};
const struct shape kms_shape_delete_alias_request =
    SHAPE(struct kms_delete_alias_request, fields_delete_alias_request);

static const struct shape_field fields_describe_key_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_describe_key_request, key_id) },
	{ "GrantTokens", .type = SHAPE_LIST, .max = 10,
	    .each = &member_grant_token_list,
	    .place = AT(kms_describe_key_request, grant_tokens) },
};
const struct shape kms_shape_describe_key_request =
    SHAPE(struct kms_describe_key_request, fields_describe_key_request);

static const struct shape_field fields_disable_key_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_disable_key_request, key_id) },
};
const struct shape kms_shape_disable_key_request =
    SHAPE(struct kms_disable_key_request, fields_disable_key_request);

static const struct shape_field fields_disable_key_rotation_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_disable_key_rotation_request, key_id)
	    },
};
const struct shape kms_shape_disable_key_rotation_request =
    SHAPE(struct kms_disable_key_rotation_request, fields_disable_key_rotation_request);

static const struct shape_field fields_enable_key_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_enable_key_request, key_id) },
};
const struct shape kms_shape_enable_key_request =
    SHAPE(struct kms_enable_key_request, fields_enable_key_request);

static const struct shape_field fields_enable_key_rotation_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_enable_key_rotation_request, key_id) },
	{ "RotationPeriodInDays", .type = SHAPE_INTEGER, .min = 90, .max = 2560,
	    .place = AT(kms_enable_key_rotation_request, rotation_period_in_days)
	    },
};
const struct shape kms_shape_enable_key_rotation_request =
    SHAPE(struct kms_enable_key_rotation_request, fields_enable_key_rotation_request);

static const struct shape_field fields_encrypt_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_encrypt_request, key_id) },
	{ "Plaintext", .type = SHAPE_BLOB,
	    .flags = SHAPE_REQUIRED | SHAPE_SENSITIVE, .min = 1, .max = 4096,
	    .place = AT(kms_encrypt_request, plaintext) },
	{ "EncryptionContext", .type = SHAPE_MAP,
	    .each = &value_encryption_context_type,
	    .key = &key_encryption_context_type,
	    .place = AT(kms_encrypt_request, encryption_context) },
	{ "GrantTokens", .type = SHAPE_LIST, .max = 10,
	    .each = &member_grant_token_list,
	    .place = AT(kms_encrypt_request, grant_tokens) },
	{ "EncryptionAlgorithm", .type = SHAPE_STRING,
	    .values = values_encryption_algorithm_spec,
	    .place = AT(kms_encrypt_request, encryption_algorithm) },
	{ "DryRun", .type = SHAPE_BOOL,
	    .place = AT(kms_encrypt_request, dry_run) },
};
const struct shape kms_shape_encrypt_request =
    SHAPE(struct kms_encrypt_request, fields_encrypt_request);

static const struct shape_field fields_generate_data_key_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_generate_data_key_request, key_id) },
	{ "EncryptionContext", .type = SHAPE_MAP,
	    .each = &value_encryption_context_type,
	    .key = &key_encryption_context_type,
	    .place = AT(kms_generate_data_key_request, encryption_context) },
	{ "NumberOfBytes", .type = SHAPE_INTEGER, .min = 1, .max = 1024,
	    .place = AT(kms_generate_data_key_request, number_of_bytes) },
	{ "KeySpec", .type = SHAPE_STRING, .values = values_data_key_spec,
	    .place = AT(kms_generate_data_key_request, key_spec) },
	{ "GrantTokens", .type = SHAPE_LIST, .max = 10,
	    .each = &member_grant_token_list,
	    .place = AT(kms_generate_data_key_request, grant_tokens) },
	{ "Recipient", .type = SHAPE_STRUCT, .flags = SHAPE_REFUSED,
	    .of = &kms_shape_recipient_info, .why = "there are no enclaves",
	    .place = AT(kms_generate_data_key_request, recipient) },
	{ "DryRun", .type = SHAPE_BOOL,
	    .place = AT(kms_generate_data_key_request, dry_run) },
};
const struct shape kms_shape_generate_data_key_request =
    SHAPE(struct kms_generate_data_key_request, fields_generate_data_key_request);

static const struct shape_field fields_generate_data_key_without_plaintext_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048,
	    .place = AT(kms_generate_data_key_without_plaintext_request, key_id)
	    },
	{ "EncryptionContext", .type = SHAPE_MAP,
	    .each = &value_encryption_context_type,
	    .key = &key_encryption_context_type,
	    .place = AT(kms_generate_data_key_without_plaintext_request, encryption_context)
	    },
	{ "KeySpec", .type = SHAPE_STRING, .values = values_data_key_spec,
	    .place = AT(kms_generate_data_key_without_plaintext_request, key_spec)
	    },
	{ "NumberOfBytes", .type = SHAPE_INTEGER, .min = 1, .max = 1024,
	    .place = AT(kms_generate_data_key_without_plaintext_request, number_of_bytes)
	    },
	{ "GrantTokens", .type = SHAPE_LIST, .max = 10,
	    .each = &member_grant_token_list,
	    .place = AT(kms_generate_data_key_without_plaintext_request, grant_tokens)
	    },
	{ "DryRun", .type = SHAPE_BOOL,
	    .place = AT(kms_generate_data_key_without_plaintext_request, dry_run)
	    },
};
const struct shape kms_shape_generate_data_key_without_plaintext_request =
    SHAPE(struct kms_generate_data_key_without_plaintext_request, fields_generate_data_key_without_plaintext_request);

static const struct shape_field fields_generate_random_request[] = {
	{ "NumberOfBytes", .type = SHAPE_INTEGER, .min = 1, .max = 1024,
	    .place = AT(kms_generate_random_request, number_of_bytes) },
	{ "CustomKeyStoreId", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .min = 1, .max = 64, .why = "there are no custom key stores",
	    .place = AT(kms_generate_random_request, custom_key_store_id) },
	{ "Recipient", .type = SHAPE_STRUCT, .flags = SHAPE_REFUSED,
	    .of = &kms_shape_recipient_info, .why = "there are no enclaves",
	    .place = AT(kms_generate_random_request, recipient) },
};
const struct shape kms_shape_generate_random_request =
    SHAPE(struct kms_generate_random_request, fields_generate_random_request);

static const struct shape_field fields_get_key_policy_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_get_key_policy_request, key_id) },
	{ "PolicyName", .type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\w]+", .place = AT(kms_get_key_policy_request, policy_name) },
};
const struct shape kms_shape_get_key_policy_request =
    SHAPE(struct kms_get_key_policy_request, fields_get_key_policy_request);

static const struct shape_field fields_get_key_rotation_status_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048,
	    .place = AT(kms_get_key_rotation_status_request, key_id) },
};
const struct shape kms_shape_get_key_rotation_status_request =
    SHAPE(struct kms_get_key_rotation_status_request, fields_get_key_rotation_status_request);

static const struct shape_field fields_list_aliases_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .min = 1, .max = 2048,
	    .place = AT(kms_list_aliases_request, key_id) },
	{ "Limit", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(kms_list_aliases_request, limit) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 1024, .pattern =
	    "[\\u0020-\\u00FF]*", .place = AT(kms_list_aliases_request, marker)
	    },
};
const struct shape kms_shape_list_aliases_request =
    SHAPE(struct kms_list_aliases_request, fields_list_aliases_request);

static const struct shape_field fields_list_grants_request[] = {
	{ "Limit", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(kms_list_grants_request, limit) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 1024, .pattern =
	    "[\\u0020-\\u00FF]*", .place = AT(kms_list_grants_request, marker)
	    },
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_list_grants_request, key_id) },
	{ "GrantId", .type = SHAPE_STRING, .min = 1, .max = 128,
	    .place = AT(kms_list_grants_request, grant_id) },
	{ "GranteePrincipal", .type = SHAPE_STRING, .min = 1, .max = 256,
	    .pattern = "^[\\w+=,.@:/-]+$",
	    .place = AT(kms_list_grants_request, grantee_principal) },
	{ "GranteeServicePrincipal", .type = SHAPE_STRING, .min = 1, .max = 128,
	    .pattern =
	    "^([A-Za-z0-9\\-]+)\\.([A-Za-z0-9\\-]+)(\\.[A-Za-z0-9\\-]+)+$",
	    .place = AT(kms_list_grants_request, grantee_service_principal) },
};
const struct shape kms_shape_list_grants_request =
    SHAPE(struct kms_list_grants_request, fields_list_grants_request);

static const struct shape_field fields_list_key_policies_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_list_key_policies_request, key_id) },
	{ "Limit", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(kms_list_key_policies_request, limit) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 1024, .pattern =
	    "[\\u0020-\\u00FF]*",
	    .place = AT(kms_list_key_policies_request, marker) },
};
const struct shape kms_shape_list_key_policies_request =
    SHAPE(struct kms_list_key_policies_request, fields_list_key_policies_request);

static const struct shape_field fields_list_key_rotations_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_list_key_rotations_request, key_id) },
	{ "IncludeKeyMaterial", .type = SHAPE_STRING,
	    .values = values_include_key_material,
	    .place = AT(kms_list_key_rotations_request, include_key_material) },
	{ "Limit", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(kms_list_key_rotations_request, limit) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 1024, .pattern =
	    "[\\u0020-\\u00FF]*",
	    .place = AT(kms_list_key_rotations_request, marker) },
};
const struct shape kms_shape_list_key_rotations_request =
    SHAPE(struct kms_list_key_rotations_request, fields_list_key_rotations_request);

static const struct shape_field fields_list_keys_request[] = {
	{ "Limit", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(kms_list_keys_request, limit) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 1024, .pattern =
	    "[\\u0020-\\u00FF]*", .place = AT(kms_list_keys_request, marker) },
	{ "ResourceOwners", .type = SHAPE_LIST, .min = 1, .max = 2,
	    .each = &member_resource_owners_list,
	    .place = AT(kms_list_keys_request, resource_owners) },
};
const struct shape kms_shape_list_keys_request =
    SHAPE(struct kms_list_keys_request, fields_list_keys_request);

static const struct shape_field fields_list_resource_tags_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_list_resource_tags_request, key_id) },
	{ "Limit", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(kms_list_resource_tags_request, limit) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 1024, .pattern =
	    "[\\u0020-\\u00FF]*",
	    .place = AT(kms_list_resource_tags_request, marker) },
};
const struct shape kms_shape_list_resource_tags_request =
    SHAPE(struct kms_list_resource_tags_request, fields_list_resource_tags_request);

static const struct shape_field fields_list_retirable_grants_request[] = {
	{ "Limit", .type = SHAPE_INTEGER, .min = 1, .max = 1000,
	    .place = AT(kms_list_retirable_grants_request, limit) },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 1024, .pattern =
	    "[\\u0020-\\u00FF]*",
	    .place = AT(kms_list_retirable_grants_request, marker) },
	{ "RetiringPrincipal", .type = SHAPE_STRING, .min = 1, .max = 256,
	    .pattern = "^[\\w+=,.@:/-]+$",
	    .place = AT(kms_list_retirable_grants_request, retiring_principal)
	    },
	{ "RetiringServicePrincipal", .type = SHAPE_STRING, .min = 1,
	    .max = 128, .pattern =
	    "^([A-Za-z0-9\\-]+)\\.([A-Za-z0-9\\-]+)(\\.[A-Za-z0-9\\-]+)+$",
	    .place = AT(kms_list_retirable_grants_request, retiring_service_principal)
	    },
};
const struct shape kms_shape_list_retirable_grants_request =
    SHAPE(struct kms_list_retirable_grants_request, fields_list_retirable_grants_request);

static const struct shape_field fields_put_key_policy_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_put_key_policy_request, key_id) },
	{ "PolicyName", .type = SHAPE_STRING, .min = 1, .max = 128, .pattern =
	    "[\\w]+", .place = AT(kms_put_key_policy_request, policy_name) },
	{ "Policy", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 131072, .pattern = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
	    .place = AT(kms_put_key_policy_request, policy) },
	{ "BypassPolicyLockoutSafetyCheck", .type = SHAPE_BOOL,
	    .place = AT(kms_put_key_policy_request, bypass_policy_lockout_safety_check)
	    },
};
const struct shape kms_shape_put_key_policy_request =
    SHAPE(struct kms_put_key_policy_request, fields_put_key_policy_request);

static const struct shape_field fields_re_encrypt_request[] = {
	{ "CiphertextBlob", .type = SHAPE_BLOB, .min = 1, .max = 6144,
	    .place = AT(kms_re_encrypt_request, ciphertext_blob) },
	{ "SourceEncryptionContext", .type = SHAPE_MAP,
	    .each = &value_encryption_context_type,
	    .key = &key_encryption_context_type,
	    .place = AT(kms_re_encrypt_request, source_encryption_context) },
	{ "SourceKeyId", .type = SHAPE_STRING, .min = 1, .max = 2048,
	    .place = AT(kms_re_encrypt_request, source_key_id) },
	{ "DestinationKeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 2048,
	    .place = AT(kms_re_encrypt_request, destination_key_id) },
	{ "DestinationEncryptionContext", .type = SHAPE_MAP,
	    .each = &value_encryption_context_type,
	    .key = &key_encryption_context_type,
	    .place = AT(kms_re_encrypt_request, destination_encryption_context)
	    },
	{ "SourceEncryptionAlgorithm", .type = SHAPE_STRING,
	    .values = values_encryption_algorithm_spec,
	    .place = AT(kms_re_encrypt_request, source_encryption_algorithm) },
	{ "DestinationEncryptionAlgorithm", .type = SHAPE_STRING,
	    .values = values_encryption_algorithm_spec,
	    .place = AT(kms_re_encrypt_request, destination_encryption_algorithm)
	    },
	{ "GrantTokens", .type = SHAPE_LIST, .max = 10,
	    .each = &member_grant_token_list,
	    .place = AT(kms_re_encrypt_request, grant_tokens) },
	{ "DryRun", .type = SHAPE_BOOL,
	    .place = AT(kms_re_encrypt_request, dry_run) },
	{ "DryRunModifiers", .type = SHAPE_LIST,
	    .each = &member_dry_run_modifier_list,
	    .place = AT(kms_re_encrypt_request, dry_run_modifiers) },
};
const struct shape kms_shape_re_encrypt_request =
    SHAPE(struct kms_re_encrypt_request, fields_re_encrypt_request);

static const struct shape_field fields_retire_grant_request[] = {
	{ "GrantToken", .type = SHAPE_STRING, .min = 1, .max = 8192,
	    .place = AT(kms_retire_grant_request, grant_token) },
	{ "KeyId", .type = SHAPE_STRING, .min = 1, .max = 2048,
	    .place = AT(kms_retire_grant_request, key_id) },
	{ "GrantId", .type = SHAPE_STRING, .min = 1, .max = 128,
	    .place = AT(kms_retire_grant_request, grant_id) },
	{ "DryRun", .type = SHAPE_BOOL,
	    .place = AT(kms_retire_grant_request, dry_run) },
};
const struct shape kms_shape_retire_grant_request =
    SHAPE(struct kms_retire_grant_request, fields_retire_grant_request);

static const struct shape_field fields_revoke_grant_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_revoke_grant_request, key_id) },
	{ "GrantId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 128, .place = AT(kms_revoke_grant_request, grant_id) },
	{ "DryRun", .type = SHAPE_BOOL,
	    .place = AT(kms_revoke_grant_request, dry_run) },
};
const struct shape kms_shape_revoke_grant_request =
    SHAPE(struct kms_revoke_grant_request, fields_revoke_grant_request);

static const struct shape_field fields_rotate_key_on_demand_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_rotate_key_on_demand_request, key_id)
	    },
};
const struct shape kms_shape_rotate_key_on_demand_request =
    SHAPE(struct kms_rotate_key_on_demand_request, fields_rotate_key_on_demand_request);

static const struct shape_field fields_schedule_key_deletion_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_schedule_key_deletion_request, key_id)
	    },
	{ "PendingWindowInDays", .type = SHAPE_INTEGER, .min = 1, .max = 365,
	    .place = AT(kms_schedule_key_deletion_request, pending_window_in_days)
	    },
};
const struct shape kms_shape_schedule_key_deletion_request =
    SHAPE(struct kms_schedule_key_deletion_request, fields_schedule_key_deletion_request);

static const struct shape_field fields_tag_resource_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_tag_resource_request, key_id) },
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_tag_list,
	    .place = AT(kms_tag_resource_request, tags) },
};
const struct shape kms_shape_tag_resource_request =
    SHAPE(struct kms_tag_resource_request, fields_tag_resource_request);

static const struct shape_field fields_untag_resource_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_untag_resource_request, key_id) },
	{ "TagKeys", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_tag_key_list,
	    .place = AT(kms_untag_resource_request, tag_keys) },
};
const struct shape kms_shape_untag_resource_request =
    SHAPE(struct kms_untag_resource_request, fields_untag_resource_request);

static const struct shape_field fields_update_alias_request[] = {
	{ "AliasName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 256, .pattern = "^[a-zA-Z0-9:/_-]+$",
	    .place = AT(kms_update_alias_request, alias_name) },
	{ "TargetKeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 2048,
	    .place = AT(kms_update_alias_request, target_key_id) },
};
const struct shape kms_shape_update_alias_request =
    SHAPE(struct kms_update_alias_request, fields_update_alias_request);

static const struct shape_field fields_update_key_description_request[] = {
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(kms_update_key_description_request, key_id)
	    },
	{ "Description", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .max = 8192,
	    .place = AT(kms_update_key_description_request, description) },
};
const struct shape kms_shape_update_key_description_request =
    SHAPE(struct kms_update_key_description_request, fields_update_key_description_request);

static const struct shape_field fields_cancel_key_deletion_response[] = {
	{ "KeyId", .type = SHAPE_STRING,
	    .place = AT(kms_cancel_key_deletion_response, key_id) },
};
const struct shape kms_shape_cancel_key_deletion_response =
    SHAPE(struct kms_cancel_key_deletion_response, fields_cancel_key_deletion_response);

static const struct shape_field fields_create_grant_response[] = {
	{ "GrantToken", .type = SHAPE_STRING,
	    .place = AT(kms_create_grant_response, grant_token) },
	{ "GrantId", .type = SHAPE_STRING,
	    .place = AT(kms_create_grant_response, grant_id) },
};
const struct shape kms_shape_create_grant_response =
    SHAPE(struct kms_create_grant_response, fields_create_grant_response);

static const struct shape_field fields_multi_region_key[] = {
	{ "Arn", .type = SHAPE_STRING, .place = AT(kms_multi_region_key, arn) },
	{ "Region", .type = SHAPE_STRING,
	    .place = AT(kms_multi_region_key, region) },
};
const struct shape kms_shape_multi_region_key =
    SHAPE(struct kms_multi_region_key, fields_multi_region_key);

static const struct shape_field fields_multi_region_configuration[] = {
	{ "MultiRegionKeyType", .type = SHAPE_STRING,
	    .place = AT(kms_multi_region_configuration, multi_region_key_type)
	    },
	{ "PrimaryKey", .type = SHAPE_STRUCT, .of = &kms_shape_multi_region_key,
	    .place = AT(kms_multi_region_configuration, primary_key) },
	{ "ReplicaKeys", .type = SHAPE_LIST,
	    .each = &member_multi_region_key_list_answered,
	    .place = AT(kms_multi_region_configuration, replica_keys) },
};
const struct shape kms_shape_multi_region_configuration =
    SHAPE(struct kms_multi_region_configuration, fields_multi_region_configuration);

static const struct shape_field fields_xks_key_configuration_type[] = {
	{ "Id", .type = SHAPE_STRING,
	    .place = AT(kms_xks_key_configuration_type, id) },
};
const struct shape kms_shape_xks_key_configuration_type =
    SHAPE(struct kms_xks_key_configuration_type, fields_xks_key_configuration_type);

static const struct shape_field fields_key_metadata[] = {
	{ "AWSAccountId", .type = SHAPE_STRING,
	    .place = AT(kms_key_metadata, aws_account_id) },
	{ "KeyId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(kms_key_metadata, key_id) },
	{ "Arn", .type = SHAPE_STRING, .place = AT(kms_key_metadata, arn) },
	{ "CreationDate", .type = SHAPE_TIME,
	    .place = AT(kms_key_metadata, creation_date) },
	{ "Enabled", .type = SHAPE_BOOL, .place = AT(kms_key_metadata, enabled)
	    },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(kms_key_metadata, description) },
	{ "KeyUsage", .type = SHAPE_STRING,
	    .place = AT(kms_key_metadata, key_usage) },
	{ "KeyState", .type = SHAPE_STRING,
	    .place = AT(kms_key_metadata, key_state) },
	{ "DeletionDate", .type = SHAPE_TIME,
	    .place = AT(kms_key_metadata, deletion_date) },
	{ "ValidTo", .type = SHAPE_TIME, .place = AT(kms_key_metadata, valid_to)
	    },
	{ "Origin", .type = SHAPE_STRING, .place = AT(kms_key_metadata, origin)
	    },
	{ "CustomKeyStoreId", .type = SHAPE_STRING,
	    .place = AT(kms_key_metadata, custom_key_store_id) },
	{ "CloudHsmClusterId", .type = SHAPE_STRING,
	    .place = AT(kms_key_metadata, cloud_hsm_cluster_id) },
	{ "ExpirationModel", .type = SHAPE_STRING,
	    .place = AT(kms_key_metadata, expiration_model) },
	{ "KeyManager", .type = SHAPE_STRING,
	    .place = AT(kms_key_metadata, key_manager) },
	{ "CustomerMasterKeySpec", .type = SHAPE_STRING,
	    .place = AT(kms_key_metadata, customer_master_key_spec) },
	{ "KeySpec", .type = SHAPE_STRING,
	    .place = AT(kms_key_metadata, key_spec) },
	{ "EncryptionAlgorithms", .type = SHAPE_LIST,
	    .each = &member_encryption_algorithm_spec_list_answered,
	    .place = AT(kms_key_metadata, encryption_algorithms) },
	{ "SigningAlgorithms", .type = SHAPE_LIST,
	    .each = &member_signing_algorithm_spec_list_answered,
	    .place = AT(kms_key_metadata, signing_algorithms) },
	{ "KeyAgreementAlgorithms", .type = SHAPE_LIST,
	    .each = &member_key_agreement_algorithm_spec_list_answered,
	    .place = AT(kms_key_metadata, key_agreement_algorithms) },
	{ "EncapsulationAlgorithms", .type = SHAPE_LIST,
	    .each = &member_encapsulation_algorithm_spec_list_answered,
	    .place = AT(kms_key_metadata, encapsulation_algorithms) },
	{ "MultiRegion", .type = SHAPE_BOOL,
	    .place = AT(kms_key_metadata, multi_region) },
	{ "MultiRegionConfiguration", .type = SHAPE_STRUCT,
	    .of = &kms_shape_multi_region_configuration,
	    .place = AT(kms_key_metadata, multi_region_configuration) },
	{ "PendingDeletionWindowInDays", .type = SHAPE_INTEGER,
	    .place = AT(kms_key_metadata, pending_deletion_window_in_days) },
	{ "MacAlgorithms", .type = SHAPE_LIST,
	    .each = &member_mac_algorithm_spec_list_answered,
	    .place = AT(kms_key_metadata, mac_algorithms) },
	{ "XksKeyConfiguration", .type = SHAPE_STRUCT,
	    .of = &kms_shape_xks_key_configuration_type,
	    .place = AT(kms_key_metadata, xks_key_configuration) },
	{ "CurrentKeyMaterialId", .type = SHAPE_STRING,
	    .place = AT(kms_key_metadata, current_key_material_id) },
};
const struct shape kms_shape_key_metadata =
    SHAPE(struct kms_key_metadata, fields_key_metadata);

static const struct shape_field fields_create_key_response[] = {
	{ "KeyMetadata", .type = SHAPE_STRUCT, .of = &kms_shape_key_metadata,
	    .place = AT(kms_create_key_response, key_metadata) },
};
const struct shape kms_shape_create_key_response =
    SHAPE(struct kms_create_key_response, fields_create_key_response);

static const struct shape_field fields_decrypt_response[] = {
	{ "KeyId", .type = SHAPE_STRING,
	    .place = AT(kms_decrypt_response, key_id) },
	{ "Plaintext", .type = SHAPE_BLOB, .flags = SHAPE_SENSITIVE,
	    .place = AT(kms_decrypt_response, plaintext) },
	{ "EncryptionAlgorithm", .type = SHAPE_STRING,
	    .place = AT(kms_decrypt_response, encryption_algorithm) },
	{ "CiphertextForRecipient", .type = SHAPE_BLOB,
	    .place = AT(kms_decrypt_response, ciphertext_for_recipient) },
	{ "KeyMaterialId", .type = SHAPE_STRING,
	    .place = AT(kms_decrypt_response, key_material_id) },
};
const struct shape kms_shape_decrypt_response =
    SHAPE(struct kms_decrypt_response, fields_decrypt_response);

static const struct shape_field fields_describe_key_response[] = {
	{ "KeyMetadata", .type = SHAPE_STRUCT, .of = &kms_shape_key_metadata,
	    .place = AT(kms_describe_key_response, key_metadata) },
};
const struct shape kms_shape_describe_key_response =
    SHAPE(struct kms_describe_key_response, fields_describe_key_response);

static const struct shape_field fields_encrypt_response[] = {
	{ "CiphertextBlob", .type = SHAPE_BLOB,
	    .place = AT(kms_encrypt_response, ciphertext_blob) },
	{ "KeyId", .type = SHAPE_STRING,
	    .place = AT(kms_encrypt_response, key_id) },
	{ "EncryptionAlgorithm", .type = SHAPE_STRING,
	    .place = AT(kms_encrypt_response, encryption_algorithm) },
};
const struct shape kms_shape_encrypt_response =
    SHAPE(struct kms_encrypt_response, fields_encrypt_response);

static const struct shape_field fields_generate_data_key_response[] = {
	{ "CiphertextBlob", .type = SHAPE_BLOB,
	    .place = AT(kms_generate_data_key_response, ciphertext_blob) },
	{ "Plaintext", .type = SHAPE_BLOB, .flags = SHAPE_SENSITIVE,
	    .place = AT(kms_generate_data_key_response, plaintext) },
	{ "KeyId", .type = SHAPE_STRING,
	    .place = AT(kms_generate_data_key_response, key_id) },
	{ "CiphertextForRecipient", .type = SHAPE_BLOB,
	    .place = AT(kms_generate_data_key_response, ciphertext_for_recipient)
	    },
	{ "KeyMaterialId", .type = SHAPE_STRING,
	    .place = AT(kms_generate_data_key_response, key_material_id) },
};
const struct shape kms_shape_generate_data_key_response =
    SHAPE(struct kms_generate_data_key_response, fields_generate_data_key_response);

static const struct shape_field fields_generate_data_key_without_plaintext_response[] = {
	{ "CiphertextBlob", .type = SHAPE_BLOB,
	    .place = AT(kms_generate_data_key_without_plaintext_response, ciphertext_blob)
	    },
	{ "KeyId", .type = SHAPE_STRING,
	    .place = AT(kms_generate_data_key_without_plaintext_response, key_id)
	    },
	{ "KeyMaterialId", .type = SHAPE_STRING,
	    .place = AT(kms_generate_data_key_without_plaintext_response, key_material_id)
	    },
};
const struct shape kms_shape_generate_data_key_without_plaintext_response =
    SHAPE(struct kms_generate_data_key_without_plaintext_response, fields_generate_data_key_without_plaintext_response);

static const struct shape_field fields_generate_random_response[] = {
	{ "Plaintext", .type = SHAPE_BLOB, .flags = SHAPE_SENSITIVE,
	    .place = AT(kms_generate_random_response, plaintext) },
	{ "CiphertextForRecipient", .type = SHAPE_BLOB,
	    .place = AT(kms_generate_random_response, ciphertext_for_recipient)
	    },
};
const struct shape kms_shape_generate_random_response =
    SHAPE(struct kms_generate_random_response, fields_generate_random_response);

static const struct shape_field fields_get_key_policy_response[] = {
	{ "Policy", .type = SHAPE_STRING,
	    .place = AT(kms_get_key_policy_response, policy) },
	{ "PolicyName", .type = SHAPE_STRING,
	    .place = AT(kms_get_key_policy_response, policy_name) },
};
const struct shape kms_shape_get_key_policy_response =
    SHAPE(struct kms_get_key_policy_response, fields_get_key_policy_response);

static const struct shape_field fields_get_key_rotation_status_response[] = {
	{ "KeyRotationEnabled", .type = SHAPE_BOOL,
	    .place = AT(kms_get_key_rotation_status_response, key_rotation_enabled)
	    },
	{ "KeyId", .type = SHAPE_STRING,
	    .place = AT(kms_get_key_rotation_status_response, key_id) },
	{ "RotationPeriodInDays", .type = SHAPE_INTEGER,
	    .place = AT(kms_get_key_rotation_status_response, rotation_period_in_days)
	    },
	{ "NextRotationDate", .type = SHAPE_TIME,
	    .place = AT(kms_get_key_rotation_status_response, next_rotation_date)
	    },
	{ "OnDemandRotationStartDate", .type = SHAPE_TIME,
	    .place = AT(kms_get_key_rotation_status_response, on_demand_rotation_start_date)
	    },
};
const struct shape kms_shape_get_key_rotation_status_response =
    SHAPE(struct kms_get_key_rotation_status_response, fields_get_key_rotation_status_response);

static const struct shape_field fields_alias_list_entry[] = {
	{ "AliasName", .type = SHAPE_STRING,
	    .place = AT(kms_alias_list_entry, alias_name) },
	{ "AliasArn", .type = SHAPE_STRING,
	    .place = AT(kms_alias_list_entry, alias_arn) },
	{ "TargetKeyId", .type = SHAPE_STRING,
	    .place = AT(kms_alias_list_entry, target_key_id) },
	{ "CreationDate", .type = SHAPE_TIME,
	    .place = AT(kms_alias_list_entry, creation_date) },
	{ "LastUpdatedDate", .type = SHAPE_TIME,
	    .place = AT(kms_alias_list_entry, last_updated_date) },
};
const struct shape kms_shape_alias_list_entry =
    SHAPE(struct kms_alias_list_entry, fields_alias_list_entry);

static const struct shape_field fields_list_aliases_response[] = {
	{ "Aliases", .type = SHAPE_LIST, .each = &member_alias_list_answered,
	    .place = AT(kms_list_aliases_response, aliases) },
	{ "NextMarker", .type = SHAPE_STRING,
	    .place = AT(kms_list_aliases_response, next_marker) },
	{ "Truncated", .type = SHAPE_BOOL,
	    .place = AT(kms_list_aliases_response, truncated) },
};
const struct shape kms_shape_list_aliases_response =
    SHAPE(struct kms_list_aliases_response, fields_list_aliases_response);

static const struct shape_field fields_grant_list_entry[] = {
	{ "KeyId", .type = SHAPE_STRING,
	    .place = AT(kms_grant_list_entry, key_id) },
	{ "GrantId", .type = SHAPE_STRING,
	    .place = AT(kms_grant_list_entry, grant_id) },
	{ "Name", .type = SHAPE_STRING, .place = AT(kms_grant_list_entry, name)
	    },
	{ "CreationDate", .type = SHAPE_TIME,
	    .place = AT(kms_grant_list_entry, creation_date) },
	{ "GranteePrincipal", .type = SHAPE_STRING,
	    .place = AT(kms_grant_list_entry, grantee_principal) },
	{ "RetiringPrincipal", .type = SHAPE_STRING,
	    .place = AT(kms_grant_list_entry, retiring_principal) },
	{ "IssuingAccount", .type = SHAPE_STRING,
	    .place = AT(kms_grant_list_entry, issuing_account) },
	{ "Operations", .type = SHAPE_LIST,
	    .each = &member_grant_operation_list_answered,
	    .place = AT(kms_grant_list_entry, operations) },
	{ "Constraints", .type = SHAPE_STRUCT,
	    .of = &kms_shape_grant_constraints,
	    .place = AT(kms_grant_list_entry, constraints) },
	{ "GranteeServicePrincipal", .type = SHAPE_STRING,
	    .place = AT(kms_grant_list_entry, grantee_service_principal) },
	{ "RetiringServicePrincipal", .type = SHAPE_STRING,
	    .place = AT(kms_grant_list_entry, retiring_service_principal) },
};
const struct shape kms_shape_grant_list_entry =
    SHAPE(struct kms_grant_list_entry, fields_grant_list_entry);

static const struct shape_field fields_list_grants_response[] = {
	{ "Grants", .type = SHAPE_LIST, .each = &member_grant_list_answered,
	    .place = AT(kms_list_grants_response, grants) },
	{ "NextMarker", .type = SHAPE_STRING,
	    .place = AT(kms_list_grants_response, next_marker) },
	{ "Truncated", .type = SHAPE_BOOL,
	    .place = AT(kms_list_grants_response, truncated) },
};
const struct shape kms_shape_list_grants_response =
    SHAPE(struct kms_list_grants_response, fields_list_grants_response);

static const struct shape_field fields_list_key_policies_response[] = {
	{ "PolicyNames", .type = SHAPE_LIST,
	    .each = &member_policy_name_list_answered,
	    .place = AT(kms_list_key_policies_response, policy_names) },
	{ "NextMarker", .type = SHAPE_STRING,
	    .place = AT(kms_list_key_policies_response, next_marker) },
	{ "Truncated", .type = SHAPE_BOOL,
	    .place = AT(kms_list_key_policies_response, truncated) },
};
const struct shape kms_shape_list_key_policies_response =
    SHAPE(struct kms_list_key_policies_response, fields_list_key_policies_response);

static const struct shape_field fields_rotations_list_entry[] = {
	{ "KeyId", .type = SHAPE_STRING,
	    .place = AT(kms_rotations_list_entry, key_id) },
	{ "KeyMaterialId", .type = SHAPE_STRING,
	    .place = AT(kms_rotations_list_entry, key_material_id) },
	{ "KeyMaterialDescription", .type = SHAPE_STRING,
	    .place = AT(kms_rotations_list_entry, key_material_description) },
	{ "ImportState", .type = SHAPE_STRING,
	    .place = AT(kms_rotations_list_entry, import_state) },
	{ "KeyMaterialState", .type = SHAPE_STRING,
	    .place = AT(kms_rotations_list_entry, key_material_state) },
	{ "ExpirationModel", .type = SHAPE_STRING,
	    .place = AT(kms_rotations_list_entry, expiration_model) },
	{ "ValidTo", .type = SHAPE_TIME,
	    .place = AT(kms_rotations_list_entry, valid_to) },
	{ "RotationDate", .type = SHAPE_TIME,
	    .place = AT(kms_rotations_list_entry, rotation_date) },
	{ "RotationType", .type = SHAPE_STRING,
	    .place = AT(kms_rotations_list_entry, rotation_type) },
};
const struct shape kms_shape_rotations_list_entry =
    SHAPE(struct kms_rotations_list_entry, fields_rotations_list_entry);

static const struct shape_field fields_list_key_rotations_response[] = {
	{ "Rotations", .type = SHAPE_LIST,
	    .each = &member_rotations_list_answered,
	    .place = AT(kms_list_key_rotations_response, rotations) },
	{ "NextMarker", .type = SHAPE_STRING,
	    .place = AT(kms_list_key_rotations_response, next_marker) },
	{ "Truncated", .type = SHAPE_BOOL,
	    .place = AT(kms_list_key_rotations_response, truncated) },
};
const struct shape kms_shape_list_key_rotations_response =
    SHAPE(struct kms_list_key_rotations_response, fields_list_key_rotations_response);

static const struct shape_field fields_key_list_entry[] = {
	{ "KeyId", .type = SHAPE_STRING, .place = AT(kms_key_list_entry, key_id)
	    },
	{ "KeyArn", .type = SHAPE_STRING,
	    .place = AT(kms_key_list_entry, key_arn) },
};
const struct shape kms_shape_key_list_entry =
    SHAPE(struct kms_key_list_entry, fields_key_list_entry);

static const struct shape_field fields_list_keys_response[] = {
	{ "Keys", .type = SHAPE_LIST, .each = &member_key_list_answered,
	    .place = AT(kms_list_keys_response, keys) },
	{ "NextMarker", .type = SHAPE_STRING,
	    .place = AT(kms_list_keys_response, next_marker) },
	{ "Truncated", .type = SHAPE_BOOL,
	    .place = AT(kms_list_keys_response, truncated) },
};
const struct shape kms_shape_list_keys_response =
    SHAPE(struct kms_list_keys_response, fields_list_keys_response);

static const struct shape_field fields_list_resource_tags_response[] = {
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list_answered,
	    .place = AT(kms_list_resource_tags_response, tags) },
	{ "NextMarker", .type = SHAPE_STRING,
	    .place = AT(kms_list_resource_tags_response, next_marker) },
	{ "Truncated", .type = SHAPE_BOOL,
	    .place = AT(kms_list_resource_tags_response, truncated) },
};
const struct shape kms_shape_list_resource_tags_response =
    SHAPE(struct kms_list_resource_tags_response, fields_list_resource_tags_response);

static const struct shape_field fields_re_encrypt_response[] = {
	{ "CiphertextBlob", .type = SHAPE_BLOB,
	    .place = AT(kms_re_encrypt_response, ciphertext_blob) },
	{ "SourceKeyId", .type = SHAPE_STRING,
	    .place = AT(kms_re_encrypt_response, source_key_id) },
	{ "KeyId", .type = SHAPE_STRING,
	    .place = AT(kms_re_encrypt_response, key_id) },
	{ "SourceEncryptionAlgorithm", .type = SHAPE_STRING,
	    .place = AT(kms_re_encrypt_response, source_encryption_algorithm) },
	{ "DestinationEncryptionAlgorithm", .type = SHAPE_STRING,
	    .place = AT(kms_re_encrypt_response, destination_encryption_algorithm)
	    },
	{ "SourceKeyMaterialId", .type = SHAPE_STRING,
	    .place = AT(kms_re_encrypt_response, source_key_material_id) },
	{ "DestinationKeyMaterialId", .type = SHAPE_STRING,
	    .place = AT(kms_re_encrypt_response, destination_key_material_id) },
};
const struct shape kms_shape_re_encrypt_response =
    SHAPE(struct kms_re_encrypt_response, fields_re_encrypt_response);

static const struct shape_field fields_rotate_key_on_demand_response[] = {
	{ "KeyId", .type = SHAPE_STRING,
	    .place = AT(kms_rotate_key_on_demand_response, key_id) },
};
const struct shape kms_shape_rotate_key_on_demand_response =
    SHAPE(struct kms_rotate_key_on_demand_response, fields_rotate_key_on_demand_response);

static const struct shape_field fields_schedule_key_deletion_response[] = {
	{ "KeyId", .type = SHAPE_STRING,
	    .place = AT(kms_schedule_key_deletion_response, key_id) },
	{ "DeletionDate", .type = SHAPE_TIME,
	    .place = AT(kms_schedule_key_deletion_response, deletion_date) },
	{ "KeyState", .type = SHAPE_STRING,
	    .place = AT(kms_schedule_key_deletion_response, key_state) },
	{ "PendingWindowInDays", .type = SHAPE_INTEGER,
	    .place = AT(kms_schedule_key_deletion_response, pending_window_in_days)
	    },
};
const struct shape kms_shape_schedule_key_deletion_response =
    SHAPE(struct kms_schedule_key_deletion_response, fields_schedule_key_deletion_response);

const struct kt_error kms_errors[] = {
	{ "AlreadyExistsException", 400, "message" },
	{ "CloudHsmClusterInvalidConfigurationException", 400, "message" },
	{ "ConflictException", 400, "message" },
	{ "CustomKeyStoreInvalidStateException", 400, "message" },
	{ "CustomKeyStoreNotFoundException", 400, "message" },
	{ "DependencyTimeoutException", 500, "message" },
	{ "DisabledException", 400, "message" },
	{ "DryRunOperationException", 400, "message" },
	{ "IncorrectKeyException", 400, "message" },
	{ "InvalidAliasNameException", 400, "message" },
	{ "InvalidArnException", 400, "message" },
	{ "InvalidCiphertextException", 400, "message" },
	{ "InvalidGrantIdException", 400, "message" },
	{ "InvalidGrantTokenException", 400, "message" },
	{ "InvalidKeyUsageException", 400, "message" },
	{ "InvalidMarkerException", 400, "message" },
	{ "KMSInternalException", 500, "message" },
	{ "KMSInvalidStateException", 400, "message" },
	{ "KeyUnavailableException", 500, "message" },
	{ "LimitExceededException", 400, "message" },
	{ "MalformedPolicyDocumentException", 400, "message" },
	{ "NotFoundException", 400, "message" },
	{ "TagException", 400, "message" },
	{ "UnsupportedOperationException", 400, "message" },
	{ "XksKeyAlreadyInUseException", 400, "message" },
	{ "XksKeyInvalidConfigurationException", 400, "message" },
	{ "XksKeyNotFoundException", 400, "message" },
	{ NULL }
};

const struct kt_meaning kms_means[] = {
	{ KT_INTERNAL, KMS_KMS_INTERNAL },
	{ KT_NOT_HERE, KMS_UNSUPPORTED_OPERATION },
	{ KT_OK }
};
