/*
 * Secrets leave no trace: a password that goes through every operation, well
 * and badly, is neither in anything logged at debug level nor in any file of
 * the store, before and after it is closed.  Each operation of every service
 * that takes what the model calls a secret must be in the table, so that a new
 * one is asked too.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/log.h"
#include "dispatch/dispatch.h"
#include "services/services.h"
#include "store/thing.h"
#include "tests/support/world.h"

#define SENTINEL "Sentinel-Kx7qQ9vT"
#define BASE64 "U2VudGluZWwtS3g3cVE5dlQ="	/* the same */
#define HALF "Kx7qQ9vT"

static struct world world;
static struct client me;
static char log_path[] = "/tmp/keyturn-log-XXXXXX";

static void
setup(void)
{
	int fd;

	world_open(&world);
	world_trail(&world);
	client_begin(&me, &world);
	kt_log_setup(KT_LOG_DEBUG, false);
	ck_assert_int_ge(fd = mkstemp(log_path), 0);
	ck_assert_int_ge(dup2(fd, STDERR_FILENO), 0);
	close(fd);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
	(void)unlink(log_path);
}

/* The whole of a file in the client's arena. */
static struct kt_buf
contents(const char *path)
{
	FILE *f = fopen(path, "rb");
	char block[4096];
	struct kt_buf b;
	size_t n;

	ck_assert_ptr_nonnull(f);
	kt_buf_init(&b, me.arena);
	while ((n = fread(block, 1, sizeof(block), f)) > 0)
		kt_buf_add(&b, block, n);
	fclose(f);
	return b;
}

static bool
holds(const struct kt_buf *b, const char *what)
{
	return b->n > 0 && memmem(b->p, b->n, what, strlen(what)) != NULL;
}

/* Is a key in the file, as it is, in base64 or in hex? */
static void
check_no_key(const char *path, const struct kt_blob *key)
{
	struct kt_buf b = contents(path), base64, hex;
	size_t i;

	kt_buf_init(&base64, me.arena);
	kt_buf_init(&hex, me.arena);
	kt_base64_encode(&base64, *key);
	for (i = 0; i < key->n; i++)
		kt_buf_printf(&hex, "%02x", key->p[i]);
	ck_assert_msg(b.n == 0 || (memmem(b.p, b.n, key->p, 16) == NULL &&
	    memmem(b.p, b.n, base64.p, 20) == NULL &&
	    memmem(b.p, b.n, hex.p, 32) == NULL), "%s holds a key", path);
}

static void
check_file(const char *path)
{
	static const char *const traces[] = { HALF, BASE64,
	    "S3g3cVE5dlQ", "4b78377151397654" };
	struct kt_buf b = contents(path);
	size_t i;

	for (i = 0; i < N_ELEMENTS(traces); i++)
		ck_assert_msg(!holds(&b, traces[i]), "%s holds %s", path,
		    traces[i]);
}

static int
look_through(const struct kt_blob *key)
{
	DIR *d = opendir(world.dir);
	const char *path;
	struct dirent *e;
	int n = 0;

	while ((e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.' || strcmp(e->d_name, "trail") == 0)
			continue;
		path = kt_arena_printf(me.arena, "%s/%s", world.dir,
		    e->d_name);
		if (key == NULL)
			check_file(path);
		else
			check_no_key(path, key);
		n++;
	}
	closedir(d);
	return n;
}

static int
check_folder(void)
{
	return look_through(NULL);
}

/* --- every operation, with the sentinel wherever one may put a secret ----- */

#define TOKEN(t) "'ClientRequestToken':'" t "'"
#define STRING "'SecretString':'{\\u0022password\\u0022:\\u0022" SENTINEL \
	"\\u0022}'"
#define BINARY "'SecretBinary':'" BASE64 "'"

static const struct { const char *operation, *input; } calls[] = {
	{ "CreateSecret", "{'Name':'db'," TOKEN(V1) "," STRING "}" },
	{ "CreateSecret", "{'Name':'db'," TOKEN(V1) ",'SecretString':'x'}" },
	{ "CreateSecret", "{'Name':'db'," TOKEN(V1) "," STRING "}" },
	{ "CreateSecret", "{'Name':'b'," TOKEN(V1) "," BINARY "}" },
	{ "CreateSecret", "{'Name':'c'," TOKEN("short") "," STRING "}" },
	{ "CreateSecret", "{'Name':'c'," TOKEN(V1) "," STRING "," BINARY
	    "}" },
	{ "CreateSecret", "{'Name':'c'," STRING "" },
	{ "CreateSecret", "{'Name':'c','SecretString':['" SENTINEL "']}" },
	{ "CreateSecret", "{'Name':'c','SecretBinary':'" SENTINEL "'}" },
	{ "PutSecretValue", "{'SecretId':'db'," TOKEN(V2) "," STRING "}" },
	{ "PutSecretValue", "{'SecretId':'db'," TOKEN(V1) "," BINARY "}" },
	{ "PutSecretValue", "{'SecretId':'none'," TOKEN(V1) "," STRING "}" },
	{ "PutSecretValue", "{'SecretId':'b'," TOKEN(V2) "," STRING
	    ",'RotationToken':'" SENTINEL "'}" },
	{ "GetSecretValue", "{'SecretId':'db'}" },
	{ "GetSecretValue", "{'SecretId':'b'}" },
	{ "BatchGetSecretValue", "{'SecretIdList':['db','b','none']}" },
	{ "BatchGetSecretValue", "{'SecretIdList':['" SENTINEL "'],"
	    "'NextToken':'" SENTINEL "'}" },
	{ "DescribeSecret", "{'SecretId':'db'}" },
	{ "ListSecrets", "{}" },
	{ "ListResourcePolicies", "{'SecretId':'db'}" },
	{ "ListSecretVersionIds", "{'SecretId':'db'}" },
	{ "GetRandomPassword", "{'PasswordLength':20}" },
	{ "UpdateSecretVersionStage", "{'SecretId':'db','VersionStage':'x',"
	    "'MoveToVersionId':'" V1 "'}" },
	{ "RotateSecret", "{'SecretId':'db'," TOKEN(V3)
	    ",'RotationLambdaARN':'" FUNCTION_ARN "'}" },
	{ "BatchGetSecretValue", "{'SecretIdList':['db','none']}" },
	{ "UpdateSecret", "{'SecretId':'b'," TOKEN(V4) "," STRING "}" },
	{ "UpdateSecret", "{'SecretId':'none'," TOKEN(V4) "," STRING "}" },
	{ "TagResource", "{'SecretId':'db','Tags':[{'Key':'k','Value':'v'}]}" },
	{ "UntagResource", "{'SecretId':'db','TagKeys':['k']}" },
	{ "CancelRotateSecret", "{'SecretId':'b'}" },
	{ "ReplicateSecretToRegions", "{'SecretId':'db','AddReplicaRegions':"
	    "[{'Region':'eu-central-1'}]}" },
	{ "RemoveRegionsFromReplication", "{'SecretId':'db',"
	    "'RemoveReplicaRegions':['eu-central-1']}" },
	{ "StopReplicationToReplica", "{'SecretId':'db'}" },
	{ "PutResourcePolicy", "{'SecretId':'db','ResourcePolicy':'" SENTINEL
	    "'}" },
	{ "GetResourcePolicy", "{'SecretId':'db'}" },
	{ "DeleteResourcePolicy", "{'SecretId':'db'}" },
	{ "ValidateResourcePolicy", "{'ResourcePolicy':'" SENTINEL "'}" },
	{ "DeleteSecret", "{'SecretId':'b'}" },
	{ "RestoreSecret", "{'SecretId':'b'}" },
};

static const char *const forms[] = {
	"Action=CreateDBInstance&DBInstanceIdentifier=db&DBInstanceClass=db.t3.micro&"
	"Engine=mysql&AllocatedStorage=20&MasterUsername=u&"
	"MasterUserPassword=" SENTINEL,
	"Action=CreateDBInstance&DBInstanceIdentifier=db&DBInstanceClass=db.t3.micro&"
	"Engine=mysql&AllocatedStorage=20&MasterUsername=u&"
	"MasterUserPassword=" SENTINEL "%40",
	"Action=CreateDBCluster&DBClusterIdentifier=cl&Engine=aurora-mysql&"
	"MasterUsername=u&MasterUserPassword=" SENTINEL,
	"Action=CreateDBCluster&DBClusterIdentifier=cl&Engine=aurora-mysql&"
	"MasterUsername=u&MasterUserPassword=%ZZ" SENTINEL,
	"Action=ModifyOptionGroup&OptionGroupName=default:mysql-8-0&"
	"OptionsToInclude.OptionConfiguration.1.OptionName=none&"
	"OptionsToInclude.OptionConfiguration.1.OptionSettings.OptionSetting.1."
	"Value=" SENTINEL,
	"Action=RestoreDBInstanceFromDBSnapshot&DBInstanceIdentifier=n&"
	"DBSnapshotIdentifier=s&TdeCredentialPassword=" SENTINEL,
	"Action=RestoreDBInstanceToPointInTime&SourceDBInstanceIdentifier=db&"
	"TargetDBInstanceIdentifier=n&TdeCredentialPassword=" SENTINEL,
	"Action=CopyDBSnapshot&SourceDBSnapshotIdentifier=s&"
	"TargetDBSnapshotIdentifier=t&PreSignedUrl=" SENTINEL,
	"Action=CopyDBClusterSnapshot&SourceDBClusterSnapshotIdentifier=s&"
	"TargetDBClusterSnapshotIdentifier=t&PreSignedUrl=" SENTINEL,
	"Action=DescribeDBInstances", "Action=DescribeDBClusters",
	"Action=ModifyDBInstance&DBInstanceIdentifier=db&MultiAZ=true&"
	"MasterUserPassword=" SENTINEL,
	"Action=ModifyDBInstance&DBInstanceIdentifier=db&MultiAZ=true&"
	"MasterUserPassword=" SENTINEL "%40",
	"Action=ModifyDBCluster&DBClusterIdentifier=cl&"
	"MasterUserPassword=" SENTINEL,
	"Action=DeleteDBInstance&DBInstanceIdentifier=db&"
	"SkipFinalSnapshot=true",
	"Action=DeleteDBCluster&DBClusterIdentifier=cl&"
	"SkipFinalSnapshot=true",
};

/* What somebody else says of who comes; refused. */
static const char *const words[][3] = {
	{ "AssumeRoleWithSAML", "{\"RoleArn\":\"arn:aws:iam::1:role/r\","
	    "\"PrincipalArn\":\"arn:aws:iam::1:saml-provider/p\","
	    "\"SAMLAssertion\":\"" SENTINEL "\"}", "InvalidIdentityToken" },
	{ "AssumeRoleWithWebIdentity", "{\"RoleArn\":\"arn:aws:iam::1:role/r"
	    "\",\"RoleSessionName\":\"ses\",\"WebIdentityToken\":\""
	    SENTINEL "\"}", "InvalidIdentityToken" },
	{ "GetDelegatedAccessToken", "{\"TradeInToken\":\"" SENTINEL "\"}",
	    "ExpiredTradeInTokenException" },
};

/* Bodies of UpdateFunctionConfiguration. */
#define CONFIGURE "UpdateFunctionConfiguration"
static const char *const configurations[] = {
	"{\"Environment\":{\"Variables\":{\"KEY\":\"" SENTINEL "\"}}}",
	"{\"Environment\":{\"Variables\":{\"AWS_REGION\":\"" SENTINEL
	    "\"}}}",
	"{\"Environment\":{\"Variables\":{\"NO KEY\":\"" SENTINEL "\"}}}",
	"{\"Environment\":{\"Variables\":{\"KEY\":[\"" SENTINEL "\"]}}}",
	"{\"Environment\":{\"Variables\":{\"" SENTINEL "\":1}}}",
	"{\"Environment\":{\"Variables\":{\"KEY\":\"" SENTINEL "\"}}",
};

/* KMS: "$K" is a key's id. */
static const struct { const char *operation, *input; } of_keys[] = {
	{ "Encrypt", "{'KeyId':'$K','Plaintext':'" BASE64 "'}" },
	{ "Encrypt", "{'KeyId':'$K','Plaintext':'" BASE64 "x'}" },
	{ "Encrypt", "{'KeyId':'none','Plaintext':'" BASE64 "'}" },
	{ "Encrypt", "{'KeyId':'$K','Plaintext':['" SENTINEL "']}" },
};

/* IAM: passwords of users. */
static const char *const of_users[] = {
	"CreateLoginProfile&UserName=ana&Password=" SENTINEL,
	"CreateLoginProfile&UserName=ana&Password=" SENTINEL,
	"CreateLoginProfile&UserName=none&Password=" SENTINEL,
	"UpdateLoginProfile&UserName=ana&Password=" SENTINEL,
	"UpdateLoginProfile&UserName=ana&Password=" SENTINEL "%ZZ",
	"UpdateLoginProfile&UserName=ana&Password=" SENTINEL "%E2%98%83",
};

/* Is anything in it one, by the model? */
static bool
has_secrets(const struct shape *s)
{
	size_t i;

	for (i = 0; s != NULL && i < s->n; i++) {
		const struct shape_field *f = &s->fields[i];

		for (; f->each != NULL && !(f->flags & SHAPE_SENSITIVE);)
			f = f->each;
		if (f->flags & SHAPE_SENSITIVE || has_secrets(f->of))
			return true;
	}
	return false;
}

static bool
is_asked(const char *operation)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(calls); i++)
		if (strcmp(calls[i].operation, operation) == 0)
			return true;
	for (i = 0; i < N_ELEMENTS(of_keys); i++)
		if (strcmp(of_keys[i].operation, operation) == 0)
			return true;
	for (i = 0; i < N_ELEMENTS(of_users); i++)
		if (strncmp(of_users[i], operation, strlen(operation)) == 0)
			return true;
	for (i = 0; i < N_ELEMENTS(words); i++)
		if (strcmp(words[i][0], operation) == 0)
			return true;
	if (strcmp(operation, CONFIGURE) == 0)
		return true;
	for (i = 0; i < N_ELEMENTS(forms); i++)
		if (strncmp(forms[i] + strlen("Action="), operation,
		    strlen(operation)) == 0)
			return true;
	return false;
}

START_TEST(every_operation_is_asked)
{
	const struct kt_service *const *s;
	size_t i;

	for (s = kt_services; *s != NULL; s++)
		for (i = 0; i < (*s)->n_ops; i++)
			ck_assert_msg(!has_secrets((*s)->ops[i].in) ||
			    is_asked((*s)->ops[i].name), "%s",
			    (*s)->ops[i].name);
}
END_TEST

/* Errors are logged and shown: none of them may hold it either. */
static void
say_everything(void)
{
	struct said s;
	size_t i;

	for (i = 0; i < N_ELEMENTS(calls); i++) {
		s = say(&me, calls[i].operation, "%s", calls[i].input);
		ck_assert_msg(s.status == 200 ||
		    strstr(s.text, HALF) == NULL, "%s", s.text);
	}
	world_until_rotation(&world, "db", "running 0 1");
	for (i = 0; i < N_ELEMENTS(forms); i++) {
		s = say_form(&me, "%s", forms[i]);
		ck_assert_ptr_null(strstr(s.text, HALF));
	}
	for (i = 0; i < N_ELEMENTS(words); i++) {
		s = say_request(&me, &(struct kt_request){ .method = "POST",
		    .path = kt_arena_join(me.arena, "/_keyturn/call/sts/",
		    words[i][0], NULL), .body = words[i][1],
		    .body_len = strlen(words[i][1]) });
		ck_assert_str_eq(s.code, words[i][2]);
		ck_assert_ptr_null(strstr(s.text, HALF));
	}
	for (i = 0; i < N_ELEMENTS(configurations); i++) {
		s = say_request(&me, &(struct kt_request){ .method = "POST",
		    .path = "/_keyturn/call/lambda/" CONFIGURE, .body =
		    kt_arena_printf(me.arena, "{\"FunctionName\":\"rotator\",%s",
		    configurations[i] + 1), .body_len = strlen(
		    configurations[i]) + strlen("\"FunctionName\":\"rotator\",")
		    });
		ck_assert_msg((s.status == 200) == (i == 0) && (i == 0 ||
		    strstr(s.text, HALF) == NULL), "%s", s.text);
	}
}

static void
say_users(void)
{
	struct client other = me;
	struct said s;
	size_t i;

	other.key = ACCOUNT;
	other.service = "iam";
	other.version = "2010-05-08";
	s = say_form(&other, "Action=CreateUser&UserName=ana");
	ck_assert_int_eq(s.status, 200);
	for (i = 0; i < N_ELEMENTS(of_users); i++) {
		s = say_form(&other, "Action=%s", of_users[i]);
		ck_assert_msg(i > 0 || s.status == 200, "%s", s.text);
		ck_assert_ptr_null(strstr(s.text, HALF));
	}
}

/* --- keys of KMS --- */

static const char *key_id, *data_key;

static struct said
of_kms(const char *operation, const char *input)
{
	struct client other = me;
	struct kt_buf b;

	kt_buf_init(&b, me.arena);
	for (; *input != '\0'; input++)
		if (strncmp(input, "$K", 2) == 0) {
			kt_buf_str(&b, key_id);
			input++;
		} else
			kt_buf_char(&b, *input);
	kt_buf_char(&b, '\0');
	other.key = ACCOUNT;
	other.region = REGION;
	other.service = "kms";
	return say(&other, operation, "%s", b.p);
}

/* A secret under the key: what its envelope holds is no more to be found. */
static void
use_key_of_secrets(void)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'keyed','KmsKeyId':"
	    "'%s'," TOKEN(V1) "," STRING "}", key_id);

	ck_ok(s);
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'keyed'," TOKEN(V2) ","
	    BINARY "}"));
	ck_ok(say(&me, "RotateSecret", "{'SecretId':'keyed'," TOKEN(V3)
	    ",'RotationLambdaARN':'" FUNCTION_ARN "','RotateImmediately':"
	    "false}"));
	ck_ok(of_kms("DisableKey", "{'KeyId':'$K'}"));
	s = say(&me, "GetSecretValue", "{'SecretId':'keyed'}");
	ck_assert_str_eq(s.code, "DecryptionFailure");
	s = say(&me, "PutSecretValue", "{'SecretId':'keyed'," TOKEN(V4) ","
	    STRING "}");
	ck_assert_str_eq(s.code, "EncryptionFailure");
	ck_assert_ptr_null(strstr(s.text, HALF));
}

static void
use_keys(void)
{
	struct said s = of_kms("CreateKey", "{}");
	size_t i;

	key_id = said_at(&s, "KeyMetadata.KeyId");
	for (i = 0; i < N_ELEMENTS(of_keys); i++) {
		s = of_kms(of_keys[i].operation, of_keys[i].input);
		ck_assert_ptr_null(strstr(s.text, HALF));
		ck_assert_int_eq(s.status, i == 0 ? 200 : 400);
	}
	s = of_kms("Decrypt", kt_arena_printf(me.arena,
	    "{'CiphertextBlob':'%s'}", said_at(&s, "CiphertextBlob")));
	s = of_kms("GenerateDataKey", "{'KeyId':'$K','KeySpec':'AES_256'}");
	data_key = said_at(&s, "Plaintext");
	use_key_of_secrets();
}

static int
read_material(struct store_tx *tx, void *arg)
{
	const struct thing_shelf keys = { ACCOUNT, REGION, "kms:key" };

	return store_thing_get(tx, &keys, key_id, arg) == STORE_OK ? 0 : -1;
}

/* Neither a key's material nor a data key, as they are, in base64 or in hex. */
static void
check_keys(void)
{
	struct kt_blob secrets[2];
	struct thing key;
	size_t i;

	ck_assert_int_eq(store_write_wait(world.server.store, me.arena,
	    read_material, &key), 0);
	secrets[0] = key.secret;
	ck_assert_uint_eq(key.secret.n, KT_DATA_KEY);
	ck_assert_int_eq(kt_base64_decode(me.arena, data_key,
	    strlen(data_key), &secrets[1]), 0);
	for (i = 0; i < N_ELEMENTS(secrets); i++)
		ck_assert_int_ge(look_through(&secrets[i]), 3);
}

/*
 * The audit trail has what was called, but what the model calls a secret.  An id,
 * a policy and a page's token are none, whatever somebody writes there.
 */
static void
check_trail(void)
{
	static const char open_to_all[] = "BatchGetSecretValue "
	    "PutResourcePolicy ValidateResourcePolicy ListSecrets ";
	struct said s = say_get(&me, "/_keyturn/trail", "limit=1000");
	const struct kt_json *e = kt_json_first(kt_json_member(s.body,
	    "events"));
	const char *record, *event;
	int n = 0;

	for (; e != NULL; e = kt_json_next(e), n++) {
		record = kt_json_string(kt_json_member(e, "record"));
		event = kt_json_string(kt_json_member(e, "event"));
		ck_assert_msg(strstr(open_to_all, event) != NULL ||
		    (strstr(record, HALF) == NULL &&
		    strstr(record, BASE64) == NULL), "%s", event);
	}
	ck_assert_int_gt(n, 50);
}

/* The function fails, so that the reason is logged; so do the databases. */
START_TEST(a_secret_leaves_no_trace)
{
	struct kt_buf log;
	struct said s;

	world.script.fails_in = "setSecret";
	world.script.fails = 1;
	world.fleet_fake.rc = KT_FLEET_FAILED;
	world_run(&world);
	say_everything();
	say_users();
	use_keys();
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_assert_ptr_nonnull(strstr(s.text, SENTINEL));	/* it is there */
	s = say_get(&me, "/_keyturn/calls", NULL);
	ck_assert_ptr_nonnull(strstr(s.text, "GetSecretValue"));
	ck_assert_ptr_null(strstr(s.text, HALF));
	check_trail();
	ck_assert_int_ge(check_folder(), 5);	/* with -wal and -shm */
	check_keys();
	world_stop(&world);
	ck_assert_int_ge(check_folder(), 3);
	world_resume(&world);
	check_file(log_path);
	log = contents(log_path);
	ck_assert(holds(&log, "PutSecretValue"));	/* it is a debug log */
	ck_assert(holds(&log, "failed in setSecret"));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("sentinel");
	TCase *tc = tcase_create("sentinel");

	tcase_set_timeout(tc, 30);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, every_operation_is_asked);
	tcase_add_test(tc, a_secret_leaves_no_trace);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
