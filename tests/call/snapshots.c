#include "tests/call/snapshots.h"

#include <string.h>

struct world world;
struct client me;

const struct family families[2] = {
	{ INSTANCE, "Action=DescribeDBInstances&DBInstanceIdentifier=db-1",
	    "DBInstanceStatus", "Action=DeleteDBInstance&DBInstanceIdentifier="
	    "db-1", "DBInstanceNotFound", "DBSnapshot",
	    "DBInstanceIdentifier=db-1", "snapshot", "DBSnapshotArn",
	    "DbiResourceId", "DBSnapshotNotFound", "DBSnapshotAlreadyExists" },
	{ CLUSTER, "Action=DescribeDBClusters&DBClusterIdentifier=c-1",
	    "Status", "Action=DeleteDBCluster&DBClusterIdentifier=c-1",
	    "DBClusterNotFoundFault", "DBClusterSnapshot",
	    "DBClusterIdentifier=c-1", "cluster-snapshot",
	    "DBClusterSnapshotArn", "DbClusterResourceId",
	    "DBClusterSnapshotNotFoundFault",
	    "DBClusterSnapshotAlreadyExistsFault" },
};

void
setup(void)
{
	world_open(&world);
	world.fleet = fleet_fake_with_snapshots(&world.fleet_fake);
	client_begin(&me, &world);
	world_run(&world);
}

void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

struct said
ask(const char *form)
{
	return say_form(&me, "%s", form);
}

struct said
until(const char *form, const char *element, const char *want)
{
	int64_t end = kt_mono_ms() + 60 * KT_SECOND;
	struct said s;

	for (;;) {
		s = ask(form);
		if (strcmp(s.code != NULL ? s.code : xml_in(&s, element),
		    want) == 0)
			return s;
		ck_assert_msg(kt_mono_ms() < end, "not %s: %s", want, s.text);
		kt_sleep_ms(5);
	}
}

const char *
form(const char *op, const struct family *f, const char *more)
{
	return kt_arena_printf(me.arena, "Action=%s%s%s", op, f->name, more);
}

const char *
describe(const struct family *f, const char *name)
{
	return kt_arena_printf(me.arena, "Action=Describe%ss&%sIdentifier=%s",
	    f->name, f->name, name);
}

void
make_source(const struct family *f)
{
	ck_ok(ask(f->create));
	(void)until(f->describe_source, f->status, "available");
}

struct said
take(const struct family *f, const char *name)
{
	return say_form(&me, "Action=Create%s&%sIdentifier=%s&%s", f->name,
	    f->name, name, f->of);
}

int
count(const char *text, const char *what)
{
	int n = 0;

	for (; (text = strstr(text, what)) != NULL; text++)
		n++;
	return n;
}

void
advance(int64_t ms)
{
	const struct kt_conductor *c = &world.server.conductor;
	const struct kt_advance by = { .to = world_now(&world) + ms };
	struct kt_passed out;

	ck_assert_int_eq(c->advance(c->self, &by, me.arena, &out), 0);
}
