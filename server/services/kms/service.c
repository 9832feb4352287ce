/* KMS: its operations are model.c's. */
#include "ops.h"

static const struct kt_job_kind jobs[] = {
	{ JOB_KEY_DELETION, key_deletion_run },
	{ JOB_KEY_ROTATION, key_rotation_run },
};

const struct kt_service service_kms = {
	KMS_MODEL
	.jobs = jobs,
	.n_jobs = N_ELEMENTS(jobs),
	.context = kms_context,
	.thing = key_thing,
};
