#include "fleet_fake.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>

void
fleet_fake_init(struct fleet_fake *f)
{
	memset(f, 0, sizeof(*f));
	pthread_mutex_init(&f->lock, NULL);
	pthread_cond_init(&f->changed, NULL);
}

void
fleet_fake_free(struct fleet_fake *f)
{
	pthread_cond_destroy(&f->changed);
	pthread_mutex_destroy(&f->lock);
}

static void
copy(char *to, size_t n, const char *from)
{
	(void)snprintf(to, n, "%s", from != NULL ? from : "");
}

static const bool never = false;

/* Waits until released, or until *or is true. */
static void
wait_released(struct fleet_fake *f, const bool *or)
{
	f->waiting++;
	pthread_cond_broadcast(&f->changed);
	while (f->held && !*or)
		pthread_cond_wait(&f->changed, &f->lock);
	f->waiting--;
	pthread_cond_broadcast(&f->changed);
}

static enum kt_fleet_rc
start(void *self, const struct kt_db_spec *s, struct kt_db_info *info)
{
	struct fleet_fake *f = self;
	enum kt_fleet_rc rc;

	pthread_mutex_lock(&f->lock);
	f->starts++;
	info->begun = true;
	copy(f->id, sizeof(f->id), s->id);
	copy(f->engine, sizeof(f->engine), s->engine);
	copy(f->version, sizeof(f->version), s->version);
	copy(f->user, sizeof(f->user), s->master_user);
	copy(f->password, sizeof(f->password), s->master_password);
	copy(f->database, sizeof(f->database), s->database);
	f->fresh = s->fresh;
	f->takes_tokens = s->takes_tokens;
	copy(f->from, sizeof(f->from), s->from);
	f->port = s->port;
	wait_released(f, f->deaf ? &never : &f->called_off);
	rc = f->called_off && !f->deaf ? KT_FLEET_STOPPED : f->rc;
	copy(info->host, sizeof(info->host), f->host != NULL ? f->host :
	    "db.test");
	info->port = s->port;
	copy(info->version, sizeof(info->version), f->serves != NULL ?
	    f->serves : "10.11.6");
	info->title = f->title != NULL ? f->title : "MariaDB";
	pthread_mutex_unlock(&f->lock);
	if (rc != KT_FLEET_OK)
		copy(info->why, sizeof(info->why), "scripted to fail");
	return rc;
}

static void
stop(void *self, const struct kt_db_spec *spec, bool remove)
{
	struct fleet_fake *f = self;

	(void)spec;
	pthread_mutex_lock(&f->lock);
	f->stops++;
	f->removals += remove;
	f->called_off = true;
	pthread_cond_broadcast(&f->changed);
	wait_released(f, f->deaf ? &f->deaf : &f->hurried);
	f->called_off = false;
	pthread_mutex_unlock(&f->lock);
}

static int
sql(void *self, const char *id, const char *database, const char *text,
    char why[KT_WHY])
{
	struct fleet_fake *f = self;

	(void)id;
	(void)database;
	pthread_mutex_lock(&f->lock);
	f->sqls++;
	copy(f->last_sql, sizeof(f->last_sql), text);
	pthread_mutex_unlock(&f->lock);
	if (strstr(text, "WRONG") == NULL)
		return 0;
	copy(why, KT_WHY, "You have an error in your SQL syntax");
	return -1;
}

static size_t
builds(void *self, const char *engine, struct kt_arena *a,
    const struct kt_db_build **out)
{
	struct fleet_fake *f = self;

	(void)engine;
	(void)a;
	*out = f->builds;
	return f->n_builds;
}

/* Files there are, with nothing in them. */
static int
log_file(void *self, const char *id, const char *name)
{
	(void)self;
	(void)id;
	(void)name;
	return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

static enum kt_fleet_rc
snapshot(void *self, const char *id, const char *name,
    struct kt_db_snapshot *out)
{
	struct fleet_fake *f = self;
	enum kt_fleet_rc rc;

	memset(out, 0, sizeof(*out));
	pthread_mutex_lock(&f->lock);
	f->snapshots++;
	copy(f->snapshot, sizeof(f->snapshot), name);
	copy(f->snapshot_of, sizeof(f->snapshot_of), id);
	if (f->snapshots_held)
		wait_released(f, &never);
	rc = f->snapshot_rc;
	pthread_mutex_unlock(&f->lock);
	out->pause = 7;
	out->title = "MariaDB";
	copy(out->version, sizeof(out->version), "10.11.6");
	copy(out->why, sizeof(out->why), "No space left on device");
	return rc;
}

static int
snapshot_copy(void *self, const char *from, const char *to, char why[KT_WHY])
{
	struct fleet_fake *f = self;

	(void)to;
	pthread_mutex_lock(&f->lock);
	f->snapshot_copies++;
	copy(f->snapshot, sizeof(f->snapshot), from);
	pthread_mutex_unlock(&f->lock);
	copy(why, KT_WHY, "No space left on device");
	return f->snapshot_rc == KT_FLEET_OK ? 0 : -1;
}

static void
snapshot_remove(void *self, const char *name)
{
	struct fleet_fake *f = self;

	(void)name;
	pthread_mutex_lock(&f->lock);
	f->snapshot_removals++;
	pthread_mutex_unlock(&f->lock);
}

static void
hurry(void *self)
{
	struct fleet_fake *f = self;

	pthread_mutex_lock(&f->lock);
	f->called_off = f->hurried = true;
	pthread_cond_broadcast(&f->changed);
	pthread_mutex_unlock(&f->lock);
}

static void
nothing(void *self)
{
	(void)self;
}

struct kt_fleet
fleet_fake(struct fleet_fake *f)
{
	return (struct kt_fleet){ .start = start, .stop = stop, .sql = sql,
	    .log = log_file, .builds = builds, .takes_tokens = true,
	    .hurry = hurry, .close = nothing, .self = f };
}

struct kt_fleet
fleet_fake_with_snapshots(struct fleet_fake *f)
{
	struct kt_fleet fleet = fleet_fake(f);

	fleet.snapshot = snapshot;
	fleet.snapshot_copy = snapshot_copy;
	fleet.snapshot_remove = snapshot_remove;
	return fleet;
}

void
fleet_fake_serve(struct fleet_fake *f, const char *title, const char *version)
{
	pthread_mutex_lock(&f->lock);
	f->title = title;
	f->serves = version;
	pthread_mutex_unlock(&f->lock);
}

void
fleet_fake_hold(struct fleet_fake *f, bool held)
{
	pthread_mutex_lock(&f->lock);
	f->held = held;
	pthread_cond_broadcast(&f->changed);
	pthread_mutex_unlock(&f->lock);
}

void
fleet_fake_until_waiting(struct fleet_fake *f)
{
	pthread_mutex_lock(&f->lock);
	while (f->waiting == 0)
		pthread_cond_wait(&f->changed, &f->lock);
	pthread_mutex_unlock(&f->lock);
}

void
fleet_fake_until_stopping(struct fleet_fake *f)
{
	pthread_mutex_lock(&f->lock);
	while (f->stops == 0 || f->waiting != 1)
		pthread_cond_wait(&f->changed, &f->lock);
	pthread_mutex_unlock(&f->lock);
}
