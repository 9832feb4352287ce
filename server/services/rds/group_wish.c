/* Groups that an instance or a cluster is to be given. */
#include <string.h>

#include "parameter.h"

/* Of the engine, and of its major version when that was asked for. */
static int
check_options(struct kt_call *c, const struct group_wish *w)
{
	const struct rds_option_group *g;
	const char *major = w->version == NULL ? NULL :
	    known_major_of(w->engine, w->version);

	if (w->options == NULL)
		return 0;
	if (w->engine->cluster && kt_after(w->options, "default:") == NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION,
		    "Option groups are not supported for DB Clusters");
	if ((g = group_used(c, &group_option, w->options)) == NULL)
		return -1;
	if (strcmp(g->engine_name, w->engine->name) != 0 || (major != NULL &&
	    strcmp(g->major_engine_version, major) != 0))
		return kt_fail(c, KT_PARAMETER_COMBINATION, "The option group "
		    "%s is of %s %s and cannot be used for this instance.",
		    g->option_group_name, g->engine_name,
		    g->major_engine_version);
	return 0;
}

static int
check_parameters(struct kt_call *c, const struct group_wish *w,
    const struct group_kind *k, const char *given)
{
	const char *major = NULL, *want = w->version == NULL ? NULL :
	    known_major_of(w->engine, w->version);
	const struct parameter_group *g;

	if (given == NULL)
		return 0;
	if ((g = group_used(c, k, given)) == NULL)
		return -1;
	if (parameter_family(g->family, &major) == w->engine &&
	    (want == NULL || strcmp(major, want) == 0))
		return 0;
	return kt_fail(c, KT_PARAMETER_COMBINATION, "The Parameter Group %s "
	    "with DBParameterGroupFamily %s cannot be used for this instance. "
	    "Please use a Parameter Group with DBParameterGroupFamily %s%s",
	    g->name, g->family, w->engine->name,
	    known_major_of(w->engine, w->version));
}

int
group_check(struct kt_call *c, const struct group_wish *w)
{
	if (w->subnets != NULL &&
	    group_used(c, &group_subnet, w->subnets) == NULL)
		return -1;
	return check_options(c, w) != 0 || check_parameters(c, w,
	    &group_parameters, w->parameters) != 0 ? -1 : check_parameters(c,
	    w, &group_cluster_parameters, w->cluster_parameters);
}
