/*
 * May the caller do this?  Every operation of every service of AWS's asks before
 * it acts, also before it tells whether something is there
 * (tests/call/test_permit.c has a row of each).  Nobody answers yet:
 * a server without kt_server.permit permits everything, and asking costs one
 * comparison then.
 */
#ifndef KEYTURN_AUTH_PERMIT_H
#define KEYTURN_AUTH_PERMIT_H

#include "keyturn/call.h"

/* Is anybody asked?  Else an ARN made only to ask need not be made. */
bool auth_asks(const struct kt_call *c);

/* Of who asks by no operation: may it? */
bool auth_may(const struct kt_server *s, const struct kt_ask *ask);

/*
 * 0, or -1 after kt_fail with AWS's words (IAM User Guide, "Troubleshoot
 * access denied error messages").  action is the operation's name, or that of
 * another right it takes; resource an ARN, "*" when there is none (IAM:
 * ListSecrets, BatchGetSecretValue, GetRandomPassword), or, of a secret that
 * is not there, the id as it was sent.  [belief]
 */
int auth_permit(struct kt_call *c, const char *action, const char *resource)
    KT_MUSTCHECK;

/* The refusal itself; "REASON SERVICE:ACTION action" ends it.  -1. */
int auth_refuse(struct kt_call *c, const char *action, const char *resource,
    const char *reason);

#endif
