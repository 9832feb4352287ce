/* Who calls, and roles: shared facts, iam 4 and 5. */
#include <sqlite3.h>
#include <string.h>

#include "tests/support/world.h"

#define ACCOUNT_1 "210987654321"
/* Policies, url-encoded */
#define TRUST "%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C" \
	"%22Principal%22%3A%22%2A%22%2C%22Action%22%3A%22sts%3AAssumeRole%22" \
	"%7D%7D"

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

START_TEST(the_caller_is_the_root_of_its_account)
{
	struct said s;

	me.service = "sts";
	me.version = "2011-06-15";
	s = say_form(&me, "Action=GetCallerIdentity");
	ck_assert_int_eq(s.status, 200);
	ck_xml(s, "Account", ACCOUNT_1);
	ck_xml(s, "UserId", ACCOUNT_1);
	ck_xml(s, "Arn", "arn:aws:iam::" ACCOUNT_1 ":root");
	ck_assert_ptr_nonnull(strstr(s.text, "<GetCallerIdentityResponse "
	    "xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"));
	s = say_form(&me, "Action=NoSuchThing");
	ck_refused(s, "InvalidAction", "Could not find operation NoSuchThing "
	    "for version 2011-06-15");
	ck_assert_ptr_nonnull(strstr(s.text,
	    "https://sts.amazonaws.com/doc/2011-06-15/"));
}
END_TEST

#define ROLE "Action=CreateRole&RoleName=Reader&AssumeRolePolicyDocument=" \
	TRUST

START_TEST(a_role_is_made_shown_and_deleted)
{
	struct said s = say_form(&me, "%s", ROLE "&Path=/app/&Description=d&"
	    "Tags.member.1.Key=k&Tags.member.1.Value=v");
	const char *id;

	ck_assert_int_eq(s.status, 200);
	ck_xml(s, "Arn", "arn:aws:iam::" ACCOUNT_1 ":role/app/Reader");
	ck_xml(s, "AssumeRolePolicyDocument", TRUST);
	ck_assert_ptr_null(strstr(s.text, "MaxSessionDuration"));
	id = xml_in(&s, "RoleId");
	ck_assert_uint_eq(strlen(id), 21);
	ck_assert_int_eq(strncmp(id, "AROA", 4), 0);
	s = say_form(&me, "%s", ROLE);
	ck_refused(s, "EntityAlreadyExists",
	    "Role with name Reader already exists.");
	ck_assert_int_eq(s.status, 409);
	/* From everywhere, in any case; of the account alone. */
	me.region = "eu-west-1";
	s = say_form(&me, "Action=GetRole&RoleName=reader");
	ck_xml(s, "MaxSessionDuration", "3600");
	ck_xml(s, "RoleId", id);
	ck_xml(s, "RoleName", "Reader");
	ck_xml(s, "Path", "/app/");
	ck_xml(s, "AssumeRolePolicyDocument", TRUST);
	ck_xml(s, "Description", "d");
	ck_xml(s, "Tags", "<member><Key>k</Key><Value>v</Value></member>");
	me.key = "123456789012";
	s = say_form(&me, "Action=GetRole&RoleName=Reader");
	ck_refused(s, "NoSuchEntity",
	    "The role with name Reader cannot be found.");
	ck_assert_int_eq(s.status, 404);
	me.key = ACCOUNT_1;
	s = say_form(&me, "Action=DeleteRole&RoleName=Reader");
	ck_assert_int_eq(s.status, 200);
	s = say_form(&me, "Action=DeleteRole&RoleName=Reader");
	ck_refused(s, "NoSuchEntity",
	    "The role with name Reader cannot be found.");
}
END_TEST

#define ONE "1 validation error detected: Value "
#define FAILED " failed to satisfy constraint: Member must "

static const struct { const char *form, *code, *message; } misuse[] = {
	{ "Action=GetRole", "ValidationError", ONE "at 'roleName'" FAILED
	    "not be null" },
	{ "Action=GetRole&RoleName=a%20b", "ValidationError", "The specified "
	    "value for roleName is invalid. It must contain only alphanumeric "
	    "characters and/or the following: +=,.@_-" },
	{ "Action=UntagRole&RoleName=r&TagKeys.member.1=k&TagKeys.member.2=%23",
	    "ValidationError", ONE "at 'tagKeys'" FAILED "satisfy constraint: "
	    "[Member must have length less than or equal to 128, Member must "
	    "have length greater than or equal to 1, Member must satisfy "
	    "regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+, "
	    "Member must not be null]" },
	{ "Action=TagRole&RoleName=r&Tags.member.1.Key=%23&"
	    "Tags.member.1.Value=", "ValidationError", ONE "at "
	    "'tags.1.member.key'" FAILED "satisfy regular expression pattern: "
	    "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+" },
	{ "Action=CreateRole&RoleName=r&AssumeRolePolicyDocument=%7B",
	    "MalformedPolicyDocument", "This policy contains invalid Json" },
	{ ROLE "&Path=app", "ValidationError", "The specified value for "
	    "path is invalid. It must begin and end with / and contain only "
	    "alphanumeric characters and/or / characters." },
	{ ROLE "&Tags.member.1.Key=Team&Tags.member.1.Value=a&"
	    "Tags.member.2.Key=x&Tags.member.2.Value=b&"
	    "Tags.member.3.Key=team&Tags.member.3.Value=c", "InvalidInput",
	    "Duplicate tag keys found. Please note that Tag keys are case "
	    "insensitive." },
	{ "Action=CreateRole&RoleName=r&AssumeRolePolicyDocument=%7B%7D",
	    "MalformedPolicyDocument", "Syntax errors in policy." },
	{ "Action=CreateRole&RoleName=r&AssumeRolePolicyDocument="
	    "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\","
	    "\"Action\":[\"sts:AssumeRole\",\"s3:Get\"]}}",
	    "MalformedPolicyDocument",
	    "AssumeRole policy may only specify STS AssumeRole actions." },
	{ "Action=CreateRole&RoleName=r&AssumeRolePolicyDocument="
	    "{\"Statement\":{\"Sid\":\"my-app\",\"Effect\":\"Allow\","
	    "\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}}",
	    "MalformedPolicyDocument", "Statement IDs (SID) must be "
	    "alpha-numeric. Check that your input satisfies the regular "
	    "expression [0-9A-Za-z]*" },
	{ "Action=CreateCertificate", "InvalidAction", "Could not find "
	    "operation CreateCertificate for version 2010-05-08" },
};

START_TEST(misuse_is_refused)
{
	struct said s = say_form(&me, "%s", misuse[_i].form);

	ck_refused(s, misuse[_i].code, misuse[_i].message);
	ck_assert_int_eq(s.status, 400);
	s = say_form(&me, "Action=GetRole&RoleName=Reader");
	ck_assert_str_eq(s.code, "NoSuchEntity");
}
END_TEST

/* Somebody else wrote there: our fault to the client, who sent nothing wrong. */
START_TEST(a_row_that_is_not_of_its_shape_is_no_fault_of_the_clients)
{
	sqlite3 *db;
	struct said s = say_form(&me, "%s", ROLE);

	ck_assert_int_eq(s.status, 200);
	ck_assert_int_eq(sqlite3_open(kt_arena_printf(me.arena,
	    "%s/keyturn.db", world.dir), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, "UPDATE thing SET shape = '[]'",
	    NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	/* By the writer, which sees it; who reads looks anew after a commit. */
	s = say_form(&me, "Action=DeleteRole&RoleName=Reader");
	ck_refused(s, "ServiceFailure",
	    "An error occurred on the server side.");
	ck_assert_int_eq(s.status, 500);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("iam");
	TCase *tc = tcase_create("iam");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_caller_is_the_root_of_its_account);
	tcase_add_test(tc, a_role_is_made_shown_and_deleted);
	tcase_add_loop_test(tc, misuse_is_refused, 0, N_ELEMENTS(misuse));
	tcase_add_test(tc,
	    a_row_that_is_not_of_its_shape_is_no_fault_of_the_clients);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
