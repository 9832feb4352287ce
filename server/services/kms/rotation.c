/*
 * GetKeyRotationStatus, EnableKeyRotation, DisableKeyRotation, RotateKeyOnDemand,
 * ListKeyRotations.  A rotation makes a material, which encrypts from then on;
 * those of before still decrypt what they encrypted.
 */
#include <string.h>

#include "ops.h"

#define PERIOD_DEFAULT 365
#define ON_DEMAND_MAX 25

/* Of a key that may rotate. */
static int
find(struct kt_call *c, const char *id, unsigned must, struct key *k)
{
	if (key_of(c, id, must, k) != 0)
		return -1;
	return !k->managed ? 0 : kt_fail(c, KMS_UNSUPPORTED_OPERATION,
	    "You cannot perform this operation on an AWS managed key.");
}

static int
plan(struct kt_call *c, struct key *k)
{
	k->next = k->period.set ? c->now + k->period.v * KT_DAY : 0;
	return job_plan(c, JOB_KEY_ROTATION, k, k->next) != 0 ? -1 :
	    key_save(c, k);
}

int
op_kms_enable_key_rotation(struct kt_call *c)
{
	const struct kms_enable_key_rotation_request *in = c->in;
	struct key k;

	if (find(c, in->key_id, KEY_ENABLED, &k) != 0)
		return -1;
	if (in->rotation_period_in_days.set)
		k.period = in->rotation_period_in_days;
	else if (!k.period.set)
		k.period = shape_int(PERIOD_DEFAULT);
	return plan(c, &k);
}

int
op_kms_disable_key_rotation(struct kt_call *c)
{
	const struct kms_disable_key_rotation_request *in = c->in;
	struct key k;

	if (find(c, in->key_id, KEY_ENABLED, &k) != 0)
		return -1;
	k.period.set = false;
	return plan(c, &k);
}

int
op_kms_get_key_rotation_status(struct kt_call *c)
{
	const struct kms_get_key_rotation_status_request *in = c->in;
	struct kms_get_key_rotation_status_response *out = c->out;
	struct key k;
	bool on;

	if (key_of(c, in->key_id, KEY_ANY, &k) != 0)
		return -1;
	on = k.managed || (k.period.set &&
	    strcmp(k.meta->key_state, PENDING) != 0);
	out->key_id = k.meta->arn;
	out->key_rotation_enabled = shape_bool(on);
	if (on && !k.managed) {
		out->rotation_period_in_days = k.period;
		out->next_rotation_date = k.next;
	}
	return 0;
}

static bool
is_on_demand(const struct material *m)
{
	return m->type != NULL && strcmp(m->type, "ON_DEMAND") == 0;
}

int
op_kms_rotate_key_on_demand(struct kt_call *c)
{
	const struct kms_rotate_key_on_demand_request *in = c->in;
	struct kms_rotate_key_on_demand_response *out = c->out;
	const struct material *m;
	struct key k;
	size_t i, n = 0;

	if (find(c, in->key_id, KEY_ENABLED, &k) != 0)
		return -1;
	m = k.materials.items;
	for (i = 0; i < k.materials.n; i++)
		n += is_on_demand(&m[i]);
	if (n >= ON_DEMAND_MAX)
		return kt_fail(c, KMS_LIMIT_EXCEEDED, "The on-demand rotation "
		    "limit of %d has been reached for key %s.", ON_DEMAND_MAX,
		    k.meta->arn);
	key_renew(c, &k, "ON_DEMAND");
	out->key_id = k.meta->arn;
	return key_save(c, &k);
}

/* --- what was --- */

/* The first material is shown only where all are asked for. */
static void
show(struct kt_call *c, const struct key *k, bool all, struct shape_list *out)
{
	const struct material *m = k->materials.items;
	struct kms_rotations_list_entry *e = kt_arena_alloc(c->arena,
	    (k->materials.n + 1) * sizeof(*e));
	size_t i, n = 0;

	for (i = 0; i < k->materials.n; i++) {
		if (m[i].type == NULL && !all)
			continue;
		e[n].key_id = k->meta->arn;
		e[n].key_material_id = m[i].id;
		e[n].key_material_state = i + 1 == k->materials.n ?
		    "CURRENT" : "NON_CURRENT";
		e[n].rotation_date = m[i].type != NULL ? m[i].from : 0;
		e[n++].rotation_type = m[i].type;
	}
	*out = (struct shape_list){ e, n };
}

int
op_kms_list_key_rotations(struct kt_call *c)
{
	const struct kms_list_key_rotations_request *in = c->in;
	const struct list_page page = { .limit = in->limit,
	    .marker = in->marker, .usual = 100, .of = in->key_id,
	    .size = sizeof(struct kms_rotations_list_entry),
	    .place = offsetof(struct kms_rotations_list_entry,
	    key_material_id) };
	struct kms_list_key_rotations_response *out = c->out;
	struct key k;

	if (find(c, in->key_id, KEY_ANY, &k) != 0)
		return -1;
	show(c, &k, in->include_key_material != NULL &&
	    strcmp(in->include_key_material, "ALL_KEY_MATERIAL") == 0,
	    &out->rotations);
	if (list_cut(c, &page, &out->rotations, &out->next_marker) != 0)
		return -1;
	out->truncated = shape_bool(out->next_marker != NULL);
	return 0;
}

/* --- by time --- */

static int
rotate(struct kt_call *c, struct key *k)
{
	if (!k->period.set || k->next > c->now)
		return 0;
	if (strcmp(k->meta->key_state, ENABLED) == 0)
		key_renew(c, k, "AUTOMATIC");
	return plan(c, k);
}

int
key_rotation_run(const struct kt_job *job)
{
	return job_do(job, JOB_KEY_ROTATION, rotate);
}
