/*
 * What a call leaves in the audit trail (trail/trail.h), at call_ended: who
 * called, what for, and what came of it.  No secret is among it: members that
 * AWS's model calls sensitive are left out, those of a list too, and all binary
 * ones.
 */
#ifndef DISPATCH_TOLD_H
#define DISPATCH_TOLD_H

#include <stdbool.h>

#include "keyturn/arena.h"
#include "keyturn/shape.h"
#include "trail/trail.h"

struct kt_call;
struct kt_server;

/* It is run again: what it asked for and called before counts no more. */
void told_anew(struct kt_call *c);

/* A call that has ended, and all that it called inside. */
void told_call(const struct kt_call *c, bool inside);
/* One that c called inside and that has ended; it is told with c. */
void told_within(struct kt_call *c, const struct kt_call *inner);

/*
 * A struct as CloudTrail shows it: members in lower camel case, times as Java
 * prints them, and no secrets; hidden is what stands for those, or NULL.
 */
void told_shape(struct kt_buf *b, const struct shape *s, const void *data,
    const char *hidden);

/* struct trail_options' gather; self is one of these. */
struct told_source {
	const struct kt_server *server;
	int64_t commits, looked;	/* how far it has come: -1, 0 */
};
void told_events(void *self, int64_t after, struct trail_batch *b);

#endif
