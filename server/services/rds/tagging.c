/* AddTagsToResource, ListTagsForResource, RemoveTagsFromResource. */
#include "parameter.h"
#include "snapshot.h"

/* What has tags. */
struct tagged {
	const char *kind;	/* in its ARN */
	/*
	 * Sees that the caller may, and that it is there: its identifier as it
	 * is stored, or NULL after kt_fail.
	 */
	const char *(*find)(struct kt_call *c, const struct tagged *t,
	    const char *id);
	/* Of what shows more than lies under its ARN; or NULL. */
	int (*list)(struct kt_call *c, const struct tagged *t, const char *id,
	    struct shape_list *out);
	const struct group_kind *group;
	const struct snapshot_family *family;
};

static const char *
find_instance(struct kt_call *c, const struct tagged *t, const char *id)
{
	struct db_instance i;

	(void)t;
	return instance_find(c, id, &i) == 0 ? i.id : NULL;
}

static const char *
find_cluster(struct kt_call *c, const struct tagged *t, const char *id)
{
	struct db_cluster cl;

	(void)t;
	return cluster_find(c, id, &cl) == 0 ? cl.id : NULL;
}

static const char *
find_endpoint(struct kt_call *c, const struct tagged *t, const char *id)
{
	struct rds_db_cluster_endpoint *e;

	(void)t;
	return custom_find(c, id, &e) == 0 ? e->db_cluster_endpoint_identifier :
	    NULL;
}

static const char *
find_group(struct kt_call *c, const struct tagged *t, const char *name)
{
	return group_tagged(c, t->group, name);
}

static const char *
find_snapshot(struct kt_call *c, const struct tagged *t, const char *name)
{
	struct snapshot s;

	return snapshot_find(c, t->family, name, &s) == 0 ? s.name : NULL;
}

static const char *
find_backup(struct kt_call *c, const struct tagged *t, const char *id)
{
	struct rds_backup *b;

	return rule_permit(c, t->kind, id) == 0 && backup_find(c,
	    t->family->cluster, rule_arn(c, t->kind, id), &b) == 0 ? id : NULL;
}

static int
list_instance(struct kt_call *c, const struct tagged *t, const char *id,
    struct shape_list *out)
{
	struct rds_db_instance shown = { .engine = NULL };
	struct db_instance i;

	(void)t;
	if (instance_find(c, id, &i) != 0 || show_instance(c, &i, &shown) != 0)
		return -1;
	*out = shown.tag_list;
	return 0;
}

static int
list_cluster(struct kt_call *c, const struct tagged *t, const char *id,
    struct shape_list *out)
{
	struct rds_db_cluster shown = { .engine = NULL };
	struct db_cluster cl;

	(void)t;
	if (cluster_find(c, id, &cl) != 0 || show_cluster(c, &cl, &shown) != 0)
		return -1;
	*out = shown.tag_list;
	return 0;
}

/* Its source's, where it has none. */
static int
list_backup(struct kt_call *c, const struct tagged *t, const char *id,
    struct shape_list *out)
{
	struct rds_backup *b;

	if (backup_find(c, t->family->cluster, rule_arn(c, t->kind, id),
	    &b) != 0)
		return -1;
	*out = b->tag_list;
	return 0;
}

static const struct tagged kinds[] = {
	{ "db", find_instance, list_instance, NULL, NULL },
	{ "cluster", find_cluster, list_cluster, NULL, NULL },
	{ "cluster-endpoint", find_endpoint, NULL, NULL, NULL },
	{ "subgrp", find_group, NULL, &group_subnet, NULL },
	{ "og", find_group, NULL, &group_option, NULL },
	{ "pg", find_group, NULL, &group_parameters, NULL },
	{ "cluster-pg", find_group, NULL, &group_cluster_parameters, NULL },
	{ "es", find_group, NULL, &group_subscriptions, NULL },
	{ "snapshot", find_snapshot, NULL, NULL, &snapshot_instances },
	{ "cluster-snapshot", find_snapshot, NULL, NULL, &snapshot_clusters },
	{ "auto-backup", find_backup, list_backup, NULL, &snapshot_instances },
	{ "cluster-auto-backup", find_backup, list_backup, NULL,
	    &snapshot_clusters },
};

/* By its ARN, whose end is *id; NULL: none. */
static const struct tagged *
kind_of(struct kt_call *c, const char *arn, const char **id)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(kinds); i++) {
		*id = kt_after(arn, rule_arn(c, kinds[i].kind, ""));
		if (*id != NULL && **id != '\0')
			return &kinds[i];
	}
	return NULL;
}

/* The ARN as tags lie under it; NULL after kt_fail. */
static const char *
find(struct kt_call *c, const char *arn)
{
	const char *id;
	const struct tagged *t = kind_of(c, arn, &id);

	if (t == NULL) {
		(void)kt_fail(c, KT_PARAMETER_VALUE, "The specified resource "
		    "name does not match an RDS resource in this region.");
		return NULL;
	}
	id = t->find(c, t, id);
	return id != NULL ? rule_arn(c, t->kind, id) : NULL;
}

int
op_add_tags_to_resource(struct kt_call *c)
{
	const struct rds_add_tags_to_resource_message *in = c->in;
	const char *arn = find(c, in->resource_name);

	return arn != NULL ? rule_tags_put(c, arn, &in->tags) : -1;
}

static int
list(struct kt_call *c, const char *arn, struct shape_list *out)
{
	const char *id;
	const struct tagged *t = kind_of(c, arn, &id);

	return t->list != NULL ? t->list(c, t, id, out) : rule_tags(c, arn, out);
}

int
op_list_tags_for_resource(struct kt_call *c)
{
	const struct rds_list_tags_for_resource_message *in = c->in;
	struct rds_tag_list_message *out = c->out;
	const char *arn = find(c, in->resource_name);

	return arn != NULL ? list(c, arn, &out->tag_list) : -1;
}

int
op_remove_tags_from_resource(struct kt_call *c)
{
	const struct rds_remove_tags_from_resource_message *in = c->in;
	const char *arn = find(c, in->resource_name);

	return arn != NULL ? rule_tags_take(c, arn, &in->tag_keys) : -1;
}
