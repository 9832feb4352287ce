/* The speaking half of world.h. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/sign.h"
#include "tests/support/world.h"
#include "tests/support/xml.h"

void
client_begin(struct client *c, struct world *w)
{
	memset(c, 0, sizeof(*c));
	c->world = w;
	c->arena = kt_arena_new();
	c->region = REGION;
}

void
client_end(struct client *c)
{
	kt_arena_free(&c->arena);
}

static void
swap(char *s, char from, char to)
{
	for (; *s != '\0'; s++)
		if (*s == from)
			*s = to;
}

static void
finish(struct kt_call *c)
{
	struct under_way *u = c->self;

	pthread_mutex_lock(&u->lock);
	u->is_over = true;
	pthread_cond_signal(&u->changed);
	pthread_mutex_unlock(&u->lock);
}

static void
later(struct kt_call *c)
{
	((struct under_way *)c->self)->was_later = true;
}

static bool
gone(const struct kt_call *c)
{
	return atomic_load(&((struct under_way *)c->self)->left);
}

/* By who has a secret truly, by anybody else as he likes. */
static void
sign(struct client *c, struct kt_call *call)
{
	const struct kt_request *r = &call->request;
	struct signer s = { .key = c->key, .token = c->token,
	    .region = c->region, .service = c->service != NULL ? c->service :
	    r->target != NULL ? "secretsmanager" : "rds" };

	if (c->key == NULL)
		return;
	s.secret = sign_secret(call->arena, call->server, c->key, c->token);
	if (s.secret != NULL)
		sign_request(call->arena, &call->request, &s);
	else
		call->request.authorization = kt_arena_printf(call->arena,
		    "AWS4-HMAC-SHA256 Credential=%s/20260115/%s/%s/"
		    "aws4_request, SignedHeaders=host, Signature=00", c->key,
		    c->region, s.service);
}

void
say_begin(struct under_way *u, struct client *c, const struct kt_request *r)
{
	struct kt_call *call = &u->call;

	memset(u, 0, sizeof(*u));
	u->client = c;
	pthread_mutex_init(&u->lock, NULL);
	pthread_cond_init(&u->changed, NULL);
	kt_call_init(call, &c->world->server, kt_arena_new());
	call->request = *r;
	if (call->request.body == NULL)
		call->request.body = "";
	sign(c, call);
	call->self = u;
	call->later = later;
	call->finish = finish;
	call->gone = gone;
	if (kt_dispatch(call) == KT_DONE)
		u->is_over = true;
	else
		ck_assert(u->was_later);
}

bool
say_is_over(struct under_way *u)
{
	bool over;

	pthread_mutex_lock(&u->lock);
	over = u->is_over;
	pthread_mutex_unlock(&u->lock);
	return over;
}

static void
understand(struct said *s, const struct kt_answer *answer)
{
	struct kt_arena *a = s->arena;
	const struct kt_json *body;
	char *text;

	if (answer->silent) {	/* status 0: it was not answered */
		s->text = "";
		return;
	}
	s->status = answer->status;
	s->content_type = answer->content_type;
	s->text = text = kt_arena_alloc(a, answer->body.n + 1);
	if (answer->body.n > 0)
		memcpy(text, answer->body.p, answer->body.n);
	if (strstr(s->content_type, "json") == NULL &&
	    strcmp(s->content_type, "text/xml") != 0)
		return;		/* its bytes are looked at by who asked */
	if (strcmp(s->content_type, "text/xml") == 0) {
		ck_assert_msg(xml_well_formed(s->text), "%s", s->text);
		s->code = xml_find(a, s->text, "Code");
		s->message = xml_find(a, s->text, "Message");
		return;
	}
	if (s->status / 100 == 2 && *s->text == '\0')
		return;		/* of an operation without output */
	ck_assert_msg(kt_json_parse(a, s->text, strlen(s->text), &body) == 0,
	    "%s", s->text);
	s->body = body;
	s->message = kt_json_string(kt_json_member(body, "Message"));
	if (s->message == NULL)
		s->message = kt_json_string(kt_json_member(body, "message"));
	s->code = kt_json_string(kt_json_member(body, "__type"));
	if (s->code == NULL)
		s->code = kt_arena_strdup(a, answer->error_type);
}

struct said
say_end(struct under_way *u)
{
	struct said s = { .arena = u->client->arena };

	pthread_mutex_lock(&u->lock);
	while (!u->is_over)
		pthread_cond_wait(&u->changed, &u->lock);
	pthread_mutex_unlock(&u->lock);
	kt_call_answer(&u->call);
	understand(&s, &u->call.answer);
	kt_call_end(&u->call);
	pthread_cond_destroy(&u->changed);
	pthread_mutex_destroy(&u->lock);
	return s;
}

struct said
say_request(struct client *c, const struct kt_request *r)
{
	struct under_way u;

	say_begin(&u, c, r);
	return say_end(&u);
}

/* What its service is called in a target; of another protocol's: of secrets. */
static const char *
prefix_of(const struct client *c)
{
	const struct kt_service *const *s;

	for (s = kt_services; c->service != NULL && *s != NULL; s++)
		if (strcmp((*s)->name, c->service) == 0 && (*s)->prefix != NULL)
			return (*s)->prefix;
	return "secretsmanager";
}

struct said
say(struct client *c, const char *operation, const char *json, ...)
{
	struct kt_request r = { .method = "POST", .path = "/",
	    .content_type = "application/x-amz-json-1.1" };
	char *body;
	va_list ap;

	va_start(ap, json);
	body = kt_arena_vprintf(c->arena, json, ap);
	va_end(ap);
	swap(body, '\'', '"');
	r.target = kt_arena_printf(c->arena, "%s.%s", prefix_of(c),
	    operation);
	r.body = body;
	r.body_len = strlen(body);
	return say_request(c, &r);
}

struct said
say_form(struct client *c, const char *form, ...)
{
	struct kt_request r = { .method = "POST", .path = "/",
	    .content_type = "application/x-www-form-urlencoded; "
	    "charset=utf-8" };
	va_list ap;

	va_start(ap, form);
	r.body = kt_arena_printf(c->arena, "%s&Version=%s",
	    kt_arena_vprintf(c->arena, form, ap),
	    c->version != NULL ? c->version : "2014-10-31");
	va_end(ap);
	r.body_len = strlen(r.body);
	return say_request(c, &r);
}

struct said
say_get(struct client *c, const char *path, const char *query)
{
	struct kt_request r = { .method = "GET", .path = path,
	    .query = query };

	return say_request(c, &r);
}

static const struct kt_json *
step_into(const struct kt_json *v, const char *part)
{
	size_t i;

	if (kt_json_type(v) != KT_JSON_ARRAY)
		return kt_json_member(v, part);
	v = kt_json_first(v);
	for (i = strtoul(part, NULL, 10); v != NULL && i > 0; i--)
		v = kt_json_next(v);
	return v;
}

const char *
said_at(const struct said *s, const char *path)
{
	char *text = kt_arena_strdup(s->arena, path), *save = NULL, *part;
	const struct kt_json *v = s->body;
	struct kt_buf b;

	for (part = strtok_r(text, ".", &save); part != NULL && v != NULL;
	    part = strtok_r(NULL, ".", &save))
		v = step_into(v, part);
	if (v == NULL)
		return ABSENT;
	if (kt_json_string(v) != NULL)
		return kt_json_string(v);
	kt_buf_init(&b, s->arena);
	kt_json_print(&b, v);
	kt_buf_char(&b, '\0');
	swap(b.p, '"', '\'');
	return b.p;
}

const char *
xml_in(const struct said *s, const char *element)
{
	const char *text = xml_find(s->arena, s->text, element);

	return text != NULL ? text : ABSENT;
}
