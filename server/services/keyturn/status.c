/* What runs, for whom, and how it is. */
#include <unistd.h>

#include "keyturn/fault.h"
#include "keyturn/fleet.h"
#include "ops.h"

static int
describe(struct kt_call *c, const struct server *s, struct own_database *out)
{
	const struct kt_fleet *fleet = c->server->fleet;
	bool by_name = fleet != NULL && fleet->by_name &&
	    c->request.host != NULL;

	*out = (struct own_database){ .status = s->status, .reason = s->reason,
	    .engine = s->engine, .runs = s->runs };
	if (s->host != NULL) {
		out->host = by_name ? c->request.host : s->host;
		out->port = shape_int(s->port);
	}
	return store_server_arn(c->tx, s->id, &out->arn) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

static int
list_databases(struct kt_call *c, struct shape_list *out)
{
	struct own_database *items;
	struct server *all;
	size_t i, n;

	if (store_servers(c->tx, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	items = kt_arena_alloc(c->arena, (n + 1) * sizeof(*items));
	for (i = 0; i < n; i++)
		if (describe(c, &all[i], &items[i]) != 0)
			return -1;
	*out = (struct shape_list){ items, n };
	return 0;
}

int
op_get_status(struct kt_call *c)
{
	const struct kt_server *server = c->server;
	const struct kt_sim_reading r = kt_sim_read(server->sim);
	int64_t secrets, failing;
	struct own_status *out = c->out;
	char now[KT_ISO8601];

	if (store_secrets_count(c->tx, &secrets) != STORE_OK ||
	    store_jobs_failing(c->tx, JOB_ROTATION, &failing) != STORE_OK)
		return dispatch_failed(c);
	kt_time_iso8601(r.now, now);
	*out = (struct own_status){ .version = server->version,
	    .pid = shape_int(getpid()), .account = server->account,
	    .region = server->region, .iam = kt_iam_names[server->iam],
	    .frozen = shape_bool(r.frozen),
	    .now = kt_arena_strdup(c->arena, now),
	    .ca = server->fleet != NULL ? server->fleet->ca_file : NULL,
	    .secrets = shape_int(secrets), .failing = shape_int(failing),
	    .faults = shape_int(kt_fault_count()) };
	return list_databases(c, &out->databases);
}
