/*
 * The names we go by.  A page of some other site must not drive a service on
 * loopback: neither under its own name, which its owner can make resolve to us
 * (the Host then tells), nor from the browser of whoever looks at it (the
 * Origin does).
 */
#ifndef FRONT_HOST_H
#define FRONT_HOST_H

#include <stdbool.h>
#include <stddef.h>

#include "keyturn/arena.h"
#include "keyturn/call.h"

#include "listen.h"

struct front_names {
	const struct front_listener *listeners;
	size_t n_listeners;
	char **told;		/* by --allow-host, --endpoint-host */
	size_t n_told;
	const struct kt_service *const *services;	/* NULL ends */
};

/*
 * Whether host, a Host header ("name[:port]"), names loopback, an address that
 * is listened on, a name that we were told, or localhost.localstack.cloud.  Any
 * port will do: we may be published under another.
 */
bool front_is_ours(const struct front_names *names, const char *host);

/*
 * The name in host, for a client elsewhere: NULL when it is loopback's, or an
 * address of IPv6.
 */
const char *front_elsewhere(struct kt_arena *a, const char *host);

/* Whether origin ("http://name[:port]") is a page that came from host. */
bool front_is_origin(const char *origin, const char *host);

#endif
