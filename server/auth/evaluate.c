/* The decision among all policies: evaluate.h has the rules by number. */
#include "evaluate.h"

#include <string.h>

#include "compiled.h"

/* --- whom a statement speaks of --- */

/* How near to the caller a principal is; rule 4. */
enum grade {
	GRADE_NONE,
	GRADE_ACCOUNT,	/* its account */
	GRADE_SOURCE,	/* the role of the session, the user who federated */
	GRADE_DIRECT	/* the caller itself, or everybody */
};

static bool
is(const char *name, const char *of)
{
	return of != NULL && strcmp(name, of) == 0;
}

static enum grade
grade_of(const struct principal *p, const struct policy_caller *caller)
{
	bool service = caller->kind == POLICY_SERVICE_CALLER;

	switch (p->who) {
	case WHO_EVERYBODY:
		return GRADE_DIRECT;
	case WHO_SERVICE:
		return service && strcmp(p->name, caller->arn) == 0 ?
		    GRADE_DIRECT : GRADE_NONE;
	case WHO_ACCOUNT:
		if (service || strcmp(p->name, caller->account) != 0)
			return GRADE_NONE;
		return caller->kind == POLICY_ROOT ? GRADE_DIRECT :
		    GRADE_ACCOUNT;
	case WHO_ARN:
		if (service)
			return GRADE_NONE;
		return is(p->name, caller->arn) ? GRADE_DIRECT :
		    is(p->name, caller->source) ? GRADE_SOURCE : GRADE_NONE;
	case WHO_ID:
		return is(p->name, caller->id) ? GRADE_DIRECT :
		    is(p->name, caller->source_id) ? GRADE_SOURCE : GRADE_NONE;
	case WHO_NOBODY:
		break;
	}
	return GRADE_NONE;
}

/* Which grades the list names, a bit each. */
static unsigned
grades_of(const struct principals *list, const struct policy_caller *caller)
{
	unsigned grades = 0;
	size_t i;

	for (i = 0; i < list->n; i++) {
		if (list->items[i].who == WHO_EVERYBODY)
			return 1U << GRADE_ACCOUNT | 1U << GRADE_SOURCE |
			    1U << GRADE_DIRECT;
		grades |= 1U << grade_of(&list->items[i], caller);
	}
	return grades & ~(1U << GRADE_NONE);
}

/* The grades that a NotPrincipal of a Deny must name to spare the caller. */
static unsigned
whole(const struct policy_caller *caller)
{
	unsigned grades = 1U << GRADE_DIRECT;

	if (caller->kind != POLICY_ROOT &&
	    caller->kind != POLICY_SERVICE_CALLER)
		grades |= 1U << GRADE_ACCOUNT;
	if (caller->source != NULL)
		grades |= 1U << GRADE_SOURCE;
	return grades;
}

static enum grade
nearest(unsigned grades)
{
	enum grade grade = GRADE_DIRECT;

	while (grade > GRADE_NONE && (grades & 1U << grade) == 0)
		grade--;
	return grade;
}

static enum grade
statement_grade(const struct statement *s, const struct policy_caller *caller)
{
	unsigned grades = grades_of(&s->principals, caller);
	bool spared;

	if (!s->principals.not)
		return nearest(grades);
	spared = s->deny ? (~grades & whole(caller)) == 0 : grades != 0;
	return spared ? GRADE_NONE : GRADE_DIRECT;
}

/* --- what policies say --- */

struct said {
	bool deny;
	enum grade allow;	/* of identities' policies all or nothing */
	const struct policy *by;
	bool beyond;
};

/* How much a statement speaks of the request: not, or as near as it names. */
static enum grade
speaks(const struct statement *s, enum policy_kind kind,
    const struct policy_request *r, bool *beyond)
{
	enum grade grade = kind == POLICY_IDENTITY ? GRADE_DIRECT :
	    statement_grade(s, r->caller);
	size_t i;

	if (grade == GRADE_NONE || policy_any_matches(&s->actions, r->action,
	    true, &r->context, beyond) == s->actions.not ||
	    policy_any_matches(&s->resources, r->resource, false, &r->context,
	    beyond) == s->resources.not)
		return GRADE_NONE;
	for (i = 0; i < s->n_clauses; i++)
		if (!policy_clause_holds(&s->clauses[i], &r->context, beyond))
			return GRADE_NONE;
	return grade;
}

/* An Allow where all is allowed: at most what is beyond bounds would matter. */
static bool
is_idle(const struct statement *s, const struct said *said)
{
	return !s->deny && s->within && said->allow == GRADE_DIRECT;
}

static void
ask(const struct policy *p, const struct policy_request *r, struct said *said)
{
	size_t i;

	for (i = 0; p != NULL && i < p->n && !said->deny; i++) {
		const struct statement *s = &p->statements[i];
		enum grade grade;

		if (is_idle(s, said))
			continue;
		grade = speaks(s, p->kind, r, &said->beyond);
		if (grade == GRADE_NONE || (!s->deny && grade <= said->allow))
			continue;
		said->deny = s->deny;
		said->by = p;
		if (!s->deny)
			said->allow = grade;
	}
}

static struct said
ask_all(const struct policy_list *list, const struct policy_request *r)
{
	struct said said = { .deny = false };
	size_t i;

	for (i = 0; i < list->n; i++)
		ask(list->items[i], r, &said);
	return said;
}

static struct said
ask_one(const struct policy *p, const struct policy_request *r)
{
	struct policy_list list = { &p, 1 };

	return ask_all(&list, r);
}

/* --- the decision --- */

struct answers {
	struct said identity, resource, boundary, session;
};

static enum policy_reason
of_resource(const struct policy_set *set, enum policy_reason resource,
    enum policy_reason trust)
{
	return set->resource != NULL && set->resource->kind == POLICY_TRUST ?
	    trust : resource;
}

static enum policy_reason
none_in_resource(const struct policy_set *set)
{
	return of_resource(set, POLICY_NONE_IN_RESOURCE, POLICY_NONE_IN_TRUST);
}

/* Rules 3, 5, 7 and 9: what the caller's own account says. */
static enum policy_reason
narrowed(const struct policy_set *set, const struct policy_request *r,
    const struct answers *said)
{
	bool given = r->caller->kind == POLICY_ROOT ||
	    said->identity.allow != GRADE_NONE ||
	    (!r->foreign && said->resource.allow >= GRADE_SOURCE);

	if (!given)
		return POLICY_NONE_IN_IDENTITY;
	if (set->boundary != NULL && said->boundary.allow == GRADE_NONE)
		return POLICY_NONE_IN_BOUNDARY;
	if ((set->session.n > 0 ||
	    r->caller->kind == POLICY_FEDERATED_USER) &&
	    said->session.allow == GRADE_NONE)
		return POLICY_NONE_IN_SESSION;
	return POLICY_ALLOWED;
}

static enum policy_reason
decide(const struct policy_set *set, const struct policy_request *r,
    const struct answers *said)
{
	enum grade grade = said->resource.allow;
	enum policy_reason reason;

	if (r->caller->kind == POLICY_SERVICE_CALLER)
		return grade != GRADE_NONE ? POLICY_ALLOWED :
		    none_in_resource(set);
	if (!r->foreign && grade == GRADE_DIRECT)
		return POLICY_ALLOWED;
	if (!r->foreign && set->resource_must && grade == GRADE_NONE)
		return none_in_resource(set);
	reason = narrowed(set, r, said);
	if (reason == POLICY_ALLOWED && r->foreign && grade == GRADE_NONE)
		return none_in_resource(set);
	return reason;
}

static struct policy_decision
decision(enum policy_reason reason, const struct said *said)
{
	return (struct policy_decision){ reason, said->by };
}

/* What lies beyond bounds might have been a Deny. */
static const struct said *
first_beyond(const struct answers *said)
{
	return said->identity.beyond ? &said->identity :
	    said->resource.beyond ? &said->resource :
	    said->boundary.beyond ? &said->boundary :
	    said->session.beyond ? &said->session : NULL;
}

static enum policy_reason
reason_beyond(const struct policy_set *set, const struct answers *said,
    const struct said *beyond)
{
	return beyond == &said->identity ? POLICY_NONE_IN_IDENTITY :
	    beyond == &said->boundary ? POLICY_NONE_IN_BOUNDARY :
	    beyond == &said->session ? POLICY_NONE_IN_SESSION :
	    none_in_resource(set);
}

struct policy_decision
policy_evaluate(const struct policy_set *set,
    const struct policy_request *request)
{
	struct answers said = { .identity = ask_all(&set->identity, request) };
	const struct said *beyond;
	enum policy_reason reason;

	if (said.identity.deny)
		return decision(POLICY_DENY_IN_IDENTITY, &said.identity);
	said.resource = ask_one(set->resource, request);
	if (said.resource.deny)
		return decision(of_resource(set, POLICY_DENY_IN_RESOURCE,
		    POLICY_DENY_IN_TRUST), &said.resource);
	said.boundary = ask_one(set->boundary, request);
	if (said.boundary.deny)
		return decision(POLICY_DENY_IN_BOUNDARY, &said.boundary);
	said.session = ask_all(&set->session, request);
	if (said.session.deny)
		return decision(POLICY_DENY_IN_SESSION, &said.session);
	beyond = first_beyond(&said);
	reason = beyond != NULL ? reason_beyond(set, &said, beyond) :
	    decide(set, request, &said);
	if (reason != POLICY_ALLOWED)
		return (struct policy_decision){ .reason = reason };
	return decision(reason, said.identity.by != NULL ? &said.identity :
	    &said.resource);
}

/* --- in words --- */

const char *
policy_refusal(struct kt_arena *a, enum policy_reason reason,
    const char *action)
{
	static const char *const where[] = {
		[POLICY_NONE_IN_IDENTITY] = "identity-based policy",
		[POLICY_NONE_IN_RESOURCE] = "resource-based policy",
		[POLICY_NONE_IN_BOUNDARY] = "permissions boundary",
		[POLICY_NONE_IN_SESSION] = "session policy",
		[POLICY_NONE_IN_TRUST] = "role trust policy",
		[POLICY_DENY_IN_IDENTITY] = "an identity-based policy",
		[POLICY_DENY_IN_RESOURCE] = "a resource-based policy",
		[POLICY_DENY_IN_BOUNDARY] = "a permissions boundary",
		[POLICY_DENY_IN_SESSION] = "a session policy",
		[POLICY_DENY_IN_TRUST] = "the role trust policy",
	};

	if (reason == POLICY_ALLOWED)
		return NULL;
	return reason >= POLICY_DENY_IN_IDENTITY ?
	    kt_arena_join(a, "with an explicit deny in ", where[reason],
	    (char *)NULL) :
	    kt_arena_join(a, "because no ", where[reason], " allows the ",
	    action, " action", (char *)NULL);
}
