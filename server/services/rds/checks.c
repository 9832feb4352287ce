/* What RDS asks of a new instance or cluster, and of an end of one. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "keyturn/fleet.h"

#include "ops.h"

#define RETENTION_MAX 35

const struct known_engine *
check_engine(struct kt_call *c, const char *name)
{
	const struct known_engine *e = known_engine(name);

	if (e == NULL)
		(void)kt_fail(c, KT_PARAMETER_VALUE, "Invalid DB engine: %s. "
		    "keyturn runs mysql, mariadb and aurora-mysql.", name);
	return e;
}

size_t
server_builds(const struct kt_call *c, const struct known_engine *e,
    const struct kt_db_build **out)
{
	const struct kt_fleet *fleet = c->server->fleet;

	*out = NULL;
	return fleet == NULL || fleet->builds == NULL ? 0 :
	    fleet->builds(fleet->self, e->name, c->arena, out);
}

/* --engine-strict: what is asked for is there, or it is refused. */
static int
check_there(struct kt_call *c, const struct known_engine *e, const char *wish)
{
	const struct kt_db_build *all;
	struct kt_buf b;
	enum kt_fit fit;
	size_t n, i;

	if (c->server->fleet == NULL || !c->server->fleet->strict ||
	    (n = server_builds(c, e, &all)) == 0)
		return 0;	/* it fails, and says what is missing */
	(void)kt_build_choose(all, n, wish, &fit);
	if (fit >= KT_FIT_MAJOR)
		return 0;
	kt_buf_init(&b, c->arena);
	for (i = 0; i < n; i++)
		kt_buf_printf(&b, "%s%s %s", i > 0 ? ", " : "", all[i].title,
		    all[i].version);
	return kt_fail(c, KT_PARAMETER_COMBINATION, "Cannot find %s%s%s%s "
	    "here, and keyturn was told not to run another (--engine-strict). "
	    "There is: %s.", wish != NULL ? "version " : "",
	    wish != NULL ? wish : "", wish != NULL ? " for " : "", e->name,
	    b.p);
}

int
check_version(struct kt_call *c, const struct known_engine *e,
    const char *wish)
{
	if (wish == NULL || known_version(e, wish) != NULL)
		return check_there(c, e, wish);
	return kt_fail(c, KT_PARAMETER_COMBINATION,
	    "Cannot find version %s for %s", wish, e->name);
}

/* Those that are had from elsewhere are not waited for in a call. */
const char *
version_here(struct kt_call *c, const struct known_engine *e, const char *wish)
{
	const struct kt_fleet *fleet = c->server->fleet;
	const struct kt_db_build *all, *b;
	enum kt_fit fit;
	size_t n;

	if (e->cluster || fleet == NULL || fleet->pulls ||
	    (n = server_builds(c, e, &all)) == 0 ||
	    (b = kt_build_choose(all, n, wish, &fit)) == NULL)
		return wish;
	return known_begins(b->version, wish != NULL ? wish :
	    known_major_of(e, b->version)) ? b->version : wish;
}

int
check_class(struct kt_call *c, const char *name)
{
	return known_class(name) ? 0 : kt_fail(c, KT_PARAMETER_VALUE,
	    "Invalid DB Instance class:%s", name);
}

/* --- the master --- */

static int
check_user(struct kt_call *c, const struct check_master *m)
{
	const char *user = m->user, *p;

	if (user == NULL || *user == '\0')
		return kt_fail(c, KT_PARAMETER_VALUE, "The parameter "
		    "MasterUsername must be provided and must not be blank.");
	for (p = user; isascii(*p) && (isalnum((unsigned char)*p) ||
	    *p == '_'); p++)
		;
	if (*p != '\0' || !isalpha((unsigned char)*user) ||
	    (size_t)(p - user) > m->engine->user_max)
		return kt_fail(c, KT_PARAMETER_VALUE, "The parameter "
		    "MasterUsername is not a valid identifier. Identifiers "
		    "must begin with a letter and contain 1 to %zu ASCII "
		    "letters, digits, and underscores.", m->engine->user_max);
	if (known_reserved_user(user))
		return kt_fail(c, KT_PARAMETER_VALUE, "MasterUsername %s "
		    "cannot be used as it is a reserved word used by the "
		    "engine", user);
	return 0;
}

/* MySQL, MariaDB, Aurora: 8 to 41 printable ASCII without / @ " and blank. */
static int
check_password(struct kt_call *c, const char *password)
{
	const char *p;

	if (password == NULL || strlen(password) < 8)
		return kt_fail(c, KT_PARAMETER_VALUE,
		    "Invalid master password");
	if (strlen(password) > 41)
		return kt_fail(c, KT_PARAMETER_VALUE, "The parameter "
		    "MasterUserPassword is not a valid password because it is "
		    "longer than 41 characters.");
	for (p = password; *p != '\0'; p++)
		if (*p <= ' ' || *p > '~' || strchr("/@\"", *p) != NULL)
			return kt_fail(c, KT_PARAMETER_VALUE, "The parameter "
			    "MasterUserPassword is not a valid password. Only "
			    "printable ASCII characters besides '/', '@', "
			    "'\"', ' ' may be used.");
	return 0;
}

int
check_password_wish(struct kt_call *c, const struct master_wish *w)
{
	bool managed = w->managed == SHAPE_TRUE;

	if (w->secret_key != NULL && !managed)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "A "
		    "ManageMasterUserPassword value is required when "
		    "MasterUserSecretKmsKeyId is specified.");
	if (managed && w->password != NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "You can't specify "
		    "MasterUserPassword when ManageMasterUserPassword is "
		    "enabled.");
	if (rule_key_check(c, w->secret_key) != 0)
		return -1;
	return managed || w->unchanged ? 0 : check_password(c, w->password);
}

static int
check_database(struct kt_call *c, const struct check_master *m)
{
	const char *p;

	if (m->database == NULL)
		return 0;
	for (p = m->database; isascii(*p) && (isalnum((unsigned char)*p) ||
	    *p == '_'); p++)
		;
	if (*p != '\0' || !isalpha((unsigned char)*m->database))
		return kt_fail(c, KT_PARAMETER_VALUE, "%s must begin with a "
		    "letter and contain only alphanumeric characters.",
		    m->database_param);
	if (p - m->database > 64)
		return kt_fail(c, KT_PARAMETER_VALUE, "The parameter %s is not "
		    "valid because it is longer than 64 characters.",
		    m->database_param);
	if (known_reserved_database(m->database))
		return kt_fail(c, KT_PARAMETER_VALUE, "%s %s cannot be used as "
		    "it is a reserved word used by the engine",
		    m->database_param, m->database);
	return 0;
}

int
check_port(struct kt_call *c, const struct known_engine *engine,
    const struct shape_int *port)
{
	const struct kt_fleet *fleet = c->server->fleet;

	if (!port->set)
		return 0;
	if (port->v < 1150 || port->v > 65535)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid port: %" PRId64
		    ". The port must be between 1150 and 65535.", port->v);
	return fleet != NULL && port->v == fleet->port ? 0 :
	    rule_own_server(c, engine->cluster ? "cluster" : "db",
	    "all have its port");
}

int
check_shared(struct kt_call *c, const char *kind, const char *parameters,
    enum shape_bool tokens)
{
	if (parameters != NULL && kt_after(parameters, "default.") == NULL &&
	    rule_own_server(c, kind, "all have its parameters") != 0)
		return -1;
	return tokens != SHAPE_TRUE ? 0 : rule_own_server(c, kind,
	    "it lets in by passwords alone");
}

int
check_master(struct kt_call *c, const struct check_master *m)
{
	if (check_user(c, m) != 0 || check_password_wish(c, &m->wish) != 0 ||
	    check_database(c, m) != 0)
		return -1;
	return check_port(c, m->engine, &m->port);
}

struct server
check_server(struct kt_call *c, const char *resource_id,
    const struct check_master *m)
{
	struct server s = { .id = rule_lower(c, resource_id),
	    .status = SERVER_CREATING, .fresh = true,
	    .engine = m->engine->name, .master_user = m->user,
	    .master_password = m->wish.password, .database = m->database,
	    .engine_version = m->version };

	s.port = m->port.set ? (int)m->port.v : PORT_DEFAULT;
	return s;
}

/* --- the rest --- */

int
check_retention(struct kt_call *c, int least, const struct shape_int *days,
    int64_t *out)
{
	if (!days->set)
		return 0;
	if (days->v < least || days->v > RETENTION_MAX)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid backup "
		    "retention period: %" PRId64 ". It must be between %d and "
		    "%d days.", days->v, least, RETENTION_MAX);
	*out = days->v;
	return 0;
}

/* What is chosen of a type that lets it be chosen. */
static int
check_iops(struct kt_call *c, const struct check_storage *s,
    const struct known_storage *known)
{
	int64_t n = s->iops.v, size = s->size.v, rate = s->throughput.v;

	if (s->iops.set && (n < known->iops_min || n > known->iops_max))
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Invalid iops for "
		    "engine name %s and storage type %s: %" PRId64, s->engine,
		    known->type, n);
	if (s->iops.set && known->ratio_max != 0 &&
	    (n > known->ratio_max * size || n * 2 < size))
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Invalid iops to "
		    "storage (GB) ratio for engine name %s and storage type "
		    "%s: %.4f", s->engine, known->type,
		    (double)n / (double)size);	/* seen */
	if (s->throughput.set && (rate < STORAGE_THROUGHPUT(size) ||
	    rate > STORAGE_THROUGHPUT_MAX))
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Invalid storage "
		    "throughput for engine name %s and storage type %s: %"
		    PRId64, s->engine, known->type, rate);
	return 0;
}

int
check_storage(struct kt_call *c, const struct check_storage *s)
{
	const char *type = s->type != NULL ? s->type :
	    known_storage_default(s->iops.set);
	const struct known_storage *known = known_storage(type);
	bool chosen = s->iops.set || s->throughput.set;

	if (known == NULL)
		return kt_fail(c, KT_PARAMETER_VALUE,
		    "Invalid storage type: %s", type);
	if (!s->size.set)
		return kt_fail(c, KT_PARAMETER_VALUE, "The parameter "
		    "AllocatedStorage must be provided and must not be null.");
	if (s->size.v < known->min || s->size.v > known->max)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Invalid storage "
		    "size for engine name %s and storage type %s: %" PRId64,
		    s->engine, s->type == NULL && !s->iops.set ?
		    "gp2" : type, s->size.v);	/* seen */
	if (known->wants_iops && !s->iops.set)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "The storage type "
		    "%s requires iops to be specified.", type);
	if (chosen && strcmp(type, "gp3") == 0 && s->size.v < STORAGE_STRIPED)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "You can't specify "
		    "IOPS or storage throughput for engine %s and a storage "
		    "size less than %d.", s->engine, STORAGE_STRIPED);
	if (s->most.set && s->most.v <= s->size.v)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Max storage size "
		    "must be greater than storage size");
	if (s->most.set && s->most.v > known->max)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Invalid max "
		    "storage size for engine name %s and storage type %s: %"
		    PRId64, s->engine, type, s->most.v);
	if ((s->iops.set && !known->takes_iops) ||
	    (s->throughput.set && strcmp(type, "gp3") != 0))
		return kt_fail(c, KT_PARAMETER_COMBINATION, "You can't specify "
		    "IOPS or storage throughput for the storage type %s.",
		    type);
	return check_iops(c, s, known);
}

/* --- what both have, and nothing comes of here --- */

static int
check_key(struct kt_call *c, const struct check_settings *s)
{
	if (s->key == NULL)
		return 0;
	if (s->encrypted != SHAPE_TRUE)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "A KmsKeyId can "
		    "only be specified when StorageEncrypted is true.");
	return rule_key_check(c, s->key);
}

static int
check_monitoring(struct kt_call *c, const struct check_settings *s)
{
	static const int intervals[] = { 0, 1, 5, 10, 15, 30, 60 };
	int64_t every = s->interval.set ? s->interval.v : 0;
	size_t i;

	for (i = 0; i < N_ELEMENTS(intervals) && intervals[i] != every; i++)
		;
	if (i == N_ELEMENTS(intervals))
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid monitoring "
		    "interval: %" PRId64 ". It must be 0, 1, 5, 10, 15, 30 or "
		    "60 seconds.", every);
	if (every != 0 && s->role == NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "A "
		    "MonitoringRoleARN value is required if you specify a "
		    "MonitoringInterval value other than 0.");
	if (every == 0 && s->role != NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "A "
		    "MonitoringInterval value other than 0 is required if you "
		    "specify a MonitoringRoleARN value.");
	return 0;
}

int
check_settings(struct kt_call *c, const struct check_settings *s)
{
	return check_key(c, s) != 0 || check_monitoring(c, s) != 0 ?
	    -1 : check_windows(c, s->backup, s->maintenance);
}

int
check_cluster_state(struct kt_call *c, const struct db_cluster *cl,
    const char *status)
{
	return strcmp(cl->server.status, status) == 0 ? 0 : kt_fail(c,
	    RDS_INVALID_DB_CLUSTER_STATE, "DbCluster %s is in %s state but "
	    "expected it to be one of %s.", cl->id, cl->server.status, status);
}

int
check_snapshot(struct kt_call *c, const struct rds_delete *in)
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
	return 0;
}
