/*
 * Prepared data folders.  Making a database from nothing takes a server
 * seconds, copying one takes milliseconds; so each build's is made once and
 * kept in the cache.  No account in it can log in.
 */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include <limits.h>

#include "keyturn/attr.h"
#include "keyturn/engine.h"

struct build;
struct guardian;
struct place;

/*
 * The path of the template for b, made first if need be, by one process at a
 * time.  0, or -1 and why.
 */
int template_get(const struct place *p, struct guardian *g,
    const struct build *b, char out[PATH_MAX], char why[KT_WHY]) KT_MUSTCHECK;

/*
 * Options that a data folder depends on: the same when it is made and when it
 * is run.  NULL-terminated.
 */
const char *const *template_options(const struct build *b);

#endif
