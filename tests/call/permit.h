/*
 * What each operation of every service asks for: rows, in permit_rows.c of Secrets
 * Manager, in permit_others.c of all others; and who asks, is asked and has exactly
 * those rights, in permit.c.
 */
#ifndef TESTS_CALL_PERMIT_H
#define TESTS_CALL_PERMIT_H

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

/* A replica in another account, by its ARN. */
#define CROSS "replica"
#define CROSSED "{'SecretId':'db','CrossAccountReplicaARN':'" CROSS "'}"

struct row {
	const char *op, *json, *resource;
	const char *also, *on;		/* another action it asks for */
	const char *before, *before_json;
	const char *region;
};

extern const struct row permit_rows[], permit_more[];
extern const size_t n_permit_rows, n_permit_more;

struct other {
	const struct kt_service *service;
	const char *op, *request, *resource;
	const char *before, *before_form;
	const char *then;	/* and these, a blank between, of what is available */
	const char *code;	/* of what is refused to who may, too; else NULL */
};
extern const struct other permit_others[];
extern const size_t n_permit_others;

#define OIDC(place) "arn:aws:iam::" ACCOUNT ":oidc-provider/" place
#define THE_OIDC "OpenIDConnectProviderArn=" OIDC("id.example")

/* Rights that an operation takes beside its own to its resource. */
struct beside {
	const char *op, *with;		/* what its request has */
	const char *action, *on;
};
extern const struct beside permit_besides[];
extern const size_t n_permit_besides;

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

#define ASKS 16
#define ANN "AKIAANN"

struct judge {
	char action[ASKS][64], resource[ASKS][256];
	char account[16], region[32];
	int n;
	const char *refuses;	/* an action; "": all; NULL: none */
};

struct rights {
	const char *action[ASKS], *resource[ASKS];
	size_t n;
};

/* --- permit.c --- */

extern const struct kt_service *service;	/* whose operations they are */
extern struct world w;
extern struct client cl;
extern struct judge judge;

void open_world(void);
void close_world(void);

/* It refuses an action; "": all; NULL: none. */
void ask_judge(const char *refuses);
const char *action_of(const char *op);
/* The ARN of a secret known by name; else what it is. */
const char *resource_of(const char *what);
void ck_asked(int i, const char *op, const char *resource);
void ck_asked_too(const char *op, const char *resource);

/* json, CROSS in it replaced. */
const char *filled(const char *json);
void must(const char *op, const char *json);
/* All that can be seen of the secrets, in both regions. */
const char *everything(void);

void add_right(struct rights *r, const char *action, const char *resource);
/* Those of the table that an operation takes with such a request. */
void add_besides(struct rights *r, const char *op, const char *request);
/* From now on ann calls, who has all of them but one. */
void call_as_ann(const struct rights *r, size_t but);
bool is_refused(const struct said *s);

#endif
