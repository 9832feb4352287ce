/*
 * AWS's own managed policies: each is one that IAM takes, and says of some
 * requests what AWS says.
 */
#include <string.h>
#include <strings.h>

#include "services/iam/aws_policy.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

#define DB "arn:aws:secretsmanager:eu-west-1:210987654321:secret:db-AbCdEf"
#define OF_AWS "arn:aws:iam::aws:policy/"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	me.key = "210987654321";
	me.service = "iam";
	me.version = "2010-05-08";
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static const char *
decides(const struct aws_policy *p, const char *action)
{
	struct said s = say_form(&me, "Action=SimulateCustomPolicy&"
	    "ActionNames.member.1=%s&ResourceArns.member.1=" DB
	    "&PolicyInputList.member.1=%s", action,
	    kt_arena_escape(me.arena, p->document));

	ck_assert_msg(s.status == 200, "%s: %s", p->name, s.text);
	return xml_find(me.arena, s.text, "EvalDecision");
}

START_TEST(each_is_a_policy)
{
	const struct aws_policy *p = aws_policies;
	const char *before = "";
	size_t i;

	for (i = 0; i < n_aws_policies; before = p[i].name, i++) {
		ck_assert_msg(strcasecmp(p[i].name, before) > 0, "%s",
		    p[i].name);
		ck_assert_msg(p[i].created > 0 && p[i].updated >= p[i].created,
		    "%s", p[i].name);
		ck_assert_uint_eq(strlen(p[i].id), 21);
		ck_assert_int_eq(strncmp(p[i].id, "ANPA", 4), 0);
		ck_assert_ptr_nonnull(decides(&p[i], "s3:NoSuchThing"));
	}
}
END_TEST

START_TEST(an_id_is_of_one)
{
	size_t i, k;

	for (i = 0; i < n_aws_policies; i++)
		for (k = 0; k < i; k++)
			ck_assert_str_ne(aws_policies[i].id,
			    aws_policies[k].id);
}
END_TEST

START_TEST(each_is_found_by_its_arn)
{
	struct kt_call c = { .arena = me.arena, .region = "eu-west-1" };
	const struct aws_policy *p = aws_policies;
	size_t i;

	for (i = 0; i < n_aws_policies; i++)
		ck_assert_ptr_eq(aws_policy_find(aws_policy_arn(&c, &p[i])), &p[i]);
	ck_assert_str_eq(aws_policy_find("arn:aws-cn:iam::aws:policy/"
	    "service-role/AWSLambdaBasicExecutionRole")->name,
	    "AWSLambdaBasicExecutionRole");
}
END_TEST

static const struct { const char *arn; bool aws; } strangers[] = {
	{ OF_AWS "NoSuchThing", true },
	{ OF_AWS "AWSLambdaBasicExecutionRole", true },
	{ OF_AWS "service-role/AdministratorAccess", true },
	{ OF_AWS "administratoraccess", true },
	{ OF_AWS "AdministratorAccess/", true },
	{ "arn:aws:iam::aws:policy", false },
	{ "arn:aws:iam::210987654321:policy/AdministratorAccess", false },
	{ "AdministratorAccess", false },
	{ "arn:", false },
	{ "", false },
};

START_TEST(none_is_found_by_another)
{
	ck_assert_ptr_null(aws_policy_find(strangers[_i].arn));
	ck_assert(aws_policy_is(strangers[_i].arn) == strangers[_i].aws);
}
END_TEST

#define GET "secretsmanager:GetSecretValue"
#define PUT "secretsmanager:PutSecretValue"

static const struct { const char *arn, *action, *want; } cases[] = {
	{ OF_AWS "AdministratorAccess", "iam:CreateUser", "allowed" },
	{ OF_AWS "PowerUserAccess", PUT, "allowed" },
	{ OF_AWS "PowerUserAccess", "iam:CreateUser", "implicitDeny" },
	{ OF_AWS "PowerUserAccess", "iam:CreateServiceLinkedRole", "allowed" },
	{ OF_AWS "AWSDenyAll", GET, "explicitDeny" },
	{ OF_AWS "SecretsManagerReadWrite", PUT, "allowed" },
	{ OF_AWS "SecretsManagerReadWrite", "iam:CreateRole", "implicitDeny" },
	{ OF_AWS "AWSSecretsManagerClientReadOnlyAccess", GET, "allowed" },
	{ OF_AWS "AWSSecretsManagerClientReadOnlyAccess", PUT,
	    "implicitDeny" },
	/* They read what describes a secret, and no secret. */
	{ OF_AWS "ReadOnlyAccess", "secretsmanager:DescribeSecret",
	    "allowed" },
	{ OF_AWS "ReadOnlyAccess", GET, "implicitDeny" },
	{ OF_AWS "SecurityAudit", GET, "implicitDeny" },
	{ OF_AWS "job-function/ViewOnlyAccess", GET, "implicitDeny" },
	{ OF_AWS "AmazonRDSFullAccess", "rds:DeleteDBInstance", "allowed" },
	{ OF_AWS "AmazonRDSReadOnlyAccess", "rds:DescribeDBInstances",
	    "allowed" },
	{ OF_AWS "AmazonRDSReadOnlyAccess", "rds:DeleteDBInstance",
	    "implicitDeny" },
	{ OF_AWS "IAMReadOnlyAccess", "iam:GetUser", "allowed" },
	{ OF_AWS "service-role/AWSLambdaBasicExecutionRole",
	    "logs:PutLogEvents", "allowed" },
	{ OF_AWS "service-role/AWSLambdaBasicExecutionRole", GET,
	    "implicitDeny" },
};

START_TEST(it_decides_as_on_aws)
{
	const struct aws_policy *p = aws_policy_find(cases[_i].arn);

	ck_assert_ptr_nonnull(p);
	ck_assert_str_eq(decides(p, cases[_i].action), cases[_i].want);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("aws_policies");
	TCase *tc = tcase_create("aws_policies");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, each_is_a_policy);
	tcase_add_test(tc, an_id_is_of_one);
	tcase_add_test(tc, each_is_found_by_its_arn);
	tcase_add_loop_test(tc, none_is_found_by_another, 0,
	    N_ELEMENTS(strangers));
	tcase_add_loop_test(tc, it_decides_as_on_aws, 0, N_ELEMENTS(cases));
	suite_add_tcase(s, tc);
	return suite_run(s);
}
