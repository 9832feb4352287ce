#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "names.h"
#include "ports.h"

struct list {
	struct kt_arena *arena;
	const char **p;
	size_t n, room;
};

static void
add(struct list *l, const char *name)
{
	const char **more;

	if (l->n + 1 >= l->room) {
		more = kt_arena_alloc(l->arena, 2 * l->room * sizeof(*more));
		memcpy(more, l->p, l->n * sizeof(*more));
		l->p = more;
		l->room *= 2;
	}
	l->p[l->n++] = name;	/* what lies behind is NULL */
}

/* This machine's own addresses at this moment. */
static void
add_interfaces(struct list *l)
{
	char text[INET6_ADDRSTRLEN];
	struct ifaddrs *all, *i;
	struct sockaddr_in in;

	if (getifaddrs(&all) != 0)
		return;
	for (i = all; i != NULL; i = i->ifa_next) {
		if (i->ifa_addr == NULL || i->ifa_addr->sa_family != AF_INET)
			continue;
		memcpy(&in, i->ifa_addr, sizeof(in));
		if (ntohl(in.sin_addr.s_addr) >> 24 != IN_LOOPBACKNET &&
		    inet_ntop(AF_INET, &in.sin_addr, text, sizeof(text)) !=
		    NULL)
			add(l, kt_arena_strdup(l->arena, text));
	}
	freeifaddrs(all);
}

const char *const *
names_of(struct kt_arena *a, const struct address *at,
    const char *const *further)
{
	struct list l = { .arena = a, .room = 8 };
	bool all = strcmp(at->bind, "0.0.0.0") == 0;

	l.p = kt_arena_alloc(a, l.room * sizeof(*l.p));
	add(&l, at->host);
	add(&l, at->bind);
	if (all || strcmp(at->bind, "127.0.0.1") == 0) {
		add(&l, "127.0.0.1");
		add(&l, "localhost");
		add(&l, "::1");		/* a published port has it too */
	}
	for (; all && further != NULL && *further != NULL; further++)
		add(&l, *further);
	if (all)
		add_interfaces(&l);
	return l.p;
}
