/* The tables of shapes.h, in the order of the model. */
#include "shapes.h"

#define AT(type, member) offsetof(struct type, member)

static const struct shape_field create_instance_fields[] = {
	{ "DBName", SHAPE_STRING, AT(in_create_instance, database) },
	{ "DBInstanceIdentifier", SHAPE_STRING, AT(in_create_instance, id),
	    SHAPE_REQUIRED },
	{ "AllocatedStorage", SHAPE_INTEGER, AT(in_create_instance, storage) },
	{ "DBInstanceClass", SHAPE_STRING, AT(in_create_instance, class),
	    SHAPE_REQUIRED },
	{ "Engine", SHAPE_STRING, AT(in_create_instance, engine),
	    SHAPE_REQUIRED },
	{ "MasterUsername", SHAPE_STRING, AT(in_create_instance, user) },
	{ "MasterUserPassword", SHAPE_STRING, AT(in_create_instance, password),
	    SHAPE_SENSITIVE },
	{ "BackupRetentionPeriod", SHAPE_INTEGER,
	    AT(in_create_instance, backup_retention) },
	{ "Port", SHAPE_INTEGER, AT(in_create_instance, port) },
	{ "DBClusterIdentifier", SHAPE_STRING,
	    AT(in_create_instance, cluster) },
	{ "DeletionProtection", SHAPE_BOOL,
	    AT(in_create_instance, deletion_protection) },
};
const struct shape shape_create_instance =
    SHAPE(struct in_create_instance, create_instance_fields);

static const struct shape_field create_cluster_fields[] = {
	{ "BackupRetentionPeriod", SHAPE_INTEGER,
	    AT(in_create_cluster, backup_retention) },
	{ "DatabaseName", SHAPE_STRING, AT(in_create_cluster, database) },
	{ "DBClusterIdentifier", SHAPE_STRING, AT(in_create_cluster, id),
	    SHAPE_REQUIRED },
	{ "Engine", SHAPE_STRING, AT(in_create_cluster, engine),
	    SHAPE_REQUIRED },
	{ "Port", SHAPE_INTEGER, AT(in_create_cluster, port) },
	{ "MasterUsername", SHAPE_STRING, AT(in_create_cluster, user) },
	{ "MasterUserPassword", SHAPE_STRING, AT(in_create_cluster, password),
	    SHAPE_SENSITIVE },
	{ "DeletionProtection", SHAPE_BOOL,
	    AT(in_create_cluster, deletion_protection) },
};
const struct shape shape_create_cluster =
    SHAPE(struct in_create_cluster, create_cluster_fields);

#define DELETE_FIELDS(id_name) \
	{ id_name, SHAPE_STRING, AT(in_delete, id), SHAPE_REQUIRED }, \
	{ "SkipFinalSnapshot", SHAPE_BOOL, AT(in_delete, skip_snapshot) }, \
	{ "FinalDBSnapshotIdentifier", SHAPE_STRING, AT(in_delete, snapshot) }

static const struct shape_field delete_instance_fields[] = {
	DELETE_FIELDS("DBInstanceIdentifier")
};
const struct shape shape_delete_instance =
    SHAPE(struct in_delete, delete_instance_fields);

static const struct shape_field delete_cluster_fields[] = {
	DELETE_FIELDS("DBClusterIdentifier")
};
const struct shape shape_delete_cluster =
    SHAPE(struct in_delete, delete_cluster_fields);

static const struct shape_field filter_fields[] = {
	{ "Name", SHAPE_STRING, AT(rds_filter, name) },
	{ "Values", SHAPE_LIST, AT(rds_filter, values), .item = "Value" },
};
static const struct shape shape_filter =
    SHAPE(struct rds_filter, filter_fields);

#define DESCRIBE_FIELDS(id_name) \
	{ id_name, SHAPE_STRING, AT(in_describe, id) }, \
	{ "Filters", SHAPE_LIST, AT(in_describe, filters), \
	    .of = &shape_filter, .item = "Filter" }, \
	{ "MaxRecords", SHAPE_INTEGER, AT(in_describe, max_records) }, \
	{ "Marker", SHAPE_STRING, AT(in_describe, marker) }

static const struct shape_field describe_instances_fields[] = {
	DESCRIBE_FIELDS("DBInstanceIdentifier")
};
const struct shape shape_describe_instances =
    SHAPE(struct in_describe, describe_instances_fields);

static const struct shape_field describe_clusters_fields[] = {
	DESCRIBE_FIELDS("DBClusterIdentifier")
};
const struct shape shape_describe_clusters =
    SHAPE(struct in_describe, describe_clusters_fields);

/* --- answers --- */

static const struct shape_field endpoint_fields[] = {
	{ "Address", SHAPE_STRING, AT(rds_endpoint, address) },
	{ "Port", SHAPE_INTEGER, AT(rds_endpoint, port) },
	{ "HostedZoneId", SHAPE_STRING, AT(rds_endpoint, zone) },
};
static const struct shape shape_endpoint =
    SHAPE(struct rds_endpoint, endpoint_fields);

/* Lists of structures of which there are none so far. */
static const struct shape shape_nothing = { 0, NULL, 0 };
#define NO_INSTANCE(name, item_name) { name, SHAPE_LIST, \
	AT(rds_instance, none), .of = &shape_nothing, .item = item_name }
#define NO_CLUSTER(name, item_name) { name, SHAPE_LIST, \
	AT(rds_cluster, none), .of = &shape_nothing, .item = item_name }

static const struct shape_field instance_fields[] = {
	{ "DBInstanceIdentifier", SHAPE_STRING, AT(rds_instance, id) },
	{ "DBInstanceClass", SHAPE_STRING, AT(rds_instance, class) },
	{ "Engine", SHAPE_STRING, AT(rds_instance, engine) },
	{ "DBInstanceStatus", SHAPE_STRING, AT(rds_instance, status) },
	{ "MasterUsername", SHAPE_STRING, AT(rds_instance, user) },
	{ "DBName", SHAPE_STRING, AT(rds_instance, database) },
	{ "Endpoint", SHAPE_STRUCT, AT(rds_instance, endpoint),
	    .of = &shape_endpoint },
	{ "AllocatedStorage", SHAPE_INTEGER, AT(rds_instance, storage) },
	{ "InstanceCreateTime", SHAPE_TIME, AT(rds_instance, created) },
	{ "PreferredBackupWindow", SHAPE_STRING,
	    AT(rds_instance, backup_window) },
	{ "BackupRetentionPeriod", SHAPE_INTEGER,
	    AT(rds_instance, backup_retention) },
	NO_INSTANCE("DBSecurityGroups", "DBSecurityGroup"),
	NO_INSTANCE("VpcSecurityGroups", "VpcSecurityGroupMembership"),
	NO_INSTANCE("DBParameterGroups", "DBParameterGroup"),
	{ "AvailabilityZone", SHAPE_STRING, AT(rds_instance, zone) },
	{ "PreferredMaintenanceWindow", SHAPE_STRING,
	    AT(rds_instance, maintenance_window) },
	{ "PendingModifiedValues", SHAPE_STRUCT, AT(rds_instance, pending),
	    .of = &shape_nothing },
	{ "MultiAZ", SHAPE_BOOL, AT(rds_instance, multi_az) },
	{ "EngineVersion", SHAPE_STRING, AT(rds_instance, engine_version) },
	{ "AutoMinorVersionUpgrade", SHAPE_BOOL,
	    AT(rds_instance, auto_upgrade) },
	{ "ReadReplicaDBInstanceIdentifiers", SHAPE_LIST,
	    AT(rds_instance, none),
	    .item = "ReadReplicaDBInstanceIdentifier" },
	{ "LicenseModel", SHAPE_STRING, AT(rds_instance, license) },
	NO_INSTANCE("OptionGroupMemberships", "OptionGroupMembership"),
	{ "PubliclyAccessible", SHAPE_BOOL, AT(rds_instance, public) },
	{ "StorageType", SHAPE_STRING, AT(rds_instance, storage_type) },
	{ "DbInstancePort", SHAPE_INTEGER, AT(rds_instance, instance_port) },
	{ "DBClusterIdentifier", SHAPE_STRING, AT(rds_instance, cluster) },
	{ "StorageEncrypted", SHAPE_BOOL, AT(rds_instance, encrypted) },
	{ "DbiResourceId", SHAPE_STRING, AT(rds_instance, resource_id) },
	{ "CACertificateIdentifier", SHAPE_STRING, AT(rds_instance, ca) },
	{ "CopyTagsToSnapshot", SHAPE_BOOL, AT(rds_instance, copy_tags) },
	{ "MonitoringInterval", SHAPE_INTEGER, AT(rds_instance, monitoring) },
	{ "DBInstanceArn", SHAPE_STRING, AT(rds_instance, arn) },
	{ "IAMDatabaseAuthenticationEnabled", SHAPE_BOOL,
	    AT(rds_instance, iam_auth) },
	{ "PerformanceInsightsEnabled", SHAPE_BOOL,
	    AT(rds_instance, insights) },
	{ "DeletionProtection", SHAPE_BOOL,
	    AT(rds_instance, deletion_protection) },
	NO_INSTANCE("AssociatedRoles", "DBInstanceRole"),
	NO_INSTANCE("TagList", "Tag"),
};
static const struct shape shape_instance =
    SHAPE(struct rds_instance, instance_fields);

static const struct shape_field member_fields[] = {
	{ "DBInstanceIdentifier", SHAPE_STRING, AT(rds_member, instance) },
	{ "IsClusterWriter", SHAPE_BOOL, AT(rds_member, writer) },
	{ "DBClusterParameterGroupStatus", SHAPE_STRING,
	    AT(rds_member, parameter_status) },
	{ "PromotionTier", SHAPE_INTEGER, AT(rds_member, tier) },
};
static const struct shape shape_member =
    SHAPE(struct rds_member, member_fields);

static const struct shape_field cluster_fields[] = {
	{ "AvailabilityZones", SHAPE_LIST, AT(rds_cluster, zones),
	    .item = "AvailabilityZone" },
	{ "BackupRetentionPeriod", SHAPE_INTEGER,
	    AT(rds_cluster, backup_retention) },
	{ "DatabaseName", SHAPE_STRING, AT(rds_cluster, database) },
	{ "DBClusterIdentifier", SHAPE_STRING, AT(rds_cluster, id) },
	{ "Status", SHAPE_STRING, AT(rds_cluster, status) },
	{ "Endpoint", SHAPE_STRING, AT(rds_cluster, endpoint) },
	{ "ReaderEndpoint", SHAPE_STRING, AT(rds_cluster, reader) },
	{ "MultiAZ", SHAPE_BOOL, AT(rds_cluster, multi_az) },
	{ "Engine", SHAPE_STRING, AT(rds_cluster, engine) },
	{ "EngineVersion", SHAPE_STRING, AT(rds_cluster, engine_version) },
	{ "Port", SHAPE_INTEGER, AT(rds_cluster, port) },
	{ "MasterUsername", SHAPE_STRING, AT(rds_cluster, user) },
	{ "PreferredBackupWindow", SHAPE_STRING,
	    AT(rds_cluster, backup_window) },
	{ "PreferredMaintenanceWindow", SHAPE_STRING,
	    AT(rds_cluster, maintenance_window) },
	{ "ReadReplicaIdentifiers", SHAPE_LIST, AT(rds_cluster, none),
	    .item = "ReadReplicaIdentifier" },
	{ "DBClusterMembers", SHAPE_LIST, AT(rds_cluster, members),
	    .of = &shape_member, .item = "DBClusterMember" },
	NO_CLUSTER("VpcSecurityGroups", "VpcSecurityGroupMembership"),
	{ "HostedZoneId", SHAPE_STRING, AT(rds_cluster, zone) },
	{ "StorageEncrypted", SHAPE_BOOL, AT(rds_cluster, encrypted) },
	{ "DbClusterResourceId", SHAPE_STRING, AT(rds_cluster, resource_id) },
	{ "DBClusterArn", SHAPE_STRING, AT(rds_cluster, arn) },
	NO_CLUSTER("AssociatedRoles", "DBClusterRole"),
	{ "IAMDatabaseAuthenticationEnabled", SHAPE_BOOL,
	    AT(rds_cluster, iam_auth) },
	{ "ClusterCreateTime", SHAPE_TIME, AT(rds_cluster, created) },
	{ "EngineMode", SHAPE_STRING, AT(rds_cluster, mode) },
	{ "DeletionProtection", SHAPE_BOOL,
	    AT(rds_cluster, deletion_protection) },
	{ "HttpEndpointEnabled", SHAPE_BOOL, AT(rds_cluster, http_endpoint) },
	{ "CopyTagsToSnapshot", SHAPE_BOOL, AT(rds_cluster, copy_tags) },
	NO_CLUSTER("TagList", "Tag"),
};
static const struct shape shape_cluster =
    SHAPE(struct rds_cluster, cluster_fields);

static const struct shape_field out_instance_fields[] = {
	{ "DBInstance", SHAPE_STRUCT, AT(out_instance, instance),
	    .of = &shape_instance },
};
const struct shape shape_out_instance =
    SHAPE(struct out_instance, out_instance_fields);

static const struct shape_field out_cluster_fields[] = {
	{ "DBCluster", SHAPE_STRUCT, AT(out_cluster, cluster),
	    .of = &shape_cluster },
};
const struct shape shape_out_cluster =
    SHAPE(struct out_cluster, out_cluster_fields);

static const struct shape_field out_instances_fields[] = {
	{ "Marker", SHAPE_STRING, AT(out_described, marker) },
	{ "DBInstances", SHAPE_LIST, AT(out_described, items),
	    .of = &shape_instance, .item = "DBInstance" },
};
const struct shape shape_out_instances =
    SHAPE(struct out_described, out_instances_fields);

static const struct shape_field out_clusters_fields[] = {
	{ "Marker", SHAPE_STRING, AT(out_described, marker) },
	{ "DBClusters", SHAPE_LIST, AT(out_described, items),
	    .of = &shape_cluster, .item = "DBCluster" },
};
const struct shape shape_out_clusters =
    SHAPE(struct out_described, out_clusters_fields);
