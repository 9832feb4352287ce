/*
 * An end to every conversation, whatever the server does.  libmariadb has
 * patience with each read anew, so that a byte now and then, or columns and
 * results without end, would keep it for ever and take all memory.
 *
 *   watch_new --> watch_begin --> connect or ask --> watch_end ... watch_free
 *
 * Who answers too much has his socket shut down as it is read; who takes too
 * long, or keeps keyturn from stopping, by a thread that looks on.  libmariadb
 * then finds the server gone.
 *
 * A socket is known from the first byte that comes.  What is before it ends
 * by libmariadb's own patience: with the connection and with the first byte.
 */
#ifndef ENGINE_WATCH_H
#define ENGINE_WATCH_H

#include <stdint.h>

#include "keyturn/attr.h"

struct watch;

/* Once, after libmariadb was set up and before the first watch; 0 or -1. */
int watch_library(void) KT_MUSTCHECK;

struct watch *watch_new(void);
void watch_free(struct watch **w);

/* What this thread says and hears until watch_end is w's, and has so long. */
void watch_begin(struct watch *w, int64_t ms);
void watch_end(struct watch *w);

/* Why it was ended, in words; NULL: it was not. */
const char *watch_over(struct watch *w);

/* keyturn stops: all end in a moment, and none begins. */
void watch_hurry(void);

#endif
