/*
 * server/auth/evaluate.h: what is a policy of which kind, what is wrong with
 * one that is not, and the words of a refusal.  JSON with ' for ".
 */
#include <check.h>
#include <string.h>

#include "auth/evaluate.h"
#include "tests/support/suite.h"

#define ONE(s) "{'Version':'2012-10-17','Statement':[{" s "}]}"
#define ALLOW "'Effect':'Allow',"
#define WHO "'Principal':'*',"
#define DO "'Action':'a:B',"
#define ON "'Resource':'*'"
#define IF(c) ONE(ALLOW DO ON ",'Condition':" c)
#define WHOM(p) ONE(ALLOW p "," DO ON)

static const struct {
	enum policy_flaw flaw;
	enum policy_kind kind;
	const char *text;
} forms[] = {
	/* the document */
	{ POLICY_NOT_JSON, POLICY_IDENTITY, "[]" },
	{ POLICY_NOT_JSON, POLICY_IDENTITY, "'text'" },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, "{}" },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, "{'Statement':[]}" },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, "{'Statement':['x']}" },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, "{'Statement':null}" },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, "{'Version':'2012-10-18',"
	    "'Statement':{" ALLOW DO ON "}}" },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, "{'Name':'x','Statement':{" ALLOW DO
	    ON "}}" },
	{ POLICY_SOUND, POLICY_IDENTITY, ONE(ALLOW DO ON) },
	{ POLICY_SOUND, POLICY_IDENTITY, "{'Statement':{" ALLOW DO ON "}}" },
	{ POLICY_SOUND, POLICY_IDENTITY, "{'Version':'2008-10-17','Id':'x',"
	    "'Statement':{" ALLOW DO ON "}}" },

	/* statements */
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, ONE(DO ON) },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, ONE("'Effect':'allow'," DO ON) },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, ONE(ALLOW DO ON ",'What':1") },
	{ POLICY_BAD_SID, POLICY_IDENTITY, ONE("'Sid':'a b'," ALLOW DO ON) },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, ONE("'Sid':1," ALLOW DO ON) },
	{ POLICY_SOUND, POLICY_IDENTITY, ONE("'Sid':'Ab9'," ALLOW DO ON) },
	{ POLICY_SOUND, POLICY_RESOURCE, ONE("'Sid':'a b'," ALLOW WHO DO ON) },
	{ POLICY_SAME_SID, POLICY_IDENTITY, "{'Statement':[{'Sid':'a'," ALLOW DO ON
	    "},{'Sid':'a'," ALLOW DO ON "}]}" },
	{ POLICY_SOUND, POLICY_IDENTITY, "{'Statement':[{'Sid':''," ALLOW DO ON
	    "},{'Sid':''," ALLOW DO ON "}]}" },

	/* actions */
	{ POLICY_NO_ACTION, POLICY_IDENTITY, ONE(ALLOW ON) },
	{ POLICY_NO_ACTION, POLICY_IDENTITY, ONE(ALLOW "'Action':[]," ON) },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, ONE(ALLOW "'Action':1," ON) },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, ONE(ALLOW DO "'NotAction':'a:B'," ON) },
	{ POLICY_BAD_ACTION, POLICY_IDENTITY, ONE(ALLOW "'Action':'Get'," ON) },
	{ POLICY_BAD_ACTION, POLICY_IDENTITY, ONE(ALLOW "'Action':'s*:Get'," ON) },
	{ POLICY_BAD_ACTION, POLICY_IDENTITY, ONE(ALLOW "'Action':':Get'," ON) },
	{ POLICY_BAD_ACTION, POLICY_IDENTITY, ONE(ALLOW "'Action':'a:'," ON) },
	{ POLICY_BAD_ACTION, POLICY_IDENTITY, ONE(ALLOW "'Action':''," ON) },
	{ POLICY_SOUND, POLICY_IDENTITY, ONE(ALLOW "'Action':'*'," ON) },
	{ POLICY_SOUND, POLICY_IDENTITY, ONE(ALLOW "'NotAction':['a:*','b:C']," ON) },

	/* resources */
	{ POLICY_NO_RESOURCE, POLICY_IDENTITY, ONE(ALLOW "'Action':'a:B'") },
	{ POLICY_NO_RESOURCE, POLICY_IDENTITY, ONE(ALLOW DO "'Resource':[]") },
	{ POLICY_NO_RESOURCE, POLICY_RESOURCE, ONE(ALLOW WHO "'Action':'a:B'") },
	{ POLICY_BAD_RESOURCE, POLICY_IDENTITY, ONE(ALLOW DO "'Resource':'db'") },
	{ POLICY_BAD_RESOURCE, POLICY_IDENTITY, ONE(ALLOW DO "'Resource':'a*'") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, ONE(ALLOW DO "'Resource':{}") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, ONE(ALLOW DO ON ",'NotResource':'*'") },
	{ POLICY_SOUND, POLICY_IDENTITY, ONE(ALLOW DO "'NotResource':'arn:aws:s3'") },
	{ POLICY_WITH_RESOURCE, POLICY_TRUST, ONE(ALLOW WHO DO ON) },
	{ POLICY_WITH_RESOURCE, POLICY_TRUST, ONE(ALLOW WHO DO "'NotResource':'*'") },
	{ POLICY_SOUND, POLICY_TRUST, ONE(ALLOW WHO "'Action':'sts:AssumeRole'") },

	/* principals */
	{ POLICY_WITH_PRINCIPAL, POLICY_IDENTITY, ONE(ALLOW WHO DO ON) },
	{ POLICY_WITH_PRINCIPAL, POLICY_IDENTITY, ONE(ALLOW "'NotPrincipal':'*',"
	    DO ON) },
	{ POLICY_NO_PRINCIPAL, POLICY_RESOURCE, ONE(ALLOW DO ON) },
	{ POLICY_NO_PRINCIPAL, POLICY_TRUST, ONE(ALLOW "'Action':'a:B'") },
	{ POLICY_BAD_SYNTAX, POLICY_RESOURCE, ONE(ALLOW WHO "'NotPrincipal':'*'," DO
	    ON) },
	{ POLICY_BAD_SYNTAX, POLICY_RESOURCE, WHOM("'Principal':'x'") },
	{ POLICY_BAD_SYNTAX, POLICY_RESOURCE, WHOM("'Principal':{}") },
	{ POLICY_BAD_SYNTAX, POLICY_RESOURCE, WHOM("'Principal':{'Who':'*'}") },
	{ POLICY_BAD_PRINCIPAL, POLICY_RESOURCE, WHOM("'Principal':{'AWS':'x'}") },
	{ POLICY_BAD_PRINCIPAL, POLICY_RESOURCE, WHOM("'Principal':{'AWS':'arn:aws"
	    ":iam::111122223333:role/*'}") },
	{ POLICY_SOUND, POLICY_RESOURCE, WHOM("'Principal':{'AWS':'arn:aws"
	    ":iam::111122223333:role/a AROAA'}") },
	{ POLICY_BAD_PRINCIPAL, POLICY_RESOURCE, WHOM("'Principal':{'AWS':'arn:aws"
	    ":iam::111122223333:root AROAA'}") },
	{ POLICY_BAD_PRINCIPAL, POLICY_RESOURCE, WHOM("'Principal':{'AWS':"
	    "'AROAAAAAAAAAAAAAAAAAA'}") },
	{ POLICY_BAD_PRINCIPAL, POLICY_TRUST, ONE(ALLOW "'Action':'a:B',"
	    "'Principal':{'Service':'nobody'}") },
	{ POLICY_SOUND, POLICY_RESOURCE, WHOM("'Principal':{'AWS':['111122223333',"
	    "'arn:aws:iam::111122223333:root'],'Service':'rds.amazonaws.com'}") },

	/* conditions */
	{ POLICY_SOUND, POLICY_IDENTITY, IF("{}") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, IF("[]") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, IF("{'Equals':{'a:b':'c'}}") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, IF("{'stringequals':{'a:b':'c'}}") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, IF("{'NullIfExists':{'a:b':'true'}}") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, IF("{'StringEquals':'c'}") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, IF("{'StringEquals':{'b':'c'}}") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, IF("{'StringEquals':{'a:b':{}}}") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, IF("{'Bool':{'a:b':'yes'}}") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, IF("{'NumericEquals':{'a:b':'x'}}") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, IF("{'IpAddress':{'a:b':'1.2.3'}}") },
	{ POLICY_BAD_SYNTAX, POLICY_IDENTITY, IF("{'DateEquals':{'a:b':'now'}}") },
	{ POLICY_SOUND, POLICY_IDENTITY, IF("{'ForAnyValue:StringLikeIfExists':"
	    "{'a:b':['c','${aws:username}'],'a:c':[]},'Null':{'a:b':false}}") },
};

START_TEST(a_policy_has_the_form_of_its_kind)
{
	struct kt_arena *a = kt_arena_new();
	char *json = kt_arena_strdup(a, forms[_i].text), *p;
	const struct policy *out;
	const struct kt_json *v;
	enum policy_flaw flaw;

	for (p = json; *p != '\0'; p++)
		*p = *p == '\'' ? '"' : *p;
	ck_assert_msg(kt_json_parse(a, json, strlen(json), &v) == 0, "%s",
	    json);
	out = policy_compile(a, v, forms[_i].kind, &flaw);
	ck_assert_msg(flaw == forms[_i].flaw, "%s: %s", json,
	    flaw == POLICY_SOUND ? "sound" : policy_malformed(flaw));
	ck_assert_int_eq(out == NULL, flaw != POLICY_SOUND);
	kt_arena_free(&a);
}
END_TEST

#define MAY_NOT(where) "because no " where " allows the a:B action"
#define DENIED(where) "with an explicit deny in " where

START_TEST(a_refusal_has_the_words_of_aws)
{
	static const char *const words[] = {
		[POLICY_ALLOWED] = NULL,
		[POLICY_NONE_IN_IDENTITY] = MAY_NOT("identity-based policy"),
		[POLICY_NONE_IN_RESOURCE] = MAY_NOT("resource-based policy"),
		[POLICY_NONE_IN_BOUNDARY] = MAY_NOT("permissions boundary"),
		[POLICY_NONE_IN_SESSION] = MAY_NOT("session policy"),
		[POLICY_NONE_IN_TRUST] = MAY_NOT("role trust policy"),
		[POLICY_DENY_IN_IDENTITY] = DENIED("an identity-based policy"),
		[POLICY_DENY_IN_RESOURCE] = DENIED("a resource-based policy"),
		[POLICY_DENY_IN_BOUNDARY] = DENIED("a permissions boundary"),
		[POLICY_DENY_IN_SESSION] = DENIED("a session policy"),
		[POLICY_DENY_IN_TRUST] = DENIED("the role trust policy"),
	};
	struct kt_arena *a = kt_arena_new();

	ck_assert_pstr_eq(policy_refusal(a, (enum policy_reason)_i, "a:B"),
	    words[_i]);
	kt_arena_free(&a);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("compile");
	TCase *tc = tcase_create("compile");

	tcase_add_loop_test(tc, a_policy_has_the_form_of_its_kind, 0,
	    N_ELEMENTS(forms));
	tcase_add_loop_test(tc, a_refusal_has_the_words_of_aws, 0,
	    POLICY_DENY_IN_TRUST + 1);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
