#include "principals.h"

#include <string.h>

#include "auth/identity.h"
#include "auth/policy_parts.h"
#include "keyturn/log.h"
#include "store/principal.h"

/* --- as it is kept: "ARN ID" --- */

enum store_rc
principal_bind(struct kt_call *c, const char **name)
{
	const char *id = NULL;
	enum store_rc rc;

	if (*name == NULL)
		return STORE_OK;
	/* Nobody but keyturn says who it is. */
	rc = policy_id(*name) != NULL ? STORE_NOT_FOUND :
	    store_principal_find(c->tx, *name, &id);
	if (rc == STORE_OK && id != NULL)
		*name = kt_arena_join(c->arena, *name, " ", id, NULL);
	return rc;
}

struct binding {
	struct kt_call *c;
	enum store_rc rc;
	const char *lost;
};

static const char *
bind_one(void *self, const char *principal)
{
	struct binding *b = self;
	const char *name = principal;

	if (b->rc != STORE_OK)
		return NULL;
	b->rc = principal_bind(b->c, &name);
	b->lost = principal;
	return name == principal ? NULL : name;
}

enum store_rc
principals_bind(struct kt_call *c, const char **policy, const char **lost)
{
	struct binding b = { c, STORE_OK, NULL };
	const char *bound = policy_rename(c->arena, *policy, bind_one, &b);

	if (b.rc == STORE_OK)
		*policy = bound;
	*lost = b.lost;
	return b.rc;
}

/* --- as it is shown --- */

const char *
principal_shown(struct kt_call *c, const char *name)
{
	const char *id = name == NULL ? NULL : policy_id(name), *arn;

	if (id == NULL)
		return name;
	arn = kt_arena_strndup(c->arena, name, strcspn(name, " "));
	switch (store_principal_today(c->tx, arn, id, &arn)) {
	case STORE_OK:        return arn;
	case STORE_NOT_FOUND: return id;
	default:              break;
	}
	kt_log(KT_LOG_ERROR, "%s: who %s is today cannot be read: %s",
	    c->request_id, id, store_error(c->tx));
	return id;
}

static const char *
show_one(void *self, const char *principal)
{
	const char *shown = principal_shown(self, principal);

	return shown == principal ? NULL : shown;
}

const char *
principals_shown(struct kt_call *c, const char *policy)
{
	return policy == NULL ? NULL :
	    policy_rename(c->arena, policy, show_one, c);
}

/* --- as it is meant --- */

static bool
is(const char *name, const char *arn, const char *id)
{
	const char *of = policy_id(name);

	return of != NULL ? id != NULL && strcmp(of, id) == 0 :
	    arn != NULL && strcmp(name, arn) == 0;
}

bool
principal_is_caller(struct kt_call *c, const char *name)
{
	const struct identity *i = c->principal.identity;

	return name != NULL && (is(name, kt_principal_arn(c),
	    c->principal.id) || (i != NULL && is(name, i->caller.source,
	    i->caller.source_id)));
}
