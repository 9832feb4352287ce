/*
 * One user's accounts, as they are, made those of another.
 *
 * Nothing is taken from an account that it is to keep: only what differs is
 * said, so that sessions of the former password go on.  What is there afterwards
 * is read again, for a server may have taken a statement otherwise.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/crypto.h"
#include "keyturn/json.h"

#include "account.h"
#include "code.h"
#include "copy.h"
#include "grants.h"
#include "rule.h"
#include "user.h"
#include "watch.h"

enum { ROUNDS = 4 };	/* one is the rule; ALL PRIVILEGES may take two */

struct copy {
	struct kt_link *link;
	struct kt_arena *a;
	const char *user;	/* what the copy's is called */
	char *why;
};

static enum kt_engine_rc
act(struct copy *c, const char *sql)
{
	char reason[KT_WHY] = "";
	enum kt_engine_rc rc = engine_act(c->link, sql, NULL, reason);

	if (rc != KT_ENGINE_OK)
		snprintf(c->why, KT_WHY, "%.200s%s: %.250s", sql,
		    strlen(sql) > 200 ? "..." : "", reason);
	return rc;
}

/* --- the account ------------------------------------------------------------ */

/* Nobody is told it: the account is opened at the very end. */
static void
make_password(char out[64])
{
	static const char set[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz01234567890123456789"
	    "-_+.,:;!?()-_+.,:;!?()";

	strcpy(out, "Kt-0");		/* for who wants one of each */
	kt_random_text(out + 4, 59, set);	/* or several */
}

static enum kt_engine_rc
create(struct copy *c, const struct engine_account *from, const char *name)
{
	bool mariadb = c->link->mariadb;
	struct kt_buf sql, noted;
	char password[64];
	enum kt_engine_rc rc;

	make_password(password);
	kt_buf_init(&sql, c->a);
	kt_buf_init(&noted, c->a);
	kt_buf_printf(&sql, "CREATE USER %s ", name);
	kt_buf_printf(&noted, "CREATE USER %s ", name);
	engine_account_identified(&sql, from, mariadb, password);
	engine_account_identified(&noted, from, mariadb, NULL);
	kt_buf_char(&sql, ' ');
	kt_buf_char(&noted, ' ');
	engine_account_options(&sql, from, NULL);
	engine_account_options(&noted, from, NULL);
	rc = engine_act(c->link, sql.p, noted.p, c->why);
	kt_wipe(password, sizeof(password));
	return rc;
}

/* To say the policies anew lets an account in that failures had locked. */
static enum kt_engine_rc
alter(struct copy *c, const struct engine_account *from,
    const struct engine_account *to, const char *name)
{
	struct kt_buf sql;
	enum kt_engine_rc rc = KT_ENGINE_OK;

	if (engine_account_differs(from, to) || from->counts_failures) {
		kt_buf_init(&sql, c->a);
		kt_buf_printf(&sql, "ALTER USER %s ", name);
		engine_account_options(&sql, from, to);
		if (to->counts_failures && !from->counts_failures)
			kt_buf_str(&sql, " FAILED_LOGIN_ATTEMPTS 0 "
			    "PASSWORD_LOCK_TIME 0");
		rc = act(c, sql.p);
	}
	if (rc == KT_ENGINE_OK && to->retains)
		rc = act(c, kt_arena_printf(c->a,
		    "ALTER USER %s DISCARD OLD PASSWORD", name));
	return rc;
}

static enum kt_engine_rc
set_attributes(struct copy *c, const char *json, const char *name)
{
	struct kt_buf sql;

	kt_buf_init(&sql, c->a);
	kt_buf_printf(&sql, "ALTER USER %s ATTRIBUTE ", name);
	engine_sql_literal(&sql, json);
	return act(c, sql.p);
}

/* ATTRIBUTE merges: what is to go has to be said to be null. */
static const char *
all_null(struct kt_arena *a, const char *attributes)
{
	const struct kt_json *json, *m;
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_buf_char(&b, '{');
	if (kt_json_parse(a, attributes, strlen(attributes), &json) != 0)
		json = NULL;
	for (m = kt_json_first(json); m != NULL; m = kt_json_next(m)) {
		if (b.n > 1)
			kt_buf_char(&b, ',');
		kt_json_quote(&b, kt_json_name(m), strlen(kt_json_name(m)));
		kt_buf_str(&b, ":null");
	}
	kt_buf_char(&b, '}');
	return b.p;
}

static enum kt_engine_rc
copy_attributes(struct copy *c, const struct engine_account *from,
    const struct engine_account *to, const char *name)
{
	const char *has = to->attributes != NULL ? to->attributes : "{}";
	const char *wanted = from->attributes != NULL ? from->attributes :
	    "{}";
	enum kt_engine_rc rc = KT_ENGINE_OK;

	if (strcmp(has, wanted) == 0)
		return rc;
	if (strcmp(has, "{}") != 0)
		rc = set_attributes(c, all_null(c->a, has), name);
	if (rc == KT_ENGINE_OK && strcmp(wanted, "{}") != 0)
		rc = set_attributes(c, wanted, name);
	return rc;
}

static enum kt_engine_rc
copy_roles(struct copy *c, const struct engine_account *from,
    const struct engine_account *to, const char *name)
{
	if (strcmp(from->roles, to->roles) == 0)
		return KT_ENGINE_OK;
	return act(c, c->link->mariadb ?
	    kt_arena_printf(c->a, "SET DEFAULT ROLE %s FOR %s", from->roles,
	    name) :
	    kt_arena_printf(c->a, "ALTER USER %s DEFAULT ROLE %s", name,
	    from->roles));
}

/* --- what it may do --------------------------------------------------------- */

static enum kt_engine_rc
read_grants(struct copy *c, const char *account, struct engine_grants *out)
{
	struct engine_rows rows;
	enum kt_engine_rc rc;
	size_t i;

	*out = (struct engine_grants){ .n = 0 };
	rc = engine_ask(c->link, c->a, kt_arena_printf(c->a,
	    "SHOW GRANTS FOR %s", account), &rows, c->why);
	if (rc != KT_ENGINE_OK)
		return rc;
	for (i = 0; i < rows.n; i++)
		if (rows.values[i * rows.columns] == NULL ||
		    engine_grants_add(c->a, out,
		    rows.values[i * rows.columns]) != 0) {
			snprintf(c->why, KT_WHY, "line %zu of SHOW GRANTS FOR "
			    "%.200s is not understood", i + 1, account);
			return KT_ENGINE_FAILED;
		}
	return KT_ENGINE_OK;
}

static enum kt_engine_rc
copy_grants(struct copy *c, const char *from, const char *to)
{
	struct engine_grants wanted, has;
	const char **sql = NULL;
	enum kt_engine_rc rc = read_grants(c, from, &wanted);
	size_t i, n = 1, round;

	for (round = 0; rc == KT_ENGINE_OK && round <= ROUNDS; round++) {
		rc = read_grants(c, to, &has);
		if (rc != KT_ENGINE_OK)
			return rc;
		n = engine_grants_differ(c->a, &wanted, &has, to, &sql);
		if (n == 0 || round == ROUNDS)
			break;
		for (i = 0; rc == KT_ENGINE_OK && i < n; i++)
			rc = act(c, sql[i]);
	}
	if (rc != KT_ENGINE_OK || n == 0)
		return rc;
	snprintf(c->why, KT_WHY, "the server takes \"%.300s\" and nothing "
	    "comes of it", sql[0]);
	return KT_ENGINE_FAILED;
}

/* --- all of them ------------------------------------------------------------ */

static const struct engine_account *
account_at(const struct engine_user *user, const char *host)
{
	size_t i;

	for (i = 0; i < user->n; i++)
		if (strcmp(user->v[i].host, host) == 0)
			return &user->v[i];
	return NULL;
}

static enum kt_engine_rc
copy_account(struct copy *c, const char *from_name,
    const struct engine_account *from, const struct engine_account *to)
{
	static const struct engine_account new = { .roles = "NONE" };
	const char *name = engine_account_name(c->a, c->user, from->host);
	enum kt_engine_rc rc;

	rc = to == NULL ? create(c, from, name) : alter(c, from, to, name);
	if (to == NULL)
		to = &new;
	if (rc == KT_ENGINE_OK)
		rc = copy_attributes(c, from, to, name);
	if (rc == KT_ENGINE_OK)
		rc = copy_grants(c, engine_account_name(c->a, from_name,
		    from->host), name);
	return rc == KT_ENGINE_OK ? copy_roles(c, from, to, name) : rc;
}

/*
 * An account for hosts that the original has none for would let in, there, by
 * a password that nobody sets any more.
 */
static enum kt_engine_rc
drop_others(struct copy *c, const struct engine_user *from,
    const struct engine_user *to)
{
	enum kt_engine_rc rc = KT_ENGINE_OK;
	size_t i;

	for (i = 0; rc == KT_ENGINE_OK && i < to->n; i++)
		if (account_at(from, to->v[i].host) == NULL)
			rc = act(c, kt_arena_printf(c->a, "DROP USER %s",
			    engine_account_name(c->a, to->name,
			    to->v[i].host)));
	return rc;
}

/* SHOW GRANTS quotes names, whatever the server was told. */
static enum kt_engine_rc
begin(struct copy *c)
{
	enum kt_engine_rc rc;

	watch_begin(c->link->watch, STATEMENT_MS);
	rc = engine_prepare(c->link, c->why);
	watch_end(c->link->watch);
	if (rc == KT_ENGINE_OK && c->link->in_sandbox) {
		snprintf(c->why, KT_WHY, "the password of who is to do it has "
		    "expired");
		rc = KT_ENGINE_FAILED;
	}
	return rc != KT_ENGINE_OK ? rc :
	    act(c, "SET SESSION sql_quote_show_create = 1");
}

static enum kt_engine_rc
copy(struct copy *c, const char *from_name)
{
	struct engine_user from, to;
	enum kt_engine_rc rc = begin(c);
	size_t i;

	if (rc == KT_ENGINE_OK)
		rc = engine_user_read(c->link, c->a, from_name, &from, c->why);
	if (rc == KT_ENGINE_OK)
		rc = engine_user_read(c->link, c->a, c->user, &to, c->why);
	if (rc != KT_ENGINE_OK)
		return rc;
	if (from.n == 0) {
		snprintf(c->why, KT_WHY, "there is no account of that name");
		return KT_ENGINE_FAILED;
	}
	for (i = 0; rc == KT_ENGINE_OK && i < from.n; i++)
		rc = copy_account(c, from_name, &from.v[i],
		    account_at(&to, from.v[i].host));
	return rc == KT_ENGINE_OK ? drop_others(c, &from, &to) : rc;
}

enum kt_engine_rc
engine_copy_user(struct kt_link *link, const char *from, const char *to,
    char why[KT_WHY])
{
	struct copy c = { link, kt_arena_new(), to, why };
	enum kt_engine_rc rc = copy(&c, from);

	kt_arena_free(&c.a);
	return rc;
}

/* MariaDB says 1396 of ALTER USER, and the reason before it. */
static bool
is_refused(struct kt_link *link, struct kt_arena *a)
{
	struct engine_rows rows;
	char why[KT_WHY];
	const char *code;
	size_t i;

	if (engine_ask(link, a, "SHOW WARNINGS", &rows, why) != KT_ENGINE_OK)
		return false;
	for (i = 0; i < rows.n; i++) {
		code = engine_value(&rows, i, "Code");
		if (code != NULL && engine_code_act((unsigned)strtoul(code,
		    NULL, 10)) == KT_ENGINE_REFUSED)
			return true;
	}
	return false;
}

static enum kt_engine_rc
which_rule(struct kt_link *link, struct kt_arena *a, enum kt_engine_rc rc,
    char why[KT_WHY])
{
	if (rc == KT_ENGINE_FAILED && is_refused(link, a))
		rc = KT_ENGINE_REFUSED;
	if (rc != KT_ENGINE_REFUSED)
		return rc;
	watch_begin(link->watch, STATEMENT_MS);
	engine_rule(link->my, why);
	watch_end(link->watch);
	return rc;
}

/*
 * One statement: MySQL carries it out as a whole or not at all, and so does
 * MariaDB, whose tables of accounts are crash-safe.
 */
enum kt_engine_rc
engine_set_password_as(struct kt_link *link, const char *from, const char *to,
    const char *password, char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	bool mariadb = link->mariadb;
	struct engine_user user;
	struct kt_buf sql, noted;
	enum kt_engine_rc rc = engine_user_read(link, a, from, &user, why);
	size_t i;

	kt_buf_init(&sql, a);
	kt_buf_init(&noted, a);
	if (rc == KT_ENGINE_OK && user.n == 0) {
		snprintf(why, KT_WHY, "there is no account of that name");
		rc = KT_ENGINE_FAILED;
	}
	for (i = 0; rc == KT_ENGINE_OK && i < user.n; i++) {
		const char *name = engine_account_name(a, to, user.v[i].host);
		const char *before = i == 0 ? "ALTER USER" : ",";

		kt_buf_printf(&sql, "%s %s ", before, name);
		kt_buf_printf(&noted, "%s %s ", before, name);
		engine_account_identified(&sql, &user.v[i], mariadb, password);
		engine_account_identified(&noted, &user.v[i], mariadb, NULL);
	}
	if (rc == KT_ENGINE_OK) {
		rc = engine_act(link, sql.p, noted.p, why);
		rc = which_rule(link, a, rc, why);
	}
	kt_arena_free(&a);
	return rc;
}
