/*
 * Databases by names of RDS's form (keyturn/names.h): where clients look them up,
 * and that what connects to them here needs no resolver.
 */
#ifndef NAMING_H
#define NAMING_H

#include "keyturn/attr.h"
#include "keyturn/function.h"
#include "keyturn/names.h"

struct guardian;
struct kt_server;
struct naming;
struct options;

/*
 * As --rds-names and --hosts say; for exec without a file, one like the
 * machine's.  Server outlives it, with its store.  0, or -1 with the reason
 * logged.
 */
int naming_start(const struct options *o, struct guardian *g,
    const struct kt_server *server, struct naming **out) KT_MUSTCHECK;
const struct kt_names *naming_names(const struct naming *n);
/* The same trust, for who comes by a name.  below is copied. */
struct kt_trust naming_trust(struct naming *n, const struct kt_trust *below);
/* The file by which COMMAND is to find databases, or NULL. */
const char *naming_hosts(const struct naming *n);
void naming_stop(struct naming **n);	/* NULL is fine */

#endif
