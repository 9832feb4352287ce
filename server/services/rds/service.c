/* RDS: its operations are model.c's. */
#include "ops.h"

const struct kt_service service_rds = {
	RDS_MODEL
};
