/*
 * The data of a server as they lay at one moment:
 *
 *   UP --SIGSTOP--> all its threads stand: copied beside --SIGCONT--> UP
 *   no process: copied beside, and none is started meanwhile
 *   then on disk, and under its name: whole or not there
 *
 * A server that runs would write between two files (copies of live folders were
 * unusable in most trials); what lies there when it stands is what a loss of
 * power leaves, which it recovers from.  If keyturn dies, the guardian kills
 * servers that stand as it does others.  One that is killed while it stands does
 * not come back before its data are copied: entry.held.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/clock.h"

#include "guardian.h"
#include "process.h"
#include "tree.h"

#define FREEZE_MS (60 * KT_SECOND)	/* a write that is under way may last */
#define TRIES 5		/* with somebody who kills it, or lets it go on */

static int
fail(char why[KT_WHY], int err)
{
	snprintf(why, KT_WHY, "%s", strerror(err));
	return -1;
}

/* --- a server that stands still --- */

/* The state of a thread by /proc: 'T' stands, 'Z' and 'X' are no more. */
static bool
thread_stands(int tasks, const char *id)
{
	char path[64], line[512], *at;
	ssize_t n = -1;
	int fd;

	snprintf(path, sizeof(path), "%.20s/stat", id);
	fd = openat(tasks, path, O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		n = read(fd, line, sizeof(line) - 1);
		close(fd);
	}
	if (n <= 0)
		return true;		/* it has ended */
	line[n] = '\0';
	at = strrchr(line, ')');	/* the name may hold anything */
	return at != NULL && at[1] == ' ' && strchr("TtZXx", at[2]) != NULL;
}

/* Also when there is no such process any more. */
static bool
stands(pid_t pid)
{
	char path[64];
	struct dirent *e;
	bool all = true;
	DIR *d;

	snprintf(path, sizeof(path), "/proc/%ld/task", (long)pid);
	d = opendir(path);
	while (d != NULL && all && (e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			all = thread_stands(dirfd(d), e->d_name);
	if (d != NULL)
		closedir(d);
	return all;
}

static int
freeze(struct fleet *f, pid_t pid, char why[KT_WHY])
{
	int64_t until = kt_mono_ms() + FREEZE_MS;

	for (;;) {
		guardian_kill(f->yard.guardian, pid, SIGSTOP);
		kt_sleep_ms(1);		/* the guardian is to hear of it */
		if (stands(pid))
			return 0;
		if (kt_mono_ms() >= until) {
			snprintf(why, KT_WHY, "the server does not stand still");
			return -1;
		}
	}
}

/* --- whose data stay as they are --- */

struct entry *
fleet_hold(struct fleet *f, const char *id, pid_t *pid)
{
	struct entry *e;

	pthread_mutex_lock(&f->lock);
	while ((e = fleet_find(f, id)) != NULL && !f->closing && (e->held ||
	    (e->state != UP && (e->state != ENDED || !e->watched))))
		kt_cond_wait(&f->cond, &f->lock, INT64_MAX);
	if (e == NULL && !f->closing) {		/* for others to wait for */
		e = kt_alloc(sizeof(*e));
		e->fleet = f;
		e->state = ENDED;
		snprintf(e->s.id, sizeof(e->s.id), "%s", id);
		e->next = f->entries;
		f->entries = e;
	}
	if (f->closing)
		e = NULL;
	if (e != NULL) {
		e->held = true;
		*pid = e->state == UP ? e->s.pid : 0;
	}
	pthread_mutex_unlock(&f->lock);
	return e;
}

void
fleet_let_go(struct fleet *f, struct entry *e)
{
	pthread_mutex_lock(&f->lock);
	e->held = false;
	if (e->state == ENDED && !e->watched)
		fleet_forget(f, e);
	pthread_cond_broadcast(&f->cond);
	pthread_mutex_unlock(&f->lock);
}

/* --- the folder --- */

/* Where a snapshot lies, and where it is made. */
struct paths {
	char at[PATH_MAX], beside[PATH_MAX];
};

static void
lead_to(const struct fleet *f, const char *name, struct paths *out)
{
	const char *below = f->yard.place.snapshots;

	snprintf(out->at, sizeof(out->at), "%.3900s/%.80s", below, name);
	snprintf(out->beside, sizeof(out->beside), "%.3900s/.%.80s.new", below,
	    name);
}

/* Copies the data of the folder from, which has a note of who made them. */
static int
copy(const char *from, const char *beside, const struct kind *kind,
    const char *version)
{
	struct kt_arena *a = kt_arena_new();
	const char *const *name = kind->unwanted;
	char *data = kt_arena_printf(a, "%s/data", beside);
	int rc;

	(void)tree_remove(beside);
	rc = tree_folder(beside, 0700);
	if (rc == 0)
		rc = tree_copy(kt_arena_printf(a, "%s/data", from), data, NULL);
	if (rc == 0)
		rc = server_write_made(beside, kind, version, false);
	for (; rc == 0 && *name != NULL; name++)
		(void)unlink(kt_arena_printf(a, "%s/%s", data, *name));
	kt_arena_free(&a);
	return rc;
}

static int
put_in_place(const struct fleet *f, const struct paths *p)
{
	bool keep = !f->yard.place.throwaway;

	if (keep)
		tree_sync(p->beside);
	if (rename(p->beside, p->at) != 0)
		return -errno;
	if (keep)
		tree_sync(f->yard.place.snapshots);
	return 0;
}

/* What is to be copied, and who made it. */
struct source {
	char dir[PATH_MAX];
	const struct kind *kind;
	char version[64];
};

/* 0; 1: it went on meanwhile, or was just being killed; -1 and why. */
static int
copy_standing(struct fleet *f, pid_t pid, const struct source *from,
    const struct paths *to, char why[KT_WHY])
{
	int rc;

	if (pid > 0 && freeze(f, pid, why) != 0)
		return -1;
	rc = copy(from->dir, to->beside, from->kind, from->version);
	if (rc != 0)
		return fail(why, -rc);
	if (pid <= 0 || stands(pid))
		return 0;
	snprintf(why, KT_WHY, "somebody let the server go on meanwhile");
	return 1;
}

/* While it is held: copied, if need be from a server that stands. */
static int
copy_held(struct fleet *f, pid_t pid, const struct source *from,
    const struct paths *to, struct kt_db_snapshot *out)
{
	int64_t since = kt_mono_ms();
	int i, rc = 1;

	for (i = 0; i < TRIES && rc > 0; i++)
		rc = copy_standing(f, pid, from, to, out->why);
	if (pid > 0) {
		guardian_kill(f->yard.guardian, pid, SIGCONT);
		out->pause = kt_mono_ms() - since;
	}
	return rc;
}

static int
take(struct fleet *f, pid_t pid, const char *id, const struct paths *to,
    struct kt_db_snapshot *out)
{
	struct source from;
	int rc;

	snprintf(from.dir, sizeof(from.dir), "%.3900s/%.80s",
	    f->yard.place.servers, id);
	from.kind = server_read_made(from.dir, from.version);
	if (from.kind == NULL) {
		snprintf(out->why, KT_WHY, "its data folder is gone");
		return -1;
	}
	if (copy_held(f, pid, &from, to, out) != 0)
		return -1;
	rc = put_in_place(f, to);
	return rc == 0 ? 0 : fail(out->why, -rc);
}

/* Is it there, and of whom? */
static bool
is_there(const struct paths *p, struct kt_db_snapshot *out)
{
	const struct kind *kind = server_read_made(p->at, out->version);

	if (kind != NULL)
		out->title = kind->title;
	return kind != NULL;
}

enum kt_fleet_rc
fleet_snapshot(void *self, const char *id, const char *name,
    struct kt_db_snapshot *out)
{
	struct fleet *f = self;
	struct paths to;
	struct entry *e;
	pid_t pid = 0;
	int rc = 0;

	memset(out, 0, sizeof(*out));
	lead_to(f, name, &to);
	e = fleet_hold(f, id, &pid);
	if (e == NULL)
		return KT_FLEET_STOPPED;
	if (!is_there(&to, out))
		rc = take(f, pid, id, &to, out);
	fleet_let_go(f, e);
	if (rc == 0 && is_there(&to, out))
		return KT_FLEET_OK;
	(void)tree_remove(to.beside);
	return KT_FLEET_FAILED;
}

int
fleet_snapshot_copy(void *self, const char *from, const char *to,
    char why[KT_WHY])
{
	const struct fleet *f = self;
	struct kt_db_snapshot there;
	struct paths source, target;
	const struct kind *kind;
	int rc;

	lead_to(f, from, &source);
	lead_to(f, to, &target);
	if (is_there(&target, &there))
		return 0;
	kind = server_read_made(source.at, there.version);
	if (kind == NULL) {
		snprintf(why, KT_WHY, "the data of its source are gone");
		return -1;
	}
	rc = copy(source.at, target.beside, kind, there.version);
	if (rc == 0)
		rc = put_in_place(f, &target);
	if (rc == 0)
		return 0;
	(void)tree_remove(target.beside);
	return fail(why, -rc);
}

/* Not under its name any more, then not at all. */
void
fleet_snapshot_remove(void *self, const char *name)
{
	const struct fleet *f = self;
	struct paths p;

	lead_to(f, name, &p);
	(void)tree_remove(p.beside);
	(void)rename(p.at, p.beside);
	(void)tree_remove(p.beside);
}
