/*
 * What is broken on purpose: at a point of a rotation, at the door of a
 * database, in an answer of the API.  One table for the process, whose end is
 * among what it knows:
 *
 *   add --> set --it came about as often as it was to--> spent
 *            |                                             |
 *            +------------------ clear --------------------+--> gone
 *
 * Whoever passes a place asks for its kind first, which costs one look at an
 * atomic word; all else happens only where a fault is set.  Of those that fit,
 * the eldest comes about.  It hangs or waits in real time, whatever the service
 * believes, until it is cleared, or keyturn stops.
 *
 * The table: server/base/fault.c.  What happens at a place: base/fault_pass.c.
 */
#ifndef KEYTURN_FAULT_H
#define KEYTURN_FAULT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "keyturn/arena.h"
#include "keyturn/engine.h"

struct kt_fleet;

enum kt_fault_kind {
	KT_FAULT_POINT,		/* of a rotation */
	KT_FAULT_DATABASE,	/* keyturn's logins there */
	KT_FAULT_CALL		/* of the API, from outside */
};

enum kt_fault_action {
	KT_FAULT_FAIL,		/* the step fails */
	KT_FAULT_HANG,		/* until it is cleared */
	KT_FAULT_WAIT,		/* its delay, and nothing else */
	KT_FAULT_KILL,		/* SIGKILL of keyturn */
	KT_FAULT_KILL_DATABASE,	/* SIGKILL of the server */
	KT_FAULT_DROP,		/* all sessions of the server end */
	KT_FAULT_REFUSE,	/* as if no server listened */
	KT_FAULT_CLOSE,		/* the connection ends, without a word */
	KT_FAULT_THROTTLE,	/* the service's own answer to too many */
	KT_FAULT_INTERNAL,	/* its own of a failure of the world */
	KT_FAULT_ERROR,		/* code, with status */
	KT_FAULT_ACTIONS
};

#define KT_FAULTS_MAX 100	/* at a time, spent ones counted */
#define KT_FAULT_TIMES_MAX INT64_C(1000000000)
#define KT_FAULT_DELAY_MAX INT64_C(86400000)	/* ms: a day */

struct kt_fault {
	int64_t id;		/* from 1; add gives it */

	/* where: a point, a database or a service */
	const char *point;
	const char *secret;	/* name or ARN; NULL: any.  Of a point */
	const char *database;	/* as it was said; its server is at */
	const char *host;
	int port;
	const char *service;	/* "rds"; "*": every one of AWS's */
	const char *operation;	/* NULL: every one */

	enum kt_fault_action action;
	int64_t delay;		/* ms before it */
	const char *code;	/* KT_FAULT_ERROR */
	int status;		/* HTTP */
	const char *message;	/* of an answer; NULL: one of keyturn's */

	int64_t times;		/* it comes about; 0: until it is cleared */
	double share;		/* of the passages; 1: every one */
	int64_t seed;		/* of the dice for that */

	int64_t passed;		/* passages that it fitted */
	int64_t happened;
	bool spent;
};

/* --- for who asks at a place --- */

extern _Atomic unsigned kt_fault_set;	/* a bit a kind */

static inline bool
kt_fault_any(enum kt_fault_kind kind)
{
	return atomic_load_explicit(&kt_fault_set, memory_order_relaxed) &
	    1u << kind;
}

/*
 * A rotation passes a point.  0; -1 and why: the step is to fail; 1: the
 * server of the secret is to be hit, by kt_fault_server(out->action).
 */
int kt_fault_point(const char *point, const char *arn, struct kt_fault *out,
    char why[KT_WHY]) KT_MUSTCHECK;

/*
 * Kills the fleet's server at that address, or ends its sessions; returns when
 * that is done.  0, or -1 and why: it is none of keyturn's own.
 */
int kt_fault_server(enum kt_fault_action action, const char *host, int port,
    char why[KT_WHY]) KT_MUSTCHECK;

/* keyturn is about to log in there: 0, or -1 and why it will not. */
int kt_fault_login(const char *host, int port, char why[KT_WHY]) KT_MUSTCHECK;

/* A call from outside: the fault that it meets, strings in a; or NULL. */
const struct kt_fault *kt_fault_call(struct kt_arena *a, const char *service,
    const char *operation);

/* --- for who sets them --- */

/*
 * Sets f, which is copied, and its id.  -1 and why: a point or an action that
 * there is not, or that does not go with the other; or there are too many.
 */
int kt_fault_add(struct kt_fault *f, char why[KT_WHY]) KT_MUSTCHECK;

/* It has come about, by who added it. */
void kt_fault_happened(int64_t id);

/* That one, or all: whoever hangs in them goes on.  How many there were. */
#define KT_FAULT_ALL INT64_C(0)
int64_t kt_fault_clear(int64_t id);

bool kt_fault_is_there(int64_t id);	/* spent or not */

/* All, in the order of their ids, in a: how many. */
size_t kt_fault_list(struct kt_arena *a, struct kt_fault **out);

/* How many are set, and not spent. */
int64_t kt_fault_count(void);

/* How often anything of the above has changed. */
int64_t kt_fault_changes(void);

/* "kill-database": false when there is no such action. */
bool kt_fault_action(const char *name, enum kt_fault_action *out);
const char *kt_fault_action_name(enum kt_fault_action action);
const char *kt_fault_point_name(size_t i);	/* NULL: no more */

/* KEYTURN_FAULT=POINT kills keyturn at its first passage there; -1 and why. */
int kt_fault_arm(char why[KT_WHY]) KT_MUSTCHECK;

/* Whose servers kt_fault_server may hit; set once, before the first thread. */
void kt_fault_fleet(const struct kt_fleet *fleet);

/* keyturn stops: whoever hangs or waits fails, and nothing comes about. */
void kt_fault_stop(void);

#endif
