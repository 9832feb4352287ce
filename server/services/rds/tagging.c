/* AddTagsToResource, ListTagsForResource, RemoveTagsFromResource. */
#include <string.h>

#include "parameter.h"
#include "snapshot.h"

static const char *
find_instance(struct kt_call *c, const char *id)
{
	struct db_instance i;

	return instance_find(c, id, &i) == 0 ? i.id : NULL;
}

static const char *
find_cluster(struct kt_call *c, const char *id)
{
	struct db_cluster cl;

	return cluster_find(c, id, &cl) == 0 ? cl.id : NULL;
}

static const char *
find_endpoint(struct kt_call *c, const char *id)
{
	const char *name = rule_identifier(c, "cluster-endpoint", id);
	struct rds_db_cluster_endpoint *e;

	if (name == NULL || custom_get(c, name, &e) != 0)
		return NULL;
	if (e == NULL)
		(void)kt_fail(c, RDS_DB_CLUSTER_ENDPOINT_NOT_FOUND,
		    "DB cluster endpoint %s not found.", name);
	return e == NULL ? NULL : name;
}

static const char *
find_subnet_group(struct kt_call *c, const char *name)
{
	return group_tagged(c, &group_subnet, name);
}

static const char *
find_option_group(struct kt_call *c, const char *name)
{
	return group_tagged(c, &group_option, name);
}

static const char *
find_parameter_group(struct kt_call *c, const char *name)
{
	return group_tagged(c, &group_parameters, name);
}

static const char *
find_cluster_parameter_group(struct kt_call *c, const char *name)
{
	return group_tagged(c, &group_cluster_parameters, name);
}

static const char *
find_snapshot(struct kt_call *c, const char *name)
{
	struct snapshot s;

	return snapshot_find(c, &snapshot_instances, name, &s) == 0 ? s.name :
	    NULL;
}

static const char *
find_cluster_snapshot(struct kt_call *c, const char *name)
{
	struct snapshot s;

	return snapshot_find(c, &snapshot_clusters, name, &s) == 0 ? s.name :
	    NULL;
}

static const char *
find_a_backup(struct kt_call *c, bool cluster, const char *id)
{
	const char *kind = backup_kind(cluster);
	struct rds_backup *b;

	return rule_permit(c, kind, id) == 0 && backup_find(c, cluster,
	    rule_arn(c, kind, id), &b) == 0 ? id : NULL;
}

static const char *
find_backup(struct kt_call *c, const char *id)
{
	return find_a_backup(c, false, id);
}

static const char *
find_cluster_backup(struct kt_call *c, const char *id)
{
	return find_a_backup(c, true, id);
}

/*
 * What has tags, by the word in its ARN.  Each sees that the caller may, and
 * that it is there: its identifier as it is stored, or NULL after kt_fail.
 */
static const struct {
	const char *kind;
	const char *(*find)(struct kt_call *c, const char *id);
} kinds[] = {
	{ "db", find_instance },
	{ "cluster", find_cluster },
	{ "cluster-endpoint", find_endpoint },
	{ "subgrp", find_subnet_group },
	{ "og", find_option_group },
	{ "pg", find_parameter_group },
	{ "cluster-pg", find_cluster_parameter_group },
	{ "es", subscription_tagged },
	{ "snapshot", find_snapshot },
	{ "cluster-snapshot", find_cluster_snapshot },
	{ "auto-backup", find_backup },
	{ "cluster-auto-backup", find_cluster_backup },
};

/* The ARN as tags lie under it; NULL after kt_fail. */
static const char *
find(struct kt_call *c, const char *arn)
{
	const char *head, *id;
	size_t i, n;

	for (i = 0; i < N_ELEMENTS(kinds); i++) {
		head = rule_arn(c, kinds[i].kind, "");
		n = strlen(head);
		if (strncmp(arn, head, n) != 0 || arn[n] == '\0')
			continue;
		id = kinds[i].find(c, arn + n);
		return id != NULL ? rule_arn(c, kinds[i].kind, id) : NULL;
	}
	(void)kt_fail(c, KT_PARAMETER_VALUE, "The specified resource name "
	    "does not match an RDS resource in this region.");
	return NULL;
}

int
op_add_tags_to_resource(struct kt_call *c)
{
	const struct rds_add_tags_to_resource_message *in = c->in;
	const char *arn = find(c, in->resource_name);

	return arn != NULL ? rule_tags_put(c, arn, &in->tags) : -1;
}

static int
list_instance(struct kt_call *c, const char *id, struct shape_list *out)
{
	struct rds_db_instance shown = { .engine = NULL };
	struct db_instance i;

	if (instance_find(c, id, &i) != 0 || show_instance(c, &i, &shown) != 0)
		return -1;
	*out = shown.tag_list;
	return 0;
}

static int
list_cluster(struct kt_call *c, const char *id, struct shape_list *out)
{
	struct rds_db_cluster shown = { .engine = NULL };
	struct db_cluster cl;

	if (cluster_find(c, id, &cl) != 0 || show_cluster(c, &cl, &shown) != 0)
		return -1;
	*out = shown.tag_list;
	return 0;
}

static int
list_a_backup(struct kt_call *c, bool cluster, const char *id,
    struct shape_list *out)
{
	struct rds_backup *b;

	if (backup_find(c, cluster, rule_arn(c, backup_kind(cluster), id),
	    &b) != 0)
		return -1;
	*out = b->tag_list;
	return 0;
}

static int
list_backup(struct kt_call *c, const char *id, struct shape_list *out)
{
	return list_a_backup(c, false, id, out);
}

static int
list_cluster_backup(struct kt_call *c, const char *id, struct shape_list *out)
{
	return list_a_backup(c, true, id, out);
}

/* What shows more than lies under its ARN: what runs, or its source's. */
static const struct {
	const char *kind;
	int (*list)(struct kt_call *c, const char *id,
	    struct shape_list *out);
} with_more[] = {
	{ "db", list_instance },
	{ "cluster", list_cluster },
	{ "auto-backup", list_backup },
	{ "cluster-auto-backup", list_cluster_backup },
};

static int
list(struct kt_call *c, const char *arn, struct shape_list *out)
{
	const char *head;
	size_t i, n;

	for (i = 0; i < N_ELEMENTS(with_more); i++) {
		head = rule_arn(c, with_more[i].kind, "");
		n = strlen(head);
		if (strncmp(arn, head, n) == 0)
			return with_more[i].list(c, arn + n, out);
	}
	return rule_tags(c, arn, out);
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
