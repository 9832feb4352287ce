/*
 * Is there whom a policy of a resource names?  Users and roles are things of IAM;
 * where an account has neither of its own, as service-linked roles are not, nobody
 * has said who there is, and all are taken for there.
 */
#ifndef KEYTURN_STORE_PRINCIPAL_H
#define KEYTURN_STORE_PRINCIPAL_H

#include "store.h"

/*
 * The ARN of a user, a role or a role's session; what else a policy may name is
 * there.  STORE_OK, STORE_NOT_FOUND or STORE_FAILED.
 */
enum store_rc store_principal_find(struct store_tx *tx, const char *arn)
    KT_MUSTCHECK;

#endif
