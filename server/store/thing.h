/*
 * Things: resources that are no more than what their service says of them (a
 * role, a topic, a stack), all in one table.  A kind of thing needs no table of
 * its own, no file here and no change of the file's version: its service turns
 * a struct to JSON and back, and says under which name it is found.  What is to
 * be found or ordered by anything else is no thing.
 *
 * Strings live in the transaction's arena; outputs are set only on STORE_OK.
 */
#ifndef KEYTURN_STORE_THING_H
#define KEYTURN_STORE_THING_H

#include "keyturn/crypto.h"
#include "store.h"

/* The region of what is in none. */
#define STORE_GLOBAL "global"

/* Where things of a kind stand, in the order of their names. */
struct thing_shelf {
	const char *account;
	const char *region;	/* or STORE_GLOBAL */
	const char *kind;	/* service and shape: "iam:role" */
};

struct thing {
	/* As names of its kind are compared: in lower case, if those are. */
	const char *name;
	const char *shape;	/* JSON; lies in the file as it is */
	struct kt_blob secret;	/* sealed there; p NULL: it has none */
};

/* STORE_EXISTS: one of that name is there. */
enum store_rc store_thing_add(struct store_tx *tx,
    const struct thing_shelf *shelf, const struct thing *t) KT_MUSTCHECK;
/* Shape and secret become those of t.  STORE_NOT_FOUND: there is none. */
enum store_rc store_thing_put(struct store_tx *tx,
    const struct thing_shelf *shelf, const struct thing *t) KT_MUSTCHECK;
enum store_rc store_thing_get(struct store_tx *tx,
    const struct thing_shelf *shelf, const char *name, struct thing *t)
    KT_MUSTCHECK;
/* STORE_NOT_FOUND: there is none. */
enum store_rc store_thing_remove(struct store_tx *tx,
    const struct thing_shelf *shelf, const char *name) KT_MUSTCHECK;

/* By name, after the name `after` (NULL: from the first), without secrets. */
struct thing_page {
	struct thing_shelf shelf;
	const char *after;
	size_t limit;
};
enum store_rc store_things(struct store_tx *tx, const struct thing_page *page,
    struct thing **out, size_t *n) KT_MUSTCHECK;

#endif
