/*
 * RDS's operations, a function each, as service.c lists them, and the rules they
 * share.  They only write down what is to be; jobs make it so.
 */
#ifndef KEYTURN_RDS_OPS_H
#define KEYTURN_RDS_OPS_H

#include "dispatch/dispatch.h"
#include "keyturn/fleet.h"
#include "known.h"
#include "model.h"
#include "store/tables.h"

/* An empty list: there, but with nothing in it. */
extern const struct shape_list rule_none;
/* A list of texts of a table. */
struct shape_list rule_texts(struct kt_call *c, const char *const *all,
    size_t n);

/* --- server.c --- */

/* The kinds of jobs, whose subject is a server: one for each that passes. */
int server_pass(const struct kt_job *job);
int server_take_down(const struct kt_job *job);

/*
 * Of one that hangs, each as long as a login waits: who moves the clock waits for
 * them.  Then what was tried waits for another start.
 */
#define HANG_TRIES 4

/* What is done to a server that is up, while its status passes. */
struct effects;
struct server_work {
	const struct kt_job *job;
	const struct effects *given;	/* parameters that it was started with */
	const struct server *server;
	const struct kt_db_info *info;
};

/* --- login.c --- */

/* Was IAM database authentication asked for?  0 or -1. */
int server_takes_tokens(const struct kt_job *job, const char *id, bool *out);

#define PORT_DEFAULT 3306

/* What there is to run an engine, in c's arena; how many. */
size_t server_builds(const struct kt_call *c, const struct known_engine *e,
    const struct kt_db_build **out);

/* What runs, where Engine and EngineVersion do not say it. */
#define SERVER_RUNS_TAG "aws:keyturn:runs"

/* --- master.c, master_set.c: the master's password, and who keeps it --- */

/* What is said of it. */
struct master_wish {
	enum shape_bool managed;	/* ManageMasterUserPassword */
	const char *password;		/* MasterUserPassword, or NULL */
	const char *secret_key;		/* MasterUserSecretKmsKeyId, or NULL */
	enum shape_bool rotate;		/* RotateMasterUserPassword */
	enum shape_bool at_once;	/* ApplyImmediately */
	bool unchanged;			/* without a password it stays */
};
/* Of an instance alone ("db") or a cluster, whose server the caller saves. */
struct master {
	const char *kind, *id;
	struct server *server;
};

/*
 * RDS makes a password for a new server, or one to be changed, and keeps it: in
 * m->server both it and its secret.  0 or -1, as all here.
 */
int master_keep(struct kt_call *c, const struct master *m,
    const char *secret_key);
/*
 * Checks and does what a Modify says.  Status and password of m->server, which
 * has no other password pending, may change, and its job then sets it; or a
 * rotation begins, and the server is as it was.
 */
int master_modify(struct kt_call *c, const struct master *m,
    const struct master_wish *w);
/* Its secret goes with what is deleted; that shows it a last time before. */
int master_forget(struct kt_call *c, struct server *s);
/* The same where there is no call, of a server that is gone; 0 or -1. */
int master_end(struct store_tx *tx, struct kt_arena *a, const struct server *s);
/* Its secret says so. */
int master_renamed(struct kt_call *c, const struct master *m);

/* What Describe shows of it, and the status, which may be the secret's. */
struct master_shown {
	const char *status;
	const char *password;		/* while it is pending: masked; or NULL */
	struct rds_master_user_secret *secret;	/* or NULL */
};
int master_show(struct kt_call *c, const struct server *s,
    struct master_shown *out);

/* Sets a password that is pending: see server.c, works. */
#define MASTER_LATER 2		/* it stays pending: a later start does */
int master_set(const struct server_work *w, char why[KT_WHY]);
/* Hears that a secret was rotated, and tells of its database. */
int master_rotated(const struct kt_server *server, struct store_tx *tx,
    const struct kt_event *e);
/* --- key.c --- */

/* A KmsKeyId (or NULL) names a key that the caller may use.  0 or -1. */
int rule_key_check(struct kt_call *c, const char *given);
/* "the key ARN", whatever was given (API Reference, MasterUserSecret). */
const char *rule_key_arn(struct kt_call *c, const char *given);

/* --- merge.c: what is modified --- */

/* All structs but the two that are Modify's are of the one shape, Create's. */
struct merge {
	const struct shape *shape;
	const void *given;
	void *now;		/* what there is, and then what there is to be */
	void *later;		/* what waits, and then what does */
	bool at_once;		/* what is given, and all that waits */
	bool (*waits)(const struct merge *m, const char *member);
	const char *arn;	/* of an instance: events tell what becomes so */
	const char *status;	/* while it is made so; NULL: all is as it was */
};
int merge_given(struct kt_call *c, struct merge *m);
/* What there is, and what waits over it: before or after what is given. */
int merge_sum(struct kt_call *c, const struct merge *m, void *sum);
/*
 * Into an empty struct of the shape: of those in after what is not as it was in
 * before, and what is checked with that.
 */
int merge_changed(struct kt_call *c, const struct shape *s, const void *before,
    const void *after, void *out);
/* A password that is set shows, unless the server restarts for more. */
void merge_status(struct server *s, const char *status);
/* Says models/rds.ops of a member of a Modify that it waits? */
bool merge_waits(const struct shape *modify, const char *member);
/* NULL: there is nothing in it. */
const char *merge_json(struct kt_call *c, const struct shape *s,
    const void *in);

/* --- modify.c: of instances and clusters --- */

/* items NULL: change is. */
struct shape_list modify_logs(struct kt_call *c, const struct shape_list *now,
    const struct rds_cloudwatch_logs_export_configuration *change);
/* *given, if not NULL, becomes a whole version that may follow now. */
int modify_version(struct kt_call *c, const struct server *s, const char *now,
    bool major, const char **given);

/* What a reboot applies of what waits; of i, to be answered. */
int modify_at_reboot(struct kt_call *c, struct db_instance *i);

/* --- service_role.c --- */

/* RDS's own role is there, before a database is: 0 or -1. */
int service_role(struct kt_call *c);

/* --- beside.c --- */

struct beside {
	const char *writer;	/* of a cluster: its resource id; NULL: the first */
	struct shape_list roles;	/* struct rds_role */
	enum shape_bool retains;	/* it is deleted, its backups are not */
};
/* Empty where there is none; 0 or -1, as all here. */
int beside_get(struct kt_call *c, const char *resource_id,
    struct beside *out);
int beside_put(struct kt_call *c, const char *resource_id, struct beside *b);
int beside_remove(struct kt_call *c, const char *resource_id);
#define ROLE_ACTIVE "ACTIVE"
void beside_add_role(struct kt_call *c, struct beside *b,
    const struct rds_role *r);
/* AssociatedRoles of a new cluster. */
int beside_roles(struct kt_call *c, const char *resource_id,
    const struct shape_list *given);

/* --- custom.c: 0 or -1 --- */

/* One by its name; NULL: there is none. */
int custom_get(struct kt_call *c, const char *name,
    struct rds_db_cluster_endpoint **out);
/* There must be one, to which the caller may do the operation. */
int custom_find(struct kt_call *c, const char *given,
    struct rds_db_cluster_endpoint **out);
int custom_put(struct kt_call *c, struct rds_db_cluster_endpoint *e);
int custom_remove(struct kt_call *c, const char *name);
/* Of a cluster, by its resource id (NULL: of all), as they lie there. */
int custom_all(struct kt_call *c, const char *cluster, struct shape_list *out);
/* The cluster is gone. */
int custom_end(struct kt_call *c, const char *cluster);

/* --- window.c --- */

/*
 * What waits for the window that kept names is applied then; pending NULL:
 * nothing does any more.
 */
int window_plan(struct kt_call *c, const char *arn, const char *pending,
    const char *kept);
int window_opens(const struct kt_job *job);
/* What was stopped starts. */
int window_restart(const struct kt_job *job);

/* --- instance.c, cluster.c --- */

int instance_find(struct kt_call *c, const char *given,
    struct db_instance *out);
/* A new row, unless there is one of that name. */
int instance_add(struct kt_call *c, const struct db_instance *i);
int instance_answer(struct kt_call *c, const struct db_instance *i);
/* One standing cluster, members as they are; 0 or -1 (not found too). */
int cluster_find(struct kt_call *c, const char *id, struct db_cluster *out);
int cluster_add(struct kt_call *c, const struct db_cluster *cl);
int cluster_answer(struct kt_call *c, const struct db_cluster *cl);
#define MEMBERS_MAX 16		/* one writer, 15 readers */
/* struct rds_db_cluster_member, by name. */
int cluster_members(struct kt_call *c, const struct db_cluster *cl,
    struct shape_list *out);
/* Has it that status?  Or InvalidDBClusterStateFault. */
int check_cluster_state(struct kt_call *c, const struct db_cluster *cl,
    const char *status);
/* What one of it has from there. */
void instance_inherit(const struct rds_create_db_cluster_message *of,
    struct rds_create_db_instance_message *in);

/* --- engine_version.c --- */

/*
 * An engine by which a list is narrowed, or NULL: -1 after kt_fail when RDS
 * has none of that name.  *any: keyturn may have some.
 */
int engine_filter(struct kt_call *c, const char *name, bool *any);

/* --- checks.c: of a new instance or cluster, and of an end of one --- */

/* NULL after kt_fail; all else that checks: 0 or -1. */
const struct known_engine *check_engine(struct kt_call *c, const char *name);
int check_version(struct kt_call *c, const struct known_engine *e,
    const char *wish);
/* The whole version that is to run, if it begins with the wish; else that. */
const char *version_here(struct kt_call *c, const struct known_engine *e,
    const char *wish);
int check_class(struct kt_call *c, const char *name);
/* What none has for itself on a server that it shares. */
int check_shared(struct kt_call *c, const char *kind, const char *parameters,
    enum shape_bool tokens);
int check_port(struct kt_call *c, const struct known_engine *engine,
    const struct shape_int *port);
/* What an instance of either kind was asked for, as far as it can be wrong. */
int check_instance(struct kt_call *c, const struct known_engine *engine,
    const struct rds_create_db_instance_message *in);
int check_cluster(struct kt_call *c,
    const struct rds_create_db_cluster_message *in);
/* What is modified of one in a cluster is its own, not the cluster's. */
int check_modified_member(struct kt_call *c, const struct db_instance *i,
    const struct rds_create_db_instance_message *given);
/* Is it available?  Or InvalidDBInstanceState. */
int instance_check_available(struct kt_call *c, const struct db_instance *i);

/* What a master needs, for an instance or a cluster. */
struct check_master {
	const struct known_engine *engine;
	const char *version;			/* or NULL */
	const char *user;
	struct master_wish wish;
	const char *database, *database_param;	/* DBName or DatabaseName */
	struct shape_int port;
};
int check_master(struct kt_call *c, const struct check_master *m);
/* What is said of the password, for an instance, a cluster or a Modify. */
int check_password_wish(struct kt_call *c, const struct master_wish *w);
/* A new server for the master, to be brought up by its job. */
struct server check_server(struct kt_call *c, const char *resource_id,
    const struct check_master *m);

struct check_storage {
	const char *engine, *type;
	struct shape_int size, iops, throughput;
	struct shape_int most;		/* MaxAllocatedStorage */
};
int check_storage(struct kt_call *c, const struct check_storage *s);

/* BackupRetentionPeriod, in days; *out stays where none is given. */
int check_retention(struct kt_call *c, int least, const struct shape_int *days,
    int64_t *out);

/* What members of both say of one another. */
struct check_settings {
	enum shape_bool encrypted;
	const char *key;			/* KmsKeyId */
	struct shape_int interval;		/* of monitoring */
	const char *role;
	const char *backup, *maintenance;	/* windows */
};
int check_settings(struct kt_call *c, const struct check_settings *s);
int check_windows(struct kt_call *c, const char *backup,
    const char *maintenance);	/* windows.c */
/* Of a backup window that was checked: minutes since midnight. */
int check_window_begin(const char *backup);
/* When the next one of that maintenance window begins. */
int64_t windows_next(const char *maintenance, int64_t now);

/* What nothing comes of here but to be shown: values.c */
struct check_values {
	const struct known_engine *engine;
	const char *version;			/* of it; or NULL */
	const char *network, *support, *mode;	/* mode: of insights */
	struct shape_int insights;		/* days that they are kept */
	struct shape_int backtrack;
	const struct shape_list *logs;
	const char *zone;
	const struct shape_list *zones;		/* or NULL */
	const struct rds_serverless_v2_scaling_configuration *scaling;
};
int check_values(struct kt_call *c, const struct check_values *v);

/* SkipFinalSnapshot and FinalDBSnapshotIdentifier. */
int check_snapshot(struct kt_call *c, const struct rds_delete *in);

/* --- show.c --- */

/* What AWS chooses where nobody did. */
#define BACKUP_WINDOW "03:00-03:30"
#define MAINTENANCE_WINDOW "sun:04:00-sun:04:30"
#define CERTIFICATE_DEFAULT "rds-ca-rsa2048-g1"

/* The address, or the name, of what has that id; kind: NAMES_...; or NULL. */
const char *show_host(const struct kt_call *c, const struct server *s,
    const char *kind, const char *id);
/* The one that runs where it is such a one, else the one asked for. */
const char *show_version(const struct server *s, const char *wish);
/* PubliclyAccessible, as it was asked for or follows. */
enum shape_bool show_public(const struct db_instance *i,
    const struct rds_create_db_instance_message *in);
/* Into an empty *out; a cluster without its members.  0 or -1. */
int show_instance(struct kt_call *c, const struct db_instance *i,
    struct rds_db_instance *out);
int show_cluster(struct kt_call *c, const struct db_cluster *cl,
    struct rds_db_cluster *out);

/* --- names.c: names of RDS's form (keyturn/names.h) --- */

#define NAMES_INSTANCE "instance"
#define NAMES_CLUSTER "cluster"
#define NAMES_READER "reader"

/*
 * The name of that kind for what has the id in the caller's account and region,
 * and stands on s: it leads there from now on.  NULL: by its address alone.
 */
const char *names_shown(const struct kt_call *c, const char *kind,
    const char *id, const struct server *s);
/*
 * Of a server: its zone, NULL where there are no names; it is at host, whatever
 * stands on it; something is gone.
 */
const char *names_zone_of(const struct kt_job *job, const char *server);
void names_bring(const struct kt_job *job, const char *server,
    const char *host);
void names_settle(const struct kt_job *job);
/* hosts (NULL: none) and all names of that server; NULL ends. */
const char *const *names_with(const struct kt_server *server,
    struct kt_arena *a, const char *id, const char *const *hosts);

/* --- rules.c: of all that has an identifier --- */

/*
 * kind is "db" or "cluster", as in their ARNs.  An identifier as it is stored:
 * lower case; NULL after kt_fail when it is none, or the caller may not do the
 * operation to it.  Named: by its ARN, too.
 */
const char *rule_identifier(struct kt_call *c, const char *kind,
    const char *value);
const char *rule_named(struct kt_call *c, const char *kind,
    const char *value);
/* Letters, digits, and hyphens that lie between them. */
bool rule_is_identifier(const char *s);
/* kt_fail: param is none; begin: what it may be instead ("either be an ARN or "). */
int rule_no_identifier(struct kt_call *c, const char *param, const char *begin);
/* In ASCII. */
const char *rule_lower(struct kt_call *c, const char *text);
/* The same of a new name for what has one. */
const char *rule_renamed(struct kt_call *c, const char *kind,
    const char *value);

/* --- asked.c: rights, and what conditions are told --- */

/* May he do it to what has that id ("*": to all)?  0 or -1. */
int rule_permit(struct kt_call *c, const char *kind, const char *id);
/* ... and to the groups he names beside it, and may he pass the roles? */
int rule_permit_beside(struct kt_call *c);
/* rule_tags_put of a new one; those that he sent want a right of their own. */
int rule_tags_give(struct kt_call *c, const char *arn,
    const struct shape_list *tags);

/* auth_thing.of; NULL: t is none of RDS's. */
struct rule_asked {
	const char *kind, *id;		/* "db", its identifier; or NULL */
};
const struct rule_asked *rule_asked(const struct auth_thing *t);

/* --- context.c: kt_service.context --- */
size_t rule_context(struct kt_call *c, const struct auth_thing *of,
    const char *key, const char *const **values);

/* --- */

/* An empty text is none. */
static inline const char *
rule_given(const char *s)
{
	return s != NULL && *s != '\0' ? s : NULL;
}

/* MaxRecords and Marker of a Describe into page; 0 or -1. */
int rule_page(struct kt_call *c, const struct rds_describe *in,
    struct db_page *page);
const char *rule_marker(struct kt_call *c, const char *id);
/* How many rows are looked at for a page of limit: filters pass some by. */
size_t rule_reach(const struct shape_list *filters, size_t limit);

/*
 * The same for a list that is the same each time: the marker is a number, and
 * those before it are passed by.
 */
struct rule_slice {
	size_t from, limit;
	size_t seen, n;		/* all that fit; those in the answer */
};
int rule_slice(struct kt_call *c, struct shape_int records,
    const char *marker, int64_t most, struct rule_slice *s);
/* One more fits: is it in the answer?  Then the caller adds to n. */
bool rule_slice_has(struct rule_slice *s);
/* NULL: there are no more. */
const char *rule_slice_marker(struct kt_call *c, const struct rule_slice *s);

/* "arn:aws:rds:REGION:ACCOUNT:KIND:ID", of the partition that REGION is in. */
struct rule_arn {
	const char *region, *account, *kind, *id;
};
const char *rule_arn_at(struct kt_arena *a, const struct rule_arn *at);
/* Of the caller's. */
const char *rule_arn(struct kt_call *c, const char *kind, const char *id);
/* In a; what there is not is "". */
void rule_arn_read(struct kt_arena *a, const char *arn, struct rule_arn *out);
/* "db-" or "cluster-" and 26 letters and digits. */
const char *rule_resource_id(struct kt_call *c, const char *prefix);
/* "db-ABC" of the server that was made for it, "db-abc". */
const char *rule_resource_of(struct kt_arena *a, const char *server);

/* Inside a transaction of a job: as operations there have it. */
void rule_call(struct kt_call *c, const struct kt_job *job,
    struct store_tx *tx);

/*
 * What none can have for itself that shares a server (kt_fleet): 0, or -1 after
 * kt_fail, with what that is in words: "none of them is stopped alone".
 */
int rule_own_server(struct kt_call *c, const char *kind, const char *what);

/* A filter that a Describe knows, and what it finds one thing by. */
struct rule_filter {
	const char *name;
	const char *ids[3];	/* NULL ends them */
};
/* 1 when all filters have a value that fits, 0, or -1: an unknown filter. */
int rule_filters_fit(struct kt_call *c, const struct shape_list *filters,
    const struct rule_filter *known, size_t n);

/* --- event.c --- */

/* User guide: the numbers of what RDS tells of, and their texts there. */
#define EVENT_BACKING_UP "RDS-EVENT-0001"
#define EVENT_BACKED_UP "RDS-EVENT-0002"
#define EVENT_DELETED "RDS-EVENT-0003"
#define EVENT_SHUT_DOWN "RDS-EVENT-0004"
#define EVENT_CREATED "RDS-EVENT-0005"
#define EVENT_RESTARTED "RDS-EVENT-0006"
#define EVENT_GROUP "RDS-EVENT-0011"
#define EVENT_CLASS "RDS-EVENT-0012"
#define EVENT_CLASS_DONE "RDS-EVENT-0014"
#define EVENT_RESET "RDS-EVENT-0016"
#define EVENT_STORAGE_DONE "RDS-EVENT-0017"
#define EVENT_STORAGE "RDS-EVENT-0018"
#define EVENT_MULTI_AZ "RDS-EVENT-0024"
#define EVENT_MULTI_AZ_DONE "RDS-EVENT-0025"
#define EVENT_NO_BACKUPS "RDS-EVENT-0028"
#define EVENT_SINGLE_AZ_DONE "RDS-EVENT-0029"
#define EVENT_SINGLE_AZ "RDS-EVENT-0030"
#define EVENT_BACKUPS "RDS-EVENT-0032"
#define EVENT_NOT_RESET "RDS-EVENT-0067"
#define EVENT_FAILED "RDS-EVENT-0031"
#define EVENT_INCOMPATIBLE "RDS-EVENT-0035"
#define EVENT_PARAMETER "RDS-EVENT-0037"
#define EVENT_SNAPSHOT_BEGUN "RDS-EVENT-0040"
#define EVENT_SNAPSHOT_DELETED "RDS-EVENT-0041"
#define EVENT_SNAPSHOT "RDS-EVENT-0042"
#define EVENT_RESTORED "RDS-EVENT-0043"
#define EVENT_COPY_FROM "RDS-EVENT-0059"
#define EVENT_COPIED_FROM "RDS-EVENT-0060"
#define EVENT_CLUSTER_SNAPSHOT_BEGUN "RDS-EVENT-0074"
#define EVENT_CLUSTER_SNAPSHOT "RDS-EVENT-0075"
#define EVENT_STOPPED "RDS-EVENT-0087"
#define EVENT_STARTED "RDS-EVENT-0088"
#define EVENT_FAILED_OVER "RDS-EVENT-0071"
#define EVENT_FAILOVER "RDS-EVENT-0072"
#define EVENT_MONITORING "RDS-EVENT-0078"
#define EVENT_BACKUP_BEGUN "RDS-EVENT-0090"
#define EVENT_BACKUP "RDS-EVENT-0091"
#define EVENT_GROUP_DONE "RDS-EVENT-0092"
#define EVENT_CLUSTER_STOPPED "RDS-EVENT-0150"
#define EVENT_CLUSTER_STARTED "RDS-EVENT-0151"
#define EVENT_CLUSTER_STOPPED_LONG "RDS-EVENT-0153"
#define EVENT_STOPPED_LONG "RDS-EVENT-0154"
#define EVENT_CLUSTER_BACKUP_BEGUN "RDS-EVENT-0168"
#define EVENT_CLUSTER_BACKUP "RDS-EVENT-0169"
#define EVENT_CLUSTER_CREATED "RDS-EVENT-0170"
#define EVENT_CLUSTER_DELETED "RDS-EVENT-0171"
#define EVENT_CLUSTER_RENAMED "RDS-EVENT-0172"
#define EVENT_CLUSTER_UPGRADED "RDS-EVENT-0173"
#define EVENT_CLUSTER_UPGRADED_MAJOR "RDS-EVENT-0176"
#define EVENT_CLUSTER_UPGRADE "RDS-EVENT-0177"
#define EVENT_COPY "RDS-EVENT-0196"
#define EVENT_COPIED "RDS-EVENT-0197"
#define EVENT_UPGRADE "RDS-EVENT-0267"
#define EVENT_UPGRADED "RDS-EVENT-0268"
#define EVENT_CLUSTER_NOT_CREATED "RDS-EVENT-0354"
#define EVENT_RUNS "RDS-EVENT-keyturn"	/* another than is shown; our own */

/* In the transaction of what it tells of. */
struct rule_event {
	int64_t at;
	const char *arn, *id;
	const char *text;	/* in place of the usual one, or NULL */
};
enum store_rc rule_event(struct store_tx *tx, const struct rule_event *e)
    KT_MUSTCHECK;

/* event_change.c: a member of an instance's wish, alone, as it is and was. */
struct rule_change {
	const char *arn, *member, *is, *was;
};
int rule_event_change(struct kt_call *c, const struct rule_change *change);

/* event_passed.c: a server's status has passed, as it was to or not.  0 or -1. */
struct rule_passed {
	const struct kt_job *job;
	const char *arn;
	const struct server *was, *is;
	const struct kt_db_info *info;
	bool there;
};
int rule_event_passed(struct store_tx *tx, const struct rule_passed *p);

/* "db-instance": RDS has such events (or NULL); 0 or -1. */
int rule_event_type(struct kt_call *c, const char *type);
/* Is it one of that type's (NULL: of any)? */
bool rule_event_category(const char *type, const char *category);

/* --- backup_tags.c: an automated backup has an ARN and tags of its own --- */

const char *backup_kind(bool cluster);	/* as its ARN has it */
const char *backup_arn(struct kt_call *c, bool cluster,
    const char *resource_id);
/* TagSpecifications, of which it takes that kind alone; 0 or -1. */
int backup_tags_give(struct kt_call *c, bool cluster, const char *resource_id,
    const struct shape_list *specifications);
int backup_tags_remove(struct kt_call *c, bool cluster,
    const char *resource_id);

/* --- tags.c: of all that has an ARN, under it --- */

/* Checks them, and adds them to those that are there; 0 or -1. */
int rule_tags_put(struct kt_call *c, const char *arn,
    const struct shape_list *tags);
/* The same of a new one that has them from elsewhere: they were checked there. */
int rule_tags_keep(struct kt_call *c, const char *arn,
    const struct shape_list *tags);
/* Takes those with the keys away; one that is not there is no error. */
int rule_tags_take(struct kt_call *c, const char *arn,
    const struct shape_list *keys);
/* All; an empty list where there are none. */
int rule_tags(struct kt_call *c, const char *arn, struct shape_list *out);
/* It has another ARN now. */
int rule_tags_move(struct kt_call *c, const char *from, const char *to);
/* What had that ARN is gone; STORE_OK too where there were none. */
enum store_rc rule_tags_remove(struct store_tx *tx, const char *arn);

#endif
