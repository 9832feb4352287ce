/*
 * Prepared data folders.  Making a database from nothing takes a server
 * seconds, copying one takes milliseconds; so each build's is made once and
 * kept in the cache.  No account in it can log in.
 */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include <limits.h>
#include <stdatomic.h>

#include "keyturn/attr.h"
#include "keyturn/engine.h"

struct build;
struct guardian;
struct place;

struct template_wish {
	const struct place *place;
	struct guardian *guardian;
	const struct build *build;
	const char *const *options;	/* that its data are made with */
	const atomic_bool *stop;	/* becomes true: never mind */
};

/*
 * The path of the template for a build, made first if need be, by one process
 * at a time.  0, or -1 and why.
 */
int template_get(const struct template_wish *w, char out[PATH_MAX],
    char why[KT_WHY]) KT_MUSTCHECK;

#endif
