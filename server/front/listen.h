/* The sockets we listen on. */
#ifndef FRONT_LISTEN_H
#define FRONT_LISTEN_H

#include <stdbool.h>
#include <stddef.h>

#include "http.h"

struct front_listener {
	int fd;
	int port;		/* the real one */
	char host[64];		/* as an address, without brackets */
	bool ipv6;
	bool any;		/* 0.0.0.0 or ::, so every address is ours */
};

enum front_listen_rc {
	FRONT_LISTENS,
	FRONT_LISTEN_IN_USE,
	FRONT_LISTEN_ABSENT,	/* this machine has no such address */
	FRONT_LISTEN_FAILED
};

/*
 * Binds and listens.  Other than FRONT_LISTENS: the reason is logged, save
 * for FRONT_LISTEN_ABSENT when quiet.
 */
enum front_listen_rc front_listen(const struct front_address *at, bool quiet,
    struct front_listener *out) KT_MUSTCHECK;

/*
 * One more socket on the address of l: the system spreads new connections over
 * them.  l was bound alone, so that an address in use is found out; from here
 * on another program may join, if its user is ours and it asks for that.  0 or
 * -1.
 */
int front_listen_beside(const struct front_listener *l,
    struct front_listener *out) KT_MUSTCHECK;

/* "http://127.0.0.1:4566" into url; how a client here reaches l. */
void front_listener_url(const struct front_listener *l, char *url, size_t n);

#endif
