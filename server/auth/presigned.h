/*
 * A query that is signed: its pairs, and the form of it that signatures are
 * made of.  Untrusted bytes.  Pure.
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

/* All but the signature, each encoded alike, sorted. */
const char *presigned_canonical(struct kt_arena *a, const struct presigned *p);

#endif
