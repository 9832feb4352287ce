/*
 * The master whose password RDS manages.  Nobody has to know it: its accounts,
 * of every host, get the pending one by the hand of keyturn's own account, so it
 * does not matter what somebody made of it meanwhile.  The rest is as with all.
 */
#include <ctype.h>

#include "keyturn/fleet.h"
#include "rotator.h"

/* A server of the fleet is called as its resource is, in lower case. */
static const char *
server_of(struct rot *r, const struct kt_json *db)
{
	static const char *const names[] = { "DbiResourceId",
	    "DbClusterResourceId" };
	const char *id = kt_json_string(kt_json_member(db, names[0]));
	char *lower, *p;

	if (id == NULL)
		id = kt_json_string(kt_json_member(db, names[1]));
	if (id == NULL)
		return NULL;
	lower = kt_arena_strdup(r->arena, id);
	for (p = lower; *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	return lower;
}

/* Who has still to get the password of AWSCURRENT would get it afterwards. */
static int
login_own(struct rot *r, const struct rot_value *pending,
    struct kt_link **link)
{
	const struct kt_fleet *fleet = r->rotator->fleet;
	const struct kt_engine *engine = r->rotator->engine;
	const struct kt_json *db = r->database;	/* pending was read */
	char why[KT_WHY] = "";
	const char *id = server_of(r, db);

	if (id == NULL || kt_json_member(kt_json_member(db,
	    "PendingModifiedValues"), "MasterUserPassword") != NULL)
		return rot_fail(r, "The database is not there yet, or the "
		    "current password of %.80s still has to be set",
		    pending->creds.user);
	if (fleet->admin == NULL || fleet->admin(fleet->self, id, link, why) !=
	    KT_ENGINE_OK)
		return rot_fail(r, "Cannot log in as keyturn's own account: "
		    "%.300s", why);
	if (engine->tell != NULL)
		engine->tell(*link, r->ev->notes);
	return 0;
}

/*
 * Gone, or made such that it has no password: then as RDS made it at first,
 * unless others have the server too.
 */
static enum kt_engine_rc
set_all(struct rot *r, struct kt_link *link, const struct rot_value *pending,
    char why[KT_WHY])
{
	const struct kt_engine *engine = r->rotator->engine;
	const char *user = pending->creds.user;
	const char *password = pending->creds.password;
	enum kt_engine_rc rc;

	rc = engine->set_password_as(link, user, user, password, why);
	return rc != KT_ENGINE_FAILED || r->rotator->fleet->shared != NULL ?
	    rc : engine->set_master(link, user, password, why);
}

static int
set_secret(struct rot *r)
{
	static const struct rot_way way = { login_own, set_all };
	struct rot_value pending;

	return rot_set(r, &pending, &way);
}

static const char *const engines[] = { "mysql", "mariadb", "aurora-mysql",
    NULL };

const struct rot_strategy rot_managed = { "managed", engines,
    { rot_create, set_secret, rot_test, rot_finish } };
