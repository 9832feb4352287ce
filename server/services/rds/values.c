/*
 * What RDS takes of members that nothing comes of here but to be shown: words
 * out of a few, and numbers within bounds.  Botocore's model, CreateDBInstance
 * and CreateDBCluster.
 */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "ops.h"

#define BACKTRACK_MAX 259200	/* seconds: three days */
#define INSIGHTS_WEEK 7		/* days; or whole months; or two years */
#define INSIGHTS_MONTH 31
#define INSIGHTS_YEARS 731
#define CAPACITY_MAX 256.0	/* Aurora capacity units, by halves */
#define PAUSE_MIN 300		/* seconds */
#define PAUSE_MAX 86400

/* --- words --- */

static const char *const networks[] = { "IPV4", "DUAL", NULL };
static const char *const supports[] = {
	"open-source-rds-extended-support",
	"open-source-rds-extended-support-disabled", NULL
};
static const char *const insights[] = { "standard", "advanced", NULL };
static const char *const logs[] = {
	"audit", "error", "general", "iam-db-auth-error", "slowquery", NULL
};

static bool
is_of(const char *value, const char *const *known)
{
	for (; *known != NULL; known++)
		if (strcmp(value, *known) == 0)
			return true;
	return false;
}

static int
check_word(struct kt_call *c, const char *what, const char *value,
    const char *const *known)
{
	return value == NULL || is_of(value, known) ? 0 : kt_fail(c,
	    KT_PARAMETER_VALUE, "Invalid %s: %s", what, value);
}

/* Those of an instance are written by the cluster's in Aurora alone. */
static int
check_logs(struct kt_call *c, const struct check_values *v)
{
	const char *const *asked = v->logs->items;
	size_t i;

	for (i = 0; i < v->logs->n; i++)
		if (!is_of(asked[i], logs) && !(v->engine->cluster &&
		    strcmp(asked[i], "instance") == 0))
			return kt_fail(c, KT_PARAMETER_COMBINATION, "You "
			    "cannot use the log types '%s' with engine version "
			    "%s %s. For supported log types, see the "
			    "documentation.", asked[i], v->engine->name,
			    known_version(v->engine, v->version));
	return 0;
}

/* A zone of another region, or of none. */
static int
check_zone(struct kt_call *c, const char *zone)
{
	const char *letter = zone == NULL ? NULL : kt_after(zone, c->region);

	return zone == NULL || (letter != NULL && *letter != '\0') ? 0 :
	    kt_fail(c, KT_PARAMETER_VALUE, "Invalid availability zone: %s",
	    zone);
}

static int
check_zones(struct kt_call *c, const struct check_values *v)
{
	const char *const *zones = v->zones == NULL ? NULL : v->zones->items;
	size_t i;

	for (i = 0; zones != NULL && i < v->zones->n; i++)
		if (check_zone(c, zones[i]) != 0)
			return -1;
	return check_zone(c, v->zone);
}

/* --- numbers --- */

static int
check_insights(struct kt_call *c, const struct shape_int *days)
{
	return !days->set || days->v == INSIGHTS_WEEK ||
	    days->v == INSIGHTS_YEARS || (days->v > 0 &&
	    days->v < INSIGHTS_YEARS && days->v % INSIGHTS_MONTH == 0) ? 0 :
	    kt_fail(c, KT_PARAMETER_VALUE, "Invalid Performance Insights "
	    "retention period: %" PRId64 ". It must be %d, a multiple of %d, "
	    "or %d days.", days->v, INSIGHTS_WEEK, INSIGHTS_MONTH,
	    INSIGHTS_YEARS);
}

static int
check_backtrack(struct kt_call *c, const struct shape_int *window)
{
	return !window->set || (window->v >= 0 &&
	    window->v <= BACKTRACK_MAX) ? 0 : kt_fail(c, KT_PARAMETER_VALUE,
	    "Invalid backtrack window: %" PRId64 ". It must be between 0 and "
	    "%d seconds.", window->v, BACKTRACK_MAX);
}

static int
check_capacity(struct kt_call *c, const char *what,
    const struct shape_float *units, double least)
{
	double halves = units->v * 2;

	return !units->set || (units->v >= least && units->v <= CAPACITY_MAX &&
	    halves == floor(halves)) ? 0 : kt_fail(c, KT_PARAMETER_VALUE,
	    "Serverless v2 %s capacity %.1f isn't valid. It must be between "
	    "%.1f and %.1f, in increments of 0.5.", what, units->v, least,
	    CAPACITY_MAX);
}

static int
check_scaling(struct kt_call *c,
    const struct rds_serverless_v2_scaling_configuration *s)
{
	const struct shape_int *pause = &s->seconds_until_auto_pause;

	if (check_capacity(c, "minimum", &s->min_capacity, 0) != 0 ||
	    check_capacity(c, "maximum", &s->max_capacity, 1) != 0)
		return -1;
	if (s->min_capacity.set && s->max_capacity.set &&
	    s->min_capacity.v > s->max_capacity.v)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Serverless v2 "
		    "minimum capacity %.1f can't be more than the maximum "
		    "capacity %.1f.", s->min_capacity.v, s->max_capacity.v);
	return !pause->set || (pause->v >= PAUSE_MIN &&
	    pause->v <= PAUSE_MAX) ? 0 : kt_fail(c, KT_PARAMETER_VALUE,
	    "Serverless v2 auto-pause of %" PRId64 " seconds isn't valid. It "
	    "must be between %d and %d.", pause->v, PAUSE_MIN, PAUSE_MAX);
}

int
check_values(struct kt_call *c, const struct check_values *v)
{
	if (check_word(c, "network type", v->network, networks) != 0 ||
	    check_word(c, "engine lifecycle support", v->support,
	    supports) != 0 ||
	    check_word(c, "Database Insights mode", v->mode, insights) != 0 ||
	    check_insights(c, &v->insights) != 0 ||
	    check_backtrack(c, &v->backtrack) != 0 ||
	    check_logs(c, v) != 0 || check_zones(c, v) != 0)
		return -1;
	return v->scaling == NULL ? 0 : check_scaling(c, v->scaling);
}
