/*
 * Alternating users, what no single user has: the other name, the master, the
 * other's becoming what the current one is.
 */
#include <stdio.h>
#include <string.h>

#include <check.h>

#include "tests/support/rotation.h"
#include "tests/support/suite.h"

#define MASTER "arn:aws:secretsmanager:eu-west-1:123456789012:secret:m-GhIjKl"
#define MASTERS "Master-Secret-6"
#define AT(engine, host, more) "{\"engine\":\"" engine "\",\"host\":\"" host \
    "\"," more "}"
#define OF(user, password) AT("mysql", "db.test", "\"username\":\"" user \
    "\",\"password\":\"" password "\",\"masterarn\":\"" MASTER "\"")

static void
begin(void)
{
	rotation_begin();
	kt_rotator_free(&rotator);
	use_strategy("mysql-multi-user");
	store(NOW, OF("app", OLD));
	store(TOKEN, OF("app_clone", NEW));
	aws.master = MASTER;
	aws.master_value = OF("admin", MASTERS);
	aws.master_tags = "[]";
	snprintf(db->others[0].user, 81, "admin");
	snprintf(db->others[0].password, 256, MASTERS);
}

static void
end(void)
{
	ck_assert_ptr_null(strstr(why, MASTERS));
	ck_assert_str_eq(db->password, OLD);	/* whoever is in use */
	ck_assert_str_eq(db->others[0].password, MASTERS);
	rotation_end();
}

/* --- createSecret --------------------------------------------------------- */

static struct kt_setting limit = { "USERNAME_CHARACTER_LIMIT", NULL };

static const char long_name[] =	/* of 32 characters with the suffix */
    "abcdefghijklmnopqrstuvwxyz";

START_TEST(create_takes_the_other_name)
{
	static const struct {
		const char *strategy, *engine, *limit, *user, *other;
	} cases[] = {
		{ "mysql-multi-user", "mysql", NULL, "app", "app_clone" },
		{ "mysql-multi-user", "aurora-mysql", NULL, "app_clone",
		    "app" },
		{ "mysql-multi-user", "mysql", NULL, "_clone",
		    "_clone_clone" },
		{ "mysql-multi-user", "mysql", NULL, "abcdefghij",
		    "abcdefghij_clone" },
		{ "mysql-multi-user", "mysql", NULL,
		    "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
		    "\xc3\xa9\xc3\xa9\xc3\xa9", "\xc3\xa9\xc3\xa9\xc3\xa9"
		    "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
		    "_clone" },
		{ "mysql-multi-user", "mysql", NULL, "abcdefghijk", NULL },
		{ "mysql-multi-user", "mysql", "32", long_name,
		    "abcdefghijklmnopqrstuvwxyz_clone" },
		{ "mysql-multi-user", "mysql", "31", long_name, NULL },
		{ "mysql-multi-user", "mysql", "8", "abc", NULL },
		/* to go back takes no room */
		{ "mysql-multi-user", "mysql", "8", "abcdefghijk_clone",
		    "abcdefghijk" },
		{ "mariadb-multi-user", "mariadb", NULL, long_name,
		    "abcdefghijklmnopqrstuvwxyz_clone" },
	};
	char words[128], value[512];
	size_t i;

	for (i = 0; i < N_ELEMENTS(cases); i++) {
		kt_rotator_free(&rotator);
		use_strategy(cases[i].strategy);
		limit.value = cases[i].limit;
		settings = (struct kt_settings){ &limit,
		    cases[i].limit != NULL };
		snprintf(value, sizeof(value), "{\"engine\":\"%s\",\"host\":"
		    "\"h\",\"username\":\"%s\",\"password\":\"" OLD "\"}",
		    cases[i].engine, cases[i].user);
		store(NOW, value);
		store(TOKEN, "");
		if (cases[i].other == NULL) {
			snprintf(words, sizeof(words), "Unable to clone user, "
			    "username length with _clone appended would "
			    "exceed %s characters", cases[i].limit != NULL ?
			    cases[i].limit : "16");
			fails("createSecret", words);
			ck_assert_str_eq(version(TOKEN)->value, "");
			continue;
		}
		ok("createSecret");
		snprintf(value, sizeof(value), "{\"engine\":\"%s\",\"host\":"
		    "\"h\",\"username\":\"%s\",\"password\":\"" NEW "\"}",
		    cases[i].engine, cases[i].other);
		ck_assert_str_eq(version(TOKEN)->value, value);
	}
}
END_TEST

/* The name is of the first run, whatever became of the limit. */
START_TEST(create_twice_keeps_what_there_is)
{
	store(TOKEN, "");
	ok("createSecret");
	limit.value = "3";
	settings = (struct kt_settings){ &limit, 1 };
	ok("createSecret");
	ck_assert_str_eq(version(TOKEN)->value, OF("app_clone", NEW));
}
END_TEST

/* --- setSecret ------------------------------------------------------------ */

START_TEST(set_makes_the_other_and_leaves_the_current)
{
	ck_assert_int_eq(first_step("setSecret"), 0);
	ck_assert_str_eq(db->copied, "app > app_clone, by admin; ");
	ck_assert_str_eq(db->others[1].user, "app_clone");
	ck_assert_str_eq(db->others[1].password, NEW);
	ck_assert_uint_eq(db->logins, 2);
	ck_assert_str_eq(passed,
	    "set.before set.sql.before set.sql.after set.after ");
	ok("setSecret");			/* it is so already */
	ck_assert_uint_eq(db->sets, 1);
	ck_assert_uint_eq(db->logins, 3);
	ok("testSecret");
}
END_TEST

START_TEST(set_goes_back)
{
	store(NOW, OF("app_clone", NEW));
	store(TOKEN, OF("app", "Newest-7"));
	snprintf(db->others[1].user, 81, "app_clone");
	snprintf(db->others[1].password, 256, NEW);
	ok("setSecret");
	ck_assert_str_eq(db->copied, "app_clone > app, by admin; ");
	ck_assert_str_eq(db->password, "Newest-7");
	ck_assert_str_eq(db->others[1].password, NEW);
	snprintf(db->password, sizeof(db->password), OLD);
}
END_TEST

START_TEST(set_checks_who_and_where)
{
	static const struct { const char *id, *value, *words; } cases[] = {
		{ TOKEN, OF("app", NEW), "Attempting to modify user app other "
		    "than current user or clone app" },
		{ TOKEN, OF("root", NEW), "Attempting to modify user root "
		    "other than current user or clone app" },
		{ TOKEN, AT("mysql", "else.test", "\"username\":\"app_clone\","
		    "\"password\":\"" NEW "\""), "Attempting to modify user for"
		    " host else.test other than current host db.test" },
		{ TOKEN, AT("mysql", "db.test", "\"username\":\"app_clone\""),
		    "password key is missing from secret JSON" },
		{ NOW, AT("mysql", "db.test", "\"username\":\"app\",\"password"
		    "\":\"" OLD "\""), "masterarn key is missing from secret "
		    "JSON" },
		{ NOW, AT("mysql", "db.test", "\"username\":\"app\",\"password"
		    "\":\"" OLD "\",\"masterarn\":7"), "masterarn key is "
		    "missing from secret JSON" },
		{ NOW, AT("mysql", "db.test", "\"username\":\"app\",\"password"
		    "\":\"" OLD "\",\"masterarn\":\"arn:none\""),
		    "An error occurred (ResourceNotFoundException) when calling"
		    " the GetSecretValue operation" },
		{ NOW, OF("app", "Wrong-8"), "Unable to log into database using"
		    " current credentials for secret " ARN },
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(cases); i++) {
		store(NOW, OF("app", OLD));
		store(TOKEN, OF("app_clone", NEW));
		store(cases[i].id, cases[i].value);
		fails("setSecret", cases[i].words);
	}
	ck_assert_str_eq(db->copied, "");
	ck_assert_uint_eq(db->sets, 0);
}
END_TEST

#define INSTANCE(id, source) "{\"DBInstanceIdentifier\":\"" id "\"" source \
    ",\"Engine\":\"mysql\",\"Endpoint\":{\"Address\":\"" id ".test\"," \
    "\"Port\":3306}}"
#define TAGGED(what, arn) "[{\"Key\":\"other\",\"Value\":\"x\"}," \
    "{\"Key\":\"aws:rds:primaryDB" what "Arn\",\"Value\":\"" arn "\"}]"
#define MANAGED "{\"username\":\"admin\",\"password\":\"" MASTERS "\"}"

/* Which masters will do, and what is said of others. */
static const struct {
	const char *master, *tags, *instance, *cluster;
	const char *words;		/* NULL: it will do */
	const char *rds;		/* what RDS was asked, or NULL */
} masters[] = {
	{ MANAGED, TAGGED("Instance", "arn:db"), INSTANCE("db", ""), NULL,
	    NULL, "{\"DBInstanceIdentifier\":\"arn:db\"}" },
	{ MANAGED, TAGGED("Cluster", "arn:c"), NULL, "{\"Endpoint\":"
	    "\"db.test\",\"Port\":3306,\"Engine\":\"aurora-mysql\"}", NULL,
	    "{\"DBClusterIdentifier\":\"arn:c\"}" },
	{ MANAGED, TAGGED("Instance", "arn:db"), INSTANCE("other", ""), NULL,
	    "Current database host db.test is not the same host as/rds replica"
	    " of master other.test", NULL },
	{ MANAGED, "[]", NULL, NULL, "no tag of RDS names its database",
	    NULL },
	{ MANAGED, TAGGED("Instance", "arn:db"), NULL, NULL, "An error occurred"
	    " (DBInstanceNotFound) when calling the DescribeDBInstances "
	    "operation", NULL },
	{ MANAGED, TAGGED("Instance", "arn:db"), "{\"Engine\":\"mysql\"}",
	    NULL, "has no endpoint", NULL },
	{ MANAGED, TAGGED("Instance", "arn:db"), "{\"Engine\":\"postgres\","
	    "\"Endpoint\":{\"Address\":\"db.test\",\"Port\":5432}}", NULL,
	    "Database engine must be set to 'mysql'", NULL },
	{ OF("admin", "Wrong-9"), "[]", NULL, NULL, "Unable to log into "
	    "database using credentials in master secret " MASTER, NULL },
	{ OF("app_clone", MASTERS), "[]", NULL, NULL, "Attempting to modify "
	    "user app_clone, who is the master", NULL },
	{ "no JSON", "[]", NULL, NULL, "is no JSON object", NULL },
	{ AT("mysql", "main.test", "\"username\":\"admin\",\"password\":\""
	    MASTERS "\""), "[]", INSTANCE("db",
	    ",\"ReadReplicaSourceDBInstanceIdentifier\":\"main\""), NULL, NULL,
	    "{\"DBInstanceIdentifier\":\"db\"}" },
	{ AT("mysql", "main.test", "\"username\":\"admin\",\"password\":\""
	    MASTERS "\""), "[]", INSTANCE("db",
	    ",\"ReadReplicaSourceDBInstanceIdentifier\":\"another\""), NULL,
	    "Current database host db.test is not the same host as/rds replica"
	    " of master main.test", "{\"DBInstanceIdentifier\":\"db\"}" },
	{ AT("mysql", "main.test", "\"username\":\"admin\",\"password\":\""
	    MASTERS "\""), "[]", NULL, NULL, "Current database host db.test is"
	    " not the same host as/rds replica of master main.test",
	    "{\"DBInstanceIdentifier\":\"db\"}" },
	{ AT("mysql", "db.test", "\"port\":3307,\"username\":\"admin\","
	    "\"password\":\"" MASTERS "\""), "[]", NULL, NULL, "Current "
	    "database host db.test:3306 is not the same host as/rds replica of"
	    " master db.test:3307", NULL },
};

START_TEST(set_wants_the_servers_own_master)
{
	aws.master_value = masters[_i].master;
	aws.master_tags = masters[_i].tags;
	aws.instance = masters[_i].instance;
	aws.cluster = masters[_i].cluster;
	if (masters[_i].words == NULL)
		ok("setSecret");
	else
		fails("setSecret", masters[_i].words);
	ck_assert_str_eq(db->copied, masters[_i].words == NULL ?
	    "app > app_clone, by admin; " : "");
	if (masters[_i].rds != NULL)
		ck_assert_str_eq(aws.last_rds, masters[_i].rds);
}
END_TEST

#define AURORA(host, user, password) AT("aurora-mysql", host, \
    "\"username\":\"" user "\",\"password\":\"" password "\",\"masterarn\":" \
    "\"" MASTER "\"")

static const struct { const char *host, *cluster; bool ok; } readers[] = {
	{ "read.test", "\"ReaderEndpoint\":\"read.test\"", true },
	{ "r1.test", "\"DBClusterMembers\":[{\"DBInstanceIdentifier\":\"w\","
	    "\"IsClusterWriter\":true},{\"DBInstanceIdentifier\":\"r1\","
	    "\"IsClusterWriter\":false}]", true },
	{ "w.test", "\"DBClusterMembers\":[{\"DBInstanceIdentifier\":\"w\","
	    "\"IsClusterWriter\":true}]", false },
	{ "w.test", "\"DBClusterMembers\":[{\"DBInstanceIdentifier\":\"w\"}]",
	    false },
	{ "far.test", "\"ReaderEndpoint\":\"read.test\"", false },
};

START_TEST(set_knows_the_readers_of_a_cluster)
{
	char cluster[256], value[512];
	const char *const ids[] = { NOW, TOKEN };
	size_t i;

	for (i = 0; i < 2; i++) {
		snprintf(value, sizeof(value), AURORA("%s", "app%s", "%s"),
		    readers[_i].host, i == 0 ? "" : "_clone", i == 0 ? OLD :
		    NEW);
		store(ids[i], value);
	}
	aws.master_value = AURORA("c1.test", "admin", MASTERS);
	snprintf(cluster, sizeof(cluster), "{%s}", readers[_i].cluster);
	aws.cluster = cluster;
	if (readers[_i].ok)
		ok("setSecret");
	else
		fails("setSecret", "is not the same host as/rds replica of "
		    "master c1.test");
	ck_assert_str_eq(aws.last_rds, "{\"DBClusterIdentifier\":\"c1\"}");
}
END_TEST

/* What is half done says nothing of a password, and is done again. */
START_TEST(set_stops_where_the_other_cannot_be_made)
{
	db->copy = KT_ENGINE_FAILED;
	ck_assert_int_eq(first_step("setSecret"), -1);
	ck_assert_str_eq(why, "Cannot change the password of app_clone: It "
	    "cannot be made what app is: copied as scripted");
	ck_assert_uint_eq(db->sets, 0);
	ck_assert_uint_eq(db->logins, 2);	/* no look: nothing was set */
	db->copy = KT_ENGINE_OK;
	ok("setSecret");
	ck_assert_str_eq(db->others[1].password, NEW);
}
END_TEST

static const struct { enum engine_fake_set set; bool ok; } ends[] = {
	{ FAKE_SET_FAILED, false }, { FAKE_SET_FAILED_DONE, true },
	{ FAKE_SET_UNCERTAIN_DONE, true }, { FAKE_SET_UNCERTAIN_NOT, false },
	{ FAKE_SET_UNCERTAIN_LATE, true }, { FAKE_SET_UNREACHABLE, false },
};

START_TEST(set_is_certain_of_what_came_of_it)
{
	db->set = ends[_i].set;
	ck_assert_int_eq(first_step("setSecret"), ends[_i].ok ? 0 : -1);
	ck_assert_int_eq(strcmp(db->others[1].password, NEW) == 0, ends[_i].ok);
	ok("setSecret");
	ck_assert_str_eq(db->others[1].password, NEW);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("alternating users");
	TCase *tc = tcase_create("all");

	tcase_add_checked_fixture(tc, begin, end);
	tcase_add_test(tc, create_takes_the_other_name);
	tcase_add_test(tc, create_twice_keeps_what_there_is);
	tcase_add_test(tc, set_makes_the_other_and_leaves_the_current);
	tcase_add_test(tc, set_goes_back);
	tcase_add_test(tc, set_checks_who_and_where);
	tcase_add_loop_test(tc, set_wants_the_servers_own_master, 0,
	    N_ELEMENTS(masters));
	tcase_add_loop_test(tc, set_knows_the_readers_of_a_cluster, 0,
	    N_ELEMENTS(readers));
	tcase_add_test(tc, set_stops_where_the_other_cannot_be_made);
	tcase_add_loop_test(tc, set_is_certain_of_what_came_of_it, 0,
	    N_ELEMENTS(ends));
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
