/*
 * Which service a request means, and which of its operations: by its target,
 * by the Action of its form, or by its path.  What is not there is refused in
 * the words of whoever was meant, as far as anybody can tell.
 */
#include <string.h>

#include "auth/sigv4.h"
#include "dispatch.h"
#include "keyturn/log.h"
#include "wire/wire.h"

#define CALL "/_keyturn/call/"

/* Whom nobody knows, by what he is asked in: a form, XML, CBOR. */
static const struct kt_service nobody = { .protocol = KT_AWS_QUERY };
static const struct kt_service nobody_in_xml = { .protocol = KT_REST_XML };
static const struct kt_service nobody_in_cbor = { .protocol = KT_RPC_CBOR };

static const struct kt_op *
named(const struct kt_op *ops, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (ops[i].name[0] == name[0] && strcmp(ops[i].name, name) == 0)
			return &ops[i];
	return NULL;
}

const struct kt_op *
dispatch_find(const struct kt_service *s, const char *name)
{
	return named(s->ops, s->n_ops, name);
}

const struct kt_service *
dispatch_service(const struct kt_server *server, const char *name, size_t n)
{
	const struct kt_service *const *s;

	for (s = server->services; *s != NULL; s++)
		if (strlen((*s)->name) == n && strncmp((*s)->name, name,
		    n) == 0)
			return *s;
	return NULL;
}

/* The service in the signature, if we have it. */
static const struct kt_service *
signed_for(const struct kt_call *c)
{
	return c->signed_for == NULL ? NULL : dispatch_service(c->server,
	    c->signed_for, strlen(c->signed_for));
}

/* It is signed for a service that keyturn does not have. */
static bool
is_for_another(const struct kt_call *c)
{
	return c->signed_for != NULL && signed_for(c) == NULL;
}

/*
 * Fails the call for a service that keyturn does not have, in the protocol that
 * its caller reads; code is what one that is told by nothing is refused with.
 * Not by 404 where that says that a thing is not there: of HEAD there is no
 * more to read.
 */
static int
fail_another(struct kt_call *c, int code)
{
	static const char *const in_xml[] = { "s3", "s3express",
	    "s3-object-lambda", "route53", "cloudfront" };
	size_t i;

	if (kt_header(&c->request, "smithy-protocol") != NULL)
		c->service = &nobody_in_cbor;
	for (i = 0; i < N_ELEMENTS(in_xml); i++)
		if (strcmp(c->signed_for, in_xml[i]) == 0)
			c->service = &nobody_in_xml;
	return kt_fail(c, c->service != NULL ? KT_UNKNOWN_OPERATION : code,
	    "keyturn does not have the service %.100s.", c->signed_for);
}

/* AWS has it: whose it is, and its name. */
static int
fail_absent(struct kt_call *c, const struct kt_service *s,
    const struct kt_op *op, int code)
{
	c->service = s;
	return kt_fail(c, code, "%s %s is not in keyturn.", s->title, op->name);
}

static const char *
behind(const char *target, const char *prefix)
{
	const char *rest = kt_after(target, prefix);

	return rest != NULL && *rest == '.' ? rest + 1 : NULL;
}

/*
 * The operation's name in a target of that service's, or NULL.  Of CloudTrail's
 * "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101" SDKs that are made of
 * Smithy's model, as Rust's is, say the last word alone.
 */
static const char *
target_name(const char *target, const struct kt_service *s)
{
	const char *name, *last;

	if (s->prefix == NULL)
		return NULL;
	name = behind(target, s->prefix);
	last = strrchr(s->prefix, '.');
	return name == NULL && last != NULL ? behind(target, last + 1) : name;
}

/* POST / with X-Amz-Target: secretsmanager.CreateSecret */
static int
find_target(struct kt_call *c)
{
	const char *target = c->request.target;
	const struct kt_service *const *s;
	const struct kt_op *absent = NULL;

	if (strcmp(c->request.method, "POST") != 0 ||
	    strcmp(c->request.path, "/") != 0)
		return kt_fail(c, KT_NO_SUCH_PATH, NULL);
	for (s = c->server->services; *s != NULL; s++) {
		const char *name = target_name(target, *s);

		if (name == NULL)
			continue;
		c->service = *s;
		c->op = dispatch_find(*s, name);
		absent = named((*s)->absent, (*s)->n_absent, name);
		break;
	}
	if (absent != NULL)
		return fail_absent(c, *s, absent, KT_UNKNOWN_OPERATION);
	if (c->service == NULL && is_for_another(c))
		return fail_another(c, KT_UNKNOWN_OPERATION);
	if (c->service == NULL && c->signed_for == NULL)
		return kt_fail(c, KT_UNKNOWN_OPERATION, "keyturn does not have "
		    "a service of the target %.100s.", target);
	return c->op != NULL ? 0 : kt_fail(c, KT_UNKNOWN_OPERATION, NULL);
}

/*
 * Whose a form is: by its signature; without one we know, by its Version, or
 * by its Action.
 */
static const struct kt_service *
form_service(const struct kt_call *c)
{
	const char *version = wire_form_value(c, "Version");
	const char *action = wire_form_value(c, "Action");
	const struct kt_service *const *s, *found = signed_for(c);

	if (found != NULL && found->protocol == KT_AWS_QUERY)
		return found;
	if (is_for_another(c))
		return &nobody;
	for (s = c->server->services; *s != NULL; s++) {
		if ((*s)->protocol != KT_AWS_QUERY)
			continue;
		if (version != NULL && strcmp(version, (*s)->version) == 0)
			return *s;
		if (action != NULL && dispatch_find(*s, action) != NULL)
			found = *s;
	}
	return found != NULL && found->protocol == KT_AWS_QUERY ? found :
	    &nobody;
}

/* Action=CreateDBInstance&Version=2014-10-31 */
static int
find_action(struct kt_call *c)
{
	const char *action = wire_form_value(c, "Action");
	const char *version = wire_form_value(c, "Version");

	if (is_for_another(c) && action == NULL)
		return fail_another(c, KT_NO_SUCH_PATH);
	c->service = form_service(c);
	if (is_for_another(c))
		return fail_another(c, KT_UNKNOWN_OPERATION);
	if (action == NULL)
		return kt_fail(c, KT_PARAMETER_MISSING,
		    "The request must contain the parameter Action.");
	if (version == NULL)
		version = c->service->version;
	if (version != NULL && c->service->version != NULL &&
	    strcmp(version, c->service->version) == 0)
		c->op = dispatch_find(c->service, action);
	return c->op != NULL ? 0 : kt_fail(c, KT_UNKNOWN_OPERATION,
	    "Could not find operation %s for version %s", action,
	    version != NULL ? version : "NO_VERSION_SPECIFIED");
}

/* /layers?find=LayerVersion is another operation than /layers. */
static bool
has_query(const struct kt_request *r, const char *template)
{
	const char *fixed = strchr(template, '?');

	return fixed == NULL || (r->query != NULL &&
	    strstr(r->query, fixed + 1) != NULL);
}

/* The operation of those of a method and a path; *wrong: of another method. */
static const struct kt_op *
at_path(const struct kt_request *r, const struct kt_op *ops, size_t n,
    bool *wrong)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (ops[i].path == NULL || !wire_path_fits(ops[i].path,
		    r->path) || !has_query(r, ops[i].path))
			continue;
		if (strcmp(ops[i].method, r->method) == 0)
			return &ops[i];
		*wrong = true;
	}
	return NULL;
}

/* It is signed for a service whose operations are at paths: not at this one. */
static int
fail_there(struct kt_call *c)
{
	const struct kt_service *s = signed_for(c);

	if (s == NULL || s->protocol != KT_REST_JSON)
		return kt_fail(c, KT_NO_SUCH_PATH, NULL);
	c->service = s;
	return kt_fail(c, KT_NO_SUCH_PATH, "%s has no operation at %s %.200s in "
	    "keyturn.", s->title, c->request.method, c->request.path);
}

/* A path that nothing here is at. */
static int
fail_path(struct kt_call *c)
{
	const struct kt_service *const *s;
	const struct kt_op *op;
	bool wrong;

	for (s = c->server->services; *s != NULL; s++) {
		op = at_path(&c->request, (*s)->absent, (*s)->n_absent, &wrong);
		if (op != NULL)
			return fail_absent(c, *s, op, KT_NO_SUCH_PATH);
	}
	if (is_for_another(c))
		return fail_another(c, KT_NO_SUCH_PATH);
	return strcmp(c->request.path, "/") == 0 &&
	    strcmp(c->request.method, "POST") == 0 ?
	    kt_fail(c, KT_UNKNOWN_OPERATION, NULL) : fail_there(c);
}

/* Of ours, whatever answers GET answers HEAD (RFC 9110, 9.3.2). */
static const struct kt_op *
own_head(const struct kt_request *r, const struct kt_service *s)
{
	struct kt_request get = *r;
	bool wrong;

	if (s->protocol != KT_OWN_JSON || strcmp(r->method, "HEAD") != 0)
		return NULL;
	get.method = "GET";
	return at_path(&get, s->ops, s->n_ops, &wrong);
}

/* GET /2015-03-31/functions/name, POST /_keyturn/clock */
static int
find_path(struct kt_call *c)
{
	const struct kt_service *const *s;

	for (s = c->server->services; *s != NULL; s++) {
		bool wrong = false;

		c->op = at_path(&c->request, (*s)->ops, (*s)->n_ops, &wrong);
		if (c->op == NULL && wrong)
			c->op = own_head(&c->request, *s);
		if (c->op != NULL || (wrong && (*s)->protocol == KT_OWN_JSON))
			c->service = *s;
		if (c->op != NULL)
			return 0;
		if (c->service != NULL)
			return kt_fail(c, KT_NOT_ALLOWED,
			    "%s is not for this path.", c->request.method);
	}
	return fail_path(c);
}

/*
 * POST /_keyturn/call/rds/DescribeDBInstances: an operation of any service in
 * plain JSON, as fixtures have it.
 */
static int
find_called(struct kt_call *c, const char *names)
{
	size_t n = strcspn(names, "/");

	c->plain = true;
	if (strcmp(c->request.method, "POST") != 0)
		return kt_fail(c, KT_NOT_ALLOWED, "%s is not for this path.",
		    c->request.method);
	c->service = dispatch_service(c->server, names, n);
	if (c->service != NULL && names[n] == '/')
		c->op = dispatch_find(c->service, names + n + 1);
	return c->op != NULL ? 0 : kt_fail(c, KT_UNKNOWN_OPERATION,
	    "There is no operation %.100s in keyturn.", names);
}

/*
 * AWS knows more than we do: whoever wonders is told that it is us.  Nothing is
 * said of what is there, and was asked for in another way than AWS's.
 */
static void
tell_unknown(const struct kt_call *c)
{
	const char *what = c->request.target;

	if (what != NULL && c->err == KT_NO_SUCH_PATH)
		return;
	if (what == NULL && c->wire != NULL) {
		what = wire_form_value(c, "Action");
		if (what == NULL || (c->service->n_ops > 0 &&
		    dispatch_find(c->service, what) != NULL))
			return;
	}
	kt_log(KT_LOG_WARN, "%s there is no %.100s%s%.100s in keyturn; "
	    "coverage.md in its documentation lists what there is",
	    c->request_id, is_for_another(c) ? c->signed_for : "",
	    is_for_another(c) ? " " : "", what != NULL ? what :
	    c->request.path);
}

static int
find(struct kt_call *c)
{
	const char *called = kt_after(c->request.path, CALL);

	if (called != NULL)
		return find_called(c, called);
	if (c->request.target != NULL)
		return find_target(c);
	return c->wire != NULL ? find_action(c) : find_path(c);
}

int
dispatch_find_op(struct kt_call *c)
{
	if (wire_open(c) != 0) {	/* a form: the answer is in its words */
		c->service = form_service(c);
		return -1;
	}
	if (find(c) == 0)
		return 0;
	tell_unknown(c);
	return -1;
}

int
dispatch_name(struct kt_call *c, const char *service, const char *operation)
{
	c->service = dispatch_service(c->server, service, strlen(service));
	if (c->service != NULL)
		c->op = dispatch_find(c->service, operation);
	return c->op != NULL ? 0 : kt_fail(c, KT_UNKNOWN_OPERATION,
	    "%s has no operation %s here", service, operation);
}
