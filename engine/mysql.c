/*
 * MariaDB and MySQL through libmariadb, its one owner.
 *
 *   login --> claim | set_password | add_password | copy_user | run, any number
 *         --> logout
 *
 * Which SQL to speak is asked of the server's greeting.  What a server says
 * about a statement that held a password is not repeated: error 1064 and
 * others quote the statement.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include <errmsg.h>
#include <mysql.h>

#include "keyturn/clock.h"
#include "keyturn/fault.h"

#include "account.h"
#include "claim.h"
#include "code.h"
#include "copy.h"
#include "link.h"
#include "note.h"
#include "others.h"
#include "plugin.h"
#include "rule.h"
#include "tls.h"
#include "watch.h"
#include "who.h"

enum {
	CONNECT_SECONDS = 5,	/* as AWS's functions; covers the greeting */
	/* in all, however often something comes (watch.h) */
	LOGIN_MS = 10 * KT_SECOND,
	LOGOUT_MS = KT_SECOND,

	TWO_PASSWORDS = 80014	/* the first MySQL that keeps them */
};

/*
 * libmariadb takes more than a host name: "a,b" is a list, "x=y;..." and
 * "plugin://" are whole configurations.  A secret's host is a host.
 */
static bool
is_host(const char *s)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:_%-";

	return s != NULL && *s != '\0' && s[strspn(s, allowed)] == '\0';
}

static void
add_words(char why[KT_WHY], const char *words)
{
	size_t n = strlen(why);

	(void)snprintf(why + n, KT_WHY - n, "%s", words);
}

static MYSQL *
new_session(const struct kt_creds *c, bool in_sandbox)
{
	const my_bool yes = 1;
	unsigned connect = CONNECT_SECONDS, answer = ANSWER_SECONDS;
	unsigned protocol = c->socket == NULL ? MYSQL_PROTOCOL_TCP :
	    MYSQL_PROTOCOL_SOCKET;	/* or "localhost" would be a socket */
	MYSQL *my;

	my = mysql_init(NULL);
	if (my == NULL)
		return NULL;
	mysql_optionsv(my, MYSQL_OPT_PROTOCOL, &protocol);
	mysql_optionsv(my, MYSQL_OPT_CONNECT_TIMEOUT, &connect);
	mysql_optionsv(my, MYSQL_OPT_READ_TIMEOUT, &answer);
	mysql_optionsv(my, MYSQL_OPT_WRITE_TIMEOUT, &answer);
	/* In the greeting, and again for servers that do not listen to it. */
	mysql_optionsv(my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (in_sandbox)
		mysql_optionsv(my, MYSQL_OPT_CAN_HANDLE_EXPIRED_PASSWORDS,
		    &yes);
	else
		mysql_optionsv(my, MYSQL_INIT_COMMAND, "SET NAMES utf8mb4");
	engine_plugin_allow(my);
	return my;
}

static enum kt_engine_rc
connect_once(const struct kt_creds *c, bool with_tls, struct kt_link *link,
    char why[KT_WHY])
{
	enum kt_engine_rc rc = KT_ENGINE_OK;
	const char *over = watch_over(link->watch);
	MYSQL *my;

	if (over != NULL) {		/* before it began: keyturn stops */
		snprintf(why, KT_WHY, "%s", over);
		return KT_ENGINE_UNREACHABLE;
	}
	my = link->my = new_session(c, link->in_sandbox);
	if (my == NULL) {
		snprintf(why, KT_WHY, "libmariadb cannot start");
		return KT_ENGINE_FAILED;
	}
	if (!engine_tls_connect(my, c, with_tls)) {
		rc = engine_code_login(mysql_errno(my), mysql_error(my));
		engine_explain(link, false, why);
		if (!with_tls && mysql_errno(my) == CR_UNKNOWN_ERROR)
			add_words(why, "; a password beyond the server's RSA "
			    "key goes over TLS only");
	} else if (with_tls && mysql_get_ssl_cipher(my) == NULL) {
		rc = KT_ENGINE_UNREACHABLE;
		snprintf(why, KT_WHY, "the link is not encrypted");
	}
	if (my->passwd != NULL)
		kt_wipe(my->passwd, strlen(my->passwd));
	return rc;
}

static void
open_link(struct kt_link *link)
{
	link->my = NULL;
	link->watch = watch_new();
	watch_begin(link->watch, LOGIN_MS);
}

static void
close_link(struct kt_link *link)
{
	watch_begin(link->watch, LOGOUT_MS);
	mysql_close(link->my);
	watch_end(link->watch);
	watch_free(&link->watch);
}

/*
 * By TLS, and where there is none and none is asked for without.  Whose
 * password is right but expired, or stored in a way that the server does not
 * want any more, is let in to set a new one, and to say nothing before.
 */
static enum kt_engine_rc
connect_link(const struct kt_creds *c, struct kt_link *link, char why[KT_WHY])
{
	bool with_tls = engine_tls_wanted(c);
	enum kt_engine_rc rc;

	open_link(link);
	rc = connect_once(c, with_tls, link, why);
	if (rc == KT_ENGINE_UNREACHABLE && with_tls && link->my != NULL &&
	    c->tls == KT_TLS_UNVERIFIED && !c->tls_required &&
	    engine_tls_missing(link->my)) {
		close_link(link);
		open_link(link);
		with_tls = false;
		rc = connect_once(c, with_tls, link, why);
	}
	if (rc == KT_ENGINE_DENIED &&
	    engine_code_expired(mysql_errno(link->my))) {
		close_link(link);
		open_link(link);
		link->in_sandbox = true;
		rc = connect_once(c, with_tls, link, why);
	}
	watch_end(link->watch);
	if (rc != KT_ENGINE_OK)
		close_link(link);
	return rc;
}

static enum kt_engine_rc
login(const struct kt_creds *c, struct kt_link **out, char why[KT_WHY])
{
	struct kt_link link = { .my = NULL };
	char reason[KT_WHY];
	enum kt_engine_rc rc;

	if (c->socket == NULL &&
	    (!is_host(c->host) || c->port < 1 || c->port > 65535)) {
		snprintf(why, KT_WHY, "no host name and port");
		return KT_ENGINE_UNREACHABLE;
	}
	if (c->socket == NULL && kt_fault_login(c->host, c->port, why) != 0)
		return KT_ENGINE_UNREACHABLE;
	if (!engine_library()) {
		snprintf(why, KT_WHY, "libmariadb cannot start");
		return KT_ENGINE_FAILED;
	}
	rc = connect_link(c, &link, reason);
	if (rc != KT_ENGINE_OK) {
		memcpy(why, reason, KT_WHY);
		return rc;
	}
	/* A MariaDB whose version is disguised still lacks this flag. */
	link.mariadb = mariadb_connection(link.my) ||
	    (link.my->server_capabilities & CLIENT_MYSQL) == 0;
	link.notes = c->notes;
	*out = kt_alloc(sizeof(**out));
	**out = link;
	return KT_ENGINE_OK;
}

static enum kt_engine_rc
mysql_login(const struct kt_creds *c, struct kt_link **out, char why[KT_WHY])
{
	int64_t since = kt_mono_ms();
	enum kt_engine_rc rc = login(c, out, why);

	engine_note_login(c, rc == KT_ENGINE_OK ?
	    engine_tls_version((*out)->my) : NULL, rc, why, since);
	return rc;
}

/* What is to become of the password of the link's own account. */
struct change {
	const char *password;		/* it is this */
	const char *now;		/* if it is that now; NULL: anyway */
	bool beside;			/* and what it is now stays good */
};

/*
 * Both servers let a user set its own password so; MariaDB refuses it ALTER
 * USER on itself.
 */
static void
set_password_sql(struct kt_buf *sql, bool mariadb, const char *password)
{
	kt_buf_str(sql, "SET PASSWORD = ");
	if (mariadb)
		kt_buf_str(sql, "PASSWORD(");
	engine_sql_literal(sql, password);
	if (mariadb)
		kt_buf_char(sql, ')');
}

static enum kt_engine_rc
claim(struct kt_link *link, const char *user, char why[KT_WHY])
{
	enum kt_engine_rc rc = engine_prepare(link, why);
	int64_t since = kt_mono_ms();

	if (rc == KT_ENGINE_OK && !link->in_sandbox)
		rc = engine_claim(link->my, user, why);
	if (rc == KT_ENGINE_UNREACHABLE)
		rc = engine_not_said(link, why);
	if (rc == KT_ENGINE_OK && link->in_sandbox) {
		snprintf(why, KT_WHY, "the password has to be changed first");
		rc = KT_ENGINE_DENIED;
	}
	engine_note(link->notes, "claim the account", rc, why, since);
	return rc;
}

static enum kt_engine_rc
mysql_claim(struct kt_link *link, const char *user, char why[KT_WHY])
{
	enum kt_engine_rc rc;

	watch_begin(link->watch, STATEMENT_MS);
	rc = claim(link, user, why);
	watch_end(link->watch);
	return rc;
}

/*
 * REPLACE makes the server compare: else who came in by the password beside
 * would throw out the other, and the same change twice the one that it was to
 * keep (shared facts, rotating).
 */
static void
change_sql(struct kt_buf *sql, bool mariadb, const struct change *ch)
{
	set_password_sql(sql, mariadb, ch->password);
	if (ch->now != NULL) {
		kt_buf_str(sql, " REPLACE ");
		engine_sql_literal(sql, ch->now);
	}
	if (ch->beside)
		kt_buf_str(sql, " RETAIN CURRENT PASSWORD");
}

static const char *
noted(const struct kt_link *link, const struct change *ch)
{
	if (!ch->beside)
		return link->mariadb ? "SET PASSWORD = PASSWORD(<secret>)" :
		    "SET PASSWORD = <secret>";
	return ch->now == NULL ? "SET PASSWORD = <secret> RETAIN CURRENT "
	    "PASSWORD" : "SET PASSWORD = <secret> REPLACE <secret> RETAIN "
	    "CURRENT PASSWORD";
}

static enum kt_engine_rc
send_change(struct kt_link *link, const struct change *ch, char why[KT_WHY])
{
	enum kt_engine_rc rc = engine_prepare(link, why);
	int64_t since = kt_mono_ms();
	struct kt_arena *a;
	struct kt_buf sql;

	if (rc != KT_ENGINE_OK)
		return rc;
	if (!link->prepared && (!engine_sql_plain(ch->password) ||
	    (ch->now != NULL && !engine_sql_plain(ch->now)))) {
		snprintf(why, KT_WHY, "the server hears nothing but a new "
		    "password, so that one with a backslash or beyond ASCII "
		    "might be read as another");
		return KT_ENGINE_FAILED;
	}
	a = kt_arena_new();
	kt_buf_init(&sql, a);
	change_sql(&sql, link->mariadb, ch);
	if (mysql_real_query(link->my, sql.p, (unsigned long)sql.n) != 0) {
		rc = engine_code_act(mysql_errno(link->my));
		engine_explain(link, true, why);
		if (rc == KT_ENGINE_REFUSED)
			engine_rule(link->my, why);
	}
	engine_note(link->notes, noted(link, ch), rc, why, since);
	engine_wipe_buffer(link->my);
	kt_arena_free(&a);
	return rc;
}

static enum kt_engine_rc
change(struct kt_link *link, const struct change *ch, char why[KT_WHY])
{
	enum kt_engine_rc rc;

	watch_begin(link->watch, STATEMENT_MS);
	rc = send_change(link, ch, why);
	watch_end(link->watch);
	return rc;
}

static enum kt_engine_rc
mysql_set_password(struct kt_link *link, const char *password,
    char why[KT_WHY])
{
	return change(link, &(struct change){ .password = password }, why);
}

static enum kt_engine_rc
mysql_add_password(struct kt_link *link, const char *now,
    const char *password, char why[KT_WHY])
{
	const struct change ch = { password, now, true };
	enum kt_engine_rc rc;

	if (link->mariadb ||
	    mysql_get_server_version(link->my) < TWO_PASSWORDS) {
		snprintf(why, KT_WHY, "%s %.80s keeps no second password, as "
		    "MySQL 8.0.14 and later do", link->mariadb ? "MariaDB" :
		    "MySQL", mysql_get_server_info(link->my));
		return KT_ENGINE_FAILED;
	}
	rc = change(link, &ch, why);
	if (rc == KT_ENGINE_FAILED &&
	    engine_code_forbidden(mysql_errno(link->my)))
		add_words(why, "; GRANT APPLICATION_PASSWORD_ADMIN ON *.* to "
		    "the user");
	return rc;
}

static bool
may_hold_password(const char *sql)
{
	for (; *sql != '\0'; sql++)
		if (strncasecmp(sql, "IDENTIFIED", 10) == 0 ||
		    strncasecmp(sql, "PASSWORD", 8) == 0)
			return true;
	return false;
}

/* Every result of what was sent is taken, or the next query would fail. */
static int
drain(MYSQL *my, unsigned *done)
{
	int more;

	do {
		mysql_free_result(mysql_use_result(my));
		if (mysql_errno(my) != 0)
			return -1;
		(*done)++;
		more = mysql_next_result(my);
	} while (more == 0);
	return more > 0 ? -1 : 0;
}

/* As many as there can be: a ';' within a text counts too. */
static int64_t
count_statements(const char *sql)
{
	int64_t n = 1;

	for (; (sql = strchr(sql, ';')) != NULL; sql++)
		n++;
	return n;
}

static enum kt_engine_rc
send_all(struct kt_link *link, const char *sql, char why[KT_WHY])
{
	char reason[KT_WHY];
	unsigned done = 0;
	int rc = 0;

	/* A round trip, which testSecret's one statement can do without. */
	if (!link->many && count_statements(sql) > 1) {
		rc = mysql_set_server_option(link->my,
		    MYSQL_OPTION_MULTI_STATEMENTS_ON);
		link->many = rc == 0;
	}
	if (rc == 0) {
		rc = mysql_real_query(link->my, sql,
		    (unsigned long)strlen(sql));
		if (rc == 0)
			rc = drain(link->my, &done);
	}
	if (rc == 0) {
		engine_wipe_buffer(link->my);
		return KT_ENGINE_OK;
	}
	engine_explain(link, may_hold_password(sql), reason);
	snprintf(why, KT_WHY, "statement %u: %.*s", done + 1, KT_WHY - 32,
	    reason);
	engine_wipe_buffer(link->my);
	return engine_code_act(mysql_errno(link->my));
}

static enum kt_engine_rc
mysql_run(struct kt_link *link, const char *sql, char why[KT_WHY])
{
	int64_t since = kt_mono_ms();
	enum kt_engine_rc rc;

	watch_begin(link->watch, STATEMENT_MS * count_statements(sql));
	rc = send_all(link, sql, why);
	watch_end(link->watch);
	engine_note(link->notes, may_hold_password(sql) ?
	    "<statements that may hold a secret>" : sql, rc, why, since);
	return rc;
}

/* That its rights are whole again cannot be said by everybody (lent servers). */
static enum kt_engine_rc
mysql_set_master(struct kt_link *link, const char *user, const char *password,
    char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	char reason[KT_WHY];
	enum kt_engine_rc rc;
	struct kt_buf sql;

	kt_buf_init(&sql, a);
	kt_sql_master(&sql, user, password, NULL);
	rc = mysql_run(link, sql.p, reason);
	kt_arena_free(&a);
	if (rc == KT_ENGINE_UNREACHABLE || rc == KT_ENGINE_UNCERTAIN) {
		memcpy(why, reason, KT_WHY);
		return rc;
	}
	return engine_set_password_as(link, user, user, password, why);
}

static const char *
mysql_version(struct kt_link *link)
{
	return mysql_get_server_info(link->my);
}

/* Between two statements there is nothing to read but why it ends, or that. */
static bool
mysql_is_open(const struct kt_link *link)
{
	char c;

	return recv(mysql_get_socket(link->my), &c, 1, MSG_PEEK |
	    MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

static enum kt_engine_rc
mysql_end_others(struct kt_link *link, char why[KT_WHY])
{
	enum kt_engine_rc rc = KT_ENGINE_OK;

	watch_begin(link->watch, STATEMENT_MS);
	if (engine_end_others(link->my) != 0) {
		rc = engine_code_act(mysql_errno(link->my));
		engine_explain(link, false, why);
	}
	watch_end(link->watch);
	return rc;
}

static void
mysql_tell(struct kt_link *link, const struct kt_notes *notes)
{
	link->notes = notes;
}

static void
mysql_logout(struct kt_link **link)
{
	if (*link == NULL)
		return;
	close_link(*link);
	free(*link);
	*link = NULL;
}

const struct kt_engine kt_engine_mysql = {
	.login = mysql_login,
	.claim = mysql_claim,
	.set_password = mysql_set_password,
	.add_password = mysql_add_password,
	.copy_user = engine_copy_user,
	.set_password_as = engine_set_password_as,
	.set_master = mysql_set_master,
	.run = mysql_run,
	.version = mysql_version,
	.who = engine_who,
	.is_open = mysql_is_open,
	.end_others = mysql_end_others,
	.tell = mysql_tell,
	.logout = mysql_logout,
	.hurry = watch_hurry
};
