/*
 * Time zones by their names, which RDS's servers know (time_zone
 * "Europe/Berlin", CONVERT_TZ): this machine's.
 */
#ifndef ZONES_H
#define ZONES_H

#include "keyturn/arena.h"

#define ZONES_FOLDER "/usr/share/zoneinfo"

/*
 * SQL for the tables of a new server, one statement a line; nothing where the
 * machine has no zones.
 */
void zones_sql(struct kt_buf *b, const char *folder);

#endif
