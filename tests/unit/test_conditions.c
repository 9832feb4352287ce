/*
 * server/auth: conditions, actions and resources, a case a line, from IAM's User
 * Guide.  JSON with ' for ", and ` for '.
 */
#include <check.h>
#include <string.h>
#include <strings.h>

#include "auth/evaluate.h"
#include "tests/support/suite.h"

/* --- what a request carries besides the key in question --- */

static const char *const ana[] = { "ana" }, *const db[] = { "db" };
static const char *const star[] = { "*" }, *const two[] = { "a", "b" };
/* No text has this byte, but pattern.c means "any" by it. */
static const char *const raw[] = { "\xfe" };

static const struct { const char *key; const char *const *values; size_t n; }
always[] = {
	{ "aws:username", ana, 1 },
	{ "aws:PrincipalTag/team", db, 1 },
	{ "aws:PrincipalTag/the team", db, 1 },
	{ "aws:PrincipalTag/star", star, 1 },
	{ "aws:PrincipalTag/raw", raw, 1 },
	{ "aws:TagKeys", two, 2 },
};

#define VALUES_MAX 8

struct asked {
	const char *values[VALUES_MAX];		/* of aws:k */
	size_t n;
};

static size_t
get(void *self, const char *key, const char *const **values)
{
	const struct asked *asked = self;
	size_t i;

	*values = asked->values;
	if (strcasecmp(key, "aws:k") == 0)
		return asked->n;
	for (i = 0; i < N_ELEMENTS(always); i++)
		if (strcasecmp(always[i].key, key) == 0) {
			*values = always[i].values;
			return always[i].n;
		}
	return 0;
}

/* "a|b": two values; "": one, empty; NULL: none. */
static struct asked
split(struct kt_arena *a, const char *text)
{
	struct asked out = { .n = 0 };
	char *s = kt_arena_strdup(a, text), *bar;

	for (; s != NULL; s = bar == NULL ? NULL : bar + 1) {
		bar = strchr(s, '|');
		if (bar != NULL)
			*bar = '\0';
		out.values[out.n++] = s;
	}
	return out;
}

static bool
allows(struct kt_arena *a, const char *text, struct asked *asked,
    const char *action, const char *resource)
{
	char *json = kt_arena_strdup(a, text), *p;
	const struct policy_caller caller = { POLICY_USER, "123456789012",
	    "arn:aws:iam::123456789012:user/ana", NULL };
	const struct kt_json *root;
	const struct policy *policy;
	enum policy_flaw flaw;

	for (p = json; *p != '\0'; p++)
		*p = *p == '\'' ? '"' : *p == '`' ? '\'' : *p;
	ck_assert_msg(kt_json_parse(a, json, strlen(json), &root) == 0, "%s",
	    json);
	policy = policy_compile(a, root, POLICY_IDENTITY, &flaw);
	ck_assert_msg(policy != NULL, "%s: %s", json, policy_malformed(flaw));
	return policy_evaluate(&(struct policy_set){ .identity = { &policy,
	    1 } }, &(struct policy_request){ .caller = &caller,
	    .action = action, .resource = resource,
	    .context = { get, asked } }).reason == POLICY_ALLOWED;
}

/* --- conditions --- */

#define Y true
#define N false
#define ROLE "arn:aws:iam::123456789012:role/app"

/* Does {operator: {"aws:K": policy's}} hold when aws:k is the request's? */
static const struct {
	bool holds;
	const char *operator, *policy, *request;
} conditions[] = {
	/* texts */
	{ Y, "StringEquals", "'ana'", "ana" },
	{ N, "StringEquals", "'ana'", "Ana" },
	{ N, "StringEquals", "'ana'", "anas" },
	{ N, "StringEquals", "'ana'", "an" },
	{ N, "StringEquals", "'ana'", "" },
	{ Y, "StringEquals", "''", "" },
	{ N, "StringEquals", "'ana'", NULL },
	{ N, "StringEquals", "''", NULL },
	{ Y, "StringEquals", "['eve','ana']", "ana" },
	{ N, "StringEquals", "['eve','bob']", "ana" },
	{ N, "StringEquals", "[]", "ana" },
	{ N, "StringEquals", "'a*'", "ana" },
	{ Y, "StringEquals", "'a*'", "a*" },
	{ Y, "StringEquals", "'a?a'", "a?a" },
	{ Y, "StringEquals", "true", "true" },
	{ Y, "StringEquals", "12", "12" },
	{ N, "StringEquals", "12", "12.0" },
	{ N, "StringNotEquals", "'ana'", "ana" },
	{ Y, "StringNotEquals", "'ana'", "bob" },
	{ Y, "StringNotEquals", "'ana'", NULL },
	{ N, "StringNotEquals", "['ana','bob']", "bob" },
	{ Y, "StringNotEquals", "['ana','bob']", "eve" },
	{ Y, "StringNotEquals", "[]", "eve" },
	{ Y, "StringEqualsIgnoreCase", "'aNa'", "AnA" },
	{ N, "StringEqualsIgnoreCase", "'ana'", "bob" },
	{ N, "StringEqualsIgnoreCase", "'[na'", "{NA" },
	{ N, "StringEqualsIgnoreCase", "'ana'", NULL },
	{ N, "StringNotEqualsIgnoreCase", "'ANA'", "ana" },
	{ Y, "StringNotEqualsIgnoreCase", "'ANA'", "bob" },
	{ Y, "StringNotEqualsIgnoreCase", "'ANA'", NULL },
	{ Y, "StringLike", "'a*'", "ana" },
	{ Y, "StringLike", "'a*'", "a" },
	{ N, "StringLike", "'a*'", "bana" },
	{ Y, "StringLike", "'*a'", "ana" },
	{ Y, "StringLike", "'*'", "" },
	{ N, "StringLike", "'?'", "" },
	{ N, "StringLike", "'?*'", "" },
	{ Y, "StringLike", "'a?a'", "ana" },
	{ N, "StringLike", "'a?a'", "aa" },
	{ N, "StringLike", "'a?a'", "anna" },
	{ N, "StringLike", "'A*'", "ana" },
	{ Y, "StringLike", "'*an*'", "banana" },
	{ Y, "StringLike", "'*na*na'", "banana" },
	{ N, "StringLike", "'*na*na*na'", "banana" },
	{ Y, "StringLike", "'b*a*a'", "banana" },
	{ Y, "StringLike", "'a**b'", "ab" },
	{ Y, "StringLike", "'\?\?\?'", "\xc3\xa9t\xc3\xa9" },
	{ N, "StringLike", "'\?\?\?\?'", "\xc3\xa9t\xc3\xa9" },
	{ Y, "StringLike", "'*\xc3\xa9'", "\xc3\xa9t\xc3\xa9" },
	{ Y, "StringLike", "'a/b:*'", "a/b:c/d:e" },
	{ Y, "StringLike", "['x*','an?']", "ana" },
	{ N, "StringLike", "'*'", NULL },
	{ N, "StringNotLike", "'a*'", "ana" },
	{ Y, "StringNotLike", "'a*'", "bob" },
	{ Y, "StringNotLike", "'*'", NULL },

	/* numbers */
	{ Y, "NumericEquals", "'5'", "5" },
	{ Y, "NumericEquals", "5", "5.0" },
	{ Y, "NumericEquals", "'05.10'", "5.1" },
	{ Y, "NumericEquals", "'-0'", "0" },
	{ N, "NumericEquals", "'5'", "-5" },
	{ N, "NumericEquals", "'5'", "five" },
	{ N, "NumericEquals", "'5'", "" },
	{ N, "NumericEquals", "'5'", NULL },
	{ N, "NumericEquals", "'9007199254740993'", "9007199254740992" },
	{ Y, "NumericEquals", "['4','5']", "5" },
	{ Y, "NumericNotEquals", "'5'", "6" },
	{ N, "NumericNotEquals", "'5'", "5.00" },
	{ Y, "NumericNotEquals", "'5'", "five" },
	{ Y, "NumericNotEquals", "'5'", NULL },
	{ Y, "NumericLessThan", "'10'", "9" },
	{ N, "NumericLessThan", "'10'", "10" },
	{ Y, "NumericLessThan", "'10'", "-11" },
	{ N, "NumericLessThan", "'-10'", "-9" },
	{ Y, "NumericLessThan", "'0.30'", "0.2999" },
	{ Y, "NumericLessThanEquals", "'10'", "10" },
	{ N, "NumericLessThanEquals", "'10'", "10.1" },
	{ N, "NumericLessThanEquals", "'10'", NULL },
	{ Y, "NumericGreaterThan", "'10'", "11" },
	{ N, "NumericGreaterThan", "'10'", "10" },
	{ Y, "NumericGreaterThan", "'9'", "10" },
	{ Y, "NumericGreaterThanEquals", "'10'", "10" },
	{ N, "NumericGreaterThanEquals", "'10'", "9.99" },
	{ N, "NumericGreaterThanEquals", "'10'", "ten" },

	/* dates */
	{ Y, "DateEquals", "'2026-01-15T00:00:00Z'", "2026-01-15T00:00:00Z" },
	{ Y, "DateEquals", "'2026-01-15'", "2026-01-15T00:00:00Z" },
	{ Y, "DateEquals", "'2026-01-15T02:00:00+02:00'", "2026-01-15" },
	{ Y, "DateEquals", "'2026-01-15T00:00Z'", "2026-01-15" },
	{ Y, "DateEquals", "'1768435200'", "2026-01-15T00:00:00Z" },
	{ Y, "DateEquals", "1768435200", "2026-01-15T00:00:00Z" },
	{ Y, "DateEquals", "'2026-01-15'", "1768435200" },
	{ N, "DateEquals", "'2026-01-15'", "2026-01-15T00:00:00.001Z" },
	{ N, "DateEquals", "'2026-01-15'", "today" },
	{ N, "DateEquals", "'2026-13-15'", "2026-13-15" },
	{ N, "DateEquals", "'2026-02-30'", "2026-03-02" },
	{ N, "DateEquals", "'2026-01-15'", NULL },
	{ Y, "DateNotEquals", "'2026-01-15'", "2026-01-16" },
	{ N, "DateNotEquals", "'2026-01-15'", "1768435200" },
	{ Y, "DateNotEquals", "'2026-01-15'", NULL },
	{ Y, "DateLessThan", "'2026-01-15'", "2026-01-14T23:59:59Z" },
	{ N, "DateLessThan", "'2026-01-15'", "2026-01-15T00:00:00Z" },
	{ N, "DateLessThan", "'2026-01-15'", NULL },
	{ Y, "DateLessThanEquals", "'2026-01-15'", "2026-01-15T00:00:00Z" },
	{ Y, "DateGreaterThan", "'2026-01-15'", "2026-01-15T00:00:01Z" },
	{ N, "DateGreaterThan", "'2026-01-15'", "2026-01-15" },
	{ Y, "DateGreaterThan", "'2026-01-15'", "2026-01-15T00:30:00-01:00" },
	{ N, "DateGreaterThan", "'2026-01-15'", "2026-01-15T00:30:00+01:00" },
	{ Y, "DateGreaterThanEquals", "'2026-01-15'", "2026-01-15" },
	{ N, "DateGreaterThanEquals", "'2026-01-15'", "2025-12-31" },

	/* booleans, bytes, whether it is there */
	{ Y, "Bool", "'true'", "true" },
	{ Y, "Bool", "true", "true" },
	{ Y, "Bool", "'True'", "TRUE" },
	{ N, "Bool", "'true'", "false" },
	{ Y, "Bool", "false", "false" },
	{ N, "Bool", "'true'", "1" },
	{ N, "Bool", "'false'", NULL },
	{ Y, "BoolIfExists", "'false'", NULL },
	{ Y, "Bool", "['true','false']", "false" },
	{ Y, "BinaryEquals", "'QmluYXJ5'", "QmluYXJ5" },
	{ N, "BinaryEquals", "'QmluYXJ5'", "qmluYXJ5" },
	{ N, "BinaryEquals", "'QmluYXJ5'", NULL },
	{ Y, "Null", "'true'", NULL },
	{ N, "Null", "'true'", "x" },
	{ Y, "Null", "'false'", "x" },
	{ N, "Null", "'false'", NULL },
	{ Y, "Null", "true", NULL },
	{ Y, "Null", "'false'", "" },
	{ Y, "Null", "['true','false']", "x" },
	{ Y, "ForAllValues:Null", "'false'", "x|y" },

	/* addresses */
	{ Y, "IpAddress", "'203.0.113.0/24'", "203.0.113.77" },
	{ N, "IpAddress", "'203.0.113.0/24'", "203.0.114.1" },
	{ Y, "IpAddress", "'203.0.113.77/24'", "203.0.113.1" },
	{ Y, "IpAddress", "'203.0.113.77'", "203.0.113.77" },
	{ N, "IpAddress", "'203.0.113.77'", "203.0.113.78" },
	{ Y, "IpAddress", "'203.0.112.0/23'", "203.0.113.255" },
	{ N, "IpAddress", "'203.0.112.0/23'", "203.0.114.0" },
	{ Y, "IpAddress", "'0.0.0.0/0'", "8.8.8.8" },
	{ N, "IpAddress", "'0.0.0.0/0'", "2001:db8::1" },
	{ Y, "IpAddress", "'2001:DB8:1234::/48'", "2001:db8:1234:5678::1" },
	{ N, "IpAddress", "'2001:DB8:1234::/48'", "2001:db8:1235::1" },
	{ Y, "IpAddress", "'2001:db8::1'", "2001:0db8:0:0::1" },
	{ N, "IpAddress", "'::/0'", "10.0.0.1" },
	{ Y, "IpAddress", "['10.0.0.0/8','::1']", "::1" },
	{ N, "IpAddress", "'10.0.0.0/8'", "10.0.0" },
	{ N, "IpAddress", "'10.0.0.0/8'", "AWS Internal" },
	{ N, "IpAddress", "'10.0.0.0/8'", "10.0.0.0/16" },
	{ N, "IpAddress", "'10.0.0.0/8'", NULL },
	{ Y, "NotIpAddress", "'10.0.0.0/8'", "11.0.0.1" },
	{ N, "NotIpAddress", "'10.0.0.0/8'", "10.9.9.9" },
	{ Y, "NotIpAddress", "'10.0.0.0/8'", NULL },
	{ Y, "NotIpAddress", "'10.0.0.0/8'", "somewhere" },
	{ N, "NotIpAddress", "['10.0.0.0/8','11.0.0.0/8']", "11.0.0.1" },

	/* ARNs */
	{ Y, "ArnEquals", "'" ROLE "'", ROLE },
	{ N, "ArnEquals", "'" ROLE "'", ROLE "s" },
	{ Y, "ArnEquals", "'arn:aws:iam::*:role/a*'", ROLE },
	{ Y, "ArnLike", "'arn:aws:iam::123456789012:role/a*?'", ROLE },
	{ N, "ArnLike", "'arn:aws:iam::*:role/A*'", ROLE },
	{ N, "ArnLike", "'arn:aws:*:role/app'", ROLE },
	{ Y, "ArnLike", "'arn:*:*:*:*:*'", ROLE },
	{ N, "ArnLike", "'arn:aws:iam::*:role/app'", "arn:aws:iam::1:2:role/app" },
	{ N, "ArnLike", "'*'", ROLE },
	{ N, "ArnLike", "'arn:*'", ROLE },
	{ Y, "ArnLike", "'arn:aws:sns:*:*:a*'", "arn:aws:sns:eu:1:a:b/c" },
	{ N, "ArnLike", "'arn:aws:sns:*:a*'", "arn:aws:sns:eu:1:a:b" },
	{ N, "ArnLike", "'arn:aws:iam::*:role/*'", "role/app" },
	{ N, "ArnLike", "'arn:aws:iam::*:role/*'", NULL },
	{ N, "ArnNotEquals", "'" ROLE "'", ROLE },
	{ Y, "ArnNotEquals", "'" ROLE "'", "arn:aws:iam::123456789012:user/b" },
	{ Y, "ArnNotLike", "'arn:aws:iam::*:role/*'", NULL },
	{ Y, "ArnNotLike", "'arn:aws:iam::*:role/*'", "role/app" },
	{ N, "ArnNotLike", "'arn:aws:iam::*:role/*'", ROLE },

	/* IfExists */
	{ Y, "StringEqualsIfExists", "'ana'", NULL },
	{ Y, "StringEqualsIfExists", "'ana'", "ana" },
	{ N, "StringEqualsIfExists", "'ana'", "bob" },
	{ N, "StringEqualsIfExists", "'ana'", "" },
	{ Y, "StringNotEqualsIfExists", "'ana'", NULL },
	{ N, "StringNotEqualsIfExists", "'ana'", "ana" },
	{ Y, "NumericLessThanIfExists", "'5'", NULL },
	{ N, "NumericLessThanIfExists", "'5'", "6" },
	{ Y, "DateLessThanIfExists", "'2026-01-01'", NULL },
	{ Y, "IpAddressIfExists", "'10.0.0.0/8'", NULL },
	{ Y, "ArnLikeIfExists", "'" ROLE "'", NULL },
	{ N, "ArnLikeIfExists", "'" ROLE "'", "x" },

	/* several values of the request */
	{ Y, "ForAllValues:StringEquals", "['a','b']", "a|b" },
	{ Y, "ForAllValues:StringEquals", "['a','b']", "a" },
	{ N, "ForAllValues:StringEquals", "['a','b']", "a|c" },
	{ Y, "ForAllValues:StringEquals", "['a','b']", NULL },
	{ Y, "ForAllValues:StringEquals", "'a'", "" },
	{ Y, "ForAllValues:StringEquals", "'a'", "|" },
	{ N, "ForAllValues:StringEquals", "'a'", "|a" },
	{ Y, "ForAllValues:StringLike", "'team-*'", "team-a|team-b" },
	{ N, "ForAllValues:StringNotEquals", "['a','b']", "c|b" },
	{ Y, "ForAllValues:StringNotEquals", "['a','b']", "c|d" },
	{ Y, "ForAllValues:StringNotEquals", "['a','b']", NULL },
	{ Y, "ForAllValues:StringEqualsIfExists", "'a'", NULL },
	{ Y, "ForAnyValue:StringEquals", "['a','b']", "c|b" },
	{ N, "ForAnyValue:StringEquals", "['a','b']", "c|d" },
	{ N, "ForAnyValue:StringEquals", "['a','b']", NULL },
	{ N, "ForAnyValue:StringLike", "'*'", "" },
	{ Y, "ForAnyValue:StringLike", "'x*'", "a|xy" },
	{ Y, "ForAnyValue:StringNotEquals", "['a','b']", "a|c" },
	{ N, "ForAnyValue:StringNotEquals", "['a','b']", "a|b" },
	{ N, "ForAnyValue:StringNotEquals", "'a'", NULL },
	{ Y, "ForAnyValue:StringEqualsIfExists", "'a'", NULL },
	{ Y, "ForAnyValue:NumericGreaterThan", "'5'", "1|6" },
	{ N, "ForAllValues:NumericGreaterThan", "'5'", "1|6" },
	{ Y, "ForAllValues:IpAddress", "'10.0.0.0/8'", "10.1.1.1|10.2.2.2" },
	{ N, "ForAnyValue:ArnLike", "'" ROLE "'", "x|y" },
	{ Y, "StringEquals", "'b'", "a|b" },
	{ N, "StringNotEquals", "'b'", "a|b" },

	/* variables */
	{ Y, "StringEquals", "'${aws:username}'", "ana" },
	{ Y, "StringEquals", "'${AWS:UserName}'", "ana" },
	{ N, "StringEquals", "'${aws:username}'", "${aws:username}" },
	{ Y, "StringLike", "'home/${aws:username}/*'", "home/ana/x" },
	{ N, "StringLike", "'home/${aws:username}/*'", "home/bob/x" },
	{ Y, "StringEquals", "'${aws:PrincipalTag/team}'", "db" },
	{ Y, "StringEquals", "'${aws:PrincipalTag/the team}'", "db" },
	{ Y, "StringEquals", "'${aws:PrincipalTag/the team, `x`}'", "db" },
	{ N, "StringEquals", "'${aws:PrincipalTag/none}'", "db" },
	{ N, "StringEquals", "'${aws:PrincipalTag/none}'", "" },
	{ N, "StringLike", "'*${aws:PrincipalTag/none}*'", "db" },
	{ Y, "StringNotEquals", "'${aws:PrincipalTag/none}'", "db" },
	{ N, "StringLike", "'${aws:TagKeys}'", "a" },
	{ N, "StringLike", "'${aws:TagKeys, `a`}'", "a" },
	{ Y, "StringEquals", "'${aws:PrincipalTag/none, `x y`}'", "x y" },
	{ Y, "StringEquals", "'${aws:username, `x`}'", "ana" },
	{ N, "StringEquals", "'${aws:username, `x`}'", "x" },
	{ Y, "StringEquals", "'${aws:none, ``}'", "" },
	{ Y, "StringLike", "'a${*}b'", "a*b" },
	{ N, "StringLike", "'a${*}b'", "axb" },
	{ Y, "StringLike", "'a${?}'", "a?" },
	{ N, "StringLike", "'a${?}'", "ab" },
	{ Y, "StringEquals", "'${$}{aws:username}'", "${aws:username}" },
	{ N, "StringLike", "'${aws:PrincipalTag/star}'", "ana" },
	{ Y, "StringLike", "'${aws:PrincipalTag/star}'", "*" },
	{ N, "StringLike", "'${aws:PrincipalTag/raw}'", "ana" },
	{ Y, "StringEquals", "'${'", "${" },
	{ Y, "StringEquals", "'${username}'", "${username}" },
	{ Y, "StringEquals", "'${aws:username'", "${aws:username" },
	{ Y, "StringEquals", "'$'", "$" },
	{ Y, "ArnLike", "'arn:aws:iam::*:user/${aws:username}'",
	    "arn:aws:iam::1:user/ana" },
	{ Y, "ArnEquals", "'arn:aws:iam::1:user/${aws:none, `bob`}'",
	    "arn:aws:iam::1:user/bob" },
	{ Y, "StringEqualsIgnoreCase", "'${aws:username}'", "ANA" },
	{ N, "NumericEquals", "'${aws:username}'", "5" },
};

START_TEST(a_clause_holds_or_not)
{
	struct kt_arena *a = kt_arena_new();
	struct asked asked = split(a, conditions[_i].request);
	const char *text = kt_arena_printf(a, "{'Version':'2012-10-17',"
	    "'Statement':{'Effect':'Allow','Action':'*','Resource':'*',"
	    "'Condition':{'%s':{'aws:K':%s}}}}", conditions[_i].operator,
	    conditions[_i].policy);

	ck_assert_msg(allows(a, text, &asked, "a:B", "*") ==
	    conditions[_i].holds, "%s %s of %s", conditions[_i].operator,
	    conditions[_i].policy, conditions[_i].request);
	kt_arena_free(&a);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("conditions");
	TCase *tc = tcase_create("conditions");

	tcase_add_loop_test(tc, a_clause_holds_or_not, 0,
	    N_ELEMENTS(conditions));
	suite_add_tcase(s, tc);
	return suite_run(s);
}
