#include "identity.h"

#define USUAL 1024	/* bytes of one, without its policies */

struct identity *
identity_new(void)
{
	struct kt_arena *a = kt_arena_small(USUAL);
	struct identity *i = kt_arena_alloc(a, sizeof(*i));

	i->arena = a;
	atomic_init(&i->holders, 1);
	return i;
}

/* Its holders and its last use are all that ever changes. */
static struct identity *
changing(const struct identity *i)
{
	return (struct identity *)(uintptr_t)i;
}

void
identity_release(const struct identity *i)
{
	struct kt_arena *a;

	if (i == NULL || atomic_fetch_sub(&changing(i)->holders, 1) > 1)
		return;
	a = i->arena;
	kt_arena_free(&a);
}

bool
identity_uses(const struct identity *i, uint64_t use)
{
	return atomic_load(&i->use) != use &&
	    atomic_exchange(&changing(i)->use, use) != use;
}

static void
release(void *self)
{
	identity_release(self);
}

void
identity_hold_in(struct kt_arena *a, const struct identity *i)
{
	atomic_fetch_add(&changing(i)->holders, 1);
	kt_arena_defer(a, release, changing(i));
}

void
identity_becomes(struct kt_call *c, const struct identity *i)
{
	static const enum kt_principal_kind kinds[] = {
		[POLICY_USER] = KT_USER,
		[POLICY_ROLE_SESSION] = KT_ROLE_SESSION,
		[POLICY_FEDERATED_USER] = KT_FEDERATED,
		[POLICY_ROOT] = KT_ROOT,
		[POLICY_SERVICE_CALLER] = KT_ROOT,	/* nobody issues its keys */
	};
	struct kt_principal *p = &c->principal;

	p->kind = kinds[i->caller.kind];
	p->account = c->account = i->caller.account;
	/* A root's is made when it is asked for: of the region's partition. */
	p->arn = p->kind == KT_ROOT ? NULL : i->caller.arn;
	p->id = i->caller.id;
	p->identity = i;
}

bool
identity_is_temporary(const struct kt_call *c)
{
	const struct identity *i = c->principal.identity;

	return i != NULL && i->issued != 0;
}
