#include "permit.h"

bool
auth_asks(const struct kt_call *c)
{
	return c->server->permit != NULL;
}

bool
auth_may(const struct kt_server *s, const struct kt_ask *ask)
{
	return s->permit == NULL || s->permit(s->permit_self, ask);
}

int
auth_refuse(struct kt_call *c, const char *action, const char *resource,
    const char *reason)
{
	return kt_fail(c, KT_ACCESS_DENIED, "User: %s is not authorized to "
	    "perform: %s:%s on resource: %s %s %s:%s action",
	    kt_principal_arn(c), c->service->name, action, resource, reason,
	    c->service->name, action);
}

int
auth_permit(struct kt_call *c, const char *action, const char *resource)
{
	struct kt_ask ask = { .account = c->account, .region = c->region,
	    .resource = resource };

	if (!auth_asks(c))
		return 0;
	ask.action = kt_arena_printf(c->arena, "%s:%s", c->service->name,
	    action);
	return auth_may(c->server, &ask) ? 0 :
	    auth_refuse(c, action, resource,
	    "because no identity-based policy allows the");
}
