/* Lambda's operations, as service.c lists them. */
#ifndef KEYTURN_LAMBDA_OPS_H
#define KEYTURN_LAMBDA_OPS_H

#include "dispatch/dispatch.h"
#include "shapes.h"

int op_get_function(struct kt_call *c);

#endif
