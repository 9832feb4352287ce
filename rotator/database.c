/*
 * Where a secret leads that RDS keeps: it has a user and a password alone, and a
 * tag that names the instance or the cluster, of which RDS says the rest.
 */
#include <string.h>

#include "rotator.h"

int
rot_ask(struct rot *r, const char *service, const char *operation,
    const char *member, const char *value, const struct kt_json **body)
{
	struct kt_buf request;

	kt_buf_init(&request, r->arena);
	kt_buf_char(&request, '{');
	rot_member(&request, member, value);
	return rot_call_of(r, service, operation, &request, body);
}

const struct kt_json *
rot_first(const struct kt_json *body, const char *list)
{
	return kt_json_first(kt_json_member(body, list));
}

const char *
rot_text(const struct kt_json *object, const char *name)
{
	return kt_json_string(kt_json_member(object, name));
}

bool
rot_is_managed(const struct kt_json *json)
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
	const struct kt_json *tag = rot_first(secret, "Tags");
	const char *k;

	for (; tag != NULL; tag = kt_json_next(tag)) {
		k = rot_text(tag, "Key");
		if (k != NULL && strcmp(k, key) == 0)
			return rot_text(tag, "Value");
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

static int
find_database(struct rot *r, const char *arn, const struct kt_json *secret,
    const struct kt_json **out)
{
	const struct kt_json *body;
	const char *value = NULL;
	size_t i;

	*out = NULL;
	for (i = 0; i < N_ELEMENTS(kinds); i++)
		if ((value = tag_of(secret, kinds[i].tag)) != NULL)
			break;
	if (value == NULL)
		return rot_fail(r, "Master secret %.200s has no host, and no "
		    "tag of RDS names its database", arn);
	if (rot_ask(r, "rds", kinds[i].operation, kinds[i].member, value,
	    &body) != 0)
		return -1;
	*out = rot_first(body, kinds[i].list);
	return 0;
}

/* Of the secret that rotates both are known after the first time. */
static int
ask_database(struct rot *r, const char *arn, const struct kt_json **out)
{
	bool own = r->ev != NULL && strcmp(arn, r->ev->secret_id) == 0;
	const struct kt_json *secret = own ? r->secret : NULL;

	if (own && r->database != NULL) {
		*out = r->database;
		return 0;
	}
	if (secret == NULL && rot_ask(r, "secretsmanager", "DescribeSecret",
	    "SecretId", arn, &secret) != 0)
		return -1;
	if (find_database(r, arn, secret, out) != 0)
		return -1;
	if (own)
		r->database = *out;
	return 0;
}

int
rot_complete(struct rot *r, const char *arn, struct rot_value *v)
{
	const struct kt_json *db, *endpoint, *port;
	const char *host, *engine;
	struct kt_buf b;

	if (ask_database(r, arn, &db) != 0)
		return -1;
	endpoint = kt_json_member(db, "Endpoint");	/* a cluster's: a text */
	host = kt_json_string(endpoint);
	if (host == NULL)
		host = rot_text(endpoint, "Address");
	port = kt_json_member(kt_json_string(endpoint) != NULL ? db : endpoint,
	    "Port");
	engine = rot_text(db, "Engine");
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
	return kt_json_parse(r->arena, b.p, b.n, &v->json) == 0 ? 0 :
	    rot_fail(r, "RDS names no endpoint");
}
