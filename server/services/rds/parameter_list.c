/* What is in parameter groups, and in engines by themselves. */
#include <string.h>

#include "parameter.h"

/* What a list of parameters asks for. */
struct list {
	const char *family;
	const struct shape_list *set;	/* struct rds_parameter; or NULL */
	const char *source;		/* or NULL: whoever said it */
	const struct shape_list *filters;
	struct shape_int max_records;
	const char *marker;
};

static const struct rds_parameter *
set_in(const struct list *l, const char *name)
{
	const struct rds_parameter *all = l->set == NULL ? NULL :
	    l->set->items;
	size_t i;

	for (i = 0; all != NULL && i < l->set->n; i++)
		if (strcmp(all[i].parameter_name, name) == 0)
			return &all[i];
	return NULL;
}

/* 1 when the filters let it pass, 0, or -1: one that RDS does not know. */
static int
fits(struct kt_call *c, const struct list *l, const char *name)
{
	const struct rule_filter known[] = {
		{ "parameter-name", { name } },
	};

	return rule_filters_fit(c, l->filters, known, N_ELEMENTS(known));
}

/* Was the parameter last said by whoever is asked for? */
static bool
is_from(const struct list *l, const struct rds_parameter *p)
{
	return l->source == NULL || strcmp(p->source, l->source) == 0;
}

/* A page of an engine's parameters; 0 or -1. */
static int
list(struct kt_call *c, const struct list *l, struct shape_list *out,
    const char **marker)
{
	const struct rds_describe in = { .max_records = l->max_records,
	    .marker = l->marker };
	const struct known_engine *e;
	const struct rds_parameter *set;
	const struct parameter *p;
	struct db_page page = { NULL };
	struct rds_parameter *all;
	const char *major;
	size_t i = 0;
	int fit;

	if (rule_page(c, &in, &page) != 0)
		return -1;
	if ((e = parameter_family(l->family, &major)) == NULL)
		return kt_fail(c, KT_PARAMETER_VALUE, "ParameterGroupFamily %s "
		    "is not a valid parameter group family", l->family);
	out->items = all = kt_arena_alloc(c->arena,
	    (page.limit + 1) * sizeof(*all));
	while ((p = parameter_at(e, &i)) != NULL) {
		if (page.after != NULL && strcmp(p->name, page.after) <= 0)
			continue;
		set = set_in(l, p->name);
		all[out->n] = parameter_show(p, set == NULL ? NULL :
		    set->parameter_value, set == NULL ? NULL :
		    set->apply_method);
		if ((fit = fits(c, l, p->name)) < 0)
			return -1;
		if (fit == 0 || !is_from(l, &all[out->n]))
			continue;
		if (out->n == page.limit) {
			*marker = rule_marker(c, page.after);
			return 0;
		}
		out->n++;
		page.after = p->name;
	}
	return 0;
}

int
op_describe_parameters(struct kt_call *c)
{
	const struct rds_describe_parameters *in = c->in;
	const char *given;
	const struct group_kind *k = parameter_group_kind(
	    in->db_parameter_group_name, in->db_cluster_parameter_group_name,
	    &given);
	struct rds_parameters *out = c->out;
	const char *name = group_named(c, k, given), *source = in->source;
	const struct parameter_group *g;
	struct list l = { .max_records = in->max_records,
	    .marker = in->marker, .source = source,
	    .filters = &in->filters };

	if (name == NULL || (g = group_find(c, k, name)) == NULL)
		return -1;
	if (source != NULL && strcmp(source, "user") != 0 &&
	    strcmp(source, "system") != 0 &&
	    strcmp(source, "engine-default") != 0)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid source: %s. It "
		    "must be user, system or engine-default.", source);
	l.family = g->family;
	l.set = &g->parameters;
	return list(c, &l, &out->parameters, &out->marker);
}

static int
describe_defaults(struct kt_call *c, const struct group_kind *k)
{
	const struct rds_describe_engine_defaults *in = c->in;
	struct rds_engine_defaults_of *out = c->out;
	const struct list l = {
	    .family = rule_lower(c, in->db_parameter_group_family),
	    .max_records = in->max_records, .marker = in->marker,
	    .filters = &in->filters };
	struct rds_engine_defaults *d = kt_arena_alloc(c->arena, sizeof(*d));

	if (rule_permit(c, k->arn, "*") != 0 ||
	    list(c, &l, &d->parameters, &d->marker) != 0)
		return -1;
	d->db_parameter_group_family = l.family;
	out->engine_defaults = d;
	return 0;
}

int
op_describe_engine_default_parameters(struct kt_call *c)
{
	return describe_defaults(c, &group_parameters);
}

int
op_describe_engine_default_cluster_parameters(struct kt_call *c)
{
	return describe_defaults(c, &group_cluster_parameters);
}
