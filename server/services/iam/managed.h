/* Managed policies: AWS's own and an account's, by their ARNs. */
#ifndef KEYTURN_IAM_MANAGED_H
#define KEYTURN_IAM_MANAGED_H

#include "noun.h"

/* --- managed_text.c: what others ask of them, without a call --- */

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

/* --- managed.c --- */

/* The policy of that ARN into *t, not counted; 1: there is none; -1: kt_fail. */
int managed_get(struct kt_call *c, const char *arn, struct dispatch_thing *t)
    KT_MUSTCHECK;
/*
 * The same after asking for the operation; there must be one.  version: the one that
 * is asked for, or NULL; it is not looked for.
 */
int managed_find(struct kt_call *c, const char *arn, const char *version,
    struct dispatch_thing *t) KT_MUSTCHECK;
/* The same of one that is to be changed: it must be the account's. */
int managed_find_mine(struct kt_call *c, const char *arn, const char *version,
    struct dispatch_thing *t) KT_MUSTCHECK;
/* There is no such version; -1. */
int managed_no_version(struct kt_call *c, const char *arn,
    const char *version);

/* What is to be a boundary (NULL: nothing), into *out. */
int managed_boundary(struct kt_call *c, const char *arn,
    struct iam_attached_permissions_boundary **out) KT_MUSTCHECK;

/* A document of one: what it says, and its size. */
int managed_document_check(struct kt_call *c, const char *document)
    KT_MUSTCHECK;

/* "/a/" of "arn:...:policy/a/name". */
const char *managed_path(struct kt_call *c, const char *arn);

/*
 * Versions lie in their policy, the oldest first; the number of one that is deleted
 * is never given again, so the newest leaves its place without a document.
 */
struct iam_policy_version *managed_versions(const struct iam_policy *p);
struct iam_policy_version *managed_default(const struct iam_policy *p);
long managed_version_number(const struct iam_policy_version *v);
/* One more, after all that ever were. */
struct iam_policy_version *managed_add_version(struct kt_call *c,
    struct iam_policy *p, const char *document);

#endif
