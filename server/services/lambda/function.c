/*
 * GetFunction and what is asked around it, ListFunctions.  The functions are
 * keyturn's own rotation functions: declared at start, and there in every
 * account and region.
 */
#include <string.h>

#include "auth/permit.h"
#include "ops.h"

#define LATEST "$LATEST"
#define PAGE 50		/* "at most 50 ... even if you set the number higher" */

/* A name as API Reference, GetFunction, FunctionName, lets it be given. */
struct name {
	const char *region;		/* NULL: the caller's */
	const char *account;		/* his, if none was given */
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

	*out = (struct name){ .account = c->account };
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
function_arn(struct kt_call *c, const char *account, const char *name)
{
	return kt_arn(c->arena, "lambda", c->region, account, "function:",
	    name, NULL);
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
	const char *at = kt_after(arn, "arn:aws") == NULL ? NULL :
	    strstr(arn, parts[0]);
	size_t n;

	for (n = 0; at != NULL && n < N_ELEMENTS(parts); n++)
		at = kt_after(at, parts[n]);
	return at == NULL ? NULL :
	    named(i->server, at, strcspn(at, ":"));
}

/* Only $LATEST is there; the ARN asked for is the one that is missing. */
static int
not_found(struct kt_call *c, const struct name *name)
{
	return strcmp(c->op->name, "GetPolicy") == 0 ? function_no_policy(c) :
	    kt_fail(c, LAMBDA_RESOURCE_NOT_FOUND, "Function not found: %s%s%s",
	    function_arn(c, name->account, name->function),
	    name->qualifier != NULL ? ":" : "",
	    name->qualifier != NULL ? name->qualifier : "");
}

/* What an update says to another version is reported of AWS. */
static int
check_version(struct kt_call *c, const struct name *name)
{
	if (name->qualifier == NULL || strcmp(name->qualifier, LATEST) == 0)
		return 0;
	return c->op->flags & OP_WRITES ? kt_fail(c,
	    LAMBDA_INVALID_PARAMETER_VALUE, "Current operation does not support "
	    "versions other than $LATEST") : not_found(c, name);
}

/*
 * Its own policy allows and never denies: root need not have it read, but for one of
 * another account.
 */
static int
permit(struct kt_call *c, const struct function *f)
{
	struct function_policy p = { NULL, NULL };
	struct auth_thing t = { .arn = f->arn, .account = f->home.account };

	if (f->named != NULL && (c->principal.identity != NULL ||
	    strcmp(f->home.account, c->account) != 0) &&
	    function_policy(c, &f->home, &p) != 0)
		return -1;
	t.policy = p.text;
	return auth_permit_on(c, c->op->name, &t);
}

int
function_find(struct kt_call *c, const char *text, const char *qualifier,
    struct function *out)
{
	struct name name;

	if (parse_name(c, text, &name) != 0)
		return kt_fail(c, KT_VALIDATION, "1 validation error "
		    "detected: Value '%s' at 'functionName' failed to satisfy "
		    "constraint: Member must satisfy regular expression "
		    "pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-"
		    "[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)"
		    "(:(\\$LATEST|[a-zA-Z0-9-_]+))?", text);
	if (qualifier != NULL)
		name.qualifier = qualifier;
	if (name.region != NULL && strcmp(name.region, c->region) != 0)
		return kt_fail(c, LAMBDA_RESOURCE_NOT_FOUND, "Functions from '%s' "
		    "are not reachable in this region ('%s')", name.region,
		    c->region);
	*out = (struct function){ .named = named(c->server, name.function,
	    strlen(name.function)),
	    .arn = function_arn(c, name.account, name.function),
	    .home = { name.account, c->region, name.function } };
	if (permit(c, out) != 0)
		return -1;
	if (out->named == NULL)
		return not_found(c, &name);
	return check_version(c, &name) == 0 ? function_load(c, out) : -1;
}

int
op_lambda_get_function(struct kt_call *c)
{
	const struct lambda_get_function_request *in = c->in;
	struct lambda_get_function_response *out = c->out;
	struct function f;

	if (function_find(c, in->function_name, in->qualifier, &f) != 0)
		return -1;
	out->configuration = kt_arena_alloc(c->arena,
	    sizeof(*out->configuration));
	out->code = kt_arena_alloc(c->arena, sizeof(*out->code));
	out->code->repository_type = "S3";
	out->code->location = kt_arena_printf(c->arena, "keyturn:%s",
	    f.named->strategy);
	return function_show(c, &f, out->configuration);
}

int
op_lambda_get_function_configuration(struct kt_call *c)
{
	const struct lambda_get_function_configuration_request *in = c->in;
	struct function f;

	return function_find(c, in->function_name, in->qualifier, &f) == 0 ?
	    function_show(c, &f, c->out) : -1;
}

/* "doesn't return" them (API Reference, ListFunctions). */
static int
list_one(struct kt_call *c, const struct kt_named_function *named,
    struct lambda_function_configuration *out)
{
	struct function f = { .named = named,
	    .arn = function_arn(c, c->account, named->name),
	    .home = { c->account, c->region, named->name } };

	if (function_load(c, &f) != 0 || function_show(c, &f, out) != 0)
		return -1;
	out->state = out->last_update_status = NULL;
	out->runtime_version_config = NULL;
	return 0;
}

/* There is no code to sign. */
int
op_lambda_get_function_code_signing_config(struct kt_call *c)
{
	const struct lambda_get_function_code_signing_config_request *in =
	    c->in;
	struct lambda_get_function_code_signing_config_response *out = c->out;
	struct function f;

	if (function_find(c, in->function_name, NULL, &f) != 0)
		return -1;
	out->code_signing_config_arn = "";
	out->function_name = f.named->name;
	return 0;
}

int
op_lambda_list_versions_by_function(struct kt_call *c)
{
	const struct lambda_list_versions_by_function_request *in = c->in;
	struct lambda_list_versions_by_function_response *out = c->out;
	struct lambda_function_configuration *one = kt_arena_alloc(c->arena,
	    sizeof(*one));
	struct function f;

	if (function_find(c, in->function_name, NULL, &f) != 0 ||
	    list_one(c, f.named, one) != 0)
		return -1;
	one->function_arn = kt_arena_printf(c->arena, "%s:" LATEST, f.arn);
	out->versions = (struct shape_list){ one, 1 };
	return 0;
}

/* --- ListFunctions --- */

/* The number of the one after the marker, which is a name; or -1. */
static int
begin_at(struct kt_call *c, const char *marker, size_t *i)
{
	const struct kt_server *s = c->server;
	const struct kt_named_function *last;

	*i = 0;
	if (marker == NULL)
		return 0;
	last = named(s, marker, strlen(marker));
	if (last == NULL)
		return kt_fail(c, LAMBDA_INVALID_PARAMETER_VALUE,
		    "The Marker is not one that ListFunctions answered.");
	*i = (size_t)(last - s->functions) + 1;
	return 0;
}

/* Of those replicated from another region there are none. */
int
op_lambda_list_functions(struct kt_call *c)
{
	const struct lambda_list_functions_request *in = c->in;
	struct lambda_list_functions_response *out = c->out;
	const struct kt_server *s = c->server;
	size_t i, most = in->max_items.set && in->max_items.v < PAGE ?
	    (size_t)in->max_items.v : PAGE;
	struct lambda_function_configuration *all;

	if (begin_at(c, in->marker, &i) != 0)
		return -1;
	all = out->functions.items = kt_arena_alloc(c->arena,
	    most * sizeof(*all));
	if (in->master_region != NULL)
		return 0;
	for (; i < s->n_functions && out->functions.n < most; i++)
		if (list_one(c, &s->functions[i],
		    &all[out->functions.n++]) != 0)
			return -1;
	if (i < s->n_functions)
		out->next_marker = s->functions[i - 1].name;
	return 0;
}
