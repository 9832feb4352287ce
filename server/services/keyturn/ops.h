/*
 * How keyturn itself is administered, under /_keyturn/: the clock, and to
 * begin anew.  Only for who means this machine: server/front refuses requests
 * with a foreign Host or Origin before they come here.
 */
#ifndef KEYTURN_KEYTURN_OPS_H
#define KEYTURN_KEYTURN_OPS_H

#include "dispatch/dispatch.h"
#include "shapes.h"

int op_get_health(struct kt_call *c);
int op_get_ca(struct kt_call *c);
int op_get_clock(struct kt_call *c);
int op_set_clock(struct kt_call *c);
int op_reset(struct kt_call *c);

/* The answer when the conductor gave up: -1. */
int own_gave_up(struct kt_call *c);

#endif
