/*
 * The audit trail: what was called, by whom, and what came of it, as records in
 * the order they came.
 *
 *   trail_add --> a buffer --the trail's one thread--> files --> trail_read
 *
 * Who adds copies a record into the buffer and goes on: one lock, no allocation,
 * no system call but one where the thread sleeps.  When the buffer is full it
 * waits: no record is lost.  The thread writes what has gathered ten times a
 * second, or sooner when the buffer is half full or somebody reads; so whoever
 * reads finds all that was added before, and a crash costs what was added in the
 * last tenth of a second, and never half a record (each carries a sum; what
 * does not fit it at the end of the last file is cut off at the next start).
 *
 * Files lie in a folder of their own, TRAIL_FILES of them, a segment each, named
 * by the first record in it; the oldest goes when there is one too many, or when
 * all in it is older than 90 days of the service's clock.  A write that fails (a
 * full disk) stops the trail, with a line in the log; the service goes on, and
 * what follows is not recorded until the next start.
 *
 * A file of SQLite was tried instead: 1.3 microseconds of a processor a record,
 * 3.4 with indexes by what is looked up, against 0.2 here, where a look reads
 * all there is, the newest first: a third of a second of a million.
 *
 * Nothing here knows what a secret is: who adds keeps them out.
 */
#ifndef TRAIL_H
#define TRAIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "keyturn/attr.h"
#include "keyturn/clock.h"

struct trail;
struct trail_batch;

#define TRAIL_RECORDS 1000000	/* kept at least of so many, if the days allow */
#define TRAIL_BUFFER ((size_t)1 << 20)
#define TRAIL_DAYS 90
#define TRAIL_FILES 64	/* who follows maps the last at every look */
#define TRAIL_ID 16
/* The most that a record may have: of longer ones each long text is cut. */
#define TRAIL_LONGEST ((size_t)256 << 10)

/* The texts of a record; one that is empty is absent. */
enum trail_text {
	TRAIL_ACCOUNT,		/* in whose trail it is */
	TRAIL_REGION,
	TRAIL_SERVICE,		/* "secretsmanager" */
	TRAIL_NAME,		/* "GetSecretValue" */
	TRAIL_USER,		/* a user's name, a session's, "root" */
	TRAIL_KEY,		/* the id of its access key */
	TRAIL_CALLER,		/* its ARN; absent: the account's root */
	TRAIL_CALLER_ID,
	TRAIL_CALLER_ACCOUNT,
	TRAIL_SESSION,		/* JSON: sessionContext */
	TRAIL_BY,		/* the service that acts for it, or by itself */
	TRAIL_FROM,		/* an address, or a service */
	TRAIL_AGENT,
	TRAIL_ERROR, TRAIL_MESSAGE,
	TRAIL_ASKED, TRAIL_ANSWERED,	/* JSON */
	TRAIL_EXTRA,		/* JSON: additionalEventData */
	TRAIL_REQUEST,		/* the request's id */
	TRAIL_TOUCHED,		/* ARNs, each ending in '\n' */
	TRAIL_TEXTS
};

/* Who calls; of a service's event nobody does. */
enum trail_who {
	TRAIL_ROOT, TRAIL_IAM_USER, TRAIL_ROLE, TRAIL_FEDERATED, TRAIL_AWS,
	TRAIL_NOBODY
};

struct trail_string {
	const char *p;		/* no NUL behind it */
	size_t n;
};

struct trail_record {
	int64_t at;		/* by the service's clock */
	int64_t event;		/* of the store's it is made of, or 0; once it
				 * is written, the last that was told */
	enum trail_who who;
	bool read_only;
	bool cut;		/* all before it is gone: see trail_forget */
	struct trail_string text[TRAIL_TEXTS];
	/* set when it is written */
	int64_t place;		/* from 1, in their order */
	uint8_t id[TRAIL_ID];
};

void trail_put(struct trail_record *r, enum trail_text which, const char *s);

struct trail_options {
	const char *folder;	/* is made; ours alone */
	int64_t records;	/* 0: TRAIL_RECORDS */
	size_t buffer;		/* 0: TRAIL_BUFFER */
	struct kt_clock clock;
	/*
	 * Asked by the thread before it writes: what else came to pass, after
	 * that event of the store.  It is put between the records by its time.
	 */
	void (*gather)(void *self, int64_t after, struct trail_batch *b);
	void *self;
};

/* NULL, and why is logged: the folder cannot be made. */
struct trail *trail_open(const struct trail_options *o) KT_MUSTCHECK;
/* Writes what is still to be written. */
void trail_close(struct trail **t);

void trail_add(struct trail *t, const struct trail_record *r);
/* For gather. */
void trail_batch_add(struct trail_batch *b, const struct trail_record *r);

/* False: it could not be written, and has stopped. */
bool trail_runs(struct trail *t);

/* From now on nobody finds what an account has had; NULL: what any has had. */
void trail_forget(struct trail *t, const char *account, int64_t now);

/*
 * The records newest first, below a place (0: all), until take says no.  What
 * was added before is among them.  What take is given lives until it returns.
 */
struct trail_look {
	const char *account;	/* whose; NULL: everybody's */
	int64_t below;
	bool (*take)(void *self, const struct trail_record *r);
	void *self;
};
void trail_read(struct trail *t, const struct trail_look *look);

#endif
