/*
 * Whom policies of resources name (IAM User Guide, "Principal"): a user or role is
 * bound to who has that ARN when the policy is put.  Whoever is made later by the
 * same name is somebody else, and of who is gone the id is shown in the place of
 * the ARN.  A service keeps what is bound, and shows what is shown.
 */
#ifndef KEYTURN_DISPATCH_PRINCIPALS_H
#define KEYTURN_DISPATCH_PRINCIPALS_H

#include "keyturn/call.h"
#include "store/store.h"

/*
 * *policy as it is kept.  STORE_NOT_FOUND: *lost, which it names, is not there;
 * STORE_FAILED.  Nobody is asked for in an account that has neither users nor roles.
 */
enum store_rc principals_bind(struct kt_call *c, const char **policy,
    const char **lost) KT_MUSTCHECK;
/* NULL: there is none. */
const char *principals_shown(struct kt_call *c, const char *policy);

/* The same of one name, which may be NULL. */
enum store_rc principal_bind(struct kt_call *c, const char **name)
    KT_MUSTCHECK;
const char *principal_shown(struct kt_call *c, const char *name);
/* Does a name that is kept mean the caller, or his role? */
bool principal_is_caller(struct kt_call *c, const char *name);

#endif
