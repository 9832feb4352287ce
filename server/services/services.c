#include "services.h"

#include <stddef.h>

const struct kt_service *const kt_services[] = {
	&service_secretsmanager,
	&service_rds,
	&service_lambda,
	&service_sts,
	&service_iam,
	&service_kms,
	&service_cloudtrail,
	&service_keyturn,
	&service_habits,
	NULL
};
