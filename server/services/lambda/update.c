/*
 * UpdateFunctionConfiguration.  What it changes is a thing of the store, by
 * account and region.  Its shape has the members that were given; its secret is
 * the environment, {"NAME":"VALUE"}, for people put secrets there.
 */
#include <inttypes.h>
#include <string.h>

#include "auth/permit.h"
#include "keyturn/json.h"
#include "ops.h"

#define ENVIRONMENT_MAX 4096
#define TIMEOUT_MAX 900		/* seconds */
#define NOT_CONFIGURED "Lambda was unable to configure your environment " \
	"variables because the environment variables you have provided "

static struct kt_blob
pack(struct kt_arena *a, const struct shape_list *variables)
{
	const struct lambda_environment_variables *v = variables->items;
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, a);
	kt_buf_char(&b, '{');
	for (i = 0; i < variables->n; i++) {
		if (i > 0)
			kt_buf_char(&b, ',');
		kt_json_quote(&b, v[i].key, strlen(v[i].key));
		kt_buf_char(&b, ':');
		kt_json_quote(&b, v[i].value, strlen(v[i].value));
	}
	kt_buf_char(&b, '}');
	return (struct kt_blob){ (const uint8_t *)b.p, b.n };
}

/* Developer guide, "Defined runtime environment variables": the reserved. */
static const char *const reserved[] = {
	"_HANDLER", "_X_AMZN_TRACE_ID", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID",
	"AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV",
	"AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_NAME",
	"AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE",
	"AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME",
	"AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_SECRET_ACCESS_KEY",
	"AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN", "LAMBDA_RUNTIME_DIR",
	"LAMBDA_TASK_ROOT"
};

static bool
is_reserved(const char *name)
{
	size_t i = 0;

	while (i < N_ELEMENTS(reserved) && strcmp(reserved[i], name) != 0)
		i++;
	return i < N_ELEMENTS(reserved);
}

/* Texts as reported of AWS. */
static int
check_environment(struct kt_call *c, const struct shape_list *variables)
{
	const struct lambda_environment_variables *v = variables->items;
	size_t i, size = pack(c->arena, variables).n;
	struct kt_buf keys;

	kt_buf_init(&keys, c->arena);
	for (i = 0; i < variables->n; i++)
		if (is_reserved(v[i].key))
			kt_buf_printf(&keys, "%s%s", keys.n > 0 ? ", " : "",
			    v[i].key);
	if (keys.n > 0)
		return kt_fail(c, LAMBDA_INVALID_PARAMETER_VALUE, NOT_CONFIGURED
		    "contains reserved keys that are currently not supported "
		    "for modification. Reserved keys used in this request: %s",
		    keys.p);
	return size <= ENVIRONMENT_MAX ? 0 : kt_fail(c,
	    LAMBDA_INVALID_PARAMETER_VALUE, NOT_CONFIGURED "exceeded the 4KB "
	    "limit. Measured size: %zu bytes", size);
}

/* Developer guide, "Configure Lambda function timeout"; no model says it. */
static int
check_timeout(struct kt_call *c, const struct shape_int *seconds)
{
	return !seconds->set || seconds->v <= TIMEOUT_MAX ? 0 : kt_fail(c,
	    KT_VALIDATION, "1 validation error detected: Value '%" PRId64 "' at "
	    "'timeout' failed to satisfy constraint: Member must have value "
	    "less than or equal to %d", seconds->v, TIMEOUT_MAX);
}

/* As Lambda writes the moment: "2026-01-02T03:04:05.678+0000". */
static const char *
moment(struct kt_call *c)
{
	char now[KT_ISO8601];

	kt_time_iso8601(c->now, now);
	now[strcspn(now, "Z")] = '\0';
	return kt_arena_printf(c->arena, "%s+0000", now);
}

/* What was given before, and over it what is given now. */
static int
save(struct kt_call *c, const struct function *f, struct kt_blob environment)
{
	const struct shape *shape = &lambda_shape_function_configuration;
	struct lambda_function_configuration now = { .revision_id = NULL };
	char revision[KT_UUID];
	struct dispatch_thing t = { .shelf = function_shelf(f->home.account,
	    f->home.region), .name = f->named->name, .shape = shape, .data = &now,
	    .secret = environment };

	if (dispatch_kept(c, f->members, shape, &now) != 0 ||
	    dispatch_kept(c, dispatch_keep(c,
	    &lambda_shape_update_function_configuration_request, c->in), shape,
	    &now) != 0)
		return -1;
	kt_uuid(revision);
	now.revision_id = revision;
	now.last_modified = moment(c);
	return dispatch_thing_put(c, &t);
}

static int
check_revision(struct kt_call *c, const struct function *f)
{
	const struct lambda_update_function_configuration_request *in = c->in;
	struct lambda_function_configuration now = { .revision_id = NULL };

	if (in->revision_id == NULL)
		return 0;
	if (function_show(c, f, &now) != 0)
		return -1;
	return strcmp(in->revision_id, now.revision_id) == 0 ? 0 : kt_fail(c,
	    LAMBDA_PRECONDITION_FAILED, "The Revision Id provided does not "
	    "match the latest Revision Id. Call the GetFunction/GetAlias API "
	    "to retrieve the latest Revision Id");
}

/* An environment that is given takes the place of the whole one. */
int
op_lambda_update_function_configuration(struct kt_call *c)
{
	const struct lambda_update_function_configuration_request *in = c->in;
	struct kt_blob environment;
	struct function f;

	if (function_find(c, in->function_name, NULL, &f) != 0 ||
	    check_timeout(c, &in->timeout) != 0 ||
	    (in->role != NULL && auth_permit_pass(c, in->role, NULL) != 0) ||
	    check_revision(c, &f) != 0)
		return -1;
	environment = f.environment;
	if (in->environment != NULL) {
		if (check_environment(c, &in->environment->variables) != 0)
			return -1;
		environment = pack(c->arena, &in->environment->variables);
	}
	return save(c, &f, environment) == 0 && function_load(c, &f) == 0 ?
	    function_show(c, &f, c->out) : -1;
}
