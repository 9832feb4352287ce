/*
 * server/auth/policy.c: what is a secret's resource policy, whom it lets in, and
 * whether it locks everybody out.  JSON with ' for ".
 */
#include <check.h>
#include <stdio.h>

#include "auth/policy.h"
#include "tests/support/suite.h"

#define VERSION "'Version':'2012-10-17',"
#define SECRET "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf"
#define ROLE "arn:aws:iam::123456789012:role/app"
#define GET "'Action':'secretsmanager:GetSecretValue','Resource':'*'"

/* One statement; and one that allows principal p to read. */
#define ONE(s) "{" VERSION "'Statement':[{" s "}]}"
#define ALLOW(p) ONE("'Effect':'Allow'," p "," GET)
#define DOES(action) ONE("'Effect':'Allow','Principal':{'AWS':'" ROLE \
	"'}," action ",'Resource':'*'")
#define ON(resource) ONE("'Effect':'Allow','Principal':{'AWS':'" ROLE \
	"'},'Action':'*'," resource)
#define ROLE_MAY "'Effect':'Allow','Principal':{'AWS':'" ROLE "'}," GET
#define IF(c) ONE(ROLE_MAY ",'Condition':" c)
/* Two. */
#define TWO(s, t) "{" VERSION "'Statement':[{" s "},{" t "}]}"
#define ANYBODY_MAY "'Effect':'Allow','Principal':'*'," GET
#define PUBLIC_IF(c) ONE(ANYBODY_MAY ",'Condition':" c)
#define DENY_ALL(action, c) "'Effect':'Deny','Principal':'*'," \
	"'Action':" action ",'Resource':'*'" c
#define OPEN_BUT(c) TWO(ANYBODY_MAY, DENY_ALL("'secretsmanager:*'", \
	",'Condition':" c))

static char *
quoted(struct kt_arena *a, const char *text)
{
	char *s = kt_arena_strdup(a, text), *p;

	for (p = s; *p != '\0'; p++)
		if (*p == '\'')
			*p = '"';
	return s;
}

/* --- grammar --- */

static const struct { enum policy_fault fault; const char *text; } forms[] = {
	/* the document */
	{ POLICY_NO_JSON, "" },
	{ POLICY_NO_JSON, "policy" },
	{ POLICY_NO_JSON, "[]" },
	{ POLICY_NO_JSON, "'text'" },
	{ POLICY_NO_JSON, "{'Statement':[}" },
	{ POLICY_NO_JSON, ONE(ROLE_MAY) "x" },
	{ POLICY_NO_JSON, ONE(ROLE_MAY ",'Effect':'Deny'") },
	{ POLICY_SYNTAX, "{}" },
	{ POLICY_SYNTAX, "{" VERSION "'Statement':[]}" },
	{ POLICY_SYNTAX, "{" VERSION "'Statement':null}" },
	{ POLICY_SYNTAX, "{" VERSION "'Statement':['x']}" },
	{ POLICY_SYNTAX, "{" VERSION "'Statement':[[{" ROLE_MAY "}]]}" },
	{ POLICY_FINE, ONE(ROLE_MAY) },
	{ POLICY_FINE, "{" VERSION "'Statement':{" ROLE_MAY "}}" },
	{ POLICY_FINE, "{'Statement':[{" ROLE_MAY "}]}" },
	{ POLICY_FINE, "{'Version':'2008-10-17','Statement':{" ROLE_MAY "}}" },
	{ POLICY_SYNTAX, "{'Version':'2012-10-18','Statement':{" ROLE_MAY "}}" },
	{ POLICY_SYNTAX, "{'Version':20121017,'Statement':{" ROLE_MAY "}}" },
	{ POLICY_SYNTAX, "{'version':'2012-10-17','Statement':{" ROLE_MAY "}}" },
	{ POLICY_FINE, "{'Id':'mine'," VERSION "'Statement':{" ROLE_MAY "}}" },
	{ POLICY_SYNTAX, "{'Id':7," VERSION "'Statement':{" ROLE_MAY "}}" },
	{ POLICY_SYNTAX, "{'Name':'x'," VERSION "'Statement':{" ROLE_MAY "}}" },
	{ POLICY_SYNTAX, "{" VERSION "'Statement':{" ROLE_MAY ",'Foo':1}}" },

	/* Sid */
	{ POLICY_FINE, ONE("'Sid':''," ROLE_MAY) },
	{ POLICY_FINE, ONE("'Sid':'ReadIt9'," ROLE_MAY) },
	{ POLICY_SYNTAX, ONE("'Sid':'Read it'," ROLE_MAY) },
	{ POLICY_SYNTAX, ONE("'Sid':'Read\\tit'," ROLE_MAY) },
	{ POLICY_SYNTAX, ONE("'Sid':'R\u00e9ad'," ROLE_MAY) },
	{ POLICY_SYNTAX, ONE("'Sid':1," ROLE_MAY) },
	{ POLICY_FINE, TWO("'Sid':'A'," ROLE_MAY, "'Sid':'B'," ROLE_MAY) },
	{ POLICY_FINE, TWO("'Sid':''," ROLE_MAY, "'Sid':''," ROLE_MAY) },
	{ POLICY_FINE, TWO(ROLE_MAY, ROLE_MAY) },
	{ POLICY_SYNTAX, TWO("'Sid':'A'," ROLE_MAY, "'Sid':'A'," ROLE_MAY) },

	/* Effect */
	{ POLICY_FINE, ONE("'Effect':'Deny','Principal':'*'," GET) },
	{ POLICY_SYNTAX, ONE("'Principal':'*'," GET) },
	{ POLICY_SYNTAX, ONE("'Effect':'allow','Principal':'*'," GET) },
	{ POLICY_SYNTAX, ONE("'Effect':'Allow ','Principal':'*'," GET) },
	{ POLICY_SYNTAX, ONE("'Effect':true,'Principal':'*'," GET) },
	{ POLICY_SYNTAX, ONE("'Effect':['Allow'],'Principal':'*'," GET) },

	/* Principal */
	{ POLICY_SYNTAX, ONE("'Effect':'Allow'," GET) },
	{ POLICY_FINE, ALLOW("'Principal':'*'") },
	{ POLICY_FINE, ALLOW("'NotPrincipal':{'AWS':'123456789012'}") },
	{ POLICY_SYNTAX,
	    ALLOW("'Principal':'*','NotPrincipal':{'AWS':'123456789012'}") },
	{ POLICY_SYNTAX, ALLOW("'Principal':'123456789012'") },
	{ POLICY_SYNTAX, ALLOW("'Principal':['*']") },
	{ POLICY_SYNTAX, ALLOW("'Principal':{}") },
	{ POLICY_SYNTAX, ALLOW("'Principal':{'AWS':[]}") },
	{ POLICY_SYNTAX, ALLOW("'Principal':{'AWS':[1]}") },
	{ POLICY_SYNTAX, ALLOW("'Principal':{'AWS':{'AWS':'*'}}") },
	{ POLICY_SYNTAX, ALLOW("'Principal':{'aws':'*'}") },
	{ POLICY_SYNTAX, ALLOW("'Principal':{'User':'*'}") },
	{ POLICY_SYNTAX, ALLOW("'Principal':{'AWS':'nobody','User':'*'}") },
	{ POLICY_FINE, ALLOW("'Principal':{'AWS':'*'}") },
	{ POLICY_FINE, ALLOW("'Principal':{'AWS':['*','" ROLE "']}") },
	{ POLICY_FINE, ALLOW("'Principal':{'AWS':'123456789012'}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'AWS':'12345678901'}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'AWS':'1234567890123'}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'AWS':''}") },
	{ POLICY_FINE,
	    ALLOW("'Principal':{'AWS':'arn:aws:iam::123456789012:root'}") },
	{ POLICY_FINE,
	    ALLOW("'Principal':{'AWS':'arn:aws-cn:iam::123456789012:root'}") },
	{ POLICY_FINE, ALLOW("'Principal':{'AWS':"
	    "'arn:aws:iam::123456789012:user/team/db/anna@example.com'}") },
	{ POLICY_FINE, ALLOW("'Principal':{'AWS':"
	    "'arn:aws:sts::123456789012:assumed-role/app/i-0123'}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'AWS':"
	    "'arn:aws:sts::123456789012:assumed-role/app'}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'AWS':"
	    "'arn:aws:iam::123456789012:group/admins'}") },
	{ POLICY_PRINCIPAL,
	    ALLOW("'Principal':{'AWS':'arn:aws:iam::123456789012:user/*'}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'AWS':'arn:aws:iam::*:root'}") },
	{ POLICY_PRINCIPAL,
	    ALLOW("'Principal':{'AWS':'arn:aws:iam::123456789012:role/'}") },
	{ POLICY_PRINCIPAL,
	    ALLOW("'Principal':{'AWS':'arn:aws:iam::123456789012:role//x'}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'AWS':"
	    "'arn:aws:iam:eu-west-1:123456789012:role/x'}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'AWS':'arn:aws:iam::1:root'}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'AWS':'AIDACKCEVSQ6C2EXAMPLE'}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'AWS':['" ROLE "','x']}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'CanonicalUser':'79a5'}") },
	{ POLICY_FINE, ALLOW("'Principal':{'Service':'lambda.amazonaws.com'}") },
	{ POLICY_FINE, ALLOW("'Principal':{'Service':"
	    "['rds.amazonaws.com','states.eu-west-1.amazonaws.com']}") },
	{ POLICY_SERVICE, ALLOW("'Principal':{'Service':'lambda'}") },
	{ POLICY_SERVICE, ALLOW("'Principal':{'Service':'.amazonaws.com'}") },
	{ POLICY_SERVICE, ALLOW("'Principal':{'Service':'a..amazonaws.com'}") },
	{ POLICY_SERVICE, ALLOW("'Principal':{'Service':'*'}") },
	{ POLICY_SERVICE,
	    ALLOW("'Principal':{'Service':'lambda.amazonaws.com.evil.org'}") },
	{ POLICY_FINE, ALLOW("'Principal':{'Federated':'www.amazon.com'}") },
	{ POLICY_FINE, ALLOW("'Principal':{'Federated':"
	    "'arn:aws:iam::123456789012:saml-provider/corp'}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'Federated':'example.org'}") },
	{ POLICY_PRINCIPAL, ALLOW("'Principal':{'Federated':'*'}") },
	/* syntax is told before principals */
	{ POLICY_SYNTAX, ONE("'Effect':'Allow','Principal':{'AWS':'x'},"
	    "'Action':'x','Resource':'*'") },
	{ POLICY_SYNTAX, TWO("'Effect':'Allow','Principal':{'AWS':'x'}," GET,
	    "'Effect':'No','Principal':'*'," GET) },
	{ POLICY_PRINCIPAL, TWO("'Effect':'Allow','Principal':{'AWS':'x'},"
	    GET, ROLE_MAY) },

	/* Action */
	{ POLICY_FINE, DOES("'Action':'secretsmanager:*'") },
	{ POLICY_FINE, DOES("'Action':'*'") },
	{ POLICY_FINE, DOES("'Action':'SecretsManager:getsecretvalue'") },
	{ POLICY_FINE, DOES("'Action':['secretsmanager:Get*',"
	    "'secretsmanager:?escribeSecret']") },
	{ POLICY_FINE, DOES("'NotAction':'secretsmanager:DeleteSecret'") },
	{ POLICY_SYNTAX, ONE("'Effect':'Allow','Principal':'*','Resource':'*'") },
	{ POLICY_SYNTAX, DOES("'Action':'*','NotAction':'*'") },
	{ POLICY_SYNTAX, DOES("'Action':[]") },
	{ POLICY_SYNTAX, DOES("'Action':''") },
	{ POLICY_SYNTAX, DOES("'Action':true") },
	{ POLICY_SYNTAX, DOES("'Action':'GetSecretValue'") },
	{ POLICY_SYNTAX, DOES("'Action':'secretsmanager'") },
	{ POLICY_SYNTAX, DOES("'Action':'secretsmanager:'") },
	{ POLICY_SYNTAX, DOES("'Action':'secretsmanager:GetSecret'") },
	{ POLICY_SYNTAX, DOES("'Action':'secretsmanager:GetSecretValues'") },
	{ POLICY_SYNTAX, DOES("'Action':'secretsmanager:Grant*'") },
	{ POLICY_SYNTAX, DOES("'Action':['secretsmanager:*','kms:Decrypt']") },

	/* Resource */
	{ POLICY_FINE, ON("'Resource':'" SECRET "'") },
	{ POLICY_FINE, ON("'Resource':['*','" SECRET "']") },
	{ POLICY_FINE, ON("'Resource':'arn:*:*:*:*:*'") },
	{ POLICY_FINE, ON("'NotResource':'" SECRET "'") },
	{ POLICY_SYNTAX, ONE("'Effect':'Allow','Principal':'*','Action':'*'") },
	{ POLICY_SYNTAX, ON("'Resource':[]") },
	{ POLICY_SYNTAX, ON("'Resource':''") },
	{ POLICY_SYNTAX, ON("'Resource':'db/app'") },
	{ POLICY_SYNTAX, ON("'Resource':'arn:aws:secretsmanager:*'") },
	{ POLICY_SYNTAX, ON("'Resource':'arn:aws:s3:::bucket'") },
	{ POLICY_SYNTAX, ON("'Resource':'*','NotResource':'*'") },

	/* Condition */
	{ POLICY_FINE, IF("{}") },
	{ POLICY_FINE, IF("{'StringEquals':{}}") },
	{ POLICY_FINE, IF("{'StringEquals':{'aws:PrincipalTag/team':'db'}}") },
	{ POLICY_FINE, IF("{'StringEqualsIfExists':{'aws:SourceVpc':['a']}}") },
	{ POLICY_FINE, IF("{'ForAllValues:StringLike':{'aws:TagKeys':['a*']}}") },
	{ POLICY_FINE, IF("{'ForAnyValue:StringNotEqualsIgnoreCaseIfExists':"
	    "{'aws:TagKeys':'a'}}") },
	{ POLICY_FINE, IF("{'Null':{'aws:TokenIssueTime':'true'}}") },
	{ POLICY_FINE, IF("{'Bool':{'aws:SecureTransport':false}}") },
	{ POLICY_FINE, IF("{'BoolIfExists':{'aws:SecureTransport':'False'}}") },
	{ POLICY_FINE, IF("{'NumericLessThan':{"
	    "'secretsmanager:RecoveryWindowInDays':[7,'7.5','-1']}}") },
	{ POLICY_FINE, IF("{'DateGreaterThan':{'aws:CurrentTime':"
	    "['2026-01-15T00:00:00Z','2026-01-15',1768472430]}}") },
	{ POLICY_FINE, IF("{'IpAddress':{'aws:SourceIp':"
	    "['203.0.113.0/24','2001:db8::/32','10.0.0.1']}}") },
	{ POLICY_FINE, IF("{'StringLike':{'secretsmanager:Name':"
	    "'${aws:PrincipalTag/team}/*'}}") },
	{ POLICY_SYNTAX, IF("null") },
	{ POLICY_SYNTAX, IF("[]") },
	{ POLICY_SYNTAX, IF("{'StringIs':{'aws:SourceVpc':'a'}}") },
	{ POLICY_SYNTAX, IF("{'StringEqualsIf':{'aws:SourceVpc':'a'}}") },
	{ POLICY_SYNTAX, IF("{'NullIfExists':{'aws:SourceVpc':'true'}}") },
	{ POLICY_SYNTAX, IF("{'ForSomeValues:StringLike':{'a:b':'c'}}") },
	{ POLICY_SYNTAX, IF("{'ForAllValues:':{'a:b':'c'}}") },
	{ POLICY_SYNTAX, IF("{'StringEquals':'aws:SourceVpc'}") },
	{ POLICY_SYNTAX, IF("{'StringEquals':{'SourceVpc':'a'}}") },
	{ POLICY_SYNTAX, IF("{'StringEquals':{':a':'a'}}") },
	{ POLICY_SYNTAX, IF("{'StringEquals':{'aws:':'a'}}") },
	{ POLICY_SYNTAX, IF("{'StringEquals':{'aws:SourceVpc':null}}") },
	{ POLICY_SYNTAX, IF("{'StringEquals':{'aws:SourceVpc':{}}}") },
	{ POLICY_SYNTAX, IF("{'StringEquals':{'aws:SourceVpc':[['a']]}}") },
	{ POLICY_SYNTAX, IF("{'Bool':{'aws:SecureTransport':'yes'}}") },
	{ POLICY_SYNTAX, IF("{'Null':{'aws:SourceVpc':1}}") },
	{ POLICY_SYNTAX, IF("{'NumericEquals':{'a:b':'seven'}}") },
	{ POLICY_SYNTAX, IF("{'NumericEquals':{'a:b':true}}") },
	{ POLICY_SYNTAX, IF("{'DateEquals':{'aws:CurrentTime':'15.1.2026'}}") },
	{ POLICY_SYNTAX, IF("{'IpAddress':{'aws:SourceIp':'10.0.0.0/33'}}") },
	{ POLICY_SYNTAX, IF("{'IpAddress':{'aws:SourceIp':'10.0.0.0/'}}") },
	{ POLICY_SYNTAX, IF("{'NotIpAddress':{'aws:SourceIp':'10.0.0'}}") },
};

START_TEST(a_policy_has_its_form)
{
	struct kt_arena *a = kt_arena_new();
	struct policy_effect e;

	ck_assert_msg(policy_read(a, quoted(a, forms[_i].text), &e) ==
	    forms[_i].fault, "%s", forms[_i].text);
	kt_arena_free(&a);
}
END_TEST

/* --- publicness --- */

static const struct { bool is_public; const char *text; } doors[] = {
	/* who */
	{ true,  ALLOW("'Principal':'*'") },
	{ true,  ALLOW("'Principal':{'AWS':'*'}") },
	{ true,  ALLOW("'Principal':{'AWS':['*']}") },
	{ true,  ALLOW("'Principal':{'AWS':['" ROLE "','*']}") },
	{ true,  ALLOW("'Principal':{'Service':'rds.amazonaws.com','AWS':'*'}") },
	{ true,  ALLOW("'NotPrincipal':{'AWS':'" ROLE "'}") },
	{ false, ALLOW("'NotPrincipal':'*'") },
	{ false, ALLOW("'Principal':{'AWS':'" ROLE "'}") },
	{ false, ALLOW("'Principal':{'AWS':'123456789012'}") },
	{ false, ALLOW("'Principal':{'Service':'rds.amazonaws.com'}") },
	{ false, ONE("'Effect':'Deny','Principal':'*'," GET) },
	{ false, ONE("'Effect':'Deny','NotPrincipal':{'AWS':'" ROLE "'}," GET) },
	{ true,  TWO(ROLE_MAY, ANYBODY_MAY) },
	{ true,  TWO(ANYBODY_MAY, ROLE_MAY) },

	/* what */
	{ true,  ONE("'Effect':'Allow','Principal':'*','Resource':'*',"
	    "'NotAction':'secretsmanager:Get*'") },
	{ false, ONE("'Effect':'Allow','Principal':'*','Resource':'*',"
	    "'NotAction':'secretsmanager:*'") },
	{ true,  ONE("'Effect':'Allow','Principal':'*','Action':'*',"
	    "'Resource':'" SECRET "'") },

	/* under which condition */
	{ true,  PUBLIC_IF("{}") },
	{ false, PUBLIC_IF("{'StringEquals':{'aws:SourceVpc':'vpc-1'}}") },
	{ false, PUBLIC_IF("{'StringEquals':{'aws:SourceVpce':['v1','v2']}}") },
	{ false, PUBLIC_IF("{'StringEquals':{'AWS:sourceaccount':"
	    "'123456789012'}}") },
	{ false, PUBLIC_IF("{'StringEquals':{'aws:SourceAccount':"
	    "123456789012}}") },
	{ false, PUBLIC_IF("{'StringEquals':{'aws:PrincipalOrgID':'o-1'}}") },
	{ false, PUBLIC_IF("{'StringEquals':{'aws:PrincipalAccount':"
	    "'123456789012'}}") },
	{ false, PUBLIC_IF("{'StringEqualsIgnoreCase':{'aws:SourceVpc':'v'}}") },
	{ false, PUBLIC_IF("{'ForAnyValue:StringEquals':{'aws:SourceVpc':'v'}}") },
	{ false, PUBLIC_IF("{'Bool':{'aws:SecureTransport':true},"
	    "'StringEquals':{'aws:SourceVpc':'v'}}") },
	{ true,  PUBLIC_IF("{'Bool':{'aws:SecureTransport':true}}") },
	{ true,  PUBLIC_IF("{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}") },
	{ true,  PUBLIC_IF("{'StringEquals':{'aws:UserAgent':'mine'}}") },
	{ true,  PUBLIC_IF("{'StringEquals':{'aws:PrincipalTag/a':'b'}}") },
	{ true,  PUBLIC_IF("{'StringEquals':{'aws:SourceVpc':[]}}") },
	{ true,  PUBLIC_IF("{'StringEquals':{'aws:SourceVpc':''}}") },
	{ true,  PUBLIC_IF("{'StringEquals':{'aws:SourceVpc':'vpc-*'}}") },
	{ true,  PUBLIC_IF("{'StringLike':{'aws:SourceVpc':'vpc-?'}}") },
	{ true,  PUBLIC_IF("{'StringLike':{'aws:SourceVpc':['v','*']}}") },
	{ true,  PUBLIC_IF("{'StringEquals':{'aws:SourceVpc':"
	    "'${aws:PrincipalTag/vpc}'}}") },
	{ true,  PUBLIC_IF("{'StringEqualsIfExists':{'aws:SourceVpc':'v'}}") },
	{ true,  PUBLIC_IF("{'StringNotEquals':{'aws:SourceVpc':'v'}}") },
	{ true,  PUBLIC_IF("{'ForAllValues:StringEquals':"
	    "{'aws:SourceVpc':'v'}}") },
	{ true,  PUBLIC_IF("{'Null':{'aws:SourceVpc':'false'}}") },
	/* ARNs: the account fixes */
	{ false, PUBLIC_IF("{'ArnEquals':{'aws:SourceArn':'" ROLE "'}}") },
	{ false, PUBLIC_IF("{'ArnLike':{'aws:PrincipalArn':"
	    "'arn:aws:iam::123456789012:role/app-*'}}") },
	{ false, PUBLIC_IF("{'ArnLike':{'aws:SourceArn':"
	    "'arn:aws:lambda:*:123456789012:function:*'}}") },
	{ false, PUBLIC_IF("{'StringLike':{'aws:PrincipalArn':"
	    "'arn:aws:iam::123456789012:role/*'}}") },
	{ false, PUBLIC_IF("{'ArnLike':{'aws:SourceArn':'arn:aws:s3:::b'}}") },
	{ true,  PUBLIC_IF("{'ArnLike':{'aws:SourceArn':'arn:aws:s3:::b*'}}") },
	{ true,  PUBLIC_IF("{'ArnLike':{'aws:SourceArn':"
	    "'arn:aws:iam::*:role/app'}}") },
	{ true,  PUBLIC_IF("{'ArnLike':{'aws:SourceArn':"
	    "'arn:aws:iam::12345678901?:role/app'}}") },
	{ true,  PUBLIC_IF("{'StringLike':{'aws:SourceArn':"
	    "'arn:aws:lambda:*:123456789012:function:f'}}") },
	{ true,  PUBLIC_IF("{'StringEquals':{'aws:PrincipalArn':"
	    "'arn:aws:iam::123456789012:role/*'}}") },
	{ true,  PUBLIC_IF("{'ArnNotLike':{'aws:SourceArn':'" ROLE "'}}") },

	/* a Deny that closes the door again */
	{ false, OPEN_BUT("{'StringNotEquals':{'aws:SourceVpc':'v'}}") },
	{ false, OPEN_BUT("{'StringNotEqualsIfExists':{'aws:SourceVpc':'v'}}") },
	{ false, OPEN_BUT("{'StringNotEquals':{'aws:SourceVpc':'v',"
	    "'aws:PrincipalOrgID':'o'}}") },
	{ false, TWO(DENY_ALL("'*'", ""), ANYBODY_MAY) },
	{ true,  OPEN_BUT("{'StringEquals':{'aws:SourceVpc':'v'}}") },
	{ true,  OPEN_BUT("{'StringNotEquals':{'aws:SourceVpc':'v'},"
	    "'Bool':{'aws:SecureTransport':false}}") },
	{ true,  OPEN_BUT("{'StringNotLike':{'aws:SourceVpc':'*'}}") },
	{ true,  OPEN_BUT("{'ForAnyValue:StringNotEquals':"
	    "{'aws:SourceVpc':'v'}}") },
	{ true,  TWO(ANYBODY_MAY,
	    DENY_ALL("'secretsmanager:DeleteSecret'", "")) },
	{ true,  TWO(ANYBODY_MAY, "'Effect':'Deny','Principal':"
	    "{'AWS':'" ROLE "'},'Action':'*','Resource':'*'") },
	{ true,  TWO(ANYBODY_MAY, "'Effect':'Deny','Principal':'*',"
	    "'Action':'*','Resource':'" SECRET "'") },
	{ true,  TWO(ANYBODY_MAY, "'Effect':'Deny','Principal':'*',"
	    "'Action':'*','NotResource':'*'") },
};

START_TEST(a_policy_is_public_or_not)
{
	struct kt_arena *a = kt_arena_new();
	struct policy_effect e;

	ck_assert_msg(policy_read(a, quoted(a, doors[_i].text), &e) ==
	    POLICY_FINE, "%s", doors[_i].text);
	ck_assert_msg(e.is_public == doors[_i].is_public, "%s",
	    doors[_i].text);
	kt_arena_free(&a);
}
END_TEST

/* --- lock-out --- */

static const struct { bool locks_out; const char *text; } locks[] = {
	{ true,  ONE(DENY_ALL("'*'", "")) },
	{ true,  ONE(DENY_ALL("'secretsmanager:PutResourcePolicy'", "")) },
	{ true,  ONE(DENY_ALL("'secretsmanager:Put*'", ",'Condition':{}")) },
	{ true,  TWO(ROLE_MAY, DENY_ALL("'secretsmanager:*'", "")) },
	{ true,  ONE("'Effect':'Deny','Principal':{'AWS':'*'},"
	    "'NotAction':'secretsmanager:GetSecretValue','Resource':'*'") },
	{ false, ONE(DENY_ALL("'secretsmanager:DeleteResourcePolicy'", "")) },
	{ false, ONE(DENY_ALL("'secretsmanager:GetSecretValue'", "")) },
	{ false, ONE(DENY_ALL("'*'", ",'Condition':{'Bool':"
	    "{'aws:SecureTransport':false}}")) },
	{ false, ONE("'Effect':'Deny','Principal':{'AWS':'" ROLE "'},"
	    "'Action':'*','Resource':'*'") },
	{ false, ONE("'Effect':'Deny','NotPrincipal':{'AWS':'" ROLE "'},"
	    "'Action':'*','Resource':'*'") },
	{ false, ONE("'Effect':'Deny','Principal':'*','Action':'*',"
	    "'Resource':'" SECRET "'") },
	{ false, ALLOW("'Principal':'*'") },
};

START_TEST(a_policy_locks_out_or_not)
{
	struct kt_arena *a = kt_arena_new();
	struct policy_effect e;

	ck_assert_msg(policy_read(a, quoted(a, locks[_i].text), &e) ==
	    POLICY_FINE, "%s", locks[_i].text);
	ck_assert_msg(e.locks_out == locks[_i].locks_out, "%s",
	    locks[_i].text);
	kt_arena_free(&a);
}
END_TEST

START_TEST(a_faulty_policy_leaves_its_effect_alone)
{
	struct kt_arena *a = kt_arena_new();
	struct policy_effect e = { .is_public = true, .locks_out = true };

	ck_assert(policy_read(a, quoted(a, TWO(ROLE_MAY, "'Effect':1")), &e) ==
	    POLICY_SYNTAX);
	ck_assert(e.is_public && e.locks_out);
	kt_arena_free(&a);
}
END_TEST

START_TEST(faults_have_the_words_of_aws)
{
	static const char *const words[] = {
		[POLICY_NO_JSON] = "contains a syntax error.",
		[POLICY_SYNTAX] = "contains a syntax error.",
		[POLICY_PRINCIPAL] = "contains an unsupported principal.",
		[POLICY_SERVICE] = "contains an invalid service principal.",
	};
	char want[128];
	size_t i;

	ck_assert_ptr_null(policy_message(POLICY_FINE));
	for (i = POLICY_NO_JSON; i < N_ELEMENTS(words); i++) {
		(void)snprintf(want, sizeof(want), "This resource policy %s",
		    words[i]);
		ck_assert_str_eq(policy_message((enum policy_fault)i), want);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("policy");
	TCase *tc = tcase_create("policy");

	tcase_add_loop_test(tc, a_policy_has_its_form, 0, N_ELEMENTS(forms));
	tcase_add_loop_test(tc, a_policy_is_public_or_not, 0,
	    N_ELEMENTS(doors));
	tcase_add_loop_test(tc, a_policy_locks_out_or_not, 0,
	    N_ELEMENTS(locks));
	tcase_add_test(tc, a_faulty_policy_leaves_its_effect_alone);
	tcase_add_test(tc, faults_have_the_words_of_aws);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
