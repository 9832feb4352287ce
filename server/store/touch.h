/*
 * The dates of the last access.  Who reads a value notes them here, and costs
 * nothing when they are known already; one write, which goes with the next of
 * somebody else or in the quiet, takes what waits to the file (touch_write.c).
 * Whoever shows dates looks here too, until no reader has a snapshot from before
 * that: so they are seen at once.
 *
 *   note --> waiting --written--> settled --no older snapshot--> forgotten
 *               ^------not kept------+
 */
#ifndef KEYTURN_STORE_TOUCH_H
#define KEYTURN_STORE_TOUCH_H

#include "handle.h"

#define TOUCH_SLOTS 1024	/* a power of two */

/* Of a secret, serial 0, or of a version; an id may be used again. */
struct touched {
	int64_t id, serial;
	char suffix[8];			/* of the secret's ARN */
	int64_t day;
	unsigned long settled;		/* the commit that took it; or 0 */
	struct touched *next;		/* as they came */
	struct touched *chain;		/* in the same slot */
};

struct touches {
	pthread_mutex_t lock;
	atomic_uint n;			/* read without it, too */
	struct touched *first;		/* the settled ones before the others */
	struct touched *waiting, **end;
	struct touched *slots[TOUCH_SLOTS];
	struct store *store;
	struct store_work write;
	unsigned in_flight;		/* of those that wait, the first */
	bool queued;			/* write is with the writer */
	int64_t after;			/* kt_mono_ms; not before */
};

/* Under the lock: that it was read on that day, unless that is known here. */
void touch_note(struct touches *t, struct touched key, int64_t day);
struct touched touch_key(int64_t id, int64_t serial, const char *suffix);

/*
 * Under the lock: that the first n that wait are in the file since that commit;
 * those that everybody sees there are forgotten.
 */
void touch_settle(struct touches *t, unsigned n, unsigned long commit,
    unsigned long seen_by_all);

#endif
