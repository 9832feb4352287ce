/*
 * Snapshots of what stands on servers; the rules are those of tables.h.  The
 * data of one are the fleet's; when its row goes, a job that removes them comes.
 */
#ifndef KEYTURN_STORE_SNAPSHOT_H
#define KEYTURN_STORE_SNAPSHOT_H

#include "store.h"

struct snapshot {
	const char *id;		/* of its data in the fleet, unique for ever */
	const char *account;
	const char *region;
	bool cluster;		/* of a cluster, not of an instance */
	const char *name;	/* one of each, there */
	const char *source;	/* the identifier that it had then */
	const char *resource_id;
	const char *type;	/* SNAPSHOT_... */
	const char *status;
	int64_t created;
	const char *server;	/* whose data it has; NULL: it is a copy */
	const char *origin;	/* of that snapshot; or NULL */
	int64_t pause;		/* ms that the server stood still for it; -1 */
	const char *engine;
	const char *engine_version;	/* of the server that made the data */
	const char *master_user;
	const char *database;
	const char *shown;	/* JSON of its shape, as it was asked for */
	const char *kept;	/* JSON of what its source was asked for */
	const char *shared;	/* JSON: who may restore it; or NULL: nobody */
	const char *reason;	/* why it failed */
};
#define SNAPSHOT_MANUAL "manual"
#define SNAPSHOT_AUTOMATED "automated"
#define SNAPSHOT_CREATING "creating"
#define SNAPSHOT_AVAILABLE "available"
#define SNAPSHOT_FAILED "failed"

/* STORE_EXISTS: one of that name is there. */
enum store_rc store_snapshot_add(struct store_tx *tx, const struct snapshot *s)
    KT_MUSTCHECK;
enum store_rc store_snapshot_save(struct store_tx *tx,
    const struct snapshot *s) KT_MUSTCHECK;
/* A job removes its data. */
enum store_rc store_snapshot_remove(struct store_tx *tx, const char *id)
    KT_MUSTCHECK;
enum store_rc store_snapshot_find(struct store_tx *tx, const char *id,
    struct snapshot *s) KT_MUSTCHECK;

/* Those of which all that is not NULL is true, by name, after the last one. */
struct snapshot_page {
	const char *account;
	const char *region;
	bool cluster;
	const char *name;
	const char *source;
	const char *resource_id;
	const char *type;
	const char *after;
	size_t limit;
};
enum store_rc store_snapshots(struct store_tx *tx,
    const struct snapshot_page *page, struct snapshot **out, size_t *n)
    KT_MUSTCHECK;
/* Of an account and a region, or of all (NULL). */
enum store_rc store_snapshots_everywhere(struct store_tx *tx,
    const char *account, const char *region, struct snapshot **out, size_t *n)
    KT_MUSTCHECK;
/* The automated ones of a resource. */
enum store_rc store_snapshots_automated(struct store_tx *tx,
    const char *resource_id, struct snapshot **out, size_t *n) KT_MUSTCHECK;
/* Those that are still to be taken of a server. */
enum store_rc store_snapshots_due(struct store_tx *tx, const char *server,
    struct snapshot **out, size_t *n) KT_MUSTCHECK;
/* The last one of a resource that is there; earliest: the first of those. */
enum store_rc store_snapshot_last(struct store_tx *tx, const char *resource_id,
    bool earliest, struct snapshot *out) KT_MUSTCHECK;
/* One of a resource that was taken at that moment, or second. */
enum store_rc store_snapshot_at(struct store_tx *tx, const char *resource_id,
    int64_t at, struct snapshot *out) KT_MUSTCHECK;
/* Is somebody making a server or a copy of it? */
enum store_rc store_snapshot_in_use(struct store_tx *tx, const char *id,
    bool *out) KT_MUSTCHECK;

#endif
