/*
 * Snapshots of instances and of clusters, which are one thing under two names:
 *
 *   Create, Delete with a final one, a backup's moment --> creating
 *   creating --taken, copied--> available      --could not be--> failed
 *   any but creating --Delete, its days are over--> (no row; a job removes data)
 *
 * Those of a server are taken where its status passes (server.c), or by a job
 * of their own where it stands still; a copy is its own job's, too.
 */
#ifndef KEYTURN_RDS_SNAPSHOT_H
#define KEYTURN_RDS_SNAPSHOT_H

#include "ops.h"
#include "store/snapshot.h"

#define SNAPSHOT_DAY INT64_C(86400000)

/* What is different of the two. */
struct snapshot_family {
	bool cluster;
	const char *kind, *of;		/* in ARNs: its own, its source's */
	const char *title;		/* in AWS's texts */
	int not_found, exists, bad_state, source_state;
	const struct shape *shape;
	/* What is told of a name that is taken, and of a source that is busy: seen */
	const char *taken, *busy[2];
};
extern const struct snapshot_family snapshot_instances, snapshot_clusters;

static inline const struct snapshot_family *
snapshot_family(const struct snapshot *s)
{
	return s->cluster ? &snapshot_clusters : &snapshot_instances;
}

/* --- snapshot.c --- */

/*
 * Of a request that is alike for both, by its members: whose it names, and by
 * which name.
 */
const struct snapshot_family *snapshot_named(const char *of_instance,
    const char *of_cluster, const char **name);
const char *snapshot_arn(struct kt_arena *a, const struct snapshot *s);
/* A name for a new one, as it is stored; NULL after kt_fail. */
const char *snapshot_name(struct kt_call *c, const struct snapshot_family *f,
    const char *given);
/* One by name or ARN; 0 or -1 (not found too). */
int snapshot_find(struct kt_call *c, const struct snapshot_family *f,
    const char *given, struct snapshot *out);
int snapshot_show(struct kt_call *c, const struct snapshot *s,
    struct rds_snapshot *out);
/* c->out, of that one. */
int snapshot_answer(struct kt_call *c, const struct snapshot *s);
/* kt_fail: its source is not in a state to be taken. */
int snapshot_busy(struct kt_call *c, const struct snapshot_family *f,
    const char *id);
/* A new row, with tags of its source; what else is of that is set before. */
int snapshot_put(struct kt_call *c, struct snapshot *s,
    const struct rds_snapshot *shown, const struct shape_list *tags);
/* The row and its tags go. */
enum store_rc snapshot_remove(struct store_tx *tx, struct kt_arena *a,
    const struct snapshot *s);

/*
 * A snapshot of what is as it is, to be taken; its server's status is to change
 * in the same transaction, or s->id to have a job.  0 or -1.
 */
struct snapshot_wish {
	const char *name;		/* as it is stored */
	const char *type;		/* SNAPSHOT_... */
	struct shape_list tags;
};
int snapshot_of_instance(struct kt_call *c, const struct db_instance *i,
    const struct snapshot_wish *w, struct snapshot *out);
int snapshot_of_cluster(struct kt_call *c, const struct db_cluster *cl,
    const struct snapshot_wish *w, struct snapshot *out);
/* Does this fleet have any?  0, or -1: the source's state forbids it. */
int snapshot_possible(struct kt_call *c, const struct snapshot_family *f,
    const char *id);

/* --- snapshot_copy.c: that one is copied from another, or is by now --- */

enum store_rc snapshot_tell_copy(struct store_tx *tx, struct kt_arena *a,
    const struct snapshot *s, const struct snapshot *from, int64_t at)
    KT_MUSTCHECK;

/* --- snapshot_final.c: before the status of what is deleted changes --- */

int snapshot_final_of_instance(struct kt_call *c, const struct db_instance *i);
int snapshot_final_of_cluster(struct kt_call *c, const struct db_cluster *cl);

/* --- snapshot_take.c: jobs, and what they do --- */

/*
 * Takes what is due of a server; lost: one could not be.  0, or -1: it is to be
 * done again.
 */
int snapshot_take_due(const struct kt_job *job, const char *server,
    bool *lost);
/* It did not come up: what is due of it is taken of its data.  0 or -1. */
int snapshot_left(struct store_tx *tx, const char *server);
/* Of a server that is up; see server.c, works. */
int snapshot_at_work(const struct server_work *w, char why[KT_WHY]);
/* A job whose subject is a snapshot: one that is there, or that was. */
int snapshot_job(const struct kt_job *job);

/* --- backup.c: automated ones; in transactions, 0 or -1 --- */

/* A job whose subject is the resource id of an instance or a cluster. */
int backup_job(const struct kt_job *job);
/* The next for what stands on a server, which has just become available. */
int backup_plan(const struct kt_job *job, struct store_tx *tx,
    const char *server);
/*
 * There is this one now: those go that are too old; while what it is of is being
 * deleted, it may be one that is retained.
 */
int backup_taken(const struct kt_job *job, struct store_tx *tx,
    struct snapshot *s);
/* Those of a resource outlive it (NULL), or are that server's. */
int backup_retain(struct kt_call *c, const char *resource_id,
    const char *server);
/* So do its tags then; else they go with it. */
int backup_forget(struct kt_call *c, const char *resource_id);
/* The server and what stood on it are gone. */
int backup_end(struct store_tx *tx, struct kt_arena *a, const char *server);

/* backup_list.c: one by its ARN or resource id; 0 or -1 (not found too). */
int backup_find(struct kt_call *c, bool cluster, const char *which,
    struct rds_backup **out);
/* Is that the resource id of a kind that has some here? */
bool backup_is_of(struct kt_call *c, const char *resource_id,
    const char *kind);

#endif
