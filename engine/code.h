/* What the number of an error says, a server's or libmariadb's own. */
#ifndef ENGINE_CODE_H
#define ENGINE_CODE_H

#include "keyturn/engine.h"

bool engine_code_ours(unsigned code);	/* libmariadb's, not a server's */

/* Of a login, and what was said. */
enum kt_engine_rc engine_code_login(unsigned code, const char *words);

/* Right, but first another password has to be set? */
bool engine_code_expired(unsigned code);

/* Of a statement that was sent and changes something. */
enum kt_engine_rc engine_code_act(unsigned code);

/* The account lacks a privilege. */
bool engine_code_forbidden(unsigned code);

/* May the server's words on a statement with a password in it be told? */
bool engine_code_quotes_nothing(unsigned code);

#endif
