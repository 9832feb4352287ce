/*
 * AddPermission, GetPolicy, RemovePermission: who may invoke a function, a
 * statement a thing of the store.  It is kept and shown; that Secrets Manager
 * may invoke one is not asked.  Texts: [belief], reported of AWS.
 */
#include <string.h>

#include "auth/sigv4.h"
#include "dispatch/principals.h"
#include "keyturn/json.h"
#include "ops.h"

#define POLICY_MAX 20480	/* bytes; Lambda quotas */

static void
quoted(struct kt_buf *b, const char *before, const char *text)
{
	kt_buf_str(b, before);
	kt_json_quote(b, text, strlen(text));
}

static int
check_revision(struct kt_call *c, const struct function *f, const char *given)
{
	struct function_policy now;

	if (given == NULL)
		return 0;
	if (function_policy(c, &f->home, &now) != 0)
		return -1;
	return strcmp(given, now.revision) == 0 ? 0 : kt_fail(c,
	    LAMBDA_PRECONDITION_FAILED, "The RevisionId provided does not match "
	    "the latest RevisionId. Call the GetPolicy API to retrieve the "
	    "latest RevisionId");
}

/* --- AddPermission --- */

static int
refuse_principal(struct kt_call *c)
{
	return kt_fail(c, LAMBDA_INVALID_PARAMETER_VALUE, "The provided "
	    "principal was invalid. Please check the principal and try again.");
}

/* "*", a service, an account or an ARN of IAM's or STS's. */
static int
add_principal(struct kt_call *c, struct kt_buf *b, const char *principal)
{
	size_t n = strlen(principal);
	const char *end = ".amazonaws.com";

	if (strcmp(principal, "*") == 0) {
		kt_buf_str(b, ",\"Principal\":\"*\"");
	} else if (sigv4_is_account(principal)) {
		kt_buf_printf(b, ",\"Principal\":{\"AWS\":\"%s\"}", kt_arn(
		    c->arena, "iam", c->region, principal, "root", NULL));
	} else if (kt_is_arn(principal)) {
		quoted(b, ",\"Principal\":{\"AWS\":", principal);
		kt_buf_char(b, '}');
	} else if (n > strlen(end) &&
	    strcmp(principal + n - strlen(end), end) == 0) {
		quoted(b, ",\"Principal\":{\"Service\":", principal);
		kt_buf_char(b, '}');
	} else {
		return refuse_principal(c);
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
statement(struct kt_call *c, const struct function *f, const char *principal,
    const char **out)
{
	const struct lambda_add_permission_request *in = c->in;
	struct kt_buf b;

	kt_buf_init(&b, c->arena);
	quoted(&b, "{\"Sid\":", in->statement_id);
	kt_buf_str(&b, ",\"Effect\":\"Allow\"");
	if (add_principal(c, &b, principal) != 0)
		return -1;
	quoted(&b, ",\"Action\":", in->action);
	quoted(&b, ",\"Resource\":", f->arn);
	add_condition(&b, in);
	kt_buf_char(&b, '}');
	*out = b.p;
	return 0;
}

/* As it is answered, and as it is kept. */
static int
statements(struct kt_call *c, const struct function *f, const char **kept)
{
	const struct lambda_add_permission_request *in = c->in;
	struct lambda_add_permission_response *out = c->out;
	const char *principal = in->principal;

	switch (principal_bind(c, &principal)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return refuse_principal(c);
	default:              return dispatch_failed(c);
	}
	return statement(c, f, in->principal, &out->statement) != 0 ? -1 :
	    statement(c, f, principal, kept);
}

static int
check_length(struct kt_call *c, const struct function *f)
{
	struct function_policy now;
	size_t length;

	if (function_policy(c, &f->home, &now) != 0)
		return -1;
	length = strlen(now.text);
	return length <= POLICY_MAX ? 0 : kt_fail(c,
	    LAMBDA_POLICY_LENGTH_EXCEEDED, "The final policy size (%zu) is "
	    "bigger than the limit (%d).", length, POLICY_MAX);
}

int
op_lambda_add_permission(struct kt_call *c)
{
	const struct lambda_add_permission_request *in = c->in;
	struct thing t = { .name = in->statement_id };
	struct thing_shelf on;
	struct function f;

	if (function_find(c, in->function_name, in->qualifier, &f) != 0 ||
	    check_revision(c, &f, in->revision_id) != 0 ||
	    statements(c, &f, &t.shape) != 0)
		return -1;
	on = function_policy_shelf(c, &f.home);
	switch (store_thing_add(c->tx, &on, &t)) {
	case STORE_OK:     break;
	case STORE_EXISTS: return kt_fail(c, LAMBDA_RESOURCE_CONFLICT,
		    "The statement id (%s) provided already exists. Please "
		    "provide a new statement id, or remove the existing "
		    "statement.", in->statement_id);
	default:           return dispatch_failed(c);
	}
	return check_length(c, &f);
}

/* --- GetPolicy, RemovePermission --- */

int
op_lambda_get_policy(struct kt_call *c)
{
	const struct lambda_get_policy_request *in = c->in;
	struct lambda_get_policy_response *out = c->out;
	struct function_policy p;
	struct function f;

	if (function_find(c, in->function_name, in->qualifier, &f) != 0 ||
	    function_policy(c, &f.home, &p) != 0)
		return -1;
	if (p.text == NULL)
		return function_no_policy(c);
	out->policy = principals_shown(c, p.text);
	out->revision_id = p.revision;
	return 0;
}

int
op_lambda_remove_permission(struct kt_call *c)
{
	const struct lambda_remove_permission_request *in = c->in;
	struct thing_shelf on;
	struct function f;

	if (function_find(c, in->function_name, in->qualifier, &f) != 0 ||
	    check_revision(c, &f, in->revision_id) != 0)
		return -1;
	on = function_policy_shelf(c, &f.home);
	switch (store_thing_remove(c->tx, &on, in->statement_id)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return kt_fail(c, LAMBDA_RESOURCE_NOT_FOUND,
		    "Statement %s is not found in resource policy.",
		    in->statement_id);
	default:              return dispatch_failed(c);
	}
}
