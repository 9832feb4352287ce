/* Snapshots as RDS tells of them, on scripted database servers. */
#include <stdio.h>
#include <string.h>

#include "store/thing.h"
#include "tests/call/snapshots.h"

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

/* Seen: those of clusters have texts of their own. */
static const char *const taken[] = {
	"Cannot create the snapshot because a snapshot with the identifier s "
	    "already exists.",
	"Cannot create the cluster snapshot because one with the identifier s "
	    "already exists."
};
static const char *const busy[] = {
	"Cannot create a snapshot because the database instance db-1 is not "
	    "currently in the available state.",
	"Can't create a snapshot because the database cluster c-1 isn't "
	    "currently in the available state."
};
static const char *const states[] = {
	"InvalidDBInstanceState", "InvalidDBClusterStateFault"
};

START_TEST(a_snapshot_wants_a_name_and_a_source)
{
	const struct family *f = &families[_i];

	fleet_fake_hold(&world.fleet_fake, true);
	ck_ok(ask(f->create));
	ck_refused(say_form(&me, "%s&FinalDBSnapshotIdentifier=rds:s",
	    f->remove), "InvalidParameterValue", "The parameter "
	    "FinalDBSnapshotIdentifier is not a valid identifier. Identifiers "
	    "must begin with a letter; must contain only ASCII letters, "
	    "digits, and hyphens; and must not end with a hyphen or contain "
	    "two consecutive hyphens.");
	ck_refused(take(f, "s"), states[_i], busy[_i]);
	ck_refused(say_form(&me, "%s&FinalDBSnapshotIdentifier=s", f->remove),
	    states[_i], busy[_i]);
	fleet_fake_hold(&world.fleet_fake, false);
	(void)until(f->describe_source, f->status, "available");
	ck_ok(take(f, "s"));
	(void)until(f->describe_source, f->status, "available");
	ck_refused(take(f, "S"), f->exists, taken[_i]);
}
END_TEST

/* User guide: such a group cannot be deleted before its snapshots are. */
START_TEST(an_option_group_is_its_snapshots_too)
{
	const struct family *f = &families[0];

	ck_ok(ask("Action=CreateOptionGroup&OptionGroupName=Og&EngineName="
	    "mysql&MajorEngineVersion=8.0&OptionGroupDescription=d"));
	ck_ok(say_form(&me, "%s&OptionGroupName=og&EngineVersion=8.0",
	    f->create));
	(void)until(f->describe_source, f->status, "available");
	ck_ok(say_form(&me, "%s&FinalDBSnapshotIdentifier=last", f->remove));
	(void)until(f->describe_source, f->status, f->source_gone);
	ck_refused(ask("Action=DeleteOptionGroup&OptionGroupName=og"),
	    "InvalidOptionGroupStateFault", "The option group 'og' cannot be "
	    "deleted because it is in use.");
	ck_ok(ask("Action=DeleteDBSnapshot&DBSnapshotIdentifier=last"));
	ck_ok(ask("Action=DeleteOptionGroup&OptionGroupName=og"));
}
END_TEST

/* A value that was taken once, and is no more. */
#define OF_OLD "a,b"

static int
tag_as_of_old(struct store_tx *tx, void *unused)
{
	const struct thing_shelf shelf = { ACCOUNT, REGION, "rds:tags" };
	const struct thing t = { .name = ARN("db:db-1"), .shape =
	    "{\"TagList\":[{\"Key\":\"team\",\"Value\":\"" OF_OLD "\"},"
	    "{\"Key\":\"rds:x\",\"Value\":\"y\"}]}" };

	(void)unused;
	return store_thing_put(tx, &shelf, &t) == STORE_OK ? 0 : -1;
}

START_TEST(what_is_made_of_one_has_its_tags)
{
	struct said s;

	ck_ok(say_form(&me, "%s&CopyTagsToSnapshot=true", INSTANCE));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    "available");
	ck_assert_int_eq(store_write_wait(world.server.store, me.arena,
	    tag_as_of_old, NULL), 0);
	ck_ok(take(&families[0], "s"));
	s = until(describe(&families[0], "s"), "Status", "available");
	ck_assert_ptr_nonnull(strstr(s.text, "<Key>team</Key>"));
	s = ask("Action=RestoreDBInstanceFromDBSnapshot&DBInstanceIdentifier=r&"
	    "DBSnapshotIdentifier=s");
	ck_ok(s);
	ck_assert_ptr_nonnull(strstr(s.text, "<Value>" OF_OLD "</Value>"));
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
	ck_assert_ptr_nonnull(strstr(s.text, "<Value>" OF_OLD "</Value>"));
}
END_TEST

/* A key that was taken once goes when it is asked to, and does not come back. */
START_TEST(a_key_of_old_can_be_taken_away)
{
#define TAGS(what) "Action=" what "&ResourceName=" ARN("db:db-1")
	struct said s;

	ck_ok(ask(INSTANCE));
	(void)until(families[0].describe_source, "DBInstanceStatus",
	    "available");
	ck_assert_int_eq(store_write_wait(world.server.store, me.arena,
	    tag_as_of_old, NULL), 0);
	ck_ok(ask(TAGS("RemoveTagsFromResource") "&TagKeys.member.1=rds:x"));
	s = ask(TAGS("ListTagsForResource"));
	ck_assert_ptr_nonnull(strstr(s.text, "<Key>team</Key>"));
	ck_assert_ptr_null(strstr(s.text, "rds:x"));
	ck_refused(ask(TAGS("AddTagsToResource") "&Tags.member.1.Key=rds:x"),
	    "InvalidParameterValue",
	    "Tag keys beginning with &quot;rds:&quot; are reserved.");
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
	tcase_add_test(tc, automated_backups_are_listed);
	tcase_add_loop_test(tc, retained_backups_are_deleted, 0, 2);
	tcase_add_test(tc, a_backup_is_deleted_by_its_arn);
	tcase_add_test(tc, a_key_of_old_can_be_taken_away);
	tcase_add_test(tc, what_is_made_of_one_has_its_tags);
	tcase_add_loop_test(tc, a_snapshot_wants_a_name_and_a_source, 0, 2);
	tcase_add_test(tc, an_option_group_is_its_snapshots_too);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
