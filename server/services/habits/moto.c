/*
 * What there is, in the form of moto's data.json: by service and the name of
 * moto's class, a list of its attributes (seen of 5.2.5).  Of those there are
 * which keyturn has too; values are not shown.
 */
#include <string.h>

#include "keyturn/json.h"
#include "ops.h"
#include "store/everywhere.h"

#define ALL ((size_t)INT64_MAX)

/* An attribute of what is being told: a text, or null. */
static void
add(struct kt_buf *b, const char *name, const char *text)
{
	kt_buf_printf(b, ", \"%s\": ", name);
	if (text != NULL)
		kt_json_quote(b, text, strlen(text));
	else
		kt_buf_str(b, "null");
}

/* A date in seconds, or null. */
static void
add_date(struct kt_buf *b, const char *name, int64_t ms)
{
	if (ms != 0)
		kt_buf_printf(b, ", \"%s\": %lld", name,
		    (long long)(ms / KT_SECOND));
	else
		add(b, name, NULL);
}

static void
begin(struct kt_buf *b, size_t i, const char *account)
{
	kt_buf_printf(b, "%s{\"account_id\": \"%s\"", i > 0 ? ", " : "",
	    account);
}

static void
add_secret(struct kt_buf *b, const struct secret *s)
{
	add(b, "arn", s->arn);
	add_date(b, "created_date", s->created);
	add_date(b, "deleted_date", s->deleted);
	add(b, "description", s->description);
	add(b, "kms_key_id", s->kms_key_id);
	add_date(b, "last_changed_date", s->changed);
	add_date(b, "last_rotation_date", s->rotated);
	add(b, "name", s->name);
	add(b, "owning_service", s->owner);
	add(b, "region", s->region);
	kt_buf_printf(b, ", \"rotation_enabled\": %s",
	    s->rotation_enabled == 1 ? "true" : "false");
	add(b, "rotation_lambda_arn", s->rotation_function);
	add(b, "secret_id", s->name);
	kt_buf_char(b, '}');
}

static int
add_secrets(struct kt_call *c, struct kt_buf *b)
{
	struct secret *all;
	size_t i, n;

	if (store_secrets_before(c->tx, 0, ALL, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	kt_buf_str(b, "\"secretsmanager\": {\"FakeSecret\": [");
	for (i = 0; i < n; i++) {
		begin(b, i, all[i].account);
		add_secret(b, &all[i]);
	}
	kt_buf_str(b, "]}");
	return 0;
}

/* What instances and clusters have alike. */
static void
add_server(struct kt_buf *b, const char *region, const struct server *s)
{
	add(b, "engine", s->engine);
	add(b, "engine_version", s->engine_version);
	add(b, "master_username", s->master_user);
	add(b, "region", region);
	add(b, "status", s->status);
	kt_buf_char(b, '}');
}

static int
add_databases(struct kt_call *c, struct kt_buf *b)
{
	struct db_cluster *clusters;
	struct db_instance *all;
	size_t i, n;

	if (store_clusters_everywhere(c->tx, ALL, &clusters, &n) != STORE_OK)
		return dispatch_failed(c);
	kt_buf_str(b, "\"rds\": {\"DBCluster\": [");
	for (i = 0; i < n; i++) {
		begin(b, i, clusters[i].account);
		add(b, "db_cluster_identifier", clusters[i].id);
		add_server(b, clusters[i].region, &clusters[i].server);
	}
	if (store_instances_everywhere(c->tx, ALL, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	kt_buf_str(b, "], \"DBInstance\": [");
	for (i = 0; i < n; i++) {
		begin(b, i, all[i].account);
		add(b, "db_instance_identifier", all[i].id);
		add(b, "db_cluster_identifier", all[i].cluster);
		add(b, "db_instance_class", all[i].class);
		add_server(b, all[i].region, &all[i].server);
	}
	kt_buf_str(b, "]}");
	return 0;
}

int
op_habit_moto_data(struct kt_call *c)
{
	struct kt_buf *b = habit_answer(c);

	kt_buf_char(b, '{');
	if (add_databases(c, b) != 0)
		return -1;
	kt_buf_str(b, ", ");
	if (add_secrets(c, b) != 0)
		return -1;
	kt_buf_char(b, '}');
	return 0;
}

/* moto has a page to look at there, and so has keyturn. */
int
op_habit_moto(struct kt_call *c)
{
	kt_buf_str(habit_answer(c), "{\"data\": \"/moto-api/data.json\", "
	    "\"page\": \"/_keyturn/\"}");
	return 0;
}
