/*
 * A history of calls on one secret, told by those who made them, and the
 * question whether the secret can have been one thing all along: whether
 * there is an order of the calls, true to real time, in which a sequential
 * model gives each the answer it got.  (Linearizability: Wing and Gong 1993,
 * with Lowe's memo of what was tried.)
 *
 * Versions are numbers from 1; 0 is none.  Variants tell two values apart
 * that were put under the same token.
 */
#ifndef TESTS_HISTORY_H
#define TESTS_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "keyturn/arena.h"

#define HISTORY_THREADS 17
#define HISTORY_VERSIONS 1024

enum history_call {
	CALL_CREATE, CALL_PUT, CALL_UPDATE, CALL_MOVE, CALL_DELETE,
	CALL_FORCE_DELETE, CALL_RESTORE, CALL_GET, CALL_DESCRIBE, CALL_LIST
};

enum history_code {
	SAID_OK, SAID_NOT_FOUND, SAID_EXISTS, SAID_INVALID_REQUEST,
	SAID_INVALID_PARAMETER,
	SAID_NONSENSE		/* nothing the model ever says */
};

enum history_label {
	LABEL_CURRENT, LABEL_PREVIOUS, LABEL_MINE, LABEL_YOURS, LABELS,
	LABEL_NONE = -1
};

/* All that an answer tells; what it does not tell is zero.  No padding. */
struct history_answer {
	uint64_t arn;			/* its six characters */
	uint64_t have[HISTORY_VERSIONS / 64];	/* List: which versions */
	int holder[LABELS];		/* Describe, List: the version with it */
	int code;			/* enum history_code */
	int version, variant;
	int stages;			/* a bit a label: those of version */
	int marked;			/* for deletion */
	int nothing;
};

struct history_event {
	uint64_t begin, end;		/* of one clock that never stands */
	int thread;
	enum history_call call;
	int version, variant;		/* Move: to where */
	int from;			/* Move */
	enum history_label label;	/* Put, Move, Get */
	struct history_answer answer;
};

/*
 * True when there is such an order; else why (in b) shows how far the best
 * one came and which calls could not follow.  Events of one thread in order.
 */
bool history_explained(const struct history_event *const *events, size_t n,
    struct kt_buf *why);

static inline void
history_have(struct history_answer *a, int version)
{
	a->have[version / 64] |= UINT64_C(1) << (version % 64);
}

#endif
