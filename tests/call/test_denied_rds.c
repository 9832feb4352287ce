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
	suite_add_tcase(s, tc);
	return suite_run(s);
}
