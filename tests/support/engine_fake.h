/*
 * A scripted kt_engine: an account with a password, perhaps with a second one,
 * others beside it where a test wants some, and what goes wrong.
 * Its state is one static struct, as the seam's functions carry no self; so
 * a test begins with engine_fake_reset and uses one thread.
 */
#ifndef TESTS_ENGINE_FAKE_H
#define TESTS_ENGINE_FAKE_H

#include "keyturn/engine.h"

enum engine_fake_set {
	FAKE_SET_OK,
	FAKE_SET_FAILED,
	FAKE_SET_FAILED_DONE,		/* an error, and done all the same */
	FAKE_SET_REFUSED,		/* this password */
	FAKE_SET_REFUSED_DONE,
	FAKE_SET_UNREACHABLE,
	FAKE_SET_UNCERTAIN_DONE,	/* done, the answer was lost */
	FAKE_SET_UNCERTAIN_NOT,		/* lost before it was done */
	FAKE_SET_UNCERTAIN_LATE		/* done when somebody claims next */
};

struct engine_fake {
	char user[81];
	char password[256];		/* the database's own idea */
	struct fake_account {
		char user[81], password[256];
	} others[3];			/* a copy is made the second one */
	char beside[256];		/* "": there is none */
	bool keeps_one;			/* as MariaDB */

	/* rc of the login number fail_at (from 1), and of all after it if
	 * fail_on */
	enum kt_engine_rc fail;
	unsigned fail_at;
	bool fail_on;
	enum engine_fake_set set;	/* of the next change only */
	enum kt_engine_rc claim;	/* of claim number claim_fails_at */
	unsigned claim_fails_at;
	void (*meanwhile)(void);	/* done by somebody at each claim */
	enum kt_engine_rc copy;		/* of the next copy_user */
	enum kt_engine_rc run_rc;

	char sent[256];			/* by the last change */
	bool adds;			/* it did */
	char *late;			/* the password that is set then */
	unsigned logins, claims, sets, open;	/* open: links not logged out */
	char by[81];			/* who logged in last */
	char copied[256];		/* "app > app_clone, by admin; " */
	char last_sql[256];
	struct kt_creds last;		/* strings are the caller's: compare
					 * tls, port, tls_required only */
	char last_ca[64], last_database[64];
};

extern const struct kt_engine engine_fake;

struct engine_fake *engine_fake_reset(const char *user, const char *password);

#endif
