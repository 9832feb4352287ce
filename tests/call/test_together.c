/* Calls that share a transaction. */
#include "tests/support/world.h"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static atomic_int gate;		/* 1: closed; 2: and somebody waits; 0: open */

static int
wait_at_gate(struct store_tx *tx, void *unused)
{
	int closed = 1;

	(void)tx;
	(void)unused;
	(void)atomic_compare_exchange_strong(&gate, &closed, 2);
	while (atomic_load(&gate) != 0)
		kt_sleep_ms(1);
	return 0;
}

static void *
hold_the_writer(void *unused)
{
	struct kt_arena *a = kt_arena_new();

	(void)unused;
	ck_assert_int_eq(store_write_wait(world.server.store, a, wait_at_gate,
	    NULL), 0);
	kt_arena_free(&a);
	return NULL;
}

static void
create_with_tags(struct under_way *u, const char *name, int tags)
{
	struct kt_request r = { .method = "POST", .path = "/",
	    .content_type = "application/x-amz-json-1.1",
	    .target = "secretsmanager.CreateSecret" };
	struct kt_buf b;
	int i;

	kt_buf_init(&b, me.arena);
	kt_buf_printf(&b, "{\"Name\":\"%s\",\"SecretString\":\"v\","
	    "\"ClientRequestToken\":\"" V1 "\",\"Tags\":[", name);
	for (i = 0; i < tags; i++)
		kt_buf_printf(&b, "%s{\"Key\":\"k%d\",\"Value\":\"v\"}",
		    i > 0 ? "," : "", i);
	kt_buf_str(&b, "]}");
	r.body = b.p;
	r.body_len = b.n;
	say_begin(u, &me, &r);
}

/*
 * The second is refused after it has changed something, so the first is run
 * twice: its answer is what there is.
 */
START_TEST(a_neighbour_s_failure_is_not_felt)
{
	struct under_way first, second;
	struct said made, refused, s;
	pthread_t holder;

	atomic_store(&gate, 1);
	ck_assert_int_eq(pthread_create(&holder, NULL, hold_the_writer, NULL),
	    0);
	while (atomic_load(&gate) != 2)
		kt_sleep_ms(1);
	create_with_tags(&first, "db", 1);
	create_with_tags(&second, "other", 51);
	atomic_store(&gate, 0);
	made = say_end(&first);
	refused = say_end(&second);
	pthread_join(holder, NULL);
	ck_ok(made);
	ck_assert_str_eq(refused.code, "LimitExceededException");
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_says(s, "ARN", said_at(&made, "ARN"));
	ck_says(s, "Tags", "[{'Key':'k0','Value':'v'}]");
	s = say(&me, "DescribeSecret", "{'SecretId':'other'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("together");
	TCase *tc = tcase_create("together");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_neighbour_s_failure_is_not_felt);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
