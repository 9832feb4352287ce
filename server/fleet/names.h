/*
 * By what names clients may reach a server of ours: what its certificate
 * names, and what keyturn takes for it.
 */
#ifndef NAMES_H
#define NAMES_H

#include "keyturn/arena.h"

struct address;

/*
 * All of them, NULL at the end; further are names that this machine goes by,
 * and lead to a server that listens at all its addresses.  Strings live in a,
 * or as long as the address and further do.
 */
const char *const *names_of(struct kt_arena *a, const struct address *at,
    const char *const *further);

#endif
