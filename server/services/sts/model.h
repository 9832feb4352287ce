/* Made by models/generate of models/sts.ops and AWS's model: change those. */
#ifndef KEYTURN_STS_MODEL_H
#define KEYTURN_STS_MODEL_H

#include "keyturn/call.h"
#include "keyturn/shape.h"

struct sts_get_caller_identity_response {
	const char *user_id;
	const char *account;
	const char *arn;
};

extern const struct shape sts_shape_get_caller_identity_request;
extern const struct shape sts_shape_get_caller_identity_response;

int op_get_caller_identity(struct kt_call *c);

extern const struct kt_op sts_ops[1];
extern const struct kt_error sts_errors[];
extern const struct kt_meaning sts_means[];

/* What the model says of the service itself. */
#define STS_MODEL \
	.name = "sts", \
	.title = "STS", \
	.protocol = KT_AWS_QUERY, \
	.version = "2011-06-15", \
	.xmlns = "https://sts.amazonaws.com/doc/2011-06-15/", \
	.ops = sts_ops, \
	.n_ops = 1, \
	.errors = sts_errors, \
	.means = sts_means,

#endif
