/* By what names clients may reach a server of ours. */
#ifndef NAMES_H
#define NAMES_H

#include <stdbool.h>

#include "keyturn/arena.h"

struct address;

/*
 * All that its certificate shall name, NULL at the end.  Loopback's names are
 * among them, for there are clients that look for "localhost" whatever address
 * they connect to.  further are names that this machine goes by, and lead to a
 * server that listens at all its addresses.  Of names of RDS's form it is good for
 * all of a zone (kt_db_spec; NULL: there is none).  Strings live in a, or as long
 * as the address and further do.
 */
const char *const *names_of(struct kt_arena *a, const struct address *at,
    const char *const *further, const char *zone);

/* Whether host leads to the server at that address, and not to another. */
bool names_lead_to(const struct address *at, const char *host,
    const char *const *further);

#endif
