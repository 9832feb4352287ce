/* The database's door: who gets in with what. */
#include <stdio.h>
#include <string.h>

#include "rotator.h"

/* DENIED is an answer the steps work with, everything else an error. */
static enum kt_engine_rc
login(struct rot *r, const struct rot_value *v, struct kt_link **link)
{
	const struct kt_creds *c = &v->creds;
	char why[KT_WHY] = "";
	enum kt_engine_rc rc = r->rotator->engine->login(c, link, why);

	if (rc == KT_ENGINE_UNREACHABLE)
		(void)rot_fail(r, "Cannot reach the database at %.100s:%d: "
		    "%.300s", c->host, c->port, why);
	else if (rc != KT_ENGINE_OK)
		(void)rot_fail(r, "The database at %.100s:%d refuses the "
		    "login: %.300s", c->host, c->port, why);
	return rc;
}

int
rot_enter(struct rot *r, const struct rot_value *v, struct kt_link **link,
    const char *denied, ...)
{
	enum kt_engine_rc rc = login(r, v, link);
	char words[KT_WHY], reason[KT_WHY];
	va_list ap;

	if (rc != KT_ENGINE_DENIED)
		return rc == KT_ENGINE_OK ? 0 : -1;
	memcpy(reason, r->why, KT_WHY);
	va_start(ap, denied);
	(void)vsnprintf(words, KT_WHY, denied, ap);
	va_end(ap);
	return rot_fail(r, "%.300s (%.200s)", words, reason);
}

enum kt_engine_rc
rot_probe(struct rot *r, const struct rot_value *v)
{
	struct kt_link *link = NULL;
	enum kt_engine_rc rc = login(r, v, &link);

	r->rotator->engine->logout(&link);
	return rc;
}

int
rot_is_set(struct rot *r, const struct rot_value *pending)
{
	if (r->ev->first)
		return 0;
	switch (rot_probe(r, pending)) {
	case KT_ENGINE_OK:     return 1;
	case KT_ENGINE_DENIED: return 0;
	default:               return -1;
	}
}

int
rot_same(struct rot *r, const struct rot_value *pending,
    const struct rot_value *other, const char *which)
{
	const struct kt_creds *p = &pending->creds, *o = &other->creds;

	if (strcmp(p->user, o->user) != 0)
		return rot_fail(r, "Attempting to modify user %.80s other "
		    "than %s user %.80s", p->user, which, o->user);
	if (strcmp(pending->host, other->host) != 0)
		return rot_fail(r, "Attempting to modify user for host %.100s"
		    " other than %s host %.100s", pending->host, which,
		    other->host);
	return 0;
}

int
rot_login_as_before(struct rot *r, const struct rot_value *pending,
    struct kt_link **link)
{
	struct rot_value current, previous;
	char reason[KT_WHY];
	enum kt_engine_rc rc;

	if (rot_read(r, "AWSCURRENT", NULL, &current) != 0 ||
	    rot_same(r, pending, &current, "current") != 0)
		return -1;
	rc = login(r, &current, link);
	if (rc != KT_ENGINE_DENIED)
		return rc == KT_ENGINE_OK ? 0 : -1;
	memcpy(reason, r->why, KT_WHY);
	if (rot_read_previous(r, &current, &previous)) {
		if (rot_same(r, pending, &previous, "previous valid") != 0)
			return -1;
		rc = login(r, &previous, link);
		if (rc != KT_ENGINE_DENIED)
			return rc == KT_ENGINE_OK ? 0 : -1;
	}
	return rot_fail(r, "Unable to log into database with previous, "
	    "current, or pending secret of secret arn %s (%.200s)",
	    r->ev->secret_id, reason);
}

int
rot_test(struct rot *r)
{
	const struct kt_engine *engine = r->rotator->engine;
	struct kt_link *link = NULL;
	char why[KT_WHY] = "";
	struct rot_value pending;
	enum kt_engine_rc rc;

	if (rot_read_pending(r, &pending) != 0)
		return -1;
	if (rot_enter(r, &pending, &link, "Unable to log into database with "
	    "pending secret of secret ARN %s", r->ev->secret_id) != 0)
		return -1;
	rc = engine->run(link, "SELECT NOW()", why);
	engine->logout(&link);
	return rc == KT_ENGINE_OK ? 0 : rot_fail(r, "The database lets the "
	    "pending secret in, but answers nothing: %.300s", why);
}
