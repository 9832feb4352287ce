/* Which rule of the server a password breaks. */
#ifndef ENGINE_RULE_H
#define ENGINE_RULE_H

#include <mysql.h>

#include "keyturn/engine.h"

/*
 * After a password was refused (KT_ENGINE_REFUSED): appends to why what the
 * server has to say of it.  MariaDB's plugins warn, each of what it wants;
 * MySQL's component shows its settings.
 */
void engine_rule(MYSQL *my, char why[KT_WHY]);

#endif
