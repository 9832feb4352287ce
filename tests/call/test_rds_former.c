/* What a former keyturn has kept is no reason to refuse a Modify of today. */
#include <string.h>

#include "store/tables.h"
#include "tests/support/world.h"

static struct world world;
static struct client me;

#define INSTANCE "Action=CreateDBInstance&DBInstanceIdentifier=i&" \
	"DBInstanceClass=db.t3.micro&Engine=mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough&AllocatedStorage=400&EngineVersion=" \
	"8.0.35"
#define CLUSTER "Action=CreateDBCluster&DBClusterIdentifier=c&" \
	"Engine=aurora-mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough"
#define MODIFY "Action=ModifyDBInstance&DBInstanceIdentifier=i"
#define AT_ONCE "&ApplyImmediately=true"

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	world_run(&world);
	world.server.describe_wait = 10 * KT_SECOND;
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

/* Before what is kept now: it is no empty object, or it is. */
static const char *
with_former(const char *former, const char *kept)
{
	return kt_arena_join(me.arena, former, kept[1] == '}' ? "" : ",",
	    kept + 1, NULL);
}

static int
write_former(struct store_tx *tx, void *unused)
{
	struct db_page page = { .account = ACCOUNT, .region = REGION,
	    .limit = 10 };
	struct db_instance *all;
	struct db_cluster *clusters;
	size_t n, m;

	(void)unused;
	if (store_instances(tx, &page, &all, &n) != STORE_OK ||
	    store_clusters(tx, &page, &clusters, &m) != STORE_OK || n != 1 ||
	    m != 1)
		return -1;
	all[0].kept = with_former("{\"NetworkType\":\"TRIPLE\",\"Iops\":5,"
	    "\"StorageType\":\"gp3\"", all[0].kept);
	clusters[0].kept = with_former("{\"NetworkType\":\"TRIPLE\","
	    "\"StorageType\":\"old\",\"ServerlessV2ScalingConfiguration\":"
	    "{\"MinCapacity\":1.0,\"MaxCapacity\":2.0}", clusters[0].kept);
	return store_instance_save(tx, &all[0]) == STORE_OK &&
	    store_cluster_save(tx, &clusters[0]) == STORE_OK ? 0 : -1;
}

#define MODIFY_CLUSTER "Action=ModifyDBCluster&DBClusterIdentifier=c"

/* What it gives, and what it is refused for: NULL: it is not. */
static const struct { const char *form, *message; } formers[] = {
	{ MODIFY "&CopyTagsToSnapshot=true", NULL },
	{ MODIFY "&DBInstanceClass=db.m5.large" AT_ONCE, NULL },
	{ MODIFY "&NetworkType=DUAL", NULL },
	{ MODIFY "&NetworkType=QUAD", "Invalid network type: QUAD" },
	{ MODIFY "&MaxAllocatedStorage=1000", "Invalid iops for engine name "
	    "mysql and storage type gp3: 5" },
	{ MODIFY "&AllocatedStorage=500&Iops=13000" AT_ONCE, NULL },
	{ MODIFY_CLUSTER "&DeletionProtection=true", NULL },
	{ MODIFY_CLUSTER "&NetworkType=QUAD", "Invalid network type: QUAD" },
	{ MODIFY_CLUSTER "&StorageType=aurora-iopt1" AT_ONCE, NULL },
	{ MODIFY_CLUSTER "&ServerlessV2ScalingConfiguration.MinCapacity=5&"
	    "ServerlessV2ScalingConfiguration.MaxCapacity=2", "Serverless v2 "
	    "minimum capacity 5.0 can't be more than the maximum capacity "
	    "2.0." },
};

START_TEST(it_is_refused_for_what_it_gives_alone)
{
	struct said s;

	ck_ok(say_form(&me, INSTANCE));
	ck_ok(say_form(&me, CLUSTER));
	s = say_form(&me, "Action=DescribeDBInstances");
	ck_xml(s, "DBInstanceStatus", "available");
	s = say_form(&me, "Action=DescribeDBClusters");
	ck_xml(s, "Status", "available");
	ck_assert_int_eq(store_write_wait(world.server.store, me.arena,
	    write_former, NULL), 0);
	s = say_form(&me, "%s", formers[_i].form);
	if (formers[_i].message == NULL)
		ck_ok(s);
	else
		ck_assert_str_eq(s.message, formers[_i].message);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rds_former");
	TCase *tc = tcase_create("rds_former");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, it_is_refused_for_what_it_gives_alone, 0,
	    N_ELEMENTS(formers));
	suite_add_tcase(s, tc);
	return suite_run(s);
}
