/* Replicas in other accounts: API Reference, AssociateCrossAccountReplica. */
#include <string.h>

#include "tests/support/who.h"

#define THERE "210987654321"	/* the replica's account */
#define KEY "arn:aws:kms:" REGION ":" THERE ":key/" V1
#define LEAST "'SecretId':'db','CrossAccountReplicaARN':'%s'"

static struct world world;
static struct client me, them;
static const char *primary;

static const char *
arn_in(struct said s)
{
	ck_ok(s);
	return kt_json_string(kt_json_member(s.body, "ARN"));
}

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	client_begin(&them, &world);
	me.key = ACCOUNT;
	them.key = THERE;
	primary = arn_in(say(&me, "CreateSecret", "{'Name':'db','SecretString':"
	    "'one','Description':'d','ClientRequestToken':'" V1 "'}"));
}

static void
teardown(void)
{
	client_end(&me);
	client_end(&them);
	world_close(&world);
}

/* Their replica of it, called name. */
static const char *
replica(const char *name)
{
	return arn_in(say(&them, "CreateSecret", "{'Name':'%s','KmsKeyId':'" KEY
	    "','CrossAccountPrimaryARN':'%s','ClientRequestToken':'" V2 "'}",
	    name, primary));
}

static const char *
linked(const char *name)
{
	const char *arn = replica(name);

	ck_ok(say(&me, "AssociateCrossAccountReplica", "{" LEAST "}", arn));
	return arn;
}

static void
ck_status(const char *here, const char *there)
{
	struct said s = say(&me, "DescribeSecret", "{'SecretId':'db'}");

	ck_says(s, "CrossAccountReplicas.0.ReplicationStatus", here);
	s = say(&them, "DescribeSecret", "{'SecretId':'copy'}");
	ck_says(s, "CrossAccountPrimary.ReplicationStatus", there);
}

static void
ck_value(const char *id, const char *value)
{
	struct said s = say(&them, "GetSecretValue", "{'SecretId':'%s'}", id);

	ck_says(s, "SecretString", value);
}

START_TEST(a_replica_waits_until_its_primary_links_it)
{
	const char *arn = replica("copy");
	struct said s;

	ck_status(ABSENT, "Pending");
	s = say(&them, "DescribeSecret", "{'SecretId':'copy'}");
	ck_says(s, "CrossAccountPrimary.PrimarySecretARN", primary);
	ck_says(s, "VersionIdsToStages", ABSENT);
	ck_refused(say(&them, "GetSecretValue", "{'SecretId':'copy'}"),
	    "ResourceNotFoundException", "Secrets Manager can't find the "
	    "specified secret value for staging label: AWSCURRENT");
	s = say(&me, "AssociateCrossAccountReplica", "{" LEAST "}", arn);
	ck_says(s, "ARN", primary);
	ck_says(s, "CrossAccountReplicaARN", arn);
	ck_says(s, "ReplicationStatus", "InProgress");
	ck_status("InSync", "InSync");
	ck_value("copy", "one");
	s = say(&them, "DescribeSecret", "{'SecretId':'copy'}");
	ck_says(s, "Description", "d");
	ck_says(s, "KmsKeyId", KEY);
	/* again, which repairs */
	ck_ok(say(&me, "AssociateCrossAccountReplica", "{" LEAST "}", arn));
	ck_status("InSync", "InSync");
}
END_TEST

/* LastChangedDate tells of a modification of any kind. */
START_TEST(to_be_linked_is_a_change_of_both)
{
	struct said s, there;

	world_pass(&world, KT_SECOND);
	(void)linked("copy");
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	there = say(&them, "DescribeSecret", "{'SecretId':'copy'}");
	ck_says(s, "LastChangedDate", said_at(&there, "LastChangedDate"));
}
END_TEST

START_TEST(it_follows_each_change)
{
	struct said s;

	(void)linked("copy");
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':"
	    "'two','ClientRequestToken':'" V3 "'}"));
	ck_value("copy", "two");
	s = say(&them, "DescribeSecret", "{'SecretId':'copy'}");
	ck_says(s, "VersionIdsToStages", "{'" V1 "':['AWSPREVIOUS'],'" V3
	    "':['AWSCURRENT']}");
	ck_ok(say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSCURRENT','MoveToVersionId':'" V1 "',"
	    "'RemoveFromVersionId':'" V3 "'}"));
	ck_value("copy", "one");
	ck_ok(say(&me, "UpdateSecret", "{'SecretId':'db','Description':'e',"
	    "'SecretString':'three','ClientRequestToken':'" V4 "'}"));
	ck_value("copy", "three");
	s = say(&them, "DescribeSecret", "{'SecretId':'copy'}");
	ck_says(s, "Description", "e");
	/* What a rotation prepares stays with the primary. */
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':"
	    "'next','VersionStages':['AWSPENDING'],'ClientRequestToken':'"
	    "55555555-0000-4000-8000-000000000005'}"));
	ck_value("copy", "three");
	ck_refused(say(&them, "GetSecretValue", "{'SecretId':'copy',"
	    "'VersionStage':'AWSPENDING'}"), "ResourceNotFoundException",
	    "Secrets Manager can't find the specified secret value for "
	    "staging label: AWSPENDING");
}
END_TEST

START_TEST(a_replica_is_written_by_its_primary_alone)
{
	static const struct { const char *op, *json; } writes[] = {
		{ "PutSecretValue", "{'SecretId':'copy','SecretString':'x',"
		    "'ClientRequestToken':'" V4 "'}" },
		{ "UpdateSecret", "{'SecretId':'copy','Description':'x',"
		    "'ClientRequestToken':'" V4 "'}" },
		{ "UpdateSecretVersionStage", "{'SecretId':'copy',"
		    "'VersionStage':'x','MoveToVersionId':'" V1 "'}" },
		{ "RotateSecret", "{'SecretId':'copy','ClientRequestToken':'"
		    V4 "'}" },
		{ "CancelRotateSecret", "{'SecretId':'copy'}" },
		{ "ReplicateSecretToRegions", "{'SecretId':'copy',"
		    "'AddReplicaRegions':[{'Region':'eu-central-1'}]}" },
		{ "DeleteSecret", "{'SecretId':'copy'}" },
		{ "DeleteSecret", "{'SecretId':'copy',"
		    "'ForceDeleteWithoutRecovery':true}" },
	};
	size_t i;

	(void)linked("copy");
	for (i = 0; i < N_ELEMENTS(writes); i++)
		ck_refused(say(&them, writes[i].op, "%s", writes[i].json),
		    "InvalidParameterException", "Operation not permitted on a "
		    "replica secret. Call must be made in primary secret's "
		    "account.");
	ck_value("copy", "one");
	/* Tags and its policy are its own. */
	ck_ok(say(&them, "TagResource", "{'SecretId':'copy','Tags':[{'Key':"
	    "'k','Value':'v'}]}"));
}
END_TEST

START_TEST(the_primary_may_end_it)
{
	const char *arn = linked("copy");

	ck_refused(say(&me, "DeleteSecret", "{'SecretId':'db'}"),
	    "InvalidParameterException", kt_arena_printf(me.arena, "You can't "
	    "delete secret %s that still has cross-account replicas [%s].",
	    primary, arn));
	ck_ok(say(&me, "DisassociateCrossAccountReplica", "{" LEAST "}", arn));
	ck_status(ABSENT, "Detached");
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':"
	    "'two','ClientRequestToken':'" V3 "'}"));
	ck_value("copy", "one");
	ck_refused(say(&me, "DisassociateCrossAccountReplica", "{" LEAST "}",
	    arn), "ResourceNotFoundException", "Secrets Manager can't find the "
	    "specified cross-account replica.");
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'db'}"));
	/* It is still one, until its own account ends that. */
	ck_refused(say(&them, "DeleteSecret", "{'SecretId':'copy'}"),
	    "InvalidParameterException", "Operation not permitted on a replica "
	    "secret. Call must be made in primary secret's account.");
	ck_ok(say(&them, "StopReplicationToReplica", "{'SecretId':'copy'}"));
	ck_ok(say(&them, "DeleteSecret", "{'SecretId':'copy'}"));
}
END_TEST

START_TEST(the_replica_may_end_it)
{
	const char *arn = linked("copy");
	struct said s;

	s = say(&them, "StopReplicationToReplica", "{'SecretId':'copy'}");
	ck_says(s, "ARN", arn);
	ck_status("Detached", ABSENT);
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':"
	    "'two','ClientRequestToken':'" V3 "'}"));
	ck_status("Detached", ABSENT);
	ck_value("copy", "one");
	ck_ok(say(&them, "PutSecretValue", "{'SecretId':'copy','SecretString':"
	    "'own','ClientRequestToken':'" V4 "'}"));
	ck_value("copy", "own");
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'db'}"));
	ck_ok(say(&me, "RestoreSecret", "{'SecretId':'db'}"));
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "CrossAccountReplicas", ABSENT);
}
END_TEST

START_TEST(one_primary_has_one)
{
	const char *second;

	(void)linked("copy");
	second = replica("other");
	ck_refused(say(&me, "AssociateCrossAccountReplica", "{" LEAST "}",
	    second), "LimitExceededException", "A primary secret can have at "
	    "most one cross-account replica.");
	ck_ok(say(&them, "StopReplicationToReplica", "{'SecretId':'copy'}"));
	ck_ok(say(&me, "AssociateCrossAccountReplica", "{" LEAST "}", second));
	ck_value("other", "one");
}
END_TEST

/* Its policy comes and goes with it. */
START_TEST(a_policy_lets_the_primary_in)
{
	struct said s;
	const char *arn = replica("copy");

	s = say(&them, "ListResourcePolicies", "{'SecretId':'copy'}");
	ck_says(s, "ResourcePolicies.0.PolicyName",
	    "CrossAccountReplicationPolicy");
	s = say(&them, "GetResourcePolicy", "{'SecretId':'copy','PolicyName':"
	    "'CrossAccountReplicationPolicy'}");
	ck_assert_ptr_nonnull(strstr(s.text, "arn:aws:iam::" ACCOUNT ":root"));
	s = say(&them, "PutResourcePolicy", "{'SecretId':'copy',"
	    "'ResourcePolicy':'{\\'Version\\':\\'2012-10-17\\',"
	    "\\'Statement\\':[{\\'Effect\\':\\'Deny\\',\\'Principal\\':"
	    "{\\'AWS\\':\\'" ACCOUNT "\\'},\\'Action\\':"
	    "\\'secretsmanager:AcceptCrossAccountReplication\\',"
	    "\\'Resource\\':\\'*\\'}]}'}");
	ck_ok(s);
	s = say(&them, "ListResourcePolicies", "{'SecretId':'copy',"
	    "'MaxResults':1}");
	ck_says(s, "ResourcePolicies", "[{'PolicyName':'default'}]");
	s = say(&them, "ListResourcePolicies", "{'SecretId':'copy',"
	    "'NextToken':'%s'}", kt_json_string(kt_json_member(s.body,
	    "NextToken")));
	ck_says(s, "ResourcePolicies",
	    "[{'PolicyName':'CrossAccountReplicationPolicy'}]");
	ck_says(s, "NextToken", ABSENT);
	ck_refused(say(&me, "AssociateCrossAccountReplica", "{" LEAST "}",
	    arn), "AccessDeniedException", kt_arena_printf(me.arena, "User: "
	    "arn:aws:iam::" ACCOUNT ":root is not authorized to perform: "
	    "secretsmanager:AcceptCrossAccountReplication on resource: %s with "
	    "an explicit deny in a resource-based policy", arn));
	ck_ok(say(&them, "DeleteResourcePolicy", "{'SecretId':'copy'}"));
	ck_ok(say(&me, "AssociateCrossAccountReplica", "{" LEAST "}", arn));
	ck_ok(say(&them, "StopReplicationToReplica", "{'SecretId':'copy'}"));
	s = say(&them, "ListResourcePolicies", "{'SecretId':'copy'}");
	ck_says(s, "ResourcePolicies", "[]");
}
END_TEST

/* --- keys, and the role that replicates --- */

#define ROLE "arn:aws:iam::" ACCOUNT ":role/copier"
#define NO_KEY "Replication failed: No permissions available on the KMS key to " \
	"complete the replication."

static struct said
ask(struct client *c, const char *service, const char *op, const char *json)
{
	struct said s;

	c->service = service;
	s = say(c, op, "%s", json);
	c->service = NULL;
	ck_ok(s);
	return s;
}

/* A key of that account, which lets the other one have its way with it. */
static const char *
make_key(struct client *c, const char *other)
{
	struct said s = ask(c, "kms", "CreateKey", kt_arena_printf(c->arena,
	    "{'Policy':'{\\'Statement\\':[{\\'Effect\\':\\'Allow\\',"
	    "\\'Principal\\':{\\'AWS\\':[\\'%s\\',\\'%s\\']},\\'Action\\':"
	    "\\'kms:*\\',\\'Resource\\':\\'*\\'}]}'}", c->key, other));

	return said_at(&s, "KeyMetadata.Arn");
}

static void
say_iam(const char *form)
{
	struct said s;

	me.service = "iam";
	me.version = "2010-05-08";
	s = say_form(&me, "%s", form);
	ck_ok(s);
	me.service = me.version = NULL;
}

static void
let_copier(const char *actions)
{
	say_iam(kt_arena_printf(me.arena, "Action=PutRolePolicy&RoleName=copier"
	    "&PolicyName=p&PolicyDocument={\"Statement\":{\"Effect\":\"Allow\","
	    "\"Action\":%s,\"Resource\":\"*\"}}", actions));
}

/* A role that trusts the service when it acts for what has that ARN. */
static void
make_copier(const char *service, const char *of)
{
	say_iam(kt_arena_printf(me.arena, "Action=CreateRole&RoleName=copier&"
	    "AssumeRolePolicyDocument={\"Statement\":{\"Effect\":\"Allow\","
	    "\"Principal\":{\"Service\":\"%s\"},\"Action\":\"sts:AssumeRole\""
	    ",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"%s\"},"
	    "\"StringEquals\":{\"aws:SourceAccount\":\"" ACCOUNT "\"}}}}",
	    service, of));
	let_copier("\"kms:*\"");
}

/* A primary and a replica under keys that are there. */
static const char *
keyed_replica(void)
{
	const char *ours = make_key(&me, THERE), *theirs = make_key(&them,
	    ACCOUNT);

	ck_ok(say(&me, "UpdateSecret", "{'SecretId':'db','KmsKeyId':'%s',"
	    "'ClientRequestToken':'" V4 "'}", ours));
	return arn_in(say(&them, "CreateSecret", "{'Name':'copy','KmsKeyId':"
	    "'%s','CrossAccountPrimaryARN':'%s','ClientRequestToken':'" V2
	    "'}", theirs, primary));
}

static struct said
link_by_role(const char *arn)
{
	return say(&me, "AssociateCrossAccountReplica", "{" LEAST
	    ",'ReplicationRoleARN':'" ROLE "'}", arn);
}

START_TEST(a_role_replicates)
{
	const char *arn = keyed_replica();
	struct said s;

	make_copier("secretsmanager.amazonaws.com", primary);
	ck_ok(link_by_role(arn));
	ck_value("copy", "one");
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "CrossAccountReplicas.0.ReplicationRoleARN", ROLE);
	/* What it may not copy is told, and stays as it was. */
	let_copier("\"kms:Decrypt\"");
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':"
	    "'two','ClientRequestToken':'" V3 "'}"));
	ck_status("Failed", "Failed");
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "CrossAccountReplicas.0.StatusMessage", NO_KEY);
	ck_value("copy", "one");
	/* ... until it is associated again. */
	let_copier("\"kms:*\"");
	ck_ok(link_by_role(arn));
	ck_status("InSync", "InSync");
	ck_value("copy", "two");
}
END_TEST

START_TEST(a_role_must_trust_secrets_manager)
{
	const char *arn = keyed_replica();

	make_copier("lambda.amazonaws.com", primary);
	ck_refused(link_by_role(arn), "AccessDeniedException", "Replication "
	    "failed: Secrets Manager can't assume the replication role.");
	ck_status(ABSENT, "Pending");
	ck_refused(say(&me, "AssociateCrossAccountReplica", "{" LEAST
	    ",'ReplicationRoleARN':'arn:aws:iam::" THERE ":role/copier'}",
	    arn), "InvalidParameterException", "ReplicationRoleARN must be the "
	    "ARN of an IAM role in the account of the primary secret.");
}
END_TEST

START_TEST(a_role_may_trust_it_for_one_secret)
{
	const char *arn = keyed_replica();

	make_copier("secretsmanager.amazonaws.com", "arn:aws:secretsmanager:*:"
	    ACCOUNT ":secret:other-*");
	ck_refused(link_by_role(arn), "AccessDeniedException", "Replication "
	    "failed: Secrets Manager can't assume the replication role.");
}
END_TEST

/* Whoever reads it there needs its key alone; and without it there is no copy. */
START_TEST(a_copy_is_under_its_own_key)
{
	const char *arn = keyed_replica(), *ours;
	struct said s;

	ck_ok(say(&me, "AssociateCrossAccountReplica", "{" LEAST "}", arn));
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ours = said_at(&s, "KmsKeyId");
	(void)ask(&me, "kms", "DisableKey", kt_arena_printf(me.arena,
	    "{'KeyId':'%s'}", ours));
	ck_value("copy", "one");
	s = say(&them, "DescribeSecret", "{'SecretId':'copy'}");
	(void)ask(&me, "kms", "EnableKey", kt_arena_printf(me.arena,
	    "{'KeyId':'%s'}", ours));
	(void)ask(&them, "kms", "DisableKey", kt_arena_printf(them.arena,
	    "{'KeyId':'%s'}", said_at(&s, "KmsKeyId")));
	s = say(&them, "GetSecretValue", "{'SecretId':'copy'}");
	ck_assert_str_eq(s.code, "DecryptionFailure");
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':"
	    "'two','ClientRequestToken':'" V3 "'}"));
	ck_status("Failed", "Failed");
}
END_TEST

#define PRIMARY "arn:aws:secretsmanager:" REGION ":" ACCOUNT ":secret:db-aaaaaa"
#define BESIDE "You can't specify SecretString, SecretBinary, Description, " \
	"AddReplicaRegions, or Type for a cross-account replica secret."
#define WITH_KEY "'KmsKeyId':'" KEY "','CrossAccountPrimaryARN':'" PRIMARY "'"
#define FAR "The primary secret and its cross-account replica must be in "

static const struct { const char *json, *message; } no_replicas[] = {
	{ WITH_KEY ",'SecretString':'x'", BESIDE },
	{ WITH_KEY ",'SecretBinary':'eA=='", BESIDE },
	{ WITH_KEY ",'Description':''", BESIDE },
	{ WITH_KEY ",'Type':'x'", BESIDE },
	{ WITH_KEY ",'AddReplicaRegions':[{'Region':'eu-central-1'}]",
	    BESIDE },
	{ "'CrossAccountPrimaryARN':'" PRIMARY "'", "You must specify a "
	    "customer managed KMS key for a cross-account replica secret." },
	{ "'KmsKeyId':'alias/aws/secretsmanager','CrossAccountPrimaryARN':'"
	    PRIMARY "'", "You must specify a customer managed KMS key for a "
	    "cross-account replica secret." },
	{ "'KmsKeyId':'" KEY "','CrossAccountPrimaryARN':'db-but-no-arn-of-it-at-all'",
	    "The parameter CrossAccountPrimaryARN must be the ARN of a "
	    "secret." },
	{ "'KmsKeyId':'" KEY "','CrossAccountPrimaryARN':'arn:aws:kms:" REGION
	    ":" ACCOUNT ":key/1'", "The parameter CrossAccountPrimaryARN must "
	    "be the ARN of a secret." },
	{ "'KmsKeyId':'" KEY "','CrossAccountPrimaryARN':'arn:aws:"
	    "secretsmanager:eu-central-1:" ACCOUNT ":secret:db-aaaaaa'",
	    FAR "the same Region and partition." },
	{ "'KmsKeyId':'" KEY "','CrossAccountPrimaryARN':'arn:aws:"
	    "secretsmanager:" REGION ":" THERE ":secret:db-aaaaaa'",
	    FAR "different AWS accounts." },
};

START_TEST(what_no_replica_can_be_is_refused)
{
	struct said s = say(&them, "CreateSecret", "{'Name':'copy',"
	    "'ClientRequestToken':'" V2 "',%s}", no_replicas[_i].json);

	ck_refused(s, "InvalidParameterException", no_replicas[_i].message);
	s = say(&them, "ListSecrets", "{}");
	ck_says(s, "SecretList", "[]");
}
END_TEST

/* The default key by its id. */
START_TEST(a_replica_needs_a_key_of_a_customer)
{
	struct client kms = them;
	struct said s;

	kms.service = "kms";
	s = say(&kms, "DescribeKey", "{'KeyId':'alias/aws/secretsmanager'}");
	s = say(&them, "CreateSecret", "{'Name':'copy',"
	    "'ClientRequestToken':'" V2 "','KmsKeyId':'%s',"
	    "'CrossAccountPrimaryARN':'" PRIMARY "'}",
	    said_at(&s, "KeyMetadata.KeyId"));
	ck_refused(s, "InvalidParameterException", "You must specify a "
	    "customer managed KMS key for a cross-account replica secret.");
}
END_TEST

/* Of what is there nothing is told to whom it does not let in. */
START_TEST(what_is_no_replica_of_it_is_not_told)
{
	static const char nothing[] = "arn:aws:secretsmanager:" REGION ":" THERE
	    ":secret:none-aaaaaa";
	const char *arns[3] = { nothing };
	size_t i;

	arns[1] = arn_in(say(&them, "CreateSecret", "{'Name':'plain',"
	    "'ClientRequestToken':'" V2 "'}"));
	arns[2] = arn_in(say(&them, "CreateSecret", "{'Name':'of-another',"
	    WITH_KEY ",'ClientRequestToken':'" V2 "'}"));
	for (i = 0; i < N_ELEMENTS(arns); i++)
		ck_refused(say(&me, "AssociateCrossAccountReplica",
		    "{" LEAST "}", arns[i]), "AccessDeniedException",
		    kt_arena_printf(me.arena, "User: arn:aws:iam::" ACCOUNT
		    ":root is not authorized to perform: secretsmanager:"
		    "AcceptCrossAccountReplication on resource: %s because no "
		    "resource-based policy allows the secretsmanager:"
		    "AcceptCrossAccountReplication action", arns[i]));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("cross");
	TCase *tc = tcase_create("cross");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_replica_waits_until_its_primary_links_it);
	tcase_add_test(tc, to_be_linked_is_a_change_of_both);
	tcase_add_test(tc, it_follows_each_change);
	tcase_add_test(tc, a_replica_is_written_by_its_primary_alone);
	tcase_add_test(tc, the_primary_may_end_it);
	tcase_add_test(tc, the_replica_may_end_it);
	tcase_add_test(tc, one_primary_has_one);
	tcase_add_test(tc, a_policy_lets_the_primary_in);
	tcase_add_test(tc, a_role_replicates);
	tcase_add_test(tc, a_role_must_trust_secrets_manager);
	tcase_add_test(tc, a_role_may_trust_it_for_one_secret);
	tcase_add_test(tc, a_copy_is_under_its_own_key);
	tcase_add_test(tc, a_replica_needs_a_key_of_a_customer);
	tcase_add_loop_test(tc, what_no_replica_can_be_is_refused, 0,
	    N_ELEMENTS(no_replicas));
	tcase_add_test(tc, what_is_no_replica_of_it_is_not_told);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
