/* Binding the addresses; see listen.h. */
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "keyturn/log.h"

#include "listen.h"

#define BACKLOG 1024

/* An address of either family, as bind wants it. */
struct address {
	struct sockaddr_storage sa;
	socklen_t n;
};

static const void *
bytes_of(const struct address *a)
{
	if (a->sa.ss_family == AF_INET6)
		return &((const struct sockaddr_in6 *)
		    (const void *)&a->sa)->sin6_addr;
	return &((const struct sockaddr_in *)(const void *)&a->sa)->sin_addr;
}

/* Literal addresses need no resolver, which would cost a start its quickness. */
static int
read_literal(const char *host, int port, struct address *out)
{
	struct sockaddr_in *in = (void *)&out->sa;
	struct sockaddr_in6 *in6 = (void *)&out->sa;

	memset(out, 0, sizeof(*out));
	if (inet_pton(AF_INET, host, &in->sin_addr) == 1) {
		in->sin_family = AF_INET;
		in->sin_port = htons((uint16_t)port);
		out->n = sizeof(*in);
		return 0;
	}
	if (inet_pton(AF_INET6, host, &in6->sin6_addr) == 1) {
		in6->sin6_family = AF_INET6;
		in6->sin6_port = htons((uint16_t)port);
		out->n = sizeof(*in6);
		return 0;
	}
	return -1;
}

static int
read_name(const char *host, int port, struct address *out)
{
	struct addrinfo hints, *found;
	char service[16];
	int rc;

	memset(&hints, 0, sizeof(hints));
	hints.ai_socktype = SOCK_STREAM;
	hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
	snprintf(service, sizeof(service), "%d", port);
	rc = getaddrinfo(host, service, &hints, &found);
	if (rc != 0) {
		kt_log(KT_LOG_ERROR, "cannot listen on %s: %s", host,
		    gai_strerror(rc));
		return -1;
	}
	memcpy(&out->sa, found->ai_addr, found->ai_addrlen);
	out->n = found->ai_addrlen;
	freeaddrinfo(found);
	return 0;
}

static bool
all_zero(const void *p, size_t n)
{
	const unsigned char *b = p;

	while (n > 0 && *b == 0)
		b++, n--;
	return n == 0;
}

/* What getsockname says, into l. */
static int
describe(struct front_listener *l)
{
	struct address a;
	bool six;

	memset(&a, 0, sizeof(a));
	a.n = sizeof(a.sa);
	if (getsockname(l->fd, (struct sockaddr *)&a.sa, &a.n) != 0)
		return -1;
	six = a.sa.ss_family == AF_INET6;
	l->ipv6 = six;
	l->any = all_zero(bytes_of(&a), six ? 16 : 4);
	l->port = ntohs(six ?
	    ((struct sockaddr_in6 *)(void *)&a.sa)->sin6_port :
	    ((struct sockaddr_in *)(void *)&a.sa)->sin_port);
	return inet_ntop(a.sa.ss_family, bytes_of(&a), l->host,
	    sizeof(l->host)) == NULL ? -1 : 0;
}

/* shared: beside others that are, on the same address. */
static int
open_socket(const struct address *a, bool shared)
{
	int fd, on = 1;

	fd = socket(a->sa.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
	    0);
	if (fd < 0)
		return -1;
	(void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (shared)
		(void)setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));
	if (a->sa.ss_family == AF_INET6)
		(void)setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on,
		    sizeof(on));
	if (bind(fd, (const struct sockaddr *)&a->sa, a->n) != 0 ||
	    listen(fd, BACKLOG) != 0) {
		int why = errno;

		(void)close(fd);
		errno = why;
		return -1;
	}
	return fd;
}

/* Tells why at cannot be listened on. */
static enum front_listen_rc
explain(const struct front_address *at, bool quiet, int why)
{
	const char *l = strchr(at->host, ':') != NULL ? "[" : "";
	const char *r = l[0] != '\0' ? "]" : "";

	if (why == EADDRINUSE) {
		kt_log(KT_LOG_ERROR, "%s%s%s:%d is taken by another program: "
		    "end that, or choose another port, for example "
		    "--listen %s%s%s:0 for any free one", l, at->host, r,
		    at->port, l, at->host, r);
		return FRONT_LISTEN_IN_USE;
	}
	if (why == EADDRNOTAVAIL || why == EAFNOSUPPORT) {
		if (!quiet)
			kt_log(KT_LOG_ERROR, "cannot listen on %s%s%s:%d: this "
			    "machine has no such address", l, at->host, r,
			    at->port);
		return FRONT_LISTEN_ABSENT;
	}
	kt_log(KT_LOG_ERROR, "cannot listen on %s%s%s:%d: %s", l, at->host, r,
	    at->port, strerror(why));
	return FRONT_LISTEN_FAILED;
}

enum front_listen_rc
front_listen(const struct front_address *at, bool quiet,
    struct front_listener *out)
{
	struct front_listener l;
	struct address a;

	memset(&l, 0, sizeof(l));
	if (read_literal(at->host, at->port, &a) != 0 &&
	    read_name(at->host, at->port, &a) != 0)
		return FRONT_LISTEN_FAILED;
	l.fd = open_socket(&a, false);
	if (l.fd < 0)
		return explain(at, quiet, errno);
	if (describe(&l) != 0) {
		int why = errno;

		(void)close(l.fd);
		return explain(at, quiet, why);
	}
	*out = l;
	return FRONT_LISTENS;
}

int
front_listen_beside(const struct front_listener *l, struct front_listener *out)
{
	struct address a;
	int on = 1;

	a.n = sizeof(a.sa);
	if (setsockopt(l->fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on)) != 0 ||
	    getsockname(l->fd, (struct sockaddr *)&a.sa, &a.n) != 0)
		return -1;
	*out = *l;
	out->fd = open_socket(&a, true);
	return out->fd < 0 ? -1 : 0;
}

void
front_listener_url(const struct front_listener *l, char *url, size_t n)
{
	const char *host = l->host;

	if (l->any)
		host = l->ipv6 ? "::1" : "127.0.0.1";
	snprintf(url, n, l->ipv6 ? "http://[%s]:%d" : "http://%s:%d", host,
	    l->port);
}
