/*
 * What RDS tells of what is changed, restarted, failed over, stopped, upgraded
 * and backed up.
 */
#include <string.h>

#include "tests/support/world.h"
#include "tests/support/xml.h"

#define MODIFY "Action=ModifyDBInstance&DBInstanceIdentifier=i&" \
	"ApplyImmediately=true"
#define LATER "Action=ModifyDBInstance&DBInstanceIdentifier=i"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	world.fleet = fleet_fake_with_snapshots(&world.fleet_fake);
	world.server.describe_wait = 30 * KT_SECOND;
	world_run(&world);
	client_begin(&me, &world);
	ck_ok(say_form(&me, "Action=CreateDBParameterGroup&"
	    "DBParameterGroupName=g&DBParameterGroupFamily=mysql8.0&"
	    "Description=d"));
	ck_ok(say_form(&me, "Action=CreateDBInstance&DBInstanceIdentifier=i&"
	    "DBInstanceClass=db.t3.micro&Engine=mysql&EngineVersion=8.0&"
	    "MasterUsername=admin&MasterUserPassword=long-enough&"
	    "AllocatedStorage=20"));
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static void
settle(void)
{
	struct said s = say_form(&me, "Action=DescribeDBInstances");

	ck_assert_str_eq(xml_find(me.arena, s.text, "DBInstanceStatus"),
	    "available");
}

/* All that is told of it after its creation, a line each. */
static const char *
told(void)
{
	struct said s = say_form(&me, "Action=DescribeEvents&SourceType="
	    "db-instance&SourceIdentifier=i&EventCategories.EventCategory.1="
	    "configuration%%20change&EventCategories.EventCategory.2="
	    "availability&EventCategories.EventCategory.3=backup");
	const char *at = s.text;
	struct kt_buf b;

	ck_ok(s);
	kt_buf_init(&b, me.arena);
	while ((at = strstr(at, "<Message>")) != NULL) {
		at += strlen("<Message>");
		kt_buf_add(&b, at, strcspn(at, "<"));
		kt_buf_char(&b, '\n');
	}
	kt_buf_char(&b, '\0');
	return b.p;
}

static const struct {
	const char *forms[2];	/* asked in this order */
	const char *told;
} rows[] = {
	{ { MODIFY "&DBInstanceClass=db.m5.large" },
	    "Applying modification to database instance class\n"
	    "Finished applying modification to DB instance class\n" },
	{ { LATER "&DBInstanceClass=db.m5.large" }, "" },
	{ { LATER "&DBInstanceClass=db.m5.large", MODIFY },
	    "Applying modification to database instance class\n"
	    "Finished applying modification to DB instance class\n" },
	{ { MODIFY "&DBInstanceClass=db.t3.micro" }, "" },
	{ { MODIFY "&AllocatedStorage=40" },
	    "Applying modification to allocated storage\n"
	    "Finished applying modification to allocated storage\n" },
	{ { MODIFY "&MultiAZ=true" }, "Applying modification to convert to a "
	    "Multi-AZ DB Instance\nFinished applying modification to convert "
	    "to a Multi-AZ DB Instance\n" },
	{ { MODIFY "&MultiAZ=false" }, "" },
	{ { MODIFY "&BackupRetentionPeriod=0" },
	    "Disabled automated backups\n" },
	{ { MODIFY "&BackupRetentionPeriod=7" }, "" },
	{ { MODIFY "&BackupRetentionPeriod=0",
	    MODIFY "&BackupRetentionPeriod=7" },
	    "Disabled automated backups\nEnabled automated backups\n" },
	{ { MODIFY "&DBParameterGroupName=g" },
	    "Updated to use DBParameterGroup g\n"
	    "Finished updating DB parameter group\n" },
	{ { MODIFY "&DBInstanceClass=db.m5.large&PromotionTier=16" }, "" },
	{ { "Action=RebootDBInstance&DBInstanceIdentifier=i" },
	    "DB instance shutdown\nDB instance restarted\n" },
	{ { "Action=CreateDBSnapshot&DBInstanceIdentifier=i&"
	    "DBSnapshotIdentifier=s" },
	    "Backing up DB instance\nFinished DB Instance backup\n" },
};

START_TEST(it_is_told_what_becomes_of_it)
{
	size_t i;

	settle();
	for (i = 0; i < 2 && rows[_i].forms[i] != NULL; i++) {
		(void)say_form(&me, "%s", rows[_i].forms[i]);
		settle();
	}
	ck_assert_str_eq(told(), rows[_i].told);
}
END_TEST

/* --- of all there is -------------------------------------------------------- */

#define OF_C "&DBClusterIdentifier=c"
#define MODIFY_C "Action=ModifyDBCluster" OF_C "&ApplyImmediately=true"
#define CREATE_C "Action=CreateDBCluster" OF_C "&Engine=aurora-mysql&" \
	"MasterUsername=admin&MasterUserPassword=long-enough"
#define VERSION "&EngineVersion="
#define OLD "5.7.mysql_aurora.2.11.1"
#define WEEK "a week"		/* goes by; no form */
#define TO_8 "MySQL 8.0.33 comes"	/* what starts from now on */
#define FAIL "nothing starts"
#define DONE ""			/* all that was told before is no matter */

static void
settle_all(void)
{
	ck_ok(say_form(&me, "Action=DescribeDBInstances"));
	ck_ok(say_form(&me, "Action=DescribeDBClusters"));
	ck_ok(say_form(&me, "Action=DescribeDBSnapshots"));
	ck_ok(say_form(&me, "Action=DescribeDBClusterSnapshots"));
}

static void
pass_a_week(void)
{
	const struct kt_conductor *c = &world.server.conductor;
	const struct kt_advance by = { .to = world_now(&world) + 7 * KT_DAY };
	struct kt_passed out;

	ck_assert_int_eq(c->advance(c->self, &by, me.arena, &out), 0);
}

static void
come_to_pass(const char *what)
{
	if (strcmp(what, WEEK) == 0)
		pass_a_week();
	else if (strcmp(what, TO_8) == 0)
		fleet_fake_serve(&world.fleet_fake, "MySQL", "8.0.33");
	else if (strcmp(what, FAIL) == 0)
		world.fleet_fake.rc = KT_FLEET_FAILED;
	else
		ck_ok(say_form(&me, "%s", what));
	settle_all();
}

/* "db-cluster c [failover]: Started ...", a line each, in their order. */
static const char *
told_of_all(void)
{
	struct said s = say_form(&me, "Action=DescribeEvents&Duration=20160");
	const char *at = s.text, *type, *id, *text, *category;
	struct kt_buf b;

	ck_ok(s);
	kt_buf_init(&b, me.arena);
	while ((at = strstr(at, "<Event>")) != NULL) {
		at += strlen("<Event>");
		type = xml_find(me.arena, at, "SourceType");
		id = xml_find(me.arena, at, "SourceIdentifier");
		text = xml_find(me.arena, at, "Message");
		category = xml_find(me.arena, at, "EventCategory");
		kt_buf_printf(&b, "%s %s [%s]: %s\n", type, id, category,
		    text);
	}
	kt_buf_char(&b, '\0');
	return b.p;
}

static const struct {
	const char *acts[8];	/* in this order, what is told after DONE counts */
	const char *told;
} stories[] = {
	{ { CREATE_C, "Action=CreateDBInstance&DBInstanceIdentifier=m-1&"
	    "DBInstanceClass=db.t3.medium&Engine=aurora-mysql" OF_C,
	    "Action=CreateDBInstance&DBInstanceIdentifier=m-2&"
	    "DBInstanceClass=db.t3.medium&Engine=aurora-mysql" OF_C, DONE,
	    "Action=FailoverDBCluster" OF_C },
	    "db-cluster c [failover]: Started same AZ failover to DB "
	    "instance: m-2\n"
	    "db-cluster c [failover]: Completed failover to DB instance: "
	    "m-2\n" },
	{ { CREATE_C, DONE, MODIFY_C "&NewDBClusterIdentifier=d" },
	    "db-cluster d [notification]: Renamed cluster from c to d\n" },
	{ { CREATE_C VERSION "8.0.mysql_aurora.3.05.2", DONE,
	    MODIFY_C "&EngineVersion=8.0.mysql_aurora.3.12.0" },
	    "db-cluster c [maintenance]: Database cluster upgrade is in "
	    "progress\n"
	    "db-cluster c [maintenance]: Database cluster engine version has "
	    "been upgraded\n" },
	{ { CREATE_C, DONE, "Action=StopDBCluster" OF_C,
	    "Action=StartDBCluster" OF_C },
	    "db-cluster c [notification]: DB cluster stopped\n"
	    "db-cluster c [notification]: DB cluster started\n" },
	{ { "Action=DeleteDBInstance&DBInstanceIdentifier=i&"
	    "SkipFinalSnapshot=true", CREATE_C, "Action=StopDBCluster" OF_C,
	    DONE, WEEK },
	    "db-cluster c [notification]: DB cluster is being started due to "
	    "it exceeding the maximum allowed time being stopped\n"
	    "db-cluster c [notification]: DB cluster started\n" },
	{ { CREATE_C, DONE, "Action=CreateDBClusterSnapshot" OF_C
	    "&DBClusterSnapshotIdentifier=s" },
	    "db-cluster-snapshot s [backup]: Creating manual cluster "
	    "snapshot\n"
	    "db-cluster-snapshot s [backup]: Manual cluster snapshot "
	    "created\n" },
	{ { CREATE_C, DONE, "Action=DeleteDBCluster&SkipFinalSnapshot=true"
	    OF_C },
	    "db-cluster c [deletion]: DB cluster deleted\n" },
	{ { FAIL, CREATE_C },
	    "db-cluster c [failure]: You can't create the DB cluster because "
	    "of incompatible resources. scripted to fail\n" },
	{ { "Action=StopDBInstance&DBInstanceIdentifier=i", DONE, WEEK },
	    "db-instance i [notification]: DB instance is being started due "
	    "to it exceeding the maximum allowed time being stopped\n"
	    "db-instance i [notification]: DB instance started\n" },
	{ { MODIFY "&MonitoringInterval=60&MonitoringRoleArn=arn:aws:iam::"
	    ACCOUNT ":role/m" },
	    "db-instance i [configuration change]: Monitoring Interval "
	    "changed to 60\n" },
	{ { "Action=CreateDBSnapshot&DBInstanceIdentifier=i&"
	    "DBSnapshotIdentifier=s", DONE, "Action=CopyDBSnapshot&"
	    "SourceDBSnapshotIdentifier=s&TargetDBSnapshotIdentifier=t" },
	    "db-snapshot t [notification]: Started copy of snapshot s in "
	    "region " REGION "\n"
	    "db-snapshot t [creation]: Manual snapshot created\n"
	    "db-snapshot t [notification]: Finished copy of snapshot s in "
	    "region " REGION "\n" },
};

static void
tell_story(const char *const *acts, const char *want)
{
	const char *before = "", *now;
	size_t i;

	settle_all();
	for (i = 0; i < 8 && acts[i] != NULL; i++) {
		if (strcmp(acts[i], DONE) == 0 || i == 0)
			before = told_of_all();
		if (strcmp(acts[i], DONE) != 0)
			come_to_pass(acts[i]);
	}
	now = told_of_all();
	ck_assert_str_eq(now + strlen(before), want);
}

START_TEST(all_of_it_is_told)
{
	tell_story(stories[_i].acts, stories[_i].told);
}
END_TEST

START_TEST(whose_they_are_is_asked_in_any_case)
{
#define OF "Action=DescribeEvents&SourceType=db-instance&SourceIdentifier="
	struct said s;

	settle();
	s = say_form(&me, OF "I");
	ck_assert_str_eq(xml_find(me.arena, s.text, "Message"),
	    "DB instance created");
	ck_assert_str_eq(xml_find(me.arena, s.text, "SourceIdentifier"), "i");
	s = say_form(&me, OF "ii");
	ck_assert_int_eq(xml_count(s.text, "Event"), 0);
}
END_TEST

/* From one major version to the next. */
START_TEST(a_major_upgrade_is_told_as_one)
{
	static const char *const acts[8] = { CREATE_C VERSION OLD, TO_8, DONE,
	    MODIFY_C "&AllowMajorVersionUpgrade=true&EngineVersion="
	    "8.0.mysql_aurora.3.05.2" };

	settle();
	fleet_fake_serve(&world.fleet_fake, "MySQL", "5.7.44");
	tell_story(acts, "db-cluster c [maintenance]: Database cluster upgrade "
	    "is in progress\ndb-cluster c [maintenance]: Database cluster "
	    "engine major version has been upgraded\ndb-cluster c "
	    "[notification]: MySQL 8.0.33 serves engine aurora-mysql, asked "
	    "for as 8.0.mysql_aurora.3.05.2\n");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rds_events");
	TCase *tc = tcase_create("events");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, it_is_told_what_becomes_of_it, 0,
	    N_ELEMENTS(rows));
	tcase_add_loop_test(tc, all_of_it_is_told, 0, N_ELEMENTS(stories));
	tcase_add_test(tc, whose_they_are_is_asked_in_any_case);
	tcase_add_test(tc, a_major_upgrade_is_told_as_one);
	tcase_set_timeout(tc, 60);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
