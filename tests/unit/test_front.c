/* Requests, connections and threads of the front, and its end. */
#include <errno.h>
#include <sched.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "tests/unit/front_fake.h"

START_TEST(hands_over_the_request)
{
	struct front_options o = { .threads = 2 };
	struct heard *h;
	int port, fd;
	struct front *f = start(&o, &port);

	fd = dial(port);
	post(fd, "echo", "body");
	h = hear(fd, true);
	ck_assert_int_eq(h->status, 200);
	ck_assert_str_eq(h->body, "POST|/|a=%20b&c|echo|t/t|A|4|body");
	ck_assert_ptr_nonnull(strstr(h->head,
	    "Content-Type: application/x-amz-json-1.1\r\n"));
	ck_assert_ptr_nonnull(strstr(h->head, "x-amzn-RequestId: "
	    "11111111-2222-4333-8444-555555555555\r\n"));
	ck_assert_ptr_null(strstr(h->head, "x-amzn-ErrorType"));
	ck_assert_ptr_nonnull(strstr(h->head, "Date: "));
	post(fd, "fail", "");
	h = hear(fd, true);
	ck_assert_int_eq(h->status, 400);
	ck_assert_ptr_nonnull(strstr(h->head,
	    "x-amzn-ErrorType: SomeException\r\n"));
	ck_assert_ptr_nonnull(strstr(h->head, "X-Amz-More: of it\r\n"));
	close(fd);
	front_stop(&f);
	ck_assert_ptr_null(f);
}
END_TEST

START_TEST(keeps_a_connection)
{
	struct front_options o = { .threads = 1 };
	int i, port, fd;
	struct front *f = start(&o, &port);

	fd = dial(port);
	for (i = 0; i < 3; i++)		/* pipelined */
		post(fd, i == 1 ? "later" : "echo", "x");
	for (i = 0; i < 3; i++)
		ck_assert_int_eq(hear(fd, true)->status, 200);
	SAY(fd, "GET /p HTTP/1.1\r\nHost: localhost\r\n\r\n");
	ck_assert_str_eq(hear(fd, true)->body, "GET|/p|-|echo|-|-|0|");
	SAY(fd, "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
	    "\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
	ck_assert_str_eq(hear(fd, true)->body, "POST|/|-|echo|-|-|3|abc");
	SAY(fd, "GET http://localhost/p?q HTTP/1.1\r\nHost: localhost\r\n\r\n");
	ck_assert_str_eq(hear(fd, true)->body, "GET|/p|q|echo|-|-|0|");
	SAY(fd, "GET http://localhost HTTP/1.1\r\nHost: localhost\r\n\r\n");
	ck_assert_str_eq(hear(fd, true)->body, "GET|/|-|echo|-|-|0|");
	SAY(fd, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
	    "Expect: 100-continue\r\n\r\n");
	ck_assert_int_eq(hear(fd, true)->status, 100);
	SAY(fd, "def");
	ck_assert_str_eq(hear(fd, true)->body, "POST|/|-|echo|-|-|3|def");
	close(fd);
	front_stop(&f);
}
END_TEST

/* One thread, 200 calls that wait in it, and one that is answered. */
START_TEST(a_call_that_waits_holds_no_thread)
{
	struct front_options o = { .threads = 1 };
	int i, port, fd, waiting[200];
	struct front *f = start(&o, &port);

	for (i = 0; i < 200; i++) {
		waiting[i] = dial(port);
		post(waiting[i], "hold", "");
	}
	wait_held(200);
	fd = dial(port);
	post(fd, "echo", "");
	ck_assert_int_eq(hear(fd, true)->status, 200);
	close(fd);
	release();
	for (i = 0; i < 200; i++) {
		ck_assert_int_eq(hear(waiting[i], true)->status, 200);
		close(waiting[i]);
	}
	front_stop(&f);
}
END_TEST

static void *
hammer(void *p)
{
	int i, fd = dial(*(int *)p);

	for (i = 0; i < 300; i++) {
		post(fd, i % 3 == 0 ? "later" : "echo", "some body");
		ck_assert_int_eq(hear(fd, true)->status, 200);
	}
	close(fd);
	return NULL;
}

START_TEST(many_threads_at_once)
{
	struct front_options o = { .threads = 4 };
	pthread_t t[8];
	int i, port;
	struct front *f = start(&o, &port);

	for (i = 0; i < 8; i++)
		ck_assert_int_eq(pthread_create(&t[i], NULL, hammer, &port),
		    0);
	for (i = 0; i < 8; i++)
		pthread_join(t[i], NULL);
	ck_assert_uint_eq(atomic_load(&dispatched), 8 * 300);
	front_stop(&f);
}
END_TEST

/* Chance leaves one of four out once in 25 million times. */
START_TEST(each_thread_has_some_of_the_connections)
{
	struct front_options o = { .threads = 4 };
	int i, fd[64], port;
	struct front *f = start(&o, &port);

	for (i = 0; i < 64; i++)
		fd[i] = dial(port);
	for (i = 0; i < 64; i++) {
		SAY(fd[i], "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
		ck_assert_int_eq(hear(fd[i], true)->status, 200);
		close(fd[i]);
	}
	front_stop(&f);
	ck_assert_uint_eq(n_threads, 4);
}
END_TEST

/* teardown sees that every call that began has ended. */
START_TEST(a_client_that_leaves_leaks_nothing)
{
	struct front_options o = { .threads = 2 };
	struct linger hard = { 1, 0 };
	int i, port, fd;
	struct front *f = start(&o, &port);

	for (i = 0; i < 20; i++) {
		fd = dial(port);
		post(fd, "hold", "");
		wait_held((unsigned)i + 1);
		if (i % 2 == 0)		/* a reset, not an end */
			setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard,
			    sizeof(hard));
		close(fd);
	}
	fd = dial(port);
	SAY(fd, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf");
	close(fd);
	release();
	front_stop(&f);
	ck_assert_uint_eq(atomic_load(&begun), atomic_load(&ended));
}
END_TEST

/* Nothing is dispatched, and libmicrohttpd says nothing of its end. */
START_TEST(a_request_of_too_many_parameters_ends)
{
	struct front_options o = { .threads = 1, .stop_seconds = 60 };
	static char parameters[1001];
	int port, fd;
	struct front *f = start(&o, &port);

	memset(parameters, '&', sizeof(parameters) - 1);
	fd = dial(port);
	SAY(fd, "GET /?");
	SAY(fd, parameters);
	SAY(fd, " HTTP/1.1\r\nHost: localhost\r\n\r\n");
	while (atomic_load(&begun) == 0)
		sched_yield();
	close(fd);
	while (atomic_load(&ended) == 0)
		sched_yield();
	front_stop(&f);
	ck_assert_uint_eq(atomic_load(&dispatched), 0);
}
END_TEST

static void *
stop(void *p)
{
	front_stop(p);
	return NULL;
}

/* Returns when nobody new is let in. */
static void
wait_refused(int port)
{
	int fd;

	/* A reset: it was in the queue when that was closed. */
	while ((fd = try_dial(port)) >= 0 || errno == ECONNRESET)
		if (fd >= 0)
			close(fd);
	ck_assert_int_eq(errno, ECONNREFUSED);
}

START_TEST(stopping_lets_requests_finish)
{
	struct front_options o = { .threads = 2 };
	struct heard *h;
	pthread_t t;
	int port, held_fd, half_fd, idle_fd;
	struct front *f = start(&o, &port);

	idle_fd = dial(port);
	post(idle_fd, "echo", "");
	ck_assert_int_eq(hear(idle_fd, true)->status, 200);
	half_fd = dial(port);
	SAY(half_fd, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
	    "Expect: 100-continue\r\n\r\n");
	ck_assert_int_eq(hear(half_fd, true)->status, 100);
	held_fd = dial(port);
	post(held_fd, "hold", "");
	wait_held(1);
	ck_assert_int_eq(pthread_create(&t, NULL, stop, &f), 0);
	wait_refused(port);
	SAY(half_fd, "full");
	h = hear(half_fd, true);
	ck_assert_int_eq(h->status, 200);
	ck_assert_ptr_nonnull(strstr(h->head, "Connection: close\r\n"));
	ends(half_fd);
	release();
	h = hear(held_fd, true);
	ck_assert_int_eq(h->status, 200);
	ck_assert_ptr_nonnull(strstr(h->head, "Connection: close\r\n"));
	ends(held_fd);
	ends(idle_fd);
	pthread_join(t, NULL);
}
END_TEST

static int64_t
milliseconds_of_work(void)
{
	struct timespec t;

	ck_assert_int_eq(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t), 0);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Of its second it takes hardly anything, and of two processors far less. */
START_TEST(stopping_is_no_work)
{
	struct front_options o = { .threads = 2, .stop_seconds = 1 };
	int64_t before;
	int port, fd;
	struct front *f = start(&o, &port);

	fd = dial(port);
	SAY(fd, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf");
	while (atomic_load(&begun) == 0)
		sched_yield();
	before = milliseconds_of_work();
	front_stop(&f);
	ck_assert_int_lt(milliseconds_of_work() - before, 300);
	close(fd);
}
END_TEST

/* The calls outlive connection and front, and are freed by finish. */
START_TEST(stopping_does_not_wait_for_ever)
{
	struct front_options o = { .threads = 2, .stop_seconds = 1 };
	struct heard *h;
	int port, fd, fd2;
	struct front *f = start(&o, &port);

	fd = dial(port);
	post(fd, "hold", "");
	fd2 = dial(port);
	post(fd2, "hold", "");
	wait_held(2);
	front_stop(&f);
	h = hear(fd, true);
	ck_assert_int_eq(h->status, 503);
	ck_assert_ptr_nonnull(strstr(h->head, "x-amzn-RequestId: 1111"));
	ends(fd);
	ck_assert_int_eq(hear(fd2, true)->status, 503);
	close(fd2);
	ck_assert_uint_eq(atomic_load(&ended), 0);
	release();
	ck_assert_uint_eq(atomic_load(&ended), 2);
}
END_TEST

/* Asked by whoever is at work on it; a client ends gently or not. */
START_TEST(a_call_knows_that_its_client_is_gone)
{
	struct front_options o = { .threads = 1 };
	struct linger hard = { _i, 0 };
	int port, fd;
	struct front *f = start(&o, &port);

	fd = dial(port);
	post(fd, "hold", "");
	wait_held(1);
	ck_assert(!held->gone(held));
	setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
	close(fd);
	while (!held->gone(held))	/* it is on its way */
		sched_yield();
	release();
	front_stop(&f);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("front");
	TCase *tc = tcase_create("http");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, hands_over_the_request);
	tcase_add_test(tc, keeps_a_connection);
	tcase_add_test(tc, a_call_that_waits_holds_no_thread);
	tcase_add_test(tc, many_threads_at_once);
	tcase_add_test(tc, each_thread_has_some_of_the_connections);
	tcase_add_test(tc, a_client_that_leaves_leaks_nothing);
	tcase_add_test(tc, a_request_of_too_many_parameters_ends);
	tcase_add_test(tc, stopping_lets_requests_finish);
	tcase_add_test(tc, stopping_is_no_work);
	tcase_add_test(tc, stopping_does_not_wait_for_ever);
	tcase_add_loop_test(tc, a_call_knows_that_its_client_is_gone, 0, 2);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
