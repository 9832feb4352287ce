/* CreateSecret, DeleteSecret, RestoreSecret. */
#include <string.h>

#include "auth/permit.h"
#include "cross.h"
#include "envelope.h"

#define WINDOW_DEFAULT 30	/* days; RecoveryWindowInDays */
#define WINDOW_MIN 7
#define WINDOW_MAX 30
#define MANAGED_DAYS 7

/* --- CreateSecret --- */

/*
 * The name is taken.  The same token with the same value is the same call
 * again, and gets the same answer (seen on AWS).
 */
static int
create_again(struct kt_call *c, const struct secret_value *value)
{
	const struct sm_create_secret_request *in = c->in;
	struct sm_create_secret_response *out = c->out;
	struct version v, wanted;
	struct secret s;

	if (store_secret_find(c->tx, c->account, c->region, in->name, &s) !=
	    STORE_OK)
		return dispatch_failed(c);
	if (s.deleted != 0)
		return kt_fail(c, SM_INVALID_REQUEST, "You can't create this "
		    "secret because a secret with this name is already "
		    "scheduled for deletion.");
	switch (s.origin != 0 ? STORE_NOT_FOUND :
	    store_version_find(c->tx, &s, in->client_request_token, &v)) {
	case STORE_OK:
		break;
	case STORE_NOT_FOUND:
		return kt_fail(c, SM_RESOURCE_EXISTS, "The operation failed "
		    "because the secret %s already exists.", in->name);
	default:
		return dispatch_failed(c);
	}
	wanted = value_version(value, in->client_request_token, 0);
	if (envelope_open(c, &s, &v, NULL) != 0)
		return -1;
	if (!value_equals(&v, &wanted))
		return kt_fail(c, SM_RESOURCE_EXISTS, MSG_TOKEN_USED,
		    in->client_request_token, s.arn);
	out->arn = s.arn;
	out->name = s.name;
	out->version_id = in->client_request_token;
	return replica_status(c, &s, &out->replication_status);
}

/* AddReplicaRegions, once all the rest is there. */
static int
create_replicas(struct kt_call *c, struct secret *s)
{
	const struct sm_create_secret_request *in = c->in;
	const struct replicate r = { &in->add_replica_regions,
	    in->force_overwrite_replica_secret == SHAPE_TRUE };
	struct sm_create_secret_response *out = c->out;

	return in->add_replica_regions.n == 0 ? 0 :
	    replicate(c, s, &r, &out->replication_status);
}

/* A service's own rotates every seven days (shared facts, rotation 8). */
static int
create_managed(struct kt_call *c, struct secret *s)
{
	s->rotation_rules.days = MANAGED_DAYS;
	return rotation_move(c, s, &(struct rotation_move){
	    .act = ROTATION_PLAN, .anew = true }) == 0 ?
	    secret_changed(c, s) : -1;
}

/* A key that somebody made must be for the caller, as of the secret to be. */
static int
take_key(struct kt_call *c, struct secret *s)
{
	const struct sm_create_secret_request *in = c->in;

	if (secret_key_take(c, in->kms_key_id, &s->kms_key_id) != 0)
		return -1;
	if (secret_key_is_default(s->kms_key_id))
		return 0;
	return store_secret_begin(c->tx, s) == STORE_OK ?
	    envelope_check(c, s) : dispatch_failed(c);
}

static int
create(struct kt_call *c, const struct secret_value *value)
{
	const struct sm_create_secret_request *in = c->in;
	struct sm_create_secret_response *out = c->out;
	struct secret s = { .account = c->account, .region = c->region,
	    .name = in->name, .description = secret_text(in->description),
	    .type = secret_text(in->type), .created = c->now,
	    .changed = c->now, .owner = c->by,
	    .crossed = in->cross_account_primary_arn != NULL ?
	    CROSSED_REPLICA : CROSSED_NOT };
	struct version v = value_version(value, in->client_request_token,
	    c->now);

	if (take_key(c, &s) != 0)
		return -1;
	if (value_given(value)) {
		if (envelope_seal(c, &s, &v) != 0)
			return -1;
		if (store_version_add(c->tx, &s, &v) != STORE_OK)
			return dispatch_failed(c);
		store_label_move(c->tx, &s, AWSCURRENT, v.id);
		out->version_id = v.id;
	}
	switch (store_secret_add(c->tx, &s)) {
	case STORE_OK:     break;
	case STORE_EXISTS: return create_again(c, value);
	default:           return dispatch_failed(c);
	}
	out->arn = s.arn;
	out->name = s.name;
	if ((s.owner != NULL && create_managed(c, &s) != 0) ||
	    cross_created(c, &s) != 0)
		return -1;
	return tags_put(c, &s, &in->tags) != 0 ? -1 : create_replicas(c, &s);
}

/*
 * For a secret that is not there yet "??????" stands for the six characters
 * (user guide).  Tags and replicas want rights of their own (API Reference).
 */
static int
ask_create(struct kt_call *c)
{
	const struct sm_create_secret_request *in = c->in;
	const char *arn;

	if (!auth_asks(c))
		return 0;
	arn = kt_arn(c->arena, "secretsmanager", c->region, c->account,
	    "secret:", in->name, "-\?\?\?\?\?\?", NULL);
	if (auth_permit(c, c->op->name, arn) != 0 ||
	    (in->tags.n > 0 && auth_permit(c, "TagResource", arn) != 0) ||
	    (in->cross_account_primary_arn != NULL &&
	    auth_permit(c, "PutResourcePolicy", arn) != 0))
		return -1;
	return in->add_replica_regions.n == 0 ? 0 :
	    auth_permit(c, "ReplicateSecretToRegions", arn);
}

int
op_create_secret(struct kt_call *c)
{
	const struct sm_create_secret_request *in = c->in;
	struct secret_value value = { in->secret_string, in->secret_binary };

	if (secret_check_name(c, in->name) != 0 || ask_create(c) != 0)
		return -1;
	if (in->client_request_token == NULL)
		return kt_fail(c, SM_INVALID_REQUEST, MSG_NO_TOKEN);
	return cross_check_create(c) == 0 && value_check(c, &value) == 0 ?
	    create(c, &value) : -1;
}

/* --- DeleteSecret, RestoreSecret --- */

static int
check_window(struct kt_call *c, const struct sm_delete_secret_request *in)
{
	const struct shape_int *days = &in->recovery_window_in_days;

	if (in->force_delete_without_recovery == SHAPE_TRUE && days->set)
		return kt_fail(c, SM_INVALID_PARAMETER, "You can't use "
		    "ForceDeleteWithoutRecovery in conjunction with "
		    "RecoveryWindowInDays.");
	if (days->set && (days->v < WINDOW_MIN || days->v > WINDOW_MAX))
		return kt_fail(c, SM_INVALID_PARAMETER, "The "
		    "RecoveryWindowInDays value must be between 7 and 30 days "
		    "(inclusive).");
	return 0;
}

static int
remove_now(struct kt_call *c, const struct secret *s)
{
	if (secret_refuse_replica(c, s) != 0 ||
	    secret_refuse_managed(c, s) != 0 ||
	    replica_check_none(c, s) != 0 || cross_check_deletion(c, s) != 0)
		return -1;
	c->wakes_key = s->id;
	return store_event_versions(c->tx, s, STORE_TRAIL
	    "StartSecretVersionDelete", c->now) == STORE_OK &&
	    store_event_versions(c->tx, s, STORE_TRAIL
	    "EndSecretVersionDelete", c->now) == STORE_OK &&
	    store_secret_remove(c->tx, s->id) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

/*
 * API Reference, DeleteSecret, ForceDeleteWithoutRecovery: no error for a
 * secret that does not exist.
 */
static int
force_delete(struct kt_call *c, const struct sm_delete_secret_request *in)
{
	struct sm_delete_secret_response *out = c->out;
	struct secret s = { .name = in->secret_id };
	int there = secret_look(c, in->secret_id, &s);

	if (there < 0 || (there > 0 && remove_now(c, &s) != 0))
		return -1;
	out->arn = s.arn != NULL ? s.arn : kt_is_arn(s.name) ?
	    s.name : kt_arn(c->arena, "secretsmanager", c->region, c->account,
	    "secret:", s.name, NULL);
	out->name = kt_is_arn(s.name) ?
	    strrchr(s.name, ':') + 1 : s.name;
	out->deletion_date = c->now;
	return 0;
}

int
op_delete_secret(struct kt_call *c)
{
	const struct sm_delete_secret_request *in = c->in;
	struct sm_delete_secret_response *out = c->out;
	struct secret s;

	if (secret_check_id(c, in->secret_id) != 0 || check_window(c, in) != 0)
		return -1;
	if (in->force_delete_without_recovery == SHAPE_TRUE)
		return force_delete(c, in);
	if (secret_find_own(c, in->secret_id, &s) != 0 ||
	    replica_check_none(c, &s) != 0 ||
	    cross_check_deletion(c, &s) != 0)
		return -1;
	out->arn = s.arn;
	out->name = s.name;
	if (store_event_versions(c->tx, &s, STORE_TRAIL
	    "StartSecretVersionDelete", c->now) != STORE_OK)
		return dispatch_failed(c);
	s.deleted = s.changed = c->now;
	s.deletion_due = c->now + KT_DAY *
	    (in->recovery_window_in_days.set ? in->recovery_window_in_days.v :
	    WINDOW_DEFAULT);
	out->deletion_date = s.deletion_due;
	c->wakes = true;
	return store_secret_save(c->tx, &s) == STORE_OK &&
	    store_deletion_plan(c->tx) == STORE_OK ?
	    rotation_move(c, &s, &(struct rotation_move){
	    .act = ROTATION_HOLD }) : dispatch_failed(c);
}

int
op_restore_secret(struct kt_call *c)
{
	const struct sm_restore_secret_request *in = c->in;
	struct sm_restore_secret_response *out = c->out;
	struct secret s;

	if (secret_find(c, in->secret_id, &s) != 0 ||
	    secret_refuse_replica(c, &s) != 0)
		return -1;
	if (s.deleted != 0) {
		if (store_event_versions(c->tx, &s, STORE_TRAIL
		    "CancelSecretVersionDelete", c->now) != STORE_OK)
			return dispatch_failed(c);
		s.changed = c->now;
	}
	s.deleted = s.deletion_due = 0;
	c->wakes = true;		/* a rotation may be due */
	out->arn = s.arn;
	out->name = s.name;
	if (store_secret_save(c->tx, &s) != STORE_OK ||
	    store_deletion_plan(c->tx) != STORE_OK)
		return dispatch_failed(c);
	return rotation_move(c, &s, &(struct rotation_move){
	    .act = ROTATION_RELEASE });
}
