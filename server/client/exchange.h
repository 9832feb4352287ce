/* One request to a keyturn that runs elsewhere, and its answer. */
#ifndef CLIENT_EXCHANGE_H
#define CLIENT_EXCHANGE_H

#include <stdbool.h>

#include "keyturn/arena.h"
#include "keyturn/json.h"

struct exchange {
	struct kt_arena *arena;		/* freed by exchange_ask alone */
	const char *url, *path;
	const char *body;		/* NULL: GET */
	const char *method;		/* NULL: GET, or POST with a body */
	const char *key, *scope;	/* who signs, for what; or NULL */
	long seconds;			/* at most; 0: as long as it takes */
	bool quiet;			/* stderr says nothing */
	/* the answer */
	struct kt_buf answer;
	long status;
};

/* Asks: 0 and the answer, in the arena; -1: there is none, and stderr says why. */
int exchange_answer(struct exchange *x, const struct kt_json **answer)
    KT_MUSTCHECK;

/*
 * Asks, and gives the answer to print, whose result is returned: what the
 * command is to exit with.  -1: there is none, and stderr says why.
 */
int exchange_ask(struct exchange *x, int (*print)(const struct kt_json *answer));

/* A print: the JSON as it came. */
int exchange_print(const struct kt_json *answer);

/* A member that is a text, a whole number; "", 0 when it is missing. */
const char *exchange_text(const struct kt_json *v, const char *name);
int64_t exchange_number(const struct kt_json *v, const char *name);

#endif
