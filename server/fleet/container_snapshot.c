/*
 * Snapshots of servers in containers: volumes at the same engine.  A volume
 * cannot be given another name when it is whole, so a second one, with nothing
 * in it, says that it is: NAME.whole, made last and removed first.
 */
#include <stdio.h>
#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/log.h"

#include "process.h"
#include "volume.h"

static const char *
whole(struct talk *t, const char *name)
{
	return kt_arena_printf(t->arena, "%s.whole", name);
}

enum dock_rc
container_snapshot_find(struct talk *t, const char *name, struct made *out)
{
	return volume_find(t, whole(t, name), out);
}

static struct talk
begin(const struct fleet *f, char why[KT_WHY])
{
	why[0] = '\0';
	return (struct talk){ .dock = f->yard.dock, .arena = kt_arena_new(),
	    .why = why };
}

#define REMOVE_MS (20 * KT_SECOND)	/* for an engine to be back */
#define PAUSE_MS 250

/* An engine that says nothing is told again: nobody comes back for it. */
static void
remove_all(struct talk *t, const char *name)
{
	int64_t until = kt_mono_ms() + REMOVE_MS;
	enum dock_rc rc;

	while (((rc = volume_remove(t, whole(t, name))) == DOCK_SILENT ||
	    (rc < DOCK_SILENT && (rc = volume_remove(t, name)) ==
	    DOCK_SILENT)) && kt_mono_ms() < until)
		kt_sleep_ms(PAUSE_MS);
	if (rc >= DOCK_SILENT)
		kt_log(KT_LOG_WARN, "the volume keyturn-%s could not be "
		    "removed: %s", name, t->why);
}

/* What a try that was cut off left there goes first. */
static int
take(struct talk *t, struct yard *y, struct volume_copy *c)
{
	remove_all(t, c->to);
	return volume_make(t, y, c->to, c->made) == 0 &&
	    volume_copy(t, y, c) == 0 &&
	    volume_make(t, y, whole(t, c->to), c->made) == 0 ? 0 : -1;
}

static int
take_held(struct fleet *f, struct volume_copy *c, struct kt_db_snapshot *out)
{
	struct talk t = begin(f, out->why);
	struct made made = { .kind = NULL };
	int rc = 0;

	if (container_snapshot_find(&t, c->to, &made) != DOCK_OK) {
		c->made = &made;
		rc = volume_find(&t, c->from, &made) == DOCK_OK &&
		    take(&t, &f->yard, c) == 0 ? 0 : -1;
	}
	if (rc == 0) {
		out->title = made.kind->title;
		memcpy(out->version, made.version, sizeof(out->version));
		out->pause = c->pause;
		out->why[0] = '\0';
	}
	kt_arena_free(&t.arena);
	return rc;
}

enum kt_fleet_rc
container_snapshot(void *self, const char *id, const char *name,
    struct kt_db_snapshot *out)
{
	struct volume_copy c = { .from = id, .to = name };
	struct fleet *f = self;
	struct entry *e;
	pid_t pid = 0;
	int rc;

	memset(out, 0, sizeof(*out));
	e = fleet_hold(f, id, &pid);
	if (e == NULL)
		return KT_FLEET_STOPPED;
	c.still = pid != 0 ? id : NULL;
	rc = take_held(f, &c, out);
	fleet_let_go(f, e);
	return rc == 0 ? KT_FLEET_OK : KT_FLEET_FAILED;
}

int
container_snapshot_copy(void *self, const char *from, const char *to,
    char why[KT_WHY])
{
	struct fleet *f = self;
	struct talk t = begin(f, why);
	struct made made = { .kind = NULL };
	struct volume_copy c = { .from = from, .to = to, .made = &made };
	int rc = 0;

	if (container_snapshot_find(&t, to, &made) != DOCK_OK)
		rc = container_snapshot_find(&t, from, &made) == DOCK_OK &&
		    take(&t, &f->yard, &c) == 0 ? 0 : -1;
	kt_arena_free(&t.arena);
	return rc;
}

void
container_snapshot_remove(void *self, const char *name)
{
	char why[KT_WHY];
	struct talk t = begin(self, why);

	remove_all(&t, name);
	kt_arena_free(&t.arena);
}
