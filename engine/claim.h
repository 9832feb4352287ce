/*
 * Of keyturn's sessions one at a time changes an account of a server: that one
 * holds a lock of the server's, which goes when the session is over.  Not when
 * its client left: MySQL carries out a change that waited for a lock whoever
 * waits for its answer, and a link that was cut leaves a session behind that
 * nobody ends.  So whoever has the lock knows that no other session of ours
 * can still change what he has seen.
 */
#ifndef ENGINE_CLAIM_H
#define ENGINE_CLAIM_H

#include <mysql.h>

#include "keyturn/engine.h"

/*
 * Takes the lock of that user's account, any host's; ends the session that has
 * it, unless that is over in a moment.  A session may end those of its own
 * user.  OK; FAILED with why when that other one is still there; else the error
 * is my's.
 */
enum kt_engine_rc engine_claim(MYSQL *my, const char *user, char why[KT_WHY])
    KT_MUSTCHECK;

#endif
