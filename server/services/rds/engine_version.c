/*
 * DescribeDBEngineVersions, DescribeDBMajorEngineVersions: what RDS has, and
 * what of it runs here.
 */
#include <string.h>

#include "keyturn/clock.h"
#include "ops.h"

static const char *const log_types[] = {
	"audit", "error", "general", "iam-db-auth-error", "slowquery"
};
static const char *const engine_modes[] = { "provisioned" };

int
engine_filter(struct kt_call *c, const char *name, bool *any)
{
	*any = name == NULL || known_engine(name) != NULL;
	if (name != NULL && !known_engine_name(name))
		return kt_fail(c, KT_PARAMETER_VALUE,
		    "Unrecognized engine name: %s", name);
	return 0;
}

/* --- what runs here ------------------------------------------------------- */

/* An engine's versions, and what there is to run them. */
struct offer {
	const struct known_engine *engine;
	const struct known_version *all;
	size_t n;
	const struct kt_db_build *builds;
	size_t n_builds;
};

/* What would run: in a tag, as it is told of an instance. */
static struct shape_list
runs(struct kt_call *c, const struct offer *o, const struct known_version *v,
    bool *exactly)
{
	struct rds_tag *tag = kt_arena_alloc(c->arena, sizeof(*tag));
	const struct kt_db_build *b;
	enum kt_fit fit;

	b = kt_build_choose(o->builds, o->n_builds, v->text, &fit);
	*exactly = fit == KT_FIT_WHOLE;
	if (b == NULL || (c->server->fleet->strict && fit < KT_FIT_MAJOR))
		return rule_none;
	tag->key = SERVER_RUNS_TAG;
	tag->value = kt_arena_printf(c->arena, "%s %s", b->title, b->version);
	return (struct shape_list){ tag, 1 };
}

/* --- DescribeDBEngineVersions --------------------------------------------- */

static const char *
describe_version(struct kt_call *c, const struct known_engine *e,
    const struct known_version *v)
{
	const char *own = strrchr(v->major->between, '_');

	/* "8.0.mysql_aurora.3.05.2" is Aurora MySQL 3.05.2. */
	return own == NULL ?
	    kt_arena_printf(c->arena, "%s %s", e->title, v->text) :
	    kt_arena_printf(c->arena, "%s %s (compatible with MySQL %s)",
	    e->title, strstr(v->text, own) + strlen("_aurora."),
	    v->major->name);
}

static struct shape_list
upgrades(struct kt_call *c, const struct offer *o,
    const struct known_version *from)
{
	struct rds_upgrade_target *all = kt_arena_alloc(c->arena,
	    o->n * sizeof(*all)), *t = all;
	const struct known_version *v;
	bool major;

	for (v = o->all; v < o->all + o->n; v++) {
		if (!v->offered || !known_upgrade(o->engine, from->text,
		    v->text, &major))
			continue;
		t->engine = o->engine->name;
		t->engine_version = v->text;
		t->description = describe_version(c, o->engine, v);
		t->auto_upgrade = shape_bool(!major &&
		    strcmp(v->text, v->major->last) == 0);
		t->is_major_version_upgrade = shape_bool(major);
		if (o->engine->cluster)
			t->supported_engine_modes = rule_texts(c, engine_modes, 1);
		t++;
	}
	return (struct shape_list){ all, (size_t)(t - all) };
}

static void
show(struct kt_call *c, const struct offer *o, const struct known_version *v,
    struct rds_db_engine_version *out)
{
	const struct known_engine *e = o->engine;

	out->engine = e->name;
	out->engine_version = v->text;
	out->major_engine_version = v->major->name;
	out->db_parameter_group_family = known_family(c->arena, e, v->major->name);
	out->db_engine_description = e->description;
	out->db_engine_version_description = describe_version(c, e, v);
	out->valid_upgrade_target = upgrades(c, o, v);
	out->exportable_log_types = rule_texts(c, log_types,
	    N_ELEMENTS(log_types));
	out->supports_log_exports_to_cloudwatch_logs = SHAPE_TRUE;
	out->supported_engine_modes = e->cluster ? rule_texts(c, engine_modes, 1) :
	    rule_none;
	out->supported_feature_names = rule_none;
	out->supported_ca_certificate_identifiers = rule_texts(c, known_certificates,
	    KNOWN_CERTIFICATES);
	out->supports_read_replica = out->supports_parallel_query =
	    out->supports_global_databases = out->supports_babelfish =
	    out->supports_limitless_database =
	    out->supports_certificate_rotation_without_restart =
	    out->supports_local_write_forwarding =
	    out->supports_integrations = SHAPE_FALSE;
}

/* The version, if it is asked for: 1, 0, or -1 after kt_fail. */
static int
fits(struct kt_call *c, const struct known_engine *e,
    const struct known_version *v, const char *status)
{
	const struct rds_describe_db_engine_versions_message *in = c->in;
	const char *family = known_family(c->arena, e, v->major->name);
	const char *wish = in->engine_version;
	const struct rule_filter known[] = {
		{ "db-parameter-group-family", { family } },
		{ "engine", { e->name } },
		{ "engine-mode", { engine_modes[0] } },
		{ "engine-version", { v->text } },
		{ "status", { status } },
	};
	int rc = rule_filters_fit(c, &in->filters, known, N_ELEMENTS(known));

	if (rc <= 0)
		return rc;
	if (in->default_only == SHAPE_TRUE &&
	    (strcmp(v->text, v->major->last) != 0 ||
	    (wish == NULL && !v->major->is_default)))
		return 0;
	return (wish == NULL || known_begins(v->text, wish)) &&
	    (in->db_parameter_group_family == NULL ||
	    strcasecmp(family, in->db_parameter_group_family) == 0);
}

/* One engine's, those of the slice; -1 after kt_fail. */
static int
list(struct kt_call *c, const struct known_engine *e, struct rule_slice *s,
    struct rds_db_engine_version *items)
{
	const struct rds_describe_db_engine_versions_message *in = c->in;
	struct offer o = { .engine = e };
	const struct known_version *v;
	struct shape_list tags;
	const char *status;
	bool exactly;
	int rc;

	o.n = known_versions(c->arena, e, &o.all);
	o.n_builds = server_builds(c, e, &o.builds);
	for (v = o.all; v < o.all + o.n; v++) {
		tags = runs(c, &o, v, &exactly);
		status = v->offered || exactly ? "available" : "deprecated";
		if (*status != 'a' && in->include_all != SHAPE_TRUE)
			continue;
		if ((rc = fits(c, e, v, status)) < 0)
			return -1;
		if (rc == 0 || !rule_slice_has(s))
			continue;
		show(c, &o, v, &items[s->n]);
		items[s->n].status = status;
		items[s->n++].tag_list = tags;
	}
	return 0;
}

int
op_describe_db_engine_versions(struct kt_call *c)
{
	const struct rds_describe_db_engine_versions_message *in = c->in;
	struct rds_db_engine_version_message *out = c->out;
	struct rds_db_engine_version *items;
	struct rule_slice s;
	bool any;
	size_t i;

	if (engine_filter(c, in->engine, &any) != 0 ||
	    rule_slice(c, in->max_records, in->marker, 100, &s) != 0)
		return -1;
	items = kt_arena_alloc(c->arena, s.limit * sizeof(*items));
	for (i = 0; i < KNOWN_ENGINES && any; i++)
		if ((in->engine == NULL ||
		    known_engine(in->engine) == &known_engines[i]) &&
		    list(c, &known_engines[i], &s, items) != 0)
			return -1;
	out->db_engine_versions = (struct shape_list){ items, s.n };
	out->marker = rule_slice_marker(c, &s);
	return 0;
}

/* --- DescribeDBMajorEngineVersions ---------------------------------------- */

static int64_t
day(struct kt_call *c, const char *date)
{
	int64_t ms = 0;

	(void)!kt_time_parse(kt_arena_printf(c->arena, "%sT00:00:00Z", date),
	    &ms);
	return ms;
}

static struct shape_list
lifecycles(struct kt_call *c, const struct known_major *m)
{
	struct rds_supported_engine_lifecycle *all = kt_arena_alloc(c->arena,
	    2 * sizeof(*all));

	all[0].lifecycle_support_name = "open-source-rds-standard-support";
	all[0].lifecycle_support_start_date = day(c, m->begins);
	all[0].lifecycle_support_end_date = day(c, m->ends);
	if (m->extended == NULL)
		return (struct shape_list){ all, 1 };
	all[1].lifecycle_support_name = "open-source-rds-extended-support";
	all[1].lifecycle_support_start_date = day(c, m->ends) + KT_DAY;
	all[1].lifecycle_support_end_date = day(c, m->extended);
	return (struct shape_list){ all, 2 };
}

int
op_describe_db_major_engine_versions(struct kt_call *c)
{
	const struct rds_describe_db_major_engine_versions_request *in = c->in;
	struct rds_describe_db_major_engine_versions_response *out = c->out;
	struct rds_db_major_engine_version *items;
	const struct known_major *m;
	struct rule_slice s;
	bool any;
	size_t i;

	if (engine_filter(c, in->engine, &any) != 0 ||
	    rule_slice(c, in->max_records, in->marker, 100, &s) != 0)
		return -1;
	items = kt_arena_alloc(c->arena, s.limit * sizeof(*items));
	for (i = 0; i < KNOWN_ENGINES && any; i++)
		for (m = known_engines[i].majors; m->name != NULL; m++) {
			if ((in->engine != NULL && known_engine(in->engine) !=
			    &known_engines[i]) ||
			    (in->major_engine_version != NULL && strcmp(
			    in->major_engine_version, m->name) != 0) ||
			    !rule_slice_has(&s))
				continue;
			items[s.n].engine = known_engines[i].name;
			items[s.n].major_engine_version = m->name;
			items[s.n++].supported_engine_lifecycles =
			    lifecycles(c, m);
		}
	out->db_major_engine_versions = (struct shape_list){ items, s.n };
	out->marker = rule_slice_marker(c, &s);
	return 0;
}
