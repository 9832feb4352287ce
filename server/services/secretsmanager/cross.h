/*
 * Replicas in other accounts (API Reference, AssociateCrossAccountReplica; new in
 * 2026).  Unlike one in another region, such a replica has versions of its own,
 * sealed under its own key, and follows its primary by copies: what may not be
 * copied is told as its status, and association again repairs it.
 */
#ifndef KEYTURN_SECRETSMANAGER_CROSS_H
#define KEYTURN_SECRETSMANAGER_CROSS_H

#include "ops.h"
#include "store/cross.h"

/* CreateSecret with CrossAccountPrimaryARN: is it one?  0 or -1. */
int cross_check_create(struct kt_call *c);
/* s was made so: it waits for its primary. */
int cross_created(struct kt_call *c, const struct secret *s);

/* What DescribeSecret says of s; 0 or -1. */
int cross_describe(struct kt_call *c, const struct secret *s,
    struct sm_description *out);

/* Refuses while s is linked to one; then what it still lists goes.  0 or -1. */
int cross_check_deletion(struct kt_call *c, const struct secret *s);

/* StopReplicationToReplica of one: it is a secret of its own from now on. */
int cross_stop(struct kt_call *c, struct secret *s);

/*
 * The policy that lets the primary's account replicate to it, which came with the
 * replica and goes with it.  *text NULL: s has none.  0 or -1.
 */
#define CROSS_POLICY "CrossAccountReplicationPolicy"
int cross_policy(struct kt_call *c, const struct secret *s, const char **text);

/* --- cross_follow.c --- */

/*
 * Copies to replica `to` what it lacks of s.  1; or 0, it may not, *why tells;
 * or -1.
 */
int cross_copy(struct kt_call *c, const struct secret *s, struct secret *to,
    const struct cross *x, const char **why);
/* s was changed: its replicas follow, or are told to have failed.  0 or -1. */
int cross_follow(struct kt_call *c, const struct secret *s);
/* The secret of another account that an ARN names. */
enum store_rc cross_find(struct kt_call *c, const char *arn,
    struct secret *out);

/* --- cross_role.c --- */

/* Who calls, while a role does what he asked for. */
struct cross_actor {
	struct kt_principal principal;
	const char *account, *by;
	bool inside;
};
/*
 * From here on c acts as the role of x (NULL: as who calls), which Secrets
 * Manager assumes for the primary; false: it may not.  Then, and in the end,
 * cross_act_no_more.
 */
bool cross_act(struct kt_call *c, const struct cross *x,
    struct cross_actor *was);
void cross_act_no_more(struct kt_call *c, const struct cross_actor *was);

#endif
