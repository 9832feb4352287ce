/* RDS: its operations are model.c's. */
#include "ops.h"

const struct kt_service service_rds = {
	.name = "rds",
	.protocol = KT_AWS_QUERY,
	.version = "2014-10-31",
	.xmlns = "http://rds.amazonaws.com/doc/2014-10-31/",
	.internal = KT_RDS_INTERNAL,
	.ops = rds_ops,
	.n_ops = N_ELEMENTS(rds_ops),
};
