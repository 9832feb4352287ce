/* RDS: its rules, and databases from creating to available, failed, gone. */
#include <stdio.h>
#include <string.h>

#include "dispatch/dispatch.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

#define PASSWORD "Correct-Horse-1"
#define INSTANCE "Action=CreateDBInstance&DBInstanceIdentifier=Db-1&" \
	"DBInstanceClass=db.t3.micro&Engine=mysql&MasterUsername=admin&" \
	"MasterUserPassword=" PASSWORD "&AllocatedStorage=20"
#define CLUSTER "Action=CreateDBCluster&DBClusterIdentifier=MyDB-cluster&" \
	"Engine=aurora-mysql&MasterUsername=admin&MasterUserPassword=" PASSWORD
#define MEMBER "Action=CreateDBInstance&DBInstanceIdentifier=%s&" \
	"DBInstanceClass=db.r5.large&Engine=aurora-mysql&" \
	"DBClusterIdentifier=mydb-CLUSTER"
#define DESCRIBE "Action=DescribeDBInstances&DBInstanceIdentifier=db-1"
#define DESCRIBE_CLUSTER "Action=DescribeDBClusters&DBClusterIdentifier=" \
	"mydb-cluster"
#define DELETE "Action=DeleteDBInstance&DBInstanceIdentifier=db-1"
#define RESET "Action=ModifyDBInstance&DBInstanceIdentifier=db-1&" \
	"MasterUserPassword=Another-Horse-1"
#define SKIP "&SkipFinalSnapshot=true"
#define TOKENS "&EnableIAMDatabaseAuthentication=true"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

/* What a Describe that does not wait says of the instance. */
static const char *
status(void)
{
	struct said s = say_form(&me, DESCRIBE);

	return s.code != NULL ? s.code : xml_in(&s, "DBInstanceStatus");
}

static void
until_status(const char *want)
{
	int64_t until = kt_mono_ms() + 60 * KT_SECOND;
	struct said s;

	while (strcmp(status(), want) != 0) {
		if (kt_mono_ms() > until) {
			s = say_form(&me, DESCRIBE);
			ck_abort_msg("%s", s.text);
		}
		kt_sleep_ms(1);
	}
}

/* --- the life of an instance ---------------------------------------------- */

START_TEST(an_instance_is_made)
{
	struct said s;

	fleet_fake_hold(&world.fleet_fake, true);
	world_run(&world);
	s = say_form(&me, INSTANCE "&DBName=app&Port=3307");
	ck_ok(s);
	ck_xml(s, "DBInstanceIdentifier", "db-1");
	ck_xml(s, "DBInstanceStatus", "creating");
	ck_xml(s, "Endpoint", ABSENT);
	ck_xml(s, "EngineVersion", "8.4.11");
	fleet_fake_until_waiting(&world.fleet_fake);
	ck_assert_str_eq(world.fleet_fake.user, "admin");
	ck_assert_str_eq(world.fleet_fake.password, PASSWORD);
	ck_assert_str_eq(world.fleet_fake.database, "app");
	ck_assert_str_eq(world.fleet_fake.engine, "mysql");
	ck_assert_int_eq(world.fleet_fake.port, 3307);
	ck_assert(world.fleet_fake.fresh);
	ck_assert_str_eq(status(), "creating");
	fleet_fake_hold(&world.fleet_fake, false);
	until_status("available");
	s = say_form(&me, "Action=DescribeDBInstances&DBInstanceIdentifier="
	    "arn:aws:rds:" REGION ":" ACCOUNT ":db:DB-1");
	ck_xml(s, "Address", "db.test");
	ck_xml(s, "Port", "3307");
	ck_xml(s, "EngineVersion", "8.4.11");
	ck_xml(s, "MasterUsername", "admin");
	ck_xml(s, "DBName", "app");
	ck_xml(s, "AllocatedStorage", "20");
	ck_xml(s, "DBInstanceArn", "arn:aws:rds:" REGION ":" ACCOUNT
	    ":db:db-1");
	ck_xml(s, "InstanceCreateTime", "2026-01-15T10:20:30.456Z");
	ck_xml(s, "DBClusterIdentifier", ABSENT);
	ck_assert_ptr_null(strstr(s.text, PASSWORD));
	ck_assert_int_eq(world.fleet_fake.starts, 1);
}
END_TEST

START_TEST(an_instance_that_does_not_start_has_failed)
{
	struct said s;

	world.fleet_fake.rc = KT_FLEET_NO_SERVER + _i;
	world_run(&world);
	s = say_form(&me, INSTANCE);
	ck_ok(s);
	until_status("failed");
	s = say_form(&me, DESCRIBE);
	ck_xml(s, "Endpoint", ABSENT);
	s = say_form(&me, DELETE SKIP);
	ck_ok(s);
	until_status("DBInstanceNotFound");
}
END_TEST

/* To who waits by a clock that is moved by nothing; once. */
START_TEST(what_came_of_it_is_told)
{
	static const struct kt_request wait = { .method = "POST",
	    .path = "/_keyturn/clock", .body = "{\"advance\":\"0s\"}",
	    .body_len = 16 };
	struct said s;

	if (_i == 1)
		world.fleet_fake.rc = KT_FLEET_FAILED;
	world_run(&world);
	s = say_form(&me, INSTANCE);
	ck_ok(s);
	s = say_request(&me, &wait);
	ck_ok(s);
	ck_says(s, "events.0.arn", "arn:aws:rds:" REGION ":" ACCOUNT
	    ":db:db-1");
	ck_says(s, "events.0.event", _i == 1 ? "DatabaseFailed" :
	    "DatabaseAvailable");
	ck_says(s, "events.0.reason", _i == 1 ? "scripted to fail" :
	    "MariaDB 10.11.6 serves engine mysql");
	world.fleet_fake.rc = KT_FLEET_OK;
	world_stop(&world);
	world_resume(&world);
	world_run(&world);
	s = say_request(&me, &wait);
	ck_ok(s);
	ck_says(s, "events", "[]");
}
END_TEST

START_TEST(an_instance_is_deleted)
{
	struct said s;

	world_run(&world);
	s = say_form(&me, INSTANCE);
	ck_ok(s);
	until_status("available");
	fleet_fake_hold(&world.fleet_fake, true);
	s = say_form(&me, DELETE SKIP);
	ck_ok(s);
	ck_xml(s, "DBInstanceStatus", "deleting");
	fleet_fake_until_waiting(&world.fleet_fake);
	s = say_form(&me, DELETE SKIP);
	ck_refused(s, "InvalidDBInstanceState",
	    "Instance db-1 is already being deleted.");
	s = say_form(&me, INSTANCE);
	ck_assert_str_eq(s.code, "DBInstanceAlreadyExists");
	fleet_fake_hold(&world.fleet_fake, false);
	until_status("DBInstanceNotFound");
	ck_assert_int_eq(world.fleet_fake.removals, 1);
	s = say_form(&me, INSTANCE);
	ck_ok(s);
}
END_TEST

/* The fleet is told the version that is wanted, if one is. */
START_TEST(the_version_asked_for_is_handed_on)
{
	static const struct { const char *given, *want; } cases[] = {
		{ "", "" }, { "&EngineVersion=8.0.33", "8.0.33" },
		{ "&EngineVersion=8.0", "8.0" }
	};
	struct said s;

	fleet_fake_hold(&world.fleet_fake, true);
	world_run(&world);
	s = say_form(&me, INSTANCE "%s", cases[_i].given);
	ck_ok(s);
	fleet_fake_until_waiting(&world.fleet_fake);
	ck_assert_str_eq(world.fleet_fake.version, cases[_i].want);
	fleet_fake_hold(&world.fleet_fake, false);
	until_status("available");
}
END_TEST

/* Deleted while it was being made: the start is called off. */
/* What none has for itself where several are on one server. */
START_TEST(what_a_shared_server_has_once)
{
	static const struct {
		const char *text, *code;
	} asked[] = {
		{ INSTANCE "&Port=3307", "InvalidDBInstanceState" },
		{ CLUSTER "&Port=3307", "InvalidDBClusterStateFault" },
		{ INSTANCE TOKENS, "InvalidDBInstanceState" },
		{ CLUSTER TOKENS, "InvalidDBClusterStateFault" },
		{ INSTANCE "&DBParameterGroupName=mine",
		    "InvalidDBInstanceState" },
		{ CLUSTER "&DBClusterParameterGroupName=ours",
		    "InvalidDBClusterStateFault" },
		{ INSTANCE "&Port=3311&DBParameterGroupName=default.mysql8.0",
		    NULL },
		{ CLUSTER, NULL },
	};
	struct said s;
	size_t i;

	s = say_form(&me, "Action=CreateDBParameterGroup&Description=x&"
	    "DBParameterGroupName=mine&DBParameterGroupFamily=mysql8.0");
	ck_assert_msg(s.code == NULL, "%s", s.text);
	s = say_form(&me, "Action=CreateDBClusterParameterGroup&Description=x&"
	    "DBClusterParameterGroupName=ours&"
	    "DBParameterGroupFamily=aurora-mysql8.0");
	ck_assert_msg(s.code == NULL, "%s", s.text);
	world.server.fleet = &world.fleet;
	world.fleet.shared = "lent";
	world.fleet.port = 3311;
	for (i = 0; i < N_ELEMENTS(asked); i++) {
		s = say_form(&me, "%s", asked[i].text);
		ck_assert_msg((s.code == NULL) == (asked[i].code == NULL) &&
		    (s.code == NULL || (strcmp(s.code, asked[i].code) == 0 &&
		    strstr(s.text, "a lent server") != NULL)), "%zu: %s", i,
		    s.text);
	}
	world.fleet.shared = NULL;
	s = say_form(&me, "Action=DescribeDBInstances");
	ck_xml(s, "DBInstanceIdentifier", "db-1");
}
END_TEST

START_TEST(a_deletion_overtakes_a_creation)
{
	struct said s;

	fleet_fake_hold(&world.fleet_fake, true);
	world_run(&world);
	s = say_form(&me, INSTANCE);
	ck_ok(s);
	fleet_fake_until_waiting(&world.fleet_fake);
	s = say_form(&me, DELETE SKIP);
	ck_ok(s);
	fleet_fake_until_stopping(&world.fleet_fake);
	ck_assert_str_eq(status(), "deleting");
	fleet_fake_hold(&world.fleet_fake, false);
	until_status("DBInstanceNotFound");
	sched_stop(world.sched);
	sched_free(&world.sched);
	ck_assert_int_eq(world.fleet_fake.starts, 1);
	/* again by who started it, unless he saw that it is to be deleted */
	ck_assert_int_ge(world.fleet_fake.removals, 1);
}
END_TEST

/*
 * A start that ends well after all is undone: nobody wants it any more; and
 * so is that of a server which does not get its new password.
 */
START_TEST(a_start_that_comes_too_late_is_undone)
{
	struct said s;

	world.fleet_fake.deaf = true;
	world_run(&world);
	if (_i == 1) {
		s = say_form(&me, INSTANCE);
		ck_ok(s);
		until_status("available");
	}
	fleet_fake_hold(&world.fleet_fake, true);
	s = say_form(&me, "%s", _i == 1 ? RESET : INSTANCE);
	ck_ok(s);
	fleet_fake_until_waiting(&world.fleet_fake);
	s = say_form(&me, DELETE SKIP);
	ck_ok(s);
	until_status("DBInstanceNotFound");
	fleet_fake_hold(&world.fleet_fake, false);
	sched_stop(world.sched);
	ck_assert_int_eq(world.fleet_fake.removals, 2);
	ck_assert_str_eq(status(), "DBInstanceNotFound");
}
END_TEST

/* It has failed until keyturn is started again, which is another chance. */
START_TEST(an_instance_that_dies_has_failed)
{
	struct said s;

	world_run(&world);
	s = say_form(&me, INSTANCE);
	ck_ok(s);
	until_status("available");
	server_failed(&world.server, "none", "it is gone");
	ck_assert_str_eq(status(), "available");
	server_failed(&world.server, world.fleet_fake.id, "it is gone");
	ck_assert_str_eq(status(), "failed");
	world_stop(&world);
	world_resume(&world);
	world_run(&world);
	until_status("available");
	ck_assert(!world.fleet_fake.fresh);
}
END_TEST

/* Started again by the next keyturn, no longer fresh; the password is gone. */
START_TEST(a_restart_brings_instances_back)
{
	struct said s;

	world_run(&world);
	s = say_form(&me, INSTANCE "&Port=3311");
	ck_ok(s);
	until_status("available");
	world_stop(&world);
	world_resume(&world);
	fleet_fake_hold(&world.fleet_fake, true);
	world_run(&world);
	fleet_fake_until_waiting(&world.fleet_fake);
	ck_assert_str_eq(status(), "starting");
	ck_assert(!world.fleet_fake.fresh);
	ck_assert_str_eq(world.fleet_fake.password, "");
	ck_assert_int_eq(world.fleet_fake.port, 3311);
	fleet_fake_hold(&world.fleet_fake, false);
	until_status("available");
}
END_TEST

/* Killed while it was being made: made again, fresh, with its password. */
START_TEST(a_crash_while_creating_begins_again)
{
	struct world second;
	char left[64];
	struct said s;

	fleet_fake_hold(&world.fleet_fake, true);
	world_run(&world);
	s = say_form(&me, INSTANCE);
	ck_ok(s);
	fleet_fake_until_waiting(&world.fleet_fake);
	world_copy(&world, left);
	fleet_fake_hold(&world.fleet_fake, false);
	world_open_on(&second, left);
	fleet_fake_hold(&second.fleet_fake, true);
	world_run(&second);
	fleet_fake_until_waiting(&second.fleet_fake);
	ck_assert(second.fleet_fake.fresh);
	ck_assert_str_eq(second.fleet_fake.password, PASSWORD);
	fleet_fake_hold(&second.fleet_fake, false);
	world_close(&second);
}
END_TEST

/* --- clusters ------------------------------------------------------------- */

START_TEST(a_cluster_has_members)
{
	struct said s;

	world_run(&world);
	s = say_form(&me, CLUSTER "&DatabaseName=app");
	ck_ok(s);
	ck_xml(s, "DBClusterIdentifier", "mydb-cluster");
	s = say_form(&me, MEMBER, "one");
	ck_ok(s);
	ck_xml(s, "DBClusterIdentifier", "mydb-cluster");
	world_pass(&world, KT_SECOND);
	s = say_form(&me, MEMBER, "a-later-one");
	ck_ok(s);
	world.server.describe_wait = 10 * KT_SECOND;
	s = say_form(&me, DESCRIBE_CLUSTER);
	ck_xml(s, "Status", "available");
	ck_xml(s, "Endpoint", "db.test");
	ck_xml(s, "ReaderEndpoint", "db.test");
	ck_xml(s, "Port", "3306");
	ck_xml(s, "Engine", "aurora-mysql");
	ck_xml(s, "DatabaseName", "app");
	ck_assert_int_eq(xml_count(s.text, "DBClusterMember"), 2);
	ck_assert_ptr_nonnull(strstr(s.text, "<DBInstanceIdentifier>one"
	    "</DBInstanceIdentifier><IsClusterWriter>true<"));
	ck_assert_int_eq(world.fleet_fake.starts, 1);
	s = say_form(&me, "Action=DescribeDBInstances&Filters.Filter.1.Name="
	    "db-cluster-id&Filters.Filter.1.Values.Value.1=mydb-cluster");
	ck_assert_int_eq(xml_count(s.text, "DBInstance"), 2);
	s = say_form(&me, "Action=DescribeDBInstances&Filters.member.1.Name="
	    "engine&Filters.member.1.Values.member.1=mysql");
	ck_assert_int_eq(xml_count(s.text, "DBInstance"), 0);
}
END_TEST

START_TEST(a_cluster_goes_after_its_members)
{
	struct said s;

	world_run(&world);
	world.server.describe_wait = 10 * KT_SECOND;
	s = say_form(&me, CLUSTER);
	ck_ok(s);
	s = say_form(&me, MEMBER, "one");
	ck_ok(s);
	s = say_form(&me, DESCRIBE_CLUSTER);	/* a start is not overtaken */
	ck_xml(s, "Status", "available");
	s = say_form(&me, "Action=DeleteDBCluster&DBClusterIdentifier="
	    "mydb-cluster" SKIP);
	ck_refused(s, "InvalidDBClusterStateFault", "Cluster cannot be "
	    "deleted, it still contains DB instances in non-deleting state.");
	s = say_form(&me, "Action=DeleteDBInstance&DBInstanceIdentifier=one");
	ck_xml(s, "DBInstanceStatus", "deleting");
	s = say_form(&me, "Action=DeleteDBCluster&DBClusterIdentifier="
	    "mydb-cluster" SKIP);
	ck_xml(s, "Status", "deleting");
	s = say_form(&me, DESCRIBE_CLUSTER);	/* waits until it is gone */
	ck_refused(s, "DBClusterNotFoundFault",
	    "DBCluster mydb-cluster not found.");
	ck_assert_int_eq(s.status, 404);
	ck_assert_int_eq(world.fleet_fake.removals, 1);
}
END_TEST

START_TEST(a_cluster_is_deleted_once)
{
	struct said s;

	fleet_fake_hold(&world.fleet_fake, true);
	s = say_form(&me, CLUSTER);
	ck_ok(s);
	s = say_form(&me, "Action=DeleteDBCluster&DBClusterIdentifier="
	    "mydb-cluster" SKIP);
	ck_ok(s);
	s = say_form(&me, "Action=DeleteDBCluster&DBClusterIdentifier="
	    "mydb-cluster" SKIP);
	ck_refused(s, "InvalidDBClusterStateFault",
	    "Cluster mydb-cluster is already being deleted.");
	s = say_form(&me, MEMBER, "late");
	ck_refused(s, "InvalidDBClusterStateFault",
	    "DBCluster mydb-cluster is not in available state.");
}
END_TEST

/* --- waiting -------------------------------------------------------------- */

static const struct kt_request describe = {
	.method = "POST", .path = "/", .content_type =
	"application/x-www-form-urlencoded", .body = DESCRIBE,
	.body_len = sizeof(DESCRIBE) - 1
};

static void
begin_waiting(struct under_way *u)
{
	struct said s;

	fleet_fake_hold(&world.fleet_fake, true);
	world_run(&world);
	s = say_form(&me, INSTANCE);
	ck_ok(s);
	world.server.describe_wait = 600 * KT_SECOND;
	say_begin(u, &me, &describe);
	ck_assert(u->was_later);
	fleet_fake_until_waiting(&world.fleet_fake);
	wait_wake(world.server.waits, 0);	/* looked at, and not yet */
	ck_assert(!say_is_over(u));
}

START_TEST(a_describe_waits_until_it_settles)
{
	struct under_way u;
	struct said s;

	begin_waiting(&u);
	fleet_fake_hold(&world.fleet_fake, false);
	s = say_end(&u);
	ck_xml(s, "DBInstanceStatus", "available");
}
END_TEST

START_TEST(closing_answers_those_who_wait)
{
	struct under_way u, late;
	struct said s;

	begin_waiting(&u);
	wait_close(world.server.waits);
	s = say_end(&u);
	ck_xml(s, "DBInstanceStatus", "creating");
	say_begin(&late, &me, &describe);	/* and no longer waits */
	s = say_end(&late);
	ck_xml(s, "DBInstanceStatus", "creating");
	fleet_fake_hold(&world.fleet_fake, false);
}
END_TEST

START_TEST(a_wait_of_nothing_is_none)
{
	struct said s;

	fleet_fake_hold(&world.fleet_fake, true);
	world_run(&world);
	s = say_form(&me, INSTANCE);
	ck_ok(s);
	ck_assert_str_eq(status(), "creating");
	world.server.describe_wait = 50;	/* its time comes by itself */
	ck_assert_str_eq(status(), "creating");
	fleet_fake_hold(&world.fleet_fake, false);
}
END_TEST

/* --- pages ---------------------------------------------------------------- */

START_TEST(accounts_and_regions_are_apart)
{
	struct said s = say_form(&me, INSTANCE);

	ck_ok(s);
	me.key = "999999999999";
	ck_assert_str_eq(status(), "DBInstanceNotFound");
	me.region = "us-east-1";
	s = say_form(&me, INSTANCE);
	ck_xml(s, "DBInstanceArn",
	    "arn:aws:rds:us-east-1:999999999999:db:db-1");
}
END_TEST

/*
 * By GET the form is the query; the version, given or not, is 2014-10-31.  But
 * a GET changes nothing: a page can have a browser send it.
 */
START_TEST(get_is_as_good_as_post_for_reads)
{
	struct said s = say_get(&me, "/", "Action=DescribeDBInstances");

	ck_assert_int_eq(s.status, 200);
	ck_assert_str_eq(s.content_type, "text/xml");
	ck_xml(s, "DBInstances", "");
	ck_assert_ptr_nonnull(strstr(s.text, "<DescribeDBInstancesResponse "
	    "xmlns=\"http://rds.amazonaws.com/doc/2014-10-31/\">"));
	ck_assert_uint_eq(strlen(xml_in(&s, "RequestId")), 36);
	s = say_get(&me, "/", "Action=DescribeDBInstances&Version=2014-09-01");
	ck_refused(s, "InvalidAction", "Could not find operation "
	    "DescribeDBInstances for version 2014-09-01");
	s = say_get(&me, "/", INSTANCE);
	ck_assert_int_eq(s.status, 405);
	ck_refused(s, "MethodNotAllowedException", "CreateDBInstance changes "
	    "something, which keyturn does by POST only.");
	ck_assert_str_eq(status(), "DBInstanceNotFound");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("rds");
	TCase *tc = tcase_create("rds");

	tcase_set_timeout(tc, 30);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_instance_is_made);
	tcase_add_loop_test(tc, an_instance_that_does_not_start_has_failed, 0,
	    2);
	tcase_add_loop_test(tc, what_came_of_it_is_told, 0, 2);
	tcase_add_test(tc, an_instance_is_deleted);
	tcase_add_loop_test(tc, the_version_asked_for_is_handed_on, 0, 3);
	tcase_add_test(tc, what_a_shared_server_has_once);
	tcase_add_test(tc, a_deletion_overtakes_a_creation);
	tcase_add_loop_test(tc, a_start_that_comes_too_late_is_undone, 0, 2);
	tcase_add_test(tc, an_instance_that_dies_has_failed);
	tcase_add_test(tc, a_restart_brings_instances_back);
	tcase_add_test(tc, a_crash_while_creating_begins_again);
	tcase_add_test(tc, a_cluster_has_members);
	tcase_add_test(tc, a_cluster_goes_after_its_members);
	tcase_add_test(tc, a_cluster_is_deleted_once);
	tcase_add_test(tc, a_describe_waits_until_it_settles);
	tcase_add_test(tc, closing_answers_those_who_wait);
	tcase_add_test(tc, a_wait_of_nothing_is_none);
	tcase_add_test(tc, accounts_and_regions_are_apart);
	tcase_add_test(tc, get_is_as_good_as_post_for_reads);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
