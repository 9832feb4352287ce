/* RDS's engines and their versions: tables, and what is asked of them. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "keyturn/arena.h"
#include "keyturn/fleet.h"
#include "keyturn/text.h"
#include "known.h"

#define AURORA_2 ".mysql_aurora.2."
#define AURORA_3 ".mysql_aurora.3."

/*
 * Of November 2026 as far as is known, and rather too much than too little.
 * Dates: the user guides' release calendars.
 */
static const struct known_major mysql_majors[] = {
	{ .name = "5.7", .between = ".", .from = 16, .to = 44, .offered = 44,
	  .last = "5.7.44", .begins = "2016-02-22", .ends = "2024-02-29",
	  .extended = "2027-02-28" },
	{ .name = "8.0", .between = ".", .from = 11, .to = 46, .offered = 32,
	  .last = "8.0.46", .begins = "2018-10-23", .ends = "2026-07-31",
	  .extended = "2029-07-31" },
	{ .name = "8.4", .between = ".", .from = 3, .to = 11, .offered = 3,
	  .last = "8.4.11", .begins = "2024-11-21", .ends = "2029-07-31",
	  .extended = "2032-07-31", .is_default = true },
	{ .name = NULL }
};

static const struct known_major mariadb_majors[] = {
	{ .name = "10.3", .between = ".", .from = 8, .to = 39, .offered = 40,
	  .last = "10.3.39", .begins = "2018-10-23", .ends = "2023-10-23" },
	{ .name = "10.4", .between = ".", .from = 8, .to = 34, .offered = 35,
	  .last = "10.4.34", .begins = "2020-04-06", .ends = "2024-10-23" },
	{ .name = "10.5", .between = ".", .from = 8, .to = 29, .offered = 29,
	  .last = "10.5.29", .begins = "2021-01-21", .ends = "2026-08-31" },
	{ .name = "10.6", .between = ".", .from = 5, .to = 27, .offered = 14,
	  .last = "10.6.27", .begins = "2022-02-03", .ends = "2026-12-31" },
	{ .name = "10.11", .between = ".", .from = 4, .to = 20, .offered = 5,
	  .last = "10.11.20", .begins = "2023-08-21", .ends = "2028-02-29" },
	{ .name = "11.4", .between = ".", .from = 3, .to = 14, .offered = 3,
	  .last = "11.4.14", .begins = "2024-10-15", .ends = "2029-05-31",
	  .is_default = true },
	{ .name = "11.8", .between = ".", .from = 2, .to = 10, .offered = 2,
	  .last = "11.8.10", .begins = "2025-08-25", .ends = "2028-06-30" },
	{ .name = NULL }
};

static const struct known_major aurora_majors[] = {
	{ .name = "5.7", .between = AURORA_2, .from = 7, .to = 12,
	  .offered = 11, .patches = "976365", .last = "5.7.mysql_aurora.2.12.5",
	  .begins = "2018-02-06", .ends = "2024-10-31",
	  .extended = "2027-02-28" },
	{ .name = "8.0", .between = AURORA_3, .from = 1, .to = 12,
	  .offered = 4, .patches = "133621122420",
	  .last = "8.0.mysql_aurora.3.12.0", .begins = "2021-11-18",
	  .ends = "2028-04-30", .extended = "2029-07-31", .is_default = true },
	{ .name = NULL }
};

const struct known_engine known_engines[KNOWN_ENGINES] = {
	{ "aurora-mysql", true, 32, aurora_majors, "Aurora MySQL",
	  "Aurora MySQL" },
	{ "mariadb", false, 16, mariadb_majors, "MariaDB",
	  "MariaDB Community Edition" },
	{ "mysql", false, 32, mysql_majors, "MySQL",
	  "MySQL Community Edition" },
};

/* Botocore's model, CreateDBInstance, Engine. */
static const char *const engine_names[] = {
	"aurora-mysql", "aurora-postgresql", "custom-oracle-ee",
	"custom-oracle-ee-cdb", "custom-oracle-se2", "custom-oracle-se2-cdb",
	"custom-sqlserver-dev", "custom-sqlserver-ee", "custom-sqlserver-se",
	"custom-sqlserver-web", "db2-ae", "db2-ce", "db2-se", "docdb",
	"mariadb", "mysql", "neptune", "oracle-ee", "oracle-ee-cdb",
	"oracle-se2", "oracle-se2-cdb", "postgres", "sqlserver-dev-ee",
	"sqlserver-ee", "sqlserver-ex", "sqlserver-se", "sqlserver-web"
};

const struct known_engine *
known_engine(const char *name)
{
	size_t i;

	for (i = 0; i < KNOWN_ENGINES; i++)
		if (strcasecmp(name, known_engines[i].name) == 0)
			return &known_engines[i];
	return NULL;
}

bool
known_engine_name(const char *name)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(engine_names); i++)
		if (strcasecmp(name, engine_names[i]) == 0)
			return true;
	return false;
}

/* --- one version --- */

/* Extended support adds a date: 5.7.44-rds.20240808. */
static bool
is_rds_date(const char *s)
{
	const char *date = kt_after(s, "-rds.");

	return date != NULL && strspn(date, "0123456789") == 8 &&
	    date[8] == '\0';
}

static bool
is_version(const struct known_major *v, const char *wish)
{
	const char *rest = kt_after(wish, v->name);
	char *end;
	long number;

	if (rest != NULL)
		rest = kt_after(rest, v->between);
	if (rest == NULL || !isdigit((unsigned char)*rest))
		return false;
	number = strtol(rest, &end, 10);
	if (number < v->from || number > v->to)
		return false;
	if (v->patches != NULL)
		return end[0] == '.' && isdigit((unsigned char)end[1]) &&
		    end[2] == '\0';
	return *end == '\0' || is_rds_date(end);
}

/* The major version of one that RDS has, or of a wish for one; or NULL. */
static const struct known_major *
find_major(const struct known_engine *e, const char *version)
{
	const struct known_major *m;

	for (m = e->majors; m->name != NULL; m++)
		if (strcmp(version, m->name) == 0 || is_version(m, version))
			return m;
	return NULL;
}

const char *
known_version(const struct known_engine *e, const char *wish)
{
	const struct known_major *m = find_major(e, wish != NULL ? wish :
	    known_major_of(e, NULL));

	return m == NULL ? NULL : wish == NULL || strcmp(wish, m->name) == 0 ?
	    m->last : wish;
}

bool
known_major(size_t i, const struct known_engine **e, const char **major)
{
	const struct known_major *m;
	size_t k;

	for (k = 0; k < KNOWN_ENGINES; k++)
		for (m = known_engines[k].majors; m->name != NULL; m++)
			if (i-- == 0) {
				*e = &known_engines[k];
				*major = m->name;
				return true;
			}
	return false;
}

const char *
known_major_named(const struct known_engine *e, const char *major)
{
	const struct known_major *m;

	for (m = e->majors; m->name != NULL; m++)
		if (strcmp(m->name, major) == 0)
			return m->name;
	return NULL;
}

const char *
known_major_of(const struct known_engine *e, const char *version)
{
	const struct known_major *m;

	for (m = e->majors; m->name != NULL; m++)
		if (version != NULL && kt_version_same_major(version, m->name))
			return m->name;
	for (m = e->majors; !m->is_default; m++)
		;
	return m->name;
}

const char *
known_family(struct kt_arena *a, const struct known_engine *e,
    const char *major)
{
	return kt_arena_join(a, e->name, major, NULL);
}

bool
known_begins(const char *version, const char *wish)
{
	const char *rest = kt_after(version, wish);

	return rest != NULL && strchr(".", *rest) != NULL;
}

/* --- all of them --- */

static size_t
count(const struct known_engine *e)
{
	const struct known_major *m;
	size_t n = 0;
	const char *p;

	for (m = e->majors; m->name != NULL; m++)
		if (m->patches == NULL)
			n += (size_t)(m->to - m->from + 1);
		else
			for (p = m->patches; *p != '\0'; p++)
				n += (size_t)(*p - '0' + 1);
	return n;
}

/* Those of one number: one, or as many as there are patches. */
static size_t
list_number(struct kt_arena *a, const struct known_major *m, long number,
    struct known_version *out)
{
	char last = m->patches != NULL ? m->patches[number - m->from] : '0';
	size_t n = 0;
	char patch;

	for (patch = '0'; patch <= last; patch++)
		out[n++] = (struct known_version){ m, number >= m->offered,
		    m->patches == NULL ?
		    kt_arena_printf(a, "%s%s%ld", m->name, m->between, number) :
		    kt_arena_printf(a, "%s%s%02ld.%c", m->name, m->between,
		    number, patch) };
	return n;
}

size_t
known_versions(struct kt_arena *a, const struct known_engine *e,
    const struct known_version **out)
{
	struct known_version *all = kt_arena_alloc(a,
	    count(e) * sizeof(*all));
	const struct known_major *m;
	size_t n = 0;
	long number;

	for (m = e->majors; m->name != NULL; m++)
		for (number = m->from; number <= m->to; number++)
			n += list_number(a, m, number, all + n);
	*out = all;
	return n;
}

/* --- upgrades --- */

bool
known_upgrade(const struct known_engine *e, const char *from, const char *to,
    bool *major)
{
	const struct known_major *f = find_major(e, from);
	const struct known_major *t = find_major(e, to);

	if (f == NULL || t == NULL)
		return false;
	*major = t != f;
	if (t == f)
		return strcmp(from, to) != 0 && kt_version_compare(
		    to + strlen(t->name) + strlen(t->between),
		    from + strlen(f->name) + strlen(f->between)) > 0;
	/* MariaDB goes to any later one, MySQL and Aurora to the next. */
	return t > f && (t == f + 1 || e->majors == mariadb_majors);
}
