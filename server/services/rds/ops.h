/*
 * RDS's operations, a function each, as service.c lists them, and the rules they
 * share.  They only write down what is to be; jobs make it so.
 */
#ifndef KEYTURN_RDS_OPS_H
#define KEYTURN_RDS_OPS_H

#include "dispatch/dispatch.h"
#include "model.h"
#include "store/tables.h"

/* What AWS chooses where nobody did: shown, and nothing comes of it. */
#define RDS_BACKUP_WINDOW "03:00-03:30"
#define RDS_MAINTENANCE_WINDOW "sun:04:00-sun:04:30"

/* An empty list: there, but with nothing in it. */
extern const struct shape_list rule_none;


/* The kinds of jobs, whose subject is a server: server.c. */
int server_bring_up(const struct kt_job *job);
int server_take_down(const struct kt_job *job);

#define PORT_DEFAULT 3306

/*
 * An identifier as it is stored: lower case.  NULL after kt_fail when it is
 * none; param names it in the text.
 */
const char *rule_identifier(struct kt_call *c, const char *param,
    const char *value);

/* What a master needs, for an instance or a cluster; 0 or -1. */
struct rule_master {
	const char *user, *password, *database;
	const char *database_param;	/* DBName or DatabaseName */
	struct shape_int port;
};
int rule_check_master(struct kt_call *c, const struct rule_master *m);

/* BackupRetentionPeriod, in days; 0 or -1. */
int rule_check_retention(struct kt_call *c, const struct shape_int *days,
    int64_t *out);

/* SkipFinalSnapshot and FinalDBSnapshotIdentifier; 0 or -1. */
int rule_check_snapshot(struct kt_call *c, const struct rds_delete *in);

/* MaxRecords and Marker of a Describe into page; 0 or -1. */
int rule_page(struct kt_call *c, const struct rds_describe *in,
    struct db_page *page);
const char *rule_marker(struct kt_call *c, const char *id);

/* The identifier of an ARN ("arn:aws:rds:..:db:x"), or s itself. */
const char *rule_from_arn(struct kt_call *c, const char *s, const char *kind);

const char *rule_arn(struct kt_call *c, const char *kind, const char *id);
/* "db-" or "cluster-" and 26 letters and digits. */
const char *rule_resource_id(struct kt_call *c, const char *prefix);

/* A new server for the master, to be started by server/sched. */
struct server rule_server(struct kt_call *c, const char *resource_id,
    const char *engine, const struct rule_master *m);

bool rule_in_transition(const struct server *s);

/* A filter that a Describe knows, and what it finds one thing by. */
struct rule_filter {
	const char *name;
	const char *ids[3];	/* NULL ends them */
};
/* 1 when all filters have a value that fits, 0, or -1: an unknown filter. */
int rule_filters_fit(struct kt_call *c, const struct shape_list *filters,
    const struct rule_filter *known, size_t n);

/* One standing cluster, members as they are; 0 or -1 (not found too). */
int cluster_find(struct kt_call *c, const char *id, struct db_cluster *out);

#endif
