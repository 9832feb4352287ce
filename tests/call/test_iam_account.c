/*
 * What an account of IAM has once, login profiles and service-linked roles: stories,
 * a call a line.
 */
#include <string.h>

#include "tests/support/story.h"
#include "tests/support/xml.h"

#define ACCOUNT_1 "210987654321"
#define ARN "arn:aws:iam::" ACCOUNT_1 ":"
#define TRUST "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B" \
	"%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A" \
	"%22ec2.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22" \
	"%7D%5D%7D"	/* url-encoded */
#define ROLE "CreateRole&AssumeRolePolicyDocument=" TRUST "&RoleName="
#define LINKED "AWSServiceRoleForRDS"
#define PROTECTED "Cannot perform the operation on the protected role '" \
	LINKED "' - this role is only modifiable by AWS"
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

START_TEST(what_an_account_has_once)
{
	static const struct story_line story[] = {
		{ "ListAccountAliases", "AccountAliases", "" },
		{ "DeleteAccountAlias&AccountAlias=shop", "NoSuchEntity",
		    "The account alias shop cannot be found." },
		{ "CreateAccountAlias&AccountAlias=shop", NULL, NULL },
		{ "CreateAccountAlias&AccountAlias=store", NULL, NULL },
		{ "ListAccountAliases", "AccountAliases",
		    "<member>store</member>" },
		{ "DeleteAccountAlias&AccountAlias=shop", "NoSuchEntity",
		    "The account alias shop cannot be found." },
		{ "DeleteAccountAlias&AccountAlias=store", NULL, NULL },
		{ "ListAccountAliases", "AccountAliases", "" },
		{ "GetAccountPasswordPolicy", "NoSuchEntity", "The Password "
		    "Policy with domain name " ACCOUNT_1 " cannot be found." },
		{ "DeleteAccountPasswordPolicy", "NoSuchEntity", "The "
		    "Password Policy with domain name " ACCOUNT_1
		    " cannot be found." },
		{ "UpdateAccountPasswordPolicy&MaxPasswordAge=90&"
		    "RequireSymbols=true", NULL, NULL },
		{ "GetAccountPasswordPolicy", "ExpirePasswords", "true" },
		{ "GetAccountPasswordPolicy", "MaxPasswordAge", "90" },
		{ "GetAccountPasswordPolicy", "RequireSymbols", "true" },
		{ "UpdateAccountPasswordPolicy", NULL, NULL },
		{ "GetAccountPasswordPolicy", "RequireSymbols", "false" },
		{ "GetAccountPasswordPolicy", "MinimumPasswordLength", "6" },
		{ "GetAccountPasswordPolicy", "*MaxPasswordAge", ABSENT },
		{ "DeleteAccountPasswordPolicy", NULL, NULL },
		{ "GetAccountPasswordPolicy", "NoSuchEntity", "The Password "
		    "Policy with domain name " ACCOUNT_1 " cannot be found." },
	};

	tell_all(story);
}
END_TEST

START_TEST(the_summary_counts)
{
	struct said s = say_form(&me, "Action=CreateUser&UserName=ana");

	s = say_form(&me, "Action=CreateGroup&GroupName=dev");
	s = say_form(&me, "Action=GetAccountSummary");
	ck_assert_ptr_nonnull(strstr(s.text, "<entry><key>Users</key>"
	    "<value>1</value></entry>"));
	ck_assert_ptr_nonnull(strstr(s.text, "<entry><key>Groups</key>"
	    "<value>1</value></entry>"));
	ck_assert_ptr_nonnull(strstr(s.text, "<entry><key>Roles</key>"
	    "<value>0</value></entry>"));
	ck_assert_ptr_nonnull(strstr(s.text, "<entry><key>GroupsPerUserQuota"
	    "</key><value>10</value></entry>"));
#define ROOT_KEYS "<entry><key>AccountAccessKeysPresent</key><value>"
	ck_assert_ptr_nonnull(strstr(s.text, ROOT_KEYS "0<"));
	s = say_form(&me, "Action=CreateAccessKey&UserName=ana");
	s = say_form(&me, "Action=GetAccountSummary");
	ck_assert_ptr_nonnull(strstr(s.text, ROOT_KEYS "0<"));
	s = say_form(&me, "Action=CreateAccessKey");
	s = say_form(&me, "Action=GetAccountSummary");
	ck_assert_ptr_nonnull(strstr(s.text, ROOT_KEYS "1<"));
}
END_TEST

/* The number of one that was deleted is kept, and counts for nothing. */
START_TEST(the_summary_counts_versions_that_are_there)
{
#define OF_P "&PolicyArn=" ARN "policy/p"
	static const struct story_line story[] = {
		{ "CreatePolicy&PolicyName=p&PolicyDocument=" POLICY, NULL,
		    NULL },
		{ "CreatePolicyVersion&PolicyDocument=" POLICY OF_P,
		    "VersionId", "v2" },
		{ "DeletePolicyVersion&VersionId=v2" OF_P, NULL, NULL },
	};
	struct said s;

	tell_all(story);
	s = say_form(&me, "Action=GetAccountSummary");
	ck_assert_ptr_nonnull(strstr(s.text, "<entry><key>PolicyVersionsInUse"
	    "</key><value>1</value></entry>"));
}
END_TEST

START_TEST(of_some_things_there_are_none)
{
	static const struct story_line story[] = {
		{ "CreateUser&UserName=ana", NULL, NULL },
		{ "ListMFADevices&UserName=ana", "MFADevices", "" },
		{ "ListMFADevices&UserName=ana", "IsTruncated", "false" },
		{ "ListMFADevices&UserName=eve", "NoSuchEntity",
		    "The user with name eve cannot be found." },
		{ "ListMFADevices", "MFADevices", "" },
		{ "ListSigningCertificates&UserName=ana", "Certificates", "" },
		{ "ListSSHPublicKeys&UserName=ana", "SSHPublicKeys", "" },
		{ "ListServiceSpecificCredentials&UserName=ana",
		    "ServiceSpecificCredentials", "" },
		{ "ListServiceSpecificCredentials&AllUsers=true",
		    "ServiceSpecificCredentials", "" },
		{ "ListVirtualMFADevices", "VirtualMFADevices", "" },
		{ "ListOpenIDConnectProviders", "OpenIDConnectProviderList",
		    "" },
		{ "ListSAMLProviders", "SAMLProviderList", "" },
		{ "ListServerCertificates", "ServerCertificateMetadataList",
		    "" },
	};

	tell_all(story);
}
END_TEST

START_TEST(a_login_profile_goes_with_its_user)
{
#define LOST(name) "Login Profile for User " name " cannot be found."
	static const struct story_line story[] = {
		{ "CreateUser&UserName=Ana", NULL, NULL },
		{ "GetLoginProfile&UserName=ana", "NoSuchEntity",
		    LOST("Ana") },
		{ "DeleteLoginProfile&UserName=ana", "NoSuchEntity",
		    LOST("Ana") },
		{ "CreateLoginProfile&UserName=ana&Password=some-Secret-1",
		    "PasswordResetRequired", "false" },
		{ "CreateLoginProfile&UserName=ana&Password=some-Secret-1",
		    "EntityAlreadyExists",
		    "Login Profile for user Ana already exists." },
		{ "UpdateLoginProfile&UserName=ana&PasswordResetRequired=true",
		    NULL, NULL },
		{ "GetLoginProfile&UserName=ana", "PasswordResetRequired",
		    "true" },
		{ "UpdateUser&UserName=ana&NewUserName=Bea", NULL, NULL },
		{ "GetLoginProfile&UserName=bea", "UserName", "Bea" },
		{ "UpdateUser&UserName=bea&NewUserName=BEA", NULL, NULL },
		{ "GetLoginProfile&UserName=bea", "UserName", "BEA" },
		{ "CreateUser&UserName=ana", NULL, NULL },
		{ "GetLoginProfile&UserName=ana", "NoSuchEntity",
		    LOST("ana") },
		{ "DeleteUser&UserName=bea", "DeleteConflict", "Cannot delete "
		    "entity, must delete login profile first." },
		{ "DeleteLoginProfile&UserName=bea", NULL, NULL },
		{ "DeleteUser&UserName=bea", NULL, NULL },
		{ "GetLoginProfile", "NoSuchEntity", LOST(ACCOUNT_1) },
	};

	tell_all(story);
}
END_TEST

START_TEST(service_linked_roles_are_their_services)
{
	static const struct story_line story[] = {
		{ "CreateServiceLinkedRole&AWSServiceName=rds.amazonaws.com",
		    "Arn", ARN "role/aws-service-role/rds.amazonaws.com/"
		    LINKED },
		{ "CreateServiceLinkedRole&AWSServiceName=rds.amazonaws.com",
		    "InvalidInput", "Service role name " LINKED " has been "
		    "taken in this account, please try a different suffix." },
		{ "CreateServiceLinkedRole&AWSServiceName=x.amazonaws.com",
		    "InvalidInput", "Service role creation for "
		    "x.amazonaws.com is not supported." },
		{ "CreateServiceLinkedRole&AWSServiceName=rds.amazonaws.com&"
		    "CustomSuffix=a", "InvalidInput",
		    "Custom suffix is not allowed for rds.amazonaws.com" },
		{ "GetRole&RoleName=" LINKED, "Path",
		    "/aws-service-role/rds.amazonaws.com/" },
		{ "DeleteRole&RoleName=" LINKED, "UnmodifiableEntity",
		    PROTECTED },
		{ "TagRole&RoleName=" LINKED "&Tags.member.1.Key=k&"
		    "Tags.member.1.Value=v",
		    "UnmodifiableEntity", PROTECTED },
		{ "PutRolePolicy&RoleName=" LINKED "&PolicyName=p&"
		    "PolicyDocument=" POLICY, "UnmodifiableEntity",
		    PROTECTED },
		{ ROLE "own", NULL, NULL },
		{ "DeleteServiceLinkedRole&RoleName=own", "NoSuchEntity",
		    "The service-linked role with name own cannot be found." },
		{ "GetServiceLinkedRoleDeletionStatus&DeletionTaskId=x",
		    "NoSuchEntity", "Deletion task x cannot be found." },
	};
	struct said s;

	tell_all(story);
	s = say_form(&me, "Action=DeleteServiceLinkedRole&RoleName=" LINKED);
	ck_assert_int_eq(s.status, 200);
	s = say_form(&me, "Action=GetServiceLinkedRoleDeletionStatus&"
	    "DeletionTaskId=%s", xml_find(me.arena, s.text,
	    "DeletionTaskId"));
	ck_assert_str_eq(xml_find(me.arena, s.text, "Status"), "SUCCEEDED");
	s = say_form(&me, "Action=GetRole&RoleName=" LINKED);
	ck_assert_str_eq(s.code, "NoSuchEntity");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("iam_account");
	TCase *tc = tcase_create("iam_account");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, what_an_account_has_once);
	tcase_add_test(tc, the_summary_counts);
	tcase_add_test(tc, the_summary_counts_versions_that_are_there);
	tcase_add_test(tc, of_some_things_there_are_none);
	tcase_add_test(tc, a_login_profile_goes_with_its_user);
	tcase_add_test(tc, service_linked_roles_are_their_services);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
