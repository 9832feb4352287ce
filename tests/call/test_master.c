/*
 * The master secret as RDS keeps it, with a user and a password alone: where its
 * server is the functions ask RDS, that of alternating users, and that which
 * rotates the master himself.
 */
#include <stdio.h>
#include <string.h>

#include "tests/call/masters.h"
#include "tests/support/xml.h"

static const struct kind {
	const char *make, *describe, *address;
} kinds[] = {
	{ "Action=CreateDBInstance&DBInstanceIdentifier=db-1&DBInstanceClass="
	    "db.t3.micro&Engine=mysql&MasterUsername=admin&"
	    "ManageMasterUserPassword=true&AllocatedStorage=20",
	    "Action=DescribeDBInstances&DBInstanceIdentifier=db-1",
	    "Address" },
	{ "Action=CreateDBCluster&DBClusterIdentifier=c-1&Engine=aurora-mysql&"
	    "MasterUsername=admin&ManageMasterUserPassword=true",
	    "Action=DescribeDBClusters&DBClusterIdentifier=c-1", "Endpoint" },
};

/* Its secret's ARN, once it is there and has the password that this says. */
static const char *
make(const struct kind *k)
{
	struct said s = say_form(&me, "%s", k->make);
	const char *arn = xml_find(me.arena, s.text, "SecretArn");

	ck_ok(s);
	(void)await(k->describe, k->address);
	snprintf(db->others[0].password, 256, "%s", world.fleet_fake.password);
	return arn;
}

START_TEST(a_managed_master_is_asked_of_rds)
{
	const char *arn = make(&kinds[_i]), *host, *port;
	struct said s;

	host = await(kinds[_i].describe, kinds[_i].address);
	port = await(kinds[_i].describe, "Port");
	s = say(&me, "CreateSecret", "{'Name':'db','ClientRequestToken':'" V1
	    "','SecretString':'{\\\"engine\\\":\\\"mysql\\\",\\\"host\\\":"
	    "\\\"%s\\\",\\\"port\\\":%s,\\\"username\\\":\\\"app\\\","
	    "\\\"password\\\":\\\"one\\\",\\\"masterarn\\\":\\\"%s\\\"}'}",
	    host, port, arn);
	ck_ok(s);
	s = say(&me, "RotateSecret", "{'SecretId':'db','ClientRequestToken':'"
	    V2 "','RotationLambdaARN':'" FUNCTION_ARN "'}");
	ck_ok(s);
	world_until_rotation(&world, "db", "succeeded 4 0");
	s = say(&me, "GetSecretValue", "{'SecretId':'db','VersionId':'" V2
	    "','VersionStage':'AWSCURRENT'}");
	ck_ok(s);
	ck_assert_ptr_nonnull(strstr(s.text, "app_clone"));
}
END_TEST

/* His password is known to nobody, and his secret says nothing new. */
START_TEST(a_managed_master_rotates)
{
	const char *arn = make(&kinds[_i]), *value;
	struct said s;

	snprintf(db->others[0].password, 256, "made by hand");
	s = say(&me, "RotateSecret", "{'SecretId':'%s','ClientRequestToken':'"
	    V2 "'}", arn);
	ck_ok(s);
	world_until_rotation(&world, arn, "succeeded 4 0");
	s = say(&me, "GetSecretValue", "{'SecretId':'%s'}", arn);
	ck_says(s, "VersionId", V2);
	value = kt_arena_printf(me.arena, "{\"username\":\"admin\","
	    "\"password\":\"%s\"}", db->others[0].password);
	ck_assert_str_eq(said_at(&s, "SecretString"), value);
	ck_assert_uint_eq(db->open, 0);
	s = say_form(&me, "%s", kinds[_i].describe);
	ck_assert_str_eq(xml_find(me.arena, s.text, "SecretStatus"), "active");
}
END_TEST

/* What may come of the one statement, and the attempts it takes. */
static const struct { enum engine_fake_set set; const char *ends; } sets[] = {
	{ FAKE_SET_FAILED, "succeeded 4 0" },	/* he is made anew */
	{ FAKE_SET_FAILED_DONE, "succeeded 4 0" },
	{ FAKE_SET_REFUSED, "succeeded 4 0" },	/* by another password */
	{ FAKE_SET_UNCERTAIN_DONE, "succeeded 4 0" },
	{ FAKE_SET_UNCERTAIN_NOT, "succeeded 4 1" },
	{ FAKE_SET_UNCERTAIN_LATE, "succeeded 4 0" },
	{ FAKE_SET_UNREACHABLE, "succeeded 4 1" },
};

START_TEST(whatever_is_answered_they_agree)
{
	const char *arn = make(&kinds[0]);
	struct said s;

	db->set = sets[_i].set;
	s = say(&me, "RotateSecret", "{'SecretId':'%s','ClientRequestToken':'"
	    V2 "'}", arn);
	ck_ok(s);
	if (strcmp(sets[_i].ends, "succeeded 4 1") == 0) {
		world_until_rotation(&world, arn, "running 0 1");
		world_pass(&world, KT_SECOND);
	}
	world_until_rotation(&world, arn, sets[_i].ends);
	s = say(&me, "GetSecretValue", "{'SecretId':'%s'}", arn);
	ck_assert_str_eq(said_at(&s, "SecretString"), kt_arena_printf(me.arena,
	    "{\"username\":\"admin\",\"password\":\"%s\"}",
	    db->others[0].password));
}
END_TEST

/* --- Modify ------------------------------------------------------------------- */

START_TEST(a_password_is_set)
{
	struct said s;

	make_unmanaged();
	s = say_form(&me, MODIFY "&MasterUserPassword=Another-one-1");
	ck_ok(s);
	ck_assert_str_eq(xml_in(&s, "DBInstanceStatus"),
	    "resetting-master-credentials");
	ck_assert_str_eq(xml_in(&s, "MasterUserPassword"), "****");
	until_status("available");
	ck_assert_str_eq(db->others[0].password, "Another-one-1");
	s = say_form(&me, DESCRIBE);
	ck_assert_str_eq(xml_in(&s, "MasterUserPassword"), ABSENT);
	ck_assert_ptr_null(strstr(s.text, "Another"));
	s = say_form(&me, "Action=DescribeEvents&SourceType=db-instance");
	ck_assert_ptr_nonnull(strstr(s.text, "Reset master credentials"));
}
END_TEST

START_TEST(a_password_that_is_refused_is_given_up)
{
	struct said s;

	make_unmanaged();
	db->set = FAKE_SET_REFUSED;
	s = say_form(&me, MODIFY "&MasterUserPassword=Another-one-1");
	ck_ok(s);
	until_status("available");
	ck_assert_str_eq(db->others[0].password, "Correct-Horse-1");
	s = say_form(&me, DESCRIBE);
	ck_assert_str_eq(xml_in(&s, "MasterUserPassword"), ABSENT);
	s = say_form(&me, "Action=DescribeEvents&SourceType=db-instance");
	ck_assert_ptr_nonnull(strstr(s.text, "Unable to reset your password. "
	    "Error information: set as scripted"));
	ck_assert_ptr_null(strstr(s.text, "Reset master credentials"));
}
END_TEST

/* Turned on: a secret, and then its password; off: neither. */
START_TEST(it_is_turned_on_and_off)
{
	const char *arn;
	struct said s;

	make_unmanaged();
	s = say_form(&me, MODIFY "&ManageMasterUserPassword=true");
	ck_ok(s);
	arn = xml_in(&s, "SecretArn");
	ck_assert_str_eq(xml_in(&s, "SecretStatus"), "creating");
	until_status("available");
	s = say_form(&me, DESCRIBE);
	ck_assert_str_eq(xml_in(&s, "SecretStatus"), "active");
	ck_assert_str_eq(xml_in(&s, "SecretArn"), arn);
	s = say(&me, "GetSecretValue", "{'SecretId':'%s'}", arn);
	ck_assert_ptr_nonnull(strstr(said_at(&s, "SecretString"),
	    db->others[0].password));
	s = say_form(&me, MODIFY "&ManageMasterUserPassword=true");
	ck_ok(s);
	ck_assert_str_eq(xml_in(&s, "SecretArn"), arn);
	until_status("available");
	s = say_form(&me, MODIFY "&ManageMasterUserPassword=false&"
	    "MasterUserPassword=My-own-again-1");
	ck_ok(s);
	ck_assert_str_eq(xml_in(&s, "SecretArn"), ABSENT);
	until_status("available");
	ck_assert_str_eq(db->others[0].password, "My-own-again-1");
	s = say(&me, "DescribeSecret", "{'SecretId':'%s'}", arn);
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
}
END_TEST

START_TEST(it_rotates_at_once)
{
	const char *arn = make(&kinds[0]), *was;
	struct said s;

	was = kt_arena_strdup(me.arena, db->others[0].password);
	s = say_form(&me, MODIFY "&RotateMasterUserPassword=true&"
	    "ApplyImmediately=true");
	ck_ok(s);
	ck_assert_str_eq(xml_in(&s, "SecretStatus"), "rotating");
	ck_assert_str_eq(xml_in(&s, "DBInstanceStatus"),
	    "resetting-master-credentials");
	world_until_rotation(&world, arn, "succeeded 4 0");
	ck_assert_str_ne(db->others[0].password, was);
	s = say_form(&me, DESCRIBE);
	ck_assert_str_eq(xml_in(&s, "SecretStatus"), "active");
	s = say_form(&me, "Action=DescribeEvents&SourceType=db-instance");
	ck_assert_ptr_nonnull(strstr(s.text, "Reset master credentials"));
}
END_TEST

/* A Modify, of a managed master or not, and what it is told. */
#define COMBINATION "InvalidParameterCombination"
static const struct { bool managed; const char *form, *code, *message; }
    misuses[] = {
	{ true, "&MasterUserPassword=Correct-Horse-2", COMBINATION,
	    "You can't specify MasterUserPassword when "
	    "ManageMasterUserPassword is enabled." },
	{ true, "&ManageMasterUserPassword=true&MasterUserPassword="
	    "Correct-Horse-2", COMBINATION, "You can't specify "
	    "MasterUserPassword when ManageMasterUserPassword is enabled." },
	{ false, "&ManageMasterUserPassword=true&MasterUserPassword="
	    "Correct-Horse-2", COMBINATION, "You can't specify "
	    "MasterUserPassword when ManageMasterUserPassword is enabled." },
	{ true, "&ManageMasterUserPassword=false", "InvalidParameterValue",
	    "Invalid master password" },
	{ true, "&ManageMasterUserPassword=false&MasterUserPassword=short",
	    "InvalidParameterValue", "Invalid master password" },
	{ false, "&MasterUserPassword=a/b%20c-long", "InvalidParameterValue",
	    "The parameter MasterUserPassword is not a valid password. Only "
	    "printable ASCII characters besides '/', '@', '&quot;', ' ' may be "
	    "used." },
	{ true, "&RotateMasterUserPassword=true", COMBINATION, "You must "
	    "specify apply immediately when rotating the master user "
	    "password." },
	{ false, "&RotateMasterUserPassword=true&ApplyImmediately=true",
	    COMBINATION, "You can rotate the master user password only when "
	    "ManageMasterUserPassword is enabled." },
	{ true, "&MasterUserSecretKmsKeyId=alias/k", COMBINATION, "A "
	    "ManageMasterUserPassword value is required when "
	    "MasterUserSecretKmsKeyId is specified." },
	{ true, "&ManageMasterUserPassword=true&MasterUserSecretKmsKeyId="
	    "alias/k", COMBINATION, "The KMS key of the master user secret "
	    "can't be changed." },
	{ false, "&ManageMasterUserPassword=true&MasterUserSecretKmsKeyId=k",
	    "KMSKeyNotAccessibleFault", "Specified KMS key [k] does not exist,"
	    " is not enabled or you do not have permissions to access it." },
};

START_TEST(misuse_changes_nothing)
{
	struct said s, before;

	if (misuses[_i].managed)
		(void)make(&kinds[0]);
	else
		make_unmanaged();
	before = say_form(&me, DESCRIBE);
	s = say_form(&me, "%s%s", MODIFY, misuses[_i].form);
	ck_refused(s, misuses[_i].code, misuses[_i].message);
	s = say_form(&me, DESCRIBE);
	ck_assert_str_eq(xml_in(&s, "DBInstances"),
	    xml_in(&before, "DBInstances"));
}
END_TEST

/* A rotation that failed goes on; nothing else begins meanwhile. */
START_TEST(one_change_at_a_time)
{
	const char *arn = make(&kinds[0]);
	struct said s;

	db->set = FAKE_SET_UNREACHABLE;
	s = say(&me, "RotateSecret", "{'SecretId':'%s','ClientRequestToken':'"
	    V2 "'}", arn);
	ck_ok(s);
	world_until_rotation(&world, arn, "running 0 1");
	s = say_form(&me, MODIFY "&RotateMasterUserPassword=true&"
	    "ApplyImmediately=true");
	ck_refused(s, "InvalidDBInstanceState",
	    "Instance db-1 is not in available state.");
	s = say_form(&me, MODIFY "&ManageMasterUserPassword=false&"
	    "MasterUserPassword=My-own-again-1");
	ck_refused(s, "InvalidDBInstanceState",
	    "Instance db-1 is not in available state.");
}
END_TEST

START_TEST(its_secret_knows_the_new_name)
{
	const char *arn = make(&kinds[0]);
	struct said s = say_form(&me, MODIFY "&NewDBInstanceIdentifier=db-2&"
	    "ApplyImmediately=true");

	ck_ok(s);
	s = say(&me, "DescribeSecret", "{'SecretId':'%s'}", arn);
	ck_says(s, "Tags.0.Value", "arn:aws:rds:" REGION ":" ACCOUNT
	    ":db:db-2");
	ck_says(s, "Description", "The secret associated with the primary RDS "
	    "DB instance: arn:aws:rds:" REGION ":" ACCOUNT ":db:db-2");
}
END_TEST

/* Nobody waits for its password any more. */
START_TEST(a_secret_of_what_did_not_come_is_active)
{
	struct said s;

	world.fleet_fake.rc = KT_FLEET_FAILED;
	ck_ok(say_form(&me, "%s", kinds[0].make));
	until_status("failed");
	s = say_form(&me, DESCRIBE);
	ck_assert_str_eq(xml_in(&s, "SecretStatus"), "active");
}
END_TEST

static Suite *
master_suite(void)
{
	Suite *s = suite_create("master");
	TCase *tc = tcase_create("master");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, a_managed_master_is_asked_of_rds, 0,
	    N_ELEMENTS(kinds));
	tcase_add_loop_test(tc, a_managed_master_rotates, 0,
	    N_ELEMENTS(kinds));
	tcase_add_loop_test(tc, whatever_is_answered_they_agree, 0,
	    N_ELEMENTS(sets));
	tcase_add_test(tc, a_password_is_set);
	tcase_add_test(tc, a_password_that_is_refused_is_given_up);
	tcase_add_test(tc, it_is_turned_on_and_off);
	tcase_add_test(tc, it_rotates_at_once);
	tcase_add_loop_test(tc, misuse_changes_nothing, 0,
	    N_ELEMENTS(misuses));
	tcase_add_test(tc, one_change_at_a_time);
	tcase_add_test(tc, its_secret_knows_the_new_name);
	tcase_add_test(tc, a_secret_of_what_did_not_come_is_active);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(master_suite());
}
