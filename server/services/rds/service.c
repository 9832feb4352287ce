/* RDS: its operations are model.c's. */
#include "effect_apply.h"
#include "snapshot.h"

static const struct kt_job_kind jobs[] = {
	/* After a restart all else waits until the databases are back. */
	{ JOB_SERVER SERVER_STARTING, server_pass, .first = true },
	{ JOB_SERVER SERVER_CREATING, server_pass },
	{ JOB_SERVER SERVER_MODIFYING, server_pass },
	{ JOB_SERVER SERVER_LOGS, server_pass },
	{ JOB_SERVER SERVER_MONITORING, server_pass },
	{ JOB_SERVER SERVER_IAM, server_pass },
	{ JOB_SERVER SERVER_RENAMING, server_pass },
	{ JOB_SERVER SERVER_FAILING_OVER, server_pass },
	{ JOB_SERVER SERVER_UPGRADING, server_pass },
	{ JOB_SERVER SERVER_REBOOTING, server_pass },
	{ JOB_SERVER SERVER_RESETTING, server_pass },
	{ JOB_SERVER SERVER_STOPPING, server_pass },
	{ JOB_SERVER SERVER_BACKING_UP, server_pass },
	{ JOB_SERVER SERVER_DELETING, server_take_down },
	{ JOB_SNAPSHOT, snapshot_job, .at_once = 2 },
	{ JOB_BACKUP, backup_job },
	{ JOB_WINDOW, window_opens },
	{ JOB_RESTART, window_restart },
	{ JOB_PARAMETERS, effect_job, .at_once = 2 },	/* servers may hang */
};

static const struct kt_listener listeners[] = {
	{ "RotationSucceeded", master_rotated },
};

const struct kt_service service_rds = {
	RDS_MODEL
	.jobs = jobs,
	.n_jobs = N_ELEMENTS(jobs),
	.listeners = listeners,
	.n_listeners = N_ELEMENTS(listeners),
	.unchecked = true,
	.context = rule_context,
};
