/* Parameters reach a server, whatever is in their way at first. */
#include <pthread.h>
#include <string.h>

#include "tests/support/engine_fake.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

#define STATUS "ParameterApplyStatus"

static struct world world;
static struct client me;
static struct engine_fake *db;
static int absences;		/* of the server, in logins to come; -1: all */

static void
options(void *self, const char *id, const char *const *all)
{
	(void)self;
	(void)id;
	(void)all;
}

/* Logins that wait until they are let go on. */
static struct hang {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool on;
	int waiting, logins;		/* since it was switched on */
} hang = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false, 0, 0 };

static void
hang_here(void)
{
	pthread_mutex_lock(&hang.lock);
	hang.waiting++;
	hang.logins++;
	pthread_cond_broadcast(&hang.changed);
	while (hang.on)
		pthread_cond_wait(&hang.changed, &hang.lock);
	hang.waiting--;
	pthread_mutex_unlock(&hang.lock);
}

static void
set_hang(bool on)
{
	pthread_mutex_lock(&hang.lock);
	hang.on = on;
	hang.logins = on ? 0 : hang.logins;
	pthread_cond_broadcast(&hang.changed);
	pthread_mutex_unlock(&hang.lock);
}

static void
until_hanging(int n)
{
	pthread_mutex_lock(&hang.lock);
	while (hang.waiting < n)
		pthread_cond_wait(&hang.changed, &hang.lock);
	pthread_mutex_unlock(&hang.lock);
}

static enum kt_engine_rc
admin(void *self, const char *id, struct kt_link **out, char why[KT_WHY])
{
	const struct kt_creds c = { .user = "root", .password = "own" };

	(void)self;
	(void)id;
	hang_here();
	if (absences < 0 || (absences > 0 && absences-- > 0)) {
		strcpy(why, "its server is not running");
		return KT_ENGINE_FAILED;
	}
	return engine_fake.login(&c, out, why);
}

static void
setup(void)
{
	absences = 0;
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

static void
make_group_and_instance(void)
{
	ck_ok(say_form(&me, "Action=CreateDBParameterGroup&"
	    "DBParameterGroupName=g&DBParameterGroupFamily=mysql8.0&"
	    "Description=d"));
	ck_ok(say_form(&me, "Action=CreateDBInstance&DBInstanceIdentifier=i&"
	    "DBInstanceClass=db.t3.micro&Engine=mysql&EngineVersion=8.0&"
	    "MasterUsername=admin&MasterUserPassword=long-enough&"
	    "AllocatedStorage=20&DBParameterGroupName=g"));
	until_status("in-sync");
}

static struct said
advance(void)
{
	static char body[] = "{\"advance\":\"1h\"}";
	const struct kt_request r = { .method = "POST",
	    .path = "/_keyturn/clock", .body = body,
	    .body_len = strlen(body) };

	return say_request(&me, &r);
}

#define MAX_CONNECTIONS "Parameters.Parameter.1.ParameterName=" \
	"max_connections&Parameters.Parameter.1.ApplyMethod=immediate"

static void
set_connections(const char *n)
{
	ck_ok(say_form(&me,
	    "Action=ModifyDBParameterGroup&DBParameterGroupName=g&"
	    MAX_CONNECTIONS "&Parameters.Parameter.1.ParameterValue=%s", n));
}

/* It died, and the fleet was slow to bring it back: nothing is forgotten. */
START_TEST(a_server_that_is_away_gets_them_later)
{
	make_group_and_instance();
	absences = 1;
	set_connections("77");
	until_status("in-sync");
	ck_assert_int_eq(absences, 0);
	ck_assert_str_eq(db->last_sql, "SET GLOBAL max_connections = 77");
}
END_TEST

/* Whoever waits for what is due, and moves the clock, waits for no hung one. */
START_TEST(a_server_that_hangs_takes_them_when_it_is_rebooted)
{
	make_group_and_instance();
	absences = -1;
	set_connections("77");
	until_status("failed-to-apply");
	ck_ok(advance());
	absences = 0;
	ck_ok(say_form(&me, "Action=RebootDBInstance&DBInstanceIdentifier=i"));
	until_status("in-sync");
	ck_assert_str_eq(db->last_sql, "SET GLOBAL max_connections = 77");
}
END_TEST

/* Nor for one that hangs as soon as it was started. */
START_TEST(a_server_that_hangs_is_rebooted_all_the_same)
{
	make_group_and_instance();
	set_connections("77");
	until_status("in-sync");
	absences = -1;
	ck_ok(say_form(&me, "Action=RebootDBInstance&DBInstanceIdentifier=i"));
	until_status("failed-to-apply");
	ck_ok(advance());
	ck_assert_str_eq(xml_find(me.arena, describe().text,
	    "DBInstanceStatus"), "available");
	absences = 0;
	ck_ok(say_form(&me, "Action=RebootDBInstance&DBInstanceIdentifier=i"));
	until_status("in-sync");
}
END_TEST

/* One login of it was too early: its parameters are set after all. */
START_TEST(a_server_that_is_away_once_started_gets_them_later)
{
	make_group_and_instance();
	set_connections("77");
	until_status("in-sync");
	db->last_sql[0] = '\0';
	absences = 1;
	ck_ok(say_form(&me, "Action=RebootDBInstance&DBInstanceIdentifier=i"));
	ck_ok(advance());
	until_status("in-sync");
	ck_assert_int_eq(absences, 0);
	ck_assert_str_eq(db->last_sql, "SET GLOBAL max_connections = 77");
}
END_TEST

START_TEST(a_server_that_hung_forgets_them_when_the_group_is_changed)
{
	make_group_and_instance();
	set_connections("77");
	until_status("in-sync");
	absences = -1;
	ck_ok(say_form(&me, "Action=ResetDBParameterGroup&"
	    "DBParameterGroupName=g&" MAX_CONNECTIONS));
	until_status("failed-to-apply");
	absences = 0;
	ck_ok(say_form(&me, "Action=ResetDBParameterGroup&"
	    "DBParameterGroupName=g&" MAX_CONNECTIONS));
	until_status("in-sync");
	ck_assert_str_eq(db->last_sql, "SET GLOBAL max_connections = DEFAULT");
}
END_TEST

/* What is set while another is tried is not counted with that one's tries. */
START_TEST(a_change_has_tries_of_its_own)
{
	make_group_and_instance();
	absences = -1;
	set_hang(true);
	set_connections("77");
	until_hanging(1);
	set_connections("78");
	set_hang(false);
	until_status("failed-to-apply");
	ck_assert_int_eq(hang.logins, 1 + 4);
}
END_TEST

static struct said
make(const char *id, const char *group)
{
	return say_form(&me, "Action=CreateDBInstance&DBInstanceIdentifier=%s&"
	    "DBInstanceClass=db.t3.micro&Engine=mysql&EngineVersion=8.0&"
	    "MasterUsername=admin&MasterUserPassword=long-enough&"
	    "AllocatedStorage=20%s", id, group);
}

/* Of three workers one is left for others. */
START_TEST(servers_that_hang_leave_others_their_turn)
{
	const char *const more[] = { "j", "k" };
	size_t i;

	make_group_and_instance();
	for (i = 0; i < N_ELEMENTS(more); i++)
		ck_ok(make(more[i], "&DBParameterGroupName=g"));
	(void)describe();
	absences = -1;		/* for the scripted engine is for one thread */
	set_hang(true);
	set_connections("77");
	until_hanging(2);
	ck_ok(make("new", ""));
	ck_assert_str_eq(xml_find(me.arena, say_form(&me, "Action="
	    "DescribeDBInstances&DBInstanceIdentifier=new").text,
	    "DBInstanceStatus"), "available");
	set_hang(false);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rds_parameters");
	TCase *tc = tcase_create("parameters");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_server_that_is_away_gets_them_later);
	tcase_add_test(tc,
	    a_server_that_hangs_takes_them_when_it_is_rebooted);
	tcase_add_test(tc, a_server_that_hangs_is_rebooted_all_the_same);
	tcase_add_test(tc,
	    a_server_that_is_away_once_started_gets_them_later);
	tcase_add_test(tc,
	    a_server_that_hung_forgets_them_when_the_group_is_changed);
	tcase_add_test(tc, a_change_has_tries_of_its_own);
	tcase_add_test(tc, servers_that_hang_leave_others_their_turn);
	tcase_set_timeout(tc, 240);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
