/*
 * Resource policies by calls: what is put comes back as it was, what is none
 * is refused, and what a validation finds.
 */
#include <string.h>

#include "tests/support/world.h"

#define ONE(s) "{'Version':'2012-10-17','Statement':[{" s "}]}"
#define GET "'Action':'secretsmanager:GetSecretValue','Resource':'*'"
#define ROLE_MAY ONE("'Effect':'Allow','Principal':" \
	"{'AWS':'arn:aws:iam::123456789012:role/app'}," GET)
#define ANYBODY_MAY ONE("'Effect':'Allow','Principal':{'AWS':'*'}," GET)
#define NOBODY_MAY ONE("'Effect':'Deny','Principal':'*'," \
	"'Action':'secretsmanager:*','Resource':'*'")

#define NO_SECRET "Secrets Manager can't find the specified secret."
#define SYNTAX "This resource policy contains a syntax error."
#define LOCKS_OUT "Your requested changes will not allow you to manage this " \
	"secret in the future."
#define BROAD "This resource policy grants broad access to your secret."

static struct world w;
static struct client cl;

static void
open_world(void)
{
	struct said s;

	world_open(&w);
	client_begin(&cl, &w);
	s = say(&cl, "CreateSecret", "{'Name':'db','SecretString':'x',"
	    "'ClientRequestToken':'" V1 "'}");
	ck_ok(s);
}

static void
close_world(void)
{
	client_end(&cl);
	world_close(&w);
}

/* The policy (with ' for ") as it is sent. */
static const char *
plain(const char *policy)
{
	char *s = kt_arena_strdup(cl.arena, policy), *p;

	for (p = s; *p != '\0'; p++)
		if (*p == '\'')
			*p = '"';
	return s;
}

/* An operation with a ResourcePolicy, and more members before it. */
static struct said
send(const char *op, const char *before, const char *policy)
{
	struct kt_buf b;

	kt_buf_init(&b, cl.arena);
	kt_buf_printf(&b, "{%s'ResourcePolicy':", before);
	kt_json_quote(&b, policy, strlen(policy));
	kt_buf_str(&b, "}");
	return say(&cl, op, "%s", b.p);
}

static struct said
put(const char *policy)
{
	return send("PutResourcePolicy", "'SecretId':'db',", plain(policy));
}

static struct said
get(void)
{
	struct said s = say(&cl, "GetResourcePolicy", "{'SecretId':'db'}");

	ck_ok(s);
	return s;
}

static const char *
arn(void)
{
	struct said s = say(&cl, "DescribeSecret", "{'SecretId':'db'}");

	return said_at(&s, "ARN");
}

START_TEST(a_policy_comes_back_as_it_was_given)
{
	const char *policy = plain("\n { 'Statement' :\t[{'Resource':'*',"
	    "'Action':'secretsmanager:G\\u0065t*', 'Principal':{'AWS':"
	    "'123456789012'},'Effect':'Allow'}] ,'Version':'2012-10-17' }  ");
	struct said s;

	s = send("PutResourcePolicy", "'SecretId':'db',", policy);
	ck_ok(s);
	ck_says(s, "ARN", arn());
	ck_says(s, "Name", "db");
	ck_says(s, "ResourcePolicy", ABSENT);
	s = get();
	ck_says(s, "ARN", arn());
	ck_says(s, "Name", "db");
	ck_says(s, "ResourcePolicy", policy);
}
END_TEST

START_TEST(a_policy_is_absent_until_put_and_after_its_deletion)
{
	struct said s = get();

	ck_says(s, "Name", "db");
	ck_says(s, "ResourcePolicy", ABSENT);
	s = say(&cl, "DeleteResourcePolicy", "{'SecretId':'db'}");
	ck_ok(s);
	ck_ok(put(ROLE_MAY));
	s = say(&cl, "DeleteResourcePolicy", "{'SecretId':'%s'}", arn());
	ck_ok(s);
	ck_says(s, "ARN", arn());
	ck_says(s, "Name", "db");
	s = get();
	ck_says(s, "ResourcePolicy", ABSENT);
}
END_TEST

START_TEST(a_policy_replaces_the_former_and_moves_the_date)
{
	struct said s;

	ck_ok(put(ROLE_MAY));
	world_pass(&w, 5 * KT_DAY);
	ck_ok(put(ANYBODY_MAY));
	s = get();
	ck_says(s, "ResourcePolicy", plain(ANYBODY_MAY));
	s = say(&cl, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "LastChangedDate", "1768904430.456");
}
END_TEST

START_TEST(a_refused_policy_leaves_the_former)
{
	struct said s;

	ck_ok(put(ROLE_MAY));
	ck_refused(put("{"), "MalformedPolicyDocumentException", SYNTAX);
	s = send("PutResourcePolicy",
	    "'SecretId':'db','BlockPublicPolicy':true,", plain(ANYBODY_MAY));
	ck_refused(s, "PublicPolicyException", "You can't attach a "
	    "resource-based policy that allows broad access to the secret.");
	s = get();
	ck_says(s, "ResourcePolicy", plain(ROLE_MAY));
}
END_TEST

static const struct { const char *policy, *message; } bad[] = {
	{ "none", SYNTAX },
	{ "{}", SYNTAX },
	{ ONE("'Effect':'allow','Principal':'*'," GET), SYNTAX },
	{ ONE("'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::1:role/x'},"
	    GET), "This resource policy contains an unsupported principal." },
	{ ONE("'Effect':'Allow','Principal':{'Service':'lambda'}," GET),
	    "This resource policy contains an invalid service principal." },
	{ NOBODY_MAY, LOCKS_OUT },
};

START_TEST(what_is_no_policy_is_refused)
{
	ck_refused(put(bad[_i].policy), "MalformedPolicyDocumentException",
	    bad[_i].message);
}
END_TEST

/* BlockPublicPolicy, and the policy, and whether it is taken. */
static const struct { const char *block, *policy; bool taken; } blocks[] = {
	{ "", ANYBODY_MAY, true },
	{ "'BlockPublicPolicy':false,", ANYBODY_MAY, true },
	{ "'BlockPublicPolicy':true,", ANYBODY_MAY, false },
	{ "'BlockPublicPolicy':true,", ROLE_MAY, true },
	{ "'BlockPublicPolicy':true,", ONE("'Effect':'Allow','Principal':'*',"
	    GET ",'Condition':{'StringEquals':{'aws:SourceVpc':'vpc-1'}}"),
	    true },
};

START_TEST(a_public_policy_is_blocked_when_asked_for)
{
	const char *before = kt_arena_printf(cl.arena, "'SecretId':'db',%s",
	    blocks[_i].block);
	struct said s = send("PutResourcePolicy", before,
	    plain(blocks[_i].policy));

	ck_assert_str_eq(s.code != NULL ? s.code : "",
	    blocks[_i].taken ? "" : "PublicPolicyException");
}
END_TEST

START_TEST(a_policy_has_a_length)
{
	char *text = kt_arena_alloc(cl.arena, 20482);
	struct said s;

	memset(text, ' ', 20481);
	memcpy(text, plain(ROLE_MAY), strlen(ROLE_MAY));
	s = send("PutResourcePolicy", "'SecretId':'db',", text);
	ck_assert_str_eq(s.code != NULL ? s.code : s.text,
	    "ValidationException");
	text[20480] = '\0';
	s = send("PutResourcePolicy", "'SecretId':'db',", text);
	ck_ok(s);
	s = get();
	ck_says(s, "ResourcePolicy", text);
	s = send("PutResourcePolicy", "'SecretId':'db',", "");
	ck_assert_str_eq(s.code, "ValidationException");
	s = say(&cl, "PutResourcePolicy", "{'SecretId':'db'}");
	ck_assert_str_eq(s.code, "ValidationException");
}
END_TEST

static const char *const on_secrets[] = { "PutResourcePolicy",
	"GetResourcePolicy", "DeleteResourcePolicy", "ListResourcePolicies",
	"ValidateResourcePolicy" };

START_TEST(a_policy_wants_a_secret)
{
	struct said s = send(on_secrets[_i], "'SecretId':'none',",
	    plain(ROLE_MAY));

	ck_refused(s, "ResourceNotFoundException", NO_SECRET);
	s = send(on_secrets[_i], "'SecretId':'no such',", plain(ROLE_MAY));
	ck_assert_str_eq(s.code, "ValidationException");
	ck_ok(say(&cl, "DeleteSecret", "{'SecretId':'db'}"));
	s = send(on_secrets[_i], "'SecretId':'db',", plain(ROLE_MAY));
	ck_refused(s, "InvalidRequestException", "You can't perform this "
	    "operation on the secret because it was marked for deletion.");
}
END_TEST

/* Replicas show the policy of their primary, which alone is written to. */
START_TEST(a_replica_shows_the_policy_of_its_primary)
{
	static const char *const writes[] = { "PutResourcePolicy",
	    "DeleteResourcePolicy" };
	struct said s;
	size_t i;

	ck_ok(put(ROLE_MAY));
	ck_ok(say(&cl, "ReplicateSecretToRegions", "{'SecretId':'db',"
	    "'AddReplicaRegions':[{'Region':'eu-central-1'}]}"));
	cl.key = ACCOUNT;
	cl.region = "eu-central-1";
	for (i = 0; i < N_ELEMENTS(writes); i++) {
		s = send(writes[i], "'SecretId':'db',", plain(ANYBODY_MAY));
		ck_refused(s, "InvalidParameterException", "Operation not "
		    "permitted on a replica secret. Call must be made in "
		    "primary secret's region.");
	}
	s = get();
	ck_says(s, "ResourcePolicy", plain(ROLE_MAY));
	ck_says(s, "ARN", arn());
}
END_TEST

/* --- names --- */

static const char *
of(const char *more)
{
	return kt_arena_printf(cl.arena, "'SecretId':'db'%s,", more);
}

/* A secret has a policy of one name; others are of AWS's own services. */
START_TEST(the_policy_is_called_default)
{
	static const char *const modify = "You can't modify the resource "
	    "policy other. You can only modify the default policy.";
	static const char *const names[] = { "", ",'PolicyName':'default'" };
	const char *other = ",'PolicyName':'other'";
	struct said s;
	size_t i;

	ck_refused(send("PutResourcePolicy", of(other), plain(ROLE_MAY)),
	    "InvalidParameterException", modify);
	s = get();
	ck_says(s, "ResourcePolicy", ABSENT);
	for (i = 0; i < N_ELEMENTS(names); i++) {
		s = send("PutResourcePolicy", of(names[i]), plain(ROLE_MAY));
		ck_says(s, "PolicyName", "default");
		s = say(&cl, "DeleteResourcePolicy", "{'SecretId':'db'%s}",
		    other);
		ck_refused(s, "InvalidParameterException", modify);
		s = say(&cl, "GetResourcePolicy", "{'SecretId':'db'%s}", other);
		ck_refused(s, "ResourceNotFoundException",
		    "Secrets Manager can't find the resource policy other.");
		s = say(&cl, "GetResourcePolicy", "{'SecretId':'db'%s}",
		    names[i]);
		ck_says(s, "PolicyName", "default");
		ck_says(s, "ResourcePolicy", plain(ROLE_MAY));
		s = say(&cl, "DeleteResourcePolicy", "{'SecretId':'db'%s}",
		    names[i]);
		ck_says(s, "PolicyName", "default");
		s = say(&cl, "GetResourcePolicy", "{'SecretId':'db'%s}",
		    names[i]);
		ck_says(s, "PolicyName", "default");
		ck_says(s, "ResourcePolicy", ABSENT);
	}
}
END_TEST

START_TEST(a_policy_name_is_of_letters)
{
	static const char *const operations[] = { "PutResourcePolicy",
	    "GetResourcePolicy", "DeleteResourcePolicy" };
	struct said s;
	size_t i;

	for (i = 0; i < N_ELEMENTS(operations); i++) {
		s = send(operations[i], of(",'PolicyName':'a b'"),
		    plain(ROLE_MAY));
		ck_refused(s, "ValidationException", "1 validation error "
		    "detected: Value 'a b' at 'policyName' failed to satisfy "
		    "constraint: Member must satisfy regular expression "
		    "pattern: [0-9A-Za-z\\-\\_]+");
	}
}
END_TEST

START_TEST(policies_are_listed_by_their_names)
{
	struct said s = say(&cl, "ListResourcePolicies", "{'SecretId':'db'}");

	ck_says(s, "ResourcePolicies", "[]");
	ck_ok(put(ROLE_MAY));
	s = say(&cl, "ListResourcePolicies", "{'SecretId':'db','MaxResults':"
	    "1}");
	ck_assert_str_eq(s.text, "{\"ResourcePolicies\":[{\"PolicyName\":"
	    "\"default\"}]}");
	s = say(&cl, "ListResourcePolicies", "{'SecretId':'db','MaxResults':"
	    "101}");
	ck_assert_str_eq(s.code, "ValidationException");
	s = say(&cl, "ListResourcePolicies", "{'SecretId':'db','NextToken':"
	    "'made-up'}");
	ck_assert_str_eq(s.code, "InvalidNextTokenException");
}
END_TEST

/* --- ValidateResourcePolicy --- */

#define ERROR(check, message) "[{'CheckName':'" check "','ErrorMessage':'" \
	message "'}]"

static const struct { const char *policy, *passed, *errors; } found[] = {
	{ ROLE_MAY, "true", "[]" },
	{ ANYBODY_MAY, "false", ERROR("BroadAccess", BROAD) },
	{ NOBODY_MAY, "false", ERROR("Lockout", LOCKS_OUT) },
	{ "{}", "false", ERROR("Syntax", SYNTAX) },
	{ ONE("'Effect':'Allow','Principal':{'AWS':'x'}," GET), "false",
	    ERROR("Syntax", "This resource policy contains an unsupported "
	    "principal.") },
	{ "{'Version':'2012-10-17','Statement':[{'Effect':'Allow',"
	    "'Principal':'*'," GET "},{'Effect':'Deny','Principal':'*',"
	    "'Action':'secretsmanager:Put*','Resource':'*'}]}", "false",
	    "[{'CheckName':'BroadAccess','ErrorMessage':'" BROAD "'},"
	    "{'CheckName':'Lockout','ErrorMessage':'" LOCKS_OUT "'}]" },
};

START_TEST(a_validation_tells_what_it_finds)
{
	const char *policy = plain(found[_i].policy);
	struct said s = send("ValidateResourcePolicy", "", policy);

	ck_ok(s);
	ck_says(s, "PolicyValidationPassed", found[_i].passed);
	ck_says(s, "ValidationErrors", found[_i].errors);
	s = send("ValidateResourcePolicy", "'SecretId':'db',", policy);
	ck_says(s, "ValidationErrors", found[_i].errors);
	s = get();
	ck_says(s, "ResourcePolicy", ABSENT);
}
END_TEST

START_TEST(a_validation_wants_json)
{
	ck_refused(send("ValidateResourcePolicy", "", "policy"),
	    "MalformedPolicyDocumentException", SYNTAX);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("policies");
	TCase *tc = tcase_create("policies");

	tcase_add_checked_fixture(tc, open_world, close_world);
	tcase_add_test(tc, a_policy_comes_back_as_it_was_given);
	tcase_add_test(tc, a_policy_is_absent_until_put_and_after_its_deletion);
	tcase_add_test(tc, a_policy_replaces_the_former_and_moves_the_date);
	tcase_add_test(tc, a_refused_policy_leaves_the_former);
	tcase_add_loop_test(tc, what_is_no_policy_is_refused, 0,
	    N_ELEMENTS(bad));
	tcase_add_loop_test(tc, a_public_policy_is_blocked_when_asked_for, 0,
	    N_ELEMENTS(blocks));
	tcase_add_test(tc, a_policy_has_a_length);
	tcase_add_loop_test(tc, a_policy_wants_a_secret, 0,
	    N_ELEMENTS(on_secrets));
	tcase_add_test(tc, a_replica_shows_the_policy_of_its_primary);
	tcase_add_test(tc, the_policy_is_called_default);
	tcase_add_test(tc, a_policy_name_is_of_letters);
	tcase_add_test(tc, policies_are_listed_by_their_names);
	tcase_add_loop_test(tc, a_validation_tells_what_it_finds, 0,
	    N_ELEMENTS(found));
	tcase_add_test(tc, a_validation_wants_json);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
