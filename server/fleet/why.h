/* Why a server ended, in words. */
#ifndef WHY_H
#define WHY_H

#include <stdbool.h>

#include "keyturn/engine.h"

/*
 * The first errors in a server's log, or its status as of waitpid if it said
 * nothing; where AppArmor may be the cause, that and the remedy.  Lines that
 * quote SQL are left out: they could quote a password.
 */
void why_log(const char *log, int status, char why[KT_WHY]);

/* The same for a text; tests read it without a file. */
void why_text(const char *text, int status, bool apparmor, char why[KT_WHY]);

#endif
