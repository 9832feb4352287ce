/* Fixtures: calls and SQL from a file, by the road of requests. */
#include <stdio.h>
#include <unistd.h>

#include "fixture.h"
#include "tests/support/world.h"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	world_run(&world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

/* With ' for ", as everywhere. */
static int
run(const char *text)
{
	const char *path = kt_arena_printf(me.arena, "%s/fixture.json",
	    world.dir);
	FILE *f = fopen(path, "w");
	int rc;

	ck_assert_ptr_nonnull(f);
	for (; *text != '\0'; text++)
		(void)fputc(*text == '\'' ? '"' : *text, f);
	fclose(f);
	rc = fixture_run(&world.server, &world.fleet, path);
	(void)unlink(path);
	return rc;
}

#define INSTANCE "{'service':'rds','operation':'CreateDBInstance','input':{" \
	"'DBInstanceIdentifier':'Demo','DBInstanceClass':'db.t3.micro'," \
	"'Engine':'mysql','MasterUsername':'admin','MasterUserPassword':" \
	"'long-enough','AllocatedStorage':20,'Port':3399}}"
#define DESCRIBE "{'service':'rds','operation':'DescribeDBInstances'," \
	"'input':{'DBInstanceIdentifier':'demo'},'as':'db'}"
#define SECRET "{'service':'secretsmanager','operation':'CreateSecret'," \
	"'input':{'Name':'demo','SecretString':'{\\'host\\':\\'" \
	"${db.DBInstances.0.Endpoint.Address}\\',\\'port\\':" \
	"${db.DBInstances.0.Endpoint.Port}}'}}"
#define ALL "[" INSTANCE "," DESCRIBE "," SECRET ",{'sql':'CREATE USER x','" \
	"DBInstanceIdentifier':'demo'}]"

/* And once more, as at the next start: what is there stays as it is. */
START_TEST(steps_build_on_each_other)
{
	struct said s;

	world.server.describe_wait = 10 * KT_SECOND;
	ck_assert_int_eq(run(ALL), 0);
	s = say(&me, "GetSecretValue", "{'SecretId':'demo'}");
	ck_says(s, "SecretString", "{\"host\":\"db.test\",\"port\":3399}");
	ck_assert_str_eq(world.fleet_fake.last_sql, "CREATE USER x");
	ck_assert_int_eq(run(ALL), 0);
	ck_assert_int_eq(world.fleet_fake.starts, 1);
	ck_assert_int_eq(world.fleet_fake.sqls, 2);
}
END_TEST

static const struct { const char *text; int rc; } files[] = {
	{ "[]", 0 },
	{ "", -1 },
	{ "{}", -1 },
	{ "[", -1 },
	{ "[7]", -1 },
	{ "[{'service':'rds'}]", -1 },
	{ "[{'service':'rds','operation':'Reboot'}]", -1 },
	{ "[{'service':'s3','operation':'ListBuckets'}]", -1 },
	{ "[{'service':'rds','operation':'DescribeDBInstances','input':7}]",
	    -1 },
	{ "[{'service':'rds','operation':'DescribeDBInstances'}]", 0 },
	{ "[{'service':'secretsmanager','operation':'ListSecrets','input':"
	    "{'MaxResults':0}}]", -1 },
	{ "[{'service':'secretsmanager','operation':'DescribeSecret','input':"
	    "{'SecretId':'none'}}]", -1 },
	{ "[{'service':'secretsmanager','operation':'CreateSecret','input':"
	    "{'Name':'${nobody.ARN}'}}]", -1 },
	{ "[{'service':'secretsmanager','operation':'CreateSecret','input':"
	    "{'Name':'a'},'as':'a'},{'service':'secretsmanager','operation':"
	    "'DescribeSecret','input':{'SecretId':'${a.ARN}'}}]", 0 },
	{ "[{'service':'secretsmanager','operation':'CreateSecret','input':"
	    "{'Name':'a'},'as':'a'},{'service':'secretsmanager','operation':"
	    "'DescribeSecret','input':{'SecretId':'${a.None.7}'}}]", -1 },
	{ "[{'service':'secretsmanager','operation':'CreateSecret','input':"
	    "{'Name':'a','SecretSring':'x'}}]", -1 },
	{ "[{'service':'secretsmanager','operation':'ListSecrets','inputt':"
	    "{}}]", -1 },
	{ "[{'service':'rds','operation':'DescribeDBInstances','input':"
	    "{'DBInstanceIdentifer':'x'}}]", -1 },
	{ "[{'sql':'SELECT 1'}]", -1 },
	{ "[{'sql':7,'DBInstanceIdentifier':'demo'}]", -1 },
	{ "[{'sql':'SELECT 1','DBInstanceIdentifier':'none'}]", -1 },
	{ "[{'sql':'SELECT 1','DBClusterIdentifier':'none'}]", -1 },
	{ "[" INSTANCE ",{'sql':'WRONG','DBInstanceIdentifier':'demo'}]",
	    -1 },
};

START_TEST(a_fixture_is_taken_or_refused)
{
	world.server.describe_wait = 10 * KT_SECOND;
	ck_assert_msg(run(files[_i].text) == files[_i].rc, "%s",
	    files[_i].text);
}
END_TEST

START_TEST(a_file_that_is_not_there_is_said)
{
	ck_assert_int_eq(fixture_run(&world.server, &world.fleet,
	    "/nowhere/at-all"), -1);
	ck_assert_int_eq(fixture_run(&world.server, &world.fleet, "/"), -1);
}
END_TEST

/* A database that failed is no reason to wait for ever. */
START_TEST(sql_needs_a_database_that_runs)
{
	world.server.describe_wait = 10 * KT_SECOND;
	world.fleet_fake.rc = KT_FLEET_FAILED;
	ck_assert_int_eq(run("[" INSTANCE ",{'sql':'SELECT 1',"
	    "'DBInstanceIdentifier':'demo'}]"), -1);
	ck_assert_int_eq(world.fleet_fake.sqls, 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("fixture");
	TCase *tc = tcase_create("fixture");

	tcase_set_timeout(tc, 30);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, steps_build_on_each_other);
	tcase_add_loop_test(tc, a_fixture_is_taken_or_refused, 0,
	    N_ELEMENTS(files));
	tcase_add_test(tc, a_file_that_is_not_there_is_said);
	tcase_add_test(tc, sql_needs_a_database_that_runs);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
