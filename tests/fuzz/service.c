#include "tests/fuzz/service.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <openssl/crypto.h>

#include "keyturn/fault.h"
#include "keyturn/json.h"
#include "keyturn/log.h"
#include "dispatch/dispatch.h"
#include "services/services.h"
#include "tests/fuzz/replay.h"
#include "tests/support/xml.h"

#define INPUTS 500		/* that share a store */

static char dir[64];
static struct kt_server server;
static const struct kt_named_function functions[] = {
	{ .name = "rotator", .strategy = "mysql-single-user" }
};

static int64_t
now(void *self)
{
	(void)self;
	return INT64_C(1768472430456);
}

static void
service_end(void)
{
	static const char *const files[] = { "keyturn.db", "root.key",
	    "lock" };
	char path[128];
	size_t i;

	wait_free(&server.waits);
	turn_free(&server.turns);
	turn_free(&server.asides);
	kt_sim_free(&server.sim);
	store_close(&server.store);
	for (i = 0; i < N_ELEMENTS(files); i++) {
		(void)snprintf(path, sizeof(path), "%s/%s", dir, files[i]);
		(void)unlink(path);
	}
	(void)rmdir(dir);
}

/* No time passes here. */
static int
advance(void *self, const struct kt_advance *by, struct kt_arena *a,
    struct kt_passed *out)
{
	(void)self;
	(void)by;
	(void)a;
	*out = (struct kt_passed){ .n = 0 };
	return 0;
}

static int
freeze(void *self, bool frozen)
{
	(void)self;
	(void)frozen;
	return 0;
}

static int
await(void *self, int (*settled)(void *arg), void *arg)
{
	(void)self;
	return settled(arg) < 0 ? -1 : 1;
}

/* No secret leads to a database. */
static int
read_value(const struct kt_trust *trust, struct kt_arena *a,
    const struct kt_value *given, struct kt_creds *out, char why[KT_WHY])
{
	const char *value = given->text;

	(void)trust;
	(void)a;
	(void)out;
	(void)snprintf(why, KT_WHY, "%zu bytes", value != NULL ?
	    strlen(value) : 0);
	return -1;
}

static int64_t
target(void *self)
{
	(void)self;
	return 0;
}

static void
service_begin(void)
{
	strcpy(dir, access("/dev/shm", W_OK) == 0 ?
	    "/dev/shm/keyturn-fuzz-XXXXXX" : "/tmp/keyturn-fuzz-XXXXXX");
	FUZZ_ASSERT(mkdtemp(dir) != NULL);
	server = (struct kt_server){ .services = kt_services,
	    .clock = { now, NULL },
	    .account = "123456789012", .region = "eu-west-1",
	    .functions = functions, .n_functions = N_ELEMENTS(functions),
	    .door = { .read = read_value },
	    .conductor = { advance, freeze, await, target, NULL } };
	server.sim = kt_sim_new();
	server.turns = turn_new(1);
	server.asides = turn_new(1);
	server.store = store_open(dir, false);
	FUZZ_ASSERT(server.store != NULL);
	server.waits = wait_new();
}

static void
make_secret(void)
{
	struct kt_call c;

	kt_call_init(&c, &server, kt_arena_new());
	c.request.target = "secretsmanager.CreateSecret";
	c.request.body = "{\"Name\":\"db\",\"SecretString\":\"v\","
	    "\"ClientRequestToken\":\"11111111-0000-4000-8000-000000000001\"}";
	c.request.body_len = strlen(c.request.body);
	service_run(&c);
	kt_call_end(&c);
}

const struct kt_server *
service(void)
{
	static int uses;

	if (uses == 0) {
		kt_log_setup(KT_LOG_ERROR, false);
		/* Readied in a thread that ends, OpenSSL 3.0 leaks there. */
		(void)OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CONFIG, NULL);
		(void)atexit(service_end);
	}
	if (uses++ % INPUTS == 0) {
		if (uses > 1)
			service_end();
		service_begin();
		make_secret();
	}
	return &server;
}

struct over {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool is_over;
};

static void
finish(struct kt_call *c)
{
	struct over *o = c->self;

	pthread_mutex_lock(&o->lock);
	o->is_over = true;
	pthread_cond_signal(&o->changed);
	pthread_mutex_unlock(&o->lock);
}

static void
judge(struct kt_call *c)
{
	const struct kt_answer *a = &c->answer;
	const struct kt_json *v;

	FUZZ_ASSERT(a->status == 200 || (a->status >= 400 && a->status < 500));
	if (strcmp(a->content_type, "text/xml") == 0)
		FUZZ_ASSERT(xml_well_formed(a->body.p));
	else
		FUZZ_ASSERT(kt_json_parse(c->arena, a->body.p, a->body.n,
		    &v) == 0 && kt_json_type(v) == KT_JSON_OBJECT);
}

void
service_run(struct kt_call *c)
{
	struct over o = { .is_over = false };

	pthread_mutex_init(&o.lock, NULL);
	pthread_cond_init(&o.changed, NULL);
	c->self = &o;
	c->finish = finish;
	if (kt_dispatch(c) == KT_LATER) {
		pthread_mutex_lock(&o.lock);
		while (!o.is_over)
			pthread_cond_wait(&o.changed, &o.lock);
		pthread_mutex_unlock(&o.lock);
	}
	pthread_cond_destroy(&o.changed);
	pthread_mutex_destroy(&o.lock);
	kt_call_answer(c);
	judge(c);
	(void)kt_fault_clear(KT_FAULT_ALL);	/* of the next one nothing breaks */
}
