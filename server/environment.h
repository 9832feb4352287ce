/*
 * The environment of what runs with keyturn around it, COMMAND of exec and the
 * scripts of --init: it leads here and nowhere else.
 */
#ifndef ENVIRONMENT_H
#define ENVIRONMENT_H

#include "keyturn/arena.h"

struct guardian;
struct lead;

/*
 * keyturn's own without what could lead to real AWS, and with what leads there;
 * NULL ends, all in a.  The SDKs' files that it names are empty ones, in a
 * folder that goes with keyturn.  NULL: the reason was logged.
 */
const char *const *environment_make(struct kt_arena *a,
    const struct lead *to, struct guardian *g);

/*
 * A folder of nobody else's, in $TMPDIR or /tmp, that goes with keyturn.  NULL:
 * the reason was logged.
 */
char *environment_folder(struct kt_arena *a, struct guardian *g);

#endif
