/*
 * Access keys whose secret is known, so that what they sign can be checked:
 * those of --root-key, and test/test.  Any other is the root of its account,
 * and what it signs is taken as it is.
 */
#ifndef KEYTURN_AUTH_KEYS_H
#define KEYTURN_AUTH_KEYS_H

#include "keyturn/call.h"

/* NULL: it is not known. */
const char *keys_secret(const struct kt_server *s, const char *access_key);

/* Whose it is. */
const char *keys_account(const struct kt_server *s, const char *access_key);

#endif
