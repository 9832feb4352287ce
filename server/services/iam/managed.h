/* Managed policies: what others ask of them. */
#ifndef KEYTURN_IAM_MANAGED_H
#define KEYTURN_IAM_MANAGED_H

#include "store/thing.h"

/*
 * The name that a customer's policy of account is kept by, of its ARN, in a; NULL:
 * it is none of theirs.
 */
const char *iam_policy_key(struct kt_arena *a, const char *account,
    const char *arn);

/*
 * What a managed policy says now, AWS's or account's own.  STORE_NOT_FOUND: there
 * is none.  In tx's arena a.
 */
enum store_rc iam_policy_document(struct store_tx *tx, struct kt_arena *a,
    const char *account, const char *arn, const char **document) KT_MUSTCHECK;

#endif
