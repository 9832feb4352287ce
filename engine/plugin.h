/* libmariadb's beginning, and the ways of logging in that keyturn takes. */
#ifndef ENGINE_PLUGIN_H
#define ENGINE_PLUGIN_H

#include <mysql.h>

#include "keyturn/engine.h"

/* libmariadb is ready, for any thread; false: it cannot start. */
bool engine_library(void) KT_MUSTCHECK;

/* A server could ask for the password in the clear: these, and no other. */
void engine_plugin_allow(MYSQL *my);

#endif
