/*
 * The other end of /_keyturn/: `keyturn clock`, `call`, `reset` and others,
 * for a keyturn that runs elsewhere.
 */
#ifndef CLIENT_H
#define CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* "advance", "set", "freeze", "run", "get"; value: with one more word? */
bool client_knows(const char *verb, bool value);

/*
 * Asks the keyturn at url ("http://127.0.0.1:4566"), waits, and prints the
 * answer on stdout, or on stderr why there is none.  0, or -1: unreachable or
 * refused.  value is NULL unless the verb has one.
 */
int client_clock(const char *url, const char *verb, const char *value);
int client_reset(const char *url, const char *account);	/* NULL: all */
int client_health(const char *url);
/* As text, or as JSON in one line. */
int client_status(const char *url, bool json);
/* Its page, in a browser; the URL of the page where there is none. */
int client_open(const char *url);

/* Whose call it is. */
struct client_caller {
	const char *key;		/* AWS access key id; NULL: anybody's */
	const char *region;
};

/* words: service, operation, input ("-": what stdin has; NULL: {}). */
int client_call(const char *url, const struct client_caller *caller,
    const char *const words[3]);

/*
 * words: "add", NAME=VALUE, ...; "list" (also without a word); "clear", ID or
 * nothing.  Do they make sense?
 */
bool client_fault_fits(const char *const *words, size_t n);
int client_fault(const char *url, const char *const *words, size_t n,
    bool json);

/* A secret, by name or ARN; account and region may be NULL: the server's. */
struct client_secret {
	const char *url;
	struct client_caller caller;
	const char *secret;
};

/* Where it is sought: an ARN says that itself, and not every key an account. */
struct client_caller client_place(const struct client_secret *of);

/*
 * Prints the names there that begin so, a line each, 100 at most; nothing, and
 * in silence, where nobody answers at once.
 */
void client_names(const struct client_secret *of);

/* Its last rotations, 10 where last is 0, as text or JSON. */
int client_rotations(const struct client_secret *of, int last, bool json);
/* The last one of each secret there (secret: NULL), a line each. */
int client_last_rotations(const struct client_secret *of, bool failed,
    bool json);
/* Which of its values log in: 0 when AWSCURRENT does, else -1. */
int client_verify(const struct client_secret *of, bool json);
/*
 * Until the one under way has ended: 0, -1 when it failed, 124 when it had not
 * by then.
 */
int client_wait(const struct client_secret *of, int64_t ms);

/* What of the audit trail is shown; NULL: whatever there is. */
struct client_trail {
	struct client_caller whose;
	const char *event, *user;
	int last;			/* so many; 0: 50 */
	bool failed, follow, json;
};
/* In order, a line each; with follow until it is killed, or keyturn is gone. */
int client_trail(const char *url, const struct client_trail *t);

struct client_survival {
	const char *cache;		/* "60s"; NULL: the server's default */
	int sessions;			/* 0: the same */
	bool json;			/* as it came, in place of a table */
};

/* 0: no login was refused, no session lost; -1, also where there is no answer. */
int client_survive(const struct client_secret *of,
    const struct client_survival *s);

#endif
