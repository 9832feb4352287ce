/*
 * DB parameter groups and DB cluster parameter groups: the same in all but
 * their names.
 */
#include <string.h>

#include "parameter.h"
#include "store/groups.h"

#define CHANGES_MAX 20		/* API Reference, ModifyDBParameterGroup */
#define IMMEDIATE "immediate"
#define AT_REBOOT "pending-reboot"

static const struct shape_field each = {
	.type = SHAPE_STRUCT, .of = &rds_shape_parameter
};
#define AT(member) offsetof(struct parameter_group, member)
static const struct shape_field fields[] = {
	{ .name = "Name", .type = SHAPE_STRING, .place = AT(name) },
	{ .name = "Family", .type = SHAPE_STRING, .place = AT(family) },
	{ .name = "Description", .type = SHAPE_STRING,
	    .place = AT(description) },
	{ .name = "Parameters", .type = SHAPE_LIST, .place = AT(parameters),
	    .each = &each },
};
static const struct shape shape = SHAPE(struct parameter_group, fields);

static const char *own(struct kt_call *c, size_t i, void *out);
static const char *own_of_clusters(struct kt_call *c, size_t i, void *out);

const struct group_kind group_parameters = {
	.shelf = "rds:pg",
	.arn = "pg",
	.param = "DBParameterGroupName",
	.letters = "-.",
	.missing = RDS_DB_PARAMETER_GROUP_NOT_FOUND,
	.missing_text = { "DBParameterGroup not found: ", "" },
	.shape = &shape,
	.own = own,
};

const struct group_kind group_cluster_parameters = {
	.shelf = "rds:cluster-pg",
	.arn = "cluster-pg",
	.param = "DBClusterParameterGroupName",
	.letters = "-.",
	.missing = RDS_DB_PARAMETER_GROUP_NOT_FOUND,
	.missing_text = { "DBClusterParameterGroup not found: ", "" },
	.shape = &shape,
	.own = own_of_clusters,
};

const struct group_kind *
parameter_group_kind(const char *instances, const char *clusters,
    const char **name)
{
	*name = instances != NULL ? instances : clusters;
	return instances != NULL ? &group_parameters :
	    &group_cluster_parameters;
}

/* --- families --- */

const struct known_engine *
parameter_family(const char *family, const char **major)
{
	const struct known_engine *e;
	size_t i, n;

	for (i = 0; known_major(i, &e, major); i++) {
		n = strlen(e->name);
		if (strncmp(family, e->name, n) == 0 &&
		    strcmp(family + n, *major) == 0)
			return e;
	}
	return NULL;
}

const char *
group_parameters_default(struct kt_call *c, const struct server *s,
    const char *version)
{
	const struct known_engine *e = known_engine(s->engine);

	return kt_arena_join(c->arena, "default.", e->name,
	    known_major_of(e, version), NULL);
}

/* default.mysql8.0 */
static const char *
own(struct kt_call *c, size_t i, void *out)
{
	struct parameter_group *g = out;
	const struct known_engine *e;
	const char *major;

	if (!known_major(i, &e, &major))
		return NULL;
	g->family = known_family(c->arena, e, major);
	g->name = kt_arena_join(c->arena, "default.", g->family, NULL);
	g->description = kt_arena_join(c->arena, "Default parameter group for ",
	    g->family, NULL);
	return g->name;
}

static const char *
own_of_clusters(struct kt_call *c, size_t i, void *out)
{
	struct parameter_group *g = out;
	const struct known_engine *e;
	const char *major;
	size_t all = 0;

	for (; known_major(all, &e, &major); all++)
		if (e->cluster && i-- == 0) {
			(void)own(c, all, out);
			g->description = kt_arena_join(c->arena, "Default "
			    "cluster parameter group for ", g->family, NULL);
			return g->name;
		}
	return NULL;
}

/* --- as they are shown --- */

static struct rds_parameter_group
shown(struct kt_call *c, const struct group_kind *k,
    const struct parameter_group *g)
{
	struct rds_parameter_group out = {
	    .db_parameter_group_family = g->family,
	    .description = g->description };
	const char *arn = rule_arn(c, k->arn, g->name);

	if (k == &group_parameters) {
		out.db_parameter_group_name = g->name;
		out.db_parameter_group_arn = arn;
	} else {
		out.db_cluster_parameter_group_name = g->name;
		out.db_cluster_parameter_group_arn = arn;
	}
	return out;
}

static void
answer(struct kt_call *c, const struct group_kind *k,
    const struct parameter_group *g)
{
	struct rds_one_parameter_group *out = c->out;
	struct rds_parameter_group *one = kt_arena_alloc(c->arena,
	    sizeof(*one));

	*one = shown(c, k, g);
	if (k == &group_parameters)
		out->db_parameter_group = one;
	else
		out->db_cluster_parameter_group = one;
}

static int
answer_name(struct kt_call *c, const struct group_kind *k, const char *name)
{
	struct rds_parameter_group_name *out = c->out;

	if (k == &group_parameters)
		out->db_parameter_group_name = name;
	else
		out->db_cluster_parameter_group_name = name;
	return 0;
}

/* --- Create, Copy --- */

static int
add(struct kt_call *c, const struct group_kind *k, struct parameter_group *g,
    const struct shape_list *tags)
{
	const struct group_new new = { g->name, g, tags };
	int rc = group_add(c, k, &new);

	if (rc > 0)
		return kt_fail(c, RDS_DB_PARAMETER_GROUP_ALREADY_EXISTS,
		    "Parameter group %s already exists", g->name);
	answer(c, k, g);
	return rc;
}

int
op_create_parameter_group(struct kt_call *c)
{
	const struct rds_create_parameter_group *in = c->in;
	const char *given;
	const struct group_kind *k = parameter_group_kind(
	    in->db_parameter_group_name, in->db_cluster_parameter_group_name,
	    &given);
	struct parameter_group *g = kt_arena_alloc(c->arena, sizeof(*g));
	const char *major;

	g->family = rule_lower(c, in->db_parameter_group_family);
	g->description = in->description;
	if ((g->name = group_named(c, k, given)) == NULL ||
	    group_text(c, "Description", in->description) != 0)
		return -1;
	if (parameter_family(g->family, &major) == NULL)
		return kt_fail(c, KT_PARAMETER_VALUE, "ParameterGroupFamily %s "
		    "is not a valid parameter group family",
		    in->db_parameter_group_family);
	return add(c, k, g, &in->tags);
}

static int
copy(struct kt_call *c, const struct group_kind *k, const char *from,
    const char *to, const char *description)
{
	const struct rds_copy_parameter_group *in = c->in;
	const char *name = group_named(c, k, from);
	struct parameter_group *g;

	if (name == NULL || (g = group_find(c, k, name)) == NULL ||
	    (g->name = group_named(c, k, to)) == NULL ||
	    group_text(c, k == &group_parameters ?
	    "TargetDBParameterGroupDescription" :
	    "TargetDBClusterParameterGroupDescription", description) != 0)
		return -1;
	g->description = description;
	return add(c, k, g, &in->tags);
}

int
op_copy_db_parameter_group(struct kt_call *c)
{
	const struct rds_copy_parameter_group *in = c->in;

	return copy(c, &group_parameters,
	    in->source_db_parameter_group_identifier,
	    in->target_db_parameter_group_identifier,
	    in->target_db_parameter_group_description);
}

int
op_copy_db_cluster_parameter_group(struct kt_call *c)
{
	const struct rds_copy_parameter_group *in = c->in;

	return copy(c, &group_cluster_parameters,
	    in->source_db_cluster_parameter_group_identifier,
	    in->target_db_cluster_parameter_group_identifier,
	    in->target_db_cluster_parameter_group_description);
}

/* --- Describe --- */

static int
describe(struct kt_call *c, const struct group_kind *k, const char *name,
    struct shape_list *out)
{
	const struct rds_describe_parameter_groups *in = c->in;
	struct rds_parameter_groups *answer = c->out;
	const struct group_page page = { .name = name,
	    .max_records = in->max_records, .marker = in->marker,
	    .next = &answer->marker };
	struct shape_list found = { NULL, 0 };
	struct rds_parameter_group *all;
	size_t i;

	if (group_describe(c, k, &page, &found) != 0)
		return -1;
	out->items = all = kt_arena_alloc(c->arena,
	    (found.n + 1) * sizeof(*all));
	for (i = 0; i < found.n; i++)
		all[i] = shown(c, k,
		    &((const struct parameter_group *)found.items)[i]);
	out->n = found.n;
	return 0;
}

int
op_describe_db_parameter_groups(struct kt_call *c)
{
	const struct rds_describe_parameter_groups *in = c->in;
	struct rds_parameter_groups *out = c->out;

	return describe(c, &group_parameters, in->db_parameter_group_name,
	    &out->db_parameter_groups);
}

int
op_describe_db_cluster_parameter_groups(struct kt_call *c)
{
	const struct rds_describe_parameter_groups *in = c->in;
	struct rds_parameter_groups *out = c->out;

	return describe(c, &group_cluster_parameters,
	    in->db_cluster_parameter_group_name,
	    &out->db_cluster_parameter_groups);
}

/* --- Modify, Reset --- */

/* One that is to be changed, of *p; 0, or -1 after kt_fail. */
static int
check_change(struct kt_call *c, const struct parameter_group *g,
    const struct rds_parameter *in, const struct parameter **p)
{
	const char *major, *method = in->apply_method;
	const struct known_engine *e = parameter_family(g->family, &major);

	if (in->parameter_name == NULL || *in->parameter_name == '\0')
		return group_text(c, "ParameterName", "");
	*p = e == NULL ? NULL : parameter_named(e, in->parameter_name);
	if (*p == NULL)
		return kt_fail(c, KT_PARAMETER_VALUE, "Could not find "
		    "parameter with name: %s", in->parameter_name);
	if (method == NULL || *method == '\0')
		return group_text(c, "ApplyMethod", "");
	if (strcmp(method, IMMEDIATE) != 0 && strcmp(method, AT_REBOOT) != 0)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid apply method: "
		    "%s. It must be " IMMEDIATE " or " AT_REBOOT ".", method);
	if ((*p)->flags & PARAMETER_FIXED)
		return kt_fail(c, KT_PARAMETER_VALUE, "The parameter %s cannot "
		    "be modified.", (*p)->name);
	if (strcmp(method, IMMEDIATE) == 0 && (*p)->flags & PARAMETER_STATIC)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "cannot use "
		    "immediate apply method for static parameter");
	return 0;
}

static int
check_value(struct kt_call *c, const struct parameter *p, const char *value)
{
	if (value == NULL)
		return group_text(c, "ParameterValue", "");
	return parameter_allows(p, value) ? 0 : kt_fail(c, KT_PARAMETER_VALUE,
	    "Invalid parameter value: %s for: %s%s%s", value, p->name,
	    p->allowed != NULL ? " allowed values are: " : "",
	    p->allowed != NULL ? p->allowed : "");
}

/* g's without that one, with room for one more. */
static void
drop(struct kt_call *c, struct parameter_group *g, const char *name)
{
	const struct rds_parameter *all = g->parameters.items;
	struct rds_parameter *left = kt_arena_alloc(c->arena,
	    (g->parameters.n + 1) * sizeof(*left));
	size_t i, n = 0;

	for (i = 0; i < g->parameters.n; i++)
		if (strcmp(all[i].parameter_name, name) != 0)
			left[n++] = all[i];
	g->parameters = (struct shape_list){ left, n };
}

/* The group that is to be changed; NULL after kt_fail. */
static struct parameter_group *
find(struct kt_call *c, const struct group_kind *k, const char *given)
{
	const char *name = group_named(c, k, given);
	struct parameter_group *g = name == NULL ? NULL :
	    group_find(c, k, name);

	if (g != NULL && group_is_own(c, k, name)) {
		(void)kt_fail(c, KT_PARAMETER_VALUE,
		    "Cannot modify a default parameter group.");
		return NULL;
	}
	return g;
}

static int
check_count(struct kt_call *c, const struct shape_list *parameters)
{
	if (parameters->n == 0)
		return group_text(c, "Parameters", "");
	return parameters->n <= CHANGES_MAX ? 0 : kt_fail(c,
	    KT_PARAMETER_VALUE, "The request has %zu parameters. A maximum of "
	    "%d can be modified in a single request.", parameters->n,
	    CHANGES_MAX);
}

/* Who has it takes what is to be at once. */
static int
tell_servers(struct kt_call *c, const struct group_kind *k, const char *group)
{
	const struct db_page page = { .account = c->account,
	    .region = c->region };
	struct job j = { .kind = JOB_PARAMETERS };
	const char *const *ids;
	size_t n, i;

	if (store_servers_given(c->tx, &page, k->param, group, &ids, &n) !=
	    STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n; i++) {
		j.subject = ids[i];
		if (store_job_put(c->tx, &j) != STORE_OK)
			return dispatch_failed(c);
		c->wakes = true;
	}
	return 0;
}

static int
save(struct kt_call *c, const struct group_kind *k, struct parameter_group *g)
{
	return group_save(c, k, g->name, g) != 0 ||
	    tell_servers(c, k, g->name) != 0 ? -1 :
	    answer_name(c, k, g->name);
}

/* User guide, "DB parameter group events". */
static int
tell_event(struct kt_call *c, const struct group_kind *k,
    const struct parameter_group *g, const struct rds_parameter *p)
{
	const struct rule_event e = { .at = c->now, .id = EVENT_PARAMETER,
	    .arn = rule_arn(c, k->arn, g->name),
	    .text = kt_arena_printf(c->arena, "Updated parameter %s to %s "
	    "with apply method %s", p->parameter_name, p->parameter_value,
	    p->apply_method) };

	return rule_event(c->tx, &e) == STORE_OK ? 0 : dispatch_failed(c);
}

/* Its parameters become those, or are the engine's again. */
static int
change(struct kt_call *c, bool set)
{
	const struct rds_change_parameters *in = c->in;
	const char *given;
	const struct group_kind *k = parameter_group_kind(
	    in->db_parameter_group_name, in->db_cluster_parameter_group_name,
	    &given);
	const struct rds_parameter *one = in->parameters.items;
	struct parameter_group *g = find(c, k, given);
	struct rds_parameter *all;
	const struct parameter *p = NULL;
	size_t i;

	if (g == NULL || check_count(c, &in->parameters) != 0)
		return -1;
	for (i = 0; i < in->parameters.n; i++) {
		if (check_change(c, g, &one[i], &p) != 0 ||
		    (set && check_value(c, p, one[i].parameter_value) != 0))
			return -1;
		drop(c, g, p->name);
		if (!set)
			continue;
		all = g->parameters.items;
		all += g->parameters.n++;
		*all = (struct rds_parameter){ .parameter_name = p->name,
		    .parameter_value = one[i].parameter_value,
		    .apply_method = one[i].apply_method };
		if (tell_event(c, k, g, all) != 0)
			return -1;
	}
	return save(c, k, g);
}

int
op_modify_parameter_group(struct kt_call *c)
{
	return change(c, true);
}

int
op_reset_parameter_group(struct kt_call *c)
{
	const struct rds_change_parameters *in = c->in;
	const char *given;
	const struct group_kind *k = parameter_group_kind(
	    in->db_parameter_group_name, in->db_cluster_parameter_group_name,
	    &given);
	struct parameter_group *g;

	if (in->reset_all_parameters != SHAPE_TRUE)
		return change(c, false);
	if (in->parameters.n > 0)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Parameters can't "
		    "be specified when ResetAllParameters is true.");
	if ((g = find(c, k, given)) == NULL)
		return -1;
	g->parameters = rule_none;
	return save(c, k, g);
}

/* --- Delete --- */

int
op_delete_parameter_group(struct kt_call *c)
{
	const struct rds_delete_parameter_group *in = c->in;
	const char *given;
	const struct group_kind *k = parameter_group_kind(
	    in->db_parameter_group_name, in->db_cluster_parameter_group_name,
	    &given);
	const char *name = group_named(c, k, given), *user;

	if (name == NULL || group_find(c, k, name) == NULL ||
	    group_user(c, k->param, name, &user) != 0)
		return -1;
	if (group_is_own(c, k, name))
		return kt_fail(c, RDS_INVALID_DB_PARAMETER_GROUP_STATE,
		    "Default DBParameterGroup cannot be deleted: %s", name);
	return user == NULL ? group_remove(c, k, name) : kt_fail(c,
	    RDS_INVALID_DB_PARAMETER_GROUP_STATE, "One or more database "
	    "instances are still members of this parameter group %s, so the "
	    "group cannot be deleted", name);
}
