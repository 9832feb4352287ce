/* A master's password for a server that hangs: nobody waits for it for ever. */
#include <stdio.h>
#include <string.h>

#include "store/tables.h"
#include "tests/call/masters.h"
#include "tests/support/xml.h"

static const char *
pending(const char *describe)
{
	struct said s = say_form(&me, "%s", describe);

	return xml_in(&s, "MasterUserPassword");
}

static struct said
move_clock(void)
{
	return say_request(&me, &(struct kt_request){ .method = "POST",
	    .path = "/_keyturn/clock", .body = "{\"advance\":\"1h\"}",
	    .body_len = 16 });
}

static struct said
start_anew(void)
{
	world_stop(&world);
	world_resume(&world);
	world_run(&world);
	return say_form(&me, "%s", DESCRIBE);
}

static int
write_tries(struct store_tx *tx, void *job)
{
	return store_job_put(tx, job) == STORE_OK ? 0 : -1;
}

/* Its last try alone: after each of the others a second passes. */
static struct said
modify_in_vain(const char *form)
{
	struct job j = { .kind = JOB_SERVER SERVER_RESETTING,
	    .subject = world.fleet_fake.id, .tries = 3 };
	struct said s;

	world_stop(&world);
	world_resume(&world);
	s = say_form(&me, "%s", form);
	ck_ok(s);
	ck_assert_int_eq(store_write_wait(world.server.store, me.arena,
	    write_tries, &j), 0);
	hangs = -1;
	world_run(&world);
	ck_ok(move_clock());
	hangs = 0;
	return s;
}

/* What starts it, or at least looks what there is to do to it; NULL: keyturn. */
#define ANOTHER "&MasterUserPassword=Another-one-1"
static const struct {
	const char *make, *modify, *then, *describe, *address, *source;
} later[] = {
	{ UNMANAGED, MODIFY ANOTHER, "Action=RebootDBInstance&"
	    "DBInstanceIdentifier=db-1", DESCRIBE, "Address", "db-instance" },
	{ UNMANAGED, MODIFY ANOTHER, MODIFY "&DeletionProtection=true",
	    DESCRIBE, "Address", "db-instance" },
	{ UNMANAGED, MODIFY ANOTHER, "Action=CreateDBSnapshot&"
	    "DBInstanceIdentifier=db-1&DBSnapshotIdentifier=s", DESCRIBE,
	    "Address", "db-instance" },
	{ UNMANAGED, MODIFY ANOTHER, "Action=DeleteDBInstance&"
	    "DBInstanceIdentifier=db-1&FinalDBSnapshotIdentifier=s", DESCRIBE,
	    "Address", "db-instance" },
	{ UNMANAGED, MODIFY ANOTHER, NULL, DESCRIBE, "Address",
	    "db-instance" },
	{ "Action=CreateDBCluster&DBClusterIdentifier=c-1&Engine=aurora-mysql"
	    "&MasterUsername=admin&MasterUserPassword=Correct-Horse-1",
	    "Action=ModifyDBCluster&DBClusterIdentifier=c-1" ANOTHER,
	    "Action=ModifyDBCluster&DBClusterIdentifier=c-1&"
	    "DeletionProtection=true", "Action=DescribeDBClusters", "Endpoint",
	    "db-cluster" },
	{ "Action=CreateDBCluster&DBClusterIdentifier=c-1&Engine=aurora-mysql"
	    "&MasterUsername=admin&MasterUserPassword=Correct-Horse-1",
	    "Action=ModifyDBCluster&DBClusterIdentifier=c-1" ANOTHER,
	    "Action=DeleteDBCluster&DBClusterIdentifier=c-1&"
	    "FinalDBSnapshotIdentifier=s", "Action=DescribeDBClusters",
	    "Endpoint", "db-cluster" },
};

/* Nobody waits for it for ever, and it is not forgotten. */
START_TEST(a_password_waits_for_a_server_that_hangs)
{
	const char *describe = later[_i].describe, *source = later[_i].source;
	struct said s;

	world.server.describe_wait = 30 * KT_SECOND;
	world.fleet_fake.snapshot_rc = KT_FLEET_FAILED;	/* nothing is deleted */
	ck_ok(say_form(&me, "%s", later[_i].make));
	(void)await(describe, later[_i].address);
	snprintf(db->others[0].password, 256, "Correct-Horse-1");
	(void)modify_in_vain(later[_i].modify);
	ck_assert_str_eq(pending(describe), "****");
	s = say_form(&me, "%s", describe);
	ck_assert_ptr_nonnull(strstr(s.text, "Status>available<"));
	ck_assert_str_eq(db->others[0].password, "Correct-Horse-1");
	s = say_form(&me, "Action=DescribeEvents&SourceType=%s&Duration=600",
	    source);
	ck_assert_ptr_nonnull(strstr(s.text, "Unable to reset your password. "
	    "Error information: scripted to hang; it waits for the next "
	    "start"));
	ck_ok(later[_i].then == NULL ? start_anew() :
	    say_form(&me, "%s", later[_i].then));
	ck_ok(move_clock());
	ck_assert_str_eq(pending(describe), ABSENT);
	ck_assert_str_eq(db->others[0].password, "Another-one-1");
	s = say_form(&me, "Action=DescribeEvents&SourceType=%s&Duration=600",
	    source);
	ck_assert_ptr_nonnull(strstr(s.text, "Reset master credentials"));
}
END_TEST

/* The clock waits for four tries, each with its second. */
START_TEST(a_server_that_hangs_holds_no_clock)
{
	make_unmanaged();
	hangs = -1;
	ck_ok(say_form(&me, MODIFY ANOTHER));
	ck_ok(move_clock());
	ck_assert_str_eq(pending(DESCRIBE), "****");
	ck_ok(move_clock());
}
END_TEST

/* Those of a start that a killed keyturn was at do not count for the next. */
START_TEST(each_start_has_tries_of_its_own)
{
	struct job j = { .kind = JOB_SERVER SERVER_STARTING, .tries = 3 };

	make_unmanaged();
	(void)modify_in_vain(MODIFY ANOTHER);
	ck_assert_str_eq(pending(DESCRIBE), "****");
	world_stop(&world);
	world_resume(&world);
	j.subject = world.fleet_fake.id;
	ck_assert_int_eq(store_write_wait(world.server.store, me.arena,
	    write_tries, &j), 0);
	hangs = 1;
	world_run(&world);
	ck_ok(move_clock());
	ck_assert_str_eq(pending(DESCRIBE), ABSENT);
	ck_assert_str_eq(db->others[0].password, "Another-one-1");
}
END_TEST

START_TEST(who_has_no_account_there_waits_for_no_password)
{
	make_unmanaged();
	world.fleet.admin = NULL;
	(void)modify_in_vain(MODIFY ANOTHER);
	ck_assert_str_eq(pending(DESCRIBE), "****");
}
END_TEST

/* A rotation would be undone by what is still to be set: it comes after it. */
START_TEST(a_secret_rotates_when_its_first_password_is_set)
{
	const char *arn;
	struct said s;

	make_unmanaged();
	s = modify_in_vain(MODIFY "&ManageMasterUserPassword=true");
	arn = kt_arena_strdup(me.arena, xml_in(&s, "SecretArn"));
	ck_assert_str_eq(pending(DESCRIBE), "****");
	ck_ok(say(&me, "RotateSecret", "{'SecretId':'%s',"
	    "'ClientRequestToken':'" V2 "'}", arn));
	world_until_rotation(&world, arn, "running 0 1");
	ck_assert_str_eq(db->others[0].password, "Correct-Horse-1");
	ck_ok(say_form(&me,
	    "Action=RebootDBInstance&DBInstanceIdentifier=db-1"));
	until_status("available");
	world_pass(&world, KT_SECOND);
	world_until_rotation(&world, arn, "succeeded 4 1");
	s = say(&me, "GetSecretValue", "{'SecretId':'%s'}", arn);
	ck_assert_str_eq(said_at(&s, "SecretString"), kt_arena_printf(me.arena,
	    "{\"username\":\"admin\",\"password\":\"%s\"}",
	    db->others[0].password));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("master_hangs");
	TCase *tc = tcase_create("master_hangs");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, a_password_waits_for_a_server_that_hangs, 0,
	    N_ELEMENTS(later));
	tcase_add_test(tc, a_server_that_hangs_holds_no_clock);
	tcase_add_test(tc, each_start_has_tries_of_its_own);
	tcase_add_test(tc, who_has_no_account_there_waits_for_no_password);
	tcase_add_test(tc, a_secret_rotates_when_its_first_password_is_set);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
