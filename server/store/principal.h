/*
 * Whom a policy of a resource names, by the ARN of a user, a role or a role's
 * session.  Users and roles are things of IAM; where an account has neither of its
 * own, as service-linked roles are not, nobody has said who there is, and all are
 * taken for there.  Ids are those by which policies are asked: "AIDA...", "AROA...",
 * of a session "AROA...:NAME".
 */
#ifndef KEYTURN_STORE_PRINCIPAL_H
#define KEYTURN_STORE_PRINCIPAL_H

#include "store.h"
#include "thing.h"

/*
 * STORE_OK, STORE_NOT_FOUND or STORE_FAILED.  *id NULL: it is there, as what else
 * a policy may name is, but nobody has said who that is.
 */
enum store_rc store_principal_find(struct store_tx *tx, const char *arn,
    const char **id) KT_MUSTCHECK;

/* The ARN that who had arn, and has id, has today.  STORE_NOT_FOUND: he is gone. */
enum store_rc store_principal_today(struct store_tx *tx, const char *arn,
    const char *id, const char **today) KT_MUSTCHECK;

/* The user of that id, whatever he is called. */
enum store_rc store_user_by_id(struct store_tx *tx, const char *account,
    const char *id, struct thing *out) KT_MUSTCHECK;

#endif
