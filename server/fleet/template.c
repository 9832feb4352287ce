/*
 * Prepared data folders: bootstrapped by the server itself in a scratch place
 * it can reach, copied into the cache beside its name, put in place by rename.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/clock.h"
#include "keyturn/crypto.h"
#include "keyturn/log.h"

#include "find.h"
#include "guardian.h"
#include "place.h"
#include "template.h"
#include "why.h"
#include "zones.h"

#define FORMAT "2"		/* of this file: other templates are others */
#define MAKE_MS (300 * KT_SECOND)

/* A template being made. */
struct making {
	const struct place *place;
	struct guardian *guardian;
	const struct build *build;
	const char *const *options;
	const atomic_bool *stop;
	struct kt_arena *a;
	char *scratch;		/* input.sql, log, and work/, the server's */
	char *why;
};

static int
fail(const struct making *m, const char *what, int err)
{
	snprintf(m->why, KT_WHY, "preparing a data folder: %.200s: %s", what,
	    strerror(err));
	return -1;
}

static int
write_input(const struct making *m, const char *path)
{
	const char *missing = NULL;
	struct kt_buf b;
	int rc;

	kt_buf_init(&b, m->a);
	if (m->build->kind->input(m->build, &b, &missing) != 0)
		return fail(m, missing, ENOENT);
	zones_sql(&b, ZONES_FOLDER);
	rc = tree_write_for(path, b.p, &m->place->user);
	return rc == 0 ? 0 : fail(m, path, -rc);
}

#define LOOK_MS 50	/* how soon a stop is noticed */

/* False when it takes too long or is not wanted any more. */
static bool
wait_made(const struct making *m, pid_t pid, int *status)
{
	int64_t until = kt_mono_ms() + MAKE_MS;

	while (!*m->stop && kt_mono_ms() < until)
		if (guardian_wait(m->guardian, pid, kt_mono_ms() + LOOK_MS,
		    status))
			return true;
	return false;
}

static int
run_server(const struct making *m, const char *const *argv, const char *input)
{
	struct guardian_spawn spec = {
		.argv = argv, .env = find_env(m->a), .input = input,
		.dir = m->scratch, .flags = SPAWN_LOG,
		.log = kt_arena_printf(m->a, "%s/log", m->scratch),
		.uid = m->place->user.uid, .gid = m->place->user.gid,
	};
	pid_t pid = guardian_spawn(m->guardian, &spec);
	int status;

	if (pid < 0)
		return fail(m, argv[0], -pid);
	if (!wait_made(m, pid, &status)) {
		guardian_kill(m->guardian, pid, SIGKILL);
		guardian_wait(m->guardian, pid, INT64_MAX, &status);
	}
	if (status == 0)
		return 0;
	why_log(spec.log, status, m->why);
	return -1;
}

static int
bootstrap(const struct making *m)
{
	const struct kind *kind = m->build->kind;
	const struct kind_making how = {
		.build = m->build,
		.data = kt_arena_printf(m->a, "%s/work", m->scratch),
		.input = kt_arena_printf(m->a, "%s/input.sql", m->scratch),
		.temporary = kt_arena_printf(m->a, "%s/tmp", m->scratch),
		.options = m->options,
	};
	struct kind_args args = { .arena = m->a };

	if (write_input(m, how.input) != 0)
		return -1;
	kind->make(&args, &how);
	return run_server(m, args.list, kind->input_is_stdin ? how.input :
	    NULL);
}

/* What must not be shared, or is not wanted. */
static void
clean(const struct making *m)
{
	const char *const *name = m->build->kind->unwanted;

	for (; *name != NULL; name++)
		(void)unlink(kt_arena_printf(m->a, "%s/work/%s", m->scratch,
		    *name));
}

/* Beside its name, synced, then under its name: whole or not there. */
static int
put_in_place(const struct making *m, const char *path)
{
	char *beside = kt_arena_printf(m->a, "%s.new", path);
	int rc;

	clean(m);
	(void)tree_remove(beside);
	rc = tree_copy(kt_arena_printf(m->a, "%s/work", m->scratch), beside,
	    NULL);
	if (rc == 0) {
		tree_sync(beside);
		rc = rename(beside, path) != 0 ? -errno : 0;
	}
	if (rc == 0)
		return 0;
	(void)tree_remove(beside);
	return fail(m, path, -rc);
}

/* A folder that is the server's own. */
static int
own_folder(const struct making *m, const char *name)
{
	const char *path = kt_arena_printf(m->a, "%s/%s", m->scratch, name);
	int rc = tree_folder(path, 0700);

	return rc != 0 ? rc : tree_set(path, &m->place->user, 0700);
}

static int
make(struct making *m, const char *path)
{
	int rc;

	kt_log(KT_LOG_WARN, "preparing a data folder for %s %s in %s; this "
	    "takes some seconds, once", m->build->kind->title,
	    m->build->version, path);
	m->scratch = kt_arena_printf(m->a, "%s/make-%.16s", m->place->run,
	    m->build->key);
	(void)tree_remove(m->scratch);
	rc = tree_folder(m->scratch, m->place->pass);
	if (rc == 0)
		rc = own_folder(m, "work");
	if (rc == 0)
		rc = own_folder(m, "tmp");
	if (rc != 0)
		rc = fail(m, m->scratch, -rc);
	else if (bootstrap(m) != 0)
		rc = -1;
	else
		rc = put_in_place(m, path);
	(void)tree_remove(m->scratch);
	return rc;
}

/* Under the lock of path, which the kernel drops if we die. */
static int
make_locked(struct making *m, const char *path)
{
	char *name = kt_arena_printf(m->a, "%s.lock", path);
	int fd, rc;

	fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		return fail(m, name, errno);
	while ((rc = flock(fd, LOCK_EX | LOCK_NB)) != 0 &&
	    (errno == EWOULDBLOCK || errno == EINTR) && !*m->stop)
		kt_sleep_ms(LOOK_MS);
	if (rc != 0)
		rc = fail(m, name, errno);
	else if (access(path, F_OK) != 0)
		rc = make(m, path);
	close(fd);
	return rc;
}

static void
name_template(const struct making *m, char out[65])
{
	struct stat zones = { .st_mtime = 0 };
	const char *const *o;
	struct kt_buf b;

	(void)stat(ZONES_FOLDER, &zones);	/* none there: another one */
	kt_buf_init(&b, m->a);
	kt_buf_printf(&b, FORMAT "|%s|%lld", m->build->key,
	    (long long)zones.st_mtime);
	for (o = m->build->kind->folder_options; *o != NULL; o++)
		kt_buf_printf(&b, "|%s", *o);
	for (o = m->options; *o != NULL; o++)
		kt_buf_printf(&b, "|%s", *o);
	kt_sha256_hex(b.p, b.n, out);
}

int
template_get(const struct template_wish *w, char out[PATH_MAX],
    char why[KT_WHY])
{
	struct making m = { .place = w->place, .guardian = w->guardian,
	    .build = w->build, .options = w->options, .stop = w->stop, .why = why };
	char hex[65], *folder, *path;
	int rc = 0, err;

	m.a = kt_arena_new();
	name_template(&m, hex);
	folder = kt_arena_printf(m.a, "%s/templates", w->place->cache);
	path = kt_arena_printf(m.a, "%s/%s-%s-%.16s", folder,
	    w->build->kind->name, w->build->version, hex);
	if (access(path, F_OK) != 0) {
		err = tree_make(folder, 0700);
		rc = err != 0 ? fail(&m, folder, -err) :
		    make_locked(&m, path);
	}
	if (rc == 0)
		snprintf(out, PATH_MAX, "%s", path);
	kt_arena_free(&m.a);
	return rc;
}
