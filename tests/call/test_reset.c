/* POST /_keyturn/reset: to begin anew. */
#include <string.h>

#include "clock.h"

#define OTHER "210987654321"

static void
make_database(struct client *c, const char *id)
{
	struct said s = say_form(c, "Action=CreateDBInstance&"
	    "DBInstanceIdentifier=%s&DBInstanceClass=db.t3.micro&Engine=mysql&"
	    "AllocatedStorage=20&MasterUsername=admin&"
	    "MasterUserPassword=long-enough-1&DeletionProtection=true", id);

	ck_ok(s);
}

static int
databases(struct client *c)
{
	struct said s = say_form(c, "Action=DescribeDBInstances");

	ck_ok(s);
	return count(s.text, "<DBInstance>");
}

START_TEST(reset_empties_an_account)
{
	struct client other;
	struct said s;
	bool all = _i == 1;

	client_begin(&other, &world);
	other.key = OTHER;
	create("a");
	create("b");
	make_database(&me, "mine");
	s = say(&other, "CreateSecret", "{'Name':'a','ClientRequestToken':'"
	    V1 "','SecretString':'x'}");
	ck_ok(s);
	make_database(&other, "yours");
	s = advance("1s");			/* both are there by now */
	s = own(&me, "/_keyturn/reset", all ? "{}" :
	    "{'account':'" ACCOUNT "'}");
	ck_ok(s);
	ck_says(s, "secrets", all ? "3" : "2");
	ck_says(s, "databases", all ? "2" : "1");
	ck_assert_int_eq(world.fleet_fake.removals, all ? 2 : 1);
	ck_assert_int_eq(databases(&me), 0);
	ck_assert_int_eq(databases(&other), all ? 0 : 1);
	s = say(&other, "GetSecretValue", "{'SecretId':'a'}");
	ck_assert_int_eq(s.status, all ? 400 : 200);
	s = say(&me, "ListSecrets", "{}");
	ck_says(s, "SecretList", "[]");
	ck_assert_int_eq(world_now(&world), WORLD_START + KT_SECOND);
	create("a");
	client_end(&other);
}
END_TEST

static const struct { const char *body, *message; } no_resets[] = {
	{ "{'account':'1'}", "\"account\" is 12 digits; without it, all "
	    "accounts are emptied." },
	{ "{'account':''}", "\"account\" is 12 digits; without it, all "
	    "accounts are emptied." },
	{ "{'acount':'" ACCOUNT "'}", "There is no member \"acount\" here; "
	    "there is account." },
	{ "{'account':null}", "\"account\" is null: leave it out, or give it a "
	    "value." },
	{ "{'account':123456789012}",
	    "NUMBER_VALUE can not be converted to a String" },
	{ "[]", "The body is not a JSON object." },
};

START_TEST(a_wrong_reset_removes_nothing)
{
	struct said s;

	create("a");
	s = own(&me, "/_keyturn/reset", no_resets[_i].body);
	ck_assert_int_eq(s.status, 400);
	ck_assert_str_eq(s.message, no_resets[_i].message);
	ck_assert_str_eq(described("a", "Name"), "a");
}
END_TEST

/* While a step of its rotation runs; nothing follows it. */
START_TEST(reset_ends_a_rotation_quietly)
{
	struct under_way u;
	struct kt_request r;
	struct said s;

	begin_at_gate(&u);
	/* Past the queue, in which the advance is: as a second thread would. */
	s = say(&me, "DeleteSecret", "{'SecretId':'db',"
	    "'ForceDeleteWithoutRecovery':true}");
	ck_ok(s);
	request(&r, &me, "/_keyturn/reset", "{}");
	pthread_mutex_unlock(&gate);
	s = say_end(&u);
	ck_ok(s);
	ck_assert_int_eq(count(events(&s), "RotationFailed"), 0);
	ck_assert_int_eq(count(events(&s), "RotationSucceeded"), 0);
	s = say_request(&me, &r);
	ck_ok(s);
	ck_assert_ptr_null(strstr(world.script.ran, "createSecret setSecret "
	    "testSecret finishSecret createSecret setSecret testSecret"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("reset");
	TCase *tc = tcase_create("reset");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, reset_empties_an_account, 0, 2);
	tcase_add_loop_test(tc, a_wrong_reset_removes_nothing, 0,
	    N_ELEMENTS(no_resets));
	tcase_add_test(tc, reset_ends_a_rotation_quietly);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
