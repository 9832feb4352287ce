/* Every operation of Lambda that is there. */
#include "ops.h"

static const struct kt_op ops[] = {
	{ "GetFunction", op_get_function, &shape_get_function,
	    &shape_out_get_function, OP_READS, "GET",
	    "/2015-03-31/functions/{FunctionName}" },
};

const struct kt_service service_lambda = {
	.name = "lambda",
	.protocol = KT_REST_JSON,
	.internal = KT_LAMBDA_INTERNAL,
	.ops = ops,
	.n_ops = N_ELEMENTS(ops),
};
