/* Addresses for servers. */
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "keyturn/arena.h"
#include "keyturn/crypto.h"
#include "keyturn/log.h"

#include "fleet.h"
#include "ports.h"

#define DEFAULT_PORT 3306
#define TRIES 40

struct taken {
	struct address at;
	int hold;
	struct taken *next;
};

static bool
is_loopback(const struct sockaddr *sa)
{
	struct sockaddr_in in;

	if (sa->sa_family != AF_INET)
		return sa->sa_family == AF_INET6;	/* not bound anyway */
	memcpy(&in, sa, sizeof(in));
	return ntohl(in.sin_addr.s_addr) >> 24 == 127;
}

/* A name for this machine itself wants no door to the outside. */
static bool
leads_home(const char *host)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM }, *list, *a;
	bool home = true;

	if (getaddrinfo(host, NULL, &hints, &list) != 0)
		return false;
	for (a = list; a != NULL; a = a->ai_next)
		home = home && is_loopback(a->ai_addr);
	freeaddrinfo(list);
	return home;
}

static void
share_address(struct ports *p, const struct fleet_reach *r)
{
	const char *host = r->endpoint_host;
	bool elsewhere = host != NULL && !leads_home(host);

	snprintf(p->bind, sizeof(p->bind), "%s", r->open || elsewhere ?
	    "0.0.0.0" : "127.0.0.1");
	if (r->open || elsewhere)
		kt_log(KT_LOG_INFO, "databases listen at all addresses of this "
		    "machine: %s%s", elsewhere ? host : "so does keyturn",
		    elsewhere ? " is elsewhere, or no name here" : "");
}

void
ports_init(struct ports *p, const struct fleet_reach *r)
{
	memset(p, 0, sizeof(*p));
	pthread_mutex_init(&p->lock, NULL);
	p->first = r->first_port;
	p->last = r->last_port;
	if (r->endpoint_host != NULL)
		snprintf(p->endpoint_host, sizeof(p->endpoint_host), "%s",
		    r->endpoint_host);
	if (r->endpoint_host != NULL || r->first_port != 0)
		share_address(p, r);
}

bool
ports_by_name(const struct ports *p)
{
	return p->endpoint_host[0] == '\0' && strcmp(p->bind, "0.0.0.0") == 0;
}

const char *
ports_reach(const struct address *at)
{
	return strcmp(at->bind, "0.0.0.0") == 0 ? "127.0.0.1" : at->bind;
}

void
ports_free(struct ports *p)
{
	struct taken *t;

	while ((t = p->taken) != NULL) {
		p->taken = t->next;
		close(t->hold);
		free(t);
	}
	pthread_mutex_destroy(&p->lock);
}

static bool
fill(struct sockaddr_in *in, const char *bind_to, int port)
{
	memset(in, 0, sizeof(*in));
	in->sin_family = AF_INET;
	in->sin_port = htons((uint16_t)port);
	return inet_pton(AF_INET, bind_to, &in->sin_addr) == 1;
}

/*
 * A server that starts, or starts again after a crash, does not listen for a
 * while.  The same number as a UDP port, of no use to databases, tells every
 * keyturn on this machine that the address is in use; it ends with us.
 */
static int
hold_at(const char *bind_to, int port)
{
	struct sockaddr_in in;
	int fd;

	if (!fill(&in, bind_to, port))
		return -1;
	fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd >= 0 && bind(fd, (struct sockaddr *)&in, sizeof(in)) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

/*
 * Binds and listens.  SO_REUSEADDR only passes over old connections: Linux
 * still refuses where somebody listens, at this address or at all of them,
 * and two that have bound find out when they listen.
 */
static int
listen_at(const char *bind_to, int port, struct sockaddr_in *in)
{
	int fd, on = 1;

	if (!fill(in, bind_to, port))
		return -1;
	fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(fd, (struct sockaddr *)in, sizeof(*in)) != 0 ||
	    listen(fd, 1) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static bool
is_free_at(const char *bind_to, int port)
{
	struct sockaddr_in in;
	int fd = listen_at(bind_to, port, &in);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static int
any_port(const char *bind_to)
{
	struct sockaddr_in in;
	socklen_t len = sizeof(in);
	int fd = listen_at(bind_to, 0, &in), port = -1;

	if (fd < 0)
		return -1;
	if (getsockname(fd, (struct sockaddr *)&in, &len) == 0)
		port = ntohs(in.sin_port);
	close(fd);
	return port;
}

static void
note(struct ports *p, const struct address *at, int hold)
{
	struct taken *t = kt_alloc(sizeof(*t));

	t->at = *at;
	t->hold = hold;
	t->next = p->taken;
	p->taken = t;
}

static bool
try_at(struct ports *p, const char *bind_to, int port, struct address *out)
{
	int hold;

	if (port < 1 || port > 65535 || (p->first != 0 && (port < p->first ||
	    port > p->last)) || strlen(bind_to) >= sizeof(out->bind) ||
	    (hold = hold_at(bind_to, port)) < 0)
		return false;
	if (!is_free_at(bind_to, port)) {
		close(hold);
		return false;
	}
	snprintf(out->bind, sizeof(out->bind), "%s", bind_to);
	snprintf(out->host, sizeof(out->host), "%s", p->endpoint_host[0] !=
	    '\0' ? p->endpoint_host : ports_by_name(p) ? "127.0.0.1" :
	    bind_to);
	out->port = port;
	note(p, out, hold);
	return true;
}

static bool
try_last(struct ports *p, const struct wish *w, struct address *out)
{
	struct in_addr in;
	const char *bind_to = w->host;

	if (p->bind[0] != '\0')
		bind_to = p->bind;
	return bind_to != NULL && inet_pton(AF_INET, bind_to, &in) == 1 &&
	    try_at(p, bind_to, w->port, out);
}

/*
 * The first server has the address everybody knows; the others' are drawn, so
 * that what another keyturn takes while this one is stopped is hardly ever
 * theirs.
 */
static void
draw(char bind_to[64], int attempt)
{
	snprintf(bind_to, 64, "127.%u.%u.%u", 1 + kt_random_below(254),
	    kt_random_below(256), 1 + kt_random_below(254));
	if (attempt == 0)
		snprintf(bind_to, 64, "127.0.0.1");
}

/* One port at many addresses, or many ports at one. */
static bool
try_many(struct ports *p, int port, struct address *out)
{
	char bind_to[64];
	int i;

	for (i = 0; i < TRIES; i++) {
		draw(bind_to, i);
		if (p->bind[0] != '\0' ? try_at(p, p->bind, port + i, out) :
		    try_at(p, bind_to, port, out))
			return true;
	}
	return false;
}

static bool
try_any(struct ports *p, struct address *out)
{
	const char *bind_to = p->bind[0] != '\0' ? p->bind : "127.0.0.1";
	int i;

	for (i = 0; p->first == 0 && i < TRIES; i++)
		if (try_at(p, bind_to, any_port(bind_to), out))
			return true;
	for (i = p->first; p->first != 0 && i <= p->last; i++)
		if (try_at(p, bind_to, i, out))
			return true;
	return false;
}

static int
take(struct ports *p, const struct wish *w, struct address *out,
    char why[KT_WHY])
{
	int port = w->port != 0 ? w->port : DEFAULT_PORT;

	if (try_last(p, w, out))
		return 0;
	if (w->strict) {
		snprintf(why, KT_WHY, "somebody else listens at %.100s:%d",
		    w->host, w->port);
		return -1;
	}
	if (try_many(p, port, out))
		return 0;
	if (!try_any(p, out)) {
		snprintf(why, KT_WHY, p->first != 0 ? "no port of --db-ports "
		    "%d-%d is free" : "no port is free at 127.0.0.1", p->first,
		    p->last);
		return -1;
	}
	if (p->first == 0)
		kt_log(KT_LOG_WARN, "port %d is taken at every address tried; "
		    "using %s:%d", port, out->bind, out->port);
	return 0;
}

int
ports_take(struct ports *p, const struct wish *w, struct address *out,
    char why[KT_WHY])
{
	int rc;

	pthread_mutex_lock(&p->lock);
	rc = take(p, w, out, why);
	pthread_mutex_unlock(&p->lock);
	return rc;
}

void
ports_give(struct ports *p, const struct address *a)
{
	struct taken **at, *t;

	pthread_mutex_lock(&p->lock);
	for (at = &p->taken; (t = *at) != NULL; at = &t->next)
		if (t->at.port == a->port && strcmp(t->at.bind, a->bind) == 0) {
			*at = t->next;
			close(t->hold);
			free(t);
			break;
		}
	pthread_mutex_unlock(&p->lock);
}
