/*
 * ModifyDBInstance: what it gives is shown at once, or waits until the
 * instance's window comes on keyturn's clock; the sum must pass Create's rules,
 * and what is refused has changed nothing.
 */
#include <string.h>

#include "services/rds/model.h"
#include "store/tables.h"
#include "tests/support/world.h"

static struct world world;
static struct client me;

#define ROLE "arn:aws:iam::" ACCOUNT ":role/watches"
#define INSTANCE "Action=CreateDBInstance&DBInstanceIdentifier=i&" \
	"DBInstanceClass=db.t3.micro&Engine=mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough&AllocatedStorage=400&EngineVersion=" \
	"8.0.35&PreferredMaintenanceWindow=fri:01:00-fri:01:30&" \
	"Tags.Tag.1.Key=k&Tags.Tag.1.Value=v"
#define CLUSTER "Action=CreateDBCluster&DBClusterIdentifier=c&" \
	"Engine=aurora-mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough"
#define MEMBER "Action=CreateDBInstance&DBInstanceIdentifier=m&" \
	"DBInstanceClass=db.r6g.large&Engine=aurora-mysql&" \
	"DBClusterIdentifier=c"
#define SUBNETS "Action=CreateDBSubnetGroup&DBSubnetGroupName=other&" \
	"DBSubnetGroupDescription=d&SubnetIds.SubnetIdentifier.1=subnet-1&" \
	"SubnetIds.SubnetIdentifier.2=subnet-2"
#define OPTIONS "Action=CreateOptionGroup&OptionGroupName=more&EngineName=" \
	"mysql&MajorEngineVersion=8.0&OptionGroupDescription=d"
#define PARAMETERS "Action=CreateDBParameterGroup&DBParameterGroupName=slow&" \
	"DBParameterGroupFamily=mysql8.0&Description=d"
#define MODIFY "Action=ModifyDBInstance&DBInstanceIdentifier=i"
#define AT_ONCE "&ApplyImmediately=true"
#define DESCRIBE "Action=DescribeDBInstances&DBInstanceIdentifier="

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

/* Describe waits until it is available. */
static struct said
described(const char *id)
{
	struct said s = say_form(&me, DESCRIBE "%s", id);

	ck_ok(s);
	ck_xml(s, "DBInstanceStatus", "available");
	return s;
}

static void
make(void)
{
	struct said s = say_form(&me, SUBNETS);

	ck_ok(s);
	s = say_form(&me, OPTIONS);
	ck_ok(s);
	s = say_form(&me, PARAMETERS);
	ck_ok(s);
	s = say_form(&me, INSTANCE);
	ck_ok(s);
	s = described("i");
}

static const char *
pending(const struct said *s)
{
	return xml_in(s, "PendingModifiedValues");
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

/* --- each member ----------------------------------------------------------- */

#define SAME(name, value) { name, "&" name "=" value, name, value }

static const struct row {
	const char *member, *form, *element, *shown;
} rows[] = {
	/* what waits, first as it is pending */
	SAME("DBInstanceClass", "db.r6g.xlarge"),
	SAME("AllocatedStorage", "500"),
	{ "StorageType", "&StorageType=gp2", "StorageType", "gp2" },
	{ "Iops", "&StorageType=io1&Iops=1000", "Iops", "1000" },
	{ "StorageThroughput", "&StorageThroughput=600&Iops=13000",
	    "StorageThroughput", "600" },
	SAME("MultiAZ", "true"),
	SAME("DedicatedLogVolume", "true"),
	SAME("EngineVersion", "8.0.40"),
	SAME("DBSubnetGroupName", "other"),
	SAME("CACertificateIdentifier", "rds-ca-ecc384-g1"),
	{ "EnableIAMDatabaseAuthentication",
	    "&EnableIAMDatabaseAuthentication=true",
	    "IAMDatabaseAuthenticationEnabled", "true" },
	{ "OptionGroupName", "&OptionGroupName=more", "OptionGroupMemberships",
	    "<OptionGroupMembership><OptionGroupName>more</OptionGroupName>"
	    "<Status>in-sync</Status></OptionGroupMembership>" },
#define WAITING 12
	/* what does not */
	SAME("AutoMinorVersionUpgrade", "false"),
	SAME("EngineLifecycleSupport",
	    "open-source-rds-extended-support-disabled"),
	SAME("CopyTagsToSnapshot", "true"),
	SAME("PreferredBackupWindow", "23:45-00:30"),
	{ "DBParameterGroupName", "&DBParameterGroupName=slow",
	    "DBParameterGroups", "<DBParameterGroup><DBParameterGroupName>slow"
	    "</DBParameterGroupName><ParameterApplyStatus>in-sync"
	    "</ParameterApplyStatus></DBParameterGroup>" },
	SAME("MaxAllocatedStorage", "1000"),
	SAME("NetworkType", "DUAL"),
	SAME("PubliclyAccessible", "false"),
	{ "VpcSecurityGroupIds", "&VpcSecurityGroupIds.VpcSecurityGroupId.1="
	    "sg-1", "VpcSecurityGroupId", "sg-1" },
	SAME("PromotionTier", "3"),
	SAME("DatabaseInsightsMode", "advanced"),
	{ "EnablePerformanceInsights", "&EnablePerformanceInsights=true",
	    "PerformanceInsightsEnabled", "true" },
	{ "MonitoringInterval", "&MonitoringInterval=30&MonitoringRoleArn="
	    ROLE, "MonitoringInterval", "30" },
	{ "MonitoringRoleArn", "&MonitoringInterval=30&MonitoringRoleArn="
	    ROLE, "MonitoringRoleArn", ROLE },
	SAME("PerformanceInsightsKMSKeyId", "alias/seen"),
	SAME("PerformanceInsightsRetentionPeriod", "31"),
	/* and those that are dealt with one by one */
	SAME("BackupRetentionPeriod", "7"),
	SAME("DeletionProtection", "true"),
	SAME("PreferredMaintenanceWindow", "sat:02:00-sat:02:30"),
	{ "DBPortNumber", "&DBPortNumber=3400", "Port", "3400" },
	{ "CloudwatchLogsExportConfiguration",
	    "&CloudwatchLogsExportConfiguration.EnableLogTypes.member.1=error",
	    "EnabledCloudwatchLogsExports", "<member>error</member>" },
};

START_TEST(each_is_shown)
{
	bool waits = _i < WAITING;
	struct said s;

	make();
	s = say_form(&me, MODIFY "%s", rows[_i].form);
	ck_ok(s);
	s = described("i");
	if (!waits) {
		ck_xml(s, rows[_i].element, rows[_i].shown);
		ck_assert_str_eq(pending(&s), "");
		return;
	}
	ck_assert(strstr(pending(&s), rows[_i].shown) != NULL ||
	    strcmp(rows[_i].member, "OptionGroupName") == 0);
	s = say_form(&me, MODIFY AT_ONCE);
	ck_ok(s);
	s = described("i");
	ck_assert_str_eq(pending(&s), "");
	ck_xml(s, rows[_i].element, rows[_i].shown);
	world_stop(&world);
	world_resume(&world);
	world_run(&world);
	s = described("i");
	ck_xml(s, rows[_i].element, rows[_i].shown);
}
END_TEST

/* So that no member that models/rds.ops has is without a row above. */
START_TEST(every_member_is_tried)
{
	const struct shape *in = &rds_shape_modify_db_instance_message;
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

/* --- what waits ------------------------------------------------------------ */

/* The world begins on Thursday, 15 January, 10:20. */
START_TEST(it_waits_for_the_window)
{
	struct said s;

	make();
	s = say_form(&me, MODIFY "&DBInstanceClass=db.m5.large&MultiAZ=true");
	ck_ok(s);
	ck_xml(s, "DBInstanceStatus", "available");
	ck_assert_str_eq(pending(&s), "<DBInstanceClass>db.m5.large"
	    "</DBInstanceClass><MultiAZ>true</MultiAZ>");
	ck_xml(s, "DBInstanceClass", "db.t3.micro");
	advance("14h");
	s = described("i");
	ck_xml(s, "DBInstanceClass", "db.t3.micro");
	advance("1h");
	s = described("i");
	ck_assert_str_eq(pending(&s), "");
	ck_xml(s, "DBInstanceClass", "db.m5.large");
	ck_xml(s, "MultiAZ", "true");
}
END_TEST

/* Asked for at its making, it does not bind it for good. */
START_TEST(who_chose_a_zone_gets_another)
{
	ck_ok(say_form(&me, INSTANCE "&AvailabilityZone=" REGION "b"));
	(void)described("i");
	ck_ok(say_form(&me, MODIFY "&MultiAZ=true" AT_ONCE));
}
END_TEST

/* The old value again calls it off; other things do not. */
START_TEST(it_is_called_off)
{
	struct said s;

	make();
	s = say_form(&me, MODIFY "&DBInstanceClass=db.m5.large&MultiAZ=true");
	ck_ok(s);
	s = say_form(&me, MODIFY "&DBInstanceClass=db.t3.micro&"
	    "CopyTagsToSnapshot=true");
	ck_ok(s);
	s = described("i");
	ck_assert_str_eq(pending(&s), "<MultiAZ>true</MultiAZ>");
	ck_xml(s, "CopyTagsToSnapshot", "true");
	s = say_form(&me, MODIFY "&MultiAZ=false");
	ck_ok(s);
	advance("2d");
	s = described("i");
	ck_xml(s, "MultiAZ", "false");
}
END_TEST

/* API Reference: 0 to days and back waits; days to other days do not. */
START_TEST(backups_wait_to_be_turned_off)
{
	struct said s;

	make();
	s = say_form(&me, MODIFY "&BackupRetentionPeriod=9");
	ck_ok(s);
	s = described("i");
	ck_xml(s, "BackupRetentionPeriod", "9");
	s = say_form(&me, MODIFY "&BackupRetentionPeriod=0");
	s = described("i");
	ck_assert_str_eq(pending(&s),
	    "<BackupRetentionPeriod>0</BackupRetentionPeriod>");
}
END_TEST

START_TEST(nothing_changes_nothing)
{
	struct said s, before;

	make();
	before = described("i");
	s = say_form(&me, MODIFY AT_ONCE "&DBInstanceClass=db.t3.micro&"
	    "MultiAZ=false&EngineVersion=8.0.35&DBPortNumber=3306&"
	    "StorageType=gp3&AllocatedStorage=400");
	ck_ok(s);
	ck_xml(s, "DBInstanceStatus", "available");
	s = described("i");
	ck_xml(s, "DBInstance", xml_in(&before, "DBInstance"));
}
END_TEST

/* --- statuses -------------------------------------------------------------- */

static const struct {
	const char *form, *status;
} statuses[] = {
	{ "&DBInstanceClass=db.m5.large", "modifying" },
	{ "&DeletionProtection=true", "modifying" },
	{ "&EngineVersion=8.0.40&DBInstanceClass=db.m5.large", "upgrading" },
	{ "&NewDBInstanceIdentifier=j&EngineVersion=8.0.40", "renaming" },
	{ "&EnableIAMDatabaseAuthentication=true",
	    "configuring-iam-database-auth" },
	{ "&MonitoringInterval=5&MonitoringRoleArn=" ROLE,
	    "configuring-enhanced-monitoring" },
	{ "&CloudwatchLogsExportConfiguration.EnableLogTypes.member.1=audit",
	    "configuring-log-exports" },
};

START_TEST(it_passes_through_a_status)
{
	const char *id = strstr(statuses[_i].form, "New") != NULL ? "j" : "i";
	struct said s;
	int starts;

	make();
	starts = world.fleet_fake.starts;
	fleet_fake_hold(&world.fleet_fake, true);
	s = say_form(&me, MODIFY AT_ONCE "%s", statuses[_i].form);
	ck_ok(s);
	ck_xml(s, "DBInstanceStatus", statuses[_i].status);
	s = say_form(&me, MODIFY "&DBInstanceIdentifier=%s", id);
	world.server.describe_wait = 0;
	s = say_form(&me, DESCRIBE "%s", id);
	ck_xml(s, "DBInstanceStatus", statuses[_i].status);
	s = say_form(&me, "Action=ModifyDBInstance&DBInstanceIdentifier=%s&"
	    "MultiAZ=true", id);
	ck_refused(s, "InvalidDBInstanceState", kt_arena_printf(me.arena,
	    "Instance %s is not in available state.", id));
	world.server.describe_wait = 10 * KT_SECOND;
	fleet_fake_hold(&world.fleet_fake, false);
	s = described(id);
	ck_assert_int_eq(world.fleet_fake.starts, starts + 1);
}
END_TEST

/* --- names ----------------------------------------------------------------- */

START_TEST(it_gets_another_name)
{
	struct said s;
	const char *id;

	make();
	s = described("i");
	id = xml_in(&s, "DbiResourceId");
	s = say_form(&me, MODIFY "&NewDBInstanceIdentifier=Other-1&"
	    "MultiAZ=true");
	ck_ok(s);
	s = described("i");
	ck_assert_str_eq(pending(&s), "<MultiAZ>true</MultiAZ>"
	    "<DBInstanceIdentifier>other-1</DBInstanceIdentifier>");
	s = say_form(&me, MODIFY "&NewDBInstanceIdentifier=Other" AT_ONCE
	    "&MultiAZ=false");
	ck_ok(s);
	ck_xml(s, "DBInstance", xml_in(&s, "DBInstance"));
	ck_assert_ptr_nonnull(strstr(pending(&s), "other"));
	s = described("other");
	ck_xml(s, "DbiResourceId", id);
	ck_xml(s, "DBInstanceArn",
	    "arn:aws:rds:" REGION ":" ACCOUNT ":db:other");
	ck_assert_ptr_nonnull(strstr(xml_in(&s, "TagList"),
	    "<Tag><Key>k</Key><Value>v</Value></Tag>"));
	ck_assert_str_eq(pending(&s), "");
	s = say_form(&me, DESCRIBE "i");
	ck_assert_str_eq(s.code, "DBInstanceNotFound");
	s = say_form(&me, INSTANCE);	/* the name is free, its tags too */
	ck_ok(s);
}
END_TEST

START_TEST(what_waits_goes_along)
{
	struct said s;

	make();
	s = say_form(&me, MODIFY "&NewDBInstanceIdentifier=late");
	ck_ok(s);
	advance("15h");
	s = described("late");
	s = say_form(&me, "Action=ModifyDBInstance&DBInstanceIdentifier=late&"
	    "MultiAZ=true");
	ck_ok(s);
	advance("7d");
	s = described("late");
	ck_xml(s, "MultiAZ", "true");
}
END_TEST

/* --- one of a cluster ------------------------------------------------------ */

START_TEST(a_member_is_modified)
{
	struct said s = say_form(&me, CLUSTER);

	ck_ok(s);
	s = say_form(&me, MEMBER);
	ck_ok(s);
	s = described("m");
	s = say_form(&me, "Action=ModifyDBInstance&DBInstanceIdentifier=m&"
	    "PromotionTier=0&DBInstanceClass=db.r6g.2xlarge");
	ck_ok(s);
	s = described("m");
	ck_xml(s, "PromotionTier", "0");
	ck_assert_str_eq(pending(&s), "<DBInstanceClass>db.r6g.2xlarge"
	    "</DBInstanceClass>");
	s = say_form(&me, "Action=DescribeDBClusters");
	ck_xml(s, "PromotionTier", "0");
	s = say_form(&me, "Action=ModifyDBInstance&DBInstanceIdentifier=m&"
	    "DBPortNumber=4000");
	ck_refused(s, "InvalidParameterCombination", "The specified DB "
	    "Instance is a member of a DB Cluster. Modify port for the DB "
	    "Cluster.");
	s = say_form(&me, "Action=ModifyDBInstance&DBInstanceIdentifier=m&"
	    "BackupRetentionPeriod=4");
	ck_refused(s, "InvalidParameterCombination", "The specified DB "
	    "Instance is a member of a DB Cluster. Modify backup retention "
	    "period for the DB Cluster.");
}
END_TEST

/* --- refused --------------------------------------------------------------- */

#define VALUE "InvalidParameterValue"
#define COMBINATION "InvalidParameterCombination"

static const struct {
	const char *form, *code, *message;
	int status;
} refused[] = {
	{ "&DBInstanceClass=db.nix", VALUE,
	    "Invalid DB Instance class:db.nix", 400 },
	{ "&AllocatedStorage=399", COMBINATION, "Invalid storage size for "
	    "engine name mysql and storage type gp3: 399", 400 },
	{ "&AllocatedStorage=70000", COMBINATION, "Invalid storage size for "
	    "engine name mysql and storage type gp3: 70000", 400 },
	{ "&StorageType=io2", COMBINATION, "The storage type io2 requires "
	    "iops to be specified.", 400 },
	{ "&StorageType=gp9", VALUE, "Invalid storage type: gp9", 400 },
	{ "&MaxAllocatedStorage=400", COMBINATION, "Max storage size must be "
	    "greater than storage size", 400 },
	{ "&EngineVersion=8.0.34", COMBINATION, "Cannot find upgrade path "
	    "from 8.0.35 to 8.0.34.", 400 },
	{ "&EngineVersion=5.7", COMBINATION, "Cannot find upgrade path from "
	    "8.0.35 to 5.7.", 400 },
	{ "&EngineVersion=8.4.5", COMBINATION, "The AllowMajorVersionUpgrade "
	    "flag must be present when upgrading to a new major version.",
	    400 },
	{ "&EngineVersion=9.9", COMBINATION, "Cannot find version 9.9 for "
	    "mysql", 400 },
	{ "&BackupRetentionPeriod=36", VALUE, "Invalid backup retention "
	    "period: 36. It must be between 0 and 35 days.", 400 },
	{ "&DBPortNumber=80", VALUE, "Invalid port: 80. The port must be "
	    "between 1150 and 65535.", 400 },
	{ "&NewDBInstanceIdentifier=1x", VALUE, "The parameter "
	    "NewDBInstanceIdentifier is not a valid identifier. Identifiers "
	    "must begin with a letter; must contain only ASCII letters, "
	    "digits, and hyphens; and must not end with a hyphen or contain "
	    "two consecutive hyphens.", 400 },
	{ "&NewDBInstanceIdentifier=taken", "DBInstanceAlreadyExists",
	    "DB instance already exists", 400 },
	{ "&NewDBInstanceIdentifier=taken" AT_ONCE, "DBInstanceAlreadyExists",
	    "DB instance already exists", 400 },
	{ "&CACertificateIdentifier=mine", "CertificateNotFound",
	    "Certificate mine not found.", 404 },
	{ "&MonitoringInterval=30", COMBINATION, "A MonitoringRoleARN value "
	    "is required if you specify a MonitoringInterval value other than "
	    "0.", 400 },
	{ "&PreferredBackupWindow=01:15-01:45", VALUE, "The backup window and "
	    "maintenance window must not overlap.", 400 },
	{ "&MultiAZ=perhaps", VALUE, "Invalid value for the parameter "
	    "MultiAZ: it must be true or false.", 400 },
	{ "&Engine=mariadb", COMBINATION, "keyturn does not have Engine of "
	    "ModifyDBInstance: it is of other engines.", 400 },
};

START_TEST(what_is_wrong_is_refused)
{
	struct said s, before;

	make();
	s = say_form(&me, CLUSTER);
	ck_ok(s);
	s = say_form(&me, "Action=CreateDBInstance&DBInstanceIdentifier=taken&"
	    "DBInstanceClass=db.r6g.large&Engine=aurora-mysql&"
	    "DBClusterIdentifier=c");
	ck_ok(s);
	before = described("i");
	s = say_form(&me, MODIFY "%s&CopyTagsToSnapshot=true",
	    refused[_i].form);
	ck_refused(s, refused[_i].code, refused[_i].message);
	ck_assert_int_eq(s.status, refused[_i].status);
	s = described("i");
	ck_xml(s, "DBInstance", xml_in(&before, "DBInstance"));
}
END_TEST

/* --- what follows ---------------------------------------------------------- */

static const struct {
	const char *first, *then, *element, *shown;
} follows[] = {
	/* rounded up to a tenth more */
	{ "", "&AllocatedStorage=401", "AllocatedStorage", "440" },
	/* what another type had does not stay */
	{ "&Iops=13000&StorageThroughput=700", "&StorageType=gp2",
	    "StorageThroughput", "0" },
	{ "", "&StorageType=gp2", "Iops", ABSENT },
	{ "", "&EngineVersion=8.0", "EngineVersion", "8.0.46" },
	{ "", "&EngineVersion=8.4&AllowMajorVersionUpgrade=true",
	    "EngineVersion", "8.4.11" },
	{ "&MonitoringInterval=5&MonitoringRoleArn=" ROLE,
	    "&MonitoringInterval=0", "MonitoringRoleArn", ABSENT },
	/* another subnet group makes nothing public or private */
	{ "", "&DBSubnetGroupName=other", "PubliclyAccessible", "true" },
#define LOGS "&CloudwatchLogsExportConfiguration."
	{ LOGS "EnableLogTypes.member.1=error" LOGS
	    "EnableLogTypes.member.2=audit", LOGS
	    "DisableLogTypes.member.1=error" LOGS
	    "EnableLogTypes.member.1=audit" LOGS
	    "EnableLogTypes.member.2=general", "EnabledCloudwatchLogsExports",
	    "<member>audit</member><member>general</member>" },
	{ LOGS "EnableLogTypes.member.1=error", LOGS
	    "DisableLogTypes.member.1=error", "EnabledCloudwatchLogsExports",
	    "" },
};

START_TEST(what_follows)
{
	struct said s;

	make();
	s = say_form(&me, MODIFY AT_ONCE "%s", follows[_i].first);
	ck_ok(s);
	s = described("i");
	s = say_form(&me, MODIFY AT_ONCE "%s", follows[_i].then);
	ck_ok(s);
	s = described("i");
	ck_xml(s, follows[_i].element, follows[_i].shown);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("rds_modify");
	TCase *tc = tcase_create("rds_modify");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, each_is_shown, 0, N_ELEMENTS(rows));
	tcase_add_test(tc, every_member_is_tried);
	tcase_add_test(tc, it_waits_for_the_window);
	tcase_add_test(tc, who_chose_a_zone_gets_another);
	tcase_add_test(tc, it_is_called_off);
	tcase_add_test(tc, backups_wait_to_be_turned_off);
	tcase_add_test(tc, nothing_changes_nothing);
	tcase_add_loop_test(tc, it_passes_through_a_status, 0,
	    N_ELEMENTS(statuses));
	tcase_add_test(tc, it_gets_another_name);
	tcase_add_test(tc, what_waits_goes_along);
	tcase_add_test(tc, a_member_is_modified);
	tcase_add_loop_test(tc, what_is_wrong_is_refused, 0,
	    N_ELEMENTS(refused));
	tcase_add_loop_test(tc, what_follows, 0, N_ELEMENTS(follows));
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
