/*
 * What an application sees of a rotation.  It holds sessions, opens new ones
 * all the time, and keeps the value it has read for as long as its cache lets
 * it.  So that nothing is left to luck the rotation stands still after each of
 * its steps (dispatch.h, witness) while two applications log in:
 *
 *   fresh    reads AWSCURRENT for this login
 *   cached   has read it at the worst moment, just before AWSCURRENT moved: it
 *            goes on with that value through the rotation, and after it until
 *            its cache is over
 *
 * The cache's time is reckoned, not waited for: nothing happens in it, as the
 * next rotation is later (which is checked).  A gap is measured on the
 * rotation's own time, which stands while the applications try.
 */
#include <inttypes.h>
#include <stdio.h>

#include "ops.h"
#include "store/tables.h"

#define SESSIONS_DEFAULT 8
#define SESSIONS_MAX 128
#define CACHE_DEFAULT (60 * KT_SECOND)
#define CACHE_MAX KT_DAY
#define LOGINS_MAX 32		/* what steps that are repeated bring is left */

/* One of the two, and what it met. */
struct application {
	const char *value;		/* "fresh" */
	int64_t tried, refused;
	int64_t from, until;		/* refused first; accepted again, or 0 */
};

struct trial {
	struct kt_call *c;
	struct kt_invoker as;
	struct kt_arena *arena;		/* of who tries: this thread, or seen */
	const char *arn;
	bool managed;			/* it is one of RDS's */
	int64_t cache;
	size_t wanted;			/* sessions */
	struct kt_creds held;		/* what lies in the cache */
	struct kt_link *sessions[SESSIONS_MAX];
	size_t n_sessions;
	struct application fresh, cached;
	struct own_survive_login logins[LOGINS_MAX];
	size_t n_logins;
	int64_t stood;			/* ms that went into looking */
	int64_t now;			/* of the look, on the rotation's time */
	pthread_mutex_t lock;
	bool over;			/* under lock; then reason holds */
	char reason[KT_WHY];		/* "": it succeeded */
};

/* --- logins --- */

/* AWSCURRENT, as the application's SDK reads it. */
static int
read_value(struct trial *t, struct kt_creds *out, char why[KT_WHY])
{
	const struct kt_door *door = &t->c->server->door;
	struct kt_aws aws = kt_invoker_aws(&t->as);
	struct kt_aws_answer answer;
	struct kt_value value = { .secret = t->arn,
	    .aws = t->managed ? &aws : NULL };

	aws.call(aws.self, t->arena, "secretsmanager", "GetSecretValue",
	    kt_arena_printf(t->arena, "{\"SecretId\":\"%s\"}", t->arn),
	    &answer);
	if (answer.code != NULL) {
		snprintf(why, KT_WHY, "%s: %.400s", answer.code,
		    answer.message);
		return -1;
	}
	value.text = kt_json_string(kt_json_member(answer.body,
	    "SecretString"));
	return door->read(door->trust, t->arena, &value, out, why);
}

static void
note(struct trial *t, struct application *by, const char *at,
    const struct own_survive_login *l)
{
	by->tried++;
	by->refused += l->accepted != SHAPE_TRUE;
	if (l->accepted != SHAPE_TRUE && by->from == 0)
		by->from = t->now;
	if (l->accepted != SHAPE_TRUE)
		by->until = 0;
	else if (by->until == 0)
		by->until = t->now;
	if (t->n_logins == LOGINS_MAX)
		return;
	t->logins[t->n_logins] = *l;
	t->logins[t->n_logins].at = kt_arena_strdup(t->arena, at);
	t->logins[t->n_logins++].value = by->value;
}

/* creds NULL: the value could not even be read. */
static void
log_in(struct trial *t, struct application *by, const char *at,
    const struct kt_creds *creds, char why[KT_WHY])
{
	const struct kt_engine *engine = t->c->server->door.engine;
	struct own_survive_login l = { .accepted = SHAPE_FALSE };
	struct kt_link *link = NULL;

	if (creds != NULL) {
		l.user = kt_arena_strdup(t->arena, creds->user);
		if (engine->login(creds, &link, why) == KT_ENGINE_OK)
			l.accepted = SHAPE_TRUE;
		engine->logout(&link);
	}
	if (l.accepted == SHAPE_FALSE)
		l.why = kt_arena_strdup(t->arena, why);
	note(t, by, at, &l);
}

/* Both log in; the value that is read is kept in the cache if it shall be. */
static void
look(struct trial *t, const char *at, bool reread)
{
	int64_t from = kt_mono_ms();
	char why[KT_WHY] = "";
	struct kt_creds creds;
	bool read = read_value(t, &creds, why) == 0;

	t->now = from - t->stood;
	if (read && reread)
		t->held = creds;
	log_in(t, &t->fresh, at, read ? &creds : NULL, why);
	if (t->cache > 0)
		log_in(t, &t->cached, at, &t->held, why);
	t->stood += kt_mono_ms() - from;
}

/* The witness: in the worker's thread, which runs the rotation. */
static void
see(void *self, const char *step, const char *why)
{
	struct trial *t = self;

	if (step != NULL) {
		look(t, step, false);
		return;
	}
	pthread_mutex_lock(&t->lock);
	snprintf(t->reason, KT_WHY, "%s", why != NULL ? why : "");
	t->over = true;
	pthread_mutex_unlock(&t->lock);
}

/* --- the sessions --- */

static int
hold_sessions(struct trial *t)
{
	const struct kt_engine *engine = t->c->server->door.engine;
	char why[KT_WHY] = "";

	for (; t->n_sessions < t->wanted; t->n_sessions++)
		if (engine->login(&t->held, &t->sessions[t->n_sessions],
		    why) != KT_ENGINE_OK)
			return kt_fail(t->c, KT_VALIDATION, "Session %zu of "
			    "%zu cannot be opened, so nothing was rotated: "
			    "%.400s", t->n_sessions + 1, t->wanted, why);
	return 0;
}

static int64_t
count_kept(struct trial *t)
{
	const struct kt_engine *engine = t->c->server->door.engine;
	char why[KT_WHY];
	int64_t kept = 0;
	size_t i;

	for (i = 0; i < t->n_sessions; i++)
		kept += engine->run(t->sessions[i], "SELECT 1", why) ==
		    KT_ENGINE_OK;
	return kept;
}

/* --- the rotation --- */

/* 1: it is over; -1: nobody waits for it any more. */
static int
settled(void *arg)
{
	struct trial *t = arg;
	bool over;

	pthread_mutex_lock(&t->lock);
	over = t->over;
	pthread_mutex_unlock(&t->lock);
	return over ? 1 : t->c->gone != NULL && t->c->gone(t->c) ? -1 : 0;
}

static int
rotate(struct trial *t)
{
	const struct kt_server *server = t->c->server;
	struct witness w = { .arn = t->arn, .see = see, .self = t };
	struct kt_aws aws = kt_invoker_aws(&t->as);
	struct kt_aws_answer answer;
	char token[KT_UUID];
	int rc = -1;

	kt_uuid(token);
	witness_add(server->witnesses, &w);
	aws.call(aws.self, t->c->arena, "secretsmanager", "RotateSecret",
	    kt_arena_printf(t->c->arena, "{\"SecretId\":\"%s\","
	    "\"ClientRequestToken\":\"%s\"}", t->arn, token), &answer);
	if (answer.code != NULL)
		(void)kt_fail(t->c, KT_VALIDATION, "%s", answer.message);
	else if (server->conductor.await(server->conductor.self, settled,
	    t) != 1)
		(void)own_gave_up(t->c);
	else
		rc = 0;
	witness_remove(server->witnesses, &w);
	return rc;
}

/* --- what was asked --- */

static int
read_request(struct trial *t)
{
	const struct own_survive_request *in = t->c->in;
	int64_t n = in->sessions.set ? in->sessions.v : SESSIONS_DEFAULT;

	if (in->secret == NULL || *in->secret == '\0')
		return kt_fail(t->c, KT_VALIDATION, "\"secret\" is the name or "
		    "the ARN of a secret.");
	if (n < 1 || n > SESSIONS_MAX)
		return kt_fail(t->c, KT_VALIDATION, "\"sessions\" is a number "
		    "from 1 to %d.", SESSIONS_MAX);
	t->wanted = (size_t)n;
	t->cache = CACHE_DEFAULT;
	if (in->cache != NULL && (kt_span_parse(in->cache, &t->cache) != 0 ||
	    t->cache > CACHE_MAX))
		return kt_fail(t->c, KT_VALIDATION, "\"cache\" is a span like "
		    "\"60s\" or \"1h30m\", up to a day; \"0s\" is no cache.");
	return 0;
}

/* Would a cached value have to last through two rotations?  None does. */
static int
check_cache(struct trial *t, const struct secret *s)
{
	struct kt_schedule when;
	int64_t next = 0, now = t->c->now;

	if (kt_schedule_read(&s->rotation_rules, &when) == NULL)
		next = kt_schedule_next(&when, now);
	if (next == 0 || next - now > t->cache)
		return 0;
	return kt_fail(t->c, KT_VALIDATION, "The rotation after this one may "
	    "begin in %" PRId64 " s, while a value is cached for %" PRId64
	    " s: no value lasts through two rotations.", (next - now) /
	    KT_SECOND, t->cache / KT_SECOND);
}

static int
find_secret(struct trial *t, struct own_survive_response *out)
{
	const struct own_survive_request *in = t->c->in;
	struct secret s;
	int rc;

	if (own_read_begin(t->c) != 0)
		return -1;
	rc = own_find(t->c, &(struct own_place){ in->secret, in->account,
	    in->region }, &s);
	own_read_end(t->c);
	if (rc != 0)
		return -1;
	t->as.account = s.account;
	t->as.region = s.region;
	out->secret = s.name;
	out->arn = t->arn = s.arn;
	t->managed = s.owner != NULL;
	out->function = s.rotation_function;
	return check_cache(t, &s);
}

static int
begin(struct trial *t, struct own_survive_response *out)
{
	char why[KT_WHY] = "";

	if (read_request(t) != 0 || find_secret(t, out) != 0)
		return -1;
	if (read_value(t, &t->held, why) != 0)
		return kt_fail(t->c, KT_VALIDATION, "AWSCURRENT leads to no "
		    "database, so nothing was rotated: %.400s", why);
	return hold_sessions(t);
}

/* --- what is answered --- */

/*
 * more: ms that its gap is longer than what was measured.  A gap of less than
 * one is one all the same: something was refused.
 */
static struct own_survive_tally *
tally(struct trial *t, const struct application *a, int64_t more)
{
	struct own_survive_tally *out = kt_arena_alloc(t->c->arena,
	    sizeof(*out));
	int64_t gap = a->until - a->from;

	out->tried = shape_int(a->tried);
	out->refused = shape_int(a->refused);
	if (a->refused == 0)
		out->gap_ms = shape_int(0);
	else if (a->until != 0)
		out->gap_ms = shape_int((gap > 0 ? gap : 1) + more);
	return out;
}

static void
answer(struct trial *t, int64_t took, struct own_survive_response *out)
{
	out->rotated = shape_bool(t->reason[0] == '\0');
	if (t->reason[0] != '\0')
		out->reason = kt_arena_strdup(t->c->arena, t->reason);
	out->rotation_ms = shape_int(took);
	out->cache_ms = shape_int(t->cache);
	out->sessions = shape_int((int64_t)t->n_sessions);
	out->kept = shape_int(count_kept(t));
	out->fresh = tally(t, &t->fresh, 0);
	if (t->cache > 0)
		out->cached = tally(t, &t->cached, t->cache);
	out->logins.items = kt_arena_dup(t->c->arena, t->logins,
	    t->n_logins * sizeof(t->logins[0]));
	out->logins.n = t->n_logins;
}

static void
end(struct trial *t)
{
	const struct kt_engine *engine = t->c->server->door.engine;

	while (t->n_sessions > 0)
		engine->logout(&t->sessions[--t->n_sessions]);
	pthread_mutex_destroy(&t->lock);
}

static void
free_arena(void *p)
{
	struct kt_arena *a = p;

	kt_arena_free(&a);
}

int
op_survive(struct kt_call *c)
{
	struct trial t = { .c = c, .as = { c->server, NULL, NULL, "keyturn" },
	    .arena = kt_arena_new(), .fresh.value = "fresh",
	    .cached.value = "cached" };
	struct own_survive_response *out = c->out;
	int64_t began, took = 0;
	int rc;

	kt_arena_defer(c->arena, free_arena, t.arena);
	pthread_mutex_init(&t.lock, NULL);
	rc = begin(&t, out);
	if (rc == 0) {
		look(&t, "before", true);
		began = kt_mono_ms() - t.stood;
		rc = rotate(&t);
		took = kt_mono_ms() - t.stood - began;
	}
	if (rc == 0) {
		look(&t, "after", false);
		look(&t, "reread", true);
		answer(&t, took, out);
	}
	end(&t);
	return rc;
}
