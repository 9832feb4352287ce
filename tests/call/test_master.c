/*
 * Alternating users and a master secret as RDS keeps it, with a user and a
 * password alone: where its server is the function asks RDS.  keyturn makes no
 * such secret yet; its tag, which nobody may set, is put into the store.
 */
#include <stdio.h>
#include <string.h>

#include "keyturn/function.h"
#include "store/tables.h"
#include "tests/support/engine_fake.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

#define PASSWORD "Correct-Horse-1"
#define ARN_OF(kind) "arn:aws:rds:" REGION ":" ACCOUNT ":" kind

static struct world world;
static struct client me;
static struct kt_rotator *rotator;

static void
find_trust(void *self, struct kt_creds *c)
{
	(void)self;
	c->tls = KT_TLS_UNVERIFIED;
}

static void
setup(void)
{
	const struct kt_trust all = { .find = find_trust };
	struct engine_fake *db = engine_fake_reset("app", "one");

	snprintf(db->others[0].user, 81, "admin");
	snprintf(db->others[0].password, 256, PASSWORD);
	world_open(&world);
	rotator = kt_rotator_new("mysql-multi-user", &engine_fake, &all);
	world.functions[0].function = kt_rotator_function(rotator);
	world_run(&world);
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
	kt_rotator_free(&rotator);
}

/* Waits until the description has the element; its text. */
static const char *
await(const char *form, const char *element)
{
	int64_t until = kt_mono_ms() + 10 * KT_SECOND;
	const char *text;
	struct said s;

	do {
		s = say_form(&me, "%s", form);
		text = xml_find(me.arena, s.text, element);
		ck_assert_msg(kt_mono_ms() < until, "%s", s.text);
		if (text == NULL)
			kt_sleep_ms(1);
	} while (text == NULL);
	return text;
}

static int
put_tag(struct store_tx *tx, void *tag)
{
	struct secret s;

	return store_secret_find(tx, ACCOUNT, REGION, "master", &s) ==
	    STORE_OK && store_tag_put(tx, s.id, tag) == STORE_OK ? 0 : -1;
}

static const struct {
	const char *make, *describe, *address;
	struct tag tag;
} kinds[] = {
	{ "Action=CreateDBInstance&DBInstanceIdentifier=db-1&DBInstanceClass="
	    "db.t3.micro&Engine=mysql&MasterUsername=admin&MasterUserPassword="
	    PASSWORD "&AllocatedStorage=20",
	    "Action=DescribeDBInstances&DBInstanceIdentifier=db-1", "Address",
	    { "aws:rds:primaryDBInstanceArn", ARN_OF("db:db-1") } },
	{ "Action=CreateDBCluster&DBClusterIdentifier=c-1&Engine=aurora-mysql&"
	    "MasterUsername=admin&MasterUserPassword=" PASSWORD,
	    "Action=DescribeDBClusters&DBClusterIdentifier=c-1", "Endpoint",
	    { "aws:rds:primaryDBClusterArn", ARN_OF("cluster:c-1") } },
};

START_TEST(a_managed_master_is_asked_of_rds)
{
	struct tag tag = kinds[_i].tag;
	const char *host, *port;
	struct said s = say_form(&me, "%s", kinds[_i].make);

	ck_ok(s);
	host = await(kinds[_i].describe, kinds[_i].address);
	port = await(kinds[_i].describe, "Port");
	s = say(&me, "CreateSecret", "{'Name':'master','ClientRequestToken':'"
	    V3 "','SecretString':'{\\\"username\\\":\\\"admin\\\",\\\"password"
	    "\\\":\\\"" PASSWORD "\\\"}'}");
	ck_ok(s);
	ck_assert_int_eq(store_write_wait(world.server.store, me.arena, put_tag,
	    &tag), 0);
	s = say(&me, "CreateSecret", "{'Name':'db','ClientRequestToken':'" V1
	    "','SecretString':'{\\\"engine\\\":\\\"mysql\\\",\\\"host\\\":"
	    "\\\"%s\\\",\\\"port\\\":%s,\\\"username\\\":\\\"app\\\","
	    "\\\"password\\\":\\\"one\\\",\\\"masterarn\\\":\\\"%s\\\"}'}",
	    host, port, said_at(&s, "ARN"));
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

static Suite *
master_suite(void)
{
	Suite *s = suite_create("master");
	TCase *tc = tcase_create("master");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, a_managed_master_is_asked_of_rds, 0,
	    N_ELEMENTS(kinds));
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(master_suite());
}
