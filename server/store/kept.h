/*
 * The policies that all services keep, in all accounts and regions, for who must
 * bring them forward: what lies in the file of one, with the text that has it.
 */
#ifndef KEYTURN_STORE_KEPT_H
#define KEYTURN_STORE_KEPT_H

#include "tables.h"

struct kept {
	int64_t id;		/* of its row */
	const char *kind;	/* of a thing; "secret" */
	const char *text;	/* the thing's shape, the secret's policy */
};

/* Secrets', and roles', keys', grants' and functions'. */
enum store_rc store_kept(struct store_tx *tx, struct kept **out, size_t *n)
    KT_MUSTCHECK;
/* It has that text from now on. */
enum store_rc store_kept_put(struct store_tx *tx, const struct kept *k,
    const char *text) KT_MUSTCHECK;

#endif
