/* What a fault is asked to be, read and checked: for fault.c. */
#ifndef KEYTURN_KEYTURN_FAULT_H
#define KEYTURN_KEYTURN_FAULT_H

#include "keyturn/fault.h"
#include "ops.h"

/* in as a fault, strings shared with it.  0, or -1 after kt_fail. */
int fault_read(struct kt_call *c, const struct own_fault *in,
    struct kt_fault *out) KT_MUSTCHECK;

/* Done to a server when it is asked for, and waits for no passage. */
bool fault_is_done_at_once(const struct kt_fault *f);

#endif
