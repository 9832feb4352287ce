/*
 * Whether a token lets somebody in to a database, and what RDS's log says: the
 * token is of boto3, made on 2026-01-15 at 10:30 (tests/unit/test_db_token.c has
 * more of them).
 */
#include <stdio.h>
#include <string.h>

#include "dispatch/dispatch.h"
#include "services/services.h"
#include "tests/support/sign.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

#define MASTER "&MasterUsername=admin&MasterUserPassword=Correct-Horse-1"
#define INSTANCE "Action=CreateDBInstance&DBInstanceIdentifier=%s&" \
	"DBInstanceClass=db.t3.micro&Engine=mysql&AllocatedStorage=20" MASTER
#define CLUSTER "Action=CreateDBCluster&DBClusterIdentifier=c&" \
	"Engine=aurora-mysql&EnableIAMDatabaseAuthentication=true" MASTER
#define WITH "&EnableIAMDatabaseAuthentication=true"

#define KEY "AKIAIOSFODNN7EXAMPLE"
#define TOKEN(key) "127.0.0.1:3306/?Action=connect&DBUser=jane&" \
	"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" key \
	"%2F20260115%2Feu-west-1%2Frds-db%2Faws4_request&" \
	"X-Amz-Date=20260115T103000Z&X-Amz-Expires=900&" \
	"X-Amz-SignedHeaders=host&X-Amz-Signature=6f04d380bf9326eece9dfc47c9ca" \
	"2a78aae396f3dbce2a6b57a49606978240b0"

#define MALFORMED "Failed to authenticate the connection request for user " \
	"`jane` because the provided token is malformed or otherwise invalid. " \
	"(Status Code: 400, Error Code: InvalidToken)"
#define OLD "Failed to authenticate the connection request for user `jane` " \
	"because the token age is longer than 15 minutes. (Status Code: 400, " \
	"Error Code:ExpiredToken)"
#define NO_RIGHT(account) "Failed to authorize the connection request for " \
	"user `jane` because the IAM policy assumed by the caller " \
	"'arn:aws:iam::" account ":root' is not authorized to perform " \
	"`rds-db:connect` on the DB instance. (Status Code: 403, Error Code:" \
	"NotAuthorized)"

static const struct kt_access_key keys[] = {
	{ KEY, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" }
};

static struct world world;
static struct client me;
static char id[64];		/* of the last server that was started */
static char asked[256];
static bool refuses;

/* Ten minutes on, so that the token is half a minute old. */
static void
setup(void)
{
	world_open(&world);
	world.server.keys = keys;
	world.server.n_keys = N_ELEMENTS(keys);
	client_begin(&me, &world);
	world_run(&world);
	world_pass(&world, 600 * KT_SECOND);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

/* Made, and available; the id of its server in id. */
static struct said
make(const char *form, const char *describe, const char *status)
{
	int64_t until = kt_mono_ms() + 60 * KT_SECOND;
	struct said s = say_form(&me, "%s", form);
	const char *is;

	ck_ok(s);
	do {
		ck_assert(kt_mono_ms() < until);
		kt_sleep_ms(1);
		s = say_form(&me, "%s", describe);
		is = xml_find(me.arena, s.text, status);
	} while (is == NULL || strcmp(is, "available") != 0);
	strcpy(id, world.fleet_fake.id);
	return s;
}

static struct said
make_instance(const char *name, const char *more)
{
	return make(kt_arena_printf(me.arena, INSTANCE "%s", name, more),
	    kt_arena_printf(me.arena, "Action=DescribeDBInstances&"
	    "DBInstanceIdentifier=%s", name), "DBInstanceStatus");
}

/* NULL: he is let in; else the line without its date. */
static const char *
login(const char *user, const char *token)
{
	static const char *const hosts[] = { "127.0.0.1", NULL };
	const struct kt_db_login l = { .id = id, .hosts = hosts, .port = 3306,
	    .user = user, .token = token };
	const char *line = NULL, *said;

	if (server_login(&world.server, &l, me.arena, &line)) {
		ck_assert_ptr_null(line);
		return NULL;
	}
	ck_assert_ptr_nonnull(line);
	said = strstr(line, "Z 0 [ERROR] ");
	ck_assert_msg(said == line + strlen("2026-01-15T10:30:30.456"), "%s",
	    line);
	return said + strlen("Z 0 [ERROR] ");
}

#define ck_in(line) do {						\
	const char *is = (line);					\
	ck_assert_msg(is == NULL, "%s", is);				\
} while (0)
#define ck_out(line, want) do {						\
	const char *is = (line);					\
	ck_assert_str_eq(is != NULL ? is : "in", (want));		\
} while (0)

static bool
decide(void *self, const struct kt_ask *ask)
{
	(void)self;
	snprintf(asked, sizeof(asked), "%s %s %s %s", ask->account, ask->region,
	    ask->action, ask->resource);
	return !refuses;
}

START_TEST(a_token_lets_in)
{
	make_instance("db", WITH);
	ck_assert(world.fleet_fake.takes_tokens);
	ck_in(login("jane", TOKEN(KEY)));
	ck_out(login("jane", TOKEN("test")), MALFORMED);	/* test's secret */
	ck_in(login("jane", TOKEN("AKIAUNKNOWN")));	/* is not checked */
	ck_out(login("joe", TOKEN(KEY)), "Failed to authenticate the connection "
	    "request for user `joe` because the provided token is malformed or "
	    "otherwise invalid. (Status Code: 400, Error Code: InvalidToken)");
	ck_out(login("j\ne", "x"), "Failed to authenticate the connection "
	    "request for user `j?e` because the provided token is malformed or "
	    "otherwise invalid. (Status Code: 400, Error Code: InvalidToken)");
	ck_out(login("jane", ""), MALFORMED);
	ck_out(login("jane", NULL), MALFORMED);		/* without TLS */
}
END_TEST

START_TEST(a_token_ages_on_our_clock)
{
	make_instance("db", WITH);
	world_pass(&world, 869543);
	ck_in(login("jane", TOKEN(KEY)));
	world_pass(&world, 1);
	ck_out(login("jane", TOKEN(KEY)), OLD);
	ck_out(login("jane", TOKEN("AKIAUNKNOWN")), OLD);
}
END_TEST

START_TEST(who_has_no_right_is_refused)
{
	struct said s = make_instance("db", WITH);
	const char *resource = xml_find(me.arena, s.text, "DbiResourceId");

	world.server.permit = decide;
	refuses = false;
	ck_in(login("jane", TOKEN(KEY)));
	ck_assert_str_eq(asked, kt_arena_printf(me.arena, ACCOUNT " " REGION
	    " rds-db:connect arn:aws:rds-db:" REGION ":" ACCOUNT ":dbuser:%s/"
	    "jane", resource));
	refuses = true;
	ck_out(login("jane", TOKEN(KEY)), NO_RIGHT(ACCOUNT));
	refuses = false;	/* another account has it in no case */
	ck_out(login("jane", TOKEN("111122223333")), NO_RIGHT("111122223333"));
	world.server.permit = NULL;
}
END_TEST

/* The right is on the cluster, whichever member is connected to. */
START_TEST(a_cluster_takes_tokens)
{
	struct said s = make(CLUSTER, "Action=DescribeDBClusters", "Status");
	const char *resource = xml_find(me.arena, s.text,
	    "DbClusterResourceId");

	ck_assert(world.fleet_fake.takes_tokens);
	world.server.permit = decide;
	refuses = false;
	ck_in(login("jane", TOKEN(KEY)));
	ck_assert_ptr_nonnull(strstr(asked, kt_arena_printf(me.arena,
	    ":dbuser:%s/jane", resource)));
	world.server.permit = NULL;
}
END_TEST

START_TEST(others_take_none)
{
	make_instance("off", "");
	ck_assert(!world.fleet_fake.takes_tokens);
	ck_out(login("jane", TOKEN(KEY)), MALFORMED);
	strcpy(id, "db-gone");
	ck_out(login("jane", TOKEN(KEY)), MALFORMED);
}
END_TEST

START_TEST(a_fleet_may_have_none_that_does)
{
	world.fleet.takes_tokens = false;
	make_instance("db", WITH);
	ck_assert(!world.fleet_fake.takes_tokens);
}
END_TEST

START_TEST(a_region_has_its_own)
{
	me.key = ACCOUNT;
	me.region = "us-east-1";
	make_instance("db", WITH);
	ck_out(login("jane", TOKEN(KEY)), MALFORMED);
}
END_TEST

/* --- by identities --- */

static struct client iam;
static const char *user_key, *user_secret;

static struct said
say_iam(const char *form)
{
	struct said s = say_form(&iam, "%s", form);

	ck_ok(s);
	return s;
}

/* A user, ann, with a key, and a database. */
static const char *
begin_ann(void)
{
	struct said s = make_instance("db", WITH);

	client_begin(&iam, &world);
	iam.service = "iam";
	iam.version = "2010-05-08";
	(void)say_iam("Action=CreateUser&UserName=ann");
	s = say_iam("Action=CreateAccessKey&UserName=ann");
	user_key = xml_find(me.arena, s.text, "AccessKeyId");
	user_secret = xml_find(me.arena, s.text, "SecretAccessKey");
	s = say_form(&me, "Action=DescribeDBInstances");
	return xml_find(me.arena, s.text, "DbiResourceId");
}

static const char *
token_of(const char *key, const char *secret, const char *session)
{
	const struct signer signer = { .key = key, .secret = secret,
	    .token = session, .region = REGION, .service = "rds-db",
	    .presigned = true };
	static const struct kt_header host = { "Host", "127.0.0.1:3306" };
	struct kt_request r = { .method = "GET", .path = "/", .body = "",
	    .query = "Action=connect&DBUser=jane", .headers = &host,
	    .n_headers = 1 };

	sign_request(me.arena, &r, &signer);
	return kt_arena_printf(me.arena, "127.0.0.1:3306/?%s", r.query);
}

#define REFUSED(who) "Failed to authorize the connection request for user " \
	"`jane` because the IAM policy assumed by the caller '" who "' is not " \
	"authorized to perform `rds-db:connect` on the DB instance. (Status " \
	"Code: 403, Error Code:NotAuthorized)"
#define ANN "arn:aws:iam::" ACCOUNT ":user/ann"

START_TEST(a_user_is_let_in_by_his_policies)
{
	const char *resource = begin_ann(), *token;

	token = token_of(user_key, user_secret, NULL);
	ck_out(login("jane", token), REFUSED(ANN));
	(void)say_iam(kt_arena_printf(me.arena, "Action=PutUserPolicy&"
	    "UserName=ann&PolicyName=p&PolicyDocument={\"Version\":"
	    "\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":"
	    "\"rds-db:connect\",\"Resource\":\"arn:aws:rds-db:" REGION ":"
	    ACCOUNT ":dbuser:%s/jane\"}}", resource));
	ck_in(login("jane", token));
	ck_out(login("jane", token_of(user_key, "another", NULL)), MALFORMED);
	ck_out(login("jane", token_of(user_key, user_secret, "session")),
	    MALFORMED);
	(void)say_iam(kt_arena_printf(me.arena, "Action=UpdateAccessKey&"
	    "UserName=ann&AccessKeyId=%s&Status=Inactive", user_key));
	ck_out(login("jane", token), MALFORMED);
	(void)say_iam(kt_arena_printf(me.arena, "Action=DeleteAccessKey&"
	    "UserName=ann&AccessKeyId=%s", user_key));
	ck_out(login("jane", token), MALFORMED);
	client_end(&iam);
}
END_TEST

START_TEST(a_session_is_let_in_by_its_roles)
{
	const char *key, *secret, *session;
	struct said s;

	(void)begin_ann();
	(void)say_iam("Action=CreateRole&RoleName=app&"
	    "AssumeRolePolicyDocument={\"Version\":\"2012-10-17\","
	    "\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
	    ACCOUNT "\"},\"Action\":\"sts:AssumeRole\"}}");
	iam.service = "sts";
	iam.version = "2011-06-15";
	s = say_iam("Action=AssumeRole&RoleArn=arn:aws:iam::" ACCOUNT
	    ":role/app&RoleSessionName=me");
	iam.service = "iam";
	iam.version = "2010-05-08";
	key = xml_find(me.arena, s.text, "AccessKeyId");
	secret = xml_find(me.arena, s.text, "SecretAccessKey");
	session = xml_find(me.arena, s.text, "SessionToken");
	ck_out(login("jane", token_of(key, secret, session)),
	    REFUSED("arn:aws:sts::" ACCOUNT ":assumed-role/app/me"));
	(void)say_iam("Action=PutRolePolicy&RoleName=app&PolicyName=p&"
	    "PolicyDocument={\"Version\":\"2012-10-17\",\"Statement\":"
	    "{\"Effect\":\"Allow\",\"Action\":\"rds-db:*\",\"Resource\":"
	    "\"*\"}}");
	ck_in(login("jane", token_of(key, secret, session)));
	ck_out(login("jane", token_of(key, secret, NULL)), MALFORMED);
	ck_out(login("jane", token_of(key, secret, "another")), MALFORMED);
	world_pass(&world, KT_DAY);
	ck_out(login("jane", token_of(key, secret, session)), MALFORMED);
	client_end(&iam);
}
END_TEST

START_TEST(nobody_else_is_let_in_where_it_is_strict)
{
	make_instance("db", WITH);
	world.server.iam = KT_IAM_STRICT;
	ck_in(login("jane", TOKEN(KEY)));
	ck_out(login("jane", TOKEN("AKIAUNKNOWN")), MALFORMED);
	ck_out(login("jane", token_of("test", "test", NULL)), MALFORMED);
	world.server.iam = KT_IAM_ON;
	ck_in(login("jane", token_of("test", "test", NULL)));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("logins");
	TCase *tc = tcase_create("logins");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_token_lets_in);
	tcase_add_test(tc, a_token_ages_on_our_clock);
	tcase_add_test(tc, who_has_no_right_is_refused);
	tcase_add_test(tc, a_cluster_takes_tokens);
	tcase_add_test(tc, others_take_none);
	tcase_add_test(tc, a_fleet_may_have_none_that_does);
	tcase_add_test(tc, a_region_has_its_own);
	tcase_add_test(tc, a_user_is_let_in_by_his_policies);
	tcase_add_test(tc, a_session_is_let_in_by_its_roles);
	tcase_add_test(tc, nobody_else_is_let_in_where_it_is_strict);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
