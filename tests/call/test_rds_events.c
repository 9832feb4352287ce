/* What RDS tells of an instance that is changed, restarted and backed up. */
#include <string.h>

#include "tests/support/world.h"
#include "tests/support/xml.h"

#define MODIFY "Action=ModifyDBInstance&DBInstanceIdentifier=i&" \
	"ApplyImmediately=true"
#define LATER "Action=ModifyDBInstance&DBInstanceIdentifier=i"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	world.fleet = fleet_fake_with_snapshots(&world.fleet_fake);
	world.server.describe_wait = 30 * KT_SECOND;
	world_run(&world);
	client_begin(&me, &world);
	ck_ok(say_form(&me, "Action=CreateDBParameterGroup&"
	    "DBParameterGroupName=g&DBParameterGroupFamily=mysql8.0&"
	    "Description=d"));
	ck_ok(say_form(&me, "Action=CreateDBInstance&DBInstanceIdentifier=i&"
	    "DBInstanceClass=db.t3.micro&Engine=mysql&EngineVersion=8.0&"
	    "MasterUsername=admin&MasterUserPassword=long-enough&"
	    "AllocatedStorage=20"));
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static void
settle(void)
{
	struct said s = say_form(&me, "Action=DescribeDBInstances");

	ck_assert_str_eq(xml_find(me.arena, s.text, "DBInstanceStatus"),
	    "available");
}

/* All that is told of it after its creation, a line each. */
static const char *
told(void)
{
	struct said s = say_form(&me, "Action=DescribeEvents&SourceType="
	    "db-instance&SourceIdentifier=i&EventCategories.EventCategory.1="
	    "configuration%%20change&EventCategories.EventCategory.2="
	    "availability&EventCategories.EventCategory.3=backup");
	const char *at = s.text;
	struct kt_buf b;

	ck_ok(s);
	kt_buf_init(&b, me.arena);
	while ((at = strstr(at, "<Message>")) != NULL) {
		at += strlen("<Message>");
		kt_buf_add(&b, at, strcspn(at, "<"));
		kt_buf_char(&b, '\n');
	}
	kt_buf_char(&b, '\0');
	return b.p;
}

static const struct {
	const char *forms[2];	/* asked in this order */
	const char *told;
} rows[] = {
	{ { MODIFY "&DBInstanceClass=db.m5.large" },
	    "Applying modification to database instance class\n"
	    "Finished applying modification to DB instance class\n" },
	{ { LATER "&DBInstanceClass=db.m5.large" }, "" },
	{ { LATER "&DBInstanceClass=db.m5.large", MODIFY },
	    "Applying modification to database instance class\n"
	    "Finished applying modification to DB instance class\n" },
	{ { MODIFY "&DBInstanceClass=db.t3.micro" }, "" },
	{ { MODIFY "&AllocatedStorage=40" },
	    "Applying modification to allocated storage\n"
	    "Finished applying modification to allocated storage\n" },
	{ { MODIFY "&MultiAZ=true" }, "Applying modification to convert to a "
	    "Multi-AZ DB Instance\nFinished applying modification to convert "
	    "to a Multi-AZ DB Instance\n" },
	{ { MODIFY "&MultiAZ=false" }, "" },
	{ { MODIFY "&BackupRetentionPeriod=0" },
	    "Disabled automated backups\n" },
	{ { MODIFY "&BackupRetentionPeriod=7" }, "" },
	{ { MODIFY "&BackupRetentionPeriod=0",
	    MODIFY "&BackupRetentionPeriod=7" },
	    "Disabled automated backups\nEnabled automated backups\n" },
	{ { MODIFY "&DBParameterGroupName=g" },
	    "Updated to use DBParameterGroup g\n"
	    "Finished updating DB parameter group\n" },
	{ { MODIFY "&DBInstanceClass=db.m5.large&PromotionTier=16" }, "" },
	{ { "Action=RebootDBInstance&DBInstanceIdentifier=i" },
	    "DB instance shutdown\nDB instance restarted\n" },
	{ { "Action=CreateDBSnapshot&DBInstanceIdentifier=i&"
	    "DBSnapshotIdentifier=s" },
	    "Backing up DB instance\nFinished DB Instance backup\n" },
};

START_TEST(it_is_told_what_becomes_of_it)
{
	size_t i;

	settle();
	for (i = 0; i < 2 && rows[_i].forms[i] != NULL; i++) {
		(void)say_form(&me, "%s", rows[_i].forms[i]);
		settle();
	}
	ck_assert_str_eq(told(), rows[_i].told);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rds_events");
	TCase *tc = tcase_create("events");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, it_is_told_what_becomes_of_it, 0,
	    N_ELEMENTS(rows));
	suite_add_tcase(s, tc);
	return suite_run(s);
}
