/*
 * What other services see of keys besides KMS's operations.
 *
 * Does anybody know keys here?  An account's and region's first customer key
 * leaves a mark, which stays: from then on services look up a KmsKeyId that they
 * are given.  Before, it is but a name to them.
 */
#ifndef KEYTURN_KMS_KNOWN_H
#define KEYTURN_KMS_KNOWN_H

#include "keyturn/call.h"

/* 1, 0; or -1 after kt_fail. */
int keys_known(struct kt_call *c, const char *account, const char *region);
/* From now on; 0 or -1. */
int keys_are_known(struct kt_call *c, const char *account,
    const char *region);

/*
 * The ARN of the key that is meant in a region, if it is there or not, or NULL: what
 * an alias leads to.  Nobody is asked whether the caller may know.
 */
const char *key_meant(struct kt_call *c, const char *region,
    const char *given);

#endif
