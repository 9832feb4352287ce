/*
 * Masters whose password RDS manages: what Create, Describe and Delete say of
 * the secret, and what becomes of it.
 */
#include <stdio.h>
#include <string.h>

#include "tests/support/engine_fake.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

#define INSTANCE "Action=CreateDBInstance&DBInstanceIdentifier=Db-1&" \
	"DBInstanceClass=db.t3.micro&Engine=mysql&MasterUsername=admin&" \
	"AllocatedStorage=20&ManageMasterUserPassword=true"
#define CLUSTER "Action=CreateDBCluster&DBClusterIdentifier=C-1&" \
	"Engine=aurora-mysql&MasterUsername=admin&ManageMasterUserPassword=true"
#define ARN(what) "arn:aws:rds:" REGION ":" ACCOUNT ":" what
#define KEY "arn:aws:kms:" REGION ":" ACCOUNT ":key/"
#define UUID "11111111-2222-3333-4444-555555555555"

static struct world world;
static struct client me;

static const struct kind {
	const char *create, *describe, *remove, *status, *gone;
	const char *name, *tags, *description;
} kinds[] = {
	{ INSTANCE, "Action=DescribeDBInstances&DBInstanceIdentifier=db-1",
	    "Action=DeleteDBInstance&DBInstanceIdentifier=db-1&"
	    "SkipFinalSnapshot=true", "DBInstanceStatus", "DBInstanceNotFound",
	    "rds!db-", "[{'Key':'aws:rds:primaryDBInstanceArn','Value':'"
	    ARN("db:db-1") "'},{'Key':'aws:secretsmanager:owningService',"
	    "'Value':'rds'}]", "The secret associated with the primary RDS DB "
	    "instance: " ARN("db:db-1") },
	{ CLUSTER, "Action=DescribeDBClusters&DBClusterIdentifier=c-1",
	    "Action=DeleteDBCluster&DBClusterIdentifier=c-1&"
	    "SkipFinalSnapshot=true", "Status", "DBClusterNotFoundFault",
	    "rds!cluster-", "[{'Key':'aws:rds:primaryDBClusterArn','Value':'"
	    ARN("cluster:c-1") "'},{'Key':'aws:secretsmanager:owningService',"
	    "'Value':'rds'}]", "The secret associated with the primary RDS DB "
	    "cluster: " ARN("cluster:c-1") },
};

static void
setup(void)
{
	world_open(&world);
	world.server.managed = world.functions[0].function;
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

/* The last tag's end is that of the whole; "Status" is also of others. */
static const char *
status_in(const struct said *s, const struct kind *k)
{
	return s->code != NULL ? s->code : xml_in(s, k->status);
}

static void
until_status(const struct kind *k, const char *want)
{
	int64_t until = kt_mono_ms() + 60 * KT_SECOND;
	struct said s;

	do {
		s = say_form(&me, "%s", k->describe);
		ck_assert_msg(kt_mono_ms() < until, "%s", s.text);
		kt_sleep_ms(1);
	} while (strcmp(status_in(&s, k), want) != 0);
}

START_TEST(it_comes_with_a_secret)
{
	const struct kind *k = &kinds[_i];
	struct said s = say_form(&me, "%s", k->create), d;
	const char *arn = xml_in(&s, "SecretArn");

	ck_ok(s);
	ck_xml(s, "SecretStatus", "creating");
	ck_assert_str_eq(status_in(&s, k), "creating");
	ck_assert_int_eq(strncmp(xml_in(&s, "KmsKeyId"), KEY, strlen(KEY)), 0);
	ck_assert_int_eq(xml_count(s.text, "MasterUserPassword"), 0);
	d = say(&me, "DescribeSecret", "{'SecretId':'%s'}", arn);
	ck_ok(d);
	ck_says(d, "ARN", arn);
	ck_assert_int_eq(strncmp(said_at(&d, "Name"), k->name,
	    strlen(k->name)), 0);
	ck_assert_uint_eq(strlen(said_at(&d, "Name")), strlen(k->name) + 36);
	ck_says(d, "OwningService", "rds");
	ck_says(d, "RotationRules", "{'AutomaticallyAfterDays':7}");
	ck_says(d, "Tags", k->tags);
	ck_says(d, "Description", k->description);
	ck_says(d, "KmsKeyId", ABSENT);
	world_run(&world);
	until_status(k, "available");
	s = say_form(&me, "%s", k->describe);
	ck_xml(s, "SecretStatus", "active");
	ck_xml(s, "SecretArn", arn);
	d = say(&me, "GetSecretValue", "{'SecretId':'%s'}", arn);
	ck_assert_str_eq(said_at(&d, "SecretString"), kt_arena_printf(me.arena,
	    "{\"username\":\"admin\",\"password\":\"%s\"}",
	    world.fleet_fake.password));
	ck_assert_uint_eq(strlen(world.fleet_fake.password), 32);
}
END_TEST

START_TEST(it_goes_with_its_database)
{
	const struct kind *k = &kinds[_i];
	struct said s = say_form(&me, "%s", k->create);
	const char *arn = xml_in(&s, "SecretArn");

	ck_ok(s);
	world_run(&world);
	until_status(k, "available");
	s = say_form(&me, "%s", k->remove);
	ck_ok(s);
	ck_xml(s, "SecretArn", arn);
	s = say(&me, "DescribeSecret", "{'SecretId':'%s'}", arn);
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
	until_status(k, k->gone);
}
END_TEST

/* If that could not be taken, the database would come back. */
START_TEST(it_stays_until_the_final_snapshot_is_taken)
{
	const struct kind *k = &kinds[_i];
	struct said s = say_form(&me, "%s", k->create);
	const char *arn = xml_in(&s, "SecretArn");

	ck_ok(s);
	world.fleet = fleet_fake_with_snapshots(&world.fleet_fake);
	world_run(&world);
	until_status(k, "available");
	fleet_fake_hold(&world.fleet_fake, true);
	s = say_form(&me, "%.*sFinalDBSnapshotIdentifier=last",
	    (int)(strlen(k->remove) - strlen("SkipFinalSnapshot=true")),
	    k->remove);
	ck_ok(s);
	ck_ok(say(&me, "DescribeSecret", "{'SecretId':'%s'}", arn));
	fleet_fake_hold(&world.fleet_fake, false);
	until_status(k, k->gone);
	s = say(&me, "DescribeSecret", "{'SecretId':'%s'}", arn);
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
}
END_TEST

/* What is given, and the key whose ARN is shown. */
static const struct { const char *given, *arn; } keys[] = {
	{ UUID, KEY UUID },
	{ KEY UUID, KEY UUID },
	{ "alias/mine", NULL },
	{ "arn:aws:kms:" REGION ":" ACCOUNT ":alias/mine", NULL },
};

START_TEST(its_key_is_an_arn)
{
	struct said s = say_form(&me, "%s&MasterUserSecretKmsKeyId=%s",
	    INSTANCE, keys[_i].given), d;
	const char *arn = xml_in(&s, "KmsKeyId");

	ck_ok(s);
	if (keys[_i].arn != NULL)
		ck_assert_str_eq(arn, keys[_i].arn);
	ck_assert_uint_eq(strlen(arn), strlen(KEY UUID));
	d = say(&me, "DescribeSecret", "{'SecretId':'%s'}",
	    xml_in(&s, "SecretArn"));
	ck_says(d, "KmsKeyId", arn);
	s = say_form(&me, "Action=DescribeDBInstances&DBInstanceIdentifier="
	    "db-1");
	ck_xml(s, "KmsKeyId", arn);
}
END_TEST

/* Once a key was made, a name must be an enabled one's. */
START_TEST(a_key_that_was_made_is_looked_up)
{
	struct client other = me;
	const char *id, *arn;
	struct said s;

	other.service = "kms";
	other.key = ACCOUNT;
	other.region = REGION;
	s = say(&other, "CreateKey", "{}");
	id = said_at(&s, "KeyMetadata.KeyId");
	arn = said_at(&s, "KeyMetadata.Arn");
	ck_ok(say(&other, "CreateAlias", "{'AliasName':'alias/mine',"
	    "'TargetKeyId':'%s'}", id));
	s = say_form(&me, "%s&MasterUserSecretKmsKeyId=alias/none", INSTANCE);
	ck_refused(s, "KMSKeyNotAccessibleFault", "Specified KMS key "
	    "[alias/none] does not exist, is not enabled or you do not have "
	    "permissions to access it.");
	ck_ok(say(&other, "DisableKey", "{'KeyId':'%s'}", id));
	s = say_form(&me, "%s&MasterUserSecretKmsKeyId=alias/mine", INSTANCE);
	ck_assert_str_eq(s.code, "KMSKeyNotAccessibleFault");
	ck_ok(say(&other, "EnableKey", "{'KeyId':'%s'}", id));
	s = say_form(&me, "%s&MasterUserSecretKmsKeyId=alias/mine", INSTANCE);
	ck_ok(s);
	ck_xml(s, "KmsKeyId", arn);
	s = say(&me, "GetSecretValue", "{'SecretId':'%s'}",
	    xml_in(&s, "SecretArn"));
	ck_ok(s);
}
END_TEST

START_TEST(a_key_that_is_none_is_refused)
{
	struct said s = say_form(&me, "%s&MasterUserSecretKmsKeyId=mine",
	    INSTANCE);

	ck_refused(s, "KMSKeyNotAccessibleFault", "Specified KMS key [mine] "
	    "does not exist, is not enabled or you do not have permissions to "
	    "access it.");
	s = say(&me, "ListSecrets", "{}");
	ck_says(s, "SecretList", "[]");
}
END_TEST

/* What fails leaves no secret. */
START_TEST(one_that_is_there_gets_no_second_secret)
{
	struct said s = say_form(&me, "%s", kinds[_i].create);

	ck_ok(s);
	s = say_form(&me, "%s", kinds[_i].create);
	ck_assert_int_eq(s.status, 400);
	s = say(&me, "ListSecrets", "{}");
	ck_says(s, "SecretList.1", ABSENT);
}
END_TEST

/* While it does, and while it fails, its database says so. */
START_TEST(its_rotation_shows)
{
	const struct kind *k = &kinds[_i];
	struct said s = say_form(&me, "%s", k->create);
	const char *arn = xml_in(&s, "SecretArn");

	world_run(&world);
	until_status(k, "available");
	world.script.fails_in = "testSecret";
	world.script.fails = 1;
	s = say(&me, "RotateSecret", "{'SecretId':'%s','ClientRequestToken':'"
	    V2 "'}", arn);
	ck_ok(s);
	world_until_rotation(&world, arn, "running 0 1");
	s = say_form(&me, "%s", k->describe);
	ck_assert_str_eq(status_in(&s, k), "available");
	ck_xml(s, "SecretStatus", "impaired");
	world_pass(&world, KT_SECOND);
	world_until_rotation(&world, arn, "succeeded 4 1");
	s = say_form(&me, "%s", k->describe);
	ck_xml(s, "SecretStatus", "active");
}
END_TEST

START_TEST(a_rotation_that_runs_is_a_status)
{
	const struct kind *k = &kinds[_i];
	struct said s = say_form(&me, "%s", k->create);
	const char *arn = xml_in(&s, "SecretArn");

	world_run(&world);
	until_status(k, "available");
	world_stop(&world);
	world_resume(&world);
	s = say(&me, "RotateSecret", "{'SecretId':'%s','ClientRequestToken':'"
	    V2 "'}", arn);
	ck_ok(s);
	s = say_form(&me, "%s", k->describe);
	ck_assert_str_eq(status_in(&s, k), "resetting-master-credentials");
	ck_xml(s, "SecretStatus", "rotating");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("managed");
	TCase *tc = tcase_create("managed");
	int n = (int)N_ELEMENTS(kinds);

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, it_comes_with_a_secret, 0, n);
	tcase_add_loop_test(tc, it_goes_with_its_database, 0, n);
	tcase_add_loop_test(tc, it_stays_until_the_final_snapshot_is_taken, 0,
	    n);
	tcase_add_loop_test(tc, its_key_is_an_arn, 0, (int)N_ELEMENTS(keys));
	tcase_add_test(tc, a_key_that_was_made_is_looked_up);
	tcase_add_test(tc, a_key_that_is_none_is_refused);
	tcase_add_loop_test(tc, one_that_is_there_gets_no_second_secret, 0, n);
	tcase_add_loop_test(tc, its_rotation_shows, 0, n);
	tcase_add_loop_test(tc, a_rotation_that_runs_is_a_status, 0, n);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
