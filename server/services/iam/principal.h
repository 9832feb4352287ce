/* The policies of a user, a group or a role: principal.c. */
#ifndef KEYTURN_IAM_PRINCIPAL_H
#define KEYTURN_IAM_PRINCIPAL_H

#include "noun.h"

struct principal {
	const struct noun *noun;	/* a user, a group or a role */
	struct dispatch_thing thing;
};

struct principal_policy {
	const char *id;			/* as a simulation calls it */
	const char *document;
	const char *arn;		/* of a managed one; NULL: it is inline */
	/* Of an inline one: its name, whose it is, and who that is. */
	const char *name;
	const struct noun *of;
	const char *of_name;
};

/* By its ARN, after asking for the operation on it. */
int principal_find(struct kt_call *c, const char *arn, struct principal *out)
    KT_MUSTCHECK;
/* Its own, those that are attached, and those of a user's groups. */
int principal_policies(struct kt_call *c, const struct principal *p,
    struct shape_list *out) KT_MUSTCHECK;
/* document NULL: it has none. */
int principal_boundary(struct kt_call *c, const struct principal *p,
    struct principal_policy *out) KT_MUSTCHECK;

#endif
