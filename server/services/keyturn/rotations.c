/* The traces of secrets' rotations, and the wait for the end of one. */
#include <string.h>

#include "ops.h"

/* --- the trace --- */

static const char *
moment(struct kt_call *c, int64_t ms)
{
	char text[KT_ISO8601];

	if (ms == 0)
		return NULL;
	kt_time_iso8601(ms, text);
	return kt_arena_strdup(c->arena, text);
}

/* A list's last comma is none of JSON's. */
static void
add_list(struct kt_buf *b, const char *list)
{
	size_t n = strlen(list);

	kt_buf_add(b, list, n > 0 && list[n - 1] == ',' ? n - 1 : n);
}

static int
show_attempt(struct kt_call *c, const struct attempt *a,
    struct own_attempt *out)
{
	const struct own_step *steps;
	struct kt_buf kept;
	int64_t ms = 0;
	size_t i;

	kt_buf_init(&kept, c->arena);
	kt_buf_printf(&kept, "{\"labels_before\":{%s},\"labels_after\":{%s},"
	    "\"steps\":[", a->before, a->after);
	add_list(&kept, a->steps);
	kt_buf_str(&kept, "]}");
	if (dispatch_kept(c, kept.p, &own_shape_attempt, out) != 0)
		return -1;
	steps = out->steps.items;
	for (i = 0; i < out->steps.n; i++)
		ms += steps[i].ms.v;
	out->attempt = shape_int(a->attempt);
	out->outcome = a->outcome;
	out->reason = a->reason;
	out->next = moment(c, a->next);
	out->started = moment(c, a->started);
	out->ended = moment(c, a->ended);
	out->ms = shape_int(ms);
	return 0;
}

/* Of n attempts of one rotation, in their order. */
static int
show_rotation(struct kt_call *c, const struct attempt *a, size_t n,
    struct own_rotation *out)
{
	struct own_attempt *to = kt_arena_alloc(c->arena, n * sizeof(*to));
	const struct attempt *last = &a[n - 1];
	size_t i;

	*out = (struct own_rotation){ .version = a->version,
	    .test = shape_bool(a->test), .outcome = last->outcome,
	    .reason = last->reason, .next = moment(c, last->next),
	    .started = moment(c, a->started), .ended = last->next != 0 ? NULL :
	    moment(c, last->ended), .attempts = { to, n } };
	for (i = 0; i < n; i++)
		if (show_attempt(c, &a[i], &to[i]) != 0)
			return -1;
	return 0;
}

static int
show(struct kt_call *c, const struct attempt *a, size_t n,
    struct shape_list *out)
{
	struct own_rotation *to = kt_arena_alloc(c->arena,
	    (n + 1) * sizeof(*to));
	size_t i, of;

	out->items = to;
	for (i = 0; i < n; i += of) {
		for (of = 1; i + of < n && a[i + of].rotation == a[i].rotation;)
			of++;
		if (show_rotation(c, &a[i], of, &to[out->n++]) != 0)
			return -1;
	}
	return 0;
}

/* --- the last of each secret --- */

static bool
is_wanted(const char *wanted, const char *is)
{
	return wanted == NULL || strcmp(wanted, is) == 0;
}

/* 1: it is one of those that were asked for; 0: it is not; -1. */
static int
show_last(struct kt_call *c, const struct attempt *a,
    struct own_last_rotation *out)
{
	const struct own_list_rotations_request *in = c->in;
	struct secret s;

	if (!is_wanted(in->outcome, a->outcome))
		return 0;
	if (store_secret_by_id(c->tx, a->secret, &s) != STORE_OK)
		return dispatch_failed(c);
	if (!is_wanted(in->account, s.account) ||
	    !is_wanted(in->region, s.region))
		return 0;
	*out = (struct own_last_rotation){ .secret = s.name, .arn = s.arn,
	    .version = a->version, .test = shape_bool(a->test),
	    .outcome = a->outcome, .reason = a->reason,
	    .next = moment(c, a->next), .started = moment(c, a->started),
	    .ended = moment(c, a->ended) };
	return 1;
}

int
op_list_rotations(struct kt_call *c)
{
	struct own_last_rotations *out = c->out;
	struct attempt a = { .secret = 0 };
	struct own_last_rotation one;
	enum store_rc rc;
	struct kt_buf b;
	int wanted;

	kt_buf_init(&b, c->arena);
	out->rotations.items = kt_buf_room(&b, sizeof(one));
	while ((rc = store_attempt_next(c->tx, a.secret, &a)) == STORE_OK) {
		if ((wanted = show_last(c, &a, &one)) < 0)
			return -1;
		if (wanted > 0)
			kt_buf_add(&b, (const char *)&one, sizeof(one));
		out->rotations.n += (size_t)wanted;
	}
	if (rc != STORE_NOT_FOUND)
		return dispatch_failed(c);
	out->rotations.items = b.p;
	return 0;
}

/* --- the wait --- */

/*
 * One that failed, and whose time to be tried again has come, is under way as
 * its next attempt, of which there is no row until its first step has ended.
 */
static enum store_rc
find_awaited(struct kt_call *c, const struct secret *s, struct attempt *a)
{
	if (c->wait_for[0] != 0)
		return store_attempt_find(c->tx, s->content, c->wait_for[0],
		    c->wait_for[1], a);
	return store_attempt_last(c->tx, s->content, a);
}

static bool
is_under_way(struct kt_call *c, struct attempt *a)
{
	if (c->wait_for[0] == 0 && a->next != 0 && a->next <= c->now) {
		a->attempt++;
		a->ended = a->next = 0;
		a->outcome = ROTATION_RUNNING;
		a->reason = NULL;
	}
	return a->ended == 0;
}

static int64_t
patience(const struct own_get_rotations_request *in)
{
	return in->wait.v * KT_SECOND + in->wait_ms.v;
}

/* KT_AGAIN: it is still under way. */
static int
wait_for(struct kt_call *c, const struct secret *s, const struct attempt *a)
{
	const struct own_get_rotations_request *in = c->in;

	if (s->deleted != 0)
		return kt_fail(c, OWN_NO_SUCH_SECRET, "The secret %s awaits "
		    "deletion, and its rotation stands still.", s->name);
	if (c->wait_until == 0)
		c->wait_until = kt_mono_ms() + patience(in);
	if (c->wait_key != s->content)	/* whoever wakes reads it meanwhile */
		c->wait_key = s->content;
	c->wait_for[0] = a->rotation;
	c->wait_for[1] = a->attempt;
	if (!c->last_look)
		return KT_AGAIN;
	return kt_mono_ms() >= c->wait_until ? 0 : kt_fail(c, KT_UNAVAILABLE,
	    "keyturn is stopping; the rotation of %s goes on when it is back.",
	    s->name);
}

static int
find(struct kt_call *c, struct secret *s)
{
	const struct own_get_rotations_request *in = c->in;

	if (own_find(c, &(struct own_place){ in->secret, in->account,
	    in->region }, s) == 0)
		return 0;
	if (c->err == OWN_NO_SUCH_SECRET && c->wait_for[0] != 0)
		c->message = "The secret was deleted while its rotation was "
		    "waited for.";
	return -1;
}

/* What the whole answer says at its head: 0, KT_AGAIN, -1. */
static int
outcome(struct kt_call *c, const struct secret *s)
{
	const struct own_get_rotations_request *in = c->in;
	struct own_rotations *out = c->out;
	struct attempt a = { .outcome = "none", .ended = 1 };
	int rc = 0;

	switch (find_awaited(c, s, &a)) {
	case STORE_OK:
		break;
	case STORE_NOT_FOUND:
		if (c->wait_for[0] == 0)
			break;
		a = (struct attempt){ .rotation = c->wait_for[0],
		    .attempt = c->wait_for[1], .outcome = ROTATION_RUNNING };
		break;
	default:
		return dispatch_failed(c);
	}
	if (is_under_way(c, &a) && patience(in) > 0)
		rc = wait_for(c, s, &a);
	out->outcome = a.outcome;
	out->reason = a.reason;
	out->next = moment(c, a.next);
	return rc;
}

int
op_get_rotations(struct kt_call *c)
{
	const struct own_get_rotations_request *in = c->in;
	struct own_rotations *out = c->out;
	struct attempt *a;
	struct secret s;
	size_t n;
	int rc;

	if (find(c, &s) != 0)
		return -1;
	if ((rc = outcome(c, &s)) != 0)
		return rc;
	if (store_attempts(c->tx, s.content, in->last.set ? in->last.v :
	    STORE_ROTATIONS_MAX, &a, &n) != STORE_OK)
		return dispatch_failed(c);
	out->secret = s.name;
	out->arn = s.arn;
	return show(c, a, n, &out->rotations);
}
