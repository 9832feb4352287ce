/* What RDS asks of identifiers, pages and filters. */
#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "keyturn/fleet.h"

#include "ops.h"

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"
#define IDENTIFIER_MAX 63
#define RECORDS_MIN 20
#define RECORDS_MAX 100
#define ROWS_MAX 100000		/* of an account in a region */
#define MARK "after:"		/* what a marker of ours begins with */

struct shape_list
rule_texts(struct kt_call *c, const char *const *all, size_t n)
{
	return (struct shape_list){ kt_arena_dup(c->arena, all,
	    n * sizeof(*all)), n };
}

/* What an identifier of either kind is told when it is none. */
static const struct {
	const char *kind, *param, *begin, *too_long;
} words[] = {
	{ "db", "DBInstanceIdentifier", "", "Invalid database identifier:  " },
	{ "cluster", "DBClusterIdentifier", "either be an ARN or ", NULL },
	{ "db", "NewDBInstanceIdentifier", "", NULL },
	{ "cluster", "NewDBClusterIdentifier", "", NULL },
	{ "cluster-endpoint", "DBClusterEndpointIdentifier", "", NULL },
};
#define RENAMED 2		/* from here on */

bool
rule_is_identifier(const char *s)
{
	size_t n = strlen(s);

	return n >= 1 && strchr(LETTERS, s[0]) != NULL &&
	    strspn(s, LETTERS DIGITS "-") == n && s[n - 1] != '-' &&
	    strstr(s, "--") == NULL;
}

int
rule_no_identifier(struct kt_call *c, const char *param, const char *begin)
{
	return kt_fail(c, KT_PARAMETER_VALUE, "The parameter %s is not a valid "
	    "identifier. Identifiers must %sbegin with a letter; must contain "
	    "only ASCII letters, digits, and hyphens; and must not end with a "
	    "hyphen or contain two consecutive hyphens.", param, begin);
}

static int
check_identifier(struct kt_call *c, size_t i, const char *value)
{
	bool too_long = strlen(value) > IDENTIFIER_MAX;

	if (too_long && words[i].too_long != NULL)
		return kt_fail(c, KT_PARAMETER_VALUE, "%s%s",
		    words[i].too_long, value);
	if (too_long)
		return kt_fail(c, KT_PARAMETER_VALUE, "The parameter %s is not "
		    "a valid identifier because it is longer than %d "
		    "characters.", words[i].param, IDENTIFIER_MAX);
	return rule_is_identifier(value) ? 0 :
	    rule_no_identifier(c, words[i].param, words[i].begin);
}

int
rule_own_server(struct kt_call *c, const char *kind, const char *what)
{
	const struct kt_fleet *fleet = c->server->fleet;
	bool cluster = strcmp(kind, "cluster") == 0;

	if (fleet == NULL || fleet->shared == NULL)
		return 0;
	return kt_fail(c, cluster ? RDS_INVALID_DB_CLUSTER_STATE :
	    RDS_INVALID_DB_INSTANCE_STATE, "DB %ss on a %s server are on it "
	    "together: %s.", cluster ? "cluster" : "instance", fleet->shared,
	    what);
}

/* i: the first of words to look at. */
static const char *
identifier(struct kt_call *c, size_t i, const char *kind, const char *value)
{
	const char *lower;

	while (strcmp(words[i].kind, kind) != 0)
		i++;
	if (check_identifier(c, i, value) != 0)
		return NULL;
	lower = rule_lower(c, value);
	return rule_permit(c, kind, lower) == 0 ? lower : NULL;
}

const char *
rule_identifier(struct kt_call *c, const char *kind, const char *value)
{
	return identifier(c, 0, kind, value);
}

const char *
rule_renamed(struct kt_call *c, const char *kind, const char *value)
{
	return identifier(c, RENAMED, kind, value);
}

const char *
rule_named(struct kt_call *c, const char *kind, const char *value)
{
	const char *id = kt_after(value, rule_arn(c, kind, ""));

	return rule_identifier(c, kind, id != NULL ? id : value);
}

static int
check_records(struct kt_call *c, struct shape_int records, int64_t most,
    size_t *limit)
{
	if (records.set && (records.v < RECORDS_MIN || records.v > most))
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid value %" PRId64
		    " for MaxRecords. Must be between %d and %" PRId64,
		    records.v, RECORDS_MIN, most);
	*limit = records.set ? (size_t)records.v : RECORDS_MAX;
	return 0;
}

/* Markers are ours alone, and an empty one is none: a first page's. */
static int
open_marker(struct kt_call *c, const char *marker, const char **out)
{
	struct kt_blob raw;

	if (*marker == '\0')
		return 0;
	if (kt_base64_decode(c->arena, marker, strlen(marker), &raw) != 0 ||
	    raw.n < strlen(MARK) || memcmp(raw.p, MARK, strlen(MARK)) != 0)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid marker");
	*out = kt_arena_strndup(c->arena, (const char *)raw.p + strlen(MARK),
	    raw.n - strlen(MARK));
	return 0;
}

int
rule_page(struct kt_call *c, const struct rds_describe *in,
    struct db_page *page)
{
	page->account = c->account;
	page->region = c->region;
	if (check_records(c, in->max_records, RECORDS_MAX, &page->limit) != 0)
		return -1;
	return in->marker == NULL ? 0 :
	    open_marker(c, in->marker, &page->after);
}

int
rule_slice(struct kt_call *c, struct shape_int records, const char *marker,
    int64_t most, struct rule_slice *s)
{
	const char *from = "0";

	memset(s, 0, sizeof(*s));
	if (check_records(c, records, most, &s->limit) != 0 ||
	    (marker != NULL && open_marker(c, marker, &from) != 0))
		return -1;
	if (*from == '\0' || strlen(from) > 9 ||
	    from[strspn(from, DIGITS)] != '\0')
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid marker");
	s->from = strtoul(from, NULL, 10);
	return 0;
}

bool
rule_slice_has(struct rule_slice *s)
{
	return s->seen++ >= s->from && s->n < s->limit;
}

const char *
rule_slice_marker(struct kt_call *c, const struct rule_slice *s)
{
	return s->seen <= s->from + s->limit ? NULL : rule_marker(c,
	    kt_arena_printf(c->arena, "%zu", s->from + s->limit));
}

size_t
rule_reach(const struct shape_list *filters, size_t limit)
{
	return filters->n > 0 ? ROWS_MAX : limit + 1;
}

const char *
rule_marker(struct kt_call *c, const char *id)
{
	const char *raw = kt_arena_join(c->arena, MARK, id, NULL);
	struct kt_buf b;

	kt_buf_init(&b, c->arena);
	kt_base64_encode(&b, (struct kt_blob){ (const uint8_t *)raw,
	    strlen(raw) });
	return b.p;
}

const char *
rule_resource_of(struct kt_arena *a, const char *server)
{
	char *id = kt_arena_strdup(a, server), *p;

	for (p = id + strcspn(id, "-"); *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	return id;
}

void
rule_call(struct kt_call *c, const struct kt_job *job, struct store_tx *tx)
{
	kt_call_init(c, job->server, job->arena);
	c->service = dispatch_service(job->server, "rds", 3);
	c->tx = tx;
	c->now = kt_clock_now(&job->server->clock);
}

const char *
rule_resource_id(struct kt_call *c, const char *prefix)
{
	char tail[27];

	kt_random_text(tail, 26, "ABCDEFGHIJKLMNOPQRSTUVWXYZ" DIGITS);
	return kt_arena_printf(c->arena, "%s%s", prefix, tail);
}

/* RDS tells an engine that it never had from one that nobody runs. */
static int
check_filter(struct kt_call *c, const struct rds_filter *f, size_t at)
{
	const char *const *values = f->values.items;
	size_t i;

	if (f->name == NULL || f->values.n == 0)
		return kt_fail(c, KT_PARAMETER_MISSING, "The request must "
		    "contain the parameter Filters.Filter.%zu.%s.", at + 1,
		    f->name == NULL ? "Name" : "Values");
	if (strcmp(f->name, "engine") != 0)
		return 0;
	for (i = 0; i < f->values.n; i++)
		if (!known_engine_name(values[i]))
			return kt_fail(c, KT_PARAMETER_VALUE,
			    "Unrecognized engine name: %s", values[i]);
	return 0;
}

static bool
filter_fits(const struct rds_filter *f, const char *const *ids)
{
	size_t i;

	for (i = 0; i < f->values.n; i++) {
		const char *value = ((const char *const *)f->values.items)[i];
		const char *const *id;

		for (id = ids; *id != NULL; id++)
			if (strcasecmp(value, *id) == 0)
				return true;
	}
	return false;
}

int
rule_filters_fit(struct kt_call *c, const struct shape_list *filters,
    const struct rule_filter *known, size_t n)
{
	const struct rds_filter *f = filters->items;
	bool fit = true;
	size_t i, k;

	for (i = 0; i < filters->n; i++) {
		if (check_filter(c, &f[i], i) != 0)
			return -1;
		for (k = 0; k < n && strcmp(f[i].name, known[k].name) != 0;
		    k++)
			;
		if (k == n)
			return kt_fail(c, KT_PARAMETER_VALUE,
			    "Unrecognized filter name: %s", f[i].name);
		fit = filter_fits(&f[i], known[k].ids) && fit;
	}
	return fit;
}
