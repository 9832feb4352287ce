/*
 * Replicas in other accounts: which secret replicates to which, and how that
 * stands, as the two ends see it.  A row is there while one of them shows it:
 *
 *   replica made     primary -           replica Pending
 *   associated       primary InSync      replica InSync     (or Failed, both)
 *   disassociated    primary -           replica Detached
 *   stopped          primary Detached    replica -
 *
 * Strings live in the transaction's arena; outputs are set only on STORE_OK.
 */
#ifndef KEYTURN_STORE_CROSS_H
#define KEYTURN_STORE_CROSS_H

#include "store.h"

/* secret.crossed: whether it is worth a look. */
enum secret_crossed { CROSSED_NOT, CROSSED_PRIMARY, CROSSED_REPLICA };

struct cross {
	const char *primary_arn;
	const char *replica_arn;
	const char *primary_status;	/* NULL: it does not list it */
	const char *replica_status;	/* NULL: it is no replica (any more) */
	const char *message;		/* of what failed, or NULL */
	const char *role;		/* that replicates, or NULL */
};

/* What the replica shows: the row of which it is one. */
enum store_rc store_cross_of_replica(struct store_tx *tx, const char *arn,
    struct cross *out) KT_MUSTCHECK;
/* What the primary lists, by the replica's ARN. */
enum store_rc store_cross_of_primary(struct store_tx *tx, const char *arn,
    struct cross **out, size_t *n) KT_MUSTCHECK;
/* Writes it; that which neither shows is removed. */
enum store_rc store_cross_put(struct store_tx *tx, const struct cross *x)
    KT_MUSTCHECK;

#endif
