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
find_server(struct kt_call *c, const char *id, const struct server **out)
{
	struct db_page page = { .account = c->account, .region = c->region,
	    .id = id, .limit = 1 };
	struct db_instance *instances;
	struct db_cluster *clusters;
	enum store_rc rc;
	size_t n = 0;

	rc = store_instances(c->tx, &page, &instances, &n);
	if (rc == STORE_OK && n > 0) {
		*out = &instances[0].server;
		return STORE_OK;
	}
	if (rc == STORE_OK)
		rc = store_clusters(c->tx, &page, &clusters, &n);
	if (rc == STORE_OK && n > 0)
		*out = &clusters[0].server;
	return rc;
}

/* The id of the server that serves it: 0, or -1 after kt_fail. */
static int
read_server(struct kt_call *c, const char *name, const char **out)
{
	const char *id = kt_arena_lower(c->arena, name);
	const struct server *s = NULL;
	int rc;

	if (own_read_begin(c) != 0)
		return -1;
	if (find_server(c, id, &s) != STORE_OK)
		rc = dispatch_failed(c);
	else if (s == NULL || strcmp(s->status, SERVER_AVAILABLE) != 0)
		rc = no_database(c, id, s != NULL ? s->status : NULL);
	else
		rc = 0;
	own_read_end(c);
	if (rc == 0)
		*out = s->id;
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
