/* CopyDBSnapshot, CopyDBClusterSnapshot, ModifyDBSnapshot. */
#include <inttypes.h>
#include <string.h>

#include "snapshot.h"

#define MINUTE (60 * KT_SECOND)

/* --- copies --- */

/*
 * The source by its name or, here or in another region, its ARN.  It is asked
 * for where it is.
 */
static int
find_source(struct kt_call *c, const struct snapshot_family *f,
    const char *given, struct snapshot *out)
{
	const char *here = c->region;
	struct rule_arn at;
	int rc;

	if (kt_is_arn(given)) {
		rule_arn_read(c->arena, given, &at);
		c->region = at.region;
	}
	rc = snapshot_find(c, f, given, out);
	c->region = here;
	return rc;
}

static int
check_key(struct kt_call *c, const struct snapshot *from,
    const struct rds_snapshot *shown, const char *key)
{
	bool encrypted = shown->encrypted == SHAPE_TRUE ||
	    shown->storage_encrypted == SHAPE_TRUE;

	if (rule_key_check(c, key) != 0)
		return -1;
	if (key == NULL && encrypted && strcmp(from->region, c->region) != 0)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "KmsKeyId must be "
		    "specified to copy an encrypted snapshot to another "
		    "region.");
	return 0;
}

enum store_rc
snapshot_tell_copy(struct store_tx *tx, struct kt_arena *a,
    const struct snapshot *s, const struct snapshot *from, int64_t at)
{
	bool done = strcmp(s->status, SNAPSHOT_AVAILABLE) == 0;
	bool far = strcmp(s->region, from->region) != 0;
	const char *text = kt_arena_join(a, done ? "Finished" : "Started",
	    " copy of snapshot ", from->name, far ? " from" : " in",
	    " region ", from->region, NULL);
	const struct rule_event e = { .at = at, .arn = snapshot_arn(a, s),
	    .id = done ? (far ? EVENT_COPIED_FROM : EVENT_COPIED) :
	    (far ? EVENT_COPY_FROM : EVENT_COPY), .text = done && far ?
	    kt_arena_printf(a, "%s in %" PRId64 " minutes", text,
	    (at - s->created) / MINUTE) : text };

	return rule_event(tx, &e);
}

/* What is different of a copy. */
static void
change(const struct kt_call *c, const struct snapshot *from, const char *arn,
    struct rds_snapshot *shown)
{
	const struct rds_copy_snapshot *in = c->in;
	bool far = strcmp(from->region, c->region) != 0;

	if (in->kms_key_id != NULL) {
		shown->kms_key_id = in->kms_key_id;
		if (from->cluster)
			shown->storage_encrypted = SHAPE_TRUE;
		else
			shown->encrypted = SHAPE_TRUE;
	}
	if (from->cluster)
		shown->source_db_cluster_snapshot_arn = arn;
	else
		shown->source_db_snapshot_identifier = arn;
	if (far && !from->cluster)
		shown->source_region = from->region;
	if (in->option_group_name != NULL)
		shown->option_group_name = in->option_group_name;
}

static int
copy(struct kt_call *c, const struct snapshot_family *f, const char *source,
    const char *target)
{
	const struct rds_copy_snapshot *in = c->in;
	struct rds_snapshot shown = { .status = NULL };
	struct snapshot from, s;
	struct job job = { .kind = JOB_SNAPSHOT };

	if (find_source(c, f, source, &from) != 0)
		return -1;
	s = from;
	if ((s.name = snapshot_name(c, f, target)) == NULL)
		return -1;
	if (strcmp(from.status, SNAPSHOT_AVAILABLE) != 0)
		return kt_fail(c, f->bad_state, "Cannot copy the snapshot %s "
		    "because it is not in the available state.", from.name);
	if (snapshot_show(c, &from, &shown) != 0 ||
	    check_key(c, &from, &shown, in->kms_key_id) != 0)
		return -1;
	change(c, &from, snapshot_arn(c->arena, &from), &shown);
	s.type = SNAPSHOT_MANUAL;
	s.created = c->now;
	s.server = NULL;
	s.origin = from.id;
	s.shared = NULL;
	if (snapshot_put(c, &s, &shown, in->tags.n == 0 &&
	    in->copy_tags == SHAPE_TRUE ? &shown.tag_list : &rule_none) != 0 ||
	    rule_tags_give(c, snapshot_arn(c->arena, &s), &in->tags) != 0)
		return -1;
	job.subject = s.id;
	if (!s.cluster && snapshot_tell_copy(c->tx, c->arena, &s, &from,
	    c->now) != STORE_OK)
		return dispatch_failed(c);
	c->wakes = true;
	return store_job_put(c->tx, &job) == STORE_OK ?
	    snapshot_answer(c, &s) : dispatch_failed(c);
}

int
op_copy_db_snapshot(struct kt_call *c)
{
	const struct rds_copy_snapshot *in = c->in;

	return copy(c, &snapshot_instances, in->source_db_snapshot_identifier,
	    in->target_db_snapshot_identifier);
}

int
op_copy_db_cluster_snapshot(struct kt_call *c)
{
	const struct rds_copy_snapshot *in = c->in;

	return copy(c, &snapshot_clusters,
	    in->source_db_cluster_snapshot_identifier,
	    in->target_db_cluster_snapshot_identifier);
}

/* --- ModifyDBSnapshot: what a restore makes of it --- */

/* What its source was asked for, now with another version. */
static int
keep_version(struct kt_call *c, struct snapshot *s, const char *version)
{
	struct rds_create_db_instance_message asked = { .db_name = NULL };

	if (dispatch_kept(c, s->kept, &rds_shape_create_db_instance_message,
	    &asked) != 0)
		return -1;
	asked.engine_version = version;
	s->kept = dispatch_json(c, &rds_shape_create_db_instance_message,
	    &asked);
	return 0;
}

int
op_modify_db_snapshot(struct kt_call *c)
{
	const struct rds_modify_db_snapshot_message *in = c->in;
	const struct snapshot_family *f = &snapshot_instances;
	struct rds_snapshot shown = { .status = NULL };
	struct snapshot s;

	if (snapshot_find(c, f, in->db_snapshot_identifier, &s) != 0)
		return -1;
	if (strcmp(s.status, SNAPSHOT_AVAILABLE) != 0 ||
	    strcmp(s.type, SNAPSHOT_MANUAL) != 0)
		return kt_fail(c, f->bad_state, "Cannot modify the snapshot %s: "
		    "only manual snapshots that are available may be modified.",
		    s.name);
	if (snapshot_show(c, &s, &shown) != 0)
		return -1;
	if (in->engine_version != NULL) {
		if (check_version(c, known_engine(s.engine),
		    in->engine_version) != 0 || keep_version(c, &s,
		    in->engine_version) != 0)
			return -1;
		shown.engine_version = in->engine_version;
	}
	if (in->option_group_name != NULL)
		shown.option_group_name = in->option_group_name;
	s.shown = dispatch_json(c, f->shape, &shown);
	return store_snapshot_save(c->tx, &s) == STORE_OK ?
	    snapshot_answer(c, &s) : dispatch_failed(c);
}
