/* What the operations of Lambda share. */
#ifndef KEYTURN_LAMBDA_OPS_H
#define KEYTURN_LAMBDA_OPS_H

#include "dispatch/dispatch.h"
#include "model.h"

/* Where a function is. */
struct function_home {
	const char *account, *region, *name;
};

/*
 * A function as one account and region has it: the declared one, and what was
 * updated of it there (update.c).
 */
struct function {
	const struct kt_named_function *named;
	const char *arn;
	struct function_home home;
	const char *members;		/* JSON; NULL: nothing was updated */
	struct kt_blob environment;	/* JSON; p NULL: as declared */
	struct kt_settings settings;
};

/* --- function.c ------------------------------------------------------------ */

/*
 * The function of that name, once the caller may do c->op to it.  0, or -1
 * after kt_fail.
 */
int function_find(struct kt_call *c, const char *name, const char *qualifier,
    struct function *out) KT_MUSTCHECK;

/* --- policy.c -------------------------------------------------------------- */

struct function_policy {
	const char *text;		/* NULL: it has no statement */
	const char *revision;
};
/* Of the function there; 0 or -1. */
int function_policy(struct kt_call *c, const struct function_home *f,
    struct function_policy *out) KT_MUSTCHECK;
/* What GetPolicy says where none is, be the function there or not. */
int function_no_policy(struct kt_call *c);
/* Where its statements lie, by their Sid. */
struct thing_shelf function_policy_shelf(struct kt_call *c,
    const struct function_home *f);

/* --- configuration.c ------------------------------------------------------- */

/* Where what was updated lies in the store, by the function's name. */
struct thing_shelf function_shelf(const char *account, const char *region);

/* Sets what lies in the store of f, whose name and ARN are set. */
int function_load(struct kt_call *c, struct function *f) KT_MUSTCHECK;

/* The function as it is shown; *out is zeroed. */
int function_show(struct kt_call *c, const struct function *f,
    struct lambda_function_configuration *out) KT_MUSTCHECK;

#endif
