/*
 * Parameters of database servers, as RDS has them, and the groups they are set
 * in.
 *
 *   parameter_table.c   which there are
 *   parameter.c         what may be their value
 *   formula.c           values that are reckoned ({DBInstanceClassMemory/16})
 *   parameter_group.c   groups, of instances and of clusters
 *   parameter_list.c    what is in them
 */
#ifndef KEYTURN_RDS_PARAMETER_H
#define KEYTURN_RDS_PARAMETER_H

#include "group.h"

enum parameter_type {
	PARAMETER_STRING, PARAMETER_INTEGER, PARAMETER_BOOLEAN, PARAMETER_FLOAT
};

enum {	/* flags */
	PARAMETER_MYSQL = 1 << 0,	/* which engines have it */
	PARAMETER_MARIADB = 1 << 1,
	PARAMETER_AURORA = 1 << 2,	/* it alone */
	PARAMETER_STATIC = 1 << 3,	/* only a start takes it */
	PARAMETER_FIXED = 1 << 4,	/* nobody may change it */
	PARAMETER_LIST = 1 << 5		/* of those values */
};

struct parameter {
	const char *name;
	enum parameter_type type;
	unsigned flags;
	const char *allowed;	/* "0-9" or "a,b"; NULL: any */
	const char *value;	/* RDS's own, or NULL: the server's */
};

/* The next of an engine's, from *i = 0 on, by name; NULL: no more. */
const struct parameter *parameter_at(const struct known_engine *e, size_t *i);
const struct parameter *parameter_named(const struct known_engine *e,
    const char *name);

/* May it be that?  Formulas, where numbers are wanted, too. */
bool parameter_allows(const struct parameter *p, const char *value);
/* As Describe shows it: value NULL: nobody set it. */
struct rds_parameter parameter_show(const struct parameter *p,
    const char *value, const char *method);

/* --- formula.c: user guide, "Specifying DB parameters" --- */

struct formula_world {
	int64_t memory;		/* DBInstanceClassMemory, in bytes */
	int64_t storage;	/* AllocatedStorage, in bytes */
	int64_t processors;	/* DBInstanceVCPU */
	int64_t port;		/* EndPointPort */
};
bool formula_is(const char *text);
/* Its value; -1: it is none. */
int formula_value(const char *text, const struct formula_world *w,
    int64_t *out);

/* --- groups --- */

#define JOB_PARAMETERS "parameters"	/* of the server with that id */

/* A group as it lies in the store. */
struct parameter_group {
	const char *name, *family, *description;
	struct shape_list parameters;	/* struct rds_parameter: those set */
};
extern const struct group_kind group_parameters, group_cluster_parameters;
/*
 * Of a request that is alike for both, by its members: whose it names, and by
 * which name.
 */
const struct group_kind *parameter_group_kind(const char *instances,
    const char *clusters, const char **name);

/* The engine of a family ("mysql8.0") and its major version; NULL: none. */
const struct known_engine *parameter_family(const char *family,
    const char **major);

#endif
