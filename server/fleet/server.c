/* One database server that keyturn runs. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "keyturn/clock.h"
#include "keyturn/crypto.h"
#include "keyturn/log.h"

#include "guardian.h"
#include "logins.h"
#include "names.h"
#include "plugin/ask.h"
#include "plugins.h"
#include "server.h"
#include "template.h"
#include "why.h"

#define READY_MS (180 * KT_SECOND)	/* a recovery may take its time */
#define RACES 5		/* for a port, or with whoever kills servers */
#define POLL_MS_MAX 10
#define LAST_MS 5000	/* for the address of last time to become free */

static int
fail(char why[KT_WHY], const char *what, int err)
{
	snprintf(why, KT_WHY, "%.300s: %s", what, strerror(err));
	return -1;
}

const struct kind *
server_read_made(const char *dir, char version[64])
{
	char path[PATH_MAX], name[16] = "";
	FILE *f;

	if (snprintf(path, sizeof(path), "%s/build", dir) >=
	    (int)sizeof(path) || (f = fopen(path, "re")) == NULL)
		return NULL;
	if (fscanf(f, "%15s %63s", name, version) != 2)
		name[0] = '\0';
	fclose(f);
	return kind_named(name);
}

int
server_write_made(const char *dir, const struct kind *kind,
    const char *version, bool keep)
{
	struct kt_arena *a = kt_arena_new();
	int rc = tree_write(kt_arena_printf(a, "%s/build", dir),
	    kt_arena_printf(a, "%s %s\n", kind->name, version), 0600, keep);

	kt_arena_free(&a);
	return rc;
}

/* A folder beside its name, then under its name: whole or not there. */
static int
fill_folder(struct yard *y, const struct server *s, const char *data,
    struct kt_arena *a, char why[KT_WHY])
{
	char *beside = kt_arena_printf(a, "%s/.%s.new", y->place.servers,
	    s->id);
	char *files = kt_arena_printf(a, "%s/files", beside);
	int rc;

	(void)tree_remove(beside);
	rc = tree_folder(beside, y->place.pass);
	if (rc == 0)
		rc = tree_folder(files, 0700);
	if (rc == 0)
		rc = tree_set(files, &s->user, 0700);
	if (rc == 0)
		rc = tree_copy(data, kt_arena_printf(a, "%s/data", beside),
		    &s->user);
	if (rc == 0)
		rc = server_write_made(beside, s->build.kind, s->made, false);
	if (rc == 0 && rename(beside, s->dir) != 0)
		rc = -errno;
	if (rc == 0)
		return 0;
	(void)tree_remove(beside);
	return fail(why, s->dir, -rc);
}

/* Of what a snapshot has, in the folder from, or of what is prepared. */
static int
make_folder(struct yard *y, struct server *s, const char *from,
    char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	const struct template_wish wish = { &y->place, y->guardian, &s->build,
	    kind_made_with(a, s->build.kind, (const char *const *)s->options),
	    &s->stopping };
	char data[PATH_MAX];
	int rc = 0;

	if (from != NULL)
		(void)snprintf(data, sizeof(data), "%.4000s/data", from);
	else
		rc = template_get(&wish, data, why);
	if (rc == 0)
		rc = fill_folder(y, s, data, a, why);
	kt_arena_free(&a);
	return rc;
}

/* A server goes on with what an older one wrote, never the other way. */
static enum kt_fleet_rc
check_age(const struct server *s, char why[KT_WHY])
{
	if (kt_version_compare(s->build.version, s->made) >= 0)
		return KT_FLEET_OK;
	snprintf(why, KT_WHY, "the snapshot is of %s %s, and there is no such "
	    "server, nor a newer one: the newest is %s", s->build.kind->title,
	    s->made, s->build.version);
	return KT_FLEET_NO_SERVER;
}

/* There is no data folder yet: the build, and a folder for it. */
static enum kt_fleet_rc
make_anew(struct yard *y, struct server *s, const struct kt_db_spec *spec,
    struct find_wish *wish, char why[KT_WHY])
{
	char path[PATH_MAX];
	const char *from = spec->from != NULL ? path : NULL;
	enum kt_fleet_rc rc;

	if (from != NULL) {
		snprintf(path, sizeof(path), "%.3900s/%.80s",
		    y->place.snapshots, spec->from);
		wish->made.kind = server_read_made(path, s->made);
		if (wish->made.kind == NULL) {
			snprintf(why, KT_WHY, "its snapshot is gone");
			return KT_FLEET_FAILED;
		}
	}
	rc = find_build(&y->finder, wish, &s->build, why);
	if (rc == KT_FLEET_OK && from != NULL)
		rc = check_age(s, why);
	else if (rc == KT_FLEET_OK)
		memcpy(s->made, s->build.version, sizeof(s->made));
	if (rc != KT_FLEET_OK)
		return rc;
	return make_folder(y, s, from, why) == 0 ? KT_FLEET_OK :
	    KT_FLEET_FAILED;
}

static enum kt_fleet_rc
make(struct yard *y, struct server *s, const struct kt_db_spec *spec,
    char why[KT_WHY])
{
	struct find_wish wish = { .engine = spec->engine,
	    .version = spec->version, .made.version = s->made };

	if (snprintf(s->dir, sizeof(s->dir), "%s/%s", y->place.servers, s->id)
	    >= (int)sizeof(s->dir)) {
		fail(why, y->place.servers, ENAMETOOLONG);
		return KT_FLEET_FAILED;
	}
	s->user = y->place.user;
	if (place_claim(&y->place, s->dir, &s->user) == 0)
		wish.made.kind = server_read_made(s->dir, s->made);
	if (wish.made.kind != NULL)
		return find_build(&y->finder, &wish, &s->build, why);
	if (!spec->fresh) {
		snprintf(why, KT_WHY, "its data folder %.300s is gone",
		    s->dir);
		return KT_FLEET_FAILED;
	}
	return make_anew(y, s, spec, &wish, why);
}

void
server_sealed(struct server *s, const char *host, struct kt_buf *sql)
{
	static const char set[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789";

	/* Policies for passwords want all kinds of characters. */
	memcpy(s->sealed, "Kt-1.", 5);
	kt_random_text(s->sealed + 5, sizeof(s->sealed) - 6, set);
	kt_buf_str(sql, SEALED_QUIET ";\n");
	kt_sql_sealed(sql, &(struct kt_sealed){ SEALED_USER, host, s->sealed },
	    true);
	kt_sql_sealed(sql, &(struct kt_sealed){ FIXTURE_USER, host,
	    s->sealed }, false);
}

/* A fresh short-lived folder: certificate, key, the sealed account. */
static int
prepare(struct yard *y, struct server *s, char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf sql;
	int rc;

	snprintf(s->run, sizeof(s->run), "%s/%u", y->place.run,
	    atomic_fetch_add(&y->runs, 1));
	kt_buf_init(&sql, a);
	server_sealed(s, "localhost", &sql);
	rc = tree_folder(s->run, 0700);
	if (rc == 0)
		rc = tree_write_for(kt_arena_printf(a, "%s/init.sql", s->run),
		    sql.p, &s->user);
	if (rc == 0)
		rc = authority_issue(&y->authority, names_of(a, &s->at,
		    y->names, s->zone), s->run, &s->user);
	if (rc == 0 && s->takes_tokens)
		logins_open(y, s);
	if (rc == 0)
		rc = tree_set(s->run, &s->user, 0700);
	kt_arena_free(&a);
	return rc == 0 ? 0 : fail(why, s->run, -rc);
}

void
server_set_options(struct server *s, const char *const *options)
{
	size_t i, n = 0;

	for (i = 0; s->options != NULL && s->options[i] != NULL; i++)
		free(s->options[i]);
	free(s->options);
	s->options = NULL;
	while (options != NULL && options[n] != NULL)
		n++;
	if (n == 0)
		return;
	s->options = kt_alloc((n + 1) * sizeof(*s->options));
	for (i = 0; i < n; i++)
		s->options[i] = kt_strdup(options[i]);
}

static const char *const *
env_and(struct kt_arena *a, const char *const *env, const char *more)
{
	const char **all;
	size_t n = 0;

	while (env[n] != NULL)
		n++;
	all = kt_arena_alloc(a, (n + 2) * sizeof(*all));
	memcpy(all, env, n * sizeof(*all));
	all[n] = more;
	return all;
}

static int
spawn(struct yard *y, struct server *s, char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	struct kind_running how = { &s->build,
	    kt_arena_printf(a, "%s/data", s->dir),
	    kt_arena_printf(a, "%s/files", s->dir), s->run, s->at.bind,
	    s->at.port, (const char *const *)s->options };
	const char *writes[] = { how.data, how.files, how.run, NULL };
	struct kind_args args = { .arena = a };
	struct guardian_spawn spec = {
		.env = find_env(a), .dir = s->dir, .writes = writes,
		.log = kt_arena_printf(a, "%s/server.log", s->dir),
		.flags = SPAWN_LOG, .uid = s->user.uid, .gid = s->user.gid,
	};
	pid_t pid;

	if (s->logins != NULL) {
		how.plugins = kt_arena_printf(a, "%s/" PLUGINS_FOLDER, s->run);
		how.plugin = ASK_FILE;
		spec.env = env_and(a, spec.env, kt_arena_printf(a, ASK_ENV
		    "=%s/" LOGINS_SOCKET, s->run));
	}
	s->build.kind->run(&args, &how);
	spec.argv = args.list;
	pid = guardian_spawn(y->guardian, &spec);
	kt_arena_free(&a);
	if (pid < 0)
		return fail(why, s->build.path, -pid);
	s->pid = pid;
	return 0;
}

static enum kt_engine_rc
log_in(struct yard *y, const struct server *s, const struct visit *v,
    struct kt_link **out, char why[KT_WHY])
{
	char path[108];
	struct kt_creds c = {
		.host = "localhost", .socket = path, .user = v->user,
		.password = s->sealed, .database = v->database,
		.tls = KT_TLS_NONE,
	};

	snprintf(path, sizeof(path), "%s/s", s->run);
	return y->engine->login(&c, out, why);
}

static const struct visit ours = { SEALED_USER, NULL };

/* Nothing of keyturn's does that to one that is coming up. */
static bool
was_killed(int status)
{
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

/*
 * Short waits, growing: a start takes a tenth of a second or several.  0: it is
 * there; 1: somebody killed it; -1: it ended, or must.
 */
static int
wait_ready(struct yard *y, struct server *s, int *status)
{
	int64_t until = kt_mono_ms() + READY_MS, wait = 1;
	char path[108], why[KT_WHY];
	struct kt_link *link;

	snprintf(path, sizeof(path), "%s/s", s->run);
	while (!guardian_wait(y->guardian, s->pid, 0, status)) {
		if (s->stopping || kt_mono_ms() >= until) {
			guardian_kill(y->guardian, s->pid, SIGKILL);
			guardian_wait(y->guardian, s->pid, INT64_MAX, status);
			return -1;
		}
		if (access(path, F_OK) == 0 &&
		    log_in(y, s, &ours, &link, why) == KT_ENGINE_OK) {
			y->engine->logout(&link);
			return 0;
		}
		kt_sleep_ms(wait);
		wait += wait < POLL_MS_MAX;
	}
	return was_killed(*status) ? 1 : -1;
}

static void
forget(struct yard *y, struct server *s)
{
	(void)y;
	s->pid = 0;
	logins_close(&s->logins);
	kt_wipe(s->sealed, sizeof(s->sealed));
	if (s->run[0] != '\0')
		(void)tree_remove(s->run);
	s->run[0] = '\0';
}

enum again {
	NEVER,
	HERE,		/* somebody killed it */
	ELSEWHERE	/* somebody else took the port before the server did */
};

/* One attempt; *again: is there to be another? */
static int
run_once(struct yard *y, struct server *s, enum again *again, char why[KT_WHY])
{
	char path[PATH_MAX];
	int status = 0, rc;

	rc = prepare(y, s, why);
	if (rc == 0)
		rc = spawn(y, s, why);
	if (rc == 0) {
		rc = wait_ready(y, s, &status);
		s->refused = rc != 0;
		if (rc != 0) {
			snprintf(path, sizeof(path), "%.4000s/server.log",
			    s->dir);
			why_log(path, status, why);
			*again = rc > 0 ? HERE :
			    strstr(why, "Address already in use") != NULL ||
			    strstr(why, "Bind on TCP/IP port") != NULL ?
			    ELSEWHERE : NEVER;
		}
	}
	/* what it said has been read: no password stays on disk */
	snprintf(path, sizeof(path), "%s/init.sql", s->run);
	(void)unlink(path);
	if (rc != 0)
		forget(y, s);
	return rc;
}

/*
 * Clients know the address of last time.  After a SIGKILL of keyturn the old
 * server may be dying there still: it is waited for before another is taken.
 */
int
server_place(struct yard *y, struct server *s, const struct wish *wish,
    char why[KT_WHY])
{
	struct wish last = { wish->host, wish->port, true };
	int64_t until = kt_mono_ms() + LAST_MS;

	while (wish->host != NULL && !s->stopping && kt_mono_ms() < until) {
		if (ports_take(&y->ports, &last, &s->at, why) == 0)
			return 0;
		kt_sleep_ms(POLL_MS_MAX);
	}
	return ports_take(&y->ports, wish, &s->at, why);
}

/* What runs on the folder now may have brought it to its own version. */
static void
note_version(struct server *s)
{
	int rc;

	if (strcmp(s->made, s->build.version) == 0)
		return;
	rc = server_write_made(s->dir, s->build.kind,
	    s->build.version, true);
	if (rc != 0)
		kt_log(KT_LOG_WARN, "that %s is of %s %s now cannot be "
		    "written: %s", s->dir, s->build.kind->title,
		    s->build.version, strerror(-rc));
	memcpy(s->made, s->build.version, sizeof(s->made));
}

static enum kt_fleet_rc
run(struct yard *y, struct server *s, const struct wish *wish,
    char why[KT_WHY])
{
	enum again again = HERE;
	int i;

	for (i = 0; i < RACES && again != NEVER && !s->stopping; i++) {
		again = NEVER;
		if (!s->placed && server_place(y, s, wish, why) != 0)
			return KT_FLEET_FAILED;
		s->placed = true;
		if (run_once(y, s, &again, why) == 0) {
			note_version(s);
			return KT_FLEET_OK;
		}
		if (again == ELSEWHERE && !wish->strict)
			server_unplace(y, s);
	}
	if (s->stopping)
		snprintf(why, KT_WHY, "it was stopped while it started");
	return KT_FLEET_FAILED;
}

static void
wait_end(struct yard *y, struct server *s, char how[KT_WHY])
{
	int status;

	guardian_wait(y->guardian, s->pid, INT64_MAX, &status);
	if (WIFSIGNALED(status))
		snprintf(how, KT_WHY, "by signal %d", WTERMSIG(status));
	else
		snprintf(how, KT_WHY, "with status %d", WEXITSTATUS(status));
}

static void
end(struct yard *y, const char *id, pid_t pid, bool at_once)
{
	(void)id;
	guardian_kill(y->guardian, pid, at_once ? SIGKILL : SIGTERM);
}

static void
remove_folder(struct yard *y, const char *id)
{
	char dir[PATH_MAX];

	if (snprintf(dir, sizeof(dir), "%s/%s", y->place.servers, id) <
	    (int)sizeof(dir) && tree_remove(dir) != 0)
		kt_log(KT_LOG_WARN, "%s could not be removed", dir);
}

static size_t
builds(struct yard *y, const char *engine, struct kt_arena *a,
    const struct kt_db_build **out)
{
	return find_builds(&y->finder, engine, a, out);
}

const struct means means_process = { make, run, log_in, wait_end, end, false,
    forget, remove_folder, builds };

void
server_unplace(struct yard *y, struct server *s)
{
	if (s->placed)
		ports_give(&y->ports, &s->at);
	s->placed = false;
}

static enum kt_engine_rc
master_logs_in(struct yard *y, const struct server *s,
    const struct kt_db_spec *spec, char why[KT_WHY])
{
	struct kt_creds c = {
		.host = ports_reach(&s->at),
		.port = s->at.port, .user = spec->master_user,
		.password = spec->master_password, .tls = KT_TLS_VERIFY,
		.tls_required = true, .ca_file = y->authority.ca_file,
	};
	struct kt_link *link;
	enum kt_engine_rc rc = y->engine->login(&c, &link, why);

	if (rc == KT_ENGINE_OK)
		y->engine->logout(&link);
	return rc;
}

enum kt_engine_rc
server_add_master(struct yard *y, const struct server *s,
    const struct kt_db_spec *spec, char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	struct kt_link *link = NULL;
	enum kt_engine_rc rc;
	struct kt_buf sql;

	kt_buf_init(&sql, a);
	kt_sql_master(&sql, spec->master_user, spec->master_password,
	    spec->database);
	rc = y->means->login(y, s, &ours, &link, why);
	/* apart: what is sent in one piece is logged so, at first */
	if (rc == KT_ENGINE_OK)
		rc = y->engine->run(link, SEALED_QUIET, why);
	if (rc == KT_ENGINE_OK)
		rc = y->engine->run(link, sql.p, why);
	if (rc == KT_ENGINE_OK)
		rc = master_logs_in(y, s, spec, why);
	y->engine->logout(&link);
	kt_arena_free(&a);
	return rc;
}
