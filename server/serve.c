/*
 * Wires the service together, from the store up to the front, and takes it
 * apart in the opposite order.
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/fault.h"
#include "keyturn/log.h"
#include "keyturn/text.h"

#include "fixture.h"
#include "fleet/fleet.h"
#include "fleet/guardian.h"
#include "front/http.h"
#include "init.h"
#include "lead.h"
#include "main.h"
#include "naming.h"
#include "auth/signing_keys.h"
#include "dispatch/calls.h"
#include "dispatch/dispatch.h"
#include "dispatch/follow.h"
#include "services/iam/directory.h"
#include "dispatch/told.h"
#include "services/services.h"
#include "sched/sched.h"

#define ASIDES 4	/* operations that take their time, beside each other */
#define WORKERS 8	/* databases starting and rotations running at once */

struct serving {
	struct kt_arena *arena;		/* of what is set up once */
	struct kt_sim *sim;
	struct kt_server server;
	struct kt_fleet fleet;
	struct directory *directory;	/* who has which credentials */
	struct naming *naming;		/* NULL: databases go by address */
	struct kt_trust trust;
	struct kt_rotator **rotators;
	struct kt_rotator *managed;	/* of what RDS keeps */
	struct sched *sched;
	struct front *front;
	char *data;			/* the store's folder */
	const char **names;		/* we go by; NULL ends */
	size_t n_names;
	char ca[PATH_MAX];
	struct told_source told;	/* of the audit trail */
	bool lent_for_now;		/* by --attach, to throwaway data */
	const struct options *options;
	struct guardian *guardian;
	struct init *init;		/* NULL: no scripts */
	pthread_t preparer;
	bool prepares;
	_Atomic enum serving_state state;
};

/*
 * AWS's published names of its functions exist from the start (user guide, "AWS
 * Secrets Manager rotation function templates"), and one of our own, of a
 * strategy that AWS has no function of.
 */
static const struct {
	const char *name, *strategy;
} built_in[] = {
	{ "SecretsManagerRDSMySQLRotationSingleUser", "mysql-single-user" },
	{ "SecretsManagerRDSMariaDBRotationSingleUser", "mariadb-single-user" },
	{ "SecretsManagerRDSMySQLRotationMultiUser", "mysql-multi-user" },
	{ "SecretsManagerRDSMariaDBRotationMultiUser", "mariadb-multi-user" },
	{ "KeyturnMySQLRotationDualPassword", "mysql-dual-password" },
};

/* A folder of nobody else's that goes when keyturn goes; memory if we can. */
static int
make_throwaway(struct serving *s, struct guardian *g)
{
	const char *tmp = getenv("TMPDIR");
	const char *const parents[] = { "/dev/shm", tmp, "/tmp" };
	size_t i;

	for (i = 0; i < N_ELEMENTS(parents); i++) {
		if (parents[i] == NULL || parents[i][0] != '/')
			continue;
		s->data = kt_arena_printf(s->arena, "%s/keyturn-XXXXXX",
		    parents[i]);
		if (mkdtemp(s->data) != NULL)
			return guardian_own(g, s->data);
	}
	kt_log(KT_LOG_ERROR, "cannot make a folder for throwaway data: %s",
	    strerror(errno));
	return -1;
}

static void
say_who(const struct options *o)
{
	static const char *const holds[] = {
		[KT_IAM_ON] = "iam is on: whoever has credentials of keyturn's "
		    "is held to them, any others are the root of their account",
		[KT_IAM_STRICT] = "iam is strict: nobody is let in but with "
		    "credentials of keyturn's or a root key",
		[KT_IAM_OFF] = "iam is off: no signature is checked, and "
		    "everybody may everything",
	};

	kt_log(KT_LOG_INFO, "%s", holds[o->iam]);
	if (o->root_key_made && o->command == COMMAND_SERVE)
		fprintf(stderr, "keyturn: root access key %s, secret %s: they "
		    "are told this once; --root-key gives one that stays\n",
		    o->root_keys[0].id, o->root_keys[0].secret);
}

/* Somebody who begins anew wants to know what from. */
static void
say_what_is_kept(const struct serving *s)
{
	struct kt_sim_reading r = kt_sim_read(s->sim);
	char now[KT_ISO8601];

	kt_log(KT_LOG_INFO, "the data are in %s; to start over, stop keyturn "
	    "and remove that folder, or use --memory", s->data);
	kt_time_iso8601(r.now, now);
	if (r.offset != 0 || r.frozen)
		kt_log(KT_LOG_WARN, "the clock stands where it was left: %s%s",
		    now, r.frozen ? ", frozen" : "");
}

static int
open_store(struct serving *s, const struct options *o, struct guardian *g)
{
	if (o->memory) {
		if (make_throwaway(s, g) != 0)
			return -1;
	} else {
		s->data = kt_arena_strdup(s->arena, o->data);
	}
	s->server.store = store_open(s->data, !o->memory);
	if (s->server.store == NULL ||
	    sched_restore_clock(s->server.store, s->sim) != 0)
		return -1;
	s->server.root = store_root_key(s->server.store);
	s->directory = directory_open(&s->server);
	if (!o->memory)
		say_what_is_kept(s);
	return 0;
}

/* In memory it may have a tenth of what a disk has. */
static void
open_trail(struct serving *s, const struct options *o)
{
	const struct trail_options how = {
		.folder = kt_arena_join(s->arena, s->data, "/trail", NULL),
		.records = o->memory ? TRAIL_RECORDS / 10 : 0,
		.clock = s->server.clock, .gather = told_events,
		.self = &s->told,
	};

	s->told = (struct told_source){ .server = &s->server, .commits = -1 };
	if (!o->no_trail)
		s->server.trail = trail_open(&how);
}

static void
database_ended(void *self, const char *id, const char *why)
{
	struct serving *s = self;

	server_failed(&s->server, id, why);
}

static bool
database_login(void *self, const struct kt_db_login *login, struct kt_arena *a,
    const char **line)
{
	struct serving *s = self;

	return server_login(&s->server, login, a, line);
}

/* The names that clients may use, for the front and the fleet: s->names. */
static void
gather_names(struct serving *s, const struct options *o)
{
	size_t i;

	s->names = kt_arena_alloc(s->arena, (o->n_allow_host + 2) *
	    sizeof(*s->names));
	for (i = 0; i < o->n_allow_host; i++)
		s->names[s->n_names++] = o->allow_host[i];
	if (o->endpoint_host != NULL)
		s->names[s->n_names++] = o->endpoint_host;
}

static struct front_options
front_options(const struct serving *s, const struct options *o)
{
	struct front_address *at = kt_arena_alloc(s->arena,
	    (o->n_listen + 1) * sizeof(*at));
	size_t i;

	for (i = 0; i < o->n_listen; i++) {
		at[i].host = o->listen[i].host;
		at[i].port = o->listen[i].port;
	}
	return (struct front_options){ .listen = at, .n_listen = o->n_listen,
	    .listen_default = o->listen_default, .hosts = s->names,
	    .n_hosts = s->n_names, .threads = o->front_threads };
}

static bool
listens_beyond_loopback(const struct options *o)
{
	size_t i;

	for (i = 0; i < o->n_listen; i++)
		if (kt_after(o->listen[i].host, "127.") == NULL &&
		    strcmp(o->listen[i].host, "::1") != 0 &&
		    strcmp(o->listen[i].host, "localhost") != 0)
			return true;
	return false;
}

/* The servers that were named; path NULL ends. */
static const struct fleet_given *
given_servers(struct serving *s, const struct options *o)
{
	struct fleet_given *all = kt_arena_alloc(s->arena,
	    (o->n_mysqld + 1) * sizeof(*all));
	size_t i;

	for (i = 0; i < o->n_mysqld; i++)
		all[i] = (struct fleet_given){ o->mysqld[i].name,
		    o->mysqld[i].path };
	return all;
}

/* Whoever is asked for a database has them at hand then, and does not wait. */
static void
look_at_servers(struct serving *s)
{
	const struct kt_db_build *all;

	(void)s->fleet.builds(s->fleet.self, "mysql", s->arena, &all);
}

static int
open_fleet(struct serving *s, const struct options *o, struct guardian *g)
{
	const struct fleet_reach reach = { o->endpoint_host,
	    listens_beyond_loopback(o), o->db_ports[0], o->db_ports[1],
	    s->names };
	const struct fleet_options own = { .guardian = g,
	    .engine = &kt_engine_mysql, .data = o->memory ? NULL : o->data,
	    .given = given_servers(s, o), .strict = o->engine_strict,
	    .containers = o->containers,
	    .ended = database_ended, .ended_self = s,
	    .login = database_login, .login_self = s, .reach = reach };
	const struct lent_options lent = { .engine = &kt_engine_mysql,
	    .url = o->attach, .password = o->attach_password,
	    .strict = o->engine_strict, .reach = reach };
	char why[KT_WHY];
	int rc;

	if (o->attach != NULL)
		rc = fleet_lent(&lent, &s->fleet, why);
	else if (o->shared)
		rc = fleet_shared(&own, &s->fleet, why);
	else
		rc = fleet_own(&own, &s->fleet, why);
	if (rc != 0) {
		kt_log(KT_LOG_ERROR, "%s", why);
		return -1;
	}
	if (s->fleet.strict)
		look_at_servers(s);
	s->trust = s->fleet.shared != NULL ? fleet_lent_trust(&s->fleet) :
	    fleet_own_trust(&s->fleet);
	if (o->rds_names && naming_start(o, g, &s->server, &s->naming) != 0)
		return -1;
	if (s->naming != NULL) {
		s->server.names = naming_names(s->naming);
		s->trust = naming_trust(s->naming, &s->trust);
	}
	if (s->fleet.ca_file == NULL || realpath(s->fleet.ca_file, s->ca) ==
	    NULL)
		s->ca[0] = '\0';
	return 0;
}

static void
add_function(struct serving *s, const struct kt_named_function *new)
{
	size_t n = s->server.n_functions++;
	struct kt_named_function *all, *f;

	all = kt_arena_alloc(s->arena, (n + 1) * sizeof(*all));
	if (n > 0)
		memcpy(all, s->server.functions, n * sizeof(*all));
	s->server.functions = all;
	s->rotators[n] = kt_rotator_new(new->strategy, &kt_engine_mysql,
	    &s->trust);
	f = &all[n];
	*f = *new;
	f->function = kt_rotator_function(s->rotators[n]);
}

static bool
is_declared(const struct options *o, const char *name)
{
	size_t i = 0;

	while (i < o->n_functions && strcmp(o->functions[i].name, name) != 0)
		i++;
	return i < o->n_functions;
}

/* A declared one takes the place of the built-in one of its name. */
static void
make_functions(struct serving *s, const struct options *o)
{
	size_t i;

	s->rotators = kt_arena_alloc(s->arena, sizeof(*s->rotators) *
	    (N_ELEMENTS(built_in) + o->n_functions + 1));
	for (i = 0; i < o->n_functions; i++)
		add_function(s, &(struct kt_named_function){
		    .name = o->functions[i].name,
		    .strategy = o->functions[i].strategy,
		    .settings = { o->functions[i].settings,
		    o->functions[i].n_settings } });
	for (i = 0; i < N_ELEMENTS(built_in); i++)
		if (!is_declared(o, built_in[i].name))
			add_function(s, &(struct kt_named_function){
			    .name = built_in[i].name,
			    .strategy = built_in[i].strategy });
	s->managed = kt_rotator_managed(&s->fleet, &kt_engine_mysql, &s->trust);
	s->server.managed = kt_rotator_function(s->managed);
}

static void
wake_sched(void *self)
{
	struct serving *s = self;

	if (s->sched != NULL)
		sched_wake(s->sched);
}

static int
start_sched(struct serving *s)
{
	s->server.waits = wait_new();
	s->server.wake = wake_sched;
	s->server.wake_self = s;
	s->server.turns = turn_new(1);
	s->server.asides = turn_new(ASIDES);
	s->server.witnesses = witness_new();
	s->server.followers = followers_new(&s->server);
	s->server.fleet = &s->fleet;
	observe(&s->server);
	if (server_restart_all(&s->server) == 0 &&
	    policies_bind_kept(&s->server) == 0)
		s->sched = sched_start(&s->server, WORKERS);
	if (s->sched == NULL)
		return -1;
	s->server.conductor = sched_conductor(s->sched);
	return 0;
}

static bool
prepare(struct serving *s)
{
	const struct options *o = s->options;
	const struct kt_access_key key = option_lent_key(o);
	const struct lead to = { serving_url(s), serving_ca(s), key.id,
	    key.secret, o->region };

	if (o->fixture != NULL &&
	    fixture_run(&s->server, &s->fleet, o->fixture) != 0)
		return false;
	return s->init == NULL || init_run(s->init, &to, serving_hosts(s),
	    s->guardian) == 0 || o->command == COMMAND_SERVE;
}

static void *
prepare_main(void *arg)
{
	struct serving *s = arg;

	bool prepared = prepare(s);

	s->server.preparing = !prepared;
	s->state = prepared ? SERVING_READY : SERVING_FAILED;
	return NULL;
}

/* In a thread, so that main is free to take a signal meanwhile. */
static int
start_preparing(struct serving *s)
{
	if (!s->server.preparing) {
		s->state = SERVING_READY;
		return 0;
	}
	if (pthread_create(&s->preparer, NULL, prepare_main, s) != 0)
		return -1;
	s->prepares = true;
	return 0;
}

enum serving_state
serving_state(const struct serving *s)
{
	return s->state;
}

int
serving_start(const struct options *o, struct guardian *g,
    struct serving **out)
{
	struct serving *s = kt_alloc(sizeof(*s));
	struct front_options front;

	s->arena = kt_arena_new();
	s->sim = kt_sim_new();
	s->server.services = kt_services;
	s->server.clock = kt_sim_clock(s->sim);
	s->server.sim = s->sim;
	s->server.version = PACKAGE_VERSION;
	s->server.started = kt_mono_ms();
	s->options = o;
	s->guardian = g;
	s->server.account = o->account;
	s->server.region = o->region;
	s->server.keys = o->root_keys;
	s->server.n_keys = o->n_root_keys;
	s->server.iam = o->iam;
	say_who(o);
	s->server.describe_wait = o->describe_wait;
	s->server.calls = calls_new();
	s->server.signing_keys = signing_keys_new();
	gather_names(s, o);
	s->lent_for_now = o->attach != NULL && o->memory;
	front = front_options(s, o);
	if (front_has_files(&front) != FRONT_OK || init_find(o, &s->init) != 0 ||
	    open_store(s, o, g) != 0 || open_fleet(s, o, g) != 0) {
		serving_stop(&s);
		return -1;
	}
	open_trail(s, o);
	s->server.init = init_told(s->init);
	s->server.preparing = o->fixture != NULL || s->init != NULL;
	kt_fault_fleet(&s->fleet);
	make_functions(s, o);
	s->server.door = (struct kt_door){ &kt_engine_mysql, &s->trust,
	    kt_value_read };
	if (start_sched(s) != 0 || front_start(&front, &s->server,
	    &s->front) != FRONT_OK || start_preparing(s) != 0) {
		serving_stop(&s);
		return -1;
	}
	*out = s;
	return 0;
}

const char *
serving_url(const struct serving *s)
{
	return front_url(s->front);
}

const char *
serving_ca(const struct serving *s)
{
	return s->ca[0] != '\0' ? s->ca : NULL;
}

const char *
serving_hosts(const struct serving *s)
{
	return s->naming != NULL ? naming_hosts(s->naming) : NULL;
}

static void
free_rotators(struct serving *s)
{
	size_t i;

	for (i = 0; i < s->server.n_functions; i++)
		kt_rotator_free(&s->rotators[i]);
	kt_rotator_free(&s->managed);
}

/*
 * A lent server outlives throwaway data, which alone know what we made there:
 * that goes by the road of a Reset.  A fixture that is still at work is not
 * waited for; what it makes then stays.
 */
static void
return_what_was_lent(struct serving *s)
{
	struct kt_invoker i = { &s->server, s->server.account,
	    s->server.region };
	struct kt_aws aws = kt_invoker_aws(&i);
	struct kt_arena *a = kt_arena_new();
	struct kt_aws_answer answer;

	s->fleet.hurry(s->fleet.self);	/* one try: we are leaving */
	aws.call(aws.self, a, "keyturn", "Reset", "{}", &answer);
	if (answer.code != NULL)
		kt_log(KT_LOG_WARN, "what was made on the lent server may be "
		    "left there: %s", answer.message);
	kt_arena_free(&a);
}

/*
 * Nobody new is let in; who waits is answered as things are; what runs comes
 * to its end, an advance of the clock where it stands; then the databases
 * stop, and last the store, which everything before still wrote to.
 */
void
serving_stop(struct serving **sp)
{
	struct serving *s = *sp;

	*sp = NULL;
	if (s->server.waits != NULL)	/* before what they wait for is given up */
		wait_close(s->server.waits);
	if (s->server.followers != NULL)
		followers_close(s->server.followers);
	kt_fault_stop();
	init_stop(s->init);
	if (s->front != NULL)
		front_quiesce(s->front);
	if (s->lent_for_now && s->front != NULL &&
	    s->state != SERVING_PREPARING) {
		sched_call_off(s->sched);
		return_what_was_lent(s);
	}
	if (s->server.turns != NULL)
		turn_close(s->server.turns);
	if (s->server.asides != NULL)
		turn_close(s->server.asides);
	if (s->fleet.hurry != NULL)
		s->fleet.hurry(s->fleet.self);
	kt_engine_mysql.hurry();
	if (s->prepares)
		pthread_join(s->preparer, NULL);
	sched_stop(s->sched);		/* and whatever waits for it */
	front_stop(&s->front);
	turn_free(&s->server.turns);
	turn_free(&s->server.asides);
	wait_free(&s->server.waits);
	witness_free(&s->server.witnesses);
	followers_free(&s->server.followers);
	free_rotators(s);
	if (s->fleet.close != NULL)
		s->fleet.close(s->fleet.self);
	naming_stop(&s->naming);
	directory_close(&s->directory);
	trail_close(&s->server.trail);
	store_close(&s->server.store);
	sched_free(&s->sched);		/* the store's writer woke it */
	init_free(&s->init);
	kt_sim_free(&s->sim);
	calls_free(&s->server.calls);
	signing_keys_free(&s->server.signing_keys);
	kt_arena_free(&s->arena);
	free(s);
}
