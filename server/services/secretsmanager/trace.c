/* See trace.h; models/keyturn.json has what is read of it as RotationStep. */
#include <inttypes.h>
#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/json.h"
#include "trace.h"

#define STEP_BYTES 16384	/* about so much of one step is kept */
#define TEXT_BYTES 1000		/* of one statement, or reason */

/* --- JSON --- */

static void
text(struct trace *t, const char *name, const char *value)
{
	char *s = kt_arena_strndup(t->arena, value, strlen(value) > TEXT_BYTES ?
	    TEXT_BYTES : strlen(value));

	kt_make_utf8(s);
	kt_json_quote(&t->steps, name, strlen(name));
	kt_buf_char(&t->steps, ':');
	kt_json_quote(&t->steps, s, strlen(s));
}

static bool
has_room(struct trace *t)
{
	if (t->steps.n - t->from < STEP_BYTES)
		return true;
	t->left_out++;
	return false;
}

/* The end of one thing said: ok, or what else came of it, and why. */
static void
result(struct trace *t, const char *code, const char *why, int64_t ms)
{
	kt_buf_char(&t->steps, ',');
	text(t, "result", code);
	if (why != NULL) {
		kt_buf_char(&t->steps, ',');
		text(t, "reason", why);
	}
	kt_buf_printf(&t->steps, ",\"ms\":%" PRId64 "},", ms);
}

/* --- calls of the API --- */

/* What of a request may be told; all else may be a secret. */
static const char *const told[] = {
	"ClientRequestToken", "ExcludeCharacters", "ExcludeLowercase",
	"ExcludeNumbers", "ExcludePunctuation", "ExcludeUppercase",
	"IncludeSpace", "MoveToVersionId", "PasswordLength",
	"RemoveFromVersionId", "RequireEachIncludedType", "SecretId",
	"VersionId", "VersionStage", "VersionStages"
};

static bool
may_be_told(const struct trace *t, const struct kt_json *member)
{
	const char *name = kt_json_name(member), *s = kt_json_string(member);
	size_t i;

	if (strcmp(name, "SecretId") == 0 && s != NULL &&
	    strcmp(s, t->arn) == 0)
		return false;		/* whose else */
	for (i = 0; i < N_ELEMENTS(told); i++)
		if (strcmp(told[i], name) == 0)
			return true;
	return false;
}

/* A text as it is, a list's items with commas, all else as JSON. */
static void
add_value(struct kt_buf *b, const struct kt_json *v)
{
	const struct kt_json *item;

	if (kt_json_string(v) != NULL) {
		kt_buf_str(b, kt_json_string(v));
		return;
	}
	if (kt_json_type(v) != KT_JSON_ARRAY) {
		kt_json_print(b, v);
		return;
	}
	for (item = kt_json_first(v); item != NULL; item = kt_json_next(item)) {
		if (item != kt_json_first(v))
			kt_buf_char(b, ',');
		add_value(b, item);
	}
}

static void
note_request(struct trace *t, const char *json)
{
	const struct kt_json *request, *m;
	struct kt_buf value;
	bool first = true;

	if (kt_json_parse(t->arena, json, strlen(json), &request) != 0)
		return;
	kt_buf_str(&t->steps, ",\"with\":{");
	for (m = kt_json_first(request); m != NULL; m = kt_json_next(m)) {
		if (!may_be_told(t, m))
			continue;
		kt_buf_init(&value, t->arena);
		add_value(&value, m);
		kt_buf_char(&value, '\0');
		if (!first)
			kt_buf_char(&t->steps, ',');
		first = false;
		text(t, kt_json_name(m), value.p);
	}
	kt_buf_char(&t->steps, '}');
}

static void
call(void *self, struct kt_arena *a, const char *service,
    const char *operation, const char *json, struct kt_aws_answer *out)
{
	struct trace *t = self;
	int64_t since = kt_mono_ms();

	t->api->call(t->api->self, a, service, operation, json, out);
	if (!has_room(t))
		return;
	kt_buf_char(&t->steps, '{');
	text(t, "call", kt_arena_printf(t->arena, "%s:%s", service, operation));
	note_request(t, json);
	result(t, out->code != NULL ? out->code : "ok", out->code != NULL ?
	    out->message : NULL, kt_mono_ms() - since);
}

struct kt_aws
trace_aws(struct trace *t, const struct kt_aws *api)
{
	t->api = api;
	return (struct kt_aws){ call, t };
}

/* --- databases --- */

static void
take(void *self, const struct kt_said *said)
{
	static const char *const codes[] = {
		[KT_ENGINE_OK] = "ok", [KT_ENGINE_DENIED] = "denied",
		[KT_ENGINE_UNREACHABLE] = "unreachable",
		[KT_ENGINE_UNCERTAIN] = "uncertain",
		[KT_ENGINE_FAILED] = "failed",
		[KT_ENGINE_REFUSED] = "refused"
	};
	struct trace *t = self;

	if (!has_room(t))
		return;
	kt_buf_char(&t->steps, '{');
	text(t, "database", said->what);
	result(t, codes[said->rc], said->why, said->ms);
}

struct kt_notes
trace_notes(struct trace *t)
{
	return (struct kt_notes){ take, t };
}

/* --- steps --- */

void
trace_begin(struct trace *t, struct kt_arena *a, const char *arn)
{
	*t = (struct trace){ .arena = a, .arn = arn };
	trace_taken(t);
}

const char *
trace_told(const struct trace *t)
{
	return t->steps.n > 0 ? t->steps.p : "";
}

void
trace_taken(struct trace *t)
{
	kt_buf_init(&t->steps, t->arena);
}

/* A list ends with a comma, which JSON has not. */
static void
close_list(struct kt_buf *b)
{
	if (b->p[b->n - 1] == ',')
		b->n--;
	kt_buf_char(b, ']');
}

void
trace_step(struct trace *t, const char *step, int64_t now)
{
	char at[KT_ISO8601];

	kt_time_iso8601(now, at);
	kt_buf_char(&t->steps, '{');
	text(t, "step", step);
	kt_buf_printf(&t->steps, ",\"started\":\"%s\",\"said\":[", at);
	t->from = t->steps.n;
	t->since = kt_mono_ms();
	t->left_out = 0;
}

void
trace_end(struct trace *t, const char *why)
{
	close_list(&t->steps);
	if (t->left_out > 0)
		kt_buf_printf(&t->steps, ",\"left_out\":%" PRId64, t->left_out);
	kt_buf_printf(&t->steps, ",\"ms\":%" PRId64, kt_mono_ms() - t->since);
	if (why != NULL) {
		kt_buf_char(&t->steps, ',');
		text(t, "failed", why);
	}
	kt_buf_str(&t->steps, "},");
}
