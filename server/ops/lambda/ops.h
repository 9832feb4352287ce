/* Lambda's operations, as table.c lists them. */
#ifndef KEYTURN_OPS_LAMBDA_OPS_H
#define KEYTURN_OPS_LAMBDA_OPS_H

#include "ops/dispatch.h"
#include "shapes.h"

int op_get_function(struct kt_call *c);

#endif
