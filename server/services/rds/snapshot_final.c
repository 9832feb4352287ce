/* What DeleteDBInstance and DeleteDBCluster say of snapshots. */
#include <string.h>

#include "snapshot.h"

/* 1: one is to be taken; 0: none; -1. */
static int
wants_final(struct kt_call *c, const struct snapshot_family *f,
    const char *id, const struct server *on, struct snapshot_wish *w)
{
	const struct rds_delete *in = c->in;

	if (in->final_db_snapshot_identifier == NULL)
		return 0;
	if (!rule_is_identifier(in->final_db_snapshot_identifier))	/* seen */
		return rule_no_identifier(c, "FinalDBSnapshotIdentifier", "");
	if (snapshot_possible(c, f, id) != 0)
		return -1;
	if (on->fresh || strcmp(on->status, SERVER_FAILED) == 0)
		return snapshot_busy(c, f, id);
	*w = (struct snapshot_wish){ .type = SNAPSHOT_MANUAL,
	    .name = snapshot_name(c, f, in->final_db_snapshot_identifier) };
	return w->name != NULL ? 1 : -1;
}

static int
retain(struct kt_call *c, const char *resource_id)
{
	const struct rds_delete *in = c->in;

	return in->delete_automated_backups == SHAPE_FALSE ?
	    backup_retain(c, resource_id, NULL) : 0;
}

int
snapshot_final_of_instance(struct kt_call *c, const struct db_instance *i)
{
	struct snapshot_wish w;
	struct snapshot s;
	int rc = wants_final(c, &snapshot_instances, i->id, &i->server, &w);

	return rc < 0 || (rc > 0 && snapshot_of_instance(c, i, &w, &s) != 0) ?
	    -1 : retain(c, i->resource_id);
}

int
snapshot_final_of_cluster(struct kt_call *c, const struct db_cluster *cl)
{
	struct snapshot_wish w;
	struct snapshot s;
	int rc = wants_final(c, &snapshot_clusters, cl->id, &cl->server, &w);

	return rc < 0 || (rc > 0 && snapshot_of_cluster(c, cl, &w, &s) != 0) ?
	    -1 : retain(c, cl->resource_id);
}
