/*
 * What STS's operations share: who may call them, and how a session is put
 * together before its credentials are made.
 */
#ifndef KEYTURN_STS_OPS_H
#define KEYTURN_STS_OPS_H

#include "auth/identity.h"
#include "auth/session.h"
#include "keyturn/call.h"
#include "model.h"

/* --- caller.c --- */

/* Whom an operation takes, beside roots and users with keys of their own. */
enum sts_takes {
	STS_TAKES_NOBODY_ELSE,		/* GetSessionToken, GetFederationToken */
	STS_TAKES_ROLES = 1 << 0,
	STS_TAKES_USERS = 1 << 1	/* sessions of GetSessionToken */
};
/* Is the caller one of them?  -1 after kt_fail. */
int sts_check_caller(struct kt_call *c, unsigned takes) KT_MUSTCHECK;
/* There are no devices, so whoever names one is refused. */
int sts_check_mfa(struct kt_call *c, const char *serial, const char *code)
    KT_MUSTCHECK;

/* --- tags.c --- */

/* The session's tags: those sent, and those that its caller hands on. */
int sts_take_tags(struct kt_call *c, const struct shape_list *tags,
    const struct shape_list *transitive, struct session *s) KT_MUSTCHECK;

/* --- policies.c --- */

/* The session's policies; whether those of ARNs are there comes later. */
int sts_take_policies(struct kt_call *c, const char *policy,
    const struct shape_list *arns, struct session *s) KT_MUSTCHECK;
/* Are they all there, AWS's or account's own? */
int sts_find_policies(struct kt_call *c, const char *account,
    const struct session *s) KT_MUSTCHECK;

/* --- credentials.c --- */

struct sts_wish {
	struct shape_int seconds;
	int64_t otherwise, most;	/* seconds, when none are said; at most */
	struct shape_int token_size;	/* at least */
};
struct sts_issued {
	struct sts_credentials *credentials;
	struct shape_int size, utilization;
	struct shape_int packed;	/* not set: there was nothing to pack */
};
int sts_issue(struct kt_call *c, struct session *s,
    const struct sts_wish *wish, struct sts_issued *out) KT_MUSTCHECK;

/* --- role.c --- */

/* For kt_service.context. */
size_t sts_context(struct kt_call *c, const struct auth_thing *of,
    const char *key, const char *const **values);

#endif
