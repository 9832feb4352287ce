/* Made by models/generate of models/secretsmanager.ops and AWS's model: change those. */
#ifndef KEYTURN_SECRETSMANAGER_MODEL_H
#define KEYTURN_SECRETSMANAGER_MODEL_H

#include "keyturn/call.h"
#include "keyturn/shape.h"

struct sm_associate_cross_account_replica_request {
	const char *secret_id;
	const char *cross_account_replica_arn;
	const char *replica_restriction;
	const char *replication_role_arn;
};

struct sm_filter {
	const char *key;
	struct shape_list values;	/* const char * */
};

struct sm_batch_get_secret_value_request {
	struct shape_list secret_id_list;	/* const char * */
	struct shape_list filters;	/* struct sm_filter */
	struct shape_int max_results;
	const char *next_token;
};

struct sm_cancel_rotate_secret_request {
	const char *secret_id;
};

struct sm_tag {
	const char *key;
	const char *value;
};

struct sm_replica_region_type {
	const char *region;
	const char *kms_key_id;
};

struct sm_create_secret_request {
	const char *name;
	const char *client_request_token;
	const char *description;
	const char *kms_key_id;
	struct kt_blob secret_binary;
	const char *secret_string;
	struct shape_list tags;	/* struct sm_tag */
	struct shape_list add_replica_regions;	/* struct sm_replica_region_type */
	enum shape_bool force_overwrite_replica_secret;
	const char *type;
	const char *cross_account_primary_arn;
};

struct sm_delete_resource_policy_request {
	const char *secret_id;
	const char *policy_name;
};

struct sm_delete_secret_request {
	const char *secret_id;
	struct shape_int recovery_window_in_days;
	enum shape_bool force_delete_without_recovery;
};

struct sm_describe_secret_request {
	const char *secret_id;
};

struct sm_disassociate_cross_account_replica_request {
	const char *secret_id;
	const char *cross_account_replica_arn;
};

struct sm_get_random_password_request {
	struct shape_int password_length;
	const char *exclude_characters;
	enum shape_bool exclude_numbers;
	enum shape_bool exclude_punctuation;
	enum shape_bool exclude_uppercase;
	enum shape_bool exclude_lowercase;
	enum shape_bool include_space;
	enum shape_bool require_each_included_type;
};

struct sm_get_resource_policy_request {
	const char *secret_id;
	const char *policy_name;
};

struct sm_get_secret_value_request {
	const char *secret_id;
	const char *version_id;
	const char *version_stage;
};

struct sm_list_resource_policies_request {
	const char *secret_id;
	struct shape_int max_results;
	const char *next_token;
};

struct sm_list_secret_version_ids_request {
	const char *secret_id;
	struct shape_int max_results;
	const char *next_token;
	enum shape_bool include_deprecated;
};

struct sm_list_secrets_request {
	enum shape_bool include_planned_deletion;
	struct shape_int max_results;
	const char *next_token;
	struct shape_list filters;	/* struct sm_filter */
	const char *sort_order;
	const char *sort_by;
};

struct sm_put_resource_policy_request {
	const char *secret_id;
	const char *resource_policy;
	const char *policy_name;
	enum shape_bool block_public_policy;
};

struct sm_put_secret_value_request {
	const char *secret_id;
	const char *client_request_token;
	struct kt_blob secret_binary;
	const char *secret_string;
	struct shape_list version_stages;	/* const char * */
	const char *rotation_token;
};

struct sm_remove_regions_from_replication_request {
	const char *secret_id;
	struct shape_list remove_replica_regions;	/* const char * */
};

struct sm_replicate_secret_to_regions_request {
	const char *secret_id;
	struct shape_list add_replica_regions;	/* struct sm_replica_region_type */
	enum shape_bool force_overwrite_replica_secret;
};

struct sm_restore_secret_request {
	const char *secret_id;
};

struct sm_rotation_rules_type {
	struct shape_int automatically_after_days;
	const char *duration;
	const char *schedule_expression;
};

struct sm_external_secret_rotation_metadata_item {
	const char *key;
	const char *value;
};

struct sm_rotate_secret_request {
	const char *secret_id;
	const char *client_request_token;
	const char *rotation_lambda_arn;
	struct sm_rotation_rules_type *rotation_rules;
	struct shape_list external_secret_rotation_metadata;	/* struct sm_external_secret_rotation_metadata_item */
	const char *external_secret_rotation_role_arn;
	enum shape_bool rotate_immediately;
};

struct sm_stop_replication_to_replica_request {
	const char *secret_id;
};

struct sm_tag_resource_request {
	const char *secret_id;
	struct shape_list tags;	/* struct sm_tag */
};

struct sm_untag_resource_request {
	const char *secret_id;
	struct shape_list tag_keys;	/* const char * */
};

struct sm_update_secret_request {
	const char *secret_id;
	const char *client_request_token;
	const char *description;
	const char *kms_key_id;
	struct kt_blob secret_binary;
	const char *secret_string;
	const char *type;
};

struct sm_update_secret_version_stage_request {
	const char *secret_id;
	const char *version_stage;
	const char *remove_from_version_id;
	const char *move_to_version_id;
};

struct sm_validate_resource_policy_request {
	const char *secret_id;
	const char *resource_policy;
};

struct sm_associate_cross_account_replica_response {
	const char *arn;
	const char *cross_account_replica_arn;
	const char *replication_status;
};

struct sm_value {
	const char *arn;
	const char *name;
	const char *version_id;
	struct kt_blob secret_binary;
	const char *secret_string;
	struct shape_list version_stages;	/* const char * */
	int64_t created_date;
};

struct sm_api_error_type {
	const char *secret_id;
	const char *error_code;
	const char *message;
};

struct sm_batch_get_secret_value_response {
	struct shape_list secret_values;	/* struct sm_value */
	const char *next_token;
	struct shape_list errors;	/* struct sm_api_error_type */
};

struct sm_cancel_rotate_secret_response {
	const char *arn;
	const char *name;
	const char *version_id;
};

struct sm_replication_status_type {
	const char *region;
	const char *kms_key_id;
	const char *status;
	const char *status_message;
	int64_t last_accessed_date;
};

struct sm_create_secret_response {
	const char *arn;
	const char *name;
	const char *version_id;
	struct shape_list replication_status;	/* struct sm_replication_status_type */
};

struct sm_delete_resource_policy_response {
	const char *arn;
	const char *name;
	const char *policy_name;
};

struct sm_delete_secret_response {
	const char *arn;
	const char *name;
	int64_t deletion_date;
};

struct sm_cross_account_primary_type {
	const char *primary_secret_arn;
	const char *replication_status;
	const char *status_message;
};

struct sm_cross_account_replica_entry {
	const char *replica_secret_arn;
	const char *replication_role_arn;
	const char *replication_status;
	const char *status_message;
};

struct sm_description {
	const char *arn;
	const char *name;
	const char *type;
	const char *description;
	const char *kms_key_id;
	enum shape_bool rotation_enabled;
	const char *rotation_lambda_arn;
	struct sm_rotation_rules_type *rotation_rules;
	struct shape_list external_secret_rotation_metadata;	/* struct sm_external_secret_rotation_metadata_item */
	const char *external_secret_rotation_role_arn;
	int64_t last_rotated_date;
	int64_t last_changed_date;
	int64_t last_accessed_date;
	int64_t deleted_date;
	int64_t next_rotation_date;
	struct shape_list tags;	/* struct sm_tag */
	struct shape_list version_ids_to_stages;	/* struct sm_secret_versions_to_stages_map_type */
	const char *owning_service;
	int64_t created_date;
	const char *primary_region;
	struct shape_list replication_status;	/* struct sm_replication_status_type */
	struct sm_cross_account_primary_type *cross_account_primary;
	struct shape_list cross_account_replicas;	/* struct sm_cross_account_replica_entry */
	struct shape_list secret_versions_to_stages;	/* struct sm_secret_versions_to_stages_map_type */
};

struct sm_disassociate_cross_account_replica_response {
	const char *arn;
	const char *cross_account_replica_arn;
};

struct sm_get_random_password_response {
	const char *random_password;
};

struct sm_get_resource_policy_response {
	const char *arn;
	const char *name;
	const char *resource_policy;
	const char *policy_name;
};

struct sm_resource_policy_summary {
	const char *policy_name;
};

struct sm_list_resource_policies_response {
	struct shape_list resource_policies;	/* struct sm_resource_policy_summary */
	const char *next_token;
};

struct sm_secret_versions_list_entry {
	const char *version_id;
	struct shape_list version_stages;	/* const char * */
	int64_t last_accessed_date;
	int64_t created_date;
	struct shape_list kms_key_ids;	/* const char * */
};

struct sm_list_secret_version_ids_response {
	struct shape_list versions;	/* struct sm_secret_versions_list_entry */
	const char *next_token;
	const char *arn;
	const char *name;
};

struct sm_list_secrets_response {
	struct shape_list secret_list;	/* struct sm_description */
	const char *next_token;
};

struct sm_put_resource_policy_response {
	const char *arn;
	const char *name;
	const char *policy_name;
};

struct sm_put_secret_value_response {
	const char *arn;
	const char *name;
	const char *version_id;
	struct shape_list version_stages;	/* const char * */
};

struct sm_remove_regions_from_replication_response {
	const char *arn;
	struct shape_list replication_status;	/* struct sm_replication_status_type */
};

struct sm_replicate_secret_to_regions_response {
	const char *arn;
	struct shape_list replication_status;	/* struct sm_replication_status_type */
};

struct sm_restore_secret_response {
	const char *arn;
	const char *name;
};

struct sm_rotate_secret_response {
	const char *arn;
	const char *name;
	const char *version_id;
};

struct sm_stop_replication_to_replica_response {
	const char *arn;
};

struct sm_update_secret_response {
	const char *arn;
	const char *name;
	const char *version_id;
};

struct sm_update_secret_version_stage_response {
	const char *arn;
	const char *name;
};

struct sm_validation_errors_entry {
	const char *check_name;
	const char *error_message;
};

struct sm_validate_resource_policy_response {
	enum shape_bool policy_validation_passed;
	struct shape_list validation_errors;	/* struct sm_validation_errors_entry */
};

struct sm_secret_versions_to_stages_map_type {
	const char *key;
	struct shape_list value;	/* const char * */
};

extern const struct shape sm_shape_associate_cross_account_replica_request;
extern const struct shape sm_shape_filter;
extern const struct shape sm_shape_batch_get_secret_value_request;
extern const struct shape sm_shape_cancel_rotate_secret_request;
extern const struct shape sm_shape_tag;
extern const struct shape sm_shape_replica_region_type;
extern const struct shape sm_shape_create_secret_request;
extern const struct shape sm_shape_delete_resource_policy_request;
extern const struct shape sm_shape_delete_secret_request;
extern const struct shape sm_shape_describe_secret_request;
extern const struct shape sm_shape_disassociate_cross_account_replica_request;
extern const struct shape sm_shape_get_random_password_request;
extern const struct shape sm_shape_get_resource_policy_request;
extern const struct shape sm_shape_get_secret_value_request;
extern const struct shape sm_shape_list_resource_policies_request;
extern const struct shape sm_shape_list_secret_version_ids_request;
extern const struct shape sm_shape_list_secrets_request;
extern const struct shape sm_shape_put_resource_policy_request;
extern const struct shape sm_shape_put_secret_value_request;
extern const struct shape sm_shape_remove_regions_from_replication_request;
extern const struct shape sm_shape_replicate_secret_to_regions_request;
extern const struct shape sm_shape_restore_secret_request;
extern const struct shape sm_shape_rotation_rules_type;
extern const struct shape sm_shape_external_secret_rotation_metadata_item;
extern const struct shape sm_shape_rotate_secret_request;
extern const struct shape sm_shape_stop_replication_to_replica_request;
extern const struct shape sm_shape_tag_resource_request;
extern const struct shape sm_shape_untag_resource_request;
extern const struct shape sm_shape_update_secret_request;
extern const struct shape sm_shape_update_secret_version_stage_request;
extern const struct shape sm_shape_validate_resource_policy_request;
extern const struct shape sm_shape_associate_cross_account_replica_response;
extern const struct shape sm_shape_secret_value_entry;
extern const struct shape sm_shape_api_error_type;
extern const struct shape sm_shape_batch_get_secret_value_response;
extern const struct shape sm_shape_cancel_rotate_secret_response;
extern const struct shape sm_shape_replication_status_type;
extern const struct shape sm_shape_create_secret_response;
extern const struct shape sm_shape_delete_resource_policy_response;
extern const struct shape sm_shape_delete_secret_response;
extern const struct shape sm_shape_cross_account_primary_type;
extern const struct shape sm_shape_cross_account_replica_entry;
extern const struct shape sm_shape_describe_secret_response;
extern const struct shape sm_shape_disassociate_cross_account_replica_response;
extern const struct shape sm_shape_get_random_password_response;
extern const struct shape sm_shape_get_resource_policy_response;
extern const struct shape sm_shape_get_secret_value_response;
extern const struct shape sm_shape_resource_policy_summary;
extern const struct shape sm_shape_list_resource_policies_response;
extern const struct shape sm_shape_secret_versions_list_entry;
extern const struct shape sm_shape_list_secret_version_ids_response;
extern const struct shape sm_shape_secret_list_entry;
extern const struct shape sm_shape_list_secrets_response;
extern const struct shape sm_shape_put_resource_policy_response;
extern const struct shape sm_shape_put_secret_value_response;
extern const struct shape sm_shape_remove_regions_from_replication_response;
extern const struct shape sm_shape_replicate_secret_to_regions_response;
extern const struct shape sm_shape_restore_secret_response;
extern const struct shape sm_shape_rotate_secret_response;
extern const struct shape sm_shape_stop_replication_to_replica_response;
extern const struct shape sm_shape_update_secret_response;
extern const struct shape sm_shape_update_secret_version_stage_response;
extern const struct shape sm_shape_validation_errors_entry;
extern const struct shape sm_shape_validate_resource_policy_response;

int op_associate_cross_account_replica(struct kt_call *c);
int op_batch_get_secret_value(struct kt_call *c);
int op_cancel_rotate_secret(struct kt_call *c);
int op_create_secret(struct kt_call *c);
int op_delete_resource_policy(struct kt_call *c);
int op_delete_secret(struct kt_call *c);
int op_describe_secret(struct kt_call *c);
int op_disassociate_cross_account_replica(struct kt_call *c);
int op_get_random_password(struct kt_call *c);
int op_get_resource_policy(struct kt_call *c);
int op_get_secret_value(struct kt_call *c);
int op_list_resource_policies(struct kt_call *c);
int op_list_secret_version_ids(struct kt_call *c);
int op_list_secrets(struct kt_call *c);
int op_put_resource_policy(struct kt_call *c);
int op_put_secret_value(struct kt_call *c);
int op_remove_regions_from_replication(struct kt_call *c);
int op_replicate_secret_to_regions(struct kt_call *c);
int op_restore_secret(struct kt_call *c);
int op_rotate_secret(struct kt_call *c);
int op_stop_replication_to_replica(struct kt_call *c);
int op_tag_resource(struct kt_call *c);
int op_untag_resource(struct kt_call *c);
int op_update_secret(struct kt_call *c);
int op_update_secret_version_stage(struct kt_call *c);
int op_validate_resource_policy(struct kt_call *c);

enum {
	SM_DECRYPTION_FAILURE = KT_ERRORS,
	SM_ENCRYPTION_FAILURE,
	SM_INTERNAL_SERVICE_ERROR,
	SM_INVALID_NEXT_TOKEN,
	SM_INVALID_PARAMETER,
	SM_INVALID_REQUEST,
	SM_LIMIT_EXCEEDED,
	SM_MALFORMED_POLICY_DOCUMENT,
	SM_PRECONDITION_NOT_MET,
	SM_PUBLIC_POLICY,
	SM_RESOURCE_EXISTS,
	SM_RESOURCE_NOT_FOUND
};

extern const struct kt_op sm_ops[26];
extern const struct kt_error sm_errors[];
extern const struct kt_meaning sm_means[];

/* What the model says of the service itself. */
#define SM_MODEL \
	.name = "secretsmanager", \
	.title = "Secrets Manager", \
	.protocol = KT_AWS_JSON, \
	.prefix = "secretsmanager", \
	.version = "2017-10-17", \
	.ops = sm_ops, \
	.n_ops = 26, \
	.errors = sm_errors, \
	.means = sm_means,

#endif
