/*
 * What Secrets Manager asks of KMS for a secret, below envelope.h: which customer
 * key it is under, and data keys under that, as the caller.
 */
#ifndef KEYTURN_SECRETSMANAGER_SEAL_H
#define KEYTURN_SECRETSMANAGER_SEAL_H

#include "dispatch/dispatch.h"
#include "store/tables.h"

/* Of which secret and version, in whose region, and as whom. */
struct seal_use {
	const char *region, *arn, *version;
	const char *as;			/* the root of that account; NULL: the
					 * caller */
	struct kt_failure failure;
};

/* A data key under a key, by its ARN; "": as it is. */
struct seal_entry {
	const char *region, *key;
	struct kt_blob bytes;
};

/*
 * The customer key that s is under: 1, and how KMS is to be asked for it; 0:
 * none; or -1.
 */
int seal_customer_key(struct kt_call *c, const struct secret *s,
    const char **arn);

/* Each 0; or 1, and u->failure tells why not. */
int seal_generate(struct kt_call *c, struct seal_use *u, const char *key,
    struct seal_entry *x, struct kt_blob *data_key);
int seal_wrap(struct kt_call *c, struct seal_use *u, const char *key,
    struct kt_blob data_key, struct seal_entry *x);
int seal_unwrap(struct kt_call *c, struct seal_use *u,
    const struct seal_entry *x, struct kt_blob *data_key);

/* What Secrets Manager answers then; of a key that a request names: take.  -1. */
int seal_fail_to_write(struct kt_call *c, const struct seal_use *u);
int seal_fail_to_read(struct kt_call *c, const struct seal_use *u);
int seal_fail_to_take(struct kt_call *c, const struct seal_use *u);

#endif
