/*
 * Every operation of every service asks before it acts: kt_services has those
 * that must have a row here.  Each is called with a request that is valid:
 * refused, it must say so and change nothing; then permitted, it must succeed
 * and have asked for all it does.
 */
#include <stdio.h>
#include <string.h>

#include "dispatch/dispatch.h"
#include "services/services.h"
#include "store/access_key.h"
#include "store/snapshot.h"
#include "store/tables.h"
#include "tests/support/who.h"

#define THERE "eu-central-1"
#define POLICY "{\\'Version\\':\\'2012-10-17\\',\\'Statement\\':[{" \
	"\\'Effect\\':\\'Allow\\',\\'Principal\\':{\\'AWS\\':" \
	"\\'123456789012\\'},\\'Action\\':\\'*\\',\\'Resource\\':\\'*\\'}]}"
#define REPLICA "{'SecretId':'db','AddReplicaRegions':[{'Region':'" THERE "'}]}"

/* A resource asked for, but "*": of which secret, or of one to be made. */
#define DB "db"
#define GONE "gone"
#define TO_BE "arn:aws:secretsmanager:" REGION ":" ACCOUNT ":secret:new-" \
	"\?\?\?\?\?\?"

struct row {
	const char *op, *json, *resource;
	const char *also, *on;		/* another action it asks for */
	const char *before, *before_json;
	const char *region;
};

/* A replica in another account, by its ARN. */
#define CROSS "replica"
#define CROSSED "{'SecretId':'db','CrossAccountReplicaARN':'" CROSS "'}"

static const struct row rows[] = {
	{ "AssociateCrossAccountReplica", CROSSED, DB,
	    "AcceptCrossAccountReplication", CROSS, NULL, NULL, NULL },
	{ "DisassociateCrossAccountReplica", CROSSED, DB, NULL, NULL,
	    "AssociateCrossAccountReplica", CROSSED, NULL },
	{ "BatchGetSecretValue", "{'SecretIdList':['db']}", "*",
	    "GetSecretValue", DB, NULL, NULL, NULL },
	{ "CancelRotateSecret", "{'SecretId':'db'}", DB, NULL, NULL,
	    "RotateSecret", "{'SecretId':'db','ClientRequestToken':'" V3 "',"
	    "'RotationLambdaARN':'" FUNCTION_ARN "','RotationRules':"
	    "{'AutomaticallyAfterDays':9},'RotateImmediately':false}", NULL },
	{ "CreateSecret", "{'Name':'new','SecretString':'s','Tags':[{'Key':"
	    "'a','Value':'b'}],'ClientRequestToken':'" V3 "'}", TO_BE,
	    "TagResource", TO_BE, NULL, NULL, NULL },
	{ "DeleteResourcePolicy", "{'SecretId':'db'}", DB, NULL, NULL,
	    "PutResourcePolicy", "{'SecretId':'db','ResourcePolicy':'" POLICY
	    "'}", NULL },
	{ "DeleteSecret", "{'SecretId':'db'}", DB, NULL, NULL, NULL, NULL,
	    NULL },
	{ "DescribeSecret", "{'SecretId':'db'}", DB, NULL, NULL, NULL, NULL,
	    NULL },
	{ "GetRandomPassword", "{}", "*", NULL, NULL, NULL, NULL, NULL },
	{ "GetResourcePolicy", "{'SecretId':'db'}", DB, NULL, NULL, NULL,
	    NULL, NULL },
	{ "GetSecretValue", "{'SecretId':'db'}", DB, NULL, NULL, NULL, NULL,
	    NULL },
	{ "ListResourcePolicies", "{'SecretId':'db'}", DB, NULL, NULL, NULL,
	    NULL, NULL },
	{ "ListSecretVersionIds", "{'SecretId':'db'}", DB, NULL, NULL, NULL,
	    NULL, NULL },
	{ "ListSecrets", "{}", "*", NULL, NULL, NULL, NULL, NULL },
	{ "PutResourcePolicy", "{'SecretId':'db','ResourcePolicy':'" POLICY
	    "'}", DB, NULL, NULL, NULL, NULL, NULL },
	{ "PutSecretValue", "{'SecretId':'db','SecretString':'z',"
	    "'ClientRequestToken':'" V3 "'}", DB, NULL, NULL, NULL, NULL,
	    NULL },
	{ "RemoveRegionsFromReplication", "{'SecretId':'db',"
	    "'RemoveReplicaRegions':['" THERE "']}", DB, NULL, NULL,
	    "ReplicateSecretToRegions", REPLICA, NULL },
	{ "ReplicateSecretToRegions", REPLICA, DB, NULL, NULL, NULL, NULL,
	    NULL },
	{ "RestoreSecret", "{'SecretId':'gone'}", GONE, NULL, NULL, NULL,
	    NULL, NULL },
	{ "RotateSecret", "{'SecretId':'db','ClientRequestToken':'" V3 "',"
	    "'RotationLambdaARN':'" FUNCTION_ARN "'}", DB,
	    "lambda:InvokeFunction", FUNCTION_ARN, NULL, NULL, NULL },
	{ "StopReplicationToReplica", "{'SecretId':'db'}", DB, NULL, NULL,
	    "ReplicateSecretToRegions", REPLICA, THERE },
	{ "TagResource", "{'SecretId':'db','Tags':[{'Key':'k','Value':'v'}]}",
	    DB, NULL, NULL, NULL, NULL, NULL },
	{ "UntagResource", "{'SecretId':'db','TagKeys':['old']}", DB, NULL,
	    NULL, NULL, NULL, NULL },
	{ "UpdateSecret", "{'SecretId':'db','Description':'other',"
	    "'ClientRequestToken':'" V3 "'}", DB, NULL, NULL, NULL, NULL,
	    NULL },
	{ "UpdateSecretVersionStage", "{'SecretId':'db','VersionStage':"
	    "'mine','MoveToVersionId':'" V1 "'}", DB, NULL, NULL, NULL, NULL,
	    NULL },
	{ "ValidateResourcePolicy", "{'SecretId':'db','ResourcePolicy':'"
	    POLICY "'}", DB, "PutResourcePolicy", DB, NULL, NULL, NULL },
};

/* Other requests of operations that are there, so asked in another place. */
static const struct row more[] = {
	{ "BatchGetSecretValue", "{'Filters':[{'Key':'name','Values':['d']}]}",
	    "*", "GetSecretValue", DB, NULL, NULL, NULL },
	{ "BatchGetSecretValue", "{'Filters':[{'Key':'name','Values':['d']}]}",
	    "*", "ListSecrets", "*", NULL, NULL, NULL },
	{ "DeleteSecret", "{'SecretId':'db','ForceDeleteWithoutRecovery':"
	    "true}", DB, NULL, NULL, NULL, NULL, NULL },
	{ "ValidateResourcePolicy", "{'ResourcePolicy':'" POLICY "'}", "*",
	    "PutResourcePolicy", "*", NULL, NULL, NULL },
	{ "CreateSecret", "{'Name':'new','ClientRequestToken':'" V3 "',"
	    "'AddReplicaRegions':[{'Region':'" THERE "'}]}", TO_BE,
	    "ReplicateSecretToRegions", TO_BE, NULL, NULL, NULL },
};

/* Those of other services: a form without its Action, or a path. */
#define RDS(what) "arn:aws:rds:" REGION ":" ACCOUNT ":" what
#define MASTER "&MasterUsername=app&MasterUserPassword=password1"
#define INSTANCE "DBInstanceIdentifier=i&Engine=mysql&DBInstanceClass=" \
	"db.t3.micro&AllocatedStorage=20" MASTER
#define CLUSTER "DBClusterIdentifier=c&Engine=aurora-mysql" MASTER

#define IAM(what) "arn:aws:iam::" ACCOUNT ":" what
#define USER(name) IAM("user/" name)
#define ROLE(name) IAM("role/" name)
#define GROUP(name) IAM("group/" name)
#define PROFILE(name) IAM("instance-profile/" name)
#define LINKED ROLE("aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS")
#define DENIES "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\"," \
	"\"Resource\":\"*\"}}"
#define ROLE_ARN ROLE("r")
#define TRUSTED "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":" \
	"\"*\",\"Action\":\"sts:AssumeRole\"}}"
#define TRUST "&AssumeRolePolicyDocument=" TRUSTED
#define ALLOW "PolicyDocument={\"Statement\":{\"Effect\":\"Allow\"," \
	"\"Action\":\"*\",\"Resource\":\"*\"}}"
#define POLICY_ARN IAM("policy/p")
#define ADMIN "arn:aws:iam::aws:policy/AdministratorAccess"
/* Of IAM's nouns these are there: put_identities. */
#define KEY "AKIAAAAAAAAAAAAAAAAA"

#define SUBNETS "&SubnetIds.SubnetIdentifier.1=subnet-1&SubnetIds." \
	"SubnetIdentifier.2=subnet-2"
#define SUBNET_GROUP "DBSubnetGroupName=g&DBSubnetGroupDescription=d" SUBNETS
#define OPTION_GROUP "OptionGroupName=g&EngineName=mysql&" \
	"MajorEngineVersion=8.0&OptionGroupDescription=d"

#define PARAMETERS(kind) kind "ParameterGroupName=g&Description=d&" \
	"DBParameterGroupFamily=aurora-mysql8.0"
#define PARAMETER "&Parameters.Parameter.1.ParameterName=max_connections&" \
	"Parameters.Parameter.1.ParameterValue=9&" \
	"Parameters.Parameter.1.ApplyMethod=immediate"
/* Snapshots that are there already, and what they are of: put_snapshots. */
#define SNAPSHOT "DBSnapshotIdentifier=s"
#define CLUSTER_SNAPSHOT "DBClusterSnapshotIdentifier=s"

#define SUBSCRIPTION "SubscriptionName=s&SnsTopicArn=arn:aws:sns:" REGION \
	":" ACCOUNT ":t"
#define FUNCTION_POLICY "/2015-03-31/functions/rotator/policy"
#define ADD_PERMISSION "POST " FUNCTION_POLICY " {\"StatementId\":\"s\"," \
	"\"Action\":\"lambda:InvokeFunction\",\"Principal\":\"*\"}"
#define OF_SUBSCRIPTION SUBSCRIPTION "&SourceType=db-parameter-group&" \
	"SourceIds.SourceId.1=default.mysql8.0"
#define ENDPOINT "DBClusterEndpointIdentifier=e&EndpointType=READER"
#define MEMBER(id) "CreateDBInstance&DBInstanceIdentifier=" id \
	"&DBInstanceClass=db.r6g.large&Engine=aurora-mysql&DBClusterIdentifier=c"
#define NAMED "ResourceName=" RDS("db:i")

#define SELF(op, on) { op, "", op, on }
#define GROUPS "&DBParameterGroupName=g&Tags.Tag.1.Key=k"
#define WATCHED "&MonitoringRoleArn=" ROLE_ARN "&MonitoringInterval=60"
#define MANAGED "DBInstanceIdentifier=i&Engine=mysql&DBInstanceClass=" \
	"db.t3.micro&AllocatedStorage=20&MasterUsername=app&" \
	"ManageMasterUserPassword=true"
#define KEPT "arn:aws:secretsmanager:" REGION ":" ACCOUNT ":secret:rds!db-*"

static const struct other {
	const struct kt_service *service;
	const char *op, *request, *resource;
	const char *before, *before_form;
	const char *then;	/* and these, a blank between, of what is available */
} others[] = {
	{ &service_rds, "AddTagsToResource", NAMED "&Tags.Tag.1.Key=k",
	    RDS("db:i"), "CreateDBInstance", INSTANCE },
	{ &service_rds, "AddSourceIdentifierToSubscription", "SubscriptionName="
	    "s&SourceIdentifier=default.mysql8.4", RDS("es:s"), "CreateEventSubscription",
	    OF_SUBSCRIPTION },
	{ &service_rds, "CreateEventSubscription", SUBSCRIPTION, RDS("es:s"),
	    NULL, NULL },
	{ &service_rds, "DeleteEventSubscription", "SubscriptionName=S",
	    RDS("es:s"), "CreateEventSubscription", SUBSCRIPTION },
	{ &service_rds, "DescribeEventSubscriptions", "SubscriptionName=s",
	    RDS("es:s"), "CreateEventSubscription", SUBSCRIPTION },
	{ &service_rds, "ModifyEventSubscription", "SubscriptionName=s&"
	    "Enabled=false", RDS("es:s"), "CreateEventSubscription",
	    SUBSCRIPTION },
	{ &service_rds, "RemoveSourceIdentifierFromSubscription",
	    "SubscriptionName=s&SourceIdentifier=default.mysql8.0",
	    RDS("es:s"), "CreateEventSubscription", OF_SUBSCRIPTION },
	{ &service_rds, "CreateDBCluster", CLUSTER, RDS("cluster:c"), NULL,
	    NULL },
	{ &service_rds, "CreateDBInstance", INSTANCE, RDS("db:i"), NULL, NULL },
	{ &service_rds, "DeleteDBCluster", "DBClusterIdentifier=C&"
	    "SkipFinalSnapshot=true", RDS("cluster:c"), "CreateDBCluster",
	    CLUSTER },
	{ &service_rds, "DeleteDBInstance", "DBInstanceIdentifier=I&"
	    "SkipFinalSnapshot=true", RDS("db:i"), "CreateDBInstance",
	    INSTANCE },
	{ &service_rds, "DescribeCertificates", "MaxRecords=20", "*", NULL,
	    NULL },
	{ &service_rds, "DescribeDBLogFiles", "DBInstanceIdentifier=i",
	    RDS("db:i"), "CreateDBInstance", INSTANCE },
	{ &service_rds, "DescribeDBProxies", "MaxRecords=20", "*", NULL, NULL },
	{ &service_rds, "DescribeEventCategories", "", "*", NULL, NULL },
	{ &service_rds, "DescribeEvents", "MaxRecords=20", "*", NULL, NULL },
	{ &service_rds, "DescribeGlobalClusters", "MaxRecords=20", "*", NULL,
	    NULL },
	{ &service_rds, "DescribePendingMaintenanceActions", "MaxRecords=20",
	    "*", NULL, NULL },
	{ &service_rds, "DescribeDBClusters", "DBClusterIdentifier=c",
	    RDS("cluster:c"), "CreateDBCluster", CLUSTER },
	{ &service_rds, "DescribeDBInstances", "DBInstanceIdentifier=i",
	    RDS("db:i"), "CreateDBInstance", INSTANCE },
	{ &service_rds, "DescribeDBClusters", "MaxRecords=20",
	    RDS("cluster:*"), NULL, NULL },
	{ &service_rds, "DescribeDBInstances", "MaxRecords=20", RDS("db:*"),
	    NULL, NULL },
	{ &service_rds, "DescribeDBEngineVersions", "MaxRecords=20", "*",
	    NULL, NULL },
	{ &service_rds, "DescribeDBMajorEngineVersions", "MaxRecords=20", "*",
	    NULL, NULL },
	{ &service_rds, "DescribeOrderableDBInstanceOptions", "Engine=mysql",
	    "*", NULL, NULL },
	{ &service_rds, "DownloadDBLogFilePortion", "DBInstanceIdentifier=i&"
	    "LogFileName=error/mysql-error.log", RDS("db:i"),
	    "CreateDBInstance", INSTANCE },
	{ &service_rds, "ListTagsForResource", NAMED, RDS("db:i"),
	    "CreateDBInstance", INSTANCE },
	{ &service_rds, "AddRoleToDBCluster", "DBClusterIdentifier=c&RoleArn="
	    ROLE_ARN, RDS("cluster:c"), "CreateDBCluster", CLUSTER, "" },
	{ &service_rds, "AddRoleToDBInstance", "DBInstanceIdentifier=i&"
	    "FeatureName=f&RoleArn=" ROLE_ARN, RDS("db:i"), "CreateDBInstance",
	    INSTANCE, "" },
	{ &service_rds, "FailoverDBCluster", "DBClusterIdentifier=c",
	    RDS("cluster:c"), "CreateDBCluster", CLUSTER,
	    MEMBER("m") " " MEMBER("n") },
	{ &service_rds, "ModifyDBCluster", "DBClusterIdentifier=c&Port=3400",
	    RDS("cluster:c"), "CreateDBCluster", CLUSTER, "" },
	{ &service_rds, "RebootDBInstance", "DBInstanceIdentifier=i",
	    RDS("db:i"), "CreateDBInstance", INSTANCE, "" },
	{ &service_rds, "RemoveRoleFromDBCluster", "DBClusterIdentifier=c&"
	    "RoleArn=" ROLE_ARN, RDS("cluster:c"), "CreateDBCluster", CLUSTER,
	    "AddRoleToDBCluster&DBClusterIdentifier=c&RoleArn=" ROLE_ARN },
	{ &service_rds, "RemoveRoleFromDBInstance", "DBInstanceIdentifier=i&"
	    "FeatureName=f&RoleArn=" ROLE_ARN, RDS("db:i"), "CreateDBInstance",
	    INSTANCE, "AddRoleToDBInstance&DBInstanceIdentifier=i&"
	    "FeatureName=f&RoleArn=" ROLE_ARN },
	{ &service_rds, "StartDBCluster", "DBClusterIdentifier=c",
	    RDS("cluster:c"), "CreateDBCluster", CLUSTER,
	    "StopDBCluster&DBClusterIdentifier=c" },
	{ &service_rds, "StartDBInstance", "DBInstanceIdentifier=i",
	    RDS("db:i"), "CreateDBInstance", INSTANCE,
	    "StopDBInstance&DBInstanceIdentifier=i" },
	{ &service_rds, "StopDBCluster", "DBClusterIdentifier=c",
	    RDS("cluster:c"), "CreateDBCluster", CLUSTER, "" },
	{ &service_rds, "StopDBInstance", "DBInstanceIdentifier=i",
	    RDS("db:i"), "CreateDBInstance", INSTANCE, "" },
	{ &service_rds, "CreateDBClusterEndpoint", "DBClusterIdentifier=c&"
	    ENDPOINT, RDS("cluster-endpoint:e"), "CreateDBCluster", CLUSTER,
	    "" },
	{ &service_rds, "DeleteDBClusterEndpoint",
	    "DBClusterEndpointIdentifier=e", RDS("cluster-endpoint:e"),
	    "CreateDBCluster", CLUSTER,
	    "CreateDBClusterEndpoint&DBClusterIdentifier=c&" ENDPOINT },
	{ &service_rds, "DescribeDBClusterEndpoints", "DBClusterIdentifier=c",
	    RDS("cluster:c"), "CreateDBCluster", CLUSTER },
	{ &service_rds, "DescribeDBClusterEndpoints", "MaxRecords=20",
	    RDS("cluster:*"), NULL, NULL },
	{ &service_rds, "ModifyDBClusterEndpoint",
	    "DBClusterEndpointIdentifier=e&EndpointType=ANY",
	    RDS("cluster-endpoint:e"), "CreateDBCluster", CLUSTER,
	    "CreateDBClusterEndpoint&DBClusterIdentifier=c&" ENDPOINT },
	{ &service_rds, "ModifyDBInstance", "DBInstanceIdentifier=I&"
	    "MultiAZ=true", RDS("db:i"), "CreateDBInstance", INSTANCE, "" },
	{ &service_rds, "RemoveTagsFromResource", NAMED "&TagKeys.member.1=k",
	    RDS("db:i"), "CreateDBInstance", INSTANCE },
	{ &service_rds, "CopyDBClusterParameterGroup",
	    "SourceDBClusterParameterGroupIdentifier="
	    "default.aurora-mysql8.0&TargetDBClusterParameterGroupIdentifier=g&"
	    "TargetDBClusterParameterGroupDescription=d",
	    RDS("cluster-pg:default.aurora-mysql8.0"),
	    NULL, NULL },
	{ &service_rds, "CreateDBClusterParameterGroup",
	    PARAMETERS("DBCluster"), RDS("cluster-pg:g"),
	    NULL, NULL },
	{ &service_rds, "DeleteDBClusterParameterGroup",
	    "DBClusterParameterGroupName=G",
	    RDS("cluster-pg:g"), "CreateDBClusterParameterGroup",
	    PARAMETERS("DBCluster") },
	{ &service_rds, "DescribeDBClusterParameterGroups", "MaxRecords=20",
	    RDS("cluster-pg:*"), NULL, NULL },
	{ &service_rds, "DescribeDBClusterParameters",
	    "DBClusterParameterGroupName="
	    "default.aurora-mysql8.0", RDS("cluster-pg:default.aurora-mysql8.0"),
	    NULL, NULL },
	{ &service_rds, "DescribeEngineDefaultClusterParameters",
	    "DBParameterGroupFamily=mysql8.0", RDS("cluster-pg:*"), NULL,
	    NULL },
	{ &service_rds, "ModifyDBClusterParameterGroup",
	    "DBClusterParameterGroupName=g"
	    PARAMETER, RDS("cluster-pg:g"), "CreateDBClusterParameterGroup",
	    PARAMETERS("DBCluster") },
	{ &service_rds, "ResetDBClusterParameterGroup",
	    "DBClusterParameterGroupName=g"
	    PARAMETER, RDS("cluster-pg:g"), "CreateDBClusterParameterGroup",
	    PARAMETERS("DBCluster") },
	{ &service_rds, "CopyDBParameterGroup",
	    "SourceDBParameterGroupIdentifier="
	    "default.aurora-mysql8.0&TargetDBParameterGroupIdentifier=g&"
	    "TargetDBParameterGroupDescription=d",
	    RDS("pg:default.aurora-mysql8.0"), NULL, NULL },
	{ &service_rds, "CreateDBParameterGroup", PARAMETERS("DB"), RDS("pg:g"),
	    NULL, NULL },
	{ &service_rds, "DeleteDBParameterGroup", "DBParameterGroupName=G",
	    RDS("pg:g"), "CreateDBParameterGroup", PARAMETERS("DB") },
	{ &service_rds, "DescribeDBParameterGroups", "MaxRecords=20",
	    RDS("pg:*"), NULL, NULL },
	{ &service_rds, "DescribeDBParameters", "DBParameterGroupName="
	    "default.aurora-mysql8.0", RDS("pg:default.aurora-mysql8.0"), NULL, NULL },
	{ &service_rds, "DescribeEngineDefaultParameters",
	    "DBParameterGroupFamily=mysql8.0", RDS("pg:*"), NULL, NULL },
	{ &service_rds, "ModifyDBParameterGroup", "DBParameterGroupName=g"
	    PARAMETER, RDS("pg:g"), "CreateDBParameterGroup",
	    PARAMETERS("DB") },
	{ &service_rds, "ResetDBParameterGroup", "DBParameterGroupName=g"
	    PARAMETER, RDS("pg:g"), "CreateDBParameterGroup",
	    PARAMETERS("DB") },
	{ &service_rds, "CopyDBSnapshot", "SourceDBSnapshotIdentifier=s&"
	    "TargetDBSnapshotIdentifier=t",
	    RDS("snapshot:s"), NULL, NULL },
	{ &service_rds, "CreateDBSnapshot", "DBSnapshotIdentifier=n&"
	    "DBInstanceIdentifier=si",
	    RDS("snapshot:n"), NULL, NULL },
	{ &service_rds, "DeleteDBSnapshot", SNAPSHOT,
	    RDS("snapshot:s"), NULL, NULL },
	{ &service_rds, "DescribeDBSnapshotAttributes", SNAPSHOT,
	    RDS("snapshot:s"), NULL, NULL },
	{ &service_rds, "DescribeDBSnapshots", SNAPSHOT,
	    RDS("snapshot:s"), NULL, NULL },
	{ &service_rds, "ModifyDBSnapshotAttribute", SNAPSHOT "&AttributeName="
	    "restore",
	    RDS("snapshot:s"), NULL, NULL },
	{ &service_rds, "CopyDBClusterSnapshot", "SourceDBClusterSnapshotIdentifier=s&"
	    "TargetDBClusterSnapshotIdentifier=t",
	    RDS("cluster-snapshot:s"), NULL, NULL },
	{ &service_rds, "CreateDBClusterSnapshot", "DBClusterSnapshotIdentifier=n"
	    "&DBClusterIdentifier=sc",
	    RDS("cluster-snapshot:n"), NULL, NULL },
	{ &service_rds, "DeleteDBClusterSnapshot", CLUSTER_SNAPSHOT,
	    RDS("cluster-snapshot:s"), NULL, NULL },
	{ &service_rds, "DescribeDBClusterSnapshotAttributes", CLUSTER_SNAPSHOT,
	    RDS("cluster-snapshot:s"), NULL, NULL },
	{ &service_rds, "DescribeDBClusterSnapshots", CLUSTER_SNAPSHOT,
	    RDS("cluster-snapshot:s"), NULL, NULL },
	{ &service_rds, "ModifyDBClusterSnapshotAttribute", CLUSTER_SNAPSHOT
	    "&AttributeName=restore",
	    RDS("cluster-snapshot:s"), NULL, NULL },
	{ &service_rds, "ModifyDBSnapshot", SNAPSHOT,
	    RDS("snapshot:s"), NULL, NULL },
	{ &service_rds, "DeleteDBClusterAutomatedBackup",
	    "DbClusterResourceId=cluster-r", RDS("cluster-auto-backup:*"), NULL, NULL },
	{ &service_rds, "DeleteDBInstanceAutomatedBackup", "DbiResourceId=db-r",
	    RDS("auto-backup:*"), NULL, NULL },
	{ &service_rds, "DescribeDBClusterAutomatedBackups", "MaxRecords=20",
	    RDS("cluster:*"), NULL, NULL },
	{ &service_rds, "DescribeDBInstanceAutomatedBackups", "MaxRecords=20",
	    RDS("db:*"), NULL, NULL },
	{ &service_rds, "RestoreDBClusterFromSnapshot", "SnapshotIdentifier=s&"
	    "DBClusterIdentifier=n&Engine=aurora-mysql", RDS("cluster:n"),
	    NULL, NULL },
	{ &service_rds, "RestoreDBClusterToPointInTime",
	    "SourceDBClusterIdentifier=sc&DBClusterIdentifier=n&"
	    "UseLatestRestorableTime=true", RDS("cluster:n"), NULL, NULL },
	{ &service_rds, "RestoreDBInstanceFromDBSnapshot", SNAPSHOT
	    "&DBInstanceIdentifier=n", RDS("db:n"), NULL, NULL },
	{ &service_rds, "RestoreDBInstanceToPointInTime",
	    "SourceDBInstanceIdentifier=si&TargetDBInstanceIdentifier=n"
	    "&UseLatestRestorableTime=true", RDS("db:n"), NULL, NULL },
	{ &service_rds, "DescribeDBSnapshots", "MaxRecords=20",
	    RDS("snapshot:*"), NULL, NULL },
	{ &service_rds, "CopyOptionGroup", "SourceOptionGroupIdentifier="
	    "default:mysql-8-0&TargetOptionGroupIdentifier=g&"
	    "TargetOptionGroupDescription=d", RDS("og:default:mysql-8-0"),
	    NULL, NULL },
	{ &service_rds, "CreateDBSubnetGroup", SUBNET_GROUP, RDS("subgrp:g"),
	    NULL, NULL },
	{ &service_rds, "CreateOptionGroup", OPTION_GROUP, RDS("og:g"), NULL,
	    NULL },
	{ &service_rds, "DeleteDBSubnetGroup", "DBSubnetGroupName=G",
	    RDS("subgrp:g"), "CreateDBSubnetGroup", SUBNET_GROUP },
	{ &service_rds, "DeleteOptionGroup", "OptionGroupName=G",
	    RDS("og:g"), "CreateOptionGroup", OPTION_GROUP },
	{ &service_rds, "DescribeDBSubnetGroups", "DBSubnetGroupName=default",
	    RDS("subgrp:default"), NULL, NULL },
	{ &service_rds, "DescribeDBSubnetGroups", "MaxRecords=20",
	    RDS("subgrp:*"), NULL, NULL },
	{ &service_rds, "DescribeOptionGroupOptions", "EngineName=mysql",
	    RDS("og:*"), NULL, NULL },
	{ &service_rds, "DescribeOptionGroups", "MaxRecords=20", RDS("og:*"),
	    NULL, NULL },
	{ &service_rds, "ModifyDBSubnetGroup", "DBSubnetGroupName=g" SUBNETS,
	    RDS("subgrp:g"), "CreateDBSubnetGroup", SUBNET_GROUP },
	{ &service_rds, "ModifyOptionGroup", "OptionGroupName=g",
	    RDS("og:g"), "CreateOptionGroup", OPTION_GROUP },
	{ &service_rds, "CreateDBInstance", INSTANCE GROUPS, RDS("db:i"),
	    "CreateDBParameterGroup", "DBParameterGroupName=g&Description=d&"
	    "DBParameterGroupFamily=mysql8.4", NULL },
	{ &service_rds, "CreateDBInstance", INSTANCE "&OptionGroupName=g",
	    RDS("db:i"), "CreateOptionGroup", "OptionGroupName=g&EngineName="
	    "mysql&MajorEngineVersion=8.4&OptionGroupDescription=d", NULL },
	{ &service_rds, "CreateDBInstance", INSTANCE "&DBSubnetGroupName=g",
	    RDS("db:i"), "CreateDBSubnetGroup", SUBNET_GROUP, NULL },
	{ &service_rds, "CreateDBInstance", INSTANCE WATCHED, RDS("db:i"),
	    NULL, NULL, NULL },
	{ &service_rds, "CreateDBInstance", MANAGED, RDS("db:i"), NULL, NULL,
	    NULL },
	{ &service_rds, "CreateDBInstance", "DBInstanceIdentifier=i&Engine="
	    "aurora-mysql&DBInstanceClass=db.r6g.large&DBClusterIdentifier=c",
	    RDS("db:i"), "CreateDBCluster", CLUSTER, NULL },
	{ &service_rds, "ModifyDBInstance", "DBInstanceIdentifier=i&"
	    "RotateMasterUserPassword=true&ApplyImmediately=true",
	    RDS("db:i"), "CreateDBInstance", MANAGED, "" },
	{ &service_lambda, "GetFunction", "/2015-03-31/functions/rotator",
	    FUNCTION_ARN, NULL, NULL },
	{ &service_lambda, "GetFunctionConfiguration", "/2015-03-31/functions/"
	    "rotator/configuration", FUNCTION_ARN, NULL, NULL },
	{ &service_lambda, "AddPermission", ADD_PERMISSION, FUNCTION_ARN, NULL,
	    NULL },
	{ &service_lambda, "GetPolicy", FUNCTION_POLICY, FUNCTION_ARN,
	    "AddPermission", ADD_PERMISSION },
	{ &service_lambda, "RemovePermission", "DELETE " FUNCTION_POLICY "/s",
	    FUNCTION_ARN, "AddPermission", ADD_PERMISSION },
	{ &service_lambda, "GetFunctionCodeSigningConfig",
	    "/2020-06-30/functions/rotator/code-signing-config", FUNCTION_ARN,
	    NULL, NULL },
	{ &service_lambda, "ListVersionsByFunction",
	    "/2015-03-31/functions/rotator/versions", FUNCTION_ARN, NULL,
	    NULL },
	{ &service_lambda, "ListFunctions", "/2015-03-31/functions", "*",
	    NULL, NULL },
	{ &service_lambda, "UpdateFunctionConfiguration", "PUT "
	    "/2015-03-31/functions/rotator/configuration {\"Timeout\":7}",
	    FUNCTION_ARN, NULL, NULL },
	{ &service_cloudtrail, "LookupEvents", "{}", "*", NULL, NULL },
	{ &service_iam, "AttachRolePolicy", "RoleName=bare&PolicyArn="
	    POLICY_ARN, ROLE("bare") },
	{ &service_iam, "AttachGroupPolicy", "GroupName=g&PolicyArn=" ADMIN,
	    IAM("group/g") },
	{ &service_iam, "DetachGroupPolicy", "GroupName=g&PolicyArn="
	    POLICY_ARN, IAM("group/g") },
	{ &service_iam, "ListAttachedGroupPolicies", "GroupName=g",
	    IAM("group/g") },
	{ &service_iam, "AttachUserPolicy", "UserName=bare&PolicyArn="
	    POLICY_ARN, USER("bare") },
	{ &service_iam, "CreatePolicy", "PolicyName=new&" ALLOW,
	    IAM("policy/new") },
	{ &service_iam, "CreatePolicyVersion", "PolicyArn=" POLICY_ARN "&"
	    ALLOW, POLICY_ARN },
	{ &service_iam, "DeletePolicy", "PolicyArn=" IAM("policy/bare"),
	    IAM("policy/bare") },
	{ &service_iam, "DeletePolicyVersion", "VersionId=v2&PolicyArn="
	    POLICY_ARN, POLICY_ARN },
	{ &service_iam, "DetachRolePolicy", "RoleName=r&PolicyArn="
	    POLICY_ARN, ROLE("r") },
	{ &service_iam, "DetachUserPolicy", "UserName=u&PolicyArn="
	    POLICY_ARN, USER("u") },
	{ &service_iam, "GetPolicy", "PolicyArn=" POLICY_ARN, POLICY_ARN },
	{ &service_iam, "GetPolicyVersion", "VersionId=v1&PolicyArn="
	    POLICY_ARN, POLICY_ARN },
	{ &service_iam, "ListAttachedRolePolicies", "RoleName=r", ROLE("r") },
	{ &service_iam, "ListAttachedUserPolicies", "UserName=u", USER("u") },
	{ &service_iam, "ListEntitiesForPolicy", "PolicyArn=" POLICY_ARN,
	    POLICY_ARN },
	{ &service_iam, "ListPolicies", "Scope=Local", "*" },
	{ &service_iam, "ListPolicyVersions", "PolicyArn=" POLICY_ARN,
	    POLICY_ARN },
	{ &service_iam, "SetDefaultPolicyVersion", "VersionId=v2&PolicyArn="
	    POLICY_ARN, POLICY_ARN },
	{ &service_iam, "CreateAccessKey", "UserName=bare", USER("bare") },
	{ &service_iam, "CreateRole", "RoleName=new" TRUST, ROLE("new") },
	{ &service_iam, "CreateUser", "UserName=new", USER("new") },
	{ &service_iam, "DeleteAccessKey", "UserName=u&AccessKeyId=" KEY,
	    USER("u") },
	{ &service_iam, "DeleteRole", "RoleName=Bare", ROLE("bare") },
	{ &service_iam, "DeleteRolePolicy", "RoleName=r&PolicyName=p",
	    ROLE("r") },
	{ &service_iam, "DeleteUser", "UserName=Bare", USER("bare") },
	{ &service_iam, "DeleteUserPolicy", "UserName=u&PolicyName=p",
	    USER("u") },
	{ &service_iam, "GetAccessKeyLastUsed", "AccessKeyId=" KEY,
	    USER("u") },
	{ &service_iam, "GetRole", "RoleName=r", ROLE("r") },
	{ &service_iam, "GetRolePolicy", "RoleName=r&PolicyName=p",
	    ROLE("r") },
	{ &service_iam, "GetUser", "UserName=u", USER("u") },
	{ &service_iam, "GetUserPolicy", "UserName=u&PolicyName=p",
	    USER("u") },
	{ &service_iam, "ListAccessKeys", "UserName=u", USER("u") },
	{ &service_iam, "ListRolePolicies", "RoleName=r", ROLE("r") },
	{ &service_iam, "ListRoles", "PathPrefix=/a/", ROLE("a/") },
	{ &service_iam, "ListUserPolicies", "UserName=u", USER("u") },
	{ &service_iam, "ListUsers", "PathPrefix=/", USER("") },
	{ &service_iam, "PutRolePolicy", "RoleName=r&PolicyName=q&" ALLOW,
	    ROLE("r") },
	{ &service_iam, "PutUserPolicy", "UserName=u&PolicyName=q&" ALLOW,
	    USER("u") },
	{ &service_iam, "UpdateAccessKey", "UserName=u&Status=Inactive&"
	    "AccessKeyId=" KEY, USER("u") },
	{ &service_iam, "UpdateAssumeRolePolicy", "RoleName=r&PolicyDocument="
	    TRUSTED, ROLE("r") },
	{ &service_iam, "UpdateRole", "RoleName=r", ROLE("r") },
	{ &service_iam, "UpdateRoleDescription", "RoleName=r&Description=d",
	    ROLE("r") },
	{ &service_iam, "UpdateUser", "UserName=u&NewUserName=v",
	    USER("u") },
	{ &service_iam, "AddRoleToInstanceProfile",
	    "InstanceProfileName=p&RoleName=bare", PROFILE("p") },
	{ &service_iam, "AddUserToGroup", "GroupName=g&UserName=bare",
	    GROUP("g") },
	{ &service_iam, "CreateAccountAlias", "AccountAlias=shop", "*" },
	{ &service_iam, "CreateGroup", "GroupName=new", GROUP("new") },
	{ &service_iam, "CreateInstanceProfile", "InstanceProfileName=new&"
	    "Tags.member.1.Key=k&Tags.member.1.Value=v", PROFILE("new") },
	{ &service_iam, "CreateLoginProfile",
	    "UserName=u&Password=some-Secret-1", USER("u") },
	{ &service_iam, "CreateServiceLinkedRole",
	    "AWSServiceName=rds.amazonaws.com", LINKED },
	{ &service_iam, "DeleteAccountAlias", "AccountAlias=shop", "*",
	    "CreateAccountAlias", "AccountAlias=shop" },
	{ &service_iam, "DeleteAccountPasswordPolicy", "", "*",
	    "UpdateAccountPasswordPolicy", "" },
	{ &service_iam, "DeleteGroup", "GroupName=bare", GROUP("bare"),
	    "CreateGroup", "GroupName=bare" },
	{ &service_iam, "DeleteGroupPolicy", "GroupName=g&PolicyName=p",
	    GROUP("g") },
	{ &service_iam, "DeleteInstanceProfile", "InstanceProfileName=P",
	    PROFILE("p") },
	{ &service_iam, "DeleteLoginProfile", "UserName=u", USER("u"),
	    "CreateLoginProfile", "UserName=u" },
	{ &service_iam, "DeleteServiceLinkedRole",
	    "RoleName=AWSServiceRoleForRDS", LINKED, "CreateServiceLinkedRole",
	    "AWSServiceName=rds.amazonaws.com" },
	{ &service_iam, "GetAccountAuthorizationDetails", "", "*" },
	{ &service_iam, "GetAccountPasswordPolicy", "", "*",
	    "UpdateAccountPasswordPolicy", "" },
	{ &service_iam, "GetAccountSummary", "", "*" },
	{ &service_iam, "GetContextKeysForCustomPolicy",
	    "PolicyInputList.member.1=" DENIES, "*" },
	{ &service_iam, "GetContextKeysForPrincipalPolicy",
	    "PolicySourceArn=" ROLE("r"), ROLE("r") },
	{ &service_iam, "GetGroup", "GroupName=g", GROUP("g") },
	{ &service_iam, "GetGroupPolicy", "GroupName=g&PolicyName=p",
	    GROUP("g") },
	{ &service_iam, "GetInstanceProfile", "InstanceProfileName=p",
	    PROFILE("p") },
	{ &service_iam, "GetLoginProfile", "UserName=u", USER("u"),
	    "CreateLoginProfile", "UserName=u" },
	{ &service_iam, "GetServiceLinkedRoleDeletionStatus",
	    "DeletionTaskId=task/x", "*" },
	{ &service_iam, "ListAccountAliases", "", "*" },
	{ &service_iam, "ListGroupPolicies", "GroupName=g", GROUP("g") },
	{ &service_iam, "ListGroups", "PathPrefix=/a/", GROUP("a/") },
	{ &service_iam, "ListGroupsForUser", "UserName=u", USER("u") },
	{ &service_iam, "ListInstanceProfileTags", "InstanceProfileName=p",
	    PROFILE("p") },
	{ &service_iam, "ListInstanceProfiles", "", PROFILE("") },
	{ &service_iam, "ListInstanceProfilesForRole", "RoleName=r",
	    ROLE("r") },
	{ &service_iam, "ListMFADevices", "UserName=u", USER("u") },
	{ &service_iam, "ListOpenIDConnectProviders", "", "*" },
	{ &service_iam, "ListRoleTags", "RoleName=r", ROLE("r") },
	{ &service_iam, "ListSAMLProviders", "", "*" },
	{ &service_iam, "ListSSHPublicKeys", "UserName=u", USER("u") },
	{ &service_iam, "ListServerCertificates", "", "*" },
	{ &service_iam, "ListServiceSpecificCredentials", "UserName=u",
	    USER("u") },
	{ &service_iam, "ListSigningCertificates", "UserName=u", USER("u") },
	{ &service_iam, "ListUserTags", "UserName=u", USER("u") },
	{ &service_iam, "ListVirtualMFADevices", "", "*" },
	{ &service_iam, "PutGroupPolicy", "GroupName=g&PolicyName=q&" ALLOW,
	    GROUP("g") },
	{ &service_iam, "RemoveRoleFromInstanceProfile",
	    "InstanceProfileName=p&RoleName=bare", PROFILE("p"),
	    "AddRoleToInstanceProfile", "InstanceProfileName=p&RoleName=bare" },
	{ &service_iam, "RemoveUserFromGroup", "GroupName=g&UserName=u",
	    GROUP("g") },
	{ &service_iam, "SimulatePrincipalPolicy",
	    "ActionNames.member.1=a:B&PolicySourceArn=" USER("u"), USER("u") },
	{ &service_iam, "TagInstanceProfile",
	    "InstanceProfileName=p&Tags.member.1.Key=k&Tags.member.1.Value=v",
	    PROFILE("p") },
	{ &service_iam, "TagRole",
	    "RoleName=r&Tags.member.1.Key=k&Tags.member.1.Value=v", ROLE("r") },
	{ &service_iam, "TagUser",
	    "UserName=u&Tags.member.1.Key=k&Tags.member.1.Value=v", USER("u") },
	{ &service_iam, "UntagInstanceProfile",
	    "InstanceProfileName=p&TagKeys.member.1=k", PROFILE("p") },
	{ &service_iam, "UntagRole", "RoleName=r&TagKeys.member.1=k",
	    ROLE("r") },
	{ &service_iam, "UntagUser", "UserName=u&TagKeys.member.1=k",
	    USER("u") },
	{ &service_iam, "UpdateAccountPasswordPolicy", "RequireSymbols=true",
	    "*" },
	{ &service_iam, "UpdateGroup", "GroupName=g&NewGroupName=h",
	    GROUP("g") },
	{ &service_iam, "UpdateLoginProfile",
	    "UserName=u&PasswordResetRequired=true", USER("u"),
	    "CreateLoginProfile", "UserName=u" },
	{ &service_sts, "AssumeRole", "RoleSessionName=ses&RoleArn=" ROLE("t"),
	    ROLE("t") },
	{ &service_sts, "GetAccessKeyInfo", "AccessKeyId=AKIAIOSFODNN7EXAMPLE",
	    "*" },
	{ &service_sts, "GetFederationToken", "Name=fed",
	    "arn:aws:sts::" ACCOUNT ":federated-user/fed" },
	{ &service_iam, "DeleteRolePermissionsBoundary", "RoleName=r",
	    ROLE("r"), "PutRolePermissionsBoundary",
	    "RoleName=r&PermissionsBoundary=" POLICY_ARN },
	{ &service_iam, "DeleteUserPermissionsBoundary", "UserName=u",
	    USER("u"), "PutUserPermissionsBoundary",
	    "UserName=u&PermissionsBoundary=" POLICY_ARN },
	{ &service_iam, "PutRolePermissionsBoundary",
	    "RoleName=r&PermissionsBoundary=" POLICY_ARN, ROLE("r") },
	{ &service_iam, "PutUserPermissionsBoundary",
	    "UserName=u&PermissionsBoundary=" POLICY_ARN, USER("u") },
	{ &service_iam, "ListPolicyTags", "PolicyArn=" POLICY_ARN,
	    POLICY_ARN },
	{ &service_iam, "TagPolicy", "Tags.member.1.Key=k&"
	    "Tags.member.1.Value=v&PolicyArn=" POLICY_ARN, POLICY_ARN },
	{ &service_iam, "UntagPolicy", "TagKeys.member.1=k&PolicyArn="
	    POLICY_ARN, POLICY_ARN },
	{ &service_iam, "SimulateCustomPolicy", "ActionNames.member.1=a:B&"
	    "PolicyInputList.member.1=" DENIES, "*", NULL, NULL },
};

/* --- rights that an operation takes beside its own to its resource --- */

static const struct {
	const char *op, *with;		/* what its request has */
	const char *action, *on;
} besides[] = {
	{ "AssociateCrossAccountReplica", "", "GetSecretValue", DB },
	SELF("UpdateUser", "arn:aws:iam::" ACCOUNT ":user/v"),
	SELF("UpdateGroup", GROUP("h")),
	{ "AddRoleToInstanceProfile", "", "iam:PassRole", ROLE("bare") },
	{ "CreateInstanceProfile", "Tags", "TagInstanceProfile",
	    PROFILE("new") },
	{ "BatchGetSecretValue", "Filters", "GetSecretValue", DB },
	{ "BatchGetSecretValue", "Filters", "ListSecrets", "*" },
	{ "AddRoleToDBCluster", "", "iam:PassRole", ROLE_ARN },
	{ "AddRoleToDBInstance", "", "iam:PassRole", ROLE_ARN },
	SELF("CopyDBClusterParameterGroup", RDS("cluster-pg:g")),
	SELF("CopyDBClusterSnapshot", RDS("cluster-snapshot:t")),
	SELF("CopyDBParameterGroup", RDS("pg:g")),
	SELF("CopyDBSnapshot", RDS("snapshot:t")),
	SELF("CopyOptionGroup", RDS("og:g")),
	SELF("CreateDBClusterEndpoint", RDS("cluster:c")),
	SELF("CreateDBClusterSnapshot", RDS("cluster:sc")),
	{ "CreateDBInstance", "DBParameterGroupName=g", "CreateDBInstance",
	    RDS("pg:g") },
	{ "CreateDBInstance", "OptionGroupName=g", "CreateDBInstance",
	    RDS("og:g") },
	{ "CreateDBInstance", "DBSubnetGroupName=g", "CreateDBInstance",
	    RDS("subgrp:g") },
	{ "CreateDBInstance", "DBClusterIdentifier=c", "CreateDBInstance",
	    RDS("cluster:c") },
	{ "CreateDBInstance", "Tags", "AddTagsToResource", RDS("db:i") },
	{ "CreateDBInstance", "MonitoringRole", "iam:PassRole", ROLE_ARN },
	{ "CreateDBInstance", "Manage", "secretsmanager:CreateSecret", KEPT },
	{ "CreateDBInstance", "Manage", "secretsmanager:TagResource", KEPT },
	{ "CreateDBInstance", "Manage", "kms:DescribeKey", "arn:aws:kms:"
	    REGION ":" ACCOUNT ":key/*" },
	SELF("CreateDBSnapshot", RDS("db:si")),
	SELF("FailoverDBCluster", RDS("db:n")),
	{ "ModifyDBInstance", "DBParameterGroupName=g", "ModifyDBInstance",
	    RDS("pg:g") },
	{ "ModifyDBInstance", "RotateMaster", "secretsmanager:RotateSecret",
	    KEPT },
	SELF("RestoreDBClusterFromSnapshot", RDS("cluster-snapshot:s")),
	SELF("RestoreDBClusterToPointInTime", RDS("cluster:sc")),
	SELF("RestoreDBInstanceFromDBSnapshot", RDS("snapshot:s")),
	SELF("RestoreDBInstanceToPointInTime", RDS("db:si")),
};

/* --- who is asked --- */

#define ASKS 16
#define ANN "AKIAANN"

struct judge {
	char action[ASKS][64], resource[ASKS][256];
	char account[16], region[32];
	int n;
	const char *refuses;	/* an action; "": all; NULL: none */
};

static bool
decide(void *self, const struct kt_ask *ask)
{
	struct judge *j = self;

	ck_assert_int_lt(j->n, ASKS);
	(void)snprintf(j->action[j->n], 64, "%s", ask->action);
	(void)snprintf(j->resource[j->n++], 256, "%s", ask->resource);
	(void)snprintf(j->account, sizeof(j->account), "%s", ask->account);
	(void)snprintf(j->region, sizeof(j->region), "%s", ask->region);
	return j->refuses == NULL || (*j->refuses != '\0' &&
	    strcmp(ask->action, j->refuses) != 0 &&
	    strcmp(strchr(ask->action, ':') + 1, j->refuses) != 0);
}

static const struct kt_service *service;	/* whose operations they are */
static struct world w;
static struct client cl;
static struct judge judge;
static struct who who;
static struct identity *ann;

static void
ask_judge(const char *refuses)
{
	memset(&judge, 0, sizeof(judge));
	judge.refuses = refuses;
	w.server.permit = decide;
	w.server.permit_self = &judge;
}

static const char *replica;	/* its ARN */

/* json, CROSS in it replaced. */
static const char *
filled(const char *json)
{
	const char *at = strstr(json, "'" CROSS "'");

	return at == NULL ? json : kt_arena_printf(cl.arena, "%.*s'%s'%s",
	    (int)(at - json), json, replica, at + strlen("'" CROSS "'"));
}

static void
must(const char *op, const char *json)
{
	struct said s = say(&cl, op, "%s", filled(json));

	ck_assert_msg(s.status == 200, "%s: %s", op, s.text);
}

static void
make_replica(void)
{
	struct said s = say(&cl, "DescribeSecret", "{'SecretId':'db'}");
	const char *key = cl.key;

	cl.key = "210987654321";
	s = say(&cl, "CreateSecret", "{'Name':'r','KmsKeyId':'" V1 "',"
	    "'CrossAccountPrimaryARN':'%s','ClientRequestToken':'" V1 "'}",
	    said_at(&s, "ARN"));
	cl.key = key;
	replica = said_at(&s, "ARN");
}

static void
open_world(void)
{
	service = &service_secretsmanager;
	world_open(&w);
	world_trail(&w);
	w.server.fleet = &w.fleet;
	who_begin(&who, &w);
	ann = who_is(&who, ANN, "arn:aws:iam::" ACCOUNT ":user/ann", NULL);
	client_begin(&cl, &w);
	must("CreateSecret", "{'Name':'db','SecretString':'x','Tags':"
	    "[{'Key':'old','Value':'1'}],'ClientRequestToken':'" V1 "'}");
	must("PutSecretValue", "{'SecretId':'db','SecretString':'y',"
	    "'ClientRequestToken':'" V2 "'}");
	must("CreateSecret", "{'Name':'gone','SecretString':'x',"
	    "'ClientRequestToken':'" V1 "'}");
	must("DeleteSecret", "{'SecretId':'gone'}");
	make_replica();
}

static void
close_world(void)
{
	client_end(&cl);
	world_close(&w);
	who_end(&who);
}

/* All that can be seen of the secrets, in both regions. */
static const char *
everything(void)
{
	static const char *const looks[] = { "DescribeSecret",
	    "GetResourcePolicy", "ListSecretVersionIds" };
	static const char *const names[] = { "db", "gone", "new" };
	static const char *const regions[] = { REGION, THERE };
	struct client c = cl;
	struct kt_buf b;
	size_t r, n, l;

	w.server.permit = NULL;
	kt_buf_init(&b, cl.arena);
	for (r = 0; r < N_ELEMENTS(regions); r++) {
		c.key = ACCOUNT;
		c.region = regions[r];
		kt_buf_str(&b, say(&c, "ListSecrets",
		    "{'IncludePlannedDeletion':true}").text);
		for (n = 0; n < N_ELEMENTS(names); n++)
			for (l = 0; l < N_ELEMENTS(looks); l++)
				kt_buf_str(&b, say(&c, looks[l],
				    "{'SecretId':'%s','IncludeDeprecated':"
				    "true}", names[n]).text);
	}
	return b.p;
}

/* The ARN of a secret known by name; else what it is. */
static const char *
resource_of(const char *what)
{
	struct said s;

	if (strcmp(what, CROSS) == 0)
		return replica;
	if (strcmp(what, DB) != 0 && strcmp(what, GONE) != 0)
		return what;
	w.server.permit = NULL;
	s = say(&cl, "DescribeSecret", "{'SecretId':'%s'}", what);
	return said_at(&s, "ARN");
}

static const char *
action_of(const char *op)
{
	return strchr(op, ':') != NULL ? op :
	    kt_arena_printf(cl.arena, "%s:%s", service->name, op);
}

static void
ck_asked(int i, const char *op, const char *resource)
{
	ck_assert_msg(i < judge.n, "%s was not asked for", op);
	ck_assert_str_eq(judge.action[i], action_of(op));
	ck_assert_str_eq(judge.resource[i], resource);
}

static void
ck_asked_too(const char *op, const char *resource)
{
	int i;

	for (i = 1; i < judge.n; i++)
		if (strcmp(judge.action[i], action_of(op)) == 0)
			break;
	ck_asked(i, op, resource);
}

/* --- with exactly the rights that are listed, and with one less --- */

struct rights {
	const char *action[ASKS], *resource[ASKS];
	size_t n;
};

static void
add_right(struct rights *r, const char *action, const char *resource)
{
	size_t i;

	action = action_of(action);
	for (i = 0; i < r->n; i++)
		if (strcmp(r->action[i], action) == 0 &&
		    strcmp(r->resource[i], resource) == 0)
			return;
	r->action[r->n] = action;
	r->resource[r->n++] = resource;
}

/* Those of the table that an operation takes with such a request. */
static void
add_besides(struct rights *r, const char *op, const char *request)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(besides); i++)
		if (strcmp(besides[i].op, op) == 0 &&
		    strstr(request, besides[i].with) != NULL)
			add_right(r, besides[i].action, resource_of(
			    besides[i].on));
}

/* From now on ann calls, who has all of them but one. */
static void
call_as_ann(const struct rights *r, size_t but)
{
	const struct policy **items = kt_arena_alloc(cl.arena,
	    ASKS * sizeof(*items));
	size_t i, n = 0;

	for (i = 0; i < r->n; i++)
		if (i != but)
			items[n++] = who_policy(ann, kt_arena_printf(cl.arena,
			    "{'Statement':{'Effect':'Allow','Action':'%s',"
			    "'Resource':'%s'}}", r->action[i],
			    r->resource[i]), POLICY_IDENTITY);
	ann->identity = (struct policy_list){ items, n };
	w.server.permit = NULL;
	cl.key = ANN;
}

static bool
is_refused(const struct said *s)
{
	const char *code = s->code != NULL ? s->code : s->body == NULL ? "" :
	    said_at(s, "Errors.0.ErrorCode");

	return strncmp(code, "AccessDenied", strlen("AccessDenied")) == 0;
}

static void
check_refused(const struct row *r, const char *resource)
{
	const char *before = everything(), *action = action_of(r->op);
	struct said s;

	ask_judge("");
	s = say(&cl, r->op, "%s", filled(r->json));
	ck_assert_msg(judge.n == 1, "%s asked %d times", r->op, judge.n);
	ck_asked(0, r->op, resource);
	ck_assert_str_eq(judge.account, ACCOUNT);
	ck_assert_str_eq(judge.region, r->region != NULL ? r->region : REGION);
	ck_assert_int_eq(s.status, 400);
	ck_refused(s, "AccessDeniedException", kt_arena_printf(cl.arena,
	    "User: arn:aws:iam::" ACCOUNT ":root is not authorized to "
	    "perform: %s on resource: %s because no identity-based policy "
	    "allows the %s action", action, resource, action));
	ck_assert_str_eq(everything(), before);
}

/* The other right that is wanted, refused; a batch tells it of one secret. */
static void
check_also(const struct row *r, const char *on)
{
	const char *before = everything();
	bool batch = strcmp(r->also, "GetSecretValue") == 0;
	struct said s;

	ask_judge(r->also);
	s = say(&cl, r->op, "%s", filled(r->json));
	ck_assert_str_eq(batch ? said_at(&s, "Errors.0.ErrorCode") :
	    s.code != NULL ? s.code : s.text, "AccessDeniedException");
	if (batch)
		ck_says(s, "SecretValues", "[]");
	ck_asked_too(r->also, on);
	ck_assert_str_eq(everything(), before);
}

static void
check_row(const struct row *r)
{
	struct rights rights = { .n = 0 };
	const char *resource, *on;
	struct said s;
	size_t i;

	if (r->before != NULL)
		must(r->before, r->before_json);
	if (r->region != NULL) {
		cl.key = ACCOUNT;
		cl.region = r->region;
	}
	resource = resource_of(r->resource);
	on = r->on == NULL ? NULL : resource_of(r->on);
	check_refused(r, resource);
	if (r->also != NULL)
		check_also(r, on);
	add_right(&rights, r->op, resource);
	if (r->also != NULL)
		add_right(&rights, r->also, on);
	add_besides(&rights, r->op, r->json);
	for (i = 0; i < rights.n; i++) {
		call_as_ann(&rights, i);
		s = say(&cl, r->op, "%s", filled(r->json));
		ck_assert_msg(is_refused(&s), "%s without %s: %s", r->op,
		    rights.action[i], s.text);
	}
	call_as_ann(&rights, rights.n);
	ask_judge(NULL);
	s = say(&cl, r->op, "%s", filled(r->json));
	ck_assert_msg(s.status == 200, "%s: %s", r->op, s.text);
	ck_asked(0, r->op, resource);
	if (r->also != NULL)
		ck_asked_too(r->also, on);
	else if (rights.n == 1)
		ck_assert_int_eq(judge.n, 1);
}

static const struct row *
row_of(const char *op)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(rows); i++)
		if (strcmp(rows[i].op, op) == 0)
			return &rows[i];
	ck_abort_msg("%s has no row here", op);
	return NULL;
}

static void
speak_to(const struct kt_service *s)
{
	cl.service = s->name;
	cl.version = s->version;
}

/* "METHOD PATH BODY", or a path to get. */
static struct said
send_plain(const char *request)
{
	const char *path = strchr(request, ' '), *body;

	if (path == NULL)
		return say_get(&cl, request, NULL);
	body = path + 1 + strcspn(path + 1, " ");
	return say_request(&cl, &(struct kt_request){
	    .method = kt_arena_strndup(cl.arena, request,
	    (size_t)(path - request)),
	    .path = kt_arena_strndup(cl.arena, path + 1,
	    (size_t)(body - path - 1)),
	    .body = body, .body_len = strlen(body) });
}

static struct said
request_of(const struct other *o)
{
	speak_to(o->service);
	switch (o->service->protocol) {
	case KT_AWS_QUERY:
		return say_form(&cl, "Action=%s&%s", o->op, o->request);
	case KT_AWS_JSON:
		return say_request(&cl, &(struct kt_request){
		    .method = "POST", .path = "/", .body = o->request,
		    .body_len = strlen(o->request), .target = kt_arena_join(
		    cl.arena, o->service->prefix, ".", o->op, NULL) });
	default:
		return send_plain(o->request);
	}
}

/* An answer of RDS's up to its request id. */
static const char *
result_of(const char *describe)
{
	const char *text = say_form(&cl, "Action=%s", describe).text;

	return kt_arena_strndup(cl.arena, text,
	    (size_t)(strstr(text, "<ResponseMetadata>") - text));
}

/* All that can be seen of what is no secret. */
static const char *
all_others(void)
{
	const char *functions, *identities;

	w.server.permit = NULL;
	speak_to(&service_iam);
	identities = kt_arena_join(cl.arena,
	    result_of("GetAccountAuthorizationDetails"),
	    result_of("ListInstanceProfiles"),
	    result_of("ListAccountAliases"), NULL);
	speak_to(&service_lambda);
	functions = say_get(&cl, "/2015-03-31/functions", NULL).text;
	speak_to(&service_rds);
	return kt_arena_printf(cl.arena, "%s%s%s%s", identities, functions,
	    result_of("DescribeDBInstances"), result_of("DescribeDBClusters"));
}

static int
write_snapshots(struct store_tx *tx, void *arg)
{
	static const char *const names[] = { "si", "sc" };
	static const char *const on_servers[] = { "db-si", "cluster-sc" };
	static const char *const gone[] = { "db-r", "cluster-r" };
	int i;

	(void)arg;
	for (i = 0; i < 2; i++) {
		const struct server on = { .id = on_servers[i], .port = 3306,
		    .status = SERVER_AVAILABLE, .engine = i == 0 ? "mysql" :
		    "aurora-mysql", .master_user = "m" };
		struct snapshot s = { .id = names[i], .account = ACCOUNT,
		    .region = REGION, .cluster = i != 0, .name = "s",
		    .source = names[i], .resource_id = on.id,
		    .type = SNAPSHOT_MANUAL, .status = SNAPSHOT_AVAILABLE,
		    .engine = on.engine, .master_user = "m", .shown = "{}",
		    .kept = i == 0 ? "{\"DBInstanceClass\":\"db.t3.micro\","
		    "\"AllocatedStorage\":20}" : "{}" };

		if ((i == 0 ? store_instance_add(tx, &(struct db_instance){
		    .account = ACCOUNT, .region = REGION, .id = names[i],
		    .server = on, .resource_id = on.id, .class = "c",
		    .backup_retention = 1 }) :
		    store_cluster_add(tx, &(struct db_cluster){
		    .account = ACCOUNT, .region = REGION, .id = names[i],
		    .server = on, .resource_id = on.id,
		    .backup_retention = 1 })) != STORE_OK ||
		    store_snapshot_add(tx, &s) != STORE_OK)
			return -1;
		s.id = s.name = s.resource_id = gone[i];
		s.type = SNAPSHOT_AUTOMATED;
		if (store_snapshot_add(tx, &s) != STORE_OK)
			return -1;
	}
	return 0;
}

static void
put_snapshots(void)
{
	w.fleet = fleet_fake_with_snapshots(&w.fleet_fake);
	w.server.fleet = &w.fleet;
	ck_assert_int_eq(store_write_wait(w.server.store, cl.arena,
	    write_snapshots, NULL), 0);
}

static int
write_more(struct store_tx *tx, void *arg)
{
	const struct access_key k = { .id = KEY, .account = ACCOUNT,
	    .user_name = "u", .active = true };

	const struct thing deletion = { .name = "task/x",
	    .shape = "{\"Status\":\"SUCCEEDED\"}" };

	(void)arg;
	return store_access_key_add(tx, &k) == STORE_OK &&
	    store_thing_add(tx, &(struct thing_shelf){ ACCOUNT, STORE_GLOBAL,
	    "iam:deletion" }, &deletion) == STORE_OK ? 0 : -1;
}

static void
put_identities(void)
{
	static const char *const forms[] = {
		"CreateUser&UserName=bare", "CreateUser&UserName=u",
		"PutUserPolicy&UserName=u&PolicyName=p&" ALLOW,
		"CreateRole&RoleName=bare" TRUST, "CreateRole&RoleName=r" TRUST,
		"CreateRole&RoleName=t&AssumeRolePolicyDocument="
		    "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{"
		    "\"AWS\":\"" ACCOUNT "\"},\"Action\":\"sts:AssumeRole\"}}",
		"PutRolePolicy&RoleName=r&PolicyName=p&" ALLOW,
		"CreateGroup&GroupName=g",
		"PutGroupPolicy&GroupName=g&PolicyName=p&" ALLOW,
		"AddUserToGroup&GroupName=g&UserName=u",
		"CreateInstanceProfile&InstanceProfileName=p",
		"CreatePolicy&PolicyName=bare&" ALLOW,
		"CreatePolicy&PolicyName=p&" ALLOW,
		"CreatePolicyVersion&PolicyArn=" POLICY_ARN "&" ALLOW,
		"AttachUserPolicy&UserName=u&PolicyArn=" POLICY_ARN,
		"AttachRolePolicy&RoleName=r&PolicyArn=" POLICY_ARN,
		"AttachGroupPolicy&GroupName=g&PolicyArn=" POLICY_ARN,
	};
	size_t i;

	speak_to(&service_iam);
	for (i = 0; i < N_ELEMENTS(forms); i++)
		ck_ok(say_form(&cl, "Action=%s", forms[i]));
	ck_assert_int_eq(store_write_wait(w.server.store, cl.arena, write_more,
	    NULL), 0);
}

/* Describes wait for what passes. */
static void
settle(const char *form)
{
	struct said s;
	size_t n;

	world_run(&w);
	w.server.describe_wait = 10 * KT_SECOND;
	(void)all_others();
	for (; *form != '\0'; form += n + (form[n] == ' ')) {
		n = strcspn(form, " ");
		s = say_form(&cl, "Action=%s", kt_arena_strndup(cl.arena, form,
		    n));
		ck_ok(s);
		(void)all_others();
	}
	w.server.describe_wait = 0;
}

static void
check_other(const struct other *o)
{
	const char *before, *action = action_of(o->op);
	struct rights rights = { .n = 0 };
	struct said s;
	size_t i;

	speak_to(o->service);
	if (strstr(o->op, "Snapshot") != NULL ||
	    strstr(o->op, "AutomatedBackup") != NULL ||
	    strstr(o->op, "Restore") != NULL)
		put_snapshots();
	if (o->service == &service_iam || o->service == &service_sts)
		put_identities();
	else {		/* which the first database takes a right for */
		speak_to(&service_iam);
		ck_ok(say_form(&cl, "Action=CreateServiceLinkedRole&"
		    "AWSServiceName=rds.amazonaws.com"));
	}
	speak_to(o->service);
	if (o->before != NULL) {
		s = o->service->protocol == KT_AWS_QUERY ? say_form(&cl,
		    "Action=%s&%s", o->before, o->before_form) :
		    send_plain(o->before_form);
		ck_assert_msg(s.status / 100 == 2, "%s", s.text);
	}
	if (o->then != NULL)
		settle(o->then);
	before = all_others();
	speak_to(o->service);
	ask_judge("");
	s = request_of(o);
	ck_assert_msg(judge.n == 1, "%s asked %d times", o->op, judge.n);
	ck_asked(0, o->op, o->resource);
	ck_assert_int_eq(s.status, o->service->protocol == KT_AWS_JSON ? 400 :
	    403);
	ck_refused(s, o->service->protocol == KT_AWS_QUERY ? "AccessDenied" :
	    "AccessDeniedException", kt_arena_printf(cl.arena,
	    "User: arn:aws:iam::" ACCOUNT ":root is not authorized to "
	    "perform: %s on resource: %s because no identity-based policy "
	    "allows the %s action", action, o->resource, action));
	ck_assert_str_eq(all_others(), before);
	add_right(&rights, o->op, o->resource);
	add_besides(&rights, o->op, o->request);
	for (i = 0; i < rights.n; i++) {
		call_as_ann(&rights, i);
		s = request_of(o);
		ck_assert_msg(is_refused(&s), "%s without %s on %s: %s", o->op,
		    rights.action[i], rights.resource[i], s.text);
		cl.key = NULL;
		ck_assert_str_eq(all_others(), before);
	}
	call_as_ann(&rights, rights.n);
	ask_judge(NULL);
	s = request_of(o);
	ck_assert_msg(s.status / 100 == 2, "%s: %s", o->op, s.text);
	ck_asked(0, o->op, o->resource);
}

static const struct other *
other_of(const struct kt_service *s, const char *op)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(others); i++)
		if (others[i].service == s && strcmp(others[i].op, op) == 0)
			return &others[i];
	ck_abort_msg("%s of %s has no row here", op, s->name);
	return NULL;
}

/* The i-th operation of all services of AWS's, or NULL; sets service. */
static const struct kt_op *
operation(size_t i)
{
	const struct kt_service *const *s;

	for (s = kt_services; *s != NULL; s++) {
		if ((*s)->protocol == KT_OWN_JSON)
			continue;
		service = *s;
		if (i < (*s)->n_ops)
			return &(*s)->ops[i];
		i -= (*s)->n_ops;
	}
	return NULL;
}

START_TEST(an_operation_asks_before_it_acts)
{
	const struct kt_op *op = operation((size_t)_i);

	if (op->flags & OP_FREE)
		return;		/* of no right, models/SERVICE.ops says why */
	if (service == &service_kms)
		return;		/* test_permit_kms.c has its rows */
	if (service == &service_secretsmanager)
		check_row(row_of(op->name));
	else
		check_other(other_of(service, op->name));
}
END_TEST

START_TEST(it_asks_on_every_road)
{
	check_row(&more[_i]);
}
END_TEST

START_TEST(they_ask_on_every_road)
{
	service = others[_i].service;
	check_other(&others[_i]);
}
END_TEST

START_TEST(a_row_is_of_an_operation)
{
	ck_assert_msg(dispatch_find(&service_secretsmanager, rows[_i].op) !=
	    NULL, "%s", rows[_i].op);
}
END_TEST

/* Who may not ask does not learn whether a secret is there. */
START_TEST(it_asks_before_it_tells_of_existence)
{
	static const char *const requests[][2] = {
		{ "GetSecretValue", "{'SecretId':'none'}" },
		{ "DeleteSecret", "{'SecretId':'none'}" },
		{ "DeleteSecret", "{'SecretId':'none',"
		    "'ForceDeleteWithoutRecovery':true}" },
		{ "ValidateResourcePolicy", "{'SecretId':'none',"
		    "'ResourcePolicy':'" POLICY "'}" },
	};
	struct said s;

	ask_judge("");
	s = say(&cl, requests[_i][0], "%s", requests[_i][1]);
	ck_assert_str_eq(s.code != NULL ? s.code : s.text,
	    "AccessDeniedException");
	ck_asked(0, requests[_i][0], "none");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("permit");
	TCase *tc = tcase_create("permit");
	int n = 0;

	tcase_add_checked_fixture(tc, open_world, close_world);
	while (operation((size_t)n) != NULL)
		n++;
	tcase_add_loop_test(tc, an_operation_asks_before_it_acts, 0, n);
	tcase_add_loop_test(tc, a_row_is_of_an_operation, 0,
	    N_ELEMENTS(rows));
	tcase_add_loop_test(tc, it_asks_on_every_road, 0, N_ELEMENTS(more));
	tcase_add_loop_test(tc, they_ask_on_every_road, 0, N_ELEMENTS(others));
	tcase_add_loop_test(tc, it_asks_before_it_tells_of_existence, 0, 4);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
