/*
 * A small load generator: keep-alive connections on loopback, one request in
 * flight on each, a fixed set of requests, one thread.
 *
 *   load -u http://127.0.0.1:PORT -o WHAT [-c CONNECTIONS] [-r RATE]
 *        [-s SECONDS] [-w SECONDS] [-k SECRETS] [-p PID] [-a SIGNED]
 *
 *   get     GetSecretValue over the secrets of seed, in a scattered order
 *   walk    the same in the order they were made
 *   create  CreateSecret with a name never used before
 *   seed    CreateSecret for each of the secrets of get, once
 *   put     PutSecretValue over them, in the order they were made
 *   list    ListSecrets, 100 of them
 *   batch   BatchGetSecretValue of 20
 *
 * Every connection sends its next request when the answer is there.  With -r
 * requests fall due at a fixed rate instead, and latency counts from when one
 * was due: it may have to wait for a connection.
 *
 * Requests of get and walk are signed as lines of the file SIGNED have it, one for
 * each secret (identity.py): X-Amz-Date, X-Amz-Security-Token, Authorization, a tab
 * between.  All others, and those without, by somebody whom nobody knows.
 *
 * Runs for -s seconds after -w seconds to warm up (seed: until done) and
 * prints one line of NAME=VALUE: answers, errors (any status but 200),
 * answers a second, the median and 99th percentile of latency, with -p the
 * processor time the server spent on each answer, and the size of a body.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define CONNECTIONS_MAX 256
#define SAMPLES_MAX ((size_t)8 << 20)
#define BODY_MAX 1000
#define SIGNED_MAX 8192
#define REQUEST_MAX (BODY_MAX + SIGNED_MAX + 900)
#define ANSWER_MAX (256 * 1024)
#define BATCH 20

enum kind { GET, WALK, CREATE, SEED, PUT, LIST, BATCH_GET, KINDS };

static const struct { const char *option, *operation; } kinds[KINDS] = {
	[GET] = { "get", "GetSecretValue" },
	[WALK] = { "walk", "GetSecretValue" },
	[CREATE] = { "create", "CreateSecret" },
	[SEED] = { "seed", "CreateSecret" },
	[PUT] = { "put", "PutSecretValue" },
	[LIST] = { "list", "ListSecrets" },
	[BATCH_GET] = { "batch", "BatchGetSecretValue" },
};

struct connection {
	int fd;
	int64_t sent;		/* ns; or when it was due */
	struct connection *idle;	/* the next of those */
	size_t have;
	char answer[ANSWER_MAX];
};

struct load {
	enum kind kind;
	char folder[32];	/* of the names of secrets; new every run */
	int port;
	unsigned n, secrets;
	double seconds, warm;
	pid_t pid;
	char **signed_as;	/* headers of each secret's request; or NULL */
	unsigned long next;	/* number of the next request */
	double rate;		/* 0: as fast as answers come */
	int timer;
	int64_t paced_from;
	unsigned long due;	/* so many should have been sent */
	struct connection *idle;
	uint64_t answers, errors;
	bool measuring;
	uint32_t *samples;	/* us */
	size_t n_samples;
	size_t body;		/* bytes of the last answer's */
	struct connection *c;
	int epoll;
};

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

/* Processor time of another process, all its threads, ns; 0 if unknown. */
static int64_t
cpu_of(pid_t pid)
{
	struct timespec t;
	clockid_t id;

	if (pid <= 0 || clock_getcpuclockid(pid, &id) != 0 ||
	    clock_gettime(id, &t) != 0)
		return 0;
	return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static void
fail(const char *what)
{
	fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* Every secret once, then again; no two neighbours, unless in their order. */
static unsigned long
scattered(const struct load *l, unsigned long n)
{
	return (l->kind == WALK || l->kind == PUT ? n : n * 2654435761UL) %
	    l->secrets;
}

static const char value[] = "{\\\"username\\\":\\\"app\\\","
    "\\\"password\\\":\\\"0123456789abcdefghijklmnopqrstuv\\\","
    "\\\"engine\\\":\\\"mysql\\\",\\\"host\\\":\\\"127.0.0.1\\\","
    "\\\"port\\\":3306}";

static int
compose_batch(const struct load *l, unsigned long n, char body[BODY_MAX])
{
	int i, len = snprintf(body, BODY_MAX, "{\"SecretIdList\": ");

	for (i = 0; i < BATCH; i++)
		len += snprintf(body + len, (size_t)(BODY_MAX - len),
		    "%s\"bench/%06lu\"", i == 0 ? "[" : ", ",
		    scattered(l, n * BATCH + (unsigned long)i));
	return len + snprintf(body + len, (size_t)(BODY_MAX - len), "]}");
}

static int
compose_body(const struct load *l, unsigned long n, char body[BODY_MAX])
{
	switch (l->kind) {
	case GET:
	case WALK:
		return snprintf(body, BODY_MAX,
		    "{\"SecretId\": \"bench/%06lu\"}", scattered(l, n));
	case LIST:
		return snprintf(body, BODY_MAX, "{\"MaxResults\": 100}");
	case BATCH_GET:
		return compose_batch(l, n, body);
	case PUT:
		return snprintf(body, BODY_MAX, "{\"SecretId\": "
		    "\"bench/%06lu\", \"ClientRequestToken\": "
		    "\"%08lx-0000-4000-8000-%012lx\", \"SecretString\": "
		    "\"%s\"}", scattered(l, n), (unsigned long)getpid(), n,
		    value);
	case CREATE:
	case SEED:
	default:
		return snprintf(body, BODY_MAX, "{\"Name\": \"%s/%06lu\", "
		    "\"ClientRequestToken\": "
		    "\"%08lx-0000-4000-8000-%012lx\", \"SecretString\": "
		    "\"%s\"}", l->folder, n, (unsigned long)getpid(), n,
		    value);
	}
}

#define STRANGER "X-Amz-Date: 20260101T000000Z\r\n" \
	"Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/" \
	"us-east-1/secretsmanager/aws4_request, SignedHeaders=content-type;" \
	"host;x-amz-date;x-amz-target, Signature=0123456789abcdef0123456789" \
	"abcdef0123456789abcdef0123456789abcdef\r\n"

/* The n-th request, with the headers boto3 sends, into text. */
static size_t
compose(const struct load *l, unsigned long n, char text[REQUEST_MAX])
{
	char body[BODY_MAX];
	int len = compose_body(l, n, body);

	return (size_t)snprintf(text, REQUEST_MAX, "POST / HTTP/1.1\r\n"
	    "Host: 127.0.0.1:%d\r\nAccept-Encoding: identity\r\n"
	    "X-Amz-Target: secretsmanager.%s\r\n"
	    "Content-Type: application/x-amz-json-1.1\r\n"
	    "User-Agent: Boto3/1.40.0 md/Botocore#1.40.0 ua/2.1 os/linux\r\n"
	    "%sContent-Length: %d\r\n\r\n%s", l->port,
	    kinds[l->kind].operation, l->signed_as == NULL ? STRANGER :
	    l->signed_as[scattered(l, n)], len, body);
}

/* The file of signatures; a line for each secret. */
static void
read_signed(struct load *l, const char *path)
{
	char line[SIGNED_MAX], *date, *token, *authorization;
	FILE *f = fopen(path, "r");
	unsigned i;

	l->signed_as = calloc(l->secrets, sizeof(*l->signed_as));
	if (f == NULL || l->signed_as == NULL)
		fail(path);
	for (i = 0; i < l->secrets; i++) {
		if (fgets(line, sizeof(line), f) == NULL ||
		    (date = strtok(line, "\t\n")) == NULL ||
		    (token = strtok(NULL, "\t\n")) == NULL ||
		    (authorization = strtok(NULL, "\t\n")) == NULL)
			fail(path);
		if (asprintf(&l->signed_as[i], "X-Amz-Date: %s\r\n"
		    "X-Amz-Security-Token: %s\r\nAuthorization: %s\r\n", date,
		    token, authorization) < 0)
			fail("memory");
	}
	fclose(f);
}

/* When the n-th request is due. */
static int64_t
due_at(const struct load *l, unsigned long n)
{
	return l->paced_from + (int64_t)((double)n * 1e9 / l->rate);
}

/*
 * False when there is nothing left to send; when nothing is due yet the
 * connection is idle.
 */
static bool
send_next(struct load *l, struct connection *c)
{
	char text[REQUEST_MAX];
	size_t n;

	if (l->kind == SEED && l->next >= l->secrets)
		return false;
	if (l->rate > 0 && l->next >= l->due) {
		c->idle = l->idle;
		l->idle = c;
		return true;
	}
	c->have = 0;
	c->sent = l->rate > 0 ? due_at(l, l->next) : now();
	n = compose(l, l->next++, text);
	if (send(c->fd, text, n, MSG_NOSIGNAL) != (ssize_t)n)
		fail("send");
	return true;
}

/* From now on requests fall due. */
static void
start_pacing(struct load *l)
{
	int64_t every = (int64_t)(1e9 / l->rate);
	struct itimerspec t = { { 0, every }, { 0, every } };
	struct epoll_event ev;

	memset(&ev, 0, sizeof(ev));
	ev.events = EPOLLIN;
	l->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
	l->paced_from = now();
	if (l->timer < 0 || timerfd_settime(l->timer, 0, &t, NULL) != 0 ||
	    epoll_ctl(l->epoll, EPOLL_CTL_ADD, l->timer, &ev) != 0)
		fail("timer");
}

/* Some fell due: idle connections take them, others must wait. */
static void
tick(struct load *l)
{
	struct connection *c;
	uint64_t n;

	if (read(l->timer, &n, sizeof(n)) != sizeof(n))
		fail("timer");
	l->due += n;
	while (l->next < l->due && (c = l->idle) != NULL) {
		l->idle = c->idle;
		(void)send_next(l, c);
	}
}

static void
dial(struct load *l, struct connection *c)
{
	struct sockaddr_in at;
	struct epoll_event ev;
	int on = 1;

	memset(&at, 0, sizeof(at));
	at.sin_family = AF_INET;
	at.sin_port = htons((uint16_t)l->port);
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (c->fd < 0 ||
	    connect(c->fd, (struct sockaddr *)&at, sizeof(at)) != 0)
		fail("connect");
	(void)setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	memset(&ev, 0, sizeof(ev));
	ev.events = EPOLLIN;
	ev.data.ptr = c;
	if (epoll_ctl(l->epoll, EPOLL_CTL_ADD, c->fd, &ev) != 0)
		fail("epoll_ctl");
}

/* The whole answer is there when this is true. */
static bool
is_whole(struct load *l, const struct connection *c)
{
	const char *end = memmem(c->answer, c->have, "\r\n\r\n", 4);
	const char *length;

	if (end == NULL)
		return false;
	length = strcasestr(c->answer, "\r\nContent-Length: ");
	if (length == NULL || length > end) {
		fprintf(stderr, "load: an answer without a length\n");
		exit(1);
	}
	l->body = strtoul(length + 18, NULL, 10);
	return c->have >= (size_t)(end + 4 - c->answer) + l->body;
}

static void
count(struct load *l, const struct connection *c)
{
	if (strncmp(c->answer, "HTTP/1.1 200", 12) != 0 && l->errors++ == 0)
		fprintf(stderr, "load: not 200: %s\n", c->answer);
	l->answers++;
	if (l->measuring && l->n_samples < SAMPLES_MAX)
		l->samples[l->n_samples++] =
		    (uint32_t)((now() - c->sent) / 1000);
}

/* Reads what is there; false when the connection has nothing more to do. */
static bool
serve(struct load *l, struct connection *c)
{
	ssize_t n;

	n = recv(c->fd, c->answer + c->have, ANSWER_MAX - 1 - c->have, 0);
	if (n <= 0) {
		if (n == 0)
			errno = ECONNRESET;
		fail("recv");
	}
	c->have += (size_t)n;
	c->answer[c->have] = '\0';
	if (!is_whole(l, c))
		return true;
	count(l, c);
	return send_next(l, c);
}

/* Until the moment until, or until nothing is in flight. */
static void
run_until(struct load *l, int64_t until, unsigned *busy)
{
	struct epoll_event ev[CONNECTIONS_MAX];
	int i, n;

	while (*busy > 0 && now() < until) {
		n = epoll_wait(l->epoll, ev, CONNECTIONS_MAX, 10000);
		if (n == 0 || (n < 0 && errno != EINTR)) {
			errno = n == 0 ? ETIMEDOUT : errno;
			fail("waiting for an answer");
		}
		for (i = 0; i < n; i++)
			if (ev[i].data.ptr == NULL)
				tick(l);
			else if (!serve(l, ev[i].data.ptr))
				--*busy;
	}
}

static int
compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

static uint32_t
percentile(struct load *l, unsigned percent)
{
	if (l->n_samples == 0)
		return 0;
	return l->samples[(l->n_samples - 1) * percent / 100];
}

static void
run(struct load *l)
{
	unsigned i, busy = l->n;
	int64_t started, cpu;
	double seconds;

	l->epoll = epoll_create1(EPOLL_CLOEXEC);
	for (i = 0; i < l->n; i++)
		dial(l, &l->c[i]);
	if (l->rate > 0)
		start_pacing(l);
	for (i = 0; i < l->n; i++)
		if (!send_next(l, &l->c[i]))
			busy--;
	run_until(l, now() + (int64_t)(l->warm * 1e9), &busy);
	l->measuring = true;
	l->answers = 0;
	cpu = cpu_of(l->pid);
	started = now();
	run_until(l, started + (int64_t)(l->seconds * 1e9), &busy);
	seconds = (double)(now() - started) / 1e9;
	cpu = cpu_of(l->pid) - cpu;
	qsort(l->samples, l->n_samples, sizeof(*l->samples), compare);
	printf("answers=%llu errors=%llu rate=%.0f p50_us=%u p99_us=%u "
	    "cpu_us=%.2f body=%zu\n", (unsigned long long)l->answers,
	    (unsigned long long)l->errors, (double)l->answers / seconds,
	    percentile(l, 50), percentile(l, 99), l->answers == 0 ? 0.0 :
	    (double)cpu / 1000.0 / (double)l->answers, l->body);
}

static int
usage(void)
{
	fprintf(stderr, "usage: load -u http://127.0.0.1:PORT "
	    "-o get|walk|create|seed|put|list|batch [-c N] [-r RATE] "
	    "[-s SECONDS] [-w SECONDS] [-k SECRETS] [-p PID] [-a SIGNED]\n");
	return 2;
}

static enum kind
read_kind(const char *option)
{
	enum kind k = GET;

	while (k < KINDS && strcmp(kinds[k].option, option) != 0)
		k++;
	return k;
}

static int
read_options(struct load *l, int argc, char **argv)
{
	const char *signed_as = NULL;
	int opt;

	while ((opt = getopt(argc, argv, "u:o:c:r:s:w:k:p:a:")) != -1) {
		if (opt == 'u')
			l->port = atoi(strrchr(optarg, ':') != NULL ?
			    strrchr(optarg, ':') + 1 : "0");
		else if (opt == 'o')
			l->kind = read_kind(optarg);
		else if (opt == 'c')
			l->n = (unsigned)atoi(optarg);
		else if (opt == 'r')
			l->rate = atof(optarg);
		else if (opt == 's')
			l->seconds = atof(optarg);
		else if (opt == 'w')
			l->warm = atof(optarg);
		else if (opt == 'k')
			l->secrets = (unsigned)atoi(optarg);
		else if (opt == 'p')
			l->pid = (pid_t)atoi(optarg);
		else if (opt == 'a')
			signed_as = optarg;
		else
			return -1;
	}
	if (signed_as != NULL)
		read_signed(l, signed_as);
	snprintf(l->folder, sizeof(l->folder), "bench");
	if (l->kind == CREATE)
		snprintf(l->folder, sizeof(l->folder), "created/%lld",
		    (long long)now());
	if (l->kind == SEED) {
		l->warm = 0;
		l->seconds = 3600;
	}
	return l->kind < KINDS && l->port > 0 && l->n > 0 && l->n <= CONNECTIONS_MAX &&
	    l->secrets > 0 && l->seconds <= 3600 ? 0 : -1;
}

int
main(int argc, char **argv)
{
	struct load l = { .n = 16, .secrets = 1000, .seconds = 3, .warm = 0.5 };

	if (read_options(&l, argc, argv) != 0)
		return usage();
	l.c = calloc(l.n, sizeof(*l.c));
	l.samples = calloc(SAMPLES_MAX, sizeof(*l.samples));
	if (l.c == NULL || l.samples == NULL)
		fail("memory");
	run(&l);
	return l.errors == 0 ? 0 : 1;
}
