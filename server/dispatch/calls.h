/*
 * The last calls, and how they ended: a ring in memory, for who looks on.  It is
 * written by whoever ends a call, without a lock, an allocation or a wait, and
 * read by anybody meanwhile.  What was asked is not in it, nor what was answered:
 * so no secret is.
 */
#ifndef DISPATCH_CALLS_H
#define DISPATCH_CALLS_H

#include <stdbool.h>
#include <stdint.h>

#include "keyturn/arena.h"

struct calls;
struct kt_call;

#define CALLS_KEPT 1024u	/* a power of two */

/* Texts are cut where they are too long. */
struct call_note {
	int64_t id;		/* from 1, in the order they ended */
	int64_t at;		/* by keyturn's clock */
	int64_t us;		/* real time that it took */
	const char *service, *operation;	/* NULL: there is none such */
	char account[16];	/* the caller's */
	/* root, user/PATH/NAME, ..., his ARN's end; of a long path NAME; "" */
	char caller[144];
	char region[24];
	char by[16];		/* the service that acted; "" */
	char code[48];		/* it failed with; "" */
	int32_t status;		/* of HTTP; 0: inside, or not a word */
	int32_t inside;		/* a function or a fixture called */
};

struct calls *calls_new(void);
void calls_free(struct calls **c);

/* How many have ended: the id of the last. */
int64_t calls_ended(const struct calls *c);

/*
 * Those after that id that are still there, in order, the last `limit` of them;
 * how many in *n.  One that another has just overtaken is left out.
 */
struct call_note *calls_since(struct calls *c, struct kt_arena *a,
    int64_t after, size_t limit, size_t *n);

/* Takes n, but for its id.  For who ends a call: see call_ended. */
void calls_note(struct calls *c, const struct call_note *n);

/*
 * The one place where a call has ended: each that came from outside, when its
 * answer is written, and each that was made inside, when its outcome stands.
 * Whoever is to hear of calls hears of them here.  keyturn's own reads, by which
 * one looks on, are no calls to be looked at.
 */
void call_ended(const struct kt_call *c, bool inside);

#endif
