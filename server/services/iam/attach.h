/*
 * What users, roles and groups have alike of policies.  c->in and c->out are the
 * structs that models/iam.ops makes alike for all three; of: whose, by name.
 */
#ifndef KEYTURN_IAM_ATTACH_H
#define KEYTURN_IAM_ATTACH_H

#include "noun.h"

/* attach.c: managed ones.  Attach, Detach, ListAttached...Policies. */
int attach_put(struct kt_call *c, const struct noun *n, const char *of,
    const char *arn) KT_MUSTCHECK;
int attach_remove(struct kt_call *c, const struct noun *n, const char *of,
    const char *arn) KT_MUSTCHECK;
int attach_list(struct kt_call *c, const struct noun *n, const char *of)
    KT_MUSTCHECK;

/* inline.c: its own.  Put, Get, Delete, List...Policies. */
int inline_put(struct kt_call *c, const struct noun *n, const char *of)
    KT_MUSTCHECK;
int inline_show(struct kt_call *c, const struct noun *n, const char *of)
    KT_MUSTCHECK;
int inline_drop(struct kt_call *c, const struct noun *n, const char *of)
    KT_MUSTCHECK;
int inline_list(struct kt_call *c, const struct noun *n, const char *of)
    KT_MUSTCHECK;

#endif
