/* Faults are set, listed and cleared. */
#include "fault.h"

/* Of what was not given, and is not kept, nothing is shown. */
static void
show(struct kt_arena *a, const struct kt_fault *f, struct own_fault *out)
{
	*out = (struct own_fault){ .id = shape_int(f->id), .point = f->point,
	    .secret = f->secret, .database = f->database,
	    .service = f->service, .operation = f->operation,
	    .action = kt_fault_action_name(f->action), .code = f->code,
	    .message = f->message, .passed = shape_int(f->passed),
	    .happened = shape_int(f->happened),
	    .spent = shape_bool(f->spent) };
	if (f->host != NULL)
		out->address = kt_arena_printf(a, "%s:%d", f->host, f->port);
	if (f->status != 0)
		out->status = shape_int(f->status);
	if (f->delay != 0)
		out->delay_ms = shape_int(f->delay);
	if (f->times != 0)
		out->times = shape_int(f->times);
	else
		out->always = SHAPE_TRUE;
	if (f->share < 1) {
		out->share = (struct shape_float){ true, f->share };
		out->seed = shape_int(f->seed);
	}
}

int
op_add_fault(struct kt_call *c)
{
	struct kt_fault f;
	char why[KT_WHY];

	if (fault_read(c, c->in, &f) != 0)
		return -1;
	if (kt_fault_add(&f, why) != 0)
		return kt_fail(c, KT_VALIDATION, "%s", why);
	if (fault_is_done_at_once(&f)) {
		if (kt_fault_server(f.action, f.host, f.port, why) != 0) {
			(void)kt_fault_clear(f.id);
			return kt_fail(c, KT_VALIDATION, "%s.", why);
		}
		kt_fault_happened(f.id);
		f.passed = f.happened = 1;
		f.spent = true;
	}
	show(c->arena, &f, c->out);
	return 0;
}

int
op_list_faults(struct kt_call *c)
{
	struct own_fault_list *out = c->out;
	struct kt_fault *faults;
	struct own_fault *to;
	size_t i, n = kt_fault_list(c->arena, &faults);

	out->faults.n = n;
	out->faults.items = to = kt_arena_alloc(c->arena,
	    (n + 1) * sizeof(*to));
	for (i = 0; i < n; i++)
		show(c->arena, &faults[i], &to[i]);
	return 0;
}

/* A call may wait for the delay of one. */
static int
clear(struct kt_call *c, int64_t id)
{
	struct own_cleared_faults *out = c->out;
	int64_t n = kt_fault_clear(id);

	wait_wake(c->server->waits, WAIT_ANY);
	out->cleared = shape_int(n);
	return n > 0 || id == KT_FAULT_ALL ? 0 : kt_fail(c, KT_VALIDATION,
	    "There is no fault %lld.", (long long)id);
}

int
op_clear_fault(struct kt_call *c)
{
	const struct own_clear_fault_request *in = c->in;

	if (in->id.v < 1)
		return kt_fail(c, KT_VALIDATION, "The ids of faults begin "
		    "with 1.");
	return clear(c, in->id.v);
}

int
op_clear_faults(struct kt_call *c)
{
	return clear(c, KT_FAULT_ALL);
}
