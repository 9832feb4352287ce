/* Made by models/generate of models/sts.ops and AWS's model: change those. */
#include "model.h"

const struct kt_op sts_ops[] = {
	{ "GetCallerIdentity", op_get_caller_identity,
	    &sts_shape_get_caller_identity_request,
	    &sts_shape_get_caller_identity_response, OP_READS | OP_FREE },
};
