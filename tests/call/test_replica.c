/* Replication: what a replica shows, refuses, and becomes. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "services/services.h"
#include "tests/support/world.h"
#include "keyturn/shape.h"

#define HERE REGION
#define THERE "us-east-1"
#define THIRD "ap-south-1"
#define READ_ONLY "Operation not permitted on a replica secret. Call must be " \
	"made in primary secret's region."

#define POLICY "{\\'Version\\':\\'2012-10-17\\',\\'Statement\\':[{" \
	"\\'Effect\\':\\'Deny\\',\\'Principal\\':\\'*\\',\\'Action\\':" \
	"\\'secretsmanager:CancelRotateSecret\\',\\'Resource\\':\\'*\\'}]}"
#define DENY "{'SecretId':'a','ResourcePolicy':'" POLICY "'}"

static struct world world;
static struct client here, there;

static void
setup(void)
{
	world_open(&world);
	client_begin(&here, &world);
	client_begin(&there, &world);
	/* Unsigned calls are the server's own region's; these name theirs. */
	here.key = there.key = ACCOUNT;
	here.region = HERE;
	there.region = THERE;
}

static void
teardown(void)
{
	client_end(&there);
	client_end(&here);
	world_close(&world);
}

static struct said
create(struct client *c, const char *name, const char *more)
{
	return say(c, "CreateSecret", "{'Name':'%s','SecretString':'one',"
	    "'ClientRequestToken':'" V1 "'%s}", name, more);
}

static void
create_replicated(void)
{
	struct said s = create(&here, "a", ",'AddReplicaRegions':"
	    "[{'Region':'" THERE "'}],'Description':'of a',"
	    "'Tags':[{'Key':'k','Value':'v'}]");

	ck_ok(s);
}

static struct said
describe(struct client *c)
{
	return say(c, "DescribeSecret", "{'SecretId':'a'}");
}

static struct said
get(struct client *c)
{
	return say(c, "GetSecretValue", "{'SecretId':'a'}");
}

START_TEST(a_replica_is_there_at_once)
{
	struct said s = create(&here, "a", ",'AddReplicaRegions':"
	    "[{'Region':'" THERE "','KmsKeyId':'alias/far'}]");
	const char *arn, *far;

	ck_ok(s);
	ck_says(s, "ReplicationStatus", "[{'Region':'" THERE "',"
	    "'KmsKeyId':'alias/far','Status':'InProgress'}]");
	arn = said_at(&s, "ARN");
	s = describe(&here);
	ck_says(s, "ReplicationStatus", "[{'Region':'" THERE "',"
	    "'KmsKeyId':'alias/far','Status':'InSync',"
	    "'StatusMessage':'Replication succeeded'}]");
	ck_says(s, "PrimaryRegion", HERE);
	ck_says(s, "KmsKeyId", ABSENT);
	s = describe(&there);
	far = said_at(&s, "ARN");
	ck_says(s, "PrimaryRegion", HERE);
	ck_says(s, "KmsKeyId", "alias/far");
	ck_says(s, "ReplicationStatus", ABSENT);
	/* the same ARN but for the region, the six characters included */
	ck_assert_ptr_nonnull(strstr(far, ":" THERE ":"));
	ck_assert_str_eq(strrchr(arn, ':'), strrchr(far, ':'));
	s = say(&there, "GetSecretValue", "{'SecretId':'%s'}", far);
	ck_says(s, "SecretString", "one");
	ck_says(s, "ARN", far);
	s = say(&there, "ListSecrets", "{}");
	ck_says(s, "SecretList.0.PrimaryRegion", HERE);
}
END_TEST

START_TEST(a_replica_shows_what_its_primary_has)
{
	struct said s;

	create_replicated();
	s = say(&here, "PutSecretValue", "{'SecretId':'a','SecretString':"
	    "'two','ClientRequestToken':'" V2 "'}");
	ck_ok(s);
	s = say(&here, "TagResource", "{'SecretId':'a','Tags':"
	    "[{'Key':'k2','Value':'v2'}]}");
	ck_ok(s);
	s = say(&here, "PutResourcePolicy", DENY);
	ck_ok(s);
	s = say(&there, "GetResourcePolicy", "{'SecretId':'a'}");
	ck_assert_ptr_nonnull(strstr(said_at(&s, "ResourcePolicy"), "Deny"));
	s = get(&there);
	ck_says(s, "SecretString", "two");
	ck_says(s, "VersionId", V2);
	ck_says(s, "VersionStages", "['AWSCURRENT']");
	s = describe(&there);
	ck_says(s, "Description", "of a");
	ck_says(s, "Tags", "[{'Key':'k','Value':'v'},{'Key':'k2',"
	    "'Value':'v2'}]");
	ck_says(s, "VersionIdsToStages", "{'" V1 "':['AWSPREVIOUS'],"
	    "'" V2 "':['AWSCURRENT']}");
	s = say(&there, "ListSecretVersionIds", "{'SecretId':'a'}");
	ck_says(s, "Versions.1.VersionId", V2);
}
END_TEST

/* What a write wants besides SecretId; NULL: it may be done to a replica. */
#define FAR "arn:aws:secretsmanager:" THERE ":210987654321:secret:a-aaaaaa"

static const struct { const char *op, *more; } writes[] = {
	{ "CancelRotateSecret", "" },
	{ "DeleteResourcePolicy", "" },
	{ "DeleteSecret", "" },
	{ "DeleteSecret", ",'ForceDeleteWithoutRecovery':true" },
	{ "DeleteSecret", ",'RecoveryWindowInDays':7" },
	{ "PutResourcePolicy", ",'ResourcePolicy':'" POLICY "'" },
	{ "PutSecretValue", ",'SecretString':'x','ClientRequestToken':'" V3 "'" },
	{ "RemoveRegionsFromReplication", ",'RemoveReplicaRegions':['" THERE
	    "']" },
	{ "ReplicateSecretToRegions", ",'AddReplicaRegions':[{'Region':'"
	    THIRD "'}]" },
	{ "RestoreSecret", "" },
	{ "RotateSecret", ",'ClientRequestToken':'" V3 "'" },
	{ "StopReplicationToReplica", NULL },
	{ "AssociateCrossAccountReplica", ",'CrossAccountReplicaARN':'" FAR
	    "'" },
	{ "DisassociateCrossAccountReplica", ",'CrossAccountReplicaARN':'" FAR
	    "'" },
	{ "TagResource", ",'Tags':[{'Key':'x','Value':'y'}]" },
	{ "UntagResource", ",'TagKeys':['k']" },
	{ "UpdateSecret", ",'ClientRequestToken':'" V3 "'" },
	{ "UpdateSecret", ",'KmsKeyId':'alias/other','ClientRequestToken':'"
	    V3 "'" },
	{ "UpdateSecretVersionStage", ",'VersionStage':'x','MoveToVersionId':'"
	    V1 "'" },
};

START_TEST(a_replica_is_read_only)
{
	struct said before, after, s;

	create_replicated();
	before = describe(&there);
	s = say(&there, writes[_i].op, "{'SecretId':'a'%s}",
	    writes[_i].more != NULL ? writes[_i].more : "");
	if (writes[_i].more == NULL) {
		ck_ok(s);
		return;
	}
	ck_refused(s, "InvalidParameterException", READ_ONLY);
	after = describe(&there);
	ck_assert_str_eq(before.text, after.text);
	s = describe(&here);
	ck_says(s, "ReplicationStatus.0.Region", THERE);
}
END_TEST

static bool
takes_an_id(const struct kt_op *op)
{
	size_t i;

	for (i = 0; i < op->in->n; i++)
		if (strcmp(op->in->fields[i].name, "SecretId") == 0)
			return true;
	return false;
}

/* Which a replica is read only to is not for this file to choose. */
START_TEST(every_write_is_tried_on_a_replica)
{
	const struct kt_op *op = &service_secretsmanager.ops[_i];
	size_t i = 0;

	while (i < N_ELEMENTS(writes) && strcmp(writes[i].op, op->name) != 0)
		i++;
	ck_assert_msg(i < N_ELEMENTS(writes) || !takes_an_id(op) ||
	    !(op->flags & OP_WRITES), "%s has no row here", op->name);
}
END_TEST

START_TEST(a_name_that_is_taken_fails_unless_overwritten)
{
	struct said s;

	s = create(&there, "a", "");
	ck_ok(s);
	create_replicated();
	s = describe(&here);
	ck_says(s, "ReplicationStatus.0.Status", "Failed");
	ck_says(s, "ReplicationStatus.0.StatusMessage",
	    "Replication failed: Secret name a already exists in region "
	    THERE ".");
	s = describe(&there);
	ck_says(s, "PrimaryRegion", ABSENT);
	s = say(&here, "ReplicateSecretToRegions", "{'SecretId':'a',"
	    "'AddReplicaRegions':[{'Region':'" THERE "'}],"
	    "'ForceOverwriteReplicaSecret':true}");
	ck_ok(s);
	s = describe(&here);
	ck_says(s, "ReplicationStatus.0.Status", "InSync");
	s = describe(&there);
	ck_says(s, "PrimaryRegion", HERE);
}
END_TEST

START_TEST(a_promoted_replica_stands_alone)
{
	const char *arn;
	struct said s;

	create_replicated();
	s = say(&here, "PutResourcePolicy", DENY);
	ck_ok(s);
	s = describe(&there);
	arn = said_at(&s, "ARN");
	s = say(&there, "StopReplicationToReplica", "{'SecretId':'a'}");
	ck_says(s, "ARN", arn);
	s = say(&here, "PutSecretValue", "{'SecretId':'a','SecretString':"
	    "'two','ClientRequestToken':'" V2 "'}");
	ck_ok(s);
	s = get(&there);
	ck_says(s, "SecretString", "one");
	ck_says(s, "VersionId", V1);
	s = describe(&there);
	ck_says(s, "PrimaryRegion", ABSENT);
	ck_says(s, "Description", "of a");
	ck_says(s, "Tags", "[{'Key':'k','Value':'v'}]");
	s = say(&there, "GetResourcePolicy", "{'SecretId':'a'}");
	ck_assert_ptr_nonnull(strstr(said_at(&s, "ResourcePolicy"), "Deny"));
	s = describe(&here);
	ck_says(s, "ReplicationStatus", ABSENT);
	s = say(&there, "PutSecretValue", "{'SecretId':'a','SecretString':"
	    "'three','ClientRequestToken':'" V3 "'}");
	ck_ok(s);
	s = get(&here);
	ck_says(s, "SecretString", "two");
	/* and only once */
	s = say(&there, "StopReplicationToReplica", "{'SecretId':'a'}");
	ck_assert_str_eq(s.code, "InvalidParameterException");
}
END_TEST

/* A file in which its entry is missing keeps nobody from promoting it. */
START_TEST(a_replica_without_its_entry_is_promoted)
{
	struct said s;
	sqlite3 *db;

	create_replicated();
	ck_assert_int_eq(sqlite3_open(kt_arena_printf(here.arena,
	    "%s/keyturn.db", world.dir), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, "DELETE FROM replica", NULL, NULL,
	    NULL), SQLITE_OK);
	sqlite3_close(db);
	ck_ok(say(&there, "StopReplicationToReplica", "{'SecretId':'a'}"));
	s = describe(&there);
	ck_says(s, "PrimaryRegion", ABSENT);
	s = get(&there);
	ck_says(s, "SecretString", "one");
}
END_TEST

/* Tags, once there were any, are never absent again. */
START_TEST(a_promoted_replica_had_tags)
{
	struct said s;

	create_replicated();
	s = say(&here, "UntagResource", "{'SecretId':'a','TagKeys':['k']}");
	ck_ok(s);
	s = say(&there, "StopReplicationToReplica", "{'SecretId':'a'}");
	ck_ok(s);
	s = describe(&there);
	ck_says(s, "Tags", "[]");
}
END_TEST

/* What a rotation has under way is the primary's. */
START_TEST(a_promoted_replica_can_rotate)
{
	struct said s;

	create_replicated();
	s = say(&here, "RotateSecret", "{'SecretId':'a','ClientRequestToken':'"
	    V2 "','RotationLambdaARN':'" FUNCTION_ARN "'}");
	ck_ok(s);
	s = describe(&there);
	ck_says(s, "RotationEnabled", "true");
	if (_i == 1) {		/* the function has come further */
		s = say(&here, "PutSecretValue", "{'SecretId':'a',"
		    "'SecretString':'x','ClientRequestToken':'" V2 "',"
		    "'VersionStages':['AWSPENDING']}");
		ck_ok(s);
	}
	s = say(&there, "StopReplicationToReplica", "{'SecretId':'a'}");
	ck_ok(s);
	s = describe(&there);
	ck_says(s, "VersionIdsToStages", "{'" V1 "':['AWSCURRENT']}");
	ck_says(s, "RotationEnabled", ABSENT);
	s = say(&there, "RotateSecret", "{'SecretId':'a','ClientRequestToken':'"
	    V3 "','RotationLambdaARN':'arn:aws:lambda:" THERE ":" ACCOUNT
	    ":function:rotator'}");
	ck_ok(s);
}
END_TEST

/* The version that the primary's rotation made counts for nothing here. */
START_TEST(the_first_value_of_a_promoted_one_is_current)
{
	struct said s = say(&here, "CreateSecret", "{'Name':'a',"
	    "'ClientRequestToken':'" V1 "','AddReplicaRegions':"
	    "[{'Region':'" THERE "'}]}");

	ck_ok(s);
	s = say(&here, "RotateSecret", "{'SecretId':'a','ClientRequestToken':'"
	    V2 "','RotationLambdaARN':'" FUNCTION_ARN "'}");
	ck_ok(s);
	s = say(&there, "StopReplicationToReplica", "{'SecretId':'a'}");
	ck_ok(s);
	s = say(&there, "PutSecretValue", "{'SecretId':'a','SecretString':'x',"
	    "'ClientRequestToken':'" V3 "','VersionStages':['blue']}");
	ck_says(s, "VersionStages", "['AWSCURRENT','blue']");
}
END_TEST

/* Asked for another key, it is not left with the one it has in silence. */
START_TEST(a_replica_keeps_its_key)
{
	static const char again[] = "{'SecretId':'a','AddReplicaRegions':"
	    "[{'Region':'" THERE "'%s}]}";
	struct said s;

	ck_ok(create(&here, "a", ",'AddReplicaRegions':[{'Region':'" THERE
	    "','KmsKeyId':'alias/far'}]"));
	s = say(&here, "ReplicateSecretToRegions", again,
	    ",'KmsKeyId':'alias/other'");
	ck_refused(s, "InvalidParameterException", "The replica in region "
	    THERE " is already encrypted with the KMS key alias/far. Remove "
	    "the region from replication first.");
	ck_ok(say(&here, "ReplicateSecretToRegions", again,
	    ",'KmsKeyId':'alias/far'"));
	ck_ok(say(&here, "ReplicateSecretToRegions", again,
	    ",'KmsKeyId':'arn:aws:kms:" THERE ":" ACCOUNT ":alias/far'"));
	ck_ok(say(&here, "ReplicateSecretToRegions", again, ""));
	ck_ok(say(&here, "RemoveRegionsFromReplication", "{'SecretId':'a',"
	    "'RemoveReplicaRegions':['" THERE "']}"));
	ck_ok(say(&here, "ReplicateSecretToRegions", again,
	    ",'KmsKeyId':'alias/aws/secretsmanager'"));
	ck_ok(say(&here, "ReplicateSecretToRegions", again,
	    ",'KmsKeyId':''"));
	ck_ok(say(&here, "ReplicateSecretToRegions", again, ",'KmsKeyId':"
	    "'arn:aws:kms:" HERE ":" ACCOUNT ":alias/aws/secretsmanager'"));
	s = describe(&here);
	ck_says(s, "ReplicationStatus.0.KmsKeyId", "alias/aws/secretsmanager");
}
END_TEST

START_TEST(a_failed_try_is_no_replica)
{
	struct said s = create(&there, "a", "");

	ck_ok(s);
	create_replicated();		/* from here to there: fails */
	s = say(&there, "ReplicateSecretToRegions", "{'SecretId':'a',"
	    "'AddReplicaRegions':[{'Region':'" HERE "'}],"
	    "'ForceOverwriteReplicaSecret':true}");
	ck_ok(s);
	s = describe(&there);
	ck_says(s, "ReplicationStatus.0.Status", "InSync");
	s = describe(&here);
	ck_says(s, "PrimaryRegion", THERE);
}
END_TEST

START_TEST(a_replica_has_its_own_key_and_its_primary_s_date)
{
	struct said s = create(&here, "a", ",'KmsKeyId':'alias/near'"), first;

	ck_ok(s);
	s = say(&here, "ReplicateSecretToRegions", "{'SecretId':'a',"
	    "'AddReplicaRegions':[{'Region':'" THERE "','KmsKeyId':"
	    "'alias/far'}]}");
	ck_ok(s);
	world_pass(&world, 1000);
	s = create(&there, "b", "");
	ck_ok(s);
	s = say(&there, "ListSecretVersionIds", "{'SecretId':'a'}");
	ck_says(s, "Versions.0.KmsKeyIds", "['alias/far']");
	s = say(&there, "ListSecrets", "{'SortBy':'last-changed-date'}");
	ck_says(s, "SecretList.0.Name", "a");
	world_pass(&world, 1000);
	s = say(&here, "TagResource", "{'SecretId':'a','Tags':[{'Key':'k',"
	    "'Value':'v'}]}");
	ck_ok(s);
	s = say(&there, "ListSecrets", "{'SortBy':'last-changed-date'}");
	ck_says(s, "SecretList.0.Name", "b");
	/* its name is taken, also for who knows the primary's token */
	first = describe(&there);
	s = create(&there, "a", "");
	ck_refused(s, "ResourceExistsException", "The operation failed because "
	    "the secret a already exists.");
	s = describe(&there);
	ck_assert_str_eq(s.text, first.text);
}
END_TEST

START_TEST(a_primary_with_replicas_stays)
{
	struct said s, arn;
	const char *text;

	create_replicated();
	arn = describe(&here);
	text = kt_arena_printf(here.arena, "You can't delete secret %s that "
	    "still has replica regions [" THERE "].", said_at(&arn, "ARN"));
	s = say(&here, "DeleteSecret", "{'SecretId':'a'}");
	ck_refused(s, "InvalidParameterException", text);
	s = say(&here, "DeleteSecret", "{'SecretId':'a',"
	    "'ForceDeleteWithoutRecovery':true}");
	ck_refused(s, "InvalidParameterException", text);
	s = say(&here, "RemoveRegionsFromReplication", "{'SecretId':'a',"
	    "'RemoveReplicaRegions':['" THERE "']}");
	ck_says(s, "ReplicationStatus", "[]");
	s = get(&there);
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
	s = say(&here, "DeleteSecret", "{'SecretId':'a'}");
	ck_ok(s);
}
END_TEST

/* Whose replica the name there is of another secret's than the one here. */
START_TEST(another_s_replica_is_not_overwritten)
{
	struct client third = there;
	struct said s;

	create_replicated();
	third.region = THIRD;
	s = create(&third, "a", ",'AddReplicaRegions':[{'Region':'" THERE
	    "'}],'ForceOverwriteReplicaSecret':true");
	ck_ok(s);
	s = describe(&third);
	ck_says(s, "ReplicationStatus.0.Status", "Failed");
	ck_says(s, "ReplicationStatus.0.StatusMessage", "Replication failed: "
	    "Secret name a is currently replicated to " THERE " with a "
	    "different arn");
	s = describe(&there);
	ck_says(s, "PrimaryRegion", HERE);
}
END_TEST

START_TEST(a_primary_region_is_there_while_it_is_replicated)
{
	static const char *const filter = "{'Filters':[{'Key':"
	    "'primary-region','Values':['" HERE "']}]}";
	struct said s;

	create_replicated();
	s = create(&here, "alone", "");
	ck_ok(s);
	s = say(&here, "ListSecrets", "%s", filter);
	ck_says(s, "SecretList.0.Name", "a");
	ck_says(s, "SecretList.1", ABSENT);
	s = say(&here, "ListSecrets", "{'Filters':[{'Key':'primary-region',"
	    "'Values':['!" HERE "']}]}");
	ck_says(s, "SecretList.0.Name", "alone");
	ck_says(s, "SecretList.1", ABSENT);
	s = _i == 0 ? say(&here, "RemoveRegionsFromReplication", "{'SecretId':"
	    "'a','RemoveReplicaRegions':['" THERE "']}") :
	    say(&there, "StopReplicationToReplica", "{'SecretId':'a'}");
	ck_ok(s);
	s = describe(&here);
	ck_says(s, "PrimaryRegion", ABSENT);
	s = say(&here, "ListSecrets", "%s", filter);
	ck_says(s, "SecretList", "[]");
}
END_TEST

static const char *const bad_regions[] = {
	"[{'Region':'" HERE "'}]", "[{'KmsKeyId':'x'}]",
	"[{'Region':'" THERE "'},{'Region':'" THERE "'}]",
};

START_TEST(a_bad_region_makes_nothing)
{
	struct said s = create(&here, "a", kt_arena_printf(here.arena,
	    ",'AddReplicaRegions':%s", bad_regions[_i]));

	ck_refused(s, "InvalidParameterException", "Invalid replica region.");
	s = describe(&here);
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("replica");
	TCase *tc = tcase_create("replica");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_replica_is_there_at_once);
	tcase_add_test(tc, a_replica_shows_what_its_primary_has);
	tcase_add_loop_test(tc, a_replica_is_read_only, 0,
	    (int)N_ELEMENTS(writes));
	tcase_add_loop_test(tc, every_write_is_tried_on_a_replica, 0,
	    (int)service_secretsmanager.n_ops);
	tcase_add_test(tc, a_name_that_is_taken_fails_unless_overwritten);
	tcase_add_test(tc, a_promoted_replica_stands_alone);
	tcase_add_test(tc, a_replica_without_its_entry_is_promoted);
	tcase_add_test(tc, a_promoted_replica_had_tags);
	tcase_add_loop_test(tc, a_promoted_replica_can_rotate, 0, 2);
	tcase_add_test(tc, the_first_value_of_a_promoted_one_is_current);
	tcase_add_test(tc, a_replica_keeps_its_key);
	tcase_add_test(tc, a_failed_try_is_no_replica);
	tcase_add_test(tc, a_replica_has_its_own_key_and_its_primary_s_date);
	tcase_add_test(tc, a_primary_with_replicas_stays);
	tcase_add_loop_test(tc,
	    a_primary_region_is_there_while_it_is_replicated, 0, 2);
	tcase_add_test(tc, another_s_replica_is_not_overwritten);
	tcase_add_loop_test(tc, a_bad_region_makes_nothing, 0,
	    (int)N_ELEMENTS(bad_regions));
	suite_add_tcase(s, tc);
	return suite_run(s);
}
