/*
 * Policies as they lie in rows, compiled: those that were asked for last are kept
 * ready, by their text, so that whoever has the same text shares one.  From any
 * thread.
 */
#ifndef KEYTURN_AUTH_POLICIES_H
#define KEYTURN_AUTH_POLICIES_H

#include "evaluate.h"

struct policies;

#define POLICIES_KEPT 4096u	/* at most */

struct policies *policies_new(void);
/* What is still held lives on. */
void policies_free(struct policies **p);

/*
 * NULL: it is none.  p NULL: none are kept.  It lives as long as a.
 */
const struct policy *policies_get(struct policies *p, struct kt_arena *a,
    const char *text, enum policy_kind kind) KT_MUSTCHECK;

#endif
