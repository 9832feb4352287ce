/* Where a front listens, and by which names it may be asked. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/unit/front_fake.h"

static const struct {
	const char *first, *host, *more;
	int status;
	bool passes;			/* on to kt_dispatch */
} asked[] = {
	{ "GET /_keyturn/health", "127.0.0.1:4566", "", 200, true },
	{ "HEAD /_keyturn/health", "localhost", "", 200 },
	{ "GET /_keyturn/health", "evil.example", "", 200 },
	{ "GET /_keyturn/health", "", "", 200 },
	{ "GET /_keyturn/health?x=1", "localhost", "", 200, true },
	{ "GET /_keyturn/health?x=1", "evil.example", "", 200 },
	{ "GET /_keyturn/health", "localhost:45",
	    "Origin: http://localhost:45\r\n", 200, true },
	{ "GET /_keyturn/health", "evil.example",
	    "Origin: http://other.example\r\n", 403 },
	{ "POST /_keyturn/health", "localhost", "", 405 },
	{ "GET /_keyturn/", "localhost", "", 200, true },
	{ "GET /_keyturn/health/", "localhost", "", 200, true },
	{ "GET /_keyturn/health/", "evil.example", "", 403 },
	{ "GET /_keyturn/clock", "127.0.0.1:4566", "", 200, true },
	{ "POST /", "LocalHost:1", "", 200, true },
	{ "POST /", "a.localhost:1", "", 200, true },
	{ "POST /", "[::1]:4566", "", 200, true },
	{ "POST /", "[::1]", "", 200, true },
	{ "POST /", "127.8.8.8", "", 200, true },
	{ "POST /", "db.example:80", "", 200, true },
	{ "POST /", "DB.example:", "", 200, true },
	{ "POST /", "keyturn:4566", "", 200, true },
	{ "POST /", "keyturn", "Origin: http://keyturn\r\n", 200, true },
	{ "POST /", "keyturn", "Origin: http://KEYTURN:80\r\n", 200, true },
	{ "POST /", "[::1]:4", "Origin: http://[::1]:4\r\n", 200, true },
	{ "POST /", "localhost", "Sec-Fetch-Site: same-origin\r\n", 200, true },
	{ "POST /", "localhost.localstack.cloud:4566", "", 200, true },
	{ "POST /", "evil.localhost.localstack.cloud", "", 403 },
	{ "POST /", "localstack.cloud", "", 403 },
	{ "GET /_localstack/health", "evil.example", "", 200 },
	{ "GET /_localstack/health", "localhost", "", 200, true },
	{ "HEAD /_floci/health", "evil.example", "", 200 },
	{ "GET /_localstack/info", "evil.example", "", 403 },
	{ "POST /", "evil.example", "", 403 },
	{ "POST /", "evil.example", "Origin: http://evil.example\r\n", 403 },
	{ "POST /", "localhost.evil.example", "", 403 },
	{ "POST /", "keyturn.evil.example", "", 403 },
	{ "POST /", "evillocalhost", "", 403 },
	{ "POST /", "127.0.0.1.evil.example", "", 403 },
	{ "POST /", "localhost:80.evil.example", "", 403 },
	{ "POST /", "localhost:123456", "", 403 },
	{ "POST /", "[::1", "", 403 },
	{ "POST /", "[::1].evil.example", "", 403 },
	{ "POST /", "10.0.0.1", "", 403 },
	{ "POST /", "", "", 403 },
	{ "POST /", "localhost", "Origin: https://evil.example\r\n", 403 },
	{ "POST /", "localhost", "Origin: http://localhost:3000\r\n", 403 },
	{ "POST /", "localhost", "Origin: https://localhost\r\n", 403 },
	{ "POST /", "localhost", "Origin: http://127.0.0.1\r\n", 403 },
	{ "POST /", "localhost", "Origin: localhost\r\n", 403 },
	{ "POST /", "localhost", "Origin: null\r\n", 403 },
	{ "POST /", "localhost", "Sec-Fetch-Site: cross-site\r\n", 403 },
	{ "POST /", "localhost", "sec-fetch-site: Cross-Site\r\n", 403 },
	{ "GET /?Action=DescribeDBInstances", "evil.example", "", 403 },
	{ "GET /2015-03-31/functions/x", "evil.example", "", 403 },
	{ "POST /_keyturn/clock", "evil.example", "", 403 },
	{ "POST /_keyturn/reset", "localhost",
	    "Sec-Fetch-Site: cross-site\r\n", 403 },
};

START_TEST(who_may_ask)
{
	static const char *const names[] = { "db.example", "keyturn" };
	struct front_options o = { .threads = 1, .hosts = names,
	    .n_hosts = N_ELEMENTS(names) };
	struct heard *h;
	char text[512];
	int port, fd;
	struct front *f = start(&o, &port);

	fd = dial(port);
	snprintf(text, sizeof(text), "%s HTTP/1.1\r\nHost: %s\r\n%s\r\n",
	    asked[_i].first, asked[_i].host, asked[_i].more);
	SAY(fd, text);
	h = hear(fd, asked[_i].first[0] != 'H');
	ck_assert_msg(h->status == asked[_i].status, "%d to %s", h->status,
	    text);
	ck_assert_ptr_nonnull(strstr(h->head, "x-amzn-RequestId: "));
	if (h->status == 403 && asked[_i].more[0] == '\0')
		ck_assert_ptr_nonnull(strstr(h->body, "--allow-host"));
	if (h->status == 200 && !asked[_i].passes)
		ck_assert_str_eq(h->body, asked[_i].first[0] == 'H' ? "" :
		    "{\"status\":\"ok\"}");
	SAY(fd, "GET /_keyturn/health HTTP/1.1\r\nHost: any\r\n\r\n");
	ck_assert_int_eq(hear(fd, true)->status, 200);
	close(fd);
	ck_assert_uint_eq(atomic_load(&dispatched), asked[_i].passes);
	front_stop(&f);
}
END_TEST

/* Who listens on all addresses may be asked by any, but by no other name. */
START_TEST(all_addresses)
{
	static const struct front_address all = { "0.0.0.0", 0 };
	static const struct { const char *lines; int status; } cases[] = {
		{ "Host: 10.0.0.1:4566", 200 },
		{ "Host: [2001:db8::1]", 200 },
		{ "Host: 10.0.0.1\r\nOrigin: http://10.0.0.1", 200 },
		{ "Host: localhost\r\nOrigin: http://10.0.0.1", 403 },
		{ "Host: 10.0.0.1\r\nOrigin: http://10.0.0.2", 403 },
		{ "Host: evil.example", 403 },
		{ "Origin: http://10.0.0.1", 403 },
	};
	struct front_options o = { .threads = 1, .listen = &all,
	    .n_listen = 1 };
	char text[256];
	int port, fd;
	size_t i;
	struct front *f = start(&o, &port);

	for (i = 0; i < N_ELEMENTS(cases); i++) {
		fd = dial(port);
		snprintf(text, sizeof(text), "POST / HTTP/1.%d\r\n%s\r\n\r\n",
		    cases[i].lines[0] == 'H', cases[i].lines);
		SAY(fd, text);
		ck_assert_msg(hear(fd, true)->status == cases[i].status, "%s",
		    text);
		close(fd);
	}
	front_stop(&f);
}
END_TEST

START_TEST(addresses)
{
	struct front_address at[2] = { { "127.0.0.1", 0 }, { "0.0.0.0", 0 } };
	struct front_options o = { .listen = at, .n_listen = 1 };
	struct front *f, *g = NULL;
	int port, fd;

	f = start(&o, &port);
	at[0].port = port;
	ck_assert_int_eq(front_start(&o, &server, &g), FRONT_IN_USE);
	ck_assert_ptr_null(g);
	fd = dial(port);
	post(fd, "echo", "");
	ck_assert_int_eq(hear(fd, true)->status, 200);
	front_stop(&f);
	ends(fd);			/* the port is in TIME_WAIT now */
	f = start(&o, &port);
	ck_assert_int_eq(port, at[0].port);
	front_stop(&f);
	at[0].host = "2001:db8::1";
	ck_assert_int_eq(front_start(&o, &server, &g), FRONT_FAILED);
	o.n_listen = 2;
	o.listen_default = true;	/* the first is never spare */
	ck_assert_int_eq(front_start(&o, &server, &g), FRONT_FAILED);
	at[0] = (struct front_address){ "0.0.0.0", 0 };
	at[1] = (struct front_address){ "2001:db8::1", 0 };
	f = start(&o, &port);
	ck_assert_int_eq(strncmp(front_url(f), "http://127.0.0.1:", 17), 0);
	close(dial(port));
	front_stop(&f);
	o.listen_default = false;
	ck_assert_int_eq(front_start(&o, &server, &g), FRONT_FAILED);
	front_stop(&g);			/* nothing to do */
}
END_TEST

START_TEST(listens_on_ipv6_too)
{
	struct front_address at[2] = { { "::1", 0 }, { "127.0.0.1", 0 } };
	struct front_options o = { .listen = at, .n_listen = 2 };
	struct sockaddr_in6 to;
	struct front *f = NULL;
	int fd;

	if (front_start(&o, &server, &f) != FRONT_OK) {
		printf("skipped: listens_on_ipv6_too, no IPv6 here\n");
		return;
	}
	memset(&to, 0, sizeof(to));
	to.sin6_family = AF_INET6;
	to.sin6_addr = in6addr_loopback;
	ck_assert_int_eq(strncmp(front_url(f), "http://[::1]:", 13), 0);
	to.sin6_port = htons((uint16_t)atoi(front_url(f) + 13));
	fd = socket(AF_INET6, SOCK_STREAM, 0);
	ck_assert_int_eq(connect(fd, (struct sockaddr *)&to, sizeof(to)), 0);
	post(fd, "later", "six");
	ck_assert_int_eq(hear(fd, true)->status, 200);
	close(fd);
	front_stop(&f);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("front_address");
	TCase *tc = tcase_create("http");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, who_may_ask, 0, N_ELEMENTS(asked));
	tcase_add_test(tc, all_addresses);
	tcase_add_test(tc, addresses);
	tcase_add_test(tc, listens_on_ipv6_too);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
