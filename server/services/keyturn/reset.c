/* To begin anew: the secrets and databases of an account, or of all, go. */
#include "auth/sigv4.h"
#include "keyturn/fault.h"
#include "ops.h"
#include "store/tables.h"
#include "trail/trail.h"

struct reset {
	struct store *store;
	const char *account;		/* NULL: all */
	int64_t secrets, servers;
};

static int
clear(struct store_tx *tx, void *arg)
{
	struct reset *r = arg;

	return store_reset(tx, r->account, &r->secrets, &r->servers) ==
	    STORE_OK ? 0 : -1;
}

/* 1: all servers are gone; -1: nobody can tell. */
static int
settled(void *arg)
{
	const struct reset *r = arg;
	struct kt_arena *a = kt_arena_new();
	struct store_tx *tx = store_read_begin(r->store, a);
	bool under_way = false;
	int rc = -1;

	if (tx != NULL) {
		if (store_reset_under_way(tx, r->account, &under_way) ==
		    STORE_OK)
			rc = under_way ? 0 : 1;
		store_read_end(r->store, tx);
	}
	kt_arena_free(&a);
	return rc;
}

int
op_reset(struct kt_call *c)
{
	const struct own_reset_request *in = c->in;
	const struct kt_server *server = c->server;
	struct reset r = { .store = server->store, .account = in->account };
	struct own_reset_response *out = c->out;

	if (in->account != NULL && !sigv4_is_account(in->account))
		return kt_fail(c, KT_VALIDATION, "\"account\" is 12 digits; "
		    "without it, all accounts are emptied.");
	if (in->account == NULL) {	/* faults are everybody's */
		(void)kt_fault_clear(KT_FAULT_ALL);
		wait_wake(server->waits, WAIT_ANY);
	}
	if (store_write_wait(server->store, c->arena, clear, &r) != 0)
		return own_gave_up(c);
	if (server->trail != NULL)
		trail_forget(server->trail, in->account, c->now);
	if (server->wake != NULL)
		server->wake(server->wake_self);
	wait_wake(server->waits, WAIT_ANY);
	if (server->conductor.await(server->conductor.self, settled, &r) != 1)
		return own_gave_up(c);
	out->secrets = shape_int(r.secrets);
	out->databases = shape_int(r.servers);
	return 0;
}
