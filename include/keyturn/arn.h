/*
 * ARNs, "arn:partition:service:region:account:resource": taken apart and put
 * together here alone (base/arn.c), partitions included.
 */
#ifndef KEYTURN_ARN_H
#define KEYTURN_ARN_H

#include <stdbool.h>

#include "keyturn/arena.h"

/* What lies between the colons; resource may hold some. */
struct kt_arn {
	const char *partition, *service, *region, *account, *resource;
};

/* By its beginning: where a name may be given, or an ARN. */
bool kt_is_arn(const char *s);

/* Strings in a; -1: it is not of that form.  The partition may be a pattern. */
int kt_arn_read(struct kt_arena *a, const char *text, struct kt_arn *out)
    KT_MUSTCHECK;

/*
 * One part, where it stands: *n is the length of the ARN before, and of the part
 * after.  There is no such part: "", 0.
 */
enum kt_arn_part {
	KT_ARN_SERVICE = 2, KT_ARN_REGION, KT_ARN_ACCOUNT, KT_ARN_RESOURCE
};
const char *kt_arn_part(const char *arn, size_t *n, enum kt_arn_part part);

/* "aws-cn" of cn-north-1. */
const char *kt_partition(const char *region);

/*
 * An ARN in the partition of the region; of IAM and STS the region itself does
 * not stand in it.  The resource is all of the strings, up to a NULL.
 */
char *kt_arn(struct kt_arena *a, const char *service, const char *region,
    const char *account, ...) KT_SENTINEL;

#endif
