/*
 * DB subnet groups.  There are no subnets here: each that is named is taken to
 * be in an availability zone of its own, as far as a region has any.
 */
#include <string.h>

#include "group.h"

#define VPC "vpc-0c0ffee0c0ffee000"
#define ZONES "abcdef"
#define ZONES_MIN 2
#define SUBNETS_OF_DEFAULT 3

static const char *own(struct kt_call *c, size_t i, void *out);

const struct group_kind group_subnet = {
	.shelf = "rds:subgrp",
	.arn = "subgrp",
	.param = "DBSubnetGroupName",
	.letters = "-_. ",
	.missing = RDS_DB_SUBNET_GROUP_NOT_FOUND,
	.missing_text = { "DB subnet group '", "' does not exist." },
	.shape = &rds_shape_db_subnet_group,
	.own = own,
};

/* Each of them once, in the order in which they are given. */
static struct shape_list
subnets(struct kt_call *c, const struct shape_list *ids)
{
	const char *const *id = ids->items;
	struct rds_subnet *all = kt_arena_alloc(c->arena,
	    (ids->n + 1) * sizeof(*all));
	struct shape_list out = { all, 0 };
	size_t i, k;

	for (i = 0; i < ids->n; i++) {
		for (k = 0; k < out.n && strcmp(all[k].subnet_identifier,
		    id[i]) != 0; k++)
			;
		if (k < out.n)
			continue;
		all[k] = (struct rds_subnet){ .subnet_identifier = id[i],
		    .subnet_status = "Active" };
		all[k].subnet_outpost = kt_arena_alloc(c->arena,
		    sizeof(*all[k].subnet_outpost));
		all[k].subnet_availability_zone = kt_arena_alloc(c->arena,
		    sizeof(*all[k].subnet_availability_zone));
		all[k].subnet_availability_zone->name = kt_arena_printf(
		    c->arena, "%s%c", c->region,
		    ZONES[k % (sizeof(ZONES) - 1)]);
		out.n++;
	}
	return out;
}

static void
fill(struct kt_call *c, const char *name, const struct shape_list *ids,
    struct rds_db_subnet_group *out)
{
	const char **types = kt_arena_alloc(c->arena, sizeof(*types));

	types[0] = "IPV4";
	out->db_subnet_group_name = name;
	out->vpc_id = VPC;
	out->subnet_group_status = "Complete";
	out->subnets = subnets(c, ids);
	out->db_subnet_group_arn = rule_arn(c, "subgrp", name);
	out->supported_network_types = (struct shape_list){ types, 1 };
}

/* "default", of a VPC that is there without being made. */
static const char *
own(struct kt_call *c, size_t i, void *out)
{
	struct rds_db_subnet_group *g = out;
	const char *ids[SUBNETS_OF_DEFAULT];
	size_t k;

	if (i > 0)
		return NULL;
	for (k = 0; k < SUBNETS_OF_DEFAULT; k++)
		ids[k] = kt_arena_printf(c->arena, "subnet-0c0ffee0c0ffee00%zu",
		    k);
	fill(c, "default", &(struct shape_list){ ids, SUBNETS_OF_DEFAULT }, g);
	g->db_subnet_group_description = "default";
	return g->db_subnet_group_name;
}

static int
check_subnets(struct kt_call *c, const struct shape_list *ids)
{
	const char *const *id = ids->items, *rest;
	size_t i, covered = subnets(c, ids).n;

	if (ids->n == 0)
		return kt_fail(c, RDS_INVALID_SUBNET,
		    "Subnet IDs are required.");
	for (i = 0; i < ids->n; i++) {
		rest = kt_after(id[i], "subnet-");
		if (rest == NULL || *rest == '\0')
			return kt_fail(c, RDS_INVALID_SUBNET, "Some input "
			    "subnets in :[%s] are invalid.", id[i]);
	}
	if (covered < ZONES_MIN)
		return kt_fail(c, RDS_DB_SUBNET_GROUP_DOES_NOT_COVER_ENOUGH_A_ZS,
		    "DB Subnet Group doesn't meet availability zone coverage "
		    "requirement. Please add subnets to cover at least %d "
		    "availability zones. Current coverage: %zu", ZONES_MIN,
		    covered);
	return 0;
}

int
op_create_db_subnet_group(struct kt_call *c)
{
	const struct rds_create_db_subnet_group_message *in = c->in;
	struct rds_one_subnet_group *out = c->out;
	struct group_new g = { group_named(c, &group_subnet,
	    in->db_subnet_group_name), NULL, &in->tags };
	int rc;

	if (g.name == NULL || group_text(c, "DBSubnetGroupDescription",
	    in->db_subnet_group_description) != 0 ||
	    check_subnets(c, &in->subnet_ids) != 0)
		return -1;
	g.data = out->db_subnet_group = kt_arena_alloc(c->arena,
	    sizeof(*out->db_subnet_group));
	fill(c, g.name, &in->subnet_ids, out->db_subnet_group);
	out->db_subnet_group->db_subnet_group_description =
	    in->db_subnet_group_description;
	rc = group_add(c, &group_subnet, &g);
	return rc <= 0 ? rc : kt_fail(c, RDS_DB_SUBNET_GROUP_ALREADY_EXISTS,
	    "The DB subnet group '%s' already exists.", g.name);
}

int
op_describe_db_subnet_groups(struct kt_call *c)
{
	const struct rds_describe_db_subnet_groups_message *in = c->in;
	struct rds_db_subnet_group_message *out = c->out;
	const struct group_page page = { .name = in->db_subnet_group_name,
	    .max_records = in->max_records, .marker = in->marker,
	    .next = &out->marker };

	return group_describe(c, &group_subnet, &page, &out->db_subnet_groups);
}

int
op_modify_db_subnet_group(struct kt_call *c)
{
	const struct rds_modify_db_subnet_group_message *in = c->in;
	struct rds_one_subnet_group *out = c->out;
	const char *name = group_named(c, &group_subnet,
	    in->db_subnet_group_name);
	struct rds_db_subnet_group *g;

	if (name == NULL || (g = group_find(c, &group_subnet, name)) == NULL ||
	    check_subnets(c, &in->subnet_ids) != 0)
		return -1;
	if (group_is_own(c, &group_subnet, name))
		return kt_fail(c, RDS_INVALID_DB_SUBNET_GROUP_STATE,
		    "The DB subnet group '%s' cannot be modified.", name);
	g->subnets = subnets(c, &in->subnet_ids);
	if (in->db_subnet_group_description != NULL)
		g->db_subnet_group_description =
		    in->db_subnet_group_description;
	out->db_subnet_group = g;
	return group_save(c, &group_subnet, name, g);
}

int
op_delete_db_subnet_group(struct kt_call *c)
{
	const struct rds_delete_db_subnet_group_message *in = c->in;
	const char *name = group_named(c, &group_subnet,
	    in->db_subnet_group_name), *user;

	if (name == NULL || group_find(c, &group_subnet, name) == NULL ||
	    group_user(c, "DBSubnetGroupName", name, &user) != 0)
		return -1;
	if (group_is_own(c, &group_subnet, name))
		return kt_fail(c, RDS_INVALID_DB_SUBNET_GROUP_STATE,
		    "The DB subnet group '%s' cannot be deleted.", name);
	if (user != NULL)
		return kt_fail(c, RDS_INVALID_DB_SUBNET_GROUP_STATE, "Cannot "
		    "delete the subnet group '%s' because at least one "
		    "database %s is still using it.", name, user);
	return group_remove(c, &group_subnet, name);
}
