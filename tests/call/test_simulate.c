/*
 * SimulateCustomPolicy and its neighbours: what goes in and out; how is decided
 * test_evaluate and its own know.  JSON with ' for ".
 */
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

#define TWO "&ActionNames.member.2=kms:Decrypt&ResourceArns.member.1=" DB \
	"&ResourceArns.member.2=" DB "2"

/* The strictest of its resources' is the action's. */
START_TEST(a_policy_answers_for_each_action_and_resource)
{
	struct said s = simulate(READ_DB, TWO "&MaxItems=1");
	const char *each;

	ck_assert_int_eq(s.status, 200);
	ck_xml(s, "EvalActionName", GET);
	ck_xml(s, "EvalResourceName", "*");
	ck_xml(s, "EvalDecision", "implicitDeny");
	ck_xml(s, "IsTruncated", "true");
	each = xml_find(me.arena, s.text, "ResourceSpecificResults");
	ck_assert_str_eq(each, "<member><EvalResourceName>" DB
	    "</EvalResourceName><EvalResourceDecision>allowed"
	    "</EvalResourceDecision><MatchedStatements><member>"
	    "<SourcePolicyId>PolicyInputList.1</SourcePolicyId>"
	    "<SourcePolicyType>IAM Policy</SourcePolicyType></member>"
	    "</MatchedStatements><MissingContextValues>"
	    "</MissingContextValues></member><member><EvalResourceName>" DB
	    "2</EvalResourceName><EvalResourceDecision>implicitDeny"
	    "</EvalResourceDecision><MatchedStatements></MatchedStatements>"
	    "<MissingContextValues></MissingContextValues></member>");
	s = simulate(READ_DB, kt_arena_printf(me.arena, TWO "&Marker=%s",
	    kt_arena_escape(me.arena, xml_find(me.arena, s.text, "Marker"))));
	ck_xml(s, "EvalActionName", "kms:Decrypt");
	ck_xml(s, "EvalDecision", "implicitDeny");
	ck_xml(s, "IsTruncated", "false");
	ck_assert_ptr_null(strstr(s.text, "GetSecretValue"));
}
END_TEST

START_TEST(without_resources_it_is_of_everything)
{
	struct said s = simulate(READ_DB, "");

	ck_xml(s, "EvalResourceName", "*");
	ck_xml(s, "EvalDecision", "implicitDeny");
	ck_assert_ptr_null(strstr(s.text, "ResourceSpecificResults"));
	s = simulate(READ_DB, also("PolicyInputList.member.2", DENY_ALL));
	ck_xml(s, "EvalDecision", "explicitDeny");
	ck_xml(s, "SourcePolicyId", "PolicyInputList.2");
}
END_TEST

START_TEST(of_one_resource_it_is_of_that)
{
	struct said s = simulate(READ_DB, "&ResourceArns.member.1=" DB);

	ck_xml(s, "EvalResourceName", DB);
	ck_xml(s, "EvalResourceDecision", "allowed");
}
END_TEST

START_TEST(what_the_context_lacks_is_told)
{
	struct said s = simulate(IF_TEAM, "");

	ck_xml(s, "EvalDecision", "implicitDeny");
	ck_xml(s, "MissingContextValues",
	    "<member>aws:PrincipalTag/team</member>");
#define TEAM "&ContextEntries.member.1.ContextKeyName=AWS:principaltag/team&" \
	"ContextEntries.member.1.ContextKeyType=string&" \
	"ContextEntries.member.1.ContextKeyValues.member.1=db"
	s = simulate(IF_TEAM, TEAM);
	ck_xml(s, "MissingContextValues",
	    "<member>aws:username</member>");
	s = simulate(IF_TEAM, TEAM "&"
	    "ContextEntries.member.2.ContextKeyName=aws:username&"
	    "ContextEntries.member.2.ContextKeyType=string&"
	    "ContextEntries.member.2.ContextKeyValues.member.1=db");
	ck_xml(s, "EvalDecision", "allowed");
	ck_assert_ptr_null(strstr(s.text, "<member>aws:"));
}
END_TEST

START_TEST(a_boundary_and_a_resources_policy_count)
{
	const char *as_ana = "&ResourceArns.member.1=" DB "2&CallerArn=" ANA;
	struct said s = simulate(READ_DB, kt_arena_printf(me.arena,
	    "&ResourceArns.member.1=" DB "%s", also(
	    "PermissionsBoundaryPolicyInputList.member.1", KMS_ONLY)));

	ck_xml(s, "EvalDecision", "implicitDeny");
	ck_xml(s, "AllowedByPermissionsBoundary", "false");
	s = simulate(READ_DB, kt_arena_printf(me.arena, "%s%s", as_ana,
	    also("ResourcePolicy", ANA_MAY)));
	ck_xml(s, "EvalDecision", "allowed");
	ck_xml(s, "SourcePolicyId", "ResourcePolicy");
	/* from another account both must allow */
	s = simulate(READ_DB, kt_arena_printf(me.arena, "%s&ResourceOwner="
	    "arn:aws:iam::123456789012:root%s", as_ana,
	    also("ResourcePolicy", ANA_MAY)));
	ck_xml(s, "EvalDecision", "implicitDeny");
}
END_TEST

/* --- of a principal --- */

static struct said
call(const char *action, const char *rest)
{
	struct said s = say_form(&me, "Action=%s%s", action, rest);

	ck_assert_msg(s.status == 200, "%s: %s", action, s.text);
	return s;
}

/* Ana reads the secret by her own policy, uses keys by her group's. */
static void
make_ana(void)
{
	call("CreateUser", "&UserName=ana");
	call("CreateGroup", "&GroupName=dev");
	call("AddUserToGroup", "&GroupName=dev&UserName=ana");
	call("PutUserPolicy", kt_arena_join(me.arena, "&UserName=ana&"
	    "PolicyName=read", also("PolicyDocument", READ_DB), NULL));
	call("PutGroupPolicy", kt_arena_join(me.arena, "&GroupName=dev&"
	    "PolicyName=keys", also("PolicyDocument", KMS_ONLY), NULL));
}

#define AS "&ActionNames.member.1=" GET "&ActionNames.member.2=kms:Decrypt&" \
	"ResourceArns.member.1=" DB "&PolicySourceArn="
#define LESS(n) "&PolicyExclusionList.member." n "."
#define INLINE LESS("1") "InlinePolicyIdentifier."
#define OWN(type, name) INLINE "PolicyName=read" INLINE "AttachmentType=" \
	type INLINE "AttachmentName=" name

/* What comes of it for the two actions; and by whose policies. */
static const struct {
	const char *who, *rest, *first, *second, *by;
} principals[] = {
	{ ANA, "", "allowed", "allowed", "user_ana_read" },
	{ "arn:aws:iam::" ACCOUNT_1 ":group/dev", "", "implicitDeny",
	    "allowed", "group_dev_keys" },
	{ ANA, LESS("1") "PolicyType=inline", "implicitDeny", "implicitDeny",
	    NULL },
	{ ANA, LESS("1") "PolicyType=aws-managed", "allowed", "allowed",
	    "user_ana_read" },
	{ ANA, OWN("user", "ANA"), "implicitDeny", "allowed",
	    "group_dev_keys" },
	{ ANA, OWN("group", "ana"), "allowed", "allowed", "user_ana_read" },
	{ ANA, OWN("user", "dev"), "allowed", "allowed", "user_ana_read" },
	{ ANA, "&PolicyInputList.member.1={\"Statement\":{\"Effect\":"
	    "\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}",
	    "explicitDeny", "explicitDeny", "PolicyInputList.1" },
	{ ANA, "&PermissionsBoundaryPolicyInputList.member.1={\"Statement\":"
	    "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}",
	    "implicitDeny", "implicitDeny", NULL },
};

START_TEST(a_principals_policies_answer)
{
	struct said s;
	const char *second;

	make_ana();
	s = call("SimulatePrincipalPolicy", kt_arena_join(me.arena, AS,
	    principals[_i].who, principals[_i].rest, NULL));
	ck_xml(s, "EvalDecision", principals[_i].first);
	second = strstr(s.text, "kms:Decrypt");
	ck_assert_ptr_nonnull(second);
	ck_assert_str_eq(xml_find(me.arena, second, "EvalDecision"),
	    principals[_i].second);
	if (principals[_i].by != NULL)
		ck_xml(s, "SourcePolicyId", principals[_i].by);
	else
		ck_assert_ptr_null(strstr(s.text, "SourcePolicyId"));
}
END_TEST

static const struct { const char *arn, *code, *message; } strangers[] = {
	{ "arn:aws:iam::" ACCOUNT_1 ":user/eve", "NoSuchEntity",
	    "The user with name eve cannot be found." },
	{ "arn:aws:iam::" ACCOUNT_1 ":user/x/ana", "NoSuchEntity",
	    "The user with name ana cannot be found." },
	{ "arn:aws:iam::123456789012:user/ana", "NoSuchEntity",
	    "The user with name ana cannot be found." },
	{ "arn:aws:iam::" ACCOUNT_1 ":policy/ana", "InvalidInput",
	    "Invalid Entity Arn: arn:aws:iam::" ACCOUNT_1 ":policy/ana" },
	{ "arn:aws:iam::" ACCOUNT_1 ":user", "InvalidInput",
	    "Invalid Entity Arn: arn:aws:iam::" ACCOUNT_1 ":user" },
	{ "nobody-that-there-ever-was", "InvalidInput",
	    "Invalid Entity Arn: nobody-that-there-ever-was" },
};

START_TEST(whoever_is_not_there_has_no_policies)
{
	struct said s;

	make_ana();
	s = say_form(&me, "Action=SimulatePrincipalPolicy" AS "%s",
	    strangers[_i].arn);
	ck_refused(s, strangers[_i].code, strangers[_i].message);
}
END_TEST

START_TEST(the_keys_of_policies_are_told)
{
	struct said s = call("GetContextKeysForCustomPolicy", also(
	    "PolicyInputList.member.1", "{'Version':'2012-10-17',"
	    "'Statement':[{'Effect':'Allow','Action':'*','Resource':"
	    "'arn:aws:s3:::b/${aws:username}/${*}/${aws:PrincipalTag/x, "
	    "none}','Condition':{'StringEquals':{'aws:SourceIp':'1'},"
	    "'Bool':{'AWS:sourceip':'true'}}}]}"));

	ck_xml(s, "ContextKeyNames", "<member>aws:SourceIp</member>"
	    "<member>aws:username</member>"
	    "<member>aws:PrincipalTag/x</member>");
	make_ana();
	s = call("GetContextKeysForPrincipalPolicy",
	    "&PolicySourceArn=" ANA);
	ck_xml(s, "ContextKeyNames", "");
	call("PutGroupPolicy", kt_arena_join(me.arena, "&GroupName=dev&"
	    "PolicyName=team", also("PolicyDocument", IF_TEAM), NULL));
	s = call("GetContextKeysForPrincipalPolicy", kt_arena_join(me.arena,
	    "&PolicySourceArn=" ANA, also("PolicyInputList.member.1",
	    READ_DB), NULL));
	ck_xml(s, "ContextKeyNames",
	    "<member>aws:PrincipalTag/team</member>"
	    "<member>aws:username</member>");
	s = say_form(&me, "Action=GetContextKeysForCustomPolicy&"
	    "PolicyInputList.member.1={}");
	ck_refused(s, "InvalidInput", "Syntax errors in policy.");
}
END_TEST

static const struct { const char *policy, *rest, *message; } misuse[] = {
	{ "nothing", "", "This policy contains invalid Json" },
	{ "{}", "", "Syntax errors in policy." },
	{ ANA_MAY, "", "Policy document should not specify a principal." },
	{ READ_DB, "&ActionNames.member.2=Decrypt", "Invalid Action: Decrypt" },
	{ READ_DB, "&ActionNames.member.2=kms:*", "Invalid Action: kms:*" },
	{ READ_DB, "&CallerArn=ana", "CallerArn must be the ARN of "
	    "an IAM user, group, or role." },
	{ READ_DB, "&CallerArn=arn:aws:iam::" ACCOUNT_1 ":policy/app",
	    "CallerArn must be the ARN of an IAM user, group, or role." },
	{ READ_DB, "&ResourcePolicy={}",
	    "CallerArn must be the ARN of an IAM user, group, or role." },
	{ READ_DB, "&ResourcePolicy={}&CallerArn=" ANA,
	    "Syntax errors in policy." },
	{ READ_DB, "&ResourceOwner=me",
	    "ResourceOwner must be the ARN of an account." },
	{ READ_DB, "&PermissionsBoundaryPolicyInputList.member.1={}",
	    "Syntax errors in policy." },
	{ READ_DB, "&PermissionsBoundaryPolicyInputList.member.1={}&"
	    "PermissionsBoundaryPolicyInputList.member.2={}", "Only one "
	    "permissions boundary policy can be specified." },
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
	tcase_add_test(tc, without_resources_it_is_of_everything);
	tcase_add_test(tc, of_one_resource_it_is_of_that);
	tcase_add_test(tc, what_the_context_lacks_is_told);
	tcase_add_test(tc, a_boundary_and_a_resources_policy_count);
	tcase_add_loop_test(tc, a_principals_policies_answer, 0,
	    N_ELEMENTS(principals));
	tcase_add_loop_test(tc, whoever_is_not_there_has_no_policies, 0,
	    N_ELEMENTS(strangers));
	tcase_add_test(tc, the_keys_of_policies_are_told);
	tcase_add_loop_test(tc, misuse_is_refused, 0, N_ELEMENTS(misuse));
	suite_add_tcase(s, tc);
	return suite_run(s);
}
