/* Endpoints of clusters: those there are by themselves, and custom ones. */
#include <string.h>

#include "tests/support/world.h"
#include "tests/support/xml.h"

static struct world world;
static struct client me;

#define CLUSTER(id) "Action=CreateDBCluster&DBClusterIdentifier=" id "&" \
	"Engine=aurora-mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough"
#define MEMBER(id) "Action=CreateDBInstance&DBInstanceIdentifier=" id \
	"&DBInstanceClass=db.r6g.large&Engine=aurora-mysql&" \
	"DBClusterIdentifier=c"
#define CREATE "Action=CreateDBClusterEndpoint&DBClusterIdentifier=c&" \
	"EndpointType=READER&DBClusterEndpointIdentifier="
#define MODIFY "Action=ModifyDBClusterEndpoint&DBClusterEndpointIdentifier="
#define DESCRIBE "Action=DescribeDBClusterEndpoints"
#define STATIC "&StaticMembers.member.1="
#define EXCLUDED "&ExcludedMembers.member.1="

static struct said
good(const char *form)
{
	struct said s = say_form(&me, "%s", form);

	ck_ok(s);
	return s;
}

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	world_run(&world);
	world.server.describe_wait = 10 * KT_SECOND;
	(void)good(CLUSTER("c"));
	(void)good(CLUSTER("d"));
	(void)good(MEMBER("m-1"));
	(void)good(MEMBER("m-2"));
	(void)good("Action=DescribeDBClusters");
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

START_TEST(a_cluster_has_two)
{
	struct said s = good(DESCRIBE "&DBClusterIdentifier=C");

	ck_assert_int_eq(xml_count(s.text, "DBClusterEndpointList"), 2);
	ck_xml(s, "DBClusterEndpointList", "<DBClusterIdentifier>c"
	    "</DBClusterIdentifier><Endpoint>db.test</Endpoint><Status>"
	    "available</Status><EndpointType>WRITER</EndpointType>");
	s = good(DESCRIBE);
	ck_assert_int_eq(xml_count(s.text, "DBClusterEndpointList"), 4);
	s = say_form(&me, DESCRIBE "&DBClusterIdentifier=none");
	ck_refused(s, "DBClusterNotFoundFault", "DBCluster none not found.");
}
END_TEST

START_TEST(custom_ones_live)
{
	struct said s = good(CREATE "Mine" STATIC "M-2&Tags.Tag.1.Key=k");

	ck_xml(s, "DBClusterEndpointIdentifier", "mine");
	ck_xml(s, "Status", "creating");
	ck_xml(s, "EndpointType", "CUSTOM");
	ck_xml(s, "CustomEndpointType", "READER");
	ck_xml(s, "StaticMembers", "<member>m-2</member>");
	ck_xml(s, "DBClusterEndpointArn", "arn:aws:rds:" REGION ":" ACCOUNT
	    ":cluster-endpoint:mine");
	s = good("Action=ListTagsForResource&ResourceName=arn:aws:rds:" REGION
	    ":" ACCOUNT ":cluster-endpoint:mine");
	ck_xml(s, "Key", "k");
	s = good("Action=DescribeDBClusters&DBClusterIdentifier=c");
	ck_xml(s, "CustomEndpoints", "<member>db.test</member>");
	s = good(MODIFY "mine&EndpointType=any" EXCLUDED "m-1");
	ck_xml(s, "CustomEndpointType", "ANY");
	(void)good("Action=ModifyDBInstance&DBInstanceIdentifier=m-1&"
	    "NewDBInstanceIdentifier=m-9&ApplyImmediately=true");
	(void)good("Action=DescribeDBInstances");
	(void)good("Action=ModifyDBCluster&DBClusterIdentifier=c&"
	    "NewDBClusterIdentifier=e&ApplyImmediately=true");
	(void)good("Action=DescribeDBClusters");
	s = good(DESCRIBE "&DBClusterEndpointIdentifier=mine");
	ck_assert_int_eq(xml_count(s.text, "DBClusterEndpointList"), 1);
	ck_xml(s, "DBClusterIdentifier", "e");
	ck_xml(s, "StaticMembers", "");
	ck_xml(s, "ExcludedMembers", "<member>m-9</member>");
	ck_xml(s, "Status", "available");
	s = good("Action=DeleteDBClusterEndpoint&DBClusterEndpointIdentifier="
	    "MINE");
	ck_xml(s, "Status", "deleting");
	s = good(DESCRIBE "&DBClusterEndpointIdentifier=mine");
	ck_xml(s, "DBClusterEndpoints", "");
}
END_TEST

START_TEST(they_end_with_their_cluster)
{
	struct said s = good(CREATE "mine");

	(void)good("Action=DeleteDBInstance&DBInstanceIdentifier=m-1");
	(void)good("Action=DeleteDBInstance&DBInstanceIdentifier=m-2");
	(void)good("Action=DeleteDBCluster&DBClusterIdentifier=c&"
	    "SkipFinalSnapshot=true");
	s = say_form(&me, "Action=DescribeDBClusters&DBClusterIdentifier=c");
	ck_assert_str_eq(s.code, "DBClusterNotFoundFault");
	s = say_form(&me, MODIFY "mine&EndpointType=ANY");
	ck_refused(s, "DBClusterEndpointNotFoundFault",
	    "DB cluster endpoint mine not found.");
}
END_TEST

/* Its final snapshot cannot be taken: nothing of it is gone. */
START_TEST(they_stay_with_a_cluster_that_stays)
{
	struct said s;

	world.fleet = fleet_fake_with_snapshots(&world.fleet_fake);
	world.fleet_fake.snapshot_rc = KT_FLEET_FAILED;
	(void)good(CREATE "mine");
	(void)good("Action=AddRoleToDBCluster&DBClusterIdentifier=c&RoleArn="
	    "arn:aws:iam::" ACCOUNT ":role/r");
	(void)good("Action=DeleteDBInstance&DBInstanceIdentifier=m-1");
	(void)good("Action=DeleteDBInstance&DBInstanceIdentifier=m-2");
	(void)good("Action=DeleteDBCluster&DBClusterIdentifier=c&"
	    "FinalDBSnapshotIdentifier=last");
	s = good("Action=DescribeDBClusters&DBClusterIdentifier=c");
	ck_assert_int_eq(xml_count(s.text, "DBClusterRole"), 1);
	(void)good(MODIFY "mine&EndpointType=ANY");
}
END_TEST

static const struct {
	const char *filter;
	int n;
} filters[] = {
	{ "db-cluster-endpoint-type&Filters.Filter.1.Values.Value.1=custom",
	    1 },
	{ "db-cluster-endpoint-type&Filters.Filter.1.Values.Value.1=writer",
	    2 },
	{ "db-cluster-endpoint-custom-type&Filters.Filter.1.Values.Value.1="
	    "reader", 1 },
	{ "db-cluster-endpoint-custom-type&Filters.Filter.1.Values.Value.1="
	    "any", 0 },
	{ "db-cluster-endpoint-id&Filters.Filter.1.Values.Value.1=mine", 1 },
	{ "db-cluster-endpoint-status&Filters.Filter.1.Values.Value.1="
	    "available", 5 },
};

START_TEST(they_are_filtered)
{
	struct said s = good(CREATE "mine");

	s = say_form(&me, DESCRIBE "&Filters.Filter.1.Name=%s",
	    filters[_i].filter);
	ck_ok(s);
	ck_assert_int_eq(xml_count(s.text, "DBClusterEndpointList"),
	    filters[_i].n);
}
END_TEST

START_TEST(they_come_in_pages)
{
	struct said s;
	int i, n = 0;

	for (i = 0; i < 20; i++) {
		s = say_form(&me, CLUSTER("x%02d"), i);
		ck_ok(s);
	}
	s = good(DESCRIBE "&MaxRecords=20");
	for (;;) {
		ck_assert_int_le(xml_count(s.text, "DBClusterEndpointList"),
		    20);
		n += xml_count(s.text, "DBClusterEndpointList");
		if (strcmp(xml_in(&s, "Marker"), ABSENT) == 0)
			break;
		s = say_form(&me, DESCRIBE "&MaxRecords=20&Marker=%s",
		    xml_in(&s, "Marker"));
		ck_ok(s);
	}
	ck_assert_int_eq(n, 44);
}
END_TEST

static const struct {
	const char *form, *code, *message;
	int status;
} refused[] = {
	{ CREATE "there", "DBClusterEndpointAlreadyExistsFault",
	    "DB cluster endpoint there already exists.", 400 },
	{ CREATE "1x", "InvalidParameterValue", "The parameter "
	    "DBClusterEndpointIdentifier is not a valid identifier. "
	    "Identifiers must begin with a letter; must contain only ASCII "
	    "letters, digits, and hyphens; and must not end with a hyphen or "
	    "contain two consecutive hyphens.", 400 },
	{ CREATE "new" STATIC "none", "DBInstanceNotFound",
	    "DBInstance none not found.", 404 },
	{ CREATE "new" STATIC "m-1" EXCLUDED "m-2",
	    "InvalidParameterCombination", "You can't specify both "
	    "StaticMembers and ExcludedMembers.", 400 },
	{ "Action=CreateDBClusterEndpoint&DBClusterIdentifier=c&EndpointType="
	    "BOTH&DBClusterEndpointIdentifier=new", "InvalidParameterValue",
	    "Invalid endpoint type: BOTH. It must be READER, WRITER or ANY.",
	    400 },
	{ "Action=CreateDBClusterEndpoint&DBClusterIdentifier=none&"
	    "EndpointType=ANY&DBClusterEndpointIdentifier=new",
	    "DBClusterNotFoundFault", "DBCluster none not found.", 404 },
	{ MODIFY "none&EndpointType=ANY", "DBClusterEndpointNotFoundFault",
	    "DB cluster endpoint none not found.", 400 },
	{ "Action=DeleteDBClusterEndpoint&DBClusterEndpointIdentifier=none",
	    "DBClusterEndpointNotFoundFault",
	    "DB cluster endpoint none not found.", 400 },
	{ DESCRIBE "&Filters.Filter.1.Name=x&Filters.Filter.1.Values.Value.1="
	    "y", "InvalidParameterValue", "Unrecognized filter name: x", 400 },
};

START_TEST(what_is_wrong_is_refused)
{
	struct said s = good(CREATE "there"), before;

	before = good(DESCRIBE);
	s = say_form(&me, "%s", refused[_i].form);
	ck_refused(s, refused[_i].code, refused[_i].message);
	ck_assert_int_eq(s.status, refused[_i].status);
	s = good(DESCRIBE);
	ck_xml(s, "DBClusterEndpoints", xml_in(&before,
	    "DBClusterEndpoints"));
}
END_TEST

START_TEST(five_are_enough)
{
	struct said s;
	int i;

	for (i = 0; i < 5; i++) {
		s = say_form(&me, CREATE "e%d", i);
		ck_ok(s);
	}
	s = say_form(&me, CREATE "e5");
	ck_refused(s, "DBClusterEndpointQuotaExceededFault", "DB cluster c has "
	    "5 custom endpoints already.");
	ck_assert_int_eq(s.status, 403);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("rds_endpoint");
	TCase *tc = tcase_create("rds_endpoint");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_cluster_has_two);
	tcase_add_test(tc, custom_ones_live);
	tcase_add_test(tc, they_end_with_their_cluster);
	tcase_add_test(tc, they_stay_with_a_cluster_that_stays);
	tcase_add_loop_test(tc, they_are_filtered, 0, N_ELEMENTS(filters));
	tcase_add_test(tc, they_come_in_pages);
	tcase_add_loop_test(tc, what_is_wrong_is_refused, 0,
	    N_ELEMENTS(refused));
	tcase_add_test(tc, five_are_enough);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
