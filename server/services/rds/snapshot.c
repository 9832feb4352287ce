/* What is known of snapshots, how they look, and how one begins. */
#include <string.h>

#include "keyturn/fleet.h"
#include "snapshot.h"

#define NAME_MAX_LENGTH 255
#define AUTOMATED "rds:"

const struct snapshot_family snapshot_instances = {
	false, "snapshot", "db", "DBSnapshot", RDS_DB_SNAPSHOT_NOT_FOUND,
	RDS_DB_SNAPSHOT_ALREADY_EXISTS, RDS_INVALID_DB_SNAPSHOT_STATE,
	RDS_INVALID_DB_INSTANCE_STATE, &rds_shape_db_snapshot,
	"Cannot create the snapshot because a snapshot with the identifier ",
	{ "Cannot create a snapshot because the database instance ",
	    " is not currently in the available state." }
};
const struct snapshot_family snapshot_clusters = {
	true, "cluster-snapshot", "cluster", "DBClusterSnapshot",
	RDS_DB_CLUSTER_SNAPSHOT_NOT_FOUND,
	RDS_DB_CLUSTER_SNAPSHOT_ALREADY_EXISTS,
	RDS_INVALID_DB_CLUSTER_SNAPSHOT_STATE, RDS_INVALID_DB_CLUSTER_STATE,
	&rds_shape_db_cluster_snapshot,
	"Cannot create the cluster snapshot because one with the identifier ",
	{ "Can't create a snapshot because the database cluster ",
	    " isn't currently in the available state." }
};

/* --- names --- */

const struct snapshot_family *
snapshot_named(const char *of_instance, const char *of_cluster,
    const char **name)
{
	*name = of_instance != NULL ? of_instance : of_cluster;
	return of_instance != NULL ? &snapshot_instances : &snapshot_clusters;
}

const char *
snapshot_arn(struct kt_arena *a, const struct snapshot *s)
{
	return rule_arn_at(a, &(struct rule_arn){ s->region, s->account,
	    snapshot_family(s)->kind, s->name });
}

const char *
snapshot_name(struct kt_call *c, const struct snapshot_family *f,
    const char *given)
{
	const char *name;

	if (!rule_is_identifier(given) || strlen(given) > NAME_MAX_LENGTH) {
		(void)kt_fail(c, KT_PARAMETER_VALUE,
		    "Invalid snapshot identifier:  %s", given);
		return NULL;
	}
	name = rule_lower(c, given);
	return rule_permit(c, f->kind, name) == 0 ? name : NULL;
}

int
snapshot_find(struct kt_call *c, const struct snapshot_family *f,
    const char *given, struct snapshot *out)
{
	const char *name = kt_after(given, rule_arn(c, f->kind, ""));
	struct snapshot_page page = { .account = c->account,
	    .region = c->region, .cluster = f->cluster, .limit = 1 };
	struct snapshot *all;
	size_t n;

	if (name != NULL)
		given = name;
	page.name = rule_lower(c, given);
	if (kt_after(page.name, AUTOMATED) != NULL) {
		if (rule_permit(c, f->kind, page.name) != 0)
			return -1;
	} else if (snapshot_name(c, f, given) == NULL)
		return -1;
	if (store_snapshots(c->tx, &page, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	if (n == 0)
		return kt_fail(c, f->not_found, "%s %s not found.", f->title,
		    page.name);
	*out = all[0];
	return 0;
}

/* --- how it looks --- */

int
snapshot_show(struct kt_call *c, const struct snapshot *s,
    struct rds_snapshot *out)
{
	const char *arn = snapshot_arn(c->arena, s);

	if (dispatch_kept(c, s->shown, snapshot_family(s)->shape, out) != 0)
		return -1;
	out->status = s->status;
	out->snapshot_type = s->type;
	out->snapshot_create_time = s->created;
	out->percent_progress = shape_int(strcmp(s->status,
	    SNAPSHOT_AVAILABLE) == 0 ? 100 : 0);
	if (s->cluster) {
		out->db_cluster_snapshot_identifier = s->name;
		out->db_cluster_snapshot_arn = arn;
	} else {
		out->db_snapshot_identifier = s->name;
		out->db_snapshot_arn = arn;
	}
	return rule_tags(c, arn, &out->tag_list);
}

int
snapshot_answer(struct kt_call *c, const struct snapshot *s)
{
	struct rds_one_snapshot *out = c->out;
	struct rds_snapshot *shown = kt_arena_alloc(c->arena, sizeof(*shown));

	if (s->cluster)
		out->db_cluster_snapshot = shown;
	else
		out->db_snapshot = shown;
	return snapshot_show(c, s, shown);
}

static struct rds_snapshot
shown_of_instance(const struct rds_db_instance *i)
{
	return (struct rds_snapshot){
		.db_instance_identifier = i->db_instance_identifier,
		.engine = i->engine, .engine_version = i->engine_version,
		.allocated_storage = i->allocated_storage,
		.port = i->endpoint != NULL ? i->endpoint->port :
		    (struct shape_int){ false, 0 },
		.availability_zone = i->availability_zone,
		.instance_create_time = i->instance_create_time,
		.master_username = i->master_username,
		.license_model = i->license_model, .iops = i->iops,
		.storage_throughput = i->storage_throughput,
		.option_group_name = i->option_group_memberships.n == 0 ? NULL :
		    ((struct rds_option_group_membership *)
		    i->option_group_memberships.items)->option_group_name,
		.storage_type = i->storage_type,
		.encrypted = i->storage_encrypted, .kms_key_id = i->kms_key_id,
		.backup_retention_period = i->backup_retention_period,
		.preferred_backup_window = i->preferred_backup_window,
		.iam_database_authentication_enabled =
		    i->iam_database_authentication_enabled,
		.dbi_resource_id = i->dbi_resource_id,
		.dedicated_log_volume = i->dedicated_log_volume,
		.snapshot_target = "region",
	};
}

static struct rds_snapshot
shown_of_cluster(const struct rds_db_cluster *cl)
{
	return (struct rds_snapshot){
		.db_cluster_identifier = cl->db_cluster_identifier,
		.engine = cl->engine, .engine_version = cl->engine_version,
		.engine_mode = cl->engine_mode,
		.allocated_storage = shape_int(1), .port = cl->port,
		.availability_zones = cl->availability_zones,
		.cluster_create_time = cl->cluster_create_time,
		.master_username = cl->master_username,
		.license_model = cl->engine,
		.storage_type = cl->storage_type,
		.storage_encrypted = cl->storage_encrypted,
		.kms_key_id = cl->kms_key_id,
		.backup_retention_period = cl->backup_retention_period,
		.preferred_backup_window = cl->preferred_backup_window,
		.iam_database_authentication_enabled =
		    cl->iam_database_authentication_enabled,
		.db_cluster_resource_id = cl->db_cluster_resource_id,
	};
}

/* --- a new one --- */

int
snapshot_possible(struct kt_call *c, const struct snapshot_family *f,
    const char *id)
{
	const struct kt_fleet *fleet = c->server->fleet;

	return fleet != NULL && fleet->snapshot != NULL ? 0 : kt_fail(c,
	    f->source_state, "There are no snapshots of %s: its database is on "
	    "a server that is lent or shared.", id);
}

int
snapshot_busy(struct kt_call *c, const struct snapshot_family *f,
    const char *id)
{
	return kt_fail(c, f->source_state, "%s%s%s", f->busy[0], id,
	    f->busy[1]);
}

int
snapshot_put(struct kt_call *c, struct snapshot *s,
    const struct rds_snapshot *shown, const struct shape_list *tags)
{
	const struct snapshot_family *f = snapshot_family(s);

	s->account = c->account;
	s->region = c->region;
	s->id = rule_lower(c, rule_resource_id(c, "snap-"));
	s->status = SNAPSHOT_CREATING;
	s->pause = -1;
	s->shown = dispatch_json(c, f->shape, shown);
	switch (store_snapshot_add(c->tx, s)) {
	case STORE_OK:     return rule_tags_keep(c, snapshot_arn(c->arena, s),
		    tags);
	case STORE_EXISTS: return kt_fail(c, f->exists, "%s%s already exists.",
		    f->taken, s->name);
	default:           return dispatch_failed(c);
	}
}

enum store_rc
snapshot_remove(struct store_tx *tx, struct kt_arena *a,
    const struct snapshot *s)
{
	enum store_rc rc = rule_tags_remove(tx, snapshot_arn(a, s));

	return rc == STORE_OK ? store_snapshot_remove(tx, s->id) : rc;
}

static int
tell_begun(struct kt_call *c, const struct snapshot *s)
{
	static const char *const ids[2][2] = {	/* cluster, automated */
		{ EVENT_SNAPSHOT_BEGUN, EVENT_BACKUP_BEGUN },
		{ EVENT_CLUSTER_SNAPSHOT_BEGUN, EVENT_CLUSTER_BACKUP_BEGUN },
	};
	const struct rule_event e = { .at = c->now,
	    .arn = snapshot_arn(c->arena, s), .id = ids[s->cluster]
	    [strcmp(s->type, SNAPSHOT_AUTOMATED) == 0] };

	return rule_event(c->tx, &e) == STORE_OK ? 0 : dispatch_failed(c);
}

/* Tags of its source, then those that were given. */
static int
put_of(struct kt_call *c, struct snapshot *s, const struct server *on,
    struct rds_snapshot *shown, const struct snapshot_wish *w)
{
	s->name = w->name;
	s->type = w->type;
	s->created = c->now;
	s->server = on->id;
	s->engine = on->engine;
	s->engine_version = on->engine_version;
	s->master_user = on->master_user;
	s->database = on->database;
	shown->original_snapshot_create_time = s->created;
	return snapshot_put(c, s, shown, &shown->tag_list) != 0 ||
	    rule_tags_give(c, snapshot_arn(c->arena, s), &w->tags) != 0 ? -1 :
	    tell_begun(c, s);
}

/* What it was asked for, and is: all that one made of it may have from it. */
static const char *
wish_of_instance(struct kt_call *c, const struct db_instance *i)
{
	struct rds_create_db_instance_message w = { .db_name = NULL };

	if (dispatch_kept(c, i->kept, &rds_shape_create_db_instance_message,
	    &w) != 0)
		return NULL;
	w.db_instance_class = i->class;
	w.allocated_storage = shape_int(i->storage);
	w.backup_retention_period = shape_int(i->backup_retention);
	w.port = shape_int(i->server.port);
	return dispatch_json(c, &rds_shape_create_db_instance_message, &w);
}

static const char *
wish_of_cluster(struct kt_call *c, const struct db_cluster *cl)
{
	struct rds_create_db_cluster_message w = { .engine = NULL };

	if (dispatch_kept(c, cl->kept, &rds_shape_create_db_cluster_message,
	    &w) != 0)
		return NULL;
	w.backup_retention_period = shape_int(cl->backup_retention);
	w.port = shape_int(cl->server.port);
	return dispatch_json(c, &rds_shape_create_db_cluster_message, &w);
}

int
snapshot_of_instance(struct kt_call *c, const struct db_instance *i,
    const struct snapshot_wish *w, struct snapshot *out)
{
	struct rds_db_instance now = { .db_name = NULL };
	struct rule_event e = { .at = c->now, .id = EVENT_BACKING_UP };
	struct rds_snapshot shown;

	if (show_instance(c, i, &now) != 0)
		return -1;
	e.arn = now.db_instance_arn;
	shown = shown_of_instance(&now);
	if (now.copy_tags_to_snapshot == SHAPE_TRUE &&
	    rule_tags(c, now.db_instance_arn, &shown.tag_list) != 0)
		return -1;
	*out = (struct snapshot){ .source = i->id,
	    .resource_id = i->resource_id, .kept = wish_of_instance(c, i) };
	if (out->kept == NULL || put_of(c, out, &i->server, &shown, w) != 0)
		return -1;
	return rule_event(c->tx, &e) == STORE_OK ? 0 : dispatch_failed(c);
}

int
snapshot_of_cluster(struct kt_call *c, const struct db_cluster *cl,
    const struct snapshot_wish *w, struct snapshot *out)
{
	struct rds_db_cluster now = { .engine = NULL };
	struct rds_snapshot shown;

	if (show_cluster(c, cl, &now) != 0)
		return -1;
	shown = shown_of_cluster(&now);
	if (now.copy_tags_to_snapshot == SHAPE_TRUE &&
	    rule_tags(c, now.db_cluster_arn, &shown.tag_list) != 0)
		return -1;
	*out = (struct snapshot){ .cluster = true, .source = cl->id,
	    .resource_id = cl->resource_id, .kept = wish_of_cluster(c, cl) };
	return out->kept == NULL ? -1 : put_of(c, out, &cl->server, &shown, w);
}
