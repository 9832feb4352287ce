/* The last calls, for who looks on. */
#include "dispatch/calls.h"
#include "ops.h"

static const char *
text(const char *s)
{
	return *s != '\0' ? s : NULL;
}

static struct own_call
show(struct kt_call *c, const struct call_note *n)
{
	struct own_call out = { .id = shape_int(n->id), .service = n->service,
	    .operation = n->operation, .account = text(n->account),
	    .caller = text(n->caller), .region = text(n->region),
	    .by = text(n->by), .code = text(n->code),
	    .us = shape_int(n->us) };
	char at[KT_ISO8601];

	kt_time_iso8601(n->at, at);
	out.at = kt_arena_strdup(c->arena, at);
	if (n->status != 0)
		out.status = shape_int(n->status);
	if (n->inside)
		out.inside = SHAPE_TRUE;
	return out;
}

int
op_list_calls(struct kt_call *c)
{
	const struct own_list_calls_request *in = c->in;
	struct own_calls *out = c->out;
	int64_t ended = 0, after = in->after.set ? in->after.v : 0;
	struct call_note *notes = NULL;
	struct own_call *items;
	size_t i, n = 0;

	if (after < 0)
		return kt_fail(c, KT_VALIDATION, "The ids of calls begin with "
		    "1.");
	if (c->server->calls != NULL) {
		ended = calls_ended(c->server->calls);
		notes = calls_since(c->server->calls, c->arena, after,
		    in->limit.set ? (size_t)in->limit.v : CALLS_KEPT, &n);
	}
	items = kt_arena_alloc(c->arena, (n + 1) * sizeof(*items));
	for (i = 0; i < n; i++)
		items[i] = show(c, &notes[i]);
	if (n > 0)
		ended = notes[n - 1].id;
	out->ended = shape_int(ended);
	if (ended - after > (int64_t)n)
		out->missed = shape_int(ended - after - (int64_t)n);
	out->calls = (struct shape_list){ items, n };
	return 0;
}
