/* Lambda: its operations are model.c's. */
#include "model.h"

const struct kt_service service_lambda = {
	.name = "lambda",
	.protocol = KT_REST_JSON,
	.internal = KT_LAMBDA_INTERNAL,
	.ops = lambda_ops,
	.n_ops = N_ELEMENTS(lambda_ops),
};
