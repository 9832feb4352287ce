/*
 * Addresses for servers.  On AWS every instance has port 3306 and a name of
 * its own; here every instance gets 3306 and, all of 127/8 being ours on
 * Linux, an address of its own.
 */
#ifndef PORTS_H
#define PORTS_H

#include <pthread.h>
#include <stdbool.h>

#include "keyturn/attr.h"
#include "keyturn/engine.h"

struct address {
	char bind[64];		/* what the server is told */
	char host[256];		/* what clients are told */
	int port;
};

struct taken;

struct ports {
	char endpoint_host[256];	/* "": clients are told the address */
	char bind[64];			/* with an endpoint_host */
	pthread_mutex_t lock;
	struct taken *taken;
};

/* With an endpoint_host: every server on all addresses, ports distinct. */
void ports_init(struct ports *p, const char *endpoint_host);
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
void ports_give(struct ports *p, const struct address *a);

/* Can one listen at bind:port now? */
bool ports_free_at(const char *bind, int port);

#endif
