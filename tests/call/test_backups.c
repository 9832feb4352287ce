/*
 * Automated backups: those that outlive what they are of; and tags of their own,
 * which TagSpecifications give.
 */
#include <string.h>

#include "store/thing.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

#define TAGS(type, key) "&TagSpecifications.item.1.ResourceType=" type \
	"&TagSpecifications.item.1.Tags.Tag.1.Key=" key \
	"&TagSpecifications.item.1.Tags.Tag.1.Value=v"
#define OF_INSTANCE TAGS("auto-backup", "own")
#define OF_CLUSTER TAGS("cluster-auto-backup", "own")
#define INSTANCE "&DBInstanceClass=db.t3.micro&Engine=mysql&" \
	"MasterUsername=admin&MasterUserPassword=long-enough&" \
	"AllocatedStorage=20&Tags.Tag.1.Key=parents&Tags.Tag.1.Value=p"
#define CLUSTER "&Engine=aurora-mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough&Tags.Tag.1.Key=parents&" \
	"Tags.Tag.1.Value=p"
#define DAY (24 * INT64_C(3600000))

static const struct family {
	const char *noun, *type, *rest, *own;
} families[] = {
	{ "DBInstance", "auto-backup", INSTANCE, OF_INSTANCE },
	{ "DBCluster", "cluster-auto-backup", CLUSTER, OF_CLUSTER },
};

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	world.fleet = fleet_fake_with_snapshots(&world.fleet_fake);
	world.server.describe_wait = 30 * KT_SECOND;
	client_begin(&me, &world);
	world_run(&world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static struct said
make(const struct family *f, const char *name, const char *more)
{
	struct said s = say_form(&me, "Action=Create%s&%sIdentifier=%s%s%s",
	    f->noun, f->noun, name, f->rest, more);

	if (s.code == NULL)
		ck_ok(say_form(&me, "Action=Describe%ss", f->noun));
	return s;
}

static const char *
field(const char *form, const char *element)
{
	struct said s = say_form(&me, "%s", form);
	const char *is;

	ck_ok(s);
	is = xml_find(me.arena, s.text, element);
	return is != NULL ? is : "";
}

static const char *
shown(const struct family *f, const char *element)
{
	return field(kt_arena_printf(me.arena,
	    "Action=Describe%sAutomatedBackups", f->noun), element);
}

static const char *
listed(const char *arn)
{
	return field(kt_arena_printf(me.arena, "Action=ListTagsForResource&"
	    "ResourceName=%s", arn), "Key");
}

static const char *
arn_of(const struct family *f)
{
	return shown(f, kt_arena_printf(me.arena, "%sAutomatedBackupsArn",
	    f->noun));
}

START_TEST(those_given_are_the_backups_alone)
{
	const struct family *f = &families[_i];
	const char *arn;

	ck_ok(make(f, "x", f->own));
	ck_assert_str_eq(shown(f, "Key"), "own");
	arn = arn_of(f);
	ck_assert_str_eq(listed(arn), "own");
	ck_assert_str_eq(field(kt_arena_printf(me.arena,
	    "Action=Describe%ss", f->noun), "Key"), "parents");
	ck_ok(say_form(&me, "Action=RemoveTagsFromResource&ResourceName=%s&"
	    "TagKeys.member.1=own", arn));
	ck_assert_str_eq(listed(arn), "parents");
	ck_ok(say_form(&me, "Action=AddTagsToResource&ResourceName=%s&"
	    "Tags.Tag.1.Key=later&Tags.Tag.1.Value=l", arn));
	ck_assert_str_eq(shown(f, "Key"), "later");
}
END_TEST

/* With all that is due meanwhile. */
static void
advance(int64_t ms)
{
	const struct kt_conductor *c = &world.server.conductor;
	const struct kt_advance by = { .to = world_now(&world) + ms };
	struct kt_passed out;

	ck_assert_int_eq(c->advance(c->self, &by, me.arena, &out), 0);
}

/* Nobody may see them any more, but are they there? */
static bool
lie(const char *arn)
{
	const struct thing_shelf shelf = { ACCOUNT, REGION, "rds:tags" };
	struct store_tx *tx = store_read_begin(world.server.store, me.arena);
	struct thing t;
	enum store_rc rc;

	ck_assert_ptr_nonnull(tx);
	rc = store_thing_get(tx, &shelf, arn, &t);
	ck_assert_int_ne(rc, STORE_FAILED);
	store_read_end(world.server.store, tx);
	return rc == STORE_OK;
}

START_TEST(they_go_with_it)
{
	const struct family *f = &families[_i];
	const char *arn;

	ck_ok(make(f, "x", f->own));
	arn = arn_of(f);
	advance(DAY);
	ck_assert(lie(arn));
	ck_ok(say_form(&me, "Action=Delete%s&%sIdentifier=x&"
	    "SkipFinalSnapshot=true", f->noun, f->noun));
	advance(KT_SECOND);
	ck_assert(!lie(arn));
}
END_TEST

START_TEST(they_go_when_the_last_retained_one_does)
{
	const struct family *f = &families[_i];
	const char *arn;

	ck_ok(make(f, "x", f->own));
	arn = arn_of(f);
	advance(DAY);
	ck_ok(say_form(&me, "Action=Delete%s&%sIdentifier=x&"
	    "SkipFinalSnapshot=true&DeleteAutomatedBackups=false", f->noun,
	    f->noun));
	advance(KT_SECOND);
	ck_assert(lie(arn));
	advance(2 * DAY);
	ck_assert(!lie(arn));
}
END_TEST

START_TEST(they_stay_as_long_as_it)
{
	const struct family *f = &families[_i];
	const char *arn, *id;

	ck_ok(make(f, "x", f->own));
	arn = arn_of(f);
	id = shown(f, _i == 0 ? "DbiResourceId" : "DbClusterResourceId");
	advance(DAY);
	ck_ok(say_form(&me, "Action=Delete%s&%sIdentifier=x&"
	    "SkipFinalSnapshot=true&DeleteAutomatedBackups=false", f->noun,
	    f->noun));
	advance(KT_SECOND);
	ck_assert_str_eq(shown(f, "Status"), "retained");
	ck_assert_str_eq(shown(f, "Key"), "own");
	ck_ok(say_form(&me, "Action=Delete%sAutomatedBackup&%s=%s", f->noun,
	    _i == 0 ? "DbiResourceId" : "DbClusterResourceId", id));
	ck_assert_str_eq(say_form(&me, "Action=ListTagsForResource&"
	    "ResourceName=%s", arn).code, _i == 0 ?
	    "DBInstanceAutomatedBackupNotFound" :
	    "DBClusterAutomatedBackupNotFoundFault");
	ck_assert(!lie(arn));
}
END_TEST

/* --- which outlive it ------------------------------------------------------- */

static int
automated(const struct family *f)
{
	struct said s = say_form(&me, "Action=Describe%sSnapshots&"
	    "SnapshotType=automated", f == &families[0] ? "DB" : "DBCluster");

	ck_ok(s);
	return (int)xml_count(s.text, f == &families[0] ? "DBSnapshot" :
	    "DBClusterSnapshot");
}

static void
delete(const struct family *f, const char *how)
{
	ck_ok(say_form(&me, "Action=Delete%s&%sIdentifier=x&%s", f->noun,
	    f->noun, how));
}

START_TEST(one_that_is_being_taken_outlives_it_as_well)
{
	const struct family *f = &families[_i % 2];
	bool retained = _i < 2;

	ck_ok(make(f, "x", ""));
	world.fleet_fake.snapshots_held = true;
	fleet_fake_hold(&world.fleet_fake, true);
	world_pass(&world, DAY);
	fleet_fake_until_waiting(&world.fleet_fake);
	delete(f, retained ? "SkipFinalSnapshot=true&"
	    "DeleteAutomatedBackups=false" : "SkipFinalSnapshot=true");
	fleet_fake_hold(&world.fleet_fake, false);
	advance(KT_SECOND);
	ck_assert_int_eq(automated(f), retained);
	ck_assert_str_eq(shown(f, "Status"), retained ? "retained" : "");
	advance(2 * DAY);
	ck_assert_int_eq(automated(f), 0);
}
END_TEST

/* Its final snapshot failed, and it lives on: they are its again. */
START_TEST(those_of_what_is_not_deleted_stay_its_own)
{
	const struct family *f = &families[_i];

	ck_ok(make(f, "x", ""));
	advance(DAY);
	world.fleet_fake.snapshot_rc = KT_FLEET_FAILED;
	delete(f, "DeleteAutomatedBackups=false&"
	    "FinalDBSnapshotIdentifier=last");
	advance(KT_SECOND);
	world.fleet_fake.snapshot_rc = KT_FLEET_OK;
	ck_assert_int_eq(automated(f), 1);
	delete(f, "SkipFinalSnapshot=true");
	advance(KT_SECOND);
	ck_assert_int_eq(automated(f), 0);
}
END_TEST

/* --- misuse ----------------------------------------------------------------- */

static const struct {
	const char *form, *code;
} cases[] = {
	{ "Action=CreateDBInstance&DBInstanceIdentifier=y" INSTANCE
	    TAGS("cluster-auto-backup", "k"), "InvalidParameterValue" },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=y" INSTANCE
	    "&TagSpecifications.item.1.Tags.Tag.1.Key=k",
	    "InvalidParameterValue" },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=y" INSTANCE
	    TAGS("auto-backup", "aws:k"), "InvalidParameterValue" },
	{ "Action=CreateDBCluster&DBClusterIdentifier=y" CLUSTER
	    OF_INSTANCE, "InvalidParameterValue" },
	{ "Action=CreateDBInstance&DBInstanceIdentifier=y&"
	    "DBInstanceClass=db.t3.medium&Engine=aurora-mysql&"
	    "DBClusterIdentifier=c" OF_INSTANCE,
	    "InvalidParameterCombination" },
	{ "Action=ModifyDBInstance&DBInstanceIdentifier=x"
	    TAGS("og", "k"), "InvalidParameterValue" },
	{ "Action=CopyDBSnapshot&SourceDBSnapshotIdentifier=s&"
	    "TargetDBSnapshotIdentifier=t" TAGS("og", "k"),
	    "InvalidParameterCombination" },
	{ "Action=RestoreDBInstanceFromDBSnapshot&DBSnapshotIdentifier=s&"
	    "DBInstanceIdentifier=y" OF_CLUSTER, "InvalidParameterValue" },
};

static void
make_all(void)
{
	ck_ok(make(&families[0], "x", ""));
	ck_ok(make(&families[1], "c", ""));
	ck_ok(say_form(&me, "Action=CreateDBSnapshot&DBInstanceIdentifier=x&"
	    "DBSnapshotIdentifier=s"));
	ck_ok(say_form(&me, "Action=DescribeDBSnapshots"));
	ck_ok(say_form(&me, "Action=DescribeDBInstances"));
}

START_TEST(those_of_another_kind_are_refused)
{
	struct said s;

	make_all();
	s = say_form(&me, "%s", cases[_i].form);
	ck_assert_msg(s.code != NULL && strcmp(s.code, cases[_i].code) == 0,
	    "%s", s.text);
	ck_assert_str_eq(shown(&families[0], "Key"), "parents");
}
END_TEST

START_TEST(a_change_and_a_restore_give_them)
{
	make_all();
	ck_ok(say_form(&me, "Action=ModifyDBInstance&DBInstanceIdentifier=x"
	    OF_INSTANCE));
	ck_assert_str_eq(shown(&families[0], "Key"), "own");
	ck_ok(say_form(&me, "Action=RestoreDBInstanceFromDBSnapshot&"
	    "DBSnapshotIdentifier=s&DBInstanceIdentifier=a"
	    TAGS("auto-backup", "restored")));
	ck_assert_str_eq(shown(&families[0], "Key"), "restored");
	ck_ok(say_form(&me, "Action=RestoreDBClusterFromSnapshot&"
	    "SnapshotIdentifier=arn:aws:rds:" REGION ":" ACCOUNT ":snapshot:s&"
	    "Engine=aurora-mysql&DBClusterIdentifier=a"
	    TAGS("cluster-auto-backup", "restored")));
	ck_assert_str_eq(shown(&families[1], "Key"), "restored");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("backups");
	TCase *tc = tcase_create("backups");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, those_given_are_the_backups_alone, 0, 2);
	tcase_add_loop_test(tc, they_stay_as_long_as_it, 0, 2);
	tcase_add_loop_test(tc, they_go_with_it, 0, 2);
	tcase_add_loop_test(tc, they_go_when_the_last_retained_one_does, 0,
	    2);
	tcase_add_loop_test(tc, one_that_is_being_taken_outlives_it_as_well,
	    0, 4);
	tcase_add_loop_test(tc, those_of_what_is_not_deleted_stay_its_own, 0,
	    2);
	tcase_add_loop_test(tc, those_of_another_kind_are_refused, 0,
	    N_ELEMENTS(cases));
	tcase_add_test(tc, a_change_and_a_restore_give_them);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
