/*
 * Instances that share a server: each becomes a master user on it, a tenant.
 * Whose the server is and how to get in there knows its lender: somebody who
 * gave a URL (attach.c), or keyturn itself, which runs it (shared.c).  What is
 * said to it is in lent_sql.c; who is where, and how long is waited, in lent.c.
 */
#ifndef LENT_H
#define LENT_H

#include "keyturn/fleet.h"

struct lender {
	const char *what;	/* "lent", "shared": it is called so */
	/*
	 * Nobody has anything there but keyturn and its tenants: who gets no
	 * more than his own schema, and with whom all that has a right in that
	 * goes.
	 */
	bool own;
	/*
	 * The server for an engine, whose name lives as long as the lender; and
	 * a session there that may do all, with info->host and port.  Of near,
	 * host and port are where clients found it last time; it may be NULL.
	 */
	const char *(*server)(void *self, const char *engine);
	enum kt_engine_rc (*open)(void *self, const char *server,
	    const struct kt_db_spec *near, struct kt_link **link,
	    struct kt_db_info *info);
	/*
	 * All that was said in the session went well: keeps it for the next
	 * open, or logs it out.  NULL: those of this lender are logged out.
	 */
	void (*keep)(void *self, const char *server, struct kt_link **link);
	/* As of kt_fleet, of a server. */
	int (*sql)(void *self, const char *server, const char *database,
	    const char *text, char why[KT_WHY]);
	size_t (*builds)(void *self, const char *engine, struct kt_arena *a,
	    const struct kt_db_build **out);
	/* As of kt_fleet; NULL where the server is none of ours. */
	int (*kill)(void *self, const char *host, int port, char why[KT_WHY]);
	int (*drop)(void *self, const char *host, int port, char why[KT_WHY]);
	void (*trust)(void *self, struct kt_creds *c);	/* of struct kt_trust */
	void (*hurry)(void *self);	/* may be NULL */
	void (*close)(void *self);
	void *self;
};

struct lent;

/* Takes the lender over: *out ends it.  The rest of *out is the lender's. */
struct lent *lent_new(const struct lender *by, const struct kt_engine *engine,
    bool strict, struct kt_fleet *out);

/* Tells it of every tenant of that server. */
struct lent_told {
	void (*take)(void *self, const char *id, const char *why);
	void *self;
};
void lent_each(struct lent *l, const char *server,
    const struct lent_told *told, const char *why);

/* What a server is, by its greeting: version and title of *info. */
void lent_learn(const struct kt_engine *engine, struct kt_link *link,
    struct kt_db_info *info);

#endif
