/* How often managed policies are used: usage.c. */
#ifndef KEYTURN_IAM_USAGE_H
#define KEYTURN_IAM_USAGE_H

#include "noun.h"

/* ARNs, one for each use. */
struct usage {
	struct shape_list attached, boundaries;	/* of const char * */
};
int usage_read(struct kt_call *c, struct usage *out) KT_MUSTCHECK;
int64_t usage_count(const struct shape_list *arns, const char *arn);

#endif
