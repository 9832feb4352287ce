/* Callers with policies: what they may, and in which words they may not. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/tables.h"
#include "tests/support/who.h"

#define ANN "AKIAANN"
#define ANN_ARN "arn:aws:iam::" ACCOUNT ":user/ann"
#define BOB "AKIABOB"
#define BOB_ARN "arn:aws:iam::210987654321:user/bob"
#define ROTATES "'SecretId':'db','ClientRequestToken':'" V2 "'," \
	"'RotationLambdaARN':'" FUNCTION_ARN "'"
#define REPLICA "'AddReplicaRegions':[{'Region':'us-east-1'}]"

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

/* --- reasons: a policy of each kind, and the words of its refusal --- */

#define ALL "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}"
#define RDS "{'Statement':{'Effect':'Allow','Action':'rds:*','Resource':'*'}}"
#define NOT "{'Statement':{'Effect':'Deny','Action':" \
	"'secretsmanager:Get*','Resource':'*'}}"
#define MANAGED "arn:aws:iam::" ACCOUNT ":policy/no"
#define NONE(what) "because no " what " allows the " \
	"secretsmanager:GetSecretValue action"
#define DENY(what) "with an explicit deny in " what

static const struct {
	const char *identity, *more, *boundary, *session;
	bool managed;		/* identity is, and the boundary */
	const char *resource;	/* a statement */
	const char *reason;	/* NULL: allowed */
} reasons[] = {
	{ ALL, NULL, NULL, NULL, false, NULL, NULL },
	{ RDS, NULL, NULL, NULL, false, NULL,
	    NONE("identity-based policy") },
	{ ALL, NOT, NULL, NULL, false, NULL,
	    DENY("an identity-based policy") },
	{ NOT, ALL, NULL, NULL, true, NULL,
	    DENY("an identity-based policy: " MANAGED) },
	{ ALL, NULL, RDS, NULL, false, NULL, NONE("permissions boundary") },
	{ ALL, NULL, NOT, NULL, false, NULL,
	    DENY("a permissions boundary") },
	{ ALL, NULL, NOT, NULL, true, NULL,
	    DENY("a permissions boundary: " MANAGED) },
	{ ALL, NULL, NULL, RDS, false, NULL, NONE("session policy") },
	{ ALL, NULL, NULL, NOT, false, NULL, DENY("a session policy") },
	{ ALL, NULL, NULL, NULL, false, "'Effect':'Deny','Principal':'*',"
	    "'Action':'secretsmanager:GetSecretValue'",
	    DENY("a resource-based policy") },
	/* an Allow of the secret's own policy is enough */
	{ RDS, NULL, NULL, NULL, false, "'Effect':'Allow','Principal':{'AWS':'"
	    ANN_ARN "'},'Action':'secretsmanager:GetSecretValue'", NULL },
	{ RDS, NULL, RDS, NULL, false, "'Effect':'Allow','Principal':{'AWS':'"
	    ANN_ARN "'},'Action':'secretsmanager:GetSecretValue'", NULL },
	{ RDS, NULL, NULL, NULL, false, "'Effect':'Allow','Principal':{'AWS':'"
	    ACCOUNT "'},'Action':'secretsmanager:GetSecretValue'",
	    NONE("identity-based policy") },
	{ NOT, NULL, NULL, NULL, false, "'Effect':'Allow','Principal':{'AWS':'"
	    ANN_ARN "'},'Action':'secretsmanager:GetSecretValue'",
	    DENY("an identity-based policy") },
};

static const char *
escaped(const char *statement)
{
	struct kt_buf b;

	kt_buf_init(&b, me.arena);
	for (; *statement != '\0'; statement++) {
		if (*statement == '\'')
			kt_buf_char(&b, '\\');
		kt_buf_char(&b, *statement);
	}
	kt_buf_char(&b, '\0');
	return b.p;
}

static struct said
put_policy(const char *secret, const char *statement)
{
	return say(&me, "PutResourcePolicy", "{'SecretId':'%s',"
	    "'ResourcePolicy':'{\\'Version\\':\\'2012-10-17\\',\\'Statement"
	    "\\':{%s,\\'Resource\\':\\'*\\'}}'}", secret, escaped(statement));
}

START_TEST(a_reason_has_its_words)
{
	static const char *const sources[] = { MANAGED, NULL };
	struct identity *ann = who_is(&who, ANN, ANN_ARN, NULL);
	const struct policy *items[2], *session[1];

	if (reasons[_i].resource != NULL)
		ck_ok(put_policy("db", reasons[_i].resource));
	items[0] = who_policy(ann, reasons[_i].identity, POLICY_IDENTITY);
	ann->identity = (struct policy_list){ items, 1 };
	if (reasons[_i].more != NULL)
		items[ann->identity.n++] = who_policy(ann, reasons[_i].more,
		    POLICY_IDENTITY);
	if (reasons[_i].boundary != NULL)
		ann->boundary = who_policy(ann, reasons[_i].boundary,
		    POLICY_IDENTITY);
	if (reasons[_i].managed) {
		ann->sources = sources;
		ann->boundary_arn = MANAGED;
	}
	session[0] = reasons[_i].session == NULL ? NULL : who_policy(ann,
	    reasons[_i].session, POLICY_IDENTITY);
	ann->session = (struct policy_list){ session, session[0] != NULL };
	me.key = ANN;
	if (reasons[_i].reason == NULL)
		ck_ok(say(&me, "GetSecretValue", "{'SecretId':'db'}"));
	else
		ck_refused(say(&me, "GetSecretValue", "{'SecretId':'db'}"),
		    "AccessDeniedException", text(reasons[_i].reason,
		    arn_of("db")));
}
END_TEST

/* --- a secret's own policy --- */

#define BOB_MAY "'Effect':'Allow','Principal':{'AWS':'" BOB_ARN "'}," \
	"'Action':'secretsmanager:*'"
#define NOBODY_READS "'Effect':'Deny','Principal':'*','Action':" \
	"'secretsmanager:GetSecretValue'"

START_TEST(a_deny_binds_root_too)
{
	ck_ok(put_policy("db", NOBODY_READS));
	ck_refused(say(&me, "GetSecretValue", "{'SecretId':'db'}"),
	    "AccessDeniedException", kt_arena_printf(me.arena, "User: "
	    "arn:aws:iam::" ACCOUNT ":root is not authorized to perform: "
	    "secretsmanager:GetSecretValue on resource: %s with an explicit "
	    "deny in a resource-based policy", arn_of("db")));
	ck_ok(say(&me, "DescribeSecret", "{'SecretId':'db'}"));
	ck_ok(say(&me, "DeleteResourcePolicy", "{'SecretId':'db'}"));
	ck_ok(say(&me, "GetSecretValue", "{'SecretId':'db'}"));
}
END_TEST

static int
spoil_policy(struct store_tx *tx, void *unused)
{
	struct secret s;

	(void)unused;
	ck_assert_int_eq(store_secret_find(tx, ACCOUNT, REGION, "db", &s),
	    STORE_OK);
	s.policy = "{";
	return store_secret_save(tx, &s) == STORE_OK ? 0 : -1;
}

/* Nobody is let in, root neither; and the log says why. */
START_TEST(a_policy_that_cannot_be_read_denies)
{
	char path[] = "/tmp/keyturn-log-XXXXXX", told[512] = "";
	int fd = mkstemp(path), old = dup(STDERR_FILENO);
	const char *arn = arn_of("db");

	ck_assert_int_ge(fd, 0);
	(void)unlink(path);
	ck_assert_int_eq(store_write_wait(world.server.store, me.arena,
	    spoil_policy, NULL), 0);
	ck_assert_int_ge(dup2(fd, STDERR_FILENO), 0);
	ck_refused(say(&me, "GetSecretValue", "{'SecretId':'db'}"),
	    "AccessDeniedException", kt_arena_printf(me.arena, "User: "
	    "arn:aws:iam::" ACCOUNT ":root is not authorized to perform: "
	    "secretsmanager:GetSecretValue on resource: %s with an explicit "
	    "deny in a resource-based policy", arn));
	ck_assert_int_ge(dup2(old, STDERR_FILENO), 0);
	ck_assert_int_gt(pread(fd, told, sizeof(told) - 1, 0), 0);
	ck_assert_ptr_nonnull(strstr(told, kt_arena_printf(me.arena,
	    "the policy of %s cannot be read", arn)));
}
END_TEST

START_TEST(a_replica_has_its_primarys)
{
	struct said s;

	ck_ok(say(&me, "ReplicateSecretToRegions", "{'SecretId':'db',"
	    REPLICA "}"));
	ck_ok(put_policy("db", NOBODY_READS));
	me.key = ACCOUNT;
	me.region = "us-east-1";
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_assert_ptr_nonnull(strstr(s.text, ":us-east-1:"));
	ck_assert_ptr_nonnull(strstr(s.text, "with an explicit deny in a "
	    "resource-based policy"));
}
END_TEST

START_TEST(a_function_is_not_hurt_by_it)
{
	world_run(&world);
	ck_ok(put_policy("db", NOBODY_READS));
	ck_ok(say(&me, "RotateSecret", "{" ROTATES "}"));
	world_until_rotation(&world, "db", "succeeded 4 0");
}
END_TEST

START_TEST(a_policy_must_not_lock_its_caller_out)
{
	(void)who_is(&who, ANN, ANN_ARN, ALL);
	me.key = ANN;
	ck_refused(put_policy("db", "'Effect':'Deny','Principal':{'AWS':'"
	    ANN_ARN "'},'Action':'secretsmanager:Put*'"),
	    "MalformedPolicyDocumentException", "Your requested changes will "
	    "not allow you to manage this secret in the future.");
	me.key = NULL;
	ck_ok(put_policy("db", "'Effect':'Deny','Principal':{'AWS':'"
	    ANN_ARN "'},'Action':'secretsmanager:Put*'"));
}
END_TEST

START_TEST(a_tag_must_not_lock_its_caller_out)
{
	(void)who_is(&who, ANN, ANN_ARN, "{'Statement':{'Effect':'Allow',"
	    "'Action':'*','Resource':'*','Condition':{'StringEquals':"
	    "{'aws:ResourceTag/team':'a'}}}}");
	me.key = ANN;
	ck_ok(say(&me, "TagResource", "{'SecretId':'db','Tags':[{'Key':'x',"
	    "'Value':'b'}]}"));
	ck_assert_str_eq(say(&me, "TagResource", "{'SecretId':'db','Tags':"
	    "[{'Key':'team','Value':'b'}]}").code, "AccessDeniedException");
	ck_assert_str_eq(say(&me, "UntagResource", "{'SecretId':'db',"
	    "'TagKeys':['team']}").code, "AccessDeniedException");
	ck_ok(say(&me, "GetSecretValue", "{'SecretId':'db'}"));
}
END_TEST

START_TEST(whom_a_policy_names_must_be_there)
{
	static const char unsupported[] =
	    "This resource policy contains an unsupported principal.";

	ck_ok(put_policy("db", "'Effect':'Allow','Principal':{'AWS':'"
	    ANN_ARN "'},'Action':'*'"));
	me.service = "iam";
	me.version = "2010-05-08";
	ck_ok(say_form(&me, "Action=CreateRole&RoleName=There&"
	    "AssumeRolePolicyDocument={\"Statement\":[{\"Effect\":\"Allow\","
	    "\"Principal\":{\"AWS\":\"" ACCOUNT "\"},\"Action\":"
	    "\"sts:AssumeRole\"}]}"));
	me.service = NULL;
	ck_refused(put_policy("db", "'Effect':'Allow','Principal':{'AWS':'"
	    ANN_ARN "'},'Action':'*'"), "MalformedPolicyDocumentException",
	    unsupported);
	ck_ok(put_policy("db", "'Effect':'Allow','Principal':{'AWS':["
	    "'arn:aws:iam::" ACCOUNT ":role/There','arn:aws:sts::" ACCOUNT
	    ":assumed-role/There/s','" ACCOUNT "','" BOB_ARN "']},"
	    "'Action':'*'"));
	ck_refused(put_policy("db", "'Effect':'Allow','Principal':{'AWS':"
	    "'arn:aws:iam::" ACCOUNT ":role/path/There'},'Action':'*'"),
	    "MalformedPolicyDocumentException", unsupported);
}
END_TEST

/* --- from another account --- */

static const char *
foreign_text(const char *arn)
{
	return kt_arena_printf(me.arena, "User: " BOB_ARN " is not authorized "
	    "to perform: secretsmanager:GetSecretValue on resource: %s "
	    "because no resource-based policy allows the "
	    "secretsmanager:GetSecretValue action", arn);
}

static struct said
bob_reads(const char *arn)
{
	struct said s;

	me.key = BOB;
	s = say(&me, "GetSecretValue", "{'SecretId':'%s'}", arn);
	me.key = NULL;
	return s;
}

START_TEST(another_account_needs_both_and_a_key)
{
	const char *db = arn_of("db"), *mine, *none = "arn:aws:secretsmanager:"
	    REGION ":" ACCOUNT ":secret:none-abcdef";
	struct identity *bob = who_is(&who, BOB, BOB_ARN, ALL);
	struct said s;

	ck_ok(say(&me, "CreateSecret", "{'Name':'mine','SecretString':'m',"
	    "'KmsKeyId':'alias/mine','ClientRequestToken':'" V1 "'}"));
	mine = arn_of("mine");
	/* Neither there nor not. */
	ck_refused(bob_reads(db), "AccessDeniedException", foreign_text(db));
	ck_refused(bob_reads(none), "AccessDeniedException",
	    foreign_text(none));
	ck_refused(bob_reads("arn:aws:secretsmanager:" REGION ":" ACCOUNT
	    ":secret:db"), "AccessDeniedException", foreign_text(
	    "arn:aws:secretsmanager:" REGION ":" ACCOUNT ":secret:db"));
	ck_ok(put_policy("db", BOB_MAY));
	ck_ok(put_policy("mine", BOB_MAY));
	ck_refused(bob_reads(db), "InvalidRequestException", "You can't access "
	    "a secret from a different AWS account if you encrypt the secret "
	    "with the default KMS service key.");
	s = bob_reads(mine);
	ck_says(s, "SecretString", "m");
	bob->identity.n = 0;
	s = bob_reads(mine);
	ck_assert_ptr_nonnull(strstr(s.message, "because no identity-based"));
}
END_TEST

static const char *
default_key(struct client *kms)
{
	struct said s;

	kms->service = "kms";
	kms->key = ACCOUNT;
	s = say(kms, "DescribeKey", "{'KeyId':'alias/aws/secretsmanager'}");
	return said_at(&s, "KeyMetadata.KeyId");
}

/* By whichever of its names it is given. */
START_TEST(another_account_needs_a_key_that_is_not_the_default_one)
{
	struct client kms = me;
	const char *key = default_key(&kms);
	const char *const names[] = { key, "alias/aws/secretsmanager",
	    kt_arena_join(me.arena, "arn:aws:kms:" REGION ":" ACCOUNT ":key/",
	    key, NULL), "arn:aws:kms:" REGION ":" ACCOUNT
	    ":alias/aws/secretsmanager" };
	size_t i;

	(void)who_is(&who, BOB, BOB_ARN, ALL);
	for (i = 0; i < N_ELEMENTS(names); i++) {
		ck_ok(say(&me, "UpdateSecret", "{'SecretId':'db','KmsKeyId':"
		    "'%s','ClientRequestToken':'%s'}", names[i],
		    V2));
		ck_ok(put_policy("db", BOB_MAY));
		ck_refused(bob_reads(arn_of("db")), "InvalidRequestException",
		    "You can't access a secret from a different AWS account "
		    "if you encrypt the secret with the default KMS service "
		    "key.");
	}
}
END_TEST

START_TEST(another_account_works_on_the_owners)
{
	const char *mine;
	struct said s;

	(void)who_is(&who, BOB, BOB_ARN, ALL);
	ck_ok(say(&me, "CreateSecret", "{'Name':'mine','SecretString':'m',"
	    "'KmsKeyId':'alias/mine','ClientRequestToken':'" V1 "'}"));
	mine = arn_of("mine");
	ck_ok(put_policy("mine", BOB_MAY));
	me.key = BOB;
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'%s','SecretString':"
	    "'two','ClientRequestToken':'" V2 "'}", mine));
	ck_ok(say(&me, "TagResource", "{'SecretId':'%s','Tags':[{'Key':'k',"
	    "'Value':'v'}]}", mine));
	s = say(&me, "DescribeSecret", "{'SecretId':'%s'}", mine);
	ck_says(s, "Tags", "[{'Key':'k','Value':'v'}]");
	s = say(&me, "BatchGetSecretValue", "{'SecretIdList':['%s','mine']}",
	    mine);
	ck_says(s, "SecretValues.0.SecretString", "two");
	ck_says(s, "Errors.0.ErrorCode", "ResourceNotFoundException");
	/* The function is of the owner's account, and knows nobody. */
	s = say(&me, "RotateSecret", "{'SecretId':'%s','ClientRequestToken':"
	    "'" V3 "','RotationLambdaARN':'" FUNCTION_ARN "'}", mine);
	ck_assert_ptr_nonnull(strstr(s.message, "because no resource-based "
	    "policy allows the lambda:InvokeFunction action"));
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'%s'}", mine));
	me.key = NULL;
	s = say(&me, "DescribeSecret", "{'SecretId':'mine'}");
	ck_assert_str_ne(said_at(&s, "DeletedDate"), ABSENT);
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
	tcase_add_loop_test(tc, a_reason_has_its_words, 0,
	    N_ELEMENTS(reasons));
	tcase_add_test(tc, a_deny_binds_root_too);
	tcase_add_test(tc, a_policy_that_cannot_be_read_denies);
	tcase_add_test(tc, a_replica_has_its_primarys);
	tcase_add_test(tc, a_function_is_not_hurt_by_it);
	tcase_add_test(tc, a_policy_must_not_lock_its_caller_out);
	tcase_add_test(tc, a_tag_must_not_lock_its_caller_out);
	tcase_add_test(tc, whom_a_policy_names_must_be_there);
	tcase_add_test(tc, another_account_needs_both_and_a_key);
	tcase_add_test(tc,
	    another_account_needs_a_key_that_is_not_the_default_one);
	tcase_add_test(tc, another_account_works_on_the_owners);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
