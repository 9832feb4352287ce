/*
 * The database servers keyturn runs or is lent: one per DB cluster and per
 * standalone DB instance.  Run: server/fleet/process.c.  Lent: fleet/lent.c.
 */
#ifndef KEYTURN_FLEET_H
#define KEYTURN_FLEET_H

#include <stdbool.h>
#include <stddef.h>

#include "keyturn/arena.h"
#include "keyturn/engine.h"

enum kt_fleet_rc {
	KT_FLEET_OK,
	KT_FLEET_NO_SERVER,	/* no server binary to be found; see why */
	KT_FLEET_FAILED,	/* it would not start; see why */
	KT_FLEET_STOPPED	/* hurry was called: nothing is known of it */
};

struct kt_db_spec {
	const char *id;		/* unique for ever, [a-z0-9-]{1,40}: its folder */
	const char *engine;	/* "mysql", "mariadb", "aurora-mysql" */
	const char *version;	/* asked for: whole, how it begins, or NULL */
	bool fresh;		/* not yet made: the master comes with it */
	const char *from;	/* only when fresh: the snapshot that has both */
	/* NULL: it has none; fresh, it is made if it is not there, and kept. */
	const char *master_user;
	const char *master_password;	/* only when fresh */
	const char *database;		/* only when fresh, may be NULL */
	const char *host;	/* told to clients last time, or NULL */
	int port;		/* wanted: asked for by the user, or last time's */
	/*
	 * What it is started with, "name=value", NULL ends: server variables,
	 * of which it takes what it knows.  NULL: none.
	 */
	const char *const *options;
	bool takes_tokens;	/* IAM database authentication */
	/*
	 * Its certificate is good for names that end so (keyturn/names.h), or
	 * NULL.
	 */
	const char *zone;
};

/* Somebody who wants to log in to a server by a token. */
struct kt_db_login {
	const char *id;			/* the server's */
	const char *const *hosts;	/* clients know it by; NULL ends */
	int port;
	const char *user;
	const char *token;		/* NULL: he came without TLS */
};
/*
 * Is he let in?  From any thread, and soon.  If not, *line is what the server's
 * own log is told, in a; what holds the token is wiped by who calls.
 */
typedef bool kt_db_logins(void *self, const struct kt_db_login *login,
    struct kt_arena *a, const char **line);

struct kt_db_info {
	char host[256];		/* what clients are told */
	int port;
	char version[64];	/* of the server that runs, e.g. "10.11.6" */
	const char *title;	/* "MariaDB", whatever the engine asked for */
	bool stale;		/* it was up, but as it was asked for before */
	bool begun;		/* by this call: it was not up already */
	bool refused;		/* KT_FLEET_FAILED: it was run, and of no use */
	char why[KT_WHY];	/* unless KT_FLEET_OK */
};

/* A server that there is to run: a program, an image, or the one lent. */
struct kt_db_build {
	const char *title;	/* "MySQL" */
	const char *version;	/* "8.0.33" */
	const char *where;	/* a path, an image, a URL without user */
	bool stands_in;		/* of another kind than the engine's own */
};

/* How well one serves what was asked for: from nothing to all of it. */
enum kt_fit {
	KT_FIT_NONE,		/* there is none */
	KT_FIT_FAMILY,		/* MariaDB in place of MySQL, or the reverse */
	KT_FIT_KIND,		/* of another major version */
	KT_FIT_MAJOR,		/* of another minor one, or none was asked for */
	KT_FIT_WHOLE		/* it is that version */
};

/*
 * Which of them serves a wish for version (as in kt_db_spec): the one that
 * fits best, of these the newest, of these the first.  NULL: there is none.
 */
const struct kt_db_build *kt_build_choose(const struct kt_db_build *all,
    size_t n, const char *version, enum kt_fit *fit);

/* Is a newer than b (> 0), older (< 0)?  By their numbers alone. */
int kt_version_compare(const char *a, const char *b);
/* "8.0.33" and "8.0.mysql_aurora.3.05.2" are both of 8.0. */
bool kt_version_same_major(const char *a, const char *b);

/* A snapshot that was taken. */
struct kt_db_snapshot {
	int64_t pause;		/* ms that the server stood still for it */
	const char *title;	/* of the server that made its data */
	char version[64];
	char why[KT_WHY];	/* unless KT_FLEET_OK */
};

struct kt_fleet {
	/*
	 * Makes the server if fresh, starts it, returns when the master can
	 * log in.  Run again after a crash in the middle it ends the same.
	 * Blocks for seconds; from several threads for several ids.
	 */
	enum kt_fleet_rc (*start)(void *self, const struct kt_db_spec *spec,
	    struct kt_db_info *info);
	/*
	 * Stops it and, if remove, deletes its data (lent: its master user,
	 * also when another keyturn made it); else start makes it serve again.
	 * Of spec the id, engine, master_user and database are looked at,
	 * never a password.
	 */
	void (*stop)(void *self, const struct kt_db_spec *spec, bool remove);
	/*
	 * Snapshots: the data of a server as they lie at one moment, for which it
	 * is frozen, under a name [a-z0-9-]{1,40} that is unique for ever.  One
	 * is whole or not there, however keyturn ended; run again it ends the
	 * same.  A server that does not run does not start meanwhile.
	 * KT_FLEET_STOPPED: to be done again.  Copy: 0, or -1 and why.
	 * NULL: this fleet has none.
	 */
	enum kt_fleet_rc (*snapshot)(void *self, const char *id,
	    const char *name, struct kt_db_snapshot *out);
	int (*snapshot_copy)(void *self, const char *from, const char *to,
	    char why[KT_WHY]);
	void (*snapshot_remove)(void *self, const char *name);
	/*
	 * Runs SQL on it, with the master's privileges and no more (lent: as
	 * the lender's user); -1 and why.
	 */
	int (*sql)(void *self, const char *id, const char *database,
	    const char *sql, char why[KT_WHY]);
	/*
	 * As keyturn's own account there, which may do all (lent: as the
	 * lender's user), for what RDS itself does to a database; the caller
	 * ends the link.  Waits for a server that is coming back.
	 */
	enum kt_engine_rc (*admin)(void *self, const char *id,
	    struct kt_link **out, char why[KT_WHY]);
	/*
	 * A descriptor of a file that the server writes, by RDS's name of it
	 * ("error/mysql-error.log"), to be read and closed; -1 and errno.
	 * NULL: the servers' files cannot be read.
	 */
	int (*log)(void *self, const char *id, const char *name);
	/*
	 * The options of one that is up become these: it comes back with them
	 * when it ends by itself.  NULL: servers take none.
	 */
	void (*options)(void *self, const char *id,
	    const char *const *options);
	/*
	 * What is broken on purpose, of the server at that address, as kt_trust
	 * has it: its process is killed, and comes back, or all its sessions
	 * end but the one that says so.  Returns when that is done: 0, or -1
	 * and why.  NULL: the servers are none of ours.
	 */
	int (*kill)(void *self, const char *host, int port, char why[KT_WHY]);
	int (*drop)(void *self, const char *host, int port, char why[KT_WHY]);
	/*
	 * What there is to serve that engine, in no order, in *out: so many.
	 * It looks anew, and whoever is new is asked what it is, which may take
	 * a second.
	 */
	size_t (*builds)(void *self, const char *engine, struct kt_arena *a,
	    const struct kt_db_build **out);
	/* What is not among builds is had from elsewhere; and they may hang. */
	bool pulls;
	/* Its servers can be had with IAM database authentication. */
	bool takes_tokens;
	/* Nothing but its own kind and major version serves an engine. */
	bool strict;
	/*
	 * "lent", "shared": how the server is called that several of them are
	 * on, which is neither stopped nor set for one alone.  NULL: each has
	 * its own.
	 */
	const char *shared;
	int port;		/* that all have then; 0: it is not known */
	/*
	 * Whom the certificates of databases are verified with: a PEM file, or
	 * NULL when there is none.
	 */
	const char *ca_file;
	/*
	 * A client elsewhere finds databases at the name by which it found us,
	 * whatever host they were said to be at.
	 */
	bool by_name;
	/* Nothing starts any more: who is in start returns soon. */
	void (*hurry)(void *self);
	/* Called once: wait for all servers to end, free. */
	void (*close)(void *self);
	void *self;
};

#endif
