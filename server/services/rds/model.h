/* Made by models/generate of models/rds.ops and AWS's model: change those. */
#ifndef KEYTURN_RDS_MODEL_H
#define KEYTURN_RDS_MODEL_H

#include "keyturn/call.h"
#include "keyturn/shape.h"

struct rds_add_role_to_db_cluster_message {
	const char *db_cluster_identifier;
	const char *role_arn;
	const char *feature_name;
};

struct rds_add_role_to_db_instance_message {
	const char *db_instance_identifier;
	const char *role_arn;
	const char *feature_name;
};

struct rds_source_of_subscription {
	const char *subscription_name;
	const char *source_identifier;
};

struct rds_tag {
	const char *key;
	const char *value;
};

struct rds_add_tags_to_resource_message {
	const char *resource_name;
	struct shape_list tags;	/* struct rds_tag */
};

struct rds_copy_parameter_group {
	const char *source_db_cluster_parameter_group_identifier;
	const char *target_db_cluster_parameter_group_identifier;
	const char *target_db_cluster_parameter_group_description;
	struct shape_list tags;	/* struct rds_tag */
	const char *source_db_parameter_group_identifier;
	const char *target_db_parameter_group_identifier;
	const char *target_db_parameter_group_description;
};

struct rds_copy_snapshot {
	const char *source_db_cluster_snapshot_identifier;
	const char *target_db_cluster_snapshot_identifier;
	const char *kms_key_id;
	const char *pre_signed_url;
	enum shape_bool copy_tags;
	struct shape_list tags;	/* struct rds_tag */
	const char *source_region;
	const char *source_db_snapshot_identifier;
	const char *target_db_snapshot_identifier;
	const char *option_group_name;
	const char *target_custom_availability_zone;
	const char *snapshot_target;
	enum shape_bool copy_option_group;
	const char *snapshot_availability_zone;
	struct shape_list tag_specifications;	/* struct rds_tag_specification */
};

struct rds_tag_specification {
	const char *resource_type;
	struct shape_list tags;	/* struct rds_tag */
};

struct rds_copy_option_group_message {
	const char *source_option_group_identifier;
	const char *target_option_group_identifier;
	const char *target_option_group_description;
	struct shape_list tags;	/* struct rds_tag */
};

struct rds_scaling_configuration {
	struct shape_int min_capacity;
	struct shape_int max_capacity;
	enum shape_bool auto_pause;
	struct shape_int seconds_until_auto_pause;
	const char *timeout_action;
	struct shape_int seconds_before_timeout;
};

struct rds_rds_custom_cluster_configuration {
	const char *interconnect_subnet_id;
	const char *transit_gateway_multicast_domain_id;
	const char *replica_mode;
};

struct rds_serverless_v2_scaling_configuration {
	struct shape_float min_capacity;
	struct shape_float max_capacity;
	struct shape_int seconds_until_auto_pause;
};

struct rds_db_cluster_associated_role {
	const char *role_arn;
	const char *feature_name;
};

struct rds_create_db_cluster_message {
	struct shape_list availability_zones;	/* const char * */
	struct shape_int backup_retention_period;
	const char *character_set_name;
	const char *database_name;
	const char *db_cluster_identifier;
	const char *db_cluster_parameter_group_name;
	struct shape_list vpc_security_group_ids;	/* const char * */
	const char *db_subnet_group_name;
	const char *engine;
	const char *engine_version;
	struct shape_int port;
	const char *master_username;
	const char *master_user_password;
	const char *option_group_name;
	const char *preferred_backup_window;
	const char *preferred_maintenance_window;
	const char *replication_source_identifier;
	struct shape_list tags;	/* struct rds_tag */
	enum shape_bool storage_encrypted;
	const char *kms_key_id;
	const char *pre_signed_url;
	enum shape_bool enable_iam_database_authentication;
	struct shape_int backtrack_window;
	struct shape_list enable_cloudwatch_logs_exports;	/* const char * */
	const char *engine_mode;
	struct rds_scaling_configuration *scaling_configuration;
	struct rds_rds_custom_cluster_configuration *rds_custom_cluster_configuration;
	const char *db_cluster_instance_class;
	struct shape_int allocated_storage;
	const char *storage_type;
	struct shape_int iops;
	enum shape_bool publicly_accessible;
	enum shape_bool auto_minor_version_upgrade;
	enum shape_bool deletion_protection;
	const char *global_cluster_identifier;
	enum shape_bool enable_http_endpoint;
	enum shape_bool copy_tags_to_snapshot;
	const char *domain;
	const char *domain_iam_role_name;
	enum shape_bool enable_global_write_forwarding;
	const char *network_type;
	struct rds_serverless_v2_scaling_configuration *serverless_v2_scaling_configuration;
	struct shape_int monitoring_interval;
	const char *monitoring_role_arn;
	const char *database_insights_mode;
	enum shape_bool enable_performance_insights;
	const char *performance_insights_kms_key_id;
	struct shape_int performance_insights_retention_period;
	enum shape_bool enable_limitless_database;
	const char *cluster_scalability_type;
	const char *db_system_id;
	enum shape_bool manage_master_user_password;
	enum shape_bool enable_local_write_forwarding;
	const char *master_user_secret_kms_key_id;
	const char *ca_certificate_identifier;
	const char *engine_lifecycle_support;
	struct shape_list tag_specifications;	/* struct rds_tag_specification */
	const char *master_user_authentication_type;
	enum shape_bool enable_vpc_networking;
	enum shape_bool with_express_configuration;
	enum shape_bool enable_internet_access_gateway;
	struct shape_list associated_roles;	/* struct rds_db_cluster_associated_role */
	const char *source_region;
};

struct rds_create_db_cluster_endpoint_message {
	const char *db_cluster_identifier;
	const char *db_cluster_endpoint_identifier;
	const char *endpoint_type;
	struct shape_list static_members;	/* const char * */
	struct shape_list excluded_members;	/* const char * */
	struct shape_list tags;	/* struct rds_tag */
};

struct rds_create_parameter_group {
	const char *db_cluster_parameter_group_name;
	const char *db_parameter_group_family;
	const char *description;
	struct shape_list tags;	/* struct rds_tag */
	const char *db_parameter_group_name;
};

struct rds_create_snapshot {
	const char *db_cluster_snapshot_identifier;
	const char *db_cluster_identifier;
	struct shape_list tags;	/* struct rds_tag */
	const char *db_snapshot_identifier;
	const char *db_instance_identifier;
};

struct rds_processor_feature {
	const char *name;
	const char *value;
};

struct rds_additional_storage_volume {
	const char *volume_name;
	struct shape_int allocated_storage;
	struct shape_int iops;
	struct shape_int max_allocated_storage;
	struct shape_int storage_throughput;
	const char *storage_type;
};

struct rds_create_db_instance_message {
	const char *db_name;
	const char *db_instance_identifier;
	struct shape_int allocated_storage;
	const char *db_instance_class;
	const char *engine;
	const char *master_username;
	const char *master_user_password;
	struct shape_list db_security_groups;	/* const char * */
	struct shape_list vpc_security_group_ids;	/* const char * */
	const char *availability_zone;
	const char *db_subnet_group_name;
	const char *preferred_maintenance_window;
	const char *db_parameter_group_name;
	struct shape_int backup_retention_period;
	const char *preferred_backup_window;
	struct shape_int port;
	enum shape_bool multi_az;
	const char *engine_version;
	enum shape_bool auto_minor_version_upgrade;
	const char *license_model;
	struct shape_int iops;
	struct shape_int storage_throughput;
	const char *option_group_name;
	const char *character_set_name;
	const char *nchar_character_set_name;
	enum shape_bool publicly_accessible;
	struct shape_list tags;	/* struct rds_tag */
	const char *db_cluster_identifier;
	const char *storage_type;
	const char *tde_credential_arn;
	const char *tde_credential_password;
	enum shape_bool storage_encrypted;
	const char *kms_key_id;
	const char *domain;
	const char *domain_fqdn;
	const char *domain_ou;
	const char *domain_auth_secret_arn;
	struct shape_list domain_dns_ips;	/* const char * */
	enum shape_bool copy_tags_to_snapshot;
	struct shape_int monitoring_interval;
	const char *monitoring_role_arn;
	const char *domain_iam_role_name;
	struct shape_int promotion_tier;
	const char *timezone;
	enum shape_bool enable_iam_database_authentication;
	const char *database_insights_mode;
	enum shape_bool enable_performance_insights;
	const char *performance_insights_kms_key_id;
	struct shape_int performance_insights_retention_period;
	struct shape_list enable_cloudwatch_logs_exports;	/* const char * */
	struct shape_list processor_features;	/* struct rds_processor_feature */
	enum shape_bool deletion_protection;
	struct shape_int max_allocated_storage;
	enum shape_bool enable_customer_owned_ip;
	const char *network_type;
	const char *backup_target;
	const char *custom_iam_instance_profile;
	const char *db_system_id;
	const char *ca_certificate_identifier;
	enum shape_bool manage_master_user_password;
	const char *master_user_secret_kms_key_id;
	enum shape_bool multi_tenant;
	enum shape_bool dedicated_log_volume;
	const char *engine_lifecycle_support;
	struct shape_list additional_storage_volumes;	/* struct rds_additional_storage_volume */
	struct shape_list tag_specifications;	/* struct rds_tag_specification */
	const char *db_capacity_reservation_identifier;
	const char *master_user_authentication_type;
};

struct rds_create_db_subnet_group_message {
	const char *db_subnet_group_name;
	const char *db_subnet_group_description;
	struct shape_list subnet_ids;	/* const char * */
	struct shape_list tags;	/* struct rds_tag */
};

struct rds_create_event_subscription_message {
	const char *subscription_name;
	const char *sns_topic_arn;
	const char *source_type;
	struct shape_list event_categories;	/* const char * */
	struct shape_list source_ids;	/* const char * */
	enum shape_bool enabled;
	struct shape_list tags;	/* struct rds_tag */
};

struct rds_create_option_group_message {
	const char *option_group_name;
	const char *engine_name;
	const char *major_engine_version;
	const char *option_group_description;
	struct shape_list tags;	/* struct rds_tag */
};

struct rds_delete {
	const char *db_cluster_identifier;
	enum shape_bool skip_final_snapshot;
	const char *final_db_snapshot_identifier;
	enum shape_bool delete_automated_backups;
	const char *db_instance_identifier;
};

struct rds_delete_backup {
	const char *db_cluster_resource_id;
	const char *dbi_resource_id;
	const char *db_instance_automated_backups_arn;
};

struct rds_delete_db_cluster_endpoint_message {
	const char *db_cluster_endpoint_identifier;
};

struct rds_delete_parameter_group {
	const char *db_cluster_parameter_group_name;
	const char *db_parameter_group_name;
};

struct rds_name_snapshot {
	const char *db_cluster_snapshot_identifier;
	const char *db_snapshot_identifier;
};

struct rds_delete_db_subnet_group_message {
	const char *db_subnet_group_name;
};

struct rds_delete_event_subscription_message {
	const char *subscription_name;
};

struct rds_delete_option_group_message {
	const char *option_group_name;
};

struct rds_filter {
	const char *name;
	struct shape_list values;	/* const char * */
};

struct rds_describe {
	const char *certificate_identifier;
	struct shape_list filters;	/* struct rds_filter */
	struct shape_int max_records;
	const char *marker;
	const char *db_cluster_resource_id;
	const char *db_cluster_identifier;
	const char *db_cluster_snapshot_identifier;
	const char *snapshot_type;
	enum shape_bool include_shared;
	enum shape_bool include_public;
	const char *dbi_resource_id;
	const char *db_instance_identifier;
	const char *db_instance_automated_backups_arn;
	const char *filename_contains;
	struct shape_int file_last_written;
	struct shape_int file_size;
	const char *db_proxy_name;
	const char *db_snapshot_identifier;
	const char *subscription_name;
	const char *source_identifier;
	const char *source_type;
	int64_t start_time;
	int64_t end_time;
	struct shape_int duration;
	struct shape_list event_categories;	/* const char * */
	const char *global_cluster_identifier;
	const char *resource_identifier;
};

struct rds_describe_db_cluster_endpoints_message {
	const char *db_cluster_identifier;
	const char *db_cluster_endpoint_identifier;
	struct shape_list filters;	/* struct rds_filter */
	struct shape_int max_records;
	const char *marker;
};

struct rds_describe_parameter_groups {
	const char *db_cluster_parameter_group_name;
	struct shape_list filters;	/* struct rds_filter */
	struct shape_int max_records;
	const char *marker;
	const char *db_parameter_group_name;
};

struct rds_describe_parameters {
	const char *db_cluster_parameter_group_name;
	const char *source;
	struct shape_list filters;	/* struct rds_filter */
	struct shape_int max_records;
	const char *marker;
	const char *db_parameter_group_name;
};

struct rds_describe_db_engine_versions_message {
	const char *engine;
	const char *engine_version;
	const char *db_parameter_group_family;
	struct shape_list filters;	/* struct rds_filter */
	struct shape_int max_records;
	const char *marker;
	enum shape_bool default_only;
	enum shape_bool list_supported_character_sets;
	enum shape_bool list_supported_timezones;
	enum shape_bool include_all;
};

struct rds_describe_db_major_engine_versions_request {
	const char *engine;
	const char *major_engine_version;
	const char *marker;
	struct shape_int max_records;
};

struct rds_describe_db_subnet_groups_message {
	const char *db_subnet_group_name;
	struct shape_list filters;	/* struct rds_filter */
	struct shape_int max_records;
	const char *marker;
};

struct rds_describe_engine_defaults {
	const char *db_parameter_group_family;
	struct shape_list filters;	/* struct rds_filter */
	struct shape_int max_records;
	const char *marker;
};

struct rds_describe_event_categories_message {
	const char *source_type;
	struct shape_list filters;	/* struct rds_filter */
};

struct rds_describe_option_group_options_message {
	const char *engine_name;
	const char *major_engine_version;
	struct shape_list filters;	/* struct rds_filter */
	struct shape_int max_records;
	const char *marker;
};

struct rds_describe_option_groups_message {
	const char *option_group_name;
	struct shape_list filters;	/* struct rds_filter */
	const char *marker;
	struct shape_int max_records;
	const char *engine_name;
	const char *major_engine_version;
};

struct rds_describe_orderable_db_instance_options_message {
	const char *engine;
	const char *engine_version;
	const char *db_instance_class;
	const char *license_model;
	const char *availability_zone_group;
	enum shape_bool vpc;
	struct shape_list filters;	/* struct rds_filter */
	struct shape_int max_records;
	const char *marker;
};

struct rds_describe_reserved_db_instances_message {
	const char *reserved_db_instance_id;
	const char *reserved_db_instances_offering_id;
	const char *db_instance_class;
	const char *duration;
	const char *product_description;
	const char *offering_type;
	enum shape_bool multi_az;
	const char *lease_id;
	struct shape_list filters;	/* struct rds_filter */
	struct shape_int max_records;
	const char *marker;
};

struct rds_download_db_log_file_portion_message {
	const char *db_instance_identifier;
	const char *log_file_name;
	const char *marker;
	struct shape_int number_of_lines;
};

struct rds_failover_db_cluster_message {
	const char *db_cluster_identifier;
	const char *target_db_instance_identifier;
};

struct rds_list_tags_for_resource_message {
	const char *resource_name;
	struct shape_list filters;	/* struct rds_filter */
};

struct rds_cloudwatch_logs_export_configuration {
	struct shape_list enable_log_types;	/* const char * */
	struct shape_list disable_log_types;	/* const char * */
};

struct rds_modify_db_cluster_message {
	const char *db_cluster_identifier;
	const char *new_db_cluster_identifier;
	enum shape_bool apply_immediately;
	struct shape_int backup_retention_period;
	const char *db_cluster_parameter_group_name;
	struct shape_list vpc_security_group_ids;	/* const char * */
	struct shape_int port;
	const char *master_user_password;
	const char *option_group_name;
	const char *preferred_backup_window;
	const char *preferred_maintenance_window;
	enum shape_bool enable_iam_database_authentication;
	struct shape_int backtrack_window;
	struct rds_cloudwatch_logs_export_configuration *cloudwatch_logs_export_configuration;
	const char *engine_version;
	enum shape_bool allow_major_version_upgrade;
	const char *db_instance_parameter_group_name;
	const char *domain;
	const char *domain_iam_role_name;
	struct rds_scaling_configuration *scaling_configuration;
	enum shape_bool deletion_protection;
	enum shape_bool enable_http_endpoint;
	enum shape_bool copy_tags_to_snapshot;
	enum shape_bool enable_global_write_forwarding;
	const char *db_cluster_instance_class;
	struct shape_int allocated_storage;
	const char *storage_type;
	struct shape_int iops;
	enum shape_bool auto_minor_version_upgrade;
	const char *network_type;
	struct rds_serverless_v2_scaling_configuration *serverless_v2_scaling_configuration;
	struct shape_int monitoring_interval;
	const char *monitoring_role_arn;
	const char *database_insights_mode;
	enum shape_bool enable_performance_insights;
	const char *performance_insights_kms_key_id;
	struct shape_int performance_insights_retention_period;
	enum shape_bool manage_master_user_password;
	enum shape_bool rotate_master_user_password;
	enum shape_bool enable_local_write_forwarding;
	const char *master_user_secret_kms_key_id;
	const char *engine_mode;
	enum shape_bool allow_engine_mode_change;
	const char *aws_backup_recovery_point_arn;
	enum shape_bool enable_limitless_database;
	const char *ca_certificate_identifier;
	const char *master_user_authentication_type;
	const char *engine_lifecycle_support;
	enum shape_bool enable_internet_access_gateway;
	enum shape_bool enable_vpc_networking;
	const char *db_subnet_group_name;
};

struct rds_modify_db_cluster_endpoint_message {
	const char *db_cluster_endpoint_identifier;
	const char *endpoint_type;
	struct shape_list static_members;	/* const char * */
	struct shape_list excluded_members;	/* const char * */
};

struct rds_parameter {
	const char *parameter_name;
	const char *parameter_value;
	const char *description;
	const char *source;
	const char *apply_type;
	const char *data_type;
	const char *allowed_values;
	enum shape_bool is_modifiable;
	const char *minimum_engine_version;
	const char *apply_method;
	struct shape_list supported_engine_modes;	/* const char * */
};

struct rds_change_parameters {
	const char *db_cluster_parameter_group_name;
	struct shape_list parameters;	/* struct rds_parameter */
	const char *db_parameter_group_name;
	enum shape_bool reset_all_parameters;
};

struct rds_share_snapshot {
	const char *db_cluster_snapshot_identifier;
	const char *attribute_name;
	struct shape_list values_to_add;	/* const char * */
	struct shape_list values_to_remove;	/* const char * */
	const char *db_snapshot_identifier;
};

struct rds_modify_additional_storage_volume {
	const char *volume_name;
	struct shape_int allocated_storage;
	struct shape_int iops;
	struct shape_int max_allocated_storage;
	struct shape_int storage_throughput;
	const char *storage_type;
	enum shape_bool set_for_delete;
};

struct rds_modify_db_instance_message {
	const char *db_instance_identifier;
	struct shape_int allocated_storage;
	const char *db_instance_class;
	const char *db_subnet_group_name;
	struct shape_list db_security_groups;	/* const char * */
	struct shape_list vpc_security_group_ids;	/* const char * */
	enum shape_bool apply_immediately;
	const char *master_user_password;
	const char *db_parameter_group_name;
	struct shape_int backup_retention_period;
	const char *preferred_backup_window;
	const char *preferred_maintenance_window;
	enum shape_bool multi_az;
	const char *engine_version;
	enum shape_bool allow_major_version_upgrade;
	enum shape_bool auto_minor_version_upgrade;
	const char *license_model;
	struct shape_int iops;
	struct shape_int storage_throughput;
	const char *option_group_name;
	const char *new_db_instance_identifier;
	const char *storage_type;
	const char *tde_credential_arn;
	const char *tde_credential_password;
	const char *ca_certificate_identifier;
	const char *domain;
	const char *domain_fqdn;
	const char *domain_ou;
	const char *domain_auth_secret_arn;
	struct shape_list domain_dns_ips;	/* const char * */
	enum shape_bool disable_domain;
	enum shape_bool copy_tags_to_snapshot;
	struct shape_int monitoring_interval;
	struct shape_int db_port_number;
	enum shape_bool publicly_accessible;
	const char *monitoring_role_arn;
	const char *domain_iam_role_name;
	struct shape_int promotion_tier;
	enum shape_bool enable_iam_database_authentication;
	const char *database_insights_mode;
	enum shape_bool enable_performance_insights;
	const char *performance_insights_kms_key_id;
	struct shape_int performance_insights_retention_period;
	struct rds_cloudwatch_logs_export_configuration *cloudwatch_logs_export_configuration;
	struct shape_list processor_features;	/* struct rds_processor_feature */
	enum shape_bool use_default_processor_features;
	enum shape_bool deletion_protection;
	struct shape_int max_allocated_storage;
	enum shape_bool certificate_rotation_restart;
	const char *replica_mode;
	const char *automation_mode;
	struct shape_int resume_full_automation_mode_minutes;
	enum shape_bool enable_customer_owned_ip;
	const char *network_type;
	const char *aws_backup_recovery_point_arn;
	enum shape_bool manage_master_user_password;
	enum shape_bool rotate_master_user_password;
	const char *master_user_secret_kms_key_id;
	enum shape_bool multi_tenant;
	enum shape_bool dedicated_log_volume;
	const char *engine;
	struct shape_list additional_storage_volumes;	/* struct rds_modify_additional_storage_volume */
	const char *db_capacity_reservation_identifier;
	struct shape_list tag_specifications;	/* struct rds_tag_specification */
	const char *master_user_authentication_type;
	const char *engine_lifecycle_support;
};

struct rds_modify_db_snapshot_message {
	const char *db_snapshot_identifier;
	const char *engine_version;
	const char *option_group_name;
};

struct rds_modify_db_subnet_group_message {
	const char *db_subnet_group_name;
	const char *db_subnet_group_description;
	struct shape_list subnet_ids;	/* const char * */
};

struct rds_modify_event_subscription_message {
	const char *subscription_name;
	const char *sns_topic_arn;
	const char *source_type;
	struct shape_list event_categories;	/* const char * */
	enum shape_bool enabled;
};

struct rds_option_setting {
	const char *name;
	const char *value;
	const char *default_value;
	const char *description;
	const char *apply_type;
	const char *data_type;
	const char *allowed_values;
	enum shape_bool is_modifiable;
	enum shape_bool is_collection;
};

struct rds_option_configuration {
	const char *option_name;
	struct shape_int port;
	const char *option_version;
	struct shape_list db_security_group_memberships;	/* const char * */
	struct shape_list vpc_security_group_memberships;	/* const char * */
	struct shape_list option_settings;	/* struct rds_option_setting */
};

struct rds_modify_option_group_message {
	const char *option_group_name;
	struct shape_list options_to_include;	/* struct rds_option_configuration */
	struct shape_list options_to_remove;	/* const char * */
	enum shape_bool apply_immediately;
};

struct rds_reboot_db_instance_message {
	const char *db_instance_identifier;
	enum shape_bool force_failover;
};

struct rds_remove_role_from_db_cluster_message {
	const char *db_cluster_identifier;
	const char *role_arn;
	const char *feature_name;
};

struct rds_remove_role_from_db_instance_message {
	const char *db_instance_identifier;
	const char *role_arn;
	const char *feature_name;
};

struct rds_remove_tags_from_resource_message {
	const char *resource_name;
	struct shape_list tag_keys;	/* const char * */
};

struct rds_restore_cluster {
	struct shape_list availability_zones;	/* const char * */
	const char *db_cluster_identifier;
	const char *snapshot_identifier;
	const char *engine;
	const char *engine_version;
	struct shape_int port;
	const char *db_subnet_group_name;
	const char *database_name;
	const char *option_group_name;
	struct shape_list vpc_security_group_ids;	/* const char * */
	struct shape_list tags;	/* struct rds_tag */
	const char *kms_key_id;
	enum shape_bool enable_iam_database_authentication;
	struct shape_int backtrack_window;
	struct shape_list enable_cloudwatch_logs_exports;	/* const char * */
	const char *engine_mode;
	struct rds_scaling_configuration *scaling_configuration;
	const char *db_cluster_parameter_group_name;
	enum shape_bool deletion_protection;
	enum shape_bool copy_tags_to_snapshot;
	const char *domain;
	const char *domain_iam_role_name;
	const char *db_cluster_instance_class;
	const char *storage_type;
	struct shape_int iops;
	enum shape_bool publicly_accessible;
	const char *network_type;
	struct rds_serverless_v2_scaling_configuration *serverless_v2_scaling_configuration;
	struct rds_rds_custom_cluster_configuration *rds_custom_cluster_configuration;
	struct shape_int monitoring_interval;
	const char *monitoring_role_arn;
	enum shape_bool enable_performance_insights;
	const char *performance_insights_kms_key_id;
	struct shape_int performance_insights_retention_period;
	struct shape_int backup_retention_period;
	const char *preferred_backup_window;
	const char *engine_lifecycle_support;
	struct shape_list tag_specifications;	/* struct rds_tag_specification */
	enum shape_bool enable_vpc_networking;
	enum shape_bool enable_internet_access_gateway;
	struct shape_list associated_roles;	/* struct rds_db_cluster_associated_role */
	const char *restore_type;
	const char *source_db_cluster_identifier;
	int64_t restore_to_time;
	enum shape_bool use_latest_restorable_time;
	const char *source_db_cluster_resource_id;
};

struct rds_restore_instance {
	const char *db_instance_identifier;
	const char *db_snapshot_identifier;
	const char *db_instance_class;
	struct shape_int port;
	const char *availability_zone;
	const char *db_subnet_group_name;
	enum shape_bool multi_az;
	enum shape_bool publicly_accessible;
	enum shape_bool auto_minor_version_upgrade;
	const char *license_model;
	const char *db_name;
	const char *engine;
	struct shape_int iops;
	struct shape_int storage_throughput;
	const char *option_group_name;
	struct shape_list tags;	/* struct rds_tag */
	const char *storage_type;
	const char *tde_credential_arn;
	const char *tde_credential_password;
	struct shape_list vpc_security_group_ids;	/* const char * */
	const char *domain;
	const char *domain_fqdn;
	const char *domain_ou;
	const char *domain_auth_secret_arn;
	struct shape_list domain_dns_ips;	/* const char * */
	enum shape_bool copy_tags_to_snapshot;
	const char *domain_iam_role_name;
	enum shape_bool enable_iam_database_authentication;
	struct shape_list enable_cloudwatch_logs_exports;	/* const char * */
	struct shape_list processor_features;	/* struct rds_processor_feature */
	enum shape_bool use_default_processor_features;
	const char *db_parameter_group_name;
	enum shape_bool deletion_protection;
	enum shape_bool enable_customer_owned_ip;
	const char *network_type;
	const char *backup_target;
	const char *custom_iam_instance_profile;
	struct shape_int allocated_storage;
	const char *db_cluster_snapshot_identifier;
	struct shape_int backup_retention_period;
	const char *preferred_backup_window;
	const char *db_capacity_reservation_identifier;
	enum shape_bool dedicated_log_volume;
	const char *ca_certificate_identifier;
	const char *engine_lifecycle_support;
	struct shape_list additional_storage_volumes;	/* struct rds_additional_storage_volume */
	struct shape_list tag_specifications;	/* struct rds_tag_specification */
	enum shape_bool manage_master_user_password;
	const char *master_user_secret_kms_key_id;
	const char *source_db_instance_identifier;
	const char *target_db_instance_identifier;
	int64_t restore_time;
	enum shape_bool use_latest_restorable_time;
	const char *source_dbi_resource_id;
	struct shape_int max_allocated_storage;
	const char *source_db_instance_automated_backups_arn;
};

struct rds_start_db_cluster_message {
	const char *db_cluster_identifier;
};

struct rds_start_db_instance_message {
	const char *db_instance_identifier;
	const char *db_capacity_reservation_identifier;
};

struct rds_stop_db_cluster_message {
	const char *db_cluster_identifier;
};

struct rds_stop_db_instance_message {
	const char *db_instance_identifier;
	const char *db_snapshot_identifier;
	enum shape_bool detach_from_db_capacity_reservation;
};

struct rds_event_subscription {
	const char *customer_aws_id;
	const char *cust_subscription_id;
	const char *sns_topic_arn;
	const char *status;
	const char *subscription_creation_time;
	const char *source_type;
	struct shape_list source_ids_list;	/* const char * */
	struct shape_list event_categories_list;	/* const char * */
	enum shape_bool enabled;
	const char *event_subscription_arn;
};

struct rds_one_subscription {
	struct rds_event_subscription *event_subscription;
};

struct rds_parameter_group {
	const char *db_cluster_parameter_group_name;
	const char *db_parameter_group_family;
	const char *description;
	const char *db_cluster_parameter_group_arn;
	const char *db_parameter_group_name;
	const char *db_parameter_group_arn;
};

struct rds_one_parameter_group {
	struct rds_parameter_group *db_cluster_parameter_group;
	struct rds_parameter_group *db_parameter_group;
};

struct rds_snapshot {
	struct shape_list availability_zones;	/* const char * */
	const char *db_cluster_snapshot_identifier;
	const char *db_cluster_identifier;
	int64_t snapshot_create_time;
	const char *engine;
	const char *engine_mode;
	struct shape_int allocated_storage;
	const char *status;
	struct shape_int port;
	const char *vpc_id;
	int64_t cluster_create_time;
	const char *master_username;
	const char *engine_version;
	const char *license_model;
	const char *snapshot_type;
	struct shape_int percent_progress;
	enum shape_bool storage_encrypted;
	const char *storage_encryption_type;
	struct shape_int backup_retention_period;
	const char *preferred_backup_window;
	const char *kms_key_id;
	const char *db_cluster_snapshot_arn;
	const char *source_db_cluster_snapshot_arn;
	enum shape_bool iam_database_authentication_enabled;
	struct shape_list tag_list;	/* struct rds_tag */
	const char *storage_type;
	struct shape_int storage_throughput;
	const char *db_cluster_resource_id;
	const char *db_system_id;
	const char *db_snapshot_identifier;
	const char *db_instance_identifier;
	const char *availability_zone;
	int64_t instance_create_time;
	struct shape_int iops;
	const char *option_group_name;
	const char *source_region;
	const char *source_db_snapshot_identifier;
	const char *tde_credential_arn;
	enum shape_bool encrypted;
	const char *db_snapshot_arn;
	const char *timezone;
	struct shape_list processor_features;	/* struct rds_processor_feature */
	const char *dbi_resource_id;
	const char *snapshot_target;
	int64_t original_snapshot_create_time;
	int64_t snapshot_database_time;
	enum shape_bool multi_tenant;
	enum shape_bool dedicated_log_volume;
	struct shape_list additional_storage_volumes;	/* struct rds_additional_storage_volume */
	const char *snapshot_availability_zone;
	struct shape_int full_snapshot_size_in_bytes;
};

struct rds_one_snapshot {
	struct rds_snapshot *db_cluster_snapshot;
	struct rds_snapshot *db_snapshot;
};

struct rds_db_security_group_membership {
	const char *db_security_group_name;
	const char *status;
};

struct rds_vpc_security_group_membership {
	const char *vpc_security_group_id;
	const char *status;
};

struct rds_option {
	const char *option_name;
	const char *option_description;
	enum shape_bool persistent;
	enum shape_bool permanent;
	struct shape_int port;
	const char *option_version;
	struct shape_list option_settings;	/* struct rds_option_setting */
	struct shape_list db_security_group_memberships;	/* struct rds_db_security_group_membership */
	struct shape_list vpc_security_group_memberships;	/* struct rds_vpc_security_group_membership */
};

struct rds_option_group {
	const char *option_group_name;
	const char *option_group_description;
	const char *engine_name;
	const char *major_engine_version;
	struct shape_list options;	/* struct rds_option */
	enum shape_bool allows_vpc_and_non_vpc_instance_memberships;
	const char *vpc_id;
	const char *option_group_arn;
	const char *source_option_group;
	const char *source_account_id;
	int64_t copy_timestamp;
	const char *source_region;
};

struct rds_one_option_group {
	struct rds_option_group *option_group;
};

struct rds_db_cluster_option_group_status {
	const char *db_cluster_option_group_name;
	const char *status;
};

struct rds_db_cluster_status_info {
	const char *status_type;
	enum shape_bool normal;
	const char *status;
	const char *message;
};

struct rds_db_cluster_member {
	const char *db_instance_identifier;
	enum shape_bool is_cluster_writer;
	const char *db_cluster_parameter_group_status;
	struct shape_int promotion_tier;
};

struct rds_role {
	const char *role_arn;
	const char *status;
	const char *feature_name;
};

struct rds_pending_cloudwatch_logs_exports {
	struct shape_list log_types_to_enable;	/* const char * */
	struct shape_list log_types_to_disable;	/* const char * */
};

struct rds_certificate_details {
	const char *ca_identifier;
	int64_t valid_till;
};

struct rds_cluster_pending_modified_values {
	struct rds_pending_cloudwatch_logs_exports *pending_cloudwatch_logs_exports;
	const char *db_cluster_identifier;
	const char *master_user_password;
	enum shape_bool iam_database_authentication_enabled;
	const char *engine_version;
	struct shape_int backup_retention_period;
	const char *storage_type;
	struct shape_int allocated_storage;
	struct rds_rds_custom_cluster_configuration *rds_custom_cluster_configuration;
	struct shape_int iops;
	struct rds_certificate_details *certificate_details;
	enum shape_bool vpc_networking_enabled;
	enum shape_bool internet_access_gateway_enabled;
};

struct rds_scaling_configuration_info {
	struct shape_int min_capacity;
	struct shape_int max_capacity;
	enum shape_bool auto_pause;
	struct shape_int seconds_until_auto_pause;
	const char *timeout_action;
	struct shape_int seconds_before_timeout;
};

struct rds_domain_membership {
	const char *domain;
	const char *status;
	const char *fqdn;
	const char *iam_role_name;
	const char *ou;
	const char *auth_secret_arn;
	struct shape_list dns_ips;	/* const char * */
};

struct rds_serverless_v2_scaling_configuration_info {
	struct shape_float min_capacity;
	struct shape_float max_capacity;
	struct shape_int seconds_until_auto_pause;
};

struct rds_master_user_secret {
	const char *secret_arn;
	const char *secret_status;
	const char *kms_key_id;
};

struct rds_limitless_database {
	const char *status;
	struct shape_float min_required_acu;
};

struct rds_db_cluster {
	struct shape_int allocated_storage;
	struct shape_list availability_zones;	/* const char * */
	struct shape_int backup_retention_period;
	const char *character_set_name;
	const char *database_name;
	const char *db_cluster_identifier;
	const char *db_cluster_parameter_group;
	const char *db_subnet_group;
	const char *status;
	const char *percent_progress;
	int64_t earliest_restorable_time;
	const char *endpoint;
	const char *reader_endpoint;
	struct shape_list custom_endpoints;	/* const char * */
	enum shape_bool multi_az;
	const char *engine;
	const char *engine_version;
	int64_t latest_restorable_time;
	struct shape_int port;
	const char *master_username;
	struct shape_list db_cluster_option_group_memberships;	/* struct rds_db_cluster_option_group_status */
	const char *preferred_backup_window;
	const char *preferred_maintenance_window;
	const char *upgrade_rollout_order;
	const char *replication_source_identifier;
	struct shape_list read_replica_identifiers;	/* const char * */
	struct shape_list status_infos;	/* struct rds_db_cluster_status_info */
	struct shape_list db_cluster_members;	/* struct rds_db_cluster_member */
	struct shape_list vpc_security_groups;	/* struct rds_vpc_security_group_membership */
	const char *hosted_zone_id;
	enum shape_bool storage_encrypted;
	const char *storage_encryption_type;
	const char *kms_key_id;
	const char *db_cluster_resource_id;
	const char *db_cluster_arn;
	struct shape_list associated_roles;	/* struct rds_role */
	enum shape_bool iam_database_authentication_enabled;
	const char *clone_group_id;
	int64_t cluster_create_time;
	int64_t earliest_backtrack_time;
	struct shape_int backtrack_window;
	struct shape_int backtrack_consumed_change_records;
	struct shape_list enabled_cloudwatch_logs_exports;	/* const char * */
	struct shape_int capacity;
	struct rds_cluster_pending_modified_values *pending_modified_values;
	const char *engine_mode;
	struct rds_scaling_configuration_info *scaling_configuration_info;
	struct rds_rds_custom_cluster_configuration *rds_custom_cluster_configuration;
	const char *db_cluster_instance_class;
	const char *storage_type;
	struct shape_int iops;
	struct shape_int storage_throughput;
	int64_t io_optimized_next_allowed_modification_time;
	enum shape_bool publicly_accessible;
	enum shape_bool auto_minor_version_upgrade;
	enum shape_bool deletion_protection;
	enum shape_bool http_endpoint_enabled;
	const char *activity_stream_mode;
	const char *activity_stream_status;
	const char *activity_stream_kms_key_id;
	const char *activity_stream_kinesis_stream_name;
	enum shape_bool copy_tags_to_snapshot;
	enum shape_bool cross_account_clone;
	struct shape_list domain_memberships;	/* struct rds_domain_membership */
	struct shape_list tag_list;	/* struct rds_tag */
	const char *global_cluster_identifier;
	const char *global_write_forwarding_status;
	enum shape_bool global_write_forwarding_requested;
	const char *network_type;
	int64_t automatic_restart_time;
	struct rds_serverless_v2_scaling_configuration_info *serverless_v2_scaling_configuration;
	const char *serverless_v2_platform_version;
	struct shape_int monitoring_interval;
	const char *monitoring_role_arn;
	const char *database_insights_mode;
	enum shape_bool performance_insights_enabled;
	const char *performance_insights_kms_key_id;
	struct shape_int performance_insights_retention_period;
	const char *db_system_id;
	struct rds_master_user_secret *master_user_secret;
	const char *local_write_forwarding_status;
	const char *aws_backup_recovery_point_arn;
	struct rds_limitless_database *limitless_database;
	const char *cluster_scalability_type;
	struct rds_certificate_details *certificate_details;
	const char *engine_lifecycle_support;
	enum shape_bool vpc_networking_enabled;
	enum shape_bool internet_access_gateway_enabled;
};

struct rds_one_cluster {
	struct rds_db_cluster *db_cluster;
};

struct rds_db_cluster_endpoint {
	const char *db_cluster_endpoint_identifier;
	const char *db_cluster_identifier;
	const char *db_cluster_endpoint_resource_identifier;
	const char *endpoint;
	const char *status;
	const char *endpoint_type;
	const char *custom_endpoint_type;
	struct shape_list static_members;	/* const char * */
	struct shape_list excluded_members;	/* const char * */
	const char *db_cluster_endpoint_arn;
};

struct rds_endpoint {
	const char *address;
	struct shape_int port;
	const char *hosted_zone_id;
};

struct rds_primary_endpoint {
	const char *address;
	const char *hosted_zone_id;
};

struct rds_db_parameter_group_status {
	const char *db_parameter_group_name;
	const char *parameter_apply_status;
};

struct rds_availability_zone {
	const char *name;
};

struct rds_outpost {
	const char *arn;
};

struct rds_subnet {
	const char *subnet_identifier;
	struct rds_availability_zone *subnet_availability_zone;
	struct rds_outpost *subnet_outpost;
	const char *subnet_status;
};

struct rds_db_subnet_group {
	const char *db_subnet_group_name;
	const char *db_subnet_group_description;
	const char *vpc_id;
	const char *subnet_group_status;
	struct shape_list subnets;	/* struct rds_subnet */
	const char *db_subnet_group_arn;
	struct shape_list supported_network_types;	/* const char * */
};

struct rds_pending_modified_values {
	const char *db_instance_class;
	struct shape_int allocated_storage;
	const char *master_user_password;
	struct shape_int port;
	struct shape_int backup_retention_period;
	enum shape_bool multi_az;
	const char *engine_version;
	const char *license_model;
	struct shape_int iops;
	struct shape_int storage_throughput;
	const char *db_instance_identifier;
	const char *storage_type;
	const char *ca_certificate_identifier;
	const char *db_subnet_group_name;
	struct rds_pending_cloudwatch_logs_exports *pending_cloudwatch_logs_exports;
	struct shape_list processor_features;	/* struct rds_processor_feature */
	const char *automation_mode;
	int64_t resume_full_automation_mode_time;
	enum shape_bool multi_tenant;
	enum shape_bool iam_database_authentication_enabled;
	enum shape_bool dedicated_log_volume;
	const char *engine;
	struct shape_list additional_storage_volumes;	/* struct rds_additional_storage_volume */
	const char *db_capacity_reservation_identifier;
};

struct rds_option_group_membership {
	const char *option_group_name;
	const char *status;
};

struct rds_db_instance_status_info {
	const char *status_type;
	enum shape_bool normal;
	const char *status;
	const char *message;
};

struct rds_db_instance_automated_backups_replication {
	const char *db_instance_automated_backups_arn;
};

struct rds_additional_storage_volume_output {
	const char *volume_name;
	const char *storage_volume_status;
	const char *storage_operation_status;
	struct shape_int storage_operation_percent_progress;
	struct shape_int allocated_storage;
	struct shape_int iops;
	struct shape_int max_allocated_storage;
	struct shape_int storage_throughput;
	const char *storage_type;
};

struct rds_db_instance {
	const char *db_instance_identifier;
	const char *db_instance_class;
	const char *engine;
	const char *db_instance_status;
	const char *master_username;
	const char *db_name;
	struct rds_endpoint *endpoint;
	struct rds_primary_endpoint *primary_endpoint;
	struct shape_int allocated_storage;
	int64_t instance_create_time;
	const char *preferred_backup_window;
	struct shape_int backup_retention_period;
	struct shape_list db_security_groups;	/* struct rds_db_security_group_membership */
	struct shape_list vpc_security_groups;	/* struct rds_vpc_security_group_membership */
	struct shape_list db_parameter_groups;	/* struct rds_db_parameter_group_status */
	const char *availability_zone;
	struct rds_db_subnet_group *db_subnet_group;
	const char *preferred_maintenance_window;
	const char *upgrade_rollout_order;
	struct rds_pending_modified_values *pending_modified_values;
	int64_t latest_restorable_time;
	enum shape_bool multi_az;
	const char *engine_version;
	enum shape_bool auto_minor_version_upgrade;
	const char *read_replica_source_db_instance_identifier;
	struct shape_list read_replica_db_instance_identifiers;	/* const char * */
	struct shape_list read_replica_db_cluster_identifiers;	/* const char * */
	const char *replica_mode;
	const char *license_model;
	struct shape_int iops;
	struct shape_int storage_throughput;
	struct shape_list option_group_memberships;	/* struct rds_option_group_membership */
	const char *character_set_name;
	const char *nchar_character_set_name;
	const char *secondary_availability_zone;
	enum shape_bool publicly_accessible;
	struct shape_list status_infos;	/* struct rds_db_instance_status_info */
	const char *storage_type;
	const char *storage_encryption_type;
	const char *tde_credential_arn;
	struct shape_int db_instance_port;
	const char *db_cluster_identifier;
	enum shape_bool storage_encrypted;
	const char *kms_key_id;
	const char *dbi_resource_id;
	const char *ca_certificate_identifier;
	struct shape_list domain_memberships;	/* struct rds_domain_membership */
	enum shape_bool copy_tags_to_snapshot;
	struct shape_int monitoring_interval;
	const char *enhanced_monitoring_resource_arn;
	const char *monitoring_role_arn;
	struct shape_int promotion_tier;
	const char *db_instance_arn;
	const char *timezone;
	enum shape_bool iam_database_authentication_enabled;
	const char *database_insights_mode;
	enum shape_bool performance_insights_enabled;
	const char *performance_insights_kms_key_id;
	struct shape_int performance_insights_retention_period;
	struct shape_list enabled_cloudwatch_logs_exports;	/* const char * */
	struct shape_list processor_features;	/* struct rds_processor_feature */
	enum shape_bool deletion_protection;
	struct shape_list associated_roles;	/* struct rds_role */
	struct rds_endpoint *listener_endpoint;
	struct shape_int max_allocated_storage;
	struct shape_list tag_list;	/* struct rds_tag */
	const char *automation_mode;
	int64_t resume_full_automation_mode_time;
	enum shape_bool customer_owned_ip_enabled;
	const char *network_type;
	const char *activity_stream_status;
	const char *activity_stream_kms_key_id;
	const char *activity_stream_kinesis_stream_name;
	const char *activity_stream_mode;
	enum shape_bool activity_stream_engine_native_audit_fields_included;
	const char *aws_backup_recovery_point_arn;
	struct shape_list db_instance_automated_backups_replications;	/* struct rds_db_instance_automated_backups_replication */
	const char *backup_target;
	int64_t automatic_restart_time;
	const char *custom_iam_instance_profile;
	const char *activity_stream_policy_status;
	struct rds_certificate_details *certificate_details;
	const char *db_system_id;
	struct rds_master_user_secret *master_user_secret;
	const char *read_replica_source_db_cluster_identifier;
	const char *percent_progress;
	enum shape_bool multi_tenant;
	enum shape_bool dedicated_log_volume;
	enum shape_bool is_storage_config_upgrade_available;
	const char *engine_lifecycle_support;
	struct shape_list additional_storage_volumes;	/* struct rds_additional_storage_volume_output */
	const char *storage_volume_status;
	const char *storage_operation_status;
	struct shape_int storage_operation_percent_progress;
	const char *db_capacity_reservation_identifier;
	enum shape_bool vpc_networking_enabled;
};

struct rds_one_instance {
	struct rds_db_instance *db_instance;
};

struct rds_one_subnet_group {
	struct rds_db_subnet_group *db_subnet_group;
};

struct rds_restore_window {
	int64_t earliest_time;
	int64_t latest_time;
};

struct rds_backup {
	const char *engine;
	const char *vpc_id;
	const char *db_cluster_automated_backups_arn;
	const char *db_cluster_identifier;
	struct rds_restore_window *restore_window;
	const char *master_username;
	const char *db_cluster_resource_id;
	const char *region;
	const char *license_model;
	const char *status;
	enum shape_bool iam_database_authentication_enabled;
	int64_t cluster_create_time;
	enum shape_bool storage_encrypted;
	const char *storage_encryption_type;
	struct shape_int allocated_storage;
	const char *engine_version;
	const char *db_cluster_arn;
	struct shape_int backup_retention_period;
	const char *preferred_backup_window;
	const char *engine_mode;
	struct shape_list availability_zones;	/* const char * */
	struct shape_int port;
	const char *kms_key_id;
	const char *storage_type;
	struct shape_int iops;
	struct shape_int storage_throughput;
	const char *aws_backup_recovery_point_arn;
	struct shape_list tag_list;	/* struct rds_tag */
	const char *db_instance_arn;
	const char *dbi_resource_id;
	const char *db_instance_identifier;
	const char *availability_zone;
	int64_t instance_create_time;
	const char *option_group_name;
	const char *tde_credential_arn;
	enum shape_bool encrypted;
	const char *timezone;
	const char *db_instance_automated_backups_arn;
	struct shape_list db_instance_automated_backups_replications;	/* struct rds_db_instance_automated_backups_replication */
	const char *backup_target;
	enum shape_bool multi_tenant;
	enum shape_bool dedicated_log_volume;
	struct shape_list additional_storage_volumes;	/* struct rds_additional_storage_volume */
};

struct rds_one_backup {
	struct rds_backup *db_cluster_automated_backup;
	struct rds_backup *db_instance_automated_backup;
};

struct rds_certificate {
	const char *certificate_identifier;
	const char *certificate_type;
	const char *thumbprint;
	int64_t valid_from;
	int64_t valid_till;
	const char *certificate_arn;
	enum shape_bool customer_override;
	int64_t customer_override_valid_till;
};

struct rds_certificate_message {
	const char *default_certificate_for_new_launches;
	struct shape_list certificates;	/* struct rds_certificate */
	const char *marker;
};

struct rds_backups {
	const char *marker;
	struct shape_list db_cluster_automated_backups;	/* struct rds_backup */
	struct shape_list db_instance_automated_backups;	/* struct rds_backup */
};

struct rds_db_cluster_endpoint_message {
	const char *marker;
	struct shape_list db_cluster_endpoints;	/* struct rds_db_cluster_endpoint */
};

struct rds_parameter_groups {
	const char *marker;
	struct shape_list db_cluster_parameter_groups;	/* struct rds_parameter_group */
	struct shape_list db_parameter_groups;	/* struct rds_parameter_group */
};

struct rds_parameters {
	struct shape_list parameters;	/* struct rds_parameter */
	const char *marker;
};

struct rds_snapshot_attribute {
	const char *attribute_name;
	struct shape_list attribute_values;	/* const char * */
};

struct rds_snapshot_attributes {
	const char *db_cluster_snapshot_identifier;
	struct shape_list db_cluster_snapshot_attributes;	/* struct rds_snapshot_attribute */
	const char *db_snapshot_identifier;
	struct shape_list db_snapshot_attributes;	/* struct rds_snapshot_attribute */
};

struct rds_snapshot_shared {
	struct rds_snapshot_attributes *db_cluster_snapshot_attributes_result;
	struct rds_snapshot_attributes *db_snapshot_attributes_result;
};

struct rds_snapshots {
	const char *marker;
	struct shape_list db_cluster_snapshots;	/* struct rds_snapshot */
	struct shape_list db_snapshots;	/* struct rds_snapshot */
};

struct rds_db_cluster_message {
	const char *marker;
	struct shape_list db_clusters;	/* struct rds_db_cluster */
};

struct rds_character_set {
	const char *character_set_name;
	const char *character_set_description;
};

struct rds_custom_db_engine_version_ami {
	const char *image_id;
	const char *status;
};

struct rds_upgrade_target {
	const char *engine;
	const char *engine_version;
	const char *description;
	enum shape_bool auto_upgrade;
	enum shape_bool is_major_version_upgrade;
	struct shape_list supported_engine_modes;	/* const char * */
	enum shape_bool supports_parallel_query;
	enum shape_bool supports_global_databases;
	enum shape_bool supports_babelfish;
	enum shape_bool supports_limitless_database;
	enum shape_bool supports_local_write_forwarding;
	enum shape_bool supports_integrations;
};

struct rds_timezone {
	const char *timezone_name;
};

struct rds_serverless_v2_features_support {
	struct shape_float min_capacity;
	struct shape_float max_capacity;
};

struct rds_db_engine_version {
	const char *engine;
	const char *major_engine_version;
	const char *engine_version;
	const char *database_installation_files_s3_bucket_name;
	const char *database_installation_files_s3_prefix;
	struct shape_list database_installation_files;	/* const char * */
	const char *custom_db_engine_version_manifest;
	const char *db_parameter_group_family;
	const char *db_engine_description;
	const char *db_engine_version_arn;
	const char *db_engine_version_description;
	struct rds_character_set *default_character_set;
	const char *failure_reason;
	struct rds_custom_db_engine_version_ami *image;
	const char *db_engine_media_type;
	const char *kms_key_id;
	int64_t create_time;
	struct shape_list supported_character_sets;	/* struct rds_character_set */
	struct shape_list supported_nchar_character_sets;	/* struct rds_character_set */
	struct shape_list valid_upgrade_target;	/* struct rds_upgrade_target */
	struct shape_list supported_timezones;	/* struct rds_timezone */
	struct shape_list exportable_log_types;	/* const char * */
	enum shape_bool supports_log_exports_to_cloudwatch_logs;
	enum shape_bool supports_read_replica;
	struct shape_list supported_engine_modes;	/* const char * */
	struct shape_list supported_feature_names;	/* const char * */
	const char *status;
	enum shape_bool supports_parallel_query;
	enum shape_bool supports_global_databases;
	struct shape_list tag_list;	/* struct rds_tag */
	enum shape_bool supports_babelfish;
	enum shape_bool supports_limitless_database;
	enum shape_bool supports_certificate_rotation_without_restart;
	struct shape_list supported_ca_certificate_identifiers;	/* const char * */
	enum shape_bool supports_local_write_forwarding;
	enum shape_bool supports_integrations;
	struct rds_serverless_v2_features_support *serverless_v2_features_support;
};

struct rds_db_engine_version_message {
	const char *marker;
	struct shape_list db_engine_versions;	/* struct rds_db_engine_version */
};

struct rds_db_instance_message {
	const char *marker;
	struct shape_list db_instances;	/* struct rds_db_instance */
};

struct rds_describe_db_log_files_details {
	const char *log_file_name;
	struct shape_int last_written;
	struct shape_int size;
};

struct rds_describe_db_log_files_response {
	struct shape_list describe_db_log_files;	/* struct rds_describe_db_log_files_details */
	const char *marker;
};

struct rds_supported_engine_lifecycle {
	const char *lifecycle_support_name;
	int64_t lifecycle_support_start_date;
	int64_t lifecycle_support_end_date;
};

struct rds_db_major_engine_version {
	const char *engine;
	const char *major_engine_version;
	struct shape_list supported_engine_lifecycles;	/* struct rds_supported_engine_lifecycle */
};

struct rds_describe_db_major_engine_versions_response {
	struct shape_list db_major_engine_versions;	/* struct rds_db_major_engine_version */
	const char *marker;
};

struct rds_user_auth_config_info {
	const char *description;
	const char *user_name;
	const char *auth_scheme;
	const char *secret_arn;
	const char *iam_auth;
	const char *client_password_auth_type;
};

struct rds_db_proxy {
	const char *db_proxy_name;
	const char *db_proxy_arn;
	const char *status;
	const char *engine_family;
	const char *vpc_id;
	struct shape_list vpc_security_group_ids;	/* const char * */
	struct shape_list vpc_subnet_ids;	/* const char * */
	const char *default_auth_scheme;
	struct shape_list auth;	/* struct rds_user_auth_config_info */
	const char *role_arn;
	const char *endpoint;
	enum shape_bool require_tls;
	struct shape_int idle_client_timeout;
	enum shape_bool debug_logging;
	int64_t created_date;
	int64_t updated_date;
	const char *endpoint_network_type;
	const char *target_connection_network_type;
};

struct rds_describe_db_proxies_response {
	struct shape_list db_proxies;	/* struct rds_db_proxy */
	const char *marker;
};

struct rds_db_subnet_group_message {
	const char *marker;
	struct shape_list db_subnet_groups;	/* struct rds_db_subnet_group */
};

struct rds_engine_defaults {
	const char *db_parameter_group_family;
	const char *marker;
	struct shape_list parameters;	/* struct rds_parameter */
};

struct rds_engine_defaults_of {
	struct rds_engine_defaults *engine_defaults;
};

struct rds_event_categories_map {
	const char *source_type;
	struct shape_list event_categories;	/* const char * */
};

struct rds_event_categories_message {
	struct shape_list event_categories_map_list;	/* struct rds_event_categories_map */
};

struct rds_event_subscriptions_message {
	const char *marker;
	struct shape_list event_subscriptions_list;	/* struct rds_event_subscription */
};

struct rds_event {
	const char *source_identifier;
	const char *source_type;
	const char *message;
	struct shape_list event_categories;	/* const char * */
	int64_t date;
	const char *source_arn;
};

struct rds_events_message {
	const char *marker;
	struct shape_list events;	/* struct rds_event */
};

struct rds_global_cluster_member {
	const char *db_cluster_arn;
	struct shape_list readers;	/* const char * */
	enum shape_bool is_writer;
	const char *global_write_forwarding_status;
	const char *synchronization_status;
};

struct rds_failover_state {
	const char *status;
	const char *from_db_cluster_arn;
	const char *to_db_cluster_arn;
	enum shape_bool is_data_loss_allowed;
};

struct rds_global_cluster {
	const char *global_cluster_identifier;
	const char *global_cluster_resource_id;
	const char *global_cluster_arn;
	const char *status;
	const char *engine;
	const char *engine_version;
	const char *engine_lifecycle_support;
	const char *database_name;
	enum shape_bool storage_encrypted;
	const char *storage_encryption_type;
	enum shape_bool deletion_protection;
	struct shape_list global_cluster_members;	/* struct rds_global_cluster_member */
	const char *endpoint;
	struct rds_failover_state *failover_state;
	struct shape_list tag_list;	/* struct rds_tag */
};

struct rds_global_clusters_message {
	const char *marker;
	struct shape_list global_clusters;	/* struct rds_global_cluster */
};

struct rds_minimum_engine_version_per_allowed_value {
	const char *allowed_value;
	const char *minimum_engine_version;
};

struct rds_option_group_option_setting {
	const char *setting_name;
	const char *setting_description;
	const char *default_value;
	const char *apply_type;
	const char *allowed_values;
	enum shape_bool is_modifiable;
	enum shape_bool is_required;
	struct shape_list minimum_engine_version_per_allowed_value;	/* struct rds_minimum_engine_version_per_allowed_value */
};

struct rds_option_version {
	const char *version;
	enum shape_bool is_default;
};

struct rds_option_group_option {
	const char *name;
	const char *description;
	const char *engine_name;
	const char *major_engine_version;
	const char *minimum_required_minor_engine_version;
	enum shape_bool port_required;
	struct shape_int default_port;
	struct shape_list options_depended_on;	/* const char * */
	struct shape_list options_conflicts_with;	/* const char * */
	enum shape_bool persistent;
	enum shape_bool permanent;
	enum shape_bool requires_auto_minor_engine_version_upgrade;
	enum shape_bool vpc_only;
	enum shape_bool supports_option_version_downgrade;
	struct shape_list option_group_option_settings;	/* struct rds_option_group_option_setting */
	struct shape_list option_group_option_versions;	/* struct rds_option_version */
	enum shape_bool copyable_cross_account;
	enum shape_bool copyable_cross_region;
};

struct rds_option_group_options_message {
	struct shape_list option_group_options;	/* struct rds_option_group_option */
	const char *marker;
};

struct rds_option_groups {
	struct shape_list option_groups_list;	/* struct rds_option_group */
	const char *marker;
};

struct rds_available_processor_feature {
	const char *name;
	const char *default_value;
	const char *allowed_values;
};

struct rds_available_additional_storage_volumes_option {
	enum shape_bool supports_storage_autoscaling;
	enum shape_bool supports_storage_throughput;
	enum shape_bool supports_iops;
	const char *storage_type;
	struct shape_int min_storage_size;
	struct shape_int max_storage_size;
	struct shape_int min_iops;
	struct shape_int max_iops;
	struct shape_float min_iops_per_gib;
	struct shape_float max_iops_per_gib;
	struct shape_int min_storage_throughput;
	struct shape_int max_storage_throughput;
};

struct rds_orderable_db_instance_option {
	const char *engine;
	const char *engine_version;
	const char *db_instance_class;
	const char *license_model;
	const char *availability_zone_group;
	struct shape_list availability_zones;	/* struct rds_availability_zone */
	enum shape_bool multi_az_capable;
	enum shape_bool read_replica_capable;
	enum shape_bool vpc;
	enum shape_bool supports_storage_encryption;
	const char *storage_type;
	enum shape_bool supports_iops;
	enum shape_bool supports_storage_throughput;
	enum shape_bool supports_enhanced_monitoring;
	enum shape_bool supports_iam_database_authentication;
	enum shape_bool supports_performance_insights;
	struct shape_int min_storage_size;
	struct shape_int max_storage_size;
	struct shape_int min_iops_per_db_instance;
	struct shape_int max_iops_per_db_instance;
	struct shape_float min_iops_per_gib;
	struct shape_float max_iops_per_gib;
	struct shape_int min_storage_throughput_per_db_instance;
	struct shape_int max_storage_throughput_per_db_instance;
	struct shape_float min_storage_throughput_per_iops;
	struct shape_float max_storage_throughput_per_iops;
	struct shape_list available_processor_features;	/* struct rds_available_processor_feature */
	struct shape_list supported_engine_modes;	/* const char * */
	enum shape_bool supports_storage_autoscaling;
	enum shape_bool supports_kerberos_authentication;
	enum shape_bool outpost_capable;
	struct shape_list supported_activity_stream_modes;	/* const char * */
	enum shape_bool supports_global_databases;
	struct shape_list supported_network_types;	/* const char * */
	enum shape_bool supports_clusters;
	enum shape_bool supports_dedicated_log_volume;
	enum shape_bool supports_additional_storage_volumes;
	enum shape_bool supports_http_endpoint;
	struct shape_list available_additional_storage_volumes_options;	/* struct rds_available_additional_storage_volumes_option */
};

struct rds_orderable_db_instance_options_message {
	struct shape_list orderable_db_instance_options;	/* struct rds_orderable_db_instance_option */
	const char *marker;
};

struct rds_pending_maintenance_action {
	const char *action;
	int64_t auto_applied_after_date;
	int64_t forced_apply_date;
	const char *opt_in_status;
	int64_t current_apply_date;
	const char *description;
};

struct rds_resource_pending_maintenance_actions {
	const char *resource_identifier;
	struct shape_list pending_maintenance_action_details;	/* struct rds_pending_maintenance_action */
};

struct rds_pending_maintenance_actions_message {
	struct shape_list pending_maintenance_actions;	/* struct rds_resource_pending_maintenance_actions */
	const char *marker;
};

struct rds_recurring_charge {
	struct shape_float recurring_charge_amount;
	const char *recurring_charge_frequency;
};

struct rds_reserved_db_instance {
	const char *reserved_db_instance_id;
	const char *reserved_db_instances_offering_id;
	const char *db_instance_class;
	int64_t start_time;
	struct shape_int duration;
	struct shape_float fixed_price;
	struct shape_float usage_price;
	const char *currency_code;
	struct shape_int db_instance_count;
	const char *product_description;
	const char *offering_type;
	enum shape_bool multi_az;
	const char *state;
	struct shape_list recurring_charges;	/* struct rds_recurring_charge */
	const char *reserved_db_instance_arn;
	const char *lease_id;
};

struct rds_reserved_db_instance_message {
	const char *marker;
	struct shape_list reserved_db_instances;	/* struct rds_reserved_db_instance */
};

struct rds_download_db_log_file_portion_details {
	const char *log_file_data;
	const char *marker;
	enum shape_bool additional_data_pending;
};

struct rds_tag_list_message {
	struct shape_list tag_list;	/* struct rds_tag */
};

struct rds_parameter_group_name {
	const char *db_cluster_parameter_group_name;
	const char *db_parameter_group_name;
};

extern const struct shape rds_shape_add_role_to_db_cluster_message;
extern const struct shape rds_shape_add_role_to_db_instance_message;
extern const struct shape rds_shape_add_source_identifier_to_subscription_message;
extern const struct shape rds_shape_tag;
extern const struct shape rds_shape_add_tags_to_resource_message;
extern const struct shape rds_shape_copy_db_cluster_parameter_group_message;
extern const struct shape rds_shape_copy_db_cluster_snapshot_message;
extern const struct shape rds_shape_copy_db_parameter_group_message;
extern const struct shape rds_shape_tag_specification;
extern const struct shape rds_shape_copy_db_snapshot_message;
extern const struct shape rds_shape_copy_option_group_message;
extern const struct shape rds_shape_scaling_configuration;
extern const struct shape rds_shape_rds_custom_cluster_configuration;
extern const struct shape rds_shape_serverless_v2_scaling_configuration;
extern const struct shape rds_shape_db_cluster_associated_role;
extern const struct shape rds_shape_create_db_cluster_message;
extern const struct shape rds_shape_create_db_cluster_endpoint_message;
extern const struct shape rds_shape_create_db_cluster_parameter_group_message;
extern const struct shape rds_shape_create_db_cluster_snapshot_message;
extern const struct shape rds_shape_processor_feature;
extern const struct shape rds_shape_additional_storage_volume;
extern const struct shape rds_shape_create_db_instance_message;
extern const struct shape rds_shape_create_db_parameter_group_message;
extern const struct shape rds_shape_create_db_snapshot_message;
extern const struct shape rds_shape_create_db_subnet_group_message;
extern const struct shape rds_shape_create_event_subscription_message;
extern const struct shape rds_shape_create_option_group_message;
extern const struct shape rds_shape_delete_db_cluster_message;
extern const struct shape rds_shape_delete_db_cluster_automated_backup_message;
extern const struct shape rds_shape_delete_db_cluster_endpoint_message;
extern const struct shape rds_shape_delete_db_cluster_parameter_group_message;
extern const struct shape rds_shape_delete_db_cluster_snapshot_message;
extern const struct shape rds_shape_delete_db_instance_message;
extern const struct shape rds_shape_delete_db_instance_automated_backup_message;
extern const struct shape rds_shape_delete_db_parameter_group_message;
extern const struct shape rds_shape_delete_db_snapshot_message;
extern const struct shape rds_shape_delete_db_subnet_group_message;
extern const struct shape rds_shape_delete_event_subscription_message;
extern const struct shape rds_shape_delete_option_group_message;
extern const struct shape rds_shape_filter;
extern const struct shape rds_shape_describe_certificates_message;
extern const struct shape rds_shape_describe_db_cluster_automated_backups_message;
extern const struct shape rds_shape_describe_db_cluster_endpoints_message;
extern const struct shape rds_shape_describe_db_cluster_parameter_groups_message;
extern const struct shape rds_shape_describe_db_cluster_parameters_message;
extern const struct shape rds_shape_describe_db_cluster_snapshot_attributes_message;
extern const struct shape rds_shape_describe_db_cluster_snapshots_message;
extern const struct shape rds_shape_describe_db_clusters_message;
extern const struct shape rds_shape_describe_db_engine_versions_message;
extern const struct shape rds_shape_describe_db_instance_automated_backups_message;
extern const struct shape rds_shape_describe_db_instances_message;
extern const struct shape rds_shape_describe_db_log_files_message;
extern const struct shape rds_shape_describe_db_major_engine_versions_request;
extern const struct shape rds_shape_describe_db_parameter_groups_message;
extern const struct shape rds_shape_describe_db_parameters_message;
extern const struct shape rds_shape_describe_db_proxies_request;
extern const struct shape rds_shape_describe_db_snapshot_attributes_message;
extern const struct shape rds_shape_describe_db_snapshots_message;
extern const struct shape rds_shape_describe_db_subnet_groups_message;
extern const struct shape rds_shape_describe_engine_default_cluster_parameters_message;
extern const struct shape rds_shape_describe_engine_default_parameters_message;
extern const struct shape rds_shape_describe_event_categories_message;
extern const struct shape rds_shape_describe_event_subscriptions_message;
extern const struct shape rds_shape_describe_events_message;
extern const struct shape rds_shape_describe_global_clusters_message;
extern const struct shape rds_shape_describe_option_group_options_message;
extern const struct shape rds_shape_describe_option_groups_message;
extern const struct shape rds_shape_describe_orderable_db_instance_options_message;
extern const struct shape rds_shape_describe_pending_maintenance_actions_message;
extern const struct shape rds_shape_describe_reserved_db_instances_message;
extern const struct shape rds_shape_download_db_log_file_portion_message;
extern const struct shape rds_shape_failover_db_cluster_message;
extern const struct shape rds_shape_list_tags_for_resource_message;
extern const struct shape rds_shape_cloudwatch_logs_export_configuration;
extern const struct shape rds_shape_modify_db_cluster_message;
extern const struct shape rds_shape_modify_db_cluster_endpoint_message;
extern const struct shape rds_shape_parameter;
extern const struct shape rds_shape_modify_db_cluster_parameter_group_message;
extern const struct shape rds_shape_modify_db_cluster_snapshot_attribute_message;
extern const struct shape rds_shape_modify_additional_storage_volume;
extern const struct shape rds_shape_modify_db_instance_message;
extern const struct shape rds_shape_modify_db_parameter_group_message;
extern const struct shape rds_shape_modify_db_snapshot_message;
extern const struct shape rds_shape_modify_db_snapshot_attribute_message;
extern const struct shape rds_shape_modify_db_subnet_group_message;
extern const struct shape rds_shape_modify_event_subscription_message;
extern const struct shape rds_shape_option_setting;
extern const struct shape rds_shape_option_configuration;
extern const struct shape rds_shape_modify_option_group_message;
extern const struct shape rds_shape_reboot_db_instance_message;
extern const struct shape rds_shape_remove_role_from_db_cluster_message;
extern const struct shape rds_shape_remove_role_from_db_instance_message;
extern const struct shape rds_shape_remove_source_identifier_from_subscription_message;
extern const struct shape rds_shape_remove_tags_from_resource_message;
extern const struct shape rds_shape_reset_db_cluster_parameter_group_message;
extern const struct shape rds_shape_reset_db_parameter_group_message;
extern const struct shape rds_shape_restore_db_cluster_from_snapshot_message;
extern const struct shape rds_shape_restore_db_cluster_to_point_in_time_message;
extern const struct shape rds_shape_restore_db_instance_from_db_snapshot_message;
extern const struct shape rds_shape_restore_db_instance_to_point_in_time_message;
extern const struct shape rds_shape_start_db_cluster_message;
extern const struct shape rds_shape_start_db_instance_message;
extern const struct shape rds_shape_stop_db_cluster_message;
extern const struct shape rds_shape_stop_db_instance_message;
extern const struct shape rds_shape_event_subscription;
extern const struct shape rds_shape_add_source_identifier_to_subscription_result;
extern const struct shape rds_shape_db_cluster_parameter_group;
extern const struct shape rds_shape_copy_db_cluster_parameter_group_result;
extern const struct shape rds_shape_db_cluster_snapshot;
extern const struct shape rds_shape_copy_db_cluster_snapshot_result;
extern const struct shape rds_shape_db_parameter_group;
extern const struct shape rds_shape_copy_db_parameter_group_result;
extern const struct shape rds_shape_db_snapshot;
extern const struct shape rds_shape_copy_db_snapshot_result;
extern const struct shape rds_shape_db_security_group_membership;
extern const struct shape rds_shape_vpc_security_group_membership;
extern const struct shape rds_shape_option;
extern const struct shape rds_shape_option_group;
extern const struct shape rds_shape_copy_option_group_result;
extern const struct shape rds_shape_db_cluster_option_group_status;
extern const struct shape rds_shape_db_cluster_status_info;
extern const struct shape rds_shape_db_cluster_member;
extern const struct shape rds_shape_db_cluster_role;
extern const struct shape rds_shape_pending_cloudwatch_logs_exports;
extern const struct shape rds_shape_certificate_details;
extern const struct shape rds_shape_cluster_pending_modified_values;
extern const struct shape rds_shape_scaling_configuration_info;
extern const struct shape rds_shape_domain_membership;
extern const struct shape rds_shape_serverless_v2_scaling_configuration_info;
extern const struct shape rds_shape_master_user_secret;
extern const struct shape rds_shape_limitless_database;
extern const struct shape rds_shape_db_cluster;
extern const struct shape rds_shape_create_db_cluster_result;
extern const struct shape rds_shape_db_cluster_endpoint;
extern const struct shape rds_shape_create_db_cluster_parameter_group_result;
extern const struct shape rds_shape_create_db_cluster_snapshot_result;
extern const struct shape rds_shape_endpoint;
extern const struct shape rds_shape_primary_endpoint;
extern const struct shape rds_shape_db_parameter_group_status;
extern const struct shape rds_shape_availability_zone;
extern const struct shape rds_shape_outpost;
extern const struct shape rds_shape_subnet;
extern const struct shape rds_shape_db_subnet_group;
extern const struct shape rds_shape_pending_modified_values;
extern const struct shape rds_shape_option_group_membership;
extern const struct shape rds_shape_db_instance_status_info;
extern const struct shape rds_shape_db_instance_role;
extern const struct shape rds_shape_db_instance_automated_backups_replication;
extern const struct shape rds_shape_additional_storage_volume_output;
extern const struct shape rds_shape_db_instance;
extern const struct shape rds_shape_create_db_instance_result;
extern const struct shape rds_shape_create_db_parameter_group_result;
extern const struct shape rds_shape_create_db_snapshot_result;
extern const struct shape rds_shape_create_db_subnet_group_result;
extern const struct shape rds_shape_create_event_subscription_result;
extern const struct shape rds_shape_create_option_group_result;
extern const struct shape rds_shape_delete_db_cluster_result;
extern const struct shape rds_shape_restore_window;
extern const struct shape rds_shape_db_cluster_automated_backup;
extern const struct shape rds_shape_delete_db_cluster_automated_backup_result;
extern const struct shape rds_shape_delete_db_cluster_snapshot_result;
extern const struct shape rds_shape_delete_db_instance_result;
extern const struct shape rds_shape_db_instance_automated_backup;
extern const struct shape rds_shape_delete_db_instance_automated_backup_result;
extern const struct shape rds_shape_delete_db_snapshot_result;
extern const struct shape rds_shape_delete_event_subscription_result;
extern const struct shape rds_shape_certificate;
extern const struct shape rds_shape_certificate_message;
extern const struct shape rds_shape_db_cluster_automated_backup_message;
extern const struct shape rds_shape_db_cluster_endpoint_message;
extern const struct shape rds_shape_db_cluster_parameter_groups_message;
extern const struct shape rds_shape_db_cluster_parameter_group_details;
extern const struct shape rds_shape_db_cluster_snapshot_attribute;
extern const struct shape rds_shape_db_cluster_snapshot_attributes_result;
extern const struct shape rds_shape_describe_db_cluster_snapshot_attributes_result;
extern const struct shape rds_shape_db_cluster_snapshot_message;
extern const struct shape rds_shape_db_cluster_message;
extern const struct shape rds_shape_character_set;
extern const struct shape rds_shape_custom_db_engine_version_ami;
extern const struct shape rds_shape_upgrade_target;
extern const struct shape rds_shape_timezone;
extern const struct shape rds_shape_serverless_v2_features_support;
extern const struct shape rds_shape_db_engine_version;
extern const struct shape rds_shape_db_engine_version_message;
extern const struct shape rds_shape_db_instance_automated_backup_message;
extern const struct shape rds_shape_db_instance_message;
extern const struct shape rds_shape_describe_db_log_files_details;
extern const struct shape rds_shape_describe_db_log_files_response;
extern const struct shape rds_shape_supported_engine_lifecycle;
extern const struct shape rds_shape_db_major_engine_version;
extern const struct shape rds_shape_describe_db_major_engine_versions_response;
extern const struct shape rds_shape_db_parameter_groups_message;
extern const struct shape rds_shape_db_parameter_group_details;
extern const struct shape rds_shape_user_auth_config_info;
extern const struct shape rds_shape_db_proxy;
extern const struct shape rds_shape_describe_db_proxies_response;
extern const struct shape rds_shape_db_snapshot_attribute;
extern const struct shape rds_shape_db_snapshot_attributes_result;
extern const struct shape rds_shape_describe_db_snapshot_attributes_result;
extern const struct shape rds_shape_db_snapshot_message;
extern const struct shape rds_shape_db_subnet_group_message;
extern const struct shape rds_shape_engine_defaults;
extern const struct shape rds_shape_describe_engine_default_cluster_parameters_result;
extern const struct shape rds_shape_describe_engine_default_parameters_result;
extern const struct shape rds_shape_event_categories_map;
extern const struct shape rds_shape_event_categories_message;
extern const struct shape rds_shape_event_subscriptions_message;
extern const struct shape rds_shape_event;
extern const struct shape rds_shape_events_message;
extern const struct shape rds_shape_global_cluster_member;
extern const struct shape rds_shape_failover_state;
extern const struct shape rds_shape_global_cluster;
extern const struct shape rds_shape_global_clusters_message;
extern const struct shape rds_shape_minimum_engine_version_per_allowed_value;
extern const struct shape rds_shape_option_group_option_setting;
extern const struct shape rds_shape_option_version;
extern const struct shape rds_shape_option_group_option;
extern const struct shape rds_shape_option_group_options_message;
extern const struct shape rds_shape_option_groups;
extern const struct shape rds_shape_available_processor_feature;
extern const struct shape rds_shape_available_additional_storage_volumes_option;
extern const struct shape rds_shape_orderable_db_instance_option;
extern const struct shape rds_shape_orderable_db_instance_options_message;
extern const struct shape rds_shape_pending_maintenance_action;
extern const struct shape rds_shape_resource_pending_maintenance_actions;
extern const struct shape rds_shape_pending_maintenance_actions_message;
extern const struct shape rds_shape_recurring_charge;
extern const struct shape rds_shape_reserved_db_instance;
extern const struct shape rds_shape_reserved_db_instance_message;
extern const struct shape rds_shape_download_db_log_file_portion_details;
extern const struct shape rds_shape_failover_db_cluster_result;
extern const struct shape rds_shape_tag_list_message;
extern const struct shape rds_shape_modify_db_cluster_result;
extern const struct shape rds_shape_db_cluster_parameter_group_name_message;
extern const struct shape rds_shape_modify_db_cluster_snapshot_attribute_result;
extern const struct shape rds_shape_modify_db_instance_result;
extern const struct shape rds_shape_db_parameter_group_name_message;
extern const struct shape rds_shape_modify_db_snapshot_result;
extern const struct shape rds_shape_modify_db_snapshot_attribute_result;
extern const struct shape rds_shape_modify_db_subnet_group_result;
extern const struct shape rds_shape_modify_event_subscription_result;
extern const struct shape rds_shape_modify_option_group_result;
extern const struct shape rds_shape_reboot_db_instance_result;
extern const struct shape rds_shape_remove_source_identifier_from_subscription_result;
extern const struct shape rds_shape_restore_db_cluster_from_snapshot_result;
extern const struct shape rds_shape_restore_db_cluster_to_point_in_time_result;
extern const struct shape rds_shape_restore_db_instance_from_db_snapshot_result;
extern const struct shape rds_shape_restore_db_instance_to_point_in_time_result;
extern const struct shape rds_shape_start_db_cluster_result;
extern const struct shape rds_shape_start_db_instance_result;
extern const struct shape rds_shape_stop_db_cluster_result;
extern const struct shape rds_shape_stop_db_instance_result;

int op_add_role_to_db_cluster(struct kt_call *c);
int op_add_role_to_db_instance(struct kt_call *c);
int op_add_source_identifier_to_subscription(struct kt_call *c);
int op_add_tags_to_resource(struct kt_call *c);
int op_copy_db_cluster_parameter_group(struct kt_call *c);
int op_copy_db_cluster_snapshot(struct kt_call *c);
int op_copy_db_parameter_group(struct kt_call *c);
int op_copy_db_snapshot(struct kt_call *c);
int op_copy_option_group(struct kt_call *c);
int op_create_db_cluster(struct kt_call *c);
int op_create_db_cluster_endpoint(struct kt_call *c);
int op_create_parameter_group(struct kt_call *c);
int op_create_db_cluster_snapshot(struct kt_call *c);
int op_create_db_instance(struct kt_call *c);
int op_create_db_snapshot(struct kt_call *c);
int op_create_db_subnet_group(struct kt_call *c);
int op_create_event_subscription(struct kt_call *c);
int op_create_option_group(struct kt_call *c);
int op_delete_db_cluster(struct kt_call *c);
int op_delete_db_cluster_automated_backup(struct kt_call *c);
int op_delete_db_cluster_endpoint(struct kt_call *c);
int op_delete_parameter_group(struct kt_call *c);
int op_delete_snapshot(struct kt_call *c);
int op_delete_db_instance(struct kt_call *c);
int op_delete_db_instance_automated_backup(struct kt_call *c);
int op_delete_db_subnet_group(struct kt_call *c);
int op_delete_event_subscription(struct kt_call *c);
int op_delete_option_group(struct kt_call *c);
int op_describe_certificates(struct kt_call *c);
int op_describe_db_cluster_automated_backups(struct kt_call *c);
int op_describe_db_cluster_endpoints(struct kt_call *c);
int op_describe_db_cluster_parameter_groups(struct kt_call *c);
int op_describe_parameters(struct kt_call *c);
int op_describe_snapshot_attributes(struct kt_call *c);
int op_describe_db_cluster_snapshots(struct kt_call *c);
int op_describe_db_clusters(struct kt_call *c);
int op_describe_db_engine_versions(struct kt_call *c);
int op_describe_db_instance_automated_backups(struct kt_call *c);
int op_describe_db_instances(struct kt_call *c);
int op_describe_db_log_files(struct kt_call *c);
int op_describe_db_major_engine_versions(struct kt_call *c);
int op_describe_db_parameter_groups(struct kt_call *c);
int op_describe_db_proxies(struct kt_call *c);
int op_describe_db_snapshots(struct kt_call *c);
int op_describe_db_subnet_groups(struct kt_call *c);
int op_describe_engine_default_cluster_parameters(struct kt_call *c);
int op_describe_engine_default_parameters(struct kt_call *c);
int op_describe_event_categories(struct kt_call *c);
int op_describe_event_subscriptions(struct kt_call *c);
int op_describe_events(struct kt_call *c);
int op_describe_global_clusters(struct kt_call *c);
int op_describe_option_group_options(struct kt_call *c);
int op_describe_option_groups(struct kt_call *c);
int op_describe_orderable_db_instance_options(struct kt_call *c);
int op_describe_pending_maintenance_actions(struct kt_call *c);
int op_describe_reserved_db_instances(struct kt_call *c);
int op_download_db_log_file_portion(struct kt_call *c);
int op_failover_db_cluster(struct kt_call *c);
int op_list_tags_for_resource(struct kt_call *c);
int op_modify_db_cluster(struct kt_call *c);
int op_modify_db_cluster_endpoint(struct kt_call *c);
int op_modify_parameter_group(struct kt_call *c);
int op_modify_snapshot_attribute(struct kt_call *c);
int op_modify_db_instance(struct kt_call *c);
int op_modify_db_snapshot(struct kt_call *c);
int op_modify_db_subnet_group(struct kt_call *c);
int op_modify_event_subscription(struct kt_call *c);
int op_modify_option_group(struct kt_call *c);
int op_reboot_db_instance(struct kt_call *c);
int op_remove_role_from_db_cluster(struct kt_call *c);
int op_remove_role_from_db_instance(struct kt_call *c);
int op_remove_source_identifier_from_subscription(struct kt_call *c);
int op_remove_tags_from_resource(struct kt_call *c);
int op_reset_parameter_group(struct kt_call *c);
int op_restore_db_cluster_from_snapshot(struct kt_call *c);
int op_restore_db_cluster_to_point_in_time(struct kt_call *c);
int op_restore_db_instance_from_db_snapshot(struct kt_call *c);
int op_restore_db_instance_to_point_in_time(struct kt_call *c);
int op_start_db_cluster(struct kt_call *c);
int op_start_db_instance(struct kt_call *c);
int op_stop_db_cluster(struct kt_call *c);
int op_stop_db_instance(struct kt_call *c);

enum {
	RDS_AUTHORIZATION_NOT_FOUND = KT_ERRORS,
	RDS_BACKUP_POLICY_NOT_FOUND,
	RDS_BLUE_GREEN_DEPLOYMENT_NOT_FOUND,
	RDS_CERTIFICATE_NOT_FOUND,
	RDS_CUSTOM_AVAILABILITY_ZONE_NOT_FOUND,
	RDS_DB_CAPACITY_RESERVATION_NOT_FOUND,
	RDS_DB_CLUSTER_ALREADY_EXISTS,
	RDS_DB_CLUSTER_AUTOMATED_BACKUP_NOT_FOUND,
	RDS_DB_CLUSTER_AUTOMATED_BACKUP_QUOTA_EXCEEDED,
	RDS_DB_CLUSTER_ENDPOINT_ALREADY_EXISTS,
	RDS_DB_CLUSTER_ENDPOINT_NOT_FOUND,
	RDS_DB_CLUSTER_ENDPOINT_QUOTA_EXCEEDED,
	RDS_DB_CLUSTER_NOT_FOUND,
	RDS_DB_CLUSTER_PARAMETER_GROUP_NOT_FOUND,
	RDS_DB_CLUSTER_QUOTA_EXCEEDED,
	RDS_DB_CLUSTER_ROLE_ALREADY_EXISTS,
	RDS_DB_CLUSTER_ROLE_NOT_FOUND,
	RDS_DB_CLUSTER_ROLE_QUOTA_EXCEEDED,
	RDS_DB_CLUSTER_SNAPSHOT_ALREADY_EXISTS,
	RDS_DB_CLUSTER_SNAPSHOT_NOT_FOUND,
	RDS_DB_INSTANCE_ALREADY_EXISTS,
	RDS_DB_INSTANCE_AUTOMATED_BACKUP_NOT_FOUND,
	RDS_DB_INSTANCE_AUTOMATED_BACKUP_QUOTA_EXCEEDED,
	RDS_DB_INSTANCE_NOT_FOUND,
	RDS_DB_INSTANCE_NOT_READY,
	RDS_DB_INSTANCE_ROLE_ALREADY_EXISTS,
	RDS_DB_INSTANCE_ROLE_NOT_FOUND,
	RDS_DB_INSTANCE_ROLE_QUOTA_EXCEEDED,
	RDS_DB_LOG_FILE_NOT_FOUND,
	RDS_DB_PARAMETER_GROUP_ALREADY_EXISTS,
	RDS_DB_PARAMETER_GROUP_NOT_FOUND,
	RDS_DB_PARAMETER_GROUP_QUOTA_EXCEEDED,
	RDS_DB_PROXY_ENDPOINT_NOT_FOUND,
	RDS_DB_PROXY_NOT_FOUND,
	RDS_DB_PROXY_TARGET_GROUP_NOT_FOUND,
	RDS_DB_SECURITY_GROUP_NOT_FOUND,
	RDS_DB_SHARD_GROUP_NOT_FOUND,
	RDS_DB_SNAPSHOT_ALREADY_EXISTS,
	RDS_DB_SNAPSHOT_NOT_FOUND,
	RDS_DB_SNAPSHOT_TENANT_DATABASE_NOT_FOUND,
	RDS_DB_SUBNET_GROUP_ALREADY_EXISTS,
	RDS_DB_SUBNET_GROUP_DOES_NOT_COVER_ENOUGH_A_ZS,
	RDS_DB_SUBNET_GROUP_NOT_FOUND,
	RDS_DB_SUBNET_GROUP_QUOTA_EXCEEDED,
	RDS_DB_SUBNET_QUOTA_EXCEEDED,
	RDS_DB_UPGRADE_DEPENDENCY_FAILURE,
	RDS_DOMAIN_NOT_FOUND,
	RDS_EVENT_SUBSCRIPTION_QUOTA_EXCEEDED,
	RDS_GLOBAL_CLUSTER_NOT_FOUND,
	RDS_INSTANCE_QUOTA_EXCEEDED,
	RDS_INSUFFICIENT_DB_CLUSTER_CAPACITY,
	RDS_INSUFFICIENT_DB_INSTANCE_CAPACITY,
	RDS_INSUFFICIENT_STORAGE_CLUSTER_CAPACITY,
	RDS_INTEGRATION_NOT_FOUND,
	RDS_INVALID_DB_CAPACITY_RESERVATION_STATE,
	RDS_INVALID_DB_CLUSTER_AUTOMATED_BACKUP_STATE,
	RDS_INVALID_DB_CLUSTER_ENDPOINT_STATE,
	RDS_INVALID_DB_CLUSTER_SNAPSHOT_STATE,
	RDS_INVALID_DB_CLUSTER_STATE,
	RDS_INVALID_DB_INSTANCE_AUTOMATED_BACKUP_STATE,
	RDS_INVALID_DB_INSTANCE_STATE,
	RDS_INVALID_DB_PARAMETER_GROUP_STATE,
	RDS_INVALID_DB_SECURITY_GROUP_STATE,
	RDS_INVALID_DB_SHARD_GROUP_STATE,
	RDS_INVALID_DB_SNAPSHOT_STATE,
	RDS_INVALID_DB_SUBNET_GROUP,
	RDS_INVALID_DB_SUBNET_GROUP_STATE,
	RDS_INVALID_DB_SUBNET_STATE,
	RDS_INVALID_EVENT_SUBSCRIPTION_STATE,
	RDS_INVALID_GLOBAL_CLUSTER_STATE,
	RDS_INVALID_OPTION_GROUP_STATE,
	RDS_INVALID_RESTORE,
	RDS_INVALID_SUBNET,
	RDS_INVALID_VPC_NETWORK_STATE,
	RDS_KMS_KEY_NOT_ACCESSIBLE,
	RDS_NETWORK_TYPE_NOT_SUPPORTED,
	RDS_OPTION_GROUP_ALREADY_EXISTS,
	RDS_OPTION_GROUP_NOT_FOUND,
	RDS_OPTION_GROUP_QUOTA_EXCEEDED,
	RDS_POINT_IN_TIME_RESTORE_NOT_ENABLED,
	RDS_PROVISIONED_IOPS_NOT_AVAILABLE_IN_AZ,
	RDS_RESERVED_DB_INSTANCE_NOT_FOUND,
	RDS_RESOURCE_NOT_FOUND,
	RDS_SNS_INVALID_TOPIC,
	RDS_SNS_NO_AUTHORIZATION,
	RDS_SNS_TOPIC_ARN_NOT_FOUND,
	RDS_SHARED_SNAPSHOT_QUOTA_EXCEEDED,
	RDS_SNAPSHOT_QUOTA_EXCEEDED,
	RDS_SOURCE_NOT_FOUND,
	RDS_STORAGE_QUOTA_EXCEEDED,
	RDS_STORAGE_TYPE_NOT_AVAILABLE,
	RDS_STORAGE_TYPE_NOT_SUPPORTED,
	RDS_SUBNET_ALREADY_IN_USE,
	RDS_SUBSCRIPTION_ALREADY_EXIST,
	RDS_SUBSCRIPTION_CATEGORY_NOT_FOUND,
	RDS_SUBSCRIPTION_NOT_FOUND,
	RDS_TENANT_DATABASE_NOT_FOUND,
	RDS_TENANT_DATABASE_QUOTA_EXCEEDED,
	RDS_VPC_ENCRYPTION_CONTROL_VIOLATION
};

extern const struct kt_op rds_ops[90];
extern const struct kt_error rds_errors[];
extern const struct kt_meaning rds_means[];

/* What the model says of the service itself. */
#define RDS_MODEL \
	.name = "rds", \
	.title = "RDS", \
	.protocol = KT_AWS_QUERY, \
	.version = "2014-10-31", \
	.xmlns = "http://rds.amazonaws.com/doc/2014-10-31/", \
	.ops = rds_ops, \
	.n_ops = 90, \
	.errors = rds_errors, \
	.means = rds_means,

#endif
