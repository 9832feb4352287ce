/*
 * Addresses for servers.  On AWS every instance has port 3306 and a name of
 * its own; here every instance gets 3306 and, all of 127/8 being ours on
 * Linux, an address of its own.
 *
 * With an endpoint host or a range of ports every server has the same address,
 * loopback or all there are, and a port of its own.
 */
#ifndef PORTS_H
#define PORTS_H

#include <pthread.h>
#include <stdbool.h>

#include "keyturn/attr.h"
#include "keyturn/engine.h"

struct address {
	char bind[256];		/* what the server is told; elsewhere: its host */
	char host[256];		/* what clients are told */
	int port;
};

struct fleet_reach;
struct taken;

struct ports {
	char endpoint_host[256];	/* "": clients are told the address */
	char bind[64];			/* the address of all; "": each its own */
	int first, last;		/* 0: any port */
	pthread_mutex_t lock;
	struct taken *taken;
};

void ports_init(struct ports *p, const struct fleet_reach *r);
void ports_free(struct ports *p);

/*
 * Finds an address nobody listens at and keeps it until ports_give, from any
 * keyturn on this machine.  host:
 * last time's, tried first; NULL: none.  port: the one wanted, 0: 3306.  If
 * strict, host and port or nothing.  0, or -1 and why.
 */
struct wish {
	const char *host;
	int port;
	bool strict;
};
int ports_take(struct ports *p, const struct wish *w, struct address *out,
    char why[KT_WHY]) KT_MUSTCHECK;
/* Where we ourselves get at a server that clients are told is elsewhere. */
const char *ports_reach(const struct address *at);

/* Clients elsewhere find the servers at whatever name this machine has. */
bool ports_by_name(const struct ports *p);

void ports_give(struct ports *p, const struct address *a);

#endif
