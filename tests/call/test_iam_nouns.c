/*
 * Users, roles, their policies and keys, as IAM keeps them: stories, a call a
 * line.  What decides by them is test_directory's.
 */
#include <string.h>

#include "tests/support/world.h"
#include "tests/support/xml.h"

#define ARN(what) "arn:aws:iam::" ACCOUNT ":" what
#define POLICY(action) "PolicyDocument={\"Version\":\"2012-10-17\"," \
	"\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" action "\"," \
	"\"Resource\":\"*\"}]}"
#define ENCODED(action) "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement" \
	"%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3A" \
	action "%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D"
#define NOW "2026-01-15T10:20:30Z"	/* WORLD_START, to the second */
#define TRUST "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\"," \
	"\"Action\":\"sts:AssumeRole\"}}"
#define TRUSTS(who) "PolicyDocument={\"Statement\":{\"Effect\":\"Allow\"," \
	"\"Principal\":{\"AWS\":\"" ARN(who) "\"},\"Action\":" \
	"\"sts:AssumeRole\"}}"
#define P ARN("policy/team/P")
#define ADMIN "arn:aws:iam::aws:policy/AdministratorAccess"

#define OK NULL

/*
 * form is refused with the code and the text that want is; or answered, and then
 * the first element of that name has what want is (ABSENT: there is none), or with
 * no element nothing is asked.
 */
struct step {
	const char *form, *code, *element, *want;
};
#define REFUSED(form, code, text) { form, code, NULL, text }
#define DONE(form) { form, OK, NULL, NULL }
#define SAYS(form, element, want) { form, OK, element, want }

#define MUST_USER "Must specify userName when calling with non-User " \
	"credentials"

static const struct step users[] = {
	SAYS("CreateUser&UserName=Ann&Path=/team/", "Arn",
	    ARN("user/team/Ann")),
	SAYS("GetUser&UserName=ANN", "UserName", "Ann"),
	REFUSED("CreateUser&UserName=ann", "EntityAlreadyExists",
	    "User with name ann already exists."),
	REFUSED("CreateUser&UserName=bob&PermissionsBoundary=" P,
	    "NoSuchEntity", "Scope ARN: " P " does not exist or is not "
	    "attachable."),
	SAYS("CreateUser&UserName=Bob&PermissionsBoundary=" ADMIN,
	    "PermissionsBoundaryArn", ADMIN),
	SAYS("GetUser&UserName=bob", "PermissionsBoundaryType", "Policy"),
	SAYS("ListUsers&PathPrefix=/team/", "UserName", "Ann"),
	SAYS("ListUsers&MaxItems=1", "IsTruncated", "true"),
	SAYS("ListUsers&MaxItems=1&Marker=$M", "UserName", "Bob"),
	SAYS("ListUsers&MaxItems=1&Marker=$M", "IsTruncated", "false"),
	SAYS("ListUsers&PathPrefix=/none/", "UserName", ABSENT),
	REFUSED("ListUsers&Marker=???", "ValidationError", "Invalid Marker."),
	SAYS("GetUser", "Arn", ARN("root")),
	SAYS("GetUser", "UserName", ABSENT),
	REFUSED("GetUser&UserName=eve", "NoSuchEntity",
	    "The user with name eve cannot be found."),
	REFUSED("UpdateUser&UserName=Bob&NewUserName=ANN",
	    "EntityAlreadyExists", "User with name ANN already exists."),
	DONE("UpdateUser&UserName=bob&NewUserName=BOB&NewPath=/x/"),
	SAYS("GetUser&UserName=bob", "Arn", ARN("user/x/BOB")),
	DONE("UpdateUser&UserName=bob&NewUserName=Eve"),
	REFUSED("GetUser&UserName=bob", "NoSuchEntity",
	    "The user with name bob cannot be found."),
	SAYS("GetUser&UserName=eve", "Arn", ARN("user/x/Eve")),
	DONE("DeleteUser&UserName=EVE"),
	REFUSED("DeleteUser&UserName=EVE", "NoSuchEntity",
	    "The user with name EVE cannot be found."),
};

static const struct step keys[] = {
	DONE("CreateUser&UserName=Ann"),
	SAYS("CreateAccessKey&UserName=ann", "Status", "Active"),
	SAYS("CreateAccessKey&UserName=ann", "UserName", "Ann"),
	REFUSED("CreateAccessKey&UserName=ann", "LimitExceeded",
	    "Cannot exceed quota for AccessKeysPerUser: 2"),
	SAYS("ListAccessKeys&UserName=ann&MaxItems=1", "IsTruncated", "true"),
	SAYS("ListAccessKeys&UserName=ann", "IsTruncated", "false"),
	SAYS("ListAccessKeys", "AccessKeyId", ABSENT),
	SAYS("CreateAccessKey", "UserName", ABSENT),
	SAYS("ListAccessKeys", "Status", "Active"),
	REFUSED("UpdateAccessKey&UserName=ann&Status=Active&AccessKeyId="
	    "AKIAAAAAAAAAAAAAAAAA", "NoSuchEntity", "The Access Key with id "
	    "AKIAAAAAAAAAAAAAAAAA cannot be found."),
	REFUSED("DeleteAccessKey&UserName=ann&AccessKeyId="
	    "AKIAAAAAAAAAAAAAAAAA", "NoSuchEntity", "The Access Key with id "
	    "AKIAAAAAAAAAAAAAAAAA cannot be found."),
	REFUSED("GetAccessKeyLastUsed&AccessKeyId=AKIAAAAAAAAAAAAAAAAA",
	    "AccessDenied", "User: arn:aws:iam::" ACCOUNT ":root is not "
	    "authorized to perform: iam:GetAccessKeyLastUsed on resource: "
	    "access key AKIAAAAAAAAAAAAAAAAA"),
	REFUSED("CreateAccessKey&UserName=none", "NoSuchEntity",
	    "The user with name none cannot be found."),
	REFUSED("DeleteUser&UserName=ann", "DeleteConflict",
	    "Cannot delete entity, must delete access keys first."),
};

static const struct step inlines[] = {
	DONE("CreateUser&UserName=Ann"),
	REFUSED("PutUserPolicy&UserName=ann&PolicyName=p&PolicyDocument={",
	    "MalformedPolicyDocument", "This policy contains invalid Json"),
	REFUSED("PutUserPolicy&UserName=ann&PolicyName=p&PolicyDocument="
	    TRUST, "MalformedPolicyDocument",
	    "Policy document should not specify a principal."),
	DONE("PutUserPolicy&UserName=ann&PolicyName=p&" POLICY("s3:A")),
	DONE("PutUserPolicy&UserName=ann&PolicyName=P&" POLICY("s3:B")),
	DONE("PutUserPolicy&UserName=ann&PolicyName=p&" POLICY("s3:C")),
	SAYS("GetUserPolicy&UserName=ANN&PolicyName=p", "UserName", "Ann"),
	SAYS("GetUserPolicy&UserName=ann&PolicyName=p", "PolicyDocument",
	    ENCODED("C")),
	SAYS("ListUserPolicies&UserName=ann&MaxItems=1", "member", "P"),
	SAYS("ListUserPolicies&UserName=ann&Marker=$M", "member", "p"),
	REFUSED("GetUserPolicy&UserName=ann&PolicyName=q", "NoSuchEntity",
	    "The user policy with name q cannot be found."),
	REFUSED("DeleteUser&UserName=ann", "DeleteConflict",
	    "Cannot delete entity, must delete policies first."),
	DONE("DeleteUserPolicy&UserName=ann&PolicyName=p"),
	REFUSED("DeleteUserPolicy&UserName=ann&PolicyName=p", "NoSuchEntity",
	    "The user policy with name p cannot be found."),
	DONE("DeleteUserPolicy&UserName=ann&PolicyName=P"),
	DONE("DeleteUser&UserName=ann"),
};

static const struct step roles[] = {
	DONE("CreateRole&RoleName=R&Path=/team/&AssumeRolePolicyDocument="
	    TRUST),
	REFUSED("CreateRole&RoleName=x&AssumeRolePolicyDocument={}",
	    "MalformedPolicyDocument", "Syntax errors in policy."),
	SAYS("ListRoles&PathPrefix=/team/", "RoleName", "R"),
	DONE("UpdateRole&RoleName=r&Description=d&MaxSessionDuration=7200"),
	SAYS("GetRole&RoleName=R", "Description", "d"),
	SAYS("GetRole&RoleName=R", "MaxSessionDuration", "7200"),
	DONE("UpdateRole&RoleName=r&MaxSigninSessionDuration=3600"),
	SAYS("GetRole&RoleName=R", "MaxSigninSessionDuration", "3600"),
	SAYS("GetRole&RoleName=R", "Description", "d"),
	DONE("UpdateRole&RoleName=r&ResetMaxSigninSessionDuration=true"),
	SAYS("GetRole&RoleName=R", "MaxSigninSessionDuration", ABSENT),
	SAYS("UpdateRoleDescription&RoleName=r&Description=e", "Description",
	    "e"),
	REFUSED("UpdateAssumeRolePolicy&RoleName=r&" POLICY("s3:A"),
	    "MalformedPolicyDocument", "Missing required field Principal"),
	DONE("UpdateAssumeRolePolicy&RoleName=r&PolicyDocument=" TRUST),
	DONE("UpdateAssumeRolePolicy&RoleName=r&" TRUSTS("role/team/R")),
	DONE("UpdateAssumeRolePolicy&RoleName=r&" TRUSTS("root")),
	REFUSED("UpdateAssumeRolePolicy&RoleName=r&" TRUSTS("user/none"),
	    "MalformedPolicyDocument", "Invalid principal in policy: "
	    "&quot;AWS&quot;:&quot;" ARN("user/none") "&quot;"),
	DONE("PutRolePolicy&RoleName=r&PolicyName=p&" POLICY("s3:A")),
	REFUSED("DeleteRole&RoleName=r", "DeleteConflict",
	    "Cannot delete entity, must delete policies first."),
	DONE("DeleteRolePolicy&RoleName=r&PolicyName=p"),
	DONE("AttachRolePolicy&RoleName=r&PolicyArn=" ADMIN),
	REFUSED("DeleteRole&RoleName=r", "DeleteConflict",
	    "Cannot delete entity, must detach all policies first."),
	REFUSED("AttachRolePolicy&RoleName=r&PolicyArn=arn:aws:iam::aws:policy"
	    "/aws-service-role/AmazonRDSServiceRolePolicy",
	    "PolicyNotAttachable", "Cannot attach a Service Role Policy to a "
	    "Customer Role."),
	DONE("DetachRolePolicy&RoleName=r&PolicyArn=" ADMIN),
	DONE("DeleteRole&RoleName=r"),
	REFUSED("CreateRole&RoleName=AWSServiceRoleForX&Path=/aws-service-role"
	    "/x/&AssumeRolePolicyDocument=" TRUST, "InvalidInput", "Path "
	    "prefix '/aws-service-role/' can only be used for AWS Service "
	    "linked Roles"),
	DONE("CreateServiceLinkedRole&AWSServiceName=rds.amazonaws.com"),
	REFUSED("PutRolePolicy&RoleName=AWSServiceRoleForRDS&PolicyName=p&"
	    POLICY("s3:A"), "UnmodifiableEntity", "Cannot perform the "
	    "operation on the protected role 'AWSServiceRoleForRDS' - this "
	    "role is only modifiable by AWS"),
};

#define PROVIDER ARN("oidc-provider/id.example/a")
#define OF "OpenIDConnectProviderArn=" PROVIDER

static const struct step providers[] = {
	REFUSED("CreateOpenIDConnectProvider&Url=http://id.example",
	    "ValidationError", "Invalid Open ID Connect Provider URL"),
	SAYS("CreateOpenIDConnectProvider&Url=https://id.example/a/&"
	    "ClientIDList.member.1=one&Tags.member.1.Key=k&"
	    "Tags.member.1.Value=v", "OpenIDConnectProviderArn", PROVIDER),
	REFUSED("CreateOpenIDConnectProvider&Url=https://id.example/a",
	    "EntityAlreadyExists", "Provider with url https://id.example/a "
	    "already exists."),
	SAYS("ListOpenIDConnectProviders", "Arn", PROVIDER),
	SAYS("GetOpenIDConnectProvider&" OF, "Url", "id.example/a"),
	SAYS("GetOpenIDConnectProvider&" OF, "ClientIDList",
	    "<member>one</member>"),
	SAYS("GetOpenIDConnectProvider&" OF, "ThumbprintList", ""),
	DONE("AddClientIDToOpenIDConnectProvider&ClientID=two&" OF),
	DONE("AddClientIDToOpenIDConnectProvider&ClientID=two&" OF),
	DONE("RemoveClientIDFromOpenIDConnectProvider&ClientID=one&" OF),
	DONE("RemoveClientIDFromOpenIDConnectProvider&ClientID=one&" OF),
	SAYS("GetOpenIDConnectProvider&" OF, "ClientIDList",
	    "<member>two</member>"),
	DONE("UpdateOpenIDConnectProviderThumbprint&ThumbprintList.member.1="
	    "0123456789012345678901234567890123456789&" OF),
	SAYS("GetOpenIDConnectProvider&" OF, "ThumbprintList", "<member>"
	    "0123456789012345678901234567890123456789</member>"),
	DONE("TagOpenIDConnectProvider&Tags.member.1.Key=k&"
	    "Tags.member.1.Value=w&" OF),
	SAYS("ListOpenIDConnectProviderTags&" OF, "Value", "w"),
	DONE("UntagOpenIDConnectProvider&TagKeys.member.1=k&" OF),
	SAYS("ListOpenIDConnectProviderTags&" OF, "Tags", ""),
	DONE("DeleteOpenIDConnectProvider&" OF),
	REFUSED("GetOpenIDConnectProvider&" OF, "NoSuchEntity",
	    "OpenIDConnect Provider not found for arn " PROVIDER),
	REFUSED("DeleteOpenIDConnectProvider&OpenIDConnectProviderArn="
	    "arn:aws:iam::" ACCOUNT ":role/id.example", "NoSuchEntity",
	    "OpenIDConnect Provider not found for arn arn:aws:iam::" ACCOUNT
	    ":role/id.example"),
};

static const struct step policies[] = {
	SAYS("CreatePolicy&PolicyName=P&Path=/team/&Description=d&"
	    POLICY("s3:A"), "Arn", P),
	REFUSED("CreatePolicy&PolicyName=p&" POLICY("s3:A"),
	    "EntityAlreadyExists", "A policy called p already exists. "
	    "Duplicate names are not allowed."),
	SAYS("GetPolicy&PolicyArn=" P, "DefaultVersionId", "v1"),
	SAYS("GetPolicy&PolicyArn=" P, "AttachmentCount", "0"),
	SAYS("GetPolicy&PolicyArn=" P, "Tags", ""),
	SAYS("GetPolicy&PolicyArn=" P, "Description", "d"),
	REFUSED("GetPolicy&PolicyArn=" ARN("policy/P"), "NoSuchEntity",
	    "Policy " ARN("policy/P") " was not found."),
	REFUSED("GetPolicy&PolicyArn=01234567890123456789", "ValidationError",
	    "Invalid ARN:  Could not be parsed!"),
	SAYS("GetPolicy&PolicyArn=" ADMIN, "PolicyName",
	    "AdministratorAccess"),
	REFUSED("DeletePolicy&PolicyArn=" ADMIN, "AccessDenied", "User: "
	    ARN("root") " is not authorized to perform: iam:DeletePolicy on "
	    "resource: policy " ADMIN " because no resource-based policy allows the "
	    "iam:DeletePolicy action"),
	DONE("CreateUser&UserName=ann&PermissionsBoundary=" P),
	DONE("CreateUser&UserName=bob"),
	REFUSED("AttachUserPolicy&UserName=bob&PolicyArn=" ARN("policy/no"),
	    "NoSuchEntity", "Policy " ARN("policy/no") " does not exist or is "
	    "not attachable."),
	REFUSED("AttachUserPolicy&UserName=bob&PolicyArn=01234567890123456789",
	    "ValidationError", "Invalid ARN:  Could not be parsed!"),
	DONE("AttachUserPolicy&UserName=bob&PolicyArn=" P),
	DONE("AttachUserPolicy&UserName=bob&PolicyArn=" P),
	DONE("AttachUserPolicy&UserName=bob&PolicyArn=" ADMIN),
	SAYS("GetPolicy&PolicyArn=" P, "AttachmentCount", "1"),
	SAYS("GetPolicy&PolicyArn=" P, "PermissionsBoundaryUsageCount", "1"),
	SAYS("ListAttachedUserPolicies&UserName=bob&PathPrefix=/team/",
	    "PolicyName", "P"),
	SAYS("ListAttachedUserPolicies&UserName=bob&MaxItems=1",
	    "IsTruncated", "true"),
	SAYS("ListEntitiesForPolicy&PolicyUsageFilter=PermissionsBoundary&"
	    "PolicyArn=" P, "UserName", "ann"),
	SAYS("ListEntitiesForPolicy&PolicyUsageFilter=PermissionsPolicy&"
	    "PolicyArn=" P, "UserName", "bob"),
	SAYS("ListEntitiesForPolicy&EntityFilter=Role&PolicyArn=" P,
	    "UserName", ABSENT),
	SAYS("ListEntitiesForPolicy&MaxItems=1&PolicyArn=" P, "UserName",
	    "ann"),
	SAYS("ListEntitiesForPolicy&Marker=$M&PolicyArn=" P,
	    "UserName", "bob"),
	SAYS("ListPolicies&Scope=Local", "PolicyName", "P"),
	SAYS("ListPolicies&Scope=Local", "Description", ABSENT),
	SAYS("ListPolicies&OnlyAttached=true&Scope=AWS", "Arn", ADMIN),
	SAYS("ListPolicies&PolicyUsageFilter=PermissionsBoundary", "Arn", P),
	SAYS("ListPolicies&PathPrefix=/none/", "Arn", ABSENT),
	SAYS("ListPolicies&MaxItems=1", "IsTruncated", "true"),
	REFUSED("DeletePolicy&PolicyArn=" P, "DeleteConflict",
	    "Cannot delete a policy attached to entities."),
	REFUSED("DetachUserPolicy&UserName=ann&PolicyArn=" P, "NoSuchEntity",
	    "Policy " P " was not found."),
	DONE("DetachUserPolicy&UserName=bob&PolicyArn=" P),
	REFUSED("DeletePolicy&PolicyArn=" P, "DeleteConflict",
	    "Cannot delete a policy attached to entities."),
	DONE("DeleteUser&UserName=ann"),
	DONE("DeletePolicy&PolicyArn=" P),
	REFUSED("DeletePolicy&PolicyArn=" P, "NoSuchEntity",
	    "Policy " P " was not found."),
};

#define MORE(action) "CreatePolicyVersion&PolicyArn=" P "&" POLICY(action)

static const struct step versions[] = {
	DONE("CreatePolicy&PolicyName=P&Path=/team/&" POLICY("s3:A")),
	SAYS(MORE("s3:B"), "VersionId", "v2"),
	SAYS("GetPolicy&PolicyArn=" P, "DefaultVersionId", "v1"),
	SAYS(MORE("s3:C") "&SetAsDefault=true", "VersionId", "v3"),
	SAYS("GetPolicy&PolicyArn=" P, "DefaultVersionId", "v3"),
	DONE("SetDefaultPolicyVersion&VersionId=v2&PolicyArn=" P),
	REFUSED("DeletePolicyVersion&VersionId=v2&PolicyArn=" P,
	    "DeleteConflict",
	    "Cannot delete the default version of a policy."),
	/* A number is given once. */
	DONE("DeletePolicyVersion&VersionId=v3&PolicyArn=" P),
	REFUSED("GetPolicyVersion&VersionId=v3&PolicyArn=" P, "NoSuchEntity",
	    "Policy " P " version v3 does not exist or is not attachable."),
	REFUSED("GetPolicyVersion&VersionId=v1&PolicyArn=" ARN("policy/P"),
	    "NoSuchEntity", "Policy " ARN("policy/P")
	    " version v1 does not exist or is not attachable."),
	SAYS("ListPolicyVersions&PolicyArn=" P, "VersionId", "v2"),
	SAYS("GetAccountAuthorizationDetails&Filter.member.1="
	    "LocalManagedPolicy", "PolicyVersionList", "<member><Document>"
	    ENCODED("A") "</Document><VersionId>v1</VersionId>"
	    "<IsDefaultVersion>false</IsDefaultVersion><CreateDate>" NOW
	    "</CreateDate></member><member><Document>" ENCODED("B")
	    "</Document><VersionId>v2</VersionId><IsDefaultVersion>true"
	    "</IsDefaultVersion><CreateDate>" NOW "</CreateDate></member>"),
	SAYS(MORE("s3:D"), "VersionId", "v4"),
	SAYS("ListPolicyVersions&PolicyArn=" P, "VersionId", "v4"),
	SAYS("ListPolicyVersions&MaxItems=1&PolicyArn=" P, "IsTruncated",
	    "true"),
	SAYS("GetPolicyVersion&VersionId=v4&PolicyArn=" P, "IsDefaultVersion",
	    "false"),
	SAYS(MORE("s3:E"), "VersionId", "v5"),
	SAYS(MORE("s3:F"), "VersionId", "v6"),
	REFUSED(MORE("s3:G"), "LimitExceeded", "A managed policy can have up "
	    "to 5 versions. Before you create a new version, you must delete "
	    "an existing version."),
	REFUSED("DeletePolicy&PolicyArn=" P, "DeleteConflict", "This policy "
	    "has more than one version. Before you delete a policy, you must "
	    "delete the policy's versions. The default version is deleted "
	    "with the policy."),
	DONE("DeletePolicyVersion&VersionId=v1&PolicyArn=" P),
	DONE("DeletePolicyVersion&VersionId=v4&PolicyArn=" P),
	DONE("DeletePolicyVersion&VersionId=v6&PolicyArn=" P),
	DONE("DeletePolicyVersion&VersionId=v5&PolicyArn=" P),
	DONE("DeletePolicy&PolicyArn=" P),
};

#define STORY(steps) { steps, N_ELEMENTS(steps) }
static const struct {
	const struct step *steps;
	size_t n;
} stories[] = { STORY(users), STORY(keys), STORY(inlines), STORY(roles),
    STORY(policies), STORY(versions), STORY(providers) };

static struct world world;
static struct client me;
static const char *marker;

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	me.service = "iam";
	me.version = "2010-05-08";
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

/* The form with the last marker that was given, for $M. */
static const char *
filled(const char *form)
{
	const char *at = strstr(form, "$M");

	return at == NULL ? form : kt_arena_join(me.arena, kt_arena_strndup(
	    me.arena, form, (size_t)(at - form)), marker, at + 2, NULL);
}

static void
keep_marker(const struct said *s)
{
	const char *given = xml_find(me.arena, s->text, "Marker");

	if (given != NULL)
		marker = kt_arena_escape(me.arena, given);
}

static void
tell(const struct step *t)
{
	struct said s = say_form(&me, "Action=%s", filled(t->form));
	const char *code = s.code != NULL ? s.code : "no error", *found;

	if (t->code != OK) {
		ck_assert_msg(strcmp(code, t->code) == 0 &&
		    strcmp(s.message, t->want) == 0, "%s: %s", t->form,
		    s.text);
		return;
	}
	ck_assert_msg(s.status == 200, "%s: %s", t->form, s.text);
	keep_marker(&s);
	if (t->element == NULL)
		return;
	found = xml_find(me.arena, s.text, t->element);
	ck_assert_msg(strcmp(found != NULL ? found : ABSENT, t->want) == 0,
	    "%s: %s", t->form, s.text);
}

START_TEST(a_story_is_as_it_is_told)
{
	size_t i;

	for (i = 0; i < stories[_i].n; i++)
		tell(&stories[_i].steps[i]);
}
END_TEST

static const char *
many(size_t n, char c)
{
	char *text = kt_arena_alloc(me.arena, n + 1);

	return memset(text, c, n);
}

static struct said
put(const char *operation, size_t n)
{
	return say_form(&me, "Action=%s&PolicyDocument={\"Statement\":{"
	    "\"Effect\":\"Allow\",\"Action\":\"s3:%s\",\"Resource\":\"*\"}}"
	    "%%20%%20%%20", operation, many(n - 62, 'a'));
}

/* All of an owner's count, and white space does not. */
START_TEST(policies_are_as_long_as_they_may_be)
{
	ck_ok(say_form(&me, "Action=CreateUser&UserName=ann"));
	ck_ok(put("PutUserPolicy&UserName=ann&PolicyName=p", 1948));
	ck_ok(put("PutUserPolicy&UserName=ann&PolicyName=q", 100));
	ck_refused(put("PutUserPolicy&UserName=ann&PolicyName=q", 101),
	    "LimitExceeded", "Maximum policy size of 2048 bytes exceeded for "
	    "user ann");
	ck_ok(put("CreatePolicy&PolicyName=p", 6144));
	ck_refused(put("CreatePolicy&PolicyName=q", 6145), "LimitExceeded",
	    "Cannot exceed quota for PolicySize: 6144");
}
END_TEST

START_TEST(ten_policies_may_be_attached)
{
	struct said s;
	int i;

	ck_ok(say_form(&me, "Action=CreateUser&UserName=ann"));
	for (i = 0; i < 11; i++) {
		ck_ok(put(kt_arena_printf(me.arena,
		    "CreatePolicy&PolicyName=p%d", i), 100));
		s = say_form(&me, "Action=AttachUserPolicy&UserName=ann&"
		    "PolicyArn=%s%d", ARN("policy/p"), i);
		if (i < 10)
			ck_ok(s);
	}
	ck_refused(s, "LimitExceeded",
	    "Cannot exceed quota for PoliciesPerUser: 10");
}
END_TEST

/* Every page of a list, each of one, has all of it, once. */
START_TEST(pages_are_the_whole_list)
{
	const char *name;
	struct said s;
	int i;

	for (i = 0; i < 250; i++)
		ck_ok(say_form(&me, "Action=CreateUser&UserName=u%03d", i));
	for (i = 0; i < 250; i += 50) {
		s = say_form(&me, "Action=ListUsers&MaxItems=50%s", i > 0 ?
		    filled("&Marker=$M") : "");
		ck_ok(s);
		name = xml_find(me.arena, s.text, "UserName");
		ck_assert_str_eq(name, kt_arena_printf(me.arena, "u%03d", i));
		keep_marker(&s);
	}
	ck_assert_ptr_null(xml_find(me.arena, s.text, "Marker"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("iam_nouns");
	TCase *tc = tcase_create("iam_nouns");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_story_is_as_it_is_told, 0,
	    N_ELEMENTS(stories));
	tcase_add_test(tc, policies_are_as_long_as_they_may_be);
	tcase_add_test(tc, ten_policies_may_be_attached);
	tcase_add_test(tc, pages_are_the_whole_list);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
