/*
 * SimulateCustomPolicy: what goes in and out; how is decided test_evaluate and
 * its neighbours know.  JSON with ' for ".
 */
#include <stdarg.h>
#include <string.h>

#include "tests/support/world.h"
#include "tests/support/xml.h"

#define ACCOUNT_1 "210987654321"
#define DB "arn:aws:secretsmanager:eu-west-1:" ACCOUNT_1 ":secret:db-AbCdEf"
#define ANA "arn:aws:iam::" ACCOUNT_1 ":user/ana"
#define GET "secretsmanager:GetSecretValue"
#define READ_DB "{'Version':'2012-10-17','Statement':{'Effect':'Allow'," \
	"'Action':'" GET "','Resource':'" DB "'}}"
#define IF_TEAM "{'Version':'2012-10-17','Statement':{'Effect':'Allow'," \
	"'Action':'*','Resource':'*','Condition':{'StringEquals':" \
	"{'aws:PrincipalTag/team':'${aws:username}'}}}}"
#define DENY_ALL "{'Statement':{'Effect':'Deny','Action':'*','Resource':'*'}}"
#define KMS_ONLY "{'Statement':{'Effect':'Allow','Action':'kms:*'," \
	"'Resource':'*'}}"
#define ANA_MAY "{'Statement':{'Effect':'Allow','Principal':{'AWS':'" ANA \
	"'},'Action':'*','Resource':'*'}}"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	me.key = ACCOUNT_1;
	me.service = "iam";
	me.version = "2010-05-08";
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

/* Asks for GetSecretValue; rest: more of the form, after "&". */
static struct said
simulate(const char *policy, const char *rest)
{
	char *json = kt_arena_strdup(me.arena, policy), *p;

	for (p = json; *p != '\0'; p++)
		*p = *p == '\'' ? '"' : *p;
	return say_form(&me, "Action=SimulateCustomPolicy&"
	    "ActionNames.member.1=" GET "&PolicyInputList.member.1=%s%s",
	    kt_arena_escape(me.arena, json), rest);
}

/* &name=policy */
static const char *
also(const char *name, const char *policy)
{
	char *json = kt_arena_strdup(me.arena, policy), *p;

	for (p = json; *p != '\0'; p++)
		*p = *p == '\'' ? '"' : *p;
	return kt_arena_printf(me.arena, "&%s=%s", name,
	    kt_arena_escape(me.arena, json));
}

static void
check_found(const struct said *s, const char *element, const char *want)
{
	const char *text = xml_find(me.arena, s->text, element);

	ck_assert_msg(text != NULL && strcmp(text, want) == 0, "%s: %s in %s",
	    element, want, s->text);
}

START_TEST(a_policy_answers_for_each_action_and_resource)
{
	struct said s = simulate(READ_DB, "&ActionNames.member.2=kms:Decrypt&"
	    "ResourceArns.member.1=" DB "&ResourceArns.member.2=" DB "2&"
	    "MaxItems=1");

	ck_assert_int_eq(s.status, 200);
	check_found(&s, "EvalActionName", GET);
	check_found(&s, "EvalResourceName", DB);
	check_found(&s, "EvalDecision", "allowed");
	check_found(&s, "SourcePolicyId", "PolicyInputList.1");
	check_found(&s, "IsTruncated", "true");
	check_found(&s, "Marker", "1");
	s = simulate(READ_DB, "&ActionNames.member.2=kms:Decrypt&"
	    "ResourceArns.member.1=" DB "&ResourceArns.member.2=" DB "2&"
	    "Marker=1");
	check_found(&s, "EvalActionName", GET);
	check_found(&s, "EvalResourceName", DB "2");
	check_found(&s, "EvalDecision", "implicitDeny");
	check_found(&s, "IsTruncated", "false");
	ck_assert_ptr_nonnull(strstr(s.text, "kms:Decrypt"));
	ck_assert_ptr_nonnull(strstr(s.text, DB "<"));
	ck_assert_ptr_null(strstr(s.text, "SourcePolicyId"));
	/* without ResourceArns: of everything */
	s = simulate(READ_DB, "");
	check_found(&s, "EvalResourceName", "*");
	check_found(&s, "EvalDecision", "implicitDeny");
	s = simulate(READ_DB, also("PolicyInputList.member.2", DENY_ALL));
	check_found(&s, "EvalDecision", "explicitDeny");
	check_found(&s, "SourcePolicyId", "PolicyInputList.2");
}
END_TEST

START_TEST(what_the_context_lacks_is_told)
{
	struct said s = simulate(IF_TEAM, "");

	check_found(&s, "EvalDecision", "implicitDeny");
	check_found(&s, "MissingContextValues",
	    "<member>aws:PrincipalTag/team</member>");
#define TEAM "&ContextEntries.member.1.ContextKeyName=AWS:principaltag/team&" \
	"ContextEntries.member.1.ContextKeyType=string&" \
	"ContextEntries.member.1.ContextKeyValues.member.1=db"
	s = simulate(IF_TEAM, TEAM);
	check_found(&s, "MissingContextValues",
	    "<member>aws:username</member>");
	s = simulate(IF_TEAM, TEAM "&"
	    "ContextEntries.member.2.ContextKeyName=aws:username&"
	    "ContextEntries.member.2.ContextKeyType=string&"
	    "ContextEntries.member.2.ContextKeyValues.member.1=db");
	check_found(&s, "EvalDecision", "allowed");
	ck_assert_ptr_null(strstr(s.text, "<member>aws:"));
}
END_TEST

START_TEST(a_boundary_and_a_resources_policy_count)
{
	const char *as_ana = "&ResourceArns.member.1=" DB "2&CallerArn=" ANA;
	struct said s = simulate(READ_DB, kt_arena_printf(me.arena,
	    "&ResourceArns.member.1=" DB "%s", also(
	    "PermissionsBoundaryPolicyInputList.member.1", KMS_ONLY)));

	check_found(&s, "EvalDecision", "implicitDeny");
	check_found(&s, "AllowedByPermissionsBoundary", "false");
	s = simulate(READ_DB, kt_arena_printf(me.arena, "%s%s", as_ana,
	    also("ResourcePolicy", ANA_MAY)));
	check_found(&s, "EvalDecision", "allowed");
	check_found(&s, "SourcePolicyId", "ResourcePolicy");
	/* from another account both must allow */
	s = simulate(READ_DB, kt_arena_printf(me.arena, "%s&ResourceOwner="
	    "arn:aws:iam::123456789012:root%s", as_ana,
	    also("ResourcePolicy", ANA_MAY)));
	check_found(&s, "EvalDecision", "implicitDeny");
}
END_TEST

static const struct { const char *policy, *rest, *message; } misuse[] = {
	{ "nothing", "", "This policy contains invalid Json" },
	{ "{}", "", "Syntax errors in policy." },
	{ ANA_MAY, "", "Policy document should not specify a principal." },
	{ READ_DB, "&ActionNames.member.2=Decrypt", "Invalid Action: Decrypt" },
	{ READ_DB, "&ActionNames.member.2=kms:*", "Invalid Action: kms:*" },
	{ READ_DB, "&CallerArn=ana", "CallerArn must be the ARN of an IAM user." },
	{ READ_DB, "&CallerArn=arn:aws:iam::" ACCOUNT_1 ":role/app",
	    "CallerArn must be the ARN of an IAM user." },
	{ READ_DB, "&ResourcePolicy={}",
	    "CallerArn must be the ARN of an IAM user." },
	{ READ_DB, "&ResourcePolicy={}&CallerArn=" ANA,
	    "Syntax errors in policy." },
	{ READ_DB, "&ResourceOwner=me",
	    "ResourceOwner must be the ARN of an account." },
	{ READ_DB, "&PermissionsBoundaryPolicyInputList.member.1={}",
	    "Syntax errors in policy." },
	{ READ_DB, "&PermissionsBoundaryPolicyInputList.member.1={}&"
	    "PermissionsBoundaryPolicyInputList.member.2={}", "Only one "
	    "permissions boundary policy can be specified." },
	{ READ_DB, "&Marker=x", "Invalid Marker." },
};

START_TEST(misuse_is_refused)
{
	struct said s = simulate(misuse[_i].policy, misuse[_i].rest);

	ck_refused(s, "InvalidInput", misuse[_i].message);
	ck_assert_int_eq(s.status, 400);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("simulate");
	TCase *tc = tcase_create("simulate");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_policy_answers_for_each_action_and_resource);
	tcase_add_test(tc, what_the_context_lacks_is_told);
	tcase_add_test(tc, a_boundary_and_a_resources_policy_count);
	tcase_add_loop_test(tc, misuse_is_refused, 0, N_ELEMENTS(misuse));
	suite_add_tcase(s, tc);
	return suite_run(s);
}
