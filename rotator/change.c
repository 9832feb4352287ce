/*
 * The lock's exchange, and what came of it:
 *
 *   login --> claim --> say --+-- done -----------------------------> done
 *                             +-- an error ----+
 *                             +-- no answer -+ |
 *                                            v v
 *                             try the pending one -- it opens -------> done
 *                                            | |
 *                                no answer:  | +-- an error: not done
 *                                            v
 *                        login --> claim --> try it again -- it opens -> done
 *                                            +---------------- else: not done
 *
 * Nothing is concluded from a statement that failed: MariaDB answers 1699 to a
 * change that it has made.  What opens the door decides, and only once nobody
 * can still change it: who gave no answer may yet do what it was told, so its
 * session is ended first, and gone.
 */
#include <string.h>

#include "rotator.h"

/*
 * Since the step began somebody may have ended the rotation or moved
 * AWSCURRENT: what is said now nobody would count on, or it would shut out who
 * is current.  0, or -1 with why.
 */
static int
is_wanted(struct rot *r, char why[KT_WHY])
{
	const char *current = r->current;
	bool done;
	int rc = rot_look(r, &done);

	if (rc == 0 && !done && current != NULL && (r->current == NULL ||
	    strcmp(current, r->current) != 0))
		rc = rot_fail(r, "AWSCURRENT was moved meanwhile");
	if (rc != 0)
		memcpy(why, r->why, KT_WHY);
	return rc;
}

static enum kt_engine_rc
exchange(struct rot *r, const struct rot_value *pending,
    const struct rot_way *way, struct kt_link *link, char why[KT_WHY])
{
	const struct kt_engine *engine = r->rotator->engine;
	enum kt_engine_rc rc;

	rc = engine->claim(link, pending->creds.user, why);
	/* DENIED: it is an expired one; so say what is heard */
	if (rc != KT_ENGINE_OK && rc != KT_ENGINE_DENIED)
		return KT_ENGINE_UNREACHABLE;
	if (is_wanted(r, why) != 0)
		return KT_ENGINE_UNREACHABLE;
	return way->say(r, link, pending, why);
}

/* Is the session that was told to change it gone?  0, or -1 with why. */
static int
end_session(struct rot *r, const struct rot_value *pending,
    const struct rot_way *way)
{
	const struct kt_engine *engine = r->rotator->engine;
	struct kt_link *link = NULL;
	char why[KT_WHY] = "";
	enum kt_engine_rc rc;

	if (way->login(r, pending, &link) != 0)
		return -1;
	rc = engine->claim(link, pending->creds.user, why);
	engine->logout(&link);
	return rc == KT_ENGINE_OK ? 0 : rot_fail(r, "It may still change it: "
	    "%.300s", why);
}

static int
unknown(struct rot *r, const char *said)
{
	char reason[KT_WHY];

	memcpy(reason, r->why, KT_WHY);
	return rot_fail(r, "The database went away while the password was "
	    "changed: %.200s. Then: %.200s", said, reason);
}

/*
 * 0: it is changed all the same.  The pending password is tried before those
 * that were: more failures than need be may lock the account.
 */
static int
settle(struct rot *r, const struct rot_value *pending,
    const struct rot_way *way, enum kt_engine_rc rc, const char *said)
{
	enum kt_engine_rc opens = rot_probe(r, pending);

	if (opens == KT_ENGINE_DENIED && rc == KT_ENGINE_UNCERTAIN) {
		if (end_session(r, pending, way) != 0)
			return unknown(r, said);
		opens = rot_probe(r, pending);
	}
	switch (opens) {
	case KT_ENGINE_OK:
		return 0;
	case KT_ENGINE_DENIED:
		(void)rot_fail(r, "Cannot change the password of %.80s: "
		    "%.400s", pending->creds.user, said);
		return rc == KT_ENGINE_REFUSED ? KT_FUNCTION_REFUSED : -1;
	default:
		return unknown(r, said);
	}
}

int
rot_change(struct rot *r, const struct rot_value *pending,
    const struct rot_way *way)
{
	struct kt_link *link = NULL;
	char said[KT_WHY] = "";
	enum kt_engine_rc rc;

	if (way->login(r, pending, &link) != 0)
		return -1;
	if (rot_fault(r, "set.sql.before") != 0) {
		r->rotator->engine->logout(&link);
		return -1;
	}
	rc = exchange(r, pending, way, link, said);
	r->rotator->engine->logout(&link);
	if (rot_fault(r, "set.sql.after") != 0)
		return -1;
	if (rc == KT_ENGINE_UNREACHABLE)	/* nothing was said */
		return rot_fail(r, "Cannot change the password of %.80s: "
		    "%.300s", pending->creds.user, said);
	return rc == KT_ENGINE_OK ? 0 : settle(r, pending, way, rc, said);
}

int
rot_set(struct rot *r, struct rot_value *pending, const struct rot_way *way)
{
	int set;

	if (rot_read_pending(r, pending) != 0)
		return -1;
	set = rot_is_set(r, pending);
	return set < 0 ? -1 : set > 0 ? 0 : rot_change(r, pending, way);
}
