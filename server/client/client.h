/*
 * The other end of /_keyturn/: `keyturn clock` and `keyturn reset`, for a
 * keyturn that runs elsewhere.  The one owner of libcurl.
 */
#ifndef CLIENT_H
#define CLIENT_H

#include <stdbool.h>

/* "advance", "set", "freeze", "run", "get"; value: with one more word? */
bool client_knows(const char *verb, bool value);

/*
 * Asks the keyturn at url ("http://127.0.0.1:4566"), waits, and prints the
 * answer on stdout, or on stderr why there is none.  0, or -1: unreachable or
 * refused.  value is NULL unless the verb has one.
 */
int client_clock(const char *url, const char *verb, const char *value);
int client_reset(const char *url, const char *account);	/* NULL: all */

#endif
