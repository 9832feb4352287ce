/*
 * The versions of RDS: which there are, what each is like, and that it is said
 * when another runs.
 */
#include <string.h>

#include "services/rds/known.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

#define VERSIONS "Action=DescribeDBEngineVersions"
#define MAJORS "Action=DescribeDBMajorEngineVersions"
#define OPTIONS "Action=DescribeOrderableDBInstanceOptions"
#define INSTANCE "Action=CreateDBInstance&DBInstanceIdentifier=i&" \
	"DBInstanceClass=db.t3.micro&MasterUsername=admin&" \
	"MasterUserPassword=long-enough&AllocatedStorage=20&Engine="
#define CLUSTER "Action=CreateDBCluster&DBClusterIdentifier=c&" \
	"MasterUsername=admin&MasterUserPassword=long-enough&Engine="
#define RUNS "aws:keyturn:runs"
#define FILTER(name, value) "&Filters.Filter.1.Name=" name \
	"&Filters.Filter.1.Values.Value.1=" value

static struct world world;
static struct client me;

static const struct kt_db_build there[] = {
	{ .title = "MariaDB", .version = "10.11.6", .stands_in = true },
	{ .title = "MySQL", .version = "8.0.33" },
};

static void
setup(void)
{
	world_open(&world);
	world.server.fleet = &world.fleet;
	world.fleet_fake.builds = there;
	world.fleet_fake.n_builds = N_ELEMENTS(there);
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

/* --- which there are ------------------------------------------------------ */

/* How many, and the first of them; 0 where there is none. */
static const struct {
	const char *form, *first;
	int n;
} lists[] = {
	{ "&Engine=mysql&DefaultOnly=true", "8.4.11", 1 },
	{ "&DefaultOnly=true", "8.0.mysql_aurora.3.12.0", 3 },
	{ "&Engine=mysql&EngineVersion=8.0&DefaultOnly=true", "8.0.46", 1 },
	{ "&Engine=MySQL&EngineVersion=8.0.33", "8.0.33", 1 },
	{ "&Engine=mysql&EngineVersion=8.0", "8.0.32", 15 },
	{ "&Engine=mysql&EngineVersion=8", "8.0.32", 24 },
	{ "&Engine=mysql&EngineVersion=9.9", NULL, 0 },
	{ "&Engine=mysql&EngineVersion=5.7", "5.7.44", 1 },
	{ "&Engine=mysql&EngineVersion=5.7&IncludeAll=true", "5.7.16", 29 },
	{ "&Engine=mysql&EngineVersion=8.0.11", NULL, 0 },
	{ "&EngineVersion=8.0.mysql_aurora.3.05", "8.0.mysql_aurora.3.05.0",
	    3 },
	{ "&DBParameterGroupFamily=mariadb11.8", "11.8.2", 9 },
	{ "&DBParameterGroupFamily=none", NULL, 0 },
	{ "&Engine=postgres", NULL, 0 },
	{ FILTER("engine", "mariadb") "&DefaultOnly=true", "11.4.14", 1 },
	{ FILTER("engine-version", "8.0.33"), "8.0.33", 1 },
	{ FILTER("engine-mode", "serverless"), NULL, 0 },
	{ FILTER("status", "deprecated") "&IncludeAll=true&Engine=mariadb&"
	    "EngineVersion=10.3", "10.3.8", 32 },
	{ FILTER("db-parameter-group-family", "mysql8.4"), "8.4.3", 9 },
};

START_TEST(versions_are_listed)
{
	struct said s = say_form(&me, VERSIONS "%s", lists[_i].form);

	ck_ok(s);
	ck_assert(xml_well_formed(s.text));
	ck_assert_int_eq(xml_count(s.text, "DBEngineVersion"), lists[_i].n);
	if (lists[_i].n > 0)
		ck_xml(s, "EngineVersion", lists[_i].first);
}
END_TEST

static const struct {
	const char *form, *text;
} refused[] = {
	{ VERSIONS "&Engine=x", "Unrecognized engine name: x" },
	{ VERSIONS FILTER("engine", "x"), "Unrecognized engine name: x" },
	{ VERSIONS FILTER("x", "x"), "Unrecognized filter name: x" },
	{ VERSIONS "&MaxRecords=19", "Invalid value 19 for MaxRecords. Must be "
	    "between 20 and 100" },
	{ VERSIONS "&Marker=%2A", "Invalid marker" },
	{ VERSIONS "&Marker=LTE%3D", "Invalid marker" },	/* -1 */
	{ VERSIONS "&Marker=YWZ0ZXI6LTE%3D", "Invalid marker" },
	{ VERSIONS "&Marker=YWZ0ZXI6", "Invalid marker" },
	{ MAJORS "&Engine=x", "Unrecognized engine name: x" },
	{ MAJORS "&MaxRecords=101", "Invalid value 101 for MaxRecords. Must be "
	    "between 20 and 100" },
	{ OPTIONS "&Engine=x", "Unrecognized engine name: x" },
	{ OPTIONS "&Engine=mysql&MaxRecords=1001", "Invalid value 1001 for "
	    "MaxRecords. Must be between 20 and 1000" },
};

START_TEST(a_question_may_be_refused)
{
	struct said s = say_form(&me, "%s", refused[_i].form);

	ck_refused(s, "InvalidParameterValue", refused[_i].text);
}
END_TEST

/* Whole, though in pages: each once. */
START_TEST(pages_lead_to_all)
{
	static const struct { const char *form, *item; int n; } cases[] = {
		{ VERSIONS "&Engine=mysql", "DBEngineVersion", 25 },
		{ OPTIONS "&Engine=mysql&EngineVersion=8.4.11&"
		    "DBInstanceClass=db.t3.micro", "OrderableDBInstanceOption",
		    5 },
		{ OPTIONS "&Engine=aurora-mysql&EngineVersion="
		    "8.0.mysql_aurora.3.05.2", "OrderableDBInstanceOption",
		    94 },
		{ MAJORS, "DBMajorEngineVersion", 12 },
	};
	const char *marker = "";
	struct said s;
	int n = 0;

	do {
		s = say_form(&me, "%s&MaxRecords=20%s", cases[_i].form, marker);
		ck_ok(s);
		n += xml_count(s.text, cases[_i].item);
		marker = xml_find(me.arena, s.text, "Marker");
		if (marker != NULL)
			marker = kt_arena_printf(me.arena, "&Marker=%.*s%s",
			    (int)strcspn(marker, "="), marker,
			    strchr(marker, '=') == NULL ? "" :
			    strstr(marker, "==") ? "%3D%3D" : "%3D");
	} while (marker != NULL);
	ck_assert_int_eq(n, cases[_i].n);
}
END_TEST

START_TEST(a_version_is_told_whole)
{
	struct said s = say_form(&me, VERSIONS "&Engine=mysql&EngineVersion="
	    "8.0.46");

	ck_ok(s);
	ck_xml(s, "Engine", "mysql");
	ck_xml(s, "MajorEngineVersion", "8.0");
	ck_xml(s, "DBParameterGroupFamily", "mysql8.0");
	ck_xml(s, "DBEngineDescription", "MySQL Community Edition");
	ck_xml(s, "DBEngineVersionDescription", "MySQL 8.0.46");
	ck_xml(s, "Status", "available");
	/* nothing newer of its own, all of the next */
	ck_assert_int_eq(xml_count(s.text, "UpgradeTarget"), 9);
	ck_xml(s, "IsMajorVersionUpgrade", "true");
	ck_assert_ptr_nonnull(strstr(s.text, "<Key>" RUNS "</Key><Value>"
	    "MySQL 8.0.33</Value>"));
	s = say_form(&me, VERSIONS "&EngineVersion=8.0.mysql_aurora.3.12.0");
	ck_xml(s, "DBEngineVersionDescription", "Aurora MySQL 3.12.0 "
	    "(compatible with MySQL 8.0)");
	ck_xml(s, "SupportedEngineModes", "<member>provisioned</member>");
}
END_TEST

/* One that is no more offered, but runs here. */
START_TEST(what_is_here_is_available)
{
	static const struct kt_db_build old[] = {
		{ .title = "MySQL", .version = "8.0.15" }
	};
	struct said s;

	s = say_form(&me, VERSIONS "&EngineVersion=8.0.15");
	ck_assert_int_eq(xml_count(s.text, "DBEngineVersion"), 0);
	world.fleet_fake.builds = old;
	world.fleet_fake.n_builds = 1;
	s = say_form(&me, VERSIONS "&EngineVersion=8.0.15");
	ck_assert_int_eq(xml_count(s.text, "DBEngineVersion"), 1);
	ck_xml(s, "Status", "available");
	world.fleet_fake.n_builds = 0;
	s = say_form(&me, VERSIONS "&EngineVersion=8.0.46");
	ck_xml(s, "TagList", "");
	world.fleet_fake.n_builds = 1;
	world.fleet.strict = true;
	s = say_form(&me, VERSIONS "&EngineVersion=8.0.46");
	ck_assert_ptr_nonnull(strstr(s.text, RUNS));
	s = say_form(&me, VERSIONS "&EngineVersion=8.4.11");
	ck_assert_ptr_null(strstr(s.text, RUNS));
}
END_TEST

START_TEST(major_versions_have_their_time)
{
	struct said s = say_form(&me, MAJORS "&Engine=mysql&"
	    "MajorEngineVersion=8.0");

	ck_ok(s);
	ck_assert_int_eq(xml_count(s.text, "DBMajorEngineVersion"), 1);
	ck_assert_int_eq(xml_count(s.text, "SupportedEngineLifecycle"), 2);
	ck_xml(s, "LifecycleSupportName",
	    "open-source-rds-standard-support");
	ck_xml(s, "LifecycleSupportStartDate", "2018-10-23T00:00:00.000Z");
	s = say_form(&me, MAJORS "&Engine=mariadb");
	ck_assert_int_eq(xml_count(s.text, "DBMajorEngineVersion"), 7);
	ck_assert_int_eq(xml_count(s.text, "SupportedEngineLifecycle"), 7);
}
END_TEST

START_TEST(options_are_narrowed)
{
	static const struct { const char *form; int n; } cases[] = {
		{ "&DBInstanceClass=db.m8i.48xlarge", 5 },
		{ "&DBInstanceClass=db.nix.large", 0 },
		{ "&DBInstanceClass=db.t3.micro&Vpc=true", 5 },
		{ "&DBInstanceClass=db.t3.micro&Vpc=false", 0 },
		{ "&DBInstanceClass=db.t3.micro&LicenseModel="
		    "general-public-license", 5 },
		{ "&DBInstanceClass=db.t3.micro&LicenseModel="
		    "bring-your-own-license", 0 },
	};
	struct said s = say_form(&me, OPTIONS "&Engine=mysql&EngineVersion="
	    "8.4.11%s", cases[_i].form);

	ck_ok(s);
	ck_assert_int_eq(xml_count(s.text, "OrderableDBInstanceOption"),
	    cases[_i].n);
	if (cases[_i].n > 0) {
		ck_xml(s, "EngineVersion", "8.4.11");
		ck_xml(s, "StorageType", "gp2");
		ck_xml(s, "MinStorageSize", "20");
	}
}
END_TEST

/* --- from one to another -------------------------------------------------- */

static const struct {
	const char *engine, *from, *to;
	enum { NEVER, MINOR, MAJOR } is;
} upgrades[] = {
	{ "mysql", "8.0.33", "8.0.40", MINOR },
	{ "mysql", "8.0.33", "8.0.33", NEVER },
	{ "mysql", "8.0.40", "8.0.33", NEVER },
	{ "mysql", "8.0.9", "8.0.33", NEVER },		/* there is none */
	{ "mysql", "8.0.40", "8.4.3", MAJOR },
	{ "mysql", "5.7.44", "8.0.40", MAJOR },
	{ "mysql", "5.7.44", "8.4.3", NEVER },
	{ "mysql", "8.4.3", "8.0.40", NEVER },
	{ "mariadb", "10.6.10", "10.6.9", NEVER },
	{ "mariadb", "10.6.9", "10.6.10", MINOR },
	{ "mariadb", "10.6.9", "11.8.3", MAJOR },
	{ "mariadb", "11.4.3", "10.11.6", NEVER },
	{ "aurora-mysql", "8.0.mysql_aurora.3.04.1",
	    "8.0.mysql_aurora.3.04.2", MINOR },
	{ "aurora-mysql", "8.0.mysql_aurora.3.09.1",
	    "8.0.mysql_aurora.3.10.0", MINOR },
	{ "aurora-mysql", "8.0.mysql_aurora.3.10.0",
	    "8.0.mysql_aurora.3.09.1", NEVER },
	{ "aurora-mysql", "5.7.mysql_aurora.2.11.5",
	    "8.0.mysql_aurora.3.04.0", MAJOR },
};

START_TEST(an_upgrade_goes_forward)
{
	bool major = false;
	bool may = known_upgrade(known_engine(upgrades[_i].engine),
	    upgrades[_i].from, upgrades[_i].to, &major);

	ck_assert_int_eq(!may ? NEVER : major ? MAJOR : MINOR,
	    upgrades[_i].is);
}
END_TEST

/* What a parameter group is of, whatever runs. */
START_TEST(each_version_has_a_family)
{
	static const struct { const char *engine, *version, *family; } all[] = {
		{ "mysql", "8.0.33", "mysql8.0" },
		{ "mysql", "8.0", "mysql8.0" },
		{ "mysql", "9.7.4", "mysql8.4" },
		{ "mysql", "10.11.6", "mysql8.4" },
		{ "mysql", NULL, "mysql8.4" },
		{ "mariadb", "10.11.6", "mariadb10.11" },
		{ "aurora-mysql", "8.0.mysql_aurora.3.05.2",
		    "aurora-mysql8.0" },
		{ "aurora-mysql", "5.7.44", "aurora-mysql5.7" },
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(all); i++) {
		const struct known_engine *e = known_engine(all[i].engine);

		ck_assert_str_eq(known_family(me.arena, e,
		    known_major_of(e, all[i].version)),
		    all[i].family);
	}
}
END_TEST

/* --- what runs ------------------------------------------------------------ */

static void
until_available(const char *form)
{
	int64_t until = kt_mono_ms() + 60 * KT_SECOND;
	struct said s;

	do {
		kt_sleep_ms(1);
		s = say_form(&me, "%s", form);
		ck_assert_int_lt(kt_mono_ms(), until);
	} while (strstr(s.text, "Status>available") == NULL);
}

/*
 * What is asked for, and serves it; what is shown of it, and the tag (NULL:
 * none).
 */
static const struct {
	const char *engine, *title, *serves;
	const char *shown, *runs;
} cases[] = {
	{ "mysql&EngineVersion=8.0", "MySQL", "8.0.33", "8.0.33", NULL },
	{ "mysql&EngineVersion=8.0.33", "MySQL", "8.0.33", "8.0.33", NULL },
	{ "mysql&EngineVersion=8.0.40", "MySQL", "8.0.33", "8.0.40",
	    "MySQL 8.0.33" },
	{ "mysql&EngineVersion=8.4", "MySQL", "8.0.33", "8.4.11",
	    "MySQL 8.0.33" },
	{ "mysql&EngineVersion=8.0", "MariaDB", "10.11.6", "8.0.46",
	    "MariaDB 10.11.6" },
	{ "mysql", "MariaDB", "10.11.6", "8.4.11", "MariaDB 10.11.6" },
	{ "mysql", "MySQL", "9.7.4", "8.4.11", "MySQL 9.7.4" },
	{ "mysql", "MySQL", "8.0.33", "8.0.33", NULL },
	{ "mariadb&EngineVersion=10.11", "MariaDB", "10.11.6", "10.11.6",
	    NULL },
	{ "mariadb&EngineVersion=10.11.6", "MariaDB", "10.11.6", "10.11.6",
	    NULL },
};

/* Told once, and not at the next start. */
static void
check_event(const char *id, const char *says)
{
	struct said s = say_form(&me, "Action=DescribeEvents&"
	    "EventCategories.EventCategory.1=notification");

	ck_ok(s);
	ck_assert_int_eq(xml_count(s.text, "Event"), says != NULL);
	if (says == NULL)
		return;
	ck_xml(s, "SourceIdentifier", id);
	ck_xml(s, "Message", says);
}

static void
check_tags(const char *form, const char *element, const char *runs)
{
	struct said s = say_form(&me, "%s", form);

	ck_ok(s);
	ck_xml(s, element, runs == NULL ? "<Tag><Key>k</Key><Value>v</Value>"
	    "</Tag>" : kt_arena_printf(me.arena, "<Tag><Key>k</Key><Value>v"
	    "</Value></Tag><Tag><Key>" RUNS "</Key><Value>%s</Value></Tag>",
	    runs));
}

START_TEST(what_runs_is_told_where_it_is_another)
{
	static const char describe[] = "Action=DescribeDBInstances&"
	    "DBInstanceIdentifier=i";
	static const char list[] = "Action=ListTagsForResource&ResourceName="
	    "arn:aws:rds:" REGION ":" ACCOUNT ":db:i";
	const struct kt_db_build build = { .title = cases[_i].title,
	    .version = cases[_i].serves, .where = "/there" };
	const char *wish = strchr(cases[_i].engine, '=');
	struct said s;

	world.fleet_fake.builds = &build;
	world.fleet_fake.n_builds = 1;
	world.fleet_fake.title = cases[_i].title;
	world.fleet_fake.serves = cases[_i].serves;
	fleet_fake_hold(&world.fleet_fake, true);
	world_run(&world);
	s = say_form(&me, INSTANCE "%s&Tags.Tag.1.Key=k&Tags.Tag.1.Value=v",
	    cases[_i].engine);
	ck_ok(s);
	ck_xml(s, "EngineVersion", cases[_i].shown);
	fleet_fake_hold(&world.fleet_fake, false);
	until_available(describe);
	s = say_form(&me, "%s", describe);
	ck_xml(s, "EngineVersion", cases[_i].shown);
	check_tags(describe, "TagList", cases[_i].runs);
	check_tags(list, "TagList", cases[_i].runs);
	/* the same after a restart */
	world_stop(&world);
	world_resume(&world);
	world_run(&world);
	until_available(describe);
	check_tags(describe, "TagList", cases[_i].runs);
	check_event("i", cases[_i].runs == NULL ? NULL :
	    kt_arena_printf(me.arena, "%s serves engine mysql%s%s",
	    cases[_i].runs, wish != NULL ? ", asked for as " : "",
	    wish != NULL ? wish + 1 : ""));
	s = say_form(&me, "Action=RemoveTagsFromResource&ResourceName="
	    "arn:aws:rds:" REGION ":" ACCOUNT ":db:i&TagKeys.member.1=" RUNS);
	ck_assert_str_eq(s.code, "InvalidParameterValue");
}
END_TEST

/* Aurora is never what runs. */
START_TEST(a_cluster_tells_it_too)
{
	static const char describe[] = "Action=DescribeDBClusters";
	struct said s;

	world.fleet_fake.title = "MySQL";
	world.fleet_fake.serves = "8.0.33";
	world_run(&world);
	s = say_form(&me, CLUSTER "aurora-mysql&EngineVersion="
	    "8.0.mysql_aurora.3.05.2&Tags.Tag.1.Key=k&Tags.Tag.1.Value=v");
	ck_ok(s);
	until_available(describe);
	check_tags(describe, "TagList", "MySQL 8.0.33");
	check_tags("Action=ListTagsForResource&ResourceName=arn:aws:rds:" REGION
	    ":" ACCOUNT ":cluster:c", "TagList", "MySQL 8.0.33");
	check_event("c", "MySQL 8.0.33 serves engine aurora-mysql, asked for as "
	    "8.0.mysql_aurora.3.05.2");
	s = say_form(&me, describe);
	ck_xml(s, "EngineVersion", "8.0.mysql_aurora.3.05.2");
}
END_TEST

/*
 * What a cluster and one of it are asked for, and what both are shown as; NULL:
 * the one is refused.
 */
static const struct {
	const char *cluster, *member, *shown;
} members[] = {
	{ "", "", "8.0.mysql_aurora.3.12.0" },
	{ "", "&EngineVersion=8.0.mysql_aurora.3.12.0",
	    "8.0.mysql_aurora.3.12.0" },
	{ "", "&EngineVersion=8.0.mysql_aurora.3.05.2", NULL },
	{ "&EngineVersion=8.0", "&EngineVersion=8.0",
	    "8.0.mysql_aurora.3.12.0" },
	{ "&EngineVersion=8.0", "&EngineVersion=8.0.mysql_aurora.3.12.0",
	    "8.0.mysql_aurora.3.12.0" },
	{ "&EngineVersion=8.0.mysql_aurora.3.05.2", "",
	    "8.0.mysql_aurora.3.05.2" },
	{ "&EngineVersion=8.0.mysql_aurora.3.05.2", "&EngineVersion=8.0",
	    NULL },
	{ "&EngineVersion=5.7", "&EngineVersion=5.7",
	    "5.7.mysql_aurora.2.12.5" },
};

START_TEST(a_cluster_is_of_an_aurora)
{
	struct said s;

	world.fleet_fake.title = "MySQL";
	world.fleet_fake.serves = "8.0.33";
	world_run(&world);
	s = say_form(&me, CLUSTER "aurora-mysql%s", members[_i].cluster);
	ck_ok(s);
	if (members[_i].shown != NULL)
		ck_xml(s, "EngineVersion", members[_i].shown);
	s = say_form(&me, "Action=CreateDBInstance&DBInstanceIdentifier=m&"
	    "DBInstanceClass=db.r6g.large&Engine=aurora-mysql&"
	    "DBClusterIdentifier=c%s", members[_i].member);
	if (members[_i].shown == NULL) {
		ck_assert_str_eq(s.code, "InvalidParameterCombination");
		return;
	}
	ck_ok(s);
	until_available("Action=DescribeDBClusters");
	s = say_form(&me, "Action=DescribeDBClusters");
	ck_xml(s, "EngineVersion", members[_i].shown);
	s = say_form(&me, "Action=DescribeDBInstances");
	ck_xml(s, "EngineVersion", members[_i].shown);
	ck_assert_ptr_nonnull(strstr(s.text, RUNS));
}
END_TEST

/* As its ValidUpgradeTarget says: one major version at a time. */
START_TEST(an_instance_is_upgraded_along_the_path)
{
	static const char modify[] = "Action=ModifyDBInstance&"
	    "DBInstanceIdentifier=i&ApplyImmediately=true&"
	    "AllowMajorVersionUpgrade=true&EngineVersion=";
	struct said s;

	world.fleet_fake.title = "MySQL";
	world.fleet_fake.serves = "5.7.44";
	world_run(&world);
	s = say_form(&me, INSTANCE "mysql&EngineVersion=5.7");
	ck_ok(s);
	until_available("Action=DescribeDBInstances");
	s = say_form(&me, "%s8.4.3", modify);
	ck_refused(s, "InvalidParameterCombination",
	    "Cannot find upgrade path from 5.7.44 to 8.4.3.");
	world.fleet_fake.serves = "8.0.40";
	s = say_form(&me, "%s8.0.40", modify);
	ck_ok(s);
	until_available("Action=DescribeDBInstances");
	ck_assert_str_eq(world.fleet_fake.version, "8.0.40");
	s = say_form(&me, "Action=DescribeDBInstances");
	ck_xml(s, "EngineVersion", "8.0.40");
	ck_assert_ptr_null(strstr(s.text, RUNS));
}
END_TEST

#define HERE " here, and keyturn was told not to run another " \
	"(--engine-strict). There is: MariaDB 10.11.6, MySQL 8.0.33."

START_TEST(strict_refuses_what_is_not_there)
{
	static const struct { const char *form, *text; } strict[] = {
		{ INSTANCE "mysql&EngineVersion=8.0", NULL },
		{ INSTANCE "mysql&EngineVersion=8.0.40", NULL },
		{ INSTANCE "mysql", NULL },
		{ INSTANCE "mysql&EngineVersion=8.4", "Cannot find version 8.4 "
		    "for mysql" HERE },
		{ INSTANCE "mysql&EngineVersion=9.9",
		    "Cannot find version 9.9 for mysql" },
		{ CLUSTER "aurora-mysql&EngineVersion="
		    "8.0.mysql_aurora.3.05.2", NULL },
		{ CLUSTER "aurora-mysql&EngineVersion=5.7", "Cannot find "
		    "version 5.7 for aurora-mysql" HERE },
	};
	static const struct kt_db_build other = { .title = "MariaDB",
	    .version = "10.11.6", .stands_in = true };
	struct said s;

	world.fleet.strict = true;
	s = say_form(&me, "%s", strict[_i].form);
	if (strict[_i].text == NULL)
		ck_ok(s);
	else
		ck_refused(s, "InvalidParameterCombination", strict[_i].text);
	world.fleet_fake.builds = &other;
	world.fleet_fake.n_builds = 1;
	s = say_form(&me, INSTANCE "mysql");
	ck_refused(s, "InvalidParameterCombination", "Cannot find mysql here, "
	    "and keyturn was told not to run another (--engine-strict). There "
	    "is: MariaDB 10.11.6.");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rds_versions");
	TCase *tc = tcase_create("rds_versions");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, versions_are_listed, 0, N_ELEMENTS(lists));
	tcase_add_loop_test(tc, a_question_may_be_refused, 0,
	    N_ELEMENTS(refused));
	tcase_add_loop_test(tc, pages_lead_to_all, 0, 4);
	tcase_add_test(tc, a_version_is_told_whole);
	tcase_add_test(tc, what_is_here_is_available);
	tcase_add_test(tc, major_versions_have_their_time);
	tcase_add_loop_test(tc, options_are_narrowed, 0, 6);
	tcase_add_loop_test(tc, an_upgrade_goes_forward, 0,
	    N_ELEMENTS(upgrades));
	tcase_add_test(tc, each_version_has_a_family);
	tcase_add_loop_test(tc, what_runs_is_told_where_it_is_another, 0,
	    N_ELEMENTS(cases));
	tcase_add_test(tc, a_cluster_tells_it_too);
	tcase_add_loop_test(tc, a_cluster_is_of_an_aurora, 0,
	    N_ELEMENTS(members));
	tcase_add_test(tc, an_instance_is_upgraded_along_the_path);
	tcase_add_loop_test(tc, strict_refuses_what_is_not_there, 0, 7);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
