/*
 * The master secret, which "masterarn" names: who may change other users, and
 * whether it is of the same server.
 *
 * RDS's own has a user and a password alone; where the server is says RDS, of
 * the instance or cluster that a tag of the secret names.
 */
#include <string.h>

#include "rotator.h"

static int
request_of(struct rot *r, const char *service, const char *operation,
    const char *member, const char *value, const struct kt_json **body)
{
	struct kt_buf request;

	kt_buf_init(&request, r->arena);
	kt_buf_char(&request, '{');
	rot_member(&request, member, value);
	return rot_call_of(r, service, operation, &request, body);
}

/* The first of a list in an answer; NULL: there is none. */
static const struct kt_json *
first_of(const struct kt_json *body, const char *list)
{
	return kt_json_first(kt_json_member(body, list));
}

static const char *
text_in(const struct kt_json *object, const char *name)
{
	return kt_json_string(kt_json_member(object, name));
}

/* --- a managed one ---------------------------------------------------------- */

static bool
is_managed(const struct kt_json *json)
{
	const struct kt_json *m;
	size_t n = 0;

	for (m = kt_json_first(json); m != NULL; m = kt_json_next(m))
		n++;
	return n == 2 && kt_json_member(json, "username") != NULL &&
	    kt_json_member(json, "password") != NULL;
}

static const char *
tag_of(const struct kt_json *secret, const char *key)
{
	const struct kt_json *tag = first_of(secret, "Tags");
	const char *k;

	for (; tag != NULL; tag = kt_json_next(tag)) {
		k = text_in(tag, "Key");
		if (k != NULL && strcmp(k, key) == 0)
			return text_in(tag, "Value");
	}
	return NULL;
}

static const struct {
	const char *tag, *operation, *member, *list;
} kinds[] = {
	{ "aws:rds:primaryDBInstanceArn", "DescribeDBInstances",
	    "DBInstanceIdentifier", "DBInstances" },
	{ "aws:rds:primaryDBClusterArn", "DescribeDBClusters",
	    "DBClusterIdentifier", "DBClusters" },
};

/* Asks RDS for what that tag of the secret names; NULL: nothing does. */
static int
find_database(struct rot *r, const char *arn, const struct kt_json **out)
{
	const struct kt_json *secret, *body;
	const char *value = NULL;
	size_t i;

	*out = NULL;
	if (request_of(r, "secretsmanager", "DescribeSecret", "SecretId", arn,
	    &secret) != 0)
		return -1;
	for (i = 0; i < N_ELEMENTS(kinds); i++)
		if ((value = tag_of(secret, kinds[i].tag)) != NULL)
			break;
	if (value == NULL)
		return rot_fail(r, "Master secret %.200s has no host, and no "
		    "tag of RDS names its database", arn);
	if (request_of(r, "rds", kinds[i].operation, kinds[i].member, value,
	    &body) != 0)
		return -1;
	*out = first_of(body, kinds[i].list);
	return 0;
}

/* The value as it would be if it said what RDS says. */
static int
complete(struct rot *r, const char *arn, struct rot_value *v)
{
	const struct kt_json *db, *endpoint, *port;
	const char *host, *engine;
	struct kt_buf b;

	if (find_database(r, arn, &db) != 0)
		return -1;
	endpoint = kt_json_member(db, "Endpoint");	/* a cluster's: a text */
	host = kt_json_string(endpoint);
	if (host == NULL)
		host = text_in(endpoint, "Address");
	port = kt_json_member(kt_json_string(endpoint) != NULL ? db : endpoint,
	    "Port");
	engine = text_in(db, "Engine");
	if (host == NULL || engine == NULL || port == NULL)
		return rot_fail(r, "The database of master secret %.200s has "
		    "no endpoint", arn);
	kt_buf_init(&b, r->arena);
	kt_buf_char(&b, '{');
	rot_member(&b, "engine", engine);
	rot_member(&b, "host", host);
	kt_buf_str(&b, ",\"port\":");
	kt_json_print(&b, port);
	kt_buf_str(&b, ",\"username\":");
	kt_json_print(&b, kt_json_member(v->json, "username"));
	kt_buf_str(&b, ",\"password\":");
	kt_json_print(&b, kt_json_member(v->json, "password"));
	kt_buf_char(&b, '}');
	v->text = b.p;
	return kt_json_parse(r->arena, b.p, b.n, &v->json) == 0 ? 0 :
	    rot_fail(r, "RDS names no endpoint");
}

/* --- of the same server? ----------------------------------------------------- */

static const char *
first_label(struct rot *r, const char *host)
{
	return kt_arena_strndup(r->arena, host, strcspn(host, "."));
}

static bool
is_text(const struct kt_json *object, const char *name, const char *text)
{
	const char *s = text_in(object, name);

	return s != NULL && strcmp(s, text) == 0;
}

static bool
is_replica_instance(struct rot *r, const char *host, const char *master)
{
	const struct kt_json *body;

	return request_of(r, "rds", "DescribeDBInstances",
	    "DBInstanceIdentifier", first_label(r, host), &body) == 0 &&
	    is_text(first_of(body, "DBInstances"),
	    "ReadReplicaSourceDBInstanceIdentifier", first_label(r, master));
}

static bool
is_reader(struct rot *r, const char *host, const char *master)
{
	const char *label = first_label(r, host);
	const struct kt_json *body, *cluster, *m;

	if (request_of(r, "rds", "DescribeDBClusters", "DBClusterIdentifier",
	    first_label(r, master), &body) != 0)
		return false;
	cluster = first_of(body, "DBClusters");
	if (is_text(cluster, "ReaderEndpoint", host))
		return true;
	m = first_of(cluster, "DBClusterMembers");
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
	const char *arn = text_in(current->json, "masterarn");

	if (arn == NULL)
		return rot_fail(r, "masterarn key is missing from secret JSON");
	if (rot_read_json(r, arn, "AWSCURRENT", NULL, out) != 0 ||
	    (is_managed(out->json) && complete(r, arn, out) != 0) ||
	    rot_read_fields(r, out) != 0)
		return -1;
	out->creds.database = current->creds.database;
	return check_server(r, current, out);
}
