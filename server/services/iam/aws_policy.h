/*
 * AWS's own managed policies, as far as they concern keyturn's services and what
 * labs attach beside them: model_aws_policy.c, a constant table in the order of
 * the names, in any case.  They belong to no account; nobody can change or delete them.
 */
#ifndef KEYTURN_IAM_AWS_POLICY_H
#define KEYTURN_IAM_AWS_POLICY_H

#include "keyturn/call.h"

struct aws_policy {
	const char *name, *path;	/* "SecretsManagerReadWrite", "/" */
	const char *id;			/* "ANPA..." */
	const char *version;		/* its default one, and all that is kept */
	int64_t created, updated;
	const char *description;
	const char *document;
};

extern const struct aws_policy aws_policies[];
extern const size_t n_aws_policies;

/* "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", of any
 * partition; NULL: none of AWS's, or none that keyturn has. */
const struct aws_policy *aws_policy_find(const char *arn);

/* Is it the ARN of one of AWS's, whether keyturn has it or not? */
bool aws_policy_is(const char *arn);

/* In the partition of the call's region. */
const char *aws_policy_arn(struct kt_call *c, const struct aws_policy *p);

#endif
