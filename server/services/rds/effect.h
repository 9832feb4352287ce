/*
 * What parameter groups make of servers:
 *
 *   group --a start--> all that is set in it           (effect_options)
 *   group --immediate, dynamic--> at once, by a job     (effect_apply.c)
 *   group --the rest--> pending-reboot
 *
 * What a server has taken lies in its row, as JSON of groups, values and what
 * it refused; how that differs from what is set in its groups now is the
 * ParameterApplyStatus.
 */
#ifndef KEYTURN_RDS_EFFECT_H
#define KEYTURN_RDS_EFFECT_H

#include "parameter.h"

/* A parameter as a server is to have it. */
struct effect {
	const struct parameter *p;
	const char *value;	/* formulas are reckoned */
	bool at_once;		/* it was set to take effect so */
};

struct effects {
	const char *groups;	/* that they are of: "cluster's/instance's" */
	struct effect *all;
	size_t n;
};

/* What is set in its groups now; 0 or -1.  In the arena. */
int effect_wanted(struct store_tx *tx, struct kt_arena *a,
    const struct server *s, struct effects *out);
/* What it has taken, and what it refused. */
struct effect_taken {
	struct effects took, refused;
};
void effect_taken(struct kt_arena *a, const struct server *s,
    struct effect_taken *out);
/* As it lies in its row. */
const char *effect_print(struct kt_arena *a, const struct effect_taken *t);

const struct effect *effect_find(const struct effects *e, const char *name);
void effect_put(struct kt_arena *a, struct effects *e,
    const struct effect *one);
void effect_drop(struct kt_arena *a, struct effects *e, const char *name);

/* As a fleet takes them. */
const char *const *effect_options(struct kt_arena *a, const struct effects *e);

/* in-sync, applying, pending-reboot, failed-to-apply; NULL after kt_fail. */
const char *effect_status(struct kt_call *c, const struct server *s);

/* They may be others since it was started: then its job is due.  0 or -1. */
int effect_recheck(struct store_tx *tx, struct kt_arena *a,
    const struct server *s);

#endif
