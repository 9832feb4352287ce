/*
 * Database servers in containers.  A container is what a process is elsewhere:
 * made anew at every run, gone when the server ends.  The data are a volume;
 * it has its server's id, and a note of what made it.
 *
 * What the container is given (its certificate, and SQL that makes our users)
 * comes as files by the engine's archive API, never by its environment, which
 * anybody may inspect who may list containers.  The image's own ways make the
 * data: with a random password for root, who is dropped as soon as we are in.
 */
#include <stdio.h>
#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/crypto.h"
#include "keyturn/log.h"

#include "dock.h"
#include "image.h"
#include "names.h"
#include "process.h"
#include "server.h"
#include "tar.h"
#include "volume.h"

#define FOLDER "keyturn"	/* below / in the container */
#define DATA "/var/lib/mysql"	/* what the images say is theirs */
#define INNER_PORT 3306		/* dock_port knows it too */

#define PATIENCE_MS (60 * KT_SECOND)	/* for an engine that is not there */
#define PAUSE_MS 250
#define TRIES 40		/* for a port */
#define DEATHS 4		/* of one that is not there yet */
#define KILLED 137		/* status: by SIGKILL, in the shell's way */
#define READY_MS (600 * KT_SECOND)	/* it makes its data first */
#define POLL_MS 50
#define LOOK_MS (2 * KT_SECOND)	/* does it still run? */
#define LOOK_SECONDS 5		/* somebody waits who only wants to know */
#define STOP_SECONDS 8		/* for an end in good order */
#define AGAIN_MS (1 * KT_SECOND)	/* the engine is gone */

static struct talk
begin(struct yard *y, const struct server *s, char why[KT_WHY])
{
	why[0] = '\0';
	return (struct talk){ .dock = y->dock, .arena = kt_arena_new(),
	    .stop = s != NULL ? &s->stopping : NULL, .why = why };
}

static const char *
path_of(struct talk *t, const char *id, const char *rest)
{
	return kt_arena_printf(t->arena, "/containers/keyturn-%s%s", id, rest);
}

static enum dock_rc
remove_container(struct talk *t, const char *id)
{
	return dock_do(t, "DELETE", path_of(t, id, "?force=1&v=1"));
}

/* --- the data --- */

static void
remove_data(struct yard *y, const char *id)
{
	char why[KT_WHY];
	struct talk t = begin(y, NULL, why);

	if (remove_container(&t, id) >= DOCK_SILENT ||
	    volume_remove(&t, id) >= DOCK_SILENT)
		kt_log(KT_LOG_WARN, "the container or volume keyturn-%s could "
		    "not be removed: %s", id, why);
	kt_arena_free(&t.arena);
}

/*
 * An engine that starts after keyturn is waited for: there are data.  0, or -1
 * and why.
 */
static int
find_data(struct talk *t, struct server *s, const char *from,
    struct find_wish *w)
{
	int64_t until = kt_mono_ms() + PATIENCE_MS;
	struct made made = { .kind = NULL };
	enum dock_rc rc;
	bool told = false;

	for (;;) {
		rc = from != NULL ? container_snapshot_find(t, from, &made) :
		    volume_find(t, s->id, &made);
		if (rc != DOCK_SILENT || s->stopping || kt_mono_ms() >= until)
			break;
		if (!told)
			kt_log(KT_LOG_WARN, "%s; trying again", t->why);
		told = true;
		kt_sleep_ms(PAUSE_MS);
	}
	if (rc != DOCK_OK)
		return -1;
	memcpy(s->made, made.version, sizeof(s->made));
	w->made.kind = made.kind;
	return 0;
}

/* What it begins with: nothing, which the image fills, or a snapshot's. */
static int
make_data(struct talk *t, struct yard *y, struct server *s, const char *from)
{
	struct made made = { .kind = s->build.kind };
	struct volume_copy c = { .from = from, .to = s->id, .made = &made };

	memcpy(made.version, from != NULL ? s->made : s->build.version,
	    sizeof(made.version));
	remove_data(y, s->id);
	return volume_make(t, y, s->id, &made) == 0 && (from == NULL ||
	    volume_copy(t, y, &c) == 0) ? 0 : -1;
}

/* What nobody has used yet is made anew: it may be half of a whole. */
static enum kt_fleet_rc
make(struct yard *y, struct server *s, const struct kt_db_spec *spec,
    char why[KT_WHY])
{
	struct find_wish wish = { .engine = spec->engine,
	    .version = spec->version, .made.version = s->made };
	struct talk t = begin(y, s, why);
	struct image image;
	int rc = 0;

	s->fresh = spec->fresh && spec->from == NULL;
	if (!s->fresh)
		rc = find_data(&t, s, spec->from, &wish);
	if (rc == 0)
		rc = image_get(&t, &wish, &image);
	if (rc == 0 && !atomic_flag_test_and_set(&y->swept))
		dock_sweep(y->dock);
	if (rc == 0) {
		s->build = image.build;
		snprintf(s->image, sizeof(s->image), "%s", image.name);
	}
	if (rc == 0 && spec->fresh)
		rc = make_data(&t, y, s, spec->from);
	kt_arena_free(&t.arena);
	return rc == 0 ? KT_FLEET_OK : KT_FLEET_FAILED;
}

/* --- the container --- */

static void
add_command(struct kt_buf *b, const struct server *s)
{
	const struct kind_running how = { &s->build, DATA, "/" FOLDER "/files",
	    "/" FOLDER, "0.0.0.0", INNER_PORT,
	    (const char *const *)s->options };
	struct kind_args args = { .arena = b->arena };
	size_t i;

	s->build.kind->run(&args, &how);
	kt_buf_str(b, "\"Cmd\":[");
	for (i = 0; i < args.n; i++) {
		kt_buf_str(b, i > 0 ? "," : "");
		kt_json_quote(b, args.list[i], strlen(args.list[i]));
	}
	kt_buf_str(b, "],");
}

/* On another machine at all addresses, here where ports.c says. */
static int
create(struct talk *t, struct yard *y, struct server *s)
{
	const char *name = volume_name(t->arena, s->id);
	struct kt_buf b;

	kt_buf_init(&b, t->arena);
	kt_buf_str(&b, "{\"Image\":");
	kt_json_quote(&b, s->image, strlen(s->image));
	kt_buf_str(&b, ",\"Env\":[\"MYSQL_RANDOM_ROOT_PASSWORD=yes\","
	    "\"MYSQL_ROOT_HOST=localhost\",\"MYSQL_INITDB_SKIP_TZINFO=yes\"],");
	add_command(&b, s);
	volume_labels(&b, s->id, y->owner);
	kt_buf_printf(&b, "},\"ExposedPorts\":{\"%d/tcp\":{}},"
	    "\"HostConfig\":{\"PortBindings\":{\"%d/tcp\":[{\"HostIp\":\"%s\","
	    "\"HostPort\":\"", INNER_PORT, INNER_PORT, y->dock->host[0] !=
	    '\0' ? "" : s->at.bind);
	if (s->at.port != 0)
		kt_buf_printf(&b, "%d", s->at.port);
	kt_buf_printf(&b, "\"}]},\"Mounts\":[{\"Type\":\"volume\",\"Source\":"
	    "\"%s\",\"Target\":\"" DATA "\"}]}}", name);
	return dock_ask(t, "POST", kt_arena_printf(t->arena,
	    "/containers/create?name=%s", name), &(struct dock_body){ b.p, b.n,
	    NULL }, -1) == DOCK_OK ? 0 : -1;
}

static int
put(struct talk *t, const struct server *s, struct kt_buf *tar)
{
	tar_end(tar);
	return dock_ask(t, "PUT", path_of(t, s->id, "/archive?path=/"),
	    &(struct dock_body){ tar->p, tar->n, "application/x-tar" }, -1) ==
	    DOCK_OK ? 0 : -1;
}

/* The server's user, whose number we do not know, reads all and writes some. */
static int
equip(struct talk *t, struct yard *y, struct server *s)
{
	struct kt_buf tar, sql;
	struct kt_pem pem;

	if (authority_make(&y->authority, t->arena, names_of(t->arena, &s->at,
	    y->names, s->zone), &pem) != 0) {
		snprintf(t->why, KT_WHY, "no certificate can be made");
		return -1;
	}
	kt_buf_init(&sql, t->arena);
	server_sealed(s, "%", &sql);
	kt_buf_init(&tar, t->arena);
	tar_folder(&tar, FOLDER, 01777);
	tar_folder(&tar, FOLDER "/files", 01777);
	tar_file(&tar, FOLDER "/init.sql", 0444, sql.p);
	tar_file(&tar, FOLDER "/cert.pem", 0444, pem.cert);
	tar_file(&tar, FOLDER "/key.pem", 0444, pem.key);
	return put(t, s, &tar);
}

/* What it said has been read: no password stays where somebody may read it. */
static int
forget_sql(struct talk *t, const struct server *s)
{
	struct kt_buf tar;

	kt_buf_init(&tar, t->arena);
	tar_file(&tar, FOLDER "/init.sql", 0444, "");
	return put(t, s, &tar);
}

static enum kt_engine_rc
log_in(struct yard *y, const struct server *s, const struct visit *v,
    struct kt_link **out, char why[KT_WHY])
{
	const struct kt_creds c = {
		.host = ports_reach(&s->at), .port = s->at.port,
		.user = v->user, .password = s->sealed,
		.database = v->database, .tls = KT_TLS_VERIFY,
		.tls_required = true, .ca_file = y->authority.ca_file,
	};

	return y->engine->login(&c, out, why);
}

/*
 * Whoever the image made: they have all privileges and passwords that stand in
 * the container's log, or none.
 */
static const char drop_others[] =
    "SELECT GROUP_CONCAT(QUOTE(user), '@', QUOTE(host)) INTO @keyturn "
    "FROM mysql.user WHERE user NOT IN ('" SEALED_USER "', '" FIXTURE_USER
    "', 'mariadb.sys', 'mysql.sys', 'mysql.session', 'mysql.infoschema');\n"
    "SET @keyturn = IF(@keyturn IS NULL, 'DO 0', "
    "CONCAT('DROP USER ', @keyturn));\n"
    "PREPARE keyturn FROM @keyturn;\nEXECUTE keyturn;\n"
    "DEALLOCATE PREPARE keyturn;\nSET @keyturn = NULL;\n";

static int
enter(struct yard *y, struct server *s, struct kt_link *link, char why[KT_WHY])
{
	const char *version = y->engine->version(link);
	enum kt_engine_rc rc = KT_ENGINE_OK;

	snprintf(s->build.version, sizeof(s->build.version), "%.*s",
	    (int)strspn(version, "0123456789."), version);
	if (s->fresh)
		rc = y->engine->run(link, drop_others, why);
	s->fresh = s->fresh && rc != KT_ENGINE_OK;
	return rc == KT_ENGINE_OK ? 0 : -1;
}

/* -1, and why, when it does not run any more; *killed: by somebody. */
static int
still_runs(struct talk *t, const struct server *s, bool *killed)
{
	const struct kt_json *state;
	int64_t status = 0;

	switch (dock_get(t, path_of(t, s->id, "/json"))) {
	case DOCK_OK:     break;
	case DOCK_ABSENT: return -1;
	default:          return 0;
	}
	state = kt_json_member(t->json, "State");
	if (state == NULL || kt_json_true(kt_json_member(state, "Running")))
		return 0;
	(void)!kt_json_integer(kt_json_member(state, "ExitCode"), &status);
	*killed = status == KILLED;
	dock_why(t, volume_name(t->arena, s->id), (int)(status & 0xff) << 8);
	return -1;
}

static int
wait_ready(struct talk *t, struct yard *y, struct server *s, bool *killed)
{
	static const struct visit ours = { SEALED_USER, NULL };
	int64_t until = kt_mono_ms() + READY_MS, look = kt_mono_ms() + LOOK_MS;
	char why[KT_WHY] = "";
	struct kt_link *link;
	int rc;

	while (!s->stopping && kt_mono_ms() < until) {
		if (log_in(y, s, &ours, &link, why) == KT_ENGINE_OK) {
			rc = enter(y, s, link, t->why);
			y->engine->logout(&link);
			return rc;
		}
		if (kt_mono_ms() >= look) {
			if (still_runs(t, s, killed) != 0)
				return -1;
			look = kt_mono_ms() + LOOK_MS;
		}
		kt_sleep_ms(POLL_MS);
	}
	snprintf(t->why, KT_WHY, "it does not let keyturn in: %.400s", why);
	return -1;
}

/* The port that the engine chose. */
static int
learn_port(struct talk *t, struct server *s)
{
	if (s->at.port != 0)
		return 0;
	if (dock_get(t, path_of(t, s->id, "/json")) != DOCK_OK)
		return -1;
	s->at.port = dock_port(t->json);
	if (s->at.port == 0)
		snprintf(t->why, KT_WHY, "the container engine tells no port "
		    "that it published");
	return s->at.port != 0 ? 0 : -1;
}

static void
forget(struct yard *y, struct server *s)
{
	char why[KT_WHY];
	struct talk t = begin(y, NULL, why);

	s->pid = 0;
	kt_wipe(s->sealed, sizeof(s->sealed));
	if (remove_container(&t, s->id) >= DOCK_SILENT)
		kt_log(KT_LOG_WARN, "the container keyturn-%s could not be "
		    "removed: %s", s->id, why);
	kt_arena_free(&t.arena);
}

/* How Docker and podman say that somebody else has the port. */
static bool
is_taken(const char *why)
{
	return strstr(why, "already allocated") != NULL ||
	    strstr(why, "already in use") != NULL ||
	    strstr(why, "not available") != NULL;
}

/* Why another attempt may go better. */
struct hope {
	bool lost;	/* the port was somebody else's */
	bool killed;	/* somebody killed it while it started */
};

static int
run_once(struct yard *y, struct server *s, struct hope *hope, char why[KT_WHY])
{
	struct talk t = begin(y, s, why);
	int rc = create(&t, y, s);

	if (rc == 0)
		rc = equip(&t, y, s);
	if (rc == 0 && dock_do(&t, "POST", path_of(&t, s->id, "/start")) !=
	    DOCK_OK) {
		hope->lost = is_taken(why);
		rc = -1;
	}
	if (rc == 0)
		rc = learn_port(&t, s);
	if (rc == 0) {
		rc = wait_ready(&t, y, s, &hope->killed);
		s->refused = rc != 0;
	}
	if (rc == 0)
		rc = forget_sql(&t, s);
	kt_arena_free(&t.arena);
	if (rc == 0)
		s->pid = (pid_t)(1 + atomic_fetch_add(&y->runs, 1) % INT_MAX);
	else
		forget(y, s);
	return rc;
}

/*
 * On another machine: the port wished for, then one of --db-ports or, as 0, the
 * engine's choice.
 */
static int
place_there(struct yard *y, struct server *s, const struct wish *w, int try)
{
	const struct ports *p = &y->ports;
	int port = w->port != 0 ? w->port : INNER_PORT;

	if (p->first != 0 && (try > 0 || port < p->first || port > p->last))
		port = p->first + (int)kt_random_below((unsigned)(p->last -
		    p->first + 1));
	else if (try > 0)
		port = 0;
	snprintf(s->at.bind, sizeof(s->at.bind), "%s", y->dock->host);
	snprintf(s->at.host, sizeof(s->at.host), "%s", p->endpoint_host[0] !=
	    '\0' ? p->endpoint_host : y->dock->host);
	s->at.port = port;
	return 0;
}

static int
place(struct yard *y, struct server *s, const struct wish *w, int try,
    char why[KT_WHY])
{
	if (s->placed)
		return 0;
	if ((y->dock->host[0] != '\0' ? place_there(y, s, w, try) :
	    server_place(y, s, w, why)) != 0)
		return -1;
	s->placed = true;
	return 0;
}

/* Data that its image had begun to make are made from the beginning. */
static int
renew(struct yard *y, struct server *s, char why[KT_WHY])
{
	struct talk t;
	int rc;

	if (!s->fresh)
		return 0;
	t = begin(y, s, why);
	rc = make_data(&t, y, s, NULL);
	kt_arena_free(&t.arena);
	return rc;
}

/* What a crash left of it goes first: it may have the address. */
static enum kt_fleet_rc
run(struct yard *y, struct server *s, const struct wish *wish,
    char why[KT_WHY])
{
	struct hope hope = { .lost = true };
	int i, deaths = 0;

	forget(y, s);
	for (i = 0; i < TRIES && (hope.lost || (hope.killed &&
	    deaths++ < DEATHS)) && !s->stopping; i++) {
		if (hope.killed && renew(y, s, why) != 0)
			return KT_FLEET_FAILED;
		hope = (struct hope){ false, false };
		if (place(y, s, wish, i, why) != 0)
			return KT_FLEET_FAILED;
		if (run_once(y, s, &hope, why) == 0)
			return KT_FLEET_OK;
		if (hope.lost && !wish->strict)
			server_unplace(y, s);
	}
	if (s->stopping)
		snprintf(why, KT_WHY, "it was stopped while it started");
	return KT_FLEET_FAILED;
}

/* --- its end --- */

/* In good order, within seconds; else the engine kills it. */
static void
stop(struct yard *y, struct server *s)
{
	char why[KT_WHY];
	struct talk t = begin(y, NULL, why);

	if (!s->at_once && dock_do(&t, "POST", path_of(&t, s->id,
	    kt_arena_printf(t.arena, "/stop?t=%d", STOP_SECONDS))) >=
	    DOCK_SILENT)
		kt_log(KT_LOG_WARN, "the container keyturn-%s did not stop: %s",
		    s->id, why);
	kt_arena_free(&t.arena);
}

/* How it ended: 1; 0: it has not, or nobody knows. */
static int
ended(struct talk *t, const struct server *s, char how[KT_WHY])
{
	int64_t status = 0;

	switch (dock_ask(t, "POST", path_of(t, s->id, "/wait"),
	    &(struct dock_body){ .p = "" }, 0)) {
	case DOCK_OK:
		if (t->json == NULL || kt_json_integer(kt_json_member(t->json,
		    "StatusCode"), &status) != 0)
			return 0;
		snprintf(how, KT_WHY, "with status %d", (int)status);
		return 1;
	case DOCK_ABSENT:
		snprintf(how, KT_WHY, "and its container is gone");
		return 1;
	default:
		return 0;
	}
}

static void
wait_end(struct yard *y, struct server *s, char how[KT_WHY])
{
	char why[KT_WHY];
	struct talk t;
	int rc;

	do {
		t = begin(y, s, why);
		rc = ended(&t, s, how);
		kt_arena_free(&t.arena);
		if (rc == 0 && !s->stopping)
			kt_sleep_ms(AGAIN_MS);
	} while (rc == 0 && !s->stopping);
	if (s->stopping)
		stop(y, s);
}

static void
end(struct yard *y, const char *id, pid_t pid, bool at_once)
{
	char why[KT_WHY];
	struct talk t = begin(y, NULL, why);

	(void)pid;
	if (dock_do(&t, "POST", path_of(&t, id, at_once ?
	    "/kill?signal=SIGKILL" : "/kill?signal=SIGTERM")) != DOCK_OK)
		kt_log(KT_LOG_WARN, "the container keyturn-%s: %s", id, why);
	kt_arena_free(&t.arena);
}

static size_t
builds(struct yard *y, const char *engine, struct kt_arena *a,
    const struct kt_db_build **out)
{
	char why[KT_WHY];
	struct talk t = { .dock = y->dock, .arena = a, .why = why,
	    .patience = LOOK_SECONDS };
	long n = image_list(&t, kind_for(engine), out);

	if (n < 0)
		kt_log(KT_LOG_WARN, "%s", why);
	return n > 0 ? (size_t)n : 0;
}

const struct means means_container = { make, run, log_in, wait_end, end,
    true, forget, remove_data, builds };
