/*
 * creating --started--> available --(keyturn ends and starts)--> starting
 *     |                     ^                                        |
 *     |                     | +-------------- started ---------------+
 *     |                died | | (and does not start again)           |
 *     +--cannot start--> failed <------------ cannot start ----------+
 *
 * any --DeleteDB...--> deleting --removed--> (no row)
 */
#include <string.h>

#include "keyturn/log.h"
#include "inside.h"

#define WRITE_TRIES 30		/* a second apart: a full disk may get room */

struct outcome {
	const struct server *server;	/* as it was when the job was taken */
	enum kt_fleet_rc rc;
	struct kt_db_info info;
	bool gone;			/* deleted meanwhile: the row is */
	bool called_off;		/* it is to be deleted by now */
};

/* The outcome of a start; nothing when it is to be deleted by now. */
static int
write_outcome(struct store_tx *tx, void *arg)
{
	struct outcome *o = arg;
	struct server s;

	o->gone = false;
	switch (store_server_find(tx, o->server->id, &s)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: o->gone = true; return 0;
	default:              return -1;
	}
	o->called_off = strcmp(s.status, o->server->status) != 0;
	if (o->called_off)
		return 0;
	if (o->rc == KT_FLEET_OK) {
		s.status = SERVER_AVAILABLE;
		s.fresh = false;
		s.master_password = NULL;
		s.host = o->info.host;
		s.port = o->info.port;
		s.engine_version = o->info.version;
		s.reason = NULL;
	} else {
		s.status = SERVER_FAILED;
		s.reason = o->info.why;
	}
	return store_server_save(tx, &s) == STORE_OK ? 0 : -1;
}

static int
write_removed(struct store_tx *tx, void *arg)
{
	const struct server *s = arg;

	return store_server_remove(tx, s->id) == STORE_OK ? 0 : -1;
}

/* Until it is written: what was done is done, and must be known; 0 or -1. */
static int
write(const struct sched_options *o, int (*run)(struct store_tx *, void *),
    void *arg)
{
	struct kt_arena *a = kt_arena_new();
	int i, rc = -1;

	for (i = 0; i < WRITE_TRIES && (i == 0 || !*o->stopping); i++) {
		rc = store_write_wait(o->server->store, a, run, arg);
		if (rc == 0)
			break;
		kt_sleep_ms(KT_SECOND);
	}
	kt_arena_free(&a);
	o->changed(o->changed_self);
	return rc;
}

static void
tell(const struct server *s, const struct outcome *out)
{
	if (out->gone || out->called_off)
		kt_log(KT_LOG_INFO, "database %s was deleted before it was "
		    "there", s->id);
	else if (out->rc == KT_FLEET_OK)
		kt_log(KT_LOG_INFO, "database %s (%s %s) is available at %s:%d",
		    s->id, s->engine, out->info.version, out->info.host,
		    out->info.port);
	else
		kt_log(KT_LOG_ERROR, "database %s failed: %s", s->id,
		    out->info.why);
}

static void
start(const struct sched_options *o, const struct server *s)
{
	struct outcome out = { .server = s };
	const struct kt_db_spec spec = { .id = s->id, .engine = s->engine,
	    .fresh = s->fresh, .master_user = s->master_user,
	    .master_password = s->master_password, .database = s->database,
	    .host = s->host, .port = s->port };

	out.rc = o->fleet->start(o->fleet->self, &spec, &out.info);
	if (out.rc == KT_FLEET_STOPPED)
		return;			/* the row stays: next time */
	if (write(o, write_outcome, &out) != 0)
		return;			/* the row stays as well */
	tell(s, &out);
	if (out.gone)			/* deleted before it was there */
		o->fleet->stop(o->fleet->self, &spec, true);
}

static int
write_failed(struct store_tx *tx, void *arg)
{
	const struct server *failed = arg;
	struct server s;

	switch (store_server_find(tx, failed->id, &s)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 0;
	default:              return -1;
	}
	if (strcmp(s.status, SERVER_AVAILABLE) != 0)
		return 0;
	s.status = SERVER_FAILED;
	s.reason = failed->reason;
	return store_server_save(tx, &s) == STORE_OK ? 0 : -1;
}

void
database_failed(const struct sched_options *o, const char *id,
    const char *why)
{
	struct server s = { .id = id, .reason = why };

	(void)write(o, write_failed, &s);
}

void
database_run(const struct sched_options *o, const struct server *s)
{
	const struct kt_db_spec spec = { .id = s->id, .engine = s->engine,
	    .master_user = s->master_user, .database = s->database };
	struct server copy = *s;

	if (strcmp(s->status, SERVER_DELETING) != 0) {
		start(o, s);
		return;
	}
	o->fleet->stop(o->fleet->self, &spec, true);
	kt_log(KT_LOG_INFO, "database %s is deleted", s->id);
	(void)write(o, write_removed, &copy);
}
