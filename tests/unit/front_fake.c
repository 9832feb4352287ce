/* See front_fake.h. */
#include "front_fake.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
struct kt_call *held;
unsigned n_threads;
atomic_uint begun, ended, dispatched;
struct kt_server server;
void (*front_fake_stream)(struct kt_call *);
static unsigned n_held;
static struct kt_call *queued;
static bool worker_ends;
static pthread_t threads[8];	/* that have dispatched */
static pthread_t worker;

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

void
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

void
kt_call_answer(struct kt_call *c)
{
	static struct kt_header more = { "X-Amz-More", "of it" };

	if (c->err != KT_OK) {
		answer_with(c, c->message);
		c->answer.status = kt_error(NULL, c->err)->status;
		return;
	}
	if (front_fake_stream != NULL &&
	    strcmp(c->request.target, "stream") == 0) {
		front_fake_stream(c);
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

void
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

void
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

void
setup(void)
{
	worker_ends = false;
	atomic_store(&begun, 0);
	atomic_store(&ended, 0);
	atomic_store(&dispatched, 0);
	n_threads = 0;
	ck_assert_int_eq(pthread_create(&worker, NULL, work, NULL), 0);
}

void
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
struct front *
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

int
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

int
dial(int port)
{
	int fd = try_dial(port);

	ck_assert_int_ge(fd, 0);
	return fd;
}

void
say(int fd, const char *text, size_t n)
{
	ssize_t sent;

	for (; n > 0; text += sent, n -= (size_t)sent) {
		sent = send(fd, text, n, MSG_NOSIGNAL);
		if (sent < 0)
			break;		/* refused in the middle; see hear */
	}
}

void
post(int fd, const char *target, const char *body)
{
	char text[4096];

	snprintf(text, sizeof(text), "POST /?a=%%20b&c HTTP/1.1\r\nHost: localhost\r\n"
	    "X-Amz-Target: %s\r\nContent-Type: t/t\r\nAuthorization: A\r\n"
	    "Content-Length: %zu\r\n\r\n%s", target, strlen(body), body);
	SAY(fd, text);
}

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

struct heard *
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
void
ends(int fd)
{
	char c;
	ssize_t n = recv(fd, &c, 1, 0);

	ck_assert_msg(n == 0 || (n < 0 && errno == ECONNRESET),
	    "still open: %zd, %s", n, strerror(errno));
	close(fd);
}
