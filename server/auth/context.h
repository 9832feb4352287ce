/*
 * What a call carries for the conditions of policies (IAM User Guide, "AWS global
 * condition context keys"): keys of AWS's own that have a meaning here, tags of
 * the request, the thing and the caller, and those of the service, which it tells
 * itself (kt_service.context).
 */
#ifndef KEYTURN_AUTH_CONTEXT_H
#define KEYTURN_AUTH_CONTEXT_H

#include "permit.h"

struct auth_context {
	struct kt_call *call;
	const struct auth_thing *of;
	const char *action;	/* as it is asked for: "iam:PassRole" */
	const char *via;	/* the service that acts for the caller, or NULL */
};

/*
 * Whose action or key it is, by its prefix; NULL: nobody's here, or it has none.
 */
const struct kt_service *auth_service(const struct kt_call *c,
    const char *name);

/* For policy_context: self is a struct auth_context. */
size_t auth_context_get(void *self, const char *key,
    const char *const **values);

#endif
