/* How keyturn is: that it serves, and which rotations stand failed. */
#include <stdlib.h>

#include "keyturn/fault.h"
#include "ops.h"
#include "store/tables.h"

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
	out->status = "ok";
	out->faults = shape_int(kt_fault_count());
	out->failing = shape_int(total);
	out->rotations.items = to = kt_arena_alloc(c->arena,
	    (n + 1) * sizeof(*to));
	for (i = 0; i < n; i++)
		if (describe(c, &jobs[i], &to[i]) != 0)
			return -1;
	out->rotations.n = n;
	return 0;
}
