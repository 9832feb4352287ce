/* What Secrets Manager answers when all is well: members there and not there. */
#include "tests/support/world.h"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static void
create(const char *name, const char *token, const char *value)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'%s',"
	    "'ClientRequestToken':'%s','SecretString':'%s'}", name, token,
	    value);

	ck_ok(s);
}

static struct said
put(const char *token, const char *value, const char *more)
{
	return say(&me, "PutSecretValue", "{'SecretId':'db',"
	    "'ClientRequestToken':'%s','SecretString':'%s'%s}", token, value,
	    more);
}

/* --- values and labels --- */

/* The labels of all versions, as DescribeSecret tells them. */
static const char *
labels(void)
{
	struct said s = say(&me, "DescribeSecret", "{'SecretId':'db'}");

	return said_at(&s, "VersionIdsToStages");
}

/* --- CreateSecret, DescribeSecret ----------------------------------------- */

START_TEST(an_empty_secret_shows_little)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'db',"
	    "'ClientRequestToken':'" V1 "'}");

	ck_ok(s);
	ck_says(s, "VersionId", ABSENT);
	ck_says(s, "Name", "db");
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_assert_str_eq(said_at(&s, ""), kt_arena_printf(me.arena,
	    "{'ARN':'%s','Name':'db','LastChangedDate':1768472430.456,"
	    "'CreatedDate':1768472430.456}", said_at(&s, "ARN")));
}
END_TEST

START_TEST(a_whole_secret_shows_all_that_was_given)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'a/b_c+d=e.f@g!h',"
	    "'ClientRequestToken':'" V1 "','Description':'of the \\u00e9',"
	    "'KmsKeyId':'alias/mine','SecretString':'v','Tags':[{'Key':'b',"
	    "'Value':'2'},{'Key':'a','Value':''}],'Unheard':[{}]}");
	const char *arn = said_at(&s, "ARN");

	ck_ok(s);
	ck_says(s, "VersionId", V1);
	ck_assert_msg(strncmp(arn, "arn:aws:secretsmanager:eu-west-1:"
	    "123456789012:secret:a/b_c+d=e.f@g!h-", 69) == 0, "%s", arn);
	ck_assert_uint_eq(strlen(arn), 69 + 6);
	s = say(&me, "DescribeSecret", "{'SecretId':'%s'}", arn);
	ck_says(s, "Description", "of the \xc3\xa9");
	ck_says(s, "KmsKeyId", "alias/mine");
	ck_says(s, "Tags",
	    "[{'Key':'b','Value':'2'},{'Key':'a','Value':''}]");
	ck_says(s, "VersionIdsToStages", "{'" V1 "':['AWSCURRENT']}");
	ck_says(s, "RotationEnabled", ABSENT);
	ck_says(s, "LastAccessedDate", ABSENT);
}
END_TEST

START_TEST(is_found_by_name_arn_and_partial_arn)
{
	struct said s;
	char *partial;
	const char *arn;

	create("db-abcdef", V1, "v");	/* a name like a whole ARN's end */
	s = say(&me, "DescribeSecret", "{'SecretId':'db-abcdef'}");
	arn = said_at(&s, "ARN");
	s = say(&me, "GetSecretValue", "{'SecretId':'%s'}", arn);
	ck_says(s, "ARN", arn);
	partial = kt_arena_strndup(me.arena, arn, strlen(arn) - 7);
	s = say(&me, "GetSecretValue", "{'SecretId':'%s'}", partial);
	ck_says(s, "ARN", arn);
	s = say(&me, "GetSecretValue", "{'SecretId':'%sx'}", partial);
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
}
END_TEST

START_TEST(a_name_made_anew_gets_another_arn)
{
	struct said s;
	const char *first;

	create("db", V1, "v");
	s = say(&me, "DeleteSecret", "{'SecretId':'db',"
	    "'ForceDeleteWithoutRecovery':true}");
	ck_ok(s);
	first = said_at(&s, "ARN");
	create("db", V1, "v");
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_assert_str_ne(said_at(&s, "ARN"), first);
	s = say(&me, "DescribeSecret", "{'SecretId':'%s'}", first);
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
}
END_TEST

START_TEST(creating_again_with_the_same_token_changes_nothing)
{
	struct said s;
	const char *arn;

	create("db", V1, "v");
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	arn = said_at(&s, "ARN");
	world_pass(&world, KT_DAY);
	s = say(&me, "CreateSecret", "{'Name':'db','ClientRequestToken':'"
	    V1 "','SecretString':'v'}");
	ck_ok(s);
	ck_says(s, "ARN", arn);
	ck_says(s, "VersionId", V1);
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "LastChangedDate", "1768472430.456");
}
END_TEST

/* --- GetSecretValue ------------------------------------------------------- */

START_TEST(a_string_comes_back_as_it_was)
{
	struct said s;

	create("db", V1, "\\u0001\\\\ \\u00e9\\ud83d\\ude00\\n");
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_ok(s);
	ck_says(s, "SecretString", "\x01\\ \xc3\xa9\xf0\x9f\x98\x80\n");
	ck_says(s, "SecretBinary", ABSENT);
	ck_says(s, "VersionId", V1);
	ck_says(s, "VersionStages", "['AWSCURRENT']");
	ck_says(s, "CreatedDate", "1768472430.456");
	ck_assert_str_eq(s.content_type, "application/x-amz-json-1.1");
}
END_TEST

START_TEST(a_blob_comes_back_as_it_was)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'db',"
	    "'ClientRequestToken':'" V1 "','SecretBinary':'AAEC/w=='}");

	ck_ok(s);
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretBinary", "AAEC/w==");
	ck_says(s, "SecretString", ABSENT);
}
END_TEST

START_TEST(a_version_is_named_by_id_and_stage)
{
	struct said s;

	create("db", V1, "one");
	world_pass(&world, KT_SECOND);
	s = put(V2, "two", "");
	ck_ok(s);
	s = say(&me, "GetSecretValue", "{'SecretId':'db','VersionId':'"
	    V1 "'}");
	ck_says(s, "SecretString", "one");
	ck_says(s, "CreatedDate", "1768472430.456");
	s = say(&me, "GetSecretValue",
	    "{'SecretId':'db','VersionStage':'AWSPREVIOUS'}");
	ck_says(s, "VersionId", V1);
	s = say(&me, "GetSecretValue", "{'SecretId':'db','VersionId':'" V2
	    "','VersionStage':'AWSCURRENT'}");
	ck_says(s, "SecretString", "two");
	ck_says(s, "CreatedDate", "1768472431.456");
}
END_TEST

static const char *
accessed(void)
{
	struct said s = say(&me, "DescribeSecret", "{'SecretId':'db'}");

	return said_at(&s, "LastAccessedDate");
}

START_TEST(reading_leaves_its_day)
{
	struct said s;

	create("db", V1, "v");
	ck_assert_str_eq(accessed(), ABSENT);
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_ok(s);
	ck_assert_str_eq(accessed(), "1768435200");
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'db'}");
	ck_says(s, "Versions.0.LastAccessedDate", "1768435200");
	world_pass(&world, KT_DAY);
	ck_assert_str_eq(accessed(), "1768435200");
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_ok(s);
	ck_assert_str_eq(accessed(), "1768521600");
}
END_TEST

/* --- PutSecretValue: rotation.md 6 ---------------------------------------- */

START_TEST(putting_moves_the_labels)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'db',"
	    "'ClientRequestToken':'" V4 "'}");

	ck_ok(s);
	s = put(V1, "one", "");
	ck_ok(s);
	ck_says(s, "VersionId", V1);
	ck_says(s, "VersionStages", "['AWSCURRENT']");
	world_pass(&world, KT_SECOND);
	s = put(V2, "two", "");
	ck_says(s, "VersionStages", "['AWSCURRENT']");
	ck_assert_str_eq(labels(), "{'" V1 "':['AWSPREVIOUS'],'" V2
	    "':['AWSCURRENT']}");
	s = put(V3, "three", "");
	ck_ok(s);
	ck_assert_str_eq(labels(), "{'" V2 "':['AWSPREVIOUS'],'" V3
	    "':['AWSCURRENT']}");
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "LastChangedDate", "1768472431.456");
}
END_TEST

START_TEST(own_labels_leave_the_current_alone)
{
	struct said s;

	create("db", V1, "one");
	s = put(V2, "two", ",'VersionStages':['mine','yours']");
	ck_says(s, "VersionStages", "['mine','yours']");
	ck_assert_str_eq(labels(), "{'" V1 "':['AWSCURRENT'],'" V2
	    "':['mine','yours']}");
	s = put(V3, "three", ",'VersionStages':['mine','yours']");
	ck_ok(s);
	ck_assert_str_eq(labels(), "{'" V1 "':['AWSCURRENT'],'" V3
	    "':['mine','yours']}");
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'db'}");
	ck_says(s, "Versions.1.VersionId", V3);
	ck_says(s, "Versions.2", ABSENT);
}
END_TEST

START_TEST(the_very_first_version_is_current)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'db',"
	    "'ClientRequestToken':'" V4 "'}");

	ck_ok(s);
	s = put(V1, "one", ",'VersionStages':['mine']");
	ck_says(s, "VersionStages", "['AWSCURRENT','mine']");
}
END_TEST

START_TEST(putting_the_same_twice_is_putting_once)
{
	struct said s;

	create("db", V1, "one");
	s = put(V2, "two", "");
	ck_ok(s);
	s = put(V1, "one", "");		/* what it has by now is answered */
	ck_ok(s);
	ck_says(s, "VersionStages", "['AWSPREVIOUS']");
	ck_assert_str_eq(labels(), "{'" V1 "':['AWSPREVIOUS'],'" V2
	    "':['AWSCURRENT']}");
}
END_TEST

/* --- UpdateSecretVersionStage --------------------------------------------- */

static const struct {
	const char *what, *move, *after;
} moves[] = {
	{ "current goes back, and previous with it",
	    "'VersionStage':'AWSCURRENT','MoveToVersionId':'" V1
	    "','RemoveFromVersionId':'" V2 "'",
	    "{'" V1 "':['AWSCURRENT'],'" V2 "':['AWSPREVIOUS'],'" V3
	    "':['AWSPENDING']}" },
	{ "a target with AWSPENDING has both",
	    "'VersionStage':'AWSCURRENT','MoveToVersionId':'" V3
	    "','RemoveFromVersionId':'" V2 "'",
	    "{'" V2 "':['AWSPREVIOUS'],'" V3
	    "':['AWSCURRENT','AWSPENDING']}" },
	{ "to where it is", "'VersionStage':'AWSCURRENT','MoveToVersionId':'"
	    V2 "'", "{'" V1 "':['AWSPREVIOUS'],'" V2 "':['AWSCURRENT'],'" V3
	    "':['AWSPENDING']}" },
	{ "a label is taken away", "'VersionStage':'AWSPENDING',"
	    "'RemoveFromVersionId':'" V3 "'", "{'" V1 "':['AWSPREVIOUS'],'" V2
	    "':['AWSCURRENT']}" },
	{ "previous may go altogether", "'VersionStage':'AWSPREVIOUS',"
	    "'RemoveFromVersionId':'" V1 "'", "{'" V2 "':['AWSCURRENT'],'" V3
	    "':['AWSPENDING']}" },
	{ "a new label", "'VersionStage':'mine','MoveToVersionId':'" V1 "'",
	    "{'" V1 "':['AWSPREVIOUS','mine'],'" V2 "':['AWSCURRENT'],'" V3
	    "':['AWSPENDING']}" },
};

START_TEST(labels_move)
{
	struct said s;

	create("db", V1, "one");
	s = put(V2, "two", "");
	ck_ok(s);
	s = put(V3, "three", ",'VersionStages':['AWSPENDING']");
	ck_ok(s);
	world_pass(&world, KT_SECOND);
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',%s}",
	    moves[_i].move);
	ck_ok(s);
	ck_assert_msg(strcmp(labels(), moves[_i].after) == 0, "%s: %s",
	    moves[_i].what, labels());
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "LastChangedDate", "1768472431.456");
}
END_TEST

/* --- DeleteSecret, RestoreSecret ------------------------------------------ */

START_TEST(deleting_opens_a_window)
{
	struct said s;

	create("db", V1, "one");
	world_pass(&world, KT_SECOND);
	s = say(&me, "DeleteSecret", "{'SecretId':'db'%s}",
	    _i == 0 ? "" : ",'RecoveryWindowInDays':7");
	ck_ok(s);
	/* 30 days, or 7, from the call */
	ck_says(s, "DeletionDate",
	    _i == 0 ? "1771064431.456" : "1769077231.456");
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "DeletedDate", "1768472431.456");
	ck_says(s, "VersionIdsToStages", "{'" V1 "':['AWSCURRENT']}");
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'db'}");
	ck_ok(s);
	s = say(&me, "RestoreSecret", "{'SecretId':'db'}");
	ck_ok(s);
	ck_says(s, "Name", "db");
	ck_says(s, "DeletionDate", ABSENT);
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "DeletedDate", ABSENT);
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "one");
}
END_TEST

static bool
is_there(const char *name)
{
	struct said s = say(&me, "DescribeSecret", "{'SecretId':'%s'}", name);

	return s.status == 200;
}

START_TEST(the_window_ends_to_the_millisecond)
{
	struct said s;
	int64_t until = kt_mono_ms() + 60 * KT_SECOND;

	world_run(&world);
	create("db", V1, "one");
	create("witness", V1, "one");
	s = say(&me, "DeleteSecret", "{'SecretId':'db',"
	    "'RecoveryWindowInDays':8}");
	ck_ok(s);
	s = say(&me, "DeleteSecret", "{'SecretId':'witness',"
	    "'RecoveryWindowInDays':7}");
	ck_ok(s);
	world_pass(&world, 7 * KT_DAY);
	while (is_there("witness") && kt_mono_ms() < until)
		kt_sleep_ms(1);
	ck_assert(!is_there("witness"));
	ck_assert(is_there("db"));	/* the purge has been, and left it */
	world_pass(&world, KT_DAY);
	while (is_there("db") && kt_mono_ms() < until)
		kt_sleep_ms(1);
	ck_assert(!is_there("db"));
	create("db", V1, "two");
}
END_TEST

static bool
take_any(void *any, const struct job *j)
{
	(void)j;
	*(bool *)any = true;
	return false;
}

START_TEST(a_restored_secret_outlives_its_window)
{
	struct kt_arena *a = kt_arena_new();
	struct store_tx *tx;
	struct said s;
	bool any = false;

	create("db", V1, "one");
	s = say(&me, "DeleteSecret", "{'SecretId':'db'}");
	ck_ok(s);
	s = say(&me, "RestoreSecret", "{'SecretId':'db'}");
	ck_ok(s);
	tx = store_read_begin(world.server.store, a);
	ck_assert_int_eq(store_jobs(tx, take_any, &any), STORE_OK);
	ck_assert(!any);
	store_read_end(world.server.store, tx);
	kt_arena_free(&a);
}
END_TEST

START_TEST(force_deletes_at_once)
{
	struct said s;

	create("db", V1, "one");
	if (_i == 1) {
		s = say(&me, "DeleteSecret", "{'SecretId':'db'}");
		ck_ok(s);
	}
	s = say(&me, "DeleteSecret", "{'SecretId':'db',"
	    "'ForceDeleteWithoutRecovery':true}");
	ck_ok(s);
	ck_says(s, "DeletionDate", "1768472430.456");
	ck_assert(!is_there("db"));
	s = say(&me, "DeleteSecret", "{'SecretId':'db',"
	    "'ForceDeleteWithoutRecovery':true}");
	ck_ok(s);			/* no error, the model says */
}
END_TEST

/* --- whose state ---------------------------------------------------------- */

START_TEST(accounts_and_regions_are_apart)
{
	static const struct {
		const char *key, *region, *arn_part;
	} whose[] = {
		{ NULL, REGION, ":eu-west-1:123456789012:" },
		{ "AKIDEXAMPLE", "us-east-1", ":us-east-1:123456789012:" },
		{ "999999999999", REGION, ":eu-west-1:999999999999:" },
		{ "999999999999", "cn-north-1", "arn:aws-cn:secretsmanager:"
		    "cn-north-1:999999999999:" },
	};
	struct said s;
	size_t i;

	for (i = 0; i < N_ELEMENTS(whose); i++) {
		me.key = whose[i].key;
		me.region = whose[i].region;
		s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
		ck_refused(s, "ResourceNotFoundException",
		    "Secrets Manager can't find the specified secret.");
		create("db", V1, whose[i].arn_part);
	}
	for (i = 0; i < N_ELEMENTS(whose); i++) {
		me.key = whose[i].key;
		me.region = whose[i].region;
		s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
		ck_says(s, "SecretString", whose[i].arn_part);
		ck_assert_ptr_nonnull(strstr(said_at(&s, "ARN"),
		    whose[i].arn_part));
		s = say(&me, "ListSecrets", "{}");
		ck_says(s, "SecretList.1", ABSENT);
	}
}
END_TEST

/* --- another account's secret -------------------------------------------- */

START_TEST(another_account_s_secret_is_refused)
{
	struct client other;
	struct said s;
	const char *arn;

	client_begin(&other, &world);
	other.key = "999999999999";
	other.region = REGION;
	create("theirs", V1, "x");
	s = say(&me, "DescribeSecret", "{'SecretId':'theirs'}");
	arn = said_at(&s, "ARN");
	s = say(&other, "GetSecretValue", "{'SecretId':'theirs'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
	s = say(&other, "GetSecretValue", "{'SecretId':'%s'}", arn);
	ck_refused(s, "AccessDeniedException", kt_arena_printf(me.arena,
	    "User: arn:aws:iam::999999999999:root is not authorized to "
	    "perform: secretsmanager:GetSecretValue on resource: %s because "
	    "no resource-based policy allows the secretsmanager:GetSecretValue "
	    "action", arn));
	/* whether it is there or not is not told */
	s = say(&other, "DescribeSecret", "{'SecretId':'arn:aws:"
	    "secretsmanager:" REGION ":" ACCOUNT ":secret:none'}");
	ck_assert_str_eq(s.code, "AccessDeniedException");
	s = say(&other, "DeleteSecret", "{'SecretId':'%s',"
	    "'ForceDeleteWithoutRecovery':true}", arn);
	ck_assert_str_eq(s.code, "AccessDeniedException");
	s = say(&me, "PutResourcePolicy", "{'SecretId':'theirs',"
	    "'ResourcePolicy':'{\\'Version\\':\\'2012-10-17\\',"
	    "\\'Statement\\':{\\'Effect\\':\\'Allow\\',\\'Principal\\':{"
	    "\\'AWS\\':\\'999999999999\\'},\\'Action\\':"
	    "\\'secretsmanager:GetSecretValue\\',\\'Resource\\':\\'*\\'}}'}");
	ck_ok(s);
	s = say(&other, "GetSecretValue", "{'SecretId':'%s'}", arn);
	ck_refused(s, "InvalidRequestException", "You can't access a secret "
	    "from a different AWS account if you encrypt the secret with the "
	    "default KMS service key.");
	client_end(&other);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("secrets");
	TCase *tc = tcase_create("secrets");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_empty_secret_shows_little);
	tcase_add_test(tc, a_whole_secret_shows_all_that_was_given);
	tcase_add_test(tc, is_found_by_name_arn_and_partial_arn);
	tcase_add_test(tc, a_name_made_anew_gets_another_arn);
	tcase_add_test(tc, creating_again_with_the_same_token_changes_nothing);
	tcase_add_test(tc, a_string_comes_back_as_it_was);
	tcase_add_test(tc, a_blob_comes_back_as_it_was);
	tcase_add_test(tc, a_version_is_named_by_id_and_stage);
	tcase_add_test(tc, reading_leaves_its_day);
	tcase_add_test(tc, putting_moves_the_labels);
	tcase_add_test(tc, own_labels_leave_the_current_alone);
	tcase_add_test(tc, the_very_first_version_is_current);
	tcase_add_test(tc, putting_the_same_twice_is_putting_once);
	tcase_add_loop_test(tc, labels_move, 0, N_ELEMENTS(moves));
	tcase_add_loop_test(tc, deleting_opens_a_window, 0, 2);
	tcase_add_test(tc, the_window_ends_to_the_millisecond);
	tcase_add_test(tc, a_restored_secret_outlives_its_window);
	tcase_add_loop_test(tc, force_deletes_at_once, 0, 2);
	tcase_add_test(tc, accounts_and_regions_are_apart);
	tcase_add_test(tc, another_account_s_secret_is_refused);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
