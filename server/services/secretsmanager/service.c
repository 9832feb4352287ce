/* Secrets Manager: its operations are model.c's. */
#include "ops.h"

const struct kt_service service_secretsmanager = {
	.name = "secretsmanager",
	.protocol = KT_AWS_JSON,
	.prefix = "secretsmanager",
	.internal = KT_INTERNAL,
	.ops = sm_ops,
	.n_ops = N_ELEMENTS(sm_ops),
};
