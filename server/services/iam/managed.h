/*
 * AWS's own managed policies, as far as they concern keyturn's services and what
 * labs attach beside them: model_managed.c, a constant table in the order of the
 * names.  They belong to no account; nobody can change or delete them.
 */
#ifndef KEYTURN_IAM_MANAGED_H
#define KEYTURN_IAM_MANAGED_H

#include <stddef.h>
#include <stdint.h>

#include "keyturn/call.h"

struct managed_policy {
	const char *name, *path, *id, *description;
	int64_t created, updated;
	const char *version;	/* the default one, which is all that is kept */
	const char *document;
};

extern const struct managed_policy managed_policies[];
extern const size_t managed_n;

/* "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"; NULL:
 * none of AWS's, or none that keyturn has. */
const struct managed_policy *managed_find(const char *arn);

/* Is it the ARN of one of AWS's, whether keyturn has it or not? */
bool managed_is(const char *arn);

/* In the partition of the call's region. */
const char *managed_arn(struct kt_call *c, const struct managed_policy *p);

#endif
