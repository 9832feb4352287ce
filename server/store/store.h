/*
 * The store: SQLite in WAL mode.  Reads never wait for the writer: each runs
 * on a handle of its own, in a snapshot.  All writes go through one writer,
 * which runs all that wait inside one transaction, commits once (synchronous
 * FULL: what was acknowledged survives), and only then says so.  A write that
 * fails undoes only itself; a commit that fails, all.
 */
#ifndef KEYTURN_STORE_H
#define KEYTURN_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "keyturn/arena.h"
#include "keyturn/attr.h"

struct kt_root_key;
struct store;
struct store_tx;	/* a snapshot, or a place in the writer's transaction */

enum store_rc {
	STORE_OK,
	STORE_NOT_FOUND,
	STORE_EXISTS,
	STORE_FAILED	/* of the world: disk full, file locked; store_error */
};

/*
 * Opens the store in the folder dir, which is made if missing and then ours
 * alone (a lock says so).  durable false: no syncing, for throwaway data.
 * NULL after logging why: in use, newer than this program, unreadable.
 */
struct store *store_open(const char *dir, bool durable) KT_MUSTCHECK;

/* Finishes what waits for the writer, then closes. */
void store_close(struct store **s);

/* A snapshot; results live in a.  NULL when the world fails. */
struct store_tx *store_read_begin(struct store *s, struct kt_arena *a)
    KT_MUSTCHECK;
void store_read_end(struct store *s, struct store_tx *tx);

/* The words of the last STORE_FAILED of tx; no secrets in it. */
const char *store_error(const struct store_tx *tx);

/* What it seals with. */
const struct kt_root_key *store_root_key(const struct store *s);

/* How many commits have ended. */
int64_t store_commits(struct store *s);

/*
 * A write, in memory of the caller until done was called.
 * run: by the writer, results in arena; nonzero: undo it.  It is run
 * once more when it was undone with another's failure, or to undo its own
 * alone: so it changes nothing that the second time would find changed.
 * done: by the writer, after the commit; kept is false when a run
 * that returned 0 was lost all the same.
 */
struct store_work {
	int (*run)(struct store_work *, struct store_tx *);
	void (*done)(struct store_work *, bool kept);
	struct kt_arena *arena;
	struct store_work *next;
	int rc;
	bool alone;	/* in a transaction of its own: large, or likely to fail */
	bool light;	/* a loss of power may undo it, unless more was written */
};
void store_write(struct store *s, struct store_work *w);

/*
 * The same for what has time, and is light: it goes with the next write, or when
 * there was none for a second.  Each is there once at a time.
 */
void store_write_later(struct store *s, struct store_work *w);

/*
 * The same for who will only wait for done: while the writer rests it is this
 * thread, which comes back when done was called, of w and what came meanwhile.
 */
void store_write_here(struct store *s, struct store_work *w);

/* The same, waiting: 0 when run returned 0 and the commit held. */
int store_write_wait(struct store *s, struct kt_arena *a,
    int (*run)(struct store_tx *, void *arg), void *arg) KT_MUSTCHECK;
/* ... light: see above */
int store_write_light(struct store *s, struct kt_arena *a,
    int (*run)(struct store_tx *, void *arg), void *arg) KT_MUSTCHECK;

#endif
