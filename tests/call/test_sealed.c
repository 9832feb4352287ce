/* Secrets under keys of KMS: shared facts, iam 7. */
#include <string.h>

#include "tests/call/sealed.h"

START_TEST(a_value_comes_back)
{
	static const char *const names[] = { "", "alias/mine",
	    "arn:aws:kms:" REGION ":" ACCOUNT ":key/",
	    "arn:aws:kms:" REGION ":" ACCOUNT ":alias/mine" };
	const char *key = kt_arena_printf(me.arena, "%s%s", names[_i],
	    _i % 2 == 0 ? id : "");
	struct said s;

	ck_ok(create("other", key));
	s = say(&me, "GetSecretValue", "{'SecretId':'other'}");
	ck_says(s, "SecretString", "first");
	s = say(&me, "DescribeSecret", "{'SecretId':'other'}");
	ck_says(s, "KmsKeyId", key);
}
END_TEST

START_TEST(old_and_new_come_back)
{
	struct said s;

	ck_ok(put("second", V2));
	s = get("");
	ck_says(s, "SecretString", "second");
	s = get(",'VersionStage':'AWSPREVIOUS'");
	ck_says(s, "SecretString", "first");
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'db','SecretBinary':"
	    "'AAEC','ClientRequestToken':'" V3 "'}"));
	s = get("");
	ck_says(s, "SecretBinary", "AAEC");
}
END_TEST

/* The same call again is told from another by what lies there. */
START_TEST(a_token_comes_again)
{
	struct said s;

	ck_ok(create("db", id));
	s = put("first", V1);
	ck_ok(s);
	s = put("other", V1);
	ck_assert_str_eq(s.code, "ResourceExistsException");
	(void)of_key("DisableKey", "");
	ck_fails(put("first", V1), NO_READ);
}
END_TEST

/* --- the key's state --- */

static void
pass(const char *by)
{
	const char *body = kt_arena_printf(me.arena, "{\"advance\":\"%s\"}",
	    by);

	ck_ok(say_request(&me, &(struct kt_request){ .method = "POST",
	    .path = "/_keyturn/clock", .body = body,
	    .body_len = strlen(body) }));
}

START_TEST(a_key_that_is_not_enabled_gives_nothing)
{
	struct said s;

	world_run(&w);
	(void)of_key(_i == 0 ? "DisableKey" : "ScheduleKeyDeletion", "");
	if (_i == 2)
		pass("31d");
	ck_fails(get(""), NO_READ);
	ck_fails(put("second", V2), NO_WRITE);
	s = say(&me, "BatchGetSecretValue", "{'SecretIdList':['db']}");
	ck_says(s, "SecretValues", "[]");
	ck_says(s, "Errors.0.ErrorCode", "DecryptionFailure");
	ck_fails(say(&me, "UpdateSecret", "{'SecretId':'db','SecretString':"
	    "'second','ClientRequestToken':'" V2 "'}"), NO_WRITE);
	ck_assert_str_eq(described("VersionIdsToStages"),
	    "{'" V1 "':['AWSCURRENT']}");
	if (_i == 2)
		return;
	if (_i == 1)
		(void)of_key("CancelKeyDeletion", "");
	(void)of_key("EnableKey", "");
	s = get("");
	ck_says(s, "SecretString", "first");
}
END_TEST

/* Who lost his key goes on under another, without what was under it. */
START_TEST(there_is_a_way_back_from_a_lost_key)
{
	struct said s;

	world_run(&w);
	(void)of_key("ScheduleKeyDeletion", "");
	pass("31d");
	s = say(&me, "UpdateSecret", "{'SecretId':'db','SecretString':'next',"
	    "'KmsKeyId':'','ClientRequestToken':'" V2 "'}");
	ck_ok(s);
	s = get("");
	ck_says(s, "SecretString", "next");
	ck_fails(get(",'VersionStage':'AWSPREVIOUS'"), NO_READ);
}
END_TEST

START_TEST(a_key_must_be_there_once_there_is_one)
{
	static const char *const keys[] = { "alias/none",
	    "11111111-2222-4333-8444-555555555555" };
	static const char *const said[] = { "Alias arn:aws:kms:" REGION ":"
	    ACCOUNT ":alias/none is not found.", "Key 'arn:aws:kms:" REGION ":"
	    ACCOUNT ":key/11111111-2222-4333-8444-555555555555' does not "
	    "exist" };

	ck_fails(create("other", keys[_i]), "ResourceNotFoundException",
	    kt_arena_printf(me.arena, "The operation failed because of an "
	    "invalid KMS key: %s", said[_i]));
	ck_refused(say(&me, "UpdateSecret", "{'SecretId':'db','KmsKeyId':"
	    "'%s','ClientRequestToken':'" V2 "'}", keys[_i]),
	    "ResourceNotFoundException", kt_arena_printf(me.arena,
	    "The operation failed because of an invalid KMS key: %s",
	    said[_i]));
	ck_assert_str_eq(described("KmsKeyId"), id);
	me.key = OTHER;		/* where nobody ever made one, it is a name */
	me.region = REGION;
	ck_ok(create("other", keys[_i]));
}
END_TEST

/* --- another key --- */

static const char *
second_key(void)
{
	struct said s = kms("CreateKey", "{}");

	return said_at(&s, "KeyMetadata.KeyId");
}

START_TEST(what_is_labelled_goes_under_a_new_key)
{
	const char *other = second_key();
	struct said s;

	ck_ok(put("second", V2));
	ck_ok(put("third", V3));
	ck_ok(say(&me, "UpdateSecret", "{'SecretId':'db','KmsKeyId':'%s',"
	    "'ClientRequestToken':'" V4 "'}", _i == 0 ? other :
	    "alias/aws/secretsmanager"));
	(void)of_key("DisableKey", "");
	s = get("");
	ck_says(s, "SecretString", "third");
	s = get(",'VersionStage':'AWSPREVIOUS'");
	ck_says(s, "SecretString", "second");
	ck_fails(get(",'VersionId':'" V1 "'"), NO_READ);
}
END_TEST

/* API Reference, UpdateSecret: without kms:Encrypt they stay as they are. */
START_TEST(without_the_right_they_stay_under_the_old)
{
	const char *other = second_key();
	struct said s;

	(void)who_is(&who, ANN, ANN_ARN, "{'Statement':{'Effect':'Allow',"
	    "'Action':['secretsmanager:*','kms:GenerateDataKey',"
	    "'kms:Decrypt'],'Resource':'*'}}");
	me.key = ANN;
	me.region = REGION;
	ck_ok(say(&me, "UpdateSecret", "{'SecretId':'db','KmsKeyId':'%s',"
	    "'ClientRequestToken':'" V4 "'}", other));
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'db'}");
	ck_says(s, "Versions.0.KmsKeyIds", kt_arena_printf(me.arena, "['%s']",
	    id));
	ck_ok(get(""));
	(void)of_key("DisableKey", "");
	ck_fails(get(""), NO_READ);
	ck_ok(put("second", V2));
	s = get("");
	ck_says(s, "SecretString", "second");
}
END_TEST

/* --- the caller's rights --- */

#define ALL_SECRETS "'secretsmanager:*'"
#define CONDITION(operator, key, value) ",'Condition':{'" operator "':{'" \
	key "':'" value "'}}"

static const struct {
	const char *policy;		/* of kms, an Action and what follows */
	bool reads, writes;
} rights[] = {
	{ "'kms:DescribeKey','Resource':'*'", false, false },
	{ "'kms:Decrypt','Resource':'*'", true, false },
	{ "'kms:GenerateDataKey','Resource':'*'", false, true },
	{ "'kms:*','Resource':'*'", true, true },
	{ "'kms:*','Resource':'*'" CONDITION("StringEquals", "kms:ViaService",
	    "secretsmanager." REGION ".amazonaws.com"), true, true },
	{ "'kms:*','Resource':'*'" CONDITION("StringEquals", "kms:ViaService",
	    "rds." REGION ".amazonaws.com"), false, false },
	{ "'kms:*','Resource':'*'" CONDITION("StringEquals",
	    "kms:EncryptionContext:SecretVersionId", V1), true, false },
	{ "'kms:*','Resource':'*'" CONDITION("StringLike",
	    "kms:EncryptionContext:SecretARN", "*:secret:db-*"), true, true },
	{ "'kms:*','Resource':'*'" CONDITION("StringLike",
	    "kms:EncryptionContext:SecretARN", "*:secret:other-*"), false,
	    false },
	{ "'kms:*','Resource':'*'" CONDITION("StringEquals",
	    "kms:CallerAccount", ACCOUNT), true, true },
	{ "'kms:*','Resource':'*'" CONDITION("StringEquals",
	    "aws:ResourceTag/team", "a"), false, false },
	{ "'kms:*','Resource':'*'" CONDITION("ForAnyValue:StringEquals",
	    "kms:ResourceAliases", "alias/mine"), true, true },
	{ "'kms:*','Resource':'*'" CONDITION("ForAnyValue:StringEquals",
	    "kms:ResourceAliases", "alias/other"), false, false },
	{ "'kms:*','Resource':'*'" CONDITION("ForAnyValue:StringEquals",
	    "kms:EncryptionContextKeys", "SecretARN"), true, true },
	{ "'kms:*','Resource':'*'" CONDITION("ForAllValues:StringEquals",
	    "kms:EncryptionContextKeys", "SecretARN"), false, false },
	{ "'kms:*','Resource':'*'" CONDITION("StringEquals", "kms:KeySpec",
	    "SYMMETRIC_DEFAULT"), true, true },
	{ "'kms:*','Resource':'*'" CONDITION("StringEquals",
	    "kms:EncryptionAlgorithm", "RSAES_OAEP_SHA_1"), false, false },
};

START_TEST(the_caller_asks)
{
	(void)who_is(&who, ANN, ANN_ARN, kt_arena_printf(me.arena,
	    "{'Statement':[{'Effect':'Allow','Action':" ALL_SECRETS ","
	    "'Resource':'*'},{'Effect':'Allow','Action':%s}]}",
	    rights[_i].policy));
	me.key = ANN;
	me.region = REGION;
	if (rights[_i].reads)
		ck_ok(get(""));
	else
		ck_fails(get(""), NO_RIGHT);
	if (rights[_i].writes)
		ck_ok(put("second", V2));
	else
		ck_fails(put("second", V2), NO_RIGHT);
}
END_TEST

START_TEST(a_grant_lets_in)
{
	static const char *const constraints[] = { "",
	    ",'Constraints':{'EncryptionContextSubset':{'SecretVersionId':'"
	    V1 "'}}", ",'Constraints':{'EncryptionContextSubset':"
	    "{'SecretVersionId':'" V2 "'}}",
	    ",'Constraints':{'EncryptionContextEquals':{'SecretVersionId':'"
	    V1 "'}}" };
	struct said s;

	(void)who_is(&who, ANN, ANN_ARN, "{'Statement':{'Effect':'Allow',"
	    "'Action':'secretsmanager:*','Resource':'*'}}");
	me.key = ANN;
	me.region = REGION;
	ck_fails(get(""), NO_RIGHT);
	s = of_key("CreateGrant", kt_arena_printf(me.arena,
	    ",'GranteePrincipal':'" ANN_ARN "','Operations':['Decrypt',"
	    "'RetireGrant']%s", constraints[_i]));
	if (_i >= 2) {
		ck_fails(get(""), NO_RIGHT);
		return;
	}
	ck_ok(get(""));
	ck_fails(put("second", V2), NO_RIGHT);
	ck_ok(kms("RetireGrant", kt_arena_printf(me.arena,
	    "{'GrantToken':'%s'}", said_at(&s, "GrantToken"))));
	ck_fails(get(""), NO_RIGHT);
}
END_TEST

/* The key's policy alone lets in, and keeps out whom the account lets in. */
START_TEST(the_keys_policy_decides)
{
	(void)who_is(&who, ANN, ANN_ARN, "{'Statement':{'Effect':'Allow',"
	    "'Action':'*','Resource':'*'}}");
	(void)of_key("PutKeyPolicy", kt_arena_printf(me.arena,
	    ",'BypassPolicyLockoutSafetyCheck':true,'Policy':'{\\'Statement\\':"
	    "{\\'Effect\\':\\'Allow\\',\\'Principal\\':{\\'AWS\\':\\'%s\\'},"
	    "\\'Action\\':\\'kms:*\\',\\'Resource\\':\\'*\\'}}'", _i == 0 ?
	    ANN_ARN : "arn:aws:iam::" ACCOUNT ":user/eve"));
	ck_fails(get(""), NO_RIGHT);		/* root of the account */
	me.key = ANN;
	me.region = REGION;
	if (_i == 0)
		ck_ok(get(""));
	else
		ck_fails(get(""), NO_RIGHT);
}
END_TEST

/* From another account: both policies, the secret's and the key's. */
START_TEST(another_account_reads_under_a_customers_key)
{
	const char *secret = described("ARN");
	struct said s;

	(void)who_is(&who, BOB, BOB_ARN, "{'Statement':{'Effect':'Allow',"
	    "'Action':['secretsmanager:*','kms:Decrypt'],'Resource':'*'}}");
	ck_ok(say(&me, "PutResourcePolicy", "{'SecretId':'db',"
	    "'ResourcePolicy':'{\\'Version\\':\\'2012-10-17\\',"
	    "\\'Statement\\':[{\\'Effect\\':\\'Allow\\',\\'Principal\\':"
	    "{\\'AWS\\':\\'" BOB_ARN "\\'},\\'Action\\':"
	    "\\'secretsmanager:GetSecretValue\\',\\'Resource\\':\\'*\\'}]}'}"));
	me.key = BOB;
	me.region = REGION;
	s = say(&me, "GetSecretValue", "{'SecretId':'%s'}", secret);
	ck_fails(s, NO_RIGHT);
	(void)of_key("PutKeyPolicy", ",'BypassPolicyLockoutSafetyCheck':true,"
	    "'Policy':'{\\'Statement\\':{\\'Effect\\':\\'Allow\\',"
	    "\\'Principal\\':{\\'AWS\\':\\'" BOB_ARN "\\'},\\'Action\\':"
	    "\\'kms:*\\',\\'Resource\\':\\'*\\'}}'");
	s = say(&me, "GetSecretValue", "{'SecretId':'%s'}", secret);
	ck_says(s, "SecretString", "first");
}
END_TEST

/* What another account may do to a key at all, whatever its policy says. */
START_TEST(some_of_it_is_not_for_others)
{
	static const struct { const char *op, *more; bool may; } asked[] = {
		{ "DescribeKey", "", true }, { "ListGrants", "", true },
		{ "GetKeyRotationStatus", "", true },
		{ "GenerateDataKey", ",'KeySpec':'AES_256'", true },
		{ "DisableKey", "", false }, { "GetKeyPolicy", "", false },
		{ "ScheduleKeyDeletion", "", false },
		{ "ListResourceTags", "", false },
	};
	struct said s;

	(void)who_is(&who, BOB, BOB_ARN, "{'Statement':{'Effect':'Allow',"
	    "'Action':'*','Resource':'*'}}");
	(void)of_key("PutKeyPolicy", ",'BypassPolicyLockoutSafetyCheck':true,"
	    "'Policy':'{\\'Statement\\':{\\'Effect\\':\\'Allow\\',"
	    "\\'Principal\\':{\\'AWS\\':\\'" OTHER "\\'},\\'Action\\':"
	    "\\'kms:*\\',\\'Resource\\':\\'*\\'}}'");
	me.key = BOB;
	me.region = REGION;
	s = kms(asked[_i].op, kt_arena_printf(me.arena, "{'KeyId':'%s'%s}",
	    arn, asked[_i].more));
	if (asked[_i].may)
		ck_ok(s);
	else
		ck_assert_str_eq(s.code, "AccessDeniedException");
}
END_TEST

/* --- rotation --- */

#define ROTATE "{'SecretId':'db','ClientRequestToken':'" V2 "'," \
	"'RotationLambdaARN':'" FUNCTION_ARN "'%s}"

START_TEST(it_rotates_under_its_key)
{
	struct said s;

	ck_ok(say(&me, "RotateSecret", ROTATE, ""));
	world_run(&w);
	world_until_rotation(&w, "db", "succeeded 4 0");
	s = get("");
	ck_says(s, "SecretString", "made by " V2);
	(void)of_key("DisableKey", "");
	ck_fails(get(""), NO_READ);
}
END_TEST

START_TEST(a_rotation_tells_of_its_key_and_goes_on)
{
	struct said s;

	(void)of_key("DisableKey", "");
	ck_ok(say(&me, "RotateSecret", ROTATE, ""));
	world_run(&w);
	world_until_rotation(&w, "db", "running 0 1");
	s = say_get(&me, "/_keyturn/rotations", NULL);
	ck_assert_msg(strstr(s.text, "EncryptionFailure: ") != NULL, "%s",
	    s.text);
	(void)of_key("EnableKey", "");
	pass("1h");
	world_until_rotation(&w, "db", "succeeded 4 1");
	s = get("");
	ck_says(s, "SecretString", "made by " V2);
}
END_TEST

START_TEST(a_test_of_the_rotation_has_a_copy)
{
	struct said s;

	ck_ok(say(&me, "RotateSecret", ROTATE, ",'RotateImmediately':false"));
	s = get(",'VersionStage':'AWSPENDING'");
	ck_says(s, "SecretString", "first");
	world_run(&w);
	world_until_rotation(&w, "db", "succeeded 0 0");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("sealed");
	TCase *tc = tcase_create("sealed");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_value_comes_back, 0, 4);
	tcase_add_test(tc, old_and_new_come_back);
	tcase_add_test(tc, a_token_comes_again);
	tcase_add_loop_test(tc, a_key_that_is_not_enabled_gives_nothing, 0, 3);
	tcase_add_test(tc, there_is_a_way_back_from_a_lost_key);
	tcase_add_loop_test(tc, a_key_must_be_there_once_there_is_one, 0, 2);
	tcase_add_loop_test(tc, what_is_labelled_goes_under_a_new_key, 0, 2);
	tcase_add_test(tc, without_the_right_they_stay_under_the_old);
	tcase_add_loop_test(tc, the_caller_asks, 0, N_ELEMENTS(rights));
	tcase_add_loop_test(tc, a_grant_lets_in, 0, 4);
	tcase_add_loop_test(tc, the_keys_policy_decides, 0, 2);
	tcase_add_test(tc, another_account_reads_under_a_customers_key);
	tcase_add_loop_test(tc, some_of_it_is_not_for_others, 0, 8);
	tcase_add_test(tc, it_rotates_under_its_key);
	tcase_add_test(tc, a_rotation_tells_of_its_key_and_goes_on);
	tcase_add_test(tc, a_test_of_the_rotation_has_a_copy);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
