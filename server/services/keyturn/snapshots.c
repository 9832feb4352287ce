/* Snapshots of databases, as no service of AWS's tells of them. */
#include "ops.h"
#include "store/snapshot.h"

static struct own_snapshot
show(struct kt_call *c, const struct snapshot *s)
{
	char at[KT_ISO8601];
	struct own_snapshot out = { .type = s->type, .status = s->status,
	    .reason = s->reason, .of = s->source, .runs = s->engine_version };

	kt_time_iso8601(s->created, at);
	out.created = kt_arena_strdup(c->arena, at);
	out.arn = kt_arn(c->arena, "rds", s->region, s->account,
	    s->cluster ? "cluster-snapshot:" : "snapshot:", s->name, NULL);
	if (s->pause >= 0)
		out.pause_ms = shape_int(s->pause);
	return out;
}

int
op_list_snapshots(struct kt_call *c)
{
	const struct own_list_snapshots_request *in = c->in;
	struct own_snapshots *out = c->out;
	struct own_snapshot *items;
	struct snapshot *all;
	size_t i, n;

	if (store_snapshots_everywhere(c->tx, in->account, in->region, &all,
	    &n) != STORE_OK)
		return dispatch_failed(c);
	items = kt_arena_alloc(c->arena, (n + 1) * sizeof(*items));
	for (i = 0; i < n; i++)
		items[i] = show(c, &all[i]);
	out->snapshots = (struct shape_list){ items, n };
	return 0;
}
