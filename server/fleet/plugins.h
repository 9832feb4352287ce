/* The folder that a server which takes tokens has its plugins from. */
#ifndef PLUGINS_H
#define PLUGINS_H

#include "keyturn/attr.h"
#include "keyturn/engine.h"

#define PLUGINS_FOLDER "plugins"
#define LOGINS_SOCKET "logins"

struct yard;
struct server;

/*
 * Makes s->run/plugins: links to the server's own plugins, so that whoever
 * installs one finds it, and keyturn's, which lies beside the program or where
 * that was installed.  0, or -1 and why.
 */
int plugins_lay(struct yard *y, const struct server *s, char why[KT_WHY])
    KT_MUSTCHECK;

#endif
