/*
 * What RDS was asked for and keyturn does not act by is shown as it was given,
 * by Create and by every Describe; and what contradicts itself is refused.
 */
#include <string.h>

#include "services/rds/model.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

static struct world world;
static struct client me;

#define KEY "arn:aws:kms:" REGION ":" ACCOUNT \
	":key/11111111-2222-3333-4444-555555555555"
#define ROLE "arn:aws:iam::" ACCOUNT ":role/watches"
#define INSTANCE "Action=CreateDBInstance&DBInstanceIdentifier=i&" \
	"DBInstanceClass=db.t3.micro&Engine=mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough&AllocatedStorage=400"
#define CLUSTER "Action=CreateDBCluster&DBClusterIdentifier=c&" \
	"Engine=aurora-mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough"
#define MEMBER "Action=CreateDBInstance&DBInstanceIdentifier=m&" \
	"DBInstanceClass=db.r6g.large&Engine=aurora-mysql&" \
	"DBClusterIdentifier=c"

/* Whose names are given below. */
static const char *const groups[] = {
	"Action=CreateDBSubnetGroup&DBSubnetGroupName=inner&"
	    "DBSubnetGroupDescription=d&SubnetIds.SubnetIdentifier.1=subnet-1&"
	    "SubnetIds.SubnetIdentifier.2=subnet-2",
	"Action=CreateDBParameterGroup&DBParameterGroupName=slow&"
	    "DBParameterGroupFamily=mysql8.0&Description=d",
	"Action=CreateDBClusterParameterGroup&DBClusterParameterGroupName="
	    "slow&DBParameterGroupFamily=aurora-mysql8.0&Description=d",
	"Action=CreateOptionGroup&OptionGroupName=more&EngineName=mysql&"
	    "MajorEngineVersion=8.0&OptionGroupDescription=d",
};

static void
setup(void)
{
	size_t i;

	world_open(&world);
	client_begin(&me, &world);
	for (i = 0; i < N_ELEMENTS(groups); i++)
		ck_ok(say_form(&me, "%s", groups[i]));
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

/* The member of the input, how it is given, and what is shown of it. */
struct row {
	const char *member, *form, *element, *shown;
};

#define SAME(name, value) { name, "&" name "=" value, name, value }

static const struct row of_instance[] = {
	SAME("AvailabilityZone", REGION "c"),
	{ "DBSubnetGroupName", "&DBSubnetGroupName=inner",
	    "DBSubnetGroupName", "inner" },
	SAME("NetworkType", "DUAL"),
	SAME("PubliclyAccessible", "false"),
	{ "VpcSecurityGroupIds", "&VpcSecurityGroupIds.VpcSecurityGroupId.1="
	    "sg-1&VpcSecurityGroupIds.VpcSecurityGroupId.2=sg-2",
	    "VpcSecurityGroups", "<VpcSecurityGroupMembership>"
	    "<VpcSecurityGroupId>sg-1</VpcSecurityGroupId><Status>active"
	    "</Status></VpcSecurityGroupMembership>"
	    "<VpcSecurityGroupMembership>"
	    "<VpcSecurityGroupId>sg-2</VpcSecurityGroupId><Status>active"
	    "</Status></VpcSecurityGroupMembership>" },
	SAME("MultiAZ", "false"),
	SAME("DedicatedLogVolume", "true"),
	SAME("StorageType", "gp3"),
	SAME("Iops", "12000"),
	SAME("StorageThroughput", "500"),
	SAME("MaxAllocatedStorage", "1000"),
	SAME("StorageEncrypted", "true"),
	SAME("KmsKeyId", KEY),
	SAME("EngineVersion", "8.0.35"),
	SAME("AutoMinorVersionUpgrade", "false"),
	SAME("EngineLifecycleSupport",
	    "open-source-rds-extended-support-disabled"),
	SAME("CopyTagsToSnapshot", "true"),
	SAME("PreferredBackupWindow", "23:45-00:30"),
	{ "PreferredMaintenanceWindow", "&PreferredMaintenanceWindow="
	    "Sun:23:15-Sun:23:45", "PreferredMaintenanceWindow",
	    "sun:23:15-sun:23:45" },
	SAME("PromotionTier", "0"),
	SAME("CACertificateIdentifier", "rds-ca-ecc384-g1"),
	{ "DBParameterGroupName", "&DBParameterGroupName=slow",
	    "DBParameterGroups", "<DBParameterGroup><DBParameterGroupName>slow"
	    "</DBParameterGroupName><ParameterApplyStatus>in-sync"
	    "</ParameterApplyStatus></DBParameterGroup>" },
	{ "OptionGroupName", "&OptionGroupName=more",
	    "OptionGroupMemberships", "<OptionGroupMembership>"
	    "<OptionGroupName>more</OptionGroupName><Status>in-sync</Status>"
	    "</OptionGroupMembership>" },
	{ "EnableCloudwatchLogsExports",
	    "&EnableCloudwatchLogsExports.member.1=audit&"
	    "EnableCloudwatchLogsExports.member.2=error",
	    "EnabledCloudwatchLogsExports",
	    "<member>audit</member><member>error</member>" },
	SAME("DatabaseInsightsMode", "advanced"),
	{ "EnablePerformanceInsights", "&EnablePerformanceInsights=true",
	    "PerformanceInsightsEnabled", "true" },
	SAME("MonitoringInterval", "30"),
	SAME("MonitoringRoleArn", ROLE),
	SAME("PerformanceInsightsKMSKeyId", "alias/seen"),
	SAME("PerformanceInsightsRetentionPeriod", "31"),
	{ "EnableIAMDatabaseAuthentication",
	    "&EnableIAMDatabaseAuthentication=true",
	    "IAMDatabaseAuthenticationEnabled", "true" },
	{ "Tags", "&Tags.Tag.1.Key=z&Tags.Tag.1.Value=1&Tags.Tag.2.Key=a",
	    "TagList", "<Tag><Key>z</Key><Value>1</Value></Tag>"
	    "<Tag><Key>a</Key></Tag>" },
};

static const struct row of_cluster[] = {
	{ "AvailabilityZones", "&AvailabilityZones.AvailabilityZone.1=" REGION
	    "b&AvailabilityZones.AvailabilityZone.2=" REGION "c",
	    "AvailabilityZones", "<AvailabilityZone>" REGION "b"
	    "</AvailabilityZone><AvailabilityZone>" REGION "c"
	    "</AvailabilityZone>" },
	{ "DBSubnetGroupName", "&DBSubnetGroupName=inner", "DBSubnetGroup",
	    "inner" },
	SAME("NetworkType", "IPV4"),
	{ "VpcSecurityGroupIds", "&VpcSecurityGroupIds.VpcSecurityGroupId.1="
	    "sg-1", "VpcSecurityGroupId", "sg-1" },
	SAME("StorageEncrypted", "true"),
	SAME("KmsKeyId", "alias/ours"),
	SAME("StorageType", "aurora-iopt1"),
	{ "ServerlessV2ScalingConfiguration",
	    "&ServerlessV2ScalingConfiguration.MinCapacity=0.5&"
	    "ServerlessV2ScalingConfiguration.MaxCapacity=16",
	    "ServerlessV2ScalingConfiguration",
	    "<MinCapacity>0.5</MinCapacity><MaxCapacity>16</MaxCapacity>" },
	SAME("EngineVersion", "8.0.mysql_aurora.3.05.2"),
	SAME("AutoMinorVersionUpgrade", "false"),
	SAME("EngineLifecycleSupport", "open-source-rds-extended-support"),
	SAME("BacktrackWindow", "3600"),
	SAME("CopyTagsToSnapshot", "true"),
	SAME("PreferredBackupWindow", "01:00-01:30"),
	SAME("PreferredMaintenanceWindow", "tue:01:30-tue:02:00"),
	{ "DBClusterParameterGroupName", "&DBClusterParameterGroupName=slow",
	    "DBClusterParameterGroup", "slow" },
	{ "OptionGroupName", "&OptionGroupName=default:aurora-mysql-8-0",
	    "DBClusterOptionGroupName", "default:aurora-mysql-8-0" },
	{ "EnableCloudwatchLogsExports",
	    "&EnableCloudwatchLogsExports.member.1=audit",
	    "EnabledCloudwatchLogsExports", "<member>audit</member>" },
	SAME("DatabaseInsightsMode", "standard"),
	{ "EnablePerformanceInsights", "&EnablePerformanceInsights=true",
	    "PerformanceInsightsEnabled", "true" },
	SAME("MonitoringInterval", "60"),
	SAME("MonitoringRoleArn", ROLE),
	SAME("PerformanceInsightsKMSKeyId", KEY),
	SAME("PerformanceInsightsRetentionPeriod", "7"),
	{ "EnableIAMDatabaseAuthentication",
	    "&EnableIAMDatabaseAuthentication=true",
	    "IAMDatabaseAuthenticationEnabled", "true" },
	{ "Tags", "&Tags.Tag.1.Key=k&Tags.Tag.1.Value=v", "TagList",
	    "<Tag><Key>k</Key><Value>v</Value></Tag>" },
};

static const struct {
	const char *create, *describe, *element;
	const struct shape *in;
	const struct row *rows;
	size_t n;
} things[] = {
	{ INSTANCE, "Action=DescribeDBInstances", "DBInstance",
	    &rds_shape_create_db_instance_message, of_instance,
	    N_ELEMENTS(of_instance) },
	{ CLUSTER, "Action=DescribeDBClusters", "DBCluster",
	    &rds_shape_create_db_cluster_message, of_cluster,
	    N_ELEMENTS(of_cluster) },
};

static struct said
create_with_all(int thing)
{
	const char *form = things[thing].create;
	size_t i;

	for (i = 0; i < things[thing].n; i++)
		form = kt_arena_printf(me.arena, "%s%s", form,
		    things[thing].rows[i].form);
	return say_form(&me, "%s", form);
}

START_TEST(what_is_kept_is_shown_as_given)
{
	struct said s = create_with_all(_i), later;
	size_t i;

	ck_ok(s);
	for (i = 0; i < things[_i].n; i++)
		ck_assert_msg(strcmp(xml_in(&s, things[_i].rows[i].element),
		    things[_i].rows[i].shown) == 0, "%s is shown as %s",
		    things[_i].rows[i].member,
		    xml_in(&s, things[_i].rows[i].element));
	world_stop(&world);
	world_resume(&world);
	later = say_form(&me, "%s", things[_i].describe);
	ck_ok(later);
	ck_assert_str_eq(xml_in(&later, things[_i].element),
	    xml_in(&s, things[_i].element));
}
END_TEST

/* So that what models/rds.ops says is kept is in the tables above. */
START_TEST(every_kept_member_is_tried)
{
	const struct shape *in = things[_i].in;
	size_t i, k;

	for (i = 0; i < in->n; i++) {
		for (k = 0; k < things[_i].n && strcmp(in->fields[i].name,
		    things[_i].rows[k].member) != 0; k++)
			;
		ck_assert_msg(k < things[_i].n ||
		    (in->fields[i].flags & SHAPE_KEPT) == 0, "%s",
		    in->fields[i].name);
	}
}
END_TEST

/* --- what nobody asked for, and what follows from what somebody did ------- */

static const struct {
	const char *form, *element, *shown;
} follows[] = {
	{ INSTANCE, "PubliclyAccessible", "true" },
	{ INSTANCE "&PubliclyAccessible=false", "PubliclyAccessible",
	    "false" },
	{ INSTANCE "&DBSubnetGroupName=inner", "PubliclyAccessible",
	    "false" },
	{ INSTANCE "&DBSubnetGroupName=default", "PubliclyAccessible",
	    "true" },
	{ INSTANCE "&DBSubnetGroupName=inner&PubliclyAccessible=true",
	    "PubliclyAccessible", "true" },
	{ INSTANCE, "StorageType", "gp3" },
	{ INSTANCE "&Iops=1000", "StorageType", "io1" },
	{ CLUSTER "&PreferredMaintenanceWindow=MON:00:00-Tue:00:00",
	    "PreferredMaintenanceWindow", "mon:00:00-tue:00:00" },
	{ CLUSTER "&EnableCloudwatchLogsExports.member.1=instance",
	    "EnabledCloudwatchLogsExports", "<member>instance</member>" },
	{ INSTANCE "&MultiAZ=true", "MultiAZ", "true" },
	{ INSTANCE, "EngineVersion", "8.4.11" },
	{ INSTANCE "&EngineVersion=8.4", "EngineVersion", "8.4.11" },
	{ INSTANCE, "TagList", "" },
	{ INSTANCE, "EngineLifecycleSupport",
	    "open-source-rds-extended-support" },
	{ CLUSTER, "EngineLifecycleSupport",
	    "open-source-rds-extended-support" },
	{ INSTANCE "&BackupTarget=region", "BackupTarget", "region" },
	{ INSTANCE "&EnableCustomerOwnedIp=false", "CustomerOwnedIpEnabled",
	    "false" },
	{ INSTANCE, "ActivityStreamStatus", "stopped" },
	{ CLUSTER, "ActivityStreamStatus", "stopped" },
	{ CLUSTER, "CrossAccountClone", "false" },
	{ INSTANCE, "DomainMemberships", "" },
	{ INSTANCE, "IAMDatabaseAuthenticationEnabled", "false" },
	{ INSTANCE, "PerformanceInsightsRetentionPeriod", ABSENT },
	{ INSTANCE "&EnablePerformanceInsights=true",
	    "PerformanceInsightsRetentionPeriod", "7" },
	{ INSTANCE "&ManageMasterUserPassword=false&MultiTenant=false&"
	    "LicenseModel=general-public-license", "LicenseModel",
	    "general-public-license" },
	{ CLUSTER "&EngineMode=provisioned&EnableHttpEndpoint=false",
	    "EngineMode", "provisioned" },
	{ CLUSTER, "StorageType", ABSENT },
};

START_TEST(what_follows)
{
	struct said s = say_form(&me, "%s", follows[_i].form);

	ck_ok(s);
	ck_assert_str_eq(xml_in(&s, follows[_i].element), follows[_i].shown);
}
END_TEST

/* The scripted server is 10.11.6, whatever serves. */
static const struct {
	const char *wish, *at_first, *then;
} versions[] = {
	{ "mariadb&EngineVersion=10.11", "10.11.20", "10.11.6" },
	{ "mariadb&EngineVersion=10.11.6", "10.11.6", "10.11.6" },
	{ "mariadb&EngineVersion=10.11.4", "10.11.4", "10.11.4" },
	{ "mysql&EngineVersion=8.0.35", "8.0.35", "8.0.35" },
	{ "mysql", "8.4.11", "8.4.11" },
	{ "mariadb", "11.4.14", "10.11.6" },
};

START_TEST(a_version_asked_for_stays)
{
	int64_t until = kt_mono_ms() + 60 * KT_SECOND;
	struct said s = say_form(&me, "Action=CreateDBInstance&"
	    "DBInstanceIdentifier=i&DBInstanceClass=db.t3.micro&"
	    "MasterUsername=admin&MasterUserPassword=long-enough&"
	    "AllocatedStorage=20&Engine=%s", versions[_i].wish);

	ck_ok(s);
	ck_assert_str_eq(xml_in(&s, "EngineVersion"), versions[_i].at_first);
	world_run(&world);
	do {
		ck_assert_int_lt(kt_mono_ms(), until);
		kt_sleep_ms(1);
		s = say_form(&me, "Action=DescribeDBInstances");
	} while (strcmp(xml_in(&s, "DBInstanceStatus"), "available") != 0);
	ck_assert_str_eq(xml_in(&s, "EngineVersion"), versions[_i].then);
}
END_TEST

/* One of a cluster shows what it has from there. */
START_TEST(a_member_has_it_from_its_cluster)
{
	struct said s = create_with_all(1);

	ck_ok(s);
	s = say_form(&me, MEMBER "&StorageEncrypted=true&Port=3306&"
	    "StorageType=aurora-iopt1&AllocatedStorage=100&"
	    "DBSubnetGroupName=default");
	ck_ok(s);
	ck_assert_str_eq(xml_in(&s, "StorageEncrypted"), "true");
	ck_assert_str_eq(xml_in(&s, "KmsKeyId"), "alias/ours");
	ck_assert_str_eq(xml_in(&s, "StorageType"), "aurora-iopt1");
	ck_assert_str_eq(xml_in(&s, "EngineVersion"),
	    "8.0.mysql_aurora.3.05.2");
	ck_assert_str_eq(xml_in(&s, "IAMDatabaseAuthenticationEnabled"),
	    "true");
	ck_assert_str_eq(xml_in(&s, "VpcSecurityGroupId"), "sg-1");
	ck_assert_str_eq(xml_in(&s, "DBSubnetGroupName"), "inner");
	ck_assert_str_eq(xml_in(&s, "AllocatedStorage"), "1");
	ck_assert_str_eq(xml_in(&s, "PubliclyAccessible"), "false");
	ck_assert_str_eq(xml_in(&s, "TagList"), "");
}
END_TEST

/* --- refused --------------------------------------------------------------- */

#define VALUE "InvalidParameterValue"
#define COMBINATION "InvalidParameterCombination"
#define SET(what) "The requested DB Instance will be a member of a DB " \
	"Cluster. Set " what " for the DB Cluster."
#define UNITS "&ServerlessV2ScalingConfiguration."
/* Of a group it is the name that is kept, shown and found to be in use. */
#define ARN_OF "arn:aws:rds:" REGION ":" ACCOUNT ":"
#define NO_NAME(param) "The parameter " param " is not a valid identifier. " \
	"Identifiers must begin with a letter; must contain only ASCII " \
	"letters, digits, and hyphens; and must not end with a hyphen or " \
	"contain two consecutive hyphens."
#define BACKUP(window) "Invalid backup window format: " window ". Should be " \
	"specified as a range hh24:mi-hh24:mi (24H Clock UTC). Example: " \
	"18:00-22:00"
#define MAINTENANCE(window) "Invalid maintenance window format: " window \
	". Should be specified as a range ddd:hh24:mi-ddd:hh24:mi (24H Clock " \
	"UTC). Example: Sun:23:45-Mon:00:15"

static const struct {
	const char *form, *code, *message;
	int status;
} refused[] = {
	{ INSTANCE "&KmsKeyId=alias/k", COMBINATION, "A KmsKeyId can only be "
	    "specified when StorageEncrypted is true.", 400 },
	{ INSTANCE "&StorageEncrypted=true&KmsKeyId=nothing",
	    "KMSKeyNotAccessibleFault", "Specified KMS key [nothing] does not "
	    "exist, is not enabled or you do not have permissions to access "
	    "it.", 400 },
	{ CLUSTER "&StorageEncrypted=true&KmsKeyId=k",
	    "KMSKeyNotAccessibleFault", NULL, 400 },
	{ INSTANCE "&MultiAZ=true&AvailabilityZone=" REGION "a", COMBINATION,
	    "Requesting a specific availability zone is not valid for "
	    "Multi-AZ instances.", 400 },
	{ INSTANCE "&CACertificateIdentifier=mine", "CertificateNotFound",
	    "Certificate mine not found.", 404 },
	{ INSTANCE "&MaxAllocatedStorage=400", COMBINATION, "Max storage size "
	    "must be greater than storage size", 400 },
	{ INSTANCE "&PromotionTier=16", VALUE, "Invalid promotion tier: 16. "
	    "It must be between 0 and 15.", 400 },
	{ INSTANCE "&MonitoringInterval=30", COMBINATION, "A "
	    "MonitoringRoleARN value is required if you specify a "
	    "MonitoringInterval value other than 0.", 400 },
	{ CLUSTER "&MonitoringRoleArn=" ROLE, COMBINATION, "A "
	    "MonitoringInterval value other than 0 is required if you specify "
	    "a MonitoringRoleARN value.", 400 },
	{ INSTANCE "&NetworkType=ipv4", VALUE, "Invalid network type: ipv4",
	    400 },
	{ CLUSTER "&EngineLifecycleSupport=none", VALUE, "Invalid engine "
	    "lifecycle support: none", 400 },
	{ INSTANCE "&DatabaseInsightsMode=Standard", VALUE, "Invalid Database "
	    "Insights mode: Standard", 400 },
	{ INSTANCE "&PerformanceInsightsRetentionPeriod=30", VALUE, "Invalid "
	    "Performance Insights retention period: 30. It must be 7, a "
	    "multiple of 31, or 731 days.", 400 },
	{ INSTANCE "&EnableCloudwatchLogsExports.member.1=error&"
	    "EnableCloudwatchLogsExports.member.2=instance", COMBINATION,
	    "You cannot use the log types 'instance' with engine version mysql "
	    "8.4.11. For supported log types, see the documentation.", 400 },
	{ CLUSTER "&EnableCloudwatchLogsExports.member.1=slow", COMBINATION,
	    "You cannot use the log types 'slow' with engine version "
	    "aurora-mysql 8.0.mysql_aurora.3.12.0. For supported log types, "
	    "see the documentation.", 400 },
	{ INSTANCE "&AvailabilityZone=us-east-1a", VALUE, "Invalid "
	    "availability zone: us-east-1a", 400 },
	{ CLUSTER "&AvailabilityZones.AvailabilityZone.1=" REGION "a&"
	    "AvailabilityZones.AvailabilityZone.2=" REGION, VALUE, "Invalid "
	    "availability zone: " REGION, 400 },
	{ CLUSTER "&BacktrackWindow=259201", VALUE, "Invalid backtrack window: "
	    "259201. It must be between 0 and 259200 seconds.", 400 },
	{ CLUSTER UNITS "MinCapacity=0.3", VALUE, "Serverless v2 minimum "
	    "capacity 0.3 isn't valid. It must be between 0.0 and 256.0, in "
	    "increments of 0.5.", 400 },
	{ CLUSTER UNITS "MaxCapacity=0.5", VALUE, "Serverless v2 maximum "
	    "capacity 0.5 isn't valid. It must be between 1.0 and 256.0, in "
	    "increments of 0.5.", 400 },
	{ CLUSTER UNITS "MaxCapacity=1" UNITS "MinCapacity=1.5", COMBINATION,
	    "Serverless v2 minimum capacity 1.5 can't be more than the maximum "
	    "capacity 1.0.", 400 },
	{ CLUSTER UNITS "SecondsUntilAutoPause=299", VALUE, "Serverless v2 "
	    "auto-pause of 299 seconds isn't valid. It must be between 300 and "
	    "86400.", 400 },
	{ INSTANCE "&MonitoringInterval=7", VALUE, "Invalid monitoring "
	    "interval: 7. It must be 0, 1, 5, 10, 15, 30 or 60 seconds.",
	    400 },
	{ INSTANCE "&PreferredBackupWindow=24:00-24:30", VALUE,
	    BACKUP("24:00-24:30"), 400 },
	{ INSTANCE "&PreferredBackupWindow=1:000-01:30", VALUE,
	    BACKUP("1:000-01:30"), 400 },
	{ CLUSTER "&PreferredBackupWindow=mon:01:00-mon:02:00", VALUE,
	    BACKUP("mon:01:00-mon:02:00"), 400 },
	{ INSTANCE "&PreferredBackupWindow=23:50-00:10", VALUE, "The backup "
	    "window must be at least 30 minutes.", 400 },
	{ INSTANCE "&PreferredMaintenanceWindow=day:01:00-day:02:00", VALUE,
	    MAINTENANCE("day:01:00-day:02:00"), 400 },
	{ INSTANCE "&PreferredMaintenanceWindow=sun:23:50-mon:00:10", VALUE,
	    "The maintenance window must be at least 30 minutes.", 400 },
	{ INSTANCE "&PreferredMaintenanceWindow=sun:23:15-mon:00:15&"
	    "PreferredBackupWindow=00:00-00:30", VALUE, "The backup window "
	    "and maintenance window must not overlap.", 400 },
	{ INSTANCE "&PreferredMaintenanceWindow=mon:00:00-mon:00:30&"
	    "PreferredBackupWindow=23:45-00:15", VALUE, "The backup window "
	    "and maintenance window must not overlap.", 400 },
	{ INSTANCE "&LicenseModel=license-included", COMBINATION, "keyturn "
	    "does not have LicenseModel of CreateDBInstance: MySQL and MariaDB "
	    "have no other.", 400 },
	{ CLUSTER "&EngineMode=serverless", COMBINATION, "keyturn does not "
	    "have EngineMode of CreateDBCluster: Aurora Serverless v1 is not "
	    "there.", 400 },
	{ CLUSTER "&StorageType=gp3", VALUE, "Invalid storage type: gp3",
	    400 },
	{ INSTANCE "&DBParameterGroupName=" ARN_OF "pg:default.mysql8.4",
	    VALUE, NO_NAME("DBParameterGroupName"), 400 },
	{ INSTANCE "&OptionGroupName=" ARN_OF "og:default:mysql-8-4", VALUE,
	    NO_NAME("OptionGroupName"), 400 },
	{ INSTANCE "&DBSubnetGroupName=" ARN_OF "subgrp:default", VALUE,
	    NO_NAME("DBSubnetGroupName"), 400 },
	{ CLUSTER "&DBClusterParameterGroupName=" ARN_OF
	    "cluster-pg:default.aurora-mysql8.0", VALUE,
	    NO_NAME("DBClusterParameterGroupName"), 400 },
	{ MEMBER "&DeletionProtection=true", COMBINATION,
	    SET("deletion protection"), 400 },
	{ MEMBER "&StorageEncrypted=true", COMBINATION,
	    SET("storage encryption"), 400 },
	{ MEMBER "&EnableIAMDatabaseAuthentication=true", COMBINATION,
	    SET("IAM database authentication"), 400 },
	{ MEMBER "&BackupRetentionPeriod=7", COMBINATION,
	    SET("backup retention period"), 400 },
	{ MEMBER "&Port=3307", COMBINATION, SET("port"), 400 },
	{ MEMBER "&Iops=3000", COMBINATION, SET("storage"), 400 },
	{ MEMBER "&MasterUserSecretKmsKeyId=alias/k", COMBINATION,
	    SET("master user secret"), 400 },
	{ MEMBER "&StorageType=aurora-iopt1", COMBINATION,
	    SET("storage type"), 400 },
	{ MEMBER "&EngineVersion=8.0", COMBINATION, "The engine version that "
	    "you requested for your DB instance (8.0) does not match the "
	    "engine version of your DB cluster (8.0.mysql_aurora.3.05.2).",
	    400 },
};

START_TEST(what_contradicts_itself_is_refused)
{
	struct said s;

	if (strncmp(refused[_i].form, MEMBER, strlen(MEMBER)) == 0) {
		s = say_form(&me, CLUSTER
		    "&EngineVersion=8.0.mysql_aurora.3.05.2");
		ck_ok(s);
	}
	s = say_form(&me, "%s", refused[_i].form);
	ck_refused(s, refused[_i].code, refused[_i].message != NULL ?
	    refused[_i].message : s.message);
	ck_assert_int_eq(s.status, refused[_i].status);
	s = say_form(&me, "Action=DescribeDBInstances");
	ck_assert_int_eq(xml_count(s.text, "DBInstance"), 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("rds_kept");
	TCase *tc = tcase_create("rds_kept");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, what_is_kept_is_shown_as_given, 0,
	    N_ELEMENTS(things));
	tcase_add_loop_test(tc, every_kept_member_is_tried, 0,
	    N_ELEMENTS(things));
	tcase_add_loop_test(tc, what_follows, 0, N_ELEMENTS(follows));
	tcase_add_loop_test(tc, a_version_asked_for_stays, 0,
	    N_ELEMENTS(versions));
	tcase_add_test(tc, a_member_has_it_from_its_cluster);
	tcase_add_loop_test(tc, what_contradicts_itself_is_refused, 0,
	    N_ELEMENTS(refused));
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
