/* What conditions are told of a request: its keys, a case a line. */
#include "tests/support/who.h"

#define ANN "AKIAANN"
#define ANN_ARN "arn:aws:iam::" ACCOUNT ":user/ann"
#define FAR_ROLE "arn:aws:iam::" ACCOUNT ":role/far"
#define NEW "'Name':'new','ClientRequestToken':'" V2 "'"
#define DB "'SecretId':'db'"
#define ROTATES DB ",'ClientRequestToken':'" V2 "','RotationLambdaARN':'" \
	FUNCTION_ARN "'"
#define PUBLIC DB ",'ResourcePolicy':'{\\'Version\\':\\'2012-10-17\\'," \
	"\\'Statement\\':[{\\'Effect\\':\\'Allow\\',\\'Principal\\':{\\'AWS" \
	"\\':\\'" ACCOUNT "\\'},\\'Action\\':\\'*\\',\\'Resource\\':\\'*\\'}]}'"
#define REPLICA "'AddReplicaRegions':[{'Region':'us-east-1'}]"

static struct world world;
static struct client me;
static struct who who;

static void
setup(void)
{
	world_open(&world);
	who_begin(&who, &world);
	client_begin(&me, &world);
	ck_ok(say(&me, "CreateSecret", "{'Name':'db','SecretString':'s',"
	    "'Type':'T','Tags':[{'Key':'team','Value':'a'}],"
	    "'ClientRequestToken':'" V1 "'}"));
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
	who_end(&who);
}

static const struct {
	const char *op, *json, *condition;
	bool may;
} conditions[] = {
	/* what the caller sent: absent where it was not */
	{ "GetSecretValue", DB, "'StringEquals':{'secretsmanager:VersionStage':"
	    "'AWSCURRENT'}", false },
	{ "GetSecretValue", DB ",'VersionStage':'AWSCURRENT'", "'StringEquals':"
	    "{'secretsmanager:VersionStage':'AWSCURRENT'}", true },
	{ "GetSecretValue", DB, "'StringEqualsIfExists':{"
	    "'secretsmanager:VersionStage':'AWSCURRENT'}", true },
	{ "GetSecretValue", DB ",'VersionId':'" V1 "'", "'StringEquals':{"
	    "'SecretsManager:versionid':'" V1 "'}", true },
	{ "PutSecretValue", DB ",'SecretString':'x','ClientRequestToken':'" V2
	    "','VersionStages':['A','B']", "'ForAllValues:StringEquals':{"
	    "'secretsmanager:VersionStage':['A','B','C']}", true },
	{ "PutSecretValue", DB ",'SecretString':'x','ClientRequestToken':'" V2
	    "','VersionStages':['A','B']", "'ForAllValues:StringEquals':{"
	    "'secretsmanager:VersionStage':['A']}", false },
	{ "CreateSecret", NEW, "'StringLike':{'secretsmanager:Name':'n*'}",
	    true },
	{ "CreateSecret", NEW, "'StringLike':{'secretsmanager:Description':"
	    "'*'}", false },
	{ "CreateSecret", NEW ",'Description':'d'", "'StringLike':{"
	    "'secretsmanager:Description':'d'}", true },
	{ "CreateSecret", NEW ",'KmsKeyId':'alias/k'", "'StringEquals':{"
	    "'secretsmanager:KmsKeyId':'alias/k'}", true },
	{ "CreateSecret", NEW ",'KmsKeyId':'"
	    "11111111-2222-3333-4444-555555555555'", "'ArnEquals':{"
	    "'secretsmanager:KmsKeyArn':'arn:aws:kms:" REGION ":" ACCOUNT
	    ":key/11111111-2222-3333-4444-555555555555'}", true },
	{ "CreateSecret", NEW, "'Null':{'secretsmanager:KmsKeyArn':'true'}",
	    true },
	{ "CreateSecret", NEW ",'KmsKeyId':'alias/none'", "'Null':{"
	    "'secretsmanager:KmsKeyArn':'true'}", true },
	{ "CreateSecret", NEW ",'KmsKeyId':'alias/aws/secretsmanager'",
	    "'ArnLike':{'secretsmanager:KmsKeyArn':'arn:aws:kms:" REGION ":"
	    ACCOUNT ":key/*'}", true },
	{ "CreateSecret", NEW ",'Type':'X'", "'StringEquals':{"
	    "'secretsmanager:Type':'X'}", true },
	{ "CreateSecret", NEW "," REPLICA, "'ForAllValues:StringEquals':{"
	    "'secretsmanager:AddReplicaRegions':['us-east-1']}", true },
	{ "CreateSecret", NEW "," REPLICA, "'ForAllValues:StringEquals':{"
	    "'secretsmanager:AddReplicaRegions':['us-east-2']}", false },
	{ "CreateSecret", NEW "," REPLICA ",'ForceOverwriteReplicaSecret':true",
	    "'Bool':{'secretsmanager:ForceOverwriteReplicaSecret':'false'}",
	    false },
	{ "CreateSecret", NEW ",'Tags':[{'Key':'k','Value':'v'}]",
	    "'StringEquals':{'aws:RequestTag/k':'v'}", true },
	{ "CreateSecret", NEW ",'Tags':[{'Key':'k','Value':'w'}]",
	    "'StringEquals':{'aws:RequestTag/k':'v'}", false },
	{ "CreateSecret", NEW, "'StringEquals':{'aws:RequestTag/k':'v'}",
	    false },
	{ "TagResource", DB ",'Tags':[{'Key':'k','Value':'v'}]",
	    "'ForAllValues:StringEquals':{'aws:TagKeys':['k','l']}", true },
	{ "UntagResource", DB ",'TagKeys':['x']", "'ForAnyValue:StringEquals':"
	    "{'aws:TagKeys':'y'}", false },
	{ "UntagResource", DB ",'TagKeys':['x']", "'ForAnyValue:StringEquals':"
	    "{'aws:TagKeys':'x'}", true },
	{ "DeleteSecret", DB ",'RecoveryWindowInDays':7", "'NumericLessThan':{"
	    "'secretsmanager:RecoveryWindowInDays':'8'}", true },
	{ "DeleteSecret", DB ",'RecoveryWindowInDays':9", "'NumericLessThan':{"
	    "'secretsmanager:RecoveryWindowInDays':'8'}", false },
	{ "DeleteSecret", DB ",'ForceDeleteWithoutRecovery':true", "'Bool':{"
	    "'secretsmanager:ForceDeleteWithoutRecovery':'true'}", true },
	{ "DeleteSecret", DB, "'Bool':{"
	    "'secretsmanager:ForceDeleteWithoutRecovery':'true'}", false },
	{ "PutResourcePolicy", PUBLIC ",'BlockPublicPolicy':true", "'Bool':{"
	    "'secretsmanager:BlockPublicPolicy':'true'}", true },
	{ "PutResourcePolicy", PUBLIC, "'Bool':{"
	    "'secretsmanager:BlockPublicPolicy':'true'}", false },
	{ "RotateSecret", ROTATES, "'ArnEquals':{'secretsmanager:"
	    "RotationLambdaARN':'" FUNCTION_ARN "'}", true },
	{ "RotateSecret", ROTATES, "'Bool':{'secretsmanager:"
	    "ModifyRotationRules':'true'}", false },
	{ "RotateSecret", ROTATES ",'RotationRules':{'AutomaticallyAfterDays':"
	    "9}", "'Bool':{'secretsmanager:ModifyRotationRules':'true'}",
	    true },
	{ "RotateSecret", ROTATES ",'RotateImmediately':false", "'Bool':{"
	    "'secretsmanager:RotateImmediately':'true'}", false },
	{ "RotateSecret", ROTATES ",'ExternalSecretRotationRoleArn':'" FAR_ROLE
	    "'", "'ArnLike':{'secretsmanager:ExternalSecretRotationRoleArn':'"
	    FAR_ROLE "'}", true },
	{ "DescribeSecret", DB, "'StringEquals':{'secretsmanager:SecretId':"
	    "'db'}", true },
	{ "DescribeSecret", DB, "'StringLike':{'secretsmanager:SecretId':"
	    "'arn:*'}", false },
	/* what lies in the store */
	{ "GetSecretValue", DB, "'StringEquals':{'aws:ResourceTag/Team':'a'}",
	    true },
	{ "GetSecretValue", DB, "'StringEquals':{'aws:ResourceTag/team':'b'}",
	    false },
	{ "GetSecretValue", DB, "'StringEquals':{"
	    "'secretsmanager:ResourceTag/team':'a'}", true },
	{ "GetSecretValue", DB, "'StringEquals':{'aws:ResourceTag/team':"
	    "'${aws:PrincipalTag/team}'}", true },
	{ "GetSecretValue", DB, "'StringEquals':{"
	    "'secretsmanager:resource/Type':'T'}", true },
	{ "DescribeSecret", DB, "'StringEquals':{"
	    "'secretsmanager:resource/Type':'X'}", false },
	{ "GetSecretValue", DB, "'Null':{'secretsmanager:resource/"
	    "AllowRotationLambdaArn':'true'}", true },
	{ "GetSecretValue", DB, "'StringEquals':{"
	    "'secretsmanager:SecretPrimaryRegion':'" REGION "'}", true },
	{ "GetSecretValue", DB, "'StringEquals':{'aws:ResourceAccount':'"
	    ACCOUNT "','aws:PrincipalAccount':'" ACCOUNT "'}", true },
	{ "GetSecretValue", DB, "'StringEquals':{'aws:username':'ann'}",
	    true },
};

START_TEST(a_condition_holds_or_not)
{
	struct identity *ann = who_is(&who, ANN, ANN_ARN, NULL);
	static const struct identity_tag team = { "team", "a" };
	const struct policy *items[2];
	struct said s;

	items[0] = who_policy(ann, kt_arena_printf(me.arena, "{'Version':"
	    "'2012-10-17','Statement':{'Effect':'Allow','Action':"
	    "'secretsmanager:%s','Resource':'*','Condition':{%s}}}",
	    conditions[_i].op, conditions[_i].condition), POLICY_IDENTITY);
	items[1] = who_policy(ann, kt_arena_printf(me.arena, "{'Statement':{"
	    "'Effect':'Allow','NotAction':'secretsmanager:%s','Resource':'*'}}",
	    conditions[_i].op), POLICY_IDENTITY);
	ann->identity = (struct policy_list){ items, 2 };
	ann->tags = &team;
	ann->n_tags = 1;
	me.key = ANN;
	s = say(&me, conditions[_i].op, "{%s}", conditions[_i].json);
	if (conditions[_i].may)
		ck_ok(s);
	else
		ck_assert_str_eq(s.code != NULL ? s.code : s.text,
		    "AccessDeniedException");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("denied_conditions");
	TCase *tc = tcase_create("denied_conditions");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_condition_holds_or_not, 0,
	    N_ELEMENTS(conditions));
	suite_add_tcase(s, tc);
	return suite_run(s);
}
