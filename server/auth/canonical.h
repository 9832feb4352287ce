/*
 * The parts of a request as signatures are made of them (IAM User Guide, "Create
 * a signed AWS API request", canonical request; of services other than S3).
 * Untrusted bytes.  Pure.
 */
#ifndef KEYTURN_AUTH_CANONICAL_H
#define KEYTURN_AUTH_CANONICAL_H

#include <stdbool.h>

#include "keyturn/arena.h"
#include "keyturn/call.h"

/* As it was sent, without dots and doubled slashes, and encoded once more. */
void canonical_path(struct kt_buf *b, const char *path);

/* Its pairs but X-Amz-Signature, each encoded alike, sorted. */
void canonical_query(struct kt_buf *b, const char *query);

/*
 * "name:values\n", of all lines of that name, which is n bytes; false: there is
 * none.
 */
bool canonical_header(struct kt_buf *b, const struct kt_request *r,
    const char *name, size_t n);

#endif
