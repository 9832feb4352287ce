/*
 * A scripted database server on a loopback port: as much of the protocol as
 * shows how engine/mysql.c takes what no real server does when asked.  One
 * thread serves one connection after the other.
 */
#ifndef TESTS_MYSQL_FAKE_H
#define TESTS_MYSQL_FAKE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

enum mysql_fake_login {
	FAKE_LOGIN_OK,
	FAKE_LOGIN_ERROR,	/* error code, words */
	FAKE_LOGIN_FULL,	/* caching_sha2: "not cached, show it to me" */
	FAKE_LOGIN_SWITCH,	/* "use that other plugin" */
	FAKE_LOGIN_DROP		/* hangs up instead of an answer */
};

struct mysql_fake {
	/* the script, set before mysql_fake_start */
	const char *version;
	const char *plugin;
	bool silent;			/* never greets */
	bool drips;			/* greets for ever, a byte at a time */
	enum mysql_fake_login login;
	const char *other_plugin;
	unsigned code;			/* of errors */
	const char *words;
	const char *drop_at;		/* a query with this: hangs up */
	const char *error_at;		/* a query with this: error */
	const char *columns_at;		/* a query with this: endless columns */
	const char *results_at;		/* a query with this: endless results */
	const char *zero_at;		/* a query with this: 0 is the answer,
					 * where others of locks have 7 */

	/* afterwards */
	int port;
	_Atomic unsigned connections;
	unsigned char seen[16384];	/* all the clients sent */
	size_t n_seen;

	int listener;
	pthread_t thread;
};

void mysql_fake_start(struct mysql_fake *f);
void mysql_fake_stop(struct mysql_fake *f);

/* Did a client send these bytes? */
bool mysql_fake_saw(const struct mysql_fake *f, const char *text);

#endif
