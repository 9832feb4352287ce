/* RotateSecret: sets a rotation up and starts it; server/sched runs it. */
#include <string.h>

#include "ops.h"

#define FUNCTION ":function:"

int64_t
rotation_next(const struct secret *s)
{
	if (s->rotation_enabled != 1 || s->rotation_days == 0)
		return 0;
	/* Seen: so many days after the day it counts from, at 23:59:59. */
	return kt_time_day(s->rotation_from) +
	    (s->rotation_days + 1) * KT_DAY - KT_SECOND;
}

int
rotation_abandon(struct kt_call *c, const struct secret *s,
    const char *version, const char *why)
{
	struct rotation r;

	switch (store_rotation_find(c->tx, s->id, &r)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
	if (strcmp(r.state, ROTATION_RUNNING) != 0 ||
	    strcmp(r.version, version) != 0)
		return 0;
	r.state = ROTATION_ABANDONED;
	r.ended = c->now;
	r.reason = why;
	return store_rotation_save(c->tx, &r) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

static int
check_rules(struct kt_call *c, const struct sm_rules *r)
{
	if (r == NULL || !r->days.set || r->schedule == NULL)
		return 0;
	return kt_fail(c, KT_INVALID_PARAMETER, "You cannot specify both "
	    "rotation frequency and schedule expression together.");
}

/* Is arn a function of this account and region that is there? */
static bool
may_invoke(const struct kt_call *c, const char *arn)
{
	const char *head = kt_arena_printf(c->arena, ":lambda:%s:%s" FUNCTION,
	    c->region, c->account);
	const char *name = strstr(arn, head);

	if (strncmp(arn, "arn:aws", 7) != 0 || name == NULL)
		return false;
	name += strlen(head);		/* a qualifier may follow */
	return kt_function_named(c->server, name, strcspn(name, ":")) != NULL;
}

static int
check_function(struct kt_call *c, const struct secret *s)
{
	if (s->rotation_function == NULL)
		return kt_fail(c, KT_INVALID_REQUEST, "No Lambda rotation "
		    "function ARN is associated with this secret.");
	if (!may_invoke(c, s->rotation_function))
		return kt_fail(c, KT_ACCESS_DENIED, "Secrets Manager cannot "
		    "invoke the specified Lambda function. Ensure that the "
		    "function policy grants access to the principal "
		    "secretsmanager.amazonaws.com.");
	return 0;
}

/* A former rotation that has not ended blocks the next. */
static int
check_pending(struct kt_call *c, const struct secret *s)
{
	const char *pending, *current;

	if (store_label_holder(c->tx, s->content, AWSPENDING, &pending) != STORE_OK ||
	    store_label_holder(c->tx, s->content, AWSCURRENT, &current) != STORE_OK)
		return dispatch_failed(c);
	if (pending == NULL ||
	    (current != NULL && strcmp(pending, current) == 0))
		return 0;
	return kt_fail(c, KT_INVALID_REQUEST, "A previous rotation isn't "
	    "complete. That rotation will be reattempted.");
}

static void
configure(const struct in_rotate_secret *in, struct secret *s)
{
	if (in->function != NULL && *in->function != '\0')
		s->rotation_function = in->function;
	if (in->rules == NULL)
		return;
	s->rotation_days = in->rules->days.set ? in->rules->days.v : 0;
	s->rotation_schedule = in->rules->schedule;
	s->rotation_duration = in->rules->duration;
}

/* The version is there at once, without a value; then the steps begin. */
static int
start(struct kt_call *c, const struct secret *s, const char *version)
{
	struct version v = { .id = version, .created = c->now };
	struct rotation r = { .secret = s->id, .version = version,
	    .state = ROTATION_RUNNING, .due = c->now, .started = c->now };
	char token[KT_UUID];

	kt_uuid(token);
	r.token = token;
	if (store_version_put(c->tx, s, &v) != STORE_OK ||
	    store_label_move(c->tx, s->content, AWSPENDING, version) != STORE_OK ||
	    store_rotation_save(c->tx, &r) != STORE_OK)
		return dispatch_failed(c);
	c->wakes = true;
	return 0;
}

/* 1: the token's version is there, so this is the same call again. */
static int
seen_before(struct kt_call *c, const struct secret *s, const char *token)
{
	struct version v;

	switch (store_version_find(c->tx, s, token, &v)) {
	case STORE_OK:        return 1;
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
}

int
op_rotate_secret(struct kt_call *c)
{
	const struct in_rotate_secret *in = c->in;
	struct out_secret *out = c->out;
	struct secret s;
	int again;

	if (secret_check_id(c, in->secret_id) != 0)
		return -1;
	if (in->token == NULL)
		return kt_fail(c, KT_INVALID_PARAMETER, MSG_NO_TOKEN);
	if (secret_find_live(c, in->secret_id, &s) != 0 ||
	    check_rules(c, in->rules) != 0)
		return -1;
	configure(in, &s);
	out->arn = s.arn;
	out->name = s.name;
	out->version_id = in->token;
	if (check_function(c, &s) != 0 ||
	    (again = seen_before(c, &s, in->token)) < 0)
		return -1;
	if (again)
		return 0;
	if (check_pending(c, &s) != 0)
		return -1;
	s.rotation_enabled = 1;
	s.rotation_from = s.changed = c->now;
	if (store_secret_save(c->tx, &s) != STORE_OK)
		return dispatch_failed(c);
	return in->immediately == SHAPE_FALSE ? 0 : start(c, &s, in->token);
}
