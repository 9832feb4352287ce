/* Made by models/generate of models/kms.ops and AWS's model: change those. */
#ifndef KEYTURN_KMS_MODEL_H
#define KEYTURN_KMS_MODEL_H

#include "keyturn/call.h"
#include "keyturn/shape.h"

struct kms_cancel_key_deletion_request {
	const char *key_id;
};

struct kms_create_alias_request {
	const char *alias_name;
	const char *target_key_id;
};

struct kms_grant_constraints {
	struct shape_list encryption_context_subset;	/* struct kms_encryption_context_type */
	struct shape_list encryption_context_equals;	/* struct kms_encryption_context_type */
	const char *source_arn;
};

struct kms_create_grant_request {
	const char *key_id;
	const char *grantee_principal;
	const char *retiring_principal;
	struct shape_list operations;	/* const char * */
	struct kms_grant_constraints *constraints;
	struct shape_list grant_tokens;	/* const char * */
	const char *name;
	enum shape_bool dry_run;
	const char *grantee_service_principal;
	const char *retiring_service_principal;
};

struct kms_tag {
	const char *tag_key;
	const char *tag_value;
};

struct kms_create_key_request {
	const char *policy;
	const char *description;
	const char *key_usage;
	const char *customer_master_key_spec;
	const char *key_spec;
	const char *origin;
	const char *custom_key_store_id;
	enum shape_bool bypass_policy_lockout_safety_check;
	struct shape_list tags;	/* struct kms_tag */
	enum shape_bool multi_region;
	const char *xks_key_id;
};

struct kms_recipient_info {
	const char *key_encryption_algorithm;
	struct kt_blob attestation_document;
};

struct kms_decrypt_request {
	struct kt_blob ciphertext_blob;
	struct shape_list encryption_context;	/* struct kms_encryption_context_type */
	struct shape_list grant_tokens;	/* const char * */
	const char *key_id;
	const char *encryption_algorithm;
	struct kms_recipient_info *recipient;
	enum shape_bool dry_run;
	struct shape_list dry_run_modifiers;	/* const char * */
};

struct kms_delete_alias_request {
	const char *alias_name;
};

struct kms_describe_key_request {
	const char *key_id;
	struct shape_list grant_tokens;	/* const char * */
};

struct kms_disable_key_request {
	const char *key_id;
};

struct kms_disable_key_rotation_request {
	const char *key_id;
};

struct kms_enable_key_request {
	const char *key_id;
};

struct kms_enable_key_rotation_request {
	const char *key_id;
	struct shape_int rotation_period_in_days;
};

struct kms_encrypt_request {
	const char *key_id;
	struct kt_blob plaintext;
	struct shape_list encryption_context;	/* struct kms_encryption_context_type */
	struct shape_list grant_tokens;	/* const char * */
	const char *encryption_algorithm;
	enum shape_bool dry_run;
};

struct kms_generate_data_key_request {
	const char *key_id;
	struct shape_list encryption_context;	/* struct kms_encryption_context_type */
	struct shape_int number_of_bytes;
	const char *key_spec;
	struct shape_list grant_tokens;	/* const char * */
	struct kms_recipient_info *recipient;
	enum shape_bool dry_run;
};

struct kms_generate_data_key_without_plaintext_request {
	const char *key_id;
	struct shape_list encryption_context;	/* struct kms_encryption_context_type */
	const char *key_spec;
	struct shape_int number_of_bytes;
	struct shape_list grant_tokens;	/* const char * */
	enum shape_bool dry_run;
};

struct kms_generate_random_request {
	struct shape_int number_of_bytes;
	const char *custom_key_store_id;
	struct kms_recipient_info *recipient;
};

struct kms_get_key_policy_request {
	const char *key_id;
	const char *policy_name;
};

struct kms_get_key_rotation_status_request {
	const char *key_id;
};

struct kms_list_aliases_request {
	const char *key_id;
	struct shape_int limit;
	const char *marker;
};

struct kms_list_grants_request {
	struct shape_int limit;
	const char *marker;
	const char *key_id;
	const char *grant_id;
	const char *grantee_principal;
	const char *grantee_service_principal;
};

struct kms_list_key_policies_request {
	const char *key_id;
	struct shape_int limit;
	const char *marker;
};

struct kms_list_key_rotations_request {
	const char *key_id;
	const char *include_key_material;
	struct shape_int limit;
	const char *marker;
};

struct kms_list_keys_request {
	struct shape_int limit;
	const char *marker;
	struct shape_list resource_owners;	/* const char * */
};

struct kms_list_resource_tags_request {
	const char *key_id;
	struct shape_int limit;
	const char *marker;
};

struct kms_list_retirable_grants_request {
	struct shape_int limit;
	const char *marker;
	const char *retiring_principal;
	const char *retiring_service_principal;
};

struct kms_put_key_policy_request {
	const char *key_id;
	const char *policy_name;
	const char *policy;
	enum shape_bool bypass_policy_lockout_safety_check;
};

struct kms_re_encrypt_request {
	struct kt_blob ciphertext_blob;
	struct shape_list source_encryption_context;	/* struct kms_encryption_context_type */
	const char *source_key_id;
	const char *destination_key_id;
	struct shape_list destination_encryption_context;	/* struct kms_encryption_context_type */
	const char *source_encryption_algorithm;
	const char *destination_encryption_algorithm;
	struct shape_list grant_tokens;	/* const char * */
	enum shape_bool dry_run;
	struct shape_list dry_run_modifiers;	/* const char * */
};

struct kms_retire_grant_request {
	const char *grant_token;
	const char *key_id;
	const char *grant_id;
	enum shape_bool dry_run;
};

struct kms_revoke_grant_request {
	const char *key_id;
	const char *grant_id;
	enum shape_bool dry_run;
};

struct kms_rotate_key_on_demand_request {
	const char *key_id;
};

struct kms_schedule_key_deletion_request {
	const char *key_id;
	struct shape_int pending_window_in_days;
};

struct kms_tag_resource_request {
	const char *key_id;
	struct shape_list tags;	/* struct kms_tag */
};

struct kms_untag_resource_request {
	const char *key_id;
	struct shape_list tag_keys;	/* const char * */
};

struct kms_update_alias_request {
	const char *alias_name;
	const char *target_key_id;
};

struct kms_update_key_description_request {
	const char *key_id;
	const char *description;
};

struct kms_cancel_key_deletion_response {
	const char *key_id;
};

struct kms_create_grant_response {
	const char *grant_token;
	const char *grant_id;
};

struct kms_multi_region_key {
	const char *arn;
	const char *region;
};

struct kms_multi_region_configuration {
	const char *multi_region_key_type;
	struct kms_multi_region_key *primary_key;
	struct shape_list replica_keys;	/* struct kms_multi_region_key */
};

struct kms_xks_key_configuration_type {
	const char *id;
};

struct kms_key_metadata {
	const char *aws_account_id;
	const char *key_id;
	const char *arn;
	int64_t creation_date;
	enum shape_bool enabled;
	const char *description;
	const char *key_usage;
	const char *key_state;
	int64_t deletion_date;
	int64_t valid_to;
	const char *origin;
	const char *custom_key_store_id;
	const char *cloud_hsm_cluster_id;
	const char *expiration_model;
	const char *key_manager;
	const char *customer_master_key_spec;
	const char *key_spec;
	struct shape_list encryption_algorithms;	/* const char * */
	struct shape_list signing_algorithms;	/* const char * */
	struct shape_list key_agreement_algorithms;	/* const char * */
	struct shape_list encapsulation_algorithms;	/* const char * */
	enum shape_bool multi_region;
	struct kms_multi_region_configuration *multi_region_configuration;
	struct shape_int pending_deletion_window_in_days;
	struct shape_list mac_algorithms;	/* const char * */
	struct kms_xks_key_configuration_type *xks_key_configuration;
	const char *current_key_material_id;
};

struct kms_create_key_response {
	struct kms_key_metadata *key_metadata;
};

struct kms_decrypt_response {
	const char *key_id;
	struct kt_blob plaintext;
	const char *encryption_algorithm;
	struct kt_blob ciphertext_for_recipient;
	const char *key_material_id;
};

struct kms_describe_key_response {
	struct kms_key_metadata *key_metadata;
};

struct kms_encrypt_response {
	struct kt_blob ciphertext_blob;
	const char *key_id;
	const char *encryption_algorithm;
};

struct kms_generate_data_key_response {
	struct kt_blob ciphertext_blob;
	struct kt_blob plaintext;
	const char *key_id;
	struct kt_blob ciphertext_for_recipient;
	const char *key_material_id;
};

struct kms_generate_data_key_without_plaintext_response {
	struct kt_blob ciphertext_blob;
	const char *key_id;
	const char *key_material_id;
};

struct kms_generate_random_response {
	struct kt_blob plaintext;
	struct kt_blob ciphertext_for_recipient;
};

struct kms_get_key_policy_response {
	const char *policy;
	const char *policy_name;
};

struct kms_get_key_rotation_status_response {
	enum shape_bool key_rotation_enabled;
	const char *key_id;
	struct shape_int rotation_period_in_days;
	int64_t next_rotation_date;
	int64_t on_demand_rotation_start_date;
};

struct kms_alias_list_entry {
	const char *alias_name;
	const char *alias_arn;
	const char *target_key_id;
	int64_t creation_date;
	int64_t last_updated_date;
};

struct kms_list_aliases_response {
	struct shape_list aliases;	/* struct kms_alias_list_entry */
	const char *next_marker;
	enum shape_bool truncated;
};

struct kms_grant_list_entry {
	const char *key_id;
	const char *grant_id;
	const char *name;
	int64_t creation_date;
	const char *grantee_principal;
	const char *retiring_principal;
	const char *issuing_account;
	struct shape_list operations;	/* const char * */
	struct kms_grant_constraints *constraints;
	const char *grantee_service_principal;
	const char *retiring_service_principal;
};

struct kms_list_grants_response {
	struct shape_list grants;	/* struct kms_grant_list_entry */
	const char *next_marker;
	enum shape_bool truncated;
};

struct kms_list_key_policies_response {
	struct shape_list policy_names;	/* const char * */
	const char *next_marker;
	enum shape_bool truncated;
};

struct kms_rotations_list_entry {
	const char *key_id;
	const char *key_material_id;
	const char *key_material_description;
	const char *import_state;
	const char *key_material_state;
	const char *expiration_model;
	int64_t valid_to;
	int64_t rotation_date;
	const char *rotation_type;
};

struct kms_list_key_rotations_response {
	struct shape_list rotations;	/* struct kms_rotations_list_entry */
	const char *next_marker;
	enum shape_bool truncated;
};

struct kms_key_list_entry {
	const char *key_id;
	const char *key_arn;
};

struct kms_list_keys_response {
	struct shape_list keys;	/* struct kms_key_list_entry */
	const char *next_marker;
	enum shape_bool truncated;
};

struct kms_list_resource_tags_response {
	struct shape_list tags;	/* struct kms_tag */
	const char *next_marker;
	enum shape_bool truncated;
};

struct kms_re_encrypt_response {
	struct kt_blob ciphertext_blob;
	const char *source_key_id;
	const char *key_id;
	const char *source_encryption_algorithm;
	const char *destination_encryption_algorithm;
	const char *source_key_material_id;
	const char *destination_key_material_id;
};

struct kms_rotate_key_on_demand_response {
	const char *key_id;
};

struct kms_schedule_key_deletion_response {
	const char *key_id;
	int64_t deletion_date;
	const char *key_state;
	struct shape_int pending_window_in_days;
};

struct kms_encryption_context_type {
	const char *key;
	const char *value;
};

extern const struct shape kms_shape_cancel_key_deletion_request;
extern const struct shape kms_shape_create_alias_request;
extern const struct shape kms_shape_grant_constraints;
extern const struct shape kms_shape_create_grant_request;
extern const struct shape kms_shape_tag;
extern const struct shape kms_shape_create_key_request;
extern const struct shape kms_shape_recipient_info;
extern const struct shape kms_shape_decrypt_request;
extern const struct shape kms_shape_delete_alias_request;
extern const struct shape kms_shape_describe_key_request;
extern const struct shape kms_shape_disable_key_request;
extern const struct shape kms_shape_disable_key_rotation_request;
extern const struct shape kms_shape_enable_key_request;
extern const struct shape kms_shape_enable_key_rotation_request;
extern const struct shape kms_shape_encrypt_request;
extern const struct shape kms_shape_generate_data_key_request;
extern const struct shape kms_shape_generate_data_key_without_plaintext_request;
extern const struct shape kms_shape_generate_random_request;
extern const struct shape kms_shape_get_key_policy_request;
extern const struct shape kms_shape_get_key_rotation_status_request;
extern const struct shape kms_shape_list_aliases_request;
extern const struct shape kms_shape_list_grants_request;
extern const struct shape kms_shape_list_key_policies_request;
extern const struct shape kms_shape_list_key_rotations_request;
extern const struct shape kms_shape_list_keys_request;
extern const struct shape kms_shape_list_resource_tags_request;
extern const struct shape kms_shape_list_retirable_grants_request;
extern const struct shape kms_shape_put_key_policy_request;
extern const struct shape kms_shape_re_encrypt_request;
extern const struct shape kms_shape_retire_grant_request;
extern const struct shape kms_shape_revoke_grant_request;
extern const struct shape kms_shape_rotate_key_on_demand_request;
extern const struct shape kms_shape_schedule_key_deletion_request;
extern const struct shape kms_shape_tag_resource_request;
extern const struct shape kms_shape_untag_resource_request;
extern const struct shape kms_shape_update_alias_request;
extern const struct shape kms_shape_update_key_description_request;
extern const struct shape kms_shape_cancel_key_deletion_response;
extern const struct shape kms_shape_create_grant_response;
extern const struct shape kms_shape_multi_region_key;
extern const struct shape kms_shape_multi_region_configuration;
extern const struct shape kms_shape_xks_key_configuration_type;
extern const struct shape kms_shape_key_metadata;
extern const struct shape kms_shape_create_key_response;
extern const struct shape kms_shape_decrypt_response;
extern const struct shape kms_shape_describe_key_response;
extern const struct shape kms_shape_encrypt_response;
extern const struct shape kms_shape_generate_data_key_response;
extern const struct shape kms_shape_generate_data_key_without_plaintext_response;
extern const struct shape kms_shape_generate_random_response;
extern const struct shape kms_shape_get_key_policy_response;
extern const struct shape kms_shape_get_key_rotation_status_response;
extern const struct shape kms_shape_alias_list_entry;
extern const struct shape kms_shape_list_aliases_response;
extern const struct shape kms_shape_grant_list_entry;
extern const struct shape kms_shape_list_grants_response;
extern const struct shape kms_shape_list_key_policies_response;
extern const struct shape kms_shape_rotations_list_entry;
extern const struct shape kms_shape_list_key_rotations_response;
extern const struct shape kms_shape_key_list_entry;
extern const struct shape kms_shape_list_keys_response;
extern const struct shape kms_shape_list_resource_tags_response;
extern const struct shape kms_shape_re_encrypt_response;
extern const struct shape kms_shape_rotate_key_on_demand_response;
extern const struct shape kms_shape_schedule_key_deletion_response;

int op_kms_cancel_key_deletion(struct kt_call *c);
int op_kms_create_alias(struct kt_call *c);
int op_kms_create_grant(struct kt_call *c);
int op_kms_create_key(struct kt_call *c);
int op_kms_decrypt(struct kt_call *c);
int op_kms_delete_alias(struct kt_call *c);
int op_kms_describe_key(struct kt_call *c);
int op_kms_disable_key(struct kt_call *c);
int op_kms_disable_key_rotation(struct kt_call *c);
int op_kms_enable_key(struct kt_call *c);
int op_kms_enable_key_rotation(struct kt_call *c);
int op_kms_encrypt(struct kt_call *c);
int op_kms_generate_data_key(struct kt_call *c);
int op_kms_generate_data_key_without_plaintext(struct kt_call *c);
int op_kms_generate_random(struct kt_call *c);
int op_kms_get_key_policy(struct kt_call *c);
int op_kms_get_key_rotation_status(struct kt_call *c);
int op_kms_list_aliases(struct kt_call *c);
int op_kms_list_grants(struct kt_call *c);
int op_kms_list_key_policies(struct kt_call *c);
int op_kms_list_key_rotations(struct kt_call *c);
int op_kms_list_keys(struct kt_call *c);
int op_kms_list_resource_tags(struct kt_call *c);
int op_kms_list_retirable_grants(struct kt_call *c);
int op_kms_put_key_policy(struct kt_call *c);
int op_kms_re_encrypt(struct kt_call *c);
int op_kms_retire_grant(struct kt_call *c);
int op_kms_revoke_grant(struct kt_call *c);
int op_kms_rotate_key_on_demand(struct kt_call *c);
int op_kms_schedule_key_deletion(struct kt_call *c);
int op_kms_tag_resource(struct kt_call *c);
int op_kms_untag_resource(struct kt_call *c);
int op_kms_update_alias(struct kt_call *c);
int op_kms_update_key_description(struct kt_call *c);

enum {
	KMS_ALREADY_EXISTS = KT_ERRORS,
	KMS_CLOUD_HSM_CLUSTER_INVALID_CONFIGURATION,
	KMS_CONFLICT,
	KMS_CUSTOM_KEY_STORE_INVALID_STATE,
	KMS_CUSTOM_KEY_STORE_NOT_FOUND,
	KMS_DEPENDENCY_TIMEOUT,
	KMS_DISABLED,
	KMS_DRY_RUN_OPERATION,
	KMS_INCORRECT_KEY,
	KMS_INVALID_ALIAS_NAME,
	KMS_INVALID_ARN,
	KMS_INVALID_CIPHERTEXT,
	KMS_INVALID_GRANT_ID,
	KMS_INVALID_GRANT_TOKEN,
	KMS_INVALID_KEY_USAGE,
	KMS_INVALID_MARKER,
	KMS_KMS_INTERNAL,
	KMS_KMS_INVALID_STATE,
	KMS_KEY_UNAVAILABLE,
	KMS_LIMIT_EXCEEDED,
	KMS_MALFORMED_POLICY_DOCUMENT,
	KMS_NOT_FOUND,
	KMS_TAG,
	KMS_UNSUPPORTED_OPERATION,
	KMS_XKS_KEY_ALREADY_IN_USE,
	KMS_XKS_KEY_INVALID_CONFIGURATION,
	KMS_XKS_KEY_NOT_FOUND
};

extern const struct kt_op kms_ops[34];
extern const struct kt_op kms_absent[];
extern const struct kt_error kms_errors[];
extern const struct kt_meaning kms_means[];

/* What the model says of the service itself. */
#define KMS_MODEL \
	.name = "kms", \
	.title = "KMS", \
	.protocol = KT_AWS_JSON, \
	.prefix = "TrentService", \
	.version = "2014-11-01", \
	.ops = kms_ops, \
	.n_ops = 34, \
	.absent = kms_absent, \
	.n_absent = 22, \
	.errors = kms_errors, \
	.means = kms_means,

#endif
