/* STS: who calls, and credentials that last a while. */
#include "ops.h"

const struct kt_service service_sts = {
	STS_MODEL
	.context = sts_context,
};
