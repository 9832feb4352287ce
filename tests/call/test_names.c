/* Names of RDS's own form: who is told them, and where they lead. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "dispatch/dispatch.h"
#include "keyturn/clock.h"
#include "keyturn/names.h"
#include "services/services.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

#define INSTANCE "Action=CreateDBInstance&DBInstanceIdentifier=Db-1&" \
	"DBInstanceClass=db.t3.micro&Engine=mysql&MasterUsername=admin&" \
	"MasterUserPassword=Correct-Horse-1&AllocatedStorage=20"
#define CLUSTER "Action=CreateDBCluster&DBClusterIdentifier=shop&" \
	"Engine=aurora-mysql&MasterUsername=admin&" \
	"MasterUserPassword=Correct-Horse-1"
/* Of account 123456789012. */
#define X "fpz9jt3dn3dn"
#define END ".eu-west-1.rds.amazonaws.com"

/* A hosts file in name only. */
struct book {
	pthread_mutex_t lock;
	char name[16][128], host[16][64];
	int n, dropped;
};

static struct world world;
static struct client me;
static struct book book;
static struct kt_names names;

static bool
put(void *self, const char *name, const char *host)
{
	struct book *b = self;
	bool new;
	int i;

	pthread_mutex_lock(&b->lock);
	for (i = 0; i < b->n && strcmp(b->name[i], name) != 0; i++)
		;
	new = i == b->n || strcmp(b->host[i], host) != 0;
	snprintf(b->name[i], sizeof(b->name[i]), "%s", name);
	snprintf(b->host[i], sizeof(b->host[i]), "%s", host);
	b->n += i == b->n;
	pthread_mutex_unlock(&b->lock);
	return new;
}

static void
keep(void *self, bool (*still)(void *arg, const char *name), void *arg)
{
	struct book *b = self;
	int i;

	pthread_mutex_lock(&b->lock);
	for (i = 0; i < b->n; i++)
		if (b->name[i][0] != '\0' && !still(arg, b->name[i])) {
			b->name[i][0] = '\0';
			b->dropped++;
		}
	pthread_mutex_unlock(&b->lock);
}

static const char *
in_book(const char *name)
{
	const char *host = "nowhere";
	int i;

	pthread_mutex_lock(&book.lock);
	for (i = 0; i < book.n; i++)
		if (strcmp(book.name[i], name) == 0)
			host = book.host[i];
	pthread_mutex_unlock(&book.lock);
	return host;
}

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	memset(&book, 0, sizeof(book));
	pthread_mutex_init(&book.lock, NULL);
	names = (struct kt_names){ put, keep, &book };
	world.server.names = &names;
	world.fleet_fake.host = "127.0.0.1";
	world.server.describe_wait = 10 * KT_SECOND;
	world_run(&world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static const char *
told(const char *form, const char *element)
{
	struct said s = say_form(&me, "%s", form);
	const char *text = xml_find(me.arena, s.text, element);

	ck_assert_msg(s.code == NULL, "%s", s.text);
	return text != NULL ? text : "none";
}

START_TEST(an_instance_is_told_by_its_name)
{
	const char *host;

	told(INSTANCE, "DBInstance");
	ck_assert_str_eq(told("Action=DescribeDBInstances", "Address"),
	    "db-1." X END);
	host = in_book("db-1." X END);
	ck_assert_str_eq(host, "127.0.0.1");
	ck_assert_str_eq(server_named(&world.server, me.arena,
	    "DB-1." X END), host);
}
END_TEST

/* Its job has told where it will be; others look then whose names are left. */
START_TEST(one_that_is_being_made_keeps_its_name)
{
	told(INSTANCE, "DBInstance");
	told("Action=DescribeDBInstances", "Address");
	fleet_fake_hold(&world.fleet_fake, true);
	told("Action=CreateDBInstance&DBInstanceIdentifier=db-2&"
	    "DBInstanceClass=db.t3.micro&Engine=mysql&MasterUsername=admin&"
	    "MasterUserPassword=Correct-Horse-1&AllocatedStorage=20",
	    "DBInstance");
	(void)put(&book, "db-2." X END, "127.0.0.1");
	(void)put(&book, "db-1." X END, "127.0.0.2");
	(void)put(&book, "db-3." X END, "127.0.0.3");
	told("Action=DescribeDBInstances&DBInstanceIdentifier=db-1", "Address");
	ck_assert_str_eq(in_book("db-1." X END), "127.0.0.1");
	ck_assert_str_eq(in_book("db-2." X END), "127.0.0.1");
	ck_assert_str_eq(in_book("db-3." X END), "nowhere");
	fleet_fake_hold(&world.fleet_fake, false);
}
END_TEST

START_TEST(a_cluster_has_two)
{
	told(CLUSTER, "DBCluster");
	ck_assert_str_eq(told("Action=DescribeDBClusters", "Endpoint"),
	    "shop.cluster-" X END);
	ck_assert_str_eq(told("Action=DescribeDBClusters", "ReaderEndpoint"),
	    "shop.cluster-ro-" X END);
	ck_assert_str_eq(in_book("shop.cluster-ro-" X END), "127.0.0.1");
	ck_assert_str_eq(server_named(&world.server, me.arena,
	    "shop.cluster-" X END), "127.0.0.1");
}
END_TEST

START_TEST(what_is_deleted_leads_nowhere)
{
	told(INSTANCE, "DBInstance");
	told("Action=DescribeDBInstances", "Address");
	told("Action=DeleteDBInstance&DBInstanceIdentifier=db-1&"
	    "SkipFinalSnapshot=true", "DBInstance");
	while (strcmp(in_book("db-1." X END), "nowhere") != 0)
		kt_sleep_ms(1);		/* or the test's time is over */
	ck_assert_int_eq(book.dropped, 1);
	ck_assert_ptr_null(server_named(&world.server, me.arena,
	    "db-1." X END));
}
END_TEST

static const char *const nowhere[] = {
	"", "db-1", "db-1.", "127.0.0.1", "db-1." X, "db-1." X END ".",
	"db-1." X ".eu-west-1.rds.amazonaws.org",
	"db-1." X ".eu-west-2.rds.amazonaws.com",
	"db-2." X END,				/* another instance */
	"db-1.fpz9jt3dn3d" END,			/* eleven characters */
	"db-1.fpz9jt3dn3dnn" END, "db-1.!pz9jt3dn3dn" END,
	"db-1.ipz9jt3dn3dn" END,		/* account 223456789012 */
	"db-1.cluster-" X END,			/* no cluster */
	"db-1.cluster-ro-" X END, "db-1.proxy-" X END, "db-1.." END,
};

START_TEST(other_names_lead_nowhere)
{
	told(INSTANCE, "DBInstance");
	told("Action=DescribeDBInstances", "Address");
	ck_assert_ptr_null(server_named(&world.server, me.arena,
	    nowhere[_i]));
}
END_TEST

START_TEST(without_names_there_is_an_address)
{
	world.server.names = NULL;
	told(INSTANCE, "DBInstance");
	ck_assert_str_eq(told("Action=DescribeDBInstances", "Address"),
	    "127.0.0.1");
	ck_assert_int_eq(book.n, 0);
	ck_assert_ptr_null(server_named(&world.server, me.arena,
	    "db-1." X END));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("names");
	TCase *tc = tcase_create("names");

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_instance_is_told_by_its_name);
	tcase_add_test(tc, one_that_is_being_made_keeps_its_name);
	tcase_add_test(tc, a_cluster_has_two);
	tcase_add_test(tc, what_is_deleted_leads_nowhere);
	tcase_add_loop_test(tc, other_names_lead_nowhere, 0,
	    N_ELEMENTS(nowhere));
	tcase_add_test(tc, without_names_there_is_an_address);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
