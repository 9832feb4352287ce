/*
 * server/auth/evaluate.h: who may, a case a line, from IAM's User Guide; and
 * what is a policy.  JSON with ' for ".  Conditions: test_conditions.c.
 */
#include <check.h>
#include <string.h>

#include "auth/evaluate.h"
#include "tests/support/suite.h"

#define ACCOUNT "111122223333"
#define OTHER "444455556666"
#define SECRET "arn:aws:secretsmanager:eu-west-1:" ACCOUNT ":secret:"
#define DB SECRET "db-AbCdEf"
#define GET "secretsmanager:GetSecretValue"
#define ROOT "arn:aws:iam::" ACCOUNT ":root"
#define ANA "arn:aws:iam::" ACCOUNT ":user/ana"
#define APP "arn:aws:iam::" ACCOUNT ":role/app"
#define ONE "arn:aws:sts::" ACCOUNT ":assumed-role/app/one"
#define EVE "arn:aws:sts::" ACCOUNT ":federated-user/eve"
#define LAMBDA "lambda.amazonaws.com"

static const struct policy_caller
user = { POLICY_USER, ACCOUNT, ANA, NULL, "AIDAANA", NULL },
session = { POLICY_ROLE_SESSION, ACCOUNT, ONE, APP, "AROAAPP:one", "AROAAPP" },
federated = { POLICY_FEDERATED_USER, ACCOUNT, EVE, ANA, ACCOUNT ":eve",
    "AIDAANA" },
root = { POLICY_ROOT, ACCOUNT, ROOT, NULL, ACCOUNT, NULL },
lambda = { POLICY_SERVICE_CALLER, NULL, LAMBDA, NULL, NULL, NULL };

static const struct policy *
compile(struct kt_arena *a, const char *text, enum policy_kind kind,
    enum policy_flaw *flaw)
{
	char *json = kt_arena_strdup(a, text), *p;
	const struct kt_json *v;

	for (p = json; *p != '\0'; p++)
		if (*p == '\'')
			*p = '"';
	ck_assert_msg(kt_json_parse(a, json, strlen(json), &v) == 0, "%s",
	    json);
	return policy_compile(a, v, kind, flaw);
}

/* One statement; text NULL: no policy. */
static const struct policy *
policy(struct kt_arena *a, const char *statement, enum policy_kind kind)
{
	const struct policy *p;
	enum policy_flaw flaw;

	if (statement == NULL)
		return NULL;
	p = compile(a, kt_arena_printf(a, "{'Version':'2012-10-17',"
	    "'Statement':[{%s}]}", statement), kind, &flaw);
	ck_assert_msg(p != NULL, "%s: %s", statement, policy_malformed(flaw));
	return p;
}

static struct policy_list
list_of(const struct policy **p)
{
	return (struct policy_list){ p, *p != NULL };
}

/* --- actions and resources --- */

#define Y true
#define N false

static const struct { bool matches; const char *element, *action, *resource; }
scopes[] = {
	{ Y, "'Action':'" GET "','Resource':'*'", GET, DB },
	{ Y, "'Action':'SECRETSMANAGER:getsecretvalue','Resource':'*'", GET, DB },
	{ Y, "'Action':'secretsmanager:*','Resource':'*'", GET, DB },
	{ Y, "'Action':'*','Resource':'*'", GET, DB },
	{ Y, "'Action':'*:*','Resource':'*'", GET, DB },
	{ Y, "'Action':'secretsmanager:Get*','Resource':'*'", GET, DB },
	{ Y, "'Action':'secretsmanager:*value','Resource':'*'", GET, DB },
	{ Y, "'Action':'secretsmanager:?et*','Resource':'*'", GET, DB },
	{ N, "'Action':'secretsmanager:Get','Resource':'*'", GET, DB },
	{ N, "'Action':'secretsmanager:Get?','Resource':'*'", GET, DB },
	{ N, "'Action':'secretsmanager:GetSecretValue2','Resource':'*'", GET, DB },
	{ N, "'Action':'secretsmanager:Put*','Resource':'*'", GET, DB },
	{ N, "'Action':'kms:*','Resource':'*'", GET, DB },
	{ N, "'Action':'secretsmanager:GetSecretValue','Resource':'*'", "kms:A", DB },
	{ Y, "'Action':['kms:*','" GET "'],'Resource':'*'", GET, DB },
	{ N, "'Action':['kms:*','rds:*'],'Resource':'*'", GET, DB },
	{ N, "'NotAction':'" GET "','Resource':'*'", GET, DB },
	{ N, "'NotAction':'secretsmanager:*','Resource':'*'", GET, DB },
	{ Y, "'NotAction':'kms:*','Resource':'*'", GET, DB },
	{ N, "'NotAction':['kms:*','secretsmanager:g*'],'Resource':'*'", GET, DB },
	{ Y, "'NotAction':['kms:*','iam:*'],'Resource':'*'", GET, DB },
	{ Y, "'Action':'*','Resource':'" DB "'", GET, DB },
	{ N, "'Action':'*','Resource':'" SECRET "db'", GET, DB },
	{ N, "'Action':'*','Resource':'" SECRET "DB-AbCdEf'", GET, DB },
	{ Y, "'Action':'*','Resource':'" SECRET "db-\?\?\?\?\?\?'", GET, DB },
	{ N, "'Action':'*','Resource':'" SECRET "db-\?\?\?\?\?'", GET, DB },
	{ Y, "'Action':'*','Resource':'" SECRET "db-*'", GET, DB },
	{ Y, "'Action':'*','Resource':'" SECRET "*'", GET, DB },
	{ Y, "'Action':'*','Resource':'" SECRET "*'", GET, SECRET "a/b:c-AbCdEf" },
	{ N, "'Action':'*','Resource':'" SECRET "a*'", GET, DB },
	{ Y, "'Action':'*','Resource':'arn:aws:secretsmanager:*:*:secret:db-*'",
	    GET, DB },
	{ N, "'Action':'*','Resource':'arn:aws:secretsmanager:us-*:*:secret:*'",
	    GET, DB },
	{ N, "'Action':'*','Resource':'arn:aws:kms:*:*:*'", GET, DB },
	{ Y, "'Action':'*','Resource':'arn:aws:secretsmanager:*'", GET, DB },
	{ Y, "'Action':'*','Resource':'arn:aws:secretsmanager'", GET, DB },
	{ Y, "'Action':'*','Resource':'arn:aws:secretsmanager:eu-west-1'", GET, DB },
	{ N, "'Action':'*','Resource':'arn:aws:secretsmanager:eu-west'", GET, DB },
	{ N, "'Action':'*','Resource':'arn:aws:kms'", GET, DB },
	{ Y, "'Action':'*','Resource':'arn:*'", GET, DB },
	{ Y, "'Action':'*','Resource':'*'", "secretsmanager:ListSecrets", "*" },
	{ N, "'Action':'*','Resource':'" DB "'", "secretsmanager:ListSecrets", "*" },
	{ N, "'Action':'*','Resource':'arn:*'", "secretsmanager:ListSecrets", "*" },
	{ Y, "'Action':'*','Resource':'*'", GET, "no-such-secret" },
	{ N, "'Action':'*','Resource':'" SECRET "*'", GET, "no-such-secret" },
	{ Y, "'Action':'*','Resource':['arn:aws:kms:*:*:*','" DB "']", GET, DB },
	{ N, "'Action':'*','NotResource':'" DB "'", GET, DB },
	{ Y, "'Action':'*','NotResource':'" SECRET "a-*'", GET, DB },
	{ N, "'Action':'*','NotResource':['arn:aws:kms:*:*:*','" DB "']", GET, DB },
	{ N, "'NotAction':'kms:*','NotResource':'" DB "'", GET, DB },
	{ Y, "'Action':'*','Resource':'" SECRET "${aws:username}-*'", GET, DB },
	{ N, "'Action':'*','Resource':'" SECRET "${aws:username}-*'", GET,
	    SECRET "bob-AbCdEf" },
	{ N, "'Action':'*','Resource':'" SECRET "${aws:none}*'", GET, DB },
	{ Y, "'Action':'*','NotResource':'" SECRET "${aws:none}*'", GET, DB },
	{ Y, "'Action':'*','Resource':'" SECRET "${*}'", GET, SECRET "*" },
	{ N, "'Action':'*','Resource':'" SECRET "${*}'", GET, DB },
};

static size_t
get(void *self, const char *key, const char *const **values)
{
	static const char *const name[] = { "db" };

	(void)self;
	*values = name;
	return strcmp(key, "aws:username") == 0;
}

START_TEST(a_statement_speaks_of_actions_and_resources)
{
	struct kt_arena *a = kt_arena_new();
	const struct policy *p = policy(a, kt_arena_join(a, "'Effect':'Allow',",
	    scopes[_i].element, (char *)NULL), POLICY_IDENTITY);

	ck_assert_msg((policy_evaluate(&(struct policy_set){
	    .identity = { &p, 1 } }, &(struct policy_request){ .caller = &user,
	    .action = scopes[_i].action, .resource = scopes[_i].resource,
	    .context = { get, NULL } }).reason == POLICY_ALLOWED) ==
	    scopes[_i].matches, "%s", scopes[_i].element);
	kt_arena_free(&a);
}
END_TEST

/* --- who may --- */

#define MAY(p) "'Effect':'Allow'," p "'Action':'*','Resource':'*'"
#define MAY_NOT(p) "'Effect':'Deny'," p "'Action':'*','Resource':'*'"
#define AWS(p) "'Principal':{'AWS':'" p "'},"
#define SERVICE(p) "'Principal':{'Service':'" p "'},"
#define ALL "'Principal':'*',"
#define BUT(p) "'NotPrincipal':{'AWS':[" p "]},"
#define A MAY("")		/* allows */
#define D MAY_NOT("")		/* denies */
#define X "'Effect':'Allow','Action':'kms:*','Resource':'*'" /* says nothing */

enum { NONE = 0, FOREIGN = 1, MUST = 2 };

static const struct {
	enum policy_reason reason;
	const struct policy_caller *caller;
	const char *identity, *resource, *boundary, *session;
	unsigned how;
} cases[] = {
	/* identity policies alone */
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, NULL, NULL, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &user, X, NULL, NULL, NULL, NONE },
	{ POLICY_ALLOWED, &user, A, NULL, NULL, NULL, NONE },
	{ POLICY_DENY_IN_IDENTITY, &user, D, NULL, NULL, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &session, NULL, NULL, NULL, NULL, NONE },
	{ POLICY_ALLOWED, &session, A, NULL, NULL, NULL, NONE },
	{ POLICY_DENY_IN_IDENTITY, &session, D, NULL, NULL, NULL, NONE },
	{ POLICY_ALLOWED, &root, NULL, NULL, NULL, NULL, NONE },

	/* a boundary and session policies narrow them */
	{ POLICY_ALLOWED, &user, A, NULL, A, NULL, NONE },
	{ POLICY_NONE_IN_BOUNDARY, &user, A, NULL, X, NULL, NONE },
	{ POLICY_DENY_IN_BOUNDARY, &user, A, NULL, D, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, NULL, A, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &user, X, NULL, X, NULL, NONE },
	{ POLICY_ALLOWED, &session, A, NULL, NULL, A, NONE },
	{ POLICY_NONE_IN_SESSION, &session, A, NULL, NULL, X, NONE },
	{ POLICY_DENY_IN_SESSION, &session, A, NULL, NULL, D, NONE },
	{ POLICY_NONE_IN_IDENTITY, &session, X, NULL, NULL, A, NONE },
	{ POLICY_ALLOWED, &session, A, NULL, A, A, NONE },
	{ POLICY_NONE_IN_BOUNDARY, &session, A, NULL, X, A, NONE },
	{ POLICY_NONE_IN_SESSION, &session, A, NULL, A, X, NONE },
	{ POLICY_NONE_IN_BOUNDARY, &session, A, NULL, X, X, NONE },
	{ POLICY_ALLOWED, &federated, A, NULL, NULL, A, NONE },
	{ POLICY_NONE_IN_SESSION, &federated, A, NULL, NULL, NULL, NONE },
	{ POLICY_NONE_IN_SESSION, &federated, A, NULL, NULL, X, NONE },
	{ POLICY_NONE_IN_IDENTITY, &federated, NULL, NULL, NULL, A, NONE },

	/* the first Deny is the one that is named */
	{ POLICY_DENY_IN_IDENTITY, &session, D, MAY_NOT(ALL), D, D, NONE },
	{ POLICY_DENY_IN_RESOURCE, &session, A, MAY_NOT(ALL), D, D, NONE },
	{ POLICY_DENY_IN_BOUNDARY, &session, A, MAY(ALL), D, D, NONE },
	{ POLICY_DENY_IN_SESSION, &session, A, MAY(ALL), A, D, NONE },
	{ POLICY_DENY_IN_IDENTITY, &user, D, MAY(AWS(ANA)), NULL, NULL, NONE },
	{ POLICY_DENY_IN_BOUNDARY, &user, NULL, MAY(AWS(ANA)), D, NULL, NONE },
	{ POLICY_DENY_IN_SESSION, &session, NULL, MAY(AWS(ONE)), NULL, D, NONE },

	/* the resource's policy, in one account */
	{ POLICY_ALLOWED, &user, NULL, MAY(AWS(ANA)), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &user, A, MAY(AWS(APP)), NULL, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, MAY(AWS(APP)), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &user, NULL, MAY(ALL), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &user, NULL, MAY(AWS("*")), NULL, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, MAY(AWS(ACCOUNT)), NULL, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, MAY(AWS(ROOT)), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &user, A, MAY(AWS(ROOT)), NULL, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, MAY(AWS(OTHER)), NULL, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, MAY(SERVICE(LAMBDA)), NULL, NULL,
	    NONE },
	{ POLICY_DENY_IN_RESOURCE, &user, A, MAY_NOT(AWS(ANA)), NULL, NULL, NONE },
	{ POLICY_DENY_IN_RESOURCE, &user, A, MAY_NOT(AWS(ROOT)), NULL, NULL, NONE },
	{ POLICY_DENY_IN_RESOURCE, &user, A, MAY_NOT(ALL), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &user, A, MAY_NOT(AWS(APP)), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &user, A, MAY_NOT(AWS(OTHER)), NULL, NULL, NONE },

	/* as it is kept, it names who that was, whoever has the ARN now */
	{ POLICY_ALLOWED, &user, NULL, MAY(AWS(ANA " AIDAANA")), X, NULL, NONE },
	{ POLICY_ALLOWED, &user, NULL, MAY(AWS(ANA "2 AIDAANA")), NULL, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, MAY(AWS(ANA " AIDAOLD")), NULL, NULL,
	    NONE },
	{ POLICY_DENY_IN_RESOURCE, &user, A, MAY_NOT(AWS(ANA " AIDAANA")), NULL, NULL,
	    NONE },
	{ POLICY_ALLOWED, &user, A, MAY_NOT(AWS(ANA " AIDAOLD")), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &session, NULL, MAY(AWS(APP " AROAAPP")), A, A, NONE },
	{ POLICY_NONE_IN_SESSION, &session, NULL, MAY(AWS(APP " AROAAPP")), A, X,
	    NONE },
	{ POLICY_NONE_IN_IDENTITY, &session, NULL, MAY(AWS(APP " AROAOLD")), NULL,
	    NULL, NONE },
	{ POLICY_ALLOWED, &session, NULL, MAY(AWS(ONE " AROAAPP:one")), X, X, NONE },
	{ POLICY_NONE_IN_IDENTITY, &session, NULL, MAY(AWS(ONE " AROAOLD:one")), NULL,
	    NULL, NONE },
	{ POLICY_ALLOWED, &federated, NULL, MAY(AWS(ANA " AIDAANA")), A, A, NONE },
	{ POLICY_NONE_IN_IDENTITY, &federated, NULL, MAY(AWS(ANA " AIDAOLD")), NULL,
	    A, NONE },
	{ POLICY_NONE_IN_RESOURCE, &lambda, A, MAY(AWS(ANA " AIDAANA")), NULL, NULL,
	    NONE },

	/* ... past a boundary and session policies, if it names the caller */
	{ POLICY_ALLOWED, &user, NULL, MAY(AWS(ANA)), X, NULL, NONE },
	{ POLICY_ALLOWED, &user, X, MAY(ALL), X, NULL, NONE },
	{ POLICY_NONE_IN_BOUNDARY, &user, A, MAY(AWS(ROOT)), X, NULL, NONE },
	{ POLICY_ALLOWED, &session, NULL, MAY(AWS(ONE)), X, X, NONE },
	{ POLICY_ALLOWED, &session, NULL, MAY(ALL), X, X, NONE },
	{ POLICY_ALLOWED, &session, NULL, MAY(AWS(APP)), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &session, NULL, MAY(AWS(APP)), A, A, NONE },
	{ POLICY_NONE_IN_BOUNDARY, &session, NULL, MAY(AWS(APP)), X, NULL, NONE },
	{ POLICY_NONE_IN_SESSION, &session, NULL, MAY(AWS(APP)), A, X, NONE },
	{ POLICY_NONE_IN_IDENTITY, &session, NULL, MAY(AWS(ROOT)), NULL, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &session, NULL, MAY(AWS(ANA)), NULL, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &session, NULL, MAY(AWS(ONE "2")), NULL, NULL,
	    NONE },
	{ POLICY_DENY_IN_RESOURCE, &session, A, MAY_NOT(AWS(APP)), NULL, NULL, NONE },
	{ POLICY_DENY_IN_RESOURCE, &session, A, MAY_NOT(AWS(ONE)), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &session, A, MAY_NOT(AWS(ONE "2")), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &federated, NULL, MAY(AWS(EVE)), X, NULL, NONE },
	{ POLICY_NONE_IN_SESSION, &federated, NULL, MAY(AWS(ANA)), NULL, X, NONE },
	{ POLICY_ALLOWED, &federated, NULL, MAY(AWS(ANA)), NULL, A, NONE },

	/* from another account both must allow */
	{ POLICY_NONE_IN_RESOURCE, &user, A, NULL, NULL, NULL, FOREIGN },
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, NULL, NULL, NULL, FOREIGN },
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, MAY(AWS(ANA)), NULL, NULL, FOREIGN },
	{ POLICY_NONE_IN_IDENTITY, &user, X, MAY(ALL), NULL, NULL, FOREIGN },
	{ POLICY_ALLOWED, &user, A, MAY(AWS(ANA)), NULL, NULL, FOREIGN },
	{ POLICY_ALLOWED, &user, A, MAY(AWS(ROOT)), NULL, NULL, FOREIGN },
	{ POLICY_ALLOWED, &user, A, MAY(AWS(ACCOUNT)), NULL, NULL, FOREIGN },
	{ POLICY_ALLOWED, &user, A, MAY(ALL), NULL, NULL, FOREIGN },
	{ POLICY_NONE_IN_RESOURCE, &user, A, MAY(AWS(OTHER)), NULL, NULL, FOREIGN },
	{ POLICY_NONE_IN_RESOURCE, &user, A, MAY(AWS(APP)), NULL, NULL, FOREIGN },
	{ POLICY_DENY_IN_RESOURCE, &user, A, MAY_NOT(AWS(ROOT)), NULL, NULL, FOREIGN },
	{ POLICY_DENY_IN_IDENTITY, &user, D, MAY(ALL), NULL, NULL, FOREIGN },
	{ POLICY_NONE_IN_BOUNDARY, &user, A, MAY(AWS(ANA)), X, NULL, FOREIGN },
	{ POLICY_ALLOWED, &user, A, MAY(AWS(ANA)), A, NULL, FOREIGN },
	{ POLICY_ALLOWED, &session, A, MAY(AWS(APP)), NULL, NULL, FOREIGN },
	{ POLICY_ALLOWED, &session, A, MAY(AWS(ONE)), NULL, NULL, FOREIGN },
	{ POLICY_NONE_IN_IDENTITY, &session, NULL, MAY(AWS(ONE)), NULL, NULL,
	    FOREIGN },
	{ POLICY_NONE_IN_SESSION, &session, A, MAY(AWS(ONE)), NULL, X, FOREIGN },
	{ POLICY_ALLOWED, &session, A, MAY(AWS(ROOT)), A, A, FOREIGN },

	/* root */
	{ POLICY_ALLOWED, &root, NULL, MAY(AWS(APP)), NULL, NULL, NONE },
	{ POLICY_DENY_IN_RESOURCE, &root, NULL, MAY_NOT(ALL), NULL, NULL, NONE },
	{ POLICY_DENY_IN_RESOURCE, &root, NULL, MAY_NOT(AWS(ROOT)), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &root, NULL, MAY_NOT(AWS(ANA)), NULL, NULL, NONE },
	{ POLICY_NONE_IN_RESOURCE, &root, NULL, NULL, NULL, NULL, FOREIGN },
	{ POLICY_ALLOWED, &root, NULL, MAY(AWS(ACCOUNT)), NULL, NULL, FOREIGN },
	{ POLICY_NONE_IN_RESOURCE, &root, NULL, MAY(AWS(ANA)), NULL, NULL, FOREIGN },

	/* services */
	{ POLICY_NONE_IN_RESOURCE, &lambda, NULL, NULL, NULL, NULL, NONE },
	{ POLICY_ALLOWED, &lambda, NULL, MAY(SERVICE(LAMBDA)), NULL, NULL, NONE },
	{ POLICY_NONE_IN_RESOURCE, &lambda, NULL, MAY(SERVICE("s3.amazonaws.com")),
	    NULL, NULL, NONE },
	{ POLICY_NONE_IN_RESOURCE, &lambda, NULL, MAY(AWS(ROOT)), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &lambda, NULL, MAY(ALL), NULL, NULL, NONE },
	{ POLICY_DENY_IN_RESOURCE, &lambda, NULL, MAY_NOT(SERVICE(LAMBDA)), NULL,
	    NULL, NONE },

	/* a key's policy must at least name the account */
	{ POLICY_NONE_IN_RESOURCE, &user, A, NULL, NULL, NULL, MUST },
	{ POLICY_NONE_IN_RESOURCE, &user, A, MAY(AWS(APP)), NULL, NULL, MUST },
	{ POLICY_ALLOWED, &user, A, MAY(AWS(ROOT)), NULL, NULL, MUST },
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, MAY(AWS(ROOT)), NULL, NULL, MUST },
	{ POLICY_ALLOWED, &user, NULL, MAY(AWS(ANA)), NULL, NULL, MUST },
	{ POLICY_ALLOWED, &session, NULL, MAY(AWS(APP)), NULL, NULL, MUST },
	{ POLICY_NONE_IN_SESSION, &session, NULL, MAY(AWS(APP)), NULL, X, MUST },
	{ POLICY_NONE_IN_RESOURCE, &root, NULL, NULL, NULL, NULL, MUST },
	{ POLICY_ALLOWED, &root, NULL, MAY(AWS(ROOT)), NULL, NULL, MUST },
	{ POLICY_NONE_IN_RESOURCE, &user, A, NULL, NULL, NULL, MUST | FOREIGN },
	{ POLICY_ALLOWED, &user, A, MAY(AWS(ROOT)), NULL, NULL, MUST | FOREIGN },

	/* NotPrincipal spares whom it names whole */
	{ POLICY_ALLOWED, &user, A, MAY_NOT(BUT("'" ROOT "','" ANA "'")), NULL, NULL,
	    NONE },
	{ POLICY_DENY_IN_RESOURCE, &user, A, MAY_NOT(BUT("'" ANA "'")), NULL, NULL,
	    NONE },
	{ POLICY_DENY_IN_RESOURCE, &user, A, MAY_NOT(BUT("'" ROOT "'")), NULL, NULL,
	    NONE },
	{ POLICY_DENY_IN_RESOURCE, &user, A, MAY_NOT(BUT("'" ROOT "','" APP "'")),
	    NULL, NULL, NONE },
	{ POLICY_ALLOWED, &session, A, MAY_NOT(BUT("'" ACCOUNT "','" APP "','" ONE
	    "'")), NULL, NULL, NONE },
	{ POLICY_DENY_IN_RESOURCE, &session, A, MAY_NOT(BUT("'" ACCOUNT "','" APP
	    "'")), NULL, NULL, NONE },
	{ POLICY_DENY_IN_RESOURCE, &session, A, MAY_NOT(BUT("'" ACCOUNT "','" ONE
	    "'")), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &session, A, MAY_NOT(BUT("'" ACCOUNT "','" APP " AROAAPP','"
	    ONE " AROAAPP:one'")), NULL, NULL, NONE },
	{ POLICY_DENY_IN_RESOURCE, &session, A, MAY_NOT(BUT("'" ACCOUNT "','" APP
	    " AROAOLD','" ONE "'")), NULL, NULL, NONE },
	{ POLICY_ALLOWED, &root, NULL, MAY_NOT(BUT("'" ROOT "'")), NULL, NULL, NONE },
	{ POLICY_DENY_IN_RESOURCE, &root, NULL, MAY_NOT(BUT("'" ANA "'")), NULL, NULL,
	    NONE },
	{ POLICY_ALLOWED, &user, A, MAY_NOT(BUT("'*'")), NULL, NULL, NONE },
	{ POLICY_DENY_IN_RESOURCE, &lambda, NULL, MAY_NOT(BUT("'" ROOT "'")), NULL,
	    NULL, NONE },
	{ POLICY_ALLOWED, &user, NULL, MAY(BUT("'" OTHER "'")), NULL, NULL, NONE },
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, MAY(BUT("'" ANA "'")), NULL, NULL,
	    NONE },
	{ POLICY_NONE_IN_IDENTITY, &user, NULL, MAY(BUT("'" ROOT "'")), NULL, NULL,
	    NONE },
};

static void
check_case(struct kt_arena *a, int i, enum policy_kind kind,
    enum policy_reason reason)
{
	const struct policy *identity = policy(a, cases[i].identity,
	    POLICY_IDENTITY);
	const struct policy *narrow = policy(a, cases[i].session,
	    POLICY_IDENTITY);
	const char *resource = cases[i].resource;
	struct policy_set set = { .identity = list_of(&identity),
	    .session = list_of(&narrow),
	    .boundary = policy(a, cases[i].boundary, POLICY_IDENTITY),
	    .resource_must = (cases[i].how & MUST) != 0 };

	if (kind == POLICY_TRUST)	/* without its resource */
		resource = kt_arena_strndup(a, resource, strlen(resource) -
		    strlen(",'Resource':'*'"));
	set.resource = policy(a, resource, kind);
	ck_assert_msg(policy_evaluate(&set, &(struct policy_request){
	    .caller = cases[i].caller, .action = GET, .resource = DB,
	    .foreign = (cases[i].how & FOREIGN) != 0 }).reason == reason,
	    "case %d: %s with %s", i, cases[i].caller->arn, resource);
}

START_TEST(a_caller_may_or_may_not)
{
	struct kt_arena *a = kt_arena_new();

	check_case(a, _i, POLICY_RESOURCE, cases[_i].reason);
	kt_arena_free(&a);
}
END_TEST

/* Trust is decided as the policy of any other resource, and named its own. */
START_TEST(a_role_trusts_or_does_not)
{
	struct kt_arena *a = kt_arena_new();
	enum policy_reason reason = cases[_i].reason;

	if (cases[_i].resource != NULL)
		check_case(a, _i, POLICY_TRUST,
		    reason == POLICY_NONE_IN_RESOURCE ? POLICY_NONE_IN_TRUST :
		    reason == POLICY_DENY_IN_RESOURCE ? POLICY_DENY_IN_TRUST :
		    reason);
	kt_arena_free(&a);
}
END_TEST

/* Of several policies of a kind one Allow is enough, and one Deny. */
START_TEST(policies_of_a_kind_add_up)
{
	struct kt_arena *a = kt_arena_new();
	const struct policy *list[] = { policy(a, X, POLICY_IDENTITY),
	    policy(a, A, POLICY_IDENTITY), policy(a, D, POLICY_IDENTITY) };
	struct policy_request r = { .caller = &session, .action = GET,
	    .resource = DB };
	struct policy_set set = { .identity = { list, 2 },
	    .session = { list, 2 } };
	struct policy_decision d = policy_evaluate(&set, &r);

	ck_assert_int_eq(d.reason, POLICY_ALLOWED);
	ck_assert_ptr_eq(d.by, list[1]);
	set.session.n = 1;
	ck_assert_int_eq(policy_evaluate(&set, &r).reason,
	    POLICY_NONE_IN_SESSION);
	set.identity.n = 3;
	d = policy_evaluate(&set, &r);
	ck_assert_int_eq(d.reason, POLICY_DENY_IN_IDENTITY);
	ck_assert_ptr_eq(d.by, list[2]);
	kt_arena_free(&a);
}
END_TEST

START_TEST(an_old_policy_has_no_variables)
{
	struct kt_arena *a = kt_arena_new();
	enum policy_flaw flaw;
	const struct policy *p = compile(a, "{'Version':'2008-10-17',"
	    "'Statement':{'Effect':'Allow','Action':'*','Resource':'" SECRET
	    "${aws:username}'}}", POLICY_IDENTITY, &flaw);
	struct policy_request r = { .caller = &user, .action = GET,
	    .resource = SECRET "db", .context = { get, NULL } };
	struct policy_set set = { .identity = { &p, 1 } };

	ck_assert_int_eq(policy_evaluate(&set, &r).reason,
	    POLICY_NONE_IN_IDENTITY);
	r.resource = SECRET "${aws:username}";
	ck_assert_int_eq(policy_evaluate(&set, &r).reason, POLICY_ALLOWED);
	kt_arena_free(&a);
}
END_TEST

static size_t
get_much(void *self, const char *key, const char *const **values)
{
	(void)key;
	*values = self;
	return 1;
}

/* A Deny that cannot be looked at may not let through. */
START_TEST(what_is_beyond_bounds_lets_nothing_through)
{
	struct kt_arena *a = kt_arena_new();
	const struct policy *list[2] = { policy(a, A, POLICY_IDENTITY) };
	char *much = kt_arena_alloc(a, 5000);
	const char *values[] = { memset(much, 'x', 4999) };
	struct policy_request r = { .caller = &user, .action = GET,
	    .resource = DB, .context = { get_much, values } };
	struct policy_set set = { .identity = { list, 1 } };

	ck_assert_int_eq(policy_evaluate(&set, &r).reason, POLICY_ALLOWED);
	list[1] = policy(a, MAY_NOT("'Condition':{'StringLike':{'a:b':"
	    "'${a:b}${a:b}*'}},"), POLICY_IDENTITY);
	set.identity.n = 2;
	ck_assert_int_eq(policy_evaluate(&set, &r).reason,
	    POLICY_NONE_IN_IDENTITY);
	list[1] = policy(a, MAY("'Condition':{'StringLike':{'a:b':"
	    "'${a:b}${a:b}*'}},"), POLICY_IDENTITY);	/* though A allows */
	ck_assert_int_eq(policy_evaluate(&set, &r).reason,
	    POLICY_NONE_IN_IDENTITY);
	set.identity.n = 1;
	set.session = (struct policy_list){ list, 2 };
	ck_assert_int_eq(policy_evaluate(&set, &r).reason,
	    POLICY_NONE_IN_SESSION);
	kt_arena_free(&a);
}
END_TEST

/* The text that would take for ever if each star were tried by itself. */
START_TEST(stars_cost_no_more_than_their_text)
{
	struct kt_arena *a = kt_arena_new();
	const struct policy *p = policy(a, "'Effect':'Allow','Action':'*',"
	    "'Resource':'arn:*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b'",
	    POLICY_IDENTITY);
	char *much = kt_arena_alloc(a, 4097);
	struct policy_request r = { .caller = &user, .action = GET,
	    .resource = memset(much, 'a', 4096) };
	struct policy_set set = { .identity = { &p, 1 } };

	memcpy(much, "arn:", 4);
	ck_assert_int_eq(policy_evaluate(&set, &r).reason,
	    POLICY_NONE_IN_IDENTITY);
	kt_arena_free(&a);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("evaluate");
	TCase *tc = tcase_create("evaluate");

	tcase_add_loop_test(tc, a_statement_speaks_of_actions_and_resources, 0,
	    N_ELEMENTS(scopes));
	tcase_add_loop_test(tc, a_caller_may_or_may_not, 0, N_ELEMENTS(cases));
	tcase_add_loop_test(tc, a_role_trusts_or_does_not, 0,
	    N_ELEMENTS(cases));
	tcase_add_test(tc, policies_of_a_kind_add_up);
	tcase_add_test(tc, an_old_policy_has_no_variables);
	tcase_add_test(tc, what_is_beyond_bounds_lets_nothing_through);
	tcase_add_test(tc, stars_cost_no_more_than_their_text);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
