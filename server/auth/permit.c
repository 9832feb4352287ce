#include "permit.h"

#include <string.h>

#include "context.h"
#include "identity.h"
#include "keyturn/log.h"
#include "keyturn/text.h"
#include "policies.h"

static bool
is_foreign(const struct kt_call *c, const struct auth_thing *t)
{
	return t->account != NULL &&
	    strcmp(t->account, c->principal.account) != 0;
}

/*
 * Root in its own account, of something that has no policy; and what keyturn does
 * itself, as a service or a function of its own, but for roles that it assumes.
 */
static bool
is_free(const struct kt_call *c, const struct auth_thing *t)
{
	return c->server->iam == KT_IAM_OFF || c->inside ||
	    (c->by != NULL && !t->trust) ||
	    (c->principal.identity == NULL && t->policy == NULL &&
	    !t->policy_must && !is_foreign(c, t));
}

bool
auth_asks(const struct kt_call *c)
{
	return c->server->permit != NULL || (c->principal.identity != NULL &&
	    c->server->iam != KT_IAM_OFF);
}

bool
auth_may(const struct kt_server *s, const struct kt_ask *ask)
{
	return s->permit == NULL || s->permit(s->permit_self, ask);
}

static const char *
with_service(struct kt_call *c, const char *action)
{
	return strchr(action, ':') != NULL ? action :
	    kt_arena_join(c->arena, c->service->name, ":", action, NULL);
}

int
auth_refuse(struct kt_call *c, const char *action, const char *resource,
    const char *reason)
{
	return kt_fail(c, KT_ACCESS_DENIED, "User: %s is not authorized to "
	    "perform: %s on resource: %s %s", kt_principal_arn(c),
	    with_service(c, action), resource, reason);
}

/*
 * The service that acts with the caller's rights: what another service is asked
 * for on the way.  Who passes a role does so himself.
 */
static const char *
via(const struct kt_call *c, const char *action)
{
	const char *name = c->service->name;
	size_t n = strcspn(action, ":");

	if (c->via != NULL)
		return c->via;
	return action[n] == '\0' || kt_after(action, "iam:") != NULL ||
	    (strncmp(action, name, n) == 0 && name[n] == '\0') ? NULL : name;
}

/* A service that assumes a role is itself, by its name, else the account's root. */
static struct policy_caller
root_of(struct kt_call *c, const struct auth_thing *t)
{
	if (c->by != NULL && t->trust)
		return (struct policy_caller){ .kind = POLICY_SERVICE_CALLER,
		    .arn = kt_arena_join(c->arena, c->by, ".amazonaws.com",
		    NULL) };
	return (struct policy_caller){ .kind = POLICY_ROOT,
	    .account = c->principal.account, .arn = kt_principal_arn(c) };
}

/* What its policy would say nobody knows, and it may be a denial. */
static struct policy_decision
unreadable(const struct auth_thing *t)
{
	kt_log(KT_LOG_ERROR, "the policy of %s cannot be read: nobody may do "
	    "anything with it", t->arn);
	return (struct policy_decision){ .reason = t->trust ?
	    POLICY_DENY_IN_TRUST : POLICY_DENY_IN_RESOURCE };
}

struct policy_decision
auth_decide(struct kt_call *c, const char *action, const struct auth_thing *t)
{
	const struct identity *i = c->principal.identity;
	struct policy_caller root;
	struct auth_context x = { c, t, action, via(c, action) };
	struct policy_request r = { .caller = i != NULL ? &i->caller : &root,
	    .action = with_service(c, action), .resource = t->arn,
	    .foreign = is_foreign(c, t), .context = { auth_context_get, &x } };
	struct policy_set set = { .resource_must = t->policy_must };

	if (is_free(c, t))
		return (struct policy_decision){ .reason = POLICY_ALLOWED };
	if (i == NULL)
		root = root_of(c, t);
	else {
		set.identity = i->identity;
		set.session = i->session;
		set.boundary = i->boundary;
	}
	if (t->policy != NULL) {
		set.resource = policies_get(c->server->policies, c->arena,
		    t->policy, t->trust ? POLICY_TRUST : POLICY_RESOURCE);
		if (set.resource == NULL)
			return unreadable(t);
	}
	return policy_evaluate(&set, &r);
}

static const char *
source_of(const struct policy_list *list, const char *const *sources,
    const struct policy *by)
{
	size_t i;

	for (i = 0; i < list->n && list->items[i] != by; i++)
		;
	return i < list->n && sources != NULL ? sources[i] : NULL;
}

/* The ARN of the managed policy that denied, if it is one. */
static const char *
denied_by(const struct kt_call *c, const struct policy_decision *d)
{
	const struct identity *i = c->principal.identity;

	switch (d->reason) {
	case POLICY_DENY_IN_BOUNDARY:
		return i->boundary_arn;
	case POLICY_DENY_IN_IDENTITY:
		return source_of(&i->identity, i->sources, d->by);
	case POLICY_DENY_IN_SESSION:
		return source_of(&i->session, i->session_sources, d->by);
	default:
		return NULL;
	}
}

int
auth_refuse_for(struct kt_call *c, const char *action, const char *resource,
    const struct policy_decision *d)
{
	const char *reason = policy_refusal(c->arena, d->reason,
	    with_service(c, action));
	const char *arn = denied_by(c, d);

	return auth_refuse(c, action, resource, arn == NULL ? reason :
	    kt_arena_join(c->arena, reason, ": ", arn, NULL));
}

/* The audit trail names what was asked for. */
static void
touch(struct kt_call *c, const char *arn)
{
	size_t i;

	if (!kt_is_arn(arn) || c->n_touched == KT_TOUCHED)
		return;
	for (i = 0; i < c->n_touched; i++)
		if (strcmp(c->touched[i], arn) == 0)
			return;
	c->touched[c->n_touched++] = arn;
}

int
auth_permit_on(struct kt_call *c, const char *action,
    const struct auth_thing *t)
{
	struct kt_ask ask = { .account = c->account, .region = c->region,
	    .resource = t->arn };
	const char *told = t->told != NULL ? t->told : t->arn;
	struct policy_decision d;

	touch(c, t->arn);
	if (c->server->permit != NULL) {
		ask.action = with_service(c, action);
		if (!auth_may(c->server, &ask))
			return auth_refuse(c, action, told, policy_refusal(
			    c->arena, POLICY_NONE_IN_IDENTITY, ask.action));
	}
	if (is_free(c, t))
		return 0;
	d = auth_decide(c, action, t);
	return d.reason == POLICY_ALLOWED ? 0 :
	    auth_refuse_for(c, action, told, &d);
}

/*
 * A thing of another service is known to that one alone.  Root in its own account
 * need not have it looked up: that what it lets in is let in by no denial.
 */
static int
complete(struct kt_call *c, const char *action, struct auth_thing *t)
{
	const struct kt_service *s = strchr(action, ':') == NULL ? NULL :
	    auth_service(c, action);

	if (s == NULL || s == c->service || s->thing == NULL ||
	    (c->principal.identity == NULL &&
	    strcmp(c->account, c->principal.account) == 0))
		return 0;
	t->owner = s;
	return s->thing(c, t);
}

int
auth_permit(struct kt_call *c, const char *action, const char *resource)
{
	struct auth_thing t = { .arn = resource };

	return complete(c, action, &t) != 0 ? -1 :
	    auth_permit_on(c, action, &t);
}

int
auth_permit_pass(struct kt_call *c, const char *role, const char *to)
{
	struct auth_thing t = { .arn = role, .passed_to = to };

	return complete(c, "iam:PassRole", &t) != 0 ? -1 :
	    auth_permit_on(c, "iam:PassRole", &t);
}
