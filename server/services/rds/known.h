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

struct kt_arena;

/* --- engine.c --- */

/*
 * A major version, and which there are of it: its name, the text between, a
 * number from..to; Aurora's have patches besides.
 */
struct known_major {
	const char *name;	/* "8.0"; NULL: the end */
	const char *between;	/* "." */
	long from, to;
	long offered;		/* before this one they are deprecated */
	const char *patches;	/* each number's last, a digit; NULL: none */
	const char *last;	/* "8.0.46" */
	const char *begins, *ends, *extended;	/* support: days; or NULL */
	bool is_default;
};

struct known_engine {
	const char *name;
	bool cluster;		/* its instances belong to a cluster */
	size_t user_max;	/* characters of a master's name */
	const struct known_major *majors;	/* the oldest first */
	const char *title, *description;
};

#define KNOWN_ENGINES 3		/* by the alphabet */
extern const struct known_engine known_engines[KNOWN_ENGINES];

/* By its name in any case; NULL: keyturn does not have it. */
const struct known_engine *known_engine(const char *name);

/* Has RDS an engine of that name, whether keyturn has it or not? */
bool known_engine_name(const char *name);

/*
 * The whole version that a wish for one stands for: "8.0" is the last of it,
 * NULL the last of the engine's default.  NULL: there is none such.
 */
const char *known_version(const struct known_engine *e, const char *wish);

/* The i-th of all engines' major versions ("8.0"); false: there is none. */
bool known_major(size_t i, const struct known_engine **e, const char **major);
/* As the engine's table has it; NULL: it has none of that name. */
const char *known_major_named(const struct known_engine *e, const char *major);
/* That a version is of; the engine's default for NULL or one RDS has not. */
const char *known_major_of(const struct known_engine *e, const char *version);
/* Of parameter groups: "mysql8.0", in a. */
const char *known_family(struct kt_arena *a, const struct known_engine *e,
    const char *major);

/* Is it what was wished for, to the letter or to a dot: 8.0.33 is an 8.0. */
bool known_begins(const char *version, const char *wish);

/* All that RDS has or had of an engine, the oldest first, in a; how many. */
struct known_version {
	const struct known_major *major;
	bool offered;
	const char *text;
};
size_t known_versions(struct kt_arena *a, const struct known_engine *e,
    const struct known_version **out);

/*
 * Can an instance of that version become one of this?  Then *major says
 * whether that wants AllowMajorVersionUpgrade.
 */
bool known_upgrade(const struct known_engine *e, const char *from,
    const char *to, bool *major);

/* --- known.c --- */

bool known_class(const char *name);
/* Memory of an instance class in MiB, about; NULL: of a serverless one. */
int64_t known_memory(const char *class);

#define KNOWN_CERTIFICATES 3	/* for new ones; they come first */
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
	int64_t iops_min, iops_max;	/* where they are chosen */
	int64_t ratio_max;		/* of them to GiB; 0: any */
};
#define KNOWN_STORAGES 5
extern const struct known_storage known_storages[KNOWN_STORAGES];
const struct known_storage *known_storage(const char *type);
/* Botocore's model, CreateDBInstance, StorageType. */
const char *known_storage_default(bool with_iops);
/* What gp3 of that size comes with, for MySQL and MariaDB. */
#define STORAGE_STRIPED 400	/* GiB from which there is more, and a choice */
#define STORAGE_IOPS(size) ((size) < STORAGE_STRIPED ? 3000 : 12000)
#define STORAGE_THROUGHPUT_MAX 4000
#define STORAGE_THROUGHPUT(size) ((size) < STORAGE_STRIPED ? 125 : 500)

#endif
