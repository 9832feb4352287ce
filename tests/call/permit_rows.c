/* What the operations of Secrets Manager ask for, and what all ask for besides. */
#include "permit.h"

const struct row permit_rows[] = {
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
const size_t n_permit_rows = N_ELEMENTS(permit_rows);

/* Other requests of operations that are there, so asked in another place. */
const struct row permit_more[] = {
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
const size_t n_permit_more = N_ELEMENTS(permit_more);

const struct beside permit_besides[] = {
	{ "AssociateCrossAccountReplica", "", "GetSecretValue", DB },
	SELF("UpdateUser", "arn:aws:iam::" ACCOUNT ":user/v"),
	SELF("UpdateGroup", GROUP("h")),
	{ "AddRoleToInstanceProfile", "", "iam:PassRole", ROLE("bare") },
	{ "CreateInstanceProfile", "Tags", "TagInstanceProfile",
	    PROFILE("new") },
	{ "CreateOpenIDConnectProvider", "Tags", "TagOpenIDConnectProvider",
	    OIDC("id.example/new") },
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
const size_t n_permit_besides = N_ELEMENTS(permit_besides);
