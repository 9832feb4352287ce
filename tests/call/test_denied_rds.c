/* What RDS tells the conditions of policies, a case a line. */
#include <string.h>

#include "tests/support/who.h"

#define ANN "AKIAANN"
#define ANN_ARN "arn:aws:iam::" ACCOUNT ":user/ann"
#define NEW(id) "DBInstanceIdentifier=" id "&Engine=mysql&DBInstanceClass=" \
	"db.t3.micro&AllocatedStorage=20&MasterUsername=app&" \
	"MasterUserPassword=password1"
#define OF_I "DBInstanceIdentifier=i"
#define TAG "&Tags.Tag.1.Key=env&Tags.Tag.1.Value=prod"
#define CLUSTER "DBClusterIdentifier=c&Engine=aurora-mysql&MasterUsername=" \
	"app&MasterUserPassword=password1"
#define GROUP "DBParameterGroupName=g&Description=d&" \
	"DBParameterGroupFamily=mysql8.4"

static struct world world;
static struct client me;
static struct who who;

static void
setup(void)
{
	world_open(&world);
	world.server.fleet = &world.fleet;
	who_begin(&who, &world);
	client_begin(&me, &world);
	ck_ok(say_form(&me, "Action=CreateDBInstance&" NEW("i") TAG));
	ck_ok(say_form(&me, "Action=CreateDBCluster&" CLUSTER TAG));
	ck_ok(say_form(&me, "Action=CreateDBParameterGroup&" GROUP TAG));
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
	who_end(&who);
}

static const struct {
	const char *op, *form, *condition;
	bool may;
} cases[] = {
	/* as it is to be */
	{ "CreateDBInstance", NEW("n"), "'StringEquals':{'rds:DatabaseClass':"
	    "'db.t3.micro','rds:DatabaseEngine':'mysql'}", true },
	{ "CreateDBInstance", NEW("n"), "'StringLike':{'rds:DatabaseClass':"
	    "'db.r*'}", false },
	{ "CreateDBInstance", NEW("n"), "'NumericLessThan':{'rds:StorageSize':"
	    "'21'}", true },
	{ "CreateDBInstance", NEW("n"), "'NumericLessThan':{'rds:StorageSize':"
	    "'20'}", false },
	{ "CreateDBInstance", NEW("n") "&DBName=d", "'StringEquals':{"
	    "'rds:DatabaseName':'d'}", true },
	{ "CreateDBInstance", NEW("n") "&MultiAZ=true", "'Bool':{'rds:MultiAz':"
	    "'false'}", false },
	{ "CreateDBInstance", NEW("n") TAG, "'StringEquals':{'rds:req-tag/env':"
	    "'prod','aws:RequestTag/env':'prod'}", true },
	{ "CreateDBInstance", NEW("n"), "'StringEquals':{'rds:req-tag/env':"
	    "'prod'}", false },
	{ "CreateDBInstance", NEW("n") TAG, "'ForAllValues:StringEquals':{"
	    "'aws:TagKeys':['team']}", false },
	{ "CreateDBInstance", NEW("n"), "'Bool':{"
	    "'rds:ManageMasterUserPassword':'true'}", false },
	/* as it is */
	{ "DeleteDBInstance", OF_I "&SkipFinalSnapshot=true", "'StringEquals':{"
	    "'rds:DatabaseClass':'db.t3.micro','rds:DatabaseEngine':'mysql'}",
	    true },
	{ "DeleteDBInstance", OF_I "&SkipFinalSnapshot=true", "'StringEquals':{"
	    "'rds:DatabaseEngine':'postgres'}", false },
	{ "DescribeDBInstances", OF_I, "'NumericEquals':{'rds:StorageSize':"
	    "'20'}", true },
	{ "DescribeDBInstances", OF_I, "'StringEquals':{'rds:db-tag/env':"
	    "'prod','aws:ResourceTag/Env':'prod'}", true },
	{ "DescribeDBInstances", OF_I, "'StringEquals':{'rds:db-tag/env':"
	    "'test'}", false },
	{ "DescribeDBInstances", OF_I, "'StringEquals':{'rds:cluster-tag/env':"
	    "'prod'}", false },
	{ "DescribeDBInstances", OF_I, "'Bool':{'rds:Vpc':'true'}", true },
	{ "DescribeDBClusters", "DBClusterIdentifier=c", "'StringEquals':{"
	    "'rds:cluster-tag/env':'prod','rds:DatabaseEngine':"
	    "'aurora-mysql'}", true },
	{ "DeleteDBParameterGroup", "DBParameterGroupName=g", "'StringEquals':{"
	    "'rds:pg-tag/env':'prod'}", true },
	{ "DeleteDBParameterGroup", "DBParameterGroupName=g", "'StringEquals':{"
	    "'rds:pg-tag/env':'test'}", false },
};

START_TEST(a_condition_holds_or_not)
{
	struct identity *ann = who_is(&who, ANN, ANN_ARN, NULL);
	const struct policy *items[2];
	struct said s;

	items[0] = who_policy(ann, kt_arena_printf(me.arena, "{'Version':"
	    "'2012-10-17','Statement':{'Effect':'Allow','Action':'rds:%s',"
	    "'Resource':'*','Condition':{%s}}}", cases[_i].op,
	    cases[_i].condition), POLICY_IDENTITY);
	items[1] = who_policy(ann, kt_arena_printf(me.arena, "{'Statement':{"
	    "'Effect':'Allow','NotAction':'rds:%s','Resource':'*'}}",
	    cases[_i].op), POLICY_IDENTITY);
	ann->identity = (struct policy_list){ items, 2 };
	me.key = ANN;
	s = say_form(&me, "Action=%s&%s", cases[_i].op, cases[_i].form);
	if (cases[_i].may)
		ck_assert_msg(s.status == 200, "%s", s.text);
	else
		ck_assert_str_eq(s.code != NULL ? s.code : s.text,
		    "AccessDenied");
}
END_TEST

static void
may_all_but(struct identity *ann, const char *action, const char *more)
{
	const struct policy **items = kt_arena_alloc(me.arena,
	    2 * sizeof(*items));

	items[0] = who_policy(ann, kt_arena_printf(me.arena, "{'Statement':{"
	    "'Effect':'Allow','NotAction':'%s','Resource':'*'}}", action),
	    POLICY_IDENTITY);
	items[1] = more == NULL ? NULL : who_policy(ann,
	    kt_arena_printf(me.arena, "{'Version':'2012-10-17','Statement':{"
	    "'Effect':'Allow','Resource':'*',%s}}", more), POLICY_IDENTITY);
	ann->identity = (struct policy_list){ items, more != NULL ? 2 : 1 };
}

/* To whom each role is passed. */
START_TEST(a_role_that_watches_is_passed_to_monitoring)
{
	static const struct { const char *to; bool may; } services[] = {
		{ "rds.amazonaws.com", false },
		{ "monitoring.rds.amazonaws.com", true },
	};
	struct identity *ann = who_is(&who, ANN, ANN_ARN, NULL);
	struct said s;
	size_t i;

	me.key = ANN;
	for (i = 0; i < N_ELEMENTS(services); i++) {
		may_all_but(ann, "iam:PassRole", kt_arena_printf(me.arena,
		    "'Action':'iam:PassRole','Condition':{'StringEquals':{"
		    "'iam:PassedToService':'%s'}}", services[i].to));
		s = say_form(&me, "Action=CreateDBInstance&" NEW("n")
		    "&MonitoringInterval=60&MonitoringRoleArn=arn:aws:iam::"
		    ACCOUNT ":role/watch");
		if (services[i].may)
			ck_ok(s);
		else
			ck_assert_str_eq(s.code, "AccessDenied");
	}
}
END_TEST

/* Nobody's to pass, whatever his own account lets him. */
START_TEST(a_role_of_another_account_is_not_passed)
{
	(void)who_is(&who, ANN, ANN_ARN, "{'Statement':{'Effect':'Allow',"
	    "'Action':'*','Resource':'*'}}");
	me.key = ANN;
	ck_assert_str_eq(say_form(&me, "Action=CreateDBInstance&" NEW("n")
	    "&MonitoringInterval=60&MonitoringRoleArn=arn:aws:iam::"
	    "999988887777:role/watch").code, "AccessDenied");
}
END_TEST

#define MANAGED(id, key) "Action=CreateDBInstance&DBInstanceIdentifier=" id \
	"&Engine=mysql&DBInstanceClass=db.t3.micro&AllocatedStorage=20&" \
	"MasterUsername=app&ManageMasterUserPassword=true&" \
	"MasterUserSecretKmsKeyId=%s", key

static const char *
make_key(const char *policy)
{
	struct client kms = me;
	struct said s;

	kms.service = "kms";
	kms.key = ACCOUNT;
	s = say(&kms, "CreateKey", "{'Policy':'{\\'Statement\\':["
	    "{\\'Effect\\':\\'Allow\\',\\'Action\\':\\'*\\',"
	    "\\'Principal\\':{\\'AWS\\':\\'" ACCOUNT "\\'},"
	    "\\'Resource\\':\\'*\\'}%s]}'}", policy);
	ck_assert_msg(s.status == 200, "%s", s.text);
	return said_at(&s, "KeyMetadata.Arn");
}

/* User guide, "Required permissions for Secrets Manager integration". */
START_TEST(a_key_of_the_password_takes_rights)
{
	static const char *const rights[] = { "kms:Decrypt",
	    "kms:GenerateDataKey", "kms:CreateGrant" };
	const char *key = make_key("");
	struct identity *ann = who_is(&who, ANN, ANN_ARN, NULL);
	struct said s;

	me.key = ANN;
	may_all_but(ann, rights[_i], NULL);
	ck_refused(say_form(&me, MANAGED("k", key)), "AccessDenied",
	    kt_arena_printf(me.arena, "User: " ANN_ARN " is not authorized to "
	    "perform: %s on resource: %s because no identity-based policy "
	    "allows the %s action", rights[_i], key, rights[_i]));
	ck_ok(say_form(&me, MANAGED("k", "")));
	may_all_but(ann, rights[_i], kt_arena_printf(me.arena, "'Action':'%s',"
	    "'Condition':{'StringEquals':{'kms:ViaService':'rds." REGION
	    ".amazonaws.com'},'Bool':{'kms:GrantIsForAWSResource':'true'}}",
	    rights[_i]));
	s = say_form(&me, MANAGED("l", key));
	ck_assert_msg(s.status == 200, "%s", s.text);
}
END_TEST

/* Or the key's own policy gives them. */
START_TEST(a_key_lets_in_itself)
{
	const char *key = make_key(",{\\'Effect\\':\\'Allow\\',"
	    "\\'Action\\':\\'kms:*\\',\\'Principal\\':{\\'AWS\\':"
	    "\\'" ANN_ARN "\\'},\\'Resource\\':\\'*\\'}");
	struct said s;

	may_all_but(who_is(&who, ANN, ANN_ARN, NULL), "kms:*", NULL);
	me.key = ANN;
	s = say_form(&me, MANAGED("k", key));
	ck_assert_msg(s.status == 200, "%s", s.text);
}
END_TEST

#define BOB "AKIABOB"

/* RDS's own: whoever makes the account's first database makes it. */
START_TEST(the_first_database_takes_a_right)
{
	struct identity *bob = who_is(&who, BOB,
	    "arn:aws:iam::210987654321:user/bob", NULL);
	static const char right[] = "iam:CreateServiceLinkedRole";
	struct said s;

	me.key = BOB;
	may_all_but(bob, right, NULL);
	s = say_form(&me, "Action=CreateDBInstance&" NEW("n"));
	ck_refused(s, "InvalidParameterValue", "Unable to create the resource. "
	    "Verify that you have permission to create service linked role. "
	    "Otherwise wait and try again later");
	may_all_but(bob, right, "'Action':'iam:CreateServiceLinkedRole',"
	    "'Condition':{'StringEquals':{'iam:AWSServiceName':"
	    "'rds.amazonaws.com'}}");
	s = say_form(&me, "Action=CreateDBInstance&" NEW("n"));
	ck_assert_msg(s.status == 200, "%s", s.text);
	may_all_but(bob, right, NULL);
	ck_ok(say_form(&me, "Action=CreateDBInstance&" NEW("o")));
	me.service = "iam";
	me.version = "2010-05-08";
	s = say_form(&me, "Action=GetRole&RoleName=AWSServiceRoleForRDS");
	ck_assert_msg(strstr(s.text, "<Path>/aws-service-role/rds.amazonaws.com/"
	    "</Path>") != NULL, "%s", s.text);
}
END_TEST

/* By that role nobody has said who there is. */
START_TEST(principals_are_not_known_by_a_linked_role)
{
	static const char put[] = "{'SecretId':'db','ResourcePolicy':"
	    "'{\\'Version\\':\\'2012-10-17\\',\\'Statement\\':["
	    "{\\'Effect\\':\\'Allow\\',\\'Principal\\':{\\'AWS\\':"
	    "\\'arn:aws:iam::" ACCOUNT ":role/nobody\\'},\\'Action\\':"
	    "\\'secretsmanager:GetSecretValue\\',\\'Resource\\':"
	    "\\'*\\'}]}'}";

	ck_ok(say(&me, "CreateSecret", "{'Name':'db','ClientRequestToken':'"
	    V1 "'}"));
	ck_ok(say(&me, "PutResourcePolicy", put));
}
END_TEST

/* What RDS keeps it may change and delete, whatever the secret's policy says. */
START_TEST(rds_is_not_hurt_by_a_policy)
{
	struct said s;

	ck_ok(say_form(&me, "Action=CreateDBInstance&DBInstanceIdentifier=k&"
	    "Engine=mysql&DBInstanceClass=db.t3.micro&AllocatedStorage=20&"
	    "MasterUsername=app&ManageMasterUserPassword=true"));
	s = say(&me, "ListSecrets", "{}");
	ck_ok(say(&me, "PutResourcePolicy", "{'SecretId':'%s',"
	    "'ResourcePolicy':'{\\'Version\\':\\'2012-10-17\\',"
	    "\\'Statement\\':[{\\'Effect\\':\\'Deny\\',\\'Principal\\':"
	    "\\'*\\',\\'Action\\':\\'secretsmanager:Delete*\\',"
	    "\\'Resource\\':\\'*\\'}]}'}", said_at(&s,
	    "SecretList.0.ARN")));
	ck_ok(say_form(&me, "Action=DeleteDBInstance&DBInstanceIdentifier=k&"
	    "SkipFinalSnapshot=true"));
	s = say(&me, "ListSecrets", "{}");
	ck_says(s, "SecretList", "[]");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("denied_rds");
	TCase *tc = tcase_create("denied_rds");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_condition_holds_or_not, 0,
	    N_ELEMENTS(cases));
	tcase_add_test(tc, rds_is_not_hurt_by_a_policy);
	tcase_add_test(tc, a_role_that_watches_is_passed_to_monitoring);
	tcase_add_test(tc, a_role_of_another_account_is_not_passed);
	tcase_add_loop_test(tc, a_key_of_the_password_takes_rights, 0, 3);
	tcase_add_test(tc, a_key_lets_in_itself);
	tcase_add_test(tc, the_first_database_takes_a_right);
	tcase_add_test(tc, principals_are_not_known_by_a_linked_role);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
