/* UpdateSecret, TagResource, UntagResource, and what there may be too much of. */
#include <stdio.h>

#include "keyturn/clock.h"
#include "tests/support/world.h"

static struct world world;
static struct client me;

static void
setup(void)
{
	struct said s;

	world_open(&world);
	client_begin(&me, &world);
	s = say(&me, "CreateSecret", "{'Name':'a','SecretString':'one',"
	    "'ClientRequestToken':'" V1 "'}");
	ck_ok(s);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static struct said
describe(void)
{
	return say(&me, "DescribeSecret", "{'SecretId':'a'}");
}

static struct said
update(const char *token, const char *more)
{
	return say(&me, "UpdateSecret", "{'SecretId':'a',"
	    "'ClientRequestToken':'%s'%s}", token, more);
}

/* --- UpdateSecret --- */

START_TEST(metadata_leave_labels_alone)
{
	struct said s = update(V2, ",'Description':'d','Type':'t'");

	ck_ok(s);
	ck_says(s, "VersionId", ABSENT);
	s = describe();
	ck_says(s, "Description", "d");
	ck_says(s, "Type", "t");
	ck_says(s, "VersionIdsToStages", "{'" V1 "':['AWSCURRENT']}");
	world_pass(&world, KT_DAY);
	s = update(V2, "");
	ck_ok(s);
	s = describe();
	ck_says(s, "Description", "d");
	ck_says(s, "CreatedDate", "1768472430.456");
	ck_says(s, "LastChangedDate", "1768558830.456");
}
END_TEST

START_TEST(a_new_value_is_current)
{
	struct said s = update(V2, ",'SecretString':'two'");

	ck_says(s, "VersionId", V2);
	s = update(V3, ",'SecretBinary':'AAE='");
	ck_says(s, "VersionId", V3);
	s = describe();
	ck_says(s, "VersionIdsToStages", "{'" V2 "':['AWSPREVIOUS'],'" V3
	    "':['AWSCURRENT']}");
	s = say(&me, "GetSecretValue", "{'SecretId':'a'}");
	ck_says(s, "SecretBinary", "AAE=");
}
END_TEST

START_TEST(a_token_says_the_same_thing_twice)
{
	struct said arn = describe(), s = update(V2, ",'SecretString':'two'");

	ck_ok(s);
	s = update(V2, ",'SecretString':'two'");
	ck_says(s, "VersionId", V2);
	s = update(V2, ",'SecretString':'three'");
	ck_refused(s, "ResourceExistsException", kt_arena_printf(me.arena,
	    "You can't use ClientRequestToken " V2 " because that value is "
	    "already in use for a version of secret %s.",
	    said_at(&arn, "ARN")));
	s = say(&me, "UpdateSecret", "{'SecretId':'none'}");
	ck_refused(s, "InvalidRequestException", "You must provide a "
	    "ClientRequestToken value. We recommend a UUID-type value.");
}
END_TEST

#define DEFAULT_ARN "arn:aws:kms:eu-west-1:123456789012:alias/aws/" \
	"secretsmanager"

START_TEST(a_key_is_of_the_labelled_versions)
{
	struct said s = update(V2, ",'SecretString':'two'");

	ck_ok(s);
	s = update(V3, ",'SecretString':'three'");
	ck_ok(s);
	s = update(V4, ",'KmsKeyId':'alias/mine'");
	ck_ok(s);
	s = describe();
	ck_says(s, "KmsKeyId", "alias/mine");
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'a',"
	    "'IncludeDeprecated':true}");
	ck_says(s, "Versions.0.KmsKeyIds", "['DefaultEncryptionKey']");
	ck_says(s, "Versions.1.KmsKeyIds", "['alias/mine']");
	ck_says(s, "Versions.2.KmsKeyIds", "['alias/mine']");
	s = update(V4, ",'KmsKeyId':'" DEFAULT_ARN "'");
	ck_ok(s);
	s = describe();
	ck_says(s, "KmsKeyId", DEFAULT_ARN);
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'a'}");
	ck_says(s, "Versions.1.KmsKeyIds", "['DefaultEncryptionKey']");
	s = update(V4, ",'KmsKeyId':''");
	ck_ok(s);
	s = describe();
	ck_says(s, "KmsKeyId", ABSENT);
}
END_TEST

/* --- tags --- */

static struct said
tag(const char *tags)
{
	return say(&me, "TagResource", "{'SecretId':'a','Tags':[%s]}", tags);
}

static struct said
untag(const char *keys)
{
	return say(&me, "UntagResource", "{'SecretId':'a','TagKeys':[%s]}",
	    keys);
}

START_TEST(tags_come_and_go)
{
	struct said s = describe();

	ck_says(s, "Tags", ABSENT);
	s = tag("{'Key':'b','Value':'1'},{'Key':'a','Value':''}");
	ck_ok(s);
	s = tag("{'Key':'c','Value':'3'},{'Key':'b','Value':'2'}");
	ck_ok(s);
	s = describe();
	ck_says(s, "Tags", "[{'Key':'b','Value':'2'},{'Key':'a','Value':''},"
	    "{'Key':'c','Value':'3'}]");
	s = untag("'b','unknown'");
	ck_ok(s);
	s = tag("{'Key':'b','Value':'9'}");
	ck_ok(s);
	s = describe();
	ck_says(s, "Tags", "[{'Key':'a','Value':''},{'Key':'c','Value':'3'},"
	    "{'Key':'b','Value':'9'}]");
	s = untag("'a','b','c'");
	ck_ok(s);
	s = describe();
	ck_says(s, "Tags", "[]");
}
END_TEST

static const char *
many_tags(size_t n)
{
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, me.arena);
	for (i = 0; i < n; i++)
		kt_buf_printf(&b, "%s{'Key':'k%zu','Value':'v'}",
		    i > 0 ? "," : "", i);
	return b.p;
}

static const struct { const char *tags, *code, *message; } bad_tags[] = {
	{ "{'Key':'x'}", "InvalidParameterException",
	    "A tag needs both a Key and a Value." },
	{ "{'Value':'x'}", "InvalidParameterException",
	    "A tag needs both a Key and a Value." },
	{ "{'Key':'aws:x','Value':'y'}", "InvalidParameterException",
	    "You can't modify system tags. Tag key: 'aws:x'." },
	{ "{'Key':'x','Value':'1'},{'Key':'x','Value':'2'}",
	    "InvalidParameterException",
	    "You can't specify the tag key x more than once." },
};

START_TEST(bad_tags_change_nothing)
{
	struct said s = tag(bad_tags[_i].tags);

	ck_refused(s, bad_tags[_i].code, bad_tags[_i].message);
	s = describe();
	ck_says(s, "Tags", ABSENT);
	s = say(&me, "CreateSecret", "{'Name':'b','ClientRequestToken':'" V1
	    "','Tags':[%s]}", bad_tags[_i].tags);
	ck_refused(s, bad_tags[_i].code, bad_tags[_i].message);
	s = say(&me, "DescribeSecret", "{'SecretId':'b'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
}
END_TEST

START_TEST(fifty_tags_and_no_more)
{
	struct said s = tag(many_tags(50)), before;

	ck_ok(s);
	before = describe();
	s = tag("{'Key':'one','Value':'more'}");
	ck_refused(s, "LimitExceededException",
	    "You can't attach more than 50 tags to a secret.");
	s = describe();
	ck_assert_str_eq(s.text, before.text);
	s = tag(many_tags(51));
	ck_assert_str_eq(s.code, "LimitExceededException");
	s = tag("{'Key':'k7','Value':'known'}");
	ck_ok(s);
}
END_TEST

/* --- versions --- */

static struct said
put(int n)
{
	return say(&me, "PutSecretValue", "{'SecretId':'a','SecretString':"
	    "'%d','ClientRequestToken':'00000000-0000-4000-8000-%012d'}", n, n);
}

static size_t
versions(void)
{
	const struct kt_json *v;
	struct said s;
	size_t n = 0;

	s = say(&me, "ListSecretVersionIds", "{'SecretId':'a',"
	    "'IncludeDeprecated':true,'MaxResults':100}");
	ck_ok(s);
	ck_says(s, "NextToken", ABSENT);
	for (v = kt_json_first(kt_json_member(s.body, "Versions")); v != NULL;
	    v = kt_json_next(v))
		n++;
	return n;
}

START_TEST(a_hundred_versions_a_day)
{
	struct said s;
	int i;

	for (i = 0; i < 99; i++) {
		s = put(i);
		ck_ok(s);
	}
	s = put(99);
	ck_assert_str_eq(s.code, "LimitExceededException");
	s = say(&me, "GetSecretValue", "{'SecretId':'a'}");
	ck_says(s, "SecretString", "98");
	world_pass(&world, KT_DAY - 1);
	s = put(99);
	ck_assert_str_eq(s.code, "LimitExceededException");
	world_pass(&world, 1);
	s = put(99);
	ck_ok(s);
	ck_assert_uint_eq(versions(), 100);
	/* the oldest went, and what has a label stays however old */
	s = say(&me, "GetSecretValue", "{'SecretId':'a','VersionId':'" V1 "'}");
	ck_assert_str_eq(s.code, "InvalidRequestException");
	s = say(&me, "GetSecretValue", "{'SecretId':'a',"
	    "'VersionStage':'AWSPREVIOUS'}");
	ck_says(s, "SecretString", "98");
}
END_TEST

/* What became of it is told of its id, and its token is not good any more. */
START_TEST(a_version_that_was_purged_leaves_a_trace)
{
	static const char *const uses[][2] = {
		{ "GetSecretValue", "'VersionId':'" V1 "'" },
		{ "GetSecretValue", "'VersionId':'" V1 "','VersionStage':"
		    "'AWSCURRENT'" },
		{ "UpdateSecretVersionStage", "'VersionStage':'mine',"
		    "'MoveToVersionId':'" V1 "'" },
		{ "UpdateSecretVersionStage", "'VersionStage':'mine',"
		    "'RemoveFromVersionId':'" V1 "'" },
		{ "PutSecretValue", "'SecretString':'one',"
		    "'ClientRequestToken':'" V1 "'" },
		{ "UpdateSecret", "'SecretString':'one',"
		    "'ClientRequestToken':'" V1 "'" },
		{ "RotateSecret", "'RotationLambdaARN':'" FUNCTION_ARN "',"
		    "'ClientRequestToken':'" V1 "'" },
	};
	struct said s, before;
	size_t i;
	int n;

	for (n = 0; n < 99; n++) {
		s = put(n);
		ck_ok(s);
	}
	world_pass(&world, KT_DAY);
	s = put(99);
	ck_ok(s);
	before = describe();
	for (i = 0; i < N_ELEMENTS(uses); i++) {
		s = say(&me, uses[i][0], "{'SecretId':'a',%s}", uses[i][1]);
		ck_refused(s, "InvalidRequestException", "You can't perform "
		    "this operation on secret version " V1 " because it was "
		    "deleted.");
	}
	s = describe();
	ck_assert_str_eq(s.text, before.text);
	s = say(&me, "GetSecretValue", "{'SecretId':'a','VersionId':'" V4 "'}");
	ck_refused(s, "ResourceNotFoundException", "Secrets Manager can't find "
	    "the specified secret value for VersionId: " V4);
	/* a thousand are kept */
	for (; n < 1100; n++) {
		s = say(&me, "GetSecretValue", "{'SecretId':'a','VersionId':'"
		    V1 "'}");
		ck_assert_str_eq(s.code, "InvalidRequestException");
		world_pass(&world, KT_DAY);
		s = put(n);
		ck_ok(s);
	}
	s = say(&me, "GetSecretValue", "{'SecretId':'a','VersionId':'" V1 "'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
	/* the trace goes with the secret */
	s = say(&me, "DeleteSecret", "{'SecretId':'a',"
	    "'ForceDeleteWithoutRecovery':true}");
	ck_ok(s);
	s = say(&me, "CreateSecret", "{'Name':'a','SecretString':'x',"
	    "'ClientRequestToken':'" V2 "'}");
	ck_ok(s);
	s = say(&me, "GetSecretValue", "{'SecretId':'a','VersionId':'" V1 "'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
}
END_TEST

START_TEST(a_label_keeps_its_version)
{
	struct said s;
	int i;

	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'a',"
	    "'VersionStage':'first','MoveToVersionId':'" V1 "'}");
	ck_ok(s);
	for (i = 0; i < 99; i++) {
		s = put(i);
		ck_ok(s);
	}
	world_pass(&world, 100 * KT_DAY);
	s = put(99);
	ck_ok(s);
	ck_assert_uint_eq(versions(), 100);
	s = say(&me, "GetSecretValue", "{'SecretId':'a',"
	    "'VersionStage':'first'}");
	ck_says(s, "SecretString", "one");
}
END_TEST

START_TEST(a_full_secret_takes_the_value_of_a_rotation)
{
	struct said s;
	int i;

	for (i = 0; i < 98; i++) {
		s = put(i);
		ck_ok(s);
	}
	s = say(&me, "RotateSecret", "{'SecretId':'a','ClientRequestToken':'"
	    V2 "','RotationLambdaARN':'" FUNCTION_ARN "'}");
	ck_ok(s);
	ck_assert_uint_eq(versions(), 99);	/* and one without a value */
	s = say(&me, "PutSecretValue", "{'SecretId':'a','SecretString':'new',"
	    "'ClientRequestToken':'" V2 "','VersionStages':['AWSPENDING']}");
	ck_ok(s);
	ck_assert_uint_eq(versions(), 100);
	s = say(&me, "RotateSecret", "{'SecretId':'a','ClientRequestToken':'"
	    V3 "'}");
	ck_assert_str_eq(s.code, "InvalidRequestException");
}
END_TEST

static struct said
move(const char *label, const char *how)
{
	return say(&me, "UpdateSecretVersionStage", "{'SecretId':'a',"
	    "'VersionStage':'%s',%s}", label, how);
}

START_TEST(twenty_labels_and_what_is_there_still_moves)
{
	struct said s;
	int i;

	for (i = 0; i < 19; i++) {
		s = move(kt_arena_printf(me.arena, "l%d", i),
		    "'MoveToVersionId':'" V1 "'");
		ck_ok(s);
	}
	s = move("l19", "'MoveToVersionId':'" V1 "'");
	ck_assert_str_eq(s.code, "LimitExceededException");
	s = say(&me, "PutSecretValue", "{'SecretId':'a','SecretString':'x',"
	    "'ClientRequestToken':'" V2 "','VersionStages':['l19']}");
	ck_assert_str_eq(s.code, "LimitExceededException");
	/* AWSPREVIOUS is AWS's own, and comes all the same */
	s = update(V2, ",'SecretString':'two'");
	ck_ok(s);
	s = move("l0", "'MoveToVersionId':'" V2 "','RemoveFromVersionId':'" V1
	    "'");
	ck_ok(s);
	s = move("AWSCURRENT", "'MoveToVersionId':'" V1 "',"
	    "'RemoveFromVersionId':'" V2 "'");
	ck_ok(s);
	s = move("l1", "'RemoveFromVersionId':'" V1 "'");
	ck_ok(s);
}
END_TEST

START_TEST(an_empty_key_is_the_default)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'b','KmsKeyId':'',"
	    "'ClientRequestToken':'" V1 "','SecretString':'x',"
	    "'AddReplicaRegions':[{'Region':'us-east-1','KmsKeyId':''}]}");

	ck_ok(s);
	ck_says(s, "ReplicationStatus.0.KmsKeyId", "alias/aws/secretsmanager");
	s = say(&me, "DescribeSecret", "{'SecretId':'b'}");
	ck_says(s, "KmsKeyId", ABSENT);
}
END_TEST

static const char *const keys[] = {
	"alias/aws/secretsmanager", DEFAULT_ARN, "alias/a/b_c-9",
	"1234abcd-12ab-34cd-56ef-1234567890ab",
	"mrk-1234abcd12ab34cd56ef1234567890ab",
	"arn:aws:kms:eu-west-1:123456789012:key/EXAMPLE1-90ab-cdef-fedc-"
	    "ba987EXAMPLE",
	"arn:aws-cn:kms:cn-north-1:123456789012:key/"
	    "mrk-1234abcd12ab34cd56ef1234567890ab",
};

START_TEST(a_key_is_shown_as_it_was_given)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'b','KmsKeyId':"
	    "'%s','ClientRequestToken':'" V1 "'}", keys[_i]);

	ck_ok(s);
	s = say(&me, "DescribeSecret", "{'SecretId':'b'}");
	ck_says(s, "KmsKeyId", keys[_i]);
}
END_TEST

static const char *const no_keys[] = {
	"my-alias", "12345", "aws/secretsmanager", "alias/", "alias/a b",
	"1234abcd-12ab-34cd-56ef-1234567890abc", "mrk-1234",
	"1234abcd-12ab-34cd-56ef_1234567890ab",
	"key/1234abcd-12ab-34cd-56ef-1234567890ab",
	"arn:aws:iam::123456789012:role/alias/a",
	("arn:aws:kms:eu-west-1:123456789012:1234abcd-12ab-34cd-56ef-"
	    "1234567890ab"), "arn:aws:kms",
};

START_TEST(what_names_no_key_is_refused)
{
	static const char *const requests[][3] = {
		{ "CreateSecret", "{'Name':'b','KmsKeyId':'", "',"
		    "'ClientRequestToken':'" V4 "'}" },
		{ "CreateSecret", "{'Name':'b','AddReplicaRegions':[{'Region':"
		    "'us-east-1','KmsKeyId':'", "'}],'ClientRequestToken':'" V4
		    "'}" },
		{ "UpdateSecret", "{'SecretId':'a','KmsKeyId':'", "',"
		    "'Description':'new','ClientRequestToken':'" V4 "'}" },
		{ "ReplicateSecretToRegions", "{'SecretId':'a',"
		    "'AddReplicaRegions':[{'Region':'us-west-1'},{'Region':"
		    "'us-east-1','KmsKeyId':'", "'}]}" },
	};
	struct said before = describe(), s;
	size_t i, k;

	for (i = 0; i < N_ELEMENTS(requests); i++)
		for (k = 0; k < N_ELEMENTS(no_keys); k++) {
			s = say(&me, requests[i][0], "%s%s%s",
			    requests[i][1], no_keys[k], requests[i][2]);
			ck_refused(s, "InvalidParameterException", "The "
			    "operation failed because of an invalid KMS key: "
			    "Invalid keyId");
		}
	s = describe();
	ck_assert_str_eq(s.text, before.text);
	s = say(&me, "DescribeSecret", "{'SecretId':'b'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
}
END_TEST

/* Recorded: an empty Description is none, as is one that was emptied. */
START_TEST(an_empty_text_is_none)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'b','Description':"
	    "'','Type':'','ClientRequestToken':'" V1 "'}");

	ck_ok(s);
	s = say(&me, "UpdateSecret", "{'SecretId':'a','Description':'old',"
	    "'Type':'t','ClientRequestToken':'" V4 "'}");
	ck_ok(s);
	s = say(&me, "UpdateSecret", "{'SecretId':'a','Description':'',"
	    "'Type':'','ClientRequestToken':'" V4 "'}");
	ck_ok(s);
	s = describe();
	ck_says(s, "Description", ABSENT);
	ck_says(s, "Type", ABSENT);
	s = say(&me, "ListSecrets", "{}");
	ck_says(s, "SecretList.0.Description", ABSENT);
	ck_says(s, "SecretList.1.Description", ABSENT);
	ck_says(s, "SecretList.1.Type", ABSENT);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("metadata");
	TCase *tc = tcase_create("metadata");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, metadata_leave_labels_alone);
	tcase_add_test(tc, a_new_value_is_current);
	tcase_add_test(tc, a_token_says_the_same_thing_twice);
	tcase_add_test(tc, a_key_is_of_the_labelled_versions);
	tcase_add_test(tc, tags_come_and_go);
	tcase_add_loop_test(tc, bad_tags_change_nothing, 0,
	    (int)N_ELEMENTS(bad_tags));
	tcase_add_test(tc, fifty_tags_and_no_more);
	tcase_add_test(tc, a_hundred_versions_a_day);
	tcase_add_test(tc, a_version_that_was_purged_leaves_a_trace);
	tcase_add_test(tc, a_label_keeps_its_version);
	tcase_add_test(tc, a_full_secret_takes_the_value_of_a_rotation);
	tcase_add_test(tc, twenty_labels_and_what_is_there_still_moves);
	tcase_add_test(tc, an_empty_key_is_the_default);
	tcase_add_loop_test(tc, a_key_is_shown_as_it_was_given, 0,
	    (int)N_ELEMENTS(keys));
	tcase_add_test(tc, what_names_no_key_is_refused);
	tcase_add_test(tc, an_empty_text_is_none);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
