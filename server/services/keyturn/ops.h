/*
 * How keyturn itself is administered, under /_keyturn/, as models/keyturn.json
 * has it: the clock, to begin anew, how it is.  Only for who means this
 * machine: server/front refuses requests with a foreign Host or Origin before
 * they come here.
 */
#ifndef KEYTURN_KEYTURN_OPS_H
#define KEYTURN_KEYTURN_OPS_H

#include "dispatch/dispatch.h"
#include "model.h"
#include "store/tables.h"

/* A secret as requests name it; account and region: NULL, the caller's. */
struct own_place {
	const char *secret, *account, *region;
};
int own_find(struct kt_call *c, const struct own_place *at, struct secret *s);

/*
 * What is stored now, in c->tx, for an operation without a transaction, until
 * own_read_end: 0, or -1 after kt_fail.
 */
int own_read_begin(struct kt_call *c) KT_MUSTCHECK;
void own_read_end(struct kt_call *c);

/* The answer when the conductor gave up: -1. */
int own_gave_up(struct kt_call *c);

#endif
