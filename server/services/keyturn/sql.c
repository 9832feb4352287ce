/*
 * SQL on a database as its master, for who prepares a test and has no driver:
 * what a fixture's "sql" does, while keyturn serves.
 */
#include <string.h>

#include "keyturn/fleet.h"

#include "ops.h"

static int
no_database(struct kt_call *c, const char *id, const char *status)
{
	return status == NULL ?
	    kt_fail(c, KT_VALIDATION, "There is no DB instance or cluster "
	    "\"%.100s\" in account %.20s, region %.100s.", id, c->account,
	    c->region) :
	    kt_fail(c, KT_VALIDATION, "\"%.100s\" is %s, and not %s.", id,
	    status, SERVER_AVAILABLE);
}

/* Of the instance with that identifier, else of the cluster. */
static enum store_rc
find_server(struct kt_call *c, const char *id, struct server *out)
{
	struct db_instance i;
	struct db_cluster cl;
	enum store_rc rc = store_instance_find(c->tx, c->account, c->region,
	    id, &i);

	if (rc == STORE_OK)
		*out = i.server;
	if (rc != STORE_NOT_FOUND)
		return rc;
	rc = store_cluster_find(c->tx, c->account, c->region, id, &cl);
	if (rc == STORE_OK)
		*out = cl.server;
	return rc;
}

/* The id of the server that serves it: 0, or -1 after kt_fail. */
static int
read_server(struct kt_call *c, const char *name, const char **out)
{
	const char *id = kt_arena_lower(c->arena, name);
	struct server s = { .status = NULL };
	enum store_rc found;
	int rc = 0;

	if (own_read_begin(c) != 0)
		return -1;
	found = find_server(c, id, &s);
	if (found != STORE_OK && found != STORE_NOT_FOUND)
		rc = dispatch_failed(c);
	else if (s.status == NULL || strcmp(s.status, SERVER_AVAILABLE) != 0)
		rc = no_database(c, id, s.status);
	own_read_end(c);
	if (rc == 0)
		*out = s.id;
	return rc;
}

int
op_run_sql(struct kt_call *c)
{
	const struct own_run_sql_request *in = c->in;
	const struct kt_fleet *fleet = c->server->fleet;
	const char *server;
	char why[KT_WHY];

	if (in->account != NULL)
		c->account = in->account;
	if (in->region != NULL)
		c->region = in->region;
	if (read_server(c, in->database, &server) != 0)
		return -1;
	if (fleet->sql(fleet->self, server, in->schema, in->sql, why) == 0)
		return 0;
	kt_make_utf8(why);
	return kt_fail(c, KT_VALIDATION, "%s", why);
}
