/* RotateSecret: sets a rotation up and starts it; drive.c runs it. */
#include <inttypes.h>
#include <string.h>

#include "keyturn/json.h"
#include "keyturn/log.h"

#include "envelope.h"
#include "ops.h"

#define KEY_LENGTH 16
#define TOKEN_LENGTH 40	/* RotationToken: 36 to 256 */

int64_t
rotation_next(const struct secret *s)
{
	struct kt_schedule when;

	if (s->rotation_due == 0 ||
	    kt_schedule_read(&s->rotation_rules, &when) != NULL)
		return 0;
	return kt_schedule_end(&when, s->rotation_due);
}

/* The last rotation of s: 1 if it is under way, 0 if not, -1. */
static int
under_way(struct kt_call *c, const struct secret *s, struct rotation *r)
{
	*r = (struct rotation){ .token = NULL };
	if (store_rotation_find(c->tx, s->id, r) == STORE_FAILED)
		return dispatch_failed(c);
	return store_rotation_under_way(r);
}

int
rotation_move(struct kt_call *c, struct secret *s,
    const struct rotation_move *m)
{
	struct rotation_move now = *m;

	now.now = c->now;
	c->wakes_key = s->id;
	return store_rotation_move(c->tx, s, &now) != STORE_FAILED ? 0 :
	    dispatch_failed(c);
}

/* What AWS says to a wrong one is not known. */
int
rotation_check_token(struct kt_call *c, const struct secret *s,
    const char *token)
{
	struct rotation r;
	int rc = token == NULL ? 1 : under_way(c, s, &r);

	if (token == NULL || rc < 0 || r.token == NULL ||
	    (rc > 0 && strcmp(r.token, token) == 0))
		return rc < 0 ? -1 : 0;
	return kt_fail(c, SM_INVALID_PARAMETER, "The RotationToken is not that "
	    "of a rotation of this secret that is under way.");
}

/* --- third-party rotation: kept, and told --- */

static const char *
pack_metadata(struct kt_call *c, const struct shape_list *list)
{
	const struct sm_external_secret_rotation_metadata_item *m = list->items;
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, c->arena);
	kt_buf_char(&b, '[');
	for (i = 0; i < list->n; i++) {
		kt_buf_str(&b, i > 0 ? ",[" : "[");
		kt_json_quote(&b, m[i].key, strlen(m[i].key));
		kt_buf_char(&b, ',');
		kt_json_quote(&b, m[i].value, strlen(m[i].value));
		kt_buf_char(&b, ']');
	}
	kt_buf_str(&b, "]");
	return b.p;
}

struct shape_list
rotation_metadata(struct kt_call *c, const struct secret *s)
{
	const struct kt_json *all, *pair;
	struct sm_external_secret_rotation_metadata_item *m;
	size_t n = 0;

	if (s->external_metadata == NULL || kt_json_parse(c->arena,
	    s->external_metadata, strlen(s->external_metadata), &all) != 0)
		return (struct shape_list){ NULL, 0 };
	for (pair = kt_json_first(all); pair != NULL; pair = kt_json_next(pair))
		n++;
	m = kt_arena_alloc(c->arena, (n + 1) * sizeof(*m));
	n = 0;
	for (pair = kt_json_first(all); pair != NULL;
	    pair = kt_json_next(pair)) {
		const struct kt_json *key = kt_json_first(pair);

		m[n].key = kt_json_string(key);
		m[n++].value = kt_json_string(kt_json_next(key));
	}
	return (struct shape_list){ m, n };
}

/* --- RotateSecret --- */

static struct kt_rules
rules_of(const struct sm_rotation_rules_type *r)
{
	return (struct kt_rules){ r->automatically_after_days.set ?
	    r->automatically_after_days.v : 0, r->schedule_expression,
	    r->duration };
}

/* What AWS says to rules that are no schedule is not known. */
static int
check_rules(struct kt_call *c, const struct sm_rotation_rules_type *r)
{
	struct kt_schedule when;
	struct kt_rules rules;
	const char *why;

	if (r == NULL)
		return 0;
	if (r->automatically_after_days.set && r->schedule_expression != NULL)
		return kt_fail(c, SM_INVALID_PARAMETER, "You cannot specify "
		    "both rotation frequency and schedule expression "
		    "together.");
	rules = rules_of(r);
	why = kt_schedule_read(&rules, &when);
	return why == NULL ? 0 : kt_fail(c, SM_INVALID_PARAMETER,
	    "Invalid rotation schedule: %s.", why);
}

/* The model requires neither; the documentation calls it a key-value pair. */
static int
check_metadata(struct kt_call *c, const struct shape_list *list)
{
	const struct sm_external_secret_rotation_metadata_item *m = list->items;
	size_t i;

	for (i = 0; i < list->n; i++)
		if (m[i].key == NULL || m[i].value == NULL)
			return kt_fail(c, SM_INVALID_PARAMETER, "An item of "
			    "ExternalSecretRotationMetadata needs both a Key "
			    "and a Value.");
	return 0;
}

static int
check_function(struct kt_call *c, const struct secret *s)
{
	const struct kt_invoker caller = { c->server, c->account, c->region };

	if (s->owner != NULL)		/* whose function it is */
		return s->rotation_function == NULL ? 0 :
		    secret_refuse_managed(c, s);
	if (s->rotation_function == NULL)
		return kt_fail(c, SM_INVALID_REQUEST, "No Lambda rotation "
		    "function ARN is associated with this secret.");
	if (kt_function_of(&caller, s->rotation_function) != NULL)
		return 0;
	kt_log(KT_LOG_WARN, "%s there is no function %.200s here; a rotation "
	    "function is declared with --rotation-function NAME=STRATEGY",
	    c->request_id, s->rotation_function);
	return kt_fail(c, KT_ACCESS_DENIED, "Secrets Manager cannot invoke the "
	    "specified Lambda function. Ensure that the function policy grants "
	    "access to the principal secretsmanager.amazonaws.com.");
}

/*
 * API Reference, RotateSecret: "lambda:InvokeFunction permissions on the rotation
 * function"; a role that is given is passed.
 */
static int
ask_rotate(struct kt_call *c, const struct secret *s)
{
	const struct sm_rotate_secret_request *in = c->in;

	if (s->owner == NULL && s->rotation_function != NULL &&
	    auth_permit(c, "lambda:InvokeFunction", s->rotation_function) != 0)
		return -1;
	return in->external_secret_rotation_role_arn == NULL ? 0 :
	    auth_permit_pass(c, in->external_secret_rotation_role_arn, NULL);
}

/*
 * A former rotation that has not ended blocks the next.  What a cancelled one of
 * a managed secret left behind does not: nobody may take that label away.
 */
static int
check_pending(struct kt_call *c, const struct secret *s)
{
	const char *pending = store_label_holder(s, AWSPENDING);
	const char *current = store_label_holder(s, AWSCURRENT);
	struct rotation r;
	int rc;

	if (pending == NULL ||
	    (current != NULL && strcmp(pending, current) == 0))
		return 0;
	if (s->owner != NULL && (rc = under_way(c, s, &r)) <= 0)
		return rc;
	return kt_fail(c, SM_INVALID_REQUEST, "A previous rotation isn't "
	    "complete. That rotation will be reattempted.");
}

static void
configure(struct kt_call *c, struct secret *s)
{
	const struct sm_rotate_secret_request *in = c->in;

	if (in->external_secret_rotation_role_arn != NULL)
		s->external_role = in->external_secret_rotation_role_arn;
	if (in->external_secret_rotation_metadata.items != NULL)
		s->external_metadata = pack_metadata(c,
		    &in->external_secret_rotation_metadata);
	if (in->rotation_lambda_arn != NULL && *in->rotation_lambda_arn != '\0')
		s->rotation_function = in->rotation_lambda_arn;
	if (in->rotation_rules == NULL)
		return;
	s->rotation_rules = rules_of(in->rotation_rules);
}

/*
 * Rotations of one database have one key, so that few of them run at once.  It
 * tells nothing of a value to who reads the file.  NULL: it cannot be told,
 * also under a key of KMS, which RotateSecret does not use (shared facts, iam 7).
 */
static const char *
database_key(struct kt_call *c, const struct version *current)
{
	const struct kt_json *json;
	const char *host;
	int64_t port = 0;
	char hex[65];

	if (current->kind != VERSION_STRING || kt_json_parse(c->arena,
	    (const char *)current->value.p, current->value.n, &json) != 0)
		return NULL;
	host = kt_json_string(kt_json_member(json, "host"));
	if (host == NULL)
		return NULL;
	(void)!kt_json_integer(kt_json_member(json, "port"), &port);
	host = kt_arena_printf(c->arena, "%s %" PRId64, host, port);
	kt_sha256_hex(host, strlen(host), hex);
	return kt_arena_strndup(c->arena, hex, KEY_LENGTH);
}

static int
start(struct kt_call *c, struct secret *s, struct version *v,
    struct rotation_move *m)
{
	char token[TOKEN_LENGTH + 1];

	kt_random_text(token, TOKEN_LENGTH, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
	m->token = token;
	m->version = v->id;
	if (version_put(c, s, v) < 0)
		return -1;
	store_label_move(c->tx, s, AWSPENDING, v->id);
	return rotation_move(c, s, m);
}

/*
 * The version is there at once, without a value; then the steps begin.
 *
 * RotateImmediately=false: "tests the rotation configuration by running the
 * testSecret step" on a version made for it, which goes again (API Reference).
 * The function logs in with that version, so it is a copy of AWSCURRENT.  A
 * managed secret has no function to be tested: its rules are taken.
 */
static int
begin(struct kt_call *c, struct secret *s)
{
	const struct sm_rotate_secret_request *in = c->in;
	const char *id = store_label_holder(s, AWSCURRENT);
	bool test = in->rotate_immediately == SHAPE_FALSE;
	struct rotation_move m = { .act = test ? ROTATION_TRY : ROTATION_BEGIN,
	    .anew = in->rotation_rules != NULL };
	struct version current = { .id = NULL }, fresh = { .id = NULL };

	if (id != NULL && store_version_find(c->tx, s, id, &current) !=
	    STORE_OK)
		return dispatch_failed(c);
	if (test && (id == NULL || s->owner != NULL)) {
		m.act = ROTATION_PLAN;
		return rotation_move(c, s, &m);
	}
	m.key = database_key(c, &current);
	if (test && envelope_open(c, s, &current, NULL) != 0)
		return -1;
	if (test)
		fresh = current;
	fresh.id = in->client_request_token;
	fresh.created = c->now;
	return start(c, s, &fresh, &m);
}

/* 1: the last rotation has this token, so this is the same call again. */
static int
seen_before(struct kt_call *c, const struct secret *s, const char *token)
{
	struct rotation r;
	struct version v;

	switch (store_rotation_find(c->tx, s->id, &r)) {
	case STORE_OK:
		if (strcmp(r.version, token) == 0)
			return 1;
		break;
	case STORE_NOT_FOUND:
		break;
	default:
		return dispatch_failed(c);
	}
	switch (store_version_find(c->tx, s, token, &v)) {
	case STORE_NOT_FOUND:
		return 0;
	case STORE_OK:
		return kt_fail(c, SM_INVALID_REQUEST, MSG_TOKEN_USED, token,
		    s->arn);
	default:
		return dispatch_failed(c);
	}
}

int
op_rotate_secret(struct kt_call *c)
{
	const struct sm_rotate_secret_request *in = c->in;
	struct sm_rotate_secret_response *out = c->out;
	struct secret s;
	int again;

	if (secret_check_id(c, in->secret_id) != 0)
		return -1;
	if (in->client_request_token == NULL)
		return kt_fail(c, SM_INVALID_PARAMETER, MSG_NO_TOKEN);
	if (secret_find_primary(c, in->secret_id, &s) != 0 ||
	    check_rules(c, in->rotation_rules) != 0 ||
	    check_metadata(c, &in->external_secret_rotation_metadata) != 0)
		return -1;
	configure(c, &s);
	out->arn = s.arn;
	out->name = s.name;
	out->version_id = in->client_request_token;
	if (ask_rotate(c, &s) != 0 || check_function(c, &s) != 0 ||
	    (again = seen_before(c, &s, in->client_request_token)) < 0)
		return -1;
	if (again)
		return 0;
	if (check_pending(c, &s) != 0)
		return -1;
	c->wakes = true;
	return begin(c, &s) == 0 ? secret_changed(c, &s) : -1;
}

/* --- CancelRotateSecret --- */

/* Function, rules and labels stay (API Reference, CancelRotateSecret). */
int
op_cancel_rotate_secret(struct kt_call *c)
{
	const struct sm_cancel_rotate_secret_request *in = c->in;
	struct sm_cancel_rotate_secret_response *out = c->out;
	struct rotation r;
	struct secret s;
	int rc;

	if (secret_find_primary(c, in->secret_id, &s) != 0)
		return -1;
	if (s.rotation_enabled < 0)
		return kt_fail(c, SM_INVALID_REQUEST, "You can't cancel the "
		    "rotation of a secret that was never configured for "
		    "rotation.");
	if ((rc = under_way(c, &s, &r)) < 0 ||
	    rotation_move(c, &s, &(struct rotation_move){ .act =
	    ROTATION_CANCEL, .reason = "The rotation was cancelled." }) != 0)
		return -1;
	out->version_id = rc > 0 ? r.version : NULL;
	out->arn = s.arn;
	out->name = s.name;
	return secret_changed(c, &s);
}
