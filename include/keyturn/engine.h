/*
 * A database server as keyturn talks to it.  Real: engine/mysql.c (MariaDB
 * 10.6+, MySQL 8.0 to 9.x, told apart by the server's greeting, never by the
 * "engine" of a secret).  Scripted: tests/support/engine_fake.c.
 */
#ifndef KEYTURN_ENGINE_H
#define KEYTURN_ENGINE_H

#include <stdbool.h>
#include <stdint.h>

#include "keyturn/arena.h"

enum kt_engine_rc {
	KT_ENGINE_OK,
	KT_ENGINE_DENIED,	/* the server refused this user or password */
	KT_ENGINE_UNREACHABLE,	/* no server, or it went away before the act */
	KT_ENGINE_UNCERTAIN,	/* it went away after the act was sent */
	KT_ENGINE_FAILED,	/* the server answered with an error */
	KT_ENGINE_REFUSED	/* ... to this password; another may do */
};

/* How a link is protected: by whom we believe the server to be. */
enum kt_tls {
	/*
	 * TLS, never plain; the certificate checked with ca_file, and with
	 * the host's name but on 127.0.0.1 and ::1.
	 */
	KT_TLS_VERIFY,
	KT_TLS_UNVERIFIED,	/* TLS if the server offers it, any certificate */
	KT_TLS_NONE
};

/*
 * Who wants to know what is said to a database takes each login and statement
 * when it has ended, in the thread that said it.  There is no secret in the
 * words: "SET PASSWORD = <secret>".  They live until take returns.
 */
struct kt_said {
	const char *what;
	enum kt_engine_rc rc;
	const char *why;	/* NULL when it is OK */
	int64_t ms;		/* real ones, that it took */
};
struct kt_notes {
	void (*take)(void *self, const struct kt_said *said);
	void *self;
};

struct kt_creds {
	const char *host;	/* TCP, unless socket is set */
	int port;
	const char *socket;	/* path of a unix socket, or NULL */
	const char *user;
	const char *password;
	const char *database;	/* or NULL */
	enum kt_tls tls;
	bool tls_required;	/* no TLS offered: UNREACHABLE, never plain */
	const char *ca_file;	/* for KT_TLS_VERIFY */
	/* Of the login, and all the link says; outlives it.  NULL: nobody. */
	const struct kt_notes *notes;
};

#define KT_WHY 512		/* a reason in words, without any secret */

/* As whom a session is let in, and how it is protected. */
struct kt_who {
	char account[512];	/* "app@%"; "": that cannot be asked */
	char tls[32];		/* "TLSv1.3"; "": it is plain */
};

struct kt_link;			/* a session; used by one thread at a time */

struct kt_engine {
	enum kt_engine_rc (*login)(const struct kt_creds *, struct kt_link **,
	    char why[KT_WHY]);
	/*
	 * The link alone may change the account of that user from now on, and
	 * only for so long as the engine waits for an answer: a session of
	 * keyturn's that is still at it is ended, and is gone before this
	 * returns.  OK; else that is not known: DENIED where the server hears
	 * nothing but a new password (expired ones), UNREACHABLE, FAILED.
	 */
	enum kt_engine_rc (*claim)(struct kt_link *, const char *user,
	    char why[KT_WHY]);
	/* The password of the account the link is logged in as. */
	enum kt_engine_rc (*set_password)(struct kt_link *,
	    const char *password, char why[KT_WHY]);
	/*
	 * The same, but what is the password now stays good beside the new one
	 * until the next add_password (set_password leaves it there).  now: DENIED
	 * if it is another; NULL: whatever it is.  FAILED of a server that keeps
	 * no second password, to which nothing is sent.
	 */
	enum kt_engine_rc (*add_password)(struct kt_link *, const char *now,
	    const char *password, char why[KT_WHY]);
	/*
	 * The accounts of user `to` become what those of `from` are, one for
	 * each of its hosts, but for what lets them in; where there is none
	 * it is made, with a password that nobody knows.  May run twice: what
	 * is so already is left alone.
	 */
	enum kt_engine_rc (*copy_user)(struct kt_link *, const char *from,
	    const char *to, char why[KT_WHY]);
	/*
	 * After copy_user, or claim, on the same link: the accounts of `to` are
	 * let in in the way that those of `from` are, with this password.  Both
	 * may be one: it is the password of all its accounts, whatever it was.
	 */
	enum kt_engine_rc (*set_password_as)(struct kt_link *,
	    const char *from, const char *to, const char *password,
	    char why[KT_WHY]);
	/*
	 * The master as RDS makes it (kt_sql_master), whatever somebody did to
	 * it, and that password for all its accounts; after claim.
	 */
	enum kt_engine_rc (*set_master)(struct kt_link *, const char *user,
	    const char *password, char why[KT_WHY]);
	/* Any statements, separated by ';'; results are thrown away. */
	enum kt_engine_rc (*run)(struct kt_link *, const char *sql,
	    char why[KT_WHY]);
	/* The server's version, e.g. "10.11.6-MariaDB"; lives with the link. */
	const char *(*version)(struct kt_link *);
	/* Not OK: what of it is known is there all the same.  May be NULL. */
	enum kt_engine_rc (*who)(struct kt_link *, struct kt_who *out,
	    char why[KT_WHY]);
	/* The server has not ended it, as far as is known without a word. */
	bool (*is_open)(const struct kt_link *);
	/* Ends every other session of the server; may be NULL. */
	enum kt_engine_rc (*end_others)(struct kt_link *, char why[KT_WHY]);
	/* Who takes what is said on the link from now on; may be NULL. */
	void (*tell)(struct kt_link *, const struct kt_notes *notes);
	void (*logout)(struct kt_link **);	/* NULL is fine */
	/* keyturn stops: what is said ends in a moment, nothing begins. */
	void (*hurry)(void);
};

extern const struct kt_engine kt_engine_mysql;

/*
 * SQL for the accounts keyturn itself makes, safe under every sql_mode and
 * client character set; one statement a line, so that a server's init-file
 * can hold them (engine/account.c).
 */

/* Appends s as an SQL string expression. */
void kt_sql_string(struct kt_buf *b, const char *s);
/* Appends s as a quoted identifier. */
void kt_sql_name(struct kt_buf *b, const char *s);
/*
 * The master user as RDS makes it: user@'%', RDS's privileges with grant
 * option, password set anew; the database too unless it is NULL.  May run
 * twice.
 */
void kt_sql_master(struct kt_buf *b, const char *user, const char *password,
    const char *database);
/*
 * The same on a server that others share: the user's rights end at that schema,
 * but that he makes accounts, and sees those there are.  The user and, with
 * database, the schema are made: neither may be there, unless again.
 */
struct kt_tenant {
	const char *user, *password, *schema;
	bool database;
	bool again;
};
void kt_sql_tenant(struct kt_buf *b, const struct kt_tenant *t);
/* Neither is there any more, nor who had rights in that schema alone. */
void kt_sql_no_tenant(struct kt_buf *b, const struct kt_tenant *t);
/*
 * An account of keyturn's own, made anew, whatever somebody did to the one that
 * was there: with all privileges, or the master's.
 */
struct kt_sealed {
	const char *name, *host, *password;
};
void kt_sql_sealed(struct kt_buf *b, const struct kt_sealed *who, bool all);

#endif
