/* Callers with policies: what they may, and in which words they may not. */
#include <string.h>

#include "tests/support/who.h"

#define ANN "AKIAANN"
#define ANN_ARN "arn:aws:iam::" ACCOUNT ":user/ann"
#define BOB "AKIABOB"
#define BOB_ARN "arn:aws:iam::210987654321:user/bob"

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
	    "'ClientRequestToken':'" V1 "'}"));
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
	who_end(&who);
}

static const char *
arn_of(const char *name)
{
	const char *key = me.key;
	struct said s;

	me.key = NULL;
	s = say(&me, "DescribeSecret", "{'SecretId':'%s'}", name);
	me.key = key;
	return kt_json_string(kt_json_member(s.body, "ARN"));
}

static const char *
text(const char *format, const char *arn)
{
	return kt_arena_printf(me.arena, "User: %s is not authorized to "
	    "perform: secretsmanager:GetSecretValue on resource: %s %s",
	    ANN_ARN, arn, format);
}

START_TEST(what_a_policy_allows_is_allowed)
{
	(void)who_is(&who, ANN, ANN_ARN, "{'Version':'2012-10-17','Statement':"
	    "{'Effect':'Allow','Action':'secretsmanager:GetSecretValue',"
	    "'Resource':'arn:aws:secretsmanager:" REGION ":" ACCOUNT
	    ":secret:db-\?\?\?\?\?\?'}}");
	me.key = ANN;
	ck_ok(say(&me, "GetSecretValue", "{'SecretId':'db'}"));
	ck_refused(say(&me, "DescribeSecret", "{'SecretId':'db'}"),
	    "AccessDeniedException", kt_arena_printf(me.arena, "User: " ANN_ARN
	    " is not authorized to perform: secretsmanager:DescribeSecret on "
	    "resource: %s because no identity-based policy allows the "
	    "secretsmanager:DescribeSecret action", arn_of("db")));
}
END_TEST

START_TEST(each_reason_has_its_words)
{
	struct identity *ann = who_is(&who, ANN, ANN_ARN, NULL);
	static const struct policy *items[1];

	me.key = ANN;
	ck_refused(say(&me, "GetSecretValue", "{'SecretId':'db'}"),
	    "AccessDeniedException", text("because no identity-based policy "
	    "allows the secretsmanager:GetSecretValue action", arn_of("db")));
	items[0] = who_policy(ann, "{'Statement':{'Effect':'Allow',"
	    "'Action':'*','Resource':'*'}}", POLICY_IDENTITY);
	ann->identity = (struct policy_list){ items, 1 };
	ann->boundary = who_policy(ann, "{'Statement':{'Effect':'Allow',"
	    "'Action':'rds:*','Resource':'*'}}", POLICY_IDENTITY);
	ck_refused(say(&me, "GetSecretValue", "{'SecretId':'db'}"),
	    "AccessDeniedException", text("because no permissions boundary "
	    "allows the secretsmanager:GetSecretValue action", arn_of("db")));
	/* Whether it is there or not is told to nobody who may not ask. */
	ck_refused(say(&me, "GetSecretValue", "{'SecretId':'gone'}"),
	    "AccessDeniedException", text("because no permissions boundary "
	    "allows the secretsmanager:GetSecretValue action", "gone"));
	world.server.iam = KT_IAM_OFF;
	ck_ok(say(&me, "GetSecretValue", "{'SecretId':'db'}"));
}
END_TEST

START_TEST(a_caller_is_of_the_account_of_its_key)
{
	struct said s;

	(void)who_is(&who, BOB, BOB_ARN, "{'Statement':{'Effect':'Allow',"
	    "'Action':'*','Resource':'*'}}");
	me.key = BOB;
	ck_refused(say(&me, "GetSecretValue", "{'SecretId':'db'}"),
	    "ResourceNotFoundException",
	    "Secrets Manager can't find the specified secret.");
	s = say(&me, "CreateSecret", "{'Name':'his','ClientRequestToken':'" V2
	    "'}");
	ck_ok(s);
	ck_assert_ptr_nonnull(strstr(s.text, ":210987654321:secret:his-"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("denied");
	TCase *tc = tcase_create("denied");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, what_a_policy_allows_is_allowed);
	tcase_add_test(tc, each_reason_has_its_words);
	tcase_add_test(tc, a_caller_is_of_the_account_of_its_key);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
