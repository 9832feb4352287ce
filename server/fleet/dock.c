/* What a container engine is asked (dock.h). */
#include "dock.h"

#include <stdio.h>
#include <string.h>

#include "fetch/fetch.h"
#include "keyturn/log.h"
#include "why.h"

#define CALL_SECONDS 60		/* making and starting one takes its time */
#define ANSWER_MAX (64u << 20)
#define LINE_MAX_N (64u << 10)

/* --- one call --- */

static void
say_why(struct talk *t, const char *words, long status)
{
	if (words != NULL)
		snprintf(t->why, KT_WHY, "%.*s", KT_WHY - 8, words);
	else
		snprintf(t->why, KT_WHY, "the container engine answers %ld",
		    status);
	kt_make_utf8(t->why);
}

static enum dock_rc
judge(struct talk *t, long status)
{
	if ((status >= 200 && status < 300) || status == 304)
		return DOCK_OK;
	say_why(t, dock_message(t->json), status);
	return status == 404 ? DOCK_ABSENT : DOCK_FAILED;
}

static struct fetch
fetch_of(struct talk *t, const char *path)
{
	const struct dock *d = t->dock;

	t->text = "";
	t->n = 0;
	t->json = NULL;
	return (struct fetch){ .arena = t->arena, .stop = t->stop,
	    .url = kt_arena_printf(t->arena, "%s%s", d->base, path),
	    .socket = d->socket[0] != '\0' ? d->socket : NULL,
	    .certs = d->certs[0] != '\0' ? d->certs : NULL,
	    .most = ANSWER_MAX };
}

static enum dock_rc
run(struct talk *t, struct fetch *f)
{
	if (fetch_run(f) == 0)
		return DOCK_OK;
	snprintf(t->why, KT_WHY, "the container engine at %.200s: %.250s",
	    f->socket != NULL ? f->socket : t->dock->base, f->why);
	return DOCK_SILENT;
}

enum dock_rc
dock_ask(struct talk *t, const char *method, const char *path,
    const struct dock_body *body, long seconds)
{
	struct fetch f = fetch_of(t, path);

	f.method = method;
	f.body = body->p;
	f.n_body = body->n;
	f.type = body->type;
	f.seconds = seconds >= 0 ? seconds : t->patience > 0 ? t->patience :
	    CALL_SECONDS;
	if (run(t, &f) != DOCK_OK)
		return DOCK_SILENT;
	if (f.answer.n > 0) {
		t->text = f.answer.p;
		t->n = f.answer.n;
		(void)!kt_json_parse(t->arena, t->text, t->n, &t->json);
	}
	return judge(t, f.status);
}

enum dock_rc
dock_get(struct talk *t, const char *path)
{
	return dock_do(t, "GET", path);
}

enum dock_rc
dock_do(struct talk *t, const char *method, const char *path)
{
	return dock_ask(t, method, path, &(struct dock_body){ .p = NULL }, -1);
}

/* --- an image --- */

/* What is told of a pull: a JSON object a line, while it goes. */
struct pull {
	const char *what;
	struct kt_buf line;
	char error[KT_WHY];
};

static const char *
text(const struct kt_json *v, const char *name)
{
	const char *s = kt_json_string(kt_json_member(v, name));

	return s != NULL ? s : "";
}

static void
take_line(struct pull *p)
{
	const struct kt_json *v = NULL;
	const char *words, *id;

	if (kt_json_parse(p->line.arena, p->line.p, p->line.n, &v) != 0)
		return;
	words = dock_message(v);
	id = text(v, "id");
	if (words != NULL)
		snprintf(p->error, sizeof(p->error), "%.*s", KT_WHY - 1, words);
	else if (id[0] == '\0' || strcmp(text(v, "status"), "Pull complete") ==
	    0)
		kt_log(KT_LOG_INFO, "image %s: %.20s %.100s", p->what, id,
		    text(v, "status"));
}

static void
take(void *self, const char *s, size_t n)
{
	struct pull *p = self;

	for (; n > 0; s++, n--) {
		if (*s != '\n' && p->line.n < LINE_MAX_N) {
			kt_buf_char(&p->line, *s);
			continue;
		}
		if (p->line.n > 0)
			take_line(p);
		p->line.n = 0;
	}
}

enum dock_rc
dock_pull(struct talk *t, const char *repository, const char *tag)
{
	const char *what = kt_arena_printf(t->arena, "%s:%s", repository, tag);
	struct fetch f = fetch_of(t, kt_arena_printf(t->arena,
	    "/images/create?fromImage=docker.io/library/%s&tag=%s", repository,
	    tag));
	struct pull p = { .what = what };

	kt_log(KT_LOG_INFO, "image %s is not there yet: pulling it", what);
	kt_buf_init(&p.line, t->arena);
	f.method = "POST";
	f.body = "";
	f.take = take;
	f.self = &p;
	if (run(t, &f) != DOCK_OK)
		return DOCK_SILENT;
	if (p.line.n > 0)
		take_line(&p);
	if (f.status == 200 && p.error[0] == '\0')
		return DOCK_OK;
	say_why(t, p.error[0] != '\0' ? p.error : NULL, f.status);
	return DOCK_FAILED;
}

/* --- its end --- */

/*
 * The last thing said, where nothing was said to be an error: by the image's
 * own script.  It tells the password that it gives root.
 */
static void
add_last_line(struct talk *t, char *said)
{
	size_t len = strlen(said), n;
	const char *line;

	while (len > 0 && strchr(" \r\n", said[len - 1]) != NULL)
		said[--len] = '\0';
	line = strrchr(said, '\n');
	line = line != NULL ? line + 1 : said;
	n = strlen(t->why);
	if (*line != '\0' && strstr(line, "PASSWORD") == NULL &&
	    strstr(line, " near '") == NULL && strstr(said, "[ERROR]") == NULL)
		snprintf(t->why + n, KT_WHY - n, ": %s", line);
}

void
dock_why(struct talk *t, const char *container, int status)
{
	struct kt_buf said;

	kt_buf_init(&said, t->arena);
	kt_buf_str(&said, "");
	if (dock_get(t, kt_arena_printf(t->arena,
	    "/containers/%s/logs?stdout=1&stderr=1&tail=200", container)) ==
	    DOCK_OK)
		dock_unframe(&said, t->text, t->n);
	kt_buf_char(&said, '\0');
	why_text(said.p, status, false, t->why);
	add_last_line(t, said.p);
	kt_make_utf8(t->why);
}
