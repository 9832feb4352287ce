/* The policies of functions: whom they let in, and whom roles are passed by. */
#include <string.h>

#include "tests/support/who.h"

#define ANN "AKIAANN"
#define ANN_ARN "arn:aws:iam::" ACCOUNT ":user/ann"
#define BOB "AKIABOB"
#define BOB_ARN "arn:aws:iam::210987654321:user/bob"
#define DB "'SecretId':'db'"
#define ROTATES DB ",'ClientRequestToken':'" V2 "','RotationLambdaARN':'" \
	FUNCTION_ARN "'"

static struct world world;
static struct client me;
static struct who who;

static void
setup(void)
{
	world_open(&world);
	who_begin(&who, &world);
	client_begin(&me, &world);
	ck_ok(say(&me, "CreateSecret", "{'Name':'db','SecretString':'s',"
	    "'Type':'T','Tags':[{'Key':'team','Value':'a'}],"
	    "'ClientRequestToken':'" V1 "'}"));
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
	who_end(&who);
}

START_TEST(a_functions_policy_lets_in)
{
	static const char body[] = "{\"StatementId\":\"s\",\"Action\":"
	    "\"lambda:GetFunction\",\"Principal\":\"" ANN_ARN "\"}";
	static const char path[] = "/2015-03-31/functions/rotator";

	(void)who_is(&who, ANN, ANN_ARN, NULL);
	me.service = "lambda";
	me.key = ANN;
	ck_assert_int_eq(say_get(&me, path, NULL).status, 403);
	me.key = NULL;
	ck_assert_int_eq(say_request(&me, &(struct kt_request){ .method =
	    "POST", .path = "/2015-03-31/functions/rotator/policy",
	    .body = body, .body_len = strlen(body) }).status, 201);
	me.key = ANN;
	ck_assert_int_eq(say_get(&me, path, NULL).status, 200);
	ck_assert_int_eq(say_get(&me, "/2015-03-31/functions/rotator/versions",
	    NULL).status, 403);
}
END_TEST

#define CONFIGURE "/2015-03-31/functions/rotator/configuration"

static struct said
configure(const char *role)
{
	const char *body = kt_arena_printf(me.arena, "{\"Role\":\"%s\"}", role);

	return say_request(&me, &(struct kt_request){ .method = "PUT",
	    .path = CONFIGURE, .body = body, .body_len = strlen(body) });
}

START_TEST(a_functions_role_is_passed)
{
	me.service = "lambda";
	me.key = ANN;
	(void)who_is(&who, ANN, ANN_ARN, "{'Statement':{'Effect':'Allow',"
	    "'NotAction':'iam:*','Resource':'*'}}");
	ck_refused(configure("arn:aws:iam::" ACCOUNT ":role/admin"),
	    "AccessDeniedException", "User: " ANN_ARN " is not authorized to "
	    "perform: iam:PassRole on resource: arn:aws:iam::" ACCOUNT
	    ":role/admin because no identity-based policy allows the "
	    "iam:PassRole action");
	me.key = BOB;
	(void)who_is(&who, BOB, ANN_ARN, "{'Version':'2012-10-17',"
	    "'Statement':[{'Effect':'Allow','NotAction':'iam:*',"
	    "'Resource':'*'},{'Effect':'Allow','Action':'iam:PassRole',"
	    "'Resource':'*','Condition':{'StringEquals':{"
	    "'iam:PassedToService':'lambda.amazonaws.com'}}}]}");
	ck_ok(configure("arn:aws:iam::" ACCOUNT ":role/admin"));
	ck_assert_int_eq(configure("arn:aws:iam::999988887777:role/admin").
	    status, 403);
}
END_TEST

/* It lets in by its policy, and tells nobody else whether it is there. */
START_TEST(a_function_of_another_account_is_asked)
{
	static const char there[] = "/2015-03-31/functions/" FUNCTION_ARN,
	    body[] = "{\"StatementId\":\"s\",\"Action\":"
	    "\"lambda:GetFunction\",\"Principal\":\"210987654321\"}",
	    none[] = "/2015-03-31/functions/" FUNCTION_ARN "x";
	struct said s;

	(void)who_is(&who, BOB, BOB_ARN, "{'Statement':{'Effect':'Allow',"
	    "'Action':'*','Resource':'*'}}");
	me.service = "lambda";
	me.key = BOB;
	ck_refused(say_get(&me, there, NULL), "AccessDeniedException", "User: "
	    BOB_ARN " is not authorized to perform: lambda:GetFunction on "
	    "resource: " FUNCTION_ARN " because no resource-based policy allows "
	    "the lambda:GetFunction action");
	ck_assert_int_eq(say_get(&me, none, NULL).status, 403);
	me.key = "210987654321";
	ck_assert_int_eq(say_get(&me, there, NULL).status, 403);
	me.key = NULL;
	ck_assert_int_eq(say_request(&me, &(struct kt_request){ .method =
	    "POST", .path = "/2015-03-31/functions/rotator/policy",
	    .body = body, .body_len = strlen(body) }).status, 201);
	ck_ok(configure("arn:aws:iam::" ACCOUNT ":role/mine"));
	me.key = BOB;
	s = say_get(&me, there, NULL);
	ck_ok(s);
	ck_says(s, "Configuration.FunctionArn", FUNCTION_ARN);
	ck_says(s, "Configuration.Role", "arn:aws:iam::" ACCOUNT ":role/mine");
	ck_assert_int_eq(say_get(&me, none, NULL).status, 403);
}
END_TEST

/* A function that is to rotate lets in by its own policy too. */
START_TEST(a_functions_policy_lets_rotate)
{
	static const char path[] = "/2015-03-31/functions/rotator/policy";
	static const char body[] = "{\"StatementId\":\"s\",\"Action\":"
	    "\"lambda:InvokeFunction\",\"Principal\":\"" ANN_ARN "\"}";

	(void)who_is(&who, ANN, ANN_ARN, "{'Statement':{'Effect':'Allow',"
	    "'Action':'secretsmanager:*','Resource':'*'}}");
	me.key = ANN;
	ck_refused(say(&me, "RotateSecret", "{" ROTATES "}"),
	    "AccessDeniedException", "User: " ANN_ARN " is not authorized to "
	    "perform: lambda:InvokeFunction on resource: " FUNCTION_ARN
	    " because no identity-based policy allows the "
	    "lambda:InvokeFunction action");
	me.key = NULL;
	me.service = "lambda";
	ck_assert_int_eq(say_request(&me, &(struct kt_request){ .method =
	    "POST", .path = path, .body = body,
	    .body_len = strlen(body) }).status, 201);
	me.service = NULL;
	me.key = ANN;
	ck_ok(say(&me, "RotateSecret", "{" ROTATES "}"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("denied_functions");
	TCase *tc = tcase_create("denied_functions");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_functions_policy_lets_in);
	tcase_add_test(tc, a_functions_role_is_passed);
	tcase_add_test(tc, a_function_of_another_account_is_asked);
	tcase_add_test(tc, a_functions_policy_lets_rotate);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
