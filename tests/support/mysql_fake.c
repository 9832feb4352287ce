#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "mysql_fake.h"

/* LONG_PASSWORD, DB, 4.1, TRANSACTIONS, SECURE, MULTI, PLUGIN_AUTH: no TLS */
#define CAPABILITIES 0x000ba209u

static bool
read_all(int fd, void *p, size_t n)
{
	ssize_t r;
	char *to = p;

	for (; n > 0; to += r, n -= (size_t)r) {
		r = read(fd, to, n);
		if (r <= 0)
			return false;
	}
	return true;
}

/* One packet: its payload, also kept in seen.  -1: the client has gone. */
static ssize_t
receive(struct mysql_fake *f, int fd, unsigned char *sequence,
    unsigned char *out, size_t room)
{
	unsigned char head[4];
	size_t n;

	if (!read_all(fd, head, sizeof(head)))
		return -1;
	n = head[0] | (size_t)head[1] << 8 | (size_t)head[2] << 16;
	if (n >= room || !read_all(fd, out, n))
		return -1;
	out[n] = '\0';
	*sequence = (unsigned char)(head[3] + 1);
	if (f->n_seen + n <= sizeof(f->seen)) {
		memcpy(f->seen + f->n_seen, out, n);
		f->n_seen += n;
	}
	return (ssize_t)n;
}

static void
reply(int fd, unsigned char sequence, const void *p, size_t n)
{
	unsigned char packet[1024] = {
		(unsigned char)n, (unsigned char)(n >> 8), 0, sequence
	};

	memcpy(packet + 4, p, n);
	if (send(fd, packet, n + 4, MSG_NOSIGNAL) < 0)
		perror("mysql_fake");
}

static void
reply_ok(int fd, unsigned char sequence)
{
	reply(fd, sequence, "\0\0\0\2\0\0\0", 7);
}

static void
reply_error(struct mysql_fake *f, int fd, unsigned char sequence)
{
	unsigned char packet[600] = {
		0xff, (unsigned char)f->code, (unsigned char)(f->code >> 8)
	};
	int n = snprintf((char *)packet + 3, sizeof(packet) - 3, "#42000%s",
	    f->words);

	reply(fd, sequence, packet, (size_t)n + 3);
}

/* The same packets over and over, until the client has gone. */
static void
flood(int fd, const void *p, size_t n, unsigned char sequence)
{
	unsigned char many[8192];
	size_t at;

	do {
		for (at = 0; at + n + 4 <= sizeof(many); at += n + 4) {
			many[at] = (unsigned char)n;
			many[at + 1] = many[at + 2] = 0;
			many[at + 3] = sequence++;
			memcpy(many + at + 4, p, n);
		}
	} while (send(fd, many, at, MSG_NOSIGNAL) > 0);
}

static void
flood_columns(int fd, unsigned char sequence)
{
	static const char column[] = "\3def\0\0\0\1a\0\x0c\x3f\0\1\0\0\0"
	    "\3\0\0\0\0\0";

	reply(fd, sequence, "\xfd\xff\xff\xff", 4);
	flood(fd, column, sizeof(column) - 1, (unsigned char)(sequence + 1));
}

/* A row of one column. */
static void
reply_number(int fd, unsigned char sequence, char digit)
{
	static const char column[] = "\3def\0\0\0\1a\0\x0c\x3f\0\1\0\0\0"
	    "\3\0\0\0\0\0";
	const char row[] = { 1, digit };

	reply(fd, sequence++, "\1", 1);
	reply(fd, sequence++, column, sizeof(column) - 1);
	reply(fd, sequence++, "\xfe\0\0\2\0", 5);
	reply(fd, sequence++, row, sizeof(row));
	reply(fd, sequence, "\xfe\0\0\2\0", 5);
}

/* Fine, and more results exist. */
static void
flood_results(int fd, unsigned char sequence)
{
	flood(fd, "\0\0\0\x0a\0\0\0", 7, sequence);
}

/* The head of a greeting that has room for all of it. */
static void
drip(int fd)
{
	const struct timespec pause = { .tv_nsec = 200000000 };
	static const char head[] = { 127, 0, 0, 0, 10 };
	size_t i;

	for (i = 0; send(fd, i < sizeof(head) ? &head[i] : "8", 1,
	    MSG_NOSIGNAL) > 0; i++)
		nanosleep(&pause, NULL);
}

static void
greet(struct mysql_fake *f, int fd)
{
	static const char scramble[] = "abcdefghijklmnopqrst";
	unsigned char p[300] = { 10 };
	size_t n = 1;

	n += (size_t)sprintf((char *)p + n, "%s", f->version) + 1;
	memcpy(p + n, "\1\0\0\0", 4);
	memcpy(p + n + 4, scramble, 8);
	n += 13;
	p[n] = CAPABILITIES & 0xff;
	p[n + 1] = CAPABILITIES >> 8 & 0xff;
	p[n + 2] = 45;
	p[n + 3] = 2;
	p[n + 5] = CAPABILITIES >> 16 & 0xff;
	p[n + 7] = 21;
	n += 18;
	memcpy(p + n, scramble + 8, 13);
	n += 13;
	n += (size_t)sprintf((char *)p + n, "%s", f->plugin) + 1;
	reply(fd, 0, p, n);
}

static bool
log_in(struct mysql_fake *f, int fd)
{
	unsigned char in[4096], sequence;
	char ask[64];
	int n;

	if (receive(f, fd, &sequence, in, sizeof(in)) < 0)
		return false;
	switch (f->login) {
	case FAKE_LOGIN_OK:
		reply_ok(fd, sequence);
		return true;
	case FAKE_LOGIN_ERROR:
		reply_error(f, fd, sequence);
		break;
	case FAKE_LOGIN_FULL:
		reply(fd, sequence, "\1\4", 2);
		(void)receive(f, fd, &sequence, in, sizeof(in));
		break;
	case FAKE_LOGIN_SWITCH:
		n = snprintf(ask, sizeof(ask), "\xfe%s", f->other_plugin);
		reply(fd, sequence, ask, (size_t)n + 1);
		if (receive(f, fd, &sequence, in, sizeof(in)) >= 0)
			reply_error(f, fd, sequence);
		break;
	case FAKE_LOGIN_DROP:
		break;
	}
	return false;
}

static bool
holds(const unsigned char *in, ssize_t n, const char *text)
{
	return text != NULL && memmem(in, (size_t)n, text, strlen(text)) != NULL;
}

static void
answer_queries(struct mysql_fake *f, int fd)
{
	unsigned char in[4096], sequence;
	ssize_t n;

	for (;;) {
		n = receive(f, fd, &sequence, in, sizeof(in));
		if (n < 1 || in[0] == 1)	/* gone, or COM_QUIT */
			return;
		if (holds(in, n, f->drop_at))
			return;
		if (holds(in, n, f->columns_at))
			flood_columns(fd, sequence);
		else if (holds(in, n, f->results_at))
			flood_results(fd, sequence);
		else if (holds(in, n, f->error_at))
			reply_error(f, fd, sequence);
		else if (holds(in, n, f->zero_at))
			reply_number(fd, sequence, '0');
		else if (holds(in, n, "_LOCK("))
			reply_number(fd, sequence, '7');
		else
			reply_ok(fd, sequence);
	}
}

static void *
serve(void *arg)
{
	struct mysql_fake *f = arg;
	char byte;
	int fd;

	while ((fd = accept(f->listener, NULL, NULL)) >= 0) {
		f->connections++;
		if (f->silent) {
			(void)read_all(fd, &byte, 1);
		} else if (f->drips) {
			drip(fd);
		} else {
			greet(f, fd);
			if (log_in(f, fd))
				answer_queries(f, fd);
		}
		close(fd);
	}
	return NULL;
}

void
mysql_fake_start(struct mysql_fake *f)
{
	struct sockaddr_in at = { .sin_family = AF_INET };
	socklen_t len = sizeof(at);

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	f->listener = socket(AF_INET, SOCK_STREAM, 0);
	if (f->listener < 0 ||
	    bind(f->listener, (struct sockaddr *)&at, sizeof(at)) != 0 ||
	    listen(f->listener, 8) != 0 ||
	    getsockname(f->listener, (struct sockaddr *)&at, &len) != 0 ||
	    pthread_create(&f->thread, NULL, serve, f) != 0)
		abort();
	f->port = ntohs(at.sin_port);
}

void
mysql_fake_stop(struct mysql_fake *f)
{
	shutdown(f->listener, SHUT_RDWR);
	pthread_join(f->thread, NULL);
	close(f->listener);
}

bool
mysql_fake_saw(const struct mysql_fake *f, const char *text)
{
	return memmem(f->seen, f->n_seen, text, strlen(text)) != NULL;
}
