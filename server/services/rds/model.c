/* Made by models/generate of models/rds.ops and AWS's model: change those. */
#include "model.h"

#define AT(type, member) offsetof(struct type, member)

static const struct shape_field member_tag_list = {
	.type = SHAPE_STRUCT, .of = &rds_shape_tag
};
static const struct shape_field member_tag_specification_list = {
	.type = SHAPE_STRUCT, .of = &rds_shape_tag_specification
};
static const char *const values_replica_mode[] = {
	"open-read-only", "mounted", NULL
};
static const struct shape_field member_availability_zones = {
	.type = SHAPE_STRING
};
static const struct shape_field member_vpc_security_group_id_list = {
	.type = SHAPE_STRING
};
static const struct shape_field member_log_type_list = {
	.type = SHAPE_STRING
};
static const char *const values_database_insights_mode[] = {
	"standard", "advanced", NULL
};
static const char *const values_cluster_scalability_type[] = {
	"standard", "limitless", NULL
};
static const char *const values_master_user_authentication_type[] = {
	"password", "iam-db-auth", NULL
};
static const struct shape_field member_db_cluster_associated_roles = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_cluster_associated_role
};
static const struct shape_field member_string_list = {
	.type = SHAPE_STRING
};
static const struct shape_field member_db_security_group_name_list = {
	.type = SHAPE_STRING
};
static const struct shape_field member_processor_feature_list = {
	.type = SHAPE_STRUCT, .of = &rds_shape_processor_feature
};
static const struct shape_field member_additional_storage_volumes_list = {
	.type = SHAPE_STRUCT, .of = &rds_shape_additional_storage_volume
};
static const struct shape_field member_subnet_identifier_list = {
	.type = SHAPE_STRING
};
static const struct shape_field member_event_categories_list = {
	.type = SHAPE_STRING
};
static const struct shape_field member_source_ids_list = {
	.type = SHAPE_STRING
};
static const struct shape_field member_filter_value_list = {
	.type = SHAPE_STRING
};
static const struct shape_field member_filter_list = {
	.type = SHAPE_STRUCT, .of = &rds_shape_filter
};
static const char *const values_source_type[] = {
	"db-instance", "db-parameter-group", "db-security-group", "db-snapshot",
	"db-cluster", "db-cluster-snapshot", "custom-engine-version",
	"db-proxy", "blue-green-deployment", "db-shard-group", "zero-etl", NULL
};
static const char *const values_apply_method[] = {
	"immediate", "pending-reboot", NULL
};
static const struct shape_field member_engine_mode_list = {
	.type = SHAPE_STRING
};
static const struct shape_field member_parameters_list = {
	.type = SHAPE_STRUCT, .of = &rds_shape_parameter
};
static const struct shape_field member_attribute_value_list = {
	.type = SHAPE_STRING
};
static const char *const values_automation_mode[] = {
	"full", "all-paused", NULL
};
static const struct shape_field member_modify_additional_storage_volumes_list = {
	.type = SHAPE_STRUCT, .of = &rds_shape_modify_additional_storage_volume
};
static const struct shape_field member_option_settings_list = {
	.type = SHAPE_STRUCT, .of = &rds_shape_option_setting
};
static const struct shape_field member_option_configuration_list = {
	.type = SHAPE_STRUCT, .of = &rds_shape_option_configuration
};
static const struct shape_field member_option_names_list = {
	.type = SHAPE_STRING
};
static const struct shape_field member_key_list = {
	.type = SHAPE_STRING
};
static const struct shape_field member_source_ids_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_event_categories_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_availability_zones_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_tag_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_tag
};
static const struct shape_field member_processor_feature_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_processor_feature
};
static const struct shape_field member_additional_storage_volumes_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_additional_storage_volume
};
static const struct shape_field member_option_setting_configuration_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_option_setting
};
static const struct shape_field member_db_security_group_membership_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_security_group_membership
};
static const struct shape_field member_vpc_security_group_membership_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_vpc_security_group_membership
};
static const struct shape_field member_options_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_option
};
static const struct shape_field member_log_type_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_string_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_db_cluster_option_group_memberships_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_cluster_option_group_status
};
static const struct shape_field member_read_replica_identifier_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_db_cluster_status_info_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_cluster_status_info
};
static const struct shape_field member_db_cluster_member_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_cluster_member
};
static const struct shape_field member_db_cluster_roles_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_cluster_role
};
static const struct shape_field member_domain_membership_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_domain_membership
};
static const struct shape_field member_subnet_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_subnet
};
static const struct shape_field member_db_parameter_group_status_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_parameter_group_status
};
static const struct shape_field member_read_replica_db_instance_identifier_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_read_replica_db_cluster_identifier_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_option_group_membership_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_option_group_membership
};
static const struct shape_field member_db_instance_status_info_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_instance_status_info
};
static const struct shape_field member_db_instance_roles_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_instance_role
};
static const struct shape_field member_db_instance_automated_backups_replication_list_answered = {
	.type = SHAPE_STRUCT,
	    .of = &rds_shape_db_instance_automated_backups_replication
};
static const struct shape_field member_additional_storage_volumes_output_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_additional_storage_volume_output
};
static const struct shape_field member_certificate_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_certificate
};
static const struct shape_field member_db_cluster_automated_backup_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_cluster_automated_backup
};
static const struct shape_field member_db_cluster_endpoint_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_cluster_endpoint
};
static const struct shape_field member_db_cluster_parameter_group_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_cluster_parameter_group
};
static const struct shape_field member_parameters_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_parameter
};
static const struct shape_field member_attribute_value_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_db_cluster_snapshot_attribute_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_cluster_snapshot_attribute
};
static const struct shape_field member_db_cluster_snapshot_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_cluster_snapshot
};
static const struct shape_field member_db_cluster_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_cluster
};
static const struct shape_field member_engine_mode_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_supported_character_sets_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_character_set
};
static const struct shape_field member_valid_upgrade_target_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_upgrade_target
};
static const struct shape_field member_supported_timezones_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_timezone
};
static const struct shape_field member_feature_name_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_ca_certificate_identifiers_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_db_engine_version_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_engine_version
};
static const struct shape_field member_db_instance_automated_backup_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_instance_automated_backup
};
static const struct shape_field member_db_instance_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_instance
};
static const struct shape_field member_describe_db_log_files_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_describe_db_log_files_details
};
static const struct shape_field member_supported_engine_lifecycle_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_supported_engine_lifecycle
};
static const struct shape_field member_db_major_engine_versions_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_major_engine_version
};
static const struct shape_field member_db_parameter_group_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_parameter_group
};
static const struct shape_field member_user_auth_config_info_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_user_auth_config_info
};
static const struct shape_field member_db_proxy_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_proxy
};
static const struct shape_field member_db_snapshot_attribute_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_snapshot_attribute
};
static const struct shape_field member_db_snapshot_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_snapshot
};
static const struct shape_field member_db_subnet_groups_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_db_subnet_group
};
static const struct shape_field member_event_categories_map_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_event_categories_map
};
static const struct shape_field member_event_subscriptions_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_event_subscription
};
static const struct shape_field member_event_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_event
};
static const struct shape_field member_readers_arn_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_global_cluster_member_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_global_cluster_member
};
static const struct shape_field member_global_cluster_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_global_cluster
};
static const struct shape_field member_minimum_engine_version_per_allowed_value_list_answered = {
	.type = SHAPE_STRUCT,
	    .of = &rds_shape_minimum_engine_version_per_allowed_value
};
static const struct shape_field member_options_depended_on_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_options_conflicts_with_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_option_group_option_settings_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_option_group_option_setting
};
static const struct shape_field member_option_group_option_versions_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_option_version
};
static const struct shape_field member_option_group_options_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_option_group_option
};
static const struct shape_field member_option_groups_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_option_group
};
static const struct shape_field member_availability_zone_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_availability_zone
};
static const struct shape_field member_available_processor_feature_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_available_processor_feature
};
static const struct shape_field member_activity_stream_mode_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_available_additional_storage_volumes_option_list_answered = {
	.type = SHAPE_STRUCT,
	    .of = &rds_shape_available_additional_storage_volumes_option
};
static const struct shape_field member_orderable_db_instance_options_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_orderable_db_instance_option
};
static const struct shape_field member_pending_maintenance_action_details_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_pending_maintenance_action
};
static const struct shape_field member_pending_maintenance_actions_answered = {
	.type = SHAPE_STRUCT,
	    .of = &rds_shape_resource_pending_maintenance_actions
};
static const struct shape_field member_recurring_charge_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_recurring_charge
};
static const struct shape_field member_reserved_db_instance_list_answered = {
	.type = SHAPE_STRUCT, .of = &rds_shape_reserved_db_instance
};

static const struct shape_field fields_add_role_to_db_cluster_message[] = {
	{ "DBClusterIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_add_role_to_db_cluster_message, db_cluster_identifier)
	    },
	{ "RoleArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .pattern = "arn:aws[a-z-]*:iam::[0-9]*:role/.*",
	    .place = AT(rds_add_role_to_db_cluster_message, role_arn) },
	{ "FeatureName", .type = SHAPE_STRING,
	    .place = AT(rds_add_role_to_db_cluster_message, feature_name) },
};
const struct shape rds_shape_add_role_to_db_cluster_message =
    SHAPE(struct rds_add_role_to_db_cluster_message, fields_add_role_to_db_cluster_message);

static const struct shape_field fields_add_role_to_db_instance_message[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_add_role_to_db_instance_message, db_instance_identifier)
	    },
	{ "RoleArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_add_role_to_db_instance_message, role_arn) },
	{ "FeatureName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_add_role_to_db_instance_message, feature_name) },
};
const struct shape rds_shape_add_role_to_db_instance_message =
    SHAPE(struct rds_add_role_to_db_instance_message, fields_add_role_to_db_instance_message);

static const struct shape_field fields_add_source_identifier_to_subscription_message[] = {
	{ "SubscriptionName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_source_of_subscription, subscription_name) },
	{ "SourceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_source_of_subscription, source_identifier) },
};
const struct shape rds_shape_add_source_identifier_to_subscription_message =
    SHAPE(struct rds_source_of_subscription, fields_add_source_identifier_to_subscription_message);

static const struct shape_field fields_tag[] = {
	{ "Key", .type = SHAPE_STRING, .place = AT(rds_tag, key) },
	{ "Value", .type = SHAPE_STRING, .place = AT(rds_tag, value) },
};
const struct shape rds_shape_tag =
    SHAPE(struct rds_tag, fields_tag);

static const struct shape_field fields_add_tags_to_resource_message[] = {
	{ "ResourceName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_add_tags_to_resource_message, resource_name) },
	{ "Tags", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_add_tags_to_resource_message, tags) },
};
const struct shape rds_shape_add_tags_to_resource_message =
    SHAPE(struct rds_add_tags_to_resource_message, fields_add_tags_to_resource_message);

static const struct shape_field fields_copy_db_cluster_parameter_group_message[] = {
	{ "SourceDBClusterParameterGroupIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_parameter_group, source_db_cluster_parameter_group_identifier)
	    },
	{ "TargetDBClusterParameterGroupIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_parameter_group, target_db_cluster_parameter_group_identifier)
	    },
	{ "TargetDBClusterParameterGroupDescription", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_parameter_group, target_db_cluster_parameter_group_description)
	    },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_copy_parameter_group, tags) },
};
const struct shape rds_shape_copy_db_cluster_parameter_group_message =
    SHAPE(struct rds_copy_parameter_group, fields_copy_db_cluster_parameter_group_message);

static const struct shape_field fields_copy_db_cluster_snapshot_message[] = {
	{ "SourceDBClusterSnapshotIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_snapshot, source_db_cluster_snapshot_identifier)
	    },
	{ "TargetDBClusterSnapshotIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_snapshot, target_db_cluster_snapshot_identifier)
	    },
	{ "KmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_copy_snapshot, kms_key_id) },
	{ "PreSignedUrl", .type = SHAPE_STRING,
	    .flags = SHAPE_SENSITIVE | SHAPE_IGNORED, .why =
	    "the source's ARN has its region",
	    .place = AT(rds_copy_snapshot, pre_signed_url) },
	{ "CopyTags", .type = SHAPE_BOOL,
	    .place = AT(rds_copy_snapshot, copy_tags) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_copy_snapshot, tags) },
	{ "SourceRegion", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .why =
	    "the source's ARN has its region",
	    .place = AT(rds_copy_snapshot, source_region) },
};
const struct shape rds_shape_copy_db_cluster_snapshot_message =
    SHAPE(struct rds_copy_snapshot, fields_copy_db_cluster_snapshot_message);

static const struct shape_field fields_copy_db_parameter_group_message[] = {
	{ "SourceDBParameterGroupIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_parameter_group, source_db_parameter_group_identifier)
	    },
	{ "TargetDBParameterGroupIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_parameter_group, target_db_parameter_group_identifier)
	    },
	{ "TargetDBParameterGroupDescription", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_parameter_group, target_db_parameter_group_description)
	    },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_copy_parameter_group, tags) },
};
const struct shape rds_shape_copy_db_parameter_group_message =
    SHAPE(struct rds_copy_parameter_group, fields_copy_db_parameter_group_message);

static const struct shape_field fields_tag_specification[] = {
	{ "ResourceType", .type = SHAPE_STRING,
	    .place = AT(rds_tag_specification, resource_type) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_tag_specification, tags) },
};
const struct shape rds_shape_tag_specification =
    SHAPE(struct rds_tag_specification, fields_tag_specification);

static const struct shape_field fields_copy_db_snapshot_message[] = {
	{ "SourceDBSnapshotIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_snapshot, source_db_snapshot_identifier) },
	{ "TargetDBSnapshotIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_snapshot, target_db_snapshot_identifier) },
	{ "KmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_copy_snapshot, kms_key_id) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_copy_snapshot, tags) },
	{ "CopyTags", .type = SHAPE_BOOL,
	    .place = AT(rds_copy_snapshot, copy_tags) },
	{ "PreSignedUrl", .type = SHAPE_STRING,
	    .flags = SHAPE_SENSITIVE | SHAPE_IGNORED, .why =
	    "the source's ARN has its region",
	    .place = AT(rds_copy_snapshot, pre_signed_url) },
	{ "OptionGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_copy_snapshot, option_group_name) },
	{ "TargetCustomAvailabilityZone", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "there are no local zones",
	    .place = AT(rds_copy_snapshot, target_custom_availability_zone) },
	{ "SnapshotTarget", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there are no Outposts, nor local zones", .unless = "region",
	    .place = AT(rds_copy_snapshot, snapshot_target) },
	{ "CopyOptionGroup", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED, .why =
	    "a copy has the name of its source's option group",
	    .unless = "false", .place = AT(rds_copy_snapshot, copy_option_group)
	    },
	{ "SnapshotAvailabilityZone", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "there are no local zones",
	    .place = AT(rds_copy_snapshot, snapshot_availability_zone) },
	{ "TagSpecifications", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_tag_specification_list, .item = "item", .why =
	    "an option group that is copied has them",
	    .place = AT(rds_copy_snapshot, tag_specifications) },
	{ "SourceRegion", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .why =
	    "the source's ARN has its region",
	    .place = AT(rds_copy_snapshot, source_region) },
};
const struct shape rds_shape_copy_db_snapshot_message =
    SHAPE(struct rds_copy_snapshot, fields_copy_db_snapshot_message);

static const struct shape_field fields_copy_option_group_message[] = {
	{ "SourceOptionGroupIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_option_group_message, source_option_group_identifier)
	    },
	{ "TargetOptionGroupIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_option_group_message, target_option_group_identifier)
	    },
	{ "TargetOptionGroupDescription", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_copy_option_group_message, target_option_group_description)
	    },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_copy_option_group_message, tags) },
};
const struct shape rds_shape_copy_option_group_message =
    SHAPE(struct rds_copy_option_group_message, fields_copy_option_group_message);

static const struct shape_field fields_scaling_configuration[] = {
	{ "MinCapacity", .type = SHAPE_INTEGER,
	    .place = AT(rds_scaling_configuration, min_capacity) },
	{ "MaxCapacity", .type = SHAPE_INTEGER,
	    .place = AT(rds_scaling_configuration, max_capacity) },
	{ "AutoPause", .type = SHAPE_BOOL,
	    .place = AT(rds_scaling_configuration, auto_pause) },
	{ "SecondsUntilAutoPause", .type = SHAPE_INTEGER,
	    .place = AT(rds_scaling_configuration, seconds_until_auto_pause) },
	{ "TimeoutAction", .type = SHAPE_STRING,
	    .place = AT(rds_scaling_configuration, timeout_action) },
	{ "SecondsBeforeTimeout", .type = SHAPE_INTEGER,
	    .place = AT(rds_scaling_configuration, seconds_before_timeout) },
};
const struct shape rds_shape_scaling_configuration =
    SHAPE(struct rds_scaling_configuration, fields_scaling_configuration);

static const struct shape_field fields_rds_custom_cluster_configuration[] = {
	{ "InterconnectSubnetId", .type = SHAPE_STRING,
	    .place = AT(rds_rds_custom_cluster_configuration, interconnect_subnet_id)
	    },
	{ "TransitGatewayMulticastDomainId", .type = SHAPE_STRING,
	    .place = AT(rds_rds_custom_cluster_configuration, transit_gateway_multicast_domain_id)
	    },
	{ "ReplicaMode", .type = SHAPE_STRING, .values = values_replica_mode,
	    .place = AT(rds_rds_custom_cluster_configuration, replica_mode) },
};
const struct shape rds_shape_rds_custom_cluster_configuration =
    SHAPE(struct rds_rds_custom_cluster_configuration, fields_rds_custom_cluster_configuration);

static const struct shape_field fields_serverless_v2_scaling_configuration[] = {
	{ "MinCapacity", .type = SHAPE_FLOAT,
	    .place = AT(rds_serverless_v2_scaling_configuration, min_capacity)
	    },
	{ "MaxCapacity", .type = SHAPE_FLOAT,
	    .place = AT(rds_serverless_v2_scaling_configuration, max_capacity)
	    },
	{ "SecondsUntilAutoPause", .type = SHAPE_INTEGER,
	    .place = AT(rds_serverless_v2_scaling_configuration, seconds_until_auto_pause)
	    },
};
const struct shape rds_shape_serverless_v2_scaling_configuration =
    SHAPE(struct rds_serverless_v2_scaling_configuration, fields_serverless_v2_scaling_configuration);

static const struct shape_field fields_db_cluster_associated_role[] = {
	{ "RoleArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .pattern = "arn:aws[a-z-]*:iam::[0-9]*:role/.*",
	    .place = AT(rds_db_cluster_associated_role, role_arn) },
	{ "FeatureName", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_associated_role, feature_name) },
};
const struct shape rds_shape_db_cluster_associated_role =
    SHAPE(struct rds_db_cluster_associated_role, fields_db_cluster_associated_role);

static const struct shape_field fields_create_db_cluster_message[] = {
	{ "AvailabilityZones", .type = SHAPE_LIST, .flags = SHAPE_KEPT,
	    .each = &member_availability_zones, .item = "AvailabilityZone",
	    .why = "there is no network but this machine's",
	    .place = AT(rds_create_db_cluster_message, availability_zones) },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_create_db_cluster_message, backup_retention_period)
	    },
	{ "CharacterSetName", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "clusters of Aurora do not have it",
	    .place = AT(rds_create_db_cluster_message, character_set_name) },
	{ "DatabaseName", .type = SHAPE_STRING,
	    .place = AT(rds_create_db_cluster_message, database_name) },
	{ "DBClusterIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_db_cluster_message, db_cluster_identifier) },
	{ "DBClusterParameterGroupName", .type = SHAPE_STRING,
	    .flags = SHAPE_KEPT, .why =
	    "it is shown as it is named; its parameters take effect",
	    .place = AT(rds_create_db_cluster_message, db_cluster_parameter_group_name)
	    },
	{ "VpcSecurityGroupIds", .type = SHAPE_LIST, .flags = SHAPE_KEPT,
	    .each = &member_vpc_security_group_id_list,
	    .item = "VpcSecurityGroupId", .why =
	    "there is no network but this machine's",
	    .place = AT(rds_create_db_cluster_message, vpc_security_group_ids)
	    },
	{ "DBSubnetGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_create_db_cluster_message, db_subnet_group_name) },
	{ "Engine", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_db_cluster_message, engine) },
	{ "EngineVersion", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "the server that is nearest to it runs",
	    .place = AT(rds_create_db_cluster_message, engine_version) },
	{ "Port", .type = SHAPE_INTEGER,
	    .place = AT(rds_create_db_cluster_message, port) },
	{ "MasterUsername", .type = SHAPE_STRING,
	    .place = AT(rds_create_db_cluster_message, master_username) },
	{ "MasterUserPassword", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(rds_create_db_cluster_message, master_user_password) },
	{ "OptionGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "an option changes nothing here",
	    .place = AT(rds_create_db_cluster_message, option_group_name) },
	{ "PreferredBackupWindow", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "snapshots heed them",
	    .place = AT(rds_create_db_cluster_message, preferred_backup_window)
	    },
	{ "PreferredMaintenanceWindow", .type = SHAPE_STRING,
	    .flags = SHAPE_KEPT, .why = "what waits is applied in it",
	    .place = AT(rds_create_db_cluster_message, preferred_maintenance_window)
	    },
	{ "ReplicationSourceIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "there is no replication",
	    .place = AT(rds_create_db_cluster_message, replication_source_identifier)
	    },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_create_db_cluster_message, tags) },
	{ "StorageEncrypted", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "this machine's disk and processors are what there is",
	    .place = AT(rds_create_db_cluster_message, storage_encrypted) },
	{ "KmsKeyId", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "this machine's disk and processors are what there is",
	    .place = AT(rds_create_db_cluster_message, kms_key_id) },
	{ "PreSignedUrl", .type = SHAPE_STRING,
	    .flags = SHAPE_SENSITIVE | SHAPE_REFUSED, .why =
	    "there is no replication",
	    .place = AT(rds_create_db_cluster_message, pre_signed_url) },
	{ "EnableIAMDatabaseAuthentication", .type = SHAPE_BOOL,
	    .flags = SHAPE_KEPT, .why =
	    "its server takes tokens then, but one that is lent, shared o"
	    "r a container",
	    .place = AT(rds_create_db_cluster_message, enable_iam_database_authentication)
	    },
	{ "BacktrackWindow", .type = SHAPE_INTEGER,
	    .flags = SHAPE_LONG | SHAPE_KEPT, .why = "nothing is backtracked",
	    .place = AT(rds_create_db_cluster_message, backtrack_window) },
	{ "EnableCloudwatchLogsExports", .type = SHAPE_LIST,
	    .flags = SHAPE_KEPT, .each = &member_log_type_list, .why =
	    "nothing is measured",
	    .place = AT(rds_create_db_cluster_message, enable_cloudwatch_logs_exports)
	    },
	{ "EngineMode", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "Aurora Serverless v1 is not there", .unless = "provisioned",
	    .place = AT(rds_create_db_cluster_message, engine_mode) },
	{ "ScalingConfiguration", .type = SHAPE_STRUCT, .flags = SHAPE_REFUSED,
	    .of = &rds_shape_scaling_configuration, .why =
	    "Aurora Serverless v1 is not there",
	    .place = AT(rds_create_db_cluster_message, scaling_configuration) },
	{ "RdsCustomClusterConfiguration", .type = SHAPE_STRUCT,
	    .flags = SHAPE_REFUSED,
	    .of = &rds_shape_rds_custom_cluster_configuration, .why =
	    "AWS reserves it",
	    .place = AT(rds_create_db_cluster_message, rds_custom_cluster_configuration)
	    },
	{ "DBClusterInstanceClass", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "it is of Multi-AZ DB clusters",
	    .place = AT(rds_create_db_cluster_message, db_cluster_instance_class)
	    },
	{ "AllocatedStorage", .type = SHAPE_INTEGER, .flags = SHAPE_REFUSED,
	    .why = "it is of Multi-AZ DB clusters",
	    .place = AT(rds_create_db_cluster_message, allocated_storage) },
	{ "StorageType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "this machine's disk and processors are what there is",
	    .place = AT(rds_create_db_cluster_message, storage_type) },
	{ "Iops", .type = SHAPE_INTEGER, .flags = SHAPE_REFUSED, .why =
	    "it is of Multi-AZ DB clusters",
	    .place = AT(rds_create_db_cluster_message, iops) },
	{ "PubliclyAccessible", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "it is of Multi-AZ DB clusters", .unless = "false",
	    .place = AT(rds_create_db_cluster_message, publicly_accessible) },
	{ "AutoMinorVersionUpgrade", .type = SHAPE_BOOL, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_create_db_cluster_message, auto_minor_version_upgrade)
	    },
	{ "DeletionProtection", .type = SHAPE_BOOL,
	    .place = AT(rds_create_db_cluster_message, deletion_protection) },
	{ "GlobalClusterIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .min = 1, .max = 255, .pattern =
	    "[A-Za-z][0-9A-Za-z-:._]*", .why = "there is no replication",
	    .place = AT(rds_create_db_cluster_message, global_cluster_identifier)
	    },
	{ "EnableHttpEndpoint", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "there is no Data API", .unless = "false",
	    .place = AT(rds_create_db_cluster_message, enable_http_endpoint) },
	{ "CopyTagsToSnapshot", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "snapshots heed them",
	    .place = AT(rds_create_db_cluster_message, copy_tags_to_snapshot) },
	{ "Domain", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_create_db_cluster_message, domain) },
	{ "DomainIAMRoleName", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "there is no Active Directory",
	    .place = AT(rds_create_db_cluster_message, domain_iam_role_name) },
	{ "EnableGlobalWriteForwarding", .type = SHAPE_BOOL,
	    .flags = SHAPE_REFUSED, .why = "there is no replication",
	    .unless = "false",
	    .place = AT(rds_create_db_cluster_message, enable_global_write_forwarding)
	    },
	{ "NetworkType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_create_db_cluster_message, network_type) },
	{ "ServerlessV2ScalingConfiguration", .type = SHAPE_STRUCT,
	    .flags = SHAPE_KEPT,
	    .of = &rds_shape_serverless_v2_scaling_configuration, .why =
	    "this machine's disk and processors are what there is",
	    .place = AT(rds_create_db_cluster_message, serverless_v2_scaling_configuration)
	    },
	{ "MonitoringInterval", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT,
	    .why = "nothing is measured",
	    .place = AT(rds_create_db_cluster_message, monitoring_interval) },
	{ "MonitoringRoleArn", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "nothing is measured",
	    .place = AT(rds_create_db_cluster_message, monitoring_role_arn) },
	{ "DatabaseInsightsMode", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .values = values_database_insights_mode, .why =
	    "nothing is measured",
	    .place = AT(rds_create_db_cluster_message, database_insights_mode)
	    },
	{ "EnablePerformanceInsights", .type = SHAPE_BOOL, .flags = SHAPE_KEPT,
	    .why = "nothing is measured",
	    .place = AT(rds_create_db_cluster_message, enable_performance_insights)
	    },
	{ "PerformanceInsightsKMSKeyId", .type = SHAPE_STRING,
	    .flags = SHAPE_KEPT, .why = "nothing is measured",
	    .place = AT(rds_create_db_cluster_message, performance_insights_kms_key_id)
	    },
	{ "PerformanceInsightsRetentionPeriod", .type = SHAPE_INTEGER,
	    .flags = SHAPE_KEPT, .why = "nothing is measured",
	    .place = AT(rds_create_db_cluster_message, performance_insights_retention_period)
	    },
	{ "EnableLimitlessDatabase", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "there is no Limitless Database", .unless = "false",
	    .place = AT(rds_create_db_cluster_message, enable_limitless_database)
	    },
	{ "ClusterScalabilityType", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .values = values_cluster_scalability_type,
	    .why = "there is no Limitless Database", .unless = "standard",
	    .place = AT(rds_create_db_cluster_message, cluster_scalability_type)
	    },
	{ "DBSystemId", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "AWS reserves it",
	    .place = AT(rds_create_db_cluster_message, db_system_id) },
	{ "ManageMasterUserPassword", .type = SHAPE_BOOL,
	    .place = AT(rds_create_db_cluster_message, manage_master_user_password)
	    },
	{ "EnableLocalWriteForwarding", .type = SHAPE_BOOL,
	    .flags = SHAPE_REFUSED, .why = "there is no replication",
	    .unless = "false",
	    .place = AT(rds_create_db_cluster_message, enable_local_write_forwarding)
	    },
	{ "MasterUserSecretKmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_create_db_cluster_message, master_user_secret_kms_key_id)
	    },
	{ "CACertificateIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "clusters of Aurora do not have it",
	    .place = AT(rds_create_db_cluster_message, ca_certificate_identifier)
	    },
	{ "EngineLifecycleSupport", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_create_db_cluster_message, engine_lifecycle_support)
	    },
	{ "TagSpecifications", .type = SHAPE_LIST,
	    .each = &member_tag_specification_list, .item = "item",
	    .place = AT(rds_create_db_cluster_message, tag_specifications) },
	{ "MasterUserAuthenticationType", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED,
	    .values = values_master_user_authentication_type, .why =
	    "it is of PostgreSQL", .unless = "password",
	    .place = AT(rds_create_db_cluster_message, master_user_authentication_type)
	    },
	{ "EnableVPCNetworking", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "it is of PostgreSQL", .unless = "true",
	    .place = AT(rds_create_db_cluster_message, enable_vpc_networking) },
	{ "WithExpressConfiguration", .type = SHAPE_BOOL,
	    .flags = SHAPE_REFUSED, .why = "it is of PostgreSQL",
	    .unless = "false",
	    .place = AT(rds_create_db_cluster_message, with_express_configuration)
	    },
	{ "EnableInternetAccessGateway", .type = SHAPE_BOOL,
	    .flags = SHAPE_REFUSED, .why = "it is of PostgreSQL",
	    .unless = "false",
	    .place = AT(rds_create_db_cluster_message, enable_internet_access_gateway)
	    },
	{ "AssociatedRoles", .type = SHAPE_LIST, .max = 15,
	    .each = &member_db_cluster_associated_roles,
	    .item = "DBClusterAssociatedRole",
	    .place = AT(rds_create_db_cluster_message, associated_roles) },
	{ "SourceRegion", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no replication",
	    .place = AT(rds_create_db_cluster_message, source_region) },
};
const struct shape rds_shape_create_db_cluster_message =
    SHAPE(struct rds_create_db_cluster_message, fields_create_db_cluster_message);

static const struct shape_field fields_create_db_cluster_endpoint_message[] = {
	{ "DBClusterIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_db_cluster_endpoint_message, db_cluster_identifier)
	    },
	{ "DBClusterEndpointIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_db_cluster_endpoint_message, db_cluster_endpoint_identifier)
	    },
	{ "EndpointType", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_db_cluster_endpoint_message, endpoint_type)
	    },
	{ "StaticMembers", .type = SHAPE_LIST, .each = &member_string_list,
	    .place = AT(rds_create_db_cluster_endpoint_message, static_members)
	    },
	{ "ExcludedMembers", .type = SHAPE_LIST, .each = &member_string_list,
	    .place = AT(rds_create_db_cluster_endpoint_message, excluded_members)
	    },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_create_db_cluster_endpoint_message, tags) },
};
const struct shape rds_shape_create_db_cluster_endpoint_message =
    SHAPE(struct rds_create_db_cluster_endpoint_message, fields_create_db_cluster_endpoint_message);

static const struct shape_field fields_create_db_cluster_parameter_group_message[] = {
	{ "DBClusterParameterGroupName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_parameter_group, db_cluster_parameter_group_name)
	    },
	{ "DBParameterGroupFamily", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_parameter_group, db_parameter_group_family)
	    },
	{ "Description", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_parameter_group, description) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_create_parameter_group, tags) },
};
const struct shape rds_shape_create_db_cluster_parameter_group_message =
    SHAPE(struct rds_create_parameter_group, fields_create_db_cluster_parameter_group_message);

static const struct shape_field fields_create_db_cluster_snapshot_message[] = {
	{ "DBClusterSnapshotIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_snapshot, db_cluster_snapshot_identifier) },
	{ "DBClusterIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_snapshot, db_cluster_identifier) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_create_snapshot, tags) },
};
const struct shape rds_shape_create_db_cluster_snapshot_message =
    SHAPE(struct rds_create_snapshot, fields_create_db_cluster_snapshot_message);

static const struct shape_field fields_processor_feature[] = {
	{ "Name", .type = SHAPE_STRING, .place = AT(rds_processor_feature, name)
	    },
	{ "Value", .type = SHAPE_STRING,
	    .place = AT(rds_processor_feature, value) },
};
const struct shape rds_shape_processor_feature =
    SHAPE(struct rds_processor_feature, fields_processor_feature);

static const struct shape_field fields_additional_storage_volume[] = {
	{ "VolumeName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_additional_storage_volume, volume_name) },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_additional_storage_volume, allocated_storage) },
	{ "IOPS", .type = SHAPE_INTEGER,
	    .place = AT(rds_additional_storage_volume, iops) },
	{ "MaxAllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_additional_storage_volume, max_allocated_storage) },
	{ "StorageThroughput", .type = SHAPE_INTEGER,
	    .place = AT(rds_additional_storage_volume, storage_throughput) },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_additional_storage_volume, storage_type) },
};
const struct shape rds_shape_additional_storage_volume =
    SHAPE(struct rds_additional_storage_volume, fields_additional_storage_volume);

static const struct shape_field fields_create_db_instance_message[] = {
	{ "DBName", .type = SHAPE_STRING,
	    .place = AT(rds_create_db_instance_message, db_name) },
	{ "DBInstanceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_db_instance_message, db_instance_identifier)
	    },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_create_db_instance_message, allocated_storage) },
	{ "DBInstanceClass", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_db_instance_message, db_instance_class) },
	{ "Engine", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_db_instance_message, engine) },
	{ "MasterUsername", .type = SHAPE_STRING,
	    .place = AT(rds_create_db_instance_message, master_username) },
	{ "MasterUserPassword", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(rds_create_db_instance_message, master_user_password) },
	{ "DBSecurityGroups", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_db_security_group_name_list,
	    .item = "DBSecurityGroupName", .why = "EC2-Classic is gone",
	    .place = AT(rds_create_db_instance_message, db_security_groups) },
	{ "VpcSecurityGroupIds", .type = SHAPE_LIST, .flags = SHAPE_KEPT,
	    .each = &member_vpc_security_group_id_list,
	    .item = "VpcSecurityGroupId", .why =
	    "there is no network but this machine's",
	    .place = AT(rds_create_db_instance_message, vpc_security_group_ids)
	    },
	{ "AvailabilityZone", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_create_db_instance_message, availability_zone) },
	{ "DBSubnetGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_create_db_instance_message, db_subnet_group_name) },
	{ "PreferredMaintenanceWindow", .type = SHAPE_STRING,
	    .flags = SHAPE_KEPT, .why = "what waits is applied in it",
	    .place = AT(rds_create_db_instance_message, preferred_maintenance_window)
	    },
	{ "DBParameterGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "it is shown as it is named; its parameters take effect",
	    .place = AT(rds_create_db_instance_message, db_parameter_group_name)
	    },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_create_db_instance_message, backup_retention_period)
	    },
	{ "PreferredBackupWindow", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "snapshots heed them",
	    .place = AT(rds_create_db_instance_message, preferred_backup_window)
	    },
	{ "Port", .type = SHAPE_INTEGER,
	    .place = AT(rds_create_db_instance_message, port) },
	{ "MultiAZ", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_create_db_instance_message, multi_az) },
	{ "EngineVersion", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "the server that is nearest to it runs",
	    .place = AT(rds_create_db_instance_message, engine_version) },
	{ "AutoMinorVersionUpgrade", .type = SHAPE_BOOL, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_create_db_instance_message, auto_minor_version_upgrade)
	    },
	{ "LicenseModel", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "MySQL and MariaDB have no other",
	    .unless = "general-public-license",
	    .place = AT(rds_create_db_instance_message, license_model) },
	{ "Iops", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT, .why =
	    "this machine's disk is what there is",
	    .place = AT(rds_create_db_instance_message, iops) },
	{ "StorageThroughput", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT,
	    .why = "this machine's disk is what there is",
	    .place = AT(rds_create_db_instance_message, storage_throughput) },
	{ "OptionGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "an option changes nothing here",
	    .place = AT(rds_create_db_instance_message, option_group_name) },
	{ "CharacterSetName", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "it is of other engines",
	    .place = AT(rds_create_db_instance_message, character_set_name) },
	{ "NcharCharacterSetName", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "it is of other engines",
	    .place = AT(rds_create_db_instance_message, nchar_character_set_name)
	    },
	{ "PubliclyAccessible", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_create_db_instance_message, publicly_accessible) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_create_db_instance_message, tags) },
	{ "DBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_create_db_instance_message, db_cluster_identifier)
	    },
	{ "StorageType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "this machine's disk is what there is",
	    .place = AT(rds_create_db_instance_message, storage_type) },
	{ "TdeCredentialArn", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "it is of other engines",
	    .place = AT(rds_create_db_instance_message, tde_credential_arn) },
	{ "TdeCredentialPassword", .type = SHAPE_STRING,
	    .flags = SHAPE_SENSITIVE | SHAPE_REFUSED, .why =
	    "it is of other engines",
	    .place = AT(rds_create_db_instance_message, tde_credential_password)
	    },
	{ "StorageEncrypted", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "this machine's disk is what there is",
	    .place = AT(rds_create_db_instance_message, storage_encrypted) },
	{ "KmsKeyId", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "this machine's disk is what there is",
	    .place = AT(rds_create_db_instance_message, kms_key_id) },
	{ "Domain", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_create_db_instance_message, domain) },
	{ "DomainFqdn", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_create_db_instance_message, domain_fqdn) },
	{ "DomainOu", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_create_db_instance_message, domain_ou) },
	{ "DomainAuthSecretArn", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "there is no Active Directory",
	    .place = AT(rds_create_db_instance_message, domain_auth_secret_arn)
	    },
	{ "DomainDnsIps", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_string_list, .why = "there is no Active Directory",
	    .place = AT(rds_create_db_instance_message, domain_dns_ips) },
	{ "CopyTagsToSnapshot", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "snapshots heed them",
	    .place = AT(rds_create_db_instance_message, copy_tags_to_snapshot)
	    },
	{ "MonitoringInterval", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT,
	    .why = "nothing is measured",
	    .place = AT(rds_create_db_instance_message, monitoring_interval) },
	{ "MonitoringRoleArn", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "nothing is measured",
	    .place = AT(rds_create_db_instance_message, monitoring_role_arn) },
	{ "DomainIAMRoleName", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "there is no Active Directory",
	    .place = AT(rds_create_db_instance_message, domain_iam_role_name) },
	{ "PromotionTier", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT, .why =
	    "a failover heeds it, and nothing else",
	    .place = AT(rds_create_db_instance_message, promotion_tier) },
	{ "Timezone", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "it is of other engines",
	    .place = AT(rds_create_db_instance_message, timezone) },
	{ "EnableIAMDatabaseAuthentication", .type = SHAPE_BOOL,
	    .flags = SHAPE_KEPT, .why =
	    "its server takes tokens then, but one that is lent, shared o"
	    "r a container",
	    .place = AT(rds_create_db_instance_message, enable_iam_database_authentication)
	    },
	{ "DatabaseInsightsMode", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .values = values_database_insights_mode, .why =
	    "nothing is measured",
	    .place = AT(rds_create_db_instance_message, database_insights_mode)
	    },
	{ "EnablePerformanceInsights", .type = SHAPE_BOOL, .flags = SHAPE_KEPT,
	    .why = "nothing is measured",
	    .place = AT(rds_create_db_instance_message, enable_performance_insights)
	    },
	{ "PerformanceInsightsKMSKeyId", .type = SHAPE_STRING,
	    .flags = SHAPE_KEPT, .why = "nothing is measured",
	    .place = AT(rds_create_db_instance_message, performance_insights_kms_key_id)
	    },
	{ "PerformanceInsightsRetentionPeriod", .type = SHAPE_INTEGER,
	    .flags = SHAPE_KEPT, .why = "nothing is measured",
	    .place = AT(rds_create_db_instance_message, performance_insights_retention_period)
	    },
	{ "EnableCloudwatchLogsExports", .type = SHAPE_LIST,
	    .flags = SHAPE_KEPT, .each = &member_log_type_list, .why =
	    "nothing is measured",
	    .place = AT(rds_create_db_instance_message, enable_cloudwatch_logs_exports)
	    },
	{ "ProcessorFeatures", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_processor_feature_list, .item = "ProcessorFeature",
	    .why = "it is of other engines",
	    .place = AT(rds_create_db_instance_message, processor_features) },
	{ "DeletionProtection", .type = SHAPE_BOOL,
	    .place = AT(rds_create_db_instance_message, deletion_protection) },
	{ "MaxAllocatedStorage", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT,
	    .why = "this machine's disk is what there is",
	    .place = AT(rds_create_db_instance_message, max_allocated_storage)
	    },
	{ "EnableCustomerOwnedIp", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "there are no Outposts", .unless = "false",
	    .place = AT(rds_create_db_instance_message, enable_customer_owned_ip)
	    },
	{ "NetworkType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_create_db_instance_message, network_type) },
	{ "BackupTarget", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there are no Outposts", .unless = "region",
	    .place = AT(rds_create_db_instance_message, backup_target) },
	{ "CustomIamInstanceProfile", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "it is of other engines",
	    .place = AT(rds_create_db_instance_message, custom_iam_instance_profile)
	    },
	{ "DBSystemId", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "it is of other engines",
	    .place = AT(rds_create_db_instance_message, db_system_id) },
	{ "CACertificateIdentifier", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "keyturn has an authority of its own",
	    .place = AT(rds_create_db_instance_message, ca_certificate_identifier)
	    },
	{ "ManageMasterUserPassword", .type = SHAPE_BOOL,
	    .place = AT(rds_create_db_instance_message, manage_master_user_password)
	    },
	{ "MasterUserSecretKmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_create_db_instance_message, master_user_secret_kms_key_id)
	    },
	{ "MultiTenant", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED, .why =
	    "it is of other engines", .unless = "false",
	    .place = AT(rds_create_db_instance_message, multi_tenant) },
	{ "DedicatedLogVolume", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "this machine's disk is what there is",
	    .place = AT(rds_create_db_instance_message, dedicated_log_volume) },
	{ "EngineLifecycleSupport", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_create_db_instance_message, engine_lifecycle_support)
	    },
	{ "AdditionalStorageVolumes", .type = SHAPE_LIST,
	    .flags = SHAPE_REFUSED,
	    .each = &member_additional_storage_volumes_list, .why =
	    "it is of other engines",
	    .place = AT(rds_create_db_instance_message, additional_storage_volumes)
	    },
	{ "TagSpecifications", .type = SHAPE_LIST,
	    .each = &member_tag_specification_list, .item = "item",
	    .place = AT(rds_create_db_instance_message, tag_specifications) },
	{ "DBCapacityReservationIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .min = 1, .max = 63, .pattern =
	    "[a-z](?:-?[a-z0-9]+){0,15}", .why = "there are no reservations",
	    .place = AT(rds_create_db_instance_message, db_capacity_reservation_identifier)
	    },
	{ "MasterUserAuthenticationType", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED,
	    .values = values_master_user_authentication_type, .why =
	    "it is of PostgreSQL", .unless = "password",
	    .place = AT(rds_create_db_instance_message, master_user_authentication_type)
	    },
};
const struct shape rds_shape_create_db_instance_message =
    SHAPE(struct rds_create_db_instance_message, fields_create_db_instance_message);

static const struct shape_field fields_create_db_parameter_group_message[] = {
	{ "DBParameterGroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_parameter_group, db_parameter_group_name) },
	{ "DBParameterGroupFamily", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_parameter_group, db_parameter_group_family)
	    },
	{ "Description", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_parameter_group, description) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_create_parameter_group, tags) },
};
const struct shape rds_shape_create_db_parameter_group_message =
    SHAPE(struct rds_create_parameter_group, fields_create_db_parameter_group_message);

static const struct shape_field fields_create_db_snapshot_message[] = {
	{ "DBSnapshotIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_snapshot, db_snapshot_identifier) },
	{ "DBInstanceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_snapshot, db_instance_identifier) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_create_snapshot, tags) },
};
const struct shape rds_shape_create_db_snapshot_message =
    SHAPE(struct rds_create_snapshot, fields_create_db_snapshot_message);

static const struct shape_field fields_create_db_subnet_group_message[] = {
	{ "DBSubnetGroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_db_subnet_group_message, db_subnet_group_name)
	    },
	{ "DBSubnetGroupDescription", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_db_subnet_group_message, db_subnet_group_description)
	    },
	{ "SubnetIds", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_subnet_identifier_list, .item = "SubnetIdentifier",
	    .place = AT(rds_create_db_subnet_group_message, subnet_ids) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_create_db_subnet_group_message, tags) },
};
const struct shape rds_shape_create_db_subnet_group_message =
    SHAPE(struct rds_create_db_subnet_group_message, fields_create_db_subnet_group_message);

static const struct shape_field fields_create_event_subscription_message[] = {
	{ "SubscriptionName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_event_subscription_message, subscription_name)
	    },
	{ "SnsTopicArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_event_subscription_message, sns_topic_arn) },
	{ "SourceType", .type = SHAPE_STRING,
	    .place = AT(rds_create_event_subscription_message, source_type) },
	{ "EventCategories", .type = SHAPE_LIST,
	    .each = &member_event_categories_list, .item = "EventCategory",
	    .place = AT(rds_create_event_subscription_message, event_categories)
	    },
	{ "SourceIds", .type = SHAPE_LIST, .each = &member_source_ids_list,
	    .item = "SourceId",
	    .place = AT(rds_create_event_subscription_message, source_ids) },
	{ "Enabled", .type = SHAPE_BOOL,
	    .place = AT(rds_create_event_subscription_message, enabled) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_create_event_subscription_message, tags) },
};
const struct shape rds_shape_create_event_subscription_message =
    SHAPE(struct rds_create_event_subscription_message, fields_create_event_subscription_message);

static const struct shape_field fields_create_option_group_message[] = {
	{ "OptionGroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_option_group_message, option_group_name) },
	{ "EngineName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_option_group_message, engine_name) },
	{ "MajorEngineVersion", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_option_group_message, major_engine_version)
	    },
	{ "OptionGroupDescription", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_create_option_group_message, option_group_description)
	    },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_create_option_group_message, tags) },
};
const struct shape rds_shape_create_option_group_message =
    SHAPE(struct rds_create_option_group_message, fields_create_option_group_message);

static const struct shape_field fields_delete_db_cluster_message[] = {
	{ "DBClusterIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_delete, db_cluster_identifier) },
	{ "SkipFinalSnapshot", .type = SHAPE_BOOL,
	    .place = AT(rds_delete, skip_final_snapshot) },
	{ "FinalDBSnapshotIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_delete, final_db_snapshot_identifier) },
	{ "DeleteAutomatedBackups", .type = SHAPE_BOOL,
	    .place = AT(rds_delete, delete_automated_backups) },
};
const struct shape rds_shape_delete_db_cluster_message =
    SHAPE(struct rds_delete, fields_delete_db_cluster_message);

static const struct shape_field fields_delete_db_cluster_automated_backup_message[] = {
	{ "DbClusterResourceId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_delete_backup, db_cluster_resource_id) },
};
const struct shape rds_shape_delete_db_cluster_automated_backup_message =
    SHAPE(struct rds_delete_backup, fields_delete_db_cluster_automated_backup_message);

static const struct shape_field fields_delete_db_cluster_endpoint_message[] = {
	{ "DBClusterEndpointIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_delete_db_cluster_endpoint_message, db_cluster_endpoint_identifier)
	    },
};
const struct shape rds_shape_delete_db_cluster_endpoint_message =
    SHAPE(struct rds_delete_db_cluster_endpoint_message, fields_delete_db_cluster_endpoint_message);

static const struct shape_field fields_delete_db_cluster_parameter_group_message[] = {
	{ "DBClusterParameterGroupName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_delete_parameter_group, db_cluster_parameter_group_name)
	    },
};
const struct shape rds_shape_delete_db_cluster_parameter_group_message =
    SHAPE(struct rds_delete_parameter_group, fields_delete_db_cluster_parameter_group_message);

static const struct shape_field fields_delete_db_cluster_snapshot_message[] = {
	{ "DBClusterSnapshotIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_name_snapshot, db_cluster_snapshot_identifier) },
};
const struct shape rds_shape_delete_db_cluster_snapshot_message =
    SHAPE(struct rds_name_snapshot, fields_delete_db_cluster_snapshot_message);

static const struct shape_field fields_delete_db_instance_message[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_delete, db_instance_identifier) },
	{ "SkipFinalSnapshot", .type = SHAPE_BOOL,
	    .place = AT(rds_delete, skip_final_snapshot) },
	{ "FinalDBSnapshotIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_delete, final_db_snapshot_identifier) },
	{ "DeleteAutomatedBackups", .type = SHAPE_BOOL,
	    .place = AT(rds_delete, delete_automated_backups) },
};
const struct shape rds_shape_delete_db_instance_message =
    SHAPE(struct rds_delete, fields_delete_db_instance_message);

static const struct shape_field fields_delete_db_instance_automated_backup_message[] = {
	{ "DbiResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_delete_backup, dbi_resource_id) },
	{ "DBInstanceAutomatedBackupsArn", .type = SHAPE_STRING,
	    .place = AT(rds_delete_backup, db_instance_automated_backups_arn) },
};
const struct shape rds_shape_delete_db_instance_automated_backup_message =
    SHAPE(struct rds_delete_backup, fields_delete_db_instance_automated_backup_message);

static const struct shape_field fields_delete_db_parameter_group_message[] = {
	{ "DBParameterGroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_delete_parameter_group, db_parameter_group_name) },
};
const struct shape rds_shape_delete_db_parameter_group_message =
    SHAPE(struct rds_delete_parameter_group, fields_delete_db_parameter_group_message);

static const struct shape_field fields_delete_db_snapshot_message[] = {
	{ "DBSnapshotIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_name_snapshot, db_snapshot_identifier) },
};
const struct shape rds_shape_delete_db_snapshot_message =
    SHAPE(struct rds_name_snapshot, fields_delete_db_snapshot_message);

static const struct shape_field fields_delete_db_subnet_group_message[] = {
	{ "DBSubnetGroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_delete_db_subnet_group_message, db_subnet_group_name)
	    },
};
const struct shape rds_shape_delete_db_subnet_group_message =
    SHAPE(struct rds_delete_db_subnet_group_message, fields_delete_db_subnet_group_message);

static const struct shape_field fields_delete_event_subscription_message[] = {
	{ "SubscriptionName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_delete_event_subscription_message, subscription_name)
	    },
};
const struct shape rds_shape_delete_event_subscription_message =
    SHAPE(struct rds_delete_event_subscription_message, fields_delete_event_subscription_message);

static const struct shape_field fields_delete_option_group_message[] = {
	{ "OptionGroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_delete_option_group_message, option_group_name) },
};
const struct shape rds_shape_delete_option_group_message =
    SHAPE(struct rds_delete_option_group_message, fields_delete_option_group_message);

static const struct shape_field fields_filter[] = {
	{ "Name", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_filter, name) },
	{ "Values", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_filter_value_list, .item = "Value",
	    .place = AT(rds_filter, values) },
};
const struct shape rds_shape_filter =
    SHAPE(struct rds_filter, fields_filter);

static const struct shape_field fields_describe_certificates_message[] = {
	{ "CertificateIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe, certificate_identifier) },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows", .place = AT(rds_describe, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe, max_records) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
};
const struct shape rds_shape_describe_certificates_message =
    SHAPE(struct rds_describe, fields_describe_certificates_message);

static const struct shape_field fields_describe_db_cluster_automated_backups_message[] = {
	{ "DbClusterResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_describe, db_cluster_resource_id) },
	{ "DBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe, db_cluster_identifier) },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter", .place = AT(rds_describe, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe, max_records) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
};
const struct shape rds_shape_describe_db_cluster_automated_backups_message =
    SHAPE(struct rds_describe, fields_describe_db_cluster_automated_backups_message);

static const struct shape_field fields_describe_db_cluster_endpoints_message[] = {
	{ "DBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_cluster_endpoints_message, db_cluster_identifier)
	    },
	{ "DBClusterEndpointIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_cluster_endpoints_message, db_cluster_endpoint_identifier)
	    },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter",
	    .place = AT(rds_describe_db_cluster_endpoints_message, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_db_cluster_endpoints_message, max_records)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_cluster_endpoints_message, marker) },
};
const struct shape rds_shape_describe_db_cluster_endpoints_message =
    SHAPE(struct rds_describe_db_cluster_endpoints_message, fields_describe_db_cluster_endpoints_message);

static const struct shape_field fields_describe_db_cluster_parameter_groups_message[] = {
	{ "DBClusterParameterGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_describe_parameter_groups, db_cluster_parameter_group_name)
	    },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows",
	    .place = AT(rds_describe_parameter_groups, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_parameter_groups, max_records) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_parameter_groups, marker) },
};
const struct shape rds_shape_describe_db_cluster_parameter_groups_message =
    SHAPE(struct rds_describe_parameter_groups, fields_describe_db_cluster_parameter_groups_message);

static const struct shape_field fields_describe_db_cluster_parameters_message[] = {
	{ "DBClusterParameterGroupName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_describe_parameters, db_cluster_parameter_group_name)
	    },
	{ "Source", .type = SHAPE_STRING,
	    .place = AT(rds_describe_parameters, source) },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter", .place = AT(rds_describe_parameters, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_parameters, max_records) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_parameters, marker) },
};
const struct shape rds_shape_describe_db_cluster_parameters_message =
    SHAPE(struct rds_describe_parameters, fields_describe_db_cluster_parameters_message);

static const struct shape_field fields_describe_db_cluster_snapshot_attributes_message[] = {
	{ "DBClusterSnapshotIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_name_snapshot, db_cluster_snapshot_identifier) },
};
const struct shape rds_shape_describe_db_cluster_snapshot_attributes_message =
    SHAPE(struct rds_name_snapshot, fields_describe_db_cluster_snapshot_attributes_message);

static const struct shape_field fields_describe_db_cluster_snapshots_message[] = {
	{ "DBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe, db_cluster_identifier) },
	{ "DBClusterSnapshotIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe, db_cluster_snapshot_identifier) },
	{ "SnapshotType", .type = SHAPE_STRING,
	    .place = AT(rds_describe, snapshot_type) },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter", .place = AT(rds_describe, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe, max_records) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
	{ "IncludeShared", .type = SHAPE_BOOL, .flags = SHAPE_IGNORED, .why =
	    "what others share is not listed",
	    .place = AT(rds_describe, include_shared) },
	{ "IncludePublic", .type = SHAPE_BOOL, .flags = SHAPE_IGNORED, .why =
	    "what others share is not listed",
	    .place = AT(rds_describe, include_public) },
	{ "DbClusterResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_describe, db_cluster_resource_id) },
};
const struct shape rds_shape_describe_db_cluster_snapshots_message =
    SHAPE(struct rds_describe, fields_describe_db_cluster_snapshots_message);

static const struct shape_field fields_describe_db_clusters_message[] = {
	{ "DBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe, db_cluster_identifier) },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter", .place = AT(rds_describe, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe, max_records) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
	{ "IncludeShared", .type = SHAPE_BOOL, .flags = SHAPE_IGNORED, .why =
	    "no cluster is shared", .place = AT(rds_describe, include_shared) },
};
const struct shape rds_shape_describe_db_clusters_message =
    SHAPE(struct rds_describe, fields_describe_db_clusters_message);

static const struct shape_field fields_describe_db_engine_versions_message[] = {
	{ "Engine", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_engine_versions_message, engine) },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_engine_versions_message, engine_version)
	    },
	{ "DBParameterGroupFamily", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_engine_versions_message, db_parameter_group_family)
	    },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter",
	    .place = AT(rds_describe_db_engine_versions_message, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_db_engine_versions_message, max_records) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_engine_versions_message, marker) },
	{ "DefaultOnly", .type = SHAPE_BOOL,
	    .place = AT(rds_describe_db_engine_versions_message, default_only)
	    },
	{ "ListSupportedCharacterSets", .type = SHAPE_BOOL,
	    .flags = SHAPE_IGNORED, .why =
	    "MySQL and MariaDB take neither when they are created",
	    .place = AT(rds_describe_db_engine_versions_message, list_supported_character_sets)
	    },
	{ "ListSupportedTimezones", .type = SHAPE_BOOL, .flags = SHAPE_IGNORED,
	    .why = "MySQL and MariaDB take neither when they are created",
	    .place = AT(rds_describe_db_engine_versions_message, list_supported_timezones)
	    },
	{ "IncludeAll", .type = SHAPE_BOOL,
	    .place = AT(rds_describe_db_engine_versions_message, include_all) },
};
const struct shape rds_shape_describe_db_engine_versions_message =
    SHAPE(struct rds_describe_db_engine_versions_message, fields_describe_db_engine_versions_message);

static const struct shape_field fields_describe_db_instance_automated_backups_message[] = {
	{ "DbiResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_describe, dbi_resource_id) },
	{ "DBInstanceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe, db_instance_identifier) },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter", .place = AT(rds_describe, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe, max_records) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
	{ "DBInstanceAutomatedBackupsArn", .type = SHAPE_STRING,
	    .place = AT(rds_describe, db_instance_automated_backups_arn) },
};
const struct shape rds_shape_describe_db_instance_automated_backups_message =
    SHAPE(struct rds_describe, fields_describe_db_instance_automated_backups_message);

static const struct shape_field fields_describe_db_instances_message[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe, db_instance_identifier) },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter", .place = AT(rds_describe, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe, max_records) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
};
const struct shape rds_shape_describe_db_instances_message =
    SHAPE(struct rds_describe, fields_describe_db_instances_message);

static const struct shape_field fields_describe_db_log_files_message[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_describe, db_instance_identifier) },
	{ "FilenameContains", .type = SHAPE_STRING,
	    .place = AT(rds_describe, filename_contains) },
	{ "FileLastWritten", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(rds_describe, file_last_written) },
	{ "FileSize", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(rds_describe, file_size) },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows", .place = AT(rds_describe, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe, max_records) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
};
const struct shape rds_shape_describe_db_log_files_message =
    SHAPE(struct rds_describe, fields_describe_db_log_files_message);

static const struct shape_field fields_describe_db_major_engine_versions_request[] = {
	{ "Engine", .type = SHAPE_STRING, .min = 1, .max = 50,
	    .place = AT(rds_describe_db_major_engine_versions_request, engine)
	    },
	{ "MajorEngineVersion", .type = SHAPE_STRING, .min = 1, .max = 50,
	    .place = AT(rds_describe_db_major_engine_versions_request, major_engine_version)
	    },
	{ "Marker", .type = SHAPE_STRING, .min = 1, .max = 340,
	    .place = AT(rds_describe_db_major_engine_versions_request, marker)
	    },
	{ "MaxRecords", .type = SHAPE_INTEGER, .min = 20, .max = 100,
	    .place = AT(rds_describe_db_major_engine_versions_request, max_records)
	    },
};
const struct shape rds_shape_describe_db_major_engine_versions_request =
    SHAPE(struct rds_describe_db_major_engine_versions_request, fields_describe_db_major_engine_versions_request);

static const struct shape_field fields_describe_db_parameter_groups_message[] = {
	{ "DBParameterGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_describe_parameter_groups, db_parameter_group_name)
	    },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows",
	    .place = AT(rds_describe_parameter_groups, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_parameter_groups, max_records) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_parameter_groups, marker) },
};
const struct shape rds_shape_describe_db_parameter_groups_message =
    SHAPE(struct rds_describe_parameter_groups, fields_describe_db_parameter_groups_message);

static const struct shape_field fields_describe_db_parameters_message[] = {
	{ "DBParameterGroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_describe_parameters, db_parameter_group_name) },
	{ "Source", .type = SHAPE_STRING,
	    .place = AT(rds_describe_parameters, source) },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter", .place = AT(rds_describe_parameters, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_parameters, max_records) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_parameters, marker) },
};
const struct shape rds_shape_describe_db_parameters_message =
    SHAPE(struct rds_describe_parameters, fields_describe_db_parameters_message);

static const struct shape_field fields_describe_db_proxies_request[] = {
	{ "DBProxyName", .type = SHAPE_STRING, .min = 1, .max = 63, .pattern =
	    "[a-zA-Z](?:-?[a-zA-Z0-9]+)*",
	    .place = AT(rds_describe, db_proxy_name) },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter", .place = AT(rds_describe, filters) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
	{ "MaxRecords", .type = SHAPE_INTEGER, .min = 20, .max = 100,
	    .place = AT(rds_describe, max_records) },
};
const struct shape rds_shape_describe_db_proxies_request =
    SHAPE(struct rds_describe, fields_describe_db_proxies_request);

static const struct shape_field fields_describe_db_snapshot_attributes_message[] = {
	{ "DBSnapshotIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_name_snapshot, db_snapshot_identifier) },
};
const struct shape rds_shape_describe_db_snapshot_attributes_message =
    SHAPE(struct rds_name_snapshot, fields_describe_db_snapshot_attributes_message);

static const struct shape_field fields_describe_db_snapshots_message[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe, db_instance_identifier) },
	{ "DBSnapshotIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe, db_snapshot_identifier) },
	{ "SnapshotType", .type = SHAPE_STRING,
	    .place = AT(rds_describe, snapshot_type) },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter", .place = AT(rds_describe, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe, max_records) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
	{ "IncludeShared", .type = SHAPE_BOOL, .flags = SHAPE_IGNORED, .why =
	    "what others share is not listed",
	    .place = AT(rds_describe, include_shared) },
	{ "IncludePublic", .type = SHAPE_BOOL, .flags = SHAPE_IGNORED, .why =
	    "what others share is not listed",
	    .place = AT(rds_describe, include_public) },
	{ "DbiResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_describe, dbi_resource_id) },
};
const struct shape rds_shape_describe_db_snapshots_message =
    SHAPE(struct rds_describe, fields_describe_db_snapshots_message);

static const struct shape_field fields_describe_db_subnet_groups_message[] = {
	{ "DBSubnetGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_subnet_groups_message, db_subnet_group_name)
	    },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows",
	    .place = AT(rds_describe_db_subnet_groups_message, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_db_subnet_groups_message, max_records) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_subnet_groups_message, marker) },
};
const struct shape rds_shape_describe_db_subnet_groups_message =
    SHAPE(struct rds_describe_db_subnet_groups_message, fields_describe_db_subnet_groups_message);

static const struct shape_field fields_describe_engine_default_cluster_parameters_message[] = {
	{ "DBParameterGroupFamily", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_describe_engine_defaults, db_parameter_group_family)
	    },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows",
	    .place = AT(rds_describe_engine_defaults, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_engine_defaults, max_records) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_engine_defaults, marker) },
};
const struct shape rds_shape_describe_engine_default_cluster_parameters_message =
    SHAPE(struct rds_describe_engine_defaults, fields_describe_engine_default_cluster_parameters_message);

static const struct shape_field fields_describe_engine_default_parameters_message[] = {
	{ "DBParameterGroupFamily", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_describe_engine_defaults, db_parameter_group_family)
	    },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter", .place = AT(rds_describe_engine_defaults, filters)
	    },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_engine_defaults, max_records) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_engine_defaults, marker) },
};
const struct shape rds_shape_describe_engine_default_parameters_message =
    SHAPE(struct rds_describe_engine_defaults, fields_describe_engine_default_parameters_message);

static const struct shape_field fields_describe_event_categories_message[] = {
	{ "SourceType", .type = SHAPE_STRING,
	    .place = AT(rds_describe_event_categories_message, source_type) },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows",
	    .place = AT(rds_describe_event_categories_message, filters) },
};
const struct shape rds_shape_describe_event_categories_message =
    SHAPE(struct rds_describe_event_categories_message, fields_describe_event_categories_message);

static const struct shape_field fields_describe_event_subscriptions_message[] = {
	{ "SubscriptionName", .type = SHAPE_STRING,
	    .place = AT(rds_describe, subscription_name) },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows", .place = AT(rds_describe, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe, max_records) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
};
const struct shape rds_shape_describe_event_subscriptions_message =
    SHAPE(struct rds_describe, fields_describe_event_subscriptions_message);

static const struct shape_field fields_describe_events_message[] = {
	{ "SourceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe, source_identifier) },
	{ "SourceType", .type = SHAPE_STRING, .values = values_source_type,
	    .place = AT(rds_describe, source_type) },
	{ "StartTime", .type = SHAPE_TIME, .place = AT(rds_describe, start_time)
	    },
	{ "EndTime", .type = SHAPE_TIME, .place = AT(rds_describe, end_time) },
	{ "Duration", .type = SHAPE_INTEGER, .place = AT(rds_describe, duration)
	    },
	{ "EventCategories", .type = SHAPE_LIST,
	    .each = &member_event_categories_list, .item = "EventCategory",
	    .place = AT(rds_describe, event_categories) },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows", .place = AT(rds_describe, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe, max_records) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
};
const struct shape rds_shape_describe_events_message =
    SHAPE(struct rds_describe, fields_describe_events_message);

static const struct shape_field fields_describe_global_clusters_message[] = {
	{ "GlobalClusterIdentifier", .type = SHAPE_STRING, .min = 1, .max = 255,
	    .pattern = "[A-Za-z][0-9A-Za-z-:._]*",
	    .place = AT(rds_describe, global_cluster_identifier) },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter", .place = AT(rds_describe, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe, max_records) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
};
const struct shape rds_shape_describe_global_clusters_message =
    SHAPE(struct rds_describe, fields_describe_global_clusters_message);

static const struct shape_field fields_describe_option_group_options_message[] = {
	{ "EngineName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_describe_option_group_options_message, engine_name)
	    },
	{ "MajorEngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_describe_option_group_options_message, major_engine_version)
	    },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows",
	    .place = AT(rds_describe_option_group_options_message, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_option_group_options_message, max_records)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_option_group_options_message, marker) },
};
const struct shape rds_shape_describe_option_group_options_message =
    SHAPE(struct rds_describe_option_group_options_message, fields_describe_option_group_options_message);

static const struct shape_field fields_describe_option_groups_message[] = {
	{ "OptionGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_describe_option_groups_message, option_group_name)
	    },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows",
	    .place = AT(rds_describe_option_groups_message, filters) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_option_groups_message, marker) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_option_groups_message, max_records) },
	{ "EngineName", .type = SHAPE_STRING,
	    .place = AT(rds_describe_option_groups_message, engine_name) },
	{ "MajorEngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_describe_option_groups_message, major_engine_version)
	    },
};
const struct shape rds_shape_describe_option_groups_message =
    SHAPE(struct rds_describe_option_groups_message, fields_describe_option_groups_message);

static const struct shape_field fields_describe_orderable_db_instance_options_message[] = {
	{ "Engine", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_describe_orderable_db_instance_options_message, engine)
	    },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_describe_orderable_db_instance_options_message, engine_version)
	    },
	{ "DBInstanceClass", .type = SHAPE_STRING,
	    .place = AT(rds_describe_orderable_db_instance_options_message, db_instance_class)
	    },
	{ "LicenseModel", .type = SHAPE_STRING,
	    .place = AT(rds_describe_orderable_db_instance_options_message, license_model)
	    },
	{ "AvailabilityZoneGroup", .type = SHAPE_STRING, .flags = SHAPE_IGNORED,
	    .why = "there are no Local Zones",
	    .place = AT(rds_describe_orderable_db_instance_options_message, availability_zone_group)
	    },
	{ "Vpc", .type = SHAPE_BOOL,
	    .place = AT(rds_describe_orderable_db_instance_options_message, vpc)
	    },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows",
	    .place = AT(rds_describe_orderable_db_instance_options_message, filters)
	    },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_orderable_db_instance_options_message, max_records)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_orderable_db_instance_options_message, marker)
	    },
};
const struct shape rds_shape_describe_orderable_db_instance_options_message =
    SHAPE(struct rds_describe_orderable_db_instance_options_message, fields_describe_orderable_db_instance_options_message);

static const struct shape_field fields_describe_pending_maintenance_actions_message[] = {
	{ "ResourceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_describe, resource_identifier) },
	{ "Filters", .type = SHAPE_LIST, .each = &member_filter_list,
	    .item = "Filter", .place = AT(rds_describe, filters) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_describe, marker) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe, max_records) },
};
const struct shape rds_shape_describe_pending_maintenance_actions_message =
    SHAPE(struct rds_describe, fields_describe_pending_maintenance_actions_message);

static const struct shape_field fields_describe_reserved_db_instances_message[] = {
	{ "ReservedDBInstanceId", .type = SHAPE_STRING,
	    .place = AT(rds_describe_reserved_db_instances_message, reserved_db_instance_id)
	    },
	{ "ReservedDBInstancesOfferingId", .type = SHAPE_STRING,
	    .flags = SHAPE_IGNORED, .why = "there are none",
	    .place = AT(rds_describe_reserved_db_instances_message, reserved_db_instances_offering_id)
	    },
	{ "DBInstanceClass", .type = SHAPE_STRING, .flags = SHAPE_IGNORED,
	    .why = "there are none",
	    .place = AT(rds_describe_reserved_db_instances_message, db_instance_class)
	    },
	{ "Duration", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .why =
	    "there are none",
	    .place = AT(rds_describe_reserved_db_instances_message, duration) },
	{ "ProductDescription", .type = SHAPE_STRING, .flags = SHAPE_IGNORED,
	    .why = "there are none",
	    .place = AT(rds_describe_reserved_db_instances_message, product_description)
	    },
	{ "OfferingType", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .why =
	    "there are none",
	    .place = AT(rds_describe_reserved_db_instances_message, offering_type)
	    },
	{ "MultiAZ", .type = SHAPE_BOOL, .flags = SHAPE_IGNORED, .why =
	    "there are none",
	    .place = AT(rds_describe_reserved_db_instances_message, multi_az) },
	{ "LeaseId", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .why =
	    "there are none",
	    .place = AT(rds_describe_reserved_db_instances_message, lease_id) },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows",
	    .place = AT(rds_describe_reserved_db_instances_message, filters) },
	{ "MaxRecords", .type = SHAPE_INTEGER,
	    .place = AT(rds_describe_reserved_db_instances_message, max_records)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_reserved_db_instances_message, marker) },
};
const struct shape rds_shape_describe_reserved_db_instances_message =
    SHAPE(struct rds_describe_reserved_db_instances_message, fields_describe_reserved_db_instances_message);

static const struct shape_field fields_download_db_log_file_portion_message[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_download_db_log_file_portion_message, db_instance_identifier)
	    },
	{ "LogFileName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_download_db_log_file_portion_message, log_file_name)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_download_db_log_file_portion_message, marker) },
	{ "NumberOfLines", .type = SHAPE_INTEGER,
	    .place = AT(rds_download_db_log_file_portion_message, number_of_lines)
	    },
};
const struct shape rds_shape_download_db_log_file_portion_message =
    SHAPE(struct rds_download_db_log_file_portion_message, fields_download_db_log_file_portion_message);

static const struct shape_field fields_failover_db_cluster_message[] = {
	{ "DBClusterIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_failover_db_cluster_message, db_cluster_identifier)
	    },
	{ "TargetDBInstanceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_failover_db_cluster_message, target_db_instance_identifier)
	    },
};
const struct shape rds_shape_failover_db_cluster_message =
    SHAPE(struct rds_failover_db_cluster_message, fields_failover_db_cluster_message);

static const struct shape_field fields_list_tags_for_resource_message[] = {
	{ "ResourceName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_list_tags_for_resource_message, resource_name) },
	{ "Filters", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_filter_list, .item = "Filter", .why =
	    "AWS has none that it knows",
	    .place = AT(rds_list_tags_for_resource_message, filters) },
};
const struct shape rds_shape_list_tags_for_resource_message =
    SHAPE(struct rds_list_tags_for_resource_message, fields_list_tags_for_resource_message);

static const struct shape_field fields_cloudwatch_logs_export_configuration[] = {
	{ "EnableLogTypes", .type = SHAPE_LIST, .each = &member_log_type_list,
	    .place = AT(rds_cloudwatch_logs_export_configuration, enable_log_types)
	    },
	{ "DisableLogTypes", .type = SHAPE_LIST, .each = &member_log_type_list,
	    .place = AT(rds_cloudwatch_logs_export_configuration, disable_log_types)
	    },
};
const struct shape rds_shape_cloudwatch_logs_export_configuration =
    SHAPE(struct rds_cloudwatch_logs_export_configuration, fields_cloudwatch_logs_export_configuration);

static const struct shape_field fields_modify_db_cluster_message[] = {
	{ "DBClusterIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_modify_db_cluster_message, db_cluster_identifier) },
	{ "NewDBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_cluster_message, new_db_cluster_identifier)
	    },
	{ "ApplyImmediately", .type = SHAPE_BOOL,
	    .place = AT(rds_modify_db_cluster_message, apply_immediately) },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_modify_db_cluster_message, backup_retention_period)
	    },
	{ "DBClusterParameterGroupName", .type = SHAPE_STRING,
	    .flags = SHAPE_KEPT, .why =
	    "it is shown as it is named; its parameters take effect",
	    .place = AT(rds_modify_db_cluster_message, db_cluster_parameter_group_name)
	    },
	{ "VpcSecurityGroupIds", .type = SHAPE_LIST, .flags = SHAPE_KEPT,
	    .each = &member_vpc_security_group_id_list,
	    .item = "VpcSecurityGroupId", .why =
	    "there is no network but this machine's",
	    .place = AT(rds_modify_db_cluster_message, vpc_security_group_ids)
	    },
	{ "Port", .type = SHAPE_INTEGER,
	    .place = AT(rds_modify_db_cluster_message, port) },
	{ "MasterUserPassword", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(rds_modify_db_cluster_message, master_user_password) },
	{ "OptionGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_cluster_message, option_group_name) },
	{ "PreferredBackupWindow", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_cluster_message, preferred_backup_window)
	    },
	{ "PreferredMaintenanceWindow", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_cluster_message, preferred_maintenance_window)
	    },
	{ "EnableIAMDatabaseAuthentication", .type = SHAPE_BOOL,
	    .flags = SHAPE_WAITS, .why =
	    "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_cluster_message, enable_iam_database_authentication)
	    },
	{ "BacktrackWindow", .type = SHAPE_INTEGER,
	    .flags = SHAPE_LONG | SHAPE_KEPT, .why = "nothing is backtracked",
	    .place = AT(rds_modify_db_cluster_message, backtrack_window) },
	{ "CloudwatchLogsExportConfiguration", .type = SHAPE_STRUCT,
	    .of = &rds_shape_cloudwatch_logs_export_configuration,
	    .place = AT(rds_modify_db_cluster_message, cloudwatch_logs_export_configuration)
	    },
	{ "EngineVersion", .type = SHAPE_STRING, .flags = SHAPE_WAITS, .why =
	    "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_cluster_message, engine_version) },
	{ "AllowMajorVersionUpgrade", .type = SHAPE_BOOL,
	    .place = AT(rds_modify_db_cluster_message, allow_major_version_upgrade)
	    },
	{ "DBInstanceParameterGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_cluster_message, db_instance_parameter_group_name)
	    },
	{ "Domain", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_modify_db_cluster_message, domain) },
	{ "DomainIAMRoleName", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "there is no Active Directory",
	    .place = AT(rds_modify_db_cluster_message, domain_iam_role_name) },
	{ "ScalingConfiguration", .type = SHAPE_STRUCT, .flags = SHAPE_REFUSED,
	    .of = &rds_shape_scaling_configuration, .why =
	    "Aurora Serverless v1 is not there",
	    .place = AT(rds_modify_db_cluster_message, scaling_configuration) },
	{ "DeletionProtection", .type = SHAPE_BOOL,
	    .place = AT(rds_modify_db_cluster_message, deletion_protection) },
	{ "EnableHttpEndpoint", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "there is no Data API", .unless = "false",
	    .place = AT(rds_modify_db_cluster_message, enable_http_endpoint) },
	{ "CopyTagsToSnapshot", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "snapshots heed it",
	    .place = AT(rds_modify_db_cluster_message, copy_tags_to_snapshot) },
	{ "EnableGlobalWriteForwarding", .type = SHAPE_BOOL,
	    .flags = SHAPE_REFUSED, .why = "there is no replication",
	    .unless = "false",
	    .place = AT(rds_modify_db_cluster_message, enable_global_write_forwarding)
	    },
	{ "DBClusterInstanceClass", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "it is of Multi-AZ DB clusters",
	    .place = AT(rds_modify_db_cluster_message, db_cluster_instance_class)
	    },
	{ "AllocatedStorage", .type = SHAPE_INTEGER, .flags = SHAPE_REFUSED,
	    .why = "it is of Multi-AZ DB clusters",
	    .place = AT(rds_modify_db_cluster_message, allocated_storage) },
	{ "StorageType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "this machine's disk and processors are what there is",
	    .place = AT(rds_modify_db_cluster_message, storage_type) },
	{ "Iops", .type = SHAPE_INTEGER, .flags = SHAPE_REFUSED, .why =
	    "it is of Multi-AZ DB clusters",
	    .place = AT(rds_modify_db_cluster_message, iops) },
	{ "AutoMinorVersionUpgrade", .type = SHAPE_BOOL, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_modify_db_cluster_message, auto_minor_version_upgrade)
	    },
	{ "NetworkType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_modify_db_cluster_message, network_type) },
	{ "ServerlessV2ScalingConfiguration", .type = SHAPE_STRUCT,
	    .flags = SHAPE_KEPT,
	    .of = &rds_shape_serverless_v2_scaling_configuration, .why =
	    "this machine's disk and processors are what there is",
	    .place = AT(rds_modify_db_cluster_message, serverless_v2_scaling_configuration)
	    },
	{ "MonitoringInterval", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT,
	    .why = "nothing is measured",
	    .place = AT(rds_modify_db_cluster_message, monitoring_interval) },
	{ "MonitoringRoleArn", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "nothing is measured",
	    .place = AT(rds_modify_db_cluster_message, monitoring_role_arn) },
	{ "DatabaseInsightsMode", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .values = values_database_insights_mode, .why =
	    "nothing is measured",
	    .place = AT(rds_modify_db_cluster_message, database_insights_mode)
	    },
	{ "EnablePerformanceInsights", .type = SHAPE_BOOL, .flags = SHAPE_KEPT,
	    .why = "nothing is measured",
	    .place = AT(rds_modify_db_cluster_message, enable_performance_insights)
	    },
	{ "PerformanceInsightsKMSKeyId", .type = SHAPE_STRING,
	    .flags = SHAPE_KEPT, .why = "nothing is measured",
	    .place = AT(rds_modify_db_cluster_message, performance_insights_kms_key_id)
	    },
	{ "PerformanceInsightsRetentionPeriod", .type = SHAPE_INTEGER,
	    .flags = SHAPE_KEPT, .why = "nothing is measured",
	    .place = AT(rds_modify_db_cluster_message, performance_insights_retention_period)
	    },
	{ "ManageMasterUserPassword", .type = SHAPE_BOOL,
	    .place = AT(rds_modify_db_cluster_message, manage_master_user_password)
	    },
	{ "RotateMasterUserPassword", .type = SHAPE_BOOL,
	    .place = AT(rds_modify_db_cluster_message, rotate_master_user_password)
	    },
	{ "EnableLocalWriteForwarding", .type = SHAPE_BOOL,
	    .flags = SHAPE_REFUSED, .why = "there is no replication",
	    .unless = "false",
	    .place = AT(rds_modify_db_cluster_message, enable_local_write_forwarding)
	    },
	{ "MasterUserSecretKmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_cluster_message, master_user_secret_kms_key_id)
	    },
	{ "EngineMode", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "Aurora Serverless v1 is not there", .unless = "provisioned",
	    .place = AT(rds_modify_db_cluster_message, engine_mode) },
	{ "AllowEngineModeChange", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "Aurora Serverless v1 is not there", .unless = "false",
	    .place = AT(rds_modify_db_cluster_message, allow_engine_mode_change)
	    },
	{ "AwsBackupRecoveryPointArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .min = 43, .max = 350, .pattern =
	    "arn:aws[a-z-]*:backup:[-a-z0-9]+:[0-9]{12}:[-a-z]+:([a-z0-9\\"
	    "-]+:)?[a-z][a-z0-9\\-]{0,255}", .why = "there is no AWS Backup",
	    .place = AT(rds_modify_db_cluster_message, aws_backup_recovery_point_arn)
	    },
	{ "EnableLimitlessDatabase", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "there is no Limitless Database", .unless = "false",
	    .place = AT(rds_modify_db_cluster_message, enable_limitless_database)
	    },
	{ "CACertificateIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "clusters of Aurora do not have it",
	    .place = AT(rds_modify_db_cluster_message, ca_certificate_identifier)
	    },
	{ "MasterUserAuthenticationType", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED,
	    .values = values_master_user_authentication_type, .why =
	    "it is of PostgreSQL", .unless = "password",
	    .place = AT(rds_modify_db_cluster_message, master_user_authentication_type)
	    },
	{ "EngineLifecycleSupport", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_modify_db_cluster_message, engine_lifecycle_support)
	    },
	{ "EnableInternetAccessGateway", .type = SHAPE_BOOL,
	    .flags = SHAPE_REFUSED, .why = "it is of PostgreSQL",
	    .unless = "false",
	    .place = AT(rds_modify_db_cluster_message, enable_internet_access_gateway)
	    },
	{ "EnableVPCNetworking", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "it is of PostgreSQL", .unless = "true",
	    .place = AT(rds_modify_db_cluster_message, enable_vpc_networking) },
	{ "DBSubnetGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_modify_db_cluster_message, db_subnet_group_name) },
};
const struct shape rds_shape_modify_db_cluster_message =
    SHAPE(struct rds_modify_db_cluster_message, fields_modify_db_cluster_message);

static const struct shape_field fields_modify_db_cluster_endpoint_message[] = {
	{ "DBClusterEndpointIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_modify_db_cluster_endpoint_message, db_cluster_endpoint_identifier)
	    },
	{ "EndpointType", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_cluster_endpoint_message, endpoint_type)
	    },
	{ "StaticMembers", .type = SHAPE_LIST, .each = &member_string_list,
	    .place = AT(rds_modify_db_cluster_endpoint_message, static_members)
	    },
	{ "ExcludedMembers", .type = SHAPE_LIST, .each = &member_string_list,
	    .place = AT(rds_modify_db_cluster_endpoint_message, excluded_members)
	    },
};
const struct shape rds_shape_modify_db_cluster_endpoint_message =
    SHAPE(struct rds_modify_db_cluster_endpoint_message, fields_modify_db_cluster_endpoint_message);

static const struct shape_field fields_parameter[] = {
	{ "ParameterName", .type = SHAPE_STRING,
	    .place = AT(rds_parameter, parameter_name) },
	{ "ParameterValue", .type = SHAPE_STRING,
	    .place = AT(rds_parameter, parameter_value) },
	{ "Description", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .why =
	    "RDS says it", .place = AT(rds_parameter, description) },
	{ "Source", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .why =
	    "RDS says it", .place = AT(rds_parameter, source) },
	{ "ApplyType", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .why =
	    "RDS says it", .place = AT(rds_parameter, apply_type) },
	{ "DataType", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .why =
	    "RDS says it", .place = AT(rds_parameter, data_type) },
	{ "AllowedValues", .type = SHAPE_STRING, .flags = SHAPE_IGNORED, .why =
	    "RDS says it", .place = AT(rds_parameter, allowed_values) },
	{ "IsModifiable", .type = SHAPE_BOOL, .flags = SHAPE_IGNORED, .why =
	    "RDS says it", .place = AT(rds_parameter, is_modifiable) },
	{ "MinimumEngineVersion", .type = SHAPE_STRING, .flags = SHAPE_IGNORED,
	    .why = "RDS says it",
	    .place = AT(rds_parameter, minimum_engine_version) },
	{ "ApplyMethod", .type = SHAPE_STRING, .values = values_apply_method,
	    .place = AT(rds_parameter, apply_method) },
	{ "SupportedEngineModes", .type = SHAPE_LIST, .flags = SHAPE_IGNORED,
	    .each = &member_engine_mode_list, .why = "RDS says it",
	    .place = AT(rds_parameter, supported_engine_modes) },
};
const struct shape rds_shape_parameter =
    SHAPE(struct rds_parameter, fields_parameter);

static const struct shape_field fields_modify_db_cluster_parameter_group_message[] = {
	{ "DBClusterParameterGroupName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_change_parameters, db_cluster_parameter_group_name)
	    },
	{ "Parameters", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_parameters_list, .item = "Parameter",
	    .place = AT(rds_change_parameters, parameters) },
};
const struct shape rds_shape_modify_db_cluster_parameter_group_message =
    SHAPE(struct rds_change_parameters, fields_modify_db_cluster_parameter_group_message);

static const struct shape_field fields_modify_db_cluster_snapshot_attribute_message[] = {
	{ "DBClusterSnapshotIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_share_snapshot, db_cluster_snapshot_identifier) },
	{ "AttributeName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_share_snapshot, attribute_name) },
	{ "ValuesToAdd", .type = SHAPE_LIST,
	    .each = &member_attribute_value_list, .item = "AttributeValue",
	    .place = AT(rds_share_snapshot, values_to_add) },
	{ "ValuesToRemove", .type = SHAPE_LIST,
	    .each = &member_attribute_value_list, .item = "AttributeValue",
	    .place = AT(rds_share_snapshot, values_to_remove) },
};
const struct shape rds_shape_modify_db_cluster_snapshot_attribute_message =
    SHAPE(struct rds_share_snapshot, fields_modify_db_cluster_snapshot_attribute_message);

static const struct shape_field fields_modify_additional_storage_volume[] = {
	{ "VolumeName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_modify_additional_storage_volume, volume_name) },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_modify_additional_storage_volume, allocated_storage)
	    },
	{ "IOPS", .type = SHAPE_INTEGER,
	    .place = AT(rds_modify_additional_storage_volume, iops) },
	{ "MaxAllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_modify_additional_storage_volume, max_allocated_storage)
	    },
	{ "StorageThroughput", .type = SHAPE_INTEGER,
	    .place = AT(rds_modify_additional_storage_volume, storage_throughput)
	    },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_modify_additional_storage_volume, storage_type) },
	{ "SetForDelete", .type = SHAPE_BOOL,
	    .place = AT(rds_modify_additional_storage_volume, set_for_delete) },
};
const struct shape rds_shape_modify_additional_storage_volume =
    SHAPE(struct rds_modify_additional_storage_volume, fields_modify_additional_storage_volume);

static const struct shape_field fields_modify_db_instance_message[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_modify_db_instance_message, db_instance_identifier)
	    },
	{ "AllocatedStorage", .type = SHAPE_INTEGER, .flags = SHAPE_WAITS,
	    .why = "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_instance_message, allocated_storage) },
	{ "DBInstanceClass", .type = SHAPE_STRING, .flags = SHAPE_WAITS, .why =
	    "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_instance_message, db_instance_class) },
	{ "DBSubnetGroupName", .type = SHAPE_STRING, .flags = SHAPE_WAITS,
	    .why = "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_instance_message, db_subnet_group_name) },
	{ "DBSecurityGroups", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_db_security_group_name_list,
	    .item = "DBSecurityGroupName", .why = "EC2-Classic is gone",
	    .place = AT(rds_modify_db_instance_message, db_security_groups) },
	{ "VpcSecurityGroupIds", .type = SHAPE_LIST, .flags = SHAPE_KEPT,
	    .each = &member_vpc_security_group_id_list,
	    .item = "VpcSecurityGroupId", .why = "there is one machine",
	    .place = AT(rds_modify_db_instance_message, vpc_security_group_ids)
	    },
	{ "ApplyImmediately", .type = SHAPE_BOOL,
	    .place = AT(rds_modify_db_instance_message, apply_immediately) },
	{ "MasterUserPassword", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(rds_modify_db_instance_message, master_user_password) },
	{ "DBParameterGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "it is shown as it is named; its parameters take effect",
	    .place = AT(rds_modify_db_instance_message, db_parameter_group_name)
	    },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_modify_db_instance_message, backup_retention_period)
	    },
	{ "PreferredBackupWindow", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "snapshots heed them",
	    .place = AT(rds_modify_db_instance_message, preferred_backup_window)
	    },
	{ "PreferredMaintenanceWindow", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_instance_message, preferred_maintenance_window)
	    },
	{ "MultiAZ", .type = SHAPE_BOOL, .flags = SHAPE_WAITS, .why =
	    "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_instance_message, multi_az) },
	{ "EngineVersion", .type = SHAPE_STRING, .flags = SHAPE_WAITS, .why =
	    "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_instance_message, engine_version) },
	{ "AllowMajorVersionUpgrade", .type = SHAPE_BOOL,
	    .place = AT(rds_modify_db_instance_message, allow_major_version_upgrade)
	    },
	{ "AutoMinorVersionUpgrade", .type = SHAPE_BOOL, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_modify_db_instance_message, auto_minor_version_upgrade)
	    },
	{ "LicenseModel", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "MySQL and MariaDB have no other",
	    .unless = "general-public-license",
	    .place = AT(rds_modify_db_instance_message, license_model) },
	{ "Iops", .type = SHAPE_INTEGER, .flags = SHAPE_WAITS, .why =
	    "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_instance_message, iops) },
	{ "StorageThroughput", .type = SHAPE_INTEGER, .flags = SHAPE_WAITS,
	    .why = "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_instance_message, storage_throughput) },
	{ "OptionGroupName", .type = SHAPE_STRING, .flags = SHAPE_WAITS, .why =
	    "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_instance_message, option_group_name) },
	{ "NewDBInstanceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_instance_message, new_db_instance_identifier)
	    },
	{ "StorageType", .type = SHAPE_STRING, .flags = SHAPE_WAITS, .why =
	    "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_instance_message, storage_type) },
	{ "TdeCredentialArn", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "it is of other engines",
	    .place = AT(rds_modify_db_instance_message, tde_credential_arn) },
	{ "TdeCredentialPassword", .type = SHAPE_STRING,
	    .flags = SHAPE_SENSITIVE | SHAPE_REFUSED, .why =
	    "it is of other engines",
	    .place = AT(rds_modify_db_instance_message, tde_credential_password)
	    },
	{ "CACertificateIdentifier", .type = SHAPE_STRING, .flags = SHAPE_WAITS,
	    .why = "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_instance_message, ca_certificate_identifier)
	    },
	{ "Domain", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_modify_db_instance_message, domain) },
	{ "DomainFqdn", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_modify_db_instance_message, domain_fqdn) },
	{ "DomainOu", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_modify_db_instance_message, domain_ou) },
	{ "DomainAuthSecretArn", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "there is no Active Directory",
	    .place = AT(rds_modify_db_instance_message, domain_auth_secret_arn)
	    },
	{ "DomainDnsIps", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_string_list, .why = "there is no Active Directory",
	    .place = AT(rds_modify_db_instance_message, domain_dns_ips) },
	{ "DisableDomain", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory", .unless = "false",
	    .place = AT(rds_modify_db_instance_message, disable_domain) },
	{ "CopyTagsToSnapshot", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "snapshots heed them",
	    .place = AT(rds_modify_db_instance_message, copy_tags_to_snapshot)
	    },
	{ "MonitoringInterval", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT,
	    .why = "nothing is measured",
	    .place = AT(rds_modify_db_instance_message, monitoring_interval) },
	{ "DBPortNumber", .type = SHAPE_INTEGER,
	    .place = AT(rds_modify_db_instance_message, db_port_number) },
	{ "PubliclyAccessible", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "there is one machine",
	    .place = AT(rds_modify_db_instance_message, publicly_accessible) },
	{ "MonitoringRoleArn", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "nothing is measured",
	    .place = AT(rds_modify_db_instance_message, monitoring_role_arn) },
	{ "DomainIAMRoleName", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "there is no Active Directory",
	    .place = AT(rds_modify_db_instance_message, domain_iam_role_name) },
	{ "PromotionTier", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT, .why =
	    "a failover heeds it, and nothing else",
	    .place = AT(rds_modify_db_instance_message, promotion_tier) },
	{ "EnableIAMDatabaseAuthentication", .type = SHAPE_BOOL,
	    .flags = SHAPE_WAITS, .why =
	    "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_instance_message, enable_iam_database_authentication)
	    },
	{ "DatabaseInsightsMode", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .values = values_database_insights_mode, .why =
	    "nothing is measured",
	    .place = AT(rds_modify_db_instance_message, database_insights_mode)
	    },
	{ "EnablePerformanceInsights", .type = SHAPE_BOOL, .flags = SHAPE_KEPT,
	    .why = "nothing is measured",
	    .place = AT(rds_modify_db_instance_message, enable_performance_insights)
	    },
	{ "PerformanceInsightsKMSKeyId", .type = SHAPE_STRING,
	    .flags = SHAPE_KEPT, .why = "nothing is measured",
	    .place = AT(rds_modify_db_instance_message, performance_insights_kms_key_id)
	    },
	{ "PerformanceInsightsRetentionPeriod", .type = SHAPE_INTEGER,
	    .flags = SHAPE_KEPT, .why = "nothing is measured",
	    .place = AT(rds_modify_db_instance_message, performance_insights_retention_period)
	    },
	{ "CloudwatchLogsExportConfiguration", .type = SHAPE_STRUCT,
	    .of = &rds_shape_cloudwatch_logs_export_configuration,
	    .place = AT(rds_modify_db_instance_message, cloudwatch_logs_export_configuration)
	    },
	{ "ProcessorFeatures", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_processor_feature_list, .item = "ProcessorFeature",
	    .why = "it is of other engines",
	    .place = AT(rds_modify_db_instance_message, processor_features) },
	{ "UseDefaultProcessorFeatures", .type = SHAPE_BOOL,
	    .flags = SHAPE_REFUSED, .why = "it is of other engines",
	    .unless = "false",
	    .place = AT(rds_modify_db_instance_message, use_default_processor_features)
	    },
	{ "DeletionProtection", .type = SHAPE_BOOL,
	    .place = AT(rds_modify_db_instance_message, deletion_protection) },
	{ "MaxAllocatedStorage", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT,
	    .why = "there is one machine",
	    .place = AT(rds_modify_db_instance_message, max_allocated_storage)
	    },
	{ "CertificateRotationRestart", .type = SHAPE_BOOL,
	    .flags = SHAPE_IGNORED, .why = "certificates are keyturn's own",
	    .place = AT(rds_modify_db_instance_message, certificate_rotation_restart)
	    },
	{ "ReplicaMode", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .values = values_replica_mode, .why = "it is of other engines",
	    .place = AT(rds_modify_db_instance_message, replica_mode) },
	{ "AutomationMode", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .values = values_automation_mode, .why = "it is of RDS Custom",
	    .place = AT(rds_modify_db_instance_message, automation_mode) },
	{ "ResumeFullAutomationModeMinutes", .type = SHAPE_INTEGER,
	    .flags = SHAPE_REFUSED, .why = "it is of RDS Custom",
	    .place = AT(rds_modify_db_instance_message, resume_full_automation_mode_minutes)
	    },
	{ "EnableCustomerOwnedIp", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "there are no Outposts", .unless = "false",
	    .place = AT(rds_modify_db_instance_message, enable_customer_owned_ip)
	    },
	{ "NetworkType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is one machine",
	    .place = AT(rds_modify_db_instance_message, network_type) },
	{ "AwsBackupRecoveryPointArn", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .min = 43, .max = 350, .pattern =
	    "arn:aws[a-z-]*:backup:[-a-z0-9]+:[0-9]{12}:[-a-z]+:([a-z0-9\\"
	    "-]+:)?[a-z][a-z0-9\\-]{0,255}", .why = "there is no AWS Backup",
	    .place = AT(rds_modify_db_instance_message, aws_backup_recovery_point_arn)
	    },
	{ "ManageMasterUserPassword", .type = SHAPE_BOOL,
	    .place = AT(rds_modify_db_instance_message, manage_master_user_password)
	    },
	{ "RotateMasterUserPassword", .type = SHAPE_BOOL,
	    .place = AT(rds_modify_db_instance_message, rotate_master_user_password)
	    },
	{ "MasterUserSecretKmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_instance_message, master_user_secret_kms_key_id)
	    },
	{ "MultiTenant", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED, .why =
	    "it is of other engines", .unless = "false",
	    .place = AT(rds_modify_db_instance_message, multi_tenant) },
	{ "DedicatedLogVolume", .type = SHAPE_BOOL, .flags = SHAPE_WAITS, .why =
	    "until the maintenance window, unless ApplyImmediately",
	    .place = AT(rds_modify_db_instance_message, dedicated_log_volume) },
	{ "Engine", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "it is of other engines",
	    .place = AT(rds_modify_db_instance_message, engine) },
	{ "AdditionalStorageVolumes", .type = SHAPE_LIST,
	    .flags = SHAPE_REFUSED,
	    .each = &member_modify_additional_storage_volumes_list, .why =
	    "it is of other engines",
	    .place = AT(rds_modify_db_instance_message, additional_storage_volumes)
	    },
	{ "DBCapacityReservationIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .min = 1, .max = 63, .pattern =
	    "[a-z](?:-?[a-z0-9]+){0,15}", .why = "there are no reservations",
	    .place = AT(rds_modify_db_instance_message, db_capacity_reservation_identifier)
	    },
	{ "TagSpecifications", .type = SHAPE_LIST,
	    .each = &member_tag_specification_list, .item = "item",
	    .place = AT(rds_modify_db_instance_message, tag_specifications) },
	{ "MasterUserAuthenticationType", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED,
	    .values = values_master_user_authentication_type, .why =
	    "it is of PostgreSQL", .unless = "password",
	    .place = AT(rds_modify_db_instance_message, master_user_authentication_type)
	    },
	{ "EngineLifecycleSupport", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_modify_db_instance_message, engine_lifecycle_support)
	    },
};
const struct shape rds_shape_modify_db_instance_message =
    SHAPE(struct rds_modify_db_instance_message, fields_modify_db_instance_message);

static const struct shape_field fields_modify_db_parameter_group_message[] = {
	{ "DBParameterGroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_change_parameters, db_parameter_group_name) },
	{ "Parameters", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_parameters_list, .item = "Parameter",
	    .place = AT(rds_change_parameters, parameters) },
};
const struct shape rds_shape_modify_db_parameter_group_message =
    SHAPE(struct rds_change_parameters, fields_modify_db_parameter_group_message);

static const struct shape_field fields_modify_db_snapshot_message[] = {
	{ "DBSnapshotIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_modify_db_snapshot_message, db_snapshot_identifier)
	    },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_snapshot_message, engine_version) },
	{ "OptionGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_snapshot_message, option_group_name) },
};
const struct shape rds_shape_modify_db_snapshot_message =
    SHAPE(struct rds_modify_db_snapshot_message, fields_modify_db_snapshot_message);

static const struct shape_field fields_modify_db_snapshot_attribute_message[] = {
	{ "DBSnapshotIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_share_snapshot, db_snapshot_identifier) },
	{ "AttributeName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_share_snapshot, attribute_name) },
	{ "ValuesToAdd", .type = SHAPE_LIST,
	    .each = &member_attribute_value_list, .item = "AttributeValue",
	    .place = AT(rds_share_snapshot, values_to_add) },
	{ "ValuesToRemove", .type = SHAPE_LIST,
	    .each = &member_attribute_value_list, .item = "AttributeValue",
	    .place = AT(rds_share_snapshot, values_to_remove) },
};
const struct shape rds_shape_modify_db_snapshot_attribute_message =
    SHAPE(struct rds_share_snapshot, fields_modify_db_snapshot_attribute_message);

static const struct shape_field fields_modify_db_subnet_group_message[] = {
	{ "DBSubnetGroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_modify_db_subnet_group_message, db_subnet_group_name)
	    },
	{ "DBSubnetGroupDescription", .type = SHAPE_STRING,
	    .place = AT(rds_modify_db_subnet_group_message, db_subnet_group_description)
	    },
	{ "SubnetIds", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_subnet_identifier_list, .item = "SubnetIdentifier",
	    .place = AT(rds_modify_db_subnet_group_message, subnet_ids) },
};
const struct shape rds_shape_modify_db_subnet_group_message =
    SHAPE(struct rds_modify_db_subnet_group_message, fields_modify_db_subnet_group_message);

static const struct shape_field fields_modify_event_subscription_message[] = {
	{ "SubscriptionName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_modify_event_subscription_message, subscription_name)
	    },
	{ "SnsTopicArn", .type = SHAPE_STRING,
	    .place = AT(rds_modify_event_subscription_message, sns_topic_arn) },
	{ "SourceType", .type = SHAPE_STRING,
	    .place = AT(rds_modify_event_subscription_message, source_type) },
	{ "EventCategories", .type = SHAPE_LIST,
	    .each = &member_event_categories_list, .item = "EventCategory",
	    .place = AT(rds_modify_event_subscription_message, event_categories)
	    },
	{ "Enabled", .type = SHAPE_BOOL,
	    .place = AT(rds_modify_event_subscription_message, enabled) },
};
const struct shape rds_shape_modify_event_subscription_message =
    SHAPE(struct rds_modify_event_subscription_message, fields_modify_event_subscription_message);

static const struct shape_field fields_option_setting[] = {
	{ "Name", .type = SHAPE_STRING, .place = AT(rds_option_setting, name) },
	{ "Value", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(rds_option_setting, value) },
	{ "DefaultValue", .type = SHAPE_STRING,
	    .place = AT(rds_option_setting, default_value) },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(rds_option_setting, description) },
	{ "ApplyType", .type = SHAPE_STRING,
	    .place = AT(rds_option_setting, apply_type) },
	{ "DataType", .type = SHAPE_STRING,
	    .place = AT(rds_option_setting, data_type) },
	{ "AllowedValues", .type = SHAPE_STRING,
	    .place = AT(rds_option_setting, allowed_values) },
	{ "IsModifiable", .type = SHAPE_BOOL,
	    .place = AT(rds_option_setting, is_modifiable) },
	{ "IsCollection", .type = SHAPE_BOOL,
	    .place = AT(rds_option_setting, is_collection) },
};
const struct shape rds_shape_option_setting =
    SHAPE(struct rds_option_setting, fields_option_setting);

static const struct shape_field fields_option_configuration[] = {
	{ "OptionName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_option_configuration, option_name) },
	{ "Port", .type = SHAPE_INTEGER,
	    .place = AT(rds_option_configuration, port) },
	{ "OptionVersion", .type = SHAPE_STRING,
	    .place = AT(rds_option_configuration, option_version) },
	{ "DBSecurityGroupMemberships", .type = SHAPE_LIST,
	    .each = &member_db_security_group_name_list,
	    .item = "DBSecurityGroupName",
	    .place = AT(rds_option_configuration, db_security_group_memberships)
	    },
	{ "VpcSecurityGroupMemberships", .type = SHAPE_LIST,
	    .each = &member_vpc_security_group_id_list,
	    .item = "VpcSecurityGroupId",
	    .place = AT(rds_option_configuration, vpc_security_group_memberships)
	    },
	{ "OptionSettings", .type = SHAPE_LIST,
	    .each = &member_option_settings_list, .item = "OptionSetting",
	    .place = AT(rds_option_configuration, option_settings) },
};
const struct shape rds_shape_option_configuration =
    SHAPE(struct rds_option_configuration, fields_option_configuration);

static const struct shape_field fields_modify_option_group_message[] = {
	{ "OptionGroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_modify_option_group_message, option_group_name) },
	{ "OptionsToInclude", .type = SHAPE_LIST,
	    .each = &member_option_configuration_list,
	    .item = "OptionConfiguration",
	    .place = AT(rds_modify_option_group_message, options_to_include) },
	{ "OptionsToRemove", .type = SHAPE_LIST,
	    .each = &member_option_names_list,
	    .place = AT(rds_modify_option_group_message, options_to_remove) },
	{ "ApplyImmediately", .type = SHAPE_BOOL, .flags = SHAPE_IGNORED, .why =
	    "an option changes nothing here",
	    .place = AT(rds_modify_option_group_message, apply_immediately) },
};
const struct shape rds_shape_modify_option_group_message =
    SHAPE(struct rds_modify_option_group_message, fields_modify_option_group_message);

static const struct shape_field fields_reboot_db_instance_message[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_reboot_db_instance_message, db_instance_identifier)
	    },
	{ "ForceFailover", .type = SHAPE_BOOL,
	    .place = AT(rds_reboot_db_instance_message, force_failover) },
};
const struct shape rds_shape_reboot_db_instance_message =
    SHAPE(struct rds_reboot_db_instance_message, fields_reboot_db_instance_message);

static const struct shape_field fields_remove_role_from_db_cluster_message[] = {
	{ "DBClusterIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_remove_role_from_db_cluster_message, db_cluster_identifier)
	    },
	{ "RoleArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 20,
	    .max = 2048, .pattern = "arn:aws[a-z-]*:iam::[0-9]*:role/.*",
	    .place = AT(rds_remove_role_from_db_cluster_message, role_arn) },
	{ "FeatureName", .type = SHAPE_STRING,
	    .place = AT(rds_remove_role_from_db_cluster_message, feature_name)
	    },
};
const struct shape rds_shape_remove_role_from_db_cluster_message =
    SHAPE(struct rds_remove_role_from_db_cluster_message, fields_remove_role_from_db_cluster_message);

static const struct shape_field fields_remove_role_from_db_instance_message[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_remove_role_from_db_instance_message, db_instance_identifier)
	    },
	{ "RoleArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_remove_role_from_db_instance_message, role_arn) },
	{ "FeatureName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_remove_role_from_db_instance_message, feature_name)
	    },
};
const struct shape rds_shape_remove_role_from_db_instance_message =
    SHAPE(struct rds_remove_role_from_db_instance_message, fields_remove_role_from_db_instance_message);

static const struct shape_field fields_remove_source_identifier_from_subscription_message[] = {
	{ "SubscriptionName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_source_of_subscription, subscription_name) },
	{ "SourceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_source_of_subscription, source_identifier) },
};
const struct shape rds_shape_remove_source_identifier_from_subscription_message =
    SHAPE(struct rds_source_of_subscription, fields_remove_source_identifier_from_subscription_message);

static const struct shape_field fields_remove_tags_from_resource_message[] = {
	{ "ResourceName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_remove_tags_from_resource_message, resource_name) },
	{ "TagKeys", .type = SHAPE_LIST, .flags = SHAPE_REQUIRED,
	    .each = &member_key_list,
	    .place = AT(rds_remove_tags_from_resource_message, tag_keys) },
};
const struct shape rds_shape_remove_tags_from_resource_message =
    SHAPE(struct rds_remove_tags_from_resource_message, fields_remove_tags_from_resource_message);

static const struct shape_field fields_reset_db_cluster_parameter_group_message[] = {
	{ "DBClusterParameterGroupName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_change_parameters, db_cluster_parameter_group_name)
	    },
	{ "ResetAllParameters", .type = SHAPE_BOOL,
	    .place = AT(rds_change_parameters, reset_all_parameters) },
	{ "Parameters", .type = SHAPE_LIST, .each = &member_parameters_list,
	    .item = "Parameter", .place = AT(rds_change_parameters, parameters)
	    },
};
const struct shape rds_shape_reset_db_cluster_parameter_group_message =
    SHAPE(struct rds_change_parameters, fields_reset_db_cluster_parameter_group_message);

static const struct shape_field fields_reset_db_parameter_group_message[] = {
	{ "DBParameterGroupName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_change_parameters, db_parameter_group_name) },
	{ "ResetAllParameters", .type = SHAPE_BOOL,
	    .place = AT(rds_change_parameters, reset_all_parameters) },
	{ "Parameters", .type = SHAPE_LIST, .each = &member_parameters_list,
	    .item = "Parameter", .place = AT(rds_change_parameters, parameters)
	    },
};
const struct shape rds_shape_reset_db_parameter_group_message =
    SHAPE(struct rds_change_parameters, fields_reset_db_parameter_group_message);

static const struct shape_field fields_restore_db_cluster_from_snapshot_message[] = {
	{ "AvailabilityZones", .type = SHAPE_LIST, .flags = SHAPE_KEPT,
	    .each = &member_availability_zones, .item = "AvailabilityZone",
	    .why = "there is no network but this machine's",
	    .place = AT(rds_restore_cluster, availability_zones) },
	{ "DBClusterIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_restore_cluster, db_cluster_identifier) },
	{ "SnapshotIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_restore_cluster, snapshot_identifier) },
	{ "Engine", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_restore_cluster, engine) },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_restore_cluster, engine_version) },
	{ "Port", .type = SHAPE_INTEGER, .place = AT(rds_restore_cluster, port)
	    },
	{ "DBSubnetGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_cluster, db_subnet_group_name) },
	{ "DatabaseName", .type = SHAPE_STRING,
	    .place = AT(rds_restore_cluster, database_name) },
	{ "OptionGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "an option changes nothing here",
	    .place = AT(rds_restore_cluster, option_group_name) },
	{ "VpcSecurityGroupIds", .type = SHAPE_LIST, .flags = SHAPE_KEPT,
	    .each = &member_vpc_security_group_id_list,
	    .item = "VpcSecurityGroupId", .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_cluster, vpc_security_group_ids) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_restore_cluster, tags) },
	{ "KmsKeyId", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "this machine's disk and processors are what there is",
	    .place = AT(rds_restore_cluster, kms_key_id) },
	{ "EnableIAMDatabaseAuthentication", .type = SHAPE_BOOL,
	    .flags = SHAPE_KEPT, .why =
	    "its server takes tokens then, but one that is lent, shared o"
	    "r a container",
	    .place = AT(rds_restore_cluster, enable_iam_database_authentication)
	    },
	{ "BacktrackWindow", .type = SHAPE_INTEGER,
	    .flags = SHAPE_LONG | SHAPE_KEPT, .why = "nothing is backtracked",
	    .place = AT(rds_restore_cluster, backtrack_window) },
	{ "EnableCloudwatchLogsExports", .type = SHAPE_LIST,
	    .flags = SHAPE_KEPT, .each = &member_log_type_list, .why =
	    "nothing is measured",
	    .place = AT(rds_restore_cluster, enable_cloudwatch_logs_exports) },
	{ "EngineMode", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "Aurora Serverless v1 is not there", .unless = "provisioned",
	    .place = AT(rds_restore_cluster, engine_mode) },
	{ "ScalingConfiguration", .type = SHAPE_STRUCT, .flags = SHAPE_REFUSED,
	    .of = &rds_shape_scaling_configuration, .why =
	    "Aurora Serverless v1 is not there",
	    .place = AT(rds_restore_cluster, scaling_configuration) },
	{ "DBClusterParameterGroupName", .type = SHAPE_STRING,
	    .flags = SHAPE_KEPT, .why =
	    "the server takes what it knows of them",
	    .place = AT(rds_restore_cluster, db_cluster_parameter_group_name) },
	{ "DeletionProtection", .type = SHAPE_BOOL,
	    .place = AT(rds_restore_cluster, deletion_protection) },
	{ "CopyTagsToSnapshot", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "snapshots heed them",
	    .place = AT(rds_restore_cluster, copy_tags_to_snapshot) },
	{ "Domain", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_restore_cluster, domain) },
	{ "DomainIAMRoleName", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "there is no Active Directory",
	    .place = AT(rds_restore_cluster, domain_iam_role_name) },
	{ "DBClusterInstanceClass", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "it is of Multi-AZ DB clusters",
	    .place = AT(rds_restore_cluster, db_cluster_instance_class) },
	{ "StorageType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "this machine's disk and processors are what there is",
	    .place = AT(rds_restore_cluster, storage_type) },
	{ "Iops", .type = SHAPE_INTEGER, .flags = SHAPE_REFUSED, .why =
	    "it is of Multi-AZ DB clusters",
	    .place = AT(rds_restore_cluster, iops) },
	{ "PubliclyAccessible", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "it is of Multi-AZ DB clusters", .unless = "false",
	    .place = AT(rds_restore_cluster, publicly_accessible) },
	{ "NetworkType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_cluster, network_type) },
	{ "ServerlessV2ScalingConfiguration", .type = SHAPE_STRUCT,
	    .flags = SHAPE_KEPT,
	    .of = &rds_shape_serverless_v2_scaling_configuration, .why =
	    "this machine's disk and processors are what there is",
	    .place = AT(rds_restore_cluster, serverless_v2_scaling_configuration)
	    },
	{ "RdsCustomClusterConfiguration", .type = SHAPE_STRUCT,
	    .flags = SHAPE_REFUSED,
	    .of = &rds_shape_rds_custom_cluster_configuration, .why =
	    "AWS reserves it",
	    .place = AT(rds_restore_cluster, rds_custom_cluster_configuration)
	    },
	{ "MonitoringInterval", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT,
	    .why = "nothing is measured",
	    .place = AT(rds_restore_cluster, monitoring_interval) },
	{ "MonitoringRoleArn", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "nothing is measured",
	    .place = AT(rds_restore_cluster, monitoring_role_arn) },
	{ "EnablePerformanceInsights", .type = SHAPE_BOOL, .flags = SHAPE_KEPT,
	    .why = "nothing is measured",
	    .place = AT(rds_restore_cluster, enable_performance_insights) },
	{ "PerformanceInsightsKMSKeyId", .type = SHAPE_STRING,
	    .flags = SHAPE_KEPT, .why = "nothing is measured",
	    .place = AT(rds_restore_cluster, performance_insights_kms_key_id) },
	{ "PerformanceInsightsRetentionPeriod", .type = SHAPE_INTEGER,
	    .flags = SHAPE_KEPT, .why = "nothing is measured",
	    .place = AT(rds_restore_cluster, performance_insights_retention_period)
	    },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_restore_cluster, backup_retention_period) },
	{ "PreferredBackupWindow", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "snapshots heed them",
	    .place = AT(rds_restore_cluster, preferred_backup_window) },
	{ "EngineLifecycleSupport", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_restore_cluster, engine_lifecycle_support) },
	{ "TagSpecifications", .type = SHAPE_LIST,
	    .each = &member_tag_specification_list, .item = "item",
	    .place = AT(rds_restore_cluster, tag_specifications) },
	{ "EnableVPCNetworking", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "it is of PostgreSQL", .unless = "true",
	    .place = AT(rds_restore_cluster, enable_vpc_networking) },
	{ "EnableInternetAccessGateway", .type = SHAPE_BOOL,
	    .flags = SHAPE_REFUSED, .why = "it is of PostgreSQL",
	    .unless = "false",
	    .place = AT(rds_restore_cluster, enable_internet_access_gateway) },
	{ "AssociatedRoles", .type = SHAPE_LIST, .max = 15,
	    .each = &member_db_cluster_associated_roles,
	    .item = "DBClusterAssociatedRole",
	    .place = AT(rds_restore_cluster, associated_roles) },
};
const struct shape rds_shape_restore_db_cluster_from_snapshot_message =
    SHAPE(struct rds_restore_cluster, fields_restore_db_cluster_from_snapshot_message);

static const struct shape_field fields_restore_db_cluster_to_point_in_time_message[] = {
	{ "DBClusterIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_restore_cluster, db_cluster_identifier) },
	{ "RestoreType", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "a clone would share nothing here", .unless = "full-copy",
	    .place = AT(rds_restore_cluster, restore_type) },
	{ "SourceDBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_restore_cluster, source_db_cluster_identifier) },
	{ "RestoreToTime", .type = SHAPE_TIME,
	    .place = AT(rds_restore_cluster, restore_to_time) },
	{ "UseLatestRestorableTime", .type = SHAPE_BOOL,
	    .place = AT(rds_restore_cluster, use_latest_restorable_time) },
	{ "Port", .type = SHAPE_INTEGER, .place = AT(rds_restore_cluster, port)
	    },
	{ "DBSubnetGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_cluster, db_subnet_group_name) },
	{ "OptionGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "an option changes nothing here",
	    .place = AT(rds_restore_cluster, option_group_name) },
	{ "VpcSecurityGroupIds", .type = SHAPE_LIST, .flags = SHAPE_KEPT,
	    .each = &member_vpc_security_group_id_list,
	    .item = "VpcSecurityGroupId", .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_cluster, vpc_security_group_ids) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_restore_cluster, tags) },
	{ "KmsKeyId", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "this machine's disk and processors are what there is",
	    .place = AT(rds_restore_cluster, kms_key_id) },
	{ "EnableIAMDatabaseAuthentication", .type = SHAPE_BOOL,
	    .flags = SHAPE_KEPT, .why =
	    "its server takes tokens then, but one that is lent, shared o"
	    "r a container",
	    .place = AT(rds_restore_cluster, enable_iam_database_authentication)
	    },
	{ "BacktrackWindow", .type = SHAPE_INTEGER,
	    .flags = SHAPE_LONG | SHAPE_KEPT, .why = "nothing is backtracked",
	    .place = AT(rds_restore_cluster, backtrack_window) },
	{ "EnableCloudwatchLogsExports", .type = SHAPE_LIST,
	    .flags = SHAPE_KEPT, .each = &member_log_type_list, .why =
	    "nothing is measured",
	    .place = AT(rds_restore_cluster, enable_cloudwatch_logs_exports) },
	{ "DBClusterParameterGroupName", .type = SHAPE_STRING,
	    .flags = SHAPE_KEPT, .why =
	    "the server takes what it knows of them",
	    .place = AT(rds_restore_cluster, db_cluster_parameter_group_name) },
	{ "DeletionProtection", .type = SHAPE_BOOL,
	    .place = AT(rds_restore_cluster, deletion_protection) },
	{ "CopyTagsToSnapshot", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "snapshots heed them",
	    .place = AT(rds_restore_cluster, copy_tags_to_snapshot) },
	{ "Domain", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_restore_cluster, domain) },
	{ "DomainIAMRoleName", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "there is no Active Directory",
	    .place = AT(rds_restore_cluster, domain_iam_role_name) },
	{ "DBClusterInstanceClass", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "it is of Multi-AZ DB clusters",
	    .place = AT(rds_restore_cluster, db_cluster_instance_class) },
	{ "StorageType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "this machine's disk and processors are what there is",
	    .place = AT(rds_restore_cluster, storage_type) },
	{ "PubliclyAccessible", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "it is of Multi-AZ DB clusters", .unless = "false",
	    .place = AT(rds_restore_cluster, publicly_accessible) },
	{ "Iops", .type = SHAPE_INTEGER, .flags = SHAPE_REFUSED, .why =
	    "it is of Multi-AZ DB clusters",
	    .place = AT(rds_restore_cluster, iops) },
	{ "NetworkType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_cluster, network_type) },
	{ "SourceDbClusterResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_restore_cluster, source_db_cluster_resource_id) },
	{ "ServerlessV2ScalingConfiguration", .type = SHAPE_STRUCT,
	    .flags = SHAPE_KEPT,
	    .of = &rds_shape_serverless_v2_scaling_configuration, .why =
	    "this machine's disk and processors are what there is",
	    .place = AT(rds_restore_cluster, serverless_v2_scaling_configuration)
	    },
	{ "ScalingConfiguration", .type = SHAPE_STRUCT, .flags = SHAPE_REFUSED,
	    .of = &rds_shape_scaling_configuration, .why =
	    "Aurora Serverless v1 is not there",
	    .place = AT(rds_restore_cluster, scaling_configuration) },
	{ "EngineMode", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "Aurora Serverless v1 is not there", .unless = "provisioned",
	    .place = AT(rds_restore_cluster, engine_mode) },
	{ "RdsCustomClusterConfiguration", .type = SHAPE_STRUCT,
	    .flags = SHAPE_REFUSED,
	    .of = &rds_shape_rds_custom_cluster_configuration, .why =
	    "AWS reserves it",
	    .place = AT(rds_restore_cluster, rds_custom_cluster_configuration)
	    },
	{ "MonitoringInterval", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT,
	    .why = "nothing is measured",
	    .place = AT(rds_restore_cluster, monitoring_interval) },
	{ "MonitoringRoleArn", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "nothing is measured",
	    .place = AT(rds_restore_cluster, monitoring_role_arn) },
	{ "EnablePerformanceInsights", .type = SHAPE_BOOL, .flags = SHAPE_KEPT,
	    .why = "nothing is measured",
	    .place = AT(rds_restore_cluster, enable_performance_insights) },
	{ "PerformanceInsightsKMSKeyId", .type = SHAPE_STRING,
	    .flags = SHAPE_KEPT, .why = "nothing is measured",
	    .place = AT(rds_restore_cluster, performance_insights_kms_key_id) },
	{ "PerformanceInsightsRetentionPeriod", .type = SHAPE_INTEGER,
	    .flags = SHAPE_KEPT, .why = "nothing is measured",
	    .place = AT(rds_restore_cluster, performance_insights_retention_period)
	    },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_restore_cluster, backup_retention_period) },
	{ "PreferredBackupWindow", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "snapshots heed them",
	    .place = AT(rds_restore_cluster, preferred_backup_window) },
	{ "EngineLifecycleSupport", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_restore_cluster, engine_lifecycle_support) },
	{ "TagSpecifications", .type = SHAPE_LIST,
	    .each = &member_tag_specification_list, .item = "item",
	    .place = AT(rds_restore_cluster, tag_specifications) },
	{ "EnableVPCNetworking", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "it is of PostgreSQL", .unless = "true",
	    .place = AT(rds_restore_cluster, enable_vpc_networking) },
	{ "EnableInternetAccessGateway", .type = SHAPE_BOOL,
	    .flags = SHAPE_REFUSED, .why = "it is of PostgreSQL",
	    .unless = "false",
	    .place = AT(rds_restore_cluster, enable_internet_access_gateway) },
	{ "AssociatedRoles", .type = SHAPE_LIST, .max = 15,
	    .each = &member_db_cluster_associated_roles,
	    .item = "DBClusterAssociatedRole",
	    .place = AT(rds_restore_cluster, associated_roles) },
};
const struct shape rds_shape_restore_db_cluster_to_point_in_time_message =
    SHAPE(struct rds_restore_cluster, fields_restore_db_cluster_to_point_in_time_message);

static const struct shape_field fields_restore_db_instance_from_db_snapshot_message[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_restore_instance, db_instance_identifier) },
	{ "DBSnapshotIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_restore_instance, db_snapshot_identifier) },
	{ "DBInstanceClass", .type = SHAPE_STRING,
	    .place = AT(rds_restore_instance, db_instance_class) },
	{ "Port", .type = SHAPE_INTEGER, .place = AT(rds_restore_instance, port)
	    },
	{ "AvailabilityZone", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_instance, availability_zone) },
	{ "DBSubnetGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_instance, db_subnet_group_name) },
	{ "MultiAZ", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_instance, multi_az) },
	{ "PubliclyAccessible", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_instance, publicly_accessible) },
	{ "AutoMinorVersionUpgrade", .type = SHAPE_BOOL, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_restore_instance, auto_minor_version_upgrade) },
	{ "LicenseModel", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "MySQL and MariaDB have no other",
	    .unless = "general-public-license",
	    .place = AT(rds_restore_instance, license_model) },
	{ "DBName", .type = SHAPE_STRING,
	    .place = AT(rds_restore_instance, db_name) },
	{ "Engine", .type = SHAPE_STRING,
	    .place = AT(rds_restore_instance, engine) },
	{ "Iops", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT, .why =
	    "this machine's disk is what there is",
	    .place = AT(rds_restore_instance, iops) },
	{ "StorageThroughput", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT,
	    .why = "this machine's disk is what there is",
	    .place = AT(rds_restore_instance, storage_throughput) },
	{ "OptionGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "an option changes nothing here",
	    .place = AT(rds_restore_instance, option_group_name) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_restore_instance, tags) },
	{ "StorageType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "this machine's disk is what there is",
	    .place = AT(rds_restore_instance, storage_type) },
	{ "TdeCredentialArn", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "it is of other engines",
	    .place = AT(rds_restore_instance, tde_credential_arn) },
	{ "TdeCredentialPassword", .type = SHAPE_STRING,
	    .flags = SHAPE_SENSITIVE | SHAPE_REFUSED, .why =
	    "it is of other engines",
	    .place = AT(rds_restore_instance, tde_credential_password) },
	{ "VpcSecurityGroupIds", .type = SHAPE_LIST, .flags = SHAPE_KEPT,
	    .each = &member_vpc_security_group_id_list,
	    .item = "VpcSecurityGroupId", .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_instance, vpc_security_group_ids) },
	{ "Domain", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_restore_instance, domain) },
	{ "DomainFqdn", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_restore_instance, domain_fqdn) },
	{ "DomainOu", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_restore_instance, domain_ou) },
	{ "DomainAuthSecretArn", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "there is no Active Directory",
	    .place = AT(rds_restore_instance, domain_auth_secret_arn) },
	{ "DomainDnsIps", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_string_list, .why = "there is no Active Directory",
	    .place = AT(rds_restore_instance, domain_dns_ips) },
	{ "CopyTagsToSnapshot", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "snapshots heed them",
	    .place = AT(rds_restore_instance, copy_tags_to_snapshot) },
	{ "DomainIAMRoleName", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "there is no Active Directory",
	    .place = AT(rds_restore_instance, domain_iam_role_name) },
	{ "EnableIAMDatabaseAuthentication", .type = SHAPE_BOOL,
	    .flags = SHAPE_KEPT, .why =
	    "its server takes tokens then, but one that is lent, shared o"
	    "r a container",
	    .place = AT(rds_restore_instance, enable_iam_database_authentication)
	    },
	{ "EnableCloudwatchLogsExports", .type = SHAPE_LIST,
	    .flags = SHAPE_KEPT, .each = &member_log_type_list, .why =
	    "nothing is measured",
	    .place = AT(rds_restore_instance, enable_cloudwatch_logs_exports) },
	{ "ProcessorFeatures", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_processor_feature_list, .item = "ProcessorFeature",
	    .why = "it is of other engines",
	    .place = AT(rds_restore_instance, processor_features) },
	{ "UseDefaultProcessorFeatures", .type = SHAPE_BOOL,
	    .flags = SHAPE_IGNORED, .why = "it is of other engines",
	    .place = AT(rds_restore_instance, use_default_processor_features) },
	{ "DBParameterGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "the server takes what it knows of them",
	    .place = AT(rds_restore_instance, db_parameter_group_name) },
	{ "DeletionProtection", .type = SHAPE_BOOL,
	    .place = AT(rds_restore_instance, deletion_protection) },
	{ "EnableCustomerOwnedIp", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "there are no Outposts", .unless = "false",
	    .place = AT(rds_restore_instance, enable_customer_owned_ip) },
	{ "NetworkType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_instance, network_type) },
	{ "BackupTarget", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there are no Outposts", .unless = "region",
	    .place = AT(rds_restore_instance, backup_target) },
	{ "CustomIamInstanceProfile", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "it is of other engines",
	    .place = AT(rds_restore_instance, custom_iam_instance_profile) },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_restore_instance, allocated_storage) },
	{ "DBClusterSnapshotIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "it is of Multi-AZ DB clusters",
	    .place = AT(rds_restore_instance, db_cluster_snapshot_identifier) },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_restore_instance, backup_retention_period) },
	{ "PreferredBackupWindow", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "snapshots heed them",
	    .place = AT(rds_restore_instance, preferred_backup_window) },
	{ "DBCapacityReservationIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .min = 1, .max = 63, .pattern =
	    "[a-z](?:-?[a-z0-9]+){0,15}", .why = "there are no reservations",
	    .place = AT(rds_restore_instance, db_capacity_reservation_identifier)
	    },
	{ "DedicatedLogVolume", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "this machine's disk is what there is",
	    .place = AT(rds_restore_instance, dedicated_log_volume) },
	{ "CACertificateIdentifier", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "keyturn has an authority of its own",
	    .place = AT(rds_restore_instance, ca_certificate_identifier) },
	{ "EngineLifecycleSupport", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_restore_instance, engine_lifecycle_support) },
	{ "AdditionalStorageVolumes", .type = SHAPE_LIST,
	    .flags = SHAPE_REFUSED,
	    .each = &member_additional_storage_volumes_list, .why =
	    "it is of other engines",
	    .place = AT(rds_restore_instance, additional_storage_volumes) },
	{ "TagSpecifications", .type = SHAPE_LIST,
	    .each = &member_tag_specification_list, .item = "item",
	    .place = AT(rds_restore_instance, tag_specifications) },
	{ "ManageMasterUserPassword", .type = SHAPE_BOOL,
	    .place = AT(rds_restore_instance, manage_master_user_password) },
	{ "MasterUserSecretKmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_restore_instance, master_user_secret_kms_key_id) },
};
const struct shape rds_shape_restore_db_instance_from_db_snapshot_message =
    SHAPE(struct rds_restore_instance, fields_restore_db_instance_from_db_snapshot_message);

static const struct shape_field fields_restore_db_instance_to_point_in_time_message[] = {
	{ "SourceDBInstanceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_restore_instance, source_db_instance_identifier) },
	{ "TargetDBInstanceIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_restore_instance, target_db_instance_identifier) },
	{ "RestoreTime", .type = SHAPE_TIME,
	    .place = AT(rds_restore_instance, restore_time) },
	{ "UseLatestRestorableTime", .type = SHAPE_BOOL,
	    .place = AT(rds_restore_instance, use_latest_restorable_time) },
	{ "DBInstanceClass", .type = SHAPE_STRING,
	    .place = AT(rds_restore_instance, db_instance_class) },
	{ "Port", .type = SHAPE_INTEGER, .place = AT(rds_restore_instance, port)
	    },
	{ "AvailabilityZone", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_instance, availability_zone) },
	{ "DBSubnetGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_instance, db_subnet_group_name) },
	{ "MultiAZ", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_instance, multi_az) },
	{ "PubliclyAccessible", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_instance, publicly_accessible) },
	{ "AutoMinorVersionUpgrade", .type = SHAPE_BOOL, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_restore_instance, auto_minor_version_upgrade) },
	{ "LicenseModel", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "MySQL and MariaDB have no other",
	    .unless = "general-public-license",
	    .place = AT(rds_restore_instance, license_model) },
	{ "DBName", .type = SHAPE_STRING,
	    .place = AT(rds_restore_instance, db_name) },
	{ "Engine", .type = SHAPE_STRING,
	    .place = AT(rds_restore_instance, engine) },
	{ "Iops", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT, .why =
	    "this machine's disk is what there is",
	    .place = AT(rds_restore_instance, iops) },
	{ "StorageThroughput", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT,
	    .why = "this machine's disk is what there is",
	    .place = AT(rds_restore_instance, storage_throughput) },
	{ "OptionGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "an option changes nothing here",
	    .place = AT(rds_restore_instance, option_group_name) },
	{ "CopyTagsToSnapshot", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "snapshots heed them",
	    .place = AT(rds_restore_instance, copy_tags_to_snapshot) },
	{ "Tags", .type = SHAPE_LIST, .each = &member_tag_list, .item = "Tag",
	    .place = AT(rds_restore_instance, tags) },
	{ "StorageType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "this machine's disk is what there is",
	    .place = AT(rds_restore_instance, storage_type) },
	{ "TdeCredentialArn", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "it is of other engines",
	    .place = AT(rds_restore_instance, tde_credential_arn) },
	{ "TdeCredentialPassword", .type = SHAPE_STRING,
	    .flags = SHAPE_SENSITIVE | SHAPE_REFUSED, .why =
	    "it is of other engines",
	    .place = AT(rds_restore_instance, tde_credential_password) },
	{ "VpcSecurityGroupIds", .type = SHAPE_LIST, .flags = SHAPE_KEPT,
	    .each = &member_vpc_security_group_id_list,
	    .item = "VpcSecurityGroupId", .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_instance, vpc_security_group_ids) },
	{ "Domain", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_restore_instance, domain) },
	{ "DomainIAMRoleName", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "there is no Active Directory",
	    .place = AT(rds_restore_instance, domain_iam_role_name) },
	{ "DomainFqdn", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_restore_instance, domain_fqdn) },
	{ "DomainOu", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there is no Active Directory",
	    .place = AT(rds_restore_instance, domain_ou) },
	{ "DomainAuthSecretArn", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .why = "there is no Active Directory",
	    .place = AT(rds_restore_instance, domain_auth_secret_arn) },
	{ "DomainDnsIps", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_string_list, .why = "there is no Active Directory",
	    .place = AT(rds_restore_instance, domain_dns_ips) },
	{ "EnableIAMDatabaseAuthentication", .type = SHAPE_BOOL,
	    .flags = SHAPE_KEPT, .why =
	    "its server takes tokens then, but one that is lent, shared o"
	    "r a container",
	    .place = AT(rds_restore_instance, enable_iam_database_authentication)
	    },
	{ "EnableCloudwatchLogsExports", .type = SHAPE_LIST,
	    .flags = SHAPE_KEPT, .each = &member_log_type_list, .why =
	    "nothing is measured",
	    .place = AT(rds_restore_instance, enable_cloudwatch_logs_exports) },
	{ "ProcessorFeatures", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_processor_feature_list, .item = "ProcessorFeature",
	    .why = "it is of other engines",
	    .place = AT(rds_restore_instance, processor_features) },
	{ "UseDefaultProcessorFeatures", .type = SHAPE_BOOL,
	    .flags = SHAPE_IGNORED, .why = "it is of other engines",
	    .place = AT(rds_restore_instance, use_default_processor_features) },
	{ "DBParameterGroupName", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "the server takes what it knows of them",
	    .place = AT(rds_restore_instance, db_parameter_group_name) },
	{ "DeletionProtection", .type = SHAPE_BOOL,
	    .place = AT(rds_restore_instance, deletion_protection) },
	{ "SourceDbiResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_restore_instance, source_dbi_resource_id) },
	{ "MaxAllocatedStorage", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT,
	    .why = "this machine's disk is what there is",
	    .place = AT(rds_restore_instance, max_allocated_storage) },
	{ "EnableCustomerOwnedIp", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "there are no Outposts", .unless = "false",
	    .place = AT(rds_restore_instance, enable_customer_owned_ip) },
	{ "NetworkType", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .why =
	    "there is no network but this machine's",
	    .place = AT(rds_restore_instance, network_type) },
	{ "SourceDBInstanceAutomatedBackupsArn", .type = SHAPE_STRING,
	    .place = AT(rds_restore_instance, source_db_instance_automated_backups_arn)
	    },
	{ "BackupTarget", .type = SHAPE_STRING, .flags = SHAPE_REFUSED, .why =
	    "there are no Outposts", .unless = "region",
	    .place = AT(rds_restore_instance, backup_target) },
	{ "CustomIamInstanceProfile", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .why = "it is of other engines",
	    .place = AT(rds_restore_instance, custom_iam_instance_profile) },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_restore_instance, allocated_storage) },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_restore_instance, backup_retention_period) },
	{ "PreferredBackupWindow", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "snapshots heed them",
	    .place = AT(rds_restore_instance, preferred_backup_window) },
	{ "DBCapacityReservationIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .min = 1, .max = 63, .pattern =
	    "[a-z](?:-?[a-z0-9]+){0,15}", .why = "there are no reservations",
	    .place = AT(rds_restore_instance, db_capacity_reservation_identifier)
	    },
	{ "DedicatedLogVolume", .type = SHAPE_BOOL, .flags = SHAPE_KEPT, .why =
	    "this machine's disk is what there is",
	    .place = AT(rds_restore_instance, dedicated_log_volume) },
	{ "CACertificateIdentifier", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "keyturn has an authority of its own",
	    .place = AT(rds_restore_instance, ca_certificate_identifier) },
	{ "EngineLifecycleSupport", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .why = "the server installed is what runs",
	    .place = AT(rds_restore_instance, engine_lifecycle_support) },
	{ "AdditionalStorageVolumes", .type = SHAPE_LIST,
	    .flags = SHAPE_REFUSED,
	    .each = &member_additional_storage_volumes_list, .why =
	    "it is of other engines",
	    .place = AT(rds_restore_instance, additional_storage_volumes) },
	{ "TagSpecifications", .type = SHAPE_LIST,
	    .each = &member_tag_specification_list, .item = "item",
	    .place = AT(rds_restore_instance, tag_specifications) },
	{ "ManageMasterUserPassword", .type = SHAPE_BOOL,
	    .place = AT(rds_restore_instance, manage_master_user_password) },
	{ "MasterUserSecretKmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_restore_instance, master_user_secret_kms_key_id) },
};
const struct shape rds_shape_restore_db_instance_to_point_in_time_message =
    SHAPE(struct rds_restore_instance, fields_restore_db_instance_to_point_in_time_message);

static const struct shape_field fields_start_db_cluster_message[] = {
	{ "DBClusterIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_start_db_cluster_message, db_cluster_identifier) },
};
const struct shape rds_shape_start_db_cluster_message =
    SHAPE(struct rds_start_db_cluster_message, fields_start_db_cluster_message);

static const struct shape_field fields_start_db_instance_message[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_start_db_instance_message, db_instance_identifier)
	    },
	{ "DBCapacityReservationIdentifier", .type = SHAPE_STRING,
	    .flags = SHAPE_REFUSED, .min = 1, .max = 63, .pattern =
	    "[a-z](?:-?[a-z0-9]+){0,15}", .why = "there are no reservations",
	    .place = AT(rds_start_db_instance_message, db_capacity_reservation_identifier)
	    },
};
const struct shape rds_shape_start_db_instance_message =
    SHAPE(struct rds_start_db_instance_message, fields_start_db_instance_message);

static const struct shape_field fields_stop_db_cluster_message[] = {
	{ "DBClusterIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_stop_db_cluster_message, db_cluster_identifier) },
};
const struct shape rds_shape_stop_db_cluster_message =
    SHAPE(struct rds_stop_db_cluster_message, fields_stop_db_cluster_message);

static const struct shape_field fields_stop_db_instance_message[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_stop_db_instance_message, db_instance_identifier) },
	{ "DBSnapshotIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_stop_db_instance_message, db_snapshot_identifier) },
	{ "DetachFromDBCapacityReservation", .type = SHAPE_BOOL,
	    .flags = SHAPE_REFUSED, .why = "there are no reservations",
	    .unless = "false",
	    .place = AT(rds_stop_db_instance_message, detach_from_db_capacity_reservation)
	    },
};
const struct shape rds_shape_stop_db_instance_message =
    SHAPE(struct rds_stop_db_instance_message, fields_stop_db_instance_message);

static const struct shape_field fields_event_subscription[] = {
	{ "CustomerAwsId", .type = SHAPE_STRING,
	    .place = AT(rds_event_subscription, customer_aws_id) },
	{ "CustSubscriptionId", .type = SHAPE_STRING,
	    .place = AT(rds_event_subscription, cust_subscription_id) },
	{ "SnsTopicArn", .type = SHAPE_STRING,
	    .place = AT(rds_event_subscription, sns_topic_arn) },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_event_subscription, status) },
	{ "SubscriptionCreationTime", .type = SHAPE_STRING,
	    .place = AT(rds_event_subscription, subscription_creation_time) },
	{ "SourceType", .type = SHAPE_STRING,
	    .place = AT(rds_event_subscription, source_type) },
	{ "SourceIdsList", .type = SHAPE_LIST,
	    .each = &member_source_ids_list_answered, .item = "SourceId",
	    .place = AT(rds_event_subscription, source_ids_list) },
	{ "EventCategoriesList", .type = SHAPE_LIST,
	    .each = &member_event_categories_list_answered,
	    .item = "EventCategory",
	    .place = AT(rds_event_subscription, event_categories_list) },
	{ "Enabled", .type = SHAPE_BOOL,
	    .place = AT(rds_event_subscription, enabled) },
	{ "EventSubscriptionArn", .type = SHAPE_STRING,
	    .place = AT(rds_event_subscription, event_subscription_arn) },
};
const struct shape rds_shape_event_subscription =
    SHAPE(struct rds_event_subscription, fields_event_subscription);

static const struct shape_field fields_add_source_identifier_to_subscription_result[] = {
	{ "EventSubscription", .type = SHAPE_STRUCT,
	    .of = &rds_shape_event_subscription,
	    .place = AT(rds_one_subscription, event_subscription) },
};
const struct shape rds_shape_add_source_identifier_to_subscription_result =
    SHAPE(struct rds_one_subscription, fields_add_source_identifier_to_subscription_result);

static const struct shape_field fields_db_cluster_parameter_group[] = {
	{ "DBClusterParameterGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_parameter_group, db_cluster_parameter_group_name) },
	{ "DBParameterGroupFamily", .type = SHAPE_STRING,
	    .place = AT(rds_parameter_group, db_parameter_group_family) },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(rds_parameter_group, description) },
	{ "DBClusterParameterGroupArn", .type = SHAPE_STRING,
	    .place = AT(rds_parameter_group, db_cluster_parameter_group_arn) },
};
const struct shape rds_shape_db_cluster_parameter_group =
    SHAPE(struct rds_parameter_group, fields_db_cluster_parameter_group);

static const struct shape_field fields_copy_db_cluster_parameter_group_result[] = {
	{ "DBClusterParameterGroup", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_cluster_parameter_group,
	    .place = AT(rds_one_parameter_group, db_cluster_parameter_group) },
};
const struct shape rds_shape_copy_db_cluster_parameter_group_result =
    SHAPE(struct rds_one_parameter_group, fields_copy_db_cluster_parameter_group_result);

static const struct shape_field fields_db_cluster_snapshot[] = {
	{ "AvailabilityZones", .type = SHAPE_LIST,
	    .each = &member_availability_zones_answered,
	    .item = "AvailabilityZone",
	    .place = AT(rds_snapshot, availability_zones) },
	{ "DBClusterSnapshotIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, db_cluster_snapshot_identifier) },
	{ "DBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, db_cluster_identifier) },
	{ "SnapshotCreateTime", .type = SHAPE_TIME,
	    .place = AT(rds_snapshot, snapshot_create_time) },
	{ "Engine", .type = SHAPE_STRING, .place = AT(rds_snapshot, engine) },
	{ "EngineMode", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, engine_mode) },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_snapshot, allocated_storage) },
	{ "Status", .type = SHAPE_STRING, .place = AT(rds_snapshot, status) },
	{ "Port", .type = SHAPE_INTEGER, .place = AT(rds_snapshot, port) },
	{ "VpcId", .type = SHAPE_STRING, .place = AT(rds_snapshot, vpc_id) },
	{ "ClusterCreateTime", .type = SHAPE_TIME,
	    .place = AT(rds_snapshot, cluster_create_time) },
	{ "MasterUsername", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, master_username) },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, engine_version) },
	{ "LicenseModel", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, license_model) },
	{ "SnapshotType", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, snapshot_type) },
	{ "PercentProgress", .type = SHAPE_INTEGER,
	    .place = AT(rds_snapshot, percent_progress) },
	{ "StorageEncrypted", .type = SHAPE_BOOL,
	    .place = AT(rds_snapshot, storage_encrypted) },
	{ "StorageEncryptionType", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, storage_encryption_type) },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_snapshot, backup_retention_period) },
	{ "PreferredBackupWindow", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, preferred_backup_window) },
	{ "KmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, kms_key_id) },
	{ "DBClusterSnapshotArn", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, db_cluster_snapshot_arn) },
	{ "SourceDBClusterSnapshotArn", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, source_db_cluster_snapshot_arn) },
	{ "IAMDatabaseAuthenticationEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_snapshot, iam_database_authentication_enabled) },
	{ "TagList", .type = SHAPE_LIST, .each = &member_tag_list_answered,
	    .item = "Tag", .place = AT(rds_snapshot, tag_list) },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, storage_type) },
	{ "StorageThroughput", .type = SHAPE_INTEGER,
	    .place = AT(rds_snapshot, storage_throughput) },
	{ "DbClusterResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, db_cluster_resource_id) },
	{ "DBSystemId", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, db_system_id) },
};
const struct shape rds_shape_db_cluster_snapshot =
    SHAPE(struct rds_snapshot, fields_db_cluster_snapshot);

static const struct shape_field fields_copy_db_cluster_snapshot_result[] = {
	{ "DBClusterSnapshot", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_cluster_snapshot,
	    .place = AT(rds_one_snapshot, db_cluster_snapshot) },
};
const struct shape rds_shape_copy_db_cluster_snapshot_result =
    SHAPE(struct rds_one_snapshot, fields_copy_db_cluster_snapshot_result);

static const struct shape_field fields_db_parameter_group[] = {
	{ "DBParameterGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_parameter_group, db_parameter_group_name) },
	{ "DBParameterGroupFamily", .type = SHAPE_STRING,
	    .place = AT(rds_parameter_group, db_parameter_group_family) },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(rds_parameter_group, description) },
	{ "DBParameterGroupArn", .type = SHAPE_STRING,
	    .place = AT(rds_parameter_group, db_parameter_group_arn) },
};
const struct shape rds_shape_db_parameter_group =
    SHAPE(struct rds_parameter_group, fields_db_parameter_group);

static const struct shape_field fields_copy_db_parameter_group_result[] = {
	{ "DBParameterGroup", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_parameter_group,
	    .place = AT(rds_one_parameter_group, db_parameter_group) },
};
const struct shape rds_shape_copy_db_parameter_group_result =
    SHAPE(struct rds_one_parameter_group, fields_copy_db_parameter_group_result);

static const struct shape_field fields_db_snapshot[] = {
	{ "DBSnapshotIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, db_snapshot_identifier) },
	{ "DBInstanceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, db_instance_identifier) },
	{ "SnapshotCreateTime", .type = SHAPE_TIME,
	    .place = AT(rds_snapshot, snapshot_create_time) },
	{ "Engine", .type = SHAPE_STRING, .place = AT(rds_snapshot, engine) },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_snapshot, allocated_storage) },
	{ "Status", .type = SHAPE_STRING, .place = AT(rds_snapshot, status) },
	{ "Port", .type = SHAPE_INTEGER, .place = AT(rds_snapshot, port) },
	{ "AvailabilityZone", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, availability_zone) },
	{ "VpcId", .type = SHAPE_STRING, .place = AT(rds_snapshot, vpc_id) },
	{ "InstanceCreateTime", .type = SHAPE_TIME,
	    .place = AT(rds_snapshot, instance_create_time) },
	{ "MasterUsername", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, master_username) },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, engine_version) },
	{ "LicenseModel", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, license_model) },
	{ "SnapshotType", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, snapshot_type) },
	{ "Iops", .type = SHAPE_INTEGER, .place = AT(rds_snapshot, iops) },
	{ "StorageThroughput", .type = SHAPE_INTEGER,
	    .place = AT(rds_snapshot, storage_throughput) },
	{ "OptionGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, option_group_name) },
	{ "PercentProgress", .type = SHAPE_INTEGER,
	    .place = AT(rds_snapshot, percent_progress) },
	{ "SourceRegion", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, source_region) },
	{ "SourceDBSnapshotIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, source_db_snapshot_identifier) },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, storage_type) },
	{ "TdeCredentialArn", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, tde_credential_arn) },
	{ "Encrypted", .type = SHAPE_BOOL, .place = AT(rds_snapshot, encrypted)
	    },
	{ "StorageEncryptionType", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, storage_encryption_type) },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_snapshot, backup_retention_period) },
	{ "PreferredBackupWindow", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, preferred_backup_window) },
	{ "KmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, kms_key_id) },
	{ "DBSnapshotArn", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, db_snapshot_arn) },
	{ "Timezone", .type = SHAPE_STRING, .place = AT(rds_snapshot, timezone)
	    },
	{ "IAMDatabaseAuthenticationEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_snapshot, iam_database_authentication_enabled) },
	{ "ProcessorFeatures", .type = SHAPE_LIST,
	    .each = &member_processor_feature_list_answered,
	    .item = "ProcessorFeature",
	    .place = AT(rds_snapshot, processor_features) },
	{ "DbiResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, dbi_resource_id) },
	{ "TagList", .type = SHAPE_LIST, .each = &member_tag_list_answered,
	    .item = "Tag", .place = AT(rds_snapshot, tag_list) },
	{ "SnapshotTarget", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, snapshot_target) },
	{ "OriginalSnapshotCreateTime", .type = SHAPE_TIME,
	    .place = AT(rds_snapshot, original_snapshot_create_time) },
	{ "SnapshotDatabaseTime", .type = SHAPE_TIME,
	    .place = AT(rds_snapshot, snapshot_database_time) },
	{ "DBSystemId", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, db_system_id) },
	{ "MultiTenant", .type = SHAPE_BOOL,
	    .place = AT(rds_snapshot, multi_tenant) },
	{ "DedicatedLogVolume", .type = SHAPE_BOOL,
	    .place = AT(rds_snapshot, dedicated_log_volume) },
	{ "AdditionalStorageVolumes", .type = SHAPE_LIST,
	    .each = &member_additional_storage_volumes_list_answered,
	    .place = AT(rds_snapshot, additional_storage_volumes) },
	{ "SnapshotAvailabilityZone", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot, snapshot_availability_zone) },
	{ "FullSnapshotSizeInBytes", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(rds_snapshot, full_snapshot_size_in_bytes) },
};
const struct shape rds_shape_db_snapshot =
    SHAPE(struct rds_snapshot, fields_db_snapshot);

static const struct shape_field fields_copy_db_snapshot_result[] = {
	{ "DBSnapshot", .type = SHAPE_STRUCT, .of = &rds_shape_db_snapshot,
	    .place = AT(rds_one_snapshot, db_snapshot) },
};
const struct shape rds_shape_copy_db_snapshot_result =
    SHAPE(struct rds_one_snapshot, fields_copy_db_snapshot_result);

static const struct shape_field fields_db_security_group_membership[] = {
	{ "DBSecurityGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_db_security_group_membership, db_security_group_name)
	    },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_db_security_group_membership, status) },
};
const struct shape rds_shape_db_security_group_membership =
    SHAPE(struct rds_db_security_group_membership, fields_db_security_group_membership);

static const struct shape_field fields_vpc_security_group_membership[] = {
	{ "VpcSecurityGroupId", .type = SHAPE_STRING,
	    .place = AT(rds_vpc_security_group_membership, vpc_security_group_id)
	    },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_vpc_security_group_membership, status) },
};
const struct shape rds_shape_vpc_security_group_membership =
    SHAPE(struct rds_vpc_security_group_membership, fields_vpc_security_group_membership);

static const struct shape_field fields_option[] = {
	{ "OptionName", .type = SHAPE_STRING,
	    .place = AT(rds_option, option_name) },
	{ "OptionDescription", .type = SHAPE_STRING,
	    .place = AT(rds_option, option_description) },
	{ "Persistent", .type = SHAPE_BOOL, .place = AT(rds_option, persistent)
	    },
	{ "Permanent", .type = SHAPE_BOOL, .place = AT(rds_option, permanent) },
	{ "Port", .type = SHAPE_INTEGER, .place = AT(rds_option, port) },
	{ "OptionVersion", .type = SHAPE_STRING,
	    .place = AT(rds_option, option_version) },
	{ "OptionSettings", .type = SHAPE_LIST,
	    .each = &member_option_setting_configuration_list_answered,
	    .item = "OptionSetting", .place = AT(rds_option, option_settings) },
	{ "DBSecurityGroupMemberships", .type = SHAPE_LIST,
	    .each = &member_db_security_group_membership_list_answered,
	    .item = "DBSecurityGroup",
	    .place = AT(rds_option, db_security_group_memberships) },
	{ "VpcSecurityGroupMemberships", .type = SHAPE_LIST,
	    .each = &member_vpc_security_group_membership_list_answered,
	    .item = "VpcSecurityGroupMembership",
	    .place = AT(rds_option, vpc_security_group_memberships) },
};
const struct shape rds_shape_option =
    SHAPE(struct rds_option, fields_option);

static const struct shape_field fields_option_group[] = {
	{ "OptionGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_option_group, option_group_name) },
	{ "OptionGroupDescription", .type = SHAPE_STRING,
	    .place = AT(rds_option_group, option_group_description) },
	{ "EngineName", .type = SHAPE_STRING,
	    .place = AT(rds_option_group, engine_name) },
	{ "MajorEngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_option_group, major_engine_version) },
	{ "Options", .type = SHAPE_LIST, .each = &member_options_list_answered,
	    .item = "Option", .place = AT(rds_option_group, options) },
	{ "AllowsVpcAndNonVpcInstanceMemberships", .type = SHAPE_BOOL,
	    .place = AT(rds_option_group, allows_vpc_and_non_vpc_instance_memberships)
	    },
	{ "VpcId", .type = SHAPE_STRING, .place = AT(rds_option_group, vpc_id)
	    },
	{ "OptionGroupArn", .type = SHAPE_STRING,
	    .place = AT(rds_option_group, option_group_arn) },
	{ "SourceOptionGroup", .type = SHAPE_STRING,
	    .place = AT(rds_option_group, source_option_group) },
	{ "SourceAccountId", .type = SHAPE_STRING,
	    .place = AT(rds_option_group, source_account_id) },
	{ "CopyTimestamp", .type = SHAPE_TIME,
	    .place = AT(rds_option_group, copy_timestamp) },
	{ "SourceRegion", .type = SHAPE_STRING,
	    .place = AT(rds_option_group, source_region) },
};
const struct shape rds_shape_option_group =
    SHAPE(struct rds_option_group, fields_option_group);

static const struct shape_field fields_copy_option_group_result[] = {
	{ "OptionGroup", .type = SHAPE_STRUCT, .of = &rds_shape_option_group,
	    .place = AT(rds_one_option_group, option_group) },
};
const struct shape rds_shape_copy_option_group_result =
    SHAPE(struct rds_one_option_group, fields_copy_option_group_result);

static const struct shape_field fields_db_cluster_option_group_status[] = {
	{ "DBClusterOptionGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_option_group_status, db_cluster_option_group_name)
	    },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_option_group_status, status) },
};
const struct shape rds_shape_db_cluster_option_group_status =
    SHAPE(struct rds_db_cluster_option_group_status, fields_db_cluster_option_group_status);

static const struct shape_field fields_db_cluster_status_info[] = {
	{ "StatusType", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_status_info, status_type) },
	{ "Normal", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster_status_info, normal) },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_status_info, status) },
	{ "Message", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_status_info, message) },
};
const struct shape rds_shape_db_cluster_status_info =
    SHAPE(struct rds_db_cluster_status_info, fields_db_cluster_status_info);

static const struct shape_field fields_db_cluster_member[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_member, db_instance_identifier) },
	{ "IsClusterWriter", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster_member, is_cluster_writer) },
	{ "DBClusterParameterGroupStatus", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_member, db_cluster_parameter_group_status)
	    },
	{ "PromotionTier", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_cluster_member, promotion_tier) },
};
const struct shape rds_shape_db_cluster_member =
    SHAPE(struct rds_db_cluster_member, fields_db_cluster_member);

static const struct shape_field fields_db_cluster_role[] = {
	{ "RoleArn", .type = SHAPE_STRING, .place = AT(rds_role, role_arn) },
	{ "Status", .type = SHAPE_STRING, .place = AT(rds_role, status) },
	{ "FeatureName", .type = SHAPE_STRING,
	    .place = AT(rds_role, feature_name) },
};
const struct shape rds_shape_db_cluster_role =
    SHAPE(struct rds_role, fields_db_cluster_role);

static const struct shape_field fields_pending_cloudwatch_logs_exports[] = {
	{ "LogTypesToEnable", .type = SHAPE_LIST,
	    .each = &member_log_type_list_answered,
	    .place = AT(rds_pending_cloudwatch_logs_exports, log_types_to_enable)
	    },
	{ "LogTypesToDisable", .type = SHAPE_LIST,
	    .each = &member_log_type_list_answered,
	    .place = AT(rds_pending_cloudwatch_logs_exports, log_types_to_disable)
	    },
};
const struct shape rds_shape_pending_cloudwatch_logs_exports =
    SHAPE(struct rds_pending_cloudwatch_logs_exports, fields_pending_cloudwatch_logs_exports);

static const struct shape_field fields_certificate_details[] = {
	{ "CAIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_certificate_details, ca_identifier) },
	{ "ValidTill", .type = SHAPE_TIME,
	    .place = AT(rds_certificate_details, valid_till) },
};
const struct shape rds_shape_certificate_details =
    SHAPE(struct rds_certificate_details, fields_certificate_details);

static const struct shape_field fields_cluster_pending_modified_values[] = {
	{ "PendingCloudwatchLogsExports", .type = SHAPE_STRUCT,
	    .of = &rds_shape_pending_cloudwatch_logs_exports,
	    .place = AT(rds_cluster_pending_modified_values, pending_cloudwatch_logs_exports)
	    },
	{ "DBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_cluster_pending_modified_values, db_cluster_identifier)
	    },
	{ "MasterUserPassword", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(rds_cluster_pending_modified_values, master_user_password)
	    },
	{ "IAMDatabaseAuthenticationEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_cluster_pending_modified_values, iam_database_authentication_enabled)
	    },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_cluster_pending_modified_values, engine_version) },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_cluster_pending_modified_values, backup_retention_period)
	    },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_cluster_pending_modified_values, storage_type) },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_cluster_pending_modified_values, allocated_storage)
	    },
	{ "RdsCustomClusterConfiguration", .type = SHAPE_STRUCT,
	    .of = &rds_shape_rds_custom_cluster_configuration,
	    .place = AT(rds_cluster_pending_modified_values, rds_custom_cluster_configuration)
	    },
	{ "Iops", .type = SHAPE_INTEGER,
	    .place = AT(rds_cluster_pending_modified_values, iops) },
	{ "CertificateDetails", .type = SHAPE_STRUCT,
	    .of = &rds_shape_certificate_details,
	    .place = AT(rds_cluster_pending_modified_values, certificate_details)
	    },
	{ "VPCNetworkingEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_cluster_pending_modified_values, vpc_networking_enabled)
	    },
	{ "InternetAccessGatewayEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_cluster_pending_modified_values, internet_access_gateway_enabled)
	    },
};
const struct shape rds_shape_cluster_pending_modified_values =
    SHAPE(struct rds_cluster_pending_modified_values, fields_cluster_pending_modified_values);

static const struct shape_field fields_scaling_configuration_info[] = {
	{ "MinCapacity", .type = SHAPE_INTEGER,
	    .place = AT(rds_scaling_configuration_info, min_capacity) },
	{ "MaxCapacity", .type = SHAPE_INTEGER,
	    .place = AT(rds_scaling_configuration_info, max_capacity) },
	{ "AutoPause", .type = SHAPE_BOOL,
	    .place = AT(rds_scaling_configuration_info, auto_pause) },
	{ "SecondsUntilAutoPause", .type = SHAPE_INTEGER,
	    .place = AT(rds_scaling_configuration_info, seconds_until_auto_pause)
	    },
	{ "TimeoutAction", .type = SHAPE_STRING,
	    .place = AT(rds_scaling_configuration_info, timeout_action) },
	{ "SecondsBeforeTimeout", .type = SHAPE_INTEGER,
	    .place = AT(rds_scaling_configuration_info, seconds_before_timeout)
	    },
};
const struct shape rds_shape_scaling_configuration_info =
    SHAPE(struct rds_scaling_configuration_info, fields_scaling_configuration_info);

static const struct shape_field fields_domain_membership[] = {
	{ "Domain", .type = SHAPE_STRING,
	    .place = AT(rds_domain_membership, domain) },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_domain_membership, status) },
	{ "FQDN", .type = SHAPE_STRING, .place = AT(rds_domain_membership, fqdn)
	    },
	{ "IAMRoleName", .type = SHAPE_STRING,
	    .place = AT(rds_domain_membership, iam_role_name) },
	{ "OU", .type = SHAPE_STRING, .place = AT(rds_domain_membership, ou) },
	{ "AuthSecretArn", .type = SHAPE_STRING,
	    .place = AT(rds_domain_membership, auth_secret_arn) },
	{ "DnsIps", .type = SHAPE_LIST, .each = &member_string_list_answered,
	    .place = AT(rds_domain_membership, dns_ips) },
};
const struct shape rds_shape_domain_membership =
    SHAPE(struct rds_domain_membership, fields_domain_membership);

static const struct shape_field fields_serverless_v2_scaling_configuration_info[] = {
	{ "MinCapacity", .type = SHAPE_FLOAT,
	    .place = AT(rds_serverless_v2_scaling_configuration_info, min_capacity)
	    },
	{ "MaxCapacity", .type = SHAPE_FLOAT,
	    .place = AT(rds_serverless_v2_scaling_configuration_info, max_capacity)
	    },
	{ "SecondsUntilAutoPause", .type = SHAPE_INTEGER,
	    .place = AT(rds_serverless_v2_scaling_configuration_info, seconds_until_auto_pause)
	    },
};
const struct shape rds_shape_serverless_v2_scaling_configuration_info =
    SHAPE(struct rds_serverless_v2_scaling_configuration_info, fields_serverless_v2_scaling_configuration_info);

static const struct shape_field fields_master_user_secret[] = {
	{ "SecretArn", .type = SHAPE_STRING,
	    .place = AT(rds_master_user_secret, secret_arn) },
	{ "SecretStatus", .type = SHAPE_STRING,
	    .place = AT(rds_master_user_secret, secret_status) },
	{ "KmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_master_user_secret, kms_key_id) },
};
const struct shape rds_shape_master_user_secret =
    SHAPE(struct rds_master_user_secret, fields_master_user_secret);

static const struct shape_field fields_limitless_database[] = {
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_limitless_database, status) },
	{ "MinRequiredACU", .type = SHAPE_FLOAT,
	    .place = AT(rds_limitless_database, min_required_acu) },
};
const struct shape rds_shape_limitless_database =
    SHAPE(struct rds_limitless_database, fields_limitless_database);

static const struct shape_field fields_db_cluster[] = {
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_cluster, allocated_storage) },
	{ "AvailabilityZones", .type = SHAPE_LIST,
	    .each = &member_availability_zones_answered,
	    .item = "AvailabilityZone",
	    .place = AT(rds_db_cluster, availability_zones) },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_cluster, backup_retention_period) },
	{ "CharacterSetName", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, character_set_name) },
	{ "DatabaseName", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, database_name) },
	{ "DBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, db_cluster_identifier) },
	{ "DBClusterParameterGroup", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, db_cluster_parameter_group) },
	{ "DBSubnetGroup", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, db_subnet_group) },
	{ "Status", .type = SHAPE_STRING, .place = AT(rds_db_cluster, status) },
	{ "PercentProgress", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, percent_progress) },
	{ "EarliestRestorableTime", .type = SHAPE_TIME,
	    .place = AT(rds_db_cluster, earliest_restorable_time) },
	{ "Endpoint", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, endpoint) },
	{ "ReaderEndpoint", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, reader_endpoint) },
	{ "CustomEndpoints", .type = SHAPE_LIST,
	    .each = &member_string_list_answered,
	    .place = AT(rds_db_cluster, custom_endpoints) },
	{ "MultiAZ", .type = SHAPE_BOOL, .place = AT(rds_db_cluster, multi_az)
	    },
	{ "Engine", .type = SHAPE_STRING, .place = AT(rds_db_cluster, engine) },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, engine_version) },
	{ "LatestRestorableTime", .type = SHAPE_TIME,
	    .place = AT(rds_db_cluster, latest_restorable_time) },
	{ "Port", .type = SHAPE_INTEGER, .place = AT(rds_db_cluster, port) },
	{ "MasterUsername", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, master_username) },
	{ "DBClusterOptionGroupMemberships", .type = SHAPE_LIST,
	    .each = &member_db_cluster_option_group_memberships_answered,
	    .item = "DBClusterOptionGroup",
	    .place = AT(rds_db_cluster, db_cluster_option_group_memberships) },
	{ "PreferredBackupWindow", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, preferred_backup_window) },
	{ "PreferredMaintenanceWindow", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, preferred_maintenance_window) },
	{ "UpgradeRolloutOrder", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, upgrade_rollout_order) },
	{ "ReplicationSourceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, replication_source_identifier) },
	{ "ReadReplicaIdentifiers", .type = SHAPE_LIST,
	    .each = &member_read_replica_identifier_list_answered,
	    .item = "ReadReplicaIdentifier",
	    .place = AT(rds_db_cluster, read_replica_identifiers) },
	{ "StatusInfos", .type = SHAPE_LIST,
	    .each = &member_db_cluster_status_info_list_answered,
	    .item = "DBClusterStatusInfo",
	    .place = AT(rds_db_cluster, status_infos) },
	{ "DBClusterMembers", .type = SHAPE_LIST,
	    .each = &member_db_cluster_member_list_answered,
	    .item = "DBClusterMember",
	    .place = AT(rds_db_cluster, db_cluster_members) },
	{ "VpcSecurityGroups", .type = SHAPE_LIST,
	    .each = &member_vpc_security_group_membership_list_answered,
	    .item = "VpcSecurityGroupMembership",
	    .place = AT(rds_db_cluster, vpc_security_groups) },
	{ "HostedZoneId", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, hosted_zone_id) },
	{ "StorageEncrypted", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster, storage_encrypted) },
	{ "StorageEncryptionType", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, storage_encryption_type) },
	{ "KmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, kms_key_id) },
	{ "DbClusterResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, db_cluster_resource_id) },
	{ "DBClusterArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, db_cluster_arn) },
	{ "AssociatedRoles", .type = SHAPE_LIST,
	    .each = &member_db_cluster_roles_answered, .item = "DBClusterRole",
	    .place = AT(rds_db_cluster, associated_roles) },
	{ "IAMDatabaseAuthenticationEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster, iam_database_authentication_enabled) },
	{ "CloneGroupId", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, clone_group_id) },
	{ "ClusterCreateTime", .type = SHAPE_TIME,
	    .place = AT(rds_db_cluster, cluster_create_time) },
	{ "EarliestBacktrackTime", .type = SHAPE_TIME,
	    .place = AT(rds_db_cluster, earliest_backtrack_time) },
	{ "BacktrackWindow", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(rds_db_cluster, backtrack_window) },
	{ "BacktrackConsumedChangeRecords", .type = SHAPE_INTEGER,
	    .flags = SHAPE_LONG,
	    .place = AT(rds_db_cluster, backtrack_consumed_change_records) },
	{ "EnabledCloudwatchLogsExports", .type = SHAPE_LIST,
	    .each = &member_log_type_list_answered,
	    .place = AT(rds_db_cluster, enabled_cloudwatch_logs_exports) },
	{ "Capacity", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_cluster, capacity) },
	{ "PendingModifiedValues", .type = SHAPE_STRUCT,
	    .of = &rds_shape_cluster_pending_modified_values,
	    .place = AT(rds_db_cluster, pending_modified_values) },
	{ "EngineMode", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, engine_mode) },
	{ "ScalingConfigurationInfo", .type = SHAPE_STRUCT,
	    .of = &rds_shape_scaling_configuration_info,
	    .place = AT(rds_db_cluster, scaling_configuration_info) },
	{ "RdsCustomClusterConfiguration", .type = SHAPE_STRUCT,
	    .of = &rds_shape_rds_custom_cluster_configuration,
	    .place = AT(rds_db_cluster, rds_custom_cluster_configuration) },
	{ "DBClusterInstanceClass", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, db_cluster_instance_class) },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, storage_type) },
	{ "Iops", .type = SHAPE_INTEGER, .place = AT(rds_db_cluster, iops) },
	{ "StorageThroughput", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_cluster, storage_throughput) },
	{ "IOOptimizedNextAllowedModificationTime", .type = SHAPE_TIME,
	    .place = AT(rds_db_cluster, io_optimized_next_allowed_modification_time)
	    },
	{ "PubliclyAccessible", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster, publicly_accessible) },
	{ "AutoMinorVersionUpgrade", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster, auto_minor_version_upgrade) },
	{ "DeletionProtection", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster, deletion_protection) },
	{ "HttpEndpointEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster, http_endpoint_enabled) },
	{ "ActivityStreamMode", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, activity_stream_mode) },
	{ "ActivityStreamStatus", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, activity_stream_status) },
	{ "ActivityStreamKmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, activity_stream_kms_key_id) },
	{ "ActivityStreamKinesisStreamName", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, activity_stream_kinesis_stream_name) },
	{ "CopyTagsToSnapshot", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster, copy_tags_to_snapshot) },
	{ "CrossAccountClone", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster, cross_account_clone) },
	{ "DomainMemberships", .type = SHAPE_LIST,
	    .each = &member_domain_membership_list_answered,
	    .item = "DomainMembership",
	    .place = AT(rds_db_cluster, domain_memberships) },
	{ "TagList", .type = SHAPE_LIST, .each = &member_tag_list_answered,
	    .item = "Tag", .place = AT(rds_db_cluster, tag_list) },
	{ "GlobalClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, global_cluster_identifier) },
	{ "GlobalWriteForwardingStatus", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, global_write_forwarding_status) },
	{ "GlobalWriteForwardingRequested", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster, global_write_forwarding_requested) },
	{ "NetworkType", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, network_type) },
	{ "AutomaticRestartTime", .type = SHAPE_TIME,
	    .place = AT(rds_db_cluster, automatic_restart_time) },
	{ "ServerlessV2ScalingConfiguration", .type = SHAPE_STRUCT,
	    .of = &rds_shape_serverless_v2_scaling_configuration_info,
	    .place = AT(rds_db_cluster, serverless_v2_scaling_configuration) },
	{ "ServerlessV2PlatformVersion", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, serverless_v2_platform_version) },
	{ "MonitoringInterval", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_cluster, monitoring_interval) },
	{ "MonitoringRoleArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, monitoring_role_arn) },
	{ "DatabaseInsightsMode", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, database_insights_mode) },
	{ "PerformanceInsightsEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster, performance_insights_enabled) },
	{ "PerformanceInsightsKMSKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, performance_insights_kms_key_id) },
	{ "PerformanceInsightsRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_cluster, performance_insights_retention_period)
	    },
	{ "DBSystemId", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, db_system_id) },
	{ "MasterUserSecret", .type = SHAPE_STRUCT,
	    .of = &rds_shape_master_user_secret,
	    .place = AT(rds_db_cluster, master_user_secret) },
	{ "LocalWriteForwardingStatus", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, local_write_forwarding_status) },
	{ "AwsBackupRecoveryPointArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, aws_backup_recovery_point_arn) },
	{ "LimitlessDatabase", .type = SHAPE_STRUCT,
	    .of = &rds_shape_limitless_database,
	    .place = AT(rds_db_cluster, limitless_database) },
	{ "ClusterScalabilityType", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, cluster_scalability_type) },
	{ "CertificateDetails", .type = SHAPE_STRUCT,
	    .of = &rds_shape_certificate_details,
	    .place = AT(rds_db_cluster, certificate_details) },
	{ "EngineLifecycleSupport", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster, engine_lifecycle_support) },
	{ "VPCNetworkingEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster, vpc_networking_enabled) },
	{ "InternetAccessGatewayEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_db_cluster, internet_access_gateway_enabled) },
};
const struct shape rds_shape_db_cluster =
    SHAPE(struct rds_db_cluster, fields_db_cluster);

static const struct shape_field fields_create_db_cluster_result[] = {
	{ "DBCluster", .type = SHAPE_STRUCT, .of = &rds_shape_db_cluster,
	    .place = AT(rds_one_cluster, db_cluster) },
};
const struct shape rds_shape_create_db_cluster_result =
    SHAPE(struct rds_one_cluster, fields_create_db_cluster_result);

static const struct shape_field fields_db_cluster_endpoint[] = {
	{ "DBClusterEndpointIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_endpoint, db_cluster_endpoint_identifier)
	    },
	{ "DBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_endpoint, db_cluster_identifier) },
	{ "DBClusterEndpointResourceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_endpoint, db_cluster_endpoint_resource_identifier)
	    },
	{ "Endpoint", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_endpoint, endpoint) },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_endpoint, status) },
	{ "EndpointType", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_endpoint, endpoint_type) },
	{ "CustomEndpointType", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_endpoint, custom_endpoint_type) },
	{ "StaticMembers", .type = SHAPE_LIST,
	    .each = &member_string_list_answered,
	    .place = AT(rds_db_cluster_endpoint, static_members) },
	{ "ExcludedMembers", .type = SHAPE_LIST,
	    .each = &member_string_list_answered,
	    .place = AT(rds_db_cluster_endpoint, excluded_members) },
	{ "DBClusterEndpointArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_endpoint, db_cluster_endpoint_arn) },
};
const struct shape rds_shape_db_cluster_endpoint =
    SHAPE(struct rds_db_cluster_endpoint, fields_db_cluster_endpoint);

static const struct shape_field fields_create_db_cluster_parameter_group_result[] = {
	{ "DBClusterParameterGroup", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_cluster_parameter_group,
	    .place = AT(rds_one_parameter_group, db_cluster_parameter_group) },
};
const struct shape rds_shape_create_db_cluster_parameter_group_result =
    SHAPE(struct rds_one_parameter_group, fields_create_db_cluster_parameter_group_result);

static const struct shape_field fields_create_db_cluster_snapshot_result[] = {
	{ "DBClusterSnapshot", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_cluster_snapshot,
	    .place = AT(rds_one_snapshot, db_cluster_snapshot) },
};
const struct shape rds_shape_create_db_cluster_snapshot_result =
    SHAPE(struct rds_one_snapshot, fields_create_db_cluster_snapshot_result);

static const struct shape_field fields_endpoint[] = {
	{ "Address", .type = SHAPE_STRING, .place = AT(rds_endpoint, address) },
	{ "Port", .type = SHAPE_INTEGER, .place = AT(rds_endpoint, port) },
	{ "HostedZoneId", .type = SHAPE_STRING,
	    .place = AT(rds_endpoint, hosted_zone_id) },
};
const struct shape rds_shape_endpoint =
    SHAPE(struct rds_endpoint, fields_endpoint);

static const struct shape_field fields_primary_endpoint[] = {
	{ "Address", .type = SHAPE_STRING,
	    .place = AT(rds_primary_endpoint, address) },
	{ "HostedZoneId", .type = SHAPE_STRING,
	    .place = AT(rds_primary_endpoint, hosted_zone_id) },
};
const struct shape rds_shape_primary_endpoint =
    SHAPE(struct rds_primary_endpoint, fields_primary_endpoint);

static const struct shape_field fields_db_parameter_group_status[] = {
	{ "DBParameterGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_db_parameter_group_status, db_parameter_group_name)
	    },
	{ "ParameterApplyStatus", .type = SHAPE_STRING,
	    .place = AT(rds_db_parameter_group_status, parameter_apply_status)
	    },
};
const struct shape rds_shape_db_parameter_group_status =
    SHAPE(struct rds_db_parameter_group_status, fields_db_parameter_group_status);

static const struct shape_field fields_availability_zone[] = {
	{ "Name", .type = SHAPE_STRING, .place = AT(rds_availability_zone, name)
	    },
};
const struct shape rds_shape_availability_zone =
    SHAPE(struct rds_availability_zone, fields_availability_zone);

static const struct shape_field fields_outpost[] = {
	{ "Arn", .type = SHAPE_STRING, .place = AT(rds_outpost, arn) },
};
const struct shape rds_shape_outpost =
    SHAPE(struct rds_outpost, fields_outpost);

static const struct shape_field fields_subnet[] = {
	{ "SubnetIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_subnet, subnet_identifier) },
	{ "SubnetAvailabilityZone", .type = SHAPE_STRUCT,
	    .of = &rds_shape_availability_zone,
	    .place = AT(rds_subnet, subnet_availability_zone) },
	{ "SubnetOutpost", .type = SHAPE_STRUCT, .of = &rds_shape_outpost,
	    .place = AT(rds_subnet, subnet_outpost) },
	{ "SubnetStatus", .type = SHAPE_STRING,
	    .place = AT(rds_subnet, subnet_status) },
};
const struct shape rds_shape_subnet =
    SHAPE(struct rds_subnet, fields_subnet);

static const struct shape_field fields_db_subnet_group[] = {
	{ "DBSubnetGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_db_subnet_group, db_subnet_group_name) },
	{ "DBSubnetGroupDescription", .type = SHAPE_STRING,
	    .place = AT(rds_db_subnet_group, db_subnet_group_description) },
	{ "VpcId", .type = SHAPE_STRING,
	    .place = AT(rds_db_subnet_group, vpc_id) },
	{ "SubnetGroupStatus", .type = SHAPE_STRING,
	    .place = AT(rds_db_subnet_group, subnet_group_status) },
	{ "Subnets", .type = SHAPE_LIST, .each = &member_subnet_list_answered,
	    .item = "Subnet", .place = AT(rds_db_subnet_group, subnets) },
	{ "DBSubnetGroupArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_subnet_group, db_subnet_group_arn) },
	{ "SupportedNetworkTypes", .type = SHAPE_LIST,
	    .each = &member_string_list_answered,
	    .place = AT(rds_db_subnet_group, supported_network_types) },
};
const struct shape rds_shape_db_subnet_group =
    SHAPE(struct rds_db_subnet_group, fields_db_subnet_group);

static const struct shape_field fields_pending_modified_values[] = {
	{ "DBInstanceClass", .type = SHAPE_STRING,
	    .place = AT(rds_pending_modified_values, db_instance_class) },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_pending_modified_values, allocated_storage) },
	{ "MasterUserPassword", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(rds_pending_modified_values, master_user_password) },
	{ "Port", .type = SHAPE_INTEGER,
	    .place = AT(rds_pending_modified_values, port) },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_pending_modified_values, backup_retention_period) },
	{ "MultiAZ", .type = SHAPE_BOOL,
	    .place = AT(rds_pending_modified_values, multi_az) },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_pending_modified_values, engine_version) },
	{ "LicenseModel", .type = SHAPE_STRING,
	    .place = AT(rds_pending_modified_values, license_model) },
	{ "Iops", .type = SHAPE_INTEGER,
	    .place = AT(rds_pending_modified_values, iops) },
	{ "StorageThroughput", .type = SHAPE_INTEGER,
	    .place = AT(rds_pending_modified_values, storage_throughput) },
	{ "DBInstanceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_pending_modified_values, db_instance_identifier) },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_pending_modified_values, storage_type) },
	{ "CACertificateIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_pending_modified_values, ca_certificate_identifier)
	    },
	{ "DBSubnetGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_pending_modified_values, db_subnet_group_name) },
	{ "PendingCloudwatchLogsExports", .type = SHAPE_STRUCT,
	    .of = &rds_shape_pending_cloudwatch_logs_exports,
	    .place = AT(rds_pending_modified_values, pending_cloudwatch_logs_exports)
	    },
	{ "ProcessorFeatures", .type = SHAPE_LIST,
	    .each = &member_processor_feature_list_answered,
	    .item = "ProcessorFeature",
	    .place = AT(rds_pending_modified_values, processor_features) },
	{ "AutomationMode", .type = SHAPE_STRING,
	    .place = AT(rds_pending_modified_values, automation_mode) },
	{ "ResumeFullAutomationModeTime", .type = SHAPE_TIME,
	    .place = AT(rds_pending_modified_values, resume_full_automation_mode_time)
	    },
	{ "MultiTenant", .type = SHAPE_BOOL,
	    .place = AT(rds_pending_modified_values, multi_tenant) },
	{ "IAMDatabaseAuthenticationEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_pending_modified_values, iam_database_authentication_enabled)
	    },
	{ "DedicatedLogVolume", .type = SHAPE_BOOL,
	    .place = AT(rds_pending_modified_values, dedicated_log_volume) },
	{ "Engine", .type = SHAPE_STRING,
	    .place = AT(rds_pending_modified_values, engine) },
	{ "AdditionalStorageVolumes", .type = SHAPE_LIST,
	    .each = &member_additional_storage_volumes_list_answered,
	    .place = AT(rds_pending_modified_values, additional_storage_volumes)
	    },
	{ "DBCapacityReservationIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_pending_modified_values, db_capacity_reservation_identifier)
	    },
};
const struct shape rds_shape_pending_modified_values =
    SHAPE(struct rds_pending_modified_values, fields_pending_modified_values);

static const struct shape_field fields_option_group_membership[] = {
	{ "OptionGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_membership, option_group_name) },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_membership, status) },
};
const struct shape rds_shape_option_group_membership =
    SHAPE(struct rds_option_group_membership, fields_option_group_membership);

static const struct shape_field fields_db_instance_status_info[] = {
	{ "StatusType", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance_status_info, status_type) },
	{ "Normal", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance_status_info, normal) },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance_status_info, status) },
	{ "Message", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance_status_info, message) },
};
const struct shape rds_shape_db_instance_status_info =
    SHAPE(struct rds_db_instance_status_info, fields_db_instance_status_info);

static const struct shape_field fields_db_instance_role[] = {
	{ "RoleArn", .type = SHAPE_STRING, .place = AT(rds_role, role_arn) },
	{ "FeatureName", .type = SHAPE_STRING,
	    .place = AT(rds_role, feature_name) },
	{ "Status", .type = SHAPE_STRING, .place = AT(rds_role, status) },
};
const struct shape rds_shape_db_instance_role =
    SHAPE(struct rds_role, fields_db_instance_role);

static const struct shape_field fields_db_instance_automated_backups_replication[] = {
	{ "DBInstanceAutomatedBackupsArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance_automated_backups_replication, db_instance_automated_backups_arn)
	    },
};
const struct shape rds_shape_db_instance_automated_backups_replication =
    SHAPE(struct rds_db_instance_automated_backups_replication, fields_db_instance_automated_backups_replication);

static const struct shape_field fields_additional_storage_volume_output[] = {
	{ "VolumeName", .type = SHAPE_STRING,
	    .place = AT(rds_additional_storage_volume_output, volume_name) },
	{ "StorageVolumeStatus", .type = SHAPE_STRING,
	    .place = AT(rds_additional_storage_volume_output, storage_volume_status)
	    },
	{ "StorageOperationStatus", .type = SHAPE_STRING,
	    .place = AT(rds_additional_storage_volume_output, storage_operation_status)
	    },
	{ "StorageOperationPercentProgress", .type = SHAPE_INTEGER,
	    .place = AT(rds_additional_storage_volume_output, storage_operation_percent_progress)
	    },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_additional_storage_volume_output, allocated_storage)
	    },
	{ "IOPS", .type = SHAPE_INTEGER,
	    .place = AT(rds_additional_storage_volume_output, iops) },
	{ "MaxAllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_additional_storage_volume_output, max_allocated_storage)
	    },
	{ "StorageThroughput", .type = SHAPE_INTEGER,
	    .place = AT(rds_additional_storage_volume_output, storage_throughput)
	    },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_additional_storage_volume_output, storage_type) },
};
const struct shape rds_shape_additional_storage_volume_output =
    SHAPE(struct rds_additional_storage_volume_output, fields_additional_storage_volume_output);

static const struct shape_field fields_db_instance[] = {
	{ "DBInstanceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, db_instance_identifier) },
	{ "DBInstanceClass", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, db_instance_class) },
	{ "Engine", .type = SHAPE_STRING, .place = AT(rds_db_instance, engine)
	    },
	{ "DBInstanceStatus", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, db_instance_status) },
	{ "MasterUsername", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, master_username) },
	{ "DBName", .type = SHAPE_STRING, .place = AT(rds_db_instance, db_name)
	    },
	{ "Endpoint", .type = SHAPE_STRUCT, .of = &rds_shape_endpoint,
	    .place = AT(rds_db_instance, endpoint) },
	{ "PrimaryEndpoint", .type = SHAPE_STRUCT,
	    .of = &rds_shape_primary_endpoint,
	    .place = AT(rds_db_instance, primary_endpoint) },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_instance, allocated_storage) },
	{ "InstanceCreateTime", .type = SHAPE_TIME,
	    .place = AT(rds_db_instance, instance_create_time) },
	{ "PreferredBackupWindow", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, preferred_backup_window) },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_instance, backup_retention_period) },
	{ "DBSecurityGroups", .type = SHAPE_LIST,
	    .each = &member_db_security_group_membership_list_answered,
	    .item = "DBSecurityGroup",
	    .place = AT(rds_db_instance, db_security_groups) },
	{ "VpcSecurityGroups", .type = SHAPE_LIST,
	    .each = &member_vpc_security_group_membership_list_answered,
	    .item = "VpcSecurityGroupMembership",
	    .place = AT(rds_db_instance, vpc_security_groups) },
	{ "DBParameterGroups", .type = SHAPE_LIST,
	    .each = &member_db_parameter_group_status_list_answered,
	    .item = "DBParameterGroup",
	    .place = AT(rds_db_instance, db_parameter_groups) },
	{ "AvailabilityZone", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, availability_zone) },
	{ "DBSubnetGroup", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_subnet_group,
	    .place = AT(rds_db_instance, db_subnet_group) },
	{ "PreferredMaintenanceWindow", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, preferred_maintenance_window) },
	{ "UpgradeRolloutOrder", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, upgrade_rollout_order) },
	{ "PendingModifiedValues", .type = SHAPE_STRUCT,
	    .of = &rds_shape_pending_modified_values,
	    .place = AT(rds_db_instance, pending_modified_values) },
	{ "LatestRestorableTime", .type = SHAPE_TIME,
	    .place = AT(rds_db_instance, latest_restorable_time) },
	{ "MultiAZ", .type = SHAPE_BOOL, .place = AT(rds_db_instance, multi_az)
	    },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, engine_version) },
	{ "AutoMinorVersionUpgrade", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, auto_minor_version_upgrade) },
	{ "ReadReplicaSourceDBInstanceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, read_replica_source_db_instance_identifier)
	    },
	{ "ReadReplicaDBInstanceIdentifiers", .type = SHAPE_LIST,
	    .each = &member_read_replica_db_instance_identifier_list_answered,
	    .item = "ReadReplicaDBInstanceIdentifier",
	    .place = AT(rds_db_instance, read_replica_db_instance_identifiers)
	    },
	{ "ReadReplicaDBClusterIdentifiers", .type = SHAPE_LIST,
	    .each = &member_read_replica_db_cluster_identifier_list_answered,
	    .item = "ReadReplicaDBClusterIdentifier",
	    .place = AT(rds_db_instance, read_replica_db_cluster_identifiers) },
	{ "ReplicaMode", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, replica_mode) },
	{ "LicenseModel", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, license_model) },
	{ "Iops", .type = SHAPE_INTEGER, .place = AT(rds_db_instance, iops) },
	{ "StorageThroughput", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_instance, storage_throughput) },
	{ "OptionGroupMemberships", .type = SHAPE_LIST,
	    .each = &member_option_group_membership_list_answered,
	    .item = "OptionGroupMembership",
	    .place = AT(rds_db_instance, option_group_memberships) },
	{ "CharacterSetName", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, character_set_name) },
	{ "NcharCharacterSetName", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, nchar_character_set_name) },
	{ "SecondaryAvailabilityZone", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, secondary_availability_zone) },
	{ "PubliclyAccessible", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, publicly_accessible) },
	{ "StatusInfos", .type = SHAPE_LIST,
	    .each = &member_db_instance_status_info_list_answered,
	    .item = "DBInstanceStatusInfo",
	    .place = AT(rds_db_instance, status_infos) },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, storage_type) },
	{ "StorageEncryptionType", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, storage_encryption_type) },
	{ "TdeCredentialArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, tde_credential_arn) },
	{ "DbInstancePort", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_instance, db_instance_port) },
	{ "DBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, db_cluster_identifier) },
	{ "StorageEncrypted", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, storage_encrypted) },
	{ "KmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, kms_key_id) },
	{ "DbiResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, dbi_resource_id) },
	{ "CACertificateIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, ca_certificate_identifier) },
	{ "DomainMemberships", .type = SHAPE_LIST,
	    .each = &member_domain_membership_list_answered,
	    .item = "DomainMembership",
	    .place = AT(rds_db_instance, domain_memberships) },
	{ "CopyTagsToSnapshot", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, copy_tags_to_snapshot) },
	{ "MonitoringInterval", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_instance, monitoring_interval) },
	{ "EnhancedMonitoringResourceArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, enhanced_monitoring_resource_arn) },
	{ "MonitoringRoleArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, monitoring_role_arn) },
	{ "PromotionTier", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_instance, promotion_tier) },
	{ "DBInstanceArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, db_instance_arn) },
	{ "Timezone", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, timezone) },
	{ "IAMDatabaseAuthenticationEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, iam_database_authentication_enabled) },
	{ "DatabaseInsightsMode", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, database_insights_mode) },
	{ "PerformanceInsightsEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, performance_insights_enabled) },
	{ "PerformanceInsightsKMSKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, performance_insights_kms_key_id) },
	{ "PerformanceInsightsRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_instance, performance_insights_retention_period)
	    },
	{ "EnabledCloudwatchLogsExports", .type = SHAPE_LIST,
	    .each = &member_log_type_list_answered,
	    .place = AT(rds_db_instance, enabled_cloudwatch_logs_exports) },
	{ "ProcessorFeatures", .type = SHAPE_LIST,
	    .each = &member_processor_feature_list_answered,
	    .item = "ProcessorFeature",
	    .place = AT(rds_db_instance, processor_features) },
	{ "DeletionProtection", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, deletion_protection) },
	{ "AssociatedRoles", .type = SHAPE_LIST,
	    .each = &member_db_instance_roles_answered,
	    .item = "DBInstanceRole",
	    .place = AT(rds_db_instance, associated_roles) },
	{ "ListenerEndpoint", .type = SHAPE_STRUCT, .of = &rds_shape_endpoint,
	    .place = AT(rds_db_instance, listener_endpoint) },
	{ "MaxAllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_instance, max_allocated_storage) },
	{ "TagList", .type = SHAPE_LIST, .each = &member_tag_list_answered,
	    .item = "Tag", .place = AT(rds_db_instance, tag_list) },
	{ "AutomationMode", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, automation_mode) },
	{ "ResumeFullAutomationModeTime", .type = SHAPE_TIME,
	    .place = AT(rds_db_instance, resume_full_automation_mode_time) },
	{ "CustomerOwnedIpEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, customer_owned_ip_enabled) },
	{ "NetworkType", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, network_type) },
	{ "ActivityStreamStatus", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, activity_stream_status) },
	{ "ActivityStreamKmsKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, activity_stream_kms_key_id) },
	{ "ActivityStreamKinesisStreamName", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, activity_stream_kinesis_stream_name) },
	{ "ActivityStreamMode", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, activity_stream_mode) },
	{ "ActivityStreamEngineNativeAuditFieldsIncluded", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, activity_stream_engine_native_audit_fields_included)
	    },
	{ "AwsBackupRecoveryPointArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, aws_backup_recovery_point_arn) },
	{ "DBInstanceAutomatedBackupsReplications", .type = SHAPE_LIST,
	    .each = &member_db_instance_automated_backups_replication_list_answered,
	    .item = "DBInstanceAutomatedBackupsReplication",
	    .place = AT(rds_db_instance, db_instance_automated_backups_replications)
	    },
	{ "BackupTarget", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, backup_target) },
	{ "AutomaticRestartTime", .type = SHAPE_TIME,
	    .place = AT(rds_db_instance, automatic_restart_time) },
	{ "CustomIamInstanceProfile", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, custom_iam_instance_profile) },
	{ "ActivityStreamPolicyStatus", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, activity_stream_policy_status) },
	{ "CertificateDetails", .type = SHAPE_STRUCT,
	    .of = &rds_shape_certificate_details,
	    .place = AT(rds_db_instance, certificate_details) },
	{ "DBSystemId", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, db_system_id) },
	{ "MasterUserSecret", .type = SHAPE_STRUCT,
	    .of = &rds_shape_master_user_secret,
	    .place = AT(rds_db_instance, master_user_secret) },
	{ "ReadReplicaSourceDBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, read_replica_source_db_cluster_identifier)
	    },
	{ "PercentProgress", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, percent_progress) },
	{ "MultiTenant", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, multi_tenant) },
	{ "DedicatedLogVolume", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, dedicated_log_volume) },
	{ "IsStorageConfigUpgradeAvailable", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, is_storage_config_upgrade_available) },
	{ "EngineLifecycleSupport", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, engine_lifecycle_support) },
	{ "AdditionalStorageVolumes", .type = SHAPE_LIST,
	    .each = &member_additional_storage_volumes_output_list_answered,
	    .place = AT(rds_db_instance, additional_storage_volumes) },
	{ "StorageVolumeStatus", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, storage_volume_status) },
	{ "StorageOperationStatus", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, storage_operation_status) },
	{ "StorageOperationPercentProgress", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_instance, storage_operation_percent_progress) },
	{ "DBCapacityReservationIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance, db_capacity_reservation_identifier) },
	{ "VPCNetworkingEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_db_instance, vpc_networking_enabled) },
};
const struct shape rds_shape_db_instance =
    SHAPE(struct rds_db_instance, fields_db_instance);

static const struct shape_field fields_create_db_instance_result[] = {
	{ "DBInstance", .type = SHAPE_STRUCT, .of = &rds_shape_db_instance,
	    .place = AT(rds_one_instance, db_instance) },
};
const struct shape rds_shape_create_db_instance_result =
    SHAPE(struct rds_one_instance, fields_create_db_instance_result);

static const struct shape_field fields_create_db_parameter_group_result[] = {
	{ "DBParameterGroup", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_parameter_group,
	    .place = AT(rds_one_parameter_group, db_parameter_group) },
};
const struct shape rds_shape_create_db_parameter_group_result =
    SHAPE(struct rds_one_parameter_group, fields_create_db_parameter_group_result);

static const struct shape_field fields_create_db_snapshot_result[] = {
	{ "DBSnapshot", .type = SHAPE_STRUCT, .of = &rds_shape_db_snapshot,
	    .place = AT(rds_one_snapshot, db_snapshot) },
};
const struct shape rds_shape_create_db_snapshot_result =
    SHAPE(struct rds_one_snapshot, fields_create_db_snapshot_result);

static const struct shape_field fields_create_db_subnet_group_result[] = {
	{ "DBSubnetGroup", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_subnet_group,
	    .place = AT(rds_one_subnet_group, db_subnet_group) },
};
const struct shape rds_shape_create_db_subnet_group_result =
    SHAPE(struct rds_one_subnet_group, fields_create_db_subnet_group_result);

static const struct shape_field fields_create_event_subscription_result[] = {
	{ "EventSubscription", .type = SHAPE_STRUCT,
	    .of = &rds_shape_event_subscription,
	    .place = AT(rds_one_subscription, event_subscription) },
};
const struct shape rds_shape_create_event_subscription_result =
    SHAPE(struct rds_one_subscription, fields_create_event_subscription_result);

static const struct shape_field fields_create_option_group_result[] = {
	{ "OptionGroup", .type = SHAPE_STRUCT, .of = &rds_shape_option_group,
	    .place = AT(rds_one_option_group, option_group) },
};
const struct shape rds_shape_create_option_group_result =
    SHAPE(struct rds_one_option_group, fields_create_option_group_result);

static const struct shape_field fields_delete_db_cluster_result[] = {
	{ "DBCluster", .type = SHAPE_STRUCT, .of = &rds_shape_db_cluster,
	    .place = AT(rds_one_cluster, db_cluster) },
};
const struct shape rds_shape_delete_db_cluster_result =
    SHAPE(struct rds_one_cluster, fields_delete_db_cluster_result);

static const struct shape_field fields_restore_window[] = {
	{ "EarliestTime", .type = SHAPE_TIME,
	    .place = AT(rds_restore_window, earliest_time) },
	{ "LatestTime", .type = SHAPE_TIME,
	    .place = AT(rds_restore_window, latest_time) },
};
const struct shape rds_shape_restore_window =
    SHAPE(struct rds_restore_window, fields_restore_window);

static const struct shape_field fields_db_cluster_automated_backup[] = {
	{ "Engine", .type = SHAPE_STRING, .place = AT(rds_backup, engine) },
	{ "VpcId", .type = SHAPE_STRING, .place = AT(rds_backup, vpc_id) },
	{ "DBClusterAutomatedBackupsArn", .type = SHAPE_STRING,
	    .place = AT(rds_backup, db_cluster_automated_backups_arn) },
	{ "DBClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_backup, db_cluster_identifier) },
	{ "RestoreWindow", .type = SHAPE_STRUCT,
	    .of = &rds_shape_restore_window,
	    .place = AT(rds_backup, restore_window) },
	{ "MasterUsername", .type = SHAPE_STRING,
	    .place = AT(rds_backup, master_username) },
	{ "DbClusterResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_backup, db_cluster_resource_id) },
	{ "Region", .type = SHAPE_STRING, .place = AT(rds_backup, region) },
	{ "LicenseModel", .type = SHAPE_STRING,
	    .place = AT(rds_backup, license_model) },
	{ "Status", .type = SHAPE_STRING, .place = AT(rds_backup, status) },
	{ "IAMDatabaseAuthenticationEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_backup, iam_database_authentication_enabled) },
	{ "ClusterCreateTime", .type = SHAPE_TIME,
	    .place = AT(rds_backup, cluster_create_time) },
	{ "StorageEncrypted", .type = SHAPE_BOOL,
	    .place = AT(rds_backup, storage_encrypted) },
	{ "StorageEncryptionType", .type = SHAPE_STRING,
	    .place = AT(rds_backup, storage_encryption_type) },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_backup, allocated_storage) },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_backup, engine_version) },
	{ "DBClusterArn", .type = SHAPE_STRING,
	    .place = AT(rds_backup, db_cluster_arn) },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_backup, backup_retention_period) },
	{ "PreferredBackupWindow", .type = SHAPE_STRING,
	    .place = AT(rds_backup, preferred_backup_window) },
	{ "EngineMode", .type = SHAPE_STRING,
	    .place = AT(rds_backup, engine_mode) },
	{ "AvailabilityZones", .type = SHAPE_LIST,
	    .each = &member_availability_zones_answered,
	    .item = "AvailabilityZone",
	    .place = AT(rds_backup, availability_zones) },
	{ "Port", .type = SHAPE_INTEGER, .place = AT(rds_backup, port) },
	{ "KmsKeyId", .type = SHAPE_STRING, .place = AT(rds_backup, kms_key_id)
	    },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_backup, storage_type) },
	{ "Iops", .type = SHAPE_INTEGER, .place = AT(rds_backup, iops) },
	{ "StorageThroughput", .type = SHAPE_INTEGER,
	    .place = AT(rds_backup, storage_throughput) },
	{ "AwsBackupRecoveryPointArn", .type = SHAPE_STRING,
	    .place = AT(rds_backup, aws_backup_recovery_point_arn) },
	{ "TagList", .type = SHAPE_LIST, .each = &member_tag_list_answered,
	    .item = "Tag", .place = AT(rds_backup, tag_list) },
};
const struct shape rds_shape_db_cluster_automated_backup =
    SHAPE(struct rds_backup, fields_db_cluster_automated_backup);

static const struct shape_field fields_delete_db_cluster_automated_backup_result[] = {
	{ "DBClusterAutomatedBackup", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_cluster_automated_backup,
	    .place = AT(rds_one_backup, db_cluster_automated_backup) },
};
const struct shape rds_shape_delete_db_cluster_automated_backup_result =
    SHAPE(struct rds_one_backup, fields_delete_db_cluster_automated_backup_result);

static const struct shape_field fields_delete_db_cluster_snapshot_result[] = {
	{ "DBClusterSnapshot", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_cluster_snapshot,
	    .place = AT(rds_one_snapshot, db_cluster_snapshot) },
};
const struct shape rds_shape_delete_db_cluster_snapshot_result =
    SHAPE(struct rds_one_snapshot, fields_delete_db_cluster_snapshot_result);

static const struct shape_field fields_delete_db_instance_result[] = {
	{ "DBInstance", .type = SHAPE_STRUCT, .of = &rds_shape_db_instance,
	    .place = AT(rds_one_instance, db_instance) },
};
const struct shape rds_shape_delete_db_instance_result =
    SHAPE(struct rds_one_instance, fields_delete_db_instance_result);

static const struct shape_field fields_db_instance_automated_backup[] = {
	{ "DBInstanceArn", .type = SHAPE_STRING,
	    .place = AT(rds_backup, db_instance_arn) },
	{ "DbiResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_backup, dbi_resource_id) },
	{ "Region", .type = SHAPE_STRING, .place = AT(rds_backup, region) },
	{ "DBInstanceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_backup, db_instance_identifier) },
	{ "RestoreWindow", .type = SHAPE_STRUCT,
	    .of = &rds_shape_restore_window,
	    .place = AT(rds_backup, restore_window) },
	{ "AllocatedStorage", .type = SHAPE_INTEGER,
	    .place = AT(rds_backup, allocated_storage) },
	{ "Status", .type = SHAPE_STRING, .place = AT(rds_backup, status) },
	{ "Port", .type = SHAPE_INTEGER, .place = AT(rds_backup, port) },
	{ "AvailabilityZone", .type = SHAPE_STRING,
	    .place = AT(rds_backup, availability_zone) },
	{ "VpcId", .type = SHAPE_STRING, .place = AT(rds_backup, vpc_id) },
	{ "InstanceCreateTime", .type = SHAPE_TIME,
	    .place = AT(rds_backup, instance_create_time) },
	{ "MasterUsername", .type = SHAPE_STRING,
	    .place = AT(rds_backup, master_username) },
	{ "Engine", .type = SHAPE_STRING, .place = AT(rds_backup, engine) },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_backup, engine_version) },
	{ "LicenseModel", .type = SHAPE_STRING,
	    .place = AT(rds_backup, license_model) },
	{ "Iops", .type = SHAPE_INTEGER, .place = AT(rds_backup, iops) },
	{ "StorageThroughput", .type = SHAPE_INTEGER,
	    .place = AT(rds_backup, storage_throughput) },
	{ "OptionGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_backup, option_group_name) },
	{ "TdeCredentialArn", .type = SHAPE_STRING,
	    .place = AT(rds_backup, tde_credential_arn) },
	{ "Encrypted", .type = SHAPE_BOOL, .place = AT(rds_backup, encrypted) },
	{ "StorageEncryptionType", .type = SHAPE_STRING,
	    .place = AT(rds_backup, storage_encryption_type) },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_backup, storage_type) },
	{ "KmsKeyId", .type = SHAPE_STRING, .place = AT(rds_backup, kms_key_id)
	    },
	{ "Timezone", .type = SHAPE_STRING, .place = AT(rds_backup, timezone) },
	{ "IAMDatabaseAuthenticationEnabled", .type = SHAPE_BOOL,
	    .place = AT(rds_backup, iam_database_authentication_enabled) },
	{ "BackupRetentionPeriod", .type = SHAPE_INTEGER,
	    .place = AT(rds_backup, backup_retention_period) },
	{ "PreferredBackupWindow", .type = SHAPE_STRING,
	    .place = AT(rds_backup, preferred_backup_window) },
	{ "DBInstanceAutomatedBackupsArn", .type = SHAPE_STRING,
	    .place = AT(rds_backup, db_instance_automated_backups_arn) },
	{ "DBInstanceAutomatedBackupsReplications", .type = SHAPE_LIST,
	    .each = &member_db_instance_automated_backups_replication_list_answered,
	    .item = "DBInstanceAutomatedBackupsReplication",
	    .place = AT(rds_backup, db_instance_automated_backups_replications)
	    },
	{ "BackupTarget", .type = SHAPE_STRING,
	    .place = AT(rds_backup, backup_target) },
	{ "MultiTenant", .type = SHAPE_BOOL,
	    .place = AT(rds_backup, multi_tenant) },
	{ "AwsBackupRecoveryPointArn", .type = SHAPE_STRING,
	    .place = AT(rds_backup, aws_backup_recovery_point_arn) },
	{ "TagList", .type = SHAPE_LIST, .each = &member_tag_list_answered,
	    .item = "Tag", .place = AT(rds_backup, tag_list) },
	{ "DedicatedLogVolume", .type = SHAPE_BOOL,
	    .place = AT(rds_backup, dedicated_log_volume) },
	{ "AdditionalStorageVolumes", .type = SHAPE_LIST,
	    .each = &member_additional_storage_volumes_list_answered,
	    .place = AT(rds_backup, additional_storage_volumes) },
};
const struct shape rds_shape_db_instance_automated_backup =
    SHAPE(struct rds_backup, fields_db_instance_automated_backup);

static const struct shape_field fields_delete_db_instance_automated_backup_result[] = {
	{ "DBInstanceAutomatedBackup", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_instance_automated_backup,
	    .place = AT(rds_one_backup, db_instance_automated_backup) },
};
const struct shape rds_shape_delete_db_instance_automated_backup_result =
    SHAPE(struct rds_one_backup, fields_delete_db_instance_automated_backup_result);

static const struct shape_field fields_delete_db_snapshot_result[] = {
	{ "DBSnapshot", .type = SHAPE_STRUCT, .of = &rds_shape_db_snapshot,
	    .place = AT(rds_one_snapshot, db_snapshot) },
};
const struct shape rds_shape_delete_db_snapshot_result =
    SHAPE(struct rds_one_snapshot, fields_delete_db_snapshot_result);

static const struct shape_field fields_delete_event_subscription_result[] = {
	{ "EventSubscription", .type = SHAPE_STRUCT,
	    .of = &rds_shape_event_subscription,
	    .place = AT(rds_one_subscription, event_subscription) },
};
const struct shape rds_shape_delete_event_subscription_result =
    SHAPE(struct rds_one_subscription, fields_delete_event_subscription_result);

static const struct shape_field fields_certificate[] = {
	{ "CertificateIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_certificate, certificate_identifier) },
	{ "CertificateType", .type = SHAPE_STRING,
	    .place = AT(rds_certificate, certificate_type) },
	{ "Thumbprint", .type = SHAPE_STRING,
	    .place = AT(rds_certificate, thumbprint) },
	{ "ValidFrom", .type = SHAPE_TIME,
	    .place = AT(rds_certificate, valid_from) },
	{ "ValidTill", .type = SHAPE_TIME,
	    .place = AT(rds_certificate, valid_till) },
	{ "CertificateArn", .type = SHAPE_STRING,
	    .place = AT(rds_certificate, certificate_arn) },
	{ "CustomerOverride", .type = SHAPE_BOOL,
	    .place = AT(rds_certificate, customer_override) },
	{ "CustomerOverrideValidTill", .type = SHAPE_TIME,
	    .place = AT(rds_certificate, customer_override_valid_till) },
};
const struct shape rds_shape_certificate =
    SHAPE(struct rds_certificate, fields_certificate);

static const struct shape_field fields_certificate_message[] = {
	{ "DefaultCertificateForNewLaunches", .type = SHAPE_STRING,
	    .place = AT(rds_certificate_message, default_certificate_for_new_launches)
	    },
	{ "Certificates", .type = SHAPE_LIST,
	    .each = &member_certificate_list_answered, .item = "Certificate",
	    .place = AT(rds_certificate_message, certificates) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_certificate_message, marker) },
};
const struct shape rds_shape_certificate_message =
    SHAPE(struct rds_certificate_message, fields_certificate_message);

static const struct shape_field fields_db_cluster_automated_backup_message[] = {
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_backups, marker) },
	{ "DBClusterAutomatedBackups", .type = SHAPE_LIST,
	    .each = &member_db_cluster_automated_backup_list_answered,
	    .item = "DBClusterAutomatedBackup",
	    .place = AT(rds_backups, db_cluster_automated_backups) },
};
const struct shape rds_shape_db_cluster_automated_backup_message =
    SHAPE(struct rds_backups, fields_db_cluster_automated_backup_message);

static const struct shape_field fields_db_cluster_endpoint_message[] = {
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_endpoint_message, marker) },
	{ "DBClusterEndpoints", .type = SHAPE_LIST,
	    .each = &member_db_cluster_endpoint_list_answered,
	    .item = "DBClusterEndpointList",
	    .place = AT(rds_db_cluster_endpoint_message, db_cluster_endpoints)
	    },
};
const struct shape rds_shape_db_cluster_endpoint_message =
    SHAPE(struct rds_db_cluster_endpoint_message, fields_db_cluster_endpoint_message);

static const struct shape_field fields_db_cluster_parameter_groups_message[] = {
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_parameter_groups, marker) },
	{ "DBClusterParameterGroups", .type = SHAPE_LIST,
	    .each = &member_db_cluster_parameter_group_list_answered,
	    .item = "DBClusterParameterGroup",
	    .place = AT(rds_parameter_groups, db_cluster_parameter_groups) },
};
const struct shape rds_shape_db_cluster_parameter_groups_message =
    SHAPE(struct rds_parameter_groups, fields_db_cluster_parameter_groups_message);

static const struct shape_field fields_db_cluster_parameter_group_details[] = {
	{ "Parameters", .type = SHAPE_LIST,
	    .each = &member_parameters_list_answered, .item = "Parameter",
	    .place = AT(rds_parameters, parameters) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_parameters, marker) },
};
const struct shape rds_shape_db_cluster_parameter_group_details =
    SHAPE(struct rds_parameters, fields_db_cluster_parameter_group_details);

static const struct shape_field fields_db_cluster_snapshot_attribute[] = {
	{ "AttributeName", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot_attribute, attribute_name) },
	{ "AttributeValues", .type = SHAPE_LIST,
	    .each = &member_attribute_value_list_answered,
	    .item = "AttributeValue",
	    .place = AT(rds_snapshot_attribute, attribute_values) },
};
const struct shape rds_shape_db_cluster_snapshot_attribute =
    SHAPE(struct rds_snapshot_attribute, fields_db_cluster_snapshot_attribute);

static const struct shape_field fields_db_cluster_snapshot_attributes_result[] = {
	{ "DBClusterSnapshotIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot_attributes, db_cluster_snapshot_identifier)
	    },
	{ "DBClusterSnapshotAttributes", .type = SHAPE_LIST,
	    .each = &member_db_cluster_snapshot_attribute_list_answered,
	    .item = "DBClusterSnapshotAttribute",
	    .place = AT(rds_snapshot_attributes, db_cluster_snapshot_attributes)
	    },
};
const struct shape rds_shape_db_cluster_snapshot_attributes_result =
    SHAPE(struct rds_snapshot_attributes, fields_db_cluster_snapshot_attributes_result);

static const struct shape_field fields_describe_db_cluster_snapshot_attributes_result[] = {
	{ "DBClusterSnapshotAttributesResult", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_cluster_snapshot_attributes_result,
	    .place = AT(rds_snapshot_shared, db_cluster_snapshot_attributes_result)
	    },
};
const struct shape rds_shape_describe_db_cluster_snapshot_attributes_result =
    SHAPE(struct rds_snapshot_shared, fields_describe_db_cluster_snapshot_attributes_result);

static const struct shape_field fields_db_cluster_snapshot_message[] = {
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_snapshots, marker) },
	{ "DBClusterSnapshots", .type = SHAPE_LIST,
	    .each = &member_db_cluster_snapshot_list_answered,
	    .item = "DBClusterSnapshot",
	    .place = AT(rds_snapshots, db_cluster_snapshots) },
};
const struct shape rds_shape_db_cluster_snapshot_message =
    SHAPE(struct rds_snapshots, fields_db_cluster_snapshot_message);

static const struct shape_field fields_db_cluster_message[] = {
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_db_cluster_message, marker) },
	{ "DBClusters", .type = SHAPE_LIST,
	    .each = &member_db_cluster_list_answered, .item = "DBCluster",
	    .place = AT(rds_db_cluster_message, db_clusters) },
};
const struct shape rds_shape_db_cluster_message =
    SHAPE(struct rds_db_cluster_message, fields_db_cluster_message);

static const struct shape_field fields_character_set[] = {
	{ "CharacterSetName", .type = SHAPE_STRING,
	    .place = AT(rds_character_set, character_set_name) },
	{ "CharacterSetDescription", .type = SHAPE_STRING,
	    .place = AT(rds_character_set, character_set_description) },
};
const struct shape rds_shape_character_set =
    SHAPE(struct rds_character_set, fields_character_set);

static const struct shape_field fields_custom_db_engine_version_ami[] = {
	{ "ImageId", .type = SHAPE_STRING,
	    .place = AT(rds_custom_db_engine_version_ami, image_id) },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_custom_db_engine_version_ami, status) },
};
const struct shape rds_shape_custom_db_engine_version_ami =
    SHAPE(struct rds_custom_db_engine_version_ami, fields_custom_db_engine_version_ami);

static const struct shape_field fields_upgrade_target[] = {
	{ "Engine", .type = SHAPE_STRING,
	    .place = AT(rds_upgrade_target, engine) },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_upgrade_target, engine_version) },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(rds_upgrade_target, description) },
	{ "AutoUpgrade", .type = SHAPE_BOOL,
	    .place = AT(rds_upgrade_target, auto_upgrade) },
	{ "IsMajorVersionUpgrade", .type = SHAPE_BOOL,
	    .place = AT(rds_upgrade_target, is_major_version_upgrade) },
	{ "SupportedEngineModes", .type = SHAPE_LIST,
	    .each = &member_engine_mode_list_answered,
	    .place = AT(rds_upgrade_target, supported_engine_modes) },
	{ "SupportsParallelQuery", .type = SHAPE_BOOL,
	    .place = AT(rds_upgrade_target, supports_parallel_query) },
	{ "SupportsGlobalDatabases", .type = SHAPE_BOOL,
	    .place = AT(rds_upgrade_target, supports_global_databases) },
	{ "SupportsBabelfish", .type = SHAPE_BOOL,
	    .place = AT(rds_upgrade_target, supports_babelfish) },
	{ "SupportsLimitlessDatabase", .type = SHAPE_BOOL,
	    .place = AT(rds_upgrade_target, supports_limitless_database) },
	{ "SupportsLocalWriteForwarding", .type = SHAPE_BOOL,
	    .place = AT(rds_upgrade_target, supports_local_write_forwarding) },
	{ "SupportsIntegrations", .type = SHAPE_BOOL,
	    .place = AT(rds_upgrade_target, supports_integrations) },
};
const struct shape rds_shape_upgrade_target =
    SHAPE(struct rds_upgrade_target, fields_upgrade_target);

static const struct shape_field fields_timezone[] = {
	{ "TimezoneName", .type = SHAPE_STRING,
	    .place = AT(rds_timezone, timezone_name) },
};
const struct shape rds_shape_timezone =
    SHAPE(struct rds_timezone, fields_timezone);

static const struct shape_field fields_serverless_v2_features_support[] = {
	{ "MinCapacity", .type = SHAPE_FLOAT,
	    .place = AT(rds_serverless_v2_features_support, min_capacity) },
	{ "MaxCapacity", .type = SHAPE_FLOAT,
	    .place = AT(rds_serverless_v2_features_support, max_capacity) },
};
const struct shape rds_shape_serverless_v2_features_support =
    SHAPE(struct rds_serverless_v2_features_support, fields_serverless_v2_features_support);

static const struct shape_field fields_db_engine_version[] = {
	{ "Engine", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, engine) },
	{ "MajorEngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, major_engine_version) },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, engine_version) },
	{ "DatabaseInstallationFilesS3BucketName", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, database_installation_files_s3_bucket_name)
	    },
	{ "DatabaseInstallationFilesS3Prefix", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, database_installation_files_s3_prefix)
	    },
	{ "DatabaseInstallationFiles", .type = SHAPE_LIST,
	    .each = &member_string_list_answered,
	    .place = AT(rds_db_engine_version, database_installation_files) },
	{ "CustomDBEngineVersionManifest", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, custom_db_engine_version_manifest)
	    },
	{ "DBParameterGroupFamily", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, db_parameter_group_family) },
	{ "DBEngineDescription", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, db_engine_description) },
	{ "DBEngineVersionArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, db_engine_version_arn) },
	{ "DBEngineVersionDescription", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, db_engine_version_description) },
	{ "DefaultCharacterSet", .type = SHAPE_STRUCT,
	    .of = &rds_shape_character_set,
	    .place = AT(rds_db_engine_version, default_character_set) },
	{ "FailureReason", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, failure_reason) },
	{ "Image", .type = SHAPE_STRUCT,
	    .of = &rds_shape_custom_db_engine_version_ami,
	    .place = AT(rds_db_engine_version, image) },
	{ "DBEngineMediaType", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, db_engine_media_type) },
	{ "KMSKeyId", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, kms_key_id) },
	{ "CreateTime", .type = SHAPE_TIME,
	    .place = AT(rds_db_engine_version, create_time) },
	{ "SupportedCharacterSets", .type = SHAPE_LIST,
	    .each = &member_supported_character_sets_list_answered,
	    .item = "CharacterSet",
	    .place = AT(rds_db_engine_version, supported_character_sets) },
	{ "SupportedNcharCharacterSets", .type = SHAPE_LIST,
	    .each = &member_supported_character_sets_list_answered,
	    .item = "CharacterSet",
	    .place = AT(rds_db_engine_version, supported_nchar_character_sets)
	    },
	{ "ValidUpgradeTarget", .type = SHAPE_LIST,
	    .each = &member_valid_upgrade_target_list_answered,
	    .item = "UpgradeTarget",
	    .place = AT(rds_db_engine_version, valid_upgrade_target) },
	{ "SupportedTimezones", .type = SHAPE_LIST,
	    .each = &member_supported_timezones_list_answered,
	    .item = "Timezone",
	    .place = AT(rds_db_engine_version, supported_timezones) },
	{ "ExportableLogTypes", .type = SHAPE_LIST,
	    .each = &member_log_type_list_answered,
	    .place = AT(rds_db_engine_version, exportable_log_types) },
	{ "SupportsLogExportsToCloudwatchLogs", .type = SHAPE_BOOL,
	    .place = AT(rds_db_engine_version, supports_log_exports_to_cloudwatch_logs)
	    },
	{ "SupportsReadReplica", .type = SHAPE_BOOL,
	    .place = AT(rds_db_engine_version, supports_read_replica) },
	{ "SupportedEngineModes", .type = SHAPE_LIST,
	    .each = &member_engine_mode_list_answered,
	    .place = AT(rds_db_engine_version, supported_engine_modes) },
	{ "SupportedFeatureNames", .type = SHAPE_LIST,
	    .each = &member_feature_name_list_answered,
	    .place = AT(rds_db_engine_version, supported_feature_names) },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version, status) },
	{ "SupportsParallelQuery", .type = SHAPE_BOOL,
	    .place = AT(rds_db_engine_version, supports_parallel_query) },
	{ "SupportsGlobalDatabases", .type = SHAPE_BOOL,
	    .place = AT(rds_db_engine_version, supports_global_databases) },
	{ "TagList", .type = SHAPE_LIST, .each = &member_tag_list_answered,
	    .item = "Tag", .place = AT(rds_db_engine_version, tag_list) },
	{ "SupportsBabelfish", .type = SHAPE_BOOL,
	    .place = AT(rds_db_engine_version, supports_babelfish) },
	{ "SupportsLimitlessDatabase", .type = SHAPE_BOOL,
	    .place = AT(rds_db_engine_version, supports_limitless_database) },
	{ "SupportsCertificateRotationWithoutRestart", .type = SHAPE_BOOL,
	    .place = AT(rds_db_engine_version, supports_certificate_rotation_without_restart)
	    },
	{ "SupportedCACertificateIdentifiers", .type = SHAPE_LIST,
	    .each = &member_ca_certificate_identifiers_list_answered,
	    .place = AT(rds_db_engine_version, supported_ca_certificate_identifiers)
	    },
	{ "SupportsLocalWriteForwarding", .type = SHAPE_BOOL,
	    .place = AT(rds_db_engine_version, supports_local_write_forwarding)
	    },
	{ "SupportsIntegrations", .type = SHAPE_BOOL,
	    .place = AT(rds_db_engine_version, supports_integrations) },
	{ "ServerlessV2FeaturesSupport", .type = SHAPE_STRUCT,
	    .of = &rds_shape_serverless_v2_features_support,
	    .place = AT(rds_db_engine_version, serverless_v2_features_support)
	    },
};
const struct shape rds_shape_db_engine_version =
    SHAPE(struct rds_db_engine_version, fields_db_engine_version);

static const struct shape_field fields_db_engine_version_message[] = {
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_db_engine_version_message, marker) },
	{ "DBEngineVersions", .type = SHAPE_LIST,
	    .each = &member_db_engine_version_list_answered,
	    .item = "DBEngineVersion",
	    .place = AT(rds_db_engine_version_message, db_engine_versions) },
};
const struct shape rds_shape_db_engine_version_message =
    SHAPE(struct rds_db_engine_version_message, fields_db_engine_version_message);

static const struct shape_field fields_db_instance_automated_backup_message[] = {
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_backups, marker) },
	{ "DBInstanceAutomatedBackups", .type = SHAPE_LIST,
	    .each = &member_db_instance_automated_backup_list_answered,
	    .item = "DBInstanceAutomatedBackup",
	    .place = AT(rds_backups, db_instance_automated_backups) },
};
const struct shape rds_shape_db_instance_automated_backup_message =
    SHAPE(struct rds_backups, fields_db_instance_automated_backup_message);

static const struct shape_field fields_db_instance_message[] = {
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_db_instance_message, marker) },
	{ "DBInstances", .type = SHAPE_LIST,
	    .each = &member_db_instance_list_answered, .item = "DBInstance",
	    .place = AT(rds_db_instance_message, db_instances) },
};
const struct shape rds_shape_db_instance_message =
    SHAPE(struct rds_db_instance_message, fields_db_instance_message);

static const struct shape_field fields_describe_db_log_files_details[] = {
	{ "LogFileName", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_log_files_details, log_file_name) },
	{ "LastWritten", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(rds_describe_db_log_files_details, last_written) },
	{ "Size", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(rds_describe_db_log_files_details, size) },
};
const struct shape rds_shape_describe_db_log_files_details =
    SHAPE(struct rds_describe_db_log_files_details, fields_describe_db_log_files_details);

static const struct shape_field fields_describe_db_log_files_response[] = {
	{ "DescribeDBLogFiles", .type = SHAPE_LIST,
	    .each = &member_describe_db_log_files_list_answered,
	    .item = "DescribeDBLogFilesDetails",
	    .place = AT(rds_describe_db_log_files_response, describe_db_log_files)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_log_files_response, marker) },
};
const struct shape rds_shape_describe_db_log_files_response =
    SHAPE(struct rds_describe_db_log_files_response, fields_describe_db_log_files_response);

static const struct shape_field fields_supported_engine_lifecycle[] = {
	{ "LifecycleSupportName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(rds_supported_engine_lifecycle, lifecycle_support_name)
	    },
	{ "LifecycleSupportStartDate", .type = SHAPE_TIME,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_supported_engine_lifecycle, lifecycle_support_start_date)
	    },
	{ "LifecycleSupportEndDate", .type = SHAPE_TIME,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(rds_supported_engine_lifecycle, lifecycle_support_end_date)
	    },
};
const struct shape rds_shape_supported_engine_lifecycle =
    SHAPE(struct rds_supported_engine_lifecycle, fields_supported_engine_lifecycle);

static const struct shape_field fields_db_major_engine_version[] = {
	{ "Engine", .type = SHAPE_STRING,
	    .place = AT(rds_db_major_engine_version, engine) },
	{ "MajorEngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_db_major_engine_version, major_engine_version) },
	{ "SupportedEngineLifecycles", .type = SHAPE_LIST,
	    .each = &member_supported_engine_lifecycle_list_answered,
	    .item = "SupportedEngineLifecycle",
	    .place = AT(rds_db_major_engine_version, supported_engine_lifecycles)
	    },
};
const struct shape rds_shape_db_major_engine_version =
    SHAPE(struct rds_db_major_engine_version, fields_db_major_engine_version);

static const struct shape_field fields_describe_db_major_engine_versions_response[] = {
	{ "DBMajorEngineVersions", .type = SHAPE_LIST,
	    .each = &member_db_major_engine_versions_list_answered,
	    .item = "DBMajorEngineVersion",
	    .place = AT(rds_describe_db_major_engine_versions_response, db_major_engine_versions)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_major_engine_versions_response, marker)
	    },
};
const struct shape rds_shape_describe_db_major_engine_versions_response =
    SHAPE(struct rds_describe_db_major_engine_versions_response, fields_describe_db_major_engine_versions_response);

static const struct shape_field fields_db_parameter_groups_message[] = {
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_parameter_groups, marker) },
	{ "DBParameterGroups", .type = SHAPE_LIST,
	    .each = &member_db_parameter_group_list_answered,
	    .item = "DBParameterGroup",
	    .place = AT(rds_parameter_groups, db_parameter_groups) },
};
const struct shape rds_shape_db_parameter_groups_message =
    SHAPE(struct rds_parameter_groups, fields_db_parameter_groups_message);

static const struct shape_field fields_db_parameter_group_details[] = {
	{ "Parameters", .type = SHAPE_LIST,
	    .each = &member_parameters_list_answered, .item = "Parameter",
	    .place = AT(rds_parameters, parameters) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_parameters, marker) },
};
const struct shape rds_shape_db_parameter_group_details =
    SHAPE(struct rds_parameters, fields_db_parameter_group_details);

static const struct shape_field fields_user_auth_config_info[] = {
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(rds_user_auth_config_info, description) },
	{ "UserName", .type = SHAPE_STRING,
	    .place = AT(rds_user_auth_config_info, user_name) },
	{ "AuthScheme", .type = SHAPE_STRING,
	    .place = AT(rds_user_auth_config_info, auth_scheme) },
	{ "SecretArn", .type = SHAPE_STRING,
	    .place = AT(rds_user_auth_config_info, secret_arn) },
	{ "IAMAuth", .type = SHAPE_STRING,
	    .place = AT(rds_user_auth_config_info, iam_auth) },
	{ "ClientPasswordAuthType", .type = SHAPE_STRING,
	    .place = AT(rds_user_auth_config_info, client_password_auth_type) },
};
const struct shape rds_shape_user_auth_config_info =
    SHAPE(struct rds_user_auth_config_info, fields_user_auth_config_info);

static const struct shape_field fields_db_proxy[] = {
	{ "DBProxyName", .type = SHAPE_STRING,
	    .place = AT(rds_db_proxy, db_proxy_name) },
	{ "DBProxyArn", .type = SHAPE_STRING,
	    .place = AT(rds_db_proxy, db_proxy_arn) },
	{ "Status", .type = SHAPE_STRING, .place = AT(rds_db_proxy, status) },
	{ "EngineFamily", .type = SHAPE_STRING,
	    .place = AT(rds_db_proxy, engine_family) },
	{ "VpcId", .type = SHAPE_STRING, .place = AT(rds_db_proxy, vpc_id) },
	{ "VpcSecurityGroupIds", .type = SHAPE_LIST,
	    .each = &member_string_list_answered,
	    .place = AT(rds_db_proxy, vpc_security_group_ids) },
	{ "VpcSubnetIds", .type = SHAPE_LIST,
	    .each = &member_string_list_answered,
	    .place = AT(rds_db_proxy, vpc_subnet_ids) },
	{ "DefaultAuthScheme", .type = SHAPE_STRING,
	    .place = AT(rds_db_proxy, default_auth_scheme) },
	{ "Auth", .type = SHAPE_LIST,
	    .each = &member_user_auth_config_info_list_answered,
	    .place = AT(rds_db_proxy, auth) },
	{ "RoleArn", .type = SHAPE_STRING, .place = AT(rds_db_proxy, role_arn)
	    },
	{ "Endpoint", .type = SHAPE_STRING, .place = AT(rds_db_proxy, endpoint)
	    },
	{ "RequireTLS", .type = SHAPE_BOOL,
	    .place = AT(rds_db_proxy, require_tls) },
	{ "IdleClientTimeout", .type = SHAPE_INTEGER,
	    .place = AT(rds_db_proxy, idle_client_timeout) },
	{ "DebugLogging", .type = SHAPE_BOOL,
	    .place = AT(rds_db_proxy, debug_logging) },
	{ "CreatedDate", .type = SHAPE_TIME,
	    .place = AT(rds_db_proxy, created_date) },
	{ "UpdatedDate", .type = SHAPE_TIME,
	    .place = AT(rds_db_proxy, updated_date) },
	{ "EndpointNetworkType", .type = SHAPE_STRING,
	    .place = AT(rds_db_proxy, endpoint_network_type) },
	{ "TargetConnectionNetworkType", .type = SHAPE_STRING,
	    .place = AT(rds_db_proxy, target_connection_network_type) },
};
const struct shape rds_shape_db_proxy =
    SHAPE(struct rds_db_proxy, fields_db_proxy);

static const struct shape_field fields_describe_db_proxies_response[] = {
	{ "DBProxies", .type = SHAPE_LIST,
	    .each = &member_db_proxy_list_answered,
	    .place = AT(rds_describe_db_proxies_response, db_proxies) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_describe_db_proxies_response, marker) },
};
const struct shape rds_shape_describe_db_proxies_response =
    SHAPE(struct rds_describe_db_proxies_response, fields_describe_db_proxies_response);

static const struct shape_field fields_db_snapshot_attribute[] = {
	{ "AttributeName", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot_attribute, attribute_name) },
	{ "AttributeValues", .type = SHAPE_LIST,
	    .each = &member_attribute_value_list_answered,
	    .item = "AttributeValue",
	    .place = AT(rds_snapshot_attribute, attribute_values) },
};
const struct shape rds_shape_db_snapshot_attribute =
    SHAPE(struct rds_snapshot_attribute, fields_db_snapshot_attribute);

static const struct shape_field fields_db_snapshot_attributes_result[] = {
	{ "DBSnapshotIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_snapshot_attributes, db_snapshot_identifier) },
	{ "DBSnapshotAttributes", .type = SHAPE_LIST,
	    .each = &member_db_snapshot_attribute_list_answered,
	    .item = "DBSnapshotAttribute",
	    .place = AT(rds_snapshot_attributes, db_snapshot_attributes) },
};
const struct shape rds_shape_db_snapshot_attributes_result =
    SHAPE(struct rds_snapshot_attributes, fields_db_snapshot_attributes_result);

static const struct shape_field fields_describe_db_snapshot_attributes_result[] = {
	{ "DBSnapshotAttributesResult", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_snapshot_attributes_result,
	    .place = AT(rds_snapshot_shared, db_snapshot_attributes_result) },
};
const struct shape rds_shape_describe_db_snapshot_attributes_result =
    SHAPE(struct rds_snapshot_shared, fields_describe_db_snapshot_attributes_result);

static const struct shape_field fields_db_snapshot_message[] = {
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_snapshots, marker) },
	{ "DBSnapshots", .type = SHAPE_LIST,
	    .each = &member_db_snapshot_list_answered, .item = "DBSnapshot",
	    .place = AT(rds_snapshots, db_snapshots) },
};
const struct shape rds_shape_db_snapshot_message =
    SHAPE(struct rds_snapshots, fields_db_snapshot_message);

static const struct shape_field fields_db_subnet_group_message[] = {
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_db_subnet_group_message, marker) },
	{ "DBSubnetGroups", .type = SHAPE_LIST,
	    .each = &member_db_subnet_groups_answered, .item = "DBSubnetGroup",
	    .place = AT(rds_db_subnet_group_message, db_subnet_groups) },
};
const struct shape rds_shape_db_subnet_group_message =
    SHAPE(struct rds_db_subnet_group_message, fields_db_subnet_group_message);

static const struct shape_field fields_engine_defaults[] = {
	{ "DBParameterGroupFamily", .type = SHAPE_STRING,
	    .place = AT(rds_engine_defaults, db_parameter_group_family) },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_engine_defaults, marker) },
	{ "Parameters", .type = SHAPE_LIST,
	    .each = &member_parameters_list_answered, .item = "Parameter",
	    .place = AT(rds_engine_defaults, parameters) },
};
const struct shape rds_shape_engine_defaults =
    SHAPE(struct rds_engine_defaults, fields_engine_defaults);

static const struct shape_field fields_describe_engine_default_cluster_parameters_result[] = {
	{ "EngineDefaults", .type = SHAPE_STRUCT,
	    .of = &rds_shape_engine_defaults,
	    .place = AT(rds_engine_defaults_of, engine_defaults) },
};
const struct shape rds_shape_describe_engine_default_cluster_parameters_result =
    SHAPE(struct rds_engine_defaults_of, fields_describe_engine_default_cluster_parameters_result);

static const struct shape_field fields_describe_engine_default_parameters_result[] = {
	{ "EngineDefaults", .type = SHAPE_STRUCT,
	    .of = &rds_shape_engine_defaults,
	    .place = AT(rds_engine_defaults_of, engine_defaults) },
};
const struct shape rds_shape_describe_engine_default_parameters_result =
    SHAPE(struct rds_engine_defaults_of, fields_describe_engine_default_parameters_result);

static const struct shape_field fields_event_categories_map[] = {
	{ "SourceType", .type = SHAPE_STRING,
	    .place = AT(rds_event_categories_map, source_type) },
	{ "EventCategories", .type = SHAPE_LIST,
	    .each = &member_event_categories_list_answered,
	    .item = "EventCategory",
	    .place = AT(rds_event_categories_map, event_categories) },
};
const struct shape rds_shape_event_categories_map =
    SHAPE(struct rds_event_categories_map, fields_event_categories_map);

static const struct shape_field fields_event_categories_message[] = {
	{ "EventCategoriesMapList", .type = SHAPE_LIST,
	    .each = &member_event_categories_map_list_answered,
	    .item = "EventCategoriesMap",
	    .place = AT(rds_event_categories_message, event_categories_map_list)
	    },
};
const struct shape rds_shape_event_categories_message =
    SHAPE(struct rds_event_categories_message, fields_event_categories_message);

static const struct shape_field fields_event_subscriptions_message[] = {
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_event_subscriptions_message, marker) },
	{ "EventSubscriptionsList", .type = SHAPE_LIST,
	    .each = &member_event_subscriptions_list_answered,
	    .item = "EventSubscription",
	    .place = AT(rds_event_subscriptions_message, event_subscriptions_list)
	    },
};
const struct shape rds_shape_event_subscriptions_message =
    SHAPE(struct rds_event_subscriptions_message, fields_event_subscriptions_message);

static const struct shape_field fields_event[] = {
	{ "SourceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_event, source_identifier) },
	{ "SourceType", .type = SHAPE_STRING,
	    .place = AT(rds_event, source_type) },
	{ "Message", .type = SHAPE_STRING, .place = AT(rds_event, message) },
	{ "EventCategories", .type = SHAPE_LIST,
	    .each = &member_event_categories_list_answered,
	    .item = "EventCategory", .place = AT(rds_event, event_categories) },
	{ "Date", .type = SHAPE_TIME, .place = AT(rds_event, date) },
	{ "SourceArn", .type = SHAPE_STRING, .place = AT(rds_event, source_arn)
	    },
};
const struct shape rds_shape_event =
    SHAPE(struct rds_event, fields_event);

static const struct shape_field fields_events_message[] = {
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_events_message, marker) },
	{ "Events", .type = SHAPE_LIST, .each = &member_event_list_answered,
	    .item = "Event", .place = AT(rds_events_message, events) },
};
const struct shape rds_shape_events_message =
    SHAPE(struct rds_events_message, fields_events_message);

static const struct shape_field fields_global_cluster_member[] = {
	{ "DBClusterArn", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster_member, db_cluster_arn) },
	{ "Readers", .type = SHAPE_LIST,
	    .each = &member_readers_arn_list_answered,
	    .place = AT(rds_global_cluster_member, readers) },
	{ "IsWriter", .type = SHAPE_BOOL,
	    .place = AT(rds_global_cluster_member, is_writer) },
	{ "GlobalWriteForwardingStatus", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster_member, global_write_forwarding_status)
	    },
	{ "SynchronizationStatus", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster_member, synchronization_status) },
};
const struct shape rds_shape_global_cluster_member =
    SHAPE(struct rds_global_cluster_member, fields_global_cluster_member);

static const struct shape_field fields_failover_state[] = {
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_failover_state, status) },
	{ "FromDbClusterArn", .type = SHAPE_STRING,
	    .place = AT(rds_failover_state, from_db_cluster_arn) },
	{ "ToDbClusterArn", .type = SHAPE_STRING,
	    .place = AT(rds_failover_state, to_db_cluster_arn) },
	{ "IsDataLossAllowed", .type = SHAPE_BOOL,
	    .place = AT(rds_failover_state, is_data_loss_allowed) },
};
const struct shape rds_shape_failover_state =
    SHAPE(struct rds_failover_state, fields_failover_state);

static const struct shape_field fields_global_cluster[] = {
	{ "GlobalClusterIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster, global_cluster_identifier) },
	{ "GlobalClusterResourceId", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster, global_cluster_resource_id) },
	{ "GlobalClusterArn", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster, global_cluster_arn) },
	{ "Status", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster, status) },
	{ "Engine", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster, engine) },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster, engine_version) },
	{ "EngineLifecycleSupport", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster, engine_lifecycle_support) },
	{ "DatabaseName", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster, database_name) },
	{ "StorageEncrypted", .type = SHAPE_BOOL,
	    .place = AT(rds_global_cluster, storage_encrypted) },
	{ "StorageEncryptionType", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster, storage_encryption_type) },
	{ "DeletionProtection", .type = SHAPE_BOOL,
	    .place = AT(rds_global_cluster, deletion_protection) },
	{ "GlobalClusterMembers", .type = SHAPE_LIST,
	    .each = &member_global_cluster_member_list_answered,
	    .item = "GlobalClusterMember",
	    .place = AT(rds_global_cluster, global_cluster_members) },
	{ "Endpoint", .type = SHAPE_STRING,
	    .place = AT(rds_global_cluster, endpoint) },
	{ "FailoverState", .type = SHAPE_STRUCT,
	    .of = &rds_shape_failover_state,
	    .place = AT(rds_global_cluster, failover_state) },
	{ "TagList", .type = SHAPE_LIST, .each = &member_tag_list_answered,
	    .item = "Tag", .place = AT(rds_global_cluster, tag_list) },
};
const struct shape rds_shape_global_cluster =
    SHAPE(struct rds_global_cluster, fields_global_cluster);

static const struct shape_field fields_global_clusters_message[] = {
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_global_clusters_message, marker) },
	{ "GlobalClusters", .type = SHAPE_LIST,
	    .each = &member_global_cluster_list_answered,
	    .item = "GlobalClusterMember",
	    .place = AT(rds_global_clusters_message, global_clusters) },
};
const struct shape rds_shape_global_clusters_message =
    SHAPE(struct rds_global_clusters_message, fields_global_clusters_message);

static const struct shape_field fields_minimum_engine_version_per_allowed_value[] = {
	{ "AllowedValue", .type = SHAPE_STRING,
	    .place = AT(rds_minimum_engine_version_per_allowed_value, allowed_value)
	    },
	{ "MinimumEngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_minimum_engine_version_per_allowed_value, minimum_engine_version)
	    },
};
const struct shape rds_shape_minimum_engine_version_per_allowed_value =
    SHAPE(struct rds_minimum_engine_version_per_allowed_value, fields_minimum_engine_version_per_allowed_value);

static const struct shape_field fields_option_group_option_setting[] = {
	{ "SettingName", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_option_setting, setting_name) },
	{ "SettingDescription", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_option_setting, setting_description) },
	{ "DefaultValue", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_option_setting, default_value) },
	{ "ApplyType", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_option_setting, apply_type) },
	{ "AllowedValues", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_option_setting, allowed_values) },
	{ "IsModifiable", .type = SHAPE_BOOL,
	    .place = AT(rds_option_group_option_setting, is_modifiable) },
	{ "IsRequired", .type = SHAPE_BOOL,
	    .place = AT(rds_option_group_option_setting, is_required) },
	{ "MinimumEngineVersionPerAllowedValue", .type = SHAPE_LIST,
	    .each = &member_minimum_engine_version_per_allowed_value_list_answered,
	    .item = "MinimumEngineVersionPerAllowedValue",
	    .place = AT(rds_option_group_option_setting, minimum_engine_version_per_allowed_value)
	    },
};
const struct shape rds_shape_option_group_option_setting =
    SHAPE(struct rds_option_group_option_setting, fields_option_group_option_setting);

static const struct shape_field fields_option_version[] = {
	{ "Version", .type = SHAPE_STRING,
	    .place = AT(rds_option_version, version) },
	{ "IsDefault", .type = SHAPE_BOOL,
	    .place = AT(rds_option_version, is_default) },
};
const struct shape rds_shape_option_version =
    SHAPE(struct rds_option_version, fields_option_version);

static const struct shape_field fields_option_group_option[] = {
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_option, name) },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_option, description) },
	{ "EngineName", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_option, engine_name) },
	{ "MajorEngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_option, major_engine_version) },
	{ "MinimumRequiredMinorEngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_option, minimum_required_minor_engine_version)
	    },
	{ "PortRequired", .type = SHAPE_BOOL,
	    .place = AT(rds_option_group_option, port_required) },
	{ "DefaultPort", .type = SHAPE_INTEGER,
	    .place = AT(rds_option_group_option, default_port) },
	{ "OptionsDependedOn", .type = SHAPE_LIST,
	    .each = &member_options_depended_on_answered, .item = "OptionName",
	    .place = AT(rds_option_group_option, options_depended_on) },
	{ "OptionsConflictsWith", .type = SHAPE_LIST,
	    .each = &member_options_conflicts_with_answered,
	    .item = "OptionConflictName",
	    .place = AT(rds_option_group_option, options_conflicts_with) },
	{ "Persistent", .type = SHAPE_BOOL,
	    .place = AT(rds_option_group_option, persistent) },
	{ "Permanent", .type = SHAPE_BOOL,
	    .place = AT(rds_option_group_option, permanent) },
	{ "RequiresAutoMinorEngineVersionUpgrade", .type = SHAPE_BOOL,
	    .place = AT(rds_option_group_option, requires_auto_minor_engine_version_upgrade)
	    },
	{ "VpcOnly", .type = SHAPE_BOOL,
	    .place = AT(rds_option_group_option, vpc_only) },
	{ "SupportsOptionVersionDowngrade", .type = SHAPE_BOOL,
	    .place = AT(rds_option_group_option, supports_option_version_downgrade)
	    },
	{ "OptionGroupOptionSettings", .type = SHAPE_LIST,
	    .each = &member_option_group_option_settings_list_answered,
	    .item = "OptionGroupOptionSetting",
	    .place = AT(rds_option_group_option, option_group_option_settings)
	    },
	{ "OptionGroupOptionVersions", .type = SHAPE_LIST,
	    .each = &member_option_group_option_versions_list_answered,
	    .item = "OptionVersion",
	    .place = AT(rds_option_group_option, option_group_option_versions)
	    },
	{ "CopyableCrossAccount", .type = SHAPE_BOOL,
	    .place = AT(rds_option_group_option, copyable_cross_account) },
	{ "CopyableCrossRegion", .type = SHAPE_BOOL,
	    .place = AT(rds_option_group_option, copyable_cross_region) },
};
const struct shape rds_shape_option_group_option =
    SHAPE(struct rds_option_group_option, fields_option_group_option);

static const struct shape_field fields_option_group_options_message[] = {
	{ "OptionGroupOptions", .type = SHAPE_LIST,
	    .each = &member_option_group_options_list_answered,
	    .item = "OptionGroupOption",
	    .place = AT(rds_option_group_options_message, option_group_options)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_option_group_options_message, marker) },
};
const struct shape rds_shape_option_group_options_message =
    SHAPE(struct rds_option_group_options_message, fields_option_group_options_message);

static const struct shape_field fields_option_groups[] = {
	{ "OptionGroupsList", .type = SHAPE_LIST,
	    .each = &member_option_groups_list_answered, .item = "OptionGroup",
	    .place = AT(rds_option_groups, option_groups_list) },
	{ "Marker", .type = SHAPE_STRING, .place = AT(rds_option_groups, marker)
	    },
};
const struct shape rds_shape_option_groups =
    SHAPE(struct rds_option_groups, fields_option_groups);

static const struct shape_field fields_available_processor_feature[] = {
	{ "Name", .type = SHAPE_STRING,
	    .place = AT(rds_available_processor_feature, name) },
	{ "DefaultValue", .type = SHAPE_STRING,
	    .place = AT(rds_available_processor_feature, default_value) },
	{ "AllowedValues", .type = SHAPE_STRING,
	    .place = AT(rds_available_processor_feature, allowed_values) },
};
const struct shape rds_shape_available_processor_feature =
    SHAPE(struct rds_available_processor_feature, fields_available_processor_feature);

static const struct shape_field fields_available_additional_storage_volumes_option[] = {
	{ "SupportsStorageAutoscaling", .type = SHAPE_BOOL,
	    .place = AT(rds_available_additional_storage_volumes_option, supports_storage_autoscaling)
	    },
	{ "SupportsStorageThroughput", .type = SHAPE_BOOL,
	    .place = AT(rds_available_additional_storage_volumes_option, supports_storage_throughput)
	    },
	{ "SupportsIops", .type = SHAPE_BOOL,
	    .place = AT(rds_available_additional_storage_volumes_option, supports_iops)
	    },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_available_additional_storage_volumes_option, storage_type)
	    },
	{ "MinStorageSize", .type = SHAPE_INTEGER,
	    .place = AT(rds_available_additional_storage_volumes_option, min_storage_size)
	    },
	{ "MaxStorageSize", .type = SHAPE_INTEGER,
	    .place = AT(rds_available_additional_storage_volumes_option, max_storage_size)
	    },
	{ "MinIops", .type = SHAPE_INTEGER,
	    .place = AT(rds_available_additional_storage_volumes_option, min_iops)
	    },
	{ "MaxIops", .type = SHAPE_INTEGER,
	    .place = AT(rds_available_additional_storage_volumes_option, max_iops)
	    },
	{ "MinIopsPerGib", .type = SHAPE_FLOAT,
	    .place = AT(rds_available_additional_storage_volumes_option, min_iops_per_gib)
	    },
	{ "MaxIopsPerGib", .type = SHAPE_FLOAT,
	    .place = AT(rds_available_additional_storage_volumes_option, max_iops_per_gib)
	    },
	{ "MinStorageThroughput", .type = SHAPE_INTEGER,
	    .place = AT(rds_available_additional_storage_volumes_option, min_storage_throughput)
	    },
	{ "MaxStorageThroughput", .type = SHAPE_INTEGER,
	    .place = AT(rds_available_additional_storage_volumes_option, max_storage_throughput)
	    },
};
const struct shape rds_shape_available_additional_storage_volumes_option =
    SHAPE(struct rds_available_additional_storage_volumes_option, fields_available_additional_storage_volumes_option);

static const struct shape_field fields_orderable_db_instance_option[] = {
	{ "Engine", .type = SHAPE_STRING,
	    .place = AT(rds_orderable_db_instance_option, engine) },
	{ "EngineVersion", .type = SHAPE_STRING,
	    .place = AT(rds_orderable_db_instance_option, engine_version) },
	{ "DBInstanceClass", .type = SHAPE_STRING,
	    .place = AT(rds_orderable_db_instance_option, db_instance_class) },
	{ "LicenseModel", .type = SHAPE_STRING,
	    .place = AT(rds_orderable_db_instance_option, license_model) },
	{ "AvailabilityZoneGroup", .type = SHAPE_STRING,
	    .place = AT(rds_orderable_db_instance_option, availability_zone_group)
	    },
	{ "AvailabilityZones", .type = SHAPE_LIST,
	    .each = &member_availability_zone_list_answered,
	    .item = "AvailabilityZone",
	    .place = AT(rds_orderable_db_instance_option, availability_zones) },
	{ "MultiAZCapable", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, multi_az_capable) },
	{ "ReadReplicaCapable", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, read_replica_capable)
	    },
	{ "Vpc", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, vpc) },
	{ "SupportsStorageEncryption", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_storage_encryption)
	    },
	{ "StorageType", .type = SHAPE_STRING,
	    .place = AT(rds_orderable_db_instance_option, storage_type) },
	{ "SupportsIops", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_iops) },
	{ "SupportsStorageThroughput", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_storage_throughput)
	    },
	{ "SupportsEnhancedMonitoring", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_enhanced_monitoring)
	    },
	{ "SupportsIAMDatabaseAuthentication", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_iam_database_authentication)
	    },
	{ "SupportsPerformanceInsights", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_performance_insights)
	    },
	{ "MinStorageSize", .type = SHAPE_INTEGER,
	    .place = AT(rds_orderable_db_instance_option, min_storage_size) },
	{ "MaxStorageSize", .type = SHAPE_INTEGER,
	    .place = AT(rds_orderable_db_instance_option, max_storage_size) },
	{ "MinIopsPerDbInstance", .type = SHAPE_INTEGER,
	    .place = AT(rds_orderable_db_instance_option, min_iops_per_db_instance)
	    },
	{ "MaxIopsPerDbInstance", .type = SHAPE_INTEGER,
	    .place = AT(rds_orderable_db_instance_option, max_iops_per_db_instance)
	    },
	{ "MinIopsPerGib", .type = SHAPE_FLOAT,
	    .place = AT(rds_orderable_db_instance_option, min_iops_per_gib) },
	{ "MaxIopsPerGib", .type = SHAPE_FLOAT,
	    .place = AT(rds_orderable_db_instance_option, max_iops_per_gib) },
	{ "MinStorageThroughputPerDbInstance", .type = SHAPE_INTEGER,
	    .place = AT(rds_orderable_db_instance_option, min_storage_throughput_per_db_instance)
	    },
	{ "MaxStorageThroughputPerDbInstance", .type = SHAPE_INTEGER,
	    .place = AT(rds_orderable_db_instance_option, max_storage_throughput_per_db_instance)
	    },
	{ "MinStorageThroughputPerIops", .type = SHAPE_FLOAT,
	    .place = AT(rds_orderable_db_instance_option, min_storage_throughput_per_iops)
	    },
	{ "MaxStorageThroughputPerIops", .type = SHAPE_FLOAT,
	    .place = AT(rds_orderable_db_instance_option, max_storage_throughput_per_iops)
	    },
	{ "AvailableProcessorFeatures", .type = SHAPE_LIST,
	    .each = &member_available_processor_feature_list_answered,
	    .item = "AvailableProcessorFeature",
	    .place = AT(rds_orderable_db_instance_option, available_processor_features)
	    },
	{ "SupportedEngineModes", .type = SHAPE_LIST,
	    .each = &member_engine_mode_list_answered,
	    .place = AT(rds_orderable_db_instance_option, supported_engine_modes)
	    },
	{ "SupportsStorageAutoscaling", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_storage_autoscaling)
	    },
	{ "SupportsKerberosAuthentication", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_kerberos_authentication)
	    },
	{ "OutpostCapable", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, outpost_capable) },
	{ "SupportedActivityStreamModes", .type = SHAPE_LIST,
	    .each = &member_activity_stream_mode_list_answered,
	    .place = AT(rds_orderable_db_instance_option, supported_activity_stream_modes)
	    },
	{ "SupportsGlobalDatabases", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_global_databases)
	    },
	{ "SupportedNetworkTypes", .type = SHAPE_LIST,
	    .each = &member_string_list_answered,
	    .place = AT(rds_orderable_db_instance_option, supported_network_types)
	    },
	{ "SupportsClusters", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_clusters) },
	{ "SupportsDedicatedLogVolume", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_dedicated_log_volume)
	    },
	{ "SupportsAdditionalStorageVolumes", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_additional_storage_volumes)
	    },
	{ "SupportsHttpEndpoint", .type = SHAPE_BOOL,
	    .place = AT(rds_orderable_db_instance_option, supports_http_endpoint)
	    },
	{ "AvailableAdditionalStorageVolumesOptions", .type = SHAPE_LIST,
	    .each = &member_available_additional_storage_volumes_option_list_answered,
	    .item = "AvailableAdditionalStorageVolumesOption",
	    .place = AT(rds_orderable_db_instance_option, available_additional_storage_volumes_options)
	    },
};
const struct shape rds_shape_orderable_db_instance_option =
    SHAPE(struct rds_orderable_db_instance_option, fields_orderable_db_instance_option);

static const struct shape_field fields_orderable_db_instance_options_message[] = {
	{ "OrderableDBInstanceOptions", .type = SHAPE_LIST,
	    .each = &member_orderable_db_instance_options_list_answered,
	    .item = "OrderableDBInstanceOption",
	    .place = AT(rds_orderable_db_instance_options_message, orderable_db_instance_options)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_orderable_db_instance_options_message, marker) },
};
const struct shape rds_shape_orderable_db_instance_options_message =
    SHAPE(struct rds_orderable_db_instance_options_message, fields_orderable_db_instance_options_message);

static const struct shape_field fields_pending_maintenance_action[] = {
	{ "Action", .type = SHAPE_STRING,
	    .place = AT(rds_pending_maintenance_action, action) },
	{ "AutoAppliedAfterDate", .type = SHAPE_TIME,
	    .place = AT(rds_pending_maintenance_action, auto_applied_after_date)
	    },
	{ "ForcedApplyDate", .type = SHAPE_TIME,
	    .place = AT(rds_pending_maintenance_action, forced_apply_date) },
	{ "OptInStatus", .type = SHAPE_STRING,
	    .place = AT(rds_pending_maintenance_action, opt_in_status) },
	{ "CurrentApplyDate", .type = SHAPE_TIME,
	    .place = AT(rds_pending_maintenance_action, current_apply_date) },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(rds_pending_maintenance_action, description) },
};
const struct shape rds_shape_pending_maintenance_action =
    SHAPE(struct rds_pending_maintenance_action, fields_pending_maintenance_action);

static const struct shape_field fields_resource_pending_maintenance_actions[] = {
	{ "ResourceIdentifier", .type = SHAPE_STRING,
	    .place = AT(rds_resource_pending_maintenance_actions, resource_identifier)
	    },
	{ "PendingMaintenanceActionDetails", .type = SHAPE_LIST,
	    .each = &member_pending_maintenance_action_details_answered,
	    .item = "PendingMaintenanceAction",
	    .place = AT(rds_resource_pending_maintenance_actions, pending_maintenance_action_details)
	    },
};
const struct shape rds_shape_resource_pending_maintenance_actions =
    SHAPE(struct rds_resource_pending_maintenance_actions, fields_resource_pending_maintenance_actions);

static const struct shape_field fields_pending_maintenance_actions_message[] = {
	{ "PendingMaintenanceActions", .type = SHAPE_LIST,
	    .each = &member_pending_maintenance_actions_answered,
	    .item = "ResourcePendingMaintenanceActions",
	    .place = AT(rds_pending_maintenance_actions_message, pending_maintenance_actions)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_pending_maintenance_actions_message, marker) },
};
const struct shape rds_shape_pending_maintenance_actions_message =
    SHAPE(struct rds_pending_maintenance_actions_message, fields_pending_maintenance_actions_message);

static const struct shape_field fields_recurring_charge[] = {
	{ "RecurringChargeAmount", .type = SHAPE_FLOAT,
	    .place = AT(rds_recurring_charge, recurring_charge_amount) },
	{ "RecurringChargeFrequency", .type = SHAPE_STRING,
	    .place = AT(rds_recurring_charge, recurring_charge_frequency) },
};
const struct shape rds_shape_recurring_charge =
    SHAPE(struct rds_recurring_charge, fields_recurring_charge);

static const struct shape_field fields_reserved_db_instance[] = {
	{ "ReservedDBInstanceId", .type = SHAPE_STRING,
	    .place = AT(rds_reserved_db_instance, reserved_db_instance_id) },
	{ "ReservedDBInstancesOfferingId", .type = SHAPE_STRING,
	    .place = AT(rds_reserved_db_instance, reserved_db_instances_offering_id)
	    },
	{ "DBInstanceClass", .type = SHAPE_STRING,
	    .place = AT(rds_reserved_db_instance, db_instance_class) },
	{ "StartTime", .type = SHAPE_TIME,
	    .place = AT(rds_reserved_db_instance, start_time) },
	{ "Duration", .type = SHAPE_INTEGER,
	    .place = AT(rds_reserved_db_instance, duration) },
	{ "FixedPrice", .type = SHAPE_FLOAT,
	    .place = AT(rds_reserved_db_instance, fixed_price) },
	{ "UsagePrice", .type = SHAPE_FLOAT,
	    .place = AT(rds_reserved_db_instance, usage_price) },
	{ "CurrencyCode", .type = SHAPE_STRING,
	    .place = AT(rds_reserved_db_instance, currency_code) },
	{ "DBInstanceCount", .type = SHAPE_INTEGER,
	    .place = AT(rds_reserved_db_instance, db_instance_count) },
	{ "ProductDescription", .type = SHAPE_STRING,
	    .place = AT(rds_reserved_db_instance, product_description) },
	{ "OfferingType", .type = SHAPE_STRING,
	    .place = AT(rds_reserved_db_instance, offering_type) },
	{ "MultiAZ", .type = SHAPE_BOOL,
	    .place = AT(rds_reserved_db_instance, multi_az) },
	{ "State", .type = SHAPE_STRING,
	    .place = AT(rds_reserved_db_instance, state) },
	{ "RecurringCharges", .type = SHAPE_LIST,
	    .each = &member_recurring_charge_list_answered,
	    .item = "RecurringCharge",
	    .place = AT(rds_reserved_db_instance, recurring_charges) },
	{ "ReservedDBInstanceArn", .type = SHAPE_STRING,
	    .place = AT(rds_reserved_db_instance, reserved_db_instance_arn) },
	{ "LeaseId", .type = SHAPE_STRING,
	    .place = AT(rds_reserved_db_instance, lease_id) },
};
const struct shape rds_shape_reserved_db_instance =
    SHAPE(struct rds_reserved_db_instance, fields_reserved_db_instance);

static const struct shape_field fields_reserved_db_instance_message[] = {
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_reserved_db_instance_message, marker) },
	{ "ReservedDBInstances", .type = SHAPE_LIST,
	    .each = &member_reserved_db_instance_list_answered,
	    .item = "ReservedDBInstance",
	    .place = AT(rds_reserved_db_instance_message, reserved_db_instances)
	    },
};
const struct shape rds_shape_reserved_db_instance_message =
    SHAPE(struct rds_reserved_db_instance_message, fields_reserved_db_instance_message);

static const struct shape_field fields_download_db_log_file_portion_details[] = {
	{ "LogFileData", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(rds_download_db_log_file_portion_details, log_file_data)
	    },
	{ "Marker", .type = SHAPE_STRING,
	    .place = AT(rds_download_db_log_file_portion_details, marker) },
	{ "AdditionalDataPending", .type = SHAPE_BOOL,
	    .place = AT(rds_download_db_log_file_portion_details, additional_data_pending)
	    },
};
const struct shape rds_shape_download_db_log_file_portion_details =
    SHAPE(struct rds_download_db_log_file_portion_details, fields_download_db_log_file_portion_details);

static const struct shape_field fields_failover_db_cluster_result[] = {
	{ "DBCluster", .type = SHAPE_STRUCT, .of = &rds_shape_db_cluster,
	    .place = AT(rds_one_cluster, db_cluster) },
};
const struct shape rds_shape_failover_db_cluster_result =
    SHAPE(struct rds_one_cluster, fields_failover_db_cluster_result);

static const struct shape_field fields_tag_list_message[] = {
	{ "TagList", .type = SHAPE_LIST, .each = &member_tag_list_answered,
	    .item = "Tag", .place = AT(rds_tag_list_message, tag_list) },
};
const struct shape rds_shape_tag_list_message =
    SHAPE(struct rds_tag_list_message, fields_tag_list_message);

static const struct shape_field fields_modify_db_cluster_result[] = {
	{ "DBCluster", .type = SHAPE_STRUCT, .of = &rds_shape_db_cluster,
	    .place = AT(rds_one_cluster, db_cluster) },
};
const struct shape rds_shape_modify_db_cluster_result =
    SHAPE(struct rds_one_cluster, fields_modify_db_cluster_result);

static const struct shape_field fields_db_cluster_parameter_group_name_message[] = {
	{ "DBClusterParameterGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_parameter_group_name, db_cluster_parameter_group_name)
	    },
};
const struct shape rds_shape_db_cluster_parameter_group_name_message =
    SHAPE(struct rds_parameter_group_name, fields_db_cluster_parameter_group_name_message);

static const struct shape_field fields_modify_db_cluster_snapshot_attribute_result[] = {
	{ "DBClusterSnapshotAttributesResult", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_cluster_snapshot_attributes_result,
	    .place = AT(rds_snapshot_shared, db_cluster_snapshot_attributes_result)
	    },
};
const struct shape rds_shape_modify_db_cluster_snapshot_attribute_result =
    SHAPE(struct rds_snapshot_shared, fields_modify_db_cluster_snapshot_attribute_result);

static const struct shape_field fields_modify_db_instance_result[] = {
	{ "DBInstance", .type = SHAPE_STRUCT, .of = &rds_shape_db_instance,
	    .place = AT(rds_one_instance, db_instance) },
};
const struct shape rds_shape_modify_db_instance_result =
    SHAPE(struct rds_one_instance, fields_modify_db_instance_result);

static const struct shape_field fields_db_parameter_group_name_message[] = {
	{ "DBParameterGroupName", .type = SHAPE_STRING,
	    .place = AT(rds_parameter_group_name, db_parameter_group_name) },
};
const struct shape rds_shape_db_parameter_group_name_message =
    SHAPE(struct rds_parameter_group_name, fields_db_parameter_group_name_message);

static const struct shape_field fields_modify_db_snapshot_result[] = {
	{ "DBSnapshot", .type = SHAPE_STRUCT, .of = &rds_shape_db_snapshot,
	    .place = AT(rds_one_snapshot, db_snapshot) },
};
const struct shape rds_shape_modify_db_snapshot_result =
    SHAPE(struct rds_one_snapshot, fields_modify_db_snapshot_result);

static const struct shape_field fields_modify_db_snapshot_attribute_result[] = {
	{ "DBSnapshotAttributesResult", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_snapshot_attributes_result,
	    .place = AT(rds_snapshot_shared, db_snapshot_attributes_result) },
};
const struct shape rds_shape_modify_db_snapshot_attribute_result =
    SHAPE(struct rds_snapshot_shared, fields_modify_db_snapshot_attribute_result);

static const struct shape_field fields_modify_db_subnet_group_result[] = {
	{ "DBSubnetGroup", .type = SHAPE_STRUCT,
	    .of = &rds_shape_db_subnet_group,
	    .place = AT(rds_one_subnet_group, db_subnet_group) },
};
const struct shape rds_shape_modify_db_subnet_group_result =
    SHAPE(struct rds_one_subnet_group, fields_modify_db_subnet_group_result);

static const struct shape_field fields_modify_event_subscription_result[] = {
	{ "EventSubscription", .type = SHAPE_STRUCT,
	    .of = &rds_shape_event_subscription,
	    .place = AT(rds_one_subscription, event_subscription) },
};
const struct shape rds_shape_modify_event_subscription_result =
    SHAPE(struct rds_one_subscription, fields_modify_event_subscription_result);

static const struct shape_field fields_modify_option_group_result[] = {
	{ "OptionGroup", .type = SHAPE_STRUCT, .of = &rds_shape_option_group,
	    .place = AT(rds_one_option_group, option_group) },
};
const struct shape rds_shape_modify_option_group_result =
    SHAPE(struct rds_one_option_group, fields_modify_option_group_result);

static const struct shape_field fields_reboot_db_instance_result[] = {
	{ "DBInstance", .type = SHAPE_STRUCT, .of = &rds_shape_db_instance,
	    .place = AT(rds_one_instance, db_instance) },
};
const struct shape rds_shape_reboot_db_instance_result =
    SHAPE(struct rds_one_instance, fields_reboot_db_instance_result);

static const struct shape_field fields_remove_source_identifier_from_subscription_result[] = {
	{ "EventSubscription", .type = SHAPE_STRUCT,
	    .of = &rds_shape_event_subscription,
	    .place = AT(rds_one_subscription, event_subscription) },
};
const struct shape rds_shape_remove_source_identifier_from_subscription_result =
    SHAPE(struct rds_one_subscription, fields_remove_source_identifier_from_subscription_result);

static const struct shape_field fields_restore_db_cluster_from_snapshot_result[] = {
	{ "DBCluster", .type = SHAPE_STRUCT, .of = &rds_shape_db_cluster,
	    .place = AT(rds_one_cluster, db_cluster) },
};
const struct shape rds_shape_restore_db_cluster_from_snapshot_result =
    SHAPE(struct rds_one_cluster, fields_restore_db_cluster_from_snapshot_result);

static const struct shape_field fields_restore_db_cluster_to_point_in_time_result[] = {
	{ "DBCluster", .type = SHAPE_STRUCT, .of = &rds_shape_db_cluster,
	    .place = AT(rds_one_cluster, db_cluster) },
};
const struct shape rds_shape_restore_db_cluster_to_point_in_time_result =
    SHAPE(struct rds_one_cluster, fields_restore_db_cluster_to_point_in_time_result);

static const struct shape_field fields_restore_db_instance_from_db_snapshot_result[] = {
	{ "DBInstance", .type = SHAPE_STRUCT, .of = &rds_shape_db_instance,
	    .place = AT(rds_one_instance, db_instance) },
};
const struct shape rds_shape_restore_db_instance_from_db_snapshot_result =
    SHAPE(struct rds_one_instance, fields_restore_db_instance_from_db_snapshot_result);

static const struct shape_field fields_restore_db_instance_to_point_in_time_result[] = {
	{ "DBInstance", .type = SHAPE_STRUCT, .of = &rds_shape_db_instance,
	    .place = AT(rds_one_instance, db_instance) },
};
const struct shape rds_shape_restore_db_instance_to_point_in_time_result =
    SHAPE(struct rds_one_instance, fields_restore_db_instance_to_point_in_time_result);

static const struct shape_field fields_start_db_cluster_result[] = {
	{ "DBCluster", .type = SHAPE_STRUCT, .of = &rds_shape_db_cluster,
	    .place = AT(rds_one_cluster, db_cluster) },
};
const struct shape rds_shape_start_db_cluster_result =
    SHAPE(struct rds_one_cluster, fields_start_db_cluster_result);

static const struct shape_field fields_start_db_instance_result[] = {
	{ "DBInstance", .type = SHAPE_STRUCT, .of = &rds_shape_db_instance,
	    .place = AT(rds_one_instance, db_instance) },
};
const struct shape rds_shape_start_db_instance_result =
    SHAPE(struct rds_one_instance, fields_start_db_instance_result);

static const struct shape_field fields_stop_db_cluster_result[] = {
	{ "DBCluster", .type = SHAPE_STRUCT, .of = &rds_shape_db_cluster,
	    .place = AT(rds_one_cluster, db_cluster) },
};
const struct shape rds_shape_stop_db_cluster_result =
    SHAPE(struct rds_one_cluster, fields_stop_db_cluster_result);

static const struct shape_field fields_stop_db_instance_result[] = {
	{ "DBInstance", .type = SHAPE_STRUCT, .of = &rds_shape_db_instance,
	    .place = AT(rds_one_instance, db_instance) },
};
const struct shape rds_shape_stop_db_instance_result =
    SHAPE(struct rds_one_instance, fields_stop_db_instance_result);

const struct kt_error rds_errors[] = {
	{ "AuthorizationNotFound", 404, "Message" },
	{ "BackupPolicyNotFoundFault", 404, "Message" },
	{ "BlueGreenDeploymentNotFoundFault", 404, "Message" },
	{ "CertificateNotFound", 404, "Message" },
	{ "CustomAvailabilityZoneNotFound", 404, "Message" },
	{ "DBCapacityReservationNotFound", 404, "Message" },
	{ "DBClusterAlreadyExistsFault", 400, "Message" },
	{ "DBClusterAutomatedBackupNotFoundFault", 404, "Message" },
	{ "DBClusterAutomatedBackupQuotaExceededFault", 400, "Message" },
	{ "DBClusterEndpointAlreadyExistsFault", 400, "Message" },
	{ "DBClusterEndpointNotFoundFault", 400, "Message" },
	{ "DBClusterEndpointQuotaExceededFault", 403, "Message" },
	{ "DBClusterNotFoundFault", 404, "Message" },
	{ "DBClusterParameterGroupNotFound", 404, "Message" },
	{ "DBClusterQuotaExceededFault", 403, "Message" },
	{ "DBClusterRoleAlreadyExists", 400, "Message" },
	{ "DBClusterRoleNotFound", 404, "Message" },
	{ "DBClusterRoleQuotaExceeded", 400, "Message" },
	{ "DBClusterSnapshotAlreadyExistsFault", 400, "Message" },
	{ "DBClusterSnapshotNotFoundFault", 404, "Message" },
	{ "DBInstanceAlreadyExists", 400, "Message" },
	{ "DBInstanceAutomatedBackupNotFound", 404, "Message" },
	{ "DBInstanceAutomatedBackupQuotaExceeded", 400, "Message" },
	{ "DBInstanceNotFound", 404, "Message" },
	{ "DBInstanceNotReady", 400, "Message" },
	{ "DBInstanceRoleAlreadyExists", 400, "Message" },
	{ "DBInstanceRoleNotFound", 404, "Message" },
	{ "DBInstanceRoleQuotaExceeded", 400, "Message" },
	{ "DBLogFileNotFoundFault", 404, "Message" },
	{ "DBParameterGroupAlreadyExists", 400, "Message" },
	{ "DBParameterGroupNotFound", 404, "Message" },
	{ "DBParameterGroupQuotaExceeded", 400, "Message" },
	{ "DBProxyEndpointNotFoundFault", 404, "Message" },
	{ "DBProxyNotFoundFault", 404, "Message" },
	{ "DBProxyTargetGroupNotFoundFault", 404, "Message" },
	{ "DBSecurityGroupNotFound", 404, "Message" },
	{ "DBShardGroupNotFound", 404, "Message" },
	{ "DBSnapshotAlreadyExists", 400, "Message" },
	{ "DBSnapshotNotFound", 404, "Message" },
	{ "DBSnapshotTenantDatabaseNotFoundFault", 404, "Message" },
	{ "DBSubnetGroupAlreadyExists", 400, "Message" },
	{ "DBSubnetGroupDoesNotCoverEnoughAZs", 400, "Message" },
	{ "DBSubnetGroupNotFoundFault", 404, "Message" },
	{ "DBSubnetGroupQuotaExceeded", 400, "Message" },
	{ "DBSubnetQuotaExceededFault", 400, "Message" },
	{ "DBUpgradeDependencyFailure", 400, "Message" },
	{ "DomainNotFoundFault", 404, "Message" },
	{ "EventSubscriptionQuotaExceeded", 400, "Message" },
	{ "GlobalClusterNotFoundFault", 404, "Message" },
	{ "InstanceQuotaExceeded", 400, "Message" },
	{ "InsufficientDBClusterCapacityFault", 403, "Message" },
	{ "InsufficientDBInstanceCapacity", 400, "Message" },
	{ "InsufficientStorageClusterCapacity", 400, "Message" },
	{ "IntegrationNotFoundFault", 404, "Message" },
	{ "InvalidDBCapacityReservationState", 400, "Message" },
	{ "InvalidDBClusterAutomatedBackupStateFault", 400, "Message" },
	{ "InvalidDBClusterEndpointStateFault", 400, "Message" },
	{ "InvalidDBClusterSnapshotStateFault", 400, "Message" },
	{ "InvalidDBClusterStateFault", 400, "Message" },
	{ "InvalidDBInstanceAutomatedBackupState", 400, "Message" },
	{ "InvalidDBInstanceState", 400, "Message" },
	{ "InvalidDBParameterGroupState", 400, "Message" },
	{ "InvalidDBSecurityGroupState", 400, "Message" },
	{ "InvalidDBShardGroupState", 400, "Message" },
	{ "InvalidDBSnapshotState", 400, "Message" },
	{ "InvalidDBSubnetGroupFault", 400, "Message" },
	{ "InvalidDBSubnetGroupStateFault", 400, "Message" },
	{ "InvalidDBSubnetStateFault", 400, "Message" },
	{ "InvalidEventSubscriptionState", 400, "Message" },
	{ "InvalidGlobalClusterStateFault", 400, "Message" },
	{ "InvalidOptionGroupStateFault", 400, "Message" },
	{ "InvalidRestoreFault", 400, "Message" },
	{ "InvalidSubnet", 400, "Message" },
	{ "InvalidVPCNetworkStateFault", 400, "Message" },
	{ "KMSKeyNotAccessibleFault", 400, "Message" },
	{ "NetworkTypeNotSupported", 400, "Message" },
	{ "OptionGroupAlreadyExistsFault", 400, "Message" },
	{ "OptionGroupNotFoundFault", 404, "Message" },
	{ "OptionGroupQuotaExceededFault", 400, "Message" },
	{ "PointInTimeRestoreNotEnabled", 400, "Message" },
	{ "ProvisionedIopsNotAvailableInAZFault", 400, "Message" },
	{ "ReservedDBInstanceNotFound", 404, "Message" },
	{ "ResourceNotFoundFault", 404, "Message" },
	{ "SNSInvalidTopic", 400, "Message" },
	{ "SNSNoAuthorization", 400, "Message" },
	{ "SNSTopicArnNotFound", 404, "Message" },
	{ "SharedSnapshotQuotaExceeded", 400, "Message" },
	{ "SnapshotQuotaExceeded", 400, "Message" },
	{ "SourceNotFound", 404, "Message" },
	{ "StorageQuotaExceeded", 400, "Message" },
	{ "StorageTypeNotAvailableFault", 400, "Message" },
	{ "StorageTypeNotSupported", 400, "Message" },
	{ "SubnetAlreadyInUse", 400, "Message" },
	{ "SubscriptionAlreadyExist", 400, "Message" },
	{ "SubscriptionCategoryNotFound", 404, "Message" },
	{ "SubscriptionNotFound", 404, "Message" },
	{ "TenantDatabaseNotFound", 404, "Message" },
	{ "TenantDatabaseQuotaExceeded", 400, "Message" },
	{ "VpcEncryptionControlViolationException", 400, "Message" },
	{ NULL }
};

const struct kt_meaning rds_means[] = {
	{ KT_OK }
};
