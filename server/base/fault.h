/* The table of faults, for its own files. */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include "keyturn/fault.h"

/* Somebody passes a place: what fits f?  Called under the table's lock. */
struct fault_passage {
	enum kt_fault_kind kind;
	bool (*fits)(const struct kt_fault *f, const void *arg);
	const void *arg;
	struct kt_arena *arena;		/* of the strings; NULL: none are wanted */
	bool holds;			/* hangs and waits happen here */
};

/*
 * The fault that comes about, in *out, once it has been waited for; cleared
 * meanwhile, it is a wait.  False: none.  *in_vain: keyturn stops.
 */
bool fault_pass(const struct fault_passage *p, struct kt_fault *out,
    bool *in_vain);

#endif
