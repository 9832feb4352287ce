#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "names.h"
#include "ports.h"

#define ALL "0.0.0.0"

struct list {
	struct kt_arena *arena;
	const char **p;
	size_t n, room;
};

static void
add(struct list *l, const char *name)
{
	const char **more;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (strcmp(l->p[i], name) == 0)
			return;
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

/* Names of RDS's form have one label before the zone, or before its kinds. */
static void
add_zone(struct list *l, const char *zone)
{
	static const char *const kinds[] = { "", "cluster-", "cluster-ro-" };
	size_t i;

	for (i = 0; i < N_ELEMENTS(kinds); i++)
		add(l, kt_arena_printf(l->arena, "*.%s%s", kinds[i], zone));
}

const char *const *
names_of(struct kt_arena *a, const struct address *at,
    const char *const *further, const char *zone)
{
	const char *const first[] = { at->host, at->bind, "127.0.0.1",
	    "localhost", "::1" };
	struct list l = { .arena = a, .room = 8 };
	bool all = strcmp(at->bind, ALL) == 0;
	size_t i;

	l.p = kt_arena_alloc(a, l.room * sizeof(*l.p));
	for (i = 0; i < N_ELEMENTS(first); i++)
		add(&l, first[i]);
	for (; all && further != NULL && *further != NULL; further++)
		add(&l, *further);
	if (all)
		add_interfaces(&l);
	if (zone != NULL && zone[0] != '\0')
		add_zone(&l, zone);
	return l.p;
}

bool
names_lead_to(const struct address *at, const char *host,
    const char *const *further)
{
	bool own = strcmp(at->bind, ALL) != 0 &&
	    strcmp(at->bind, "127.0.0.1") != 0;
	struct kt_arena *a;
	const char *const *name;
	bool found;

	if (own)	/* localhost is another's */
		return strcmp(host, at->bind) == 0 ||
		    strcasecmp(host, at->host) == 0;
	a = kt_arena_new();
	name = names_of(a, at, further, NULL);
	while (*name != NULL && strcasecmp(*name, host) != 0)
		name++;
	found = *name != NULL;
	kt_arena_free(&a);
	return found;
}
