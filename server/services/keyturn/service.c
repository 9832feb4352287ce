/* Every operation of keyturn's own. */
#include "ops.h"

static const struct kt_op ops[] = {
	{ "GetHealth", op_get_health, &shape_own_nothing, &shape_health,
	    OP_READS, "GET", "/_keyturn/health" },
	{ "GetClock", op_get_clock, &shape_own_nothing, &shape_clock, OP_READS,
	    "GET", "/_keyturn/clock" },
	{ "SetClock", op_set_clock, &shape_set_clock, &shape_clock, OP_TURNS,
	    "POST", "/_keyturn/clock" },
	{ "GetCa", op_get_ca, &shape_own_nothing, NULL, OP_READS, "GET",
	    "/_keyturn/ca.pem" },
	{ "GetGlobalBundle", op_get_ca, &shape_own_nothing, NULL, OP_READS,
	    "GET", "/_keyturn/global-bundle.pem" },
	{ "Reset", op_reset, &shape_reset, &shape_out_reset, OP_TURNS, "POST",
	    "/_keyturn/reset" },
};

const struct kt_service service_keyturn = {
	.name = "keyturn",
	.protocol = KT_OWN_JSON,
	.ops = ops,
	.n_ops = N_ELEMENTS(ops),
};
