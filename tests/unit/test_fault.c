/* The table of what is broken on purpose: base/fault.c, base/fault_pass.c. */
#include "config.h"

#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/fault.h"
#include "keyturn/fleet.h"
#include "keyturn/log.h"
#include "tests/support/suite.h"

#define ARN "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-app-AbCdEf"

static char why[KT_WHY];

static void
begin(void)
{
	kt_log_setup(KT_LOG_ERROR, false);
}

static struct kt_fault
a_point(const char *point, enum kt_fault_action action)
{
	return (struct kt_fault){ .point = point, .action = action, .times = 1,
	    .share = 1 };
}

static struct kt_fault
a_call(const char *service, const char *operation)
{
	return (struct kt_fault){ .service = service, .operation = operation,
	    .action = KT_FAULT_THROTTLE, .times = 1, .share = 1 };
}

static struct kt_fault
a_door(const char *host, int port, enum kt_fault_action action)
{
	return (struct kt_fault){ .database = "db", .host = host,
	    .port = port, .action = action, .times = 1, .share = 1 };
}

static int64_t
add(struct kt_fault f)
{
	ck_assert_msg(kt_fault_add(&f, why) == 0, "%s", why);
	return f.id;
}

static int
pass(const char *point)
{
	struct kt_fault hit;

	return kt_fault_any(KT_FAULT_POINT) ?
	    kt_fault_point(point, ARN, &hit, why) : 0;
}

static struct kt_fault
only(void)
{
	static struct kt_arena *a;
	struct kt_fault *list;

	if (a != NULL)
		kt_arena_free(&a);
	a = kt_arena_new();
	ck_assert_uint_eq(kt_fault_list(a, &list), 1);
	return list[0];
}

/* --- what can be set ------------------------------------------------------ */

#define POINTS "create.before, create.after, set.before, set.sql.before, " \
	"set.sql.after, set.after, test.before, test.after, finish.before, " \
	"finish.after."
#define OF_POINTS "At a point of a rotation \"action\" is one of fail, hang, " \
	"wait, kill, kill-database, drop."
#define OF_DOORS "At a database \"action\" is one of wait, kill-database, " \
	"drop, refuse, close."
#define OF_CALLS "Of a service \"action\" is one of wait, close, throttle, " \
	"internal, error."

static const struct {
	const char *point, *database, *service;
	enum kt_fault_action action;
	const char *why;
} refused[] = {
	{ "set", NULL, NULL, KT_FAULT_KILL,
	    "There is no point \"set\". A rotation passes " POINTS },
	{ "", NULL, NULL, KT_FAULT_KILL,
	    "There is no point \"\". A rotation passes " POINTS },
	{ "set.before ", NULL, NULL, KT_FAULT_ACTIONS,
	    "There is no point \"set.before \". A rotation passes " POINTS },
	{ "set.before", NULL, NULL, KT_FAULT_ACTIONS, OF_POINTS },
	{ "set.before", NULL, NULL, KT_FAULT_REFUSE, OF_POINTS },
	{ "set.before", NULL, NULL, KT_FAULT_THROTTLE, OF_POINTS },
	{ NULL, "db", NULL, KT_FAULT_KILL, OF_DOORS },
	{ NULL, "db", NULL, KT_FAULT_HANG, OF_DOORS },
	{ NULL, NULL, "rds", KT_FAULT_FAIL, OF_CALLS },
	{ NULL, NULL, "rds", KT_FAULT_HANG, OF_CALLS },
};

START_TEST(what_there_is_not_is_refused)
{
	struct kt_fault f = { .point = refused[_i].point,
	    .database = refused[_i].database, .host = "h", .port = 1,
	    .service = refused[_i].service, .action = refused[_i].action,
	    .times = 1, .share = 1 }, *list;
	struct kt_arena *a = kt_arena_new();

	ck_assert_int_eq(kt_fault_add(&f, why), -1);
	ck_assert_str_eq(why, refused[_i].why);
	ck_assert_uint_eq(kt_fault_list(a, &list), 0);
	ck_assert_uint_eq(kt_fault_set, 0);
	kt_arena_free(&a);
}
END_TEST

START_TEST(every_action_has_a_name_of_its_own)
{
	enum kt_fault_action action;
	int i;

	for (i = 0; i < KT_FAULT_ACTIONS; i++) {
		ck_assert(kt_fault_action(kt_fault_action_name(
		    (enum kt_fault_action)i), &action));
		ck_assert_int_eq(action, i);
	}
	ck_assert(!kt_fault_action("kil", &action));
	ck_assert(!kt_fault_action("", &action));
}
END_TEST

START_TEST(no_more_than_so_many_are_kept)
{
	struct kt_fault f = a_point("set.before", KT_FAULT_FAIL);
	struct kt_arena *a = kt_arena_new();
	struct kt_fault *list;
	int i;

	f.times = 0;
	(void)add(a_point("test.before", KT_FAULT_FAIL));
	for (i = 1; i < KT_FAULTS_MAX; i++)
		(void)add(f);
	ck_assert_int_eq(kt_fault_add(&f, why), -1);
	ck_assert_str_eq(why, "100 faults are set, and more cannot be: clear "
	    "some.");
	ck_assert_int_eq(pass("test.before"), -1);	/* the first is spent */
	(void)add(f);
	ck_assert_int_eq(kt_fault_add(&f, why), -1);
	ck_assert_uint_eq(kt_fault_list(a, &list), KT_FAULTS_MAX);
	ck_assert_int_eq(list[0].id, 2);
	ck_assert_int_eq(list[KT_FAULTS_MAX - 1].id, 101);
	ck_assert_int_eq(kt_fault_clear(KT_FAULT_ALL), KT_FAULTS_MAX);
	kt_arena_free(&a);
}
END_TEST

/* --- whether it comes about ----------------------------------------------- */

static const struct {
	const char *secret;
	bool means;
} secrets[] = {
	{ NULL, true },
	{ "db-app", true },
	{ ARN, true },
	{ "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-app", true },
	{ "db-app-AbCdEf", true },
	{ "db", false },
	{ "db-ap", false },
	{ "db-app-", false },
	{ "app", false },
	{ "db-app-AbCdEf-AbCdEf", false },
	{ "arn:aws:secretsmanager:eu-west-2:123456789012:secret:db-app", false },
};

START_TEST(a_secret_is_meant_by_its_name_or_arn)
{
	struct kt_fault f = a_point("set.before", KT_FAULT_FAIL);

	f.secret = secrets[_i].secret;
	(void)add(f);
	ck_assert_int_eq(pass("set.before"), secrets[_i].means ? -1 : 0);
	ck_assert_int_eq(pass("set.before"), 0);
}
END_TEST

START_TEST(it_comes_about_as_often_as_it_was_to)
{
	struct kt_fault f = a_point("set.after", KT_FAULT_FAIL);
	int64_t id;

	f.times = 2;
	id = add(f);
	ck_assert_int_eq(pass("set.before"), 0);
	ck_assert_int_eq(kt_fault_count(), 1);
	ck_assert_int_eq(pass("set.after"), -1);
	ck_assert_str_eq(why, "Broken on purpose at set.after, by fault 1");
	ck_assert_int_eq(pass("set.after"), -1);
	ck_assert_uint_eq(kt_fault_set, 0);
	ck_assert_int_eq(pass("set.after"), 0);
	f = only();
	ck_assert_int_eq(f.id, id);
	ck_assert_int_eq(f.passed, 2);
	ck_assert_int_eq(f.happened, 2);
	ck_assert(f.spent);
	ck_assert_int_eq(kt_fault_count(), 0);
	ck_assert_int_eq(kt_fault_clear(id), 1);
	ck_assert_int_eq(kt_fault_clear(id), 0);
}
END_TEST

START_TEST(or_until_it_is_cleared)
{
	struct kt_fault f = a_point("set.after", KT_FAULT_FAIL);
	int64_t id;
	int i;

	f.times = 0;
	id = add(f);
	for (i = 0; i < 500; i++)
		ck_assert_int_eq(pass("set.after"), -1);
	ck_assert_int_eq(only().happened, 500);
	ck_assert_int_eq(kt_fault_clear(id), 1);
	ck_assert_int_eq(pass("set.after"), 0);
	ck_assert_uint_eq(kt_fault_set, 0);
}
END_TEST

START_TEST(the_eldest_that_fits_comes_first)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_fault first = a_call("rds", NULL), second = a_call("*", NULL);
	const struct kt_fault *hit;

	(void)add(first);
	second.action = KT_FAULT_CLOSE;
	(void)add(second);
	hit = kt_fault_call(a, "rds", "DescribeDBInstances");
	ck_assert_int_eq(hit->action, KT_FAULT_THROTTLE);
	hit = kt_fault_call(a, "rds", "DescribeDBInstances");
	ck_assert_int_eq(hit->action, KT_FAULT_CLOSE);
	ck_assert_ptr_null(kt_fault_call(a, "rds", "DescribeDBInstances"));
	kt_arena_free(&a);
}
END_TEST

static const struct {
	const char *service, *operation;
	bool fits;
} calls[] = {
	{ "secretsmanager", "GetSecretValue", true },
	{ "secretsmanager", NULL, true },
	{ "*", NULL, true },
	{ "rds", NULL, false },
	{ "secretsmanager", "PutSecretValue", false },
};

START_TEST(a_call_is_meant_by_service_and_operation)
{
	struct kt_fault f = a_call(calls[_i].service, calls[_i].operation);
	struct kt_arena *a = kt_arena_new();
	const struct kt_fault *hit;

	f.message = "slowly, please";
	(void)add(f);
	ck_assert(kt_fault_any(KT_FAULT_CALL));
	ck_assert(!kt_fault_any(KT_FAULT_POINT));
	hit = kt_fault_call(a, "secretsmanager", "GetSecretValue");
	ck_assert_int_eq(hit != NULL, calls[_i].fits);
	(void)kt_fault_clear(KT_FAULT_ALL);
	if (hit != NULL)		/* its strings are the call's */
		ck_assert_str_eq(hit->message, "slowly, please");
	kt_arena_free(&a);
}
END_TEST

/* Of so many passages, as a picture: '#' it came about. */
static const char *
dice(double share, int64_t seed, int64_t times, char picture[65])
{
	struct kt_fault f = a_point("set.after", KT_FAULT_FAIL);
	int i;

	f.share = share;
	f.seed = seed;
	f.times = times;
	(void)kt_fault_clear(KT_FAULT_ALL);
	(void)add(f);
	for (i = 0; i < 64; i++)
		picture[i] = pass("set.after") != 0 ? '#' : '.';
	picture[64] = '\0';
	return picture;
}

START_TEST(dice_fall_as_the_seed_says)
{
	char one[65], other[65];

	ck_assert_str_eq(dice(0.25, 7, 0, one), dice(0.25, 7, 0, other));
	ck_assert_str_ne(dice(0.25, 7, 0, one), dice(0.25, 8, 0, other));
	/* on every machine, and in every version */
	ck_assert_str_eq(dice(0.25, 7, 0, one), ".#...#..#.#..........#....#....#"
	    "....#.##...##.......#..#........");
	ck_assert_int_eq(only().passed, 64);
	ck_assert_ptr_null(strchr(dice(0, 7, 0, one), '#'));
	ck_assert_ptr_null(strchr(dice(1, 7, 0, one), '.'));
	(void)dice(0.25, 7, 3, one);
	ck_assert_int_eq(only().happened, 3);
	ck_assert(only().spent);
}
END_TEST

/* --- at a door ------------------------------------------------------------ */

START_TEST(a_login_is_refused_closed_or_delayed)
{
	struct kt_fault f = a_door("127.0.0.5", 3306, KT_FAULT_REFUSE);
	int64_t since;

	(void)add(f);
	ck_assert_int_eq(kt_fault_login("127.0.0.5", 3307, why), 0);
	ck_assert_int_eq(kt_fault_login("127.0.0.6", 3306, why), 0);
	ck_assert_int_eq(kt_fault_login("127.0.0.5", 3306, why), -1);
	ck_assert_str_eq(why, "refused on purpose, by fault 1");
	ck_assert_int_eq(kt_fault_login("127.0.0.5", 3306, why), 0);
	f = a_door("Db.Test", 3306, KT_FAULT_CLOSE);
	(void)add(f);
	ck_assert_int_eq(kt_fault_login("db.test", 3306, why), -1);
	ck_assert_str_eq(why,
	    "closed on purpose before the greeting, by fault 2");
	f = a_door("db.test", 3306, KT_FAULT_WAIT);
	f.delay = 30;
	(void)add(f);
	since = kt_mono_ms();
	ck_assert_int_eq(kt_fault_login("db.test", 3306, why), 0);
	ck_assert_int_ge(kt_mono_ms() - since, 30);
}
END_TEST

/* What is done to the server itself, no login meets. */
START_TEST(what_is_done_at_once_waits_for_nobody)
{
	int64_t id = add(a_door("h", 1, KT_FAULT_DROP));

	ck_assert_int_eq(kt_fault_login("h", 1, why), 0);
	kt_fault_happened(id);
	ck_assert(only().spent);
	ck_assert_int_eq(only().happened, 1);
}
END_TEST

static char hits[64];

static int
hit(void *self, const char *host, int port, char reason[KT_WHY])
{
	ck_assert_str_eq(self, "fleet");
	(void)reason;
	snprintf(hits + strlen(hits), sizeof(hits) - strlen(hits), "%s:%d ",
	    host, port);
	return 0;
}

START_TEST(a_server_is_the_fleets_to_hit)
{
	static char self[] = "fleet";
	struct kt_fleet fleet = { .kill = hit, .drop = hit, .self = self };
	struct kt_fault f;

	ck_assert_int_eq(kt_fault_server(KT_FAULT_DROP, "h", 1, why), -1);
	kt_fault_fleet(&fleet);
	ck_assert_int_eq(kt_fault_server(KT_FAULT_DROP, "h", 1, why), 0);
	ck_assert_int_eq(kt_fault_server(KT_FAULT_KILL_DATABASE, "h", 2, why),
	    0);
	ck_assert_str_eq(hits, "h:1 h:2 ");
	fleet.kill = fleet.drop = NULL;
	ck_assert_int_eq(kt_fault_server(KT_FAULT_DROP, "h", 1, why), -1);
	ck_assert_str_eq(why, "keyturn does not run the database servers here:"
	    " \"drop\" is for its own");
	(void)add(a_point("set.before", KT_FAULT_KILL_DATABASE));
	ck_assert_int_eq(kt_fault_point("set.before", ARN, &f, why), 1);
	ck_assert_int_eq(f.action, KT_FAULT_KILL_DATABASE);
}
END_TEST

/* --- hanging -------------------------------------------------------------- */

struct hanging {
	pthread_t thread;
	const char *point;
	int rc;
	char why[KT_WHY];
	atomic_bool over;
};

static void *
hang(void *arg)
{
	struct hanging *h = arg;
	struct kt_fault out;

	h->rc = kt_fault_point(h->point, ARN, &out, h->why);
	atomic_store(&h->over, true);
	return NULL;
}

/* A thread that hangs, surely: the passage is counted before. */
static void
begin_to_hang(struct hanging *h, const char *point, int64_t passed)
{
	*h = (struct hanging){ .point = point };
	ck_assert_int_eq(pthread_create(&h->thread, NULL, hang, h), 0);
	while (only().passed < passed)
		kt_sleep_ms(1);
	kt_sleep_ms(20);
	ck_assert(!atomic_load(&h->over));
}

START_TEST(who_hangs_goes_on_when_it_is_cleared)
{
	static const enum kt_fault_action actions[] = { KT_FAULT_HANG,
	    KT_FAULT_WAIT, KT_FAULT_FAIL, KT_FAULT_KILL };
	struct kt_fault f = a_point("set.after", actions[_i]);
	struct hanging one, other;

	f.delay = KT_FAULT_DELAY_MAX;
	f.times = 2;
	(void)add(f);
	begin_to_hang(&one, "set.after", 1);
	begin_to_hang(&other, "set.after", 2);
	ck_assert_int_eq(kt_fault_clear(KT_FAULT_ALL), 1);
	pthread_join(one.thread, NULL);
	pthread_join(other.thread, NULL);
	ck_assert_int_eq(one.rc, 0);
	ck_assert_int_eq(other.rc, 0);
}
END_TEST

START_TEST(who_hangs_fails_when_keyturn_stops)
{
	struct kt_fault f = a_point("set.after", _i == 0 ? KT_FAULT_HANG :
	    KT_FAULT_WAIT);
	struct hanging h;

	f.delay = KT_FAULT_DELAY_MAX;
	f.times = 0;
	(void)add(f);
	begin_to_hang(&h, "set.after", 1);
	kt_fault_stop();
	pthread_join(h.thread, NULL);
	ck_assert_int_eq(h.rc, -1);
	ck_assert_str_eq(h.why, _i == 0 ? "keyturn stopped while fault 1 "
	    "(hang) kept the rotation at set.after" : "keyturn stopped while "
	    "fault 1 (wait) kept the rotation at set.after");
	ck_assert_uint_eq(kt_fault_set, 0);
	ck_assert_int_eq(kt_fault_login("h", 1, why), 0);
}
END_TEST

/* Nobody makes room by a fault that somebody still hangs in. */
START_TEST(who_hangs_keeps_its_fault)
{
	struct kt_fault f = a_point("set.before", KT_FAULT_FAIL);
	struct hanging h;
	int i;

	(void)add(a_point("set.after", KT_FAULT_HANG));
	begin_to_hang(&h, "set.after", 1);
	f.times = 0;
	for (i = 1; i < KT_FAULTS_MAX; i++)
		(void)add(f);
	ck_assert_int_eq(kt_fault_add(&f, why), -1);
	ck_assert(kt_fault_is_there(1));
	ck_assert(!atomic_load(&h.over));
	(void)kt_fault_clear(KT_FAULT_ALL);
	pthread_join(h.thread, NULL);
}
END_TEST

/* --- all at once ---------------------------------------------------------- */

static atomic_bool enough;

static void *
pass_all(void *arg)
{
	struct kt_arena *a;
	struct kt_fault out;
	char reason[KT_WHY];

	(void)arg;
	while (!atomic_load(&enough)) {
		a = kt_arena_new();
		if (kt_fault_any(KT_FAULT_POINT))
			(void)!kt_fault_point("set.after", ARN, &out, reason);
		if (kt_fault_any(KT_FAULT_CALL))
			(void)kt_fault_call(a, "rds", "X");
		(void)!kt_fault_login("h", 1, reason);
		kt_arena_free(&a);
	}
	return NULL;
}

static void *
change_all(void *arg)
{
	static const enum kt_fault_action actions[] = { KT_FAULT_HANG,
	    KT_FAULT_WAIT, KT_FAULT_FAIL };
	struct kt_arena *a = kt_arena_new();
	struct kt_fault f, *list;
	char reason[KT_WHY];
	int i;

	(void)arg;
	for (i = 0; i < 400; i++) {
		f = i % 4 == 3 ? a_call("rds", NULL) : i % 4 == 2 ?
		    a_door("h", 1, KT_FAULT_REFUSE) : a_point("set.after",
		    actions[i % 3]);
		f.times = i % 5;
		f.delay = f.action == KT_FAULT_WAIT ? 1 : 0;
		(void)!kt_fault_add(&f, reason);
		(void)kt_fault_list(a, &list);
		(void)kt_fault_clear(i % 3 == 0 ? KT_FAULT_ALL : f.id);
	}
	kt_arena_free(&a);
	return NULL;
}

START_TEST(all_may_be_done_at_the_same_time)
{
	pthread_t passers[4], changers[2];
	size_t i;

	for (i = 0; i < 4; i++)
		pthread_create(&passers[i], NULL, pass_all, NULL);
	for (i = 0; i < 2; i++)
		pthread_create(&changers[i], NULL, change_all, NULL);
	for (i = 0; i < 2; i++)
		pthread_join(changers[i], NULL);
	(void)kt_fault_clear(KT_FAULT_ALL);
	atomic_store(&enough, true);
	for (i = 0; i < 4; i++)
		pthread_join(passers[i], NULL);
	ck_assert_uint_eq(kt_fault_set, 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("fault");
	TCase *tc = tcase_create("fault");

	tcase_set_timeout(tc, 30);
	tcase_add_checked_fixture(tc, begin, NULL);
	suite_add_tcase(s, tc);
	tcase_add_loop_test(tc, what_there_is_not_is_refused, 0,
	    N_ELEMENTS(refused));
	tcase_add_test(tc, every_action_has_a_name_of_its_own);
	tcase_add_test(tc, no_more_than_so_many_are_kept);
	tcase_add_loop_test(tc, a_secret_is_meant_by_its_name_or_arn, 0,
	    N_ELEMENTS(secrets));
	tcase_add_test(tc, it_comes_about_as_often_as_it_was_to);
	tcase_add_test(tc, or_until_it_is_cleared);
	tcase_add_test(tc, the_eldest_that_fits_comes_first);
	tcase_add_loop_test(tc, a_call_is_meant_by_service_and_operation, 0,
	    N_ELEMENTS(calls));
	tcase_add_test(tc, dice_fall_as_the_seed_says);
	tcase_add_test(tc, a_login_is_refused_closed_or_delayed);
	tcase_add_test(tc, what_is_done_at_once_waits_for_nobody);
	tcase_add_test(tc, a_server_is_the_fleets_to_hit);
	tcase_add_loop_test(tc, who_hangs_goes_on_when_it_is_cleared, 0, 4);
	tcase_add_loop_test(tc, who_hangs_fails_when_keyturn_stops, 0, 2);
	tcase_add_test(tc, who_hangs_keeps_its_fault);
	tcase_add_test(tc, all_may_be_done_at_the_same_time);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
