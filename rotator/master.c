/*
 * The master secret, which "masterarn" names: who may change other users, and
 * whether it is of the same server.
 */
#include <string.h>

#include "rotator.h"

static const char *
first_label(struct rot *r, const char *host)
{
	return kt_arena_strndup(r->arena, host, strcspn(host, "."));
}

static bool
is_text(const struct kt_json *object, const char *name, const char *text)
{
	const char *s = rot_text(object, name);

	return s != NULL && strcmp(s, text) == 0;
}

static bool
is_replica_instance(struct rot *r, const char *host, const char *master)
{
	const struct kt_json *body;

	return rot_ask(r, "rds", "DescribeDBInstances",
	    "DBInstanceIdentifier", first_label(r, host), &body) == 0 &&
	    is_text(rot_first(body, "DBInstances"),
	    "ReadReplicaSourceDBInstanceIdentifier", first_label(r, master));
}

static bool
is_reader(struct rot *r, const char *host, const char *master)
{
	const char *label = first_label(r, host);
	const struct kt_json *body, *cluster, *m;

	if (rot_ask(r, "rds", "DescribeDBClusters", "DBClusterIdentifier",
	    first_label(r, master), &body) != 0)
		return false;
	cluster = rot_first(body, "DBClusters");
	if (is_text(cluster, "ReaderEndpoint", host))
		return true;
	m = rot_first(cluster, "DBClusterMembers");
	for (; m != NULL; m = kt_json_next(m))
		if (is_text(m, "DBInstanceIdentifier", label) &&
		    kt_json_member(m, "IsClusterWriter") != NULL &&
		    !kt_json_true(kt_json_member(m, "IsClusterWriter")))
			return true;
	return false;
}

/*
 * AWS's function compares hosts alone; here servers of one host are told apart
 * by their ports.
 */
static bool
is_same_server(const struct rot_value *a, const struct rot_value *b)
{
	return a->creds.port == b->creds.port &&
	    (strcmp(a->host, b->host) == 0 ||
	    strcmp(a->creds.host, b->creds.host) == 0);
}

static int
check_server(struct rot *r, const struct rot_value *current,
    const struct rot_value *master)
{
	const char *host = current->host, *other = master->host;

	if (is_same_server(current, master) ||
	    (is_text(current->json, "engine", "aurora-mysql") ?
	    is_reader(r, host, other) : is_replica_instance(r, host, other)))
		return 0;
	if (strcmp(host, other) == 0) {
		host = kt_arena_printf(r->arena, "%s:%d", host,
		    current->creds.port);
		other = kt_arena_printf(r->arena, "%s:%d", other,
		    master->creds.port);
	}
	return rot_fail(r, "Current database host %.150s is not the same host "
	    "as/rds replica of master %.150s", host, other);
}

int
rot_read_master(struct rot *r, const struct rot_value *current,
    struct rot_value *out)
{
	const char *arn = rot_text(current->json, "masterarn");

	if (arn == NULL)
		return rot_fail(r, "masterarn key is missing from secret JSON");
	if (rot_read_json(r, arn, "AWSCURRENT", NULL, out) != 0 ||
	    (rot_is_managed(out->json) && rot_complete(r, arn, out) != 0) ||
	    rot_read_fields(r, out) != 0)
		return -1;
	out->creds.database = current->creds.database;
	return check_server(r, current, out);
}
