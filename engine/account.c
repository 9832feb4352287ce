#include <stdbool.h>

#include "keyturn/engine.h"

#include "account.h"

bool
engine_sql_plain(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s < ' ' || *s > '~' || *s == '\\')
			return false;
	return true;
}

static void
quote(struct kt_buf *b, const char *s, char q)
{
	kt_buf_char(b, q);
	for (; *s != '\0'; s++) {
		if (*s == q)
			kt_buf_char(b, q);
		kt_buf_char(b, *s);
	}
	kt_buf_char(b, q);
}

/*
 * 'text' where that is safe, and so may stand wherever SQL wants a literal;
 * else _utf8mb4 X'hex', in which no byte is left to be read one way or
 * another.
 */
void
kt_sql_string(struct kt_buf *b, const char *s)
{
	if (engine_sql_plain(s)) {
		quote(b, s, '\'');
		return;
	}
	kt_buf_str(b, "_utf8mb4 X'");
	for (; *s != '\0'; s++)
		kt_buf_printf(b, "%02X", (unsigned char)*s);
	kt_buf_char(b, '\'');
}

/*
 * A backquote is the only character that means something between backquotes,
 * in every sql_mode; where an account is named, `user`@`host` does as well as
 * 'user'@'host' and no backslash can be an escape.  Names beyond ASCII need
 * the session to be in utf8mb4: login sees to that, and kt_sql_master.
 */
void
kt_sql_name(struct kt_buf *b, const char *s)
{
	quote(b, s, '`');
}

void
engine_sql_literal(struct kt_buf *b, const char *s)
{
	kt_buf_char(b, '\'');
	for (; *s != '\0'; s++) {
		switch (*s) {
		case '\'':
			kt_buf_str(b, "''");
			break;
		case '\\':
			kt_buf_str(b, "\\\\");
			break;
		case '\n':
			kt_buf_str(b, "\\n");	/* an init-file's line ends */
			break;
		case '\r':
			kt_buf_str(b, "\\r");
			break;
		default:
			kt_buf_char(b, *s);
		}
	}
	kt_buf_char(b, '\'');
}

/*
 * Not between backquotes: what reads an init-file for MySQL looks for the
 * end of a statement outside quotes, and knows no backquotes, so that a quote
 * in such a name would hide the end.  (A database's name has no other way;
 * RDS allows letters and digits in it.)
 */
static void
account(struct kt_buf *b, const char *name, const char *host)
{
	engine_sql_literal(b, name);
	kt_buf_char(b, '@');
	engine_sql_literal(b, host);
}

/* CREATE alone would keep an old password, ALTER alone wants the user. */
static void
user(struct kt_buf *b, const char *name, const char *host, const char *password)
{
	static const char *const verbs[] = {
		"CREATE USER IF NOT EXISTS ", "ALTER USER "
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(verbs); i++) {
		kt_buf_str(b, verbs[i]);
		account(b, name, host);
		kt_buf_str(b, " IDENTIFIED BY ");
		engine_sql_literal(b, password);
		kt_buf_str(b, ";\n");
	}
}

static void
grant(struct kt_buf *b, const char *what, const char *name, const char *host)
{
	kt_buf_printf(b, "GRANT %s ON *.* TO ", what);
	account(b, name, host);
	kt_buf_str(b, " WITH GRANT OPTION;\n");
}

/*
 * The session's mode is put back: what the caller runs after it on the same
 * link is his own.
 */
static void
begin(struct kt_buf *b)
{
	kt_buf_str(b, "SET @keyturn_sql_mode = @@SESSION.sql_mode;\n"
	    ENGINE_SQL_PLAIN ";\n");
}

static void
end(struct kt_buf *b)
{
	kt_buf_str(b, "SET SESSION sql_mode = @keyturn_sql_mode;\n");
}

/*
 * RDS user guide, "Master user account privileges": MariaDB and MySQL.  What
 * MariaDB alone reads is of its ALL PRIVILEGES on a database, which nobody can
 * grant who has not all of it.
 */
static const char rds_privileges[] =
    "SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, "
    "REFERENCES, INDEX, ALTER, SHOW DATABASES, CREATE TEMPORARY TABLES, "
    "LOCK TABLES, EXECUTE, REPLICATION SLAVE, REPLICATION CLIENT, "
    "CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, CREATE USER, "
    "EVENT, TRIGGER /*M!100304 , DELETE HISTORY */ "
    "/*M!110301 , SHOW CREATE ROUTINE */ "
    "/*!80014 , CREATE ROLE, DROP ROLE, APPLICATION_PASSWORD_ADMIN, "
    "ROLE_ADMIN, XA_RECOVER_ADMIN */";

/*
 * RDS for MySQL gives SET_USER_ID as well, which MySQL 8.2 made two of and 8.4
 * does not know any more: no comment says "before 8.2".  MariaDB reads but the
 * first text, and has no such privilege.
 */
static void
grant_definers(struct kt_buf *b, const char *name, const char *host)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf to;

	kt_buf_init(&to, a);
	kt_buf_str(&to, " ON *.* TO ");
	account(&to, name, host);
	kt_buf_str(&to, " WITH GRANT OPTION");
	kt_buf_str(b, "SET @keyturn_grant = 'DO 0' /*!80014 , @keyturn_grant ="
	    " CONCAT(IF(@@version REGEXP '^8[.][01][.]', 'GRANT SET_USER_ID', "
	    "'GRANT SET_ANY_DEFINER, ALLOW_NONEXISTENT_DEFINER'), ");
	engine_sql_literal(b, to.p);
	kt_buf_str(b, ") */;\nPREPARE keyturn_grant FROM @keyturn_grant;\n"
	    "EXECUTE keyturn_grant;\nDEALLOCATE PREPARE keyturn_grant;\n");
	kt_arena_free(&a);
}

void
kt_sql_master(struct kt_buf *b, const char *name, const char *password,
    const char *database)
{
	begin(b);
	user(b, name, "%", password);
	grant(b, rds_privileges, name, "%");
	grant_definers(b, name, "%");
	if (database != NULL) {
		kt_buf_str(b, "CREATE DATABASE IF NOT EXISTS ");
		kt_sql_name(b, database);
		kt_buf_str(b, ";\n");
	}
	end(b);
}

/*
 * FLUSH PRIVILEGES stands in many a script.  Who makes accounts may change those
 * of others, which neither server can keep him from; to see what they may do, as
 * a rotation with a master does, he reads the schema mysql.  His schema's name is
 * granted as people write it: a '_' in it stands for any character then, and he
 * could not hand on what stands escaped to whoever writes it so.
 */
static const struct {
	const char *rights, *on;	/* NULL: his schema */
} tenants_rights[] = {
	{ "ALL PRIVILEGES", NULL },
	{ "CREATE USER, RELOAD /*!80014 , APPLICATION_PASSWORD_ADMIN */",
	    "*" },
	{ "SELECT", "mysql" },
};

static void
new_user(struct kt_buf *b, const struct kt_tenant *t)
{
	kt_buf_str(b, "CREATE USER ");
	account(b, t->user, "%");
	kt_buf_str(b, " IDENTIFIED BY ");
	engine_sql_literal(b, t->password);
	kt_buf_str(b, ";\n");
}

void
kt_sql_tenant(struct kt_buf *b, const struct kt_tenant *t)
{
	size_t i;

	begin(b);
	if (t->again)
		user(b, t->user, "%", t->password);
	else
		new_user(b, t);
	if (t->database) {
		kt_buf_printf(b, "CREATE DATABASE %s", t->again ?
		    "IF NOT EXISTS " : "");
		kt_sql_name(b, t->schema);
		kt_buf_str(b, ";\n");
	}
	for (i = 0; i < N_ELEMENTS(tenants_rights); i++) {
		kt_buf_printf(b, "GRANT %s ON ", tenants_rights[i].rights);
		if (tenants_rights[i].on == NULL)
			kt_sql_name(b, t->schema);
		else
			kt_buf_str(b, tenants_rights[i].on);
		kt_buf_str(b, ".* TO ");
		account(b, t->user, "%");
		kt_buf_str(b, " WITH GRANT OPTION;\n");
	}
	end(b);
}

/*
 * Who has rights in the schema alone was made for it.  MariaDB's roles have no
 * host, and are not dropped as users.
 */
static void
drop_guests(struct kt_buf *b, const char *schema, bool roles)
{
	kt_buf_printf(b, "SET @keyturn_drop = IFNULL((SELECT CONCAT('DROP %s ',"
	    " GROUP_CONCAT('`', REPLACE(User, '`', '``'), '`'%s)) FROM "
	    "(SELECT User, Host FROM (SELECT User, Host, Db FROM mysql.db "
	    "UNION ALL SELECT User, Host, Db FROM mysql.tables_priv "
	    "UNION ALL SELECT User, Host, Db FROM mysql.procs_priv) AS given "
	    "GROUP BY User, Host HAVING MIN(REPLACE(Db, "
	    "CHAR(92 USING utf8mb4), '') = ", roles ? "ROLE" : "USER",
	    roles ? "" : ", '@`', REPLACE(Host, '`', '``'), '`'");
	kt_sql_string(b, schema);
	kt_buf_printf(b, ") = 1) AS guests WHERE Host %s ''), 'DO 0');\n"
	    "PREPARE keyturn_drop FROM @keyturn_drop;\nEXECUTE keyturn_drop;\n"
	    "DEALLOCATE PREPARE keyturn_drop;\n", roles ? "=" : "<>");
}

void
kt_sql_no_tenant(struct kt_buf *b, const struct kt_tenant *t)
{
	begin(b);
	kt_buf_str(b, "SET SESSION group_concat_max_len = 1000000;\n");
	drop_guests(b, t->schema, false);
	drop_guests(b, t->schema, true);
	kt_buf_str(b, "DROP DATABASE IF EXISTS ");
	kt_sql_name(b, t->schema);
	kt_buf_str(b, ";\nDROP USER IF EXISTS ");
	account(b, t->user, "%");
	kt_buf_str(b, ";\n");
	end(b);
}

/* An ALTER would have to know every way to shut somebody out. */
void
kt_sql_sealed(struct kt_buf *b, const struct kt_sealed *who, bool all)
{
	begin(b);
	kt_buf_str(b, "DROP USER IF EXISTS ");
	account(b, who->name, who->host);
	kt_buf_str(b, ";\n");
	user(b, who->name, who->host, who->password);
	grant(b, all ? "ALL PRIVILEGES" : rds_privileges, who->name,
	    who->host);
	if (!all)
		grant_definers(b, who->name, who->host);
	end(b);
}
