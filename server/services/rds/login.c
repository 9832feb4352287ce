/*
 * IAM database authentication: whether somebody who brings a token is let in to
 * a database (fleet/logins.h asks), and what RDS says in its log when not.
 */
#include <string.h>

#include "auth/db_token.h"
#include "auth/identity.h"
#include "auth/keys.h"
#include "auth/permit.h"
#include "keyturn/fleet.h"
#include "keyturn/json.h"
#include "keyturn/log.h"
#include "ops.h"
#include "services/services.h"

#define FLAG "EnableIAMDatabaseAuthentication"
#define CONNECT "rds-db:connect"

/* How a login may end. */
enum verdict { LET_IN, INVALID, EXPIRED, NOT_AUTHORIZED, INTERNAL };

/* RDS's words (shared facts, section 8 of rds.md); the blanks are theirs. */
static const struct {
	const char *failed, *because;
} lines[] = {
	[INVALID] = { "authenticate", "because the provided token is malformed "
	    "or otherwise invalid. (Status Code: 400, Error Code: "
	    "InvalidToken)" },
	[EXPIRED] = { "authenticate", "because the token age is longer than 15 "
	    "minutes. (Status Code: 400, Error Code:ExpiredToken)" },
	[NOT_AUTHORIZED] = { "authorize", "because the IAM policy assumed by "
	    "the caller '%s' is not authorized to perform `rds-db:connect` on "
	    "the DB instance. (Status Code: 403, Error Code:NotAuthorized)" },
	[INTERNAL] = { "authorize", "due to an internal IAM DB authentication "
	    "error. (Status Code: 500, Error Code: InternalError)" },
};

/* What stands on the server, of whom. */
struct owner {
	const char *account, *region, *resource_id;
	const char *kept;
};

struct login {
	const struct kt_server *server;
	const struct kt_db_login *is;
	struct kt_arena *a;
	struct owner owner;
	struct db_token token;
	struct keys_known key;	/* of the token */
	struct kt_call call;	/* the connection, by whoever signed the token */
	const char *why;	/* for people */
};

/* Was it asked for, of what has that server? */
static bool
is_on(struct kt_arena *a, const struct owner *owner)
{
	const struct kt_json *kept;

	return owner->kept != NULL && kt_json_parse(a, owner->kept,
	    strlen(owner->kept), &kept) == 0 &&
	    kt_json_true(kt_json_member(kept, FLAG));
}

static enum store_rc
read_owner(struct store_tx *tx, const char *id, struct owner *out)
{
	struct db_cluster c;
	struct db_instance i;
	enum store_rc rc = store_cluster_on(tx, id, &c);

	if (rc == STORE_OK)
		*out = (struct owner){ c.account, c.region, c.resource_id,
		    c.kept };
	if (rc != STORE_NOT_FOUND)
		return rc;
	rc = store_instance_on(tx, id, &i);
	if (rc == STORE_OK)
		*out = (struct owner){ i.account, i.region, i.resource_id,
		    i.kept };
	return rc;
}

/* 1; 0: there is none; -1. */
static int
find_owner(const struct kt_server *server, struct kt_arena *a, const char *id,
    struct owner *out)
{
	struct store_tx *tx = store_read_begin(server->store, a);
	enum store_rc rc = STORE_FAILED;

	if (tx != NULL) {
		rc = read_owner(tx, id, out);
		store_read_end(server->store, tx);
	}
	return rc == STORE_OK ? 1 : rc == STORE_NOT_FOUND ? 0 : -1;
}

int
server_takes_tokens(const struct kt_job *job, const char *id, bool *out)
{
	struct owner owner = { .kept = NULL };
	int rc = find_owner(job->server, job->arena, id, &owner);

	*out = rc > 0 && is_on(job->arena, &owner);
	if (*out && !job->server->fleet->takes_tokens) {
		kt_log(KT_LOG_WARN, "database %s takes no tokens: only servers "
		    "that keyturn runs as processes have IAM database "
		    "authentication", id);
		*out = false;
	}
	return rc < 0 ? -1 : 0;
}

static const char *
secret(void *self, const char *access_key, const char *session)
{
	struct login *l = self;

	l->key = keys_look_up(l->server, l->a, access_key, session);
	return l->key.secret != NULL || l->key.known != KT_NOT_ISSUED ||
	    l->server->iam == KT_IAM_STRICT ? l->key.secret :
	    keys_secret(l->server, access_key);
}

/* A right is asked for as by a call, of the service that rights call rds-db. */
static void
begin_call(struct login *l)
{
	static const struct kt_service rds_db = { .name = "rds-db" };
	struct kt_call *c = &l->call;

	kt_call_init(c, l->server, l->a);
	c->service = &rds_db;
	c->region = l->owner.region;
	c->now = kt_clock_now(&l->server->clock);
	c->principal.access_key = l->token.access_key;
	if (l->key.who != NULL)
		identity_becomes(c, l->key.who);
	else
		c->account = c->principal.account = keys_account(l->server,
		    l->token.access_key);
}

/* Why a key is not let in; NULL: it is. */
static const char *
refused_key(const struct login *l)
{
	static const char *const whys[] = {
		[KT_NOT_ISSUED] = "its access key is of nobody here, which is "
		    "strict",
		[KT_KEY_GONE] = "its access key was deleted",
		[KT_KEY_INACTIVE] = "its access key is inactive",
		[KT_TOKEN_INVALID] = "its session token is none of its access "
		    "key",
		[KT_TOKEN_EXPIRED] = "its session has expired",
		[KT_KNOWN_FAILED] = "whose access key it is cannot be read",
	};

	return l->key.known == KT_NOT_ISSUED &&
	    l->server->iam != KT_IAM_STRICT ? NULL : whys[l->key.known];
}

static enum verdict
check_token(struct login *l)
{
	static const enum verdict verdicts[] = {
		[DB_TOKEN_FINE] = LET_IN,
		[DB_TOKEN_INVALID] = INVALID,
		[DB_TOKEN_EXPIRED] = EXPIRED,
	};
	const struct db_token_login wanted = {
		.user = l->is->user, .hosts = names_with(l->server, l->a,
		    l->is->id, l->is->hosts),
		.port = l->is->port, .region = l->owner.region,
		.clock = keys_clock(l->server), .secret = secret,
		.self = l,
	};
	enum db_token_fault fault = db_token_read(l->a, l->is->token, &wanted,
	    &l->token);

	l->why = l->token.why;
	if (fault != DB_TOKEN_FINE)
		return verdicts[fault];
	begin_call(l);
	l->why = refused_key(l);
	return l->why == NULL ? LET_IN :
	    l->key.known == KT_KNOWN_FAILED ? INTERNAL : INVALID;
}

/* rds-db:connect, which no policy of another account can give. */
static enum verdict
check_right(struct login *l)
{
	const struct auth_thing user = { .account = l->owner.account,
	    .arn = kt_arn(l->a, "rds-db", l->owner.region,
	    l->owner.account, "dbuser:", l->owner.resource_id, "/",
	    l->is->user, NULL) };
	const struct kt_ask ask = { .account = l->call.account,
	    .region = l->owner.region, .action = CONNECT,
	    .resource = user.arn };

	l->why = "it may not " CONNECT;
	if (strcmp(ask.account, l->owner.account) != 0) {
		l->why = "it is of another account";
		return NOT_AUTHORIZED;
	}
	return auth_may(l->server, &ask) && auth_decide(&l->call, CONNECT,
	    &user).reason == POLICY_ALLOWED ? LET_IN : NOT_AUTHORIZED;
}

static enum verdict
judge(struct login *l)
{
	int rc = find_owner(l->server, l->a, l->is->id, &l->owner);
	enum verdict v;

	l->why = "the database is not known";
	if (rc <= 0)
		return rc < 0 ? INTERNAL : INVALID;
	l->why = "IAM database authentication is off";
	if (!is_on(l->a, &l->owner))
		return INVALID;
	l->why = "a token is taken over TLS alone";
	if (l->is->token == NULL)
		return INVALID;
	v = check_token(l);
	return v == LET_IN ? check_right(l) : v;
}

/* A name as it may stand in a line. */
static const char *
visible(struct kt_arena *a, const char *name)
{
	char *s = kt_arena_strdup(a, name), *c;

	for (c = s; *c != '\0'; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			*c = '?';
	return s;
}

static const char *
line_of(struct login *l, enum verdict v)
{
	char now[KT_ISO8601];
	struct kt_buf b;
	const char *mark = strstr(lines[v].because, "%s");

	kt_time_iso8601(kt_clock_now(&l->server->clock), now);
	kt_buf_init(&b, l->a);
	kt_buf_printf(&b, "%s 0 [ERROR] Failed to %s the connection request for "
	    "user `%s` ", now, lines[v].failed, visible(l->a, l->is->user));
	if (mark != NULL) {
		kt_buf_add(&b, lines[v].because,
		    (size_t)(mark - lines[v].because));
		kt_buf_str(&b, kt_principal_arn(&l->call));
	}
	kt_buf_str(&b, mark != NULL ? mark + 2 : lines[v].because);
	return b.p;
}

bool
server_login(const struct kt_server *server, const struct kt_db_login *login,
    struct kt_arena *a, const char **line)
{
	struct login l = { .server = server, .is = login, .a = a };
	enum verdict v = judge(&l);
	const char *key = l.token.access_key;

	if (v != LET_IN) {
		*line = line_of(&l, v);
		kt_log(KT_LOG_WARN, "database %s lets %s not in by a token%s%s: "
		    "%s", login->id, login->user, key != NULL ? " of " : "",
		    key != NULL ? key : "", l.why);
		return false;
	}
	if (l.token.checked)
		kt_log(KT_LOG_DEBUG, "database %s lets %s in by a token of %s",
		    login->id, login->user, key);
	else
		kt_log(KT_LOG_INFO, "database %s lets %s in by a token of %s, "
		    "whose secret is not known: its signature is not checked",
		    login->id, login->user, key);
	return true;
}
