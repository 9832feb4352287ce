/* What the accounts of a user are, but for what they may do (grants.h). */
#ifndef ENGINE_USER_H
#define ENGINE_USER_H

#include "link.h"

enum { USER_PLUGINS = 8, USER_LIMITS = 5 };

struct engine_account {
	const char *host;
	/* Any one of them lets in; MySQL has one. */
	struct engine_plugin {
		const char *name;
		const char *text;	/* its authentication_string */
	} plugins[USER_PLUGINS];
	size_t n_plugins;
	const char *require;	/* what it takes to be let in, from REQUIRE on */
	const char *limits[USER_LIMITS];	/* "0": none */
	const char *policies;	/* of its password, and whether it is locked */
	bool counts_failures;	/* FAILED_LOGIN_ATTEMPTS, and is locked by it */
	const char *attributes;	/* a JSON object; NULL: none */
	bool retains;		/* a second password */
	const char *roles;	/* the default ones, or "NONE" */
};

struct engine_user {
	const char *name;
	struct engine_account *v;	/* one a host */
	size_t n;
};

enum kt_engine_rc engine_user_read(struct kt_link *link, struct kt_arena *a,
    const char *name, struct engine_user *out, char why[KT_WHY])
    KT_MUSTCHECK;

/* user@host, as SHOW GRANTS names it. */
const char *engine_account_name(struct kt_arena *a, const char *user,
    const char *host);

/*
 * Appends how the account is let in, with that password: from IDENTIFIED on.
 * With NULL a <secret> stands for it.
 */
void engine_account_identified(struct kt_buf *b,
    const struct engine_account *account, bool mariadb, const char *password);

bool engine_account_differs(const struct engine_account *account,
    const struct engine_account *from);

/*
 * Appends what CREATE USER (from NULL) or ALTER USER takes besides: of limits
 * only those that differ, because MySQL shows what was said, zeros too.
 */
void engine_account_options(struct kt_buf *b,
    const struct engine_account *account, const struct engine_account *from);

#endif
