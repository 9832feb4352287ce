/*
 * GetFunction.  The functions are keyturn's own rotation functions: declared
 * at start, and there in every account and region.
 */
#include <string.h>

#include "auth/permit.h"
#include "model.h"

#define LATEST "$LATEST"

/* A name as API Reference, GetFunction, FunctionName, lets it be given. */
struct name {
	const char *region, *account;	/* NULL: the caller's */
	const char *function, *qualifier;
};

/*
 * name | acct:function:name | arn:aws:lambda:region:acct:function:name, each
 * with an optional :qualifier.
 */
static int
parse_name(struct kt_call *c, const char *text, struct name *out)
{
	char *part[9], *s = kt_arena_strdup(c->arena, text);
	size_t n = 0, at = 0;

	memset(out, 0, sizeof(*out));
	do {
		part[n++] = s;
		if ((s = strchr(s, ':')) != NULL)
			*s++ = '\0';
	} while (s != NULL && n < N_ELEMENTS(part));
	if (n >= 7 && strcmp(part[0], "arn") == 0 &&
	    strcmp(part[2], "lambda") == 0) {
		out->region = part[3];
		at = 4;
	}
	if (n >= at + 3 && strcmp(part[at + 1], "function") == 0) {
		out->account = part[at];
		at += 2;
	} else if (at > 0) {
		return -1;
	}
	if (s != NULL || n > at + 2 || *part[at] == '\0')
		return -1;
	out->function = part[at];
	out->qualifier = n == at + 2 ? part[at + 1] : NULL;
	return 0;
}

static const char *
function_arn(struct kt_call *c, const char *name)
{
	return kt_arena_printf(c->arena, "arn:aws:lambda:%s:%s:function:%s",
	    c->region, c->account, name);
}

/* The function of that name (n bytes), or NULL. */
static const struct kt_named_function *
named(const struct kt_server *s, const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < s->n_functions; i++)
		if (strlen(s->functions[i].name) == n &&
		    strncmp(s->functions[i].name, name, n) == 0)
			return &s->functions[i];
	return NULL;
}

const struct kt_named_function *
kt_function_of(const struct kt_invoker *i, const char *arn)
{
	const char *parts[] = { ":lambda:", i->region, ":", i->account,
	    ":function:" };
	const char *at = strncmp(arn, "arn:aws", strlen("arn:aws")) != 0 ?
	    NULL : strstr(arn, parts[0]);
	size_t n;

	for (n = 0; at != NULL && n < N_ELEMENTS(parts); n++) {
		size_t len = strlen(parts[n]);

		at = strncmp(at, parts[n], len) == 0 ? at + len : NULL;
	}
	return at == NULL ? NULL :
	    named(i->server, at, strcspn(at, ":"));
}

static const struct kt_named_function *
find(const struct kt_call *c, const struct name *name)
{
	if (name->account != NULL && strcmp(name->account, c->account) != 0)
		return NULL;
	return named(c->server, name->function, strlen(name->function));
}

#define NEW(c, type) kt_arena_alloc((c)->arena, sizeof(struct type))

/* What every function of AWS's has, and ours have no choice of. */
static void
fill_rest(struct kt_call *c, struct lambda_function_configuration *out)
{
	out->tracing_config = NEW(c, lambda_tracing_config_response);
	out->tracing_config->mode = "PassThrough";
	out->snap_start = NEW(c, lambda_snap_start_response);
	out->snap_start->apply_on = "None";
	out->snap_start->optimization_status = "Off";
	out->ephemeral_storage = NEW(c, lambda_ephemeral_storage);
	out->ephemeral_storage->size = shape_int(512);
	out->runtime_version_config = NEW(c, lambda_runtime_version_config);
	out->runtime_version_config->runtime_version_arn = kt_arena_printf(
	    c->arena, "arn:aws:lambda:%s::runtime:keyturn", c->region);
	out->logging_config = NEW(c, lambda_logging_config);
	out->logging_config->log_format = "Text";
	out->logging_config->log_group = kt_arena_printf(c->arena,
	    "/aws/lambda/%s", out->function_name);
}

static struct lambda_function_configuration *
configuration(struct kt_call *c, const struct kt_named_function *f)
{
	struct lambda_function_configuration *out;
	const char **x86 = kt_arena_alloc(c->arena, sizeof(*x86));

	out = kt_arena_alloc(c->arena, sizeof(*out));
	x86[0] = "x86_64";
	out->function_name = f->name;
	out->function_arn = function_arn(c, f->name);
	out->runtime = "provided.al2023";
	out->role = kt_arena_printf(c->arena,
	    "arn:aws:iam::%s:role/service-role/%s", c->account, f->name);
	out->handler = f->strategy;
	out->code_size = shape_int(0);
	out->description = "Conducts an AWS SecretsManager secret rotation "
	    "inside keyturn";
	out->timeout = shape_int(30);
	out->memory_size = shape_int(128);
	out->last_modified = "2026-01-01T00:00:00.000+0000";
	out->code_sha256 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
	out->version = LATEST;
	out->revision_id = "00000000-0000-4000-8000-000000000000";
	out->state = "Active";
	out->last_update_status = "Successful";
	out->package_type = "Zip";
	out->architectures = (struct shape_list){ x86, 1 };
	fill_rest(c, out);
	return out;
}

/* Only $LATEST is there; the ARN asked for is the one that is missing. */
static int
not_found(struct kt_call *c, const struct name *name)
{
	return kt_fail(c, LAMBDA_RESOURCE_NOT_FOUND, "Function not found: %s%s%s",
	    function_arn(c, name->function),
	    name->qualifier != NULL ? ":" : "",
	    name->qualifier != NULL ? name->qualifier : "");
}

int
op_get_function(struct kt_call *c)
{
	const struct lambda_get_function_request *in = c->in;
	struct lambda_get_function_response *out = c->out;
	const struct kt_named_function *f;
	struct name name;

	if (parse_name(c, in->function_name, &name) != 0)
		return kt_fail(c, KT_VALIDATION, "1 validation error "
		    "detected: Value '%s' at 'functionName' failed to satisfy "
		    "constraint: Member must satisfy regular expression "
		    "pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-"
		    "[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)"
		    "(:(\\$LATEST|[a-zA-Z0-9-_]+))?", in->function_name);
	if (in->qualifier != NULL)
		name.qualifier = in->qualifier;
	if (name.region != NULL && strcmp(name.region, c->region) != 0)
		return kt_fail(c, LAMBDA_RESOURCE_NOT_FOUND, "Functions from '%s' "
		    "are not reachable in this region ('%s')", name.region,
		    c->region);
	if (auth_permit(c, c->op->name, function_arn(c, name.function)) != 0)
		return -1;
	f = find(c, &name);
	if (f == NULL || (name.qualifier != NULL &&
	    strcmp(name.qualifier, LATEST) != 0))
		return not_found(c, &name);
	out->configuration = configuration(c, f);
	out->code = NEW(c, lambda_function_code_location);
	out->code->repository_type = "S3";
	out->code->location = kt_arena_printf(c->arena, "keyturn:%s",
	    f->strategy);
	return 0;
}
