/* A version of the secret as its JSON says it: who, where, and how to trust. */
#include <string.h>
#include <strings.h>

#include "rotator.h"

static int
check_engine(struct rot *r, const struct kt_json *json)
{
	const char *const *e = r->rotator->strategy->engines;
	const char *engine = kt_json_string(kt_json_member(json, "engine"));

	for (; engine != NULL && *e != NULL; e++)
		if (strcmp(engine, *e) == 0)
			return 0;
	return rot_fail(r, "Database engine must be set to '%s' in order to "
	    "use this rotation lambda", r->rotator->strategy->engines[0]);
}

static int
text_of(struct rot *r, const struct kt_json *json, const char *key,
    const char **out)
{
	const struct kt_json *value = kt_json_member(json, key);

	if (value == NULL)
		return rot_fail(r, "%s key is missing from secret JSON", key);
	*out = kt_json_string(value);
	return *out != NULL ? 0 :
	    rot_fail(r, "%s in secret JSON is not a string", key);
}

/* The client library takes an empty one for whoever runs keyturn, here. */
static int
filled_text_of(struct rot *r, const struct kt_json *json, const char *key,
    const char **out)
{
	if (text_of(r, json, key, out) != 0)
		return -1;
	return **out != '\0' ? 0 :
	    rot_fail(r, "%s in secret JSON is empty", key);
}

/*
 * "ssl" true: TLS or nothing; false: plain; absent or anything else: TLS if
 * the server offers it.  AWS falls back to plain even from a certificate
 * that is not believed; we do not.
 */
static void
tls_of(struct rot *r, struct rot_value *v)
{
	const struct kt_trust *trust = &r->rotator->trust;
	const char *s = kt_json_string(v->ssl);
	struct kt_creds *c = &v->creds;
	bool is_bool = v->ssl != NULL && kt_json_type(v->ssl) == KT_JSON_BOOL;

	c->tls_required = is_bool ? kt_json_true(v->ssl) :
	    s != NULL && strcasecmp(s, "true") == 0;
	trust->find(trust->self, c);
	if (is_bool ? !kt_json_true(v->ssl) :
	    s != NULL && strcasecmp(s, "false") == 0)
		c->tls = KT_TLS_NONE;
	else if (c->tls == KT_TLS_NONE && c->tls_required)
		c->tls = KT_TLS_UNVERIFIED;
}

static int
read_fields(struct rot *r, struct rot_value *v)
{
	const struct kt_json *json = v->json;
	struct kt_creds *c = &v->creds;
	const struct kt_json *dbname = kt_json_member(json, "dbname");

	if (filled_text_of(r, json, "host", &c->host) != 0 ||
	    filled_text_of(r, json, "username", &c->user) != 0 ||
	    text_of(r, json, "password", &c->password) != 0)
		return -1;
	if (rot_port(r->arena, kt_json_member(json, "port"), &c->port) != 0)
		return rot_fail(r, "port in secret JSON is not a port number");
	if (dbname != NULL && kt_json_type(dbname) != KT_JSON_NULL &&
	    text_of(r, json, "dbname", &c->database) != 0)
		return -1;
	if (c->database != NULL && *c->database == '\0')
		c->database = NULL;
	v->host = c->host;
	v->ssl = kt_json_member(json, "ssl");
	tls_of(r, v);
	return 0;
}

static bool
is_object(struct kt_arena *a, const char *text, const struct kt_json **json)
{
	return text != NULL && kt_json_parse(a, text, strlen(text), json) ==
	    0 && kt_json_type(*json) == KT_JSON_OBJECT;
}

int
rot_read_json(struct rot *r, const char *secret, const char *stage,
    const char *version, struct rot_value *out)
{
	const struct kt_json *body;
	struct rot_value v = { .text = NULL };
	struct kt_buf request;
	int rc;

	kt_buf_init(&request, r->arena);
	kt_buf_char(&request, '{');
	rot_member(&request, "SecretId", secret);
	if (version != NULL)
		rot_member(&request, "VersionId", version);
	rot_member(&request, "VersionStage", stage);
	rc = rot_call(r, "GetSecretValue", &request, &body);
	if (rc != 0)
		return rc;
	v.text = kt_json_string(kt_json_member(body, "SecretString"));
	if (!is_object(r->arena, v.text, &v.json))
		return rot_fail(r, "The secret value of stage %s is no JSON "
		    "object", stage);
	*out = v;
	return 0;
}

int
rot_read_fields(struct rot *r, struct rot_value *v)
{
	if (check_engine(r, v->json) != 0 || read_fields(r, v) != 0)
		return -1;
	v->creds.notes = r->ev->notes;
	return 0;
}

int
rot_read(struct rot *r, const char *stage, const char *version,
    struct rot_value *out)
{
	struct rot_value v;
	int rc = rot_read_json(r, r->ev->secret_id, stage, version, &v);

	if (rc != 0)
		return rc;
	if ((r->rotator->fleet != NULL &&
	    rot_complete(r, r->ev->secret_id, &v) != 0) ||
	    rot_read_fields(r, &v) != 0)
		return -1;
	*out = v;
	return 0;
}

int
rot_read_pending(struct rot *r, struct rot_value *out)
{
	return rot_read(r, "AWSPENDING", r->ev->token, out);
}

bool
rot_read_previous(struct rot *r, const struct rot_value *current, struct rot_value *out)
{
	if (rot_read(r, "AWSPREVIOUS", NULL, out) != 0)
		return false;
	out->ssl = current->ssl;
	tls_of(r, out);
	return true;
}

int
kt_value_read(const struct kt_trust *trust, struct kt_arena *a,
    const struct kt_value *value, struct kt_creds *out, char why[KT_WHY])
{
	struct kt_rotator rotator = { .trust = *trust };
	struct rot r = { .arena = a, .rotator = &rotator, .aws = value->aws,
	    .why = why };
	struct rot_value v = { .text = value->text };

	if (!is_object(a, v.text, &v.json))
		return rot_fail(&r, "The secret value is no JSON object");
	if (value->aws != NULL && rot_is_managed(v.json) &&
	    rot_complete(&r, value->secret, &v) != 0)
		return -1;
	if (read_fields(&r, &v) != 0)
		return -1;
	*out = v.creds;
	return 0;
}
