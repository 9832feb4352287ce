/*
 * Who follows what happens: told that something changed, not what, so that all
 * who come late or read slowly have missed nothing but moments.  One thread
 * looks four times a second whether anything did, and whether a follower has
 * gone, while there are followers; before the first there is none.
 *
 * Told is a state, as an event of text/event-stream whose id is that state: who
 * comes back with it (Last-Event-ID) is told the next one that differs.
 */
#ifndef DISPATCH_FOLLOW_H
#define DISPATCH_FOLLOW_H

#include "keyturn/call.h"

#define FOLLOWERS_MAX 64
#define FOLLOW_LOOK (KT_SECOND / 4)
#define FOLLOW_QUIET (15 * KT_SECOND)	/* then a comment says: still here */

struct followers;

struct followers *followers_new(const struct kt_server *server);
void followers_free(struct followers **f);

/* All answers end, and new ones have an end too. */
void followers_close(struct followers *f);

/*
 * The answer of c goes on with what happens; last: the id of the state that it
 * knows, or NULL.  -1: there are too many.
 */
int followers_add(struct followers *f, struct kt_call *c, const char *last)
    KT_MUSTCHECK;

#endif
