/*
 * Who comes to a server of the fleet: by our own users to say something, and by
 * its address to break it on purpose.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/log.h"

#include "names.h"
#include "process.h"

#define SQL_MS (30 * KT_SECOND)		/* for a server to come back */
#define BACK_MS (5 * KT_SECOND)		/* to notice that it is gone */

struct entry *
fleet_find(const struct fleet *f, const char *id)
{
	struct entry *e;

	for (e = f->entries; e != NULL && strcmp(e->s.id, id) != 0;
	    e = e->next)
		;
	return e;
}

void
fleet_forget(struct fleet *f, struct entry *e)
{
	struct entry **at;

	for (at = &f->entries; *at != e; at = &(*at)->next)
		;
	*at = e->next;
	server_unplace(&f->yard, &e->s);
	server_set_options(&e->s, NULL);
	free(e);
	pthread_cond_broadcast(&f->cond);
}

/* With the lock held: waits until it is up; a copy of what login needs. */
static bool
look(struct fleet *f, const char *id, pid_t not_pid, struct server *out)
{
	int64_t until = kt_mono_ms() + SQL_MS;
	struct entry *e;
	bool in_time = true;

	while ((e = fleet_find(f, id)) != NULL && e->state != ENDED && in_time &&
	    (e->state != UP || e->s.pid == not_pid))
		in_time = kt_cond_wait(&f->cond, &f->lock, until);
	if (e == NULL || e->state != UP)
		return false;
	memcpy(out->run, e->s.run, sizeof(out->run));
	memcpy(out->sealed, e->s.sealed, sizeof(out->sealed));
	out->at = e->s.at;
	out->pid = e->s.pid;
	return true;
}

static bool
find_up(struct fleet *f, const char *id, pid_t not_pid, struct server *out)
{
	bool up;

	pthread_mutex_lock(&f->lock);
	up = look(f, id, not_pid, out);
	pthread_mutex_unlock(&f->lock);
	return up;
}

/* Its end may not have been noticed yet: then it soon comes back. */
static enum kt_engine_rc
try_login(struct fleet *f, const char *id, const struct visit *v,
    struct server *s, struct kt_link **link, char why[KT_WHY])
{
	int64_t until = kt_mono_ms() + BACK_MS;
	enum kt_engine_rc rc;
	pid_t not_pid = s->pid;

	for (;;) {
		if (!find_up(f, id, not_pid, s)) {
			snprintf(why, KT_WHY, "its server is not running");
			return KT_ENGINE_FAILED;
		}
		rc = f->yard.means->login(&f->yard, s, v, link, why);
		if (rc != KT_ENGINE_UNREACHABLE || kt_mono_ms() >= until)
			return rc;
		kt_sleep_ms(10);
	}
}

/*
 * Whoever of ours may do all can say what only he may; else it was taken from
 * him, or he is let in too seldom: as if he were denied.
 */
static enum kt_engine_rc
enter(struct fleet *f, const char *id, const struct visit *v,
    struct server *s, struct kt_link **link, char why[KT_WHY])
{
	enum kt_engine_rc rc = try_login(f, id, v, s, link, why);

	if (rc == KT_ENGINE_FAILED && strstr(why, "has exceeded the") != NULL)
		return KT_ENGINE_DENIED;
	if (rc != KT_ENGINE_OK || strcmp(v->user, SEALED_USER) != 0)
		return rc;
	rc = f->yard.engine->run(*link, SEALED_QUIET, why);
	if (rc != KT_ENGINE_OK)
		f->yard.engine->logout(link);
	return rc == KT_ENGINE_FAILED ? KT_ENGINE_DENIED : rc;
}

/*
 * The master may have dropped or locked our users: every start of the server
 * makes them anew.
 */
static enum kt_engine_rc
log_in(struct fleet *f, const char *id, const struct visit *v,
    struct kt_link **link, char why[KT_WHY])
{
	struct server *s = kt_alloc(sizeof(*s));
	enum kt_engine_rc rc;

	rc = enter(f, id, v, s, link, why);
	if (rc == KT_ENGINE_DENIED) {
		kt_log(KT_LOG_WARN, "database server %s denies keyturn's own "
		    "account; restarting it", id);
		f->yard.means->end(&f->yard, id, s->pid, false);
		rc = enter(f, id, v, s, link, why);
	}
	kt_wipe(s, sizeof(*s));
	free(s);
	return rc;
}

int
fleet_sql(void *self, const char *id, const char *database, const char *text,
    char why[KT_WHY])
{
	const struct visit v = { FIXTURE_USER, database };
	struct fleet *f = self;
	struct kt_link *link;
	enum kt_engine_rc rc;

	if (log_in(f, id, &v, &link, why) != KT_ENGINE_OK)
		return -1;
	rc = f->yard.engine->run(link, text, why);
	f->yard.engine->logout(&link);
	return rc == KT_ENGINE_OK ? 0 : -1;
}

static const struct visit ours = { SEALED_USER, NULL };

enum kt_engine_rc
fleet_admin(void *self, const char *id, struct kt_link **out,
    char why[KT_WHY])
{
	return log_in(self, id, &ours, out, why);
}

struct entry *
fleet_find_at(const struct fleet *f, const char *host, int port)
{
	struct entry *e;

	for (e = f->entries; e != NULL; e = e->next)
		if ((e->state == UP || e->state == RESTARTING) &&
		    e->s.at.port == port &&
		    names_lead_to(&e->s.at, host, f->yard.names))
			break;
	return e;
}

/* False, and why, when there is none; its id, and the process it has. */
static bool
find_id_at(struct fleet *f, const char *host, int port, char id[41],
    pid_t *pid)
{
	struct entry *e;

	pthread_mutex_lock(&f->lock);
	e = fleet_find_at(f, host, port);
	if (e != NULL) {
		memcpy(id, e->s.id, sizeof(e->s.id));
		*pid = e->state == UP ? e->s.pid : 0;
	}
	pthread_mutex_unlock(&f->lock);
	return e != NULL;
}

static int
none_at(const char *host, int port, char why[KT_WHY])
{
	snprintf(why, KT_WHY, "No database server of keyturn's own is at "
	    "%.200s:%d", host, port);
	return -1;
}

/* Until it has ended: what comes next finds it dead. */
int
fleet_kill_at(void *self, const char *host, int port, char why[KT_WHY])
{
	struct fleet *f = self;
	struct entry *e;
	char id[sizeof(e->s.id)];
	pid_t pid;

	if (!find_id_at(f, host, port, id, &pid))
		return none_at(host, port, why);
	if (pid == 0)
		return 0;		/* it is dead */
	f->yard.means->end(&f->yard, id, pid, true);
	pthread_mutex_lock(&f->lock);
	while ((e = fleet_find(f, id)) != NULL && e->state == UP && e->s.pid == pid)
		kt_cond_wait(&f->cond, &f->lock, INT64_MAX);
	pthread_mutex_unlock(&f->lock);
	return 0;
}

int
fleet_drop_at(void *self, const char *host, int port, char why[KT_WHY])
{
	struct fleet *f = self;
	struct kt_link *link;
	enum kt_engine_rc rc;
	char id[41];
	pid_t pid;

	if (!find_id_at(f, host, port, id, &pid))
		return none_at(host, port, why);
	if (log_in(f, id, &ours, &link, why) != KT_ENGINE_OK)
		return -1;
	rc = f->yard.engine->end_others(link, why);
	f->yard.engine->logout(&link);
	return rc == KT_ENGINE_OK ? 0 : -1;
}
