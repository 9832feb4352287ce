/*
 * AddPermission, GetPolicy, RemovePermission: who may invoke a function, a
 * statement a thing of the store.  It is kept and shown; that Secrets Manager
 * may invoke one is not asked.  Texts: [belief], reported of AWS.
 */
#include <string.h>

#include "auth/sigv4.h"
#include "keyturn/json.h"
#include "ops.h"
#include "store/tables.h"
#include "store/thing.h"

#define POLICY_MAX 20480	/* bytes; Lambda quotas */
#define STATEMENTS_MAX 1000

static struct thing_shelf
shelf(struct kt_call *c, const struct function *f)
{
	return (struct thing_shelf){ c->account, c->region, kt_arena_printf(
	    c->arena, "lambda:permission:%s", f->named->name) };
}

static void
quoted(struct kt_buf *b, const char *before, const char *text)
{
	kt_buf_str(b, before);
	kt_json_quote(b, text, strlen(text));
}

/* The policy, of n statements, and what it is known by until it is another. */
static const char *
policy(struct kt_call *c, const struct thing *all, size_t n,
    const char **revision)
{
	char hex[65];
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, c->arena);
	kt_buf_str(&b, "{\"Version\":\"2012-10-17\",\"Id\":\"default\","
	    "\"Statement\":[");
	for (i = 0; i < n; i++)
		kt_buf_printf(&b, "%s%s", i == 0 ? "" : ",", all[i].shape);
	kt_buf_str(&b, "]}");
	kt_sha256_hex(b.p, b.n, hex);
	*revision = kt_arena_printf(c->arena, "%.8s-%.4s-%.4s-%.4s-%.12s", hex,
	    hex + 8, hex + 12, hex + 16, hex + 20);
	return b.p;
}

/* What f has: n statements; 0, or -1 after kt_fail. */
static int
find_all(struct kt_call *c, const struct function *f, struct thing **all,
    size_t *n)
{
	const struct thing_page page = { shelf(c, f), NULL, STATEMENTS_MAX };

	return store_things(c->tx, &page, all, n) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

static int
check_revision(struct kt_call *c, const struct function *f, const char *given)
{
	const char *now;
	struct thing *all;
	size_t n;

	if (given == NULL)
		return 0;
	if (find_all(c, f, &all, &n) != 0)
		return -1;
	(void)policy(c, all, n, &now);
	return strcmp(given, now) == 0 ? 0 : kt_fail(c,
	    LAMBDA_PRECONDITION_FAILED, "The RevisionId provided does not match "
	    "the latest RevisionId. Call the GetPolicy API to retrieve the "
	    "latest RevisionId");
}

/* --- AddPermission --- */

/* "*", a service, an account or an ARN of IAM's or STS's. */
static int
add_principal(struct kt_call *c, struct kt_buf *b, const char *principal)
{
	size_t n = strlen(principal);
	const char *end = ".amazonaws.com";

	if (strcmp(principal, "*") == 0) {
		kt_buf_str(b, ",\"Principal\":\"*\"");
	} else if (sigv4_is_account(principal)) {
		kt_buf_printf(b, ",\"Principal\":{\"AWS\":\"arn:%s:iam::%s:root"
		    "\"}", store_partition(c->region), principal);
	} else if (strncmp(principal, "arn:", 4) == 0) {
		quoted(b, ",\"Principal\":{\"AWS\":", principal);
		kt_buf_char(b, '}');
	} else if (n > strlen(end) &&
	    strcmp(principal + n - strlen(end), end) == 0) {
		quoted(b, ",\"Principal\":{\"Service\":", principal);
		kt_buf_char(b, '}');
	} else {
		return kt_fail(c, LAMBDA_INVALID_PARAMETER_VALUE,
		    "The provided principal was invalid. Please check the "
		    "principal and try again.");
	}
	return 0;
}

static void
add_condition(struct kt_buf *b, const struct lambda_add_permission_request *in)
{
	const struct {
		const char *operator, *key, *value;
	} all[] = {
		{ "StringEquals", "AWS:SourceAccount", in->source_account },
		{ "StringEquals", "aws:PrincipalOrgID", in->principal_org_id },
		{ "ArnLike", "AWS:SourceArn", in->source_arn },
	};
	const char *open = NULL;
	size_t i;

	for (i = 0; i < N_ELEMENTS(all); i++) {
		if (all[i].value == NULL)
			continue;
		kt_buf_str(b, open == NULL ? ",\"Condition\":{" :
		    strcmp(open, all[i].operator) == 0 ? "," : "},");
		if (open == NULL || strcmp(open, all[i].operator) != 0)
			kt_buf_printf(b, "\"%s\":{", all[i].operator);
		open = all[i].operator;
		kt_buf_printf(b, "\"%s\":", all[i].key);
		quoted(b, "", all[i].value);
	}
	if (open != NULL)
		kt_buf_str(b, "}}");
}

/* In the order of members that Lambda has. */
static int
statement(struct kt_call *c, const struct function *f, const char **out)
{
	const struct lambda_add_permission_request *in = c->in;
	struct kt_buf b;

	kt_buf_init(&b, c->arena);
	quoted(&b, "{\"Sid\":", in->statement_id);
	kt_buf_str(&b, ",\"Effect\":\"Allow\"");
	if (add_principal(c, &b, in->principal) != 0)
		return -1;
	quoted(&b, ",\"Action\":", in->action);
	quoted(&b, ",\"Resource\":", f->arn);
	add_condition(&b, in);
	kt_buf_char(&b, '}');
	*out = b.p;
	return 0;
}

static int
check_length(struct kt_call *c, const struct function *f)
{
	const char *revision;
	struct thing *all;
	size_t n, length;

	if (find_all(c, f, &all, &n) != 0)
		return -1;
	length = strlen(policy(c, all, n, &revision));
	return length <= POLICY_MAX ? 0 : kt_fail(c,
	    LAMBDA_POLICY_LENGTH_EXCEEDED, "The final policy size (%zu) is "
	    "bigger than the limit (%d).", length, POLICY_MAX);
}

int
op_add_permission(struct kt_call *c)
{
	const struct lambda_add_permission_request *in = c->in;
	struct lambda_add_permission_response *out = c->out;
	struct thing t = { .name = in->statement_id };
	struct thing_shelf on;
	struct function f;

	if (function_find(c, in->function_name, in->qualifier, &f) != 0 ||
	    check_revision(c, &f, in->revision_id) != 0 ||
	    statement(c, &f, &t.shape) != 0)
		return -1;
	on = shelf(c, &f);
	switch (store_thing_add(c->tx, &on, &t)) {
	case STORE_OK:     break;
	case STORE_EXISTS: return kt_fail(c, LAMBDA_RESOURCE_CONFLICT,
		    "The statement id (%s) provided already exists. Please "
		    "provide a new statement id, or remove the existing "
		    "statement.", in->statement_id);
	default:           return dispatch_failed(c);
	}
	out->statement = t.shape;
	return check_length(c, &f);
}

/* --- GetPolicy, RemovePermission --- */

int
op_get_policy(struct kt_call *c)
{
	const struct lambda_get_policy_request *in = c->in;
	struct lambda_get_policy_response *out = c->out;
	struct function f;
	struct thing *all;
	size_t n;

	if (function_find(c, in->function_name, in->qualifier, &f) != 0 ||
	    find_all(c, &f, &all, &n) != 0)
		return -1;
	if (n == 0)
		return kt_fail(c, LAMBDA_RESOURCE_NOT_FOUND,
		    "The resource you requested does not exist.");
	out->policy = policy(c, all, n, &out->revision_id);
	return 0;
}

int
op_remove_permission(struct kt_call *c)
{
	const struct lambda_remove_permission_request *in = c->in;
	struct thing_shelf on;
	struct function f;

	if (function_find(c, in->function_name, in->qualifier, &f) != 0 ||
	    check_revision(c, &f, in->revision_id) != 0)
		return -1;
	on = shelf(c, &f);
	switch (store_thing_remove(c->tx, &on, in->statement_id)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return kt_fail(c, LAMBDA_RESOURCE_NOT_FOUND,
		    "Statement %s is not found in resource policy.",
		    in->statement_id);
	default:              return dispatch_failed(c);
	}
}
