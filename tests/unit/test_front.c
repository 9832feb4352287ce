/*
 * The front over real sockets, with a kt_dispatch of our own: what X-Amz-Target
 * says is what happens to the call.
 *
 *   echo    KT_DONE; the answer tells what the request was
 *   fail    KT_DONE; 400 with an error type
 *   later   LATER; another thread finishes it
 *   hold    LATER; finished when the test says release()
 *   stream  KT_DONE; the answer goes on with what the test says by go_on()
 */
#include <arpa/inet.h>
#include <check.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "front/http.h"
#include "tests/support/suite.h"

/* What dispatch did; reset by setup. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static struct kt_call *held;
static unsigned n_held;
static struct kt_call *queued;
static bool worker_ends;
static pthread_t threads[8];	/* that have dispatched */
static unsigned n_threads;
static atomic_uint begun, ended, dispatched;
static pthread_t worker;
static struct kt_server server;

void
kt_call_init(struct kt_call *c, const struct kt_server *s, struct kt_arena *a)
{
	memset(c, 0, sizeof(*c));
	c->server = s;
	c->arena = a;
	strcpy(c->request_id, "11111111-2222-4333-8444-555555555555");
	atomic_fetch_add(&begun, 1);
}

void
kt_call_end(struct kt_call *c)
{
	kt_arena_free(&c->arena);
	atomic_fetch_add(&ended, 1);
}

int
kt_fail(struct kt_call *c, int code, const char *fmt, ...)
{
	va_list ap;

	c->err = code;
	va_start(ap, fmt);
	c->message = kt_arena_vprintf(c->arena, fmt, ap);
	va_end(ap);
	return -1;
}

static void
answer_with(struct kt_call *c, const char *text)
{
	c->answer.status = 200;
	c->answer.content_type = "application/x-amz-json-1.1";
	kt_buf_init(&c->answer.body, c->arena);
	kt_buf_str(&c->answer.body, text);
}

static void
echo(struct kt_call *c)
{
	const struct kt_request *r = &c->request;

	answer_with(c, "");
	kt_buf_printf(&c->answer.body, "%s|%s|%s|%s|%s|%s|%zu|", r->method,
	    r->path, r->query != NULL ? r->query : "-", r->target,
	    r->content_type != NULL ? r->content_type : "-",
	    r->authorization != NULL ? r->authorization : "-", r->body_len);
	kt_buf_add(&c->answer.body, r->body, r->body_len);
}

static void
push(struct kt_call **list, struct kt_call *c)
{
	pthread_mutex_lock(&lock);
	c->next = *list;
	*list = c;
	n_held += list == &held;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
}

static void
note_thread(void)
{
	unsigned i = 0;

	pthread_mutex_lock(&lock);
	while (i < n_threads && !pthread_equal(threads[i], pthread_self()))
		i++;
	if (i == n_threads && i < N_ELEMENTS(threads))
		threads[n_threads++] = pthread_self();
	pthread_mutex_unlock(&lock);
}

enum kt_progress
kt_dispatch(struct kt_call *c)
{
	const char *target = c->request.target;

	if (c->err != KT_OK)
		return KT_DONE;		/* the front has refused it */
	note_thread();
	atomic_fetch_add(&dispatched, 1);
	if (target == NULL)
		c->request.target = target = "echo";
	if (strcmp(target, "later") == 0 || strcmp(target, "hold") == 0) {
		c->later(c);
		push(target[0] == 'l' ? &queued : &held, c);
		return KT_LATER;
	}
	return KT_DONE;
}

/* --- an answer that goes on --- */

static struct kt_call *streamed;	/* once it was asked for more */
static const char *more_text;		/* to be said; NULL: nothing is there */
static bool more_is_over;
static bool more_is_endless;		/* there is always some */
static unsigned asked_for_more;
static const char flood[4000];

static bool
more(void *self, struct kt_buf *b)
{
	bool over;

	pthread_mutex_lock(&lock);
	streamed = self;
	asked_for_more++;
	if (more_text != NULL)
		kt_buf_str(b, more_text);
	more_text = NULL;
	if (more_is_endless)
		kt_buf_add(b, flood, sizeof(flood));
	over = more_is_over;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
	return !over;
}

static void
no_longer(void *p)
{
	(void)p;
	pthread_mutex_lock(&lock);
	streamed = NULL;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
}

/* Says text, or, NULL, that it is over. */
static void
go_on(const char *text)
{
	pthread_mutex_lock(&lock);
	while (streamed == NULL || more_text != NULL)
		pthread_cond_wait(&changed, &lock);
	more_text = text;
	more_is_over = text == NULL;
	streamed->nudge(streamed);
	pthread_mutex_unlock(&lock);
}

static void
stream(struct kt_call *c)
{
	answer_with(c, "first");
	c->answer.more = more;
	c->answer.more_self = c;
	kt_arena_defer(c->arena, no_longer, NULL);
}

void
kt_call_answer(struct kt_call *c)
{
	static struct kt_header more = { "X-Amz-More", "of it" };


	if (c->err != KT_OK) {
		answer_with(c, c->message);
		c->answer.status = kt_error(NULL, c->err)->status;
		return;
	}
	if (strcmp(c->request.target, "stream") == 0) {
		stream(c);
		return;
	}
	echo(c);
	if (strcmp(c->request.target, "fail") == 0) {
		c->answer.headers = &more;
		c->answer.n_headers = 1;
		c->answer.status = 400;
		c->answer.error_type = "SomeException";
	}
}

/* Finishes what "later" queued, from another thread than it came in. */
static void *
work(void *p)
{
	struct kt_call *c;

	(void)p;
	pthread_mutex_lock(&lock);
	for (;;) {
		while (queued == NULL && !worker_ends)
			pthread_cond_wait(&changed, &lock);
		c = queued;
		if (c == NULL)
			break;
		queued = c->next;
		pthread_mutex_unlock(&lock);
		c->finish(c);
		pthread_mutex_lock(&lock);
	}
	pthread_mutex_unlock(&lock);
	return NULL;
}

static void
wait_held(unsigned n)
{
	pthread_mutex_lock(&lock);
	while (n_held < n)
		pthread_cond_wait(&changed, &lock);
	pthread_mutex_unlock(&lock);
}

/* Of a call that may have outlived its connection. */
static void
ck_has_headers(const struct kt_call *c)
{
	const struct kt_header *h = c->request.headers;

	ck_assert_uint_eq(c->request.n_headers, 5);
	ck_assert_str_eq(h[0].name, "Host");
	ck_assert_str_eq(h[0].value, "localhost");
	ck_assert_str_eq(h[4].name, "Content-Length");
}

static void
release(void)
{
	struct kt_call *c, *next;

	pthread_mutex_lock(&lock);
	c = held;
	held = NULL;
	n_held = 0;
	pthread_mutex_unlock(&lock);
	for (; c != NULL; c = next) {
		next = c->next;
		ck_has_headers(c);
		c->finish(c);
	}
}

static void
setup(void)
{
	worker_ends = false;
	atomic_store(&begun, 0);
	atomic_store(&ended, 0);
	atomic_store(&dispatched, 0);
	n_threads = 0;
	ck_assert_int_eq(pthread_create(&worker, NULL, work, NULL), 0);
}

static void
teardown(void)
{
	pthread_mutex_lock(&lock);
	worker_ends = true;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
	pthread_join(worker, NULL);
	ck_assert_uint_eq(atomic_load(&begun), atomic_load(&ended));
}

/* A front on a free port, and its port. */
static struct front *
start(struct front_options *o, int *port)
{
	static const struct front_address at = { "127.0.0.1", 0 };
	struct front *f = NULL;

	if (o->n_listen == 0) {
		o->listen = &at;
		o->n_listen = 1;
	}
	ck_assert_int_eq(front_start(o, &server, &f), FRONT_OK);
	ck_assert_int_eq(sscanf(strrchr(front_url(f), ':'), ":%d", port), 1);
	return f;
}

static int
try_dial(int port)
{
	struct timeval patience = { 20, 0 };
	struct sockaddr_in at;
	int fd;

	memset(&at, 0, sizeof(at));
	at.sin_family = AF_INET;
	at.sin_port = htons((uint16_t)port);
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	ck_assert_int_ge(fd, 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	if (connect(fd, (struct sockaddr *)&at, sizeof(at)) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static int
dial(int port)
{
	int fd = try_dial(port);

	ck_assert_int_ge(fd, 0);
	return fd;
}

static void
say(int fd, const char *text, size_t n)
{
	ssize_t sent;

	for (; n > 0; text += sent, n -= (size_t)sent) {
		sent = send(fd, text, n, MSG_NOSIGNAL);
		if (sent < 0)
			break;		/* refused in the middle; see hear */
	}
}

#define SAY(fd, text) say(fd, text, strlen(text))

static void
post(int fd, const char *target, const char *body)
{
	char text[4096];

	snprintf(text, sizeof(text), "POST /?a=%%20b&c HTTP/1.1\r\nHost: localhost\r\n"
	    "X-Amz-Target: %s\r\nContent-Type: t/t\r\nAuthorization: A\r\n"
	    "Content-Length: %zu\r\n\r\n%s", target, strlen(body), body);
	SAY(fd, text);
}

struct heard {
	int status;		/* 0: the connection ended instead */
	char head[4096];
	char body[8192];
};

/* Reads one head, byte by byte so as to take nothing of what follows. */
static bool
hear_head(int fd, struct heard *h)
{
	size_t n = 0;

	while (n < sizeof(h->head) - 1 && recv(fd, h->head + n, 1, 0) == 1) {
		h->head[++n] = '\0';
		if (n >= 4 && strcmp(h->head + n - 4, "\r\n\r\n") == 0)
			return true;
	}
	return false;
}

static struct heard *
hear(int fd, bool has_body)
{
	static __thread struct heard h;
	const char *length;
	size_t n = 0;

	memset(&h, 0, sizeof(h));
	if (!hear_head(fd, &h))
		return &h;
	ck_assert_int_eq(sscanf(h.head, "HTTP/1.1 %d", &h.status), 1);
	length = strcasestr(h.head, "\r\nContent-Length: ");
	if (length != NULL && has_body)
		n = strtoul(length + 18, NULL, 10);
	ck_assert_uint_lt(n, sizeof(h.body));
	if (n > 0)
		ck_assert_int_eq(recv(fd, h.body, n, MSG_WAITALL), (ssize_t)n);
	return &h;
}

/* That the server has ended the connection, gently or not. */
static void
ends(int fd)
{
	char c;
	ssize_t n = recv(fd, &c, 1, 0);

	ck_assert_msg(n == 0 || (n < 0 && errno == ECONNRESET),
	    "still open: %zd, %s", n, strerror(errno));
	close(fd);
}

/* Takes just that, chunk by chunk. */
static void
hears_chunks(int fd, const char *text)
{
	char head[16], got[256];
	size_t n, i;

	while (*text != '\0') {
		for (i = 0; i < sizeof(head) - 1 && (i == 0 ||
		    head[i - 1] != '\n'); i++)
			ck_assert_int_eq(recv(fd, &head[i], 1, 0), 1);
		head[i] = '\0';
		n = strtoul(head, NULL, 16);
		ck_assert_uint_gt(n, 0);
		ck_assert_uint_lt(n, sizeof(got) - 2);
		ck_assert_int_eq(recv(fd, got, n + 2, MSG_WAITALL),
		    (ssize_t)n + 2);
		ck_assert_int_eq(strncmp(got, text, n), 0);
		text += n;
	}
}

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

static void
stream_setup(void)
{
	streamed = NULL;
	more_text = NULL;
	more_is_over = more_is_endless = false;
	asked_for_more = 0;
}

/* And nobody asks meanwhile whether there is more. */
START_TEST(an_answer_goes_on)
{
	struct front_options o = { .threads = 1 };
	struct heard *h;
	int port, fd, other;
	struct front *f = start(&o, &port);

	stream_setup();
	fd = dial(port);
	other = dial(port);
	post(fd, "stream", "");
	h = hear(fd, false);
	ck_assert_int_eq(h->status, 200);
	ck_assert_ptr_nonnull(strstr(h->head, "Transfer-Encoding: chunked"));
	hears_chunks(fd, "first");
	go_on("second");
	hears_chunks(fd, "second");
	post(other, "echo", "");
	ck_assert_int_eq(hear(other, true)->status, 200);
	go_on("third");
	hears_chunks(fd, "third");
	go_on(NULL);
	ck_assert_int_eq(recv(fd, h->body, 5, MSG_WAITALL), 5);
	ck_assert_int_eq(memcmp(h->body, "0\r\n\r\n", 5), 0);
	ck_assert_uint_le(asked_for_more, 7);
	post(fd, "echo", "");		/* and the connection is as it was */
	ck_assert_int_eq(hear(fd, true)->status, 200);
	close(fd);
	close(other);
	front_stop(&f);
}
END_TEST

START_TEST(who_takes_an_answer_that_goes_on_may_leave)
{
	struct front_options o = { .threads = 1 };
	int port, fd;
	struct front *f = start(&o, &port);

	stream_setup();
	fd = dial(port);
	post(fd, "stream", "");
	(void)hear(fd, false);
	hears_chunks(fd, "first");
	close(fd);
	go_on("to nobody");		/* is found out by that, or the next */
	pthread_mutex_lock(&lock);
	while (streamed != NULL) {
		if (more_text == NULL) {
			more_text = "is there anybody?";
			streamed->nudge(streamed);
		}
		pthread_mutex_unlock(&lock);
		sched_yield();
		pthread_mutex_lock(&lock);
	}
	pthread_mutex_unlock(&lock);
	front_stop(&f);
}
END_TEST

/* It is asked for what fits the sockets, and no more of it is kept. */
START_TEST(who_takes_nothing_is_dropped)
{
	struct front_options o = { .threads = 1, .idle_seconds = 1 };
	int port, fd;
	struct front *f = start(&o, &port);

	stream_setup();
	more_is_endless = true;
	fd = dial(port);
	post(fd, "stream", "");
	pthread_mutex_lock(&lock);
	while (asked_for_more == 0 || streamed != NULL)
		pthread_cond_wait(&changed, &lock);
	ck_assert_uint_lt(asked_for_more, 10000);
	pthread_mutex_unlock(&lock);
	close(fd);
	front_stop(&f);
}
END_TEST

START_TEST(the_end_of_the_front_is_that_of_answers_that_go_on)
{
	struct front_options o = { .threads = 1, .stop_seconds = 1 };
	int port, fd;
	struct front *f = start(&o, &port);

	stream_setup();
	fd = dial(port);
	post(fd, "stream", "");
	(void)hear(fd, false);
	hears_chunks(fd, "first");
	front_stop(&f);
	close(fd);
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
	Suite *s = suite_create("front");
	TCase *tc = tcase_create("http");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, hands_over_the_request);
	tcase_add_test(tc, an_answer_goes_on);
	tcase_add_test(tc, who_takes_an_answer_that_goes_on_may_leave);
	tcase_add_test(tc, who_takes_nothing_is_dropped);
	tcase_add_test(tc, the_end_of_the_front_is_that_of_answers_that_go_on);
	tcase_add_test(tc, keeps_a_connection);
	tcase_add_test(tc, a_call_that_waits_holds_no_thread);
	tcase_add_test(tc, many_threads_at_once);
	tcase_add_test(tc, each_thread_has_some_of_the_connections);
	tcase_add_test(tc, a_client_that_leaves_leaks_nothing);
	tcase_add_test(tc, a_request_of_too_many_parameters_ends);
	tcase_add_test(tc, stopping_lets_requests_finish);
	tcase_add_test(tc, stopping_is_no_work);
	tcase_add_test(tc, stopping_does_not_wait_for_ever);
	tcase_add_test(tc, bodies_have_a_limit);
	tcase_add_test(tc, an_endless_body_is_cut_off);
	tcase_add_loop_test(tc, unsound_framing_is_refused, 0,
	    N_ELEMENTS(unsound));
	tcase_add_test(tc, heads_have_a_limit);
	tcase_add_test(tc, idle_connections_end);
	tcase_add_test(tc, the_longest_idle_gives_way);
	tcase_add_test(tc, all_may_be_busy);
	tcase_add_loop_test(tc, a_call_knows_that_its_client_is_gone, 0, 2);
	tcase_add_loop_test(tc, who_may_ask, 0, N_ELEMENTS(asked));
	tcase_add_test(tc, all_addresses);
	tcase_add_test(tc, addresses);
	tcase_add_test(tc, listens_on_ipv6_too);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
