/*
 * EnableKey, DisableKey, ScheduleKeyDeletion, CancelKeyDeletion.
 *
 *   Enabled <--> Disabled --ScheduleKeyDeletion--> PendingDeletion --> gone
 *                    ^--------CancelKeyDeletion---------'  its day
 *
 * What is gone leaves nothing: neither its material nor its aliases and grants.
 */
#include <string.h>

#include "ops.h"

#define WINDOW_DEFAULT 30
#define WINDOW_MIN 7
#define WINDOW_MAX 30

static void
become(struct key *k, const char *state)
{
	k->meta->key_state = state;
	k->meta->enabled = shape_bool(strcmp(state, ENABLED) == 0);
}

static int
turn(struct kt_call *c, const char *id, const char *state)
{
	struct key k;

	if (key_of(c, id, KEY_UNPENDED, &k) != 0)
		return -1;
	become(&k, state);
	return key_save(c, &k);
}

int
op_kms_enable_key(struct kt_call *c)
{
	const struct kms_enable_key_request *in = c->in;

	return turn(c, in->key_id, ENABLED);
}

int
op_kms_disable_key(struct kt_call *c)
{
	const struct kms_disable_key_request *in = c->in;

	return turn(c, in->key_id, DISABLED);
}

/* --- its end --- */

int
op_kms_schedule_key_deletion(struct kt_call *c)
{
	const struct kms_schedule_key_deletion_request *in = c->in;
	struct kms_schedule_key_deletion_response *out = c->out;
	int64_t days = in->pending_window_in_days.set ?
	    in->pending_window_in_days.v : WINDOW_DEFAULT;
	struct key k;

	if (days < WINDOW_MIN || days > WINDOW_MAX)
		return kt_fail(c, KT_VALIDATION, "PendingWindowInDays must be "
		    "between %d and %d (inclusive).", WINDOW_MIN, WINDOW_MAX);
	if (key_of(c, in->key_id, KEY_UNPENDED, &k) != 0)
		return -1;
	become(&k, PENDING);
	k.meta->deletion_date = c->now + days * KT_DAY;
	out->key_id = k.meta->arn;
	out->deletion_date = k.meta->deletion_date;
	out->key_state = k.meta->key_state;
	out->pending_window_in_days = shape_int(days);
	return job_plan(c, JOB_KEY_DELETION, &k, out->deletion_date) != 0 ? -1 :
	    key_save(c, &k);
}

int
op_kms_cancel_key_deletion(struct kt_call *c)
{
	const struct kms_cancel_key_deletion_request *in = c->in;
	struct kms_cancel_key_deletion_response *out = c->out;
	struct key k;

	if (key_of(c, in->key_id, KEY_ANY, &k) != 0)
		return -1;
	if (strcmp(k.meta->key_state, PENDING) != 0)
		return kt_fail(c, KMS_KMS_INVALID_STATE,
		    "%s is not pending deletion.", k.meta->arn);
	become(&k, DISABLED);
	k.meta->deletion_date = 0;
	out->key_id = k.meta->arn;
	return job_plan(c, JOB_KEY_DELETION, &k, 0) != 0 ? -1 :
	    key_save(c, &k);
}

static int
end(struct kt_call *c, struct key *k)
{
	const struct thing_shelf shelf = key_shelf(k, KIND_KEY);

	if (strcmp(k->meta->key_state, PENDING) != 0 ||
	    k->meta->deletion_date > c->now)
		return 0;
	if (aliases_end(c, k) != 0 || grants_end(c, k) != 0 ||
	    job_plan(c, JOB_KEY_ROTATION, k, 0) != 0)
		return -1;
	return store_thing_remove(c->tx, &shelf, k->meta->key_id) == STORE_OK ?
	    0 : dispatch_failed(c);
}

int
key_deletion_run(const struct kt_job *job)
{
	return job_do(job, JOB_KEY_DELETION, end);
}
