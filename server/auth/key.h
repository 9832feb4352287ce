/* What a key of KMS may be called, by whoever names one. */
#ifndef AUTH_KEY_H
#define AUTH_KEY_H

#include <stdbool.h>

#include "keyturn/arena.h"

/* Its id, its ARN, "alias/..." or the ARN of that? */
bool auth_is_key(const char *given);

/*
 * The id of a key that nobody made, but that AWS keeps behind that alias in every
 * account and region: always the same one.  In a.
 */
const char *auth_key_of_alias(struct kt_arena *a, const char *region,
    const char *account, const char *alias);

#endif
