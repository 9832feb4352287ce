/*
 * LastAccessedDate is there as soon as a read was answered, wherever it is
 * shown, though it is written later: the writer is held up, or a reader looks
 * at what was there before.
 */
#include <stdio.h>
#include <string.h>

#include "store/tables.h"
#include "tests/support/world.h"

#define THERE "us-east-1"
#define TODAY "1768435200"
#define TOMORROW "1768521600"

static struct world world;
static struct client me, there;

/* A write that holds up all that come after it. */
static struct {
	struct store_work work;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool reached, open, over;
} gate = { .lock = PTHREAD_MUTEX_INITIALIZER };

static void
set(bool *what)
{
	pthread_mutex_lock(&gate.lock);
	*what = true;
	pthread_cond_broadcast(&gate.changed);
	pthread_mutex_unlock(&gate.lock);
}

static void
await(const bool *what)
{
	pthread_mutex_lock(&gate.lock);
	while (!*what)
		(void)kt_cond_wait(&gate.changed, &gate.lock, INT64_MAX);
	pthread_mutex_unlock(&gate.lock);
}

static int
gate_run(struct store_work *w, struct store_tx *tx)
{
	(void)w, (void)tx;
	set(&gate.reached);
	await(&gate.open);
	return 0;
}

static void
gate_done(struct store_work *w, bool kept)
{
	(void)w, (void)kept;
	set(&gate.over);
}

static void
shut(void)
{
	kt_cond_init(&gate.changed);
	gate.reached = gate.open = gate.over = false;
	gate.work = (struct store_work){ .run = gate_run, .done = gate_done,
	    .arena = me.arena };
	store_write(world.server.store, &gate.work);
	await(&gate.reached);
}

static void
unshut(void)
{
	set(&gate.open);
	await(&gate.over);
	pthread_cond_destroy(&gate.changed);
}

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	client_begin(&there, &world);
	me.key = there.key = ACCOUNT;
	me.region = REGION;
	there.region = THERE;
}

static void
teardown(void)
{
	client_end(&there);
	client_end(&me);
	world_close(&world);
}

static void
create(const char *name, const char *more)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'%s','SecretString':"
	    "'x','ClientRequestToken':'" V1 "'%s}", name, more);

	ck_ok(s);
}

static void
read_value(struct client *c, const char *name, const char *more)
{
	struct said s = say(c, "GetSecretValue", "{'SecretId':'%s'%s}", name,
	    more);

	ck_ok(s);
}

static const char *
accessed(struct client *c, const char *name)
{
	struct said s = say(c, "DescribeSecret", "{'SecretId':'%s'}", name);

	return said_at(&s, "LastAccessedDate");
}

static int
nothing(struct store_tx *tx, void *unused)
{
	(void)tx, (void)unused;
	return 0;
}

/* What was to be written is, when this ends. */
static void
await_writer(void)
{
	ck_assert_int_eq(store_write_wait(world.server.store, me.arena,
	    nothing, NULL), 0);
}

START_TEST(a_read_is_seen_before_it_is_written)
{
	struct said s;

	create("a", "");
	s = say(&me, "PutSecretValue", "{'SecretId':'a','SecretString':'y',"
	    "'ClientRequestToken':'" V2 "'}");
	ck_ok(s);
	shut();
	read_value(&me, "a", "");
	ck_assert_str_eq(accessed(&me, "a"), TODAY);
	s = say(&me, "ListSecrets", "{}");
	ck_says(s, "SecretList.0.LastAccessedDate", TODAY);
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'a'}");
	ck_says(s, "Versions.0.LastAccessedDate", ABSENT);
	ck_says(s, "Versions.1.LastAccessedDate", TODAY);
	read_value(&me, "a", ",'VersionId':'" V1 "'");
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'a'}");
	ck_says(s, "Versions.0.LastAccessedDate", TODAY);
	world_pass(&world, KT_DAY);
	ck_assert_str_eq(accessed(&me, "a"), TODAY);
	read_value(&me, "a", "");
	ck_assert_str_eq(accessed(&me, "a"), TOMORROW);
	unshut();
	world_stop(&world);		/* and now it is */
	world_resume(&world);
	ck_assert_str_eq(accessed(&me, "a"), TOMORROW);
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'a'}");
	ck_says(s, "Versions.0.LastAccessedDate", TODAY);
	ck_says(s, "Versions.1.LastAccessedDate", TOMORROW);
}
END_TEST

START_TEST(a_batch_is_a_read)
{
	struct said s;

	create("a", "");
	create("b", "");
	shut();
	s = say(&me, "BatchGetSecretValue", "%s", _i == 0 ?
	    "{'SecretIdList':['a','b']}" :
	    "{'Filters':[{'Key':'all','Values':['a','b']}]}");
	ck_says(s, "Errors", "[]");
	ck_assert_str_eq(accessed(&me, "a"), TODAY);
	ck_assert_str_eq(accessed(&me, "b"), TODAY);
	unshut();
}
END_TEST

START_TEST(a_replica_is_read_by_itself)
{
	struct said s;

	create("a", ",'AddReplicaRegions':[{'Region':'" THERE "'}]");
	shut();
	read_value(&there, "a", "");
	ck_assert_str_eq(accessed(&there, "a"), TODAY);
	s = say(&me, "DescribeSecret", "{'SecretId':'a'}");
	ck_says(s, "LastAccessedDate", ABSENT);
	ck_says(s, "ReplicationStatus.0.LastAccessedDate", TODAY);
	/* its versions are its primary's */
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'a'}");
	ck_says(s, "Versions.0.LastAccessedDate", TODAY);
	unshut();
	await_writer();
	s = say(&there, "StopReplicationToReplica", "{'SecretId':'a'}");
	ck_ok(s);
	s = say(&there, "ListSecretVersionIds", "{'SecretId':'a'}");
	ck_says(s, "Versions.0.LastAccessedDate", TODAY);
}
END_TEST

/* The names of a page, and the token of the next. */
static const char *
page(const char *more, const char **next)
{
	struct said s = say(&me, "ListSecrets", "{'SortBy':"
	    "'last-accessed-date','MaxResults':2%s%s%s%s}", more,
	    *next != NULL ? ",'NextToken':'" : "", *next != NULL ? *next : "",
	    *next != NULL ? "'" : "");
	struct kt_buf b;
	char path[40];
	int i;

	ck_ok(s);
	*next = said_at(&s, "NextToken");
	kt_buf_init(&b, me.arena);
	for (i = 0; i < 2; i++) {
		(void)snprintf(path, sizeof(path), "SecretList.%d.Name", i);
		kt_buf_printf(&b, "%s ", said_at(&s, path));
	}
	return b.p;
}

static const struct { const char *more, *first, *second; } orders[] = {
	{ "", "a d ", "b c " },
	{ ",'SortOrder':'desc'", "c b ", "d a " },
	{ ",'IncludePlannedDeletion':true", "a d ", "gone b " },
	{ ",'IncludePlannedDeletion':true,'SortOrder':'desc'", "c b ",
	    "gone d " },
};

START_TEST(the_order_of_access_is_that_of_the_reads)
{
	static const char *const names[] = { "a", "b", "c", "d", "gone" };
	const char *next = NULL;
	struct said s;
	size_t i;

	for (i = 0; i < N_ELEMENTS(names); i++)
		create(names[i], "");
	s = say(&me, "DeleteSecret", "{'SecretId':'gone'}");
	ck_ok(s);
	shut();
	read_value(&me, "b", "");
	world_pass(&world, KT_DAY);
	read_value(&me, "c", "");
	ck_assert_str_eq(page(orders[_i].more, &next), orders[_i].first);
	ck_assert_str_eq(page(orders[_i].more, &next), orders[_i].second);
	unshut();
	world_stop(&world);
	world_resume(&world);
	next = NULL;
	ck_assert_str_eq(page(orders[_i].more, &next), orders[_i].first);
	ck_assert_str_eq(page(orders[_i].more, &next), orders[_i].second);
}
END_TEST

static void
find_in(struct store_tx *tx, struct secret *s)
{
	ck_assert_int_eq(store_secret_find(tx, ACCOUNT, REGION, "a", s),
	    STORE_OK);
}

/* A Describe under way while the date was noted and written sees it, too. */
START_TEST(who_looks_at_what_was_there_before_sees_it)
{
	struct store_tx *tx;
	struct secret s;

	create("a", "");
	await_writer();
	tx = store_read_begin(world.server.store, me.arena);
	ck_assert_ptr_nonnull(tx);
	find_in(tx, &s);
	ck_assert_int_eq(s.accessed, 0);
	read_value(&me, "a", "");
	await_writer();
	find_in(tx, &s);
	ck_assert_int_eq(s.accessed, WORLD_DAY * 1000);
	ck_assert_int_eq(s.current.accessed, WORLD_DAY * 1000);
	store_read_end(world.server.store, tx);
}
END_TEST

/* SQLite gives the number of a row that went to the next. */
START_TEST(what_was_read_is_not_taken_for_what_came_after_it)
{
	struct store_tx *tx;
	struct secret s;
	struct said said;

	create("a", "");
	tx = store_read_begin(world.server.store, me.arena);
	ck_assert_ptr_nonnull(tx);
	find_in(tx, &s);
	if (_i == 0)		/* written, and still remembered */
		read_value(&me, "a", "");
	said = say(&me, "DeleteSecret", "{'SecretId':'a',"
	    "'ForceDeleteWithoutRecovery':true}");
	ck_ok(said);
	create("b", "");
	if (_i == 1)		/* read when it was there, noted when not */
		store_touch(world.server.store, &s, &s.current,
		    WORLD_DAY * 1000);
	ck_assert_str_eq(accessed(&me, "b"), ABSENT);
	said = say(&me, "ListSecretVersionIds", "{'SecretId':'b'}");
	ck_says(said, "Versions.0.LastAccessedDate", ABSENT);
	store_read_end(world.server.store, tx);
	world_stop(&world);
	world_resume(&world);
	ck_assert_str_eq(accessed(&me, "b"), ABSENT);
	said = say(&me, "ListSecretVersionIds", "{'SecretId':'b'}");
	ck_says(said, "Versions.0.LastAccessedDate", ABSENT);
}
END_TEST

#define MANY 600

START_TEST(none_of_many_is_left_out)
{
	char name[16];
	int i;

	for (i = 0; i < MANY; i++) {
		(void)snprintf(name, sizeof(name), "s%d", i);
		create(name, "");
	}
	shut();
	for (i = 0; i < MANY; i++) {
		(void)snprintf(name, sizeof(name), "s%d", i);
		read_value(&me, name, "");
	}
	unshut();
	world_stop(&world);
	world_resume(&world);
	for (i = 0; i < MANY; i++) {
		(void)snprintf(name, sizeof(name), "s%d", i);
		ck_assert_str_eq(accessed(&me, name), TODAY);
	}
}
END_TEST

/* --- all at once --- */

#define THREADS 6
#define ROUNDS 40

struct reader {
	pthread_t thread;
	struct client client;
	int id;
	int missed;
};

static void *
read_and_look(void *arg)
{
	struct reader *r = arg;
	char name[16];
	int i;

	for (i = 0; i < ROUNDS; i++) {
		(void)snprintf(name, sizeof(name), "s%d.%d", r->id, i);
		(void)say(&r->client, "CreateSecret", "{'Name':'%s',"
		    "'SecretString':'x','ClientRequestToken':'" V1 "'}", name);
		(void)say(&r->client, "GetSecretValue", "{'SecretId':'%s'}",
		    name);
		r->missed += strcmp(accessed(&r->client, name), TODAY) != 0;
	}
	return NULL;
}

START_TEST(whoever_reads_sees_it_at_once)
{
	static struct reader readers[THREADS];
	int i;

	for (i = 0; i < THREADS; i++) {
		readers[i] = (struct reader){ .id = i };
		client_begin(&readers[i].client, &world);
		ck_assert_int_eq(pthread_create(&readers[i].thread, NULL,
		    read_and_look, &readers[i]), 0);
	}
	for (i = 0; i < THREADS; i++) {
		pthread_join(readers[i].thread, NULL);
		client_end(&readers[i].client);
		ck_assert_int_eq(readers[i].missed, 0);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("accessed");
	TCase *tc = tcase_create("accessed");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_read_is_seen_before_it_is_written);
	tcase_add_loop_test(tc, a_batch_is_a_read, 0, 2);
	tcase_add_test(tc, a_replica_is_read_by_itself);
	tcase_add_loop_test(tc, the_order_of_access_is_that_of_the_reads, 0,
	    (int)N_ELEMENTS(orders));
	tcase_add_test(tc, who_looks_at_what_was_there_before_sees_it);
	tcase_add_loop_test(tc, what_was_read_is_not_taken_for_what_came_after_it,
	    0, 2);
	tcase_add_test(tc, none_of_many_is_left_out);
	tcase_add_test(tc, whoever_reads_sees_it_at_once);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
