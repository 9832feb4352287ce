/* IAM's groups, instance profiles, tags and boundaries: stories, a call a line. */
#include <string.h>

#include "tests/support/story.h"
#include "tests/support/xml.h"

#define ACCOUNT_1 "210987654321"
#define ARN "arn:aws:iam::" ACCOUNT_1 ":"
#define TRUST "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B" \
	"%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A" \
	"%22ec2.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22" \
	"%7D%5D%7D"	/* url-encoded */
#define POLICY "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B" \
	"%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3AGetObject%22" \
	"%2C%22Resource%22%3A%22%2A%22%7D%5D%7D"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	me.key = ACCOUNT_1;
	me.service = "iam";
	me.version = "2010-05-08";
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

#define tell_all(story) story_tell(&me, story, N_ELEMENTS(story))

START_TEST(groups_have_users)
{
	static const struct story_line story[] = {
		{ "CreateUser&UserName=Ana", "UserName", "Ana" },
		{ "CreateUser&UserName=ben&Path=/x/", "Path", "/x/" },
		{ "CreateGroup&GroupName=Dev", "Arn", ARN "group/Dev" },
		{ "CreateGroup&GroupName=dev", "EntityAlreadyExists",
		    "Group with name dev already exists." },
		{ "CreateGroup&GroupName=Ops&Path=/team/", "Arn",
		    ARN "group/team/Ops" },
		{ "AddUserToGroup&GroupName=dev&UserName=ana", NULL, NULL },
		{ "AddUserToGroup&GroupName=dev&UserName=ana", NULL, NULL },
		{ "AddUserToGroup&GroupName=ops&UserName=ana", NULL, NULL },
		{ "AddUserToGroup&GroupName=dev&UserName=ben", NULL, NULL },
		{ "AddUserToGroup&GroupName=qa&UserName=ben", "NoSuchEntity",
		    "The group with name qa cannot be found." },
		{ "AddUserToGroup&GroupName=dev&UserName=eve", "NoSuchEntity",
		    "The user with name eve cannot be found." },
		{ "GetGroup&GroupName=DEV", "*UserName", "Ana ben" },
		{ "GetGroup&GroupName=dev", "*GroupName", "Dev" },
		{ "GetGroup&GroupName=ops", "*UserName", "Ana" },
		{ "GetGroup&GroupName=dev&MaxItems=1", "*UserName", "Ana" },
		{ "GetGroup&GroupName=dev&MaxItems=1", "IsTruncated", "true" },
		{ "GetGroup&GroupName=dev&MaxItems=2", "IsTruncated",
		    "false" },
		{ "ListGroups", "*GroupName", "Dev Ops" },
		{ "ListGroups&PathPrefix=/team/", "*GroupName", "Ops" },
		{ "ListGroupsForUser&UserName=ana", "*GroupName", "Dev Ops" },
		{ "ListGroupsForUser&UserName=ana&MaxItems=1", "*GroupName",
		    "Dev" },
		{ "DeleteGroup&GroupName=dev", "DeleteConflict", "Cannot "
		    "delete entity, must remove users from group first." },
		{ "DeleteUser&UserName=ben", "DeleteConflict", "Cannot delete "
		    "entity, must remove users from group first." },
		{ "RemoveUserFromGroup&GroupName=dev&UserName=ben", NULL,
		    NULL },
		{ "RemoveUserFromGroup&GroupName=dev&UserName=ben", NULL,
		    NULL },
		{ "DeleteUser&UserName=ben", NULL, NULL },
		{ "UpdateGroup&GroupName=dev&NewGroupName=Zoo&NewPath=/z/",
		    NULL, NULL },
		{ "GetGroup&GroupName=zoo", "Arn", ARN "group/z/Zoo" },
		{ "GetGroup&GroupName=dev", "NoSuchEntity",
		    "The group with name dev cannot be found." },
		{ "ListGroupsForUser&UserName=ana", "*GroupName", "Ops Zoo" },
		{ "UpdateGroup&GroupName=zoo&NewGroupName=ops",
		    "EntityAlreadyExists",
		    "Group with name ops already exists." },
		{ "RemoveUserFromGroup&GroupName=zoo&UserName=ana", NULL,
		    NULL },
		{ "PutGroupPolicy&GroupName=zoo&PolicyName=p&PolicyDocument="
		    POLICY, NULL, NULL },
		{ "GetGroupPolicy&GroupName=zoo&PolicyName=p", "GroupName",
		    "Zoo" },
		{ "GetGroupPolicy&GroupName=zoo&PolicyName=p",
		    "PolicyDocument", POLICY },
		{ "ListGroupPolicies&GroupName=zoo", "PolicyNames",
		    "<member>p</member>" },
		{ "DeleteGroup&GroupName=zoo", "DeleteConflict",
		    "Cannot delete entity, must delete policies first." },
		{ "DeleteGroupPolicy&GroupName=zoo&PolicyName=p", NULL, NULL },
		{ "DeleteGroup&GroupName=zoo", NULL, NULL },
		{ "ListGroups", "*GroupName", "Ops" },
	};

	tell_all(story);
}
END_TEST

START_TEST(a_user_is_in_ten_groups_at_most)
{
	struct said s = say_form(&me, "Action=CreateUser&UserName=ana");
	int i;

	for (i = 0; i <= 10; i++) {
		s = say_form(&me, "Action=CreateGroup&GroupName=g%d", i);
		ck_assert_int_eq(s.status, 200);
		s = say_form(&me, "Action=AddUserToGroup&GroupName=g%d&"
		    "UserName=ana", i);
		ck_assert_int_eq(s.status, i < 10 ? 200 : 409);
	}
	ck_refused(s, "LimitExceeded",
	    "Cannot exceed quota for GroupsPerUser: 10");
}
END_TEST

/* Every group is on one page, and none on two. */
START_TEST(pages_follow_each_other)
{
	const char *marker = "", *names = "";
	struct said s;
	int i, pages = 0;

	for (i = 0; i < 7; i++)
		s = say_form(&me, "Action=CreateGroup&GroupName=g%d&Path=/%s/",
		    i, i % 2 == 0 ? "even" : "odd");
	do {
		s = say_form(&me, "Action=ListGroups&MaxItems=2&PathPrefix="
		    "/even/%s", marker);
		ck_assert_int_eq(s.status, 200);
		names = kt_arena_join(me.arena, names, story_all(&s, "GroupName"),
		    " ", NULL);
		marker = kt_arena_join(me.arena, "&Marker=",
		    kt_arena_escape(me.arena, story_all(&s, "Marker")), NULL);
		pages++;
	} while (strcmp(story_all(&s, "IsTruncated"), "true") == 0);
	ck_assert_str_eq(names, "g0 g2 g4 g6 ");
	ck_assert_int_eq(pages, 2);
	s = say_form(&me, "Action=ListGroups&Marker=x");
	ck_refused(s, "ValidationError", "Invalid Marker.");
}
END_TEST

/* Its own list, of its own account: nobody makes one, or learns a name by it. */
START_TEST(a_marker_is_good_for_its_list_alone)
{
	const char *good, *made, *key = me.key;
	struct kt_buf b;
	struct said s;

	ck_ok(say_form(&me, "Action=CreateGroup&GroupName=g0"));
	ck_ok(say_form(&me, "Action=CreateGroup&GroupName=g1"));
	s = say_form(&me, "Action=ListGroups&MaxItems=1");
	good = kt_arena_escape(me.arena, story_all(&s, "Marker"));
	kt_buf_init(&b, me.arena);
	kt_base64_encode(&b, (struct kt_blob){ (const uint8_t *)"g0", 2 });
	made = kt_arena_escape(me.arena, b.p);
	ck_ok(say_form(&me, "Action=ListGroups&Marker=%s", good));
	ck_refused(say_form(&me, "Action=ListGroups&Marker=%s", made),
	    "ValidationError", "Invalid Marker.");
	ck_refused(say_form(&me, "Action=ListUsers&Marker=%s", good),
	    "ValidationError", "Invalid Marker.");
	me.key = "999988887777";
	ck_refused(say_form(&me, "Action=ListGroups&Marker=%s", good),
	    "ValidationError", "Invalid Marker.");
	me.key = key;
}
END_TEST

#define ROLE "CreateRole&AssumeRolePolicyDocument=" TRUST "&RoleName="

START_TEST(instance_profiles_hold_a_role)
{
	static const struct story_line story[] = {
		{ ROLE "App&Path=/svc/", "RoleName", "App" },
		{ ROLE "Other", "RoleName", "Other" },
		{ "CreateInstanceProfile&InstanceProfileName=Web&Path=/p/&"
		    "Tags.member.1.Key=k&Tags.member.1.Value=v", "Arn",
		    ARN "instance-profile/p/Web" },
		{ "CreateInstanceProfile&InstanceProfileName=web",
		    "EntityAlreadyExists",
		    "Instance Profile web already exists." },
		{ "GetInstanceProfile&InstanceProfileName=none",
		    "NoSuchEntity", "Instance Profile none cannot be found." },
		{ "GetInstanceProfile&InstanceProfileName=web", "Roles", "" },
		{ "AddRoleToInstanceProfile&InstanceProfileName=web&"
		    "RoleName=app", NULL, NULL },
		{ "AddRoleToInstanceProfile&InstanceProfileName=web&"
		    "RoleName=other", "LimitExceeded", "Cannot exceed quota "
		    "for InstanceSessionsPerInstanceProfile: 1" },
		{ "GetInstanceProfile&InstanceProfileName=web", "*RoleName",
		    "App" },
		{ "GetInstanceProfile&InstanceProfileName=web",
		    "AssumeRolePolicyDocument", TRUST },
		{ "GetInstanceProfile&InstanceProfileName=web", "*Key", "k" },
		{ "ListInstanceProfiles", "*InstanceProfileName", "Web" },
		{ "ListInstanceProfiles", "*RoleName", "App" },
		{ "ListInstanceProfiles&PathPrefix=/q/",
		    "*InstanceProfileName", ABSENT },
		{ "CreateInstanceProfile&InstanceProfileName=api", NULL, NULL },
		{ "AddRoleToInstanceProfile&InstanceProfileName=api&"
		    "RoleName=app", NULL, NULL },
		{ "ListInstanceProfilesForRole&RoleName=app",
		    "*InstanceProfileName", "api Web" },
		{ "ListInstanceProfilesForRole&RoleName=app&MaxItems=1",
		    "*InstanceProfileName", "api" },
		{ "ListInstanceProfilesForRole&RoleName=other",
		    "InstanceProfiles", "" },
		{ "DeleteRole&RoleName=app", "DeleteConflict", "Cannot delete "
		    "entity, must remove roles from instance profile first." },
		{ "DeleteInstanceProfile&InstanceProfileName=web",
		    "DeleteConflict", "Cannot delete entity, must remove "
		    "roles from instance profile first." },
		{ "RemoveRoleFromInstanceProfile&InstanceProfileName=web&"
		    "RoleName=other", "NoSuchEntity", "Role other in Instance "
		    "Profile web cannot be found." },
		{ "RemoveRoleFromInstanceProfile&InstanceProfileName=web&"
		    "RoleName=app", NULL, NULL },
		{ "ListInstanceProfilesForRole&RoleName=app",
		    "*InstanceProfileName", "api" },
		{ "RemoveRoleFromInstanceProfile&InstanceProfileName=api&"
		    "RoleName=app", NULL, NULL },
		{ "DeleteRole&RoleName=app", NULL, NULL },
		{ "DeleteInstanceProfile&InstanceProfileName=web", NULL,
		    NULL },
		{ "ListInstanceProfiles", "*InstanceProfileName", "api" },
	};

	tell_all(story);
}
END_TEST

#define TAG(n, k, v) "&Tags.member." n ".Key=" k "&Tags.member." n ".Value=" v

START_TEST(tags_are_told_apart_as_their_owners_have_it)
{
	static const struct story_line story[] = {
		{ "CreateUser&UserName=ana" TAG("1", "Team", "a"), "*Key",
		    "Team" },
		{ "TagUser&UserName=ana" TAG("1", "team", "b")
		    TAG("2", "aa", "c"), NULL, NULL },
		{ "ListUserTags&UserName=ana", "*Key", "aa team" },
		{ "ListUserTags&UserName=ana", "*Value", "c b" },
		{ "ListUserTags&UserName=ana&MaxItems=1", "*Key", "aa" },
		{ "TagUser&UserName=ana" TAG("1", "x", "b") TAG("2", "X", "c"),
		    "InvalidInput", "Duplicate tag keys found. Please note "
		    "that Tag keys are case insensitive." },
		{ "TagUser&UserName=ana" TAG("1", "aws:x", "b"),
		    "InvalidInput", "Tag keys beginning with aws: are "
		    "reserved for system use." },
		{ "UntagUser&UserName=ana&TagKeys.member.1=TEAM&"
		    "TagKeys.member.2=nothing", NULL, NULL },
		{ "ListUserTags&UserName=ana", "*Key", "aa" },
		{ "TagUser&UserName=eve" TAG("1", "k", "v"), "NoSuchEntity",
		    "The user with name eve cannot be found." },
		{ ROLE "app", NULL, NULL },
		{ "TagRole&RoleName=app" TAG("1", "k", "1"), NULL, NULL },
		{ "TagRole&RoleName=app" TAG("1", "K", "2"), NULL, NULL },
		{ "ListRoleTags&RoleName=app", "*Value", "2" },
		{ "GetRole&RoleName=app", "*Key", "K" },
		{ "UntagRole&RoleName=app&TagKeys.member.1=k", NULL, NULL },
		{ "ListRoleTags&RoleName=app", "Tags", "" },
		{ "CreateInstanceProfile&InstanceProfileName=p", NULL, NULL },
		{ "TagInstanceProfile&InstanceProfileName=p"
		    TAG("1", "k", "1") TAG("2", "K", "2"), NULL, NULL },
		{ "ListInstanceProfileTags&InstanceProfileName=p", "*Value",
		    "2 1" },
		{ "UntagInstanceProfile&InstanceProfileName=p&"
		    "TagKeys.member.1=K", NULL, NULL },
		{ "ListInstanceProfileTags&InstanceProfileName=p", "*Value",
		    "1" },
	};

	tell_all(story);
}
END_TEST

#define LINKED "AWSServiceRoleForRDS"
#define PROTECTED "Cannot perform the operation on the protected role '" \
	LINKED "' - this role is only modifiable by AWS"

#define EDGE ARN "policy/p/Edge"
#define LEAST "arn:aws:iam::aws:policy/AWSDenyAll"

START_TEST(policies_have_tags)
{
	static const struct story_line story[] = {
		{ "CreatePolicy&PolicyName=Edge&Path=/p/&PolicyDocument="
		    POLICY TAG("1", "k", "1"), "*Key", "k" },
		{ "TagPolicy&PolicyArn=" EDGE TAG("1", "K", "2")
		    TAG("2", "k", "3"), NULL, NULL },
		{ "ListPolicyTags&PolicyArn=" EDGE, "*Value", "2 3" },
		{ "GetPolicy&PolicyArn=" EDGE, "*Value", "3 2" },
		{ "UntagPolicy&PolicyArn=" EDGE "&TagKeys.member.1=K", NULL,
		    NULL },
		{ "ListPolicyTags&PolicyArn=" EDGE, "*Value", "3" },
		{ "ListPolicyTags&PolicyArn=" LEAST, "Tags", "" },
		{ "TagPolicy&PolicyArn=" ARN "policy/none" TAG("1", "K", "2"),
		    "NoSuchEntity",
		    "Policy " ARN "policy/none was not found." },
	};
	struct said s;

	tell_all(story);
	s = say_form(&me, "Action=TagPolicy&PolicyArn=" LEAST
	    TAG("1", "K", "2"));
	ck_assert_str_eq(s.code, "AccessDenied");
}
END_TEST

START_TEST(users_and_roles_have_a_boundary)
{
	static const struct story_line story[] = {
		{ "CreatePolicy&PolicyName=Edge&Path=/p/&PolicyDocument="
		    POLICY, "Arn", EDGE },
		{ "CreateUser&UserName=ana&PermissionsBoundary=" EDGE,
		    "PermissionsBoundaryArn", EDGE },
		{ "GetUser&UserName=ana", "PermissionsBoundaryType",
		    "Policy" },
		{ "GetPolicy&PolicyArn=" EDGE, "PermissionsBoundaryUsageCount",
		    "1" },
		{ "ListUsers", "*PermissionsBoundaryArn", ABSENT },
		{ "PutUserPermissionsBoundary&UserName=ana&"
		    "PermissionsBoundary=" LEAST, NULL, NULL },
		{ "GetUser&UserName=ana", "PermissionsBoundaryArn", LEAST },
		{ "PutUserPermissionsBoundary&UserName=ana&"
		    "PermissionsBoundary=" ARN "policy/none", "NoSuchEntity",
		    "Scope ARN: " ARN "policy/none does not exist or is not "
		    "attachable." },
		{ "CreateUser&UserName=eve&PermissionsBoundary=" ARN
		    "policy/none", "NoSuchEntity", "Scope ARN: " ARN
		    "policy/none does not exist or is not attachable." },
		{ "CreateUser&UserName=eve&PermissionsBoundary=" ARN
		    "no_policy/none", "InvalidInput", "ARN " ARN
		    "no_policy/none is not valid." },
		{ "DeleteUserPermissionsBoundary&UserName=ana", NULL, NULL },
		{ "DeleteUserPermissionsBoundary&UserName=ana", NULL, NULL },
		{ "GetUser&UserName=ana", "*PermissionsBoundaryArn", ABSENT },
		{ ROLE "app&PermissionsBoundary=" LEAST,
		    "PermissionsBoundaryArn", LEAST },
		{ "PutRolePermissionsBoundary&RoleName=app&"
		    "PermissionsBoundary=" EDGE, NULL, NULL },
		{ "GetRole&RoleName=app", "PermissionsBoundaryArn", EDGE },
		{ "DeleteRolePermissionsBoundary&RoleName=app", NULL, NULL },
		{ "GetRole&RoleName=app", "*PermissionsBoundaryArn", ABSENT },
		{ "PutRolePermissionsBoundary&RoleName=none&"
		    "PermissionsBoundary=" EDGE, "NoSuchEntity",
		    "The role with name none cannot be found." },
		{ "CreateServiceLinkedRole&AWSServiceName=rds.amazonaws.com",
		    NULL, NULL },
		{ "PutRolePermissionsBoundary&RoleName=" LINKED "&"
		    "PermissionsBoundary=" EDGE, "UnmodifiableEntity",
		    PROTECTED },
		{ "DeleteRolePermissionsBoundary&RoleName=" LINKED,
		    "UnmodifiableEntity", PROTECTED },
	};

	tell_all(story);
}
END_TEST

START_TEST(a_boundary_is_simulated)
{
	static const struct story_line story[] = {
		{ "CreateUser&UserName=ana&PermissionsBoundary=" LEAST, NULL,
		    NULL },
		{ "AttachUserPolicy&UserName=ana&PolicyArn="
		    "arn:aws:iam::aws:policy/AdministratorAccess", NULL, NULL },
		{ "SimulatePrincipalPolicy&ActionNames.member.1=s3:GetObject&"
		    "PolicySourceArn=" ARN "user/ana", "EvalDecision",
		    "explicitDeny" },
		{ "SimulatePrincipalPolicy&ActionNames.member.1=s3:GetObject&"
		    "PolicySourceArn=" ARN "user/ana", "SourcePolicyId",
		    "AWSDenyAll" },
		{ "SimulatePrincipalPolicy&ActionNames.member.1=s3:GetObject&"
		    "PolicyExclusionList.member.1.PolicyType="
		    "permission-boundary&PolicySourceArn=" ARN "user/ana",
		    "EvalDecision", "allowed" },
		{ "SimulatePrincipalPolicy&ActionNames.member.1=s3:GetObject&"
		    "PolicyExclusionList.member.1.PolicyType="
		    "permission-boundary&PolicyExclusionList.member.2.PolicyArn"
		    "=arn:aws:iam::aws:policy/Admin*Access&PolicySourceArn="
		    ARN "user/ana", "EvalDecision", "implicitDeny" },
	};

	tell_all(story);
}
END_TEST

/* All that a page tells, by kind. */
static const char *
told(const struct said *s)
{
	static const char *const names[] = { "UserName", "GroupName",
	    "RoleName", "InstanceProfileName", "PolicyArn", "PolicyName",
	    "PolicyDocument", "AttachmentCount" };
	const char *all = "";
	size_t i;

	for (i = 0; i < N_ELEMENTS(names); i++)
		all = kt_arena_join(me.arena, all, "|", story_all(s,
		    names[i]), NULL);
	return all;
}

START_TEST(the_details_have_it_all)
{
	static const struct story_line story[] = {
		{ "CreatePolicy&PolicyName=Edge&Path=/p/&PolicyDocument="
		    POLICY, NULL, NULL },
		{ "CreateUser&UserName=ana", NULL, NULL },
		{ "CreateUser&UserName=ben", NULL, NULL },
		{ "CreateGroup&GroupName=dev", NULL, NULL },
		{ "AddUserToGroup&GroupName=dev&UserName=ben", NULL, NULL },
		{ "AttachGroupPolicy&GroupName=dev&PolicyArn=" EDGE, NULL,
		    NULL },
		{ "AttachUserPolicy&UserName=ana&PolicyArn=" LEAST, NULL,
		    NULL },
		{ "PutUserPolicy&UserName=ana&PolicyName=own&PolicyDocument="
		    POLICY, NULL, NULL },
		{ ROLE "app", NULL, NULL },
		{ "CreateInstanceProfile&InstanceProfileName=web", NULL,
		    NULL },
		{ "AddRoleToInstanceProfile&InstanceProfileName=web&"
		    "RoleName=app", NULL, NULL },
		{ "GetAccountAuthorizationDetails&Filter.member.1=Group&"
		    "Filter.member.2=AWSManagedPolicy", "*GroupName", "dev" },
		{ "GetAccountAuthorizationDetails&Filter.member.1=Group&"
		    "Filter.member.2=AWSManagedPolicy", "*Arn",
		    ARN "group/dev " LEAST },
		{ "GetAccountAuthorizationDetails&Filter.member.1=User",
		    "Policies", "" },
		{ "GetAccountAuthorizationDetails&Filter.member.1="
		    "LocalManagedPolicy", "Document", POLICY },
	};
	const char *marker = "", *arns = "";
	struct said s;
	int pages = 0;

	tell_all(story);
	s = say_form(&me, "Action=GetAccountAuthorizationDetails");
	ck_assert_str_eq(told(&s), "|ana ben|dev|app app|web|" LEAST " " EDGE
	    "|own AWSDenyAll Edge Edge AWSDenyAll|" POLICY "|1 1");
	ck_assert_str_eq(xml_find(me.arena, s.text, "IsTruncated"), "false");
	ck_assert_ptr_nonnull(strstr(s.text,
	    "<GroupList><member>dev</member></GroupList>"));
	ck_assert_int_eq(xml_count(s.text, "Tags"), 3);
	do {
		s = say_form(&me, "Action=GetAccountAuthorizationDetails&"
		    "MaxItems=1%s", marker);
		arns = kt_arena_join(me.arena, arns, " ", story_all(&s, "Arn"),
		    NULL);
		marker = kt_arena_join(me.arena, "&Marker=",
		    kt_arena_escape(me.arena, story_all(&s, "Marker")), NULL);
		pages++;
	} while (strcmp(story_all(&s, "IsTruncated"), "true") == 0);
	ck_assert_int_eq(pages, 6);
	ck_assert_str_eq(arns, " " ARN "user/ana " ARN "user/ben " ARN
	    "group/dev " ARN "role/app " ARN "instance-profile/web " ARN
	    "role/app " EDGE " " LEAST);
}
END_TEST

START_TEST(a_user_has_fifty_tags_at_most)
{
	struct said s = say_form(&me, "Action=CreateUser&UserName=ana");
	int i;

	for (i = 0; i <= 50; i++)
		s = say_form(&me, "Action=TagUser&UserName=ana&"
		    "Tags.member.1.Key=k%d&Tags.member.1.Value=v", i);
	ck_refused(s, "LimitExceeded",
	    "The number of tags has reached the maximum limit.");
	s = say_form(&me, "Action=TagUser&UserName=ana&"
	    "Tags.member.1.Key=k3&Tags.member.1.Value=w");
	ck_assert_int_eq(s.status, 200);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("iam_more");
	TCase *tc = tcase_create("iam_more");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, groups_have_users);
	tcase_add_test(tc, a_user_is_in_ten_groups_at_most);
	tcase_add_test(tc, pages_follow_each_other);
	tcase_add_test(tc, a_marker_is_good_for_its_list_alone);
	tcase_add_test(tc, instance_profiles_hold_a_role);
	tcase_add_test(tc, tags_are_told_apart_as_their_owners_have_it);
	tcase_add_test(tc, policies_have_tags);
	tcase_add_test(tc, users_and_roles_have_a_boundary);
	tcase_add_test(tc, a_boundary_is_simulated);
	tcase_add_test(tc, the_details_have_it_all);
	tcase_add_test(tc, a_user_has_fifty_tags_at_most);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
