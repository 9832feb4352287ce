/*
 * States of instances and clusters that somebody asks for: rebooted, stopped,
 * started, failed over; and what of a cluster is modified.
 */
#include <string.h>

#include "services/rds/model.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

static struct world world;
static struct client me;

#define ROLE "arn:aws:iam::" ACCOUNT ":role/loads"
#define INSTANCE "Action=CreateDBInstance&DBInstanceIdentifier=i&" \
	"DBInstanceClass=db.t3.micro&Engine=mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough&AllocatedStorage=20"
#define CLUSTER "Action=CreateDBCluster&DBClusterIdentifier=c&" \
	"Engine=aurora-mysql&MasterUsername=admin&EngineVersion=" \
	"8.0.mysql_aurora.3.05.2&MasterUserPassword=long-enough&" \
	"PreferredMaintenanceWindow=fri:01:00-fri:01:30&Tags.Tag.1.Key=k"
#define MEMBER(id, more) "Action=CreateDBInstance&DBInstanceIdentifier=" id \
	"&DBInstanceClass=db.r6g.large&Engine=aurora-mysql&" \
	"DBClusterIdentifier=c" more
#define OF_I "&DBInstanceIdentifier=i"
#define OF_C "&DBClusterIdentifier=c"
#define MODIFY "Action=ModifyDBCluster" OF_C
#define AT_ONCE "&ApplyImmediately=true"

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	world_run(&world);
	world.server.describe_wait = 10 * KT_SECOND;
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static struct said
good(const char *form)
{
	struct said s = say_form(&me, "%s", form);

	ck_ok(s);
	return s;
}

static struct said
instance(void)
{
	return good("Action=DescribeDBInstances" OF_I);
}

static struct said
cluster(void)
{
	return good("Action=DescribeDBClusters" OF_C);
}

static void
make_instance(void)
{
	(void)good(INSTANCE);
	(void)instance();
}

static void
make_cluster(void)
{
	(void)good(CLUSTER);
	(void)good(MEMBER("m-1", "&PromotionTier=2"));
	world_pass(&world, KT_SECOND);
	(void)good(MEMBER("m-2", "&PromotionTier=2"));
	(void)good(MEMBER("m-3", "&PromotionTier=1"));
	(void)cluster();
}

static void
advance(const char *by)
{
	char *body = kt_arena_printf(me.arena, "{\"advance\":\"%s\"}", by);
	const struct kt_request clock = { .method = "POST",
	    .path = "/_keyturn/clock", .body = body,
	    .body_len = strlen(body) };
	struct said s = say_request(&me, &clock);

	ck_ok(s);
}

/* --- reboot, stop, start --------------------------------------------------- */

START_TEST(a_reboot_restarts_the_server)
{
	struct said s;
	int starts, stops;

	make_instance();
	starts = world.fleet_fake.starts;
	stops = world.fleet_fake.stops;
	s = good("Action=RebootDBInstance" OF_I);
	ck_xml(s, "DBInstanceStatus", "rebooting");
	s = instance();
	ck_xml(s, "DBInstanceStatus", "available");
	ck_assert_int_eq(world.fleet_fake.stops, stops + 1);
	ck_assert_int_eq(world.fleet_fake.removals, 0);
	ck_assert_int_eq(world.fleet_fake.starts, starts + 1);
}
END_TEST

/* A certificate is a server's from its start; the rest waits on. */
START_TEST(a_reboot_applies_a_certificate)
{
	struct said s;

	make_instance();
	(void)good("Action=ModifyDBInstance" OF_I "&CACertificateIdentifier="
	    "rds-ca-ecc384-g1&MultiAZ=true");
	(void)good("Action=RebootDBInstance" OF_I);
	s = instance();
	ck_xml(s, "CACertificateIdentifier", "rds-ca-ecc384-g1");
	ck_xml(s, "PendingModifiedValues", "<MultiAZ>true</MultiAZ>");
}
END_TEST

START_TEST(what_is_stopped_stays_so_for_a_week)
{
	struct said s;

	make_instance();
	s = good("Action=StopDBInstance" OF_I);
	ck_xml(s, "DBInstanceStatus", "stopping");
	s = instance();
	ck_xml(s, "DBInstanceStatus", "stopped");
	ck_xml(s, "AutomaticRestartTime", "2026-01-22T10:20:30.456Z");
	ck_assert_int_eq(world.fleet_fake.removals, 0);
	world_stop(&world);
	world_resume(&world);	/* and a restart of keyturn wakes it not */
	world_run(&world);
	s = instance();
	ck_xml(s, "DBInstanceStatus", "stopped");
	advance("6d");
	s = instance();
	ck_xml(s, "DBInstanceStatus", "stopped");
	advance("1d");
	s = instance();
	ck_xml(s, "DBInstanceStatus", "available");
	ck_xml(s, "AutomaticRestartTime", ABSENT);
}
END_TEST

START_TEST(what_was_started_is_stopped_a_week_anew)
{
	struct said s;

	make_instance();
	(void)good("Action=StopDBInstance" OF_I);
	(void)instance();
	s = good("Action=StartDBInstance" OF_I);
	ck_xml(s, "DBInstanceStatus", "starting");
	s = instance();
	ck_xml(s, "DBInstanceStatus", "available");
	advance("5d");
	(void)good("Action=StopDBInstance" OF_I);
	(void)instance();
	advance("5d");
	s = instance();
	ck_xml(s, "DBInstanceStatus", "stopped");
}
END_TEST

START_TEST(a_cluster_is_stopped_whole)
{
	struct said s;

	make_cluster();
	s = good("Action=StopDBCluster" OF_C);
	ck_xml(s, "Status", "stopping");
	s = cluster();
	ck_xml(s, "Status", "stopped");
	s = good("Action=DescribeDBInstances&DBInstanceIdentifier=m-2");
	ck_xml(s, "DBInstanceStatus", "stopped");
	s = say_form(&me, MEMBER("m-4", ""));
	ck_refused(s, "InvalidDBClusterStateFault",
	    "DBCluster c is not in available state.");
	s = good("Action=StartDBCluster" OF_C);
	ck_xml(s, "Status", "starting");
	s = cluster();
	ck_xml(s, "Status", "available");
	(void)good("Action=StopDBCluster" OF_C);
	(void)cluster();
	advance("7d");
	s = cluster();
	ck_xml(s, "Status", "available");
}
END_TEST

/* --- failover -------------------------------------------------------------- */

static const char *
writer(void)
{
	struct said s = cluster();
	const char *end = strstr(s.text, "<IsClusterWriter>true");
	const char *at, *id = "";

	for (at = s.text; (at = strstr(at, "<DBInstanceIdentifier>")) != NULL &&
	    at < end; at++)
		id = at + strlen("<DBInstanceIdentifier>");
	return kt_arena_strndup(me.arena, id, strcspn(id, "<"));
}

START_TEST(another_writes)
{
	struct said s;
	int starts;

	make_cluster();
	ck_assert_str_eq(writer(), "m-1");
	starts = world.fleet_fake.starts;
	s = good("Action=FailoverDBCluster" OF_C);
	ck_xml(s, "Status", "failing-over");
	ck_assert_str_eq(writer(), "m-3");	/* of the lowest tier */
	ck_assert_int_eq(world.fleet_fake.starts, starts + 1);
	(void)good("Action=FailoverDBCluster" OF_C
	    "&TargetDBInstanceIdentifier=M-2");
	ck_assert_str_eq(writer(), "m-2");
	s = say_form(&me, "Action=FailoverDBCluster" OF_C
	    "&TargetDBInstanceIdentifier=m-2");
	ck_refused(s, "InvalidDBInstanceState", "DB instance m-2 is the writer "
	    "of DB cluster c already.");
	s = say_form(&me, "Action=FailoverDBCluster" OF_C
	    "&TargetDBInstanceIdentifier=x");
	ck_refused(s, "DBInstanceNotFound", "DBInstance x not found.");
	(void)good("Action=ModifyDBInstance&DBInstanceIdentifier=m-2&"
	    "NewDBInstanceIdentifier=m-9" AT_ONCE);
	ck_assert_str_eq(writer(), "m-9");
	(void)good("Action=DeleteDBInstance&DBInstanceIdentifier=m-9");
	ck_assert_str_eq(writer(), "m-1");
	s = good("Action=DescribeEvents&SourceType=db-cluster&"
	    "SourceIdentifier=c");
	ck_assert_ptr_nonnull(strstr(s.text, "failover to DB instance: m-2"));
}
END_TEST

/* --- wrong states ---------------------------------------------------------- */

#define NOT_AVAILABLE "Instance i is not in available state."
#define BAD_INSTANCE "InvalidDBInstanceState"
#define BAD_CLUSTER "InvalidDBClusterStateFault"

static const struct {
	const char *first, *then, *code, *message;
} wrong[] = {
	{ "StopDBInstance" OF_I, "StopDBInstance" OF_I, BAD_INSTANCE,
	    NOT_AVAILABLE },
	{ "StopDBInstance" OF_I, "RebootDBInstance" OF_I, BAD_INSTANCE,
	    NOT_AVAILABLE },
	{ "StopDBInstance" OF_I, "ModifyDBInstance" OF_I "&MultiAZ=true",
	    BAD_INSTANCE, NOT_AVAILABLE },
	{ "StopDBInstance" OF_I, "AddRoleToDBInstance" OF_I "&RoleArn=" ROLE
	    "&FeatureName=s3Import", BAD_INSTANCE, NOT_AVAILABLE },
	{ NULL, "StartDBInstance" OF_I, BAD_INSTANCE,
	    "Instance i is not in stopped state." },
	{ NULL, "RebootDBInstance" OF_I "&ForceFailover=true",
	    "InvalidParameterCombination", "Cannot force failover since the "
	    "instance is not configured for multiple availability zones." },
	{ NULL, "StopDBInstance&DBInstanceIdentifier=m-1",
	    "InvalidParameterCombination", "aurora-mysql DB instances are not "
	    "eligible for stopping and starting." },
	{ NULL, "StartDBInstance&DBInstanceIdentifier=m-1",
	    "InvalidParameterCombination", "aurora-mysql DB instances are not "
	    "eligible for stopping and starting." },
	{ NULL, "StartDBCluster" OF_C, BAD_CLUSTER, "DbCluster c is in "
	    "available state but expected it to be one of stopped." },
	{ NULL, "ModifyDBCluster" OF_C "&OptionGroupName=more",
	    "InvalidParameterCombination", "Option groups are not supported "
	    "for DB Clusters" },
	{ "StopDBCluster" OF_C, "StopDBCluster" OF_C, BAD_CLUSTER, "DbCluster "
	    "c is in stopped state but expected it to be one of available." },
	{ "StopDBCluster" OF_C, "FailoverDBCluster" OF_C, BAD_CLUSTER,
	    "DbCluster c is in stopped state but expected it to be one of "
	    "available." },
	{ "StopDBCluster" OF_C, "AddRoleToDBCluster" OF_C "&RoleArn=" ROLE,
	    BAD_CLUSTER, "DbCluster c is in stopped state but expected it to "
	    "be one of available." },
	{ "StopDBCluster" OF_C, "ModifyDBCluster" OF_C, BAD_CLUSTER,
	    "DBCluster c is not in available state." },
	{ "StopDBCluster" OF_C, "RebootDBInstance&DBInstanceIdentifier=m-1",
	    BAD_INSTANCE, "Instance m-1 is not in available state." },
	{ NULL, "StopDBInstance&DBInstanceIdentifier=none",
	    "DBInstanceNotFound", "DBInstance none not found." },
	{ NULL, "StopDBCluster&DBClusterIdentifier=none",
	    "DBClusterNotFoundFault", "DBCluster none not found." },
	{ NULL, "ModifyDBCluster" OF_C "&BackupRetentionPeriod=0",
	    "InvalidParameterValue", "Invalid backup retention period: 0. It "
	    "must be between 1 and 35 days." },
	{ NULL, "ModifyDBCluster" OF_C "&EngineVersion=5.7",
	    "InvalidParameterCombination", "Cannot find upgrade path from "
	    "8.0.mysql_aurora.3.05.2 to 5.7." },
	{ NULL, "ModifyDBCluster" OF_C "&StorageType=gp3",
	    "InvalidParameterValue", "Invalid storage type: gp3" },
	{ NULL, "ModifyDBCluster" OF_C "&Port=99", "InvalidParameterValue",
	    "Invalid port: 99. The port must be between 1150 and 65535." },
	{ NULL, "ModifyDBCluster" OF_C "&DBInstanceParameterGroupName=x",
	    "InvalidParameterCombination", "DBInstanceParameterGroupName can "
	    "only be specified for a major version upgrade." },
};

START_TEST(a_wrong_state_changes_nothing)
{
	struct said s, i, c;

	make_instance();
	make_cluster();
	if (wrong[_i].first != NULL)
		(void)good(kt_arena_printf(me.arena, "Action=%s",
		    wrong[_i].first));
	i = instance();
	c = cluster();
	s = say_form(&me, "Action=%s", wrong[_i].then);
	ck_refused(s, wrong[_i].code, wrong[_i].message);
	s = instance();
	ck_xml(s, "DBInstance", xml_in(&i, "DBInstance"));
	s = cluster();
	ck_xml(s, "DBCluster", xml_in(&c, "DBCluster"));
}
END_TEST

/* --- roles ----------------------------------------------------------------- */

START_TEST(roles_are_kept)
{
	struct said s;

	make_cluster();
	s = good("Action=AddRoleToDBCluster" OF_C "&RoleArn=" ROLE);
	s = say_form(&me, "Action=AddRoleToDBCluster" OF_C "&RoleArn=" ROLE);
	ck_refused(s, "DBClusterRoleAlreadyExists", "Role ARN " ROLE " is "
	    "already associated with DB Cluster: c. Verify your role ARN and "
	    "try again.");
	(void)good("Action=AddRoleToDBCluster" OF_C "&RoleArn=" ROLE
	    "2&FeatureName=s3Import");
	s = cluster();
	ck_xml(s, "AssociatedRoles", "<DBClusterRole><RoleArn>" ROLE
	    "</RoleArn><Status>ACTIVE</Status></DBClusterRole><DBClusterRole>"
	    "<RoleArn>" ROLE "2</RoleArn><Status>ACTIVE</Status><FeatureName>"
	    "s3Import</FeatureName></DBClusterRole>");
	(void)good("Action=RemoveRoleFromDBCluster" OF_C "&RoleArn=" ROLE);
	s = say_form(&me, "Action=RemoveRoleFromDBCluster" OF_C "&RoleArn="
	    ROLE);
	ck_assert_str_eq(s.code, "DBClusterRoleNotFound");
	ck_assert_int_eq(s.status, 404);
	make_instance();
	(void)good("Action=AddRoleToDBInstance" OF_I "&RoleArn=" ROLE
	    "&FeatureName=s3Import");
	s = instance();
	ck_xml(s, "AssociatedRoles", "<DBInstanceRole><RoleArn>" ROLE
	    "</RoleArn><FeatureName>s3Import</FeatureName><Status>ACTIVE"
	    "</Status></DBInstanceRole>");
	(void)good("Action=RemoveRoleFromDBInstance" OF_I "&RoleArn=" ROLE
	    "&FeatureName=s3Import");
	s = instance();
	ck_xml(s, "AssociatedRoles", "");
}
END_TEST

/* --- ModifyDBCluster ------------------------------------------------------- */

#define SAME(name, value) { name, "&" name "=" value, name, value }

static const struct row {
	const char *member, *form, *element, *shown;
} rows[] = {
	SAME("EngineVersion", "8.0.mysql_aurora.3.10.0"),
	{ "EnableIAMDatabaseAuthentication",
	    "&EnableIAMDatabaseAuthentication=true",
	    "IAMDatabaseAuthenticationEnabled", "true" },
#define WAITING 2
	{ "VpcSecurityGroupIds", "&VpcSecurityGroupIds.VpcSecurityGroupId.1="
	    "sg-1", "VpcSecurityGroupId", "sg-1" },
	SAME("NetworkType", "DUAL"),
	{ "DBSubnetGroupName", "&DBSubnetGroupName=other", "DBSubnetGroup",
	    "other" },
	SAME("StorageType", "aurora-iopt1"),
	{ "ServerlessV2ScalingConfiguration",
	    "&ServerlessV2ScalingConfiguration.MinCapacity=0.5&"
	    "ServerlessV2ScalingConfiguration.MaxCapacity=16",
	    "ServerlessV2ScalingConfiguration",
	    "<MinCapacity>0.5</MinCapacity><MaxCapacity>16</MaxCapacity>" },
	SAME("AutoMinorVersionUpgrade", "false"),
	SAME("EngineLifecycleSupport", "open-source-rds-extended-support"),
	SAME("BacktrackWindow", "3600"),
	SAME("CopyTagsToSnapshot", "true"),
	{ "DBClusterParameterGroupName", "&DBClusterParameterGroupName=slow",
	    "DBClusterParameterGroup", "slow" },
	SAME("DatabaseInsightsMode", "advanced"),
	{ "EnablePerformanceInsights", "&EnablePerformanceInsights=true",
	    "PerformanceInsightsEnabled", "true" },
	{ "MonitoringInterval", "&MonitoringInterval=30&MonitoringRoleArn="
	    ROLE, "MonitoringInterval", "30" },
	{ "MonitoringRoleArn", "&MonitoringInterval=30&MonitoringRoleArn="
	    ROLE, "MonitoringRoleArn", ROLE },
	SAME("PerformanceInsightsKMSKeyId", "alias/seen"),
	SAME("PerformanceInsightsRetentionPeriod", "31"),
	SAME("BackupRetentionPeriod", "7"),
	SAME("DeletionProtection", "true"),
	SAME("PreferredBackupWindow", "05:00-05:30"),
	SAME("PreferredMaintenanceWindow", "sat:02:00-sat:02:30"),
	SAME("Port", "3400"),
	{ "CloudwatchLogsExportConfiguration",
	    "&CloudwatchLogsExportConfiguration.EnableLogTypes.member.1=error",
	    "EnabledCloudwatchLogsExports", "<member>error</member>" },
};

START_TEST(each_of_a_cluster_is_shown)
{
	struct said s;

	(void)good("Action=CreateDBSubnetGroup&DBSubnetGroupName=other&"
	    "DBSubnetGroupDescription=d&SubnetIds.SubnetIdentifier.1="
	    "subnet-1&SubnetIds.SubnetIdentifier.2=subnet-2");
	(void)good("Action=CreateDBClusterParameterGroup&"
	    "DBClusterParameterGroupName=slow&DBParameterGroupFamily="
	    "aurora-mysql8.0&Description=d");
	make_cluster();
	(void)good(kt_arena_printf(me.arena, MODIFY "%s", rows[_i].form));
	s = cluster();
	if (_i < WAITING) {
		ck_assert_ptr_nonnull(strstr(xml_in(&s,
		    "PendingModifiedValues"), rows[_i].shown));
		advance("15h");
		s = cluster();
	}
	ck_xml(s, rows[_i].element, rows[_i].shown);
	ck_xml(s, "PendingModifiedValues", ABSENT);
}
END_TEST

START_TEST(every_member_of_it_is_tried)
{
	const struct shape *in = &rds_shape_modify_db_cluster_message;
	size_t i, k;

	for (i = 0; i < in->n; i++) {
		if (!(in->fields[i].flags & (SHAPE_KEPT | SHAPE_WAITS)))
			continue;
		for (k = 0; k < N_ELEMENTS(rows) && strcmp(in->fields[i].name,
		    rows[k].member) != 0; k++)
			;
		ck_assert_msg(k < N_ELEMENTS(rows) &&
		    (k < WAITING) == !!(in->fields[i].flags & SHAPE_WAITS),
		    "%s", in->fields[i].name);
	}
}
END_TEST

START_TEST(its_instances_have_it_too)
{
	struct said s;

	make_cluster();
	(void)good(MODIFY AT_ONCE "&StorageType=aurora-iopt1&EngineVersion="
	    "8.0.mysql_aurora.3.10.0&BackupRetentionPeriod=9&"
	    "EnableIAMDatabaseAuthentication=true");
	s = good("Action=DescribeDBInstances&DBInstanceIdentifier=m-2");
	ck_xml(s, "StorageType", "aurora-iopt1");
	ck_xml(s, "EngineVersion", "8.0.mysql_aurora.3.10.0");
	ck_xml(s, "BackupRetentionPeriod", "9");
	ck_xml(s, "IAMDatabaseAuthenticationEnabled", "true");
}
END_TEST

START_TEST(a_cluster_gets_another_name)
{
	struct said s;

	make_cluster();
	(void)good("Action=FailoverDBCluster" OF_C);
	(void)cluster();
	s = good(MODIFY "&NewDBClusterIdentifier=Other" AT_ONCE);
	ck_xml(s, "DBClusterIdentifier", "c");
	ck_xml(s, "Status", "renaming");
	s = good("Action=DescribeDBClusters&DBClusterIdentifier=other");
	ck_xml(s, "Status", "available");
	ck_xml(s, "DBClusterArn",
	    "arn:aws:rds:" REGION ":" ACCOUNT ":cluster:other");
	ck_assert_ptr_nonnull(strstr(xml_in(&s, "TagList"), "<Key>k</Key>"));
	ck_assert_int_eq(xml_count(s.text, "DBClusterMember"), 3);
	s = good("Action=DescribeDBInstances&DBInstanceIdentifier=m-2");
	ck_xml(s, "DBClusterIdentifier", "other");
	s = say_form(&me, "Action=DescribeDBClusters" OF_C);
	ck_assert_str_eq(s.code, "DBClusterNotFoundFault");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("rds_state");
	TCase *tc = tcase_create("rds_state");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_reboot_restarts_the_server);
	tcase_add_test(tc, a_reboot_applies_a_certificate);
	tcase_add_test(tc, what_is_stopped_stays_so_for_a_week);
	tcase_add_test(tc, what_was_started_is_stopped_a_week_anew);
	tcase_add_test(tc, a_cluster_is_stopped_whole);
	tcase_add_test(tc, another_writes);
	tcase_add_loop_test(tc, a_wrong_state_changes_nothing, 0,
	    N_ELEMENTS(wrong));
	tcase_add_test(tc, roles_are_kept);
	tcase_add_loop_test(tc, each_of_a_cluster_is_shown, 0,
	    N_ELEMENTS(rows));
	tcase_add_test(tc, every_member_of_it_is_tried);
	tcase_add_test(tc, its_instances_have_it_too);
	tcase_add_test(tc, a_cluster_gets_another_name);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
