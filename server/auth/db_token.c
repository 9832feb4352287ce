#include "db_token.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "canonical.h"
#include "keyturn/clock.h"
#include "keyturn/crypto.h"
#include "presigned.h"
#include "sigv4.h"

#define SERVICE "rds-db"
#define AGE_MAX 900		/* seconds: all that X-Amz-Expires may say */
#define AHEAD_MAX (900 * KT_SECOND)	/* of a client's clock.  [belief] */

/* Of SHA-256 over nothing: the body. */
#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

struct reading {
	struct kt_arena *a;
	const struct db_token_login *login;
	struct presigned query;
	const char *text;		/* ... as it stands there */
	const char *host;		/* "db.example:3306", as it stands there */
	struct sigv4_scope scope;
	const char *at;			/* X-Amz-Date */
	int64_t signed_at, lives;	/* ms, real; ms */
	struct db_token *out;
};

static enum db_token_fault
refuse(struct reading *r, const char *why)
{
	r->out->why = why;
	return DB_TOKEN_INVALID;
}

/* HOST:PORT/?QUERY, of characters that are seen.  Go's SDK writes no slash. */
static enum db_token_fault
take_apart(struct reading *r, const char *token)
{
	const char *mark = strchr(token, '?');
	size_t n = strcspn(token, "/?");
	const char *c;

	for (c = token; *c > ' ' && *c <= '~'; c++)
		;
	if (*c != '\0' || mark == NULL || mark - token - (token[n] == '/') !=
	    (ptrdiff_t)n || presigned_read(r->a, mark + 1, &r->query) != 0)
		return refuse(r, "it is no token");
	r->text = mark + 1;
	r->host = kt_arena_strndup(r->a, token, n);
	return DB_TOKEN_FINE;
}

static bool
is(const struct reading *r, const char *name, const char *wanted)
{
	const char *value = presigned_value(&r->query, name);

	return value != NULL && strcmp(value, wanted) == 0;
}

/* A number of seconds, 1 to AGE_MAX. */
static int
read_age(const char *s, int64_t *ms)
{
	int64_t n = 0;

	if (s == NULL || strlen(s) > 3 || strspn(s, "0123456789") != strlen(s))
		return -1;
	n = strtol(s, NULL, 10);
	*ms = n * KT_SECOND;
	return n >= 1 && n <= AGE_MAX ? 0 : -1;
}

static enum db_token_fault
check_form(struct reading *r)
{
	const char *credential = presigned_value(&r->query, "X-Amz-Credential");

	if (!is(r, "Action", "connect"))
		return refuse(r, "its Action is not connect");
	if (!is(r, "X-Amz-Algorithm", SIGV4_ALGORITHM) ||
	    !is(r, "X-Amz-SignedHeaders", "host"))
		return refuse(r, "it is not signed as tokens are");
	r->at = presigned_value(&r->query, "X-Amz-Date");
	if (sigv4_moment(r->at, &r->signed_at) != 0 || read_age(
	    presigned_value(&r->query, "X-Amz-Expires"), &r->lives) != 0)
		return refuse(r, "its X-Amz-Date or X-Amz-Expires is none");
	if (credential == NULL || sigv4_credential(r->a, credential,
	    &r->scope) != 0 || strcmp(r->scope.end, SIGV4_END) != 0)
		return refuse(r, "its X-Amz-Credential is none");
	r->out->access_key = r->scope.access_key;
	if (strncmp(r->scope.date, r->at, 8) != 0 || r->scope.date[8] != '\0')
		return refuse(r, "it is signed for another day than its own");
	return DB_TOKEN_FINE;
}

static const char *
differs(struct reading *r, const char *what, const char *has,
    const char *wanted)
{
	const char *c;

	for (c = has; *c > ' ' && *c <= '~'; c++)
		;
	return *c != '\0' || strlen(has) > 255 ?
	    kt_arena_printf(r->a, "it is for another %s than %s", what,
	    wanted) : kt_arena_printf(r->a, "it is for %s %s, not %s", what,
	    has, wanted);
}

/* RDS's endpoint, as it is told, or one of its names. */
static bool
is_here(const struct reading *r)
{
	const char *const *name;

	for (name = r->login->hosts; *name != NULL; name++)
		if (strcasecmp(r->host, kt_arena_printf(r->a, "%s:%d", *name,
		    r->login->port)) == 0)
			return true;
	return false;
}

static enum db_token_fault
check_login(struct reading *r)
{
	const struct db_token_login *login = r->login;
	const char *user = presigned_value(&r->query, "DBUser");

	if (user == NULL || *user == '\0' || strcmp(user, login->user) != 0)
		return refuse(r, differs(r, "user", user != NULL ? user : "",
		    login->user));
	if (strcmp(r->scope.service, SERVICE) != 0)
		return refuse(r, differs(r, "service", r->scope.service,
		    SERVICE));
	if (strcmp(r->scope.region, login->region) != 0)
		return refuse(r, differs(r, "region", r->scope.region,
		    login->region));
	if (!is_here(r))
		return refuse(r, differs(r, "endpoint", r->host,
		    login->hosts[0] == NULL ? "this one" :
		    kt_arena_printf(r->a, "%s:%d", login->hosts[0],
		    login->port)));
	return DB_TOKEN_FINE;
}

static enum db_token_fault
check_signature(struct reading *r)
{
	const char *given = presigned_value(&r->query, "X-Amz-Signature");
	const char *secret = r->login->secret(r->login->self,
	    r->scope.access_key, presigned_value(&r->query,
	    "X-Amz-Security-Token"));
	uint8_t key[SIGV4_KEY];
	char made[SIGV4_HEX];
	struct kt_buf b;

	if (given == NULL || strlen(given) != SIGV4_HEX - 1 ||
	    strspn(given, "0123456789abcdef") != SIGV4_HEX - 1)
		return refuse(r, "its X-Amz-Signature is none");
	if (secret == NULL)
		return DB_TOKEN_FINE;
	r->out->checked = true;
	sigv4_key(secret, &r->scope, key);
	kt_buf_init(&b, r->a);
	kt_buf_str(&b, "GET\n/\n");
	canonical_query(&b, r->text);
	kt_buf_printf(&b, "\nhost:%s\n\nhost\n" EMPTY, r->host);
	sigv4_sign(r->a, key, &r->scope, r->at, &b, made);
	kt_wipe(key, sizeof(key));
	return kt_same(given, made, SIGV4_HEX - 1) ? DB_TOKEN_FINE :
	    refuse(r, "its signature is not that of its access key");
}

static enum db_token_fault
check_age(struct reading *r)
{
	const struct db_token_login *login = r->login;
	int64_t at = sigv4_made_at(&login->clock, r->signed_at);

	if (at > login->clock.now + AHEAD_MAX)
		return refuse(r, "it is from the future");
	if (login->clock.now < at + r->lives)
		return DB_TOKEN_FINE;
	r->out->why = "it has expired";
	return DB_TOKEN_EXPIRED;
}

enum db_token_fault
db_token_read(struct kt_arena *a, const char *token,
    const struct db_token_login *login, struct db_token *out)
{
	static enum db_token_fault (*const checks[])(struct reading *) = {
		check_form, check_login, check_signature, check_age
	};
	struct reading r = { .a = a, .login = login, .out = out };
	enum db_token_fault fault;
	size_t i;

	*out = (struct db_token){ .access_key = NULL };
	fault = take_apart(&r, token);
	for (i = 0; i < N_ELEMENTS(checks) && fault == DB_TOKEN_FINE; i++)
		fault = checks[i](&r);
	return fault;
}
