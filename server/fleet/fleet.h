/*
 * What main needs to set up a fleet (keyturn/fleet.h): servers of our own
 * (process.c) or one that is lent (lent.c).
 */
#ifndef FLEET_H
#define FLEET_H

#include <stdbool.h>

#include "keyturn/attr.h"
#include "keyturn/fleet.h"
#include "keyturn/function.h"

struct guardian;

/* How clients get at databases. */
struct fleet_reach {
	const char *endpoint_host;	/* what they are told, or NULL */
	bool open;		/* keyturn itself listens beyond loopback */
	int first_port;		/* databases have one of these; 0: any */
	int last_port;
	const char *const *names;	/* this machine goes by, NULL ends */
};

/* A server that the user named (--mysqld). */
struct fleet_given {
	const char *name;	/* NULL: no others are looked for */
	const char *path;
};

struct dock;

struct fleet_options {
	struct guardian *guardian;
	const struct kt_engine *engine;
	const char *data;	/* servers live below; NULL: throwaway */
	const struct fleet_given *given;	/* path NULL ends; not copied */
	bool strict;		/* as in kt_fleet */
	const struct dock *containers;	/* where they are run; NULL: as processes */
	struct fleet_reach reach;	/* its strings are not copied */
	/* A server died and does not start again; from a thread of its own. */
	void (*ended)(void *self, const char *id, const char *why);
	void *ended_self;
	kt_db_logins *login;	/* NULL: nobody is let in */
	void *login_self;
};

/*
 * A fleet of servers of our own.  0, or -1 and why.  Strings are copied, the
 * guardian and the engine are not owned.  Throwaway: the folder belongs to the
 * guardian and is gone when keyturn is.
 */
int fleet_own(const struct fleet_options *o, struct kt_fleet *out,
    char why[KT_WHY]) KT_MUSTCHECK;

/*
 * Its own servers are verified with its own CA, others are unverified.  The
 * trust ends with close.
 */
struct kt_trust fleet_own_trust(const struct kt_fleet *f);

/* mysql://user@host:port?ssl-ca=FILE; no password may stand in it. */
struct lent_url {
	char user[81];
	char host[256];
	int port;		/* 3306 when it names none */
	char ca_file[1024];	/* "": none */
};

/* 0, or -1 and why; nothing of the URL's user part is repeated in why. */
int lent_url_parse(const char *text, struct lent_url *out, char why[KT_WHY])
    KT_MUSTCHECK;

struct lent_options {
	const struct kt_engine *engine;
	const char *url;
	const char *password;	/* copied, wiped in close */
	bool strict;		/* as in kt_fleet */
	struct fleet_reach reach;	/* its strings are not copied */
};

/*
 * One server that is lent: each id becomes a master user on it.  Two ids with
 * the same master user are refused, as is a user that was there before.  The
 * server is not asked before the first start.
 */
int fleet_lent(const struct lent_options *o, struct kt_fleet *out,
    char why[KT_WHY]) KT_MUSTCHECK;

/*
 * The same with servers of our own, one a kind: as fleet_own with these
 * options, but a server runs from the first id of its kind to the end.  Each id
 * is a master user on it whose rights end at his own schema, and two with the
 * same one are refused, too.
 */
int fleet_shared(const struct fleet_options *o, struct kt_fleet *out,
    char why[KT_WHY]) KT_MUSTCHECK;

struct kt_trust fleet_lent_trust(const struct kt_fleet *f);	/* of both */

#endif
