/* What /_keyturn/ takes and gives; there is no model but this one. */
#ifndef KEYTURN_KEYTURN_SHAPES_H
#define KEYTURN_KEYTURN_SHAPES_H

#include "keyturn/shape.h"

/* Just one of them. */
struct in_set_clock {
	const char *advance;		/* "31d" */
	const char *set;		/* "2027-01-01T00:00:00Z" */
	enum shape_bool freeze, run;
};

struct own_event {
	const char *at, *event, *arn, *version, *reason;
};

struct out_clock {
	const char *now;
	enum shape_bool frozen;
	struct shape_int offset;	/* ms to real time */
	const char *to;			/* of an advance under way */
	struct shape_list events;	/* of an advance, in order */
	struct shape_int forgotten;	/* before them, when they are too many */
};

struct own_failing {
	const char *secret, *arn;
	struct shape_int attempts;
	const char *next;		/* when it is tried again */
	const char *reason;		/* of the last attempt */
};

struct out_health {
	const char *status;		/* "ok" */
	struct shape_int failing;	/* rotations that failed so far */
	struct shape_list rotations;	/* some of them, the next due first */
};

struct in_reset {
	const char *account;		/* NULL: all */
};

struct out_reset {
	struct shape_int secrets, databases;
};

struct own_nothing {
	char unused;
};

extern const struct shape shape_own_nothing, shape_health, shape_set_clock, shape_clock,
    shape_reset, shape_out_reset;

#endif
