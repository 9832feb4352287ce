/*
 * What RDS knows of engines, their versions, classes and words: tables, as far
 * as keyturn's engines reach.  RDS's user guides, and shared facts.
 */
#ifndef KEYTURN_RDS_KNOWN_H
#define KEYTURN_RDS_KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "keyturn/attr.h"

struct known_engine {
	const char *name;
	bool cluster;		/* its instances belong to a cluster */
	size_t user_max;	/* characters of a master's name */
	const struct known_version *versions;
};

/* By its name in any case; NULL: keyturn does not have it. */
const struct known_engine *known_engine(const char *name);

/* Has RDS an engine of that name, whether keyturn has it or not? */
bool known_engine_name(const char *name);

/*
 * The whole version that a wish for one stands for: "8.0" is the last of it.
 * NULL: there is none such.
 */
const char *known_version(const struct known_engine *e, const char *wish);

/* The i-th of all engines' major versions ("8.0"); false: there is none. */
bool known_major(size_t i, const struct known_engine **e, const char **major);
/* As the engine's table has it; NULL: it has none of that name. */
const char *known_major_named(const struct known_engine *e, const char *major);
/* That a version is of; the engine's last for NULL or one that RDS has not. */
const char *known_major_of(const struct known_engine *e, const char *version);

bool known_class(const char *name);
extern const char *const known_certificates[];	/* NULL ends */
bool known_certificate(const char *id);

/* Words of the engine's, and what is there already. */
bool known_reserved_database(const char *name);
bool known_reserved_user(const char *name);

/* A storage type's bounds in GiB, for MySQL and MariaDB; NULL: none such. */
struct known_storage {
	const char *type;
	int64_t min, max;
	bool takes_iops, wants_iops;
};
const struct known_storage *known_storage(const char *type);

#endif
