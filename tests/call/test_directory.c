/*
 * Whom the keys that IAM gives out stand for: what is changed of him holds from
 * the very next call on.
 */
#include <string.h>

#include "services/iam/directory.h"
#include "tests/support/sign.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

#define READ "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":" \
	"\"secretsmanager:GetSecretValue\",\"Resource\":\"*\"}}"
#define NO_POLICY "because no identity-based policy allows the " \
	"secretsmanager:GetSecretValue action"

static struct world world;
static struct client root, iam, user;
static const char *secret;	/* of the user's key */

static const char *
found(const struct said *s, const char *element)
{
	const char *text = xml_find(iam.arena, s->text, element);

	ck_assert_msg(text != NULL, "no %s in %s", element, s->text);
	return text;
}

static void
must(const char *form)
{
	ck_ok(say_form(&iam, "Action=%s", form));
}

static void
setup(void)
{
	struct said s;

	world_open(&world);
	client_begin(&root, &world);
	client_begin(&iam, &world);
	client_begin(&user, &world);
	iam.service = "iam";
	iam.version = "2010-05-08";
	ck_ok(say(&root, "CreateSecret", "{'Name':'db','SecretString':'s',"
	    "'ClientRequestToken':'" V1 "'}"));
	must("CreateUser&UserName=Ann&Path=/app/&Tags.member.1.Key=team&"
	    "Tags.member.1.Value=red");
	s = say_form(&iam, "Action=CreateAccessKey&UserName=ann");
	ck_ok(s);
	user.key = found(&s, "AccessKeyId");
	secret = found(&s, "SecretAccessKey");
}

static void
teardown(void)
{
	client_end(&root);
	client_end(&iam);
	client_end(&user);
	world_close(&world);
}

/* The status of it. */
static int
reads(void)
{
	return say(&user, "GetSecretValue", "{'SecretId':'db'}").status;
}

static enum kt_known
known(const char *key, const char *token, const struct identity **out)
{
	const struct kt_identities *all = &world.server.identities;

	return all->find(all->self, user.arena, key, token, out);
}

START_TEST(a_key_is_its_users)
{
	const struct identity *i, *again;

	ck_assert_int_eq(known(user.key, NULL, &i), KT_ISSUED);
	ck_assert_str_eq(i->caller.arn, "arn:aws:iam::" ACCOUNT
	    ":user/app/Ann");
	ck_assert_str_eq(i->caller.account, ACCOUNT);
	ck_assert_str_eq(i->name, "Ann");
	ck_assert_int_eq(strncmp(i->caller.id, "AIDA", 4), 0);
	ck_assert_str_eq(i->secret, secret);
	ck_assert_uint_eq(i->n_tags, 1);
	ck_assert_str_eq(i->tags[0].value, "red");
	ck_assert_uint_eq(i->identity.n, 0);
	ck_assert_int_eq(known(user.key, NULL, &again), KT_ISSUED);
	ck_assert_ptr_eq(i, again);
	ck_assert_int_eq(known("AKIAIOSFODNN7EXAMPLE", NULL, &i),
	    KT_NOT_ISSUED);
	ck_assert_int_eq(known(user.key, "token", &i), KT_TOKEN_INVALID);
}
END_TEST

START_TEST(a_policy_holds_from_the_next_call_on)
{
	int i;

	for (i = 0; i < 3; i++) {
		struct said s = say(&user, "GetSecretValue", "{'SecretId':'db'}");

		ck_assert_str_eq(s.code, "AccessDeniedException");
		ck_assert_ptr_nonnull(strstr(s.message, NO_POLICY));
		must("PutUserPolicy&UserName=ann&PolicyName=p&PolicyDocument="
		    READ);
		ck_assert_int_eq(reads(), 200);
		must("DeleteUserPolicy&UserName=ann&PolicyName=p");
	}
}
END_TEST

START_TEST(a_key_that_is_gone_or_inactive_is_refused)
{
	const struct identity *i;
	struct said s;

	must(kt_arena_printf(iam.arena, "UpdateAccessKey&UserName=Ann&"
	    "AccessKeyId=%s&Status=Inactive", user.key));
	ck_assert_int_eq(known(user.key, NULL, &i), KT_KEY_INACTIVE);
	s = say(&user, "GetSecretValue", "{'SecretId':'db'}");
	ck_refused(s, "UnrecognizedClientException", "The security token "
	    "included in the request is invalid.");
	must(kt_arena_printf(iam.arena, "UpdateAccessKey&UserName=Ann&"
	    "AccessKeyId=%s&Status=Active", user.key));
	ck_assert_int_eq(known(user.key, NULL, &i), KT_ISSUED);
	must(kt_arena_printf(iam.arena, "DeleteAccessKey&UserName=Ann&"
	    "AccessKeyId=%s", user.key));
	ck_assert_int_eq(known(user.key, NULL, &i), KT_KEY_GONE);
	s = say(&user, "GetSecretValue", "{'SecretId':'db'}");
	ck_refused(s, "UnrecognizedClientException", "The security token "
	    "included in the request is invalid.");
}
END_TEST

START_TEST(a_user_keeps_his_keys_under_another_name)
{
	const struct identity *i;

	must("UpdateUser&UserName=ann&NewUserName=Eve&NewPath=/");
	ck_assert_int_eq(known(user.key, NULL, &i), KT_ISSUED);
	ck_assert_str_eq(i->caller.arn, "arn:aws:iam::" ACCOUNT ":user/Eve");
	ck_assert_str_eq(i->name, "Eve");
}
END_TEST

START_TEST(the_same_text_is_compiled_once)
{
	const struct identity *one, *two;
	struct said s;

	must("PutUserPolicy&UserName=ann&PolicyName=p&PolicyDocument=" READ);
	must("CreateUser&UserName=Bob");
	must("PutUserPolicy&UserName=Bob&PolicyName=q&PolicyDocument=" READ);
	s = say_form(&iam, "Action=CreateAccessKey&UserName=Bob");
	ck_assert_int_eq(known(user.key, NULL, &one), KT_ISSUED);
	ck_assert_int_eq(known(found(&s, "AccessKeyId"), NULL, &two),
	    KT_ISSUED);
	ck_assert_uint_eq(one->identity.n, 1);
	ck_assert_ptr_eq(one->identity.items[0], two->identity.items[0]);
}
END_TEST

START_TEST(keys_of_root_are_root)
{
	struct said s = say_form(&iam, "Action=CreateAccessKey");
	const struct identity *i;

	ck_ok(s);
	user.key = found(&s, "AccessKeyId");
	ck_assert_int_eq(known(user.key, NULL, &i), KT_ISSUED);
	ck_assert_int_eq(i->caller.kind, POLICY_ROOT);
	ck_assert_str_eq(i->caller.arn, "arn:aws:iam::" ACCOUNT ":root");
	ck_assert_int_eq(reads(), 200);
}
END_TEST

/* Of the partition of the region that is called, as a key's that nobody gave. */
START_TEST(root_has_the_regions_partition)
{
	static const struct { const char *region, *arn; } all[] = {
		{ REGION, "arn:aws:iam::" ACCOUNT ":root" },
		{ "cn-north-1", "arn:aws-cn:iam::" ACCOUNT ":root" },
		{ "us-gov-west-1", "arn:aws-us-gov:iam::" ACCOUNT ":root" },
	};
	struct said s = say_form(&iam, "Action=CreateAccessKey");

	user.key = found(&s, "AccessKeyId");
	user.service = "sts";
	user.version = "2011-06-15";
	user.region = all[_i].region;
	s = say_form(&user, "Action=GetCallerIdentity");
	ck_assert_str_eq(found(&s, "Arn"), all[_i].arn);
	s = say_form(&user, "Action=GetSessionToken");
	user.key = found(&s, "AccessKeyId");
	user.token = found(&s, "SessionToken");
	s = say_form(&user, "Action=GetCallerIdentity");
	ck_assert_str_eq(found(&s, "Arn"), all[_i].arn);
}
END_TEST

/* --- more than are kept --- */

#define MANY (DIRECTORY_KEPT + DIRECTORY_KEPT / 4)

static const char *many[MANY];

static int
give_out(struct store_tx *tx, void *arg)
{
	struct access_key k = { .account = ACCOUNT, .user_name = "",
	    .active = true };
	size_t i;

	(void)arg;
	for (i = 0; i < MANY; i++) {
		k.id = many[i] = sign_new_key(iam.arena, &world.server);
		if (store_access_key_add(tx, &k) != STORE_OK)
			return -1;
	}
	return 0;
}

/* Whoever went is read again; who asked has his as long as he likes. */
START_TEST(some_go_when_there_are_many)
{
	const struct identity **first = kt_arena_alloc(iam.arena,
	    MANY * sizeof(*first)), *i;
	size_t k, kept = 0;

	ck_assert_int_eq(store_write_wait(world.server.store, iam.arena,
	    give_out, NULL), 0);
	for (k = 0; k < MANY; k++)
		ck_assert_int_eq(known(many[k], NULL, &first[k]), KT_ISSUED);
	for (k = 0; k < MANY; k++) {
		ck_assert_str_eq(first[k]->caller.account, ACCOUNT);
		ck_assert_int_eq(known(many[k], NULL, &i), KT_ISSUED);
		kept += i == first[k];
	}
	ck_assert_uint_le(kept, DIRECTORY_KEPT);
	ck_assert_int_eq(known(user.key, NULL, &i), KT_ISSUED);
	ck_assert_str_eq(i->name, "Ann");
}
END_TEST

/* --- while policies change --- */

#define THREADS 4
#define CHANGES 50

struct reader {
	pthread_t thread;
	struct client client;
	atomic_bool *ends;
	int answered;
};

static void *
read_on(void *arg)
{
	struct reader *r = arg;

	while (!atomic_load(r->ends)) {
		struct said s = say(&r->client, "GetSecretValue",
		    "{'SecretId':'db'}");

		ck_assert(s.status == 200 || s.status == 400);
		r->answered++;
	}
	return NULL;
}

START_TEST(what_was_answered_is_seen_beside_others)
{
	struct reader readers[THREADS];
	atomic_bool ends;
	int i;

	atomic_init(&ends, false);
	for (i = 0; i < THREADS; i++) {
		readers[i].ends = &ends;
		readers[i].answered = 0;
		client_begin(&readers[i].client, &world);
		readers[i].client.key = user.key;
		ck_assert_int_eq(pthread_create(&readers[i].thread, NULL,
		    read_on, &readers[i]), 0);
	}
	for (i = 0; i < CHANGES; i++) {
		must("PutUserPolicy&UserName=ann&PolicyName=p&PolicyDocument="
		    READ);
		ck_assert_int_eq(reads(), 200);
		must("DeleteUserPolicy&UserName=ann&PolicyName=p");
		ck_assert_int_eq(reads(), 400);
	}
	atomic_store(&ends, true);
	for (i = 0; i < THREADS; i++) {
		pthread_join(readers[i].thread, NULL);
		client_end(&readers[i].client);
	}
}
END_TEST

static void
last_used(const char *date, const char *service, const char *region)
{
	struct said s = say_form(&iam, "Action=GetAccessKeyLastUsed&"
	    "AccessKeyId=%s", user.key);

	ck_ok(s);
	if (date == NULL)
		ck_assert_ptr_null(xml_find(iam.arena, s.text,
		    "LastUsedDate"));
	else
		ck_assert_str_eq(found(&s, "LastUsedDate"), date);
	ck_assert_str_eq(found(&s, "ServiceName"), service);
	ck_assert_str_eq(found(&s, "Region"), region);
}

/* Also of calls that are refused. */
START_TEST(a_keys_last_use_is_told_at_once)
{
	unsigned long moved = store_identities(world.server.store);
	struct said s;

	last_used(NULL, "N/A", "N/A");
	s = say(&user, "GetSecretValue", "{'SecretId':'db'}");
	ck_assert_str_eq(s.code, "AccessDeniedException");
	last_used("2026-01-15T10:20:30Z", "secretsmanager", REGION);
	/* ... and in the same second, of another service or region. */
	user.service = "rds";
	(void)say_form(&user, "Action=DescribeDBInstances");
	last_used("2026-01-15T10:20:30Z", "rds", REGION);
	user.region = "us-west-1";
	(void)say_form(&user, "Action=DescribeDBInstances");
	last_used("2026-01-15T10:20:30Z", "rds", "us-west-1");
	world_pass(&world, 30 * KT_SECOND);
	user.region = "us-east-2";
	(void)say_form(&user, "Action=DescribeDBInstances");
	last_used("2026-01-15T10:21:00Z", "rds", "us-east-2");
	/* It is written before the store closes; whose key it is stays known. */
	world_stop(&world);
	world_resume(&world);
	last_used("2026-01-15T10:21:00Z", "rds", "us-east-2");
	ck_assert_uint_le(store_identities(world.server.store), moved);
	/* A use that is wrong is none. */
	user.region = REGION;
	world_pass(&world, KT_DAY);
	s = say_request(&root, &(struct kt_request){ .method = "POST",
	    .path = "/", .target = "secretsmanager.ListSecrets",
	    .body = "{}", .body_len = 2, .authorization = kt_arena_printf(
	    root.arena, "AWS4-HMAC-SHA256 Credential=%s/20260115/" REGION
	    "/secretsmanager/aws4_request, SignedHeaders=host, "
	    "Signature=00", user.key) });
	ck_assert_str_eq(s.code, "IncompleteSignatureException");
	last_used("2026-01-15T10:21:00Z", "rds", "us-east-2");
}
END_TEST

/* --- roles --- */

#define TRUST "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":" \
	"\"sts:AssumeRole\",\"Principal\":{\"AWS\":\"" ACCOUNT "\"}}}"

/* GetRole's, and the details'; date NULL: it was not used. */
static void
role_used(const char *date, const char *region)
{
	static const char *const ask[] = { "GetRole&RoleName=app",
	    "GetAccountAuthorizationDetails&Filter.member.1=Role" };
	const char *want = date == NULL ? "" : kt_arena_printf(iam.arena,
	    "<LastUsedDate>%s</LastUsedDate><Region>%s</Region>", date, region);
	struct said s;
	size_t i;

	for (i = 0; i < N_ELEMENTS(ask); i++) {
		s = say_form(&iam, "Action=%s", ask[i]);
		ck_ok(s);
		ck_assert_str_eq(found(&s, "RoleLastUsed"), want);
	}
	s = say_form(&iam, "Action=ListRoles");
	ck_assert_ptr_null(strstr(s.text, "LastUsed"));
}

/* Its last session is user. */
static void
make_role(void)
{
	struct client sts = iam;
	struct said s;

	must("CreateRole&RoleName=app&AssumeRolePolicyDocument=" TRUST);
	sts.service = "sts";
	sts.version = "2011-06-15";
	s = say_form(&sts, "Action=AssumeRole&RoleArn=arn:aws:iam::" ACCOUNT
	    ":role/app&RoleSessionName=one");
	ck_ok(s);
	user.key = found(&s, "AccessKeyId");
	user.token = found(&s, "SessionToken");
}

START_TEST(a_roles_last_use_is_told_at_once)
{
	unsigned long moved;

	make_role();
	moved = store_identities(world.server.store);
	role_used(NULL, NULL);
	(void)reads();
	role_used("2026-01-15T10:20:30Z", REGION);
	world_pass(&world, 30 * KT_SECOND);
	(void)reads();
	role_used("2026-01-15T10:21:00Z", REGION);
	user.region = "us-east-2";
	(void)say_form(&user, "Action=DescribeDBInstances");
	role_used("2026-01-15T10:21:00Z", "us-east-2");
	world_stop(&world);
	world_resume(&world);
	role_used("2026-01-15T10:21:00Z", "us-east-2");
	ck_assert_uint_le(store_identities(world.server.store), moved);
	world_pass(&world, 401 * KT_DAY);
	role_used(NULL, NULL);
}
END_TEST

/* All that is in the account goes. */
static void
reset(void)
{
	static const char body[] = "{\"account\":\"" ACCOUNT "\"}";

	ck_ok(say_request(&root, &(struct kt_request){ .method = "POST",
	    .path = "/_keyturn/reset", .body = body,
	    .body_len = sizeof(body) - 1 }));
}

/* Nothing of it is left: what was written, and what was still to be. */
START_TEST(a_last_use_goes_with_its_role)
{
	struct access_key use = { .account = ACCOUNT };
	struct store_tx *tx;
	struct said s;

	make_role();
	s = say_form(&iam, "Action=GetRole&RoleName=app");
	use.id = found(&s, "RoleId");
	(void)reads();
	world_stop(&world);
	world_resume(&world);
	world_run(&world);
	world_pass(&world, 60 * KT_SECOND);
	(void)reads();
	if (_i == 0)
		must("DeleteRole&RoleName=app");
	else
		reset();
	make_role();
	role_used(NULL, NULL);
	world_stop(&world);
	world_resume(&world);
	tx = store_read_begin(world.server.store, iam.arena);
	ck_assert_ptr_nonnull(tx);
	ck_assert_int_eq(store_role_use_find(tx, &use), STORE_OK);
	ck_assert_int_eq(use.last_used, 0);
	store_read_end(world.server.store, tx);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("directory");
	TCase *tc = tcase_create("directory");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_key_is_its_users);
	tcase_add_test(tc, a_policy_holds_from_the_next_call_on);
	tcase_add_test(tc, a_key_that_is_gone_or_inactive_is_refused);
	tcase_add_test(tc, a_user_keeps_his_keys_under_another_name);
	tcase_add_test(tc, the_same_text_is_compiled_once);
	tcase_add_test(tc, keys_of_root_are_root);
	tcase_add_loop_test(tc, root_has_the_regions_partition, 0, 3);
	tcase_add_test(tc, some_go_when_there_are_many);
	tcase_add_test(tc, what_was_answered_is_seen_beside_others);
	tcase_add_test(tc, a_keys_last_use_is_told_at_once);
	tcase_add_test(tc, a_roles_last_use_is_told_at_once);
	tcase_add_loop_test(tc, a_last_use_goes_with_its_role, 0, 2);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
