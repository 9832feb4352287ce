/* The other sessions of a server. */
#ifndef ENGINE_OTHERS_H
#define ENGINE_OTHERS_H

#include <mysql.h>

#include "keyturn/attr.h"

/*
 * Ends all that clients have but my's own, and returns when they are gone, or
 * some seconds later.  0, or -1: mysql_errno(my) says why.
 */
int engine_end_others(MYSQL *my) KT_MUSTCHECK;

#endif
