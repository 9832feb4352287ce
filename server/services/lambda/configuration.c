/*
 * The configuration of a function, as it is set and shown: its defaults, and over
 * them what update.c put into the store.
 */
#include "keyturn/json.h"
#include "ops.h"

struct thing_shelf
function_shelf(const char *account, const char *region)
{
	return (struct thing_shelf){ account, region, "lambda:configuration" };
}

/* --- what is set --- */

/* Of {"NAME":"VALUE"}. */
static int
unpack(struct kt_arena *a, struct kt_blob json, struct kt_settings *out)
{
	const struct kt_json *all, *v;
	struct kt_setting *set;
	size_t n = 0;

	if (kt_json_parse(a, (const char *)json.p, json.n, &all) != 0)
		return -1;
	for (v = kt_json_first(all); v != NULL; v = kt_json_next(v))
		n++;
	set = kt_arena_alloc(a, (n + 1) * sizeof(*set));
	*out = (struct kt_settings){ set, n };
	for (v = kt_json_first(all); v != NULL; v = kt_json_next(v))
		*set++ = (struct kt_setting){ kt_json_name(v),
		    kt_json_string(v) };
	return 0;
}

static enum store_rc
load(struct store_tx *tx, struct kt_arena *a, const struct thing_shelf *on,
    struct function *f)
{
	struct thing t;
	enum store_rc rc = store_thing_get(tx, on, f->named->name, &t);

	f->settings = f->named->settings;
	if (rc == STORE_NOT_FOUND)
		return STORE_OK;
	if (rc != STORE_OK)
		return rc;
	f->members = t.shape;
	f->environment = t.secret;
	return t.secret.p == NULL || unpack(a, t.secret, &f->settings) == 0 ?
	    STORE_OK : STORE_FAILED;
}

int
function_load(struct kt_call *c, struct function *f)
{
	struct thing_shelf on = function_shelf(f->home.account, f->home.region);

	return load(c->tx, c->arena, &on, f) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

int
kt_function_settings(const struct kt_invoker *i,
    const struct kt_named_function *named, struct kt_arena *a,
    struct kt_settings *out)
{
	struct store_tx *tx = store_read_begin(i->server->store, a);
	struct thing_shelf on = function_shelf(i->account, i->region);
	struct function f = { .named = named };
	enum store_rc rc;

	if (tx == NULL)
		return -1;
	rc = load(tx, a, &on, &f);
	store_read_end(i->server->store, tx);
	if (rc != STORE_OK)
		return -1;
	*out = f.settings;
	return 0;
}

/* --- how it is shown --- */

#define NEW(c, type) kt_arena_alloc((c)->arena, sizeof(struct type))

static void
otherwise(const char **member, const char *value)
{
	if (*member == NULL)
		*member = value;
}

/* "" takes away what was set. */
static void
drop_empty(const char **member)
{
	if (*member != NULL && **member == '\0')
		*member = NULL;
}

static void
fill_kept(struct kt_call *c, const struct function *f,
    struct lambda_function_configuration *out)
{
	otherwise(&out->runtime, "provided.al2023");
	otherwise(&out->role, kt_arn(c->arena, "iam", c->region,
	    f->home.account, "role/service-role/", f->named->name, NULL));
	otherwise(&out->handler, f->named->strategy);
	otherwise(&out->description, "Conducts an AWS SecretsManager secret "
	    "rotation inside keyturn");
	otherwise(&out->last_modified, "2026-01-01T00:00:00.000+0000");
	otherwise(&out->revision_id, "00000000-0000-4000-8000-000000000000");
	if (!out->timeout.set)
		out->timeout = shape_int(30);
	if (!out->memory_size.set)
		out->memory_size = shape_int(128);
	drop_empty(&out->kms_key_arn);
	if (out->dead_letter_config != NULL)
		drop_empty(&out->dead_letter_config->target_arn);
	if (out->dead_letter_config != NULL &&
	    out->dead_letter_config->target_arn == NULL)
		out->dead_letter_config = NULL;
}

/* Structures that every function has, whole. */
static void
fill_structures(struct kt_call *c, struct lambda_function_configuration *out)
{
	if (out->tracing_config == NULL)
		out->tracing_config = NEW(c, lambda_tracing_config_response);
	otherwise(&out->tracing_config->mode, "PassThrough");
	if (out->snap_start == NULL)
		out->snap_start = NEW(c, lambda_snap_start_response);
	otherwise(&out->snap_start->apply_on, "None");
	out->snap_start->optimization_status = "Off";
	if (out->logging_config == NULL)
		out->logging_config = NEW(c, lambda_logging_config);
	otherwise(&out->logging_config->log_format, "Text");
	otherwise(&out->logging_config->log_group, kt_arena_printf(c->arena,
	    "/aws/lambda/%s", out->function_name));
	if (out->ephemeral_storage == NULL) {
		out->ephemeral_storage = NEW(c, lambda_ephemeral_storage);
		out->ephemeral_storage->size = shape_int(512);
	}
	out->runtime_version_config = NEW(c, lambda_runtime_version_config);
	out->runtime_version_config->runtime_version_arn = kt_arn(c->arena,
	    "lambda", c->region, "", "runtime:keyturn", NULL);
}

/* What every function of AWS's has, and ours have no choice of. */
static void
fill_fixed(struct kt_call *c, const struct function *f,
    struct lambda_function_configuration *out)
{
	const char **x86 = kt_arena_alloc(c->arena, sizeof(*x86));

	x86[0] = "x86_64";
	out->function_name = f->named->name;
	out->function_arn = f->arn;
	out->code_size = shape_int(0);
	out->code_sha256 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
	out->version = "$LATEST";
	out->state = "Active";
	out->last_update_status = "Successful";
	out->package_type = "Zip";
	out->architectures = (struct shape_list){ x86, 1 };
}

static void
fill_environment(struct kt_call *c, const struct kt_settings *settings,
    struct lambda_function_configuration *out)
{
	struct lambda_environment_variables *v = kt_arena_alloc(c->arena,
	    (settings->n + 1) * sizeof(*v));
	size_t i;

	out->environment = NULL;
	if (settings->n == 0)
		return;
	for (i = 0; i < settings->n; i++) {
		v[i].key = settings->v[i].name;
		v[i].value = settings->v[i].value;
	}
	out->environment = NEW(c, lambda_environment_response);
	out->environment->variables = (struct shape_list){ v, settings->n };
}

int
function_show(struct kt_call *c, const struct function *f,
    struct lambda_function_configuration *out)
{
	if (dispatch_kept(c, f->members, &lambda_shape_function_configuration,
	    out) != 0)
		return -1;
	fill_fixed(c, f, out);
	fill_kept(c, f, out);
	fill_structures(c, out);
	fill_environment(c, &f->settings, out);
	return 0;
}
