/*
 * The tables of accounts, not SHOW CREATE USER: MySQL's leaves the quotes in
 * an issuer, a subject or a cipher as they are, and hashes besides.
 */
#include <stdio.h>
#include <string.h>

#include "keyturn/json.h"

#include "account.h"
#include "user.h"

const char *
engine_account_name(struct kt_arena *a, const char *user, const char *host)
{
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_sql_name(&b, user);
	kt_buf_char(&b, '@');
	kt_sql_name(&b, host);
	return b.p;
}

/* --- how it is let in ------------------------------------------------------ */

static bool
takes_password(const char *plugin)
{
	static const char *const names[] = {
		"mysql_native_password", "mysql_old_password", "ed25519",
		"parsec"
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(names); i++)
		if (strcmp(names[i], plugin) == 0)
			return true;
	return false;
}

static void
secret(struct kt_buf *b, const char *password)
{
	if (password == NULL)
		kt_buf_str(b, "<secret>");
	else
		engine_sql_literal(b, password);
}

static void
plugin_of_mariadb(struct kt_buf *b, const struct engine_plugin *p,
    const char *password)
{
	kt_sql_name(b, p->name);
	if (takes_password(p->name)) {
		kt_buf_str(b, " USING PASSWORD(");
		secret(b, password);
		kt_buf_char(b, ')');
	} else if (p->text[0] != '\0') {
		kt_buf_str(b, " USING ");
		engine_sql_literal(b, p->text);
	}
}

void
engine_account_identified(struct kt_buf *b,
    const struct engine_account *account, bool mariadb, const char *password)
{
	size_t i;

	if (!mariadb) {
		kt_buf_str(b, "IDENTIFIED WITH ");
		kt_sql_name(b, account->plugins[0].name);
		kt_buf_str(b, " BY ");
		secret(b, password);
		return;
	}
	kt_buf_str(b, "IDENTIFIED VIA ");
	for (i = 0; i < account->n_plugins; i++) {
		if (i > 0)
			kt_buf_str(b, " OR ");
		plugin_of_mariadb(b, &account->plugins[i], password);
	}
}

/* --- options, as both servers have them ------------------------------------ */

static void
require_part(struct kt_buf *b, const char *word, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	kt_buf_printf(b, " %s ", word);
	engine_sql_literal(b, value);
}

enum ssl { SSL_NONE, SSL_ANY, SSL_X509, SSL_SPECIFIED };

static void
require(struct kt_buf *b, enum ssl ssl, const char *const parts[3])
{
	static const char *const words[] = {
		"REQUIRE NONE", "REQUIRE SSL", "REQUIRE X509", "REQUIRE"
	};

	kt_buf_str(b, words[ssl]);
	if (ssl != SSL_SPECIFIED)
		return;
	require_part(b, "CIPHER", parts[0]);
	require_part(b, "ISSUER", parts[1]);
	require_part(b, "SUBJECT", parts[2]);
}

static const struct {
	const char *word, *column;
} limits[] = {
	{ "MAX_QUERIES_PER_HOUR", "max_questions" },
	{ "MAX_UPDATES_PER_HOUR", "max_updates" },
	{ "MAX_CONNECTIONS_PER_HOUR", "max_connections" },
	{ "MAX_USER_CONNECTIONS", "max_user_connections" },
	{ "MAX_STATEMENT_TIME", "max_statement_time" },	/* MariaDB's alone */
};
_Static_assert(N_ELEMENTS(limits) == USER_LIMITS, "a limit has a place");

static bool
is_same_limit(const struct engine_account *account,
    const struct engine_account *from, size_t i)
{
	return strcmp(account->limits[i], from != NULL ? from->limits[i] :
	    "0") == 0;
}

bool
engine_account_differs(const struct engine_account *account,
    const struct engine_account *from)
{
	size_t i = 0;

	while (i < USER_LIMITS && is_same_limit(account, from, i))
		i++;
	return i < USER_LIMITS ||
	    strcmp(account->require, from->require) != 0 ||
	    strcmp(account->policies, from->policies) != 0;
}

void
engine_account_options(struct kt_buf *b,
    const struct engine_account *account, const struct engine_account *from)
{
	const char *with = " WITH";
	size_t i;

	kt_buf_str(b, account->require);
	for (i = 0; i < USER_LIMITS; i++)
		if (!is_same_limit(account, from, i)) {
			kt_buf_printf(b, "%s %s %s", with, limits[i].word,
			    account->limits[i]);
			with = "";
		}
	kt_buf_str(b, account->policies);
}

static const char *
or_zero(const char *value)
{
	return value != NULL ? value : "0";
}

/* The days after which a password expires, or NULL: as the server has it. */
static void
expire(struct kt_buf *b, const char *days)
{
	if (days == NULL || *days == '-')
		kt_buf_str(b, " PASSWORD EXPIRE DEFAULT");
	else if (strcmp(days, "0") == 0)
		kt_buf_str(b, " PASSWORD EXPIRE NEVER");
	else
		kt_buf_printf(b, " PASSWORD EXPIRE INTERVAL %s DAY", days);
}

static void
lock(struct kt_buf *b, bool locked)
{
	kt_buf_str(b, locked ? " ACCOUNT LOCK" : " ACCOUNT UNLOCK");
}

/* --- MySQL: columns of mysql.user ------------------------------------------- */

static enum ssl
ssl_of_mysql(const char *type)
{
	static const char *const types[] = { "", "ANY", "X509", "SPECIFIED" };
	size_t i;

	for (i = N_ELEMENTS(types) - 1; i > 0; i--)
		if (type != NULL && strcmp(types[i], type) == 0)
			break;
	return (enum ssl)i;
}

static bool
is_yes(const char *value)
{
	return value != NULL && *value == 'Y';
}

static bool
has_column(const struct engine_rows *rows, const char *name)
{
	size_t i;

	for (i = 0; i < rows->columns; i++)
		if (strcmp(rows->names[i], name) == 0)
			return true;
	return false;
}

/* The policies that 8.0 brought, one after another. */
static void
policies(struct kt_buf *b, const struct engine_rows *rows, size_t row)
{
	const char *history, *reuse, *current;

	history = engine_value(rows, row, "Password_reuse_history");
	reuse = engine_value(rows, row, "Password_reuse_time");
	current = engine_value(rows, row, "Password_require_current");
	if (has_column(rows, "Password_reuse_history"))
		kt_buf_printf(b, " PASSWORD HISTORY %s",
		    history != NULL ? history : "DEFAULT");
	if (has_column(rows, "Password_reuse_time"))
		kt_buf_printf(b, " PASSWORD REUSE INTERVAL %s%s",
		    reuse != NULL ? reuse : "DEFAULT",
		    reuse != NULL ? " DAY" : "");
	if (has_column(rows, "Password_require_current"))
		kt_buf_printf(b, " PASSWORD REQUIRE CURRENT%s",
		    current == NULL ? " DEFAULT" : is_yes(current) ? "" :
		    " OPTIONAL");
}

static int64_t
number(const struct kt_json *object, const char *name)
{
	int64_t n = 0;

	if (kt_json_integer(kt_json_member(object, name), &n) != 0)
		return 0;
	return n;
}

static void
count_failures(struct kt_buf *b, struct engine_account *account,
    const struct kt_json *locking)
{
	int64_t attempts = number(locking, "failed_login_attempts");
	int64_t days = number(locking, "password_lock_time_days");

	account->counts_failures = attempts != 0 || days != 0;
	if (!account->counts_failures)
		return;
	kt_buf_printf(b, " FAILED_LOGIN_ATTEMPTS %lld PASSWORD_LOCK_TIME ",
	    (long long)attempts);
	if (days < 0)
		kt_buf_str(b, "UNBOUNDED");
	else
		kt_buf_printf(b, "%lld", (long long)days);
}

static int
attributes(struct kt_buf *b, struct kt_arena *a, const char *text,
    struct engine_account *account)
{
	const struct kt_json *json;

	if (text == NULL)
		return 0;
	if (kt_json_parse(a, text, strlen(text), &json) != 0)
		return -1;
	account->retains = kt_json_member(json, "additional_password") != NULL;
	if (kt_json_member(json, "metadata") != NULL)
		account->attributes = "";	/* read_attributes */
	count_failures(b, account, kt_json_member(json, "Password_locking"));
	return 0;
}

static int
read_mysql(struct kt_arena *a, const struct engine_rows *rows, size_t row,
    struct engine_account *out)
{
	const char *const parts[] = {
		engine_value(rows, row, "ssl_cipher"),
		engine_value(rows, row, "x509_issuer"),
		engine_value(rows, row, "x509_subject")
	};
	struct kt_buf b;
	size_t i;

	out->host = engine_value(rows, row, "Host");
	out->plugins[0].name = engine_value(rows, row, "plugin");
	out->n_plugins = 1;
	if (out->host == NULL || out->plugins[0].name == NULL)
		return -1;
	kt_buf_init(&b, a);
	require(&b, ssl_of_mysql(engine_value(rows, row, "ssl_type")), parts);
	out->require = b.p;
	for (i = 0; i < USER_LIMITS; i++)
		out->limits[i] = or_zero(engine_value(rows, row,
		    limits[i].column));
	kt_buf_init(&b, a);
	expire(&b, engine_value(rows, row, "password_lifetime"));
	lock(&b, is_yes(engine_value(rows, row, "account_locked")));
	policies(&b, rows, row);
	if (attributes(&b, a, engine_value(rows, row, "User_attributes"),
	    out) != 0)
		return -1;
	out->policies = b.p;
	return 0;
}

/* As the server writes them: numbers keep their digits. */
static enum kt_engine_rc
read_attributes(struct kt_link *link, struct kt_arena *a,
    const char *user, struct engine_account *account, char why[KT_WHY])
{
	struct engine_rows rows;
	struct kt_buf sql;
	enum kt_engine_rc rc;

	if (account->attributes == NULL)
		return KT_ENGINE_OK;
	kt_buf_init(&sql, a);
	kt_buf_str(&sql, "SELECT JSON_EXTRACT(User_attributes, '$.metadata') "
	    "AS metadata FROM mysql.user WHERE User = ");
	engine_sql_literal(&sql, user);
	kt_buf_str(&sql, " AND Host = ");
	engine_sql_literal(&sql, account->host);
	rc = engine_ask(link, a, sql.p, &rows, why);
	if (rc == KT_ENGINE_OK)
		account->attributes = rows.n == 0 ? NULL :
		    engine_value(&rows, 0, "metadata");
	return rc;
}

static const char *
list_roles(struct kt_arena *a, const struct engine_rows *rows,
    const char *host)
{
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, a);
	for (i = 0; i < rows->n; i++) {
		if (strcmp(engine_value(rows, i, "HOST"), host) != 0)
			continue;
		kt_buf_printf(&b, "%s%s", b.n == 0 ? "" : ", ",
		    engine_account_name(a,
		    engine_value(rows, i, "DEFAULT_ROLE_USER"),
		    engine_value(rows, i, "DEFAULT_ROLE_HOST")));
	}
	return b.n == 0 ? "NONE" : b.p;
}

static enum kt_engine_rc
read_more_of_mysql(struct kt_link *link, struct kt_arena *a,
    struct engine_user *user, char why[KT_WHY])
{
	struct engine_rows rows;
	struct kt_buf sql;
	enum kt_engine_rc rc;
	size_t i;

	kt_buf_init(&sql, a);
	kt_buf_str(&sql, "SELECT HOST, DEFAULT_ROLE_HOST, DEFAULT_ROLE_USER "
	    "FROM mysql.default_roles WHERE USER = ");
	engine_sql_literal(&sql, user->name);
	kt_buf_str(&sql, " ORDER BY 1, 2, 3");
	rc = engine_ask(link, a, sql.p, &rows, why);
	for (i = 0; rc == KT_ENGINE_OK && i < user->n; i++)
		user->v[i].roles = list_roles(a, &rows, user->v[i].host);
	for (i = 0; rc == KT_ENGINE_OK && i < user->n; i++)
		rc = read_attributes(link, a, user->name, &user->v[i], why);
	return rc;
}

/* --- MariaDB: the JSON of mysql.global_priv ---------------------------------- */

static const char *
text_or(const struct kt_json *object, const char *name, const char *otherwise)
{
	const char *s = kt_json_string(kt_json_member(object, name));

	return s != NULL ? s : otherwise;
}

/* A number as it is written, or "0". */
static const char *
digits(struct kt_arena *a, const struct kt_json *object, const char *name)
{
	const struct kt_json *v = kt_json_member(object, name);
	struct kt_buf b;

	if (v == NULL || kt_json_type(v) != KT_JSON_NUMBER)
		return "0";
	kt_buf_init(&b, a);
	kt_json_print(&b, v);
	return b.p;
}

static int
add_plugin(struct engine_account *out, const struct kt_json *from)
{
	if (out->n_plugins == USER_PLUGINS)
		return -1;
	out->plugins[out->n_plugins++] = (struct engine_plugin){
		text_or(from, "plugin", "mysql_native_password"),
		text_or(from, "authentication_string", "") };
	return 0;
}

/* "auth_or" lists all ways; {} stands for the one beside it. */
static int
plugins_of_mariadb(const struct kt_json *priv, struct engine_account *out)
{
	const struct kt_json *way = kt_json_first(
	    kt_json_member(priv, "auth_or"));

	if (way == NULL)
		return add_plugin(out, priv);
	for (; way != NULL; way = kt_json_next(way))
		if (add_plugin(out, kt_json_first(way) == NULL ? priv : way) !=
		    0)
			return -1;
	return 0;
}

static int
read_mariadb(struct kt_arena *a, const struct kt_json *priv,
    struct engine_account *out)
{
	const char *const parts[] = {
		text_or(priv, "ssl_cipher", NULL),
		text_or(priv, "x509_issuer", NULL),
		text_or(priv, "x509_subject", NULL)
	};
	int64_t ssl = number(priv, "ssl_type");
	const char *role = text_or(priv, "default_role", "");
	struct kt_buf b;
	size_t i;

	if (plugins_of_mariadb(priv, out) != 0)
		return -1;
	kt_buf_init(&b, a);
	require(&b, ssl < SSL_NONE || ssl > SSL_SPECIFIED ? SSL_NONE :
	    (enum ssl)ssl, parts);
	out->require = b.p;
	for (i = 0; i < USER_LIMITS; i++)
		out->limits[i] = digits(a, priv, limits[i].column);
	kt_buf_init(&b, a);
	lock(&b, kt_json_true(kt_json_member(priv, "account_locked")));
	expire(&b, kt_json_member(priv, "password_lifetime") == NULL ? NULL :
	    digits(a, priv, "password_lifetime"));
	out->policies = b.p;
	kt_buf_init(&b, a);
	if (*role != '\0')
		kt_sql_name(&b, role);
	out->roles = *role != '\0' ? b.p : "NONE";
	return 0;
}

/* --- all accounts of a user -------------------------------------------------- */

static int
read_account(struct kt_arena *a, bool mariadb, const struct engine_rows *rows,
    size_t row, struct engine_user *out)
{
	struct engine_account *account = &out->v[out->n];
	const struct kt_json *priv;
	const char *text;

	*account = (struct engine_account){ .roles = "NONE" };
	if (!mariadb) {
		out->n++;
		return read_mysql(a, rows, row, account);
	}
	account->host = engine_value(rows, row, "Host");
	text = engine_value(rows, row, "Priv");
	if (account->host == NULL || text == NULL ||
	    kt_json_parse(a, text, strlen(text), &priv) != 0)
		return -1;
	if (kt_json_true(kt_json_member(priv, "is_role")))
		return 0;
	out->n++;
	return read_mariadb(a, priv, account);
}

static void
ask_for(struct kt_buf *sql, bool mariadb, const char *name)
{
	kt_buf_str(sql, mariadb ? "SELECT Host, Priv FROM mysql.global_priv" :
	    "SELECT * FROM mysql.user");
	kt_buf_str(sql, " WHERE User = ");
	engine_sql_literal(sql, name);
	kt_buf_str(sql, " ORDER BY Host");
}

enum kt_engine_rc
engine_user_read(struct kt_link *link, struct kt_arena *a, const char *name,
    struct engine_user *out, char why[KT_WHY])
{
	bool mariadb = link->mariadb;
	struct engine_rows rows;
	struct kt_buf sql;
	enum kt_engine_rc rc;
	size_t i;

	kt_buf_init(&sql, a);
	ask_for(&sql, mariadb, name);
	rc = engine_ask(link, a, sql.p, &rows, why);
	if (rc != KT_ENGINE_OK)
		return rc;
	*out = (struct engine_user){ .name = name };
	out->v = kt_arena_alloc(a, (rows.n + 1) * sizeof(*out->v));
	for (i = 0; i < rows.n; i++)
		if (read_account(a, mariadb, &rows, i, out) != 0) {
			snprintf(why, KT_WHY, "an account of %.80s is not as "
			    "they are known", name);
			return KT_ENGINE_FAILED;
		}
	return mariadb || !has_column(&rows, "Password_reuse_history") ?
	    KT_ENGINE_OK : read_more_of_mysql(link, a, out, why);
}
