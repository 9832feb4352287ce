#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "keyturn/text.h"
#include "known.h"

static bool
is_one_of(const char *s, const char *const *names, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcasecmp(s, names[i]) == 0)
			return true;
	return false;
}

/* --- classes --- */

/* db.FAMILY.SIZE: what comes in which sizes. */
static const char *const small_families[] = { "t2", "t3", "t4g" };
static const char *const families[] = {
	"c6gd", "m1", "m2", "m3", "m4", "m5", "m5d", "m6g", "m6gd", "m6i",
	"m6id", "m6idn", "m6in", "m7g", "m7gd", "m7i", "m8g", "m8gd", "m8i",
	"r3", "r4", "r5", "r5b", "r5d", "r6g", "r6gd", "r6i", "r6id",
	"r6idn", "r6in", "r7g", "r7gd", "r7i", "r8g", "r8gd", "r8i", "x1",
	"x1e", "x2g", "x2idn", "x2iedn", "x2iezn", "x8g", "z1d"
};
static const char *const small_sizes[] = {
	"micro", "small", "medium", "large", "xlarge", "2xlarge"
};
static const char *const sizes[] = {
	"medium", "large", "xlarge", "2xlarge", "3xlarge", "4xlarge",
	"6xlarge", "8xlarge", "9xlarge", "10xlarge", "12xlarge", "16xlarge",
	"18xlarge", "24xlarge", "32xlarge", "48xlarge"
};

bool
known_class(const char *name)
{
	char family[8], size[16];
	int n = 0;

	if (strcmp(name, "db.serverless") == 0)
		return true;
	if (sscanf(name, "db.%7[a-z0-9].%15[a-z0-9]%n", family, size,
	    &n) != 2 || name[n] != '\0')
		return false;
	return (is_one_of(family, small_families, N_ELEMENTS(small_families)) &&
	    is_one_of(size, small_sizes, N_ELEMENTS(small_sizes))) ||
	    (is_one_of(family, families, N_ELEMENTS(families)) &&
	    is_one_of(size, sizes, N_ELEMENTS(sizes)));
}

/* GiB of a family's large; others are its halves and multiples. */
static const struct {
	const char *family;
	int large;
} memories[] = {
	{ "c", 4 }, { "m", 8 }, { "r", 16 }, { "t", 8 }, { "x1", 32 },
	{ "x2", 32 }, { "x8", 32 }, { "z1", 16 }
};
static const struct {
	const char *size;
	int eighths;		/* of large */
} steps[] = {
	{ "micro", 1 }, { "small", 2 }, { "medium", 4 }, { "large", 8 },
	{ "xlarge", 16 }
};
#define SERVERLESS_MIB 2048	/* of one capacity unit */

int64_t
known_memory(const char *class)
{
	char family[8], size[16];
	int64_t mib = SERVERLESS_MIB;
	int times = 0;
	size_t i;

	if (class == NULL || sscanf(class, "db.%7[a-z0-9].%15[a-z0-9]",
	    family, size) != 2)
		return mib;
	for (i = 0; i < N_ELEMENTS(memories); i++)
		if (kt_after(family, memories[i].family) != NULL)
			mib = memories[i].large * INT64_C(1024);
	if (sscanf(size, "%dxlarge", &times) == 1)
		return mib * 2 * times;
	for (i = 0; i < N_ELEMENTS(steps); i++)
		if (strcmp(size, steps[i].size) == 0)
			return mib * steps[i].eighths / 8;
	return mib;
}

/* --- storage --- */

const struct known_storage known_storages[KNOWN_STORAGES] = {
	{ "gp2",      20,  65536, false, false, 0, 0, 0 },
	{ "gp3",      20,  65536, true,  false, 12000, 64000, 0 },
	{ "io1",      100, 65536, true,  true, 1000, 256000, 50 },
	{ "io2",      100, 65536, true,  true, 1000, 256000, 1000 },
	{ "standard", 5,   3072,  false, false, 0, 0, 0 },
};

const struct known_storage *
known_storage(const char *type)
{
	size_t i;

	for (i = 0; i < KNOWN_STORAGES; i++)
		if (strcmp(type, known_storages[i].type) == 0)
			return &known_storages[i];
	return NULL;
}

const char *
known_storage_default(bool with_iops)
{
	return with_iops ? "io1" : "gp3";
}

/* --- certificates --- */

/*
 * User guide, "Certificate authorities"; the first is the default, the last no
 * more for new ones.
 */
const char *const known_certificates[] = {
	"rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1",
	"rds-ca-2019", NULL
};

bool
known_certificate(const char *id)
{
	return is_one_of(id, known_certificates,
	    N_ELEMENTS(known_certificates) - 1);
}

/* --- words --- */

/* MySQL 8.0: information_schema.keywords, reserved. */
static const char *const reserved[] = {
	"accessible", "add", "all", "alter", "analyze", "and", "as", "asc",
	"asensitive", "before", "between", "bigint", "binary", "blob", "both",
	"by", "call", "cascade", "case", "change", "char", "character",
	"check", "collate", "column", "condition", "constraint", "continue",
	"convert", "create", "cross", "cube", "cume_dist", "current_date",
	"current_time", "current_timestamp", "current_user", "cursor",
	"database", "databases", "day_hour", "day_microsecond", "day_minute",
	"day_second", "dec", "decimal", "declare", "default", "delayed",
	"delete", "dense_rank", "desc", "describe", "deterministic",
	"distinct", "distinctrow", "div", "double", "drop", "dual", "each",
	"else", "elseif", "empty", "enclosed", "escaped", "except", "exists",
	"exit", "explain", "false", "fetch", "first_value", "float", "float4",
	"float8", "for", "force", "foreign", "from", "fulltext", "function",
	"generated", "get", "grant", "group", "grouping", "groups", "having",
	"high_priority", "hour_microsecond", "hour_minute", "hour_second",
	"if", "ignore", "in", "index", "infile", "inner", "inout",
	"insensitive", "insert", "int", "int1", "int2", "int3", "int4",
	"int8", "integer", "intersect", "interval", "into", "io_after_gtids",
	"io_before_gtids", "is", "iterate", "join", "json_table", "key",
	"keys", "kill", "lag", "last_value", "lateral", "lead", "leading",
	"leave", "left", "like", "limit", "linear", "lines", "load",
	"localtime", "localtimestamp", "lock", "long", "longblob", "longtext",
	"loop", "low_priority", "master_bind",
	"master_ssl_verify_server_cert", "match", "maxvalue", "mediumblob",
	"mediumint", "mediumtext", "middleint", "minute_microsecond",
	"minute_second", "mod", "modifies", "natural", "no_write_to_binlog",
	"not", "nth_value", "ntile", "null", "numeric", "of", "on",
	"optimize", "optimizer_costs", "option", "optionally", "or", "order",
	"out", "outer", "outfile", "over", "partition", "percent_rank",
	"precision", "primary", "procedure", "purge", "range", "rank", "read",
	"read_write", "reads", "real", "recursive", "references", "regexp",
	"release", "rename", "repeat", "replace", "require", "resignal",
	"restrict", "return", "revoke", "right", "rlike", "row", "row_number",
	"rows", "schema", "schemas", "second_microsecond", "select",
	"sensitive", "separator", "set", "show", "signal", "smallint",
	"spatial", "specific", "sql", "sql_big_result", "sql_calc_found_rows",
	"sql_small_result", "sqlexception", "sqlstate", "sqlwarning", "ssl",
	"starting", "stored", "straight_join", "system", "table",
	"terminated", "then", "tinyblob", "tinyint", "tinytext", "to",
	"trailing", "trigger", "true", "undo", "union", "unique", "unlock",
	"unsigned", "update", "usage", "use", "using", "utc_date", "utc_time",
	"utc_timestamp", "values", "varbinary", "varchar", "varcharacter",
	"varying", "virtual", "when", "where", "while", "window", "with",
	"write", "xor", "year_month", "zerofill"
};

static const char *const system_databases[] = {
	"information_schema", "mysql", "performance_schema", "sys"
};

static const char *const system_users[] = {
	"keyturn_admin", "keyturn_fixture", "rdsadmin", "rdsrepladmin"
};

bool
known_reserved_database(const char *name)
{
	return is_one_of(name, reserved, N_ELEMENTS(reserved)) ||
	    is_one_of(name, system_databases, N_ELEMENTS(system_databases));
}

bool
known_reserved_user(const char *name)
{
	return is_one_of(name, reserved, N_ELEMENTS(reserved)) ||
	    is_one_of(name, system_users, N_ELEMENTS(system_users));
}
