/*
 * Access keys that keyturn gives out.  Their ids are told from all others by
 * themselves: AKIA or ASIA and ten characters by chance, which the last six
 * confirm under the root key (one in a thousand million of others is taken for
 * one of them).  Their secrets are made of their ids under the same key, so none
 * lies in any file.  Pure.
 */
#ifndef KEYTURN_AUTH_ISSUED_H
#define KEYTURN_AUTH_ISSUED_H

#include <stdbool.h>

#include "keyturn/crypto.h"

#define ISSUED_ID 21		/* 20 characters and a NUL */
#define ISSUED_SECRET 41

enum issued_kind { ISSUED_NOT, ISSUED_LASTING /* AKIA */, ISSUED_SESSION };

void issued_make(const struct kt_root_key *root, enum issued_kind kind,
    char id[ISSUED_ID]);
/* Has it the length of one?  Most of the keys that tests make up have not. */
bool issued_may_be(const char *id);
enum issued_kind issued_is(const struct kt_root_key *root, const char *id);
/* To be wiped. */
void issued_secret(const struct kt_root_key *root, const char *id,
    char secret[ISSUED_SECRET]);

#endif
