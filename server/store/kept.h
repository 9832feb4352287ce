/*
 * What has policies, in all accounts and regions, for who must bring them forward:
 * secrets, and things of any kind.
 */
#ifndef KEYTURN_STORE_KEPT_H
#define KEYTURN_STORE_KEPT_H

#include "tables.h"

struct kept {
	int64_t id;		/* of its row */
	bool secret;
	const char *text;	/* the thing's shape, the secret's policy */
};
#define KEPT_SECRET "secret"

/* Things whose kind begins so; KEPT_SECRET: the secrets that have a policy. */
enum store_rc store_kept(struct store_tx *tx, const char *kind,
    struct kept **out, size_t *n) KT_MUSTCHECK;
/* It has that text from now on. */
enum store_rc store_kept_put(struct store_tx *tx, const struct kept *k,
    const char *text) KT_MUSTCHECK;

#endif
