/* IAM: its operations are model.c's. */
#include "model.h"

const struct kt_service service_iam = {
	IAM_MODEL
};
