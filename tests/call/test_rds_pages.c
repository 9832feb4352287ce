/* Pages of RDS's lists, and filters, which pass by what takes no place on one. */
#include <stdio.h>
#include <string.h>

#include "tests/support/world.h"
#include "tests/support/xml.h"

#define MASTER "&MasterUsername=admin&MasterUserPassword=Correct-Horse-1"
#define INSTANCE "Action=CreateDBInstance&DBInstanceIdentifier=i%02d&" \
	"DBInstanceClass=db.t3.micro&Engine=mysql&AllocatedStorage=20" MASTER
#define CLUSTER "Action=CreateDBCluster&DBClusterIdentifier=%s&" \
	"Engine=aurora-mysql" MASTER
#define MEMBER "Action=CreateDBInstance&DBInstanceIdentifier=%s&" \
	"DBInstanceClass=db.r5.large&Engine=aurora-mysql&" \
	"DBClusterIdentifier=mydb-cluster"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	world.fleet = fleet_fake_with_snapshots(&world.fleet_fake);
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static const struct { const char *name, *value; int n; } filters[] = {
	{ "db-cluster-id", "c01", 1 }, { "db-cluster-id", "C01", 1 },
	{ "db-cluster-id", "arn:aws:rds:" REGION ":" ACCOUNT ":cluster:c02",
	    1 },
	{ "db-cluster-id", "c", 0 }, { "engine", "aurora-mysql", 3 },
	{ "engine", "mysql", 0 }, { "domain", "d", 0 },
	{ "db-cluster-resource-id", "cluster-X", 0 },
};

static void
make_clusters(int n)
{
	struct said s;
	char name[16];

	for (; n > 0; n--) {
		(void)snprintf(name, sizeof(name), "c%02d", n);
		s = say_form(&me, CLUSTER, name);
		ck_ok(s);
	}
}

START_TEST(clusters_are_filtered)
{
	struct said s;

	make_clusters(3);
	s = say_form(&me, "Action=DescribeDBClusters&Filters.Filter.1.Name=%s"
	    "&Filters.Filter.1.Values.Value.1=postgres"
	    "&Filters.Filter.1.Values.Value.2=%s", filters[_i].name,
	    filters[_i].value);
	ck_ok(s);
	ck_assert_int_eq(xml_count(s.text, "DBCluster"), filters[_i].n);
}
END_TEST

START_TEST(clusters_come_in_pages)
{
	struct said s;

	make_clusters(22);
	s = say_form(&me, "Action=DescribeDBClusters&MaxRecords=20");
	ck_assert_int_eq(xml_count(s.text, "DBCluster"), 20);
	s = say_form(&me, "Action=DescribeDBClusters&Marker=%s",
	    xml_in(&s, "Marker"));
	ck_assert_int_eq(xml_count(s.text, "DBCluster"), 2);
	ck_xml(s, "DBClusterIdentifier", "c21");
	ck_xml(s, "Marker", ABSENT);
}
END_TEST

START_TEST(instances_come_in_pages)
{
	struct said s = say_form(&me, CLUSTER, "mydb-cluster");
	char name[16];
	int i;

	ck_ok(s);
	for (i = 0; i < 25; i++) {
		(void)snprintf(name, sizeof(name), "i%02d", 24 - i);
		s = say_form(&me, MEMBER, name);
		ck_ok(s);
	}
	s = say_form(&me, "Action=DescribeDBInstances&MaxRecords=20");
	ck_assert_int_eq(xml_count(s.text, "DBInstance"), 20);
	ck_xml(s, "DBInstanceIdentifier", "i00");
	s = say_form(&me, "Action=DescribeDBInstances&MaxRecords=20&Marker=%s",
	    xml_in(&s, "Marker"));
	ck_assert_int_eq(xml_count(s.text, "DBInstance"), 5);
	ck_xml(s, "DBInstanceIdentifier", "i20");
	ck_xml(s, "Marker", ABSENT);
}
END_TEST

START_TEST(what_fits_comes_in_pages)
{
#define DB "&Filters.Filter.1.Name=db-%s-id"
#define VALUE "&Filters.Filter.1.Values.Value.%d=c%02d"
	struct kt_buf b;
	struct said s;
	int i;

	make_clusters(45);
	s = say_form(&me, "Action=DescribeDBClusters&MaxRecords=20" DB
	    "&Filters.Filter.1.Values.Value.1=c44", "cluster");
	ck_assert_int_eq(xml_count(s.text, "DBCluster"), 1);
	ck_xml(s, "DBClusterIdentifier", "c44");
	ck_xml(s, "Marker", ABSENT);

	kt_buf_init(&b, me.arena);
	kt_buf_printf(&b, "Action=DescribeDBClusters&MaxRecords=20" DB,
	    "cluster");
	for (i = 0; i < 22; i++)
		kt_buf_printf(&b, VALUE, i + 1, 2 * i + 1);
	s = say_form(&me, "%s", b.p);
	ck_assert_int_eq(xml_count(s.text, "DBCluster"), 20);
	ck_xml(s, "DBClusterIdentifier", "c01");
	s = say_form(&me, "%s&Marker=%s", b.p, xml_in(&s, "Marker"));
	ck_assert_int_eq(xml_count(s.text, "DBCluster"), 2);
	ck_xml(s, "DBClusterIdentifier", "c41");
	ck_xml(s, "Marker", ABSENT);
}
END_TEST

START_TEST(a_page_of_a_clusters_instances_is_full)
{
	struct said s = say_form(&me, CLUSTER, "mydb-cluster");
	int i;

	ck_ok(s);
	for (i = 0; i < 21; i++) {
		s = say_form(&me, INSTANCE, i);
		ck_ok(s);
	}
	s = say_form(&me, MEMBER, "z");
	ck_ok(s);
	s = say_form(&me, "Action=DescribeDBInstances&MaxRecords=20" DB
	    "&Filters.Filter.1.Values.Value.1=mydb-cluster", "cluster");
	ck_assert_int_eq(xml_count(s.text, "DBInstance"), 1);
	ck_xml(s, "DBInstanceIdentifier", "z");
	ck_xml(s, "Marker", ABSENT);
}
END_TEST

/* Of one snapshot there are copies at once. */
START_TEST(a_page_of_snapshots_is_full)
{
	struct said s;
	int i;

	world_run(&world);
	world.server.describe_wait = 30 * KT_SECOND;
	s = say_form(&me, INSTANCE, 0);
	ck_ok(s);
	ck_ok(say_form(&me, "Action=DescribeDBInstances"));
	ck_ok(say_form(&me, "Action=CreateDBSnapshot&DBInstanceIdentifier=i00&"
	    "DBSnapshotIdentifier=s00"));
	ck_ok(say_form(&me, "Action=DescribeDBSnapshots"));
	for (i = 1; i < 22; i++) {
		s = say_form(&me, "Action=CopyDBSnapshot&"
		    "SourceDBSnapshotIdentifier=s00&"
		    "TargetDBSnapshotIdentifier=s%02d", i);
		ck_ok(s);
	}
	s = say_form(&me, "Action=DescribeDBSnapshots&MaxRecords=20" DB
	    "&Filters.Filter.1.Values.Value.1=s21", "snapshot");
	ck_assert_int_eq(xml_count(s.text, "DBSnapshot"), 1);
	ck_xml(s, "DBSnapshotIdentifier", "s21");
	ck_xml(s, "Marker", ABSENT);
	s = say_form(&me, "Action=DescribeDBSnapshots&MaxRecords=20" DB
	    "&Filters.Filter.1.Values.Value.1=i00", "instance");
	ck_assert_int_eq(xml_count(s.text, "DBSnapshot"), 20);
	s = say_form(&me, "Action=DescribeDBSnapshots&Marker=%s",
	    xml_in(&s, "Marker"));
	ck_assert_int_eq(xml_count(s.text, "DBSnapshot"), 2);
	ck_xml(s, "DBSnapshotIdentifier", "s20");
	ck_xml(s, "Marker", ABSENT);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rds_pages");
	TCase *tc = tcase_create("rds_pages");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, clusters_are_filtered, 0, N_ELEMENTS(filters));
	tcase_add_test(tc, clusters_come_in_pages);
	tcase_add_test(tc, instances_come_in_pages);
	tcase_add_test(tc, what_fits_comes_in_pages);
	tcase_add_test(tc, a_page_of_a_clusters_instances_is_full);
	tcase_add_test(tc, a_page_of_snapshots_is_full);
	tcase_set_timeout(tc, 60);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
