/*
 * What time does to what has an ARN: a job of the moment, which calls what
 * somebody could call.  What waits for a maintenance window is applied by a
 * Modify with nothing but ApplyImmediately; what was stopped is started.
 */
#include <string.h>

#include "keyturn/aws.h"
#include "keyturn/clock.h"
#include "keyturn/log.h"
#include "ops.h"

#define AGAIN (1800 * KT_SECOND)	/* the shortest window */

int
window_plan(struct kt_call *c, const char *arn, const char *pending,
    const char *kept)
{
	struct rds_db_instance asked = { .engine = NULL };
	struct job j = { .kind = JOB_WINDOW, .subject = arn };
	enum store_rc rc;

	if (dispatch_kept(c, kept, &rds_shape_db_instance, &asked) != 0)
		return -1;
	j.due = windows_next(asked.preferred_maintenance_window != NULL ?
	    asked.preferred_maintenance_window : MAINTENANCE_WINDOW, c->now);
	c->wakes = c->wakes || pending != NULL;
	rc = pending != NULL ? store_job_put(c->tx, &j) :
	    store_job_remove(c->tx, JOB_WINDOW, arn);
	return rc == STORE_OK ? 0 : dispatch_failed(c);
}

/* --- the job --- */

struct again {
	struct job job;
	bool gone;
};

static int
write_again(struct store_tx *tx, void *arg)
{
	const struct again *a = arg;

	return (a->gone ? store_job_remove(tx, a->job.kind, a->job.subject) :
	    store_job_put(tx, &a->job)) == STORE_OK ? 0 : -1;
}

/* What to call, of an instance and of a cluster. */
struct act {
	const char *kind, *instance, *cluster, *with;
};

static int
do_it(const struct kt_job *job, const struct act *act)
{
	struct rule_arn arn;
	struct kt_aws_answer answer;
	struct kt_invoker as;
	struct kt_aws aws;
	struct again again = { .job = { .kind = act->kind,
	    .subject = job->subject,
	    .due = kt_clock_now(&job->server->clock) + AGAIN } };
	bool cluster;

	rule_arn_read(job->arena, job->subject, &arn);
	cluster = strcmp(arn.kind, "cluster") == 0;
	as = (struct kt_invoker){ job->server, arn.account, arn.region };
	aws = kt_invoker_aws(&as);
	aws.call(aws.self, job->arena, "rds", cluster ? act->cluster :
	    act->instance, kt_arena_printf(job->arena, "{\"%s\":\"%s\"%s}",
	    cluster ? "DBClusterIdentifier" : "DBInstanceIdentifier", arn.id,
	    act->with), &answer);
	if (answer.code == NULL)
		return 0;	/* the operation has dealt with this row */
	/* Of what is stopped no more, or gone, there is nothing to do. */
	again.gone = strcmp(act->kind, JOB_RESTART) == 0 ||
	    strstr(answer.code, "NotFound") != NULL;
	if (!again.gone)
		kt_log(KT_LOG_WARN, "%s: what waits for its maintenance window "
		    "waits longer: %s: %s", job->subject, answer.code,
		    answer.message);
	return store_write_wait(job->server->store, job->arena, write_again,
	    &again);
}

int
window_opens(const struct kt_job *job)
{
	return do_it(job, &(struct act){ JOB_WINDOW, "ModifyDBInstance",
	    "ModifyDBCluster", ",\"ApplyImmediately\":true" });
}

int
window_restart(const struct kt_job *job)
{
	return do_it(job, &(struct act){ JOB_RESTART, "StartDBInstance",
	    "StartDBCluster", "" });
}
