/* What RDS asks of identifiers, masters, snapshots and pages. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "ops.h"

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"
#define IDENTIFIER_MAX 63
#define RETENTION_MAX 35
#define RECORDS_MIN 20
#define RECORDS_MAX 100

static char nothing;
const struct shape_list rule_none = { &nothing, 0 };

static bool
is_identifier(const char *s)
{
	size_t n = strlen(s);

	return n >= 1 && n <= IDENTIFIER_MAX &&
	    strchr(LETTERS, s[0]) != NULL &&
	    strspn(s, LETTERS DIGITS "-") == n && s[n - 1] != '-' &&
	    strstr(s, "--") == NULL;
}

const char *
rule_identifier(struct kt_call *c, const char *param, const char *value)
{
	char *lower, *p;

	if (!is_identifier(value)) {
		(void)kt_fail(c, KT_PARAMETER_VALUE, "The parameter %s is not "
		    "a valid identifier. Identifiers must begin with a letter; "
		    "must contain only ASCII letters, digits, and hyphens; and "
		    "must not end with a hyphen or contain two consecutive "
		    "hyphens.", param);
		return NULL;
	}
	lower = kt_arena_strdup(c->arena, value);
	for (p = lower; *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	return lower;
}

static int
blank(struct kt_call *c, const char *param)
{
	return kt_fail(c, KT_PARAMETER_VALUE, "The parameter %s must be "
	    "provided and must not be blank.", param);
}

static int
check_user(struct kt_call *c, const char *user)
{
	static const char *const reserved[] = { "rdsadmin", "rdsrepladmin",
	    "keyturn_admin", "keyturn_fixture" };
	size_t i;

	if (user == NULL || *user == '\0')
		return blank(c, "MasterUsername");
	if (strlen(user) > 16 || strchr(LETTERS, user[0]) == NULL ||
	    user[strspn(user, LETTERS DIGITS "_")] != '\0')
		return kt_fail(c, KT_PARAMETER_VALUE, "The parameter "
		    "MasterUsername is not a valid identifier. Identifiers "
		    "must begin with a letter and contain 1 to 16 ASCII "
		    "letters, digits, and underscores.");
	for (i = 0; i < N_ELEMENTS(reserved); i++)
		if (strcasecmp(user, reserved[i]) == 0)
			return kt_fail(c, KT_PARAMETER_VALUE, "MasterUsername "
			    "%s cannot be used as it is a reserved word used "
			    "by the engine", user);
	return 0;
}

/* MySQL, MariaDB, Aurora: 8 to 41 printable ASCII without / @ " and blank. */
static int
check_password(struct kt_call *c, const char *password)
{
	const char *p;
	size_t n;

	if (password == NULL || *password == '\0')
		return blank(c, "MasterUserPassword");
	n = strlen(password);
	if (n < 8 || n > 41)
		return kt_fail(c, KT_PARAMETER_VALUE, "The parameter "
		    "MasterUserPassword is not a valid password because it is "
		    "%s characters.",
		    n < 8 ? "shorter than 8" : "longer than 41");
	for (p = password; *p != '\0'; p++)
		if (*p <= ' ' || *p > '~' || strchr("/@\"", *p) != NULL)
			return kt_fail(c, KT_PARAMETER_VALUE, "The parameter "
			    "MasterUserPassword is not a valid password. Only "
			    "printable ASCII characters besides '/', '@', "
			    "'\"', ' ' may be used.");
	return 0;
}

static int
check_database(struct kt_call *c, const char *param, const char *name)
{
	if (name == NULL)
		return 0;
	if (*name != '\0' && strlen(name) <= 64 &&
	    strchr(LETTERS, name[0]) != NULL &&
	    name[strspn(name, LETTERS DIGITS "_")] == '\0')
		return 0;
	return kt_fail(c, KT_PARAMETER_VALUE, "The parameter %s is not valid. "
	    "It must begin with a letter and contain 1 to 64 letters, digits, "
	    "and underscores.", param);
}

int
rule_check_master(struct kt_call *c, const struct rule_master *m)
{
	if (check_user(c, m->user) != 0 ||
	    check_password(c, m->password) != 0 ||
	    check_database(c, m->database_param, m->database) != 0)
		return -1;
	if (m->port.set && (m->port.v < 1150 || m->port.v > 65535))
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid port: %" PRId64
		    ". The port must be between 1150 and 65535.", m->port.v);
	return 0;
}

int
rule_check_retention(struct kt_call *c, const struct shape_int *days,
    int64_t *out)
{
	if (!days->set)
		return 0;
	if (days->v < 0 || days->v > RETENTION_MAX)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid backup "
		    "retention period: %" PRId64 ". It must be between 0 and "
		    "35 days.", days->v);
	*out = days->v;
	return 0;
}

int
rule_check_snapshot(struct kt_call *c, const struct rds_delete *in)
{
	bool skip = in->skip_final_snapshot == SHAPE_TRUE;

	if (!skip && in->final_db_snapshot_identifier == NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION,
		    "FinalDBSnapshotIdentifier is required unless "
		    "SkipFinalSnapshot is specified.");
	if (skip && in->final_db_snapshot_identifier != NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION,
		    "FinalDBSnapshotIdentifier can not be specified when "
		    "SkipFinalSnapshot is true.");
	/* Never lose what was to be kept. */
	if (in->final_db_snapshot_identifier != NULL)
		return kt_fail(c, KT_PARAMETER_VALUE, "keyturn does not take "
		    "snapshots yet; nothing was deleted. Use SkipFinalSnapshot "
		    "to delete without one.");
	return 0;
}

int
rule_page(struct kt_call *c, const struct rds_describe *in,
    struct db_page *page)
{
	struct kt_blob raw;

	page->account = c->account;
	page->region = c->region;
	page->limit = RECORDS_MAX;
	if (in->max_records.set) {
		int64_t n = in->max_records.v;

		if (n < RECORDS_MIN || n > RECORDS_MAX)
			return kt_fail(c, KT_PARAMETER_VALUE, "Invalid value "
			    "%" PRId64 " for MaxRecords. Must be between 20 "
			    "and 100", n);
		page->limit = (size_t)n;
	}
	if (in->marker == NULL)
		return 0;
	if (kt_base64_decode(c->arena, in->marker, strlen(in->marker),
	    &raw) != 0)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid marker");
	page->after = kt_arena_strndup(c->arena, (const char *)raw.p, raw.n);
	return 0;
}

const char *
rule_marker(struct kt_call *c, const char *id)
{
	struct kt_buf b;

	kt_buf_init(&b, c->arena);
	kt_base64_encode(&b, (struct kt_blob){ (const uint8_t *)id,
	    strlen(id) });
	return b.p;
}

const char *
rule_arn(struct kt_call *c, const char *kind, const char *id)
{
	return kt_arena_printf(c->arena, "arn:aws:rds:%s:%s:%s:%s", c->region,
	    c->account, kind, id);
}

const char *
rule_from_arn(struct kt_call *c, const char *s, const char *kind)
{
	const char *head = rule_arn(c, kind, "");
	size_t n = strlen(head);

	return strncmp(s, head, n) == 0 ? s + n : s;
}

const char *
rule_resource_id(struct kt_call *c, const char *prefix)
{
	char tail[27];

	kt_random_text(tail, 26, "ABCDEFGHIJKLMNOPQRSTUVWXYZ" DIGITS);
	return kt_arena_printf(c->arena, "%s%s", prefix, tail);
}

struct server
rule_server(struct kt_call *c, const char *resource_id, const char *engine,
    const struct rule_master *m)
{
	char *id = kt_arena_strdup(c->arena, resource_id), *p;
	struct server s = { .status = SERVER_CREATING, .fresh = true,
	    .engine = engine, .master_user = m->user,
	    .master_password = m->password, .database = m->database };

	for (p = id; *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	s.id = id;
	s.port = m->port.set ? (int)m->port.v : PORT_DEFAULT;
	return s;
}

bool
rule_in_transition(const struct server *s)
{
	return strcmp(s->status, SERVER_CREATING) == 0 ||
	    strcmp(s->status, SERVER_STARTING) == 0 ||
	    strcmp(s->status, SERVER_DELETING) == 0;
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
	size_t i, k;

	for (i = 0; i < filters->n; i++) {
		const char *name = f[i].name != NULL ? f[i].name : "";

		for (k = 0; k < n && strcmp(name, known[k].name) != 0; k++)
			;
		if (k == n)
			return kt_fail(c, KT_PARAMETER_VALUE,
			    "Unrecognized filter name: %s", name);
		if (!filter_fits(&f[i], known[k].ids))
			return 0;
	}
	return 1;
}
