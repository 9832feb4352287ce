/* Replicas under keys of their own regions: shared facts, iam 7. */
#include "tests/call/sealed.h"

static struct said
from_there(const char *op, const char *json)
{
	struct client far = me;

	far.key = ACCOUNT;
	far.region = THERE;
	return say(&far, op, "%s", json);
}

static struct said
kms_there(const char *op, const char *json)
{
	struct client far = me;
	struct said s;

	far.key = ACCOUNT;
	far.region = THERE;
	far.service = "kms";
	s = say(&far, op, "%s", json);
	ck_ok(s);
	return s;
}

static const char *
key_there(void)
{
	struct said s = kms_there("CreateKey", "{}");

	return said_at(&s, "KeyMetadata.KeyId");
}

static struct said
of_key_there(const char *op, const char *key)
{
	return kms_there(op, kt_arena_printf(me.arena, "{'KeyId':'%s'}", key));
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
	(void)of_key_there("DisableKey", far);
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
	(void)of_key_there("DisableKey", far);
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

	(void)of_key_there("DisableKey", far);
	ck_ok(replicate(far));
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "ReplicationStatus.0.Status", "Failed");
	ck_says(s, "ReplicationStatus.0.StatusMessage", "Replication failed: "
	    "The KMS key is disabled, deleted, or does not exist.");
	s = from_there("GetSecretValue", "{'SecretId':'db'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
	(void)of_key_there("EnableKey", far);
	ck_ok(replicate(far));
	s = from_there("GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "first");
}
END_TEST

#define KMS_THERE "arn:aws:kms:" THERE ":" ACCOUNT ":"
#define DEFAULT_NAME "alias/aws/secretsmanager"

/* Its replica, asked for by one name of the key, may be asked for by each. */
START_TEST(a_key_has_many_names)
{
	static const char *const aliases[] = { "alias/mine", DEFAULT_NAME };
	const char *far = key_there(), *alias = aliases[_i > 0], *names[4];
	struct said s;
	size_t i;

	/* which is another key's name where the primary is */
	(void)kms_there("CreateAlias", kt_arena_printf(me.arena,
	    "{'AliasName':'alias/mine','TargetKeyId':'%s'}", far));
	s = of_key_there("DescribeKey", alias);
	names[0] = alias;
	names[1] = said_at(&s, "KeyMetadata.KeyId");
	names[2] = said_at(&s, "KeyMetadata.Arn");
	names[3] = kt_arena_printf(me.arena, KMS_THERE "%s", alias);
	ck_ok(replicate(_i == 2 ? NULL : alias));
	for (i = 0; i < N_ELEMENTS(names); i++)
		ck_ok(replicate(names[i]));
	ck_assert_str_eq(described("ReplicationStatus.0.KmsKeyId"), alias);
	s = replicate(key_there());
	ck_refused(s, "InvalidParameterException", kt_arena_printf(me.arena,
	    "The replica in region " THERE " is already encrypted with the "
	    "KMS key %s. Remove the region from replication first.", alias));
	s = replicate(aliases[_i == 0]);
	ck_assert_str_eq(s.code, "InvalidParameterException");
}
END_TEST

/* Until the next write, or until it is asked for. */
START_TEST(a_write_past_its_key_fails_the_replica)
{
	const char *far = key_there(), *changed;
	struct said s;

	ck_ok(replicate(far));
	(void)of_key_there("DisableKey", far);
	ck_ok(put("second", V2));
	ck_assert_str_eq(described("ReplicationStatus.0.Status"), "Failed");
	ck_assert_str_eq(described("ReplicationStatus.0.StatusMessage"),
	    "Replication failed: The KMS key is disabled, deleted, or does "
	    "not exist.");
	s = say(&me, "DeleteSecret", "{'SecretId':'db'}");
	ck_assert_str_eq(s.code, "InvalidParameterException");
	changed = described("LastChangedDate");
	world_pass(&w, 1000);
	ck_ok(replicate(far));
	ck_assert_str_eq(described("ReplicationStatus.0.Status"), "Failed");
	ck_assert_str_eq(described("LastChangedDate"), changed);
	(void)of_key_there("EnableKey", far);
	ck_ok(_i == 0 ? put("third", V3) : replicate(far));
	ck_assert_str_eq(described("ReplicationStatus.0.Status"), "InSync");
	ck_assert_str_ne(described("LastChangedDate"), changed);
	s = from_there("GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", _i == 0 ? "third" : "second");
	s = from_there("GetSecretValue", "{'SecretId':'db','VersionStage':"
	    "'AWSPREVIOUS'}");
	ck_says(s, "SecretString", _i == 0 ? "second" : "first");
	s = get(",'VersionStage':'AWSPREVIOUS'");
	ck_says(s, "SecretString", _i == 0 ? "second" : "first");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("sealed replicas");
	TCase *tc = tcase_create("sealed replicas");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, each_region_has_its_key, 0, 3);
	tcase_add_loop_test(tc, a_promoted_replica_keeps_its_key, 0, 2);
	tcase_add_test(tc, a_bad_key_of_a_replica_fails_the_replica);
	tcase_add_loop_test(tc, a_key_has_many_names, 0, 3);
	tcase_add_loop_test(tc, a_write_past_its_key_fails_the_replica, 0, 2);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
