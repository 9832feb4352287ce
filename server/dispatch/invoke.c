/*
 * The road from inside: rotations and fixtures call operations as a Lambda
 * would, by service, operation and JSON, and wait for the answer.
 */
#include <string.h>

#include "calls.h"
#include "dispatch.h"
#include "wire/wire.h"

struct inside {
	pthread_mutex_t lock;
	pthread_cond_t over;
	bool is_over;
};

static void
finish(struct kt_call *c)
{
	struct inside *i = c->self;

	pthread_mutex_lock(&i->lock);
	i->is_over = true;
	pthread_cond_signal(&i->over);
	pthread_mutex_unlock(&i->lock);
}

static void
run_and_wait(struct kt_call *c)
{
	struct inside i = { .is_over = false };

	pthread_mutex_init(&i.lock, NULL);
	kt_cond_init(&i.over);
	c->self = &i;
	c->here = true;
	c->finish = finish;
	if (dispatch_run(c) == KT_LATER) {
		pthread_mutex_lock(&i.lock);
		while (!i.is_over)
			(void)kt_cond_wait(&i.over, &i.lock, INT64_MAX);
		pthread_mutex_unlock(&i.lock);
	}
	pthread_cond_destroy(&i.over);
	pthread_mutex_destroy(&i.lock);
}

/* The call's outcome in the caller's arena, as JSON whatever the protocol. */
static void
report(struct kt_call *c, struct kt_arena *a, struct kt_aws_answer *out)
{
	struct kt_buf json;

	memset(out, 0, sizeof(*out));
	if (c->err == KT_OK) {
		kt_buf_init(&json, a);
		if (c->op->out != NULL)
			wire_encode_json(&json, c->op->out, c->out);
		else
			kt_buf_str(&json, "{}");
		if (kt_json_parse(a, json.p, json.n, &out->body) == 0)
			return;
		(void)kt_fail(c, KT_INTERNAL,
		    "The answer is not JSON.");
	}
	out->code = kt_error(c->service, c->err)->code;
	out->internal = c->err == KT_INTERNAL;
	out->message = kt_arena_strdup(a, c->message != NULL ? c->message : "");
}

static void
invoke(void *self, struct kt_arena *a, const char *service,
    const char *operation, const char *json, struct kt_aws_answer *out)
{
	const struct kt_invoker *i = self;
	struct kt_call c;

	within_forbid(operation);
	kt_call_init(&c, i->server, kt_arena_new());
	c.account = c.principal.account = i->account;
	c.region = i->region;
	c.by = i->by;
	c.inside = true;
	c.actor = i->actor;
	c.light = i->light;
	c.last_look = i->by != NULL;
	if (dispatch_name(&c, service, operation) == 0 &&
	    wire_decode_json(&c, json, strlen(json)) == 0)
		run_and_wait(&c);
	report(&c, a, out);
	call_ended(&c, true);
	kt_call_end(&c);
}

struct kt_aws
kt_invoker_aws(struct kt_invoker *i)
{
	return (struct kt_aws){ invoke, i };
}
