/* What is refused for its form or size, and who gives way. */
#include <unistd.h>

#include "tests/unit/front_fake.h"

START_TEST(bodies_have_a_limit)
{
	struct front_options o = { .body_max = 1000, .threads = 1 };
	struct heard *h;
	char body[1002];
	int port, fd;
	struct front *f = start(&o, &port);

	memset(body, 'b', sizeof(body));
	fd = dial(port);
	body[1000] = '\0';
	post(fd, "echo", body);
	ck_assert_int_eq(hear(fd, true)->status, 200);
	body[1000] = 'b';
	body[1001] = '\0';
	post(fd, "echo", body);
	h = hear(fd, true);
	ck_assert_int_eq(h->status, 413);
	ck_assert_ptr_nonnull(strstr(h->body,
	    "{\"__type\":\"RequestEntityTooLargeException\""));
	SAY(fd, "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
	    "\r\n3e9\r\n");
	say(fd, body, 1001);
	SAY(fd, "\r\n0\r\n\r\n");
	ck_assert_int_eq(hear(fd, true)->status, 413);
	SAY(fd, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\n"
	    "Expect: 100-continue\r\n\r\n");
	ck_assert_int_eq(hear(fd, true)->status, 413);
	ends(fd);
	fd = dial(port);
	SAY(fd, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n"
	    "\r\n");
	ck_assert_int_eq(hear(fd, true)->status, 413);
	ends(fd);
	ck_assert_uint_eq(atomic_load(&dispatched), 1);
	front_stop(&f);
}
END_TEST

/* Without an end, chunk after chunk: swallowed to a point, then cut off. */
START_TEST(an_endless_body_is_cut_off)
{
	struct front_options o = { .body_max = 1000, .threads = 1 };
	static char chunk[65536 + 9];
	int i, port, fd;
	struct front *f = start(&o, &port);

	memset(chunk, 'b', sizeof(chunk));
	memcpy(chunk, "10000\r\n", 7);
	memcpy(chunk + sizeof(chunk) - 2, "\r\n", 2);
	fd = dial(port);
	SAY(fd, "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
	    "\r\n");
	for (i = 0; i < 400; i++)
		say(fd, chunk, sizeof(chunk));
	ck_assert_int_eq(hear(fd, true)->status, 413);
	ends(fd);
	front_stop(&f);
	ck_assert_uint_eq(atomic_load(&dispatched), 0);
}
END_TEST

#define H "Host: localhost\r\n"
static const struct {
	const char *text;
	int status;
} unsound[] = {
	{ "POST / HTTP/1.1\r\n" H "Content-Length: 1\r\n"
	    "Content-Length: 2\r\n\r\nab", 400 },
	{ "POST / HTTP/1.1\r\n" H "Content-Length: 1\r\n"
	    "Content-Length: 1\r\n\r\na", 400 },
	{ "POST / HTTP/1.1\r\n" H "Content-Length: 3\r\n"
	    "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400 },
	{ "POST / HTTP/1.1\r\n" H "Transfer-Encoding: gzip\r\n\r\nx", 400 },
	{ "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 400 },
	{ "GET / HTTP/1.1\r\n" H H "\r\n", 400 },
	{ "GET / HTTP/1.1\r\n" H "X-Amz-Target : echo\r\n\r\n", 400 },
	{ "POST / HTTP/1.1\r\n" H "Content-Length: 1x\r\n\r\na", 400 },
	{ "POST / HTTP/1.1\r\n" H "Content-Length: -1\r\n\r\na", 400 },
	{ "GET / HTTP/1.1\r\n" H "X-Amz-Target: a\r\nX-Amz-Target: b\r\n\r\n",
	    400 },
	{ "POST / HTTP/1.1\r\n" H "Transfer-Encoding: chunked, chunked\r\n"
	    "\r\n0\r\n\r\n", 400 },
	{ "POST / HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n"
	    "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400 },
	{ "POST / HTTP/1.1\r\n" H "Transfer-Encoding: identity\r\n\r\n", 400 },
	{ "POST / HTTP/1.0\r\n" H "Transfer-Encoding: chunked\r\n"
	    "\r\n0\r\n\r\n", 400 },
	{ "POST / HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n"
	    "\r\nxyz\r\n{}\r\n0\r\n\r\n", 400 },
	{ "POST / HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n"
	    "\r\n2\r\n{}xx\r\n0\r\n\r\n", 400 },
	{ "POST / HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n"
	    "\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n", 413 },
	{ "POST / HTTP/1.1\r\n" H "Content-Length: 18446744073709551618\r\n"
	    "\r\n{}", 413 },
	{ "POST / HTTP/1.1\r\n" H "Content-Length: +2\r\n\r\n{}", 400 },
	{ "POST / HTTP/1.1\r\n" H "Content-Length: 2, 2\r\n\r\n{}", 400 },
	{ "POST / HTTP/1.1\r\n" H "Content-Length: 0x2\r\n\r\n{}", 400 },
	{ "GET / x HTTP/1.1\r\n" H "\r\n", 400 },
	{ "GET / HTTP/1.1\r\n" H "Nonsense\r\n\r\n", 400 },
	{ "POST / HTTP/1.2\r\nContent-Length: 0\r\n\r\n", 400 },
	{ "POST / HTTP/2.0\r\n" H "Content-Length: 0\r\n\r\n", 505 },
	{ "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505 },
};
#undef H

START_TEST(unsound_framing_is_refused)
{
	struct front_options o = { .threads = 1 };
	struct heard *h;
	int port, fd;
	struct front *f = start(&o, &port);

	fd = dial(port);
	SAY(fd, unsound[_i].text);
	h = hear(fd, true);
	ck_assert_msg(h->status == unsound[_i].status, "%d to %s", h->status,
	    unsound[_i].text);
	while (hear(fd, true)->status != 0)
		continue;		/* 0.9.75 may send its head twice */
	close(fd);
	ck_assert_uint_eq(atomic_load(&dispatched), 0);
	front_stop(&f);
}
END_TEST

START_TEST(heads_have_a_limit)
{
	struct front_options o = { .threads = 1 };
	static char long_line[40000], body[65537];
	int i, n, port, fd, status = 0;
	struct front *f = start(&o, &port);

	/*
	 * STS API Reference: a session token is typically below 4,096 bytes.
	 * What a secret may be follows it.
	 */
	memset(long_line, 'h', 4096);
	memset(body, 'b', sizeof(body) - 1);
	fd = dial(port);
	SAY(fd, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65536\r\n"
	    "X-Amz-Security-Token: ");
	SAY(fd, long_line);
	SAY(fd, "\r\n\r\n");
	SAY(fd, body);
	ck_assert_int_eq(hear(fd, false)->status, 200);
	ck_assert_uint_eq(atomic_load(&dispatched), 1);
	close(fd);
	fd = dial(port);
	memset(long_line, 'h', sizeof(long_line) - 1);
	SAY(fd, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
	SAY(fd, long_line);
	SAY(fd, "\r\n\r\n");
	ck_assert_int_eq(hear(fd, true)->status, 431);
	close(fd);
	for (n = 80; n < 300; n += 3) {	/* short ones: each takes its room */
		fd = dial(port);
		SAY(fd, "GET / HTTP/1.1\r\nHost: localhost\r\n");
		for (i = 0; i < n; i++)
			SAY(fd, "a: b\r\n");
		SAY(fd, "\r\n");
		status = hear(fd, true)->status;
		ck_assert_msg(status == (n < 100 ? 200 : 431), "%d to %d lines",
		    status, n);
		close(fd);
	}
	ck_assert_int_eq(status, 431);
	front_stop(&f);
}
END_TEST

START_TEST(idle_connections_end)
{
	struct front_options o = { .threads = 1, .idle_seconds = 1 };
	int port, idle, fd;
	struct front *f = start(&o, &port);

	fd = dial(port);
	post(fd, "hold", "");
	wait_held(1);
	idle = dial(port);
	ends(idle);			/* and nothing else ends it */
	release();			/* who waited was not idle */
	ck_assert_int_eq(hear(fd, true)->status, 200);
	close(fd);
	front_stop(&f);
}
END_TEST

static void
asks(int fd)
{
	post(fd, "echo", "");
	ck_assert_int_eq(hear(fd, true)->status, 200);
}

/* Room is made by who was idle for longest, and by nobody who waits. */
START_TEST(the_longest_idle_gives_way)
{
	struct front_options o = { .threads = 1, .connections_max = 5 };
	int i, fd[5], late[3], port;
	struct front *f = start(&o, &port);

	fd[0] = dial(port);
	post(fd[0], "hold", "");
	wait_held(1);
	fd[1] = dial(port);		/* reads a head that has no end */
	SAY(fd[1], "POST / HTTP/1.1\r\nHost: localhost\r\n");
	for (i = 2; i < 5; i++) {
		fd[i] = dial(port);
		asks(fd[i]);
	}
	asks(fd[2]);			/* idle for less long than 3 and 4 */
	for (i = 0; i < 3; i++) {
		late[i] = dial(port);
		asks(late[i]);
	}
	ends(fd[1]);
	ends(fd[3]);
	ends(fd[4]);
	asks(fd[2]);
	release();
	ck_assert_int_eq(hear(fd[0], true)->status, 200);
	asks(fd[0]);
	close(fd[0]);
	close(fd[2]);
	for (i = 0; i < 3; i++) {
		asks(late[i]);
		close(late[i]);
	}
	front_stop(&f);
}
END_TEST

/* Some come although all are busy; with the next there is room again. */
START_TEST(all_may_be_busy)
{
	struct front_options o = { .threads = 1, .connections_max = 2 };
	int i, fd[10], port;
	struct front *f = start(&o, &port);

	for (i = 0; i < 10; i++) {
		fd[i] = dial(port);
		post(fd[i], "hold", "");
		wait_held((unsigned)i + 1);
	}
	release();
	for (i = 0; i < 10; i++) {
		ck_assert_int_eq(hear(fd[i], true)->status, 200);
		close(fd[i]);
	}
	fd[0] = dial(port);
	asks(fd[0]);
	close(fd[0]);
	front_stop(&f);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("front_limits");
	TCase *tc = tcase_create("http");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, bodies_have_a_limit);
	tcase_add_test(tc, an_endless_body_is_cut_off);
	tcase_add_loop_test(tc, unsound_framing_is_refused, 0,
	    N_ELEMENTS(unsound));
	tcase_add_test(tc, heads_have_a_limit);
	tcase_add_test(tc, idle_connections_end);
	tcase_add_test(tc, the_longest_idle_gives_way);
	tcase_add_test(tc, all_may_be_busy);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
