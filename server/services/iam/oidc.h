/* OpenID Connect providers: oidc.c. */
#ifndef KEYTURN_IAM_OIDC_H
#define KEYTURN_IAM_OIDC_H

#include "noun.h"

extern const struct noun noun_oidc;	/* its tags and rows alone */

/* By its ARN, after asking for the operation on it. */
int oidc_find(struct kt_call *c, const char *arn, struct dispatch_thing *t)
    KT_MUSTCHECK;
/* Has that account one of that URL?  1, 0; -1 after kt_fail. */
int oidc_is(struct kt_call *c, const char *account, const char *issuer)
    KT_MUSTCHECK;

#endif
