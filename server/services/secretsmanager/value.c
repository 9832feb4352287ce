/* GetSecretValue, PutSecretValue, UpdateSecretVersionStage. */
#include <string.h>

#include "cross.h"
#include "envelope.h"

#define LABELS_MAX 20
#define MSG_NO_LABEL "Secrets Manager can't find the specified secret " \
	"value for staging label: %s"

/* The version that VersionId and VersionStage name together. */
static int
resolve(struct kt_call *c, const struct sm_get_secret_value_request *in,
    const struct secret *s, const char **id)
{
	const char *stage = in->version_stage != NULL ? in->version_stage :
	    AWSCURRENT;

	*id = in->version_id != NULL ? in->version_id :
	    store_label_holder(s, stage);
	return *id != NULL ? 0 :
	    kt_fail(c, SM_RESOURCE_NOT_FOUND, MSG_NO_LABEL, stage);
}

static int
check_stage(struct kt_call *c, const struct sm_get_secret_value_request *in,
    const struct secret *s)
{
	const char *holder;

	if (in->version_id == NULL || in->version_stage == NULL)
		return 0;
	holder = store_label_holder(s, in->version_stage);
	if (holder != NULL && strcmp(holder, in->version_id) == 0)
		return 0;
	return kt_fail(c, SM_INVALID_REQUEST, "You provided a VersionStage "
	    "that is not associated to the provided VersionId.");
}

/* There is none with that id. */
static int
no_version(struct kt_call *c, const struct secret *s, const char *id)
{
	return version_refuse_purged(c, s, id) != 0 ? -1 :
	    kt_fail(c, SM_RESOURCE_NOT_FOUND, "Secrets Manager can't find the "
	    "specified secret value for VersionId: %s", id);
}

/* A version that has no value yet is as good as none (rotation relies on it). */
static int
no_value(struct kt_call *c, const struct secret *s,
    const struct sm_get_secret_value_request *in)
{
	if (in->version_id != NULL)
		return no_version(c, s, in->version_id);
	return kt_fail(c, SM_RESOURCE_NOT_FOUND, MSG_NO_LABEL,
	    in->version_stage != NULL ? in->version_stage : AWSCURRENT);
}

static void
give_value(const struct version *v, struct sm_value *out)
{
	if (v->kind == VERSION_STRING)	/* opened, it ends in NUL */
		out->secret_string = (const char *)v->value.p;
	else
		out->secret_binary = v->value;
}

static int
get_value(struct kt_call *c, const struct secret *s)
{
	const struct sm_get_secret_value_request *in = c->in;
	struct sm_value *out = c->out;
	struct version v;
	const char *id;

	if (resolve(c, in, s, &id) != 0)
		return -1;
	switch (store_version_find(c->tx, s, id, &v)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return no_value(c, s, in);
	default:              return dispatch_failed(c);
	}
	if (check_stage(c, in, s) != 0)
		return -1;
	if (v.kind == VERSION_EMPTY)
		return no_value(c, s, in);
	if (envelope_open(c, s, &v, NULL) != 0)
		return -1;
	out->arn = s->arn;
	out->name = s->name;
	out->version_id = v.id;
	out->version_stages = secret_stages(c, s, v.id);
	out->created_date = v.created;
	give_value(&v, out);
	store_touch(c->server->store, s, &v, kt_time_day(c->now));
	return 0;
}

int
op_get_secret_value(struct kt_call *c)
{
	const struct sm_get_secret_value_request *in = c->in;
	struct secret s;

	if (secret_find_value(c, in->secret_id, &s) != 0)
		return -1;
	return get_value(c, &s);
}

/* --- labels --- */

/* The former holder gets AWSPREVIOUS. */
static void
move_current(struct kt_call *c, struct secret *s, const char *version)
{
	const char *former = store_label_holder(s, AWSCURRENT);

	if (former != NULL && strcmp(former, version) == 0)
		return;
	if (former != NULL)
		store_label_move(c->tx, s, AWSPREVIOUS, former);
	store_label_move(c->tx, s, AWSCURRENT, version);
}

/*
 * User guide, quotas: 20 staging labels over all versions of a secret.  It is
 * a new one that finds no room; what AWS itself attaches always does.
 */
static int
check_room(struct kt_call *c, const struct secret *s, const char *label)
{
	return store_label_holder(s, label) != NULL ||
	    s->n_labels < LABELS_MAX ? 0 :
	    kt_fail(c, SM_LIMIT_EXCEEDED, "You can't attach more than %d "
	    "staging labels to the versions of a secret.", LABELS_MAX);
}

static void
move_label(struct kt_call *c, struct secret *s, const char *label,
    const char *version)
{
	if (version != NULL && strcmp(label, AWSCURRENT) == 0)
		move_current(c, s, version);
	else
		store_label_move(c->tx, s, label, version);
}

/* --- PutSecretValue --- */

/*
 * A value put by hand frees a stuck rotation: the attempt is given up, and
 * AWSPENDING leaves its version (user guide; seen).
 */
static int
free_pending(struct kt_call *c, struct secret *s, const char *version)
{
	const char *pending = store_label_holder(s, AWSPENDING);

	if (pending == NULL || strcmp(pending, version) == 0)
		return 0;
	store_label_move(c->tx, s, AWSPENDING, NULL);
	return rotation_move(c, s, &(struct rotation_move){
	    .act = ROTATION_ABANDON, .version = pending, .reason =
	    "A new value was put while the rotation was under way." });
}

/* The days of its rotation count from then. */
static int
by_hand(struct kt_call *c, struct secret *s)
{
	return rotation_move(c, s,
	    &(struct rotation_move){ .act = ROTATION_COUNT });
}

int
value_supersede(struct kt_call *c, struct secret *s, const struct version *v)
{
	move_current(c, s, v->id);
	return by_hand(c, s) == 0 ? free_pending(c, s, v->id) : -1;
}

/*
 * AWSPENDING went from holder to to: its rotation is given up,
 * unless that version is current by now; some functions clean up so (recorded).
 */
static int
pending_left(struct kt_call *c, struct secret *s, const char *holder,
    const char *to)
{
	const char *current = store_label_holder(s, AWSCURRENT);

	if (holder == NULL || (to != NULL && strcmp(holder, to) == 0))
		return 0;
	if (current != NULL && strcmp(current, holder) == 0)
		return 0;
	return rotation_move(c, s, &(struct rotation_move){
	    .act = ROTATION_LOSE, .version = holder, .reason =
	    "AWSPENDING was taken away while the rotation was under way." });
}

/*
 * Without VersionStages the version becomes AWSCURRENT; so does the very first
 * one, whatever they say (API Reference, PutSecretValue).
 */
static int
put_labels(struct kt_call *c, struct secret *s, const struct version *v,
    bool first)
{
	const struct sm_put_secret_value_request *in = c->in;
	const char *const *stage = in->version_stages.items;
	const char *pending = store_label_holder(s, AWSPENDING);
	size_t i;

	if (in->version_stages.n == 0)
		return value_supersede(c, s, v);
	for (i = 0; i < in->version_stages.n; i++) {
		if (check_room(c, s, stage[i]) != 0)
			return -1;
		move_label(c, s, stage[i], v->id);
	}
	if (shape_lists(&in->version_stages, AWSPENDING) &&
	    pending_left(c, s, pending, v->id) != 0)
		return -1;
	if (!first && !shape_lists(&in->version_stages, AWSCURRENT))
		return 0;
	move_current(c, s, v->id);
	return by_hand(c, s);
}

static void
put_answer(struct kt_call *c, const struct secret *s, const char *version)
{
	struct sm_put_secret_value_response *out = c->out;

	out->arn = s->arn;
	out->name = s->name;
	out->version_id = version;
	out->version_stages = secret_stages(c, s, version);
}

static int
put_value(struct kt_call *c, struct secret *s, struct version *v)
{
	bool first = s->versions == 0;
	int fresh = version_put(c, s, v);

	if (fresh <= 0)
		return fresh;
	if (put_labels(c, s, v, first) != 0)
		return -1;
	s->changed = c->now;
	return store_secret_date(c->tx, s) == STORE_OK ? cross_follow(c, s) :
	    dispatch_failed(c);
}

int
op_put_secret_value(struct kt_call *c)
{
	const struct sm_put_secret_value_request *in = c->in;
	struct secret_value value = { in->secret_string, in->secret_binary };
	struct version v;
	struct secret s;

	if (secret_check_id(c, in->secret_id) != 0)
		return -1;
	if (in->client_request_token == NULL)
		return kt_fail(c, SM_INVALID_REQUEST, MSG_NO_TOKEN);
	if (value_check(c, &value) != 0)
		return -1;
	if (!value_given(&value))
		return kt_fail(c, SM_INVALID_REQUEST,
		    "You must provide either SecretString or SecretBinary.");
	if (secret_find_own(c, in->secret_id, &s) != 0 ||
	    secret_refuse_default_key(c, &s) != 0 ||
	    rotation_check_token(c, &s, in->rotation_token) != 0)
		return -1;
	v = value_version(&value, in->client_request_token, c->now);
	if (put_value(c, &s, &v) != 0)
		return -1;
	put_answer(c, &s, v.id);
	return 0;
}

/* --- UpdateSecretVersionStage --- */

static int
find_version(struct kt_call *c, const struct secret *s, const char *id,
    struct version *v)
{
	if (id == NULL)
		return 0;
	switch (store_version_find(c->tx, s, id, v)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return no_version(c, s, id);
	default:              return dispatch_failed(c);
	}
}

/* May the label leave its holder (NULL: nobody) as in says? */
static int
check_move(struct kt_call *c,
    const struct sm_update_secret_version_stage_request *in, const char *holder)
{
	if (in->remove_from_version_id == NULL &&
	    in->move_to_version_id == NULL)
		return kt_fail(c, SM_INVALID_PARAMETER, "You must provide "
		    "MoveToVersionId, RemoveFromVersionId, or both.");
	if (in->remove_from_version_id != NULL &&
	    (holder == NULL || strcmp(holder, in->remove_from_version_id) != 0))
		return kt_fail(c, SM_INVALID_PARAMETER, "The parameter "
		    "RemoveFromVersionId is not valid. Staging label %s is not "
		    "attached to version %s.", in->version_stage,
		    in->remove_from_version_id);
	if (in->move_to_version_id == NULL &&
	    strcmp(in->version_stage, AWSCURRENT) == 0)
		return kt_fail(c, SM_INVALID_PARAMETER, "You can only move "
		    "staging label AWSCURRENT to a different secret version. "
		    "It can't be completely removed.");
	if (in->remove_from_version_id == NULL && holder != NULL &&
	    strcmp(holder, in->move_to_version_id) != 0)
		return kt_fail(c, SM_INVALID_PARAMETER, "The parameter "
		    "RemoveFromVersionId can't be empty. Staging label %s is "
		    "currently attached to version %s, so you must explicitly "
		    "reference that version in RemoveFromVersionId.",
		    in->version_stage, holder);
	return 0;
}

int
op_update_secret_version_stage(struct kt_call *c)
{
	const struct sm_update_secret_version_stage_request *in = c->in;
	struct sm_update_secret_version_stage_response *out = c->out;
	struct version from, to;
	struct secret s;
	const char *holder;

	if (secret_find_own(c, in->secret_id, &s) != 0 ||
	    find_version(c, &s, in->remove_from_version_id, &from) != 0 ||
	    find_version(c, &s, in->move_to_version_id, &to) != 0)
		return -1;
	holder = store_label_holder(&s, in->version_stage);
	if (check_move(c, in, holder) != 0 ||
	    (in->move_to_version_id != NULL &&
	    check_room(c, &s, in->version_stage) != 0))
		return -1;
	move_label(c, &s, in->version_stage, in->move_to_version_id);
	if (strcmp(in->version_stage, AWSPENDING) == 0 &&
	    pending_left(c, &s, holder, in->move_to_version_id) != 0)
		return -1;
	if (strcmp(in->version_stage, AWSCURRENT) == 0 &&
	    rotation_move(c, &s, &(struct rotation_move){ .act =
	    ROTATION_MOVED, .version = in->move_to_version_id }) != 0)
		return -1;
	out->arn = s.arn;
	out->name = s.name;
	return secret_changed(c, &s) == 0 ? cross_follow(c, &s) : -1;
}
