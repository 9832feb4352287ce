/* Made by models/generate of models/iam.ops and AWS's model: change those. */
#ifndef KEYTURN_IAM_MODEL_H
#define KEYTURN_IAM_MODEL_H

#include "keyturn/call.h"
#include "keyturn/shape.h"

struct iam_add_client_id_to_open_id_connect_provider_request {
	const char *open_id_connect_provider_arn;
	const char *client_id;
};

struct iam_add_role_to_instance_profile_request {
	const char *instance_profile_name;
	const char *role_name;
};

struct iam_add_user_to_group_request {
	const char *group_name;
	const char *user_name;
};

struct iam_attachment {
	const char *group_name;
	const char *policy_arn;
	const char *role_name;
	const char *user_name;
};

struct iam_create_access_key_request {
	const char *user_name;
};

struct iam_create_account_alias_request {
	const char *account_alias;
};

struct iam_create_group_request {
	const char *path;
	const char *group_name;
};

struct iam_tag {
	const char *key;
	const char *value;
};

struct iam_create_instance_profile_request {
	const char *instance_profile_name;
	const char *path;
	struct shape_list tags;	/* struct iam_tag */
};

struct iam_create_login_profile_request {
	const char *user_name;
	const char *password;
	enum shape_bool password_reset_required;
	struct shape_int max_signin_session_duration;
};

struct iam_context_provider_key_definition {
	const char *source_key;
	const char *target_key;
};

struct iam_context_provider {
	struct shape_list key_definition_list;	/* struct iam_context_provider_key_definition */
	const char *subject_source_key;
	const char *subject_type_value;
	const char *subject_type_source_key;
};

struct iam_create_open_id_connect_provider_request {
	const char *url;
	struct shape_list client_id_list;	/* const char * */
	struct shape_list thumbprint_list;	/* const char * */
	struct shape_list tags;	/* struct iam_tag */
	struct iam_context_provider *context_provider;
	const char *identity_center_instance_arn;
};

struct iam_create_policy_request {
	const char *policy_name;
	const char *path;
	const char *policy_document;
	const char *description;
	struct shape_list tags;	/* struct iam_tag */
};

struct iam_create_policy_version_request {
	const char *policy_arn;
	const char *policy_document;
	enum shape_bool set_as_default;
};

struct iam_create_role_request {
	const char *path;
	const char *role_name;
	const char *assume_role_policy_document;
	const char *description;
	struct shape_int max_session_duration;
	struct shape_int max_signin_session_duration;
	const char *permissions_boundary;
	struct shape_list tags;	/* struct iam_tag */
};

struct iam_create_service_linked_role_request {
	const char *aws_service_name;
	const char *description;
	const char *custom_suffix;
};

struct iam_create_user_request {
	const char *path;
	const char *user_name;
	const char *permissions_boundary;
	struct shape_list tags;	/* struct iam_tag */
};

struct iam_delete_access_key_request {
	const char *user_name;
	const char *access_key_id;
};

struct iam_delete_account_alias_request {
	const char *account_alias;
};

struct iam_delete_group_request {
	const char *group_name;
};

struct iam_inline_policy {
	const char *group_name;
	const char *policy_name;
	const char *role_name;
	const char *user_name;
	const char *policy_document;
};

struct iam_delete_instance_profile_request {
	const char *instance_profile_name;
};

struct iam_delete_login_profile_request {
	const char *user_name;
};

struct iam_delete_open_id_connect_provider_request {
	const char *open_id_connect_provider_arn;
};

struct iam_delete_policy_request {
	const char *policy_arn;
};

struct iam_delete_policy_version_request {
	const char *policy_arn;
	const char *version_id;
};

struct iam_delete_role_request {
	const char *role_name;
};

struct iam_delete_boundary {
	const char *role_name;
	const char *user_name;
};

struct iam_delete_service_linked_role_request {
	const char *role_name;
};

struct iam_delete_user_request {
	const char *user_name;
};

struct iam_get_access_key_last_used_request {
	const char *access_key_id;
};

struct iam_get_account_authorization_details_request {
	struct shape_list filter;	/* const char * */
	struct shape_int max_items;
	const char *marker;
};

struct iam_context_keys_request {
	struct shape_list policy_input_list;	/* const char * */
	const char *policy_source_arn;
};

struct iam_get_group_request {
	const char *group_name;
	const char *marker;
	struct shape_int max_items;
};

struct iam_get_instance_profile_request {
	const char *instance_profile_name;
};

struct iam_get_login_profile_request {
	const char *user_name;
};

struct iam_get_open_id_connect_provider_request {
	const char *open_id_connect_provider_arn;
};

struct iam_get_policy_request {
	const char *policy_arn;
};

struct iam_get_policy_version_request {
	const char *policy_arn;
	const char *version_id;
};

struct iam_get_role_request {
	const char *role_name;
};

struct iam_get_service_linked_role_deletion_status_request {
	const char *deletion_task_id;
};

struct iam_get_user_request {
	const char *user_name;
};

struct iam_list_access_keys_request {
	const char *user_name;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_account_aliases_request {
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_attached {
	const char *group_name;
	const char *path_prefix;
	const char *marker;
	struct shape_int max_items;
	const char *role_name;
	const char *user_name;
};

struct iam_list_entities_for_policy_request {
	const char *policy_arn;
	const char *entity_filter;
	const char *path_prefix;
	const char *policy_usage_filter;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_policies {
	const char *group_name;
	const char *marker;
	struct shape_int max_items;
	const char *role_name;
	const char *user_name;
};

struct iam_list_groups_request {
	const char *path_prefix;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_groups_for_user_request {
	const char *user_name;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_tags_request {
	const char *instance_profile_name;
	const char *marker;
	struct shape_int max_items;
	const char *open_id_connect_provider_arn;
	const char *policy_arn;
	const char *role_name;
	const char *user_name;
};

struct iam_list_instance_profiles_request {
	const char *path_prefix;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_instance_profiles_for_role_request {
	const char *role_name;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_mfa_devices_request {
	const char *user_name;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_policies_request {
	const char *scope;
	enum shape_bool only_attached;
	const char *path_prefix;
	const char *policy_usage_filter;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_policy_versions_request {
	const char *policy_arn;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_roles_request {
	const char *path_prefix;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_ssh_public_keys_request {
	const char *user_name;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_server_certificates_request {
	const char *path_prefix;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_service_specific_credentials_request {
	const char *user_name;
	const char *service_name;
	enum shape_bool all_users;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_signing_certificates_request {
	const char *user_name;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_users_request {
	const char *path_prefix;
	const char *marker;
	struct shape_int max_items;
};

struct iam_list_virtual_mfa_devices_request {
	const char *assignment_status;
	const char *marker;
	struct shape_int max_items;
};

struct iam_put_boundary {
	const char *role_name;
	const char *permissions_boundary;
	const char *user_name;
};

struct iam_remove_client_id_from_open_id_connect_provider_request {
	const char *open_id_connect_provider_arn;
	const char *client_id;
};

struct iam_remove_role_from_instance_profile_request {
	const char *instance_profile_name;
	const char *role_name;
};

struct iam_remove_user_from_group_request {
	const char *group_name;
	const char *user_name;
};

struct iam_set_default_policy_version_request {
	const char *policy_arn;
	const char *version_id;
};

struct iam_ordered_organization_policy_type {
	struct shape_list service_control_policy_input_list;	/* const char * */
};

struct iam_context_entry {
	const char *context_key_name;
	struct shape_list context_key_values;	/* const char * */
	const char *context_key_type;
};

struct iam_simulate_request {
	struct shape_list policy_input_list;	/* const char * */
	struct shape_list permissions_boundary_policy_input_list;	/* const char * */
	struct shape_list ordered_organization_policy_input_list;	/* struct iam_ordered_organization_policy_type */
	struct shape_list action_names;	/* const char * */
	struct shape_list resource_arns;	/* const char * */
	const char *resource_policy;
	const char *resource_owner;
	const char *caller_arn;
	struct shape_list context_entries;	/* struct iam_context_entry */
	const char *resource_handling_option;
	struct shape_int max_items;
	const char *marker;
	const char *policy_source_arn;
	struct shape_list policy_exclusion_list;	/* struct iam_policy_identifier */
};

struct iam_inline_policy_identifier_type {
	const char *policy_name;
	const char *attachment_type;
	const char *attachment_name;
};

struct iam_policy_identifier {
	const char *policy_type;
	const char *policy_arn;
	struct iam_inline_policy_identifier_type *inline_policy_identifier;
};

struct iam_tag_request {
	const char *instance_profile_name;
	struct shape_list tags;	/* struct iam_tag */
	const char *open_id_connect_provider_arn;
	const char *policy_arn;
	const char *role_name;
	const char *user_name;
};

struct iam_untag_request {
	const char *instance_profile_name;
	struct shape_list tag_keys;	/* const char * */
	const char *open_id_connect_provider_arn;
	const char *policy_arn;
	const char *role_name;
	const char *user_name;
};

struct iam_update_access_key_request {
	const char *user_name;
	const char *access_key_id;
	const char *status;
};

struct iam_update_account_password_policy_request {
	struct shape_int minimum_password_length;
	enum shape_bool require_symbols;
	enum shape_bool require_numbers;
	enum shape_bool require_uppercase_characters;
	enum shape_bool require_lowercase_characters;
	enum shape_bool allow_users_to_change_password;
	struct shape_int max_password_age;
	struct shape_int password_reuse_prevention;
	enum shape_bool hard_expiry;
};

struct iam_update_assume_role_policy_request {
	const char *role_name;
	const char *policy_document;
};

struct iam_update_group_request {
	const char *group_name;
	const char *new_path;
	const char *new_group_name;
};

struct iam_update_login_profile_request {
	const char *user_name;
	const char *password;
	enum shape_bool password_reset_required;
	struct shape_int max_signin_session_duration;
	enum shape_bool reset_max_signin_session_duration;
};

struct iam_update_open_id_connect_provider_thumbprint_request {
	const char *open_id_connect_provider_arn;
	struct shape_list thumbprint_list;	/* const char * */
};

struct iam_update_role_request {
	const char *role_name;
	const char *description;
	struct shape_int max_session_duration;
	struct shape_int max_signin_session_duration;
	enum shape_bool reset_max_signin_session_duration;
};

struct iam_update_role_description_request {
	const char *role_name;
	const char *description;
};

struct iam_update_user_request {
	const char *user_name;
	const char *new_path;
	const char *new_user_name;
};

struct iam_access_key {
	const char *user_name;
	const char *access_key_id;
	const char *status;
	const char *secret_access_key;
	int64_t create_date;
};

struct iam_create_access_key_response {
	struct iam_access_key *access_key;
};

struct iam_group {
	const char *path;
	const char *group_name;
	const char *group_id;
	const char *arn;
	int64_t create_date;
	struct shape_list group_policy_list;	/* struct iam_policy_detail */
	struct shape_list attached_managed_policies;	/* struct iam_attached_policy */
};

struct iam_create_group_response {
	struct iam_group *group;
};

struct iam_attached_permissions_boundary {
	const char *permissions_boundary_type;
	const char *permissions_boundary_arn;
};

struct iam_role_last_used {
	int64_t last_used_date;
	const char *region;
};

struct iam_source_role_template {
	const char *template_arn;
	struct shape_int template_minor_version;
};

struct iam_role {
	const char *path;
	const char *role_name;
	const char *role_id;
	const char *arn;
	int64_t create_date;
	const char *assume_role_policy_document;
	const char *description;
	struct shape_int max_session_duration;
	struct shape_int max_signin_session_duration;
	struct iam_attached_permissions_boundary *permissions_boundary;
	struct shape_list tags;	/* struct iam_tag */
	struct iam_role_last_used *role_last_used;
	struct iam_source_role_template *source_role_template;
	struct shape_list instance_profile_list;	/* struct iam_instance_profile */
	struct shape_list role_policy_list;	/* struct iam_policy_detail */
	struct shape_list attached_managed_policies;	/* struct iam_attached_policy */
};

struct iam_instance_profile {
	const char *path;
	const char *instance_profile_name;
	const char *instance_profile_id;
	const char *arn;
	int64_t create_date;
	struct shape_list roles;	/* struct iam_role */
	struct shape_list tags;	/* struct iam_tag */
};

struct iam_create_instance_profile_response {
	struct iam_instance_profile *instance_profile;
};

struct iam_login_profile {
	const char *user_name;
	int64_t create_date;
	enum shape_bool password_reset_required;
	struct shape_int max_signin_session_duration;
};

struct iam_create_login_profile_response {
	struct iam_login_profile *login_profile;
};

struct iam_create_open_id_connect_provider_response {
	const char *open_id_connect_provider_arn;
	struct shape_list tags;	/* struct iam_tag */
};

struct iam_policy {
	const char *policy_name;
	const char *policy_id;
	const char *arn;
	const char *path;
	const char *default_version_id;
	struct shape_int attachment_count;
	struct shape_int permissions_boundary_usage_count;
	enum shape_bool is_attachable;
	const char *description;
	int64_t create_date;
	int64_t update_date;
	struct shape_list tags;	/* struct iam_tag */
	struct shape_list policy_version_list;	/* struct iam_policy_version */
};

struct iam_create_policy_response {
	struct iam_policy *policy;
};

struct iam_policy_version {
	const char *document;
	const char *version_id;
	enum shape_bool is_default_version;
	int64_t create_date;
};

struct iam_create_policy_version_response {
	struct iam_policy_version *policy_version;
};

struct iam_create_role_response {
	struct iam_role *role;
};

struct iam_create_service_linked_role_response {
	struct iam_role *role;
};

struct iam_user {
	const char *path;
	const char *user_name;
	const char *user_id;
	const char *arn;
	int64_t create_date;
	int64_t password_last_used;
	struct iam_attached_permissions_boundary *permissions_boundary;
	struct shape_list tags;	/* struct iam_tag */
	struct shape_list user_policy_list;	/* struct iam_policy_detail */
	struct shape_list group_list;	/* const char * */
	struct shape_list attached_managed_policies;	/* struct iam_attached_policy */
};

struct iam_create_user_response {
	struct iam_user *user;
};

struct iam_delete_service_linked_role_response {
	const char *deletion_task_id;
};

struct iam_access_key_last_used {
	int64_t last_used_date;
	const char *service_name;
	const char *region;
};

struct iam_get_access_key_last_used_response {
	const char *user_name;
	struct iam_access_key_last_used *access_key_last_used;
};

struct iam_policy_detail {
	const char *policy_name;
	const char *policy_document;
};

struct iam_attached_policy {
	const char *policy_name;
	const char *policy_arn;
};

struct iam_get_account_authorization_details_response {
	struct shape_list user_detail_list;	/* struct iam_user */
	struct shape_list group_detail_list;	/* struct iam_group */
	struct shape_list role_detail_list;	/* struct iam_role */
	struct shape_list policies;	/* struct iam_policy */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_password_policy {
	struct shape_int minimum_password_length;
	enum shape_bool require_symbols;
	enum shape_bool require_numbers;
	enum shape_bool require_uppercase_characters;
	enum shape_bool require_lowercase_characters;
	enum shape_bool allow_users_to_change_password;
	enum shape_bool expire_passwords;
	struct shape_int max_password_age;
	struct shape_int password_reuse_prevention;
	enum shape_bool hard_expiry;
};

struct iam_get_account_password_policy_response {
	struct iam_password_policy *password_policy;
};

struct iam_get_account_summary_response {
	struct shape_list summary_map;	/* struct iam_summary_map_type */
};

struct iam_get_context_keys_for_policy_response {
	struct shape_list context_key_names;	/* const char * */
};

struct iam_get_group_response {
	struct iam_group *group;
	struct shape_list users;	/* struct iam_user */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_shown_policy {
	const char *group_name;
	const char *policy_name;
	const char *policy_document;
	const char *role_name;
	const char *user_name;
};

struct iam_get_instance_profile_response {
	struct iam_instance_profile *instance_profile;
};

struct iam_get_login_profile_response {
	struct iam_login_profile *login_profile;
};

struct iam_get_open_id_connect_provider_response {
	const char *url;
	struct shape_list client_id_list;	/* const char * */
	struct shape_list thumbprint_list;	/* const char * */
	int64_t create_date;
	struct shape_list tags;	/* struct iam_tag */
	struct iam_context_provider *context_provider;
	const char *identity_center_instance_arn;
	const char *identity_store_arn;
};

struct iam_get_policy_response {
	struct iam_policy *policy;
};

struct iam_get_policy_version_response {
	struct iam_policy_version *policy_version;
};

struct iam_get_role_response {
	struct iam_role *role;
};

struct iam_role_usage_type {
	const char *region;
	struct shape_list resources;	/* const char * */
};

struct iam_deletion_task_failure_reason_type {
	const char *reason;
	struct shape_list role_usage_list;	/* struct iam_role_usage_type */
};

struct iam_get_service_linked_role_deletion_status_response {
	const char *status;
	struct iam_deletion_task_failure_reason_type *reason;
};

struct iam_get_user_response {
	struct iam_user *user;
};

struct iam_access_key_metadata {
	const char *user_name;
	const char *access_key_id;
	const char *status;
	int64_t create_date;
};

struct iam_list_access_keys_response {
	struct shape_list access_key_metadata;	/* struct iam_access_key_metadata */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_list_account_aliases_response {
	struct shape_list account_aliases;	/* const char * */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_attached_policies {
	struct shape_list attached_policies;	/* struct iam_attached_policy */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_policy_group {
	const char *group_name;
	const char *group_id;
};

struct iam_policy_user {
	const char *user_name;
	const char *user_id;
};

struct iam_policy_role {
	const char *role_name;
	const char *role_id;
};

struct iam_list_entities_for_policy_response {
	struct shape_list policy_groups;	/* struct iam_policy_group */
	struct shape_list policy_users;	/* struct iam_policy_user */
	struct shape_list policy_roles;	/* struct iam_policy_role */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_policy_names {
	struct shape_list policy_names;	/* const char * */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_list_groups_response {
	struct shape_list groups;	/* struct iam_group */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_list_groups_for_user_response {
	struct shape_list groups;	/* struct iam_group */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_tags_listed {
	struct shape_list tags;	/* struct iam_tag */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_list_instance_profiles_response {
	struct shape_list instance_profiles;	/* struct iam_instance_profile */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_list_instance_profiles_for_role_response {
	struct shape_list instance_profiles;	/* struct iam_instance_profile */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_mfa_device {
	const char *user_name;
	const char *serial_number;
	int64_t enable_date;
};

struct iam_list_mfa_devices_response {
	struct shape_list mfa_devices;	/* struct iam_mfa_device */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_open_id_connect_provider_list_entry {
	const char *arn;
	enum shape_bool is_trusted_identity_propagation_enabled;
};

struct iam_list_open_id_connect_providers_response {
	struct shape_list open_id_connect_provider_list;	/* struct iam_open_id_connect_provider_list_entry */
};

struct iam_list_policies_response {
	struct shape_list policies;	/* struct iam_policy */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_list_policy_versions_response {
	struct shape_list versions;	/* struct iam_policy_version */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_list_roles_response {
	struct shape_list roles;	/* struct iam_role */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_saml_provider_list_entry {
	const char *arn;
	int64_t valid_until;
	int64_t create_date;
	enum shape_bool is_trusted_identity_propagation_enabled;
};

struct iam_list_saml_providers_response {
	struct shape_list saml_provider_list;	/* struct iam_saml_provider_list_entry */
};

struct iam_ssh_public_key_metadata {
	const char *user_name;
	const char *ssh_public_key_id;
	const char *status;
	int64_t upload_date;
};

struct iam_list_ssh_public_keys_response {
	struct shape_list ssh_public_keys;	/* struct iam_ssh_public_key_metadata */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_server_certificate_metadata {
	const char *path;
	const char *server_certificate_name;
	const char *server_certificate_id;
	const char *arn;
	int64_t upload_date;
	int64_t expiration;
};

struct iam_list_server_certificates_response {
	struct shape_list server_certificate_metadata_list;	/* struct iam_server_certificate_metadata */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_service_specific_credential_metadata {
	const char *user_name;
	const char *status;
	const char *service_user_name;
	const char *service_credential_alias;
	int64_t create_date;
	int64_t expiration_date;
	const char *service_specific_credential_id;
	const char *service_name;
};

struct iam_list_service_specific_credentials_response {
	struct shape_list service_specific_credentials;	/* struct iam_service_specific_credential_metadata */
	const char *marker;
	enum shape_bool is_truncated;
};

struct iam_signing_certificate {
	const char *user_name;
	const char *certificate_id;
	const char *certificate_body;
	const char *status;
	int64_t upload_date;
};

struct iam_list_signing_certificates_response {
	struct shape_list certificates;	/* struct iam_signing_certificate */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_list_users_response {
	struct shape_list users;	/* struct iam_user */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_virtual_mfa_device {
	const char *serial_number;
	struct kt_blob base32_string_seed;
	struct kt_blob qr_code_png;
	struct iam_user *user;
	int64_t enable_date;
	struct shape_list tags;	/* struct iam_tag */
};

struct iam_list_virtual_mfa_devices_response {
	struct shape_list virtual_mfa_devices;	/* struct iam_virtual_mfa_device */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_position {
	struct shape_int line;
	struct shape_int column;
};

struct iam_statement {
	const char *source_policy_id;
	const char *source_policy_type;
	struct iam_position *start_position;
	struct iam_position *end_position;
};

struct iam_organizations_decision_detail {
	enum shape_bool allowed_by_organizations;
};

struct iam_permissions_boundary_decision_detail {
	enum shape_bool allowed_by_permissions_boundary;
};

struct iam_resource_specific_result {
	const char *eval_resource_name;
	const char *eval_resource_decision;
	struct shape_list matched_statements;	/* struct iam_statement */
	struct shape_list missing_context_values;	/* const char * */
	struct shape_list eval_decision_details;	/* struct iam_eval_decision_details_type */
	struct iam_permissions_boundary_decision_detail *permissions_boundary_decision_detail;
};

struct iam_evaluation_result {
	const char *eval_action_name;
	const char *eval_resource_name;
	const char *eval_decision;
	struct shape_list matched_statements;	/* struct iam_statement */
	struct shape_list missing_context_values;	/* const char * */
	struct iam_organizations_decision_detail *organizations_decision_detail;
	struct iam_permissions_boundary_decision_detail *permissions_boundary_decision_detail;
	struct shape_list eval_decision_details;	/* struct iam_eval_decision_details_type */
	struct shape_list resource_specific_results;	/* struct iam_resource_specific_result */
};

struct iam_simulate_policy_response {
	struct shape_list evaluation_results;	/* struct iam_evaluation_result */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_update_role_description_response {
	struct iam_role *role;
};

struct iam_summary_map_type {
	const char *key;
	struct shape_int value;
};

struct iam_eval_decision_details_type {
	const char *key;
	const char *value;
};

extern const struct shape iam_shape_add_client_id_to_open_id_connect_provider_request;
extern const struct shape iam_shape_add_role_to_instance_profile_request;
extern const struct shape iam_shape_add_user_to_group_request;
extern const struct shape iam_shape_attach_group_policy_request;
extern const struct shape iam_shape_attach_role_policy_request;
extern const struct shape iam_shape_attach_user_policy_request;
extern const struct shape iam_shape_create_access_key_request;
extern const struct shape iam_shape_create_account_alias_request;
extern const struct shape iam_shape_create_group_request;
extern const struct shape iam_shape_tag;
extern const struct shape iam_shape_create_instance_profile_request;
extern const struct shape iam_shape_create_login_profile_request;
extern const struct shape iam_shape_context_provider_key_definition;
extern const struct shape iam_shape_context_provider;
extern const struct shape iam_shape_create_open_id_connect_provider_request;
extern const struct shape iam_shape_create_policy_request;
extern const struct shape iam_shape_create_policy_version_request;
extern const struct shape iam_shape_create_role_request;
extern const struct shape iam_shape_create_service_linked_role_request;
extern const struct shape iam_shape_create_user_request;
extern const struct shape iam_shape_delete_access_key_request;
extern const struct shape iam_shape_delete_account_alias_request;
extern const struct shape iam_shape_delete_group_request;
extern const struct shape iam_shape_delete_group_policy_request;
extern const struct shape iam_shape_delete_instance_profile_request;
extern const struct shape iam_shape_delete_login_profile_request;
extern const struct shape iam_shape_delete_open_id_connect_provider_request;
extern const struct shape iam_shape_delete_policy_request;
extern const struct shape iam_shape_delete_policy_version_request;
extern const struct shape iam_shape_delete_role_request;
extern const struct shape iam_shape_delete_role_permissions_boundary_request;
extern const struct shape iam_shape_delete_role_policy_request;
extern const struct shape iam_shape_delete_service_linked_role_request;
extern const struct shape iam_shape_delete_user_request;
extern const struct shape iam_shape_delete_user_permissions_boundary_request;
extern const struct shape iam_shape_delete_user_policy_request;
extern const struct shape iam_shape_detach_group_policy_request;
extern const struct shape iam_shape_detach_role_policy_request;
extern const struct shape iam_shape_detach_user_policy_request;
extern const struct shape iam_shape_get_access_key_last_used_request;
extern const struct shape iam_shape_get_account_authorization_details_request;
extern const struct shape iam_shape_get_context_keys_for_custom_policy_request;
extern const struct shape iam_shape_get_context_keys_for_principal_policy_request;
extern const struct shape iam_shape_get_group_request;
extern const struct shape iam_shape_get_group_policy_request;
extern const struct shape iam_shape_get_instance_profile_request;
extern const struct shape iam_shape_get_login_profile_request;
extern const struct shape iam_shape_get_open_id_connect_provider_request;
extern const struct shape iam_shape_get_policy_request;
extern const struct shape iam_shape_get_policy_version_request;
extern const struct shape iam_shape_get_role_request;
extern const struct shape iam_shape_get_role_policy_request;
extern const struct shape iam_shape_get_service_linked_role_deletion_status_request;
extern const struct shape iam_shape_get_user_request;
extern const struct shape iam_shape_get_user_policy_request;
extern const struct shape iam_shape_list_access_keys_request;
extern const struct shape iam_shape_list_account_aliases_request;
extern const struct shape iam_shape_list_attached_group_policies_request;
extern const struct shape iam_shape_list_attached_role_policies_request;
extern const struct shape iam_shape_list_attached_user_policies_request;
extern const struct shape iam_shape_list_entities_for_policy_request;
extern const struct shape iam_shape_list_group_policies_request;
extern const struct shape iam_shape_list_groups_request;
extern const struct shape iam_shape_list_groups_for_user_request;
extern const struct shape iam_shape_list_instance_profile_tags_request;
extern const struct shape iam_shape_list_instance_profiles_request;
extern const struct shape iam_shape_list_instance_profiles_for_role_request;
extern const struct shape iam_shape_list_mfa_devices_request;
extern const struct shape iam_shape_list_open_id_connect_provider_tags_request;
extern const struct shape iam_shape_list_open_id_connect_providers_request;
extern const struct shape iam_shape_list_policies_request;
extern const struct shape iam_shape_list_policy_tags_request;
extern const struct shape iam_shape_list_policy_versions_request;
extern const struct shape iam_shape_list_role_policies_request;
extern const struct shape iam_shape_list_role_tags_request;
extern const struct shape iam_shape_list_roles_request;
extern const struct shape iam_shape_list_saml_providers_request;
extern const struct shape iam_shape_list_ssh_public_keys_request;
extern const struct shape iam_shape_list_server_certificates_request;
extern const struct shape iam_shape_list_service_specific_credentials_request;
extern const struct shape iam_shape_list_signing_certificates_request;
extern const struct shape iam_shape_list_user_policies_request;
extern const struct shape iam_shape_list_user_tags_request;
extern const struct shape iam_shape_list_users_request;
extern const struct shape iam_shape_list_virtual_mfa_devices_request;
extern const struct shape iam_shape_put_group_policy_request;
extern const struct shape iam_shape_put_role_permissions_boundary_request;
extern const struct shape iam_shape_put_role_policy_request;
extern const struct shape iam_shape_put_user_permissions_boundary_request;
extern const struct shape iam_shape_put_user_policy_request;
extern const struct shape iam_shape_remove_client_id_from_open_id_connect_provider_request;
extern const struct shape iam_shape_remove_role_from_instance_profile_request;
extern const struct shape iam_shape_remove_user_from_group_request;
extern const struct shape iam_shape_set_default_policy_version_request;
extern const struct shape iam_shape_ordered_organization_policy_type;
extern const struct shape iam_shape_context_entry;
extern const struct shape iam_shape_simulate_custom_policy_request;
extern const struct shape iam_shape_inline_policy_identifier_type;
extern const struct shape iam_shape_policy_identifier;
extern const struct shape iam_shape_simulate_principal_policy_request;
extern const struct shape iam_shape_tag_instance_profile_request;
extern const struct shape iam_shape_tag_open_id_connect_provider_request;
extern const struct shape iam_shape_tag_policy_request;
extern const struct shape iam_shape_tag_role_request;
extern const struct shape iam_shape_tag_user_request;
extern const struct shape iam_shape_untag_instance_profile_request;
extern const struct shape iam_shape_untag_open_id_connect_provider_request;
extern const struct shape iam_shape_untag_policy_request;
extern const struct shape iam_shape_untag_role_request;
extern const struct shape iam_shape_untag_user_request;
extern const struct shape iam_shape_update_access_key_request;
extern const struct shape iam_shape_update_account_password_policy_request;
extern const struct shape iam_shape_update_assume_role_policy_request;
extern const struct shape iam_shape_update_group_request;
extern const struct shape iam_shape_update_login_profile_request;
extern const struct shape iam_shape_update_open_id_connect_provider_thumbprint_request;
extern const struct shape iam_shape_update_role_request;
extern const struct shape iam_shape_update_role_description_request;
extern const struct shape iam_shape_update_user_request;
extern const struct shape iam_shape_access_key;
extern const struct shape iam_shape_create_access_key_response;
extern const struct shape iam_shape_group;
extern const struct shape iam_shape_create_group_response;
extern const struct shape iam_shape_attached_permissions_boundary;
extern const struct shape iam_shape_role_last_used;
extern const struct shape iam_shape_source_role_template;
extern const struct shape iam_shape_role;
extern const struct shape iam_shape_instance_profile;
extern const struct shape iam_shape_create_instance_profile_response;
extern const struct shape iam_shape_login_profile;
extern const struct shape iam_shape_create_login_profile_response;
extern const struct shape iam_shape_create_open_id_connect_provider_response;
extern const struct shape iam_shape_policy;
extern const struct shape iam_shape_create_policy_response;
extern const struct shape iam_shape_policy_version;
extern const struct shape iam_shape_create_policy_version_response;
extern const struct shape iam_shape_create_role_response;
extern const struct shape iam_shape_create_service_linked_role_response;
extern const struct shape iam_shape_user;
extern const struct shape iam_shape_create_user_response;
extern const struct shape iam_shape_delete_service_linked_role_response;
extern const struct shape iam_shape_access_key_last_used;
extern const struct shape iam_shape_get_access_key_last_used_response;
extern const struct shape iam_shape_policy_detail;
extern const struct shape iam_shape_attached_policy;
extern const struct shape iam_shape_user_detail;
extern const struct shape iam_shape_group_detail;
extern const struct shape iam_shape_role_detail;
extern const struct shape iam_shape_managed_policy_detail;
extern const struct shape iam_shape_get_account_authorization_details_response;
extern const struct shape iam_shape_password_policy;
extern const struct shape iam_shape_get_account_password_policy_response;
extern const struct shape iam_shape_get_account_summary_response;
extern const struct shape iam_shape_get_context_keys_for_policy_response;
extern const struct shape iam_shape_get_group_response;
extern const struct shape iam_shape_get_group_policy_response;
extern const struct shape iam_shape_get_instance_profile_response;
extern const struct shape iam_shape_get_login_profile_response;
extern const struct shape iam_shape_get_open_id_connect_provider_response;
extern const struct shape iam_shape_get_policy_response;
extern const struct shape iam_shape_get_policy_version_response;
extern const struct shape iam_shape_get_role_response;
extern const struct shape iam_shape_get_role_policy_response;
extern const struct shape iam_shape_role_usage_type;
extern const struct shape iam_shape_deletion_task_failure_reason_type;
extern const struct shape iam_shape_get_service_linked_role_deletion_status_response;
extern const struct shape iam_shape_get_user_response;
extern const struct shape iam_shape_get_user_policy_response;
extern const struct shape iam_shape_access_key_metadata;
extern const struct shape iam_shape_list_access_keys_response;
extern const struct shape iam_shape_list_account_aliases_response;
extern const struct shape iam_shape_list_attached_group_policies_response;
extern const struct shape iam_shape_list_attached_role_policies_response;
extern const struct shape iam_shape_list_attached_user_policies_response;
extern const struct shape iam_shape_policy_group;
extern const struct shape iam_shape_policy_user;
extern const struct shape iam_shape_policy_role;
extern const struct shape iam_shape_list_entities_for_policy_response;
extern const struct shape iam_shape_list_group_policies_response;
extern const struct shape iam_shape_list_groups_response;
extern const struct shape iam_shape_list_groups_for_user_response;
extern const struct shape iam_shape_list_instance_profile_tags_response;
extern const struct shape iam_shape_list_instance_profiles_response;
extern const struct shape iam_shape_list_instance_profiles_for_role_response;
extern const struct shape iam_shape_mfa_device;
extern const struct shape iam_shape_list_mfa_devices_response;
extern const struct shape iam_shape_list_open_id_connect_provider_tags_response;
extern const struct shape iam_shape_open_id_connect_provider_list_entry;
extern const struct shape iam_shape_list_open_id_connect_providers_response;
extern const struct shape iam_shape_list_policies_response;
extern const struct shape iam_shape_list_policy_tags_response;
extern const struct shape iam_shape_list_policy_versions_response;
extern const struct shape iam_shape_list_role_policies_response;
extern const struct shape iam_shape_list_role_tags_response;
extern const struct shape iam_shape_list_roles_response;
extern const struct shape iam_shape_saml_provider_list_entry;
extern const struct shape iam_shape_list_saml_providers_response;
extern const struct shape iam_shape_ssh_public_key_metadata;
extern const struct shape iam_shape_list_ssh_public_keys_response;
extern const struct shape iam_shape_server_certificate_metadata;
extern const struct shape iam_shape_list_server_certificates_response;
extern const struct shape iam_shape_service_specific_credential_metadata;
extern const struct shape iam_shape_list_service_specific_credentials_response;
extern const struct shape iam_shape_signing_certificate;
extern const struct shape iam_shape_list_signing_certificates_response;
extern const struct shape iam_shape_list_user_policies_response;
extern const struct shape iam_shape_list_user_tags_response;
extern const struct shape iam_shape_list_users_response;
extern const struct shape iam_shape_virtual_mfa_device;
extern const struct shape iam_shape_list_virtual_mfa_devices_response;
extern const struct shape iam_shape_position;
extern const struct shape iam_shape_statement;
extern const struct shape iam_shape_organizations_decision_detail;
extern const struct shape iam_shape_permissions_boundary_decision_detail;
extern const struct shape iam_shape_resource_specific_result;
extern const struct shape iam_shape_evaluation_result;
extern const struct shape iam_shape_simulate_policy_response;
extern const struct shape iam_shape_update_role_response;
extern const struct shape iam_shape_update_role_description_response;
extern const struct shape iam_shape_user_row;
extern const struct shape iam_shape_role_row;
extern const struct shape iam_shape_group_row;
extern const struct shape iam_shape_policy_row;
extern const struct shape iam_shape_instance_profile_row;

int op_add_client_id_to_open_id_connect_provider(struct kt_call *c);
int op_add_role_to_instance_profile(struct kt_call *c);
int op_add_user_to_group(struct kt_call *c);
int op_attach_policy(struct kt_call *c);
int op_create_access_key(struct kt_call *c);
int op_create_account_alias(struct kt_call *c);
int op_create_group(struct kt_call *c);
int op_create_instance_profile(struct kt_call *c);
int op_create_login_profile(struct kt_call *c);
int op_create_open_id_connect_provider(struct kt_call *c);
int op_create_policy(struct kt_call *c);
int op_create_policy_version(struct kt_call *c);
int op_create_role(struct kt_call *c);
int op_create_service_linked_role(struct kt_call *c);
int op_create_user(struct kt_call *c);
int op_delete_access_key(struct kt_call *c);
int op_delete_account_alias(struct kt_call *c);
int op_delete_account_password_policy(struct kt_call *c);
int op_delete_group(struct kt_call *c);
int op_delete_inline_policy(struct kt_call *c);
int op_delete_instance_profile(struct kt_call *c);
int op_delete_login_profile(struct kt_call *c);
int op_delete_open_id_connect_provider(struct kt_call *c);
int op_delete_policy(struct kt_call *c);
int op_delete_policy_version(struct kt_call *c);
int op_delete_role(struct kt_call *c);
int op_delete_boundary(struct kt_call *c);
int op_delete_service_linked_role(struct kt_call *c);
int op_delete_user(struct kt_call *c);
int op_detach_policy(struct kt_call *c);
int op_get_access_key_last_used(struct kt_call *c);
int op_get_account_authorization_details(struct kt_call *c);
int op_get_account_password_policy(struct kt_call *c);
int op_get_account_summary(struct kt_call *c);
int op_get_context_keys_for_custom_policy(struct kt_call *c);
int op_get_context_keys_for_principal_policy(struct kt_call *c);
int op_get_group(struct kt_call *c);
int op_get_inline_policy(struct kt_call *c);
int op_get_instance_profile(struct kt_call *c);
int op_get_login_profile(struct kt_call *c);
int op_get_open_id_connect_provider(struct kt_call *c);
int op_get_policy(struct kt_call *c);
int op_get_policy_version(struct kt_call *c);
int op_get_role(struct kt_call *c);
int op_get_service_linked_role_deletion_status(struct kt_call *c);
int op_get_user(struct kt_call *c);
int op_list_access_keys(struct kt_call *c);
int op_list_account_aliases(struct kt_call *c);
int op_list_attached_policies(struct kt_call *c);
int op_list_entities_for_policy(struct kt_call *c);
int op_list_inline_policies(struct kt_call *c);
int op_list_groups(struct kt_call *c);
int op_list_groups_for_user(struct kt_call *c);
int op_list_tags(struct kt_call *c);
int op_list_instance_profiles(struct kt_call *c);
int op_list_instance_profiles_for_role(struct kt_call *c);
int op_list_mfa_devices(struct kt_call *c);
int op_list_open_id_connect_provider_tags(struct kt_call *c);
int op_list_open_id_connect_providers(struct kt_call *c);
int op_list_policies(struct kt_call *c);
int op_list_policy_versions(struct kt_call *c);
int op_list_roles(struct kt_call *c);
int op_list_saml_providers(struct kt_call *c);
int op_list_ssh_public_keys(struct kt_call *c);
int op_list_server_certificates(struct kt_call *c);
int op_list_service_specific_credentials(struct kt_call *c);
int op_list_signing_certificates(struct kt_call *c);
int op_list_users(struct kt_call *c);
int op_list_virtual_mfa_devices(struct kt_call *c);
int op_put_inline_policy(struct kt_call *c);
int op_put_boundary(struct kt_call *c);
int op_remove_client_id_from_open_id_connect_provider(struct kt_call *c);
int op_remove_role_from_instance_profile(struct kt_call *c);
int op_remove_user_from_group(struct kt_call *c);
int op_set_default_policy_version(struct kt_call *c);
int op_simulate_custom_policy(struct kt_call *c);
int op_simulate_principal_policy(struct kt_call *c);
int op_tag(struct kt_call *c);
int op_tag_open_id_connect_provider(struct kt_call *c);
int op_untag(struct kt_call *c);
int op_untag_open_id_connect_provider(struct kt_call *c);
int op_update_access_key(struct kt_call *c);
int op_update_account_password_policy(struct kt_call *c);
int op_update_assume_role_policy(struct kt_call *c);
int op_update_group(struct kt_call *c);
int op_update_login_profile(struct kt_call *c);
int op_update_open_id_connect_provider_thumbprint(struct kt_call *c);
int op_update_role(struct kt_call *c);
int op_update_role_description(struct kt_call *c);
int op_update_user(struct kt_call *c);

enum {
	IAM_CONCURRENT_MODIFICATION = KT_ERRORS,
	IAM_DELETE_CONFLICT,
	IAM_ENTITY_ALREADY_EXISTS,
	IAM_ENTITY_TEMPORARILY_UNMODIFIABLE,
	IAM_INVALID_INPUT,
	IAM_LIMIT_EXCEEDED,
	IAM_MALFORMED_POLICY_DOCUMENT,
	IAM_NO_SUCH_ENTITY,
	IAM_OPEN_ID_IDP_COMMUNICATION_ERROR,
	IAM_PASSWORD_POLICY_VIOLATION,
	IAM_POLICY_EVALUATION,
	IAM_POLICY_NOT_ATTACHABLE,
	IAM_SERVICE_FAILURE,
	IAM_SERVICE_NOT_SUPPORTED,
	IAM_UNMODIFIABLE_ENTITY
};

extern const struct kt_op iam_ops[115];
extern const struct kt_error iam_errors[];
extern const struct kt_meaning iam_means[];

/* What the model says of the service itself. */
#define IAM_MODEL \
	.name = "iam", \
	.title = "IAM", \
	.protocol = KT_AWS_QUERY, \
	.version = "2010-05-08", \
	.xmlns = "https://iam.amazonaws.com/doc/2010-05-08/", \
	.ops = iam_ops, \
	.n_ops = 115, \
	.errors = iam_errors, \
	.means = iam_means,

#endif
