/*
 * What a query that is signed says; of what its signature is made: canonical.h.
 * Untrusted bytes.  Pure.
 */
#ifndef KEYTURN_AUTH_PRESIGNED_H
#define KEYTURN_AUTH_PRESIGNED_H

#include <stddef.h>

#include "keyturn/arena.h"

#define PRESIGNED_MAX 32	/* a token has nine pairs */

struct presigned {
	struct presigned_pair {
		const char *name, *value;	/* decoded */
	} pairs[PRESIGNED_MAX];
	size_t n;
};

/*
 * -1 when it is none: a "%" that is none, a NUL, too many pairs, a name twice,
 * or none.  Strings in a.
 */
int presigned_read(struct kt_arena *a, const char *query,
    struct presigned *out) KT_MUSTCHECK;

/* NULL: there is none of that name. */
const char *presigned_value(const struct presigned *p, const char *name);

/*
 * Of any query, whose names that are asked for nobody encodes: its value there, in
 * a.  NULL: there is none, or more than one, or it cannot be decoded.
 */
const char *presigned_find(struct kt_arena *a, const char *query,
    const char *name);

#endif
