/* Instances and clusters made of snapshots, and to a point in time. */
#include <stdio.h>
#include <string.h>

#include "tests/call/snapshots.h"

START_TEST(a_restored_one_has_its_masters_and_settings)
{
	struct said s;

	ck_ok(say_form(&me, "%s&StorageType=gp3&Port=4406&"
	    "BackupRetentionPeriod=3&DeletionProtection=true&"
	    "EngineVersion=8.0.40", INSTANCE));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    "available");
	ck_ok(take(&families[0], "s"));
	(void)until(describe(&families[0], "s"), "Status", "available");
	s = ask("Action=RestoreDBInstanceFromDBSnapshot&DBInstanceIdentifier=N&"
	    "DBSnapshotIdentifier=" ARN("snapshot:s") "&MultiAZ=true&"
	    "DBInstanceClass=db.r5.large&Tags.Tag.1.Key=k&Tags.Tag.1.Value=v");
	ck_ok(s);
	ck_xml(s, "DBInstanceStatus", "creating");
	s = until("Action=DescribeDBInstances&DBInstanceIdentifier=n",
	    "DBInstanceStatus", "available");
	ck_xml(s, "MasterUsername", "admin");
	ck_xml(s, "DBName", "shop");
	ck_xml(s, "StorageType", "gp3");
	ck_xml(s, "AllocatedStorage", "20");
	ck_xml(s, "BackupRetentionPeriod", "3");
	ck_xml(s, "PreferredBackupWindow", "05:00-05:30");
	ck_xml(s, "DBInstanceClass", "db.r5.large");
	ck_xml(s, "MultiAZ", "true");
	ck_xml(s, "DeletionProtection", "false");
	ck_assert_ptr_nonnull(strstr(s.text, "<Key>k</Key>"));
	ck_assert_ptr_null(strstr(s.text, "<Key>team</Key>"));
	ck_assert_str_eq(world.fleet_fake.from, world.fleet_fake.snapshot);
	ck_assert_str_eq(world.fleet_fake.password, "");
	ck_assert_int_eq(world.fleet_fake.port, 4406);
	ck_assert_str_eq(ask("Action=RestoreDBInstanceFromDBSnapshot&"
	    "DBInstanceIdentifier=n&DBSnapshotIdentifier=s").code,
	    "DBInstanceAlreadyExists");
	ck_ok(ask("Action=DeleteDBSnapshot&DBSnapshotIdentifier=s"));
}
END_TEST

/* How fast its source's disk was is not asked of a disk of another type. */
START_TEST(a_restored_one_of_another_storage_has_its_own)
{
	struct said s;

	ck_ok(ask("Action=CreateDBInstance&DBInstanceIdentifier=Db-1&Engine="
	    "mysql&DBInstanceClass=db.t3.micro&MasterUsername=admin&"
	    "MasterUserPassword=long-enough&AllocatedStorage=400&"
	    "StorageType=io1&Iops=5000"));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    "available");
	ck_ok(take(&families[0], "s"));
	(void)until(describe(&families[0], "s"), "Status", "available");
	s = ask("Action=RestoreDBInstanceFromDBSnapshot&DBInstanceIdentifier=n&"
	    "DBSnapshotIdentifier=s&StorageType=gp3");
	ck_ok(s);
	ck_xml(s, "StorageType", "gp3");
	s = ask("Action=RestoreDBInstanceFromDBSnapshot&DBInstanceIdentifier=m&"
	    "DBSnapshotIdentifier=s&StorageType=io1");
	ck_ok(s);
	ck_xml(s, "Iops", "5000");
}
END_TEST

START_TEST(a_snapshot_that_is_being_restored_stays)
{
	make_source(&families[0]);
	ck_ok(take(&families[0], "s"));
	(void)until(describe(&families[0], "s"), "Status", "available");
	fleet_fake_hold(&world.fleet_fake, true);
	ck_ok(ask("Action=RestoreDBInstanceFromDBSnapshot&"
	    "DBInstanceIdentifier=n&DBSnapshotIdentifier=s"));
	ck_assert_str_eq(ask("Action=DeleteDBSnapshot&DBSnapshotIdentifier=s")
	    .code, "InvalidDBSnapshotState");
	fleet_fake_hold(&world.fleet_fake, false);
	(void)until("Action=DescribeDBInstances&DBInstanceIdentifier=n",
	    "DBInstanceStatus", "available");
}
END_TEST

/* The source may go meanwhile, and its backups with it, but not that one. */
START_TEST(a_backup_that_is_being_restored_stays)
{
	const char *automated = "Action=DescribeDBSnapshots&"
	    "SnapshotType=automated";

	ck_ok(say_form(&me, "%s&BackupRetentionPeriod=2",
	    families[0].create));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    "available");
	advance(3 * DAY);
	ck_assert_int_eq(count(ask(automated).text, "<DBSnapshot>"), 2);
	world.fleet_fake.deaf = true;
	fleet_fake_hold(&world.fleet_fake, true);
	ck_ok(ask("Action=RestoreDBInstanceToPointInTime&"
	    "SourceDBInstanceIdentifier=db-1&TargetDBInstanceIdentifier=n&"
	    "UseLatestRestorableTime=true"));
	ck_ok(say_form(&me, "%s&SkipFinalSnapshot=true", families[0].remove));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    families[0].source_gone);
	ck_assert_int_eq(count(ask(automated).text, "<DBSnapshot>"), 1);
	fleet_fake_hold(&world.fleet_fake, false);
	(void)until("Action=DescribeDBInstances&DBInstanceIdentifier=n",
	    "DBInstanceStatus", "available");
	advance(3600000);
	ck_assert_int_eq(count(ask(automated).text, "<DBSnapshot>"), 0);
}
END_TEST

START_TEST(a_cluster_is_restored)
{
	struct said s;

	ck_ok(say_form(&me, "%s&DatabaseName=shop", CLUSTER));
	(void)until(families[1].describe_source, "Status", "available");
	ck_ok(take(&families[1], "s"));
	(void)until(describe(&families[1], "s"), "Status", "available");
	ck_refused(ask("Action=RestoreDBClusterFromSnapshot&"
	    "DBClusterIdentifier=n&SnapshotIdentifier=s&Engine=mysql"),
	    "InvalidParameterCombination", "The engine mysql is not that of "
	    "the snapshot, which is aurora-mysql.");
	s = ask("Action=RestoreDBClusterFromSnapshot&DBClusterIdentifier=n&"
	    "SnapshotIdentifier=s&Engine=aurora-mysql&Port=4407");
	ck_ok(s);
	s = until("Action=DescribeDBClusters&DBClusterIdentifier=n", "Status",
	    "available");
	ck_xml(s, "DatabaseName", "shop");
	ck_xml(s, "Port", "4407");
	s = ask("Action=RestoreDBClusterToPointInTime&DBClusterIdentifier=m&"
	    "SourceDBClusterIdentifier=c-1&UseLatestRestorableTime=true");
	ck_ok(s);
	(void)until("Action=DescribeDBClusters&DBClusterIdentifier=m",
	    "Status", "available");
}
END_TEST

/* Each of keyturn's ARNs says the partition that its region is in. */
START_TEST(arns_have_their_regions_partition)
{
	static const struct {
		const char *region, *partition;
	} rows[] = {
		{ "cn-north-1", "aws-cn" }, { "us-gov-west-1", "aws-us-gov" },
	};
	const char *head = kt_arena_printf(me.arena, "arn:%s:rds:%s:" ACCOUNT
	    ":", rows[_i].partition, rows[_i].region), *arn;
	struct said s;

	me.key = "test";
	me.region = rows[_i].region;
	make_source(&families[0]);
	s = ask(families[0].describe_source);
	ck_xml(s, "DBInstanceArn",
	    kt_arena_printf(me.arena, "%sdb:db-1", head));
	ck_ok(take(&families[0], "s"));
	s = until(describe(&families[0], "s"), "Status", "available");
	arn = kt_arena_printf(me.arena, "%ssnapshot:s", head);
	ck_xml(s, "DBSnapshotArn", arn);
	s = ask("Action=DescribeEvents&SourceType=db-instance");
	ck_xml(s, "SourceArn", kt_arena_printf(me.arena, "%sdb:db-1", head));
	s = ask("Action=DescribeCertificates");
	ck_xml(s, "CertificateArn",
	    kt_arena_printf(me.arena, "arn:%s:rds:%s::cert:rds-ca-rsa2048-g1",
	    rows[_i].partition, rows[_i].region));
	ck_ok(say_form(&me, "Action=CopyDBSnapshot&SourceDBSnapshotIdentifier="
	    "%s&TargetDBSnapshotIdentifier=t", arn));
	ck_assert_str_eq(ask("Action=CopyDBSnapshot&TargetDBSnapshotIdentifier="
	    "u&SourceDBSnapshotIdentifier=" ARN("snapshot:s")).code,
	    "DBSnapshotNotFound");
}
END_TEST

#define TO_CLUSTER "Action=RestoreDBClusterFromSnapshot&" \
	"DBClusterIdentifier=n&Engine=aurora-mysql&SnapshotIdentifier="

/* By its ARN alone, as on AWS. */
START_TEST(a_cluster_is_restored_of_an_instances)
{
	struct said s;

	ck_ok(ask(INSTANCE "&StorageType=gp2"));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    "available");
	ck_ok(take(&families[0], "s"));
	(void)until(describe(&families[0], "s"), "Status", "available");
	ck_assert_str_eq(ask(TO_CLUSTER "s").code,
	    "DBClusterSnapshotNotFoundFault");
	ck_assert_str_eq(ask(TO_CLUSTER ARN("snapshot:none")).code,
	    "DBSnapshotNotFound");
	ck_ok(ask(TO_CLUSTER ARN("snapshot:s")));
	s = until("Action=DescribeDBClusters&DBClusterIdentifier=n", "Status",
	    "available");
	ck_xml(s, "Engine", "aurora-mysql");
	ck_xml(s, "DatabaseName", "shop");
	ck_xml(s, "StorageType", ABSENT);
	ck_xml(s, "PreferredBackupWindow", "05:00-05:30");
	ck_xml(s, "MasterUsername", "admin");
	ck_assert_ptr_nonnull(strstr(xml_in(&s, "EngineVersion"),
	    ".mysql_aurora."));
}
END_TEST

START_TEST(no_aurora_is_made_of_a_mariadb)
{
	ck_ok(ask("Action=CreateDBInstance&DBInstanceIdentifier=db-1&"
	    "DBInstanceClass=db.t3.micro&Engine=mariadb&MasterUsername=admin&"
	    "MasterUserPassword=long-enough&AllocatedStorage=20"));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    "available");
	ck_ok(take(&families[0], "s"));
	(void)until(describe(&families[0], "s"), "Status", "available");
	ck_refused(ask(TO_CLUSTER ARN("snapshot:s")),
	    "InvalidParameterCombination", "The engine aurora-mysql is not "
	    "that of the snapshot, which is mariadb.");
}
END_TEST

START_TEST(to_the_moments_of_snapshots)
{
#define TO "Action=RestoreDBInstanceToPointInTime&" \
	"SourceDBInstanceIdentifier=db-1&TargetDBInstanceIdentifier="
	struct said s;

	make_source(&families[0]);
	ck_refused(ask(TO "n&UseLatestRestorableTime=true"),
	    "InvalidRestoreFault", "db-1 cannot be restored to a point in "
	    "time: there is no snapshot of it yet (the automated ones come with "
	    "its backup window, on keyturn's clock).");
	s = ask(families[0].describe_source);
	ck_xml(s, "LatestRestorableTime", ABSENT);
	ck_ok(take(&families[0], "s"));
	(void)until(describe(&families[0], "s"), "Status", "available");
	s = until(families[0].describe_source, "DBInstanceStatus",
	    "available");
	ck_xml(s, "LatestRestorableTime", "2026-01-15T10:20:30.456Z");
	ck_refused(ask(TO "n&RestoreTime=2026-01-15T10:20:31Z"),
	    "InvalidRestoreFault", "db-1 cannot be restored to that time: "
	    "keyturn restores to the times of snapshots, of which the first "
	    "is of 2026-01-15T10:20:30.456Z, the last of "
	    "2026-01-15T10:20:30.456Z.");
	ck_ok(ask(TO "a&RestoreTime=2026-01-15T10:20:30.456Z"));
	ck_ok(ask(TO "b&RestoreTime=2026-01-15T10:20:30Z"));
	ck_ok(ask(TO "c&UseLatestRestorableTime=true"));
	ck_assert_str_eq(ask(TO "d").code, "InvalidParameterCombination");
	ck_assert_str_eq(ask(TO "d&UseLatestRestorableTime=true&RestoreTime="
	    "2026-01-15T10:20:30Z").code, "InvalidParameterCombination");
	ck_ok(ask("Action=CreateDBInstance&DBInstanceIdentifier=none&"
	    "DBInstanceClass=db.t3.micro&Engine=mysql&MasterUsername=admin&"
	    "MasterUserPassword=long-enough&AllocatedStorage=20&"
	    "BackupRetentionPeriod=0"));
	ck_assert_str_eq(ask("Action=RestoreDBInstanceToPointInTime&"
	    "SourceDBInstanceIdentifier=none&TargetDBInstanceIdentifier=d&"
	    "UseLatestRestorableTime=true").code,
	    "PointInTimeRestoreNotEnabled");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("restores");
	TCase *tc = tcase_create("restores");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_restored_one_has_its_masters_and_settings);
	tcase_add_test(tc, a_restored_one_of_another_storage_has_its_own);
	tcase_add_test(tc, a_snapshot_that_is_being_restored_stays);
	tcase_add_test(tc, a_backup_that_is_being_restored_stays);
	tcase_add_loop_test(tc, arns_have_their_regions_partition, 0, 2);
	tcase_add_test(tc, a_cluster_is_restored);
	tcase_add_test(tc, a_cluster_is_restored_of_an_instances);
	tcase_add_test(tc, no_aurora_is_made_of_a_mariadb);
	tcase_add_test(tc, to_the_moments_of_snapshots);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
