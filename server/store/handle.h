/* The inside of the store, for its own files. */
#ifndef KEYTURN_STORE_HANDLE_H
#define KEYTURN_STORE_HANDLE_H

#include <pthread.h>
#include <stdatomic.h>

#include "keyturn/crypto.h"
#include "sql.h"

/* How long a write waits for somebody else's lock on the file. */
#define STORE_BUSY_MS 5000

struct store {
	struct kt_arena *arena;		/* of what is set up once */
	const char *dir;
	const char *path;
	bool durable;
	int lock;
	struct kt_root_key *root;
	hint_slot *hints;		/* see sql.h */
	atomic_uint hints_mask;

	pthread_key_t reader;		/* which one each thread had last */
	pthread_mutex_t readers_lock;
	struct store_tx *readers;	/* all of them, until the end */
	/*
	 * Counted when a commit begins and when it has ended, before its
	 * answers: odd while some readers may see it, and others not yet.
	 */
	atomic_ulong commits;
	atomic_ulong identities;	/* see access_key.h */

	struct store_tx *writer;	/* of whoever is at work, alone */
	pthread_t thread;
	bool started;
	pthread_mutex_t queue_lock;
	bool at_work;			/* the thread, or one that waits */
	int64_t rests_since;		/* kt_mono_ms; while nobody is */
	bool sees_quiet;		/* the thread wakes when it is quiet */
	pthread_cond_t queue_filled;
	struct store_work *queue, **queue_end;
	struct store_work *later;	/* goes with the next, or in the quiet */
	unsigned loners;		/* in the queue, which go alone */
	bool closing;

	/*
	 * Of whoever is at work: how long the log is, 0 until the next commit
	 * when it was written back or could not be; and when that is due.
	 */
	int log_pages, log_limit;
	int write_back_tries;		/* how long that waits for readers */

	store_listener *hear;		/* see store_listen */
	void *hear_self;

	atomic_uint orders;		/* see order.c: made, or about to be */
	_Atomic int64_t orders_after;	/* kt_mono_ms; none is made before */
	struct touches *touches;	/* see touch.h */
	struct key_uses *key_uses;	/* see key_use.h */
};

int handle_open_folder(struct store *s);

/* schema.c: the writer's file gets the tables of today; 0, or -1, logged. */
int schema_open(struct store *s);

/*
 * The fewest commits that a snapshot of a reader at work has (those that begin
 * from now on have all); ULONG_MAX: nobody is.
 */
unsigned long handle_oldest_snapshot(struct store *s);

/* Idle readers let go of their snapshots: see writer.c, write_back. */
void handle_rest_readers(struct store *s);

#endif
