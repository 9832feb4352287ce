/* How keyturn is: that it serves, which rotations and scripts stand failed. */
#include <stdlib.h>

#include "keyturn/fault.h"
#include "keyturn/init.h"
#include "ops.h"
#include "store/tables.h"
#include "trail/trail.h"

#define FAILING_MAX 10		/* are told why */

static int
describe(struct kt_call *c, const struct job *j, struct own_failing *out)
{
	struct rotation r = { .reason = NULL };
	struct attempt a = { .reason = "It was due, and did not begin." };
	char next[KT_ISO8601];
	struct secret s;

	if (store_secret_by_id(c->tx, strtoll(j->subject, NULL, 10), &s) !=
	    STORE_OK ||
	    store_rotation_find(c->tx, s.id, &r) == STORE_FAILED)
		return dispatch_failed(c);
	if (!store_rotation_under_way(&r) &&
	    store_attempt_last(c->tx, s.id, &a) != STORE_FAILED)
		r.reason = a.reason;
	kt_time_iso8601(j->due, next);
	*out = (struct own_failing){ s.name, s.arn, shape_int(j->tries),
	    kt_arena_strdup(c->arena, next), r.reason };
	return 0;
}

/* The scripts of --init; NULL: there are none. */
static struct own_init *
tell_init(struct kt_call *c)
{
	const struct kt_init *init = c->server->init;
	struct own_init *out;
	const char **failed;
	size_t i;

	if (init == NULL)
		return NULL;
	out = kt_arena_alloc(c->arena, sizeof(*out));
	out->failed.items = failed = kt_arena_alloc(c->arena,
	    (init->n + 1) * sizeof(*failed));
	out->completed = init->completed ? SHAPE_TRUE : SHAPE_FALSE;
	out->scripts = shape_int((int64_t)init->n);
	for (i = 0; i < init->n; i++)
		if (init->scripts[i].state == KT_SCRIPT_FAILED)
			failed[out->failed.n++] = init->scripts[i].told;
	return out;
}

static const char *
tell_trail(struct trail *t)
{
	return t == NULL ? "off" : trail_runs(t) ? "on" : "stopped";
}

int
op_get_health(struct kt_call *c)
{
	struct own_health *out = c->out;
	struct own_failing *to;
	struct job *jobs;
	int64_t total;
	size_t i, n;

	if (store_jobs_failing(c->tx, JOB_ROTATION, &total) != STORE_OK ||
	    store_jobs_failed(c->tx, JOB_ROTATION, FAILING_MAX, &jobs, &n) !=
	    STORE_OK)
		return dispatch_failed(c);
	out->status = c->server->preparing ? "starting" : "ok";
	out->iam = kt_iam_names[c->server->iam];
	out->faults = shape_int(kt_fault_count());
	out->init = tell_init(c);
	out->trail = tell_trail(c->server->trail);
	out->failing = shape_int(total);
	out->rotations.items = to = kt_arena_alloc(c->arena,
	    (n + 1) * sizeof(*to));
	for (i = 0; i < n; i++)
		if (describe(c, &jobs[i], &to[i]) != 0)
			return -1;
	out->rotations.n = n;
	return 0;
}
