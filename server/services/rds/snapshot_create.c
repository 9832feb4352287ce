/* CreateDBSnapshot, CreateDBClusterSnapshot, DeleteDB... */
#include <string.h>

#include "snapshot.h"

/* --- Create --- */

/* Its server makes room for it, or it has a job of its own. */
static int
begin(struct kt_call *c, const struct snapshot *s, struct server *on)
{
	const struct job job = { .kind = JOB_SNAPSHOT, .subject = s->id };
	enum store_rc rc;

	if (strcmp(on->status, SERVER_AVAILABLE) == 0) {
		on->status = SERVER_BACKING_UP;
		rc = store_server_change(c->tx, on);
	} else
		rc = store_job_put(c->tx, &job);
	c->wakes = true;
	return rc == STORE_OK ? snapshot_answer(c, s) : dispatch_failed(c);
}

static bool
stands_still(const struct server *s)
{
	return strcmp(s->status, SERVER_AVAILABLE) == 0 ||
	    strcmp(s->status, SERVER_STOPPED) == 0;
}

int
op_create_db_snapshot(struct kt_call *c)
{
	const struct rds_create_snapshot *in = c->in;
	const struct snapshot_family *f = &snapshot_instances;
	struct snapshot_wish w = { snapshot_name(c, f,
	    in->db_snapshot_identifier), SNAPSHOT_MANUAL, in->tags };
	struct db_instance i;
	struct snapshot s;

	if (w.name == NULL ||
	    instance_find(c, in->db_instance_identifier, &i) != 0)
		return -1;
	if (i.cluster != NULL)
		return kt_fail(c, KT_PARAMETER_VALUE, "The specified instance "
		    "is a member of a cluster and a snapshot cannot be created "
		    "directly. Please use the CreateDBClusterSnapshot API "
		    "instead.");
	if (snapshot_possible(c, f, i.id) != 0)
		return -1;
	if (!stands_still(&i.server))
		return snapshot_busy(c, f, i.id);
	return snapshot_of_instance(c, &i, &w, &s) != 0 ? -1 :
	    begin(c, &s, &i.server);
}

int
op_create_db_cluster_snapshot(struct kt_call *c)
{
	const struct rds_create_snapshot *in = c->in;
	const struct snapshot_family *f = &snapshot_clusters;
	struct snapshot_wish w = { snapshot_name(c, f,
	    in->db_cluster_snapshot_identifier), SNAPSHOT_MANUAL, in->tags };
	struct db_cluster cl;
	struct snapshot s;

	if (w.name == NULL ||
	    cluster_find(c, in->db_cluster_identifier, &cl) != 0 ||
	    snapshot_possible(c, f, cl.id) != 0)
		return -1;
	if (!stands_still(&cl.server))
		return snapshot_busy(c, f, cl.id);
	return snapshot_of_cluster(c, &cl, &w, &s) != 0 ? -1 :
	    begin(c, &s, &cl.server);
}

/* --- Delete --- */

int
op_delete_snapshot(struct kt_call *c)
{
	const struct rds_name_snapshot *in = c->in;
	const char *given;
	const struct snapshot_family *f = snapshot_named(
	    in->db_snapshot_identifier, in->db_cluster_snapshot_identifier,
	    &given);
	struct rule_event e = { .at = c->now, .id = EVENT_SNAPSHOT_DELETED };
	struct snapshot s;
	bool in_use;

	if (snapshot_find(c, f, given, &s) != 0)
		return -1;
	if (strcmp(s.type, SNAPSHOT_MANUAL) != 0)
		return kt_fail(c, f->bad_state,
		    "Only manual snapshots may be deleted.");
	if (store_snapshot_in_use(c->tx, s.id, &in_use) != STORE_OK)
		return dispatch_failed(c);
	if (in_use || strcmp(s.status, SNAPSHOT_CREATING) == 0)
		return kt_fail(c, f->bad_state, "Cannot delete the snapshot %s "
		    "because it is %s.", s.name, in_use ?
		    "being copied or restored" : "not in the available state");
	s.status = "deleted";
	if (snapshot_answer(c, &s) != 0)
		return -1;
	c->wakes = true;
	e.arn = snapshot_arn(c->arena, &s);
	return rule_event(c->tx, &e) == STORE_OK &&
	    snapshot_remove(c->tx, c->arena, &s) == STORE_OK ? 0 :
	    dispatch_failed(c);
}
