/*
 * The single-user strategy: the user of the secret changes its own password.
 * After AWS's SecretsManagerRDSMySQLRotationSingleUser and its MariaDB twin.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "keyturn/fault.h"

#include "rotator.h"

/* AWS's defaults: EXCLUDE_CHARACTERS and PASSWORD_LENGTH of its functions. */
#define EXCLUDE_CHARACTERS "/@\"'\\"
#define PASSWORD_LENGTH "32"

/* The JSON of one version, read; strings live in the step's arena. */
struct value {
	const char *text;		/* as stored */
	const char *host;		/* as it says; creds has the way there */
	struct kt_creds creds;
	const struct kt_json *ssl;	/* or NULL */
};

/* --- reading ------------------------------------------------------------ */

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

/*
 * "ssl" true: TLS or nothing; false: plain; absent or anything else: TLS if
 * the server offers it.  AWS falls back to plain even from a certificate
 * that is not believed; we do not.
 */
static void
tls_of(struct rot *r, struct value *v)
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
read_fields(struct rot *r, const struct kt_json *json, struct value *v)
{
	struct kt_creds *c = &v->creds;
	const struct kt_json *dbname = kt_json_member(json, "dbname");

	if (check_engine(r, json) != 0 ||
	    text_of(r, json, "host", &c->host) != 0 ||
	    text_of(r, json, "username", &c->user) != 0 ||
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

/* 0; ROT_NOT_FOUND: no version with that stage has a value yet; -1. */
static int
read_value(struct rot *r, const char *stage, const char *version,
    struct value *out)
{
	const struct kt_json *body, *json;
	struct value v = { .text = NULL };
	struct kt_buf request;
	int rc;

	rot_request(r, &request);
	if (version != NULL)
		rot_member(&request, "VersionId", version);
	rot_member(&request, "VersionStage", stage);
	rc = rot_call(r, "GetSecretValue", &request, &body);
	if (rc != 0)
		return rc;
	v.text = kt_json_string(kt_json_member(body, "SecretString"));
	if (v.text == NULL ||
	    kt_json_parse(r->arena, v.text, strlen(v.text), &json) != 0 ||
	    kt_json_type(json) != KT_JSON_OBJECT)
		return rot_fail(r, "The secret value of stage %s is no JSON "
		    "object", stage);
	if (read_fields(r, json, &v) != 0)
		return -1;
	*out = v;
	return 0;
}

static int
read_pending(struct rot *r, struct value *out)
{
	return read_value(r, "AWSPENDING", r->ev->token, out);
}

/* --- createSecret ------------------------------------------------------- */

static int
new_password(struct rot *r, const char **out)
{
	const struct kt_json *body;
	struct kt_buf request;

	kt_buf_init(&request, r->arena);
	kt_buf_char(&request, '{');
	rot_member(&request, "ExcludeCharacters", EXCLUDE_CHARACTERS);
	kt_buf_str(&request, ",\"PasswordLength\":" PASSWORD_LENGTH);
	if (rot_call(r, "GetRandomPassword", &request, &body) != 0)
		return -1;
	*out = kt_json_string(kt_json_member(body, "RandomPassword"));
	return *out != NULL ? 0 :
	    rot_fail(r, "GetRandomPassword answered no password");
}

static int
store_pending(struct rot *r, const char *text)
{
	const struct kt_json *body;
	struct kt_buf request;

	rot_request(r, &request);
	rot_member(&request, "ClientRequestToken", r->ev->token);
	rot_member(&request, "RotationToken", r->ev->rotation_token);
	rot_member(&request, "SecretString", text);
	kt_buf_str(&request, ",\"VersionStages\":[\"AWSPENDING\"]");
	return rot_call(r, "PutSecretValue", &request, &body) == 0 ? 0 : -1;
}

static int
create_secret(struct rot *r)
{
	struct value current, pending;
	const char *password;
	struct kt_buf text;
	int rc;

	if (read_value(r, "AWSCURRENT", NULL, &current) != 0)
		return -1;
	rc = read_pending(r, &pending);
	if (rc != ROT_NOT_FOUND)
		return rc;	/* 0: stored by an earlier run */
	if (new_password(r, &password) != 0)
		return -1;
	kt_buf_init(&text, r->arena);
	if (kt_json_replace(&text, current.text, strlen(current.text),
	    "password", password) != 0)
		return rot_fail(r, "password key is missing from secret JSON");
	return store_pending(r, text.p);
}

/* --- setSecret ---------------------------------------------------------- */

/* DENIED is an answer the steps work with, everything else an error. */
static enum kt_engine_rc
login(struct rot *r, const struct value *v, struct kt_link **link)
{
	const struct kt_creds *c = &v->creds;
	char why[KT_WHY] = "";
	enum kt_engine_rc rc = r->rotator->engine->login(c, link, why);

	if (rc == KT_ENGINE_UNREACHABLE)
		(void)rot_fail(r, "Cannot reach the database at %.100s:%d: "
		    "%.300s", c->host, c->port, why);
	else if (rc != KT_ENGINE_OK)
		(void)rot_fail(r, "The database at %.100s:%d refuses the "
		    "login: %.300s", c->host, c->port, why);
	return rc;
}

static enum kt_engine_rc
probe(struct rot *r, const struct value *v)
{
	struct kt_link *link = NULL;
	enum kt_engine_rc rc = login(r, v, &link);

	r->rotator->engine->logout(&link);
	return rc;
}

static int
check_same(struct rot *r, const struct value *pending,
    const struct value *other, const char *which)
{
	const struct kt_creds *p = &pending->creds, *o = &other->creds;

	if (strcmp(p->user, o->user) != 0)
		return rot_fail(r, "Attempting to modify user %.80s other "
		    "than %s user %.80s", p->user, which, o->user);
	if (strcmp(pending->host, other->host) != 0)
		return rot_fail(r, "Attempting to modify user for host %.100s"
		    " other than %s host %.100s", pending->host, which,
		    other->host);
	return 0;
}

/*
 * The value before the current one, with the current one's wish for TLS.
 * One that cannot be read counts as none.
 */
static bool
read_previous(struct rot *r, const struct value *current, struct value *out)
{
	if (read_value(r, "AWSPREVIOUS", NULL, out) != 0)
		return false;
	out->ssl = current->ssl;
	tls_of(r, out);
	return true;
}

/* After the pending password was denied: in by the current one, or the last. */
static int
login_as_before(struct rot *r, const struct value *pending,
    struct kt_link **link)
{
	struct value current, previous;
	char reason[KT_WHY];
	enum kt_engine_rc rc;

	if (read_value(r, "AWSCURRENT", NULL, &current) != 0 ||
	    check_same(r, pending, &current, "current") != 0)
		return -1;
	rc = login(r, &current, link);
	if (rc != KT_ENGINE_DENIED)
		return rc == KT_ENGINE_OK ? 0 : -1;
	memcpy(reason, r->why, KT_WHY);
	if (read_previous(r, &current, &previous)) {
		if (check_same(r, pending, &previous, "previous valid") != 0)
			return -1;
		rc = login(r, &previous, link);
		if (rc != KT_ENGINE_DENIED)
			return rc == KT_ENGINE_OK ? 0 : -1;
	}
	return rot_fail(r, "Unable to log into database with previous, "
	    "current, or pending secret of secret arn %s (%.200s)",
	    r->ev->secret_id, reason);
}

/*
 * The server may or may not have done it, and has gone.  Not guessed: the
 * pending password opens the door, or this step has failed and will, when it
 * is run again, begin with the same look.
 */
static int
settle(struct rot *r, const struct value *pending, const char *lost)
{
	char reason[KT_WHY];

	if (probe(r, pending) == KT_ENGINE_OK)
		return 0;
	memcpy(reason, r->why, KT_WHY);
	return rot_fail(r, "The database went away while the password was "
	    "changed: %.200s. Then: %.200s", lost, reason);
}

static int
change(struct rot *r, const struct value *pending, struct kt_link **link)
{
	char why[KT_WHY] = "";
	enum kt_engine_rc rc;

	kt_fault("set.sql.before");
	rc = r->rotator->engine->set_password(*link, pending->creds.password,
	    why);
	kt_fault("set.sql.after");
	r->rotator->engine->logout(link);
	switch (rc) {
	case KT_ENGINE_OK:
		return 0;
	case KT_ENGINE_UNCERTAIN:
		return settle(r, pending, why);
	default:
		return rot_fail(r, "Cannot change the password of %.80s: "
		    "%.300s", pending->creds.user, why);
	}
}

static int
set_secret(struct rot *r)
{
	struct value pending;
	struct kt_link *link = NULL;
	enum kt_engine_rc rc;

	if (read_pending(r, &pending) != 0)
		return -1;
	rc = probe(r, &pending);
	if (rc != KT_ENGINE_DENIED)
		return rc == KT_ENGINE_OK ? 0 : -1;
	if (login_as_before(r, &pending, &link) != 0)
		return -1;
	return change(r, &pending, &link);
}

/* --- testSecret --------------------------------------------------------- */

static int
test_secret(struct rot *r)
{
	const struct kt_engine *engine = r->rotator->engine;
	struct kt_link *link = NULL;
	char why[KT_WHY] = "";
	struct value pending;
	enum kt_engine_rc rc;

	if (read_pending(r, &pending) != 0)
		return -1;
	rc = login(r, &pending, &link);
	if (rc == KT_ENGINE_DENIED) {
		memcpy(why, r->why, KT_WHY);
		return rot_fail(r, "Unable to log into database with pending "
		    "secret of secret ARN %s (%.200s)", r->ev->secret_id, why);
	}
	if (rc != KT_ENGINE_OK)
		return -1;
	rc = engine->run(link, "SELECT NOW()", why);
	engine->logout(&link);
	return rc == KT_ENGINE_OK ? 0 : rot_fail(r, "The database lets the "
	    "pending secret in, but answers nothing: %.300s", why);
}

/* --- the strategies ----------------------------------------------------- */

/* Which SQL to speak the server says; "engine" decides who may rotate it. */
static const char *const mysql_engines[] = { "mysql", "aurora-mysql", NULL };
static const char *const mariadb_engines[] = { "mariadb", NULL };

#define STEPS { create_secret, set_secret, test_secret, rot_finish }

const struct rot_strategy
    rot_mysql_single_user = { "mysql-single-user", mysql_engines, STEPS },
    rot_mariadb_single_user = { "mariadb-single-user", mariadb_engines, STEPS };
