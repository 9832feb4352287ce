/* The last calls, as who looks on is told of them. */
#include <string.h>

#include "dispatch/calls.h"
#include "tests/support/who.h"

static struct world world;
static struct client me;
static struct who who;

static void
setup(void)
{
	world_open(&world);
	who_begin(&who, &world);
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
	who_end(&who);
}

static struct said
told(const char *query)
{
	return say_get(&me, "/_keyturn/calls", query);
}

START_TEST(a_call_is_told_with_its_outcome)
{
	struct said s;

	me.key = "210987654321";
	ck_ok(say(&me, "CreateSecret", "{'Name':'db','SecretString':'v',"
	    "'ClientRequestToken':'" V1 "'}"));
	s = say(&me, "GetSecretValue", "{'SecretId':'none'}");
	ck_assert_int_eq(s.status, 400);
	s = say(&me, "MakeCoffee", "{}");
	ck_assert_int_eq(s.status, 400);
	s = told(NULL);
	ck_says(s, "ended", "3");
	ck_says(s, "calls.0.id", "1");
	ck_says(s, "calls.0.at", "2026-01-15T10:20:30.456Z");
	ck_says(s, "calls.0.service", "secretsmanager");
	ck_says(s, "calls.0.operation", "CreateSecret");
	ck_says(s, "calls.0.account", "210987654321");
	ck_says(s, "calls.0.caller", "root");
	ck_says(s, "calls.0.region", REGION);
	ck_says(s, "calls.0.status", "200");
	ck_says(s, "calls.0.code", ABSENT);
	ck_says(s, "calls.0.inside", ABSENT);
	ck_says(s, "calls.1.operation", "GetSecretValue");
	ck_says(s, "calls.1.status", "400");
	ck_says(s, "calls.1.code", "ResourceNotFoundException");
	ck_says(s, "calls.2.operation", ABSENT);
	ck_says(s, "calls.2.code", "UnknownOperationException");
	ck_says(s, "calls.3", ABSENT);
}
END_TEST

#define ANN "AKIAANN"
#define SHOP "ASIASHOP"

/* Also who may not; but nobody whose credentials are refused. */
START_TEST(a_caller_is_told_by_the_end_of_his_arn)
{
	static const char all[] = "{'Statement':{'Effect':'Allow',"
	    "'Action':'*','Resource':'*'}}";
	struct said s;

	(void)who_is(&who, ANN, "arn:aws:iam::" ACCOUNT ":user/a:b/ann", NULL);
	(void)who_is(&who, SHOP, "arn:aws:sts::210987654321:assumed-role/"
	    "shop/lab", all);
	me.key = ANN;
	ck_assert_int_eq(say(&me, "ListSecrets", "{}").status, 400);
	me.key = SHOP;
	ck_ok(say(&me, "ListSecrets", "{}"));
	me.key = NULL;
	world.server.iam = KT_IAM_STRICT;
	ck_assert_int_eq(say(&me, "ListSecrets", "{}").status, 400);
	s = told(NULL);
	ck_says(s, "calls.0.caller", "user/a:b/ann");
	ck_says(s, "calls.0.code", "AccessDeniedException");
	ck_says(s, "calls.1.caller", "assumed-role/shop/lab");
	ck_says(s, "calls.1.account", "210987654321");
	ck_says(s, "calls.2.caller", ABSENT);
	ck_says(s, "calls.2.code", "MissingAuthenticationTokenException");
}
END_TEST

/* As long as names of IAM can be, with as long a path as one can have. */
START_TEST(a_caller_of_long_names_is_told_whole)
{
	char name[65], path[512];
	struct said s;

	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	memset(path, 'p', sizeof(path) - 1);
	path[sizeof(path) - 1] = '\0';
	(void)who_is(&who, ANN, kt_arena_printf(me.arena, "arn:aws:iam::"
	    ACCOUNT ":user/%s/%s", path, name), NULL);
	(void)who_is(&who, SHOP, kt_arena_printf(me.arena, "arn:aws:sts::"
	    ACCOUNT ":assumed-role/%s/%s", name, name), NULL);
	me.key = ANN;
	(void)say(&me, "ListSecrets", "{}");
	me.key = SHOP;
	(void)say(&me, "ListSecrets", "{}");
	me.key = NULL;
	s = told(NULL);
	ck_says(s, "calls.0.caller", kt_arena_printf(me.arena, "user/%s",
	    name));
	ck_says(s, "calls.1.caller", kt_arena_printf(me.arena,
	    "assumed-role/%s/%s", name, name));
}
END_TEST

/* Those by which one looks on would push out what one looks for. */
START_TEST(of_keyturns_own_are_told_those_that_change)
{
	struct said s;

	ck_ok(told(NULL));
	ck_ok(say_get(&me, "/_keyturn/health", NULL));
	s = say_request(&me, &(struct kt_request){ .method = "DELETE",
	    .path = "/_keyturn/faults", .body = "" });
	ck_ok(s);
	s = told(NULL);
	ck_says(s, "ended", "1");
	ck_says(s, "calls.0.service", "keyturn");
	ck_says(s, "calls.0.operation", "ClearFaults");
}
END_TEST

/* RotateSecret may be noted when the function has called already. */
START_TEST(what_a_function_calls_is_told_as_such)
{
	struct said s;
	const char *at;
	int i = 0;

	ck_ok(say(&me, "CreateSecret", "{'Name':'db','SecretString':'v',"
	    "'ClientRequestToken':'" V1 "'}"));
	world_run(&world);
	ck_ok(say(&me, "RotateSecret", "{'SecretId':'db','RotationLambdaARN':'"
	    FUNCTION_ARN "','ClientRequestToken':'" V2 "'}"));
	world_until_rotation(&world, "db", "succeeded 4 0");
	s = told("after=1");
	do
		at = kt_arena_printf(me.arena, "calls.%d", i++);
	while (strcmp(said_at(&s, kt_arena_printf(me.arena, "%s.operation",
	    at)), "RotateSecret") == 0);
	ck_says(s, kt_arena_printf(me.arena, "%s.inside", at), "true");
	ck_says(s, kt_arena_printf(me.arena, "%s.status", at), ABSENT);
}
END_TEST

START_TEST(one_goes_on_where_one_has_been)
{
	struct said s;
	int i;

	for (i = 0; i < 5; i++)
		(void)say(&me, "GetSecretValue", "{'SecretId':'none'}");
	s = told("after=3");
	ck_says(s, "calls.0.id", "4");
	ck_says(s, "calls.1.id", "5");
	ck_says(s, "calls.2", ABSENT);
	ck_says(s, "missed", ABSENT);
	s = told("after=1&limit=2");
	ck_says(s, "calls.0.id", "4");
	ck_says(s, "missed", "2");
	s = told("after=5");
	ck_says(s, "ended", "5");
	ck_says(s, "calls", "[]");
	s = told("after=-1");
	ck_assert_int_eq(s.status, 400);
	s = told("limit=2000");
	ck_assert_int_eq(s.status, 400);
}
END_TEST

START_TEST(the_last_are_kept)
{
	const struct call_note one = { .us = 1 };
	struct said s;
	int i;

	for (i = 0; i < (int)CALLS_KEPT + 7; i++)
		calls_note(world.server.calls, &one);
	s = told(NULL);
	ck_says(s, "missed", "7");
	ck_says(s, "calls.0.id", "8");
	ck_says(s, "calls.1023.id", "1031");
}
END_TEST

/* --- many at once --- */

#define WRITERS 4
#define EACH 200000

static void *
write_many(void *calls)
{
	struct call_note n = { .us = 1 };
	int i;

	for (i = 0; i < EACH; i++) {
		n.us = n.at = i;
		memset(n.code, 'a' + i % 26, sizeof(n.code) - 1);
		calls_note(calls, &n);
	}
	return NULL;
}

/* Whole, in order, and none twice. */
static void
check(const struct call_note *n, size_t many)
{
	size_t i;

	for (i = 0; i < many; i++) {
		ck_assert_int_eq(n[i].us, n[i].at);
		ck_assert_int_eq(n[i].code[0], 'a' + n[i].us % 26);
		ck_assert_int_eq(n[i].code[38], n[i].code[0]);
		ck_assert(i == 0 || n[i].id > n[i - 1].id);
	}
}

START_TEST(what_is_read_is_whole)
{
	struct calls *calls = calls_new();
	struct kt_arena *a = kt_arena_new();
	pthread_t threads[WRITERS];
	struct call_note *notes;
	size_t i, n;

	for (i = 0; i < WRITERS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, write_many,
		    calls), 0);
	do {
		kt_arena_free(&a);
		a = kt_arena_new();
		notes = calls_since(calls, a, 0, CALLS_KEPT, &n);
		check(notes, n);
	} while (calls_ended(calls) < WRITERS * EACH);
	for (i = 0; i < WRITERS; i++)
		pthread_join(threads[i], NULL);
	kt_arena_free(&a);
	calls_free(&calls);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("calls");
	TCase *tc = tcase_create("calls");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_call_is_told_with_its_outcome);
	tcase_add_test(tc, a_caller_is_told_by_the_end_of_his_arn);
	tcase_add_test(tc, a_caller_of_long_names_is_told_whole);
	tcase_add_test(tc, of_keyturns_own_are_told_those_that_change);
	tcase_add_test(tc, what_a_function_calls_is_told_as_such);
	tcase_add_test(tc, one_goes_on_where_one_has_been);
	tcase_add_test(tc, the_last_are_kept);
	tcase_add_test(tc, what_is_read_is_whole);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
