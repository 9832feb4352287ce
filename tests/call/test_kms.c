/* KMS: keys, their states and what they encrypt.  Shared facts, iam 7. */
#include <string.h>

#include "tests/support/world.h"

#define OTHER "210987654321"
#define ARNS "arn:aws:kms:" REGION ":" ACCOUNT ":"
#define NONE "11111111-2222-4333-8444-555555555555"
#define PLAIN "aGVsbG8="

static struct world w;
static struct client me;
static const char *id, *arn;

static struct said
must(const char *op, const char *json)
{
	struct said s = say(&me, op, "%s", json);

	ck_assert_msg(s.status == 200, "%s: %s", op, s.text);
	return s;
}

/* $K is the key's id, $A its ARN. */
static const char *
filled(const char *text)
{
	struct kt_buf b;

	kt_buf_init(&b, me.arena);
	for (; *text != '\0'; text++)
		if (strncmp(text, "$K", 2) == 0 || strncmp(text, "$A", 2) == 0)
			kt_buf_str(&b, *++text == 'K' ? id : arn);
		else
			kt_buf_char(&b, *text);
	kt_buf_char(&b, '\0');
	return b.p;
}

static struct said
ask(const char *op, const char *json)
{
	return say(&me, op, "%s", filled(json));
}

static void
setup(void)
{
	struct said s;

	world_open(&w);
	client_begin(&me, &w);
	me.service = "kms";
	s = must("CreateKey", "{'Description':'of tests'}");
	id = said_at(&s, "KeyMetadata.KeyId");
	arn = said_at(&s, "KeyMetadata.Arn");
	(void)ask("CreateAlias", "{'AliasName':'alias/mine','TargetKeyId':"
	    "'$K'}");
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&w);
}

START_TEST(a_key_is_described)
{
	static const char *const names[] = { "$K", "$A", "alias/mine",
	    ARNS "alias/mine" };
	struct said s = ask("DescribeKey", kt_arena_printf(me.arena,
	    "{'KeyId':'%s'}", names[_i]));

	ck_says(s, "KeyMetadata.KeyId", id);
	ck_says(s, "KeyMetadata.Arn", filled(ARNS "key/$K"));
	ck_says(s, "KeyMetadata.AWSAccountId", ACCOUNT);
	ck_says(s, "KeyMetadata.CreationDate", "1768472430.456");
	ck_says(s, "KeyMetadata.Description", "of tests");
	ck_says(s, "KeyMetadata.Enabled", "true");
	ck_says(s, "KeyMetadata.KeyState", "Enabled");
	ck_says(s, "KeyMetadata.KeyManager", "CUSTOMER");
	ck_says(s, "KeyMetadata.KeySpec", "SYMMETRIC_DEFAULT");
	ck_says(s, "KeyMetadata.CustomerMasterKeySpec", "SYMMETRIC_DEFAULT");
	ck_says(s, "KeyMetadata.KeyUsage", "ENCRYPT_DECRYPT");
	ck_says(s, "KeyMetadata.EncryptionAlgorithms",
	    "['SYMMETRIC_DEFAULT']");
	ck_says(s, "KeyMetadata.Origin", "AWS_KMS");
	ck_says(s, "KeyMetadata.MultiRegion", "false");
	ck_says(s, "KeyMetadata.DeletionDate", ABSENT);
	ck_assert_uint_eq(strlen(said_at(&s,
	    "KeyMetadata.CurrentKeyMaterialId")), 64);
}
END_TEST

/* --- encryption --- */

static const char *
encrypted(const char *key, const char *context)
{
	struct said s = ask("Encrypt", kt_arena_printf(me.arena, "{'KeyId':"
	    "'%s','Plaintext':'" PLAIN "'%s%s}", key,
	    context != NULL ? ",'EncryptionContext':" : "",
	    context != NULL ? context : ""));

	ck_ok(s);
	ck_says(s, "KeyId", arn);
	ck_says(s, "EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
	return said_at(&s, "CiphertextBlob");
}

static struct said
decrypt(const char *blob, const char *more)
{
	return ask("Decrypt", kt_arena_printf(me.arena,
	    "{'CiphertextBlob':'%s'%s}", blob, more));
}

static const struct {
	const char *context, *more, *code;
} openings[] = {
	{ NULL, "", NULL },
	{ NULL, ",'KeyId':'alias/mine'", NULL },
	{ NULL, ",'EncryptionContext':{}", NULL },
	{ NULL, ",'EncryptionContext':{'a':'b'}",
	    "InvalidCiphertextException" },
	{ "{'a':'1','b':'2'}", ",'EncryptionContext':{'b':'2','a':'1'}",
	    NULL },
	{ "{'a':'1','b':'2'}", ",'EncryptionContext':{'a':'1'}",
	    "InvalidCiphertextException" },
	{ "{'a':'1','b':'2'}", ",'EncryptionContext':{'a':'2','b':'1'}",
	    "InvalidCiphertextException" },
	{ "{'a':'1'}", ",'EncryptionContext':{'A':'1'}",
	    "InvalidCiphertextException" },
	{ "{'a':'1'}", "", "InvalidCiphertextException" },
};

START_TEST(it_opens_with_its_context_alone)
{
	struct said s = decrypt(encrypted("$K", openings[_i].context),
	    openings[_i].more);

	if (openings[_i].code == NULL) {
		ck_ok(s);
		ck_says(s, "Plaintext", PLAIN);
		ck_says(s, "KeyId", arn);
		ck_assert_uint_eq(strlen(said_at(&s, "KeyMaterialId")), 64);
	} else
		ck_assert_str_eq(s.code, openings[_i].code);
}
END_TEST

/* A byte of each part of it, changed. */
START_TEST(a_changed_ciphertext_does_not_open)
{
	static const size_t places[] = { 0, 4, 8, 24, 66, 80, 150, 158, 170,
	    185 };
	char *blob = kt_arena_strdup(me.arena, encrypted("$K", NULL));
	size_t at = places[_i];
	struct said s;

	ck_assert_uint_lt(at, strlen(blob));
	blob[at] = blob[at] == 'A' ? 'B' : 'A';
	s = decrypt(blob, "");
	ck_assert_int_eq(s.status, 400);
}
END_TEST

START_TEST(the_key_named_must_be_its_own)
{
	const char *blob = encrypted("$K", NULL);
	struct said s = must("CreateKey", "{}");

	s = decrypt(blob, kt_arena_printf(me.arena, ",'KeyId':'%s'",
	    said_at(&s, "KeyMetadata.KeyId")));
	ck_refused(s, "IncorrectKeyException", "The key ID in the request does "
	    "not identify a CMK that can perform this operation.");
}
END_TEST

START_TEST(a_data_key_comes_twice)
{
	struct said s = ask("GenerateDataKey", "{'KeyId':'$K','KeySpec':"
	    "'AES_128','EncryptionContext':{'a':'1'}}"), d;

	d = decrypt(said_at(&s, "CiphertextBlob"),
	    ",'EncryptionContext':{'a':'1'}");
	ck_says(d, "Plaintext", said_at(&s, "Plaintext"));
	ck_assert_uint_eq(strlen(said_at(&s, "Plaintext")), 24);
	s = ask("GenerateDataKeyWithoutPlaintext",
	    "{'KeyId':'$K','NumberOfBytes':3}");
	ck_says(s, "Plaintext", ABSENT);
	d = decrypt(said_at(&s, "CiphertextBlob"), "");
	ck_assert_uint_eq(strlen(said_at(&d, "Plaintext")), 4);
	s = ask("GenerateRandom", "{'NumberOfBytes':30}");
	ck_assert_uint_eq(strlen(said_at(&s, "Plaintext")), 40);
}
END_TEST

START_TEST(it_is_encrypted_anew)
{
	const char *blob = encrypted("$K", "{'a':'1'}"), *second;
	struct said s = must("CreateKey", "{}");

	second = said_at(&s, "KeyMetadata.Arn");
	s = ask("ReEncrypt", kt_arena_printf(me.arena, "{'CiphertextBlob':"
	    "'%s','SourceEncryptionContext':{'a':'1'},'DestinationKeyId':"
	    "'%s','DestinationEncryptionContext':{'b':'2'}}", blob, second));
	ck_says(s, "SourceKeyId", arn);
	ck_says(s, "KeyId", second);
	s = decrypt(said_at(&s, "CiphertextBlob"),
	    ",'EncryptionContext':{'b':'2'}");
	ck_says(s, "Plaintext", PLAIN);
	ck_says(s, "KeyId", second);
}
END_TEST

/* What its first material encrypted, later ones do not hide. */
START_TEST(a_rotated_key_opens_what_was_before)
{
	const char *blob = encrypted("$K", NULL);
	struct said s = decrypt(blob, ""), after;

	ck_ok(ask("RotateKeyOnDemand", "{'KeyId':'$K'}"));
	after = decrypt(blob, "");
	ck_says(after, "Plaintext", PLAIN);
	ck_says(after, "KeyMaterialId", said_at(&s, "KeyMaterialId"));
	after = decrypt(encrypted("$K", NULL), "");
	ck_assert_str_ne(said_at(&after, "KeyMaterialId"),
	    said_at(&s, "KeyMaterialId"));
	s = ask("ListKeyRotations", "{'KeyId':'$K'}");
	ck_says(s, "Rotations.0.RotationType", "ON_DEMAND");
	ck_says(s, "Rotations.1", ABSENT);
	s = ask("ListKeyRotations", "{'KeyId':'$K','IncludeKeyMaterial':"
	    "'ALL_KEY_MATERIAL'}");
	ck_says(s, "Rotations.0.KeyMaterialState", "NON_CURRENT");
	ck_says(s, "Rotations.1.KeyMaterialState", "CURRENT");
}
END_TEST

/* --- states and time --- */

#define PENDING "KMSInvalidStateException", "$A is pending deletion."
#define DISABLED "DisabledException", "$A is disabled."

static const struct {
	const char *before, *op, *json, *code, *message;
} states[] = {
	{ "DisableKey", "Encrypt", "{'KeyId':'$K','Plaintext':'eA=='}",
	    DISABLED },
	{ "DisableKey", "GenerateDataKey", "{'KeyId':'$K','KeySpec':"
	    "'AES_256'}", DISABLED },
	{ "DisableKey", "CreateGrant", "{'KeyId':'$K','GranteePrincipal':'x',"
	    "'Operations':['Decrypt']}", DISABLED },
	{ "DisableKey", "EnableKeyRotation", "{'KeyId':'$K'}", DISABLED },
	{ "DisableKey", "CancelKeyDeletion", "{'KeyId':'$K'}",
	    "KMSInvalidStateException", "$A is not pending deletion." },
	{ "ScheduleKeyDeletion", "Encrypt",
	    "{'KeyId':'$K','Plaintext':'eA=='}", PENDING },
	{ "ScheduleKeyDeletion", "EnableKey", "{'KeyId':'$K'}", PENDING },
	{ "ScheduleKeyDeletion", "DisableKey", "{'KeyId':'$K'}", PENDING },
	{ "ScheduleKeyDeletion", "ScheduleKeyDeletion", "{'KeyId':'$K'}",
	    PENDING },
	{ "ScheduleKeyDeletion", "TagResource", "{'KeyId':'$K','Tags':[]}",
	    PENDING },
	{ "ScheduleKeyDeletion", "UntagResource", "{'KeyId':'$K','TagKeys':"
	    "[]}", PENDING },
	{ "ScheduleKeyDeletion", "UpdateKeyDescription", "{'KeyId':'$K',"
	    "'Description':'d'}", PENDING },
	{ "ScheduleKeyDeletion", "CreateAlias", "{'AliasName':'alias/x',"
	    "'TargetKeyId':'$K'}", PENDING },
	{ "ScheduleKeyDeletion", "UpdateAlias", "{'AliasName':'alias/mine',"
	    "'TargetKeyId':'$K'}", PENDING },
};

START_TEST(a_state_refuses)
{
	struct said s;

	ck_ok(ask(states[_i].before, "{'KeyId':'$K'}"));
	s = ask(states[_i].op, states[_i].json);
	ck_refused(s, states[_i].code, filled(states[_i].message));
}
END_TEST

static struct said
advance(const char *by)
{
	const char *body = kt_arena_printf(me.arena, "{\"advance\":\"%s\"}",
	    by);

	return say_request(&me, &(struct kt_request){ .method = "POST",
	    .path = "/_keyturn/clock", .body = body,
	    .body_len = strlen(body) });
}

START_TEST(it_goes_on_its_day)
{
	const char *blob = encrypted("$K", NULL);
	struct said s;

	world_run(&w);
	s = ask("ScheduleKeyDeletion", "{'KeyId':'$K','PendingWindowInDays':"
	    "7}");
	ck_says(s, "KeyId", arn);
	ck_says(s, "KeyState", "PendingDeletion");
	ck_says(s, "PendingWindowInDays", "7");
	ck_says(s, "DeletionDate", "1769077230.456");
	s = ask("DescribeKey", "{'KeyId':'$K'}");
	ck_says(s, "KeyMetadata.DeletionDate", "1769077230.456");
	ck_says(s, "KeyMetadata.Enabled", "false");
	ck_ok(ask("CancelKeyDeletion", "{'KeyId':'$K'}"));
	s = ask("DescribeKey", "{'KeyId':'$K'}");
	ck_says(s, "KeyMetadata.KeyState", "Disabled");
	ck_says(s, "KeyMetadata.DeletionDate", ABSENT);
	ck_ok(ask("ScheduleKeyDeletion", "{'KeyId':'$K'}"));
	ck_ok(advance("29d"));
	s = ask("DescribeKey", "{'KeyId':'$K'}");
	ck_says(s, "KeyMetadata.KeyState", "PendingDeletion");
	ck_ok(advance("1d"));
	s = ask("DescribeKey", "{'KeyId':'$K'}");
	ck_refused(s, "NotFoundException", filled("Key '$A' does not exist"));
	s = ask("DescribeKey", "{'KeyId':'alias/mine'}");
	ck_refused(s, "NotFoundException",
	    "Alias " ARNS "alias/mine is not found.");
	s = decrypt(blob, "");
	ck_refused(s, "AccessDeniedException", "User: arn:aws:iam::" ACCOUNT
	    ":root is not authorized to perform: kms:Decrypt on the resource "
	    "associated with this ciphertext because the resource does not "
	    "exist in this Region, no resource-based policies allow access, or "
	    "a resource-based policy explicitly denies access");
}
END_TEST

START_TEST(it_rotates_by_itself)
{
	struct said s;

	world_run(&w);
	ck_ok(ask("EnableKeyRotation", "{'KeyId':'$K','RotationPeriodInDays':"
	    "90}"));
	s = ask("GetKeyRotationStatus", "{'KeyId':'$K'}");
	ck_says(s, "KeyRotationEnabled", "true");
	ck_says(s, "RotationPeriodInDays", "90");
	ck_says(s, "NextRotationDate", "1776248430.456");
	ck_ok(advance("200d"));
	s = ask("ListKeyRotations", "{'KeyId':'$K'}");
	ck_says(s, "Rotations.0.RotationDate", "1776248430.456");
	ck_says(s, "Rotations.1.RotationType", "AUTOMATIC");
	ck_says(s, "Rotations.2", ABSENT);
	ck_ok(ask("DisableKeyRotation", "{'KeyId':'$K'}"));
	s = ask("GetKeyRotationStatus", "{'KeyId':'$K'}");
	ck_says(s, "KeyRotationEnabled", "false");
	ck_says(s, "NextRotationDate", ABSENT);
}
END_TEST

/* --- what is refused --- */

static const struct {
	const char *op, *json, *code, *message;
} bad[] = {
	{ "DescribeKey", "{'KeyId':'foo'}", "NotFoundException",
	    "Invalid keyId 'foo'" },
	{ "DescribeKey", "{'KeyId':'" NONE "'}", "NotFoundException",
	    "Key '" ARNS "key/" NONE "' does not exist" },
	{ "DescribeKey", "{'KeyId':'arn:aws:kms:eu-central-1:" ACCOUNT ":key/"
	    NONE "'}", "NotFoundException", "Invalid arn eu-central-1" },
	{ "DescribeKey", "{'KeyId':'alias/none'}", "NotFoundException",
	    "Alias " ARNS "alias/none is not found." },
	{ "DescribeKey", "{'KeyId':'arn:aws:kms:" REGION ":" OTHER ":key/" NONE
	    "'}", "AccessDeniedException", "User: arn:aws:iam::" ACCOUNT
	    ":root is not authorized to perform: kms:DescribeKey on resource: "
	    "arn:aws:kms:" REGION ":" OTHER ":key/" NONE " because no "
	    "resource-based policy allows the kms:DescribeKey action" },
	{ "DisableKey", "{'KeyId':'alias/mine'}", "NotFoundException",
	    "Invalid keyId 'alias/mine'" },
	{ "Decrypt", "{'CiphertextBlob':'eA=='}",
	    "InvalidCiphertextException", ABSENT },
	{ "GenerateDataKey", "{'KeyId':'$K'}", "ValidationException",
	    "Please specify either number of bytes or key spec." },
	{ "GenerateDataKey", "{'KeyId':'$K','KeySpec':'AES_256',"
	    "'NumberOfBytes':9}", "ValidationException",
	    "Please specify either number of bytes or key spec." },
	{ "Encrypt", "{'KeyId':'$K','Plaintext':'eA==','DryRun':true}",
	    "DryRunOperationException", "The request would have succeeded, but "
	    "the DryRun option is set." },
	{ "Encrypt", "{'KeyId':'alias/aws/secretsmanager','Plaintext':"
	    "'eA=='}", "AccessDeniedException", NULL },
	{ "CreateKey", "{'KeySpec':'RSA_2048'}",
	    "UnsupportedOperationException", NULL },
	{ "CreateKey", "{'Origin':'EXTERNAL'}",
	    "UnsupportedOperationException", NULL },
	{ "CreateKey", "{'MultiRegion':true}",
	    "UnsupportedOperationException", NULL },
	{ "CreateKey", "{'KeyUsage':'SIGN_VERIFY'}", "ValidationException",
	    NULL },
	{ "CreateKey", "{'Policy':'{'}", "MalformedPolicyDocumentException",
	    NULL },
	{ "CreateKey", "{'Tags':[{'TagKey':'aws:x','TagValue':''}]}",
	    "TagException", "Tags beginning with aws: are reserved" },
	{ "CreateAlias", "{'AliasName':'mine','TargetKeyId':'$K'}",
	    "ValidationException", "Invalid identifier" },
	{ "CreateAlias", "{'AliasName':'alias/a:b','TargetKeyId':'$K'}",
	    "ValidationException",
	    "alias/a:b contains invalid characters for an alias" },
	{ "CreateAlias", "{'AliasName':'alias/x','TargetKeyId':'alias/mine'}",
	    "ValidationException", "Aliases must refer to keys. Not aliases" },
	{ "CreateAlias", "{'AliasName':'alias/mine','TargetKeyId':'$K'}",
	    "AlreadyExistsException", "An alias with the name " ARNS
	    "alias/mine already exists" },
	{ "CreateAlias", "{'AliasName':'alias/aws/x','TargetKeyId':'$K'}",
	    "InvalidAliasNameException", NULL },
	{ "DeleteAlias", "{'AliasName':'alias/none'}", "NotFoundException",
	    "Alias " ARNS "alias/none is not found." },
	{ "ScheduleKeyDeletion", "{'KeyId':'$K','PendingWindowInDays':6}",
	    "ValidationException", NULL },
	{ "ScheduleKeyDeletion", "{'KeyId':'$K','PendingWindowInDays':31}",
	    "ValidationException", NULL },
	{ "GetKeyPolicy", "{'KeyId':'$K','PolicyName':'mine'}",
	    "NotFoundException", "No such policy exists" },
	{ "PutKeyPolicy", "{'KeyId':'$K','Policy':'{\\'Statement\\':[{"
	    "\\'Effect\\':\\'Allow\\',\\'Principal\\':{\\'AWS\\':\\'" OTHER
	    "\\'},\\'Action\\':\\'kms:*\\',\\'Resource\\':\\'*\\'}]}'}",
	    "MalformedPolicyDocumentException", "The new key policy will not "
	    "allow you to update the key policy in the future." },
	{ "ListKeys", "{'Marker':'x'}", "InvalidMarkerException", NULL },
	{ "CreateGrant", "{'KeyId':'$K','Operations':['Decrypt']}",
	    "ValidationException", NULL },
	{ "CreateGrant", "{'KeyId':'$K','GranteePrincipal':'x','Operations':"
	    "['Sign']}", "ValidationException", NULL },
	{ "RevokeGrant", "{'KeyId':'$K','GrantId':'x'}", "NotFoundException",
	    NULL },
	{ "RetireGrant", "{}", "ValidationException", NULL },
	{ "RetireGrant", "{'GrantToken':'x'}", "InvalidGrantTokenException",
	    ABSENT },
	{ "Encrypt", "{'KeyId':'$K','Plaintext':'eA==','GrantTokens':['x']}",
	    "InvalidGrantTokenException", ABSENT },
};

START_TEST(bad_input_is_refused)
{
	struct said s = ask(bad[_i].op, bad[_i].json);

	ck_assert_int_eq(s.status, 400);
	ck_refused(s, bad[_i].code, bad[_i].message == NULL ?
	    s.message != NULL ? s.message : ABSENT : filled(bad[_i].message));
}
END_TEST

/* Users and roles that are named must be there, where there are any. */
START_TEST(a_policy_and_a_grant_name_who_is_there)
{
	static const char grant[] = "{'KeyId':'$K','Operations':['Decrypt'],"
	    "'GranteePrincipal':'arn:aws:iam::" ACCOUNT ":user/ann'}";
	static const char policy[] = "{'KeyId':'$K',"
	    "'BypassPolicyLockoutSafetyCheck':true,'Policy':'{\\'Statement\\':"
	    "{\\'Effect\\':\\'Allow\\',\\'Principal\\':{\\'AWS\\':"
	    "\\'arn:aws:iam::" ACCOUNT ":user/ann\\'},\\'Action\\':"
	    "\\'kms:*\\',\\'Resource\\':\\'*\\'}}'}";
	struct client iam = me;

	iam.service = "iam";
	iam.key = ACCOUNT;
	iam.region = REGION;
	iam.version = "2010-05-08";
	ck_ok(say_form(&iam, "Action=CreateUser&UserName=bob"));
	ck_refused(ask("PutKeyPolicy", policy),
	    "MalformedPolicyDocumentException", "Policy contains a statement "
	    "with one or more invalid principals.");
	ck_refused(ask("CreateGrant", grant), "InvalidArnException",
	    "ARN does not refer to a valid principal: arn:aws:iam::" ACCOUNT
	    ":user/ann");
	ck_ok(say_form(&iam, "Action=CreateUser&UserName=ann"));
	ck_ok(ask("CreateGrant", grant));
	ck_ok(ask("PutKeyPolicy", policy));
}
END_TEST

START_TEST(a_call_is_told_with_its_key)
{
	struct said s;

	world_trail(&w);
	ck_ok(ask("Encrypt", "{'KeyId':'alias/mine','Plaintext':'" PLAIN
	    "'}"));
	s = say_request(&me, &(struct kt_request){ .method = "POST",
	    .path = "/", .target = "com.amazonaws.cloudtrail.v20131101."
	    "CloudTrail_20131101.LookupEvents", .body = "{}", .body_len = 2,
	    .content_type = "application/x-amz-json-1.1" });
	ck_says(s, "Events.0.EventName", "Encrypt");
	ck_says(s, "Events.0.Resources.0.ResourceType", "AWS::KMS::Key");
	ck_says(s, "Events.0.Resources.0.ResourceName", arn);
	ck_assert_ptr_null(strstr(s.text, PLAIN));
}
END_TEST

/* --- lists --- */

START_TEST(lists_come_in_pages)
{
	struct said s;
	int i, n = 0;

	for (i = 0; i < 4; i++)
		(void)ask("CreateAlias", kt_arena_printf(me.arena,
		    "{'AliasName':'alias/n%d','TargetKeyId':'$K'}", i));
	s = ask("ListAliases", "{'Limit':3}");
	for (; strcmp(said_at(&s, "NextMarker"), ABSENT) != 0; n++) {
		ck_says(s, "Truncated", "true");
		s = ask("ListAliases", kt_arena_printf(me.arena, "{'Limit':3,"
		    "'Marker':'%s'}", said_at(&s, "NextMarker")));
	}
	ck_assert_int_eq(n, 2);			/* two of AWS's, five of ours */
	ck_says(s, "Aliases.0.AliasName", "alias/n3");
	ck_says(s, "Truncated", "false");
	s = ask("ListAliases", "{'KeyId':'$K'}");
	ck_says(s, "Aliases.4.AliasName", "alias/n3");
	ck_says(s, "Aliases.5", ABSENT);
}
END_TEST

/* AWS's own key is listed once something uses it, and always described. */
START_TEST(a_key_of_awss_own_is_there)
{
	struct said s = ask("DescribeKey",
	    "{'KeyId':'alias/aws/secretsmanager'}"), keys;

	ck_says(s, "KeyMetadata.KeyManager", "AWS");
	keys = ask("ListKeys", "{}");
	ck_says(keys, "Keys.1", ABSENT);
	me.service = NULL;
	ck_ok(say(&me, "CreateSecret", "{'Name':'a','SecretString':'x',"
	    "'ClientRequestToken':'" V1 "'}"));
	me.service = "kms";
	keys = ask("ListKeys", "{}");
	ck_assert(strstr(keys.text, said_at(&s, "KeyMetadata.KeyId")) != NULL);
	s = ask("ScheduleKeyDeletion", kt_arena_printf(me.arena,
	    "{'KeyId':'%s'}", said_at(&s, "KeyMetadata.KeyId")));
	ck_assert_str_eq(s.code, "AccessDeniedException");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("kms");
	TCase *tc = tcase_create("kms");

	tcase_set_timeout(tc, 30);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_key_is_described, 0, 4);
	tcase_add_loop_test(tc, it_opens_with_its_context_alone, 0,
	    N_ELEMENTS(openings));
	tcase_add_loop_test(tc, a_changed_ciphertext_does_not_open, 0, 10);
	tcase_add_test(tc, the_key_named_must_be_its_own);
	tcase_add_test(tc, a_data_key_comes_twice);
	tcase_add_test(tc, it_is_encrypted_anew);
	tcase_add_test(tc, a_rotated_key_opens_what_was_before);
	tcase_add_loop_test(tc, a_state_refuses, 0, N_ELEMENTS(states));
	tcase_add_test(tc, it_goes_on_its_day);
	tcase_add_test(tc, it_rotates_by_itself);
	tcase_add_loop_test(tc, bad_input_is_refused, 0, N_ELEMENTS(bad));
	tcase_add_test(tc, a_policy_and_a_grant_name_who_is_there);
	tcase_add_test(tc, a_call_is_told_with_its_key);
	tcase_add_test(tc, lists_come_in_pages);
	tcase_add_test(tc, a_key_of_awss_own_is_there);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
