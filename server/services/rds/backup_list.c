/*
 * Automated backups of instances and clusters, described and deleted: one for
 * what is backed up daily, and for what is gone and has some left.
 */
#include <stdlib.h>
#include <string.h>

#include "snapshot.h"

#define ALL 100000

struct list {
	struct kt_call *c;
	bool cluster;
	struct rds_backup *items;
	size_t n, room;
};

static const char *
id_of(const struct rds_backup *b)
{
	return b->db_instance_identifier != NULL ? b->db_instance_identifier :
	    b->db_cluster_identifier;
}

static const char *
resource_of(const struct rds_backup *b)
{
	return b->dbi_resource_id != NULL ? b->dbi_resource_id :
	    b->db_cluster_resource_id;
}

static const char *
arn_of(const struct rds_backup *b)
{
	return b->db_instance_automated_backups_arn != NULL ?
	    b->db_instance_automated_backups_arn :
	    b->db_cluster_automated_backups_arn;
}

static struct rds_backup *
add(struct list *l)
{
	struct rds_backup *more;

	if (l->n == l->room) {
		l->room = l->room == 0 ? 16 : 2 * l->room;
		more = kt_arena_alloc(l->c->arena, l->room * sizeof(*more));
		if (l->n > 0)
			memcpy(more, l->items, l->n * sizeof(*more));
		l->items = more;
	}
	memset(&l->items[l->n], 0, sizeof(l->items[0]));
	return &l->items[l->n++];
}

/* Its ARN, and from when to when it can be restored. */
static int
complete(struct kt_call *c, bool cluster, struct rds_backup *b)
{
	const char *resource = resource_of(b);
	const char *arn = backup_arn(c, cluster, resource);
	struct rds_restore_window *w = kt_arena_alloc(c->arena, sizeof(*w));
	struct shape_list tags;
	struct snapshot s;
	enum store_rc rc;

	if (rule_tags(c, arn, &tags) != 0)
		return -1;
	if (tags.n > 0)
		b->tag_list = tags;
	b->region = c->region;
	if (cluster)
		b->db_cluster_automated_backups_arn = arn;
	else
		b->db_instance_automated_backups_arn = arn;
	b->restore_window = w;
	rc = store_snapshot_last(c->tx, resource, true, &s);
	if (rc == STORE_OK)
		w->earliest_time = s.created;
	if (rc == STORE_OK)
		rc = store_snapshot_last(c->tx, resource, false, &s);
	if (rc == STORE_OK)
		w->latest_time = s.created;
	return rc == STORE_FAILED ? dispatch_failed(c) : 0;
}

/* --- of what is there --- */

static int
add_instances(struct list *l, const struct db_page *page)
{
	struct kt_call *c = l->c;
	struct db_instance *all;
	struct rds_backup *b;
	size_t i, n;

	if (store_instances(c->tx, page, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n; i++) {
		struct rds_db_instance *now;

		if (all[i].cluster != NULL || all[i].backup_retention == 0)
			continue;
		now = kt_arena_alloc(c->arena, sizeof(*now));
		if (show_instance(c, &all[i], now) != 0)
			return -1;
		b = add(l);
		*b = (struct rds_backup){ .status = "active",
		    .db_instance_arn = now->db_instance_arn,
		    .dbi_resource_id = now->dbi_resource_id,
		    .db_instance_identifier = now->db_instance_identifier,
		    .allocated_storage = now->allocated_storage,
		    .port = shape_int(all[i].server.port),
		    .availability_zone = now->availability_zone,
		    .instance_create_time = now->instance_create_time,
		    .master_username = now->master_username,
		    .engine = now->engine,
		    .engine_version = now->engine_version,
		    .license_model = now->license_model, .iops = now->iops,
		    .storage_throughput = now->storage_throughput,
		    .storage_type = now->storage_type,
		    .encrypted = now->storage_encrypted,
		    .kms_key_id = now->kms_key_id,
		    .iam_database_authentication_enabled =
		    now->iam_database_authentication_enabled,
		    .backup_retention_period = now->backup_retention_period,
		    .preferred_backup_window = now->preferred_backup_window,
		    .dedicated_log_volume = now->dedicated_log_volume,
		    .backup_target = "region", .tag_list = now->tag_list };
	}
	return 0;
}

static int
add_clusters(struct list *l, const struct db_page *page)
{
	struct kt_call *c = l->c;
	struct db_cluster *all;
	struct rds_backup *b;
	size_t i, n;

	if (store_clusters(c->tx, page, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n; i++) {
		struct rds_db_cluster *now = kt_arena_alloc(c->arena,
		    sizeof(*now));

		if (show_cluster(c, &all[i], now) != 0)
			return -1;
		b = add(l);
		*b = (struct rds_backup){ .status = "active",
		    .db_cluster_arn = now->db_cluster_arn,
		    .db_cluster_resource_id = now->db_cluster_resource_id,
		    .db_cluster_identifier = now->db_cluster_identifier,
		    .allocated_storage = shape_int(1), .port = now->port,
		    .availability_zones = now->availability_zones,
		    .cluster_create_time = now->cluster_create_time,
		    .master_username = now->master_username,
		    .engine = now->engine,
		    .engine_version = now->engine_version,
		    .engine_mode = now->engine_mode,
		    .storage_type = now->storage_type,
		    .storage_encrypted = now->storage_encrypted,
		    .kms_key_id = now->kms_key_id,
		    .iam_database_authentication_enabled =
		    now->iam_database_authentication_enabled,
		    .backup_retention_period = now->backup_retention_period,
		    .preferred_backup_window = now->preferred_backup_window,
		    .tag_list = now->tag_list };
	}
	return 0;
}

/* --- of what is gone --- */

static bool
has(const struct list *l, const char *resource)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (strcmp(resource_of(&l->items[i]), resource) == 0)
			return true;
	return false;
}

/* Is there an instance or cluster of it?  1, 0 or -1. */
static int
lives(struct kt_call *c, const char *resource)
{
	const char *server = rule_lower(c, resource);
	struct db_instance i;
	struct db_cluster cl;
	enum store_rc rc = store_instance_on(c->tx, server, &i);

	if (rc == STORE_NOT_FOUND)
		rc = store_cluster_on(c->tx, server, &cl);
	return rc == STORE_FAILED ? dispatch_failed(c) : rc == STORE_OK;
}

static int
add_retained(struct list *l, const struct snapshot *s)
{
	struct rds_snapshot shown = { .status = NULL };
	struct rds_backup *b;

	if (snapshot_show(l->c, s, &shown) != 0)
		return -1;
	b = add(l);
	*b = (struct rds_backup){ .status = "retained",
	    .engine = s->engine, .master_username = s->master_user,
	    .engine_version = shown.engine_version, .port = shown.port,
	    .allocated_storage = shown.allocated_storage,
	    .storage_type = shown.storage_type,
	    .kms_key_id = shown.kms_key_id,
	    .backup_retention_period = shown.backup_retention_period,
	    .preferred_backup_window = shown.preferred_backup_window };
	if (s->cluster) {
		b->db_cluster_identifier = s->source;
		b->db_cluster_resource_id = s->resource_id;
		b->db_cluster_arn = rule_arn(l->c, "cluster", s->source);
		b->storage_encrypted = shown.storage_encrypted;
		b->cluster_create_time = shown.cluster_create_time;
	} else {
		b->db_instance_identifier = s->source;
		b->dbi_resource_id = s->resource_id;
		b->db_instance_arn = rule_arn(l->c, "db", s->source);
		b->encrypted = shown.encrypted;
		b->instance_create_time = shown.instance_create_time;
		b->backup_target = "region";
	}
	return 0;
}

static int
add_all_retained(struct list *l)
{
	const struct snapshot_page page = { .account = l->c->account,
	    .region = l->c->region, .cluster = l->cluster,
	    .type = SNAPSHOT_AUTOMATED, .limit = ALL };
	struct snapshot *all;
	size_t i, n;
	int rc;

	if (store_snapshots(l->c->tx, &page, &all, &n) != STORE_OK)
		return dispatch_failed(l->c);
	for (i = 0; i < n; i++) {
		if (has(l, all[i].resource_id))
			continue;
		rc = lives(l->c, all[i].resource_id);
		if (rc < 0 || (rc == 0 && add_retained(l, &all[i]) != 0))
			return -1;
	}
	return 0;
}

bool
backup_is_of(struct kt_call *c, const char *resource_id, const char *kind)
{
	struct snapshot s;

	return resource_id != NULL && kt_after(resource_id, kind) != NULL &&
	    store_snapshot_last(c->tx, resource_id, false, &s) == STORE_OK &&
	    strcmp(s.account, c->account) == 0 &&
	    strcmp(s.region, c->region) == 0;
}

/* --- the page --- */

static int
fits(struct kt_call *c, const struct rds_backup *b)
{
	const struct rds_describe *in = c->in;
	const struct rule_filter known[] = {
		{ "status", { b->status } },
		{ b->db_cluster_identifier != NULL ? "db-cluster-id" :
		    "db-instance-id", { id_of(b), b->db_cluster_identifier !=
		    NULL ? b->db_cluster_arn : b->db_instance_arn } },
		{ b->db_cluster_identifier != NULL ? "db-cluster-resource-id" :
		    "dbi-resource-id", { resource_of(b) } },
	};

	return rule_filters_fit(c, &in->filters, known, N_ELEMENTS(known));
}

static int
by_id(const void *a, const void *b)
{
	int rc = strcmp(id_of(a), id_of(b));

	return rc != 0 ? rc : strcmp(resource_of(a), resource_of(b));
}

static int
gather(struct list *l)
{
	const struct db_page all = { .account = l->c->account,
	    .region = l->c->region, .limit = ALL };
	size_t i;

	if ((l->cluster ? add_clusters(l, &all) : add_instances(l, &all)) !=
	    0 || add_all_retained(l) != 0)
		return -1;
	if (l->n > 0)
		qsort(l->items, l->n, sizeof(l->items[0]), by_id);
	for (i = 0; i < l->n; i++)
		if (complete(l->c, l->cluster, &l->items[i]) != 0)
			return -1;
	return 0;
}

/* What one asks for by name; 0: it is not that. */
static bool
is_wanted(const struct rds_describe *in, const struct rds_backup *b)
{
	const char *resource = in->dbi_resource_id != NULL ?
	    in->dbi_resource_id : in->db_cluster_resource_id;
	const char *arn = in->db_instance_automated_backups_arn;

	return (resource == NULL || strcmp(resource, resource_of(b)) == 0) &&
	    (arn == NULL || (b->db_instance_automated_backups_arn != NULL &&
	    strcmp(arn, b->db_instance_automated_backups_arn) == 0));
}

static int
pick(struct list *l, const struct db_page *page, const char *name,
    struct rds_backups *out)
{
	const struct rds_describe *in = l->c->in;
	struct shape_list *to = l->cluster ? &out->db_cluster_automated_backups
	    : &out->db_instance_automated_backups;
	struct rds_backup *items = kt_arena_alloc(l->c->arena,
	    (l->n + 1) * sizeof(*items));
	const char *last = NULL;
	size_t i;
	int rc;

	*to = (struct shape_list){ items, 0 };
	for (i = 0; i < l->n; i++) {
		struct rds_backup *b = &l->items[i];

		if ((rc = fits(l->c, b)) < 0)
			return -1;
		if (rc == 0 || !is_wanted(in, b) ||
		    (name != NULL && strcmp(id_of(b), name) != 0) ||
		    (page->after != NULL && strcmp(id_of(b), page->after) <=
		    0))
			continue;
		if (to->n >= page->limit && strcmp(last, id_of(b)) != 0) {
			out->marker = rule_marker(l->c, last);
			break;
		}
		items[to->n++] = *b;
		last = id_of(b);
	}
	return 0;
}

/* What names one, or NULL. */
static const char *
explicit(const struct rds_describe *in)
{
	const char *const names[] = { in->dbi_resource_id,
	    in->db_cluster_resource_id, in->db_instance_automated_backups_arn,
	    in->db_instance_identifier, in->db_cluster_identifier };
	size_t i;

	for (i = 0; i < N_ELEMENTS(names) && names[i] == NULL; i++)
		;
	return i < N_ELEMENTS(names) ? names[i] : NULL;
}

static int
not_found(struct kt_call *c, bool cluster, const char *which)
{
	return kt_fail(c, cluster ? RDS_DB_CLUSTER_AUTOMATED_BACKUP_NOT_FOUND :
	    RDS_DB_INSTANCE_AUTOMATED_BACKUP_NOT_FOUND, "%s %s not found.",
	    cluster ? "DBClusterAutomatedBackup" : "DBInstanceAutomatedBackup",
	    which);
}

int
backup_find(struct kt_call *c, bool cluster, const char *which,
    struct rds_backup **out)
{
	struct list l = { .c = c, .cluster = cluster };
	size_t i;

	if (gather(&l) != 0)
		return -1;
	for (i = 0; i < l.n && strcmp(resource_of(&l.items[i]), which) != 0 &&
	    strcmp(arn_of(&l.items[i]), which) != 0; i++)
		;
	if (i == l.n)
		return not_found(c, cluster, which);
	*out = &l.items[i];
	return 0;
}

static int
describe(struct kt_call *c, const struct snapshot_family *f)
{
	const struct rds_describe *in = c->in;
	const char *given = f->cluster ? in->db_cluster_identifier :
	    in->db_instance_identifier, *name = NULL;
	struct rds_backup nothing = { .status = "" };
	struct list l = { .c = c, .cluster = f->cluster };
	struct db_page page = { NULL };
	struct rds_backups *out = c->out;

	if (f->cluster)
		nothing.db_cluster_identifier =
		    nothing.db_cluster_resource_id = "";
	else
		nothing.db_instance_identifier = nothing.dbi_resource_id = "";
	if (rule_page(c, in, &page) != 0 || fits(c, &nothing) < 0 ||
	    (given == NULL ? rule_permit(c, f->of, "*") != 0 :
	    (name = rule_named(c, f->of, given)) == NULL))
		return -1;
	if (gather(&l) != 0 || pick(&l, &page, name, out) != 0)
		return -1;
	return explicit(in) == NULL || (f->cluster ?
	    out->db_cluster_automated_backups.n :
	    out->db_instance_automated_backups.n) > 0 ? 0 :
	    not_found(c, f->cluster, explicit(in));
}

int
op_describe_db_instance_automated_backups(struct kt_call *c)
{
	return describe(c, &snapshot_instances);
}

int
op_describe_db_cluster_automated_backups(struct kt_call *c)
{
	return describe(c, &snapshot_clusters);
}

/* --- those of what is gone are removed --- */

static int
bad_state(struct kt_call *c, bool cluster, const char *what)
{
	return kt_fail(c, cluster ?
	    RDS_INVALID_DB_CLUSTER_AUTOMATED_BACKUP_STATE :
	    RDS_INVALID_DB_INSTANCE_AUTOMATED_BACKUP_STATE,
	    "The automated backup cannot be deleted because it is %s.", what);
}

/* Its snapshots, unless one is being restored; then their job has no more. */
static int
remove_all(struct kt_call *c, bool cluster, const char *resource)
{
	struct snapshot *all;
	size_t i, n;
	bool in_use;

	if (store_snapshots_automated(c->tx, resource, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n; i++) {
		if (store_snapshot_in_use(c->tx, all[i].id, &in_use) !=
		    STORE_OK)
			return dispatch_failed(c);
		if (in_use)
			return bad_state(c, cluster, "being restored");
	}
	for (i = 0; i < n; i++)
		if (snapshot_remove(c->tx, c->arena, &all[i]) != STORE_OK)
			return dispatch_failed(c);
	c->wakes = true;
	return store_job_remove(c->tx, JOB_BACKUP, resource) == STORE_OK ?
	    backup_tags_remove(c, cluster, resource) : dispatch_failed(c);
}

static int
delete(struct kt_call *c, const struct snapshot_family *f, const char *which)
{
	struct rds_one_backup *out = c->out;
	struct rds_backup *b;

	if (which == NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION,
		    "Either DbiResourceId or DBInstanceAutomatedBackupsArn "
		    "must be specified.");
	if (rule_permit(c, backup_kind(f->cluster), "*") != 0 ||
	    backup_find(c, f->cluster, which, &b) != 0)
		return -1;
	if (strcmp(b->status, "retained") != 0)
		return bad_state(c, f->cluster, b->status);
	if (f->cluster)
		out->db_cluster_automated_backup = b;
	else
		out->db_instance_automated_backup = b;
	return remove_all(c, f->cluster, resource_of(b));
}

int
op_delete_db_instance_automated_backup(struct kt_call *c)
{
	const struct rds_delete_backup *in = c->in;

	return delete(c, &snapshot_instances, in->dbi_resource_id != NULL ?
	    in->dbi_resource_id : in->db_instance_automated_backups_arn);
}

int
op_delete_db_cluster_automated_backup(struct kt_call *c)
{
	const struct rds_delete_backup *in = c->in;

	return delete(c, &snapshot_clusters, in->db_cluster_resource_id);
}
