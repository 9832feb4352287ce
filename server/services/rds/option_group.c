/*
 * Option groups.  What an option would add to a server is not here: it is kept,
 * and shown.
 */
#include <string.h>

#include "group.h"

static const char *own(struct kt_call *c, size_t i, void *out);

const struct group_kind group_option = {
	.shelf = "rds:og",
	.arn = "og",
	.param = "OptionGroupName",
	.letters = "-",
	.missing = RDS_OPTION_GROUP_NOT_FOUND,
	.missing_text = { "Specified OptionGroupName: ", " not found." },
	.shape = &rds_shape_option_group,
	.own = own,
};

/* --- what options there are (user guide, "Options for MySQL", "... MariaDB") --- */

struct setting {
	const char *name, *value, *allowed, *about;
};

static const struct setting of_audit[] = {
	{ "SERVER_AUDIT", "FORCE_PLUS_PERMANENT", "FORCE_PLUS_PERMANENT",
	    "Enables the plugin" },
	{ "SERVER_AUDIT_EVENTS", "CONNECT,QUERY", "CONNECT,QUERY,TABLE,"
	    "QUERY_DDL,QUERY_DML,QUERY_DML_NO_SELECT,QUERY_DCL",
	    "What is logged" },
	{ "SERVER_AUDIT_EXCL_USERS", NULL, NULL, "Users that are not logged" },
	{ "SERVER_AUDIT_FILE_PATH", "/rdsdbdata/log/audit/",
	    "/rdsdbdata/log/audit/", "Where the log is" },
	{ "SERVER_AUDIT_FILE_ROTATE_SIZE", "1000000", "1-1000000000",
	    "Bytes of a file" },
	{ "SERVER_AUDIT_FILE_ROTATIONS", "9", "0-100", "Files that are kept" },
	{ "SERVER_AUDIT_INCL_USERS", NULL, NULL, "Users that are logged" },
	{ "SERVER_AUDIT_LOGGING", "ON", "ON", "Whether anything is logged" },
	{ "SERVER_AUDIT_QUERY_LOG_LIMIT", "1024", "0-2147483647",
	    "Bytes of a query that are logged" },
};

static const struct setting of_memcached[] = {
	{ "BACKLOG_QUEUE_LIMIT", "1024", "1-2048", "Connections that wait" },
	{ "BINDING_PROTOCOL", "auto", "auto,ascii,binary", "Which is spoken" },
	{ "CHUNK_SIZE", "48", "1-48", "Bytes of the smallest value" },
	{ "MAX_SIMULTANEOUS_CONNECTIONS", "1024", "10-1024",
	    "Connections at once" },
	{ "VERBOSITY", "v", "v,vv,vvv", "How much is logged" },
};

static const struct option {
	const char *name, *about;
	const char *engines[3];
	int port;		/* 0: it has none */
	const struct setting *settings;
	size_t n;
} options[] = {
	{ "MARIADB_AUDIT_PLUGIN", "MariaDB Audit Plugin",
	    { "mysql", "mariadb" }, 0, of_audit, N_ELEMENTS(of_audit) },
	{ "MEMCACHED", "Innodb Memcached for MySQL", { "mysql" }, 11211,
	    of_memcached, N_ELEMENTS(of_memcached) },
};

static bool
is_of(const struct option *o, const char *engine)
{
	size_t i;

	for (i = 0; o->engines[i] != NULL; i++)
		if (strcmp(o->engines[i], engine) == 0)
			return true;
	return false;
}

static const struct option *
option_named(const char *name, const char *engine)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(options); i++)
		if (strcmp(options[i].name, name) == 0 &&
		    is_of(&options[i], engine))
			return &options[i];
	return NULL;
}

/* --- groups --- */

/* default:mysql-8-0 */
static const char *
default_name(struct kt_call *c, const char *engine, const char *major)
{
	char *name = kt_arena_printf(c->arena, "default:%s-%s", engine, major);
	char *p;

	for (p = name; *p != '\0'; p++)
		if (*p == '.')
			*p = '-';
	return name;
}

const char *
group_option_default(struct kt_call *c, const struct server *s,
    const char *version)
{
	return default_name(c, s->engine, known_major_of(known_engine(
	    s->engine), version));
}

static void
fill(struct kt_call *c, const char *name, struct rds_option_group *out)
{
	out->option_group_name = name;
	out->option_group_arn = rule_arn(c, "og", name);
	out->allows_vpc_and_non_vpc_instance_memberships = SHAPE_TRUE;
	if (out->options.items == NULL)
		out->options = rule_none;
}

static const char *
own(struct kt_call *c, size_t i, void *out)
{
	struct rds_option_group *g = out;
	const struct known_engine *e;

	if (!known_major(i, &e, &g->major_engine_version))
		return NULL;
	g->engine_name = e->name;
	g->option_group_description = kt_arena_printf(c->arena, "Default "
	    "option group for %s %s", e->name, g->major_engine_version);
	fill(c, default_name(c, e->name, g->major_engine_version), g);
	return g->option_group_name;
}

static int
add(struct kt_call *c, const char *name, struct rds_option_group *g,
    const struct shape_list *tags)
{
	struct rds_one_option_group *out = c->out;
	const struct group_new new = { name, g, tags };
	int rc;

	fill(c, name, g);
	out->option_group = g;
	rc = group_add(c, &group_option, &new);
	return rc <= 0 ? rc : kt_fail(c, RDS_OPTION_GROUP_ALREADY_EXISTS,
	    "An option group named %s already exists.", name);
}

int
op_create_option_group(struct kt_call *c)
{
	const struct rds_create_option_group_message *in = c->in;
	const char *name = group_named(c, &group_option,
	    in->option_group_name);
	struct rds_option_group *g = kt_arena_alloc(c->arena, sizeof(*g));
	const struct known_engine *e;

	if (name == NULL || group_text(c, "OptionGroupDescription",
	    in->option_group_description) != 0)
		return -1;
	if ((e = known_engine(in->engine_name)) == NULL || e->cluster)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid DB engine: %s",
		    in->engine_name);
	g->major_engine_version = known_major_named(e,
	    in->major_engine_version);
	if (g->major_engine_version == NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Cannot find "
		    "major version %s for %s", in->major_engine_version,
		    e->name);
	g->engine_name = e->name;
	g->option_group_description = in->option_group_description;
	return add(c, name, g, &in->tags);
}

int
op_copy_option_group(struct kt_call *c)
{
	const struct rds_copy_option_group_message *in = c->in;
	const char *from = group_named(c, &group_option,
	    in->source_option_group_identifier);
	const char *to = from == NULL ? NULL : group_named(c, &group_option,
	    in->target_option_group_identifier);
	struct rds_option_group *g;

	if (to == NULL || group_text(c, "TargetOptionGroupDescription",
	    in->target_option_group_description) != 0 ||
	    (g = group_find(c, &group_option, from)) == NULL)
		return -1;
	g->option_group_description = in->target_option_group_description;
	g->source_option_group = rule_arn(c, "og", from);
	g->source_account_id = c->account;
	g->source_region = c->region;
	g->copy_timestamp = c->now;
	return add(c, to, g, &in->tags);
}

static bool
fits(const struct kt_call *c, const void *data)
{
	const struct rds_describe_option_groups_message *in = c->in;
	const struct rds_option_group *g = data;

	return (in->engine_name == NULL ||
	    strcmp(in->engine_name, g->engine_name) == 0) &&
	    (in->major_engine_version == NULL || strcmp(
	    in->major_engine_version, g->major_engine_version) == 0);
}

int
op_describe_option_groups(struct kt_call *c)
{
	const struct rds_describe_option_groups_message *in = c->in;
	struct rds_option_groups *out = c->out;
	const struct group_page page = { .name = in->option_group_name,
	    .max_records = in->max_records, .marker = in->marker,
	    .fits = fits, .next = &out->marker };

	if (in->option_group_name != NULL && in->engine_name != NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "EngineName can't "
		    "be specified together with OptionGroupName.");
	if (in->engine_name == NULL && in->major_engine_version != NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "If "
		    "MajorEngineVersion is specified, EngineName must also be "
		    "specified.");
	return group_describe(c, &group_option, &page,
	    &out->option_groups_list);
}

/* --- ModifyOptionGroup --- */

static const struct rds_option_setting *
given(const struct rds_option_configuration *in, const char *name)
{
	const struct rds_option_setting *s = in->option_settings.items;
	size_t i;

	for (i = 0; i < in->option_settings.n; i++)
		if (s[i].name != NULL && strcmp(s[i].name, name) == 0)
			return &s[i];
	return NULL;
}

static struct shape_list
settings_of(struct kt_call *c, const struct option *o,
    const struct rds_option_configuration *in)
{
	struct rds_option_setting *all = kt_arena_alloc(c->arena,
	    (o->n + 1) * sizeof(*all));
	const struct rds_option_setting *asked;
	size_t i;

	for (i = 0; i < o->n; i++) {
		const struct setting *s = &o->settings[i];

		asked = given(in, s->name);
		all[i] = (struct rds_option_setting){ .name = s->name,
		    .value = asked != NULL ? asked->value : s->value,
		    .default_value = s->value, .allowed_values = s->allowed,
		    .description = s->about, .apply_type = "DYNAMIC",
		    .data_type = "STRING", .is_modifiable = SHAPE_TRUE,
		    .is_collection = SHAPE_FALSE };
	}
	return (struct shape_list){ all, o->n };
}

static int
check_settings_of(struct kt_call *c, const struct option *o,
    const struct rds_option_configuration *in)
{
	const struct rds_option_setting *s = in->option_settings.items;
	size_t i, k;

	for (i = 0; i < in->option_settings.n; i++) {
		for (k = 0; k < o->n && (s[i].name == NULL ||
		    strcmp(s[i].name, o->settings[k].name) != 0); k++)
			;
		if (k == o->n)
			return kt_fail(c, KT_PARAMETER_VALUE, "Unknown option "
			    "setting: %s for option: %s",
			    s[i].name != NULL ? s[i].name : "", o->name);
	}
	if (in->port.set && o->port == 0)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "The option %s "
		    "does not have a port.", o->name);
	return 0;
}

static struct shape_list
firewalls_of(struct kt_call *c, const struct shape_list *ids)
{
	const char *const *id = ids->items;
	struct rds_vpc_security_group_membership *all =
	    kt_arena_alloc(c->arena, (ids->n + 1) * sizeof(*all));
	size_t i;

	for (i = 0; i < ids->n; i++)
		all[i] = (struct rds_vpc_security_group_membership){ id[i],
		    "active" };
	return (struct shape_list){ all, ids->n };
}

/* g's options without that one, with room for one more. */
static void
drop(struct kt_call *c, struct rds_option_group *g, const char *name)
{
	const struct rds_option *all = g->options.items;
	struct rds_option *left = kt_arena_alloc(c->arena,
	    (g->options.n + 1) * sizeof(*left));
	size_t i, n = 0;

	for (i = 0; i < g->options.n; i++)
		if (strcmp(all[i].option_name, name) != 0)
			left[n++] = all[i];
	g->options = (struct shape_list){ left, n };
}

static int
include(struct kt_call *c, struct rds_option_group *g,
    const struct rds_option_configuration *in)
{
	const struct option *o = option_named(in->option_name, g->engine_name);
	struct rds_option *to;

	if (o == NULL)
		return kt_fail(c, KT_PARAMETER_VALUE, "Unknown option: %s",
		    in->option_name);
	if (in->db_security_group_memberships.n > 0)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "DB security "
		    "groups are of EC2-Classic, which is gone.");
	if (check_settings_of(c, o, in) != 0)
		return -1;
	drop(c, g, o->name);
	to = g->options.items;
	to[g->options.n++] = (struct rds_option){ .option_name = o->name,
	    .option_description = o->about, .persistent = SHAPE_FALSE,
	    .permanent = SHAPE_FALSE, .option_version = in->option_version,
	    .port = in->port.set || o->port == 0 ? in->port :
	    shape_int(o->port), .option_settings = settings_of(c, o, in),
	    .db_security_group_memberships = rule_none,
	    .vpc_security_group_memberships = firewalls_of(c,
	    &in->vpc_security_group_memberships) };
	return 0;
}

int
op_modify_option_group(struct kt_call *c)
{
	const struct rds_modify_option_group_message *in = c->in;
	const struct rds_option_configuration *o = in->options_to_include.items;
	const char *const *gone = in->options_to_remove.items;
	struct rds_one_option_group *out = c->out;
	const char *name = group_named(c, &group_option,
	    in->option_group_name);
	struct rds_option_group *g;
	size_t i;

	if (name == NULL || (g = group_find(c, &group_option, name)) == NULL)
		return -1;
	if (group_is_own(c, &group_option, name))
		return kt_fail(c, RDS_INVALID_OPTION_GROUP_STATE,
		    "The option group '%s' cannot be modified.", name);
	for (i = 0; i < in->options_to_remove.n; i++) {
		if (option_named(gone[i], g->engine_name) == NULL)
			return kt_fail(c, KT_PARAMETER_VALUE,
			    "Unknown option: %s", gone[i]);
		drop(c, g, gone[i]);
	}
	for (i = 0; i < in->options_to_include.n; i++)
		if (include(c, g, &o[i]) != 0)
			return -1;
	out->option_group = g;
	return group_save(c, &group_option, name, g);
}

int
op_delete_option_group(struct kt_call *c)
{
	const struct rds_delete_option_group_message *in = c->in;
	const char *name = group_named(c, &group_option,
	    in->option_group_name), *user;

	if (name == NULL || group_find(c, &group_option, name) == NULL ||
	    group_user(c, "OptionGroupName", name, &user) != 0)
		return -1;
	if (group_is_own(c, &group_option, name))
		return kt_fail(c, RDS_INVALID_OPTION_GROUP_STATE,
		    "The option group '%s' cannot be deleted.", name);
	return user == NULL ? group_remove(c, &group_option, name) :
	    kt_fail(c, RDS_INVALID_OPTION_GROUP_STATE, "The option group '%s' "
	    "cannot be deleted because it is in use.", name);
}

/* --- DescribeOptionGroupOptions --- */

static struct shape_list
settings_for(struct kt_call *c, const struct option *o)
{
	struct rds_option_group_option_setting *all =
	    kt_arena_alloc(c->arena, (o->n + 1) * sizeof(*all));
	size_t i;

	for (i = 0; i < o->n; i++)
		all[i] = (struct rds_option_group_option_setting){
		    .setting_name = o->settings[i].name,
		    .setting_description = o->settings[i].about,
		    .default_value = o->settings[i].value,
		    .allowed_values = o->settings[i].allowed,
		    .apply_type = "DYNAMIC", .is_modifiable = SHAPE_TRUE,
		    .is_required = SHAPE_FALSE };
	return (struct shape_list){ all, o->n };
}

static struct rds_option_group_option
describe_option(struct kt_call *c, const struct option *o, const char *engine,
    const char *major)
{
	return (struct rds_option_group_option){ .name = o->name,
	    .description = o->about, .engine_name = engine,
	    .major_engine_version = major, .port_required = shape_bool(
	    o->port != 0), .default_port = { o->port != 0, o->port },
	    .options_depended_on = rule_none,
	    .options_conflicts_with = rule_none, .persistent = SHAPE_FALSE,
	    .permanent = SHAPE_FALSE, .vpc_only = SHAPE_FALSE,
	    .option_group_option_settings = settings_for(c, o) };
}

int
op_describe_option_group_options(struct kt_call *c)
{
	const struct rds_describe_option_group_options_message *in = c->in;
	const struct rds_describe page = { .max_records = in->max_records,
	    .marker = in->marker };
	struct rds_option_group_options_message *out = c->out;
	const struct known_engine *e = known_engine(in->engine_name), *of;
	struct rds_option_group_option *all;
	const char *major;
	struct db_page ignored = { NULL };
	size_t i, k, n = 0;

	if (rule_page(c, &page, &ignored) != 0 ||
	    rule_permit(c, "og", "*") != 0)
		return -1;
	if (e == NULL)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid DB engine: %s",
		    in->engine_name);
	for (i = 0; known_major(i, &of, &major); i++)
		n++;
	out->option_group_options.items = all = kt_arena_alloc(c->arena,
	    (n * N_ELEMENTS(options) + 1) * sizeof(*all));
	for (i = 0; known_major(i, &of, &major); i++)
		for (k = 0; k < N_ELEMENTS(options) && of == e; k++)
			if (is_of(&options[k], e->name) &&
			    (in->major_engine_version == NULL || strcmp(major,
			    in->major_engine_version) == 0))
				all[out->option_group_options.n++] =
				    describe_option(c, &options[k], e->name,
				    major);
	return 0;
}
