/* Parameters reach a server, whatever is in their way at first. */
#include <string.h>

#include "tests/support/engine_fake.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

#define STATUS "ParameterApplyStatus"

static struct world world;
static struct client me;
static struct engine_fake *db;
static int absences;		/* of the server, in logins to come */

static void
options(void *self, const char *id, const char *const *all)
{
	(void)self;
	(void)id;
	(void)all;
}

static enum kt_engine_rc
admin(void *self, const char *id, struct kt_link **out, char why[KT_WHY])
{
	const struct kt_creds c = { .user = "root", .password = "own" };

	(void)self;
	(void)id;
	if (absences > 0 && absences-- > 0) {
		strcpy(why, "its server is not running");
		return KT_ENGINE_FAILED;
	}
	return engine_fake.login(&c, out, why);
}

static void
setup(void)
{
	db = engine_fake_reset("root", "own");
	world_open(&world);
	world.fleet.admin = admin;
	world.fleet.options = options;
	world.server.door.engine = &engine_fake;
	world.server.describe_wait = 30 * KT_SECOND;
	world_run(&world);
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static struct said
describe(void)
{
	return say_form(&me, "Action=DescribeDBInstances");
}

static void
until_status(const char *want)
{
	int64_t end = kt_mono_ms() + 30 * KT_SECOND;
	struct said s;

	for (;;) {
		const char *is;

		s = describe();
		is = xml_find(me.arena, s.text, STATUS);
		ck_assert_ptr_nonnull(is);
		if (strcmp(is, want) == 0)
			return;
		ck_assert_msg(kt_mono_ms() < end, "%s, not %s", is, want);
		kt_sleep_ms(5);
	}
}

/* It died, and the fleet was slow to bring it back: nothing is forgotten. */
START_TEST(a_server_that_is_away_gets_them_later)
{
	ck_ok(say_form(&me, "Action=CreateDBParameterGroup&"
	    "DBParameterGroupName=g&DBParameterGroupFamily=mysql8.0&"
	    "Description=d"));
	ck_ok(say_form(&me, "Action=CreateDBInstance&DBInstanceIdentifier=i&"
	    "DBInstanceClass=db.t3.micro&Engine=mysql&EngineVersion=8.0&"
	    "MasterUsername=admin&MasterUserPassword=long-enough&"
	    "AllocatedStorage=20&DBParameterGroupName=g"));
	until_status("in-sync");
	absences = 1;
	ck_ok(say_form(&me, "Action=ModifyDBParameterGroup&"
	    "DBParameterGroupName=g&Parameters.Parameter.1.ParameterName="
	    "max_connections&Parameters.Parameter.1.ParameterValue=77&"
	    "Parameters.Parameter.1.ApplyMethod=immediate"));
	until_status("in-sync");
	ck_assert_int_eq(absences, 0);
	ck_assert_str_eq(db->last_sql, "SET GLOBAL max_connections = 77");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rds_parameters");
	TCase *tc = tcase_create("parameters");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_server_that_is_away_gets_them_later);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
