/*
 * Every operation of KMS asks before it acts, as test_permit.c has it of the
 * others: refused, it says so and changes nothing; permitted, it succeeds.  In a
 * row $K is the id of a key, $A its ARN, $C a ciphertext and $G a grant of it.
 */
#include <stdio.h>
#include <string.h>

#include "dispatch/dispatch.h"
#include "services/services.h"
#include "tests/support/world.h"

#define KEY "arn:aws:kms:" REGION ":" ACCOUNT ":"

static const struct row {
	const char *op, *json, *resource;
	const char *also, *on;		/* another right that it takes */
	const char *before, *before_json;
} rows[] = {
	{ "CancelKeyDeletion", "{'KeyId':'$K'}", "$A", NULL, NULL,
	    "ScheduleKeyDeletion", "{'KeyId':'$K'}" },
	{ "CreateAlias", "{'AliasName':'alias/b','TargetKeyId':'$K'}",
	    KEY "alias/b", "CreateAlias", "$A", NULL, NULL },
	{ "CreateGrant", "{'KeyId':'$K','GranteePrincipal':'" ACCOUNT "',"
	    "'Operations':['Decrypt']}", "$A", NULL, NULL, NULL, NULL },
	{ "CreateKey", "{'Tags':[{'TagKey':'a','TagValue':'b'}]}", "*",
	    "TagResource", "*", NULL, NULL },
	{ "Decrypt", "{'CiphertextBlob':'$C'}", "$A", NULL, NULL, NULL,
	    NULL },
	{ "DeleteAlias", "{'AliasName':'alias/a'}", KEY "alias/a",
	    "DeleteAlias", "$A", NULL, NULL },
	{ "DescribeKey", "{'KeyId':'alias/a'}", "$A", NULL, NULL, NULL,
	    NULL },
	{ "DisableKey", "{'KeyId':'$K'}", "$A", NULL, NULL, NULL, NULL },
	{ "DisableKeyRotation", "{'KeyId':'$K'}", "$A", NULL, NULL, NULL,
	    NULL },
	{ "EnableKey", "{'KeyId':'$K'}", "$A", NULL, NULL, "DisableKey",
	    "{'KeyId':'$K'}" },
	{ "EnableKeyRotation", "{'KeyId':'$K'}", "$A", NULL, NULL, NULL,
	    NULL },
	{ "Encrypt", "{'KeyId':'alias/a','Plaintext':'eA=='}", "$A", NULL,
	    NULL, NULL, NULL },
	{ "GenerateDataKey", "{'KeyId':'$K','KeySpec':'AES_256'}", "$A", NULL,
	    NULL, NULL, NULL },
	{ "GenerateDataKeyWithoutPlaintext", "{'KeyId':'$A',"
	    "'NumberOfBytes':9}", "$A", NULL, NULL, NULL, NULL },
	{ "GenerateRandom", "{'NumberOfBytes':9}", "*", NULL, NULL, NULL,
	    NULL },
	{ "GetKeyPolicy", "{'KeyId':'$K'}", "$A", NULL, NULL, NULL, NULL },
	{ "GetKeyRotationStatus", "{'KeyId':'$K'}", "$A", NULL, NULL, NULL,
	    NULL },
	{ "ListAliases", "{}", "*", NULL, NULL, NULL, NULL },
	{ "ListGrants", "{'KeyId':'$K'}", "$A", NULL, NULL, NULL, NULL },
	{ "ListKeyPolicies", "{'KeyId':'$K'}", "$A", NULL, NULL, NULL, NULL },
	{ "ListKeyRotations", "{'KeyId':'$K'}", "$A", NULL, NULL, NULL,
	    NULL },
	{ "ListKeys", "{}", "*", NULL, NULL, NULL, NULL },
	{ "ListResourceTags", "{'KeyId':'$K'}", "$A", NULL, NULL, NULL,
	    NULL },
	{ "ListRetirableGrants", "{'RetiringPrincipal':'" ACCOUNT "'}", "*",
	    NULL, NULL, NULL, NULL },
	{ "PutKeyPolicy", "{'KeyId':'$K','BypassPolicyLockoutSafetyCheck':"
	    "true,'Policy':'{\\'Statement\\':[{\\'Effect\\':\\'Allow\\',"
	    "\\'Principal\\':\\'*\\',\\'Action\\':\\'kms:*\\',\\'Resource\\':"
	    "\\'*\\'}]}'}", "$A", NULL, NULL, NULL, NULL },
	{ "ReEncrypt", "{'CiphertextBlob':'$C','DestinationKeyId':'alias/a'}",
	    "$A", "ReEncryptTo", "$A", NULL, NULL },
	{ "RetireGrant", "{'KeyId':'$K','GrantId':'$G'}", "$A", NULL, NULL,
	    NULL, NULL },
	{ "RevokeGrant", "{'KeyId':'$K','GrantId':'$G'}", "$A", NULL, NULL,
	    NULL, NULL },
	{ "RotateKeyOnDemand", "{'KeyId':'$K'}", "$A", NULL, NULL, NULL,
	    NULL },
	{ "ScheduleKeyDeletion", "{'KeyId':'$K'}", "$A", NULL, NULL, NULL,
	    NULL },
	{ "TagResource", "{'KeyId':'$K','Tags':[{'TagKey':'k','TagValue':"
	    "'v'}]}", "$A", NULL, NULL, NULL, NULL },
	{ "UntagResource", "{'KeyId':'$K','TagKeys':['old']}", "$A", NULL,
	    NULL, NULL, NULL },
	{ "UpdateAlias", "{'AliasName':'alias/a','TargetKeyId':'$K'}",
	    KEY "alias/a", "UpdateAlias", "$A", NULL, NULL },
	{ "UpdateKeyDescription", "{'KeyId':'$K','Description':'d'}", "$A",
	    NULL, NULL, NULL, NULL },
};

#define ASKS 8

static struct world w;
static struct client cl;
static const char *id, *arn, *cipher, *grant;
static struct {
	char asked[ASKS][320];		/* action and resource */
	int n;
	const char *refuses;		/* an action; "": all; NULL: none */
} judge;

static bool
decide(void *self, const struct kt_ask *ask)
{
	(void)self;
	ck_assert_int_lt(judge.n, ASKS);
	(void)snprintf(judge.asked[judge.n++], 320, "%s %s", ask->action,
	    ask->resource);
	return judge.refuses == NULL || (*judge.refuses != '\0' &&
	    strcmp(ask->action, judge.refuses) != 0);
}

static void
ask_judge(const char *refuses)
{
	judge.n = 0;
	judge.refuses = refuses;
	w.server.permit = decide;
}

static struct said
must(const char *op, const char *json)
{
	struct said s = say(&cl, op, "%s", json);

	ck_assert_msg(s.status == 200, "%s: %s", op, s.text);
	return s;
}

static const char *
filled(const char *text)
{
	const char *with[128] = { NULL };
	struct kt_buf b;

	with['K'] = id;
	with['A'] = arn;
	with['C'] = cipher;
	with['G'] = grant;
	kt_buf_init(&b, cl.arena);
	for (; *text != '\0'; text++)
		if (*text == '$')
			kt_buf_str(&b, with[(unsigned char)*++text]);
		else
			kt_buf_char(&b, *text);
	kt_buf_char(&b, '\0');
	return b.p;
}

static void
setup(void)
{
	struct said s;

	world_open(&w);
	client_begin(&cl, &w);
	cl.service = "kms";
	s = must("CreateKey", "{'Tags':[{'TagKey':'old','TagValue':'1'}]}");
	id = said_at(&s, "KeyMetadata.KeyId");
	arn = said_at(&s, "KeyMetadata.Arn");
	(void)must("CreateAlias", filled("{'AliasName':'alias/a',"
	    "'TargetKeyId':'$K'}"));
	s = must("Encrypt", filled("{'KeyId':'$K','Plaintext':'eA=='}"));
	cipher = said_at(&s, "CiphertextBlob");
	s = must("CreateGrant", filled("{'KeyId':'$K','GranteePrincipal':'"
	    ACCOUNT "','Operations':['Encrypt']}"));
	grant = said_at(&s, "GrantId");
}

static void
teardown(void)
{
	client_end(&cl);
	world_close(&w);
}

/* All that can be seen of keys. */
static const char *
everything(void)
{
	static const char *const looks[][2] = { { "ListKeys", "{}" },
	    { "ListAliases", "{}" }, { "DescribeKey", "{'KeyId':'$K'}" },
	    { "ListGrants", "{'KeyId':'$K'}" },
	    { "GetKeyPolicy", "{'KeyId':'$K'}" },
	    { "ListResourceTags", "{'KeyId':'$K'}" },
	    { "GetKeyRotationStatus", "{'KeyId':'$K'}" },
	    { "ListKeyRotations", "{'KeyId':'$K'}" } };
	struct kt_buf b;
	size_t i;

	w.server.permit = NULL;
	kt_buf_init(&b, cl.arena);
	for (i = 0; i < N_ELEMENTS(looks); i++)
		kt_buf_str(&b, must(looks[i][0], filled(looks[i][1])).text);
	return b.p;
}

static const char *
first_right(const struct row *r)
{
	return strcmp(r->op, "ReEncrypt") == 0 ? "ReEncryptFrom" : r->op;
}

static void
check(const struct row *r)
{
	const char *before, *on = filled(r->resource), *right = kt_arena_printf(
	    cl.arena, "kms:%s", first_right(r)), *also;
	struct said s;

	if (r->before != NULL)
		(void)must(r->before, filled(r->before_json));
	before = everything();
	ask_judge("");
	s = say(&cl, r->op, "%s", filled(r->json));
	ck_assert_int_eq(s.status, 400);
	ck_refused(s, "AccessDeniedException", kt_arena_printf(cl.arena,
	    "User: arn:aws:iam::" ACCOUNT ":root is not authorized to "
	    "perform: %s on resource: %s because no identity-based policy "
	    "allows the %s action", right, on, right));
	ck_assert_int_eq(judge.n, 1);
	ck_assert_str_eq(judge.asked[0], kt_arena_printf(cl.arena, "%s %s",
	    right, on));
	ck_assert_str_eq(everything(), before);
	ask_judge(NULL);
	s = say(&cl, r->op, "%s", filled(r->json));
	ck_assert_msg(s.status == 200, "%s: %s", r->op, s.text);
	if (r->also == NULL)
		return;
	also = kt_arena_printf(cl.arena, "kms:%s %s", r->also, filled(r->on));
	ck_assert_str_eq(judge.asked[1], also);
}

START_TEST(an_operation_asks_before_it_acts)
{
	const char *op = service_kms.ops[_i].name;
	size_t i;

	for (i = 0; i < N_ELEMENTS(rows); i++)
		if (strcmp(rows[i].op, op) == 0)
			break;
	ck_assert_msg(i < N_ELEMENTS(rows), "%s has no row here", op);
	check(&rows[i]);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("permit kms");
	TCase *tc = tcase_create("permit kms");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, an_operation_asks_before_it_acts, 0,
	    (int)service_kms.n_ops);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
