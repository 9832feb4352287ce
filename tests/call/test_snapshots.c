/* Snapshots as RDS tells of them, on scripted database servers. */
#include <stdio.h>
#include <string.h>

#include "tests/support/world.h"

#define INSTANCE "Action=CreateDBInstance&DBInstanceIdentifier=Db-1&" \
	"DBInstanceClass=db.t3.micro&Engine=mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough&AllocatedStorage=20&DBName=shop&" \
	"PreferredBackupWindow=05:00-05:30&Tags.Tag.1.Key=team&" \
	"Tags.Tag.1.Value=a"
#define CLUSTER "Action=CreateDBCluster&DBClusterIdentifier=C-1&" \
	"Engine=aurora-mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough"
#define ARN(what) "arn:aws:rds:" REGION ":" ACCOUNT ":" what
#define DAY (24 * INT64_C(3600000))

static struct world world;
static struct client me;

/* The same of instances and of clusters. */
static const struct family {
	const char *create, *describe_source, *status, *remove, *source_gone;
	const char *name, *of, *kind, *arn, *resource, *not_found, *exists;
} families[] = {
	{ INSTANCE, "Action=DescribeDBInstances&DBInstanceIdentifier=db-1",
	    "DBInstanceStatus", "Action=DeleteDBInstance&DBInstanceIdentifier="
	    "db-1", "DBInstanceNotFound", "DBSnapshot",
	    "DBInstanceIdentifier=db-1", "snapshot", "DBSnapshotArn",
	    "DbiResourceId", "DBSnapshotNotFound", "DBSnapshotAlreadyExists" },
	{ CLUSTER, "Action=DescribeDBClusters&DBClusterIdentifier=c-1",
	    "Status", "Action=DeleteDBCluster&DBClusterIdentifier=c-1",
	    "DBClusterNotFoundFault", "DBClusterSnapshot",
	    "DBClusterIdentifier=c-1", "cluster-snapshot",
	    "DBClusterSnapshotArn", "DbClusterResourceId",
	    "DBClusterSnapshotNotFoundFault",
	    "DBClusterSnapshotAlreadyExistsFault" },
};

static void
setup(void)
{
	world_open(&world);
	world.fleet = fleet_fake_with_snapshots(&world.fleet_fake);
	client_begin(&me, &world);
	world_run(&world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static struct said
ask(const char *form)
{
	return say_form(&me, "%s", form);
}

/* Waits until the element of that answer, or its code, is so. */
static struct said
until(const char *form, const char *element, const char *want)
{
	int64_t end = kt_mono_ms() + 60 * KT_SECOND;
	struct said s;

	for (;;) {
		s = ask(form);
		if (strcmp(s.code != NULL ? s.code : xml_in(&s, element),
		    want) == 0)
			return s;
		ck_assert_msg(kt_mono_ms() < end, "not %s: %s", want, s.text);
		kt_sleep_ms(5);
	}
}

static const char *
form(const char *op, const struct family *f, const char *more)
{
	return kt_arena_printf(me.arena, "Action=%s%s%s", op, f->name, more);
}

static const char *
describe(const struct family *f, const char *name)
{
	return kt_arena_printf(me.arena, "Action=Describe%ss&%sIdentifier=%s",
	    f->name, f->name, name);
}

static void
make_source(const struct family *f)
{
	ck_ok(ask(f->create));
	(void)until(f->describe_source, f->status, "available");
}

static struct said
take(const struct family *f, const char *name)
{
	return say_form(&me, "Action=Create%s&%sIdentifier=%s&%s", f->name,
	    f->name, name, f->of);
}

START_TEST(a_snapshot_is_made_copied_and_deleted)
{
	const struct family *f = &families[_i];
	struct said s;

	make_source(f);
	s = take(f, "Snap-1");
	ck_ok(s);
	ck_xml(s, "Status", "creating");
	ck_xml(s, "PercentProgress", "0");
	ck_xml(s, "SnapshotType", "manual");
	ck_xml(s, "MasterUsername", "admin");
	ck_xml(s, f->arn, kt_arena_printf(me.arena, ARN("%s:snap-1"),
	    f->kind));
	s = until(describe(f, "snap-1"), "Status", "available");
	ck_xml(s, "PercentProgress", "100");
	(void)until(f->describe_source, f->status, "available");
	ck_assert_int_eq(world.fleet_fake.snapshots, 1);
	ck_assert_str_eq(take(f, "snap-1").code, f->exists);

	s = say_form(&me, "Action=Copy%s&Source%sIdentifier=snap-1&"
	    "Target%sIdentifier=two&Tags.Tag.1.Key=k&Tags.Tag.1.Value=v",
	    f->name, f->name, f->name);
	ck_ok(s);
	s = until(describe(f, "two"), "Status", "available");
	ck_assert_int_eq(world.fleet_fake.snapshot_copies, 1);
	ck_assert_ptr_nonnull(strstr(s.text, "<Key>k</Key>"));

	s = ask(form("Delete", f, kt_arena_printf(me.arena,
	    "&%sIdentifier=" ARN("%s:snap-1"), f->name, f->kind)));
	ck_ok(s);
	ck_xml(s, "Status", "deleted");
	ck_assert_str_eq(ask(describe(f, "snap-1")).code, f->not_found);
	ck_ok(ask(describe(f, "two")));
	/* the name is free at once */
	ck_ok(take(f, "snap-1"));
	(void)until(describe(f, "snap-1"), "Status", "available");
}
END_TEST

START_TEST(one_that_cannot_be_taken_is_failed)
{
	const struct family *f = &families[_i];
	struct said s;

	make_source(f);
	world.fleet_fake.snapshot_rc = KT_FLEET_FAILED;
	ck_ok(take(f, "s"));
	(void)until(describe(f, "s"), "Status", "failed");
	(void)until(f->describe_source, f->status, "available");
	s = say_form(&me, "Action=Copy%s&Source%sIdentifier=s&"
	    "Target%sIdentifier=two", f->name, f->name, f->name);
	ck_assert_ptr_nonnull(strstr(s.code, "SnapshotState"));
	ck_ok(ask(form("Delete", f, kt_arena_printf(me.arena,
	    "&%sIdentifier=s", f->name))));
}
END_TEST

START_TEST(nothing_is_deleted_unless_the_final_one_is_whole)
{
	const struct family *f = &families[_i];
	const char *remove = kt_arena_printf(me.arena,
	    "%s&FinalDBSnapshotIdentifier=last", f->remove);

	make_source(f);
	world.fleet_fake.snapshot_rc = KT_FLEET_FAILED;
	ck_ok(ask(remove));
	(void)until(describe(f, "last"), "Status", "failed");
	(void)until(f->describe_source, f->status, "available");
	ck_assert_int_eq(world.fleet_fake.removals, 0);
	ck_assert_str_eq(ask(remove).code, f->exists);

	world.fleet_fake.snapshot_rc = KT_FLEET_OK;
	ck_ok(ask(form("Delete", f, kt_arena_printf(me.arena,
	    "&%sIdentifier=last", f->name))));
	ck_ok(ask(remove));
	(void)until(f->describe_source, f->status, f->source_gone);
	(void)until(describe(f, "last"), "Status", "available");
	ck_assert_int_eq(world.fleet_fake.removals, 1);
}
END_TEST

/* It is taken again, of a server that has come back. */
START_TEST(one_that_was_cut_off_goes_on)
{
	const struct family *f = &families[_i];

	make_source(f);
	world.fleet_fake.snapshot_rc = KT_FLEET_STOPPED;
	ck_ok(take(f, "s"));
	world_stop(&world);
	world.fleet_fake.snapshot_rc = KT_FLEET_OK;
	world_resume(&world);
	world_run(&world);
	(void)until(describe(f, "s"), "Status", "available");
	(void)until(f->describe_source, f->status, "available");
}
END_TEST

/* Of what lies there, when the server does not come up for it. */
START_TEST(one_of_a_server_that_fails_is_taken)
{
	const struct family *f = &families[_i];

	make_source(f);
	world.fleet_fake.rc = KT_FLEET_FAILED;
	ck_ok(take(f, "s"));
	(void)until(f->describe_source, f->status, "failed");
	(void)until(describe(f, "s"), "Status", "available");
}
END_TEST

static int
count(const char *text, const char *what)
{
	int n = 0;

	for (; (text = strstr(text, what)) != NULL; text++)
		n++;
	return n;
}

static void
advance(int64_t ms)
{
	const struct kt_conductor *c = &world.server.conductor;
	const struct kt_advance by = { .to = world_now(&world) + ms };
	struct kt_passed out;

	ck_assert_int_eq(c->advance(c->self, &by, me.arena, &out), 0);
}

START_TEST(automated_ones_come_daily_and_go)
{
	const struct family *f = &families[_i];
	const char *automated = kt_arena_printf(me.arena, "Action=Describe%ss&"
	    "SnapshotType=automated", f->name);
	const char *open = kt_arena_printf(me.arena, "<%s>", f->name);
	int64_t to_window = (_i == 0 ? 5 : 3) * INT64_C(3600000) -
	    (WORLD_START - WORLD_DAY * 1000);
	struct said s;

	ck_ok(say_form(&me, "%s&BackupRetentionPeriod=2", f->create));
	(void)until(f->describe_source, f->status, "available");
	ck_assert_int_eq(count(ask(automated).text, open), 0);
	advance(to_window + DAY);
	s = ask(automated);
	ck_assert_int_eq(count(s.text, open), 1);
	ck_assert_ptr_nonnull(strstr(s.text, _i == 0 ?
	    "rds:db-1-2026-01-16-05-00" : "rds:c-1-2026-01-16-03-00"));
	ck_assert_ptr_nonnull(strstr(ask(form("Delete", f, kt_arena_printf(
	    me.arena, "&%sIdentifier=rds:%s", f->name, _i == 0 ?
	    "db-1-2026-01-16-05-00" : "c-1-2026-01-16-03-00"))).text,
	    "Only manual snapshots may be deleted."));
	advance(DAY);
	ck_assert_int_eq(count(ask(automated).text, open), 2);
	advance(DAY);
	s = ask(automated);
	ck_assert_int_eq(count(s.text, open), 2);
	ck_assert_ptr_null(strstr(s.text, "2026-01-16"));
	ck_assert_int_eq(world.fleet_fake.snapshots, 3);
	/* of a leap in time just those are taken that are left behind it */
	advance(100 * DAY);
	ck_assert_int_eq(count(ask(automated).text, open), 2);
	ck_assert_int_le(world.fleet_fake.snapshots, 7);

	ck_ok(say_form(&me, "%s&SkipFinalSnapshot=true", f->remove));
	(void)until(f->describe_source, f->status, f->source_gone);
	ck_assert_int_eq(count(ask(automated).text, open), 0);
}
END_TEST

/* With another retention, and another window. */
START_TEST(what_is_modified_counts_at_once)
{
	const char *automated = "Action=DescribeDBSnapshots&"
	    "SnapshotType=automated";
	const char *modify = "Action=ModifyDBInstance&ApplyImmediately=true&"
	    "DBInstanceIdentifier=db-1";
	struct said s;

	make_source(&families[0]);
	advance(2 * DAY);
	ck_assert_int_eq(count(ask(automated).text, "<DBSnapshot>"), 1);
	ck_ok(say_form(&me, "%s&PreferredBackupWindow=15:00-15:30", modify));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    "available");
	advance(DAY);
	s = ask(automated);
	ck_assert_ptr_nonnull(strstr(s.text, "rds:db-1-2026-01-17-15-00"));
	ck_ok(say_form(&me, "%s&BackupRetentionPeriod=0", modify));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    "available");
	ck_assert_int_eq(count(ask(automated).text, "<DBSnapshot>"), 0);
	advance(3 * DAY);
	ck_assert_int_eq(count(ask(automated).text, "<DBSnapshot>"), 0);
}
END_TEST

START_TEST(how_long_a_server_stood_still_is_told)
{
	struct said s;

	make_source(&families[0]);
	ck_ok(take(&families[0], "s"));
	(void)until(describe(&families[0], "s"), "Status", "available");
	s = say_get(&me, "/_keyturn/snapshots", "account=" ACCOUNT);
	ck_says(s, "snapshots.0.arn", ARN("snapshot:s"));
	ck_says(s, "snapshots.0.of", "db-1");
	ck_says(s, "snapshots.0.pause_ms", "7");
	ck_says(s, "snapshots.0.runs", "10.11.6");
	s = say_get(&me, "/_keyturn/snapshots", "account=111122223333");
	ck_says(s, "snapshots", "[]");
}
END_TEST

START_TEST(automated_ones_may_outlive_it_and_end)
{
	const struct family *f = &families[_i];
	const char *automated = kt_arena_printf(me.arena, "Action=Describe%ss&"
	    "SnapshotType=automated", f->name);
	const char *open = kt_arena_printf(me.arena, "<%s>", f->name);

	ck_ok(say_form(&me, "%s&BackupRetentionPeriod=2", f->create));
	(void)until(f->describe_source, f->status, "available");
	advance(2 * DAY);
	ck_ok(say_form(&me, "%s&SkipFinalSnapshot=true&"
	    "DeleteAutomatedBackups=false", f->remove));
	(void)until(f->describe_source, f->status, f->source_gone);
	ck_assert_int_gt(count(ask(automated).text, open), 0);
	advance(3 * DAY);
	ck_assert_int_eq(count(ask(automated).text, open), 0);
}
END_TEST

START_TEST(who_may_restore_it_is_kept)
{
	const struct family *f = &families[_i];
	const char *what = kt_arena_printf(me.arena, "Attribute&%sIdentifier=s"
	    "&AttributeName=restore", f->name);
	struct said s;

	make_source(f);
	ck_ok(take(f, "s"));
	(void)until(describe(f, "s"), "Status", "available");
	s = say_form(&me, "Action=Modify%s%s&ValuesToAdd.AttributeValue.1="
	    "111122223333&ValuesToAdd.AttributeValue.2=all", f->name, what);
	ck_ok(s);
	ck_ok(say_form(&me, "Action=Modify%s%s&ValuesToRemove.AttributeValue.1="
	    "all", f->name, what));
	s = say_form(&me, "Action=Describe%sAttributes&%sIdentifier=s",
	    f->name, f->name);
	ck_xml(s, "AttributeName", "restore");
	ck_assert_int_eq(count(s.text, "<AttributeValue>"), 1);
	ck_assert_ptr_nonnull(strstr(s.text, "111122223333"));
	s = say_form(&me, "Action=Modify%s%s&ValuesToAdd.AttributeValue.1=x",
	    f->name, what);
	ck_refused(s, "InvalidParameterValue", "Invalid account id: x");
}
END_TEST

/* What misuse is told; nothing of it is there afterwards. */
static const struct {
	const char *form, *code, *text;
} cases[] = {
	{ "Action=CreateDBSnapshot&DBSnapshotIdentifier=1s&"
	    "DBInstanceIdentifier=db-1", "InvalidParameterValue",
	    "Invalid snapshot identifier:  1s" },
	{ "Action=CreateDBSnapshot&DBSnapshotIdentifier=rds:s&"
	    "DBInstanceIdentifier=db-1", "InvalidParameterValue",
	    "Invalid snapshot identifier:  rds:s" },
	{ "Action=CreateDBSnapshot&DBSnapshotIdentifier=s&"
	    "DBInstanceIdentifier=none", "DBInstanceNotFound",
	    "DBInstance none not found." },
	{ "Action=DeleteDBSnapshot&DBSnapshotIdentifier=none",
	    "DBSnapshotNotFound", "DBSnapshot none not found." },
	{ "Action=DescribeDBSnapshots&DBSnapshotIdentifier=none",
	    "DBSnapshotNotFound", "DBSnapshot none not found." },
	{ "Action=DescribeDBSnapshots&SnapshotType=other",
	    "InvalidParameterValue", "Invalid snapshot type: other" },
	{ "Action=DescribeDBSnapshots&Filters.Filter.1.Name=x&"
	    "Filters.Filter.1.Values.Value.1=y", "InvalidParameterValue",
	    "Unrecognized filter name: x" },
	{ "Action=DescribeDBSnapshots&MaxRecords=1", "InvalidParameterValue",
	    "Invalid value 1 for MaxRecords. Must be between 20 and 100" },
	{ "Action=CopyDBSnapshot&SourceDBSnapshotIdentifier=none&"
	    "TargetDBSnapshotIdentifier=t", "DBSnapshotNotFound",
	    "DBSnapshot none not found." },
	{ "Action=CopyDBSnapshot&SourceDBSnapshotIdentifier=arn:aws:rds:x&"
	    "TargetDBSnapshotIdentifier=t", "InvalidParameterValue",
	    "Invalid snapshot identifier:  arn:aws:rds:x" },
};

START_TEST(misuse_is_answered)
{
	ck_ok(ask(INSTANCE));
	ck_refused(ask(cases[_i].form), cases[_i].code, cases[_i].text);
	ck_assert_int_eq(count(ask("Action=DescribeDBSnapshots").text,
	    "<DBSnapshot>"), 0);
}
END_TEST

START_TEST(a_copy_in_another_region_has_its_tags)
{
	struct said s;

	ck_ok(say_form(&me, "%s&CopyTagsToSnapshot=true", INSTANCE));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    "available");
	ck_ok(take(&families[0], "s"));
	s = until(describe(&families[0], "s"), "Status", "available");
	ck_assert_ptr_nonnull(strstr(s.text, "<Key>team</Key>"));
	me.key = ACCOUNT;
	me.region = "us-west-2";
	s = ask("Action=CopyDBSnapshot&SourceDBSnapshotIdentifier="
	    ARN("snapshot:s") "&TargetDBSnapshotIdentifier=far&CopyTags=true&"
	    "KmsKeyId=alias/aws/rds");
	ck_ok(s);
	s = until(describe(&families[0], "far"), "Status", "available");
	ck_xml(s, "SourceRegion", REGION);
	ck_xml(s, "SourceDBSnapshotIdentifier", ARN("snapshot:s"));
	ck_xml(s, "Encrypted", "true");
	ck_assert_ptr_nonnull(strstr(s.text, "<Key>team</Key>"));
}
END_TEST

/* --- restores --- */

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
	    "time: there is no snapshot of it yet.");
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

START_TEST(retained_backups_are_deleted)
{
	const struct family *f = &families[_i];
	static const struct {
		const char *delete, *list, *state, *none;
	} of[] = {
		{ "Action=DeleteDBInstanceAutomatedBackup",
		    "Action=DescribeDBInstanceAutomatedBackups",
		    "InvalidDBInstanceAutomatedBackupState",
		    "DBInstanceAutomatedBackupNotFound" },
		{ "Action=DeleteDBClusterAutomatedBackup",
		    "Action=DescribeDBClusterAutomatedBackups",
		    "InvalidDBClusterAutomatedBackupStateFault",
		    "DBClusterAutomatedBackupNotFoundFault" },
	};
	const char *delete;
	struct said s;

	ck_ok(say_form(&me, "%s&BackupRetentionPeriod=2", f->create));
	(void)until(f->describe_source, f->status, "available");
	advance(DAY);
	s = ask(of[_i].list);
	delete = kt_arena_printf(me.arena, "%s&%s=%s", of[_i].delete,
	    f->resource, xml_in(&s, f->resource));
	ck_assert_str_eq(ask(delete).code, of[_i].state);
	ck_ok(say_form(&me, "%s&SkipFinalSnapshot=true&"
	    "DeleteAutomatedBackups=false", f->remove));
	(void)until(f->describe_source, f->status, f->source_gone);
	s = ask(delete);
	ck_ok(s);
	ck_xml(s, "Status", "retained");
	s = ask(of[_i].list);
	ck_xml(s, "Status", ABSENT);
	s = say_form(&me, "Action=Describe%ss", f->name);
	ck_ok(s);
	ck_xml(s, "SnapshotType", ABSENT);
	ck_assert_str_eq(ask(delete).code, of[_i].none);
}
END_TEST

START_TEST(a_backup_is_deleted_by_its_arn)
{
	const char *delete = "Action=DeleteDBInstanceAutomatedBackup";
	struct said s;

	ck_assert_str_eq(ask(delete).code, "InvalidParameterCombination");
	ck_ok(say_form(&me, "%s&BackupRetentionPeriod=2", INSTANCE));
	s = ask("Action=DescribeDBInstanceAutomatedBackups");
	ck_assert_str_eq(say_form(&me, "%s&DBInstanceAutomatedBackupsArn=%s",
	    delete, xml_in(&s, "DBInstanceAutomatedBackupsArn")).code,
	    "InvalidDBInstanceAutomatedBackupState");
}
END_TEST

START_TEST(automated_backups_are_listed)
{
	const char *list = "Action=DescribeDBInstanceAutomatedBackups";
	struct said s;
	const char *resource;

	ck_ok(say_form(&me, "%s&BackupRetentionPeriod=2", INSTANCE));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    "available");
	s = ask(list);
	ck_xml(s, "DBInstanceIdentifier", "db-1");
	resource = xml_in(&s, "DbiResourceId");
	ck_xml(s, "EarliestTime", ABSENT);
	advance(2 * DAY);
	s = ask(list);
	ck_xml(s, "EarliestTime", "2026-01-16T05:00:00.000Z");
	ck_xml(s, "LatestTime", "2026-01-17T05:00:00.000Z");
	ck_ok(say_form(&me, "%s&SkipFinalSnapshot=true&"
	    "DeleteAutomatedBackups=false", families[0].remove));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    "DBInstanceNotFound");
	s = say_form(&me, "%s&DbiResourceId=%s", list, resource);
	ck_ok(s);
	ck_assert_ptr_nonnull(strstr(s.text, "<Status>retained</Status>"));
	ck_ok(say_form(&me, "Action=RestoreDBInstanceToPointInTime&"
	    "SourceDbiResourceId=%s&TargetDBInstanceIdentifier=back&"
	    "UseLatestRestorableTime=true", resource));
	(void)until("Action=DescribeDBInstances&DBInstanceIdentifier=back",
	    "DBInstanceStatus", "available");
	ck_assert_str_eq(say_form(&me, "%s&DbiResourceId=db-NONE", list).code,
	    "DBInstanceAutomatedBackupNotFound");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("snapshots");
	TCase *tc = tcase_create("snapshots");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, a_snapshot_is_made_copied_and_deleted, 0, 2);
	tcase_add_loop_test(tc, one_that_cannot_be_taken_is_failed, 0, 2);
	tcase_add_loop_test(tc,
	    nothing_is_deleted_unless_the_final_one_is_whole, 0, 2);
	tcase_add_loop_test(tc, one_that_was_cut_off_goes_on, 0, 2);
	tcase_add_loop_test(tc, one_of_a_server_that_fails_is_taken, 0, 2);
	tcase_add_loop_test(tc, automated_ones_come_daily_and_go, 0, 2);
	tcase_add_test(tc, what_is_modified_counts_at_once);
	tcase_add_test(tc, how_long_a_server_stood_still_is_told);
	tcase_add_loop_test(tc, automated_ones_may_outlive_it_and_end, 0, 2);
	tcase_add_loop_test(tc, who_may_restore_it_is_kept, 0, 2);
	tcase_add_loop_test(tc, misuse_is_answered, 0, N_ELEMENTS(cases));
	tcase_add_test(tc, a_restored_one_has_its_masters_and_settings);
	tcase_add_test(tc, a_restored_one_of_another_storage_has_its_own);
	tcase_add_test(tc, a_snapshot_that_is_being_restored_stays);
	tcase_add_test(tc, a_backup_that_is_being_restored_stays);
	tcase_add_loop_test(tc, arns_have_their_regions_partition, 0, 2);
	tcase_add_test(tc, a_cluster_is_restored);
	tcase_add_test(tc, a_cluster_is_restored_of_an_instances);
	tcase_add_test(tc, no_aurora_is_made_of_a_mariadb);
	tcase_add_test(tc, to_the_moments_of_snapshots);
	tcase_add_test(tc, automated_backups_are_listed);
	tcase_add_loop_test(tc, retained_backups_are_deleted, 0, 2);
	tcase_add_test(tc, a_backup_is_deleted_by_its_arn);
	tcase_add_test(tc, a_copy_in_another_region_has_its_tags);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
