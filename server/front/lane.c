/* Who is connected, and who goes when there is no room; see lane.h. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "keyturn/log.h"
#include "keyturn/text.h"

#include "request.h"

enum presence { IDLE, BUSY, LEAVING };

struct guest {
	struct front_lane *lane;
	struct guest *prev, *next;	/* among the idle */
	struct request *asks;
	enum presence presence;
	bool near;
	char address[INET6_ADDRSTRLEN];
	int fd;
};

static void
unlink_idle(struct guest *g)
{
	struct front_lane *l = g->lane;

	*(g->prev != NULL ? &g->prev->next : &l->first) = g->next;
	*(g->next != NULL ? &g->next->prev : &l->last) = g->prev;
	g->prev = g->next = NULL;
}

void
lane_idle(struct guest *g)
{
	struct front_lane *l = g->lane;

	if (g->presence == LEAVING)
		return;
	g->presence = IDLE;
	g->prev = l->last;
	*(l->last != NULL ? &l->last->next : &l->first) = g;
	l->last = g;
}

bool
lane_busy(struct guest *g)
{
	if (g->presence == IDLE) {
		unlink_idle(g);
		g->presence = BUSY;
	}
	return g->presence == BUSY;
}

void
lane_asks(struct guest *g, struct request *r)
{
	g->asks = r;
}

struct request *
lane_asked(const struct guest *g)
{
	return g->asks;
}

int
lane_socket(const struct guest *g)
{
	return g->fd;
}

struct guest *
lane_guest(struct MHD_Connection *c)
{
	return MHD_get_connection_info(c,
	    MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

bool
lane_is_near(const struct guest *g)
{
	return g->near;
}

static bool
is_loopback(const struct sockaddr *at)
{
	static const unsigned char mapped[13] = { [10] = 0xff, 0xff, 127 };
	const struct in6_addr *six;

	if (at->sa_family == AF_INET)
		return ntohl(((const struct sockaddr_in *)(const void *)at)->
		    sin_addr.s_addr) >> 24 == IN_LOOPBACKNET;
	if (at->sa_family != AF_INET6)
		return false;
	six = &((const struct sockaddr_in6 *)(const void *)at)->sin6_addr;
	return IN6_IS_ADDR_LOOPBACK(six) ||
	    memcmp(six, mapped, sizeof(mapped)) == 0;
}

const char *
lane_address(const struct guest *g)
{
	return g->address;
}

/* What came to a socket of both families by IPv4 has such an address. */
static void
print_address(const struct sockaddr *at, char out[INET6_ADDRSTRLEN])
{
	const char *mapped;
	const void *p = &((const struct sockaddr_in *)(const void *)at)->
	    sin_addr;

	if (at->sa_family == AF_INET6)
		p = &((const struct sockaddr_in6 *)(const void *)at)->
		    sin6_addr;
	else if (at->sa_family != AF_INET)
		return;
	if (inet_ntop(at->sa_family, p, out, INET6_ADDRSTRLEN) == NULL)
		out[0] = '\0';
	else if ((mapped = kt_after(out, "::ffff:")) != NULL &&
	    strchr(mapped, '.') != NULL)
		memmove(out, mapped, strlen(mapped) + 1);
}

static bool
is_crowded(const struct front_lane *l)
{
	return l->n - l->leaving > l->limit;
}

/* Who has said something that was not read yet is not idle. */
static bool
is_silent(const struct guest *g)
{
	struct pollfd said = { g->fd, POLLIN, 0 };

	return poll(&said, 1, 0) == 0;
}

/* libmicrohttpd ends a connection when it has read its end. */
static void
make_room(struct front_lane *l)
{
	struct guest *g, *next;

	if (!atomic_exchange(&l->front->crowded, true))
		kt_log(KT_LOG_WARN, "%u connections in one thread are all it "
		    "has room for (ulimit -n, --front-threads): for each that "
		    "comes now, the longest idle one ends", l->limit);
	for (g = l->first; g != l->last && is_crowded(l); g = next) {
		next = g->next;
		if (!is_silent(g))
			continue;
		unlink_idle(g);
		g->presence = LEAVING;
		l->leaving++;
		(void)shutdown(g->fd, SHUT_RDWR);
	}
}

static struct guest *
arrive(struct front_lane *l, struct MHD_Connection *c)
{
	struct guest *g = kt_alloc(sizeof(*g));
	const struct sockaddr *at;

	g->lane = l;
	g->fd = MHD_get_connection_info(c,
	    MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
	at = MHD_get_connection_info(c,
	    MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
	g->near = is_loopback(at);
	print_address(at, g->address);
	l->n++;
	lane_idle(g);
	return g;
}

static void
depart(struct guest *g)
{
	if (g->presence == IDLE)
		unlink_idle(g);
	g->lane->leaving -= g->presence == LEAVING;
	g->lane->n--;
	free(g);
}

void
lane_on_connection(void *cls, struct MHD_Connection *c, void **guest,
    enum MHD_ConnectionNotificationCode code)
{
	struct front_lane *l = cls;

	if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
		depart(*guest);
		return;
	}
	*guest = arrive(l, c);
	if (is_crowded(l))
		make_room(l);
}
