/*
 * The tables, a plain struct a row.  Strings live in the transaction's arena.
 * Outputs are set only on STORE_OK.  The values of versions and the passwords
 * of masters are sealed on the way in and opened on the way out.
 */
#ifndef KEYTURN_STORE_TABLES_H
#define KEYTURN_STORE_TABLES_H

#include "keyturn/crypto.h"
#include "keyturn/job.h"
#include "keyturn/schedule.h"
#include "event.h"
#include "store.h"

/* --- secret.c --- */

/* The label of the version that lies with its secret: see schema/whole.sql. */
#define STORE_CURRENT "AWSCURRENT"

/* A staging label and the version that carries it. */
struct label {
	const char *name;
	const char *version;		/* its id */
};

enum version_kind { VERSION_EMPTY, VERSION_STRING, VERSION_BINARY,
	VERSION_KEYED = 4 /* besides: the value is an envelope of the service */ };

struct version {
	const char *id;			/* NULL: there is none */
	int64_t created;
	int64_t accessed;
	enum version_kind kind;
	const char *kms_key_id;		/* or NULL */
	int64_t serial;			/* their order within a secret */
	struct kt_blob value;		/* opened; only where asked for */
};

struct secret {
	int64_t id;
	const char *account;
	const char *region;
	const char *name;
	const char *suffix;
	const char *arn;		/* computed */
	const char *description;	/* or NULL */
	const char *kms_key_id;		/* or NULL */
	struct label *labels;		/* by name */
	size_t n_labels;
	int64_t versions;		/* made so far: no fewer are there */
	int64_t created, changed;
	int64_t accessed;		/* midnight of a day; 0 never */
	int64_t rotated;		/* 0 never */
	int64_t deleted, deletion_due;	/* 0 not */
	int rotation_enabled;		/* -1 never set up, 0, 1 */
	const char *rotation_function;	/* ARN */
	struct kt_rules rotation_rules;
	/* Written by store_rotation_move alone, with rotation_enabled, rotated. */
	int64_t rotation_from;		/* the next counts from there */
	int64_t rotation_due;		/* the opening of a window; 0: never */
	bool tagged;			/* 1 since the first tag */
	bool replicated;		/* it has replicas, or failed ones */
	const char *type;
	const char *policy;		/* resource policy, as it was given */
	const char *owner;		/* the service that manages it, or NULL */
	int crossed;			/* enum secret_crossed: see cross.h */
	const char *external_role;
	const char *external_metadata;	/* JSON: [[key, value], ...] */
	/*
	 * A replica shows what its primary has: all above but identity, KMS
	 * key, creation and access is the primary's.
	 */
	int64_t origin;			/* the primary's id; 0: no replica */
	const char *primary_region;	/* where it is replicated; or NULL */
	int64_t content;		/* whose versions, labels and tags */
	const char *content_arn;	/* what the values are bound to */
	int64_t at;			/* store_secret_list: its time there */
	/* What lies in its row otherwise than above: the store's own. */
	int64_t place;			/* account and region */
	struct kt_blob packed;		/* labels */
	struct version current;		/* that which lies there, without value */
	struct kt_blob sealed;		/* its value; p NULL: not read */
	bool moved;			/* the two are to be written */
	struct version added;		/* a new one, wherever it shall lie */
};

/*
 * Replicas as the primary lists them, by region.  The copy itself, when there
 * is one, is a secret with an origin.
 */
struct replica {
	const char *region;
	const char *kms_key_id;		/* or NULL */
	/* Why there is none, or it has not all that it shows; NULL: in sync. */
	const char *failure;
	bool there;			/* the copy is */
	int64_t accessed;		/* of the copy */
};
enum store_rc store_replicas(struct store_tx *tx, const struct secret *s,
    struct replica **out, size_t *n) KT_MUSTCHECK;
enum store_rc store_replica_save(struct store_tx *tx, struct secret *s,
    const struct replica *r) KT_MUSTCHECK;
/* STORE_NOT_FOUND when there was none. */
enum store_rc store_replica_remove(struct store_tx *tx, const struct secret *s,
    const char *region) KT_MUSTCHECK;

struct tag {
	const char *key;
	const char *value;
};

/*
 * By name, full ARN, or ARN without its six characters; those awaiting
 * deletion included.
 */
enum store_rc store_secret_find(struct store_tx *tx, const char *account,
    const char *region, const char *id, struct secret *s) KT_MUSTCHECK;
/*
 * The same, but of s just what the reading of values takes: identity (the
 * strings that were given), labels, when it was deleted and read, whose
 * replica it is.  Not to be saved.
 */
enum store_rc store_secret_find_value(struct store_tx *tx, const char *account,
    const char *region, const char *id, struct secret *s) KT_MUSTCHECK;
enum store_rc store_secret_by_id(struct store_tx *tx, int64_t id,
    struct secret *s) KT_MUSTCHECK;

/* Of all accounts, with those awaiting deletion. */
enum store_rc store_secrets_count(struct store_tx *tx, int64_t *out)
    KT_MUSTCHECK;

/* A region of account where such an id is known, or NULL: for a hint. */
const char *store_secret_elsewhere(struct store_tx *tx, const char *account,
    const char *region, const char *id);

/* Sets the suffix (unless given) and ARN that one to be added will have. */
enum store_rc store_secret_begin(struct store_tx *tx, struct secret *s)
    KT_MUSTCHECK;
/*
 * The same, and s->id, unless it has begun.  STORE_EXISTS: the name is taken.
 */
enum store_rc store_secret_add(struct store_tx *tx, struct secret *s)
    KT_MUSTCHECK;
/* Everything but identity and creation. */
enum store_rc store_secret_save(struct store_tx *tx, struct secret *s)
    KT_MUSTCHECK;
/*
 * Of that just labels, versions, current, changed and rotation_from, which a
 * new value changes: it moves in fewer indexes.
 */
enum store_rc store_secret_date(struct store_tx *tx, struct secret *s)
    KT_MUSTCHECK;
enum store_rc store_secret_remove(struct store_tx *tx, int64_t id)
    KT_MUSTCHECK;
/* A replica becomes a secret of its own, without content so far. */
enum store_rc store_secret_promote(struct store_tx *tx, int64_t id)
    KT_MUSTCHECK;

/*
 * A page of the secrets of a region, in an order, after the last row of the
 * former one.  Every order is whole (by id within a time), so a page goes on
 * where the former ended whatever came or went between them; a secret whose
 * date moved meanwhile is where that puts it.  A page is a seek, but for the
 * first in an order, which has its index made behind it (order.c).
 */
enum secret_order {
	SECRETS_BY_CREATED, SECRETS_BY_ACCESSED, SECRETS_BY_CHANGED,
	SECRETS_BY_NAME, SECRET_ORDERS
};
struct secret_page {
	const char *account;
	const char *region;
	enum secret_order order;
	bool descending;
	bool planned_deletion;		/* show those too */
	bool continued;
	int64_t from_time, from_id;	/* the last row's time and id */
	const char *from_name;		/* its name */
	size_t limit;
};
enum store_rc store_secret_list(struct store_tx *tx,
    const struct secret_page *page, struct secret **out, size_t *n)
    KT_MUSTCHECK;

enum store_rc store_tags(struct store_tx *tx, int64_t secret, struct tag **out,
    size_t *n) KT_MUSTCHECK;
enum store_rc store_tag_put(struct store_tx *tx, int64_t secret,
    const struct tag *t) KT_MUSTCHECK;
/* STORE_NOT_FOUND when there was none. */
enum store_rc store_tag_remove(struct store_tx *tx, int64_t secret,
    const char *key) KT_MUSTCHECK;

/* What the service itself keeps: NULL when it was never put. */
enum store_rc store_setting_get(struct store_tx *tx, const char *key,
    const char **value) KT_MUSTCHECK;
enum store_rc store_setting_put(struct store_tx *tx, const char *key,
    const char *value) KT_MUSTCHECK;

/* --- label.c --- */

/* The id of the version that carries the label, or NULL. */
const char *store_label_holder(const struct secret *s, const char *label);
/* Does the version carry any?  Any but that one? */
bool store_label_on(const struct secret *s, const char *version);
bool store_label_on_beside(const struct secret *s, const char *version,
    const char *label);
/*
 * Puts the label on the version with that id, wherever it was; NULL takes it
 * away.  In s alone, to be saved; strings are not copied.
 */
void store_label_move(struct store_tx *tx, struct secret *s,
    const char *label, const char *version);
/* Takes it away if it is on that version; the same. */
void store_label_leave(struct store_tx *tx, struct secret *s,
    const char *label, const char *version);

/* --- seal.c --- */

/*
 * Seals with the store's key what a client is to bring back unread and
 * unchanged, at the same place (which no value's is: those begin with "arn:").
 */
enum store_rc store_seal(struct store_tx *tx, const char *place,
    struct kt_blob plain, struct kt_blob *sealed) KT_MUSTCHECK;
/* STORE_NOT_FOUND: it was not sealed by this store for that place. */
enum store_rc store_unseal(struct store_tx *tx, const char *place,
    struct kt_blob sealed, struct kt_blob *plain) KT_MUSTCHECK;

/* --- version.c --- */

/* With its value. */
enum store_rc store_version_find(struct store_tx *tx, const struct secret *s,
    const char *id, struct version *v) KT_MUSTCHECK;
/*
 * A new version of s, one more of s->versions, which gets its serial from it.
 * It is written with s (store_secret_add, _date or _save), or before another is
 * added; till then it is not found, and v's strings and value must live.
 */
enum store_rc store_version_add(struct store_tx *tx, struct secret *s,
    struct version *v) KT_MUSTCHECK;
/*
 * The value of one that had none, or of one that is to have none any more; of v
 * its id, kind and value.  s is to be saved.
 */
enum store_rc store_version_fill(struct store_tx *tx, struct secret *s,
    const struct version *v) KT_MUSTCHECK;
/* The same of one that is said to be under v's key, not the secret's. */
enum store_rc store_version_refill(struct store_tx *tx, struct secret *s,
    const struct version *v) KT_MUSTCHECK;
/* Of one that carries no label. */
enum store_rc store_version_remove(struct store_tx *tx, int64_t secret,
    const char *id) KT_MUSTCHECK;
/*
 * The same of one that is old, which leaves a trace: whether its id was of one,
 * STORE_OK or STORE_NOT_FOUND.  A secret keeps the last thousand.
 */
enum store_rc store_version_purge(struct store_tx *tx, const struct secret *s,
    const struct version *v) KT_MUSTCHECK;
enum store_rc store_version_purged(struct store_tx *tx, const struct secret *s,
    const char *id) KT_MUSTCHECK;
/*
 * Says that it is encrypted with another key of KMS (NULL: the default).  s is
 * to be saved.
 */
enum store_rc store_version_rekey(struct store_tx *tx, struct secret *s,
    const char *id, const char *kms_key_id) KT_MUSTCHECK;
/* Oldest first, without values. */
enum store_rc store_version_list(struct store_tx *tx, const struct secret *s,
    struct version **out, size_t *n) KT_MUSTCHECK;

/* --- touch_write.c --- */

/*
 * Notes that a secret's version was read on day, which all who look from now on
 * see; costs nothing when that is known already.  It is written behind the
 * answer: a crash just then loses it, until the next read.
 */
void store_touch(struct store *st, const struct secret *s,
    const struct version *v, int64_t day);

/* --- rotation.c --- */

struct rotation {
	int64_t secret;
	const char *version;
	const char *token;	/* RotationToken */
	const char *state;	/* ROTATION_... */
	bool test;		/* just testSecret, on a version that goes */
	int step;
	int reached;		/* the last step that was ever begun */
	int attempt;
	int64_t due;
	int64_t started, ended;
	const char *reason;	/* of the last failure, or NULL */
};

#define ROTATION_RUNNING "running"
#define ROTATION_SUCCEEDED "succeeded"
#define ROTATION_ABANDONED "abandoned"
#define ROTATION_FAILED "failed"	/* a test; others are tried again */

enum store_rc store_rotation_find(struct store_tx *tx, int64_t secret,
    struct rotation *r) KT_MUSTCHECK;
bool store_rotation_under_way(const struct rotation *r);

/* What may happen to the rotation of a secret: drawn in rotation.c. */
enum rotation_act {
	ROTATION_BEGIN, ROTATION_TRY, ROTATION_STEP, ROTATION_FAIL,
	ROTATION_RENEW,
	ROTATION_SUCCEED, ROTATION_MOVED, ROTATION_ABANDON, ROTATION_LOSE,
	ROTATION_CANCEL, ROTATION_PLAN, ROTATION_COUNT, ROTATION_SKIP,
	ROTATION_HOLD, ROTATION_RELEASE
};

/* What the trace is told with a move, by who drives the rotation. */
struct rotation_told {
	int64_t attempt;	/* from 1 */
	int64_t started;	/* it, not the rotation */
	const char *steps;	/* JSON objects, each with a comma behind it */
};

struct rotation_move {
	enum rotation_act act;
	int64_t now;
	const char *version;	/* whose rotation; NULL: any */
	const char *reason;	/* fail, skip, abandon, lose, cancel */
	const char *token;	/* begin, try: the RotationToken */
	const char *key;	/* the same: see struct job; or NULL */
	bool anew;		/* the same, plan: the days count from now */
	int64_t due;		/* fail: when it is tried again */
	int64_t tries;		/* skip: how often in a row, with this one */
	const struct rotation_told *told;	/* or NULL */
};
/*
 * Nothing else writes a rotation or the dates of the next.  Of s, which is to
 * be saved, the rules and `deleted` may have been changed before; step and
 * fail change nothing in it.  STORE_NOT_FOUND: there is no such move now.
 */
enum store_rc store_rotation_move(struct store_tx *tx, struct secret *s,
    const struct rotation_move *m) KT_MUSTCHECK;

/* --- trace.c --- */

/*
 * An attempt of a rotation, as store_rotation_move and its like have written it
 * down.  One that was due and did not begin is one of its own, without version.
 */
struct attempt {
	int64_t secret;		/* its id */
	int64_t rotation;	/* which of the secret's, from 1 */
	int64_t attempt;	/* which of that one's, from 1 */
	const char *version;
	bool test;
	int64_t started, ended;	/* 0: it is under way */
	const char *outcome;	/* a ROTATION_ state, or ROTATION_SKIPPED */
	const char *reason;
	int64_t next;		/* failed: when it is tried again, or 0 */
	const char *before, *after;	/* labels: "AWSCURRENT":"id",... */
	const char *steps;	/* as in struct rotation_told */
};
#define ROTATION_SKIPPED "skipped"

#define STORE_ROTATIONS_MAX 100	/* kept, of each secret: its trigger says so */

/* Of so many rotations, the last one first. */
enum store_rc store_attempts(struct store_tx *tx, int64_t secret,
    int64_t rotations, struct attempt **out, size_t *n) KT_MUSTCHECK;
/* The last, or that one; without labels and steps. */
enum store_rc store_attempt_last(struct store_tx *tx, int64_t secret,
    struct attempt *a) KT_MUSTCHECK;
/* The last of the next secret that has one, by id; after: 0, or attempt.secret. */
enum store_rc store_attempt_next(struct store_tx *tx, int64_t after,
    struct attempt *a) KT_MUSTCHECK;
enum store_rc store_attempt_find(struct store_tx *tx, int64_t secret,
    int64_t rotation, int64_t attempt, struct attempt *a) KT_MUSTCHECK;
/* Steps of a rotation that somebody ended while they were made. */
enum store_rc store_attempt_late(struct store_tx *tx, int64_t secret,
    const char *version, const struct rotation_told *told) KT_MUSTCHECK;

/* --- job.c --- */

/*
 * Something to be done at a moment by whoever registered its kind
 * (keyturn/job.h).  Who makes it necessary puts it, in the same transaction;
 * who has done it removes it, or gives it another moment.
 */
struct job {
	const char *kind;
	const char *subject;	/* one of each kind; what it is about */
	const char *key;	/* kinds limit how many of one run; or NULL */
	int64_t due;		/* 0: at once */
	int64_t tries;		/* that failed */
};

#define JOB_ROTATION "rotation"	/* of the secret with that id */
#define JOB_DELETION "deletion"	/* of all secrets whose window has ended */
#define JOB_SNAPSHOT "snapshot"	/* of the snapshot with that id, or whose data go */
#define JOB_BACKUP "backup"	/* daily, of the server with that id */
#define JOB_SERVER "server."	/* ... and a SERVER_ status that passes */
#define JOB_RESTART "rds.restart"	/* of what was stopped: the same */
#define JOB_WINDOW "rds.window"	/* of what waits for it: of that ARN */

/* In place of the one that is there; key NULL leaves that one's. */
enum store_rc store_job_put(struct store_tx *tx, const struct job *j)
    KT_MUSTCHECK;
enum store_rc store_job_remove(struct store_tx *tx, const char *kind,
    const char *subject) KT_MUSTCHECK;
/* When it is due; STORE_NOT_FOUND: there is none. */
enum store_rc store_job_due(struct store_tx *tx, const char *kind,
    const char *subject, int64_t *due) KT_MUSTCHECK;
/* Each, the earliest first, until take returns false. */
enum store_rc store_jobs(struct store_tx *tx,
    bool (*take)(void *arg, const struct job *j), void *arg) KT_MUSTCHECK;

/* How many of a kind have failed so far; those that are due first. */
enum store_rc store_jobs_failing(struct store_tx *tx, const char *kind,
    int64_t *n) KT_MUSTCHECK;
enum store_rc store_jobs_failed(struct store_tx *tx, const char *kind,
    int64_t limit, struct job **out, size_t *n) KT_MUSTCHECK;

/* --- due.c --- */

/* The job that ends the next window is due then; none without one. */
enum store_rc store_deletion_plan(struct store_tx *tx) KT_MUSTCHECK;
/* Removes those whose window has ended, and tells of it. */
enum store_rc store_secrets_end(struct store_tx *tx, int64_t now)
    KT_MUSTCHECK;

/*
 * Removes the secrets and things of an account (NULL: of all), and has its
 * database servers deleted; how many secrets and servers.
 */
enum store_rc store_reset(struct store_tx *tx, const char *account,
    int64_t *secrets, int64_t *servers) KT_MUSTCHECK;
/* Are any of its servers still being deleted? */
enum store_rc store_reset_under_way(struct store_tx *tx, const char *account,
    bool *out) KT_MUSTCHECK;

/* --- database.c --- */

struct server {
	const char *id;
	const char *status;	/* SERVER_... */
	bool fresh;
	const char *engine;
	const char *engine_version;
	const char *host;
	int port;
	const char *master_user;
	const char *master_password;	/* NULL once the server knows it */
	const char *master_secret;	/* ARN of the one that RDS keeps; or NULL */
	const char *database;
	const char *origin;	/* the snapshot its data are made of, or NULL */
	const char *reason;
	const char *runs;	/* "MySQL 8.0.33"; NULL: it never did */
	const char *parameters;	/* JSON of those it has taken, or NULL */
};

/*
 * RDS's own words: they are the status of what stands on the server.  All but
 * available, stopped, failed and incompatible-parameters pass: while a server
 * has one, there is a job of kind JOB_SERVER and that status.
 */
#define SERVER_CREATING "creating"
#define SERVER_STARTING "starting"	/* made before keyturn started */
#define SERVER_AVAILABLE "available"
#define SERVER_MODIFYING "modifying"
#define SERVER_RENAMING "renaming"
#define SERVER_FAILING_OVER "failing-over"
#define SERVER_UPGRADING "upgrading"
#define SERVER_LOGS "configuring-log-exports"
#define SERVER_MONITORING "configuring-enhanced-monitoring"
#define SERVER_IAM "configuring-iam-database-auth"
#define SERVER_REBOOTING "rebooting"
#define SERVER_RESETTING "resetting-master-credentials"
#define SERVER_STOPPING "stopping"
#define SERVER_STOPPED "stopped"
#define SERVER_BACKING_UP "backing-up"
#define SERVER_DELETING "deleting"
#define SERVER_FAILED "failed"
#define SERVER_INCOMPATIBLE "incompatible-parameters"	/* failed by them */

struct db_cluster {
	const char *account;
	const char *region;
	const char *id;
	struct server server;
	const char *resource_id;
	int64_t created;
	bool deletion_protection;
	int64_t backup_retention;
	const char *kept;	/* JSON of what it was asked for, or NULL */
	const char *pending;	/* and of what waits for its window, or NULL */
};

struct db_instance {
	const char *account;
	const char *region;
	const char *id;
	const char *cluster;	/* or NULL */
	struct server server;
	const char *resource_id;
	const char *class;
	int64_t created;
	bool deletion_protection;
	int64_t backup_retention;
	int64_t storage;
	const char *kept, *pending;	/* as of a cluster */
};

bool store_status_passes(const char *status);

enum store_rc store_server_save(struct store_tx *tx, const struct server *s)
    KT_MUSTCHECK;
/* Of what stands on it, which comes without the password: NULL, that stays. */
enum store_rc store_server_change(struct store_tx *tx,
    const struct server *s) KT_MUSTCHECK;
/* Is its master to get another password? */
enum store_rc store_server_pending(struct store_tx *tx, const char *id,
    bool *out) KT_MUSTCHECK;
enum store_rc store_server_find(struct store_tx *tx, const char *id,
    struct server *s) KT_MUSTCHECK;
/* Whose instance or cluster has that id, lower case, in whatever account. */
enum store_rc store_servers_of(struct store_tx *tx, const char *id,
    struct server **out, size_t *n) KT_MUSTCHECK;
/* All, of whatever account. */
enum store_rc store_servers(struct store_tx *tx, struct server **out, size_t *n)
    KT_MUSTCHECK;
/* Of the cluster, or the instance alone, that stands on it. */
enum store_rc store_server_arn(struct store_tx *tx, const char *id,
    const char **arn) KT_MUSTCHECK;
/* What stands on it: STORE_NOT_FOUND: no such thing does. */
enum store_rc store_instance_on(struct store_tx *tx, const char *server,
    struct db_instance *out) KT_MUSTCHECK;
enum store_rc store_cluster_on(struct store_tx *tx, const char *server,
    struct db_cluster *out) KT_MUSTCHECK;
/* The one of whose master the secret with that ARN is; its id. */
enum store_rc store_server_of_secret(struct store_tx *tx, const char *secret,
    const char **id) KT_MUSTCHECK;
/* What has data is starting now; what failed then may not fail again. */
enum store_rc store_servers_restart(struct store_tx *tx) KT_MUSTCHECK;
/* And every instance and cluster that stands on it. */
enum store_rc store_server_remove(struct store_tx *tx, const char *id)
    KT_MUSTCHECK;

enum store_rc store_cluster_add(struct store_tx *tx,
    const struct db_cluster *c) KT_MUSTCHECK;
enum store_rc store_instance_add(struct store_tx *tx,
    const struct db_instance *i) KT_MUSTCHECK;
/* As it is now; STORE_NOT_FOUND: there is none of that id. */
enum store_rc store_cluster_save(struct store_tx *tx,
    const struct db_cluster *c) KT_MUSTCHECK;
enum store_rc store_instance_save(struct store_tx *tx,
    const struct db_instance *i) KT_MUSTCHECK;
/* STORE_EXISTS: another has that name.  A cluster's instances go with it. */
enum store_rc store_cluster_rename(struct store_tx *tx,
    const struct db_cluster *c, const char *name) KT_MUSTCHECK;
enum store_rc store_instance_rename(struct store_tx *tx,
    const struct db_instance *i, const char *name) KT_MUSTCHECK;
enum store_rc store_instance_remove(struct store_tx *tx,
    const struct db_instance *i) KT_MUSTCHECK;

/* One by its id, lower case. */
enum store_rc store_cluster_find(struct store_tx *tx, const char *account,
    const char *region, const char *id, struct db_cluster *out) KT_MUSTCHECK;
enum store_rc store_instance_find(struct store_tx *tx, const char *account,
    const char *region, const char *id, struct db_instance *out) KT_MUSTCHECK;
/* Another region where that account has one of that id, or NULL: a hint. */
const char *store_cluster_elsewhere(struct store_tx *tx, const char *account,
    const char *region, const char *id);
const char *store_instance_elsewhere(struct store_tx *tx, const char *account,
    const char *region, const char *id);

/* By id order, after the id `after` (NULL: from the first), id NULL: all. */
struct db_page {
	const char *account;
	const char *region;
	const char *id;		/* just this one; lower case */
	const char *cluster;	/* instances of this cluster */
	const char *after;
	size_t limit;
};
enum store_rc store_clusters(struct store_tx *tx, const struct db_page *page,
    struct db_cluster **out, size_t *n) KT_MUSTCHECK;
enum store_rc store_instances(struct store_tx *tx, const struct db_page *page,
    struct db_instance **out, size_t *n) KT_MUSTCHECK;

#endif
