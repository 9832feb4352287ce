/* The ways of logging in that keyturn takes. */
#ifndef ENGINE_PLUGIN_H
#define ENGINE_PLUGIN_H

#include <mysql.h>

#include "keyturn/engine.h"

/* A server could ask for the password in the clear: these, and no other. */
void engine_plugin_allow(MYSQL *my);

#endif
