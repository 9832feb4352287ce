/* The doors of others: each path, and what stands behind it here. */
#include "ops.h"
#include "services/services.h"

static const struct shape nothing = { 1, NULL, 0 };

#define READS(name, run, path) \
	{ name, run, &nothing, NULL, OP_READS, "GET", path, 200 }
#define RESETS(name, path) \
	{ name, op_habit_reset, &nothing, NULL, OP_TURNS, "POST", path, 200 }

static const struct kt_op ops[] = {
	READS("LocalStackHealth", op_habit_health, "/_localstack/health"),
	READS("LocalStackInfo", op_habit_info, "/_localstack/info"),
	READS("LocalStackInit", op_habit_init, "/_localstack/init"),
	READS("LocalStackInitStage", op_habit_init_stage,
	    "/_localstack/init/{stage}"),
	RESETS("LocalStackReset", "/_localstack/state/reset"),
	READS("FlociHealth", op_habit_health, "/_floci/health"),
	RESETS("FlociReset", "/_floci/state/reset"),
	READS("Moto", op_habit_moto, "/moto-api/"),
	READS("MotoData", op_habit_moto_data, "/moto-api/data.json"),
	RESETS("MotoReset", "/moto-api/reset"),
};

const struct kt_service service_habits = {
	.name = "habits",
	.title = "others' habits",
	.protocol = KT_OWN_JSON,
	.version = "1",
	.ops = ops,
	.n_ops = N_ELEMENTS(ops),
};
