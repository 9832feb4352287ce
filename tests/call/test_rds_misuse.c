/* Misuse of RDS and Lambda, with AWS's code and text.  A line a case. */
#include <string.h>

#include "tests/support/world.h"
#include "tests/support/xml.h"

static struct world world;
static struct client me;

#define VALUE "InvalidParameterValue"
#define COMBINATION "InvalidParameterCombination"
#define MISSING "MissingParameter"
#define BAD_ID " is not a valid identifier. Identifiers must begin with a " \
	"letter; must contain only ASCII letters, digits, and hyphens; and " \
	"must not end with a hyphen or contain two consecutive hyphens."
#define BAD_PASSWORD "The parameter MasterUserPassword is not a valid " \
	"password. Only printable ASCII characters besides '/', '@', '&quot;'" \
	", ' ' may be used."
#define BAD_USER "The parameter MasterUsername is not a valid identifier. " \
	"Identifiers must begin with a letter and contain 1 to 16 ASCII " \
	"letters, digits, and underscores."
#define MUST_HAVE(p) "The request must contain the parameter " p "."

#define INSTANCE_OF(id, user, password, more) "Action=CreateDBInstance&" \
	"DBInstanceIdentifier=" id "&DBInstanceClass=db.t3.micro&" \
	"Engine=mysql&MasterUsername=" user "&MasterUserPassword=" password \
	more
#define STORED(id, user, password) INSTANCE_OF(id, user, password, \
	"&AllocatedStorage=20")
#define WITH(more) INSTANCE_OF("new", "admin", "long-enough", more)
#define MEMBER(cluster, engine, more) "Action=CreateDBInstance&" \
	"DBInstanceIdentifier=new&DBInstanceClass=x&Engine=" engine \
	"&DBClusterIdentifier=" cluster more
#define CLUSTER(id, engine, password) "Action=CreateDBCluster&" \
	"DBClusterIdentifier=" id "&Engine=" engine \
	"&MasterUsername=admin&MasterUserPassword=" password
#define SKIP "&SkipFinalSnapshot=true"

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
	{ "Action=RebootDBInstance", "InvalidAction", "Could not find "
	    "operation RebootDBInstance for version 2014-10-31" },
	{ "Action=%3Cb%3E%26%EF%BF%BF", "InvalidAction", "Could not find "
	    "operation &lt;b&gt;&amp;? for version 2014-10-31" },
	{ "DBInstanceIdentifier=db", MISSING, MUST_HAVE("Action") },
	{ "Action=DeleteDBInstance", MISSING,
	    MUST_HAVE("DBInstanceIdentifier") },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=x&Engine=mysql",
	    MISSING, MUST_HAVE("DBInstanceClass") },
	{ "Action=CreateDBCluster&DBClusterIdentifier=x", MISSING,
	    MUST_HAVE("Engine") },
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
	{ STORED("a234567890123456789012345678901234567890123456789012345678"
	    "901234", "admin", "long-enough"), VALUE,
	    "The parameter DBInstanceIdentifier" BAD_ID },
	{ CLUSTER("-a", "aurora-mysql", "long-enough"), VALUE,
	    "The parameter DBClusterIdentifier" BAD_ID },

	/* masters */
	{ STORED("new", "", "long-enough"), VALUE, "The parameter "
	    "MasterUsername must be provided and must not be blank." },
	{ STORED("new", "admin", ""), VALUE, "The parameter "
	    "MasterUserPassword must be provided and must not be blank." },
	{ STORED("new", "admin", "7-chars"), VALUE, "The parameter "
	    "MasterUserPassword is not a valid password because it is shorter "
	    "than 8 characters." },
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
	{ CLUSTER("new", "aurora-mysql", "7-chars"), VALUE, "The parameter "
	    "MasterUserPassword is not a valid password because it is shorter "
	    "than 8 characters." },

	{ STORED("new", "1st", "long-enough"), VALUE, BAD_USER },
	{ STORED("new", "a-b", "long-enough"), VALUE, BAD_USER },
	{ STORED("new", "a2345678901234567", "long-enough"), VALUE,
	    BAD_USER },

	/* the rest of an instance */
	{ WITH("&AllocatedStorage=20&BackupRetentionPeriod=36"), VALUE,
	    "Invalid backup retention period: 36. It must be between 0 and 35 "
	    "days." },
	{ WITH(""), VALUE, "The parameter AllocatedStorage must be provided "
	    "and must not be null." },
	{ WITH("&AllocatedStorage=19"), VALUE, "Invalid storage size for "
	    "engine name mysql and storage type gp2: 19" },
	{ WITH("&AllocatedStorage=20&Port=1149"), VALUE, "Invalid port: 1149. "
	    "The port must be between 1150 and 65535." },
	{ WITH("&AllocatedStorage=20&Port=65536"), VALUE, "Invalid port: "
	    "65536. The port must be between 1150 and 65535." },
	{ WITH("&AllocatedStorage=20&DBName=1a"), VALUE, "The parameter DBName"
	    " is not valid. It must begin with a letter and contain 1 to 64 "
	    "letters, digits, and underscores." },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=new&DBInstanceClass=x"
	    "&Engine=postgres", VALUE, "Invalid DB engine: postgres. keyturn "
	    "runs mysql, mariadb and aurora-mysql." },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=new&DBInstanceClass=x"
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
	{ "Action=DeleteDBCluster&DBClusterIdentifier=cl"
	    "&FinalDBSnapshotIdentifier=s", VALUE, "keyturn does not take "
	    "snapshots yet; nothing was deleted. Use SkipFinalSnapshot to "
	    "delete without one." },

	/* pages and filters */
	{ "Action=DescribeDBInstances&MaxRecords=19", VALUE, "Invalid value "
	    "19 for MaxRecords. Must be between 20 and 100" },
	{ "Action=DescribeDBClusters&MaxRecords=101", VALUE, "Invalid value "
	    "101 for MaxRecords. Must be between 20 and 100" },
	{ "Action=DescribeDBInstances&Marker=%21", VALUE, "Invalid marker" },
	{ "Action=DescribeDBInstances&Filters.Filter.1.Name=colour", VALUE,
	    "Unrecognized filter name: colour" },
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
	{ "999999999999:function:rotator", NULL, 404, NULL },
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
	    "ResourceNotFoundException" : "ValidationException");
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
	tcase_add_loop_test(tc, functions_are_found_by_every_name, 0,
	    N_ELEMENTS(functions));
	tcase_add_test(tc, functions_are_everybodys);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return world_main(make_suite());
}
