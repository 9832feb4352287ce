/* Misuse of RDS and Lambda, with AWS's code and text.  A line a case. */
#include <string.h>

#include "tests/support/world.h"
#include "tests/support/xml.h"

static struct world world;
static struct client me;

#define VALUE "InvalidParameterValue"
#define COMBINATION "InvalidParameterCombination"
#define MISSING "MissingParameter"
#define BAD_CLUSTER_ID "The parameter DBClusterIdentifier is not a valid " \
	"identifier. Identifiers must either be an ARN or begin with a " \
	"letter; must contain only ASCII letters, digits, and hyphens; and " \
	"must not end with a hyphen or contain two consecutive hyphens."
#define ID_OF_64 "a234567890123456789012345678901234567890123456789012345678" \
	"901234"
#define BAD_STORAGE(engine, type) "Invalid storage size for engine name " \
	engine " and storage type " type ": "
#define TOO_SMALL "You can't specify IOPS or storage throughput for engine " \
	"mysql and a storage size less than 400."
#define BAD_ID " is not a valid identifier. Identifiers must begin with a " \
	"letter; must contain only ASCII letters, digits, and hyphens; and " \
	"must not end with a hyphen or contain two consecutive hyphens."
#define BAD_PASSWORD "The parameter MasterUserPassword is not a valid " \
	"password. Only printable ASCII characters besides '/', '@', '&quot;'" \
	", ' ' may be used."
#define BAD_USER "The parameter MasterUsername is not a valid identifier. " \
	"Identifiers must begin with a letter and contain 1 to 32 ASCII " \
	"letters, digits, and underscores."
#define BAD_RATIO(type) "Invalid iops to storage (GB) ratio for engine name " \
	"mysql and storage type " type ": "
#define NO_FILTERS(operation) "Action=" operation \
	"&Filters.Filter.1.Name=engine&Filters.Filter.1.Values.Value.1=mysql", \
	COMBINATION, "keyturn does not have Filters of " operation \
	": AWS has none that it knows."
#define MUST_HAVE(p) "The request must contain the parameter " p "."

#define INSTANCE_OF(id, user, password, more) "Action=CreateDBInstance&" \
	"DBInstanceIdentifier=" id "&DBInstanceClass=db.t3.micro&" \
	"Engine=mysql&MasterUsername=" user "&MasterUserPassword=" password \
	more
#define STORED(id, user, password) INSTANCE_OF(id, user, password, \
	"&AllocatedStorage=20")
#define BOTH_PASSWORDS "You can't specify MasterUserPassword when " \
	"ManageMasterUserPassword is enabled."
#define WITH(more) INSTANCE_OF("new", "admin", "long-enough", more)
#define MEMBER(cluster, engine, more) "Action=CreateDBInstance&" \
	"DBInstanceIdentifier=new&DBInstanceClass=db.t3.micro&" \
	"Engine=" engine \
	"&DBClusterIdentifier=" cluster more
#define CLUSTER(id, engine, password) "Action=CreateDBCluster&" \
	"DBClusterIdentifier=" id "&Engine=" engine \
	"&MasterUsername=admin&MasterUserPassword=" password
#define SKIP "&SkipFinalSnapshot=true"

/* What RDS takes: the engine in any case, every form of a version. */
static const struct { const char *more, *member, *shown; } taken[] = {
	{ "&Engine=MySQL", "Engine", "mysql" },
	{ "&Engine=MARIADB", "Engine", "mariadb" },
	{ "&Engine=mysql&DBName=", "DBName", NULL },
	{ "&Engine=mysql&DBName=my_db", "DBName", "my_db" },
	{ "&Engine=mysql&EngineVersion=8.0", "Engine", "mysql" },
	{ "&Engine=mysql&EngineVersion=8.4.7", "Engine", "mysql" },
	{ "&Engine=mysql&EngineVersion=5.7.44-rds.20240808", "Engine",
	    "mysql" },
	{ "&Engine=mariadb&EngineVersion=11.4.4", "Engine", "mariadb" },
};

/* No sched runs: everything stays as it was asked for. */
static void
setup(void)
{
	static const char *const there[] = {
		STORED("db", "admin", "long-enough"),
		INSTANCE_OF("safe", "admin", "long-enough",
		    "&AllocatedStorage=20&DeletionProtection=true"),
		CLUSTER("cl", "aurora-mysql", "long-enough"),
		CLUSTER("safe-cl", "aurora-mysql", "long-enough")
		    "&DeletionProtection=true",
		"Action=CreateDBInstance&DBInstanceIdentifier=member&"
		    "DBInstanceClass=db.r6g.large&Engine=Aurora-MySQL&"
		    "DBClusterIdentifier=cl",
	};
	struct said s;
	size_t i;

	world_open(&world);
	client_begin(&me, &world);
	for (i = 0; i < N_ELEMENTS(there); i++) {
		s = say_form(&me, "%s", there[i]);
		ck_ok(s);
	}
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static const struct {
	const char *form, *code, *message;
	int status;		/* 400 when it is 0 */
} cases[] = {
	/* who is not there */
	{ "Action=DescribeDBInstances&DBInstanceIdentifier=None",
	    "DBInstanceNotFound", "DBInstance none not found.", 404 },
	{ "Action=DeleteDBInstance&DBInstanceIdentifier=none" SKIP,
	    "DBInstanceNotFound", "DBInstance none not found.", 404 },
	{ "Action=DescribeDBClusters&DBClusterIdentifier=none",
	    "DBClusterNotFoundFault", "DBCluster none not found.", 404 },
	{ "Action=DeleteDBCluster&DBClusterIdentifier=none" SKIP,
	    "DBClusterNotFoundFault", "DBCluster none not found.", 404 },
	{ MEMBER("none", "aurora-mysql", ""), "DBClusterNotFoundFault",
	    "DBCluster none not found.", 404 },

	/* who is there already */
	{ STORED("DB", "admin", "long-enough"), "DBInstanceAlreadyExists",
	    "DB instance already exists" },
	{ CLUSTER("CL", "aurora-mysql", "long-enough"),
	    "DBClusterAlreadyExistsFault", "DB Cluster already exists" },

	/* the form */
	{ "Action=CreateDBShardGroup", "InvalidAction", "Could not find "
	    "operation CreateDBShardGroup for version 2014-10-31" },
	{ "Action=%3Cb%3E%26%EF%BF%BF", "InvalidAction", "Could not find "
	    "operation &lt;b&gt;&amp;? for version 2014-10-31" },
	{ "DBInstanceIdentifier=db", MISSING, MUST_HAVE("Action") },
	{ "Action=DeleteDBInstance", MISSING,
	    MUST_HAVE("DBInstanceIdentifier") },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=x&Engine=mysql",
	    MISSING, MUST_HAVE("DBInstanceClass") },
	{ "Action=CreateDBCluster&DBClusterIdentifier=x", MISSING,
	    MUST_HAVE("Engine") },
	{ WITH("&AllocatedStorage=%2020"), VALUE, "Invalid value for the "
	    "parameter AllocatedStorage: it must be an integer." },
	{ WITH("&AllocatedStorage=much"), VALUE, "Invalid value for the "
	    "parameter AllocatedStorage: it must be an integer." },
	{ WITH("&AllocatedStorage=99999999999999999999"), VALUE, "Invalid "
	    "value for the parameter AllocatedStorage: it must be an "
	    "integer." },
	{ WITH("&AllocatedStorage=20&DeletionProtection=yes"), VALUE,
	    "Invalid value for the parameter DeletionProtection: it must be "
	    "true or false." },
	{ "Action=%", "MalformedQueryString",
	    "The query string is malformed." },

	/* identifiers */
	{ STORED("1a", "admin", "long-enough"), VALUE,
	    "The parameter DBInstanceIdentifier" BAD_ID },
	{ STORED("a-", "admin", "long-enough"), VALUE,
	    "The parameter DBInstanceIdentifier" BAD_ID },
	{ STORED("a--b", "admin", "long-enough"), VALUE,
	    "The parameter DBInstanceIdentifier" BAD_ID },
	{ STORED("a_b", "admin", "long-enough"), VALUE,
	    "The parameter DBInstanceIdentifier" BAD_ID },
	{ STORED("", "admin", "long-enough"), VALUE,
	    "The parameter DBInstanceIdentifier" BAD_ID },
	{ STORED(ID_OF_64, "admin", "long-enough"), VALUE,
	    "Invalid database identifier:  " ID_OF_64 },
	{ CLUSTER("-a", "aurora-mysql", "long-enough"), VALUE,
	    BAD_CLUSTER_ID },
	{ CLUSTER(ID_OF_64, "aurora-mysql", "long-enough"), VALUE, "The "
	    "parameter DBClusterIdentifier is not a valid identifier because "
	    "it is longer than 63 characters." },
	{ "Action=DescribeDBClusters&DBClusterIdentifier=a--b", VALUE,
	    BAD_CLUSTER_ID },

	/* masters */
	{ STORED("new", "", "long-enough"), VALUE, "The parameter "
	    "MasterUsername must be provided and must not be blank." },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=new&DBInstanceClass="
	    "db.t3.micro&Engine=mysql&MasterUsername=admin&AllocatedStorage="
	    "20", VALUE, "Invalid master password" },
	{ STORED("new", "admin", ""), VALUE, "Invalid master password" },
	{ STORED("new", "admin", "7-chars"), VALUE,
	    "Invalid master password" },
	{ STORED("new", "admin", "12345678901234567890123456789012345678901"
	    "2"), VALUE, "The parameter MasterUserPassword is not a valid "
	    "password because it is longer than 41 characters." },
	{ STORED("new", "admin", "long/enough"), VALUE, BAD_PASSWORD },
	{ STORED("new", "admin", "long%40enough"), VALUE, BAD_PASSWORD },
	{ STORED("new", "admin", "long%22enough"), VALUE, BAD_PASSWORD },
	{ STORED("new", "admin", "long+enough"), VALUE, BAD_PASSWORD },
	{ STORED("new", "admin", "long%C3%A9nough"), VALUE, BAD_PASSWORD },
	{ STORED("new", "rdsadmin", "long-enough"), VALUE, "MasterUsername "
	    "rdsadmin cannot be used as it is a reserved word used by the "
	    "engine" },
	{ STORED("new", "Select", "long-enough"), VALUE, "MasterUsername "
	    "Select cannot be used as it is a reserved word used by the "
	    "engine" },
	{ CLUSTER("new", "aurora-mysql", "7-chars"), VALUE,
	    "Invalid master password" },
	{ CLUSTER("new", "aurora-mysql", "long-enough")
	    "&ManageMasterUserPassword=true", COMBINATION, BOTH_PASSWORDS },
	{ WITH("&AllocatedStorage=20&ManageMasterUserPassword=true"),
	    COMBINATION, BOTH_PASSWORDS },
	{ WITH("&AllocatedStorage=20&MasterUserSecretKmsKeyId=alias/k"),
	    COMBINATION, "A ManageMasterUserPassword value is required when "
	    "MasterUserSecretKmsKeyId is specified." },

	{ STORED("new", "1st", "long-enough"), VALUE, BAD_USER },
	{ STORED("new", "a-b", "long-enough"), VALUE, BAD_USER },
	{ STORED("new", "a23456789012345678901234567890123", "long-enough"),
	    VALUE, BAD_USER },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=new&DBInstanceClass="
	    "db.t3.micro&Engine=MariaDB&MasterUsername=a2345678901234567&"
	    "MasterUserPassword=long-enough&AllocatedStorage=20", VALUE,
	    "The parameter MasterUsername is not a valid identifier. "
	    "Identifiers must begin with a letter and contain 1 to 16 ASCII "
	    "letters, digits, and underscores." },

	/* the rest of an instance */
	{ WITH("&AllocatedStorage=20&BackupRetentionPeriod=36"), VALUE,
	    "Invalid backup retention period: 36. It must be between 0 and 35 "
	    "days." },
	{ WITH(""), VALUE, "The parameter AllocatedStorage must be provided "
	    "and must not be null." },
	{ WITH("&AllocatedStorage=19"), COMBINATION,
	    BAD_STORAGE("mysql", "gp2") "19" },
	{ WITH("&AllocatedStorage=65537&StorageType=gp3"), COMBINATION,
	    BAD_STORAGE("mysql", "gp3") "65537" },
	{ WITH("&AllocatedStorage=99&Iops=1000"), COMBINATION,
	    BAD_STORAGE("mysql", "io1") "99" },
	{ WITH("&AllocatedStorage=4&StorageType=standard"), COMBINATION,
	    BAD_STORAGE("mysql", "standard") "4" },
	{ WITH("&AllocatedStorage=20&StorageType=gp9"), VALUE,
	    "Invalid storage type: gp9" },
	{ WITH("&AllocatedStorage=100&StorageType=io2"), COMBINATION,
	    "The storage type io2 requires iops to be specified." },
	{ WITH("&AllocatedStorage=399&StorageType=gp3&Iops=3000"),
	    COMBINATION, TOO_SMALL },
	{ WITH("&AllocatedStorage=20&StorageType=gp3&StorageThroughput=125"),
	    COMBINATION, TOO_SMALL },
	{ WITH("&AllocatedStorage=400&StorageType=gp2&Iops=3000"),
	    COMBINATION, "You can't specify IOPS or storage throughput for "
	    "the storage type gp2." },
	{ WITH("&AllocatedStorage=100&Iops=999"), COMBINATION, "Invalid iops "
	    "for engine name mysql and storage type io1: 999" },
	{ WITH("&AllocatedStorage=400&StorageType=gp3&Iops=11999"),
	    COMBINATION, "Invalid iops for engine name mysql and storage type "
	    "gp3: 11999" },
	{ WITH("&AllocatedStorage=100&Iops=5001"), COMBINATION,
	    BAD_RATIO("io1") "50.0100" },
	{ WITH("&AllocatedStorage=4000&StorageType=io2&Iops=1999"),
	    COMBINATION, BAD_RATIO("io2") "0.4998" },
	{ WITH("&AllocatedStorage=400&StorageType=gp3&StorageThroughput=499"),
	    COMBINATION, "Invalid storage throughput for engine name mysql "
	    "and storage type gp3: 499" },
	{ WITH("&AllocatedStorage=20&MaxAllocatedStorage=65537"), COMBINATION,
	    "Invalid max storage size for engine name mysql and storage type "
	    "gp3: 65537" },
	{ WITH("&AllocatedStorage=20&EngineVersion=99.9"), COMBINATION,
	    "Cannot find version 99.9 for mysql" },
	{ WITH("&AllocatedStorage=20&EngineVersion=8.0.99"), COMBINATION,
	    "Cannot find version 8.0.99 for mysql" },
	{ WITH("&AllocatedStorage=20&EngineVersion=8.0.35x"), COMBINATION,
	    "Cannot find version 8.0.35x for mysql" },
	{ CLUSTER("new", "aurora-mysql", "long-enough")
	    "&EngineVersion=8.0.mysql_aurora.4.01.0", COMBINATION, "Cannot "
	    "find version 8.0.mysql_aurora.4.01.0 for aurora-mysql" },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=new&DBInstanceClass="
	    "db.nix&Engine=mysql", VALUE, "Invalid DB Instance class:db.nix" },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=new&DBInstanceClass="
	    "db.t3.48xlarge&Engine=mysql", VALUE,
	    "Invalid DB Instance class:db.t3.48xlarge" },
	{ WITH("&AllocatedStorage=20&Port=1149"), VALUE, "Invalid port: 1149. "
	    "The port must be between 1150 and 65535." },
	{ WITH("&AllocatedStorage=20&Port=65536"), VALUE, "Invalid port: "
	    "65536. The port must be between 1150 and 65535." },
	{ WITH("&AllocatedStorage=20&DBName=1a"), VALUE, "DBName must begin "
	    "with a letter and contain only alphanumeric characters." },
	{ WITH("&AllocatedStorage=20&DBName=my-db"), VALUE, "DBName must begin "
	    "with a letter and contain only alphanumeric characters." },
	{ CLUSTER("new", "aurora-mysql", "long-enough") "&DatabaseName=my-db",
	    VALUE, "DatabaseName must begin with a letter and contain only "
	    "alphanumeric characters." },
	{ WITH("&AllocatedStorage=20&DBName=Select"), VALUE, "DBName Select "
	    "cannot be used as it is a reserved word used by the engine" },
	{ WITH("&AllocatedStorage=20&DBName=mysql"), VALUE, "DBName mysql "
	    "cannot be used as it is a reserved word used by the engine" },
	{ CLUSTER("new", "aurora-mysql", "long-enough")
	    "&BackupRetentionPeriod=0", VALUE, "Invalid backup retention "
	    "period: 0. It must be between 1 and 35 days." },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=new&DBInstanceClass=db.t3.micro"
	    "&Engine=postgres", VALUE, "Invalid DB engine: postgres. keyturn "
	    "runs mysql, mariadb and aurora-mysql." },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=new&DBInstanceClass=db.t3.micro"
	    "&Engine=aurora-mysql", COMBINATION, "DB instances of the engine "
	    "aurora-mysql belong to a DB cluster: DBClusterIdentifier must be "
	    "provided." },
	{ CLUSTER("new", "mysql", "long-enough"), VALUE, "Invalid DB engine: "
	    "mysql. keyturn runs clusters of aurora-mysql." },

	/* members */
	{ MEMBER("cl", "mysql", ""), COMBINATION, "The engine name requested "
	    "for your DB instance (mysql) doesn't match the engine name of "
	    "your DB cluster (aurora-mysql)." },
	{ MEMBER("cl", "aurora-mysql", "&MasterUsername=x"), COMBINATION,
	    "The requested DB Instance will be a member of a DB Cluster. Set "
	    "master user name for the DB Cluster." },

	/* deleting */
	{ "Action=DeleteDBInstance&DBInstanceIdentifier=safe" SKIP,
	    COMBINATION, "Cannot delete protected DB Instance, please disable "
	    "deletion protection and try again." },
	{ "Action=DeleteDBCluster&DBClusterIdentifier=safe-cl" SKIP,
	    COMBINATION, "Cannot delete protected Cluster, please disable "
	    "deletion protection and try again." },
	{ "Action=DeleteDBInstance&DBInstanceIdentifier=db", COMBINATION,
	    "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot "
	    "is specified." },
	{ "Action=DeleteDBInstance&DBInstanceIdentifier=db" SKIP
	    "&FinalDBSnapshotIdentifier=s", COMBINATION,
	    "FinalDBSnapshotIdentifier can not be specified when "
	    "SkipFinalSnapshot is true." },
	{ "Action=DeleteDBInstance&DBInstanceIdentifier=member"
	    "&FinalDBSnapshotIdentifier=s", COMBINATION,
	    "FinalDBSnapshotIdentifier can not be specified when deleting a "
	    "cluster instance" },
	{ "Action=DeleteDBInstance&DBInstanceIdentifier=db"
	    "&FinalDBSnapshotIdentifier=s", "InvalidDBInstanceState",
	    "There are no snapshots of db: its database is on a server that "
	    "is lent or shared." },

	/* pages and filters */
	{ "Action=DescribeDBInstances&MaxRecords=19", VALUE, "Invalid value "
	    "19 for MaxRecords. Must be between 20 and 100" },
	{ "Action=DescribeDBClusters&MaxRecords=101", VALUE, "Invalid value "
	    "101 for MaxRecords. Must be between 20 and 100" },
	{ "Action=DescribeDBInstances&Marker=%21", VALUE, "Invalid marker" },
	{ "Action=DescribeDBInstances&Marker=ZGItMQ%3D%3D", VALUE,
	    "Invalid marker" },
	{ "Action=DescribeDBSnapshots&Marker=YWZ0ZXI%3D", VALUE,
	    "Invalid marker" },
	{ "Action=DescribeDBInstances&Filters.Filter.1.Name=colour&"
	    "Filters.Filter.1.Values.Value.1=red", VALUE,
	    "Unrecognized filter name: colour" },
	{ "Action=DescribeDBInstances&Filters.Filter.1.Name=engine", MISSING,
	    MUST_HAVE("Filters.Filter.1.Values") },
	{ "Action=DescribeDBClusters&Filters.Filter.1.Name=engine&"
	    "Filters.Filter.1.Values.Value.1=mysql&"
	    "Filters.Filter.2.Values.Value.1=x", MISSING,
	    MUST_HAVE("Filters.Filter.2.Name") },
	{ "Action=DescribeDBInstances&Filters.Filter.1.Name=db-instance-id&"
	    "Filters.Filter.1.Values.Value.1=none&Filters.Filter.2.Name=colour"
	    "&Filters.Filter.2.Values.Value.1=red", VALUE,
	    "Unrecognized filter name: colour" },
	{ "Action=DescribeDBInstances&Filters.Filter.1.Name=engine&"
	    "Filters.Filter.1.Values.Value.1=mysql&"
	    "Filters.Filter.1.Values.Value.2=aurora", VALUE,
	    "Unrecognized engine name: aurora" },
	{ "Action=DescribeDBClusters&Filters.Filter.1.Name=engine&"
	    "Filters.Filter.1.Values.Value.1=oracle-se1", VALUE,
	    "Unrecognized engine name: oracle-se1" },
	{ "Action=DescribeDBParameters&DBParameterGroupName=default.mysql8.0"
	    "&Filters.Filter.1.Name=colour&Filters.Filter.1.Values.Value.1=red",
	    VALUE, "Unrecognized filter name: colour" },
	{ NO_FILTERS("DescribeCertificates") },
	{ NO_FILTERS("DescribeDBClusterParameterGroups") },
	{ NO_FILTERS("DescribeDBParameterGroups") },
	{ NO_FILTERS("DescribeDBSubnetGroups") },
	{ NO_FILTERS("DescribeOptionGroups") },
};

/* What filters leave of parameters; an empty list of them is none. */
#define NAMED "&Filters.Filter.1.Name=parameter-name" \
	"&Filters.Filter.1.Values.Value.1=max_connections" \
	"&Filters.Filter.1.Values.Value.2=Autocommit"
static const struct {
	const char *form;
	const char *item;
	int n;
} filtered[] = {
	{ "Action=DescribeDBParameters&DBParameterGroupName=default.mysql8.0"
	    NAMED, "Parameter", 2 },
	{ "Action=DescribeDBClusterParameters&DBClusterParameterGroupName="
	    "default.aurora-mysql8.0" NAMED, "Parameter", 2 },
	{ "Action=DescribeEngineDefaultParameters&DBParameterGroupFamily="
	    "mysql8.0" NAMED, "Parameter", 2 },
	{ "Action=DescribeEngineDefaultParameters&DBParameterGroupFamily="
	    "mysql8.0" NAMED "&Filters.Filter.2.Name=parameter-name"
	    "&Filters.Filter.2.Values.Value.1=autocommit", "Parameter", 1 },
	{ "Action=DescribeGlobalClusters&Filters.Filter.1.Name=db-cluster-id"
	    "&Filters.Filter.1.Values.Value.1=arn:aws:rds:" REGION ":" ACCOUNT
	    ":cluster:cl", "GlobalCluster", 0 },
	{ "Action=DescribeDBSubnetGroups&Filters=", "DBSubnetGroup", 1 },
};

/* What there is, request ids aside. */
static const char *
everything(void)
{
	struct said a = say_form(&me, "Action=DescribeDBInstances");
	struct said b = say_form(&me, "Action=DescribeDBClusters");

	return kt_arena_printf(me.arena, "%s%s",
	    xml_find(me.arena, a.text, "DBInstances"),
	    xml_find(me.arena, b.text, "DBClusters"));
}

START_TEST(misuse_is_answered_as_aws_does)
{
	const char *before = everything();
	struct said s = say_form(&me, "%s", cases[_i].form);

	ck_refused(s, cases[_i].code, cases[_i].message);
	ck_assert_int_eq(s.status,
	    cases[_i].status != 0 ? cases[_i].status : 400);
	ck_assert_str_eq(s.content_type, "text/xml");
	ck_assert_str_eq(xml_find(me.arena, s.text, "Type"), "Sender");
	ck_assert_str_eq(everything(), before);
}
END_TEST

START_TEST(what_aws_takes_is_taken)
{
	struct said s = say_form(&me, "Action=CreateDBInstance&"
	    "DBInstanceIdentifier=new&DBInstanceClass=db.m7g.16xlarge&"
	    "MasterUsername=a2345678901234%s&MasterUserPassword=long-enough&"
	    "AllocatedStorage=20%s", strstr(taken[_i].more, "ysql") != NULL ?
	    "567890123456789012" : "56", taken[_i].more);
	const char *shown;

	ck_ok(s);
	shown = xml_find(me.arena, s.text, taken[_i].member);
	if (taken[_i].shown == NULL)
		ck_assert_ptr_null(shown);
	else
		ck_assert_str_eq(shown, taken[_i].shown);
}
END_TEST

START_TEST(a_member_goes_without_a_word_of_snapshots)
{
	struct said s = say_form(&me, "Action=DeleteDBInstance&"
	    "DBInstanceIdentifier=member");

	ck_ok(s);
}
END_TEST

START_TEST(filters_are_heeded)
{
	struct said s = say_form(&me, "%s", filtered[_i].form);

	ck_ok(s);
	ck_assert_int_eq(xml_count(s.text, filtered[_i].item), filtered[_i].n);
}
END_TEST

/* --- Lambda --------------------------------------------------------------- */

#define FUNCTIONS "/2015-03-31/functions/"
#define ROTATOR "arn:aws:lambda:" REGION ":" ACCOUNT ":function:rotator"
#define NONE "arn:aws:lambda:" REGION ":" ACCOUNT ":function:none"

/* API Reference, GetFunction, FunctionName: name, ARN, or part of one. */
static const struct {
	const char *name, *query;
	int status;
	const char *message;
} functions[] = {
	{ "rotator", NULL, 200, NULL },
	{ "rotator:$LATEST", NULL, 200, NULL },
	{ "rotator", "Qualifier=%24LATEST", 200, NULL },
	{ ACCOUNT ":function:rotator", NULL, 200, NULL },
	{ ROTATOR, NULL, 200, NULL },
	{ "arn%3Aaws%3Alambda%3A" REGION "%3A" ACCOUNT "%3Afunction%3Arotator",
	    NULL, 200, NULL },
	{ "none", NULL, 404, "Function not found: " NONE },
	{ NONE, NULL, 404, "Function not found: " NONE },
	{ "rotator", "Qualifier=7", 404, "Function not found: " ROTATOR
	    ":7" },
	{ "rotator:live", NULL, 404, "Function not found: " ROTATOR ":live" },
	{ "999999999999:function:rotator", NULL, 403, "User: arn:aws:iam::"
	    ACCOUNT ":root is not authorized to perform: lambda:GetFunction on "
	    "resource: arn:aws:lambda:" REGION ":999999999999:function:rotator "
	    "because no resource-based policy allows the lambda:GetFunction "
	    "action" },
	{ "arn:aws:lambda:us-east-1:" ACCOUNT ":function:rotator", NULL, 404,
	    "Functions from 'us-east-1' are not reachable in this region "
	    "('" REGION "')" },
	{ "arn:aws:lambda:" REGION ":" ACCOUNT ":layer:rotator", NULL, 400,
	    NULL },
};

START_TEST(functions_are_found_by_every_name)
{
	struct said s = say_get(&me, kt_arena_printf(me.arena, FUNCTIONS "%s",
	    functions[_i].name), functions[_i].query);

	ck_assert_int_eq(s.status, functions[_i].status);
	ck_assert_str_eq(s.content_type, "application/json");
	if (s.status == 200) {
		ck_says(s, "Configuration.FunctionArn", ROTATOR);
		ck_says(s, "Configuration.FunctionName", "rotator");
		ck_says(s, "Configuration.State", "Active");
		ck_says(s, "Configuration.Version", "$LATEST");
		return;
	}
	ck_says(s, "Type", "User");
	ck_assert_str_eq(s.code, s.status == 404 ?
	    "ResourceNotFoundException" : s.status == 403 ?
	    "AccessDeniedException" : "ValidationException");
	if (functions[_i].message != NULL)
		ck_assert_str_eq(s.message, functions[_i].message);
}
END_TEST

/* In every account and region, with the caller's ARN. */
START_TEST(functions_are_everybodys)
{
	struct said s;

	me.key = "999999999999";
	me.region = "us-east-1";
	s = say_get(&me, FUNCTIONS "other", NULL);
	ck_says(s, "Configuration.FunctionArn",
	    "arn:aws:lambda:us-east-1:999999999999:function:other");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("rds_misuse");
	TCase *tc = tcase_create("rds_misuse");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, misuse_is_answered_as_aws_does, 0,
	    N_ELEMENTS(cases));
	tcase_add_loop_test(tc, what_aws_takes_is_taken, 0,
	    N_ELEMENTS(taken));
	tcase_add_test(tc, a_member_goes_without_a_word_of_snapshots);
	tcase_add_loop_test(tc, filters_are_heeded, 0, N_ELEMENTS(filtered));
	tcase_add_loop_test(tc, functions_are_found_by_every_name, 0,
	    N_ELEMENTS(functions));
	tcase_add_test(tc, functions_are_everybodys);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
