/*
 * Jobs and events: a service of the test's own registers kinds and a listener,
 * and everybody of the house has its place.
 */
#include <stdio.h>
#include <string.h>

#include "dispatch/dispatch.h"
#include "store/tables.h"
#include "tests/support/world.h"

#define PATIENCE (60 * KT_SECOND)

static struct world world;
static struct client me;

/* What the jobs did, and how many were at it at once. */
static struct {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	char ran[256];			/* subjects, a blank each */
	int now[2], most[2];		/* of key "a", of all others */
	bool held;			/* they wait for its end */
	int fails;
	int vain;			/* runs of which nothing came */
	char last_vain;			/* the last of those, by name */
} seen = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, "", { 0, 0 },
    { 0, 0 }, false, 0, 0, 0 };

static int
write_done(struct store_tx *tx, void *arg)
{
	const struct kt_job *j = arg;

	return store_job_remove(tx, j->subject[0] == 'z' ? "test.z" :
	    j->subject[0] == 'w' ? "test.one" : "test", j->subject) ==
	    STORE_OK ? 0 : -1;
}

static int
run(const struct kt_job *j)
{
	int i = j->subject[0] == 'a' ? 0 : 1;
	bool fails;

	pthread_mutex_lock(&seen.lock);
	strcat(strcat(seen.ran, j->subject), " ");
	if (++seen.now[i] > seen.most[i])
		seen.most[i] = seen.now[i];
	pthread_cond_broadcast(&seen.changed);
	while (seen.held)
		pthread_cond_wait(&seen.changed, &seen.lock);
	seen.now[i]--;
	fails = seen.fails > 0;
	seen.fails -= fails;
	pthread_mutex_unlock(&seen.lock);
	return fails ? -1 : store_write_wait(j->server->store, j->arena,
	    write_done, (void *)(uintptr_t)j);
}

static int
hear(const struct kt_server *server, struct store_tx *tx,
    const struct kt_event *e)
{
	const struct job j = { .kind = "test", .subject = e->version };

	(void)server;
	if (strcmp(e->version, "refused") == 0)
		return -1;
	return store_job_put(tx, &j) == STORE_OK ? 0 : -1;
}

/* Nothing comes of it, ever; the row stays. */
static int
run_in_vain(const struct kt_job *j)
{
	if (j->subject[0] != 'v')
		return run(j);
	pthread_mutex_lock(&seen.lock);
	seen.vain++;
	if (j->subject[1] > seen.last_vain)
		seen.last_vain = j->subject[1];
	pthread_cond_broadcast(&seen.changed);
	pthread_mutex_unlock(&seen.lock);
	return -1;
}

static const struct kt_job_kind kinds[] = {
	{ "test", run, .per_key = 2 },
	{ "test.one", run_in_vain, .at_once = 1 },
	{ "test.z", run, .first = true },
};
static const struct kt_listener listeners[] = { { "RotationStarted", hear } };
static const struct kt_service service = { .name = "test", .jobs = kinds,
    .n_jobs = N_ELEMENTS(kinds), .listeners = listeners,
    .n_listeners = N_ELEMENTS(listeners) };

static const struct kt_service *services[16];

static void
setup(void)
{
	size_t i;

	seen.ran[0] = '\0';
	seen.vain = seen.last_vain = 0;
	memset(seen.now, 0, sizeof(seen.now));
	memset(seen.most, 0, sizeof(seen.most));
	world_open(&world);
	for (i = 0; kt_services[i] != NULL; i++)
		services[i] = kt_services[i];
	services[i] = &service;
	world.server.services = services;
	world.workers = 5;
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static int
write_job(struct store_tx *tx, void *job)
{
	return store_job_put(tx, job) == STORE_OK ? 0 : -1;
}

static void
put_at(const char *kind, const char *subject, const char *key, int64_t due)
{
	struct job j = { .kind = kind, .subject = subject, .key = key,
	    .due = due };

	ck_assert_int_eq(store_write_wait(world.server.store, me.arena,
	    write_job, &j), 0);
}

static void
put(const char *subject, const char *key)
{
	put_at("test", subject, key, 0);
}

/* Until so many jobs were begun. */
static void
until_ran(size_t n)
{
	int64_t until = kt_mono_ms() + PATIENCE;
	size_t ran = 0;
	const char *p;

	while (ran < n && kt_mono_ms() < until) {
		pthread_mutex_lock(&seen.lock);
		for (ran = 0, p = seen.ran; *p != '\0'; p++)
			ran += *p == ' ';
		pthread_mutex_unlock(&seen.lock);
		kt_sleep_ms(1);
	}
	ck_assert_msg(ran == n, "ran: %s", seen.ran);
}

static void
hold(bool held)
{
	pthread_mutex_lock(&seen.lock);
	seen.held = held;
	pthread_cond_broadcast(&seen.changed);
	pthread_mutex_unlock(&seen.lock);
}

/* Returns when all that is due has been done. */
static void
settle(void)
{
	struct said s = say_request(&me, &(struct kt_request){
	    .method = "POST", .path = "/_keyturn/clock",
	    .body = "{\"advance\":\"0s\"}", .body_len = 16 });

	ck_ok(s);
}

static bool
take_any(void *any, const struct job *j)
{
	(void)j;
	*(bool *)any = true;
	return false;
}

static bool
any_left(void)
{
	struct store_tx *tx = store_read_begin(world.server.store, me.arena);
	bool any = false;

	ck_assert_int_eq(store_jobs(tx, take_any, &any), STORE_OK);
	store_read_end(world.server.store, tx);
	return any;
}

/* The others go on while those of one key wait for what does not come. */
START_TEST(one_key_does_not_take_all_workers)
{
	hold(true);
	put("a1", "a");
	put("a2", "a");
	put("a3", "a");
	put("a4", "a");
	put("a5", "a");
	put("a6", "a");
	put("b1", "b");
	put("c1", NULL);
	put("d1", NULL);
	world_run(&world);
	until_ran(5);
	ck_assert_int_eq(seen.most[0], 2);
	ck_assert_int_eq(seen.most[1], 3);
	hold(false);
	settle();
	ck_assert_int_eq(seen.most[0], 2);
	ck_assert_int_eq(seen.most[1], 3);
	ck_assert(!any_left());
}
END_TEST

/* And only that one: nobody waits in a worker. */
START_TEST(what_failed_is_run_again)
{
	seen.fails = 2;
	put("a1", NULL);
	put("b1", NULL);
	put("c1", NULL);
	world_run(&world);
	until_ran(5);
	settle();
	ck_assert(!any_left());
}
END_TEST

/* Of a kind of which one runs at once, one that fails leaves others a turn. */
START_TEST(what_rests_holds_no_place)
{
	put_at("test.one", "v1", NULL, 0);
	put_at("test.one", "w1", NULL, 1);
	world_run(&world);
	until_ran(1);
	ck_assert_str_eq(seen.ran, "w1 ");
}
END_TEST

/* Of five places three may be theirs who rest, though there are more of them. */
START_TEST(many_that_rest_leave_others_a_turn)
{
	static const char *const vain[] = { "v1", "v2", "v3", "v4", "v5" };
	size_t i;

	for (i = 0; i < N_ELEMENTS(vain); i++)
		put_at("test.one", vain[i], NULL, 0);
	world_run(&world);
	pthread_mutex_lock(&seen.lock);
	while (seen.vain < 5)
		pthread_cond_wait(&seen.changed, &seen.lock);
	ck_assert_int_eq(seen.last_vain, '3');
	pthread_mutex_unlock(&seen.lock);
	put_at("test", "b1", NULL, 1);
	until_ran(1);
	ck_assert_str_eq(seen.ran, "b1 ");
}
END_TEST

START_TEST(what_is_first_is_done_before_the_rest)
{
	hold(true);
	put_at("test", "b1", NULL, 2);
	put_at("test.z", "z1", NULL, 1);
	put_at("test.z", "z2", NULL, 1);
	world_run(&world);
	until_ran(2);
	ck_assert_int_eq(seen.now[1], 2);
	ck_assert_ptr_null(strstr(seen.ran, "b1"));
	hold(false);
	until_ran(3);
	settle();
	ck_assert(!any_left());
}
END_TEST

/* Of a keyturn that had another service; nothing waits for it. */
START_TEST(a_kind_that_nobody_has_is_left_alone)
{
	put_at("test.none", "x", NULL, 0);
	put("a1", NULL);
	world_run(&world);
	until_ran(1);
	settle();
	ck_assert(any_left());
}
END_TEST

START_TEST(a_job_waits_for_its_moment)
{
	put_at("test", "a1", NULL, world_now(&world) + 10);
	world_run(&world);
	settle();
	ck_assert_str_eq(seen.ran, "");
	world_pass(&world, 9);
	settle();
	ck_assert_str_eq(seen.ran, "");
	world_pass(&world, 1);
	settle();
	ck_assert_str_eq(seen.ran, "a1 ");
}
END_TEST

/* --- events --------------------------------------------------------------- */

static struct said
rotate(const char *token)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'db',"
	    "'ClientRequestToken':'" V1 "','SecretString':'one'}");

	ck_ok(s);
	return say(&me, "RotateSecret", "{'SecretId':'db',"
	    "'ClientRequestToken':'%s','RotationLambdaARN':'" FUNCTION_ARN
	    "'}", token);
}

START_TEST(who_listens_hears_and_may_put_a_job)
{
	struct said s = rotate(V2);

	ck_ok(s);
	world_run(&world);
	settle();
	ck_assert_str_eq(seen.ran, V2 " ");
}
END_TEST

static int
write_refused(struct store_tx *tx, void *unused)
{
	(void)unused;
	return store_setting_put(tx, "written", "yes") == STORE_OK &&
	    store_event_put(tx, &(struct kt_event){ .at = 1,
	    .event = "RotationStarted", .arn = "arn", .version = "refused" }) ==
	    STORE_OK ? 0 : -1;
}

static void
read_refused(const char **setting, size_t *n_events)
{
	struct store_tx *tx = store_read_begin(world.server.store, me.arena);
	struct kt_event *events;

	ck_assert_int_eq(store_setting_get(tx, "written", setting), STORE_OK);
	ck_assert_int_eq(store_events(tx, 0, false, &events, n_events), STORE_OK);
	store_read_end(world.server.store, tx);
}

START_TEST(who_listens_may_undo_it)
{
	const char *setting;
	size_t n;

	ck_assert_int_ne(store_write_wait(world.server.store, me.arena,
	    write_refused, NULL), 0);
	read_refused(&setting, &n);
	ck_assert_ptr_null(setting);
	ck_assert_uint_eq(n, 0);
}
END_TEST

static int
write_many(struct store_tx *tx, void *n)
{
	int i;

	for (i = 0; i < *(int *)n; i++)
		if (store_event_put(tx, &(struct kt_event){ .at = i,
		    .event = i == 5000 ? STORE_TRAIL "Other" : "Any",
		    .arn = "arn" }) != STORE_OK)
			return -1;
	return 0;
}

/* And it is said how many came before; one is the trail's alone. */
START_TEST(the_last_events_are_kept)
{
	int n = STORE_EVENTS_MAX + 1000;
	struct said s;

	world_run(&world);
	settle();
	ck_assert_int_eq(store_write_wait(world.server.store, me.arena,
	    write_many, &n), 0);
	s = say_request(&me, &(struct kt_request){ .method = "POST",
	    .path = "/_keyturn/clock", .body = "{\"advance\":\"0s\"}",
	    .body_len = 16 });
	ck_ok(s);
	ck_says(s, "forgotten", "1000");
	ck_says(s, "events.0.at", "1970-01-01T00:00:01.000Z");
	ck_says(s, "events.9998.at", "1970-01-01T00:00:10.999Z");
	ck_says(s, "events.9999.at", ABSENT);
}
END_TEST

static Suite *
jobs_suite(void)
{
	Suite *s = suite_create("jobs");
	TCase *tc = tcase_create("jobs");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, one_key_does_not_take_all_workers);
	tcase_add_test(tc, what_failed_is_run_again);
	tcase_add_test(tc, what_rests_holds_no_place);
	tcase_add_test(tc, many_that_rest_leave_others_a_turn);
	tcase_add_test(tc, what_is_first_is_done_before_the_rest);
	tcase_add_test(tc, a_kind_that_nobody_has_is_left_alone);
	tcase_add_test(tc, a_job_waits_for_its_moment);
	tcase_add_test(tc, who_listens_hears_and_may_put_a_job);
	tcase_add_test(tc, who_listens_may_undo_it);
	tcase_add_test(tc, the_last_events_are_kept);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(jobs_suite());
}
