/* The master's password, set on a server that is up (see master.c). */
#include <stdio.h>
#include <string.h>

#include "keyturn/fleet.h"
#include "keyturn/log.h"
#include "ops.h"

/*
 * As RDS does it the master is whole again afterwards, whatever somebody did to
 * him: there, with his privileges, let in by a password from everywhere.  On a
 * server that others share his rights are let alone, which are fewer there.
 */
static enum kt_engine_rc
set(const struct server_work *w, struct kt_link *link, char why[KT_WHY])
{
	const struct kt_engine *engine = w->job->server->door.engine;
	const char *user = w->server->master_user;
	const char *password = w->server->master_password;
	enum kt_engine_rc rc = engine->claim(link, user, why);

	if (rc != KT_ENGINE_OK)
		return rc;
	return w->job->server->fleet->shared != NULL ?
	    engine->set_password_as(link, user, user, password, why) :
	    engine->set_master(link, user, password, why);
}

static enum kt_engine_rc
set_as_admin(const struct server_work *w, char why[KT_WHY])
{
	const struct kt_fleet *fleet = w->job->server->fleet;
	struct kt_link *link = NULL;
	enum kt_engine_rc rc;

	if (fleet->admin == NULL) {
		snprintf(why, KT_WHY, "this fleet has no account of its own");
		return KT_ENGINE_UNREACHABLE;
	}
	rc = fleet->admin(fleet->self, w->server->id, &link, why);
	if (rc == KT_ENGINE_OK)
		rc = set(w, link, why);
	w->job->server->door.engine->logout(&link);
	return rc;
}

/* One that rotated was set as well; few secrets are RDS's. */
int
master_rotated(const struct kt_server *server, struct store_tx *tx,
    const struct kt_event *e)
{
	struct rule_event told = { .at = e->at, .id = EVENT_RESET };
	enum store_rc rc = STORE_NOT_FOUND;
	const char *id;

	(void)server;
	if (strstr(e->arn, ":secret:rds!") != NULL)
		rc = store_server_of_secret(tx, e->arn, &id);
	if (rc == STORE_OK)
		rc = store_server_arn(tx, id, &told.arn);
	if (rc == STORE_OK)
		rc = rule_event(tx, &told);
	return rc == STORE_FAILED ? -1 : 0;
}

/* A backup is no reason to wait for it more than once. */
static bool
is_tried_again(const struct server_work *w)
{
	return w->job->tries + 1 < HANG_TRIES &&
	    strcmp(w->server->status, SERVER_BACKING_UP) != 0;
}

/*
 * Once the session that is told to is the only one of ours at the account.  What
 * became of it need not be known: it is said again, now or at a later start.  A
 * password that the server refuses by a rule of its own is given up, unless it is
 * in a secret by now.
 */
int
master_set(const struct server_work *w, char why[KT_WHY])
{
	const struct server *s = w->server;
	enum kt_engine_rc rc;

	if (s->master_password == NULL ||
	    (s->fresh && s->origin == NULL))
		return 0;
	rc = set_as_admin(w, why);
	if (rc == KT_ENGINE_REFUSED && s->master_secret == NULL) {
		kt_log(KT_LOG_ERROR, "database %s: the server refuses the new "
		    "password of %s, who keeps his: %s", s->id, s->master_user,
		    why);
		return 1;
	}
	if (rc == KT_ENGINE_OK || is_tried_again(w))
		return rc == KT_ENGINE_OK ? 0 : -1;
	kt_log(KT_LOG_ERROR, "database %s: the new password of %s waits for "
	    "its next start: %s", s->id, s->master_user, why);
	return MASTER_LATER;
}
