/* Secrets Manager: its operations are model.c's. */
#include "ops.h"

/* Two databases that do not answer are not to hold all workers. */
static const struct kt_job_kind jobs[] = {
	{ JOB_ROTATION, rotation_run, .per_key = 3 },
	{ JOB_DELETION, deletion_run, .at_once = 1 },
};

const struct kt_service service_secretsmanager = {
	SM_MODEL
	.jobs = jobs,
	.n_jobs = N_ELEMENTS(jobs),
	.context = secret_context,
};
