/* What a key of KMS may be called, by whoever names one. */
#ifndef AUTH_KEY_H
#define AUTH_KEY_H

#include <stdbool.h>

/* Its id, its ARN, "alias/..." or the ARN of that? */
bool key_is_named(const char *given);

#endif
