/* Who calls: credentials that keyturn issued are held to what they are. */
#include "auth/identity.h"
#include "dispatch.h"

/* How what is known of the credentials is refused. */
static int
refuse(struct kt_call *c, enum kt_known known)
{
	if (known == KT_KNOWN_FAILED)
		return kt_fail(c, KT_INTERNAL,
		    "An error occurred on the server side.");
	if (known == KT_TOKEN_EXPIRED)
		return kt_fail(c, KT_TOKEN_OLD, "The security token included "
		    "in the request is expired");
	return kt_fail(c, KT_TOKEN_UNKNOWN, "The security token included in "
	    "the request is invalid%s", known == KT_TOKEN_INVALID ? "" : ".");
}

int
dispatch_authenticate(struct kt_call *c)
{
	const struct kt_identities *all = &c->server->identities;
	const struct identity *who;
	enum kt_known known;

	if (all->find == NULL || c->principal.access_key == NULL)
		return 0;
	known = all->find(all->self, c->arena, c->principal.access_key,
	    kt_header(&c->request, "X-Amz-Security-Token"),
	    kt_clock_now(&c->server->clock), &who);
	if (known == KT_NOT_ISSUED)
		return 0;
	if (known != KT_ISSUED)
		return refuse(c, known);
	identity_becomes(c, who);
	return 0;
}
