/* Secrets Manager: its operations are model.c's. */
#include "ops.h"

const struct kt_service service_secretsmanager = {
	SM_MODEL
};
