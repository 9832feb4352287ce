/* Secrets under keys of KMS: shared facts, iam 7. */
#include <string.h>

#include "tests/support/who.h"

#define THERE "eu-central-1"
#define OTHER "210987654321"
#define ANN "AKIAANN"
#define ANN_ARN "arn:aws:iam::" ACCOUNT ":user/ann"
#define BOB "AKIABOB"
#define BOB_ARN "arn:aws:iam::" OTHER ":user/bob"

#define NO_WRITE "EncryptionFailure", "Secrets Manager can't encrypt the " \
	"protected secret text using the provided KMS key. Check that the " \
	"KMS key is available, enabled, and not in an invalid state."
#define NO_READ "DecryptionFailure", "Secrets Manager can't decrypt the " \
	"protected secret text using the provided KMS key."
#define NO_RIGHT "AccessDeniedException", "Access to KMS is not allowed"

static void
ck_fails(struct said s, const char *code, const char *message)
{
	ck_refused(s, code, message);
}

static struct world w;
static struct client me;
static struct who who;
static const char *id, *arn;

static struct said
kms(const char *op, const char *json)
{
	struct client other = me;

	other.service = "kms";
	if (other.key == NULL)
		other.key = ACCOUNT;
	if (other.region == NULL)
		other.region = REGION;
	return say(&other, op, "%s", json);
}

static struct said
of_key(const char *op, const char *more)
{
	const char *key = me.key;
	struct said s;

	me.key = NULL;
	s = kms(op, kt_arena_printf(me.arena, "{'KeyId':'%s'%s}", id, more));
	me.key = key;
	ck_assert_msg(s.status == 200, "%s: %s", op, s.text);
	return s;
}

static struct said
get(const char *more)
{
	return say(&me, "GetSecretValue", "{'SecretId':'db'%s}", more);
}

static struct said
put(const char *value, const char *token)
{
	return say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':"
	    "'%s','ClientRequestToken':'%s'}", value, token);
}

static struct said
create(const char *name, const char *key)
{
	return say(&me, "CreateSecret", "{'Name':'%s','SecretString':'first',"
	    "'ClientRequestToken':'" V1 "','KmsKeyId':'%s'}", name, key);
}

static void
setup(void)
{
	struct said s;

	world_open(&w);
	who_begin(&who, &w);
	client_begin(&me, &w);
	s = kms("CreateKey", "{}");
	id = said_at(&s, "KeyMetadata.KeyId");
	arn = said_at(&s, "KeyMetadata.Arn");
	(void)kms("CreateAlias", kt_arena_printf(me.arena, "{'AliasName':"
	    "'alias/mine','TargetKeyId':'%s'}", id));
	ck_ok(create("db", id));
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&w);
	who_end(&who);
}

static const char *
described(const char *path)
{
	struct said s = say(&me, "DescribeSecret", "{'SecretId':'db'}");

	return said_at(&s, path);
}

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

/* --- replicas --- */

static struct said
from_there(const char *op, const char *json)
{
	struct client far = me;

	far.key = ACCOUNT;
	far.region = THERE;
	return say(&far, op, "%s", json);
}

static const char *
key_there(void)
{
	struct client far = me;
	struct said s;

	far.key = ACCOUNT;
	far.region = THERE;
	far.service = "kms";
	s = say(&far, "CreateKey", "{}");
	return said_at(&s, "KeyMetadata.KeyId");
}

static void
of_key_there(const char *op, const char *key)
{
	struct client far = me;

	far.key = ACCOUNT;
	far.region = THERE;
	far.service = "kms";
	ck_ok(say(&far, op, "{'KeyId':'%s'}", key));
}

static struct said
replicate(const char *key)
{
	return say(&me, "ReplicateSecretToRegions", "{'SecretId':'db',"
	    "'AddReplicaRegions':[{'Region':'" THERE "'%s%s%s}]}",
	    key != NULL ? ",'KmsKeyId':'" : "", key != NULL ? key : "",
	    key != NULL ? "'" : "");
}

START_TEST(each_region_has_its_key)
{
	const char *far = key_there();
	struct said s;

	if (_i == 1)
		ck_ok(say(&me, "UpdateSecret", "{'SecretId':'db','KmsKeyId':"
		    "'','ClientRequestToken':'" V4 "'}"));
	ck_ok(replicate(_i == 2 ? NULL : far));
	s = from_there("GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "first");
	ck_ok(put("second", V2));
	s = from_there("GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "second");
	(void)of_key("DisableKey", "");
	s = from_there("GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "second");
	if (_i == 1)
		ck_ok(get(""));
	else
		ck_fails(get(""), NO_READ);
	(void)of_key("EnableKey", "");
	of_key_there("DisableKey", far);
	ck_ok(get(""));
	s = from_there("GetSecretValue", "{'SecretId':'db'}");
	if (_i == 2)
		ck_ok(s);
	else
		ck_fails(s, NO_READ);
}
END_TEST

START_TEST(a_promoted_replica_keeps_its_key)
{
	const char *far = key_there();
	struct said s;

	ck_ok(replicate(_i == 0 ? far : NULL));
	ck_ok(put("second", V2));
	ck_ok(from_there("StopReplicationToReplica", "{'SecretId':'db'}"));
	(void)of_key("ScheduleKeyDeletion", "");
	s = from_there("GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "second");
	s = from_there("GetSecretValue", "{'SecretId':'db','VersionStage':"
	    "'AWSPREVIOUS'}");
	ck_says(s, "SecretString", "first");
	of_key_there("DisableKey", far);
	s = from_there("GetSecretValue", "{'SecretId':'db'}");
	if (_i == 0)
		ck_fails(s, NO_READ);
	else
		ck_ok(s);
}
END_TEST

START_TEST(a_bad_key_of_a_replica_fails_the_replica)
{
	const char *far = key_there();
	struct said s;

	of_key_there("DisableKey", far);
	ck_ok(replicate(far));
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "ReplicationStatus.0.Status", "Failed");
	ck_says(s, "ReplicationStatus.0.StatusMessage", "Replication failed: "
	    "The KMS key is disabled, deleted, or does not exist.");
	s = from_there("GetSecretValue", "{'SecretId':'db'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
	of_key_there("EnableKey", far);
	ck_ok(replicate(far));
	s = from_there("GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "first");
}
END_TEST

/* Until the next write, or until it is asked for. */
START_TEST(a_write_past_its_key_fails_the_replica)
{
	const char *far = key_there();
	struct said s;

	ck_ok(replicate(far));
	of_key_there("DisableKey", far);
	ck_ok(put("second", V2));
	ck_assert_str_eq(described("ReplicationStatus.0.Status"), "Failed");
	ck_assert_str_eq(described("ReplicationStatus.0.StatusMessage"),
	    "Replication failed: The KMS key is disabled, deleted, or does "
	    "not exist.");
	s = say(&me, "DeleteSecret", "{'SecretId':'db'}");
	ck_assert_str_eq(s.code, "InvalidParameterException");
	ck_ok(replicate(far));
	ck_assert_str_eq(described("ReplicationStatus.0.Status"), "Failed");
	of_key_there("EnableKey", far);
	ck_ok(_i == 0 ? put("third", V3) : replicate(far));
	ck_assert_str_eq(described("ReplicationStatus.0.Status"), "InSync");
	s = from_there("GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", _i == 0 ? "third" : "second");
	s = from_there("GetSecretValue", "{'SecretId':'db','VersionStage':"
	    "'AWSPREVIOUS'}");
	ck_says(s, "SecretString", _i == 0 ? "second" : "first");
	s = get(",'VersionStage':'AWSPREVIOUS'");
	ck_says(s, "SecretString", _i == 0 ? "second" : "first");
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

static Suite *
make_suite(void)
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
	tcase_add_loop_test(tc, each_region_has_its_key, 0, 3);
	tcase_add_loop_test(tc, a_promoted_replica_keeps_its_key, 0, 2);
	tcase_add_test(tc, a_bad_key_of_a_replica_fails_the_replica);
	tcase_add_loop_test(tc, a_write_past_its_key_fails_the_replica, 0, 2);
	tcase_add_test(tc, it_rotates_under_its_key);
	tcase_add_test(tc, a_rotation_tells_of_its_key_and_goes_on);
	tcase_add_test(tc, a_test_of_the_rotation_has_a_copy);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
