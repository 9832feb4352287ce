/* What MySQL and MariaDB have in common. */
#ifndef FAMILY_H
#define FAMILY_H

#include "kind.h"

#define FAMILY "mysql"
#define FAMILY_PACKAGE "mariadb-server-core"
extern const char *const family_shares[];
extern const char *const family_plugins[];
extern const char *const family_unwanted[];

/* "mysqld  Ver 10.11.6-MariaDB-log for ...": is it, and is it MariaDB? */
bool family_says(const char *text, bool mariadb, char version[64]);

void family_make(struct kind_args *to, const struct kind_making *m);
void family_run(struct kind_args *to, const struct kind_running *r);

#endif
