/*
 * ModifyDBInstance.  What it gives becomes members of Create's struct and is
 * merged there (merge.c), with what the instance has and what waits; what is not
 * in the sum as it was before must pass what Create asks.
 */
#include <inttypes.h>
#include <string.h>

#include "keyturn/fleet.h"
#include "ops.h"

typedef struct rds_create_db_instance_message wish;

#define SHAPE_OF_WISH (&rds_shape_create_db_instance_message)

/* --- what is given --- */

/* Those of from that are in none of the two lists, if those are there. */
static void
add_logs(const struct shape_list *from, const struct shape_list *but,
    struct shape_list *to)
{
	const char **names = to->items;
	size_t i;

	for (i = 0; i < from->n; i++) {
		const char *name = ((const char *const *)from->items)[i];

		if (!shape_lists(but, name) && !shape_lists(to, name))
			names[to->n++] = name;
	}
}

struct shape_list
modify_logs(struct kt_call *c, const struct shape_list *now,
    const struct rds_cloudwatch_logs_export_configuration *change)
{
	struct shape_list out = { NULL, 0 };

	if (change == NULL)
		return out;
	out.items = kt_arena_alloc(c->arena, (now->n +
	    change->enable_log_types.n + 1) * sizeof(const char *));
	add_logs(now, &change->disable_log_types, &out);
	add_logs(&change->enable_log_types, &change->disable_log_types, &out);
	return out;
}

/* Members of other names than Create's. */
static int
given_of(struct kt_call *c, const wish *now, wish *given)
{
	const struct rds_modify_db_instance_message *in = c->in;

	if (dispatch_kept(c, dispatch_json(c,
	    &rds_shape_modify_db_instance_message, in), SHAPE_OF_WISH,
	    given) != 0)
		return -1;
	given->master_user_password = NULL;	/* is merged nowhere */
	given->port = in->db_port_number;
	given->enable_cloudwatch_logs_exports = modify_logs(c,
	    &now->enable_cloudwatch_logs_exports,
	    in->cloudwatch_logs_export_configuration);
	given->db_instance_identifier = NULL;
	return in->new_db_instance_identifier == NULL ||
	    (given->db_instance_identifier = rule_renamed(c, "db",
	    in->new_db_instance_identifier)) != NULL ? 0 : -1;
}

/* --- what there is --- */

/* With AWS's defaults where they tell whether something changes. */
static int
now_of(struct kt_call *c, const struct db_instance *i, wish *now)
{
	if (dispatch_kept(c, i->kept, SHAPE_OF_WISH, now) != 0)
		return -1;
	now->publicly_accessible = show_public(i, now);
	now->db_instance_identifier = i->id;
	now->db_instance_class = i->class;
	now->backup_retention_period = shape_int(i->backup_retention);
	now->deletion_protection = shape_bool(i->deletion_protection);
	now->port = shape_int(i->server.port);
	now->multi_az = shape_or_false(now->multi_az);
	now->dedicated_log_volume = shape_or_false(now->dedicated_log_volume);
	now->enable_iam_database_authentication =
	    shape_or_false(now->enable_iam_database_authentication);
	if (now->ca_certificate_identifier == NULL)
		now->ca_certificate_identifier = CERTIFICATE_DEFAULT;
	if (i->cluster != NULL)
		return 0;
	now->allocated_storage = shape_int(i->storage);
	if (now->storage_type == NULL)
		now->storage_type = known_storage_default(now->iops.set);
	return 0;
}

/* --- checks --- */

/* MySQL, MariaDB: at least a tenth more, or it is rounded up to that. */
static int
check_growth(struct kt_call *c, const struct db_instance *i, const wish *now,
    wish *given)
{
	int64_t least = i->storage + (i->storage + 9) / 10;
	bool grows = given->allocated_storage.set &&
	    given->allocated_storage.v != i->storage;

	if (grows && given->allocated_storage.v < i->storage)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Invalid storage "
		    "size for engine name %s and storage type %s: %" PRId64,
		    i->server.engine, now->storage_type,
		    given->allocated_storage.v);
	if (now->iops.set && given->storage_type == NULL && (grows ||
	    (given->iops.set && given->iops.v != now->iops.v)) &&
	    given->allocated_storage.set != given->iops.set)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "You must specify "
		    "both the storage size and iops when modifying the storage "
		    "size or iops on a DB instance that has iops.");
	if (grows && given->allocated_storage.v < least)
		given->allocated_storage.v = least;
	return 0;
}

int
modify_version(struct kt_call *c, const struct server *s, const char *now,
    bool major, const char **given)
{
	const struct known_engine *e = known_engine(s->engine);
	const char *whole;
	bool another;

	if (*given == NULL)
		return 0;
	if (check_version(c, e, *given) != 0)
		return -1;
	whole = known_version(e, *given);
	/* What stands in for an engine has versions of its own. */
	if (now == NULL || known_version(e, now) == NULL ||
	    strcmp(now, *given) == 0) {
		*given = whole;
		return 0;
	}
	if (known_begins(now, *given) && !known_upgrade(e, now, whole,
	    &another)) {
		*given = now;
		return 0;
	}
	if (!known_upgrade(e, now, whole, &another))
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Cannot find "
		    "upgrade path from %s to %s.", now, *given);
	if (another && !major)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "The "
		    "AllowMajorVersionUpgrade flag must be present when "
		    "upgrading to a new major version.");
	*given = whole;
	return rule_own_server(c, e->cluster ? "cluster" : "db",
	    "all have its version");
}

/* Kept by a keyturn that knew less, a value does not stand in others' way. */
static int
check_sum(struct kt_call *c, const struct db_instance *i, const wish *before,
    const wish *sum)
{
	const struct known_engine *engine = known_engine(i->server.engine);
	wish new = { .db_name = NULL };
	struct check_storage s = { .engine = engine->name };

	if (merge_changed(c, SHAPE_OF_WISH, before, sum, &new) != 0)
		return -1;
	new.engine_version = sum->engine_version;	/* told in errors */
	if (check_instance(c, engine, &new) != 0 ||
	    (sum->port.v != i->server.port &&
	    check_port(c, engine, &sum->port) != 0))
		return -1;
	s.type = new.storage_type;
	s.size = new.allocated_storage;
	s.iops = new.iops;
	s.throughput = new.storage_throughput;
	s.most = new.max_allocated_storage;
	return i->cluster != NULL || s.type == NULL ? 0 : check_storage(c, &s);
}

/* Of what is given, before it is merged. */
static int
check_given(struct kt_call *c, const struct db_instance *i, wish *now,
    wish *given)
{
	const struct rds_modify_db_instance_message *in = c->in;
	const char *shown = show_version(&i->server, now->engine_version);
	int64_t days;

	if (check_retention(c, 0, &given->backup_retention_period,
	    &days) != 0 || (given->db_instance_class != NULL &&
	    check_class(c, given->db_instance_class) != 0))
		return -1;
	if (given->engine_version != NULL)
		now->engine_version = shown;
	if (i->cluster != NULL)
		return check_modified_member(c, i, given);
	if (modify_version(c, &i->server, shown,
	    in->allow_major_version_upgrade == SHAPE_TRUE,
	    &given->engine_version) != 0 ||
	    check_growth(c, i, now, given) != 0)
		return -1;
	/* Of another type these were. */
	if (given->storage_type != NULL &&
	    strcmp(given->storage_type, now->storage_type) != 0)
		now->iops = now->storage_throughput =
		    (struct shape_int){ .set = false };
	if (given->monitoring_interval.set && given->monitoring_interval.v == 0 &&
	    given->monitoring_role_arn == NULL)
		now->monitoring_role_arn = NULL;
	return 0;
}

/* --- what becomes of it --- */

static bool
waits(const struct merge *m, const char *member)
{
	const wish *now = m->now, *given = m->given;

	if (strcmp(member, "BackupRetentionPeriod") == 0)
		return (now->backup_retention_period.v == 0) !=
		    (given->backup_retention_period.v == 0);
	return strcmp(member, "DBInstanceIdentifier") == 0 ||
	    merge_waits(&rds_shape_modify_db_instance_message, member);
}

/* What is shown of a version that nobody asked for is not to stay. */
static int
merge_checked(struct kt_call *c, struct db_instance *i, struct merge *m,
    wish *given)
{
	wish *now = m->now, was, sum;
	const char *asked = now->engine_version, *before;

	if (merge_sum(c, m, &was) != 0 || check_given(c, i, now, given) != 0)
		return -1;
	/* They are not the instance's. */
	given->tag_specifications = (struct shape_list){ NULL, 0 };
	before = now->engine_version;
	if (merge_given(c, m) != 0)
		return -1;
	if (now->engine_version != before)
		i->server.engine_version = now->engine_version;
	else
		now->engine_version = asked;
	return merge_sum(c, m, &sum) != 0 ? -1 : check_sum(c, i, &was, &sum);
}

static int
check_name(struct kt_call *c, const struct db_instance *i, const char *name)
{
	struct db_instance other;

	if (name == NULL || strcmp(name, i->id) == 0)
		return 0;
	switch (store_instance_find(c->tx, i->account, i->region, name, &other)) {
	case STORE_OK:        return kt_fail(c, RDS_DB_INSTANCE_ALREADY_EXISTS,
		    "DB instance already exists");
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
}

static int
change_master(struct kt_call *c, struct db_instance *i)
{
	const struct rds_modify_db_instance_message *in = c->in;
	const struct master_wish w = { .managed =
	    in->manage_master_user_password,
	    .password = in->master_user_password,
	    .secret_key = in->master_user_secret_kms_key_id,
	    .rotate = in->rotate_master_user_password,
	    .at_once = in->apply_immediately };

	return i->cluster != NULL ? 0 : master_modify(c, &(struct master){
	    "db", i->id, &i->server }, &w);
}

/* The row as it is now, but for its name. */
static int
save(struct kt_call *c, struct db_instance *i, const struct merge *m)
{
	const wish *now = m->now;

	i->class = now->db_instance_class;
	i->backup_retention = now->backup_retention_period.v;
	i->deletion_protection = now->deletion_protection == SHAPE_TRUE;
	if (i->cluster == NULL)
		i->storage = now->allocated_storage.v;
	i->kept = dispatch_keep(c, SHAPE_OF_WISH, now);
	i->pending = merge_json(c, SHAPE_OF_WISH, m->later);
	if (change_master(c, i) != 0)
		return -1;
	merge_status(&i->server, m->status);
	i->server.port = (int)now->port.v;
	c->wakes = c->wakes || m->status != NULL;
	return store_instance_save(c->tx, i) == STORE_OK &&
	    (!store_status_passes(i->server.status) ||
	    store_server_change(c->tx, &i->server) == STORE_OK) ? 0 :
	    dispatch_failed(c);
}

/* All that goes by the ARN moves along; the answer has the old name. */
static int
rename_to(struct kt_call *c, struct db_instance *i, const char *name)
{
	const char *from = rule_arn(c, "db", i->id);
	const char *to = rule_arn(c, "db", name);

	if (window_plan(c, from, NULL, NULL) != 0 ||
	    window_plan(c, to, i->pending, i->kept) != 0)
		return -1;
	if (strcmp(name, i->id) == 0)
		return 0;
	if (store_instance_rename(c->tx, i, name) != STORE_OK)
		return dispatch_failed(c);
	return rule_tags_move(c, from, to) != 0 ? -1 : master_renamed(c,
	    &(struct master){ "db", name, &i->server });
}

static int
answer(struct kt_call *c, const struct db_instance *i, const char *name)
{
	struct rds_one_instance *out = c->out;

	if (instance_answer(c, i) != 0)
		return -1;
	if (strcmp(name, i->id) != 0)
		out->db_instance->pending_modified_values->
		    db_instance_identifier = name;
	return 0;
}

int
op_modify_db_instance(struct kt_call *c)
{
	const struct rds_modify_db_instance_message *in = c->in;
	wish given = { .db_name = NULL }, now = given, later = given;
	struct merge m = { .shape = SHAPE_OF_WISH, .given = &given,
	    .now = &now, .later = &later, .waits = waits,
	    .at_once = in->apply_immediately == SHAPE_TRUE };
	struct db_instance i;

	if (instance_find(c, in->db_instance_identifier, &i) != 0 ||
	    rule_permit_beside(c) != 0 ||
	    instance_check_available(c, &i) != 0)
		return -1;
	m.arn = rule_arn(c, "db", i.id);
	if (now_of(c, &i, &now) != 0 || given_of(c, &now, &given) != 0 ||
	    dispatch_kept(c, i.pending, SHAPE_OF_WISH, &later) != 0 ||
	    merge_checked(c, &i, &m, &given) != 0 ||
	    check_name(c, &i, now.db_instance_identifier) != 0 ||
	    check_name(c, &i, ((const wish *)m.later)->
	    db_instance_identifier) != 0)
		return -1;
	if (backup_tags_give(c, false, i.resource_id,
	    &in->tag_specifications) != 0 || save(c, &i, &m) != 0 ||
	    rename_to(c, &i, now.db_instance_identifier) != 0)
		return -1;
	return answer(c, &i, now.db_instance_identifier);
}

/* --- RebootDBInstance --- */

static bool
waits_on(const struct merge *m, const char *member)
{
	(void)m;
	(void)member;
	return false;
}

/* A certificate is a server's from its start on; all else waits on. */
int
modify_at_reboot(struct kt_call *c, struct db_instance *i)
{
	wish given = { .db_name = NULL }, now = given, later = given;
	struct merge m = { .shape = SHAPE_OF_WISH, .given = &given,
	    .now = &now, .later = &later, .waits = waits_on };

	if (i->pending == NULL)
		return 0;
	if (dispatch_kept(c, i->kept, SHAPE_OF_WISH, &now) != 0 ||
	    dispatch_kept(c, i->pending, SHAPE_OF_WISH, &later) != 0)
		return -1;
	given.ca_certificate_identifier = later.ca_certificate_identifier;
	if (merge_given(c, &m) != 0)
		return -1;
	i->kept = dispatch_keep(c, SHAPE_OF_WISH, &now);
	i->pending = merge_json(c, SHAPE_OF_WISH, m.later);
	return store_instance_save(c->tx, i) == STORE_OK ? window_plan(c,
	    rule_arn(c, "db", i->id), i->pending, i->kept) :
	    dispatch_failed(c);
}
