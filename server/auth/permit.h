/*
 * May the caller do this?  Every operation of every service of AWS's asks before
 * it acts, also before it tells whether something is there
 * (tests/call/permit.h has a row of each).  The root of an account, and
 * whoever has credentials that are not keyturn's, may everything in it that no
 * policy of the thing itself denies: that costs one comparison.  All others'
 * policies are asked (evaluate.h).
 */
#ifndef KEYTURN_AUTH_PERMIT_H
#define KEYTURN_AUTH_PERMIT_H

#include "evaluate.h"
#include "keyturn/call.h"

/* Is anybody asked?  Else an ARN made only to ask need not be made. */
bool auth_asks(const struct kt_call *c);

/* Of who asks by no operation: may it? */
bool auth_may(const struct kt_server *s, const struct kt_ask *ask);

/* What is asked for. */
struct auth_thing {
	const char *arn;	/* or "*" */
	const char *told;	/* what a refusal calls it; NULL: its ARN */
	const char *account;	/* whose it is; NULL: the caller's */
	const char *policy;	/* its resource policy as it lies there; or NULL */
	/* The value of one of its tags, or NULL; tag NULL: it has none. */
	const char *(*tag)(struct kt_call *c, const struct auth_thing *t,
	    const char *key);
	const void *of;		/* what its service knows it by */
	const struct kt_service *owner;	/* another service, which told of it */
	bool trust;		/* policy is a role's trust policy */
	const char *passed_to;	/* a role, to which service; NULL: who asks */
	bool policy_must;	/* rule 6 of evaluate.h: keys, trust of roles */
};

/*
 * 0, or -1 after kt_fail with AWS's words (IAM User Guide, "Troubleshoot
 * access denied error messages").  action is the operation's name, or that of
 * another right it takes, of another service with its prefix ("kms:Decrypt");
 * resource an ARN, "*" when there is none (IAM: ListSecrets,
 * BatchGetSecretValue, GetRandomPassword), or, of a secret that is not there, the
 * id as it was sent.  [belief]
 */
int auth_permit(struct kt_call *c, const char *action, const char *resource)
    KT_MUSTCHECK;
int auth_permit_on(struct kt_call *c, const char *action,
    const struct auth_thing *t) KT_MUSTCHECK;

/*
 * Who has AWS act by a role passes it: to that service, NULL: to the call's.  In
 * another account nobody does.
 */
int auth_permit_pass(struct kt_call *c, const char *role, const char *to)
    KT_MUSTCHECK;

/* The same without a failure: what would be decided. */
struct policy_decision auth_decide(struct kt_call *c, const char *action,
    const struct auth_thing *t);

/* The refusal that follows from it; -1. */
int auth_refuse_for(struct kt_call *c, const char *action,
    const char *resource, const struct policy_decision *d);
/* The refusal itself; reason "because no ... allows the X action".  -1. */
int auth_refuse(struct kt_call *c, const char *action, const char *resource,
    const char *reason);

#endif
