/* STS: who calls. */
#include "model.h"

const struct kt_service service_sts = {
	STS_MODEL
};
