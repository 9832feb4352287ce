#include "world.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/log.h"
#include "auth/signing_keys.h"
#include "dispatch/calls.h"
#include "dispatch/dispatch.h"
#include "services/services.h"
#include "store/tables.h"
#include "tests/support/xml.h"

#define PATIENCE (10 * KT_SECOND)

/* --- the scripted function --- */

static int
asked(struct kt_arena *a, const struct kt_aws *aws, const char *op,
    const char *json, char why[KT_WHY])
{
	struct kt_aws_answer out;

	aws->call(aws->self, a, "secretsmanager", op, json, &out);
	if (out.code == NULL)
		return 0;
	(void)snprintf(why, KT_WHY, "%s: %s", out.code, out.message);
	return -1;
}

static int
finish_secret(struct script *s, struct kt_arena *a,
    const struct kt_rotation_event *ev, const struct kt_aws *aws, char *why)
{
	struct kt_aws_answer now;
	const char *from;

	aws->call(aws->self, a, "secretsmanager", "GetSecretValue",
	    kt_arena_printf(a, "{\"SecretId\":\"%s\"}", ev->secret_id), &now);
	if (now.code != NULL) {
		(void)snprintf(why, KT_WHY, "%s", now.code);
		return -1;
	}
	from = kt_json_string(kt_json_member(now.body, "VersionId"));
	if (strcmp(from, ev->token) != 0 && asked(a, aws,
	    "UpdateSecretVersionStage", kt_arena_printf(a, "{\"SecretId\":"
	    "\"%s\",\"VersionStage\":\"AWSCURRENT\",\"MoveToVersionId\":"
	    "\"%s\",\"RemoveFromVersionId\":\"%s\"}", ev->secret_id, ev->token,
	    from), why) != 0)
		return -1;
	return !s->drops_pending ? 0 : asked(a, aws,
	    "UpdateSecretVersionStage", kt_arena_printf(a, "{\"SecretId\":"
	    "\"%s\",\"VersionStage\":\"AWSPENDING\",\"RemoveFromVersionId\":"
	    "\"%s\"}", ev->secret_id, ev->token), why);
}

/* Has an earlier run stored one? */
static bool
has_value(struct kt_arena *a, const struct kt_rotation_event *ev,
    const struct kt_aws *aws)
{
	struct kt_aws_answer is;

	aws->call(aws->self, a, "secretsmanager", "GetSecretValue",
	    kt_arena_printf(a, "{\"SecretId\":\"%s\",\"VersionId\":\"%s\","
	    "\"VersionStage\":\"AWSPENDING\"}", ev->secret_id, ev->token),
	    &is);
	return is.code == NULL;
}

/* A value is "made by TOKEN"; with says_again the next has " again". */
static int
create_secret(struct script *s, struct kt_arena *a,
    const struct kt_rotation_event *ev, const struct kt_aws *aws, char *why)
{
	const char *again = s->says_again && s->made > 0 ? " again" : "";

	if (s->says_again && has_value(a, ev, aws))
		return 0;
	s->made += s->says_again;
	return asked(a, aws, "PutSecretValue", kt_arena_printf(a,
	    "{\"SecretId\":\"%s\",\"ClientRequestToken\":\"%s\","
	    "\"RotationToken\":\"%s\",\"SecretString\":"
	    "\"made by %s%s\",\"VersionStages\":[\"AWSPENDING\"]}",
	    ev->secret_id, ev->token, ev->rotation_token, ev->token, again),
	    why);
}

static int
act(struct script *s, struct kt_arena *a, const struct kt_rotation_event *ev,
    const struct kt_aws *aws, char *why)
{
	if (strcmp(ev->step, "createSecret") == 0)
		return create_secret(s, a, ev, aws, why);
	if (strcmp(ev->step, "setSecret") == 0 && s->refuses > 0) {
		s->refuses--;
		(void)snprintf(why, KT_WHY, "too weak");
		return KT_FUNCTION_REFUSED;
	}
	if (strcmp(ev->step, "finishSecret") == 0)
		return finish_secret(s, a, ev, aws, why);
	return asked(a, aws, "GetSecretValue", kt_arena_printf(a,
	    "{\"SecretId\":\"%s\",\"VersionId\":\"%s\",\"VersionStage\":"
	    "\"AWSPENDING\"}", ev->secret_id, ev->token), why);
}

static void
note(char list[256], const char *step)
{
	size_t n = strlen(list);

	(void)snprintf(list + n, 256 - n, "%s ", step);
}

static int
invoke(void *self, const struct kt_rotation_event *ev,
    const struct kt_aws *aws, char why[KT_WHY])
{
	struct script *s = self;
	struct kt_arena *a;
	bool fails;
	int rc;

	if (s->before != NULL)
		s->before(s->world, ev->step);
	pthread_mutex_lock(&s->lock);
	note(s->ran, ev->step);
	if (ev->first)
		note(s->first, ev->step);
	fails = s->fails > 0 && strcmp(s->fails_in, ev->step) == 0;
	s->fails -= fails;
	pthread_mutex_unlock(&s->lock);
	(void)snprintf(why, KT_WHY, "scripted to fail in %s", ev->step);
	if (fails || s->does_nothing)
		return fails ? -1 : 0;
	a = kt_arena_new();
	rc = act(s, a, ev, aws, why);
	kt_arena_free(&a);
	return rc;
}

/* --- the world --- */

static void
set_clock(struct world *w, int64_t ms)
{
	kt_sim_begin(w->sim);
	kt_sim_step(w->sim, ms);
	kt_sim_end(w->sim, true);
}

int64_t
world_now(struct world *w)
{
	return kt_sim_read(w->sim).now;
}

static void
wake(void *self)
{
	struct world *w = self;

	if (w->sched != NULL)
		sched_wake(w->sched);
}

void
world_resume(struct world *w)
{
	w->server.store = store_open(w->dir, w->durable);
	ck_assert_ptr_nonnull(w->server.store);
	w->server.root = store_root_key(w->server.store);
	ck_assert_int_eq(policies_bind_kept(&w->server), 0);
	w->directory = directory_open(&w->server);
	w->server.waits = wait_new();
	w->server.turns = turn_new(1);
	w->server.asides = turn_new(2);
	w->server.witnesses = witness_new();
	w->server.calls = calls_new();
	w->server.signing_keys = signing_keys_new();
	observe(&w->server);
}

static void
open_on(struct world *w, const char *dir, bool durable)
{
	memset(w, 0, sizeof(*w));
	(void)snprintf(w->dir, sizeof(w->dir), "%s", dir);
	w->durable = durable;
	w->workers = 3;
	w->sim = kt_sim_new();
	set_clock(w, WORLD_START);
	pthread_mutex_init(&w->script.lock, NULL);
	w->script.world = w;
	fleet_fake_init(&w->fleet_fake);
	w->fleet = fleet_fake(&w->fleet_fake);
	w->functions[0] = (struct kt_named_function){ "rotator",
	    "mysql-single-user", { invoke, &w->script } };
	w->functions[1] = (struct kt_named_function){ "other",
	    "mariadb-single-user", { invoke, &w->script } };
	w->server = (struct kt_server){ .services = kt_services,
	    .clock = kt_sim_clock(w->sim),
	    .sim = w->sim,
	    .account = ACCOUNT, .region = REGION, .functions = w->functions,
	    .n_functions = 2, .wake = wake, .wake_self = w };
	world_resume(w);
}

void
world_open_on(struct world *w, const char *dir)
{
	open_on(w, dir, false);
}

void
world_open_durably(struct world *w, const char *dir)
{
	kt_log_setup(KT_LOG_ERROR, false);
	open_on(w, dir, true);
}

static void
new_folder(char out[64])
{
	strcpy(out, access("/dev/shm", W_OK) == 0 ?
	    "/dev/shm/keyturn-call-XXXXXX" : "/tmp/keyturn-call-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(out));
}

void
world_open(struct world *w)
{
	char dir[64];

	kt_log_setup(KT_LOG_ERROR, false);
	new_folder(dir);
	world_open_on(w, dir);
}

void
world_run(struct world *w)
{
	w->fleet_fake.hurried = w->fleet_fake.called_off = false;
	w->server.fleet = &w->fleet;
	ck_assert_int_eq(server_restart_all(&w->server), 0);
	w->sched = sched_start(&w->server, w->workers);
	ck_assert_ptr_nonnull(w->sched);
	w->server.conductor = sched_conductor(w->sched);
}

void
world_stop(struct world *w)
{
	sched_stop(w->sched);
	wait_free(&w->server.waits);
	turn_free(&w->server.turns);
	turn_free(&w->server.asides);
	witness_free(&w->server.witnesses);
	calls_free(&w->server.calls);
	signing_keys_free(&w->server.signing_keys);
	directory_close(&w->directory);
	trail_close(&w->server.trail);
	store_close(&w->server.store);
	sched_free(&w->sched);
}

void
world_trail(struct world *w)
{
	char folder[80];

	(void)snprintf(folder, sizeof(folder), "%s/trail", w->dir);
	w->told = (struct told_source){ .server = &w->server, .commits = -1 };
	w->server.trail = trail_open(&(struct trail_options){
	    .folder = folder, .clock = w->server.clock,
	    .gather = told_events, .self = &w->told });
	ck_assert_ptr_nonnull(w->server.trail);
}

static void
remove_folder(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	char path[400];

	while (d != NULL && (e = readdir(d)) != NULL) {
		(void)snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		(void)unlink(path);
	}
	if (d != NULL)
		closedir(d);
	(void)rmdir(dir);
}

void
world_unlink(const struct world *w)
{
	char trail[80];

	(void)snprintf(trail, sizeof(trail), "%s/trail", w->dir);
	remove_folder(trail);
	remove_folder(w->dir);
}

void
world_close(struct world *w)
{
	world_stop(w);
	world_unlink(w);
	kt_sim_free(&w->sim);
	fleet_fake_free(&w->fleet_fake);
	pthread_mutex_destroy(&w->script.lock);
}

void
world_pass(struct world *w, int64_t ms)
{
	set_clock(w, world_now(w) + ms);
	wake(w);
}

static void
copy_file(const char *from, const char *to)
{
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	char block[4096];
	size_t n;

	ck_assert(in != NULL && out != NULL);
	while ((n = fread(block, 1, sizeof(block), in)) > 0)
		ck_assert_uint_eq(fwrite(block, 1, n, out), n);
	fclose(in);
	fclose(out);
}

void
world_copy(const struct world *w, char to[64])
{
	static const char *const files[] = { "keyturn.db", "keyturn.db-wal",
	    "root.key" };
	char from[128], path[128];
	size_t i;

	new_folder(to);
	for (i = 0; i < N_ELEMENTS(files); i++) {
		(void)snprintf(from, sizeof(from), "%s/%s", w->dir, files[i]);
		(void)snprintf(path, sizeof(path), "%s/%s", to, files[i]);
		copy_file(from, path);
		ck_assert_int_eq(chmod(path, 0600), 0);
	}
}

const char *
world_rotation(struct world *w, struct kt_arena *a, const char *name,
    int64_t *due)
{
	struct store_tx *tx = store_read_begin(w->server.store, a);
	struct rotation r = { .state = "none" };
	struct secret s;

	ck_assert_ptr_nonnull(tx);
	if (store_secret_find(tx, ACCOUNT, REGION, name, &s) == STORE_OK)
		(void)!store_rotation_find(tx, s.id, &r);
	store_read_end(w->server.store, tx);
	if (due != NULL)
		*due = r.due;
	return kt_arena_printf(a, "%s %d %d", r.state, r.step, r.attempt);
}

void
world_until_rotation(struct world *w, const char *name, const char *state)
{
	int64_t until = kt_mono_ms() + PATIENCE;
	const char *is = "";
	struct kt_arena *a;

	do {
		a = kt_arena_new();
		is = world_rotation(w, a, name, NULL);
		if (strcmp(is, state) == 0) {
			kt_arena_free(&a);
			return;
		}
		if (kt_mono_ms() > until)
			ck_abort_msg("is %s, not %s", is, state);
		kt_arena_free(&a);
		kt_sleep_ms(1);
	} while (true);
}
